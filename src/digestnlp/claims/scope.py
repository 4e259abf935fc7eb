"""Finds the part that a figure is of, where its subject is the whole: 海外业务收入 3 亿元, 其中研发人员 900 人, 核心 CPI.

Of a company that is in force a noun phrase right before the measure is no name, but says of which part of it the figure is. It
is looked for where the measure is named, so that a change far behind it is of the same part.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence, Set
from itertools import groupby

from digestnlp.claims.draft import Draft
from digestnlp.claims.earlier import MARKET_SHARE
from digestnlp.claims.scan import Cue, MetricCue
from digestnlp.claims.variants import VariantFinder
from digestnlp.deferred import deferred
from digestnlp.rules import Rules
from digestnlp.rules.schema import MetricEntry
from digestnlp.segment import Word, dictionary_words, part_of_speech
from digestnlp.view import view as view_of
from digestnlp.wordlist import compile_last, pattern_of

LONGEST = 14  # Characters of a part; longer ones are clauses whose verb was not seen.
LONGEST_ASIDE = 10  # Characters of a clause between two figures of one part: ，符合市场预期，.
LONGEST_OF = 4  # Characters between whom a measure is towards and its name: 整体的.
_LONGEST_TRIM = 3  # Words of the dictionary that a word of ours may be cut into.
_WHOLES = ("COMPANY", "PLACE")
# Parts of speech of what stands in a noun phrase, and of what may end one.
_NOUNS = ("n", "vn", "j", "l", "i", "eng", "x", "s", "f", "b", "an", "a")
_ENDS = ("n", "vn", "j", "l", "i", "eng", "x", "s", "f", "b")
_JOINS = frozenset("、和及与暨/")
_OF_WORDS = frozenset("可能会创收净起售卖")  # Links that begin words that the dictionary does not have: 可穿戴设备.
_JOIN = deferred("[、和及与/]")
_MARKS = " ，,、；;：:（(—-"
_PHRASE = deferred(r"[\u4e00-\u9fffA-Za-z0-9、/+·“”‘’ -]+")


class ScopeFinder:
    """Finds scopes by the packs' words."""

    def __init__(self, rules: Rules) -> None:
        self._keys = frozenset(rules.words("parted_measures"))
        self._joint_keys = frozenset(rules.words("measures_of_one_part"))
        compounds = frozenset(rules.words("measure_compounds"))
        wholes = frozenset(rules.words("scope_wholes"))
        links = frozenset(rules.words("links"))
        told_beside = ("prior_values", "earlier_values", "revisions", "former_values")
        beside = {word for name in told_beside for word in rules.words(name)}
        leads = links | wholes | beside | {*rules.words("leading_words"), *rules.words("scope_leads")}
        self._front = leads - _OF_WORDS
        # What ends with 均 is of each of many, and what ends with 集团 may be another's name.
        self._back = {
            word
            for name in ("links", "measure_compounds", "measure_prefixes", "scope_tails")
            for word in rules.words(name)
            if not word.endswith("均")
        }
        self._compounds = compounds
        self._compound = compile_last(word for word in compounds if len(word) > 1)
        self._none_inside = frozenset(rules.words("scope_breaks"))
        self._determiners = rules.words("determiners")
        self._none = wholes | compounds | {*rules.words("no_subjects"), *rules.words("no_scopes")}
        self._no_ends = (*rules.words("no_scope_ends"), *rules.words("measure_endings"))
        self._any_goods = frozenset(rules.words("any_goods"))
        self._of_whole = deferred(pattern_of(rules.words("scope_wholes")))
        self._undivided = frozenset(rules.words("undivided_measures"))
        self._heads = rules.words("part_heads")
        self._named_in_full = rules.words("parts_named_in_full")
        self._parts = rules.words("part_openers")
        self._words = functools.lru_cache(maxsize=16)(dictionary_words)
        self._towards_keys = frozenset(rules.words("measures_towards"))
        self._of = frozenset({"", "的", "整体", "整体的", "的整体"})
        values = (*rules.words("prior_values"), *rules.words("earlier_values"), *rules.words("expected_values"))
        self._values = compile_last(values)
        self._variants = VariantFinder(rules)
        self._cores: dict[tuple[str, str], str] = {}

    def assign(self, drafts: Sequence[Draft]) -> None:
        """Gives each of the sentence's figures the part that it is of."""
        for number, draft in enumerate(drafts):
            before = drafts[:number]
            if draft.scope is None:
                draft.scope = self._variants.find(draft, before[-1] if before else None)
            if draft.subject is not None and draft.subject.type in _WHOLES:
                found = self._find(draft, before) if draft.scope is None or draft.metric.start is not None else None
                if draft.scope is None or (found and self._says_more(found, draft.scope)):
                    draft.scope = found
        for _, run in groupby(drafts, lambda draft: (draft.scope, draft.direction is None)):
            self._deal(list(run))

    def _says_more(self, found: str, place: str) -> bool:
        """Whether the part is more than the place that it begins with: 内地物业, but not 全球汽车, nor all of a list for its member."""
        if place in _JOIN.split(found):
            return found == place
        rest = found.removeprefix(view_of(place))
        return view_of(place) in found and rest not in self._any_goods

    def _find(self, draft: Draft, before: Sequence[Draft]) -> str | None:
        """The part that the words before the measure name, else that of the figure before, which this one goes on with."""
        if draft.metric.entry.key not in self._keys and draft.metric.entry.key not in self._towards_keys:
            return None
        cue = self._cue(draft)
        towards = self._towards(draft, cue.start) if cue is not None else None
        if towards is not None:
            return towards
        if draft.metric.entry.key not in self._keys:
            return None
        own = self._before_cue(draft, cue) if cue is not None else self._before_figure(draft, before)
        if own != "":
            return own
        return before[-1].scope if before and self._goes_on(draft, before[-1], cue) else None

    @staticmethod
    def _cue(draft: Draft) -> Cue[list[MetricCue]] | None:
        """The measure's name before the figure, also where it is only gone on with; None where there is none."""
        at = draft.metric.start
        if at is None or at >= draft.quantity.start:
            return None
        return next((cue for cue in draft.sentence.metrics if cue.start == at), None)

    def _towards(self, draft: Draft, at: int) -> str | None:
        """Whom the measure's name says that it is towards: 海岳国对邻国出口 3 亿元, 对云岚科技的持股数量."""
        view, subject = draft.sentence.view, draft.subject
        if draft.metric.entry.key not in self._towards_keys:
            return None
        for entity in draft.sentence.entities:
            if entity.end <= at <= entity.end + LONGEST_OF and view[entity.start - 1 : entity.start] == "对":
                between = view[entity.end : at].strip()
                if between in self._of and (subject is None or subject.name != entity.name):
                    return entity.text
        return None

    def _before_cue(self, draft: Draft, cue: Cue[list[MetricCue]]) -> str | None:
        """The part that is named before the measure's own name; empty where nothing stands there, None where it is no part."""
        sentence = draft.sentence
        core = self._core(draft.metric.entry, cue)
        end = cue.end - len(core)
        left = self._left(draft, cue.start, end)
        if left is None:
            return None
        measures = (c for c in sentence.metrics if left <= c.start and c.end <= cue.start and self._is_measure(c))
        earlier = [c for c in measures if c.text not in self._compounds]  # 税后 + 获利
        for other in reversed(earlier):
            if sentence.view[other.end : cue.start].strip(" 、和及与") or cue.start == other.end:
                return None  # 收入增长带动毛利率
            cue = other
            end = other.start  # 线上收入和毛利率
        in_full = core.endswith(self._named_in_full)
        part = self._part(draft, left, end, in_full=in_full)
        return part + core if in_full and (part or (part == "" and core not in self._named_in_full)) else part

    def _before_figure(self, draft: Draft, before: Sequence[Draft]) -> str | None:
        """The next part of a list that stands right before its figure, its measure having been named: 线上收入 3 亿元，线下 2 亿元."""
        sentence, figure = draft.sentence, draft.quantity.cue_start
        left = self._left(draft, figure, figure, elliptic=True)
        if left is None:
            return None
        if self._values.search(sentence.view, left, figure):
            return ""  # 制造业 PMI 48.1，预期 48.3，前值 47.9: other values of the same part
        moves = [c.start for group in (sentence.changes, sentence.bases) for c in group]
        end = min([figure, *(at for at in moves if left <= at)])
        if draft.direction is not None and any(left <= c.start < figure and c.start == end for c in sentence.bases):
            own = self._part(draft, left, end)
            return own if own else ""
        own = self._part(draft, left, end)
        if not own:
            return own
        opened = sentence.view.startswith(self._parts, self._clause(draft))
        listed = any(d.scope is not None and d.metric.entry.key == draft.metric.entry.key for d in before)
        return own if opened or listed else None

    @staticmethod
    def _clause(draft: Draft) -> int:
        return draft.sentence.clause(draft.quantity.start)[0]

    def _left(self, draft: Draft, at: int, end: int, *, elliptic: bool = False) -> int | None:
        """Where the words before `end` begin that may name a part, in the clause that holds `at`.

        None where they are about somebody else, or are counted by the figure before them, as words before a measure may be.
        """
        sentence, subject = draft.sentence, draft.subject
        left = sentence.clause(at)[0]
        for quantity in sentence.quantities:
            if left < quantity.end <= end:
                left = quantity.end
                parted = elliptic or left >= end or sentence.view[left] in _MARKS or sentence.view[left] in _JOINS
                if quantity.dimension == "count" and not parted:
                    return None  # 3 家工厂产量
        for time in sentence.times:
            if left <= time.start and time.end <= end:
                left = time.end
            elif time.start < end < time.end or time.start < left < time.end:
                return None
        for entity in sentence.entities:
            if left < entity.end <= end and entity.label != "PLACE":
                if subject is None or entity.name != subject.name:
                    return None
                left = max(left, entity.end)
        if subject is not None and left < subject.end <= end:
            left = subject.end
        while left < end and sentence.view[left] in _MARKS:
            left += 1
        return left

    def _core(self, entry: MetricEntry, cue: Cue[list[MetricCue]]) -> str:
        """The shortest of the measure's names that the words end with: 收入 of 广告收入, CPI of 核心 CPI."""
        key = (entry.id, cue.text)
        if key not in self._cores:
            names = (word for word in (*entry.nouns, *entry.heads) if len(word) > 1 and cue.text.endswith(word))
            self._cores[key] = cue.text if cue.text in self._undivided else min(names, key=len, default=cue.text)
        return self._cores[key]

    def _is_measure(self, cue: Cue[list[MetricCue]]) -> bool:
        """Whether the words name a measure that may have parts."""
        return any(reading.role == "noun" and reading.entry.key in self._keys for reading in cue.entry)

    def _part(self, draft: Draft, left: int, right: int, *, in_full: bool = False) -> str | None:
        """The noun phrase between the two places; empty where only links and words for the whole stand there, None where it is none."""
        sentence = draft.sentence
        if right - left > 2 * LONGEST:
            return None
        words = self._words(sentence.view[left:right])
        first, end = 0, len(words)
        while count := _trims(words, first, end, self._front, back=False):
            first += count
        while not in_full and (count := _trims(words, first, end, self._back, back=True)):
            end -= count
        if first == end:
            return ""
        start, stop = left + words[first].start, left + words[end - 1].end
        if not in_full and (name := self._compound.search(sentence.view, start + 1, stop)) is not None:
            stop = name.start()  # 核心产品销售收入, where 产品销售 is one word
        text = sentence.view[start:stop].strip()
        if not self._may_be_part(draft, text) or not self._is_noun(words[first:end], text):
            return None
        if any(start < c.end and c.start < stop for group in (sentence.changes, sentence.bases) for c in group):
            return None
        of_place = draft.subject is not None and draft.subject.type == "PLACE"
        return None if of_place and any(start <= e.start < stop for e in sentence.entities) else text

    def _may_be_part(self, draft: Draft, text: str) -> bool:
        """Whether the words may name a part of the subject; 吉星汽车的汽车销量 is of no part."""
        if text in self._none or text.startswith(self._determiners) or text.endswith(self._no_ends):
            return False
        if not 1 < len(text) <= LONGEST or _PHRASE.fullmatch(text) is None:
            return False
        subject = draft.subject
        if subject is None or text in subject.name:
            return False
        sold = subject.type == "COMPANY" and draft.metric.entry.dimensions[0] == "count"
        return not (sold and text in self._any_goods)

    def _is_noun(self, words: Sequence[Word], text: str) -> bool:
        """Whether the words are a noun phrase; what ends with a word for a part may hold a verb (云计算业务)."""
        headed = text.endswith(self._heads)
        if words[0].text in _JOINS or words[-1].text in _JOINS:
            return False
        for number, word in enumerate(words):
            tag = part_of_speech(word.text) or "n"
            # What the dictionary makes no word of may be one: 插 and 混 of 插混车型.
            beside = [*words[max(0, number - 1) : number], *words[number + 1 : number + 2]]
            cut = len(word.text) == 1 and any(len(other.text) == 1 for other in beside)
            compounded = headed and tag == "v" and (cut or len(word.text) > 1) and word is not words[-1]
            if word.text not in _JOINS and not tag.startswith(_NOUNS) and not compounded:
                return False
        last = part_of_speech(words[-1].text) or "n"
        apart = self._none_inside.isdisjoint(word.text for word in words)
        return apart and (headed or last.startswith(_ENDS))

    def _goes_on(self, draft: Draft, last: Draft, cue: Cue[list[MetricCue]] | None) -> bool:
        """Whether the figure is of the same part as the one before it, whose words say nothing of the whole."""
        subject, before = draft.subject, last.subject
        if last.scope is None or subject is None or before is None or subject.name != before.name:
            return False
        sentence, between = draft.sentence, (last.quantity.end, draft.quantity.start)
        _, told = sentence.clause(last.quantity.start)
        if sentence.clause(draft.quantity.start)[0] - told > LONGEST_ASIDE:
            return False  # another is told of between
        key = draft.metric.entry.key
        of_whole = self._of_whole.search(sentence.view, *between) is not None
        if of_whole and key != MARKET_SHARE:
            return False  # 占公司收入的 30% is of the part still
        parted = sentence.view.rfind("；", *between) + 1
        if parted and not any(base.start == parted for base in sentence.bases):
            return False  # 核心 CPI 同比上涨 2%；环比上涨 0.2% is of the part still
        if key == last.metric.entry.key:
            return cue is None or cue.start == last.metric.start
        return key in self._joint_keys or self._opened_by_part(last)

    def _opened_by_part(self, draft: Draft) -> bool:
        """Whether 其中 or its like opens the clause of the figure or one before it in the sentence."""
        return any(
            draft.sentence.view.startswith(self._parts, start)
            for start, _ in draft.sentence.clauses
            if start <= draft.quantity.start
        )

    def _deal(self, run: Sequence[Draft]) -> None:
        """Deals the parts out that one measure is named for: 线上、线下收入分别为 3 亿元和 2 亿元."""
        scope = run[0].scope
        parts = _JOIN.split(scope) if scope else []
        if len(parts) != len(run) or len(parts) < 2:
            return
        sentence = run[0].sentence
        if sentence.says("respectively", sentence.start, run[-1].quantity.start):
            for draft, part in zip(run, parts, strict=True):
                draft.scope = part


def _trims(words: Sequence[Word], first: int, end: int, trimmed: Set[str], *, back: bool) -> int:
    """How many words at the one end of the stretch make a word of the list together; 0 where none do."""
    for count in range(min(_LONGEST_TRIM, end - first), 0, -1):
        part = words[end - count : end] if back else words[first : first + count]
        if "".join(word.text for word in part) in trimmed:
            return count
    return 0
