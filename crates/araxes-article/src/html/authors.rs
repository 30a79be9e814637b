//! The writers of an article: from metadata, or from where the page names them.

use super::dom::Id;
use super::hints::{self, kind};
use super::leaves::Leaf;
use super::scope::Scope;
use super::title::key;
use crate::cues::{self, Cue};
use crate::model::Origin;

/// The most code points of a byline.
const WIDTH: usize = 120;
/// The most words of one name.
const WORDS: usize = 6;
/// Elements that are looked at.
const MOST: usize = 60;
/// Nodes between the names of two writers of one article.
const APART: usize = 40;

/// Names from one place, and which.
pub(super) type Named = (Vec<String>, Origin);

/// The writers: the first of `told` (in the order of trust) that names a person, else who the page shows, else the
/// first that names anyone.
pub(super) fn choose(scope: &Scope<'_, '_>, told: Vec<Named>, outlet: Option<&str>) -> Option<Named> {
    let site = outlet.map(key);
    let tidied = told.into_iter().map(|(texts, origin)| (tidy(&texts), origin));
    let mut all: Vec<Named> = tidied.filter(|(names, _)| !names.is_empty()).collect();
    let persons = |(names, _): &&Named| {
        !names
            .iter()
            .all(|name| Some(key(name)) == site || cues::is_outlet_like(name))
    };
    if !all.iter().any(|named| persons(&named)) {
        all.extend(shown(scope).into_iter().map(|(names, origin)| (tidy(&names), origin)));
    }
    let named = |(names, _): &&Named| !names.is_empty();
    all.iter()
        .filter(named)
        .find(persons)
        .or_else(|| all.iter().find(named))
        .cloned()
}

/// Texts as names: split, without cues, addresses and repetitions.
fn tidy(texts: &[String]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for name in texts.iter().flat_map(|text| cues::names(text)) {
        let name = name.trim_start_matches('@').to_owned();
        let plain =
            !name.contains("://") && !name.contains('@') && name.chars().nth(80).is_none() && !name.contains("www.");
        if found.len() < cues::MOST_NAMES && plain && !found.iter().any(|other| key(other) == key(&name)) {
            found.push(name);
        }
    }
    found
}

/// Who the page shows as its writers: in a line that says so, else in elements that do.
fn shown(scope: &Scope<'_, '_>) -> Option<Named> {
    let cued = || {
        let mut near = scope.near().filter(|(_, leaf)| leaf.chars() <= WIDTH);
        near.find_map(|(at, leaf)| said(scope, at, leaf))
    };
    let text = |name: String| (vec![name], Origin::Text);
    let mut marked = marked(scope, true);
    if marked.is_empty() {
        return cued()
            .map(text)
            .or_else(|| Some((self::marked(scope, false), Origin::Markup)));
    }
    if let Some(name) = cued().filter(|name| !marked.iter().any(|other| name.contains(other.as_str()))) {
        return Some(text(name));
    }
    marked.dedup();
    Some((marked, Origin::Markup))
}

/// The name in a line such as "By …", or in the line behind one that is only "Written by".
fn said(scope: &Scope<'_, '_>, at: usize, leaf: &Leaf) -> Option<String> {
    let rest = cues::after_cue(&leaf.text, Cue::Byline)?;
    let rest = rest.split(['|', '•', '·']).next()?.trim();
    let next = || scope.leaves.get(at + 1).filter(|next| next.chars() <= WIDTH / 2);
    let name = if rest.is_empty() { next()?.text.as_str() } else { rest };
    let opens = name.split_whitespace().next().is_some_and(cues::is_capitalised);
    (opens && cues::word_count(name) <= WORDS + 2).then(|| name.to_owned())
}

/// Names in elements that hold writers: `rel="author"`, microdata, a link to a writer's page, or a class. Those of the
/// header only, or the first behind it.
fn marked(scope: &Scope<'_, '_>, header: bool) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut last = 0;
    for id in scope.nodes().filter(|&id| scope.in_header(id) == header) {
        let Some(name) = name_in(scope, id) else { continue };
        let apart = !found.is_empty() && id > last + APART;
        if apart || found.len() >= MOST {
            break;
        }
        last = id;
        if !found
            .iter()
            .any(|other| key(other) == key(&name) || other.contains(&name))
        {
            found.push(name);
        }
    }
    found
}

fn name_in(scope: &Scope<'_, '_>, id: Id) -> Option<String> {
    let dom = scope.dom;
    let sure = dom
        .raw(id, "rel")
        .is_some_and(|rel| rel.split(' ').any(|word| word == "author"))
        || dom.raw(id, "href").is_some_and(hints::is_writers_page)
        || dom.raw(id, "itemprop") == Some("author");
    if !sure && !scope.weighed.hint(id, kind::BYLINE) {
        return None;
    }
    // A whole box about the writer is no name.
    if dom.end(id) - id > APART {
        return None;
    }
    let text = dom.text_of(id);
    let name = cues::after_cue(&text, Cue::Byline).unwrap_or(&text);
    let words = cues::word_count(name);
    let short =
        (1..=WORDS).contains(&words) && !name.contains(|char: char| char.is_ascii_digit() || "?!:".contains(char));
    let fits = if sure { short } else { cues::is_person_like(name) };
    fits.then(|| name.to_owned())
}
