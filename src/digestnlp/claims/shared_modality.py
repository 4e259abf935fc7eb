"""Figures that are as real as the one before: EPS 上调至 1.2、1.5 元; 430 亿元，此前为 410 亿元; 预估接单 80 亿美元，季增逾两成.

So are those of a sentence that goes on with the one before: 拟授予 500 万份。其中，首次授予 420 万份.
"""

from __future__ import annotations

from collections.abc import Sequence

from digestnlp.claims.draft import Draft, Site
from digestnlp.deferred import deferred
from digestnlp.modality import AHEAD, Judge, Verdict, stronger
from digestnlp.rules import Rules
from digestnlp.wordlist import compile_words, pattern_of

_LIST_MARKS = ("、", "/", "和", "及", "与", "以及")
# What a level is measured by, and no time of its own: 恢复至 2019 年的 71%.
_MEASURED_BY = ("的", "同期", "水平")
_PARTS_OF_GOAL = deferred(" ?[，、,] ?(?:其中)?[，,]?(?:在?海外|国内|国际|境外|出口|内销|外销)?(?:市场|销售)? ?")
_TO_LEVEL = deferred("[，,] ?(?:至|达至|达到?|[升增提][高升]?[至到])[约近逾超]? ?")


class SharedModality:
    """Shares the verdict of the judge by the packs' words for former values."""

    def __init__(self, rules: Rules, judge: Judge) -> None:
        self._judge = judge
        self._parts = deferred(rf"\s*(?:{pattern_of(rules.words('part_openers'))})")
        self._bare_verbs = deferred(rf"\s*(?:{pattern_of(rules.words('bare_results'))})(?![了过])")
        self._done = compile_words(
            (*rules.words("done_already"), *rules.words("reaching_goals"), *rules.words("done_openers"))
        )
        # 目标 30 万辆，随后下调至 + 25 万辆
        self._revised = deferred(
            rf"[，,；;\s]*[^，。；：、\d]{{0,14}}?(?:{pattern_of(rules.words('revising_verbs'))}|提升|提高)[至到为][约近逾超]? ?"
        )
        # 上调销售目标 20%，由原定的 + 30 亿元
        self._from_former = deferred(rf"[，,；;\s]*[由从](?:{pattern_of(rules.words('earlier_plans'))})(?:目标)?的? ?")
        # 上调至 430 亿元，此前为 410 亿元: what was expected before is expected, too.
        self._former = deferred(rf"[，,（(；;\s]*(?:{pattern_of(rules.words('former_values'))})\s*")

    def share(self, draft: Draft, before: Sequence[Draft], earlier: Sequence[Draft]) -> None:
        """Lets the claim be no more real than another where both are told together.

        Args:
            draft: the claim.
            before: those of its sentence.
            earlier: those of the sentences before, nearest first.
        """
        if before and (
            self._is_as_real(draft.site, before[-1])
            or _moves_its_level(draft, before)
            or self._is_revised(draft, before[-1])
            or (_goes_on_with(draft, before[-1]) and self._verdict(before[-1]).modality in AHEAD)
        ):
            draft.told = self._verdict(before[-1])
        elif earlier and draft.sentence.start >= earlier[0].sentence.end:
            verdict = self._verdict(earlier[0])
            parts = verdict.modality == "plan" and self._is_part(draft, earlier[0])
            expected = verdict.modality == "forecast"
            if parts or (expected and (_is_next_range(draft, earlier[0]) or self._goes_on(draft, earlier[0]))):
                draft.told = verdict

    def _is_revised(self, draft: Draft, last: Draft) -> bool:
        """Whether the figure is what a goal or forecast is changed to or from: 目标 30 万辆，随后下调至 25 万辆; 由原定的 30 亿元."""
        if draft.metric.entry.key != last.metric.entry.key or draft.direction is not None:
            return False
        between = (last.quantity.end, draft.quantity.cue_start)
        told = any(p.fullmatch(draft.sentence.view, *between) for p in (self._revised, self._from_former))
        return told and self._verdict(last).modality in AHEAD

    def _verdict(self, draft: Draft) -> Verdict:
        return stronger(draft.told, self._judge.verdict_at(draft.sentence, draft.quantity))

    def _is_part(self, draft: Draft, last: Draft) -> bool:
        """Whether the sentence tells of parts of what the one before plans, and of none that is done: 其中，首次授予 420 万份."""
        sentence = draft.sentence
        opens = self._parts.match(sentence.view, sentence.start) is not None
        return (
            opens
            and not sentence.view[last.sentence.end : sentence.start].strip()
            and self._done.search(sentence.view, sentence.start, draft.quantity.start) is None
        )

    def _goes_on(self, draft: Draft, last: Draft) -> bool:
        """Whether the sentence opens with the bare verb of what the one before expects: 预计 2025 年接待 5 亿人次。实现收入 7 亿元."""
        sentence, view = draft.sentence, draft.sentence.view
        opened = self._bare_verbs.match(view, sentence.start)
        if opened is None or view[last.sentence.end : sentence.start].strip() or self._is_dated(draft):
            return False
        alone = not any(opened.end() <= name.start < draft.quantity.start for name in sentence.entities)
        return alone and self._done.search(view, opened.end(), draft.quantity.start) is None

    @staticmethod
    def _is_dated(draft: Draft) -> bool:
        """Whether the sentence says a time of its own before the figure, and not only what the figure is measured by."""
        view = draft.sentence.view
        told = (t for t in draft.sentence.times if t.end <= draft.quantity.start and not t.base)
        return any(not view.startswith(_MEASURED_BY, time.end) for time in told)

    def _is_as_real(self, site: Site, last: Draft) -> bool:
        """Whether what says how real the figure before is holds for this one: EPS 上调至 1.2、1.5 元; 430 亿元，此前为 410 亿元."""
        between = (last.quantity.end, site.quantity.cue_start)
        view = site.sentence.view
        if view[slice(*between)].strip() in _LIST_MARKS:
            return True
        # 目标再增加 4000 人，至 3.4 万人
        return any(pattern.fullmatch(view, *between) is not None for pattern in (self._former, _TO_LEVEL))


