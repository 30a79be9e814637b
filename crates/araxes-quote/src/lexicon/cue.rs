//! Rows of `cues.tsv`.

use serde::{Deserialize, Serialize};

use crate::Act;

/// How a cue stands to what it reports.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CueClass {
    /// A finite verb with a subject.
    #[default]
    Verb,
    /// A verb form whose subject is that of the sentence: "adding that".
    Gerund,
    /// Before its source: "according to".
    According,
    /// After its source: "sözlərinə görə".
    Genitive,
    /// A noun with what it says behind it: "the claim that".
    Noun,
}

impl CueClass {
    /// The class that the table calls by this name.
    pub(super) fn named(class: &str) -> Option<Self> {
        Some(match class {
            "verb" => Self::Verb,
            "gerund" => Self::Gerund,
            "according" => Self::According,
            "genitive" => Self::Genitive,
            "noun" => Self::Noun,
            _ => return None,
        })
    }
}

/// One row of `cues.tsv`, for one of its forms.
#[derive(Clone, Debug)]
pub(crate) struct Cue {
    /// Its words, in lower case.
    pub(crate) words: Vec<Box<str>>,
    /// The last of its words is the beginning of a word.
    pub(crate) stem: bool,
    pub(crate) class: CueClass,
    pub(crate) act: Act,
    /// A noun as well as a verb.
    pub(crate) noun: bool,
    /// Reports only with marks or a complementiser.
    pub(crate) weak: bool,
    /// Takes an infinitive: "promised to".
    pub(crate) infinitive: bool,
    /// Takes an object that may hold marks: "called it …".
    pub(crate) object: bool,
    /// Its object is what it says: "called it a shame".
    pub(crate) stated: bool,
    /// Takes a clause without a complementiser, whatever it begins with.
    pub(crate) core: bool,
    /// What follows without a complementiser is a clause, though its verb may not show.
    pub(crate) open: bool,
    /// May take an addressee before a question: "asked the mayor whether".
    pub(crate) asks: bool,
    /// Hands on what others said: "xəbər verir".
    pub(crate) relays: bool,
    /// What an outlet does with what others said: "пишет", "сообщает".
    pub(crate) hands_on: bool,
    /// Takes a gerund: "reported spending".
    pub(crate) doing: bool,
    /// Said of what is written: "the letter read".
    pub(crate) written: bool,
    /// Takes an addressee before the clause: "told reporters …".
    pub(crate) addressee: bool,
}

impl Cue {
    /// A cue with the flags of the table; see its head.
    pub(super) fn new(words: Vec<Box<str>>, class: CueClass, act: Act, flags: &str) -> Self {
        Self {
            words,
            stem: false,
            class,
            act,
            noun: flags.contains('n'),
            weak: flags.contains('w'),
            infinitive: flags.contains('i'),
            object: flags.contains('o'),
            open: flags.contains('b'),
            asks: flags.contains('a'),
            stated: flags.contains('p'),
            core: flags.contains('c'),
            relays: flags.contains('r'),
            hands_on: flags.contains(['h', 'r']),
            doing: flags.contains('g'),
            written: flags.contains('d'),
            addressee: flags.contains('t'),
        }
    }

    /// Whether these words are the cue.
    pub(super) fn fits<'w>(&self, word: impl Fn(usize) -> Option<&'w str>) -> bool {
        let last = self.words.len() - 1;
        let fits = |(nth, want): (usize, &str)| {
            word(nth).is_some_and(|word| word == want || self.stem && nth == last && word.starts_with(want))
        };
        self.words.iter().map(|want| &**want).enumerate().all(fits)
    }
}
