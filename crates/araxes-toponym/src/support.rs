//! Villages of which few have heard: their names are often those of persons, things or better known places elsewhere,
//! so that a bare name is read as one only where something supports it.

use araxes_text::Language;

use crate::Status;
use crate::areas::Beside;
use crate::beside::{called_in_list, same_kind};
use crate::context::{Context, rivals};
use crate::pack::{Pack, Prefix};
use crate::scan::{Found, Match};
use crate::tables::{Cue, Tables};
use crate::tokens::{Case, Words};

/// Letters from which a name at the beginning of a sentence is rarely another word.
const LONG: usize = 5;

/// Letters up to which a romanisation alone says little.
const SHORT: usize = 6;

/// Whether the match may stand: some place is known well enough, or there is support for a minor one.
pub(crate) fn is_supported(words: &Words<'_>, hit: &Match, pack: &Pack, context: &Context) -> bool {
    let minor = |found: &Found| pack.place_row(found.place).minor;
    let known = !hit.found.iter().all(minor);
    if known && !is_wary(words, hit) && !is_short_romanisation(words, hit) && !may_be_a_surname(words, hit, pack) {
        return true;
    }
    let called = called_in_list(words, hit);
    is_whole_text(words, hit)
        || called.is_some_and(|generic| known && generic != "road" || is_called(generic, hit, pack))
        || !stands_in_a_longer_name(words, hit, known)
            && (known && stands_as_a_name(words, hit, pack, context) && !may_be_a_surname(words, hit, pack)
                || is_placed(words, hit, pack, context))
}

/// Whether the words behind a comma say which area it lies in: "Macon, Georgia".
pub(crate) fn has_area(hit: &Match, pack: &Pack, beside: Option<&Beside>) -> bool {
    let in_area = |found: &Found| beside.is_some_and(|area| area.supports(&pack.place_row(found.place), pack));
    hit.found.iter().any(in_area)
}

/// A known place whose name is a common word, a name of persons or a brand too: Van, Of, Batman, with an ending or
/// without. An apostrophe before the ending says that it is a name: Ağrı'da.
fn is_wary(words: &Words<'_>, hit: &Match) -> bool {
    let tables = Tables::get();
    let language = words.language_of(hit.first);
    let wary = |key: Prefix| tables.is_common_word(language, key);
    // No English word is written with the marks of a romanisation.
    let marked = language == Language::En && !words.word(hit.first).is_ascii();
    let spelt = || wary(words.prefix(hit.first));
    let inflected = || hit.found.iter().all(|found| found.inflected) && hit.found.iter().any(|found| wary(found.key));
    let one_word = hit.end - hit.first == 1;
    one_word && !marked && !words.has_ending_behind_apostrophe(hit.first) && (spelt() || inflected())
}

/// Жданов, Гукасян: a name out of use that was a person's before.
fn may_be_a_surname(words: &Words<'_>, hit: &Match, pack: &Pack) -> bool {
    let old = |found: &Found| {
        pack.name_row(found.entry.name).status == Status::Historical || pack.place_row(found.place).minor
    };
    let placed = hit.first > 0 && is_preposition(words, hit.first - 1);
    let one_word = hit.end - hit.first == 1;
    one_word && !placed && hit.found.iter().all(old) && Tables::get().has_surname_ending(&words.key(hit.first))
}

/// A romanisation of few letters is more often another word.
fn is_short_romanisation(words: &Words<'_>, hit: &Match) -> bool {
    let word = words.word(hit.first);
    let short = hit.end - hit.first == 1 && word.len() < SHORT && word.is_ascii();
    short && hit.found.iter().all(|found| found.entry.romanized)
}

/// In the middle of a sentence and without an article, by a name in the language of the text or in English; where there
/// are no capitals, with an ending of place or among neighbours.
fn stands_as_a_name(words: &Words<'_>, hit: &Match, pack: &Pack, context: &Context) -> bool {
    if words.case(hit.first) == Case::Caseless {
        let behind_preposition = hit.first > 0 && is_preposition(words, hit.first - 1);
        return is_at(words, hit) || behind_preposition || context.names_some_near(hit, pack);
    }
    let own = |language| language == words.language || language == Language::En;
    let own_name = hit
        .found
        .iter()
        .any(|found| own(pack.name_row(found.entry.name).language));
    let article = |index: usize| matches!(words.key(index).as_ref(), "the" | "a" | "an");
    let first = hit.first;
    !words.begins_sentence(first) && !is_short_romanisation(words, hit) && own_name && !article(first - 1)
}

