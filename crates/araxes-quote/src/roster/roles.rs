//! The roles and titles that stand with the names of the roster.

use std::ops::Range;

use araxes_text::Span;

use crate::SpeakerKind;
use crate::lexicon::Kinds;
use crate::names::offices::title_before;
use crate::roster::{Roster, Source};

/// A role stands at most so many words before its name.
const BEFORE: usize = 7;
/// A role in apposition begins at most so many words behind its name.
const BEHIND: usize = 12;
/// A role with what describes it and what it is for begins at most so many words before its name.
const MOST: usize = 16;
/// A name in marks that stands with a role has at most so many tokens.
const MARKED: usize = 5;
/// Two words that a hyphen joins have at most so many bytes.
const LONGEST_WORD: usize = 80;
/// Words from a preposition of place to the name behind it.
const LONGEST_PHRASE: usize = 4;
/// Words that may describe a role: "Azerbaijani political observer".
const MODIFIERS: usize = 3;

/// A role as the text has it.
#[derive(Clone, Debug)]
pub(crate) struct Role {
    pub(crate) tokens: Range<usize>,
    pub(crate) class: &'static str,
}

/// Notes for every person the roles that its mentions stand with.
pub(crate) fn read(source: &Source<'_>, roster: &mut Roster) {
    for index in 0..roster.mentions.len() {
        let Some(mention) = roster.mentions.get(index).cloned() else {
            continue;
        };
        let female = gender(source, mention.tokens.start);
        let last = mention
            .tokens
            .end
            .checked_sub(1)
            .and_then(|last| source.tokens.get(last));
        let known = roster.entities.get(mention.entity);
        // "jurnalist Vardanyana": the role is of whoever speaks to him.
        let spoken_to = last.is_some_and(|last| {
            let own = known.and_then(|known| known.words().last());
            own.is_some_and(|own| source.lexicon.is_dative_of(&last.lower, own))
        });
        let found = [
            before(source, roster, &mention.tokens).filter(|_| !spoken_to),
            behind(source, &mention.tokens),
        ];
        let Some(entity) = roster.entities.get_mut(mention.entity) else {
            continue;
        };
        if entity.kind != SpeakerKind::Person {
            continue;
        }
        entity.female = entity.female.or(female);
        for role in found.into_iter().flatten() {
            let phrase = phrase(source, &role.tokens);
            if !entity.roles.contains(&phrase) && entity.roles.len() < 8 {
                entity.roles.push(phrase);
            }
            if !entity.classes.contains(&role.class) {
                entity.classes.push(role.class);
            }
        }
    }
}

/// Whether the title before a name is a woman's or a man's.
fn gender(source: &Source<'_>, name: usize) -> Option<bool> {
    let before = (name.saturating_sub(3)..name)
        .rev()
        .map_while(|at| source.tokens.get(at).filter(|token| token.is_word() || token.is(',')))
        .find(|token| token.is_word())?;
    let kinds = before.kinds;
    let female = kinds.any(Kinds::FEMALE_TITLE) || source.lexicon.is_female_role(&before.lower);
    (female || kinds.any(Kinds::MALE_TITLE)).then_some(female)
}

/// The role that begins exactly at a token.
pub(crate) fn at(source: &Source<'_>, token: usize) -> Option<Role> {
    let word = |nth: usize| source.tokens.get(token + nth).map(|token| token.lower.as_str());
    let listed = compound(source, token).or_else(|| source.lexicon.role(word(0)?, word));
    let (class, length) = match listed {
        Some(found) => found,
        None => {
            // By its ending: in lower case, or with the capital of a sentence's first word.
            let own = source.tokens.get(token)?;
            let before = token.checked_sub(1).and_then(|before| source.tokens.get(before));
            let first = before.is_none_or(|before| before.segment != own.segment || before.is('.') || before.is('։'));
            let two = (1..3).all(|nth| source.tokens.get(token + nth).is_some_and(|next| next.capital));
            // "Xalçaçı deyir ki": the capital is that of the sentence.
            let next = source
                .tokens
                .get(token + 1)
                .is_some_and(|next| next.is_word() && !next.capital);
            let alone = next && !source.lexicon.bare_clause && !source.lexicon.is_family(&own.lower);
            let counts = !own.capital || first && (two || alone);
            (counts && source.lexicon.is_occupation(&own.lower)).then_some(("occupation", 1))?
        }
    };
    Some(Role {
        tokens: token..token + length,
        class,
    })
}

