"""What the overview asks of a SQLite database that `digestnlp run` wrote: counts, series, targets, and rows with their evidence.

The database is opened to read only, and never read as a whole: each question has a limit.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

from digestnlp.errors import ReadError
from digestnlp.models import Article, Fact
from digestnlp.reader import parse_article

if TYPE_CHECKING:
    from types import TracebackType

    from typing_extensions import Self

SIGNATURE = b"SQLite format 3\0"

_COLUMNS = ", ".join(f'f."{name}"' for name in Fact.model_fields)
# Rows that can be compared: levels of the whole subject, in days that are known.
_COMPARABLE = (
    "{0}.scope IS NULL AND {0}.direction IS NULL AND {0}.subject IS NOT NULL"
    " AND {0}.period_start IS NOT NULL AND {0}.period_end IS NOT NULL"
)
# The grain of a period, as `wording.grain_of` has it: one day, or whole calendar months.
_GRAIN = """CASE
  WHEN f.period_start = f.period_end THEN 'day'
  WHEN strftime('%d', f.period_start) <> '01' OR strftime('%d', f.period_end, '+1 day') <> '01' THEN NULL
  ELSE CASE (strftime('%Y', f.period_end) - strftime('%Y', f.period_start)) * 12
      + strftime('%m', f.period_end) - strftime('%m', f.period_start) + 1
    WHEN 1 THEN 'month' WHEN 3 THEN 'quarter' WHEN 6 THEN 'half' WHEN 12 THEN 'year' END
