use std::collections::HashMap;
use std::sync::LazyLock;

use araxes_text::{Language, fold, words};
use serde::{Deserialize, Serialize};

use crate::tables::rows;

/// An outlet that reports on the South Caucasus.
///
/// ```
/// use araxes_article::{Outlet, OutletKind};
///
/// let outlet = Outlet::by_url("https://www.armenpress.am/en/article/1").unwrap();
/// assert_eq!((outlet.name(), outlet.kind), ("ARMENPRESS", OutletKind::State));
/// assert_eq!(Outlet::find("АЗЕРТАДЖ").unwrap().domains, ["azertag.az"]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Outlet {
    /// The hosts it publishes at, without `www.`, the main one first. A host stands for its subdomains too.
    pub domains: Vec<String>,
    /// Its names in the scripts that it uses, the one for display first.
    pub names: Vec<String>,
    /// Where its newsroom is: ISO 3166-1 alpha-2.
    pub country: String,
    /// The languages that it publishes in.
    pub languages: Vec<Language>,
    /// Who owns it.
    pub kind: OutletKind,
    /// The address that describes it, or `own site`.
    pub source: String,
}

/// Who owns an outlet; no word on whether it is right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum OutletKind {
    /// A government.
    State,
    /// The public, as a public broadcaster.
    Public,
    /// A company that sells news to others.
    Agency,
    /// Its journalists, or an organisation without profit.
    Independent,
    /// A company or a person.
    Private,
    /// Journalists who work from abroad because they cannot at home.
    Exile,
    /// A community abroad.
    Diaspora,
    /// An organisation or government abroad, for readers in the region.
    International,
}

struct Table {
    outlets: Vec<Outlet>,
    by_domain: HashMap<String, usize>,
    by_name: HashMap<String, usize>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table {
        outlets: Vec::new(),
        by_domain: HashMap::new(),
        by_name: HashMap::new(),
    };
    for row in rows(include_str!("../tables/outlets.tsv")) {
        let Some(outlet) = read(row) else { continue };
        let number = table.outlets.len();
        for domain in &outlet.domains {
            table.by_domain.entry(domain.clone()).or_insert(number);
        }
        for name in &outlet.names {
            table.by_name.entry(key(name)).or_insert(number);
        }
        table.outlets.push(outlet);
    }
    table
});

fn read([domains, names, country, languages, kind, source]: [&str; 6]) -> Option<Outlet> {
    let list = |text: &str, sign: char| text.split(sign).map(str::to_owned).collect();
    Some(Outlet {
        domains: list(domains, ','),
        names: list(names, '|'),
        country: country.to_owned(),
        languages: languages
            .split(',')
            .map(|tag| tag.parse().ok())
            .collect::<Option<_>>()?,
        kind: serde_json::from_value(kind.into()).ok()?,
        source: source.to_owned(),
    })
}

/// The words of a name, without case and marks.
fn key(name: &str) -> String {
    let folded: Vec<String> = words(name).map(|span| fold(span.of(name))).collect();
    folded.join(" ")
}

impl Outlet {
    /// Every outlet of the table.
    pub fn all() -> impl Iterator<Item = &'static Self> {
        TABLE.outlets.iter()
    }

    /// The outlet that publishes at the host of an address, or at one that the host is a subdomain of.
    #[must_use]
    pub fn by_url(url: &str) -> Option<&'static Self> {
        let host = host(url).to_ascii_lowercase();
        let parents = host.match_indices('.').map(|(at, _)| host.get(at + 1..).unwrap_or(""));
        let number = std::iter::once(host.as_str())
            .chain(parents)
            .find_map(|host| TABLE.by_domain.get(host));
        TABLE.outlets.get(*number?)
    }

    /// The outlet of a name, in any of its scripts, whatever its case.
    #[must_use]
    pub fn by_name(name: &str) -> Option<&'static Self> {
        TABLE.outlets.get(*TABLE.by_name.get(&key(name))?)
    }

    /// The outlet of an address, a host or a name.
    #[must_use]
    pub fn find(name_or_url: &str) -> Option<&'static Self> {
        Self::by_name(name_or_url).or_else(|| Self::by_url(name_or_url))
    }

    /// The name for display.
    #[must_use]
    pub fn name(&self) -> &str {
        self.names.first().map_or("", String::as_str)
    }
}

/// The host of an address with or without its scheme: no user, no port.
fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest).trim();
    let authority = rest.split(['/', '?', '#']).next().unwrap_or("");
    let host = authority.rsplit('@').next().unwrap_or("");
    host.split(':').next().unwrap_or("").trim_end_matches('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read_and_found() {
        let lines = include_str!("../tables/outlets.tsv").lines();
        let written = lines.filter(|line| !line.starts_with('#') && !line.is_empty()).count();
        assert_eq!(Outlet::all().count(), written);
        for outlet in Outlet::all() {
            for domain in &outlet.domains {
                assert_eq!(
                    Outlet::by_url(&format!("https://www.{domain}/news/1")),
                    Some(outlet),
                    "{domain}"
                );
            }
            for name in &outlet.names {
                assert_eq!(Outlet::by_name(name), Some(outlet), "{name} is the name of two");
            }
            assert!(
                outlet.source == "own site" || outlet.source.starts_with("http"),
                "{outlet:?}"
            );
            assert_eq!(outlet.country.len(), 2);
        }
    }

    #[test]
    fn both_sides_have_their_share() {
        let of = |country: &str| Outlet::all().filter(|outlet| outlet.country == country).count();
        assert!(of("AZ").abs_diff(of("AM")) <= 6, "{} and {}", of("AZ"), of("AM"));
        assert!(Outlet::all().count() >= 80 && of("GE") >= 20);
    }

    #[test]
    fn hosts_of_addresses() {
        assert_eq!(
            Outlet::by_url("https://en.trend.az:443/azerbaijan/1.html").map(Outlet::name),
            Some("Trend")
        );
        assert_eq!(
            Outlet::by_url("http://me@batumelebi.netgazeti.ge?x").map(Outlet::name),
            Some("ბათუმელები")
        );
        assert_eq!(Outlet::by_url("https://nottrend.az/"), None);
        assert_eq!(Outlet::by_url(""), None);
        assert_eq!(Outlet::find("jamnews").map(Outlet::name), Some("JAMnews"));
        assert_eq!(Outlet::find("nobody"), None);
    }
}
