"""Batches of articles as Arrow tables: what Spark, Ray and others hand to their workers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from digestnlp.arrow import arrow_schema, result_schema, to_array, to_table
from digestnlp.batch.together import process
from digestnlp.engine import engine_for
from digestnlp.errors import Message, ReadError
from digestnlp.models import Article, Result
from digestnlp.reader import article_from_row
from digestnlp.rules import Rules, load_rules

if TYPE_CHECKING:
    import pyarrow as pa

# Articles whose results are Python's at a time: Spark and Ray may hand over ten thousand at once.
ROWS = 200
REQUIRED, OPTIONAL = ("id", "text"), ("title", "published", "source")


def facts_of(
    articles: pa.Table | pa.RecordBatch, *, packs: Sequence[str | Path] = (), tagger: str | None = "builtin"
) -> pa.Table:
    """The facts of a table of articles, as `results_of`; of one that fails there are none."""
    import pyarrow as pa

    schema = arrow_schema()
    groups = _results(articles, packs, tagger)
    tables = [to_table((fact.__dict__ for result in results for fact in result.facts), schema) for results in groups]
    return pa.concat_tables(tables or [schema.empty_table()])


def results_of(
    articles: pa.Table | pa.RecordBatch, *, packs: Sequence[str | Path] = (), tagger: str | None = "builtin"
) -> pa.Table:
    """A row for each article: `article_id`, `rules_version`, `error`, and its `facts` and `entities` as lists.

    The engine is built once in each process. An article is read as a row of JSONL is: its text is the title, a blank line,
    and the text.

    Args:
        articles: columns `id` and `text`, and where there are such `title`, `published` (days or times, or their ISO text) and
            `source`. Others are left alone.
        packs: folders of rules to lay over the base pack, on the machine that this runs on.
        tagger: `builtin`, the name of an installed spaCy pipeline that takes its place, or None.

    Raises:
        ReadError: a column is missing.
        RuleError, TaggerError: a pack or tagger cannot be used.
    """
    import pyarrow as pa

    tables = [_as_table(results) for results in _results(articles, packs, tagger)]
    return pa.concat_tables(tables or [result_schema().empty_table()])


def _as_table(results: Sequence[Result]) -> pa.Table:
    import pyarrow as pa

    schema = result_schema()
    columns = [
        pa.array([getattr(result, name) for result in results], pa.string()) for name in ("rules_version", "error")
    ]
    lists = [
        to_array([[item.__dict__ for item in getattr(result, name)] for result in results], schema.field(name).type)
        for name in ("facts", "entities")
    ]
    return pa.table([pa.array([result.article.id for result in results], pa.string()), *columns, *lists], schema)


def check_columns(names: Sequence[str]) -> list[str]:
    """Those of the columns that are read.

    Raises:
        ReadError: one that must be there is missing.
    """
    missing = [name for name in REQUIRED if name not in names]
    if missing:
        raise ReadError(
            "articles: there is no column {missing!r}; needed: {needed}; read where present: {optional}; present: {present}",
            missing=missing[0],
            needed=", ".join(REQUIRED),
            optional=", ".join(OPTIONAL),
            present=", ".join(names) or Message("none"),
        )
    return [name for name in (*REQUIRED, *OPTIONAL) if name in names]


def _results(
    table: pa.Table | pa.RecordBatch, packs: Sequence[str | Path], tagger: str | None
) -> Iterator[list[Result]]:
    rules = load_rules(*packs)
    articles = table.select(check_columns(table.schema.names))
    engine = engine_for(rules, tagger)
    for first in range(0, articles.num_rows, ROWS):
        read = [_article(row, rules) for row in articles.slice(first, ROWS).to_pylist()]
        results = iter(process(engine, [article for article in read if isinstance(article, Article)]))
        yield [next(results) if isinstance(item, Article) else item for item in read]


def _article(row: dict[str, Any], rules: Rules) -> Article | Result:
    """The article of a row, or the result that says why there is none."""
    said = {name: None if value is None else str(value) for name, value in row.items()}
    id_ = said["id"] or ""
    if not id_.strip():
        return _unread(id_, Message("articles: a row has no id; give each article one of its own"))
    fields = {"id": id_, "date": said.pop("published", None), **said}
    try:
        return article_from_row(fields, id=id_, name="", where=Message("article {id}", id=id_), rules=rules)
    except ReadError as error:
        return _unread(id_, error.text)


def _unread(id: str, error: str) -> Result:
    return Result(article=Article(id=id, text=""), error=error)
