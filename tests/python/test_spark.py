"""Spark: the rows of `pipe`, with a row of garbage among them. Needs the extra `spark` and Java 17."""

import gzip
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import araxes

pytest.importorskip("pyspark", reason="the extra spark is not installed: pip install 'araxes[spark]'")
if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
    pytest.skip("Spark needs Java 17, and there is none here", allow_module_level=True)

GARBAGE = "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + "\x00" * 40


@pytest.fixture(scope="module")
def session() -> Iterator[Any]:
    from pyspark.sql import SparkSession

    for name in ("PYSPARK_PYTHON", "PYSPARK_DRIVER_PYTHON"):
        os.environ[name] = sys.executable
    builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    session = builder.config("spark.sql.execution.arrow.maxRecordsPerBatch", "100").getOrCreate()
    yield session
    session.stop()


def test_the_rows_of_pipe(session: Any, samples: list[Path]) -> None:
    from araxes import spark

    texts = [path.read_text(encoding="utf-8") for path in samples]
    sources = [*texts, GARBAGE, None, *[f"{text}\n\n{number}" for number in range(20) for text in texts]]
    rows = [(number, source) for number, source in enumerate(sources)]
    frame = session.createDataFrame(rows, "number long, page string").repartition(5)
    found = spark.analyze(frame, "page", keep=["number"]).orderBy("number").collect()
    assert [row["number"] for row in found] == list(range(len(sources)))
    for row, result in zip(found, araxes.pipe(sources), strict=True):
        if isinstance(result, araxes.Document):
            assert row["error"] is None
            assert {name: row.asDict(recursive=True)[name] for name in result.to_dict()} == result.to_dict()
        else:
            assert row["error"] == result.message
            assert row["article"] is None


def test_words_of_your_own_go_to_the_workers(session: Any) -> None:
    from araxes import spark

    rows = [{"kind": "person", "name": "Anna Melikyan", "aliases": ["Анна Меликян"]}]
    frame = session.createDataFrame([("«Уже поздно», - сказала Анна Меликян.",)], "page string")
    [row] = spark.analyze(frame, "page", lexicon=araxes.Lexicon().extend(rows)).collect()
    assert row["speakers"][0]["name"] == "Anna Melikyan"


def test_archives(session: Any, tmp_path: Path) -> None:
    from araxes import spark

    def record(number: int) -> bytes:
        body = f"<h1>Road {number} opens</h1><p>Road {number} in Goris leads home, the mayor said.</p>".encode()
        http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body
        head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://kura.example/{number}\r\n"
        return f"{head}Content-Length: {len(http)}\r\n\r\n".encode() + http + b"\r\n\r\n"

    paths = []
    for archive in range(3):
        path = tmp_path / f"{archive}.warc.gz"
        path.write_bytes(b"".join(gzip.compress(record(10 * archive + page)) for page in range(5)))
        paths.append(str(path))
    files = session.createDataFrame([(path,) for path in [*paths, "/no/such.warc"]], "path string")
    pages = spark.read_warc(files, "path")
    found = spark.analyze(pages.where("error is null"), "html", url="url", keep=["path"]).collect()
    urls = {f"https://kura.example/{10 * archive + page}" for archive in range(3) for page in range(5)}
    assert {row["article"]["url"] for row in found} == urls
    assert all(row["toponyms"][0]["place"]["id"] == "goris" for row in found)
    (failed,) = pages.where("error is not null").collect()
    assert failed["path"] == "/no/such.warc"
