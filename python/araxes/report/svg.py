"""The map of the report: points on a grid of degrees. It draws no border, and none can be read into it."""

from __future__ import annotations

import math
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from araxes.display.style import TRADITIONS
from araxes.report.sections import legend_html

if TYPE_CHECKING:
    from araxes.report.counts import Counts, Named

_WIDTH, _MARGIN = 960.0, 46.0
_LABELS = 28  # places that get a label, where there is room
_LARGEST, _SMALLEST = 17.0, 4.5  # radii
_LETTER = 6.7  # width of a letter of a label
_LINE = 15.0  # height of a label

# Degrees west, south, east, north. Places outside are listed below the map instead.
_REGION = (40.0, 38.2, 50.8, 43.6)


class _Frame(NamedTuple):
    """An equirectangular projection, true to scale at the middle latitude of what it shows."""

    west: float
    south: float
    east: float
    north: float

    @property
    def scale(self) -> float:
        return (_WIDTH - 2 * _MARGIN) / ((self.east - self.west) * self._squeeze)

    @property
    def _squeeze(self) -> float:
        return math.cos(math.radians((self.south + self.north) / 2))

    @property
    def height(self) -> float:
        return 2 * _MARGIN + (self.north - self.south) * self.scale

    def x(self, longitude: float) -> float:
        return _MARGIN + (longitude - self.west) * self._squeeze * self.scale

    def y(self, latitude: float) -> float:
        return _MARGIN + (self.north - latitude) * self.scale


def map_html(counts: Counts) -> str:
    """Places as circles cut by tradition, their area by mentions; each links to the place's entry."""
    shown = [named for named in counts.places if _inside(named)]
    if len(shown) < 2:
        return ""
    frame = _frame(shown)
    most = max(named.mentions for named in shown)
    points = "".join(_point(named, frame, most) for named in shown)
    labels = _labels(shown, frame, most)
    away = [named for named in counts.places if not _inside(named)]
    listed = ", ".join(f"{escape(named.place.name)} ×{named.mentions}" for named in away[:12])
    farther = (
        f"<p><small>Not on the map: {listed}{' and others' if len(away) > 12 else ''}.</small></p>" if away else ""
    )
    return (
        f'<figure class="map"><svg viewBox="0 0 {_WIDTH:.0f} {frame.height:.0f}" role="group" '
        f'aria-label="Map of {len(shown)} places; the list below says the same">'
        f"{_grid(frame)}<g class='points'>{points}</g><g class='labels' aria-hidden='true'>{labels}</g></svg>"
        f"<figcaption>{legend_html(counts)}<p><small>The area of a circle is the number of mentions, its parts are "
        "the traditions of the names used. No borders are drawn.</small></p>"
        f"{farther}</figcaption></figure>"
    )


def _inside(named: Named) -> bool:
    """Whether it is a point of the region; countries and regions are too large to be points."""
    place = named.place
    west, south, east, north = _REGION
    return (
        place.latitude is not None
        and place.longitude is not None
        and place.kind not in {"country", "continent"}
        and west <= place.longitude <= east
        and south <= place.latitude <= north
    )


def _at(named: Named, frame: _Frame) -> tuple[float, float]:
    return frame.x(named.place.longitude or 0), frame.y(named.place.latitude or 0)


def _frame(shown: list[Named]) -> _Frame:
    """The box around all points, at least three degrees wide and one and a half high."""
    longitudes = [named.place.longitude or 0 for named in shown]
    latitudes = [named.place.latitude or 0 for named in shown]
    west, east = _widened(min(longitudes), max(longitudes), 3.0)
    south, north = _widened(min(latitudes), max(latitudes), 1.5)
    return _Frame(west, south, east, north)


def _widened(low: float, high: float, least: float) -> tuple[float, float]:
    more = max(0.2, (least - (high - low)) / 2)
    return low - more, high + more


