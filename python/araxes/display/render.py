"""`araxes.render`: a document as a page of its own, a fragment for another page, or in the manner of displaCy."""

from __future__ import annotations

import base64
import hashlib
from html import escape
from typing import TYPE_CHECKING, Literal

from araxes._core import OptionError
from araxes.display.html import document_body, document_html
from araxes.display.pieces import Piece, cut_document, direction, speaker_label
from araxes.display.style import STYLE

if TYPE_CHECKING:
    from araxes import Document

_PAGE_STYLE = f""":root{{color-scheme:light dark}}
body{{margin:2.5rem auto;padding:0 1.5rem;max-width:76em;background:Canvas;color:CanvasText}}
@media print{{body{{margin:0}}}}
{STYLE}"""

# The marks of spaCy's displaCy ("ent" style), so that pages that style those style these too.
_ENTITY_STYLE = """
.entities{line-height:2.4;direction:ltr;font-family:system-ui,sans-serif;max-width:60em;white-space:pre-wrap}
.entities[dir=rtl]{direction:rtl}
.entity{background:#ddd;color:#111;padding:.3em .45em;margin:0 .2em;line-height:1;border-radius:.35em}
.entity>span.label{font-size:.75em;font-weight:700;vertical-align:middle;margin-inline-start:.5rem}
.entity.quote{background:#bfe1d9;line-height:1.9}.entity.place{background:#ffeb80}
"""


def render(document: Document, style: Literal["page", "fragment", "displacy"] = "page") -> str:
    """Return the document as HTML: everything escaped, no script, no network.

    `page` is a page of its own, `fragment` what a notebook shows, `displacy` the text with marks and labels in the
    manner of spaCy's displaCy.

    >>> import araxes
    >>> page = araxes.render(araxes.analyze("The road to Goris is open, said Anna Melikyan."))
    >>> page.startswith("<!DOCTYPE html>")
    True
    """
    if style == "page":
        return page(
            document.article.title or "araxes", f'<main class="araxes">{document_body(document, level=1)}</main>'
        )
    if style == "fragment":
        return document_html(document)
    if style == "displacy":
        return _entities(document)
    raise OptionError(f"unknown style {style!r}; known are page, fragment, displacy")


def page(title: str, body: str, *, style: str = _PAGE_STYLE, script: str = "", language: str = "en") -> str:
    """Build a whole page that may run `script` and use `style` and nothing else: the policy names their hashes."""
    policy = f"default-src 'none'; style-src {_hash(style)}; base-uri 'none'; form-action 'none'"
    code = ""
    if script:
        policy += f"; script-src {_hash(script)}"
        code = f"<script>{script}</script>"
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(language)}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{style}</style></head>\n<body>{body}{code}</body></html>\n"
    )


def _hash(code: str) -> str:
    digest = base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
    return f"'sha256-{digest}'"


def _entities(document: Document) -> str:
    article = document.article
    blocks = [
        f"<p>{''.join(_entity(piece, first) for piece, first in _marked(pieces))}</p>"
        for _, pieces in cut_document(document)
    ]
    return (
        f"<style>{_ENTITY_STYLE}</style>"
        f'<div class="entities" lang="{escape(article.language)}" dir="{direction(article.language)}">'
        f"{''.join(blocks)}</div>"
    )


def _marked(pieces: list[Piece]) -> list[tuple[list[Piece], Piece]]:
    """Join the pieces that lie in the same outermost quote, so that each quote is one mark."""
    groups: list[tuple[list[Piece], Piece]] = []
    for piece in pieces:
        if groups and piece.quotes and groups[-1][1].quotes[:1] == piece.quotes[:1]:
            groups[-1][0].append(piece)
        else:
            groups.append(([piece], piece))
    return groups


def _entity(pieces: list[Piece], first: Piece) -> str:
    inside = "".join(_place(piece) for piece in pieces)
    if not first.quotes:
        return inside
    label = escape(speaker_label(first.quotes[0][1]))
    return f'<mark class="entity quote">{inside}<span class="label">{label}</span></mark>'


def _place(piece: Piece) -> str:
    text = escape(piece.text)
    if piece.toponym is None:
        return text
    label = escape(f"{piece.toponym.place.name} · {piece.toponym.tradition}")
    return f'<mark class="entity place">{text}<span class="label">{label}</span></mark>'
