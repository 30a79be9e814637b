//! Names in the form that the text itself shows to be without a case ending.

use crate::roster::{Roster, Source};

/// Mentions of one entity that are compared.
const MOST_MENTIONS: usize = 24;

/// Gives every entity the last word of its name in the form that all its other forms only add endings to: "Putinin …
/// Putin" is no "Puti".
pub(crate) fn settle(source: &Source<'_>, roster: &mut Roster) {
    if !source.lexicon.verb_final() {
        return;
    }
    for entity in &mut roster.entities {
        if entity.told.is_some() {
            continue;
        }
        let mentions = entity
            .mentions
            .iter()
            .filter_map(|id| roster.mentions.get(*id))
            .take(MOST_MENTIONS);
        let lasts = mentions.filter_map(|mention| source.tokens.get(mention.tokens.end.checked_sub(1)?));
        let forms: Vec<_> = lasts
            .filter(|token| token.capital && token.lower.chars().nth(2).is_some())
            .collect();
        let Some(base) = forms.iter().min_by_key(|token| token.lower.len()) else {
            continue;
        };
        let is_base = forms.iter().all(|form| {
            let added = form.lower.strip_prefix(base.lower.as_str());
            let ending = added.map(|ending| ending.trim_start_matches(['\'', '’']));
            ending.is_some_and(|ending| ending.is_empty() || source.lexicon.is_case_ending(ending))
        });
        let several = forms.iter().any(|form| form.lower != base.lower);
        let Some(last) = entity.name.rsplit(' ').next().filter(|_| is_base && several) else {
            continue;
        };
        let own = base.span.of(source.text);
        // A name of another make, such as initials with a surname, keeps what stands before its last word.
        if last != own && !last.contains(['.', '-']) {
            let kept = entity.name.len() - last.len();
            entity.name.truncate(kept);
            entity.name.push_str(own);
        }
    }
}
