//! Names that stand in the gazetteer but mean a person, a people or something else here. Rules of shape and
//! neighbourhood, not lists of cases.

use araxes_text::{Language, fold};

use crate::beside::called;
use crate::goods;
use crate::pack::{Pack, PlaceRow, Prefix};
use crate::scan::{Found, Match};
use crate::tables::{Cue, Tables};
use crate::tokens::Words;

/// Leaves out the matches that are no places here.
pub(crate) fn remove(words: &Words<'_>, pack: &Pack, hits: &mut Vec<Match>) {
    let mut people: Vec<Prefix> = Vec::new();
    hits.retain(|hit| {
        let leaves = is_no_place(words, pack, hit);
        if leaves && has_name_before(words, hit) {
            people.push(words.prefix(hit.first));
        }
        !leaves
    });
    hits.retain(|hit| !is_named_again(words, pack, hit, &people));
    let first = hits.iter().filter(|hit| may_be_common_word(words, hit));
    let common = words.in_lower_case(first.map(|hit| hit.first));
    hits.retain(|hit| !may_be_common_word(words, hit) || common.binary_search(&words.prefix(hit.first)).is_err());
}

/// Whether a capitalised word stands before the name in the same sentence: a surname behind a first name.
fn has_name_before(words: &Words<'_>, hit: &Match) -> bool {
    let before = hit.first.checked_sub(1);
    before.is_some_and(|before| words.spaced(before) && words.is_capitalised(before))
}

/// "Elnur Kərimbəyli" further up makes "Kərimbəyli" a person, where only places of which few have heard bear the name.
fn is_named_again(words: &Words<'_>, pack: &Pack, hit: &Match, people: &[Prefix]) -> bool {
    let own = words.prefix(hit.first);
    let minor = |found: &Found| pack.place_row(found.place).minor;
    hit.end - hit.first == 1
        && people
            .iter()
            .any(|name| *name == own || hit.found.iter().any(|found| found.key == *name))
        && hit.found.iter().all(minor)
}

fn is_no_place(words: &Words<'_>, pack: &Pack, found: &Match) -> bool {
    if found.end - found.first > 1 {
        return false;
    }
    is_acronym(words, pack, found)
        || names_a_people(words, found)
        || is_person(words, pack, found)
        || is_another_word(words, found)
        || is_new(words, found)
        || goods::is_brand(words, pack, found)
        || goods::is_club(words, found)
        || is_site(words, found)
}

/// "Oxu.az", "Araz.info-ya": a small letter right behind the stop.
fn is_site(words: &Words<'_>, found: &Match) -> bool {
    words.gap(found.end - 1) == "." && words.is_small(found.end)
}

fn is_person(words: &Words<'_>, pack: &Pack, found: &Match) -> bool {
    let at = found.first;
    let next = found.end;
    if words.spaced(next - 1) {
        if words.told(next).has(Cue::AfterName) {
            return true;
        }
        if words.is_capitalised(next) && (is_first_name(words, at, next) || has_surname(words, pack, found)) {
            return true;
        }
    }
    if has_initial_before(words, at) || is_honoured(words, at) || is_nisba(words, pack, found) {
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
    let surname = |key: &str| tables.has_surname_ending(key) || tables.may_be_a_surname(key);
    words.told(before).has(Cue::FirstName)
        || surname(&words.key(at)) && !words.begins_sentence(before) && words.generics(before).is_empty()
}

/// "Ani Petrosyan"; and "Sevan Manas writes", where no further capital follows as in "Sevan National Park".
fn is_first_name(words: &Words<'_>, at: usize, next: usize) -> bool {
    let tables = Tables::get();
    let cues = words.told(at);
    if cues.has(Cue::FirstName) && tables.looks_like_a_surname(&words.key(next)) {
        return true;
    }
    // "Shahumyan Stepan", as in lists.
    if words.told(next).has(Cue::FirstName) && tables.has_surname_ending(&words.key(at)) {
        return true;
    }
    let last = !words.is_capitalised(next + 1) || !words.spaced(next);
    cues.has(Cue::FirstOrPlace) && last && words.generics(next).is_empty()
}

/// "Goris Petrosyan": a name without an ending and a surname behind it, with no preposition before, as in "in Yerevan
/// Pashinyan met …". Nobody is called like a country or its capital.
fn has_surname(words: &Words<'_>, pack: &Pack, found: &Match) -> bool {
    let before = found.first.checked_sub(1);
    let placed = before.is_some_and(|before| words.told(before).has(Cue::Preposition));
    let well_known = |found: &Found| is_known_to_all(pack, &pack.place_row(found.place));
    !placed
        && words.generics(found.end).is_empty()
        && !is_demonym(words, found.end)
        && Tables::get().has_surname_ending(&words.key(found.end))
        && !found.found.iter().all(|found| found.inflected)
        && !found.found.iter().any(well_known)
}

/// Whether the place is a country or the capital of one.
pub(crate) fn is_known_to_all(pack: &Pack, place: &PlaceRow) -> bool {
    let state = |index: u32| pack.text(pack.place_row(index).kind) == "country";
    let capital = place.capital_of != 0 && pack.find(pack.text(place.capital_of)).is_some_and(state);
    pack.text(place.kind) == "country" || capital
}

/// "имени Шаумяна", "Füzuli adına", and streets with a surname: "Abovyan Street", "улица Абовяна". A street with another
/// name of a place is called after that.
fn is_honoured(words: &Words<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).filter(|before| words.spaced(*before));
    let behind = words.spaced(at).then_some(at + 1);
    let told = |index: Option<usize>, cue: Cue| index.is_some_and(|index| words.told(index).has(cue));
    let street = told(before, Cue::Street) || told(behind, Cue::Street);
    told(before, Cue::NamedAfter)
        || told(behind, Cue::NamedFor)
        || street && Tables::get().looks_like_a_surname(&words.key(at))
}

