"""Dates a rank by the share told of behind it: 云岚排名第一，该品牌在三季度占据 28% 的份额 is of the third quarter."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from digestnlp.claims.draft import Draft
from digestnlp.deferred import deferred

_OF_THE_SAME = deferred(r" *(?:该|其|它)")
_ONCE = deferred("曾|一度|此前|历史")


def date_ranks(drafts: Sequence[Draft]) -> None:
    """Gives a rank without a time that of the next clause, which says with 该 or 其 that it goes on with the same; not 曾排名第一."""
    for rank, told in pairwise(drafts):
        if rank.metric.entry.key != "rank" or rank.period.source != "none" or rank.ahead or told.ahead:
            continue
        sentence, (start, end) = rank.sentence, rank.sentence.clause(rank.quantity.start)
        if told.period.time is None or told.metric.entry.key == "rank" or not _OF_THE_SAME.match(sentence.view, end):
            continue
        if sentence.clause(told.quantity.start)[0] != end or not end <= told.period.time.start < told.quantity.start:
            continue
        if told.comparison_base or _ONCE.search(sentence.view, start, rank.quantity.start):
            continue
        rank.period = told.period._replace(source="inherited")
