#!/usr/bin/env python3
"""An archive into a database once, again, and again with --resume: seconds, rows, and whether they stay the same.

    benchmarks/twice.py ARCHIVE… [--url URL]

Without a URL the archive goes into a PostgreSQL server that is started for it, where its programs are installed. The tables
begin with `twice_`; the run fails where there are such already. No tagger; one JSON line, and exit code 1 where a run changed rows.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import sys
import time
from pathlib import Path

import sqlalchemy as sql

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import postgres
from digestnlp import open_sink, read, run
from digestnlp.sinks.dialects import PostgreSQL, database_of
from digestnlp.sinks.tables import Tables

PREFIX = "twice_"


def main() -> int:
    """Runs thrice and prints what came of it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("archive", nargs="+")
    parser.add_argument("--url")
    arguments = parser.parse_args()
    with contextlib.ExitStack() as stack:
        url = arguments.url or stack.enter_context(postgres.running())
        runs = []
        for resume in (False, False, True):
            seconds = timed(arguments.archive, url, resume=resume)
            runs.append({"resume": resume, "seconds": round(seconds, 1), **counted(url)})
    same = all(run["rows"] == runs[0]["rows"] and run["last_change"] == runs[0]["last_change"] for run in runs)
    print(json.dumps({"runs": runs, "same": same}))
    return 0 if same else 1


def timed(archive: list[str], url: str, *, resume: bool) -> float:
    """How many seconds one run takes, from reading to the last commit."""
    began = time.perf_counter()
    with open_sink(url, resume=resume, prefix=PREFIX) as sink:
        articles = read(*archive)
        if resume:
            version = next(run([next(read(*archive))], tagger=None)).rules_version or ""
            articles = (a for a in sink.look_ahead(articles) if not sink.holds(a.id, a.content_hash, version))
        for result in run(articles, tagger=None):
            sink.write(result)
    return time.perf_counter() - began


def counted(url: str) -> dict[str, object]:
    """The rows of each table, those that stand there twice, and when the last one changed."""
    database = database_of(url)
    if not isinstance(database, PostgreSQL):
        raise SystemExit(f"{url}: give the URL of a PostgreSQL database")
    tables = Tables("postgresql", prefix=PREFIX)
    with database.engine().connect() as connection:
        rows = {
            table.name: connection.scalar(sql.select(sql.func.count()).select_from(table))
            for table in (tables.articles, tables.facts, tables.entities)
        }
        place = [tables.facts.c[name] for name in ("article_id", "start", "end", "metric", "subject", "period_end")]
        distinct = sql.select(*place, tables.facts.c.direction, tables.facts.c.modality).distinct().subquery()
        return {
            "rows": rows,
            "distinct_facts": connection.scalar(sql.select(sql.func.count()).select_from(distinct)),
            "last_change": str(connection.scalar(sql.select(sql.func.max(tables.articles.c.done_at)))),
        }


if __name__ == "__main__":
    sys.exit(main())
