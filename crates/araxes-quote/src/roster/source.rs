//! What the roster is made from, and what it says of a token.

use araxes_text::{Segment, Span};

use crate::lexicon::{Known, Tables};
use crate::tokens::Token;

/// A role right before a name has at most so many words.
const LONGEST_ROLE: usize = 4;

/// What the roster is made from.
pub(crate) struct Source<'s> {
    pub(crate) text: &'s str,
    pub(crate) segments: &'s [Segment],
    pub(crate) places: &'s [Span],
    pub(crate) tokens: &'s [Token],
    pub(crate) lexicon: &'s Tables,
    /// Speakers whom the user told of.
    pub(crate) known: &'s Known,
}

impl Source<'_> {
    /// Whether a place is named from a token on.
    pub(crate) fn begins_place(&self, token: &Token) -> bool {
        let start = |place: &Span| place.start;
        self.places.binary_search_by_key(&token.span.start, start).is_ok()
    }

    /// Whether the name of a place ends with a token.
    pub(crate) fn ends_place(&self, token: &Token) -> bool {
        self.place_before(token).is_some()
    }

    /// The number of words of the role that begins at a token.
    pub(crate) fn role_at(&self, at: usize) -> Option<usize> {
        let word = |nth: usize| self.tokens.get(at + nth).map(|token| token.lower.as_str());
        let (_, words) = self.lexicon.role(word(0)?, word)?;
        Some(words)
    }

    /// Whether a role ends right before a token.
    pub(crate) fn is_behind_role(&self, at: usize) -> bool {
        (1..=LONGEST_ROLE.min(at)).any(|length| self.role_at(at - length) == Some(length))
    }

    /// Whether a role stands before a token, or a role and the place that it belongs to: "وزیر راه ارمنستان X Y".
    pub(crate) fn is_behind_office(&self, at: usize) -> bool {
        let last = at.checked_sub(1).and_then(|last| self.tokens.get(last));
        let Some(place) = last.and_then(|last| self.place_before(last)) else {
            return self.is_behind_role(at);
        };
        // Before a place the role may go on.
        let office = self.tokens.partition_point(|token| token.span.start < place.start);
        (office.saturating_sub(LONGEST_ROLE)..office).any(|start| self.role_at(start).is_some())
    }

    /// The place whose name ends with a token.
    fn place_before(&self, token: &Token) -> Option<Span> {
        let found = self.places.binary_search_by_key(&token.span.end, |place| place.end);
        self.places.get(found.ok()?).copied()
    }
}
