"""The long way for one number: with its fraction or chain, unit, sign, range, currency, rate, and the words around it."""

from __future__ import annotations

from collections.abc import Iterable

from digestnlp.numerals import DIGITS, NUMERAL_CHARACTERS, read_numeral, skip_numeral
from digestnlp.quantities.bare import BareNumbers
from digestnlp.quantities.bounds import Bounds
from digestnlp.quantities.chains import Chains
from digestnlp.quantities.counting import Counting
from digestnlp.quantities.cues import Cues
from digestnlp.quantities.fractions import fraction
from digestnlp.quantities.letter_scales import LetterScales
from digestnlp.quantities.lookalikes import NAME_CHARACTERS, Lookalikes
from digestnlp.quantities.measures import Measures
from digestnlp.quantities.memory import MemoryBeforeStorage
from digestnlp.quantities.mention import Mention
from digestnlp.quantities.money import Money
from digestnlp.quantities.rates import Rates
from digestnlp.quantities.signs import Signs
from digestnlp.quantities.spans import PlacingSpans
from digestnlp.quantities.text import Text
from digestnlp.quantities.to_one import RatesToOne
from digestnlp.quantities.units import UnitTable
from digestnlp.quantities.written import WrittenFractions
from digestnlp.rules import Rules
from digestnlp.wordlist import compile_last

_SMALLEST_SUM = 10**6
_SUM_REACH = 4
_ABOUT = ("左右", "上下", "出头", "不等")


class Numbers:
    """Reads numbers with the units and words of the packs."""

    def __init__(
        self,
        rules: Rules,
        units: UnitTable,
        cues: Cues,
        money: Money,
        rates: Rates,
        bounds: Bounds,
        placing: PlacingSpans,
    ) -> None:
        self._units, self._cues, self._money, self._rates, self._bounds = units, cues, money, rates, bounds
        bare = BareNumbers(rules)
        self._lookalikes = Lookalikes(rules, units)
        self._signs = Signs(rules)
        self._written, self._chains = (
            WrittenFractions(rules, units, cues, bare),
            Chains(rules, units, cues, self._signs, bare),
        )
        self._measures = Measures(rules, units)
        self._memory = MemoryBeforeStorage(units)
        self._to_one = RatesToOne(rules, cues)
        self._letter_scales = LetterScales(rules)
        self._sums = compile_last(rules.words("bare_sums_before"))
        self._about = (*_ABOUT, *rules.words("change_given_behind"))
        self._counting = Counting(rules, bare, placing)

    def read(self, text: Text, at: int) -> tuple[Iterable[Mention], int]:
        """What the number at the place is, nothing where it counts nothing, and where to go on."""
        view, traditional = text.view, text.traditional
        if "0" <= view[at] <= "9":
            no_number = self._lookalikes.end(view, at)
            if no_number:
                return [], no_number
        before = view[at - 1] if at else ""
        numeral = read_numeral(view, at, trillion=traditional)
        if numeral is None or before in NUMERAL_CHARACTERS or ("0" <= before <= "9"):
            return [], skip_numeral(view, at)
        multiplied = self._letter_scales.read(view, numeral) if before not in NAME_CHARACTERS else None
        if multiplied is not None:
            return self._complete(text, multiplied)
        if numeral.arabic and self._lookalikes.in_name(view, numeral, before):
            return [], skip_numeral(view, at)
        mention = Mention.of(numeral)
        found = fraction(view, mention, trillion=traditional)
        if found is not None:
            return self._complete(text, found)
        is_scale_only = numeral.bare and not (text.alone and view[numeral.end - 1] in DIGITS)
        if is_scale_only and self._is_sum(view, mention):
            mention.approx = mention.cued = True
        elif is_scale_only and self._cues.before(view, at) is None and not self._about_behind(text, mention):
            return [], numeral.end  # 百家, 万辆 are figures behind 近 and 破 only
        if numeral.arabic:
            finished = (
                self._written.read(text, mention)
                or self._memory.read(view, mention)
                or self._to_one.read(view, mention)
            )
            if finished is not None:
                return [finished], finished.end
            chain = self._chains.read(view, mention, traditional=traditional)
            if chain is not None:
                self._complete_chain(text, list(chain[0]), view[at : chain[1]])
                return chain
        return self._complete(text, mention)

    def _take_land_price(self, text: Text, mention: Mention) -> None:
        """楼面价 1.3 万/㎡: so much money."""
        per = self._units.per(text.view, mention.end)
        unit = self._units.named("CNY")
        scaled = mention.numeral is not None and mention.numeral.scaled
        if scaled and unit is not None and per is not None and per.unit.dimension == "area":
            mention.take_unit(unit, mention.end)
            mention.flags += ("currency_assumed",)
            self._money.take_meant(text, mention)

    def _is_sum(self, view: str, mention: Mention) -> bool:
        """Whether a scale alone is a sum that somebody has spent or won: 豪掷百亿."""
        return mention.value >= _SMALLEST_SUM and (
            self._sums.search(view, max(0, mention.start - _SUM_REACH), mention.start) is not None
        )

    def _about_behind(self, text: Text, mention: Mention) -> bool:
        """千元左右, 百家上下, 千元有找: figures too."""
        hit = self._units.match(text.view, mention.end, mention.start)
        return hit is not None and text.view.startswith(self._about, hit.end)

    def _complete_chain(self, text: Text, chain: list[Mention], said: str) -> None:
        """Gives the figures of a list the currency of their 元, and what they all are reckoned for: 596、508 元/吨."""
        for each in chain:
            self._money.take_meant(text, each, said)
        if chain and chain[-1].dimension == "money":
            self._rates.take(text.view, chain[-1])
            for each in chain[:-1]:
                each.name = chain[-1].name

    def _complete(self, text: Text, mention: Mention) -> tuple[Iterable[Mention], int]:
        """Adds unit, sign, range, currency and the words around; nothing is returned where the number counts nothing."""
        view = text.view
        if mention.name is None and mention.dimension == "count":
            self._measures.take(view, mention)
        number = mention.start
        self._signs.take(view, mention)
        self._bounds.take_upper(view, mention, traditional=text.traditional)
        self._money.take(text, mention, number)
        if mention.name is None and view.startswith("/", mention.end):
            self._take_land_price(text, mention)
        if mention.name is not None:
            self._rates.take(view, mention)
        self._cues.take(view, mention)
        self._rates.take_behind_cue(view, mention)
        return ([mention] if self._counting.counts(text, mention) else []), max(mention.end, number + 1)
