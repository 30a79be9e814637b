"""The terminal view of a document: the article with its places and quotes marked, then both as lists."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING

from araxes.display.pieces import cut_document, names_by_tradition, places, speaker_label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from araxes import Document, Quote
    from araxes.display.pieces import Piece

_RESET = "\x1b[0m"
_BOLD = "\x1b[1m"
_DIM = "\x1b[2m"
_PLACE = "\x1b[4;36m"
_QUOTE = "\x1b[33m"

# Characters that a terminal would obey; an article must not move the cursor or change the title of the window.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def document_lines(document: Document, *, width: int = 80, colour: bool = False, text: bool = True) -> Iterator[str]:
    """Yield the lines of the view, at most `width` columns wide but for long words.

    With `colour`, ANSI sequences mark places and quotes; without `text`, the article itself is left out.
    """
    style = _Style(colour, max(40, width))
    yield from _head(document, style)
    if text:
        yield from _body(document, style)
    yield from _quotes(document, style)
    yield from _places(document, style)


class _Style:
    """Knows whether to colour and how wide to write."""

    def __init__(self, colour: bool, width: int) -> None:
        self.colour = colour
        self.width = width

    def paint(self, words: str, code: str) -> str:
        words = _CONTROL.sub("\N{REPLACEMENT CHARACTER}", words)
        return f"{code}{words}{_RESET}" if self.colour and code else words

    def wrap(self, words: str, first: str, rest: str) -> list[str]:
        words = _CONTROL.sub("\N{REPLACEMENT CHARACTER}", words)
        return textwrap.wrap(words, self.width, initial_indent=first, subsequent_indent=rest) or [first.rstrip()]


def _head(document: Document, style: _Style) -> Iterator[str]:
    article = document.article
    known = " · ".join(filter(None, [article.outlet, article.dateline, article.published, article.language]))
    yield style.paint("━" * style.width, _DIM)
    for line in style.wrap(article.title or "(untitled)", "", ""):
        yield style.paint(line, _BOLD)
    yield style.paint(known, _DIM)
    yield ""


def _body(document: Document, style: _Style) -> Iterator[str]:
    for block, pieces in cut_document(document):
        if block.role in {"title", "date", "outlet", "dateline"}:
            continue
        minor = block.role not in {"paragraph", "heading", "list_item", "blockquote"}
        code = _BOLD if block.role == "heading" else _DIM if minor else ""
        indent = "    " if minor else "  "
        words = [word for piece in pieces for word in _painted(piece, code, style)]
        yield from _flow(words, indent, style.width)
        yield ""


def _painted(piece: Piece, code: str, style: _Style) -> Iterator[tuple[str, str]]:
    """Yield each word of a piece twice, bare (to measure) and painted; white space as it is."""
    mark = _PLACE if piece.toponym else _QUOTE if piece.quotes and not code else code
    for word in re.findall(r"\s+|\S+", piece.text):
        yield word, word if word.isspace() else style.paint(word, mark)


def _flow(words: list[tuple[str, str]], indent: str, width: int) -> Iterator[str]:
    """Fill lines with painted words, breaking only at white space."""
    line, used = indent, len(indent)
    chunk, length = "", 0
    for bare, painted in [*words, (" ", " ")]:
        if not bare.isspace():
            chunk, length = chunk + painted, length + len(bare)
            continue
        if used + length > width and used > len(indent):
            yield line.rstrip()
            line, used = indent, len(indent)
        line, used = line + chunk + " ", used + length + 1
        chunk, length = "", 0
    yield line.rstrip()


def _quotes(document: Document, style: _Style) -> Iterator[str]:
    yield style.paint(f"  Quotes ({len(document.quotes)})", _BOLD)
    for quote in document.quotes:
        indent = "  " if quote.parent is None else "      "
        words = textwrap.shorten(quote.text, 3 * style.width, placeholder=" …")
        for line in style.wrap(words, f"{indent}❝ ", f"{indent}  "):
            yield style.paint(line, _QUOTE)
        for line in style.wrap(_said_by(document, quote), f"{indent}  — ", f"{indent}    "):
            yield style.paint(line, _DIM)
    yield ""


def _said_by(document: Document, quote: Quote) -> str:
    roles = document.speakers[quote.speaker.id].roles if quote.speaker else ()
    role = f" ({roles[0]})" if roles else ""
    cue = f' · "{quote.cue.text}"' if quote.cue else ""
    return f"{speaker_label(quote)}{role} · {quote.kind}{cue} · {quote.confidence:.2f}"


def _places(document: Document, style: _Style) -> Iterator[str]:
    found = places(document.toponyms)
    yield style.paint(f"  Places ({len(found)})", _BOLD)
    for place, used in found:
        here = ", ".join(f"{text} ({tradition}) ×{count}" for (text, tradition), count in used.items())
        country = f", {place.country}" if place.country else ""
        yield f"  {style.paint(place.name, _PLACE)}  {style.paint(f'{place.kind}{country}', _DIM)}"
        yield from style.wrap(f"here: {here}", "      ", "            ")
        for tradition, names in names_by_tradition(place).items():
            for line in style.wrap(", ".join(names), f"      {tradition:8}", " " * 14):
                yield style.paint(line, _DIM)
    yield ""
