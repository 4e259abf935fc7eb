"""What databases promise; the same on each, and what is special of some."""

from __future__ import annotations

import contextlib
import json
import re
import sqlite3
import time
from datetime import date
from decimal import Decimal

import pytest
import sqlalchemy

from digestnlp.columns import ARTICLES, ENTITIES, FACTS, SCHEMA_VERSION
from digestnlp.errors import ReadError, SinkError
from digestnlp.models import Entity, Fact
from digestnlp.sinks import base, dialects, open_sink
from digestnlp.sinks.tables import sql_schema
from records import TEXT, entity, fact, result, unread
from stored import contents, execute, query, write

NASTY = "'); DROP TABLE facts; --\"`%s :x ?"


@pytest.fixture(params=["sqlite", "duckdb", "postgresql"])
def database(request, tmp_path):
    """The URL of an empty database of each kind."""
    if request.param == "postgresql":
        return request.getfixturevalue("postgres_url")
    return f"{request.param}:///{tmp_path / 'facts.db'}"


def dump(path):
    connection = sqlite3.connect(path)
    try:
        return list(connection.iterdump())
    finally:
        connection.close()


# --- On each


def test_columns_are_those_of_the_records(database):
    write(database)
    names = {}
    for table in (ARTICLES, FACTS, ENTITIES):
        columns = [row[0] for row in query(database, columns_sql(database, table.name))]
        names[table.name] = [name for name in columns if not name.endswith("_number")]
    assert names["facts"] == list(Fact.model_fields)
    assert names["entities"] == ["article_id", *Entity.model_fields]
    assert names["articles"] == [
        "id", "title", "published", "source", "text", "content_hash", "rules_version", "facts", "error", "done_at",
    ]  # fmt: skip


def columns_sql(url, table):
    if url.startswith("sqlite"):
        return f"SELECT name FROM pragma_table_xinfo('{table}')"
    return f"SELECT column_name FROM information_schema.columns WHERE table_name = '{table}' ORDER BY ordinal_position"


def test_rows_come_back_as_they_were(database):
    facts = [
        fact(value_max=Decimal("140000.5"), relation="range", approx=True, end=15, period_start=date(2024, 1, 1)),
        fact(metric="price", value=Decimal("99999999999999999999.000000000000000001"), flags=("a", "b,\"'")),
    ]
    write(database, result("a.md", *facts, entities=(entity(), entity(start=5, end=7, id="x"))))
    rows = query(database, f"SELECT {', '.join(quoted(Fact))} FROM facts ORDER BY metric")
    back = [dict(zip(Fact.model_fields, row, strict=True)) for row in rows]
    for row in back:
        row["flags"] = json.loads(row["flags"]) if isinstance(row["flags"], str) else row["flags"]
    assert [Fact.model_validate(row) for row in back] == facts
    assert query(database, f"SELECT article_id, {', '.join(quoted(Entity))} FROM entities ORDER BY start") == [
        ("a.md", 0, 4, "星河汽车", "COMPANY", "星河汽车", None, "lexicon"),
        ("a.md", 5, 7, "星河汽车", "COMPANY", "星河汽车", "x", "lexicon"),
    ]
    assert query(database, "SELECT id, text, facts, error, rules_version FROM articles") == [
        ("a.md", TEXT, 2, None, "v1")
    ]


def quoted(record):
    return [f'"{name}"' for name in record.model_fields]


def test_the_schema_that_is_printed_makes_the_same_tables(database, tmp_path):
    dialect = database.partition(":")[0]
    script = sql_schema(dialect)
    if dialect == "sqlite":
        connection = sqlite3.connect(tmp_path / "by_script.db")
        connection.executescript(script)
        connection.close()
        write(database)
        assert dump(tmp_path / "by_script.db") == dump(tmp_path / "facts.db")
    else:
        execute(database, script)
    # What it made is taken as ours.
    write(database, result("a.md", fact()))
    assert query(database, "SELECT count(*) FROM facts") == [(1,)]


def test_writing_twice_changes_nothing(database):
    exact = fact(metric="price", value=Decimal("0.1"), value_max=Decimal("99999999999999999999.000000000000000001"))
    results = [
        result("a.md", fact(), exact, entities=(entity(),)),
        result("b.md"),
        result("c.md", error="broken"),
        unread("d.md"),
    ]
    write(database, *results)
    before, times = contents(database), query(database, "SELECT id, done_at FROM articles ORDER BY id")
    assert [id_ for id_, _ in times] == ["a.md", "b.md", "c.md", "d.md"]
    assert all(done for _, done in times)
    time.sleep(1.1)  # SQLite's clock counts seconds
    write(database, *results)
    assert contents(database) == before
    assert query(database, "SELECT id, done_at FROM articles ORDER BY id") == times


