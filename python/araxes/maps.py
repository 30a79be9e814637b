"""`Corpus.map`: the places of a corpus on a map to move about in."""

from __future__ import annotations

import math
from html import escape
from typing import TYPE_CHECKING, Any

from araxes.display.pieces import counted
from araxes.extras import need
from araxes.report.counts import Counts
from araxes.report.sections import shares_html
from araxes.report.svg import slices

if TYPE_CHECKING:
    import folium

    from araxes import Corpus
    from araxes.report.counts import Named

_LARGEST, _SMALLEST = 22.0, 6.0  # radii in pixels
_MIDDLE = (40.4, 45.9)  # of the South Caucasus, for a corpus without places


def corpus_map(corpus: Corpus, tiles: str | None = "CartoDB PositronNoLabels") -> folium.Map:
    """Build the map; see `Corpus.map`."""
    folium = need("folium", "notebook", "Corpus.map")
    counts = Counts(corpus)
    shown = [named for named in counts.places if named.place.latitude is not None and named.place.kind != "country"]
    view = folium.Map(location=_MIDDLE, zoom_start=7, tiles=tiles)
    most = max((named.mentions for named in shown), default=1)
    for named in shown:
        _marker(folium, named, most).add_to(view)
    inside = [(n.place.latitude, n.place.longitude) for n in shown if n.place.country in {"AM", "AZ", "GE"}]
    if inside:
        view.fit_bounds([tuple(map(min, zip(*inside, strict=True))), tuple(map(max, zip(*inside, strict=True)))])
    return view


def _marker(folium: Any, named: Named, most: int) -> Any:
    radius = max(_SMALLEST, _LARGEST * math.sqrt(named.mentions / most))
    size = math.ceil(2 * radius) + 2
    middle = size / 2
    circle = slices(named.traditions, middle, middle, radius)
    icon = f'<svg width="{size}" height="{size}" stroke="#fff" opacity="0.9">{circle}</svg>'
    return folium.Marker(
        (named.place.latitude, named.place.longitude),
        icon=folium.DivIcon(
            html=icon, icon_size=(size, size), icon_anchor=(size // 2, size // 2), class_name="araxes"
        ),
        tooltip=folium.Tooltip(_card(named)),
        z_index_offset=-100 * named.mentions,  # the small ones on top
    )


def _card(named: Named) -> str:
    """The place, how often it is named under whose names, and the forms of the names."""
    shares = shares_html(named.traditions, separator=" · ")
    forms = ", ".join(f"<bdi>{escape(text)}</bdi> ×{count}" for text, count in named.texts.items())
    return (
        f"<b>{escape(named.place.name)}</b> {counted(named.mentions, 'mention')}<br>"
        f'{shares}<div style="max-width:22em;white-space:normal">{forms}</div>'
    )
