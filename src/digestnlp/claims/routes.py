"""What costs or runs from one place to another, which has the figure as a whole: 江州至云溪航线票价上涨 3%."""

from __future__ import annotations

from digestnlp.claims.clause_starts import ClauseStarts
from digestnlp.claims.draft import Draft, Subject
from digestnlp.deferred import deferred
from digestnlp.rules import Rules
from digestnlp.wordlist import pattern_of

_LONGEST = 6  # Characters of a place that no list has: 北辰西岸.
_PLACE = rf"[\u4e00-\u9fff]{{2,{_LONGEST}}}?"


class Routes:
    """Finds routes by the packs' words for what only a route has."""

    def __init__(self, rules: Rules, starts: ClauseStarts) -> None:
        self._starts = starts
        lines, measures = (pattern_of(rules.words(name)) for name in ("route_lines", "route_measures"))
        self._route = deferred(
            rf"(?P<route>{_PLACE} ?(?:到|至|往|飞|[—–\-－]{{1,2}}) ?{_PLACE}(?:{lines})?)"
            rf"的?(?:平均|全程|即期|单程|往返|最新)*(?:{measures})"
        )

    def find(self, draft: Draft, clause_start: int) -> Subject | None:
        """The route that opens the figure's clause with a place that is known, right before what it has; but 从江州到云溪的 300 公里."""
        sentence = draft.sentence
        start = self._starts.start(sentence, clause_start)
        if draft.site.left > start or not any(e.start == start and e.label == "PLACE" for e in sentence.entities):
            return None
        found = self._route.match(sentence.view, start, sentence.clause(start)[1])
        if found is None or found.end("route") > draft.quantity.start:
            return None
        return Subject(*found.span("route"), found["route"], found["route"], "OTHER")
