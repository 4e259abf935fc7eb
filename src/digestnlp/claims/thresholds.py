"""Thresholds above or below which so many are counted, one after the other: 净利润增幅超过 50% 的有 21 家，超过 100% 的有 8 家."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from digestnlp.claims.draft import Draft
from digestnlp.deferred import deferred

# Behind a threshold: who are beyond it, and that so many are.
_COUNTED = deferred(r" ?的(?:(?!的)[^，。；、：\d]){0,8}?(?:共|仅|也|则|就)?(?:有|达)(?:约|近|超)? ?")
_LINKS = "，,；;、 其中而另且"


def further_thresholds(drafts: Sequence[Draft]) -> Iterator[tuple[Draft, Draft]]:
    """Thresholds that are told without their measure, each with the first, whose measure is theirs, too.

    Not where the second names something itself: 增幅超过 50% 的有 21 家，毛利率超过 40% 的有 8 家.
    """
    first: Draft | None = None
    for draft in drafts:
        if not _counts(draft):
            continue
        clause, _ = draft.sentence.clause(draft.quantity.start)
        bare = not draft.sentence.view[clause : draft.quantity.cue_start].strip(_LINKS)
        if not bare or first is None:
            first = draft
        elif first.quantity.unit == draft.quantity.unit:
            yield draft, first


def _counts(draft: Draft) -> bool:
    """Whether the figure bounds those who are counted right behind it."""
    figure, sentence = draft.quantity, draft.sentence
    counted = _COUNTED.match(sentence.view, figure.end) if figure.relation != "eq" else None
    return counted is not None and any(
        q.cue_start <= counted.end() <= q.start and q.dimension == "count" for q in sentence.quantities
    )
