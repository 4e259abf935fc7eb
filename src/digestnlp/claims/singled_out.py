"""Whom a clause singles out, or names as what it tells of: 卖得最快的楼盘是云岸，售出 73 套; 其次为海岳国 84 万人次; 背包客部分，…."""

from __future__ import annotations

from digestnlp.claims.draft import Draft, Subject
from digestnlp.claims.members import is_plain
from digestnlp.claims.phrases import PhraseFinder
from digestnlp.deferred import deferred
from digestnlp.rules import Rules
from digestnlp.rules.schema import ChangeEntry
from digestnlp.segment import dictionary_words, part_of_speech
from digestnlp.wordlist import pattern_of

LONGEST_NAME = 16
_ACTS = ("v", "d", "a")
_DASHES = ("——", "──")
_LONGEST_LIST = 6  # 领跑 + 涨幅榜
_NEAR = 20  # Characters between a figure and what says that it is the most: 173 万人次，占比 31% 最高.

# 第 3 名 + 是 + 「云鹿」(The Deer)
_RANKED_IS = deferred(" ?[名位]?(?:则|分别|依次)?(?:是|为) ?")
_TO_THE_END = deferred(r"[”」》]? ?(?:[（(][^（）()]*[）)])? *[，,。；;]?")

_NUMBERED = deferred(r" *(?:[一二三四五六七八九十]是|其[一二三四五][是，,]|第[一二三四五六七八九十][是，,、]) *")

# 最富有的 + 家庭, 最大的 + 矿企
_SUPERLATIVE = deferred(r"最(?![近新后终初])[\u4e00-\u9fff]{1,4}的(?P<noun>[\u4e00-\u9fff]{2,6})")

_DEALT = deferred(r"(?:分别|依次|依序)(?:为|是|有) ?$")


