//! Direct, mixed and indirect quotes in news text, each with its speaker.
//!
//! Quotes may run over many paragraphs and around captions, speakers may be named by a pronoun, a role, a surname or
//! only later in the text, and reports may stand inside reports. English is read best; Russian, Azerbaijani,
//! Armenian, Georgian and Turkish have tables of their own, all of which are data (`data/*.tsv`).
//!
//! ```
//! use araxes_quote::{QuoteKind, attribute};
//! use araxes_text::Language;
//!
//! let text = "Farmer Leyla Hasanova said that the spring was dry.\n\n“We waited for rain.\n\nNone came,” she added.";
//! let found = attribute(text, Language::En);
//! let quote = &found.quotes[1];
//! assert_eq!(quote.kind, QuoteKind::Direct);
//! let parts: Vec<_> = quote.spans.iter().map(|span| span.of(text)).collect();
//! assert_eq!(parts, ["We waited for rain.", "None came"]);
//! let speaker = &found.speakers[quote.speaker.unwrap().id];
//! assert_eq!(speaker.name.as_deref(), Some("Leyla Hasanova"));
//! ```
//!
//! [`Lexicon`] has the words by which all this is found, and takes cues, roles and speakers of one's own.
//!
//! The steps, one module each, with what only that step needs inside it:
//!
//! 1. **Reading**: `tokens`; `marks` finds what stands in quote marks; `units` cuts the text into sentences in which a
//!    quote is one unit.
//! 2. **Everyone named**: `names`, without those that are doubtful, become the `roster`, with roles and genders.
//! 3. **Cues and clauses**: `cues` finds the words that report, `clauses` says what follows them and where it ends.
//! 4. **Sources at the cue**: `subject` finds the words, before or behind the verb, and what they are about.
//! 5. **Rules**: `attribution` goes through the sentences; each of its modules is one way of reporting, and notes each
//!    report.
//! 6. **Who is meant**: `resolution` of pronouns, roles and short forms; the [`Feature`]s score whom a pronoun may stand
//!    for, who goes on where nobody is named, and whose role is meant.

mod attribution;
mod clauses;
mod cues;
mod lexicon;
mod marks;
mod model;
mod names;
mod resolution;
mod roster;
mod subject;
mod tokens;
mod units;

pub use lexicon::{CueClass, Gender, Lexicon, LexiconError, LexiconRow, Takes};
pub use model::{Act, Attribution, Quote, QuoteKind, Speaker, SpeakerKind, SpeakerRef};
pub use resolution::feature::Feature;

use araxes_text::{Language, Segment, SegmentKind, Span, detect};

use attribution::Reports;
use attribution::report::Report;
use marks::Marks;
use resolution::{Resolved, Resolver};
use roster::{Roster, Source};
use subject::Finder;

/// A text with what is known of it beforehand.
#[derive(Clone, Copy, Debug)]
pub struct Input<'t> {
    /// The whole text.
    pub text: &'t str,
    /// Its language; `Und` to have it found out.
    pub language: Language,
    /// Its blocks, in order.
    pub segments: &'t [Segment],
    /// Where places are named, in order: "Baku" may speak for a government, and is no person's surname.
    pub places: &'t [Span],
}

/// The quotes and speakers of a text whose paragraphs are set apart by blank lines.
#[must_use]
pub fn attribute(text: &str, language: Language) -> Attribution {
    Lexicon::bundled().attribute(text, language)
}

/// The quotes and speakers of a text whose blocks are known.
#[must_use]
pub fn attribute_input(input: &Input<'_>) -> Attribution {
    Lexicon::bundled().attribute_input(input)
}

