"""Tables in parts: the rows of a corpus, whatever the size of the parts."""

import io
from pathlib import Path

import pytest

import araxes
from araxes import formats, streams
from araxes.formats import Layout
from araxes.streams import place_features, table_parts


@pytest.fixture(scope="module")
def named(samples: list[Path]) -> list[tuple[str, araxes.Document]]:
    return [(path.name, araxes.analyze(path)) for path in samples]


@pytest.fixture
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "_PART", 4)


@pytest.mark.usefixtures("small_parts")
@pytest.mark.parametrize("table", formats.TABLES)
def test_the_rows_are_those_of_the_corpus(named: list[tuple[str, araxes.Document]], table: str) -> None:
    corpus = araxes.Corpus([document for _, document in named], sources=[name for name, _ in named])
    parts = list(table_parts(iter(named), table))
    assert [row for part in parts for row in part] == getattr(corpus, table).rows()
    assert len(parts) == (1 if table == "speakers" else -(-len(named) // 4))


@pytest.mark.parametrize("table", formats.TABLES)
def test_nothing_is_one_part_without_rows(table: str) -> None:
    [part] = table_parts(iter(()), table)
    assert (len(part), part.columns) == (0, getattr(araxes.Corpus([]), table).columns)


@pytest.mark.usefixtures("small_parts")
def test_parquet_has_a_row_group_for_each_part(named: list[tuple[str, araxes.Document]]) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    formats.write_parquet(iter(named), out, Layout(table="quotes"))
    file = parquet.ParquetFile(io.BytesIO(out.buffer.getvalue()))
    assert file.num_row_groups == -(-len(named) // 4)
    assert (
        file.read().to_pylist()
        == araxes.Corpus([document for _, document in named], sources=[name for name, _ in named]).quotes.rows()
    )


def test_places_are_counted_without_a_corpus(named: list[tuple[str, araxes.Document]]) -> None:
    documents = [document for _, document in named]
    found = place_features(iter(documents))
    assert found == araxes.Corpus(documents).__geo_interface__
    mentions = sum(feature["properties"]["mentions"] for feature in found["features"])
    assert mentions == sum(t.place.latitude is not None for document in documents for t in document.toponyms) > 0
