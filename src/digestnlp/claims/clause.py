"""Finds the noun phrase that opens a clause, up to its verb: 个体工商户达 1.25 亿户, 海关查获走私案件 132 起.

Nobody lists such subjects. What is a verb or an adverb is asked of the dictionary's parts of speech, and of the packs' links.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from itertools import takewhile

from digestnlp.claims.actor_heads import ActorHeads
from digestnlp.claims.draft import Draft, Subject
from digestnlp.claims.fit import GENERIC
from digestnlp.claims.phrases import bound_counts, completed_sets, frames, names_nothing, on_to_measure, opens_with
from digestnlp.claims.roles import Roles
from digestnlp.claims.scan import Sentence
from digestnlp.models import Token
from digestnlp.rules import Rules
from digestnlp.segment import dictionary_words, part_of_speech
from digestnlp.wordlist import compile_words, pattern_of

LONGEST = 20  # Characters of a noun phrase; longer ones are clauses whose verb was not seen.
_CUT_HEAD = 3  # Characters of a head that the dictionary cuts, and one more.
LONGEST_PLACE = 10  # 江华瑶族自治县
# Parts of speech in the dictionary: adverbs and prepositions end what a clause opens with; verbs do where nothing else does.
_ADVERBS = ("d", "ad", "zg", "p")
_VERBS = ("v", "vd", "vi")
_MODIFIERS = ("b", "a", "f")
_NOUNS = ("n", "vn", "j", "l", "i", "eng", "x", "an", "s")
_PLAIN_NOUNS = ("n", "j")
# Keys of shares of a whole that the figure's noun names.
_SHARES = ("ratio", "market_share")
# Keys of what a country makes and mounts as a whole.
_OF_COUNTRIES = ("production", "installed_capacity")
HAN = "\u4e00-\u9fff"
_LONGEST_KIND = 8
_AND = re.compile("[、和与及]")
_BARE_NOUN = 2  # 公司, 企业
_BRACKET = re.compile(r"[（(][^（）()\d]{1,30}[）)]")
_LABEL = re.compile(rf" *[{HAN}]{{2,6}}[：:] *")
_MARK = re.compile(r"[^\w “”「」《》·・\-+]")


class ClauseSubjects:
    """Finds them by the packs' words."""

    def __init__(self, rules: Rules, roles: Roles) -> None:
        self._roles = roles
        links = {*rules.words("links"), *rules.words("leading_words"), *rules.words("object_openers")}
        self._predicates = frozenset(word for word in links if len(word) > 1 or part_of_speech(word) in _VERBS)
        nobody = ("no_subjects", "whole_places", "pronouns", "place_pronouns")
        self._no_subjects = frozenset(word for name in nobody for word in rules.words(name))
        told_beside = (rules.words(name) for name in ("prior_values", "earlier_values", "revisions", "former_values"))
        self._no_names = re.compile(
            rf"(?:{pattern_of(word for words in told_beside for word in words)})|(?:{pattern_of(rules.words('no_heads'))})$"
        )
        self._whole_places = rules.words("whole_places")
        self._speech = frozenset(rules.words("speech_verbs"))
        self._parts = compile_words(rules.words("part_openers"))
        self._behind_part = re.compile(rf"(?:{pattern_of(rules.words('part_openers'))})[：:，,] *$")
        self._carrying = rules.words("object_openers")
        self._is = compile_words(rules.words("copulas"))
        self._frame = frames(rules)
        self._ranks = rules.words("place_ranks")
        self._measure_prefixes = frozenset(rules.words("measure_prefixes"))
        self._measure_endings = rules.words("measure_endings")
        self._measured_nouns = (*self._measure_endings, "价", "价格")
        self._measure_nouns = (*rules.words("kind_measures"), *rules.words("plain_measures"))
        self._classifiers = frozenset(rules.words("reference_classifiers"))
        self._events = frozenset(rules.words("events"))
        self._adverbs = frozenset((*rules.words("trailing_adverbs"), *rules.words("trailing_manners")))
        self._counted_heads = rules.words("counted_heads")
        self._headed = re.compile(
            rf"[\u4e00-\u9fff]{{0,10}}?(?:{pattern_of(h for h in self._counted_heads if len(h) > 1)})"
        )
        self._open_ends = rules.words("open_ends")
        self._bound_counts = bound_counts(rules)
        self._completed = completed_sets(rules)
        openers = pattern_of(rules.words("existential_openers"))
        sets = pattern_of((*rules.words("markets"), *rules.words("frame_heads")))
        # 目前仍有, 化工行业共有: what stands before those who are counted, with the trade that they are of.
        self._there_are = re.compile(
            rf"(?:{openers}| |，)*(?P<set>[{HAN}]{{1,{_LONGEST_KIND}}}?(?:{sets}))?(?:{openers}| )*"
        )
        self._actors = ActorHeads(rules)
        self._some = compile_words(rules.words("some_of_many"))
        self._share_units = frozenset(rules.words("share_units"))
        self._group_classifiers = self._share_units.union(rules.words("plain_classifiers"))
        self._on_to_measure = on_to_measure(rules)
        no_openings = ("comparison_openers", "measure_openers", "no_phrase_openers", "taking_verbs")
        self._no_openings = tuple(word for name in no_openings for word in rules.words(name))
        # 而 VR 下降, 但比市场高, 此外，乳企: what only joins the clause to the one before.
        self._joins = re.compile(rf"(?:{pattern_of(rules.words('clause_openers'))})(?![{HAN}]{{0,1}}$)[ ，,]*")
        self._pronouns = frozenset(rules.words("pronouns"))
        self._determiners = rules.words("determiners")
        # One stretch is asked of more than once: for its figure, and for what else its words may be.
        self._words = functools.lru_cache(maxsize=16)(dictionary_words)

    def find(
        self,
        draft: Draft,
        floor: int,
        last: Subject | None = None,
        *,
        counted: bool = False,
        listed: bool = False,
        deictic: bool = False,
        up_to_verb: bool = False,
    ) -> Subject | None:
        """The noun phrase between the two ends of the draft's stretch that has the figure; None where the verb comes first.

        Args:
            draft: the claim.
            floor: where its stretch begins.
            last: who has the figure before it in the sentence.
            counted: whether that is itself what the figure counts, so that another that is counted stands for itself.
            listed: whether that is the noun phrase right before its figure, so that this may be the next of a list.
            deictic: whether one that stands for something named before will do: 这家养老院.
            up_to_verb: whether the measure is itself the verb that the noun phrase must reach to.
        """
        sentence, end = draft.sentence, draft.quantity.cue_start if counted or listed else self._noun_end(draft)
        start, part = self._start(sentence, floor)
        starts = [item.start for group in (sentence.times, sentence.changes, sentence.bases) for item in group]
        end = min([end, *(at for at in starts if start <= at)])
        bracket = _BRACKET.search(sentence.view, start + 1, end)
        end = bracket.start() if bracket is not None else end  # 新药对外转让（BD）总额, 主体税种（增值税、所得税等）
        if (
            self._count_before(draft, start) is None
            and draft.site.left == start > sentence.clause(start)[0]
            and sentence.view[start - 1].isalnum()
        ):
            return None  # 18 个县 3 种茶叶: it goes on with the figure before
        if not 1 < end - start <= 2 * LONGEST or _MARK.search(sentence.view, start, end):
            return None
        if any(start < q.end and q.start < end for q in sentence.quantities):
            return None
        words = self._words(sentence.view[start:end])
        if (headed := self._behind_relative(words)) is not None:
            return self._phrase(draft, start, headed, deictic=deictic)
        count = self._before_predicate(words)
        bare = len(words) if self._tag(words, 0) not in _VERBS else 0
        before = None if draft.metric.start is None else sentence.view[start : max(start, draft.metric.start)].strip()
        own = before is None or not (before == "" or before in self._measure_prefixes)  # 年营收 is the measure's alone
        if up_to_verb or self._carries(draft):
            count = bare if count == 0 else count
        elif listed and own and not any(word.text in self._predicates for word in words):
            count = len(words)  # 国内贷款 2 万亿元；自筹资金 4 万亿元
        elif end < draft.anchor:
            count = bare if count == 0 else count  # 江州机场今年前 5 个月完成旅客吞吐量 1260 万人次
        elif draft.metric.how == "cue_before" and draft.metric.start == draft.anchor and not self._counts(draft):
            count = self._before_measure(words)
            if draft.metric.entry.key in GENERIC and count and not self._tag(words, count - 1).startswith(_PLAIN_NOUNS):
                return None  # 备案数量, 季调后失业人数
        elif count == 0 and last is not None and last.type == "OTHER" and (counted or self._goes_on(draft, end)):
            count = bare
        elif count == 0 and ((part and self._names_part(draft, last)) or self._prices(draft)):
            count = len(words)
        return self._phrase(draft, start, words[:count], deictic=deictic or listed) if count else None

    @staticmethod
    def _noun_end(draft: Draft) -> int:
        """Where the measure's name begins, or the kind of things ends that reaches into it: 智能手机 in 智能 + 手机出货量."""
        heads = draft.sentence.words.get("generic_heads", ())
        return next((h.end for h in heads if h.start < draft.anchor < h.end <= draft.quantity.cue_start), draft.anchor)

    @staticmethod
    def _prices(draft: Draft) -> bool:
        """Whether the figure is what something costs by the piece or weight, whose name alone stands before it: 菠菜 5 元/斤."""
        return draft.metric.how == "unit" and draft.metric.entry.key == "price"

    def _carries(self, draft: Draft) -> bool:
        """Whether the measure is a verb with what it takes in or carries: 动车组发送旅客 3 亿人次."""
        return draft.metric.how == "verb_before" and (draft.metric.text or "").startswith(self._carrying)

    def actors(self, draft: Draft, clause_start: int) -> Subject | None:
        """What a clause counts, or tells a share of, where it has nobody else: 目前仍有 10 家银行超标, 近九成受访者."""
        sentence, quantity = draft.sentence, draft.quantity
        groups = self._share_units if draft.metric.entry.key in GENERIC else ()
        if quantity.dimension == "count" and (quantity.unit in self._classifiers or quantity.unit in groups):
            nouns = self._actors.counted
        elif quantity.dimension == "ratio" and draft.metric.entry.key in _SHARES:
            nouns = self._actors.surveyed
        else:
            return None
        start, _ = self._start(sentence, clause_start)
        opening = self._there_are.fullmatch(sentence.view, start, quantity.cue_start)
        if opening is None:
            return None
        headed = nouns(sentence.view, quantity.end, sentence.clause(quantity.start)[1])
        if headed is None:
            return None
        words = self._words(sentence.view[slice(*headed)])
        if len(words) > 2 and self._tag(words, 0) in (*_VERBS, *_ADVERBS):
            return None  # 其中三分之一位于一线城市; but 近五成快递员
        span = opening.span("set") if self.is_noun(opening["set"]) else headed  # 化工行业有 28 家公司
        return _group(sentence.view, *span)

    def group(self, draft: Draft, clause_start: int) -> Subject | None:
        """The counted group that opens the clause and has the measure right behind it: 1.2 万个商家成交额增长 30%."""
        sentence = draft.sentence
        start, _ = self._start(sentence, clause_start)
        count = next((q for q in sentence.quantities if q.start >= start), None)
        if count is None or count is draft.quantity or count.unit not in self._group_classifiers:
            return None
        before = sentence.view[start : count.start].rstrip()
        # 甲、乙等 8 家银行; but 甲、乙等两家公司 are those two
        listed = (
            draft.metric.how == "cue_before"
            and before.endswith(self._open_ends)
            and count.value > len(_AND.split(before))
        )
        opening = self._there_are.fullmatch(sentence.view, start, count.start)
        if not listed and opening is None:
            return None
        if draft.metric.entry.key == "rank":
            return None  # 66 家信托公司排名第 7: those among whom one has it
        headed = self._actors.counted(sentence.view, count.end, draft.anchor)
        if headed is None or not self._reaches_measure(draft, headed[1]):
            return None
        between = sentence.view[headed[1] : draft.anchor]
        others = (item for group in (sentence.times, sentence.quantities) for item in group)
        apart = any(headed[1] <= item.start < draft.anchor for item in others)
        if (
            not apart and self.is_noun(between) and self._on_to_measure.fullmatch(between) is None
        ):  # 9 个二线城市二手房均价
            return _group(sentence.view, headed[0], draft.anchor)
        of_trade = opening is not None and self.is_noun(opening["set"])
        left = opening.start("set") if opening is not None and of_trade else count.start
        return _group(sentence.view, left, headed[1])

    def several(self, draft: Draft, clause_start: int) -> Subject | None:
        """Several firms, funds or shares that the clause opens with, whoever was told of: 多家银行存款利率降至 1.5%."""
        view = draft.sentence.view
        start, _ = self._start(draft.sentence, clause_start)
        some = self._some.match(view, start, draft.anchor)
        headed = self._actors.counted(view, some.end(), draft.anchor) if some is not None else None
        if some is None or headed is None or not self._reaches_measure(draft, headed[1]):
            return None
        return _group(view, some.start(), headed[1])

    def is_noun(self, text: str | None) -> bool:
        """Whether the words are only nouns, so that before a count they say of what those are who are counted; not 在全市场."""
        words = self._words(text) if text else ()
        if not words or part_of_speech(words[-1].text) in _ADVERBS or words[-1].text in self._predicates:
            return False  # 4 家公司 + 上会且, 30 只新股 + 中有
        if words[0].text in self._speech:
            return False  # 两家银行 + 预计全球油价
        return all(self._tag(words, number).startswith(_NOUNS) for number in range(len(words)))

    def _reaches_measure(self, draft: Draft, at: int) -> bool:
        """Whether only links and times, or nouns, stand up to the measure: 12 家公司 + 上半年一共 + 亏损, 9 城 + 二手房 + 均价."""
        view = draft.sentence.view
        for time in draft.sentence.times:
            if at <= time.start < draft.anchor and self._on_to_measure.fullmatch(view, at, time.start):
                at = time.end
        if at > draft.anchor:
            return False
        if self._on_to_measure.fullmatch(view, at, draft.anchor) is not None:
            return True
        words = self._words(view[at : draft.anchor])
        last = next((word.end for word in reversed(words) if word.text not in self._predicates), 0)
        return self.is_noun(view[at : at + last])  # 部分地区 + 降水可达

    def listed(self, draft: Draft) -> Subject | None:
        """What those are whom the figure counts behind some of their names, where the noun says more than 公司: 甲、乙等 8 家公募机构."""
        sentence, quantity = draft.sentence, draft.quantity
        named = sentence.view[sentence.start : quantity.start].rstrip().endswith(self._open_ends)
        if not named or quantity.dimension != "count" or quantity.unit not in self._group_classifiers:
            return None
        headed = self._actors.counted(sentence.view, quantity.end, sentence.clause(quantity.start)[1])
        if headed is None or headed[1] - headed[0] <= _BARE_NOUN or draft.metric.entry.key not in GENERIC:
            return None
        return _group(sentence.view, *headed)

    def of_whole_country(self, draft: Draft, clause_start: int) -> Subject | None:
        """The goods that a whole country makes or mounts, with which a sentence opens, whatever company was told of: 国内动力电池产量."""
        sentence, metric = draft.sentence, draft.metric
        if metric.entry.key not in _OF_COUNTRIES or metric.how != "cue_before":
            return None
        label = _LABEL.match(sentence.view, sentence.start)
        floor = label.end() if label is not None else sentence.start
        if clause_start > floor:
            return None
        start, _ = self._start(sentence, floor)
        name = metric.text or ""
        core = min(
            (noun for noun in metric.entry.nouns if len(noun) > 1 and name.endswith(noun)), key=len, default=name
        )
        text = sentence.view[start : (metric.end or draft.anchor) - len(core)].strip()  # 动力电池装车量
        whole = next((place for place in self._whole_places if text.startswith(place)), None)
        if whole is None or not len(whole) + 1 < len(text) <= LONGEST_PLACE or not self.is_noun(text[len(whole) :]):
            return None
        return Subject(start, start + len(text), text, text, "OTHER", unknown=True)

    def bounded(self, draft: Draft, clause_start: int) -> Subject | None:
        """Those whom a bound singles out before they are counted: 营收超过 10 亿元的企业有 25 家."""
        sentence, quantity = draft.sentence, draft.quantity
        if quantity.dimension != "count":
            return None
        for bound in sentence.quantities:
            if clause_start <= bound.start < quantity.start and bound.relation != "eq":
                found = self._bound_counts.match(sentence.view, bound.end, quantity.start)
                if found is not None and quantity.cue_start <= found.end():
                    return _group(sentence.view, *found.span("noun"))
        return None

    def completed(self, draft: Draft) -> Subject | None:
        """The set that the sentence opens with and tells to be completed first: 3 个项目建成后，年产值达 4 亿元."""
        sentence = draft.sentence
        count = next((q for q in sentence.quantities if q.dimension == "count"), None)
        if count is None or count.end > draft.anchor or sentence.view[sentence.start : count.start].strip():
            return None
        found = self._completed.match(sentence.view, count.end, draft.anchor)
        if found is None:
            return None
        text = sentence.view[count.start : found.end("noun")]
        return Subject(count.start, found.end("noun"), text, text, "OTHER")

    def counted(self, draft: Draft) -> Subject | None:
        """What the figure itself counts, where nobody has it: 上半年有 1830 家上市公司获得补助."""
        if draft.quantity.dimension != "count" or draft.metric.entry.key not in GENERIC:
            return None
        return self._counted(draft)

    def counted_places(self, draft: Draft) -> Subject | None:
        """The places that the figure itself counts: 30 个 + 代表性城市; of a unit that says so itself, with their number: 22 城."""
        quantity = draft.quantity
        if draft.metric.how == "unit":
            return Subject(quantity.start, quantity.end, quantity.text, quantity.text, "OTHER", unknown=True)
        return self._counted(draft)

    def _counted(self, draft: Draft) -> Subject | None:
        """The noun phrase behind the figure."""
        sentence, start = draft.sentence, draft.quantity.end
        _, end = sentence.clause(start)
        end = min([end, start + LONGEST, *(change.start for change in sentence.changes if change.start >= start)])
        words = self._words(sentence.view[start:end])
        tags = [part_of_speech(word.text) or "" for word in words]
        if len(tags) > 1 and words[0].text in self._whole_places and tags[1].startswith(("v", "d")):
            tags[1] = "b"  # 60 款 + 全球首发新品
        nouns = takewhile(lambda number: tags[number].startswith((*_NOUNS, *_MODIFIERS)), range(len(tags)))
        count = max((number + 1 for number in nouns if tags[number] not in ("vn", *_MODIFIERS)), default=0)
        ends = [number + 1 for number, word in enumerate(words[:count]) if word.text.endswith(self._counted_heads)]
        count = ends[-1] if ends else count  # 3 家公司销售费用下降
        while count > 1 and words[count - 1].text in self._measure_prefixes:
            count -= 1  # 12 种水果 + 周均价
        right = start + (words[count - 1].end if count else 0)
        headed = self._headed.match(sentence.view, start, end)
        if headed is not None and 0 < headed.end() - right < _CUT_HEAD:
            right = headed.end()  # 险企, of which the dictionary makes no word
        right = self._before_own_measure(sentence, start, right)
        if not count and draft.metric.how == "head":
            right = draft.metric.end or right
        text = sentence.view[start:right].strip()
        if not 1 < len(text) <= LONGEST or _MARK.search(text) or text in self._pronouns:
            return None
        if text in self._no_subjects and part_of_speech(text) is None:
            return None  # 超 4400 股飘绿; but 31 只产品
        left = sentence.view.index(text, start)
        return Subject(left, left + len(text), text, text, "OTHER", unknown=True)

    def _before_own_measure(self, sentence: Sentence, start: int, right: int) -> int:
        """Where those who are counted end before the measure whose name ends at the place: 12 种水果 + 周 + 均价."""
        for cue in sentence.metrics:
            if start < cue.start and cue.end == right and cue.text.endswith(self._measured_nouns):
                words = self._words(sentence.view[start : cue.start])
                while len(words) > 1 and words[-1].text in self._measure_prefixes:
                    words = words[:-1]
                return start + words[-1].end
        return right

    def with_count(self, draft: Draft, phrase: Subject | None) -> Subject | None:
        """The phrase with the count that it goes on with: 六家券商营业收入."""
        counted = None if phrase is None else self._count_before(draft, phrase.start)
        if phrase is None or counted is None:
            return phrase
        text = draft.sentence.view[counted : phrase.end]
        return phrase._replace(start=counted, text=text, name=text, type="OTHER", id=None)

    def _count_before(self, draft: Draft, start: int) -> int | None:
        """Where the count begins that the words at the place go on with and that opens its clause: 六家 of 六家券商."""
        sentence = draft.sentence
        for quantity in sentence.quantities:
            if quantity.end == start and quantity.unit in self._classifiers:
                opening, _ = self._start(sentence, sentence.clause(quantity.start)[0])
                return quantity.start if opening == quantity.start else None
        return None

    @staticmethod
    def _goes_on(draft: Draft, end: int) -> bool:
        """Whether the words up to the place may be the next in a list of those who have a measure.

        铁路 4600 万人次，公路 5.8 亿人次; SUV 产销分别下降 9.4% 和 8.6%; 食品价格下降 1.3%，衣着上涨 1.1%.
        """
        if draft.metric.how == "in_force":
            return any(change.start == end for change in draft.sentence.changes)
        return draft.metric.how == "list" or draft.metric.start == end

    def _names_part(self, draft: Draft, last: Subject | None) -> bool:
        """Whether the words of a part before a bare figure have it (其中小麦 2600 万吨), and are not only what is counted of the whole."""
        told = self._is.search(draft.sentence.view, draft.site.left, draft.quantity.cue_start)
        return told is None and (last is None or (last.type == "OTHER" and not self._counts(draft)))

    def _counts(self, draft: Draft) -> bool:
        """Whether the measure is only the thing that is counted: 专任教师 1560 人, 案件 132 起."""
        at = draft.metric.start
        if draft.metric.how == "cue_before" and (draft.metric.text or "").endswith(self._measure_nouns):
            return False  # 新股数量, 女职工的平均年龄
        heads = (r for cue in draft.sentence.metrics if cue.start == at for r in cue.entry if r.role == "head")
        return draft.metric.entry.key in GENERIC or any(r.entry is draft.metric.entry for r in heads)

    def _start(self, sentence: Sentence, floor: int) -> tuple[int, bool]:
        """Behind the times that the stretch begins with; and whether it begins with the word for a part."""
        start = floor
        part = self._parts.match(sentence.view, start)
        if part is not None:
            start = part.end()
        elif self._behind_part.search(sentence.view, max(sentence.start, start - 6), start) is not None:
            part = self._parts.search(sentence.view, max(sentence.start, start - 6), start)  # 其中：商品住房 2100 套
        for time in sentence.times:
            if time.start >= floor and not sentence.view[start : time.start].strip(" ，,"):
                start = max(start, time.end)
        while sentence.view[start : start + 1] in (" ", "，", ",", "、"):
            start += 1
        joined = self._joins.match(sentence.view, start)
        start = joined.end() if joined else start
        frame = self._frame.match(sentence.view, start)
        return frame.end() if frame else start, part is not None

    def start(self, sentence: Sentence, floor: int) -> int:
        """Where what is told begins behind the place: behind times and what joins the clause to the one before."""
        return self._start(sentence, floor)[0]

    def opens(self, sentence: Sentence, at: int) -> bool:
        """Whether the clause that holds the place begins there, but for times and what joins it to the one before."""
        return self.start(sentence, sentence.clause(at)[0]) == at

    def _before_measure(self, words: Sequence[Token]) -> int:
        """How many words stand before the measure's name and the verb that it is the object of, if any: 企业实现利润."""
        last = len(words)
        for number, word in enumerate(words):
            closes = self._tag(words, number) in _ADVERBS and number < len(words) - 1  # 高速 is an adverb, too
            if word.text in self._predicates or closes:
                last = number
                break
        while last and words[last - 1].text in self._measure_prefixes:
            last -= 1  # 年吞吐量
        return 0 if words and self._tag(words, 0) in _VERBS else last

    def _before_predicate(self, words: Sequence[Token]) -> int | None:
        """How many words stand before the verb, which is an adverb's or the last; 0 where there is no verb.

        None where the clause opens with its verb, tells who speaks, or may have to be cut into words otherwise.
        """
        verb = 0
        for number, word in enumerate(words):
            behind = words[number + 1].text if number + 1 < len(words) else ""
            if word.text in self._predicates or self._tag(words, number) in _ADVERBS:
                verb = number
                break
            # 督查办派出 4 个小组: a single character before another verb is a noun's last.
            if self._tag(words, number) in _VERBS and (len(word.text) > 1 or part_of_speech(behind) not in _VERBS):
                verb = number
        first = words[0].text
        if self._tag(words, 0) in (*_VERBS, *_ADVERBS) or first in self._predicates or words[verb].text in self._speech:
            return None
        if not verb:
            return 0
        if len(words[verb - 1].text) == 1 and part_of_speech(words[verb - 1].text + words[verb].text[0]) is not None:
            return None  # 跨年演 + 出售 + 票: the border may lie elsewhere
        while verb > 1 and self._tag(words, verb - 1) in _VERBS and len(words[verb - 1].text) > 1:
            verb -= 1  # 夏粮收购累计
        return verb

    def _behind_relative(self, words: Sequence[Token]) -> Sequence[Token] | None:
        """The noun that a clause opening with a verb qualifies, with that clause: 从事地图服务的网站; None without one."""
        if not words or len(words[0].text) < 2 or self._tag(words, 0) not in _VERBS:
            return None
        at = max((number for number, word in enumerate(words) if word.text == "的"), default=0)
        behind = words[at + 1 :]
        while behind and behind[-1].text in self._predicates:
            behind = behind[:-1]
        nouns = all(self._tag(behind, number).startswith(_NOUNS) for number in range(len(behind)))
        return [*words[: at + 1], *behind] if at and behind and nouns else None

    def _tag(self, words: Sequence[Token], number: int) -> str:
        """The word's part of speech; a noun's where single characters are what the dictionary makes no word of: 中欧班列."""
        word = words[number].text
        if word in self._events:
            return "n"
        if len(word) == 1:
            beside = [*words[max(0, number - 1) : number], *words[number + 1 : number + 2]]
            if any(len(w.text) == 1 and part_of_speech(w.text) not in _ADVERBS for w in beside):
                return "n"
        return part_of_speech(word) or "n"

    def _ends_a_noun(self, words: Sequence[Token], begin: int) -> bool:
        """Whether the last of the words ends a noun phrase; a single character behind another word does: 消费展."""
        behind_another = len(words) - 1 > begin and len(words[-1].text) == 1
        tag = self._tag(words, len(words) - 1)
        if words[-1].text.startswith("新") or all(
            self._tag(words, number) in (*_VERBS, "vn") for number in range(begin, len(words))
        ):
            return False  # 全国新开工, 设计年吞吐量
        return tag.startswith(_NOUNS) or (behind_another and tag in _VERBS)

    def _phrase(self, draft: Draft, start: int, words: Sequence[Token], *, deictic: bool) -> Subject | None:
        """The words as a subject, behind the last 的; None where they name nothing, or a measure."""
        sentence = draft.sentence
        words, begin = self._named_by(words)
        if begin == len(words) or not self._ends_a_noun(words, begin):
            return None
        if sentence.view.startswith("的", start + words[-1].end) and self._tag(words, len(words) - 1) == "v":
            return None  # 经营活动产生的净现金
        left, right = start + words[begin].start, start + words[-1].end
        text = sentence.view[left:right].strip()
        right = left + len(text)
        if not self._may_name(text, deictic=deictic) or self._measures(draft, left, right) or _each(draft, text, right):
            return None
        held = [e for e in sentence.entities if e.start < right and left < e.end]
        if any(self._roles.own_words.speaks_of_others(sentence, e) for e in held):
            return None  # 某社 7 月 13 日讯
        if any(e.label == "ORG" and not self._roles.usable(sentence, e) for e in held):
            return None  # 获省发改委同意
        if any((e.start, e.end) == (left, right) for e in held):
            return Subject.of(held[0])
        if any(e.label not in ("PLACE", "ORG") for e in held):
            return None  # 甲公司预估: who is named has it, or only speaks
        is_place = text.endswith(self._ranks) and len(text) <= LONGEST_PLACE
        return Subject(left, right, text, text, "PLACE" if is_place else "OTHER")

    def _named_by(self, words: Sequence[Token]) -> tuple[Sequence[Token], int]:
        """The words without those of the measure, of speech and adverbs at their end, and where the noun phrase begins behind 的."""
        words = words[:-1] if words and words[-1].text == "的" else words  # 百货商场的销售额
        begin = 0
        for number, word in enumerate(words):
            reports = word.text in self._speech and 0 < number < len(words) - 1  # 业内人士称笔记本电脑
            if word.text == "的" or reports:
                begin = number + 1
        last = len(words)
        while last > begin and self._is_of_measure(words[last - 1].text):
            last -= 1
        if last > begin and words[last - 1].text in self._speech:
            # 经济学家预期: nobody; 果哥说从八月开始: who speaks
            last = begin if len(words[last - 1].text) > 1 else last - 1
        while last > begin + 1 and words[last - 1].text in self._adverbs:
            last -= 1  # 锂矿 + 也
        return words[:last], begin

    def _is_of_measure(self, word: str) -> bool:
        """Whether the word is the measure's own name or begins it: 投递量, 历年 + 开行."""
        begins = word in self._measure_prefixes and part_of_speech(word) not in (*_VERBS, "vn")
        return begins or word.endswith(self._measure_endings)

    def _may_name(self, text: str, *, deictic: bool) -> bool:
        """Whether the words may name something: no time, no number, no cut quote, nothing that only stands for another."""
        if not 1 < len(text) <= LONGEST or text in self._no_subjects or self._no_names.search(text):
            return False
        if opens_with(text, self._no_openings) or names_nothing(text):
            return False
        if text.count("“") != text.count("”") or text[0].isdecimal() or text[0] in "-+":
            return False
        return deictic or not text.startswith(self._determiners)

    def _measures(self, draft: Draft, left: int, right: int) -> bool:
        """Whether a measure or a change is named in the words: 营业收入占比; of a share also behind them (研发投入占收入的 65%)."""
        sentence = draft.sentence
        limit = draft.anchor if draft.quantity.dimension == "ratio" else right
        inner = (
            cue
            for cue in sentence.metrics
            if cue.start != draft.metric.start
            and (
                left < cue.end <= limit
                or (
                    left < cue.start < right and sentence.view[left : cue.start] in self._measure_prefixes
                )  # 月 + 订单额
            )
        )
        moves = [(c.start, c.end) for group in (sentence.changes, sentence.bases) for c in group]
        return any(r.role == "noun" for cue in inner for r in cue.entry) or any(
            left <= a and b <= right for a, b in moves
        )


def _group(view: str, start: int, end: int) -> Subject:
    """Those who stand between the places, of whom what follows is not told."""
    return Subject(start, end, view[start:end], view[start:end], "OTHER", unknown=True)


def _each(draft: Draft, text: str, right: int) -> bool:
    """Whether the words name several, each of which has a figure of its own: 风电和光伏的容量分别为 3 亿千瓦和 2 亿千瓦."""
    return _AND.search(text) is not None and draft.sentence.says("respectively", right, draft.quantity.start)
