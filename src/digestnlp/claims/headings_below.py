"""What the text below a heading says of its figure: 投资增长 15% [a new paragraph] 上半年，江州投资增长 15%."""

from __future__ import annotations

from collections.abc import Sequence

from digestnlp.claims.draft import Draft
from digestnlp.claims.fit import GENERIC

_PARTS = ("其中", "另")


def complete_headings(drafts: Sequence[Draft]) -> None:
    """Gives the figures of a section's headings the period and the subject of the same figure below, up to the next heading.

    Only where no time dates them, and where they name nobody.
    """
    for number, draft in enumerate(drafts):
        undated = draft.period.source == "none" and not draft.ahead
        if not _is_heading(draft) or draft.comparison_base or not (undated or draft.subject is None):
            continue
        below = (d for d in drafts[number + 1 :] if d.sentence.block is not draft.sentence.block)
        for told in below:
            if _is_heading(told):
                break
            if _is_said_again(draft, told):
                if undated and _dates(told):
                    draft.period = told.period._replace(source="inherited")
                if draft.subject is None and told.subject is not None and _may_name(told):
                    draft.subject = told.subject._replace(inherited=True)
                break


def _is_heading(draft: Draft) -> bool:
    return draft.sentence.block.kind == "heading"


def _is_said_again(heading: Draft, told: Draft) -> bool:
    """Whether the figure below is the heading's."""
    one, other = heading.quantity, told.quantity
    same = (one.value, one.value_max, one.unit) == (other.value, other.value_max, other.unit)
    return (
        same
        and told.metric.entry.key == heading.metric.entry.key
        and told.direction == heading.direction
        and not told.comparison_base
    )


def _dates(told: Draft) -> bool:
    """Whether its period is that of its heading: a day that is named, or of a change or a measure that has one by the month or year."""
    entry, period = told.metric.entry, told.period
    if told.ahead or period.start is None or period.end is None:
        return False
    if period.time is not None and period.start == period.end:
        return True
    return not entry.of_day and (entry.inherits or told.direction is not None)


def _may_name(told: Draft) -> bool:
    """Whether the figure below is sure to be the heading's: of a measure with a name, and of no part (其中女性比例升至 30%)."""
    clause, _ = told.sentence.clause(told.quantity.start)
    return told.metric.entry.key not in GENERIC and not told.sentence.view.startswith(_PARTS, clause)
