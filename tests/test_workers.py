"""Worker processes: the same results in the same order, whatever happens to a worker."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import sqlite3
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

import deadly
from digestnlp.batch import run
from digestnlp.batch.compact import pack, unpack
from digestnlp.errors import ReadError, RuleError, TaggerError, WorkerError
from digestnlp.models import Article
from digestnlp.reader import UnreadArticle, parse_article
from digestnlp.translation import translation
from interrupts import interruptible

DATA = Path(__file__).parents[1] / "data" / "articles"
TEXT = "2024年星原汽车交付12.8万辆。"

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals are of POSIX")


def article(id_, text=TEXT):
    return parse_article(text, id=id_, published=date(2025, 1, 2))


def some(count, **special):
    """Articles 0, 1, 2, …, of which those given have words that `deadly` knows."""
    words = {int(number.removeprefix("at")): word for number, word in special.items()}
    return [article(str(number), f"{TEXT}{words.get(number, '')}") for number in range(count)]


def errors(results):
    return {result.article.id: result.error for result in results if result.error is not None}


@pytest.fixture
def deadly_workers(monkeypatch, tmp_path):
    """Workers import the main module; here that is `deadly`."""
    main = ModuleType("__main__")
    main.__file__ = deadly.__file__
    main.__spec__ = None
    monkeypatch.setitem(sys.modules, "__main__", main)
    monkeypatch.setenv(deadly.MARK, str(tmp_path / "mark"))


@pytest.fixture(autouse=True)
def no_workers_are_left():
    yield
    assert multiprocessing.active_children() == []


def test_results_are_those_of_one_process():
    sources = [
        DATA,
        UnreadArticle(id="u", path="u.md", error="u.md: broken"),
        article("a"),
        article("a", "另一篇。"),
        Article(id="b", text=""),
        *(article(f"many {number}", f"第{number}篇：去年营收{number + 1}亿元。") for number in range(250)),
    ]
    alone = list(run(sources))
    assert list(run(sources, workers=2)) == alone
    assert set(errors(alone)) == {"u", "a"}


def test_what_crosses_between_processes():
    for result in run([DATA, article("a")], tagger=None):
        again = unpack(result.article, pack(result))
        assert again == result
        assert again.facts == result.facts


def test_what_is_skipped_is_not_sent():
    asked = []

    def skip(each):
        asked.append(each.id)
        return int(each.id) % 3 > 0

    for workers in (1, 2):
        results = list(run(some(300), tagger=None, workers=workers, skip=skip))
        assert [result.article.id for result in results] == [str(number) for number in range(0, 300, 3)]
    assert asked == [str(number) for number in range(300)] * 2


def test_nothing_to_do():
    assert list(run([], workers=2)) == []
    assert list(run(some(5), workers=2, skip=lambda _: True)) == []


@pytest.mark.parametrize("arguments", [{"workers": 0}, {"workers": -1}, {"timeout": 0}, {"timeout": float("nan")}])
def test_numbers_that_are_not_allowed(arguments):
    with pytest.raises(ValueError, match="is not allowed; give"):
        run([], **arguments)


def test_what_cannot_be_used_is_said(tmp_path):
    with pytest.raises(RuleError):
        run([], workers=2, packs=[tmp_path / "missing"])
    with pytest.raises(TaggerError, match="no_such_pipeline"):
        list(run(some(1), workers=2, tagger="no_such_pipeline"))


def test_results_before_an_input_that_is_not_there_come_first(tmp_path):
    results = run([*some(300), tmp_path / "missing.md"], workers=2, tagger=None)
    for number in range(300):
        assert next(results).article.id == str(number)
    with pytest.raises(ReadError, match="no such file"):
        next(results)


def test_little_is_read_ahead():
    taken = []

    def articles():
        for number in range(100_000):
            taken.append(number)
            yield article(str(number))

    results = run(articles(), workers=2, tagger=None)
    assert taken == []
    with contextlib.closing(results):
        next(results)
        assert len(taken) <= 2000


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="what a process was started with is asked of /proc")
@pytest.mark.parametrize("said", [None, "3"])
def test_a_worker_takes_one_thread_unless_the_user_says_more(monkeypatch, said):
    for name in ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS"):
        monkeypatch.delenv(name, raising=False)
    if said:
        monkeypatch.setenv("OMP_NUM_THREADS", said)
    before = dict(os.environ)
    with contextlib.closing(run(some(2000), workers=2, tagger=None)) as results:
        next(results)
        for process in multiprocessing.active_children():
            environment = Path(f"/proc/{process.pid}/environ").read_text(encoding="utf-8").split("\0")
            assert f"OMP_NUM_THREADS={said or 1}" in environment
            assert ("OPENBLAS_NUM_THREADS=1" in environment) is (said is None)
    assert os.environ == before


# Deaths


@posix
def test_an_article_that_kills_costs_itself(deadly_workers):
    results = list(run(some(450, at3=deadly.KILLS, at220=deadly.EXITS, at449=deadly.KILLS), tagger=None, workers=2))
    assert [result.article.id for result in results] == [str(number) for number in range(450)]
    said = errors(results)
    assert set(said) == {"3", "220", "449"}
    assert (
        said["3"] == "3: the process that read it died (signal 9, SIGKILL), twice; the second time it read nothing else"
    )
    assert "ended with exit code 7, twice" in said["220"]
    assert results[220].error.said(translation("zh")) == (
        "220：读它的进程以退出码 7 结束，前后两次都是如此，第二次只读了这一篇"
    )
    assert all(len(result.facts) == 1 for result in results if result.error is None)
    # So that a later run knows that these rules have had it.
    assert results[3].rules_version == results[0].rules_version


@posix
def test_an_article_whose_worker_died_once_is_read(deadly_workers):
    results = list(run(some(50, at7=deadly.KILLS_ONCE), tagger=None, workers=2))
    assert errors(results) == {}
    assert len(results) == 50


@posix
def test_workers_killed_from_outside_cost_nothing(deadly_workers):
    articles = [article(str(number), f"{TEXT}{deadly.SLOW}") for number in range(60)]
    results = run(articles, tagger=None, workers=2)
    found = []
    for result in results:
        found.append(result)
        if len(found) == 1:
            for process in multiprocessing.active_children():
                process.kill()
    assert errors(found) == {}
    assert [result.article.id for result in found] == [str(number) for number in range(60)]


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("word", [deadly.SLEEPS, deadly.SPINS])
def test_an_article_that_takes_too_long_costs_itself(deadly_workers, workers, word):
    begin = time.monotonic()
    results = list(run(some(300, at5=word, at6=deadly.SLOW), tagger=None, workers=workers, timeout=2))
    assert time.monotonic() - begin < 30
    assert errors(results) == {"5": "5: took longer than 2 seconds; give it more time, or leave it out"}
    assert [result.article.id for result in results] == [str(number) for number in range(300)]


def test_time_is_counted_for_each_article(deadly_workers):
    """Twenty times 0.05 seconds together are more than the 0.5 that each may take."""
    articles = [article(str(number), f"{TEXT}{deadly.SLOW}") for number in range(20)]
    assert errors(run(articles, tagger=None, timeout=0.5)) == {}


def test_a_slow_reader_of_results_is_no_slow_article():
    results = []
    for result in run(some(1000), tagger=None, timeout=0.3):
        if len(results) in (0, 300):
            time.sleep(1)
        results.append(result)
    assert errors(results) == {}


# Ends


def test_closing_early_ends_the_workers():
    results = run(some(2000), workers=2, tagger=None)
    next(results)
    assert len(multiprocessing.active_children()) == 2
    begin = time.monotonic()
    results.close()
    assert time.monotonic() - begin < 1
    assert multiprocessing.active_children() == []


SCRIPT = """
import contextlib, multiprocessing, sys
from digestnlp import open_sink, run
from digestnlp.reader import parse_article

