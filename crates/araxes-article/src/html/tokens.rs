//! Markup split into tags and text, all borrowed from the page.
//!
//! A tokenizer of the states of the HTML standard that matter for reading: text, tags with attributes, comments and
//! raw text. It differs from the standard in keeping no more than [`MAX_ATTRIBUTES`] of a tag, so that a page is read
//! in time linear in its length whatever it holds.

use super::tag;

/// Attributes of one tag that are kept; pages have ten, and duplicates need not be looked for among more.
const MAX_ATTRIBUTES: usize = 48;

/// Attributes that are read anywhere in this crate.
pub(super) const READ: [&str; 19] = [
    "id",
    "class",
    "itemprop",
    "itemtype",
    "role",
    "href",
    "content",
    "name",
    "property",
    "rel",
    "type",
    "datetime",
    "lang",
    "style",
    "hidden",
    "aria-hidden",
    "itemscope",
    "pubdate",
    "title",
];

/// An attribute: its name in lower case and its value as it stands, character references not resolved.
pub(super) type Attribute<'s> = (&'static str, &'s str);

/// A piece of markup.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token<'s> {
    Text(&'s str),
    Start { name: &'s str, self_closing: bool },
    End(&'s str),
}

/// Reads the tokens of a page one by one.
pub(super) struct Tokens<'s> {
    source: &'s str,
    at: usize,
    /// The element whose raw content comes next.
    raw: Option<&'s str>,
    /// The attributes of the start tag that was read last.
    pub(super) attributes: Vec<Attribute<'s>>,
}

impl<'s> Tokens<'s> {
    pub(super) fn new(source: &'s str) -> Self {
        Self {
            source,
            at: 0,
            raw: None,
            attributes: Vec::new(),
        }
    }

    fn bytes(&self) -> &'s [u8] {
        self.source.as_bytes()
    }

    fn byte(&self, offset: usize) -> Option<u8> {
        self.bytes().get(self.at + offset).copied()
    }

    /// The text up to `end`, which becomes the place to go on from.
    fn take_to(&mut self, end: usize) -> &'s str {
        let text = self.source.get(self.at..end).unwrap_or("");
        self.at = end;
        text
    }

    /// The offset of the next `byte` from `from` on, or the end of the page.
    fn seek(&self, byte: u8, from: usize) -> usize {
        let rest = self.bytes().get(from..).unwrap_or(&[]);
        memchr::memchr(byte, rest).map_or(self.source.len(), |at| from + at)
    }

    /// Where the text that opens here, with a sign that opens no tag, ends: at the next sign that may open one.
    fn text_end(&self) -> usize {
        let mut end = self.at;
        loop {
            end = self.seek(b'<', end + 1);
            let next = self.bytes().get(end + 1);
            if next.is_none_or(|byte| byte.is_ascii_alphabetic() || b"/!?".contains(byte)) {
                return end.min(self.source.len());
            }
        }
    }

    fn skip_past(&mut self, byte: u8) {
        self.at = (self.seek(byte, self.at) + 1).min(self.source.len());
    }

    fn skip_comment(&mut self) {
        self.at += "<!--".len();
        if self.byte(0) == Some(b'>') {
            self.at += 1;
            return;
        }
        let rest = self.bytes().get(self.at..).unwrap_or(&[]);
        self.at = memchr::memmem::find(rest, b"-->").map_or(self.source.len(), |end| self.at + end + 3);
    }

    /// Content of a script, style or the like up to its end tag.
    fn raw_text(&mut self, name: &str) -> &'s str {
        let mut end = self.at;
        loop {
            end = self.seek(b'<', end);
            let rest = self.bytes().get(end..).unwrap_or(&[]);
            let closes = rest.get(1) == Some(&b'/')
                && rest
                    .get(2..2 + name.len())
                    .is_some_and(|word| word.eq_ignore_ascii_case(name.as_bytes()))
                && rest
                    .get(2 + name.len())
                    .is_none_or(|byte| byte.is_ascii_whitespace() || b"/>".contains(byte));
            if closes || rest.is_empty() {
                return self.take_to(end);
            }
            end += 1;
        }
    }

    fn tag_name(&mut self) -> &'s str {
        let rest = self.bytes().get(self.at..).unwrap_or(&[]);
        let length = rest
            .iter()
            .take_while(|byte| !byte.is_ascii_whitespace() && !b"/>".contains(byte))
            .count();
        self.take_to(self.at + length)
    }

    /// Reads attributes up to and including the end of the tag; says whether it closes itself.
    fn attributes(&mut self) -> bool {
        self.attributes.clear();
        let mut self_closing = false;
        while let Some(byte) = self.byte(0) {
            match byte {
                b'>' => {
                    self.at += 1;
                    return self_closing;
                }
                b'/' => {
                    self_closing = self.byte(1) == Some(b'>');
                    self.at += 1;
                }
                _ if byte.is_ascii_whitespace() => self.at += 1,
                _ => self.attribute(),
            }
        }
        self_closing
    }

    fn attribute(&mut self) {
        let rest = self.bytes().get(self.at..).unwrap_or(&[]);
        // An equals sign may open a name, so the first byte is always taken.
        let ends = |byte: &u8| byte.is_ascii_whitespace() || b"/>=".contains(byte);
        let mut length = 1 + rest.iter().skip(1).take_while(|byte| !ends(byte)).count();
        while !self.source.is_char_boundary(self.at + length) {
            length += 1;
        }
        let name = self.take_to(self.at + length);
        self.skip_space();
        let value = if self.byte(0) == Some(b'=') {
            self.at += 1;
            self.skip_space();
            self.value()
        } else {
            ""
        };
        if self.attributes.len() < MAX_ATTRIBUTES
            && let Some(known) = READ.into_iter().find(|read| read.eq_ignore_ascii_case(name))
        {
            self.attributes.push((known, value));
        }
    }

    fn skip_space(&mut self) {
        while self.byte(0).is_some_and(|byte| byte.is_ascii_whitespace()) {
            self.at += 1;
        }
    }

    fn value(&mut self) -> &'s str {
        match self.byte(0) {
            Some(quote @ (b'"' | b'\'')) => {
                self.at += 1;
                let value = self.take_to(self.seek(quote, self.at));
                self.at = (self.at + 1).min(self.source.len());
                value
            }
            _ => {
                let rest = self.bytes().get(self.at..).unwrap_or(&[]);
                let length = rest
                    .iter()
                    .take_while(|byte| !byte.is_ascii_whitespace() && **byte != b'>')
                    .count();
                self.take_to(self.at + length)
            }
        }
    }

    /// What stands at a `<`: a tag, or nothing where a comment or declaration was passed over.
    fn markup(&mut self) -> Option<Token<'s>> {
        match (self.byte(1), self.byte(2)) {
            (Some(b'!'), Some(b'-')) if self.byte(3) == Some(b'-') => self.skip_comment(),
            (Some(b'!' | b'?'), _) => self.skip_past(b'>'),
            (Some(b'/'), Some(letter)) if letter.is_ascii_alphabetic() => {
                self.at += 2;
                let name = self.tag_name();
                self.attributes();
                return Some(Token::End(name));
            }
            (Some(b'/'), Some(_)) => self.skip_past(b'>'),
            (Some(letter), _) if letter.is_ascii_alphabetic() => {
                self.at += 1;
                let name = self.tag_name();
                let self_closing = self.attributes();
                self.raw = tag::is_raw(tag::of(name)).then_some(name);
                return Some(Token::Start { name, self_closing });
            }
            _ => {
                let text = self.take_to(self.text_end());
                return Some(Token::Text(text));
            }
        }
        None
    }
}

