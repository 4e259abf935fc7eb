"""What a change is measured against where no word beside it says so: the times it is compared with, or the change before it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from digestnlp.claims.change import ChangeReader
from digestnlp.claims.draft import Draft, Site
from digestnlp.claims.scan import Sentence
from digestnlp.deferred import deferred
from digestnlp.modality import REVISIONS
from digestnlp.models import Basis, Grain, Time
from digestnlp.rules import Rules
from digestnlp.rules.schema import ChangeEntry
from digestnlp.times.numbers import year_number
from digestnlp.wordlist import compile_words, pattern_of

_LONGEST_MOVE = 3  # 为下降
_SAME_OF_YEAR = deferred(r"(?:\d{4}|[二两][零〇一二三四五六七八九]{3}) ?年同期$")
_LAST_YEAR = frozenset({"上年", "去年", "上一年"})
_TEN_DAYS = "旬"
_NEIGHBOURS: dict[Grain, Basis] = {"month": "mom", "quarter": "qoq"}
# 二季度末: what 环比 compares with is the end of the quarter before.
_QUARTER_END = deferred(r"季度?[末底]$")


class BasisFinder:
    """Finds it by the calendar, the changes before and the packs' words for bases."""

    def __init__(self, rules: Rules, changes: ChangeReader) -> None:
        self._changes = changes
        # 环比升 0.7%，预期升 0.4%，前值升 0.5%
        self._other_value = deferred(
            rf"[，,；;（( ]*(?:{pattern_of(rules.words('value_sources'))})*(?:{pattern_of(rules.words('other_values'))})"
        )
        moves = pattern_of(word for entry in rules.of(ChangeEntry) for word in entry.words)
        self._same_change = deferred(
            rf" ?[，,、；;（(] ?(?:{pattern_of(rules.words('change_manners'))})?(?:{moves})了? ?"
        )
        self._bases_named = compile_words(rules.words("base_words"))

    def assign(self, drafts: Sequence[Draft], in_force: Sequence[Draft]) -> None:
        """Gives the sentence's changes whose basis no word says the one that is meant, where there is one.

        Args:
            drafts: the sentence's claims.
            in_force: those of the sentences before in its paragraph, nearest first.
        """
        for number, draft in enumerate(drafts):
            if draft.direction is None or draft.basis is not None:
                continue
            if not (draft.site.compared or self._changes.is_over_years(draft.site)):
                draft.basis = self._meant(draft, drafts[:number], in_force)

    def _meant(self, draft: Draft, before: Sequence[Draft], in_force: Sequence[Draft]) -> Basis | None:
        if (basis := self._of_same_change(draft, before)) is not None:
            return basis
        compared = self._compared_with(draft, before)
        if draft.comparison_base and draft.period.time in compared:
            return _of_rate_before(draft, before)
        basis = _of_calendar(draft, compared) or _of_sum_before(draft, before)
        if basis is None and not compared and self._compares_nothing(draft.site):
            basis = _of_change_before(draft, [*reversed(before), *in_force])
        return basis or self._of_value(draft, before)

    def _of_same_change(self, draft: Draft, before: Sequence[Draft]) -> Basis | None:
        """The basis of the figure right before it that tells the same change in another unit: 同比增加 5 万人次，增长 8%."""
        last, figure = (before[-1] if before else None), draft.quantity
        if last is None or last.basis is None or last.metric.entry.key != draft.metric.entry.key:
            return None
        if last.direction != draft.direction or (last.quantity.unit == "%") == (figure.unit == "%"):
            return None
        between = draft.sentence.view[last.quantity.end : figure.cue_start]
        return last.basis if self._same_change.fullmatch(between) else None

    def _compared_with(self, draft: Draft, before: Sequence[Draft]) -> list[Time]:
        """The times that the change is measured against; none that a rate only moves from (由上月的增长 2% 升至 5%)."""
        sentence, figure = draft.sentence, draft.quantity.start
        start = sentence.clause(figure)[0]
        dated = draft.period.time is not None and draft.period.time.start >= start
        only = self._changes.only_compares_from(sentence, start)
        rates = [d.period.time for d in before if d.direction is not None]
        compared = [
            time
            for time in sentence.times
            if not _opens_same_time(sentence, time)
            and (time.start >= only or not (dated or _is_spent(sentence, time)))  # 一季度优于去年四季度，全年增长 20%
            and time.end <= figure
            and self._changes.is_comparison(sentence.view, time)
            and not self._changes.is_left_behind(sentence.view, time)
            and not (time in rates and sentence.view.endswith(REVISIONS, 0, time.start))
        ]
        # 较 2020 年二季度增长 8%，较 2021 年一季度增长 2%
        return [time for time in compared if time.start >= only] or compared

    def _compares_nothing(self, site: Site) -> bool:
        """Whether the clause of the change names no base of its own, nor what was only expected or revised."""
        start, _ = site.sentence.clause(site.quantity.start)
        return self._bases_named.search(site.sentence.view, start, site.quantity.start) is None

    def _of_value(self, draft: Draft, before: Sequence[Draft]) -> Basis | None:
        """The basis of what was expected or was so before, which is that of the value beside it: 环比升 0.9%，前值升 0.3%."""
        sentence, figure = draft.sentence, draft.quantity
        revised = bool(before) and draft.comparison_base and before[-1].comparison_base
        if revised and sentence.clause(before[-1].quantity.start) == sentence.clause(figure.start):
            return before[-1].basis  # 前值从降 1.1% 修正为降 1.3%
        starts = [t.end for t in sentence.times if draft.site.left <= t.start and t.end <= figure.cue_start]  # 7 月终值
        named = self._other_value.match(sentence.view, starts[-1] if starts else draft.site.left, figure.cue_start)
        if (
            named is None
            or figure.dimension != "ratio"
            or len(sentence.view[named.end() : figure.cue_start].strip()) > _LONGEST_MOVE
        ):
            return None
        told = next((b for b in reversed(sentence.bases) if b.end <= draft.site.left), None)
        if told is None or told.entry.basis not in ("yoy", "mom", "qoq"):
            return None
        return next((d.basis for d in reversed(before) if d.basis and told.end <= d.quantity.start), told.entry.basis)


