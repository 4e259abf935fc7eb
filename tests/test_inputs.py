"""What can be given to read: folders, globs, compressed lines and archives; and what none of them may do."""

from __future__ import annotations

import gzip
import io
import json
import os
import stat
import sys
import tarfile
import zipfile
from types import SimpleNamespace

import pytest

from digestnlp.errors import ReadError
from digestnlp.models import Article
from digestnlp.reader import Inputs, SeenIds, UnreadArticle, archives, parse_article, read, read_each
from digestnlp.reader.limits import LARGEST_ARTICLE, LARGEST_EXPANSION

TEXT = "云岚汽车去年交付 12.8 万辆。"
DATA = TEXT.encode()
LINES = b'{"id": "a", "text": "\xe7\x94\xb2"}\n{"text": "\xe4\xb9\x99"}\n'


def zipped(path, members, compression=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def tarred(path, members, mode="w:gz"):
    with tarfile.open(path, mode) as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return path


def ids(*paths, **arguments):
    return [article.id for article in read(*paths, **arguments)]


def unread(results):
    return {result.id: result.error for result in results if isinstance(result, UnreadArticle)}


# Kinds


def test_compressed_lines(tmp_path):
    file = tmp_path / "news.jsonl.gz"
    file.write_bytes(gzip.compress(LINES))
    assert ids(file) == ["a", "news.jsonl.gz:2"]


@pytest.mark.parametrize("name", ["news.zip", "news.tar", "news.tar.gz", "news.tgz", "NEWS.ZIP"])
def test_archives(tmp_path, name):
    members = {
        "2024/b.md": DATA,
        "2024/a.txt": DATA,
        "lines.jsonl": LINES,
        "lines.jsonl.gz": gzip.compress(LINES.replace(b'"a"', b'"z"')),
        "picture.png": b"\x89PNG",
        ".hidden.md": DATA,
        "__MACOSX/2024/b.md": DATA,
    }
    make = zipped if name.lower().endswith("zip") else tarred
    make(tmp_path / name, members, *(["w"] if name.endswith(".tar") else []))
    expected = ["2024/b.md", "2024/a.txt", "a", "lines.jsonl:2", "z", "lines.jsonl.gz:2"]
    assert ids(tmp_path / name) == [i if i in "az" else f"{name}/{i}" for i in expected]
    assert next(read(tmp_path / name)).text == TEXT


def test_a_date_in_a_members_name(tmp_path):
    (article,) = read(zipped(tmp_path / "news-2023-01-01.zip", {"2024-05-06.md": DATA}))
    assert (article.published.isoformat(), article.flags) == ("2024-05-06", ("date_from_name",))


def test_archives_in_folders(tmp_path):
    (tmp_path / "x").mkdir()
    zipped(tmp_path / "x" / "b.zip", {"a.md": DATA})
    (tmp_path / "x" / "a.md").write_bytes(DATA)
    assert ids(tmp_path) == ["x/a.md", "x/b.zip/a.md"]


def test_names_of_a_chinese_zip(tmp_path):
    """Programs on Chinese Windows write names in GB 18030 and do not say so."""
    path = zipped(tmp_path / "a.zip", {"AAAA.md": DATA})
    path.write_bytes(path.read_bytes().replace(b"AAAA", "要闻".encode("gb18030")))
    assert ids(path) == ["a.zip/要闻.md"]


def test_folders_are_in_the_order_of_whole_paths(tmp_path):
    names = ["a.md", "a/b.md", "a-b.md", "a/b/c.md", "b.md", "a0.md"]
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(DATA)
    assert ids(tmp_path) == sorted(names)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("*.md", ["a.md", "b.md"]),
        ("[b-z].md", ["b.md"]),
        ("20*", ["2023/x.md", "2024/x.md", "2024/y/z.md"]),
        ("20*/x.*", ["2023/x.md", "2024/x.md"]),
        ("**", ["2023/x.md", "2024/x.md", "2024/y/z.md", "a.md", "b.md"]),
        ("**/[xz].md", ["2023/x.md", "2024/x.md", "2024/y/z.md"]),
    ],
)
def test_globs(tmp_path, pattern, expected):
    for name in ("a.md", "b.md", "2023/x.md", "2024/x.md", "2024/y/z.md", "2024/page.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(DATA)
    assert ids(str(tmp_path / pattern)) == expected
    assert ids(str(tmp_path / pattern), root=tmp_path.parent) == [f"{tmp_path.name}/{name}" for name in expected]


def test_a_file_whose_name_is_a_pattern(tmp_path):
    (tmp_path / "[a].md").write_bytes(DATA)
    assert ids(tmp_path / "[a].md") == ["[a].md"]


@pytest.mark.parametrize(
    ("path", "message"), [("*.html", "no file matches"), ("a\0b", "no such file"), ("a" * 5000, "a.*check the path")]
)
def test_paths_that_name_nothing(tmp_path, path, message):
    (tmp_path / "a.html").write_bytes(DATA)
    with pytest.raises(ReadError, match=message):
        read_each(str(tmp_path / path))


def test_how_much_is_there_and_was_read(tmp_path):
    (tmp_path / "a.md").write_bytes(DATA)
    zipped(tmp_path / "b.zip", {"a.md": os.urandom(100_000).hex().encode()})
    inputs = Inputs(tmp_path)
    assert inputs.size() == sum(file.stat().st_size for file in tmp_path.iterdir())
    assert inputs.bytes_read == 0
    for found in inputs:
        with inputs.open(found.file) as stream:
            while stream.read(10_000):
                pass
    assert inputs.bytes_read == inputs.size()
    assert Inputs("-").size() is None


# What archives may not do


@pytest.mark.parametrize("make", [zipped, tarred])
def test_members_names_are_only_names(tmp_path, make):
    """A path that leads out of the archive is shortened to what lies in it; nothing is written anywhere."""
    names = ["../../up.md", "/etc/root.md", "a/../../b.md", "./c.md", "..", "x/C:/d.md"]
    inside = tmp_path / "in"
    inside.mkdir()
    archive = make(inside / "a.tgz" if make is tarred else inside / "a.zip", dict.fromkeys(names, DATA))
    expected = ["up.md", "etc/root.md", "a/b.md", "c.md", "x/d.md"]
    assert ids(archive) == [f"{archive.name}/{name}" for name in expected]
    assert [path.name for path in tmp_path.rglob("*")] == ["in", archive.name]


def test_names_of_windows(tmp_path):
    assert ids(zipped(tmp_path / "a.zip", {"x\\..\\y.md": DATA, "C:\\z.md": DATA})) == ["a.zip/x/y.md", "a.zip/z.md"]


def test_links_in_archives_are_not_followed(tmp_path):
    secret = tmp_path / "secret.md"
    secret.write_text("秘密", encoding="utf-8")
    link = zipfile.ZipInfo("link.md")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(link, str(secret))
        archive.writestr("good.md", DATA)
    with tarfile.open(tmp_path / "a.tar", "w") as archive:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE):
            info = tarfile.TarInfo(f"{kind.decode()}.md")
            info.type, info.linkname = kind, str(secret)
            archive.addfile(info)
    results = list(read_each(tmp_path / "a.zip", tmp_path / "a.tar"))
    assert [result.id for result in results if isinstance(result, Article)] == ["a.zip/good.md"]
    errors = unread(results)
    assert set(errors) == {"a.zip/link.md", "a.tar/1.md", "a.tar/2.md", "a.tar/3.md", "a.tar/6.md"}
    assert all("it is not followed" in error for error in errors.values())


