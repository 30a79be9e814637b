"""`araxes.Lexicon`: cues, roles and speakers of one's own, by the cases of tests/cases/lexicon.json."""

import json
import pickle
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

import araxes

GIVEN = json.loads((Path(__file__).parents[1] / "cases" / "lexicon.json").read_text(encoding="utf-8"))
ROWS = [
    {"kind": "cue", "language": "en", "forms": ["vowelled"]},
    {"kind": "person", "name": "Anna Melikyan", "aliases": ["Anya Melikian"]},
]
TEXT = "Anya Melikian vowelled that the boats would be back in June."


@pytest.fixture(scope="module")
def own():
    return araxes.Lexicon().extend(ROWS)


def found(text, language, lexicon):
    """The quotes as the cases write them."""
    rows = []
    for quote in araxes.attribute_quotes(text, language, lexicon=lexicon):
        mention = quote.speaker.mention if quote.speaker else None
        row = {"text": quote.text, "act": quote.act, "cue": quote.cue.text if quote.cue else None}
        row |= {"name": quote.speaker.name if quote.speaker else None, "mention": mention.text if mention else None}
        rows.append(row)
    return rows


@pytest.mark.parametrize("case", GIVEN["cases"], ids=lambda case: case["name"])
def test_rows_change_what_is_found(case):
    if case["before"] is not None:
        assert found(case["text"], case["language"], None) == case["before"]
    lexicon = araxes.Lexicon().extend(case["rows"])
    assert found(case["text"], case["language"], lexicon) == case["after"]


@pytest.mark.parametrize("fault", GIVEN["faults"], ids=lambda fault: fault["error"])
def test_rows_that_do_not_fit_are_named(fault):
    with pytest.raises(araxes.FormatError) as error:
        araxes.Lexicon().extend(json.dumps(fault["rows"]), format="json")
    assert str(error.value) == fault["error"]


def test_another_format_is_no_option(own):
    with pytest.raises(araxes.OptionError):
        own.extend("", format="xml")
    with pytest.raises(TypeError):
        own.extend(3)


def test_rows_come_back_and_make_the_same_lexicon(own):
    assert [row["kind"] for row in own.rows] == ["cue", "person"]
    assert araxes.Lexicon().extend(own.rows) == own
    assert araxes.Lexicon().extend(json.dumps(own.rows), format="json") == own
    csv = "kind,language,forms,name,aliases\ncue,en,vowelled,,\nperson,,,Anna Melikyan,Anya Melikian\n"
    assert araxes.Lexicon().extend(csv, format="csv") == own
    assert own != araxes.Lexicon() == araxes.Lexicon().extend([])
    assert pickle.loads(pickle.dumps(own)) == own
    assert pickle.loads(pickle.dumps(araxes.Lexicon())) == araxes.Lexicon()


def test_everything_that_reads_takes_it(own, tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    documents = [
        araxes.analyze(TEXT, lexicon=own),
        *araxes.pipe([TEXT, araxes.Source(TEXT, name="a")], lexicon=own),
        *araxes.Corpus.read(tmp_path, progress=False, lexicon=own),
    ]
    assert [document.quotes[0].speaker.name for document in documents] == ["Anna Melikyan"] * 4
    assert not araxes.analyze(TEXT).quotes


def test_arrow_batches_take_it(own):
    pyarrow = pytest.importorskip("pyarrow")
    from araxes.arrow import analyze_batches

    batch = pyarrow.record_batch({"text": [TEXT]})
    [row] = pyarrow.Table.from_batches(analyze_batches([batch], lexicon=own)).to_pylist()
    assert row["speakers"][0]["name"] == "Anna Melikyan"


def test_files_are_taken_by_their_suffix(own, tmp_path):
    (tmp_path / "words.json").write_text(json.dumps(own.rows), encoding="utf-8-sig")
    csv = "kind,language,forms,name,aliases\ncue,en,vowelled,,\nperson,,,Anna Melikyan,Anya Melikian\n"
    (tmp_path / "words.csv").write_text(csv, encoding="utf-8-sig")
    (tmp_path / "latin.csv").write_bytes(b"kind\n\xff")
    assert araxes.Lexicon().extend(tmp_path / "words.json") == own
    assert araxes.Lexicon().extend(tmp_path / "words.csv") == own
    with pytest.raises(araxes.FormatError, match="UTF-8"):
        araxes.Lexicon().extend(tmp_path / "latin.csv")
    with pytest.raises(FileNotFoundError):
        araxes.Lexicon().extend(tmp_path / "none.csv")


def _analyze(lexicon, text):
    return araxes.analyze(text, lexicon=lexicon)


def test_it_goes_to_another_process(own):
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        assert pool.submit(_analyze, own, TEXT).result() == araxes.analyze(TEXT, lexicon=own)
