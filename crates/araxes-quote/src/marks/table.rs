//! Which marks a language reads as quote marks: the rows of `marks.tsv`.

use std::collections::HashMap;
use std::sync::LazyLock;

use araxes_text::Language;

const ROWS: &str = include_str!("../../data/marks.tsv");
/// In the first column: a row for every language.
const ANY: &str = "*";

/// Marks of one family open and close each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    Double,
    Guillemet,
    Single,
    Angle,
    Backtick,
}

/// Which side of a quote a mark stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Open,
    Close,
    Either,
}

/// The marks of one language.
#[derive(Debug, Default)]
pub(crate) struct Marks {
    single: Vec<(char, Family, Side)>,
    /// Two characters typed for one mark, the same one twice.
    doubled: Vec<(char, Family, Side)>,
}

static TABLES: LazyLock<HashMap<Language, Marks>> = LazyLock::new(|| {
    let languages = Language::ALL.into_iter();
    languages
        .map(|language| (language, Marks::read(language.tag())))
        .collect()
});
static ANYWHERE: LazyLock<Marks> = LazyLock::new(|| Marks::read(ANY));

impl Marks {
    /// The marks of a language; those of every language where it is not known.
    pub(crate) fn of(language: Language) -> &'static Self {
        TABLES.get(&language).unwrap_or(&ANYWHERE)
    }

    fn read(tag: &str) -> Self {
        let mut marks = Self::default();
        for line in ROWS.lines().filter(|line| !line.starts_with('#')) {
            let row: Vec<_> = line.split('\t').collect();
            let [languages, family, side, forms, _] = row[..] else {
                continue;
            };
            if languages == ANY || languages.split('|').any(|language| language == tag) {
                for form in forms.split(' ') {
                    marks.add(form, family_of(family), side_of(side));
                }
            }
        }
        marks
    }

    /// Adds a mark, in place of an earlier row for it.
    fn add(&mut self, form: &str, family: Family, side: Side) {
        let mut chars = form.chars();
        let Some(first) = chars.next() else { return };
        let rows = if chars.next().is_some() {
            &mut self.doubled
        } else {
            &mut self.single
        };
        rows.retain(|(mark, ..)| *mark != first);
        rows.push((first, family, side));
    }

    /// What a character is as a mark.
    pub(super) fn single(&self, mark: char) -> Option<(Family, Side)> {
        find(&self.single, mark)
    }

    /// What a character is that stands twice.
    pub(super) fn doubled(&self, mark: char) -> Option<(Family, Side)> {
        find(&self.doubled, mark)
    }
}

fn find(rows: &[(char, Family, Side)], mark: char) -> Option<(Family, Side)> {
    let row = rows.iter().find(|(own, ..)| *own == mark)?;
    Some((row.1, row.2))
}

fn family_of(name: &str) -> Family {
    match name {
        "guillemet" => Family::Guillemet,
        "single" => Family::Single,
        "angle" => Family::Angle,
        "backtick" => Family::Backtick,
        _ => Family::Double,
    }
}

fn side_of(name: &str) -> Side {
    match name {
        "open" => Side::Open,
        "close" => Side::Close,
        _ => Side::Either,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_its_columns_and_doubles_one_character() {
        for line in ROWS.lines().filter(|line| !line.starts_with('#')) {
            let row: Vec<_> = line.split('\t').collect();
            assert_eq!(row.len(), 5, "{line}");
            assert!(row.iter().all(|cell| !cell.is_empty()), "{line}");
            for form in row[3].split(' ') {
                let chars: Vec<_> = form.chars().collect();
                assert!(chars.len() == 1 || chars.len() == 2 && chars[0] == chars[1], "{line}");
            }
        }
    }

    #[test]
    fn a_language_may_read_a_mark_in_its_own_way() {
        assert_eq!(
            Marks::of(Language::En).doubled('\''),
            Some((Family::Double, Side::Close))
        );
        assert_eq!(
            Marks::of(Language::Az).doubled('\''),
            Some((Family::Double, Side::Either))
        );
        assert_eq!(Marks::of(Language::Und).doubled(','), None);
    }
}
