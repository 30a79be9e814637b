//! The labels between headline and text: date, writers and the line that sums the article up.

use std::collections::HashMap;

use araxes_text::Span;

use super::content::weight_of;
use super::dom::Id;
use super::hints::kind;
use super::leaves::{Leaf, within};
use super::scope::Scope;
use super::title::{is_key, key};
use crate::cues::word_count;
use crate::date::{date_line, find_date};
use crate::model::{Article, Role};
use crate::plain::is_caption;

/// The most code points of a label.
const WIDTH: usize = 160;
/// The most code points of a line that sums the article up.
const LEAD_WIDTH: usize = 400;
/// Words that may stand in a label beside its date or names: a count of readers, "from our correspondent".
const MORE_WORDS: usize = 5;
/// Signs between the parts of a label.
const PARTERS: &str = " \u{a0}|•·/,;—–-[]()";

/// Blocks by the first node of the leaf that they stand in. One leaf may hold several.
pub(super) type Labels = HashMap<Id, Vec<(Role, String)>>;

/// The labels of a page whose metadata have been read: only what they say is a label.
pub(super) fn read(scope: &Scope<'_, '_>, article: &mut Article) -> Labels {
    let mut labels = Labels::new();
    let title = article.title.as_deref().map(key).unwrap_or_default();
    let mut headline = false;
    // The line that sums an article up stands between its headline and the other labels.
    let mut labelled = false;
    let (mut named, mut text_begins) = (false, false);
    for (_, leaf) in scope.near() {
        if is_key(&leaf.text, &title) {
            headline = true;
            continue;
        }
        if !scope.in_header(leaf.first()) && !scope.in_brow(leaf) && text_begins {
            continue;
        }
        let mut parts = parts(leaf, article);
        // Of a byline that stands twice the second is left to what else is known of it.
        parts.retain(|(role, _)| *role != Role::Byline || !named);
        named |= parts.iter().any(|(role, _)| *role == Role::Byline);
        if !parts.is_empty() {
            labelled |= headline;
            labels.insert(leaf.first(), parts);
        } else if headline && !labelled && !text_begins && sums_up(scope, leaf, article) {
            article.subtitle.get_or_insert_with(|| leaf.text.clone());
            labels.insert(leaf.first(), vec![(Role::Subtitle, leaf.text.clone())]);
        } else {
            text_begins |= weight_of(leaf) > 0;
        }
    }
    labels
}

/// Whether a leaf under the headline sums the article up: it is what the metadata tell, or its class says so.
fn sums_up(scope: &Scope<'_, '_>, leaf: &Leaf, article: &Article) -> bool {
    match &article.subtitle {
        Some(told) => is_key(&leaf.text, &key(told)),
        None => {
            let classed = scope.hints_above(leaf.first()) & kind::SUBTITLE != 0;
            classed
                && leaf.chars() <= LEAD_WIDTH
                && word_count(&leaf.text) >= 3
                && !leaf.is(within::ITEM | within::TABLE)
        }
    }
}

/// The date and the byline in a short leaf. A date counts where it is the day that the metadata tell, so that the
/// site's own clock does not.
fn parts(leaf: &Leaf, article: &Article) -> Vec<(Role, String)> {
    let text = leaf.text.as_str();
    if leaf.chars() > WIDTH || leaf.is(within::FIGURE) || is_caption(text) {
        return Vec::new();
    }
    let dated = find_date(text).filter(|found| {
        let told = [&article.published, &article.modified].into_iter().flatten();
        told.into_iter().any(|iso| iso.get(..10) == found.iso.get(..10))
    });
    let whole = Span::new(0, text.len());
    let Some(dated) = dated else {
        let named = byline(text, whole, article);
        return named.into_iter().map(|words| (Role::Byline, words)).collect();
    };
    if date_line(text).is_some() {
        return vec![(Role::Date, text.to_owned())];
    }
    let (before, after) = (Span::new(0, dated.span.start), Span::new(dated.span.end, text.len()));
    let names = [byline(text, before, article), byline(text, after, article)];
    let other: usize = [before, after]
        .iter()
        .zip(&names)
        .filter(|(_, named)| named.is_none())
        .map(|(span, _)| word_count(span.of(text)))
        .sum();
    if other > MORE_WORDS {
        return Vec::new();
    }
    let [first, last] = names;
    let date = date_block(
        text,
        dated.span,
        first.is_none() && word_count(before.of(text)) == 0,
        last.is_none(),
    );
    let byline = |named: Option<String>| named.map(|words| (Role::Byline, words));
    byline(first)
        .into_iter()
        .chain([(Role::Date, date)])
        .chain(byline(last))
        .collect()
}

/// The words of the date with the brackets that stand around its time.
fn date_block(text: &str, span: Span, alone_before: bool, alone_behind: bool) -> String {
    let start = if alone_before { 0 } else { span.start };
    let rest = text.get(span.end..).unwrap_or("");
    let end = match rest.char_indices().find(|(_, char)| !matches!(char, ']' | ')')) {
        Some((at, _)) => span.end + at,
        None if alone_behind => text.len(),
        None => span.end,
    };
    text.get(start..end).unwrap_or(span.of(text)).trim().to_owned()
}

/// The part of a label that names the writers of the article and little else.
fn byline(text: &str, span: Span, article: &Article) -> Option<String> {
    let words = span.of(text).trim_matches(|char: char| PARTERS.contains(char));
    let folded = format!(" {} ", key(words));
    let named = article
        .bylines
        .iter()
        .filter(|name| folded.contains(&format!(" {} ", key(name))));
    let known: usize = named.map(|name| word_count(name)).sum();
    (known > 0 && word_count(words) <= known + MORE_WORDS).then(|| words.to_owned())
}