END"""


@dataclass(frozen=True, slots=True)
class Totals:
    """How much the database holds; `first` and `last` are the days on which its articles were published."""

    articles: int
    failed: int
    facts: int
    first: str | None
    last: str | None


class SeriesKey(NamedTuple):
    """What rows share that can stand on one axis."""

    metric: str
    unit: str | None
    grain: str


class Database:
    """A database of facts, open to be read; use it in `with`.

    Raises:
        ReadError: it cannot be opened, or is no database of facts.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> Self:
        with self._errors():
            address = f"file:{quote(str(self._path.resolve()))}?mode=ro"
            self._connection = sqlite3.connect(address, uri=True)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    def totals(self) -> Totals:
        """How many articles and facts there are."""
        ((articles, failed, first, last),) = self._rows(
            "SELECT count(*), count(error), min(published), max(published) FROM articles"
        )
        ((facts,),) = self._rows("SELECT count(*) FROM facts")
        return Totals(articles, failed, facts, first, last)

    def counts(self, column: str, limit: int) -> tuple[list[tuple[str, int]], int]:
        """The most common values of a column of `facts` with the number of their rows, and how many values there are."""
        top = self._rows(
            f"SELECT {column}, count(*) FROM facts WHERE {column} IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?",
            limit,
        )
        ((number,),) = self._rows(f"SELECT count(DISTINCT {column}) FROM facts")
        return top, number

    def series(self, limit: int) -> tuple[list[tuple[SeriesKey, int]], int]:
        """What has comparable rows in several periods, with their number: first what has them of the most subjects and periods.

        And how many such keys there are.
        """
        found = self._rows(
            f"""SELECT metric, unit, grain, count(*) FROM (SELECT f.*, {_GRAIN} AS grain FROM facts f
            WHERE {_COMPARABLE.format("f")} AND f.modality <> 'denied') WHERE grain IS NOT NULL
            GROUP BY 1, 2, 3 HAVING count(DISTINCT period_start) > 1
            ORDER BY count(DISTINCT period_start || subject) DESC, 4 DESC, 1, 2, 3"""
        )
        return [(SeriesKey(*row[:3]), row[3]) for row in found[:limit]], len(found)

    def subjects_of(self, key: SeriesKey, limit: int) -> tuple[list[str], int]:
        """The subjects with the most periods in a series, and how many it has."""
        found = self._rows(
            f"""SELECT f.subject FROM facts f WHERE {_COMPARABLE.format("f")} AND f.modality <> 'denied'
            AND f.metric = ? AND f.unit IS ? AND {_GRAIN} = ?
            GROUP BY 1 ORDER BY count(DISTINCT f.period_start) DESC, count(*) DESC, 1""",
            *key,
        )
        return [subject for (subject,) in found[:limit]], len(found)

    def points(self, key: SeriesKey, subject: str, limit: int) -> list[Fact]:
        """A subject's rows in a series, in the order of their periods; the latest ones where there are more than the limit."""
        found = self._facts(
            f"""WHERE {_COMPARABLE.format("f")} AND f.modality <> 'denied' AND f.subject = ? AND f.metric = ? AND f.unit IS ?
            AND {_GRAIN} = ? ORDER BY f.period_end DESC, f.published DESC, f.id LIMIT ?""",
            subject,
            *key,
            limit,
        )
        return found[::-1]

    def targets(self, limit: int) -> tuple[list[tuple[Fact, Fact | None]], int]:
        """Targets with what was reached in their period, those first that have it, and how many targets there are.

        Of each subject, metric, unit and period it is the target and the actual that were published last.
        """
        ids = self._rows(
            f"""WITH latest AS (
              SELECT f.id, f.subject, f.metric, f.unit, f.period_start, f.period_end, f.modality, row_number() OVER (
                PARTITION BY f.subject, f.metric, f.unit, f.period_start, f.period_end, f.modality
                ORDER BY f.published DESC, f.rowid DESC) AS age
              FROM facts f WHERE {_COMPARABLE.format("f")} AND f.modality IN ('target', 'actual'))
            SELECT t.id, a.id FROM latest t LEFT JOIN latest a ON a.age = 1 AND a.modality = 'actual'
              AND a.subject = t.subject AND a.metric = t.metric AND a.unit IS t.unit
              AND a.period_start = t.period_start AND a.period_end = t.period_end
            WHERE t.age = 1 AND t.modality = 'target'
            ORDER BY a.id IS NULL, t.period_end DESC, t.subject, t.metric, t.id"""
        )
        facts = self.facts([id for pair in ids[:limit] for id in pair if id])
        return [(facts[target], facts.get(actual)) for target, actual in ids[:limit]], len(ids)

    def facts(self, ids: Sequence[str]) -> Mapping[str, Fact]:
        """The rows with these ids."""
        found: dict[str, Fact] = {}
        for begin in range(0, len(ids), 500):
            some = ids[begin : begin + 500]
            marks = ", ".join("?" * len(some))
            found.update((fact.id, fact) for fact in self._facts(f"WHERE f.id IN ({marks})", *some))
        return found

    def newest(self, limit: int) -> list[Fact]:
        """The rows of the articles that were published last, in the order of their text."""
        return self._facts("ORDER BY f.published DESC, f.article_id, f.start, f.rowid LIMIT ?", limit)

    def around(self, fact: Fact, width: int) -> tuple[str, str]:
        """What stands before and behind the fact's sentence on its lines, at most so many characters of each."""
        start = max(0, fact.sentence_start - width)
        ((before, behind),) = self._rows(
            "SELECT substr(text, ?, ?), substr(text, ?, ?) FROM articles WHERE id = ?",
            start + 1,
            fact.sentence_start - start,
            fact.sentence_end + 1,
            width,
            fact.article_id,
        ) or [("", "")]
        return before.rpartition("\n")[2], behind.partition("\n")[0]

    def title(self, article_id: str) -> str | None:
        """The title of an article, where it has one."""
        found = self._rows("SELECT title FROM articles WHERE id = ?", article_id)
        return found[0][0] if found else None

    def article(self, id: str) -> tuple[Article, list[Fact]]:
        """An article, read anew from its stored text, and its rows.

        Raises:
            ReadError: no article has this id.
        """
        found = self._rows("SELECT text, title, published, source FROM articles WHERE id = ?", id)
        if not found:
            raise ReadError(
                "{database}: no article has the id {id!r}; ids stand in column id of table articles",
                database=self._path,
                id=id,
            )
        text, title, published, source = found[0]
        article = parse_article(text, id=id, title=title, published=published, source=source)
        facts = self._facts("WHERE f.article_id = ? ORDER BY f.start, f.rowid", id)
        return article.model_copy(update={"id": id}), facts

    def _facts(self, clause: str, *values: str | int | None) -> list[Fact]:
        return [_fact(row) for row in self._rows(f"SELECT {_COLUMNS} FROM facts f {clause}", *values)]

    def _rows(self, statement: str, *values: str | int | None) -> list[tuple[Any, ...]]:
        with self._errors():
            return self._connection.execute(statement, values).fetchall()

    @contextlib.contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise ReadError(
                "{database}: this is no database of facts that can be read ({error}); "
                "give an article, or a database that this version of digestnlp run wrote",
                database=self._path,
                error=error,
            ) from error


def _fact(row: Sequence[str | int | None]) -> Fact:
    values = dict(zip(Fact.model_fields, row, strict=True))
    return Fact.model_validate(values | {"flags": json.loads(str(values["flags"])), "approx": bool(values["approx"])})
