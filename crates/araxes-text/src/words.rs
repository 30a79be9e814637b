use crate::Span;

/// The words of `text`, in order: runs of letters, digits and marks, with apostrophes and Armenian stress marks
/// inside a word kept and hyphens splitting it.
///
/// ```
/// let text = "Stepʻanakert, Ağdam–Xankəndi yolu; Ո՞վ";
/// let found: Vec<_> = araxes_text::words(text).map(|span| span.of(text)).collect();
/// assert_eq!(found, ["Stepʻanakert", "Ağdam", "Xankəndi", "yolu", "Ո՞վ"]);
/// ```
#[must_use]
pub fn words(text: &str) -> Words<'_> {
    Words { text, at: 0 }
}

/// Iterator over the words of a text, made by [`words`].
#[derive(Clone, Debug)]
pub struct Words<'t> {
    text: &'t str,
    at: usize,
}

impl Iterator for Words<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        let rest = self.text.get(self.at..)?;
        let start = self.at + rest.find(is_word_char)?;
        let mut end = start;
        let mut chars = self.text[start..].char_indices().peekable();
        while let Some((offset, char)) = chars.next() {
            let joins = is_joiner(char) && chars.peek().is_some_and(|&(_, next)| next.is_alphabetic());
            if !(is_word_char(char) || joins && end > start) {
                break;
            }
            end = start + offset + char.len_utf8();
        }
        self.at = end;
        Some(Span::new(start, end))
    }
}

/// Letters, digits, and what only ever stands inside or at the end of a word: combining marks, Armenian stress,
/// question and exclamation marks, and the zero-width (non-)joiner of Persian.
fn is_word_char(char: char) -> bool {
    match char {
        'a'..='z' | 'A'..='Z' | '0'..='9' => true,
        '\0'..='\u{7F}' => false,
        '\u{300}'..='\u{36F}'
        | '\u{55B}'..='\u{55C}'
        | '\u{55E}'
        | '\u{64B}'..='\u{65F}'
        | '\u{200C}'..='\u{200D}' => true,
        // Romanisation signs: half rings and prime, as in Stepʻanakert and Arzniʹ.
        '\u{2B9}'..='\u{2BF}' => true,
        _ => char.is_alphanumeric(),
    }
}

fn is_joiner(char: char) -> bool {
    matches!(char, '\'' | '’' | '‘' | '`' | '՚')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn split(text: &str) -> Vec<&str> {
        words(text).map(|span| span.of(text)).collect()
    }

    #[test]
    fn apostrophes_stay_inside_and_quotes_outside() {
        assert_eq!(split("'Baku's' d’Artsakh o'"), ["Baku's", "d’Artsakh", "o"]);
    }

    #[test]
    fn persian_joiner_stays_inside() {
        assert_eq!(split("قره\u{200C}باغ کوهستانی"), ["قره\u{200C}باغ", "کوهستانی"]);
    }

    proptest! {
        #[test]
        fn words_are_in_order_and_fit(text in ".{0,120}") {
            let mut end = 0;
            for span in words(&text) {
                prop_assert!(span.start >= end && !span.is_empty());
                prop_assert!(text.get(span.range()).is_some());
                end = span.end;
            }
        }
    }
}
