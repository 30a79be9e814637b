use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use araxes_text::{fold, words};
use serde::Serialize;

use super::QuoteRow;
use super::columns::row;
use super::naming::ratio;

/// Words in a row that are compared as one.
const SHINGLE: usize = 3;

/// Fewest words of a quote that is compared: shorter ones are the same by chance.
const MIN_WORDS: usize = 6;

/// Shingles of the shorter quote that must stand in the longer one, as a share.
const MIN_SHARED: f64 = 0.6;

/// Most quotes that one shingle leads to: a phrase in more of them tells nothing, and the work stays linear.
const MAX_LEADERS: usize = 16;

row! {
    /// A quote that has the same words in another article.
    #[derive(Clone, Debug, PartialEq, Serialize)]
    SameQuote<'d> {
        group: usize = "number of the group of quotes with the same words";
        articles: usize = "number of articles in the group";
        similarity: f64 = "words shared with the first quote of the group, from 0 to 1";
        document: usize = "number of the document in the corpus, from 0";
        source: Option<&'d str> = "path or name of the source that the document was read from";
        outlet: Option<&'d str> = "name of the outlet";
        date: Option<&'d str> as Date = "day of publication, as the source gives it";
        language: &'static str = "BCP 47 tag of the article's language; und where unknown";
        quote: usize = "number of the quote in the document";
        speaker: Option<String> = "name of the speaker, in its fullest form in the corpus";
        text: &'d str = "words of the quote";
    }
}

/// Groups the quotes by their words. Each quote is compared with the first quote of each group that shares a shingle
/// with it, so that the work grows with the number of words and no faster.
pub(super) fn same_quotes<'d>(quotes: impl Iterator<Item = QuoteRow<'d>>) -> Vec<SameQuote<'d>> {
    let mut groups: Vec<Vec<SameQuote<'d>>> = Vec::new();
    let mut lengths: Vec<usize> = Vec::new();
    let mut leaders: HashMap<u64, Vec<usize>> = HashMap::new();
    for quote in quotes {
        let shingles = shingles(quote.text);
        if shingles.is_empty() {
            continue;
        }
        let best = best_group(&shingles, &leaders, &lengths);
        let (group, similarity) = best.unwrap_or((groups.len(), 1.0));
        if best.is_none() {
            groups.push(Vec::new());
            lengths.push(shingles.len());
            for &shingle in &shingles {
                let known = leaders.entry(shingle).or_default();
                if known.len() < MAX_LEADERS {
                    known.push(group);
                }
            }
        }
        groups[group].push(SameQuote {
            group,
            articles: 0,
            similarity,
            document: quote.document,
            source: quote.source,
            outlet: quote.outlet,
            date: quote.date,
            language: quote.language,
            quote: quote.quote,
            speaker: quote.speaker,
            text: quote.text,
        });
    }
    in_several_articles(groups)
}

/// The group that shares the most with a quote, and how much.
fn best_group(shingles: &[u64], leaders: &HashMap<u64, Vec<usize>>, lengths: &[usize]) -> Option<(usize, f64)> {
    let mut shared: HashMap<usize, usize> = HashMap::new();
    for group in shingles.iter().filter_map(|shingle| leaders.get(shingle)).flatten() {
        *shared.entry(*group).or_default() += 1;
    }
    shared
        .into_iter()
        .map(|(group, count)| (group, ratio(count, shingles.len().min(lengths[group]))))
        .filter(|&(_, similarity)| similarity >= MIN_SHARED)
        .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))
}

/// The distinct shingles of a quote's folded words.
fn shingles(text: &str) -> Vec<u64> {
    let folded: Vec<String> = words(text).map(|span| fold(span.of(text))).collect();
    if folded.len() < MIN_WORDS {
        return Vec::new();
    }
    let mut shingles: Vec<u64> = folded
        .windows(SHINGLE)
        .map(|window| {
            let mut hasher = DefaultHasher::new();
            window.hash(&mut hasher);
            hasher.finish()
        })
        .collect();
    shingles.sort_unstable();
    shingles.dedup();
    shingles
}

/// The groups with quotes from more than one article, those in the most articles first.
fn in_several_articles(groups: Vec<Vec<SameQuote<'_>>>) -> Vec<SameQuote<'_>> {
    let mut kept: Vec<(usize, Vec<SameQuote<'_>>)> = groups
        .into_iter()
        .map(|group| {
            let mut documents: Vec<usize> = group.iter().map(|quote| quote.document).collect();
            documents.dedup();
            (documents.len(), group)
        })
        .filter(|(articles, _)| *articles > 1)
        .collect();
    kept.sort_by_key(|(articles, _)| usize::MAX - articles);
    let numbered = kept.into_iter().enumerate().flat_map(|(number, (articles, group))| {
        group.into_iter().map(move |quote| SameQuote {
            group: number,
            articles,
            ..quote
        })
    });
    numbered.collect()
}
