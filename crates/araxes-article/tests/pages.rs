//! Whole pages, written for the tests about invented events.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that fails may panic")]

use araxes_article::{Article, ArticleError, Kind, Role, parse};
use araxes_text::Language;

const PAGE: &str = r##"<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8">
<title>Verin bridge to reopen in spring - Araz Wire</title>
<meta property="og:site_name" content="Araz Wire"><link rel="canonical" href="https://arazwire.example/2024/verin">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle",
"headline":"Verin bridge to reopen in spring","datePublished":"2024-05-12T09:30:00+0400","dateModified":"2024-05-13",
"author":[{"@type":"Person","name":"Anna Petrosyan"},{"@type":"Person","name":"Elvin Quliyev"}],
"keywords":["bridges","Verin"]}</script>
<style>p { color: red }</style></head>
<body><header><a href="/">Araz Wire</a><nav><ul><li><a href="/news">News</a><li><a href="/sport">Sport</a></ul></nav></header>
<main><article><h1>Verin bridge to reopen in spring</h1>
<p class="byline">By Anna Petrosyan and Elvin Quliyev</p><p class="date">12 May 2024</p>
<figure><img src="x.jpg"><figcaption>The bridge in winter. Photo: Araz Wire</figcaption></figure>
<p>The bridge over the Verin will reopen in spring,<br>the council of Qarasu said on&nbsp;Monday after a meeting.</p>
<div class="share-buttons"><a href="#">Share</a> <a href="#">Tweet this story to everyone you know today.</a></div>
<p>It was closed two years ago, when the river took away one of its three arches in a single night.</p>
<h2>What it costs</h2>
<p>The repair costs as much as the village spends in a year; half of it is a loan, the mayor told Araz Wire.</p>
<ul><li>one arch is new;</li><li>two arches are mended.</li></ul>
<blockquote><p>“We crossed by boat for two winters,” said Nino Beridze, who keeps the shop on the far bank.</p></blockquote>
<p>Read also: <a href="/wells">Ten new wells for the villages near the lake</a></p>
</article>
<section class="related-posts"><h3>Related</h3><p>A long summary of another story that has nothing to do with the bridge at all.</p></section>
<div id="comments"><p>I never believed it would be repaired, but here we are, and I am glad of it.</p></div></main>
<footer>© 2021 Araz Wire. All rights reserved. The quick notice in the footer is long enough to be a paragraph.</footer>
</body></html>"##;

fn read(page: &str) -> Article {
    parse(page.as_bytes(), Kind::Html, None).unwrap()
}

fn words(article: &Article, role: Role) -> Vec<&str> {
    article
        .blocks
        .iter()
        .filter(|block| block.role == role)
        .map(|block| block.span.of(&article.text))
        .collect()
}

#[test]
fn a_news_page_is_taken_apart() {
    let article = read(PAGE);
    assert_eq!(article.title.as_deref(), Some("Verin bridge to reopen in spring"));
    assert_eq!(article.bylines, ["Anna Petrosyan", "Elvin Quliyev"]);
    assert_eq!(article.published.as_deref(), Some("2024-05-12T09:30:00+04:00"));
    assert_eq!(article.modified.as_deref(), Some("2024-05-13"));
    assert_eq!(article.outlet.as_deref(), Some("Araz Wire"));
    assert_eq!(article.url.as_deref(), Some("https://arazwire.example/2024/verin"));
    assert_eq!(article.tags, ["bridges", "Verin"]);
    assert_eq!(article.language, Language::En);
}

#[test]
fn blocks_have_their_roles_and_chrome_is_none() {
    let article = read(PAGE);
    assert_eq!(article.blocks.first().map(|block| block.role), Some(Role::Title));
    assert_eq!(words(&article, Role::Byline).len(), 1);
    assert_eq!(words(&article, Role::Date), ["12 May 2024"]);
    assert_eq!(
        words(&article, Role::Caption),
        ["The bridge in winter. Photo: Araz Wire"]
    );
    assert_eq!(words(&article, Role::Heading), ["What it costs"]);
    assert_eq!(words(&article, Role::ListItem).len(), 2);
    assert_eq!(words(&article, Role::Blockquote).len(), 1);
    assert_eq!(words(&article, Role::Aside).len(), 1);
    let paragraphs = words(&article, Role::Paragraph);
    assert_eq!(paragraphs.len(), 3, "{paragraphs:?}");
    assert!(paragraphs[0].ends_with("spring, the council of Qarasu said on Monday after a meeting."));
    for chrome in [
        "Sport",
        "Tweet",
        "another story",
        "never believed",
        "All rights",
        "color",
    ] {
        assert!(!article.text.contains(chrome), "{chrome}");
    }
}

#[test]
fn blocks_stand_one_blank_line_apart() {
    let article = read(PAGE);
    let joined: Vec<&str> = article
        .blocks
        .iter()
        .map(|block| block.span.of(&article.text))
        .collect();
    assert_eq!(joined.join("\n\n"), article.text);
}

#[test]
fn a_page_without_metadata_is_read_by_what_stands_on_it() {
    let page = "<html lang=hy><title>Վերին կամուրջը կբացվի գարնանը</title><div><h1>Վերին կամուրջը կբացվի գարնանը</h1>\
        <div>12 մայիսի, 2024</div><div>Հեղինակ՝ Արամ Սարգսյան</div>\
        <p>Վերին գետի կամուրջը կբացվի գարնանը, երկուշաբթի օրը հայտնել են Քարասու գյուղի խորհրդից՝ երկար նիստից հետո։</p>\
        <p>Այն փակվել էր երկու տարի առաջ, երբ գետը մեկ գիշերում տարավ նրա երեք կամարներից մեկը։</p></div>";
    let article = read(page);
    assert_eq!(article.title.as_deref(), Some("Վերին կամուրջը կբացվի գարնանը"));
    assert_eq!(article.published.as_deref(), Some("2024-05-12"));
    assert_eq!(article.bylines, ["Արամ Սարգսյան"]);
    assert_eq!(article.language, Language::Hy);
    assert_eq!(words(&article, Role::Paragraph).len(), 2);
}

#[test]
fn the_footer_dates_nothing() {
    let page = "<article><h1>Well in Qarasu</h1><p>A well was opened in Qarasu on Monday, the village head told us.</p></article>\
        <footer>© 2021 Araz Wire, 1 May 2021</footer>";
    assert_eq!(read(page).published, None);
}

#[test]
fn pages_without_text_are_refused() {
    for page in [
        "<html><head></head><body></body></html>",
        "<script>var a = 1;</script>",
        "<p>&nbsp;</p>",
    ] {
        let error = parse(page.as_bytes(), Kind::Html, None).unwrap_err();
        assert_eq!(error, ArticleError::NoText { bytes: page.len() }, "{page}");
    }
}

#[test]
fn a_page_whose_encoding_was_taken_for_latin_is_mended() {
    let page = PAGE
        .replace("Verin bridge", "Վերին գետի կամուրջը")
        .replace("Monday", "bazar ertəsi");
    let doubled: String = page.bytes().map(char::from).collect();
    assert_eq!(read(&doubled), read(&page));
}
