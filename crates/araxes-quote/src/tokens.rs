//! Words and punctuation of the segments, and what they know of themselves.

use araxes_text::{Segment, Span, words};

use crate::lexicon::{Kinds, Tables};

/// A word or one mark of punctuation.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    pub(crate) span: Span,
    /// The word in lower case, without stress marks and possessive ending; empty for punctuation.
    pub(crate) lower: String,
    /// Its first character, any rare dash as – and Persian marks as Latin ones.
    pub(crate) first: char,
    /// Whether it is a word that begins with a capital.
    pub(crate) capital: bool,
    /// Whether a possessive ending was taken off.
    pub(crate) possessive: bool,
    /// Whether white space stands before it.
    pub(crate) spaced: bool,
    /// Index of its segment.
    pub(crate) segment: usize,
    /// What the tables say of it, once [`classify`] has looked.
    pub(crate) kinds: Kinds,
}

impl Token {
    /// Whether it is a word or number.
    pub(crate) fn is_word(&self) -> bool {
        !self.lower.is_empty()
    }

    /// Whether it is this mark of punctuation.
    pub(crate) fn is(&self, mark: char) -> bool {
        !self.is_word() && self.first == mark
    }

    /// Whether it is a single capital letter, as before a surname.
    pub(crate) fn is_initial(&self) -> bool {
        self.capital && self.lower.chars().count() == 1
    }
}

/// Whether the token at an index is an initial with its stop: "К." is no preposition, "O." no pronoun.
pub(crate) fn is_abbreviated(tokens: &[Token], at: usize) -> bool {
    let stop = |next: &Token| (next.is('.') || next.is('․')) && !next.spaced;
    tokens.get(at).is_some_and(Token::is_initial) && tokens.get(at + 1).is_some_and(stop)
}

/// The tokens of all segments, in order.
pub(crate) fn tokenize(text: &str, segments: &[Segment]) -> Vec<Token> {
    let mut tokens = Vec::new();
    for (segment, block) in segments.iter().enumerate() {
        let body = block.span.of(text);
        let mut at = 0;
        for word in words(body) {
            push_marks(&mut tokens, body, at, word.start, block.span.start, segment);
            tokens.push(word_token(body, word, block.span.start, segment));
            at = word.end;
        }
        push_marks(&mut tokens, body, at, body.len(), block.span.start, segment);
    }
    tokens
}

/// Notes for every word what the tables of its language say of it: it is asked many times.
pub(crate) fn classify(tokens: &mut [Token], lexicon: &Tables) {
    for token in tokens.iter_mut().filter(|token| token.is_word()) {
        token.kinds = lexicon.kinds(&token.lower);
    }
}

fn push_marks(tokens: &mut Vec<Token>, body: &str, from: usize, to: usize, offset: usize, segment: usize) {
    let between = body.get(from..to).unwrap_or("");
    for (at, mark) in between.char_indices().filter(|(_, mark)| !mark.is_whitespace()) {
        let start = from + at;
        tokens.push(Token {
            span: Span::new(offset + start, offset + start + mark.len_utf8()),
            lower: String::new(),
            first: one_mark(mark),
            capital: false,
            possessive: false,
            spaced: body
                .get(..start)
                .is_some_and(|before| before.ends_with(char::is_whitespace)),
            segment,
            kinds: Kinds::default(),
        });
    }
}

/// Dashes as one: horizontal bar, figure dash, minus and the low line that Georgian pages type for one. Persian commas
/// and question marks as Latin ones.
fn one_mark(mark: char) -> char {
    match mark {
        '―' | '‒' | '−' | '_' => '–',
        '،' => ',',
        '؛' => ';',
        '؟' => '?',
        _ => mark,
    }
}

fn word_token(body: &str, word: Span, offset: usize, segment: usize) -> Token {
    let form = word.of(body);
    let first = form.chars().next().unwrap_or(' ');
    let (lower, possessive) = key(form);
    Token {
        span: Span::new(offset + word.start, offset + word.end),
        lower,
        first,
        capital: first.is_uppercase(),
        possessive,
        spaced: body
            .get(..word.start)
            .is_none_or(|before| before.is_empty() || before.ends_with(char::is_whitespace)),
        segment,
        kinds: Kinds::default(),
    }
}

/// A word in lower case without the dot that İ leaves, Armenian stress marks, the joiners inside Persian words and the
/// possessive ending; Arabic letters for Persian ones as those.
fn key(form: &str) -> (String, bool) {
    let mut lower: String = form
        .chars()
        .flat_map(char::to_lowercase)
        .filter(|char| {
            !matches!(
                char,
                '\u{307}' | '\u{55A}'..='\u{55C}' | '\u{55E}' | '\u{AD}' | '\u{200C}'
            )
        })
        .map(|char| match char {
            '’' => '\'',
            'ي' => 'ی',
            'ك' => 'ک',
            _ => char,
        })
        .collect();
    let possessive = lower.len() > 2 && lower.ends_with("'s");
    if possessive {
        lower.truncate(lower.len() - 2);
    }
    if lower.is_empty() {
        lower.push_str(form);
    }
    (lower, possessive)
}

#[cfg(test)]
mod tests {
    use super::*;
    use araxes_text::paragraphs;

    #[test]
    fn words_and_marks_keep_their_places() {
        let text = "İlham’s “yes”: Ի՞նչ, –A.";
        let tokens = tokenize(text, &paragraphs(text));
        let found: Vec<_> = tokens.iter().map(|token| token.span.of(text)).collect();
        assert_eq!(found, ["İlham’s", "“", "yes", "”", ":", "Ի՞նչ", ",", "–", "A", "."]);
        assert_eq!(tokens[0].lower, "ilham");
        assert!(tokens[0].possessive && tokens[0].capital);
        assert_eq!(tokens[5].lower, "ինչ");
        assert!(tokens[7].spaced && !tokens[8].spaced && tokens[8].is_initial());
    }
}
