//! The ground floor of araxes: what every other crate knows about text.
//!
//! Spans in bytes and in code points, as two types that cannot be mixed up, and the conversion between them
//! ([`Span`], [`CharSpan`], [`CharIndex`]); scripts and languages ([`Script`], [`Language`], [`detect`]); words,
//! sentences and paragraphs ([`words()`], [`sentences`], [`paragraphs`]); the key by which spellings of one name are
//! compared ([`fold()`]), and the ways a name may sound, by which those in several scripts are ([`sounds()`]).
//!
//! ```
//! use araxes_text::{CharIndex, Language, detect, words};
//!
//! let text = "Laçınlılar Laçına qayıdıb, deyə rəsmi bildirib.";
//! assert_eq!(detect(text), Language::Az);
//! let second = words(text).nth(1).unwrap();
//! assert_eq!(second.of(text), "Laçına");
//! assert_eq!(CharIndex::new(text).to_chars(second).start, 11); // code points; in bytes it is 13
//! ```

mod address;
mod detect;
mod fold;
mod language;
mod offsets;
mod script;
mod segment;
mod sentence;
mod sounds;
mod span;
mod words;

pub use address::ends_address;
pub use detect::detect;
pub use fold::{fold, fold_each, fold_letter, fold_letters};
pub use language::{Language, UnknownLanguage};
pub use offsets::CharIndex;
pub use script::{Script, is_small};
pub use segment::{Segment, SegmentKind, paragraphs};
pub use sentence::sentences;
pub use sounds::sounds;
pub use span::{CharSpan, Span};
pub use words::{Words, words};
