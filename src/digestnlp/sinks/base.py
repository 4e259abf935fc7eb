"""What every sink promises: results one by one, each article whole, no id twice, and whether an article is there already."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from digestnlp.errors import Message, SinkError, reason_of
from digestnlp.models import Article, Result
from digestnlp.reader import SeenIds

if TYPE_CHECKING:
    from types import TracebackType

    from typing_extensions import Self

    from digestnlp.reader import UnreadArticle

    Source = Article | UnreadArticle

# A transaction holds at most so many articles, or articles of so many seconds or characters: a run is fast, loses little
# when it is killed, and neither locks others out nor fills the memory.
ARTICLES_A_TRANSACTION = 200
SECONDS_A_TRANSACTION = 1.0
CHARACTERS_A_TRANSACTION = 2_000_000


class Sink(ABC):
    """Takes results one by one; use it as a context manager, and one sink at a time on an output.

    Leaving the `with` block completes the output. What an exception in the block leaves behind is said by each sink.

    Attributes:
        shown: the output's name for people, without a password.
    """

    def __init__(self, shown: str) -> None:
        self.shown = shown
        self._met = SeenIds()

    def holds(self, article_id: str, content_hash: str, rules_version: str) -> bool:
        """Whether the output has the rows of this article, with this content, read by these rules, so that it may be skipped.

        An article that failed is not held: what made it fail may be gone. An article that is held is part of the run, as if
        it had been written.

        Raises:
            SinkError: the output cannot be read.
        """
        held = self._holds(article_id, content_hash, rules_version)
        if held:
            self._met.add(article_id)
        return held

    def look_ahead(self, articles: Iterable[Source]) -> Iterator[Source]:
        """The same articles, some read ahead so that `holds` need not ask a server for each: for a run that skips what is held.

        Raises:
            SinkError: the output cannot be read.
        """
        yield from articles

    def write(self, result: Result) -> None:
        """Takes the facts and entities of one article, in place of all that the output holds for its id.

        A failed result (`error` is set) never takes the place of what is written or held in this run.

        Raises:
            SinkError: the output cannot be written, or an article of the same id was written or held in this run.
        """
        if not self._met.add(result.article.id):
            if result.error is not None:
                return
            raise SinkError(
                "article {id!r}: two articles of this run have this id; give each an id of its own",
                id=result.article.id,
            )
        self._write(result)

    @abstractmethod
    def _holds(self, article_id: str, content_hash: str, rules_version: str) -> bool: ...

    @abstractmethod
    def _write(self, result: Result) -> None: ...

    @abstractmethod
    def __enter__(self) -> Self: ...

    @abstractmethod
    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


def lone_surrogate(shown: object, error: UnicodeEncodeError) -> Message:
    """What is wrong with text that no output can hold, and what to do about it."""
    return Message(
        "{shown}: the text has a lone surrogate {character!a}, which UTF-8 cannot hold; "
        "read articles with digestnlp.read, which replaces them",
        shown=shown,
        character=error.object[error.start],
    )


def not_open(shown: object) -> SinkError:
    """A write outside of the `with` block."""
    return SinkError("{shown}: the output is not open; write inside `with open_sink(...) as sink`", shown=shown)


def cannot_write(path: object, folder: Path, error: OSError) -> SinkError:
    """An output that cannot be made where the user wants it."""
    advice = (
        Message("choose a place that you may write to")
        if folder.is_dir()
        else Message("there is no folder {folder}, make it first", folder=folder)
    )
    return SinkError("{path}: cannot be written: {reason}; {advice}", path=path, reason=reason_of(error), advice=advice)
