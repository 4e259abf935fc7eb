from __future__ import annotations

import json
import os
import sqlite3
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digestnlp.errors import SinkError
from digestnlp.models import Fact
from digestnlp.sinks import JsonlSink, SqliteSink, json_line, open_sink, sql_schema, staged
from digestnlp.sinks import sqlite as sqlite_sink
from records import fact, result


def write(url, *results):
    with open_sink(url) as sink:
        for each in results:
            sink.write(each)


def names(folder):
    return [path.name for path in folder.iterdir()]


def dump(path):
    connection = sqlite3.connect(path)
    try:
        return list(connection.iterdump())
    finally:
        connection.close()


def query(path, sql):
    connection = sqlite3.connect(path)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.jsonl", JsonlSink),
        ("A.JSONL", JsonlSink),
        ("a.db", SqliteSink),
        ("a.sqlite", SqliteSink),
        ("a.sqlite3", SqliteSink),
        ("sqlite:///a", SqliteSink),
        ("sqlite:////tmp/a.jsonl", SqliteSink),
        (Path("a.db"), SqliteSink),
    ],
)
def test_a_url_names_its_sink(name, kind):
    assert type(open_sink(name)) is kind


@pytest.mark.parametrize(
    "name", ["a.csv", "a", "", "jsonl", "postgresql://host/db", "sqlite://", "sqlite:///", "ftp://h/a.jsonl"]
)
def test_an_unknown_url_is_answered_with_the_allowed_ones(name):
    with pytest.raises(SinkError, match=r"\.jsonl, \.db, \.sqlite, \.sqlite3, or sqlite:///PATH"):
        open_sink(name)


# --- JSON lines


def test_jsonl_holds_one_plain_row_a_fact(tmp_path):
    out = tmp_path / "facts.jsonl"
    facts = [
        fact(value=Decimal("1.28E+5"), period_start=date(2024, 1, 1)),
        fact(metric="price", value=Decimal("0.300")),
    ]
    write(out, result("a.md", *facts))
    lines = out.read_text(encoding="utf-8").split("\n")
    assert lines.pop() == ""
    rows = [json.loads(line) for line in lines]
    assert [row["value"] for row in rows] == ["128000", "0.3"]
    assert rows[0]["period_start"] == "2024-01-01"
    assert rows[0]["flags"] == ["subject_inherited"]
    assert "星河汽车" in lines[0]
    assert [Fact.model_validate(row) for row in rows] == facts
    assert list(rows[0]) == list(Fact.model_fields)


def test_jsonl_is_not_there_before_the_end(tmp_path):
    out = tmp_path / "facts.jsonl"
    out.write_text("before")
    with open_sink(out) as sink:
        sink.write(result("a.md", fact()))
        assert out.read_text() == "before"
        assert (tmp_path / "facts.jsonl.part").exists()
    assert len(out.read_text().splitlines()) == 1
    assert names(tmp_path) == ["facts.jsonl"]


@pytest.mark.parametrize("raised", [RuntimeError, KeyboardInterrupt])
def test_jsonl_is_as_before_after_an_exception(tmp_path, raised):
    out = tmp_path / "facts.jsonl"
    out.write_text("before")

    def interrupted():
        with open_sink(out) as sink:
            sink.write(result("a.md", fact()))
            raise raised

    with pytest.raises(raised):
        interrupted()
    assert out.read_text() == "before"
    assert names(tmp_path) == ["facts.jsonl"]


def test_jsonl_through_a_link_keeps_the_link(tmp_path):
    real, link = tmp_path / "real.jsonl", tmp_path / "link.jsonl"
    real.write_text("before")
    link.symlink_to(real)
    write(link, result("a.md", fact()))
    assert link.is_symlink()
    assert real.read_text() != "before"


def test_jsonl_of_no_facts_is_an_empty_file(tmp_path):
    write(tmp_path / "facts.jsonl", result("a.md"))
    assert (tmp_path / "facts.jsonl").read_bytes() == b""


def test_several_staged_files_appear_together_or_not_at_all(tmp_path):
    def half():
        with staged(tmp_path / "a") as a, staged(tmp_path / "b"):
            a.write("x")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half()
    assert names(tmp_path) == []


@pytest.mark.parametrize("name", ["facts.jsonl", "facts.db"])
def test_a_folder_that_is_not_there_is_named(tmp_path, name):
    with pytest.raises(SinkError, match=rf"{name}: cannot be written: .*there is no folder .*missing, make it first"):
        write(tmp_path / "missing" / name)


def test_a_folder_is_no_jsonl_file(tmp_path):
    (tmp_path / "facts.jsonl").mkdir()
    with pytest.raises(SinkError, match="this is a folder; give a file's name"):
        write(tmp_path / "facts.jsonl")


