"""Single results and tables as HTML fragments, for the cells of a notebook."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, cast

from araxes.display.html import article_html, document_html, fragment
from araxes.display.pieces import counted, names_by_tradition, speaker_label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from araxes import Place, Quote, Toponym

_ROWS = 20  # of a table, before the rest is only counted
_CELL = 160  # code points of a cell, before it is cut
_LONG = 40  # code points from which on a cell asks for some width


def result_html(value: Any) -> str:
    """Show any result of araxes: `_repr_html_` of all of them."""
    return _VIEWS.get(type(value).__name__, _plain)(value)


def table_html(name: str, columns: Sequence[str], rows: Iterable[dict[str, Any]], length: int) -> str:
    """Show the first rows of a table of `length` rows."""
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in columns)
    body: list[str] = []
    for row, _ in zip(rows, range(_ROWS), strict=False):
        body.append(f"<tr>{''.join(_cell(row[column]) for column in columns)}</tr>")
    more = f", the first {len(body)} of them" if length > len(body) else ""
    caption = f"{escape(name)}: {counted(length, 'row')}{more}"
    return fragment(
        f'<table class="araxes-card"><caption>{caption}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{''.join(body)}</tbody></table>"
    )


def _cell(value: Any) -> str:
    if value is None:
        return "<td></td>"
    if isinstance(value, bool | int | float):
        shown = f"{value:.3g}" if isinstance(value, float) and abs(value) < 1 else str(value)
        return f'<td class="araxes-number">{shown}</td>'
    shown = ", ".join(map(str, cast("list[Any]", value))) if isinstance(value, list) else str(value)
    cut = shown if len(shown) <= _CELL else shown[:_CELL].rstrip() + " …"
    long = ' class="araxes-long"' if len(cut) > _LONG else ""
    return f'<td dir="auto"{long}>{escape(cut)}</td>'


def _quote(quote: Quote) -> str:
    cue = f' · <span dir="auto">“{escape(quote.cue.text)}”</span>' if quote.cue else ""
    colour = "araxes-c0" if quote.speaker else "araxes-c"
    return fragment(
        f'<div class="araxes-card {colour}"><blockquote dir="auto">{escape(quote.text)}</blockquote>'
        f'<b dir="auto">{escape(speaker_label(quote))}</b>{cue}'
        f"<p>{escape(quote.kind)} {escape(quote.act)} · {quote.confidence:.2f} · {escape(quote.reason)}</p></div>"
    )


def _toponym(toponym: Toponym) -> str:
    used = (
        f'<p><b class="araxes-p" dir="auto">{escape(toponym.text)}</b> · a name of the tradition '
        f"{escape(toponym.tradition)} · {escape(toponym.match)} · {toponym.confidence:.2f}</p>"
    )
    others = ", ".join(f"{other.place.name} ({other.probability:.2f})" for other in toponym.alternatives)
    maybe = f"<p>or: {escape(others)}</p>" if others else ""
    return fragment(f'<div class="araxes-card">{used}{_place_names(toponym.place)}{maybe}</div>')


def _place(place: Place) -> str:
    return fragment(f'<div class="araxes-card">{_place_names(place)}</div>')


def _place_names(place: Place) -> str:
    where = "" if place.latitude is None else f"{place.latitude:.3f}° N {place.longitude:.3f}° E"
    known = [place.kind.replace("_", " "), place.country, where, place.id]
    rows: list[str] = []
    for tradition, names in names_by_tradition(place).items():
        listed = ", ".join(f"<bdi>{escape(name)}</bdi>" for name in names)
        rows.append(f'<tr><th scope="row">{escape(tradition)}</th><td>{listed}</td></tr>')
    line = escape(" · ".join(filter(None, known)))
    return f"<h4>{escape(place.name)}</h4><p>{line}</p><table><tbody>{''.join(rows)}</tbody></table>"


def _plain(value: Any) -> str:
    rows = "".join(
        f'<tr><th scope="row">{escape(key)}</th>{_cell(inner)}</tr>' for key, inner in value.to_dict().items()
    )
    title = escape(type(value).__name__)
    return fragment(f'<table class="araxes-card"><caption>{title}</caption><tbody>{rows}</tbody></table>')


_VIEWS: dict[str, Callable[[Any], str]] = {
    "Document": document_html,
    "Article": article_html,
    "Quote": _quote,
    "Toponym": _toponym,
    "Place": _place,
}
