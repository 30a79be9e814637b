//! How a name goes on from word to word.

use crate::lexicon::Kinds;
use crate::names::sites::is_domain;
use crate::names::{cased, is_acronym, offices};
use crate::roster::Source;
use crate::tokens::Token;

/// The name of an office that goes on in lower case has at most so many words.
const LONGEST_OFFICE: usize = 4;
/// A word of at most so many letters is no office but an acronym.
const SHORT_OFFICE: usize = 5;

/// How many tokens from `end` on go on with the name that began at `start`.
pub(super) fn extension(source: &Source<'_>, start: usize, end: usize, organisation: bool) -> Option<usize> {
    let Source { tokens, lexicon, .. } = source;
    let (last, next) = (tokens.get(end - 1)?, tokens.get(end)?);
    if next.segment != last.segment || last.possessive || end > start + 2 && is_domain(tokens, end - 2) {
        return None;
    }
    let after = tokens.get(end + 1).filter(|token| token.segment == next.segment);
    let capital = |token: Option<&Token>| token.is_some_and(|token| token.capital);
    if next.is('.') && is_domain(tokens, end) {
        return Some(2);
    }
    if next.is('.') || next.is('․') {
        // A. Petrosyan; E.Quliyev; Ա․ Ամիրխանյան
        let word = after.is_some_and(|after| after.kinds.any(Kinds::PRONOUN.with(Kinds::PERSON_PRONOUN)));
        return (!next.spaced && last.is_initial() && capital(after) && !word).then_some(2);
    }
    if next.is('-') || next.is('‑') || next.is('–') {
        return (!next.spaced && after.is_some_and(|after| after.is_word() && !after.spaced)).then_some(2);
    }
    if next.is('/') {
        // "RFE/RL"
        let acronym = |token: &Token| {
            !token.spaced && is_acronym(token.span.of(source.text).trim_end_matches("'s").trim_end_matches("’s"))
        };
        let both = is_acronym(last.span.of(source.text)) && !next.spaced && after.is_some_and(acronym);
        return both.then_some(2);
    }
    if next.is('&') {
        return capital(after).then_some(2);
    }
    if !next.is_word() {
        return None;
    }
    let kinds = next.kinds;
    if let Some(office) = offices::office_end(source, end) {
        return Some(office - end);
    }
    if next.capital {
        let acronym = |token: &Token| is_acronym(token.span.of(source.text));
        let behind_place = last.kinds.any(Kinds::COUNTRY) || source.ends_place(last);
        // "Ermənistan MN": the office of a country.
        let acronym_of_office = behind_place && kinds.any(Kinds::ORGANISATION) && acronym(next);
        let parted = lexicon.verb_final() && cased::ends_name(source, start, end, organisation);
        // "Rauf Səfərli Araz-a": whom it is said to.
        let told = case_behind_hyphen(source, end).is_some();
        // "НАТО Йенс Столтенберг", "глава ВТБ X Y": an office, and who speaks for it.
        let office = tokens
            .get(start..end)?
            .iter()
            .all(|token| !token.is_word() || acronym(token));
        let spokesman = office
            && capital(after)
            && !source.ends_place(next)
            && !lexicon.bare_clause
            && !kinds.any(Kinds::ORGANISATION.with(Kinds::COUNTRY));
        let named = tokens.get(start).is_some_and(|first| !acronym(first));
        // "Sözcüsü Musa X": a name behind a role, though a village is called so too.
        let bearer = end == start + 1 && lexicon.verb_final() && source.is_behind_role(start);
        let goes_on = kinds.any(Kinds::ORGANISATION)
            || bearer
            || offices::leads_to_office(source, end)
            || end == start + 1 && lexicon.is_family_form(&next.lower);
        // "Aram Usta": a word of respect behind a given name.
        let honoured = end == start + 1 && lexicon.verb_final() && kinds.any(Kinds::HONORIFIC);
        let stops = spokesman || kinds.any(Kinds::CALENDAR.with(Kinds::PLATFORM))
            || (behind_place && !goes_on)
            || (source.role_at(end).is_some() && !honoured && (!organisation || holds_office(source, end) || is_officer(source, end)))
            // "Rauf Səfərov ARB-yə": the outlet is no part of the name.
            || (named && !organisation && (acronym(next) && !acronym_of_office || told))
            || parted;
        return (!stops && !kinds.any(Kinds::PRONOUN.with(Kinds::CONJUNCTION).with(Kinds::TITLE))).then_some(1);
    }
    if kinds.any(Kinds::PARTICLE) {
        // Patronymic particles end a name, the others stand before its last word.
        return (capital(after) || end - start > 1).then_some(1);
    }
    if organisation && of_what(source, start, end) {
        return Some(1);
    }
    if organisation && kinds.any(Kinds::ORG_LINK) {
        let article = after.is_some_and(|after| after.kinds.any(Kinds::DEFINITE));
        return match (capital(after), article && capital(tokens.get(end + 2))) {
            (true, _) => Some(2),
            (_, true) => Some(3),
            _ => None,
        };
    }
    if organisation && kinds.any(Kinds::COORDINATOR) {
        let linked = tokens
            .get(start..end)?
            .iter()
            .any(|token| token.kinds.any(Kinds::ORG_LINK));
        return (linked && capital(after)).then_some(2);
    }
    None
}

