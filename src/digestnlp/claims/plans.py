"""Plans by a name of their own, of which the price is told: 一是 Lite 计划，每月 20 美元；二是 Max 计划，每月 150 美元."""

from __future__ import annotations

from digestnlp.claims.draft import Draft, Subject
from digestnlp.deferred import deferred
from digestnlp.rules import Rules
from digestnlp.wordlist import pattern_of

_PRICED = ("price", "expense")


class PlanNames:
    """Finds them by the packs' words."""

    def __init__(self, rules: Rules) -> None:
        openers = pattern_of((*rules.words("clause_openers"), *rules.words("part_openers")))
        plans = pattern_of(rules.words("plan_nouns"))
        self._plan = deferred(
            rf" ?(?:{openers})? ?(?P<plan>[“「]?[A-Z][A-Za-z+]*(?: [A-Z][A-Za-z+]*)?[”」]? ?(?:{plans}))"
            rf" ?(?:的|为|是|则|要价|收费|[，,：:])? ?"
        )

    def find(self, draft: Draft, clause_start: int) -> Subject | None:
        """The plan that the figure's clause opens with, or the one before where this one only says what it costs."""
        sentence = draft.sentence
        if draft.metric.entry.key not in _PRICED:
            return None
        starts = [clause_start]
        if clause_start > sentence.start and not any(clause_start <= e.start < draft.anchor for e in sentence.entities):
            starts.append(sentence.clause(clause_start - 1)[0])
        for start in starts:
            plan = self._plan.match(sentence.view, start, draft.quantity.start)
            if plan is None:
                continue
            if start < clause_start and plan.end() < clause_start:
                return None  # Lite 计划下架，每月…
            named = next((e for e in sentence.entities if plan.start("plan") <= e.start < plan.end("plan")), None)
            if named is not None:
                return Subject.of(named, inherited=start < clause_start)
            text = plan["plan"].strip()
            return Subject(*plan.span("plan"), text, text, "OTHER", inherited=start < clause_start, unknown=True)
        return None
