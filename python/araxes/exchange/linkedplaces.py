"""Linked Places (https://github.com/LinkedPasts/linked-places-format, version 1.2): GeoJSON with all names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from araxes.exchange.links import place_links

if TYPE_CHECKING:
    from collections.abc import Iterable

    from araxes import Name, Place

CONTEXT = "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/linkedplaces-context-v1.1.jsonld"


def linked_places(places: Iterable[Place]) -> dict[str, Any]:
    """Return places as a Linked Places FeatureCollection, each once, with every name, its source and its years.

    >>> import araxes
    >>> from araxes.exchange import linked_places
    >>> feature = linked_places(araxes.lookup("Ստեփանակերտ"))["features"][0]
    >>> feature["properties"]["title"]
    'Khankendi / Stepanakert'
    """
    unique = {place.id: place for place in places}
    return {
        "type": "FeatureCollection",
        "@context": CONTEXT,
        "features": [_feature(place) for place in unique.values()],
    }


def _feature(place: Place) -> dict[str, Any]:
    feature: dict[str, Any] = {
        "@id": f"urn:x-araxes:place:{place.id}",
        "type": "Feature",
        "properties": {"title": place.name, "ccodes": [place.country] if place.country else []},
        "names": [_name(name) for name in place.names],
        "types": [{"label": place.kind}],
        "links": [{"type": "exactMatch", "identifier": link} for link in place_links(place)],
        "geometry": None,
    }
    if place.latitude is not None:
        feature["geometry"] = {"type": "Point", "coordinates": [place.longitude, place.latitude]}
    return feature


def _name(name: Name) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "toponym": name.text,
        "lang": name.language,
        "citations": [{"label": name.source}],
        "tradition": name.tradition,
        "status": name.status,
    }
    span = {}
    if name.first_year is not None:
        span["start"] = {"in": str(name.first_year)}
    if name.last_year is not None:
        span["end"] = {"in": str(name.last_year)}
    if span:
        entry["when"] = {"timespans": [span]}
    return entry
