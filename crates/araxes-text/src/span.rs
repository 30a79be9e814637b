use std::ops::Range;

use serde::{Deserialize, Serialize};

macro_rules! span_type {
    ($(#[$doc:meta])* $name:ident, $unit:literal) => {
        $(#[$doc])*
        ///
        /// Serialised as a pair, `[start, end]`.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(from = "(usize, usize)", into = "(usize, usize)")]
        pub struct $name {
            #[doc = concat!("First ", $unit, " of the span.")]
            pub start: usize,
            #[doc = concat!("The ", $unit, " after the last one of the span.")]
            pub end: usize,
        }

        impl $name {
            /// The half-open span `start..end`; an inverted pair becomes the empty span at `start`.
            #[must_use]
            pub fn new(start: usize, end: usize) -> Self {
                Self { start, end: end.max(start) }
            }

            #[doc = concat!("Length in ", $unit, "s.")]
            #[must_use]
            pub fn len(self) -> usize {
                self.end - self.start
            }

            /// Whether nothing lies in the span.
            #[must_use]
            pub fn is_empty(self) -> bool {
                self.start >= self.end
            }

            /// Whether `other` lies wholly inside this span.
            #[must_use]
            pub fn contains(self, other: Self) -> bool {
                self.start <= other.start && other.end <= self.end
            }

            #[doc = concat!("Whether the ", $unit, " at `offset` lies in the span.")]
            #[must_use]
            pub fn holds(self, offset: usize) -> bool {
                self.start <= offset && offset < self.end
            }

            #[doc = concat!("Whether the two spans share a ", $unit, ".")]
            #[must_use]
            pub fn overlaps(self, other: Self) -> bool {
                self.start < other.end && other.start < self.end
            }
        }

        impl From<(usize, usize)> for $name {
            fn from((start, end): (usize, usize)) -> Self {
                Self::new(start, end)
            }
        }

        impl From<$name> for (usize, usize) {
            fn from(span: $name) -> Self {
                (span.start, span.end)
            }
        }

        impl From<Range<usize>> for $name {
            fn from(range: Range<usize>) -> Self {
                Self::new(range.start, range.end)
            }
        }
    };
}

span_type! {
    /// A half-open stretch of a text, counted in **bytes** of its UTF-8 form.
    Span, "byte"
}

span_type! {
    /// A half-open stretch of a text, counted in **code points**, as Python and the JSON form count.
    CharSpan, "code point"
}

impl Span {
    /// The words of `text` in this span; empty where the span does not fit `text`.
    #[must_use]
    #[inline]
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or("")
    }

    /// The span as a range, to index with.
    #[must_use]
    #[inline]
    pub fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// This span without white space at either end of it in `text`.
    #[must_use]
    pub fn trim(self, text: &str) -> Self {
        let inner = self.of(text);
        let start = self.start + (inner.len() - inner.trim_start().len());
        Self::new(start, start + inner.trim().len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inverted_span_is_empty() {
        assert!(Span::new(5, 2).is_empty());
        assert_eq!(Span::new(5, 2).len(), 0);
    }

    #[test]
    fn trims_to_the_words() {
        let text = "  Araz \n";
        assert_eq!(Span::new(0, text.len()).trim(text).of(text), "Araz");
        assert!(Span::new(0, 2).trim(text).is_empty());
    }

    #[test]
    fn serialises_as_a_pair() {
        let json = serde_json::to_string(&Span::new(1, 4)).unwrap();
        assert_eq!(json, "[1,4]");
        assert_eq!(serde_json::from_str::<CharSpan>(&json).unwrap(), CharSpan::new(1, 4));
    }

    #[test]
    fn a_span_that_does_not_fit_is_empty_text() {
        assert_eq!(Span::new(1, 2).of("ə"), "");
        assert_eq!(Span::new(0, 9).of("abc"), "");
    }
}