@pytest.mark.parametrize("make", [zipped, tarred])
def test_archives_in_archives(tmp_path, make):
    inner = zipped(tmp_path / "inner.zip", {"a.md": DATA}).read_bytes()
    outer = make(tmp_path / ("a.zip" if make is zipped else "a.tgz"), {"inner.zip": inner, "good.md": DATA})
    first, second = read_each(outer)
    assert first.error == f"{outer}/inner.zip: an archive in an archive is not read; unpack the outer one"
    assert second.id == f"{outer.name}/good.md"


@pytest.mark.parametrize("make", [zipped, tarred])
def test_archives_without_articles(tmp_path, make):
    (result,) = read_each(make(tmp_path / ("a.zip" if make is zipped else "a.tgz"), {"a.png": b""}))
    assert "the archive holds no articles; allowed: .md" in result.error


def test_a_member_that_grows(tmp_path):
    archive = zipped(tmp_path / "a.zip", {"bomb.md": bytes(LARGEST_ARTICLE + 1), "good.md": DATA})
    assert archive.stat().st_size < 10_000
    bomb, good = read_each(archive)
    assert bomb.error.startswith(f"{archive}/bomb.md: larger than 2,000,000 bytes, the most that one article may have")
    assert good.text == TEXT


@pytest.mark.parametrize("kind", ["zip", "tgz", "jsonl.gz"])
def test_an_archive_that_grows(tmp_path, kind):
    path = tmp_path / f"a.{kind}"
    lines = b'{"id": "a", "text": "a"}\n' + bytes(LARGEST_EXPANSION)
    if kind == "jsonl.gz":
        path.write_bytes(gzip.compress(lines, 9))
    else:
        {"zip": zipped, "tgz": tarred}[kind](path, {"bomb.jsonl": lines, "good.md": DATA})
    assert path.stat().st_size < 100_000
    first, *others = read_each(path)
    assert first.id == "a"
    assert any("unpacks to more than 200 times its size and 50,000,000 bytes" in result.error for result in others)


