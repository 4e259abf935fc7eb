"""Counts claims over articles: by level, by slot, and by metric, modality and rule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from digestnlp.evaluation.agreement import SLOTS, figures, said_by
from digestnlp.evaluation.files import Row
from digestnlp.evaluation.pairing import Pair, best_pairs, overlap
from digestnlp.evaluation.report import LEVELS, Difference, Score


class Groups:
    """Scores at each level for each value of one slot of the rows, such as each metric."""

    def __init__(self, slot: str) -> None:
        self.slot = slot
        self._scores: dict[str, dict[str, Score]] = {}

    @property
    def scores(self) -> dict[str, dict[str, Score]]:
        """By the slot's values in their order."""
        return dict(sorted(self._scores.items()))

    def add_pair(self, row: Row, claim: Row, agreed: frozenset[str]) -> None:
        """A pair is right where it agrees in the slot too; gold knows no rules."""
        wanted = claim.get(self.slot)
        if wanted is not None and self.slot not in agreed:
            self.add_found(row)
            self.add_missed(claim)
            return
        right = [level for level, needed in LEVELS.items() if agreed.issuperset(needed)]
        self._add(row.get(self.slot), found=1, gold=int(wanted is not None), right=right)

    def add_found(self, row: Row) -> None:
        """A row that is not right."""
        self._add(row.get(self.slot), found=1)

    def add_missed(self, claim: Row) -> None:
        """A claim that is not found."""
        if self.slot in claim:
            self._add(claim[self.slot][0], gold=1)

    def _add(self, value: str | None, *, found: int = 0, gold: int = 0, right: Sequence[str] = ()) -> None:
        if value is None:
            return  # rows of other makers have no rule
        scores = self._scores.setdefault(value, {level: Score() for level in LEVELS})
        for level in LEVELS:
            scores[level] += Score(int(level in right), found, gold)


class ClaimTally:
    """Counts claims over articles."""

    def __init__(self, units: Mapping[str, str]) -> None:
        self.units = units
        self.levels = {level: Score() for level in LEVELS}
        self.agreed = dict.fromkeys(SLOTS, 0)
        self.by = {slot: Groups(slot) for slot in ("metric", "modality", "rule")}
        self.paired = 0
        self.differences: list[Difference] = []

    def add(self, stem: str, found: Sequence[Row], gold: Sequence[Row]) -> None:
        """Counts the claims of one article."""
        pairs = best_pairs(found, gold, self.units)
        required = [pair for pair in pairs if not gold[pair.gold]["optional"]]
        for pair in required:
            self._count_pair(stem, pair, found[pair.found], gold[pair.gold])
        optional = [claim for claim in gold if claim["optional"]]
        used = {pair.found for pair in pairs}
        spurious = [
            row for i, row in enumerate(found) if i not in used and not any(overlap(row, claim) for claim in optional)
        ]
        matched = {pair.gold for pair in pairs}
        missed = [claim for j, claim in enumerate(gold) if j not in matched and not claim["optional"]]
        self.differences += [Difference("spurious", stem, row["text"]) for row in spurious]
        self.differences += [Difference("missed", stem, _in_context(claim)) for claim in missed]
        for groups in self.by.values():
            for pair in required:
                groups.add_pair(found[pair.found], gold[pair.gold], pair.agreed)
            for row in spurious:
                groups.add_found(row)
            for claim in missed:
                groups.add_missed(claim)
        for level, needed in LEVELS.items():
            right = sum(pair.agreed.issuperset(needed) for pair in required)
            self.levels[level] += Score(right, len(required) + len(spurious), len(gold) - len(optional))

    def _count_pair(self, stem: str, pair: Pair, row: Row, claim: Row) -> None:
        self.paired += 1
        for slot in pair.agreed:
            self.agreed[slot] += 1
        wrong = [slot for slot in LEVELS["full"] if slot not in pair.agreed]
        if wrong:
            slots = {slot: (said_by(row)[slot], figures(claim) if slot == "value" else claim[slot]) for slot in wrong}
            self.differences.append(Difference("wrong", stem, _in_context(claim), slots))


def _in_context(claim: Row) -> str:
    return f"{claim['before']}[{claim['quote']}]"
