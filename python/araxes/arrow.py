"""One kernel for every engine that speaks Arrow: batches of sources in, batches of documents out.

pyarrow is needed to go through the batches; whoever takes the Arrow PyCapsule protocol needs none:

>>> import polars
>>> from araxes.arrow import analyze_batches
>>> pages = polars.DataFrame({"id": [1, 2], "text": ["A road opens in Goris, said Anna Melikyan.", None]})
>>> found = polars.DataFrame(analyze_batches(pages, "text", keep=["id"]))
>>> found.select("id", polars.col("article").struct.field("language"), "error").rows()
[(1, 'en', None), (2, None, 'source must be str, bytes or os.PathLike, not NoneType')]
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from araxes._core import BatchAnalyzer
from araxes.extras import need

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from araxes._core import Lexicon

__all__ = ["Batches", "analyze_batches"]


class Batches:
    """Batches of documents, made while they are gone through, once.

    An iterator of `pyarrow.RecordBatch`, and an Arrow stream for whatever takes the Arrow PyCapsule protocol.
    """

    def __init__(self, analyzer: BatchAnalyzer) -> None:
        self._analyzer = analyzer

    def __iter__(self) -> Iterator[Any]:
        return self

    def __next__(self) -> Any:
        """Return the next `pyarrow.RecordBatch`."""
        return need("pyarrow", "spark", "going through batches").record_batch(next(self._analyzer))

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """Return the rows that are still to come as an Arrow C stream."""
        return self._analyzer.__arrow_c_stream__(requested_schema)


def analyze_batches(
    batches: Iterable[Any] | Any,
    column: str | None = None,
    *,
    url: str | None = None,
    keep: Sequence[str] = (),
    kind: Literal["auto", "html", "text"] = "auto",
    language: str | None = None,
    threads: int | None = None,
    lexicon: Lexicon | None = None,
) -> Batches:
    """Analyse the sources in a column of record batches.

    `batches` is an iterable of record batches, or anything with `__arrow_c_stream__`: a table, a frame, a reader.
    `column` names the column of the sources, text or bytes of any Arrow kind; without it the first of `html`, `text`,
    `content` and `body`. `url` names a column of addresses, `keep` columns that are handed on as they are. `kind`,
    `language` and `lexicon` are as for `araxes.analyze`, `threads` as for `araxes.pipe`.

    The rows come out in order, one for each that went in, in one schema whatever goes in: the kept columns, then
    `schema`, `article`, `toponyms`, `quotes` and `speakers`, which are the fields of `Document.to_dict()`, then
    `error`. In a row whose source cannot be read they are null and `error` says why; elsewhere `error` is null.

    Raises `OptionError` for a column that is not there or holds no text, `TypeError` for what is no record batch.
    """
    return Batches(
        BatchAnalyzer(
            batches,
            column,
            url=url,
            keep=list(keep),
            kind=kind,
            language=language,
            threads=threads,
            lexicon=lexicon,
        )
    )
