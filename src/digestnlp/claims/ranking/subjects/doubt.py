"""Whether the readers of subjects may be wrong, so that others are weighed."""

from __future__ import annotations

from collections.abc import Sequence

from digestnlp.claims.draft import Draft, Subject

_LISTED = "、"


def in_doubt(draft: Draft, found: Subject | None, by: str, before: Sequence[Draft]) -> bool:
    """Whether they may: a name in the figure's own clause is nearly always right, and so is what they found beside the figure.

    Args:
        draft: the figure's claim.
        found: whom the readers took.
        by: which readers they were.
        before: the claims before it in the sentence.
    """
    if by == "breadth":
        return False  # of the market, whoever is named: 约 4200 股下跌
    if found is None:
        return True
    if (found.type == "OTHER" and _are_several(found, before)) or _goes_on(draft, found, before):
        return False
    if found.inherited:
        return True
    if found.type != "OTHER" or by == "beside" or draft.metric.how in ("list", "in_force"):
        return False
    return not _is_own_measure(draft, found)


def _goes_on(draft: Draft, found: Subject, before: Sequence[Draft]) -> bool:
    """Whether the figure before, in the same clause and of the same measure, has the same subject: 由 3 万辆上调至 5 万辆."""
    last = before[-1] if before else None
    if last is None or last.subject is None or last.subject.name != found.name:
        return False
    clause, _ = draft.sentence.clause(draft.quantity.start)
    return last.metric.entry.key == draft.metric.entry.key and last.quantity.start >= clause


def _are_several(found: Subject, before: Sequence[Draft]) -> bool:
    """Whether the subject is a list of names, or whom the figure before counts: 6 家 + 券商."""
    counted = any(d.quantity.dimension == "count" and d.quantity.end == found.start for d in before[-1:])
    return counted or _LISTED in found.text


def _is_own_measure(draft: Draft, found: Subject) -> bool:
    """Whether the subject is the measure's own name: 人民币对美元中间价报 7.13."""
    metric = draft.metric
    if metric.start is None or metric.end is None:
        return False
    return metric.entry.is_subject or (found.start < metric.end and metric.start < found.end)
