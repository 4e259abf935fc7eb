from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digestnlp.errors import SinkError
from digestnlp.models import Fact
from digestnlp.sinks import FileSink, json_line, open_sink, staged
from digestnlp.sinks import staging as staging_module
from digestnlp.sinks.database import DatabaseSink
from records import fact, result
from stored import contents, names, write

FILES = ["facts.jsonl", "facts.csv", "facts.parquet"]
EVERYTHING = [*FILES, "facts.db", "facts.duckdb"]
HASH = result("a.md").article.content_hash


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.jsonl", FileSink),
        ("A.JSONL", FileSink),
        ("a.csv", FileSink),
        ("a.parquet", FileSink),
        ("a.db", DatabaseSink),
        ("a.sqlite", DatabaseSink),
        ("a.sqlite3", DatabaseSink),
        ("a.duckdb", DatabaseSink),
        ("sqlite:///a", DatabaseSink),
        ("sqlite:////tmp/a.jsonl", DatabaseSink),
        ("duckdb:///a", DatabaseSink),
        ("postgresql://me@host/db", DatabaseSink),
        ("postgres://me@host/db", DatabaseSink),
        (Path("a.db"), DatabaseSink),
    ],
)
def test_a_url_names_its_sink(name, kind):
    assert type(open_sink(name)) is kind


@pytest.mark.parametrize(
    "name", ["a.xlsx", "a", "", "jsonl", "sqlite://", "sqlite:///", "duckdb://", "ftp://h/a.jsonl", "://", "a.b.c://x"]
)
def test_an_unknown_url_is_answered_with_the_allowed_ones(name):
    with pytest.raises(SinkError, match=r"\.jsonl, \.csv, \.parquet, \.db.*sqlite:///PATH.*postgresql://"):
        open_sink(name)


@pytest.mark.parametrize(
    ("name", "module", "extra"),
    [
        ("a.parquet", "pyarrow", "parquet"),
        ("a.duckdb", "duckdb", "duckdb"),
        ("a.duckdb", "duckdb_engine", "duckdb"),
        ("postgresql://me:secret@host/db", "psycopg", "postgres"),
    ],
)
def test_a_missing_extra_says_what_to_install(monkeypatch, name, module, extra):
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(SinkError) as raised:
        open_sink(name)
    assert str(raised.value).endswith(f"{module} is not installed; pip install 'digestnlp[{extra}]'")
    assert "secret" not in str(raised.value)


def test_another_databases_driver_that_is_missing_is_named():
    with pytest.raises(SinkError, match="the driver MySQLdb is not installed; install it with pip"):
        open_sink("mysql://me@host/db")


def test_opening_no_database_imports_no_sqlalchemy():
    code = "import sys, digestnlp; digestnlp.open_sink('a.jsonl'); print('sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "False\n"


# --- Files


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


def test_csv_holds_the_same_rows(tmp_path):
    odd = fact(
        metric="price", value=Decimal("0.300"), sentence='他说：“降价”,\n"真的"', subject="甲\u2028乙", approx=True
    )
    write(tmp_path / "facts.csv", result("a.md", fact(period_start=date(2024, 1, 1)), odd))
    first, second = contents(tmp_path / "facts.csv")
    assert list(first) == list(Fact.model_fields)
    assert (first["value"], first["value_max"], first["period_start"], first["approx"]) == (
        "128000",
        "",
        "2024-01-01",
        "false",
    )
    assert json.loads(first["flags"]) == ["subject_inherited"]
    assert (second["sentence"], second["subject"], second["approx"]) == (odd.sentence, "甲\u2028乙", "true")


def test_parquet_holds_the_same_rows_with_their_types(tmp_path):
    facts = [
        fact(value=Decimal("1.28E+5"), period_start=date(2024, 1, 1), subject="甲\u2028乙"),
        fact(metric="price", value=Decimal("0.300"), value_max=Decimal("0.000000000000000001"), flags=()),
    ]
    write(tmp_path / "facts.parquet", result("a.md", *facts))
    rows = contents(tmp_path / "facts.parquet")
    assert [Fact.model_validate(row) for row in rows] == facts
    assert rows[0]["period_start"] == date(2024, 1, 1)


