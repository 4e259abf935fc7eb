"""Gives the two ends of a move their own years: 2022 年至 2024 年，毛利率从 36% 增至 39% is of 2022, then of 2024."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from digestnlp.claims.draft import NO_PERIOD, Draft, before_it, period_of, years_away
from digestnlp.claims.fit import MULTIPLE
from digestnlp.deferred import deferred
from digestnlp.models import Quantity
from digestnlp.rules import Rules
from digestnlp.rules.schema import ChangeEntry
from digestnlp.wordlist import compile_words, pattern_of

_FROM = ("从", "由", "自")
_REACH = 3  # 由约, 从不到
_TO_LEVEL = deferred(r" *[，,]?[^，。；\d]{0,6}(?:[\d.]+[%％])?[^，。；\d]{0,3}[至到为] ?[约近逾超]?[\d零]")
_CLAUSE_ENDS = deferred("[，,；;：:、]")


class Moves:
    """Finds figures that a measure moves from and to by the packs' words of change."""

    def __init__(self, rules: Rules) -> None:
        moves = pattern_of(word for entry in rules.of(ChangeEntry) for word in entry.words)
        links, hedges = pattern_of(rules.words("level_links")), pattern_of(rules.words("change_manners"))
        self._over_years = compile_words(rules.words("over_years"))
        self._to = deferred(rf" *[，,]? *(?:进一步|逐步|逐年|稳步|{hedges})*(?:{moves})?(?:{links}) *")

    def assign(self, drafts: Sequence[Draft]) -> None:
        """Dates the ends of the sentence's moves: by the first and last year of their span, or as the move before them."""
        last: tuple[Draft, Draft] | None = None
        for first, second in self._moves(drafts):
            start, end = first.period.start, first.period.end
            if (start, end) != (second.period.start, second.period.end):
                last = first, second
                continue
            if start is not None and end is None:
                first.period = NO_PERIOD  # 自 9 月 1 日起税率从 13% 降至 9%: what it was before
            if first.period.source == second.period.source == "none":
                _date_quotes(first, second, drafts)
            if start is None or end is None or first.period.source == "none":
                continue
            if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31) and start.year < end.year:
                first.period = first.period._replace(end=date(start.year, 12, 31))
                second.period = second.period._replace(start=date(end.year, 1, 1))
                continue
            told = first.period.time
            goes_on = first.period.source == "inherited" or (told is not None and told.base)
            if last is not None and goes_on and (start, end) == (last[1].period.start, last[1].period.end):
                first.period = last[0].period._replace(source="inherited")
                second.period = last[1].period._replace(source="inherited")
            elif self._date_by_change(first, drafts):
                last = first, second
        for number, draft in enumerate(drafts):
            if draft.quantity.dimension == "ratio" and draft.period.source == "inherited":
                self._spread(draft, drafts[:number])

    @staticmethod
    def _date_by_change(first: Draft, drafts: Sequence[Draft]) -> bool:
        """Dates what is left by what a change beside the two compares with: 由 25 亿元降至 21 亿元，同比下滑 14%."""
        at, key = drafts.index(first), first.metric.entry.key
        beside = [*drafts[max(0, at - 1) : at], *drafts[at + 1 : at + 3]]
        basis = next((d.basis for d in beside if d.direction is not None and d.metric.entry.key == key), None)
        if basis == "yoy":
            first.period = years_away(first.period, -1)._replace(source="inherited")
        elif basis in ("mom", "qoq"):
            first.period = before_it(first.period)
        return basis in ("yoy", "mom", "qoq")

    def _spread(self, draft: Draft, before: Sequence[Draft]) -> None:
        """What is reckoned over years is of all that its measure is told of: 2020 年 3 亿元，2024 年 9 亿元，复合增长率 33%."""
        sentence, figure, period = draft.sentence, draft.quantity.start, draft.period
        if not self._over_years.search(sentence.view, sentence.clause(figure)[0], figure):
            return
        opened = sentence.view.rfind("；", sentence.start, figure)
        levels = [d for d in before if d.direction is None and d.quantity.start > opened and d.period.start is not None]
        if not levels and period.time is not None:  # 从 2012 年的三成升到 2024 年的九成，年均增速 15%
            times = [t for t in sentence.times if opened < t.start < period.time.start and t.grain == "year"]
            starts = [t.period_start for t in times if _opened(sentence.view, opened, t.start) and t.period_start]
        elif levels and (levels[-1].period.start, levels[-1].period.end) == (period.start, period.end):
            key = levels[-1].metric.entry.key
            starts = [d.period.start for d in levels if d.metric.entry.key == key and d.period.start is not None]
        else:
            return
        draft.period = period._replace(start=min(starts, default=period.start))

    def _moves(self, drafts: Sequence[Draft]) -> Iterator[tuple[Draft, Draft]]:
        """The two levels of each move, with at most the change itself between: 从 4 亿元收窄 70% 至 1 亿元."""
        for number, second in enumerate(drafts[1:], 1):
            change = drafts[number - 1] if number > 1 and drafts[number - 1].direction is not None else None
            first = drafts[number - 2] if change is not None else drafts[number - 1]
            sentence, view = first.sentence, first.sentence.view
            a, b = first.quantity, second.quantity
            if first.metric.entry.key != second.metric.entry.key or a.dimension != b.dimension:
                continue
            if not a.end <= b.cue_start:
                continue
            starts = [t.start for t in sentence.times if first.site.left <= t.start and t.end <= a.start]
            if not any(_opened(view, first.site.left, place) for place in (a.cue_start, *starts)):
                continue
            between = view[(a if change is None else change.quantity).end : b.cue_start]
            if change is not None and _CLAUSE_ENDS.search(view, a.end, change.quantity.start):
                continue
            for time in sentence.times:
                if a.end <= time.start and time.end <= b.cue_start:
                    between = between.replace(time.text, "", 1).rstrip(" ").removesuffix("的")
            if self._to.fullmatch(between):
                yield first, second


