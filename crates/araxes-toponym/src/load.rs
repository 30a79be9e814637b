//! The two tables of the gazetteer, read from tab-separated text.

use std::collections::HashMap;
use std::str::FromStr;

use araxes_text::Script;
use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{Error as ValueError, StrDeserializer};

use crate::{GazetteerError, Name, Place};

const PLACES: &str = "places";
const NAMES: &str = "names";

/// Reads places and their names; the result is ordered by id.
pub(crate) fn read_tables(places: &str, names: &str) -> Result<Vec<Place>, GazetteerError> {
    let mut found = Vec::new();
    let mut by_id = HashMap::new();
    for row in rows(PLACES, places, 12) {
        let row = row?;
        let id = row.text(0);
        if by_id.insert(id.clone(), found.len()).is_some() {
            return Err(GazetteerError::Twice { line: row.line, id });
        }
        found.push(place(&row)?);
    }
    for row in rows(NAMES, names, 9) {
        let row = row?;
        let Some(place) = by_id.get(row.cells[0]).and_then(|&index| found.get_mut(index)) else {
            return Err(row.unknown("place", 0));
        };
        place.names.push(name(&row)?);
    }
    found.sort_by(|a, b| a.id.cmp(&b.id));
    for place in &mut found {
        place.names.sort_by_key(|name| name.language);
    }
    Ok(found)
}

fn place(row: &Row<'_>) -> Result<Place, GazetteerError> {
    Ok(Place {
        id: row.text(0),
        name: row.text(1),
        kind: row.text(2),
        country: row.optional("country", 3)?,
        latitude: row.optional("latitude", 4)?,
        longitude: row.optional("longitude", 5)?,
        geonames: row.optional("geonames", 6)?,
        wikidata: row.optional("wikidata", 7)?,
        wof: row.optional("wof", 8)?,
        part_of: row.optional("part_of", 9)?,
        capital_of: row.optional("capital_of", 10)?,
        successor_of: row.optional("successor_of", 11)?,
        population: row.optional("population", 12)?,
        minor: row.cells.get(13).is_some_and(|cell| *cell == "1"),
        names: Vec::new(),
    })
}

fn name(row: &Row<'_>) -> Result<Name, GazetteerError> {
    let script = match row.cells[3] {
        "" => Script::first_in(row.cells[1]).ok_or_else(|| row.unknown("script", 3))?,
        _ => row.word("script", 3)?,
    };
    Ok(Name {
        text: row.text(1),
        language: row.word("language", 2)?,
        script,
        tradition: row.word("tradition", 4)?,
        from: row.optional("from", 5)?,
        to: row.optional("to", 6)?,
        status: row.word("status", 7)?,
        source: row.text(8).into(),
    })
}

struct Row<'t> {
    table: &'static str,
    line: usize,
    cells: Vec<&'t str>,
}

impl Row<'_> {
    fn text(&self, column: usize) -> String {
        self.cells[column].to_owned()
    }

    fn unknown(&self, column: &'static str, index: usize) -> GazetteerError {
        GazetteerError::Value {
            table: self.table,
            line: self.line,
            column,
            value: self.text(index),
        }
    }

    fn optional<T: FromStr>(&self, column: &'static str, index: usize) -> Result<Option<T>, GazetteerError> {
        match self.cells.get(index).copied() {
            None | Some("") => Ok(None),
            Some(cell) => cell.parse().map(Some).map_err(|_| self.unknown(column, index)),
        }
    }

    /// A value of an enumeration, by the word of its serialised form.
    fn word<'a, T: Deserialize<'a>>(&'a self, column: &'static str, index: usize) -> Result<T, GazetteerError> {
        let cell: StrDeserializer<'a, ValueError> = self.cells[index].into_deserializer();
        T::deserialize(cell).map_err(|_| self.unknown(column, index))
    }
}

/// The rows under the header line, each of at least `expected` columns.
fn rows<'t>(
    table: &'static str,
    text: &'t str,
    expected: usize,
) -> impl Iterator<Item = Result<Row<'t>, GazetteerError>> {
    text.lines()
        .enumerate()
        .skip(1)
        .filter(|(_, line)| !line.is_empty())
        .map(move |(index, line)| {
            let cells: Vec<&str> = line.split('\t').collect();
            let line = index + 1;
            if cells.len() < expected {
                return Err(GazetteerError::Columns {
                    table,
                    line,
                    found: cells.len(),
                    expected,
                });
            }
            Ok(Row { table, line, cells })
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use araxes_text::Language;

    const PLACES: &str = "id\tname\tkind\tcountry\tlatitude\tlongitude\tgeonames\twikidata\twof\tpart_of\tcapital_of\tsuccessor_of\n\
        baku\tBaku\tcity\tAZ\t40.38\t49.89\t587084\tQ9248\t\tazerbaijan\tazerbaijan\t\n";
    const NAMES: &str = "place\ttext\tlanguage\tscript\ttradition\tfrom\tto\tstatus\tsource\n\
        baku\tBakı\taz\tLatn\taz\t\t\tofficial\ttest\n";

    #[test]
    fn reads_both_tables() {
        let places = read_tables(PLACES, NAMES).unwrap();
        assert_eq!(places[0].geonames, Some(587_084));
        assert_eq!(places[0].names[0].language, Language::Az);
    }

    #[test]
    fn says_where_a_row_is_wrong() {
        let error = read_tables(PLACES, &NAMES.replace("official", "true")).unwrap_err();
        assert_eq!(error.to_string(), "names, line 2: unknown status \"true\"");
        let error = read_tables(PLACES, &NAMES.replace("baku\tB", "bakuu\tB")).unwrap_err();
        assert_eq!(error.to_string(), "names, line 2: unknown place \"bakuu\"");
        let error = read_tables("id\nbaku\n", NAMES).unwrap_err();
        assert_eq!(error.to_string(), "places, line 2: 1 columns, 12 expected");
        let twice = format!("{PLACES}{}\n", PLACES.lines().nth(1).unwrap());
        assert!(matches!(
            read_tables(&twice, NAMES),
            Err(GazetteerError::Twice { line: 3, .. })
        ));
    }
}