def test_a_figure_that_parquet_cannot_hold_is_said(tmp_path):
    with pytest.raises(SinkError, match=r"a figure cannot be kept as decimal128\(38, 18\)"):
        write(tmp_path / "facts.parquet", result("a.md", fact(value=Decimal("1E+30"))))
    assert names(tmp_path) == ["facts.parquet.part"]


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_not_there_before_the_end(tmp_path, name):
    out = tmp_path / name
    out.write_text("before")
    with open_sink(out) as sink:
        sink.write(result("a.md", fact()))
        assert out.read_text() == "before"
        assert (tmp_path / f"{name}.part").exists()
    assert len(contents(out)) == 1
    assert names(tmp_path) == [name]


def interrupted(out, *results, raised=RuntimeError, **options):
    """A run that ends early."""

    def run():
        with open_sink(out, **options) as sink:
            for each in results:
                sink.write(each)
            raise raised

    with pytest.raises(raised):
        run()


@pytest.mark.parametrize("raised", [RuntimeError, KeyboardInterrupt])
@pytest.mark.parametrize("name", FILES)
def test_a_file_is_as_before_after_an_exception_and_can_be_gone_on_with(tmp_path, name, raised):
    out = tmp_path / name
    out.write_text("before")
    interrupted(out, result("a.md", fact()), raised=raised)
    assert out.read_text() == "before"
    assert names(tmp_path) == [name, f"{name}.part"]
    with open_sink(out, resume=True) as sink:
        assert sink.holds("a.md", HASH, "v1")
        assert not sink.holds("a.md", HASH, "v2")
        assert not sink.holds("a.md", "changed", "v1")
        assert not sink.holds("b.md", HASH, "v1")
        sink.write(result("b.md", fact("b.md")))
    assert names(tmp_path) == [name]
    whole = tmp_path / f"whole-{name}"
    write(whole, result("a.md", fact()), result("b.md", fact("b.md")))
    assert out.read_bytes() == whole.read_bytes()


def test_nothing_is_left_where_nothing_was_done(tmp_path):
    interrupted(tmp_path / "facts.jsonl")
    assert names(tmp_path) == []


def test_without_resume_a_run_begins_anew(tmp_path):
    out = tmp_path / "facts.jsonl"
    interrupted(out, result("a.md", fact()))
    with open_sink(out) as sink:
        assert not sink.holds("a.md", HASH, "v1")
    assert out.read_bytes() == b""


def test_what_is_gone_on_with_is_ordered_as_the_run_that_ends_it(tmp_path):
    """Changed articles stand once and in their place; failed and removed ones do not stand there at all."""
    out, whole = tmp_path / "facts.jsonl", tmp_path / "whole.jsonl"
    before = [result(f"{n}.md", fact(f"{n}.md")) for n in (1, 2, 3, 4)]
    interrupted(out, *before, result("5.md", error="timed out"))
    changed = result("2.md", fact("2.md", value=Decimal(7)), text="改过的文本")
    with open_sink(out, resume=True) as sink:
        for each, held in ((changed, False), (before[2], True), (before[0], True), (result("5.md"), False)):
            assert sink.holds(each.article.id, each.article.content_hash, "v1") is held
        # Answers come later than questions where workers run ahead.
        sink.write(changed)
        sink.write(result("5.md", fact("5.md")))
    write(whole, changed, before[2], before[0], result("5.md", fact("5.md")))
    assert out.read_bytes() == whole.read_bytes()


def test_a_part_that_is_none_is_answered_with_advice(tmp_path):
    part = tmp_path / "facts.jsonl.part"
    part.write_text("这不是数据库。" * 100, encoding="utf-8")
    with pytest.raises(SinkError, match=r"facts\.jsonl\.part: .*remove it and run without --resume"):
        write(tmp_path / "facts.jsonl", resume=True)
    write(tmp_path / "facts.jsonl")
    assert names(tmp_path) == ["facts.jsonl"]


def test_a_part_of_another_version_is_refused(tmp_path, monkeypatch):
    interrupted(tmp_path / "facts.jsonl", result("a.md", fact()))
    monkeypatch.setattr(staging_module, "_VERSION", 99)
    with pytest.raises(SinkError, match=r"facts\.jsonl\.part: this cannot be gone on with; remove it, or run without"):
        write(tmp_path / "facts.jsonl", resume=True)


