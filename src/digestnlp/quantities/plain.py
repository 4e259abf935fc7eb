"""The short way for what most quantities of news are.

Arabic digits or one Chinese one, at most a scale, a unit, and nothing beside them that would change what they say
(62.4亿元, 10 分钟, 27.35%, 两款, 1000 多人, 18,630 辆), or digits with a scale that end a clause (破 500万，). It gives what
the long way gives, in a fraction of the time; whatever is not so plain is left to the long way.
"""

from __future__ import annotations

import re
from decimal import Decimal

from digestnlp.deferred import deferred
from digestnlp.numerals import DIGITS, LIMIT, NUMERAL_CHARACTERS, PLAIN_NUMBER, plain_value
from digestnlp.quantities.bare import FIRST_YEAR, LAST_YEAR
from digestnlp.quantities.counting import HOURS
from digestnlp.quantities.lookalikes import NAME_CHARACTERS
from digestnlp.quantities.mention import Mention
from digestnlp.quantities.signs import MINUS_REACH, SIGNS
from digestnlp.quantities.units import Unit, UnitTable

# Behind the unit: ranges, parts of a currency, tenths, fractions.
_CHANGES_BEHIND = "0-9~—–─至到半之" + re.escape("-") + "".join(sorted(NUMERAL_CHARACTERS))
_CLAUSE_ENDS = "，。；！\n"
# Units that need more than a look: 8999 起, 85 折, 5 降 3 升, 10.1 本合同.
_NOT_PLAIN = frozenset({"起", "折", "L", "本"})
# Units behind which a number may only name something, besides the classifiers that do (2024 款).
_POINTS = "点"
_NAMING = frozenset({"年", _POINTS})
# 一 is left out: before most units it means "a".
_CHINESE_DIGITS = {digit: Decimal(value) for digit, value in DIGITS.items() if digit in "二两三四五六七八九"}
_GROUPED_NUMBER = r"[1-9][0-9]{0,2}(?:[,，][0-9]{3}){1,4}(?:\.[0-9]{1,15})?(?![0-9])"


class PlainQuantities:
    """Reads plain quantities with the units of the packs."""

    def __init__(self, units: UnitTable) -> None:
        self._table = units
        self._units = {s: u for s, u in units.certain().items() if not u.calendar and u.name not in _NOT_PLAIN}
        self._naming = {s for s, u in self._units.items() if u.names_years or u.name in _NAMING}
        behind = f" *[{_CHANGES_BEHIND}]| +[{units.torn_off()}]| *[（(]不?含"
        # A lookahead keeps the longest unit: the match never falls back to a shorter one.
        self._pattern = deferred(
            rf"(?!0[0-9])(?:{PLAIN_NUMBER}|([{''.join(_CHINESE_DIGITS)}])|({_GROUPED_NUMBER}))"
            rf"((?<=[0万亿])[多余])?(?: ?(?=({units.pattern.pattern}))\6(?!{behind})|(?<=[万亿])(?=[{_CLAUSE_ENDS}]))"
        )
        self._prefix_ends = units.prefix_ends() | {" "}
        self._not_before = frozenset({*NAME_CHARACTERS, *NUMERAL_CHARACTERS, *SIGNS})

    def read(self, view: str, start: int, *, plain_currency: bool) -> Mention | None:
        """The quantity whose digits begin at `start`, without the words around it; None where it is not plain.

        Args:
            view: the view.
            start: where a digit stands.
            plain_currency: whether 元 is CNY all over the text.
        """
        before = view[start - 1] if start else ""
        if before in self._not_before:
            return None
        found = self._pattern.match(view, start)
        if found is None or (before in self._prefix_ends and self._has_prefix(view, start, before)):
            return None
        digits, scale, chinese, grouped, some, spelling = found.groups()
        if spelling is None:
            value = plain_value(digits, scale)
            return Mention(start, found.end(), value) if value < LIMIT else None
        unit = self._units.get(spelling)
        behind = view[found.end() : found.end() + 1]
        if unit is None or (behind in NAME_CHARACTERS and spelling[-1] in NAME_CHARACTERS):
            return None
        if (unit.name == "CNY" and not plain_currency) or (unit.name == "HKD" and unit.factor is not None):
            return None  # 仙 are Malaysia's as well
        if chinese:
            if unit.arabic:
                return None
            value = _CHINESE_DIGITS[chinese]
        else:
            digits = digits or grouped.replace(",", "").replace("，", "")
            value = plain_value(digits, scale) if scale else Decimal(digits)
            if value >= LIMIT:
                return None
            if some and not scale and (not value or "." in digits):
                return None
        if spelling in self._naming and _may_name(unit, value):
            return None
        mention = Mention(start, start, value, approx=some is not None)
        mention.take_unit(unit, found.end())
        return mention

    def _has_prefix(self, view: str, start: int, before: str) -> bool:
        """Whether a currency or a minus in words stands before the number, which `before` is the character before."""
        if before == " " and view[max(0, start - MINUS_REACH) : start].rstrip(" ")[-1:] in SIGNS:
            return True
        return self._table.prefix(view, start) is not None


def _may_name(unit: Unit, value: Decimal) -> bool:
    """Whether the number may be a year (2024 年, 2024 款) or an hour (8 点)."""
    return value <= HOURS if unit.name == _POINTS else FIRST_YEAR <= value <= LAST_YEAR
