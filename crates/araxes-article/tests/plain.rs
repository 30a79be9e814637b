//! Plain texts in the layouts in which news is copied, about invented events.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that fails may panic")]

use Role::{Aside, Byline, Caption, Date, Dateline, Heading, Outlet, Paragraph, Subtitle, Title};
use araxes_article::{Article, Kind, Role, parse};
use araxes_text::Language;

fn read(text: &str) -> Article {
    let article = parse(text.as_bytes(), Kind::Text, None).unwrap();
    assert_eq!(article.text, text);
    article
}

fn roles(article: &Article) -> Vec<Role> {
    article.blocks.iter().map(|block| block.role).collect()
}

#[test]
fn title_date_and_bullets_of_outlet_and_place() {
    let article = read(
        "“The river decides.” A letter from Gyumri\n\n3 March 2024\n\n  • ArazPost\n  • Gyumri\n\nThe new dam\n\n\
         The dam above the town holds more water than last year. It was mended in autumn.\n\n\
         Engineers who mended the dam say that the wall on the left bank will have to be built again next summer\n\n\
         Nobody knows who will pay for that.",
    );
    assert_eq!(
        roles(&article),
        [Title, Date, Outlet, Dateline, Heading, Paragraph, Aside, Paragraph]
    );
    assert_eq!(
        (article.outlet.as_deref(), article.dateline.as_deref()),
        (Some("ArazPost"), Some("Gyumri"))
    );
    assert_eq!(article.blocks[2].span.of(&article.text), "  • ArazPost");
}

#[test]
fn a_writer_in_the_bullets_is_no_outlet() {
    let article = read(
        "Dam above the town holds\n\nMarch 3, 2024\n\n• Sona Avetisyan\n• Ganja\n\nThe dam above the town holds more water than last year.",
    );
    assert_eq!(article.bylines, ["Sona Avetisyan"]);
    assert_eq!(
        (article.outlet.as_deref(), article.dateline.as_deref()),
        (None, Some("Ganja"))
    );
}

#[test]
fn byline_and_subtitle() {
    let article = read(
        "Dam above the town holds\nEngineers mended the wall in autumn and found it older than the town itself\nBy Leyla Əliyeva and Aram Saroyan\n\
         12 May 2024, 14:30\n\nThe dam above the town holds more water than last year.\n\nPhoto: Araz Wire",
    );
    assert_eq!(roles(&article), [Title, Subtitle, Byline, Date, Paragraph, Caption]);
    assert_eq!(article.bylines, ["Leyla Əliyeva", "Aram Saroyan"]);
    assert_eq!(article.published.as_deref(), Some("2024-05-12T14:30"));
}

const TOLD: &str = "The council met on Monday and decided to mend the dam, its head said.";

#[test]
fn a_line_that_sends_on_is_an_aside_in_every_language() {
    for line in [
        "Read also: School opened",
        "See also — Who built the school?",
        "Читайте также: Кто построил школу?",
        "Həmçinin oxuyun: Kənddə məktəb açılıb",
        "Կարդացեք նաև՝ Գյուղի նոր դպրոցը",
        "Կարդացեք նաև. Գյուղում դպրոց է բացվել",
        "წაიკითხეთ აგრეთვე: სოფელში სკოლა გაიხსნა",
        "Ayrıca okuyun: Köyde okul açıldı",
    ] {
        let text = format!("Dam mended\n\n{TOLD}\n\n{line}\n\nThe work begins in May.");
        assert_eq!(roles(&read(&text)), [Title, Paragraph, Aside, Paragraph], "{line}");
    }
    let text = format!("Dam mended\n\n{TOLD}\n\nEarlier: the dam was mended in 1960.\n\nThe work begins in May.");
    assert_eq!(roles(&read(&text)), [Title, Paragraph, Paragraph, Paragraph]);
}

#[test]
fn dates_in_numbers_and_beside_an_outlet() {
    for line in [
        "17.12.20",
        "17 12 2020",
        "17 декабря 2020. Араз.Инфо",
        "17.12.2020 14:30\n2118",
    ] {
        let article = read(&format!("Dam above the town mended\n\n{line}\n\n{TOLD}"));
        assert_eq!(
            article.published.as_deref().and_then(|iso| iso.get(..10)),
            Some("2020-12-17"),
            "{line}"
        );
        assert_eq!(roles(&article), [Title, Date, Paragraph], "{line}");
    }
    let article = read(&format!(
        "17 dekabr 2020 08:30\n2118\nŞəhərin yuxarısındakı bənd təmir olunub\n\n{TOLD}"
    ));
    assert_eq!(
        article.title.as_deref(),
        Some("Şəhərin yuxarısındakı bənd təmir olunub")
    );
}

#[test]
fn who_signs_below_the_text() {
    for (line, writer, outlet) in [
        ("Anna Petrosyan", Some("Anna Petrosyan"), None),
        ("Elvin QULİYEV", Some("Elvin QULİYEV"), None),
        ("ARAZPRESS", None, Some("ARAZPRESS")),
        ("/Araz Wire/", None, Some("Araz Wire")),
        ("araz.example", None, Some("araz.example")),
    ] {
        let article = read(&format!("Dam mended\n\n{TOLD}\n\nThe work begins in May.\n\n{line}"));
        assert_eq!(
            (article.bylines.first().map(String::as_str), article.outlet.as_deref()),
            (writer, outlet),
            "{line}"
        );
        assert!(!article.body().contains(line), "{line}");
    }
    let article = read(&format!("Dam mended\n\nBy Anna Bell in Goris\n\n{TOLD}"));
    assert_eq!(article.bylines, ["Anna Bell"]);
}

