"""The output formats of the command line, by name: to add one, write such a function and name it in `FORMATS`."""

from __future__ import annotations

import csv
import json
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from araxes.corpus import Corpus
from araxes.extras import need
from araxes.streams import place_features, table_parts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import TextIO

    from araxes._core import Document

TABLES: tuple[str, ...] = ("articles", "quotes", "toponyms", "speakers")


class Layout(NamedTuple):
    """How the output is laid out, as far as a format leaves it open."""

    table: str = "quotes"
    width: int = 100
    colour: bool = False


if TYPE_CHECKING:
    # Takes documents with the names of their sources, a text stream (whose `buffer` takes bytes), and the layout.
    _Writer = Callable[[Iterable[tuple[str, Document]], TextIO, Layout], None]


def write_lines(documents: Iterable[tuple[str, Document]], out: TextIO, layout: Layout) -> None:
    """Write what a reader at a terminal wants to see."""
    from araxes.display import document_lines

    for source, document in documents:
        print(source, file=out)
        for line in document_lines(document, width=layout.width, colour=layout.colour, text=False):
            print(line, file=out)


def write_jsonl(documents: Iterable[tuple[str, Document]], out: TextIO, _: Layout) -> None:
    """Write one document a line, each with the name of its source."""
    for source, document in documents:
        out.write(jsonl_row(source, document))


def jsonl_row(source: str, document: Document) -> str:
    """Return a document as a line of JSONL."""
    return f'{{"source": {json.dumps(source, ensure_ascii=False)}, {document.to_json()[1:]}\n'


def write_json(documents: Iterable[tuple[str, Document]], out: TextIO, _: Layout) -> None:
    """Write one array of documents, each with the name of its source."""
    _write_array(({"source": source, **document.to_dict()} for source, document in documents), out)


def write_web_annotations(documents: Iterable[tuple[str, Document]], out: TextIO, _: Layout) -> None:
    """Write one array of annotation pages, one for each document."""
    from araxes.exchange import web_annotations

    _write_array((web_annotations(document, source) for source, document in documents), out)


def _write_array(items: Iterable[Any], out: TextIO) -> None:
    separator = "["
    for item in items:
        out.write(f"{separator}\n{json.dumps(item, ensure_ascii=False, indent=2)}")
        separator = ","
    out.write("[]\n" if separator == "[" else "\n]\n")


def write_tei(documents: Iterable[tuple[str, Document]], out: TextIO, _: Layout) -> None:
    """Write one `teiCorpus`."""
    from araxes.exchange import tei_corpus

    out.writelines(tei_corpus(documents))


def write_csv(documents: Iterable[tuple[str, Document]], out: TextIO, layout: Layout) -> None:
    """Write a table of the corpus: dates in ISO 8601, lists as JSON, nothing for what is missing."""
    writer = csv.writer(out, lineterminator="\n")
    for number, part in enumerate(table_parts(documents, layout.table)):
        if number == 0:
            writer.writerow(part.columns)
        writer.writerows([_csv_cell(value) for value in row.values()] for row in part)


def _csv_cell(value: Any) -> Any:
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    return value.isoformat() if isinstance(value, date) else value


def write_parquet(documents: Iterable[tuple[str, Document]], out: TextIO, layout: Layout) -> None:
    """Write a table of the corpus, a few hundred documents in a row group; needs pyarrow."""
    parquet = need("pyarrow.parquet", "notebook", "Parquet")
    parts = table_parts(documents, layout.table)
    first = next(parts).to_arrow()
    with parquet.ParquetWriter(out.buffer, first.schema) as writer:
        writer.write_table(first)
        for part in parts:
            writer.write_table(part.to_arrow())


def write_geojson(documents: Iterable[tuple[str, Document]], out: TextIO, _: Layout) -> None:
    """Write the places of the corpus as one FeatureCollection."""
    collection = place_features(document for _, document in documents)
    out.write(json.dumps(collection, ensure_ascii=False) + "\n")


def write_report(documents: Iterable[tuple[str, Document]], out: TextIO, _: Layout) -> None:
    """Write the report of the corpus as one page, which has to be held whole."""
    from araxes.report import report_html

    sources: list[str] = []
    kept: list[Document] = []
    for source, document in documents:
        sources.append(source)
        kept.append(document)
    out.write(report_html(Corpus(kept, sources=sources)))


FORMATS: Mapping[str, _Writer] = {
    "csv": write_csv,
    "geojson": write_geojson,
    "html": write_report,
    "json": write_json,
    "jsonl": write_jsonl,
    "parquet": write_parquet,
    "table": write_lines,
    "tei": write_tei,
    "webannotation": write_web_annotations,
}
