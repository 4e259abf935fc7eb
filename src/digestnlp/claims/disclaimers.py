"""Leaves out the names of sentences in which somebody only answers for nothing: 联交所对本公告的内容概不负责."""

from __future__ import annotations

from collections.abc import Sequence

from digestnlp.deferred import deferred
from digestnlp.models import Entity
from digestnlp.rules import Rules
from digestnlp.wordlist import pattern_of

_END = "。！？\n"


class Disclaimers:
    """Finds such sentences by the packs' words."""

    def __init__(self, rules: Rules) -> None:
        self._words = deferred(pattern_of(rules.words("disclaimers")))

    def without(self, view: str, names: Sequence[Entity]) -> list[Entity]:
        """The names but those of disclaimers: the news is not about them.

        Args:
            view: of the article's text.
            names: the article's.
        """
        spans = []
        for found in self._words.finditer(view):
            start = max(view.rfind(mark, 0, found.start()) for mark in _END) + 1
            end = min((at for mark in _END if (at := view.find(mark, found.end())) >= 0), default=len(view))
            spans.append((start, end))
        return [name for name in names if not any(start <= name.start < end for start, end in spans)]
