"""How far a run is: a bar on a terminal, a line a minute in a log, and what there is to say at the end."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from gettext import gettext as _
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.progress import BarColumn, SpinnerColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from digestnlp.models import Article, Result
from digestnlp.reader import Inputs, UnreadArticle

if TYPE_CHECKING:
    from types import TracebackType

    from typing_extensions import Self

SECONDS_BETWEEN_LINES = 60.0
SECONDS_BETWEEN_UPDATES = 0.2
# Errors that are kept to be listed; more would be more than anybody reads, and memory without bounds.
LISTED = 1000


class Progress:
    """Counts what a run has done, and shows it on stderr inside of the `with` block.

    Attributes:
        failed: the errors of the first articles that failed.
        failures: how many failed.
        skipped: how many were left out.
    """

    def __init__(self, inputs: Inputs) -> None:
        self._inputs = inputs
        self._began = time.perf_counter()
        self._read = self._articles = self._facts = self._characters = 0
        self.failed: list[str] = []
        self.failures = self.skipped = 0
        console = Console(stderr=True)
        self._on_terminal = console.is_terminal
        self._size = inputs.size()
        self._shown_at = self._began
        columns = (
            [BarColumn(bar_width=16), TextColumn("{task.percentage:.0f} %"), TimeRemainingColumn()]
            if self._size
            else []
        )
        self._bar = Bar(
            SpinnerColumn(), *columns, TextColumn("{task.description}"), TimeElapsedColumn(),
            console=console, transient=True, disable=not self._on_terminal,
        )  # fmt: skip
        self._task = self._bar.add_task("", total=self._size)

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()

    def count(self, result: Result) -> None:
        """Takes in what an article gave."""
        self._articles += 1
        self._facts += len(result.facts)
        self._characters += len(result.article.text)
        if result.error is not None:
            self.failures += 1
            if len(self.failed) < LISTED:
                self.failed.append(result.error)
        self._show()

    def watch(self, articles: Iterable[Article | UnreadArticle]) -> Iterator[Article | UnreadArticle]:
        """The articles, counted as they are read, which is some time before they are done."""
        for article in articles:
            self._read += 1
            yield article

    def skip(self) -> None:
        """Takes in that an article is left out."""
        self.skipped += 1
        self._show()

    @property
    def done(self) -> str:
        """What was done."""
        done = _("{articles} articles, {facts} facts, {failures} failed").format(
            articles=self._articles, facts=self._facts, failures=self.failures
        )
        return done + (_(", {skipped} already there").format(skipped=self.skipped) if self.skipped else "")

    @property
    def summary(self) -> str:
        """What was done, in which time and how fast."""
        return _("{done}, {seconds:.1f} s, {rate}").format(done=self.done, seconds=self._seconds, rate=self._rate)

    @property
    def _seconds(self) -> float:
        return time.perf_counter() - self._began

    @property
    def _rate(self) -> str:
        seconds = max(self._seconds, 0.001)
        return _("{articles:.0f} articles/s, {characters:.0f} characters/s").format(
            articles=self._articles / seconds, characters=self._characters / seconds
        )

    def _show(self) -> None:
        now = time.perf_counter()
        if now - self._shown_at < (SECONDS_BETWEEN_UPDATES if self._on_terminal else SECONDS_BETWEEN_LINES):
            return
        self._shown_at = now
        if self._on_terminal:
            self._bar.update(self._task, completed=self._bytes_done, description=f"{self.done}, {self._rate}")
        else:
            click.echo(f"{self.done}, {self._rate}{self._left()}", err=True)

    def _left(self) -> str:
        """How much is left, where it is known how much there is."""
        share = self._bytes_done / self._size if self._size else 0.0
        if not share:
            return ""
        minutes = self._seconds * (1 - share) / share / 60
        return _(", {share:.0%} done, about {minutes:.0f} min left").format(share=share, minutes=minutes)

    @property
    def _bytes_done(self) -> float:
        """The bytes that were read, but for those of what is read and waits."""
        read = min(self._inputs.bytes_read, self._size or 0)
        return read * (self._articles + self.skipped) / max(1, self._read)
