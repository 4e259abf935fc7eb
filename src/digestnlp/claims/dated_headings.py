"""Dates a heading's figure by the text below it that says it again: 投资增长 15% [a new paragraph] 上半年，江州投资增长 15%."""

from __future__ import annotations

from collections.abc import Sequence

from digestnlp.claims.draft import Draft


def date_headings(drafts: Sequence[Draft]) -> None:
    """Gives the figures of a section's headings that no time dates the period of the same figure below, up to the next heading."""
    for number, draft in enumerate(drafts):
        if not _is_heading(draft) or draft.period.source != "none" or draft.ahead or draft.comparison_base:
            continue
        below = (d for d in drafts[number + 1 :] if d.sentence.block is not draft.sentence.block)
        for told in below:
            if _is_heading(told):
                break
            if _is_said_again(draft, told):
                if told.period.start is not None and told.period.end is not None:
                    draft.period = told.period._replace(source="inherited")
                break


def _is_heading(draft: Draft) -> bool:
    return draft.sentence.block.kind == "heading"


def _is_said_again(heading: Draft, told: Draft) -> bool:
    """Whether the figure below is the heading's: of the same measure, that has one by the month or year, or of a change."""
    entry, one, other = heading.metric.entry, heading.quantity, told.quantity
    if entry.of_day or not (entry.inherits or heading.direction is not None) or told.ahead or told.comparison_base:
        return False
    same = (one.value, one.value_max, one.unit) == (other.value, other.value_max, other.unit)
    return same and told.metric.entry.key == entry.key and told.direction == heading.direction
