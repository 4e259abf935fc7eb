"""The derived schema as SQL: tables, indexes and the views that people would query first, for every dialect."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

import sqlalchemy as sql
from sqlalchemy.schema import CreateIndex, CreateTable

from digestnlp.columns import ARTICLES, DIGITS, ENTITIES, FACTS, PLACES, SCHEMA_VERSION, Column, TableSchema, fits
from digestnlp.deferred import deferred
from digestnlp.errors import Message, SinkError
from digestnlp.models import plain
from digestnlp.sinks.views import view_statements

# Databases that look values of any length up by index take text as a key; the others need to know how long one may be.
TEXT_KEYS = ("sqlite", "postgresql", "duckdb")
LONGEST_KEY = 255
VERSION_TABLE = "digestnlp_schema"
# PostgreSQL cuts names at 63 bytes, and ours stand behind the prefix.
_NAME = deferred(r"[A-Za-z_][A-Za-z0-9_]{0,29}")


class UnstorableFigureError(sql.exc.DontWrapMixin, ValueError):
    """A figure that NUMERIC(38, 18) would cut; its argument is a `Message`."""


class _NativeNumeric(sql.types.UserDefinedType[Decimal]):
    """NUMERIC(38, 18) as the driver gives and takes it: SQLAlchemy's own type goes by floats for some drivers."""

    cache_ok = True

    def get_col_spec(self, **_: object) -> str:
        """The type's name in SQL."""
        return f"NUMERIC({DIGITS}, {PLACES})"


class Exact(sql.types.TypeDecorator[Decimal]):
    """A Decimal with nothing lost: NUMERIC(38, 18), or plain text in SQLite, whose numbers are floats."""

    impl = _NativeNumeric
    cache_ok = True

    def load_dialect_impl(self, dialect: sql.Dialect) -> sql.types.TypeEngine[Any]:
        """Text in SQLite."""
        return dialect.type_descriptor(sql.Text() if dialect.name == "sqlite" else _NativeNumeric())

    def process_bind_param(self, value: Decimal | None, dialect: sql.Dialect) -> Any:  # noqa: ANN401 (as the type says)
        """The value as the driver takes it."""
        if value is None:
            return None
        if dialect.name == "sqlite":
            return plain(value)
        if not fits(value):
            raise UnstorableFigureError(
                Message(
                    "the figure {figure} has too many digits; allowed: at most {before} digits before the point and "
                    "{behind} behind it",
                    figure=plain(value),
                    before=DIGITS - PLACES,
                    behind=PLACES,
                )
            )
        return value

    def process_result_value(self, value: Any, dialect: sql.Dialect) -> Decimal | None:  # noqa: ANN401, ARG002
        """The value as a Decimal."""
        return None if value is None else Decimal(value)


class Words(sql.types.TypeDecorator[tuple[str, ...]]):
    """A list of words: an array where the database has arrays, else a JSON list as text."""

    impl = sql.Text
    cache_ok = True

    def load_dialect_impl(self, dialect: sql.Dialect) -> sql.types.TypeEngine[Any]:
        """An array or text."""
        return dialect.type_descriptor(sql.ARRAY(sql.Text()) if _has_arrays(dialect) else sql.Text())

    def process_bind_param(self, value: Sequence[str] | None, dialect: sql.Dialect) -> Any:  # noqa: ANN401
        """The words as the driver takes them."""
        if value is None:
            return None
        return list(value) if _has_arrays(dialect) else json.dumps(value, ensure_ascii=False)

    def process_result_value(self, value: Any, dialect: sql.Dialect) -> tuple[str, ...] | None:  # noqa: ANN401
        """The words."""
        if value is None:
            return None
        return tuple(value if _has_arrays(dialect) else json.loads(value))


def _has_arrays(dialect: sql.Dialect) -> bool:
    return dialect.name in ("postgresql", "duckdb")


