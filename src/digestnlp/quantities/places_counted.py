"""Numbers of places without 第 that are ranks (资产规模排名 9 位, 分居三、四名), or by how many somebody has moved (排名上升 3 位)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digestnlp.deferred import deferred
from digestnlp.numerals import read_numeral
from digestnlp.quantities.mention import Mention
from digestnlp.rules import Rules
from digestnlp.wordlist import pattern_of

HIGHEST_RANK = 1000
_REACH, _MOVE_REACH = 16, 48
_SENTENCE = deferred(r"[。；！？;\n]")
_CLAUSE = deferred(r"[，。；！？,;：:\n]")
_END = deferred(r" ?(?:[，。；、,;）)的]|$)", re.MULTILINE)
_NUMBER = "[0-9一二三四五六七八九十]{1,3}"
_LISTED = deferred(rf"(?<![第0-9一二三四五六七八九十]){_NUMBER}(?=[、和与及])")
_PLACES = frozenset("位名")
_IN_ORDER = frozenset(("个名次", "个位次"))


class CountedPlaces:
    """Reads them by the words before."""

    def __init__(self, rules: Rules) -> None:
        claims, scopes, orders = (
            pattern_of(rules.words(f"rank_{kind}")) for kind in ("claims", "largest_scopes", "orders")
        )
        # 排名 11 位, 位列全国 3 位, 分居三、四名
        self._claims = deferred(rf"(?:{claims})(?:{scopes})?(?P<listed>(?:第?{_NUMBER}[、和与及])*) ?$")
        moves = pattern_of((*rules.words("places_gained"), *rules.words("places_lost")))
        moved = rf"(?:{moves})了? ?(?:约|近|逾)? ?$"
        self._moved_in_order = deferred(moved)
        # 排名较上年上升, 位列第 30 名，较上年前进; but not 位列第一，参赛人数下降
        compared = r"(?:(?:较|比起?|相比|对比)[^，。；、,;\d]{1,12}?|同比|环比|[再又更还也均都已 ]|连续|大幅|一举)*"
        self._moved = deferred(
            rf"(?:(?:{orders})[^，。；、,;\d]{{0,12}}?|(?:{orders}|第 ?{_NUMBER})[^，。；,;]{{0,16}}[，,] ?{compared}){moved}"
        )

    def read(self, view: str, mention: Mention) -> Iterator[Mention]:
        """The ranks that the number of places makes behind such words, or the mention itself."""
        unit = mention.unit
        if unit is not None and mention.value_max is None and 0 < mention.value <= HIGHEST_RANK:
            if unit.name in _IN_ORDER and self._moved_in_order.search(_before(view, mention, _SENTENCE)):
                yield _rank(mention)
                return
            if unit.name in _PLACES and _END.match(view, mention.end):
                claimed = self._claims.search(_before(view, mention, _CLAUSE))
                if claimed:
                    yield from _listed(view, mention.start - len(claimed["listed"]), mention.start)
                if claimed or self._moved.search(_before(view, mention, _SENTENCE)):
                    yield _rank(mention)
                    return
        yield mention


def _before(view: str, mention: Mention, border: re.Pattern[str]) -> str:
    """What stands before the mention, as far as such a border."""
    reach = _REACH if border is _CLAUSE else _MOVE_REACH
    return border.split(view[max(0, mention.start - reach) : mention.start])[-1]


def _listed(view: str, start: int, end: int) -> Iterator[Mention]:
    """The ranks of a list that the mention ends, but for those with 第, which are read by themselves: 三 of 分居三、四名."""
    for listed in _LISTED.finditer(view, start, end):
        numeral = read_numeral(view, listed.start())
        if numeral is not None and numeral.end == listed.end():
            yield Mention(listed.start(), listed.end(), numeral.value, dimension="rank")


def _rank(mention: Mention) -> Mention:
    return Mention(mention.start, mention.end, mention.value, dimension="rank")
