"""Where results go: files of JSON lines, CSV or Parquet, and databases, each article whole or not at all.

The columns of every output derive from `Fact` and `Entity` (`digestnlp.columns`). What takes long to import is imported when a sink
of its kind is opened.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from digestnlp.errors import SinkError
from digestnlp.extras import library
from digestnlp.sinks.base import Sink
from digestnlp.sinks.files import WRITERS, FileSink
from digestnlp.sinks.frames import to_arrow, to_pandas, to_polars
from digestnlp.sinks.jsonl import json_line, staged

if TYPE_CHECKING:
    from digestnlp.sinks.dialects import Database

__all__ = ["FileSink", "Sink", "json_line", "open_sink", "staged", "to_arrow", "to_pandas", "to_polars"]

SQLITE_SUFFIXES = (".db", ".sqlite", ".sqlite3")
DUCKDB_SUFFIXES = (".duckdb",)
SQLITE_SCHEME, DUCKDB_SCHEME = "sqlite:///", "duckdb:///"
SUFFIXES = (*WRITERS, *SQLITE_SUFFIXES, *DUCKDB_SUFFIXES)


def open_sink(url: str | Path, *, resume: bool = False, schema: str | None = None, prefix: str = "") -> Sink:
    """The sink that a path or URL names.

    Args:
        url: a file (`.jsonl`, `.csv`, `.parquet`; SQLite: `.db`, `.sqlite`, `.sqlite3`; DuckDB: `.duckdb`), `sqlite:///PATH` or
            `duckdb:///PATH` for a database file of any name, `postgresql://…`, or another URL of SQLAlchemy.
        resume: whether a file goes on with what a run before has left unfinished; what a database holds is there anyway.
            `Sink.holds` says which articles need not be read again.
        schema: the schema of the database in which the tables lie.
        prefix: what the names of the tables begin with.

    Raises:
        SinkError: names what is allowed, or the extra that is not installed.
    """
    text = str(url)
    suffix = "" if "://" in text else Path(text).suffix.lower()
    if suffix in WRITERS:
        if schema or prefix:
            raise SinkError("{file}: a file has no tables; schema and table prefix are for databases", file=text)
        if suffix == ".parquet":
            library("pyarrow", extra="parquet", wanted_for=text)
        return FileSink(Path(text), resume=resume)

    from digestnlp.sinks.database import DatabaseSink

    return DatabaseSink(_database(text, suffix), schema=schema, prefix=prefix)


def _database(url: str, suffix: str) -> Database:
    from digestnlp.sinks.dialects import DuckDB, SQLite, database_of

    for scheme, suffixes, kind in ((SQLITE_SCHEME, SQLITE_SUFFIXES, SQLite), (DUCKDB_SCHEME, DUCKDB_SUFFIXES, DuckDB)):
        if suffix in suffixes:
            return kind(Path(url))
        if url.startswith(scheme) and len(url) > len(scheme):
            return kind(Path(url.removeprefix(scheme)))
    found = database_of(url)
    if found is None:
        raise SinkError(
            "{url}: this is no output that digestnlp knows; give a file that ends in {suffixes}, or sqlite:///PATH, "
            "duckdb:///PATH, postgresql://USER@HOST/DATABASE, or another URL of SQLAlchemy",
            url=url,
            suffixes=", ".join(SUFFIXES),
        )
    return found
