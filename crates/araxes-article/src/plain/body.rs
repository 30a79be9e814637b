//! The running text and what is set into it.

use araxes_text::words;

use super::Known;
use super::articles::is_drawn;
use super::lines::Line;
use super::shape::{goes_on, is_caption, is_chrome, is_closed, is_short, is_unpunctuated, opens_quote};
use crate::cues::{Cue, after_cue, is_capitalised, sends_on, word_count};
use crate::model::Role;

/// Gives a role to every line that the header left open.
pub(super) fn read(text: &str, lines: &[Line], roles: &mut [Known]) {
    let punctuated = mostly_punctuated(text, lines, roles);
    let last_closed = lines
        .iter()
        .rposition(|line| is_closed(line.words.of(text)))
        .unwrap_or(0);
    let mut surrounded = Surroundings {
        punctuated,
        running_before: false,
        last_closed,
        quoting: false,
    };
    let mut at = 0;
    while at < lines.len() {
        if roles.get(at) != Some(&Known::Open) {
            at += 1;
            continue;
        }
        let chrome = |line: &Line| is_chrome(line.words.of(text)) || is_drawn(line.span.of(text));
        if lines.get(at).is_some_and(chrome) {
            if let Some(slot) = roles.get_mut(at) {
                *slot = Known::Chrome;
            }
            at += 1;
            continue;
        }
        let list = list_length(text, lines, roles, at);
        if list > 0 {
            let role = list_role(text, lines, at, list);
            for slot in roles.iter_mut().skip(at).take(list) {
                *slot = Known::Role(role);
            }
            at += list;
            continue;
        }
        let known = single(text, lines, at, surrounded);
        if known == Known::Role(Role::Paragraph) {
            surrounded.running_before = true;
            let balance = lines.get(at).map_or(0, |line| mark_balance(line.words.of(text)));
            surrounded.quoting = balance > 0 || surrounded.quoting && balance == 0;
        }
        if let Some(slot) = roles.get_mut(at) {
            *slot = known;
        }
        at += 1;
    }
}

/// What the rest of the text says of an unpunctuated line.
#[derive(Clone, Copy)]
struct Surroundings {
    /// Whether the text closes its sentences.
    punctuated: bool,
    /// Whether a paragraph stands before.
    running_before: bool,
    /// The last line that ends as a sentence does.
    last_closed: usize,
    /// Whether a quotation is open that an earlier paragraph began.
    quoting: bool,
}

/// The most words of an entry that names a thing rather than another story.
const LABEL_WORDS: usize = 4;
/// Lines in which the end of an open quotation is looked for.
const QUOTE_REACH: usize = 40;

/// How many more quote marks a line opens than it closes; marks that open and close alike say nothing.
fn mark_balance(line: &str) -> i32 {
    line.chars().fold(0, |balance, char| match char {
        '“' | '«' | '„' => balance + 1,
        '”' | '»' => balance - 1,
        _ => balance,
    })
}

/// Whether a quotation that is open before line `at` goes on behind it: the next mark that stands alone closes it.
fn quote_goes_on(text: &str, lines: &[Line], at: usize) -> bool {
    let behind = lines.iter().skip(at + 1).take(QUOTE_REACH);
    let next = behind
        .map(|line| mark_balance(line.words.of(text)))
        .find(|&balance| balance != 0);
    next.is_some_and(|balance| balance < 0)
}

/// Whether the text closes its sentences at all: without that an unpunctuated line says nothing.
fn mostly_punctuated(text: &str, lines: &[Line], roles: &[Known]) -> bool {
    let open = lines
        .iter()
        .zip(roles)
        .filter(|(line, role)| **role == Known::Open && !line.bullet);
    let (mut closed, mut all) = (0, 0);
    for words in open
        .map(|(line, _)| line.words.of(text))
        .filter(|words| word_count(words) > 4)
    {
        all += 1;
        closed += usize::from(!is_unpunctuated(words));
    }
    closed * 2 >= all
}

/// How many lines from `at` on make up a list: bullets, or what stands under a cue such as "Read also".
fn list_length(text: &str, lines: &[Line], roles: &[Known], at: usize) -> usize {
    let rest = || lines.iter().zip(roles).skip(at);
    let bullets = |from: usize| {
        rest()
            .skip(from)
            .take_while(|(line, role)| line.bullet && **role == Known::Open)
            .count()
    };
    let Some(line) = lines.get(at) else { return 0 };
    match after_cue(line.words.of(text), Cue::Related) {
        Some("") if !line.bullet => {
            let listed = bullets(1);
            if listed > 0 {
                listed + 1
            } else {
                1 + rest()
                    .skip(1)
                    .take(8)
                    .take_while(|(line, _)| is_headline(line.words.of(text)))
                    .count()
            }
        }
        _ => bullets(0),
    }
}