@pytest.mark.parametrize(
    "changed",
    [
        result("a.md", fact(value=Decimal(1)), entities=(entity(),)),
        result("a.md", entities=(entity(),)),
        result("a.md", fact(), text="别的文本"),
        result("a.md", fact(rules_version="v2"), rules_version="v2"),
        result("a.md", fact(), fact(metric="price", start=17), entities=(entity(name="星河"),)),
        result("a.md", text="别的文本", error="broken"),
        result("a.md", error="broken", rules_version="v2"),
    ],
    ids=["value", "no facts", "text", "rules", "entities", "fails on new text", "fails by new rules"],
)
def test_an_article_is_replaced_as_a_whole_and_others_are_kept(database, changed):
    write(database, result("a.md", fact(), fact(metric="price", start=17), entities=(entity(),)))
    write(database, result("b.md", fact("b.md"), entities=(entity(),)))
    write(database, changed)
    stored = contents(database)
    assert [row[0] for row in stored["articles"]] == ["a.md", "b.md"]
    assert [row[7] for row in stored["articles"]] == [len(changed.facts), 1]
    assert stored["articles"][0][8] == changed.error
    mine = query(database, "SELECT value, rules_version FROM facts WHERE article_id = 'a.md' ORDER BY metric")
    assert [(Decimal(value), version) for value, version in mine] == [(f.value, f.rules_version) for f in changed.facts]
    assert query(database, "SELECT article_id, name FROM entities ORDER BY article_id") == [
        *(("a.md", e.name) for e in changed.entities),
        ("b.md", "星河汽车"),
    ]


def test_a_failure_keeps_rows_of_the_same_content_and_rules(database):
    write(database, result("a.md", fact()))
    before = contents(database)
    write(database, result("a.md", error="timed out"))
    assert contents(database) == before


def test_a_failure_of_a_failure_is_said_anew(database):
    write(database, result("a.md", error="timed out"))
    write(database, result("a.md", error="killed"))
    assert query(database, "SELECT error FROM articles") == [("killed",)]
    write(database, result("a.md", fact()))
    assert query(database, "SELECT error, facts FROM articles") == [(None, 1)]


def test_an_article_that_cannot_be_read_keeps_its_rows_with_the_error(database):
    write(database, result("a.md", fact(), entities=(entity(),)))
    hash_ = result("a.md").article.content_hash
    write(database, unread("a.md", "no permission"))
    assert query(database, "SELECT text, facts, error FROM articles") == [(TEXT, 1, "no permission")]
    assert query(database, "SELECT count(*) FROM facts") == [(1,)]
    with open_sink(database) as sink:
        assert not sink.holds("a.md", hash_, "v1")
        sink.write(result("a.md", fact(), entities=(entity(),)))
    assert query(database, "SELECT error FROM articles") == [(None,)]


def test_what_is_held(database):
    one, failed = result("a.md", fact()), result("b.md", error="broken")
    write(database, one, failed)
    hash_ = one.article.content_hash
    with open_sink(database, resume=True) as sink:
        assert sink.holds("a.md", hash_, "v1")
        assert not sink.holds("a.md", hash_, "v2")
        assert not sink.holds("a.md", "changed", "v1")
        assert not sink.holds("b.md", failed.article.content_hash, "v1")
        assert not sink.holds(NASTY, hash_, "v1")
        # Another article of its id is an error of the other, as it is where the first was written.
        sink.write(unread("a.md", "two articles have this id"))
        with pytest.raises(SinkError, match="two articles of this run"):
            sink.write(one)
    assert query(database, "SELECT error FROM articles WHERE id = 'a.md'") == [(None,)]


def test_looking_ahead_changes_no_answer_and_no_article(database, monkeypatch):
    monkeypatch.setattr(base, "ARTICLES_A_TRANSACTION", 2)
    written = [result(f"{number}.md") for number in range(5)]
    write(database, *written, result("failed.md", error="broken"))
    asked = [r.article for r in (*written, result("failed.md"), result("new.md"))]

    def read():
        yield from asked
        raise ReadError("no more")

    answers = []
    with open_sink(database, resume=True) as sink:
        seen = sink.look_ahead(read())
        with pytest.raises(ReadError, match="no more"):
            answers.extend((a.id, sink.holds(a.id, a.content_hash, "v1")) for a in seen)
    assert answers == [*((f"{number}.md", True) for number in range(5)), ("failed.md", False), ("new.md", False)]


