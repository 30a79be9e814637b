//! The lines before the running text: title, date, byline, outlet, dateline; and the wire header in the first
//! paragraph.

use super::Known;
use super::articles::is_drawn;
use super::lines::Line;
use super::shape::{goes_on, is_caption, is_closed, is_label};
use super::wire::wire_opening;
use crate::cues::{
    Cue, after_cue, is_capitalised, is_known_place, is_outlet_like, is_person_like, names, word_count,
};
use crate::date::{Which, date_line, find_date};
use crate::model::{Article, Role};

/// The most lines that a header has.
const HEADER_LINES: usize = 16;
/// The most code points of a title.
const TITLE_WIDTH: usize = 220;
/// Lines between a label and the date or headline that it belongs to.
const DATE_REACH: usize = 3;
/// From so many words on, a line right under the title sums the article up rather than opening a section.
const SUBTITLE_WORDS: usize = 7;

/// Reads the header of `lines` into `article`; gives the roles that it settles, the others open.
pub(super) fn read(text: &str, lines: &[Line], article: &mut Article) -> Vec<Known> {
    let mut roles = vec![Known::Open; lines.len()];
    let (mut title_at, mut dated) = (None, false);
    for (at, line) in lines.iter().enumerate().take(HEADER_LINES) {
        let words = line.words.of(text);
        if !words.contains(char::is_alphabetic) && date_line(words).is_none() {
            // How often the page was read, or an hour alone.
            if let Some(slot) = roles.get_mut(at) {
                *slot = Known::Chrome;
            }
        } else if let Some(subject) = after_cue(words, Cue::Subject).filter(|_| title_at.is_none()) {
            title_at = Some(at);
            article.title = Some(one_line(subject));
            set(&mut roles, at, Role::Title);
        } else if is_drawn(line.span.of(text))
            || (after_cue(words, Cue::Mail).is_some() && date_line(words).is_none())
        {
            if let Some(slot) = roles.get_mut(at) {
                *slot = Known::Chrome;
            }
        } else if let Some(role) = metadata_line(words, line, title_at.is_some(), article) {
            set(&mut roles, at, role);
            dated |= role == Role::Date;
        } else if title_at.is_none() && is_label_above_title(text, lines, at) {
            continue;
        } else if title_at.is_none() && !line.bullet && is_title(words, lines.len() - at) {
            title_at = Some(at);
            article.title = Some(one_line(words));
            set(&mut roles, at, Role::Title);
        } else if !(is_header_between(text, lines, at) || is_open_label(words, line, dated)) {
            break;
        }
    }
    labels(text, lines, &mut roles, article);
    subtitle(text, lines, &mut roles, title_at, article);
    let first = roles
        .iter()
        .position(|role| *role == Known::Open)
        .and_then(|at| lines.get(at));
    if let Some(opening) = first.and_then(|line| wire_opening(line.words.of(text))) {
        opening.fill(article);
    }
    roles
}

