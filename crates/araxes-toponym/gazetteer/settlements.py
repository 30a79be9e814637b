"""Places that no curated row names: the settlements and municipalities of the source files, with their names."""

import csv
import re
import unicodedata
from collections import defaultdict
from pathlib import Path

from geometry import Grid, kilometres
from labels import Resemblance, clean, has_generic, letters_fit, roman, script_of
from sources import read_defects

# The tradition and language that the names of a country are at home in.
HOME = {"AZ": "az", "AM": "hy", "GE": "ka", "TR": "tr", "IR": "fa"}
# The language of a label without a language tag, and of one in another script than its tag says, by its script.
LANGUAGE_OF = {"Latn": "en", "Cyrl": "ru", "Armn": "hy", "Geor": "ka", "Arab": "fa"}
# Who's On First placetypes that become places of their own, and what they are here.
KINDS = {"locality": "village", "neighbourhood": "neighbourhood", "localadmin": "municipality"}
# Inhabitants from which a settlement is a town or a city, and from which its bare name may stand without support.
TOWN, CITY, KNOWN = 5_000, 100_000, 8_000
# The provinces at the border, by their Who's On First ids: Ağrı, Ardahan, Artvin, Iğdır, Kars, Van; East and West
# Azerbaijan, Ardabil, Gilan.
BORDER = {
    "85679387", "85679511", "85679367", "85679515", "85679475", "85679509",
    "85672373", "85672369", "85672343", "85672383",
}  # fmt: skip
# Kilometres within which two records that share a label are one settlement.
SAME = 3
SAME_AS_CURATED = 8
# Kilometres beyond which two places of one name are unlikely to share a second name too.
APART = 20
# Letters below which a village's name in a neighbour's language is too often another word there.
LEAST_LETTERS = 5
# Names that no record is believed to have, see defects.tsv.
WRONG = {field for wof, field in read_defects() if wof == "*"}
LETTERS_OF_AZERBAIJANI = re.compile("[əğıöüçşƏĞİÖÜÇŞ]")


def build(sources, curated, used, boxes):
    """(places by id, names) of the records that no curated place has taken. `curated` is the same pair."""
    builder = Builder(sources, *curated, boxes)
    for record in sorted(sources.by_wof.values(), key=priority):
        if record["wof"] not in used:
            builder.add(record)
    builder.relate()
    builder.drop_misplaced()
    return builder.places, builder.names


def priority(record):
    """Records in use first, then those with more names: of two records of one place the better one stays."""
    return record["current"] != 1, -len(record["labels"]), record["wof"]


def slug(text):
    plain = unicodedata.normalize("NFD", text.replace("ə", "a").replace("Ə", "A").replace("ı", "i"))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"['’‘ʻʼ`´]", "", plain)).strip("-")


