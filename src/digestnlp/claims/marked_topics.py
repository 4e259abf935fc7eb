"""What a clause names as what it goes on to tell of: 至于停车场，面积约 3 万平方米."""

from __future__ import annotations

from collections.abc import Sequence

from digestnlp.claims.clause_words import ClauseWords
from digestnlp.claims.draft import Draft, Subject
from digestnlp.deferred import deferred
from digestnlp.rules import Rules
from digestnlp.wordlist import pattern_of

_LONGEST = 14
_IN_PLACE = deferred("[站港馆店厂园区](?:[地下一二三四五六七八九十]+[楼层])?$")


class MarkedTopics:
    """Finds them by the packs' words before them."""

    def __init__(self, rules: Rules, words: ClauseWords) -> None:
        self._words = words
        self._no_subjects = frozenset((*rules.words("no_subjects"), *rules.words("pronouns")))
        self._marked = deferred(
            rf"(?:^|[，。；：,; ])(?:{pattern_of(rules.words('topic_marks'))})(?P<whom>[^，。；：,;\d（）()]{{2,{_LONGEST}}})[，,]"
        )

    def find(self, draft: Draft, before: Sequence[Draft]) -> Subject | None:
        """The last that is named so before the figure, where nobody and no figure of another stands between; no measure or time."""
        sentence, figure = draft.sentence, draft.quantity.start
        marked = next(reversed(list(self._marked.finditer(sentence.view, sentence.start, figure))), None)
        if marked is None or any(mark in sentence.view[marked.end() : figure] for mark in "；;"):
            return None
        start, end = marked.span("whom")
        named_between = any(marked.end() <= e.start < figure for e in sentence.entities)
        others = (d for d in before if d.quantity.start > end and (d.subject is None or d.subject.start != start))
        if named_between or next(others, None) is not None:
            return None
        named = next((e for e in sentence.entities if (e.start, e.end) == (start, end)), None)
        if named is not None:
            return Subject.of(named, inherited=True)
        said = (sentence.metrics, sentence.times, sentence.changes)
        if marked["whom"] in self._no_subjects or any(start < i.end and i.start < end for group in said for i in group):
            return None
        # 江州站一楼: the floor is no count, and what stands behind a place's name is no verb.
        placed = any(e.start == start and e.label == "PLACE" for e in sentence.entities)
        if not (placed and _IN_PLACE.search(marked["whom"])) and not self._words.is_noun(marked["whom"]):
            return None
        return Subject(start, end, marked["whom"], marked["whom"], "OTHER", inherited=True, unknown=True)
