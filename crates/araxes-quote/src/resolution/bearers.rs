//! Whom a role stands for: "the mayor", "эксперт".

use std::borrow::Cow;

use crate::lexicon::Kinds;
use crate::resolution::feature::{Candidate, Choice, Feature, Meant, choose};
use crate::resolution::{Resolved, Resolver};
use crate::roster::roles;
use crate::subject::{Pronoun, Subject, Who};
use crate::{SpeakerKind, SpeakerRef};

/// Names looked at before and behind a role.
const MOST_NAMES: usize = 100;
/// Bytes around a name in which a place tells where its bearer is from.
const NEIGHBOURHOOD: usize = 80;
/// Classes of many callings, of which only the same word means the same person.
const MANIFOLD: [&str; 2] = ["worker", "writer"];
/// The class of roles that fit whoever is speaking: "the interlocutor".
const ANYBODY: &str = "anybody";
/// The class of roles by their endings.
const OCCUPATION: &str = "occupation";
/// The class of roles that fit whoever knows a trade.
const EXPERT: &str = "analyst";
/// The class of roles that fit whoever does research.
const SCIENTIST: &str = "scientist";
/// The classes of those who do.
const TRADES: [&str; 10] = [
    "head",
    "analyst",
    "scientist",
    "occupation",
    "doctor",
    "lawyer",
    "prosecutor",
    "judge",
    "ombudsman",
    "writer",
];

/// What the forms of one place have in common.
fn stem(place: &str) -> String {
    const LETTERS: usize = 4;
    place.chars().take(LETTERS).flat_map(char::to_lowercase).collect()
}

