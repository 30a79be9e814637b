//! One pass over the words of a text: where a name of the gazetteer stands, and which ones it may be.

use std::cell::OnceCell;
use std::collections::HashSet;

use araxes_text::{Language, Script, Span, fold, words};

use crate::index::{Entry, Index, Reading};
use crate::tables::Tables;
use crate::{Place, romanize};

/// The longest name of the gazetteer in words, with room to spare; bounds the work at each word.
const MAX_WORDS: usize = 8;

/// A word of the text, its key worked out when first needed.
pub(crate) struct Word {
    pub(crate) span: Span,
    key: OnceCell<String>,
}

/// Words of a text with what is asked about them.
pub(crate) struct Words<'t> {
    pub(crate) text: &'t str,
    pub(crate) language: Language,
    all: Vec<Word>,
    lower: OnceCell<HashSet<String>>,
}

/// One name that a match may be.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Found {
    pub(crate) entry: Entry,
    pub(crate) inflected: bool,
}

/// A stretch of words that is a name, with every name that it may be.
#[derive(Debug)]
pub(crate) struct Match {
    /// First word.
    pub(crate) first: usize,
    /// The word after the last.
    pub(crate) end: usize,
    pub(crate) span: Span,
    pub(crate) found: Vec<Found>,
}

impl<'t> Words<'t> {
    pub(crate) fn new(text: &'t str, language: Language) -> Self {
        let all = words(text)
            .map(|span| Word {
                span: without_possessive(text, span),
                key: OnceCell::new(),
            })
            .collect();
        Self {
            text,
            language,
            all,
            lower: OnceCell::new(),
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.all.len()
    }

    /// The word as it stands; empty where there is none.
    pub(crate) fn word(&self, index: usize) -> &'t str {
        self.all.get(index).map_or("", |word| word.span.of(self.text))
    }

    pub(crate) fn span(&self, index: usize) -> Option<Span> {
        self.all.get(index).map(|word| word.span)
    }

    /// The folded word; Cyrillic Azerbaijani in Latin letters.
    pub(crate) fn key(&self, index: usize) -> &str {
        let Some(word) = self.all.get(index) else { return "" };
        word.key.get_or_init(|| {
            let letters = word.span.of(self.text);
            let cyrillic = self.language == Language::Az && Script::first_in(letters) == Some(Script::Cyrl);
            let latin = if cyrillic { romanize::azerbaijani(letters) } else { None };
            fold(latin.as_deref().unwrap_or(letters))
        })
    }

    /// The language whose endings a word may bear: that of its script, or that of the text.
    fn language_of(&self, index: usize) -> Language {
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
    fn is_initial(&self, index: usize) -> bool {
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

    /// Whether the same word stands somewhere in the text in lower case.
    pub(crate) fn also_in_lower_case(&self, index: usize) -> bool {
        let lower = self.lower.get_or_init(|| {
            let small = |word: &usize| self.word(*word).chars().next().is_some_and(char::is_lowercase);
            (0..self.len())
                .filter(small)
                .map(|word| self.key(word).to_owned())
                .collect()
        });
        lower.contains(self.key(index))
    }
}

/// The word without an English 's, which is no ending of the name. Elsewhere s is no ending behind an apostrophe.
fn without_possessive(text: &str, span: Span) -> Span {
    let word = span.of(text);
    let stem = ["'s", "’s", "'S", "’S"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending));
    Span::new(span.start, span.start + stem.map_or(word.len(), str::len))
}

/// The longest names from left to right, without overlap.
pub(crate) fn scan(words: &Words<'_>, index: &Index, places: &[Place]) -> Vec<Match> {
    let mut matches = Vec::new();
    let mut first = 0;
    while first < words.len() {
        match can_begin(words, first)
            .then(|| longest(words, index, places, first))
            .flatten()
        {
            Some(found) => {
                first = found.end;
                matches.push(found);
            }
            None => first += 1,
        }
    }
    matches
}

/// A name begins with a capital, in a script without capitals, or with a generic word ("озеро Севан").
fn can_begin(words: &Words<'_>, index: usize) -> bool {
    let Some(letter) = words.word(index).chars().find(|char| char.is_alphabetic()) else {
        return false;
    };
    letter.is_uppercase()
        || !letter.is_lowercase()
        || matches!(Script::of(letter), Some(Script::Geor | Script::Arab))
        || !Tables::get().generics(words.word(index)).is_empty()
}

/// A path through the trie: the node reached and whether an ending was taken off on the way.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Path {
    node: u32,
    inflected: bool,
}

