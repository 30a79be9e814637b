//! Where the metadata of a page is read, and in which order it is believed. The pages are invented.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that fails may panic")]

use araxes_article::{Article, Kind, Origin, parse};

const TEXT: &str = "<p>A well was opened in Qarasu on Monday after two dry summers, the village head told us.</p>\
    <p>It is forty metres deep, and nobody has to walk to the river any more, he said at the opening.</p>";

fn page(head: &str, header: &str, footer: &str) -> Article {
    let page = format!(
        "<html><head><title>Well in Qarasu</title>{head}</head><body><article><h1>Well in Qarasu</h1>{header}\
         <div class=text>{TEXT}</div>{footer}</article><footer>© 2021 Araz Wire, 1 May 2021</footer></body></html>"
    );
    parse(page.as_bytes(), Kind::Html, None).unwrap()
}

fn date(head: &str, header: &str, footer: &str) -> Option<(String, Origin)> {
    let article = page(head, header, footer);
    article.published.zip(article.origins.published)
}

fn names(head: &str, header: &str, footer: &str) -> (Vec<String>, Option<Origin>) {
    let article = page(head, header, footer);
    (article.bylines, article.origins.bylines)
}

#[test]
fn a_date_is_believed_in_the_order_of_trust() {
    let told = [
        (
            "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"datePublished\":\"2024-05-01\"}</script>",
            Origin::JsonLd,
        ),
        (
            "<meta property=article:published_time content=2024-05-02>",
            Origin::OpenGraph,
        ),
        ("<meta itemprop=datePublished content=2024-05-03>", Origin::Microdata),
        ("<meta name=pubdate content=2024-05-04>", Origin::Head),
        ("<meta name=araz-publish-date content=2024-05-05>", Origin::Head),
    ];
    for (at, (_, origin)) in told.iter().enumerate() {
        let head: String = told.iter().skip(at).rev().map(|(head, _)| *head).collect();
        let expected = format!("2024-05-0{}", at + 1);
        assert_eq!(date(&head, "<p>9 May 2024</p>", ""), Some((expected, *origin)));
    }
}

#[test]
fn a_date_stands_on_the_page_in_many_ways() {
    for (header, footer, origin) in [
        ("<time datetime=2024-05-12T10:00>today</time>", "", Origin::Markup),
        ("<time>12 May 2024</time>", "", Origin::Markup),
        (
            "<span itemprop=datePublished content=2024-05-12></span>",
            "",
            Origin::Microdata,
        ),
        ("<p>By Anna Petrosyan, 12 May 2024</p>", "", Origin::Text),
        ("<div>Dərc edilib</div><div>12 may 2024</div>", "", Origin::Text),
        ("", "<p>Published: 12 May 2024</p>", Origin::Text),
        ("", "<div>Հրապարակված է</div><div>2024 թ. մայիսի 12</div>", Origin::Text),
        ("", "<p class=post-date>12 мая 2024</p>", Origin::Text),
        ("<p>Updated 12 May 2024</p>", "", Origin::Change),
        ("", "<p>Müəllif: Anna Petrosyan</p><p>12 may 2024</p>", Origin::Text),
        (
            "",
            "<p>By Anna Petrosyan</p><p>Araz Wire</p><p>12 May 2024</p>",
            Origin::Text,
        ),
    ] {
        let (found, from) = date("", header, footer).expect(header);
        assert_eq!(
            (found.get(..10), from),
            (Some("2024-05-12"), origin),
            "{header}{footer}"
        );
    }
}

#[test]
fn dates_of_other_things_date_nothing() {
    for footer in [
        "",
        "<div class=related-posts><time datetime=2024-05-12>12 May 2024</time></div>",
        "<div class=comments><p>Posted 12 May 2024</p></div>",
        "<p>The next well will be opened before 12 May 2024, the village head said at the end of a long day.</p>",
    ] {
        assert_eq!(date("", "", footer), None, "{footer}");
    }
}

#[test]
fn a_change_is_no_publication_where_both_are_given() {
    let article = page("", "<p>Updated 13 May 2024</p><p>Published 12 May 2024</p>", "");
    assert_eq!(article.published.as_deref(), Some("2024-05-12"));
    assert_eq!(article.modified.as_deref(), Some("2024-05-13"));
    assert_eq!(article.origins.modified, Some(Origin::Text));
}

