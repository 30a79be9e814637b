//! Which parts of a page are its article, told by structure. The pages are invented.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that fails may panic")]

use araxes_article::{Kind, Role, parse};

const FIRST: &str = "A well was opened in Qarasu on Monday after two dry summers, the village head told us at noon.";
const SECOND: &str = "It is forty metres deep, and nobody has to walk to the river any more, he said at the opening.";
const THIRD: &str = "Work on it began last autumn, when the first of three drills arrived on the road from the lake.";
const OTHER: &str =
    "The bridge over the Verin will be closed for a week in June, the council of the town has decided.";

fn body(page: &str) -> String {
    parse(page.as_bytes(), Kind::Html, None).unwrap().body()
}

fn blocks(page: &str) -> Vec<(Role, String)> {
    let article = parse(page.as_bytes(), Kind::Html, None).unwrap();
    let block = |block: &araxes_article::Block| (block.role, block.span.of(&article.text).to_owned());
    article.blocks.iter().map(block).collect()
}

fn story(inside: &str) -> String {
    format!(
        "<html><body><div class=page><h1>Well in Qarasu</h1><div class=text><p>{FIRST}</p><p>{SECOND}</p>{inside}</div></div>"
    )
}

fn whole() -> String {
    [FIRST, SECOND, THIRD].join("\n\n")
}

#[test]
fn a_copy_of_the_text_counts_and_is_written_once() {
    let long = format!("{FIRST} {SECOND} {THIRD}");
    let page =
        format!("<h1>Well in Qarasu</h1><div class=narrow><p>{long}</p></div><div class=wide><p>{long}</p></div>");
    assert_eq!(body(&page), long);
}

#[test]
fn what_is_folded_away_or_in_a_widget_belongs_to_the_text() {
    let long = format!("{THIRD} {OTHER} {THIRD}");
    for around in [
        "<div style='display:none'>",
        "<div class=text-widget>",
        "<section hidden>",
    ] {
        let page = story(&format!("{around}<p>{long}</p></div>"));
        assert!(body(&page).ends_with(&long), "{around}");
    }
    let page = story("<div class=text-widget><a href=/1>Ten wells for the lake</a></div>");
    assert_eq!(body(&page), [FIRST, SECOND].join("\n\n"));
}

#[test]
fn an_answer_that_opens_at_a_click_belongs_to_the_text() {
    for around in [
        "<div class=accordion-panel style='display:none'>",
        "<div class=faq-item><div aria-hidden=true>",
        "<div class='answer hidden'>",
    ] {
        let page = story(&format!(
            "<h2>How deep is it?</h2>{around}<p>Forty metres, said Elvin Quliyev.</p></div>"
        ));
        assert!(body(&page).ends_with("Forty metres, said Elvin Quliyev."), "{around}");
    }
    let page = story("<div style='display:none'><p>Forty metres, said Elvin Quliyev.</p></div>");
    assert_eq!(body(&page), [FIRST, SECOND].join("\n\n"));
}

#[test]
fn a_box_of_facts_is_text_and_a_pull_quote_an_aside() {
    let page = story(&format!(
        "<div class=factbox><p>{THIRD}</p></div><div class=pull-quote><p>“{OTHER}”</p></div>"
    ));
    assert_eq!(body(&page), whole());
    assert!(blocks(&page).contains(&(Role::Aside, format!("“{OTHER}”"))));
}

#[test]
fn a_figure_is_no_chrome_whatever_it_is_called() {
    for class in ["media-player", "gallery-slider", "share-card"] {
        let page = story(&format!(
            "<figure class={class}><img><figcaption>The well at noon</figcaption></figure>"
        ));
        assert!(
            blocks(&page).contains(&(Role::Caption, "The well at noon".to_owned())),
            "{class}"
        );
    }
}

#[test]
fn a_form_is_no_text() {
    let page = story(&format!("<form><label>Name</label><p>{OTHER}</p></form><p>{THIRD}</p>"));
    assert_eq!(body(&page), whole());
}

