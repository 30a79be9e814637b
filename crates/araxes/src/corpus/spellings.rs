//! One person's name as several languages spell it: Nikol Pashinyan, Никол Пашинян, Նիկոլ Փաշինյան.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use araxes_text::{Language, sounds};

use super::names::{Key, parts};

/// The ways in which a full name may sound at most; one with more is joined with none.
const MANY: usize = 64;

/// A full name, in all its forms of one key.
#[derive(Default)]
struct Spelling {
    /// The languages of the articles that have it.
    languages: BTreeSet<Language>,
    /// The ways its first and its last word may sound.
    first: BTreeSet<String>,
    last: BTreeSet<String>,
}

/// The full names of a corpus, those that sound alike to be joined.
///
/// Names are joined where both the first and the last word may sound alike, and where no two of them stand in articles
/// of one language: what one language tells apart is no one name, and whatever sounds like both is joined with neither.
/// First words must sound alike each with each, so that Amin and Emin are not joined over Əmin, which may be either.
#[derive(Default)]
pub(super) struct Spellings {
    names: BTreeMap<Key, Spelling>,
}

impl Spellings {
    /// Notes a full name of this key in an article of this language.
    pub(super) fn add(&mut self, key: Key, name: &str, language: Language) {
        let spelling = self.names.entry(key).or_default();
        if !spelling.languages.insert(language) {
            return;
        }
        let mut words = parts(name).filter(|word| word.chars().any(char::is_alphabetic));
        if let (Some(first), Some(last)) = (words.next(), words.next_back()) {
            spelling.first.extend(sounds(first));
            spelling.last.extend(sounds(last));
        }
    }

    /// For each name that is joined with others, the one that stands for all.
    pub(super) fn joined(self) -> HashMap<Key, Key> {
        let names: Vec<(Key, Spelling)> = self.names.into_iter().collect();
        let mut group: Vec<usize> = (0..names.len()).collect();
        let mut by_sound: HashMap<(&str, &str), usize> = HashMap::new();
        for (number, (_, spelling)) in names.iter().enumerate() {
            if spelling.first.len() * spelling.last.len() > MANY {
                continue;
            }
            for first in &spelling.first {
                for last in &spelling.last {
                    let other = *by_sound.entry((first, last)).or_insert(number);
                    join(&mut group, number, other);
                }
            }
        }
        let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for number in 0..names.len() {
            members.entry(root(&mut group, number)).or_default().push(number);
        }
        let mut joined = HashMap::new();
        for members in members.into_values().filter(|members| members.len() > 1) {
            let members: Vec<&(Key, Spelling)> = members.iter().filter_map(|number| names.get(*number)).collect();
            if let (true, Some((stands, _))) = (are_one(&members), members.first()) {
                joined.extend(members.iter().map(|(key, _)| (key.clone(), stands.clone())));
            }
        }
        joined
    }
}

/// Whether names that sound alike, one by another, are one.
fn are_one(names: &[&(Key, Spelling)]) -> bool {
    // More names than languages cannot each have their own.
    names.len() <= Language::ALL.len() + 1
        && names.iter().enumerate().all(|(index, (_, one))| {
            names
                .iter()
                .skip(index + 1)
                .all(|(_, other)| one.languages.is_disjoint(&other.languages) && !one.first.is_disjoint(&other.first))
        })
}

fn root(group: &mut [usize], mut number: usize) -> usize {
    while group[number] != number {
        group[number] = group[group[number]];
        number = group[number];
    }
    number
}

fn join(group: &mut [usize], one: usize, other: usize) {
    let (one, other) = (root(group, one), root(group, other));
    group[one.max(other)] = one.min(other);
}
