//! Names that stand in the gazetteer but mean a person, a people or something else here. Rules of shape and
//! neighbourhood, not lists of cases.

use araxes_text::Language;

use crate::pack::Pack;
use crate::scan::{Found, Match};
use crate::tables::{Cue, Tables, Told};
use crate::tokens::Words;

/// Leaves out the matches that are no places here.
pub(crate) fn remove(words: &Words<'_>, pack: &Pack, hits: &mut Vec<Match>) {
    hits.retain(|hit| !is_no_place(words, pack, hit));
    let first = hits.iter().filter(|hit| may_be_common_word(words, hit));
    let common = words.in_lower_case(first.map(|hit| hit.first));
    hits.retain(|hit| !may_be_common_word(words, hit) || common.binary_search(&words.prefix(hit.first)).is_err());
}

fn is_no_place(words: &Words<'_>, pack: &Pack, found: &Match) -> bool {
    if found.end - found.first > 1 {
        return false;
    }
    let beside = Beside::new(words, found);
    is_acronym(words, pack, found)
        || names_a_people(words, found)
        || beside.make_a_person()
        || beside.make_a_brand()
        || beside.make_a_club()
}

/// One word of the text with its neighbours.
struct Beside<'w, 't> {
    words: &'w Words<'t>,
    at: usize,
    /// What stands between it and the words before and behind.
    gap_before: &'t str,
    gap_behind: &'t str,
    /// What those words tell; nothing at the beginning and the end of the text.
    before: &'static Told,
    behind: &'static Told,
}

impl<'w, 't> Beside<'w, 't> {
    fn new(words: &'w Words<'t>, found: &Match) -> Self {
        let at = found.first;
        let (before, gap_before) = match at.checked_sub(1) {
            Some(before) => (words.told(before), words.gap(before)),
            None => (Told::nothing(), words.text.get(..found.span.start).unwrap_or_default()),
        };
        Self {
            words,
            at,
            gap_before,
            gap_behind: words.gap(at),
            before,
            behind: words.told(at + 1),
        }
    }

    fn make_a_person(&self) -> bool {
        let (words, at) = (self.words, self.at);
        if is_space(self.gap_behind)
            && (self.behind.has(Cue::AfterName) || words.is_capitalised(at + 1) && self.is_first_name())
        {
            return true;
        }
        if self.has_initial_before() {
            return true;
        }
        // "Mr Barda", "Dr. Goris".
        let honorific = self.before.has(Cue::Honorific);
        if honorific && (is_space(self.gap_before) || self.gap_before == ". ") {
            return true;
        }
        let Some(before) = at.checked_sub(1) else { return false };
        if !is_space(self.gap_before) || !words.is_capitalised(before) {
            return false;
        }
        // "Karen Sisian"; and "Stepan Shahumyan", where the place is spelt like a surname and no sentence begins before.
        let tables = Tables::get();
        let surname = |key: &str| tables.looks_like_a_surname(key) || tables.may_be_a_surname(key);
        self.before.has(Cue::FirstName)
            || self.before.generics.is_empty() && surname(&words.key(at)) && !words.begins_sentence(before)
    }

    /// "Ani Petrosyan"; and "Sevan Manas writes", where no further capital follows as in "Sevan National Park".
    fn is_first_name(&self) -> bool {
        let next = self.at + 1;
        let own = self.words.told(self.at);
        if own.has(Cue::FirstName) && Tables::get().looks_like_a_surname(&self.words.key(next)) {
            return true;
        }
        let last = || !self.words.is_capitalised(next + 1) || !self.words.spaced(next);
        own.has(Cue::FirstOrPlace) && self.behind.generics.is_empty() && last()
    }

    /// "E. Barda", "А.Гарни".
    fn has_initial_before(&self) -> bool {
        let Some(before) = self.at.checked_sub(1) else {
            return false;
        };
        matches!(self.gap_before, "." | ". " | ".\u{A0}") && self.words.is_initial(before)
    }

    /// “Ararat” brandy, портвейн «Агдам»: one name in marks beside the word for what it is a brand of. Marks alone say
    /// nothing: a name that a writer keeps at a distance stands in them too.
    fn make_a_brand(&self) -> bool {
        if self.behind.has(Cue::Drink) && is_space(self.gap_behind) && self.words.is_small(self.at + 1) {
            return true;
        }
        (self.before.has(Cue::Goods) || self.behind.has(Cue::Goods))
            && self.gap_before.ends_with(['«', '“', '"', '„', '‘'])
            && self.gap_behind.starts_with(['»', '”', '"', '“', '’'])
    }

    /// "FK Qarabağ", ФК «Арарат», and "Qarabag beat Ferencvaros".
    fn make_a_club(&self) -> bool {
        let words = self.words;
        let beside = |gap: &str| matches!(gap, " " | "\u{A0}" | " «" | "» " | " “" | "” " | " \"" | "\" ");
        let club =
            |told: &Told, gap: &str, index: usize| told.has(Cue::Club) && beside(gap) && !words.is_small(index);
        let next = self.at + 1;
        let called = self
            .at
            .checked_sub(1)
            .is_some_and(|before| club(self.before, self.gap_before, before))
            || club(self.behind, self.gap_behind, next);
        let plays = self.behind.has(Cue::MatchVerb)
            && is_space(self.gap_behind)
            && words.spaced(next)
            && words.is_capitalised(next + 1);
        called || plays
    }
}

fn is_space(gap: &str) -> bool {
    matches!(gap, " " | "\u{A0}")
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
    let behind = words
        .generics(found.end)
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
