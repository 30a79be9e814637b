//! Writes the text of an article: which leaves belong to it, in which roles.

use araxes_text::Span;

use super::content::{Weighed, ends_sentence, weight_of};
use super::dom::{Dom, Id};
use super::hints::kind;
use super::labels::{self, Labels};
use super::leaves::{Leaf, Met, within};
use super::scope::Scope;
use super::title::{is_key, key};
use super::{tag, tail};
use crate::cues::{self, Cue};
use crate::date::{date_line, find_date};
use crate::model::{Article, Block, Origin, Role};
use crate::plain::{is_caption, wire_opening};

/// Elements around a leaf whose hints count for it.
const MOST_ANCESTORS: usize = 12;
/// Elements beside a heading among which paragraphs are looked for.
const SIBLINGS: usize = 200;
/// A leaf of so many code points is written but once.
const REPEATED: usize = 200;
/// The share of links from which on an entry of a list is a link to something else.
const LIST_OF_LINKS: f32 = 0.9;
/// Leaves between the headline and the element of the article in which a lead is looked for.
const LEAD_REACH: usize = 30;

/// Writes text and blocks of `article`: the title, then what of the page belongs to it. Gives the leaves that each
/// block was written from, first and last; none for what the metadata told.
pub(super) fn write(
    dom: &Dom<'_>,
    leaves: &[Leaf],
    weighed: &Weighed,
    article: &mut Article,
) -> Vec<Option<(u32, u32)>> {
    let mut writer = Writer {
        text: String::new(),
        blocks: Vec::new(),
        nodes: Vec::new(),
        table: (0, 0),
    };
    if let Some(title) = &article.title {
        writer.push(Role::Title, title, None);
    }
    let title = article.title.as_deref().map(key).unwrap_or_default();
    let labels = labels::read(&Scope::new(dom, leaves, weighed, article.title.as_deref()), article);
    let kept =
        |leaf: &Leaf| !weighed.is_pruned(leaf.first()) || labels.contains_key(&leaf.first()) || is_teaser(leaf);
    let inside: Vec<&Leaf> = leaves
        .iter()
        .filter(|leaf| dom.holds(weighed.root, leaf.first()) && kept(leaf))
        .collect();
    let header_line = wire(&inside, &labels, article);
    for leaf in leaves.iter().filter(|leaf| !dom.holds(weighed.root, leaf.first())) {
        writer.labels(&labels, leaf);
    }
    let mut met = Met::new(REPEATED);
    let repeats = |lead: &Leaf| inside.iter().any(|leaf| leaf.text == lead.text);
    let mut leads = leads(dom, leaves, weighed, &title);
    leads.retain(|lead| !labels.contains_key(&lead.first()));
    let shown = labels.values().flatten().any(|(role, _)| *role == Role::Subtitle);
    let subtitle = article.subtitle.as_deref().map(key).unwrap_or_default();
    let stands_inside = inside.iter().any(|leaf| is_key(&leaf.text, &subtitle));
    if let (Some(subtitle), None, false) = (&article.subtitle, leads.first(), shown || stands_inside) {
        writer.push(Role::Subtitle, subtitle, None);
    }
    for (at, lead) in leads.into_iter().enumerate().filter(|(_, lead)| !repeats(lead)) {
        let sums_up = at == 0 && (hint_above(dom, weighed, lead, kind::SUBTITLE) || lead.is(within::HEADER));
        if sums_up && article.subtitle.is_none() {
            (article.subtitle, article.origins.subtitle) = (Some(lead.text.clone()), Some(Origin::Markup));
        }
        let role = match sums_up {
            true => Role::Subtitle,
            false if lead.is(within::ITEM) => Role::Aside,
            false => Role::Paragraph,
        };
        writer.leaf(role, lead);
    }
    let mut roles: Vec<Option<Role>> = inside
        .iter()
        .map(|leaf| match (labels.contains_key(&leaf.first()), header_line) {
            (true, _) => None,
            (_, Some(line)) if line == leaf.first() => Some(Role::Dateline),
            _ => role_of(dom, weighed, leaf, &title).filter(|_| !met.again(leaf)),
        })
        .collect();
    if let Some(first) = roles.iter().position(|role| role.is_some_and(Role::is_body))
        && let (Some(leaf), Some(role)) = (inside.get(first), roles.get_mut(first))
        && is_key(&leaf.text, &subtitle)
    {
        *role = Some(Role::Subtitle);
    }
    tail::settle(&inside, &mut roles, &article.bylines);
    settle_headings(&inside, &mut roles);
    for (leaf, role) in inside.iter().zip(&roles) {
        writer.labels(&labels, leaf);
        match role {
            Some(Role::Table) => writer.cell(dom, leaf),
            Some(role) => writer.leaf(*role, leaf),
            None => {}
        }
    }
    if !writer.blocks.iter().any(|block| block.role.is_body()) {
        // A page of a few words: what stands on it is all there is.
        let rest = leaves
            .iter()
            .filter(|leaf| !weighed.is_pruned(leaf.first()) && leaf.link_share() < 0.5);
        rest.filter(|leaf| !is_key(&leaf.text, &title))
            .for_each(|leaf| writer.leaf(Role::Paragraph, leaf));
    }
    article.text = writer.text;
    article.blocks = writer.blocks;
    writer.nodes
}