class Builder:
    def __init__(self, sources, places, names, boxes):
        self.sources, self.boxes = sources, boxes
        self.curated = places
        self.places, self.names = {}, []
        self.by_wof = {place["wof"]: id_ for id_, place in places.items() if place["wof"]}
        self.taken = {place["geonames"] for place in places.values() if place["geonames"]}
        self.near_curated, self.near = Grid(), Grid()
        for name in names:
            place = places[name["place"]]
            if place["latitude"]:
                at = float(place["latitude"]), float(place["longitude"])
                self.near_curated.add(at, key(name["text"]))
        self.parents = {}

    def add(self, record):
        """Add one record as a place, unless it is another record of a known one or has no usable name."""
        kind = KINDS.get(record["type"])
        home = HOME.get(record["country"])
        if not kind or not home or not self.in_country(record) or record["geonames"] in self.taken:
            return
        population = record["population"] or self.sources.population(record["geonames"])
        far = home in ("tr", "fa") and not is_news(record, population)
        if far and not self.is_at_the_border(record):
            return
        if kind == "village" and (population >= TOWN or record["feature"].startswith("PPLA")):
            kind = "city" if population >= CITY else "town"
        rows = label_rows(record, home)
        if far:
            rows = one_in_each(rows, record["name"])
        if kind == "municipality":
            # The sources often give a municipality the second names of a village that it does not hold.
            rows = [row for row in rows if row[3] == home]
        keys = {key(text) for _, _, text, _ in rows}
        if not rows or self.known(record, kind, keys):
            return
        main = display(record, rows, home)
        id_ = f"{slug(main)}-{record['geonames'] or 'w' + record['wof']}"
        if kind == "municipality":
            id_ = f"{slug(main)}-municipality-{record['wof']}"
        if not slug(main) or id_ in self.places:
            return
        latitude, longitude = (f"{x:.4f}" for x in record["at"])
        self.places[id_] = {
            "id": id_, "name": both_names(main, rows, home), "kind": kind, "country": record["country"],
            "latitude": latitude, "longitude": longitude, "geonames": record["geonames"],
            "wikidata": record["wikidata"], "wof": record["wof"], "part_of": "", "capital_of": "", "successor_of": "",
            "population": str(population or ""), "minor": "" if population >= KNOWN else "1",
        }  # fmt: skip
        self.taken.add(record["geonames"] or None)
        self.by_wof[record["wof"]] = id_
        self.parents[id_] = record["parent"]
        if kind != "municipality":
            for one in keys:
                self.near.add(record["at"], one)
        self.names += name_rows(id_, rows, home, minor=population < KNOWN)

    def is_at_the_border(self, record):
        """Whether a settlement lies in a province at the border and has a name of its own language, in Iran also an
        Azerbaijani one."""
        parent = self.sources.by_wof.get(record["parent"])
        if not parent or parent["parent"] not in BORDER:
            return False
        named = {language for language, _, text in record["labels"] if script_of(text) != "Arab"}
        return {"TR": "tr", "IR": "az"}[record["country"]] in named

    def in_country(self, record):
        south, north, west, east = self.boxes[record["country"]]
        return south <= record["at"][0] <= north and west <= record["at"][1] <= east

    def known(self, record, kind, keys):
        """Whether a place of one of these names lies here already."""
        if kind == "municipality":
            return False
        at = record["at"]
        return any(self.near_curated.has(at, one, SAME_AS_CURATED) or self.near.has(at, one, SAME) for one in keys)

    def relate(self):
        """Say what each place is part of, and which village a municipality has its name and seat from."""
        seats = defaultdict(list)
        for id_, place in self.places.items():
            parent = self.by_wof.get(self.parents[id_], "")
            place["part_of"] = "" if parent == id_ else parent
            if parent in self.places and self.places[parent]["kind"] == "municipality":
                seats[parent].append(id_)
            if self.is_seat(place, self.curated.get(parent)):
                place["capital_of"], place["minor"] = parent, ""
            county = self.sources.by_wof.get(self.parents[id_])
            if place["country"] in ("TR", "IR") and is_called_after(county, place):
                place["kind"], place["minor"] = "town", ""
        for municipality, villages in seats.items():
            name = key(self.places[municipality]["name"])
            same = [id_ for id_ in villages if key(self.places[id_]["name"]) == name]
            if len(same) == 1:
                self.places[same[0]]["capital_of"] = municipality

    def is_seat(self, place, district):
        """Whether a curated district is called after the settlement; a name of few letters is too often a word."""
        if not district or district["kind"] != "district":
            return False
        own = key(place["name"].split(" / ")[0])
        return len(own) >= LEAST_LETTERS and key(district["name"]) == own + "municipality"

    def drop_misplaced(self):
        """Drop second names that two namesakes far apart share: the sources attach them to the wrong one.

        Settlements of one name are many, but not those that share the name of another tradition as well.
        """
        homes, owners = defaultdict(set), defaultdict(set)
        for name in self.names:
            home = HOME[self.places[name["place"]]["country"]]
            if name["tradition"] == home:
                homes[name["place"]].add(key(name["text"]))
            else:
                owners[key(name["text"])].add(name["place"])
        wrong = set()
        for text, ids in owners.items():
            for id_ in ids:
                for other in ids - {id_}:
                    apart = kilometres(at(self.places[id_]), at(self.places[other])) > APART
                    if apart and homes[id_] & homes[other]:
                        wrong |= {(id_, text), (other, text)}
        self.names = [name for name in self.names if (name["place"], key(name["text"])) not in wrong]
        for id_, text in wrong:
            parts = self.places[id_]["name"].split(" / ")
            self.places[id_]["name"] = " / ".join([part for part in parts if key(part) != text] or parts)


