"""What costs or runs from one place to another, which has the figure as a whole.

江州至云溪航线票价上涨 3%; 江州快速路南起东湖路，北至西岭路，全长 3 公里.
"""

from __future__ import annotations

from digestnlp.claims.clause_starts import ClauseStarts
from digestnlp.claims.draft import Draft, Subject
from digestnlp.deferred import deferred
from digestnlp.rules import Rules
from digestnlp.wordlist import pattern_of

_LONGEST = 6  # Characters of a place that no list has: 北辰西岸.
_LONGEST_ROAD = 16
_MARKS = deferred("[，；：] *")
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
        roads, begins = (pattern_of(rules.words(name)) for name in ("roads", "route_begins"))
        self._begins = deferred(
            rf"(?P<road>[\u4e00-\u9fffA-Z0-9 —·-]{{2,{_LONGEST_ROAD}}}?(?:{roads}))(?:线路|全线|路线)?(?:{begins})"
        )
        self._no_names = (*rules.words("determiners"), *rules.words("no_subjects"))

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

    def road(self, draft: Draft) -> Subject | None:
        """The road or line of which an earlier clause says where it begins: 江州快速路南起东湖路，北至西岭路，全长 3 公里."""
        sentence, figure = draft.sentence, draft.quantity.start
        if "起" not in sentence.view[sentence.start : figure] and "始" not in sentence.view[sentence.start : figure]:
            return None
        clause, end = sentence.clause(figure)
        if any(clause <= e.start < end and e.label != "PLACE" for e in sentence.entities):
            return None
        starts = (sentence.start, *(at.end() for at in _MARKS.finditer(sentence.view, sentence.start, clause)))
        for start in reversed(starts):
            start = max([start, *(t.end for t in sentence.times if t.start == start)])
            found = self._begins.match(sentence.view, start, clause)
            if found is not None and not found["road"].startswith(self._no_names):
                return Subject(*found.span("road"), found["road"], found["road"], "OTHER", inherited=True)
        return None
