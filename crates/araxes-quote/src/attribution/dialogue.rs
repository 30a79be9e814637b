//! Speech without marks: dialogues whose turns begin with a dash, and interviews whose turns begin with who speaks.

mod plain;

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use araxes_text::{Segment, SegmentKind, Span};

use crate::SpeakerKind;
use crate::attribution::Reports;
use crate::attribution::report::{Origin, Rule};
use crate::lexicon::{CueClass, Kinds, Tables};
use crate::marks::Marked;
use crate::subject::{Subject, Who};
use crate::tokens::Token;

/// Who speaks is said in at most so many words before the colon.
const LONGEST_LABEL: usize = 4;
/// The words of the author behind a dash have their cue within so many tokens.
const CUE_REACH: usize = 10;

/// Whose turn it is, as far as its first words show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Voice {
    /// A dash shows nothing.
    Dash,
    /// That of the one who asks.
    Question,
    /// That of the one who is asked.
    Answer,
    /// That of whom these tokens name.
    Label(Range<usize>),
}

/// A block of text that may be one turn of speech.
#[derive(Clone, Debug)]
pub(crate) struct Turn {
    pub(crate) segment: usize,
    pub(crate) voice: Voice,
    /// What is said, behind the dash or the colon.
    content: Span,
    /// Whether it asks something.
    asks: bool,
    /// Whether a dash in it stands before a reporting word.
    reports: bool,
}

impl Turn {
    /// The turn as a stretch like those in marks, the whole block being its outside.
    fn marked(&self, segments: &[Segment]) -> Marked {
        let block = segments.get(self.segment).map_or(self.content, |segment| segment.span);
        Marked {
            inner: vec![self.content],
            outer: vec![block],
            segments: vec![self.segment],
            single: false,
        }
    }
}

/// What stands in marks and what is a turn, in order, and the turns by their index among both. A turn takes the marks
/// within it along.
pub(crate) fn with_turns(
    mut marked: Vec<Marked>,
    text: &str,
    segments: &[Segment],
    tokens: &[Token],
    lexicon: &Tables,
) -> (Vec<Marked>, HashMap<usize, Turn>) {
    let mut turns = turns(text, segments, tokens, lexicon);
    if turns.is_empty() {
        turns = plain::turns(text, segments, tokens, &marked);
    }
    // What runs on in marks over several blocks is no dialogue.
    let longer = marked.iter().filter(|quote| quote.segments.len() > 1);
    let covered: HashSet<usize> = longer.flat_map(|quote| quote.segments.iter().copied()).collect();
    turns.retain(|turn| !covered.contains(&turn.segment));
    if turns.is_empty() {
        return (marked, HashMap::new());
    }
    let by_segment: HashMap<usize, &Turn> = turns.iter().map(|turn| (turn.segment, turn)).collect();
    marked.retain(|quote| quote.segments.iter().all(|segment| !by_segment.contains_key(segment)));
    marked.extend(turns.iter().map(|turn| turn.marked(segments)));
    marked.sort_by_key(|quote| quote.outer.first().map_or(0, |span| span.start));
    let turn_at = |quote: &Marked| quote.segments.first().and_then(|segment| by_segment.get(segment));
    let by_index = marked.iter().enumerate();
    let by_index = by_index.filter_map(|(index, quote)| turn_at(quote).map(|turn| (index, (*turn).clone())));
    let by_index = by_index.collect();
    (marked, by_index)
}

/// The turns of a text, in order. A block is one where it reports itself ("– Нет, – сказал он"), stands beside an
/// answered question, or begins with a name that other blocks begin with in turn.
fn turns(text: &str, segments: &[Segment], tokens: &[Token], lexicon: &Tables) -> Vec<Turn> {
    let mut at = 0;
    let mut read = Vec::new();
    for (index, segment) in segments.iter().enumerate() {
        let start = at;
        while tokens.get(at).is_some_and(|token| token.segment == index) {
            at += 1;
        }
        if segment.kind == SegmentKind::Text {
            read.extend(turn(text, segment.span, tokens, start..at, lexicon));
        }
    }
    let answered = answered(&read, segments);
    let labels = labels(&read, tokens);
    let has = |voice: Voice| read.iter().any(|turn| turn.voice == voice);
    let asked = has(Voice::Question) && has(Voice::Answer);
    let asks = read.iter().any(|turn| turn.asks);
    let keep = |(mut turn, answered): (Turn, bool)| {
        let kept = match &turn.voice {
            Voice::Dash => answered || turn.reports,
            Voice::Question | Voice::Answer => asked,
            Voice::Label(label) => {
                let only_asks = labels.get(&name(tokens, label)).copied();
                if only_asks == Some(true) {
                    turn.voice = Voice::Question;
                }
                asks && only_asks.is_some()
            }
        };
        kept.then_some(turn)
    };
    read.into_iter().zip(answered).filter_map(keep).collect()
}

fn turn(text: &str, block: Span, tokens: &[Token], own: Range<usize>, lexicon: &Tables) -> Option<Turn> {
    let first = tokens.get(own.start)?;
    let (voice, from) = if is_dash(first) {
        (Voice::Dash, own.start + 1)
    } else {
        let reach = own.start + 1..own.end.min(own.start + 1 + LONGEST_LABEL);
        let is_colon = |at: &usize| {
            tokens
                .get(*at)
                .is_some_and(|token| token.is(':') || token.is('․') || token.is('՝'))
        };
        let colon = reach.into_iter().find(is_colon)?;
        (voice(tokens, own.start..colon, lexicon)?, colon + 1)
    };
    let word = tokens.get(from).filter(|token| from < own.end && token.is_word())?;
    let content = Span::new(word.span.start, block.end).trim(text);
    let said = content.of(text);
    Some(Turn {
        segment: first.segment,
        voice,
        content,
        asks: said.ends_with('?') || said.contains(['՞', '؟']),
        reports: (from..own.end).any(|at| reports(tokens, at, own.end, lexicon)),
    })
}