def test_a_device_is_not_replaced():
    with pytest.raises(SinkError, match="no regular file"), staged(Path("/dev/null")):
        pass
    assert not Path("/dev/null").is_file()


@pytest.mark.parametrize("name", ["facts.jsonl", "facts.db"])
def test_lone_surrogates_are_refused_with_advice(tmp_path, name):
    bad = result("a.md", fact(subject="\ud800"), text="\ud800")
    with pytest.raises(SinkError, match=r"lone surrogate '.ud800'.*digestnlp.read"):
        write(tmp_path / name, bad)


@given(st.dictionaries(st.text(), st.text(st.characters(exclude_categories=["Cs"]))))
def test_a_json_line_is_one_line_and_reads_back(row):
    line = json_line(row)
    assert line.count("\n") == 1
    assert json.loads(line) == row


# --- both


@pytest.mark.parametrize("name", ["facts.jsonl", "facts.db"])
def test_two_articles_of_one_id_are_an_error(tmp_path, name):
    with pytest.raises(SinkError, match=r"article 'a\.md': two articles of this run have this id"):
        write(tmp_path / name, result("a.md", fact()), result("a.md"))


@pytest.mark.parametrize("name", ["facts.jsonl", "facts.db"])
def test_a_failed_result_does_not_replace_what_was_written(tmp_path, name):
    write(tmp_path / name, result("a.md", fact()), result("a.md", error="two articles have this id"))
    if name.endswith(".db"):
        assert query(tmp_path / name, "SELECT id, facts, error FROM articles") == [("a.md", 1, None)]
    else:
        assert len((tmp_path / name).read_text().splitlines()) == 1


@pytest.mark.parametrize("name", ["facts.jsonl", "facts.db"])
def test_a_sink_that_is_not_open_says_so(tmp_path, name):
    with pytest.raises(SinkError, match="not open"):
        open_sink(tmp_path / name).write(result("a.md", fact()))


# --- SQLite


def test_columns_are_those_of_fact(tmp_path):
    write(tmp_path / "facts.db")
    columns = [row[1] for row in query(tmp_path / "facts.db", "PRAGMA table_xinfo(facts)")]
    assert columns == [*Fact.model_fields, "value_number", "value_max_number"]


def test_the_schema_is_runnable_sql_and_makes_the_same_tables(tmp_path):
    write(tmp_path / "facts.db")
    connection = sqlite3.connect(":memory:")
    connection.executescript(sql_schema())
    assert list(connection.iterdump()) == dump(tmp_path / "facts.db")
    connection.close()


def test_facts_come_back_as_they_were(tmp_path):
    facts = [
        fact(value_max=Decimal("140000.5"), relation="range", approx=True, end=15),
        fact(metric="price", value=Decimal("1E+30")),
    ]
    write(tmp_path / "facts.db", result("a.md", *facts))
    connection = sqlite3.connect(tmp_path / "facts.db")
    connection.row_factory = sqlite3.Row
    rows = [dict(row) for row in connection.execute("SELECT * FROM facts ORDER BY rowid")]
    connection.close()
    assert [row.pop("value_number") for row in rows] == [128000.0, 1e30]
    assert [row.pop("value_max_number") for row in rows] == [140000.5, None]
    for row in rows:
        row["flags"] = json.loads(row["flags"])
    assert [Fact.model_validate(row) for row in rows] == facts


def test_values_sort_as_numbers(tmp_path):
    values = ["9", "-3", "100000000000000000000", "0.5"]
    write(tmp_path / "facts.db", result("a.md", *(fact(value=Decimal(v), start=i) for i, v in enumerate(values))))
    assert [v for (v,) in query(tmp_path / "facts.db", "SELECT value FROM facts ORDER BY value_number")] == [
        "-3", "0.5", "9", "100000000000000000000",
    ]  # fmt: skip


def test_writing_twice_changes_no_byte(tmp_path):
    path = tmp_path / "facts.db"
    results = [result("a.md", fact()), result("b.md"), result("c.md", error="broken")]
    write(path, *results)
    before, content = dump(path), path.read_bytes()
    write(path, *results)
    assert dump(path) == before
    assert path.read_bytes() == content


