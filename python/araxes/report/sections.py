"""The sections of the report but for the map and the articles."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from araxes.display.html import name_lines
from araxes.display.pieces import counted
from araxes.display.style import TRADITIONS

if TYPE_CHECKING:
    from araxes.report.counts import Counts, Named, Row

_SPEAKERS = 12  # shown before the rest is folded away
_PLACES = 24
_ROLES = 2  # of one speaker
_ALIASES = 5  # of one speaker
_FORMS = 6  # names as they stand, of one place
_OF_TRADITION = {
    "az": "Azerbaijani",
    "hy": "Armenian",
    "ka": "Georgian",
    "ru": "Russian",
    "soviet": "Soviet",
    "tr": "Turkish",
    "fa": "Persian",
    "neutral": "shared by all",
}


def sum_html(counts: Counts) -> str:
    """The numbers of a corpus, in one line."""
    numbers = (
        counted(len(counts.documents), "article"),
        counted(len(counts.outlets), "outlet"),
        counted(len(counts.languages), "language"),
        counted(counts.quotes, "quote"),
        counted(len(counts.speakers), "speaker"),
        counted(len(counts.places), "place"),
    )
    return " · ".join(f"<span>{number}</span>" for number in numbers)


def legend_html(counts: Counts) -> str:
    """Name the colours of the traditions that occur."""
    used = {tradition for named in counts.places for tradition in named.traditions}
    items = "".join(
        f'<li class="t-{tradition}"><b>{tradition}</b> {_OF_TRADITION[tradition]}</li>'
        for tradition in TRADITIONS
        if tradition in used
    )
    return f'<ul class="legend" aria-label="Traditions of names">{items}</ul>'


def speakers_html(counts: Counts) -> str:
    """Everyone quoted, most quoted first; a press on the name shows the articles."""
    most = max((row["quotes"] for row in counts.speakers), default=0)
    rows = [_speaker(row, most) for row in counts.speakers]
    return _folded(rows, _SPEAKERS, "speakers", "speakers")


def _speaker(row: Row, most: int) -> str:
    name = row["name"] or row["mention"] or row["kind"]
    outlets = ", ".join(row["outlets"])
    detail = " · ".join(filter(None, [", ".join(_different(row["roles"])[:_ROLES]) or row["kind"], outlets]))
    return (
        f'<li><button type="button" data-filter="speaker" data-value="{row["id"]}" dir="auto">{escape(name)}</button>'
        f"<span class='count'>{counted(row['quotes'], 'quote')} in {counted(row['articles'], 'article')}</span>"
        f'<span class="bar" aria-hidden="true"><svg viewBox="0 0 100 4" preserveAspectRatio="none">'
        f'<rect width="{100 * row["quotes"] / most:.1f}" height="4"/></svg></span>'
        f'<small dir="auto">{escape(detail)}</small>{_also(row["aliases"])}</li>'
    )


def _also(aliases: list[str]) -> str:
    """Other names of a speaker, each in its own direction."""
    names = ", ".join(f"<bdi>{escape(name)}</bdi>" for name in aliases[:_ALIASES])
    more = f", {len(aliases) - _ALIASES} more" if len(aliases) > _ALIASES else ""
    return f"<small>also {names}{more}</small>" if names else ""


def _different(words: list[str]) -> list[str]:
    """Each once, whatever its case."""
    return list({word.casefold(): word for word in reversed(words)}.values())[::-1]


def places_html(counts: Counts) -> str:
    """Every place with the names used for it and, folded away, all of its names."""
    return _folded([_place(named) for named in counts.places], _PLACES, "places", "places")


def _place(named: Named) -> str:
    place = named.place
    forms = list(named.texts.items())
    used = ", ".join(f"<bdi>{escape(text)}</bdi> ×{count}" for text, count in forms[:_FORMS])
    more = f" and {len(forms) - _FORMS} more" if len(forms) > _FORMS else ""
    names = "".join(f"<li dir='auto'>{escape(line)}</li>" for line in name_lines(place))
    kind = escape(place.kind.replace("_", " "))
    count = counted(named.mentions, "mention")
    return (
        f'<li id="place-{escape(place.id)}" tabindex="-1">'
        f'<button type="button" data-filter="place" data-value="{escape(place.id)}">{escape(place.name)}</button> '
        f'<i>{kind}</i> <span class="count">{count}</span>{shares_html(named.traditions)}<small>{used}{more}</small>'
        f'<details><summary>All names</summary><ul class="names">{names}</ul></details></li>'
    )


def shares_html(traditions: dict[str, int], *, separator: str = "") -> str:
    """How many mentions each tradition has."""
    parts = separator.join(
        f'<span class="t-{tradition}"><b>{tradition}</b> {count}</span>' for tradition, count in traditions.items()
    )
    return f'<span class="shares">{parts}</span>'


def naming_html(counts: Counts, *, most: int | None = None) -> str:
    """A table of the places that have several names in the corpus, by outlet, at most `most` of them."""
    several = [named for named in counts.places if len(named.traditions) > 1][:most]
    if not several:
        return ""
    heads = "".join(f'<th scope="col" dir="auto">{escape(outlet)}</th>' for outlet in counts.outlets)
    rows = "".join(_naming_row(named, counts.outlets) for named in several)
    caption = "Places under several names: how often each outlet uses the names of each tradition"
    return (
        f'{legend_html(counts)}<div class="wide" role="region" aria-label="{caption}" tabindex="0">'
        f"<table class='naming'><caption>{caption}</caption><thead><tr><th scope='col'>Place</th>{heads}</tr></thead>"
        f"<tbody>{rows}</tbody></table></div>"
    )


def _naming_row(named: Named, outlets: list[str]) -> str:
    cells: list[str] = []
    for outlet in outlets:
        rows = named.outlets.get(outlet, {})
        ordered = sorted(rows.items(), key=lambda item: (-item[1]["count"], item[0]))
        parts = "".join(
            f'<span class="t-{tradition}" title="{escape(", ".join(row["texts"]))}">'
            f"<b>{tradition}</b> {row['count']}</span>"
            for tradition, row in ordered
        )
        cells.append(f'<td><span class="shares">{parts}</span></td>' if parts else "<td></td>")
    return f'<tr><th scope="row">{escape(named.place.name)}</th>{"".join(cells)}</tr>'


def same_words_html(counts: Counts) -> str:
    """The quotes that several articles have, each with how each of them prints it."""
    groups: dict[int, list[Row]] = {}
    for row in counts.corpus.same_quotes():
        groups.setdefault(row["group"], []).append(row)
    items: list[str] = []
    for rows in groups.values():
        lines = "".join(
            f"<li><a href='#article-{row['document']}' dir='auto'>{escape(row['outlet'] or 'no outlet named')}</a> "
            f"<q lang='{escape(row['language'])}' dir='auto'>{escape(row['text'])}</q> "
            f"<small dir='auto'>{escape(row['speaker'] or '—')}</small></li>"
            for row in rows
        )
        items.append(f"<li><p class='count'>in {counted(rows[0]['articles'], 'article')}</p><ul>{lines}</ul></li>")
    return _folded(items, 6, "words", "groups of quotes")


def timeline_html(counts: Counts) -> str:
    """Articles and quotes by month."""
    rows = [row for row in counts.corpus.timeline("month") if row["period"]]
    if len(rows) < 2:
        return ""
    most = max(row["quotes"] for row in rows) or 1
    body = "".join(
        f'<tr><th scope="row">{escape(row["period"])}</th><td>{row["articles"]}</td><td>{row["quotes"]}</td>'
        f'<td aria-hidden="true"><svg class="time" viewBox="0 0 100 4" preserveAspectRatio="none">'
        f'<rect width="{100 * row["quotes"] / most:.1f}" height="4"/></svg></td></tr>'
        for row in rows
    )
    return (
        "<table class='timeline'><caption>Articles and quotes by month of publication</caption><thead><tr>"
        "<th scope='col'>Month</th><th scope='col'>Articles</th><th scope='col'>Quotes</th><td></td></tr></thead>"
        f"<tbody>{body}</tbody></table>"
    )


def _folded(items: list[str], shown: int, kind: str, noun: str) -> str:
    """A list whose later items are folded away."""
    if not items:
        return ""
    first = f'<ul class="{kind}">{"".join(items[:shown])}</ul>'
    if len(items) <= shown:
        return first
    rest = f'<ul class="{kind}">{"".join(items[shown:])}</ul>'
    return f'{first}<details class="more"><summary>{len(items) - shown} more {noun}</summary>{rest}</details>'
