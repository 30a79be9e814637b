"""The shared cases of tests/cases, through the public API.

Shares are asserted, not single cases: language is not exact, and a rule that wins ten cases may lose one.
"""

import csv
import json
import re
from pathlib import Path

import pytest

import araxes

# What must hold, each as a share of its kind. Raised when the program gets better, never lowered to let a change in.
METADATA = 0.9
BLOCKS = 0.9
TOPONYMS = 0.85
FALSE_TOPONYMS = 0.1
FORMS = 0.96
PARITY = 0.1
QUOTES = 0.8
SPEAKERS = 0.7
FALSE_QUOTES = 0.1

CASES = Path(__file__).parents[1] / "cases"
GOLD = sorted((CASES / "articles").glob("*.gold.json"))
EDGE = ' \t\r\n"“”«»„‘’`,.;:!?—–-•։'


class Article:
    """One gold file, its source and what araxes makes of it."""

    def __init__(self, path):
        self.name = path.name.removesuffix(".gold.json")
        self.gold = json.loads(path.read_text(encoding="utf-8"))
        self.source = next(p for p in path.parent.glob(f"{self.name}.*") if p != path)
        self.html = self.source.suffix == ".html"
        source = self.source.read_bytes()
        self.text = self.gold["text"] if self.html else source.decode()
        self.found = araxes.analyze(source, kind="html" if self.html else "text").to_dict()

    def place(self, text, start, end):
        """Where a gold span lies in the text that araxes returned: HTML input gets a text of its own."""
        if not self.html:
            return start, end
        before = text[:start].rsplit("\n", 1)[-1]
        line = before + text[start:].split("\n", 1)[0]
        at = self.found["article"]["text"].find(line)
        return (-1, -1) if at < 0 else (at + len(before), at + len(before) + end - start)

    def spans(self, spans):
        return [trim(self.found["article"]["text"], *self.place(self.text, *s)) for s in spans]


@pytest.fixture(scope="module")
def articles():
    return [Article(path) for path in GOLD]


