"""What every sink promises: results one by one, each article whole, no id twice."""

from __future__ import annotations

from abc import ABC, abstractmethod
from pathlib import Path
from typing import TYPE_CHECKING

from digestnlp.errors import SinkError
from digestnlp.models import Result

if TYPE_CHECKING:
    from types import TracebackType

    from typing_extensions import Self


class Sink(ABC):
    """Takes results one by one; use it as a context manager.

    Leaving the `with` block completes the output. What an exception in the block leaves behind is said by each sink.
    """

    def __init__(self) -> None:
        self._written: set[str] = set()

    def write(self, result: Result) -> None:
        """Takes the facts of one article, in place of all that the output holds for its id.

        A failed result (`error` is set) never takes the place of rows that were written since the sink was opened.

        Raises:
            SinkError: the output cannot be written, or an article of the same id was written since the sink was opened.
        """
        if result.article.id in self._written:
            if result.error is not None:
                return
            raise SinkError(
                f"article {result.article.id!r}: two articles of this run have this id; give each an id of its own"
            )
        self._written.add(result.article.id)
        self._write(result)

    @abstractmethod
    def _write(self, result: Result) -> None: ...

    @abstractmethod
    def __enter__(self) -> Self: ...

    @abstractmethod
    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


def lone_surrogate(error: UnicodeEncodeError) -> str:
    """What to do about text that no output can hold."""
    return (
        f"the text has a lone surrogate {error.object[error.start]!a}, which UTF-8 cannot hold; "
        "read articles with digestnlp.read, which replaces them"
    )


def not_open(path: Path) -> SinkError:
    """A write outside of the `with` block."""
    return SinkError(f"{path}: the output is not open; write inside `with open_sink(...) as sink`")


def cannot_write(path: Path, folder: Path, reason: str) -> SinkError:
    """An output that cannot be made where the user wants it."""
    advice = (
        "choose a place that you may write to" if folder.is_dir() else f"there is no folder {folder}, make it first"
    )
    return SinkError(f"{path}: cannot be written: {reason}; {advice}")
