"""The report's page, put together from its sections."""

from __future__ import annotations

from html import escape
from importlib import resources
from typing import TYPE_CHECKING

from araxes.display.render import page
from araxes.display.style import STYLE, TRADITION_STYLE
from araxes.report.articles import articles_html, filters_html
from araxes.report.counts import Counts
from araxes.report.sections import naming_html, places_html, same_words_html, speakers_html, sum_html, timeline_html
from araxes.report.svg import map_html

if TYPE_CHECKING:
    from araxes import Corpus


def report_html(corpus: Corpus, *, title: str = "Who said what, about which place") -> str:
    """Return the report of a corpus as one HTML page.

    It is self-contained and loads nothing; its policy allows its own style and script, by their hashes, and no other,
    so that a script in an article's text cannot run. All articles are in it: for more than some thousands make a
    report for each part.
    """
    counts = Counts(corpus)
    sections = {
        "speakers": ("Who speaks", speakers_html(counts)),
        "places": ("About which places", map_html(counts) + places_html(counts)),
        "names": ("Under which names", naming_html(counts)),
        "words": ("The same words", same_words_html(counts)),
        "time": ("When", timeline_html(counts)),
        "articles": ("Every article", filters_html(counts) + articles_html(counts)),
    }
    shown = {name: section for name, section in sections.items() if section[1]}
    links = "".join(f'<li><a href="#{name}">{heading}</a></li>' for name, (heading, _) in shown.items())
    body = "".join(
        f'<section id="{name}" aria-labelledby="{name}-heading" tabindex="-1">'
        f'<h2 id="{name}-heading">{heading}</h2>{inside}</section>'
        for name, (heading, inside) in shown.items()
    )
    head = (
        '<a class="skip" href="#articles">Skip to the articles</a>'
        f"<header><p class='brand'>araxes</p><h1 dir='auto'>{escape(title)}</h1><p class='sum'>{sum_html(counts)}</p>"
        f'<nav aria-label="Sections"><ul>{links}</ul></nav></header>'
    )
    foot = (
        "<footer><p>Made by araxes from the articles alone. Who speaks and which place is meant is a program’s "
        "reading and may be wrong. No name is marked right or wrong.</p></footer>"
    )
    tooltip = '<div id="card" role="tooltip" hidden></div>'
    style, script = _read("report.css") + TRADITION_STYLE + STYLE, _read("report.js")
    return page(title, f"{head}<main class='araxes'>{body}</main>{foot}{tooltip}", style=style, script=script)


def _read(name: str) -> str:
    return (resources.files("araxes.report") / name).read_text(encoding="utf-8")