/// Whether a list is of other stories or belongs to the running text.
fn list_role(text: &str, lines: &[Line], at: usize, count: usize) -> Role {
    let items = || lines.iter().skip(at).take(count).map(|line| line.words.of(text));
    if items()
        .next()
        .is_some_and(|first| after_cue(first, Cue::Related).is_some())
    {
        return Role::Related;
    }
    let before = at
        .checked_sub(1)
        .and_then(|before| lines.get(before))
        .map(|line| line.words.of(text));
    let announced = before.is_some_and(goes_on);
    let headlines = items()
        .filter(|item| is_headline(item) && word_count(item) > LABEL_WORDS)
        .count();
    if !announced && headlines * 2 > count {
        Role::Related
    } else {
        Role::ListItem
    }
}

/// Whether words read like the headline of another story: four words or more, a capital first, no full stop.
fn is_headline(words: &str) -> bool {
    word_count(words) >= 4
        && words.chars().nth(220).is_none()
        && !goes_on(words)
        && (!is_closed(words) || words.ends_with(['?', '!']))
        && (words.starts_with(|char: char| char.is_ascii_digit()) || is_capitalised(words))
}

/// The role of a line outside lists.
fn single(text: &str, lines: &[Line], at: usize, around: Surroundings) -> Known {
    let Some(line) = lines.get(at) else { return Known::Open };
    let words = line.words.of(text);
    let headline = |rest: &str| is_headline(rest) && !is_closed(words);
    if sends_on(words) || after_cue(words, Cue::Related).is_some_and(headline) {
        return Known::Role(Role::Aside);
    }
    if is_caption(words) {
        return Known::Role(Role::Caption);
    }
    if is_source_line(words) {
        return Known::Role(Role::Outlet);
    }
    let running_after = around.last_closed > at;
    if !is_unpunctuated(words) || !around.punctuated || !running_after || opens_quote(words) {
        return Known::Role(Role::Paragraph);
    }
    // Nobody sets a heading into a quotation.
    let set_in = around.quoting && quote_goes_on(text, lines, at);
    Known::Role(match (is_short(words) && !set_in, around.running_before) {
        (true, _) => Role::Heading,
        (false, true) => Role::Aside,
        (false, false) => Role::Paragraph,
    })
}

/// "/Outlet/" at the end of a story.
fn is_source_line(line: &str) -> bool {
    line.len() > 2 && line.starts_with('/') && line.ends_with('/') && words(line).count() <= 5
}

#[cfg(test)]
mod tests {
    use crate::{Kind, Role, parse};

    fn roles(text: &str) -> Vec<Role> {
        parse(text.as_bytes(), Kind::Text, None)
            .unwrap()
            .blocks
            .iter()
            .map(|block| block.role)
            .collect()
    }

    #[test]
    fn a_teaser_between_paragraphs_is_an_aside() {
        let text = "Dam at Verin Lake to be repaired\n\nThe council met on Monday. It heard three engineers.\n\n\
            Anna Petrosyan believes that “without a new spillway the village will have to leave before the next spring\n\n\
            The work starts in May.";
        assert_eq!(
            roles(text),
            [Role::Title, Role::Paragraph, Role::Aside, Role::Paragraph]
        );
    }

    #[test]
    fn a_short_line_inside_a_quotation_is_an_aside() {
        let text = "Mayor Leyla Quliyeva spoke to Araz Daily:\n\n“We counted the boats. There were nine.\n\n\
            Regatta moved to Sunday, organisers say\n\nThe tenth came later. It was red,” she said.";
        assert_eq!(
            roles(text),
            [Role::Paragraph, Role::Paragraph, Role::Aside, Role::Paragraph]
        );
    }

    #[test]
    fn an_open_quotation_is_no_aside() {
        let text = "The council met on Monday. It heard three engineers.\n\n\
            “We measured the water every week of the year and sent the figures to the ministry in the capital\n\n\
            Nobody answered us,” she said.";
        assert_eq!(roles(text), [Role::Paragraph; 3]);
    }

    #[test]
    fn lists_of_stories_and_lists_of_the_text() {
        let text = "Dam to be repaired\n\nThe council met on Monday.\n\n• Village of Qarasu loses its only bridge\n\
            • Ten wells dug near Aragats in a week\n\nThe council decided:\n\n• to repair the dam;\n• to pay the workers.\n\n\
            Read also: Who owns the water of the lake\n\nThe work starts in May.";
        use Role::{Aside, ListItem, Paragraph, Related, Title};
        assert_eq!(
            roles(text),
            [
                Title, Paragraph, Related, Related, Paragraph, ListItem, ListItem, Aside, Paragraph
            ]
        );
    }
}
