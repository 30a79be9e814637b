"""A corpus in the cell of a notebook: its numbers, and the names that its outlets choose."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from araxes.display.html import fragment
from araxes.display.style import TRADITION_STYLE
from araxes.report.counts import Counts
from araxes.report.sections import naming_html, sum_html

if TYPE_CHECKING:
    from araxes import Corpus

_SPEAKERS = 8
_PLACES = 12

_STYLE = f"""{TRADITION_STYLE}
.araxes .araxes-corpus{{font:13px/1.5 system-ui,'Noto Sans','DejaVu Sans',sans-serif;max-width:64em}}
.araxes .sum{{font-size:1.15em;margin:.2em 0 .8em}}
.araxes .shares,.araxes .legend{{display:flex;flex-wrap:wrap;gap:.25em;list-style:none;padding:0;margin:.1em 0}}
.araxes .legend{{gap:.2em 1.2em;margin:.6em 0}}.araxes .legend li{{margin:0}}
.araxes .shares>span,.araxes .legend b{{border-radius:4px;padding:.05em .55em;box-shadow:inset 3px 0 var(--t);
background:color-mix(in srgb,var(--t) 20%,transparent);padding-inline-start:.75em;white-space:nowrap}}
"""


def corpus_html(corpus: Corpus) -> str:
    """Show how many of what, who is quoted most, and which outlet uses which names."""
    counts = Counts(corpus)
    named = [row for row in counts.speakers if row["name"]][:_SPEAKERS]
    speakers = ", ".join(f"<b dir='auto'>{escape(row['name'])}</b> ×{row['quotes']}" for row in named)
    quoted = f"<p>Most quoted: {speakers}</p>" if speakers else ""
    failed = f"<p>{len(corpus.failures)} could not be read: see <code>failures</code></p>" if corpus.failures else ""
    return fragment(
        f"<style>{_STYLE}</style><div class='araxes-corpus'><p class='sum'>{sum_html(counts)}</p>{failed}{quoted}"
        f"{naming_html(counts, most=_PLACES)}</div>"
    )
