"""What every result type has: attributes that agree with the dictionary, pickling, copying, equality, hash, repr."""

import copy
import json
import pickle

import pytest

import araxes

TYPES = {
    araxes.Document,
    araxes.Article,
    araxes.Block,
    araxes.Toponym,
    araxes.Place,
    araxes.Name,
    araxes.Alternative,
    araxes.Quote,
    araxes.QuoteSpeaker,
    araxes.Speaker,
    araxes.Excerpt,
}


@pytest.fixture(scope="module")
def one_of_each(documents: list[araxes.Document]) -> dict[type, object]:
    found: dict[type, object] = {}

    def visit(value: object) -> None:
        if isinstance(value, tuple):
            for item in value:
                visit(item)
        elif type(value) in TYPES and type(value) not in found:
            found[type(value)] = value
            for name in dir(value):
                if not name.startswith("_") and not callable(getattr(value, name)):
                    visit(getattr(value, name))

    for document in documents:
        visit(document)
        visit((document.toponyms, document.quotes, document.speakers))
        visit(tuple(q.speaker for q in document.quotes if q.speaker))
        visit(tuple(q.cue for q in document.quotes if q.cue))
        visit(tuple(a for t in document.toponyms for a in t.alternatives))
    return found


def test_the_samples_show_every_type(one_of_each: dict[type, object]) -> None:
    assert set(one_of_each) == TYPES


@pytest.mark.parametrize("kind", sorted(TYPES, key=lambda kind: kind.__name__))
def test_every_type_goes_there_and_back(one_of_each: dict[type, object], kind: type) -> None:
    value = one_of_each[kind]
    for twin in (
        pickle.loads(pickle.dumps(value)),
        copy.copy(value),
        copy.deepcopy(value),
        kind.from_json(value.to_json()),
    ):
        assert twin == value
        assert hash(twin) == hash(value)
        assert repr(twin) == repr(value)
    assert value.to_dict() == json.loads(value.to_json())
    assert value != "something else"
    assert kind.__name__ in repr(value)
    assert kind.__module__ == "araxes"


@pytest.mark.parametrize("kind", sorted(TYPES, key=lambda kind: kind.__name__))
def test_results_do_not_change(one_of_each: dict[type, object], kind: type) -> None:
    value = one_of_each[kind]
    with pytest.raises(AttributeError):
        value.text = "changed"
    with pytest.raises(TypeError):
        kind()


def test_unequal_results_differ(documents: list[araxes.Document]) -> None:
    assert len({hash(document) for document in documents}) == len(documents)
    assert len(set(documents)) == len(documents)


def test_failure_has_it_all() -> None:
    (failure,) = araxes.pipe([b""])
    assert isinstance(failure, araxes.Failure)
    assert pickle.loads(pickle.dumps(failure)) == copy.deepcopy(failure) == failure
    assert hash(copy.copy(failure)) == hash(failure)
    assert failure.to_dict() == {"index": 0, "source": "bytes", "error": "SourceError", "message": failure.message}


def test_offsets_are_code_points(documents: list[araxes.Document]) -> None:
    for document in documents:
        text = document.article.text
        assert all(text[t.start : t.end] == t.text for t in document.toponyms)
        for quote in document.quotes:
            assert "\n".join(text[start:end] for start, end in quote.spans) == quote.text
            assert quote.cue is None or text[quote.cue.start : quote.cue.end] == quote.cue.text
            if quote.speaker and (mention := quote.speaker.mention):
                assert text[mention.start : mention.end] == mention.text


def test_references_resolve(documents: list[araxes.Document]) -> None:
    for document in documents:
        assert [speaker.id for speaker in document.speakers] == list(range(len(document.speakers)))
        for index, quote in enumerate(document.quotes):
            assert quote.parent is None or quote.parent != index
            assert quote.parent is None or quote.parent < len(document.quotes)
            if quote.speaker:
                assert document.speakers[quote.speaker.id].name == quote.speaker.name


def test_places_have_all_their_names(documents: list[araxes.Document]) -> None:
    for toponym in (t for document in documents for t in document.toponyms):
        assert toponym.place.names
        assert toponym.place in araxes.lookup(toponym.place.id)
        assert "names" not in toponym.to_dict()["place"]