/// The case ending that a hyphen joins to the word at a token: "APA-ya", «CivilNet-ին».
pub(super) fn case_behind_hyphen<'s>(source: &'s Source<'_>, at: usize) -> Option<&'s str> {
    let [hyphen, ending] = source.tokens.get(at + 1..at + 3)? else {
        return None;
    };
    let joined = hyphen.is('-') && !hyphen.spaced && !ending.spaced && !ending.capital;
    let ends = joined && source.lexicon.is_case_ending(&ending.lower);
    ends.then_some(ending.lower.as_str())
}

/// Whether a role behind an organisation is that of an officer, and no part of a longer name: "Bakanlığı Sözcüsü".
fn is_officer(source: &Source<'_>, at: usize) -> bool {
    let Source { tokens, lexicon, .. } = source;
    let office = |token: &Token| token.capital && token.kinds.any(Kinds::ORGANISATION);
    lexicon.verb_final() && !tokens.get(at + 1).is_some_and(office)
}

/// Whether a role behind an organisation is followed by whoever has it: "Ticaret Odası Başkanı Bülent Arıkan".
fn holds_office(source: &Source<'_>, at: usize) -> bool {
    let Source { tokens, .. } = source;
    let Some(words) = source.role_at(at) else {
        return false;
    };
    let segment = tokens.get(at).map(|token| token.segment);
    let named =
        |token: &Token| token.capital && Some(token.segment) == segment && !token.kinds.any(Kinds::ORGANISATION);
    let name = tokens.get(at + words..at + words + 2);
    name.is_some_and(|name| name.iter().all(named))
}

/// Whether a noun in the genitive says what an office with a capital is for: «Министерство транспорта».
fn of_what(source: &Source<'_>, start: usize, end: usize) -> bool {
    let Source { tokens, lexicon, .. } = source;
    let (Some(head), Some(own)) = (tokens.get(start), tokens.get(end)) else {
        return false;
    };
    let office = head.capital && head.lower.chars().count() > SHORT_OFFICE && head.kinds.any(Kinds::ORGANISATION);
    let cue = lexicon
        .cue(&own.lower, |nth| (nth == 0).then_some(own.lower.as_str()))
        .is_some();
    // «Центр защиты женщин рассказал»: a genitive without an ending stands before the verb.
    let before_verb = || {
        let next = tokens.get(end + 1).map(|next| next.lower.as_str());
        end > start + 1 && next.is_some_and(|next| lexicon.cue(next, |nth| (nth == 0).then_some(next)).is_some())
    };
    // "Прокуратура направила": a past verb; "Прокуратура Армении": the name has ended with its country.
    let verb = lexicon.female_by_verb(&own.lower).is_some() && !own.kinds.any(Kinds::ORGANISATION);
    let named = end > start + 1 && tokens.get(end - 1).is_some_and(|last| last.capital);
    let genitive = lexicon.is_genitive(&own.lower) && !lexicon.is_impersonal(&own.lower) && !verb || before_verb();
    let genitive = genitive && !named;
    let role = source.role_at(end).is_some();
    office && end - start < LONGEST_OFFICE && genitive && !cue && !role && !own.kinds.any(Kinds::FUNCTION)
}
