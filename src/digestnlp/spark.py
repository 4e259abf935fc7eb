"""Facts of Spark DataFrames, found by Spark's own Python workers; needs `digestnlp[spark]` there and here.

Nothing is collected: what goes in and what comes out stays where Spark keeps it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from digestnlp.arrow import result_schema
from digestnlp.batch.tables import check_columns, results_of

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame


def extract(df: DataFrame, *, packs: Iterable[str | Path] = (), tagger: str | None = "builtin") -> DataFrame:
    """The facts of all articles, a row each; columns are the fields of `Fact`, decimals decimal(38,18).

    Of an article that fails there are no rows: `results` says which did and why, in the same pass.

    Args:
        df: articles, as `results` takes them.
        packs: as in `results`.
        tagger: as in `results`.
    """
    return results(df, packs=packs, tagger=tagger).selectExpr("inline(facts)")


def results(df: DataFrame, *, packs: Iterable[str | Path] = (), tagger: str | None = "builtin") -> DataFrame:
    """A row for each article: `article_id`, `rules_version`, `error` (null where all went well), `facts`, `entities`.

    `facts` and `entities` are arrays of structs: `inline(facts)` makes rows of them. The engine is built once in each Python
    worker.

    Args:
        df: a row for each article, with columns `id` and `text`, and where there are such `title`, `published` (a date, a
            timestamp, or ISO text) and `source`. An id stands for one article: that no two have it is not checked.
        packs: folders of rules to lay over the base pack; each worker reads them at this path.
        tagger: `builtin`, the name of a spaCy pipeline that is installed on each worker, or None.

    Raises:
        ReadError: a column is missing.
    """
    from pyspark.sql import functions
    from pyspark.sql.pandas.types import from_arrow_schema

    # As text, so that a day is read as anywhere else, and one that is none is the error of its article only.
    articles = df.select(*(functions.col(name).cast("string") for name in check_columns(df.columns)))
    return articles.mapInArrow(_mapped(tuple(packs), tagger), from_arrow_schema(result_schema()))


def _mapped(
    packs: tuple[str | Path, ...], tagger: str | None
) -> Callable[[Iterator[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
    def mapped(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            yield from results_of(batch, packs=packs, tagger=tagger).to_batches()

    return mapped