/// Fills in what the header of a wire story says, and gives its leaf where the header is a line of its own.
fn wire(inside: &[&Leaf], labels: &Labels, article: &mut Article) -> Option<Id> {
    let first = inside.iter().position(|leaf| weight_of(leaf) > 0)?;
    let near = inside.get(first.saturating_sub(1)..=first)?.iter();
    let unlabelled = near.filter(|leaf| !labels.contains_key(&leaf.first()));
    let (leaf, wire) = unlabelled
        .filter_map(|leaf| Some((leaf, wire_opening(&leaf.text)?)))
        .next()?;
    let whole = wire.end + 1 >= leaf.text.len();
    wire.fill(article);
    whole.then_some(leaf.first())
}

/// "Read also: …" naming another story, which stands in the running text whatever its class.
fn is_teaser(leaf: &Leaf) -> bool {
    leaf.chars() < 250
        && leaf.linked() > 0
        && cues::after_cue(&leaf.text, Cue::Related).is_some_and(|rest| !rest.is_empty())
}

/// Paragraphs between the headline and the element of the article: the lead, where pages set it apart.
fn leads<'l>(dom: &Dom<'_>, leaves: &'l [Leaf], weighed: &Weighed, title: &str) -> Vec<&'l Leaf> {
    let first = leaves.partition_point(|leaf| leaf.first() < weighed.root);
    let before = leaves.get(first.saturating_sub(LEAD_REACH)..first).unwrap_or(&[]);
    let headline = before
        .iter()
        .rposition(|leaf| leaf.is(within::H1) && is_key(&leaf.text, title));
    let Some(headline) = headline else { return Vec::new() };
    let fits = |leaf: &&Leaf| {
        weight_of(leaf) > 0
            && leaf.link_share() < 0.2
            && !weighed.is_pruned(leaf.first())
            && !is_caption(&leaf.text)
            && !hint_above(dom, weighed, leaf, kind::CAPTION | kind::BYLINE | kind::DATE)
    };
    before.iter().skip(headline + 1).filter(fits).collect()
}

struct Writer {
    text: String,
    blocks: Vec<Block>,
    /// The first and last text node of each block.
    nodes: Vec<Option<(u32, u32)>>,
    /// The table and its row that were written last.
    table: (Id, Id),
}

impl Writer {
    /// Writes a cell: cells of a row are a space apart, rows of a table a line.
    fn cell(&mut self, dom: &Dom<'_>, leaf: &Leaf) {
        let around = |wanted: tag::Tag| {
            let chain = std::iter::successors(Some(leaf.block()), |&id: &Id| (id != 0).then(|| dom.parent(id)));
            chain
                .take(MOST_ANCESTORS)
                .find(|&id| dom.tag(id) == wanted)
                .unwrap_or(leaf.block())
        };
        let (table, row) = (around(tag::TABLE), around(tag::TR));
        match self.blocks.last_mut() {
            Some(block) if block.role == Role::Table && self.table.0 == table => {
                self.text.push(if self.table.1 == row { ' ' } else { '\n' });
                self.text.push_str(&leaf.text);
                block.span.end = self.text.len();
                if let Some(Some((_, last))) = self.nodes.last_mut() {
                    *last = leaf.last() as u32;
                }
            }
            _ => self.leaf(Role::Table, leaf),
        }
        self.table = (table, row);
    }

