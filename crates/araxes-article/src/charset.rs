//! Which of the region's encodings a text is in, where it is not UTF-8.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, X_MAC_CYRILLIC};

/// Bytes that are looked at, from the first one that is not ASCII.
const REACH: usize = 16 << 10;
/// An encoding other than the declared one is taken only where its words look so much better.
const MARGIN: f32 = 0.15;

/// An encoding that texts are read in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Charset {
    /// One of the Encoding Standard.
    Standard(&'static Encoding),
    /// Old Armenian pages; the standard leaves it out.
    Armscii8,
}

impl Charset {
    /// The encoding of a label such as `windows-1251`. UTF-16 is none: a label that can be read is not in UTF-16.
    fn of_label(label: &[u8]) -> Option<Self> {
        if label.to_ascii_lowercase().starts_with(b"armscii") {
            return Some(Self::Armscii8);
        }
        let named = Encoding::for_label(label)?;
        (named != UTF_16LE && named != UTF_16BE).then_some(Self::Standard(named))
    }

    /// The text of bytes in this encoding, with U+FFFD for what belongs to no character.
    pub(crate) fn decode(self, source: &[u8]) -> Cow<'_, str> {
        match self {
            Self::Standard(encoding) => encoding.decode(source).0,
            Self::Armscii8 => source.iter().map(|&byte| armscii8(byte)).collect::<String>().into(),
        }
    }
}

/// The encoding of bytes that are not UTF-8 from byte `first` on: what the page declares (`label`), unless the words
/// look better in what the detector says, in Mac Cyrillic or in ARMSCII-8, the two it does not know.
pub(crate) fn choose(source: &[u8], first: usize, label: Option<&[u8]>) -> Charset {
    let end = source.len().min(first + REACH);
    let sample = source.get(first.saturating_sub(64)..end).unwrap_or(source);
    if is_damaged_utf8(sample) {
        return Charset::Standard(UTF_8);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    let detected = Charset::Standard(detector.guess(None, Utf8Detection::Deny));
    let declared = label
        .and_then(Charset::of_label)
        .filter(|&named| named != Charset::Standard(UTF_8));
    let mut best = declared.unwrap_or(detected);
    let mut look = soundness(&best.decode(sample)) + MARGIN;
    for other in [detected, Charset::Standard(X_MAC_CYRILLIC), Charset::Armscii8] {
        let other_look = soundness(&other.decode(sample));
        if other_look > look {
            (best, look) = (other, other_look);
        }
    }
    best
}

/// UTF-16 without a byte order mark: one byte of every pair is zero in the signs and spaces that every text has.
pub(crate) fn utf16(source: &[u8]) -> Option<&'static Encoding> {
    let head = source.get(..REACH.min(source.len() & !1))?;
    let zeros = |offset: usize| head.iter().skip(offset).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let encoding = if odd > even { UTF_16LE } else { UTF_16BE };
    let (most, least) = (odd.max(even), odd.min(even));
    if most == 0 || most * 40 < head.len() || least * 10 > most {
        return None;
    }
    let (text, broken) = encoding.decode_without_bom_handling(head);
    (!broken && soundness(&text) >= 0.5).then_some(encoding)
}

/// A page whose UTF-8 was once read as ISO-8859-1 or windows-1252 and kept so (`Ã¶` for `ö`), as programs do where a
/// server names no charset: the page as it was meant. `None` unless all that is not ASCII reads as UTF-8 again, which
/// real text never does.
pub(crate) fn undoubled(text: &str) -> Option<String> {
    if text.is_ascii() {
        return None;
    }
    let mut meant = String::new();
    let mut rest = text;
    while !rest.is_empty() {
        let plain = rest.bytes().take_while(u8::is_ascii).count();
        let (ascii, other) = rest.split_at_checked(plain)?;
        let length = other.find(|char: char| char.is_ascii()).unwrap_or(other.len());
        let (run, behind) = other.split_at_checked(length)?;
        let bytes = run.chars().map(latin_byte).collect::<Option<Vec<u8>>>()?;
        let run = std::str::from_utf8(&bytes).ok()?;
        meant.push_str(ascii);
        meant.push_str(run);
        rest = behind;
    }
    Some(meant)
}

