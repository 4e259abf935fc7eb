"""What the paths of a run name: files, folders, globs and standard input, each file with the id of the article in it."""

from __future__ import annotations

import contextlib
import functools
import glob
import io
import itertools
import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import BinaryIO, cast

from digestnlp.errors import Message, ReadError, reason_of

TEXTS = (".md", ".markdown", ".txt")
LINES = (".jsonl", ".jsonl.gz")
ARCHIVES = (".zip", ".tar", ".tar.gz", ".tgz")
COMPRESSED = (".jsonl.gz", *ARCHIVES)
SUFFIXES = (*TEXTS, *LINES, *ARCHIVES)
STANDARD_INPUT = "-"

_BUFFER = 65_536


@dataclass(frozen=True)
class Input:
    """A file and the id of the article in it; no file is standard input.

    Attributes:
        problem: why there is nothing to read.
    """

    file: Path | None
    id: str
    problem: Message | None = None

    @property
    def path(self) -> str:
        """The file's path as errors show it."""
        return shown(str(self.file)) if self.file else STANDARD_INPUT


class Inputs:
    """The files that paths name, in order. Folders are listed anew with each iteration, and one at a time.

    Args:
        paths: files, folders (read recursively; links to folders are not followed), globs and `-`.
        root: the folder that ids are relative to; default: the folder given, the part of a glob before the first wildcard, a
            single file's own folder.

    Attributes:
        bytes_read: so many bytes of the files were read by now.

    Raises:
        ReadError: a path is not there, is of a type that is not read, or holds no articles.
    """

    def __init__(self, *paths: str | Path, root: str | Path | None = None) -> None:
        if not paths:
            raise ReadError("no input is given; give files, folders, or - for standard input")
        self._finders = [_finder(path, Path(root) if root is not None else None) for path in paths]
        self.bytes_read = 0

    def __iter__(self) -> Iterator[Input]:
        return itertools.chain.from_iterable(find() for find in self._finders)

    def size(self) -> int | None:
        """The bytes of all files; None where some have no size, such as standard input."""
        total = 0
        for found in self:
            if found.file is None:
                return None
            with contextlib.suppress(OSError):
                status = found.file.stat()
                if not stat.S_ISREG(status.st_mode):
                    return None
                total += status.st_size
        return total

    def open(self, file: Path) -> BinaryIO:
        """The file, whose bytes are counted as they are read."""
        return cast("BinaryIO", io.BufferedReader(_Counted(file, self), _BUFFER))


class _Counted(io.FileIO):
    def __init__(self, file: Path, inputs: Inputs) -> None:
        super().__init__(file)
        self._inputs = inputs

    def readinto(self, buffer: memoryview) -> int | None:  # type: ignore[override]
        count = super().readinto(buffer)
        self._inputs.bytes_read += count or 0
        return count


def shown(path: str) -> str:
    """The path with U+FFFD for each byte that is no text, for ids and errors."""
    return os.fsencode(path).decode("utf-8", errors="replace")


def _finder(path: str | Path, root: Path | None) -> Callable[[], Iterator[Input]]:
    """What finds the inputs of one path, with all that can be said of it at once said."""
    file = Path(path)
    if str(path) == STANDARD_INPUT:
        return lambda: iter([Input(None, "stdin")])
    try:
        if file.is_dir():
            return _folder(file, root)
        there = file.exists()
    except (OSError, ValueError) as error:
        raise ReadError(
            "{file}: this path cannot be looked at: {error}; check the path", file=file, error=error
        ) from error
    if there:
        _check_type(file)
        found = Input(file, _relative(file, root) if root else shown(file.name))
        return lambda: iter([found])
    if glob.has_magic(str(path)):
        return _glob(str(path), root)
    raise ReadError("{path}: there is no such file or folder; check the path", path=file)


def _folder(folder: Path, root: Path | None) -> Callable[[], Iterator[Input]]:
    within = _relative(folder, root) if root else "."
    find = functools.partial(_below, folder, "" if within == "." else f"{within}/")
    if next(find(), None) is None:
        raise ReadError(
            "{folder}: the folder holds no articles; allowed: {allowed} files, at any depth",
            folder=folder,
            allowed=", ".join(SUFFIXES),
        )
    return find


