"""Noun phrases of which nobody has a list: the words before a noun that belong to it."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

from digestnlp.claims.draft import Subject
from digestnlp.claims.scan import Sentence
from digestnlp.deferred import deferred
from digestnlp.rules import Rules
from digestnlp.segment import dictionary_words, part_of_speech
from digestnlp.times.numbers import CHINESE
from digestnlp.wordlist import by_first, pattern_of

LONGEST_MODIFIER = 14
_SHORTEST_WITH_ADVERB = 3
_LONGEST_AGE = 16
_FUNCTIONS = ("p", "c")  # Parts of speech in the dictionary: prepositions, conjunctions.
_CONTENT = ("n", "v", "b", "a", "l", "i", "j")  # Nouns, verbs, adjectives, phrases.
_SUM = deferred("(?<=[\u4e00-\u9fff])[两二三四五六七八九十]大(?=[\u4e00-\u9fff])")
_ATTRIBUTIVE = "新"  # 新发放贷款: the act only says which are meant.
# A title, and what is told behind it: 观察报告 银发用户.
_GAP = deferred(r"(?<=[\u4e00-\u9fff”》]) +(?=[\u4e00-\u9fff“])")
_BRACKET_IN_WORD = deferred(r"企 ?[（(]事[）)]$")  # 企（事）业单位存款
_QUOTE = deferred(r"“[\u4e00-\u9fffA-Za-z0-9+\-]{2,10}”$")
AGAIN = ("再保险", "再担保", "再融资", "再贷款", "再贴现", "再生", "再制造", "再就业")  # 再 + a verb as one noun
# What can be done with a thing.
ABLE = ("可再生", "可降解", "可回收", "可循环", "可穿戴", "可编程", "可转换", "可燃", "可支配")
HOLDING = ("控股", "参股")
_CLOSE = "末"  # 当日 + 末
_BEHIND = ("后", "之后", "以后")
_YEAR_OF_SCHOOL = ("届", "级")
_DIGITS = deferred(r"(?<!\d)(?:\d{4}|\d{2}) ?$")
_DECADES = ("", *"0123456789零〇八九")  # 90 后, 八零后
_FIRST_DAYS = deferred(rf"前 ?[\d{CHINESE}]+ ?个?[天日周月]")
# 18 岁以下 + 人群, 16-24 岁 + 劳动力
_AGED = deferred(r"\d{1,3}(?: ?[-~—至] ?\d{1,3})? ?周?岁(?:及?以[上下])?的?$")
MODIFIED_HEAD = deferred(r"[\u4e00-\u9fffA-Za-z0-9+\- ]*$")


def on_to_measure(rules: Rules) -> re.Pattern[str]:
    """Matches what may stand between what is spoken of and its measure: 半导体业的平均毛利率, not 由科技业转型后的毛利率."""
    between = pattern_of((*rules.words("links"), *rules.words("measure_prefixes")))
    return deferred(rf" *的? *(?:{between}| )*")


def frames(rules: Rules) -> re.Pattern[str]:
    """Matches the set that what is spoken of belongs to, or what its figure came about under: 一级行业中 + 家电涨 2.1%; 关税影响下，.

    So does 受 with the cause: 受检查影响 + 下架商品; and what was taken away before: 扣除分红后 + 估值. But not 行业中心, nor
    九类基金中五类流入, 受影响的商品.
    """
    heads, under, suffered = (pattern_of(rules.words(name)) for name in ("frame_heads", "circumstances", "sufferings"))
    counted = rf"[\d{CHINESE}两]{{1,4}}(?:大?[类种个家座款只地]|大)[\u4e00-\u9fff]{{1,8}}?"  # 在六类职业 + 中
    within = rf"(?:{heads}|(?<=在){counted})中(?![国央心间型小标位 \d{CHINESE}两有近约超仅])"
    beneath = rf"(?:{under})之?下(?![降跌滑行游属级调])"
    by = rf"受[\u4e00-\u9fffA-Za-z0-9、]{{2,20}}?(?:{suffered})(?!的)"
    without = (
        rf"(?:若|如)?(?:{pattern_of(rules.words('deductions'))})[\u4e00-\u9fffA-Za-z0-9、]{{2,16}}?[之以]?后(?!的)"
    )
    return deferred(rf"(?:在?[\u4e00-\u9fffA-Z0-9]{{0,10}}?(?:{within}|{beneath})|{by}|{without})[，, ]*")


def no_openings(rules: Rules) -> Mapping[str, tuple[str, ...]]:
    """What begins a clause, a comparison or a measure, and no noun phrase."""
    names = ("comparison_openers", "measure_openers", "no_phrase_openers", "taking_verbs")
    return by_first(word for name in names for word in rules.words(name))


class PhraseFinder:
    """Finds noun phrases by where they must begin, by the packs' words."""

    def __init__(self, rules: Rules) -> None:
        self._phrase_breaks = rules.words("phrase_breaks")
        # 各大 银行, 运输和仓储行业: what goes on so is part of the name.
        self._leading_words = deferred(
            rf"(?:(?!{pattern_of(rules.words('no_leading_words'))})(?:{pattern_of(rules.words('leading_words'))})(?![和与及、]))+"
        )
        acts = rules.words("taking_verbs")
        self._no_openings = by_first((*rules.words("measure_openers"), *rules.words("no_phrase_openers"), *acts))
        self._adverbs = frozenset(rules.words("trailing_adverbs"))
        self._manners = rules.words("trailing_manners")
        self._tells = deferred(pattern_of((*rules.words("phrase_ends"), *acts)))
        self._acts_on_goods = frozenset(rules.words("acts_on_goods"))
        self._before_acts = frozenset(rules.words("before_acts_on_goods"))
        self._places_meant = frozenset(rules.words("place_pronouns"))
        self._attributes = frozenset(rules.words("lone_attributes"))
        self._circumstances = tuple(f"{word}{end}" for word in rules.words("circumstances") for end in ("下", "之下"))

    def noun_phrase(self, sentence: Sentence, floor: int, head: int, end: int) -> Subject | None:
        """The words that end at `end`, back to a time, a mark or a function word; None where nothing is left.

        Args:
            sentence: the sentence.
            floor: where the words may begin at the earliest.
            head: where the noun begins that is sure to belong to them.
            end: where they end.
        """
        floor = max(
            [
                floor,
                *(min(t.end, head) for t in sentence.times if t.start < head),  # 10月销量: 月 is of both
                *(q.end for q in sentence.quantities if q.end <= head),
            ]
        )
        floor += sentence.view.startswith(_CLOSE, floor) and any(t.end == floor for t in sentence.times)
        run = MODIFIED_HEAD.search(sentence.view, max(floor, head - LONGEST_MODIFIER - 1), head)
        begin = run.start() if run else head
        for word in self._phrase_breaks:
            at = sentence.view.rfind(word, begin, head)
            while at >= 0 and _in_word(sentence.view[begin:head], at - begin, at - begin + len(word)):
                at = sentence.view.rfind(word, begin, at)
            begin = at + len(word) if at >= 0 else begin
        if head - begin > LONGEST_MODIFIER:
            return None  # so many words are no noun's
        begin = max([begin, *(gap.end() for gap in _GAP.finditer(sentence.view, begin, head + 1))])
        begin = self._quoted(sentence.view, floor, begin, end)
        cut = _BRACKET_IN_WORD.search(sentence.view, max(floor, begin - 4), begin)
        begin = cut.start() if cut is not None else begin
        begin = self._without_lead(sentence.view, begin, head)
        begin = _summed(sentence.view, begin, end)
        begin = _of_year(sentence.view, _aged(sentence.view, begin))
        end = self.without_adverb(sentence.view, begin, self.before_predicate(sentence.view, begin, end))
        end = self.before_act(sentence, begin, end)
        text = sentence.view[begin:end].strip()
        begin += len(sentence.view[begin:end]) - len(sentence.view[begin:end].lstrip())
        if len(text) < 2 or text.isdecimal() or names_nothing(text) or opens_with(text, self._no_openings):
            return None
        if text.endswith(self._circumstances) or text in self._attributes or text in self._places_meant:
            return None  # 疫情影响下, 网上 + 销售额, 全市 + 新建公路 3 公里: the place itself
        return Subject(begin, begin + len(text), text, text, "OTHER")

    def _without_lead(self, view: str, begin: int, head: int) -> int:
        """Where the words begin behind those that only lead to them: 各 + 银行; but 使 in 使用, 年 in 年轻 lead to nothing."""
        lead = self._leading_words.match(view[begin:head])
        if lead is None:
            return begin
        cut = (word for word in dictionary_words(view[begin:head]) if word.start < lead.end() < word.end)
        return begin + next((word.start for word in cut), lead.end())

    @staticmethod
    def _quoted(view: str, floor: int, begin: int, end: int) -> int:
        """Where the words begin with the name in quotation marks right before them: “双倍计划” + 企业."""
        if view[begin - 1 : begin] != "”" or begin >= end:
            return begin
        quote = _QUOTE.search(view, max(floor, begin - LONGEST_MODIFIER), begin)
        return quote.start() if quote is not None else begin

    def before_predicate(self, view: str, begin: int, end: int) -> int:
        """Where the noun phrase ends before what tells of it: 基站 + 已覆盖人口, 医保部门 + 追回基金."""
        if self._tells.search(view, begin, end) is None:
            return end
        words = dictionary_words(view[begin:end])
        starts = {begin + word.start: number for number, word in enumerate(words)}
        ends = {begin + word.end for word in words}
        for told in self._tells.finditer(view, begin, end):
            at = starts.get(told.start(), 0)
            qualifies = told[0] in HOLDING and told.end() < end  # 央企 + 控股 + 上市公司
            if at and told.end() in ends and words[at - 1].text != _ATTRIBUTIVE and not qualifies:
                break
        else:
            return end
        while at > 1 and part_of_speech(words[at - 1].text) == "v":
            at -= 1
        return begin + words[at].start

    def before_act(self, sentence: Sentence, begin: int, end: int) -> int:
        """Where the words end that stand before a figure, without what is done to that many: 江州 + 新建公路 3 公里."""
        if not any(q.cue_start - end in (0, 1) for q in sentence.quantities):
            return end
        words = dictionary_words(sentence.view[begin:end])
        at = next((n for n, word in enumerate(words[:-1]) if word.text in self._acts_on_goods), None)
        if at is None:
            return end
        while at and words[at - 1].text in self._before_acts:
            at -= 1  # 江州 + 计划新 + 改建公路 3 公里
        return begin + words[at].start

    def without_adverb(self, view: str, start: int, end: int) -> int:
        """Where the words end without the adverb behind them: 锂矿 + 也, 车险 + 快速; but 成都."""
        while view.endswith(self._manners, start, end):
            at = end - max(len(word) for word in self._manners if view.endswith(word, start, end))
            if at - start < 2 or not any(start + word.start == at for word in dictionary_words(view[start:end])):
                break
            end = at
        if end - start < _SHORTEST_WITH_ADVERB or view[end - 1] not in self._adverbs:
            return end
        return end - 1 if len(dictionary_words(view[start:end])[-1].text) == 1 else end

    def phrase(self, sentence: Sentence, start: int, end: int) -> Subject | None:
        """The words between the two places as a subject that is no entity; None where they are more than one noun phrase."""
        end = self.without_adverb(sentence.view, start, end)
        text = sentence.view[start:end].strip()
        found = self.noun_phrase(sentence, start, end, end)
        if found is None or not text.endswith(found.text):
            return None
        before = text[: -len(found.text)]
        return found if not before or self._leading_words.fullmatch(before) else None


