"""Whether a name that is also a common word is a name where it stands: 理想 between 蔚来 and 小鹏 is, 理想 in 理想的 is not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from digestnlp.entities.lexicon import Hit
from digestnlp.entities.mentions import Mention, is_han, one_of
from digestnlp.rules import Rules

_LIST_LEFT = "、，,；;和与及及 \n：:（("
_LIST_RIGHT = re.compile(r" ?[、和与及/]| ?[\d.]+ ?[万亿辆台部%％]")
_SENTENCE_END = re.compile(r"[。！？\n]")


class Context:
    """Judges the doubtful names of an article by what is known in it."""

    def __init__(self, rules: Rules) -> None:
        self._behind = re.compile(f" ?(?:{one_of(rules.words('entities.company_after'))})")
        self._before = tuple(rules.words("entities.company_before"))

    def supported(self, text: str, doubtful: Sequence[Hit], certain: Iterable[Mention]) -> list[Hit]:
        """The doubtful names that count: all of an entity that is named beyond doubt elsewhere, or by one of its neighbours.

        Args:
            text: a view.
            doubtful: spellings that are common words.
            certain: names beyond doubt.
        """
        if not doubtful:
            return []
        known = sorted(certain, key=lambda mention: mention.start)
        ids = {mention.id for mention in known} | {mention.parent for mention in known}
        companies = [mention.start for mention in known if mention.label == "COMPANY"]
        ids |= {hit.name.id for hit in doubtful if hit.name.id not in ids and self._shown(text, hit, companies)}
        return [hit for hit in doubtful if hit.name.id in ids]

    def _shown(self, text: str, hit: Hit, companies: Sequence[int]) -> bool:
        """Whether the words beside the name show what it is."""
        if hit.name.label == "PLACE":
            return False
        before = text[max(0, hit.start - 6) : hit.start].rstrip(" ")
        opens = not is_han(before[-1:])
        if (opens or before.endswith(self._before)) and self._behind.match(text, hit.end):
            return True
        return opens and hit.name.label == "COMPANY" and self._listed(text, hit, companies)

    def _listed(self, text: str, hit: Hit, companies: Sequence[int]) -> bool:
        """Whether the name stands in a list of companies: behind a separator, before one or a figure, in their sentence."""
        if text[hit.start - 1 : hit.start] not in _LIST_LEFT or not _LIST_RIGHT.match(text, hit.end):
            return False
        ends = [match.end() for match in _SENTENCE_END.finditer(text, max(0, hit.start - 200), hit.start)]
        start = ends[-1] if ends else max(0, hit.start - 200)
        end_match = _SENTENCE_END.search(text, hit.end, hit.end + 200)
        end = end_match.start() if end_match else hit.end + 200
        return any(start <= company < end for company in companies)
