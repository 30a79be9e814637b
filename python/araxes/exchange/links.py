"""Addresses of documents and places, shared by the formats."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from araxes import Document, Place


def document_iri(document: Document, source: str | None = None) -> str:
    """Return the article's address, or else `source` as a relative one, or else the hash of its text (RFC 6920)."""
    if document.article.url:
        return quote(document.article.url, safe=":/?#[]@!$&'()*+,;=%~")
    if source:
        return quote(source, safe="/~")
    digest = hashlib.sha256(document.article.text.encode()).digest()
    return f"ni:///sha-256;{base64.urlsafe_b64encode(digest).decode().rstrip('=')}"


def place_links(place: Place) -> list[str]:
    """Return the addresses of a place in Wikidata, GeoNames and Who's On First."""
    links: list[str] = []
    if place.wikidata:
        links.append(f"http://www.wikidata.org/entity/{place.wikidata}")
    if place.geonames is not None:
        links.append(f"https://sws.geonames.org/{place.geonames}/")
    if place.wof is not None:
        links.append(f"https://spelunker.whosonfirst.org/id/{place.wof}/")
    return links
