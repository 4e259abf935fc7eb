"""What databases do each in their own way: connecting, keeping others out, taking many rows, saying what is wrong."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import sqlalchemy as sql
from sqlalchemy.pool import NullPool

from digestnlp.errors import Message, SinkError
from digestnlp.extras import library
from digestnlp.sinks.base import cannot_write
from digestnlp.sinks.jsonl import regular_file
from digestnlp.sinks.locks import locked

SECONDS_TO_WAIT_FOR_A_LOCK = 5.0

Rows = Sequence[Mapping[str, Any]]


class Database:
    """Any database that SQLAlchemy has a dialect for.

    Attributes:
        url: where it is, with the driver.
        shown: the same for errors, without the password.
        has_schemas: whether tables may lie in a schema that is chosen.
        has_versions_before_2: whether there are databases of the first version of the schema, which had no number.
    """

    has_schemas = True
    has_versions_before_2 = False

    def __init__(self, url: sql.URL) -> None:
        self.url = url
        self.shown = url.render_as_string(hide_password=True)

    def engine(self) -> sql.Engine:
        """The way to connect; each connection is closed when it is left, and with it the locks that it holds.

        Raises:
            SinkError: the driver is not installed.
        """
        try:
            return sql.create_engine(self.url, poolclass=NullPool)
        except ModuleNotFoundError as error:
            raise SinkError(
                "{shown}: the driver {driver} is not installed; install it with pip",
                shown=self.shown,
                driver=error.name,
            ) from error

    @contextlib.contextmanager
    def reserved(self) -> Iterator[None]:
        """Keeps other runs out before there is a connection, where that takes a file."""
        yield

    def claim(self, connection: sql.Connection, name: str) -> None:
        """Keeps other runs out of the tables of that name while the connection lasts, where the database can.

        Raises:
            SinkError: another run is writing to them.
        """

    def insert(self, connection: sql.Connection, table: sql.Table, rows: Rows) -> None:
        """Adds rows, all of the same columns; a column for the time gets the database's."""
        connection.execute(_insertion(table), rows)

    def meaning(self, message: str) -> Message:
        """What the database's own error means to the user."""
        return Message("the database says: {message}", message=message)


class DatabaseFile(Database):
    """A database that is a file."""

    backend: str

    def __init__(self, path: Path) -> None:
        self._path = path
        self._target = Path(os.path.realpath(path))
        super().__init__(sql.URL.create(self.backend, database=str(self._target)))
        self.shown = str(path)

    @contextlib.contextmanager
    def reserved(self) -> Iterator[None]:
        """A lock file beside the database: SQLite's own locks end with a transaction, DuckDB's are one for the whole process."""
        regular_file(self._path)
        with contextlib.ExitStack() as stack:
            try:
                stack.enter_context(locked(self._target, self.shown))
            except OSError as error:
                raise cannot_write(self.shown, self._target.parent, error) from error
            yield


class SQLite(DatabaseFile):
    """A SQLite file."""

    backend = "sqlite"
    has_schemas = False
    has_versions_before_2 = True

    def engine(self) -> sql.Engine:
        """The way to connect: transactions are begun by name and at once, and references hold."""
        engine = sql.create_engine(
            self.url, poolclass=NullPool, connect_args={"timeout": SECONDS_TO_WAIT_FOR_A_LOCK, "isolation_level": None}
        )

        @sql.event.listens_for(engine, "handle_error")
        def interrupts_break_nothing(context: sql.engine.ExceptionContext) -> None:
            # SQLAlchemy would close the connection. But the exception holds the statement, and the statement the connection
            # with its transaction: the next one would find the database locked. So this one stays, and rolls back.
            if not isinstance(context.original_exception, Exception):
                context.is_disconnect = False

        @sql.event.listens_for(engine, "connect")
        def references_hold(connection: Any, _: object) -> None:  # noqa: ANN401 - the driver's
            connection.execute("PRAGMA foreign_keys = ON")

        @sql.event.listens_for(engine, "begin")
        def begin(connection: sql.Connection) -> None:
            connection.connection.rollback()  # of what was begun when an interrupt came, before SQLAlchemy knew of it
            connection.exec_driver_sql("BEGIN IMMEDIATE")

        return engine

    def insert(self, connection: sql.Connection, table: sql.Table, rows: Rows) -> None:
        """By the driver itself: what SQLAlchemy does for each row takes as long as SQLite does."""
        compiled: Any = _insertion(table).compile(dialect=connection.dialect, column_keys=list(rows[0]))
        columns = (_bound(connection, table.columns[name], rows) for name in compiled.positiontup)
        connection.exec_driver_sql(str(compiled), list(zip(*columns, strict=True)))

    def meaning(self, message: str) -> Message:
        """What SQLite's own error means to the user."""
        if "not a database" in message or "malformed" in message:
            return Message(
                "this is no SQLite database that can be read ({message}); give another file name", message=message
            )
        if "locked" in message:
            return Message("another program is writing to this database; try again when it is done")
        if "readonly" in message or "unable to open" in message:
            return Message("cannot be written ({message}); choose a place that you may write to", message=message)
        return super().meaning(message)


