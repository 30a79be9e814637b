"""The command line as a user runs it: output, exit code, stderr."""

import csv
import gzip
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

import araxes

GOOD = "A road opens\n\n“It is wide,” said Anna Melikyan in Goris."


def run(*arguments: str | Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "araxes", *map(str, arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, timeout=120, check=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "deep").mkdir()
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "deep" / "b.html").write_text(f"<p>{GOOD}</p>", encoding="utf-8")
    (tmp_path / "ignored.png").write_bytes(b"\x89PNG")
    return tmp_path


def test_jsonl_has_a_row_for_each_file(folder: Path) -> None:
    done = run("analyze", folder, "--format", "jsonl")
    rows = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert done.returncode == 0
    assert [row["source"] for row in rows] == [str(folder / "a.txt"), str(folder / "deep" / "b.html")]
    assert araxes.Document.from_json(json.dumps(rows[0])) == araxes.analyze(GOOD)


def test_json_is_one_array(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    assert run("analyze", folder, "--format", "json", "-o", out).returncode == 0
    assert len(json.loads(out.read_text(encoding="utf-8"))) == 2


def test_html_is_the_report(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "report.html"
    assert run("analyze", folder, "--format", "html", "-o", out).returncode == 0
    page = out.read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert page.count('<details class="article"') == 2
    assert "Anna Melikyan" in page


def test_tei_and_web_annotations_have_every_article(folder: Path) -> None:
    tei = run("analyze", folder, "--format", "tei")
    assert tei.returncode == 0
    root = ElementTree.fromstring(tei.stdout.decode())
    assert len(root.findall("{http://www.tei-c.org/ns/1.0}TEI")) == 2
    annotations = run("analyze", folder, "--format", "webannotation")
    assert [page["type"] for page in json.loads(annotations.stdout)] == ["AnnotationPage"] * 2
    assert json.loads(run("analyze", folder / "ignored.png", "--format", "webannotation").stdout) == []


def test_table_names_speaker_and_place(folder: Path) -> None:
    done = run("analyze", folder / "a.txt")
    assert done.returncode == 0
    assert "Anna Melikyan" in done.stdout.decode()
    assert "Goris" in done.stdout.decode()


def test_stdin() -> None:
    done = run("analyze", "-", "--format", "jsonl", stdin=GOOD.encode())
    assert json.loads(done.stdout)["article"]["text"] == GOOD


def test_failures_are_named_and_the_rest_goes_on(folder: Path) -> None:
    done = run("analyze", folder / "ignored.png", folder / "none.txt", folder / "a.txt", "--format", "jsonl")
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 1
    assert "ignored.png: binary" in done.stderr.decode()
    assert "none.txt" in done.stderr.decode()


@pytest.mark.parametrize(
    "arguments",
    [(), ("analyze",), ("analyze", "x", "--format", "docx"), ("analyze", "x", "--threads", "0"), ("fly",)],
)
def test_bad_usage(arguments: tuple[str, ...]) -> None:
    assert run(*arguments).returncode == 2


def test_an_empty_folder_is_bad_usage(tmp_path: Path) -> None:
    done = run("analyze", tmp_path)
    assert done.returncode == 2
    assert str(tmp_path) in done.stderr.decode()


def test_output_that_cannot_be_written(folder: Path) -> None:
    done = run("analyze", folder / "a.txt", "-o", folder / "no" / "out.txt")
    assert done.returncode == 2
    assert "cannot write" in done.stderr.decode()


def test_words_of_your_own(folder: Path, tmp_path: Path) -> None:
    text, words, wrong = folder / "own.txt", tmp_path / "words.csv", tmp_path / "wrong.json"
    text.write_text("Anna Melikyan vowelled that the boats were back.", encoding="utf-8")
    words.write_text("kind,language,forms\ncue,en,vowel*\n", encoding="utf-8")
    wrong.write_text('[{"kind": "verb"}]', encoding="utf-8")
    [row] = run("analyze", text, "--format", "jsonl", "--lexicon", words).stdout.splitlines()
    assert json.loads(row)["quotes"][0]["cue"]["text"] == "vowelled"
    for file, reason in ((wrong, b"row 1: unknown variant"), (tmp_path / "none.csv", b"cannot read")):
        done = run("analyze", text, "--lexicon", file)
        assert done.returncode == 2
        assert reason in done.stderr


def test_lookup() -> None:
    done = run("lookup", "Ստեփանակերտ", "Nowhere-at-all-xyz")
    assert done.returncode == 1
    assert "Xankəndi" in done.stdout.decode()
    assert "Nowhere-at-all-xyz" in done.stderr.decode()


def test_demo(samples: list[Path]) -> None:
    done = run("demo")
    assert done.returncode == 0
    assert done.stderr == b""
    shown = done.stdout.decode()
    assert f"{len(samples)} articles" in shown
    assert "\x1b" not in shown


@pytest.mark.skipif(os.name == "nt", reason="pipes close differently on Windows")
def test_a_reader_that_goes_away() -> None:
    command = f"{sys.executable} -m araxes demo | head -1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, timeout=120, check=False)
    assert done.stderr == b""


TABLE_COLUMNS = {"articles": "title", "quotes": "speaker", "toponyms": "place", "speakers": "aliases"}


@pytest.mark.parametrize("table", TABLE_COLUMNS)
def test_csv(folder: Path, table: str) -> None:
    done = run("analyze", folder, "--format", "csv", "--table", table)
    assert done.returncode == 0
    rows = list(csv.DictReader(io.StringIO(done.stdout.decode())))
    corpus = araxes.Corpus.read(folder)
    expected = getattr(corpus, table)
    assert [row[TABLE_COLUMNS[table]] for row in rows] == [
        json.dumps(value) if isinstance(value, list) else value or "" for value in expected[TABLE_COLUMNS[table]]
    ]
    assert tuple(rows[0]) == expected.columns


def test_parquet(folder: Path, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    out = tmp_path / "out.parquet"
    assert run("analyze", folder, "--format", "parquet", "-o", out).returncode == 0
    assert (
        parquet.read_table(out).to_pylist() == araxes.Corpus.read([folder / "a.txt", folder / "deep"]).quotes.rows()
    )
    again = run("analyze", out, "--format", "jsonl")
    assert again.returncode == 0
    assert len(again.stdout.splitlines()) == 2


def test_geojson(folder: Path) -> None:
    done = run("analyze", folder, "--format", "geojson")
    (feature,) = json.loads(done.stdout)["features"]
    assert (feature["id"], feature["properties"]["mentions"]) == ("goris", 2)


def test_archives_and_rows(tmp_path: Path) -> None:
    (tmp_path / "rows.jsonl").write_text(json.dumps({"text": GOOD}) + "\n{broken\n", encoding="utf-8")
    page = f"<h1>A road opens</h1><p>{GOOD}</p>".encode()
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
    head = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://kura.example/1\r\n"
    record = f"{head}Content-Length: {len(http)}\r\n\r\n".encode() + http + b"\r\n\r\n"
    with gzip.open(tmp_path / "pages.warc.gz", "wb") as file:
        file.write(record * 2)
    done = run("analyze", tmp_path, "--format", "jsonl")
    assert done.returncode == 1
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    names = [str(tmp_path / name) for name in ("pages.warc.gz:1", "pages.warc.gz:2", "rows.jsonl:1")]
    assert [row["source"] for row in rows] == names
    assert [row["article"]["url"] for row in rows] == ["https://kura.example/1"] * 2 + [None]
    assert "rows.jsonl:2" in done.stderr.decode()


def test_the_output_is_no_input(folder: Path) -> None:
    out = folder / "out.jsonl"
    for _ in range(2):
        assert run("analyze", folder, "--format", "jsonl", "-o", out).returncode == 0
        assert len(out.read_text(encoding="utf-8").splitlines()) == 2
    assert run("analyze", folder, "--format", "jsonl", "-o", out, "--resume").returncode == 0
    assert len(out.read_text(encoding="utf-8").splitlines()) == 2
