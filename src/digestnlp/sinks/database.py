"""A database; an article's rows are replaced as a whole in one transaction, and the same results change nothing."""

from __future__ import annotations

import contextlib
import time
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import sqlalchemy as sql
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, SQLAlchemyError

from digestnlp.errors import DigestError, Message, SinkError
from digestnlp.models import Article, Result
from digestnlp.sinks import base
from digestnlp.sinks.base import Sink, lone_surrogate, not_open
from digestnlp.sinks.dialects import Database
from digestnlp.sinks.migration import prepare
from digestnlp.sinks.tables import Tables, UnstorableFigureError

if TYPE_CHECKING:
    from types import TracebackType

    from typing_extensions import Self

    from digestnlp.sinks.base import Source

Row = dict[str, Any]


class _RowsError(SinkError):
    """What is wrong lies in the rows, not in the database."""


class DatabaseSink(Sink):
    """Tables `articles`, `facts` and `entities`, with every article's rows replaced as a whole.

    An article whose rows are already there is left alone, and articles of other runs are kept. A failure leaves the rows of
    the same content and rules as they are; one of an article that could not even be read leaves all rows, and is noted in
    `articles.error`. After an exception the articles written before it are kept.

    Args:
        database: where the tables are.
        schema: the schema that they lie in; the database's own choice where None.
        prefix: what the names of the tables begin with.
    """

    def __init__(self, database: Database, *, schema: str | None = None, prefix: str = "") -> None:
        super().__init__(database.shown)
        if schema and not database.has_schemas:
            raise SinkError(
                "{database}: this kind of database has no schemas; choose a table prefix instead",
                database=database.shown,
            )
        self._database = database
        self._tables = Tables(database.url.get_backend_name(), schema, prefix)
        self._engine = database.engine()
        self._connection: sql.Connection | None = None
        self._exit = contextlib.ExitStack()
        self._pending: list[Result] = []
        self._known: dict[str, Row | None] = {}
        self._characters = 0
        self._began = 0.0

    def __enter__(self) -> Self:
        with contextlib.ExitStack() as stack, self._errors():
            stack.enter_context(self._database.reserved())
            connection = stack.enter_context(self._engine.connect())
            where = self._tables.schema or connection.dialect.default_schema_name
            self._database.claim(connection, f"{where}.{self._tables.prefix}")
            prepare(connection, self._tables, self._database)
            self._connection = connection
            self._exit = stack.pop_all()
        return self

    def look_ahead(self, articles: Iterable[Source]) -> Iterator[Source]:
        """The same articles; what the database has of them is asked for as many as a transaction takes at once."""
        for block in _blocks(articles):
            self._known = self._asked([article.id for article in block])
            yield from block

    def _holds(self, article_id: str, content_hash: str, rules_version: str) -> bool:
        if article_id not in self._known:
            self._known = self._asked([article_id])
        stored = self._known[article_id]
        if stored is None or stored["error"] is not None:
            return False
        return (stored["content_hash"], stored["rules_version"]) == (content_hash, rules_version)

    def _asked(self, ids: Sequence[str]) -> dict[str, Row | None]:
        """What the database has of each."""
        connection = self._open_connection()
        with self._errors(), connection.begin():
            return dict.fromkeys(ids) | self._stored(connection, ids)

    def _write(self, result: Result) -> None:
        self._open_connection()
        if not self._pending:
            self._began = time.monotonic()
        self._pending.append(result)
        self._characters += len(result.article.text)
        if (
            len(self._pending) >= base.ARTICLES_A_TRANSACTION
            or self._characters >= base.CHARACTERS_A_TRANSACTION
            or time.monotonic() - self._began > base.SECONDS_A_TRANSACTION
        ):
            self._flush()

    def _open_connection(self) -> sql.Connection:
        if self._connection is None:
            raise not_open(self.shown)
        return self._connection

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._exit:
            try:
                self._flush()
            finally:
                self._connection = None

    def _flush(self) -> None:
        """Writes what is pending in one transaction; where some article cannot be kept, all others nevertheless."""
        pending, self._pending, self._characters = self._pending, [], 0
        try:
            if self._refused(pending):
                refused = [error for result in pending if (error := self._refused([result]))]
                if refused:
                    raise refused[0]
        except KeyboardInterrupt:
            self._pending = pending  # rolled back, and written when the sink is left
            raise

    def _refused(self, results: Sequence[Result]) -> _RowsError | None:
        """Writes the articles in one transaction, or says why there is one among them that cannot be kept."""
        try:
            self._replace(results)
        except _RowsError as error:
            return error
        return None

    def _replace(self, results: Sequence[Result]) -> None:
        connection = self._open_connection()
        if not results:
            return
        with self._errors(), connection.begin():
            stored = self._stored(connection, [result.article.id for result in results])
            known = [result for result in results if result.article.id not in stored or not _is_unread(result)]
            unread = [result for result in results if result.article.id in stored and _is_unread(result)]
            changed = self._changed(connection, known, stored)
            self._note_errors(connection, unread, stored)
            self._delete(connection, [result.article.id for result in changed if result.article.id in stored])
            self._insert(connection, changed)

    def _stored(self, connection: sql.Connection, ids: Sequence[str]) -> dict[str, Row]:
        """What the database has of these articles, but for their texts."""
        articles = self._tables.articles
        columns = [articles.c[name] for name in ("id", "content_hash", "rules_version", "facts", "error")]
        rows = connection.execute(sql.select(*columns).where(articles.c.id.in_(ids)))
        return {row["id"]: dict(row) for row in rows.mappings()}

    def _changed(self, connection: sql.Connection, results: Sequence[Result], stored: dict[str, Row]) -> list[Result]:
        """The results that the database does not have, and that may take the place of what it has."""
        alike = {r.article.id for r in results if _state(r).items() <= stored.get(r.article.id, {}).items()}
        facts, entities = (
            self._rows(connection, table, alike) for table in (self._tables.facts, self._tables.entities)
        )

        def is_there(result: Result) -> bool:
            id_ = result.article.id
            return facts[id_] == _by_row(_fact_rows(result)) and entities[id_] == _by_row(_entity_rows(result))

        there = {r.article.id for r in results if r.article.id in alike and is_there(r)}
        return [
            r for r in results if r.article.id not in there and not _fails_where_it_did_not(r, stored.get(r.article.id))
        ]

    @staticmethod
    def _rows(connection: sql.Connection, table: sql.Table, ids: Collection[str]) -> dict[str, set[tuple[Any, ...]]]:
        """The rows of these articles, by article."""
        rows: dict[str, set[tuple[Any, ...]]] = defaultdict(set)
        if ids:
            columns = [column for column in table.columns if column.computed is None]
            for row in connection.execute(sql.select(*columns).where(table.c.article_id.in_(ids))):
                rows[row.article_id].add(tuple(row))
        return rows

    def _note_errors(self, connection: sql.Connection, unread: Sequence[Result], stored: dict[str, Row]) -> None:
        articles = self._tables.articles
        for result in unread:
            error = _error(result)
            if stored[result.article.id]["error"] != error:
                connection.execute(
                    sql.update(articles)
                    .where(articles.c.id == result.article.id)
                    .values(error=error, done_at=sql.func.now())
                )

    def _delete(self, connection: sql.Connection, ids: Sequence[str]) -> None:
        if ids:
            for column in (
                self._tables.facts.c.article_id,
                self._tables.entities.c.article_id,
                self._tables.articles.c.id,
            ):
                connection.execute(sql.delete(column.table).where(column.in_(ids)))

    def _insert(self, connection: sql.Connection, results: Sequence[Result]) -> None:
        rows = {
            self._tables.articles: [_article_row(result) for result in results],
            self._tables.facts: [row for result in results for row in _fact_rows(result)],
            self._tables.entities: [row for result in results for row in _entity_rows(result)],
        }
        for table, inserted in rows.items():
            if inserted:
                self._database.insert(connection, table, inserted)

    @contextlib.contextmanager
    def _errors(self) -> Iterator[None]:
        """Says what the database's own errors mean."""
        try:
            yield
        except UnicodeEncodeError as error:
            raise _RowsError(lone_surrogate(self.shown, error)) from error
        except IntegrityError as error:
            raise _RowsError(
                Message("{shown}: two rows cannot both be kept: {error}", shown=self.shown, error=error.orig)
            ) from error
        except DataError as error:
            raise self._row_cannot_be_kept(error.orig) from error
        except UnstorableFigureError as error:
            raise self._row_cannot_be_kept(*error.args) from error
        except DBAPIError as error:
            raise SinkError(
                "{shown}: {reason}", shown=self.shown, reason=self._database.meaning(str(error.orig))
            ) from error
        except SQLAlchemyError as error:
            raise SinkError("{shown}: {reason}", shown=self.shown, reason=error) from error

    def _row_cannot_be_kept(self, reason: object) -> _RowsError:
        return _RowsError(Message("{shown}: a row cannot be kept: {reason}", shown=self.shown, reason=reason))


