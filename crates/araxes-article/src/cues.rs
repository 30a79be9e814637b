//! What the words of a line say of its role, by the table of cues.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use araxes_text::{fold, is_small, words};

use crate::date::is_month;
use crate::tables::rows;

/// The most words that a cue of the table has.
const LONGEST: usize = 6;

/// The most bytes of the name of a place in the table.
const LONGEST_PLACE: usize = 80;
/// The most code points of a headline.
const LONGEST_TITLE: usize = 220;
/// The most writers of an article.
pub(crate) const MOST_NAMES: usize = 60;

/// A kind of cue, as in the first column of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Cue {
    Byline,
    Caption,
    Related,
    Promo,
    Source,
    Mail,
    Subject,
    Tail,
}

type Openings = HashMap<Cue, HashMap<String, bool>>;

/// For each kind the folded cues, and whether a colon must stand behind them.
static OPENINGS: LazyLock<Openings> = LazyLock::new(|| {
    let mut openings = Openings::new();
    for [kind, _, forms, _] in rows(include_str!("../tables/cues.tsv")) {
        let (cue, colon) = match kind {
            "byline" => (Cue::Byline, false),
            "byline:" => (Cue::Byline, true),
            "caption:" => (Cue::Caption, true),
            "related" => (Cue::Related, false),
            "related:" => (Cue::Related, true),
            "promo" => (Cue::Promo, false),
            "source:" => (Cue::Source, true),
            "mail:" => (Cue::Mail, true),
            "subject:" => (Cue::Subject, true),
            "tail" => (Cue::Tail, false),
            _ => continue,
        };
        openings
            .entry(cue)
            .or_default()
            .extend(forms.split('|').map(|form| (key(form), colon)));
    }
    openings
});

fn set(wanted: &str) -> HashSet<String> {
    rows::<4>(include_str!("../tables/cues.tsv"))
        .filter(|[kind, ..]| *kind == wanted)
        .flat_map(|[_, _, forms, _]| forms.split('|').map(key))
        .collect()
}

static OUTLET_WORDS: LazyLock<HashSet<String>> = LazyLock::new(|| set("outlet"));
static CREDITS: LazyLock<HashSet<String>> = LazyLock::new(|| set("credit"));
static FILED: LazyLock<HashSet<String>> = LazyLock::new(|| set("filed"));
static PLACES: LazyLock<HashSet<String>> = LazyLock::new(|| set("place"));

fn key(form: &str) -> String {
    words(form)
        .map(|span| fold(span.of(form)))
        .collect::<Vec<_>>()
        .join(" ")
}

/// What stands behind a cue of that kind with which `line` opens.
pub(crate) fn after_cue(line: &str, cue: Cue) -> Option<&str> {
    let table = OPENINGS.get(&cue)?;
    let mut opening = String::new();
    let mut found = None;
    for span in words(line).take(LONGEST) {
        if !opening.is_empty() {
            opening.push(' ');
        }
        opening.push_str(&fold(span.of(line)));
        let Some(&needs_colon) = table.get(&opening) else {
            continue;
        };
        let rest = line.get(span.end..)?;
        if !needs_colon || rest.trim_start().starts_with(is_colon) {
            found = Some(rest);
        }
    }
    found.map(|rest| {
        rest.trim_start_matches(|char: char| char.is_whitespace() || is_colon(char) || "–—-|>".contains(char))
    })
}

/// Whether a line sends on to another story: "Read also: …", with a headline behind the sign, not a finished sentence.
pub(crate) fn sends_on(line: &str) -> bool {
    let Some(rest) = after_cue(line, Cue::Related).filter(|rest| !rest.is_empty()) else {
        return false;
    };
    let cue = line.get(..line.len() - rest.len()).unwrap_or("").trim_end();
    let sign = cue.ends_with(|char: char| is_colon(char) || "–—-|>".contains(char));
    let rest = rest.trim_end();
    let finished = rest.ends_with(['.', '։', '…', '؟', '۔', ':', ',']);
    sign && !finished && rest.chars().nth(LONGEST_TITLE).is_none() && opens_as_title(rest)
}

