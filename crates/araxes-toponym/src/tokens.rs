//! The words of a text with what is asked about them.

use std::borrow::Cow;
use std::collections::HashSet;

use araxes_text::{Language, Script, Span, fold, words};

use crate::romanize;

/// The words of a text.
pub(crate) struct Words<'t> {
    pub(crate) text: &'t str,
    pub(crate) language: Language,
    all: Vec<Span>,
}

impl<'t> Words<'t> {
    pub(crate) fn new(text: &'t str, language: Language) -> Self {
        let all = words(text).map(|span| without_possessive(text, span)).collect();
        Self { text, language, all }
    }

    pub(crate) fn len(&self) -> usize {
        self.all.len()
    }

    /// The word as it stands; empty where there is none.
    pub(crate) fn word(&self, index: usize) -> &'t str {
        self.all.get(index).map_or("", |span| span.of(self.text))
    }

    pub(crate) fn span(&self, index: usize) -> Option<Span> {
        self.all.get(index).copied()
    }

    /// The folded word; Cyrillic Azerbaijani in Latin letters.
    pub(crate) fn key(&self, index: usize) -> Cow<'t, str> {
        let word = self.word(index);
        if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
            return Cow::Borrowed(word);
        }
        let cyrillic = self.language == Language::Az && Script::first_in(word) == Some(Script::Cyrl);
        let latin = if cyrillic { romanize::azerbaijani(word) } else { None };
        Cow::Owned(fold(latin.as_deref().unwrap_or(word)))
    }

    /// The language whose endings a word may bear: that of its script, or that of the text.
    pub(crate) fn language_of(&self, index: usize) -> Language {
        match Script::first_in(self.word(index)) {
            Some(Script::Armn) => Language::Hy,
            Some(Script::Geor) => Language::Ka,
            Some(Script::Arab) => Language::Fa,
            Some(Script::Cyrl) if self.language != Language::Az => Language::Ru,
            Some(Script::Latn) if !matches!(self.language, Language::Az | Language::Tr) => Language::En,
            _ => self.language,
        }
    }

    /// What stands between this word and the next, or the end of the text.
    pub(crate) fn gap(&self, index: usize) -> &'t str {
        match (self.span(index), self.span(index + 1)) {
            (Some(a), Some(b)) => Span::new(a.end, b.start).of(self.text),
            (Some(a), None) => Span::new(a.end, self.text.len()).of(self.text),
            _ => "",
        }
    }

    /// Whether nothing but a space stands between this word and the next.
    pub(crate) fn spaced(&self, index: usize) -> bool {
        matches!(self.gap(index), " " | "\u{A0}")
    }

    /// Whether the next word follows as in a name of several words.
    pub(crate) fn joined(&self, index: usize) -> bool {
        match self.gap(index) {
            " " | "\u{A0}" | "-" | "‑" | "–" | "\u{200C}" => true,
            // Romanisations end a word in an apostrophe: Vayots' Dzor.
            "' " | "’ " | "‘ " => true,
            // St. Kitts, but not: "He left the UK. Sudan".
            ". " => self.word(index).chars().count() == 2 && self.word(index).ends_with(char::is_lowercase),
            // U.S., not: "plan B.Turkey".
            "." => self.is_initial(index) && self.is_initial(index + 1),
            _ => false,
        }
    }

    /// One capital letter.
    pub(crate) fn is_initial(&self, index: usize) -> bool {
        let mut letters = self.word(index).chars();
        letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
    }

    /// Whether the word begins with a capital.
    pub(crate) fn is_capitalised(&self, index: usize) -> bool {
        self.word(index).chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether the word begins a sentence, heading or line.
    pub(crate) fn begins_sentence(&self, index: usize) -> bool {
        if index == 0 {
            return true;
        }
        self.gap(index - 1)
            .chars()
            .any(|char| matches!(char, '.' | '!' | '?' | ':' | '։' | '\n' | '…'))
    }

    /// Of these folded words, those that also stand in the text in lower case. One pass over the text.
    pub(crate) fn in_lower_case(&self, wanted: &HashSet<String>) -> HashSet<String> {
        let mut found = HashSet::new();
        if wanted.is_empty() {
            return found;
        }
        let longest = wanted.iter().map(String::len).max().unwrap_or(0);
        // Most words are told by their first letter, without folding them.
        let mut first = HashSet::new();
        let mut ascii = [false; 128];
        for letter in wanted.iter().filter_map(|key| key.chars().next()) {
            match ascii.get_mut(letter as usize) {
                Some(seen) => *seen = true,
                None => _ = first.insert(letter),
            }
        }
        for index in 0..self.len() {
            let word = self.word(index);
            let Some(letter) = word.chars().next() else { continue };
            // A Latin letter with a mark folds to another one.
            let marked = ('\u{C0}'..'\u{300}').contains(&letter);
            let likely = ascii
                .get(letter as usize)
                .copied()
                .unwrap_or_else(|| first.contains(&letter));
            if (likely || marked) && letter.is_lowercase() && word.len() <= 2 * longest {
                let key = self.key(index);
                if wanted.contains(key.as_ref()) {
                    found.insert(key.into_owned());
                }
            }
        }
        found
    }
}

/// The word without an English 's, which is no ending of the name. Elsewhere s is no ending behind an apostrophe.
fn without_possessive(text: &str, span: Span) -> Span {
    let word = span.of(text);
    if !word.ends_with(['s', 'S']) {
        return span;
    }
    let stem = ["'s", "’s", "'S", "’S"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending));
    Span::new(span.start, span.start + stem.map_or(word.len(), str::len))
}
