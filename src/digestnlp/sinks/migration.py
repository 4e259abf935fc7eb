"""The tables of a database before anything is written: made, brought up to this version, or refused, in one transaction."""

from __future__ import annotations

from collections.abc import Collection

import sqlalchemy as sql

from digestnlp.columns import SCHEMA_VERSION
from digestnlp.errors import Message, SinkError
from digestnlp.sinks.dialects import Database
from digestnlp.sinks.tables import Tables


def prepare(connection: sql.Connection, tables: Tables, database: Database) -> None:
    """Sees to it that the database has the tables of this version.

    Raises:
        SinkError: it has others of these names, or those of a newer version; nothing is changed then.
    """
    with connection.begin():
        inspector = sql.inspect(connection)
        if tables.schema and not inspector.has_schema(tables.schema):
            raise SinkError(
                "{database}: there is no schema {schema!r}; make it first, or choose another",
                database=database.shown,
                schema=tables.schema,
            )
        present = [table for table in tables.all if inspector.has_table(table.name, schema=table.schema)]
        if not present:
            for statement in tables.creation():
                connection.exec_driver_sql(statement)
        elif tables.version in present:
            _check_version(connection, tables, database)
            for table in tables.all:
                _check_columns(connection, table, set(table.columns.keys()), database)
        elif database.has_versions_before_2:
            _migrate_from_1(connection, tables, present, database)
        else:
            raise _others(database, present[0])


def _check_version(connection: sql.Connection, tables: Tables, database: Database) -> None:
    version = connection.execute(sql.select(tables.version.c.version)).scalar()
    if version != SCHEMA_VERSION:
        raise SinkError(
            "{database}: its tables are of version {version} of the schema, and this digestnlp writes version {ours}; "
            "use the digestnlp that wrote them, another prefix, or a new database",
            database=database.shown,
            version=version,
            ours=SCHEMA_VERSION,
        )


def _check_columns(connection: sql.Connection, table: sql.Table, expected: set[str], database: Database) -> None:
    present = set(connection.execute(sql.select(sql.text("*")).select_from(table).limit(0)).keys())
    if present != expected:
        raise _others(database, table, present ^ expected)


def _others(database: Database, table: sql.Table, columns: Collection[str] = ()) -> SinkError:
    return SinkError(
        "{database}: table {table!r} is there, with other columns than this version writes{which}; "
        "choose another prefix, or write to a new database",
        database=database.shown,
        table=table.name,
        which=Message(": {columns}", columns=", ".join(sorted(columns))) if columns else "",
    )


def _migrate_from_1(connection: sql.Connection, tables: Tables, present: list[sql.Table], database: Database) -> None:
    """From tables without number, entities and time.

    The rows stay. They count as not done, since a content hash of then was of the text alone: the next run reads each
    article anew, and gives it its entities.
    """
    for table in present:
        expected = set(table.columns.keys()) - {"done_at"}
        _check_columns(connection, table, expected, database)
    if present != [tables.articles, tables.facts]:
        raise _others(database, present[0])
    connection.exec_driver_sql(f"ALTER TABLE {tables.articles.name} ADD COLUMN done_at DATETIME")
    connection.execute(sql.update(tables.articles).values(done_at=sql.func.now()))
    for statement in (*tables.indexing(tables.facts, anyway=False), *tables.creation(beside=present)):
        connection.exec_driver_sql(statement)
