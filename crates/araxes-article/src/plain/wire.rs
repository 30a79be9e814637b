//! The header in the first line of a wire story.

use araxes_text::words;

use super::shape::is_label;
use crate::cues::{is_all_capitals, is_capitalised, is_known_place, is_outlet_like, word_count};
use crate::date::{date_line, find_date, is_date_word, is_month};
use crate::model::Article;

/// Bytes in which a wire header must end.
const WIRE_REACH: usize = 120;

/// The header with which a wire story opens: "GYUMRI, MAY 5, ARAZPRESS.", "Şəki, 5 may, AZWIRE", "TBILISI (AP) —".
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Wire {
    place: Option<String>,
    outlet: Option<String>,
    published: Option<String>,
    /// Where the header ends in the line, in bytes.
    pub(crate) end: usize,
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
    between_slashes(line).or_else(|| named_opening(line))
}

/// "/Araz.Net/ – The dam …": the agency alone, before the text.
fn between_slashes(line: &str) -> Option<Wire> {
    let (name, rest) = line.strip_prefix('/')?.split_once('/')?;
    let named =
        !name.starts_with(char::is_whitespace) && word_count(name) <= 4 && (is_outlet_like(name) || is_label(name));
    (named && !rest.trim().is_empty()).then(|| Wire {
        place: None,
        outlet: Some(name.trim().to_owned()),
        published: None,
        end: line.len() - rest.len(),
    })
}

fn named_opening(line: &str) -> Option<Wire> {
    let end = header_end(line)?;
    let header = line.get(..end)?.trim();
    let (header, bracketed) = match header.split_once('(') {
        Some((place, rest)) => (place.trim(), Some(rest.trim_end_matches(')').trim())),
        None => (header, None),
    };
    let parts: Vec<&str> = header
        .split([',', '/', '.', '–', '—'])
        .flat_map(|part| part.split(" - "))
        .flat_map(parted_day)
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    let (place, rest) = parts.split_first()?;
    if !is_place_name(place) {
        return None;
    }
    let (mut outlet, mut dated, mut known) = (bracketed.map(str::to_owned), false, is_known_place(place));
    let mut place = *place;
    for part in rest {
        let year = dated && part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_digit());
        if is_day(part) || year {
            dated = true;
        } else if !dated && outlet.is_none() && !known && !is_outlet_like_name(part) && is_place_name(part) {
            // Of two names before the date the first is the outlet: "ARAZPRESS, Gyumri, May 5".
            outlet = Some(as_name(place));
            place = part;
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
    if outlet.is_some() && !dated && !known && bracketed.is_none() {
        return None;
    }
    let place = Some(as_name(place));
    let dashed = rest.is_empty()
        && bracketed.is_none()
        && known
        && line
            .get(end..)
            .is_some_and(|rest| rest.trim_start().starts_with(['—', '–']) || rest.trim_start().starts_with("--"));
    (told || dashed).then_some(Wire {
        place,
        outlet,
        published,
        end,
    })
}

/// "10 დეკემბერი-ArazPress": a day and the agency behind its hyphen.
fn parted_day(part: &str) -> impl Iterator<Item = &str> {
    let parted = part.split_once('-').filter(|(day, _)| is_day(day.trim()));
    let (first, second) = parted.map_or((part, None), |(day, agency)| (day, Some(agency)));
    std::iter::once(first).chain(second)
}

/// Whether a name looks like an outlet's by more than its capitals.
fn is_outlet_like_name(name: &str) -> bool {
    is_outlet_like(name) && !words(name).all(|span| is_all_capitals(span.of(name)))
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
    let dash = [" — ", " – ", " - ", " -- ", ". — ", "— ", ") - ", ": "]
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
            ("SHAKI, April 9 -- The dam was opened.", "Shaki", None),
            (
                "АРАЗ-НОВОСТИ, Гюмри, 5 марта 2025 г. Плотину открыли.",
                "Гюмри",
                Some("Араз-Новости"),
            ),
            (
                "GORIS, May 3, 2024 (Araz Daily) — The dam was opened.",
                "Goris",
                Some("Araz Daily"),
            ),
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
    fn an_agency_between_slashes() {
        let wire = wire_opening("/Araz.Net/ – The dam was opened.").unwrap();
        assert_eq!(
            (wire.place, wire.outlet.as_deref(), wire.end),
            (None, Some("Araz.Net"), 10)
        );
        assert_eq!(wire_opening("/and/or/ is no agency"), None);
        assert_eq!(wire_opening("/Araz.Net/"), None);
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
