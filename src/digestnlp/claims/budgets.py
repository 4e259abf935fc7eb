"""Whose the lines of a state's books are: 行政院通過總預算案，國防支出 5500 億元; 中央政府總預算案，歲入 3 兆元."""

from __future__ import annotations

from collections.abc import Sequence

from digestnlp.claims.draft import Draft, Subject
from digestnlp.claims.topics import Topics
from digestnlp.deferred import deferred
from digestnlp.rules import Rules
from digestnlp.wordlist import compile_words, pattern_of

_BOOKED = frozenset({"revenue", "expense"})
_TOLD = ("money", "ratio", "rank")
_NOBODY = ("ORG", "OTHER")  # Who passes the books, or a line of them.
_REACH = 2000  # How far back the books may have been named whose lines an article goes through.


class Budgets:
    """Tells it by the packs' words for such books."""

    def __init__(self, rules: Rules) -> None:
        books = rules.words("state_books")
        self._books = compile_words(books)
        self._owned = deferred(rf"(?P<owner>{pattern_of(rules.words('book_owners'))})的?(?:{pattern_of(books)})")

    def body(self, draft: Draft, before: Sequence[Draft], topics: Topics) -> Subject | None:
        """The body that is told of where the words before the measure only say which part of a state's books it is.

        The books must be named before in the paragraph, and nobody in the clause: not 國防部支出 120 億元.
        """
        sentence, clause = draft.sentence, draft.sentence.clause(draft.quantity.start)[0]
        if draft.metric.entry.key not in _BOOKED or draft.metric.how not in ("cue_before", "list", "in_force"):
            return None
        if any(clause <= e.start < draft.anchor and e.label != "PLACE" for e in sentence.entities):
            return None
        last = before[-1].subject if before else None
        if (last is None or last.type in _NOBODY) and (owner := self._owner(draft)) is not None:
            return owner
        if draft.metric.how != "cue_before" or any(clause <= e.start < draft.anchor for e in sentence.entities):
            return None
        if self._books.search(sentence.view, sentence.block.start, draft.anchor) is None:
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

    def gone_on(self, draft: Draft, found: Subject | None, by: str) -> Subject | None:
        """Whose books they are that are gone through, for a sum or share that names nobody: 歲出 3 兆元，歲入歲出差短 1700 億元."""
        if (draft.quantity.dimension not in _TOLD and draft.quantity.unit) or by not in ("in_sentence", "in_force"):
            return None
        return self._owner(draft) if found is None or found.type in _NOBODY else None

    def _owner(self, draft: Draft) -> Subject | None:
        """The government that the books were last named with: 中央政府 + 總預算案."""
        at = draft.anchor
        named = list(self._owned.finditer(draft.sentence.view, max(0, at - _REACH), at))[-1:]
        return next((Subject(*m.span("owner"), m["owner"], m["owner"], "ORG", inherited=True) for m in named), None)
