"""A counted group that is joined to the name behind it, with whom it has a figure: 三家运营商及中国广电的用户达 6 亿户."""

from __future__ import annotations

from digestnlp.claims.scan import Sentence
from digestnlp.deferred import deferred

_REACH = 24
_JOINED = deferred(
    r"(?P<group>(?:\d{1,2}|[两二三四五六七八九十]{1,2}) ?[家大款个位名][\u4e00-\u9fff]{2,12}?)(?:以及|及|和|与) ?$"
)
_OPENERS = " ，,；;：:。“‘\n"


def group_before(sentence: Sentence, name: int) -> int | None:
    """Where the group begins that is joined to the name that begins at the place and opens its clause; None where there is none."""
    clause, _ = sentence.clause(name)
    times = [time.end for time in sentence.times if clause <= time.start and time.end <= name]
    found = _JOINED.search(sentence.view, max([clause, name - _REACH, *times]), name)
    if found is None or sentence.view[max([clause, *times]) : found.start()].strip(_OPENERS):
        return None
    return found.start()