def _grid(frame: _Frame) -> str:
    right, bottom = _WIDTH - _MARGIN / 2, frame.height - _MARGIN / 2
    lines: list[str] = []
    for longitude in range(math.ceil(frame.west), math.floor(frame.east) + 1):
        x = frame.x(longitude)
        lines.append(f'<path d="M{x:.1f} {_MARGIN / 2}V{bottom:.1f}"/>')
        lines.append(f'<text x="{x:.1f}" y="{bottom + 14:.1f}">{longitude}°</text>')
    for latitude in range(math.ceil(frame.south), math.floor(frame.north) + 1):
        y = frame.y(latitude)
        lines.append(f'<path d="M{_MARGIN / 2} {y:.1f}H{right:.1f}"/>')
        lines.append(f'<text x="{_MARGIN / 2 - 9}" y="{y + 4:.1f}">{latitude}°</text>')
    return f'<g class="grid" aria-hidden="true">{"".join(lines)}</g>'


def _radius(named: Named, most: int) -> float:
    return max(_SMALLEST, _LARGEST * math.sqrt(named.mentions / most))


def _point(named: Named, frame: _Frame, most: int) -> str:
    x, y = _at(named, frame)
    said = ", ".join(f"{tradition} {count}" for tradition, count in named.traditions.items())
    label = escape(f"{named.place.name}: {said}")
    return (
        f'<a href="#place-{escape(named.place.id)}" data-place="{escape(named.place.id)}" aria-label="{label}">'
        f"{slices(named.traditions, x, y, _radius(named, most))}</a>"
    )


def slices(traditions: dict[str, int], x: float, y: float, radius: float) -> str:
    """Draw a circle, cut like a cake where there are several traditions."""
    ring = f'<circle class="ring" cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="none"/>'
    if len(traditions) == 1:
        (tradition,) = traditions
        return f'<circle class="t" cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="{TRADITIONS[tradition]}"/>{ring}'
    total, before = sum(traditions.values()), 0
    parts: list[str] = []
    for tradition, count in traditions.items():
        start, end = (2 * math.pi * share / total - math.pi / 2 for share in (before, before + count))
        before += count
        parts.append(
            f'<path class="t" d="M{x:.1f} {y:.1f}L{x + radius * math.cos(start):.2f} '
            f"{y + radius * math.sin(start):.2f}A{radius:.1f} {radius:.1f} 0 {int(end - start > math.pi)} 1 "
            f'{x + radius * math.cos(end):.2f} {y + radius * math.sin(end):.2f}Z" fill="{TRADITIONS[tradition]}"/>'
        )
    return "".join(parts) + ring


def _labels(shown: list[Named], frame: _Frame, most: int) -> str:
    """Names beside their points, most named first, each only where it covers no other and no point."""
    taken: list[tuple[float, float, float, float]] = []
    for named in shown:
        (x, y), radius = _at(named, frame), _radius(named, most)
        taken.append((x - radius, y - radius, x + radius, y + radius))
    labels: list[str] = []
    for number, named in enumerate(shown[:_LABELS]):
        (x, y), radius = _at(named, frame), _radius(named, most) + 3
        width = len(named.place.name) * _LETTER
        others = taken[:number] + taken[number + 1 :]
        slant = radius * 0.75 + _LINE / 3
        for anchor, left, middle in (
            ("start", x + radius, y),
            ("end", x - radius - width, y),
            ("start", x + radius * 0.7, y - slant),
            ("start", x + radius * 0.7, y + slant),
            ("end", x - radius * 0.7 - width, y - slant),
            ("end", x - radius * 0.7 - width, y + slant),
            ("middle", x - width / 2, y - radius - _LINE / 2),
            ("middle", x - width / 2, y + radius + _LINE / 2),
        ):
            box = (left, middle - _LINE / 2, left + width, middle + _LINE / 2)
            if box[0] >= 0 and box[2] <= _WIDTH and not any(_meet(box, other) for other in others):
                taken.append(box)
                at = {"start": left, "end": left + width, "middle": left + width / 2}[anchor]
                labels.append(
                    f'<text class="{anchor}" x="{at:.1f}" y="{middle + 4.5:.1f}">{escape(named.place.name)}</text>'
                )
                break
    return "".join(labels)


def _meet(box: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3]
