"""Whom a sentence names behind the clause that says as what: 作为一家有 3000 名员工的企业，+ 云岚科技去年….

And places that only say where the firm behind them comes from: 欧洲零部件巨头 + Brandt.
"""

from __future__ import annotations

from digestnlp.claims.draft import Draft, Subject
from digestnlp.claims.holders import HELD
from digestnlp.claims.scan import Sentence
from digestnlp.deferred import deferred
from digestnlp.models import Entity
from digestnlp.rules import Rules
from digestnlp.wordlist import pattern_of

_LONGEST_CLAUSE = 60
_LONGEST_TRADE = 10
_NAMED = ("COMPANY", "PRODUCT", "PERSON")


class Introduced:
    """Finds them by the packs' words for being something."""

    def __init__(self, rules: Rules) -> None:
        openers = pattern_of(rules.words("introducing_openers"))
        self._clause = deferred(rf" *(?:{openers})[^，。；：]{{2,{_LONGEST_CLAUSE}}}[，,] *")

    def find(self, draft: Draft) -> Subject | None:
        """The name right behind the clause that the figure stands in; None where the clause names somebody itself.

        作为云岚科技持股 30% 的股东，江岚投资…: whose shares they are.
        """
        sentence, figure = draft.sentence, draft.quantity
        clause = self._clause.match(sentence.view, sentence.start, sentence.end)
        if clause is None or figure.end > clause.end() or draft.metric.entry.key in HELD:
            return None
        if any(e.label in _NAMED and e.start < clause.end() for e in sentence.entities):
            return None
        times = [t.end for t in sentence.times if t.start == clause.end()]
        start = max(times, default=clause.end())
        named = next((e for e in sentence.entities if e.start == start and e.label in _NAMED), None)
        return Subject.of(named, inherited=True) if named is not None else None


class HomesOfFirms:
    """Finds them by the kind of firm that stands between the place and the name."""

    def __init__(self, rules: Rules) -> None:
        # The space parts a name in Latin letters from the Chinese kind: 海岳车企 Brandt.
        self._kind = deferred(
            rf"[\u4e00-\u9fff]{{0,{_LONGEST_TRADE}}}(?:{pattern_of(rules.words('definite_firms'))}) ?"
        )

    def is_home(self, sentence: Sentence, place: Entity) -> bool:
        """Whether the place only says where the company named behind its kind is at home."""
        if place.label != "PLACE":
            return False
        named = next((e for e in sentence.entities if e.start >= place.end), None)
        if named is None or named.label != "COMPANY":
            return False
        return self._kind.fullmatch(sentence.view, place.end, named.start) is not None