class PostgreSQL(Database):
    """A PostgreSQL server."""

    def __init__(self, url: sql.URL) -> None:
        super().__init__(url)
        if url.drivername in ("postgres", "postgresql"):
            self.url = url.set(drivername="postgresql+psycopg")

    def engine(self) -> sql.Engine:
        """The way to connect."""
        if self.url.get_driver_name() == "psycopg":
            library("psycopg", extra="postgres", wanted_for=self.shown)
        return super().engine()

    def claim(self, connection: sql.Connection, name: str) -> None:
        """An advisory lock of the session, which the server lets go when the connection ends."""
        key = int.from_bytes(hashlib.sha256(f"digestnlp {name}".encode()).digest()[:8], "big", signed=True)
        # A run that was killed a moment ago may hold it until the server has noticed.
        milliseconds = int(SECONDS_TO_WAIT_FOR_A_LOCK * 1000)
        try:
            with connection.begin():
                connection.execute(sql.text(f"SET LOCAL lock_timeout = {milliseconds}"))
                connection.execute(sql.text("SELECT pg_advisory_lock(:key)"), {"key": key})
        except sql.exc.OperationalError as error:
            if getattr(error.orig, "sqlstate", None) != "55P03":  # lock_not_available
                raise
            raise SinkError(
                "{shown}: another run is writing to these tables; wait until it is done, or choose another prefix",
                shown=self.shown,
            ) from error


class DuckDB(DatabaseFile):
    """A DuckDB file, which only one process can have open at a time."""

    backend = "duckdb"

    def engine(self) -> sql.Engine:
        """The way to connect."""
        library("duckdb", extra="duckdb", wanted_for=self.shown)
        library("duckdb_engine", extra="duckdb", wanted_for=self.shown)
        return super().engine()

    def insert(self, connection: sql.Connection, table: sql.Table, rows: Rows) -> None:
        """Whole columns at once, since DuckDB takes long for each row."""
        dialect = connection.dialect
        values: list[list[Any]] = []
        terms = []
        for column in table.columns:
            if column.name not in rows[0]:
                terms.append("now()")
                continue
            values.append(_bound(connection, column, rows))
            terms.append(f"unnest(CAST(? AS {column.type.compile(dialect)}[]))")
            if isinstance(column.type, sql.Text):
                "".join(filter(None, values[-1])).encode()  # says of itself what DuckDB says of no row
        names = ", ".join(dialect.identifier_preparer.quote(column.name) for column in table.columns)
        into_table = dialect.identifier_preparer.format_table(table)
        statement = f"INSERT INTO {into_table} ({names}) SELECT {', '.join(terms)}"
        connection.exec_driver_sql(statement, tuple(values))

    def meaning(self, message: str) -> Message:
        """What DuckDB's own error means to the user."""
        if "set lock" in message:  # and not a block that is damaged
            return Message(
                "another program has this database open; try again when it is done ({message})", message=message
            )
        return super().meaning(message)


def _insertion(table: sql.Table) -> sql.Insert:
    """The statement that adds a row; a column for the time gets the database's."""
    moments = {column.name: sql.func.now() for column in table.columns if isinstance(column.type, sql.DateTime)}
    return sql.insert(table).values(moments) if moments else sql.insert(table)


def _bound(connection: sql.Connection, column: sql.Column[Any], rows: Rows) -> list[Any]:
    """The column's values as the driver takes them."""
    values = [row[column.name] for row in rows]
    into = column.type.dialect_impl(connection.dialect).bind_processor(connection.dialect)
    return [into(value) for value in values] if into else values


def database_of(url: str) -> Database | None:
    """The database on a server that a URL means; None where it means none that SQLAlchemy has a dialect for."""
    try:
        made = sql.make_url(url)
        if made.get_backend_name() in ("postgres", "postgresql"):
            return PostgreSQL(made)
        made.get_dialect()
    except sql.exc.ArgumentError:  # no URL, or no dialect of that name
        return None
    return None if made.get_backend_name() in ("sqlite", "duckdb") else Database(made)
