"""Fractions with a slash: 1/3 的用户, 2 1/2 英寸; other slashes part two numbers (18/20 寸) or the parts of a date."""

from __future__ import annotations

from decimal import Decimal

from digestnlp.deferred import deferred
from digestnlp.numerals import EXACT, skip_spaces
from digestnlp.quantities.bare import BareNumbers
from digestnlp.quantities.cues import Cues
from digestnlp.quantities.fractions import divided
from digestnlp.quantities.mention import Mention
from digestnlp.quantities.text import Text
from digestnlp.quantities.units import UnitTable
from digestnlp.rules import Rules
from digestnlp.rules.schema import ChangeEntry
from digestnlp.wordlist import pattern_of

_BEGINNINGS = ("/", " ", "⁄")
_OVER = deferred(r" ?[/⁄] ?(?P<denominator>[1-9][0-9]{0,5})(?![0-9./A-Za-z-])")
_MIXED_OVER = deferred(r" (?P<numerator>[1-9][0-9]?) ?[/⁄] ?(?P<denominator>[1-9][0-9]?)(?![0-9./A-Za-z-])")
# 1/3 in a sentence may be a date: there only small denominators, and words that a fraction has behind it.
_HIGHEST_DENOMINATOR = 10
# Before a fraction that stands alone: 占全省的 1/5.
_SHARE_BEFORE = deferred(r"(?:占[^，。；、：\d]{0,12}|(?:是|为|仅|相当于)[^，。；、：\d]{0,10}的 ?(?:近|约)?)$")
# 甲和乙的 1/64 + 和 1/120
_PART_BEFORE = deferred(r"的 ?(?:近|约)?1 ?[/⁄] ?[1-9][0-9]{0,5} ?[和及、与] ?$")
_SHARE_REACH = 14


class WrittenFractions:
    """Tells fractions with a slash from dates and pairs by what stands around."""

    def __init__(self, rules: Rules, units: UnitTable, cues: Cues, bare: BareNumbers) -> None:
        self._units, self._cues, self._bare = units, cues, bare
        self._behind = deferred(rf" ?(?:{pattern_of(rules.words('fraction_behind'))})")
        # 较去年增长了 + 1/4
        changes = pattern_of(word for entry in rules.of(ChangeEntry) for word in entry.words)
        moved = deferred(rf"(?:{changes})了?(?:近|约|超过?|逾)? ?$")
        self._before = (_SHARE_BEFORE, _PART_BEFORE, moved)

    def read(self, text: Text, whole: Mention) -> Mention | None:
        """1/3 的用户, 2 1/2 英寸, or a line that is only 1/3, from the mention of its first number."""
        view = text.view
        if view[whole.end : whole.end + 1] not in _BEGINNINGS:
            return None
        found = self._fraction(view, whole)
        if found is None:
            return None
        mention, sure = found
        sure = sure or (mention.value < 1 and self._cues.before(view, mention.start) is not None)
        if _MIXED_OVER.match(view, whole.end):  # but 3699 / 4299 元 is two prices
            hit = self._units.match(view, skip_spaces(view, mention.end), mention.start)
            if hit is not None and not hit.unit.calendar:
                mention.take_unit(hit.unit, hit.end)
                sure = True
        if sure or (text.alone and self._bare.stands_alone(view, mention)):
            self._cues.take(view, mention)
            return mention
        return None

    def _fraction(self, view: str, mention: Mention) -> tuple[Mention, bool] | None:
        """1/3 or 2 1/2 with a slash, and whether the words behind it make it sure that it is no date."""
        numeral = mention.numeral
        if numeral is None or numeral.decimal or numeral.scaled:
            return None
        found = _OVER.match(view, mention.end)
        if found:
            value = divided(mention.value, Decimal(found["denominator"]))
            before = max(0, mention.start - _SHARE_REACH), mention.start
            part = any(pattern.search(view, *before) for pattern in self._before)
            said = part or self._behind.match(view, found.end()) is not None
            small = int(found["denominator"]) <= _HIGHEST_DENOMINATOR
            sure = said and value < 1 and (small or (part and mention.value == 1))
            return Mention(mention.start, found.end(), value, numeral=numeral, dimension="ratio"), sure
        found = _MIXED_OVER.match(view, mention.end)
        if found:
            over = divided(Decimal(found["numerator"]), Decimal(found["denominator"]))
            return Mention(mention.start, found.end(), EXACT.add(mention.value, over), numeral=numeral), False
        return None
