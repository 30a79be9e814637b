//! Puts the tree of a page together: what closes what, as the HTML standard has it where that matters for reading.

use std::collections::VecDeque;

use super::dom::{Dom, Id, Node};
use super::tag::{self, Tag};
use super::tokens::Attribute;

/// Elements that may be open at once; what is nested deeper is read as if it stood at this depth.
const MAX_DEPTH: usize = 300;
/// Open elements that are looked through for one to close.
const REACH: usize = 100;
/// Tags beyond the depth limit that are remembered, to pair them with their end tags.
const MAX_BURIED: usize = 64;

pub(super) struct Builder<'s> {
    pub(super) dom: Dom<'s>,
    /// Nodes that are kept of the page.
    most: usize,
    pub(super) open: Vec<Id>,
    /// Start tags beyond the depth limit.
    buried: VecDeque<Tag>,
    seen: [bool; 3],
}

impl<'s> Builder<'s> {
    pub(super) fn new(source: &'s str, most: usize) -> Self {
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

    pub(super) fn is_full(&self) -> bool {
        self.dom.nodes.len() >= self.most
    }

    fn top(&self) -> Id {
        self.open.last().copied().unwrap_or(0)
    }

    pub(super) fn push(&mut self, tag: Tag, text: &'s str, attributes: (u32, u16)) -> Option<Id> {
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

    pub(super) fn text(&mut self, text: &'s str) {
        // Words end the head and begin the body.
        if self.dom.tag(self.top()) == tag::HEAD && !text.bytes().all(|byte| byte.is_ascii_whitespace()) {
            self.close_to(self.open.len() - 1);
            self.start(tag::BODY, &[], false);
        }
        self.push(tag::TEXT, text, (0, 0));
    }

    pub(super) fn start(&mut self, tag: Tag, attributes: &[Attribute<'s>], self_closing: bool) {
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

    pub(super) fn end(&mut self, tag: Tag) {
        if let Some(at) = self.buried.iter().rposition(|buried| *buried == tag) {
            self.buried.truncate(at);
            return;
        }
        if tag == tag::BR {
            self.push(tag, "", (0, 0));
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
            let table = matches!(
                name,
                tag::TABLE | tag::TD | tag::TH | tag::CAPTION | tag::TEMPLATE | tag::OBJECT
            );
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
        let scope = |tag: &Tag| {
            !matches!(
                *tag,
                tag::TABLE | tag::TD | tag::TH | tag::CAPTION | tag::BUTTON | tag::OBJECT
            )
        };
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
                |name| (tag::is_block(name) && name != tag::P) || name == tag::OBJECT,
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
    pub(super) fn close_to(&mut self, depth: usize) {
        let end = self.dom.nodes.len();
        for id in self.open.drain(depth.min(self.open.len())..) {
            if let Some(node) = self.dom.nodes.get_mut(id) {
                node.end = end as u32;
            }
        }
        self.buried.clear();
    }
}
