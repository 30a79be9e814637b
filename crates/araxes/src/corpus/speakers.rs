use std::collections::{BTreeMap, BTreeSet, HashMap};

use araxes_quote::SpeakerKind;
use araxes_text::Language;
use serde::Serialize;

use super::day;
use super::names::{Key, Keys, is_short, words};
use crate::json;

/// A speaker of the corpus.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SpeakerRow {
    /// Its row, from 0: those with the most quotes first.
    pub id: usize,
    /// The name, in the fullest form that is most used; `None` for a source that no article names.
    pub name: Option<String>,
    /// Person, organisation, role, group or unnamed.
    pub kind: SpeakerKind,
    /// Other forms of the name.
    pub aliases: Vec<String>,
    /// Titles and roles, from all articles.
    pub roles: Vec<String>,
    /// The words for it at its first quote.
    pub mention: Option<String>,
    /// Number of articles.
    pub articles: usize,
    /// Number of quotes.
    pub quotes: usize,
    /// Outlets that quote it.
    pub outlets: Vec<String>,
    /// Languages that it is quoted in.
    pub languages: Vec<&'static str>,
    /// First day on which it is quoted.
    pub first_date: Option<String>,
    /// Last day.
    pub last_date: Option<String>,
    /// Numbers of the documents.
    pub documents: Vec<usize>,
}

/// What is kept of each document of a corpus until its speakers are merged: little, so that the documents need not
/// be.
///
/// ```
/// use araxes::{Options, analyze, corpus::{Corpus, Entry, SpeakerCollector}, json};
///
/// let pages = ["“It is late,” Anna Melikyan said.", "«Уже поздно», - сказала Анна Меликян."];
/// let read = |page: &str| analyze(page.as_bytes(), &Options::default()).map(|found| json::Document::from(&found));
/// let mut collector = SpeakerCollector::default();
/// for page in pages {
///     collector.add(&read(page)?);
/// }
/// let speakers = collector.finish();
/// assert_eq!(speakers.rows().len(), 1);
///
/// // The rows of the second document, by itself.
/// let second = read(pages[1])?;
/// let part = Corpus::part(vec![Entry { source: None, document: &second }], 1, &speakers);
/// let row = part.quotes().next().unwrap();
/// assert_eq!((row.document, row.speaker.as_deref()), (1, Some("Anna Melikyan")));
/// # Ok::<(), araxes::Error>(())
/// ```
#[derive(Debug, Default)]
pub struct SpeakerCollector {
    documents: Vec<Seen>,
}

/// What is kept of a document.
#[derive(Debug)]
struct Seen {
    outlet: Option<String>,
    language: Language,
    date: Option<String>,
    speakers: Vec<SeenSpeaker>,
}

/// What is kept of a document's speaker.
#[derive(Debug)]
struct SeenSpeaker {
    kind: SpeakerKind,
    name: Option<String>,
    roles: Vec<String>,
    /// The words for it at its first quote that has some.
    mention: Option<String>,
    quotes: usize,
}

impl SpeakerCollector {
    /// Notes the speakers of the next document.
    pub fn add(&mut self, document: &json::Document) {
        let article = &document.article;
        let seen = |speaker: &json::Speaker| SeenSpeaker {
            kind: speaker.kind,
            name: speaker.name.clone(),
            roles: speaker.roles.clone(),
            mention: None,
            quotes: 0,
        };
        let mut speakers: Vec<SeenSpeaker> = document.speakers.iter().map(seen).collect();
        for speaker in document.quotes.iter().filter_map(|quote| quote.speaker.as_ref()) {
            if let Some(seen) = speakers.get_mut(speaker.id) {
                seen.quotes += 1;
                if let (None, Some(words)) = (&seen.mention, &speaker.mention) {
                    seen.mention = Some(words.text.clone());
                }
            }
        }
        self.documents.push(Seen {
            outlet: article.outlet.clone(),
            language: article.language,
            date: day(article.published.as_deref()).map(str::to_owned),
            speakers,
        });
    }

    /// Merges the speakers of all documents.
    #[must_use]
    pub fn finish(self) -> Speakers {
        let named = self.documents.iter().flat_map(|seen| {
            let persons = seen
                .speakers
                .iter()
                .filter(|speaker| speaker.kind == SpeakerKind::Person);
            persons.filter_map(|speaker| Some((speaker.name.as_deref()?, seen.language)))
        });
        let keys = Keys::of(named);
        let mut groups: Vec<Group> = Vec::new();
        let mut by_key: HashMap<(SpeakerKind, Key), usize> = HashMap::new();
        let mut rows_of: Vec<Vec<usize>> = Vec::with_capacity(self.documents.len());
        for (number, seen) in self.documents.iter().enumerate() {
            let mut groups_here = Vec::with_capacity(seen.speakers.len());
            for speaker in &seen.speakers {
                let fresh = groups.len();
                let group = match &speaker.name {
                    Some(name) => *by_key
                        .entry((speaker.kind, keys.get(speaker.kind, name)))
                        .or_insert(fresh),
                    None => fresh,
                };
                if group == fresh {
                    groups.push(Group::new(speaker.kind));
                }
                groups[group].add(number, seen, speaker);
                groups_here.push(group);
            }
            rows_of.push(groups_here);
        }
        Speakers::ordered(groups, rows_of)
    }
}

