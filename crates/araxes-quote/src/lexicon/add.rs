//! What rows add to the tables.

use araxes_text::{Language, paragraphs};
use foldhash::HashMap;

use super::known::KnownSpeaker;
use super::read::push_phrase;
use super::rows::{Gender, Takes};
use super::{Cue, CueClass, Kinds, Known, LexiconError, LexiconRow, Tables, bundled, role_classes};
use crate::tokens::{Token, tokenize};
use crate::{Act, SpeakerKind};

/// The letters that a stem has at least.
const SHORTEST_STEM: usize = 3;
/// The words and marks that a form or name has at most.
const LONGEST_FORM: usize = 10;

/// What users added, and the tables of the languages that they added to.
#[derive(Clone, Default)]
pub(super) struct Own {
    pub(super) rows: Vec<LexiconRow>,
    pub(super) tables: HashMap<Language, Tables>,
    pub(super) known: Known,
}

impl Own {
    /// Adds a row, which has this number.
    pub(super) fn add(&mut self, row: usize, given: LexiconRow) -> Result<(), LexiconError> {
        let unfit = Unfit { row };
        match &given {
            LexiconRow::Cue {
                language,
                forms,
                class,
                act,
                takes,
                ..
            } => self.add_cues(unfit, *language, forms, (*class, *act, takes))?,
            LexiconRow::Role {
                language, forms, class, ..
            } => self.add_roles(unfit, *language, forms, class)?,
            LexiconRow::Title {
                language,
                forms,
                gender,
                ..
            } => self.add_titles(unfit, *language, forms, *gender)?,
            LexiconRow::Person {
                name, aliases, gender, ..
            } => {
                let speaker = KnownSpeaker {
                    name: name.clone(),
                    kind: SpeakerKind::Person,
                    female: gender.map(|gender| gender == Gender::Female),
                };
                self.add_speaker(unfit, speaker, aliases)?;
            }
            LexiconRow::Organisation { name, aliases, .. } => {
                let speaker = KnownSpeaker {
                    name: name.clone(),
                    kind: SpeakerKind::Organisation,
                    female: None,
                };
                self.add_speaker(unfit, speaker, aliases)?;
            }
        }
        self.rows.push(given);
        Ok(())
    }

    fn tables(&mut self, language: Language) -> &mut Tables {
        let tables = self.tables.entry(language);
        tables.or_insert_with(|| bundled(language).clone())
    }

    fn add_cues(
        &mut self,
        unfit: Unfit,
        language: Language,
        forms: &[String],
        (class, act, takes): (CueClass, Act, &[Takes]),
    ) -> Result<(), LexiconError> {
        const EXPECTED: &str = "words apart by blanks, with or without a * behind three letters of the last one";
        let flags: String = takes.iter().map(|takes| takes.flag()).collect();
        for form in unfit.some(language, forms)? {
            let whole = form.strip_suffix('*');
            let words = words(whole.unwrap_or(form), &[]).ok_or_else(|| unfit.form(form, EXPECTED))?;
            let last = words.last().map_or("", |last| last);
            if whole.is_some() && last.chars().nth(SHORTEST_STEM - 1).is_none() {
                return Err(unfit.form(form, EXPECTED));
            }
            let cue = Cue {
                stem: whole.is_some(),
                ..Cue::new(words, class, act, &flags)
            };
            self.tables(language).add_cue(cue, true);
        }
        Ok(())
    }

    fn add_roles(
        &mut self,
        unfit: Unfit,
        language: Language,
        forms: &[String],
        class: &str,
    ) -> Result<(), LexiconError> {
        let known = role_classes().find(|known| *known == class);
        let class = known.ok_or_else(|| unfit.class(class))?;
        for form in unfit.some(language, forms)? {
            let words = words(form, &['-']).ok_or_else(|| unfit.form(form, "words apart by blanks or hyphens"))?;
            push_phrase(&mut self.tables(language).roles, &words, class);
        }
        Ok(())
    }

    fn add_titles(
        &mut self,
        unfit: Unfit,
        language: Language,
        forms: &[String],
        gender: Option<Gender>,
    ) -> Result<(), LexiconError> {
        let kind = match gender {
            Some(Gender::Female) => Kinds::TITLE.with(Kinds::FEMALE_TITLE),
            Some(Gender::Male) => Kinds::TITLE.with(Kinds::MALE_TITLE),
            None => Kinds::TITLE,
        };
        for form in unfit.some(language, forms)? {
            let words = words(form.trim_end_matches(['.', '․']), &[]).unwrap_or_default();
            let [word] = &words[..] else {
                return Err(unfit.form(form, "one word"));
            };
            self.tables(language).add_word(kind, word);
        }
        Ok(())
    }

    fn add_speaker(&mut self, unfit: Unfit, speaker: KnownSpeaker, aliases: &[String]) -> Result<(), LexiconError> {
        let name = speaker.name.clone();
        let speaker = self.known.enter(speaker);
        for alias in std::iter::once(&name).chain(aliases) {
            let tokens = tokens(alias);
            let letters: usize = tokens.iter().map(|token| token.lower.chars().count()).sum();
            let begins = tokens.first().is_some_and(Token::is_word);
            if !begins || letters < 2 || tokens.len() > LONGEST_FORM {
                return Err(unfit.form(alias, "a name of two letters or more and ten words at most"));
            }
            self.known.add(tokens, speaker).map_err(|other| LexiconError::Alias {
                row: unfit.row,
                alias: alias.clone(),
                other,
            })?;
        }
        Ok(())
    }
}

/// Says what is wrong with a row.
#[derive(Clone, Copy)]
struct Unfit {
    row: usize,
}

impl Unfit {
    /// The forms, of which there must be some, in a language that must be known.
    fn some(self, language: Language, forms: &[String]) -> Result<&[String], LexiconError> {
        let message = match (language.is_known(), forms.is_empty()) {
            (true, false) => return Ok(forms),
            (false, _) => "the language must be one that is known",
            (true, true) => "no forms",
        };
        Err(LexiconError::Row {
            row: self.row,
            message: message.to_owned(),
        })
    }

    fn form(self, form: &str, expected: &'static str) -> LexiconError {
        LexiconError::Form {
            row: self.row,
            form: form.to_owned(),
            expected,
        }
    }

    fn class(self, class: &str) -> LexiconError {
        let mut known: Vec<&str> = role_classes().collect();
        known.sort_unstable();
        known.dedup();
        LexiconError::RoleClass {
            row: self.row,
            class: class.to_owned(),
            known: known.join(", "),
        }
    }
}

fn tokens(form: &str) -> Vec<Token> {
    tokenize(form, &paragraphs(form))
}

/// The words of a form in lower case; `None` where it has none, too many, or other marks than these, which count as
/// empty words.
fn words(form: &str, marks: &[char]) -> Option<Vec<Box<str>>> {
    let tokens = tokens(form);
    let fits = |token: &Token| token.is_word() || marks.contains(&token.first);
    let ends = tokens.first()?.is_word() && tokens.last()?.is_word();
    let fits = ends && tokens.len() <= LONGEST_FORM && tokens.iter().all(fits);
    fits.then(|| tokens.iter().map(|token| token.lower.as_str().into()).collect())
}
