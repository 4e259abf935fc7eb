"""Where a name begins with the places, the house or the list before it, and ends with the bracket behind it: 甲公司（1234）."""

from __future__ import annotations

import re

from digestnlp.claims.scan import Sentence
from digestnlp.models import Entity

AND = ("、", "和", "与", "及")
# What stands in brackets behind a name: 甲公司（1234）公告, 甲股份有限公司（以下简称“甲”）公告.
_BRACKET = re.compile(r" ?[（(][^（）()\n]{1,24}[）)]")


def outermost(sentence: Sentence, entity: Entity) -> int:
    """Where the name begins with the places or the house before it, or its list: 在甘肃酒泉, 向甲银行江州分行; 对甲公司、乙公司."""
    start = entity.start
    for other in reversed(sentence.entities):
        joins = other.end == start and (other.label == "PLACE" or other.label == entity.label == "COMPANY")
        lists = (
            other.label == entity.label
            and other.label in ("PLACE", "COMPANY")
            and sentence.view[other.end : start].strip() in AND
        )
        start = other.start if joins or lists else start
    return start


def behind_bracket(sentence: Sentence, entity: Entity) -> int:
    """Where the bracket behind the name ends, with its code or short form; where the name ends if there is none."""
    if not sentence.view.startswith((" ", "（", "("), entity.end):
        return entity.end
    bracket = _BRACKET.match(sentence.view, entity.end, sentence.end)
    return bracket.end() if bracket is not None else entity.end


def is_in_kind(sentence: Sentence, mark: re.Match[str]) -> bool:
    """Whether the word that joins is part of one kind's name: 和 in 批发和零售业."""
    return any(h.start < mark.start() and mark.end() < h.end for h in sentence.words.get("generic_heads", ()))
