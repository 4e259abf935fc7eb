"""Pairs found rows with gold claims one to one where their spans overlap, the best assignment first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from digestnlp.evaluation.agreement import agreement
from digestnlp.evaluation.files import Row
from digestnlp.evaluation.report import LEVELS

# The best assignment is searched for groups of at most this many pairs; a larger group is paired greedily.
LARGEST_SEARCH = 14


@dataclass(frozen=True)
class Pair:
    """A found row and a gold claim, by index, and the slots in which they agree."""

    found: int
    gold: int
    agreed: frozenset[str]
    weight: int


def best_pairs(found: Sequence[Row], gold: Sequence[Row], units: Mapping[str, str]) -> list[Pair]:
    """The pairing of largest total weight: pairs that agree at more levels, then in more slots, before others."""
    pairs = []
    for i, row in enumerate(found):
        for j, claim in enumerate(gold):
            if 2 * overlap(row, claim) >= max(row["end"] - row["start"], claim["end"] - claim["start"]):
                agreed = agreement(row, claim, units)
                level = sum(agreed.issuperset(needed) for needed in LEVELS.values())
                weight = 1 + 100 * level + len(agreed) + (0 if claim["optional"] else 50)
                pairs.append(Pair(i, j, agreed, weight))
    return [pair for group in _groups(pairs) for pair in _assign(group)]


def _groups(pairs: Sequence[Pair]) -> list[list[Pair]]:
    """Pairs grouped so that no row and no claim stands in two groups."""
    group_of: dict[tuple[str, int], list[Pair]] = {}
    for pair in pairs:
        keys = (("found", pair.found), ("gold", pair.gold))
        merged = [pair]
        for group in {id(group_of[key]): group_of[key] for key in keys if key in group_of}.values():
            merged += group
        for member in merged:
            group_of["found", member.found] = group_of["gold", member.gold] = merged
    return list({id(group): group for group in group_of.values()}.values())


def _assign(group: Sequence[Pair]) -> list[Pair]:
    """The one-to-one pairing of largest total weight; greedy where a group is too large to search."""
    ordered = sorted(group, key=lambda pair: -pair.weight)
    if len(ordered) <= LARGEST_SEARCH:
        return _search(ordered, 0, frozenset())[1]
    chosen: list[Pair] = []
    for pair in ordered:
        if all(pair.found != other.found and pair.gold != other.gold for other in chosen):
            chosen.append(pair)
    return chosen


def _search(ordered: Sequence[Pair], at: int, used: frozenset[tuple[str, int]]) -> tuple[int, list[Pair]]:
    if at == len(ordered):
        return 0, []
    without = _search(ordered, at + 1, used)
    pair = ordered[at]
    keys = {("found", pair.found), ("gold", pair.gold)}
    if used & keys:
        return without
    weight, rest = _search(ordered, at + 1, used | keys)
    return max((weight + pair.weight, [pair, *rest]), without, key=lambda choice: choice[0])


def overlap(a: Row, b: Row) -> int:
    """How many characters of the text two rows share."""
    return max(0, min(int(a["end"]), int(b["end"])) - max(int(a["start"]), int(b["start"])))
