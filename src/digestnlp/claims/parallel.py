"""A name that no list has, in a clause or line that is built like the one of a name before it: 甲市场份额为 34%；乙市场份额为 11%."""

from __future__ import annotations

import re
from typing import NamedTuple

from digestnlp.claims.draft import Draft, Subject
from digestnlp.claims.fit import GENERIC
from digestnlp.claims.scan import Sentence
from digestnlp.claims.unlisted import is_proper
from digestnlp.rules import Rules
from digestnlp.segment import dictionary_words, part_of_speech

_LONGEST_FRAME = 14
_LENGTH_OF_MODEL = 2  # 海星
_NAMED = ("COMPANY", "PRODUCT", "OTHER")
_SHORTEST_KIND = 3  # 现券; 质押式回购
_OF_KIND = ("式", "型", "类", "性")
_NO_KINDS = ("v", "d", "p", "c", "m", "q", "t", "r", "zg")
_NAME = re.compile(r"[\u4e00-\u9fff]{2,6}|[A-Z][A-Za-z0-9&. ]{1,20}")


class Frame(NamedTuple):
    """What stands between the name that opens a clause and its figure, without times, and of what type the name is."""

    words: str
    type: str


class ParallelNames:
    """Finds them by the words between a name and its figure."""

    def __init__(self, rules: Rules) -> None:
        nobody = ("no_subjects", "measure_prefixes", "no_latin_names", "entities.not_models")
        self._no_names = frozenset(word for name in nobody for word in rules.words(name))
        kinds = ("generic_heads", "entities.product_nouns", "entities.goods", "kin", "part_heads")
        self._kinds = frozenset(word for name in kinds for word in rules.words(name))

    @staticmethod
    def frame(draft: Draft) -> Frame | None:
        """What stands between the name that opens the clause and its figure, the measure's name among it; None where none does."""
        subject, sentence, start = draft.subject, draft.sentence, draft.quantity.cue_start
        if subject is None or subject.inherited or subject.unknown or subject.type not in _NAMED:
            return None
        clause = sentence.clause(draft.quantity.start)[0]
        if sentence.view[clause : subject.start].strip(" ，,；;、：:") or draft.metric.start is None:
            return None
        words = _without_times(sentence, subject.end, start)
        is_frame = subject.end <= draft.metric.start < start and 0 < len(words) <= _LONGEST_FRAME
        return Frame(words, subject.type) if is_frame and not any(map(str.isdigit, words)) else None

    def find(self, draft: Draft, clause_start: int, frame: Frame | None) -> Subject | None:
        """The name before the same words: 江岚 S3 本月售出 2 万辆。海星本月售出 1 万辆."""
        sentence, start = draft.sentence, draft.quantity.cue_start
        if frame is None or not sentence.view[clause_start:start].rstrip().endswith(frame.words[-1]):
            return None
        text = _without_times(sentence, clause_start, start)
        if not text.endswith(frame.words):
            return None
        name = text.removesuffix(frame.words).strip(" ，,；;、：:")
        if (
            _NAME.fullmatch(name) is None
            or name in self._no_names
            or not self._may_name(name, frame, is_generic=draft.metric.entry.key in GENERIC)
        ):
            return None
        at = sentence.view.index(name, clause_start)
        own = frame.type == "OTHER" and draft.metric.start is not None and draft.metric.start >= at + len(name)
        groups = (sentence.entities, sentence.times, () if own else sentence.metrics)  # 质押式回购 + 日均成交
        told = (item for group in groups for item in group)
        if any(item.start < at + len(name) and at < item.end for item in told):
            return None
        return Subject(at, at + len(name), name, name, "OTHER", unknown=True)

    def _may_name(self, name: str, frame: Frame, *, is_generic: bool) -> bool:
        """Whether the word may be a name; models may be called by any noun that is no kind of thing: 海星."""
        is_noun = frame.type == "PRODUCT" and len(name) == _LENGTH_OF_MODEL and part_of_speech(name) == "n"
        is_kind = frame.type == "OTHER" and not is_generic and len(name) >= _SHORTEST_KIND and self._is_kind(name)
        return is_proper(name) or (is_noun and name not in self._kinds) or is_kind

    def _is_kind(self, name: str) -> bool:
        """Whether the words may name a kind of things: 质押式 + 回购; not 累计."""
        first, *_ = words = dictionary_words(name)
        if any(word.text in self._no_names for word in (first, words[-1])):
            return False
        if name.endswith(_OF_KIND):
            return False  # 月租型 + 客单价: a part
        return name.startswith(tuple(first.text + kind for kind in _OF_KIND)) or not (
            part_of_speech(first.text) or "n"
        ).startswith(_NO_KINDS)


def _without_times(sentence: Sentence, start: int, end: int) -> str:
    """The view between the two places but for the times."""
    text = sentence.view[start:end]
    for time in reversed(sentence.times):
        if start <= time.start and time.end <= end:
            text = text[: time.start - start] + text[time.end - start :]
    return text.strip()