def at(place):
    return float(place["latitude"]), float(place["longitude"])


def key(text):
    return roman(text).replace(" ", "")


def is_news(record, population):
    """Whether a settlement across the border is of a size or renown that regional news names it."""
    languages = {language for language, _, _ in record["labels"]} & {"en", "ru", "az", "hy", "ka"}
    return population >= 1_000 or record["feature"].startswith("PPLA") or len(languages) >= 3


def label_rows(record, home):
    """(language, use, text, tradition) of the usable labels of a record."""
    labels = usable(record, home)
    own = [label for label in labels if label[0] == home]
    if not own:
        # No label in the language of the country: the name of the record stands for it.
        own = [label for label in labels if label[2] == record["name"]] or labels[:1]
    base = [dict(text=text, tradition=home, language=language, to="") for language, _, text in own]
    other = second_tradition(labels, base, home)
    resemblance = Resemblance(base + other)
    rows = []
    for language, use, text in labels:
        like = resemblance.best(text, language)
        if like:
            rows.append((language, use, text, like["tradition"]))
    return rows


def is_called_after(county, place):
    """Whether a settlement across the border is the seat of its county; a name of few letters is too often a word."""
    own = {key(name) for name in place["name"].split(" / ")}
    return (
        county
        and county["type"] == "county"
        and len(key(county["name"])) >= LEAST_LETTERS
        and key(county["name"]) in own
    )


def one_in_each(rows, name):
    """Of a village that few texts name one spelling in each language.

    In English the plain one, where it is another than that of the other languages without its marks.
    """
    kept, seen = [], set()
    rows = sorted(rows, key=lambda row: (row[0] == "en", row[2] != name and row[0] == "en"))
    for row in rows:
        language, _, text, tradition = row
        plain = language == "en" and any(slug(text) == slug(other[2]) for other in kept)
        if (language, tradition) not in seen and not plain:
            seen.add((language, tradition))
            kept.append(row)
    return kept


def usable(record, home):
    """The labels that are plain names, each with the language that its letters fit, without repetitions."""
    found = {}
    for language, use, text in [*record["labels"], ("", "name", record["name"])]:
        text = clean(text).replace("’", "'").replace("‘", "'")
        if not text or "." in text or has_generic(text):
            continue
        if language == "msa":
            # The Malay labels of this region are Azerbaijani spellings, or romanised Russian ones.
            language = "az" if home == "az" and LETTERS_OF_AZERBAIJANI.search(text) else ""
        if not letters_fit(text, language):
            language = LANGUAGE_OF.get(script_of(text), "")
        if letters_fit(text, language):
            found.setdefault((language, text), use)
    return [(language, use, text) for (language, text), use in found.items()]


def second_tradition(labels, base, home):
    """The Armenian labels of a place in Azerbaijan that do not transliterate its name, and the other way round."""
    near = Resemblance(base)
    sides = {"az": ["hy"], "hy": ["az"], "ka": ["az", "hy"], "tr": ["hy"], "fa": ["az", "hy"]}
    found = []
    for side in sides[home]:
        found += [
            dict(text=text, tradition=side, language=language, to="")
            for language, _, text in labels
            if language == side and script_of(text) != "Arab" and not near.best(text, language)
        ]
    return found


def display(record, rows, home):
    """The name in Latin letters by which the place is listed: English, else the record's own."""
    english = [text for language, use, text, tradition in rows if (language, tradition) == ("en", home)]
    if record["name"] in english:
        return record["name"]
    latin = [text for _, _, text, tradition in rows if script_of(text) == "Latn" and tradition == home]
    return (english + latin + [record["name"]])[0]


