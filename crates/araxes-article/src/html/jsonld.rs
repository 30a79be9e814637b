//! Metadata in JSON-LD, by the vocabulary of schema.org.

use std::collections::HashMap;

use serde_json::Value;

/// The longest script that is read, in bytes: a tree of JSON takes many times the memory of its text, and what a page
/// says of its article is short.
const LONGEST: usize = 1 << 19;
/// JSON nodes of one script that are looked at.
const MOST_NODES: usize = 20_000;

/// What a page's JSON-LD says of its article.
#[derive(Debug, Default)]
pub(super) struct Linked {
    pub(super) headline: Option<String>,
    pub(super) subtitle: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) publisher: Option<String>,
    pub(super) published: Option<String>,
    pub(super) modified: Option<String>,
    pub(super) keywords: Vec<String>,
    pub(super) site: Option<String>,
}

/// Types of schema.org whose things are articles.
fn is_article(kind: &str) -> bool {
    kind.ends_with("Article") || kind.ends_with("Posting") || matches!(kind, "Report" | "Review")
}

/// Adds what one script says; a script that is no JSON says nothing.
pub(super) fn read(script: &str, linked: &mut Linked) {
    let script = script
        .trim()
        .trim_start_matches("<!--")
        .trim_start_matches("//<![CDATA[")
        .trim();
    let script = script
        .trim_end_matches("-->")
        .trim_end_matches("//]]>")
        .trim_end_matches(';');
    let Some(value) = (script.len() <= LONGEST).then(|| parse(script).ok()).flatten() else {
        return;
    };
    let (mut articles, mut pages, mut people) = (Vec::new(), Vec::new(), People::new());
    let mut pending = vec![&value];
    for _ in 0..MOST_NODES {
        let Some(value) = pending.pop() else { break };
        match value {
            Value::Array(items) => pending.extend(items.iter().rev()),
            Value::Object(fields) => {
                let kinds = texts(fields.get("@type"));
                let is = |wanted: &str| kinds.iter().any(|kind| kind == wanted);
                if kinds.iter().any(|kind| is_article(kind)) {
                    articles.push(value);
                } else if kinds.iter().any(|kind| kind.ends_with("Page")) {
                    pages.push(value);
                } else if is("WebSite") && linked.site.is_none() {
                    linked.site = name(fields.get("name"));
                } else if let ("Person", Some(id)) = (kinds.first().map_or("", String::as_str), id_of(value)) {
                    people.insert(id, value);
                }
                pending.extend(
                    ["mainEntity", "@graph", "mainEntityOfPage"]
                        .iter()
                        .filter_map(|key| fields.get(*key)),
                );
            }
            _ => {}
        }
    }
    for value in articles {
        article(value, &people, linked);
    }
    // A page is dated by what it says of itself only where nothing on it is an article.
    if linked.headline.is_none() || linked.published.is_none() {
        pages.into_iter().for_each(|page| dates(page, linked));
    }
}

/// Persons by their `@id`, to which articles refer.
type People<'v> = HashMap<&'v str, &'v Value>;

fn id_of(value: &Value) -> Option<&str> {
    value.get("@id").and_then(Value::as_str)
}

/// JSON as pages have it: raw line breaks inside strings are read as spaces.
fn parse(script: &str) -> serde_json::Result<Value> {
    serde_json::from_str(script).or_else(|_| {
        let plain: String = script
            .chars()
            .map(|char| if char.is_control() { ' ' } else { char })
            .collect();
        serde_json::from_str(&plain)
    })
}

fn article(value: &Value, people: &People<'_>, linked: &mut Linked) {
    let text = |key: &str| name(value.get(key));
    linked.headline = linked
        .headline
        .take()
        .or_else(|| text("headline").or_else(|| text("name")));
    linked.subtitle = linked.subtitle.take().or_else(|| text("alternativeHeadline"));
    linked.publisher = linked.publisher.take().or_else(|| text("publisher"));
    dates(value, linked);
    if linked.authors.is_empty() {
        linked.authors = authors(value.get("author").or_else(|| value.get("creator")), people);
    }
    if linked.keywords.is_empty() {
        linked.keywords = texts(value.get("keywords"));
    }
}

/// The writers' names, of those that are only referred to by what is said of them elsewhere.
fn authors(value: Option<&Value>, people: &People<'_>) -> Vec<String> {
    let items = match value {
        Some(Value::Array(items)) => items.as_slice(),
        Some(one) => std::slice::from_ref(one),
        None => &[],
    };
    let named = items
        .iter()
        .flat_map(|item| match id_of(item).and_then(|id| people.get(id)) {
            Some(person) if item.get("name").is_none() => names(Some(person)),
            _ => names(Some(item)),
        });
    named.collect()
}

fn dates(value: &Value, linked: &mut Linked) {
    linked.published = linked.published.take().or_else(|| name(value.get("datePublished")));
    linked.modified = linked.modified.take().or_else(|| name(value.get("dateModified")));
}

/// A text, or the name of a thing.
fn name(value: Option<&Value>) -> Option<String> {
    names(value).into_iter().next()
}

fn names(value: Option<&Value>) -> Vec<String> {
    let items = match value {
        Some(Value::Array(items)) => items.as_slice(),
        Some(one) => std::slice::from_ref(one),
        None => &[],
    };
    let named = items.iter().flat_map(|item| match item {
        Value::Object(fields) => texts(fields.get("name")),
        other => texts(Some(other)),
    });
    named.collect()
}

/// A text or list of texts, character references resolved, none of them empty.
fn texts(value: Option<&Value>) -> Vec<String> {
    let items = match value {
        Some(Value::Array(items)) => items.as_slice(),
        Some(one) => std::slice::from_ref(one),
        None => &[],
    };
    let tidy = |text: &str| {
        super::entities::decode(text)
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    };
    items
        .iter()
        .filter_map(Value::as_str)
        .map(tidy)
        .filter(|text| !text.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_in_a_graph() {
        let mut linked = Linked::default();
        read(
            r#"{"@graph":[{"@type":"WebSite","name":"Araz Wire"},{"@type":["NewsArticle"],"headline":"Dam &amp; lake",
            "author":[{"name":"Anna Petrosyan"},"Elvin Quliyev"],"publisher":{"name":"Araz"},"datePublished":"2024-05-12"}]};"#,
            &mut linked,
        );
        assert_eq!(linked.headline.as_deref(), Some("Dam & lake"));
        assert_eq!(linked.authors, ["Anna Petrosyan", "Elvin Quliyev"]);
        assert_eq!(
            (linked.publisher.as_deref(), linked.site.as_deref()),
            (Some("Araz"), Some("Araz Wire"))
        );
        assert_eq!(linked.published.as_deref(), Some("2024-05-12"));
    }

    #[test]
    fn broken_json_says_nothing() {
        let mut linked = Linked::default();
        for script in ["", "{", "[[[[", "{\"@type\":7}", "null"] {
            read(script, &mut linked);
        }
        read(&"[".repeat(100_000), &mut linked);
        assert!(linked.headline.is_none());
    }
}
