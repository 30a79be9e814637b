use std::str::FromStr;

use araxes_text::{Language, Span};
use serde::{Deserialize, Serialize};

/// What a source holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Told by the source itself: HTML where a tag stands near its beginning, text otherwise.
    #[default]
    Auto,
    /// An HTML page or a piece of one.
    Html,
    /// Plain text; kept to the character.
    Text,
}

/// A word that names no [`Kind`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown kind {given:?}: expected auto, html or text")]
pub struct UnknownKind {
    /// The word as it was given.
    pub given: String,
}

impl FromStr for Kind {
    type Err = UnknownKind;

    fn from_str(word: &str) -> Result<Self, UnknownKind> {
        match word {
            "auto" => Ok(Self::Auto),
            "html" => Ok(Self::Html),
            "text" => Ok(Self::Text),
            other => Err(UnknownKind {
                given: other.to_owned(),
            }),
        }
    }
}

/// What a block is to the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// The headline.
    Title,
    /// The line under the headline that sums the article up.
    Subtitle,
    /// Who wrote it.
    Byline,
    /// When it was published.
    Date,
    /// The outlet's name.
    Outlet,
    /// Where it was written.
    Dateline,
    /// A heading inside the article.
    Heading,
    /// A paragraph of running text.
    Paragraph,
    /// One entry of a list that belongs to the running text.
    ListItem,
    /// A passage set off as a quotation.
    Blockquote,
    /// The words at a picture.
    Caption,
    /// A teaser, pull quote or promotion set into the article.
    Aside,
    /// A list of other stories.
    Related,
    /// A table.
    Table,
}

impl Role {
    /// Whether blocks of this role make up the body of the article.
    #[must_use]
    pub fn is_body(self) -> bool {
        matches!(
            self,
            Self::Paragraph | Self::Heading | Self::ListItem | Self::Blockquote
        )
    }
}

/// One block of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Block {
    /// What it is.
    pub role: Role,
    /// Where it stands in [`Article::text`], in bytes.
    pub span: Span,
    /// Its language where that is another one than the article's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
}

/// Where a field of an [`Article`] was read: the reason to believe it. Kinds stand in the order of trust.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Origin {
    /// Given by the caller.
    Caller,
    /// The vocabulary of schema.org in JSON-LD.
    JsonLd,
    /// An OpenGraph property.
    OpenGraph,
    /// The vocabulary of schema.org in attributes (`itemprop`).
    Microdata,
    /// Another element of the page's head: `meta`, `title`, `link`.
    Head,
    /// An element that says what it holds by its name, class, `rel` or link: `time`, `h1`, a link to a writer's page.
    Markup,
    /// Words on the page, such as `By …` or `Published …`, or their place in the article's header.
    Text,
    /// The page's address.
    Address,
    /// The date of the last change, for that of a page which gives its readers (or JSON-LD) no other: the text as it
    /// stands was published then. A time of last saving, as OpenGraph and `meta` elements tell it, is not taken.
    Change,
}

/// Where the fields of an [`Article`] were read; `None` for a field that is empty, and for all of plain text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Origins {
    /// Of the title.
    pub title: Option<Origin>,
    /// Of the subtitle.
    pub subtitle: Option<Origin>,
    /// Of the bylines.
    pub bylines: Option<Origin>,
    /// Of the outlet.
    pub outlet: Option<Origin>,
    /// Of the date of publication.
    pub published: Option<Origin>,
    /// Of the date of the last change.
    pub modified: Option<Origin>,
    /// Of the address.
    pub url: Option<Origin>,
}

/// An article, taken apart. Offsets are bytes of `text`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Article {
    /// The headline, without the outlet's name.
    pub title: Option<String>,
    /// The line under the headline that sums the article up.
    pub subtitle: Option<String>,
    /// Those who wrote it, one name each.
    pub bylines: Vec<String>,
    /// The outlet's name.
    pub outlet: Option<String>,
    /// The place that the article says it was written at.
    pub dateline: Option<String>,
    /// When it was published: an ISO 8601 date, with time and offset only where the source gives them. A page that
    /// gives only the date of its last change is of that date, as [`Origin::Change`] says.
    pub published: Option<String>,
    /// When it was last changed, in the same form.
    pub modified: Option<String>,
    /// The language of most of the text.
    pub language: Language,
    /// The address that was given or that the page names as its own.
    pub url: Option<String>,
    /// Keywords that the page gives.
    pub tags: Vec<String>,
    /// Where the fields above were read.
    pub origins: Origins,
    /// The whole text. For plain-text input the input to the character; for HTML the blocks, one blank line apart.
    pub text: String,
    /// The blocks, in the order of the text, without overlap. Site chrome is no block.
    pub blocks: Vec<Block>,
}

impl Article {
    /// The running text: paragraphs, headings, list items and blockquotes, one blank line apart.
    #[must_use]
    pub fn body(&self) -> String {
        let parts: Vec<&str> = self
            .blocks
            .iter()
            .filter(|block| block.role.is_body())
            .map(|block| block.span.of(&self.text))
            .collect();
        parts.join("\n\n")
    }
}
