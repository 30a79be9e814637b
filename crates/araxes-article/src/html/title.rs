//! The headline without the outlet's name.

use araxes_text::{fold, words};

use crate::model::Origin;

/// Signs between a headline and the name of the site, with their spaces.
const PARTERS: [&str; 10] = [" | ", " - ", " – ", " — ", " · ", " :: ", " » ", " • ", " / ", " ‹ "];

/// Words of a text, folded, for comparing headlines.
pub(super) fn key(text: &str) -> String {
    words(text)
        .map(|span| fold(span.of(text)))
        .collect::<Vec<_>>()
        .join(" ")
}

/// Whether the key of `text` is `wanted`; a text of quite another length is not looked at.
pub(super) fn is_key(text: &str, wanted: &str) -> bool {
    let widest = 3 * wanted.len() + 40;
    !wanted.is_empty() && text.len() <= widest && key(text) == wanted
}

/// What a page calls itself in its several places.
#[derive(Debug, Default)]
pub(super) struct Titles {
    /// In JSON-LD, OpenGraph, and the title element, in this order.
    pub(super) told: Vec<(String, Origin)>,
    /// The first-level headings, in order.
    pub(super) headings: Vec<String>,
    /// Names of the site.
    pub(super) sites: Vec<String>,
}

impl Titles {
    /// The headline: a heading that the page also tells elsewhere, else what it tells, else its only heading.
    pub(super) fn choose(&self) -> Option<(String, Origin)> {
        let tidied = self
            .told
            .iter()
            .map(|(title, origin)| (self.without_site(title), *origin));
        let told: Vec<(String, Origin)> = tidied.collect();
        let keys: Vec<String> = told.iter().map(|(title, _)| key(title)).collect();
        let confirmed = self.headings.iter().find(|heading| {
            let own = key(heading);
            !own.is_empty()
                && keys
                    .iter()
                    .any(|other| *other == own || (own.len() > 20 && other.starts_with(&own)))
        });
        let alike = || {
            self.headings
                .iter()
                .find(|heading| keys.iter().any(|other| shared(&key(heading), other) >= 0.5))
        };
        let only = || self.headings.first().filter(|heading| !self.is_site(heading));
        let heading = |heading: &String| (heading.clone(), Origin::Markup);
        let said = |(title, _): &&(String, Origin)| !title.is_empty() && !self.is_site(title);
        confirmed
            .or_else(alike)
            .map(heading)
            .or_else(|| told.iter().find(said).cloned())
            .or_else(|| only().map(heading))
    }

    fn is_site(&self, name: &str) -> bool {
        let own = key(name);
        self.sites.iter().any(|site| key(site) == own)
    }

    /// `title` without the parts at its ends that are the site's name, or that its heading does not have.
    fn without_site(&self, title: &str) -> String {
        let mut title = title.trim();
        for parter in PARTERS {
            while let Some((before, after)) = title.rsplit_once(parter) {
                if !self.is_heading(before) && !self.names_site(after) {
                    break;
                }
                title = before.trim();
            }
            if let Some((before, after)) = title.split_once(parter)
                && (self.is_site(before) || self.is_heading(after))
            {
                title = after.trim();
            }
        }
        title.to_owned()
    }

    fn is_heading(&self, part: &str) -> bool {
        let own = key(part);
        !own.is_empty() && self.headings.iter().any(|heading| key(heading) == own)
    }

    /// What stands beside a heading in a title of the page.
    pub(super) fn beside_heading(&self) -> Option<String> {
        let parted = self.told.iter().flat_map(|(title, _)| {
            let ends = |parter| {
                [
                    title.rsplit_once(parter),
                    title.split_once(parter).map(|(one, two)| (two, one)),
                ]
            };
            PARTERS.into_iter().flat_map(ends).flatten()
        });
        let mut beside = parted.filter(|(heading, _)| self.is_heading(heading));
        beside.next().map(|(_, rest)| rest.trim().to_owned())
    }

    fn names_site(&self, part: &str) -> bool {
        let own = key(part);
        let joined = own.replace(' ', "");
        self.sites.iter().map(|site| key(site)).any(|site| {
            let plain = site.replace(' ', "");
            !plain.is_empty()
                && !joined.is_empty()
                && (plain == joined || plain.contains(&joined) || joined.contains(&plain))
        })
    }
}

/// The share of the words of the longer key that both have.
fn shared(one: &str, other: &str) -> f32 {
    let (one, other): (Vec<&str>, Vec<&str>) =
        (one.split(' ').take(60).collect(), other.split(' ').take(60).collect());
    let both = one.iter().filter(|word| other.contains(word)).count();
    both as f32 / one.len().max(other.len()).max(1) as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_the_site_is_no_part_of_the_headline() {
        let titles = Titles {
            told: vec![("Dam opened at Verin - a first look | Araz Wire".into(), Origin::Head)],
            headings: vec![],
            sites: vec!["Araz Wire".into(), "arazwire.example".into()],
        };
        let (title, origin) = titles.choose().unwrap();
        assert_eq!(
            (title.as_str(), origin),
            ("Dam opened at Verin - a first look", Origin::Head)
        );
    }

    #[test]
    fn a_heading_told_elsewhere_wins() {
        let titles = Titles {
            told: vec![("Dam opened – News – Araz".into(), Origin::Head)],
            headings: vec!["Araz".into(), "Dam opened".into()],
            sites: vec!["Araz".into()],
        };
        assert_eq!(titles.choose(), Some(("Dam opened".to_owned(), Origin::Markup)));
    }
}
