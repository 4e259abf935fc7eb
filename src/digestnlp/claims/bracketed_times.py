"""Tells of the time that a bracket behind a figure opens with: 营收 5 亿元（2022 年第三季度：4 亿元）, which is of its own figure only."""

from __future__ import annotations

from collections.abc import Sequence

from digestnlp.claims.draft import Draft, Period, period_of, years_away
from digestnlp.claims.scan import Sentence
from digestnlp.deferred import deferred
from digestnlp.models import Time

_OPENED = deferred(r"[（(] *")
_SAID = deferred(
    r" *(?:同期|同季|年度|全年)? *(?:的?[^，。；：:（()）\d]{0,8})?(?:[：:]|为|则?是|约为?) *[^，。；：:（()）\d]{0,6}"
)
_ONLY_YEAR = deferred(r"(?<!全)年$")
# Of these a bracketed year says only which year's: 上半年收益 9 亿元（2023 年：7 亿元）.
_PARTS = ("quarter", "half", "span", "year")


def opens_bracket(sentence: Sentence, time: Time) -> int | None:
    """Where the bracket begins right behind a figure that the time opens with its own figure; None where it opens none."""
    for quantity in sentence.quantities:
        opened = _OPENED.match(sentence.view, quantity.end)
        if opened is not None and opened.end() == time.start:
            return quantity.end
    return None


def of_bracket(draft: Draft, times: Sequence[Time]) -> Time | None:
    """The time that opens the bracket in which the figure stands, right behind another figure."""
    figure, view = draft.quantity.cue_start, draft.sentence.view
    for time in times:
        if time.end <= figure and _SAID.fullmatch(view, time.end, figure) and opens_bracket(draft.sentence, time):
            return time
    return None


def is_of_other_figure(draft: Draft, time: Time) -> bool:
    """Whether the time is that of a bracket behind a figure, and the draft's figure stands outside it: 增长 21%（去年三季度：4 亿元）."""
    sentence = draft.sentence
    opened = opens_bracket(sentence, time)
    if opened is None or not any(
        q.start >= time.end and _SAID.fullmatch(sentence.view, time.end, q.cue_start) for q in sentence.quantities
    ):
        return False
    closed = min(
        (at for mark in "）)" if (at := sentence.view.find(mark, time.end, sentence.end)) >= 0), default=sentence.end
    )
    return not opened < draft.quantity.start < closed


def period_in_bracket(time: Time, before: Sequence[Draft]) -> Period:
    """The bracketed time; a year behind what is of a part of one, or of a year that is none of the calendar, is the same of that year.

    截至 6 月 30 日止六个月收益 9 亿元（2023 年：7 亿元）: the first half of 2023.
    """
    said = period_of(time)
    told = next((d.period for d in reversed(before) if not d.comparison_base), None)
    if told is None or told.start is None or told.end is None or told.time is None or said.end is None:
        return said
    whole = (told.start.month, told.start.day, told.end.month, told.end.day) == (1, 1, 12, 31)
    if (
        time.grain != "year"
        or not _ONLY_YEAR.search(time.text)
        or whole
        or told.start == told.end
        or told.time.grain not in _PARTS
    ):
        return said
    moved = years_away(told, said.end.year - told.end.year)
    return said._replace(start=moved.start, end=moved.end)
