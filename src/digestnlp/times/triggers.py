"""Where in a text a time expression may begin.

One scan for each kind of first character (a word's, a figure, a Chinese numeral, a letter), so that each runs over the
text by a class of characters, and looks behind and ahead only at a member of it. A place that is found is no more than
worth a reading.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from digestnlp.rules.loader import Rules
from digestnlp.rules.schema import TimeEntry
from digestnlp.times import solar
from digestnlp.times.numbers import CHINESE, FIGURES, WEEKDAYS
from digestnlp.times.weeks import WEEK_OF_CHANGE
from digestnlp.times.words import DASH, DASH_STARTS, SPACES, Words, any_of, pattern, tails

_UNIT = (
    r"(?:[年月日号周季天财]|星期|礼拜|世纪|[多余][年天]|[多余]?个(?:[月季星礼]|[半多]月)|半[年月]|[两三四五六]个?月)"
)
_NUMBER = rf"(?:\d{{1,4}}|[{CHINESE}千]{{1,6}}|半)"
# Behind a number: its unit, or a second number that shares the unit (1-2 月). Behind most there is nothing of the kind.
_UNIT_AHEAD = (
    rf"(?=[{re.escape(''.join(DASH_STARTS))} 、和及/年月日号周季天财星礼世多余个半])"
    rf"{SPACES}(?:(?:{DASH}|[、和及/]){SPACES}{_NUMBER}{SPACES}){{0,11}}?{_UNIT}"
)
# Behind a word that says which: 前三季度, 近 9 个月.
_COUNT_AHEAD = rf"{SPACES}(?:的|这)?{SPACES}[\d{CHINESE}千半][\d{CHINESE}多余个半至到~ -]{{0,12}}[年月周天日季星礼]"
_FISCAL_AHEAD = rf"{SPACES}[\d{CHINESE}]个?财"  # 前三财季
# Behind 几 and 数: 几十年后, 数月前.
_VAGUE_AHEAD = "[十百]?(?:个[月季星礼]|[年月周天日])"
_WEEKDAY = "[一二三四五六日末]"
_CENTURY = rf"世纪{SPACES}[\d{CHINESE}]"
# The families of the grammar, by first character, that are no words of the pack.
_FAMILIES = {
    "第": (rf"{SPACES}[\d{CHINESE}千]{{1,3}}[第\d{CHINESE}、和及/至到~个 -]{{0,8}}[季周星礼财会]",),
    "首": ("月", rf"{SPACES}季", "个?财", _COUNT_AHEAD, _FISCAL_AHEAD),
    "周": (_WEEKDAY,),
    "星": (rf"期{_WEEKDAY}",),
    "礼": (rf"拜{_WEEKDAY}",),
    "最": (rf"近{_COUNT_AHEAD}", "后一个?季"),
    "头": (rf"{SPACES}[\d{CHINESE}]{{1,3}}{SPACES}个?[月季]", _FISCAL_AHEAD),
    "元": ("月", rf"{DASH}[\d{CHINESE}]{{1,3}}{SPACES}月"),
    "过": (rf"去的?{_COUNT_AHEAD}",),
    "未": (rf"来的?{_COUNT_AHEAD}",),
    "接": (rf"下来{_COUNT_AHEAD}",),
    "随": (rf"后{_COUNT_AHEAD}",),
    "近": (_COUNT_AHEAD,),
    "今": (rf"后{_COUNT_AHEAD}", rf"{SPACES}[（(]", "一?个?财年"),
    "昨": (rf"{SPACES}[（(]",),
    "明": (rf"{SPACES}[（(]", "一?个?财年"),
    "全": ("个?财年",),
    "前": (_COUNT_AHEAD, _FISCAL_AHEAD, rf"{SPACES}[（(]"),
    "后": (_COUNT_AHEAD, rf"{SPACES}[（(]"),
    "上": (_COUNT_AHEAD, "一?个?财年", _CENTURY),
    "几": (_VAGUE_AHEAD,),
    "数": (_VAGUE_AHEAD,),
    "下": (
        rf"{SPACES}[\d{CHINESE}]",
        "一?个?财年",
    ),
    "本": ("一?个?财年", _CENTURY),
    "现": ("财年",),
    "去": ("一?个?财年", rf"{SPACES}[（(]"),
}
# What follows the first character of these.
_SECONDS = f"年日天百世月季周期拜近去来下后一个财的这第千半至到~— （({WEEKDAYS}{CHINESE}末{FIGURES}"
_NO_WORDS = ("quarter_part", "daytime", "fiscal_year", "event", "ahead", "same_unit", "not_time")
_NOT_ALONE = ("末", "底", "初", "昨")
# 昨 as newspapers write it: 恒指昨收报 23,718 点; not 昨日, which is a word of its own, nor 今是昨非.
_YESTERDAY = pattern(r"(?<![今如])昨(?=[\u4e00-\u9fff])(?![日天晚夜晨早年非儿个])")
_SINCE = pattern("以来|至今|迄今|之初|伊始|初期")


class Triggers:
    """The places of a text where the words of a rule pack, or the figures of a date, begin."""

    def __init__(self, rules: Rules) -> None:
        kinds = {entry.kind for entry in rules.of(TimeEntry)} - set(_NO_WORDS)
        words = [word for word in Words.of(rules, *kinds).entries if word not in _NOT_ALONE]
        words += solar.names()
        arms: defaultdict[str, list[str]] = defaultdict(list)
        for first, tail in tails(words).items():
            arms[first].append(tail)
        for first, family in _FAMILIES.items():
            arms[first].extend(family)
        self._numbers = pattern(_numbers(arms))
        chinese = {first: found for first, found in arms.items() if not first.isascii()}
        seconds = {first: set(_SECONDS) if first in _FAMILIES else set() for first in chinese}
        for word in words:
            if word[0] in seconds:
                # Spaces may stand where characters of two scripts meet.
                seconds[word[0]].update(word[1], " " if word[1].isascii() else "")
        self._words = pattern(rf"[{''.join(chinese)}](?=[{re.escape(''.join(set().union(*seconds.values())))}])")
        self._tails = {
            first: (frozenset(seconds[first]), pattern(f"(?:{'|'.join(found)})")) for first, found in chinese.items()
        }
        events = Words.of(rules, "event").entries
        self._event = pattern(rf"(?:{any_of(events)}){SPACES}$")
        self._event_reach = max(map(len, events)) + 12

    def places(self, view: str, start: int, end: int) -> list[int]:
        """The places between two others, sorted; a place may come to nothing."""
        found = [hit.start() for hit in self._numbers.finditer(view, start, end)]
        tails = self._tails
        for hit in self._words.finditer(view, start, end):
            place = hit.start()
            seconds, tail = tails[view[place]]
            if view[place + 1] in seconds and tail.match(view, place + 1, end):
                found.append(place)
        if view.find("昨", start, end) >= 0:
            found.extend(hit.start() for hit in _YESTERDAY.finditer(view, start, end))
        if view.find("周", start, end) >= 0:
            found.extend(hit.start() for hit in WEEK_OF_CHANGE.finditer(view, start, end))
        if (
            view.find("以来", start, end) >= 0
            or view.find("今", start, end) >= 0
            or view.find("初", start, end) >= 0
            or view.find("伊始", start, end) >= 0
        ):
            found.extend(self._since(view, start, end))
        return sorted(set(found)) if len(found) > 1 else found

    def _since(self, view: str, start: int, end: int) -> Iterator[int]:
        """The events that a time is counted from (上市以来) or is of (成立之初), and 至今 on its own."""
        for hit in _SINCE.finditer(view, start, end):
            event = self._event.search(view, max(start, hit.start() - self._event_reach), hit.start())
            if event:
                yield event.start()
            if hit.group().endswith("今"):
                yield hit.start()


def _numbers(arms: dict[str, list[str]]) -> str:
    """A figure, Chinese numeral or letter, with what must stand before and behind it."""
    letters = "".join({"F", *"QqHh", *(first for first in arms if first.isascii() and first.isalpha())})
    kinds = (rf"(?<=\d){_figures(arms)}", rf"(?<=[{CHINESE}千半]){_chinese()}", rf"(?<=[A-Za-z]){_letters(arms)}")
    # No kind goes on behind a figure or letter; said first, so that a long number is tried once.
    # But 云岚MAX2024 年: with 年 behind it a whole year is one there, too, and no number of the model.
    glued = r"(?<=[A-Za-z]{2}[12])(?:(?<=1)9|(?<=2)0)\d\d(?= ?年)"
    return rf"[{FIGURES}{CHINESE}千半{letters}](?:{glued}|(?<![{FIGURES}A-Za-z].)(?:{'|'.join(kinds)}))"


def _chinese() -> str:
    one = f"[{CHINESE}千半]"
    return rf"(?<![{CHINESE}千百万亿数几.]{one})(?<!\d[,/:-]{one})(?=[{CHINESE}千]{{0,5}}几?{_UNIT_AHEAD})"


def _figures(arms: dict[str, list[str]]) -> str:
    families = (
        rf"(?<![{CHINESE}千百万亿几]\d)(?<!(?<!指)数\d)\d{{0,3}}(?!\d){_UNIT_AHEAD}",
        r"\d{0,3}[-./]\d{1,2}[-./]\d",
        r"(?:(?<=1)9|(?<=2)0)\d\d(?![A-GI-PR-Za-z万亿余多%款版式型》）]|元(?![旦宵]))",
        r"\d?/\d{1,2}(?![\d/])",
        r"\d[/、,，] ?\d\d(?: ?[/、,，和] ?\d\d)* ?年",
        r"(?<=[1-4])[QqHh]|\d[QqHh][1-4]",
    )
    words = (f"(?<={first})(?:{'|'.join(found)})" for first, found in arms.items() if first in FIGURES)
    return rf"(?<!\.\d)(?<!\d[,/:-]\d)(?={'|'.join((*families, *words))})"


def _letters(arms: dict[str, list[str]]) -> str:
    families = (r"(?<=F)Y[ ]{0,6}'?\d", "(?<=[QqHh])[1-4](?![A-Za-z0-9])")
    words = (
        f"(?<={first})(?:{'|'.join(found)})" for first, found in arms.items() if first.isascii() and first.isalpha()
    )
    return rf"(?={'|'.join((*families, *words))})"