#[test]
fn short_entries_are_a_list_of_the_text() {
    let article = read(&format!(
        "Dam mended\n\n{TOLD}\n\n- New lamps for the bridge\n- A bus to Kapan\n- A library\n\nThe work begins in May."
    ));
    let item = Role::ListItem;
    assert_eq!(roles(&article), [Title, Paragraph, item, item, item, Paragraph]);
}

#[test]
fn wire_stories_of_both_sides() {
    for (text, place, outlet, language) in [
        (
            "Dam mended\n\nGYUMRI, NOVEMBER 15, ARAZPRESS. The dam above the town was mended, the council said.",
            "Gyumri",
            "ARAZPRESS",
            Language::En,
        ),
        (
            "Dam mended\n\nGanja, November 15, ARAZWIRE\n\nThe dam above the town was mended, the council said.",
            "Ganja",
            "ARAZWIRE",
            Language::En,
        ),
        (
            "კაშხალი შეაკეთეს\n\nგორი, 10 დეკემბერი-ArazPress. ქალაქის ზემოთ კაშხალი შეაკეთეს.",
            "გორი",
            "ArazPress",
            Language::Ka,
        ),
        (
            "Bənd təmir olunub\n\nGəncə, 15 noyabr, AZWIRE\n\nŞəhərin yuxarısındakı bənd təmir olunub.",
            "Gəncə",
            "AZWIRE",
            Language::Az,
        ),
        (
            "Ամբարտակը վերանորոգվել է\n\nԳՅՈՒՄՐԻ, 15 ՆՈՅԵՄԲԵՐԻ, ԱՐԱԶՊՐԵՍ։ Քաղաքի վերևի ամբարտակը վերանորոգվել է։",
            "Գյումրի",
            "ԱՐԱԶՊՐԵՍ",
            Language::Hy,
        ),
    ] {
        let article = read(text);
        assert_eq!(
            (article.dateline.as_deref(), article.outlet.as_deref()),
            (Some(place), Some(outlet)),
            "{text}"
        );
        assert_eq!(
            (article.language, article.published.as_deref()),
            (language, None),
            "no year, no date: {text}"
        );
    }
}

#[test]
fn other_stories_in_every_language() {
    for text in [
        "Плотина стоит.\n\nЧитайте также: Десять колодцев для сёл у озера\n\nВоды больше, чем год назад.",
        "Bənd dayanır.\n\nHəmçinin oxuyun: Göl yanındakı kəndlərə on quyu\n\nSu keçən ildən çoxdur.",
        "Ամբարտակը կանգուն է։\n\nԿարդացեք նաև՝ Տասը ջրհոր լճի մոտի գյուղերին\n\nՋուրն ավելի շատ է։",
    ] {
        assert_eq!(roles(&read(text)), [Paragraph, Aside, Paragraph], "{text}");
    }
}

#[test]
fn labels_above_the_date_and_the_title() {
    let article = read(
        "The bridge over the Verin reopens\n\nARAZ NEWS\nGyumri\nMay 5, 2024\n\nIt has reopened, the council said.\n\nIt holds.",
    );
    assert_eq!(roles(&article), [Title, Outlet, Dateline, Date, Paragraph, Paragraph]);
    assert_eq!(article.dateline.as_deref(), Some("Gyumri"));
    let article = read(
        "Араз Новости\nЕреван\n5 мая 2024, 14:30\n\nМост через Верин открыт после двух зим\n\nМост снова открыт, сообщили в селе.",
    );
    assert_eq!(roles(&article), [Outlet, Dateline, Date, Title, Paragraph]);
    assert_eq!(article.title.as_deref(), Some("Мост через Верин открыт после двух зим"));
}

#[test]
fn a_writer_below_the_text() {
    let article = read("Körpü açıldı\n\nKörpü bu gün açılıb.\n\nTəmir iki il çəkib.\n\nMüəllif: Aysel Rəhimova");
    assert_eq!(roles(&article), [Title, Paragraph, Paragraph, Byline]);
    assert_eq!(article.bylines, ["Aysel Rəhimova"]);
}

#[test]
fn prose_stays_prose() {
    let article = read(
        "The dam stands, the mayor said on Monday.\n\n\"It stood all winter,\" he said. \"It will stand.\"\n\n\
         Asked who would pay, he said:\n\n\"You will.\"",
    );
    assert_eq!(roles(&article), [Paragraph; 4]);
    assert_eq!(article.title, None);
}

#[test]
fn a_signature_above_the_story_is_no_title() {
    let article = read(
        "Anna Petrosyan and Elvin Quliyev, The Araz Press\n\nThe dam stands, the mayor said on Monday.\n\nIt is new.",
    );
    assert_eq!(roles(&article), [Byline, Paragraph, Paragraph]);
    assert_eq!(article.bylines, ["Anna Petrosyan", "Elvin Quliyev"]);
    assert_eq!(article.outlet.as_deref(), Some("The Araz Press"));
}

#[test]
fn chrome_and_credits_between_paragraphs() {
    let article = read(
        "The dam stands, the mayor said on Monday.\n\nStory continues below advertisement\n\n\
         The dam in spring, seen from the left bank. (Submitted by Leyla Əliyeva)\n\nWATCH: How the dam was mended in a single winter\n\n\
         It is new.\n\n• Email: desk@arazpress.example",
    );
    assert_eq!(roles(&article), [Paragraph, Caption, Aside, Paragraph]);
}
