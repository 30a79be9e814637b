"""What the command line writes in the formats of pages and of others: each takes documents with their sources."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TextIO

from araxes import exchange

if TYPE_CHECKING:
    from collections.abc import Iterable

    from araxes import Document


def write_html(documents: Iterable[tuple[str, Document]], out: TextIO) -> None:
    """Write the report: one page over all documents."""
    from araxes import Corpus
    from araxes.report import report_html

    kept = list(documents)
    corpus = Corpus([document for _, document in kept], sources=[source for source, _ in kept])
    out.write(report_html(corpus))


def write_tei(documents: Iterable[tuple[str, Document]], out: TextIO) -> None:
    """Write one `teiCorpus`."""
    out.writelines(exchange.tei_corpus(documents))


def write_web_annotations(documents: Iterable[tuple[str, Document]], out: TextIO) -> None:
    """Write one array of AnnotationPages, one for each document."""
    separator = "["
    for source, document in documents:
        page = exchange.web_annotations(document, source)
        out.write(f"{separator}\n{json.dumps(page, ensure_ascii=False)}")
        separator = ","
    out.write("[]\n" if separator == "[" else "\n]\n")