def test_quotes_and_sql_in_values_stay_values(database):
    write(
        database, result(NASTY, fact(NASTY, subject=NASTY, flags=(NASTY,)), text=NASTY, entities=(entity(name=NASTY),))
    )
    write(database, result(NASTY, fact(NASTY, subject=NASTY + "2"), text=NASTY))
    assert query(database, "SELECT article_id, subject FROM facts") == [(NASTY, NASTY + "2")]


def test_articles_before_an_exception_are_kept_whole(database):
    def interrupted():
        with open_sink(database) as sink:
            sink.write(result("a.md", fact()))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert query(database, "SELECT id, facts FROM articles") == [("a.md", 1)]


@contextlib.contextmanager
def interrupted_after(pattern):
    """The first such statement is interrupted as soon as the driver has done it."""

    def interrupt(connection, cursor, statement, parameters, context, executemany):
        if re.match(pattern, statement) and not interrupted:
            interrupted.append(statement)
            raise KeyboardInterrupt

    interrupted = []
    sqlalchemy.event.listen(sqlalchemy.Engine, "after_cursor_execute", interrupt)
    try:
        with pytest.raises(KeyboardInterrupt):
            yield
    finally:
        sqlalchemy.event.remove(sqlalchemy.Engine, "after_cursor_execute", interrupt)
    assert interrupted


def test_articles_are_kept_whole_when_the_database_is_interrupted_in_the_midst_of_them(database, monkeypatch):
    monkeypatch.setattr(base, "ARTICLES_A_TRANSACTION", 1)
    with interrupted_after(r"INSERT INTO \S*facts"):
        write(database, result("a.md", fact(), fact(metric="price")))
    assert query(database, "SELECT id, facts FROM articles") == [("a.md", 2)]
    assert query(database, "SELECT count(*) FROM facts") == [(2,)]


def test_articles_are_kept_when_a_transaction_is_interrupted_at_its_beginning(tmp_path, monkeypatch):
    """The interrupt comes when SQLite has begun, and SQLAlchemy does not know of it yet."""

    def begin(connection, statement):
        execute(connection, statement)
        if not interrupted:
            interrupted.append(statement)
            raise KeyboardInterrupt

    interrupted = []
    execute = sqlalchemy.Connection.exec_driver_sql
    monkeypatch.setattr(base, "ARTICLES_A_TRANSACTION", 1)
    path = tmp_path / "facts.db"
    with open_sink(path) as sink:
        monkeypatch.setattr(sqlalchemy.Connection, "exec_driver_sql", begin)
        with pytest.raises(KeyboardInterrupt):
            sink.write(result("a.md", fact()))
        monkeypatch.setattr(sqlalchemy.Connection, "exec_driver_sql", execute)
    assert interrupted == ["BEGIN IMMEDIATE"]
    assert query(path, "SELECT id, facts FROM articles") == [("a.md", 1)]


def test_rows_that_contradict_each_other_cost_their_article_alone(database):
    write(database, result("b.md", fact("b.md")))
    with pytest.raises(SinkError, match="two rows cannot both be kept"):
        write(
            database,
            result("a.md", fact()),
            result("b.md", fact("b.md", value=Decimal(1)), fact("b.md", value=Decimal(2))),
            result("c.md", fact("c.md")),
        )
    stored = query(database, "SELECT article_id, value FROM facts ORDER BY article_id")
    assert [(id_, Decimal(value)) for id_, value in stored] == [(id_, 128000) for id_ in ("a.md", "b.md", "c.md")]


def test_a_transaction_holds_a_limited_number_of_articles(tmp_path, monkeypatch):
    monkeypatch.setattr(base, "ARTICLES_A_TRANSACTION", 2)
    path = tmp_path / "facts.db"
    seen = []
    with open_sink(path) as sink:
        for number in range(5):
            sink.write(result(f"{number}.md"))
            seen.append(query(path, "SELECT count(*) FROM articles")[0][0])
    assert seen == [0, 2, 2, 4, 4]
    assert query(path, "SELECT count(*) FROM articles") == [(5,)]