/// The speakers of all documents, the same one in several as one.
///
/// Names of one kind are the same where they agree but for case, diacritics and punctuation; of persons also where the
/// order of the words differs, where one has a middle name or patronymic more, where one is a surname alone or with
/// initials that fits one full name of the corpus and no other, and where articles in several languages spell a full
/// name that sounds alike. What articles in one language tell apart is never joined by its sound. Those without a name
/// are never joined.
#[derive(Clone, Debug, Default)]
pub struct Speakers {
    rows: Vec<SpeakerRow>,
    /// For each document the row of each of its speakers.
    rows_of: Vec<Vec<usize>>,
}

impl Speakers {
    /// Orders the groups by their quotes; `rows_of` has the group of each document's speakers.
    fn ordered(groups: Vec<Group>, mut rows_of: Vec<Vec<usize>>) -> Self {
        let mut order: Vec<usize> = (0..groups.len()).collect();
        order.sort_by_key(|&group| usize::MAX - groups[group].quotes);
        let mut row_of = vec![0; groups.len()];
        for (row, &group) in order.iter().enumerate() {
            row_of[group] = row;
        }
        for row in rows_of.iter_mut().flatten() {
            *row = row_of[*row];
        }
        let mut rows: Vec<SpeakerRow> = groups
            .into_iter()
            .enumerate()
            .map(|(group, found)| found.finish(row_of[group]))
            .collect();
        rows.sort_unstable_by_key(|speaker| speaker.id);
        Self { rows, rows_of }
    }

    /// A row for each, those with the most quotes first.
    #[must_use]
    pub fn rows(&self) -> &[SpeakerRow] {
        &self.rows
    }

    /// The row of a document's speaker.
    pub(super) fn get(&self, document: usize, speaker: usize) -> Option<&SpeakerRow> {
        self.rows.get(*self.rows_of.get(document)?.get(speaker)?)
    }
}

/// One speaker while the documents are gone through.
struct Group {
    kind: SpeakerKind,
    names: BTreeMap<String, usize>,
    roles: BTreeSet<String>,
    mention: Option<String>,
    quotes: usize,
    outlets: BTreeSet<String>,
    languages: BTreeSet<&'static str>,
    dates: BTreeSet<String>,
    documents: Vec<usize>,
}

impl Group {
    fn new(kind: SpeakerKind) -> Self {
        Self {
            kind,
            names: BTreeMap::new(),
            roles: BTreeSet::new(),
            mention: None,
            quotes: 0,
            outlets: BTreeSet::new(),
            languages: BTreeSet::new(),
            dates: BTreeSet::new(),
            documents: Vec::new(),
        }
    }

    fn add(&mut self, number: usize, seen: &Seen, speaker: &SeenSpeaker) {
        if let Some(name) = &speaker.name {
            *self.names.entry(name.clone()).or_default() += 1;
        }
        self.quotes += speaker.quotes;
        if self.mention.is_none() {
            self.mention.clone_from(&speaker.mention);
        }
        self.roles.extend(speaker.roles.iter().cloned());
        self.outlets.extend(seen.outlet.clone());
        self.languages.insert(seen.language.tag());
        self.dates.extend(seen.date.clone());
        if self.documents.last() != Some(&number) {
            self.documents.push(number);
        }
    }

    fn finish(self, id: usize) -> SpeakerRow {
        let full = |name: &str| !is_short(&words(name));
        let best = self
            .names
            .iter()
            .max_by_key(|&(name, &count)| (full(name), count, std::cmp::Reverse(name)))
            .map(|(name, _)| name.clone());
        SpeakerRow {
            id,
            kind: self.kind,
            aliases: self
                .names
                .into_keys()
                .filter(|name| Some(name) != best.as_ref())
                .collect(),
            name: best,
            roles: self.roles.into_iter().collect(),
            mention: self.mention,
            articles: self.documents.len(),
            quotes: self.quotes,
            outlets: self.outlets.into_iter().collect(),
            languages: self.languages.into_iter().collect(),
            first_date: self.dates.first().cloned(),
            last_date: self.dates.last().cloned(),
            documents: self.documents,
        }
    }
}
