//! The page as a flat tree: nodes in document order, each knowing its parent and where its subtree ends.

use std::borrow::Cow;
use std::collections::VecDeque;

use super::tag::{self, Tag};
use super::tokens::{Attribute, Token, Tokens};

/// Elements that may be open at once; what is nested deeper is read as if it stood at this depth.
const MAX_DEPTH: usize = 300;
/// Nodes that are kept of a page.
const MAX_NODES: usize = 2_000_000;
/// Open elements that are looked through for one to close.
const REACH: usize = 100;
/// Tags beyond the depth limit that are remembered, to pair them with their end tags.
const MAX_BURIED: usize = 64;

/// A node by its place in document order.
pub(super) type Id = usize;

#[derive(Debug)]
pub(super) struct Node<'s> {
    pub(super) tag: Tag,
    pub(super) parent: Id,
    /// The first node in document order that is not of this node's subtree.
    pub(super) end: Id,
    /// Text of a text node as it stands in the page; empty for an element.
    pub(super) text: &'s str,
    attributes: (u32, u16),
}

/// A page.
#[derive(Debug)]
pub(super) struct Dom<'s> {
    pub(super) nodes: Vec<Node<'s>>,
    attributes: Vec<Attribute<'s>>,
}

impl<'s> Dom<'s> {
    /// Reads a page. Never fails: any text is a page of some kind.
    pub(super) fn parse(source: &'s str) -> Self {
        let mut builder = Builder::new();
        let mut tokens = Tokens::new(source);
        while let Some(token) = tokens.next() {
            match token {
                Token::Text(text) => builder.text(text),
                Token::Start { name, self_closing } => builder.start(tag::of(name), &tokens.attributes, self_closing),
                Token::End(name) => builder.end(tag::of(name)),
            }
        }
        builder.close_to(0);
        builder.dom
    }

    pub(super) fn tag(&self, id: Id) -> Tag {
        self.nodes.get(id).map_or(tag::ROOT, |node| node.tag)
    }

    pub(super) fn parent(&self, id: Id) -> Id {
        self.nodes.get(id).map_or(0, |node| node.parent)
    }

    /// The elements around a node, from the inmost on; the root is none.
    pub(super) fn ancestors(&self, id: Id) -> impl Iterator<Item = Id> {
        let up = move |&id: &Id| Some(self.parent(id)).filter(|&parent| parent != 0);
        std::iter::successors(up(&id), up)
    }

    pub(super) fn end(&self, id: Id) -> Id {
        self.nodes.get(id).map_or(0, |node| node.end)
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
                at = node.end.max(at + 1);
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

struct Builder<'s> {
    dom: Dom<'s>,
    open: Vec<Id>,
    /// Start tags beyond the depth limit.
    buried: VecDeque<Tag>,
    seen: [bool; 3],
}

impl<'s> Builder<'s> {
    fn new() -> Self {
        let root = Node {
            tag: tag::ROOT,
            parent: 0,
            end: 0,
            text: "",
            attributes: (0, 0),
        };
        let dom = Dom {
            nodes: vec![root],
            attributes: Vec::new(),
        };
        Self {
            dom,
            open: vec![0],
            buried: VecDeque::new(),
            seen: [false; 3],
        }
    }

    fn top(&self) -> Id {
        self.open.last().copied().unwrap_or(0)
    }

    fn push(&mut self, tag: Tag, text: &'s str, attributes: (u32, u16)) -> Option<Id> {
        let id = self.dom.nodes.len();
        if id >= MAX_NODES {
            return None;
        }
        self.dom.nodes.push(Node {
            tag,
            parent: self.top(),
            end: id + 1,
            text,
            attributes,
        });
        Some(id)
    }

    fn text(&mut self, text: &'s str) {
        self.push(tag::TEXT, text, (0, 0));
    }

