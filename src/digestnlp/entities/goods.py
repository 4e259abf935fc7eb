"""Products with Chinese names: 甲清风扇 3 Pro by its mark, 推出甲声汐牙刷 by its launch, 甲地图 by its kind of service."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from digestnlp.deferred import deferred
from digestnlp.entities.mentions import HAN, Mention, is_han, one_of
from digestnlp.entities.words import OrdinaryWords
from digestnlp.rules import Rules

_NAME = 8  # Characters of a name between its brand and its mark.
# How often a brand's goods are named at least, and which part of all that is said of the brand, to be a line by that name.
_LEAST_OF_LINE, _MOST_OF_LINE = 3, 0.75
_NEW = 3  # Characters of a name that no brand opens, at least: with fewer a mark could stand behind any word.


class NamedGoods:
    """Finds products whose names are Chinese words and something that is more than a word: a mark, or a part that is none."""

    def __init__(self, rules: Rules, words: OrdinaryWords) -> None:
        self._words = words
        goods = one_of(rules.words("entities.goods"))
        models = one_of(word for word in rules.words("entities.model_words") if len(word) > 1)
        self._good = deferred(goods)
        self._good_end = deferred(f"(?:{goods})$")
        self._models = deferred(models)
        # 3 Pro: nothing that is counted has such a mark.
        self._mark = deferred(
            rf"[ \d](?<=[{HAN}].)(?:(?<! )\d{{0,2}}|\d{{1,3}})(?:\.\d)?[A-Za-z]?"
            rf"(?: ?(?:{models})(?![A-Za-z]))+(?![A-Za-z0-9])"
        )
        self._stop = deferred(one_of((*rules.words("entities.company_stops"), *rules.words("entities.launch_words"))))
        verbs = rules.words("entities.launch_verbs")
        launch = one_of(verbs)
        new = one_of(("即", "——", "新品", *verbs, *(f"{verb}了" for verb in verbs)))
        self._launched = deferred(
            rf"(?:{launch})了?(?:[^，。；：\n]{{0,6}}(?:{one_of(rules.words('entities.launch_words'))}))?$"
        )
        self._launch = deferred(
            rf"[”」\"]? ?(?:正式|现已|今日|将|开启|开始)?(?:{launch}|[，,]? ?(?:首发|众筹)?(?:售价|价))"
        )
        self._good_behind = deferred(rf"([{HAN}]{{2,{_NAME}}}?)(?:{goods})")
        self._alone = deferred(rf"{new} ?(([{HAN}]{{2,3}})(?:{goods}))(?=[，。；、）]|$)")
        services, others = (
            one_of(rules.words(f"entities.{name}")) for name in ("brand_services", "not_behind_services")
        )
        self._service = deferred(f"(?:{services})(?!{others})")
        self._no_makers = tuple(rules.words("entities.no_makers"))

    def find(self, text: str, known: Mapping[int, Mention]) -> Iterator[Mention]:
        """Candidates, which may overlap one another and the known mentions.

        Args:
            text: a view.
            known: mentions by where they end; the companies among them are the brands.
        """
        for mark in self._mark.finditer(text) if self._models.search(text) else ():
            yield from self._marked(text, mark, known)
        for match in self._alone.finditer(text):
            if self._words.is_unknown(match[2]):
                yield Mention(match.start(1), match.end(1), "PRODUCT", match[1])
        yield from self._lines(text, known)
        for end, brand in known.items():
            if brand.label == "COMPANY" and is_han(text[end : end + 1]):
                yield from self._of_brand(text, brand)

    def _lines(self, text: str, known: Mapping[int, Mention]) -> Iterator[Mention]:
        """Goods of a brand that belongs to another's, where the text hardly names it without them: 岚家 + 扫地机, again and again."""
        brands: dict[str, list[tuple[Mention, re.Match[str] | None]]] = {}
        for end, brand in known.items():
            if brand.label == "COMPANY" and brand.parent is not None:
                brands.setdefault(brand.name, []).append((brand, self._good.match(text, end)))
        for named in brands.values():
            goods = Counter(good[0] for _, good in named if good is not None)
            noun, times = goods.most_common(1)[0] if goods else ("", 0)
            if times < _LEAST_OF_LINE or times < len(named) * _MOST_OF_LINE:
                continue
            for brand, good in named:
                if good is not None and good[0] == noun:
                    owner = known.get(brand.start)
                    own = owner is not None and owner.label == "COMPANY" and owner.id == brand.parent
                    start = owner.start if owner is not None and own else brand.start
                    yield Mention(start, good.end(), "PRODUCT", text[start : good.end()], None, brand.parent)

    def _marked(self, text: str, mark: re.Match[str], known: Mapping[int, Mention]) -> Iterator[Mention]:
        """A name with a mark, from its brand on, or from where a name can begin."""
        end = mark.start()
        start = end
        while end - start < _NAME and is_han(text[start - 1 : start]) and start not in known:
            start -= 1
        brand = known.get(start)
        stops = [stop.end() for stop in self._stop.finditer(text, start, end)]
        if stops:
            brand, start = None, stops[-1]
        name = text[start:end]
        if any(at in known for at in range(end, mark.end() + 1)):
            return
        if brand is not None and brand.label == "COMPANY" and self._is_name(name, 2):
            yield Mention(brand.start, mark.end(), "PRODUCT", text[brand.start : mark.end()], None, brand.id)
        elif brand is None and self._words.is_unknown(name) and self._is_name(name, _NEW):
            yield Mention(start, mark.end(), "PRODUCT", text[start : mark.end()])

    def _is_name(self, name: str, least: int) -> bool:
        return len(name) >= least and (self._words.is_unknown(name) or self._good_end.search(name) is not None)

    def _of_brand(self, text: str, brand: Mention) -> Iterator[Mention]:
        """A service of a brand, or a thing of a brand that is launched by a name of its own."""
        service = self._service.match(text, brand.end)
        if service is not None and not text.endswith(self._no_makers, brand.start, brand.end):
            yield Mention(brand.start, service.end(), "PRODUCT", text[brand.start : service.end()], None, brand.id)
        good = self._good_behind.match(text, brand.end)
        if good is None or self._stop.search(good[1]) or not self._words.is_unknown(good[1]):
            return
        launched = self._launched.search(text, max(0, brand.start - 12), brand.start) and not is_han(
            text[good.end() : good.end() + 1]
        )
        if launched or self._launch.match(text, good.end()):
            yield Mention(brand.start, good.end(), "PRODUCT", text[brand.start : good.end()], None, brand.id)
