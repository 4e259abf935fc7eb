"""Dates a change by the figures told behind it from which and to which something moved: 增长 8%，由去年的 25 亿元增至今年的 27 亿元."""

from __future__ import annotations

from collections.abc import Sequence

from digestnlp.claims.draft import Draft
from digestnlp.deferred import deferred

_FROM = deferred(r" ?[，,] ?(?:即|也就是)?(?:由|从|自)")


def date_changes(drafts: Sequence[Draft]) -> None:
    """Gives a change without a time that of the figure to which its measure moved."""
    for change, former, latter in zip(drafts, drafts[1:], drafts[2:], strict=False):
        key = change.metric.entry.key
        if change.direction is None or change.period.source != "none" or change.ahead:
            continue
        if latter.period.time is None or former.direction is not None or latter.direction is not None:
            continue
        alike = former.metric.entry.key == latter.metric.entry.key == key
        if alike and _FROM.match(change.sentence.view, change.quantity.end):
            change.period = latter.period._replace(source="inherited")
