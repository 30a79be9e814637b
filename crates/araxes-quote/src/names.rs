//! Which words may be names: capitals, particles, hyphens, and endings in scripts without capitals.

mod doubtful;
pub(crate) mod offices;
mod sites;

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use araxes_text::{SegmentKind, Span};

use crate::SpeakerKind;
use crate::lexicon::Kinds;
use crate::roster::Source;
use crate::tokens::{Token, is_abbreviated};
use sites::{is_domain, last_stop};

/// A name has at most so many words.
const LONGEST_NAME: usize = 10;
/// The name of an office that goes on in lower case has at most so many words.
const LONGEST_OFFICE: usize = 4;
/// A word of at most so many letters is no office but an acronym.
const SHORT_OFFICE: usize = 5;

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
    let mut at = 0;
    while at < tokens.len() {
        let natural = name_end(source, &common, at).map(|end| at..before_place(source, at..end));
        let Some((range, told)) = known_name(source, at, natural) else {
            at += 1;
            continue;
        };
        let segment = tokens.get(at).map_or(0, |token| token.segment);
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
            if told.is_none() && is_pair_of_places(source, &sequence) {
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

/// Whether a sequence is nothing but two places, or more, that hyphens join.
fn is_pair_of_places(source: &Source<'_>, found: &Sequence) -> bool {
    let own = source.tokens.get(found.tokens.clone()).unwrap_or(&[]);
    let place = |token: &Token| {
        let behind = source.places.partition_point(|place| place.end <= token.span.start);
        source
            .places
            .get(behind)
            .is_some_and(|place| place.contains(token.span))
    };
    own.iter().any(|token| token.is('-') || token.is('–')) && own.iter().filter(|token| token.is_word()).all(place)
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
    let organisation = |token: &Token| source.lexicon.kinds(&token.lower).any(Kinds::ORGANISATION);
    if tokens.iter().any(|token| !token.is_word() || organisation(token)) {
        return range.end;
    }
    let is_place = |token: &Token| {
        source
            .places
            .binary_search_by_key(&token.span.start, |place| place.start)
            .is_ok()
    };
    // "Səfərov Kəlbəcərdə …": a family name is a name by itself.
    let family = tokens
        .first()
        .is_some_and(|first| source.lexicon.is_family(&first.lower));
    let least = if family { 1 } else { 2 };
    let place = tokens.iter().skip(least).position(is_place);
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
        // Endings that common words have too count behind a role.
        let behind_role = start > 0 && lexicon.has_surnames() && is_role(source, start - 1);
        let ends = |word: &str| lexicon.is_surname(word) || behind_role && lexicon.is_family(word);
        let surname = next.filter(|next| next.segment == first.segment && ends(&next.lower));
        let cue = lexicon.cue(&first.lower, |nth| (nth == 0).then_some(first.lower.as_str()));
        let given = surname.is_some()
            && cue.is_none()
            && !is_role(source, start)
            && !lexicon.kinds(&first.lower).any(Kinds::FUNCTION.with(Kinds::AS));
        return given.then_some(start + 2);
    }
    let office = offices::office_end(source, start);
    if office.is_none() && !may_begin(source, common, start) {
        return None;
    }
    let mut end = office.unwrap_or(start + 1);
    let mut organisation = office.is_some() || lexicon.kinds(&first.lower).any(Kinds::ORGANISATION);
    while end < tokens.len() && end - start < LONGEST_NAME {
        let Some(step) = extension(source, start, end, organisation) else {
            break;
        };
        end += step;
        organisation |= tokens
            .get(end - 1)
            .is_some_and(|token| lexicon.kinds(&token.lower).any(Kinds::ORGANISATION));
    }
    Some(end)
}

/// Whether a capital stands for its government: "official Baku", "Rəsmi Bakı", «պաշտոնական Երևան».
fn is_official(source: &Source<'_>, at: usize) -> bool {
    let (Some(first), Some(next)) = (source.tokens.get(at), source.tokens.get(at + 1)) else {
        return false;
    };
    source.lexicon.kinds(&first.lower).any(Kinds::OFFICIAL)
        && source
            .places
            .binary_search_by_key(&next.span.start, |place| place.start)
            .is_ok()
}

fn is_role(source: &Source<'_>, at: usize) -> bool {
    let word = |nth: usize| source.tokens.get(at + nth).map(|token| token.lower.as_str());
    word(0).is_some_and(|first| source.lexicon.role(first, word).is_some())
}

/// Whether a role behind an organisation is followed by whoever has it: "Ticaret Odası Başkanı Bülent Arıkan".
fn holds_office(source: &Source<'_>, at: usize) -> bool {
    let Source { tokens, lexicon, .. } = source;
    let word = |nth: usize| tokens.get(at + nth).map(|token| token.lower.as_str());
    let Some((_, words)) = word(0).and_then(|first| lexicon.role(first, word)) else {
        return false;
    };
    let segment = tokens.get(at).map(|token| token.segment);
    let named = |token: &Token| {
        token.capital && Some(token.segment) == segment && !lexicon.kinds(&token.lower).any(Kinds::ORGANISATION)
    };
    let name = tokens.get(at + words..at + words + 2);
    name.is_some_and(|name| name.iter().all(named))
}

fn may_begin(source: &Source<'_>, common: &HashSet<&str>, at: usize) -> bool {
    let Source { tokens, lexicon, .. } = source;
    let Some(token) = tokens.get(at).filter(|token| token.capital) else {
        return false;
    };
    let kinds = lexicon.kinds(&token.lower);
    let word_of_its_own = !is_abbreviated(tokens, at);
    if word_of_its_own && (kinds.any(Kinds::FUNCTION.with(Kinds::TITLE).with(Kinds::UNNAMED)) || is_role(source, at))
    {
        let acronym = token.lower.len() > 1 && kinds.any(Kinds::ORGANISATION);
        return acronym;
    }
    let before = at
        .checked_sub(1)
        .and_then(|before| tokens.get(before))
        .filter(|b| b.segment == token.segment);
    let starts = before.is_none_or(|before| !before.is_word() && !matches!(before.first, ',' | '-' | '(' | '&'));
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
    !starts || next_capital || !common.contains(token.lower.as_str())
}

/// How many tokens from `end` on go on with the name that began at `start`.
fn extension(source: &Source<'_>, start: usize, end: usize, organisation: bool) -> Option<usize> {
    let Source { tokens, lexicon, .. } = source;
    let (last, next) = (tokens.get(end - 1)?, tokens.get(end)?);
    if next.segment != last.segment || last.possessive || end > start + 2 && is_domain(tokens, end - 2) {
        return None;
    }
    let after = tokens.get(end + 1).filter(|token| token.segment == next.segment);
    let capital = |token: Option<&Token>| token.is_some_and(|token| token.capital);
    if next.is('.') && is_domain(tokens, end) {
        return Some(2);
    }
    if next.is('.') || next.is('․') {
        // A. Petrosyan; E.Quliyev; Ա․ Ամիրխանյան
        let word = after.is_some_and(|after| {
            lexicon
                .kinds(&after.lower)
                .any(Kinds::PRONOUN.with(Kinds::PERSON_PRONOUN))
        });
        return (!next.spaced && last.is_initial() && capital(after) && !word).then_some(2);
    }
    if next.is('-') || next.is('‑') || next.is('–') {
        return (!next.spaced && after.is_some_and(|after| after.is_word() && !after.spaced)).then_some(2);
    }
    if next.is('/') {
        // "RFE/RL"
        return (!next.spaced && after.is_some_and(|after| after.capital && !after.spaced)).then_some(2);
    }
    if next.is('&') {
        return capital(after).then_some(2);
    }
    if !next.is_word() {
        return None;
    }
    let kinds = lexicon.kinds(&next.lower);
    if let Some(office) = offices::office_end(source, end) {
        return Some(office - end);
    }
    if next.capital {
        let placed = |token: &Token| {
            source
                .places
                .binary_search_by_key(&token.span.end, |place| place.end)
                .is_ok()
        };
        let acronym = |token: &Token| is_acronym(token.span.of(source.text));
        let behind_place = lexicon.kinds(&last.lower).any(Kinds::COUNTRY) || placed(last);
        // "Ermənistan MN": the office of a country.
        let acronym_of_office = behind_place && kinds.any(Kinds::ORGANISATION) && acronym(next);
        // "Xalid Bağırovun Azər Tağıyev…", "X Y Strasburqda": a case ending ends a name, or is behind it.
        let cased = |at: usize| at > start + 1 && is_cased_family(source, at - 1) || has_parted_case(source, at - 1);
        let parted = lexicon.verb_final()
            && (cased(end) && !organisation || end > start + 1 && !organisation && is_adverbial(source, end));
        // "Fərid Tağıbəyli Turan-a": whom it is said to.
        let told = case_behind_hyphen(source, end).is_some();
        // "НАТО Йенс Столтенберг", "глава ВТБ X Y": an office, and who speaks for it.
        let office = tokens
            .get(start..end)?
            .iter()
            .all(|token| !token.is_word() || acronym(token));
        let spokesman = office
            && capital(after)
            && !placed(next)
            && !lexicon.bare_clause
            && !kinds.any(Kinds::ORGANISATION.with(Kinds::COUNTRY));
        let named = tokens.get(start).is_some_and(|first| !acronym(first));
        let goes_on = kinds.any(Kinds::ORGANISATION)
            || offices::leads_to_office(source, end)
            || end == start + 1 && lexicon.is_family(&next.lower);
        let stops = spokesman || kinds.any(Kinds::CALENDAR.with(Kinds::PLATFORM))
            || (behind_place && !goes_on)
            || (is_role(source, end) && (!organisation || holds_office(source, end)))
            // "Vaqif Xanmuradov APA-ya": the outlet is no part of the name.
            || (named && !organisation && (acronym(next) && !acronym_of_office || told))
            || parted;
        return (!stops && !kinds.any(Kinds::PRONOUN.with(Kinds::CONJUNCTION).with(Kinds::TITLE))).then_some(1);
    }
    if kinds.any(Kinds::PARTICLE) {
        // Patronymic particles end a name, the others stand before its last word.
        return (capital(after) || end - start > 1).then_some(1);
    }
    if organisation && of_what(source, start, end) {
        return Some(1);
    }
    if organisation && kinds.any(Kinds::ORG_LINK) {
        let article = after.is_some_and(|after| lexicon.kinds(&after.lower).any(Kinds::DEFINITE));
        return match (capital(after), article && capital(tokens.get(end + 2))) {
            (true, _) => Some(2),
            (_, true) => Some(3),
            _ => None,
        };
    }
    if organisation && kinds.any(Kinds::COORDINATOR) {
        let linked = tokens
            .get(start..end)?
            .iter()
            .any(|token| lexicon.kinds(&token.lower).any(Kinds::ORG_LINK));
        return (linked && capital(after)).then_some(2);
    }
    None
}

/// Whether a word is a family name with the ending of a case: "Bağırovun".
fn is_cased_family(source: &Source<'_>, at: usize) -> bool {
    let lexicon = source.lexicon;
    source.tokens.get(at).is_some_and(|token| {
        let word = token.lower.as_str();
        let family = lexicon.is_family(word) && !lexicon.is_family_form(word);
        token.capital && lexicon.is_oblique(word) && (family || lexicon.is_long_oblique(word))
    })
}

/// Whether an apostrophe parts a word from its case ending: "Parti'nin".
fn has_parted_case(source: &Source<'_>, at: usize) -> bool {
    let word = source.tokens.get(at).map_or("", |token| &token.lower);
    word.find(['\'', '’']).is_some_and(|from| {
        let ending = word.get(from..).unwrap_or("");
        source.lexicon.is_case_ending(ending)
    })
}

/// Whether a word stands in a case that says where or whence, and is no family name: "Tvitterdə".
fn is_adverbial(source: &Source<'_>, at: usize) -> bool {
    let lexicon = source.lexicon;
    source
        .tokens
        .get(at)
        .is_some_and(|token| lexicon.is_adverbial(&token.lower) && !lexicon.is_family_form(&token.lower))
}

/// The case ending that a hyphen joins to the word at a token: "APA-ya", «CivilNet-ին».
fn case_behind_hyphen<'s>(source: &'s Source<'_>, at: usize) -> Option<&'s str> {
    let [hyphen, ending] = source.tokens.get(at + 1..at + 3)? else {
        return None;
    };
    let joined = hyphen.is('-') && !hyphen.spaced && !ending.spaced && !ending.capital;
    let ends = joined && source.lexicon.is_case_ending(&ending.lower);
    ends.then_some(ending.lower.as_str())
}

/// Whether a noun in the genitive says what an office with a capital is for: «Министерство транспорта».
fn of_what(source: &Source<'_>, start: usize, end: usize) -> bool {
    let Source { tokens, lexicon, .. } = source;
    let (Some(head), Some(own)) = (tokens.get(start), tokens.get(end)) else {
        return false;
    };
    let office = head.capital
        && head.lower.chars().count() > SHORT_OFFICE
        && lexicon.kinds(&head.lower).any(Kinds::ORGANISATION);
    let cue = lexicon
        .cue(&own.lower, |nth| (nth == 0).then_some(own.lower.as_str()))
        .is_some();
    // «Центр защиты женщин рассказал»: a genitive without an ending stands before the verb.
    let before_verb = || {
        let next = tokens.get(end + 1).map(|next| next.lower.as_str());
        end > start + 1 && next.is_some_and(|next| lexicon.cue(next, |nth| (nth == 0).then_some(next)).is_some())
    };
    let genitive = lexicon.is_genitive(&own.lower) && !lexicon.is_impersonal(&own.lower) || before_verb();
    let role = is_role(source, end);
    office
        && end - start < LONGEST_OFFICE
        && genitive
        && !cue
        && !role
        && !lexicon.kinds(&own.lower).any(Kinds::FUNCTION)
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
    let official = lexicon.kinds(&first.lower).any(Kinds::OFFICIAL) && own.len() == 2;
    let site = is_domain(tokens, last_stop(tokens, &range));
    // A person's name is not parted from its ending by a hyphen.
    let platform = lexicon.kinds(&first.lower).any(Kinds::PLATFORM);
    let agency = own.len() > 2 && words.len() == 1 && is_acronym(first.span.of(text));
    let organisation = acronym
        || (cased || agency || platform) && !lexicon.bare_clause
        || official
        || site
        || own
            .iter()
            .any(|token| lexicon.kinds(&token.lower).any(Kinds::ORGANISATION));
    let country = words.len() == 1 && lexicon.kinds(&first.lower).any(Kinds::COUNTRY);
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