def _date_quotes(first: Draft, second: Draft, drafts: Sequence[Draft]) -> None:
    """Dates what was quoted when a span that the clauses before tell of began, and when it ended: 8 月的一周里，股价由 3 元升至 4 元."""
    sentence = first.sentence
    spans = [t for t in sentence.times if t.end <= first.quantity.cue_start and not (t.instant or t.base)]
    start, end = (spans[-1].period_start, spans[-1].period_end) if spans else (None, None)
    if not first.metric.entry.of_day or start is None or end is None or start == end:
        return
    if any(spans[-1].end <= q.start < first.quantity.start for q in sentence.quantities):
        return  # 上半年营收 3 亿元，股价由 3 元升至 4 元
    whole = period_of(spans[-1])._replace(source="inherited")
    first.period, second.period = whole._replace(end=start), whole._replace(start=end)
    for change in drafts[drafts.index(second) + 1 :]:
        moved = change.direction is not None or change.quantity.unit == MULTIPLE
        if moved and change.metric.entry is first.metric.entry and change.period.source == "none":
            change.period = whole  # 升至 4 元，涨幅达 33%


def comes_from(draft: Draft) -> bool:
    """Whether the figure is what something has moved from: 门店由 20 家增至 30 家."""
    return _opened(draft.sentence.view, draft.site.left, draft.quantity.cue_start)


def moves_on(view: str, quantity: Quantity) -> bool:
    """Whether the figure is a level that has moved to the next: 由约 30.1% 升至 33.5%."""
    said = view[: quantity.cue_start].rstrip(" 约近逾")
    return said.endswith(_FROM) and _TO_LEVEL.match(view, quantity.end) is not None


def _opened(view: str, left: int, place: int) -> bool:
    """Whether what stands at the place is what something moves from; the word may be part of its time (自 2022 年)."""
    return any(word in view[max(left, place - _REACH) : place + 1] for word in _FROM)
