"""Parts of a whole in words: 百分之二十, 万分之三, 三分之一, 一又二分之一."""

from __future__ import annotations

from decimal import Decimal

from digestnlp.deferred import deferred
from digestnlp.numerals import EXACT, Numeral, at_most_18_decimals, read_numeral, skip_spaces
from digestnlp.quantities.mention import Mention

# 百分之 with spaces anywhere; 百分三十 leaves 之 out. 百分点 and 百分制 have no number behind them.
_OF = deferred(r" *分 *(?P<of>之)? *(?P<minus>负|-)? *")
_AND_OF = deferred(r" *又 *")
_PER_CENT = 100


def fraction(view: str, mention: Mention, *, trillion: bool) -> Mention | None:
    """The part of which the mention's number is the denominator (三分之一), or the whole before it (一又三分之一)."""
    at = skip_spaces(view, mention.end)
    behind = view[at : at + 1]
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
    value = divided(EXACT.multiply(numeral.value, sign * whole), mention.value)
    upper = None if numeral.value_max is None else divided(EXACT.multiply(numeral.value_max, whole), mention.value)
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


def divided(above: Decimal, below: Decimal) -> Decimal:
    """The one over the other, to 18 decimals."""
    return at_most_18_decimals(EXACT.divide(above, below))
