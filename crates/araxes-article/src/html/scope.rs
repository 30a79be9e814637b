//! Where on a page the metadata of its article may stand: the header above the text, the text, and what is foreign.

use super::content::{Weighed, weight_of};
use super::dom::{Dom, Id};
use super::hints::kind;
use super::leaves::{Leaf, within};
use super::tag;
use super::title::{is_key, key};

/// Leaves before the running text in which the headline is looked for.
const REACH: usize = 40;
/// Leaves above the headline that belong to the header: a date may stand there.
const ABOVE: usize = 3;
/// Leaves from the first running text on between which date and writer may stand.
const BROW: usize = 6;
/// Elements around a footer among which an article is looked for.
const DEPTH: usize = 12;
/// Leaves behind the article's text in which a date or a writer may stand.
const BEHIND: usize = 40;

/// The parts of a page, seen from its article.
pub(super) struct Scope<'p, 's> {
    pub(super) dom: &'p Dom<'s>,
    pub(super) leaves: &'p [Leaf],
    pub(super) weighed: &'p Weighed,
    /// The hints of each node and of all around it up to the element that holds the article.
    above: Vec<u16>,
    /// The first leaf of the header and the first of the running text.
    header: (usize, usize),
    /// The first node of the headline, where it was found.
    headline: Option<Id>,
    /// The nodes from the header to a little behind the article.
    reach: (Id, Id),
}

impl<'p, 's> Scope<'p, 's> {
    pub(super) fn new(dom: &'p Dom<'s>, leaves: &'p [Leaf], weighed: &'p Weighed, title: Option<&str>) -> Self {
        let (header, headline) = header(dom, leaves, weighed, title);
        let last = leaves.partition_point(|leaf| leaf.first() < dom.end(weighed.root)) + BEHIND;
        let node = |at: usize, other: Id| leaves.get(at).map_or(other, |leaf| leaf.first());
        // An element may open above the first leaf of the header.
        let before = header.0.checked_sub(1).map_or(0, |at| node(at, 0));
        Self {
            dom,
            leaves,
            weighed,
            above: inherited(dom, weighed),
            header,
            headline: headline.and_then(|at| leaves.get(at)).map(|leaf| leaf.first()),
            reach: (before, node(last, dom.nodes.len())),
        }
    }

    /// Whether a node stands in the header.
    pub(super) fn in_header(&self, id: Id) -> bool {
        let end = self
            .leaves
            .get(self.header.1)
            .map_or(self.dom.nodes.len(), |leaf| leaf.first());
        (self.reach.0..end).contains(&id)
    }

    /// Whether a node stands above the headline, where sites have their own clock and other stories.
    pub(super) fn is_above(&self, id: Id) -> bool {
        self.headline.is_some_and(|headline| id < headline)
    }

    /// The nodes in which metadata may stand, in order: from the header to a little behind the article.
    pub(super) fn nodes(&self) -> impl Iterator<Item = Id> {
        (self.reach.0..self.reach.1).filter(|&id| !self.is_foreign(id))
    }

    /// The leaves in which metadata may stand, likewise.
    pub(super) fn near(&self) -> impl Iterator<Item = (usize, &'p Leaf)> {
        let leaves = self.leaves.iter().enumerate().skip(self.header.0);
        leaves
            .take_while(|(_, leaf)| leaf.first() < self.reach.1)
            .filter(|(_, leaf)| !self.is_foreign(leaf.first()))
    }

    /// Whether a short leaf stands between the first paragraphs, where a lead stands above date and writer.
    pub(super) fn in_brow(&self, leaf: &Leaf) -> bool {
        let end = self
            .leaves
            .get(self.header.1 + BROW)
            .map_or(self.dom.nodes.len(), |leaf| leaf.first());
        (self.reach.0..end).contains(&leaf.first()) && weight_of(leaf) == 0
    }

    /// Whether a node stands in something that is not of this article: other stories, comments, the site's foot.
    pub(super) fn is_foreign(&self, id: Id) -> bool {
        let elsewhere = if self.in_header(id) {
            0
        } else {
            kind::RELATED | kind::FOREIGN
        };
        self.hints_above(id) & (elsewhere | kind::COMMENT) != 0
    }

    /// Whether the element of a node or one around it, inside or outside the article, has a hint.
    pub(super) fn hints_above(&self, id: Id) -> u16 {
        self.above.get(id).copied().unwrap_or(0)
    }
}

/// The hints of each node and of those around it; what holds the article hands nothing down.
fn inherited(dom: &Dom<'_>, weighed: &Weighed) -> Vec<u16> {
    let mut above = vec![0; dom.nodes.len()];
    for id in 1..above.len() {
        let own = if dom.holds(id, weighed.root) {
            0
        } else {
            weighed.hints.get(id).copied().unwrap_or(0)
        };
        let foreign = match dom.tag(id) {
            tag::NAV => true,
            tag::FOOTER => !dom
                .ancestors(id)
                .take(DEPTH)
                .any(|around| dom.tag(around) == tag::ARTICLE),
            _ => false,
        };
        let own = own | if foreign { kind::FOREIGN } else { 0 };
        let bits = own | above.get(dom.parent(id)).copied().unwrap_or(0);
        if let Some(slot) = above.get_mut(id) {
            *slot = bits;
        }
    }
    above
}

/// The leaves from a little above the headline to the first running text of the article, and the headline.
fn header(dom: &Dom<'_>, leaves: &[Leaf], weighed: &Weighed, title: Option<&str>) -> ((usize, usize), Option<usize>) {
    let body = |leaf: &Leaf| {
        dom.holds(weighed.root, leaf.first()) && weight_of(leaf) > 0 && !weighed.is_pruned(leaf.first())
    };
    let first = leaves.iter().position(body).unwrap_or(0);
    let start = first.saturating_sub(REACH);
    let near = leaves.get(start..first).unwrap_or(&[]);
    let title = title.map(key);
    let before = leaves.get(..first).unwrap_or(&[]);
    let headline = before
        .iter()
        .rposition(|leaf| leaf.is(within::HEADING) && title.as_deref().is_some_and(|title| is_key(&leaf.text, title)))
        .or_else(|| near.iter().rposition(|leaf| leaf.is(within::H1)).map(|at| start + at));
    let from = headline.map_or(first.saturating_sub(REACH / 2), |at| at.saturating_sub(ABOVE));
    ((from, first), headline)
}