def both_names(main, rows, home):
    """The neutral name: where two traditions have names of their own, one of each, in alphabetical order."""
    others = []
    for side in ("az", "hy", "ka", "tr"):
        own = [(language, text) for language, _, text, tradition in rows if tradition == side]
        if side == home or not own:
            continue
        english = [text for language, text in own if language == "en"]
        latin = [text for _, text in own if script_of(text) == "Latn"]
        spelt = [romanise(text, "hy-en") for language, text in own if language == "hy" and side == "hy"]
        others += (english + latin + spelt)[:1]
    return " / ".join(sorted([main, *others], key=roman))


def name_rows(id_, rows, home, minor):
    """The rows of the names table: the labels, and what the rules of transcription add in the other languages."""
    found = []
    for language, use, text, tradition in rows:
        found.append(row(id_, text, (language, tradition), status_of(use, text, language, home), "wof"))
    bases = {}
    for language, _, text, tradition in rows:
        if language == tradition and script_of(text) != "Arab":
            bases.setdefault(tradition, text)
    present = {(language, tradition) for language, _, _, tradition in rows}
    return found + spellings(id_, bases, present, {text["text"] for text in found}, minor)


def spellings(id_, bases, present, known, minor=False):
    """Rows for the spellings of a place's name in other languages, by rule. `bases` are its names by tradition,
    `present` the (language, tradition) pairs that need none, `known` the names that are there."""
    found, known = [], set(known)
    for tradition, base in sorted(bases.items()):
        for system in SYSTEMS:
            source, _, target = system.partition("-")
            target, _, variant = target.partition("-")
            if source != tradition or (not variant and (target, tradition) in present):
                continue
            # Few texts in Persian, in the farther neighbours' languages or in another orthography name villages.
            if minor and (target == "fa" or source in ("tr", target)):
                continue
            if minor and target in HOME.values() and len(base) < LEAST_LETTERS:
                continue
            text = romanise(base, system)
            if letters_fit(text, target) and text not in known and text not in WRONG:
                known.add(text)
                found.append(row(id_, text, (target, tradition), "colloquial" if variant else "", f"rule:{system}"))
    return found


def status_of(use, text, language, home):
    if use == "historical":
        return "historical"
    if use == "colloquial":
        return "colloquial"
    return "ascii" if language == "en" and home in ("az", "tr") and use == "name" and text.isascii() else ""


def row(id_, text, language_and_tradition, status, source):
    language, tradition = language_and_tradition
    return {
        "place": id_, "text": text, "language": language, "script": script_of(text), "tradition": tradition,
        "from": "", "to": "", "status": status, "source": source,
    }  # fmt: skip


def read_systems():
    """Rules of transcription by system: letters -> (inside a word, at its beginning)."""
    path = Path(__file__).resolve().parent / "transcriptions.tsv"
    systems = defaultdict(dict)
    with path.open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            systems[line["system"]][line["letters"]] = (line["inside"], line["initial"] or line["inside"])
    return systems


SYSTEMS = read_systems()


def romanise(text, system):
    """A name by the rules of a system, the longest letters first, its words capitalised in scripts with capitals.

    A Georgian name ends in a vowel: -i where there is none.
    """
    letters = {k: (a, "" if b == "-" else b) for k, (a, b) in SYSTEMS[system].items()}
    longest = max(map(len, letters))
    if system.startswith("tr-"):
        text = text.replace("I", "ı")
    spelt = re.sub(r"\w+", lambda word: spell(word[0], letters, longest), text.replace("İ", "i").lower())
    if not system.endswith("-ka"):
        return re.sub(r"\w+", lambda word: capital(word[0], system), spelt)
    return spelt if spelt.endswith(tuple("აეიოუ")) else spelt + "ი"


def capital(word, system):
    """A word with a capital; that of i has a dot in Azerbaijani and Turkish."""
    first = "İ" if word[0] == "i" and system.endswith(("-az", "-tr")) else word[:1].upper()
    return first + word[1:]


def spell(word, letters, longest):
    # A rule for the last letters of a word has a $ behind them.
    out, at, word = "", 0, word + "$"
    while at < len(word):
        size = next((n for n in range(longest, 0, -1) if word[at : at + n] in letters), 1)
        inside, initial = letters.get(word[at : at + size], (word[at : at + size],) * 2)
        out += initial if at == 0 else inside
        at += size
    return out.removesuffix("$")
