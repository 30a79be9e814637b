//! Metadata of a page: JSON-LD, then OpenGraph, meta and microdata, then what stands visibly on the page.

use std::collections::HashMap;

use araxes_text::Language;

use super::content::Weighed;
use super::dom::{Dom, Id};
use super::hints::kind;
use super::jsonld::{self, Linked};
use super::leaves::{Leaf, within};
use super::scope::Scope;
use super::title::{Titles, key};
use super::{authors, dates, tag};
use crate::cues::{self, Cue};
use crate::date::{Which, find_date, is_month};
use crate::model::{Article, Origin, Origins};

/// The most bytes of a title.
const MOST_TITLE: usize = 1000;
/// Keywords that are kept.
const MOST_TAGS: usize = 60;

/// Properties of OpenGraph, of microdata in `meta` elements, and names of other `meta` elements, the surest first.
type Names = [&'static [&'static str]; 3];

const PUBLISHED: Names = [
    &[
        "article:published_time",
        "og:article:published_time",
        "og:published_time",
        "article:published",
    ],
    &["datepublished"],
    &[
        "publish-date",
        "publishdate",
        "pubdate",
        "publication_date",
        "parsely-pub-date",
        "sailthru.date",
        "dc.date.issued",
        "dcterms.created",
        "dc.date",
        "article.published",
        "published",
        "published-date",
        "publication-date",
        "published_at",
        "date",
    ],
];
const MODIFIED: Names = [
    &["article:modified_time", "og:updated_time", "og:article:modified_time"],
    &["datemodified"],
    &["lastmod", "last-modified", "dcterms.modified"],
];
const AUTHORS: Names = [
    &["article:author", "og:article:author"],
    &["author"],
    &[
        "author",
        "parsely-author",
        "sailthru.author",
        "dc.creator",
        "byl",
        "dcterms.creator",
        "twitter:author",
    ],
];
const ORIGINS: [Origin; 3] = [Origin::OpenGraph, Origin::Microdata, Origin::Head];

/// The `meta` elements and other head matter of a page.
struct Head {
    /// By `property` or `name`, in lower case.
    metas: HashMap<String, String>,
    /// By `itemprop`, in lower case.
    properties: HashMap<String, String>,
    tags: Vec<String>,
    title: Option<String>,
    canonical: Option<String>,
    language: Option<Language>,
    linked: Linked,
}

/// The metadata of a page, and the language that it declares.
pub(super) fn read(
    dom: &Dom<'_>,
    leaves: &[Leaf],
    weighed: &Weighed,
    url: Option<&str>,
) -> (Article, Option<Language>) {
    let head = Head::read(dom);
    let mut article = Article::default();
    let mut origins = Origins::default();
    let address = url
        .map(|url| (url.to_owned(), Origin::Caller))
        .or_else(|| Some((head.canonical.clone()?, Origin::Head)))
        .or_else(|| Some((head.meta("og:url")?, Origin::OpenGraph)));
    (article.url, origins.url) = address.unzip();
    (article.outlet, origins.outlet) = head.outlet().unzip();
    let titles = titles(dom, leaves, weighed, &head, &article);
    (article.title, origins.title) = titles.choose().unzip();
    if article.outlet.is_none() {
        (article.outlet, origins.outlet) = owner(leaves, &titles).map(|name| (name, Origin::Head)).unzip();
    }
    let subtitle = head.linked.subtitle.clone();
    let subtitle = subtitle.filter(|text| Some(key(text)) != article.title.as_deref().map(key));
    (article.subtitle, origins.subtitle) = subtitle.map(|text| (text, Origin::JsonLd)).unzip();
    let scope = Scope::new(dom, leaves, weighed, article.title.as_deref());
    let mut told = vec![(head.linked.authors.clone(), Origin::JsonLd)];
    let metas = head.told(&AUTHORS, Vec::new()).into_iter();
    told.extend(metas.map(|(name, origin)| (vec![name], origin)));
    told.extend(head.labelled(Cue::Byline).map(|name| (vec![name], Origin::Head)));
    let bylines = authors::choose(&scope, told, article.outlet.as_deref()).unzip();
    (article.bylines, origins.bylines) = (bylines.0.unwrap_or_default(), bylines.1);
    article.origins = origins;
    dates(&scope, &head, &mut article);
    article.tags = tags(&head);
    (article, head.language)
}