/// "Xaqani Şirvani", "Şəms Təbrizi": behind another name, the -i of descent and not that of the object, which would be -ı
/// after a, ı, o, u, and which may follow the subject at the beginning of a sentence.
fn is_nisba(words: &Words<'_>, pack: &Pack, found: &Match) -> bool {
    let turkic = matches!(words.language, Language::Az | Language::Tr);
    let word = words.word(found.first);
    let (Some(stem), Some(before)) = (word.strip_suffix('i'), found.first.checked_sub(1)) else {
        return false;
    };
    let name = turkic && words.spaced(before) && words.is_capitalised(before) && words.generics(before).is_empty();
    let key = fold(stem);
    let is_stem = |found: &Found| fold(pack.text(pack.name_row(found.entry.name).text)) == key;
    let vowel = stem.chars().rev().find(|letter| "aıoueəiöü".contains(*letter));
    let back = vowel.is_some_and(|vowel| "aıou".contains(vowel));
    let begins = words.begins_sentence(before) && !words.told(before).has(Cue::FirstName);
    name && (back || !begins) && found.found.iter().any(is_stem)
}

/// "Շուշան", which is a first name and Շուշա with an article; "Մայիսի", a month and a village with an ending.
fn is_another_word(words: &Words<'_>, found: &Match) -> bool {
    let cues = words.told(found.first);
    let inflected = found.found.iter().all(|found| found.inflected);
    let apart = words.has_ending_behind_apostrophe(found.first);
    cues.has(Cue::Date) || cues.has(Cue::FirstName) && inflected && !apart
}

/// "New England", where the gazetteer has no place of that name.
fn is_new(words: &Words<'_>, found: &Match) -> bool {
    let before = found.first.checked_sub(1);
    before.is_some_and(|before| words.word(before) == "New" && words.spaced(before))
}

/// "Mr Barda", "Dr. Goris".
fn is_honorific(words: &Words<'_>, before: usize) -> bool {
    matches!(words.gap(before), " " | ". " | "\u{A0}") && words.told(before).has(Cue::Honorific)
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
    // In other languages the place has an ending, a preposition or stands in a list; its people have rulers and speak.
    if words.language != Language::En {
        let next = found.end;
        let called = called(words, found.first, next).is_some();
        let begins =
            !called && words.begins_sentence(found.first) && words.is_small(next) && words.language == Language::Ru;
        let generic = !words.generics(next).is_empty();
        return words.spaced(next - 1) && (words.told(next).has(Cue::OfPeople) || begins && !generic);
    }
    let of = found.first.checked_sub(2);
    let before = of.is_some_and(|of| !words.generics(of).is_empty());
    let area = |kind| matches!(kind, "district" | "region");
    let behind = words.generics(found.end).iter().any(|generic| area(generic.kind));
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
    let begins = found.first == 0 || words.gap(found.first - 1).contains('\n');
    let dateline = begins && !(words.spaced(found.end - 1) && words.is_small(found.end));
    !neighbour && !dateline
}

/// At the beginning of a sentence every word has a capital: one that also stands in lower case is a common word.
fn may_be_common_word(words: &Words<'_>, found: &Match) -> bool {
    found.end - found.first == 1 && words.begins_sentence(found.first) && words.is_capitalised(found.first)
}
