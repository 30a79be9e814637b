use araxes_article::Article;
use araxes_quote::{Quote, Speaker};
use araxes_toponym::Mention;

use crate::{Error, json};

/// An article with the places and quotes found in it. Offsets are bytes of `article.text`.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// The article's parts.
    pub article: Article,
    /// Every place that it names, in order, without overlap.
    pub toponyms: Vec<Mention<'static>>,
    /// Its quotes, in the order of their first byte.
    pub quotes: Vec<Quote>,
    /// Everyone who is quoted; [`SpeakerRef::id`](araxes_quote::SpeakerRef) is an index into this list.
    pub speakers: Vec<Speaker>,
}

impl Document {
    /// Who is quoted in `quote`, where that can be told.
    #[must_use]
    pub fn speaker_of(&self, quote: &Quote) -> Option<&Speaker> {
        quote.speaker.and_then(|speaker| self.speakers.get(speaker.id))
    }

    /// The document as JSON, with offsets in code points; see [`json::Document`].
    ///
    /// # Errors
    /// None is known: the form has only string keys and finite numbers.
    pub fn to_json(&self) -> Result<String, Error> {
        json::write("document", &json::Document::from(self))
    }
}
