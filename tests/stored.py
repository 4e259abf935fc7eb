"""What an output holds, read by other means than the sinks'."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import sqlalchemy

from digestnlp.models import Fact
from digestnlp.sinks import open_sink


def write(url, *results, **options):
    with open_sink(url, **options) as sink:
        for each in results:
            sink.write(each)


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def query(url, sql):
    """The rows of a query; a path is that of a SQLite or DuckDB file."""
    text = str(url).replace("postgresql://", "postgresql+psycopg://")
    if "://" not in text:
        text = f"{'duckdb' if text.endswith('.duckdb') else 'sqlite'}:///{text}"
    engine = sqlalchemy.create_engine(text, poolclass=sqlalchemy.pool.NullPool)
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(sqlalchemy.text(sql))]


def execute(url, script):
    """Runs statements that change a DuckDB or PostgreSQL database."""
    if str(url).startswith("duckdb"):
        import duckdb

        with duckdb.connect(url.removeprefix("duckdb:///")) as connection:
            connection.execute(script)
        return
    import psycopg

    with psycopg.connect(url) as connection:
        connection.execute(script)


def contents(url):
    """All that a run has written, but for the time: rows of each table in a database, rows of facts in a file."""
    if "://" not in str(url):
        suffix = Path(url).suffix
        if suffix == ".jsonl":
            return [json.loads(line) for line in Path(url).read_text(encoding="utf-8").split("\n")[:-1]]
        if suffix == ".csv":
            with Path(url).open(encoding="utf-8", newline="") as file:
                return list(csv.DictReader(file))
        if suffix == ".parquet":
            from pyarrow import parquet

            return parquet.read_table(url).to_pylist()
    articles = "id, title, published, source, text, content_hash, rules_version, facts, error"
    facts = ", ".join(f'"{name}"' for name in Fact.model_fields)
    entities = 'article_id, start, "end", text, label, name, id, found_by'
    return {
        "articles": query(url, f"SELECT {articles} FROM articles ORDER BY id"),
        "facts": query(url, f"SELECT {facts} FROM facts ORDER BY id"),
        "entities": query(url, f'SELECT {entities} FROM entities ORDER BY article_id, start, "end", label'),
    }
