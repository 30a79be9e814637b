//! Which words may be names: capitals, particles, hyphens, and endings in scripts without capitals.

mod cased;
mod doubtful;
mod extension;
pub(crate) mod offices;
mod sites;

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use araxes_text::{SegmentKind, Span};

use crate::SpeakerKind;
use crate::lexicon::Kinds;
use crate::roster::Source;
use crate::tokens::{Token, is_abbreviated};
use extension::{case_behind_hyphen, extension};
use sites::{is_domain, last_stop};

/// A name has at most so many words.
const LONGEST_NAME: usize = 10;

/// Words that may be a name.
#[derive(Clone, Debug)]
pub(crate) struct Sequence {
    pub(crate) tokens: Range<usize>,
    pub(crate) span: Span,
    pub(crate) words: Vec<String>,
    pub(crate) name: String,
    pub(crate) kind: SpeakerKind,
    /// Counts only where the name is known from elsewhere: in headlines that capitalise every word.
    pub(crate) weak: bool,
    /// The number of the speaker whom the user told of by this name.
    pub(crate) told: Option<usize>,
}

/// All sequences of words that may be names, in order.
pub(crate) fn sequences(source: &Source<'_>) -> Vec<Sequence> {
    let tokens = source.tokens;
    let common: HashSet<&str> = tokens
        .iter()
        .filter(|token| token.is_word() && !token.capital)
        .map(|token| token.lower.as_str())
        .collect();
    let title_case = title_case(source);
    let mut places = source.places.iter().peekable();
    let mut found = Vec::new();
    // Family names that no capital shows where they stand alone.
    let mut families: HashSet<&str> = HashSet::new();
    let mut at = 0;
    while at < tokens.len() {
        let alone = || {
            tokens
                .get(at)
                .is_some_and(|token| families.contains(token.lower.as_str()))
        };
        let end = name_end(source, &common, at).or_else(|| alone().then_some(at + 1));
        let natural = end.map(|end| at..before_place(source, at..end));
        let Some((range, told)) = known_name(source, at, natural) else {
            // "Meclis Üyesi X": no word of a longer role begins a name.
            at += source.role_at(at).filter(|_| source.lexicon.verb_final()).unwrap_or(1);
            continue;
        };
        let segment = tokens.get(at).map_or(0, |token| token.segment);
        if source.lexicon.has_surnames() && range.len() > 1 {
            let last = tokens.get(range.end - 1).filter(|last| !last.capital);
            families.extend(last.map(|last| last.lower.as_str()));
        }
        at = range.end;
        let holder = offices::holder(source, &range).filter(|_| told.is_none());
        let parts = [
            holder.map(|name| range.start..name),
            Some(holder.unwrap_or(range.start)..range.end),
        ];
        for (nth, part) in parts.into_iter().enumerate() {
            let Some(mut sequence) = part.and_then(|part| sequence(source, part)) else {
                continue;
            };
            // "Minister for Economic Affairs X Y": what the role is for is no person.
            if nth == 0 && sequence.kind != SpeakerKind::Organisation {
                continue;
            }
            while places.next_if(|place| place.end <= sequence.span.start).is_some() {}
            // "Bakı-Tbilisi yolu": two places are nobody's name.
            if told.is_none() && cased::is_pair_of_places(source, &sequence) {
                continue;
            }
            if places.peek().is_some_and(|place| place.contains(sequence.span)) {
                sequence.kind = SpeakerKind::Organisation;
            }
            sequence.told = told;
            sequence.weak = told.is_none() && title_case.contains(&segment);
            found.push(sequence);
        }
    }
    doubtful::sift(source, &mut found);
    found
}

/// The name at a token, which is `natural` by its form, and whose it is of the speakers whom the user told of: it must
/// be all of the name, or the last words of it ("Commander X Y").
fn known_name(
    source: &Source<'_>,
    at: usize,
    natural: Option<Range<usize>>,
) -> Option<(Range<usize>, Option<usize>)> {
    let find = |at: usize| {
        let (end, speaker) = source.known.find(source.lexicon, source.tokens, at)?;
        Some((at..end, Some(speaker)))
    };
    let Some(natural) = natural else { return find(at) };
    let whole = find(at).filter(|(known, _)| known.end >= natural.end);
    let last_words = || {
        let starts = natural.start + 1..natural.end.saturating_sub(1);
        let mut ends = starts.filter_map(find);
        ends.find(|(known, _)| known.end >= natural.end)
    };
    whole.or_else(last_words).or(Some((natural.clone(), None)))
}

