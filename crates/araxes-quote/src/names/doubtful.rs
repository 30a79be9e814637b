//! Capitals that may be those of a sentence, and adjectives of places: what only looks like a name.

use std::collections::HashSet;

use crate::SpeakerKind;
use crate::lexicon::Kinds;
use crate::names::{Sequence, sequence};
use crate::roster::Source;
use crate::tokens::Token;

/// Takes the capitals of sentences out of a list of names: a single word at the start of a sentence counts only where
/// the text names it elsewhere too or it ends as family names do, and a word before a given and a family name there
/// is somebody's work.
pub(crate) fn sift(source: &Source<'_>, found: &mut [Sequence]) {
    let firm = firm(source, found);
    for sequence in found.iter_mut().filter(|sequence| is_office(source, sequence)) {
        sequence.weak |= starts(source, sequence.tokens.start);
    }
    for sequence in found.iter_mut().filter(|sequence| is_site(source, sequence)) {
        sequence.kind = SpeakerKind::Organisation;
    }
    if !source.lexicon.has_families() {
        return;
    }
    let doubted = |sequence: &&mut Sequence| sequence.kind == SpeakerKind::Person && sequence.told.is_none();
    for sequence in found.iter_mut().filter(doubted) {
        if !starts(source, sequence.tokens.start) {
            if matches!(&sequence.words[..], [word] if is_of_place(source, sequence.tokens.end, word)) {
                sequence.weak = true;
            }
            if source
                .tokens
                .get(sequence.tokens.start)
                .is_some_and(|token| source.begins_place(token))
            {
                // "Историк из Алаверди X Y"
                without_work(source, sequence);
            }
            continue;
        }
        match &sequence.words[..] {
            [word] if is_of_place(source, sequence.tokens.end, word) => sequence.weak = true,
            [word] => {
                let family = source.lexicon.is_family(word) || source.lexicon.is_surname(word);
                sequence.weak |= !family && !is_known(source, &firm, word);
            }
            // "Hazırda Qarabağda …": a word before a place, not before a surname.
            [_, _]
                if source
                    .tokens
                    .get(sequence.tokens.end - 1)
                    .is_some_and(|token| source.begins_place(token)) =>
            {
                sequence.weak = true
            }
            [_, _, _] => without_work(source, sequence),
            _ => {}
        }
    }
}

/// Whether a sequence is a common noun for an office, which the start of a sentence gives a capital: "Nazirlikdən".
fn is_office(source: &Source<'_>, found: &Sequence) -> bool {
    let [word] = &found.words[..] else { return false };
    let acronym = found.name.chars().nth(1).is_some_and(char::is_uppercase);
    found.tokens.len() == 1 && !acronym && source.lexicon.kinds(word).any(Kinds::ORGANISATION)
}

/// Whether a name is that of a site: "the Orchard Palace", "on Harbour Street".
fn is_site(source: &Source<'_>, found: &Sequence) -> bool {
    let site = |word: &String| source.lexicon.kinds(word).any(Kinds::SITE);
    let before = found
        .tokens
        .start
        .checked_sub(1)
        .and_then(|before| source.tokens.get(before));
    let placed = before.is_some_and(|before| {
        let kinds = before.kinds;
        kinds.any(Kinds::LOCATIVE.with(Kinds::DEFINITE))
    });
    found.words.len() > 1 && found.words.last().is_some_and(site) && placed
}

/// Whether a word is the adjective of a place with its noun behind it: "Капанского колледжа".
fn is_of_place(source: &Source<'_>, behind: usize, word: &str) -> bool {
    let lexicon = source.lexicon;
    let noun = |next: &Token| {
        let cue = lexicon.cue(&next.lower, |nth| (nth == 0).then_some(next.lower.as_str()));
        let small = next.is_word() && !next.capital && !next.kinds.any(Kinds::FUNCTION);
        small && cue.is_none() && !lexicon.is_adverb(&next.lower)
    };
    lexicon.is_adjective(word) && source.tokens.get(behind).is_some_and(noun)
}

/// Whether a word, or the word without its case ending, is among the known ones.
fn is_known(source: &Source<'_>, known: &HashSet<String>, word: &str) -> bool {
    known.contains(word) || source.lexicon.stems(word).any(|stem| known.contains(stem))
}

/// The words that are names beyond doubt, with their stems: those with a capital within a sentence, and those in names
/// of several words.
fn firm(source: &Source<'_>, found: &[Sequence]) -> HashSet<String> {
    let mut firm = HashSet::new();
    // The words of a body's name make none a person's: "Energetika Nazirliyi", "Energetik".
    let person = |sequence: &&Sequence| sequence.kind == SpeakerKind::Person || !source.lexicon.verb_final();
    for sequence in found.iter().filter(person) {
        if sequence.words.len() > 1 || !starts(source, sequence.tokens.start) {
            // The first of three may be somebody's work, with the capital of its sentence: "Energetik X Y".
            let work = sequence.words.len() > 2 && starts(source, sequence.tokens.start);
            for word in sequence.words.iter().skip(usize::from(work)) {
                firm.insert(word.clone());
                firm.extend(source.lexicon.stems(word).map(str::to_owned));
            }
        }
    }
    firm
}

/// Whether a token begins a sentence, a line or what stands in marks.
fn starts(source: &Source<'_>, at: usize) -> bool {
    let Some(token) = source.tokens.get(at) else {
        return false;
    };
    let before = at.checked_sub(1).and_then(|before| source.tokens.get(before));
    let same = |before: &&Token| before.segment == token.segment;
    before
        .filter(same)
        .is_none_or(|before| !before.is_word() && !matches!(before.first, ',' | '(' | '&' | '․' | ':'))
}

/// "Agronomist X Y": no father's name stands between them, so that the first word is none of the name.
fn without_work(source: &Source<'_>, found: &mut Sequence) {
    let lexicon = source.lexicon;
    let [_, given, family] = &found.words[..] else { return };
    let one_each = found.tokens.len() == found.words.len();
    let whole = lexicon.is_patronymic(given) || lexicon.is_patronymic(family) || lexicon.is_family_form(given);
    if !one_each || whole || !lexicon.is_family(family) {
        return;
    }
    if let Some(shorter) = sequence(source, found.tokens.start + 1..found.tokens.end) {
        *found = Sequence {
            weak: found.weak,
            ..shorter
        };
    }
}
