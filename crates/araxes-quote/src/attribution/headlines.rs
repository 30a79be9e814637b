//! Marks that no reporting word stands at: headlines, floating quotes, and words in marks that are no quote.

use std::ops::Range;

use araxes_text::{SegmentKind, Span};

use crate::attribution::report::{Origin, Rule};
use crate::attribution::titles::is_title;
use crate::attribution::{Place, Reports, SHORTEST_CLAUSE};
use crate::lexicon::Kinds;
use crate::marks::Marked;
use crate::subject::{Subject, Who, tokens_of};
use crate::units::Unit;
use crate::{Act, QuoteKind};

/// A headline has at most so many words outside its marks.
const LONGEST_NAMING: usize = 9;
/// Fewer words within a sentence, without a reporting word, are a name, a title or scare quotes.
const SHORTEST_FRAGMENT: usize = 5;
/// Units of a headline.
const LONGEST_HEADLINE: usize = 40;
/// Reports looked at for the one in the sentence before.
const MOST_BEFORE: usize = 8;

/// Where a marked stretch begins: its sentence, and the unit in it.
pub(crate) type Home = (usize, usize);

impl Reports<'_> {
    /// Finds what the marks are that no cue has claimed.
    pub(crate) fn read_leftovers(&mut self) {
        self.asked = self.interviewee();
        self.reported = self.found.iter().map(|report| report.sentence).collect();
        for (quote, home) in self.homes().into_iter().enumerate() {
            if self.used.get(quote).copied().unwrap_or(true) {
                continue;
            }
            if let Some(home) = home {
                self.leftover(quote, home);
            }
        }
    }

    fn homes(&self) -> Vec<Option<Home>> {
        let mut homes = vec![None; self.marked.len()];
        for (index, sentence) in self.sentences.iter().enumerate() {
            for (at, unit) in sentence.units.iter().enumerate() {
                if let Unit::Quote(quote, 0) = unit
                    && let Some(home) = homes.get_mut(*quote)
                {
                    *home = Some((index, at));
                }
            }
        }
        homes
    }

    fn leftover(&mut self, quote: usize, home: Home) {
        let (sentence, at) = home;
        let (Some(own), Some(marked)) = (self.sentences.get(sentence), self.marked.get(quote)) else {
            return;
        };
        let segment = own.segment;
        if let Some(turn) = self.turns.get(&quote) {
            return self.turn(sentence, quote, turn);
        }
        if self.interrupted(sentence, segment, quote) {
            return;
        }
        if let Some(subject) = self.beside(home) {
            return self.without_cue(sentence, segment, quote, Origin::Subject(subject), Rule::Headline);
        }
        if let Some(subject) = self.with_unknown_verb(home, quote) {
            return self.without_cue(sentence, segment, quote, Origin::Subject(subject), Rule::Tail);
        }
        let source = self.finder.source;
        let kind = source.segments.get(segment).map(|segment| segment.kind);
        if kind == Some(SegmentKind::Interruption) && !source.lexicon.bare_clause {
            // A caption or a link to another story says whom it quotes.
            return;
        }
        let inner: Vec<&str> = marked.inner.iter().map(|span| span.of(source.text)).collect();
        let words = inner
            .iter()
            .flat_map(|part| part.split_whitespace())
            .take(40)
            .collect::<Vec<_>>();
        let ends = inner
            .last()
            .is_some_and(|part| part.ends_with(['.', ',', '!', '?', '…', '։']));
        let alone = own.first && at == 0 && own.units.len() <= 2;
        let heading = source
            .segments
            .get(segment)
            .is_some_and(|segment| segment.kind == SegmentKind::Heading);
        if alone && self.is_pulled(quote) {
            return;
        }
        let opens = at == 0 || self.finder.is_mark(&own.units, at - 1, &[':', '–', '—', '•']);
        let title = self.finder.is_named(quote);
        if marked.single && !alone && words.len() < SHORTEST_FRAGMENT {
            return;
        }
        // “Who counts them?” asked X. “Nobody.”
        let goes_on = at == 0
            && self.found.iter().rev().take(MOST_BEFORE).any(|report| {
                report.kind == QuoteKind::Direct && report.sentence + 1 == sentence && report.segment == segment
            });
        let least = if goes_on && ends { 1 } else { 2 };
        if opens && !title && (words.len() >= 4 || (words.len() >= least && (ends || alone))) {
            let colon = at > 0 && self.finder.is_mark(&own.units, at - 1, &[':']);
            let origin = if colon {
                self.before_colon(&own.units, at - 1)
            } else {
                Origin::Unsaid
            };
            let introduced = self
                .introducer(sentence)
                .filter(|_| origin == Origin::Unsaid && at == 0);
            let origin = introduced.map_or(origin, Origin::Subject);
            let origin = match (heading, self.asked) {
                (true, Some(asked)) => Origin::Asked(asked),
                (true, None) => Origin::None,
                _ => origin,
            };
            self.without_cue(
                sentence,
                segment,
                quote,
                origin,
                if colon { Rule::Colon } else { Rule::Floating },
            );
        } else if !opens
            && !title
            && !heading
            && words.len() >= SHORTEST_FRAGMENT
            && !self.is_stopped_title(marked)
            && !self.is_name_within(home, marked)
        {
            let origin = self.leading(&own.units, at);
            self.without_cue(sentence, segment, quote, origin, Rule::Fragment);
        }
    }

    /// Whether marked words right behind a word begin with a capital, where only names do: «комиссии „Группа по …“».
    fn is_name_within(&self, (sentence, at): Home, marked: &Marked) -> bool {
        let source = self.finder.source;
        let units = self.sentences.get(sentence).map_or(&[][..], |own| &own.units);
        let behind_word = at > 0 && self.finder.word(units, at - 1).is_some();
        let first = marked
            .inner
            .first()
            .and_then(|span| span.of(source.text).chars().next());
        behind_word && !source.lexicon.bare_clause && first.is_some_and(char::is_uppercase)
    }

    /// Whether marked words are a title with the full stop of the sentence within the marks.
    fn is_stopped_title(&self, marked: &Marked) -> bool {
        let text = self.finder.source.text;
        let cut = |span: &Span| Span::new(span.start, span.end - usize::from(span.of(text).ends_with(['.', ','])));
        is_title(text, &marked.inner.iter().map(cut).collect::<Vec<_>>())
    }

    /// The person right before a colon, or else the source that the sentence begins with.
    fn before_colon(&self, units: &[Unit], colon: usize) -> Origin {
        let near = tokens_of(units, colon.saturating_sub(LONGEST_NAMING)..colon);
        let near = near.and_then(|range| {
            self.finder.pick(range.clone(), true).filter(|subject| {
                let end = self
                    .finder
                    .source
                    .tokens
                    .get(range.end - 1)
                    .map_or(0, |token| token.span.end);
                self.finder.means_person(subject) && subject.mention.end == end
            })
        });
        near.filter(|_| !self.finder.source.lexicon.bare_clause)
            .map_or_else(|| self.leading(units, colon), Origin::Subject)
    }

    /// The source that a sentence begins with, behind what is fronted: "On Monday, X …", "Asked about it, X …".
    pub(crate) fn leading(&self, units: &[Unit], end: usize) -> Origin {
        let finder = self.finder;
        let kinds = finder.kinds(units.first());
        let fronted = kinds.any(Kinds::PREPOSITION.with(Kinds::CONJUNCTION))
            || finder.word(units, 0).is_some_and(|word| {
                let lexicon = finder.source.lexicon;
                lexicon.is_participle(word) || lexicon.cue(word, |nth| (nth == 0).then_some(word)).is_some()
            });
        let comma = (1..end.min(24)).find(|&at| finder.is_mark(units, at, &[',']));
        // "Then he pointed at it: …"
        let opener = |at: &usize| {
            let kinds = finder.kinds(units.get(*at));
            finder.source.lexicon.bare_clause && kinds.any(Kinds::OPENER.with(Kinds::ADVERB))
        };
        let opened = (0..end).take_while(opener).count();
        let start = if fronted {
            comma.map_or(0, |comma| comma + 1)
        } else {
            opened
        };
        let stop = (start..end.min(start + 12)).find(|&at| matches!(units.get(at), Some(Unit::Quote(..))));
        let stop = stop.unwrap_or(end.min(start + 12));
        let range = if start < stop {
            tokens_of(units, start..stop)
        } else {
            None
        };
        let subject = range.and_then(|range| finder.pick(range, false));
        // "Հարցին, …": a word in a case that no subject has.
        let oblique = |subject: &Subject| {
            let word = subject.mention.of(finder.source.text).split_whitespace().next();
            let word = word.map(str::to_lowercase);
            matches!(subject.who, Who::Phrase) && word.is_some_and(|word| finder.source.lexicon.is_oblique(&word))
        };
        let subject = subject.filter(|subject| !oblique(subject));
        subject.map_or(Origin::Unsaid, Origin::Subject)
    }

    /// The name beside the marks in a block that is nothing but both: «“…” – Name», «Name: “…”», «“…”. Name».
    fn beside(&self, (sentence, at): Home) -> Option<Subject> {
        let own = self.sentences.get(sentence)?;
        let rest = self
            .sentences
            .get(sentence + 1)
            .filter(|next| next.segment == own.segment);
        let later = self
            .sentences
            .get(sentence + 2)
            .is_some_and(|next| next.segment == own.segment);
        if later || own.units.len() > 2 * LONGEST_NAMING {
            return None;
        }
        let bullets = (0..at).all(|at| {
            self.finder
                .is_mark(&own.units, at, &['•', '-', '–', '—', '*', '·', '▪'])
        });
        if let Some(before) = sentence.checked_sub(1).and_then(|before| self.sentences.get(before))
            && before.segment == own.segment
        {
            // «Նախարար. «…»»: a full stop does what a colon does.
            let stop = before.units.len().wrapping_sub(1);
            let colon = self
                .finder
                .is_mark(&before.units, stop, &self.finder.source.lexicon.colons);
            let alone = before.first && at == 0 && own.units.len() <= 2 && rest.is_none();
            if colon && alone {
                return self.name(&before.units, 0..stop);
            }
            // "What has happened. “…” – Name"
            let dash = self.finder.is_mark(&own.units, at + 1, &['-', '–', '—']) && rest.is_none();
            if !(dash && at == 0 && self.is_heading(own.segment)) {
                return None;
            }
        }
        if bullets {
            let mut units: Vec<Unit> = own.units.clone();
            units.extend(
                rest.map(|next| next.units.iter().copied())
                    .into_iter()
                    .flatten()
                    .take(2 * LONGEST_NAMING + 1),
            );
            let begin = at + 1;
            let mut from = begin;
            while self
                .finder
                .is_mark(&units, from, &['.', ',', ':', '-', '–', '—', '․', '։', '|'])
            {
                from += 1;
            }
            return if from > begin {
                self.name(&units, from..units.len())
            } else {
                None
            };
        }
        let colon = self.finder.is_mark(&own.units, at - 1, &[':', '․', '-', '–', '—']);
        // "Name: “…” – VİDEO", "Lawyer: “…” – what it is about"
        let about =
            self.is_heading(own.segment) && self.finder.is_mark(&own.units, at + 1, &['-', '–', '—', '(', '+']);
        let last = rest.is_none() && (own.units.len() <= at + 2 || about);
        if colon && last {
            // "Yolda sürüşmə: “…”": before the marks a name stands last.
            let found = self.name(&own.units, 0..at - 1)?;
            let end = self
                .finder
                .token(own.units.get(at - 2))
                .map_or(0, |token| token.span.end);
            let whole = found.mention.end == end || !matches!(found.who, Who::Entity(_));
            whole.then_some(found)
        } else {
            None
        }
    }

    /// A headline that is a clause and, behind a dash, whose it is: "The road is closed for good – X".
    pub(crate) fn headline_clause(&mut self, place: Place<'_>) {
        let units = place.units;
        let whole =
            !self.is_follower(place) && self.is_heading(place.segment) && self.finder.source.lexicon.bare_clause;
        let dash = |at: &usize| {
            let spaced = self.finder.token(units.get(*at)).is_some_and(|token| token.spaced);
            spaced && self.finder.is_mark(units, *at, &['-', '–', '—'])
        };
        let Some(at) = (0..units.len().min(LONGEST_HEADLINE))
            .rev()
            .find(dash)
            .filter(|at| whole && *at >= SHORTEST_CLAUSE)
        else {
            return;
        };
        let marks = units.iter().any(|unit| matches!(unit, Unit::Quote(..)));
        let Some(subject) = self.name(units, at + 1..units.len()).filter(|_| !marks) else {
            return;
        };
        // A name that the text has elsewhere too: "… – Video" is none.
        let named = match subject.who {
            Who::Entity(id) => self
                .finder
                .roster
                .entities
                .get(id)
                .is_some_and(|entity| entity.mentions.len() > 1),
            _ => false,
        };
        if named {
            let origin = Origin::Subject(subject);
            self.content(place, 0, at, Act::Speech, None, &origin, Rule::Before);
        }
    }

    /// Whether other sentences of its block stand before a sentence.
    fn is_follower(&self, place: Place<'_>) -> bool {
        let before = place
            .sentence
            .checked_sub(1)
            .and_then(|before| self.sentences.get(before));
        before.is_some_and(|before| before.segment == place.segment)
    }

    /// Whether a segment is a heading.
    fn is_heading(&self, segment: usize) -> bool {
        let segment = self.finder.source.segments.get(segment);
        segment.is_some_and(|segment| segment.kind == SegmentKind::Heading)
    }

    /// Where a name ends before words that say what the article holds: "– VİDEO", "(ФОТО)", "| տեսանյութ".
    fn before_label(&self, units: &[Unit], range: Range<usize>) -> usize {
        let finder = self.finder;
        let label = |at: usize| finder.kinds(units.get(at)).any(Kinds::LABEL);
        let mark =
            |at: usize| finder.is_mark(units, at, &['-', '–', '—', '(', ')', '|', '/', '+', '[', ']', '․', '.']);
        let mut end = range.end;
        while end > range.start && (label(end - 1) || mark(end - 1)) {
            end -= 1;
        }
        let labelled = (end..range.end).any(label);
        if labelled { end } else { range.end }
    }

    fn name(&self, units: &[Unit], range: Range<usize>) -> Option<Subject> {
        let mut range = range;
        // "Name՝ about what": the name stands before the pause.
        if let Some(pause) = range.clone().skip(1).find(|&at| self.finder.is_mark(units, at, &['՝'])) {
            range.end = pause;
        }
        range.end = self.before_label(units, range.clone());
        while range.start < range.end && self.finder.is_mark(units, range.end - 1, &['.', '։', '•']) {
            range.end -= 1;
        }
        while range.start < range.end && self.finder.is_mark(units, range.start, &['•', '-', '–', '*']) {
            range.start += 1;
        }
        if range.is_empty()
            || range.len() > LONGEST_NAMING
            || (range.clone()).any(|at| self.finder.is_mark(units, at, &['?', '!', ',']))
        {
            return None;
        }
        let subject = self.finder.pick(tokens_of(units, range.clone())?, false)?;
        let named = matches!(
            subject.who,
            Who::Entity(_) | Who::Role { .. } | Who::Organisation { .. }
        );
        let end = self
            .finder
            .token(units.get(range.end - 1))
            .map_or(0, |token| token.span.end);
        // Nothing may stand behind the name but its own words; a place or organisation is all of it, so that "Şuşada
        // oxu zalı: …" has no speaker.
        let start = self
            .finder
            .token(units.get(range.start))
            .map_or(0, |token| token.span.start);
        let whole = Span::new(start, end) == subject.mention;
        let organisation = self.finder.is_organisation(&subject);
        let short = Span::new(subject.mention.end, end).len() < 40 && range.len() < 6 || subject.mention.end == end;
        let short = short && (whole || !organisation);
        (named && short).then_some(subject)
    }
}
