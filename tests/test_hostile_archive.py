"""A thousand files of which most want to do harm: every good article comes in, every bad one is listed, nothing else happens."""

from __future__ import annotations

import contextlib
import gzip
import io
import json
import os
import random
import sqlite3
import subprocess
import sys
import tarfile
import zipfile

import pytest

from digestnlp.reader.limits import LARGEST_ARTICLE, LARGEST_EXPANSION

SENTENCE = "云岚汽车去年交付 12.8 万辆。"
# A Python that runs the command and says how much memory it and its workers took at most, in kB.
MEASURED = """
import resource, sys
from digestnlp.cli import main
if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    finally:
        # What getrusage says of the process itself holds the memory of the one that started it.
        with open("/proc/self/status") as status:
            print(next(line.split()[1] for line in status if line.startswith("VmHWM")))
        print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


class Archive:
    """A folder that fills with files; knows which ids must come in and which must be listed."""

    def __init__(self, folder):
        self.folder = folder
        self.random = random.Random(20_25)
        self.good = set()
        self.bad = set()
        self.files = 0

    def add(self, name, data, *, good=(), bad=()):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        self.files += 1
        self.good |= {name if id_ is True else id_ for id_ in good}
        self.bad |= {name if id_ is True else id_ for id_ in bad}

    def noise(self, length):
        """Bytes that are text in no encoding."""
        return b"\xff" + self.random.randbytes(length) + b"\xff"


def line(**fields):
    return json.dumps(fields, ensure_ascii=False).encode()


def zipped(members):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return data.getvalue()


def tarred(members):
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w:gz") as archive:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return data.getvalue()


def add_texts(to):
    article = SENTENCE.encode()
    for number in range(250):
        to.add(f"good/{number}.md", article, good=[True])
    for number in range(150):
        to.add(
            f"noise/{number}{to.random.choice(['.md', '.txt', '.markdown'])}",
            to.noise(to.random.randrange(1, 3000)),
            bad=[True],
        )
    marks = ["> ", "- ", "* ", "#", "[", "![](", "<div>", "| ", "**", "1. ", "【", "《", "`", "~~~\n", "\t- "]
    for number in range(150):
        nested = to.random.choice(marks) * to.random.randrange(100, 3000)
        to.add(f"nested/{number}.md", f"{nested}\n\n{SENTENCE}\n".encode(), good=[True])
    for number, front in enumerate(["a: [", "title: [甲]", "date: 昨天", "title: *x", "a: " + "{a: " * 5000]):
        to.add(f"front/{number}.md", f"---\n{front}\n---\n{SENTENCE}".encode(), bad=[True])
    to.add("empty.md", b"", bad=[True])
    to.add("long.md", b"1" * (LARGEST_ARTICLE + 1), bad=[True])
    to.add(
        "'; DROP TABLE facts; --.md", f"'; DROP TABLE articles; --公司去年营收 3 亿元。{SENTENCE}".encode(), good=[True]
    )
    to.add("line\nbreak.md", article, good=[True])
    to.add("nul.md", b"\0" + article, good=[True])


def add_lines(to):
    for number in range(150):
        name, good = f"lines/{number}.jsonl", f"line {number}"
        whole = line(id=good, text=SENTENCE)
        broken = to.random.choice(
            [
                whole[: to.random.randrange(1, len(whole))],
                b"[" * 100_000,
                b'{"a":' * 100_000,
                to.noise(100),
                line(text=3),
                line(title=[["甲"]]),
                b'{"text": ' + b"9" * 5000 + b"}",
                b'"' + b"\\ud800" * 10,
            ]
        )
        to.add(name, b"\n".join([broken.replace(b"\n", b" "), b"", whole]), good=[good], bad=[f"{name}:1"])
    for number in range(3):
        name = f"giant/{number}.jsonl"
        giant = b'{"text": "' + b"1" * (2 * LARGEST_ARTICLE)
        to.add(
            name,
            giant + b"\n" + line(id=f"behind {number}", text=SENTENCE),
            good=[f"behind {number}"],
            bad=[f"{name}:1"],
        )


def add_archives(to):
    article = SENTENCE.encode()
    climbing = {"../../../up.md": article, "/etc/root.md": article, "a/../../b.md": article}
    for number in range(60):
        name = f"climb/{number}" + (".zip" if number % 2 else ".tgz")
        good = [f"{name}/{id_}" for id_ in ("up.md", "etc/root.md", "a/b.md")]
        to.add(name, (zipped if number % 2 else tarred)(climbing), good=good)
    for number in range(60):
        name = f"nested/{number}.zip"
        members = {"a.md": article, "b.zip": zipped({"c.md": article})}
        to.add(name, zipped(members), good=[f"{name}/a.md"], bad=[f"{name}/b.zip"])
    for number in range(100):
        name = f"damaged/{number}{to.random.choice(['.zip', '.tar', '.tar.gz', '.jsonl.gz'])}"
        to.add(name, to.noise(to.random.randrange(0, 5000)), bad=[True])
    for number in range(40):
        name = f"cut/{number}.zip"
        whole = zipped({"a.md": article, "b.md": to.random.randbytes(1000)})
        to.add(name, whole[: to.random.randrange(len(whole) - 30)], bad=[True])
    bomb = bytes(LARGEST_EXPANSION + 1)
    to.add(
        "bomb/article.zip",
        zipped({"a.md": bomb, "b.md": article}),
        good=["bomb/article.zip/b.md"],
        bad=["bomb/article.zip/a.md"],
    )
    to.add("bomb/lines.zip", zipped({"a.jsonl": bomb}), bad=["bomb/lines.zip/a.jsonl", "bomb/lines.zip/a.jsonl:1"])
    to.add("bomb/lines.jsonl.gz", gzip.compress(bomb), bad=[True, "bomb/lines.jsonl.gz:1"])
    to.add("bomb/tar.tgz", tarred({"a.md": article, "b.png": bomb}), good=["bomb/tar.tgz/a.md"], bad=["bomb/tar.tgz"])


def add_links(to):
    for name, target in (
        ("loop/a.md", "b.md"),
        ("loop/b.md", "a.md"),
        ("gone.md", "nowhere"),
        ("zero.md", "/dev/zero"),
    ):
        (to.folder / name).parent.mkdir(exist_ok=True)
        (to.folder / name).symlink_to(target)
        to.bad.add(name)
        to.files += 1
    (to.folder / "loop" / "self").symlink_to(to.folder)
    os.mkfifo(to.folder / "pipe.md")
    to.bad.add("pipe.md")
    to.files += 2
    to.add(os.fsdecode(b"name \xff.md"), SENTENCE.encode())
    to.good.add("name \ufffd.md")
    if os.geteuid() != 0:  # root may read everything
        to.add("locked.md", b"", bad=[True])
        (to.folder / "locked.md").chmod(0)


@pytest.mark.skipif(sys.platform != "linux", reason="memory is asked of /proc, and links and pipes are of POSIX")
def test_a_hostile_archive(tmp_path):
    archive = Archive(tmp_path / "in")
    for add in (add_texts, add_lines, add_archives, add_links):
        add(archive)
    while archive.files < 1000:
        archive.add(f"more/{archive.files}.md", SENTENCE.encode(), good=[True])
    (tmp_path / "measured.py").write_text(MEASURED, encoding="utf-8")
    before = {*tmp_path.rglob("*"), *tmp_path.parent.iterdir()}
    run = subprocess.run(
        [
            sys.executable,
            "measured.py",
            "run",
            "in",
            "-o",
            "out.db",
            "--workers",
            "2",
            "--timeout",
            "20",
            "--tagger",
            "none",
        ],
        cwd=tmp_path,
        capture_output=True,
        check=False,
        timeout=120,
    )
    stderr = run.stderr.decode()
    assert run.returncode == 3, stderr
    with contextlib.closing(sqlite3.connect(tmp_path / "out.db")) as database:
        rows = database.execute("SELECT id, error, facts FROM articles").fetchall()
        kept = {id_ for id_, error, facts in rows if error is None and facts > 0}
        listed = {id_ for id_, error, _ in rows if error is not None}
        assert archive.good - kept == set()
        assert archive.bad - listed == set()
        assert kept == archive.good
        assert listed == archive.bad
        subjects = {subject for (subject,) in database.execute("SELECT DISTINCT subject FROM facts")}
        assert any(subject and "云岚" in subject for subject in subjects)
    assert stderr.count("failed: ") == len(archive.bad)
    assert "Traceback" not in stderr
    assert {*tmp_path.rglob("*"), *tmp_path.parent.iterdir()} - before == {tmp_path / "out.db"}
    ours, workers = (int(text) for text in run.stdout.split())
    assert (ours < 250_000, workers < 250_000) == (True, True), (ours, workers)