def test_a_link_stays_a_link(tmp_path):
    real, link = tmp_path / "real.jsonl", tmp_path / "link.jsonl"
    real.write_text("before")
    link.symlink_to(real)
    write(link, result("a.md", fact()))
    assert link.is_symlink()
    assert real.read_text() != "before"


def test_jsonl_of_no_facts_is_an_empty_file(tmp_path):
    write(tmp_path / "facts.jsonl", result("a.md"))
    assert (tmp_path / "facts.jsonl").read_bytes() == b""


@pytest.mark.parametrize("options", [{"schema": "news"}, {"prefix": "a_"}])
def test_a_file_has_no_tables(tmp_path, options):
    with pytest.raises(SinkError, match="a file has no tables"):
        open_sink(tmp_path / "facts.jsonl", **options)


def test_several_staged_files_appear_together_or_not_at_all(tmp_path):
    def half():
        with staged(tmp_path / "a") as a, staged(tmp_path / "b"):
            a.write("x")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half()
    assert names(tmp_path) == []


def test_a_device_is_not_replaced():
    with pytest.raises(SinkError, match="no regular file"), staged(Path("/dev/null")):
        pass
    assert not Path("/dev/null").is_file()


@given(st.dictionaries(st.text(), st.text(st.characters(exclude_categories=["Cs"]))))
def test_a_json_line_is_one_line_and_reads_back(row):
    line = json_line(row)
    assert line.count("\n") == 1
    assert json.loads(line) == row


# --- Every sink


@pytest.mark.parametrize("name", EVERYTHING)
def test_a_folder_that_is_not_there_is_named(tmp_path, name):
    with pytest.raises(SinkError, match=rf"{name}: cannot be written: .*there is no folder .*missing, make it first"):
        write(tmp_path / "missing" / name)


@pytest.mark.parametrize("name", EVERYTHING)
def test_a_folder_is_no_output(tmp_path, name):
    (tmp_path / name).mkdir()
    with pytest.raises(SinkError, match="this is a folder; give a file's name"):
        write(tmp_path / name)
    assert names(tmp_path) == [name]


@pytest.mark.parametrize("name", EVERYTHING)
def test_lone_surrogates_are_refused_with_advice(tmp_path, name):
    bad = result("a.md", fact(subject="\ud800"), text="\ud800")
    with pytest.raises(SinkError, match=r"lone surrogate '.ud800'.*digestnlp.read"):
        write(tmp_path / name, bad)


@pytest.mark.parametrize("name", EVERYTHING)
def test_two_articles_of_one_id_are_an_error(tmp_path, name):
    with pytest.raises(SinkError, match=r"article 'a\.md': two articles of this run have this id"):
        write(tmp_path / name, result("a.md", fact()), result("a.md"))


@pytest.mark.parametrize("name", EVERYTHING)
def test_a_failed_result_does_not_replace_what_was_written(tmp_path, name):
    write(tmp_path / name, result("a.md", fact()), result("a.md", error="two articles have this id"))
    stored = contents(tmp_path / name)
    assert len(stored["facts"] if isinstance(stored, dict) else stored) == 1


@pytest.mark.parametrize("name", EVERYTHING)
def test_a_sink_that_is_not_open_says_so(tmp_path, name):
    sink = open_sink(tmp_path / name)
    with pytest.raises(SinkError, match="not open"):
        sink.write(result("a.md", fact()))
    with pytest.raises(SinkError, match="not open"):
        sink.holds("a.md", HASH, "v1")


@pytest.mark.parametrize("name", EVERYTHING)
def test_a_second_run_into_one_output_says_so_and_does_no_harm(tmp_path, name):
    out = tmp_path / name
    with open_sink(out) as first:
        first.write(result("a.md", fact()))
        with pytest.raises(SinkError, match="another run is writing to this output"):
            write(out, result("b.md"))
        first.write(result("c.md", fact("c.md")))
    stored = contents(out)
    assert len(stored["facts"] if isinstance(stored, dict) else stored) == 2
    assert names(tmp_path) == [name]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
@pytest.mark.parametrize("name", EVERYTHING)
def test_a_place_without_permission_is_answered_with_advice(tmp_path, name):
    tmp_path.chmod(0o500)
    with pytest.raises(SinkError, match="choose a place that you may write to"):
        write(tmp_path / name, result("a.md"))