fn attribute_by(lexicon: &Lexicon, input: &Input<'_>) -> Attribution {
    let Input {
        text,
        segments,
        places,
        language,
    } = *input;
    let language = if language.is_known() { language } else { detect(text) };
    let tables = lexicon.tables(language);
    let mut tokens = tokens::tokenize(text, segments);
    tokens::classify(&mut tokens, tables);
    let marked = marks::scan(text, segments, Marks::of(language));
    let (mut marked, turns) = attribution::dialogue::with_turns(marked, text, segments, &tokens, tables);
    let sentences = units::split(text, segments, &tokens, &marked);
    let source = Source {
        text,
        segments,
        places,
        tokens: &tokens,
        lexicon: tables,
        known: lexicon.known(),
    };
    let mut roster = Roster::read(&source);
    let homes = units::homes(&sentences, marked.len());
    let quotes_inside = attribution::nested::read(text, &source, Marks::of(language), &homes, &mut marked);
    let mut found = {
        let named: Vec<bool> = marked
            .iter()
            .map(|quote| attribution::titles::is_title(text, &quote.inner))
            .collect();
        let short: Vec<bool> = marked
            .iter()
            .map(|quote| attribution::titles::is_short(text, &quote.inner))
            .collect();
        let things: Vec<bool> = marked
            .iter()
            .map(|quote| attribution::titles::is_thing(&source, quote))
            .collect();
        let finder = Finder {
            source: &source,
            roster: &roster,
            marked: &marked,
            named: &named,
            short: &short,
            things: &things,
        };
        let mut reports = Reports::new(&finder, &marked, &turns, &sentences);
        reports.read();
        reports.read_inside(&quotes_inside);
        reports.read_leftovers();
        reports.found
    };
    // What a caption or a link to another story reports without marks is told there, not said in this story.
    found.retain(|report| {
        let kind = segments.get(report.segment).map(|segment| segment.kind);
        kind != Some(SegmentKind::Interruption) || report.kind != QuoteKind::Indirect
    });
    found.sort_by_key(|report| (report.start(), std::cmp::Reverse(report.extent().end)));
    // One stretch is one report: that of the surer rule.
    found.dedup_by(|next, kept| {
        let same = next.spans == kept.spans;
        if same && next.rule.confidence() > kept.rule.confidence() {
            std::mem::swap(next, kept);
        }
        same
    });
    let mut said: Vec<Span> = marked.iter().flat_map(|quote| quote.outer.iter().copied()).collect();
    // What an outlet hands on is told, not said.
    let told = |report: &&Report| !is_relayed(&source, report);
    said.extend(
        found
            .iter()
            .filter(told)
            .flat_map(|report| report.spans.iter().copied()),
    );
    let said = inside(&tokens, said);
    let parents = parents(&found);
    roster::gender::read(&source, &mut roster, &found);
    let (resolved, speakers) = Resolver::new(&source, &mut roster, &said).run(&found, &parents);
    Attribution {
        quotes: quotes(found, parents, resolved),
        speakers,
    }
}

/// Whether an outlet hands a report on: "X xəbər verir ki".
fn is_relayed(source: &Source<'_>, report: &Report) -> bool {
    let cue = report.cue.map_or("", |cue| cue.of(source.text)).to_lowercase();
    let words: Vec<&str> = cue.split_whitespace().collect();
    let word = |nth: usize| words.get(nth).copied();
    word(0).is_some_and(|first| source.lexicon.cue(first, word).is_some_and(|cue| cue.relays))
}

/// For each token, whether it lies in one of the spans.
fn inside(tokens: &[tokens::Token], mut spans: Vec<Span>) -> Vec<bool> {
    spans.sort_unstable();
    let mut spans = spans.into_iter().peekable();
    let mut end = 0;
    let holds = |token: &tokens::Token| {
        while let Some(span) = spans.next_if(|span| span.start <= token.span.start) {
            end = end.max(span.end);
        }
        token.span.start < end
    };
    tokens.iter().map(holds).collect()
}

/// For each report, which are in order, the one that it lies in.
fn parents(reports: &[Report]) -> Vec<Option<usize>> {
    let mut open: Vec<usize> = Vec::new();
    let mut found = Vec::with_capacity(reports.len());
    for (index, report) in reports.iter().enumerate() {
        let extent = report.extent();
        let spans = |outer: usize| reports.get(outer).map_or(&[][..], |outer| &outer.spans);
        open.retain(|outer| spans(*outer).last().is_some_and(|span| extent.start < span.end));
        let holds =
            |outer: usize| spans(outer) != report.spans && spans(outer).iter().any(|span| span.contains(extent));
        found.push(open.iter().rev().copied().find(|outer| holds(*outer)));
        open.push(index);
    }
    found
}

fn quotes(reports: Vec<Report>, parents: Vec<Option<usize>>, resolved: Vec<Resolved>) -> Vec<Quote> {
    let parts = reports.into_iter().zip(parents).zip(resolved);
    let quote = |((report, parent), resolved): ((Report, Option<usize>), Resolved)| Quote {
        kind: report.kind,
        act: report.act,
        spans: report.spans,
        quoted: report.quoted,
        cue: report.cue,
        speaker: resolved.speaker,
        parent,
        confidence: report.rule.confidence() * report.rule.weight(report.act, report.kind) * resolved.certainty,
        reason: format!("{}; {}", report.rule.reason(), resolved.reason),
    };
    parts.map(quote).collect()
}
