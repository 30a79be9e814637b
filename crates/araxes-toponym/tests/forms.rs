//! Names are found in their cases, and those of the Azerbaijani and of the Armenian tradition alike.

use araxes_text::Language;
use araxes_toponym::{Gazetteer, Mention, Place, Tradition};

/// A name in a case of its language; `None` where this simple rule does not say how.
type Form = fn(&str) -> Option<String>;

fn is_vowel(letter: char) -> bool {
    "aeəiıouöüаеиоуыэюяաեէիոօუაეიო".contains(letter)
}

fn last(name: &str) -> Option<char> {
    name.chars().next_back()
}

fn azerbaijani_locative(name: &str) -> Option<String> {
    let vowel = name.to_lowercase().chars().rev().find(|&letter| is_vowel(letter))?;
    Some(name.to_owned() + if "aıou".contains(vowel) { "da" } else { "də" })
}

fn azerbaijani_ablative(name: &str) -> Option<String> {
    Some(azerbaijani_locative(name)? + "n")
}

fn russian_prepositional(name: &str) -> Option<String> {
    match last(name)? {
        'а' => Some(name.strip_suffix('а')?.to_owned() + "е"),
        letter if letter.is_alphabetic() && !is_vowel(letter) && !"ьй".contains(letter) => {
            Some(name.to_owned() + "е")
        }
        // Names in other vowels stay as they are.
        letter => is_vowel(letter).then(|| name.to_owned()),
    }
}

fn armenian_locative(name: &str) -> Option<String> {
    match last(name)? {
        'ա' => Some(name.to_owned() + "յում"),
        'ի' => Some(name.to_owned() + "ում"),
        'ւ' => Some(name.strip_suffix("ու")?.to_owned() + "վում"),
        letter => (!is_vowel(letter)).then(|| name.to_owned() + "ում"),
    }
}

fn armenian_ablative(name: &str) -> Option<String> {
    match last(name)? {
        'ա' => Some(name.to_owned() + "յից"),
        'ի' => Some(name.strip_suffix('ի')?.to_owned() + "ուց"),
        'ւ' => Some(name.strip_suffix("ու")?.to_owned() + "վից"),
        letter => (!is_vowel(letter)).then(|| name.to_owned() + "ից"),
    }
}

fn georgian_locative(name: &str) -> Option<String> {
    Some(name.strip_suffix('ი').unwrap_or(name).to_owned() + "ში")
}

fn bare(name: &str) -> Option<String> {
    Some(name.to_owned())
}

/// The share of the forms of one tradition's names that are found whole, as the place that bears the name.
fn recall(language: Language, tradition: Tradition, form: Form) -> (f64, usize, Vec<String>) {
    let gazetteer = Gazetteer::bundled();
    let settlements = ["city", "town", "village"];
    let here = |place: &&Place| {
        !place.minor
            && settlements.contains(&place.kind.as_str())
            && matches!(place.country.as_deref(), Some("AZ" | "AM"))
    };
    let (mut all, mut lost) = (0, Vec::new());
    for place in gazetteer.places().filter(here) {
        let names = place.names.iter();
        for name in names.filter(|name| name.language == language && name.tradition == tradition) {
            let Some(text) = Some(&name.text)
                .filter(|text| !text.contains([' ', '-']))
                .and_then(|text| form(text))
            else {
                continue;
            };
            all += 1;
            let found = gazetteer.find(&text, language);
            let hit = |id: &str| {
                found.iter().any(|mention| {
                    let whole = mention.span.len() == text.len();
                    whole && (mention.place.id == id || mention.alternatives.iter().any(|other| other.place.id == id))
                })
            };
            if !hit(&place.id) {
                lost.push(text);
            }
        }
    }
    (1.0 - lost.len() as f64 / all as f64, all, lost)
}

