"""Runs that go on where they were stopped: a journal with a line for each document that is done.

The journal is JSONL, and the output itself where that is JSONL too. Lines are only ever added at its end, so that a
run that is killed leaves whole lines and at most one torn one, which is cut off when the next run begins.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, TypeVar

from araxes._core import AraxesError, Document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

T = TypeVar("T")


class JournalError(AraxesError):
    """A file that is no journal, and is left as it is."""


def journal_path(out: Path, output_format: str) -> Path:
    """Return the journal of a run: the output, or a file beside it."""
    return out if output_format == "jsonl" else out.with_name(f"{out.name}.journal.jsonl")


def open_journal(path: Path) -> Counter[str]:
    """Count the rows of each source that are done, and cut off a torn last line."""
    done: Counter[str] = Counter()
    if not path.exists():
        return done
    whole = 0
    with path.open("r+b") as file:
        for number, line in enumerate(file, 1):
            if not line.endswith(b"\n"):
                break
            try:
                done[json.loads(line)["source"]] += 1
            except (ValueError, TypeError, KeyError):
                raise JournalError(f"{path}: line {number} is no row of araxes: not going on with it") from None
            whole += len(line)
        file.truncate(whole)
    return done


def not_done(sources: Iterable[tuple[str, T]], done: Counter[str]) -> Iterator[tuple[str, T]]:
    """Leave out the sources that are done: of several with one name as many as are done."""
    left = done.copy()
    for name, source in sources:
        if left[name]:
            left[name] -= 1
        else:
            yield name, source


def read_journal(path: Path) -> Iterator[tuple[str, Document]]:
    """Give the documents of a journal with the names of their sources."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)["source"], Document.from_json(line)
