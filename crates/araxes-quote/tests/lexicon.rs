//! Words of users' own, by the cases of `tests/cases/lexicon.json`.

use araxes_quote::{Act, Lexicon, LexiconRow, Quote, SpeakerKind};
use araxes_text::Language;
use serde::Deserialize;
use serde_json::Value;

#[derive(Deserialize)]
struct Cases {
    cases: Vec<Case>,
    faults: Vec<Fault>,
}

#[derive(Deserialize)]
struct Case {
    name: String,
    rows: Value,
    language: Language,
    text: String,
    /// What the bundled lexicon finds; `None` where that is not the point.
    before: Option<Vec<Gold>>,
    after: Vec<Gold>,
}

/// A quote: its content, and of its speaker the name and the words at it.
#[derive(Debug, Deserialize, PartialEq)]
struct Gold {
    text: String,
    act: Act,
    cue: Option<String>,
    name: Option<String>,
    mention: Option<String>,
}

#[derive(Deserialize)]
struct Fault {
    rows: Value,
    error: String,
}

fn cases() -> serde_json::Result<Cases> {
    serde_json::from_str(include_str!("../../../tests/cases/lexicon.json"))
}

fn found(lexicon: &Lexicon, text: &str, language: Language) -> Vec<Gold> {
    let found = lexicon.attribute(text, language);
    let gold = |quote: &Quote| {
        let parts: Vec<_> = quote.spans.iter().map(|span| span.of(text)).collect();
        Gold {
            text: parts.join(" "),
            act: quote.act,
            cue: quote.cue.map(|cue| cue.of(text).to_owned()),
            name: quote
                .speaker
                .and_then(|speaker| found.speakers[speaker.id].name.clone()),
            mention: quote
                .speaker
                .and_then(|speaker| speaker.mention)
                .map(|mention| mention.of(text).to_owned()),
        }
    };
    found.quotes.iter().map(gold).collect()
}

#[test]
fn rows_change_what_is_found() {
    for case in cases().unwrap().cases {
        let lexicon = Lexicon::bundled().extend_json(&case.rows.to_string()).unwrap();
        if let Some(before) = case.before {
            assert_eq!(
                found(&Lexicon::bundled(), &case.text, case.language),
                before,
                "{}",
                case.name
            );
        }
        assert_eq!(found(&lexicon, &case.text, case.language), case.after, "{}", case.name);
    }
}

#[test]
fn rows_that_do_not_fit_are_told_by_their_number() {
    for fault in cases().unwrap().faults {
        let error = Lexicon::bundled().extend_json(&fault.rows.to_string()).unwrap_err();
        assert_eq!(error.to_string(), fault.error, "{}", fault.rows);
    }
}

#[test]
fn rows_go_there_and_back() {
    for case in cases().unwrap().cases {
        let lexicon = Lexicon::bundled().extend_json(&case.rows.to_string()).unwrap();
        let json = serde_json::to_string(lexicon.rows()).unwrap();
        assert_eq!(Lexicon::bundled().extend_json(&json).unwrap(), lexicon);
    }
}

#[test]
fn csv_and_json_are_the_same_rows() {
    let csv = "\u{FEFF}kind,language,forms,name,aliases,gender\n\
               cue,en,vowel | vowelled,,,\n\
               person,,,Anna Melikyan,\"Анна Меликян|Меликян, Анна\",female\n";
    let json = r#"[{"kind": "cue", "language": "en", "forms": ["vowel", "vowelled"]},
                   {"kind": "person", "name": "Anna Melikyan", "aliases": "Анна Меликян|Меликян, Анна",
                    "gender": "female", "source": null}]"#;
    let by_json = Lexicon::bundled().extend_json(json).unwrap();
    assert_eq!(Lexicon::bundled().extend_csv(csv).unwrap(), by_json);
    assert!(matches!(&by_json.rows()[1], LexiconRow::Person { aliases, .. } if aliases.len() == 2));
    for bad in ["kind,language,forms\ncue,en", "kind,lang\ncue,en"] {
        Lexicon::bundled().extend_csv(bad).unwrap_err();
    }
}

#[test]
fn a_lexicon_is_extended_in_steps_and_the_bundled_one_stays() {
    let cue = r#"[{"kind": "cue", "language": "en", "forms": ["vowelled"]}]"#;
    let body = r#"[{"kind": "organisation", "name": "Lake Council"}]"#;
    let steps = Lexicon::bundled().extend_json(cue).unwrap().extend_json(body).unwrap();
    let text = "Lake Council vowelled that it was late.";
    let found = steps.attribute(text, Language::En);
    assert_eq!(found.speakers[0].kind, SpeakerKind::Organisation);
    assert_eq!(steps.rows().len(), 2);
    assert!(Lexicon::bundled().attribute(text, Language::En).quotes.is_empty());
    assert_eq!(Lexicon::bundled().rows(), []);
}

#[test]
fn many_known_speakers_cost_a_text_little() {
    let rows = (0..20_000).map(|number| LexiconRow::Person {
        name: format!("Anna{number} Melikyan"),
        aliases: vec![format!("Анна{number} Меликян")],
        gender: None,
        source: String::new(),
    });
    let lexicon = Lexicon::bundled().extend(rows).unwrap();
    let text = "“It is late,” Anna7 Melikyan said. ".repeat(200);
    let found = lexicon.attribute(&text, Language::En);
    assert_eq!(found.speakers[0].name.as_deref(), Some("Anna7 Melikyan"));
}
