//! The words of a text with what is asked about them.

use std::borrow::Cow;
use std::cell::Cell;
use std::sync::LazyLock;

use araxes_text::{Language, Script, Span, fold, fold_each, fold_letter, fold_letters, words};

use crate::pack::Prefix;
use crate::romanize;
use crate::tables::{Generic, Tables, Told};

/// Joins the parts of a Persian word without joining their letters.
const ZWNJ: &str = "\u{200C}";

/// Prepositions that are written together with the name behind them: "به‌تهران".
const JOINED: [&str; 1] = ["به\u{200C}"];

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
    #[inline]
    fn of(letter: char) -> Self {
        let known = CASES.get(letter as usize).copied();
        known.unwrap_or_else(|| Self::by_properties(letter))
    }

    /// Of the first letter of a word.
    #[inline]
    fn first_in(word: &[u8]) -> Self {
        match *word {
            [ascii @ ..0x80, ..] => Self::of(ascii.into()),
            // The text is UTF-8: the first byte says how many follow.
            [a @ 0xC0..0xE0, b, ..] => Self::of_code(u32::from(a & 0x1F) << 6 | u32::from(b & 0x3F)),
            [a @ 0xE0..0xF0, b, c, ..] => {
                Self::of_code(u32::from(a & 0x0F) << 12 | u32::from(b & 0x3F) << 6 | u32::from(c & 0x3F))
            }
            _ => Self::Other,
        }
    }

    fn of_code(code: u32) -> Self {
        char::from_u32(code).map_or(Self::Other, Self::of)
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

/// A word: where it is, in 24 bytes, since a text has many.
struct Word {
    start: usize,
    bytes: u32,
    begins: Case,
    /// The folded word, once somebody has asked.
    prefix: Cell<Prefix>,
}

impl Word {
    #[inline]
    fn new(text: &[u8], span: Span) -> Self {
        let word = text.get(span.range()).unwrap_or_default();
        let bytes = word.len() - possessive(word);
        Self {
            start: span.start,
            bytes: u32::try_from(bytes).unwrap_or(u32::MAX),
            begins: Case::first_in(word),
            prefix: Cell::new(Prefix::EMPTY),
        }
    }

    #[inline]
    fn span(&self) -> Span {
        Span::new(self.start, self.end())
    }

    #[inline]
    fn end(&self) -> usize {
        self.start + self.bytes as usize
    }
}

/// The script of a word, of most words by the first byte.
#[inline]
fn script_of(word: &str) -> Option<Script> {
    match word.as_bytes() {
        [b'A'..=b'Z' | b'a'..=b'z', ..] => Some(Script::Latn),
        [0xD0 | 0xD1, ..] => Some(Script::Cyrl),
        _ => Script::first_in(word),
    }
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
            let word = span.of(text);
            if let Some(joined) = JOINED.iter().find(|joined| word.starts_with(**joined)) {
                let end = span.start + joined.len();
                all.push(Word::new(text.as_bytes(), Span::new(span.start, end - ZWNJ.len())));
                all.push(Word::new(text.as_bytes(), Span::new(end, span.end)));
                continue;
            }
            all.push(Word::new(text.as_bytes(), span));
        }
        Self { text, language, all }
    }

    pub(crate) fn len(&self) -> usize {
        self.all.len()
    }

    /// The word as it stands; empty where there is none.
    #[inline]
    pub(crate) fn word(&self, index: usize) -> &'t str {
        self.span(index).map_or("", |span| span.of(self.text))
    }

    #[inline]
    pub(crate) fn span(&self, index: usize) -> Option<Span> {
        self.all.get(index).map(Word::span)
    }

    /// The folded word; Cyrillic Azerbaijani in Latin letters.
    pub(crate) fn key(&self, index: usize) -> Cow<'t, str> {
        let word = self.word(index);
        if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
            return Cow::Borrowed(word);
        }
        Cow::Owned(fold(self.latin(word).as_deref().unwrap_or(word)))
    }

    /// Cyrillic Azerbaijani in Latin letters.
    fn latin(&self, word: &str) -> Option<String> {
        let cyrillic = self.language == Language::Az && script_of(word) == Some(Script::Cyrl);
        if cyrillic { romanize::azerbaijani(word) } else { None }
    }

    /// The letters of [`key`](Self::key) at the end of a list.
    pub(crate) fn fold_letters(&self, index: usize, letters: &mut Vec<char>) {
        let word = self.word(index);
        fold_letters(self.latin(word).as_deref().unwrap_or(word), letters);
    }

    /// The folded word as a key is read, each word folded once.
    pub(crate) fn prefix(&self, index: usize) -> Prefix {
        let Some(word) = self.all.get(index) else {
            return Prefix::EMPTY;
        };
        if word.prefix.get() == Prefix::EMPTY {
            let text = word.span().of(self.text);
            let latin = self.latin(text);
            let prefix = fold_each(latin.as_deref().unwrap_or(text), Prefix::EMPTY, Prefix::then);
            word.prefix.set(prefix);
        }
        word.prefix.get()
    }

    /// Keeps the folded word for who asks next.
    pub(crate) fn remember(&self, index: usize, folded: Prefix) {
        if let Some(word) = self.all.get(index) {
            word.prefix.set(folded);
        }
    }

    /// What the word tells of a name beside it, or of itself.
    pub(crate) fn told(&self, index: usize) -> &'static Told {
        Tables::get().told(self.prefix(index))
    }

    /// The language whose endings a word may bear: that of its script, or that of the text.
    pub(crate) fn language_of(&self, index: usize) -> Language {
        match script_of(self.word(index)) {
            Some(Script::Armn) => Language::Hy,
            Some(Script::Geor) => Language::Ka,
            Some(Script::Arab) if self.language != Language::Az => Language::Fa,
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

    /// What the word may make of a name beside it.
    pub(crate) fn generics(&self, index: usize) -> &'static [Generic] {
        &self.told(index).generics
    }

    /// What stands between this word and the next, or the end of the text.
    #[inline]
    pub(crate) fn gap(&self, index: usize) -> &'t str {
        let Some(word) = self.all.get(index) else { return "" };
        let end = self.all.get(index + 1).map_or(self.text.len(), |next| next.start);
        self.text.get(word.end()..end).unwrap_or_default()
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

    /// The words that begin with a capital.
    pub(crate) fn capitalised(&self) -> impl Iterator<Item = usize> {
        let words = self.all.iter().enumerate();
        words
            .filter(|(_, word)| word.begins == Case::Capital)
            .map(|(index, _)| index)
    }

    /// Whether the word begins with a small letter of a script with capitals.
    pub(crate) fn is_small(&self, index: usize) -> bool {
        self.begins(index) == Case::Small
    }

    /// The first word from `index` on that may begin a name: it begins with a capital, is of a script without capitals, or
    /// is a generic word before a capital ("озеро Севан").
    pub(crate) fn next_beginning(&self, index: usize) -> Option<usize> {
        let begins = |&index: &usize| match self.case(index) {
            Case::Capital | Case::Caseless => true,
            Case::Small => self.is_small(index) && self.is_capitalised(index + 1) && !self.generics(index).is_empty(),
            Case::Other => false,
        };
        (index..self.len()).find(begins)
    }

    /// The case of the first letter of the word, whatever stands before it.
    #[inline]
    pub(crate) fn case(&self, index: usize) -> Case {
        match self.begins(index) {
            Case::Other => {
                let mut letters = self.word(index).chars().map(Case::of);
                letters.find(|case| *case != Case::Other).unwrap_or(Case::Other)
            }
            begins => begins,
        }
    }

    #[inline]
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

    /// Of these words, by number, the folded forms that also stand in the text in lower case, in order. One pass over
    /// the text.
    pub(crate) fn in_lower_case(&self, wanted: impl Iterator<Item = usize>) -> Vec<Prefix> {
        let mut beginnings = Beginnings::default();
        let mut forms: Vec<(Prefix, bool)> = wanted
            .map(|index| {
                beginnings.add(&self.key(index));
                (self.prefix(index), false)
            })
            .collect();
        if forms.is_empty() {
            return Vec::new();
        }
        forms.sort_unstable();
        forms.dedup();
        let small = self
            .all
            .iter()
            .enumerate()
            .filter(|(_, word)| word.begins == Case::Small);
        for (index, word) in small {
            let may_be_wanted = match self.text.as_bytes().get(word.start..) {
                Some([first @ b'a'..=b'z', second @ b'a'..=b'z', ..]) => {
                    beginnings.has((*first).into(), (*second).into())
                }
                _ => {
                    let word = word.span().of(self.text);
                    // Cyrillic Azerbaijani is folded to other letters.
                    let respelt = self.language == Language::Az && script_of(word) == Some(Script::Cyrl);
                    respelt || beginnings.may_have(word)
                }
            };
            if may_be_wanted && let Ok(place) = forms.binary_search_by_key(&self.prefix(index), |&(form, _)| form) {
                forms[place].1 = true;
            }
        }
        forms
            .into_iter()
            .filter(|(_, found)| *found)
            .map(|(form, _)| form)
            .collect()
    }
}