/// Whether words open as a headline does: with a capital, a number or a quote mark.
fn opens_as_title(words: &str) -> bool {
    words.starts_with(|char: char| char.is_ascii_digit() || "“«„\"".contains(char)) || is_capitalised(words)
}

/// Whether a cue of that kind stands anywhere in `line`.
pub(crate) fn holds_cue(line: &str, cue: Cue) -> bool {
    let Some(table) = OPENINGS.get(&cue) else { return false };
    let folded: Vec<String> = words(line).map(|span| fold(span.of(line))).collect();
    (0..folded.len()).any(|from| {
        (1..=LONGEST).any(|count| {
            folded
                .get(from..from + count)
                .is_some_and(|run| table.contains_key(&run.join(" ")))
        })
    })
}

/// A colon in any of the scripts, the Armenian one being ՝ (but) or ․ (middle dot) as well.
pub(crate) fn is_colon(char: char) -> bool {
    matches!(char, ':' | '՝' | '։' | '․' | '：')
}

/// Whether a word of the table says who made or gave a picture.
pub(crate) fn holds_credit(text: &str) -> bool {
    words(text).any(|span| CREDITS.contains(&fold(span.of(text))))
}

/// Whether the table of places that news is filed from has `name`.
pub(crate) fn is_known_place(name: &str) -> bool {
    name.len() <= LONGEST_PLACE && PLACES.contains(&key(name))
}

/// Whether `name` looks like an outlet's: it holds a word of the table, a capital inside a word (`JNews`), only
/// capitals (`TASS`), or the end of a web address.
pub(crate) fn is_outlet_like(name: &str) -> bool {
    if is_known_place(name) || words(name).count() > 6 {
        return false;
    }
    let domain = name.contains('.') && !name.contains(' ') && !name.ends_with('.');
    domain
        || words(name).any(|span| {
            let word = span.of(name);
            OUTLET_WORDS.contains(&fold(word)) || is_camel(word) || is_all_capitals(word)
        })
}

fn is_camel(word: &str) -> bool {
    let mut chars = word.chars();
    let first = chars.next().is_some_and(char::is_uppercase);
    let mut lower = false;
    first
        && word.contains(char::is_lowercase)
        && !word.starts_with("Mc")
        && chars.any(|char| {
            let capital = char.is_uppercase() && lower;
            lower = char.is_lowercase();
            capital
        })
        || (first && word.chars().nth(1).is_some_and(char::is_uppercase) && word.contains(char::is_lowercase))
}

/// Whether a word is written in capitals only, with two or more of them.
pub(crate) fn is_all_capitals(word: &str) -> bool {
    word.chars().filter(|char| char.is_uppercase()).count() >= 2 && !word.contains(char::is_lowercase)
}

/// Whether `name` is two to four capitalised words (or initials), as a person's name is.
pub(crate) fn is_person_like(name: &str) -> bool {
    let parts: Vec<&str> = name.split_whitespace().take(5).collect();
    (2..=4).contains(&parts.len())
        && (!is_outlet_like(name) || ends_in_capitals(&parts))
        && !name.contains(|char: char| char.is_ascii_digit() || ",;:!?\"“”«»()/".contains(char))
        && parts
            .iter()
            .all(|part| is_capitalised(part) || matches!(*part, "de" | "von" | "van" | "bin" | "al"))
}

/// "Elvin QULİYEV": names whose last alone is written in capitals, as newspapers set that of a writer.
fn ends_in_capitals(names: &[&str]) -> bool {
    let Some((last, before)) = names.split_last() else {
        return false;
    };
    let outlets = names.iter().any(|name| OUTLET_WORDS.contains(&fold(name)));
    let plain = |name: &&str| name.contains(char::is_lowercase) && !is_camel(name);
    !outlets && is_all_capitals(last) && last.chars().nth(3).is_some() && before.iter().all(plain)
}

