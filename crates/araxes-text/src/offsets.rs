use crate::{CharSpan, Span};

/// Bytes between two stored counts: the table takes an eighth of the text.
const STEP: usize = 64;

/// Converts between byte offsets and code-point offsets of one text, in constant time each way
/// (logarithmic from code points to bytes).
///
/// ```
/// use araxes_text::{CharIndex, CharSpan, Span};
///
/// let text = "Xankəndi, Ստեփանակերտ";
/// let index = CharIndex::new(text);
/// let town = Span::new(11, text.len());
/// assert_eq!(town.of(text), "Ստեփանակերտ");
/// assert_eq!(index.to_chars(town), CharSpan::new(10, 21));
/// assert_eq!(index.to_bytes(CharSpan::new(10, 21)), town);
/// ```
#[derive(Clone, Debug)]
pub struct CharIndex<'t> {
    text: &'t str,
    /// Code points that begin before byte `i * STEP`; empty for ASCII text, where the units agree.
    counts: Vec<usize>,
}

impl<'t> CharIndex<'t> {
    /// Reads `text` once.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        if text.is_ascii() {
            return Self {
                text,
                counts: Vec::new(),
            };
        }
        let mut counts = Vec::with_capacity(text.len() / STEP + 1);
        let mut seen = 0;
        for chunk in text.as_bytes().chunks(STEP) {
            counts.push(seen);
            seen += begun(chunk);
        }
        Self { text, counts }
    }

    /// The span in code points. Offsets past the text count as its end.
    #[must_use]
    pub fn to_chars(&self, span: Span) -> CharSpan {
        CharSpan::new(self.char_at(span.start), self.char_at(span.end))
    }

    /// The span in bytes. Offsets past the text count as its end.
    #[must_use]
    pub fn to_bytes(&self, span: CharSpan) -> Span {
        Span::new(self.byte_at(span.start), self.byte_at(span.end))
    }

    fn char_at(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        if self.counts.is_empty() {
            return byte;
        }
        let row = (byte / STEP).min(self.counts.len() - 1);
        self.counts[row] + begun(&self.text.as_bytes()[row * STEP..byte])
    }

    fn byte_at(&self, char: usize) -> usize {
        if self.counts.is_empty() {
            return char.min(self.text.len());
        }
        let row = self.counts.partition_point(|&seen| seen <= char).saturating_sub(1);
        let mut left = char - self.counts[row];
        for (offset, byte) in self.text.bytes().enumerate().skip(row * STEP) {
            if is_start(byte) {
                if left == 0 {
                    return offset;
                }
                left -= 1;
            }
        }
        self.text.len()
    }
}

fn is_start(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

fn begun(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| is_start(byte)).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn agrees_with_counting(text in "[a-zəğГրმ🙂 ]{0,300}") {
            let index = CharIndex::new(&text);
            let total = text.chars().count();
            for (char, (byte, _)) in text.char_indices().enumerate() {
                prop_assert_eq!(index.to_chars(Span::new(byte, text.len())), CharSpan::new(char, total));
                prop_assert_eq!(index.to_bytes(CharSpan::new(char, total)), Span::new(byte, text.len()));
            }
        }

        #[test]
        fn never_panics(text in ".{0,80}", a in 0usize..400, b in 0usize..400) {
            let index = CharIndex::new(&text);
            let _ = index.to_chars(Span::new(a, b));
            let _ = index.to_bytes(CharSpan::new(a, b));
        }
    }
}
