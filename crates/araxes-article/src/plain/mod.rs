//! Plain text: news as people copy it from a page or a wire.

mod articles;
mod body;
mod header;
mod lines;
mod shape;
mod wire;

pub use articles::split_articles;
pub(crate) use shape::is_caption;
pub(crate) use wire::wire_opening;

use araxes_text::detect;

use crate::model::{Article, Block};

/// Takes a plain text apart; the text itself is kept.
pub(crate) fn parse(text: String, url: Option<&str>) -> Article {
    let lines = lines::split(&text);
    let mut article = Article {
        url: url.map(str::to_owned),
        language: detect(&text),
        ..Article::default()
    };
    let mut roles = header::read(&text, &lines, &mut article);
    body::read(&text, &lines, &mut roles);
    header::sign_off(&text, &lines, &mut roles, &mut article);
    article.blocks = lines
        .iter()
        .zip(roles)
        .filter_map(|(line, role)| {
            role.role().map(|role| Block {
                role,
                span: line.span,
                language: None,
            })
        })
        .collect();
    article.text = text;
    article
}

/// What is known so far of the role of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Known {
    /// Not looked at yet.
    Open,
    /// Left out: site chrome.
    Chrome,
    /// Decided.
    Role(crate::Role),
}

impl Known {
    fn role(self) -> Option<crate::Role> {
        match self {
            Self::Role(role) => Some(role),
            Self::Open => Some(crate::Role::Paragraph),
            Self::Chrome => None,
        }
    }
}
