use whatlang::{Detector, Lang};

use crate::{Language, Script};

/// Bytes of text that are enough to decide by; more is not read.
const ENOUGH: usize = 6_000;

/// Bytes that are enough for statistics, which take many times as long as all else.
const ENOUGH_FOR_STATISTICS: usize = 1_500;

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
    let sample = prefix(text, ENOUGH);
    let counts = count_scripts(sample.as_bytes());
    let Some((script, letters)) = counts.into_iter().max_by_key(|&(_, letters)| letters) else {
        return Language::Und;
    };
    if letters < 3 {
        return Language::Und;
    }
    match script {
        Script::Armn => Language::Hy,
        Script::Geor => Language::Ka,
        Script::Latn if is_azerbaijani(sample.as_bytes(), letters) => Language::Az,
        Script::Cyrl if is_plain_russian(sample.as_bytes(), letters) => Language::Ru,
        Script::Cyrl => cyrillic(sample, letters),
        Script::Latn if is_plain_english(sample) => Language::En,
        Script::Latn | Script::Arab => statistical(sample),
    }
}

/// At most so many bytes of the text.
fn prefix(text: &str, bytes: usize) -> &str {
    let end = (0..=bytes.min(text.len()))
        .rev()
        .find(|&end| text.is_char_boundary(end));
    text.get(..end.unwrap_or(0)).unwrap_or_default()
}

/// How many letters there are of each script, told by the first byte of their UTF-8. The few marks and letters of other
/// scripts among them do not matter to which is the most.
fn count_scripts(text: &[u8]) -> [(Script, usize); 5] {
    let first = |range: std::ops::Range<u8>| count(text, move |byte| range.contains(&byte));
    let mut latin = count(text, |byte| byte.is_ascii_alphabetic());
    let (mut cyrillic, mut armenian, mut georgian, mut arabic) = (0, 0, 0, 0);
    if !text.is_ascii() {
        // U+00C0 to 027F, 0400 to 04FF, 0500 to 05BF, 1080 to 10FF and 0600 to 06FF.
        latin += first(0xC3..0xCA);
        cyrillic = first(0xD0..0xD4);
        armenian = first(0xD4..0xD7);
        georgian = count_pairs(text, |a, b| a == 0xE1 && (b == 0x82 || b == 0x83));
        arabic = first(0xD8..0xDC);
    }
    [
        (Script::Latn, latin),
        (Script::Cyrl, cyrillic),
        (Script::Armn, armenian),
        (Script::Geor, georgian),
        (Script::Arab, arabic),
    ]
}

/// How many bytes fulfil a condition. In stretches whose count fits into a byte, so that the compiler counts many bytes
/// at once.
fn count(text: &[u8], wanted: impl Fn(u8) -> bool) -> usize {
    let stretch = |bytes: &[u8]| bytes.iter().map(|&byte| u8::from(wanted(byte))).sum::<u8>();
    text.chunks(255).map(|bytes| usize::from(stretch(bytes))).sum()
}

/// How many bytes fulfil a condition together with the one behind.
fn count_pairs(text: &[u8], wanted: impl Fn(u8, u8) -> bool) -> usize {
    let behind = text.get(1..).unwrap_or_default();
    let stretch = |a: &[u8], b: &[u8]| a.iter().zip(b).map(|(&a, &b)| u8::from(wanted(a, b))).sum::<u8>();
    text.chunks(255)
        .zip(behind.chunks(255))
        .map(|(a, b)| usize::from(stretch(a, b)))
        .sum()
}

/// Whether so many letters are more than one in two hundred: in Azerbaijani text ə is about one in twelve letters, in
/// an English text with a few Azerbaijani names far fewer than one in two hundred.
fn is_share(some: usize, all: usize) -> bool {
    some * 200 > all
}

fn is_azerbaijani(text: &[u8], letters: usize) -> bool {
    let schwa = count_pairs(text, |a, b| matches!((a, b), (0xC9, 0x99) | (0xC6, 0x8F)));
    is_share(schwa, letters)
}

fn share(text: &str, letters: &[char], all: usize) -> bool {
    is_share(text.chars().filter(|char| letters.contains(char)).count(), all)
}

/// Whether all letters are Russian and ы is among them as often as in Russian: Bulgarian, Serbian, Macedonian and
/// Ukrainian have none, the other Cyrillic alphabets with ы have letters of their own.
fn is_plain_russian(text: &[u8], letters: usize) -> bool {
    const FEW: usize = 30;
    // Before А but for Ё, behind я but for ё.
    let foreign = |a, b| match a {
        0xD0 => b < 0x90 && b != 0x81,
        0xD1 => b > 0x8F && b != 0x91,
        _ => matches!(a, 0xD2..=0xD4),
    };
    let yery = count_pairs(text, |a, b| (a, b) == (0xD1, 0x8B));
    letters >= FEW && is_share(yery, letters) && count_pairs(text, foreign) == 0
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
    statistical(text)
}

/// Whether enough words are English function words: then statistics, which take a hundred times as long, have nothing
/// to add. Fewer words have to be plainer, so that an English title makes no English text.
fn is_plain_english(text: &str) -> bool {
    let (mut all, mut sure, mut likely) = (0, 0, 0);
    for word in text.split_ascii_whitespace().take(200) {
        all += 1;
        match word {
            // In few other languages.
            "the" | "and" | "of" | "to" | "that" | "with" | "has" | "from" | "said" | "their" | "were" | "would"
            | "which" | "they" | "this" | "been" => sure += 1,
            "a" | "in" | "is" | "was" | "for" | "on" | "it" | "he" | "be" | "by" | "as" | "at" | "his" | "are"
            | "not" | "but" | "or" | "an" | "have" | "had" | "who" => likely += 1,
            _ => {}
        }
    }
    match all {
        0..5 => false,
        5..40 => sure >= 2 && (sure + likely) * 4 > all,
        _ => sure * 8 > all,
    }
}

fn statistical(text: &str) -> Language {
    let text = prefix(text, ENOUGH_FOR_STATISTICS);
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
            ("Шәкидә көһнә көрпүнүн јанында јени китабхана ачылды.", Language::Az),
            (
                "وزارتخانه روز دوشنبه گفت که جاده شهر در بهار باز خواهد شد.",
                Language::Fa,
            ),
            (
                "Questa sera il cinema della nostra piccola città mostra The Keeper of the Lake, il terzo film della regista, e poi tutti discutono insieme.",
                Language::Und,
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
