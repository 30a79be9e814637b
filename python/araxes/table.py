"""Tables that every data library takes: rows in Arrow columns, handed over by the Arrow PyCapsule protocol."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, overload

from araxes.extras import need

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    # Private names, because these need not be installed.
    import pandas as _pandas
    import polars as _polars

    from araxes._core import ArrowTable

Row = dict[str, Any]

_CHUNK = 1024  # rows turned into Python objects at a time
_PANDAS_TYPES: Mapping[tuple[str, bool], str] = {
    ("int64", False): "int64",
    ("int64", True): "Int64",
    ("double", False): "float64",
    ("double", True): "float64",
    ("date32", False): "datetime64[s]",
    ("date32", True): "datetime64[s]",
}


class Field(NamedTuple):
    """A column of a table."""

    name: str
    type: str
    nullable: bool
    meaning: str


class Table:
    """Rows of one fixed schema.

    polars, pandas, pyarrow, DuckDB and whatever else knows the Arrow PyCapsule protocol take it as it is, without a
    copy: `pl.DataFrame(table)`, `pa.table(table)`, `pd.DataFrame(table)`. None of them is needed to read it:

    >>> import araxes
    >>> corpus = araxes.Corpus([araxes.analyze("Ferry returns to Lake Sevan in June, said Anna Melikyan.")])
    >>> len(corpus.toponyms), corpus.toponyms[0]["place"]
    (1, 'lake-sevan')
    >>> corpus.toponyms["tradition"]
    ['hy']
    >>> [row["name"] for row in corpus.speakers]
    ['Anna Melikyan']
    >>> corpus.toponyms.fields[8]
    Field(name='place', type='string', nullable=False, meaning='id of the place')
    """

    __slots__ = ("_arrow", "name")

    def __init__(self, arrow: ArrowTable, name: str) -> None:
        self._arrow = arrow
        self.name = name

    @property
    def fields(self) -> tuple[Field, ...]:
        """Name, Arrow type, nullability and meaning of each column."""
        return tuple(Field(*field) for field in self._arrow.fields)

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(field.name for field in self.fields)

    def __len__(self) -> int:
        return len(self._arrow)

    def __iter__(self) -> Iterator[Row]:
        """Go through the rows as dictionaries."""
        for start in range(0, len(self), _CHUNK):
            yield from self._arrow.rows(start, start + _CHUNK)

    @overload
    def __getitem__(self, key: int) -> Row: ...
    @overload
    def __getitem__(self, key: slice) -> list[Row]: ...
    @overload
    def __getitem__(self, key: str) -> list[Any]: ...
    def __getitem__(self, key: int | slice | str) -> Row | list[Row] | list[Any]:
        """Return a row by its number, some rows by a slice, or a column by its name."""
        if isinstance(key, str):
            return self._arrow.column(key)
        if isinstance(key, slice):
            start, stop, step = key.indices(len(self))
            return [self[row] for row in range(start, stop, step)] if step != 1 else self._arrow.rows(start, stop)
        row = key + len(self) if key < 0 else key
        if not 0 <= row < len(self):
            raise IndexError(f"row {key} of {len(self)}")
        return self._arrow.rows(row, row + 1)[0]

    def rows(self) -> list[Row]:
        """All rows as dictionaries."""
        return self._arrow.rows(0, len(self))

    def to_dict(self) -> dict[str, list[Any]]:
        """Each column as a list."""
        return {name: self._arrow.column(name) for name in self.columns}

    def to_polars(self) -> _polars.DataFrame:
        """Hand the table to polars, which must be installed."""
        return need("polars", "notebook", "to_polars").DataFrame(self)

    def to_arrow(self) -> Any:
        """Hand the table to pyarrow, which must be installed, as a `pyarrow.Table`."""
        return need("pyarrow", "notebook", "to_arrow").table(self)

    def to_pandas(self) -> _pandas.DataFrame:
        """Copy the table to pandas, which must be installed; pyarrow need not be.

        Integers that may be missing become `Int64`, dates `datetime64`.
        """
        pandas = need("pandas", "notebook", "to_pandas")
        columns = {
            field.name: pandas.Series(
                self._arrow.column(field.name), dtype=_PANDAS_TYPES.get((field.type, field.nullable), "object")
            )
            for field in self.fields
        }
        return pandas.DataFrame(columns)

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """Return the rows as an Arrow C stream (Arrow PyCapsule protocol)."""
        return self._arrow.__arrow_c_stream__(requested_schema)

    def __arrow_c_schema__(self) -> object:
        """Return the columns as an Arrow C schema (Arrow PyCapsule protocol)."""
        return self._arrow.__arrow_c_schema__()

    def _repr_html_(self) -> str:
        """Show the first rows, for notebooks; everything is escaped."""
        from araxes.display import table_html

        return table_html(self.name, self.columns, self, len(self))

    def __repr__(self) -> str:
        return f"<Table {self.name}: {len(self)} rows, columns {', '.join(self.columns)}>"
