"""Bad input: a clear error that says what and where, and a pipe that goes on."""

import pickle
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import araxes

GOOD = "A road opens\n\n“It is wide,” said Anna Melikyan."


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("", "empty"),
        (b"", "empty"),
        (" \n\t ", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(40), "binary"),
    ],
)
def test_sources_that_are_no_article(source: str | bytes, words: str) -> None:
    with pytest.raises(araxes.SourceError, match=words):
        araxes.analyze(source)
    with pytest.raises(araxes.SourceError, match=words):
        araxes.parse_article(source)


def test_a_page_without_text() -> None:
    with pytest.raises(araxes.SourceError, match="no text"):
        araxes.analyze("<html><body><script>1</script></body></html>", kind="html")


def test_unknown_options() -> None:
    with pytest.raises(araxes.OptionError, match=r"unknown kind .pdf."):
        araxes.analyze(GOOD, kind="pdf")
    with pytest.raises(araxes.OptionError, match=r"unknown language .klingon."):
        araxes.analyze(GOOD, language="klingon")
    with pytest.raises(araxes.OptionError, match="unknown on_error"):
        araxes.pipe([], on_error="ignore")
    with pytest.raises(araxes.OptionError, match="threads"):
        araxes.pipe([], threads=0)


def test_what_python_users_expect(tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="not int"):
        araxes.analyze(3)
    with pytest.raises(FileNotFoundError) as caught:
        araxes.analyze(tmp_path / "none.txt")
    assert caught.value.filename == str(tmp_path / "none.txt")
    with pytest.raises(IsADirectoryError):
        araxes.analyze(tmp_path)


def test_every_error_is_one_family() -> None:
    for error in (araxes.SourceError, araxes.OptionError, araxes.FormatError):
        assert issubclass(error, araxes.AraxesError)
        assert issubclass(error, ValueError)
        assert type(pickle.loads(pickle.dumps(error("x")))) is error


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"schema": "araxes.document/9"}', '{"schema"'])
def test_json_that_is_no_document(text: str) -> None:
    with pytest.raises(araxes.FormatError, match=r"not an araxes document: .* at line 1 column"):
        araxes.Document.from_json(text)


def test_pipe_keeps_order_and_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(GOOD, encoding="utf-8")
    results = list(araxes.pipe([GOOD, b"", path, tmp_path / "none.txt", None, GOOD.encode()], threads=2))
    whole = araxes.analyze(GOOD)
    assert [r for r in results if isinstance(r, araxes.Document)] == [whole] * 3
    failures = [r for r in results if isinstance(r, araxes.Failure)]
    assert [f.index for f in failures] == [1, 3, 4]
    assert [f.error for f in failures] == ["SourceError", "FileNotFoundError", "TypeError"]
    assert "none.txt" in failures[1].source


def test_pipe_of_many_is_in_order() -> None:
    sources = [f"Bridge {number} opens\n\nIt is open, the mayor said." for number in range(300)]
    for number, document in enumerate(araxes.pipe(iter(sources), threads=3)):
        assert isinstance(document, araxes.Document)
        assert f"Bridge {number} " in document.article.text


def test_pipe_raises_when_asked() -> None:
    results = araxes.pipe([GOOD, b""], on_error="raise")
    assert isinstance(next(results), araxes.Document)
    with pytest.raises(araxes.SourceError):
        next(results)


def test_a_broken_iterable_loses_no_row() -> None:
    def sources():
        yield GOOD
        raise RuntimeError("disk gone")

    results = araxes.pipe(sources())
    assert isinstance(next(results), araxes.Document)
    with pytest.raises(RuntimeError, match="disk gone"):
        next(results)
    assert list(results) == []


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300) | st.binary(max_size=300))
def test_anything_gives_a_document_or_an_error(source: str | bytes) -> None:
    try:
        document = araxes.analyze(source)
    except (araxes.SourceError, UnicodeEncodeError):
        return
    assert araxes.Document.from_json(document.to_json()) == document
    document._repr_html_()
