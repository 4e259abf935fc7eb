"""The columns of every output, derived from the records: SQL tables, Arrow schemas and the table of the docs are made of these.

A field that `Fact` or `Entity` gains is a column everywhere; nothing here lists their fields.
"""

from __future__ import annotations

import types
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from digestnlp.models import Article, Entity, Fact, Record

# A number that every database after the change must carry, and older ones be migrated to: raise it with each change of columns.
SCHEMA_VERSION = 2

# Of 38 digits, 18 behind the point: what databases and Arrow keep of a Decimal.
DIGITS, PLACES = 38, 18

Kind = Literal["text", "integer", "boolean", "decimal", "day", "words", "moment"]

_KINDS: dict[type, Kind] = {
    str: "text",
    int: "integer",
    bool: "boolean",
    Decimal: "decimal",
    date: "day",
    tuple: "words",
}


@dataclass(frozen=True)
class Column:
    """A column of an output.

    Attributes:
        kind: `words` is a list of short texts, `moment` a time of day on a day.
        optional: whether it may hold nothing.
        meaning: one line for the docs.
    """

    name: str
    kind: Kind
    optional: bool = False
    meaning: str = ""


@dataclass(frozen=True)
class TableSchema:
    """A table: its columns in order, those that tell rows apart, and those that people look rows up by."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    indexed: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)


def fits(value: Decimal) -> bool:
    """Whether DIGITS and PLACES hold the figure as it is."""
    _, digits, exponent = value.as_tuple()
    beyond = -int(exponent) - PLACES
    return value.adjusted() < DIGITS - PLACES and (beyond <= 0 or not any(digits[-beyond:]))


def columns_of(record: type[Record], *names: str) -> tuple[Column, ...]:
    """A column for each field of the record, or for those that are named, in that order."""
    fields = record.model_fields
    return tuple(
        _column(name, fields[name].annotation, fields[name].description or "") for name in names or tuple(fields)
    )


def _column(name: str, annotation: Any, meaning: str) -> Column:  # noqa: ANN401 (annotations are of any kind)
    allowed = _types(annotation)
    (plain,) = allowed - {type(None)}
    return Column(name, _KINDS[plain], optional=type(None) in allowed, meaning=meaning)


def _types(annotation: Any) -> set[type]:  # noqa: ANN401 (annotations are of any kind)
    """The plain types that a field's annotation allows."""
    origin = get_origin(annotation)
    if origin in (Union, types.UnionType):
        return set().union(*(_types(part) for part in get_args(annotation)))
    if origin is Literal:
        return {type(value) for value in get_args(annotation)}
    if origin is Annotated:
        return _types(get_args(annotation)[0])
    return {origin or annotation}


ARTICLES = TableSchema(
    "articles",
    (
        *columns_of(Article, "id", "title", "published", "source", "text"),
        Column("content_hash", "text", meaning="SHA-256 of title, date, source and text"),
        Column("rules_version", "text", optional=True, meaning="the version of the rules that read it last"),
        Column("facts", "integer", meaning="the number of its rows in `facts`"),
        Column("error", "text", optional=True, meaning="why it could not be read or processed"),
        Column("done_at", "moment", optional=True, meaning="when its rows last changed, by the database's clock"),
    ),
    key=("id",),
)
FACTS = TableSchema(
    "facts", columns_of(Fact), key=("id",), indexed=("article_id", "subject", "metric", "period_start", "period_end")
)
ENTITIES = TableSchema(
    "entities",
    (Column("article_id", "text", meaning="the article that names it"), *columns_of(Entity)),
    key=("article_id", "start", "end", "label"),
    indexed=("name",),
)
TABLES = (ARTICLES, FACTS, ENTITIES)


def markdown() -> str:
    """The tables and their columns as Markdown."""
    parts = []
    for table in TABLES:
        lines = [f"## {table.name}", "", "| column | type | may be empty | meaning |", "|---|---|---|---|"]
        lines += [
            f"| `{c.name}` | {c.kind} | {'yes' if c.optional else 'no'} | {c.meaning} |".replace("  ", " ")
            for c in table.columns
        ]
        parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"
