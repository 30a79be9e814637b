//! What ends a name where words take case endings, and names of places that only look like one of a person.

use crate::lexicon::Kinds;
use crate::names::Sequence;
use crate::names::extension::case_behind_hyphen;
use crate::roster::Source;
use crate::tokens::Token;

/// Whether a name that began at `start` ends before the word at `end`, by the case of the word before or of that word:
/// "Rəna Səfərovun Elçin …", "X Y Strasburqda", "Parti'nin Kültür …".
pub(super) fn ends_name(source: &Source<'_>, start: usize, end: usize, organisation: bool) -> bool {
    let several = end > start + 1 && !organisation;
    // "PA-nın Beynəlxalq …"
    if end > start + 2 && case_behind_hyphen(source, end - 3).is_some() {
        return true;
    }
    // "Gəncədə Talıbova": a place, and who is there.
    if end == start + 1
        && is_adverbial(source, start)
        && source.tokens.get(start).is_some_and(|token| source.begins_place(token))
    {
        return true;
    }
    // "Rauf Səfərzadə Talıbovun": a family name ends a name.
    let family = |at: usize| {
        source
            .tokens
            .get(at)
            .is_some_and(|token| source.lexicon.is_family_form(&token.lower))
    };
    let father = source
        .tokens
        .get(end + 1)
        .is_some_and(|token| token.kinds.any(Kinds::PARTICLE));
    if several && family(end - 1) && !family(end) && !father {
        return true;
    }
    // "Fövqəladə Hallar Nazirliyindən"
    let office = |at: usize| {
        source
            .tokens
            .get(at)
            .is_some_and(|token| token.kinds.any(Kinds::ORGANISATION))
    };
    has_parted_case(source, end - 1)
        || several && (is_cased_family(source, end - 1) || is_adverbial(source, end) && !office(end))
}

/// Whether a sequence is nothing but two places, or more, that hyphens join.
pub(super) fn is_pair_of_places(source: &Source<'_>, found: &Sequence) -> bool {
    let own = source.tokens.get(found.tokens.clone()).unwrap_or(&[]);
    let place = |token: &Token| {
        let behind = source.places.partition_point(|place| place.end <= token.span.start);
        source
            .places
            .get(behind)
            .is_some_and(|place| place.contains(token.span))
    };
    own.iter().any(|token| token.is('-') || token.is('–')) && own.iter().filter(|token| token.is_word()).all(place)
}

/// Whether a word is a family name with the ending of a case: "Səfərovun".
fn is_cased_family(source: &Source<'_>, at: usize) -> bool {
    let lexicon = source.lexicon;
    source.tokens.get(at).is_some_and(|token| {
        let word = token.lower.as_str();
        let family = lexicon.is_family(word) && !lexicon.is_family_form(word);
        token.capital && lexicon.is_oblique(word) && (family || lexicon.is_long_oblique(word))
    })
}

/// Whether an apostrophe parts a word from its case ending: "Parti'nin".
fn has_parted_case(source: &Source<'_>, at: usize) -> bool {
    let word = source.tokens.get(at).map_or("", |token| &token.lower);
    let ending = word.find(['\'', '’']).and_then(|from| word.get(from..));
    ending.is_some_and(|ending| source.lexicon.is_case_ending(ending))
}

/// Whether a word stands in a case that says where or whence, and is no family name: "Tvitterdə".
fn is_adverbial(source: &Source<'_>, at: usize) -> bool {
    let lexicon = source.lexicon;
    // "Fövqəladə Hallar Nazirliyindən": a body by its noun.
    let body = |token: &Token| lexicon.kinds(&token.lower).any(Kinds::ORGANISATION);
    let cased =
        |token: &Token| lexicon.is_adverbial(&token.lower) && !lexicon.is_family_form(&token.lower) && !body(token);
    source.tokens.get(at).is_some_and(cased)
}
