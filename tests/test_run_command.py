"""`digestnlp run`: workers, time limits, what is shown on the way and said at the end."""

from __future__ import annotations

import contextlib
import json
import os
import re
import signal
import sqlite3
import subprocess
import sys

import pytest
from click.testing import CliRunner

from digestnlp import cli
from digestnlp.cli import main, progress
from digestnlp.models import Article, Result
from digestnlp.reader import Inputs, UnreadArticle
from interrupts import interruptible

LINES = [json.dumps({"id": str(number), "text": f"甲公司去年营收 {number + 1} 亿元。"}) for number in range(300)]


@pytest.fixture
def archive(tmp_path):
    (tmp_path / "in.jsonl").write_text("\n".join(LINES), encoding="utf-8")
    return tmp_path / "in.jsonl"


def run(*arguments, **environment):
    return CliRunner().invoke(main, ["run", *map(str, arguments), "--tagger", "none"], env=environment)


def count(database):
    with contextlib.closing(sqlite3.connect(database)) as connection:
        return connection.execute("SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM facts)").fetchone()


@pytest.mark.parametrize("options", [(), ("--workers", "2"), ("--timeout", "60")])
def test_a_run_says_what_it_did(archive, tmp_path, options):
    result = run(archive, "-o", tmp_path / "out.db", *options)
    assert result.exit_code == 0, result.stderr
    said = r"out\.db: 300 articles, 300 facts, 0 failed, [\d.]+ s, \d+ articles/s, \d+ characters/s"
    assert re.search(said, result.stderr)
    assert count(tmp_path / "out.db") == (300, 300)


def test_a_run_takes_one_thread(archive, tmp_path, monkeypatch):
    """Whoever runs it on one core of many has the others left alone; in a library that is its user's choice."""
    for name in ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS"):
        monkeypatch.delenv(name, raising=False)
    seen = []
    monkeypatch.setattr(
        cli.archive, "run_batch", lambda *_, **__: seen.append(os.environ["OPENBLAS_NUM_THREADS"]) or iter_of([])
    )
    run(archive, "-o", tmp_path / "out.db")
    assert seen == ["1"]
    assert "OPENBLAS_NUM_THREADS" not in os.environ


def iter_of(results):
    yield from results


def test_what_failed_is_listed(archive, tmp_path):
    (tmp_path / "b.md").write_bytes(b"\xff\xff")
    result = run(archive, tmp_path / "*.md", "-o", tmp_path / "out.db", "--workers", "2")
    assert result.exit_code == 3
    assert "301 articles, 300 facts, 1 failed" in result.stderr
    assert f"failed: {tmp_path / 'b.md'}: byte 0" in result.stderr


@pytest.mark.parametrize("option", [("--workers", "0"), ("--timeout", "0"), ("--workers", "many")])
def test_numbers_that_are_not_allowed(archive, tmp_path, option):
    result = run(archive, "-o", tmp_path / "out.db", *option)
    assert result.exit_code == 2
    assert option[0] in result.stderr


def test_a_line_a_minute_in_a_log(archive, tmp_path, monkeypatch):
    monkeypatch.setattr(progress, "SECONDS_BETWEEN_LINES", 0.01)
    result = run(archive, "-o", tmp_path / "out.db")
    lines = [line for line in result.stderr.splitlines() if "min left" in line]
    assert lines
    assert re.fullmatch(
        r"\d+ articles, \d+ facts, 0 failed, \d+ articles/s, \d+ characters/s, \d+% done, about \d+ min left", lines[-1]
    )


def test_a_bar_on_a_terminal(archive, tmp_path, monkeypatch):
    monkeypatch.setattr(progress, "SECONDS_BETWEEN_UPDATES", 0.01)
    result = run(archive, "-o", tmp_path / "out.db", FORCE_COLOR="1", COLUMNS="120")
    assert " %" in result.stderr
    assert "articles/s" in result.stderr
    assert "min left" not in result.stderr


def test_how_much_is_done(tmp_path):
    (tmp_path / "a.md").write_text("甲" * 1000, encoding="utf-8")
    inputs = Inputs(tmp_path)
    shown = progress.Progress(inputs)
    article = Article(id="a", text="甲")
    read = [article, UnreadArticle(id="b", path="b", error="b: broken"), article, article]
    assert list(shown.watch(read)) == read
    inputs.bytes_read = 1500
    shown.count(Result(article=article))
    shown.skip()
    assert shown.done == "1 articles, 0 facts, 0 failed, 1 already there"
    assert shown._bytes_done == 750


def test_very_many_failures_are_counted(tmp_path, monkeypatch):
    monkeypatch.setattr(progress, "LISTED", 2)
    for number in range(5):
        (tmp_path / f"{number}.md").write_bytes(b"")
    result = run(tmp_path, "-o", tmp_path / "out.db")
    assert result.exit_code == 3
    assert result.stderr.count("the article is empty") == 2
    assert "failed: 3 more, which are not listed here" in result.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="signals are of POSIX")
def test_an_interrupt(tmp_path):
    os.mkfifo(tmp_path / "in.jsonl")
    command = [sys.executable, "-m", "digestnlp", "run", tmp_path / "in.jsonl", "-o", tmp_path / "out.db"]
    command += ["--tagger", "none", "--workers", "2"]
    with (
        interruptible(command, stderr=subprocess.PIPE) as process,
        (tmp_path / "in.jsonl").open("w", encoding="utf-8") as pipe,
    ):
        # More than waits for workers at any time; then the pipe stays open, as if more were to come.
        for number in range(5000):
            print(json.dumps({"id": str(number), "text": "甲公司去年营收 3 亿元。"}), file=pipe)
        pipe.flush()
        os.killpg(process.pid, signal.SIGINT)
        stderr = process.communicate(timeout=30)[1]
    assert process.returncode == 130
    (line,) = stderr.splitlines()
    assert re.fullmatch(
        r".*out\.db: interrupted after \d+ articles, \d+ facts, 0 failed; the same command with --resume goes on", line
    )
    articles, facts = count(tmp_path / "out.db")
    assert 0 < articles == facts < 5000
