"""Whose figure a clause tells that only says why the next is so: 由于云岚科技去年亏损 3 亿元，江岚集团计提减值."""

from __future__ import annotations

from digestnlp.claims.draft import Draft, Subject
from digestnlp.claims.name_borders import behind_bracket
from digestnlp.deferred import deferred
from digestnlp.models import Entity
from digestnlp.rules import Rules
from digestnlp.wordlist import pattern_of


class CauseClauses:
    """Finds them by the word that opens the clause and what stands between its name and its measure."""

    def __init__(self, rules: Rules) -> None:
        self._opens = deferred(rf" *(?:但|而|且|并)?(?:{pattern_of(rules.words('cause_openers'))}) *")
        adverbs = pattern_of((*rules.words("adverbs_of_acts"), *rules.words("adverbs_before_verbs")))
        self._adverbs = deferred(rf"(?: *(?:{adverbs}))* *")
        # What is held or traded by the name, and not 其持有的股权, which another deals in.
        self._holds = deferred(rf"(?:{pattern_of(rules.words('holding_verbs'))})了?(?!的|价|款)")

    def find(self, draft: Draft, clause_start: int) -> Subject | None:
        """The name that the word is followed by, where the measure or a verb of holding is right behind it."""
        sentence, end = draft.sentence, draft.anchor
        opened = self._opens.match(sentence.view, clause_start, end)
        if opened is None:
            return None
        name = next((e for e in sentence.entities if e.start == opened.end()), None)
        if name is None or (name.label not in draft.metric.entry.subjects and name.label not in ("COMPANY", "PERSON")):
            return None
        at = self._behind_adverbs(draft, name)
        changed = next((c.end for c in sentence.changes if c.start == at), at)  # 因央行下调存款准备金率 0.5 个百分点
        has = draft.metric.start in (at, changed) or self._holds.match(sentence.view, at, end)
        return Subject.of(name) if has else None

    def _behind_adverbs(self, draft: Draft, name: Entity) -> int:
        """Where behind the name and the times and adverbs behind it the clause goes on."""
        sentence, at = draft.sentence, behind_bracket(draft.sentence, name)
        while True:
            passed = self._adverbs.match(sentence.view, at)
            behind = passed.end() if passed is not None else at
            behind = max([behind, *(t.end for t in sentence.times if t.start == behind)])
            if behind == at:
                return at
            at = behind
