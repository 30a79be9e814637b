"""The command line: `araxes analyze`, `araxes lookup`, `araxes demo`.

Exit codes: 0 done, 1 some inputs failed (each named on stderr), 2 bad usage.
"""

from __future__ import annotations

import argparse
import io
import os
import shutil
import sys
from collections import Counter, deque
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import araxes
from araxes.display import document_lines
from araxes.display.pieces import names_by_tradition, places
from araxes.formats import FORMATS, TABLES, Layout, jsonl_row
from araxes.inputs import PAGES, files, is_page, named_sources
from araxes.progress import bar
from araxes.resume import JournalError, journal_path, not_done, open_journal, read_journal

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence

_MAX_THREADS = 1024
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
        "paths",
        nargs="+",
        metavar="PATH",
        help=".html, .txt, .warc, .warc.gz, .jsonl and .parquet files, folders of them, or - for stdin",
    )
    analyze.add_argument("--format", choices=sorted(FORMATS), default="table", help="default: %(default)s")
    analyze.add_argument("--table", choices=TABLES, default="quotes", help="of csv and parquet; default: %(default)s")
    analyze.add_argument("-o", "--output", type=Path, metavar="OUT", help="write to this file instead of stdout")
    analyze.add_argument("--threads", type=int, metavar="N", help="default: one per core")
    analyze.add_argument(
        "--lexicon",
        type=Path,
        metavar="FILE",
        help="cues, roles and speakers of your own: .csv, or .json with a list of objects (see araxes.Lexicon)",
    )
    analyze.add_argument("--resume", action="store_true", help="go on with OUT where an earlier run was stopped")
    analyze.set_defaults(run=_analyze)

    lookup = commands.add_parser("lookup", help="print every name of a place")
    lookup.add_argument("names", nargs="+", metavar="NAME")
    lookup.set_defaults(run=_lookup)

    demo = commands.add_parser("demo", help="read the bundled articles")
    demo.set_defaults(run=_demo)
    return parser


class _UsageError(Exception):
    """The command cannot be run as it was given."""


def _analyze(options: argparse.Namespace) -> int:
    try:
        run = _Run(_inputs(options), _lexicon(options.lexicon), options)
        if options.resume:
            _resume(run, options)
        else:
            with _output(options.output) as out:
                FORMATS[options.format](run.documents(), out, _layout(options, out))
        return 1 if run.failures else 0
    except BrokenPipeError:
        raise
    except (_UsageError, JournalError) as error:
        message = str(error)
    except ImportError as error:
        message = str(error)
    except OSError as error:
        message = f"cannot write {options.output or 'stdout'}: {error.strerror}"
    print(f"araxes: {message}", file=sys.stderr)
    return 2


def _inputs(options: argparse.Namespace) -> list[str | Path]:
    """Check the options, and return the files that the paths stand for."""
    if options.threads is not None and not 1 <= options.threads <= _MAX_THREADS:
        raise _UsageError(f"--threads must be from 1 to {_MAX_THREADS}, not {options.threads}")
    if options.resume and options.output is None:
        raise _UsageError("--resume needs -o: what is printed cannot be gone on with")
    inputs: list[str | Path] = []
    for name in options.paths:
        found = [name] if name == "-" else files(name)
        if not found:
            raise _UsageError(f"{name}: no article and no archive of articles here")
        inputs += found
    return inputs


def _lexicon(path: Path | None) -> araxes.Lexicon | None:
    """Read the words of the user's own."""
    if path is None:
        return None
    try:
        return araxes.Lexicon().extend(path)
    except OSError as error:
        raise _UsageError(f"cannot read {path}: {error.strerror}") from error
    except ValueError as error:
        raise _UsageError(f"{path}: {error}") from error


class _Run:
    """One pass over the inputs: yields the documents, names the failures on stderr and counts them."""

    def __init__(self, inputs: list[str | Path], lexicon: araxes.Lexicon | None, options: argparse.Namespace) -> None:
        self._inputs = inputs
        self._lexicon = lexicon
        self._threads: int | None = options.threads
        self._own: set[Path] = (
            {journal_path(options.output, options.format), options.output} if options.output else set()
        )
        self.failures = 0

    def documents(self, done: Counter[str] | None = None) -> Iterator[tuple[str, araxes.Document]]:
        names: deque[str] = deque()

        def sources() -> Iterator[Any]:
            for name, source in not_done(self._named(), done or Counter()):
                names.append(name)
                yield source

        # Archives hold as many articles as they hold: only of single pages the number is known before.
        total = len(self._inputs) if all(is_page(item) for item in self._inputs) else None
        results = araxes.pipe(sources(), threads=self._threads, lexicon=self._lexicon)
        for result in bar(results, total=total, shown=total is None or total >= _MANY):
            name = names.popleft()
            if isinstance(result, araxes.Failure):
                self.failures += 1
                print(f"araxes: {name}: {result.message}", file=sys.stderr)
            else:
                yield name, result

    def _named(self) -> Iterator[tuple[str, Any]]:
        for item in self._inputs:
            if item == "-":
                yield "-", araxes.Source(sys.stdin.buffer.read(), name="-")
            elif not any(item == own or _is_same(item, own) for own in self._own):
                yield from named_sources(item)


def _is_same(one: str | Path, other: Path) -> bool:
    """Whether both are one file, as where the output lies in a folder that is read."""
    try:
        return os.path.samefile(one, other)
    except OSError:
        return False


def _resume(run: _Run, options: argparse.Namespace) -> None:
    """Go on with the journal, then make of it what was asked for."""
    journal = journal_path(options.output, options.format)
    done = open_journal(journal)
    with journal.open("a", encoding="utf-8") as out:
        for source, document in run.documents(done):
            out.write(jsonl_row(source, document))
    if journal == options.output:
        return
    part = options.output.with_name(f"{options.output.name}.part")
    with _output(part) as out:
        FORMATS[options.format](read_journal(journal), out, _layout(options, out))
    part.replace(options.output)
    journal.unlink()


def _layout(options: argparse.Namespace, out: TextIO) -> Layout:
    return Layout(table=options.table, width=_width(), colour=_colour(out))


@contextmanager
def _output(path: Path | None) -> Generator[TextIO]:
    if path is None:
        yield sys.stdout
        return
    with path.open("w", encoding="utf-8", newline="") as out:
        yield out


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
    samples = sorted((file for file in folder.iterdir() if Path(file.name).suffix in PAGES), key=lambda f: f.name)
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
