"""A counted group that has all figures of its sentence: 在已披露年报的 42 家上市银行中，有 30 家增长，另有 12 家下降."""

from __future__ import annotations

import re

from digestnlp.claims.draft import Draft, Subject
from digestnlp.claims.scan import Sentence
from digestnlp.entities.mentions import HAN
from digestnlp.models import Quantity
from digestnlp.rules import Rules
from digestnlp.wordlist import compile_words, pattern_of

_LONGEST_KIND = 8


class CountedGroups:
    """Finds them by the packs' words."""

    def __init__(self, rules: Rules) -> None:
        self._classifiers = frozenset((*rules.words("share_units"), *rules.words("plain_classifiers")))
        self._members = re.compile(
            rf" ?的? ?(?P<noun>[{HAN}A-Z]{{0,{_LONGEST_KIND}}}?(?:{pattern_of(rules.words('counted_actors'))}|[{HAN}]股))中[，,]"
        )
        owners = (*rules.words("kin"), *rules.words("issuer_pronouns"), "其")
        self._owned = compile_words(owners)

    def find(self, draft: Draft) -> Subject | None:
        """The group that the sentence has opened, where nobody was named since; also of its own count."""
        sentence, figure = draft.sentence, draft.quantity
        if sentence.view.find("中", sentence.start, figure.end + 2 * _LONGEST_KIND) < 0:
            return None
        for count in reversed(sentence.quantities):
            noun = self._noun(sentence, count) if count.start <= figure.start else None
            if noun is not None:
                start, _ = sentence.clause(count.start)
                named = any(start <= e.start < figure.start for e in sentence.entities)
                text = sentence.view[slice(*noun)]
                return None if named else Subject(*noun, text, text, "OTHER", unknown=True)
        return None

    def _noun(self, sentence: Sentence, count: Quantity) -> tuple[int, int] | None:
        """Where those stand who are counted, none of whom a company owns: 上市银行, but not 公司旗下的 12 家公司."""
        if count.dimension != "count" or count.unit not in self._classifiers:
            return None
        found = self._members.match(sentence.view, count.end)
        if found is None or self._owned.search(sentence.view, sentence.clause(count.start)[0], count.start):
            return None
        return found.span("noun")
