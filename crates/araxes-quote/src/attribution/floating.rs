//! Marks that nobody reports: who says them, and which of them only repeat what stands elsewhere.

use araxes_text::SegmentKind;

use crate::attribution::Reports;
use crate::attribution::report::Origin;
use crate::subject::{Subject, Who};

/// Stretches in marks that are looked up in the whole text.
const MOST_REPEATED: usize = 16;
/// Fewer words may stand twice by chance.
const SHORTEST_REPEATED: usize = 3;

impl Reports<'_> {
    /// Who the sentence before marks is about, if it reports nothing itself: "X da bu fikirdədir. “…”".
    pub(crate) fn introducer(&self, sentence: usize) -> Option<Subject> {
        let finder = self.finder;
        let own = self.sentences.get(sentence)?;
        let before = self.sentences.get(sentence.checked_sub(1)?)?;
        if finder.source.lexicon.bare_clause
            || before.segment != own.segment
            || self.reported.contains(&(sentence - 1))
        {
            return None;
        }
        let Origin::Subject(subject) = self.leading(&before.units, before.units.len()) else {
            return None;
        };
        let Who::Entity(entity) = subject.who else { return None };
        let known = finder.roster.entities.get(entity)?;
        let last = subject
            .mention
            .of(finder.source.text)
            .split([' ', '-', '.'])
            .next_back()?;
        let last = last.to_lowercase();
        let subject_form = known.words().last() == Some(last.as_str())
            || finder.source.lexicon.nominative(&last).as_str() == known.words().last().unwrap_or_default();
        (finder.means_person(&subject) && subject_form).then_some(subject)
    }

    /// Whether marks that are all of a block only repeat words that stand elsewhere: a quote set into the article.
    pub(crate) fn is_pulled(&mut self, quote: usize) -> bool {
        let source = self.finder.source;
        let Some([inner]) = self.marked.get(quote).map(|marked| &marked.inner[..]) else {
            return false;
        };
        let words = inner.of(source.text).trim_end_matches(['.', ',', '…', '։']);
        let segment = self
            .marked
            .get(quote)
            .and_then(|marked| marked.segments.first().copied());
        let text = segment.and_then(|segment| source.segments.get(segment));
        let running = text.is_some_and(|segment| segment.kind != SegmentKind::Heading);
        let few = words.split_whitespace().nth(SHORTEST_REPEATED - 1).is_none();
        if source.lexicon.bare_clause || few || self.looked_up >= MOST_REPEATED {
            return false;
        }
        self.looked_up += 1;
        // A heading repeats what stands before it, not the other way round.
        let repeats = |(at, _): (usize, &str)| at < inner.start || running && at > inner.start;
        source.text.match_indices(words).any(repeats)
    }
}