def _summed(view: str, begin: int, end: int) -> int:
    """Where the words begin that say what all of a list are, behind the last of it: 汽车、钢铁、化工 + 三大产业."""
    total = _SUM.search(view, begin, end) if view[begin - 1 : begin] == "、" else None
    return total.start() if total is not None else begin


def _aged(view: str, begin: int) -> int:
    """Where the words begin with the age of those who are told of: 18 岁以下 + 人群."""
    if "岁" not in view[max(0, begin - _LONGEST_AGE) : begin]:
        return begin
    age = _AGED.search(view, max(0, begin - _LONGEST_AGE), begin)
    return age.start() if age is not None else begin


def _of_year(view: str, begin: int) -> int:
    """Where the words begin with the year of those who leave school: 2017 届 + 大学生."""
    school = begin + (view[begin] == " ")
    if not view.startswith(_YEAR_OF_SCHOOL, school):
        return begin
    year = _DIGITS.search(view, max(0, school - 5), school)
    return year.start() if year is not None else begin


def _in_word(text: str, start: int, end: int) -> bool:
    """Whether a word of the dictionary holds a part of the stretch and more: 的 in 波罗的海, 标的."""
    held = [word for word in dictionary_words(text) if word.start < end and start < word.end]
    return any(word.start < start or end < word.end for word in held)


