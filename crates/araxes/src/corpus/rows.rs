use araxes_quote::{Act, QuoteKind, SpeakerKind};
use araxes_text::CharSpan;
use araxes_toponym::{Match, Tradition};
use serde::Serialize;

use super::columns::row;
use super::{Entry, Speakers, day};
use crate::json;

row! {
    /// An article.
    #[derive(Clone, Debug, PartialEq, Serialize)]
    ArticleRow<'d> {
        document: usize = "number of the document in the corpus, from 0";
        source: Option<&'d str> = "path or name of the source that the document was read from";
        outlet: Option<&'d str> = "name of the outlet";
        date: Option<&'d str> as Date = "day of publication, as the source gives it";
        language: &'static str = "BCP 47 tag of the article's language; und where unknown";
        url: Option<&'d str> = "address of the article";
        title: Option<&'d str> = "headline";
        subtitle: Option<&'d str> = "line under the headline";
        bylines: &'d [String] = "those who wrote it";
        dateline: Option<&'d str> = "place that the article says it was written at";
        published: Option<&'d str> = "time of publication in ISO 8601, as exact as the source gives it";
        modified: Option<&'d str> = "time of the last change in ISO 8601";
        tags: &'d [String] = "keywords of the page";
        quotes: usize = "number of quotes";
        toponyms: usize = "number of mentions of places";
        speakers: usize = "number of those quoted";
        text: &'d str = "whole text, which all offsets point into";
        body: &'d str = "paragraphs, headings, list items and blockquotes";
    }
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

row! {
    /// A quote.
    #[derive(Clone, Debug, PartialEq, Serialize)]
    QuoteRow<'d> {
        document: usize = "number of the document in the corpus, from 0";
        source: Option<&'d str> = "path or name of the source that the document was read from";
        outlet: Option<&'d str> = "name of the outlet";
        date: Option<&'d str> as Date = "day of publication, as the source gives it";
        language: &'static str = "BCP 47 tag of the article's language; und where unknown";
        url: Option<&'d str> = "address of the article";
        quote: usize = "number of the quote in the document, from 0";
        parent: Option<usize> = "number of the quote that this one is reported in";
        kind: QuoteKind = "direct, mixed or indirect";
        act: Act = "speech or belief";
        text: &'d str = "words of the quote, one line for each span";
        speaker: Option<String> = "name of the speaker, in its fullest form in the corpus";
        speaker_id: Option<usize> = "id of the speaker in the table of speakers";
        speaker_kind: Option<SpeakerKind> = "person, organisation, role, group or unnamed";
        mention: Option<&'d str> = "words for the speaker at the quote";
        mention_start: Option<usize> = "first code point of the mention";
        mention_end: Option<usize> = "code point after the last of the mention";
        cue: Option<&'d str> = "words that report the quote";
        cue_start: Option<usize> = "first code point of the cue";
        cue_end: Option<usize> = "code point after the last of the cue";
        start: usize = "first code point of the quote";
        end: usize = "code point after the last of the quote";
        spans: &'d [CharSpan] = "content of the quote: pairs of start and end";
        quoted: &'d [CharSpan] = "parts of it in quote marks: pairs of start and end";
        confidence: f64 = "probability that it is right, from 0 to 1";
        reason: &'d str = "why this speaker";
    }
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

row! {
    /// A mention of a place.
    #[derive(Clone, Debug, PartialEq, Serialize)]
    ToponymRow<'d> {
        document: usize = "number of the document in the corpus, from 0";
        source: Option<&'d str> = "path or name of the source that the document was read from";
        outlet: Option<&'d str> = "name of the outlet";
        date: Option<&'d str> as Date = "day of publication, as the source gives it";
        language: &'static str = "BCP 47 tag of the article's language; und where unknown";
        url: Option<&'d str> = "address of the article";
        text: &'d str = "name as it stands, ending included";
        tradition: Tradition = "whose name it is: az, hy, ru, soviet, ka, tr, fa or neutral";
        place: &'d str = "id of the place";
        name: &'d str = "neutral name of the place";
        kind: &'d str = "country, region, district, city, town, village, lake, …";
        country: Option<&'d str> = "ISO 3166-1 alpha-2 code";
        latitude: Option<f64> = "degrees north";
        longitude: Option<f64> = "degrees east";
        matched: Match ["match"] = "exact, folded, inflected, romanized or fuzzy";
        confidence: f64 = "probability that it is right, from 0 to 1";
        quote: Option<usize> = "number of the innermost quote that it stands in";
        speaker: Option<String> = "name of the speaker, in its fullest form in the corpus";
        speaker_id: Option<usize> = "id of the speaker in the table of speakers";
        start: usize = "first code point of the name";
        end: usize = "code point after the last of the name";
        geonames: Option<u32> = "GeoNames id of the place";
        wikidata: Option<&'d str> = "Wikidata id of the place";
        wof: Option<u64> = "Who's On First id of the place";
    }
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
