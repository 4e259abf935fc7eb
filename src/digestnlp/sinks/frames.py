"""Facts as tables of Arrow, pandas and Polars, and as Parquet files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from digestnlp.arrow import ARROW_TABLES, arrow_schema, pyarrow_for
from digestnlp.columns import DIGITS, FACTS, PLACES
from digestnlp.errors import Message, SinkError
from digestnlp.extras import library
from digestnlp.models import Fact, Result

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

# So many rows are Python's at a time, and so many batches of them are Arrow's and become a row group of a Parquet file.
ROWS_A_BATCH = 1_000
BATCHES_A_GROUP = 50

_PARQUET_FILES = Message("Parquet files")

Row = dict[str, Any]


def to_arrow(found: Iterable[Result | Fact]) -> pyarrow.Table:
    """The facts as an Arrow table, one row each, in order.

    Args:
        found: facts, or results whose facts are taken.

    Raises:
        SinkError: pyarrow is not installed, or a figure has more digits than decimal128(38, 18) holds.
    """
    arrow, schema = pyarrow_for("to_arrow"), arrow_schema()
    rows = (fact.__dict__ for fact in _facts(found))
    return arrow.Table.from_batches(_batches(rows, schema), schema)


def to_pandas(found: Iterable[Result | Fact]) -> pandas.DataFrame:
    """The facts as a pandas DataFrame: figures as Decimals, days as datetime64.

    Args:
        found: facts, or results whose facts are taken.

    Raises:
        SinkError: pandas or pyarrow is not installed, or a figure has too many digits.
    """
    library("pandas", extra="pandas", wanted_for="to_pandas")
    return to_arrow(found).to_pandas(date_as_object=False)


def to_polars(found: Iterable[Result | Fact]) -> polars.DataFrame:
    """The facts as a Polars DataFrame: figures as Decimal(38, 18), days as Date.

    Args:
        found: facts, or results whose facts are taken.

    Raises:
        SinkError: Polars or pyarrow is not installed, or a figure has too many digits.
    """
    frames = library("polars", extra="polars", wanted_for="to_polars")
    return frames.from_arrow(to_arrow(found))  # type: ignore[no-any-return]


def write_parquet(path: Path, rows: Iterable[Row]) -> None:
    """Writes rows in JSON types as a Parquet file, few at a time.

    Raises:
        SinkError: pyarrow is not installed, or a figure has too many digits.
    """
    schema = arrow_schema()
    parquet = library("pyarrow.parquet", extra="parquet", wanted_for=_PARQUET_FILES)
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        batches = _batches(map(_typed, rows), schema)
        while group := list(islice(batches, BATCHES_A_GROUP)):
            writer.write_table(pyarrow_for(_PARQUET_FILES).Table.from_batches(group, schema))


_FROM_JSON: dict[str, Callable[[str], Any]] = {"decimal": Decimal, "day": date.fromisoformat}
_TYPED = {column.name: _FROM_JSON[column.kind] for column in FACTS.columns if column.kind in _FROM_JSON}


def _typed(row: Row) -> Row:
    return row | {name: typed(row[name]) for name, typed in _TYPED.items() if row[name] is not None}


def _facts(found: Iterable[Result | Fact]) -> Iterator[Fact]:
    for item in found:
        if isinstance(item, Fact):
            yield item
        else:
            yield from item.facts


def _batches(rows: Iterable[Row], schema: pyarrow.Schema) -> Iterator[pyarrow.RecordBatch]:
    rows = iter(rows)
    while group := list(islice(rows, ROWS_A_BATCH)):
        yield _batch(group, schema)


def _batch(rows: list[Row], schema: pyarrow.Schema) -> pyarrow.RecordBatch:
    arrow = pyarrow_for(ARROW_TABLES)
    try:
        return arrow.RecordBatch.from_pylist(rows, schema)
    except arrow.ArrowInvalid as error:
        raise SinkError(
            "a figure cannot be kept as decimal128({digits}, {places}): {error}",
            digits=DIGITS,
            places=PLACES,
            error=error,
        ) from error
