//! Character references such as `&amp;` and `&#1345;`.

use std::borrow::Cow;

use html5ever::data::NAMED_ENTITIES;

/// The longest name of a character reference, with its semicolon.
const LONGEST_NAME: usize = 33;

/// `text` with its character references resolved; what is none stays as it is.
pub(super) fn decode(text: &str) -> Cow<'_, str> {
    let Some(first) = memchr::memchr(b'&', text.as_bytes()) else {
        return Cow::Borrowed(text);
    };
    let mut decoded = String::with_capacity(text.len());
    decoded.push_str(text.get(..first).unwrap_or(""));
    let mut rest = text.get(first..).unwrap_or("");
    while let Some(after) = rest.strip_prefix('&') {
        match reference(after) {
            Some((chars, length)) => {
                decoded.extend(chars.into_iter().flatten());
                rest = after.get(length..).unwrap_or("");
            }
            None => {
                decoded.push('&');
                rest = after;
            }
        }
        let next = memchr::memchr(b'&', rest.as_bytes()).unwrap_or(rest.len());
        decoded.push_str(rest.get(..next).unwrap_or(""));
        rest = rest.get(next..).unwrap_or("");
    }
    Cow::Owned(decoded)
}

/// The characters of the reference that opens `text` (behind its ampersand), and its length in bytes.
fn reference(text: &str) -> Option<([Option<char>; 2], usize)> {
    match text.strip_prefix('#') {
        Some(number) => numeric(number).map(|(char, length)| ([Some(char), None], length + 1)),
        None => named(text),
    }
}

fn numeric(text: &str) -> Option<(char, usize)> {
    let (digits, radix, skipped) = match text.strip_prefix(['x', 'X']) {
        Some(hex) => (hex, 16, 1),
        None => (text, 10, 0),
    };
    let length = digits.chars().take(8).take_while(|char| char.is_digit(radix)).count();
    let code = u32::from_str_radix(digits.get(..length)?, radix).ok()?;
    let semicolon = usize::from(digits.get(length..).is_some_and(|rest| rest.starts_with(';')));
    // Numbers 128 to 159 mean the characters of windows-1252, as the HTML standard has it.
    let char = match u8::try_from(code) {
        Ok(byte @ 0x80..=0x9F) => encoding_rs::WINDOWS_1252.decode(&[byte]).0.chars().next()?,
        Ok(0) => char::REPLACEMENT_CHARACTER,
        _ => char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER),
    };
    Some((char, skipped + length + semicolon))
}

fn named(text: &str) -> Option<([Option<char>; 2], usize)> {
    let letters = text
        .bytes()
        .take(LONGEST_NAME)
        .take_while(u8::is_ascii_alphanumeric)
        .count();
    let semicolon = usize::from(text.as_bytes().get(letters) == Some(&b';'));
    // Without a semicolon the longest known name counts.
    (1..=letters + semicolon).rev().find_map(|length| {
        let &(first, second) = NAMED_ENTITIES.get(text.get(..length)?)?;
        let first = char::from_u32(first).filter(|char| *char != '\0')?;
        Some((
            [Some(first), char::from_u32(second).filter(|char| *char != '\0')],
            length,
        ))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn resolves_names_and_numbers() {
        assert_eq!(
            decode("a&amp;b &#1345;&#x541; &laquo;x&raquo &notit; &"),
            "a&b ՁՁ «x» ¬it; &"
        );
        assert_eq!(
            decode("&#146;&#0;&#x110000; &zz; &#; &#x;"),
            "’\u{FFFD}\u{FFFD} &zz; &#; &#x;"
        );
    }
}
