//! Names that stand in the gazetteer but mean a person, a people or something else here. Rules of shape and
//! neighbourhood, not lists of cases.

use araxes_text::Language;
use foldhash::HashSet;

use crate::pack::Pack;
use crate::scan::{Found, Match};
use crate::tables::{Cue, Tables};
use crate::tokens::Words;

/// Leaves out the matches that are no places here.
pub(crate) fn remove(words: &Words<'_>, pack: &Pack, hits: &mut Vec<Match>) {
    hits.retain(|hit| !is_no_place(words, pack, hit));
    let first: HashSet<String> = hits
        .iter()
        .filter(|hit| may_be_common_word(words, hit))
        .map(|hit| words.key(hit.first).into_owned())
        .collect();
    let common = words.in_lower_case(&first);
    hits.retain(|hit| !may_be_common_word(words, hit) || !common.contains(words.key(hit.first).as_ref()));
}

fn is_no_place(words: &Words<'_>, pack: &Pack, found: &Match) -> bool {
    if found.end - found.first > 1 {
        return false;
    }
    is_acronym(words, pack, found)
        || names_a_people(words, found)
        || is_person(words, found)
        || is_brand(words, found)
        || is_club(words, found)
}

fn is_person(words: &Words<'_>, found: &Match) -> bool {
    let at = found.first;
    let next = found.end;
    if words.spaced(next - 1) {
        if words.cues(next).has(Cue::AfterName) {
            return true;
        }
        if words.is_capitalised(next) && is_first_name(words, at, next) {
            return true;
        }
    }
    if has_initial_before(words, at) {
        return true;
    }
    let Some(before) = at.checked_sub(1) else { return false };
    if is_honorific(words, before) {
        return true;
    }
    if !words.spaced(before) || !words.is_capitalised(before) {
        return false;
    }
    // "Karen Sisian"; and "Stepan Shahumyan", where the place is spelt like a surname and no sentence begins before.
    let tables = Tables::get();
    let surname = |key: &str| tables.looks_like_a_surname(key) || tables.may_be_a_surname(key);
    words.cues(before).has(Cue::FirstName)
        || words.with_key(at, surname) && !words.begins_sentence(before) && words.generics(before).is_empty()
}

/// "Ani Petrosyan"; and "Sevan Manas writes", where no further capital follows as in "Sevan National Park".
fn is_first_name(words: &Words<'_>, at: usize, next: usize) -> bool {
    let tables = Tables::get();
    let cues = words.cues(at);
    if cues.has(Cue::FirstName) && words.with_key(next, |key| tables.looks_like_a_surname(key)) {
        return true;
    }
    let last = !words.is_capitalised(next + 1) || !words.spaced(next);
    cues.has(Cue::FirstOrPlace) && last && words.with_key(next, |key| tables.generics(key).is_empty())
}

/// “Ararat” brandy, портвейн «Агдам»: one name in marks beside the word for what it is a brand of. Marks alone say
/// nothing: a name that a writer keeps at a distance stands in them too.
fn is_brand(words: &Words<'_>, found: &Match) -> bool {
    let goods = |index: usize| words.cues(index).has(Cue::Goods);
    if words.spaced(found.end - 1) && words.is_small(found.end) && words.cues(found.end).has(Cue::Drink) {
        return true;
    }
    let before = found.first.checked_sub(1);
    let gap = before.map_or(&words.text[..found.span.start], |before| words.gap(before));
    let marked =
        gap.ends_with(['«', '“', '"', '„', '‘']) && words.gap(found.end - 1).starts_with(['»', '”', '"', '“', '’']);
    marked && (before.is_some_and(goods) || goods(found.end))
}

/// "FK Qarabağ", ФК «Арарат», and "Qarabag beat Ferencvaros".
fn is_club(words: &Words<'_>, found: &Match) -> bool {
    let club = |index: usize| !words.is_small(index) && words.cues(index).has(Cue::Club);
    let before = found.first.checked_sub(1);
    let beside = |gap: &str| matches!(gap, " " | "\u{A0}" | " «" | "» " | " “" | "” " | " \"" | "\" ");
    let called = before.is_some_and(|before| beside(words.gap(before)) && club(before))
        || beside(words.gap(found.end - 1)) && club(found.end);
    let plays = words.spaced(found.end - 1)
        && words.cues(found.end).has(Cue::MatchVerb)
        && words.spaced(found.end)
        && words.is_capitalised(found.end + 1);
    called || plays
}

/// "Mr Barda", "Dr. Goris".
fn is_honorific(words: &Words<'_>, before: usize) -> bool {
    matches!(words.gap(before), " " | ". " | "\u{A0}") && words.cues(before).has(Cue::Honorific)
}

/// "E. Barda", "А.Гарни".
fn has_initial_before(words: &Words<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let word = words.word(before);
    let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    initial && matches!(words.gap(before), "." | ". " | ".\u{A0}")
}

/// A people's name stands for the place of the same spelling only beside a generic word ("Kazakh district"), which
/// in English may belong to another name ("the Kazakh city of Aktogay") or to none ("the nearest Kazakh city").
fn names_a_people(words: &Words<'_>, found: &Match) -> bool {
    if !is_demonym(words, found.first) {
        return false;
    }
    let of = found.first.checked_sub(2);
    let before = of.is_some_and(|of| !words.generics(of).is_empty());
    let area = |kind| matches!(kind, "district" | "region");
    let generics = words.with_key(found.end, |key| Tables::get().generics(key));
    let behind = generics
        .iter()
        .any(|generic| area(generic.kind) || words.language != Language::En);
    !before && !behind
}

/// Whether the word is a people's name, whatever place is spelt the same.
pub(crate) fn is_demonym(words: &Words<'_>, index: usize) -> bool {
    Tables::get().is_demonym(words.language, words.word(index))
}

/// Capitals among words that are not: the abbreviation of something else, unless the line begins with it, as in
/// "BAKU, May 4".
fn is_acronym(words: &Words<'_>, pack: &Pack, found: &Match) -> bool {
    let word = words.word(found.first);
    if word.chars().any(char::is_lowercase) || word.chars().filter(|char| char.is_uppercase()).count() < 2 {
        return false;
    }
    let abbreviation = |found: &Found| pack.name_row(found.entry.name).shape.is_abbreviation;
    if found.found.iter().any(abbreviation) {
        return false;
    }
    let capitals = |index: usize| {
        let word = words.word(index);
        word.chars().count() > 1 && word.chars().any(char::is_uppercase) && !word.chars().any(char::is_lowercase)
    };
    let neighbour = found.first.checked_sub(1).is_some_and(&capitals) || capitals(found.end);
    let dateline = found.first == 0 || words.gap(found.first - 1).contains('\n');
    !neighbour && !dateline
}

/// At the beginning of a sentence every word has a capital: one that also stands in lower case is a common word.
fn may_be_common_word(words: &Words<'_>, found: &Match) -> bool {
    found.end - found.first == 1 && words.begins_sentence(found.first) && words.is_capitalised(found.first)
}
