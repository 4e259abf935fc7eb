"""Parts of a whole: 百分之二十, 万分之三, 三分之一, 一又二分之一, 1/3."""

from __future__ import annotations

import re
from decimal import Decimal

from digestnlp.numerals import EXACT, Numeral, at_most_18_decimals, read_numeral, skip_spaces
from digestnlp.quantities.mention import Mention

# 百分之 with spaces anywhere; 百分三十 leaves 之 out. 百分点 and 百分制 have no number behind them.
_OF = re.compile(r" *分 *(?P<of>之)? *(?P<minus>负|-)? *")
_AND_OF = re.compile(r" *又 *")
_OVER = re.compile(r" ?[/⁄] ?(?P<denominator>[1-9][0-9]{0,5})(?![0-9./A-Za-z-])")
_MIXED_OVER = re.compile(r" (?P<numerator>[1-9][0-9]?) ?[/⁄] ?(?P<denominator>[1-9][0-9]?)(?![0-9./A-Za-z-])")
# 1/3 in a sentence may be a date: there only small denominators, and words that a fraction has behind it.
_FRACTION_BEHIND = re.compile(r" ?(?:的|以上|以下|左右|强|弱|多)")
_HIGHEST_DENOMINATOR = 10
_PER_CENT = 100


def fraction(view: str, mention: Mention, *, trillion: bool) -> Mention | None:
    """The part of which the mention's number is the denominator (三分之一), or the whole before it (一又三分之一)."""
    behind = view[skip_spaces(view, mention.end) : skip_spaces(view, mention.end) + 1]
    if behind == "分":
        return _of(view, mention, trillion=trillion)
    if behind == "又":
        return _mixed(view, mention, trillion=trillion)
    return None


def _of(view: str, mention: Mention, *, trillion: bool) -> Mention | None:
    found = _OF.match(view, mention.end)
    denominator = mention.numeral
    if not found or denominator is None or not mention.value:
        return None
    power = denominator.bare or (
        denominator.spelled == 0 and view[mention.start] in "百佰千仟万" and _is_power(denominator)
    )
    if not found["of"] and not power:
        return None
    numeral = read_numeral(view, found.end(), trillion=trillion)
    if numeral is None:
        return None
    sign = -1 if found["minus"] else 1
    whole = _PER_CENT if power else 1
    value = _divided(EXACT.multiply(numeral.value, sign * whole), mention.value)
    upper = None if numeral.value_max is None else _divided(EXACT.multiply(numeral.value_max, whole), mention.value)
    name = "%" if power else None
    return Mention(
        mention.start, numeral.end, value, upper, numeral, name=name, dimension="ratio", approx=numeral.approx
    )


def _is_power(denominator: Numeral) -> bool:
    return denominator.value == Decimal(10) ** denominator.value.adjusted()


def _mixed(view: str, mention: Mention, *, trillion: bool) -> Mention | None:
    found = _AND_OF.match(view, mention.end)
    numeral = read_numeral(view, found.end(), trillion=trillion) if found else None
    if numeral is None:
        return None
    below_one = _of(view, Mention(numeral.start, numeral.end, numeral.value, numeral=numeral), trillion=trillion)
    if below_one is None or below_one.name is not None:
        return None
    value = EXACT.add(mention.value, below_one.value)
    return Mention(mention.start, below_one.end, value, numeral=below_one.numeral, dimension="ratio")


def written_fraction(view: str, mention: Mention) -> tuple[Mention, bool] | None:
    """1/3 or 2 1/2 with a slash, and whether the words behind it make it sure that it is no date."""
    numeral = mention.numeral
    if numeral is None or numeral.decimal or numeral.scaled:
        return None
    found = _OVER.match(view, mention.end)
    if found:
        value = _divided(mention.value, Decimal(found["denominator"]))
        said = _FRACTION_BEHIND.match(view, found.end()) is not None
        sure = said and value < 1 and int(found["denominator"]) <= _HIGHEST_DENOMINATOR
        return Mention(mention.start, found.end(), value, numeral=numeral, dimension="ratio"), sure
    found = _MIXED_OVER.match(view, mention.end)
    if found:
        over = _divided(Decimal(found["numerator"]), Decimal(found["denominator"]))
        return Mention(mention.start, found.end(), EXACT.add(mention.value, over), numeral=numeral), False
    return None


def _divided(above: Decimal, below: Decimal) -> Decimal:
    return at_most_18_decimals(EXACT.divide(above, below))
