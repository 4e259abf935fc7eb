"""Facts and entities as Arrow tables, with columns that derive from the models; needs `digestnlp[parquet]`.

Decimals are decimal(38, 18), dates date32, flags lists of strings.
"""

from __future__ import annotations

import itertools
import types
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Context, Decimal
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, cast, get_args, get_origin

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


def result_schema() -> pa.Schema:
    """The columns of results: the article's id, what `Result` says of it, and its facts and entities as lists of structs."""
    import pyarrow as pa

    return pa.schema(
        [
            pa.field("article_id", pa.string(), nullable=False),
            pa.field("rules_version", pa.string()),
            pa.field("error", pa.string()),
            *(
                pa.field(name, pa.list_(pa.field("element", pa.struct(_fields(model)), nullable=False)), nullable=False)
                for name, model in (("facts", Fact), ("entities", Entity))
            ),
        ]
    )


def to_table(rows: Iterable[Mapping[str, object]], schema: pa.Schema) -> pa.Table:
    """A table of rows in the models' own types (Decimal, date), such as the `__dict__` of facts.

    Args:
        rows: for each row its values by column.
        schema: `fact_schema()` or `entity_schema()`.
    """
    import pyarrow as pa

    rows = list(rows)
    return pa.table([_column(rows, field) for field in schema], schema)


def to_array(lists: Sequence[Sequence[Mapping[str, object]]], kind: pa.ListType) -> pa.ListArray:
    """A column of lists of structs, such as the facts of each article."""
    import pyarrow as pa

    rows = [row for group in lists for row in group]
    offsets = list(itertools.accumulate((len(group) for group in lists), initial=0))
    fields = list(kind.value_type)
    structs = pa.StructArray.from_arrays([_column(rows, field) for field in fields], fields=fields)
    return pa.ListArray.from_arrays(pa.array(offsets, pa.int32()), structs, type=kind)


def _column(rows: Sequence[Mapping[str, object]], field: pa.Field) -> pa.Array:
    import pyarrow as pa

    values = [row[field.name] for row in rows]
    if pa.types.is_decimal(field.type):
        values = [value if value is None else _storable(cast("Decimal", value)) for value in values]
    return pa.array(values, field.type)


def _storable(value: Decimal) -> Decimal:
    """The value to 18 decimals, which is what it has unless the text gives more in powers of ten (1e-20)."""
    if cast("int", value.as_tuple().exponent) >= -SCALE:
        return value
    return value.quantize(Decimal(1).scaleb(-SCALE), context=Context(prec=PRECISION))


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
