"""Rows as JSON lines, and files that appear when they are whole."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

from digestnlp.errors import Message, SinkError
from digestnlp.sinks.base import cannot_write, lone_surrogate


def json_line(row: dict[str, Any]) -> str:
    """A row as one line of JSON, Chinese as it is."""
    return json.dumps(row, ensure_ascii=False) + "\n"


def regular_file(path: Path) -> Path:
    """Where the file of that name is or will be: a link is followed, so that it stays one.

    Raises:
        SinkError: there is something else of that name.
    """
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file():
        kind = Message("a folder" if target.is_dir() else "no regular file")
        raise SinkError("{path}: this is {kind}; give a file's name", path=path, kind=kind)
    return target


@contextlib.contextmanager
def staged(path: Path) -> Iterator[TextIO]:
    """Opens `PATH.part` for writing and moves it to `path` at the end; after an exception `path` is as before.

    Raises:
        SinkError: the file cannot be written.
    """
    target = regular_file(path)
    part = target.with_name(target.name + ".part")
    try:
        with part.open("w", encoding="utf-8", newline="\n") as file:
            yield file
        part.replace(target)
    except OSError as error:
        _remove(part)
        raise cannot_write(path, target.parent, error) from error
    except UnicodeEncodeError as error:
        _remove(part)
        raise SinkError(lone_surrogate(path, error)) from error
    except BaseException:
        _remove(part)
        raise


def _remove(part: Path) -> None:
    with contextlib.suppress(OSError):
        part.unlink()