/// The dates: as the page's data tell them, as the page shows them, and as its address has them.
fn dates(scope: &Scope<'_, '_>, head: &Head, article: &mut Article) {
    let told = |names: &Names, linked: &Option<String>, wanted: Which| {
        let all = head.told(names, linked.iter().cloned().collect());
        let found = all.into_iter().find_map(|(text, origin)| Some((iso(&text)?, origin)));
        found.or_else(|| Some((iso(&head.dated(wanted)?)?, Origin::Head)))
    };
    let mut published = told(&PUBLISHED, &head.linked.published, Which::Published);
    let mut modified = told(&MODIFIED, &head.linked.modified, Which::Modified);
    if published.is_none() || modified.is_none() {
        let (first, last) = dates::shown(scope);
        published = published.or_else(|| first.map(|date| (date.iso, date.origin)));
        modified = modified.or_else(|| last.map(|date| (date.iso, date.origin)));
    }
    published = published
        .or_else(|| Some((date_in_address(article.url.as_deref()?)?, Origin::Address)))
        .or_else(|| Some((modified.clone().filter(is_given)?.0, Origin::Change)));
    (article.published, article.origins.published) = published.unzip();
    (article.modified, article.origins.modified) = modified.unzip();
}

/// Whether the date of a change is given as the article's own: on the page, for its readers, or in JSON-LD. What
/// OpenGraph and `meta` elements tell is when the page was last saved, which may be years behind its publication.
fn is_given((_, origin): &(String, Origin)) -> bool {
    matches!(
        origin,
        Origin::JsonLd | Origin::Microdata | Origin::Markup | Origin::Text
    )
}

fn iso(text: &str) -> Option<String> {
    find_date(text).map(|found| found.iso)
}

/// `/2024/05/12/` or `/2024/may/12/` in an address.
fn date_in_address(url: &str) -> Option<String> {
    let parts: Vec<&str> = url.split(['/', '?', '#']).collect();
    parts.windows(3).find_map(|window| match window {
        [year, month, day] if year.len() == 4 && month.len() <= 2 && day.len() <= 2 => {
            iso(&format!("{year}-{month:0>2}-{day:0>2}"))
        }
        [year, month, day] if year.len() == 4 && day.len() <= 2 && is_month(month) => {
            iso(&format!("{day} {month} {year}"))
        }
        _ => None,
    })
}

impl Head {
    fn read(dom: &Dom<'_>) -> Self {
        let mut head = Self {
            metas: HashMap::new(),
            properties: HashMap::new(),
            tags: Vec::new(),
            title: None,
            canonical: None,
            language: None,
            linked: Linked::default(),
        };
        for (id, node) in dom.nodes.iter().enumerate() {
            match node.tag {
                tag::META => head.add_meta(dom, id),
                tag::TITLE if head.title.is_none() => head.title = text_in(dom, id),
                tag::HTML => head.language = dom.raw(id, "lang").and_then(|lang| lang.trim().parse().ok()),
                tag::LINK
                    if dom
                        .raw(id, "rel")
                        .is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")) =>
                {
                    head.canonical = dom
                        .attribute(id, "href")
                        .map(|href| href.trim().to_owned())
                        .filter(|href| href.contains("://"));
                }
                tag::SCRIPT
                    if dom
                        .raw(id, "type")
                        .is_some_and(|kind| kind.to_ascii_lowercase().contains("ld+json")) =>
                {
                    if let Some(script) = dom.nodes.get(id + 1).filter(|_| dom.parent(id + 1) == id) {
                        jsonld::read(script.text, &mut head.linked);
                    }
                }
                _ => {}
            }
        }
        head
    }

    fn meta(&self, name: &str) -> Option<String> {
        self.metas.get(name).cloned()
    }

    /// What JSON-LD and then the `meta` elements of these names tell, in the order of trust.
    fn told(&self, names: &Names, linked: Vec<String>) -> Vec<(String, Origin)> {
        let mut told: Vec<(String, Origin)> = linked.into_iter().map(|text| (text, Origin::JsonLd)).collect();
        for (names, origin) in names.iter().zip(ORIGINS) {
            let from = if origin == Origin::Microdata {
                &self.properties
            } else {
                &self.metas
            };
            told.extend(names.iter().filter_map(|name| Some((from.get(*name)?.clone(), origin))));
        }
        told
    }

    /// The content of a `meta` element of any name that calls itself such a date, as in `acme-publish-date`.
    fn dated(&self, wanted: Which) -> Option<String> {
        let parts: &[&str] = match wanted {
            Which::Published => &["publi"],
            Which::Modified => &["modif", "lastupdat", "last-updat", "last_updat"],
        };
        let is = |name: &&String| {
            (name.contains("date") || name.contains("time")) && parts.iter().any(|part| name.contains(part))
        };
        let name = self.metas.keys().filter(is).min()?;
        self.metas.get(name).cloned()
    }

    /// The text that a `twitter:data…` element gives under a label that is a cue of that kind, such as "Written by".
    fn labelled(&self, cue: Cue) -> Option<String> {
        ["1", "2"].iter().find_map(|number| {
            let label = self.metas.get(&format!("twitter:label{number}"))?;
            cues::after_cue(label, cue).filter(|rest| rest.is_empty())?;
            self.meta(&format!("twitter:data{number}"))
        })
    }