@dataclass(frozen=True)
class Tables:
    """The tables under the names that they have in one database.

    Args:
        dialect: SQLAlchemy's name of the database.
        schema: the schema that they lie in; the database's own choice where None.
        prefix: what their names begin with.

    Raises:
        SinkError: schema or prefix is no name.
    """

    dialect: str
    schema: str | None = None
    prefix: str = ""

    def __post_init__(self) -> None:
        for what, name in ((Message("schema"), self.schema), (Message("table prefix"), self.prefix)):
            if name and not _NAME.fullmatch(name):
                raise SinkError(
                    "{what} {name!r}: this is no name that every database takes; allowed: at most 30 of the letters "
                    "a to z, digits and _, with no digit first",
                    what=what,
                    name=name,
                )

    @cached_property
    def metadata(self) -> sql.MetaData:
        """What SQLAlchemy knows of all tables."""
        return sql.MetaData(schema=self.schema)

    @cached_property
    def articles(self) -> sql.Table:
        """One row for each article."""
        return self._table(ARTICLES)

    @cached_property
    def facts(self) -> sql.Table:
        """One row for each fact."""
        return self._table(FACTS)

    @cached_property
    def entities(self) -> sql.Table:
        """One row for each mention of a name."""
        return self._table(ENTITIES)

    @cached_property
    def version(self) -> sql.Table:
        """One row: which version of the schema the tables are of."""
        return sql.Table(self.prefix + VERSION_TABLE, self.metadata, sql.Column("version", sql.Integer, nullable=False))

    @property
    def all(self) -> tuple[sql.Table, ...]:
        """Every table, with those that others refer to before them."""
        return (self.articles, self.facts, self.entities, self.version)

    def creation(self, *, beside: Sequence[sql.Table] = ()) -> Iterator[str]:
        """The statements that make everything, in a database that has nothing of it or these tables only."""
        for table in self.all:
            if table not in beside:
                yield self._written(CreateTable(table))
                yield from self.indexing(table)
        yield from view_statements(self._quoted, "value_number" if self.dialect == "sqlite" else "value")
        yield self._written(sql.insert(self.version).values(version=SCHEMA_VERSION))

    def indexing(self, table: sql.Table, *, anyway: bool = True) -> Iterator[str]:
        """The statements that make the table's indexes; not `anyway` leaves alone what is there."""
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            yield self._written(CreateIndex(index, if_not_exists=not anyway))

    def _written(self, statement: sql.ClauseElement) -> str:
        written = str(statement.compile(dialect=self._dialect, compile_kwargs={"literal_binds": True}))
        return written.strip().replace("\t", "  ").replace(", \n", ",\n")

    def _quoted(self, name: str) -> str:
        quote = self._dialect.identifier_preparer.quote
        return f"{quote(self.schema)}.{quote(self.prefix + name)}" if self.schema else quote(self.prefix + name)

    @cached_property
    def _dialect(self) -> sql.Dialect:
        return sql.make_url(f"{self.dialect}://").get_dialect()()

    def _table(self, table: TableSchema) -> sql.Table:
        columns = [self._column(table, column) for column in table.columns]
        if self.dialect == "sqlite":
            columns += [
                sql.Column(f"{c.name}_number", sql.REAL, sql.Computed(sql.text(f'CAST("{c.name}" AS REAL)'), persisted=False))
                for c in table.columns
                if c.kind == "decimal"
            ]  # fmt: skip
        name = self.prefix + table.name
        indexes = [sql.Index(f"{name}_{column}", column) for column in table.indexed]
        return sql.Table(name, self.metadata, *columns, *indexes)

    def _column(self, table: TableSchema, column: Column) -> sql.Column[Any]:
        is_key = column.name in table.key
        types: dict[str, sql.types.TypeEngine[Any]] = {
            "text": sql.Text(),
            "integer": sql.Integer(),
            "boolean": sql.Boolean(),
            "decimal": Exact(),
            "day": sql.Date(),
            "words": Words(),
            "moment": sql.DateTime(timezone=True),
        }
        kind = types[column.kind]
        looked_up = is_key or column.name in table.indexed
        if column.kind == "text" and looked_up and self.dialect not in TEXT_KEYS:
            kind = sql.String(LONGEST_KEY)
        # DuckDB checks references before the transaction ends, so that no article could be replaced in one.
        refers = column.name == "article_id" and self.dialect != "duckdb"
        reference = [sql.ForeignKey(self.articles.c.id, ondelete="CASCADE")] if refers else []
        return sql.Column(column.name, kind, *reference, primary_key=is_key, nullable=column.optional)


def sql_schema(dialect: str = "sqlite", *, schema: str | None = None, prefix: str = "") -> str:
    """The statements that make tables, indexes and views in a database of that dialect.

    Args:
        dialect: `sqlite`, `postgresql`, `duckdb`, or another that SQLAlchemy knows.
        schema: the schema to make them in.
        prefix: what the names of the tables begin with.
    """
    return "".join(f"{statement};\n" for statement in Tables(dialect, schema, prefix).creation())
