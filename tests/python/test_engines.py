"""The Arrow kernel: the rows of `pipe`, whatever the engine and the kind of column."""

import pickle
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

import araxes
from araxes.arrow import analyze_batches

pyarrow = pytest.importorskip("pyarrow")

GARBAGE = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(40)


@pytest.fixture(scope="module")
def contents(samples: list[Path]) -> list[str | None]:
    return [*(path.read_text(encoding="utf-8") for path in samples), None, "", " \n"]


def expected(sources: list[Any]) -> list[dict[str, Any]]:
    """What `pipe` makes of the sources, as rows of the kernel."""
    rows = []
    for result in araxes.pipe(sources):
        if isinstance(result, araxes.Document):
            rows.append({**result.to_dict(), "error": None})
        else:
            nothing = dict.fromkeys(("schema", "article", "toponyms", "quotes", "speakers"))
            rows.append({**nothing, "error": result.message})
    return rows


@pytest.mark.parametrize("kind", ["string", "large_string", "string_view", "binary", "large_binary", "binary_view"])
def test_every_kind_of_column_gives_the_rows_of_pipe(contents: list[str | None], kind: str) -> None:
    column = pyarrow.array(contents, pyarrow.string())
    column = column.cast(pyarrow.binary()).cast(getattr(pyarrow, kind)()) if "binary" in kind else column
    if kind in {"large_string", "string_view"}:
        column = pyarrow.array(contents, getattr(pyarrow, kind)())
    numbers = pyarrow.array(range(len(contents)), pyarrow.int32())
    batch = pyarrow.record_batch({"number": numbers, "text": column})
    found = list(analyze_batches(iter([batch, batch.slice(0, 0), batch.slice(3, 2)]), "text", keep=["number"]))
    assert all(part.schema == found[0].schema for part in found)
    assert "uint" not in str(found[0].schema)
    rows = pyarrow.Table.from_batches(found).to_pylist()
    assert [row.pop("number") for row in rows] == [*range(len(contents)), 3, 4]
    assert rows == expected([*contents, *contents[3:5]])


def test_a_bad_row_is_an_error_and_no_more() -> None:
    sources = [
        "A road opens in Goris.",
        GARBAGE,
        b"<html><script>1</script></html>",
        None,
        "A road opens in Xankəndi.",
    ]
    values = [value.encode() if isinstance(value, str) else value for value in sources]
    batch = pyarrow.record_batch({"page": pyarrow.array(values, pyarrow.binary())})
    (found,) = analyze_batches([batch], "page")
    assert found.to_pylist() == expected(values)
    assert [error is None for error in found["error"].to_pylist()] == [True, False, False, False, True]


def test_many_rows_keep_their_order() -> None:
    texts = [f"Bridge {number} opens in Goris." for number in range(1000)]
    table = pyarrow.table({"text": texts, "url": [f"https://kura.example/{number}" for number in range(1000)]})
    found = pyarrow.table(analyze_batches(table, url="url", threads=2))
    articles = found["article"].to_pylist()
    assert [article["text"] for article in articles] == texts
    assert [article["url"] for article in articles] == table["url"].to_pylist()


def test_a_row_is_a_document_again(contents: list[str | None]) -> None:
    import json

    (found,) = analyze_batches([pyarrow.record_batch({"text": contents[:3]})])
    for row, content in zip(found.to_pylist(), contents, strict=False):
        assert araxes.Document.from_json(json.dumps(row)) == araxes.analyze(str(content))


def test_what_is_wrong_is_said() -> None:
    batch = pyarrow.record_batch({"title": ["a"], "number": [1], "error": ["x"]})
    with pytest.raises(araxes.OptionError, match="none of html, text, content, body"):
        list(analyze_batches([batch]))
    with pytest.raises(araxes.OptionError, match="no column page: there are title, number, error"):
        list(analyze_batches([batch], "page"))
    with pytest.raises(araxes.OptionError, match="number holds Int64"):
        list(analyze_batches([batch], "number"))
    with pytest.raises(araxes.OptionError, match="error"):
        analyze_batches([batch], "title", keep=["error"])
    with pytest.raises(araxes.OptionError, match="klingon"):
        analyze_batches([batch], "title", language="klingon")
    with pytest.raises((TypeError, ValueError)):
        list(analyze_batches(["no batch"], "title"))


def test_polars(contents: list[str | None]) -> None:
    polars = pytest.importorskip("polars")
    frame = polars.DataFrame({"number": range(len(contents)), "text": contents})
    found = polars.DataFrame(analyze_batches(frame, "text", keep=["number"]))
    assert found.drop("number").to_dicts() == expected(contents)
    quotes = found.explode("quotes").drop_nulls("quotes").unnest("quotes")
    whole = [document for document in araxes.pipe(contents) if isinstance(document, araxes.Document)]
    assert quotes["text"].to_list() == [quote.text for document in whole for quote in document.quotes]


def test_duckdb(contents: list[str | None]) -> None:
    duckdb = pytest.importorskip("duckdb")
    with duckdb.connect() as base:
        base.register("contents", pyarrow.table({"number": range(len(contents)), "text": contents}))
        base.sql("create table pages as select * from contents")
        # A cursor of its own, so that pages are read while results are written.
        reader = base.cursor().sql("select * from pages order by number").to_arrow_reader(100)
        documents = pyarrow.RecordBatchReader.from_stream(analyze_batches(reader, "text", keep=["number"]))
        base.register("documents", documents)
        base.sql("create table results as select * from documents")
        rows = base.sql("select * exclude number from results order by number").to_arrow_table().to_pylist()
        assert rows == expected(contents)
        query = "select count(*) from (select unnest(toponyms) as t from results) where t.tradition = 'hy'"
        documents = [found for found in araxes.pipe(contents) if isinstance(found, araxes.Document)]
        named = sum(toponym.tradition == "hy" for document in documents for toponym in document.toponyms)
        assert base.sql(query).fetchall() == [(named,)]


def test_documents_go_to_other_processes_and_back(documents: list[araxes.Document]) -> None:
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        assert list(pool.map(pickle.loads, map(pickle.dumps, documents))) == documents
