"""What is in force while a section is read: who and what was told of last, of which period, on which day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from digestnlp.claims.draft import NO_PERIOD, Draft, MetricChoice, Period, Subject, Trial
from digestnlp.claims.topics import Topics
from digestnlp.models import Entity, Section, Time


class Above(NamedTuple):
    """What an item of a list leaves in force for those that stand indented under it: 5、江州出台 26 条新政 /   - 其中，….

    Attributes:
        subject: whom it is about.
        period: of its last figures.
    """

    subject: Subject | None
    period: Period


@dataclass(slots=True)
class State:
    """What is in force while a section is read.

    Attributes:
        anchor: the section's day.
        drafts: the block's drafts so far, nearest first.
        period: of the last figures in the block that are so already.
        ahead: of the last that are not; only others that are not take it.
        topic_period: of the section's first claim or heading.
        topic_is_told: whether only a sentence without claims has said it, which the first claim overrules.
        accounts_period: of the section's first sum of money that is no quote.
        heading_period: of its heading.
        led_period: what the last line that opens a list says.
        list_period: of what stands before a list, or in one of an article on one company; the items go on with it.
        headed: whether an item has headed what stands behind it with a time of its own: （一）2023 年度主要财务数据.
        opens_list: whether the line before the items of a list opens it.
        led: the measure that this line names for the items.
        above: what the item leaves in force that the block may stand under.
        is_entry: whether the block is an item of its own, whose first name it is about.
        day: the last day that was named, for what is quoted of a day.
        teller: who has told something last.
        section, times: the section, and the times in it.
        quoted: the day that its quotes without a day are of.
        trades: whether the paragraph tells of a session of that day.
        trials: gets what was weighed for each quantity, where somebody asks.
    """

    anchor: date | None = None
    topics: Topics = field(default_factory=Topics)
    drafts: list[Draft] = field(default_factory=list)
    period: Period = NO_PERIOD
    ahead: Period = NO_PERIOD
    topic_period: Period = NO_PERIOD
    topic_is_told: bool = False
    accounts_period: Period = NO_PERIOD
    heading_period: Period = NO_PERIOD
    led_period: Period = NO_PERIOD
    list_period: Period = NO_PERIOD
    headed: bool = False
    opens_list: bool = False
    led: MetricChoice | None = None
    above: Above | None = None
    is_entry: bool = False
    day: Period = NO_PERIOD
    teller: Entity | None = None
    section: Section | None = None
    quoted: date | None = None
    times: Sequence[Time] = ()
    trades: bool = False
    trials: list[Trial] | None = None
