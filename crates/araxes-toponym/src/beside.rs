//! The generic words beside a name: "city of …", "… rayonu", and behind a list of names, "… kəndləri".

use araxes_text::Language;

use crate::scan::Match;
use crate::tables::Cue;
use crate::tables::Tables;
use crate::tokens::Words;

/// Names that one generic word in the plural may stand for.
const MAX_LIST: usize = 12;

/// The kinds of place that the words beside the match call it.
pub(crate) fn called_here(words: &Words<'_>, hit: &Match) -> Vec<&'static str> {
    let mut kinds = Vec::new();
    let mut add = |index: usize, before: bool| {
        let generics = words.generics(index).iter().filter(|generic| generic.before == before);
        kinds.extend(generics.map(|generic| generic.kind));
    };
    add(hit.end, false);
    for back in 1..=2 {
        if let Some(index) = hit.first.checked_sub(back) {
            add(index, true);
        }
    }
    if kinds.is_empty()
        && let Some(plural) = shared_generic(words, hit.end - 1)
    {
        kinds.extend(words.generics(plural).iter().map(|generic| generic.kind));
    }
    kinds
}

/// The kind of place that the words beside say the one word at `index` is: "the city of …", "… şəhərində". A generic
/// word before the name counts only where nothing but a space or "of" stands between.
pub(crate) fn called(words: &Words<'_>, first: usize, end: usize) -> Option<&'static str> {
    let kind = |index: usize, before: bool| {
        words
            .generics(index)
            .iter()
            .find(|generic| generic.before == before)
            .map(|generic| generic.kind)
    };
    let spaced = |index: usize| words.gap(index) == " ";
    let of = first >= 2 && words.word(first - 1) == "of" && spaced(first - 1) && spaced(first - 2);
    if of && let Some(kind) = kind(first - 2, true) {
        return Some(kind);
    }
    // In English only "city of X" and "X district" name a place; "city X" does not.
    let english = words.language == Language::En;
    if !english
        && first >= 1
        && spaced(first - 1)
        && let Some(kind) = kind(first - 1, true)
    {
        return Some(kind);
    }
    if let Some(kind) = abbreviated(words, first) {
        return Some(kind);
    }
    // "The Maine town of Orono" calls Orono a town.
    let of_another = english && words.word(end + 1) == "of";
    if spaced(end - 1) && !of_another {
        kind(end, false)
    } else {
        None
    }
}

/// The kind of place that an abbreviation before the word at `first` says it is: "с. Талыш", "գ. Թալիշ". In the table it
/// stands with its stop.
fn abbreviated(words: &Words<'_>, first: usize) -> Option<&'static str> {
    let before = first
        .checked_sub(1)
        .filter(|before| matches!(words.gap(*before), ". " | "." | ".\u{A0}" | "․ "))?;
    let generics = &Tables::get().told(words.prefix(before).then('.')).generics;
    generics
        .iter()
        .find(|generic| generic.before)
        .map(|generic| generic.kind)
}

/// Whether the match is one of a list of names that a generic word stands before or behind: "сёла Ачан и Агбулаг",
/// "Əliağalı, Mollalar və Kəngərli kəndləri".
pub(crate) fn called_in_list(words: &Words<'_>, hit: &Match) -> Option<&'static str> {
    let (mut first, mut end) = (hit.first, hit.end);
    for _ in 0..MAX_LIST {
        if let Some(kind) = called(words, first, end) {
            return Some(kind);
        }
        let next = next_in_list(words, end);
        let before = previous_in_list(words, first);
        if next.is_none() && before.is_none() {
            return None;
        }
        end = next.unwrap_or(end);
        first = before.unwrap_or(first);
    }
    None
}

/// The generic word in the plural that stands behind a list which the name at `first` begins: "Физулинский и
/// Джебраильский районы".
pub(crate) fn shared_generic(words: &Words<'_>, first: usize) -> Option<usize> {
    let mut end = first + 1;
    for _ in 0..MAX_LIST {
        match next_in_list(words, end) {
            Some(next) => end = next,
            None => break,
        }
    }
    let plural = || words.told(end).has(Cue::Plural);
    (end > first + 1 && words.spaced(end - 1) && words.is_small(end) && plural()).then_some(end)
}

/// The word behind the next name of the list, which may be of one word.
fn next_in_list(words: &Words<'_>, end: usize) -> Option<usize> {
    let comma = words.gap(end - 1) == ", " && words.is_capitalised(end);
    let and = words.spaced(end - 1) && is_and(words, end) && words.spaced(end) && words.is_capitalised(end + 1);
    if comma { Some(end + 1) } else { and.then_some(end + 2) }
}

fn previous_in_list(words: &Words<'_>, first: usize) -> Option<usize> {
    let before = first.checked_sub(1)?;
    if words.gap(before) == ", " && words.is_capitalised(before) {
        return Some(before);
    }
    let and = words.spaced(before) && is_and(words, before);
    let name = before.checked_sub(1)?;
    (and && words.spaced(name) && words.is_capitalised(name)).then_some(name)
}

fn is_and(words: &Words<'_>, index: usize) -> bool {
    words.told(index).has(Cue::And)
}

/// Whether a generic word of one kind may call a place of the other: a town is called a city and a village.
pub(crate) fn same_kind(generic: &str, kind: &str) -> bool {
    let settlement = |kind| matches!(kind, "city" | "town");
    generic == kind || settlement(generic) && settlement(kind) || generic == "village" && kind == "town"
}
