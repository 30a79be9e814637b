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
#[cfg(any(test, feature = "oracle"))]
pub(crate) mod oracle;
mod scope;
mod tag;
mod tail;
mod title;
mod tokens;

use araxes_text::{Language, Span, detect};

use crate::error::ArticleError;
use crate::model::Article;

/// Bytes of the text by which its language is told.
const LANGUAGE_REACH: usize = 8 << 10;

/// Takes a page apart.
pub(crate) fn parse(source: &str, url: Option<&str>) -> Result<Article, ArticleError> {
    located(source, url).map(|(article, _)| article)
}

/// Takes a page apart, with the place in `source` that each block was read from.
pub(crate) fn located(source: &str, url: Option<&str>) -> Result<(Article, Vec<Option<Span>>), ArticleError> {
    read(&dom::Dom::parse(source), url)
}

/// Takes the tree of a page apart.
fn read(dom: &dom::Dom<'_>, url: Option<&str>) -> Result<(Article, Vec<Option<Span>>), ArticleError> {
    let leaves = leaves::of(dom);
    if leaves.is_empty() {
        return Err(ArticleError::NoText { bytes: dom.bytes() });
    }
    let weighed = content::weigh(dom, &leaves);
    let (mut article, declared) = meta::read(dom, &leaves, &weighed, url);
    let nodes = blocks::write(dom, &leaves, &weighed, &mut article);
    if article.blocks.is_empty() {
        return Err(ArticleError::NoText { bytes: dom.bytes() });
    }
    article.language = language(declared, &article);
    let place = |&(first, last): &(u32, u32)| {
        Some(Span::new(
            dom.place(first as dom::Id)?.start,
            dom.place(last as dom::Id)?.end,
        ))
    };
    let places = nodes.iter().map(|nodes| nodes.as_ref().and_then(place)).collect();
    Ok((article, places))
}

/// What the page declares where the text does not speak against it, else what the text says.
fn language(declared: Option<Language>, article: &Article) -> Language {
    let enough = article
        .blocks
        .iter()
        .map(|block| block.span.end)
        .find(|end| *end >= LANGUAGE_REACH);
    let text = enough.and_then(|end| article.text.get(..end)).unwrap_or(&article.text);
    match (declared, detect(text)) {
        (Some(declared), Language::Und) => declared,
        (_, detected) => detected,
    }
}
