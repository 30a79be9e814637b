"""From paths to sources: files, folders, patterns and archives as one stream, in constant memory."""

from __future__ import annotations

import glob
import gzip
import json
from datetime import date
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast

from araxes._core import AraxesError, Document, Failure, FormatError, Source, WarcRecord, read_warc
from araxes.extras import need

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

Named = tuple[str, Source | WarcRecord | Document | Failure]

PAGES = frozenset({".html", ".htm", ".txt"})

_LANGUAGES = frozenset({"az", "en", "fa", "hy", "ka", "ru", "tr"})
_CONTENT: dict[str, Literal["auto", "html", "text"]] = {
    "html": "html",
    "text": "text",
    "content": "auto",
    "body": "auto",
}


def named_sources(paths: str | PathLike[str] | Iterable[str | PathLike[str]]) -> Iterator[Named]:
    """Give every source under `paths` with its name: its path, or the path of its archive and its row there.

    What cannot be opened is a `Failure` in its place.
    """
    several: Iterable[str | PathLike[str]] = [paths] if isinstance(paths, str | PathLike) else paths
    for path in several:
        found = files(path)
        if not found:
            error = FileNotFoundError(f"no article under {fspath(path)}")
            yield fspath(path), _failure(fspath(path), error)
        for file in found:
            yield from _sources_in(file)


def files(path: str | PathLike[str]) -> list[Path]:
    """Return the files that a path stands for: itself, those in a folder, or those that fit a pattern, in order."""
    here, pattern = Path(path), str(fspath(path))
    if here.is_dir():
        return sorted(file for file in here.rglob("*") if _is_known(file) and file.is_file())
    if not here.exists() and glob.has_magic(pattern):
        return sorted(Path(file) for file in glob.glob(pattern, recursive=True) if Path(file).is_file())
    return [here]


def is_page(path: str | PathLike[str]) -> bool:
    """Whether a file is one article rather than an archive of many."""
    return _reader(Path(path)) is None


def _is_known(file: Path) -> bool:
    return file.suffix.lower() in PAGES or _reader(file) is not None


def _reader(file: Path) -> Callable[[Path], Iterator[Named]] | None:
    name = file.name.lower()
    return next((reader for suffix, reader in _READERS.items() if name.endswith(suffix)), None)


def _sources_in(file: Path) -> Iterator[Named]:
    reader = _reader(file)
    if reader is None:
        yield str(file), Source(file)
        return
    try:
        yield from reader(file)
    except (OSError, EOFError, ValueError) as error:
        yield str(file), _failure(str(file), error)


def _jsonl(file: Path) -> Iterator[Named]:
    """One JSON object a line: an araxes document, or an article in a field `html`, `text`, `content` or `body`."""
    with gzip.open(file, "rb") if file.suffix == ".gz" else file.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            name = f"{file}:{number}"
            try:
                row = _json(line)
                if not isinstance(row, dict):
                    raise FormatError("a row must be a JSON object")
                yield _from_row(cast("dict[str, Any]", row), name)
            except (ValueError, RecursionError) as error:
                yield name, _failure(name, error)


def _json(line: bytes) -> Any:
    try:
        return json.loads(line)
    except ValueError as error:
        raise FormatError(f"no JSON: {error}") from error


def _parquet(file: Path) -> Iterator[Named]:
    """One article a row, in columns named as the fields of JSONL."""
    parquet = need("pyarrow.parquet", "notebook", "Parquet")
    number = 0
    with parquet.ParquetFile(file) as table:
        for batch in table.iter_batches(batch_size=64):
            for row in batch.to_pylist():
                number += 1
                name = f"{file}:{number}"
                try:
                    yield _from_row(row, name)
                except ValueError as error:
                    yield name, _failure(name, error)


def _warc(file: Path) -> Iterator[Named]:
    """One page a record, whose address becomes the article's."""
    for number, record in enumerate(read_warc(file), 1):
        yield f"{file}:{number}", record


_READERS: Mapping[str, Callable[[Path], Iterator[Named]]] = {
    ".jsonl": _jsonl,
    ".jsonl.gz": _jsonl,
    ".parquet": _parquet,
    ".warc": _warc,
    ".warc.gz": _warc,
    ".warc.zst": _warc,
}


def _from_row(row: dict[str, Any], name: str) -> Named:
    if str(row.get("schema", "")).startswith("araxes.document/"):
        return str(row.pop("source", name)), Document.from_json(json.dumps(row))
    field = next((field for field in _CONTENT if row.get(field)), None)
    if field is None:
        raise FormatError(f"no article: none of the fields {', '.join(_CONTENT)}")
    if row.get("id") not in (None, ""):
        name = str(row["id"])
    published = _text(row, "published") or _text(row, "date")
    language = _text(row, "language")
    known = {
        "url": _text(row, "url"),
        "title": _text(row, "title"),
        "outlet": _text(row, "outlet"),
        "language": language if language in _LANGUAGES else None,
    }
    try:
        return name, Source(row[field], name=name, kind=_CONTENT[field], published=published, **known)
    except AraxesError:
        # A date that is not ISO 8601 is left to the article to tell.
        return name, Source(row[field], name=name, kind=_CONTENT[field], **known)


def _text(row: dict[str, Any], field: str) -> str | None:
    """Return a field as text: dates and times of Parquet in ISO 8601, an empty text as none."""
    value = row.get(field)
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, str) and value else None


def _failure(name: str, error: Exception) -> Failure:
    words = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return Failure(0, name, type(error).__name__, words)