def _goes_on_with(draft: Draft, last: Draft) -> bool:
    """Whether the figure is of the same measure as the one before, with hardly more than who has it between.

    目标 50 万辆，其中海外 5 万辆; 目标 44 万辆，乙品牌 24 万辆
    """
    same = draft.metric.entry.key == last.metric.entry.key and draft.metric.how in ("in_force", "list")
    if not same or draft.direction is not None or draft.quantity.unit != last.quantity.unit:
        return False
    sentence, (start, end) = draft.sentence, (last.quantity.end, draft.quantity.cue_start)
    between = sentence.view[start:end]
    for entity in sentence.entities:
        if start <= entity.start and entity.end <= end:
            between = between.replace(entity.text, "")
    return _PARTS_OF_GOAL.fullmatch(between) is not None


def _moves_its_level(draft: Draft, before: Sequence[Draft]) -> bool:
    """Whether the change right behind a level is of it, so that it is as real: 预估接单 80 亿美元，季增逾两成.

    But of 每股收益 0.52 美元，预期 0.49 美元，增长 12% it is the first that has grown.
    """
    last, key = before[-1], draft.metric.entry.key
    if draft.direction is None or draft.metric.how not in ("in_force", "list") or last.direction is not None:
        return False
    alike = [d for d in before if d.metric.entry.key == key]
    between = draft.sentence.view[last.quantity.end : draft.quantity.cue_start]
    return alike == [last] and between.lstrip()[:1] in ("，", ",", "（", "(") and "，" not in between.lstrip()[1:]


def _is_next_range(draft: Draft, last: Draft) -> bool:
    """Whether a range opens the sentence behind one of expected ranges: 预计净利润 3 亿元至 4 亿元。扣非净利润 2 亿元至 3 亿元."""
    sentence = draft.sentence
    near = not sentence.view[last.sentence.end : sentence.start].strip()
    undated = not any(time.end <= draft.quantity.start and not time.base for time in sentence.times)
    return near and undated and draft.quantity.value_max is not None and last.quantity.value_max is not None
