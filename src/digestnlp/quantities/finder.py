"""Finds the quantities of a view: one scan for what may begin one, then an exact reading at each such place.

Most numbers of a text have little around them that matters. Each stage therefore first looks at the one character that
could concern it, and only then at words.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable

from digestnlp.models import Quantity
from digestnlp.numerals import NUMERAL_CHARACTERS
from digestnlp.quantities.bounds import Bounds
from digestnlp.quantities.cues import Cues
from digestnlp.quantities.currency import is_plain
from digestnlp.quantities.mention import Mention
from digestnlp.quantities.money import Money
from digestnlp.quantities.names import NumeralNames
from digestnlp.quantities.numbers import Numbers
from digestnlp.quantities.ordinals import Ordinals
from digestnlp.quantities.places_counted import CountedPlaces
from digestnlp.quantities.plain import PlainQuantities
from digestnlp.quantities.ranks import Ranks
from digestnlp.quantities.rates import Rates
from digestnlp.quantities.restated import Restatements
from digestnlp.quantities.spans import PlacingSpans
from digestnlp.quantities.text import Text
from digestnlp.quantities.triggers import start_pattern
from digestnlp.quantities.units import UnitTable
from digestnlp.quantities.words import NumberWords
from digestnlp.rules import Rules, load_rules
from digestnlp.rules.schema import ChangeEntry
from digestnlp.view import is_traditional
from digestnlp.view import view as view_of

# 站上百元, 迈上千亿元: the verb takes the 上 that else makes some hundred of 百.
_REACHING = tuple(f"{verb}上" for verb in "站登迈踏冲跃攀")


class QuantityFinder:
    """Finds quantities by the unit tables and words of the packs; built once for a set of rules."""

    def __init__(self, rules: Rules) -> None:
        self._units = UnitTable(rules)
        self._cues = Cues(rules)
        self._money = Money(rules, self._units)
        bounds = Bounds(rules, self._units)
        self._rates = Rates(rules, self._units, bounds)
        self._placing = PlacingSpans(rules)
        self._numbers = Numbers(rules, self._units, self._cues, self._money, self._rates, bounds, self._placing)
        self._number_words = NumberWords(rules)
        self._names = NumeralNames(rules, self._units, self._number_words)
        self._ranks, self._places = Ranks(rules), CountedPlaces(rules)
        self._ordinals = Ordinals(rules, self._units, self._ranks)
        self._restatements = Restatements(rules, self._cues)
        self._plain = PlainQuantities(self._units)
        words = (*self._number_words, *rules.words("rank_heads"))
        self._word_starts = frozenset(word[0] for word in words)
        self._start = start_pattern(
            words,
            rules.words("time_span_words"),
            rules.words("measures_in_letters"),
            rules.words("kinds_in_letters"),
            [word for entry in rules.of(ChangeEntry) for word in entry.words],
            (rules.words("only_one_before"), rules.words("only_one_of")),
            self._units,
            self._cues,
        )

    def find(self, view: str, source: str | None = None, *, alone: bool = False) -> list[Quantity]:
        """The quantities of a text, in its order, none overlapping another.

        Args:
            view: the view of the text.
            source: the text itself, from which `Quantity.text` is taken; the view where None.
            alone: whether numbers without a unit that stand by themselves (a line that is only 1001) are wanted too.
        """
        source = view if source is None else source
        # The view of a text in traditional script has other characters; the comparison spares the count.
        traditional = view != source and is_traditional(source)
        text = Text(view, traditional, is_plain(view, traditional=traditional), alone)
        mentions = self._mentions(text)
        if not mentions:
            return []
        joined = Bounds.join(view, mentions)
        Rates.carry(view, joined)
        self._restatements.flag(view, joined)
        return [m.quantity(source) for m in joined]

    def one(self, view: str, source: str, start: int, end: int) -> Quantity | None:
        """One of the unit that is all that stands between the places, in the currency of its text: 亿元 of 金额（亿元）.

        Its offsets mean nothing, for no text says it.
        """
        said = view[start:end]
        traditional = view != source and is_traditional(source)
        for at in range(len(said)):
            # 人民币亿元: the number stands behind the currency.
            alone = f" {said[:at]}1{said[at:]}"
            if at and self._units.prefix(alone, at + 1) is None:
                continue
            read, _ = self._numbers.read(Text(alone, traditional, plain_currency=True, alone=True), at + 1)
            for mention in read:
                if mention.end == len(alone):
                    self._money.take_of_place(view, start, mention, traditional=traditional)
                    return mention.quantity(alone)
        return None

    def currency(self, view: str, source: str, at: int) -> str:
        """The currency that a sum without a unit at the place is in: 營收破百億."""
        return self._money.of_bare(view, at, traditional=view != source and is_traditional(source))

    def _mentions(self, text: Text) -> list[Mention]:
        view, position = text.view, 0
        mentions: list[Mention] = []
        search, plain_currency = self._start.search, text.plain_currency
        read_plain, may_name = self._plain.read, self._names.pairs
        while found := search(view, position):
            at = found.start()
            # What stands beside the character nearly always settles that it is in no name.
            if (view[at : at + 2] in may_name or view[at - 1 : at + 1] in may_name) and (
                end := self._names.end(view, at)
            ):
                position = end
                continue
            plain = read_plain(view, at, plain_currency=plain_currency)
            if plain is not None:
                self._rates.take(view, plain)
                self._cues.take(view, plain)
                self._rates.take_behind_cue(view, plain)
                aside = self._placing.places if plain.dimension == "time" else self._placing.numbers
                if not aside(view, plain):
                    mentions.append(plain)
                position = plain.end
                continue
            read, position = self._read(text, at)
            mentions.extend(read)
        return [read for mention in mentions if not mention.dated for read in self._places.read(view, mention)]

    def _read(self, text: Text, at: int) -> tuple[Iterable[Mention], int]:
        """What begins at the place, and where to go on."""
        view = text.view
        first = view[at]
        if first in "第前Tt":
            return self._ordinals.read(view, at)
        if view.endswith(_REACHING, 0, at + 1):
            return [], at + 1
        if first in self._word_starts:
            word = self._number_words.read(view, at)
            if word is not None:
                self._cues.take(view, word)
                return [word], word.end
            rank = self._ranks.head(view, at)
            if rank is not None:
                return [rank], rank.end
            if first not in NUMERAL_CHARACTERS:
                return [], at + 1
        return self._numbers.read(text, at)


@functools.lru_cache(maxsize=4)
def finder_for(rules: Rules | None) -> QuantityFinder:
    """The finder of these rules, or of the base pack, built once."""
    return QuantityFinder(rules) if rules is not None else finder_for(load_rules())


def find_quantities(text: str, *, rules: Rules | None = None) -> list[Quantity]:
    """The quantities of any text, in its order, none overlapping another.

    Numbers without a unit are among them where they stand by themselves: 1001 in a cell or a line, 那是五. The engine makes
    no facts of those.

    Args:
        text: any text; offsets count its code points.
        rules: the packs in force; the base pack where None.

    Returns:
        Quantities with exact Decimal values in canonical units; `text[q.start:q.end] == q.text`.
    """
    return finder_for(rules).find(view_of(text), text, alone=True)
