"""Tells what only opens an item of news: the outlet (某网 3 月 4 日消息, 某网从公告获悉) and the day (3 月 4 日讯)."""

from __future__ import annotations

from collections.abc import Sequence

from digestnlp.deferred import deferred
from digestnlp.rules import Rules
from digestnlp.wordlist import pattern_of

# Days and a note in brackets may stand between the outlet and the dateline's end; a masked link leaves many spaces.
DAYS_AND_NOTE = r"(?: *\d{1,4} *[年月日号]){0,3}(?: *(?:\([^)]{1,12}\)|（[^）]{1,12}）))?"

# 某网 3 月 4 日 | 某局公布
_BARRED = deferred(r" *\d{1,2} *月 *\d{1,2} *日 *[|丨│｜]")
_OWN_NEWS = ("网讯", "报讯", "台讯", "社讯", "媒讯")  # 江州网讯（记者 王小明）

LONGEST_SOURCE = 20  # 某网从 + 江州市市场监督管理局 + 获悉


class Datelines:
    """Reads datelines by the packs' words."""

    def __init__(self, rules: Rules) -> None:
        endings, links = rules.words("dateline_endings"), pattern_of(rules.words("outlet_links"))
        found = rf"从[^，。；\d]{{1,{LONGEST_SOURCE}}}?(?:{pattern_of(rules.words('outlet_findings'))})"
        self._behind_day = deferred(rf" *(?:{_whole(endings)})")
        signed = _whole([*endings, *rules.words("outlet_notes")])
        # 甲乙网 8 月 28 日，: a site's name and a day are all that a dateline needs.
        self._behind_site = deferred(r" *\d{1,2} *月 *\d{1,2} *日[，,]")
        self._behind_outlet = deferred(rf"{DAYS_AND_NOTE} *(?:{signed}|{links}|{found})")

    def follows_day(self, view: str, at: int) -> bool:
        """Whether the day that ends at the place only dates the news."""
        return self._behind_day.match(view, at) is not None

    def follows_outlet(self, view: str, at: int, end: int) -> bool:
        """Whether the name that ends at the place is the outlet's; `end` is where its sentence ends."""
        site = view.startswith("网", at - 1) and self._behind_site.match(view, at, end) is not None
        if view.endswith(_OWN_NEWS, 0, at) or _BARRED.match(view, at, end) is not None:
            return True
        return site or self._behind_outlet.match(view, at, end) is not None


def _whole(words: Sequence[str]) -> str:
    """The words, those of one character only where they begin no longer one: 电 of 电池 and 注 of 注册 end no dateline."""
    longer = pattern_of(word for word in words if len(word) > 1)
    single = pattern_of(word for word in words if len(word) == 1)
    return rf"(?:{longer}|(?:{single})(?![\u4e00-\u9fff]))"