impl Resolver<'_> {
    /// Who has a role of this class: of those named before it the one whose role has most words of it, the last speaker
    /// first; else, where nobody has spoken or the same word stands with a name, the first one behind.
    pub(crate) fn role(
        &mut self,
        class: &str,
        indefinite: bool,
        subject: &Subject,
    ) -> Option<(usize, Cow<'static, str>)> {
        if let Some(id) = self.headline.filter(|id| self.last.is_none() && self.is_person(*id)) {
            return Some((id, "role of whom the headline names".into()));
        }
        if indefinite {
            return None;
        }
        let Who::Role { tokens, .. } = &subject.who else {
            return None;
        };
        let words: Vec<String> = self.words(tokens).into_iter().map(str::to_owned).collect();
        let place = self.place_in(subject);
        if let Some(choice) = self.bearer_before(class, &words, place.as_deref(), subject)
            && let Meant::Entity(entity) = choice.who
        {
            return Some((self.entry(entity), choice.reason.into()));
        }
        let switched = self.is_switched(tokens);
        let going_on = self.going_on(class).filter(|_| !switched);
        let knows = |id: usize| (id, "role that fits the last speaker".into());
        if let Some(id) = going_on.filter(|_| !self.source.lexicon.bare_clause) {
            return Some(knows(id));
        }
        // "X deyib. … Ekspert əlavə edib": who has just spoken goes on, whoever bears the role further on.
        let near = self.outer.is_none()
            && self.has_just_spoken(subject)
            && !switched
            && place.is_none()
            && !self.source.lexicon.bare_clause;
        if near && let Some(id) = self.new_role(class, subject) {
            return Some((id, "new role of the last speaker".into()));
        }
        if near && let Some(id) = self.another_calling(class, subject) {
            return Some((id, "another calling of the last speaker".into()));
        }
        if let Some(entity) = self.bearer_behind(class, &words, place.as_deref(), subject) {
            return Some((self.entry(entity), "role of someone named behind".into()));
        }
        if place.is_some() && class != ANYBODY || switched {
            return None;
        }
        // "The expert" is whoever knows a trade and has just spoken.
        if let Some(id) = going_on.filter(|_| words.len() == 1) {
            return Some(knows(id));
        }
        let id = self.new_role(class, subject)?;
        Some((id, "new role of the last speaker".into()))
    }

    /// Who bears the very role that the turns of a dialogue begin with.
    pub(crate) fn labelled(&self, class: &str, role: &std::ops::Range<usize>) -> Option<usize> {
        let words: Vec<String> = self.words(role).into_iter().map(str::to_owned).collect();
        let mut entities = 0..self.roster.entities.len().min(MOST_NAMES);
        entities.find(|entity| {
            self.bears(*entity, class, &words, None)
                .is_some_and(|shared| shared > 0)
        })
    }

    /// Whether a particle behind a role sets it off from whoever is spoken of: "Məşqçi isə …".
    fn is_switched(&self, role: &std::ops::Range<usize>) -> bool {
        let behind = self.source.tokens.get(role.end);
        behind.is_some_and(|behind| behind.kinds.any(Kinds::SWITCH))
    }

    /// The last speaker of the block, who may have more than one of many callings: "Чемпионка X призналась … «…», –
    /// пояснила шахматистка".
    fn another_calling(&self, class: &str, subject: &Subject) -> Option<usize> {
        let (id, segment, _) = self.last?;
        let own = self.source.tokens.get(subject.token).map(|token| token.segment);
        let known = self
            .entries
            .get(id)
            .and_then(|entry| self.roster.entities.get(entry.entity?))?;
        let calling = |class: &str| MANIFOLD.contains(&class) || class == OCCUPATION;
        let many = calling(class) && known.classes.iter().all(|own| calling(own));
        let Who::Role { tokens, .. } = &subject.who else {
            return None;
        };
        let role = tokens
            .end
            .checked_sub(1)
            .and_then(|last| self.source.tokens.get(last))?;
        let woman = self.source.lexicon.is_female_role(&role.lower);
        let agrees = !woman || known.female != Some(false);
        (many && agrees && own == Some(segment)).then_some(id)
    }

    /// Whether the last speaker spoke in the block of a subject or the one before.
    fn has_just_spoken(&self, subject: &Subject) -> bool {
        let own = self.source.tokens.get(subject.token).map(|token| token.segment);
        self.last
            .zip(own)
            .is_some_and(|((_, segment, _), own)| own.saturating_sub(segment) <= 1)
    }

    /// The bearer of a role among the last speaker and those named before a subject, by the features of each.
    fn bearer_before(&self, class: &str, words: &[String], place: Option<&str>, subject: &Subject) -> Option<Choice> {
        let last = self.last.and_then(|(id, ..)| self.entries.get(id)?.entity);
        let mentions = &self.roster.mentions;
        let end = mentions.partition_point(|mention| mention.span.start < subject.mention.start);
        let near = mentions.get(end.saturating_sub(MOST_NAMES)..end)?.iter().rev();
        let mut seen: Vec<(usize, usize)> = Vec::new();
        for (entity, start) in near.map(|mention| (mention.entity, mention.span.start)) {
            if seen.iter().all(|(other, _)| *other != entity) {
                seen.push((entity, start));
            }
        }
        if let Some(last) = last.filter(|last| seen.iter().all(|(entity, _)| entity != last)) {
            seen.push((last, 0));
        }
        let fitting = seen.into_iter().filter_map(|(entity, start)| {
            let shared = self.bears(entity, class, words, place)?;
            Some((entity, start, shared))
        });
        let fitting: Vec<_> = fitting.collect();
        let most = fitting.iter().map(|(.., shared)| *shared).max()?;
        let candidate = |(entity, start, shared): (usize, usize, usize)| {
            Candidate::new(Meant::Entity(entity), start)
                .with(Feature::PreviousSpeaker, last == Some(entity))
                .with(Feature::RoleWords, words.len() > 1 && shared == most)
        };
        choose(
            fitting.into_iter().map(candidate).collect(),
            "role of someone named before",
        )
    }

    /// The bearer of a role among those named behind a subject.
    fn bearer_behind(&self, class: &str, words: &[String], place: Option<&str>, subject: &Subject) -> Option<usize> {
        let mentions = &self.roster.mentions;
        let end = mentions.partition_point(|mention| mention.span.start < subject.mention.start);
        let behind = mentions
            .get(end..)?
            .iter()
            .take(MOST_NAMES)
            .map(|mention| mention.entity);
        let behind: Vec<usize> = behind.collect();
        let shares = |least: usize| {
            let fits = |entity: &usize| {
                self.bears(*entity, class, words, place)
                    .is_some_and(|shared| shared >= least)
            };
            behind.iter().position(fits)
        };
        let at = shares(1).or_else(|| shares(0).filter(|_| self.last.is_none()));
        let found = at.and_then(|at| behind.get(at)).copied();
        // "A political observer believes … X told": whoever speaks next, where the text says nothing of his work.
        let next = self
            .next_speaker(subject)
            .filter(|_| self.last.is_none() && shares(1).is_none());
        let sooner = |next: &usize| {
            behind
                .iter()
                .take(at.unwrap_or(behind.len()))
                .any(|entity| entity == next)
        };
        next.filter(sooner).or(found)
    }

    /// The person without a known role who is the next to speak, where clauses need a complementiser.
    fn next_speaker(&self, subject: &Subject) -> Option<usize> {
        if self.source.lexicon.bare_clause {
            return None;
        }
        let at = self
            .speaking
            .partition_point(|(start, _)| *start <= subject.mention.start);
        let (_, entity) = *self.speaking.get(at)?;
        let known = self.roster.entities.get(entity)?;
        (known.classes.is_empty() && known.words().count() > 1).then_some(entity)
    }

    /// How many words a role of an entity shares with these, if it is of their class; of a class of many callings it
    /// must share one. A role with a place of its own is not that of somebody from elsewhere.
    fn bears(&self, entity: usize, class: &str, words: &[String], place: Option<&str>) -> Option<usize> {
        let lexicon = self.source.lexicon;
        let known = self.roster.entities.get(entity)?;
        if !known.classes.contains(&class) {
            return None;
        }
        let shared = |role: &String| {
            let role = role.to_lowercase();
            let own = role.split([' ', '-']);
            own.filter(|own| words.iter().any(|word| lexicon.same_name(own, word)))
                .count()
        };
        let most = known.roles.iter().map(shared).max().unwrap_or(0);
        let fits = most > 0 || !MANIFOLD.contains(&class);
        // "The Georgian minister" is not the Armenian one.
        let nation = words.iter().find(|word| lexicon.kinds(word).any(Kinds::COUNTRY));
        let foreign = nation.is_some_and(|nation| {
            let own = known
                .roles
                .iter()
                .flat_map(|role| role.split(' '))
                .map(str::to_lowercase);
            let mut own = own.filter(|word| lexicon.kinds(word).any(Kinds::COUNTRY)).peekable();
            own.peek().is_some() && own.all(|own| stem(&own) != stem(nation))
        });
        (fits && !foreign && !place.is_some_and(|place| self.is_from_elsewhere(entity, place))).then_some(most)
    }

    /// The place that a subject names with its role: "the mayor of Goris", "Житель села Цовагюх".
    fn place_in(&self, subject: &Subject) -> Option<String> {
        let first = self
            .source
            .places
            .partition_point(|place| place.start < subject.mention.start);
        let place = self.source.places.get(first)?;
        subject
            .mention
            .contains(*place)
            .then(|| stem(place.of(self.source.text)))
    }

    /// Whether other places stand with the name of an entity, and this one does not.
    fn is_from_elsewhere(&self, entity: usize, place: &str) -> bool {
        let Some(known) = self.roster.entities.get(entity) else {
            return false;
        };
        let mut others = false;
        let mentions = known.mentions.iter().take(3);
        for mention in mentions.filter_map(|id| self.roster.mentions.get(*id)) {
            let from = mention.span.start.saturating_sub(NEIGHBOURHOOD);
            let to = mention.span.end + NEIGHBOURHOOD;
            let places = self.source.places;
            let own = places
                .get(places.partition_point(|own| own.start < from)..)
                .unwrap_or(&[]);
            for own in own.iter().take_while(|own| own.end <= to) {
                if stem(own.of(self.source.text)) == place {
                    return false;
                }
                others = true;
            }
        }
        others
    }

    /// Nobody has the role yet: it is a new word for the last speaker, if that is a person without one.
    fn new_role(&mut self, class: &str, subject: &Subject) -> Option<usize> {
        let id = match self.last {
            Some((id, ..)) => id,
            None => {
                let entity = self.named_before(subject)?;
                self.entry(entity)
            }
        };
        let entity = self.entries.get(id).and_then(|entry| entry.entity)?;
        let entity = self
            .roster
            .entities
            .get_mut(entity)
            .filter(|entity| entity.kind == SpeakerKind::Person)?;
        if class == ANYBODY {
            return Some(id);
        }
        // A role told by its ending alone may be any: "infeksionist … həkim".
        let bare = self.source.lexicon.bare_clause;
        if entity.classes.iter().any(|class| bare || *class != OCCUPATION) {
            return None;
        }
        if let Who::Role { tokens, class, .. } = &subject.who {
            entity.roles.push(roles::phrase(self.source, tokens));
            entity.classes.push(class);
        }
        Some(id)
    }

    pub(crate) fn is_person(&self, id: usize) -> bool {
        self.entries
            .get(id)
            .is_some_and(|entry| entry.kind == SpeakerKind::Person)
    }

    /// The last speaker, where a role is said of anybody ("the interlocutor") or of anybody who knows a trade ("the
    /// expert").
    pub(crate) fn going_on(&self, class: &str) -> Option<usize> {
        let (id, ..) = self.last?;
        let entity = self.entries.get(id).and_then(|entry| entry.entity)?;
        let entity = self.roster.entities.get(entity)?;
        let trade = |own: &str| TRADES.contains(&own);
        // "учёный" of a climatologist.
        let generic = class == EXPERT || class == SCIENTIST && !self.source.lexicon.bare_clause;
        let knows = generic && !entity.classes.is_empty() && entity.classes.iter().all(|own| trade(own));
        (class == ANYBODY || knows).then_some(id)
    }

    /// Roles that stand before the name they belong to: "An observer … Observer X".
    pub(crate) fn look_ahead(&mut self, found: &mut [Resolved]) {
        for (index, subject) in std::mem::take(&mut self.open) {
            let Who::Role { class, tokens, .. } = &subject.who else {
                continue;
            };
            let words: Vec<&str> = self.words(tokens);
            let alike = |role: &String| {
                let role = role.to_lowercase();
                let shared = words
                    .iter()
                    .filter(|word| role.split_whitespace().any(|own| own == **word))
                    .count();
                shared >= 2 || (shared == words.len() && shared == 1 && role.split_whitespace().count() == 1)
            };
            let end = self
                .roster
                .mentions
                .partition_point(|mention| mention.span.start < subject.mention.start);
            let later = self
                .roster
                .mentions
                .get(end..)
                .unwrap_or(&[])
                .iter()
                .take(400)
                .map(|mention| mention.entity);
            let later: Vec<usize> = later.into_iter().collect();
            let has_class = |id: &usize| {
                let entity = self.roster.entities.get(*id);
                entity.is_some_and(|entity| entity.classes.contains(class))
            };
            // "A railway engineer … Engineer X": the only one with that word.
            let mut bearers = later.iter().filter(|id| has_class(id));
            let first = bearers.next();
            let only = first.is_some() && bearers.all(|id| Some(id) == first);
            let head = words.last().copied().unwrap_or("");
            let same_head = |role: &String| only && role.to_lowercase().split_whitespace().next_back() == Some(head);
            let named = later.iter().copied().find(|id| {
                let entity = self.roster.entities.get(*id);
                let roles = entity.map_or(&[][..], |entity| &entity.roles);
                has_class(id) && roles.iter().any(|role| alike(role) || same_head(role))
            });
            let Some(entity) = named.or_else(|| self.told_of_behind(&subject)) else {
                continue;
            };
            let id = self.entry(entity);
            if let Some(entry) = self.entries.get_mut(id) {
                entry.mentions.push(subject.mention);
            }
            if let Some(resolved) = found.get_mut(index) {
                let speaker = SpeakerRef {
                    id,
                    mention: Some(subject.mention),
                };
                *resolved = Resolved {
                    speaker: Some(speaker),
                    certainty: 0.8,
                    reason: "role of someone named further on".into(),
                };
            }
        }
    }

    /// The one that a story which begins with a role goes on with: the first person of its next paragraphs, where no
    /// role is told of that one. "A chess teacher says … X, who has taught since …"
    fn told_of_behind(&self, subject: &Subject) -> Option<usize> {
        const PARAGRAPHS: usize = 2;
        let entity = self.first_named_behind(Pronoun::Any, subject)?;
        let known = self.roster.entities.get(entity)?;
        let first = known.mentions.iter().filter_map(|id| self.roster.mentions.get(*id));
        let first = first
            .map(|mention| mention.tokens.start)
            .find(|token| *token > subject.token)?;
        let segment = |token: usize| self.source.tokens.get(token).map(|token| token.segment);
        let near = segment(first)? - segment(subject.token)? <= PARAGRAPHS;
        let begins = first == 0 || segment(first - 1) != segment(first);
        (near && begins && known.classes.is_empty()).then_some(entity)
    }

    pub(crate) fn words(&self, tokens: &std::ops::Range<usize>) -> Vec<&str> {
        let own = self.source.tokens.get(tokens.clone()).unwrap_or(&[]);
        own.iter()
            .filter(|token| token.is_word())
            .map(|token| token.lower.as_str())
            .collect()
    }
}