def test_uniform_lines_are_no_bomb(tmp_path):
    file = tmp_path / "a.jsonl.gz"
    file.write_bytes(gzip.compress(b"".join(b'{"id": "%d", "text": "0123456789"}\n' % n for n in range(2000))))
    assert len(ids(file)) == 2000


def test_a_tar_header_that_asks_for_memory(tmp_path):
    header = tarfile.TarInfo("././@PaxHeader")
    header.type, header.size = tarfile.XHDTYPE, 10**11
    (tmp_path / "a.tar").write_bytes(header.tobuf(tarfile.USTAR_FORMAT if header.size < 8**11 else tarfile.GNU_FORMAT))
    (result,) = read_each(tmp_path / "a.tar")
    assert "a member's header is larger than 100,000 bytes" in result.error


def test_a_zip_of_too_many_members(tmp_path, monkeypatch):
    """The list of members stands at the end and is read whole, before the first one is."""
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for number in range(300):
            archive.writestr(f"{number:03}.md", DATA)
    directory = 300 * (46 + len("000.md"))
    monkeypatch.setattr(archives, "LARGEST_DIRECTORY", directory)
    assert len(ids(tmp_path / "a.zip")) == 300
    monkeypatch.setattr(archives, "LARGEST_DIRECTORY", directory - 1)
    (unread,) = read_each(tmp_path / "a.zip")
    assert unread.error.startswith(f"{tmp_path / 'a.zip'}: its list of members is larger than 15,599 bytes")


def test_damage_costs_only_the_member(tmp_path):
    path = zipped(tmp_path / "a.zip", {"a.md": DATA, "b.md": b"0" * 64 + DATA, "c.md": DATA}, zipfile.ZIP_STORED)
    data = path.read_bytes()
    path.write_bytes(data.replace(b"0" * 64, b"1" * 64, 1))
    a, b, c = read_each(path)
    assert (a.text, c.text) == (TEXT, TEXT)
    assert b.id == "a.zip/b.md"
    assert "cannot be read: Bad CRC-32" in b.error


def test_a_damaged_header_of_a_tar_costs_only_its_member(tmp_path):
    path = tarred(tmp_path / "a.tar", {"a.md": DATA, "b.md": DATA, "c.md": DATA}, "w")
    data = bytearray(path.read_bytes())
    data[1024 + 10] ^= 0xFF
    path.write_bytes(data)
    a, damage, c = read_each(path)
    assert (a.id, c.id) == ("a.tar/a.md", "a.tar/c.md")
    assert "damaged at byte 1024" in damage.error


@pytest.mark.parametrize("name", ["a.tar", "a.tgz", "a.zip", "a.jsonl.gz"])
@pytest.mark.parametrize("kept", [0, 5, 30, 700, 1024])
def test_what_is_cut_off_says_so(tmp_path, name, kept):
    path = tmp_path / name
    members = {"a.md": DATA, "b.md": os.urandom(2000).hex().encode()}
    if name.endswith("jsonl.gz"):
        path.write_bytes(gzip.compress(b'{"id": "a", "text": "%s"}' % members["b.md"]))
    elif name.endswith("zip"):
        zipped(path, members)
    else:
        tarred(path, members, "w" if name.endswith("tar") else "w:gz")
    path.write_bytes(path.read_bytes()[:kept])
    results = list(read_each(path))
    assert any(isinstance(result, UnreadArticle) for result in results)
    assert all(str(path) in result.error for result in results if isinstance(result, UnreadArticle))


@pytest.mark.parametrize("name", ["a.zip", "a.tar", "a.tar.gz", "a.jsonl.gz"])
def test_bytes_that_are_no_archive(tmp_path, name):
    (tmp_path / name).write_bytes(b"no archive" * 1000)
    (result,) = read_each(tmp_path / name)
    assert result.id == name
    assert str(tmp_path / name) in result.error


def test_an_encrypted_member(tmp_path):
    path = zipped(tmp_path / "a.zip", {"a.md": DATA}, zipfile.ZIP_STORED)
    data = bytearray(path.read_bytes())
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    (result,) = read_each(path)
    assert "encrypted" in result.error


# Files


