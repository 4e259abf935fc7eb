"""Judges how real a claim is, by the packs' cues: of those that hold for a figure the strongest decides."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from datetime import timedelta

from digestnlp.deferred import deferred
from digestnlp.modality.ahead import SOON, StillToCome
from digestnlp.modality.cues import Cue, Cues, within
from digestnlp.modality.elsewhere import Elsewhere
from digestnlp.modality.reach import Reach
from digestnlp.modality.so_now import announces
from digestnlp.modality.stretch import Span, Spell, Stretch
from digestnlp.modality.verdict import ACTUAL, AHEAD, STRENGTH, Verdict
from digestnlp.models import Entity, Modality, Section, Time
from digestnlp.rules import Rules

# What is over for longer is expected no more, even before its accounts are published.
LONG_OVER = timedelta(200)
# Who has reported what a later sentence goes on with: 路透社 5 日报道，…。报道称，….
_REPORTED = deferred("[^，。；：\n]{0,12}报道")


class Judge:
    """Judges claims by the cues of the packs."""

    def __init__(self, rules: Rules) -> None:
        self._cues = Cues(rules)
        self._reach = Reach(rules)
        self._elsewhere = Elsewhere(rules, self._cues)
        self._still_to_come = StillToCome(rules)

    def modality_at(self, sentence: Stretch, quantity: Span) -> Modality:
        """What the sentence alone says of a quantity in it."""
        return self.verdict_at(sentence, quantity).modality

    def lies_ahead(self, sentence: Stretch, span: Span) -> bool:
        """Whether the words tell what is there as something that is still to come."""
        return self.modality_at(sentence, span) in AHEAD

    def undated_from(self, sentence: Stretch, quantity: Span) -> int | None:
        """Where the words begin that say that the claim is of no time that is told of before them: 投产后; None where none do."""
        return min((cue.start for cue in self._in_sentence(sentence, quantity) if cue.entry.undated), default=None)

    def verdict_at(self, sentence: Stretch, quantity: Span) -> Verdict:
        """The same with the words that decide it."""
        return self._strongest(self._in_sentence(sentence, quantity))

    def of_figure(self, sentence: Stretch, quantity: Span) -> Verdict:
        """What those words say that tell of the figure alone: 预期值 3 亿元."""
        return self._strongest([c for c in self._in_sentence(sentence, quantity) if c.entry.scope == "figure"])

    def judge(
        self,
        section: Section,
        sentence: Stretch,
        quantity: Span,
        names: Sequence[Entity] = (),
        *,
        period: Spell | None = None,
    ) -> Verdict:
        """What the sentence and the whole section say of a quantity in it.

        Args:
            section: the section that the sentence stands in.
            sentence: the sentence.
            quantity: the quantity.
            names: the section's names, of which no cue is a part.
            period: what the figure is about.
        """
        time = None if period is None else period.time
        found = [
            *(
                cue
                for cue in self._in_sentence(sentence, quantity)
                if time is None or not _looks_back(section, sentence, cue, time, quantity)
            ),
            *self._elsewhere.cues(section, sentence, quantity),
        ]
        verdict = self._strongest(
            [
                c
                for c in found
                if not within(c, names) and not (c.entry.nameless and _has_source(section, sentence, c, names))
            ]
        )
        return verdict if verdict.cue else self._still_to_come.verdict(section, sentence, quantity, period)

    def _in_sentence(self, sentence: Stretch, quantity: Span) -> list[Cue]:
        cues = self._cues.between(sentence.view, sentence.start, sentence.end)
        if not cues:
            return []
        clause = sentence.clause(quantity.start)
        # 针对“亏损 8 亿元”的传闻，公司称不属实，去年净利润 2 亿元: what was told ends with the clause that denies it.
        denials = (c for c in cues if c.entry.modality == "denied" and c.end <= clause[0])
        denied = max((sentence.clause(c.start)[1] for c in denials), default=0)
        found = [
            cue
            for cue in cues
            if cue.entry.modality != "denied"
            and not (cue.entry.modality == "rumor" and cue.start < denied)
            and self._reach.holds(sentence, clause, quantity, cue)
        ]
        if any(cue.entry.modality == "forecast" and clause[0] <= cue.start < quantity.start for cue in found):
            # 计划明年上市，预计售价 30 万元: the plan is of what the clause before tells
            return [cue for cue in found if cue.entry.modality != "plan" or cue.start >= clause[0]]
        return found

    @staticmethod
    def _strongest(found: Sequence[Cue]) -> Verdict:
        if not found:
            return ACTUAL
        said = {f.entry.modality for f in found}
        found = [f for f in found if said.isdisjoint(f.entry.unless)]
        best = min(found, key=lambda f: STRENGTH.index(f.entry.modality))
        return Verdict(best.entry.modality, best.text)


def _looks_back(section: Section, sentence: Stretch, cue: Cue, time: Time, quantity: Span) -> bool:
    """Whether the figure's own time is over, of which the cue, in a clause before it, does not tell.

    So is a time behind a later one (预计到 2027 年达 8 亿元，2023 年为 4 亿元), one that is long over behind the only other figure,
    one that is over behind what somebody plans (拟收购乙公司，乙公司去年营收 2 亿元) and a day that something is so on
    (拟发债 5 亿元，截至 3 月底，总资产 66 亿元).
    """
    end, day = time.period_end, section.published
    if cue.entry.modality not in AHEAD or end is None or day is None or day < end:
        return False
    if not cue.end <= time.start < time.end <= quantity.start or sentence.clause(time.start)[0] <= cue.start:
        return False
    if time.instant:
        return not announces(sentence, cue)
    if day - end <= SOON and "；" not in sentence.view[cue.end : time.start]:
        return False
    before = [t.period_end for t in sentence.times if t.start < time.start and t.period_end is not None]
    # Nobody plans what is over, unless he did so then: 2016 年计划进驻 4 万个社区，到 2017 年覆盖 8 万个.
    if cue.entry.modality == "plan" and not any(day - last > SOON for last in before):
        return True
    if not before:
        return day - end > LONG_OVER and any(cue.end <= q.start < time.start for q in sentence.quantities)
    return max(before) > end


def _has_source(section: Section, sentence: Stretch, cue: Span, names: Sequence[Entity]) -> bool:
    """Whether it is named whose report the cue tells of: right before it, or in a sentence before it in the block.

    What opens a paragraph goes on with the report of the paragraph before.
    """
    if _is_named(sentence.view, cue, names):
        return True
    before, view = sentence.block.start, sentence.view
    if not view[before : cue.start].strip(" \u3000"):
        number = bisect.bisect_left(section.blocks, before, key=lambda block: block.start)
        before = section.blocks[number - 1].start if number > 0 else before
    return "报道" in view[before : sentence.start] and any(
        name.label in ("COMPANY", "ORG") and _REPORTED.match(view, name.end, sentence.start)
        for name in names
        if before <= name.start and name.end <= sentence.start
    )


def _is_named(view: str, cue: Span, names: Sequence[Entity]) -> bool:
    """Whether the name of a company or body stands right before the cue: 新华社 + 消息称, 《某报》 + 报道称."""
    end = cue.start
    while view[end - 1 : end] in tuple("》”」 "):
        end -= 1
    number = bisect.bisect_left(names, end, key=lambda name: name.start) - 1
    return number >= 0 and names[number].end == end and names[number].label in ("COMPANY", "ORG")
