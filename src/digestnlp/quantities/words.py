"""Quantities that are said in words: 一半, 翻番, 双位数, 百分之二十, 三分之一."""

from __future__ import annotations

import re
from decimal import Decimal

from digestnlp.numerals import EXACT, at_most_18_decimals, read_numeral, skip_spaces
from digestnlp.quantities.mention import Mention

# Whole words, with value, unit and whether they say more than, at least or about.
WHOLE = {
    "一半": ("0.5", None, "eq", False),
    "半数": ("0.5", None, "eq", False),
    "过半": ("0.5", None, "gt", False),
    "过半数": ("0.5", None, "gt", False),
    "近半": ("0.5", None, "eq", True),
    "近半数": ("0.5", None, "eq", True),
    "翻番": ("2", "倍", "eq", False),
    "翻倍": ("2", "倍", "eq", False),
    "翻一番": ("2", "倍", "eq", False),
    "翻了一番": ("2", "倍", "eq", False),
    "翻了番": ("2", "倍", "eq", False),
    "翻两番": ("4", "倍", "eq", False),
    "翻了两番": ("4", "倍", "eq", False),
    "倍增": ("2", "倍", "eq", False),
    "双位数": ("10", "%", "ge", False),
    "两位数": ("10", "%", "ge", False),
    "二位数": ("10", "%", "ge", False),
}
HUNDREDTHS = {"百分之": Decimal(1), "千分之": Decimal("0.1"), "万分之": Decimal("0.01")}
_WHOLE_PATTERN = re.compile("|".join(sorted(map(re.escape, WHOLE), key=len, reverse=True)))
# 两位数字 and 倍增器 are no quantities; a two-digit change is one of per cent.
_NONE_BEHIND = re.compile(r"字|密码|以?上?的?(?:价格|售价|号码)|器")
_OF = re.compile(r" ?分之 ?")


def whole_word(view: str, start: int) -> Mention | None:
    """A quantity that one word says."""
    found = _WHOLE_PATTERN.match(view, start)
    if not found or _NONE_BEHIND.match(view, found.end()):
        return None
    value, unit, relation, approx = WHOLE[found.group()]
    mention = Mention(start, found.end(), Decimal(value), name=unit, dimension="ratio", approx=approx)
    mention.relation = relation  # type: ignore[assignment]
    return mention


def hundredths(view: str, start: int, end: int) -> Mention | None:
    """百分之二十 and its like, whose 之 ends at `end`."""
    numeral = read_numeral(view, skip_spaces(view, end))
    if numeral is None:
        return None
    mention = Mention(start, numeral.end, numeral.value, numeral.value_max, numeral, name="%", dimension="ratio")
    mention.approx = numeral.approx
    mention.scale(HUNDREDTHS[view[start:end]])
    return mention


def fraction(view: str, mention: Mention) -> Mention | None:
    """三分之一: the denominator is read already."""
    found = _OF.match(view, mention.end)
    if not found or not mention.value:
        return None
    numeral = read_numeral(view, found.end())
    if numeral is None:
        return None
    value = at_most_18_decimals(EXACT.divide(numeral.value, mention.value))
    return Mention(mention.start, numeral.end, value, numeral=numeral, dimension="ratio")
