use encoding_rs::{Encoding, UTF_8};

use crate::charset;
use crate::{ArticleError, Kind, MAX_BYTES};

/// Bytes in which a page's `<meta charset>` is looked for; browsers read 1024, but many pages have it later.
const CHARSET_REACH: usize = 8 << 10;
/// The longest label of an encoding, in bytes.
const LABEL: usize = 40;
/// Bytes in which a tag must stand for a source to be HTML.
const TAG_REACH: usize = 1 << 10;
/// One control byte in so many is what a text or page damaged in transport may have; an archive has far more.
const CONTROL_SHARE: usize = 200;

/// First bytes of files that are no text although much of them may look like it.
const SIGNATURES: [&[u8]; 12] = [
    b"\x89PNG",
    b"%PDF-",
    b"\x1F\x8B",
    b"PK\x03\x04",
    b"\xFF\xD8\xFF",
    b"GIF8",
    b"RIFF",
    b"BZh",
    b"\xFD7zXZ",
    b"7z\xBC\xAF",
    b"\x28\xB5\x2F\xFD",
    b"\x7FELF",
];

/// Text of a source, and whether it is HTML.
#[derive(Debug)]
pub(crate) struct Decoded {
    pub(crate) text: String,
    pub(crate) html: bool,
}

/// Decodes a source: byte order mark, then UTF-8, then the charset that the page names, then the likeliest one.
pub(crate) fn decode(source: &[u8], kind: Kind) -> Result<Decoded, ArticleError> {
    if source.len() > MAX_BYTES {
        return Err(ArticleError::TooLarge {
            bytes: source.len(),
            limit: MAX_BYTES,
        });
    }
    if source.iter().all(u8::is_ascii_whitespace) {
        return Err(ArticleError::Empty);
    }
    if SIGNATURES.iter().any(|signature| source.starts_with(signature)) {
        return Err(ArticleError::Binary { offset: 0 });
    }
    let mut text = decode_text(source)?;
    let html = match kind {
        Kind::Auto => looks_like_html(&text),
        Kind::Html => true,
        Kind::Text => false,
    };
    if html && let Some(meant) = charset::undoubled(&text) {
        text = meant;
    }
    if !html && let Some(offset) = memchr::memchr(0, text.as_bytes()) {
        return Err(ArticleError::Binary { offset });
    }
    let blank = text.chars().all(|char| char.is_whitespace() || char == '\u{FEFF}');
    if blank {
        Err(ArticleError::Empty)
    } else {
        Ok(Decoded { text, html })
    }
}

fn decode_text(source: &[u8]) -> Result<String, ArticleError> {
    let marked = Encoding::for_bom(source).map(|(encoding, _)| encoding);
    if let Some(encoding) = marked
        .filter(|&encoding| encoding != UTF_8)
        .or_else(|| charset::utf16(source))
    {
        return checked(encoding.decode(source).0.into_owned(), source);
    }
    match std::str::from_utf8(source) {
        Ok(text) => checked(text.to_owned(), source),
        Err(error) => {
            let start = error.valid_up_to();
            let text = charset::choose(source, start, declared(source)).decode(source);
            let broken = text.chars().filter(|&char| char == '\u{FFFD}').count();
            if broken * 20 > text.len() {
                return Err(ArticleError::Binary { offset: start });
            }
            checked(text.into_owned(), source)
        }
    }
}

/// `text`, unless too many control characters stand in it.
fn checked(text: String, source: &[u8]) -> Result<String, ArticleError> {
    let is_control = |byte: &u8| matches!(byte, 0..=8 | 14..=31 | 127);
    // Counted in pieces of which one byte holds the count, which is several times as fast.
    let pieces = text.as_bytes().chunks(usize::from(u8::MAX));
    let controls: usize = pieces
        .map(|piece| usize::from(piece.iter().map(|byte| u8::from(is_control(byte))).sum::<u8>()))
        .sum();
    if controls * CONTROL_SHARE > text.len() {
        let offset = source.iter().position(is_control).unwrap_or(0);
        return Err(ArticleError::Binary { offset });
    }
    Ok(text)
}

