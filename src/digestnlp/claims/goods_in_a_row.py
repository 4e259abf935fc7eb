"""Goods in a row whose prices move alike, of which one at least is known as such: 螺纹钢、纸浆、PVC 和 LPG 涨超 1%."""

from __future__ import annotations

from collections.abc import Iterator

from digestnlp.claims.draft import Draft, Subject
from digestnlp.claims.listed_names import spans_in_row
from digestnlp.claims.phrases import PhraseFinder
from digestnlp.claims.scan import Sentence
from digestnlp.deferred import deferred
from digestnlp.rules import Rules
from digestnlp.segment import dictionary_words, part_of_speech
from digestnlp.wordlist import pattern_of

_NAME = deferred("[\u4e00-\u9fffA-Za-z]{1,8}")
_NOTE = deferred(" ?[（(][A-Za-z0-9]{1,8}[)）] ?$")
# Parts of speech in the dictionary of what the names of goods are made of.
_NOUNS = ("n", "j", "b", "vn", "eng", "x")


class GoodsInARow:
    """Finds them by the packs' words of how several move."""

    def __init__(self, rules: Rules, phrases: PhraseFinder) -> None:
        self._phrases = phrases
        words = ("distributors", "trailing_adverbs", "trailing_manners")
        manners = pattern_of(word for name in words for word in rules.words(name))
        self._manner = deferred(rf"(?:{manners}|等)* ?$")

    def find(self, draft: Draft) -> list[Subject]:
        """All of them, where the figure is by how much the price of one of them has moved; none where fewer than two stand there.

        Nothing but goods may stand between the move and where its clause begins, or goes on behind a time, a label or another figure.
        """
        sentence, figure = draft.sentence, draft.quantity
        # 涨 + 超 1%, 涨超 + 1%
        move = next(
            (c for c in sentence.changes if c.start <= figure.cue_start <= c.end + 1 and c.end <= figure.start), None
        )
        if move is None or not draft.metric.entry.is_subject:
            return []
        start = _opening(sentence, move.start)
        manner = self._manner.search(sentence.view, start, move.start)
        members = list(_members(sentence, start, manner.start() if manner is not None else move.start))
        known = {c.end: c.start for c in sentence.metrics if any(r.entry is draft.metric.entry for r in c.entry)}
        if len(members) < 2 or not any(member.end in known for member in members):
            return []
        first = members[0]
        if first.end in known:  # 部分品种如 + 沪锡
            members[0] = self._phrases.noun_phrase(sentence, first.start, known[first.end], first.end) or first
        return members if all(map(_may_be_goods, members)) and not _holds_names(sentence, members) else []


def _opening(sentence: Sentence, end: int) -> int:
    """Where the clause that the place is in begins, or goes on behind its last time, label or figure."""
    begin = sentence.clause(end)[0]
    opened = [item.end for group in (sentence.times, sentence.quantities) for item in group if begin < item.end <= end]
    return max([begin, *opened, *(sentence.view.rfind(mark, begin, end) + 1 for mark in "：:；")])


def _members(sentence: Sentence, start: int, end: int) -> Iterator[Subject]:
    """The members between the places, each without the code behind it."""
    for begin, stop in spans_in_row(sentence.view, start, end):
        text = _NOTE.sub("", sentence.view[begin:stop]).rstrip()
        begin += len(text) - len(text.lstrip())
        yield Subject(begin, begin + len(text.strip()), text.strip(), text.strip(), "OTHER")


def _may_be_goods(member: Subject) -> bool:
    """Whether the words can be the name of goods: short, and nouns or made of characters that stand alone (热卷)."""
    if _NAME.fullmatch(member.text) is None:
        return False
    words = [word.text for word in dictionary_words(member.text) if len(word.text) > 1]
    return all((part_of_speech(word) or "n").startswith(_NOUNS) for word in words)


def _holds_names(sentence: Sentence, members: list[Subject]) -> bool:
    """Whether a company, person or product is among them."""
    start, end = members[0].start, members[-1].end
    return any(start < entity.end and entity.start < end for entity in sentence.entities)
