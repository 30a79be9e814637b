//! Texts cut out of a table of comma-separated values without being read as such: they stand in straight marks, and
//! every mark of their own is doubled (RFC 4180, section 2, rule 7).

use araxes_text::Span;

/// A text that is one cell of a table, by the places of the two marks that it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cell {
    first: usize,
    last: usize,
}

impl Cell {
    /// The mark that a cell stands in.
    pub(crate) const MARK: char = '"';

    /// Reads the whole text: `None` where it is no cell, or one without marks of its own.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let body = text.trim();
        let inner = body.strip_prefix(Self::MARK)?.strip_suffix(Self::MARK)?;
        let mut runs = inner
            .split(|char| char != Self::MARK)
            .filter(|run| !run.is_empty())
            .peekable();
        runs.peek()?;
        if !runs.all(|run| run.len() % 2 == 0) {
            return None;
        }
        let first = text.find(Self::MARK)?;
        let last = text.rfind(Self::MARK)?;
        Some(Self { first, last })
    }

    /// Whether a mark is one of the two that the cell stands in.
    pub(crate) fn is_edge(self, mark: Span) -> bool {
        mark.start == self.first || mark.start == self.last
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_has_its_own_marks_doubled() {
        for cell in [
            "\"He said: \"\"Yes.\"\"\"",
            " \"\"\"Yes,\"\" he said.\"\n",
            "\"\"\"\"\"A\"\" of B\"\"\"",
        ] {
            assert!(Cell::read(cell).is_some(), "{cell}");
        }
        for text in [
            "",
            "\"",
            "\"\"",
            "\"Yes.\"",
            "\"Yes,\" he said. \"No.\"",
            "\"\"Yes,\"\" he said.",
        ] {
            assert_eq!(Cell::read(text), None, "{text}");
        }
    }
}
