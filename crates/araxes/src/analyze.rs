use araxes_article::{Article, Block, Kind, Role, parse, wire_header};
use araxes_quote::{Attribution, Input, Lexicon, Speaker, SpeakerKind};
use araxes_text::{Language, Segment, SegmentKind, Span, detect, paragraphs};
use araxes_toponym::{Gazetteer, Mention};
use rayon::prelude::*;

use crate::{Document, Error};

/// The confidence from which a place counts as one when sources of quotes are looked for; below it the word may as
/// well be a surname.
const SURE: f32 = 0.6;

/// What is known of a source beforehand, and the words to read it by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// What the source holds; told by the source itself unless given.
    pub kind: Kind,
    /// Its language; found out unless given.
    pub language: Option<Language>,
    /// Where it comes from.
    pub url: Option<String>,
    /// Its headline; found in the source unless given, as the next two.
    pub title: Option<String>,
    /// The outlet's name.
    pub outlet: Option<String>,
    /// Time of publication in ISO 8601.
    pub published: Option<String>,
    /// The cues, roles and speakers to know; the bundled ones unless given.
    pub lexicon: Lexicon,
}

impl Options {
    /// Puts what is known in the place of what was found.
    fn apply(&self, article: &mut Article) {
        article.language = self.language.unwrap_or(article.language);
        let known = [
            (&self.title, &mut article.title),
            (&self.outlet, &mut article.outlet),
            (&self.published, &mut article.published),
        ];
        for (known, found) in known {
            if known.is_some() {
                found.clone_from(known);
            }
        }
    }
}

/// Takes `source` apart into metadata and blocks, finds the places and the quotes in it.
///
/// # Errors
/// [`Error::Source`] where the source is no article.
pub fn analyze(source: &[u8], options: &Options) -> Result<Document, Error> {
    let mut article = parse(source, options.kind, options.url.as_deref())?;
    options.apply(&mut article);
    let mut toponyms = Gazetteer::bundled().find(&article.text, article.language);
    let places = sure(&toponyms);
    let found = options.lexicon.attribute_input(&Input {
        text: &article.text,
        language: article.language,
        segments: &segments(&article),
        places: &places,
    });
    toponyms.retain(|mention| !names_speaker(mention, &article.text, &found.speakers));
    Ok(Document {
        article,
        toponyms,
        quotes: found.quotes,
        speakers: found.speakers,
    })
}

/// The quotes of a text whose paragraphs are set apart by blank lines, with their speakers.
///
/// Unlike [`araxes_quote::attribute`] it knows the places that the text names: "official Baku" speaks, "Goris" is nobody's
/// surname.
///
/// ```
/// use araxes::{attribute_quotes, quote::Lexicon, text::Language};
///
/// let found = attribute_quotes("“Yol açıqdır”, – rəsmi Bakı bildirib.", Language::Az, &Lexicon::bundled());
/// assert_eq!(found.speakers[0].name.as_deref(), Some("rəsmi Bakı"));
/// ```
#[must_use]
pub fn attribute_quotes(text: &str, language: Language, lexicon: &Lexicon) -> Attribution {
    let language = if language.is_known() { language } else { detect(text) };
    lexicon.attribute_input(&Input {
        text,
        language,
        segments: &paragraphs(text),
        places: &sure(&Gazetteer::bundled().find(text, language)),
    })
}

/// Where places are named beyond doubt.
fn sure(toponyms: &[Mention]) -> Vec<Span> {
    let sure = toponyms.iter().filter(|mention| mention.confidence >= SURE);
    sure.map(|mention| mention.span).collect()
}

/// Whether the mention is a word of the name of someone who speaks: many surnames are villages too.
fn names_speaker(mention: &Mention, text: &str, speakers: &[Speaker]) -> bool {
    let word = mention.span.of(text);
    let persons = speakers.iter().filter(|speaker| speaker.kind == SpeakerKind::Person);
    let mut named = persons.filter(|speaker| speaker.mentions.iter().any(|name| name.contains(mention.span)));
    named.any(|speaker| {
        let name = speaker.name.as_deref().unwrap_or_default();
        name.split_whitespace().any(|part| word.starts_with(part))
    })
}

/// [`analyze`] for many sources, on the threads of the rayon pool that it is called in; results in input order.
pub fn analyze_all<S: AsRef<[u8]> + Sync>(sources: &[S], options: &Options) -> Vec<Result<Document, Error>> {
    sources
        .par_iter()
        .map(|source| analyze(source.as_ref(), options))
        .collect()
}

/// The blocks as the quote crate sees them; date, outlet, byline and dateline are skipped, the header of a wire story
/// too.
fn segments(article: &Article) -> Vec<Segment> {
    let kind_of = |role| match role {
        Role::Paragraph | Role::ListItem | Role::Blockquote => Some(SegmentKind::Text),
        Role::Title | Role::Subtitle | Role::Heading => Some(SegmentKind::Heading),
        Role::Aside | Role::Caption | Role::Related | Role::Table => Some(SegmentKind::Interruption),
        Role::Byline | Role::Date | Role::Outlet | Role::Dateline => None,
    };
    let segment = |block: &Block| {
        Some(Segment {
            span: block.span,
            kind: kind_of(block.role)?,
        })
    };
    let mut segments: Vec<Segment> = article.blocks.iter().filter_map(segment).collect();
    if let Some(first) = segments.iter_mut().find(|segment| segment.kind == SegmentKind::Text) {
        first.span.start += wire_header(first.span.of(&article.text)).unwrap_or(0);
    }
    segments
}
