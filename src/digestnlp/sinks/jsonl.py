"""JSON lines, staged beside their place and put there when all is written."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from digestnlp.errors import SinkError
from digestnlp.models import Result
from digestnlp.sinks.base import Sink, cannot_write, lone_surrogate, not_open

if TYPE_CHECKING:
    from types import TracebackType

    from typing_extensions import Self


def json_line(row: dict[str, Any]) -> str:
    """A row as one line of JSON, Chinese as it is."""
    return json.dumps(row, ensure_ascii=False) + "\n"


@contextlib.contextmanager
def staged(path: Path) -> Iterator[TextIO]:
    """Opens `PATH.part` for writing and moves it to `path` at the end; after an exception `path` is as before.

    Raises:
        SinkError: the file cannot be written.
    """
    # A link stays one, and the file that it leads to is replaced.
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file():
        raise SinkError(f"{path}: this is {'a folder' if target.is_dir() else 'no regular file'}; give a file's name")
    part = target.with_name(target.name + ".part")
    try:
        with part.open("w", encoding="utf-8", newline="\n") as file:
            yield file
        part.replace(target)
    except OSError as error:
        _remove(part)
        raise cannot_write(path, target.parent, error.strerror or str(error)) from error
    except UnicodeEncodeError as error:
        _remove(part)
        raise SinkError(f"{path}: {lone_surrogate(error)}") from error
    except BaseException:
        _remove(part)
        raise


def _remove(part: Path) -> None:
    with contextlib.suppress(OSError):
        part.unlink()


class JsonlSink(Sink):
    """One line for each fact. After an exception the file is as it was before."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        self._exit = contextlib.ExitStack()
        self._file: TextIO | None = None

    def __enter__(self) -> Self:
        self._file = self._exit.enter_context(staged(self.path))
        return self

    def _write(self, result: Result) -> None:
        if self._file is None:
            raise not_open(self.path)
        self._file.writelines(json_line(fact.row()) for fact in result.facts)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file = None
        self._exit.__exit__(kind, error, trace)
