"""Where results go: JSON lines or a SQLite database, each article whole or not at all.

The columns of every output derive from `Fact`.
"""

from __future__ import annotations

from pathlib import Path

from digestnlp.errors import SinkError
from digestnlp.sinks.base import Sink
from digestnlp.sinks.jsonl import JsonlSink, json_line, staged
from digestnlp.sinks.sqlite import SqliteSink, sql_schema

__all__ = ["JsonlSink", "Sink", "SqliteSink", "json_line", "open_sink", "sql_schema", "staged"]

SQLITE_SUFFIXES = (".db", ".sqlite", ".sqlite3")
SQLITE_SCHEME = "sqlite:///"
ALLOWED = f"a file that ends in .jsonl, {', '.join(SQLITE_SUFFIXES)}, or {SQLITE_SCHEME}PATH"


def open_sink(url: str | Path) -> Sink:
    """The sink that a path or URL names.

    Args:
        url: a `.jsonl` file, a SQLite file (`.db`, `.sqlite`, `.sqlite3`) or `sqlite:///PATH` for one of any name.

    Raises:
        SinkError: names what is allowed.
    """
    text = str(url)
    if text.startswith(SQLITE_SCHEME) and len(text) > len(SQLITE_SCHEME):
        return SqliteSink(Path(text.removeprefix(SQLITE_SCHEME)))
    if "://" not in text:
        suffix = Path(text).suffix.lower()
        if suffix == ".jsonl":
            return JsonlSink(Path(text))
        if suffix in SQLITE_SUFFIXES:
            return SqliteSink(Path(text))
    raise SinkError(f"{text}: this is no output that digestnlp knows; give {ALLOWED}")
