"""Corpora: tables that every data library reads alike, counts that add up, speakers merged, shared quotes found."""

import gzip
import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

import araxes

TABLES = ["articles", "quotes", "toponyms", "speakers"]


@pytest.fixture(scope="module")
def corpus(documents: list[araxes.Document], samples: list[Path]) -> araxes.Corpus:
    return araxes.Corpus(documents, sources=map(str, samples))


def article(outlet: str, day: str, text: str) -> araxes.Document:
    (document,) = araxes.pipe([araxes.Source(text, outlet=outlet, published=day)], on_error="raise")
    assert isinstance(document, araxes.Document)
    return document


@pytest.mark.parametrize("name", TABLES)
def test_every_library_reads_equal_rows(corpus: araxes.Corpus, name: str) -> None:
    polars = pytest.importorskip("polars")
    pyarrow = pytest.importorskip("pyarrow")
    pandas = pytest.importorskip("pandas")
    duckdb = pytest.importorskip("duckdb")
    table = getattr(corpus, name)
    rows = table.rows()
    assert rows
    assert list(table) == rows == [table[number] for number in range(len(table))]
    assert polars.DataFrame(table).to_dicts() == rows
    assert table.to_polars().to_dicts() == rows
    assert pyarrow.table(table).to_pylist() == rows
    assert table.to_arrow().to_pylist() == rows
    with duckdb.connect() as base:
        base.register("rows_of_table", table)
        found = base.sql("select * from rows_of_table").fetchall()
    assert found == [tuple(row.values()) for row in rows]
    for frame in (pandas.DataFrame(table), table.to_pandas()):
        assert list(frame.columns) == list(table.columns)
        for column in table.columns:
            assert [plain(value) for value in frame[column]] == [row[column] for row in rows], column


def plain(value: object) -> object:
    """The value of a pandas cell as the tables have it."""
    import pandas

    if isinstance(value, list):
        return value
    if pandas.isna(value):
        return None
    if isinstance(value, pandas.Timestamp):
        return value.date()
    return value.item() if hasattr(value, "item") else value


def test_tables_agree_with_the_documents(corpus: araxes.Corpus) -> None:
    for number, document in enumerate(corpus):
        row = corpus.articles[number]
        whole = document.article.to_dict()
        assert {key: row[key] for key in whole if key in row} == {key: whole[key] for key in whole if key in row}
        quotes = [row for row in corpus.quotes if row["document"] == number]
        assert [row["text"] for row in quotes] == [quote.text for quote in document.quotes]
        assert [row["spans"] for row in quotes] == [[list(span) for span in quote.spans] for quote in document.quotes]
        assert all(row["speaker"] == corpus.speakers[row["speaker_id"]]["name"] for row in quotes if row["speaker"])
        toponyms = [row for row in corpus.toponyms if row["document"] == number]
        assert [(row["start"], row["place"]) for row in toponyms] == [
            (t.start, t.place.id) for t in document.toponyms
        ]
        for row in toponyms:
            around = [
                (end - start, index)
                for index, quote in enumerate(document.quotes)
                for start, end in quote.spans
                if start <= row["start"] and row["end"] <= end
            ]
            assert row["quote"] == (min(around)[1] if around else None)


def test_columns_say_what_they_hold(corpus: araxes.Corpus) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    for name in TABLES:
        table = getattr(corpus, name)
        assert all(field.meaning for field in table.fields)
        schema = pyarrow.schema(table)
        assert schema.names == list(table.columns)
        assert [field.nullable for field in schema] == [field.nullable for field in table.fields]
        assert "uint" not in str(schema)
        empty = getattr(araxes.Corpus([]), name)
        assert len(empty) == 0
        assert pyarrow.table(empty).schema == pyarrow.table(table).schema


def test_table_access(corpus: araxes.Corpus) -> None:
    quotes = corpus.quotes
    assert quotes[-1] == quotes[len(quotes) - 1]
    assert quotes[2:5] == quotes.rows()[2:5]
    assert quotes[5:1:-2] == quotes.rows()[5:1:-2]
    assert quotes["text"] == [row["text"] for row in quotes] == quotes.to_dict()["text"]
    with pytest.raises(IndexError):
        quotes[len(quotes)]
    with pytest.raises(KeyError):
        quotes["colour"]
    assert "quotes" in repr(quotes)


def test_naming_adds_up(corpus: araxes.Corpus) -> None:
    used = Counter((row["outlet"], row["place"], row["tradition"]) for row in corpus.toponyms)
    naming = corpus.naming(by="outlet")
    assert {(row["group"], row["place"], row["tradition"]): row["count"] for row in naming} == used
    for by in ("outlet", "language", "speaker"):
        shares: Counter[tuple[str, str]] = Counter()
        for row in corpus.naming(by=by):
            shares[row["group"], row["place"]] += row["share"]
        assert all(share == pytest.approx(1, abs=0.001) for share in shares.values())
    spoken = sum(row["quote"] is not None for row in corpus.toponyms)
    assert sum(row["count"] for row in corpus.naming(by="speaker")) == spoken > 0
    with pytest.raises(araxes.OptionError, match="by"):
        corpus.naming(by="mood")


