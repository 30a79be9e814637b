//! The fuzz targets on our own pages, each changed in a few places: what a fuzzer does, without one.

#![allow(clippy::unwrap_used, reason = "a test that fails may panic")]

mod targets;

use std::path::Path;
use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::sample::Index;

/// The pages and texts of the shared cases.
static PAGES: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/cases");
    let files = ["pages", "articles"].map(|folder| std::fs::read_dir(cases.join(folder)).unwrap());
    let mut paths: Vec<_> = files.into_iter().flatten().map(|file| file.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|end| end == "html" || end == "txt"));
    paths.sort();
    paths.iter().map(|path| std::fs::read(path).unwrap()).collect()
});

/// Pieces that begin or end something, or are read in a way of their own.
const PIECES: [&[u8]; 20] = [
    b"<",
    b">",
    b"</",
    b"<!--",
    b"-->",
    b"\"",
    b"'",
    b"&",
    b"&#x",
    b"<table><td>",
    b"</table>",
    b"<script>",
    b"<p>",
    b"\0",
    b"\xD5",
    b"\xFF\xFE",
    b"\n\n",
    b"<a href=x>",
    b"<article>",
    b"<svg>",
];

/// One change of a page: bytes are cut, copied elsewhere, replaced, or a piece or a part of another page put in.
#[derive(Clone, Debug)]
enum Change {
    Cut(Index, u8),
    Copy(Index, u8, Index),
    Byte(Index, u8),
    Piece(Index, usize, u8),
    Splice(Index, Index, Index),
}

fn change() -> impl Strategy<Value = Change> {
    use Change::{Byte, Copy, Cut, Piece, Splice};
    let at = any::<Index>;
    prop_oneof![
        (at(), any::<u8>()).prop_map(|(at, length)| Cut(at, length)),
        (at(), any::<u8>(), at()).prop_map(|(from, length, to)| Copy(from, length, to)),
        (at(), any::<u8>()).prop_map(|(at, byte)| Byte(at, byte)),
        (at(), 0..PIECES.len(), 1..200_u8).prop_map(|(at, piece, times)| Piece(at, piece, times)),
        (at(), at(), at()).prop_map(|(at, page, from)| Splice(at, page, from)),
    ]
}

fn part(page: &[u8], from: Index, length: usize) -> std::ops::Range<usize> {
    let from = from.index(page.len() + 1);
    from..page.len().min(from + length)
}

fn apply(page: &mut Vec<u8>, change: &Change) {
    match change {
        Change::Cut(at, length) => drop(page.drain(part(page, *at, usize::from(*length) * 16))),
        Change::Copy(from, length, to) => {
            let copy = page[part(page, *from, usize::from(*length) * 4)].to_vec();
            let to = to.index(page.len() + 1);
            page.splice(to..to, copy);
        }
        Change::Byte(at, byte) => {
            let range = part(page, *at, 1);
            page[range].fill(*byte);
        }
        Change::Piece(at, piece, times) => {
            let at = at.index(page.len() + 1);
            page.splice(at..at, PIECES[*piece].repeat(usize::from(*times)));
        }
        Change::Splice(at, other, from) => {
            let other = &PAGES[other.index(PAGES.len())];
            let at = at.index(page.len() + 1);
            page.splice(at..at, other[part(other, *from, 2_000)].iter().copied());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn changed_pages_hold(page in any::<Index>(), changes in prop::collection::vec(change(), 1..8)) {
        let mut page = PAGES[page.index(PAGES.len())].clone();
        for change in &changes {
            apply(&mut page, change);
        }
        targets::bytes(&page);
        targets::page(&String::from_utf8_lossy(&page));
    }
}
