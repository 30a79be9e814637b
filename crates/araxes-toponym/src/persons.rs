//! Names that stand in the gazetteer but mean a person, a people or something else here. Rules of shape and
//! neighbourhood, not lists of cases.

use std::collections::HashSet;

use araxes_text::{Language, fold};

use crate::pack::Pack;
use crate::scan::{Found, Match, is_abbreviation};
use crate::tables::Tables;
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
        || is_person(words, pack, found)
        || is_brand(words, found)
        || is_club(words, found)
        || is_new(words, found)
}

/// "New England", where the gazetteer has no place of that name.
fn is_new(words: &Words<'_>, found: &Match) -> bool {
    let before = found.first.checked_sub(1);
    before.is_some_and(|before| words.word(before) == "New" && words.spaced(before))
}

fn is_person(words: &Words<'_>, pack: &Pack, found: &Match) -> bool {
    let tables = Tables::get();
    let at = found.first;
    let spaced = |index: usize| matches!(words.gap(index), " " | "\u{A0}");
    let next = found.end;
    if spaced(next - 1) {
        let key = words.key(next);
        if tables.after_names.contains(key.as_ref()) {
            return true;
        }
        if words.is_capitalised(next) && (is_first_name(words, at, next) || has_surname(words, pack, found)) {
            return true;
        }
    }
    if is_honoured(words, at) || is_nisba(words, pack, found) {
        return true;
    }
    if has_initial_before(words, at) {
        return true;
    }
    let Some(before) = at.checked_sub(1) else { return false };
    if is_honorific(words, before) {
        return true;
    }
    if !spaced(before) || !words.is_capitalised(before) {
        return false;
    }
    // "Karen Sisian"; and "Stepan Shahumyan", where the place is spelt like a surname and no sentence begins before.
    tables.first_names.contains(words.key(before).as_ref())
        || (tables.looks_like_a_surname(&words.key(at)) || tables.may_be_a_surname(&words.key(at)))
            && !words.begins_sentence(before)
            && words.generics(before).is_empty()
}

/// "Ani Petrosyan"; and "Sevan Manas writes", where no further capital follows as in "Sevan National Park".
fn is_first_name(words: &Words<'_>, at: usize, next: usize) -> bool {
    let tables = Tables::get();
    let key = words.key(next);
    if tables.first_names.contains(words.key(at).as_ref()) && tables.looks_like_a_surname(&key) {
        return true;
    }
    let last = !words.is_capitalised(next + 1) || !matches!(words.gap(next), " " | "\u{A0}");
    tables.first_or_place.contains(words.key(at).as_ref()) && last && tables.generics(&key).is_empty()
}

/// "Goris Petrosyan": a name without an ending and a surname behind it, with no
/// preposition before, as in "in Yerevan Pashinyan met …". Nobody is called like a country or its capital.
fn has_surname(words: &Words<'_>, pack: &Pack, found: &Match) -> bool {
    let tables = Tables::get();
    let surname =
        tables.has_surname_ending(&words.key(found.end)) && tables.generics(&words.key(found.end)).is_empty();
    let before = found.first.checked_sub(1);
    let placed = before.is_some_and(|before| tables.prepositions.contains(words.key(before).as_ref()));
    let well_known = |found: &Found| {
        let place = pack.place_row(found.place);
        let state = |id: u32| {
            pack.find(pack.text(id))
                .is_some_and(|index| pack.text(pack.place_row(index).kind) == "country")
        };
        pack.text(place.kind) == "country" || place.capital_of != 0 && state(place.capital_of)
    };
    surname && !placed && !found.found.iter().any(|found| found.inflected || well_known(found))
}

/// "имени Шаумяна", "Füzuli adına": what is called after somebody.
fn is_honoured(words: &Words<'_>, at: usize) -> bool {
    let tables = Tables::get();
    let before = at
        .checked_sub(1)
        .is_some_and(|before| words.spaced(before) && tables.named_after.contains(words.key(before).as_ref()));
    before || words.spaced(at) && tables.named_for.contains(words.key(at + 1).as_ref())
}

