"""Products by the form of their names: a brand or product line with a model, model codes beside product nouns, works in 《》."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from digestnlp.deferred import deferred
from digestnlp.entities.called import CalledProducts
from digestnlp.entities.funds import FundNames
from digestnlp.entities.goods import NamedGoods
from digestnlp.entities.mentions import HAN, Mention, has_letters, is_han, is_latin, one_of
from digestnlp.entities.traded_funds import TradedFunds
from digestnlp.entities.words import OrdinaryWords
from digestnlp.rules import Rules
from digestnlp.wordlist import pattern_at

_KIND = 6  # Characters before a brand that may say what kind of thing is named.
_MODEL_DIGITS = (2, 3, 4)
_BROUGHT = 20  # Characters of what is said of a product between the verb that brings it out and its name.
_PARTS = 5  # How many words and numbers a product's name has at most behind its line.
_PLUS = r"(?:\++(?![A-Za-z0-9]))?"  # 望舒 9000+; but 望舒 9000+2K 屏 joins two things
_TOKEN = rf"[A-Za-z0-9]+(?:[.\-][A-Za-z0-9]+)*{_PLUS}"
_CODE = rf"(?=[A-Za-z\d]*[A-Za-z])(?=[A-Za-z\-]*\d)[A-Za-z0-9]+(?:[.\-][A-Za-z0-9]+)*{_PLUS}"
_JOINED = r"(?=[A-Z\-]*[a-z])[A-Z][A-Za-z]*(?:-[A-Z][A-Za-z]*)+"  # EchoLM-Pro
_NUMBER = deferred(r"\d{1,4}(?:\.\d{1,2}){0,3}")
_RELEASE = deferred(r"(?<=\d)(?:\.\d{1,2}){1,3}(?![\d.])")  # What goes on with a version: .4.1 behind iOS 17.
# What behind a number shows that it counts or measures, or is a year: no part of a name.
_COUNTS = deferred(
    r" ?[万亿千百十余多年月日号时点分秒个名位家款台辆部架艘套件只枚颗座间层倍元块美欧港韩英斤吨米寸"
    r"克升度天周岁次届%％‰折亩人户所项条张份笔场股期星纳]"
    r"| ?(?:小时|公[里斤吨顷]|[平立]方|毫[米升克安]|厘米|英[寸里尺]|马力|财[年季])|[.,:/\-~]?\d|[-~到]|至(?!尊)"
    r"|(?<=[05-9][05]) ?后(?![置盖端驱])"  # 微博 + 90 后用户
)
_MEASURE = deferred(
    r"\d+(?:\.\d+)?(?:[kKMGT]?[Bb]|[kMG]?Hz|[kKMG]?[Ww]h?|mAh|nm|[cmk]?m|kg|g|fps|[kKM]|TOPS|bit|x|Ah|V|A|P|p|[Pp]pi|[Ll]|s|ms|MP|rpm|Nm|h|D|G|st|nd|rd|th)"
)
# A stock's code at an exchange: SH600001, 0001.HK, 9001-TW, NMBR.US.
_TICKER = deferred(
    r"(?:SH|SZ|BJ|HK|sh|sz|bj|hk)\.?\d{5,6}|[A-Z]{1,5}-US|\d{4,6}[.\-](?:HK|SH|SZ|SS|BJ|TWO?|KS|KQ|SI|US|T|JP|KR)|[A-Z]{1,5}\.(?:US|N|O|OQ|HK|L|T|AX|SI|KS)"
)
# The end of the name of a bond or a traded fund: 24 甲控 MTN001, 甲深 300ETF.
_PAPER = deferred(r"(?:MTN|SCP|PPN|ABN|CP|GN|PRN)\d{3}[A-Z]?$|ETF$")
# A size or weight behind a product's name is none of it: 望舒 S2 256GB, 岁金 20g.
_MEASURE_BEHIND = deferred(r" +\d+(?:\.\d+)? ?(?:[km]?g|m?[Ll]|[GT]B|[mc]m|mAh|英?寸|克|升|毫升|元)$")
# Two words with a stop between them, looked for first: most texts have none.
_DOTTED = deferred(r"[A-Z]\.[A-Z]")
# The first letter of a word that nothing Latin is joined to on its left.
_LATIN_START = deferred(r"[A-Za-z](?<![A-Za-z0-9.\-/&].)")
# Words with capitals before a code of letters and digits: what else but a model has such a name?
_WORDS_AND_CODE = deferred(
    rf"[A-Z](?<![A-Za-z0-9.\-/&].)[a-z]+(?: [A-Z][a-z]+){{0,2}}(?: \d{{1,2}})? (?:[A-Z]{{2,}}-)?{_CODE}(?![A-Za-z0-9%％])"
)
# What behind a name shows that it goes on, or that it is a conference's.
_EVENT = deferred(r"[A-Za-z0-9]| ?(?:20\d\d|大会|峰会|展会|活动|发布会)")
_OTHER_LETTER = deferred(r"(?<= [A-Z])\|[A-Z](?![A-Za-z0-9])")  # Series S|X
_OF_YEAR = deferred(r"(?<=[a-z]{2}) 20\d\d(?![\d.\-/])")
_WITH_AI = deferred(r"(?<=[a-z]) AI(?![A-Za-z0-9\-+])(?! [A-Za-z])")
_YEAR = deferred(r"(?:19|20)\d\d(?!\d)")
_VERSION = deferred(r"[vV]\d+(?:\.\d+)+")  # v1.1.0: of what, the text says elsewhere
RANKING = deferred(r"[Tt][Oo][Pp] ?\d*")
"""TOP20: how many lead a list."""
PERIOD = deferred(r"(?:20)?[1-3]\d[QH][1-4]E?|[1-4][QH](?:(?:20)?[1-3]\d)?E?")
"""25H1, 3Q, 1H25: a half or quarter of a year, which stands beside names and is in none."""
_CLASS_AND_MONTH = deferred("[AB][01]?\\d")  # 甲A + 11 月 21 日
_CAMEL = deferred("[A-Z][a-z]+[A-Z][a-z]+(?![A-Za-z0-9])")  # McRoot
_SERIES = deferred("(?<![A-Za-z0-9\\-.])([A-Z][A-Za-z]{1,15}) ?系列")
_BETWEEN_WORKS = deferred(r"[、，和与及以]{0,2}")
# Behind a title: another in Latin letters, or the rank that something gives it.
_OF_WORK = deferred(
    r" ?[（(][A-Z][A-Za-z'’:.\-]*(?: ?[A-Za-z0-9][A-Za-z0-9'’:.\-]*){0,7}(?:[，,][^（）()]{1,6})?[）)]"
    r"| ?(?:则|也|均)?(?:凭借?着?|以)[^，。；\n]{2,16}?(?:排名|位列|位居|名列|居首|登顶|夺冠|摘得)"
)
_BRACKETED_WORK = deferred(r"《([^《》\n]{1,30})》")


class ProductPatterns:
    """Finds products that the lexicon does not know, and the whole names of those that begin with a known line or brand."""

    def __init__(self, rules: Rules, words: OrdinaryWords) -> None:
        self._words = words
        self._model_words = frozenset(rules.words("entities.model_words"))
        self._not_models = frozenset(rules.words("entities.not_models"))
        editions = one_of(rules.words("entities.model_editions"))
        nouns = one_of(rules.words("entities.product_nouns"))
        self._part = deferred(rf" ?(?:({_TOKEN})|({editions}))")
        # 轿车甲 15: a number behind a maker is a model's where its kind stands before.
        self._kind_before = deferred(f"(?:{one_of(rules.words('entities.named_kinds'))}|手机|系列) ?$")
        self._new_before = deferred(f"(?:{one_of(rules.words('entities.model_ages'))})$")
        self._told_of_model = deferred(rf" ?的?(?:{one_of(rules.words('entities.told_of_models'))})")
        self._not_edition = deferred(one_of(rules.words("entities.not_editions")))
        # An edition by a name of its own: 甲霞限量版, 甲霞版.
        self._named_edition = deferred(rf" ?([{HAN}]{{2}})(?:{editions}|版(?!本|权|块|图|号|面|税|式))")
        self._noun_behind = deferred(rf" ?(?:{nouns})")
        kinds = one_of((*rules.words("entities.product_nouns"), *rules.words("entities.ai_kinds")))
        self._kind_behind = deferred(f" ?(?:{kinds})")
        latin = (
            rf"(?:[A-Z][A-Za-z]+ ){{0,2}}(?:{_CODE}|{_JOINED}(?: {_CODE})?|[A-Z][A-Za-z]*[a-z][A-Za-z]*)"
            rf"(?: (?:{one_of(self._model_words)})(?![A-Za-z]))*(?: \d{{1,2}}(?:\.\d)?(?![\d.,%％万亿千百])"
            rf"(?: (?:{one_of(word for word in self._model_words if len(word) > 1)})(?![A-Za-z]))*)?"
        )
        self._noun_behind_latin = deferred(rf"[A-Za-z0-9+] ?(?:{nouns})")
        self._before_noun = deferred(rf"({latin}) ?(?:{nouns})")
        # Behind a noun in Latin letters the next word goes on with it: App Store.
        chinese = [noun for noun in rules.words("entities.product_nouns") if is_han(noun[0])]
        self._behind_noun = deferred(rf"{one_of([*chinese, '搭载'])} ?[「“\"]?({latin})(?![A-Za-z0-9])")
        things = (noun for name in ("goods", "called_things") for noun in rules.words(f"entities.{name}"))
        self._dotted = deferred(rf"(?:{one_of((*chinese, *things))}) ?([A-Z]{{1,3}}\.[A-Z][a-z]+)(?![A-Za-z0-9.])")
        # T7M Pro: what else but a model has a code before such a word?
        self._code_and_word = deferred(
            rf"[A-Z](?<![A-Za-z0-9.\-/&].)[A-Za-z]{{0,2}}\d{{1,4}}[A-Za-z]{{0,2}}"
            rf"(?: (?:{one_of(word for word in self._model_words if len(word) > 1)})(?![A-Za-z0-9]))+"
        )
        # What closes the clause in which it is brought out: 开源 1.6 万亿参数 Nova-2.0，.
        named_so = rf"{_JOINED}|[A-Z][A-Za-z]+-\d+(?:\.\d+)?|[A-Z][a-z]+[A-Z]+[A-Za-z]*"
        self._brought_out = deferred(
            rf"(?:{one_of(rules.words('entities.bringing_out'))})[^，。；：、“《\n]{{0,{_BROUGHT}}}?[ {HAN}]({named_so})(?=[，。；：,\n]|$)"
        )
        self._sibling = deferred(rf" ?[、/和与及] ?({_CODE})(?![A-Za-z0-9])")
        self._technology = deferred(rf"(?:{one_of(rules.words('entities.technologies'))})-?\d*[A-Za-z]{{0,2}}\d?")
        self._not_works = tuple(rules.words("entities.not_works"))
        self._no_makers = (*rules.words("entities.plain_suffixes"), *rules.words("entities.no_makers"))
        self._degrees = frozenset(rules.words("entities.degree_words"))
        self._latin_ends = frozenset(rules.words("entities.latin_suffixes"))
        # 甲公司 Q2 合并营收, 24H1 收入: a quarter, where accounts are told of behind it.
        self._quarter = deferred(
            rf"(?:(?:\d\d)?[QH][1-4]|\d\d[EA]) ?的?(?:{one_of(rules.words('entities.behind_quarters'))})"
        )
        self._acts = deferred(f" ?(?:公司|{pattern_at(rules.words('entities.company_acts'))})")
        self._funds = FundNames(rules)
        self._called = CalledProducts(rules, words)
        self._goods = NamedGoods(rules, words)
        self._traded_funds = TradedFunds(rules)
        self._work_noun = deferred(one_of(rules.words("entities.work_nouns")))

    def find(self, text: str, known: Iterable[Mention]) -> Iterator[Mention]:
        """Candidates, which may overlap one another and the known mentions.

        Args:
            text: a view.
            known: companies and products, in order.
        """
        known = list(known)
        starts = {mention.start for mention in known}
        before: Mention | None = None
        ends: dict[int, Mention] = {}
        for mention in known:
            if mention.label == "PRODUCT":
                yield from self._line(text, mention, before)
            elif mention.label == "COMPANY":
                yield from self._brand(text, mention)
                if mention.end not in starts:
                    yield from self._one_with(text, mention)
            ends[mention.end] = before = mention
        yield from self._goods.find(text, ends)
        yield from self._traded_funds.find(text, ends)
        if has_letters(text):
            yield from self._beside_nouns(text)
        yield from self._called.find(text)
        yield from self._works(text)
        yield from self._funds.find(text)

    def lines(self, text: str, mentions: Iterable[Mention]) -> Iterator[Mention]:
        """The products that go on behind the mentions of their lines or makers."""
        for mention in mentions:
            if mention.label == "PRODUCT":
                yield from self._line(text, mention, None)
            elif mention.label == "COMPANY":
                yield from self._brand(text, mention)

    def siblings(self, text: str, products: Sequence[Mention]) -> Iterator[Mention]:
        """Codes that carry on a list of models (甲 M5、M7 和 M8), and lines by the last word of their names (Max 系列)."""
        yield from self._series(text, products)
        for product in products:
            if product.label != "PRODUCT" or not any(c.isdigit() for c in product.name[-4:]):
                continue
            end = product.end
            while sibling := self._sibling.match(text, end):
                code = sibling[1]
                if code in self._not_models or _MEASURE.fullmatch(code) or is_security(code):
                    break
                yield Mention(sibling.start(1), sibling.end(1), "PRODUCT", code)
                end = sibling.end(1)

    @staticmethod
    def _series(text: str, products: Iterable[Mention]) -> Iterator[Mention]:
        """The word before 系列 that is the last of a product's name that is said in full elsewhere: 云岚 Nova，…。Nova 系列."""
        series = list(_SERIES.finditer(text))
        if not series:
            return
        lines = {p.name.rsplit(" ", 1)[-1]: p for p in products if p.label == "PRODUCT" and " " in p.name}
        for match in series:
            line = lines.get(match[1])
            if line is not None:
                yield line._replace(start=match.start(1), end=match.end(1), found_by="pattern")

    def _line(self, text: str, line: Mention, before: Mention | None) -> Iterator[Mention]:
        """A known product with what follows it (iPhone 17 Pro Max), and with its maker where that stands before it."""
        end = self._version_end(text, self._parts_end(text, line.end, bare=True))
        start = line.start
        if (
            before is not None
            and before.label == "COMPANY"
            and before.end <= start
            and not text[before.end : start].strip(" ")
            and (line.parent is None or before.id is None or line.parent == before.id)
        ):
            start = before.start
        if (start, end) == (line.start, line.end):
            return
        if end == line.end:
            yield Mention(start, end, "PRODUCT", line.name, line.id, line.parent)
        else:
            yield Mention(start, end, "PRODUCT", spaced(text[start:end]), None, line.parent)

    def _version_end(self, text: str, at: int) -> int:
        """Where the name of a product ends with its second letter (S|X), with its year, or with AI, where no noun follows."""
        if at and (tail := _OTHER_LETTER.match(text, at)):
            return tail.end()
        if (
            (tail := _OF_YEAR.match(text, at))
            and not _COUNTS.match(text, tail.end())
            and not _EVENT.match(text, tail.end())
        ):
            return tail.end()
        if (tail := _WITH_AI.match(text, at)) and not self._kind_behind.match(text, tail.end()):
            return self._edition_end(text, tail.end())
        return at

    def _brand(self, text: str, brand: Mention) -> Iterator[Mention]:
        """A company with a model of its own beside it: 小米 SU7."""
        first = self._part.match(text, brand.end)
        if first is None or first[1] is None or text.endswith(self._no_makers, brand.start, brand.end):
            return  # What stands behind 甲公司 is no model's name with its brand.
        end = self._parts_end(text, brand.end, bare=False)
        if end > brand.end and self._is_model(text, brand, first, end):
            yield Mention(brand.start, end, "PRODUCT", spaced(text[brand.start : end]), None, brand.id)
        elif end == first.end() and first[1].isalpha() and self._noun_behind.match(text, end):
            # One word between a company and a product noun: the product's name, as in 智谱 GLM 模型, or a line of the company's.
            yield Mention(first.start(1), end, "PRODUCT", first[1], None, brand.id)
        elif end > brand.end and self._is_service(text, brand, end):
            yield Mention(brand.start, end, "PRODUCT", text[brand.start : end], None, brand.id)
        elif brand.id and (tail := _WITH_AI.match(text, brand.end)) and not self._kind_behind.match(text, tail.end()):
            yield Mention(brand.start, tail.end(), "PRODUCT", text[brand.start : tail.end()], None, brand.id)

    def _one_with(self, text: str, brand: Mention) -> Iterator[Mention]:
        """A word with a capital inside that is joined to a known Chinese brand, and does nothing that companies do: 云岚McRoot."""
        word = _CAMEL.match(text, brand.end) if brand.id is not None and is_han(text[brand.end - 1]) else None
        if word is not None and not self._acts.match(text, word.end()):
            yield Mention(brand.start, word.end(), "PRODUCT", spaced(text[brand.start : word.end()]), None, brand.id)

    def _is_service(self, text: str, brand: Mention, end: int) -> bool:
        """Whether capitalised words behind a brand in Latin letters go on with it as a product's name does: Orvanta Notes."""
        words = text[brand.start : end].split(" ")
        return (
            len(words) > 1
            and all(word[0].isupper() and word[1:].islower() and word.isalpha() for word in words[1:])
            and is_latin(text[brand.end - 1])
            and self._latin_ends.isdisjoint(words)
            and self._not_models.isdisjoint(words)
            and self._degrees.isdisjoint(words)
            and _EVENT.match(text, end) is None
        )

    def _is_model(self, text: str, brand: Mention, first: re.Match[str], end: int) -> bool:
        token = first[1]
        has_letter, has_digit = any(map(str.isalpha, token)), any(map(str.isdigit, token))
        if has_letter and has_digit:
            return True
        if has_letter:
            # A capitalised word alone could be anything: a number or a model word has to follow.
            rest = text[first.end() : end]
            if token in self._model_words and rest.strip():
                return True  # Model C
            return any(map(str.isdigit, rest)) or not self._model_words.isdisjoint(rest.split())
        return (
            end > first.end()
            or (token.startswith("0") and len(token) > 2)
            or self._is_model_number(text, brand, first)
            or self._noun_behind.match(text, end) is not None
            or self._kind_before.search(text, max(0, brand.start - _KIND), brand.start) is not None
        )

    def _is_model_number(self, text: str, brand: Mention, number: re.Match[str]) -> bool:
        """Whether the number right behind the brand names what is told of behind it (云岚 730 的销量), or is new or old (老款云岚 730)."""
        return (
            number[1].isdigit()
            and len(number[1]) in _MODEL_DIGITS
            and brand.id is not None
            and (
                self._told_of_model.match(text, number.end(1)) is not None
                or (
                    self._new_before.search(text, max(0, brand.start - _KIND), brand.start) is not None
                    and _COUNTS.match(text, number.end(1)) is None
                )
            )
        )

    def _parts_end(self, text: str, at: int, *, bare: bool) -> int:
        """Where a product's name ends whose line or brand ends at `at`.

        Args:
            text: a view.
            at: an offset.
            bare: whether a capitalised word continues the name without a model code behind it.
        """
        if text[at : at + 1] == "-" and is_latin(text[at + 1 : at + 2]):
            token = deferred(rf"-{_TOKEN}").match(text, at)
            at = token.end() if token else at
        release = _RELEASE.match(text, at)
        if release is not None and _COUNTS.match(text, release.end()) is None:
            at = release.end()
        for number in range(_PARTS):
            part = self._part.match(text, at)
            if part is None or (part[1] is not None and not self._continues(text, part, bare=bare or number > 0)):
                break
            at = part.end()
            if part[2] is not None:
                return at
        return self._edition_end(text, at)

    def _edition_end(self, text: str, at: int) -> int:
        """Where the edition ends that has a name of its own, no word of the dictionary."""
        edition = self._named_edition.match(text, at)
        if edition is None or not self._words.is_unknown(edition[1]) or self._not_edition.search(edition[1]):
            return at
        return edition.end()

    def _continues(self, text: str, part: re.Match[str], *, bare: bool) -> bool:
        token, end = part[1], part.end(1)
        if (
            token in self._not_models
            or self._quarter.match(text, part.start(1))
            or (_CLASS_AND_MONTH.fullmatch(token) and text.startswith(("月", " 月"), end))
            or _MEASURE.fullmatch(token)
            or _YEAR.search(token)
            or is_security(token)
            or RANKING.fullmatch(token)
            or PERIOD.fullmatch(token)
            or text.startswith("座", end)  # 岚逸华庭 + C座
            or self._technology.fullmatch(token)
        ):
            return False
        if _NUMBER.fullmatch(token.rstrip("+")):  # 望舒 900+处理器 as well as 望舒 900处理器
            return _COUNTS.match(text, end) is None
        if token[0].isdigit() and not any(map(str.isalpha, token)):
            return False
        return (
            token in self._model_words
            or any(map(str.isdigit, token))
            or (token[0].isupper() and (bare or len(token) > 1))
        )

    def _beside_nouns(self, text: str) -> Iterator[Mention]:
        before: Iterable[re.Match[str] | None] = ()
        if self._noun_behind_latin.search(text):
            before = (self._before_noun.match(text, start.start()) for start in _LATIN_START.finditer(text))
        dotted = self._dotted.finditer(text) if _DOTTED.search(text) else ()
        for match in (
            *filter(None, before),
            *self._behind_noun.finditer(text),
            *self._brought_out.finditer(text),
            *dotted,
        ):
            words = match[1].split(" ")
            if self._is_name(words):
                yield Mention(match.start(1), match.end(1), "PRODUCT", match[1])
        for pattern in (_WORDS_AND_CODE, self._code_and_word):
            for match in pattern.finditer(text):
                if self._is_name(match[0].split(" ")):
                    yield Mention(match.start(), match.end(), "PRODUCT", match[0])

    def _is_name(self, words: list[str]) -> bool:
        return (
            self._not_models.isdisjoint(words)
            and words[0] not in self._model_words
            and not any(
                _MEASURE.fullmatch(word)
                or _YEAR.search(word)
                or _VERSION.fullmatch(word)
                or RANKING.fullmatch(word)
                or is_security(word)
                or self._technology.fullmatch(word)
                for word in words
            )
        )

    def _works(self, text: str) -> Iterator[Mention]:
        """Titles in 《》 near a noun for a work, with one in Latin letters or a rank, and those that stand in a list with one.

        《云鹿》（The Deer）; 《云鹿》凭借 6 万人排名第四: no paper and no law has these behind its title.
        """
        listed: list[re.Match[str]] = []
        is_work = False
        for match in _BRACKETED_WORK.finditer(text):
            if listed and not _BETWEEN_WORKS.fullmatch(text, listed[-1].end(), match.start()):
                yield from self._list_of_works(listed, is_work=is_work)
                listed, is_work = [], False
            around = text[max(0, match.start() - 8) : match.start()] + "《》" + text[match.end() : match.end() + 10]
            near = self._work_noun.search(around) or _OF_WORK.match(text, match.end())
            is_work |= near is not None and not match[1].endswith(self._not_works)
            listed.append(match)
        yield from self._list_of_works(listed, is_work=is_work)

    def _list_of_works(self, listed: Iterable[re.Match[str]], *, is_work: bool) -> Iterator[Mention]:
        for match in listed if is_work else ():
            if not match[1].endswith(self._not_works):
                yield Mention(match.start(1), match.end(1), "PRODUCT", match[1])


_BORDER = deferred(f"(?<=[{HAN}])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9+])(?=[{HAN}])| +")


def spaced(name: str) -> str:
    """The name with one space between Chinese and Latin parts: 小米 SU7."""
    return _BORDER.sub(" ", name)


def is_security(name: str) -> bool:
    """Whether the name is a stock code, or a bond's or a traded fund's: 2330-TW, MTN001."""
    return _TICKER.fullmatch(name) is not None or _PAPER.search(name) is not None


def without_measure(name: str) -> str:
    """The name without a measure at its end."""
    found = _MEASURE_BEHIND.search(name)
    return name[: found.start()] if found else name