/// The label of the encoding that a page or XML declaration names near its start.
fn declared(source: &[u8]) -> Option<&[u8]> {
    let head = source.get(..CHARSET_REACH).unwrap_or(source);
    let at = [b"charset".as_slice(), b"CHARSET", b"Charset", b"encoding"]
        .iter()
        .filter_map(|word| memchr::memmem::find(head, word).map(|at| at + word.len()))
        .min()?;
    let rest = head.get(at..)?;
    let skip = rest.iter().take_while(|byte| b" \t\r\n=\"'".contains(byte)).count();
    let rest = rest.get(skip..)?;
    let is_label = |byte: &&u8| byte.is_ascii_alphanumeric() || b"-_:".contains(byte);
    rest.get(..rest.iter().take(LABEL).take_while(is_label).count())
}

/// Whether a tag stands at the start, or one that only pages have near it.
fn looks_like_html(text: &str) -> bool {
    let text = text.trim_start_matches(|char: char| char.is_whitespace() || char == '\u{FEFF}');
    let mut chars = text.chars();
    if chars.next() == Some('<')
        && chars
            .next()
            .is_some_and(|char| char.is_ascii_alphabetic() || "!?".contains(char))
    {
        return true;
    }
    let head: Vec<u8> = text
        .bytes()
        .take(TAG_REACH)
        .map(|byte| byte.to_ascii_lowercase())
        .collect();
    [
        "<!doctype",
        "<html",
        "<head>",
        "<body",
        "<meta ",
        "<article",
        "<div",
        "<p>",
        "<p ",
        "<h1",
    ]
    .iter()
    .any(|tag| memchr::memmem::find(&head, tag.as_bytes()).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(source: &[u8], kind: Kind) -> String {
        decode(source, kind).unwrap().text
    }

    #[test]
    fn plain_utf8_is_kept_with_its_mark() {
        assert_eq!(text("\u{FEFF}Ağdam".as_bytes(), Kind::Text), "\u{FEFF}Ağdam");
    }

    #[test]
    fn other_encodings_are_decoded() {
        let words = "Вечером в посёлке открыли новую школу, сообщили в районе. Дети пойдут в неё осенью.";
        let (cp1251, _, _) = encoding_rs::WINDOWS_1251.encode(words);
        assert_eq!(text(&cp1251, Kind::Text), words);
        let page = [b"<meta charset=windows-1251><p>".as_slice(), &cp1251].concat();
        assert!(text(&page, Kind::Auto).ends_with(words));
        let utf16: Vec<u8> = [0xFF, 0xFE]
            .into_iter()
            .chain("Şəki".encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        assert_eq!(text(&utf16, Kind::Text), "Şəki");
        let damaged = ["Gəncə çayı üzərində körpü".as_bytes(), b"\xFF", "açıldı".as_bytes()].concat();
        assert_eq!(text(&damaged, Kind::Text), "Gəncə çayı üzərində körpü\u{FFFD}açıldı");
    }

    #[test]
    fn refuses_what_is_no_text() {
        assert_eq!(decode(b" \n", Kind::Auto).unwrap_err(), ArticleError::Empty);
        assert_eq!(
            decode("\u{FEFF}\u{A0}".as_bytes(), Kind::Text).unwrap_err(),
            ArticleError::Empty
        );
        assert_eq!(
            decode(b"\x89PNG\r\n\x1a\n", Kind::Auto).unwrap_err(),
            ArticleError::Binary { offset: 0 }
        );
        assert_eq!(
            decode(b"some text\0more text", Kind::Text).unwrap_err(),
            ArticleError::Binary { offset: 9 }
        );
        let large = vec![b'a'; MAX_BYTES + 1];
        assert!(matches!(decode(&large, Kind::Text), Err(ArticleError::TooLarge { .. })));
    }

    #[test]
    fn tells_pages_from_text() {
        for (source, html) in [
            ("<!DOCTYPE html><title>x</title>", true),
            ("\u{FEFF}\n<div>x</div>", true),
            ("caption <p>x", true),
            ("5 < 6, he said", false),
            ("<3", false),
        ] {
            assert_eq!(decode(source.as_bytes(), Kind::Auto).unwrap().html, html, "{source}");
        }
    }
}