#[test]
fn both_traditions_are_found_alike() {
    let forms: [(Language, Form); 7] = [
        (Language::En, bare),
        (Language::Az, azerbaijani_locative),
        (Language::Az, azerbaijani_ablative),
        (Language::Ru, russian_prepositional),
        (Language::Hy, armenian_locative),
        (Language::Hy, armenian_ablative),
        (Language::Ka, georgian_locative),
    ];
    for (language, form) in forms {
        let (az, az_count, az_lost) = recall(language, Tradition::Az, form);
        let (hy, hy_count, hy_lost) = recall(language, Tradition::Hy, form);
        assert!(
            az_count >= 20 && hy_count >= 20,
            "{language}: {az_count} and {hy_count} names are too few"
        );
        assert!(az >= 0.97, "{language}: {az:.3} {az_lost:?}");
        assert!(hy >= 0.97, "{language}: {hy:.3} {hy_lost:?}");
        assert!((az - hy).abs() <= 0.02, "{language}: {az:.3} and {hy:.3}");
    }
}

/// A name by itself leads to its place, in whatever tradition and language it is.
#[test]
fn every_name_is_found_by_lookup() {
    let gazetteer = Gazetteer::bundled();
    let (mut names, mut lost) = (0, Vec::new());
    for place in gazetteer.places() {
        for name in &place.names {
            names += 1;
            if !gazetteer.lookup(&name.text).iter().any(|found| found.id == place.id) {
                lost.push((&place.id, &name.text));
            }
        }
    }
    assert!(lost.len() * 100 <= names, "{} of {names}: {lost:?}", lost.len());
}

/// In the middle of a sentence, apostrophes, stops and all.
#[test]
fn english_names_are_found_in_a_sentence() {
    let gazetteer = Gazetteer::bundled();
    let (mut names, mut lost) = (0, Vec::new());
    for place in gazetteer.places().filter(|place| !place.minor) {
        for name in place.names.iter().filter(|name| name.language == Language::En) {
            names += 1;
            let text = format!("nobody came from {} in spring", name.text);
            if gazetteer.find(&text, Language::En).is_empty() {
                lost.push(&name.text);
            }
        }
    }
    // A few are the names of peoples too, and stay out without a generic word.
    assert!(lost.len() * 200 <= names, "{} of {names}: {lost:?}", lost.len());
}

/// The share of the villages of which few have heard, of one tradition's names, that are found in a sentence.
fn share_of_minor(tradition: Tradition, sentence: fn(&str) -> String, right: fn(&Mention<'_>) -> bool) -> f64 {
    let gazetteer = Gazetteer::bundled();
    let language = if tradition == Tradition::Az {
        Language::Az
    } else {
        Language::Hy
    };
    let (mut all, mut found) = (0, 0);
    for place in gazetteer
        .places()
        .filter(|place| place.minor && place.kind == "village")
    {
        let own = |name: &&araxes_toponym::Name| name.tradition == tradition && name.language == language;
        let Some(name) = place.names.iter().find(own) else {
            continue;
        };
        if !matches!(name.script, araxes_text::Script::Latn | araxes_text::Script::Armn) {
            continue;
        }
        let text = sentence(&name.text);
        all += 1;
        found += usize::from(gazetteer.find(&text, language).iter().any(right));
    }
    assert!(all > 1000, "{tradition:?}: only {all} names");
    found as f64 / all as f64
}

#[test]
fn villages_are_found_beside_a_generic_word() {
    let az = share_of_minor(
        Tradition::Az,
        |name| format!("Sərgi {name} kəndində keçirilib."),
        |_| true,
    );
    let hy = share_of_minor(
        Tradition::Hy,
        |name| format!("Ցուցահանդեսը {name} գյուղում բացվեց։"),
        |_| true,
    );
    assert!(
        az > 0.97 && hy > 0.97 && (az - hy).abs() < 0.03,
        "az {az:.3}, hy {hy:.3}"
    );
}

/// A known place of the same name is another matter.
fn is_minor(mention: &Mention<'_>) -> bool {
    mention.place.minor
}

#[test]
fn villages_are_not_found_without_support() {
    let az = share_of_minor(Tradition::Az, |name| format!("Dünən {name} bunu dedi."), is_minor);
    let hy = share_of_minor(Tradition::Hy, |name| format!("Երեկ {name} այդպես ասաց։"), is_minor);
    assert!(az < 0.02 && hy < 0.02, "az {az:.3}, hy {hy:.3}");
}