@pytest.mark.parametrize(("limit", "value"), [("SECONDS_A_TRANSACTION", -1.0), ("CHARACTERS_A_TRANSACTION", 5)])
def test_a_transaction_holds_a_limited_time_and_size(tmp_path, monkeypatch, limit, value):
    monkeypatch.setattr(base, limit, value)
    with open_sink(tmp_path / "facts.db") as sink:
        sink.write(result("a.md"))
        assert query(tmp_path / "facts.db", "SELECT count(*) FROM articles") == [(1,)]


# --- Views

FIGURES = (
    fact(value=Decimal(100), start=0, period_start=date(2023, 1, 1), period_end=date(2023, 12, 31)),
    fact(value=Decimal(120), start=1, period_start=date(2024, 1, 1), period_end=date(2024, 12, 31), published=date(2025, 1, 2)),
    fact(value=Decimal(125), start=2, period_start=date(2024, 1, 1), period_end=date(2024, 12, 31), published=date(2025, 2, 1)),
    fact(value=Decimal(150), start=3, period_start=date(2024, 1, 1), period_end=date(2024, 12, 31), modality="target"),
    fact(value=Decimal(180), start=4, period_start=date(2025, 1, 1), period_end=date(2025, 12, 31), modality="plan"),
    fact(value=Decimal(35), start=5, unit="%", direction="increase", period_end=date(2025, 12, 31)),
    fact(value=Decimal(5), start=6, scope="海外", period_end=date(2025, 12, 31)),
    fact(value=Decimal(6), start=7, subject=None, period_end=date(2025, 12, 31)),
    fact(value=Decimal(7), start=8, period_end=date(2025, 12, 31), modality="rumor"),
    fact(value=Decimal(9), start=9, metric="price", unit=None),
)  # fmt: skip


def figures(url, sql):
    return [
        (metric, *(None if value is None else float(value) for value in values)) for metric, *values in query(url, sql)
    ]


def test_views(database):
    write(database, result("a.md", *FIGURES), prefix="dn_")
    assert figures(database, "SELECT metric, value FROM dn_latest_figures ORDER BY metric") == [
        ("deliveries", 125.0),
        ("price", 9.0),
    ]
    assert figures(database, "SELECT metric, value FROM dn_metric_series ORDER BY period_end") == [
        ("deliveries", 100.0),
        ("deliveries", 125.0),
    ]
    shown = "metric, target_value, actual_value, actual_of_target"
    assert figures(database, f"SELECT {shown} FROM dn_targets_and_actuals ORDER BY period_end") == [
        ("deliveries", 150.0, 125.0, pytest.approx(125 / 150)),
        ("deliveries", 180.0, None, None),
    ]


# --- Names of tables


def test_a_prefix_keeps_runs_apart(database):
    write(database, result("a.md", fact()), prefix="Digest_")
    write(database, result("b.md", fact("b.md")))
    assert query(database, 'SELECT article_id FROM "Digest_facts"') == [("a.md",)]
    assert query(database, "SELECT article_id FROM facts") == [("b.md",)]


@pytest.mark.parametrize("name", [NASTY, "1a", "a b", "新闻_", "a" * 31, "a-b"])
@pytest.mark.parametrize("option", ["prefix", "schema"])
def test_a_name_that_is_none_is_refused(name, option):
    with pytest.raises(
        SinkError, match="this is no name that every database takes; allowed: at most 30 of the letters"
    ):
        open_sink("duckdb:///facts.db", **{option: name})


def test_sqlite_has_no_schemas(tmp_path):
    with pytest.raises(SinkError, match="has no schemas; choose a table prefix instead"):
        open_sink(tmp_path / "facts.db", schema="news")


@pytest.mark.parametrize("kind", ["duckdb", "postgresql"])
def test_a_schema_holds_the_tables(kind, tmp_path, request):
    url = request.getfixturevalue("postgres_url") if kind == "postgresql" else f"duckdb:///{tmp_path / 'facts.db'}"
    with pytest.raises(SinkError, match="there is no schema 'news'; make it first, or choose another"):
        write(url, schema="news")
    execute(url, "CREATE SCHEMA news")
    for _ in range(2):
        write(url, result("a.md", fact(), entities=(entity(),)), schema="news", prefix="dn_")
    assert query(url, "SELECT article_id FROM news.dn_facts") == [("a.md",)]
    assert query(url, "SELECT subject FROM news.dn_latest_figures") == [("星河汽车",)]


# --- Databases that hold something already


