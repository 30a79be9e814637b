//! Clubs, wares, hotels and papers that bear the name of a place.

use crate::pack::Pack;
use crate::persons::is_known_to_all;
use crate::scan::Match;
use crate::tables::{Cue, Tables};
use crate::tokens::Words;

/// “Ararat” brandy, портвейн «Агдам»: one name in marks beside the word for what it is a brand of. Marks alone say
/// nothing: a name that a writer keeps at a distance stands in them too.
pub(crate) fn is_brand(words: &Words<'_>, pack: &Pack, found: &Match) -> bool {
    let next = found.end;
    let sold = words.spaced(next - 1) && !words.is_capitalised(next) && words.told(next).has(Cue::Ware);
    // "From Kakheti wine was brought" has the name in a case of place.
    let placed = || Tables::get().is_locative(words.language_of(next - 1), &words.key(next - 1));
    let inflected = || found.found.iter().all(|found| found.inflected);
    let own = || found.found.iter().any(|found| has_goods_of_its_own(pack, found.place));
    if sold && !own() && !(inflected() && placed()) {
        return true;
    }
    let goods = |index: usize| words.told(index).has(Cue::Goods);
    let before = found.first.checked_sub(1);
    is_marked(words, found) && (before.is_some_and(goods) || goods(found.end))
}

/// The brandy of Armenia or of its capital and the water of the Araxes are no brands.
fn has_goods_of_its_own(pack: &Pack, place: u32) -> bool {
    let place = pack.place_row(place);
    is_known_to_all(pack, &place) || matches!(pack.text(place.kind), "river" | "lake" | "sea")
}

/// Whether the name stands in marks by itself.
fn is_marked(words: &Words<'_>, found: &Match) -> bool {
    let before = found.first.checked_sub(1);
    let gap = before.map_or(&words.text[..found.span.start], |before| words.gap(before));
    gap.ends_with(['«', '“', '"', '„', '‘']) && words.gap(found.end - 1).starts_with(['»', '”', '"', '“', '’'])
}

/// "FK Qarabağ", ФК «Арарат», "Qarabag beat Ferencvaros", "Shirak drew with Urartu", and «Кяпаз» проиграл.
pub(crate) fn is_club(words: &Words<'_>, found: &Match) -> bool {
    let club = |index: usize| !words.is_small(index) && words.told(index).has(Cue::Club);
    let before = found.first.checked_sub(1);
    let beside = |gap: &str| matches!(gap, " " | "\u{A0}" | " «" | "» " | " “" | "” " | " \"" | "\" ");
    let called = before.is_some_and(|before| beside(words.gap(before)) && club(before))
        || beside(words.gap(found.end - 1)) && club(found.end);
    let verb = words.told(found.end).has(Cue::MatchVerb);
    let rival = |index: usize| beside(words.gap(index - 1)) && words.is_capitalised(index);
    let with = words.told(found.end + 1).has(Cue::Against);
    let plays = beside(words.gap(found.end - 1)) && verb && (rival(found.end + 1) || with && rival(found.end + 2));
    let plays = plays || verb && is_marked(words, found) || has_marked_rival(words, found);
    called || plays || has_score(words, found.end)
}

/// «Зиря» — «Кяпаз»: two names, each in marks, and a dash between.
fn has_marked_rival(words: &Words<'_>, found: &Match) -> bool {
    let versus = |gap: &str| {
        let inside = |part: &str| matches!(part.trim(), "-" | "–" | "—");
        let parted = gap.strip_prefix(['»', '”', '"', '“']);
        parted
            .and_then(|gap| gap.strip_suffix(['«', '“', '"', '„']))
            .is_some_and(inside)
    };
    let before = found
        .first
        .checked_sub(1)
        .is_some_and(|before| versus(words.gap(before)));
    before || versus(words.gap(found.end - 1))
}

/// "Zira 2-1", «Карабах» 3:0.
fn has_score(words: &Words<'_>, end: usize) -> bool {
    let goals = |word: &str| (1..=2).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit());
    let spaced = matches!(words.gap(end - 1), " " | "» " | "” " | "\" " | "“ ");
    let both = words.word(end).split_once(['-', ':', '–']);
    let one_word = both.is_some_and(|(own, other)| goals(own) && goals(other));
    let parted = matches!(words.gap(end), ":" | "-" | "–") && goals(words.word(end)) && goals(words.word(end + 1));
    spaced && (one_word || parted)
}
