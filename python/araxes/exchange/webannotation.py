"""W3C Web Annotation (https://www.w3.org/TR/annotation-model/)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from araxes.exchange.links import document_iri, place_links

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from araxes import Document

CONTEXT = "http://www.w3.org/ns/anno.jsonld"

_AROUND = 32  # code points before and after a selection that tell it from others


def web_annotations(document: Document, source: str | None = None) -> dict[str, Any]:
    """Return an AnnotationPage with an annotation for each quote and each mention of a place.

    Every target is selected twice: by position in `article.text` (code points) and by its words, so that the words
    can also be found in the page that the text was taken from. `source` names the article where it has no address of
    its own.
    """
    iri = document_iri(document, source)
    return {
        "@context": CONTEXT,
        "id": f"{iri}#araxes",
        "type": "AnnotationPage",
        "items": list(_annotations(document, source)),
    }


def _annotations(document: Document, source: str | None) -> Iterator[dict[str, Any]]:
    """Yield the annotations of `web_annotations`."""
    iri = document_iri(document, source)
    text = document.article.text
    for number, quote in enumerate(document.quotes):
        bodies = [_body(f"{quote.kind} {quote.act}", "classifying")]
        if quote.speaker and (name := quote.speaker.name or (quote.speaker.mention and quote.speaker.mention.text)):
            bodies.insert(0, _body(name, "identifying"))
        yield _annotation(f"{iri}#quote-{number}", bodies, _targets(iri, text, quote.spans))
    for number, toponym in enumerate(document.toponyms):
        bodies = [
            _body(toponym.place.name, "identifying"),
            _body(f"name of the tradition {toponym.tradition}", "classifying"),
        ]
        if links := place_links(toponym.place):
            bodies.insert(0, {"type": "SpecificResource", "purpose": "identifying", "source": links[0]})
        span = (toponym.start, toponym.end)
        yield _annotation(f"{iri}#toponym-{number}", bodies, _targets(iri, text, [span]))


def _annotation(iri: str, bodies: list[dict[str, Any]], targets: list[dict[str, Any]]) -> dict[str, Any]:
    return {"id": iri, "type": "Annotation", "motivation": "identifying", "body": bodies, "target": targets}


def _body(value: str, purpose: str) -> dict[str, Any]:
    return {"type": "TextualBody", "value": value, "purpose": purpose}


def _targets(iri: str, text: str, spans: Sequence[tuple[int, int]]) -> list[dict[str, Any]]:
    return [
        {
            "source": iri,
            "selector": [
                {"type": "TextPositionSelector", "start": start, "end": end},
                {
                    "type": "TextQuoteSelector",
                    "exact": text[start:end],
                    "prefix": text[max(0, start - _AROUND) : start],
                    "suffix": text[end : end + _AROUND],
                },
            ],
        }
        for start, end in spans
    ]
