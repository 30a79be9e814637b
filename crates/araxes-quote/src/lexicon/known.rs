//! Speakers that the user told of, by all their names.

use std::collections::HashMap;

use araxes_text::Language;

use super::{Tables, bundled};
use crate::SpeakerKind;
use crate::tokens::Token;

/// Someone with the name that the user gave.
#[derive(Clone, Debug)]
pub(crate) struct KnownSpeaker {
    pub(crate) name: String,
    pub(crate) kind: SpeakerKind,
    pub(crate) female: Option<bool>,
}

/// A name of a speaker, who has this number.
#[derive(Clone, Debug)]
struct Alias {
    words: Vec<Token>,
    speaker: usize,
}

/// All known speakers.
#[derive(Clone, Debug, Default)]
pub(crate) struct Known {
    speakers: Vec<KnownSpeaker>,
    by_name: HashMap<(SpeakerKind, String), usize>,
    aliases: Vec<Alias>,
    /// Aliases by their first word in lower case, and by what is left of it without a case ending of any language.
    by_word: HashMap<String, Vec<usize>>,
}

impl Known {
    /// The speaker with a number.
    pub(crate) fn get(&self, speaker: usize) -> Option<&KnownSpeaker> {
        self.speakers.get(speaker)
    }

    /// The number of the speaker of this name and kind, who is entered if new.
    pub(super) fn enter(&mut self, speaker: KnownSpeaker) -> usize {
        let next = self.speakers.len();
        let number = *self.by_name.entry((speaker.kind, speaker.name.clone())).or_insert(next);
        match self.speakers.get_mut(number) {
            Some(known) => known.female = speaker.female.or(known.female),
            None => self.speakers.push(speaker),
        }
        number
    }

    /// Gives a speaker a name; what other speaker has it already is the error.
    pub(super) fn add(&mut self, words: Vec<Token>, speaker: usize) -> Result<(), String> {
        let Some(first) = words.first().map(|first| first.lower.clone()) else {
            return Ok(());
        };
        let same = |known: &Token, word: &Token| known.lower == word.lower && known.first == word.first;
        let alike = |alias: &&Alias| {
            alias.words.len() == words.len() && alias.words.iter().zip(&words).all(|(known, word)| same(known, word))
        };
        let mut near = self.named(&first);
        if let Some(other) = near.find(alike).map(|alias| alias.speaker) {
            let name = self.get(other).map(|other| other.name.clone());
            return if other == speaker {
                Ok(())
            } else {
                Err(name.unwrap_or_default())
            };
        }
        drop(near);
        let mut keys: Vec<String> = Language::ALL
            .into_iter()
            .flat_map(|language| bundled(language).stems(&first))
            .map(str::to_owned)
            .collect();
        keys.push(first);
        keys.sort_unstable();
        keys.dedup();
        for key in keys {
            self.by_word.entry(key).or_default().push(self.aliases.len());
        }
        self.aliases.push(Alias { words, speaker });
        Ok(())
    }

    /// The aliases whose first word is this one, or has it for its stem.
    fn named(&self, word: &str) -> impl Iterator<Item = &Alias> {
        let numbers = self.by_word.get(word).into_iter().flatten();
        numbers.filter_map(|number| self.aliases.get(*number))
    }

    /// The longest name of a known speaker that begins at a token, any of its words with a case ending: the token
    /// behind it, and the number of the speaker.
    pub(crate) fn find(&self, tables: &Tables, tokens: &[Token], at: usize) -> Option<(usize, usize)> {
        if self.aliases.is_empty() {
            return None;
        }
        let tokens = tokens.get(at..)?;
        let first = tokens.first().filter(|token| token.is_word())?;
        let nominative = tables.nominative(&first.lower);
        let forms = [first.lower.as_str(), &nominative]
            .into_iter()
            .chain(tables.stems(&first.lower));
        let fitting = forms.flat_map(|form| self.named(form).filter(|alias| fits(tables, &alias.words, tokens)));
        let longest = fitting.max_by_key(|alias| alias.words.len())?;
        Some((at + longest.words.len(), longest.speaker))
    }
}

/// Whether the tokens begin with the name.
fn fits(tables: &Tables, name: &[Token], tokens: &[Token]) -> bool {
    let segment = tokens.first().map(|token| token.segment);
    let same = |(want, token): (&Token, &Token)| {
        if Some(token.segment) != segment || want.capital && !token.capital {
            return false;
        }
        if want.is_word() {
            is_form(tables, &token.lower, &want.lower)
        } else {
            token.is(want.first)
        }
    };
    tokens.len() >= name.len() && name.iter().zip(tokens).all(same)
}

/// Whether a word is another one, which has no case ending, in some case.
fn is_form(tables: &Tables, word: &str, plain: &str) -> bool {
    let from = |stem: &str| stem == plain || tables.stems(plain).any(|of| of == stem);
    word == plain || tables.stems(word).any(from) || tables.nominative(word) == plain
}