class SingledOut:
    """Finds them by the packs' words."""

    def __init__(self, rules: Rules, phrases: PhraseFinder) -> None:
        self._phrases = phrases
        self._circumstances = frozenset((*rules.words("no_subjects"), *rules.words("circumstantial_nouns")))
        ranks = pattern_of(rules.words("singling_words"))
        self._names = deferred(
            rf"(?:{ranks}|第[一二三四五六七八九十\d]+)[^，。；：]{{0,16}}?(?:暂)?(?:为|是|属于)"
            rf"(?P<whom>[^，。；：]{{2,{LONGEST_NAME}}})[，,] *$"
        )
        lead = rf"(?:则|亦|也)?(?:{pattern_of(rules.words('leading_verbs'))})[^，。；：\d]{{0,{_LONGEST_LIST}}}[，,] *$"
        self._leads = deferred(
            rf"(?:^|[，。；：,;\n ])(?P<whom>(?!在)[^，。；：,;\d\n]{{2,{LONGEST_NAME}}}?)(?<!中){lead}"
        )
        self._next = deferred(
            rf" *(?:而|其中)?(?:{pattern_of(rules.words('next_words'))}|第[二三四五六七八九十])[名位]?(?:则|依次|分别)?(?:是|为) ?"
        )
        self._foremost = deferred(r" *(?:其中[，,]? *[又则尤]?|[又则尤])?以(?=[^，。；：]{2,})")
        self._most = deferred(rf"[^。\n]{{0,{_NEAR}}}?(?:{pattern_of(rules.words('foremost_words'))})")
        changes = (word for entry in rules.of(ChangeEntry) for word in entry.words)
        self._verbs = deferred(rf" *(?:{pattern_of((*rules.words('links'), *changes))}) *$")
        self._parts_of = (*rules.words("part_heads"), *rules.words("firms"), "业")
        self._part = deferred(
            rf"(?:^|[。，；：\n ])(?:至于|在|而)?(?P<whom>[^，。；：\d ]{{2,{LONGEST_NAME}}}?)(?:部分|方面)[，,] *$"
        )

    def find(self, draft: Draft, clause_start: int) -> Subject | None:
        """Whom the clause right before the figure's names last as the most, the first or the next: 锂矿领涨，涨幅达 5%."""
        sentence = draft.sentence
        if clause_start <= sentence.start:
            return None
        before, _ = sentence.clause(clause_start - 1)
        named = self._names.search(sentence.view, before, clause_start) or self._leads.search(
            sentence.view, max(sentence.start, before - 1), clause_start
        )
        if named is None:
            return None
        start, end = named.span("whom")
        entities = [e for e in sentence.entities if start <= e.start and e.end <= end and e.label != "PLACE"]
        if entities:
            return Subject.of(entities[-1])
        words = dictionary_words(named["whom"])
        acts = all((part_of_speech(word.text) or "n").startswith(_ACTS) for word in words)  # 第一是 + 直接离职
        return None if acts else self._phrases.phrase(sentence, start, end)

    def apposed(self, draft: Draft, clause_start: int) -> Subject | None:
        """What a dash names behind what it is, with the same last word: 我国最大油田——岚海油田 2021 年产量达 3 万吨."""
        sentence = draft.sentence
        if not sentence.view.endswith(_DASHES, sentence.start, clause_start):
            return None
        kind = sentence.view[clause_start - 4 : clause_start - 2]
        for same in (kind, kind[1:]):  # 水库——鹤溪水库, 高铁桥——鹤溪大桥
            end = sentence.view.find(same, clause_start, draft.anchor)
            if end > clause_start:
                return self._phrases.phrase(sentence, clause_start, end + len(same))
        return None

    def named_as_part(self, draft: Draft, clause_start: int) -> Subject | None:
        """What the clause before says that it tells of: 背包客部分，7 月达 27 万人次; but 营收方面 names a measure."""
        sentence = draft.sentence
        part = self._part.search(sentence.view, sentence.start, clause_start) if clause_start > sentence.start else None
        if part is None:
            return None
        start, end = part.span("whom")
        end = next(
            (c.start for c in sentence.metrics if start + 1 < c.start and c.end == end), end
        )  # 商用车 + 销售方面
        spans = [(c.start, c.end) for c in sentence.metrics] + [(c.start, c.end) for c in sentence.changes]
        if any(start < b and a < end for a, b in spans):
            return None
        return self._phrases.phrase(sentence, start, end)

    def moved(self, draft: Draft, clause_start: int) -> Subject | None:
        """What the clause right before only tells to have moved: 一是车险业务平稳增长，实现保费 3 亿元; but no measure (收入增长)."""
        sentence = draft.sentence
        if clause_start <= sentence.start:
            return None
        before, _ = sentence.clause(clause_start - 1)
        change = next((c for c in reversed(sentence.changes) if before < c.start and c.end <= clause_start), None)
        if change is None or sentence.view[change.end : clause_start].strip(" ，,"):
            return None
        numbered = _NUMBERED.match(sentence.view, before)
        start = numbered.end() if numbered is not None else before
        found = self._phrases.phrase(sentence, start, change.start)
        if found is None or not found.text.endswith(self._parts_of):
            return None
        told = (sentence.metrics, sentence.changes, sentence.times, sentence.quantities, sentence.entities)
        if any(found.start < item.end and item.start < found.end for group in told for item in group):
            return None
        return found._replace(inherited=True)

    def of_place(self, draft: Draft, place: Subject) -> Subject | None:
        """Who stands out in the place, and has the measure right behind: 全球 + 最大的矿企 + 利润, 江国 + 最富有的家庭 + 收入."""
        sentence, at = draft.sentence, draft.metric.start
        if place.type != "PLACE" or at is None:
            return None
        most = _SUPERLATIVE.fullmatch(sentence.view, place.end, at)
        if most is None or most["noun"] in self._circumstances or not is_plain(most["noun"]):
            return None
        if any(place.end <= e.start and e.end <= at for e in sentence.entities):
            return None  # 江国最大的城市江州
        named = (c for c in sentence.metrics if most.start("noun") < c.end <= at)
        if any(reading.role == "noun" for c in named for reading in c.entry):
            return None  # 江国最好的营收增速
        text = sentence.view[place.start : at]
        return Subject(place.start, at, text, text, "OTHER")

    def in_clause(self, draft: Draft, clause_start: int) -> Subject | None:
        """Whom the figure's own clause names as the next, or as the most: 其次为海岳国 84 万人次; 以背包客达 173 万人次最多.

        Also whose rank it opens with (第 3 名是王小明主演的「云鹿」(The Deer)), or the first of a list that each have
        their figure: 五城成交分别为 + 江州 2100 套，环比…；海岳….
        """
        sentence, view = draft.sentence, draft.sentence.view
        if draft.quantity.dimension == "rank" and not view[clause_start : draft.quantity.start].strip(" 而"):
            return self._ranked(draft)
        if (first := _first_dealt(draft)) is not None:
            return first
        opener = self._next.match(view, clause_start, draft.quantity.start)
        if opener is None and draft.metric.how == "cue_before" and draft.metric.end is not None:
            opener = self._next.match(view, draft.metric.end, draft.quantity.start)  # 股利最高者为云岚 12 元
        if opener is None:
            opener = self._foremost.match(view, clause_start, draft.quantity.start)
            if opener is None or not self._most.match(view, draft.quantity.end, sentence.end):
                return None
        start = opener.end()
        if draft.site.left > start:
            return None  # 其次为云岚 7 元、江岚 6 元: the next of the list
        named = next((e for e in sentence.entities if e.start == start and e.end <= draft.quantity.start), None)
        if named is not None or opener[0].strip() == "以":
            return Subject.of(named) if named is not None else None  # 以集中竞价方式回购: how it is done
        starts = [c.start for c in sentence.metrics] + [c.start for c in sentence.changes]
        end = min([draft.quantity.cue_start, *(at for at in starts if at > start)])
        verb = self._verbs.search(view, start + 1, end)
        end = verb.start() if verb is not None else end
        return self._phrases.phrase(sentence, start, end) if end - start > 1 else None

    def _ranked(self, draft: Draft) -> Subject | None:
        """Whom the clause ends with whose rank it opens with and names behind 是; a name before is only part of what is said of it."""
        sentence, end = draft.sentence, draft.sentence.clause(draft.quantity.start)[1]
        opener = _RANKED_IS.match(sentence.view, draft.quantity.end, end)
        if opener is None:
            return None
        named = [e for e in sentence.entities if opener.end() <= e.start and e.end <= end]
        last = next((e for e in named if _TO_THE_END.fullmatch(sentence.view, e.end, end)), None)
        if last is not None:
            return Subject.of(last)
        return self._phrases.phrase(
            sentence, opener.end(), opener.end() + len(sentence.view[opener.end() : end].rstrip(" ，,。；;"))
        )


def _first_dealt(draft: Draft) -> Subject | None:
    """The name between 分别为 and the figure that is its own."""
    sentence, end = draft.sentence, draft.quantity.cue_start
    named = next(
        (e for e in sentence.entities if 0 <= end - e.end <= 1 and not sentence.view[e.end : end].strip()), None
    )
    is_first = named is not None and _DEALT.search(sentence.view, sentence.start, named.start) is not None
    return Subject.of(named) if named is not None and is_first else None