@pytest.mark.parametrize(
    "changed",
    [
        result("a.md", fact(value=Decimal(1))),
        result("a.md"),
        result("a.md", fact(), text="别的文本"),
        result("a.md", fact(rules_version="v2")),
        result("a.md", error="broken"),
    ],
    ids=["value", "no facts", "text", "rules", "error"],
)
def test_an_article_is_replaced_as_a_whole_and_others_are_kept(tmp_path, changed):
    path = tmp_path / "facts.db"
    first = result("a.md", fact(), fact(metric="price", start=17))
    write(path, first, result("b.md", fact("b.md")))
    write(path, changed)
    assert query(path, "SELECT article_id, count(*) FROM facts WHERE article_id = 'b.md'") == [("b.md", 1)]
    rows = query(path, "SELECT value, rules_version FROM facts WHERE article_id = 'a.md'")
    assert rows == [(format(f.value, "f"), f.rules_version) for f in changed.facts]
    assert query(path, "SELECT text, facts, error FROM articles WHERE id = 'a.md'") == [
        (changed.article.text, len(changed.facts), changed.error)
    ]


def test_quotes_and_sql_in_values_stay_values(tmp_path):
    path = tmp_path / "facts.db"
    nasty = "'); DROP TABLE facts; --\"`"
    write(path, result(nasty, fact(nasty, subject=nasty)))
    assert query(path, "SELECT article_id, subject FROM facts") == [(nasty, nasty)]


def test_articles_before_an_exception_are_kept_whole(tmp_path):
    path = tmp_path / "facts.db"

    def interrupted():
        with open_sink(path) as sink:
            sink.write(result("a.md", fact()))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert query(path, "SELECT id FROM articles") == [("a.md",)]


def test_rows_that_contradict_each_other_leave_the_article_as_it_was(tmp_path):
    path = tmp_path / "facts.db"
    write(path, result("a.md", fact()))
    before = dump(path)
    with pytest.raises(SinkError, match="two rows cannot both be kept"):
        write(path, result("a.md", fact(value=Decimal(1)), fact(value=Decimal(2))))
    assert dump(path) == before


def test_a_transaction_holds_a_limited_number_of_articles(tmp_path, monkeypatch):
    monkeypatch.setattr(sqlite_sink, "ARTICLES_A_TRANSACTION", 2)
    path = tmp_path / "facts.db"
    seen = []
    with open_sink(path) as sink:
        for number in range(5):
            sink.write(result(f"{number}.md"))
            seen.append(query(path, "SELECT count(*) FROM articles")[0][0])
    assert seen == [0, 2, 2, 4, 4]
    assert query(path, "SELECT count(*) FROM articles") == [(5,)]


def test_a_transaction_holds_a_limited_time(tmp_path, monkeypatch):
    monkeypatch.setattr(sqlite_sink, "SECONDS_A_TRANSACTION", -1.0)
    with open_sink(tmp_path / "facts.db") as sink:
        sink.write(result("a.md"))
        assert query(tmp_path / "facts.db", "SELECT count(*) FROM articles") == [(1,)]


def test_a_file_that_is_no_database_is_left_alone(tmp_path):
    path = tmp_path / "facts.db"
    path.write_text("这是一篇文章，不是数据库。" * 100, encoding="utf-8")
    before = path.read_bytes()
    with pytest.raises(SinkError, match=r"facts\.db: this is no SQLite database.*give another file name"):
        write(path, result("a.md"))
    assert path.read_bytes() == before


def test_a_folder_is_no_database(tmp_path):
    (tmp_path / "facts.db").mkdir()
    with pytest.raises(SinkError, match="cannot be written"):
        write(tmp_path / "facts.db")


@pytest.mark.parametrize("columns", ["id", "id, subject, metric, period_start, article_id"])
def test_another_programs_tables_are_left_alone(tmp_path, columns):
    path = tmp_path / "facts.db"
    connection = sqlite3.connect(path)
    connection.execute(f"CREATE TABLE facts ({columns})")
    connection.close()
    before = dump(path)
    with pytest.raises(
        SinkError, match=r"table 'facts' has other columns than this version writes: .*write to a new file"
    ):
        write(path, result("a.md"))
    assert dump(path) == before


def test_other_tables_in_the_database_are_kept(tmp_path):
    path = tmp_path / "facts.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE notes (text)")
    connection.close()
    write(path, result("a.md", fact()))
    assert query(path, "SELECT count(*) FROM notes") == [(0,)]


def test_a_locked_database_is_answered_with_advice(tmp_path, monkeypatch):
    monkeypatch.setattr(sqlite_sink, "SECONDS_TO_WAIT_FOR_A_LOCK", 0.05)
    path = tmp_path / "facts.db"
    write(path)
    other = sqlite3.connect(path)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(SinkError, match="another program is writing to this database"):
        write(path, result("a.md"))
    other.close()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
@pytest.mark.parametrize("name", ["facts.jsonl", "facts.db"])
def test_a_place_without_permission_is_answered_with_advice(tmp_path, name):
    tmp_path.chmod(0o500)
    with pytest.raises(SinkError, match="choose a place that you may write to"):
        write(tmp_path / name, result("a.md"))
