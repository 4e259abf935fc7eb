"""A name that no list has, in a clause or line that is built like the one of a name before it: 甲市场份额为 34%；乙市场份额为 11%."""

from __future__ import annotations

import re

from digestnlp.claims.draft import Draft, Subject
from digestnlp.claims.unlisted import is_proper
from digestnlp.rules import Rules

_LONGEST_FRAME = 14
_NAMED = ("COMPANY", "PRODUCT")
_NAME = re.compile(r"[\u4e00-\u9fff]{2,6}|[A-Z][A-Za-z0-9&. ]{1,20}")


class ParallelNames:
    """Finds them by the words between a name and its figure."""

    def __init__(self, rules: Rules) -> None:
        self._no_names = frozenset((*rules.words("no_subjects"), *rules.words("measure_prefixes")))

    @staticmethod
    def frame(draft: Draft) -> str:
        """What stands between the name that opens the clause and its figure, the measure's name among it; empty where none does."""
        subject, sentence, start = draft.subject, draft.sentence, draft.quantity.cue_start
        if subject is None or subject.inherited or subject.unknown or subject.type not in _NAMED:
            return ""
        clause = sentence.clause(draft.quantity.start)[0]
        if sentence.view[clause : subject.start].strip(" ，,；;、：:") or draft.metric.start is None:
            return ""
        words = sentence.view[subject.end : start].strip()
        is_frame = subject.end <= draft.metric.start < start and len(words) <= _LONGEST_FRAME
        return words if is_frame and not any(map(str.isdigit, words)) else ""

    def find(self, draft: Draft, clause_start: int, frame: str) -> Subject | None:
        """The name before the same words."""
        sentence, start = draft.sentence, draft.quantity.cue_start
        text = sentence.view[clause_start:start].rstrip()
        if not frame or not text.endswith(frame):
            return None
        name = text.removesuffix(frame).strip(" ，,；;、：:")
        if _NAME.fullmatch(name) is None or name in self._no_names or not is_proper(name):
            return None
        at = sentence.view.index(name, clause_start)
        told = (item for group in (sentence.entities, sentence.times, sentence.metrics) for item in group)
        if any(item.start < at + len(name) and at < item.end for item in told):
            return None
        return Subject(at, at + len(name), name, name, "OTHER", unknown=True)
