//! The words of a text with what is asked about them.

use std::borrow::Cow;
use std::cell::Cell;
use std::sync::LazyLock;

use araxes_text::{Language, Script, Span, fold_into, words};
use foldhash::{HashSet, HashSetExt};

use crate::romanize;
use crate::tables::{Cues, Generic, Tables};

/// Bytes of a word and the space behind it, for a first guess at the number of words.
const BYTES_OF_A_WORD: usize = 6;

/// How a word begins, or how its first letter is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Case {
    Capital,
    Small,
    /// A letter of a script without capitals.
    Caseless,
    Other,
}

impl Case {
    fn of(char: char) -> Self {
        if char.is_ascii() {
            return match char {
                'a'..='z' => Self::Small,
                'A'..='Z' => Self::Capital,
                _ => Self::Other,
            };
        }
        CASES
            .get(char as usize)
            .copied()
            .unwrap_or_else(|| Self::by_properties(char))
    }

    fn by_properties(char: char) -> Self {
        if is_caseless(char) {
            Self::Caseless
        } else if char.is_uppercase() {
            Self::Capital
        } else if char.is_lowercase() {
            Self::Small
        } else if char.is_alphabetic() {
            Self::Caseless
        } else {
            Self::Other
        }
    }
}

/// The case of each code point up to the end of Georgian: the properties of the standard library are made for size.
static CASES: LazyLock<Vec<Case>> = LazyLock::new(|| ('\0'..'\u{1100}').map(Case::by_properties).collect());

/// Georgian and Arabic letters; the former have capitals, but only for whole words.
fn is_caseless(letter: char) -> bool {
    letter > '\u{5FF}' && matches!(Script::of(letter), Some(Script::Geor | Script::Arab))
}

/// A word: where it is, in 16 bytes, since a text has many.
#[derive(Clone, Copy)]
struct Word {
    start: usize,
    bytes: u32,
    begins: Case,
}

impl Word {
    fn new(text: &str, span: Span) -> Self {
        let word = span.of(text);
        let begins = word.chars().next().map_or(Case::Other, Case::of);
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

/// The words of a text.
pub(crate) struct Words<'t> {
    pub(crate) text: &'t str,
    pub(crate) language: Language,
    all: Vec<Word>,
    /// For folded words, to keep its room.
    room: Cell<String>,
}

impl<'t> Words<'t> {
    pub(crate) fn new(text: &'t str, language: Language) -> Self {
        let mut all = Vec::with_capacity(text.len() / BYTES_OF_A_WORD);
        for span in words(text) {
            all.push(Word::new(text, span));
        }
        Self {
            text,
            language,
            all,
            room: Cell::default(),
        }
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
        let mut key = String::with_capacity(word.len());
        self.fold_into(index, &mut key);
        Cow::Owned(key)
    }

    /// [`key`](Self::key) at the end of a string.
    pub(crate) fn fold_into(&self, index: usize, key: &mut String) {
        let word = self.word(index);
        let cyrillic = self.language == Language::Az && Script::first_in(word) == Some(Script::Cyrl);
        let latin = if cyrillic { romanize::azerbaijani(word) } else { None };
        fold_into(latin.as_deref().unwrap_or(word), key);
    }

    /// What a table says of the folded word.
    pub(crate) fn with_key<T>(&self, index: usize, ask: impl FnOnce(&str) -> T) -> T {
        let mut key = self.room.take();
        key.clear();
        self.fold_into(index, &mut key);
        let answer = ask(&key);
        self.room.set(key);
        answer
    }

    /// What the word tells of a name beside it, or of itself.
    pub(crate) fn cues(&self, index: usize) -> Cues {
        self.with_key(index, |key| Tables::get().cues(key))
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
            self.with_key(index, |key| tables.generics(key))
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
        self.begins(index) == Case::Capital
    }

    /// Whether the word begins with a small letter of a script with capitals.
    pub(crate) fn is_small(&self, index: usize) -> bool {
        self.begins(index) == Case::Small
    }

    /// Whether the word may begin a name by its first letter.
    pub(crate) fn may_be_name(&self, index: usize) -> bool {
        matches!(self.case(index), Case::Capital | Case::Caseless)
    }

    /// The case of the first letter of the word, whatever stands before it.
    pub(crate) fn case(&self, index: usize) -> Case {
        let begins = self.begins(index);
        if begins == Case::Other {
            let letters = self.word(index).chars();
            let letter = letters.map(Case::of).find(|case| *case != Case::Other);
            letter.unwrap_or(Case::Other)
        } else {
            begins
        }
    }

    fn begins(&self, index: usize) -> Case {
        self.all.get(index).map_or(Case::Other, |word| word.begins)
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
