//! Other spellings of a name that are made by rule, so that no table has to list them.

use araxes_text::{Language, Script};

/// Longer names in Persian are not written as one word.
const MAX_JOINED: usize = 3;

/// The spellings of a name of a place of this kind besides the one given.
pub(super) fn others(name: &str, language: Language, script: Script, kind: &str) -> Vec<String> {
    match (language, script) {
        (_, Script::Arab) => joined_and_parted(name),
        (Language::Ka, Script::Geor) => stem_of_adjectives(name).into_iter().collect(),
        (Language::En, Script::Latn) => turned(name, kind).into_iter().collect(),
        _ => Vec::new(),
    }
}

/// The parts of a Persian or Azerbaijani name in Arabic letters stand joined by a mark without width, by a space or by
/// nothing: قره‌باغ, قره باغ, قرهباغ.
fn joined_and_parted(name: &str) -> Vec<String> {
    let parts = name.split([' ', '\u{200C}', '-']).count();
    let mut found = Vec::new();
    if name.contains(['\u{200C}', '-']) {
        found.push(name.replace(['\u{200C}', '-'], " "));
    }
    if (2..=MAX_JOINED).contains(&parts) {
        found.push(name.replace([' ', '-'], "\u{200C}"));
    }
    found
}

/// In Georgian an adjective before a noun in another case loses its ending: მთიანი ყარაბაღი, მთიან ყარაბაღში.
fn stem_of_adjectives(name: &str) -> Option<String> {
    let (first, rest) = name.rsplit_once(' ')?;
    let stems: Vec<&str> = first
        .split(' ')
        .map(|word| word.strip_suffix('ი').unwrap_or(word))
        .collect();
    let stems = stems.join(" ");
    (stems != first).then(|| format!("{stems} {rest}"))
}

/// "Lake Sevan", "Sevan Lake"; "Hakari river", "River Hakari".
fn turned(name: &str, kind: &str) -> Option<String> {
    let generic = match kind {
        "lake" => "Lake",
        "river" => "River",
        _ => return None,
    };
    let is_generic = |word: &str| word.eq_ignore_ascii_case(generic);
    match (name.split_once(' '), name.rsplit_once(' ')) {
        (Some((first, rest)), _) if is_generic(first) => Some(format!("{rest} {generic}")),
        (_, Some((rest, last))) if is_generic(last) => Some(format!("{generic} {rest}")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn persian_parts_are_joined_and_parted() {
        let found = others("قره‌باغ", Language::Fa, Script::Arab, "region");
        assert_eq!(found, ["قره باغ", "قره‌باغ"]);
        let found = others("زنگه زور", Language::Fa, Script::Arab, "region");
        assert_eq!(found, ["زنگه‌زور"]);
    }

    #[test]
    fn georgian_adjectives_lose_their_ending() {
        let found = others("მთიანი ყარაბაღი", Language::Ka, Script::Geor, "region");
        assert_eq!(found, ["მთიან ყარაბაღი"]);
        assert!(others("ყარაბაღი", Language::Ka, Script::Geor, "region").is_empty());
    }

    #[test]
    fn english_generic_words_stand_before_or_behind() {
        assert_eq!(others("Lake Sevan", Language::En, Script::Latn, "lake"), ["Sevan Lake"]);
        assert_eq!(
            others("Hakari river", Language::En, Script::Latn, "river"),
            ["River Hakari"]
        );
        assert!(others("Lake District", Language::En, Script::Latn, "region").is_empty());
    }
}