/// Where a person's name ends before a place that follows it: Վահան Թորոսյանը Կապանի ….
fn before_place(source: &Source<'_>, range: Range<usize>) -> usize {
    let Some(tokens) = source.tokens.get(range.clone()) else {
        return range.end;
    };
    let organisation = |token: &Token| token.kinds.any(Kinds::ORGANISATION);
    if tokens.iter().any(|token| !token.is_word() || organisation(token)) {
        return range.end;
    }
    // "Səfərov Kəlbəcərdə …": a family name is a name by itself.
    let family = tokens
        .first()
        .is_some_and(|first| source.lexicon.is_family(&first.lower));
    let least = if family { 1 } else { 2 };
    let place = tokens.iter().skip(least).position(|token| source.begins_place(token));
    place.map_or(range.end, |at| range.start + least + at)
}

/// Headings in which most words have capitals, as in English headline style.
fn title_case(source: &Source<'_>) -> HashSet<usize> {
    let mut counts: HashMap<usize, (usize, usize)> = HashMap::new();
    for token in source.tokens.iter().filter(|token| token.is_word()) {
        if source
            .segments
            .get(token.segment)
            .is_some_and(|segment| segment.kind == SegmentKind::Heading)
        {
            let count = counts.entry(token.segment).or_default();
            count.0 += usize::from(token.capital);
            count.1 += 1;
        }
    }
    counts
        .into_iter()
        .filter(|(_, (capitals, all))| *all > 4 && capitals * 10 > all * 6)
        .map(|(id, _)| id)
        .collect()
}

/// Where the name that begins at a token ends; `None` where none begins.
fn name_end(source: &Source<'_>, common: &HashSet<&str>, start: usize) -> Option<usize> {
    let Source { tokens, lexicon, .. } = source;
    let first = tokens.get(start)?;
    if lexicon.is_surname(&first.lower) {
        return Some(start + 1);
    }
    let next = tokens.get(start + 1);
    if is_official(source, start) {
        return Some(start + 2);
    }
    // "oxu.az": the address of a site may be written without a capital.
    if first.is_word() && is_domain(tokens, start + 1) {
        return Some(start + 3);
    }
    if first.is_word() && !first.capital {
        // Endings that common words have too count behind a role, and any at all before one: "X Y، وزیر خارجه".
        // "მინისტრის, X Y-ის ცნობით": the name in apposition.
        let comma = start > 1 && tokens.get(start - 1).is_some_and(|token| token.is(','));
        let apposed = comma && source.role_at(start - 2).is_some();
        let behind_role = lexicon.has_surnames() && (apposed || start > 0 && source.is_behind_office(start));
        let before_role = lexicon.has_surnames()
            && tokens.get(start + 2).is_some_and(|comma| comma.is(','))
            && !is_inside(tokens, start)
            && source.role_at(start + 3).is_some();
        let ends = |word: &str| lexicon.is_surname(word) || before_role || behind_role && lexicon.is_family(word);
        let surname = next.filter(|next| next.segment == first.segment && ends(&next.lower));
        let cue = lexicon.cue(&first.lower, |nth| (nth == 0).then_some(first.lower.as_str()));
        let given = surname.is_some()
            && cue.is_none()
            && source.role_at(start).is_none()
            && !first
                .kinds
                .any(Kinds::FUNCTION.with(Kinds::AS).with(Kinds::ORGANISATION));
        return given.then_some(start + 2);
    }
    let office = offices::office_end(source, start);
    if office.is_none() && !may_begin(source, common, start) {
        return None;
    }
    let mut end = office.unwrap_or(start + 1);
    let mut organisation = office.is_some() || first.kinds.any(Kinds::ORGANISATION);
    while end < tokens.len() && end - start < LONGEST_NAME {
        let Some(step) = extension(source, start, end, organisation) else {
            break;
        };
        end += step;
        organisation |= tokens
            .get(end - 1)
            .is_some_and(|token| token.kinds.any(Kinds::ORGANISATION));
    }
    Some(end)
}

/// Whether a capital stands for its government: "official Baku", "Rəsmi Bakı", «պաշտոնական Երևան».
fn is_official(source: &Source<'_>, at: usize) -> bool {
    let (Some(first), Some(next)) = (source.tokens.get(at), source.tokens.get(at + 1)) else {
        return false;
    };
    first.kinds.any(Kinds::OFFICIAL) && source.begins_place(next)
}

/// Whether a word of the same segment stands before a token.
fn is_inside(tokens: &[Token], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| tokens.get(before));
    before
        .zip(tokens.get(at))
        .is_some_and(|(before, own)| before.is_word() && before.segment == own.segment)
}

