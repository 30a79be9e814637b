//! One pass over the words of a text: where a name of the gazetteer stands, and which ones it may be.

use araxes_text::{Language, Span};

use crate::beside::shared_generic;
use crate::index::{Point, Reader, Reading};
use crate::pack::{Entry, Pack, PlaceRow};
use crate::tables::Tables;
use crate::tokens::{Words, is_caseless};
use crate::{Status, Tradition};

/// The longest name of the gazetteer in words, with room to spare; bounds the work at each word.
const MAX_WORDS: usize = 8;

/// Names that one match may be; more than the most frequent village name of the region has bearers and spellings.
const MAX_NAMES: usize = 256;

/// One name that a match may be.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Found {
    pub(crate) entry: Entry,
    /// Number of the place.
    pub(crate) place: u32,
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

/// The longest names from left to right, without overlap.
pub(crate) fn scan(words: &Words<'_>, pack: &Pack) -> Vec<Match> {
    let Some(reader) = Reader::new(pack) else {
        return Vec::new();
    };
    let mut scanner = Scanner {
        words,
        pack,
        reader,
        dead: vec![Span::new(0, 0); DEAD],
        paths: Vec::new(),
        next: Vec::new(),
    };
    let mut matches = Vec::new();
    let mut first = 0;
    while first < words.len() {
        match can_begin(words, first).then(|| scanner.longest(first)).flatten() {
            Some(found) => {
                first = found.end;
                matches.push(found);
            }
            None => first += 1,
        }
    }
    matches
}

/// A name begins with a capital, in a script without capitals, or with a generic word before a capital ("озеро Севан").
fn can_begin(words: &Words<'_>, index: usize) -> bool {
    words.may_be_name(index)
        || words.is_small(index) && words.is_capitalised(index + 1) && !words.generics(index).is_empty()
}

struct Scanner<'s> {
    words: &'s Words<'s>,
    pack: &'s Pack,
    reader: Reader<'s>,
    /// Words that begin no name, by a hash: most capitalised words of a text occur in it more than once.
    dead: Vec<Span>,
    /// Where the words read so far lead, and where they lead with the next one.
    paths: Vec<Reading>,
    next: Vec<Reading>,
}

impl Scanner<'_> {
    fn longest(&mut self, first: usize) -> Option<Match> {
        let start = self.reader.start();
        let word = self.words.span(first)?;
        let slot = slot_of(word.of(self.words.text));
        if self
            .dead
            .get(slot)
            .is_some_and(|dead| dead.of(self.words.text) == word.of(self.words.text))
        {
            return None;
        }
        self.next.clear();
        self.read(first, start, false);
        std::mem::swap(&mut self.paths, &mut self.next);
        if self.paths.is_empty()
            && let Some(dead) = self.dead.get_mut(slot)
        {
            *dead = word;
            return None;
        }
        let mut best: Option<(usize, Vec<Found>)> = None;
        for end in first + 1..=first + MAX_WORDS {
            if self.paths.is_empty() {
                break;
            }
            let found = self.names(first, end);
            let shorter = best.is_some() && is_facility(&found, self.pack);
            if !found.is_empty() && !shorter {
                best = Some((end, found));
            }
            if end >= self.words.len() || !self.words.joined(end - 1) {
                break;
            }
            self.advance(end);
        }
        // A generic word behind a list names each of its members.
        if best.as_ref().is_none_or(|&(end, _)| end == first + 1)
            && let Some(found) = self.with_shared_generic(first)
        {
            best = Some((first + 1, found));
        }
        let (end, found) = best?;
        let span = Span::new(self.words.span(first)?.start, self.words.span(end - 1)?.end);
        Some(Match {
            first,
            end,
            span: with_hyphenated_ending(self.words, span, end),
            found,
        })
    }

    /// The names that one word is with the generic word behind the list that it begins.
    fn with_shared_generic(&mut self, first: usize) -> Option<Vec<Found>> {
        let generic = shared_generic(self.words, first)?;
        self.next.clear();
        self.read(first, self.reader.start(), false);
        std::mem::swap(&mut self.paths, &mut self.next);
        let key = self.words.key(generic);
        // English has no table of endings.
        let singular = if self.words.language == Language::En {
            key.trim_end_matches('s')
        } else {
            &*key
        };
        let language = self.words.language_of(generic);
        self.next.clear();
        for path in std::mem::take(&mut self.paths) {
            if let Some(at) = self.reader.next_word(path.at) {
                self.reader.read(at, singular, language, path.inflected, &mut self.next);
            }
        }
        std::mem::swap(&mut self.paths, &mut self.next);
        let found = self.names(first, first + 1);
        (!found.is_empty()).then_some(found)
    }

    /// Reads the word at `index` behind every path.
    fn advance(&mut self, index: usize) {
        self.next.clear();
        for path in std::mem::take(&mut self.paths) {
            if let Some(at) = self.reader.next_word(path.at) {
                self.read(index, at, path.inflected);
            }
        }
        std::mem::swap(&mut self.paths, &mut self.next);
    }

    fn read(&mut self, index: usize, from: Point, inflected: bool) {
        let key = self.words.key(index);
        let language = self.words.language_of(index);
        self.reader.read(from, &key, language, inflected, &mut self.next);
    }

    fn names(&self, first: usize, end: usize) -> Vec<Found> {
        let mut all = Vec::new();
        for path in &self.paths {
            let Some(posting) = self.reader.names(path.at) else {
                continue;
            };
            let names = self.pack.postings(posting).map(|entry| Found {
                entry,
                place: self.pack.name_row(entry.name).place,
                inflected: path.inflected,
            });
            all.extend(names.take(MAX_NAMES));
        }
        all.retain(|found| {
            fits_language(self.words, self.pack, found, first)
                && capitals_agree(self.words, self.pack, found, first, end)
        });
        all
    }
}