/// Whether a word opens with a capital, or is of a script that has none.
pub(crate) fn is_capitalised(word: &str) -> bool {
    word.chars()
        .find(|char| char.is_alphanumeric())
        .is_some_and(|char| !is_small(char) && !char.is_numeric())
}

/// The names in a byline, without its cue: split at commas and at "and" in the languages of the tables. No more than
/// [`MOST_NAMES`].
pub(crate) fn names(line: &str) -> Vec<String> {
    const JOINERS: [&str; 8] = ["and", "и", "və", "եւ", "և", "და", "ve", "&"];
    let line = after_cue(line, Cue::Byline).unwrap_or(line);
    let mut found: Vec<String> = Vec::new();
    for part in line.split([',', ';', '|', '•', '·']).take(MOST_NAMES) {
        let mut name = String::new();
        for word in part.split_whitespace().chain(["&"]) {
            if JOINERS.contains(&word) {
                let whole = tidy_name(&name);
                if !whole.is_empty() && !found.contains(&whole) {
                    found.push(whole);
                }
                name.clear();
            } else {
                name.push_str(word);
                name.push(' ');
            }
        }
    }
    found
}

/// A name without the signs around it, and without a date or place that stands behind it.
fn tidy_name(name: &str) -> String {
    let mut words = name.split_whitespace().peekable();
    let mut kept: Vec<&str> = Vec::new();
    while let Some(word) = words.next() {
        let number = |word: &str| word.starts_with(|char: char| char.is_ascii_digit());
        let next = words.peek().copied().unwrap_or("");
        let filed = kept.len() > 1 && FILED.contains(word) && is_capitalised(next);
        if number(word) || (is_month(word) && number(next)) || filed {
            break;
        }
        kept.push(word);
    }
    let name = kept.join(" ");
    let name = name.trim_matches(|char: char| char.is_whitespace() || ".:–—-/()[]\"".contains(char));
    if !name.contains(char::is_alphabetic) {
        String::new()
    } else {
        name.to_owned()
    }
}

/// How many words `text` has.
pub(crate) fn word_count(text: &str) -> usize {
    words(text).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cues_open_lines_in_every_language() {
        assert_eq!(
            after_cue("By Anna Petrosyan and Elvin Quliyev", Cue::Byline),
            Some("Anna Petrosyan and Elvin Quliyev")
        );
        assert_eq!(after_cue("Müəllif: Aynur Əliyeva", Cue::Byline), Some("Aynur Əliyeva"));
        assert_eq!(after_cue("Հեղինակ՝ Արամ Սարգսյան", Cue::Byline), Some("Արամ Սարգսյան"));
        assert_eq!(after_cue("Автор уехал", Cue::Byline), None);
        assert_eq!(
            after_cue("Կարդացեք նաև՝ Նոր կամուրջ", Cue::Related),
            Some("Նոր կամուրջ")
        );
        assert_eq!(after_cue("Həmçinin oxuyun", Cue::Related), Some(""));
        assert_eq!(after_cue("Photo: Araz Wire", Cue::Caption), Some("Araz Wire"));
    }

    #[test]
    fn names_of_a_byline() {
        assert_eq!(
            names("By Anna Petrosyan, Elvin Quliyev and Nino Beridze"),
            ["Anna Petrosyan", "Elvin Quliyev", "Nino Beridze"]
        );
        assert_eq!(
            names("Автор: Иван Иванов и Мария Петрова"),
            ["Иван Иванов", "Мария Петрова"]
        );
        assert!(names("By:").is_empty());
    }

    #[test]
    fn outlets_persons_and_places() {
        for outlet in ["JNews", "Araz Wire", "TASS", "example.am", "BBC", "Səhər Xəbər"] {
            assert!(is_outlet_like(outlet), "{outlet}");
        }
        for other in ["Yerevan", "Bakı", "Anna Petrosyan", "Gyumri"] {
            assert!(!is_outlet_like(other), "{other}");
        }
        assert!(is_person_like("Anna M. Petrosyan") && !is_person_like("The bridge was"));
    }
}
