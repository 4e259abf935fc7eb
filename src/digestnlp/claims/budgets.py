"""Whose the lines of a state's books are: 行政院通過總預算案，國防支出 5500 億元; 一般公共预算支出 100 亿元 is a place's."""

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
        place = self._place(draft, topics)
        if place is not None:
            return place
        bodies = [Subject.of(e) for e in sentence.entities if e.label == "ORG" and e.end <= clause]
        in_force = (before[-1].subject if before else None, *bodies[:1], topics.block)
        found = next((subject for subject in in_force if subject is not None and subject.type == "ORG"), None)
        return found._replace(inherited=True) if found is not None else None

    def _place(self, draft: Draft, topics: Topics) -> Subject | None:
        """The place that was told of last, where the measure's own name is of public books: 全区收入 70 亿元。一般公共预算支出 100 亿元."""
        if draft.metric.text is None or self._books.search(draft.metric.text) is None:
            return None
        told = [subject for before in reversed(topics.told.sentences) for subject in reversed(before.subjects)]
        known = (*told, topics.block, topics.heading, topics.by_type.get("PLACE"), *topics.places)
        found = next((subject for subject in known if subject is not None and subject.type in ("PLACE", "ORG")), None)
        return found._replace(inherited=True) if found is not None and found.type == "PLACE" else None
