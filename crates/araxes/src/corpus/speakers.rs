use std::collections::{BTreeMap, BTreeSet, HashMap};

use araxes_quote::SpeakerKind;
use serde::Serialize;

use super::names::{Key, Keys, is_short, words};
use super::{Entry, day};

/// A speaker of the corpus.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SpeakerRow {
    /// Its row, from 0: those with the most quotes first.
    pub id: usize,
    /// The name, in the fullest form that is most used; `None` for a source that no article names.
    pub name: Option<String>,
    /// Person, organisation, role, group or unnamed.
    pub kind: SpeakerKind,
    /// Other forms of the name.
    pub aliases: Vec<String>,
    /// Titles and roles, from all articles.
    pub roles: Vec<String>,
    /// The words for it at its first quote.
    pub mention: Option<String>,
    /// Number of articles.
    pub articles: usize,
    /// Number of quotes.
    pub quotes: usize,
    /// Outlets that quote it.
    pub outlets: Vec<String>,
    /// Languages that it is quoted in.
    pub languages: Vec<&'static str>,
    /// First day on which it is quoted.
    pub first_date: Option<String>,
    /// Last day.
    pub last_date: Option<String>,
    /// Numbers of the documents.
    pub documents: Vec<usize>,
}

/// The speakers of all documents, the same one in several as one.
///
/// Names of one kind are the same where they agree but for case, diacritics and punctuation; of persons also where the
/// order of the words differs, where one has a middle name or patronymic more, where one is a surname alone or with
/// initials that fits one full name of the corpus and no other, and where articles in two languages spell a name that
/// sounds alike (see [`names`](super::names)). Those without a name are never joined.
#[derive(Debug)]
pub(super) struct Merged {
    pub(super) speakers: Vec<SpeakerRow>,
    /// For each document the row of each of its speakers.
    rows: Vec<Vec<usize>>,
}

impl Merged {
    pub(super) fn of(entries: &[Entry<'_>]) -> Self {
        let keys = Keys::of(entries);
        let mut groups: Vec<Group> = Vec::new();
        let mut by_key: HashMap<(SpeakerKind, Key), usize> = HashMap::new();
        let mut rows: Vec<Vec<usize>> = Vec::with_capacity(entries.len());
        for (number, entry) in entries.iter().enumerate() {
            let mut groups_here = Vec::with_capacity(entry.document.speakers.len());
            for speaker in &entry.document.speakers {
                let fresh = groups.len();
                let group = match &speaker.name {
                    Some(name) => *by_key
                        .entry((speaker.kind, keys.get(speaker.kind, name)))
                        .or_insert(fresh),
                    None => fresh,
                };
                if group == fresh {
                    groups.push(Group::new(speaker.kind));
                }
                groups[group].add(number, entry, speaker);
                groups_here.push(group);
            }
            for quote in &entry.document.quotes {
                let speaker = quote.speaker.as_ref();
                if let Some((speaker, &group)) = speaker.and_then(|s| Some((s, groups_here.get(s.id)?))) {
                    groups[group].quote(speaker.mention.as_ref().map(|words| words.text.as_str()));
                }
            }
            rows.push(groups_here);
        }
        let mut order: Vec<usize> = (0..groups.len()).collect();
        order.sort_by_key(|&group| usize::MAX - groups[group].quotes);
        let mut row_of = vec![0; groups.len()];
        for (row, &group) in order.iter().enumerate() {
            row_of[group] = row;
        }
        for row in rows.iter_mut().flatten() {
            *row = row_of[*row];
        }
        let mut speakers: Vec<SpeakerRow> = groups
            .into_iter()
            .enumerate()
            .map(|(group, found)| found.finish(row_of[group]))
            .collect();
        speakers.sort_unstable_by_key(|speaker| speaker.id);
        Self { speakers, rows }
    }

    /// The row of a document's speaker.
    pub(super) fn get(&self, document: usize, speaker: usize) -> Option<&SpeakerRow> {
        self.speakers.get(*self.rows.get(document)?.get(speaker)?)
    }
}

/// One speaker while the documents are gone through.
struct Group {
    kind: SpeakerKind,
    names: BTreeMap<String, usize>,
    roles: BTreeSet<String>,
    mention: Option<String>,
    quotes: usize,
    outlets: BTreeSet<String>,
    languages: BTreeSet<&'static str>,
    dates: BTreeSet<String>,
    documents: Vec<usize>,
}

impl Group {
    fn new(kind: SpeakerKind) -> Self {
        Self {
            kind,
            names: BTreeMap::new(),
            roles: BTreeSet::new(),
            mention: None,
            quotes: 0,
            outlets: BTreeSet::new(),
            languages: BTreeSet::new(),
            dates: BTreeSet::new(),
            documents: Vec::new(),
        }
    }

    fn add(&mut self, number: usize, entry: &Entry<'_>, speaker: &crate::json::Speaker) {
        let article = &entry.document.article;
        if let Some(name) = &speaker.name {
            *self.names.entry(name.clone()).or_default() += 1;
        }
        self.roles.extend(speaker.roles.iter().cloned());
        self.outlets.extend(article.outlet.clone());
        self.languages.insert(article.language.tag());
        self.dates.extend(day(article.published.as_deref()).map(str::to_owned));
        if self.documents.last() != Some(&number) {
            self.documents.push(number);
        }
    }

    fn quote(&mut self, mention: Option<&str>) {
        self.quotes += 1;
        if self.mention.is_none() {
            self.mention = mention.map(str::to_owned);
        }
    }

    fn finish(self, id: usize) -> SpeakerRow {
        let full = |name: &str| !is_short(&words(name));
        let best = self
            .names
            .iter()
            .max_by_key(|&(name, &count)| (full(name), count, std::cmp::Reverse(name)))
            .map(|(name, _)| name.clone());
        SpeakerRow {
            id,
            kind: self.kind,
            aliases: self
                .names
                .into_keys()
                .filter(|name| Some(name) != best.as_ref())
                .collect(),
            name: best,
            roles: self.roles.into_iter().collect(),
            mention: self.mention,
            articles: self.documents.len(),
            quotes: self.quotes,
            outlets: self.outlets.into_iter().collect(),
            languages: self.languages.into_iter().collect(),
            first_date: self.dates.first().cloned(),
            last_date: self.dates.last().cloned(),
            documents: self.documents,
        }
    }
}
