//! Which part of a page is the article: weighs leaves, prunes chrome, and finds the element that holds the text.

use std::collections::HashMap;

use super::dom::{Dom, Id};
use super::hints::{self, kind};
use super::leaves::{Leaf, Met, within};
use super::tag;

/// A leaf of so many code points is running text even where no full stop ends it.
const LONG: usize = 100;
/// A leaf of fewer is too short to be running text.
const SHORT: usize = 30;
/// The share of links from which on a leaf is a list of links.
const LINKED: f32 = 0.5;
/// An element with at least this share of the page's running text is never pruned for its name.
const MOST: f32 = 0.6;
/// The same for comments and notices, which may be longer than the article, and for what is hidden, such as a copy.
const MOST_FOREIGN: f32 = 0.9;
/// An element named as the body of an article is taken where it has this share of the text found.
const BODY_SHARE: f32 = 0.7;
/// The search for the article's element goes on into a child with at least this share of its parent's text.
const DOWN: f32 = 0.8;
/// The same for a child whose name or tag says that it is the article.
const DOWN_NAMED: f32 = 0.45;

/// Pruning that leaves less than this share of the page's running text goes too far.
const KEPT: f32 = 0.2;
/// Code points of running text, and their share of all text, from which on a weak sign prunes nothing.
const DENSE: u32 = 200;
const DENSE_SHARE: f32 = 0.7;
/// Code points of running text between headline and article from which on it is an opening of its own.
const OPENING: usize = 600;
/// Elements around a leaf that its length is counted for.
const DEPTH: usize = 20;
/// A leaf of so many code points counts but once.
const REPEATED: usize = 60;
/// `article` elements in a row with less than this share of the root's text are other stories.
const OTHERS: f32 = 0.4;

/// What is known of every node of a page.
pub(super) struct Weighed {
    /// Hints of each node, see [`kind`].
    pub(super) hints: Vec<u16>,
    /// Whether a node stands in chrome.
    pub(super) pruned: Vec<bool>,
    /// Code points of running text in each subtree that are not pruned.
    weight: Vec<u32>,
    /// The element that holds the article's text.
    pub(super) root: Id,
}

/// Code points of running text that a leaf counts for.
pub(super) fn weight_of(leaf: &Leaf) -> usize {
    let running = leaf.chars() >= LONG || (leaf.chars() >= SHORT && ends_sentence(&leaf.text));
    if !running || leaf.link_share() >= LINKED || leaf.is(within::HEADING | within::FIGURE) {
        0
    } else if leaf.is(within::ITEM | within::TABLE) {
        leaf.chars() / 2
    } else {
        leaf.chars()
    }
}

fn of_page(weight: &[u32]) -> f32 {
    weight.first().copied().unwrap_or(0) as f32
}

pub(super) fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '”', '»', '’', ')', ']', '\''])
        .ends_with(['.', '!', '?', '…', '։', '․', ':', ';', '؟', '۔', '。', '！', '？'])
}

/// Weighs a page and finds the element that holds its article.
pub(super) fn weigh(dom: &Dom<'_>, leaves: &[Leaf]) -> Weighed {
    let hints = hints::all(dom);
    let raw = sums(dom, leaves, |_| true);
    let sure = kind::HIDDEN | kind::TAGGED | kind::COMMENT;
    let (mut pruned, mut weight, mut signs) = (Vec::new(), Vec::new(), 0);
    // Where classes would take most of the text, as those of page builders do that call everything a widget, only
    // the surer signs count.
    for (chrome, kept) in [
        (sure | kind::CHROME | kind::WEAK | kind::RELATED, KEPT),
        (sure | kind::RELATED, KEPT),
        (sure, KEPT / 2.0),
        (0, 0.0),
    ] {
        (pruned, weight) = clean(dom, leaves, &hints, &raw, chrome);
        signs = chrome;
        if of_page(&weight) > kept * of_page(&raw) {
            break;
        }
    }
    let mut weighed = Weighed {
        hints,
        pruned,
        weight,
        root: 0,
    };
    weighed.root = weighed.find_root(dom);
    weighed.root = weighed.named_body(dom).unwrap_or(weighed.root);
    weighed.root = weighed.with_opening(dom, leaves).unwrap_or(weighed.root);
    weighed.readmit(dom, leaves, &raw, signs);
    weighed.prune_others(dom);
    weighed
}