def _blocks(articles: Iterable[Source]) -> Iterator[list[Source]]:
    """Articles in order, as many as a transaction takes; what was read before an error comes before it."""
    block: list[Source] = []
    characters = 0
    try:
        for article in articles:
            block.append(article)
            characters += len(article.text) if isinstance(article, Article) else 0
            if len(block) >= base.ARTICLES_A_TRANSACTION or characters >= base.CHARACTERS_A_TRANSACTION:
                yield block
                block, characters = [], 0
    except DigestError:
        yield block
        raise
    yield block


def _is_unread(result: Result) -> bool:
    """Whether the article could not be read, so that nothing is known of its content."""
    return result.error is not None and result.rules_version is None


def _fails_where_it_did_not(result: Result, stored: Row | None) -> bool:
    """Whether the stored rows are of the same content and rules, which did not fail then."""
    if result.error is None or stored is None or stored["error"] is not None:
        return False
    state = _state(result)
    return all(stored[name] == state[name] for name in ("content_hash", "rules_version"))


def _state(result: Result) -> Row:
    return {
        "content_hash": result.article.content_hash,
        "rules_version": result.rules_version,
        "facts": len(result.facts),
        "error": _error(result),
    }


def _error(result: Result) -> str | None:
    # A message is text, too; but not every driver takes subclasses.
    return None if result.error is None else str(result.error)


def _article_row(result: Result) -> Row:
    article = result.article
    of_article = {name: getattr(article, name) for name in ("id", "title", "published", "source", "text")}
    return of_article | _state(result)


def _fact_rows(result: Result) -> list[Row]:
    return [fact.__dict__ for fact in result.facts]


def _entity_rows(result: Result) -> list[Row]:
    return [{"article_id": result.article.id, **entity.__dict__} for entity in result.entities]


def _by_row(rows: Sequence[Row]) -> set[tuple[Any, ...]]:
    return {tuple(row.values()) for row in rows}
