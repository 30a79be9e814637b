//! The words of a text with what is asked about them.

use std::borrow::Cow;
use std::collections::HashSet;

use araxes_text::{Language, Script, Span, fold, words};

use crate::romanize;
use crate::tables::{Generic, Tables};

/// Bytes of a word and the space behind it, for a first guess at the number of words.
const BYTES_OF_A_WORD: usize = 6;

/// How a word begins.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Begins {
    Capital,
    Small,
    /// A letter of a script without capitals.
    Caseless,
    Other,
}

/// A word: where it is, in 16 bytes, since a text has many.
#[derive(Clone, Copy)]
struct Word {
    start: usize,
    bytes: u32,
    begins: Begins,
}

impl Word {
    fn new(text: &str, span: Span) -> Self {
        let word = span.of(text);
        let begins = match word.bytes().next() {
            Some(b'a'..=b'z') => Begins::Small,
            Some(b'A'..=b'Z') => Begins::Capital,
            _ => begins(word),
        };
        let bytes = word.len() - possessive(word);
        Self {
            start: span.start,
            bytes: u32::try_from(bytes).unwrap_or(u32::MAX),
            begins,
        }
    }

    fn span(self) -> Span {
        Span::new(self.start, self.start + self.bytes as usize)
    }
}

fn begins(word: &str) -> Begins {
    match word.chars().next() {
        Some(char) if is_caseless(char) => Begins::Caseless,
        Some(char) if char.is_uppercase() => Begins::Capital,
        Some(char) if char.is_lowercase() => Begins::Small,
        Some(char) if char.is_alphabetic() => Begins::Caseless,
        _ => Begins::Other,
    }
}

/// Georgian and Arabic letters; the former have capitals, but only for whole words.
pub(crate) fn is_caseless(letter: char) -> bool {
    letter > '\u{5FF}' && matches!(Script::of(letter), Some(Script::Geor | Script::Arab))
}

/// The words of a text.
pub(crate) struct Words<'t> {
    pub(crate) text: &'t str,
    pub(crate) language: Language,
    all: Vec<Word>,
}

impl<'t> Words<'t> {
    pub(crate) fn new(text: &'t str, language: Language) -> Self {
        let mut all = Vec::with_capacity(text.len() / BYTES_OF_A_WORD);
        for span in words(text) {
            all.push(Word::new(text, span));
        }
        Self { text, language, all }
    }

    pub(crate) fn len(&self) -> usize {
        self.all.len()
    }

    /// The word as it stands; empty where there is none.
    pub(crate) fn word(&self, index: usize) -> &'t str {
        self.span(index).map_or("", |span| span.of(self.text))
    }

    pub(crate) fn span(&self, index: usize) -> Option<Span> {
        self.all.get(index).map(|word| word.span())
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

    /// Whether the word is a name with an apostrophe and a small ending, as Turkish sets it off.
    pub(crate) fn has_ending_behind_apostrophe(&self, index: usize) -> bool {
        let parts = self.word(index).split_once(['\'', '’']);
        self.is_capitalised(index)
            && parts.is_some_and(|(_, ending)| ending.chars().next().is_some_and(char::is_lowercase))
    }

    /// What the word may make of a name beside it. A word in lower case is in the table as it stands.
    pub(crate) fn generics(&self, index: usize) -> &'static [Generic] {
        let word = self.word(index);
        let tables = Tables::get();
        if self.language == Language::Az || self.is_capitalised(index) {
            tables.generics(&self.key(index))
        } else {
            tables.generics(word)
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
        self.begins(index) == Begins::Capital
    }

    /// Whether the word begins with a small letter of a script with capitals.
    pub(crate) fn is_small(&self, index: usize) -> bool {
        self.begins(index) == Begins::Small
    }

    /// Whether the word may begin a name by its first letter.
    pub(crate) fn may_be_name(&self, index: usize) -> bool {
        match self.begins(index) {
            Begins::Capital | Begins::Caseless => true,
            Begins::Small => false,
            Begins::Other => {
                let letter = self.word(index).chars().find(|char| char.is_alphabetic());
                letter.is_some_and(|letter| !letter.is_lowercase())
            }
        }
    }

    fn begins(&self, index: usize) -> Begins {
        self.all.get(index).map_or(Begins::Other, |word| word.begins)
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
        for index in (0..self.len()).filter(|&index| self.is_small(index)) {
            let word = self.word(index);
            let Some(letter) = word.chars().next() else { continue };
            // A Latin letter with a mark folds to another one.
            let marked = ('\u{C0}'..'\u{300}').contains(&letter);
            let likely = ascii
                .get(letter as usize)
                .copied()
                .unwrap_or_else(|| first.contains(&letter));
            if (likely || marked) && word.len() <= 2 * longest {
                let key = self.key(index);
                if wanted.contains(key.as_ref()) {
                    found.insert(key.into_owned());
                }
            }
        }
        found
    }
}

/// Bytes of an English 's, which is no ending of the name. Elsewhere s is no ending behind an apostrophe.
fn possessive(word: &str) -> usize {
    let Some(stem) = word.strip_suffix(['s', 'S']) else {
        return 0;
    };
    let stem = stem.strip_suffix(['\'', '’']);
    stem.map_or(0, |stem| word.len() - stem.len())
}