impl<'s> Iterator for Tokens<'s> {
    type Item = Token<'s>;

    fn next(&mut self) -> Option<Token<'s>> {
        while self.at < self.source.len() {
            if let Some(name) = self.raw.take() {
                let text = self.raw_text(name);
                if !text.is_empty() {
                    return Some(Token::Text(text));
                }
            } else if self.byte(0) == Some(b'<') {
                if let Some(token) = self.markup() {
                    return Some(token);
                }
            } else {
                let text = self.take_to(self.seek(b'<', self.at));
                return Some(Token::Text(text));
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(source: &str) -> Vec<String> {
        Tokens::new(source).map(|token| format!("{token:?}")).collect()
    }

    #[test]
    fn comments_scripts_and_stray_signs() {
        let found = names("a<!-- <p> -->b<script>if (a<b) '</p>'</SCRIPT >5 < 6</ p>");
        assert_eq!(found.len(), 7, "{found:?}");
        assert!(found[3].contains("if (a<b) '</p>'"));
    }

    #[test]
    fn attributes_in_every_quoting() {
        let mut tokens = Tokens::new("<A HREF=x class = 'y z' id=\"1>2\" hidden data-x=é=é/>t");
        assert_eq!(
            tokens.next(),
            Some(Token::Start {
                name: "A",
                self_closing: false
            })
        );
        assert_eq!(
            tokens.attributes,
            [("href", "x"), ("class", "y z"), ("id", "1>2"), ("hidden", "")]
        );
        assert_eq!(tokens.next(), Some(Token::Text("t")));
    }

    #[test]
    fn an_unfinished_page_ends() {
        for source in [
            "<",
            "</",
            "<p",
            "<p class",
            "<p class=",
            "<p class='x",
            "<!--",
            "<script>x",
            "<!",
            "<é",
            "</é",
            "<a é",
        ] {
            assert!(names(source).len() <= 2, "{source}");
        }
    }
}
