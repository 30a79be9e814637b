//! What stands behind the last paragraph of a story: notes about its writers, sources, other stories, invitations.

use super::content::weight_of;
use super::leaves::Leaf;
use crate::cues::{self, Cue};
use crate::model::Role;

/// The share of the text behind which a heading can open the tail.
const STORY: f32 = 0.75;
/// Paragraphs at the end that are looked through for a note about a writer.
const NOTES: usize = 12;
/// The fewest words of such a note.
const NOTE_WORDS: usize = 8;
/// Paragraphs at the end of an article that may be about its outlet.
const TAIL: usize = 4;
/// The longest of them, in code points.
const SHORT: usize = 300;

/// Gives what is no part of the story its role: an aside, or none.
pub(super) fn settle(leaves: &[&Leaf], roles: &mut [Option<Role>], bylines: &[String]) {
    cut_sections(leaves, roles);
    cut_notes(leaves, roles, bylines);
    drop_invitations(leaves, roles);
}

fn is_body(role: Option<Role>) -> bool {
    role.is_some_and(Role::is_body)
}

/// A heading such as "Sources" or "Read also" in the last part of the text ends the story.
fn cut_sections(leaves: &[&Leaf], roles: &mut [Option<Role>]) {
    let weigh = |(leaf, role): (&&Leaf, &Option<Role>)| if is_body(*role) { weight_of(leaf) } else { 0 };
    let whole: usize = leaves.iter().zip(roles.iter()).map(weigh).sum();
    let mut before = 0;
    let mut opens = None;
    for (at, (leaf, role)) in leaves.iter().zip(roles.iter()).enumerate() {
        let late = before as f32 >= STORY * whole as f32;
        if late && is_label(leaf, *role) && ends_story(&leaf.text) {
            opens = Some(at);
            break;
        }
        before += weigh((leaf, role));
    }
    let Some(opens) = opens else { return };
    let rest = roles.get_mut(opens..).unwrap_or(&mut []);
    for role in rest.iter_mut().filter(|role| is_body(**role)) {
        *role = Some(Role::Aside);
    }
}

fn is_label(leaf: &Leaf, role: Option<Role>) -> bool {
    matches!(role, Some(Role::Heading | Role::Related))
        || (leaf.chars() < 40 && weight_of(leaf) == 0 && is_body(role))
}

fn ends_story(label: &str) -> bool {
    let whole = |cue| cues::after_cue(label, cue).is_some_and(|rest| rest.is_empty());
    whole(Cue::Tail) || whole(Cue::Related)
}

/// A late paragraph that opens with the name of a writer is a note about them, and so is all behind it.
fn cut_notes(leaves: &[&Leaf], roles: &mut [Option<Role>], bylines: &[String]) {
    let names: Vec<&String> = bylines.iter().filter(|name| name.trim().contains(' ')).collect();
    let body = |at: &usize| is_body(roles.get(*at).copied().flatten());
    let late: Vec<usize> = (0..roles.len()).rev().filter(body).take(NOTES).collect();
    let is_note = |&at: &usize| {
        let text = leaves
            .get(at)
            .map_or("", |leaf| leaf.text.trim_start_matches(['*', '(', '—', '-', ' ']));
        names.iter().any(|name| text.starts_with(name.as_str())) && cues::word_count(text) >= NOTE_WORDS
    };
    // A short text may well open with the name of who writes it.
    let Some(opens) = late.into_iter().filter(|&at| at > NOTES / 3).rfind(is_note) else {
        return;
    };
    for role in roles.iter_mut().skip(opens).filter(|role| is_body(**role)) {
        *role = Some(Role::Aside);
    }
}

/// Leaves out how to reach the writer, subscribe or share.
fn drop_invitations(leaves: &[&Leaf], roles: &mut [Option<Role>]) {
    let body = leaves
        .iter()
        .zip(roles.iter_mut())
        .rev()
        .filter(|(_, role)| is_body(**role));
    for (leaf, role) in body.take(TAIL) {
        let address = leaf.text.contains('@') || leaf.text.contains("://");
        if leaf.chars() >= SHORT || !(address || cues::holds_cue(&leaf.text, Cue::Promo)) {
            break;
        }
        *role = None;
    }
}