    fn labels(&mut self, labels: &Labels, leaf: &Leaf) {
        for (role, words) in labels.get(&leaf.first()).into_iter().flatten() {
            self.push(*role, words, Some((leaf.first(), leaf.last())));
        }
    }

    fn leaf(&mut self, role: Role, leaf: &Leaf) {
        self.push(role, &leaf.text, Some((leaf.first(), leaf.last())));
    }

    fn push(&mut self, role: Role, words: &str, nodes: Option<(Id, Id)>) {
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
            language: None,
        });
        self.nodes.push(nodes.map(|(first, last)| (first as u32, last as u32)));
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
        if cues::after_cue(text, Cue::Related).is_some() {
            return Some(Role::Related);
        }
        let links = leaf.link_share() >= 0.9 && !heads_text(dom, weighed, leaf);
        return (!is_key(text, title) && !links).then_some(Role::Heading);
    }
    if is_teaser(leaf) || cues::sends_on(text) {
        return Some(Role::Aside);
    }
    if leaf.chars() < 250 && cues::after_cue(text, Cue::Related) == Some("") {
        return Some(Role::Related);
    }
    if leaf.chars() < 200 && !ends_sentence(text) {
        let labelled = leaf.chars() < 60 && find_date(text).is_some() && hinted(kind::DATE);
        if labelled || date_line(text).is_some() {
            return Some(Role::Date);
        }
        if leaf.chars() < 100 && hinted(kind::BYLINE) {
            return Some(Role::Byline);
        }
        // A lone word is a label of the page's machinery ("Close"), unless it heads something.
        if leaf.chars() < 20
            && !text.contains(char::is_whitespace)
            && !leaf.is(within::ITEM | within::TABLE | within::QUOTE)
            && leaf.bold() == 0
        {
            return None;
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
    if is_key(text, title) {
        return None;
    }
    if is_caption(text) && leaf.chars() < 300 {
        return Some(Role::Caption);
    }
    if hinted(kind::ASIDE) {
        return Some(Role::Aside);
    }
    running_role(leaf)
}

/// Whether a heading stands among paragraphs of the article, rather than in a box of its own that teases another story.
fn heads_text(dom: &Dom<'_>, weighed: &Weighed, leaf: &Leaf) -> bool {
    let heading = std::iter::once(leaf.block()).chain(dom.ancestors(leaf.block()));
    let Some(heading) = heading.take(MOST_ANCESTORS).find(|&id| tag::is_heading(dom.tag(id))) else {
        return false;
    };
    let around = dom.parent(heading);
    let mut paragraphs = dom.children(around).take(SIBLINGS).filter(|&id| dom.tag(id) == tag::P);
    around == weighed.root || paragraphs.nth(1).is_some()
}

fn running_role(leaf: &Leaf) -> Option<Role> {
    let linked = leaf.link_share();
    if leaf.is(within::ITEM) {
        return (linked < LIST_OF_LINKS || weight_of(leaf) > 0).then_some(Role::ListItem);
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
        let heading = leaf.bold() == leaf.chars() && !ends_sentence(&leaf.text) && leaf.chars() < 100;
        return Some(if heading { Role::Heading } else { Role::Paragraph });
    }
    (leaf.chars() >= 25).then_some(Role::Paragraph)
}

/// Whether the element of a leaf, or one of the few around it, has a hint.
fn hint_above(dom: &Dom<'_>, weighed: &Weighed, leaf: &Leaf, bit: u16) -> bool {
    let chain = std::iter::successors(Some(leaf.first()), |&id: &Id| {
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