/// The byte of a character in ISO-8859-1, else in windows-1252.
fn latin_byte(char: char) -> Option<u8> {
    u8::try_from(u32::from(char)).ok().or_else(|| {
        let mut buffer = [0; 4];
        let (bytes, _, unmappable) = WINDOWS_1252.encode(char.encode_utf8(&mut buffer));
        bytes.first().copied().filter(|_| !unmappable)
    })
}

/// UTF-8 with a few broken bytes among many characters that are whole.
fn is_damaged_utf8(sample: &[u8]) -> bool {
    let lossy = String::from_utf8_lossy(sample);
    let broken = lossy.chars().filter(|&char| char == '\u{FFFD}').count();
    let whole = lossy.chars().filter(|char| !char.is_ascii()).count();
    broken * 10 < whole
}

/// How much of a text looks like words, from 0 to 1: letters of one script, with capitals only where words have them.
/// A half where no word holds anything but ASCII: signs alone say nothing.
fn soundness(text: &str) -> f32 {
    let (mut sound, mut all) = (0.0, 0.0_f32);
    for word in text.split(|char: char| char.is_whitespace() || char.is_ascii_punctuation() || "’–—".contains(char))
    {
        let word = word.trim_matches(|char: char| !char.is_alphanumeric() && !char.is_control());
        let length = word.chars().filter(|char| !char.is_ascii()).count();
        if length > 0 {
            all += length as f32;
            sound += length as f32 * word_soundness(word);
        }
    }
    if all == 0.0 { 0.5 } else { sound / all }
}

fn word_soundness(word: &str) -> f32 {
    // Armenian has its signs of tone inside the word.
    let mut scripts = word.chars().filter(|char| !"՛՜՞".contains(*char)).map(script);
    let first = scripts.next().flatten();
    if first.is_none() || scripts.any(|script| script != first) {
        return 0.0;
    }
    let capitals = word.chars().filter(|char| char.is_uppercase()).count();
    let length = word.chars().count();
    let cased = match capitals {
        0 => 1.0,
        _ if capitals == length => 0.4,
        1 if word.starts_with(char::is_uppercase) => 1.0,
        _ => return 0.0,
    };
    // Letters of Icelandic alone, which stand where windows-1254 has those of Turkish.
    let foreign = word.contains(['ð', 'þ', 'ý', 'Ð', 'Þ', 'Ý']);
    if foreign { 0.5 * cased } else { cased }
}

/// The script of a letter, by its block.
fn script(char: char) -> Option<u8> {
    match char {
        'a'..='z' | 'A'..='Z' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ɏ' | 'ə' => Some(0),
        // Without the letters that only Serbian and Macedonian have, which is where wrong readings fall.
        'А'..='я' | 'Ё' | 'ё' | 'І' | 'і' | 'Ї' | 'ї' | 'Є' | 'є' | 'Ј' | 'ј' | 'Ґ' | 'ґ' | 'Ў' | 'ў' => {
            Some(1)
        }
        'Ա'..='Ֆ' | 'ՙ'..='և' => Some(2),
        'ა'..='ჿ' => Some(3),
        _ => None,
    }
}

