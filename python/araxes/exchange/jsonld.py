"""schema.org JSON-LD."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from araxes.exchange.links import document_iri, place_links

if TYPE_CHECKING:
    from araxes import Document, Place, Quote, Speaker


def jsonld(document: Document, source: str | None = None) -> dict[str, Any]:
    """Return the document as a schema.org NewsArticle.

    Quotes are its parts (Quotation, with `spokenByCharacter`), places what it mentions (Place, with every name as
    `alternateName`). `source` names the article where it has no address of its own.
    """
    article = document.article
    node = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": document_iri(document, source),
        "url": article.url,
        "headline": article.title,
        "alternativeHeadline": article.subtitle,
        "author": [{"@type": "Person", "name": name} for name in article.bylines],
        "publisher": {"@type": "Organization", "name": article.outlet} if article.outlet else None,
        "dateline": article.dateline,
        "datePublished": article.published,
        "dateModified": article.modified,
        "inLanguage": None if article.language == "und" else article.language,
        "keywords": list(article.tags),
        "articleBody": article.body,
        "hasPart": [_quotation(document, quote) for quote in document.quotes],
        "mentions": [_place(place) for place in {t.place.id: t.place for t in document.toponyms}.values()],
    }
    return _known(node)


def _quotation(document: Document, quote: Quote) -> dict[str, Any]:
    speaker = document.speakers[quote.speaker.id] if quote.speaker else None
    return _known(
        {
            "@type": "Quotation",
            "text": quote.text,
            "spokenByCharacter": _speaker(speaker) if speaker else None,
        }
    )


def _speaker(speaker: Speaker) -> dict[str, Any] | None:
    """A speaker whose name the article gives; an unnamed source is given none."""
    if speaker.name is None:
        return None
    body = speaker.kind in {"organisation", "group"}
    described = {"description": ", ".join(speaker.roles)} if body else {"jobTitle": list(speaker.roles)}
    return _known({"@type": "Organization" if body else "Person", "name": speaker.name, **described})


def _place(place: Place) -> dict[str, Any]:
    geo = {"@type": "GeoCoordinates", "latitude": place.latitude, "longitude": place.longitude}
    return _known(
        {
            "@type": "Place",
            "identifier": place.id,
            "name": place.name,
            "alternateName": [
                {"@value": text, "@language": language} if language != "und" else text
                for text, language in dict.fromkeys((name.text, name.language) for name in place.names)
            ],
            "geo": None if place.latitude is None else geo,
            "sameAs": place_links(place),
        }
    )


def _known(node: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in node.items() if value not in (None, [], "")}
