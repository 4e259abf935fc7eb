"""Changes that nothing but when, how and against what stands before, so that they go on with the figure before: 3 万辆。同比增长 4%."""

from __future__ import annotations

from collections.abc import Sequence

from digestnlp.claims.draft import Draft, Subject
from digestnlp.claims.scan import Sentence
from digestnlp.claims.topics import Topics
from digestnlp.deferred import deferred

_BARE_CHANGE = deferred(r"[ ，,、；（(）)并且约近了]*")


def is_change_of(draft: Draft, before: Sequence[Draft]) -> bool:
    """Whether the figure is a change and nothing but when, how and against what stands between it and its measure's figure before.

    煤炭 3 亿吨，同比增长 4%; 收入 5 亿元（同比增长 8%）. But not 煤炭 3 亿吨，原油增长 4%, nor where the sentence names
    another company than the one that it goes on from: 甲的股东为乙，集团收入 5 亿元，增长 4%.
    """
    last = before[-1] if before else None
    if last is None or draft.direction is None or draft.metric.entry.key != last.metric.entry.key:
        return False
    subject, named = last.subject, [e for e in draft.sentence.entities if e.end <= last.quantity.start]
    if (
        subject is not None
        and subject.inherited
        and any(e.label == "COMPANY" and e.name != subject.name for e in named)
    ):
        return False
    return _says_only_change(draft.sentence, last.quantity.end, draft.quantity.cue_start)


def goes_on_with(draft: Draft, topics: Topics) -> Subject | None:
    """Who has the last figure of the sentence before, where the change is all that this one opens with: 销量 3 万辆。同比增长 4%."""
    last = topics.told.sentences[-1] if topics.told.sentences else None
    if last is None or last.sentence.block is not draft.sentence.block or not last.subjects:
        return None
    return last.subjects[-1]._replace(inherited=True) if opens_sentence(draft) else None


def opens_sentence(draft: Draft) -> bool:
    """Whether the sentence opens with the change, and it is of what was told before; not 同比增长 4% 的是云岚汽车."""
    sentence, figure = draft.sentence, draft.quantity
    if draft.direction is None or sentence.view.startswith("的", figure.end):
        return False
    return _says_only_change(sentence, sentence.start, figure.cue_start)


def _says_only_change(sentence: Sentence, start: int, end: int) -> bool:
    """Whether nothing stands between the places but that, when, how and against what something has changed."""
    groups = (sentence.changes, sentence.bases, sentence.times)
    told = sorted(
        (item.start, item.end) for group in groups for item in group if start <= item.start and item.end <= end
    )
    edges = [start, *(place for span in told for place in span), end]
    between = "".join(sentence.view[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True))
    return _BARE_CHANGE.fullmatch(between) is not None
