"""Tables and places of more documents than fit in memory."""

from __future__ import annotations

import json
from itertools import islice
from typing import TYPE_CHECKING, Any, TextIO

from araxes._core import Document, SpeakerCollector, Speakers, Tables
from araxes.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from araxes._core import Place

Named = tuple[str, Document]

_PART = 256  # documents held at a time


def table_parts(documents: Iterable[Named], name: str) -> Iterator[Table]:
    """Give a table of a corpus in parts, of at least one: the rows of `Corpus`, a few hundred documents at a time.

    Rows that name speakers wait until all documents have been seen, in a file that is gone afterwards; of each
    document only its speakers are held meanwhile.
    """
    if name == "articles":
        yield from _parts(documents, name, SpeakerCollector().finish())
        return
    collector = SpeakerCollector()
    if name == "speakers":
        for _, document in documents:
            collector.add(document)
        yield _table(Tables([], [], speakers=collector.finish()), name)
        return
    from tempfile import TemporaryFile

    with TemporaryFile("w+", encoding="utf-8", newline="\n") as spool:
        for source, document in documents:
            collector.add(document)
            spool.write(f"{json.dumps(source)}\n{document.to_json()}\n")
        spool.seek(0)
        yield from _parts(_read(spool), name, collector.finish())


def _read(spool: TextIO) -> Iterator[Named]:
    for source in spool:
        yield json.loads(source), Document.from_json(next(spool))


def _parts(documents: Iterable[Named], name: str, speakers: Speakers) -> Iterator[Table]:
    first, coming = 0, iter(documents)
    while some := list(islice(coming, _PART)):
        sources = [source for source, _ in some]
        yield _table(Tables([document for _, document in some], sources, first=first, speakers=speakers), name)
        first += len(some)
    if not first:
        yield _table(Tables([], [], speakers=speakers), name)


def _table(tables: Tables, name: str) -> Table:
    return Table(getattr(tables, name)(), name)


def place_features(documents: Iterable[Document]) -> dict[str, Any]:
    """Make a GeoJSON FeatureCollection of the places with coordinates, the most named first.

    A feature's properties are the place's id, name, kind and country, the number of `mentions`, and of those the
    numbers by tradition in `traditions` and by form in `texts`.
    """
    places: dict[str, dict[str, Any]] = {}
    for document in documents:
        for toponym in document.toponyms:
            place = toponym.place
            if place.latitude is None or place.longitude is None:
                continue
            properties = places.setdefault(place.id, _feature(place))["properties"]
            properties["mentions"] += 1
            for key, value in (("traditions", toponym.tradition), ("texts", toponym.text)):
                properties[key][value] = properties[key].get(value, 0) + 1
    features = sorted(places.values(), key=lambda f: (-f["properties"]["mentions"], f["id"]))
    return {"type": "FeatureCollection", "features": features}


def _feature(place: Place) -> dict[str, Any]:
    properties: dict[str, Any] = {
        "id": place.id,
        "name": place.name,
        "kind": place.kind,
        "country": place.country,
        "mentions": 0,
        "traditions": {},
        "texts": {},
    }
    point = {"type": "Point", "coordinates": [place.longitude, place.latitude]}
    return {"type": "Feature", "id": place.id, "geometry": point, "properties": properties}
