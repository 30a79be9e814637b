//! Reading the tables of `data/` for one language.

use super::{CUES, Cue, CueClass, Kinds, Phrases, ROLES, SUFFIXES, Tables, WORDS};
use crate::Act;

/// The rows of a table for one language, without that column.
pub(super) fn rows(table: &'static str, tag: &str) -> impl Iterator<Item = Vec<&'static str>> {
    table
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split('\t').collect::<Vec<_>>())
        .filter(move |row| row.first() == Some(&tag))
        .map(|row| row.into_iter().skip(1).collect())
}

impl Tables {
    pub(super) fn read(tag: &str) -> Self {
        let mut tables = Self::default();
        for row in rows(WORDS, tag) {
            if let [kind, forms, ..] = row[..] {
                tables.add_words(Kinds::named(kind), forms);
            }
        }
        for row in rows(ROLES, tag) {
            if let [class, forms, ..] = row[..] {
                for form in forms.split('|') {
                    push_phrase(&mut tables.roles, &split(form), class);
                }
            }
        }
        for row in rows(CUES, tag) {
            if let [class, act, flags, forms, ..] = row[..] {
                tables.add_cues(class, act, flags, forms);
            }
        }
        for row in rows(SUFFIXES, tag) {
            if let [kind, forms, ..] = row[..] {
                tables.add_suffixes(kind, forms);
            }
        }
        tables.cases.sort_by_key(|suffix| std::cmp::Reverse(suffix.len()));
        tables.inflect();
        tables
            .nominatives
            .sort_by_key(|(ending, _)| std::cmp::Reverse(ending.len()));
        tables
    }

    fn add_words(&mut self, kind: Kinds, forms: &str) {
        self.bare_clause |= kind == Kinds::CLAUSE_START;
        for form in forms.split('|') {
            if form.contains(' ') {
                push_phrase(&mut self.phrases, &split(form), kind);
            } else {
                self.add_word(kind, form);
            }
        }
    }

    pub(super) fn add_word(&mut self, kind: Kinds, word: &str) {
        let kinds = self.words.entry(word.into()).or_default();
        *kinds = kinds.with(kind);
    }

    /// Adds the nouns for who may speak with each case ending, behind the noun and in place of its last vowel.
    fn inflect(&mut self) {
        const LONG_ENOUGH: usize = 4;
        let speaks = Kinds::ORGANISATION
            .with(Kinds::GROUP)
            .with(Kinds::UNNAMED)
            .with(Kinds::PLATFORM);
        let nouns = self
            .words
            .iter()
            .filter(|(word, kinds)| kinds.any(speaks) && word.chars().nth(LONG_ENOUGH - 1).is_some());
        let nouns: Vec<_> = nouns.map(|(word, kinds)| (&**word, *kinds)).collect();
        for (noun, kinds) in nouns {
            let shorter = noun
                .strip_suffix(['а', 'я', 'о', 'е', 'ь', 'й', 'ა', 'ი'])
                .unwrap_or(noun);
            for case in &self.cases {
                for stem in [noun, shorter] {
                    self.inflected.entry(format!("{stem}{case}")).or_insert(kinds);
                }
            }
        }
    }

    fn add_cues(&mut self, class: &str, act: &str, flags: &str, forms: &str) {
        let Some(class) = CueClass::named(class) else { return };
        let act = if act == "belief" { Act::Belief } else { Act::Speech };
        for form in forms.split('|') {
            self.add_cue(Cue::new(split(form), class, act, flags), false);
        }
    }

    /// Adds a cue, before others of the same words where it is `preferred`.
    pub(super) fn add_cue(&mut self, cue: Cue, preferred: bool) {
        let Some(first) = cue.words.first() else { return };
        let cues = match cue.class {
            CueClass::Noun => &mut self.nouns,
            _ if cue.stem && cue.words.len() == 1 => &mut self.stem_cues,
            _ => &mut self.cues,
        };
        let cues = cues.entry(first.clone()).or_default();
        let at = if preferred { 0 } else { cues.len() };
        cues.insert(at, cue);
        cues.sort_by_key(|cue| std::cmp::Reverse(cue.words.len()));
    }

    fn add_suffixes(&mut self, kind: &str, forms: &'static str) {
        match kind {
            "case" => self.cases.extend(forms.split('|')),
            "nominalised" => self.nominalised.extend(forms.split('|')),
            "surname" => self.surnames.extend(forms.split('|')),
            "family" => self.families.extend(forms.split('|')),
            "patronymic" => self.patronymics.extend(forms.split('|')),
            "infinitive" => self.infinitives.extend(forms.split('|')),
            "male_verb" => self.male.verbs.extend(forms.split('|')),
            "male_name" => self.male.names.extend(forms.split('|')),
            "female_verb" => self.female.verbs.extend(forms.split('|')),
            "female_name" => self.female.names.extend(forms.split('|')),
            "female_role" => self.female.roles.extend(forms.split('|')),
            "plural_verb" => self.plural_verbs.extend(forms.split('|')),
            "adverbial" => self.adverbials.extend(forms.split('|')),
            "finite" => self.finites.extend(forms.split('|')),
            "nominalised_subject" => self.nominalised_subjects.extend(forms.split('|')),
            "passive" => self.passives.extend(forms.split('|')),
            "converb" => self.converbs.extend(forms.split('|')),
            "ordinal" => self.ordinals.extend(forms.split('|')),
            "plural" => self.plurals.extend(forms.split('|')),
            "adnominal" => self.adnominals.extend(forms.split('|')),
            "closing" => self.closing.extend(forms.split('|')),
            "postposition" => self.postpositions.extend(forms.split('|')),
            "genitive" => self.genitives.extend(forms.split('|')),
            "oblique" => self.obliques.extend(forms.split('|')),
            "article" | "ergative" => self.articles.extend(forms.split('|')),
            "dative" => self.datives.extend(forms.split('|')),
            "adjective" => self.adjectives.extend(forms.split('|')),
            "colon" => self.colons.extend(forms.chars().filter(|mark| *mark != '|')),
            "occupation" => self.occupations.extend(forms.split('|')),
            "past" => self.pasts.extend(forms.split('|')),
            "participle" => self.participles.extend(forms.split('|')),
            "adverb" => self.adverbs.extend(forms.split('|')),
            "nominative" => self.nominatives.extend(pairs(forms)),
            "male_family" => self.declension.male_family.extend(pairs(forms)),
            "female_family" => self.declension.female_family.extend(pairs(forms)),
            "male_given" => self.declension.male_given.extend(pairs(forms)),
            "female_given" => self.declension.female_given.extend(pairs(forms)),
            "sure_given" => self.declension.sure_given.extend(pairs(forms)),
            "office" => self.declension.office.extend(pairs(forms)),
            "unchanging" => self.declension.unchanging.extend(forms.split('|')),
            _ => {}
        }
    }
}

/// Endings with what stands for them: "ого>ий|ому>ий".
fn pairs(forms: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    forms.split('|').filter_map(|pair| pair.split_once('>'))
}

fn split(form: &str) -> Vec<Box<str>> {
    form.split(' ').map(Box::from).collect()
}

pub(super) fn push_phrase<T>(phrases: &mut Phrases<T>, words: &[Box<str>], value: T) {
    if let Some(first) = words.first() {
        phrases.entry(first.clone()).or_default().push((words.to_vec(), value));
    }
}
