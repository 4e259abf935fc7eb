"""Places that one word names by a character each: 京沪 are 北京 and 上海, 中美两国 are 中国 and 美国."""

from __future__ import annotations

from itertools import takewhile

from digestnlp.claims.draft import Draft, Subject
from digestnlp.deferred import deferred
from digestnlp.rules import Rules

_REST = deferred(" ?(?:[两二三四五]?大?[地国省市区]|股市)?")  # 京沪 + 两地
_BEHIND = deferred(" ?(?:[两二三四五]?大?[地国省市区]|的)")
_FEWEST, _MOST = 2, 5
_HOME = "place.china"
_TWO_MARKETS = "两市"


class AbbreviatedPlaces:
    """Finds them by the packs' words, each a character and the name that it stands for."""

    def __init__(self, rules: Rules) -> None:
        tables = [rules.words(name) for name in ("characters_of_provinces", "characters_of_countries")]
        self._tables = [{word[0]: word[1:] for word in table} for table in tables]
        places = reversed(rules.known("PLACE"))
        self._known = {name: entry for entry in places for name in (*entry.aliases, entry.name)}
        self._markets = frozenset(rules.words("share_markets"))

    def find(self, draft: Draft) -> list[Subject]:
        """Those whom the draft's subject names so, in their order; none where it names none or only one."""
        subject = draft.subject
        if subject is None or subject.type not in ("PLACE", "OTHER"):
            return []
        view = draft.sentence.view
        text = view[subject.start : subject.end]
        if text.endswith(_TWO_MARKETS) and text in self._markets:
            marks = text.removesuffix(_TWO_MARKETS).replace("、", "")
            return self._members(subject, [f"{mark}市" for mark in marks])  # 沪市, 深市
        entry = self._known.get(text)
        if entry is not None and entry.parent not in (None, _HOME):
            return []  # a town of two such characters
        for table in self._tables:
            known = takewhile(table.__contains__, view[subject.start : subject.start + _MOST + 1])
            names = [table[mark] for mark in known]
            size = len(names)
            if _FEWEST <= size <= _MOST and len(set(names)) == size and self._is_rest(draft, subject.start + size):
                return self._members(subject, names)
        return []

    @staticmethod
    def _is_rest(draft: Draft, at: int) -> bool:
        """Whether the subject ends there but for a word for several places, or the name of the measure: 美日 + 10 年期国债收益率."""
        subject, metric = draft.subject, draft.metric
        if subject is None:
            return False
        if at > subject.end:  # 京沪 + 深的 GDP
            return metric.start == at or _BEHIND.match(draft.sentence.view, at) is not None
        named = metric.start is not None and metric.start <= at and subject.end == metric.end
        return named or _REST.fullmatch(draft.sentence.view, at, subject.end) is not None

    def _members(self, subject: Subject, names: list[str]) -> list[Subject]:
        """The places of the names, each told by all of the subject's words."""
        entries = [(name, self._known.get(name)) for name in names]
        return [
            subject._replace(name=name, type="OTHER")
            if entry is None
            else subject._replace(name=entry.name, type="PLACE", id=entry.id)
            for name, entry in entries
        ]