    fn start(&mut self, tag: Tag, attributes: &[Attribute<'s>], self_closing: bool) {
        if let Some(once) = [tag::HTML, tag::HEAD, tag::BODY].iter().position(|name| *name == tag)
            && let Some(seen) = self.seen.get_mut(once)
            && std::mem::replace(seen, true)
        {
            return;
        }
        self.close_implied(tag);
        let first = self.dom.attributes.len() as u32;
        let count = attributes.len() as u16;
        let Some(id) = self.push(tag, "", (first, count)) else {
            return;
        };
        self.dom.attributes.extend_from_slice(attributes);
        // Of elements outside the standard only those in drawings close themselves; a void `<x-y/>` does no harm.
        let closes = tag::is_void(tag) || (self_closing && !tag::is_block(tag) && tag != tag::A && !tag::is_raw(tag));
        if closes {
            return;
        }
        if self.open.len() < MAX_DEPTH {
            self.open.push(id);
        } else {
            if self.buried.len() == MAX_BURIED {
                self.buried.pop_front();
            }
            self.buried.push_back(tag);
        }
    }

    fn end(&mut self, tag: Tag) {
        if let Some(at) = self.buried.iter().rposition(|buried| *buried == tag) {
            self.buried.truncate(at);
            return;
        }
        // An inline end tag closes nothing beyond the block that it stands in; a block's nothing beyond its table.
        let block = tag::is_block(tag);
        let mut barred = false;
        for at in (1..self.open.len()).rev().take(REACH) {
            let Some(&id) = self.open.get(at) else { return };
            let name = self.dom.tag(id);
            if name == tag {
                if barred {
                    self.unlink(id);
                } else {
                    self.close_to(at);
                }
                return;
            }
            let table = matches!(name, tag::TABLE | tag::TD | tag::TH | tag::CAPTION | tag::TEMPLATE);
            let of_table = matches!(
                tag,
                tag::TABLE | tag::TR | tag::TBODY | tag::THEAD | tag::TFOOT | tag::TD | tag::TH
            );
            if block && table && !of_table && !matches!(tag, tag::BODY | tag::HTML) {
                return;
            }
            barred |= !block && tag::is_block(name);
            if barred && tag != tag::A {
                return;
            }
        }
    }

    /// A link that is closed inside a block opened in it: from here on its text is no link text.
    fn unlink(&mut self, id: Id) {
        if let Some(node) = self.dom.nodes.get_mut(id) {
            node.tag = tag::TEXT;
        }
    }

    /// Closes what the start of `tag` ends without an end tag of its own.
    fn close_implied(&mut self, tag: Tag) {
        if !tag::is_of_head(tag) && self.dom.tag(self.top()) == tag::HEAD {
            self.close_to(self.open.len() - 1);
        }
        let (closed, until): (&[Tag], &[Tag]) = match tag {
            tag::LI => (&[tag::LI], &[tag::UL, tag::OL, tag::MENU]),
            tag::DT | tag::DD => (&[tag::DT, tag::DD], &[tag::DL]),
            tag::TD | tag::TH => (&[tag::TD, tag::TH], &[tag::TR, tag::TABLE]),
            tag::TR => (&[tag::TR], &[tag::TABLE, tag::TBODY, tag::THEAD, tag::TFOOT]),
            tag::TBODY | tag::THEAD | tag::TFOOT => (&[tag::TBODY, tag::THEAD, tag::TFOOT], &[tag::TABLE]),
            tag::OPTION => (&[tag::OPTION], &[tag::SELECT]),
            tag::A => (&[tag::A], &[tag::TD, tag::TH, tag::TABLE, tag::LI, tag::DIV]),
            _ => (&[], &[]),
        };
        if !closed.is_empty() {
            self.close_nearest(|name| closed.contains(&name), |name| until.contains(&name));
        }
        if tag::is_block(tag)
            && !matches!(
                tag,
                tag::BUTTON | tag::SELECT | tag::LABEL | tag::VIDEO | tag::AUDIO | tag::IFRAME
            )
        {
            let ends_heading = tag::is_heading(tag);
            self.close_nearest(
                |name| name == tag::P || (ends_heading && tag::is_heading(name)),
                |name| tag::is_block(name) && name != tag::P,
            );
        }
    }

    fn close_nearest(&mut self, is_closed: impl Fn(Tag) -> bool, is_bar: impl Fn(Tag) -> bool) {
        for at in (1..self.open.len()).rev().take(REACH) {
            let name = self.open.get(at).map_or(tag::ROOT, |&id| self.dom.tag(id));
            if is_closed(name) {
                self.close_to(at);
                return;
            }
            if is_bar(name) {
                return;
            }
        }
    }

    /// Closes all elements from the one at `depth` on.
    fn close_to(&mut self, depth: usize) {
        let end = self.dom.nodes.len();
        for id in self.open.drain(depth.min(self.open.len())..) {
            if let Some(node) = self.dom.nodes.get_mut(id) {
                node.end = end;
            }
        }
        self.buried.clear();
    }
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
            .map(|node| dom.tag(node.parent))
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