#[test]
fn other_stories_side_by_side_are_left_out_and_a_live_ticker_is_not() {
    let teasers = format!(
        "<div><article><h3>Bridge</h3><p>{OTHER}</p></article><article><h3>Road</h3><p>Short.</p></article></div>"
    );
    let text = format!("<p>{THIRD}</p>").repeat(2)
        + "<p>The village head thanked all who had helped him in the last year and a half.</p>";
    assert!(!body(&story(&(text + &teasers))).contains(OTHER));
    let ticker = format!(
        "<article><p>{THIRD}</p></article><article><p>{OTHER}</p></article><article><p>{FIRST} {OTHER}</p></article>"
    );
    assert!(body(&story(&ticker)).contains(OTHER));
}

#[test]
fn boxes_of_other_posts_and_of_the_writer_are_left_out() {
    for class in ["posts-grid", "latest-news", "author-card"] {
        let page = story(&format!(
            "<p>{THIRD}</p><div class={class}><h3>Bridge</h3><p>{OTHER}</p></div>"
        ));
        assert_eq!(body(&page), whole(), "{class}");
    }
}

#[test]
fn a_lead_of_two_paragraphs_may_stand_outside() {
    let page = format!(
        "<html><body><main><header><h1>Well in Qarasu</h1></header><div class=lead><p>{FIRST}</p><p>{SECOND}</p></div>\
         <div class=article-body><p>{THIRD}</p><p>{OTHER}</p><p>{OTHER} {THIRD}</p></div></main>"
    );
    assert!(body(&page).starts_with(&whole()));
}

#[test]
fn a_long_opening_may_stand_in_an_element_of_its_own() {
    let paragraphs = |numbers: std::ops::Range<u16>| -> String {
        numbers
            .map(|number| format!("<p>Well {number}. {SECOND} {THIRD}</p>"))
            .collect()
    };
    let (opening, rest) = (paragraphs(0..40), paragraphs(40..400));
    let page = format!(
        "<html><body><div class=page><h1>Well in Qarasu</h1><div class=one>{opening}</div><div class=two>{rest}</div></div>\
         <div class=more><p>{OTHER}</p></div></body></html>"
    );
    let body = body(&page);
    assert!(body.starts_with("Well 0.") && body.contains("Well 399."), "{body}");
    assert!(!body.contains(OTHER));
}

#[test]
fn a_note_about_the_writer_is_an_aside() {
    let note = "Anna Petrosyan writes about water and villages for the Araz Wire.";
    let page = story(&format!(
        "<p class=byline>By Anna Petrosyan</p><p>{THIRD}</p><p>{OTHER}</p><p>{OTHER} {THIRD}</p><p>{note}</p>"
    ));
    assert!(blocks(&page).contains(&(Role::Aside, note.to_owned())));
    let opening = story(&format!("<p class=byline>By Anna Petrosyan</p><p>{note}</p>"));
    assert!(body(&opening).ends_with(note), "a text of three paragraphs has no tail");
}

#[test]
fn a_section_behind_the_story_is_no_body() {
    for label in [
        "About the author",
        "Об авторе",
        "Müəllif haqqında",
        "Հեղինակի մասին",
        "Read also",
        "Həmçinin oxuyun",
    ] {
        let page = story(&format!(
            "<p>{THIRD}</p><p>{FIRST} {SECOND} {THIRD}</p><h3>{label}</h3><p>{OTHER}</p>"
        ));
        assert!(!body(&page).contains(OTHER), "{label}");
    }
}

#[test]
fn a_linked_heading_heads_text_and_in_a_box_teases() {
    let page = story(&format!(
        "<h2><a href=/drills>Three drills</a></h2><p>{THIRD}</p><p>{OTHER}</p>"
    ));
    assert!(blocks(&page).contains(&(Role::Heading, "Three drills".to_owned())));
    let page = story(&format!(
        "<div><h2><a href=/bridge>The bridge</a></h2><p>{OTHER}</p></div><p>{THIRD}</p>"
    ));
    assert!(!blocks(&page).contains(&(Role::Heading, "The bridge".to_owned())));
}
