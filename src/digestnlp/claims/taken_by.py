"""Who has a share that the text says is theirs behind it: 94% 的份额由甲、乙和丙垄断, 六成市场被甲占据."""

from __future__ import annotations

from digestnlp.claims.draft import Draft, Subject
from digestnlp.claims.name_borders import AND, behind_bracket
from digestnlp.deferred import deferred
from digestnlp.rules import Rules
from digestnlp.wordlist import pattern_of

_SHARE = "market_share"
_HOLDERS = ("COMPANY", "PRODUCT", "PLACE")


class TakenBy:
    """Finds them by the packs' verbs."""

    def __init__(self, rules: Rules) -> None:
        self._by = deferred(r" *的?[^，。；：、\d]{0,10}?[由被] *[“「《]?")
        verbs = pattern_of(rules.words("taking_of_markets"))
        self._verb = deferred(
            rf"[”」》]?(?:等|[这两三四五六七八九十]{{1,2}}[家大国])*[^，。；：、\d]{{0,6}}?(?:{verbs})"
        )

    def find(self, draft: Draft) -> Subject | None:
        """Those who are named behind the share, all together; None where it is not told so."""
        if draft.metric.entry.key != _SHARE or draft.direction is not None:
            return None
        sentence, view = draft.sentence, draft.sentence.view
        start, end = sentence.clause(draft.quantity.start)
        if any(e.label == "COMPANY" and start <= e.start < draft.quantity.start for e in sentence.entities):
            return None  # 甲 30% 的市场份额被乙占据
        by = self._by.match(view, draft.quantity.end, end)
        names = [e for e in sentence.entities if by is not None and by.end() <= e.start and e.end <= end]
        if by is None or not names or view[by.end() : names[0].start].strip() or names[0].label not in _HOLDERS:
            return None
        last = names[0]
        for name in names[1:]:
            if view[behind_bracket(sentence, last) : name.start].strip("”」》“「《 ") not in AND:
                break
            last = name
        if self._verb.match(view, behind_bracket(sentence, last), end) is None:
            return None
        if last is names[0]:
            return Subject.of(last)
        text = view[names[0].start : last.end]
        return Subject(names[0].start, last.end, text, text, "OTHER")
