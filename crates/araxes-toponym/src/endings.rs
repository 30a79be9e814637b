//! The endings of a language, read from the last letter of a word backwards.

/// An ending and what stands in its place in the basic form of a name.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Ending {
    /// A vowel that fell out before the last letter of the stem.
    pub(crate) fallen: Option<char>,
    /// What stands behind the stem.
    pub(crate) replacement: &'static str,
    /// Its place in the table.
    pub(crate) row: u32,
}

/// The endings of one language as a tree: each node is a letter with those that may stand before it.
#[derive(Default)]
pub(crate) struct Endings {
    root: Node,
    rows: u32,
}

#[derive(Default)]
struct Node {
    /// One bit for each letter of `before`, shared with few others: most words end in none of them.
    mask: u64,
    before: Vec<(char, Node)>,
    endings: Vec<Ending>,
}

fn bit(letter: char) -> u64 {
    1 << (u32::from(letter) % 64)
}

impl Node {
    #[inline]
    fn before(&self, letter: char) -> Option<&Self> {
        if self.mask & bit(letter) == 0 {
            return None;
        }
        self.before.iter().find(|(own, _)| *own == letter).map(|(_, node)| node)
    }
}

impl Endings {
    /// Adds an ending. Of a replacement that begins with `*` the first letter goes before the last letter of the stem,
    /// where it fell out, and the rest behind the stem.
    pub(crate) fn add(&mut self, ending: &str, replacement: &'static str) {
        let mut node = &mut self.root;
        for letter in ending.chars().rev() {
            let place = node.before.iter().position(|(own, _)| *own == letter);
            let place = place.unwrap_or_else(|| {
                node.mask |= bit(letter);
                node.before.push((letter, Node::default()));
                node.before.len() - 1
            });
            node = &mut node.before[place].1;
        }
        let mut letters = replacement.chars();
        let fallen = letters.next().filter(|&mark| mark == '*').and_then(|_| letters.next());
        let replacement = if fallen.is_some() {
            letters.as_str()
        } else {
            replacement
        };
        node.endings.push(Ending {
            fallen,
            replacement,
            row: self.rows,
        });
        self.rows += 1;
    }

    /// Calls `each` with every ending that the folded word has and the number of its letters, the shortest first.
    #[inline]
    pub(crate) fn of<'e>(&'e self, word: &[char], mut each: impl FnMut(usize, &'e Ending)) {
        let mut node = &self.root;
        for (before, &letter) in word.iter().rev().enumerate() {
            match node.before(letter) {
                Some(next) => node = next,
                None => return,
            }
            for ending in &node.endings {
                each(before + 1, ending);
            }
        }
    }

    /// Whether the folded word is an ending.
    pub(crate) fn contains(&self, key: &str) -> bool {
        let node = key
            .chars()
            .rev()
            .try_fold(&self.root, |node, letter| node.before(letter));
        node.is_some_and(|node| !node.endings.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_come_with_what_they_replace() {
        let mut endings = Endings::default();
        endings.add("da", "");
        endings.add("a", "*ık");
        let mut found = Vec::new();
        endings.of(&['b', 'a', 'r', 'd', 'a'], |letters, ending| {
            found.push((letters, ending))
        });
        let ending = |fallen, replacement, row| Ending {
            fallen,
            replacement,
            row,
        };
        assert_eq!(found, [(1, &ending(Some('ı'), "k", 1)), (2, &ending(None, "", 0))]);
        assert!(endings.contains("da") && !endings.contains("d") && !endings.contains(""));
    }
}
