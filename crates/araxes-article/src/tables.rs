//! Reads the tab-separated tables of the crate.

/// The rows of a table of `N` columns; comments, empty lines and rows of another width are passed over.
pub(crate) fn rows<const N: usize>(table: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    table
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split('\t').collect::<Vec<_>>().try_into().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_every_table_has_all_columns() {
        for (name, table, width) in [
            ("months", include_str!("../tables/months.tsv"), 4),
            ("date_words", include_str!("../tables/date_words.tsv"), 4),
            ("cues", include_str!("../tables/cues.tsv"), 4),
        ] {
            let lines = table.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
            for line in lines {
                assert_eq!(line.split('\t').count(), width, "{name}: {line}");
            }
        }
        assert_eq!(rows::<2>("# a\tb\nx\ty\nz").collect::<Vec<_>>(), [["x", "y"]]);
    }
}
