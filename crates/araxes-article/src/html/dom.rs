//! The page as a flat tree: nodes in document order, each knowing its parent and where its subtree ends.

use std::borrow::Cow;

use araxes_text::Span;

use super::builder::Builder;
use super::tag::{self, Tag};
use super::tokens::{Attribute, Token, Tokens};

/// A node by its place in document order.
pub(super) type Id = usize;

#[derive(Debug)]
pub(super) struct Node<'s> {
    pub(super) tag: Tag,
    pub(super) parent: u32,
    /// The first node in document order that is not of this node's subtree.
    pub(super) end: u32,
    /// Text of a text node as it stands in the page; empty for an element.
    pub(super) text: &'s str,
    pub(super) attributes: (u32, u16),
}

/// A page.
#[derive(Debug)]
pub(super) struct Dom<'s> {
    pub(super) source: &'s str,
    pub(super) nodes: Vec<Node<'s>>,
    pub(super) attributes: Vec<Attribute<'s>>,
}

impl<'s> Dom<'s> {
    /// Reads a page. Never fails: any text is a page of some kind.
    pub(super) fn parse(source: &'s str) -> Self {
        let mut builder = Builder::new(source, crate::most_pieces(source.len()));
        let mut tokens = Tokens::new(source);
        while let Some(token) = tokens.next().filter(|_| !builder.is_full()) {
            match token {
                Token::Text(text) => builder.text(text),
                Token::Start { name, self_closing } => builder.start(tag::of(name), &tokens.attributes, self_closing),
                Token::End(name) => builder.end(tag::of(name)),
            }
        }
        builder.close_to(0);
        builder.dom
    }

    /// Puts a page together from nodes in document order, each with its attributes.
    #[cfg(any(test, feature = "oracle"))]
    pub(super) fn assemble(parts: Vec<Part<'s>>) -> Self {
        let mut builder = Builder::new("", parts.len() + 1);
        for part in parts {
            match part {
                Part::Text(text) => builder.text(text),
                Part::Open(tag, attributes) => {
                    let at = (builder.dom.attributes.len() as u32, attributes.len() as u16);
                    builder.dom.attributes.extend(attributes);
                    if let Some(id) = builder.push(tag, "", at) {
                        builder.open.push(id);
                    }
                }
                Part::Close => builder.close_to(builder.open.len().saturating_sub(1).max(1)),
            }
        }
        builder.close_to(0);
        builder.dom
    }

    /// The length of the page in bytes.
    pub(super) fn bytes(&self) -> usize {
        self.source.len()
    }

    pub(super) fn tag(&self, id: Id) -> Tag {
        self.nodes.get(id).map_or(tag::ROOT, |node| node.tag)
    }

    pub(super) fn parent(&self, id: Id) -> Id {
        self.nodes.get(id).map_or(0, |node| node.parent as Id)
    }

    /// The elements around a node, from the inmost on; the root is none.
    pub(super) fn ancestors(&self, id: Id) -> impl Iterator<Item = Id> {
        let up = move |&id: &Id| Some(self.parent(id)).filter(|&parent| parent != 0);
        std::iter::successors(up(&id), up)
    }

    pub(super) fn end(&self, id: Id) -> Id {
        self.nodes.get(id).map_or(0, |node| node.end as Id)
    }

    /// Whether `inner` is `outer` or stands in it.
    pub(super) fn holds(&self, outer: Id, inner: Id) -> bool {
        outer <= inner && inner < self.end(outer)
    }

    /// The value of an attribute as it stands.
    pub(super) fn raw(&self, id: Id, name: &str) -> Option<&'s str> {
        let (start, count) = self.nodes.get(id)?.attributes;
        let start = start as usize;
        let all = self.attributes.get(start..start + usize::from(count))?;
        all.iter().find(|(known, _)| *known == name).map(|(_, value)| *value)
    }

    /// The value of an attribute with character references resolved.
    pub(super) fn attribute(&self, id: Id, name: &str) -> Option<Cow<'s, str>> {
        self.raw(id, name).map(super::entities::decode)
    }

    /// Where the words of a text node stand in the page, in bytes, without the white space around them.
    pub(super) fn place(&self, id: Id) -> Option<Span> {
        let text = self.nodes.get(id)?.text;
        // A text node is a slice of the page, so its address tells its place.
        let start = (text.as_ptr() as usize).checked_sub(self.source.as_ptr() as usize)?;
        let words = text.trim();
        let lead = text.len() - text.trim_start().len();
        (start + text.len() <= self.source.len()).then(|| Span::new(start + lead, start + lead + words.len()))
    }

    /// The children of a node, in order.
    pub(super) fn children(&self, id: Id) -> impl Iterator<Item = Id> {
        let end = self.end(id);
        let mut next = id + 1;
        std::iter::from_fn(move || {
            let child = next;
            (child < end).then(|| {
                next = self.end(child).max(child + 1);
                child
            })
        })
    }

    /// The text of a subtree, white space collapsed, markup that holds no text left out.
    pub(super) fn text_of(&self, id: Id) -> String {
        let mut text = String::new();
        let mut at = id;
        while at < self.end(id) {
            let Some(node) = self.nodes.get(at) else { break };
            if at != id && tag::is_never_text(node.tag) {
                at = self.end(at).max(at + 1);
                continue;
            }
            if tag::is_block(node.tag) || node.tag == tag::BR {
                text.push(' ');
            }
            text.push_str(&super::entities::decode(node.text));
            at += 1;
        }
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// A step in putting a page together.
#[cfg(any(test, feature = "oracle"))]
pub(super) enum Part<'s> {
    Text(&'s str),
    Open(Tag, Vec<Attribute<'s>>),
    Close,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn implied_end_tags() {
        let dom = Dom::parse("<ul><li>a<li>b</ul><p>c<div>d</div><table><tr><td>e<td>f<tr><td>g</table>");
        let parents: Vec<Tag> = dom
            .nodes
            .iter()
            .filter(|node| !node.text.is_empty())
            .map(|node| dom.tag(node.parent as Id))
            .collect();
        assert_eq!(parents, [tag::LI, tag::LI, tag::P, tag::DIV, tag::TD, tag::TD, tag::TD]);
        let list = dom.nodes.iter().position(|node| node.tag == tag::UL).unwrap();
        assert_eq!(dom.children(list).count(), 2);
        assert_eq!(dom.text_of(0), "a b c d e f g");
    }

    #[test]
    fn deep_nesting_is_cut_off() {
        let page = format!("{}x{}<p>after", "<div>".repeat(50_000), "</div>".repeat(50_000));
        let dom = Dom::parse(&page);
        assert_eq!(dom.text_of(0), "x after");
    }
}
