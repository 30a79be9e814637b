//! Direct, mixed and indirect quotes in news text, each with its speaker.

mod model;

pub use model::{Act, Attribution, Quote, QuoteKind, Speaker, SpeakerKind, SpeakerRef};

use araxes_text::{Language, Segment, Span, paragraphs};

/// A text with what is known of it beforehand.
#[derive(Clone, Copy, Debug)]
pub struct Input<'t> {
    /// The whole text.
    pub text: &'t str,
    /// Its language; `Und` to have it found out.
    pub language: Language,
    /// Its blocks, in order.
    pub segments: &'t [Segment],
    /// Where places are named, in order: "Baku" may speak for a government, and is no person's surname.
    pub places: &'t [Span],
}

/// The quotes and speakers of a text whose paragraphs are set apart by blank lines.
#[must_use]
pub fn attribute(text: &str, language: Language) -> Attribution {
    attribute_input(&Input {
        text,
        language,
        segments: &paragraphs(text),
        places: &[],
    })
}

/// The quotes and speakers of a text whose blocks are known.
#[must_use]
pub fn attribute_input(input: &Input<'_>) -> Attribution {
    let _ = input;
    Attribution::default()
}
