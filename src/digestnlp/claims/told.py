"""What the sentences before have told of: whose figures they gave, whom they named, and what they opened with."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from digestnlp.claims.draft import Draft, Subject
from digestnlp.claims.scan import Sentence

_KEPT = 6  # Sentences.
_NEAR, _LEAD = 4000, 120  # Characters.


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


class Text(NamedTuple):
    """The section, or the item of a list, that is read; of a long one only what is near is looked at.

    Attributes:
        view: of the article.
        start, end: where it stands in it.
        titles: what stands over it: the section's heading and, of the only section, the article's title.
    """

    view: str = ""
    start: int = 0
    end: int = 0
    titles: Sequence[str] = ()

    def mentions(self, words: str, around: int) -> int:
        """How often it has the words."""
        return self.view.count(words, max(self.start, around - _NEAR), min(self.end, around + _NEAR))

    def has_before(self, words: str, place: int) -> bool:
        """Whether it has had the words before the place."""
        return self.view.find(words, max(self.start, place - _NEAR), place) >= 0

    def has_behind(self, words: str, place: int) -> bool:
        """Whether it still has the words behind the place."""
        return self.view.find(words, place, min(self.end, place + _NEAR)) >= 0

    def begins_with(self, words: str) -> bool:
        """Whether its first lines have the words."""
        return self.view.find(words, self.start, min(self.end, self.start + _LEAD)) >= 0

    def is_entitled(self, words: str) -> bool:
        """Whether a title has the words."""
        return any(words in title for title in self.titles)


@dataclass(slots=True)
class Told:
    """Keeps it while a section is read.

    Attributes:
        sentences: the last that were read, the nearest last.
        headed: whose figures the headings give, the last heading's first.
        mentions: how often each name was met.
        text: what is read.
    """

    sentences: deque[Before] = field(default_factory=lambda: deque(maxlen=_KEPT))
    headed: Sequence[Subject] = ()
    mentions: Counter[str] = field(default_factory=Counter)
    text: Text = field(default_factory=Text)

    def add(self, sentence: Sentence, drafts: Sequence[Draft]) -> None:
        """Notes a sentence that was read."""
        subjects = [draft.subject for draft in drafts if draft.subject is not None]
        self.sentences.append(Before(sentence, subjects))
        if sentence.block.kind == "heading":
            self.headed = [*subjects[:2], *self.headed][:4]
        self.mentions.update(entity.name for entity in sentence.entities)
