"""Lists of things that no other list has, each with what stands right before its move: 食物类涨 2%、居住类涨 1%、电力、燃气及水跌 3%."""

from __future__ import annotations

from collections.abc import Sequence

from digestnlp.claims.clause_words import NOUNS, ClauseWords
from digestnlp.claims.draft import Draft, Subject
from digestnlp.claims.kinds import KindFinder
from digestnlp.claims.phrases import names_nothing, no_openings, opens_with
from digestnlp.claims.scan import Sentence
from digestnlp.claims.topics import Topics
from digestnlp.deferred import deferred
from digestnlp.models import Quantity
from digestnlp.rules import Rules
from digestnlp.wordlist import pattern_of

_HAN = "\u4e00-\u9fff"
_JOINING = ("及", "和", "与", "等", "、")
_NOTE = r"(?: ?[（(][^（）()\d\n]{1,16}[）)])?"
_LEAST = 3  # Members, of which two could be parts of one move: 男性增 3%、女性增 2%.


class MovedLists:
    """Finds their members by the packs' words."""

    def __init__(self, rules: Rules, words: ClauseWords, kinds: KindFinder) -> None:
        self._words, self._kinds = words, kinds
        joins = pattern_of((*rules.words("clause_openers"), "及", "和"))
        manners = pattern_of((*rules.words("trailing_adverbs"), *rules.words("trailing_manners")))
        # 教育、医疗等杂项, 电力、燃气及水: one thing, though 、 stands in its name.
        several = f"(?:[{_HAN}]{{1,6}}、)+[{_HAN}]{{1,6}}?(?:及|和|与|等)[{_HAN}]{{1,6}}?"
        self._member = deferred(
            rf"[ 、，；：:,;]*(?:{joins})?[ ，]*(?P<name>{several}|[{_HAN}A-Za-z]{{2,12}}?){_NOTE} ?(?:{manners})* ?"
        )
        self._no_openings = no_openings(rules)
        nobody = ("no_subjects", "no_candidates", "lone_attributes", "pronouns", "whole_places", "place_pronouns")
        self._nobody = frozenset(word for name in nobody for word in rules.words(name))

    def find(self, draft: Draft, before: Sequence[Draft], topics: Topics) -> Subject | None:
        """What stands right before the figure's move, where those of its list do before theirs, and no company is told of.

        A member of a list that moves has no measure of its own: 收入增 3%、成本增 2% are somebody's.
        """
        sentence, quantity = draft.sentence, draft.quantity
        place = self._named(sentence, quantity) if draft.direction is not None else None
        if place is None or self._kinds.owned(sentence, sentence.clause(quantity.start)[0], before, topics):
            return None
        alike = (q for q in sentence.quantities if q.unit == quantity.unit)
        if sum(self._named(sentence, q) is not None for q in alike) < _LEAST:
            return None
        text = sentence.view[slice(*place)]
        return Subject(*place, text, text, "OTHER")

    def _named(self, sentence: Sentence, quantity: Quantity) -> tuple[int, int] | None:
        """Where the thing's name stands between the figure before it, or its clause's begin, and its move; None where none may."""
        change = next((c for c in sentence.changes if quantity.cue_start - c.end in (0, 1)), None)
        if change is None:
            return None
        last = max((q.end for q in sentence.quantities if q.end <= change.start), default=sentence.start)
        start = self._run_start(sentence, change.start, last)
        member = self._member.fullmatch(sentence.view, start, change.start)
        if member is None:
            return None
        begin, end = member.span("name")
        return (begin, end) if self._may_move(sentence, begin, end) else None

    @staticmethod
    def _run_start(sentence: Sentence, end: int, last: int) -> int:
        """Where the run of words begins that holds no mark but 、, behind the figure before it."""
        marks = (sentence.view.rfind(mark, last, end) for mark in "，；：。,;:\n")
        return max(last, max(marks) + 1)

    def _may_move(self, sentence: Sentence, start: int, end: int) -> bool:
        """Whether the words are a thing's name: no known name, time, basis or measure is in them, and no adverb."""
        groups = (sentence.entities, sentence.times, sentence.bases, sentence.changes)
        if any(item.start < end and start < item.end for group in groups for item in group):
            return False
        nouns = (c for c in sentence.metrics if any(r.role == "noun" and not r.entry.is_subject for r in c.entry))
        if any(start < c.end and c.start < end for c in nouns):
            return False  # 商品出口货量
        text = sentence.view[start:end]
        if text in self._nobody or opens_with(text, self._no_openings) or names_nothing(text):
            return False
        words = self._words.of(text)
        tags = [self._words.tag(words, at) for at, word in enumerate(words) if word.text not in _JOINING]
        return (
            bool(tags)
            and all(tag.startswith((*NOUNS, "v", "b", "a")) for tag in tags)
            and any(tag.startswith(NOUNS) for tag in tags)
        )
