"""Whom no list has, in a clause or line that is built like the one of a name or kind before it: 甲市场份额为 34%；乙市场份额为 11%."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from digestnlp.claims.clause_starts import ClauseStarts
from digestnlp.claims.clause_words import ADVERBS, NOUNS, VERBS
from digestnlp.claims.draft import Draft, Subject
from digestnlp.claims.phrases import names_nothing, no_openings, opens_with
from digestnlp.claims.scan import Sentence
from digestnlp.claims.unlisted import is_proper
from digestnlp.deferred import deferred
from digestnlp.rules import Rules
from digestnlp.segment import dictionary_words, part_of_speech

_LONGEST_FRAME = 14
_LENGTH_OF_MODEL = 2  # 海星
_NAMED = ("COMPANY", "PRODUCT")
_OF_KIND = ("式", "型", "类", "性")  # Behind an act they say of what kind a thing is.
_KIND = deferred(r"[\u4e00-\u9fff]{2,14}")
_NAME = deferred(r"[\u4e00-\u9fff]{2,6}|[A-Z][A-Za-z0-9&. ]{1,20}")


class Frame(NamedTuple):
    """What stands between the name that opens a clause and its figure, without times, and whether the name is a product's."""

    words: str
    of_product: bool


class ParallelNames:
    """Finds them by the words between a name and its figure."""

    def __init__(self, rules: Rules, starts: ClauseStarts) -> None:
        self._starts = starts
        self._no_openings = no_openings(rules)
        self._no_kinds = (*rules.words("measure_endings"), "型")
        self._measure_prefixes = frozenset(rules.words("measure_prefixes"))
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
        return Frame(words, subject.type == "PRODUCT") if is_frame and not any(map(str.isdigit, words)) else None

    def find(self, draft: Draft, clause_start: int, frame: Frame | None) -> Subject | None:
        """The name before the same words: 江岚 S3 本月售出 2 万辆。海星本月售出 1 万辆."""
        sentence, start = draft.sentence, draft.quantity.cue_start
        if frame is None or not sentence.view[clause_start:start].rstrip().endswith(frame.words[-1]):
            return None
        text = _without_times(sentence, clause_start, start)
        if not text.endswith(frame.words):
            return None
        name = text.removesuffix(frame.words).strip(" ，,；;、：:")
        if _NAME.fullmatch(name) is None or name in self._no_names or not self._may_name(name, frame):
            return None
        at = sentence.view.find(name, clause_start, start)
        if at < 0:
            return None  # a time stands within: 海星 3 月 Pro
        told = (item for group in (sentence.entities, sentence.times, sentence.metrics) for item in group)
        if any(item.start < at + len(name) and at < item.end for item in told):
            return None
        return Subject(at, at + len(name), name, name, "OTHER", unknown=True)

    def kind(self, draft: Draft, clause_start: int, before: Sequence[Draft]) -> Subject | None:
        """The kind of things before the same words as one before it: 耐用品价格上涨 0.4%，服务价格下跌 0.3%."""
        sentence, start = draft.sentence, draft.quantity.cue_start
        words = next(filter(None, map(_of_kind, reversed(before))), None)
        if words is None or not _untold(sentence, clause_start, start).endswith(words):
            return None
        at = self._starts.start(sentence, clause_start)
        end = sentence.view.rfind(words[0], at, start)
        words_of_kind = dictionary_words(sentence.view[at:end]) if at < end else []
        while words_of_kind and words_of_kind[-1].text in self._measure_prefixes:
            words_of_kind.pop()  # 居民 + 生活用电量
        if not words_of_kind or not self._may_be_kind([word.text for word in words_of_kind]):
            return None
        end = at + words_of_kind[-1].end
        named = [entity for entity in sentence.entities if entity.label != "PLACE"]
        told = (item for group in (named, sentence.times, sentence.changes, sentence.bases) for item in group)
        if any(item.start < end and at < item.end for item in told):
            return None
        text = sentence.view[at:end]
        return Subject(at, end, text, text, "OTHER", unknown=True)

    def _may_be_kind(self, words: Sequence[str]) -> bool:
        """Whether the words may be a kind of things: neither one that is nobody, nor what opens with an act or ends with an adverb."""
        text, tags = "".join(words), [part_of_speech(word) or "n" for word in words]
        if _KIND.fullmatch(text) is None or text in self._no_names or opens_with(text, self._no_openings):
            return False
        if names_nothing(text) or text.endswith(self._no_kinds):
            return False  # 其配偶, 融资余额, 月租型
        acts = (
            len(words) > 1 and tags[0] in VERBS and len(words[0]) > 1 and words[1] not in _OF_KIND
        )  # 质押 + 式 + 回购
        manner = any(
            tag in ADVERBS for word, tag in zip(words, tags, strict=True) if len(word) > 1 or word is words[-1]
        )
        return not acts and not manner and (tags[-1].startswith(NOUNS) or len(words) > 1)

    def _may_name(self, name: str, frame: Frame) -> bool:
        """Whether the word may be a name; models may be called by any noun that is no kind of thing: 海星."""
        is_noun = frame.of_product and len(name) == _LENGTH_OF_MODEL and part_of_speech(name) == "n"
        return is_proper(name) or (is_noun and name not in self._kinds)


def _of_kind(draft: Draft) -> str | None:
    """What stands between the kind of things that is no entity and its figure, without times and changes: 价格."""
    subject, sentence, start = draft.subject, draft.sentence, draft.quantity.cue_start
    if subject is None or subject.inherited or subject.type != "OTHER" or subject.end >= start:
        return None
    words = _untold(sentence, subject.end, start) if sentence.clause(start)[0] <= subject.start else ""
    return words if 0 < len(words) <= _LONGEST_FRAME and not any(map(str.isdigit, words)) else None


def _untold(sentence: Sentence, start: int, end: int) -> str:
    """The view between the two places but for times, changes and what they are compared with."""
    text = sentence.view[start:end]
    told = sorted({(i.start, i.end) for group in (sentence.times, sentence.changes, sentence.bases) for i in group})
    for left, right in reversed(told):
        if start <= left and right <= end:
            text = text[: left - start] + text[right - start :]
    return text.strip()


def _without_times(sentence: Sentence, start: int, end: int) -> str:
    """The view between the two places but for the times."""
    text = sentence.view[start:end]
    for time in reversed(sentence.times):
        if start <= time.start and time.end <= end:
            text = text[: time.start - start] + text[time.end - start :]
    return text.strip()
