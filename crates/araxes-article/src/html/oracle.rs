//! html5ever as the reference: the same page is read from the tree that it builds, and both readings are compared.
//!
//! They may differ in these ways, by intent:
//!
//! - Formatting elements that overlap (`<b><p></b></p>`) are not cloned into each block that they run into, so the
//!   share of a block that is bold or linked may be smaller.
//! - What stands in a table outside its cells stays where it is written and is not moved before the table.
//! - A second `form`, `a` or `button` inside the first does not close it unless it stands in no block of its own.
//! - Elements nested deeper than 300 are read at that depth, and of very many tiny ones only the first.
//! - Drawings and formulas are passed over, so what the standard moves out of a broken one stays in it.

use ego_tree::iter::Edge;
use scraper::Node;
use scraper::node::Element;

use super::dom::{Dom, Part};
use super::tokens::READ;
use super::{leaves, read, tag};
use crate::model::{Article, Role};

/// What two readings of a page have in common.
#[cfg(feature = "oracle")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// Whether the same runs of text stand between the edges of blocks, in the same order.
    pub same_text: bool,
    /// Whether the article has the same blocks in the same roles.
    pub same_blocks: bool,
    /// The first run of text in which the readings differ, else the first block with its role, from ours and from the
    /// reference.
    pub difference: Option<[String; 2]>,
}

/// Reads `page` both ways.
#[cfg(feature = "oracle")]
#[must_use]
pub fn compare(page: &str) -> Compared {
    let (texts, blocks) = ours(page);
    let (expected_texts, expected_blocks) = reference(page);
    Compared {
        same_text: texts == expected_texts,
        same_blocks: blocks == expected_blocks,
        difference: difference(&texts, &expected_texts).or_else(|| {
            let shown = |blocks: &[(Role, String)]| -> Vec<String> {
                blocks.iter().map(|(role, text)| format!("{role:?}: {text}")).collect()
            };
            difference(&shown(&blocks), &shown(&expected_blocks))
        }),
    }
}

/// Elements of which [`page_of`] makes pages.
const ELEMENTS: [&str; 16] = [
    "div",
    "section",
    "article",
    "ul",
    "li",
    "blockquote",
    "span",
    "em",
    "figure",
    "header",
    "aside",
    "main",
    "ol",
    "dd",
    "footer",
    "figcaption",
];
/// What it puts into them.
const PIECES: [&str; 16] = [
    "Dam ",
    "stands.",
    "Şuşa",
    "Ջուր։",
    "a &amp; b",
    "\n",
    "5 < 6",
    "<br>",
    "<img src=x>",
    "<p>One line.",
    "<p>Two.</p>",
    "<h2>Head</h2>",
    "<!-- c -->",
    "<script>1<2</script>",
    "<table><tr><td>1<td>2</table>",
    "<hr>",
];
/// Elements that it opens in one another.
const DEPTH: usize = 60;

/// A page as writers of pages mean it, its elements closed in order: each byte opens an element, closes one or puts
/// a piece in.
#[must_use]
#[cfg_attr(
    not(feature = "oracle"),
    allow(unreachable_pub, reason = "public for the fuzz target alone")
)]
pub fn page_of(choices: &[u8]) -> String {
    let (mut page, mut open) = (String::new(), Vec::new());
    for choice in choices.iter().take(4_000) {
        let at = usize::from(choice & 15);
        let (element, piece) = (ELEMENTS.get(at).unwrap_or(&""), PIECES.get(at).unwrap_or(&""));
        match choice >> 4 {
            0..=4 if open.len() < DEPTH => {
                page.push_str(&format!("<{element}>"));
                open.push(*element);
            }
            0..=8 => open
                .pop()
                .into_iter()
                .for_each(|name| page.push_str(&format!("</{name}>"))),
            _ => page.push_str(piece),
        }
    }
    open.iter().rev().for_each(|name| page.push_str(&format!("</{name}>")));
    page
}

#[cfg(feature = "oracle")]
fn difference(ours: &[String], reference: &[String]) -> Option<[String; 2]> {
    let same = ours
        .iter()
        .zip(reference)
        .take_while(|(one, other)| one == other)
        .count();
    let next = |texts: &[String]| texts.get(same).cloned().unwrap_or_default();
    (ours != reference).then(|| [next(ours), next(reference)])
}

type Reading = (Vec<String>, Vec<(Role, String)>);

fn reading(dom: &Dom<'_>) -> Reading {
    let texts = leaves::of(dom).into_iter().map(|leaf| leaf.text).collect();
    (
        texts,
        read(dom, None).map(|(article, _)| blocks(&article)).unwrap_or_default(),
    )
}

