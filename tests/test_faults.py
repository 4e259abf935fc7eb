"""A run that is killed at any moment and run again with --resume leaves what an undisturbed run leaves, in every sink."""

from __future__ import annotations

import json
import random
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from digestnlp.cli import main
from digestnlp.errors import SinkError
from records import fact, result
from stored import contents, execute, names, write

ARTICLES = 1000
KINDS = ["facts.jsonl", "facts.csv", "facts.parquet", "facts.db", "facts.duckdb", "postgresql"]
DATABASES = (".db", ".duckdb")

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    """Short articles with two or three figures each, one of them unreadable."""
    path = tmp_path_factory.mktemp("archive") / "news.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for number in range(ARTICLES):
            text = f"星原汽车{number % 12 + 1}月交付{number + 100}辆，同比增长{number % 40 + 1}%，售价{number % 30 + 8}.98万元。"
            row = {"id": f"n{number}", "date": "2025-01-02", "title": f"星原汽车第{number}号公告", "text": text}
            file.write(json.dumps(row, ensure_ascii=False) + "\n" if number != 500 else "{broken\n")
    return path


@pytest.fixture(params=KINDS)
def outputs(request, tmp_path):
    """Gives an output that is empty, again and again."""
    if request.param == "postgresql":
        url = request.getfixturevalue("postgres_url")

        def emptied():
            execute(url, "DROP SCHEMA public CASCADE; CREATE SCHEMA public")
            return url

        return emptied
    numbers = iter(range(1000))

    def another():
        folder = tmp_path / str(next(numbers))
        folder.mkdir()
        return str(folder / request.param)

    return another


def command(archive, output):
    return ["run", str(archive), "-o", output, "--tagger", "none"]


# Runs the command and kills its process some time after so many articles; the clock alone would hit nothing on a busy machine.
KILLED = """
import os, signal, sys, threading, time
import digestnlp.batch

number, seconds, run = int(sys.argv[1]), float(sys.argv[2]), digestnlp.batch.run

def die():
    time.sleep(seconds)
    os.kill(os.getpid(), signal.SIGKILL)

def counted(*arguments, **options):
    for count, result in enumerate(run(*arguments, **options)):
        if count == number:
            threading.Thread(target=die, daemon=True).start()
        yield result

digestnlp.batch.run = counted
from digestnlp.cli import main
main(sys.argv[3:])
"""


def killed(archive, output, number, seconds, *options):
    """Whether the kill came before the end."""
    arguments = [str(number), str(seconds), *command(archive, output), *options]
    done = subprocess.run([sys.executable, "-c", KILLED, *arguments], capture_output=True, text=True, timeout=120)
    assert done.returncode in (-signal.SIGKILL, 3), done.stderr
    return done.returncode != 3


def run(archive, output, *options):
    done = CliRunner().invoke(main, [*command(archive, output), *options])
    assert done.exit_code == 3, done.output
    return done.output


def check(archive, outputs, kills):
    whole, moments = outputs(), random.Random(kills)
    run(archive, whole)
    expected = contents(whole)
    for kill in range(kills):
        output = outputs()
        # Every other one near the end, where a file takes its place.
        number = ARTICLES - 1 if kill % 2 else moments.randrange(ARTICLES * 8 // 10)
        workers = ("--workers", "2") if kill % 4 > 1 else ()
        assert killed(archive, output, number, moments.uniform(0, 0.05), *workers) or kill % 2
        run(archive, output, "--resume")
        assert contents(output) == expected
        if "://" not in output:
            assert names(Path(output).parent) == [Path(output).name]
            assert output.endswith(DATABASES) or Path(output).read_bytes() == Path(whole).read_bytes()


def test_a_killed_run_goes_on(archive, outputs):
    check(archive, outputs, kills=2)


@pytest.mark.full
def test_a_run_killed_at_twenty_moments_goes_on(archive, outputs):
    check(archive, outputs, kills=20)


def test_what_was_done_is_not_done_again(archive, tmp_path):
    output = str(tmp_path / "facts.jsonl")
    assert killed(archive, output, 700, 0.01)
    there = re.search(r"(\d+) already there", run(archive, output, "--resume"))
    assert int(there[1]) >= 400


HOLDER = """
import sys
from digestnlp import open_sink
with open_sink(sys.argv[1]) as sink:
    print("open", flush=True)
    sys.stdin.read()
"""


@pytest.mark.parametrize("name", ["facts.jsonl", "facts.parquet", "facts.db", "facts.duckdb"])
def test_another_process_is_kept_out_until_the_first_is_gone(tmp_path, name):
    out = tmp_path / name
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(out)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout.readline() == "open\n"
    with pytest.raises(SinkError, match="another run is writing to this output; wait until it is done"):
        write(out, result("a.md", fact()))
    holder.kill()
    holder.communicate(timeout=60)
    write(out, result("a.md", fact()))
    assert names(tmp_path) == [name]
