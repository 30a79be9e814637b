"""The articles of the report, and the form that filters them."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from araxes.display.html import document_body
from araxes.report.counts import NO_OUTLET

if TYPE_CHECKING:
    from collections.abc import Iterable

    from araxes import Document
    from araxes.report.counts import Counts, Row


def filters_html(counts: Counts) -> str:
    """The form; it shows itself only where its script runs."""
    speakers = [(str(row["id"]), row["name"] or row["mention"] or row["kind"]) for row in counts.speakers]
    places = [(named.place.id, named.place.name) for named in counts.places]
    return (
        '<form id="filters" role="search" aria-label="Filter the articles" hidden>'
        '<label>Words <input type="search" name="words" autocomplete="off"></label>'
        f"{_select('Outlet', 'outlet', ((name, name) for name in counts.outlets))}"
        f"{_select('Language', 'language', ((name, name) for name in counts.languages))}"
        f"{_select('Speaker', 'speaker', sorted(speakers, key=lambda pair: pair[1].casefold()))}"
        f"{_select('Place', 'place', sorted(places, key=lambda pair: pair[1].casefold()))}"
        '<button type="reset">Clear</button> <button type="button" id="unfold">Open all</button>'
        f'<output id="found" aria-live="polite">{len(counts.documents)} of {len(counts.documents)} articles</output>'
        "</form>"
    )


def _select(label: str, name: str, options: Iterable[tuple[str, str]]) -> str:
    inside = "".join(f'<option value="{escape(value)}">{escape(shown)}</option>' for value, shown in options)
    return f'<label>{label} <select name="{name}"><option value="">all</option>{inside}</select></label>'


def articles_html(counts: Counts) -> str:
    """Every article, folded, with its highlights."""
    return "".join(
        _article(document, row, counts.speaker_ids[number])
        for number, (document, row) in enumerate(zip(counts.documents, counts.articles, strict=True))
    )


def _article(document: Document, row: Row, speakers: set[int]) -> str:
    places = " ".join(sorted({toponym.place.id for toponym in document.toponyms}))
    known = " · ".join(filter(None, [row["outlet"], (row["published"] or "")[:10], row["language"]]))
    return (
        f'<details class="article" id="article-{row["document"]}" data-outlet="{escape(row["outlet"] or NO_OUTLET)}" '
        f'data-language="{escape(row["language"])}" data-place="{escape(places)}" '
        f'data-speaker="{" ".join(map(str, sorted(speakers)))}">'
        f'<summary><b lang="{escape(row["language"])}" dir="auto">{escape(row["title"] or "Untitled")}</b> '
        f'<small dir="auto">{escape(known)}</small></summary>{document_body(document, anchors=True)}</details>'
    )
