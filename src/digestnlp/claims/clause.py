"""Finds the noun phrase that opens a clause, up to its verb: 个体工商户达 1.25 亿户, 海关查获走私案件 132 起.

Nobody lists such subjects. What is a verb or an adverb is asked of the dictionary's parts of speech, and of the packs' links.
"""

from __future__ import annotations

from collections.abc import Sequence

from digestnlp.claims.clause_starts import ClauseStarts
from digestnlp.claims.clause_words import VERBS, ClauseWords
from digestnlp.claims.counted_subjects import LONGEST, CountedSubjects
from digestnlp.claims.draft import Draft, Subject
from digestnlp.claims.fit import GENERIC
from digestnlp.claims.phrases import names_nothing, no_openings, opens_with
from digestnlp.claims.roles import Roles
from digestnlp.claims.scan import Sentence
from digestnlp.deferred import deferred
from digestnlp.rules import Rules
from digestnlp.segment import Word, part_of_speech
from digestnlp.wordlist import compile_words, pattern_of

WHOLE = "全"  # 全国, 全台: how the name of all of a place begins
LONGEST_PLACE = 10  # 江华瑶族自治县
_PLAIN_NOUNS = ("n", "j")
# Keys of what a country makes and mounts as a whole.
_OF_COUNTRIES = ("production", "installed_capacity")
_FIRST = "首"  # 首月, 首周
_AND = deferred("[、和与及]")
_BRACKET = deferred(r"[（(][^（）()\d]{1,30}[）)]")
_LABEL = deferred(r" *[\u4e00-\u9fff]{2,6}[：:] *")
_MARK = deferred(r"[^\w “”「」《》·・\-+]")


