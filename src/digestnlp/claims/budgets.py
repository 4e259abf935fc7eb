"""Whose the lines of a state's books are: 行政院通過總預算案，國防支出 5500 億元；財產收入 310 億元."""

from __future__ import annotations

from collections.abc import Sequence

from digestnlp.claims.draft import Draft, Subject
from digestnlp.claims.topics import Topics
from digestnlp.rules import Rules
from digestnlp.wordlist import compile_words

_BOOKED = frozenset({"revenue", "expense"})


class Budgets:
    """Tells it by the packs' words for such books."""

    def __init__(self, rules: Rules) -> None:
        self._books = compile_words(rules.words("state_books"))

    def body(self, draft: Draft, before: Sequence[Draft], topics: Topics) -> Subject | None:
        """The body that is told of where the words before the measure only say which part of a state's books it is.

        The books must be named before in the paragraph, and nobody in the clause: not 國防部支出 120 億元.
        """
        sentence, clause = draft.sentence, draft.sentence.clause(draft.quantity.start)[0]
        if draft.metric.entry.key not in _BOOKED or draft.metric.how != "cue_before":
            return None
        if self._books.search(sentence.view, sentence.block.start, draft.anchor) is None:
            return None
        if any(clause <= e.start < draft.anchor for e in sentence.entities):
            return None
        bodies = [Subject.of(e) for e in sentence.entities if e.label == "ORG" and e.end <= clause]
        in_force = (before[-1].subject if before else None, *bodies[:1], topics.block)
        found = next((subject for subject in in_force if subject is not None and subject.type == "ORG"), None)
        return found._replace(inherited=True) if found is not None else None
