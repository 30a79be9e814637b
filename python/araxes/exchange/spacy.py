"""A bridge to spaCy, which must be installed to use it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import spacy.language
    import spacy.tokens

    from araxes import Document, Quote


def to_spacy(document: Document, nlp: spacy.language.Language | None = None) -> spacy.tokens.Doc:
    """Return a spaCy `Doc` of `article.text` with what araxes found in its `spans`.

    `doc.spans["quotes"]` has a span for each span of each quote, labelled direct, mixed or indirect, with the
    speaker's name as `id`; `doc.spans["places"]` one for each mention, labelled with the tradition of the name, with
    the place as `kb_id`. Spans widen to whole tokens. `nlp` is the pipeline to run; without it the text is only cut
    into tokens, by the rules of its language where spaCy has them.
    """
    pipeline = nlp or _blank(document.article.language)
    doc = pipeline(document.article.text)
    quotes = [
        doc.char_span(start, end, label=quote.kind, span_id=_speaker(quote), alignment_mode="expand")
        for quote in document.quotes
        for start, end in quote.spans
    ]
    places = [
        doc.char_span(t.start, t.end, label=t.tradition, kb_id=t.place.id, alignment_mode="expand")
        for t in document.toponyms
    ]
    doc.spans["quotes"] = [span for span in quotes if span is not None]
    doc.spans["places"] = [span for span in places if span is not None]
    return doc


def _speaker(quote: Quote) -> str:
    return (quote.speaker.name or "") if quote.speaker else ""


def _blank(language: str) -> spacy.language.Language:
    import spacy

    try:
        return spacy.blank(language)
    except ImportError:  # what spaCy raises for a language it does not know
        return spacy.blank("xx")
