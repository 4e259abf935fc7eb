"""The unit behind a number, and what more is said of the amount there: 3 元 5 角, 两年半, 1 小时 20 分, 三成一, 85 折, 300+ 家."""

from __future__ import annotations

from decimal import Decimal

from digestnlp.deferred import deferred
from digestnlp.numerals import DIGITS, EXACT, NUMERAL_CHARACTERS, SPACES, read_numeral, skip_spaces
from digestnlp.quantities.bare import end_behind
from digestnlp.quantities.mention import Mention
from digestnlp.quantities.units import UnitHit, UnitTable
from digestnlp.rules import Rules
from digestnlp.wordlist import pattern_of

_PRICE_REACH = 10
_HALF, _TENTH, _TEN = Decimal("0.5"), Decimal("0.1"), Decimal(10)
# What an amount in parts of a currency may go on with, and how much of a part there may be.
_NUMERAL_STARTS = frozenset(DIGITS) | frozenset("0123456789十拾")
_PARTS_BELOW = Decimal(100)
# Of 三块六, 两毛六 and 五毫八 the last digit counts the next place.
_NEXT_PLACE = {"块": Decimal("0.1"), "毛": Decimal("0.01"), "毫": Decimal("0.01")}
_PARTS_END = deferred(r" *(?:[，。；、！？,;)）」』”\n]|$)")


