//! Who is a man and who a woman, as far as the language shows it.

use crate::SpeakerKind;
use crate::attribution::report::{Origin, Report};
use crate::roster::{Roster, Source};
use crate::subject::Who;

/// Notes it for every person whose verb or name shows it: "сказала", "-овна".
pub(crate) fn read(source: &Source<'_>, roster: &mut Roster, reports: &[Report]) {
    for report in reports {
        let Origin::Subject(subject) = &report.origin else {
            continue;
        };
        let (Who::Entity(id), Some(cue)) = (&subject.who, report.cue) else {
            continue;
        };
        let verb = cue.of(source.text).to_lowercase();
        let Some(entity) = roster
            .entities
            .get_mut(*id)
            .filter(|entity| entity.kind == SpeakerKind::Person)
        else {
            continue;
        };
        entity.female = entity.female.or_else(|| source.lexicon.female_by_verb(&verb));
    }
    for entity in &mut roster.entities {
        if entity.kind == SpeakerKind::Person && entity.female.is_none() {
            entity.female = entity
                .words()
                .filter_map(|word| source.lexicon.female_by_name(word))
                .last();
        }
    }
}
