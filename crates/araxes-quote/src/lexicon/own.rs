//! The words of all languages, those of users included.

use std::fmt;
use std::sync::{Arc, LazyLock};

use araxes_text::{Language, paragraphs};

use super::add::Own;
use super::{Known, LexiconError, LexiconRow, Tables, bundled, rows};
use crate::{Attribution, Input};

static NOBODY: LazyLock<Known> = LazyLock::new(Known::default);

/// The words by which quotes are found and their speakers known: those that come with the crate, and more of one's
/// own.
///
/// ```
/// use araxes_quote::Lexicon;
/// use araxes_text::Language;
///
/// let lexicon = Lexicon::bundled().extend_csv(
///     "kind,language,forms,name,aliases\n\
///      cue,en,vowel|vowels|vowelled,,\n\
///      role,en,harbour master,,\n\
///      person,,,Anna Melikyan,Анна Меликян|Աննա Մելիքյան\n",
/// )?;
/// let english = lexicon.attribute("Harbour master Anna Melikyan vowelled that it was late.", Language::En);
/// let russian = lexicon.attribute("«Уже поздно», - сказала Анна Меликян.", Language::Ru);
/// assert_eq!(english.speakers[0].roles, ["Harbour master"]);
/// assert_eq!(russian.speakers[0].name.as_deref(), Some("Anna Melikyan"));
/// # Ok::<(), araxes_quote::LexiconError>(())
/// ```
///
/// Copies are cheap: they share the words.
#[derive(Clone, Default)]
pub struct Lexicon {
    /// `None` for the bundled one.
    own: Option<Arc<Own>>,
}

impl Lexicon {
    /// The words that come with the crate.
    #[must_use]
    pub fn bundled() -> Self {
        Self::default()
    }

    /// This lexicon and the words of the rows. Where a word is in the lexicon already, the row holds.
    ///
    /// # Errors
    /// [`LexiconError`] with the number of the first row that does not fit.
    pub fn extend(&self, rows: impl IntoIterator<Item = LexiconRow>) -> Result<Self, LexiconError> {
        let mut own = self.own.as_deref().cloned().unwrap_or_default();
        for (index, row) in rows.into_iter().enumerate() {
            own.add(index + 1, row)?;
        }
        Ok(Self {
            own: Some(Arc::new(own)),
        })
    }

    /// [`extend`](Self::extend) by comma-separated text with a header line, whose columns are the fields of
    /// [`LexiconRow`] and `kind`. Lists are apart by `|`.
    ///
    /// # Errors
    /// [`LexiconError::Csv`] for text that is no such table, or as [`extend`](Self::extend).
    pub fn extend_csv(&self, csv: &str) -> Result<Self, LexiconError> {
        self.extend(rows::from_csv(csv)?)
    }

    /// [`extend`](Self::extend) by a JSON list of objects, whose fields are those of [`LexiconRow`] and `kind`.
    ///
    /// # Errors
    /// [`LexiconError::Json`] for text that is none, or as [`extend`](Self::extend).
    pub fn extend_json(&self, json: &str) -> Result<Self, LexiconError> {
        self.extend(rows::from_json(json)?)
    }

    /// The rows that were added, in order.
    #[must_use]
    pub fn rows(&self) -> &[LexiconRow] {
        self.own.as_ref().map_or(&[], |own| &own.rows)
    }

    /// [`attribute`](crate::attribute) by these words.
    #[must_use]
    pub fn attribute(&self, text: &str, language: Language) -> Attribution {
        self.attribute_input(&Input {
            text,
            language,
            segments: &paragraphs(text),
            places: &[],
        })
    }

    /// [`attribute_input`](crate::attribute_input) by these words.
    #[must_use]
    pub fn attribute_input(&self, input: &Input<'_>) -> Attribution {
        crate::attribute_by(self, input)
    }

    /// The tables of a language.
    pub(crate) fn tables(&self, language: Language) -> &Tables {
        let own = self.own.as_ref().and_then(|own| own.tables.get(&language));
        own.unwrap_or_else(|| bundled(language))
    }

    /// The speakers told of.
    pub(crate) fn known(&self) -> &Known {
        self.own.as_ref().map_or(&*NOBODY, |own| &own.known)
    }
}

impl PartialEq for Lexicon {
    fn eq(&self, other: &Self) -> bool {
        self.rows() == other.rows()
    }
}

impl Eq for Lexicon {}

impl fmt::Debug for Lexicon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lexicon").field("rows", &self.rows()).finish()
    }
}
