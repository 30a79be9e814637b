//! From the byte spans of the crates to the code points of the JSON form.

use araxes_text::{CharIndex, CharSpan, Span};

use super::{Alternative, Article, Block, Document, Excerpt, Quote, QuoteSpeaker, Schema, Speaker, Toponym};

impl From<&crate::Document> for Document {
    fn from(document: &crate::Document) -> Self {
        let text = Indexed::new(&document.article.text);
        Self {
            schema: Schema::V1,
            article: text.article(&document.article),
            toponyms: document.toponyms.iter().map(|mention| text.toponym(mention)).collect(),
            quotes: document
                .quotes
                .iter()
                .map(|quote| text.quote(quote, &document.speakers))
                .collect(),
            speakers: document
                .speakers
                .iter()
                .enumerate()
                .map(|(id, speaker)| text.speaker(id, speaker))
                .collect(),
        }
    }
}

impl From<&araxes_article::Article> for Article {
    fn from(article: &araxes_article::Article) -> Self {
        Indexed::new(&article.text).article(article)
    }
}

/// The mentions found in `text`.
#[must_use]
pub fn toponyms(text: &str, mentions: &[araxes_toponym::Mention<'_>]) -> Vec<Toponym> {
    let text = Indexed::new(text);
    mentions.iter().map(|mention| text.toponym(mention)).collect()
}

/// The quotes found in `text`.
#[must_use]
pub fn quotes(text: &str, found: &araxes_quote::Attribution) -> Vec<Quote> {
    let text = Indexed::new(text);
    found
        .quotes
        .iter()
        .map(|quote| text.quote(quote, &found.speakers))
        .collect()
}

/// A text with its code-point index.
struct Indexed<'t> {
    text: &'t str,
    index: CharIndex<'t>,
}

impl<'t> Indexed<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            text,
            index: CharIndex::new(text),
        }
    }

    fn spans(&self, spans: &[Span]) -> Vec<CharSpan> {
        spans.iter().map(|&span| self.index.to_chars(span)).collect()
    }

    fn excerpt(&self, span: Span) -> Excerpt {
        let CharSpan { start, end } = self.index.to_chars(span);
        Excerpt {
            start,
            end,
            text: span.of(self.text).to_owned(),
        }
    }

    fn article(&self, article: &araxes_article::Article) -> Article {
        let block = |block: &araxes_article::Block| {
            let CharSpan { start, end } = self.index.to_chars(block.span);
            Block {
                role: block.role,
                start,
                end,
                language: block.language,
            }
        };
        Article {
            title: article.title.clone(),
            subtitle: article.subtitle.clone(),
            bylines: article.bylines.clone(),
            outlet: article.outlet.clone(),
            dateline: article.dateline.clone(),
            published: article.published.clone(),
            modified: article.modified.clone(),
            language: article.language,
            url: article.url.clone(),
            tags: article.tags.clone(),
            text: article.text.clone(),
            body: article.body(),
            blocks: article.blocks.iter().map(block).collect(),
        }
    }

    fn toponym(&self, mention: &araxes_toponym::Mention<'_>) -> Toponym {
        let alternative = |other: &araxes_toponym::Alternative<'_>| Alternative {
            place: other.place.into(),
            probability: three_decimals(other.probability),
        };
        let Excerpt { start, end, text } = self.excerpt(mention.span);
        Toponym {
            start,
            end,
            text,
            tradition: mention.tradition,
            matched: mention.matched,
            confidence: three_decimals(mention.confidence),
            place: mention.place.into(),
            alternatives: mention.alternatives.iter().map(alternative).collect(),
        }
    }

    fn quote(&self, quote: &araxes_quote::Quote, speakers: &[araxes_quote::Speaker]) -> Quote {
        let words: Vec<&str> = quote.spans.iter().map(|span| span.of(self.text)).collect();
        Quote {
            kind: quote.kind,
            act: quote.act,
            spans: self.spans(&quote.spans),
            quoted: self.spans(&quote.quoted),
            text: words.join("\n"),
            cue: quote.cue.map(|span| self.excerpt(span)),
            speaker: quote.speaker.map(|speaker| QuoteSpeaker {
                id: speaker.id,
                name: speakers.get(speaker.id).and_then(|known| known.name.clone()),
                mention: speaker.mention.map(|span| self.excerpt(span)),
            }),
            parent: quote.parent,
            confidence: three_decimals(quote.confidence),
            reason: quote.reason.clone(),
        }
    }

    fn speaker(&self, id: usize, speaker: &araxes_quote::Speaker) -> Speaker {
        Speaker {
            id,
            name: speaker.name.clone(),
            kind: speaker.kind,
            roles: speaker.roles.clone(),
            mentions: self.spans(&speaker.mentions),
        }
    }
}

/// Rounded, so that 0.97 stays 0.97 when it becomes a wider float.
fn three_decimals(probability: f32) -> f64 {
    (f64::from(probability) * 1000.0).round() / 1000.0
}