/// "Xaqani Şirvani", "Şəms Təbrizi": behind another name, the -i of descent and not that of the object, which would be -ı
/// after a, ı, o, u, and which may follow the subject at the beginning of a sentence.
fn is_nisba(words: &Words<'_>, pack: &Pack, found: &Match) -> bool {
    let turkic = matches!(words.language, Language::Az | Language::Tr);
    let Some(stem) = words.word(found.first).strip_suffix('i').filter(|_| turkic) else {
        return false;
    };
    let Some(before) = found.first.checked_sub(1) else {
        return false;
    };
    let name = words.spaced(before) && words.is_capitalised(before) && words.generics(before).is_empty();
    let stem = fold(stem);
    let is_stem = |found: &Found| fold(pack.text(pack.name_row(found.entry.name).text)) == stem;
    let vowel = words
        .word(found.first)
        .chars()
        .rev()
        .skip(1)
        .find(|letter| "aıoueəiöü".contains(*letter));
    let back = vowel.is_some_and(|vowel| "aıou".contains(vowel));
    let tables = Tables::get();
    let first_name = tables.first_names.contains(words.key(before).as_ref());
    name && found.found.iter().any(is_stem) && (back || first_name || !words.begins_sentence(before))
}

/// “Ararat” brandy, портвейн «Агдам»: one name in marks beside the word for what it is a brand of. Marks alone say
/// nothing: a name that a writer keeps at a distance stands in them too.
fn is_brand(words: &Words<'_>, found: &Match) -> bool {
    let tables = Tables::get();
    let goods = |index: usize| tables.goods.contains(words.key(index).as_ref());
    if words.spaced(found.end - 1)
        && words.is_small(found.end)
        && tables.drinks.contains(words.key(found.end).as_ref())
    {
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
    let tables = Tables::get();
    let club = |index: usize| tables.clubs.contains(words.key(index).as_ref()) && !words.is_small(index);
    let before = found.first.checked_sub(1);
    let beside = |gap: &str| matches!(gap, " " | "\u{A0}" | " «" | "» " | " “" | "” " | " \"" | "\" ");
    let called = before.is_some_and(|before| beside(words.gap(before)) && club(before))
        || beside(words.gap(found.end - 1)) && club(found.end);
    let plays = beside(words.gap(found.end - 1))
        && tables.match_verbs.contains(words.key(found.end).as_ref())
        && beside(words.gap(found.end))
        && words.is_capitalised(found.end + 1);
    called || plays || has_score(words, found.end)
}

/// "Zira 2-1", «Карабах» 3:0.
fn has_score(words: &Words<'_>, end: usize) -> bool {
    let digits = |index: usize| {
        let word = words.word(index);
        (1..=2).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit())
    };
    let gap = matches!(words.gap(end - 1), " " | "» " | "” " | "\" " | "“ ");
    let word = words.word(end);
    let one = word.split_once(['-', ':', '–']).is_some_and(|(own, other)| {
        let short = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        short(own) && short(other)
    });
    gap && (one || digits(end) && matches!(words.gap(end), ":" | "-" | "–") && digits(end + 1))
}

/// "Mr Barda", "Dr. Goris".
fn is_honorific(words: &Words<'_>, before: usize) -> bool {
    matches!(words.gap(before), " " | ". " | "\u{A0}")
        && Tables::get().honorifics.contains(words.key(before).as_ref())
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
    let tables = Tables::get();
    if !is_demonym(words, found.first) {
        return false;
    }
    // In other languages the place has an ending, a preposition or stands in a list; its people have rulers and speak.
    if words.language != Language::En {
        let next = words.key(found.end);
        let begins =
            words.begins_sentence(found.first) && words.is_small(found.end) && tables.generics(&next).is_empty();
        return words.spaced(found.end - 1)
            && (tables.of_peoples.contains(next.as_ref()) || begins && words.language == Language::Ru);
    }
    let of = found.first.checked_sub(2);
    let before = of.is_some_and(|of| !words.generics(of).is_empty());
    let area = |kind| matches!(kind, "district" | "region");
    let behind = tables
        .generics(&words.key(found.end))
        .iter()
        .any(|generic| area(generic.kind));
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
    let name = |entry: crate::pack::Entry| pack.text(pack.name_row(entry.name).text);
    if found.found.iter().any(|found| is_abbreviation(name(found.entry))) {
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