/// The role of two words that a hyphen joins, as one word of the table: "премьер-министр", whose second word is another.
fn compound(source: &Source<'_>, token: usize) -> Option<(&'static str, usize)> {
    let [first, hyphen, second] = source.tokens.get(token..token + 3)? else {
        return None;
    };
    let joined = hyphen.is('-') && !hyphen.spaced && !second.spaced && second.is_word();
    if source.lexicon.bare_clause || !joined || first.lower.len() + second.lower.len() > LONGEST_WORD {
        return None;
    }
    let word = format!("{}-{}", first.lower, second.lower);
    let (class, length) = source.lexicon.role(&word, |nth| (nth == 0).then_some(word.as_str()))?;
    (length == 1).then_some((class, 3))
}

/// The role words of a phrase as the text has them.
pub(crate) fn phrase(source: &Source<'_>, range: &Range<usize>) -> String {
    let own = source.tokens.get(range.clone()).unwrap_or(&[]);
    let span = Span::new(
        own.first().map_or(0, |token| token.span.start),
        own.last().map_or(0, |token| token.span.end),
    );
    span.of(source.text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The last role in a stretch of words, with what describes it.
pub(crate) fn last_in(source: &Source<'_>, range: Range<usize>) -> Option<Role> {
    let mut best: Option<Role> = None;
    let mut token = range.start;
    while token < range.end {
        match at(source, token).filter(|role| role.tokens.end <= range.end) {
            Some(role) => {
                token = role.tokens.end;
                best = Some(role);
            }
            None => token += 1,
        }
    }
    best.map(|role| with_modifiers(source, role, range.start))
}

fn with_modifiers(source: &Source<'_>, mut role: Role, from: usize) -> Role {
    let floor = from.max(role.tokens.start.saturating_sub(MODIFIERS));
    while role.tokens.start > floor {
        // Премьер-министр, vitse-spiker
        let joined = |at: usize| source.tokens.get(at).is_some_and(|token| !token.spaced);
        let hyphen = source
            .tokens
            .get(role.tokens.start - 1)
            .is_some_and(|token| token.is('-') && !token.spaced);
        if hyphen && joined(role.tokens.start) && role.tokens.start >= floor + 2 {
            role.tokens.start -= 2;
            continue;
        }
        let Some(token) = source.tokens.get(role.tokens.start - 1).filter(|token| token.is_word()) else {
            break;
        };
        let kinds = token.kinds;
        let cue = source
            .lexicon
            .cue(&token.lower, |nth| (nth == 0).then_some(token.lower.as_str()))
            .is_some();
        // "“Araz”a müsahibəsində nazir", "զրույցում ԲՀԿ նախագահ": a word that ends a phrase of its own.
        let lexicon = source.lexicon;
        let placed =
            lexicon.verb_final() && (lexicon.is_adverbial(&token.lower) || lexicon.is_nominalised(&token.lower));
        let glued = lexicon.verb_final() && !token.spaced && role.tokens.start > 1;
        let closes = lexicon.closes_phrase(&token.lower) || placed || glued;
        let speaks = kinds.any(Kinds::ADDRESSEE);
        if kinds.any(Kinds::FUNCTION) || cue || token.possessive || closes || speaks {
            break;
        }
        role.tokens.start -= 1;
    }
    role
}

fn before(source: &Source<'_>, roster: &Roster, name: &Range<usize>) -> Option<Role> {
    let segment = source.tokens.get(name.start)?.segment;
    // "head of the Ganja Museum X Y": the role stands before what it is for.
    let title = title_before(source, name.start);
    if let Some(role) = title.and_then(|title| at(source, title)) {
        return Some(with_modifiers(source, role, name.start.saturating_sub(MOST)));
    }
    let mut start = name.start;
    let mut reach = BEFORE;
    while start > 0 && name.start - start < reach {
        let Some(token) = source.tokens.get(start - 1) else {
            break;
        };
        let kinds = token.kinds;
        // A verb or complementiser ends the phrase: "the pilot thinks that the new X".
        let cue = source
            .lexicon
            .cue(&token.lower, |nth| (nth == 0).then_some(token.lower.as_str()));
        if kinds.any(Kinds::COMPLEMENTISER) || cue.is_some_and(|cue| !cue.noun) {
            break;
        }
        // «начальник таможни „Красный мост“ X»: what the role is for may have a name in marks.
        if let Some(open) = opening_mark(source, start - 1).filter(|open| name.start - open < BEFORE + MARKED) {
            reach = BEFORE + MARKED;
            start = open;
            continue;
        }
        let links = kinds.any(Kinds::ORG_LINK.with(Kinds::DEFINITE));
        let person = roster.entity_at(start - 1).and_then(|id| roster.entities.get(id));
        let person = person.is_some_and(|entity| entity.kind == SpeakerKind::Person);
        let joins = token.is('-') && !token.spaced;
        if token.segment != segment
            || person && token.possessive
            || !joins && !token.is_word()
            || kinds.any(Kinds::FUNCTION) && !links
        {
            break;
        }
        start -= 1;
    }
    let role = last_in(source, start..name.start)?;
    // "The head of the X party": what the role is of is not who has it.
    let between = source.tokens.get(role.tokens.end..name.start).unwrap_or(&[]);
    let of = between.iter().any(|token| token.kinds.any(Kinds::ORG_LINK));
    (!of).then_some(role)
}

/// The token that opens the marks which close at a token, with a few words between.
fn opening_mark(source: &Source<'_>, close: usize) -> Option<usize> {
    let is = |at: usize, marks: &[char]| {
        source
            .tokens
            .get(at)
            .is_some_and(|token| !token.is_word() && marks.contains(&token.first))
    };
    if source.lexicon.bare_clause || !is(close, &['»', '”', '“', '"']) {
        return None;
    }
    (close.saturating_sub(MARKED)..close)
        .rev()
        .find(|&at| is(at, &['«', '“', '„', '"']))
}

fn behind(source: &Source<'_>, name: &Range<usize>) -> Option<Role> {
    let comma = source.tokens.get(name.end)?;
    if !comma.is(',') {
        return None;
    }
    let mut end = name.end + 1;
    while let Some(token) = source.tokens.get(end) {
        let stops = token.segment != comma.segment || (!token.is_word() && !token.is('-'));
        if stops || end - name.end > BEHIND || token.kinds.any(Kinds::PREPOSITION) {
            break;
        }
        end += 1;
    }
    let role = last_in(source, name.end + 1..end)?;
    // "X, minister Y": the role of the next one in a list.
    let next = source.tokens.get(role.tokens.end);
    let listed = next.is_some_and(|token| token.capital);
    // "Near the house of X Y, the mayor said …": what a place is told with does not tell of the name.
    let placed = (name.start.saturating_sub(LONGEST_PHRASE)..name.start)
        .rev()
        .map_while(|at| source.tokens.get(at));
    let placed = placed
        .take_while(|token| token.is_word())
        .any(|token| token.kinds.any(Kinds::LOCATIVE));
    let open = placed && !next.is_none_or(|next| next.is(',') || next.is('.'));
    (!listed && !open).then_some(role)
}