def test_timeline_counts_everything_once(corpus: araxes.Corpus) -> None:
    for every, length in (("day", 10), ("month", 7), ("year", 4)):
        rows = corpus.timeline(every).rows()
        assert sum(row["articles"] for row in rows) == len(corpus)
        assert sum(row["quotes"] for row in rows) == len(corpus.quotes)
        dated = [row for row in rows if row["period"]]
        assert all(row["date"].isoformat()[:length] == row["period"] for row in dated)
        assert [row["date"] for row in dated] == sorted(row["date"] for row in dated)
    with pytest.raises(araxes.OptionError, match="every"):
        corpus.timeline("hour")


def test_speakers_are_merged_by_name() -> None:
    corpus = araxes.Corpus(
        [
            article("Araz Daily", "2024-05-01", "“The road is open today,” said Leyla Orucova, head of roads."),
            article("Kura Post", "2024-05-03", "“The road is closed again,” said LEYLA ORUCOVA, an engineer."),
            article("Kura Post", "2024-05-04", "“A bridge is coming,” said Anna Melikyan."),
            article("Kura Post", "2024-05-05", "“A bridge is coming,” said a resident."),
            article("Kura Post", "2024-05-06", "“A bridge is coming,” said a resident."),
        ]
    )
    first, *rest = corpus.speakers
    assert (first["quotes"], first["articles"], first["documents"]) == (2, 2, [0, 1])
    assert {first["name"], *first["aliases"]} == {"Leyla Orucova", "LEYLA ORUCOVA"}
    assert first["outlets"] == ["Araz Daily", "Kura Post"]
    assert (first["first_date"], first["last_date"]) == (date(2024, 5, 1), date(2024, 5, 3))
    # The two residents may be two people: nobody says that they are one.
    assert [row["name"] for row in rest] == ["Anna Melikyan", None, None]


def test_speakers_of_the_samples_are_one_in_every_language(samples: list[Path]) -> None:
    corpus = araxes.Corpus(araxes.pipe(samples))
    names = {form: row["id"] for row in corpus.speakers if row["name"] for form in (row["name"], *row["aliases"])}
    for forms in (
        ("Gulnar Hamidova", "Gülnar Həmidova", "Гюльнар Гамидова", "Գյուլնար Համիդովա", "გულნარ ჰამიდოვა"),
        ("Samvel Hovnatunyan", "Самвел Овнатунян", "Սամվել Հովնաթունյան", "სამველ ჰოვნათუნიანი"),
    ):
        assert len({names[form] for form in forms}) == 1
    assert names["Gulnar Hamidova"] != names["Samvel Hovnatunyan"]
    assert sum(row["quotes"] for row in corpus.speakers) == sum(
        row["speaker_id"] is not None for row in corpus.quotes
    )


def test_parts_of_a_corpus_keep_their_sources(samples: list[Path]) -> None:
    corpus = araxes.Corpus(araxes.pipe(samples), sources=[path.name for path in samples])
    assert corpus[3] == corpus.documents[3]
    assert (corpus[-2:].sources, list(corpus[-2:])) == (corpus.sources[-2:], list(corpus.documents[-2:]))
    russian = corpus.filter(lambda document: document.article.language == "ru")
    assert russian.sources == tuple(path.name for path in samples if path.name.startswith("ru-"))
    assert set(russian.articles["language"]) == {"ru"}
    with pytest.raises(IndexError):
        corpus[len(corpus)]


def test_the_same_words_in_several_articles() -> None:
    words = "We counted every plank of the old bridge and then we counted all of them once more"
    other = "The water will stay high until the end of the autumn and nobody can say why"
    corpus = araxes.Corpus(
        [
            article("Araz Daily", "2024-05-01", f"“{words},” said Anna Melikyan."),
            article("Kura Post", "2024-05-02", f"“{words.replace('old', 'ancient')},” said Anna Melikyan."),
            article("Kura Post", "2024-05-03", f"“{words.split(' and ', maxsplit=1)[0]},” said Anna Melikyan."),
            article("Kura Post", "2024-05-04", f"“{other},” said Elnur Talibzade."),
            article("Kura Post", "2024-05-05", f"“{other},” said Elnur Talibzade. “{other},” he said."),
        ]
    )
    rows = corpus.same_quotes().rows()
    assert [(row["group"], row["articles"], row["document"]) for row in rows] == [
        (0, 3, 0),
        (0, 3, 1),
        (0, 3, 2),
        (1, 2, 3),
        (1, 2, 4),
        (1, 2, 4),
    ]
    assert [row["similarity"] for row in rows] == pytest.approx([1, 0.8, 1, 1, 1, 1], abs=0.05)


