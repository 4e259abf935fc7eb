"""The day and the outlet that a text gives for itself: 12 月 31 日消息, （来源：…）, a date in a title."""

from __future__ import annotations

import functools
import re
from datetime import date, timedelta
from typing import NamedTuple

from digestnlp.deferred import deferred
from digestnlp.rules import Rules

# A dateline may be a day ahead of the article's date: time zones.
_AHEAD = timedelta(days=1)
_LONGEST_DATELINE = 80
_LONGEST_SOURCE_NOTE = 60

_FULL_DATES = (
    deferred(r"(?<!\d)((?:19|20)\d\d) ?年 ?(\d{1,2}) ?月 ?(\d{1,2})(?!\d)"),
    deferred(r"(?<!\d)((?:19|20)\d\d)[-/._](\d{1,2})[-/._](\d{1,2})(?!\d)"),
    deferred(r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])([0-3]\d)(?!\d)"),
)
# 截至2024年12月31日止年度业绩 names the period of a report, 2024-01-01至2024-03-31 a span.
_BOUND_BEFORE = deferred(r"(?:截至|截止|自|从|至|到|[~—]) ?$")
_BOUND_AFTER = deferred(r" ?日? ?(?:止|至|到|[~—])")

_TELLS = ("称", "说", "指")
_ANOTHER_DAY = deferred(r"截至|截止|[去前昨明后今]年|上年|[上本下]月|此前|当时|\d ?[年月日]")
_BRACKET_AT_END = deferred(r"[（(] *(?P<inside>[^（）()\n]{1,40}?) *[）)] *(?P<stop>。?) *$")
# 来源：财联社 2024-05-06 names 财联社; 数据来源 and 图片来源 are no outlets.
_SAID_SOURCE = deferred(
    r" *(?:(?:消息|文章|信息|本文|内容|稿件)?来源|稿源) *[:：|丨] *(?P<name>[^\s，。；|]+(?: [^\s，。；|：:\d]+(?=\s|$))*)"
)


class Dateline(NamedTuple):
    """A day as a dateline gives it; year and month may be left out (新华社北京 12 日电)."""

    year: int | None
    month: int | None
    day: int

    def resolve(self, published: date | None) -> date | None:
        """The nearest such day not after the article's date; None where none is known."""
        if self.year and self.month:
            return _day(self.year, self.month, self.day)
        if published is None:
            return None
        months = [self.month] if self.month else range(12, 0, -1)
        years = range(published.year + 1, published.year - 9, -1)  # 29 February may lie eight years back.
        days = (_day(year, month, self.day) for year in years for month in months)
        return next((day for day in days if day and day <= published + _AHEAD), None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def day_of(text: str) -> date | None:
    """The date that a metadata field begins with: ISO (a time may follow), 2025/1/2, 20250102, 2025 年 1 月 2 日."""
    found = next((match for pattern in _FULL_DATES if (match := pattern.match(text))), None)
    return _day(*map(int, found.groups())) if found else None


def day_in(text: str) -> date | None:
    """The first full date in a title or a file's name that can be the day of publication."""
    for match in sorted((m for pattern in _FULL_DATES for m in pattern.finditer(text)), key=re.Match.start):
        bound = _BOUND_BEFORE.search(text[max(0, match.start() - 4) : match.start()]) or _BOUND_AFTER.match(
            text, match.end()
        )
        if not bound and (found := _day(*map(int, match.groups()))):
            return found
    return None


class Span(NamedTuple):
    """Half-open offsets into the text."""

    start: int
    end: int


class Notes:
    """Finds datelines and sources in the view of a block, in the words of the rules."""

    def __init__(self, rules: Rules) -> None:
        words = rules.words("dateline_endings")
        longer = "|".join(re.escape(word) for word in words if len(word) > 1)
        single = "|".join(re.escape(word) for word in words if len(word) == 1)
        # An agency or a place may stand before the day. What stands behind it must not be the beginning of a longer word:
        # 3 月 4 日电影票房 and 3 月 4 日消息面 are no datelines.
        self._dateline = deferred(
            rf"""[【\[(（〔]? (?P<before>[^。！？；，,;\n]{{0,30}}?) (?<!\d)
                (?: (?: (?P<year>(?:19|20)\d\d) [ ]?年[ ]? )? (?: (?<!\d)(?P<month>\d{{1,2}}) [ ]?月[ ]? )?
                    (?<!\d)(?P<day>\d{{1,2}}) [ ]?[日号]
                  | (?P<iso_year>(?:19|20)\d\d)(?P<mark>[./-])(?P<iso_month>\d{{1,2}})(?P=mark)(?P<iso_day>\d{{1,2}}) )
                [ ]? (?:上午|下午|早间|午间|晚间|凌晨|中午|傍晚|早|晚)? [ ]? (?:综合)?
                (?: (?:{longer})(?![面人灵]) | (?:{single})(?![\u4e00-\u9fff]) | [丨|] )""",
            re.VERBOSE,
        )
        self._outlets = frozenset(rules.words("outlets"))
        self._outlet_endings = rules.words("outlet_endings")

    def dateline(self, seen: str, start: int, end: int) -> Dateline | None:
        """The dateline that the block begins with. 3 月 4 日， alone is none: it says when something happened."""
        match = self._dateline.match(seen, start, min(end, start + _LONGEST_DATELINE))
        if not match or _ANOTHER_DAY.search(match["before"]):
            return None
        if match["before"].rstrip().endswith("》") and seen.startswith(_TELLS, match.end()):
            return None  # 《某报》10 日报道称: another outlet, which is quoted
        if match["iso_year"]:
            return Dateline(int(match["iso_year"]), int(match["iso_month"]), int(match["iso_day"]))
        if not match["month"] and not match["before"].strip():
            return None
        year, month = (int(value) if value else None for value in match.group("year", "month"))
        return Dateline(year, month, int(match["day"]))

    def source(self, seen: str, start: int, end: int) -> tuple[Span | None, int]:
        """The outlet that the block ends with, and where the block's own text ends (`start` where it is all source)."""
        name: Span | None = None
        body_end = end
        while note := _BRACKET_AT_END.search(seen, max(start, body_end - _LONGEST_SOURCE_NOTE), body_end):
            inside = note.span("inside")
            said = _SAID_SOURCE.match(seen, *inside)
            if not said and (note["stop"] or not self._is_outlet(note["inside"])):
                break
            name = Span(*said.span("name")) if said else Span(*inside)
            body_end = note.start()
        if name is None and end - start <= _LONGEST_SOURCE_NOTE and (line := _SAID_SOURCE.match(seen, start, end)):
            return Span(*line.span("name")), start
        return name, start + len(seen[start:body_end].rstrip())

    def _is_outlet(self, name: str) -> bool:
        return name in self._outlets or (2 < len(name) <= 10 and name.isalpha() and name.endswith(self._outlet_endings))


@functools.lru_cache(maxsize=8)
def notes_of(rules: Rules) -> Notes:
    """The finder for these rules; it takes longer to build than a short article to read."""
    return Notes(rules)
