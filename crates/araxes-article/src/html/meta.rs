//! Metadata of a page: JSON-LD, then OpenGraph, meta and microdata, then what stands visibly on the page.

use std::collections::HashMap;

use araxes_text::Language;

use super::content::{Weighed, weight_of};
use super::dom::{Dom, Id};
use super::hints::kind;
use super::jsonld::{self, Linked};
use super::leaves::{Leaf, within};
use super::tag;
use super::title::{Titles, key};
use crate::cues::{self, Cue};
use crate::date::{Which, date_in_label, find_date};
use crate::model::Article;

/// Elements of a name or date that are looked at.
const MOST_LABELS: usize = 60;
/// Leaves before the running text in which the header is looked for.
const HEADER_REACH: usize = 40;
/// The most code points of a byline or date on the page.
const LABEL_WIDTH: usize = 120;

const PUBLISHED: [&str; 20] = [
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "og:published_time",
    "article:published",
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
];
const MODIFIED: [&str; 6] = [
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "lastmod",
    "last-modified",
    "dcterms.modified",
];
const AUTHORS: [&str; 8] = [
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "byl",
    "dcterms.creator",
    "twitter:author",
];

/// The `meta` elements and other head matter of a page.
struct Head {
    metas: HashMap<String, String>,
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
    let meta = |names: &[&str]| names.iter().find_map(|name| head.metas.get(*name)).cloned();
    let address = url
        .map(str::to_owned)
        .or_else(|| head.canonical.clone())
        .or_else(|| meta(&["og:url"]));
    let outlet = meta(&["og:site_name"])
        .or_else(|| head.linked.publisher.clone())
        .or_else(|| head.linked.site.clone())
        .or_else(|| meta(&["application-name", "dc.publisher"]))
        .filter(|name| !name.contains("://"));
    let titles = titles(dom, leaves, weighed, &head, &outlet, address.as_deref());
    let title = titles.choose();
    let subtitle = head
        .linked
        .subtitle
        .clone()
        .filter(|text| Some(key(text)) != title.as_deref().map(key));
    let published = [head.linked.published.clone(), meta(&PUBLISHED)]
        .into_iter()
        .flatten()
        .find_map(|text| iso(&text));
    let modified = [head.linked.modified.clone(), meta(&MODIFIED)]
        .into_iter()
        .flatten()
        .find_map(|text| iso(&text));
    let mut article = Article {
        title,
        subtitle,
        outlet,
        published,
        modified,
        url: address,
        ..Article::default()
    };
    article.bylines = bylines(dom, leaves, weighed, &head, article.outlet.as_deref());
    visible_dates(dom, leaves, weighed, &mut article);
    if article.published.is_none() {
        article.published = article.url.as_deref().and_then(date_in_address);
    }
    article.tags = tags(&head);
    (article, head.language)
}

fn iso(text: &str) -> Option<String> {
    find_date(text).map(|found| found.iso)
}

/// `/2024/05/12/` in an address.
fn date_in_address(url: &str) -> Option<String> {
    let parts: Vec<&str> = url.split(['/', '?', '#']).collect();
    parts.windows(3).find_map(|window| match window {
        [year, month, day] if year.len() == 4 && month.len() <= 2 && day.len() <= 2 => {
            iso(&format!("{year}-{month:0>2}-{day:0>2}"))
        }
        _ => None,
    })
}

impl Head {
    fn read(dom: &Dom<'_>) -> Self {
        let mut head = Self {
            metas: HashMap::new(),
            tags: Vec::new(),
            title: None,
            canonical: None,
            language: None,
            linked: Linked::default(),
        };
        for (id, node) in dom.nodes.iter().enumerate() {
            match node.tag {
                tag::META => head.meta(dom, id),
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
                    if let Some(script) = dom.nodes.get(id + 1).filter(|node| node.parent == id) {
                        jsonld::read(script.text, &mut head.linked);
                    }
                }
                _ => {}
            }
        }
        head
    }

    fn meta(&mut self, dom: &Dom<'_>, id: Id) {
        let Some(content) = dom.attribute(id, "content") else {
            return;
        };
        let content = content.split_whitespace().collect::<Vec<_>>().join(" ");
        if content.is_empty() {
            return;
        }
        for name in ["property", "name", "itemprop"]
            .iter()
            .filter_map(|name| dom.raw(id, name))
        {
            let name = name.trim().to_ascii_lowercase();
            if name == "article:tag" && self.tags.len() < MOST_LABELS {
                self.tags.push(content.clone());
            }
            self.metas.entry(name).or_insert_with(|| content.clone());
        }
    }
}

