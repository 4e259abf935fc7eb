"""Products by what the text says that they are called: 名为“甲”的新品, 商品名甲, 2025 款甲轿车, 新车有甲 L."""

from __future__ import annotations

from collections.abc import Iterator

from digestnlp.deferred import deferred
from digestnlp.entities.mentions import HAN, Mention, is_han, one_of
from digestnlp.entities.words import OrdinaryWords
from digestnlp.rules import Rules

_NAME = rf"[{HAN}A-Za-z0-9·\-]{{2,14}}?"
# In quotation marks, or in Latin letters, spaces part the words of one name.
_WORDS = rf"(?:[{HAN}A-Za-z0-9·\-]{{2,14}}?|[A-Za-z0-9][A-Za-z0-9.\-]*(?: [A-Za-z0-9][A-Za-z0-9.\-]*){{1,3}})"
_ONE_NAME = rf"(?:(?![和与及将于在的已])[{HAN}A-Za-z0-9·\-]){{2,14}}?"
_QUOTED = rf"[{HAN}A-Za-z0-9 ·：\-.]{{2,14}}"
_VERB = 8  # Characters of a verb and its particles before a name.
_BRAND = deferred("品牌 ?[“「]")
_CALLED = "名为|命名为|取名为?|叫做|名叫|代号为?|型号为|名字叫|定名为"


