//! One name in another alphabet: Armenian in Latin letters by several systems, Cyrillic Azerbaijani in Latin ones.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::tsv::rows;

/// Latin letters for a letter inside a word and, where it differs, at the beginning.
type Letters = HashMap<&'static str, (&'static str, &'static str)>;

static ARMENIAN: LazyLock<Vec<Letters>> = LazyLock::new(|| {
    let mut systems: Vec<(&str, Letters)> = Vec::new();
    for [system, letter, latin, initial, _] in rows(include_str!("../data/romanization_hy.tsv")) {
        if systems.last().is_none_or(|(name, _)| *name != system) {
            systems.push((system, Letters::new()));
        }
        if let Some((_, letters)) = systems.last_mut() {
            letters.insert(letter, (latin, if initial.is_empty() { latin } else { initial }));
        }
    }
    systems.into_iter().map(|(_, letters)| letters).collect()
});

static AZERBAIJANI: LazyLock<HashMap<char, &'static str>> = LazyLock::new(|| {
    let table = rows(include_str!("../data/cyrillic_az.tsv"));
    table
        .filter_map(|[letter, latin, _]| letter.chars().next().map(|char| (char, latin)))
        .collect()
});

/// An Armenian name in lower-case Latin letters, once in each system of the table.
pub(crate) fn armenian(name: &str) -> Vec<String> {
    let name = name.to_lowercase();
    let mut found: Vec<String> = ARMENIAN.iter().map(|letters| spell(&name, letters)).collect();
    found.sort_unstable();
    found.dedup();
    found
}

fn spell(name: &str, letters: &Letters) -> String {
    let mut latin = String::with_capacity(name.len());
    let mut rest = name;
    let mut initial = true;
    while let Some(char) = rest.chars().next() {
        let one = char.len_utf8();
        // ու is two code points and one sound.
        let taken = if rest.starts_with("ու") { "ու".len() } else { one };
        match letters.get(&rest[..taken]) {
            Some((inside, first)) => latin.push_str(if initial { first } else { inside }),
            None => latin.push(char),
        }
        initial = !char.is_alphabetic();
        rest = &rest[taken..];
    }
    latin
}

/// A Cyrillic Azerbaijani word in the Latin alphabet, lower case; `None` where a letter is not of that alphabet.
pub(crate) fn azerbaijani(word: &str) -> Option<String> {
    word.chars()
        .flat_map(char::to_lowercase)
        .map(|char| AZERBAIJANI.get(&char).copied())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn armenian_by_four_systems() {
        let found = armenian("Ստեփանակերտ");
        assert!(found.contains(&"step'anakert".to_owned()));
        assert!(found.contains(&"stepʻanakert".to_owned()));
        assert!(armenian("Երևան").contains(&"yerevan".to_owned()));
        assert!(armenian("Ճարտար").contains(&"čartar".to_owned()));
    }

    #[test]
    fn azerbaijani_cyrillic() {
        assert_eq!(azerbaijani("Ханкәнди").as_deref(), Some("xankəndi"));
        assert_eq!(azerbaijani("Baku"), None);
    }
}