fn set(roles: &mut [Known], at: usize, role: Role) {
    if let Some(slot) = roles.get_mut(at) {
        *slot = Known::Role(role);
    }
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a line may be a headline: not too long and, with other lines behind it, not a sentence.
fn is_title(words: &str, lines_left: usize) -> bool {
    let fits = words.chars().nth(TITLE_WIDTH).is_none() && !goes_on(words) && !is_caption(words);
    // Headlines may ask or exclaim, but end in no full stop.
    let stop = words.trim_end().ends_with(['.', '։', '…']) && !words.trim_end().ends_with("...");
    let asks = is_closed(words) && !stop && word_count(words) <= 14 && !words.ends_with(['"', '”', '»']);
    fits && lines_left > 1 && (!is_closed(words) || asks)
}

/// Whether a line is a name of one or two words with the headline still below it.
fn is_label_above_title(text: &str, lines: &[Line], at: usize) -> bool {
    let Some(line) = lines.get(at) else { return false };
    let words = line.words.of(text);
    let below = || {
        lines
            .iter()
            .skip(at + 1)
            .take(DATE_REACH)
            .map(|line| line.words.of(text))
    };
    let headline = |words: &str| word_count(words) >= 4 && is_title(words, 2) && date_line(words).is_none();
    let dated = below().any(|words| date_line(words).is_some()) || is_known_place(words);
    word_count(words) <= 2 && is_label(words) && dated && below().any(headline)
}

/// Takes a line at the end that names the writers or the outlet, with a cue or alone behind a finished sentence.
pub(super) fn sign_off(text: &str, lines: &[Line], roles: &mut [Known], article: &mut Article) {
    let running = |role: &Known| {
        matches!(
            role,
            Known::Open | Known::Role(Role::Paragraph | Role::Heading | Role::Outlet)
        )
    };
    let [.., before, line] = lines else { return };
    let Some(role) = roles.last_mut().filter(|role| lines.len() > 2 && running(role)) else {
        return;
    };
    let words = line.words.of(text);
    let name = words.trim_matches(['(', ')', '/', '[', ']', ' ']);
    let named = is_label(name) || (!name.contains(' ') && is_outlet_like(name));
    let alone = named && !line.bullet && is_closed(before.words.of(text));
    // "/Araz Wire/"
    let sourced = *role == Known::Role(Role::Outlet);
    let found = byline(words).or_else(|| (alone && !sourced && is_person_like(name)).then(|| vec![name.to_owned()]));
    if let Some(found) = found {
        *role = Known::Role(Role::Byline);
        if article.bylines.is_empty() {
            article.bylines = found;
        }
    } else if sourced || (alone && is_outlet_like(name)) {
        *role = Known::Role(Role::Outlet);
        article.outlet.get_or_insert(name.to_owned());
    }
}

/// Whether metadata stands within two lines behind line `at`, so that the header goes on beyond it.
fn is_header_between(text: &str, lines: &[Line], at: usize) -> bool {
    let short = |line: &Line| line.words.of(text).chars().nth(300).is_none();
    lines.get(at).is_some_and(short)
        && lines.iter().skip(at + 1).take(2).any(|line| {
            let words = line.words.of(text);
            date_line(words).is_some() || byline(words).is_some()
        })
}

/// A line that is metadata by what it says.
fn metadata_line(words: &str, line: &Line, titled: bool, article: &mut Article) -> Option<Role> {
    if words.len() > 300 {
        return None;
    }
    if let Some((dated, which)) = date_line(words) {
        let slot = if which == Which::Modified {
            &mut article.modified
        } else {
            &mut article.published
        };
        slot.get_or_insert(dated.iso);
        return Some(Role::Date);
    }
    if let Some(found) = byline(words) {
        article.bylines.extend(found);
        return Some(Role::Byline);
    }
    if let Some((outlet, place)) = outlet_and_place(words) {
        article.outlet.get_or_insert(outlet.to_owned());
        article.dateline.get_or_insert(place.to_owned());
        return Some(Role::Outlet);
    }
    if let Some(outlet) = after_cue(words, Cue::Source).filter(|name| !is_closed(name) && word_count(name) <= 6) {
        article.outlet.get_or_insert(outlet.trim().to_owned());
        return Some(Role::Outlet);
    }
    if let Some(outlet) = words.strip_prefix('/').and_then(|rest| rest.strip_suffix('/')) {
        article.outlet.get_or_insert(outlet.trim().to_owned());
        return Some(Role::Outlet);
    }
    if let Some(opening) = wire_opening(words).filter(|opening| opening.end + 1 >= words.trim_end().len()) {
        opening.fill(article);
        return Some(Role::Dateline);
    }
    if line.bullet {
        return None;
    }
    if !titled && let Some(role) = signature(words, article) {
        return Some(role);
    }
    mixed_line(words, article).or_else(|| (titled && is_caption(words)).then_some(Role::Caption))
}

/// "Araz Daily, Gyumri": a line of two names, an outlet's and a place's.
fn outlet_and_place(words: &str) -> Option<(&str, &str)> {
    let (outlet, place) = words.split_once(", ")?;
    let names = word_count(outlet) <= 4 && is_capitalised(outlet) && is_label(place) && word_count(place) <= 2;
    let told = is_outlet_like(outlet) && !is_outlet_like(place) && !is_known_place(outlet);
    (names && told && !is_closed(words)).then_some((outlet, place))
}

/// A line before the title that names its writers with their outlet ("Anna Petrosyan and Elvin Quliyev, Araz Press")
/// or the outlet alone.
fn signature(words: &str, article: &mut Article) -> Option<Role> {
    if word_count(words) > 12 || is_closed(words) || goes_on(words) {
        return None;
    }
    let Some((writers, outlet)) = words.rsplit_once(", ") else {
        let alone = word_count(words) <= 3 && is_label(words) && is_outlet_like(words);
        return alone.then(|| {
            article.outlet.get_or_insert(words.to_owned());
            Role::Outlet
        });
    };
    let found = names(writers);
    if !is_outlet_like(outlet)
        || !is_label(outlet)
        || found.is_empty()
        || !found.iter().all(|name| is_person_like(name))
    {
        return None;
    }
    article.bylines.extend(found);
    article.outlet.get_or_insert(outlet.to_owned());
    Some(Role::Byline)
}

/// The names of a line such as "By Name and Name".
fn byline(words: &str) -> Option<Vec<String>> {
    let rest = after_cue(words, Cue::Byline).filter(|_| !is_closed(words) && word_count(words) <= 16)?;
    let rest = rest.split(['|', '•', '·']).next()?;
    let found: Vec<String> = names(rest)
        .into_iter()
        .filter(|name| find_date(name).is_none())
        .collect();
    let all_named = found
        .iter()
        .all(|name| name.split_whitespace().next().is_some_and(is_capitalised));
    (!found.is_empty() && all_named).then_some(found)
}

/// "Anna Petrosyan | 12 May 2024 | Gyumri": parts between bars or bullets, at least one of them a date.
fn mixed_line(words: &str, article: &mut Article) -> Option<Role> {
    let parts: Vec<&str> = words
        .split(['|', '•', '·', '—', '–'])
        .flat_map(|part| part.split(". "))
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    let dated = parts.iter().filter_map(|part| date_line(part)).next();
    let (dated, which) = dated.filter(|_| parts.len() >= 2 && word_count(words) <= 24)?;
    let others = || parts.iter().filter(|part| date_line(part).is_none());
    if others().any(|part| word_count(part) > 6) {
        return None;
    }
    let slot = if which == Which::Modified {
        &mut article.modified
    } else {
        &mut article.published
    };
    slot.get_or_insert(dated.iso);
    for part in others() {
        // What stands beside a date and looks like no writer and no place is the outlet.
        if label(part, article).is_none() && word_count(part) <= 4 && is_capitalised(part) {
            article.outlet.get_or_insert((*part).to_owned());
        }
    }
    Some(Role::Date)
}

/// Files a name from the header under what it looks like.
fn label(words: &str, article: &mut Article) -> Option<Role> {
    if let Some(found) = byline(words) {
        article.bylines.extend(found);
        return Some(Role::Byline);
    }
    if is_known_place(words) {
        article.dateline.get_or_insert(words.to_owned());
        return Some(Role::Dateline);
    }
    if is_outlet_like(words) {
        article.outlet.get_or_insert(words.to_owned());
        return Some(Role::Outlet);
    }
    if is_person_like(words) {
        article.bylines.push(words.to_owned());
        return Some(Role::Byline);
    }
    None
}

/// Whether a line names an outlet, writer or place without saying which: a short bullet, or a short line behind the
/// date, where a name or the word for an outlet is.
fn is_open_label(words: &str, line: &Line, dated: bool) -> bool {
    let outlet = || word_count(words) <= 4 && !is_closed(words) && !goes_on(words) && is_outlet_like(words);
    line.bullet && is_label(words) || dated && (is_label(words) || outlet())
}

/// Names in the header are those of the outlet or writer and the place, in that order where their look does not tell.
fn labels(text: &str, lines: &[Line], roles: &mut [Known], article: &mut Article) {
    let open = open_labels(text, lines, roles);
    let mut unknown = Vec::new();
    for &at in &open {
        let Some(line) = lines.get(at) else { continue };
        match label(line.words.of(text), article) {
            Some(role) => set(roles, at, role),
            None => unknown.push((at, line)),
        }
    }
    for (at, line) in unknown {
        let words = line.words.of(text).to_owned();
        let last = open.last() == Some(&at) && open.len() > 1;
        let behind_name = at > 0 && matches!(roles.get(at - 1), Some(Known::Role(Role::Outlet | Role::Byline)));
        let sourced = line.bullet && (article.outlet.is_some() || !article.bylines.is_empty());
        // A bare line may be a heading: only what stands right behind the outlet or writer is the place.
        let placed = behind_name || line.bullet && (last || sourced);
        if article.dateline.is_none() && placed {
            article.dateline = Some(words);
            set(roles, at, Role::Dateline);
        } else if article.outlet.is_none() && open.len() > 1 {
            article.outlet = Some(words);
            set(roles, at, Role::Outlet);
        }
    }
}

/// The labels of the header whose role is open, up to the first line that is none.
fn open_labels(text: &str, lines: &[Line], roles: &[Known]) -> Vec<usize> {
    let is_date = |role: &Known| *role == Known::Role(Role::Date);
    let mut dated = false;
    let mut open = Vec::new();
    for (at, (line, role)) in lines.iter().zip(roles).enumerate() {
        // Labels stand behind the date, or right before it.
        dated |= is_date(role) || roles.iter().skip(at).take(DATE_REACH).any(is_date);
        if *role == Known::Open {
            if !is_open_label(line.words.of(text), line, dated) {
                break;
            }
            open.push(at);
        }
    }
    open
}

/// The line under the title, where it sums up rather than opening a section.
fn subtitle(text: &str, lines: &[Line], roles: &mut [Known], title_at: Option<usize>, article: &mut Article) {
    let Some(at) = title_at.map(|at| at + 1) else { return };
    let (Some(line), Some(Known::Open)) = (lines.get(at), roles.get(at)) else {
        return;
    };
    let words = line.words.of(text);
    let before_metadata = matches!(roles.get(at + 1), Some(Known::Role(_)));
    let sums_up = !is_closed(words) && !goes_on(words) && word_count(words) >= SUBTITLE_WORDS && lines.len() > at + 1;
    if !line.bullet && (before_metadata || sums_up) && words.chars().nth(400).is_none() {
        article.subtitle = Some(one_line(words));
        set(roles, at, Role::Subtitle);
    }
}