#[test]
fn a_time_of_saving_is_no_publication() {
    let saved = page(
        "<meta property=article:modified_time content=2024-05-13T10:00Z>",
        "",
        "",
    );
    assert_eq!(
        (saved.published, saved.modified.as_deref()),
        (None, Some("2024-05-13T10:00Z"))
    );
    let told =
        "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"dateModified\":\"2024-05-13\"}</script>";
    assert_eq!(date(told, "", ""), Some(("2024-05-13".to_owned(), Origin::Change)));
}

#[test]
fn the_clock_of_the_site_stands_above_the_headline() {
    for clock in ["<div>19 dekabr 2025, cümə</div>", "<time>19 December 2025</time>"] {
        for header in ["<p>12 May 2024</p>", "<time datetime=2024-05-12>12.05</time>"] {
            let page = format!("<main>{clock}<h1>Well in Qarasu</h1>{header}{TEXT}</main>");
            let article = parse(page.as_bytes(), Kind::Html, None).unwrap();
            assert_eq!(article.published.as_deref(), Some("2024-05-12"), "{page}");
        }
    }
}

#[test]
fn an_address_may_hold_the_date() {
    for path in [
        "2024/05/12/well",
        "az/2024/5/12",
        "2024/may/12/well",
        "blog/2024/май/12/",
    ] {
        let url = format!("https://araz.example/{path}");
        let article = parse(TEXT.as_bytes(), Kind::Html, Some(&url)).unwrap();
        let found = (article.published.as_deref(), article.origins.published);
        assert_eq!(found, (Some("2024-05-12"), Some(Origin::Address)), "{path}");
    }
}

#[test]
fn writers_are_named_in_many_ways() {
    let person = "<script type=application/ld+json>{\"@graph\":[{\"@type\":\"Person\",\"@id\":\"#a\",\"name\":\"Anna Petrosyan\"},\
        {\"@type\":\"NewsArticle\",\"headline\":\"Well\",\"author\":{\"@id\":\"#a\"}}]}</script>";
    let label = "<meta name=twitter:label1 content='Written by'><meta name=twitter:data1 content='Anna Petrosyan'>";
    for (head, header, footer, origin) in [
        (person, "", "", Origin::JsonLd),
        (
            "<meta property=article:author content='Anna Petrosyan'>",
            "",
            "",
            Origin::OpenGraph,
        ),
        (label, "", "", Origin::Head),
        ("", "<a rel=author href=/x>Anna Petrosyan</a>", "", Origin::Markup),
        ("", "<a href=/authors/anna>Anna Petrosyan</a>", "", Origin::Markup),
        ("", "", "<div class=post-author>Anna Petrosyan</div>", Origin::Markup),
        ("", "<p>Written by</p><p>Anna Petrosyan</p>", "", Origin::Text),
        ("", "<p>Müəllif: Anna Petrosyan</p>", "", Origin::Text),
        ("", "<p>Հեղինակ՝ Anna Petrosyan</p>", "", Origin::Text),
    ] {
        assert_eq!(
            names(head, header, footer),
            (vec!["Anna Petrosyan".to_owned()], Some(origin)),
            "{head}{header}{footer}"
        );
    }
}

#[test]
fn several_writers_and_none() {
    let header = "<a rel=author href=/a>Anna Petrosyan</a>, <a rel=author href=/e>Elvin Quliyev</a>";
    assert_eq!(names("", header, "").0, ["Anna Petrosyan", "Elvin Quliyev"]);
    for footer in [
        "",
        "<div class=related><a href=/authors/anna>Anna Petrosyan</a></div>",
        "<a href=/authors/>All authors</a>",
    ] {
        assert_eq!(names("", "", footer), (vec![], None), "{footer}");
    }
}

#[test]
fn what_is_empty_comes_from_nowhere() {
    let article = page("", "", "");
    assert_eq!((article.outlet, article.origins.outlet), (None, None));
    assert_eq!(article.origins.title, Some(Origin::Markup));
    assert_eq!((article.url, article.origins.url), (None, None));
}
