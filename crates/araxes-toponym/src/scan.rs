//! One pass over the words of a text: where a name of the gazetteer stands, and which ones it may be.

use araxes_text::{Language, Span};

use crate::beside::shared_generic;
use crate::index::{Reader, Reading};
use crate::pack::{Entry, NameRow, Pack, Prefix, is_abbreviation};
use crate::spelling::{marks_agree, takes_cases};
use crate::tables::Tables;
use crate::tokens::{Case, Words};
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
    /// The folded name.
    pub(crate) key: Prefix,
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
    let mut scanner = Scanner {
        words,
        pack,
        reader: Reader::new(pack),
        word: Vec::new(),
        dead: Dead::default(),
        paths: Vec::new(),
        next: Vec::new(),
    };
    let mut matches = Vec::new();
    let mut first = 0;
    while let Some(next) = words.next_beginning(first) {
        let found = scanner.longest(next);
        first = found.as_ref().map_or(next + 1, |found| found.end);
        matches.extend(found);
    }
    matches
}

struct Scanner<'s> {
    words: &'s Words<'s>,
    pack: &'s Pack,
    reader: Reader<'s>,
    /// The letters of the folded word, to keep their room.
    word: Vec<char>,
    dead: Dead<'s>,
    /// Where the words read so far lead, and where they lead with the next one.
    paths: Vec<Reading>,
    next: Vec<Reading>,
}

impl Scanner<'_> {
    fn longest(&mut self, first: usize) -> Option<Match> {
        let word = self.words.word(first);
        if self.dead.has(word) {
            return None;
        }
        self.begin(first);
        if self.paths.is_empty() {
            self.dead.add(word);
            return None;
        }
        let mut best: Option<(usize, Vec<Found>)> = None;
        for end in first + 1..=first + MAX_WORDS {
            if self.paths.is_empty() {
                break;
            }
            let found = self.names(first, end);
            let town = best.as_ref().is_some_and(|(_, best)| !is_facility(best, self.pack));
            let shorter = town && is_facility(&found, self.pack);
            if !found.is_empty() && !shorter {
                best = Some((end, found));
            }
            if end >= self.words.len() || !self.words.joined(end - 1) {
                break;
            }
            self.drop_placed(end - 1);
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
        self.begin(first);
        self.fold(generic);
        // English has no table of endings.
        while self.words.language == Language::En && self.word.last() == Some(&'s') {
            self.word.pop();
        }
        self.follow(generic);
        let found = self.names(first, first + 1);
        (!found.is_empty()).then_some(found)
    }

    /// Reads the word at `index` as the first of a name.
    fn begin(&mut self, index: usize) {
        self.fold(index);
        self.paths.clear();
        let language = self.words.language_of(index);
        let folded = self
            .reader
            .read(Prefix::EMPTY, &self.word, language, false, &mut self.paths);
        self.words.remember(index, folded);
    }

    /// A name goes on behind a genitive or an adjective, not behind a case of place: "Զանգեզուրում լեռներ կան".
    fn drop_placed(&mut self, index: usize) {
        let goes_on = |path: &Reading| path.inflected && path.next_word().is_some();
        if self.paths.iter().any(goes_on) {
            let language = self.words.language_of(index);
            if Tables::get().is_locative(language, &self.words.key(index)) {
                self.paths.retain(|path| !path.inflected);
            }
        }
    }

    /// Reads the word at `index` behind every path.
    fn advance(&mut self, index: usize) {
        if self.paths.iter().any(|path| path.next_word().is_some()) {
            self.fold(index);
            self.follow(index);
        } else {
            self.paths.clear();
        }
    }

    fn fold(&mut self, index: usize) {
        self.word.clear();
        self.words.fold_letters(index, &mut self.word);
    }

    /// Reads the folded word, which stands at `index`, behind every path.
    fn follow(&mut self, index: usize) {
        let language = self.words.language_of(index);
        self.next.clear();
        for path in self.paths.drain(..) {
            if let Some(at) = path.next_word() {
                self.reader
                    .read(at, &self.word, language, path.inflected, &mut self.next);
            }
        }
        std::mem::swap(&mut self.paths, &mut self.next);
    }

    fn names(&self, first: usize, end: usize) -> Vec<Found> {
        let mut all = Vec::new();
        if self.paths.iter().all(|path| path.names().is_none()) {
            return all;
        }
        let capitals = Capitals::new(self.words, first, end);
        let plain = self.words.word(first).is_ascii();
        for path in &self.paths {
            let Some(posting) = path.names() else {
                continue;
            };
            for entry in self.pack.postings(posting).take(MAX_NAMES) {
                let name = self.pack.name_row(entry.name);
                let spelt = marks_agree(self.words, &name, self.pack, first)
                    && (!path.inflected
                        || end - first > 1
                        || takes_cases(self.words, &self.pack.place_row(name.place), self.pack, first));
                if spelt && fits_language(self.words, &name, entry.marked, plain) && capitals.agree(&name) {
                    all.push(Found {
                        entry,
                        place: name.place,
                        key: path.at,
                        inflected: path.inflected,
                    });
                }
            }
        }
        all
    }
}

