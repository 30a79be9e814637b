//! Dates that stand on a page: in `time` elements, in microdata, and in lines that give a date.

use super::dom::Id;
use super::hints::kind;
use super::scope::Scope;
use super::tag;
use crate::cues::{self, Cue};
use crate::date::{Which, date_in_label, date_line, find_date, which_of};
use crate::model::Origin;

/// Dates that are looked at.
const MOST: usize = 60;
/// The most code points of a line that gives a date.
const WIDTH: usize = 120;

/// The most nodes in an element that gives a date.
const NODES: usize = 40;
/// The most bytes of a label such as "Published on".
const LABEL: usize = 40;

/// A date that a page shows.
#[derive(Clone, Debug)]
pub(super) struct Shown {
    pub(super) iso: String,
    pub(super) origin: Origin,
    which: Which,
    /// How sure it is that the date is the article's; 0 is the surest.
    doubt: u8,
}

/// The dates of publication and of the last change that a page shows, each the surest.
pub(super) fn shown(scope: &Scope<'_, '_>) -> (Option<Shown>, Option<Shown>) {
    let mut all: Vec<Shown> = scope.nodes().filter_map(|id| marked(scope, id)).take(MOST).collect();
    all.extend(lines(scope).take(MOST));
    let surest = |wanted: Which| {
        all.iter()
            .filter(|date| date.which == wanted)
            .min_by_key(|date| date.doubt)
            .cloned()
    };
    (surest(Which::Published), surest(Which::Modified))
}

/// The date of a `time` element or of microdata.
fn marked(scope: &Scope<'_, '_>, id: Id) -> Option<Shown> {
    let dom = scope.dom;
    let property = dom.raw(id, "itemprop").unwrap_or("");
    let microdata = property.eq_ignore_ascii_case("datePublished") || dom.raw(id, "pubdate").is_some();
    let changed = property.eq_ignore_ascii_case("dateModified");
    if (dom.tag(id) != tag::TIME && !microdata && !changed) || dom.end(id) - id > NODES {
        return None;
    }
    let given = dom.attribute(id, "datetime").or_else(|| dom.attribute(id, "content"));
    let iso = given
        .and_then(|text| find_date(&text))
        .or_else(|| find_date(&dom.text_of(id)))
        .map(|found| found.iso)?;
    let class = dom.raw(id, "class").unwrap_or("");
    let said = which_of(class).or_else(|| which_of(&label_before(scope, id)));
    let which = if changed {
        Which::Modified
    } else {
        said.filter(|_| !microdata).unwrap_or(Which::Published)
    };
    let inside = dom.holds(scope.weighed.root, id);
    let doubt = match (microdata || changed, scope.in_header(id)) {
        (_, true) if scope.is_above(id) => 4,
        (true, true) => 0,
        (false, true) => 1,
        _ if said == Some(Which::Published) => 3,
        (true, _) if inside => 3,
        _ if inside => 5,
        _ => 6,
    };
    let origin = if microdata || changed {
        Origin::Microdata
    } else {
        Origin::Markup
    };
    Some(Shown {
        iso,
        origin,
        which,
        doubt,
    })
}

/// The words right before an element: a label such as "Published".
fn label_before(scope: &Scope<'_, '_>, id: Id) -> String {
    let at = scope.leaves.partition_point(|leaf| leaf.first() <= id);
    // The element's own leaf may open with the label; else the leaf before it may be one.
    let own = scope.leaves.get(at).filter(|leaf| leaf.first() < scope.dom.end(id));
    let before = at.checked_sub(1).and_then(|at| scope.leaves.get(at));
    let holds = before.filter(|leaf| leaf.chars() <= WIDTH && (own.is_none() || leaf.chars() <= 20));
    holds.map(|leaf| leaf.text.clone()).unwrap_or_default()
}

/// Whether the line before, or the one before that, names the writer, as below a text.
fn follows_byline(scope: &Scope<'_, '_>, at: usize) -> bool {
    let before = scope.leaves.get(at.saturating_sub(2)..at).unwrap_or(&[]);
    before
        .iter()
        .any(|leaf| leaf.chars() <= WIDTH / 2 && cues::after_cue(&leaf.text, Cue::Byline).is_some())
}

/// Lines that give a date: in the header, or where its words or its class say which.
fn lines<'a>(scope: &'a Scope<'_, '_>) -> impl Iterator<Item = Shown> + 'a {
    let short = |text: &str| text.len() <= 4 * WIDTH && text.bytes().any(|byte| byte.is_ascii_digit());
    scope
        .near()
        .filter(move |(_, leaf)| leaf.chars() <= WIDTH && short(&leaf.text))
        .filter_map(move |(at, leaf)| {
            let (dated, which) = date_in_label(&leaf.text)?;
            let own = which_of(leaf.text.get(..dated.span.start)?);
            let alone = date_line(&leaf.text).is_some();
            let before = at
                .checked_sub(1)
                .and_then(|at| scope.leaves.get(at))
                .filter(|before| before.chars() <= 20);
            let said = own.or_else(|| which_of(&before?.text).filter(|_| alone));
            let classed = scope.hints_above(leaf.first()) & kind::DATE != 0;
            let opens = own.is_some() && dated.span.start <= LABEL;
            let doubt = match said {
                _ if scope.is_above(leaf.first()) => 4,
                _ if scope.in_header(leaf.first()) => 2,
                _ if scope.in_brow(leaf) && leaf.chars() <= WIDTH / 2 => 3,
                Some(_) if alone || opens => 3,
                _ if alone && (classed || follows_byline(scope, at)) => 4,
                _ => return None,
            };
            Some(Shown {
                iso: dated.iso,
                origin: Origin::Text,
                which: said.unwrap_or(which),
                doubt,
            })
        })
}
