"""Groups that are counted: 在已披露年报的 42 家上市银行中，有 30 家增长，另有 12 家下降; 递交招股书的公司数量超过 300 家."""

from __future__ import annotations

from digestnlp.claims.draft import Draft, Subject
from digestnlp.claims.fit import GENERIC
from digestnlp.claims.scan import Sentence
from digestnlp.claims.topics import Topics
from digestnlp.deferred import deferred
from digestnlp.entities.mentions import HAN
from digestnlp.models import Quantity
from digestnlp.rules import Rules
from digestnlp.segment import dictionary_words, part_of_speech
from digestnlp.wordlist import compile_words, pattern_of

_LONGEST_KIND = 8
_OWNERS = ("公司", "集团")
_SHORTEST_ACTOR = 2  # 公司
# How the number of some kind is named.
_NUMBERS = "数量|总数|数目|家数|合计|共计|总计"


class CountedGroups:
    """Finds them by the packs' words."""

    def __init__(self, rules: Rules) -> None:
        self._classifiers = frozenset((*rules.words("share_units"), *rules.words("plain_classifiers")))
        self._members = deferred(
            rf" ?的? ?(?P<noun>[{HAN}A-Z]{{0,{_LONGEST_KIND}}}?(?:{pattern_of(rules.words('counted_actors'))}|[{HAN}]股))中[，,]"
        )
        # 递交招股书的公司数量已接近, 参展企业合计
        self._numbered = deferred(
            rf"(?P<noun>(?:(?!的)[{HAN}]){{0,4}}?(?:{pattern_of(rules.words('counted_actors'))}))的?(?:{_NUMBERS})[{HAN}]{{0,4}} *$"
        )
        # 7 月共实现营收 3 亿元, 合计亏损 2 亿元
        self._together = deferred(rf"[ ，,]*(?:{pattern_of(rules.words('totals'))})(?=[{HAN}])")
        owners = (*rules.words("kin"), *rules.words("issuer_pronouns"), "其")
        self._owned = compile_words(owners)

    def find(self, draft: Draft) -> Subject | None:
        """The group that the sentence has opened, where nobody was named since; also of its own count."""
        sentence, figure = draft.sentence, draft.quantity
        if sentence.view.find("中", sentence.start, figure.end + 2 * _LONGEST_KIND) < 0:
            return None
        for count in reversed(sentence.quantities):
            noun = self._noun(sentence, count) if count.start <= figure.start else None
            if noun is not None:
                start, _ = sentence.clause(count.start)
                named = any(start <= e.start < figure.start for e in sentence.entities)
                text = sentence.view[slice(*noun)]
                return None if named else Subject(*noun, text, text, "OTHER", unknown=True)
        return None

    def together(self, draft: Draft, clause_start: int, topics: Topics) -> Subject | None:
        """The group that the sentence before counts, where the clause opens with 共: 38 家券商披露月报。7 月共实现营收 3 亿元."""
        before = topics.told.sentences[-1] if topics.told.sentences else None
        if before is None or before.sentence.block is not draft.sentence.block or not before.subjects:
            return None
        times = [t.end for t in draft.sentence.times if clause_start <= t.start and t.end <= draft.quantity.start]
        if self._together.match(draft.sentence.view, max([clause_start, *times])) is None:
            return None
        group = before.subjects[0]
        counted = any(
            q.dimension == "count" and q.unit in self._classifiers and 0 <= group.start - q.end <= 1
            for q in before.sentence.quantities
        )
        return group._replace(inherited=True) if counted and group.type == "OTHER" else None

    def numbered(self, draft: Draft, clause_start: int) -> Subject | None:
        """How many of whom there are, whom no company owns: 递交招股书的公司数量超过 300 家."""
        sentence, figure = draft.sentence, draft.quantity
        if draft.metric.entry.key not in GENERIC or figure.dimension != "count" or figure.unit not in self._classifiers:
            return None
        found = self._numbered.search(sentence.view, clause_start, figure.cue_start)
        if found is None or self._owned.search(sentence.view, clause_start, found.end("noun") - _SHORTEST_ACTOR):
            return None
        words = dictionary_words(found["noun"])
        if words[0].text in _OWNERS and len(words) > 1:
            return None  # 公司合作银行数量
        while len(words) > 2 and (part_of_speech(words[0].text) or "").startswith("v"):
            words = words[1:]  # 披露 + 预告公司; but 参展企业
        start = found.start("noun") + words[0].start
        text = sentence.view[start : found.end("noun")]
        return Subject(start, found.end("noun"), text, text, "OTHER", unknown=True)

    def _noun(self, sentence: Sentence, count: Quantity) -> tuple[int, int] | None:
        """Where those stand who are counted, none of whom a company owns: 上市银行, but not 公司旗下的 12 家公司."""
        if count.dimension != "count" or count.unit not in self._classifiers:
            return None
        found = self._members.match(sentence.view, count.end)
        if found is None or self._owned.search(sentence.view, sentence.clause(count.start)[0], count.start):
            return None
        return found.span("noun")
