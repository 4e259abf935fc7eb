"""Those whom a clause counts, as subjects: 42 家券商, 多家银行, 甲、乙等 8 家公募机构, 营收超过 10 亿元的企业, 近九成受访者."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from digestnlp.claims.actor_heads import ActorHeads
from digestnlp.claims.clause_starts import HAN, ClauseStarts
from digestnlp.claims.clause_words import ADVERBS, NOUNS, VERBS, ClauseWords
from digestnlp.claims.draft import Draft, Subject
from digestnlp.claims.fit import GENERIC
from digestnlp.claims.phrases import bound_counts, completed_sets, on_to_measure
from digestnlp.claims.scan import Sentence
from digestnlp.claims.topics import Topics
from digestnlp.deferred import deferred
from digestnlp.models import Quantity
from digestnlp.rules import Rules
from digestnlp.segment import part_of_speech
from digestnlp.wordlist import compile_words, pattern_of

LONGEST = 20  # Characters of a noun phrase; longer ones are clauses whose verb was not seen.
_CUT_HEAD = 3  # Characters of a head that the dictionary cuts, and one more.
_MODIFIERS = ("b", "a", "f")
# Keys of shares of a whole that the figure's noun names.
_COUNTS = GENERIC.union({"cities", "countries"})
_SHARES = ("ratio", "market_share")
_LONGEST_KIND = 8
_OF_WHICH = "中"
_PEOPLE, _MANY = ("名", "位", "人"), 10_000
_AND = deferred("[、和与及]")
_AMONG = "在内的"
_BARE_NOUN = 2  # 公司, 企业
# 不良率低于 1% + 的有 + 8 家，
_HEADLESS, _HEADLESS_BEFORE = (deferred(rf" ?的(?:共|一共|仅|只|还)?有[约近超逾]? ?{end}") for end in ("", "$"))
_HAN_BEHIND = deferred(r" ?[\u4e00-\u9fff]")
# 23 家 + 银行
_NUMBER_OF = deferred(r"^[\d一二两三四五六七八九十百千万]+ ?[只支档家]")
# 此前被做空的 + 3 家公司
_TOLD_APART = deferred(r"(?!旗下|名下|下属|所属|自己)[^，。；：、\d]{2,14}的 ?")
# 负债 + 超过, 员工数 + 不足
_SINGLED_OUT = deferred(r"[\u4e00-\u9fff]{2,8} *")
_OF_BOUND = deferred(" *的 *")
_MARK = deferred(r"[^\w “”「」《》·・\-+]")


class CountedSubjects:
    """Finds them by the packs' words."""

    def __init__(self, rules: Rules, starts: ClauseStarts, words: ClauseWords) -> None:
        self._starts, self._words = starts, words
        nobody = ("no_subjects", "whole_places", "pronouns", "place_pronouns")
        self._no_subjects = frozenset(word for name in nobody for word in rules.words(name))
        self._whole_places = rules.words("whole_places")
        self._measure_prefixes = frozenset(rules.words("measure_prefixes"))
        self._measured_nouns = (*rules.words("measure_endings"), "价", "价格")
        self._classifiers = frozenset(rules.words("reference_classifiers"))
        self._counted_heads = rules.words("counted_heads")
        self._levels = rules.words("levels_called")
        self._headed = deferred(
            rf"[\u4e00-\u9fff]{{0,10}}?(?:{pattern_of(h for h in self._counted_heads if len(h) > 1)})"
        )
        self._open_ends = rules.words("open_ends")
        self._bound_counts = bound_counts(rules)
        self._completed = completed_sets(rules)
        openers = pattern_of(rules.words("existential_openers"))
        sets = pattern_of((*rules.words("markets"), *rules.words("frame_heads")))
        # 目前仍有, 化工行业共有: what stands before those who are counted, with the trade that they are of.
        self._there_are = deferred(
            rf"(?:{openers}| |，)*(?P<set>[{HAN}]{{1,{_LONGEST_KIND}}}?(?:{sets}))?(?:{openers}| )*"
        )
        self._actors = ActorHeads(rules)
        self._some = compile_words(rules.words("some_of_many"))
        self._share_units = frozenset(rules.words("share_units"))
        self._group_classifiers = self._share_units.union(rules.words("plain_classifiers"))
        self._on_to_measure = on_to_measure(rules)
        self._pronouns = frozenset(rules.words("pronouns"))

    def actors(self, draft: Draft, clause_start: int) -> Subject | None:
        """What a clause counts, or tells a share of, where it has nobody else: 目前仍有 10 家银行超标, 近九成受访者."""
        sentence, quantity = draft.sentence, draft.quantity
        # 7600 万名消费者购买家电: they are no users
        people = draft.metric.entry.key == "users" and draft.metric.how in ("head", "unit", "fallback")
        groups = self._group_classifiers if people else self._share_units if draft.metric.entry.key in GENERIC else ()
        if quantity.dimension == "count" and (quantity.unit in self._classifiers or quantity.unit in groups):
            nouns = self._actors.counted
        elif quantity.dimension == "ratio" and draft.metric.entry.key in _SHARES:
            nouns = self._actors.surveyed
        else:
            return None
        start, _ = self._starts.with_part(sentence, clause_start)
        opening = self._there_are.fullmatch(sentence.view, start, quantity.cue_start)
        if opening is None:
            return None
        headed = nouns(sentence.view, quantity.end, sentence.clause(quantity.start)[1])
        if headed is None:
            return None
        words = self._words.of(sentence.view[slice(*headed)])
        if len(words) > 2 and self._words.tag(words, 0) in (*VERBS, *ADVERBS):
            return None  # 其中三分之一位于一线城市; but 近五成快递员
        span = opening.span("set") if self._words.is_noun(opening["set"]) else headed  # 化工行业有 28 家公司
        return group_of(sentence.view, *span)

    def of_group_told(self, draft: Draft, before: Sequence[Draft], topics: Topics) -> Subject | None:
        """Those of a group told of before whom a bound singles out without naming them: 23 家银行…。不良率低于 1% 的有 8 家."""
        view, figure = draft.sentence.view, draft.quantity
        count = next((q for q in draft.sentence.quantities if q.start >= figure.start and q.dimension == "count"), None)
        if count is None or count.unit not in self._share_units or _HAN_BEHIND.match(view, count.end):
            return None
        bound = _HEADLESS.fullmatch(view, figure.end, count.cue_start) if count is not figure else None
        if bound is None and (count is not figure or not _HEADLESS_BEFORE.search(view, 0, figure.cue_start)):
            return None
        told = [*(d.subject for d in before), *(s for one in topics.told.sentences for s in one.subjects)]
        groups = [s for s in told if s is not None and s.type == "OTHER" and s.text.endswith(self._counted_heads)]
        if not groups:
            return None
        whole = groups[-1]
        text = _NUMBER_OF.sub("", whole.text)
        return whole._replace(text=text, name=text, inherited=True, unknown=True)

    def told_apart(self, draft: Draft) -> Subject | None:
        """Those who are counted, are all of a clause, and have what the next one tells: 已被做空的 3 家公司，股价下跌 45%."""
        sentence, figure = draft.sentence, draft.quantity
        count = next((q for q in sentence.quantities if q.dimension == "count"), None)
        if count is None or count.start > figure.start or count.unit not in self._share_units:
            return None
        clause, end = sentence.clause(count.start)
        headed = self._actors.counted(sentence.view, count.end, end)
        start, _ = self._starts.with_part(sentence, clause)
        if headed is None or not self._is_topic(sentence, start, count.cue_start, headed[1]):
            return None
        if count is figure:
            return group_of(sentence.view, *headed)
        following = sentence.clause(headed[1] + 1)[0] == sentence.clause(figure.start)[0]
        named = any(headed[1] < e.start < figure.start and e.label == "COMPANY" for e in sentence.entities)
        return group_of(sentence.view, count.start, headed[1]) if following and not named else None

    @staticmethod
    def _is_topic(sentence: Sentence, start: int, before: int, end: int) -> bool:
        """Whether only what nobody named does tells them apart, and nothing more of them stands in their clause."""
        if not _TOLD_APART.fullmatch(sentence.view, start, before) or not sentence.view.startswith(("，", ","), end):
            return False
        words = (*sentence.entities, *sentence.words.get("pronouns", ()))
        return not any(start <= word.start < before for word in words)

    def group(self, draft: Draft, clause_start: int) -> Subject | None:
        """The counted group that opens the clause and has the measure right behind it: 1.2 万个商家成交额增长 30%."""
        sentence = draft.sentence
        start, _ = self._starts.with_part(sentence, clause_start)
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
        if counts_alike(draft, count):
            return None  # 2 家企业状态为“已受理”、9 家为“已问询”
        if draft.metric.entry.key == "rank":
            return None  # 66 家信托公司排名第 7: those among whom one has it
        headed = self._actors.counted(sentence.view, count.end, draft.anchor)
        if headed is None or not self._reaches_measure(draft, headed[1]):
            return None
        between = sentence.view[headed[1] : draft.anchor]
        others = (item for group in (sentence.times, sentence.quantities) for item in group)
        apart = any(headed[1] <= item.start < draft.anchor for item in others)
        if (
            not apart and self._words.is_noun(between) and self._on_to_measure.fullmatch(between) is None
        ):  # 9 个二线城市二手房均价
            return group_of(sentence.view, headed[0], draft.anchor)
        of_trade = opening is not None and self._words.is_noun(opening["set"])
        many = count.unit in _PEOPLE and count.value >= _MANY  # 8100 万名 + 消费者: no group of their own
        left = opening.start("set") if opening is not None and of_trade else headed[0] if many else count.start
        return group_of(sentence.view, left, headed[1])

    def several(self, draft: Draft, clause_start: int) -> Subject | None:
        """Several firms, funds or shares that the clause opens with, whoever was told of: 多家银行存款利率降至 1.5%."""
        view = draft.sentence.view
        start, _ = self._starts.with_part(draft.sentence, clause_start)
        some = self._some.match(view, start, draft.anchor)
        headed = self._actors.counted(view, some.end(), draft.anchor) if some is not None else None
        if some is None or headed is None or not self._reaches_measure(draft, headed[1]):
            return None
        return group_of(view, some.start(), headed[1])

    def listed(self, draft: Draft) -> Subject | None:
        """What those are whom the figure counts behind some of their names, where the noun says more than 公司: 甲、乙等 8 家公募机构."""
        sentence, quantity = draft.sentence, draft.quantity
        named = sentence.view[sentence.start : quantity.start].rstrip().endswith(self._open_ends)
        if not named or quantity.dimension != "count" or quantity.unit not in self._group_classifiers:
            return None
        headed = self._actors.counted(sentence.view, quantity.end, sentence.clause(quantity.start)[1])
        among = sentence.view.endswith(_AMONG, sentence.start, quantity.start)  # 包括甲、乙在内的 6 个 + 城市
        if (
            headed is None
            or (headed[1] - headed[0] <= _BARE_NOUN and not among)
            or draft.metric.entry.key not in GENERIC
        ):
            return None
        return group_of(sentence.view, *headed)

    def bounded(self, draft: Draft, clause_start: int) -> Subject | None:
        """Those whom a bound singles out before they are counted: 营收超过 10 亿元的企业有 25 家."""
        sentence, quantity = draft.sentence, draft.quantity
        if quantity.dimension != "count":
            return None
        for bound in sentence.quantities:
            if clause_start <= bound.start < quantity.start and bound.relation != "eq":
                found = self._bound_counts.match(sentence.view, bound.end, quantity.start)
                if found is not None and quantity.cue_start <= found.end():
                    return group_of(sentence.view, *found.span("noun"))
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

    def things(self, draft: Draft) -> Subject | None:
        """What the figure itself counts, where nobody has it: 上半年有 1830 家上市公司获得补助."""
        if draft.quantity.dimension != "count" or draft.metric.entry.key not in _COUNTS:
            return None
        return self._behind(draft)

    def another(self, draft: Draft, before: Sequence[Draft]) -> Subject | None:
        """What the figure counts anew, behind a group that was counted for a figure of its own: 7 城房价上涨 2%，5 城….

        有 9 个城市的存款超过 5000 亿元，3 个城市超过 1 万亿元: 城市.
        """
        last = before[-1].subject if before else None
        if last is None or last.inherited or last.type != "OTHER":
            return None
        count = next((q for q in draft.sentence.quantities if q.start == last.start and q.end < last.end), None)
        if count is None or not counts_alike(draft, count):
            return None
        text = draft.sentence.view[count.end : last.end].strip()
        return self._behind(draft) or Subject(last.end - len(text), last.end, text, text, "OTHER", inherited=True)

    def places(self, draft: Draft) -> Subject | None:
        """The places that the figure itself counts: 30 个 + 代表性城市; of a unit that says so itself, with their number: 22 城."""
        quantity = draft.quantity
        if draft.metric.how == "unit":
            return Subject(quantity.start, quantity.end, quantity.text, quantity.text, "OTHER", unknown=True)
        return self._behind(draft)

    def there_are(self, draft: Draft) -> bool:
        """Whether the clause only says that there are so many: 截至 9 月底，共有超过 40 个 + 城市."""
        sentence = draft.sentence
        start, _ = self._starts.with_part(sentence, sentence.clause(draft.quantity.start)[0])
        return self._there_are.fullmatch(sentence.view, start, draft.quantity.cue_start) is not None

    def _behind(self, draft: Draft) -> Subject | None:
        """The noun phrase behind the figure, or behind the bound that singles out what is counted."""
        sentence = draft.sentence
        start = _past_bound(sentence, draft.quantity)
        _, end = sentence.clause(start)
        end = min([end, start + LONGEST, *(change.start for change in sentence.changes if change.start >= start)])
        words = self._words.of(sentence.view[start:end])
        tags = [part_of_speech(word.text) or "" for word in words]
        if len(tags) > 1 and words[0].text in self._whole_places and tags[1].startswith(("v", "d")):
            tags[1] = "b"  # 60 款 + 全球首发新品
        for number, word in enumerate(words[:-1]):
            if (
                tags[number] == "v"
                and len(word.text) > 1
                and len(words[number + 1].text) == 1
                and tags[number + 1] == "n"
            ):
                tags[number] = "b"  # 国产 + 创新 + 药: the dictionary makes no word of the two
        nouns = takewhile(lambda number: tags[number].startswith((*NOUNS, *_MODIFIERS)), range(len(tags)))
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
        if not 1 < len(text) <= LONGEST or _MARK.search(text) or text in self._pronouns or text.endswith(self._levels):
            return None
        if text in self._no_subjects and part_of_speech(text) is None:
            return None  # 超 4400 股飘绿; but 31 只产品
        left = sentence.view.index(text, start)
        return Subject(left, left + len(text), text, text, "OTHER", unknown=True)

    def _before_own_measure(self, sentence: Sentence, start: int, right: int) -> int:
        """Where those who are counted end before the measure whose name ends at the place: 12 种水果 + 周 + 均价."""
        for cue in sentence.metrics:
            if start < cue.start and cue.end == right and cue.text.endswith(self._measured_nouns):
                words = self._words.of(sentence.view[start : cue.start])
                while len(words) > 1 and words[-1].text in self._measure_prefixes:
                    words = words[:-1]
                return start + (words[-1].end if words else 0)  # 3K + 分辨率: nobody is counted
        return right

    def with_count(self, draft: Draft, phrase: Subject | None) -> Subject | None:
        """The phrase with the count that it goes on with: 六家券商营业收入."""
        counted = None if phrase is None else self.count_before(draft, phrase.start)
        if any(q.start == counted and counts_alike(draft, q) for q in draft.sentence.quantities):
            return phrase
        if phrase is None or counted is None:
            return phrase
        text = draft.sentence.view[counted : phrase.end]
        return phrase._replace(start=counted, text=text, name=text, type="OTHER", id=None)

    def count_before(self, draft: Draft, start: int) -> int | None:
        """Where the count begins that the words at the place go on with and that opens its clause: 六家 of 六家券商."""
        sentence = draft.sentence
        for quantity in sentence.quantities:
            if quantity.end == start and quantity.unit in self._classifiers:
                opening, _ = self._starts.with_part(sentence, sentence.clause(quantity.start)[0])
                return quantity.start if opening == quantity.start else None
        return None

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
        at += view.startswith("的", at)  # 9 城的 + 二手房 + 均价
        words = self._words.of(view[at : draft.anchor])
        last = next((word.end for word in reversed(words) if word.text not in self._words.predicates), 0)
        return self._words.is_noun(view[at : at + last])  # 部分地区 + 降水可达


def group_of(view: str, start: int, end: int) -> Subject:
    """Those who stand between the places, of whom what follows is not told."""
    return Subject(start, end, view[start:end], view[start:end], "OTHER", unknown=True)


def _past_bound(sentence: Sentence, count: Quantity) -> int:
    """Where the noun begins that is counted, behind what it has so much of: 35 家 + 负债超过 1 亿元的 + 企业."""
    bound = next((q for q in sentence.quantities if q.start >= count.end), None)
    if bound is None or not _SINGLED_OUT.fullmatch(sentence.view, count.end, bound.cue_start):
        return count.end
    behind = _OF_BOUND.match(sentence.view, bound.end)
    return count.end if behind is None else behind.end()


def counts_alike(draft: Draft, count: Quantity) -> bool:
    """Whether the figure only counts, as one before it does: 2 家企业“已受理”、9 家“已问询”; but 30 家企业中有 9 家 are of those."""
    return (
        draft.metric.entry.key in _COUNTS
        and draft.quantity.dimension == "count"
        and draft.quantity.unit == count.unit
        and draft.quantity.start > count.start
        and _OF_WHICH not in draft.sentence.view[count.end : draft.quantity.start]
    )
