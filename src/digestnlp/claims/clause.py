"""Finds the noun phrase that opens a clause, up to its verb: 个体工商户达 1.25 亿户, 海关查获走私案件 132 起.

Nobody lists such subjects. What is a verb or an adverb is asked of the dictionary's parts of speech, and of the packs' links.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from digestnlp.claims.draft import Draft, Subject
from digestnlp.claims.metric import GENERIC
from digestnlp.claims.scan import Sentence
from digestnlp.models import Token
from digestnlp.rules import Rules
from digestnlp.segment import dictionary_words, part_of_speech

LONGEST = 20  # Characters of a noun phrase; longer ones are clauses whose verb was not seen.
# Parts of speech in the dictionary: adverbs and prepositions end what a clause opens with; verbs do where nothing else does.
_ADVERBS = ("d", "ad", "zg", "p")
_VERBS = ("v", "vd", "vi")
_NOUNS = ("n", "vn", "j", "l", "i", "eng", "x", "an", "s")
_MARK = re.compile(r"[^\w“”「」《》·・\-+]")


class ClauseSubjects:
    """Finds them by the packs' words."""

    def __init__(self, rules: Rules) -> None:
        links = {*rules.words("links"), *rules.words("leading_words"), *rules.words("object_openers")}
        self._predicates = frozenset(word for word in links if len(word) > 1 or part_of_speech(word) in _VERBS) - {"的", "各"}
        self._no_subjects = frozenset((*rules.words("no_subjects"), *rules.words("whole_places"), *rules.words("pronouns")))
        self._parts = rules.words("part_openers")
        self._determiners = rules.words("determiners")

    def find(self, draft: Draft, floor: int) -> Subject | None:
        """The noun phrase between the two ends of the draft's stretch that has the figure; None where the verb comes first."""
        sentence = draft.sentence
        start = self._start(sentence, floor)
        end = draft.anchor
        if not 1 < end - start <= 2 * LONGEST or _MARK.search(sentence.view, start, end):
            return None
        words = dictionary_words(sentence.view[start:end])
        named = draft.metric.how == "cue_before" and draft.metric.start == end and not self._counts(draft)
        last = self._before_predicate(words, named=named)
        if not last or any(q.end > start and q.start < start + words[last - 1].end for q in sentence.quantities):
            return None
        return self._phrase(sentence, start, words[:last])

    @staticmethod
    def _counts(draft: Draft) -> bool:
        """Whether the measure is only the thing that is counted: 专任教师 1560 人, 案件 132 起."""
        at = draft.metric.start
        heads = (r for cue in draft.sentence.metrics if cue.start == at for r in cue.entry if r.role == "head")
        return draft.metric.entry.key in GENERIC or any(r.entry is draft.metric.entry for r in heads)

    def _start(self, sentence: Sentence, floor: int) -> int:
        """Behind the times and the word for a part that the stretch begins with."""
        start = floor
        for part in self._parts:
            if sentence.view.startswith(part, start):
                start += len(part)
        for time in sentence.times:
            if time.start >= floor and not sentence.view[start : time.start].strip(" ，,"):
                start = max(start, time.end)
        while sentence.view[start : start + 1] in (" ", "，", ","):
            start += 1
        return start

    def _before_predicate(self, words: Sequence[Token], *, named: bool) -> int:
        """How many words stand before the verb; 0 where it comes first, or where there is none and none is implied.

        `named`: whether a measure's name follows, before which a verb may be left out (猪肉价格).
        """
        verbs = []
        for number, word in enumerate(words):
            if word.text in self._predicates or self._tag(words, number) in _ADVERBS:
                return number
            if self._tag(words, number) in _VERBS:
                verbs.append(number)
        if named:
            last = len(words)
            while last > 1 and self._tag(words, last - 1) in (*_VERBS, "vn"):
                last -= 1  # 企业实现, 非化石能源消费
            return last if 0 not in verbs else 0
        return verbs[-1] if verbs else 0

    @staticmethod
    def _tag(words: Sequence[Token], number: int) -> str:
        """The word's part of speech; a noun's where single characters are what the dictionary makes no word of: 中欧班列."""
        word = words[number].text
        beside = [*words[max(0, number - 1) : number], *words[number + 1 : number + 2]]
        if len(word) == 1 and any(len(w.text) == 1 and part_of_speech(w.text) not in _ADVERBS for w in beside):
            return "n"
        return part_of_speech(word) or "n"

    def _ends_a_noun(self, words: Sequence[Token], begin: int) -> bool:
        """Whether the last of the words ends a noun phrase; a single character behind another word does: 消费展."""
        behind_another = len(words) - 1 > begin and len(words[-1].text) == 1
        return behind_another or self._tag(words, len(words) - 1).startswith(_NOUNS)

    def _phrase(self, sentence: Sentence, start: int, words: Sequence[Token]) -> Subject | None:
        begin = 0
        for number, word in enumerate(words):
            if word.text == "的":
                begin = number + 1
        if begin == len(words) or not self._ends_a_noun(words, begin):
            return None
        left, right = start + words[begin].start, start + words[-1].end
        text = sentence.view[left:right].strip()
        if not 1 < len(text) <= LONGEST or text in self._no_subjects or text.startswith(self._determiners):
            return None
        if any(cue.end == right and any(r.role == "noun" for r in cue.entry) for cue in sentence.metrics):
            return None  # 营业收入占比: a measure's name
        if any(left <= c.start and c.end <= right for c in (*sentence.changes, *sentence.bases)):
            return None
        return Subject(left, left + len(text), text, text, "OTHER")
