"""Housing estates, by how their names end and what is told of them in Hong Kong (岚湖居 3 座中层), or by address (岚湾径 8 号)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from digestnlp.deferred import deferred
from digestnlp.entities.mentions import Mention, is_han, one_of
from digestnlp.entities.places import hard_border
from digestnlp.rules import Rules
from digestnlp.wordlist import compile_words

_SHORTEST, _LONGEST = 3, 6  # Characters of an estate's name.
_JOINING = tuple("及、和与")
_DISTRICT = "区"


class Estates:
    """Finds them where flats are told of at all."""

    def __init__(self, rules: Rules, behind_stops: Callable[[str, int, int], int]) -> None:
        """Compiles the word lists.

        Args:
            rules: the word lists `entities.*`.
            behind_stops: where the last word ends that is no part of a name, between two offsets.
        """
        self._behind_stops = behind_stops
        self._flats = compile_words(rules.words("entities.flat_words"))
        ends, times, told = (one_of(rules.words(f"entities.estate_{part}")) for part in ("ends", "times", "told"))
        recorded = r"(?:分别|合共|[共累暂已亦再现只仅则均])*录(?:得|买卖)? ?约? ?\d"
        block = r"第? ?[\dA-Z]{1,3} ?[座期]|[高中低]层"
        self._told = deferred(rf"({ends})(?= ?(?:(?:{times})*(?:{recorded}|{told})|{block}))")
        self._end = deferred(f"(?:{ends})$")
        premises = one_of(rules.words("entities.premises"))
        self._address = deferred(rf"({one_of(rules.words('entities.road_ends'))}) ?\d{{1,3}} ?号(?!(?:{premises}))")
        self._common = compile_words(rules.words("entities.no_estates"))

    def find(self, text: str, ends: Mapping[int, Mention]) -> Iterator[Mention]:
        """Candidates, which may overlap the known mentions, by where those end."""
        if self._flats.search(text) is None:
            return
        places = {end: mention for end, mention in ends.items() if mention.label == "PLACE"}
        for match in self._told.finditer(text):
            yield from self._list(text, match.end(), places)
        for match in self._address.finditer(text):
            if (start := self._start(text, match.end(1), places)) is not None:
                yield Mention(start, match.end(), "PRODUCT", text[start : match.end()])

    def _list(self, text: str, end: int, places: Mapping[int, Mention]) -> Iterator[Mention]:
        """The estate whose name ends here, and those before it of which the same is told: 岚港城及岚福新邨分别录得."""
        while (start := self._start(text, end, places)) is not None:
            yield Mention(start, end, "PRODUCT", text[start:end])
            end = start - 1
            if text[end : end + 1] not in _JOINING or self._end.search(text, max(0, end - _LONGEST), end) is None:
                return

    def _start(self, text: str, end: int, places: Mapping[int, Mention]) -> int | None:
        """Where the name begins that ends here: at the town before it, which is no district, or behind the last stop."""
        border = hard_border(text, end, max(0, end - _LONGEST), places)
        start = self._behind_stops(text, border, end - 1)
        place = places.get(start)
        if place is not None and not text.endswith(_DISTRICT, place.start, place.end):
            start = place.start
        opens = start != border or start in places or not is_han(text[start - 1 : start])
        if end - start < _SHORTEST or not opens or self._common.search(text, start, end):
            return None
        return start