fn may_begin(source: &Source<'_>, common: &HashSet<&str>, at: usize) -> bool {
    let Source { tokens, lexicon, .. } = source;
    let Some(token) = tokens.get(at).filter(|token| token.capital) else {
        return false;
    };
    let kinds = token.kinds;
    let word_of_its_own = !is_abbreviated(tokens, at);
    if word_of_its_own
        && (kinds.any(Kinds::FUNCTION.with(Kinds::TITLE).with(Kinds::UNNAMED)) || source.role_at(at).is_some())
    {
        let acronym = token.lower.len() > 1 && kinds.any(Kinds::ORGANISATION);
        // "Meclis Üyesi X": a role that begins with the word for a body.
        return acronym && !(lexicon.verb_final() && source.role_at(at).is_some_and(|words| words > 1));
    }
    let before = at
        .checked_sub(1)
        .and_then(|before| tokens.get(before))
        .filter(|b| b.segment == token.segment);
    let starts = before.is_none_or(|before| !before.is_word() && !matches!(before.first, ',' | '-' | '(' | '&'));
    // "Commander-in-Chief X Y": what a hyphen joins to a word is no name.
    let first = at.checked_sub(2).and_then(|first| tokens.get(first));
    if before.is_some_and(|before| before.is('-') && !before.spaced)
        && !token.spaced
        && first.is_some_and(|first| first.is_word() && !first.capital)
    {
        return false;
    }
    let segment = token.segment;
    let next_capital = tokens
        .get(at + 1)
        .is_some_and(|next| next.capital && next.segment == token.segment);
    let word = |nth: usize| tokens.get(at + nth).map(|token| token.lower.as_str());
    let cue = lexicon.cue(&token.lower, word).is_some();
    // "Stonecutter X Y": a word for someone's work that begins a sentence is no part of the name.
    let two_more = next_capital
        && tokens
            .get(at + 2)
            .is_some_and(|token| token.capital && token.segment == segment);
    if starts && (cue || two_more && lexicon.is_occupation(&token.lower)) {
        return false;
    }
    // A word that the text also has in lower case is a name only where another capital follows.
    !starts || next_capital || !word_of_its_own || !common.contains(token.lower.as_str())
}

/// Whether a word is written in capitals alone and is no Roman number.
fn is_acronym(word: &str) -> bool {
    word.chars().nth(1).is_some()
        && word.chars().all(char::is_uppercase)
        && !word.chars().all(|char| matches!(char, 'I' | 'V' | 'X' | 'L' | 'C'))
}

pub(crate) fn sequence(source: &Source<'_>, range: Range<usize>) -> Option<Sequence> {
    let Source {
        text, tokens, lexicon, ..
    } = source;
    let own = tokens.get(range.clone())?;
    let (first, last) = (own.first()?, own.last()?);
    let span = Span::new(first.span.start, last.span.end);
    let mut words: Vec<String> = Vec::new();
    for token in own.iter().filter(|token| token.is_word()) {
        // What a hyphen joins is one word of the name.
        match words
            .last_mut()
            .filter(|_| !token.spaced && !own.iter().any(|mark| mark.is('.') && mark.span.end == token.span.start))
        {
            Some(word) => {
                word.push('-');
                word.push_str(&token.lower);
            }
            None => words.push(token.lower.clone()),
        }
    }
    let mut form = span.of(text);
    if last.possessive {
        form = form.trim_end_matches(['s', 'S']).trim_end_matches(['\'', '’']);
    }
    // "APA-ya", «CivilNet-ին»: a case ending behind a hyphen.
    let cased = own.len() == 3 && case_behind_hyphen(source, range.start).is_some();
    let bare = own.iter().skip(1).all(|token| !token.capital) && is_acronym(first.span.of(text)) || cased;
    if bare && words.len() == 1 && own.len() > 1 {
        form = first.span.of(text);
        words = vec![first.lower.clone()];
    }
    let acronym = words.len() == 1 && form.chars().count() > 1 && form.chars().all(char::is_uppercase);
    let official = first.kinds.any(Kinds::OFFICIAL) && own.len() == 2;
    let site = is_domain(tokens, last_stop(tokens, &range));
    // A person's name is not parted from its ending by a hyphen.
    let platform = first.kinds.any(Kinds::PLATFORM);
    // "APA-İqtisadiyyat", «СК Грузии»: no person's name begins with an acronym.
    let agency = own.len() > 1 && is_acronym(first.span.of(text));
    let organisation = acronym
        || (cased || agency || platform) && !lexicon.bare_clause
        || official
        || site
        || own.iter().any(|token| token.kinds.any(Kinds::ORGANISATION));
    let country = words.len() == 1 && first.kinds.any(Kinds::COUNTRY);
    let kind = if organisation || country {
        SpeakerKind::Organisation
    } else {
        SpeakerKind::Person
    };
    let mut name = match kind {
        SpeakerKind::Organisation if organisation => lexicon.office_nominative(form),
        _ => lexicon.nominative(form),
    };
    if let (SpeakerKind::Person, [given, family]) = (kind, &words[..])
        && let Some((first, second)) = form.split_once(' ')
        && let Some((first, second)) = lexicon.person_nominative(first, second)
    {
        let lower = lexicon.person_nominative(given, family);
        words = lower.map_or(words, |(given, family)| vec![given, family]);
        name = format!("{first} {second}");
    }
    Some(Sequence {
        tokens: range,
        span,
        words,
        name,
        kind,
        weak: false,
        told: None,
    })
}