/// A label or a table cell: nothing but the name.
fn is_whole_text(words: &Words<'_>, hit: &Match) -> bool {
    hit.first == 0 && hit.end == words.len()
}

/// A municipality bears the name of its centre.
fn is_called(generic: &str, hit: &Match, pack: &Pack) -> bool {
    let fits = |kind| same_kind(generic, kind) || generic == "municipality" && matches!(kind, "village" | "town");
    hit.found
        .iter()
        .any(|found| fits(pack.text(pack.place_row(found.place).kind)))
}

/// A capitalised word before or behind, in scripts that have capitals: first name and surname, a title, a company.
fn stands_in_a_longer_name(words: &Words<'_>, hit: &Match, known: bool) -> bool {
    let generic = |index: usize| !words.generics(index).is_empty();
    let ends = hit.found.iter().all(|found| found.inflected);
    let before = hit.first.checked_sub(1).is_some_and(|before| {
        let joined = words.joined(before) && words.is_capitalised(before);
        // The first word of a sentence has its capital from there.
        let apart = is_preposition(words, before) || known && ends && !words.told(before).has(Cue::FirstName);
        joined && !generic(before) && !(words.begins_sentence(before) && apart)
    });
    let behind = words.joined(hit.end - 1) && words.is_capitalised(hit.end) && !generic(hit.end);
    before || behind
}

/// The words say that something is there, and the place is one of the language's own country or of one that the text
/// names a neighbour of.
fn is_placed(words: &Words<'_>, hit: &Match, pack: &Pack, context: &Context) -> bool {
    let long = words.word(hit.end - 1).chars().count() >= LONG || hit.end - hit.first > 1;
    let begins = words.begins_sentence(hit.first);
    if begins && !long || is_a_name(words, hit) || signs_a_quote(words, hit) {
        return false;
    }
    // Without capitals every noun with an ending may be a village.
    if words.case(hit.first) == Case::Caseless {
        return false;
    }
    let cue = hit.first > 0 && words.spaced(hit.first - 1) && is_preposition(words, hit.first - 1);
    let ending = is_at(words, hit);
    // "Կարմիր խաչ": the first word alone of the name of an institution has a capital in many languages.
    let ends = hit.found.iter().any(|found| found.inflected);
    let rivals = rivals(hit, pack);
    hit.found.iter().any(|found| {
        let place = pack.place_row(found.place);
        // At the beginning of a sentence every word has a capital.
        if begins && place.minor && hit.end - hit.first == 1 {
            return false;
        }
        let home =
            is_home(words.language, pack.text(place.country)) && (!begins || context.names_country(&place, &rivals));
        let near = context.names_neighbour(&place, &rivals);
        (ending && (home || near))
            || (cue && (near || long && context.names_country(&place, &rivals)))
            || (near && long && !begins && (ends || !words.spaced(hit.end - 1) || !words.is_small(hit.end)))
    })
}

/// An ending of place: what is or comes from there.
fn is_at(words: &Words<'_>, hit: &Match) -> bool {
    let last = hit.end - 1;
    let language = words.language_of(last);
    hit.found.iter().any(|found| found.inflected)
        && Tables::get().is_locative(language, &words.key(last))
        && !is_participle(words, hit.end)
}

/// "Ավերում են": the Armenian ending of place is that of a verb where the auxiliary follows.
fn is_participle(words: &Words<'_>, next: usize) -> bool {
    words.told(next).has(Cue::Auxiliary)
}

/// Behind a quote and a dash: who said it.
fn signs_a_quote(words: &Words<'_>, hit: &Match) -> bool {
    let gap = hit.first.checked_sub(1).map_or("", |before| words.gap(before));
    gap.contains(['”', '»', '"', '“']) && gap.contains(['–', '—', '-'])
}

/// A given name, or what begins with one: villages are called after people.
fn is_a_name(words: &Words<'_>, hit: &Match) -> bool {
    let cues = words.told(hit.first);
    cues.has(Cue::FirstName) || cues.has(Cue::FirstOrPlace)
}

fn is_preposition(words: &Words<'_>, index: usize) -> bool {
    words.told(index).has(Cue::Preposition)
}

/// Whether villages of the country are at home in the language.
fn is_home(language: Language, country: &str) -> bool {
    matches!(
        (language, country),
        (Language::Az | Language::Hy, "AZ" | "AM") | (Language::Ka, "GE") | (Language::Tr, "TR")
    )
}