/// What is pruned for one of the hints in `chrome`, and the running text in each subtree that is left.
fn clean(dom: &Dom<'_>, leaves: &[Leaf], hints: &[u16], raw: &[u32], chrome: u16) -> (Vec<bool>, Vec<u32>) {
    let pruned = prune(dom, hints, raw, chrome);
    let weight = sums(dom, leaves, |leaf| !pruned.get(leaf.first()).copied().unwrap_or(false));
    (pruned, weight)
}

/// The running text in each subtree.
fn sums(dom: &Dom<'_>, leaves: &[Leaf], counts: impl Fn(&Leaf) -> bool) -> Vec<u32> {
    let mut sums: Vec<u32> = vec![0; dom.nodes.len()];
    let mut met = Met::new(REPEATED);
    for leaf in leaves.iter().filter(|leaf| counts(leaf)) {
        if let Some(sum) = sums.get_mut(leaf.block()) {
            *sum += if met.again(leaf) { 0 } else { weight_of(leaf) as u32 };
        }
    }
    for id in (1..sums.len()).rev() {
        let own = sums.get(id).copied().unwrap_or(0);
        if let Some(sum) = sums.get_mut(dom.parent(id)) {
            *sum += own;
        }
    }
    sums
}

/// Which nodes stand in an element that is chrome by its hints and does not hold most of the page's text.
fn prune(dom: &Dom<'_>, hints: &[u16], raw: &[u32], chrome: u16) -> Vec<bool> {
    let total = raw.first().copied().unwrap_or(0) as f32;
    let mut pruned = vec![false; dom.nodes.len()];
    for id in 1..dom.nodes.len() {
        let bits = hints.get(id).copied().unwrap_or(0);
        let named = bits & chrome != 0 && bits & kind::BODY == 0;
        let held = raw.get(id).copied().unwrap_or(0) as f32;
        let most = if bits & chrome & (kind::COMMENT | kind::HIDDEN) != 0 {
            MOST_FOREIGN
        } else {
            MOST
        };
        let small = named && !matches!(dom.tag(id), tag::BODY | tag::HTML | tag::MAIN) && held < most * total;
        let inherited = pruned.get(dom.parent(id)).copied().unwrap_or(false);
        if let Some(slot) = pruned.get_mut(id) {
            *slot = inherited || small || (named && total == 0.0);
        }
    }
    pruned
}

impl Weighed {
    fn weight(&self, id: Id) -> f32 {
        self.weight.get(id).copied().unwrap_or(0) as f32
    }

    pub(super) fn is_pruned(&self, id: Id) -> bool {
        self.pruned.get(id).copied().unwrap_or(false)
    }

    pub(super) fn hint(&self, id: Id, bit: u16) -> bool {
        self.hints.get(id).is_some_and(|bits| bits & bit != 0)
    }

    /// Goes down from the page as long as one child holds nearly all the running text, or a good part of it where
    /// its name says that it is the article and its siblings' names do not.
    fn find_root(&self, dom: &Dom<'_>) -> Id {
        let mut root = 0;
        loop {
            let whole = self.weight(root);
            let best = dom
                .children(root)
                .max_by(|a, b| self.weight(*a).total_cmp(&self.weight(*b)));
            let Some(best) = best.filter(|_| whole > 0.0) else {
                return root;
            };
            let share = self.weight(best) / whole;
            let leaf = !tag::is_block(dom.tag(best)) && dom.end(best) - best <= 2;
            let single = matches!(dom.tag(best), tag::P | tag::LI | tag::TD | tag::BLOCKQUOTE);
            let named = self.is_article(dom, best) && !self.is_article(dom, root);
            if leaf || single || (share < DOWN && !(named && share >= DOWN_NAMED)) {
                return root;
            }
            root = best;
        }
    }

