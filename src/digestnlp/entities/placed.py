"""Companies that are called after a place and two characters that are no word: 江州源澜, by what they do and beside whom they stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from digestnlp.deferred import deferred
from digestnlp.entities.mentions import HAN, Mention, is_han, one_of
from digestnlp.entities.words import OrdinaryWords
from digestnlp.rules import Rules

_COUNTRY = "place.china"
_LONGEST_OWN = 4
# Who there is more than one of.
_NO_FIRMS = ("人", "者", "公民", "企业", "政府", "国籍", "公司", "股民", "资本", "资金")
# How words end for all of a trade: 江州 + 房企 + 净利润.
_TRADES = ("企", "商", "股", "厂", "行", "所", "业", "属")
_OWN = 2  # Characters of the name behind the place.
_REACH = 40  # Characters behind a list in which it is said what those in it do.
_BEFORE = tuple("、与由及和向 ")
_NUMERALS = "一二三四五六七八九十百千万亿"  # They count nothing in a name of two characters: 九胜.
_CLOSING = tuple("）)")


class PlaceNamed:
    """Finds holders and sellers of shares and who has accounts: 向王小明、江州源澜、岚溪启力发行股份, 江州源澜拟减持, 江州源澜净利润."""

    def __init__(self, rules: Rules, words: OrdinaryWords, home: frozenset[str | None]) -> None:
        self._words = words
        self._home = home
        self._lone = frozenset("".join(rules.words("entities.lone_words"))).difference(_NUMERALS)
        deals = one_of(rules.words("entities.holder_deals"))
        self._deals = deferred(f"(?:拟|计划|已|合计)?(?:{deals})")
        verbs, accounts = (one_of(rules.words(f"entities.{name}")) for name in ("report_verbs", "company_results"))
        self._accounts = deferred(rf"(?:{verbs})?(?:{accounts})")
        self._holders = rules.words("entities.holders_of_shares")
        self._of_holder = deferred(rf"([{HAN}]{{2,{_LONGEST_OWN}}}?)(?:拟|计划|已|合计|共|直接)?(?:{deals})")
        self._told = deferred(rf"[、及和与等][^。；\n]{{0,{_REACH}}}?(?:{deals})")

    def find(self, text: str, ends: Mapping[int, Mention]) -> Iterator[Mention]:
        """Candidates, which overlap no known mentions but the places.

        Args:
            text: a view.
            ends: known mentions by where they end.
        """
        starts = {mention.start for mention in ends.values()}
        unknown = {
            place.start: place.end + _OWN
            for place in ends.values()
            if place.label == "PLACE" and place.id in self._home and self._is_own(text, place.end, starts)
        }
        found = set(unknown.values())
        for start, end in unknown.items():
            before = text[start - 1 : start]
            if is_han(before) and before not in _BEFORE:
                continue
            listed = self._told.match(text, end) and self._is_listed(text, start, end, ends, found, unknown)
            reports = self._accounts.match(text, end) and not text.endswith(_TRADES, start, end)
            if listed or self._deals.match(text, end) or reports:
                yield Mention(start, end, "COMPANY", text[start:end])
        yield from self._of_country(text, ends)

    def _of_country(self, text: str, ends: Mapping[int, Mention]) -> Iterator[Mention]:
        """Holders that are called after the whole country, behind the word for one: 股东中国岚能 + 持有 3 万股; but 股东中国公民."""
        for place in ends.values():
            if place.id != _COUNTRY or not text.endswith(self._holders, 0, place.start):
                continue
            own = self._of_holder.match(text, place.end)
            if own is not None and own.end(1) not in ends and not own[1].endswith(_NO_FIRMS):
                yield Mention(place.start, own.end(1), "COMPANY", text[place.start : own.end(1)])

    def _is_own(self, text: str, at: int, starts: set[int]) -> bool:
        own = text[at : at + _OWN]
        if len(own) < _OWN or not all(map(is_han, own)) or not self._lone.isdisjoint(own):
            return False
        free = starts.isdisjoint(range(at, at + _OWN))
        return free and self._words.is_unknown(own) and not self._words.cuts(text, at, at + _OWN)

    @staticmethod
    def _is_listed(
        text: str, start: int, end: int, ends: Mapping[int, Mention], found: set[int], unknown: Mapping[int, int]
    ) -> bool:
        """Whether a person, a company or another such name stands beside it in a list."""
        if text[end] == "、" and end + 1 in unknown:
            return True
        if text[start - 1 : start] not in tuple("、与及和"):
            return False
        known = ends.get(start - 1)
        named = known is not None and known.label in ("COMPANY", "PERSON")
        return named or start - 1 in found or text[start - 2 : start - 1] in _CLOSING
