//! How names sound, so that spellings of one name in several scripts can be found to be one.

use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

use crate::Script;

/// The ways in which a name may sound at most; one with more is told by none.
const MANY: usize = 32;
/// The letters of the longest row.
const LONGEST: usize = 3;
/// The bytes of the longest name.
const LONGEST_NAME: usize = 128;
const VOWELS: [char; 5] = ['a', 'e', 'i', 'o', 'u'];

/// Where a letter stands.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Place {
    Anywhere,
    /// The first of its word.
    Initial,
    /// The last of its word.
    Final,
    /// Behind a vowel.
    BehindVowel,
    /// Before a consonant, or the last of its word.
    Closed,
}

/// What letters sound like, by the place they stand at.
type Sounds = HashMap<&'static str, Vec<(Place, Vec<&'static str>)>>;

static SOUNDS: LazyLock<Sounds> = LazyLock::new(|| {
    let mut sounds = Sounds::new();
    for row in include_str!("../data/sounds.tsv").lines().skip(1) {
        if let [_, letters, place, ways, _] = row.split('\t').collect::<Vec<_>>()[..] {
            let place = match place {
                "initial" => Place::Initial,
                "final" => Place::Final,
                "behind vowel" => Place::BehindVowel,
                "closed" => Place::Closed,
                _ => Place::Anywhere,
            };
            let rows = sounds.entry(letters).or_default();
            rows.push((place, ways.split('|').collect()));
        }
    }
    sounds
});

/// The ways in which a word of a name may sound, in plain Latin letters: two spellings in two languages that have one
/// in common may be one name. Letters that stand for one sound here and two there sound alike; a letter of one script
/// that stands for several sounds of another gives several ways. Empty for a word with letters of other scripts or of
/// several, and for one with too many ways.
///
/// The rules are the rows of `data/sounds.tsv`. Right for comparing names, not for display.
///
/// ```
/// use araxes_text::sounds;
///
/// let alike = |one: &str, other: &str| sounds(one).iter().any(|way| sounds(other).contains(way));
/// assert!(alike("Hovnatunyan", "Овнатунян") && alike("Hovnatunyan", "Հովնաթունյան"));
/// assert!(alike("Həmidova", "Гамидова") && alike("Həmidova", "ჰამიდოვა"));
/// assert!(!alike("Elmar", "Эльмира"));
/// ```
#[must_use]
pub fn sounds(word: &str) -> BTreeSet<String> {
    let word = letters(word);
    let mut scripts = word.chars().map(Script::of);
    let script = scripts.next().flatten();
    if script.is_none() || scripts.any(|other| other != script) || word.len() > LONGEST_NAME {
        return BTreeSet::new();
    }
    let mut ways = BTreeSet::from([String::new()]);
    let mut at = 0;
    while at < word.len() {
        let behind_vowel = ways.iter().any(|way| way.ends_with(VOWELS));
        let Some((end, sounds)) = sounds_at(&word, at, behind_vowel) else {
            return BTreeSet::new();
        };
        ways = ways
            .iter()
            .flat_map(|way| sounds.iter().map(|sound| joined(way, sound)))
            .collect();
        if ways.len() > MANY {
            return BTreeSet::new();
        }
        at = end;
    }
    ways
}

/// The letters of a word, in lower case, those that have no row without their accents.
fn letters(word: &str) -> String {
    let plain = |letter: char| {
        let known = SOUNDS.contains_key(letter.encode_utf8(&mut [0; 4]) as &str);
        let first = if known {
            None
        } else {
            std::iter::once(letter).nfd().next()
        };
        first.unwrap_or(letter)
    };
    // The dot that İ leaves in lower case is no letter.
    let lower = word.chars().flat_map(char::to_lowercase).nfc();
    lower.filter(|char| char.is_alphabetic()).map(plain).collect()
}

/// The longest letters from a byte on that have a row: where they end, and their sounds.
fn sounds_at(word: &str, at: usize, behind_vowel: bool) -> Option<(usize, &'static [&'static str])> {
    let rest = word.get(at..)?;
    let ends = rest.char_indices().map(|(from, char)| from + char.len_utf8());
    let ends: Vec<usize> = ends.take(LONGEST).collect();
    ends.into_iter().rev().find_map(|end| {
        let rows = SOUNDS.get(rest.get(..end)?)?;
        let behind = rest.get(end..)?;
        let holds = |place: Place| match place {
            Place::Anywhere => false,
            Place::Initial => at == 0,
            Place::Final => behind.is_empty(),
            Place::BehindVowel => behind_vowel,
            Place::Closed => !begins_with_vowel(behind),
        };
        let special = rows.iter().find(|(place, _)| holds(*place));
        let row = special.or_else(|| rows.iter().find(|(place, _)| *place == Place::Anywhere));
        row.map(|(_, sounds)| (at + end, sounds.as_slice()))
    })
}

