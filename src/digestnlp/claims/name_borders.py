"""Where a name begins with the places, the house or the list before it, and ends with the bracket behind it: 甲公司（1234）."""

from __future__ import annotations

import re

from digestnlp.claims.draft import Subject
from digestnlp.claims.scan import Sentence
from digestnlp.deferred import deferred
from digestnlp.models import Entity

AND = ("、", "和", "与", "及")
# What stands in brackets behind a name: 甲公司（1234）公告, 甲股份有限公司（以下简称“甲”）公告.
_BRACKET = deferred(r" ?[（(][^（）()\n]{1,24}[）)]")

# TOYOTA+Lexus, but not Disney+ Nimbus
_SHORTEST_BRAND = 3
_PLUS = deferred(r"[A-Za-z][\w\-]*(?:\+[A-Za-z][\w\-]*?)+(?![A-Za-z\d+])", re.ASCII)


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


def with_plus(sentence: Sentence, subject: Subject) -> Subject:
    """All the brands that a plus joins, which have one figure together: TOYOTA+Lexus 品牌领牌数; the subject itself where none does."""
    parts = [e for e in sentence.entities if e.label in ("COMPANY", "PRODUCT")]
    if subject.inherited or not any(e.start == subject.start for e in parts):
        return subject
    joined = next(
        (m for m in _PLUS.finditer(sentence.view, sentence.start, sentence.end) if m.end() == subject.end), None
    )
    if joined is None:
        return subject
    start = joined.start()
    first = sentence.view[start : sentence.view.index("+", start)]
    if len(first) < _SHORTEST_BRAND and not any(e.start == start for e in parts):
        return subject  # AI+Nimbus
    text = sentence.view[start : subject.end]
    return Subject(start, subject.end, text, text, "OTHER")


def is_in_kind(sentence: Sentence, mark: re.Match[str]) -> bool:
    """Whether the word that joins is part of one kind's name: 和 in 批发和零售业."""
    return any(h.start < mark.start() and mark.end() < h.end for h in sentence.words.get("generic_heads", ()))
