use std::collections::{BTreeMap, BTreeSet};

use araxes_toponym::Tradition;
use serde::Serialize;

use super::ToponymRow;
use super::columns::row;

/// What the mentions of places are grouped by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The outlet that published the article.
    Outlet,
    /// The speaker in whose quote the place is named; mentions outside of quotes are left out.
    Speaker,
    /// The article's language.
    Language,
}

row! {
    /// How often a group uses the names of one tradition for one place.
    #[derive(Clone, Debug, PartialEq, Serialize)]
    Naming {
        group: Option<String> = "outlet, speaker or language; null where the article gives none";
        place: String = "id of the place";
        name: String = "neutral name of the place";
        tradition: Tradition = "whose names were used";
        count: usize = "number of mentions";
        share: f64 = "part of all mentions of the place in the group, from 0 to 1";
        texts: Vec<String> = "the forms that were used";
    }
}

/// What is known of a group's use of a tradition for a place.
#[derive(Default)]
struct Use {
    count: usize,
    texts: BTreeSet<String>,
}

/// Counts the mentions. Ordered by group, then by place, the most named first, then by count.
pub(super) fn naming<'d>(mentions: impl Iterator<Item = ToponymRow<'d>>, by: By) -> Vec<Naming> {
    type Traditions = BTreeMap<Tradition, Use>;
    let mut groups: BTreeMap<Option<String>, BTreeMap<&str, (&str, Traditions)>> = BTreeMap::new();
    for mention in mentions {
        let group = match by {
            By::Outlet => mention.outlet.map(str::to_owned),
            By::Language => Some(mention.language.to_owned()),
            By::Speaker if mention.quote.is_none() => continue,
            By::Speaker => mention.speaker,
        };
        let places = groups.entry(group).or_default();
        let (_, traditions) = places.entry(mention.place).or_insert((mention.name, Traditions::new()));
        let used = traditions.entry(mention.tradition).or_default();
        used.count += 1;
        used.texts.insert(mention.text.to_owned());
    }
    let mut rows = Vec::new();
    for (group, places) in groups {
        let mut places: Vec<_> = places
            .into_iter()
            .map(|(place, (name, traditions))| {
                let total: usize = traditions.values().map(|used| used.count).sum();
                (total, place, name, traditions)
            })
            .collect();
        places.sort_by_key(|(total, place, ..)| (usize::MAX - total, *place));
        for (total, place, name, traditions) in places {
            let mut traditions: Vec<_> = traditions.into_iter().collect();
            traditions.sort_by_key(|(tradition, used)| (usize::MAX - used.count, *tradition));
            rows.extend(traditions.into_iter().map(|(tradition, used)| Naming {
                group: group.clone(),
                place: place.to_owned(),
                name: name.to_owned(),
                tradition,
                count: used.count,
                share: ratio(used.count, total),
                texts: used.texts.into_iter().collect(),
            }));
        }
    }
    rows
}

/// To four decimals.
pub(super) fn ratio(part: usize, whole: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "counts of mentions are far below 2^52")]
    let exact = part as f64 / whole.max(1) as f64;
    (exact * 10_000.0).round() / 10_000.0
}