fn begins_with_vowel(rest: &str) -> bool {
    let letter = rest.chars().next().map(String::from).unwrap_or_default();
    let rows = SOUNDS.get(letter.as_str()).into_iter().flatten();
    let mut sounds = rows.flat_map(|(_, sounds)| sounds);
    sounds.any(|sound| sound.starts_with(VOWELS))
}

/// A sound behind others; a doubled one counts once.
fn joined(way: &str, sound: &str) -> String {
    let rest = match (way.chars().last(), sound.chars().next()) {
        (Some(last), Some(first)) if last == first => sound.get(first.len_utf8()..).unwrap_or_default(),
        _ => sound,
    };
    format!("{way}{rest}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alike(one: &str, other: &str) -> bool {
        sounds(one).iter().any(|way| sounds(other).contains(way))
    }

    #[test]
    fn every_row_can_be_reached() {
        for row in include_str!("../data/sounds.tsv").lines().skip(1) {
            let [script, letters, place, _, source] = row.split('\t').collect::<Vec<_>>()[..] else {
                panic!("{row}: not five columns");
            };
            assert!(letters.chars().count() <= LONGEST, "{row}");
            assert!(
                letters
                    .chars()
                    .all(|letter| Script::of(letter).is_some_and(|of| of.code() == script)),
                "{row}"
            );
            assert!(
                ["", "initial", "final", "behind vowel", "closed"].contains(&place),
                "{row}"
            );
            assert!(!source.is_empty(), "{row}");
            assert!(letters == self::letters(letters), "{row}");
        }
    }

    #[test]
    fn one_name_in_five_scripts() {
        for forms in [
            [
                "Bayburdyants",
                "Bayburdyants",
                "Байбурдянц",
                "Բայբուրդյանց",
                "ბაიბურდიანც",
            ],
            [
                "Hovnatunyan",
                "Hovnatunyan",
                "Овнатунян",
                "Հովնաթունյան",
                "ჰოვნათუნიანი",
            ],
            [
                "Hakobjanyan",
                "Hakobcanyan",
                "Акопджанян",
                "Հակոբջանյան",
                "ჰაკობჯანიანი",
            ],
            [
                "Hovhannisyan",
                "Hovhannisyan",
                "Ованнисян",
                "Հովհաննիսյան",
                "ჰოვჰანისიანი",
            ],
            ["Yeghiazaryan", "Yegiazaryan", "Егиазарян", "Եղիազարյան", "იეღიაზარიანი"],
            ["Dashdamirli", "Daşdəmirli", "Дашдамирли", "Դաշդամիրլի", "დაშდამირლი"],
            ["Hamidova", "Həmidova", "Гамидова", "Համիդովա", "ჰამიდოვა"],
            ["Guliyev", "Quliyev", "Кулиев", "Կուլիև", "ყულიევი"],
            ["Naghdaliyeva", "Nağdəliyeva", "Нагдалиева", "Նաղդալիևա", "ნაღდალიევა"],
            [
                "Mzareulashvili",
                "Mzareulaşvili",
                "Мзареулашвили",
                "Մզարեուլաշվիլի",
                "მზარეულაშვილი",
            ],
        ] {
            let [english, azerbaijani, others @ ..] = forms;
            for other in others {
                // Georgian has its own way between the two spellings of a guttural.
                assert!(
                    alike(azerbaijani, other) || alike(english, other),
                    "{azerbaijani} {other}"
                );
            }
            assert!(alike(english, azerbaijani), "{english} {azerbaijani}");
        }
    }

    #[test]
    fn names_that_are_two() {
        for (one, other) in [
            ("Elmar", "Эльмира"),
            ("Նինո", "Нина"),
            ("Armen", "Արման"),
            ("Garik", "Арик"),
            ("Leyla", "Лала"),
            ("Şahin", "Сахин"),
            ("გია", "Гоча"),
        ] {
            assert!(!alike(one, other), "{one} {other}");
        }
    }

    #[test]
    fn what_is_no_name_has_no_sound() {
        for word in [
            "",
            "12",
            "Annaша",
            "تبریز",
            "nə".repeat(12).as_str(),
            "a".repeat(200).as_str(),
        ] {
            assert!(sounds(word).is_empty(), "{word}");
        }
        assert!(alike("İlham", "Ильхам") && alike("O'Brien", "Obrien"));
    }
}