fn is_dash(token: &Token) -> bool {
    token.is('–') || token.is('—') || token.is('-')
}

/// Whose the words before a colon are; `None` where they can be nobody's name.
fn voice(tokens: &[Token], label: Range<usize>, lexicon: &Tables) -> Option<Voice> {
    let own = tokens.get(label.clone())?;
    let kinds = own.first().map_or(Kinds::default(), |token| token.kinds);
    if own.len() == 1 && kinds.any(Kinds::QUESTION_LABEL) {
        return Some(Voice::Question);
    }
    if own.len() == 1 && kinds.any(Kinds::ANSWER_LABEL) {
        return Some(Voice::Answer);
    }
    let part = |token: &Token| token.capital || token.is('.') || token.is('․') || lexicon.has_surnames();
    own.iter().all(part).then_some(Voice::Label(label))
}

/// Whether a dash at a token stands before a reporting word: "…, – сказал он".
fn reports(tokens: &[Token], at: usize, end: usize, lexicon: &Tables) -> bool {
    let behind_mark = at > 0
        && tokens
            .get(at - 1)
            .is_some_and(|token| matches!(token.first, ',' | '.' | '!' | '?' | '…'));
    let is_cue = |at: usize| {
        let word = |nth: usize| tokens.get(at + nth).map(|token| token.lower.as_str());
        let cue = word(0).and_then(|first| lexicon.cue(first, word));
        cue.is_some_and(|cue| cue.class == CueClass::Verb && !cue.weak)
    };
    behind_mark && tokens.get(at).is_some_and(is_dash) && (at + 1..end.min(at + 1 + CUE_REACH)).any(is_cue)
}

/// For each turn with a dash, whether it is one of a row of such blocks in which a question has an answer.
fn answered(read: &[Turn], segments: &[Segment]) -> Vec<bool> {
    let follows = |turn: &Turn, next: &Turn| {
        let between = segments.get(turn.segment + 1..next.segment).unwrap_or(&[]);
        next.voice == Voice::Dash
            && turn.voice == Voice::Dash
            && between.iter().all(|segment| segment.kind == SegmentKind::Interruption)
    };
    let mut found = Vec::with_capacity(read.len());
    for row in read.chunk_by(follows) {
        let answered = row
            .windows(2)
            .any(|pair| matches!(pair, [turn, next] if turn.asks && !next.asks));
        found.extend(std::iter::repeat_n(answered, row.len()));
    }
    found
}

/// The labels that blocks begin with in turn, two or more, each more than once; and whether all of its blocks ask.
fn labels(read: &[Turn], tokens: &[Token]) -> HashMap<String, bool> {
    let mut counts: HashMap<String, (usize, bool)> = HashMap::new();
    for turn in read {
        if let Voice::Label(label) = &turn.voice {
            let (count, only_asks) = counts.entry(name(tokens, label)).or_insert((0, true));
            *count += 1;
            *only_asks &= turn.asks;
        }
    }
    counts.retain(|_, (count, _)| *count > 1);
    if counts.len() < 2 {
        return HashMap::new();
    }
    counts
        .into_iter()
        .map(|(label, (_, only_asks))| (label, only_asks))
        .collect()
}

fn name(tokens: &[Token], label: &Range<usize>) -> String {
    let words = tokens.get(label.clone()).unwrap_or(&[]).iter();
    words.map(|token| token.lower.as_str()).collect::<Vec<_>>().join(" ")
}

impl Reports<'_> {
    /// Reads a turn: with its own reporting clause, or as the words of whose turn it is. What is only asked is no quote.
    pub(crate) fn turn(&mut self, sentence: usize, quote: usize, turn: &Turn) {
        if self.interrupted(sentence, turn.segment, quote) {
            return;
        }
        let finder = self.finder;
        let named = match &turn.voice {
            Voice::Label(label) => finder.pick(label.clone(), true),
            _ => None,
        };
        let labelled = |subject: &Subject| finder.means_person(subject) || matches!(subject.who, Who::Role { .. });
        let labelled = named.as_ref().is_some_and(labelled);
        if turn.voice == Voice::Question || turn.asks && !labelled {
            return;
        }
        let origin = match named {
            Some(subject) => Origin::Subject(subject),
            None => self.asked.map_or(Origin::Unsaid, Origin::Asked),
        };
        self.without_cue(sentence, turn.segment, quote, origin, Rule::Turn);
    }

    /// The person named most often before the first turn, the first of several.
    pub(crate) fn interviewee(&self) -> Option<usize> {
        let first = self.turns.keys().min()?;
        let start = self.marked.get(*first)?.outer.first()?.start;
        let roster = self.finder.roster;
        let before = |entity: usize| {
            let mentions = roster.entities.get(entity).map_or(&[][..], |entity| &entity.mentions);
            let spans = mentions.iter().filter_map(|id| roster.mentions.get(*id));
            spans.filter(|mention| mention.span.end <= start).count()
        };
        let persons = roster.entities.iter().enumerate().rev();
        let persons = persons.filter(|(_, entity)| entity.kind == SpeakerKind::Person);
        let counted = persons.map(|(id, _)| (before(id), id)).filter(|(count, _)| *count > 0);
        counted.max_by_key(|(count, _)| *count).map(|(_, id)| id)
    }
}
