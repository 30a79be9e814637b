//! Words in marks that are no quote by their look: titles of works and names.

use araxes_text::Span;

use crate::lexicon::Kinds;
use crate::marks::Marked;
use crate::roster::Source;

/// Whether marked words are too short to be more than a name: three at most, and no end of a sentence.
pub(crate) fn is_short(text: &str, inner: &[Span]) -> bool {
    let [span] = inner else { return false };
    let words = span.of(text);
    words.split_whitespace().nth(3).is_none() && !words.ends_with(['.', ',', '!', '?', '…', '։'])
}

/// Whether the word beside a few marked ones says that they are a title or a name.
pub(crate) fn is_thing(source: &Source<'_>, marked: &Marked) -> bool {
    let (Some(first), Some(last)) = (marked.outer.first(), marked.outer.last()) else {
        return false;
    };
    let kinds = |at: usize| source.tokens.get(at).map_or(Kinds::default(), |token| token.kinds);
    let before = source
        .tokens
        .partition_point(|token| token.span.start < first.start)
        .checked_sub(1);
    let behind = source.tokens.partition_point(|token| token.span.start < last.end);
    let named = before.is_some_and(|before| kinds(before).any(Kinds::NAMING)) || kinds(behind).any(Kinds::WORK);
    named && is_short(source.text, &marked.inner)
}

/// Whether marked words are the title of a work or a name: capitals on all but small words, no end of a sentence.
pub(crate) fn is_title(text: &str, inner: &[Span]) -> bool {
    let [span] = inner else { return false };
    let words: Vec<&str> = span.of(text).split_whitespace().take(16).collect();
    let ends = span.of(text).ends_with(['.', '!', '?', '…', '։']);
    let capital = |word: &&&str| {
        word.chars()
            .find(|char| char.is_alphabetic())
            .is_some_and(char::is_uppercase)
    };
    let long = words.iter().filter(|word| word.chars().count() > 3);
    let all = long.clone().count();
    !ends && words.len() > 1 && all > 0 && long.filter(capital).count() == all
}
