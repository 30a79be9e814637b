use araxes_quote::{Act, QuoteKind, SpeakerKind};
use araxes_text::CharSpan;
use araxes_toponym::{Match, Tradition};
use serde::Serialize;

use super::{Entry, Speakers, day};
use crate::json;

/// An article.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ArticleRow<'d> {
    /// Its number in the corpus, from 0.
    pub document: usize,
    /// Path or name of its source.
    pub source: Option<&'d str>,
    /// The outlet's name.
    pub outlet: Option<&'d str>,
    /// Day of publication, as the source gives it.
    pub date: Option<&'d str>,
    /// BCP 47 tag; `und` where unknown.
    pub language: &'static str,
    /// Its address.
    pub url: Option<&'d str>,
    /// The headline.
    pub title: Option<&'d str>,
    /// The line under it.
    pub subtitle: Option<&'d str>,
    /// Those who wrote it.
    pub bylines: &'d [String],
    /// The place it was written at.
    pub dateline: Option<&'d str>,
    /// ISO 8601.
    pub published: Option<&'d str>,
    /// ISO 8601.
    pub modified: Option<&'d str>,
    /// Keywords.
    pub tags: &'d [String],
    /// Number of quotes.
    pub quotes: usize,
    /// Number of place mentions.
    pub toponyms: usize,
    /// Number of those quoted.
    pub speakers: usize,
    /// The whole text, which all offsets point into.
    pub text: &'d str,
    /// Paragraphs, headings, list items and blockquotes.
    pub body: &'d str,
}

impl<'d> ArticleRow<'d> {
    pub(super) fn new(number: usize, entry: Entry<'d>) -> Self {
        let json::Document {
            article,
            toponyms,
            quotes,
            speakers,
            ..
        } = entry.document;
        Self {
            document: number,
            source: entry.source,
            outlet: article.outlet.as_deref(),
            date: day(article.published.as_deref()),
            language: article.language.tag(),
            url: article.url.as_deref(),
            title: article.title.as_deref(),
            subtitle: article.subtitle.as_deref(),
            bylines: &article.bylines,
            dateline: article.dateline.as_deref(),
            published: article.published.as_deref(),
            modified: article.modified.as_deref(),
            tags: &article.tags,
            quotes: quotes.len(),
            toponyms: toponyms.len(),
            speakers: speakers.len(),
            text: &article.text,
            body: &article.body,
        }
    }
}

/// A quote.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct QuoteRow<'d> {
    /// Number of its document in the corpus.
    pub document: usize,
    /// Path or name of the document's source.
    pub source: Option<&'d str>,
    /// The outlet's name.
    pub outlet: Option<&'d str>,
    /// Day of publication.
    pub date: Option<&'d str>,
    /// The article's language.
    pub language: &'static str,
    /// The article's address.
    pub url: Option<&'d str>,
    /// Its number in the document, from 0.
    pub quote: usize,
    /// Number of the quote that this one is reported in.
    pub parent: Option<usize>,
    /// Direct, mixed or indirect.
    pub kind: QuoteKind,
    /// Speech or belief.
    pub act: Act,
    /// The words, one line for each span.
    pub text: &'d str,
    /// Name of the speaker, in its fullest form in the corpus.
    pub speaker: Option<String>,
    /// Row of the speaker in the corpus.
    pub speaker_id: Option<usize>,
    /// Person, organisation, role, group or unnamed.
    pub speaker_kind: Option<SpeakerKind>,
    /// The words for the speaker at the quote.
    pub mention: Option<&'d str>,
    /// First code point of the mention.
    pub mention_start: Option<usize>,
    /// The code point after its last.
    pub mention_end: Option<usize>,
    /// The words that report the quote.
    pub cue: Option<&'d str>,
    /// First code point of the cue.
    pub cue_start: Option<usize>,
    /// The code point after its last.
    pub cue_end: Option<usize>,
    /// First code point of the first span.
    pub start: usize,
    /// The code point after the last span.
    pub end: usize,
    /// The content, as pairs of start and end.
    pub spans: &'d [CharSpan],
    /// The parts of it in quote marks.
    pub quoted: &'d [CharSpan],
    /// How likely it is right.
    pub confidence: f64,
    /// Why this speaker.
    pub reason: &'d str,
}

pub(super) fn quote_rows<'c, 'd: 'c>(
    number: usize,
    entry: Entry<'d>,
    speakers: &'c Speakers,
) -> impl Iterator<Item = QuoteRow<'d>> + 'c {
    let document = entry.document;
    let article = &document.article;
    document.quotes.iter().enumerate().map(move |(index, quote)| {
        let speaker = quote.speaker.as_ref();
        let known = speaker.and_then(|speaker| speakers.get(number, speaker.id));
        let mention = speaker.and_then(|speaker| speaker.mention.as_ref());
        let cue = quote.cue.as_ref();
        QuoteRow {
            document: number,
            source: entry.source,
            outlet: article.outlet.as_deref(),
            date: day(article.published.as_deref()),
            language: article.language.tag(),
            url: article.url.as_deref(),
            quote: index,
            parent: quote.parent,
            kind: quote.kind,
            act: quote.act,
            text: &quote.text,
            speaker: known.and_then(|known| known.name.clone()),
            speaker_id: known.map(|known| known.id),
            speaker_kind: known.map(|known| known.kind),
            mention: mention.map(|words| words.text.as_str()),
            mention_start: mention.map(|words| words.start),
            mention_end: mention.map(|words| words.end),
            cue: cue.map(|words| words.text.as_str()),
            cue_start: cue.map(|words| words.start),
            cue_end: cue.map(|words| words.end),
            start: quote.spans.first().map_or(0, |span| span.start),
            end: quote.spans.last().map_or(0, |span| span.end),
            spans: &quote.spans,
            quoted: &quote.quoted,
            confidence: quote.confidence,
            reason: &quote.reason,
        }
    })
}

