//! The page as a flat tree: nodes in document order, each knowing its parent and where its subtree ends.

use std::borrow::Cow;
use std::collections::VecDeque;

use araxes_text::Span;

use super::tag::{self, Tag};
use super::tokens::{Attribute, Token, Tokens};

/// Elements that may be open at once; what is nested deeper is read as if it stood at this depth.
const MAX_DEPTH: usize = 300;
/// Open elements that are looked through for one to close.
const REACH: usize = 100;
/// Tags beyond the depth limit that are remembered, to pair them with their end tags.
const MAX_BURIED: usize = 64;

/// A node by its place in document order.
pub(super) type Id = usize;

#[derive(Debug)]
pub(super) struct Node<'s> {
    pub(super) tag: Tag,
    parent: u32,
    /// The first node in document order that is not of this node's subtree.
    end: u32,
    /// Text of a text node as it stands in the page; empty for an element.
    pub(super) text: &'s str,
    attributes: (u32, u16),
}

/// A page.
#[derive(Debug)]
pub(super) struct Dom<'s> {
    source: &'s str,
    pub(super) nodes: Vec<Node<'s>>,
    attributes: Vec<Attribute<'s>>,
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

struct Builder<'s> {
    dom: Dom<'s>,
    /// Nodes that are kept of the page.
    most: usize,
    open: Vec<Id>,
    /// Start tags beyond the depth limit.
    buried: VecDeque<Tag>,
    seen: [bool; 3],
}

impl<'s> Builder<'s> {
    fn new(source: &'s str, most: usize) -> Self {
        let root = Node {
            tag: tag::ROOT,
            parent: 0,
            end: 0,
            text: "",
            attributes: (0, 0),
        };
        let dom = Dom {
            source,
            nodes: vec![root],
            attributes: Vec::new(),
        };
        Self {
            dom,
            most,
            open: vec![0],
            buried: VecDeque::new(),
            seen: [false; 3],
        }
    }

    fn is_full(&self) -> bool {
        self.dom.nodes.len() >= self.most
    }

    fn top(&self) -> Id {
        self.open.last().copied().unwrap_or(0)
    }

    fn push(&mut self, tag: Tag, text: &'s str, attributes: (u32, u16)) -> Option<Id> {
        let id = self.dom.nodes.len();
        if self.is_full() {
            return None;
        }
        self.dom.nodes.push(Node {
            tag,
            parent: self.top() as u32,
            end: id as u32 + 1,
            text,
            attributes,
        });
        Some(id)
    }

    fn text(&mut self, text: &'s str) {
        self.push(tag::TEXT, text, (0, 0));
    }

    fn start(&mut self, tag: Tag, attributes: &[Attribute<'s>], self_closing: bool) {
        if matches!(tag, tag::HTML | tag::HEAD | tag::BODY) && self.is_repeated(tag) {
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

    /// Whether a page, head or body stands open that this tag would open again, or holds content already.
    fn is_repeated(&mut self, tag: Tag) -> bool {
        let outer = [tag::HTML, tag::HEAD, tag::BODY].iter().position(|name| *name == tag);
        let seen = outer
            .and_then(|at| self.seen.get_mut(at))
            .is_some_and(|seen| std::mem::replace(seen, true));
        seen || !matches!(self.dom.tag(self.top()), tag::ROOT | tag::HTML | tag::HEAD)
    }

    fn end(&mut self, tag: Tag) {
        if let Some(at) = self.buried.iter().rposition(|buried| *buried == tag) {
            self.buried.truncate(at);
            return;
        }
        // The end of the body is the end of the page, whatever else is still open.
        if matches!(tag, tag::BODY | tag::HTML) || (tag == tag::HEAD && self.dom.tag(self.top()) != tag::HEAD) {
            return;
        }
        if tag == tag::P && !self.has_paragraph() {
            // A stray one stands for an empty paragraph, which parts what is around it.
            self.push(tag, "", (0, 0));
            return;
        }
        // An inline end tag closes nothing beyond the block that it stands in; a block's nothing beyond its
        // table, an entry's nothing beyond its list.
        let block = tag::is_block(tag);
        let mut barred = false;
        for at in (1..self.open.len()).rev().take(REACH) {
            let Some(&id) = self.open.get(at) else { return };
            let name = self.dom.tag(id);
            // The end tag of any heading ends the open one.
            if name == tag || (tag::is_heading(tag) && tag::is_heading(name)) {
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
            let outer_list = tag == tag::LI && matches!(name, tag::UL | tag::OL);
            if (block && table && !of_table) || outer_list {
                return;
            }
            barred |= !block && tag::is_block(name);
            if barred && tag != tag::A {
                return;
            }
        }
    }

    /// Whether a paragraph is open that an end tag here would close.
    fn has_paragraph(&self) -> bool {
        let open = self.open.iter().rev().take(REACH).map(|&id| self.dom.tag(id));
        let scope = |tag: &Tag| !matches!(*tag, tag::TABLE | tag::TD | tag::TH | tag::CAPTION | tag::BUTTON);
        open.take_while(scope).any(|tag| tag == tag::P)
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
            tag::TD | tag::TH => (&[tag::TD, tag::TH], &[tag::TR, tag::TABLE]),
            tag::TR => (&[tag::TR], &[tag::TABLE, tag::TBODY, tag::THEAD, tag::TFOOT]),
            tag::TBODY | tag::THEAD | tag::TFOOT => (&[tag::TBODY, tag::THEAD, tag::TFOOT], &[tag::TABLE]),
            tag::OPTION => (&[tag::OPTION], &[tag::SELECT]),
            tag::A => (&[tag::A], &[tag::TD, tag::TH, tag::TABLE, tag::LI, tag::DIV]),
            _ => (&[], &[]),
        };
        let entries: &[Tag] = match tag {
            tag::LI => &[tag::LI],
            tag::DT | tag::DD => &[tag::DT, tag::DD],
            _ => &[],
        };
        if !entries.is_empty() {
            // Of all around an entry only these do not keep it in.
            let passed = [tag::DIV, tag::P, tag::ADDRESS, tag::LABEL, tag::VIDEO, tag::AUDIO];
            self.close_nearest(
                |name| entries.contains(&name),
                |name| tag::is_block(name) && !passed.contains(&name),
            );
        }
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
                node.end = end as u32;
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
