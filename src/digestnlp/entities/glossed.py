"""Products named in two scripts or by a number: “四方四号”（Astra Nine Max）火箭, 岚箭二号运载火箭, 919 客机, 奥岚替尼（Orlantinib）."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from digestnlp.deferred import deferred
from digestnlp.entities.mentions import HAN, Mention, is_han, one_of
from digestnlp.entities.words import OrdinaryWords
from digestnlp.rules import Rules

_QUOTED = rf"[{HAN}A-Za-z0-9 ·：:\-]{{2,14}}"
_LATIN = r"[A-Za-z][A-Za-z0-9.+'’:\-]*(?: [A-Za-z0-9][A-Za-z0-9.+'’:\-]*){0,4}"
_CALLED = '(?:以下)?(?:简称|缩写|下称)(?:[为是：:])? ?[“「"]?([A-Za-z][A-Za-z0-9\\-]{1,9})[”」"]?'
# （Astra Nine Max）, （Orbit Freight Vessel，简称OFV）, （简称OFV）
_GLOSS = deferred(
    rf"([”」》\"]?) ?[（(] ?(?:(?:英文名?|英语)(?:为|：|:)? ?)?(?:({_LATIN})(?:[，,；;、] ?(?:{_CALLED}|暂译|暂名))?|{_CALLED}) ?[）)]"
)
_BRACKETS = deferred("[（(]")
_GROUPS = (2, 3, 4)  # of the name, and of what it is called in short
# Orlantinib（奥岚替尼）: a name in Latin letters before a bracket that a drug's Chinese name fills
_LATIN_OF_DRUG = deferred(rf"(?<![A-Za-z0-9])({_LATIN}) ?[（(] ?$")
_LONGEST_LATIN = 40
_CLOSED = deferred(" ?[）)]")
_NUMBER = r"(?:[一二三四五六七八九十百]{1,3}|\d{1,3})号(?![线楼院门店馆库文])"
_MODEL = r"[1-9]\d{2}(?:-\d{1,3}(?:ER|LR|F)?| ?(?:MAX|NEO|neo|F)(?: ?\d{1,2})?)?"  # 737, 737-800, 737 MAX 8
_CORE = 4  # Characters of a craft's or a drug's name before its number or stem.
_LEAST = 2
_KIND_ENDS = tuple("剂药物品液")  # Last characters of words for kinds of drugs.


class GlossedProducts:
    """Finds them by what stands behind their names."""

    def __init__(self, rules: Rules, words: OrdinaryWords) -> None:
        self._words = words
        lists = ("product_nouns", "called_things", "goods", "craft")
        things = one_of(noun for name in lists for noun in rules.words(f"entities.{name}"))
        craft = one_of(rules.words("entities.craft"))
        self._no_name = frozenset((*rules.words("entities.not_models"), *rules.words("entities.model_words")))
        self._thing_before = deferred(f"(?:{things}) ?$")
        self._thing_behind = deferred(f" ?(?:{things})")
        self._thing_end = deferred(f"(?:{things}|{_NUMBER}|型)$")
        self._stop = deferred(one_of((*rules.words("entities.company_stops"), *rules.words("entities.launch_words"))))
        self._work = deferred(one_of(rules.words("entities.work_nouns")))
        self._quoted = deferred(rf"[“「]({_QUOTED})[”」](?= ?[（(])")
        self._numbered = deferred(rf"{_NUMBER}[甲乙丙丁A-Z]?(?=[”」]?[{HAN}]{{0,4}}?(?:{craft}))", clue="号")
        self._model = deferred(
            rf"(?<![\w.\-第$]){_MODEL}(?= ?(?:型|系列|梦想)?(?:{one_of(rules.words('entities.aircraft'))}))"
        )
        stems = one_of(rules.words("entities.drug_stems"))
        self._drug = deferred(rf"(?:{stems})(?:{one_of(rules.words('entities.drug_forms'))})?(?!类|药物)")
        self._no_craft = frozenset("".join(rules.words("entities.not_before_numbers")))

    def find(self, text: str) -> Iterator[Mention]:
        """Candidates, which may overlap one another and other mentions."""
        for match in self._quoted.finditer(text) if _BRACKETS.search(text) else ():
            if self._is_thing(text, match):
                yield Mention(match.start(1), match.end(1), "PRODUCT", match[1].strip())
        for match in self._numbered.finditer(text):
            core = self._last_word(text, match.start())
            if len(core) >= _LEAST and core[-1] not in self._no_craft:
                start = match.start() - len(core)
                yield Mention(start, match.end(), "PRODUCT", text[start : match.end()])
        for match in self._model.finditer(text):
            yield Mention(match.start(), match.end(), "PRODUCT", match[0])
        for match in self._drug.finditer(text):
            core = self._words.unknown_end(self._before(text, match.start()))
            start = match.start() - len(core)
            # 抑制 + 剂 + 奥岚替尼: the dictionary may not have the word before it as one.
            start += core[:1] in _KIND_ENDS and is_han(text[start - 1 : start])
            if match.start() - start >= _LEAST:
                yield Mention(start, match.end(), "PRODUCT", text[start : match.end()])
                yield from self._latin_of_drug(text, start, match.end())

    def _latin_of_drug(self, text: str, start: int, end: int) -> Iterator[Mention]:
        """The Latin name of the drug whose Chinese name stands between the places, alone in the bracket behind it."""
        if _CLOSED.match(text, end) is None:
            return
        latin = _LATIN_OF_DRUG.search(text, max(0, start - _LONGEST_LATIN), start)
        if latin is not None and self._no_name.isdisjoint(latin[1].split(" ")):
            yield Mention(latin.start(1), latin.end(1), "PRODUCT", latin[1])

    def glosses(self, text: str, mentions: Iterable[Mention]) -> Iterator[Mention]:
        """The names in Latin letters in brackets behind products, and what they are called in short."""
        for mention in mentions:
            gloss = _GLOSS.match(text, mention.end) if mention.label == "PRODUCT" else None
            if gloss is None:
                continue
            for group in _GROUPS:
                if gloss[group] and self._is_gloss(text, mention, gloss, group):
                    yield mention._replace(start=gloss.start(group), end=gloss.end(group), found_by="pattern")

    def _is_gloss(self, text: str, product: Mention, gloss: re.Match[str], group: int) -> bool:
        """Whether what stands in the brackets names the product; one word in capitals may abbreviate anything, a number count it."""
        name = gloss[group]
        if self._no_name.issuperset(name.split(" ")):
            return False
        if gloss[_GROUPS[0]] and gloss[_GROUPS[0]].islower():
            return False  # a term in another language, and what is short for it: （edge-ring coupling，简称ERC）
        called = group != _GROUPS[0]
        return called or (is_han(text[product.end - 1]) and (gloss[1] != "" or not name.isupper()))

    def _is_thing(self, text: str, quoted: re.Match[str]) -> bool:
        """Whether the name in quotation marks has a gloss behind it, and a noun for a thing beside both or at its end.

        Of a film one in the line will do: 票房冠军是王小明主演的「云鹿」(The Deer).
        """
        gloss = _GLOSS.match(text, quoted.end())
        if gloss is None or not any(map(str.isalpha, quoted[1])):
            return False
        line = text.rfind("\n", 0, quoted.start()) + 1, text.find("\n", quoted.end())
        if (
            text[quoted.start()] == "「"
            and gloss[_GROUPS[0]]
            and self._work.search(text, line[0], line[1] if line[1] > 0 else len(text))
        ):
            return True
        before = self._thing_before.search(text, max(0, quoted.start() - 8), quoted.start())
        return bool(before or self._thing_behind.match(text, gloss.end()) or self._thing_end.search(quoted[1]))

    def _last_word(self, text: str, end: int) -> str:
        """The word of the dictionary before the place, or the characters there that make none: 引力 of 发射引力 + 一号."""
        before = self._before(text, end)
        borders = self._words.borders(before)
        if borders is None:
            return before
        last = max((at for at in borders if at < len(before)), default=0)
        return before[last:] if len(before) - last >= _LEAST else self._words.unknown_end(before)

    def _before(self, text: str, end: int) -> str:
        """The Chinese characters before the place that may be of a name."""
        start = end
        while end - start < _CORE and is_han(text[start - 1 : start]):
            start -= 1
        start = max((stop.end() for stop in self._stop.finditer(text, start, end)), default=start)
        return text[start:end]
