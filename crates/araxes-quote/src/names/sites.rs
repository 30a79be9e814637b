//! Addresses of news sites, which are names: "Oxu.az".

use std::ops::Range;

use crate::tokens::Token;

/// Last parts of the addresses of news sites: "Oxu.az".
const DOMAINS: [&str; 16] = [
    "az", "am", "ge", "ru", "tr", "ir", "com", "org", "net", "info", "news", "tv", "eu", "me", "media", "today",
];

/// Whether the stop at a token and the word behind it end the address of a site: "Oxu.az".
pub(crate) fn is_domain(tokens: &[Token], stop: usize) -> bool {
    let domain = |token: &Token| !token.spaced && DOMAINS.contains(&token.lower.as_str());
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
