"""The command line: `araxes analyze`, `araxes lookup`, `araxes demo`.

Exit codes: 0 done, 1 some inputs failed (each named on stderr), 2 bad usage.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import shutil
import sys
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import araxes
from araxes.display import document_lines
from araxes.display.pieces import names_by_tradition, places
from araxes.writers import write_html, write_tei, write_web_annotations

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

_SUFFIXES = frozenset({".html", ".htm", ".txt"})
_MANY = 8  # inputs from which on a progress bar is worth its line


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit code."""
    options = _parser().parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        return options.run(options)
    except BrokenPipeError:
        # The reader, such as head, has gone; keep the interpreter from failing again on its last flush.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="araxes", description="Who said what, about which place, under which name.")
    parser.add_argument("--version", action="version", version=f"araxes {araxes.__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    analyze = commands.add_parser("analyze", help="read articles and print what they say")
    analyze.add_argument(
        "paths", nargs="+", metavar="PATH", help=".html or .txt files, folders of them, or - for stdin"
    )
    analyze.add_argument("--format", choices=sorted(_WRITERS), default="table", help="default: %(default)s")
    analyze.add_argument("-o", "--output", type=Path, metavar="OUT", help="write to this file instead of stdout")
    analyze.add_argument("--threads", type=int, metavar="N", help="default: one per core")
    analyze.set_defaults(run=_analyze)

    lookup = commands.add_parser("lookup", help="print every name of a place")
    lookup.add_argument("names", nargs="+", metavar="NAME")
    lookup.set_defaults(run=_lookup)

    demo = commands.add_parser("demo", help="read the bundled articles")
    demo.set_defaults(run=_demo)
    return parser


def _analyze(options: argparse.Namespace) -> int:
    if options.threads is not None and options.threads < 1:
        return _usage(f"--threads must be at least 1, not {options.threads}")
    inputs: list[str | Path] = []
    for name in options.paths:
        found = _inputs(name)
        if not found:
            return _usage(f"{name}: no .html or .txt file in this folder")
        inputs += found
    failures = 0

    def documents() -> Iterator[tuple[str, araxes.Document]]:
        nonlocal failures
        sources = (sys.stdin.buffer.read() if item == "-" else item for item in inputs)
        results = araxes.pipe(sources, threads=options.threads)
        for item, result in zip(inputs, _progress(results, len(inputs)), strict=True):
            if isinstance(result, araxes.Failure):
                failures += 1
                print(f"araxes: {item}: {result.message}", file=sys.stderr)
            else:
                yield str(item), result

    try:
        with _output(options.output) as out:
            _WRITERS[options.format](documents(), out)
    except BrokenPipeError:
        raise
    except OSError as error:
        return _usage(f"cannot write {options.output or 'stdout'}: {error.strerror}")
    return 1 if failures else 0


def _usage(message: str) -> int:
    print(f"araxes: {message}", file=sys.stderr)
    return 2


def _inputs(name: str) -> list[str | Path]:
    """A folder as the readable files under it, in order of their paths; anything else as it is."""
    path = Path(name)
    if name != "-" and path.is_dir():
        return sorted(file for file in path.rglob("*") if file.suffix.lower() in _SUFFIXES and file.is_file())
    return [name if name == "-" else path]


def _progress(results: Iterable, total: int) -> Iterator:
    if total < _MANY or not sys.stderr.isatty():
        yield from results
        return
    from tqdm import tqdm

    yield from tqdm(results, total=total, unit="article", file=sys.stderr, dynamic_ncols=True)


@contextmanager
def _output(path: Path | None) -> Iterator[TextIO]:
    if path is None:
        yield sys.stdout
        return
    with path.open("w", encoding="utf-8") as out:
        yield out


def _write_table(documents: Iterable[tuple[str, araxes.Document]], out: TextIO) -> None:
    for source, document in documents:
        print(source, file=out)
        for line in document_lines(document, width=_width(), colour=_colour(out), text=False):
            print(line, file=out)


def _rows(documents: Iterable[tuple[str, araxes.Document]]) -> Iterator[dict]:
    """Each document with the path it was read from."""
    return ({"source": source, **document.to_dict()} for source, document in documents)


def _write_json(documents: Iterable[tuple[str, araxes.Document]], out: TextIO) -> None:
    """Write one array of documents."""
    separator = "["
    for row in _rows(documents):
        out.write(f"{separator}\n{json.dumps(row, ensure_ascii=False, indent=2)}")
        separator = ","
    out.write("[]\n" if separator == "[" else "\n]\n")


def _write_jsonl(documents: Iterable[tuple[str, araxes.Document]], out: TextIO) -> None:
    """Write one document a line."""
    for row in _rows(documents):
        out.write(json.dumps(row, ensure_ascii=False) + "\n")


_WRITERS: dict[str, Callable[[Iterable[tuple[str, araxes.Document]], TextIO], None]] = {
    "table": _write_table,
    "json": _write_json,
    "jsonl": _write_jsonl,
    "html": write_html,
    "tei": write_tei,
    "webannotation": write_web_annotations,
}


def _lookup(options: argparse.Namespace) -> int:
    missing = 0
    for name in options.names:
        found = araxes.lookup(name)
        if not found:
            missing += 1
            print(f"araxes: {name}: no place of this name", file=sys.stderr)
        for place in found:
            _print_place(place)
    return 1 if missing else 0


def _print_place(place: araxes.Place) -> None:
    where = "" if place.latitude is None else f"  {place.latitude:.3f} N {place.longitude:.3f} E"
    country = f", {place.country}" if place.country else ""
    print(f"{place.name}  [{place.id}]  {place.kind}{country}{where}")
    for tradition, names in names_by_tradition(place).items():
        print(f"    {tradition:8}{', '.join(names)}")


def _demo(_: argparse.Namespace) -> int:
    """Read the bundled articles, which are invented: one of each language in full, then the names that all use."""
    folder = resources.files("araxes") / "samples"
    samples = sorted((file for file in folder.iterdir() if Path(file.name).suffix in _SUFFIXES), key=lambda f: f.name)
    documents = [araxes.analyze(file.read_bytes()) for file in samples]
    for document in {document.article.language: document for document in reversed(documents)}.values():
        for line in document_lines(document, width=_width(), colour=_colour(sys.stdout)):
            print(line)
    _print_naming(documents)
    return 0


def _print_naming(documents: list[araxes.Document]) -> None:
    quotes = sum(len(document.quotes) for document in documents)
    mentions = [toponym for document in documents for toponym in document.toponyms]
    print("━" * _width())
    print(f"{len(documents)} articles, {quotes} quotes, {len(mentions)} place mentions. Places under several names:")
    for place, used in places(mentions):
        by_tradition: dict[str, int] = {}
        for (_, tradition), count in used.items():
            by_tradition[tradition] = by_tradition.get(tradition, 0) + count
        if len(by_tradition) > 1:
            counts = ", ".join(f"{tradition} ×{count}" for tradition, count in sorted(by_tradition.items()))
            print(f"  {place.name}: {counts}")


def _width() -> int:
    return min(100, shutil.get_terminal_size().columns)


def _colour(out: TextIO) -> bool:
    """Whether to colour: only on a terminal, and not where NO_COLOR (no-color.org) is set."""
    return out.isatty() and "NO_COLOR" not in os.environ
