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
//! The steps, one module each: `tokens` and `marks` read the text, `units` cuts it into sentences in which a quote is
//! one unit, `names`, `roster` and `roles` list everyone it names, `parts` tells verbs from nouns, `clauses` and
//! `bounds` say where what is reported begins and ends, `subject` finds the words that name a source, `attribution`,
//! `verbs`, `objects`, `nouns`, `as_said`, `postposed`, `interrupted` and `headlines` apply the rules, `doubtful` tells
//! the capitals of sentences from those of names and `content` notes what is found, and `resolution` with `antecedents` and `gender` says who
//! is meant.

mod antecedents;
mod as_said;
mod attribution;
mod bounds;
mod cell;
mod clauses;
mod content;
mod dialogue;
mod doubtful;
mod gender;
mod headlines;
mod interrupted;
mod lexicon;
mod marks;
mod model;
mod names;
mod nouns;
mod objects;
mod parts;
mod postposed;
mod report;
mod resolution;
mod roles;
mod roster;
mod subject;
mod tokens;
mod units;
mod verbs;

pub use model::{Act, Attribution, Quote, QuoteKind, Speaker, SpeakerKind, SpeakerRef};

use araxes_text::{Language, Segment, Span, detect, paragraphs};

use attribution::Reports;
use marks::Marks;
use report::Report;
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
    attribute_input(&Input {
        text,
        language,
        segments: &paragraphs(text),
        places: &[],
    })
}

/// The quotes and speakers of a text whose blocks are known.
#[must_use]
pub fn attribute_input(input: &Input<'_>) -> Attribution {
    let Input {
        text,
        segments,
        places,
        language,
    } = *input;
    let language = if language.is_known() { language } else { detect(text) };
    let tokens = tokens::tokenize(text, segments);
    let lexicon = lexicon::lexicon(language);
    let marked = marks::scan(text, segments, Marks::of(language));
    let (marked, turns) = dialogue::with_turns(marked, text, segments, &tokens, lexicon);
    let sentences = units::split(text, segments, &tokens, &marked);
    let source = Source {
        text,
        segments,
        places,
        tokens: &tokens,
        lexicon,
    };
    let mut roster = Roster::read(&source);
    let mut found = {
        let named: Vec<bool> = marked
            .iter()
            .map(|quote| headlines::is_title(text, &quote.inner))
            .collect();
        let short: Vec<bool> = marked
            .iter()
            .map(|quote| headlines::is_short(text, &quote.inner))
            .collect();
        let finder = Finder {
            source: &source,
            roster: &roster,
            named: &named,
            short: &short,
        };
        let mut reports = Reports::new(&finder, &marked, &turns, &sentences);
        reports.read();
        reports.read_leftovers();
        reports.found
    };
    found.sort_by_key(|report| (report.start(), std::cmp::Reverse(report.extent().end)));
    let mut said: Vec<Span> = marked.iter().flat_map(|quote| quote.outer.iter().copied()).collect();
    said.extend(found.iter().flat_map(|report| report.spans.iter().copied()));
    let said = inside(&tokens, said);
    let parents = parents(&found);
    gender::read(&source, &mut roster, &found);
    let (resolved, speakers) = Resolver::new(&source, &mut roster, &said).run(&found, &parents);
    Attribution {
        quotes: quotes(found, parents, resolved),
        speakers,
    }
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
