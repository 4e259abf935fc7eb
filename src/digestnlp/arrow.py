"""Facts and entities as Arrow tables, with columns that derive from the models; needs `digestnlp[parquet]`.

Decimals are decimal(38, 18), dates date32, flags lists of strings.
"""

from __future__ import annotations

import types
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin

from digestnlp.models import Entity, Fact, Record

if TYPE_CHECKING:
    import pyarrow as pa

# What `Fact.value` may be: up to 20 digits before the point and 18 behind it.
PRECISION, SCALE = 38, 18


def fact_schema() -> pa.Schema:
    """The columns of facts: the fields of `Fact` in their order; a field that may be None is nullable."""
    import pyarrow as pa

    return pa.schema(_fields(Fact))


def entity_schema() -> pa.Schema:
    """The columns of entities: the article's id, then the fields of `Entity`."""
    import pyarrow as pa

    return pa.schema([pa.field("article_id", pa.string(), nullable=False), *_fields(Entity)])


def to_table(rows: Iterable[Mapping[str, object]], schema: pa.Schema) -> pa.Table:
    """A table of rows in the models' own types (Decimal, date), such as the `__dict__` of facts.

    Args:
        rows: for each row its values by column.
        schema: `fact_schema()` or `entity_schema()`.
    """
    import pyarrow as pa

    rows = list(rows)
    return pa.table([pa.array([row[name] for row in rows], schema.field(name).type) for name in schema.names], schema)


def _fields(model: type[Record]) -> list[pa.Field]:
    import pyarrow as pa

    found = []
    for name, field in model.model_fields.items():
        kinds = _kinds(field.annotation)
        found.append(pa.field(name, _arrow_type(kinds - {type(None)}), nullable=type(None) in kinds))
    return found


def _arrow_type(kinds: set[type]) -> pa.DataType:
    import pyarrow as pa

    (kind,) = kinds
    return {
        str: pa.string(),
        int: pa.int64(),
        bool: pa.bool_(),
        date: pa.date32(),
        Decimal: pa.decimal128(PRECISION, SCALE),
        tuple: pa.list_(pa.string()),
    }[kind]


def _kinds(annotation: Any) -> set[type]:  # noqa: ANN401 (annotations are of any kind)
    """The plain types that a field's annotation allows."""
    origin = get_origin(annotation)
    if origin in (Union, types.UnionType):
        return set().union(*(_kinds(part) for part in get_args(annotation)))
    if origin is Literal:
        return {type(value) for value in get_args(annotation)}
    if origin is Annotated:
        return _kinds(get_args(annotation)[0])
    return {origin or annotation}