def completed_sets(rules: Rules) -> re.Pattern[str]:
    """Matches, behind a count, what comes first of what is counted: 3 个 + 项目建成后，."""
    completed = pattern_of(rules.words("completions"))
    return deferred(rf"(?P<noun>[\u4e00-\u9fff]{{1,10}}?)(?:全部|都|均)?(?:{completed})[\u4e00-\u9fff]{{0,4}}后[，,]")


def bound_counts(rules: Rules) -> re.Pattern[str]:
    """Matches, behind a bound, those whom it singles out, up to how many they are: 营收超过 10 亿元 + 的企业有 + 25 家."""
    return deferred(
        rf"(?:以上|以下|以内|之间)? ?的(?P<noun>[\u4e00-\u9fffA-Za-z]{{2,12}}?)(?:{pattern_of(rules.words('bound_counts'))}) ?"
    )


def opens_with(text: str, openers: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether the words begin with one of the openers, and it is no part of a longer word: 自去年, but 自主品牌, 自筹资金.

    Args:
        text: the words.
        openers: `by_first` character.
    """
    likely = openers.get(text[:1], ())
    if not text.startswith(likely) or text.startswith((*AGAIN, *ABLE)):
        return False
    first = dictionary_words(text)[0].text
    held = not text.startswith(tuple(word for word in likely if len(word) >= len(first)))
    return not (held and (part_of_speech(first) or "p").startswith(_CONTENT))


@functools.lru_cache(maxsize=4096)
def names_nothing(text: str) -> bool:
    """Whether the words end with a preposition, a conjunction or 后 (若以, 分红后), stand for another with 其, or are a span: 前三天."""
    if text[0] == "其" and text[1] not in "余他它":
        return True
    if text[0] == "前" and _FIRST_DAYS.match(text):
        return True
    last = dictionary_words(text)[-1].text
    if last in _BEHIND and text[-len(last) - 1 : -len(last)] not in _DECADES:
        return True
    return (part_of_speech(last) or "") in _FUNCTIONS
