use std::collections::BTreeMap;

use serde::Serialize;

use super::columns::row;
use super::{Entry, day};

/// How long a period is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Every {
    /// A calendar day.
    Day,
    /// A calendar month.
    Month,
    /// A calendar year.
    Year,
}

row! {
    /// What was published in a period.
    #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
    Period {
        period: Option<String> = "day, month or year; null for articles without a date";
        date: Option<String> as Date = "first day of the period";
        articles: usize = "number of articles";
        quotes: usize = "number of quotes";
        toponyms: usize = "number of mentions of places";
    }
}

/// One row for each period in which something was published, in order; undated articles last.
pub(super) fn timeline(entries: &[Entry<'_>], every: Every) -> Vec<Period> {
    let (length, rest) = match every {
        Every::Day => (10, ""),
        Every::Month => (7, "-01"),
        Every::Year => (4, "-01-01"),
    };
    let mut periods: BTreeMap<Option<&str>, Period> = BTreeMap::new();
    for entry in entries {
        let date = day(entry.document.article.published.as_deref());
        let key = date.and_then(|date| date.get(..length));
        let period = periods.entry(key).or_default();
        period.articles += 1;
        period.quotes += entry.document.quotes.len();
        period.toponyms += entry.document.toponyms.len();
    }
    let undated = periods.remove(&None);
    let dated = periods.into_iter().map(|(key, counts)| Period {
        period: key.map(str::to_owned),
        date: key.map(|key| format!("{key}{rest}")),
        ..counts
    });
    dated.chain(undated).collect()
}
