//! Rows of `cues.tsv`.

use crate::Act;

/// How a cue stands to what it reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CueClass {
    /// A finite verb with a subject.
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

/// One row of `cues.tsv`, for one of its forms.
#[derive(Clone, Debug)]
pub(crate) struct Cue {
    /// Its words, in lower case.
    pub(crate) words: Vec<&'static str>,
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
    /// Takes a gerund: "reported spending".
    pub(crate) doing: bool,
    /// Said of what is written: "the letter read".
    pub(crate) written: bool,
    /// Takes an addressee before the clause: "told reporters …".
    pub(crate) addressee: bool,
}
