"""How the names of companies end, and where what looks like such an ending is none: 云岚科技, but 甲网络指标, 子公司, 甲汽车展."""

from __future__ import annotations

from collections.abc import Mapping

from digestnlp.deferred import deferred
from digestnlp.entities.mentions import HAN, Mention, is_han, is_latin, one_of
from digestnlp.entities.words import OrdinaryWords
from digestnlp.rules import Rules
from digestnlp.rules.schema import MetricEntry
from digestnlp.wordlist import WordSearch, compile_at, pattern_at

SHORTEST_CORE, CORE = 2, 4  # Characters of a short name before its ending: 壁仞科技, 芯原股份, 四个字科技.
# Behind 控股 that ends a name; in 甲控股股东 it says whose shares they are.
NO_CONTROL = "(?:(?<!控股)|(?!股东|子公司|孙公司|权|比例))"
# 云岚集团 + 投资 3 亿元: behind another ending the verb, where it has an object.
_INVESTS = "投资(?= ?(?:[\\d约了逾超近达共建兴新设开扩于的一二三四五六七八九十百千不总数额]|上[百千]|入股|收购|项目|规模|计划))"
_ACRONYM = deferred("(?<![A-Za-z0-9&.-])[A-Z]{2,4}$")  # before a thing it is a kind of them: ABC电池
_LONG_ACRONYM = 5
CONTROL = "控股"
_KIN = tuple("子孙母分总")  # Before 公司 they say what it is to another one: 四 + 子公司.


class CompanyEndings:
    """Tells endings by the packs' words.

    Attributes:
        ending: an ending, with those behind it: 科技 + 集团.
        endings: finds all of them in a text.
        things: those that are things as well: 汽车, 电池.
        no_measure: fails where a measure stands that an ending opens: 甲银行 + 资本充足率.
        over: what shows behind an ending that the name is over.
        not_behind: what does not stand behind one.
        international: 国际 that qualifies the thing behind it.
        takes: what stands before a company that is another's or is bought.
    """

    def __init__(self, rules: Rules, words: OrdinaryWords) -> None:
        self._words = words
        suffixes = one_of(rules.words("entities.company_suffixes"))
        self.no_measure = _no_measure(rules)
        more = f"(?:(?<!公司)(?!{_INVESTS}){self.no_measure}(?:{suffixes}))*{NO_CONTROL}"  # 甲公司 + 投资
        self.ending = deferred(f"(?:{suffixes}){more}")
        self.endings = WordSearch(rules.words("entities.company_suffixes"), more)
        groups = (suffix for suffix in rules.words("entities.company_suffixes") if len(suffix) == SHORTEST_CORE)
        self._invests = deferred(f"{one_of(groups)}{_INVESTS}")
        self._invests_in = deferred(_INVESTS)
        takes = one_of((*rules.words("entities.owned_kinds"), *rules.words("entities.share_verbs"), "旗下", "转让给"))
        self.takes = deferred(f"(?:{takes})的?$")
        before = one_of((*rules.words("entities.company_nouns"), *rules.words("entities.company_before")))
        self._before_name = deferred(f"(?:{takes}|{before}|[与和及由对向获被为])的?$")
        self.things = tuple(rules.words("entities.thing_suffixes"))
        shown = ("company_acts", "company_after", "roles", "owner_links")
        # What shows that a name is over behind an ending that is a thing as well, and no common noun goes on.
        self.over = deferred(
            f" ?(?:[^{HAN} ]|$|{pattern_at(word for name in shown for word in rules.words(f'entities.{name}'))})"
        )
        self._industry = compile_at(rules.words("entities.industries"))
        self._own_business = rules.words("entities.own_business")
        self.international = deferred(f"国际(?:{one_of(rules.words('entities.international_things'))})")
        self.not_behind = deferred(one_of(rules.words("entities.not_behind_suffix")))

    def is_plain_words(self, name: str) -> bool:
        """Whether a name, its company's ending aside, is made of ordinary words alone: 感恩同行, 凤凰股份."""
        ending = self.ending.search(name)
        core = name if ending is None or ending.end() < len(name) else name[: ending.start()]
        return not self._words.is_unknown(core)

    def has_ending(self, name: str) -> bool:
        """Whether a name ends as companies' names do."""
        return any(ending.end() == len(name) for ending in self.ending.finditer(name))

    def is_ending(self, text: str, known: Mention) -> bool:
        """Whether a known name is an ending of other names as well: 机器人, 精密."""
        return self.ending.fullmatch(text, known.start, known.end) is not None

    def is_none(self, text: str, suffix: int, end: int) -> bool:
        """Whether the ending is something else where it stands: 子 + 公司, 甲汽车展, the verb of 甲科技 + 投资 3 亿元."""
        if text[suffix - 1 : suffix] in _KIN and text.startswith("公司", suffix):
            return True
        if is_latin(text[suffix - 1 : suffix]):
            if self._invests_in.match(text, suffix):
                return True  # 向 Nimbus + 投资 3 亿元
            if text[suffix:end] in self.things and _ACRONYM.search(text, max(0, suffix - _LONG_ACRONYM), suffix):
                return True
        if self.is_industry(text, end):
            return True
        group = suffix - SHORTEST_CORE
        return self.not_behind.match(text, end) is not None or (
            group > 0 and self._invests.match(text, group) is not None
        )

    def is_industry(self, text: str, end: int) -> bool:
        """Whether the last two characters before `end` open the name of an industry or market: 新建 + 银行业, but not 岚州银行 + 业绩."""
        return self._industry.match(text, end - 2) is not None and not text.startswith(self._own_business, end)

    def is_thing(self, text: str, suffix: int, end: int) -> bool:
        """Whether a company's ending is rather a thing where it stands, since a common noun goes on behind it: 甲网络指标."""
        if self.international.match(text, end - 2):
            return True
        return text[suffix:end] in self.things and self.over.match(text, end) is None

    def is_thing_there(self, text: str, start: int, end: int) -> bool:
        """Whether a name that ends as companies' names do is a thing where it stands: 适应通用智能的终端.

        Its words are ordinary ones, and nothing before and behind it shows that it is somebody.
        """
        name = text[start:end]
        if self.international.match(text, end - 2):
            return True
        thing = next((thing for thing in self.things if name.endswith(thing)), None)
        if thing is None or not self.is_plain_words(name):
            return False
        opens = (
            not is_han(text[start - 1 : start]) or self._before_name.search(text, max(0, start - 6), start) is not None
        )
        return not (opens and self.over.match(text, end))


def _no_measure(rules: Rules) -> str:
    """Fails where a measure of the packs stands that opens with an ending of companies: 资本充足率, 能源消耗."""
    endings = tuple(
        ending for name in ("company_suffixes", "known_suffixes") for ending in rules.words(f"entities.{name}")
    )
    nouns = {noun for metric in rules.of(MetricEntry) for noun in metric.nouns}
    return f"(?!{pattern_at(noun for noun in nouns if noun.startswith(endings) and noun not in endings)})"


def controls(text: str, end: int, ends: Mapping[int, Mention]) -> bool:
    """Whether the 控股 that ends here says whose the company behind it is, and ends no name: 云岚 + 控股的江岚期货."""
    if not text.endswith(CONTROL, 0, end) or not text.startswith("的", end):
        return False
    return any(known.start == end + 1 and known.label == "COMPANY" for known in ends.values())
