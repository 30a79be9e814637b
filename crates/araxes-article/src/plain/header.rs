//! The lines before the running text: title, date, byline, outlet, dateline; and the wire header in the first
//! paragraph.

use araxes_text::{Span, words};

use super::Known;
use super::lines::Line;
use super::shape::{goes_on, is_caption, is_closed};
use crate::cues::{
    Cue, after_cue, is_all_capitals, is_capitalised, is_known_place, is_outlet_like, is_person_like, names,
    word_count,
};
use crate::date::{Which, date_line, find_date, is_date_word, is_month};
use crate::model::{Article, Role};

/// The most lines that a header has.
const HEADER_LINES: usize = 16;
/// The most code points of a title.
const TITLE_WIDTH: usize = 220;
/// From so many words on, a line right under the title sums the article up rather than opening a section.
const SUBTITLE_WORDS: usize = 7;
/// Bytes in which a wire header must end.
const WIRE_REACH: usize = 120;

/// Reads the header of `lines` into `article`; gives the roles that it settles, the others open.
pub(super) fn read(text: &str, lines: &[Line], article: &mut Article) -> Vec<Known> {
    let mut roles = vec![Known::Open; lines.len()];
    let mut title_at = None;
    for (at, line) in lines.iter().enumerate().take(HEADER_LINES) {
        let words = line.words.of(text);
        if let Some(role) = metadata_line(words, line, title_at.is_some(), article) {
            set(&mut roles, at, role);
        } else if title_at.is_none() && !line.bullet && is_title(words, lines.len() - at) {
            title_at = Some(at);
            article.title = Some(one_line(words));
            set(&mut roles, at, Role::Title);
        } else if !is_header_between(text, lines, at) && !(line.bullet && is_label(words)) {
            break;
        }
    }
    bullets(text, lines, &mut roles, article);
    subtitle(text, lines, &mut roles, title_at, article);
    let first = roles
        .iter()
        .position(|role| *role == Known::Open)
        .and_then(|at| lines.get(at));
    if let Some(opening) = first.and_then(|line| wire_opening(line.words.of(text))) {
        opening.fill(article);
    }
    roles
}

