"""Amounts for something else: 元/股, 元每吨, 每吨 3000 元, 每小时 80 公里, 时速 120 公里."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from digestnlp.deferred import deferred
from digestnlp.quantities.bounds import Bounds
from digestnlp.quantities.mention import Mention
from digestnlp.quantities.units import UnitHit, UnitTable
from digestnlp.rules import Rules
from digestnlp.rules.schema import UnitEntry
from digestnlp.wordlist import pattern_of

_SPEED_REACH = 10
_MARKS = ("/", "每", " ")
_MARKS_OF_PRICES = (*_MARKS, "一")  # 9 元一斤
_CUED_MARKS = ("/", "每")
# What may stand between 每吨 and its sum.
_LINKS = deferred(r"(?: ?(?:分?别?均?为|约为?|达到?|仅为?|高达|近|逾|超过?))+ ?$")
_LONGEST_LINK = 4
# What joins the sums of a list that are all for the same: 每公斤 23 元和 66 元.
_JOINED = deferred(r" ?(?:[、和与及]|以及) ?")
# 每公斤猪肉零售均价 25 元: what is priced stands between.
_EACH_OF = deferred("(?:^|[^各每])每(?=[\u4e00-\u9fff]{3,12} ?$)")
_PRICE_REACH = 15
# 每秒可生成 50 个 token: what is done in that time.
_DONE_IN = deferred(r"每(?=[^，。；、！？,;\n0-9每]{1,8}$)")
# 每月 2420 元 + 调整到 + 2540 元
_MOVED = deferred(
    r" ?(?:一?[路举])?(?:调整|提高|提升|上调|下调|降低|增加|减少|上涨|下降|下跌|[涨降升增减调])[至到为] ?(?:约|近)?"
)


class Rates:
    """Reads what an amount is reckoned for."""

    def __init__(self, rules: Rules, units: UnitTable, bounds: Bounds) -> None:
        self._units, self._bounds = units, bounds
        # What is so fast by how much of it there is in a time: km, m, token.
        speeds = (unit for unit in rules.of(UnitEntry) if unit.dimension == "speed")
        self._moving = frozenset(word.partition("/")[0] for unit in speeds for word in (unit.id, *unit.spellings))
        hourly = pattern_of(rules.words("hourly_words"))
        self._hourly_before = deferred(rf"(?:{hourly})[^，。；、！？,;\n0-9]{{0,4}}$")
        self._hourly_behind = deferred(rf" *的? *(?:{hourly})")

    def take(self, view: str, mention: Mention) -> None:
        """Gives the mention, which has a unit, what its amount is for."""
        if mention.dimension == "time":
            return
        marks = _MARKS_OF_PRICES if mention.dimension == "money" else _MARKS
        while view[mention.end : mention.end + 1] in marks and (per := self._units.per(view, mention.end)):
            mention.name, mention.end = f"{mention.name}/{per.unit.name}", per.end
            self._bounds.take_upper_rate(view, mention)
        if mention.dimension == "money" and "/" not in (mention.name or ""):
            self.take_before(view, mention)
        elif mention.start and mention.name in self._moving:
            self._take_speed(view, mention)

    def take_behind_cue(self, view: str, mention: Mention) -> None:
        """The same where a word about the sum stands between: 15 元左右每公斤."""
        if mention.dimension != "money" or mention.name is None or "/" in mention.name:
            return
        if view.startswith(_CUED_MARKS, mention.end) and (per := self._units.per(view, mention.end)):
            mention.name, mention.end = f"{mention.name}/{per.unit.name}", per.end

    def take_before(self, view: str, mention: Mention) -> None:
        """每吨 3000 元, 每吨为 3000 元 and 每吨约 3000 元 are CNY/t."""
        link = _LINKS.search(view, max(0, mention.start - _LONGEST_LINK), mention.start)
        position = link.start() if link is not None else mention.start
        before = self._units.per_before(view, position) or self._sold_by(view, position)
        if before is not None:
            mention.name = f"{mention.name}/{before.unit.name}"

    def _sold_by(self, view: str, position: int) -> UnitHit | None:
        """The weight, volume or area of what is priced: 每吨白糖均价 6200 元."""
        each = _EACH_OF.search(view, max(0, position - _PRICE_REACH), position)
        return self._units.goods_by(view, each.end()) if each is not None else None

    @staticmethod
    def carry(view: str, mentions: Iterable[Mention]) -> None:
        """Gives the sums of a list what the first is reckoned for, where it stands before that: 每公斤 23 元和 66 元."""
        for first, then in pairwise(mentions):
            currency, _, per = (first.name or "").partition("/")
            if _MOVED.fullmatch(view, first.end, then.start) and _take_of_first(first, then):
                continue  # 由每月 2420 元调整到 2540 元
            said_before = per and not any(sign in view[first.start : first.end] for sign in ("/", "每"))
            if said_before and then.name == currency and _JOINED.fullmatch(view, first.end, then.start):
                then.name = first.name

    def _take_speed(self, view: str, mention: Mention) -> None:
        """每小时 80 公里, 每秒生成 50 个 token, 时速达到 120 公里, 350 公里的时速."""
        before = self._units.per_before(view, mention.start) or self._done_in(view, mention.start)
        hourly = before is None and (
            self._hourly_before.search(view, max(0, mention.start - _SPEED_REACH), mention.start)
            or self._hourly_behind.match(view, mention.end)
        )
        per = before.unit.name if before else "h" if hourly else None
        speed = self._units.named(f"{mention.name}/{per}") if per else None
        if speed is not None:
            mention.unit, mention.name, mention.dimension = speed, speed.name, speed.dimension

    def _done_in(self, view: str, position: int) -> UnitHit | None:
        """The time behind 每 in which the verb before `position` does so much: 每秒可生成."""
        each = _DONE_IN.search(view, max(0, position - _SPEED_REACH), position)
        return self._units.match(view, each.end(), each.end()) if each else None


def _take_of_first(first: Mention, then: Mention) -> bool:
    """Lets the sum or distance that another has moved to be for the same as that: 元/月, km/h; whether it is."""
    unit, _, per = (first.name or "").partition("/")
    if not per or then.name != unit:
        return False
    then.name, then.dimension = first.name, first.dimension
    return True