class Measures:
    """Gives numbers their units."""

    def __init__(self, rules: Rules, units: UnitTable) -> None:
        self._units = units
        self._end = end_behind(rules)
        price, units_of_half, behind_half = (
            pattern_of(rules.words(name)) for name in ("price_words", "half_units", "half_behind")
        )
        self._price_before = deferred(rf"(?<!消){price}[^，。；、！？,;\n]*$")
        # 两个半小时: two hours and a half.
        self._and_a_half = deferred(rf"个半(?P<unit>{units_of_half})")
        # 两年半, but 三年半价: half of what follows.
        self._half_behind = deferred(rf"半(?=[，。；、：！？,;)）」』”\n ]|{behind_half}|$)")

    def take(self, view: str, mention: Mention) -> None:
        """Gives the mention the unit that stands behind its number."""
        start = mention.start
        position = mention.end
        if view[position : position + 1] in SPACES:
            position = skip_spaces(view, position)
        more = view.startswith("+", position) and mention.numeral is not None and mention.numeral.arabic
        hit = self._units.match(view, skip_spaces(view, position + 1) if more else position, start)
        if more and (hit is None or not hit.unit.classifier):
            return
        if hit is None or (hit.unit.name == "起" and self._is_price_from(view, mention, hit)):
            return
        if hit.unit.classifier and self._take_half(view, mention, hit):
            return
        mention.take_unit(hit.unit, hit.end)
        if more:
            mention.relation = "gt"  # 300+ 家
        if view[hit.start : hit.end] == "成":
            self._take_tenths(view, mention)
        elif hit.unit.name == "折":
            _take_discount(mention)
        elif hit.unit.dimension == "money" and mention.value_max is None:
            self._take_parts(view, mention)
        elif hit.unit.dimension == "time" and mention.value_max is None:
            self._take_smaller_units(view, mention)

    def _take_tenths(self, view: str, mention: Mention) -> None:
        """三成一 is 31 %, 三成半 35 %, 5成8 58 %; 三成一万 and 5成8家 are not read so."""
        at = skip_spaces(view, mention.end)
        if _HALF_A_TENTH.match(view, at):
            mention.value, mention.end = EXACT.add(mention.value, _FIVE), at + 1
            return
        tenth = DIGITS.get(view[at : at + 1])
        if tenth and view[at + 1 : at + 2] not in NUMERAL_CHARACTERS:
            mention.value, mention.end = EXACT.add(mention.value, tenth), at + 1
        digit = _ARABIC_TENTH.match(view, at) if mention.numeral is not None and mention.numeral.arabic else None
        if digit is not None and at == mention.end and self._units.match(view, digit.end(), at) is None:
            mention.value, mention.end = EXACT.add(mention.value, Decimal(digit[0])), digit.end()

    def _is_price_from(self, view: str, mention: Mention, hit: UnitHit) -> bool:
        """售价 3999 起, 12.8 万起: from so much on; 投诉 57 起 counts cases."""
        if self._end.match(view, hit.end) is None:
            return False
        is_fraction = mention.numeral is not None and mention.numeral.decimal
        before = self._price_before.search(view, max(0, mention.start - _PRICE_REACH), mention.start)
        return is_fraction or before is not None

    def _take_half(self, view: str, mention: Mention, hit: UnitHit) -> bool:
        """两个半小时: whether the unit stands behind a half."""
        half = self._and_a_half.match(view, hit.start)
        if half is None or mention.value_max is not None:
            return False
        mention.value = EXACT.add(mention.value, _HALF)
        named = self._units.named(view[half.start() : half.start() + 1] + half.group("unit"))
        mention.take_unit(named or hit.unit, half.end())
        return True

    def _take_parts(self, view: str, mention: Mention) -> None:
        """Adds what is said behind an amount in parts of its currency: 3 元 5 角 2 分, 九块四毛, 三块六."""
        parts = self._units.parts(mention.name or "")
        while parts:
            at = skip_spaces(view, mention.end)
            numeral = read_numeral(view, at) if view[at : at + 1] in _NUMERAL_STARTS else None
            if numeral is None or numeral.value >= _PARTS_BELOW or numeral.value_max is not None or numeral.decimal:
                return
            end = skip_spaces(view, numeral.end)
            word = next((view[end : end + n] for n in (2, 1) if view[end : end + n] in parts), "")
            longest = self._units.pattern.match(view, end)
            if longest and longest.end() > end + len(word):
                return  # 8 块 5 分钟
            factor = parts.get(word) or _NEXT_PLACE.get(view[mention.end - 1])
            if factor is None or (not word and (numeral.value >= _TEN or not _PARTS_END.match(view, end))):
                return
            mention.value = EXACT.add(mention.value, EXACT.multiply(numeral.value, factor))
            mention.end = end + len(word)

    def _take_smaller_units(self, view: str, mention: Mention) -> None:
        """1 小时 20 分钟 is 80 min, 2 分 5 秒 125 s, 10 秒 12 is 10.12 s, 两年半 2.5 年."""
        if self._half_behind.match(view, mention.end) and mention.value == mention.value.to_integral_value():
            mention.value, mention.end = EXACT.add(mention.value, _HALF), mention.end + 1
            return
        while mention.name is not None and self._units.has_followers(mention.name):
            numeral = read_numeral(view, skip_spaces(view, mention.end))
            found = self._units.follower(view, skip_spaces(view, numeral.end), mention.name) if numeral else None
            if numeral is None or found is None or numeral.value >= found[1]:
                return
            hit, many = found
            mention.value = EXACT.add(EXACT.multiply(mention.value, many), numeral.value)
            mention.take_unit(hit.unit, hit.end)
        parts = _PARTS_OF_SECOND.match(view, mention.end) if view[mention.end - 1] == _SECOND else None
        if parts is not None:
            mention.value = EXACT.add(mention.value, Decimal(f"0.{parts['digits']}"))
            mention.end = parts.end()


_HALF_A_TENTH = deferred("半(?![天年月日个数夜])")
_ARABIC_TENTH = deferred(r"[1-9](?![\d.,:%％]|[ ~—-]*\d)")
_FIVE = Decimal(5)
_SECOND = "秒"
# 10 秒 12 的成绩, 跑出 9 秒 98，; not 10 秒 3 次
_PARTS_OF_SECOND = deferred(r" ?(?P<digits>[0-9]{1,2})(?= ?(?:$|[的，。、；！）)\n]|[夺获赢摘刷打位列排完]))")


def _take_discount(mention: Mention) -> None:
    """八五折 and 85 折 are 8.5 折: the second digit is a tenth."""
    if mention.value == mention.value.to_integral_value() and _TEN < mention.value < _TEN * _TEN:
        mention.scale(_TENTH)
