"""Files, folders, archives and standard input into articles, one after the other, with an error for each that cannot be read."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from digestnlp.errors import Message, ReadError
from digestnlp.models import Article, Record, Said
from digestnlp.reader.archives import DAMAGE, damage, gunzip, members
from digestnlp.reader.article import article_from_row, own_id, parse_article
from digestnlp.reader.decoding import decode
from digestnlp.reader.inputs import ARCHIVES, COMPRESSED, LINES, TEXTS, Input, Inputs, cannot_read
from digestnlp.reader.limits import LONGEST_ID, Budget, TooLarge, article_bytes
from digestnlp.reader.lines import Line, lines_of, parse_line
from digestnlp.reader.seen import SeenIds
from digestnlp.rules import Rules, load_rules

# How far standard input is looked into for JSONL behind blank lines.
_BLANK_LINES = 1000


class UnreadArticle(Record):
    """An article that could not be read.

    Attributes:
        id: the id that it would have, as far as it is known.
        path: the file, or `-` for standard input.
        error: what is wrong, where, what is allowed, what to do.
    """

    id: str
    path: str
    error: Said


def read(*paths: str | Path, root: str | Path | None = None, rules: Rules | None = None) -> Iterator[Article]:
    """The articles of files, folders, archives and standard input, in order; folders recursively, sorted by path.

    Args:
        paths: `.md`, `.markdown` and `.txt` files of one article, `.jsonl` and `.jsonl.gz` files of one a line, `.zip`, `.tar`,
            `.tar.gz` and `.tgz` archives of all these, folders, globs, and `-` for standard input.
        root: the folder that ids without front matter are relative to; default: the folder given, the part of a glob before
            the first wildcard, a single file's own. The id of a member is the archive's and its path in it.
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
    return _with_own_ids(_located(Inputs(*paths, root=root), rules or load_rules()))


def _or_raise(results: Iterable[Article | UnreadArticle]) -> Iterator[Article]:
    for result in results:
        if isinstance(result, UnreadArticle):
            raise ReadError(result.error)
        yield result


def _with_own_ids(results: Iterable[tuple[str, Article | UnreadArticle]]) -> Iterator[Article | UnreadArticle]:
    """All articles; a second one of the same id is an error, because rows are stored and replaced by it."""
    seen = SeenIds()
    for path, result in results:
        if isinstance(result, Article) and not seen.add(result.id):
            error = Message(
                "{path}: the id {id!r} is that of an article before it; "
                "give each article an id of its own, or name a root folder that holds all inputs",
                path=path,
                id=result.id,
            )
            yield UnreadArticle(id=result.id, path=path, error=error)
        else:
            yield result


def articles_of(inputs: Inputs, rules: Rules) -> Iterator[Article | UnreadArticle]:
    """The articles of the inputs; several may have one id."""
    return (result for _, result in _located(inputs, rules))


def _located(inputs: Inputs, rules: Rules) -> Iterator[tuple[str, Article | UnreadArticle]]:
    """The articles with the files that they are from."""
    return ((source.path, result) for source in inputs for result in _results(source, inputs, rules))


def _results(source: Input, inputs: Inputs, rules: Rules) -> Iterator[Article | UnreadArticle]:
    place = _Place(source.id, source.path, source.path)
    try:
        if source.problem is not None:
            yield place.unread(source.problem)
        elif source.file is None:
            yield from _from_standard_input(place, rules)
        else:
            with inputs.open(source.file) as stream:
                yield from _from_file(stream, place, Budget.of(source.file.stat().st_size), rules)
    except ReadError as error:
        yield place.unread(error.text)
    except OSError as error:
        yield place.unread(cannot_read(place.path, error))


