"""The rows of a file that is not whole yet, kept in a SQLite database that no kill can break."""

from __future__ import annotations

import contextlib
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

from digestnlp.errors import SinkError
from digestnlp.sinks.base import ARTICLES_A_TRANSACTION, SECONDS_A_TRANSACTION

# Raised when a staging file of before cannot be gone on with.
_VERSION = 1
_TABLES = """
CREATE TABLE done (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, content_hash TEXT NOT NULL, rules_version TEXT, rows TEXT NOT NULL
);
CREATE TABLE run (position INTEGER PRIMARY KEY, number INTEGER NOT NULL);
"""


class Staging:
    """What each article gave, as text, until all articles are done.

    `done` holds the articles of this run and of the one that it goes on with; `run` says which of them this run has met, in
    the order in which it met them. So what comes out is that of an undisturbed run, whatever was done before: articles that
    have changed are there once, and those that are no longer in the archive are not there.

    Args:
        path: the file.
        resume: whether to go on with what is in it; else it begins empty.
    """

    def __init__(self, path: Path, *, resume: bool) -> None:
        self._path = path
        if not resume:
            self.remove()
        self._awaited: dict[str, int] = {}
        self._next = 0
        self._pending = 0
        self._began = 0.0
        with self._errors():
            self._connection = sqlite3.connect(path, isolation_level=None)
        try:
            with self._errors():
                self._prepare()
        except BaseException:
            self._connection.close()
            raise

    def _prepare(self) -> None:
        ((version,),) = self._connection.execute("PRAGMA user_version").fetchall()
        empty = self._connection.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
        if empty:
            self._connection.executescript(f"BEGIN; {_TABLES} PRAGMA user_version = {_VERSION}; COMMIT")
        elif version != _VERSION:
            raise SinkError("{path}: this cannot be gone on with; remove it, or run without --resume", path=self._path)
        self._connection.execute("DELETE FROM run")

    def holds(self, article_id: str, content_hash: str, rules_version: str) -> bool:
        """Whether the article's rows are there; its place is where it is first asked for."""
        with self._errors():
            row = self._connection.execute(
                "SELECT number FROM done WHERE id = ? AND content_hash = ? AND rules_version = ?",
                (article_id, content_hash, rules_version),
            ).fetchone()
            position = self._place()
            if row is None:
                self._awaited[article_id] = position
            else:
                self._changing()
                self._connection.execute("INSERT INTO run VALUES (?, ?)", (position, *row))
        return row is not None

    def put(self, article_id: str, content_hash: str, rules_version: str | None, rows: str) -> None:
        """Takes the rows of an article, each with a line break behind it, in place of those of before."""
        with self._errors():
            self._changing()
            ((number,),) = self._connection.execute(
                "INSERT INTO done (id, content_hash, rules_version, rows) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE "
                "SET (content_hash, rules_version, rows) = (excluded.content_hash, excluded.rules_version, excluded.rows) "
                "RETURNING number",
                (article_id, content_hash, rules_version, rows),
            ).fetchall()
            position = self._awaited.pop(article_id, None)
            position = self._place() if position is None else position
            self._connection.execute("INSERT INTO run VALUES (?, ?)", (position, number))
        self._pending += 1
        if self._pending >= ARTICLES_A_TRANSACTION or time.monotonic() - self._began > SECONDS_A_TRANSACTION:
            self.commit()

    def _place(self) -> int:
        self._next += 1
        return self._next

    def _changing(self) -> None:
        if not self._connection.in_transaction:
            self._connection.execute("BEGIN IMMEDIATE")
            self._began = time.monotonic()

    def commit(self) -> None:
        """Makes what was taken so far last."""
        if self._connection.in_transaction:
            with self._errors():
                self._connection.execute("COMMIT")
        self._pending = 0

    def rows(self) -> Iterator[str]:
        """The rows of this run's articles, an article at a time."""
        with self._errors():
            for (rows,) in self._connection.execute("SELECT rows FROM run JOIN done USING (number) ORDER BY position"):
                yield rows

    def is_empty(self) -> bool:
        """Whether there is nothing that a later run could go on with."""
        return self._connection.execute("SELECT 1 FROM done LIMIT 1").fetchone() is None

    def close(self) -> None:
        """Closes the file, which stays."""
        self._connection.close()

    def remove(self) -> None:
        """Removes the file, and what SQLite may have left beside it."""
        for path in (self._path, self._path.with_name(self._path.name + "-journal")):
            path.unlink(missing_ok=True)

    @contextlib.contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.DatabaseError as error:
            raise SinkError(
                "{path}: the rows cannot be kept there ({error}); make room, or remove it and run without --resume",
                path=self._path,
                error=error,
            ) from error
