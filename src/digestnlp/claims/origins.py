"""Whose parts several figures are that say where each comes from or goes to: 该国电力 73% 来自水电，27% 来自地热."""

from __future__ import annotations

from collections.abc import Sequence

from digestnlp.claims.draft import Draft, Subject
from digestnlp.deferred import deferred
from digestnlp.rules import Rules
from digestnlp.wordlist import pattern_of


class Origins:
    """Tells it by the packs' verbs of coming and going."""

    def __init__(self, rules: Rules) -> None:
        self._verb = deferred(rf" ?[则均都也]?(?P<verb>{pattern_of(rules.words('origin_verbs'))})")
        self._rest = deferred(rf"[ ，,；;、和及]*(?:{pattern_of(rules.words('rest_openers'))})?[，, ]*")

    def whole(self, draft: Draft, before: Sequence[Draft]) -> Subject | None:
        """Who has the part before, where this figure opens the very next clause and the same verb stands behind both."""
        last, sentence = before[-1] if before else None, draft.sentence
        if last is None or last.subject is None or draft.quantity.unit != last.quantity.unit:
            return None
        if draft.quantity.dimension != "ratio" or draft.direction is not None or last.direction is not None:
            return None
        one, other = (self._verb.match(sentence.view, d.quantity.end) for d in (last, draft))
        if one is None or other is None or one["verb"] != other["verb"]:
            return None
        _, end = sentence.clause(last.quantity.start)
        goes_on = self._rest.fullmatch(sentence.view, max(end, last.quantity.end), draft.quantity.cue_start)
        return last.subject._replace(inherited=True) if goes_on is not None else None
