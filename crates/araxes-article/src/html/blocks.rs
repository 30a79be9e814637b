//! Writes the text of an article: which leaves belong to it, in which roles.

use araxes_text::Span;

use super::content::{Weighed, ends_sentence, weight_of};
use super::dom::{Dom, Id};
use super::hints::kind;
use super::leaves::{Leaf, within};
use super::tag;
use super::title::key;
use crate::cues::{self, Cue};
use crate::date::date_line;
use crate::model::{Article, Block, Role};
use crate::plain::is_caption;

/// Leaves before the first paragraph that may be the header of the article.
const MOST_ANCESTORS: usize = 12;

/// Writes text and blocks of `article`: the title, then what of the page belongs to it.
pub(super) fn write(dom: &Dom<'_>, leaves: &[Leaf], weighed: &Weighed, article: &mut Article) {
    let mut writer = Writer {
        text: String::new(),
        blocks: Vec::new(),
    };
    if let Some(title) = &article.title {
        writer.push(Role::Title, title);
    }
    if let Some(subtitle) = &article.subtitle {
        writer.push(Role::Subtitle, subtitle);
    }
    let title = article.title.as_deref().map(key).unwrap_or_default();
    let inside: Vec<&Leaf> = leaves
        .iter()
        .filter(|leaf| dom.holds(weighed.root, leaf.first) && !weighed.is_pruned(leaf.first))
        .collect();
    let mut roles: Vec<Option<Role>> = inside.iter().map(|leaf| role_of(dom, weighed, leaf, &title)).collect();
    settle_headings(&inside, &mut roles);
    for (leaf, role) in inside.iter().zip(&roles) {
        if let Some(role) = role {
            writer.push(*role, &leaf.text);
        }
    }
    article.text = writer.text;
    article.blocks = writer.blocks;
}

struct Writer {
    text: String,
    blocks: Vec<Block>,
}

impl Writer {
    fn push(&mut self, role: Role, words: &str) {
        if words.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        let start = self.text.len();
        self.text.push_str(words);
        self.blocks.push(Block {
            role,
            span: Span::new(start, self.text.len()),
        });
    }
}

/// The role of a leaf inside the article, or nothing where it is chrome.
fn role_of(dom: &Dom<'_>, weighed: &Weighed, leaf: &Leaf, title: &str) -> Option<Role> {
    let hinted = |bit: u16| hint_above(dom, weighed, leaf, bit);
    let text = leaf.text.as_str();
    if leaf.is(within::FIGURE) || hinted(kind::CAPTION) {
        return Some(Role::Caption);
    }
    if leaf.is(within::HEADING) {
        let repeats = leaf.is(within::H1) || key(text) == title;
        return (!repeats && leaf.link_share() < 0.9).then_some(Role::Heading);
    }
    if cues::after_cue(text, Cue::Related).is_some_and(|rest| rest.is_empty() || leaf.linked > 0) && leaf.chars < 250
    {
        return Some(Role::Related);
    }
    if leaf.chars < 200 && !ends_sentence(text) {
        if date_line(text).is_some() {
            return Some(Role::Date);
        }
        if cues::after_cue(text, Cue::Byline)
            .is_some_and(|rest| rest.split_whitespace().next().is_some_and(cues::is_capitalised))
        {
            return Some(Role::Byline);
        }
        if cues::holds_cue(text, Cue::Promo) {
            return None;
        }
    }
    if key(text) == title && !title.is_empty() {
        return None;
    }
    if is_caption(text) && leaf.chars < 300 {
        return Some(Role::Caption);
    }
    if hinted(kind::ASIDE) {
        return Some(Role::Aside);
    }
    running_role(leaf)
}

fn running_role(leaf: &Leaf) -> Option<Role> {
    let linked = leaf.link_share();
    if leaf.is(within::ITEM) {
        return (linked < 0.6 || (weight_of(leaf) > 0)).then_some(Role::ListItem);
    }
    if leaf.is(within::TABLE) && weight_of(leaf) == 0 {
        return Some(Role::Table);
    }
    if linked > 0.7 {
        return (!leaf.is(within::PARAGRAPH) || !ends_sentence(&leaf.text)).then_some(Role::Related);
    }
    if leaf.is(within::QUOTE) {
        return Some(Role::Blockquote);
    }
    if leaf.is(within::PARAGRAPH) || weight_of(leaf) > 0 || ends_sentence(&leaf.text) {
        let heading = leaf.bold == leaf.chars && !ends_sentence(&leaf.text) && leaf.chars < 100;
        return Some(if heading { Role::Heading } else { Role::Paragraph });
    }
    (leaf.chars >= 25).then_some(Role::Paragraph)
}

/// Whether the element of a leaf, or one of the few around it, has a hint.
fn hint_above(dom: &Dom<'_>, weighed: &Weighed, leaf: &Leaf, bit: u16) -> bool {
    let chain = std::iter::successors(Some(leaf.first), |&id: &Id| {
        (id != 0 && id != weighed.root).then(|| dom.parent(id))
    });
    chain
        .take(MOST_ANCESTORS)
        .take_while(|&id| id != weighed.root && dom.tag(id) != tag::BODY)
        .any(|id| weighed.hint(id, bit))
}

/// A heading belongs to the article only where text of it follows.
fn settle_headings(leaves: &[&Leaf], roles: &mut [Option<Role>]) {
    let mut text_follows = false;
    for (leaf, role) in leaves.iter().zip(roles.iter_mut()).rev() {
        match role {
            Some(Role::Heading) if !text_follows => *role = None,
            Some(Role::Heading) => text_follows = weight_of(leaf) > 0 || text_follows,
            Some(Role::Paragraph | Role::ListItem | Role::Blockquote | Role::Table) => text_follows = true,
            Some(Role::Related) => text_follows = false,
            _ => {}
        }
    }
}
