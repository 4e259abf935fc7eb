"""Who holds shares: 股东王某拟减持 500 万股，占总股本的 1%."""

from __future__ import annotations

import re
from collections.abc import Sequence

from digestnlp.claims.draft import Draft, Subject
from digestnlp.claims.roles import Roles
from digestnlp.rules import Rules
from digestnlp.wordlist import pattern_of

HELD = ("shares", "stake")  # Keys of what holders have.


class HolderFinder:
    """Finds holders by the packs' words."""

    def __init__(self, rules: Rules, roles: Roles) -> None:
        self._roles = roles
        self._offices = re.compile(
            rf"(?:(?:{pattern_of((*rules.words('holders'), *rules.words('entities.roles')))})[、兼及和（(：: ]*)+$"
        )
        self._part_of_all = re.compile(rf"[^，。；]*?(?:{pattern_of(rules.words('shares_of'))})")
        self._trades = rules.words("holder_verbs")

    def find(self, draft: Draft, before: Sequence[Draft]) -> Subject | None:
        """The holder whom the sentence names before the figure; None where it tells of no holding."""
        metric, sentence = draft.metric, draft.sentence
        if metric.entry.key not in HELD and not (metric.text or "").endswith(self._trades):
            return None
        clause, _ = sentence.clause(draft.quantity.start)
        goes_on = metric.entry.key == "stake" and bool(before) and before[-1].metric.entry.key in HELD
        if goes_on and self._part_of_all.match(sentence.view, clause, draft.quantity.start):
            return before[-1].subject  # 占其所持股份的 28.4%，占总股本的 5.6%
        for entity in reversed(sentence.entities):
            if entity.end > draft.quantity.start or entity.label not in ("COMPANY", "PERSON", "ORG"):
                continue
            if self._offices.search(sentence.view, max(sentence.start, entity.start - 20), entity.start):
                return None if self._roles.speaks(sentence, entity) else Subject.of(entity)
            if entity.start >= clause and self._roles.usable(sentence, entity):
                return None  # another has the clause
        return None
