"""The short way for what most quantities of news are.

Arabic digits or one Chinese one, at most a scale, a unit, and nothing beside them that would change what they say
(138.7亿元, 10 分钟, 39.17%, 两款). It gives what the long way gives, in a fraction of the time; whatever is not so plain is
left to the long way.
"""

from __future__ import annotations

import re
from decimal import Decimal

from digestnlp.numerals import DIGITS, EXACT, LIMIT, NUMERAL_CHARACTERS, PLAIN_NUMBER, PLAIN_SCALES
from digestnlp.quantities.cues import Cues
from digestnlp.quantities.lookalikes import NAME_CHARACTERS
from digestnlp.quantities.mention import Mention
from digestnlp.quantities.signs import MINUS_ENDS, SIGNS
from digestnlp.quantities.units import Unit, UnitTable

# Behind the unit: ranges, rates, parts of a currency, tenths, fractions.
_CHANGES_BEHIND = "0-9/每~—–─至到半之" + re.escape("-") + "".join(sorted(NUMERAL_CHARACTERS))
# Units that need more than a look, besides lengths (每小时 80 公里): years, o'clock and points, 8999 起, 85 折; and 三成一.
_NOT_PLAIN = frozenset({"年", "点", "起", "折"})
# 一 is left out: before most units it means "a".
_CHINESE_DIGITS = {digit: Decimal(value) for digit, value in DIGITS.items() if digit in "二两三四五六七八九"}
_TENTHS = "成"


class PlainQuantities:
    """Reads plain quantities with the units of the packs."""

    def __init__(self, units: UnitTable, cues: Cues) -> None:
        self._units = {spelling: unit for spelling, unit in units.certain().items() if _is_plain(spelling, unit)}
        behind = f" *[{_CHANGES_BEHIND}]| +[{units.torn_off()}]| *[（(]不?含| *(?:{cues.behind_words().pattern})"
        # The unit is matched by itself: it is the longest, and its pattern takes long to compile.
        self._number = re.compile(rf"(?:{PLAIN_NUMBER}|([{''.join(_CHINESE_DIGITS)}])) ?")
        self._unit = units.pattern
        self._changed = re.compile(behind)
        self._not_far_before = units.prefix_ends() | MINUS_ENDS
        self._not_before = frozenset({*NAME_CHARACTERS, *NUMERAL_CHARACTERS, *units.prefix_ends(), *SIGNS})

    def read(self, view: str, start: int, *, plain_currency: bool) -> Mention | None:
        """The quantity whose digits begin at `start`, without the words before it; None where it is not plain.

        Args:
            view: the view.
            start: where an Arabic digit stands.
            plain_currency: whether 元 is CNY all over the text.
        """
        before = view[start - 1] if start else ""
        if before in self._not_before or (before == " " and view[start - 2 : start - 1] in self._not_far_before):
            return None
        number = self._number.match(view, start)
        found = self._unit.match(view, number.end()) if number is not None else None
        if number is None or found is None or self._changed.match(view, found.end()):
            return None
        digits, scale, chinese = number.groups()
        spelling = found[0]
        unit = self._units.get(spelling)
        behind = view[found.end() : found.end() + 1]
        if unit is None or (behind in NAME_CHARACTERS and spelling[-1] in NAME_CHARACTERS):
            return None
        if (unit.name == "CNY" and not plain_currency) or unit.names_years:
            return None
        if chinese:
            if unit.arabic:
                return None
            value = _CHINESE_DIGITS[chinese]
        else:
            value = Decimal(digits)
            if scale:
                value = EXACT.multiply(value, PLAIN_SCALES[scale])
                if value >= LIMIT:
                    return None
        mention = Mention(start, start, value)
        mention.take_unit(unit, found.end())
        return mention


def _is_plain(spelling: str, unit: Unit) -> bool:
    return not (unit.calendar or unit.dimension == "length" or unit.name in _NOT_PLAIN or spelling == _TENTHS)
