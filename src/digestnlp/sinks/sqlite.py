"""A SQLite database; an article's delete and insert stand in one transaction, and the same results change nothing."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sqlite3
import time
import types
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin

from digestnlp.errors import SinkError
from digestnlp.models import Fact, Result
from digestnlp.sinks.base import Sink, cannot_write, lone_surrogate, not_open

if TYPE_CHECKING:
    from types import TracebackType

    from typing_extensions import Self

# A transaction holds at most so many articles, or articles of so many seconds: a run is fast, loses little when it is
# killed, and does not lock others out.
ARTICLES_A_TRANSACTION = 200
SECONDS_A_TRANSACTION = 1.0
SECONDS_TO_WAIT_FOR_A_LOCK = 5.0

Cell = str | int | None

_ARTICLE_COLUMNS = {
    "id": "TEXT NOT NULL PRIMARY KEY",
    "title": "TEXT",
    "published": "TEXT",
    "source": "TEXT",
    "text": "TEXT NOT NULL",
    "content_hash": "TEXT NOT NULL",
    "rules_version": "TEXT",
    "facts": "INTEGER NOT NULL",
    "error": "TEXT",
}
_INDEXED = ("article_id", "subject", "metric", "period_start")


def sql_schema() -> str:
    """The statements that make the tables `articles` and `facts`.

    Columns of `facts` are the fields of `Fact`: Decimals as plain text, each with a generated real column `…_number` to
    sort by, dates as ISO text, booleans as 0 and 1, flags as JSON text.
    """
    return "".join(f"{statement};\n" for statement in (*_table_statements(), *_index_statements()))


def _table_statements() -> Iterator[str]:
    for table, columns in _TABLES.items():
        lines = ",\n".join(f"  {_quoted(name)} {kind}" for name, kind in columns.items())
        yield f"CREATE TABLE IF NOT EXISTS {_quoted(table)} (\n{lines}\n)"


def _index_statements() -> Iterator[str]:
    for column in _INDEXED:
        yield f"CREATE INDEX IF NOT EXISTS {_quoted(f'facts_{column}')} ON facts ({_quoted(column)})"


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _fact_columns() -> dict[str, str]:
    columns = {}
    for name, field in Fact.model_fields.items():
        allowed = _types(field.annotation)
        stored = "INTEGER" if allowed <= {int, bool, type(None)} else "TEXT"
        columns[name] = stored if type(None) in allowed else f"{stored} NOT NULL"
    columns["id"] += " PRIMARY KEY"
    columns["article_id"] += " REFERENCES articles (id) ON DELETE CASCADE"
    return columns


def _number_columns() -> dict[str, str]:
    return {
        f"{name}_number": f"REAL GENERATED ALWAYS AS (CAST({_quoted(name)} AS REAL)) VIRTUAL"
        for name, field in Fact.model_fields.items()
        if Decimal in _types(field.annotation)
    }


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


_TABLES = {"articles": _ARTICLE_COLUMNS, "facts": _fact_columns() | _number_columns()}


class SqliteSink(Sink):
    """Tables `articles` and `facts`, with every article's rows replaced as a whole.

    An article whose rows are already there is left alone. After an exception the articles written before it are kept.
    """

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        self._connection: sqlite3.Connection | None = None
        self._pending = 0
        self._began = 0.0

    def __enter__(self) -> Self:
        target = Path(os.path.realpath(self.path))
        if not target.parent.is_dir():
            raise cannot_write(self.path, target.parent, "No such file or directory")
        with self._errors():
            # Transactions are begun and ended by name, below.
            connection = sqlite3.connect(target, timeout=SECONDS_TO_WAIT_FOR_A_LOCK, isolation_level=None)
        self._connection = connection
        try:
            with self._errors():
                connection.execute("PRAGMA foreign_keys = ON")
                self._make_tables(connection)
        except BaseException:
            connection.close()
            self._connection = None
            raise
        return self

    def _make_tables(self, connection: sqlite3.Connection) -> None:
        connection.execute("BEGIN IMMEDIATE")
        for statement in _table_statements():
            connection.execute(statement)
        for table, expected in _TABLES.items():
            present = [row[1] for row in connection.execute(f"PRAGMA table_xinfo({_quoted(table)})")]
            if set(present) != set(expected):
                connection.execute("ROLLBACK")
                raise SinkError(
                    f"{self.path}: table {table!r} has other columns than this version writes: "
                    f"{', '.join(sorted(set(present) ^ set(expected)))}; write to a new file"
                )
        for statement in _index_statements():
            connection.execute(statement)
        connection.execute("COMMIT")

    def _write(self, result: Result) -> None:
        connection = self._connection
        if connection is None:
            raise not_open(self.path)
        with self._errors():
            article, facts = _article_row(result), [_fact_row(fact) for fact in result.facts]
            if self._holds(connection, article, facts):
                return
            if not connection.in_transaction:
                connection.execute("BEGIN IMMEDIATE")
                self._began = time.monotonic()
            self._pending += 1
            self._replace(connection, article, facts)
        if self._pending >= ARTICLES_A_TRANSACTION or time.monotonic() - self._began > SECONDS_A_TRANSACTION:
            self._commit()

    def _holds(self, connection: sqlite3.Connection, article: tuple[Cell, ...], facts: list[tuple[Cell, ...]]) -> bool:
        stored = connection.execute(_select("articles", _ARTICLE_COLUMNS, "id"), (article[0],)).fetchone()
        if stored != article:
            return False
        columns = tuple(Fact.model_fields)
        return connection.execute(_select("facts", columns, "article_id"), (article[0],)).fetchall() == facts

    def _replace(
        self, connection: sqlite3.Connection, article: tuple[Cell, ...], facts: list[tuple[Cell, ...]]
    ) -> None:
        """Within the transaction that is open; an error leaves the article as it was."""
        connection.execute("SAVEPOINT article")
        try:
            # The facts go with their article.
            connection.execute('DELETE FROM "articles" WHERE "id" = ?', (article[0],))
            connection.execute(_insert("articles", tuple(_ARTICLE_COLUMNS)), article)
            connection.executemany(_insert("facts", tuple(Fact.model_fields)), facts)
        except BaseException:
            connection.execute("ROLLBACK TO article")
            raise
        finally:
            connection.execute("RELEASE article")

    def _commit(self) -> None:
        if self._connection is not None and self._connection.in_transaction:
            with self._errors():
                self._connection.execute("COMMIT")
        self._pending = 0

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self._commit()
        finally:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    @contextlib.contextmanager
    def _errors(self) -> Iterator[None]:
        """Says what the database's own errors mean."""
        try:
            yield
        except UnicodeEncodeError as error:
            raise SinkError(f"{self.path}: {lone_surrogate(error)}") from error
        except sqlite3.IntegrityError as error:
            raise SinkError(f"{self.path}: two rows cannot both be kept: {error}") from error
        except sqlite3.Error as error:
            raise SinkError(f"{self.path}: {_meaning(str(error))}") from error