def _glob(pattern: str, root: Path | None) -> Callable[[], Iterator[Input]]:
    """Files that match; folders that match are read as a whole, unless `**` names their files already."""
    parts = PurePath(pattern).parts
    fixed = Path(*itertools.takewhile(lambda part: not glob.has_magic(part), parts))
    finders: list[Callable[[], Iterator[Input]]] = []
    for name in sorted(glob.iglob(pattern, recursive=True)):  # noqa: PTH207 (a pattern may be absolute)
        match = Path(name)
        if not match.is_dir():
            if match.name.lower().endswith(SUFFIXES):
                found = Input(match, _relative(match, root or fixed), _irregular(match))
                finders.append(functools.partial(_single, found))
        elif "**" not in parts:
            finders.append(functools.partial(_below, match, f"{_relative(match, root or fixed)}/"))
    if not finders:
        raise ReadError(
            "{pattern}: no file matches; allowed: {allowed} files; check the pattern",
            pattern=pattern,
            allowed=", ".join(SUFFIXES),
        )
    return lambda: itertools.chain.from_iterable(find() for find in finders)


def _single(found: Input) -> Iterator[Input]:
    yield found


def _check_type(file: Path) -> None:
    if not file.name.lower().endswith(SUFFIXES):
        raise ReadError(
            "{file}: files of type {type!r} are not read; allowed: {allowed}",
            file=file,
            type=file.suffix or Message("none"),
            allowed=", ".join(SUFFIXES),
        )


def _below(folder: Path, prefix: str) -> Iterator[Input]:
    """The files at any depth, sorted by path, with the names of one folder at each depth in memory."""
    levels = [(folder, prefix, _names(folder))]
    while levels:
        parent, prefix, names = levels[-1]
        try:
            name = next(names)
        except StopIteration:
            levels.pop()
        except OSError as error:
            levels.pop()
            problem = Message(
                "{folder}: the folder cannot be listed: {reason}; check that it may be read",
                folder=shown(str(parent)),
                reason=reason_of(error),
            )
            yield Input(parent, shown(prefix), problem)
        else:
            file = parent / name
            if name.endswith("/"):
                levels.append((file, prefix + name, _names(file)))
            else:
                yield Input(file, shown(prefix + name), _irregular(file))


def _names(folder: Path) -> Iterator[str]:
    """The names of articles and folders, the latter with a slash, so that they sort as the paths do."""
    with os.scandir(folder) as entries:
        names = [
            f"{entry.name}/" if entry.is_dir(follow_symlinks=False) else entry.name
            for entry in entries
            if not entry.name.startswith(".")
        ]
    yield from sorted(name for name in names if name.endswith("/") or name.lower().endswith(SUFFIXES))


def cannot_read(path: str, error: OSError) -> Message:
    """What is wrong with a file that is there, and cannot be opened or read."""
    return Message(
        "{path}: the file cannot be read: {reason}; check that it may be read", path=path, reason=reason_of(error)
    )


def _irregular(file: Path) -> Message | None:
    """Why what was found in a folder is no file to open: a pipe would be waited for, a device never ends."""
    try:
        mode = file.stat().st_mode
    except OSError as error:
        return cannot_read(shown(str(file)), error)
    if stat.S_ISREG(mode):
        return None
    return Message("{path}: this is no regular file; take it out of the input", path=shown(str(file)))


def _relative(file: Path, root: Path) -> str:
    """The path below the root, as both are written; else as links lead there. The file itself may be a link to anywhere."""
    written = os.path.abspath(file), os.path.abspath(root)  # noqa: PTH100 (`..` is taken out, links are left)
    resolved = str(file.parent.resolve() / file.name), str(root.resolve())
    for path, above in (written, resolved):
        if PurePath(path).is_relative_to(above):
            return shown(PurePath(path).relative_to(above).as_posix())
    raise ReadError(
        "{file}: the file is not below the root {root}; give a root that holds all inputs", file=file, root=root
    )
