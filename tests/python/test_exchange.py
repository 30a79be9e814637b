"""The formats of others, each read back by a library that knows it."""

import json
from pathlib import Path

import pytest

import araxes
from araxes import exchange

HOSTILE = (
    "A <road> & a bridge\n\n“It is]]> wide\x1b[1m \ufffe,” said Leyla <b>Orucova</b> of Goris.\n\n"
    + "The bridge is long. " * 40
)
ANNOTATION_MODEL = {"TextPositionSelector": {"start", "end"}, "TextQuoteSelector": {"exact", "prefix", "suffix"}}


@pytest.fixture(scope="module")
def both(documents: list[araxes.Document]) -> list[araxes.Document]:
    return [*documents, araxes.analyze(HOSTILE, kind="text")]


def schema_org(url: str, _: dict) -> dict:
    """Serve the context of schema.org, which says no more about the terms used here than this."""
    assert url == "https://schema.org"
    context = {"@vocab": "https://schema.org/", "url": {"@type": "@id"}, "sameAs": {"@type": "@id"}}
    return {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": url,
        "document": {"@context": context},
    }


def test_jsonld_expands_to_schema_org(both: list[araxes.Document]) -> None:
    jsonld = pytest.importorskip("pyld").jsonld
    for document in both:
        written = json.loads(json.dumps(exchange.jsonld(document, "samples/a b.txt")))
        (node,) = jsonld.expand(written, {"documentLoader": schema_org, "base": "https://example.org/"})
        vocabulary = "https://schema.org/"
        assert node["@type"] == [f"{vocabulary}NewsArticle"]
        assert node["@id"].startswith("https://")
        quotations = node.get(f"{vocabulary}hasPart", [])
        assert [q[f"{vocabulary}text"][0]["@value"] for q in quotations] == [q.text for q in document.quotes]
        named = [q[f"{vocabulary}spokenByCharacter"] for q in quotations if f"{vocabulary}spokenByCharacter" in q]
        assert len(named) == sum(bool(q.speaker and q.speaker.name) for q in document.quotes)
        places = {p[f"{vocabulary}identifier"][0]["@value"] for p in node.get(f"{vocabulary}mentions", [])}
        assert places == {t.place.id for t in document.toponyms}


def test_jsonld_names_keep_their_languages() -> None:
    document = araxes.analyze("The road to Goris is open, said Anna Melikyan.")
    (place,) = exchange.jsonld(document)["mentions"]
    assert {"@value": "Գորիս", "@language": "hy"} in place["alternateName"]
    assert place["geo"]["latitude"] == pytest.approx(document.toponyms[0].place.latitude)


def test_web_annotations_select_what_they_say(both: list[araxes.Document]) -> None:
    for document in both:
        text = document.article.text
        page = json.loads(json.dumps(exchange.web_annotations(document, "a.txt")))
        assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
        assert page["type"] == "AnnotationPage"
        assert len(page["items"]) == len(document.quotes) + len(document.toponyms)
        assert len({item["id"] for item in page["items"]}) == len(page["items"])
        for item in page["items"]:
            assert item["type"] == "Annotation"
            for target in item["target"]:
                position, words = target["selector"]
                for selector in target["selector"]:
                    assert selector.keys() - {"type"} == ANNOTATION_MODEL[selector["type"]]
                assert text[position["start"] : position["end"]] == words["exact"]
                before = position["start"] - len(words["prefix"])
                assert text[before:].startswith(words["prefix"] + words["exact"] + words["suffix"])


def test_web_annotations_fit_the_schema(both: list[araxes.Document]) -> None:
    """The parts of the W3C model (section 3 and 4) that its text states as MUST."""
    jsonschema = pytest.importorskip("jsonschema")
    body = {
        "type": "object",
        "required": ["type", "purpose"],
        "oneOf": [
            {"properties": {"type": {"const": "TextualBody"}, "value": {"type": "string"}}, "required": ["value"]},
            {
                "properties": {"type": {"const": "SpecificResource"}, "source": {"type": "string", "format": "iri"}},
                "required": ["source"],
            },
        ],
    }
    target = {"type": "object", "required": ["source", "selector"], "properties": {"selector": {"minItems": 2}}}
    schema = {
        "type": "object",
        "required": ["@context", "id", "type", "items"],
        "properties": {
            "items": {
                "items": {
                    "required": ["id", "type", "target", "body"],
                    "properties": {"body": {"items": body}, "target": {"items": target, "minItems": 1}},
                }
            }
        },
    }
    for document in both:
        jsonschema.validate(exchange.web_annotations(document), schema)