class ClauseSubjects:
    """Finds them by the packs' words."""

    def __init__(
        self, rules: Rules, roles: Roles, starts: ClauseStarts, words: ClauseWords, counted: CountedSubjects
    ) -> None:
        self._roles = roles
        self._starts, self._words, self._counted = starts, words, counted
        nobody = ("no_subjects", "lone_attributes", "whole_places", "pronouns", "place_pronouns")
        self._no_subjects = frozenset(word for name in nobody for word in rules.words(name))
        told_beside = (rules.words(name) for name in ("prior_values", "earlier_values", "revisions", "former_values"))
        self._no_names = deferred(
            rf"(?:{pattern_of(word for words in told_beside for word in words)})|(?:{pattern_of(rules.words('no_heads'))})$"
        )
        self._whole_places = rules.words("whole_places")
        self._speech = frozenset(rules.words("speech_verbs"))
        self._expecting = frozenset(rules.words("expecting_verbs"))
        self._carrying = rules.words("object_openers")
        self._is = compile_words(rules.words("copulas"))
        self._building = frozenset(rules.words("building_verbs"))
        self._span_acts = frozenset(rules.words("span_acts"))
        self._ranks = rules.words("place_ranks")
        self._measure_prefixes = frozenset(rules.words("measure_prefixes"))
        self._measure_endings = rules.words("measure_endings")
        self._measure_nouns = (*rules.words("kind_measures"), *rules.words("plain_measures"))
        self._adverbs = frozenset((*rules.words("trailing_adverbs"), *rules.words("trailing_manners")))
        self._no_openings = no_openings(rules)
        self._determiners = rules.words("determiners")

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
        start, part = self._starts.with_part(sentence, floor)
        starts = [item.start for group in (sentence.times, sentence.changes, sentence.bases) for item in group]
        # 海岳书店 + 全台
        wholes = (
            e.start for e in sentence.entities if start < e.start and e.label == "PLACE" and e.text.startswith(WHOLE)
        )
        end = min([end, *(at for at in starts if start <= at), *wholes])
        bracket = _BRACKET.search(sentence.view, start + 1, end)
        behind = sentence.view[bracket.end() : end].lstrip() if bracket is not None else ""
        end = bracket.start() if bracket is not None else end  # 新药对外转让（BD）总额, 主体税种（增值税、所得税等）
        if (
            self._counted.count_before(draft, start) is None
            and draft.site.left == start > sentence.clause(start)[0]
            and sentence.view[start - 1].isalnum()
        ):
            return None  # 18 个县 3 种茶叶: it goes on with the figure before
        if not 1 < end - start <= 2 * LONGEST or _MARK.search(sentence.view, start, end):
            return None
        if any(start < q.end and q.start < end for q in sentence.quantities):
            return None
        words = self._before_span(sentence, self._words.of(sentence.view[start:end]), end)
        if (headed := self._words.behind_relative(words)) is not None:
            return self._phrase(draft, start, headed, deictic=deictic)
        # 楼宇买卖登记（包括车位）+ 暂录: the verb stands behind the bracket
        count = self._words.before_predicate([*words, *self._words.of(behind)[:1]] if behind else words)
        bare = len(words) if self._words.tag(words, 0) not in VERBS else 0
        before = None if draft.metric.start is None else sentence.view[start : max(start, draft.metric.start)].strip()
        own = before is None or not (before == "" or before in self._measure_prefixes)  # 年营收 is the measure's alone
        if up_to_verb or self._carries(draft):
            count = bare if count == 0 else count
        elif listed and own and not any(word.text in self._words.predicates for word in words):
            count = len(words)  # 国内贷款 2 万亿元；自筹资金 4 万亿元
        elif end < draft.anchor:
            count = bare if count == 0 else count  # 江州机场今年前 5 个月完成旅客吞吐量 1260 万人次
        elif draft.metric.how == "cue_before" and draft.metric.start == draft.anchor and not self._counts(draft):
            count = self._words.before_measure(words)
            count -= count > 1 and words[count - 1].text == "的"  # 司机的 + 平均年龄
            if (
                draft.metric.entry.key in GENERIC
                and count
                and not self._words.tag(words, count - 1).startswith(_PLAIN_NOUNS)
            ):
                return None  # 备案数量, 季调后失业人数
        elif count == 0 and last is not None and last.type == "OTHER" and (counted or self._goes_on(draft, end)):
            count = bare
        elif count == 0 and ((part and self._names_part(draft, last)) or self._prices(draft)):
            count = len(words)
        return self._phrase(draft, start, words[:count], deictic=deictic or listed) if count else None

    def of_whole_country(self, draft: Draft, clause_start: int) -> Subject | None:
        """The goods that a whole country makes or mounts, with which a sentence opens, whatever company was told of: 国内动力电池产量."""
        sentence, metric = draft.sentence, draft.metric
        if metric.entry.key not in _OF_COUNTRIES or metric.how != "cue_before":
            return None
        label = _LABEL.match(sentence.view, sentence.start)
        floor = label.end() if label is not None else sentence.start
        if clause_start > floor:
            return None
        start, _ = self._starts.with_part(sentence, floor)
        name = metric.text or ""
        core = min(
            (noun for noun in metric.entry.nouns if len(noun) > 1 and name.endswith(noun)), key=len, default=name
        )
        text = sentence.view[start : (metric.end or draft.anchor) - len(core)].strip()  # 动力电池装车量
        whole = next((place for place in self._whole_places if text.startswith(place)), None)
        if (
            whole is None
            or not len(whole) + 1 < len(text) <= LONGEST_PLACE
            or not self._words.is_noun(text[len(whole) :])
        ):
            return None
        return Subject(start, start + len(text), text, text, "OTHER", unknown=True)

    def _before_span(self, sentence: Sentence, words: Sequence[Word], end: int) -> Sequence[Word]:
        """The words without the act from which the span behind it counts: 中职生 + 毕业 半年后, 新助手 + 上线 48 小时; but 毕业 半年后.

        So is one that stands before the first days, weeks or months: 科技馆 + 开馆首月.
        """
        within = (
            n for n, word in enumerate(words) if n and word.text[0].isdecimal() and words[n - 1].text in self._span_acts
        )
        if (span := next(within, 1)) > 1:
            return words[: span - 1]
        spans = (t for t in sentence.times if t.start == end)
        if not any(
            "后" in sentence.view[t.end - 1 : t.end + 1] or sentence.view.startswith(_FIRST, t.start) for t in spans
        ):
            return words
        last = len(words)
        while last > 1 and words[last - 1].text in self._span_acts:
            last -= 1
        return words[:last]

    @staticmethod
    def _noun_end(draft: Draft) -> int:
        """Where the measure's name begins, or the kind of things ends that reaches into it: 智能手机 in 智能 + 手机出货量.

        What the measure is of is none that has it: 同城快递 + 业务量的比重.
        """
        heads = draft.sentence.words.get("generic_heads", ())
        if draft.sentence.view.startswith("的", draft.anchor - 1):
            of = (
                c
                for c in draft.sentence.metrics
                if c.end == draft.anchor - 1 and any(r.role == "noun" for r in c.entry)
            )
            if (measure := next(of, None)) is not None:
                return measure.start
        return next((h.end for h in heads if h.start < draft.anchor < h.end <= draft.quantity.cue_start), draft.anchor)

    @staticmethod
    def _prices(draft: Draft) -> bool:
        """Whether the figure is what something costs by the piece or weight, whose name alone stands before it: 菠菜 5 元/斤."""
        return draft.metric.how == "unit" and draft.metric.entry.key == "price"

    def _carries(self, draft: Draft) -> bool:
        """Whether the measure is a verb that needs somebody: 动车组发送旅客 3 亿人次, 水电成为江州第一大电源."""
        carrying = (draft.metric.text or "").startswith(self._carrying) or draft.quantity.dimension == "rank"
        return draft.metric.how == "verb_before" and carrying

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

    def _phrase(self, draft: Draft, start: int, words: Sequence[Word], *, deictic: bool) -> Subject | None:
        """The words as a subject, behind the last 的; None where they name nothing, or a measure."""
        sentence = draft.sentence
        words, begin = self._named_by(words)
        if begin == len(words) or not self._words.ends_a_noun(words, begin):
            return None
        if words[begin].text in self._building and self._counts(draft):
            return None  # 新建标准化 + 卫生室 160 所
        if sentence.view.startswith("的", start + words[-1].end) and self._words.tag(words, len(words) - 1) == "v":
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
            # 海岳银行 + 则预计为 3200 美元: what was told of before
            only_speaks = draft.metric.how == "list" and self._roles.speech.speaks(sentence, held[0])
            return None if only_speaks else Subject.of(held[0])
        if any(e.label not in ("PLACE", "ORG") for e in held):
            return None  # 甲公司预估: who is named has it, or only speaks
        is_place = text.endswith(self._ranks) and len(text) <= LONGEST_PLACE
        return Subject(left, right, text, text, "PLACE" if is_place else "OTHER")

    def _named_by(self, words: Sequence[Word]) -> tuple[Sequence[Word], int]:
        """The words without those of the measure, of speech and adverbs at their end, and where the noun phrase begins behind 的."""
        words = words[:-1] if words and words[-1].text == "的" else words  # 百货商场的销售额
        begin = 0
        for number, word in enumerate(words):
            # 业内人士称 + 笔记本电脑, 市场预期 + 钢材的均价, 全年预期 + 钢材的均价
            reports = word.text in self._speech and 0 < number < len(words) - 1
            expects = word.text in self._expecting and number < len(words) - 1
            if word.text == "的" or reports or expects:
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
        begins = word in self._measure_prefixes and part_of_speech(word) not in (*VERBS, "vn")
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
        limit = right
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
        # 豆粕期货总持仓: what is its own measure elsewhere has this one.
        return any(r.role == "noun" and not r.entry.is_subject for cue in inner for r in cue.entry) or any(
            left <= a and b <= right for a, b in moves
        )


def _each(draft: Draft, text: str, right: int) -> bool:
    """Whether the words name several, each of which has a figure of its own: 风电和光伏的容量分别为 3 亿千瓦和 2 亿千瓦."""
    return _AND.search(text) is not None and draft.sentence.says("respectively", right, draft.quantity.start)
