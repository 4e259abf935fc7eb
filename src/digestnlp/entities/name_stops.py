"""Words that are no part of a company's name, behind which one begins: 收购 + 云岚科技."""

from __future__ import annotations

from collections.abc import Collection
from operator import itemgetter

from digestnlp.deferred import deferred
from digestnlp.entities.mentions import is_han, one_of
from digestnlp.entities.words import OrdinaryWords
from digestnlp.rules import Rules
from digestnlp.wordlist import WordSearch

JOINING = tuple("和与及")
NUMERALS = tuple("0123456789一二两三四五六七八九十百千万亿几数多各每这那该某半余")


class NameStops:
    """Finds them by the packs' words.

    Attributes:
        stop: any of them, wherever it stands.
    """

    def __init__(self, rules: Rules, words: OrdinaryWords) -> None:
        self._words = words
        self._counters = frozenset(rules.words("entities.counter_stops"))
        stops = rules.words("entities.company_stops")
        self.stop = deferred(one_of(stops))
        self._stops = WordSearch(stops)

    def behind(self, text: str, start: int, end: int) -> int:
        """Where the last word that ends the search for a name ends; the start of the range where there is none.

        What 能 is a part of ends with it: behind 能力 a name begins, not behind its 能.
        """
        # They may overlap: 车企 and 企业 in 汽车企业.
        stops = [stop.span() for stop in self._stops.overlapping(text, start, end)]
        behind = {start, *(stop_end for _, stop_end in stops)}
        for stop in sorted(stops, key=itemgetter(1), reverse=True):
            if not self._opens_name(text, stop, start, behind):
                return min(end, self._words.word_end(text, *stop))
        return start

    def _opens_name(self, text: str, stop: tuple[int, int], border: int, behind: Collection[int]) -> bool:
        """Whether a stop is rather one of the first characters of a name: 台 that counts nothing, 和 behind one character.

        Args:
            text: a view.
            stop: where the stop is.
            border: where the search for the name ends at the latest.
            behind: where names can begin: there and behind the stops.
        """
        at = stop[0]
        if text[at : stop[1]] in self._counters:
            return at in behind and text[at - 1 : at] not in NUMERALS
        joins = text[at : stop[1]] in JOINING and at == border + 1
        return joins and not is_han(text[border - 1 : border]) and at not in behind
