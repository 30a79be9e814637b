//! Names of persons in the nominative, where both of their words take case endings: "Гагика Сукиасяна".

use super::{Kinds, Tables};

/// Endings of names in other cases, with what stands for them in the nominative.
#[derive(Clone, Debug, Default)]
pub(super) struct Declension {
    /// Of family names that only a man bears so.
    pub(super) male_family: Vec<(&'static str, &'static str)>,
    /// Of family names that only a woman bears so.
    pub(super) female_family: Vec<(&'static str, &'static str)>,
    /// Of men's given names.
    pub(super) male_given: Vec<(&'static str, &'static str)>,
    /// Of women's given names.
    pub(super) female_given: Vec<(&'static str, &'static str)>,
    /// Of men's given names, in cases whose endings no given name has in the nominative.
    pub(super) sure_given: Vec<(&'static str, &'static str)>,
    /// Of words for a body that speaks.
    pub(super) office: Vec<(&'static str, &'static str)>,
    /// How family names end that take no case endings.
    pub(super) unchanging: Vec<&'static str>,
}

impl Tables {
    /// A given and a family name in the nominative, if their endings show that they stand in another case.
    pub(crate) fn person_nominative(&self, given: &str, family: &str) -> Option<(String, String)> {
        let rules = &self.declension;
        let (male, female) = (
            replaced(family, &rules.male_family),
            replaced(family, &rules.female_family),
        );
        if let Some(family) = male {
            return Some((or_same(given, &rules.male_given), family));
        }
        if let Some(family) = female {
            return Some((or_same(given, &rules.female_given), family));
        }
        let unchanging = rules.unchanging.iter().any(|ending| family.ends_with(ending));
        let given = replaced(given, &rules.sure_given).filter(|_| unchanging)?;
        Some((given, family.to_owned()))
    }

    /// The name of a body in the nominative: its first word for a body, or the last word of all.
    pub(crate) fn office_nominative(&self, name: &str) -> String {
        if self.declension.office.is_empty() {
            return self.nominative(name);
        }
        let office = |word: &&str| self.kinds(&word.to_lowercase()).any(Kinds::ORGANISATION);
        let Some(head) = name.split(' ').find(office) else {
            return name.to_owned();
        };
        let own = or_same(head, &self.declension.office);
        let words = name
            .split(' ')
            .map(|word| if word == head { own.as_str() } else { word });
        words.collect::<Vec<_>>().join(" ")
    }

    /// The name of a body that the text describes, in the nominative; `None` where adjectives before its noun stand in
    /// another case: "фермерском союзе".
    pub(crate) fn described_nominative(&self, name: &str) -> Option<String> {
        let own = self.office_nominative(name);
        let office = |word: &str| self.kinds(&word.to_lowercase()).any(Kinds::ORGANISATION);
        let leads = name.split(' ').next().is_some_and(office);
        (self.adjectives.is_empty() || leads || own == name).then_some(own)
    }

    /// A man's name whose family name the text also has as `alone`, with the case ending off both words.
    pub(crate) fn man_named(&self, given: &str, family: &str, alone: &str) -> Option<String> {
        let ending = family.strip_prefix(alone).filter(|ending| !ending.is_empty())?;
        let rules = &self.declension;
        let case = !rules.male_given.is_empty() && self.cases.contains(&ending) && self.is_family_form(alone);
        case.then(|| or_same(given, &rules.male_given))
    }
}

/// The word with the first of the endings that it has replaced, where three letters stand before it.
fn replaced(word: &str, endings: &[(&str, &str)]) -> Option<String> {
    let (stem, instead) = endings
        .iter()
        .filter_map(|(ending, instead)| Some((word.strip_suffix(ending)?, instead)))
        .find(|(stem, _)| stem.chars().nth(1).is_some())?;
    Some(format!("{stem}{instead}"))
}

fn or_same(word: &str, endings: &[(&str, &str)]) -> String {
    replaced(word, endings).unwrap_or_else(|| word.to_owned())
}

#[cfg(test)]
mod tests {
    use crate::lexicon::bundled;
    use araxes_text::Language;

    #[test]
    fn names_of_men_and_women_lose_their_case_endings() {
        let ru = bundled(Language::Ru);
        let name = |given, family| {
            ru.person_nominative(given, family)
                .map(|(given, family)| format!("{given} {family}"))
        };
        assert_eq!(name("Гагика", "Сукиасяна").as_deref(), Some("Гагик Сукиасян"));
        assert_eq!(name("Андреем", "Петровым").as_deref(), Some("Андрей Петров"));
        assert_eq!(name("Игорю", "Вольскому").as_deref(), Some("Игорь Вольский"));
        assert_eq!(name("Лейлы", "Гасановой").as_deref(), Some("Лейла Гасанова"));
        assert_eq!(name("Марии", "Вольской").as_deref(), Some("Мария Вольская"));
        assert_eq!(name("Вагифу", "Сейидзаде").as_deref(), Some("Вагиф Сейидзаде"));
        assert_eq!(name("Лейла", "Сейидзаде"), None);
        assert_eq!(name("Анна", "Сукиасян"), None);
        assert_eq!(ru.office_nominative("Министерстве обороны"), "Министерство обороны");
        assert_eq!(ru.office_nominative("пресс-службе мэрии"), "пресс-служба мэрии");
        assert_eq!(ru.man_named("Ивана", "Петрова", "Петров").as_deref(), Some("Иван"));
        assert_eq!(ru.man_named("Иван", "Петров", "Петров"), None);
    }
}
