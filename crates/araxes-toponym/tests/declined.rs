//! Forms of names from `tests/cases/forms`: by the rules of grammar, and as news have them.

use araxes_text::Language;
use araxes_toponym::Gazetteer;

const DECLINED: [(Language, &str); 5] = [
    (Language::Az, include_str!("../../../tests/cases/forms/az.tsv")),
    (Language::Ru, include_str!("../../../tests/cases/forms/ru.tsv")),
    (Language::Hy, include_str!("../../../tests/cases/forms/hy.tsv")),
    (Language::Ka, include_str!("../../../tests/cases/forms/ka.tsv")),
    (Language::Tr, include_str!("../../../tests/cases/forms/tr.tsv")),
];
const ATTESTED: &str = include_str!("../../../tests/cases/forms/attested.tsv");

fn rows(table: &str) -> impl Iterator<Item = Vec<&str>> {
    table.lines().skip(1).map(|line| line.split('\t').collect())
}

/// Whether the form by itself is found whole, as the place that the basic form is first of all.
fn is_found(lemma: &str, form: &str, language: Language) -> bool {
    let gazetteer = Gazetteer::bundled();
    let Some(place) = gazetteer.lookup(lemma).first().copied() else {
        return false;
    };
    gazetteer.find(form, language).iter().any(|mention| {
        let mut places = mention.alternatives.iter().map(|other| other.place);
        let whole = mention.span.len() == form.len();
        whole && (mention.place.id == place.id || places.any(|other| other.id == place.id))
    })
}

#[test]
fn every_name_is_in_the_gazetteer() {
    let whole = |name: &str, language| is_found(name, name, language);
    for (language, table) in DECLINED {
        let missing: Vec<_> = rows(table)
            .map(|row| row[0])
            .filter(|name| !whole(name, language))
            .collect();
        assert!(missing.is_empty(), "{language}: {missing:?}");
    }
}

#[test]
fn declined_names_are_found() {
    for (language, table) in DECLINED {
        let all: Vec<_> = rows(table).collect();
        assert!(all.len() > 500, "{language}: only {} forms", all.len());
        let lost = all.iter().filter(|row| !is_found(row[0], row[2], language));
        let lost: Vec<_> = lost.map(|row| row[2]).collect();
        let recall = 1.0 - lost.len() as f64 / all.len() as f64;
        assert!(recall >= 0.96, "{language}: {recall:.3} {lost:?}");
    }
}

/// The particle -sa of one of them ("Ağdamsa", and Ağdam) is no ending of the table.
#[test]
fn attested_forms_are_found() {
    let all: Vec<_> = rows(ATTESTED).collect();
    let lost = all
        .iter()
        .filter(|row| !is_found(row[1], row[2], row[0].parse().unwrap()));
    let lost: Vec<_> = lost.map(|row| row[2]).collect();
    assert!(lost.len() * 100 <= all.len() * 4, "{lost:?}");
}