/// ARMSCII-8 (Armenian standard AST 34.002 of 1997, as in the tables of GNU libiconv).
fn armscii8(byte: u8) -> char {
    const SIGNS: [char; 16] = [
        'և', '։', ')', '(', '»', '«', '—', '.', '՝', ',', '-', '֊', '…', '՜', '՛', '՞',
    ];
    match byte {
        0..=0xA0 => char::from(byte),
        0xA2..=0xB1 => SIGNS.get(usize::from(byte - 0xA2)).copied().unwrap_or('\u{FFFD}'),
        // Capitals and small letters by turns, in the order of the alphabet.
        0xB2..=0xFD => {
            let letter = u32::from(byte - 0xB2) / 2;
            let base = if byte.is_multiple_of(2) { 'Ա' } else { 'ա' };
            char::from_u32(u32::from(base) + letter).unwrap_or('\u{FFFD}')
        }
        0xFE => '՚',
        _ => '\u{FFFD}',
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{ISO_8859_5, KOI8_R, WINDOWS_1251, WINDOWS_1254};

    const RU: &str = "Совет села Карасу решил открыть мост весной. Ремонт стоил дорого, сказала Ольга Мирзоян.";
    const TR: &str =
        "Köprü ilkbaharda açılacak, dedi Şükrü Işık. İğdır yolunda çalışmalar sürüyor, ağır araçlar bekliyor.";
    const FR: &str = "Le pont du village sera rouvert à l’été, a déclaré la maire. Les élèves étaient très fâchés.";
    const HY: &str = "Վերին գետի կամուրջը կբացվի գարնանը։ Այդ մասին հայտնել են գյուղի խորհրդից՝ երկար նիստից հետո։";

    fn in_armscii8(text: &str) -> Vec<u8> {
        let byte = |char| (0..=255).find(|&byte| armscii8(byte) == char).unwrap();
        text.chars().map(byte).collect()
    }

    fn first(source: &[u8]) -> usize {
        std::str::from_utf8(source).unwrap_err().valid_up_to()
    }

    #[test]
    fn each_encoding_is_told_declared_rightly_wrongly_or_not_at_all() {
        let cases: [(Charset, &str); 7] = [
            (Charset::Standard(WINDOWS_1251), RU),
            (Charset::Standard(KOI8_R), RU),
            (Charset::Standard(ISO_8859_5), RU),
            (Charset::Standard(X_MAC_CYRILLIC), RU),
            (Charset::Standard(WINDOWS_1254), TR),
            (Charset::Standard(WINDOWS_1252), FR),
            (Charset::Armscii8, HY),
        ];
        for (charset, text) in cases {
            let source = match charset {
                Charset::Standard(encoding) => encoding.encode(text).0.into_owned(),
                Charset::Armscii8 => in_armscii8(text),
            };
            for label in [
                None,
                Some("utf-8"),
                Some("iso-8859-1"),
                Some("windows-1251"),
                Some("koi8-r"),
            ] {
                let told = choose(&source, first(&source), label.map(str::as_bytes));
                assert_eq!(
                    told.decode(&source),
                    text,
                    "{charset:?} declared as {label:?}, read as {told:?}"
                );
            }
        }
    }

    #[test]
    fn utf8_read_as_latin_is_told_from_real_text() {
        for text in [RU, TR, FR, HY, "Şəki • 20 € — «Gəncə»"] {
            let as_latin: String = text.bytes().map(char::from).collect();
            let as_1252 = WINDOWS_1252.decode_without_bom_handling(text.as_bytes()).0;
            for doubled in [as_latin.as_str(), &as_1252] {
                assert_eq!(undoubled(doubled).as_deref(), Some(text), "{doubled}");
            }
            assert_eq!(undoubled(text), None, "{text}");
        }
        for text in ["plain", "", "naïve café", "Â", "Ã¶ and ö", "“quoted”"] {
            assert_eq!(undoubled(text), None, "{text}");
        }
    }

    #[test]
    fn utf16_without_a_mark() {
        for text in [RU, HY, FR] {
            let units: Vec<u16> = text.encode_utf16().collect();
            let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
            let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
            assert_eq!(
                (utf16(&little), utf16(&big)),
                (Some(UTF_16LE), Some(UTF_16BE)),
                "{text}"
            );
            assert_eq!(utf16(text.as_bytes()), None);
        }
        assert_eq!(utf16(&[0; 64]), None);
        assert_eq!(utf16(b""), None);
    }
}
