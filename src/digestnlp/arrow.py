"""Facts and entities as Arrow tables, with the columns of every other output; needs pyarrow."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from digestnlp.columns import DIGITS, ENTITIES, FACTS, PLACES, TableSchema
from digestnlp.errors import Message
from digestnlp.extras import library

if TYPE_CHECKING:
    import pyarrow

ARROW_TABLES = Message("Arrow tables")


def arrow_schema(table: TableSchema = FACTS) -> pyarrow.Schema:
    """The table's columns as Arrow has them: Decimals are decimal128(38, 18), days date32, lists of words list<string>.

    Raises:
        SinkError: pyarrow is not installed.
    """
    arrow = pyarrow_for(ARROW_TABLES)
    kinds = {
        "text": arrow.string(),
        "integer": arrow.int64(),
        "boolean": arrow.bool_(),
        "decimal": arrow.decimal128(DIGITS, PLACES),
        "day": arrow.date32(),
        "words": arrow.list_(arrow.string()),
        "moment": arrow.timestamp("us", tz="UTC"),
    }
    return arrow.schema([arrow.field(c.name, kinds[c.kind], nullable=c.optional) for c in table.columns])


def result_schema() -> pyarrow.Schema:
    """The columns of results: the article's id, what `Result` says of it, and its facts and entities as lists of structs."""
    arrow = pyarrow_for(ARROW_TABLES)

    def rows_of(name: str, fields: list[pyarrow.Field]) -> pyarrow.Field:
        struct = arrow.field("element", arrow.struct(fields), nullable=False)
        return arrow.field(name, arrow.list_(struct), nullable=False)

    return arrow.schema(
        [
            arrow.field("article_id", arrow.string(), nullable=False),
            arrow.field("rules_version", arrow.string()),
            arrow.field("error", arrow.string()),
            rows_of("facts", list(arrow_schema(FACTS))),
            rows_of("entities", [field for field in arrow_schema(ENTITIES) if field.name != "article_id"]),
        ]
    )


def to_table(rows: Iterable[Mapping[str, object]], schema: pyarrow.Schema) -> pyarrow.Table:
    """A table of rows in the models' own types (Decimal, date), such as the `__dict__` of facts.

    Args:
        rows: for each row its values by column.
        schema: `arrow_schema()` of the facts or the entities.
    """
    rows = list(rows)
    return pyarrow_for(ARROW_TABLES).table([_column(rows, field) for field in schema], schema)


def to_array(lists: Sequence[Sequence[Mapping[str, object]]], kind: pyarrow.ListType) -> pyarrow.ListArray:
    """A column of lists of structs, such as the facts of each article."""
    arrow = pyarrow_for(ARROW_TABLES)
    rows = [row for group in lists for row in group]
    offsets = list(itertools.accumulate((len(group) for group in lists), initial=0))
    fields = list(kind.value_type)
    structs = arrow.StructArray.from_arrays([_column(rows, field) for field in fields], fields=fields)
    return arrow.ListArray.from_arrays(arrow.array(offsets, arrow.int32()), structs, type=kind)


def pyarrow_for(wanted_for: str | Message) -> Any:  # noqa: ANN401 - the module
    """pyarrow, or an error that says what to install."""
    return library("pyarrow", extra="parquet", wanted_for=wanted_for)


def _column(rows: Sequence[Mapping[str, object]], field: pyarrow.Field) -> pyarrow.Array:
    return pyarrow_for(ARROW_TABLES).array([row[field.name] for row in rows], field.type)
