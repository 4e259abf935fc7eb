"""Quarters that a text ties to months of its own: 截至 3 月 30 日的三个月里，甲公司第三季度营收 3 亿元.

第三季度 is these months then, in all that follows, whatever year the company counts by. A quarter told of with its fiscal year
(公布 2017 财年第四季度财报) is meant by its bare number to the end of the paragraph.
"""

from __future__ import annotations

from digestnlp.times.calendar import Period
from digestnlp.times.frame import Frame
from digestnlp.times.numbers import small_number
from digestnlp.times.part import Part
from digestnlp.times.spans import Found
from digestnlp.times.words import SPACES, pattern

_QUARTER = pattern(rf"第?{SPACES}(?P<n>[一二三四1-4]){SPACES}个?季度?")
# 截至三月底止第四季度
_NAMED = pattern(r"截.*第(?P<n>[一二三四1-4])(?:财季|季度?)(?:期间|[内里])?")
_OF_FISCAL_YEAR = pattern(rf"(?:FY)?.*财年?度?{SPACES}的?{SPACES}第?(?P<n>[一二三四1-4])个?(?:财季|季度?)")
# Between the months and the quarter stands whose it is, and nothing that is told: 截至 3 月底的三个月营收 1 亿元，二季度….
_WHOSE = pattern(r"[期间内里，, ]*[^，。；\d]{0,12}")
_DAYS_OF_QUARTER = range(80, 100)


def note_quarter(view: str, found: Found, frame: Frame) -> None:
    """Keeps the expression where it is three months up to a day, with the quarter that it names, if any."""
    first, last = found.period.start, found.period.end
    fiscal = _OF_FISCAL_YEAR.fullmatch(view, found.start, found.part.end)
    if fiscal is not None and found.period.grain == "quarter":
        frame.fiscal_quarter = (small_number(fiscal["n"]), found.period)
    if found.part.instant or first is None or last is None or view[found.start] != "截":
        return
    if (last - first).days not in _DAYS_OF_QUARTER:
        return
    named = _NAMED.fullmatch(view, found.start, found.part.end)
    if named is not None:
        frame.tied[small_number(named["n"])] = found.period
    else:
        frame.three_months = found


def tied_quarter(view: str, at: int, part: Part, frame: Frame) -> Period | None:
    """The months to which the text has tied the quarter that stands at the place; None where it is the calendar's."""
    quarter = _QUARTER.fullmatch(view, at, part.end)
    if quarter is None:
        return None
    number, months = small_number(quarter["n"]), frame.three_months
    if months is not None and _WHOSE.fullmatch(view, months.part.end, at):
        frame.tied[number] = months.period
    if number in frame.tied:
        return frame.tied[number]
    told = frame.fiscal_quarter
    if told is None or told[0] != number or told[1].end is None or frame.anchor is None:
        return None
    return None if frame.future or told[1].end > frame.anchor else told[1]
