"""The notebook view of a document: one HTML fragment, no script, no network, everything escaped."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from araxes.display.pieces import names_by_tradition, pieces, places, speaker_label

if TYPE_CHECKING:
    from araxes import Block, Document, Place, Quote, Toponym

# The palette of Okabe and Ito (2008), which colour-blind people tell apart; used as a tint, so that the text keeps
# its own colour on a light and on a dark page.
_COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9")

_TAGS = {"title": "h3", "heading": "h4", "list_item": "li", "blockquote": "blockquote", "table": "pre"}

# Lines whose content stands in the first line of the view.
_IN_HEAD = frozenset({"date", "outlet", "dateline"})

_STYLE = """
.araxes{font:15px/1.6 Georgia,'Noto Serif',serif;max-width:72em;color:inherit}
.araxes-page{display:grid;grid-template-columns:minmax(0,3fr) minmax(15em,2fr);gap:0 2.5em}
@media(max-width:50em){.araxes-page{grid-template-columns:1fr}}
.araxes h3{font-size:1.35em;line-height:1.25;margin:.2em 0}.araxes h4{margin:1em 0 .2em}
.araxes p,.araxes blockquote,.araxes li{margin:.55em 0}
.araxes-meta,.araxes-side{font:13px/1.5 system-ui,sans-serif}.araxes-meta{opacity:.75;margin:0 0 .8em}
.araxes-minor{opacity:.65;border-left:3px solid currentColor;padding-left:.8em;font-size:.92em}
.araxes-q{background:color-mix(in srgb,var(--c) 17%,transparent);border-bottom:2px solid var(--c);border-radius:2px}
.araxes-indirect{background:none;border-bottom-style:dashed}
.araxes-p{font-weight:600;text-decoration:underline dotted;text-underline-offset:3px;cursor:help}
.araxes-side h4{font-size:1em;margin:0 0 .4em}.araxes-side ul{list-style:none;padding:0;margin:0 0 1.4em}
.araxes-side li{margin:.5em 0;padding-left:.7em;border-left:4px solid var(--c,#8888)}
.araxes-side small{opacity:.75;display:block}.araxes-side i{opacity:.75}
"""


def document_html(document: Document) -> str:
    """Show the article with its quotes tinted by speaker and its places underlined, all names on hover."""
    article = document.article
    direction = "rtl" if article.language == "fa" else "ltr"
    shown = [block for block in article.blocks if block.role not in _IN_HEAD]
    blocks = "".join(_block_html(document, block) for block in shown)
    known = " · ".join(filter(None, [article.outlet, article.dateline, article.published, article.language]))
    return (
        f'<div class="araxes"><style>{_STYLE}</style><div class="araxes-page">'
        f'<article lang="{escape(article.language)}" dir="{direction}">'
        f'<p class="araxes-meta">{escape(known)}</p>{blocks}</article>'
        f'<div class="araxes-side">{_speakers_html(document)}{_places_html(document)}</div></div></div>'
    )


def _block_html(document: Document, block: Block) -> str:
    tag = _TAGS.get(block.role, "p")
    minor = block.role not in {"title", "heading", "paragraph", "list_item", "blockquote"}
    attribute = f' class="araxes-minor" title="{escape(block.role)}"' if minor else ""
    inside = "".join(
        _quoted(_placed(escape(piece.text), piece.toponym), piece.quotes) for piece in pieces(document, block)
    )
    return f"<{tag}{attribute}>{inside}</{tag}>"


def _placed(html: str, toponym: Toponym | None) -> str:
    if toponym is None:
        return html
    return f'<span class="araxes-p" title="{escape(_place_card(toponym))}">{html}</span>'


def _quoted(html: str, quotes: tuple[Quote, ...]) -> str:
    for quote in reversed(quotes):
        kind = " araxes-indirect" if quote.kind == "indirect" else ""
        card = f"{speaker_label(quote)}\n{quote.kind} {quote.act}, {quote.confidence:.2f}\n{quote.reason}"
        html = f'<span class="araxes-q{kind}" style="{_colour(quote)}" title="{escape(card)}">{html}</span>'
    return html


def _colour(quote: Quote) -> str:
    return f"--c:{_COLOURS[quote.speaker.id % len(_COLOURS)]}" if quote.speaker else "--c:#888"


def _place_card(toponym: Toponym) -> str:
    used = f"{toponym.place.name}, {toponym.place.kind}: used here, a name of the tradition {toponym.tradition}"
    return "\n".join([used, *_name_lines(toponym.place)])


def _name_lines(place: Place) -> list[str]:
    return [f"{tradition}: {', '.join(names)}" for tradition, names in names_by_tradition(place).items()]


def _speakers_html(document: Document) -> str:
    rows = []
    for speaker in document.speakers:
        quotes = [quote for quote in document.quotes if quote.speaker and quote.speaker.id == speaker.id]
        if quotes:
            roles = escape(", ".join(speaker.roles))
            count = f"{len(quotes)} quote{'s' if len(quotes) > 1 else ''}"
            detail = " · ".join(filter(None, [roles or speaker.kind, count]))
            name = escape(speaker_label(quotes[0]))
            rows.append(f'<li style="{_colour(quotes[0])}"><b>{name}</b><small>{detail}</small></li>')
    return f"<h4>Who speaks</h4><ul>{''.join(rows)}</ul>" if rows else ""


def _places_html(document: Document) -> str:
    rows = []
    for place, used in places(document.toponyms):
        here = ", ".join(f"{text} ({tradition}) ×{count}" for (text, tradition), count in used.items())
        names = escape("\n".join(_name_lines(place)))
        head = f"<b>{escape(place.name)}</b> <i>{escape(place.kind)}</i>"
        rows.append(f'<li title="{names}">{head}<small>{escape(here)}</small></li>')
    return f"<h4>About which place, under which name</h4><ul>{''.join(rows)}</ul>" if rows else ""