    /// The outlet: the name of the site or its publisher.
    fn outlet(&self) -> Option<(String, Origin)> {
        let linked = [&self.linked.publisher, &self.linked.site].into_iter().flatten();
        let meta = |name: &str, origin| Some((self.meta(name)?, origin));
        meta("og:site_name", Origin::OpenGraph)
            .into_iter()
            .chain(linked.map(|name| (name.clone(), Origin::JsonLd)))
            .chain(meta("application-name", Origin::Head))
            .chain(meta("dc.publisher", Origin::Head))
            .find(|(name, _)| !name.contains("://"))
    }

    fn add_meta(&mut self, dom: &Dom<'_>, id: Id) {
        let Some(content) = dom.attribute(id, "content") else {
            return;
        };
        let content = content.split_whitespace().collect::<Vec<_>>().join(" ");
        if content.is_empty() {
            return;
        }
        if let Some(name) = dom.raw(id, "itemprop") {
            let name = name.trim().to_ascii_lowercase();
            self.properties.entry(name).or_insert_with(|| content.clone());
        }
        for name in ["property", "name"].iter().filter_map(|name| dom.raw(id, name)) {
            let name = name.trim().to_ascii_lowercase();
            if name == "article:tag" && self.tags.len() < MOST_TAGS {
                self.tags.push(content.clone());
            }
            self.metas.entry(name).or_insert_with(|| content.clone());
        }
    }
}

/// The part of the page's title beside the headline that the line of its rights names as their owner.
fn owner(leaves: &[Leaf], titles: &Titles) -> Option<String> {
    let part = titles.beside_heading()?;
    let own = format!(" {} ", key(&part));
    let rights = |leaf: &&Leaf| leaf.chars() < 200 && leaf.text.contains(['©', 'Ⓒ']);
    let named = leaves
        .iter()
        .filter(rights)
        .any(|leaf| format!(" {} ", key(&leaf.text)).contains(&own));
    named.then_some(part)
}

/// The text of an element whose content is raw.
fn text_in(dom: &Dom<'_>, id: Id) -> Option<String> {
    let text = super::entities::decode(dom.nodes.get(id + 1).filter(|_| dom.parent(id + 1) == id)?.text);
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}

fn titles(dom: &Dom<'_>, leaves: &[Leaf], weighed: &Weighed, head: &Head, article: &Article) -> Titles {
    let told = [
        head.meta("og:title").map(|title| (title, Origin::OpenGraph)),
        head.linked.headline.clone().map(|title| (title, Origin::JsonLd)),
        head.meta("twitter:title").map(|title| (title, Origin::Head)),
        head.title.clone().map(|title| (title, Origin::Head)),
    ];
    let host = article
        .url
        .as_deref()
        .and_then(|url| url.split("://").nth(1))
        .and_then(|rest| rest.split('/').next());
    let label = host.map(|host| host.trim_start_matches("www."));
    let short = label.and_then(|label| label.split('.').next());
    let sites = [
        article.outlet.clone(),
        head.linked.site.clone(),
        head.linked.publisher.clone(),
        head.meta("application-name"),
    ]
    .into_iter()
    .flatten()
    .chain(label.into_iter().chain(short).map(str::to_owned))
    .collect();
    let h1 = leaves
        .iter()
        .filter(|leaf| leaf.is(within::H1) && !weighed.hint(leaf.block(), kind::HIDDEN));
    // One heading may be parted in several leaves; it is read whole.
    let mut ids: Vec<Id> = Vec::new();
    for leaf in h1 {
        let mut id = leaf.block();
        while dom.tag(id) != tag::H1 && id != 0 {
            id = dom.parent(id);
        }
        if ids.last() != Some(&id) {
            ids.push(id);
        }
    }
    // Pages made to be printed often have no first-level heading.
    if ids.is_empty() {
        ids.extend(
            leaves
                .iter()
                .find(|leaf| leaf.is(within::HEADING))
                .map(|leaf| leaf.block()),
        );
    }
    let headings = ids
        .into_iter()
        .take(8)
        .map(|id| dom.text_of(id))
        .filter(|text| text.chars().nth(300).is_none());
    let short = |(title, _): &(String, Origin)| title.len() <= MOST_TITLE;
    Titles {
        told: told.into_iter().flatten().filter(short).collect(),
        headings: headings.collect(),
        sites,
    }
}

fn tags(head: &Head) -> Vec<String> {
    let meta = |name: &str| head.metas.get(name).cloned().into_iter().collect::<Vec<_>>();
    let all = [
        head.tags.clone(),
        head.linked.keywords.clone(),
        meta("news_keywords"),
        meta("keywords"),
    ];
    let given = all.into_iter().find(|tags| !tags.is_empty()).unwrap_or_default();
    let mut found: Vec<String> = Vec::new();
    for tag in given.iter().flat_map(|tags| tags.split([',', ';'])).map(str::trim) {
        if !tag.is_empty() && found.len() < MOST_TAGS && !found.iter().any(|other| other == tag) {
            found.push(tag.to_owned());
        }
    }
    found
}
