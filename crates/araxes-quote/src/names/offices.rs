//! Offices that are named by their field or their officer, and persons named right behind the office that they hold.

use std::ops::Range;

use crate::lexicon::Kinds;
use crate::roster::Source;
use crate::tokens::Token;

/// From the first word of an office to its noun there are at most so many tokens.
const LONGEST_OFFICE: usize = 6;
/// From a role to the name of whoever has it there are at most so many tokens.
const LONGEST_TITLE: usize = 12;

/// Where an office ends whose name begins at a token with a word that is no name otherwise: "Foreign Ministry",
/// "Prosecutor General's Office".
pub(super) fn office_end(source: &Source<'_>, start: usize) -> Option<usize> {
    let tokens = source.tokens;
    let first = tokens.get(start).filter(|token| token.capital)?;
    let officer = source.role_at(start).is_some() || first.kinds.any(Kinds::TITLE);
    if !officer && !first.kinds.any(Kinds::FIELD) {
        return None;
    }
    for at in start..start + LONGEST_OFFICE {
        let token = tokens.get(at).filter(|token| token.segment == first.segment)?;
        let office = |at: usize| {
            let next = tokens.get(at).filter(|next| next.segment == first.segment)?;
            (next.capital && next.kinds.any(Kinds::ORGANISATION) && !next.kinds.any(Kinds::FUNCTION))
                .then_some(at + 1)
        };
        if token.possessive {
            return office(at + 1).filter(|_| officer);
        }
        if at > start && token.kinds.any(Kinds::COORDINATOR) {
            continue;
        }
        let field = token.kinds.any(Kinds::FIELD);
        if !token.capital || token.kinds.any(Kinds::FUNCTION) {
            return None;
        }
        if at > start && !field && office(at).is_some() {
            // "Prime Minister Office": a role that is not in the genitive names its bearer.
            let fields = (start..at).all(|at| {
                let role =
                    source.role_at(at).is_some() || tokens.get(at).is_some_and(|token| token.kinds.any(Kinds::TITLE));
                !role || tokens.get(at).is_some_and(|token| token.kinds.any(Kinds::FIELD))
            });
            return fields.then_some(at + 1);
        }
    }
    None
}

/// Whether the capitals from a token on lead to the noun of an office: "City Court", "State University".
pub(super) fn leads_to_office(source: &Source<'_>, start: usize) -> bool {
    let Source { tokens, lexicon, .. } = source;
    let segment = tokens.get(start).map(|token| token.segment);
    let capitals = (start..start + LONGEST_OFFICE / 2)
        .map_while(|at| {
            tokens
                .get(at)
                .filter(|token| token.capital && Some(token.segment) == segment)
        })
        .take_while(|token| !token.possessive);
    let mut words = capitals.map(|token| token.kinds);
    (lexicon.bare_clause || lexicon.verb_final()) && words.any(|kinds| kinds.any(Kinds::ORGANISATION))
}

/// Where the role begins that a name stands behind with what the role is for between them: "Minister for Economic
/// Affairs X Y", "head of the Ganja Museum X Y", "president of Georgia X Y". `name`: the first token of the name.
pub(crate) fn title_before(source: &Source<'_>, name: usize) -> Option<usize> {
    let tokens = source.tokens;
    let segment = tokens.get(name)?.segment;
    let mut capital = false;
    for at in (name.saturating_sub(LONGEST_TITLE)..name).rev() {
        let token = tokens.get(at).filter(|token| token.segment == segment)?;
        let kinds = token.kinds;
        if source.role_at(at).is_some() && !token.possessive && !kinds.any(Kinds::FIELD) {
            let end = at + source.role_at(at).unwrap_or(1);
            let linked = tokens.get(end).is_some_and(|next| next.kinds.any(Kinds::ORG_LINK));
            return (capital && linked && end < name).then_some(at);
        }
        let links = kinds.any(Kinds::ORG_LINK.with(Kinds::COORDINATOR).with(Kinds::ARTICLE));
        if !links && !token.capital || !token.is_word() {
            return None;
        }
        capital |= token.capital;
    }
    None
}

/// Where a person's name begins that a range of capitals ends with, which begins with what the person's role is for:
/// two words behind at least one more.
pub(super) fn holder(source: &Source<'_>, range: &Range<usize>) -> Option<usize> {
    let Source { tokens, lexicon, .. } = source;
    let name = range.end.checked_sub(2).filter(|name| *name > range.start)?;
    let plain = |token: &Token| {
        let kinds = token.kinds;
        let other = Kinds::ORGANISATION
            .with(Kinds::FIELD)
            .with(Kinds::FUNCTION)
            .with(Kinds::TITLE)
            .with(Kinds::PARTICLE);
        token.capital && !token.possessive && !kinds.any(other)
    };
    let own = tokens.get(name..range.end)?;
    let before = tokens.get(name - 1)?;
    let open = before
        .kinds
        .any(Kinds::ORG_LINK.with(Kinds::COORDINATOR).with(Kinds::ARTICLE));
    let first = own.first()?;
    let named = own.iter().all(plain) && !own.iter().any(|token| source.ends_place(token));
    (lexicon.bare_clause && before.is_word() && !open && named && first.spaced)
        .then(|| title_before(source, name))
        .flatten()
        .map(|_| name)
}