/// A mention of a place.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ToponymRow<'d> {
    /// Number of its document in the corpus.
    pub document: usize,
    /// Path or name of the document's source.
    pub source: Option<&'d str>,
    /// The outlet's name.
    pub outlet: Option<&'d str>,
    /// Day of publication.
    pub date: Option<&'d str>,
    /// The article's language.
    pub language: &'static str,
    /// The article's address.
    pub url: Option<&'d str>,
    /// The name as it stands.
    pub text: &'d str,
    /// Whose name it is.
    pub tradition: Tradition,
    /// Id of the place.
    pub place: &'d str,
    /// Neutral name of the place.
    pub name: &'d str,
    /// Country, district, town, ….
    pub kind: &'d str,
    /// ISO 3166-1 alpha-2 code.
    pub country: Option<&'d str>,
    /// Degrees north.
    pub latitude: Option<f64>,
    /// Degrees east.
    pub longitude: Option<f64>,
    /// How the words met the name.
    #[serde(rename = "match")]
    pub matched: Match,
    /// How likely the place is right.
    pub confidence: f64,
    /// Number of the innermost quote that it stands in.
    pub quote: Option<usize>,
    /// Name of that quote's speaker, in its fullest form in the corpus.
    pub speaker: Option<String>,
    /// Row of that speaker in the corpus.
    pub speaker_id: Option<usize>,
    /// Its first code point.
    pub start: usize,
    /// The code point after its last.
    pub end: usize,
    /// GeoNames id of the place.
    pub geonames: Option<u32>,
    /// Wikidata id of the place.
    pub wikidata: Option<&'d str>,
    /// Who's On First id of the place.
    pub wof: Option<u64>,
}

pub(super) fn toponym_rows<'c, 'd: 'c>(
    number: usize,
    entry: Entry<'d>,
    speakers: &'c Speakers,
) -> impl Iterator<Item = ToponymRow<'d>> + 'c {
    let document = entry.document;
    let article = &document.article;
    let around = innermost_quotes(document);
    document.toponyms.iter().zip(around).map(move |(toponym, quote)| {
        let speaker = quote.and_then(|quote| document.quotes.get(quote)?.speaker.as_ref());
        let known = speaker.and_then(|speaker| speakers.get(number, speaker.id));
        let place = &toponym.place;
        ToponymRow {
            document: number,
            source: entry.source,
            outlet: article.outlet.as_deref(),
            date: day(article.published.as_deref()),
            language: article.language.tag(),
            url: article.url.as_deref(),
            text: &toponym.text,
            tradition: toponym.tradition,
            place: &place.id,
            name: &place.name,
            kind: &place.kind,
            country: place.country.as_deref(),
            latitude: place.latitude,
            longitude: place.longitude,
            matched: toponym.matched,
            confidence: toponym.confidence,
            quote,
            speaker: known.and_then(|known| known.name.clone()),
            speaker_id: known.map(|known| known.id),
            start: toponym.start,
            end: toponym.end,
            geonames: place.geonames,
            wikidata: place.wikidata.as_deref(),
            wof: place.wof,
        }
    })
}

/// Deepest nesting of quotes that is looked through; what lies deeper counts for the quote around it.
const MAX_DEPTH: usize = 16;

/// For each toponym the innermost quote that holds it, in one pass over both.
fn innermost_quotes(document: &json::Document) -> Vec<Option<usize>> {
    let mut spans: Vec<(CharSpan, usize)> = Vec::new();
    for (index, quote) in document.quotes.iter().enumerate() {
        spans.extend(quote.spans.iter().map(|&span| (span, index)));
    }
    // Of spans with one start the longest comes first, so that the one within is opened last.
    spans.sort_unstable_by_key(|(span, index)| (span.start, usize::MAX - span.end, *index));
    let mut order: Vec<usize> = (0..document.toponyms.len()).collect();
    order.sort_unstable_by_key(|&toponym| document.toponyms[toponym].start);

    let mut found = vec![None; document.toponyms.len()];
    let mut coming = spans.into_iter().peekable();
    let mut open: Vec<(CharSpan, usize)> = Vec::new();
    for number in order {
        let toponym = &document.toponyms[number];
        while let Some(next) = coming.next_if(|(span, _)| span.start <= toponym.start) {
            while open.last().is_some_and(|(span, _)| span.end <= next.0.start) {
                open.pop();
            }
            open.push(next);
        }
        while open.last().is_some_and(|(span, _)| span.end <= toponym.start) {
            open.pop();
        }
        let around = open
            .iter()
            .rev()
            .take(MAX_DEPTH)
            .find(|(span, _)| toponym.end <= span.end);
        found[number] = around.map(|&(_, quote)| quote);
    }
    found
}
