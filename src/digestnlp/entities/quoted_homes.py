"""Housing projects and stations by their names in quotation marks, which may be ordinary words: 建案「静园」, 「青山站」周边房价."""

from __future__ import annotations

from collections.abc import Iterator

from digestnlp.deferred import deferred
from digestnlp.entities.mentions import HAN, Mention, one_of
from digestnlp.rules import Rules
from digestnlp.wordlist import compile_words

_NAME = rf"[“「](?:The )?[{HAN}A-Za-z0-9ぁ-んァ-ヶ·\-]{{2,10}}[”」]"
_LIST = rf"{_NAME}(?:[、与和及或]?{_NAME})*"
_WITHIN = 20  # Characters between the verb of choosing and the name: 推荐 + 总价 1200 万的 + 「静园」.


class QuotedHomes:
    """Finds them where the press tells of homes at all."""

    def __init__(self, rules: Rules) -> None:
        self._homes = compile_words(rules.words("entities.home_words"))
        nouns, chosen, behind = (one_of(rules.words(f"entities.home_{part}")) for part in ("nouns", "choices", "tails"))
        self._projects = (
            deferred(rf"(?:{nouns}) ?(?:有|为|如)?(?P<names>{_LIST})"),
            deferred(rf"(?P<names>{_LIST})(?:这?等)?(?:{behind})?(?:{nouns})"),
            # “低密宅地” may be emphasised so, while the press of Taiwan has 「」 for names.
            deferred(rf"(?:{chosen})[^，。；！？“”「」\n]{{0,{_WITHIN}}}(?=「)(?P<names>{_LIST})(?=[，。；、]|等|$)"),
        )
        self._place = deferred(rf"[“「]([{HAN}]{{1,6}}(?:{one_of(rules.words('entities.home_places'))}))[”」]")
        self._name = deferred(_NAME)
        self._no_names = compile_words(rules.words("entities.no_homes"))

    def find(self, text: str) -> Iterator[Mention]:
        """Candidates, which may overlap one another and the known mentions."""
        if not ("「" in text or "“" in text) or self._homes.search(text) is None:
            return
        for match in self._place.finditer(text):
            yield Mention(*match.span(1), "PLACE", match[1])
        for pattern in self._projects:
            for match in pattern.finditer(text):
                yield from self._named(text, *match.span("names"))

    def _named(self, text: str, start: int, end: int) -> Iterator[Mention]:
        """The projects of a list, without turns of speech and places: “智慧社区”, 「青山站」."""
        for quoted in self._name.finditer(text, start, end):
            name = quoted[0][1:-1]
            if self._no_names.search(name) is None and self._place.fullmatch(quoted[0]) is None:
                yield Mention(quoted.start() + 1, quoted.end() - 1, "PRODUCT", name)
