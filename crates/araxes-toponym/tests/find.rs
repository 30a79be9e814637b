//! What is found in running text, a test for each rule, and what holds for any text at all.

use araxes_text::Language;
use araxes_toponym::{Gazetteer, Match, Tradition};
use proptest::prelude::*;

fn found(text: &str, language: Language) -> Vec<(String, String)> {
    let mentions = Gazetteer::bundled().find(text, language);
    mentions
        .iter()
        .map(|mention| (mention.span.of(text).to_owned(), mention.place.id.clone()))
        .collect()
}

fn assert_found(text: &str, language: Language, expected: &[(&str, &str)]) {
    let found = found(text, language);
    let found: Vec<(&str, &str)> = found.iter().map(|(words, id)| (words.as_str(), id.as_str())).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn endings_belong_to_the_mention() {
    assert_found(
        "Sərgi Şuşada və Gəncədə açılıb.",
        Language::Az,
        &[("Şuşada", "shusha"), ("Gəncədə", "ganja")],
    );
    assert_found(
        "Նա Շուշիից եկավ Գորիս։",
        Language::Hy,
        &[("Շուշիից", "shusha"), ("Գորիս", "goris")],
    );
    assert_found(
        "Поезд идёт из Гюмри в Гянджу.",
        Language::Ru,
        &[("Гюмри", "gyumri"), ("Гянджу", "ganja")],
    );
    assert_found(
        "Կառավարությունը ԱՄՆ-ում է։",
        Language::Hy,
        &[("ԱՄՆ-ում", "united-states")],
    );
    assert_found(
        "Yerevan’s bakers and Baku's",
        Language::En,
        &[("Yerevan", "yerevan"), ("Baku", "baku")],
    );
}

#[test]
fn a_generic_word_belongs_where_it_makes_another_place() {
    assert_found(
        "Ağdam rayonunda bazar",
        Language::Az,
        &[("Ağdam rayonunda", "aghdam-district")],
    );
    assert_found("the town of Goris", Language::En, &[("Goris", "goris")]);
    assert_found("the fish of Lake Sevan", Language::En, &[("Lake Sevan", "lake-sevan")]);
    assert_found(
        "The Aghdam-Khankendi road",
        Language::En,
        &[("Aghdam", "aghdam"), ("Khankendi", "khankendi")],
    );
    assert_found("Flights from Ganja airport", Language::En, &[("Ganja", "ganja")]);
}

#[test]
fn the_area_behind_a_comma_decides() {
    assert_found(
        "A barn in Paris, Texas burned.",
        Language::En,
        &[("Paris", "paris-texas"), ("Texas", "texas")],
    );
    assert_found(
        "A barn in Lebanon, Pa. burned.",
        Language::En,
        &[("Lebanon", "lebanon-pennsylvania")],
    );
    // No place of the name in that state is known.
    assert_found("A barn in Vienna, Ohio burned.", Language::En, &[("Ohio", "ohio")]);
    assert_found(
        "Barns in London, California and Texas burned.",
        Language::En,
        &[("London", "london"), ("California", "california"), ("Texas", "texas")],
    );
}

#[test]
fn a_generic_word_in_short_or_behind_a_list_counts() {
    assert_found(
        "Tovuz rayon məhkəməsi",
        Language::Az,
        &[("Tovuz rayon", "tovuz-district")],
    );
    assert_found(
        "по Товузскому и Губадлинскому районам",
        Language::Ru,
        &[
            ("Товузскому", "tovuz-district"),
            ("Губадлинскому районам", "gubadli-district"),
        ],
    );
    assert_found(
        "Tavush and Syunik provinces",
        Language::En,
        &[("Tavush", "tavush"), ("Syunik provinces", "syunik")],
    );
    assert_found("Mən Xocalıdayam.", Language::Az, &[("Xocalıdayam", "khojaly")]);
}

#[test]
fn clubs_brands_and_old_names_of_persons_are_no_places() {
    for (text, language) in [
        ("«Зиря» — «Кяпаз»", Language::Ru),
        ("Вратарь «Кяпаза» упал.", Language::Ru),
        ("Shirak drew with Urartu.", Language::En),
        ("Жданов написал письмо.", Language::Ru),
        ("Badamlı suyu", Language::Az),
    ] {
        assert_found(text, language, &[]);
    }
    assert_found("Он жил в Жданове.", Language::Ru, &[("Жданове", "beylagan")]);
    assert_found("კახეთიდან ღვინო ჩამოიტანეს.", Language::Ka, &[("კახეთიდან", "kakheti")]);
}

#[test]
fn a_near_miss_counts_beside_a_generic_word_only() {
    let text = "Bus drivers in the city of Gyumry waited in Baku.";
    let mentions = Gazetteer::bundled().find(text, Language::En);
    assert_eq!(
        (mentions[0].place.id.as_str(), mentions[0].matched),
        ("gyumri", Match::Fuzzy)
    );
    assert_found("A poet called Gyumry came to Baku.", Language::En, &[("Baku", "baku")]);
}

#[test]
fn persons_peoples_and_common_words_are_no_places() {
    for (text, language) in [
        ("Armenian and Azerbaijani bakers", Language::En),
        ("Painter Aram Goris smiled.", Language::En),
        ("Dr. Barda smiled.", Language::En),
        ("E. Barda smiled.", Language::En),
        ("Ani Petrosyan and Araz Quliyev met.", Language::En),
        ("a white van stopped", Language::En),
        ("Van after van: each van was white.", Language::En),
        ("A bottle of “Ararat” brandy", Language::En),
        ("Бутылка коньяка «Гянджа»", Language::Ru),
        ("Kazakh singers arrived.", Language::En),
    ] {
        assert_found(text, language, &[]);
    }
    assert_found("the town of Kazakh", Language::En, &[("Kazakh", "gazakh")]);
}

#[test]
fn marks_of_distance_hide_no_name_of_either_side() {
    assert_found(
        "the self-styled “Artsakh”",
        Language::En,
        &[("Artsakh", "nagorno-karabakh")],
    );
    assert_found(
        "the self-styled “Eastern Zangezur”",
        Language::En,
        &[("Eastern Zangezur", "eastern-zangezur")],
    );
}

#[test]
fn the_other_places_of_a_text_decide() {
    let martuni = |text: &str| found(text, Language::En)[0].1.clone();
    assert_eq!(martuni("Martuni and Gavar lie on the shore of Lake Sevan."), "martuni");
    assert_eq!(
        martuni("Martuni lies between Hadrut, Askeran and Stepanakert."),
        "khojavend"
    );
}

#[test]
fn the_tradition_is_that_of_the_name() {
    for (text, language, tradition) in [
        ("in Khankendi", Language::En, Tradition::Az),
        ("in Stepanakert", Language::En, Tradition::Hy),
        ("в Кировабаде", Language::Ru, Tradition::Soviet),
        ("в Елизаветполе", Language::Ru, Tradition::Ru),
        ("в Степанакерте", Language::Ru, Tradition::Hy),
    ] {
        assert_eq!(
            Gazetteer::bundled().find(text, language)[0].tradition,
            tradition,
            "{text}"
        );
    }
}

#[test]
fn lookup_takes_any_spelling() {
    for name in [
        "Xankəndi",
        "xankendi",
        "Степанакерт",
        "Ստեփանակերտում",
        "სტეფანაკერტი",
        "khankendi",
        "Stepʻanakert",
    ] {
        assert_eq!(Gazetteer::bundled().lookup(name)[0].id, "khankendi", "{name}");
    }
    assert!(Gazetteer::bundled().lookup("").is_empty());
    assert!(Gazetteer::bundled().lookup("Qqqqqqqq").is_empty());
}

#[test]
fn own_places_are_found_and_come_back_from_an_export() {
    let table = "id,text,language,tradition,kind,country,latitude,longitude\n\
        upper-mill,Upper Mill,en,neutral,village,AM,40.5,44.5\n\
        upper-mill,Վերին Ջրաղաց,hy,hy,,,,\n\
        goris,Gorysburg,en,ru,,,,\n";
    let own = Gazetteer::default().extend_csv(table).unwrap();
    let text = "They walked from Gorysburg to Upper Mill.";
    let found = own.find(text, Language::En);
    let ids: Vec<&str> = found.iter().map(|mention| mention.place.id.as_str()).collect();
    assert_eq!(ids, ["goris", "upper-mill"]);
    let json = araxes_toponym::linked_places(own.places());
    let again = Gazetteer::default().extend_linked_places(&json).unwrap();
    assert!(again.places().eq(own.places()));
    assert!(araxes_toponym::geojson(own.places()).contains("[44.5,40.5]"));
    assert!(own.extend_csv("id,text\n,x\n").is_err());
    assert!(own.extend_linked_places("[]").is_err());
}

#[test]
fn a_known_place_may_get_another_name() {
    let row = araxes_toponym::Row {
        id: "goris".into(),
        text: "Gorysburg".into(),
        ..Default::default()
    };
    let more = Gazetteer::bundled().extend([row]).unwrap();
    assert_eq!(more.lookup("Gorysburg")[0].id, "goris");
    assert_eq!(more.places().len(), Gazetteer::bundled().places().len());
}

/// Words that make names, endings, titles and quotes.
const PIECES: [&str; 47] = [
    "Lachin",
    "corridor",
    "Lake",
    "lake",
    "Sevan",
    "city",
    "of",
    "the",
    "Bard",
    "Karen",
    "Mr",
    "BAKU",
    "said",
    "’s",
    "“",
    "”",
    "«",
    "»",
    "-",
    "–",
    ". ",
    "\n\n",
    "Şuşa",
    "Şuşaya",
    "rayonunda",
    "U.S.",
    "St.",
    "Ханкәндидә",
    "Лачинского",
    "коридора",
    "Шуши",
    "озеро",
    "Սևանա",
    "լճի",
    "Երևանում",
    "ԱՄՆ",
    "-ում",
    "Բաքվից",
    "თბილისში",
    "قره‌باغ",
    "ﬁ",
    "🏔",
    "\u{301}",
    "ʻ",
    "İ",
    "ẞ",
    "0",
];

proptest! {
    #[test]
    fn any_order_of_cues_gives_mentions_in_order(
        pieces in prop::collection::vec((prop::sample::select(PIECES.to_vec()), prop::bool::ANY), 0..24),
    ) {
        let text: String = pieces.iter().flat_map(|(piece, space)| [*piece, if *space { " " } else { "" }]).collect();
        for language in Language::ALL {
            let mut end = 0;
            for mention in Gazetteer::bundled().find(&text, language) {
                prop_assert!(mention.span.start >= end && !mention.span.is_empty());
                prop_assert!(text.get(mention.span.range()).is_some());
                prop_assert!(mention.alternatives.iter().all(|other| other.place.id != mention.place.id));
                end = mention.span.end;
            }
        }
    }

    #[test]
    fn any_text_gives_mentions_in_order(
        text in "([A-Za-zəğşҒԱ-Ֆա-ֆა-ჰЀ-я \n.’«»-]|Baku|Շուշի|Лачинского коридора|\u{0}){0,60}",
    ) {
        for language in Language::ALL {
            let mut end = 0;
            for mention in Gazetteer::bundled().find(&text, language) {
                prop_assert!(mention.span.start >= end && !mention.span.is_empty());
                prop_assert!(text.get(mention.span.range()).is_some());
                prop_assert!((0.0..=1.0).contains(&mention.confidence));
                end = mention.span.end;
            }
        }
    }

    #[test]
    fn any_name_can_be_looked_up(name in ".{0,40}") {
        let _ = Gazetteer::bundled().lookup(&name);
    }
}
