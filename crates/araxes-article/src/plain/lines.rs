use araxes_text::Span;

/// Lines longer than this are never the work of a program that wraps lines.
const WIDEST_WRAP: usize = 120;
/// A text wrapped more narrowly than this would be verse or a list.
const NARROWEST_WRAP: usize = 40;

/// Percent of the widest line from which on a line counts as full; a wrapped text has several.
const FULL: usize = 85;

/// A paragraph or single line of a plain text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Where it stands, trimmed; a bullet keeps its indentation.
    pub(super) span: Span,
    /// Where its words stand, behind the bullet.
    pub(super) words: Span,
    /// Whether a bullet or number opens it.
    pub(super) bullet: bool,
}

/// One line as it stands.
struct Raw {
    span: Span,
    width: usize,
    blank_before: bool,
}

/// The lines and paragraphs of `text`. A line is a block of its own unless the text is wrapped: no line is wider
/// than a screen, and the word that opens the next line would not have fitted.
pub(super) fn split(text: &str) -> Vec<Line> {
    let raw = raw_lines(text);
    // An address cannot be wrapped.
    let breakable = |line: &&Raw| line.span.of(text).contains(char::is_whitespace);
    let widest = raw.iter().filter(breakable).map(|line| line.width).max().unwrap_or(0);
    let full = raw.iter().filter(|line| line.width * 100 >= widest * FULL).count();
    let wrapped = (NARROWEST_WRAP..=WIDEST_WRAP).contains(&widest) && full >= 2;
    let mut lines: Vec<Line> = Vec::new();
    let mut last_width = 0;
    for line in &raw {
        let next = block(text, line.span);
        let joins = wrapped && !line.blank_before && !next.bullet && last_width + 1 + first_word(text, line) > widest;
        match lines.last_mut() {
            Some(previous) if joins => {
                previous.span.end = line.span.end;
                previous.words.end = line.span.end;
            }
            _ => lines.push(next),
        }
        last_width = line.width;
    }
    dialogue(text, &mut lines);
    lines
}

/// Takes the dashes of questions and answers for no bullets.
fn dialogue(text: &str, lines: &mut [Line]) {
    let mut speaking = false;
    for line in lines {
        let words = line.words.of(text);
        let dashed = line.bullet && line.span.of(text).trim_start().starts_with('-');
        let asks = words.ends_with('?') || words.contains('՞');
        speaking = dashed && (asks || speaking);
        if speaking {
            line.span = line.span.trim(text);
            (line.words, line.bullet) = (line.span, false);
        }
    }
}

fn raw_lines(text: &str) -> Vec<Raw> {
    let mut found: Vec<Raw> = Vec::new();
    let most = crate::most_pieces(text.len());
    let (mut at, mut blank_before) = (0, true);
    for line in text.split_inclusive(['\n', '\u{2028}', '\u{2029}']) {
        let (start, at_most) = (at, found.len() == most);
        at += line.len();
        let words = line.trim_matches(|char: char| char.is_whitespace() || char == '\u{FEFF}');
        if words.is_empty() {
            blank_before = true;
            continue;
        }
        // The byte order mark and the marks of a forwarded mail are no part of the line.
        let skipped = match words.starts_with('>') {
            true => {
                line.len()
                    - line
                        .trim_start_matches(|char: char| char == '>' || char.is_whitespace())
                        .len()
            }
            false => line.len() - line.trim_start_matches('\u{FEFF}').len(),
        };
        let Some(rest) = line.get(skipped..).map(str::trim_end).filter(|rest| !rest.is_empty()) else {
            blank_before = true;
            continue;
        };
        // Of a text of more lines than any has, the rest is one block.
        if let Some(last) = found.last_mut().filter(|_| at_most) {
            last.span.end = start + skipped + rest.len();
            continue;
        }
        found.push(Raw {
            span: Span::new(start + skipped, start + skipped + rest.len()),
            width: rest.chars().count(),
            blank_before,
        });
        blank_before = false;
    }
    found
}

fn first_word(text: &str, line: &Raw) -> usize {
    line.span
        .of(text)
        .split_whitespace()
        .next()
        .map_or(0, |word| word.chars().count())
}

fn block(text: &str, span: Span) -> Line {
    let trimmed = span.trim(text);
    match after_bullet(trimmed.of(text)) {
        Some(rest) => Line {
            span,
            words: Span::new(trimmed.end - rest.len(), trimmed.end),
            bullet: true,
        },
        None => Line {
            span: trimmed,
            words: trimmed,
            bullet: false,
        },
    }
}

/// What stands behind the bullet that opens a line. A dash counts only before a space, for dialogue in the region's
/// languages opens with a dash too; that is told apart by what the line says.
fn after_bullet(line: &str) -> Option<&str> {
    let rest = line
        .strip_prefix(['•', '◦', '▪', '‣', '·', '●', '○', '■', '►', '▶', '➤', '✓'])
        .or_else(|| {
            line.strip_prefix(['*', '-'])
                .filter(|rest| rest.starts_with([' ', '\t']))
        })
        .or_else(|| numbered(line))?;
    let rest = rest.trim_start();
    (!rest.is_empty()).then_some(rest)
}

/// `1.` or `1)` and a space.
fn numbered(line: &str) -> Option<&str> {
    let rest = line.trim_start_matches(|char: char| char.is_ascii_digit());
    let digits = line.len() - rest.len();
    let rest = rest
        .strip_prefix(['.', ')'])
        .filter(|rest| rest.starts_with([' ', '\t']))?;
    (1..=2).contains(&digits).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<&str> {
        split(text).iter().map(|line| line.span.of(text)).collect()
    }

    #[test]
    fn bullets_keep_their_indentation() {
        assert_eq!(
            of("One\r\n\r\n  • Two\n - Three \n\n 4 "),
            ["One", "  • Two", " - Three", "4"]
        );
        let text = "1. Ağdam";
        assert_eq!(split(text)[0].words.of(text), "Ağdam");
    }

    #[test]
    fn wrapped_lines_make_one_paragraph() {
        let text = "A title\n\nThe council of the village met on Monday to\nspeak about the well, and decided nothing of\nnote.\nNext line";
        assert_eq!(of(text).len(), 3, "{:?}", of(text));
    }

    #[test]
    fn marks_of_forwarded_mail_are_no_text() {
        let text = "> The council of the village met on Monday to\n> speak about the well, and decided nothing of\n> note.\n>\n> > Next";
        let lines = of(text);
        assert_eq!((lines.len(), lines[1]), (2, "Next"), "{lines:?}");
    }

    #[test]
    fn questions_and_answers_are_no_list() {
        let text = "- Who built it?\n- We all did, and it took us a year.\n\nTools:\n- a saw\n- a plane";
        let bullets: Vec<bool> = split(text).iter().map(|line| line.bullet).collect();
        assert_eq!(bullets, [false, false, false, true, true]);
    }

    #[test]
    fn long_lines_are_never_wrapped() {
        let long = "word ".repeat(40);
        assert_eq!(of(&format!("{long}\n{long}")).len(), 2);
    }
}