if __name__ == "__main__":
    articles = (parse_article("去年交付12.8万辆。", id=str(number)) for number in range(10**9))
    with open_sink(sys.argv[1]) as sink, contextlib.closing(run(articles, tagger=None, workers=2)) as results:
        for number, result in enumerate(results):
            sink.write(result)
            if number == 300:
                print(*(process.pid for process in multiprocessing.active_children()), flush=True)
"""


def started(tmp_path, script=SCRIPT):
    (tmp_path / "script.py").write_text(script, encoding="utf-8")
    command = [sys.executable, str(tmp_path / "script.py"), str(tmp_path / "out.db")]
    return interruptible(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def is_alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    with contextlib.suppress(OSError):  # where there is /proc: what is only not waited for is dead
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    return True


def all_end(pids, seconds):
    limit = time.monotonic() + seconds
    while time.monotonic() < limit:
        if not any(map(is_alive, pids)):
            return True
        time.sleep(0.05)
    return False


@posix
def test_an_interrupt_ends_all_at_once(tmp_path):
    with started(tmp_path) as process:
        workers = [int(pid) for pid in process.stdout.readline().split()]
        assert len(workers) == 2
        begin = time.monotonic()
        os.killpg(process.pid, signal.SIGINT)
        stderr = process.communicate(timeout=20)[1]
        assert time.monotonic() - begin < 10  # a second, where the machine is idle
    assert stderr.count("Traceback") == 1, stderr  # the script's, none of a worker's
    assert all_end(workers, 3)
    with contextlib.closing(sqlite3.connect(tmp_path / "out.db")) as database:
        ((articles,),) = database.execute("SELECT count(*) FROM articles")
        assert articles > 300
        assert database.execute("SELECT count(*) FROM facts").fetchall() == [(articles,)]


@posix
def test_no_worker_outlives_its_parent(tmp_path):
    with started(tmp_path) as process:
        workers = [int(pid) for pid in process.stdout.readline().split()]
        assert all(map(is_alive, workers))
        process.kill()
        process.communicate(timeout=20)
    assert all_end(workers, 3)


def test_a_script_that_each_worker_would_start_anew(tmp_path):
    script = """
from digestnlp import run
from digestnlp.reader import parse_article
list(run([parse_article("去年交付12.8万辆。", id="a")], tagger=None, workers=2))
"""
    with started(tmp_path, script) as process:
        stderr = process.communicate(timeout=60)[1]
    assert process.returncode == 1
    assert f"{WorkerError.__module__}.{WorkerError.__name__}: worker processes cannot start" in stderr
    assert 'if __name__ == "__main__":' in stderr.splitlines()[-1]
