/// Last parts of the addresses of sites, as the names of news outlets have them. Words that may begin a sentence
/// ("today", "media") are left out: a full stop without a space behind it parts sentences too.
const DOMAINS: [&str; 18] = [
    "az", "am", "ge", "ru", "tr", "ir", "com", "org", "net", "info", "news", "edu", "gov", "tv", "eu", "uk", "us",
    "io",
];

/// Whether a word in small letters behind a full stop without a space ends the address of a site: `az` in "Oxu.az".
///
/// ```
/// assert!(araxes_text::ends_address("az"));
/// assert!(!araxes_text::ends_address("road"));
/// ```
#[must_use]
pub fn ends_address(word: &str) -> bool {
    DOMAINS.contains(&word)
}