/// The text of an element whose content is raw.
fn text_in(dom: &Dom<'_>, id: Id) -> Option<String> {
    let text = super::entities::decode(dom.nodes.get(id + 1).filter(|node| node.parent == id)?.text);
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}

fn titles(
    dom: &Dom<'_>,
    leaves: &[Leaf],
    weighed: &Weighed,
    head: &Head,
    outlet: &Option<String>,
    url: Option<&str>,
) -> Titles {
    let meta = |name: &str| head.metas.get(name).cloned();
    let told = [
        meta("og:title"),
        head.linked.headline.clone(),
        meta("twitter:title"),
        head.title.clone(),
    ];
    let host = url
        .and_then(|url| url.split("://").nth(1))
        .and_then(|rest| rest.split('/').next());
    let label = host.map(|host| host.trim_start_matches("www."));
    let short = label.and_then(|label| label.split('.').next());
    let sites = [
        outlet.clone(),
        head.linked.site.clone(),
        head.linked.publisher.clone(),
        meta("application-name"),
    ]
    .into_iter()
    .flatten()
    .chain(label.into_iter().chain(short).map(str::to_owned))
    .collect();
    let h1 = leaves
        .iter()
        .filter(|leaf| leaf.is(within::H1) && !weighed.hint(leaf.block, kind::HIDDEN));
    // One heading may be parted in several leaves; it is read whole.
    let mut ids: Vec<Id> = Vec::new();
    for leaf in h1 {
        let mut id = leaf.block;
        while dom.tag(id) != tag::H1 && id != 0 {
            id = dom.parent(id);
        }
        if ids.last() != Some(&id) {
            ids.push(id);
        }
    }
    let headings = ids
        .into_iter()
        .take(8)
        .map(|id| dom.text_of(id))
        .filter(|text| text.chars().nth(300).is_none());
    Titles {
        told: told.into_iter().flatten().collect(),
        headings: headings.collect(),
        sites,
    }
}

/// The writers: from JSON-LD, meta elements, microdata, or a byline on the page.
fn bylines(dom: &Dom<'_>, leaves: &[Leaf], weighed: &Weighed, head: &Head, outlet: Option<&str>) -> Vec<String> {
    let site = outlet.map(key);
    let tidy = |texts: Vec<String>| -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for name in texts.iter().flat_map(|text| cues::names(text)) {
            let name = name.trim_start_matches('@').to_owned();
            let plain = !name.contains("://")
                && !name.contains('@')
                && name.chars().nth(80).is_none()
                && !name.contains("www.");
            if plain && !found.iter().any(|other| key(other) == key(&name)) {
                found.push(name);
            }
        }
        found
    };
    let told = [head.linked.authors.clone()]
        .into_iter()
        .chain(
            AUTHORS
                .iter()
                .map(|name| head.metas.get(*name).cloned().into_iter().collect()),
        )
        .map(tidy);
    let mut all: Vec<Vec<String>> = told.filter(|names| !names.is_empty()).collect();
    let persons = |names: &Vec<String>| {
        !names
            .iter()
            .all(|name| Some(key(name)) == site || cues::is_outlet_like(name))
    };
    if !all.iter().any(persons) {
        all.push(tidy(visible_authors(dom, leaves, weighed)));
    }
    all.iter()
        .find(|names| !names.is_empty() && persons(names))
        .or_else(|| all.iter().find(|names| !names.is_empty()))
        .cloned()
        .unwrap_or_default()
}

