"""Articles cut into pieces that each lie in the same quotes and place, the common ground of all views."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from araxes import Article, Block, Document, Name, Place, Quote, Toponym

# Languages of the region's news that are written from right to left.
_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "fa", "he", "ps", "ur"})


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that no quote or place begins or ends inside."""

    start: int
    end: int
    text: str
    quotes: tuple[tuple[int, Quote], ...]  # each with its number in the document; outermost first
    toponym: Toponym | None
    in_marks: bool  # whether it stands in quote marks; only known where `cut` was asked for it

    def ends(self, quote: Quote) -> bool:
        """Whether the last span of `quote` ends here."""
        return quote.spans[-1][1] == self.end


@dataclass(frozen=True, slots=True)
class _Span:
    """Where a quote's words or a place's name stand."""

    start: int
    end: int
    quote: tuple[int, Quote] | None = None
    toponym: Toponym | None = None
    marks: bool = False


def cut(
    article: Article, quotes: Sequence[Quote] = (), toponyms: Sequence[Toponym] = (), *, marks: bool = False
) -> Iterator[tuple[Block, list[Piece]]]:
    """Yield each block of the article with its pieces, in one pass over blocks, quotes and places.

    With `marks`, pieces also end where the parts of a quote that stand in quote marks do.
    """
    spans = [_Span(*span, quote=entry) for entry in enumerate(quotes) for span in entry[1].spans]
    spans += [_Span(toponym.start, toponym.end, toponym=toponym) for toponym in toponyms]
    if marks:
        spans += [_Span(*span, marks=True) for quote in quotes for span in quote.quoted]
    spans.sort(key=lambda span: (span.start, -span.end))
    waiting: list[_Span] = []
    upcoming = 0
    for block in article.blocks:
        while upcoming < len(spans) and spans[upcoming].start < block.end:
            waiting.append(spans[upcoming])
            upcoming += 1
        waiting = [span for span in waiting if span.end > block.start]
        yield block, list(_pieces(article.text, block, waiting))


def _pieces(text: str, block: Block, spans: list[_Span]) -> Iterator[Piece]:
    edges = {block.start, block.end}
    edges.update(edge for span in spans for edge in (span.start, span.end) if block.start < edge < block.end)
    around: list[_Span] = []
    following = 0
    for start, end in pairwise(sorted(edges)):
        around = [span for span in around if span.end > start]
        while following < len(spans) and spans[following].start <= start:
            if spans[following].end > start:
                around.append(spans[following])
            following += 1
        quotes = tuple(span.quote for span in around if span.quote)
        toponym = next((span.toponym for span in around if span.toponym), None)
        yield Piece(start, end, text[start:end], quotes, toponym, any(span.marks for span in around))


def cut_document(document: Document, *, marks: bool = False) -> Iterator[tuple[Block, list[Piece]]]:
    """Cut a whole document: all its quotes and places."""
    return cut(document.article, document.quotes, document.toponyms, marks=marks)


def direction(language: str) -> str:
    """Return the value of HTML's `dir` for a language."""
    return "rtl" if language in _RIGHT_TO_LEFT else "ltr"


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


def counted(count: int, noun: str) -> str:
    """Give a number and a noun, plural where it must be."""
    return f"{count} {noun}{'' if count == 1 else 's'}"
