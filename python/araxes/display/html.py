"""Articles as HTML fragments: no script, no network, everything escaped."""

from __future__ import annotations

from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from araxes.display.pieces import (
    Piece,
    counted,
    cut,
    cut_document,
    direction,
    names_by_tradition,
    places,
    speaker_label,
)
from araxes.display.style import PALETTE, STYLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from araxes import Article, Block, Document, Place, Quote, Toponym

_TAGS = {"list_item": "li", "blockquote": "blockquote", "table": "pre"}

# Levels of a title below the top of what it stands in; the other headings of a view are one deeper.
_HEADINGS = {"title": 0, "heading": 1}

# Blocks whose content stands in the first line of the view.
_IN_HEAD = frozenset({"date", "outlet", "dateline"})


class Legend:
    """Numbers those who are quoted, in the order of their first quotes, and gives each a colour class.

    Knows too whether places are `anchors`, and the `level` of headings.
    """

    def __init__(self, quotes: Sequence[Quote], *, anchors: bool = False, level: int = 3) -> None:
        """Number the speakers of these quotes, from 1."""
        self.anchors = anchors
        self.level = level
        self.numbers: dict[int, int] = {}
        for quote in quotes:
            if quote.speaker:
                self.numbers.setdefault(quote.speaker.id, len(self.numbers) + 1)

    def number(self, quote: Quote) -> int | None:
        """Return the number of the quote's speaker, None where it has none."""
        return self.numbers[quote.speaker.id] if quote.speaker else None

    def colour(self, quote: Quote) -> str:
        """Return the class that sets the quote's colour; grey without a speaker."""
        number = self.number(quote)
        return "araxes-c" if number is None else f"araxes-c{(number - 1) % len(PALETTE)}"


def fragment(inside: str) -> str:
    """Wrap HTML in what a notebook needs to show it."""
    return f'<div class="araxes"><style>{STYLE}</style>{inside}</div>'


def document_html(document: Document) -> str:
    """Show the article with its quotes tinted by speaker and its places underlined, all names on hover."""
    return fragment(document_body(document))


def document_body(document: Document, *, anchors: bool = False, level: int = 3) -> str:
    """Build `document_html` without its style, the title a heading of this `level`.

    With `anchors`, places are links to `#place-ID`, for pages that list all places once.
    """
    legend = Legend(document.quotes, anchors=anchors, level=level)
    text = _article(document.article, cut_document(document), legend)
    side = _speakers(document, legend) + _places(document.toponyms, legend)
    return f'<div class="araxes-page">{text}<div class="araxes-side">{side}</div></div>'


def article_html(article: Article) -> str:
    """Show the parts of an article."""
    return fragment(_article(article, cut(article), Legend(())))


def head_line(article: Article) -> str:
    """What is known of an article, in one line, not escaped."""
    day = (article.published or "")[:10]
    return " · ".join(filter(None, [article.outlet, article.dateline, day, article.language, *article.bylines]))


def _article(article: Article, blocks: Iterable[tuple[Block, list[Piece]]], legend: Legend) -> str:
    shown = [(block, pieces) for block, pieces in blocks if block.role not in _IN_HEAD]
    parts: list[str] = []
    for listed, group in groupby(shown, key=lambda entry: entry[0].role == "list_item"):
        inside = "".join(_block(block, pieces, legend) for block, pieces in group)
        parts.append(f"<ul>{inside}</ul>" if listed else inside)
    return (
        f'<article lang="{escape(article.language)}" dir="{direction(article.language)}">'
        f'<p class="araxes-meta" dir="auto">{escape(head_line(article))}</p>{"".join(parts)}</article>'
    )


def _block(block: Block, pieces: list[Piece], legend: Legend) -> str:
    tag, attribute = _TAGS.get(block.role, "p"), ""
    if block.role in _HEADINGS:
        tag, attribute = f"h{legend.level + _HEADINGS[block.role]}", f' class="araxes-{block.role}"'
    elif block.role not in {"paragraph", "list_item", "blockquote"}:
        attribute = f' class="araxes-minor" title="{escape(block.role)}"'
    inside = "".join(_quoted(_placed(escape(piece.text), piece, legend), piece, legend) for piece in pieces)
    return f"<{tag}{attribute}>{inside}</{tag}>"


def _placed(html: str, piece: Piece, legend: Legend) -> str:
    if piece.toponym is None:
        return html
    if legend.anchors:
        place = escape(piece.toponym.place.id)
        return f'<a class="araxes-p" href="#place-{place}" data-place="{place}">{html}</a>'
    return f'<span class="araxes-p" title="{escape(_place_hint(piece.toponym))}">{html}</span>'


def _quoted(html: str, piece: Piece, legend: Legend) -> str:
    for _, quote in reversed(piece.quotes):
        kind = " araxes-indirect" if quote.kind == "indirect" else ""
        hint = f"{speaker_label(quote)}\n{quote.kind} {quote.act}, {quote.confidence:.2f}\n{quote.reason}"
        number = legend.number(quote)
        mark = f' data-speaker="{number}"' if number and piece.ends(quote) else ""
        html = f'<span class="araxes-q {legend.colour(quote)}{kind}"{mark} title="{escape(hint)}">{html}</span>'
    return html


def _place_hint(toponym: Toponym) -> str:
    used = f"{toponym.place.name}, {toponym.place.kind}: used here, a name of the tradition {toponym.tradition}"
    return "\n".join([used, *name_lines(toponym.place)])


def name_lines(place: Place) -> list[str]:
    """All names of a place, a line for each tradition, not escaped."""
    return [f"{tradition}: {', '.join(names)}" for tradition, names in names_by_tradition(place).items()]


def _speakers(document: Document, legend: Legend) -> str:
    said: dict[int, list[Quote]] = {}
    for quote in document.quotes:
        if quote.speaker:
            said.setdefault(quote.speaker.id, []).append(quote)
    rows: list[str] = []
    for speaker, number in legend.numbers.items():
        first = said[speaker][0]
        roles = ", ".join(document.speakers[speaker].roles) or document.speakers[speaker].kind
        detail = f"{roles} · {counted(len(said[speaker]), 'quote')}"
        rows.append(
            f'<li class="{legend.colour(first)}"><b>{escape(speaker_label(first))}<sup>{number}</sup></b>'
            f"<small>{escape(detail)}</small></li>"
        )
    return f"{_side_heading('Who speaks', legend)}<ol>{''.join(rows)}</ol>" if rows else ""


def _side_heading(words: str, legend: Legend) -> str:
    return f'<h{legend.level + 1} class="araxes-heading">{words}</h{legend.level + 1}>'


def _places(toponyms: Sequence[Toponym], legend: Legend) -> str:
    rows: list[str] = []
    for place, used in places(toponyms):
        here = ", ".join(f"{text} ({tradition}) ×{count}" for (text, tradition), count in used.items())
        names = f' title="{escape(chr(10).join(name_lines(place)))}"' if not legend.anchors else ""
        head = f"<b>{escape(place.name)}</b> <i>{escape(place.kind.replace('_', ' '))}</i>"
        rows.append(f"<li{names}>{head}<small>{escape(here)}</small></li>")
    heading = _side_heading("About which place, under which name", legend)
    return f"{heading}<ul>{''.join(rows)}</ul>" if rows else ""
