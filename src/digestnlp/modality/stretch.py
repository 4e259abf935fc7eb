"""What the judge asks of a sentence, a span and a period, whoever has cut or found them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from digestnlp.models import Block, Entity, Time


class Stretch(Protocol):
    """A sentence with its clauses, as `claims` cuts it."""

    view: str
    start: int
    end: int
    block: Block

    @property
    def entities(self) -> Sequence[Entity]:
        """In the order of the text."""

    @property
    def quantities(self) -> Sequence[Span]:
        """In the order of the text."""

    @property
    def times(self) -> Sequence[Time]:
        """In the order of the text."""

    @property
    def future_times(self) -> Sequence[Time]:
        """The same, bare ones read as ahead."""

    def clause(self, at: int) -> tuple[int, int]:
        """The borders of the clause that holds the place."""


class Span(Protocol):
    """Anything with a place in the text."""

    @property
    def start(self) -> int: ...  # noqa: D102

    @property
    def end(self) -> int: ...  # noqa: D102


class Spell(Protocol):
    """The days that a figure is about, as `claims` finds them."""

    @property
    def start(self) -> date | None: ...  # noqa: D102

    @property
    def end(self) -> date | None: ...  # noqa: D102

    @property
    def time(self) -> Time | None: ...  # noqa: D102
