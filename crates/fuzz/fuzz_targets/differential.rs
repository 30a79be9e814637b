//! Pages of well-formed pieces: the same runs of text as from the tree that html5ever builds.
//!
//! Each byte of the input chooses a piece, so that the fuzzer writes pages rather than noise. Elements are closed in
//! order; how the two readings may differ on others stands in `araxes-article/src/html/oracle.rs`.

#![no_main]

use araxes_article::oracle::compare;
use libfuzzer_sys::fuzz_target;

const ELEMENTS: [&str; 16] = [
    "div",
    "section",
    "article",
    "ul",
    "li",
    "blockquote",
    "span",
    "em",
    "figure",
    "header",
    "aside",
    "main",
    "ol",
    "dd",
    "footer",
    "figcaption",
];
const PIECES: [&str; 16] = [
    "Dam ",
    "stands.",
    "Şuşa",
    "Ջուր։",
    "a &amp; b",
    "\n",
    "5 < 6",
    "<br>",
    "<img src=x>",
    "<p>One line.",
    "<p>Two.</p>",
    "<h2>Head</h2>",
    "<!-- c -->",
    "<script>1<2</script>",
    "<table><tr><td>1<td>2</table>",
    "<hr>",
];
const DEPTH: usize = 60;

fuzz_target!(|choices: &[u8]| {
    let (mut page, mut open) = (String::new(), Vec::new());
    for choice in choices.iter().take(4_000) {
        let at = usize::from(choice & 15);
        match choice >> 4 {
            0..=4 if open.len() < DEPTH => {
                page.push_str(&format!("<{}>", ELEMENTS[at]));
                open.push(ELEMENTS[at]);
            }
            0..=8 => open
                .pop()
                .into_iter()
                .for_each(|name| page.push_str(&format!("</{name}>"))),
            _ => page.push_str(PIECES[at]),
        }
    }
    open.iter().rev().for_each(|name| page.push_str(&format!("</{name}>")));
    assert!(compare(&page).same_text, "{page}");
});