def version_1(path):
    """A database as the first version made it, with the rows of one article."""
    facts = [
        f'"{name}" {"INTEGER" if field.annotation in (int, bool) else "TEXT"}'
        for name, field in Fact.model_fields.items()
    ]
    facts += [f"{n}_number REAL GENERATED ALWAYS AS (CAST({n} AS REAL)) VIRTUAL" for n in ("value", "value_max")]
    facts[0] += " NOT NULL PRIMARY KEY"
    facts[1] += " REFERENCES articles (id) ON DELETE CASCADE"
    row = fact().row()
    row["flags"] = json.dumps(row["flags"])
    connection = sqlite3.connect(path)
    connection.execute(
        "CREATE TABLE articles (id TEXT NOT NULL PRIMARY KEY, title TEXT, published TEXT, source TEXT, text TEXT NOT NULL, "
        "content_hash TEXT NOT NULL, rules_version TEXT, facts INTEGER NOT NULL, error TEXT)"
    )
    connection.execute(f"CREATE TABLE facts ({', '.join(facts)})")
    for column in ("article_id", "subject", "metric", "period_start"):
        connection.execute(f"CREATE INDEX facts_{column} ON facts ({column})")
    connection.execute(
        "INSERT INTO articles VALUES ('a.md', NULL, NULL, NULL, ?, 'of the text', 'v1', 1, NULL)", (TEXT,)
    )
    names = ", ".join(quoted(Fact))
    connection.execute(f"INSERT INTO facts ({names}) VALUES ({', '.join('?' * len(row))})", tuple(row.values()))
    connection.commit()
    connection.close()


def test_a_database_of_the_first_version_is_brought_up_to_this_one(tmp_path):
    path = tmp_path / "facts.db"
    version_1(path)
    connection = sqlite3.connect(path)
    connection.execute("CREATE VIEW mine AS SELECT subject FROM facts")
    connection.close()
    before = query(path, "SELECT * FROM facts")
    with open_sink(path) as sink:
        assert not sink.holds("a.md", result("a.md").article.content_hash, "v1")
    assert query(path, "SELECT * FROM facts") == before
    assert query(path, "SELECT subject FROM mine") == [("星河汽车",)]
    assert query(path, "SELECT version FROM digestnlp_schema") == [(SCHEMA_VERSION,)]
    assert query(path, "SELECT count(done_at) FROM articles") == [(1,)]
    one = result("a.md", fact(), entities=(entity(),))
    write(path, one)
    write(tmp_path / "new.db", one)
    assert contents(path) == contents(tmp_path / "new.db")
    assert indexes(path) == indexes(tmp_path / "new.db")


def indexes(path):
    return query(
        path, "SELECT name FROM sqlite_master WHERE type IN ('index', 'view') AND name <> 'mine' ORDER BY name"
    )


def test_a_migration_that_fails_changes_nothing(tmp_path):
    path = tmp_path / "facts.db"
    version_1(path)
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE metric_series (mine)")
    connection.close()
    before = dump(path)
    with pytest.raises(SinkError, match="metric_series already exists"):
        write(path, result("a.md"))
    assert dump(path) == before


def test_tables_of_another_version_are_refused(database):
    write(database, result("a.md", fact()))
    run = sqlite_script if database.startswith("sqlite") else execute
    run(database, "UPDATE digestnlp_schema SET version = 99")
    before = contents(database)
    with pytest.raises(
        SinkError, match=r"tables are of version 99 .* this digestnlp writes version 2; use the digestnlp"
    ):
        write(database, result("a.md"))
    assert contents(database) == before


def sqlite_script(url, script):
    connection = sqlite3.connect(url.removeprefix("sqlite:///"))
    connection.executescript(script)
    connection.close()


@pytest.mark.parametrize("columns", ["id", "id, subject, metric, period_start, article_id"])
def test_another_programs_tables_are_left_alone(tmp_path, columns):
    path = tmp_path / "facts.db"
    connection = sqlite3.connect(path)
    connection.execute(f"CREATE TABLE facts ({columns})")
    connection.close()
    before = dump(path)
    with pytest.raises(
        SinkError, match=r"table 'facts' is there, with other columns than this version writes: .*prefix"
    ):
        write(path, result("a.md"))
    assert dump(path) == before
    write(path, result("a.md", fact()), prefix="dn_")
    assert query(path, "SELECT count(*) FROM dn_facts") == [(1,)]


def test_another_programs_tables_on_a_server_are_left_alone(postgres_url):
    execute(postgres_url, "CREATE TABLE articles (id int)")
    with pytest.raises(SinkError, match="table 'articles' is there, with other columns"):
        write(postgres_url, result("a.md"))
    assert query(postgres_url, "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'") == [
        ("articles",)
    ]