def test_an_article_and_a_line_without_end(tmp_path):
    (tmp_path / "a.md").write_bytes(b"a" * (LARGEST_ARTICLE + 1))
    line = b'{"text": "' + b"a" * (3 * LARGEST_ARTICLE) + b'"}\n'
    (tmp_path / "b.jsonl").write_bytes(LINES + line + b'{"id": "c", "text": "c"}\n' + line[:-1])
    results = list(read_each(tmp_path))
    assert [r.id for r in results] == ["a.md", "a", "b.jsonl:2", "b.jsonl:3", "c", "b.jsonl:5"]
    assert set(unread(results)) == {"a.md", "b.jsonl:3", "b.jsonl:5"}
    assert f"{tmp_path / 'b.jsonl'}: line 3: larger than 2,000,000 bytes" in unread(results)["b.jsonl:3"]


@pytest.mark.parametrize("head", [b"", b"\n\n"])
def test_standard_input_without_end(monkeypatch, head):
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(head + b"a" * (2 * LARGEST_ARTICLE))))
    (result,) = read_each("-")
    assert "-: larger than 2,000,000 bytes" in result.error


@pytest.mark.skipif(sys.platform == "win32", reason="links and pipes are of POSIX")
def test_links_and_pipes_in_folders(tmp_path):
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "self.md").symlink_to(tmp_path / "self.md")
    (tmp_path / "gone.md").symlink_to(tmp_path / "nowhere")
    (tmp_path / "device.md").symlink_to("/dev/zero")
    (tmp_path / "folder.md").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "real.txt").write_bytes(DATA)
    (tmp_path / "link.md").symlink_to(tmp_path / "real.txt")
    results = list(read_each(tmp_path))
    assert [r.id for r in results if isinstance(r, Article)] == ["link.md", "real.txt"]
    errors = unread(results)
    assert set(errors) == {"self.md", "gone.md", "device.md", "folder.md", "pipe.md"}
    assert "no regular file" in errors["pipe.md"]


def test_a_link_to_outside_of_the_root_is_read(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "real.txt").write_bytes(DATA)
    (tmp_path / "in" / "link.md").symlink_to(tmp_path / "real.txt")
    assert ids(tmp_path / "in") == ["link.md"]
    (tmp_path / "alias").symlink_to(tmp_path / "in")
    assert ids(tmp_path / "alias" / "link.md", root=tmp_path / "in") == ["link.md"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read(tmp_path):
    for name in ("a/a.md", "b.md", "c.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(DATA)
    (tmp_path / "a").chmod(0)
    (tmp_path / "b.md").chmod(0)
    results = list(read_each(tmp_path))
    (tmp_path / "a").chmod(0o700)
    assert [type(r) for r in results] == [UnreadArticle, UnreadArticle, Article]


def test_aliases_that_multiply_are_not_written_out():
    front = "a: &a [甲,甲,甲,甲,甲,甲,甲,甲,甲]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True):
        front += f"{name}: &{name} [{','.join([f'*{before}'] * 9)}]\n"
    with pytest.raises(ReadError, match="field 'title'") as raised:
        parse_article(f"---\n{front}title: *i\n---\n甲。", id="a")
    assert len(str(raised.value)) < 500


def test_rows_of_very_many_fields(tmp_path):
    row = {"text": "甲。", **{f"field{number}": 1 for number in range(100_000)}}
    (tmp_path / "a.jsonl").write_text(json.dumps(row), encoding="utf-8")
    assert ids(tmp_path / "a.jsonl") == ["a.jsonl:1"]


def test_front_matter_without_end():
    with pytest.raises(ReadError, match="longer than 100,000 characters"):
        parse_article("---\na: " + "[" * 200_000 + "\n---\n甲。", id="a")


@pytest.mark.parametrize(("length", "is_read"), [(600, True), (601, False)])
def test_ids_are_no_longer_than_databases_look_up(tmp_path, length, is_read):
    """A path is as long as it is: what is listed then has the beginning of it."""
    own, name = "甲" * length, f"{'a' * (length - len('b.zip/.md'))}.md"
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": own, "text": "甲。"}), encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr(name, DATA)
    (tmp_path / "c.md").write_text(f"---\nid: {own}\n---\n甲。", encoding="utf-8")
    results = list(read_each(tmp_path))
    if is_read:
        assert [result.id for result in results] == [own, f"b.zip/{name}", own]
    else:
        assert [result.id for result in results] == [f"{own[:599]}…", f"b.zip/{name}"[:599] + "…", "c.md"]
        assert all("the id is longer than 600 characters" in result.error for result in results)
        assert results[0].error.startswith(f"{tmp_path / 'a.jsonl'}: line 1: ")


def test_seen_ids():
    seen = SeenIds()
    names = [f"id {number}" for number in range(5000)]
    assert all(seen.add(name) for name in names)
    assert not any(seen.add(name) for name in names)
    assert seen.add("\ud800")
    assert len(seen) == 5001
