"""Whose level another is measured by: 甲占比达到三成，远低于乙四成的水平; 甲客单价 31 元，高于乙客单价 28 元; 高于全国平均水平（5%）."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from digestnlp.claims.draft import Draft, Subject
from digestnlp.claims.scan import inside
from digestnlp.deferred import deferred
from digestnlp.rules import Rules
from digestnlp.wordlist import pattern_of

_MEASURED = deferred(r" ?的 ?(?:平均|整体|总体|一般)?(?:水平|水准|均值|平均值|平均数|中位数|成绩|表现)")


class ComparedParties:
    """Finds them by the packs' words for comparisons."""

    def __init__(self, rules: Rules) -> None:
        manners = "也|但|且|并|仍|均|远|远远|明显|显著|大幅|略|稍|同样"
        higher = pattern_of(rules.words("rate_comparisons"))
        self._led = deferred(
            rf"(?:{_MEASURED.pattern})?[，,；; ]*(?:{manners})*(?:{higher}) ?(?P<who>[^，。；、（(\d]{{2,14}}?)(?:整体|总体|平均|的| )*"
        )
        # 高于 + 全国 + 平均占比水平（
        self._standard = deferred(
            rf"(?:{higher}) ?(?P<who>[^，。；、（(\d]{{2,8}}?)(?:整体|总体|的)*(?:平均|均)[^，。；、（(\d]{{0,6}}[（(] *$"
        )
        self._peers = frozenset(rules.words("peers"))

    def assign(self, drafts: Sequence[Draft]) -> None:
        """Gives each level that the one before it is compared with to its own, with the measure of that one."""
        for draft in drafts:
            if draft.direction is None and (standard := self._in_bracket(draft)) is not None:
                draft.subject, draft.scope = standard, None
        for last, draft in pairwise(drafts):
            if last.direction is not None or draft.direction is not None or last.quantity.unit != draft.quantity.unit:
                continue
            party = self._party(last, draft)
            if party is not None:
                draft.metric, draft.subject, draft.scope = last.metric, party, None
            elif (named := self._with_measure(last, draft)) is not None:
                draft.subject, draft.scope = named, None

    def _party(self, last: Draft, draft: Draft) -> Subject | None:
        """Who stands between the word for the comparison and the figure: a name, or those who do the same (行业, 同行)."""
        sentence, figure = draft.sentence, draft.quantity
        led = self._led.fullmatch(sentence.view, last.quantity.end, figure.cue_start)
        if led is None or _MEASURED.match(sentence.view, figure.end) is None:
            return None
        return self._who(draft, led)

    def _in_bracket(self, draft: Draft) -> Subject | None:
        """Whose average it is that a bracket gives alone, right behind its name: 失业率高于全国平均水平（5.2%）."""
        sentence, figure = draft.sentence, draft.quantity
        if not sentence.view.startswith(("）", ")"), figure.end):
            return None
        start, _ = sentence.clause(figure.start)
        led = self._standard.search(sentence.view, start, figure.cue_start)
        return self._who(draft, led) if led is not None else None

    def _with_measure(self, last: Draft, draft: Draft) -> Subject | None:
        """Who stands between that word and the measure's name, which is said again: 甲客单价 31 元，高于乙整体客单价 28 元."""
        if draft.metric.how != "cue_before" or draft.metric.start is None or draft.metric.start < last.quantity.end:
            return None
        led = self._led.fullmatch(draft.sentence.view, last.quantity.end, draft.metric.start)
        return self._who(draft, led) if led is not None else None

    def _who(self, draft: Draft, led: re.Match[str]) -> Subject | None:
        """The name or the peers that the words name."""
        sentence, (start, end) = draft.sentence, led.span("who")
        if led["who"] in self._peers:
            return Subject(start, end, led["who"], led["who"], "OTHER")
        named = inside(sentence.entities, start, end)
        if not named or (named[0].start, named[-1].end) != (start, end):
            return None
        whole = Subject.of(named[-1])
        return whole if len(named) == 1 else whole._replace(start=start, text=led["who"], name=led["who"])
