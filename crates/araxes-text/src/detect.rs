use whatlang::{Detector, Lang};

use crate::{Language, Script};

/// Letters of text that are enough to decide by; more is not read.
const ENOUGH: usize = 4_000;

/// The language that most of `text` is written in, or [`Language::Und`] rather than a guess.
///
/// Armenian and Georgian are told by script. Azerbaijani is told by its letter ə (or Cyrillic ә with һ, ҹ, ҝ),
/// Turkish by the absence of it; other Latin, Cyrillic and Arabic text goes to a statistical detector that knows
/// more languages than araxes does, so that a German page is `Und` and not English.
///
/// ```
/// use araxes_text::{Language, detect};
///
/// assert_eq!(detect("Prezident Xankəndidə universitetin açılışında iştirak edib."), Language::Az);
/// assert_eq!(detect("Երևանում հանրահավաք է։"), Language::Hy);
/// assert_eq!(detect("42"), Language::Und);
/// ```
#[must_use]
pub fn detect(text: &str) -> Language {
    let sample = prefix(text);
    let counts = count_scripts(sample);
    let Some((script, letters)) = counts.into_iter().max_by_key(|&(_, letters)| letters) else {
        return Language::Und;
    };
    if letters < 3 {
        return Language::Und;
    }
    match script {
        Script::Armn => Language::Hy,
        Script::Geor => Language::Ka,
        Script::Latn if share(sample, &['ə', 'Ə'], letters) => Language::Az,
        Script::Cyrl => cyrillic(sample, letters),
        Script::Latn if is_plain_english(sample) => Language::En,
        Script::Latn | Script::Arab => statistical(sample),
    }
}

fn prefix(text: &str) -> &str {
    let end = text.char_indices().nth(ENOUGH).map_or(text.len(), |(offset, _)| offset);
    &text[..end]
}

fn count_scripts(text: &str) -> [(Script, usize); 5] {
    let mut counts = [Script::Latn, Script::Cyrl, Script::Armn, Script::Geor, Script::Arab].map(|script| (script, 0));
    for char in text.chars() {
        let script = if char.is_ascii_alphabetic() {
            Some(Script::Latn)
        } else {
            Some(char).filter(|char| !char.is_ascii()).and_then(Script::of)
        };
        if let Some((_, count)) = script.and_then(|script| counts.get_mut(script as usize)) {
            *count += 1;
        }
    }
    counts
}

/// Whether the letters are more than one in two hundred: in Azerbaijani text ə is about one in twelve letters, in
/// an English text with a few Azerbaijani names far fewer than one in two hundred.
fn share(text: &str, letters: &[char], all: usize) -> bool {
    text.chars().filter(|char| letters.contains(char)).count() * 200 > all
}

fn cyrillic(text: &str, letters: usize) -> Language {
    if share(text, &['ә', 'Ә'], letters)
        && text.contains(['ҹ', 'Ҹ', 'ҝ', 'Ҝ', 'ғ', 'Ғ', 'һ', 'Һ', 'ј', 'Ј', 'ө', 'ү'])
    {
        // Kazakh and Bashkir have ә too, but with қ, ң or ҡ.
        return if text.contains(['қ', 'ң', 'ҡ', 'ҙ']) {
            Language::Und
        } else {
            Language::Az
        };
    }
    if share(text, &['ә', 'Ә'], letters) && !text.contains(['қ', 'ң', 'ҡ', 'ҙ']) {
        return Language::Az;
    }
    // Ossetic ӕ, Abkhaz ҟ and ҭ, Ukrainian ї and є, Belarusian ў: detectors call short texts in them Russian.
    if share(text, &['ӕ', 'ҟ', 'ҭ', 'ҵ', 'ҳ', 'ї', 'є', 'ў', 'і'], letters) {
        return Language::Und;
    }
    if is_plain_russian(text, letters) {
        return Language::Ru;
    }
    statistical(text)
}

/// Whether enough words are English function words that no other language has: then statistics, which take a hundred
/// times as long, have nothing to add.
fn is_plain_english(text: &str) -> bool {
    const FEW: usize = 40;
    let mut words = text.split_ascii_whitespace().take(200);
    let (all, english) = words.by_ref().fold((0, 0), |(all, english), word| {
        let own = matches!(word, "the" | "and" | "of" | "to" | "that" | "with" | "has" | "from");
        (all + 1, english + usize::from(own))
    });
    all >= FEW && english * 8 > all
}

/// Whether all letters are Russian and ы is among them as often as in Russian: Bulgarian, Serbian, Macedonian and
/// Ukrainian have none, the other Cyrillic alphabets with ы have letters of their own.
fn is_plain_russian(text: &str, letters: usize) -> bool {
    const FEW: usize = 200;
    let foreign =
        |char: char| ('\u{400}'..'\u{530}').contains(&char) && !matches!(char, 'а'..='я' | 'А'..='Я' | 'ё' | 'Ё');
    letters >= FEW && share(text, &['ы'], letters) && !text.contains(foreign)
}

fn statistical(text: &str) -> Language {
    let Some(guess) = Detector::new().detect(text) else {
        return Language::Und;
    };
    let language = match guess.lang() {
        Lang::Eng => Language::En,
        Lang::Rus => Language::Ru,
        Lang::Aze => Language::Az,
        Lang::Tur => Language::Tr,
        Lang::Pes => Language::Fa,
        _ => Language::Und,
    };
    if guess.is_reliable() || guess.confidence() > 0.5 {
        language
    } else {
        short(text, language)
    }
}

/// Below some forty letters statistics say little; a few function words decide, or nothing does.
fn short(text: &str, guess: Language) -> Language {
    const ENGLISH: [&str; 14] = [
        "the", "of", "and", "in", "to", "is", "was", "for", "on", "with", "that", "from", "said", "near",
    ];
    let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    if words.iter().any(|word| ENGLISH.contains(&word.as_str())) {
        return Language::En;
    }
    // Russian is the only Cyrillic language left here that araxes knows.
    if guess == Language::Ru || (text.contains(['ы', 'э', 'ё']) && guess == Language::Und) {
        return Language::Ru;
    }
    Language::Und
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_the_languages_apart() {
        for (text, language) in [
            (
                "The ministry said on Monday that the road to the town would open in spring.",
                Language::En,
            ),
            (
                "Министерство сообщило в понедельник, что дорога в город откроется весной.",
                Language::Ru,
            ),
            (
                "Nazirlik bazar ertəsi bildirib ki, şəhərə gedən yol yazda açılacaq.",
                Language::Az,
            ),
            (
                "Bakanlık pazartesi günü şehre giden yolun ilkbaharda açılacağını bildirdi.",
                Language::Tr,
            ),
            ("სამინისტრომ განაცხადა, რომ გზა გაზაფხულზე გაიხსნება.", Language::Ka),
            ("Ханкәндидә ички ишләр идарәси тәмир едилир.", Language::Az),
            (
                "وزارتخانه روز دوشنبه گفت که جاده شهر در بهار باز خواهد شد.",
                Language::Fa,
            ),
            (
                "Das Ministerium teilte am Montag mit, dass die Straße im Frühling geöffnet wird.",
                Language::Und,
            ),
            (
                "Цхинвалы цӕуы ӕмбырд, зӕгъы министрад ӕмӕ рауагъта хъусынгӕнинаг.",
                Language::Und,
            ),
        ] {
            assert_eq!(detect(text), language, "{text}");
        }
    }
}
