//! What the class and id of an element say of its content, by the table of hints.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::dom::{Dom, Id};
use super::tag;
use crate::tables::rows;

/// The most words of a hint.
const LONGEST: usize = 4;
/// Words of class and id that are read; generated pages have hundreds.
const MOST_WORDS: usize = 40;

/// Elements around a hidden one, itself the first, of which one may be a part that opens at a click.
const FOLDS: usize = 4;

/// Kinds of hints, one bit each.
pub(super) mod kind {
    pub(in crate::html) const CHROME: u16 = 1;
    pub(in crate::html) const RELATED: u16 = 1 << 1;
    pub(in crate::html) const BODY: u16 = 1 << 2;
    pub(in crate::html) const SUBTITLE: u16 = 1 << 3;
    pub(in crate::html) const BYLINE: u16 = 1 << 4;
    pub(in crate::html) const DATE: u16 = 1 << 5;
    pub(in crate::html) const CAPTION: u16 = 1 << 6;
    pub(in crate::html) const ASIDE: u16 = 1 << 7;
    pub(in crate::html) const HIDDEN: u16 = 1 << 8;
    /// Chrome by its tag or ARIA role, which are surer than a class.
    pub(in crate::html) const TAGGED: u16 = 1 << 9;
    pub(in crate::html) const COMMENT: u16 = 1 << 10;
    /// Chrome by a class that page builders also give to parts of an article.
    pub(in crate::html) const WEAK: u16 = 1 << 12;
    /// A part of the text that opens at a click.
    pub(in crate::html) const FOLD: u16 = 1 << 13;
    /// In an element of the site rather than of an article; told by its place, not by the table.
    pub(in crate::html) const FOREIGN: u16 = 1 << 11;
}

static HINTS: LazyLock<HashMap<&'static str, u16>> = LazyLock::new(|| {
    let mut hints = HashMap::new();
    for [name, list] in rows(include_str!("../../tables/hints.tsv")) {
        let bit = match name {
            "chrome" => kind::CHROME,
            "weak" => kind::WEAK,
            "related" => kind::RELATED,
            "comment" => kind::COMMENT,
            "body" => kind::BODY,
            "subtitle" => kind::SUBTITLE,
            "byline" => kind::BYLINE,
            "date" => kind::DATE,
            "caption" => kind::CAPTION,
            "aside" => kind::ASIDE,
            "fold" => kind::FOLD,
            _ => continue,
        };
        for hint in list.split('|') {
            *hints.entry(hint).or_insert(0) |= bit;
        }
    }
    hints
});

/// The hints of every node of a page.
pub(super) fn all(dom: &Dom<'_>) -> Vec<u16> {
    let mut known = Known::new();
    let mut hints: Vec<u16> = (0..dom.nodes.len()).map(|id| of(dom, id, &mut known)).collect();
    unfold(dom, &mut hints);
    hints
}

/// What is hidden in a part that opens at a click, such as the answer to a question, is text like any other.
fn unfold(dom: &Dom<'_>, hints: &mut [u16]) {
    for id in 0..hints.len() {
        let around = std::iter::once(id).chain(dom.ancestors(id)).take(FOLDS);
        let bits = |id: Id| hints.get(id).copied().unwrap_or(0);
        let folded =
            bits(id) & (kind::HIDDEN | kind::WEAK) != 0 && around.map(bits).any(|bits| bits & kind::FOLD != 0);
        if let Some(own) = hints.get_mut(id).filter(|_| folded) {
            *own &= !(kind::HIDDEN | kind::WEAK);
        }
    }
}

/// Classes and ids met so far, with their hints: a page has few different ones.
type Known<'s> = HashMap<&'s str, u16>;

/// The hints of an element: those of its class and id, its tag, its ARIA role, and whether it is hidden.
fn of<'s>(dom: &Dom<'s>, id: Id, known: &mut Known<'s>) -> u16 {
    let mut found = match dom.tag(id) {
        tag::TEXT => return 0,
        tag::NAV | tag::FOOTER | tag::ASIDE | tag::FORM => kind::TAGGED,
        tag::FIGCAPTION => kind::CAPTION,
        _ => 0,
    };
    found |= match dom.raw(id, "role").unwrap_or("") {
        "navigation" | "banner" | "contentinfo" | "search" | "dialog" | "alertdialog" | "menu" | "menubar"
        | "toolbar" | "complementary" => kind::TAGGED,
        _ => 0,
    };
    found |= match dom.raw(id, "itemprop").unwrap_or("") {
        "articleBody" => kind::BODY,
        "author" => kind::BYLINE,
        "datePublished" | "dateModified" => kind::DATE,
        "caption" => kind::CAPTION,
        _ => 0,
    };
    if is_hidden(dom, id) {
        found |= kind::HIDDEN;
    }
    for name in ["class", "id"] {
        if let Some(value) = dom.raw(id, name) {
            found |= *known.entry(value).or_insert_with(|| of_words(value));
        }
    }
    // A figure may be called a player or a gallery; its caption belongs to the article all the same.
    if dom.tag(id) == tag::FIGURE {
        found &= !(kind::CHROME | kind::WEAK);
    }
    found
}

/// Whether a link leads to the page of a writer: by a word of the table that is a whole segment of its path, with one
/// more behind it.
pub(super) fn is_writers_page(href: &str) -> bool {
    let path = href.split(['?', '#']).next().unwrap_or("");
    let mut segments = path
        .split('/')
        .skip_while(|segment| segment.ends_with(':') || segment.is_empty());
    segments.any(|segment| WRITERS.contains(segment)) && segments.any(|segment| !segment.is_empty())
}

static WRITERS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let lists = rows(include_str!("../../tables/hints.tsv")).filter(|[name, _]| *name == "writer");
    lists.flat_map(|[_, list]: [&'static str; 2]| list.split('|')).collect()
});

fn is_hidden(dom: &Dom<'_>, id: Id) -> bool {
    let style = dom.raw(id, "style").unwrap_or("");
    let none = style.contains("display") && {
        let plain: String = style.chars().filter(|char| !char.is_whitespace()).collect();
        plain.contains("display:none")
    };
    none || dom.raw(id, "hidden").is_some() || dom.raw(id, "aria-hidden") == Some("true")
}

/// The hints in a class or id.
fn of_words(value: &str) -> u16 {
    let mut found = 0;
    // Words of different classes make no hint together.
    for class in value.split_ascii_whitespace().take(MOST_WORDS) {
        let words = words_of(class);
        for from in 0..words.len() {
            let mut run = String::new();
            for word in words.iter().skip(from).take(LONGEST) {
                if !run.is_empty() {
                    run.push(' ');
                }
                run.push_str(word);
                found |= HINTS.get(run.as_str()).copied().unwrap_or(0);
            }
        }
    }
    found
}

/// The words of one class: parted by signs, digits and capitals inside it.
fn words_of(class: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut lower = false;
    for char in class.chars().take(120) {
        let parts = !char.is_alphabetic() || (char.is_uppercase() && lower);
        if parts && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        if char.is_alphabetic() {
            word.extend(char.to_lowercase());
        }
        lower = char.is_lowercase();
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hints_are_whole_words() {
        assert_eq!(of_words("shareLinks"), kind::CHROME);
        assert_eq!(of_words("shareholder-story"), 0);
        assert_eq!(of_words("c-article-body__2"), kind::BODY);
        assert_eq!(of_words("post content"), 0);
        assert_eq!(of_words("image_caption"), kind::CAPTION);
    }
}
