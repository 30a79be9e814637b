"""A document cut into pieces that each lie in the same quotes and place, the common ground of all views."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from araxes import Block, Document, Name, Place, Quote, Toponym


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that no quote or place begins or ends inside."""

    text: str
    quotes: tuple[Quote, ...]  # outermost first
    toponym: Toponym | None


def pieces(document: Document, block: Block) -> Iterator[Piece]:
    """Cut the text of `block` at every edge of a quote or place."""
    text = document.article.text
    quotes = [
        (start, end, quote)
        for quote in document.quotes
        for start, end in quote.spans
        if start < block.end and end > block.start
    ]
    toponyms = [t for t in document.toponyms if t.start < block.end and t.end > block.start]
    edges = {block.start, block.end}
    edges.update(edge for start, end, _ in quotes for edge in (start, end))
    edges.update(edge for t in toponyms for edge in (t.start, t.end))
    cuts = sorted(edge for edge in edges if block.start <= edge <= block.end)
    starts = [t.start for t in toponyms]
    for start, end in pairwise(cuts):
        around = tuple(quote for first, last, quote in quotes if first <= start and end <= last)
        nearest = bisect_right(starts, start) - 1
        toponym = toponyms[nearest] if nearest >= 0 and toponyms[nearest].end >= end else None
        yield Piece(text[start:end], around, toponym)


def names_by_tradition(place: Place) -> dict[str, list[str]]:
    """All names of a place, each spelling once, grouped by tradition; years behind those that have them."""
    grouped: dict[str, list[str]] = {}
    for name in place.names:
        spellings = grouped.setdefault(name.tradition, [])
        if (label := name.text + _years(name)) not in spellings:
            spellings.append(label)
    return grouped


def _years(name: Name) -> str:
    if name.first_year is None and name.last_year is None:
        return ""
    return f" ({name.first_year or ''}–{name.last_year or ''})"


def places(toponyms: Iterable[Toponym]) -> list[tuple[Place, dict[tuple[str, str], int]]]:
    """The places mentioned, most mentioned first, each with its `(name used, tradition)` counts."""
    found: dict[str, tuple[Place, dict[tuple[str, str], int]]] = {}
    for toponym in toponyms:
        used = found.setdefault(toponym.place.id, (toponym.place, {}))[1]
        key = (toponym.text, toponym.tradition)
        used[key] = used.get(key, 0) + 1
    return sorted(found.values(), key=lambda entry: -sum(entry[1].values()))


def speaker_label(quote: Quote) -> str:
    """The speaker's full name, or else the words at the quote, or else a dash."""
    if quote.speaker is None:
        return "—"
    mention = quote.speaker.mention
    return quote.speaker.name or (mention.text if mention else "—")