TEI = {"t": "http://www.tei-c.org/ns/1.0"}
ID = "{http://www.w3.org/XML/1998/namespace}id"


def test_tei_holds_the_text_the_quotes_and_the_places(both: list[araxes.Document]) -> None:
    etree = pytest.importorskip("lxml.etree")
    for document in both:
        root = etree.fromstring(exchange.tei(document).encode())
        assert root.tag == "{http://www.tei-c.org/ns/1.0}TEI"
        text = document.article.text
        blocks = root.xpath(
            "//t:body//*[self::t:p or self::t:ab or self::t:head or parent::t:div][not(self::t:div)]", namespaces=TEI
        )
        shown = ["".join(block.itertext()) for block in blocks]
        legal = str.maketrans(dict.fromkeys("\x1b\ufffe", "\ufffd"))
        assert shown == [text[b.start : b.end].translate(legal) for b in document.article.blocks]
        within = [t for t in document.toponyms if any(b.start <= t.start < b.end for b in document.article.blocks)]
        named = root.xpath("//t:body//t:placeName", namespaces=TEI)
        assert {"#place-" + t.place.id for t in within} == {name.get("ref") for name in named}
        assert len(named) >= len(within)
        said = {element.get(ID).split("-")[1] for element in root.xpath("//t:body//t:said", namespaces=TEI)}
        assert said == {str(number) for number in range(len(document.quotes))}


def test_tei_references_resolve_and_chains_join(both: list[araxes.Document]) -> None:
    etree = pytest.importorskip("lxml.etree")
    corpus = exchange.tei_corpus((f"{number}.txt", document) for number, document in enumerate(both))
    root = etree.fromstring("".join(corpus).encode())
    assert len(root.findall("t:TEI", TEI)) == len(both)
    ids = [element.get(ID) for element in root.iter() if element.get(ID)]
    assert len(ids) == len(set(ids))
    for element in root.iter():
        for attribute in ("ref", "who", "next", "prev"):
            if element.get(attribute):
                assert element.get(attribute)[1:] in ids
    for number, document in enumerate(both):
        for index, quote in enumerate(document.quotes):
            parts = [e for e in root.iter("{*}said") if e.get(ID).startswith(f"d{number}-quote-{index}-")]
            assert [part.get("next") for part in parts[:-1]] == [f"#{part.get(ID)}" for part in parts[1:]]
            words = "".join("".join(part.itertext()) for part in parts)
            if quote.parent is None and "\n" not in quote.text and "\x1b" not in quote.text:
                assert words == quote.text


def test_linked_places_are_geojson_with_every_name() -> None:
    geojson = pytest.importorskip("geojson")
    places = [
        place for name in ("khankendi", "shusha", "goris", "araxes", "khankendi") for place in araxes.lookup(name)
    ]
    collection = geojson.loads(json.dumps(exchange.linked_places(places)))
    assert collection.is_valid
    assert len(collection.features) == len({place.id for place in places})
    for feature in collection.features:
        assert feature["@id"].startswith("urn:")
        (place,) = [p for p in places if p.id == feature["@id"].rsplit(":", 1)[1]][:1]
        assert feature["properties"]["title"] == place.name
        assert [name["toponym"] for name in feature["names"]] == [name.text for name in place.names]
        assert all(name["citations"][0]["label"] for name in feature["names"])
        assert geojson.utils.coords(feature)


def test_spacy_spans_hold_the_words(documents: list[araxes.Document]) -> None:
    pytest.importorskip("spacy")
    for document in documents:
        doc = exchange.to_spacy(document)
        assert doc.text == document.article.text
        spans = [span for quote in document.quotes for span in quote.spans]
        assert len(doc.spans["quotes"]) == len(spans)
        for span, (start, end) in zip(doc.spans["quotes"], spans, strict=True):
            assert span.start_char <= start
            assert span.end_char >= end
        assert [span.kb_id_ for span in doc.spans["places"]] == [t.place.id for t in document.toponyms]
        assert [span.label_ for span in doc.spans["places"]] == [t.tradition for t in document.toponyms]


def test_an_article_without_address_is_named_by_its_source_or_its_text(samples: list[Path]) -> None:
    document = araxes.analyze(samples[1])
    assert exchange.web_annotations(document, "news/Şuşa 1.txt")["id"] == "news/%C5%9Eu%C5%9Fa%201.txt#araxes"
    assert exchange.jsonld(document)["@id"].startswith("ni:///sha-256;")