def rows(name):
    with (CASES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def trim(text, start, end):
    """Leave out marks, bullets and white space at both ends."""
    while start < end and text[start] in EDGE:
        start += 1
    while end > start and text[end - 1] in EDGE:
        end -= 1
    return start, end


def overlap(a, b):
    """The length of what two spans share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def alike(a, b):
    """Intersection over union of two spans."""
    return overlap(a, b) / max(1, max(a[1], b[1]) - min(a[0], b[0]))


def check(results, least):
    """Assert that `least` of the `(right, what)` pairs are right; name the others."""
    wrong = [what for right, what in results if not right]
    share = 1 - len(wrong) / len(results)
    assert share >= least, f"{share:.3f} of {len(results)}, wrong: " + "; ".join(map(str, wrong))


def best(text, spans, quotes):
    """The quote that has all of these trimmed spans, or None."""
    for quote in quotes:
        own = [trim(text, *s) for s in quote["spans"]]
        if all(any(alike(s, o) >= 0.8 for o in own) for s in spans):
            return quote
    return None


def speaker(quote):
    return ((quote or {}).get("speaker") or {}).get("name")


def same(name, other):
    return (name or "").casefold() == (other or "").casefold()


def test_the_cases_are_sound():
    """Every gold span holds the words it says."""
    for path in GOLD:
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = gold.get("text") or path.with_name(path.name.replace(".gold.json", ".txt")).read_text(encoding="utf-8")
        for item in gold["toponyms"]:
            assert text[item["start"] : item["end"]] == item["text"]
        for quote in gold["quotes"]:
            assert " … ".join(text[a:b] for a, b in quote["spans"]) == quote["text"]
    for row in rows("toponyms.tsv"):
        assert row["context"][int(row["start"]) : int(row["end"])] == row["surface"]


def test_metadata(articles):
    results = []
    for a in articles:
        found = a.found["article"]
        has = dict(found, date=(found["published"] or "")[:10])
        for key in ("title", "date", "outlet", "dateline", "language"):
            results.append((same(has[key], a.gold[key]), (a.name, key, has[key])))
    check(results, METADATA)


def test_blocks(articles):
    results = []
    for a in articles:
        text = a.found["article"]["text"]
        for block in a.gold["blocks"]:
            start, end = a.spans([(block["start"], block["end"])])[0]
            of_role = [(b["start"], b["end"]) for b in a.found["article"]["blocks"] if b["role"] == block["role"]]
            hit = any(alike(trim(text, *b), (start, end)) >= 0.8 for b in of_role)
            results.append((hit and end > start, (a.name, block["role"], a.text[block["start"] :][:30])))
    check(results, BLOCKS)


def test_toponyms_of_articles(articles):
    results, extra = [], []
    for a in articles:
        want = {a.place(a.text, t["start"], t["end"]): t for t in a.gold["toponyms"]}
        got = {(t["start"], t["end"]): t["place"]["id"] for t in a.found["toponyms"]}
        need = {s: t for s, t in want.items() if t.get("required", True)}
        results += [(got.get(s) == t["place"], (a.name, t["text"], got.get(s))) for s, t in need.items()]
        text = a.found["article"]["text"]
        extra += [(any(overlap(s, w) for w in want), (a.name, text[slice(*s)])) for s in got]
    check(results, TOPONYMS)
    check(extra, 1 - FALSE_TOPONYMS)


@pytest.fixture(scope="module")
def sentences():
    """Each row of the table with the mentions that touch its span."""
    out = []
    for row in rows("toponyms.tsv"):
        span = int(row["start"]), int(row["end"])
        mentions = [m.to_dict() for m in araxes.find_toponyms(row["context"], language=row["lang"])]
        out.append((row, span, [m for m in mentions if overlap((m["start"], m["end"]), span)]))
    return out


def right_places(sentences):
    for row, span, mentions in sentences:
        if row["kind"] == "place":
            hit = [m for m in mentions if (m["start"], m["end"]) == span and m["place"]["id"] == row["expected_id"]]
            yield row, bool(hit), [(m["text"], m["place"]["id"]) for m in mentions]


def test_toponyms_of_sentences(sentences):
    check([(hit, (r["id"], r["surface"], got)) for r, hit, got in right_places(sentences)], TOPONYMS)


def test_traps(sentences):
    traps = [(not m, (r["id"], r["surface"])) for r, _, m in sentences if r["kind"] == "none"]
    check(traps, 1 - FALSE_TOPONYMS)


def test_both_traditions_are_found_alike(sentences):
    share = {}
    for tradition in ("az", "hy"):
        hits = [hit for row, hit, _ in right_places(sentences) if row["tradition"] == tradition]
        share[tradition] = sum(hits) / len(hits)
    assert abs(share["az"] - share["hy"]) < PARITY, share


@pytest.mark.parametrize("language", ["az", "ru"])
def test_declined_names_are_found(language):
    """A form by itself, as the place that its basic form means."""
    found = []
    for row in rows(f"forms/{language}.tsv"):
        place = araxes.lookup(row["lemma"])[0].id
        mentions = [m.to_dict() for m in araxes.find_toponyms(row["form"], language=language)]
        places = {other["id"] for m in mentions for other in [m["place"], *m["alternatives"]]}
        found.append((place in places, row["form"]))
    check(found, FORMS)


def test_quotes_of_articles(articles):
    found, named, false = [], [], []
    for a in articles:
        text, quotes = a.found["article"]["text"], a.found["quotes"]
        for q in a.gold["quotes"]:
            if not q["required"]:
                continue
            hit = best(text, a.spans(q["spans"]), quotes)
            found.append((hit, (a.name, q["id"])))
            named.append((hit and same(speaker(hit), q["speaker"]), (a.name, q["id"], speaker(hit))))
        for n in a.gold["not_quotes"]:
            false.append((best(text, a.spans([n["span"]]), quotes) is None, (a.name, n["text"])))
    check(found, QUOTES)
    check(named, SPEAKERS)
    check(false, 1 - FALSE_QUOTES)


def quotes_of(case):
    """Bare text where every paragraph is running text, else the whole pipeline: a caption is no part of a quote."""
    if all(p["role"] == "body" for p in case["paragraphs"]):
        return [q.to_dict() for q in araxes.attribute_quotes(case["text"], language=case["lang"])]
    return araxes.analyze(case["text"], kind="text", language=case["lang"]).to_dict()["quotes"]


def quote_cases():
    for file in sorted((CASES / "quotes").glob("*.jsonl")):
        yield from map(json.loads, file.read_text(encoding="utf-8").splitlines())


def test_quotes_of_short_texts():
    found, named, false = [], [], []
    for case in quote_cases():
        quotes = quotes_of(case)
        for q in case["quotes"]:
            hit = best(case["text"], [trim(case["text"], *p) for p in q["parts"]], quotes)
            what = case["id"], q["flags"], speaker(hit)
            found.append((hit, what))
            if q["speaker_kind"] in ("person", "unnamed", "role"):
                named.append((hit and same(speaker(hit), q["speaker_name"]), what))
        for n in case["negatives"]:
            span = trim(case["text"], n["start"], n["end"])
            false.append((best(case["text"], [span], quotes) is None, (case["id"], n["text"])))
    check(found, QUOTES)
    check(named, SPEAKERS)
    check(false, 1 - FALSE_QUOTES)


def test_a_returned_span_is_its_text(articles):
    for a in articles:
        text = a.found["article"]["text"]
        for t in a.found["toponyms"]:
            assert text[t["start"] : t["end"]] == t["text"]
        for q in a.found["quotes"]:
            assert all(0 <= s < e <= len(text) for s, e in q["spans"])
            words = re.sub(r"\s+", "", "".join(text[s:e] for s, e in q["spans"]))
            assert re.sub(r"[\s…]+", "", q["text"]) == re.sub("…", "", words)
