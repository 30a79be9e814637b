//! Addresses of news sites, which are names: "Oxu.az".

use std::ops::Range;

use araxes_text::ends_address;

use crate::tokens::Token;

/// Whether the stop at a token and the word behind it end the address of a site: "Oxu.az".
pub(crate) fn is_domain(tokens: &[Token], stop: usize) -> bool {
    let domain = |token: &Token| !token.spaced && ends_address(&token.lower);
    tokens.get(stop).is_some_and(|token| !token.spaced) && tokens.get(stop + 1).is_some_and(domain)
}

/// The token before the last one of a range.
pub(crate) fn last_stop(tokens: &[Token], range: &Range<usize>) -> usize {
    let stop = range.end.saturating_sub(2);
    if stop > range.start && tokens.get(stop).is_some_and(|token| token.is('.')) {
        stop
    } else {
        tokens.len()
    }
}