fn blocks(article: &Article) -> Vec<(Role, String)> {
    let block = |block: &crate::Block| (block.role, block.span.of(&article.text).to_owned());
    article.blocks.iter().map(block).collect()
}

fn ours(page: &str) -> Reading {
    reading(&Dom::parse(page))
}

/// The reading of the tree that html5ever builds.
fn reference(page: &str) -> Reading {
    let html = scraper::Html::parse_document(page);
    let mut texts: Vec<String> = Vec::new();
    // First the texts, of which the tree then borrows.
    for node in html.tree.nodes() {
        if let Node::Text(text) = node.value() {
            let raw = node
                .parent()
                .and_then(|parent| parent.value().as_element().map(is_raw))
                .unwrap_or(false);
            // Character references are resolved already, and must not be once more.
            texts.push(if raw {
                text.to_string()
            } else {
                text.replace('&', "&amp;")
            });
        }
    }
    let ids: std::collections::HashMap<_, _> = html
        .tree
        .nodes()
        .filter(|node| node.value().is_text())
        .map(|node| node.id())
        .zip(&texts)
        .collect();
    let mut parts = Vec::new();
    for edge in html.tree.root().traverse() {
        match edge {
            Edge::Open(node) => match node.value() {
                Node::Text(_) => parts.extend(ids.get(&node.id()).map(|text| Part::Text(text.as_str()))),
                Node::Element(element) => parts.push(Part::Open(tag::of(element.name()), attributes(element))),
                _ => {}
            },
            Edge::Close(node) if node.value().is_element() => parts.push(Part::Close),
            Edge::Close(_) => {}
        }
    }
    reading(&Dom::assemble(parts))
}

fn is_raw(element: &Element) -> bool {
    let tag = tag::of(element.name());
    tag::is_raw(tag) && tag != tag::TITLE && tag != tag::TEXTAREA
}

fn attributes(element: &Element) -> Vec<(&'static str, &str)> {
    let known = |(name, value)| Some((READ.into_iter().find(|read| *read == name)?, value));
    element.attrs().filter_map(known).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const SAMPLES: [&str; 5] = [
        include_str!("../../../../python/araxes/samples/az-carpets.html"),
        include_str!("../../../../python/araxes/samples/en-carpets-kura-post.html"),
        include_str!("../../../../python/araxes/samples/en-weather-station.html"),
        include_str!("../../../../python/araxes/samples/hy-radio-forecast.html"),
        include_str!("../../../../python/araxes/samples/ru-rail.html"),
    ];

    #[test]
    fn sample_pages_are_read_as_the_reference_reads_them() {
        for page in SAMPLES {
            let (ours, reference) = (ours(page), reference(page));
            assert_eq!(ours, reference);
            assert!(ours.1.len() > 3);
        }
    }

    #[test]
    fn omitted_and_stray_tags_are_read_as_the_reference_reads_them() {
        for page in [
            "<p>one<p>two<div>three</div>four",
            "<ul><li>one<li>two<ul><li>three</ul><li>four</ul>five",
            "<dl><dt>one<dd>two<dt>three</dl>",
            "<table><tr><td>one<td>two<tr><th>three</table>four",
            "<p>one</div>two</p>three",
            "<h2>one<h3>two</h2>three",
            "<p>a &amp;amp; b &lt;i&gt; &#1345;&notit;</p>",
            "<title>a &amp; b</title><textarea><p>no</p></textarea><p>yes",
            "<p>one<br>two<br><br>three<hr>four</p>five",
            "<a href=x>one<p>two</a>three</p>",
            "<p>one<!-- two -->three<!-->four--><script>if (a<b) '</p>'</script>five",
            "<select><option>one<option>two</select><p>three<button>four</button>five",
            "<html><head><p>one</head><body>two</body>three</html>four",
            "<html><head><title>one</title>two<script>1</script><meta name=a content=b></head><body>three</body></html>",
            "<p>one</br>two<br></br>three</p>",
            "<p><a href=x>one<object><figure><figcaption>two</figcaption></figure></object>three</a>four",
            "<ul><li><div><figure><li>one</li>two</figure>three</div></ul>",
            "<ul><li>one<ol><div></li>two</div>three</ol>four</ul>",
        ] {
            assert_eq!(ours(page).0, reference(page).0, "{page}");
        }
    }

    proptest! {
        #[test]
        fn generated_pages_are_read_as_the_reference_reads_them(choices in prop::collection::vec(any::<u8>(), 0..200)) {
            let page = page_of(&choices);
            prop_assert_eq!(ours(&page).0, reference(&page).0);
        }
    }
}
