"""Web archives: what `read_warc` yields, and that `analyze` and `pipe` take it."""

import gzip
import pickle

import pytest

import araxes

PAGE = "<title>Road opens</title><article><h1>Road opens</h1><p>Page {} says that the road leads home.</p></article>"


def record(number, said=None):
    body = PAGE.format(number).encode()
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://araz.example/{number}\r\n"
        f"WARC-Date: 2024-05-12T09:30:00Z\r\nContent-Length: {said or len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


@pytest.fixture
def archive(tmp_path):
    path = tmp_path / "pages.warc.gz"
    records = [gzip.compress(record(number)) for number in range(4)]
    records[1] = records[1][:-40]
    path.write_bytes(b"".join(records))
    return path


def test_pages_and_failures_in_order(archive):
    found = list(araxes.read_warc(archive))
    assert [type(item).__name__ for item in found] == ["WarcRecord", "Failure", "WarcRecord", "WarcRecord"]
    first = found[0]
    assert (first.url, first.date) == ("https://araz.example/0", "2024-05-12T09:30:00Z")
    assert first.html == PAGE.format(0).encode()
    assert pickle.loads(pickle.dumps(first)) == first
    failure = found[1]
    assert (failure.index, failure.source, failure.error) == (1, str(archive), "SourceError")
    assert "gzip" in failure.message


def test_a_record_is_a_source(archive):
    page = next(araxes.read_warc(str(archive)))
    assert araxes.analyze(page).article.url == "https://araz.example/0"
    assert araxes.parse_article(page).url == "https://araz.example/0"
    assert araxes.parse_article(page, url="https://elsewhere.example/").url == "https://elsewhere.example/"


def test_an_archive_is_piped_whole(archive):
    found = list(araxes.pipe(araxes.read_warc(archive)))
    assert [getattr(item, "index", None) for item in found] == [None, 1, None, None]
    assert [item.article.url[-1] for item in found if isinstance(item, araxes.Document)] == ["0", "2", "3"]
    with pytest.raises(araxes.SourceError, match="gzip"):
        list(araxes.pipe(araxes.read_warc(archive), on_error="raise"))


def test_a_false_length_does_not_end_the_archive(tmp_path):
    path = tmp_path / "pages.warc"
    path.write_bytes(record(0) + record(1, said=10**12) + record(2))
    kinds = [type(item).__name__ for item in araxes.read_warc(path)]
    assert kinds == ["WarcRecord", "Failure", "WarcRecord"]


def test_a_file_that_is_not_there_is_an_os_error(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"nothing\.warc"):
        araxes.read_warc(tmp_path / "nothing.warc")
