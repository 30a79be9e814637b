//! Many documents at once, as flat rows: every article, quote and place mention a row of its own, speakers merged
//! across articles, and what is counted over them.
//!
//! [`Corpus`] borrows the form of the documents in [`crate::json`], so that the offsets in its rows are code points.
//! Every row type serialises to a flat object, ready for a table.

mod names;
mod naming;
mod rows;
mod same_quotes;
mod speakers;
mod spellings;
mod timeline;

pub use naming::{By, Naming};
pub use rows::{ArticleRow, QuoteRow, ToponymRow};
pub use same_quotes::SameQuote;
pub use speakers::{SpeakerCollector, SpeakerRow, Speakers};
pub use timeline::{Every, Period};

use std::borrow::Cow;

use crate::json;

/// A document of a corpus and the source it was read from.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'d> {
    /// The path or name of its source, where it has one.
    pub source: Option<&'d str>,
    /// The document.
    pub document: &'d json::Document,
}

/// Many documents at once, or a part of more of them.
///
/// ```
/// use araxes::{Options, analyze, corpus::{By, Corpus, Entry}, json};
///
/// let page = "Ferry returns\n\nFrom JAMnews.\n\n“We counted every plank,” Anna Melikyan said at Lake Sevan.";
/// let document = json::Document::from(&analyze(page.as_bytes(), &Options::default())?);
/// let corpus = Corpus::new(vec![Entry { source: Some("ferry.txt"), document: &document }]);
///
/// assert_eq!(corpus.quotes().next().unwrap().speaker.as_deref(), Some("Anna Melikyan"));
/// assert_eq!(corpus.naming(By::Language)[0].place, "lake-sevan");
/// # Ok::<(), araxes::Error>(())
/// ```
#[derive(Debug)]
pub struct Corpus<'d> {
    entries: Vec<Entry<'d>>,
    /// The number of the first of them.
    first: usize,
    speakers: Cow<'d, Speakers>,
}

impl<'d> Corpus<'d> {
    /// Takes the documents and merges their speakers.
    #[must_use]
    pub fn new(entries: Vec<Entry<'d>>) -> Self {
        let mut collector = SpeakerCollector::default();
        for entry in &entries {
            collector.add(entry.document);
        }
        Self {
            entries,
            first: 0,
            speakers: Cow::Owned(collector.finish()),
        }
    }

    /// Takes some documents of a larger corpus, of which the first has this number, and the speakers of all.
    #[must_use]
    pub fn part(entries: Vec<Entry<'d>>, first: usize, speakers: &'d Speakers) -> Self {
        Self {
            entries,
            first,
            speakers: Cow::Borrowed(speakers),
        }
    }

    /// A row for each article, in order.
    pub fn articles(&self) -> impl Iterator<Item = ArticleRow<'_>> {
        self.numbered().map(|(number, entry)| ArticleRow::new(number, entry))
    }

    /// A row for each quote, in order.
    pub fn quotes(&self) -> impl Iterator<Item = QuoteRow<'_>> {
        self.numbered()
            .flat_map(|(number, entry)| rows::quote_rows(number, entry, &self.speakers))
    }

    /// A row for each mention of a place, in order.
    pub fn toponyms(&self) -> impl Iterator<Item = ToponymRow<'_>> {
        self.numbered()
            .flat_map(|(number, entry)| rows::toponym_rows(number, entry, &self.speakers))
    }

    /// A row for each speaker of all documents: the same person or body in several articles is one row.
    #[must_use]
    pub fn speakers(&self) -> &[SpeakerRow] {
        self.speakers.rows()
    }

    /// How often each outlet, speaker or language uses the names of each tradition for each place.
    #[must_use]
    pub fn naming(&self, by: By) -> Vec<Naming> {
        naming::naming(self.toponyms(), by)
    }

    /// How much was published in each period.
    #[must_use]
    pub fn timeline(&self, every: Every) -> Vec<Period> {
        timeline::timeline(&self.entries, every)
    }

    /// The quotes that have the same words in several articles.
    #[must_use]
    pub fn same_quotes(&self) -> Vec<SameQuote<'_>> {
        same_quotes::same_quotes(self.quotes())
    }

    fn numbered(&self) -> impl Iterator<Item = (usize, Entry<'d>)> {
        let entries = self.entries.iter().copied().enumerate();
        entries.map(|(number, entry)| (self.first + number, entry))
    }
}

/// The calendar day at the start of an ISO 8601 date or time, if it is one.
fn day(published: Option<&str>) -> Option<&str> {
    let day = published?.get(..10)?;
    day.parse::<jiff::civil::Date>().ok().map(|_| day)
}