def _meaning(message: str) -> str:
    if "not a database" in message or "malformed" in message:
        return f"this is no SQLite database that can be read ({message}); give another file name"
    if "locked" in message:
        return "another program is writing to this database; try again when it is done"
    if "readonly" in message or "unable to open" in message:
        return f"cannot be written ({message}); choose a place that you may write to"
    return f"the database says: {message}"


def _select(table: str, columns: Sequence[str] | dict[str, str], key: str) -> str:
    names = ", ".join(_quoted(column) for column in columns)
    return f"SELECT {names} FROM {_quoted(table)} WHERE {_quoted(key)} = ? ORDER BY rowid"  # noqa: S608 (names of the model)


def _insert(table: str, columns: Sequence[str]) -> str:
    names = ", ".join(_quoted(column) for column in columns)
    marks = ", ".join("?" for _ in columns)
    return f"INSERT INTO {_quoted(table)} ({names}) VALUES ({marks})"  # noqa: S608 (names of the model)


def _article_row(result: Result) -> tuple[Cell, ...]:
    article = result.article
    return (
        article.id,
        article.title,
        _cell(article.published),
        article.source,
        article.text,
        hashlib.sha256(article.text.encode()).hexdigest(),
        result.facts[0].rules_version if result.facts else None,
        len(result.facts),
        result.error,
    )


def _fact_row(fact: Fact) -> tuple[Cell, ...]:
    return tuple(_cell(value) for value in fact.row().values())


def _cell(value: str | int | date | list[str] | None) -> Cell:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    return int(value) if isinstance(value, bool) else value
