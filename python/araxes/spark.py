"""araxes on Apache Spark: `analyze(df, column)`, which runs on the workers through `mapInArrow`.

Needs the extra `spark` (`pip install 'araxes[spark]'`) and Java 17 on every machine.

    from pyspark.sql import SparkSession
    from araxes import spark as araxes_spark

    pages = SparkSession.builder.getOrCreate().read.parquet("s3://bucket/pages/")
    documents = araxes_spark.analyze(pages, "html", url="url", keep=["crawl_date"])
    documents.selectExpr("crawl_date", "explode(quotes) AS quote").write.parquet("s3://bucket/quotes/")

The pages of a list of WARC files, such as the ones that Common Crawl's CC-NEWS lists for each month, come from
`read_warc`, one task for each file:

    files = spark.createDataFrame([(path,) for path in paths], "path string").repartition(len(paths))
    documents = araxes_spark.analyze(araxes_spark.read_warc(files, "path"), "html", url="url", keep=["path"])
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, cast

from araxes.extras import need

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pyspark.sql import DataFrame as _DataFrame

    from araxes._core import Lexicon

__all__ = ["analyze", "read_warc"]

_PAGES = 64  # pages of an archive in a batch


def analyze(
    frame: _DataFrame,
    column: str,
    *,
    url: str | None = None,
    keep: Sequence[str] = (),
    kind: Literal["auto", "html", "text"] = "auto",
    language: str | None = None,
    lexicon: Lexicon | None = None,
) -> _DataFrame:
    """Analyse the sources in a column: the rows and columns of `araxes.arrow.analyze_batches`, a row for each row.

    A bad row has its `error` and ends no job. Each task uses one thread, as Spark expects.
    """
    from pyspark.sql.types import StructField, StructType

    used: list[str] = list(dict.fromkeys([column, *([url] if url else []), *keep]))
    kept = [frame.schema[name] for name in keep]
    found = [StructField(name, kind_of, True) for name, kind_of in _result_types()]
    options: dict[str, Any] = {
        "url": url,
        "keep": list(keep),
        "kind": kind,
        "language": language,
        "threads": 1,
        "lexicon": lexicon,
    }

    def run(batches: Iterator[Any]) -> Iterator[Any]:
        from araxes.arrow import analyze_batches

        yield from analyze_batches(batches, column, **options)

    return cast("Any", frame.select(used)).mapInArrow(run, StructType([*kept, *found]))


def read_warc(frame: _DataFrame, column: str = "path") -> _DataFrame:
    """Read the archives whose paths stand in a column: a row for each page.

    The columns are `path`, `url`, `date` (of the capture), `html` and `error`. The paths must be readable on the
    workers. A record or archive that cannot be read is a row with nothing but its `path` and an `error`.
    """

    def run(batches: Iterator[Any]) -> Iterator[Any]:
        pyarrow = need("pyarrow", "spark", "araxes.spark")
        schema = pyarrow.schema(
            [
                ("path", pyarrow.string()),
                ("url", pyarrow.string()),
                ("date", pyarrow.string()),
                ("html", pyarrow.binary()),
                ("error", pyarrow.string()),
            ]
        )
        rows: list[dict[str, Any]] = []
        for batch in batches:
            for path in batch.column(0).to_pylist():
                for row in _pages(path):
                    rows.append(row)
                    if len(rows) == _PAGES:
                        yield pyarrow.RecordBatch.from_pylist(rows, schema)
                        rows = []
        if rows:
            yield pyarrow.RecordBatch.from_pylist(rows, schema)

    return cast("Any", frame.select(column)).mapInArrow(
        run, "path string, url string, date string, html binary, error string"
    )


def _pages(path: str) -> Iterator[dict[str, Any]]:
    import araxes

    row = {"path": path, "url": None, "date": None, "html": None, "error": None}
    try:
        for record in araxes.read_warc(path):
            if isinstance(record, araxes.Failure):
                yield {**row, "error": record.message}
            else:
                yield {**row, "url": record.url, "date": record.date, "html": record.html}
    except OSError as error:
        yield {**row, "error": str(error)}


def _result_types() -> list[tuple[str, Any]]:
    """Name and Spark type of each column of a result."""
    from araxes.arrow import analyze_batches

    pyarrow = need("pyarrow", "spark", "araxes.spark")
    empty = pyarrow.RecordBatch.from_pylist([], pyarrow.schema([("text", pyarrow.string())]))
    return [(field.name, _spark_type(field.type)) for field in next(analyze_batches([empty], "text")).schema]


def _spark_type(kind: Any) -> Any:
    from pyspark.sql.types import ArrayType, DoubleType, LongType, StringType, StructField, StructType

    types = need("pyarrow.types", "spark", "araxes.spark")
    if types.is_list(kind):
        return ArrayType(_spark_type(kind.value_type), containsNull=False)
    if types.is_struct(kind):
        fields = [kind.field(index) for index in range(kind.num_fields)]
        return StructType([StructField(field.name, _spark_type(field.type), field.nullable) for field in fields])
    if types.is_floating(kind):
        return DoubleType()
    return LongType() if types.is_integer(kind) else StringType()