def test_geojson(corpus: araxes.Corpus) -> None:
    collection = json.loads(corpus.to_geojson())
    assert collection == corpus.__geo_interface__
    located = [row for row in corpus.toponyms if row["latitude"] is not None]
    assert sum(feature["properties"]["mentions"] for feature in collection["features"]) == len(located)
    for feature in collection["features"]:
        longitude, latitude = feature["geometry"]["coordinates"]
        assert -180 <= longitude <= 180
        assert -90 <= latitude <= 90
        properties = feature["properties"]
        assert sum(properties["traditions"].values()) == sum(properties["texts"].values()) == properties["mentions"]


TEXT = "A road opens\n\n“It is wide,” said Anna Melikyan in Goris."


def test_reading_everything_a_folder_holds(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.html").write_text(f"<p>{TEXT}</p>", encoding="utf-8")
    rows = [
        {"id": "row one", "text": TEXT, "outlet": "Kura Post", "date": "2024-05-04", "url": "https://kura.example/1"},
        {"html": f"<p>{TEXT}</p>", "date": "last week", "language": "de"},
        {"colour": "red"},
        "no object",
        {"text": " "},
        araxes.analyze(TEXT).to_dict(),
    ]
    lines = [json.dumps(row) for row in rows]
    lines.insert(3, "{broken")
    (tmp_path / "c.jsonl").write_text("\n".join(lines), encoding="utf-8")
    with gzip.open(tmp_path / "d.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(json.dumps({"content": TEXT}) + "\n\n")
    (tmp_path / "e.png").write_bytes(b"\x89PNG")

    corpus = araxes.Corpus.read(tmp_path)
    archive = tmp_path / "c.jsonl"
    assert corpus.articles["source"] == [
        str(tmp_path / "a.txt"),
        str(tmp_path / "b.html"),
        "row one",
        f"{archive}:2",
        f"{archive}:7",
        f"{tmp_path / 'd.jsonl.gz'}:1",
    ]
    assert [failure.source for failure in corpus.failures] == [f"{archive}:{n}" for n in (3, 4, 5, 6)]
    row = corpus.articles[2]
    assert (row["outlet"], row["date"], row["url"]) == ("Kura Post", date(2024, 5, 4), "https://kura.example/1")
    assert corpus.documents[4] == corpus.documents[0] == araxes.analyze(TEXT)


def test_reading_parquet(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "a.parquet"
    columns = {"text": [TEXT, None, TEXT], "date": [date(2024, 5, 4), None, None]}
    parquet.write_table(pyarrow.table(columns), path)
    corpus = araxes.Corpus.read(str(path))
    assert corpus.articles["date"] == [date(2024, 5, 4), None]
    assert [failure.source for failure in corpus.failures] == [f"{path}:2"]


def test_reading_patterns_and_what_is_not_there(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.html"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    (tmp_path / "bad.jsonl.gz").write_bytes(b"no gzip")
    (tmp_path / "bad.parquet").write_bytes(b"no parquet")
    assert len(araxes.Corpus.read(f"{tmp_path}/*.txt")) == 2
    assert len(araxes.Corpus.read([tmp_path / "c.html", f"{tmp_path}/**/a.*"])) == 2
    missing = [tmp_path / "none.txt", f"{tmp_path}/*.xyz", tmp_path / "bad.jsonl.gz"]
    corpus = araxes.Corpus.read(missing)
    assert len(corpus) == 0
    assert [failure.error for failure in corpus.failures] == ["FileNotFoundError", "FileNotFoundError", "BadGzipFile"]


def test_pipe_passes_on_what_is_done_already() -> None:
    document = araxes.analyze(TEXT)
    failure = araxes.Failure(7, "elsewhere", "OSError", "gone")
    first, second, third = araxes.pipe([araxes.Source(TEXT, name="x"), document, failure])
    assert first == second == document
    assert third == araxes.Failure(2, "elsewhere", "OSError", "gone")


def test_source_takes_what_is_known() -> None:
    known = {"title": "Known", "outlet": "Kura Post", "published": "2024-05-04T10:00:00+04:00", "language": "az"}
    (document,) = araxes.pipe([araxes.Source(TEXT, url="https://kura.example/1", **known)])
    assert isinstance(document, araxes.Document)
    given = document.article.to_dict()
    assert {key: given[key] for key in known} == known
    assert given["url"] == "https://kura.example/1"
    assert araxes.Source(Path("a.txt")).name == "a.txt"
    for wrong in ({"language": "klingon"}, {"kind": "pdf"}, {"published": "yesterday"}):
        with pytest.raises(araxes.OptionError):
            araxes.Source(TEXT, **wrong)
    with pytest.raises(TypeError):
        araxes.Source(3)