/// Names that stand on the page where its markup says "author", or in a line that says so itself.
fn visible_authors(dom: &Dom<'_>, leaves: &[Leaf], weighed: &Weighed) -> Vec<String> {
    let short = |leaf: &&Leaf| leaf.chars <= LABEL_WIDTH && leaf.chars > 2;
    let cued = leaves
        .iter()
        .filter(short)
        .filter(|leaf| near_root(dom, weighed, leaf))
        .find_map(|leaf| {
            let rest = cues::after_cue(&leaf.text, Cue::Byline)?;
            let rest = rest.split(['|', '•', '·']).next()?.trim();
            (cues::word_count(rest) <= 8 && rest.split_whitespace().next().is_some_and(cues::is_capitalised))
                .then(|| rest.to_owned())
        });
    let marked = || {
        let leaf = leaves.iter().filter(short).take(MOST_LABELS * 10).find(|leaf| {
            let rel = std::iter::successors(Some(leaf.first), |&id| (id != leaf.block).then(|| dom.parent(id)));
            let author = rel
                .take(4)
                .any(|id| dom.raw(id, "rel") == Some("author") || weighed.hint(id, kind::BYLINE));
            (author || weighed.hint(leaf.block, kind::BYLINE)) && cues::is_person_like(&leaf.text)
        })?;
        Some(leaf.text.clone())
    };
    cued.or_else(marked).into_iter().collect()
}

/// Whether a leaf stands before or in the article's text rather than far from it.
fn near_root(dom: &Dom<'_>, weighed: &Weighed, leaf: &Leaf) -> bool {
    leaf.first < dom.end(weighed.root)
}

/// Dates on the page, where the metadata gives none: `time` elements, then lines of the header that hold a date,
/// then a date that all other `time` elements agree on.
fn visible_dates(dom: &Dom<'_>, leaves: &[Leaf], weighed: &Weighed, article: &mut Article) {
    if article.published.is_some() {
        return;
    }
    let mut before = Vec::new();
    let mut behind = Vec::new();
    for id in (0..dom.nodes.len()).filter(|&id| !weighed.is_pruned(id)) {
        let Some(date) = marked_date(dom, id) else { continue };
        if id < dom.end(weighed.root) {
            before.push(date)
        } else {
            behind.push(date)
        }
        if before.len() + behind.len() > MOST_LABELS {
            break;
        }
    }
    article.published = before.into_iter().next();
    for leaf in header(dom, leaves, weighed)
        .iter()
        .filter(|leaf| leaf.chars <= LABEL_WIDTH)
    {
        let Some((dated, which)) = date_in_label(&leaf.text) else {
            continue;
        };
        let slot = if which == Which::Modified {
            &mut article.modified
        } else {
            &mut article.published
        };
        slot.get_or_insert(dated.iso);
    }
    behind.dedup();
    if let ([only], None) = (behind.as_slice(), &article.published) {
        article.published = Some(only.clone());
    }
}

/// The date of a `time` element or microdata.
fn marked_date(dom: &Dom<'_>, id: Id) -> Option<String> {
    let microdata = || {
        dom.raw(id, "itemprop")
            .is_some_and(|name| name.eq_ignore_ascii_case("datePublished"))
    };
    if dom.tag(id) != tag::TIME && !microdata() {
        return None;
    }
    iso(&dom.attribute(id, "datetime").or_else(|| dom.attribute(id, "content"))?)
}

/// The leaves from the headline to the first running text of the article.
fn header<'l>(dom: &Dom<'_>, leaves: &'l [Leaf], weighed: &Weighed) -> &'l [Leaf] {
    let body =
        |leaf: &Leaf| dom.holds(weighed.root, leaf.first) && weight_of(leaf) > 0 && !weighed.is_pruned(leaf.first);
    let first = leaves.iter().position(body).unwrap_or(0);
    let reach = first.saturating_sub(HEADER_REACH);
    let headline = leaves
        .get(reach..first)
        .and_then(|near| near.iter().rposition(|leaf| leaf.is(within::H1)));
    // A date may stand right above the headline.
    let start = headline.map_or(first.saturating_sub(HEADER_REACH / 2), |at| {
        (reach + at).saturating_sub(3)
    });
    leaves.get(start..first).unwrap_or(&[])
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
        if !tag.is_empty() && found.len() < MOST_LABELS && !found.iter().any(|other| other == tag) {
            found.push(tag.to_owned());
        }
    }
    found
}
