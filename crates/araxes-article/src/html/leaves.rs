//! The page's text as leaves: the runs of text between the edges of blocks.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::dom::{Dom, Id};
use super::tag;

/// Where a text stands, one bit each, inherited by all that stands in it.
pub(super) mod within {
    pub(in crate::html) const LINK: u16 = 1;
    pub(in crate::html) const ITEM: u16 = 1 << 1;
    pub(in crate::html) const QUOTE: u16 = 1 << 2;
    pub(in crate::html) const FIGURE: u16 = 1 << 3;
    pub(in crate::html) const TABLE: u16 = 1 << 4;
    pub(in crate::html) const HEADING: u16 = 1 << 5;
    pub(in crate::html) const BOLD: u16 = 1 << 6;
    pub(in crate::html) const PARAGRAPH: u16 = 1 << 7;
    pub(in crate::html) const HEADER: u16 = 1 << 8;
    pub(in crate::html) const H1: u16 = 1 << 9;
}

/// A run of text. A page may have very many, so that its numbers are kept short.
#[derive(Debug)]
pub(super) struct Leaf {
    block: u32,
    first: u32,
    last: u32,
    chars: u32,
    linked: u32,
    bold: u32,
    /// A number for the text by which copies are found.
    print: u64,
    /// White space collapsed, character references resolved.
    pub(super) text: String,
    /// Where it stands, see [`within`].
    within: u16,
}

/// The texts met so far: pages hold paragraphs twice, for narrow and wide screens or as teaser and text.
#[derive(Debug)]
pub(super) struct Met {
    prints: HashSet<u64>,
    shortest: usize,
}

impl Met {
    /// For leaves of that many code points or more; shorter ones may well come twice.
    pub(super) fn new(shortest: usize) -> Self {
        Self {
            prints: HashSet::new(),
            shortest,
        }
    }

    /// Whether the text of a leaf was met before; it is now.
    pub(super) fn again(&mut self, leaf: &Leaf) -> bool {
        leaf.chars() >= self.shortest && !self.prints.insert(leaf.print)
    }
}

impl Leaf {
    /// The block that it stands in.
    pub(super) fn block(&self) -> Id {
        self.block as Id
    }

    /// The first text node of it.
    pub(super) fn first(&self) -> Id {
        self.first as Id
    }

    /// The last text node of it.
    pub(super) fn last(&self) -> Id {
        self.last as Id
    }

    /// Code points of the text without its spaces.
    pub(super) fn chars(&self) -> usize {
        self.chars as usize
    }

    /// Those of them that stand in links.
    pub(super) fn linked(&self) -> usize {
        self.linked as usize
    }

    /// Those of them that stand in bold.
    pub(super) fn bold(&self) -> usize {
        self.bold as usize
    }

    /// The share of the text that stands in links.
    pub(super) fn link_share(&self) -> f32 {
        if self.chars == 0 {
            0.0
        } else {
            self.linked as f32 / self.chars as f32
        }
    }

    pub(super) fn is(&self, bit: u16) -> bool {
        self.within & bit != 0
    }
}

/// The leaves of a page in order.
pub(super) fn of(dom: &Dom<'_>) -> Vec<Leaf> {
    let mut reader = Reader {
        leaves: Vec::new(),
        open: None,
        breaks: 0,
    };
    let mut inherited: Vec<u16> = vec![0; dom.nodes.len()];
    let mut blocks: Vec<u32> = vec![0; dom.nodes.len()];
    let mut at = 0;
    while let Some(node) = dom.nodes.get(at) {
        if tag::is_never_text(node.tag) {
            if node.tag != tag::HEAD && tag::is_block(node.tag) {
                reader.finish();
            }
            at = dom.end(at).max(at + 1);
            continue;
        }
        let bits = inherited.get(dom.parent(at)).copied().unwrap_or(0) | bits_of(dom, at);
        let block = if tag::is_block(node.tag) {
            at as u32
        } else {
            blocks.get(dom.parent(at)).copied().unwrap_or(0)
        };
        if let (Some(slot), Some(own)) = (inherited.get_mut(at), blocks.get_mut(at)) {
            (*slot, *own) = (bits, block);
        }
        match node.tag {
            tag::BR => reader.line_break(),
            tag::TEXT => reader.text(at, block, bits, &super::entities::decode(node.text)),
            name if tag::is_block(name) => reader.finish(),
            _ => {}
        }
        at += 1;
    }
    reader.finish();
    reader.leaves
}

