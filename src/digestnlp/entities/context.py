"""Whether a name that is also a common word is a name where it stands: 理想 between 蔚来 and 小鹏 is, 理想 in 理想的 is not."""

from __future__ import annotations

import bisect
from collections.abc import Collection, Container, Iterable, Sequence
from itertools import pairwise

from digestnlp.deferred import deferred
from digestnlp.entities.entries import opens_entry
from digestnlp.entities.lexicon import Hit
from digestnlp.entities.mentions import STOCK_CODE, Mention, is_han, is_latin, one_of
from digestnlp.rules import Rules
from digestnlp.wordlist import pattern_at

_SEPARATOR = deferred(r" ?(?:[、和与及/]|以及) ?")
_LINKS = frozenset(
    "和与及对向由从据被让给为在的是于将把但而如像比用"
)  # Names stand behind these, and parts of words do not.
_CLOSED_NAMES = ("）", ")", "”", "」", "》")
_LIST_ENDS = frozenset("等和与及两三四五六七八九十")
_SENTENCE = 200  # Characters of a sentence that are looked at on either side.
_SENTENCE_END = deferred(r"[。！？\n]")


class Context:
    """Judges the doubtful names of an article by what is known in it."""

    def __init__(self, rules: Rules) -> None:
        after = rules.words("entities.company_after")
        self._behind = deferred(f" ?(?:{pattern_at(after)})")
        no_product = frozenset(rules.words("entities.no_product_after"))
        self._behind_product = deferred(f" ?(?:{pattern_at(word for word in after if word not in no_product)})")
        self._product = deferred(
            rf"[”」\"]? ?(?:{pattern_at(rules.words('entities.product_nouns'))}|[A-Za-z0-9]+-?[A-Za-z]*\d|\d)"
        )
        lists = ("entities.company_suffixes", "entities.product_nouns", "entities.generic_cores")
        self._kinds = frozenset(word for name in lists for word in rules.words(name))
        self._figure = deferred(
            rf"(?: ?[则仅也却]){{0,2}} ?(?:(?:{one_of(rules.words('entities.sold_verbs'))})[了为达约]*)? ?[\d.]+ ?[万亿辆台部%]"
        )
        self._trade = deferred(f"(?:{one_of(rules.words('entities.trade_ends'))}) ?$")
        self._dated = deferred(
            rf" ?(?:{one_of(rules.words('entities.days_of_news'))}|[今昨明]|\d{{1,2}} ?[日月]|[QH][1-4]|第[一二三四]季|[上下]半年|[（(])"
        )
        self._before = tuple(rules.words("entities.company_before"))
        # 旗下全新旗舰: what stands between a maker and its product, in any place where a name could stand.
        self._of_launches = frozenset(rules.words("entities.launch_words"))
        self._over = {entry.id: entry.parent for entry in rules.known("PLACE")}

    def supported(self, text: str, doubtful: Sequence[Hit], certain: Iterable[Mention]) -> list[Hit]:
        """The doubtful names that count: all of an entity that is named beyond doubt elsewhere, or by one of its neighbours.

        Args:
            text: a view.
            doubtful: spellings that are common words.
            certain: names beyond doubt.
        """
        if not doubtful:
            return []
        known = sorted(certain, key=lambda mention: mention.start)
        ids = {mention.id for mention in known} | {mention.parent for mention in known}
        companies = [mention for mention in known if mention.label == "COMPANY"]
        shown = {hit.start for hit in doubtful if hit.name.id in ids or self._shown(text, hit, companies)}
        shown |= self._placed(text, doubtful, known)
        shown |= self._beside_shown(text, doubtful, shown)
        ids |= {hit.name.id for hit in doubtful if hit.start in shown}
        return [hit for hit in doubtful if hit.name.id in ids and self._begins(text, hit)]

    def _begins(self, text: str, hit: Hit) -> bool:
        """Whether the name begins here: a noun for a kind of things ends a longer one more often, as 机器人 in 人形机器人."""
        before = text[max(0, hit.start - 6) : hit.start]
        if before.endswith(_CLOSED_NAMES) and text[hit.start : hit.end] in self._kinds:
            return False  # Nimbus（云岚）机器人: what kind of thing the name before is
        return (
            text[hit.start : hit.end] not in self._kinds
            or not (is_han(before[-1:]) or is_latin(before[-1:]))
            or before.endswith(self._before)
            or before[-1] in _LINKS
        )

    def _shown(self, text: str, hit: Hit, companies: Sequence[Mention]) -> bool:
        """Whether the words beside the name show what it is."""
        if hit.name.label == "PRODUCT" and self._product.match(text, hit.end):
            return True
        if hit.name.label not in ("COMPANY", "PRODUCT"):
            return False
        if hit.name.label == "COMPANY" and (
            opens_entry(text, hit.start, hit.end) or self._has_code(text, hit.start, hit.end)
        ):
            return True
        if text[hit.start : hit.end] in self._of_launches:
            return False
        before = text[max(0, hit.start - 6) : hit.start].rstrip(" ")
        opens = not is_han(before[-1:]) and not is_latin(text[hit.start - 1 : hit.start])  # AI浪潮
        if self._trade.search(before) and self._dated.match(text, hit.end):
            return True  # 晶圆代工厂 + 世界先进 30 日召开…
        behind = self._behind if hit.name.label == "COMPANY" else self._behind_product
        if (opens or before.endswith(self._before)) and behind.match(text, hit.end):
            return True
        return (self._begins(text, hit) and self._listed(text, hit, companies)) or (
            opens and self._counted(text, hit, companies)
        )

    def _placed(self, text: str, doubtful: Sequence[Hit], known: Sequence[Mention]) -> set[int]:
        """Where the doubtful places begin that stand right behind what they lie in (江苏 + 丹阳), or in a list of places."""
        places = {mention.end: mention.id for mention in known if mention.label == "PLACE"}
        starts = {mention.start for mention in known if mention.label == "PLACE"}
        placed: set[int] = set()
        for hit in doubtful:
            if hit.name.label != "PLACE":
                continue
            over = places.get(hit.start)
            listed = self._lies_deep(hit.name.id) and self._is_listed_place(text, hit, places, starts)
            if listed or (over is not None and self._lies_in(hit.name.id, over)):
                placed.add(hit.start)
                places[hit.end] = hit.name.id
        return placed

    def _lies_in(self, place: str | None, over: str) -> bool:
        """Whether a place lies in another one, at whatever remove; every one lies in its country, which tells nothing."""
        while place is not None and place != over:
            place = self._over.get(place)
        return place is not None and self._over.get(place) is not None

    def _lies_deep(self, place: str | None) -> bool:
        """Whether a place lies in a part of its country, as 丹阳 does; 东部 is said of other countries and provinces too."""
        return self._over.get(self._over.get(place or "") or "") is not None

    @staticmethod
    def _is_listed_place(text: str, hit: Hit, ends: Container[int], starts: Container[int]) -> bool:
        """Whether the name fills the room between separators, with a place behind one of them: 保定、朝阳等地."""
        before, after = text[hit.start - 1 : hit.start], text[hit.end : hit.end + 1]
        if (is_han(before) and before not in _LINKS) or (is_han(after) and after not in _LIST_ENDS):
            return False
        return (before == "、" and hit.start - 1 in ends) or (after == "、" and hit.end + 1 in starts)

    def _beside_shown(self, text: str, doubtful: Sequence[Hit], shown: Collection[int]) -> set[int]:
        """Where the doubtful companies begin that stand in a list with a shown one, other doubtful ones between: 甲、乙、丙."""
        beside: set[int] = set()
        companies = [hit for hit in doubtful if hit.name.label == "COMPANY"]
        for hits in (companies, companies[::-1]):
            for hit, following in pairwise(hits):
                left, right = sorted((hit, following))
                known = hit.start in shown or hit.start in beside
                if known and _SEPARATOR.fullmatch(text, left.end, right.start) and self._begins(text, following):
                    beside.add(following.start)
        return beside

    def _has_code(self, text: str, start: int, end: int) -> bool:
        """Whether a stock's code stands in brackets behind the name, which no longer name ends with."""
        before = text[max(0, start - 6) : start]
        begins = not is_han(before[-1:]) or before[-1] in _LINKS or self._trade.search(before) is not None
        return begins and STOCK_CODE.match(text, end + (text[end : end + 1] == " ")) is not None

    def _listed(self, text: str, hit: Hit, companies: Sequence[Mention]) -> bool:
        """Whether a company stands beside the name, with nothing between them but a separator: 蔚来、理想."""
        near = bisect.bisect_left(companies, hit.start, key=lambda mention: mention.start)
        behind = near < len(companies) and _SEPARATOR.fullmatch(text, hit.end, companies[near].start)
        return bool(behind or (near > 0 and _SEPARATOR.fullmatch(text, companies[near - 1].end, hit.start)))

    def _counted(self, text: str, hit: Hit, companies: Sequence[Mention]) -> bool:
        """Whether the name has a figure, in a sentence of companies: 蔚来 2 万辆、理想 4 万辆."""
        if not self._figure.match(text, hit.end):
            return False
        start = max(
            (match.end() for match in _SENTENCE_END.finditer(text, max(0, hit.start - _SENTENCE), hit.start)),
            default=hit.start - _SENTENCE,
        )
        end_match = _SENTENCE_END.search(text, hit.end, hit.end + _SENTENCE)
        end = end_match.start() if end_match else hit.end + _SENTENCE
        near = bisect.bisect_left(companies, start, key=lambda mention: mention.start)
        return near < len(companies) and companies[near].start < end