# --- SQLite


def test_values_sort_as_numbers(tmp_path):
    values = ["9", "-3", "100000000000000000000", "0.5"]
    write(tmp_path / "facts.db", result("a.md", *(fact(value=Decimal(v), start=i) for i, v in enumerate(values))))
    assert [v for (v,) in query(tmp_path / "facts.db", "SELECT value FROM facts ORDER BY value_number")] == [
        "-3", "0.5", "9", "100000000000000000000",
    ]  # fmt: skip


def test_writing_twice_changes_no_byte(tmp_path):
    path = tmp_path / "facts.db"
    results = [result("a.md", fact()), result("b.md"), result("c.md", error="broken"), unread("d.md")]
    write(path, *results)
    before = path.read_bytes()
    write(path, *results)
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_left_alone(tmp_path):
    path = tmp_path / "facts.db"
    path.write_text("这是一篇文章，不是数据库。" * 100, encoding="utf-8")
    before = path.read_bytes()
    with pytest.raises(SinkError, match=r"facts\.db: this is no SQLite database.*give another file name"):
        write(path, result("a.md"))
    assert path.read_bytes() == before


def test_other_tables_in_the_database_are_kept(tmp_path):
    path = tmp_path / "facts.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE notes (text)")
    connection.close()
    write(path, result("a.md", fact()))
    assert query(path, "SELECT count(*) FROM notes") == [(0,)]


def test_a_locked_database_is_answered_with_advice(tmp_path, monkeypatch):
    monkeypatch.setattr(dialects, "SECONDS_TO_WAIT_FOR_A_LOCK", 0.05)
    path = tmp_path / "facts.db"
    write(path)
    other = sqlite3.connect(path)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(SinkError, match="another program is writing to this database"):
        write(path, result("a.md"))
    other.close()


# --- PostgreSQL


def test_a_second_run_into_the_same_tables_says_so(postgres_url, monkeypatch):
    monkeypatch.setattr(dialects, "SECONDS_TO_WAIT_FOR_A_LOCK", 0.05)
    with open_sink(postgres_url) as first:
        first.write(result("a.md", fact()))
        with pytest.raises(SinkError, match="another run is writing to these tables; wait until it is done"):
            write(postgres_url, result("b.md"), schema="public")
        write(postgres_url, result("c.md"), prefix="other_")
    assert query(postgres_url, "SELECT id FROM articles") == [("a.md",)]


def test_a_server_that_is_not_there_is_said_without_the_password():
    with pytest.raises(SinkError, match=r"^postgresql://me:\*\*\*@127\.0\.0\.1:1/news: the database says: .*refused"):
        write("postgresql://me:secret@127.0.0.1:1/news")


@pytest.mark.parametrize("kind", ["duckdb", "postgresql"])
@pytest.mark.parametrize("value", ["1E+20", "100000000000000000000.5", "1E-19", "0.1000000000000000001"])
def test_a_figure_that_cannot_be_kept_costs_its_article_alone(kind, value, tmp_path, request):
    url = request.getfixturevalue("postgres_url") if kind == "postgresql" else f"duckdb:///{tmp_path / 'facts.db'}"
    odd = result("b.md", fact("b.md", value=Decimal(value)))
    with pytest.raises(SinkError, match=r"a row cannot be kept: the figure [\d.]+ has too many digits"):
        write(url, result("a.md", fact()), odd, result("c.md", fact("c.md")))
    assert query(url, "SELECT article_id FROM facts ORDER BY 1") == [("a.md",), ("c.md",)]


def test_what_a_server_cannot_keep_costs_its_article_alone(postgres_url):
    with pytest.raises(SinkError, match=r"a row cannot be kept: .*NUL"):
        write(postgres_url, result("a.md", fact()), result("b.md", text="甲\0乙"), result("c.md", fact("c.md")))
    assert query(postgres_url, "SELECT article_id FROM facts ORDER BY 1") == [("a.md",), ("c.md",)]


# --- DuckDB


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ('IO Error: Could not set lock on file "facts.duckdb"', "another program has this database open"),
        ("IO Error: checksum does not match in block at location 4096", "the database says: IO Error"),
    ],
)
def test_only_a_lock_is_told_as_one(tmp_path, said, meant):
    assert dialects.DuckDB(tmp_path / "facts.duckdb").meaning(said).startswith(meant)