    /// The element in the root that its name calls the body of the article, where it holds most of the text.
    fn named_body(&self, dom: &Dom<'_>) -> Option<Id> {
        let named =
            (self.root + 1..dom.end(self.root)).filter(|&id| self.hint(id, kind::BODY) && !self.is_pruned(id));
        let best = named.max_by(|a, b| self.weight(*a).total_cmp(&self.weight(*b)))?;
        (self.weight(best) >= BODY_SHARE * self.weight(self.root)).then_some(best)
    }

    /// The element that holds the root and the running text between the headline and it, where that is more than a lead:
    /// long articles have their opening in an element of its own.
    fn with_opening(&self, dom: &Dom<'_>, leaves: &[Leaf]) -> Option<Id> {
        let first = leaves.partition_point(|leaf| leaf.first() < self.root);
        let before = leaves.get(..first)?;
        let headline = before.iter().rposition(|leaf| leaf.is(within::H1))?;
        let running = |leaf: &&Leaf| weight_of(leaf) > 0 && !self.is_pruned(leaf.first());
        let opening: Vec<&Leaf> = before.iter().skip(headline + 1).filter(running).collect();
        let held: usize = opening.iter().map(|leaf| weight_of(leaf)).sum();
        if held < OPENING {
            return None;
        }
        let start = opening.first()?.first();
        let around = dom.ancestors(self.root).find(|&id| dom.holds(id, start))?;
        let behind = self.weight(around) - self.weight(self.root) - held as f32;
        (behind <= held as f32).then_some(around)
    }

    /// Takes back what a weak sign alone, such as "widget" or being folded away, pruned in the root, where it is dense
    /// with running text.
    fn readmit(&mut self, dom: &Dom<'_>, leaves: &[Leaf], raw: &[u32], signs: u16) {
        let strong = prune(dom, &self.hints, raw, signs & !(kind::WEAK | kind::HIDDEN));
        let mut chars: Vec<u32> = vec![0; dom.nodes.len()];
        for leaf in leaves.iter().filter(|leaf| dom.holds(self.root, leaf.first())) {
            for id in dom
                .ancestors(leaf.first())
                .take(DEPTH)
                .take_while(|&id| id != self.root)
            {
                chars
                    .get_mut(id)
                    .into_iter()
                    .for_each(|sum| *sum += leaf.chars() as u32);
            }
        }
        let mut id = self.root + 1;
        while id < dom.end(self.root) {
            let weakly = self.is_pruned(id) && !strong.get(id).copied().unwrap_or(true);
            let (held, whole) = (raw.get(id).copied().unwrap_or(0), chars.get(id).copied().unwrap_or(0));
            let end = dom.end(id).max(id + 1);
            if weakly && held >= DENSE && held as f32 >= DENSE_SHARE * whole as f32 {
                let (slots, kept) = (self.pruned.get_mut(id..end), strong.get(id..end));
                slots
                    .into_iter()
                    .flatten()
                    .zip(kept.into_iter().flatten())
                    .for_each(|(slot, kept)| *slot = *kept);
            }
            id = if self.is_pruned(id) || weakly { end } else { id + 1 };
        }
    }

    /// Prunes `article` elements that stand side by side in the root and hold little of its text: other stories. Those
    /// of a live ticker hold most of it.
    fn prune_others(&mut self, dom: &Dom<'_>) {
        let mut sides: HashMap<Id, Vec<Id>> = HashMap::new();
        for id in (self.root + 1..dom.end(self.root)).filter(|&id| dom.tag(id) == tag::ARTICLE && !self.is_pruned(id))
        {
            sides.entry(dom.parent(id)).or_default().push(id);
        }
        let others: Vec<Id> = sides.into_values().filter(|side| side.len() > 1).flatten().collect();
        let held: f32 = others.iter().map(|&id| self.weight(id)).sum();
        if held > OTHERS * self.weight(self.root) {
            return;
        }
        for id in others {
            let end = dom.end(id);
            self.pruned
                .get_mut(id..end)
                .into_iter()
                .flatten()
                .for_each(|slot| *slot = true);
        }
    }

    fn is_article(&self, dom: &Dom<'_>, id: Id) -> bool {
        matches!(dom.tag(id), tag::ARTICLE | tag::MAIN) || self.hint(id, kind::BODY)
    }
}