/// Words of a text that begin no name, some forgotten for others: most capitalised words of a text occur in it more than
/// once.
struct Dead<'t>([&'t str; 128]);

impl Default for Dead<'_> {
    fn default() -> Self {
        Self([""; 128])
    }
}

impl<'t> Dead<'t> {
    fn has(&self, word: &str) -> bool {
        self.0[Self::slot(word)] == word
    }

    fn add(&mut self, word: &'t str) {
        self.0[Self::slot(word)] = word;
    }

    /// By the first and last bytes and the length, mixed by the golden ratio.
    fn slot(word: &str) -> usize {
        let bytes = word.as_bytes();
        let mixed = match (bytes.first_chunk(), bytes.last_chunk()) {
            (Some(first), Some(last)) => u32::from_le_bytes(*first) ^ u32::from_le_bytes(*last).rotate_left(15),
            _ => bytes.iter().fold(0, |mixed, byte| mixed << 8 | u32::from(*byte)),
        };
        let mixed = mixed ^ (bytes.len() as u32) << 8;
        (mixed.wrapping_mul(0x9E37_79B1) >> 25) as usize
    }
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
fn fits_language(words: &Words<'_>, name: &NameRow, marked: bool, plain: bool) -> bool {
    if !plain {
        return true;
    }
    let turkic = |language| matches!(language, Language::Az | Language::Tr);
    let foreign = turkic(name.language) && !turkic(words.language);
    let sides = [Tradition::Az, Tradition::Hy, Tradition::Soviet, Tradition::Tr];
    let far = foreign && !sides.contains(&name.tradition) && name.status == Status::Exonym;
    !marked && !far
}

/// Where a stretch of words has capitals, and where it has not: one bit for each word, the lowest for the first.
struct Capitals<'w> {
    words: &'w Words<'w>,
    first: usize,
    /// Words with a capital or of a script without capitals.
    marked: u8,
    small: u8,
    /// Whether the stretch is one word.
    single: bool,
}

impl<'w> Capitals<'w> {
    fn new(words: &'w Words<'w>, first: usize, end: usize) -> Self {
        let (mut marked, mut small) = (0, 0);
        for (index, bit) in (first..end).zip((0..8).map(|bit| 1 << bit)) {
            match words.case(index) {
                Case::Capital | Case::Caseless => marked |= bit,
                Case::Small => small |= bit,
                Case::Other => {}
            }
        }
        Self {
            words,
            first,
            marked,
            small,
            single: end - first == 1,
        }
    }

    /// Every word that the name writes with a capital has one here, but for generic words, and an abbreviation is all
    /// capitals: "us" is not the US, "van" is not Van.
    fn agree(&self, name: &NameRow) -> bool {
        let shape = name.shape;
        let words = u8::MAX.checked_shr(8 - u32::from(shape.words)).unwrap_or(0);
        if self.marked & words == 0 || shape.is_abbreviation && self.is_spelt_out() {
            return false;
        }
        let missing = shape.capitals & self.small;
        (0..8)
            .filter(|bit| missing >> bit & 1 == 1)
            .all(|bit| !self.words.generics(self.first + bit).is_empty())
    }

    /// Whether the stretch is one word that can be no abbreviation.
    fn is_spelt_out(&self) -> bool {
        let cased = || self.words.case(self.first) != Case::Caseless;
        self.single && cased() && !is_abbreviation(self.words.word(self.first))
    }
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
    let known = || Tables::get().is_ending(words.language_of(end), &words.key(end));
    let small = words.word(end).chars().all(char::is_lowercase);
    if small && known() {
        Span::new(span.start, next.end)
    } else {
        span
    }
}