class CalledProducts:
    """Finds products in Chinese letters, which have no form of their own."""

    def __init__(self, rules: Rules, words: OrdinaryWords) -> None:
        self._words = words
        lists = ("product_nouns", "called_things", "goods")
        nouns = [noun for name in lists for noun in rules.words(f"entities.{name}")]
        things = one_of(nouns)
        self._not_latin = frozenset((*rules.words("entities.not_models"), *rules.words("entities.model_words")))
        self._not_name = deferred(one_of(rules.words("entities.not_called")))
        cars = one_of(rules.words("entities.car_words"))
        drugs = one_of(rules.words("entities.drug_words"))
        self._named = deferred(
            rf"(?:{_CALLED}) ?[“「\"]?({_WORDS})(?: ?[（(]([^（）()，。\n]{{2,20}})[）)])?[”」\"]? ?的[^，。；：\n]{{0,8}}(?:{things})",
            clue=_CALLED,
        )
        self._namers = tuple(rules.words("entities.namers"))
        before = [noun for noun in nouns if is_han(noun[0]) or noun in self._namers]
        vague = frozenset(rules.words("entities.vague_things"))
        behind = one_of(noun for noun in before if noun not in vague)
        launch = one_of(rules.words("entities.launch_verbs"))
        # What a noun before quotation marks says the name is of: 新品“甲”, AI 产品“甲”.
        self._noun_before = deferred(f"({one_of(before)}) ?$")
        self._longest = max(map(len, before), default=0) + 1
        self._quoted = deferred(rf"[“「]({_QUOTED})[”」]")
        # What is launched, with a noun behind it: 推出“甲”酸奶新品.
        self._launched = deferred(
            rf"(?:{launch})了?[^，。；：“「\n]{{0,12}}[“「]({_QUOTED})[”」](?:(?!的)[{HAN}]){{0,4}}(?:{behind})"
        )
        # A thing of software is called by what stands in quotation marks before it, whatever that is: “甲”App.
        self._before_noun = deferred(
            rf"[“「\"]([{HAN}A-Za-z0-9 ]{{2,12}})[”」\"] ?(?:{one_of(rules.words('entities.quoted_things'))})",
            clue='[“「"]',
        )
        # A name in quotation marks that says itself what it is of, where it is launched: 推出“甲大模型”.
        kinds = one_of(rules.words("entities.quoted_things"))
        brought = one_of(("旗下", "自研", *rules.words("entities.launch_verbs")))
        self._brought = deferred(rf"(?:{brought})的?了? ?$")
        self._kind_inside = deferred(
            rf"[“「]((?:[{HAN}]{{2,6}}|[A-Za-z][A-Za-z0-9\-]+ ?)(?:{kinds}))[”」]( ?(?:正式|今日|将)?(?:上线|{launch}))?"
        )
        self._generic = frozenset(rules.words("entities.generic_cores"))
        self._drug = deferred(rf"(?:{drugs}|(?<![{HAN}]))((?:(?!{drugs}|[与和对及为])[{HAN}]){{2,6}}) ?®")
        # A brand of goods that is said to be somebody's: 旗下果汁品牌「甲」.
        owned, kinds = (one_of(rules.words(f"entities.{name}")) for name in ("owners_of_brands", "branded_goods"))
        self._branded = deferred(rf"(?:{owned})的?[^，。；：\n]{{0,8}}(?:{kinds})品牌 ?[“「]({_QUOTED})[”」]")
        # Names that need no quotation marks to be known for such, because what is before and behind them leaves nothing else.
        self._others = (
            deferred(
                rf"(?:商品名|商品名称|药品名称)(?:为|是|：|:)? ?[“「\"（(]?({_NAME})(?=[”」\"）)（(，。、；]|$|已|获|将|是|的|在)",
                clue="商品名|药品名",
            ),
            deferred(rf"20\d\d ?款(?:全新)? ?({_ONE_NAME})(?= ?(?:{cars}))", clue=r"20\d\d ?款"),
            deferred(
                rf"(?:车型|机型|新车|新机|新品)(?:有|为|是|包括|包含|——) ?"
                rf"([{HAN}]{{1,3}}[A-Z]\d{{0,3}}(?: (?:Pro|Max|Plus))?)(?![A-Za-z0-9])",
                clue="[车机]型|新[车机品]",
            ),
        )

    def find(self, text: str) -> Iterator[Mention]:
        """Candidates, which may overlap one another and other mentions."""
        for match in self._named.finditer(text):
            for group in (1, 2):
                if match[group]:
                    yield Mention(match.start(group), match.end(group), "PRODUCT", match[group])
        for match in self._before_noun.finditer(text):
            yield Mention(match.start(1), match.end(1), "PRODUCT", match[1].strip())
        if "“" in text or "「" in text:
            yield from self._in_quotes(text)
        patterns = (self._drug, *self._others) if "®" in text else self._others
        for pattern in patterns:
            for match in pattern.finditer(text):
                if self._words.is_unknown(match[1]) or not is_han(match[1][-1]):
                    yield Mention(match.start(1), match.end(1), "PRODUCT", match[1])

    def _in_quotes(self, text: str) -> Iterator[Mention]:
        for match in self._quoted.finditer(text):
            noun = self._noun_before.search(text, max(0, match.start() - self._longest), match.start())
            if noun is not None and self._is_called(match[1], any_word=noun[1] in self._namers):
                yield Mention(match.start(1), match.end(1), "PRODUCT", match[1].strip())
        for match in self._branded.finditer(text) if _BRAND.search(text) else ():
            yield Mention(match.start(1), match.end(1), "PRODUCT", match[1].strip())
        yield from self._of_their_kind(text)
        for match in self._launched.finditer(text):
            if self._is_called(match[1], any_word=False):
                yield Mention(match.start(1), match.end(1), "PRODUCT", match[1].strip())

    def _of_their_kind(self, text: str) -> Iterator[Mention]:
        for match in self._kind_inside.finditer(text):
            brought = match[2] or self._brought.search(text, max(0, match.start() - _VERB), match.start())
            generic = match[1][:2] in self._generic  # 智能大模型
            if brought and not generic and not self._not_name.search(match[1]):
                yield Mention(match.start(1), match.end(1), "PRODUCT", match[1])

    def _is_called(self, name: str, *, any_word: bool) -> bool:
        """Whether what stands in quotation marks is a name: no turn of speech, nor, but behind 新品 and its like, ordinary words."""
        if self._not_name.search(name) or not any(map(str.isalpha, name)):
            return False
        if name.isascii():
            return self._not_latin.isdisjoint(name.split(" "))
        return any_word or not self._words.is_phrase(name)