fn bits_of(dom: &Dom<'_>, id: Id) -> u16 {
    match dom.tag(id) {
        tag::A if dom.raw(id, "href").is_some() => within::LINK,
        tag::LI | tag::DD | tag::DT => within::ITEM,
        tag::BLOCKQUOTE => within::QUOTE,
        tag::FIGURE | tag::FIGCAPTION => within::FIGURE,
        tag::TD | tag::TH => within::TABLE,
        tag::H1 => within::HEADING | within::H1,
        name if tag::is_heading(name) => within::HEADING,
        tag::B | tag::STRONG => within::BOLD,
        tag::P => within::PARAGRAPH,
        tag::HEADER => within::HEADER,
        _ => 0,
    }
}

struct Reader {
    leaves: Vec<Leaf>,
    open: Option<Leaf>,
    /// Line breaks since the last text: two of them end a paragraph.
    breaks: usize,
}

impl Reader {
    fn line_break(&mut self) {
        self.breaks += 1;
        if self.breaks >= 2 {
            self.finish();
        } else if let Some(leaf) = &mut self.open
            && !leaf.text.ends_with(' ')
        {
            leaf.text.push(' ');
        }
    }

    fn text(&mut self, at: Id, block: u32, within: u16, text: &str) {
        if self.open.as_ref().is_some_and(|leaf| leaf.block != block) {
            self.finish();
        }
        let blank = text.chars().all(char::is_whitespace);
        if blank && self.open.is_none() {
            return;
        }
        let leaf = self.open.get_or_insert_with(|| Leaf {
            block,
            first: at as u32,
            last: at as u32,
            print: 0,
            text: String::with_capacity(text.len()),
            chars: 0,
            linked: 0,
            bold: 0,
            within,
        });
        let mut added = 0;
        for char in text.chars() {
            if char.is_whitespace() || char == '\u{200B}' || char == '\u{FEFF}' {
                if !leaf.text.ends_with(' ') && !leaf.text.is_empty() {
                    leaf.text.push(' ');
                }
            } else if char != '\u{AD}' && !char.is_control() {
                leaf.text.push(char);
                added += 1;
            }
        }
        leaf.chars += added;
        if added > 0 {
            leaf.last = at as u32;
        }
        leaf.linked += if within & within::LINK != 0 { added } else { 0 };
        leaf.bold += if within & within::BOLD != 0 { added } else { 0 };
        if !blank {
            self.breaks = 0;
        }
    }

    fn finish(&mut self) {
        self.breaks = 0;
        if let Some(mut leaf) = self.open.take() {
            leaf.text.truncate(leaf.text.trim_end().len());
            if !leaf.text.is_empty() {
                // What only one word of the leaf stands in says nothing of the whole.
                leaf.within &= !(within::LINK | within::BOLD);
                let mut hasher = DefaultHasher::new();
                leaf.text.hash(&mut hasher);
                leaf.print = hasher.finish();
                self.leaves.push(leaf);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaves_end_at_blocks_and_double_breaks() {
        let dom = Dom::parse("<div>one <b>two</b><br>three<br> <br>four<p>five <a href=x>six</a></p>seven</div>");
        let leaves = of(&dom);
        let texts: Vec<&str> = leaves.iter().map(|leaf| leaf.text.as_str()).collect();
        assert_eq!(texts, ["one two three", "four", "five six", "seven"]);
        assert_eq!((leaves[0].bold, leaves[2].linked), (3, 3));
    }
}
