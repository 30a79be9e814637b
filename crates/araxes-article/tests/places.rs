//! Where the blocks of a page stand in it.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that fails may panic")]

use araxes_article::{ArticleError, Kind, Role, parse, parse_located};

const PAGE: &str = "<html><head><title>Well in Qarasu</title></head><body><article><h1>Well in Qarasu</h1>\n\
    <p> A well was <a href=/w>opened</a> in Qarasu &amp; Verin on Monday,\n the village head told us at noon. </p>\
    <table><tr><td>depth<td>40 m<tr><td>price<td>little</table>\
    <p>Nobody has to walk to the river any more, he said at the end of the long day.</p></article></body></html>";

#[test]
fn a_block_is_found_again_in_the_page() {
    let (article, places) = parse_located(PAGE, None).unwrap();
    let of = |role: Role| {
        let at = article.blocks.iter().position(|block| block.role == role).unwrap();
        places[at].map(|place| place.of(PAGE))
    };
    assert_eq!(of(Role::Title), None, "told by the metadata");
    assert!(
        of(Role::Paragraph)
            .unwrap()
            .starts_with("A well was <a href=/w>opened</a> in Qarasu &amp;")
    );
    assert!(of(Role::Paragraph).unwrap().ends_with("at noon."));
    assert_eq!(of(Role::Table), Some("depth<td>40 m<tr><td>price<td>little"));
}

#[test]
fn the_article_is_that_of_parse() {
    let (article, _) = parse_located(PAGE, None).unwrap();
    assert_eq!(parse(PAGE.as_bytes(), Kind::Html, None), Ok(article));
    assert_eq!(parse_located("<p></p>", None), Err(ArticleError::NoText { bytes: 7 }));
}
