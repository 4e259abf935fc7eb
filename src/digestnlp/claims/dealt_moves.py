"""Levels before and after that are dealt out in pairs: 甲、乙售价分别从 10 元升至 12 元，20 元升至 23 元."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from digestnlp.claims.dealt_measures import DealtMeasures
from digestnlp.claims.dealt_subjects import DealtSubjects
from digestnlp.claims.draft import Draft, Subject
from digestnlp.claims.fit import alike
from digestnlp.deferred import deferred
from digestnlp.rules import Rules
from digestnlp.wordlist import pattern_of


class DealtMoves:
    """Pairs moves with as many names or measures."""

    def __init__(self, rules: Rules, subjects: DealtSubjects, measures: DealtMeasures) -> None:
        self._subjects = subjects
        self._measures = measures
        self._moved_to = deferred(r"[\u4e00-\u9fff]{0,4}[至到] ?")
        self._next_move = deferred(rf"\s*(?:{pattern_of(rules.words('coordinators'))}|[；;])\s*[从由自]?\s*")

    def find(self, drafts: Sequence[Draft]) -> Iterator[list[tuple[Draft, Draft]]]:
        """Runs of two or more levels before and after that are dealt out: 分别从 10 元升至 12 元，20 元升至 23 元."""
        if len(drafts) < 4 or "respectively" not in drafts[0].sentence.words:
            return
        view, moves = drafts[0].sentence.view, list[tuple[Draft, Draft]]()
        for first, second in pairwise(drafts):
            a, b = first.quantity, second.quantity
            if not alike(a, b) or not self._moved_to.fullmatch(view, a.end, b.start):
                continue
            if moves and not self._next_move.fullmatch(view, moves[-1][1].quantity.end, a.start):
                if len(moves) > 1:
                    yield moves
                moves = []
            if moves or first.sentence.says("respectively", first.site.left, a.start):
                moves.append((first, second))
        if len(moves) > 1:
            yield moves

    def pair(self, moves: Sequence[tuple[Draft, Draft]]) -> list[int]:
        """Which of the figures were dealt out over as many names or measures."""
        firsts = [first for first, _ in moves]
        names, metric = self._subjects.names(firsts[0], len(moves)), firsts[0].metric
        for (first, second), name in zip(moves, names, strict=False):
            for draft in (first, second):
                draft.subject, draft.metric = Subject.of(name), metric
        if not names:
            if not self._measures.of_names(firsts):
                return []
            for first, second in moves:
                second.metric, second.subject = first.metric, firsts[0].subject
        return [id(draft) for pair in moves for draft in pair]
