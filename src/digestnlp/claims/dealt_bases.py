"""Changes that are dealt out over what each is measured against: 增速比上月末和上年同期分别低 0.6 个和 1.7 个百分点."""

from __future__ import annotations

from collections.abc import Sequence

from digestnlp.claims.draft import NO_PERIOD, Draft, Period, period_of
from digestnlp.claims.members import Members, run_before
from digestnlp.claims.scan import Sentence
from digestnlp.deferred import deferred
from digestnlp.models import Basis, Time
from digestnlp.rules import Rules
from digestnlp.rules.schema import BasisEntry
from digestnlp.wordlist import compile_at, pattern_of

_ONLY_BASES = deferred(r" *[与和同][^，。；：]{4,24}(?:相比|比较|对比|相较) *[，,] *")
_OPENER = "较"
_GROWTH = "growth"


class DealtBases:
    """Deals them out by the packs' words for comparisons and bases."""

    def __init__(self, rules: Rules, members: Members) -> None:
        self._runs = members.runs
        # 比上月和上年同期, but 占比 2023 年、2024 年分别提高…
        self._opens = deferred(rf"(?:{pattern_of(rules.words('time_comparisons'))}|(?<![同环占])比) ?$")
        bases = {word: entry.basis for entry in rules.of(BasisEntry) for word in entry.words}
        self._bases: dict[str, Basis] = {word: basis for word, basis in bases.items() if word.startswith(_OPENER)}
        self._based = compile_at(self._bases)

    def deal(self, group: Sequence[Draft], drafts: Sequence[Draft]) -> bool:
        """Gives each of the changes its basis, and all of them what the figure before is of; the times compared with date none.

        Args:
            group: the list.
            drafts: the sentence's, in their order.
        """
        sentence, first = group[0].sentence, group[0]
        if first.direction is None:
            return False
        clause, _ = sentence.clause(first.quantity.start)
        start = _opening_with_bases(sentence, clause)
        times = [t for t in sentence.times if start <= t.start and t.end <= first.quantity.start]
        run = run_before(self._runs(sentence.view, times), len(group))
        if not run:
            return False
        if start == clause and self._opens.search(sentence.view, clause, run[0].start) is None:
            return False
        before = next((d for d in reversed(drafts[: drafts.index(first)]) if not d.comparison_base), None)
        period = _of_what_is_compared(sentence, run[0], before)
        if before is not None and before.direction is not None and first.metric.entry.key == _GROWTH:
            first.metric = before.metric  # 同比增长 7.4%，增速比上月末和上年同期…
        for draft, time in zip(group, run, strict=True):
            draft.metric, draft.period, draft.comparison_base = first.metric, period, False
            draft.direction = draft.direction if _has_own_move(first, draft) else first.direction
            draft.subject = draft.subject or first.subject
            draft.basis = self._basis(time) or draft.basis
        return True

    def _basis(self, time: Time) -> Basis | None:
        """What a comparison with the time is called: one with 上月末 is monthly."""
        found = self._based.match(_OPENER + time.text)
        return self._bases[found[0]] if found is not None else None


def _opening_with_bases(sentence: Sentence, clause: int) -> int:
    """Where the clause before begins if it only says what the changes are measured against: 与上一年和 2018 年相比，涨幅分别为…."""
    before = sentence.clause(max(sentence.start, clause - 1))[0]
    return before if _ONLY_BASES.fullmatch(sentence.view, before, clause) is not None else clause


def _of_what_is_compared(sentence: Sentence, base: Time, before: Draft | None) -> Period:
    """The days of the change: those of the figure before, or of the last time before those that it is compared with."""
    if before is not None:
        return before.period._replace(source="inherited")
    time = next((t for t in reversed(sentence.times) if t.end <= base.start and not t.base), None)
    return period_of(time) if time is not None else NO_PERIOD


def _has_own_move(first: Draft, draft: Draft) -> bool:
    """Whether a word of change stands before the figure behind the list's first: 分别升 0.1 和降 0.2 个百分点."""
    return any(first.quantity.end <= c.start < draft.quantity.start for c in draft.sentence.changes)