fn longest(words: &Words<'_>, index: &Index, places: &[Place], first: usize) -> Option<Match> {
    let mut paths = vec![Path {
        node: 0,
        inflected: false,
    }];
    let mut best = None;
    for at in first..words.len().min(first + MAX_WORDS) {
        if at > first && !words.joined(at - 1) {
            break;
        }
        let readings = index.readings(words.key(at), words.language_of(at));
        paths = step(index, &paths, &readings);
        if paths.is_empty() {
            break;
        }
        let found = names_at(words, index, places, &paths, first, at + 1);
        let shorter = best.is_some() && is_facility(&found, places);
        if !found.is_empty() && !shorter {
            best = Some((at + 1, found));
        }
    }
    let (end, found) = best?;
    let span = Span::new(words.span(first)?.start, words.span(end - 1)?.end);
    Some(Match {
        first,
        end,
        span: with_hyphenated_ending(words, span, end),
        found,
    })
}

/// Kinds of places that bear the name of a town and a generic word.
const FACILITIES: [&str; 6] = ["airport", "border_crossing", "cathedral", "port", "railway", "road"];

/// Whether only facilities bear the name: "Ganja airport" is a mention of Ganja, as "the road to Ganja" is, where the
/// town's name is found too; "Red Bridge" is one of its own.
fn is_facility(found: &[Found], places: &[Place]) -> bool {
    let kind = |found: &Found| {
        places
            .get(found.entry.place as usize)
            .map_or("", |place| place.kind.as_str())
    };
    found.iter().all(|found| FACILITIES.contains(&kind(found)))
}

fn step(index: &Index, paths: &[Path], readings: &[Reading]) -> Vec<Path> {
    let mut next = Vec::new();
    for path in paths {
        for reading in readings {
            let Some(node) = index.step(path.node, reading.word) else {
                continue;
            };
            let path = Path {
                node,
                inflected: path.inflected || reading.inflected,
            };
            if !next.contains(&path) {
                next.push(path);
            }
        }
    }
    next
}

fn names_at(
    words: &Words<'_>,
    index: &Index,
    places: &[Place],
    paths: &[Path],
    first: usize,
    end: usize,
) -> Vec<Found> {
    let all = paths.iter().flat_map(|path| {
        index.entries(path.node).iter().map(|&entry| Found {
            entry,
            inflected: path.inflected,
        })
    });
    all.filter(|found| capitals_agree(words, places, found, first, end))
        .collect()
}

/// Every word that the name writes with a capital has one in the text, but for generic words, and an abbreviation is
/// all capitals: "us" is not the US, "van" is not Van.
fn capitals_agree(words: &Words<'_>, places: &[Place], found: &Found, first: usize, end: usize) -> bool {
    let Some(name) = name_of(places, found.entry) else {
        return false;
    };
    let abbreviation = end - first == 1 && is_abbreviation(&name.text);
    let mut any = false;
    let spans = araxes_text::words(&name.text).map(|span| span.of(&name.text));
    for (own, index) in spans.zip(first..end) {
        let here = words.word(index);
        let Some(letter) = here.chars().find(|char| char.is_alphabetic()) else {
            continue;
        };
        let cased = letter.is_uppercase() || letter.is_lowercase();
        let caseless = !cased || matches!(Script::of(letter), Some(Script::Geor | Script::Arab));
        any |= caseless || letter.is_uppercase();
        if abbreviation && cased && !is_abbreviation(here) {
            return false;
        }
        let wants = own.chars().next().is_some_and(char::is_uppercase);
        if wants && letter.is_lowercase() && !caseless && Tables::get().generics(words.key(index)).is_empty() {
            return false;
        }
    }
    any
}

/// Two to five capitals: USSR, НКАО, ԱՄՆ.
pub(crate) fn is_abbreviation(word: &str) -> bool {
    let letters = word.chars().filter(|char| char.is_alphabetic());
    let (count, capitals) = letters.fold((0, 0), |(all, upper), char| {
        (all + 1, upper + u32::from(char.is_uppercase()))
    });
    (2..=5).contains(&count) && capitals == count
}

pub(crate) fn name_of(places: &[Place], entry: Entry) -> Option<&crate::Name> {
    places.get(entry.place as usize)?.names.get(entry.name as usize)
}

/// An ending set off by a hyphen belongs to the name as it stands: ԱՄՆ-ում. So does the last stop of U.S.
fn with_hyphenated_ending(words: &Words<'_>, span: Span, end: usize) -> Span {
    if end >= 2 && words.gap(end - 2) == "." && words.is_initial(end - 1) && words.gap(end - 1).starts_with('.') {
        return Span::new(span.start, span.end + 1);
    }
    let Some(next) = words.span(end) else { return span };
    let ending = words.key(end);
    let known = || Tables::get().is_ending(words.language_of(end), ending);
    let small = words.word(end).chars().all(char::is_lowercase);
    let hyphen = matches!(words.gap(end - 1), "-" | "‑" | "֊");
    if hyphen && small && known() {
        Span::new(span.start, next.end)
    } else {
        span
    }
}