/// A bit for the first two letters of each of some folded words: most other words are told by theirs, without folding
/// them.
struct Beginnings([u64; 64]);

impl Default for Beginnings {
    fn default() -> Self {
        Self([0; 64])
    }
}

impl Beginnings {
    fn add(&mut self, key: &str) {
        let mut letters = key.chars();
        let (row, bit) = Self::bit(letters.next().unwrap_or_default(), letters.next().unwrap_or_default());
        self.0[row] |= bit;
    }

    fn may_have(&self, word: &str) -> bool {
        let mut letters = word.chars();
        let mut next = || letters.next().map_or(Some('\0'), fold_letter);
        let (Some(first), Some(second)) = (next(), next()) else {
            return true;
        };
        self.has(first, second)
    }

    #[inline]
    fn has(&self, first: char, second: char) -> bool {
        let (row, bit) = Self::bit(first, second);
        self.0[row] & bit != 0
    }

    fn bit(first: char, second: char) -> (usize, u64) {
        (first as usize % 64, 1 << (second as usize % 64))
    }
}

/// Bytes of an English 's, which is no ending of the name. Elsewhere s is no ending behind an apostrophe.
#[inline]
fn possessive(word: &[u8]) -> usize {
    match word {
        [.., b'\'', b's' | b'S'] => 2,
        // The apostrophe ’.
        [.., 0xE2, 0x80, 0x99, b's' | b'S'] => 4,
        _ => 0,
    }
}