fn set(roles: &mut [Known], at: usize, role: Role) {
    if let Some(slot) = roles.get_mut(at) {
        *slot = Known::Role(role);
    }
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a line may be a headline: not too long and, with other lines behind it, not a sentence.
fn is_title(words: &str, lines_left: usize) -> bool {
    let fits = words.chars().nth(TITLE_WIDTH).is_none() && !goes_on(words) && !is_caption(words);
    // Headlines may ask or exclaim, but end in no full stop.
    let stop = words.trim_end().ends_with(['.', '։', '…']) && !words.trim_end().ends_with("...");
    let asks = is_closed(words) && !stop && word_count(words) <= 14 && !words.ends_with(['"', '”', '»']);
    fits && lines_left > 1 && (!is_closed(words) || asks)
}

/// Whether metadata stands within two lines behind line `at`, so that the header goes on beyond it.
fn is_header_between(text: &str, lines: &[Line], at: usize) -> bool {
    let short = |line: &Line| line.words.of(text).chars().nth(300).is_none();
    lines.get(at).is_some_and(short)
        && lines.iter().skip(at + 1).take(2).any(|line| {
            let words = line.words.of(text);
            date_line(words).is_some() || byline(words).is_some()
        })
}

/// A line that is metadata by what it says.
fn metadata_line(words: &str, line: &Line, titled: bool, article: &mut Article) -> Option<Role> {
    if words.len() > 300 {
        return None;
    }
    if let Some((dated, which)) = date_line(words) {
        let slot = if which == Which::Modified {
            &mut article.modified
        } else {
            &mut article.published
        };
        slot.get_or_insert(dated.iso);
        return Some(Role::Date);
    }
    if let Some(found) = byline(words) {
        article.bylines.extend(found);
        return Some(Role::Byline);
    }
    if let Some(outlet) = words.strip_prefix('/').and_then(|rest| rest.strip_suffix('/')) {
        article.outlet.get_or_insert(outlet.trim().to_owned());
        return Some(Role::Outlet);
    }
    if let Some(opening) = wire_opening(words).filter(|opening| opening.span.end + 1 >= words.trim_end().len()) {
        opening.fill(article);
        return Some(Role::Dateline);
    }
    if line.bullet {
        return None;
    }
    mixed_line(words, article).or_else(|| (titled && is_caption(words)).then_some(Role::Caption))
}

/// The names of a line such as "By Name and Name".
fn byline(words: &str) -> Option<Vec<String>> {
    let rest = after_cue(words, Cue::Byline).filter(|_| !is_closed(words) && word_count(words) <= 16)?;
    let rest = rest.split(['|', '•', '·']).next()?;
    let found: Vec<String> = names(rest)
        .into_iter()
        .filter(|name| find_date(name).is_none())
        .collect();
    let all_named = found
        .iter()
        .all(|name| name.split_whitespace().next().is_some_and(is_capitalised));
    (!found.is_empty() && all_named).then_some(found)
}

/// "Anna Petrosyan | 12 May 2024 | Gyumri": parts between bars or bullets, at least one of them a date.
fn mixed_line(words: &str, article: &mut Article) -> Option<Role> {
    let parts: Vec<&str> = words
        .split(['|', '•', '·', '—', '–'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    let dated = parts.iter().filter_map(|part| date_line(part)).next();
    let (dated, which) = dated.filter(|_| parts.len() >= 2 && word_count(words) <= 24)?;
    let others = || parts.iter().filter(|part| date_line(part).is_none());
    if others().any(|part| word_count(part) > 6) {
        return None;
    }
    let slot = if which == Which::Modified {
        &mut article.modified
    } else {
        &mut article.published
    };
    slot.get_or_insert(dated.iso);
    for part in others() {
        label(part, article);
    }
    Some(Role::Date)
}

/// Whether words are a name rather than a headline: few, capitalised, unpunctuated.
fn is_label(words: &str) -> bool {
    word_count(words) <= 4
        && !is_closed(words)
        && !goes_on(words)
        && words.split_whitespace().next().is_some_and(is_capitalised)
        && words
            .split_whitespace()
            .all(|word| is_capitalised(word) || word.chars().count() <= 3)
}

/// Files a name from the header under what it looks like.
fn label(words: &str, article: &mut Article) -> Option<Role> {
    if let Some(found) = byline(words) {
        article.bylines.extend(found);
        return Some(Role::Byline);
    }
    if is_known_place(words) {
        article.dateline.get_or_insert(words.to_owned());
        return Some(Role::Dateline);
    }
    if is_outlet_like(words) {
        article.outlet.get_or_insert(words.to_owned());
        return Some(Role::Outlet);
    }
    if is_person_like(words) {
        article.bylines.push(words.to_owned());
        return Some(Role::Byline);
    }
    None
}

/// Bullets in the header name the outlet or writer and the place, in that order where their look does not tell.
fn bullets(text: &str, lines: &[Line], roles: &mut [Known], article: &mut Article) {
    let header = lines
        .iter()
        .zip(roles.iter())
        .take_while(|(line, role)| **role != Known::Open || (line.bullet && is_label(line.words.of(text))));
    let open: Vec<usize> = header
        .enumerate()
        .filter(|(_, (_, role))| **role == Known::Open)
        .map(|(at, _)| at)
        .collect();
    let mut unknown = Vec::new();
    for &at in &open {
        let Some(line) = lines.get(at) else { continue };
        match label(line.words.of(text), article) {
            Some(role) => set(roles, at, role),
            None => unknown.push((at, line.words.of(text))),
        }
    }
    for (at, words) in unknown {
        let last = open.last() == Some(&at) && open.len() > 1;
        let sourced = article.outlet.is_some() || !article.bylines.is_empty();
        if article.dateline.is_none() && (last || sourced) {
            article.dateline = Some(words.to_owned());
            set(roles, at, Role::Dateline);
        } else if article.outlet.is_none() && open.len() > 1 {
            article.outlet = Some(words.to_owned());
            set(roles, at, Role::Outlet);
        }
    }
}

/// The line under the title, where it sums up rather than opening a section.
fn subtitle(text: &str, lines: &[Line], roles: &mut [Known], title_at: Option<usize>, article: &mut Article) {
    let Some(at) = title_at.map(|at| at + 1) else { return };
    let (Some(line), Some(Known::Open)) = (lines.get(at), roles.get(at)) else {
        return;
    };
    let words = line.words.of(text);
    let before_metadata = matches!(roles.get(at + 1), Some(Known::Role(_)));
    let sums_up = !is_closed(words) && !goes_on(words) && word_count(words) >= SUBTITLE_WORDS && lines.len() > at + 1;
    if !line.bullet && (before_metadata || sums_up) && words.chars().nth(400).is_none() {
        article.subtitle = Some(one_line(words));
        set(roles, at, Role::Subtitle);
    }
}

/// The header with which a wire story opens: "GYUMRI, MAY 5, ARAZPRESS.", "Şəki, 5 may, AZWIRE", "TBILISI (AP) —".
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Wire {
    place: Option<String>,
    outlet: Option<String>,
    published: Option<String>,
    /// Where the header stands in the line.
    span: Span,
}

impl Wire {
    /// Puts what the header says where the article has nothing yet.
    pub(crate) fn fill(self, article: &mut Article) {
        article.dateline = article.dateline.take().or(self.place);
        article.outlet = article.outlet.take().or(self.outlet);
        article.published = article.published.take().or(self.published);
    }
}

/// The wire header that opens `line`. The place is given in the case it has, but for one in capitals, which is
/// written as a name.
pub(crate) fn wire_opening(line: &str) -> Option<Wire> {
    let end = header_end(line)?;
    let header = line.get(..end)?.trim();
    let (header, bracketed) = match header.split_once('(') {
        Some((place, rest)) => (place.trim(), Some(rest.trim_end_matches(')').trim())),
        None => (header, None),
    };
    let parts: Vec<&str> = header
        .split([',', '/', '.', '–', '—'])
        .flat_map(|part| part.split(" - "))
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    let (place, rest) = parts.split_first()?;
    if !is_place_name(place) {
        return None;
    }
    let (mut outlet, mut dated, mut known) = (bracketed.map(str::to_owned), false, is_known_place(place));
    for part in rest {
        if is_day(part) {
            dated = true;
        } else if outlet.is_none() && (is_outlet_like(part) || is_label(part) && dated) {
            outlet = Some((*part).to_owned());
        } else if !is_label(part) {
            return None;
        }
    }
    // A place in capitals before a dash is a header even where nothing else stands in it.
    known |= words(place).all(|span| is_all_capitals(span.of(place)));
    let told =
        dated || bracketed.is_some_and(|name| is_outlet_like(name) || is_label(name)) || (outlet.is_some() && known);
    let published = find_date(header).map(|found| found.iso);
    let place = Some(as_name(place));
    let dashed = rest.is_empty()
        && bracketed.is_none()
        && known
        && line
            .get(end..)
            .is_some_and(|rest| rest.trim_start().starts_with(['—', '–']));
    (told || dashed).then(|| Wire {
        place,
        outlet,
        published,
        span: Span::new(0, end),
    })
}

/// Where a wire header would end: at a dash with spaces, or a full stop with a capitalised sentence behind it, or
/// the end of the line.
fn header_end(line: &str) -> Option<usize> {
    let reach = line
        .char_indices()
        .map(|(at, _)| at)
        .take_while(|&at| at <= WIRE_REACH)
        .last()?;
    let head = line.get(..reach)?;
    let dash = [" — ", " – ", " - ", ". — ", "— ", ") - ", ": "]
        .iter()
        .filter_map(|dash| head.find(dash))
        .min();
    let stop = head.char_indices().find(|&(at, char)| {
        let rest = line.get(at + char.len_utf8()..).unwrap_or("");
        let abbreviates = line
            .get(..at)
            .and_then(|before| before.split_whitespace().last())
            .is_some_and(is_month_short);
        matches!(char, '.' | '։' | '․')
            && !abbreviates
            && (rest.is_empty() || rest.starts_with(char::is_whitespace))
            && line.get(..at).is_some_and(|before| before.contains(','))
    });
    let outlet_dash = dash.map(|at| match line.get(at..).and_then(|rest| rest.split_once(". ")) {
        // "ŞƏKİ, 5 may — Araz Wire. Text": the outlet stands behind the dash.
        Some((between, _))
            if head.get(..at).is_some_and(|h| h.contains(','))
                && is_outlet_like(between.trim_matches(|c: char| " –—-".contains(c))) =>
        {
            at + between.len()
        }
        _ => at,
    });
    let ends = [
        outlet_dash,
        stop.map(|(at, _)| at),
        (line.len() <= WIRE_REACH).then_some(line.len()),
    ];
    ends.into_iter().flatten().min_by_key(|&end| {
        if Some(end) == outlet_dash && stop.is_some_and(|(at, _)| at == end) {
            0
        } else {
            end
        }
    })
}

/// An abbreviated month, whose full stop ends no header.
fn is_month_short(word: &str) -> bool {
    is_month(word) && word.chars().count() <= 4
}

/// A day of a month, with or without the year, and nothing else.
fn is_day(part: &str) -> bool {
    let mut month = false;
    let fits = words(part).all(|span| {
        let word = span.of(part);
        month |= is_month(word);
        is_date_word(word) || word.bytes().all(|byte| byte.is_ascii_digit())
    });
    fits && (month || date_line(part).is_some())
}

fn is_place_name(place: &str) -> bool {
    (1..=3).contains(&word_count(place))
        && place
            .split_whitespace()
            .all(|word| is_capitalised(word) && word.contains(char::is_alphabetic))
        && !words(place).any(|span| is_date_word(span.of(place)))
}

/// A name in capitals written as names are.
fn as_name(place: &str) -> String {
    if !words(place).any(|span| is_all_capitals(span.of(place))) {
        return place.to_owned();
    }
    let mut name = String::with_capacity(place.len());
    let mut inside = false;
    for char in place.chars() {
        match char {
            _ if !char.is_alphabetic() => name.push(char),
            _ if !inside => name.push(char),
            // Dotted and dotless i: which one a capital I stands for depends on the language; ASCII is right in most.
            _ => name.extend(char.to_lowercase().filter(|lower| *lower != '\u{307}')),
        }
        inside = char.is_alphabetic();
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wire_headers() {
        for (line, place, outlet) in [
            (
                "GYUMRI, NOVEMBER 15, ARAZPRESS. The dam was opened.",
                "Gyumri",
                Some("ARAZPRESS"),
            ),
            ("Şəki, 26 iyul, AZWIRE", "Şəki", Some("AZWIRE")),
            ("Ganja, July 26, AZWIRE", "Ganja", Some("AZWIRE")),
            (
                "TBILISI (Araz Wire) — The dam was opened.",
                "Tbilisi",
                Some("Araz Wire"),
            ),
            (
                "БАКУ, 26 июл — Араз Новости. Плотину открыли.",
                "Баку",
                Some("Араз Новости"),
            ),
            ("ГЮМРИ, 5 мая. /АРАЗ/. Плотину открыли.", "Гюмри", Some("АРАЗ")),
            (
                "ԳՅՈՒՄՐԻ, 15 ՆՈՅԵՄԲԵՐԻ, ԱՐԱԶՊՐԵՍ։ Ամբարտակը բացվեց։",
                "Գյումրի",
                Some("ԱՐԱԶՊՐԵՍ"),
            ),
            ("YEREVAN — The dam was opened.", "Yerevan", None),
        ] {
            let wire = wire_opening(line).unwrap_or_else(|| panic!("{line}"));
            assert_eq!(
                (wire.place.as_deref(), wire.outlet.as_deref()),
                (Some(place), outlet),
                "{line}"
            );
        }
    }

    #[test]
    fn running_text_is_no_wire_header() {
        for line in [
            "Yerevan and Baku are capitals.",
            "The dam, built in May, holds.",
            "On Monday, May 5, the dam was opened.",
            "Armenia, Azerbaijan and Georgia took part.",
            "However, the dam holds.",
            "Anna Petrosyan, an engineer, said the dam holds.",
        ] {
            assert_eq!(wire_opening(line), None, "{line}");
        }
    }
}
