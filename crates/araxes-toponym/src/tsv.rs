//! Rows of a bundled table.

/// The rows of a bundled table without its header; a row with another number of columns is left out, and a test
/// sees to it that there is none.
pub(crate) fn rows<const N: usize>(table: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    table
        .lines()
        .skip(1)
        .filter_map(|line| line.split('\t').collect::<Vec<_>>().try_into().ok())
}
