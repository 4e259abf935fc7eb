"""What the sentences before have told of: whose figures they gave, whom they named, and what they opened with."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Sequence
from dataclasses import dataclass, field

from digestnlp.claims.draft import Draft, Subject
from digestnlp.claims.scan import Sentence

_KEPT = 6  # Sentences.


@dataclass(slots=True)
class Before:
    """A sentence that was read.

    Attributes:
        subjects: who has its figures.
        openings: the noun phrases that it opens with, and whether each is all of the words there, once somebody asks.
    """

    sentence: Sentence
    subjects: Sequence[Subject]
    openings: Sequence[tuple[Subject, bool]] | None = None


@dataclass(slots=True)
class Told:
    """Keeps it while a section is read.

    Attributes:
        sentences: the last that were read, the nearest last.
        headed: whose figures the headings give, the last heading's first.
        mentions: how often each name was met.
    """

    sentences: deque[Before] = field(default_factory=lambda: deque(maxlen=_KEPT))
    headed: Sequence[Subject] = ()
    mentions: Counter[str] = field(default_factory=Counter)

    def add(self, sentence: Sentence, drafts: Sequence[Draft]) -> None:
        """Notes a sentence that was read."""
        subjects = [draft.subject for draft in drafts if draft.subject is not None]
        self.sentences.append(Before(sentence, subjects))
        if sentence.block.kind == "heading":
            self.headed = [*subjects[:2], *self.headed][:4]
        self.mentions.update(entity.name for entity in sentence.entities)