@dataclass(frozen=True)
class _Place:
    """Where an article is from.

    Attributes:
        id: its id where it gives itself none.
        path: the file.
        where: the file, and the member of it, for errors; its name is looked into for a date.
    """

    id: str
    path: str
    where: str

    def member(self, name: str) -> _Place:
        return _Place(f"{self.id}/{name}", self.path, f"{self.where}/{name}") if name else self

    def unread(self, error: str, id: str | None = None) -> UnreadArticle:
        id = id or self.id
        shortened = id if len(id) <= LONGEST_ID else f"{id[: LONGEST_ID - 1]}…"
        return UnreadArticle(id=shortened, path=self.path, error=error)


def _from_file(stream: BinaryIO, place: _Place, budget: Budget, rules: Rules) -> Iterator[Article | UnreadArticle]:
    name = place.where.lower()
    if not name.endswith(COMPRESSED):
        yield from _from_plain(stream, place, rules)
        return
    try:
        if name.endswith(ARCHIVES):
            yield from _from_archive(stream, place, budget, rules)
        else:
            yield from _from_lines(lines_of(gunzip(stream, budget)), place, rules)
    except (TooLarge, *DAMAGE) as error:
        raise ReadError("{where}: {problem}", where=place.where, problem=_problem(error)) from error


def _from_plain(stream: BinaryIO, place: _Place, rules: Rules) -> Iterator[Article | UnreadArticle]:
    if place.where.lower().endswith(".jsonl"):
        yield from _from_lines(lines_of(stream), place, rules)
    else:
        yield _from_bytes(article_bytes(stream, place.where), place, rules)


def _from_archive(stream: BinaryIO, place: _Place, budget: Budget, rules: Rules) -> Iterator[Article | UnreadArticle]:
    """The articles of all members that can be read; damage costs the member that it lies in."""
    empty = True
    for member in members(stream, place.where, budget):
        empty = False
        at = place.member(member.name)
        if member.stream is None:
            yield at.unread(Message("{where}: {problem}", where=at.where, problem=member.problem))
            continue
        try:
            with member.stream as data:
                yield from _from_file(data, at, budget, rules)
        except ReadError as error:
            yield at.unread(error.text)
        except (TooLarge, *DAMAGE) as error:
            yield at.unread(Message("{where}: {problem}", where=at.where, problem=_problem(error)))
    if empty:
        raise ReadError(
            "{where}: the archive holds no articles; allowed: {allowed} files in it",
            where=place.where,
            allowed=", ".join((*TEXTS, *LINES)),
        )


def _problem(error: Exception) -> Message:
    return error.text if isinstance(error, TooLarge) else damage(error)


def _from_standard_input(place: _Place, rules: Rules) -> Iterator[Article | UnreadArticle]:
    """JSONL where the first line that is not blank begins with {, else one Markdown or plain text."""
    stream = sys.stdin.buffer
    lines = lines_of(stream)
    head: list[Line] = []
    for line in lines:
        head.append(line)
        if line.data.strip() or line.number == _BLANK_LINES:
            break
    if head and head[-1].data.lstrip(b"\xef\xbb\xbf \t").startswith(b"{"):
        yield from _from_lines(itertools.chain(head, lines), place, rules)
    else:
        begin = b"".join(line.data for line in head)
        yield _from_bytes(article_bytes(stream, place.where, head=begin), place, rules)


def _from_bytes(data: bytes, place: _Place, rules: Rules) -> Article:
    text = decode(data, place.where)
    if not text.strip():
        raise ReadError("{where}: the article is empty; give it text, or take it out of the input", where=place.where)
    return parse_article(text, id=place.id, name=place.where, rules=rules)


def _from_lines(lines: Iterable[Line], place: _Place, rules: Rules) -> Iterator[Article | UnreadArticle]:
    empty = True
    for line in lines:
        if not line.data.strip():
            continue
        empty = False
        where = Message("{path}: line {number}", path=place.where, number=line.number)
        id_ = f"{place.id}:{line.number}"
        try:
            row = parse_line(line, where)
            id_ = own_id(row) or id_
            yield article_from_row(row, id=id_, name=place.where, where=where, rules=rules)
        except ReadError as error:
            yield place.unread(error.text, id_)
    if empty:
        raise ReadError("{where}: the file holds no articles; give one JSON object a line", where=place.where)
