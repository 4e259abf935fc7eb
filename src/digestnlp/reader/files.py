"""Files, folders and standard input into articles, one after the other, with an error for each that cannot be read."""

from __future__ import annotations

import itertools
import json
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

from digestnlp.errors import ReadError
from digestnlp.models import Article, Record
from digestnlp.reader.article import article_from_row, own_id, parse_article
from digestnlp.reader.decoding import decode
from digestnlp.rules import Rules, load_rules

SUFFIXES = (".md", ".markdown", ".txt", ".jsonl")
STANDARD_INPUT = "-"


class UnreadArticle(Record):
    """An article that could not be read.

    Attributes:
        id: the id that it would have, as far as it is known.
        path: the file, or `-` for standard input.
        error: what is wrong, where, what is allowed, what to do.
    """

    id: str
    path: str
    error: str


@dataclass(frozen=True)
class _Input:
    """A file and the id of the article in it; no file is standard input."""

    file: Path | None
    id: str

    @property
    def path(self) -> str:
        return _shown(str(self.file)) if self.file else STANDARD_INPUT


def read(*paths: str | Path, root: str | Path | None = None, rules: Rules | None = None) -> Iterator[Article]:
    """The articles of files, folders and standard input, in order; folders recursively, sorted by path.

    Args:
        paths: `.md`, `.markdown`, `.txt` and `.jsonl` files, folders of such, `-` for standard input.
        root: the folder that ids without front matter are relative to; default: the folder given, a single file's own.
        rules: the rules whose word lists to use; default: the base pack.

    Raises:
        ReadError: the first article that cannot be read stops the reading. `read_each` goes on.
    """
    return _or_raise(read_each(*paths, root=root, rules=rules))


def read_each(
    *paths: str | Path, root: str | Path | None = None, rules: Rules | None = None
) -> Iterator[Article | UnreadArticle]:
    """Like `read`, but an article that cannot be read is one of the results and stops nothing.

    Raises:
        ReadError: at once, where a path is not there or a folder holds no articles.
    """
    if not paths:
        raise ReadError("no input is given; give files, folders, or - for standard input")
    inputs = [found for path in paths for found in _inputs(path, Path(root) if root is not None else None)]
    return _with_own_ids(inputs, rules or load_rules())


def _or_raise(results: Iterable[Article | UnreadArticle]) -> Iterator[Article]:
    for result in results:
        if isinstance(result, UnreadArticle):
            raise ReadError(result.error)
        yield result


def _inputs(path: str | Path, root: Path | None) -> Iterator[_Input]:
    file = Path(path)
    if str(path) == STANDARD_INPUT:
        yield _Input(None, "stdin")
    elif file.is_dir():
        files = sorted(_files_below(file), key=PurePath.as_posix)
        if not files:
            raise ReadError(f"{file}: the folder holds no articles; allowed: {', '.join(SUFFIXES)} files, at any depth")
        for found in files:
            yield _Input(found, _relative(found, root or file))
    elif not file.exists():
        raise ReadError(f"{file}: there is no such file or folder; check the path")
    elif file.suffix.lower() not in SUFFIXES:
        raise ReadError(f"{file}: files of type {file.suffix or 'none'!r} are not read; allowed: {', '.join(SUFFIXES)}")
    else:
        yield _Input(file, _relative(file, root) if root else _shown(file.name))


def _files_below(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if not name.startswith(".") and name.lower().endswith(SUFFIXES):
                yield Path(parent, name)


def _relative(file: Path, root: Path) -> str:
    try:
        return _shown(file.resolve().relative_to(root.resolve()).as_posix())
    except ValueError as error:
        raise ReadError(f"{file}: the file is not below the root {root}; give a root that holds all inputs") from error


def _shown(path: str) -> str:
    """The path with U+FFFD for each byte that is no text, for ids and errors."""
    return os.fsencode(path).decode("utf-8", errors="replace")


def _with_own_ids(inputs: Iterable[_Input], rules: Rules) -> Iterator[Article | UnreadArticle]:
    """All articles; a second one of the same id is an error, because rows are stored and replaced by it."""
    paths: dict[str, str] = {}
    for source in inputs:
        for result in _results(source, rules):
            if isinstance(result, Article) and result.id in paths:
                advice = "give each article an id of its own, or name a root folder that holds all inputs"
                error = f"{source.path}: the id {result.id!r} is that of an article in {paths[result.id]}; {advice}"
                yield UnreadArticle(id=result.id, path=source.path, error=error)
                continue
            if isinstance(result, Article):
                paths[result.id] = source.path
            yield result


def _results(source: _Input, rules: Rules) -> Iterator[Article | UnreadArticle]:
    try:
        if source.file is None:
            yield from _from_standard_input(source, rules)
        elif source.file.suffix.lower() == ".jsonl":
            with source.file.open("rb") as lines:
                yield from _from_lines(lines, source, rules)
        else:
            yield _from_bytes(source.file.read_bytes(), source, rules)
    except ReadError as error:
        yield UnreadArticle(id=source.id, path=source.path, error=str(error))
    except OSError as error:
        message = f"{source.path}: the file cannot be read: {error.strerror or error}; check that it may be read"
        yield UnreadArticle(id=source.id, path=source.path, error=message)


def _from_standard_input(source: _Input, rules: Rules) -> Iterator[Article | UnreadArticle]:
    """JSONL where the first line that is not blank begins with {, else one Markdown or plain text."""
    stream = sys.stdin.buffer
    head: list[bytes] = []
    for line in stream:
        head.append(line)
        if line.strip():
            break
    if head and head[-1].lstrip(b"\xef\xbb\xbf \t").startswith(b"{"):
        yield from _from_lines(itertools.chain(head, stream), source, rules)
    else:
        yield _from_bytes(b"".join(head) + stream.read(), source, rules)


def _from_bytes(data: bytes, source: _Input, rules: Rules) -> Article:
    text = decode(data, source.path)
    if not text.strip():
        raise ReadError(f"{source.path}: the article is empty; give it text, or take it out of the input")
    return parse_article(text, id=source.id, name=source.path, rules=rules)


def _from_lines(lines: Iterable[bytes], source: _Input, rules: Rules) -> Iterator[Article | UnreadArticle]:
    empty = True
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        empty = False
        where, id_ = f"{source.path}: line {number}", f"{source.id}:{number}"
        try:
            row = _parse_json(decode(line, where), where)
            id_ = own_id(row) or id_
            yield article_from_row(row, id=id_, name=source.path, where=where, rules=rules)
        except ReadError as error:
            yield UnreadArticle(id=id_, path=source.path, error=str(error))
    if empty:
        raise ReadError(f"{source.path}: the file holds no articles; give one JSON object a line")


def _parse_json(line: str, where: str) -> object:
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ReadError(
            f"{where}: not valid JSON: {error}; each line holds one whole object, such as "
            '{"id": "a1", "title": "…", "date": "2025-01-02", "source": "…", "text": "…"}'
        ) from error