def _opens_same_time(sentence: Sentence, time: Time) -> bool:
    """Whether 同期 only says that a clause tells of the same time as the one before: 近 5 日甲指数上涨 2%，同期乙指数上涨 3%."""
    return time.text == "同期" and sentence.clause(time.start)[0] == time.start


def _of_calendar(draft: Draft, base_times: Sequence[Time]) -> Basis | None:
    """The basis that a compared period implies: the same span a year before is yoy, the month before mom, any other prior."""
    start, end = draft.period.start, draft.period.end
    for time in base_times:
        if time.period_start is None or time.period_end is None:
            if start and _SAME_OF_YEAR.match(time.text) and year_number(time.text[:4]) == start.year - 1:
                return "yoy"  # 与二零二三年同期比较，今年首三个月下跌 1.3%
            continue
        if time.text in _LAST_YEAR:
            return "yoy"  # 7 月销售额较上年 174 亿元下滑 31%
        if start and end and time.period_start.year == start.year - 1 and time.period_end.year == end.year - 1:
            same = (time.period_start.month, time.period_end.month) == (start.month, end.month)
            if same:
                return "yoy"
        said = draft.period.time
        if (
            said is not None
            and start is not None
            and said.grain == time.grain
            and time.period_end + timedelta(1) == start
        ):
            return _NEIGHBOURS.get(time.grain, "prior")
        return "prior"
    return None


def _of_change_before(draft: Draft, before: Sequence[Draft]) -> Basis | None:
    """The basis of the change before it that is of the same period: 同比下降 8%；其中，住宅投资 5 亿元，下降 7%."""
    if draft.quantity.unit != "%" or draft.metric.entry.of_day or draft.period.start is None:
        return None
    last = next((d for d in before if d.direction is not None and d.quantity.unit == "%"), None)
    if last is None or last.basis not in ("yoy", "mom", "qoq") or last.comparison_base:
        return None
    same = (last.period.start, last.period.end) == (draft.period.start, draft.period.end)
    return last.basis if same else None


def _of_rate_before(draft: Draft, before: Sequence[Draft]) -> Basis | None:
    """The basis of the rate that is compared with this one: 4 月按年上升 2.1%，较 3 月份升幅 1.8% 为高."""
    rates = (d for d in reversed(before) if d.direction is not None and d.quantity.unit == draft.quantity.unit)
    return next((d.basis for d in rates if d.metric.entry.key == draft.metric.entry.key), None) or "prior"


def _of_sum_before(draft: Draft, before: Sequence[Draft]) -> Basis | None:
    """The basis of the sum or count right before it, by which the same has changed: 同比增加 3 万人，增长 5%."""
    if draft.quantity.unit != "%" or not before:
        return None
    last, view = before[-1], draft.sentence.view
    if last.direction != draft.direction or last.metric.entry.key != draft.metric.entry.key or last.comparison_base:
        return None
    if last.quantity.dimension == "ratio" or last.basis not in ("yoy", "mom", "qoq"):
        return None
    cue = next((c for c in draft.sentence.changes if last.quantity.end <= c.start < draft.quantity.start), None)
    if cue is None:
        return None
    return (
        last.basis
        if not (view[last.quantity.end : cue.start] + view[cue.end : draft.quantity.start]).strip("，,、 ")
        else None
    )


def _is_spent(sentence: Sentence, time: Time) -> bool:
    """Whether a rate alone is what its own clause compares: 降幅比上月扩大 2 个百分点；甲下降 9%."""
    _, end = sentence.clause(time.start)
    return any(time.end <= q.start < end and q.unit == "pp" for q in sentence.quantities)


def neighbour(time: Time) -> Basis:
    """What 环比 means of a time: the quarter before one or its end, the month before, or the day, week or ten days before these."""
    if time.grain == "quarter" or _QUARTER_END.search(time.text) is not None:
        return "qoq"
    is_one_day = time.grain == "day" and time.period_start == time.period_end and not time.instant
    return "prior" if time.grain == "week" or _TEN_DAYS in time.text or is_one_day else "mom"
