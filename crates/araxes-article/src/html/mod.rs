//! HTML pages.

mod authors;
mod blocks;
mod content;
mod dates;
mod dom;
mod entities;
mod hints;
mod jsonld;
mod labels;
mod leaves;
mod meta;
mod scope;
mod tag;
mod tail;
mod title;
mod tokens;

use araxes_text::{Language, detect};

use crate::error::ArticleError;
use crate::model::Article;

/// Takes a page apart.
pub(crate) fn parse(source: &str, url: Option<&str>) -> Result<Article, ArticleError> {
    let dom = dom::Dom::parse(source);
    let leaves = leaves::of(&dom);
    if leaves.is_empty() {
        return Err(ArticleError::NoText { bytes: source.len() });
    }
    let weighed = content::weigh(&dom, &leaves);
    let (mut article, declared) = meta::read(&dom, &leaves, &weighed, url);
    blocks::write(&dom, &leaves, &weighed, &mut article);
    if article.blocks.is_empty() {
        return Err(ArticleError::NoText { bytes: source.len() });
    }
    article.language = language(declared, &article);
    Ok(article)
}

/// What the page declares where the text does not speak against it, else what the text says.
fn language(declared: Option<Language>, article: &Article) -> Language {
    match (declared, detect(&article.text)) {
        (Some(declared), Language::Und) => declared,
        (_, detected) => detected,
    }
}