/// Slots for words that begin no name.
const DEAD: usize = 256;

/// The slot of a word, by its first and last bytes and its length, mixed by the golden ratio.
fn slot_of(word: &str) -> usize {
    let bytes = word.as_bytes();
    let start = bytes
        .iter()
        .take(4)
        .fold(0, |start: u32, byte| start << 8 | u32::from(*byte));
    let end = bytes
        .iter()
        .rev()
        .take(2)
        .fold(0, |end: u32, byte| end << 8 | u32::from(*byte));
    let mixed = (start ^ end << 3 ^ (bytes.len() as u32) << 24).wrapping_mul(0x9E37_79B1);
    mixed as usize >> 24
}

/// Kinds of places that bear the name of a town and a generic word.
const FACILITIES: [&str; 6] = ["airport", "border_crossing", "cathedral", "port", "railway", "road"];

/// Whether only facilities bear the name: "Ganja airport" is a mention of Ganja, as "the road to Ganja" is, where the
/// town's name is found too; "Red Bridge" is one of its own.
fn is_facility(found: &[Found], pack: &Pack) -> bool {
    let kind = |found: &Found| pack.text(pack.place_row(found.place).kind);
    found.iter().all(|found| FACILITIES.contains(&kind(found)))
}

/// Not "Rest" for Ṙešt, and not "Sam" in English for what is Şam in Azerbaijani: a plain spelling of a romanisation with
/// marks is none, and a name that one language has for a far place is not used in another.
fn fits_language(words: &Words<'_>, pack: &Pack, found: &Found, first: usize) -> bool {
    let plain = words.word(first).is_ascii();
    if found.entry.marked && plain {
        return false;
    }
    let name = pack.name_row(found.entry.name);
    if found.inflected
        && words.language_of(first) == Language::En
        && !takes_armenian_cases(&pack.place_row(found.place), pack)
    {
        return false;
    }
    let turkic = |language| matches!(language, Language::Az | Language::Tr);
    let foreign = turkic(name.language) && !turkic(words.language);
    let sides = [Tradition::Az, Tradition::Hy, Tradition::Soviet, Tradition::Tr];
    !(foreign && plain && !sides.contains(&name.tradition) && name.status == Status::Exonym)
}

/// English has no cases; Armenian in Latin letters has them, and names known places of the region: Yerevanum.
fn takes_armenian_cases(place: &PlaceRow, pack: &Pack) -> bool {
    !place.minor && matches!(pack.text(place.country), "AM" | "AZ" | "GE" | "TR" | "IR" | "")
}

/// Every word that the name writes with a capital has one in the text, but for generic words, and an abbreviation is
/// all capitals: "us" is not the US, "van" is not Van.
fn capitals_agree(words: &Words<'_>, pack: &Pack, found: &Found, first: usize, end: usize) -> bool {
    let name = pack.text(pack.name_row(found.entry.name).text);
    let abbreviation = end - first == 1 && is_abbreviation(name);
    let mut any = false;
    let spans = araxes_text::words(name).map(|span| span.of(name));
    for (own, index) in spans.zip(first..end) {
        let here = words.word(index);
        let Some(letter) = here.chars().find(|char| char.is_alphabetic()) else {
            continue;
        };
        let cased = letter.is_uppercase() || letter.is_lowercase();
        let caseless = !cased || is_caseless(letter);
        any |= caseless || letter.is_uppercase();
        if abbreviation && cased && !is_abbreviation(here) {
            return false;
        }
        let wants = own.chars().next().is_some_and(char::is_uppercase);
        if wants && letter.is_lowercase() && !caseless && words.generics(index).is_empty() {
            return false;
        }
    }
    any
}

/// Two to five capitals: USSR, НКАО, ԱՄՆ.
pub(crate) fn is_abbreviation(word: &str) -> bool {
    let letters = word.chars().filter(|char| char.is_alphabetic()).take(6);
    let (count, capitals) = letters.fold((0, 0), |(all, upper), char| {
        (all + 1, upper + u32::from(char.is_uppercase()))
    });
    (2..=5).contains(&count) && capitals == count
}

/// An ending set off by a hyphen belongs to the name as it stands: ԱՄՆ-ում. So does the last stop of U.S.
fn with_hyphenated_ending(words: &Words<'_>, span: Span, end: usize) -> Span {
    if end >= 2 && words.gap(end - 2) == "." && words.is_initial(end - 1) && words.gap(end - 1).starts_with('.') {
        return Span::new(span.start, span.end + 1);
    }
    let Some(next) = words.span(end) else { return span };
    if !matches!(words.gap(end - 1), "-" | "‑" | "֊") {
        return span;
    }
    let known = Tables::get().is_ending(words.language_of(end), &words.key(end));
    let small = words.word(end).chars().all(char::is_lowercase);
    if small && known {
        Span::new(span.start, next.end)
    } else {
        span
    }
}
