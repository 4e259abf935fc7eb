"""What a sentence opens with behind a clause that only qualifies it: 这座由甲集团投资 30 亿元的 + 工厂，占地 500 亩."""

from __future__ import annotations

from digestnlp.claims.draft import Draft, Subject
from digestnlp.claims.members import is_plain
from digestnlp.deferred import deferred
from digestnlp.rules import Rules
from digestnlp.wordlist import pattern_of

_LONGEST = 8


class RelativeHeads:
    """Finds them by a determiner in front and 的 before the noun."""

    def __init__(self, rules: Rules) -> None:
        self._nobody = frozenset((*rules.words("no_subjects"), *rules.words("circumstantial_nouns")))
        classifiers = pattern_of(rules.words("definite_classifiers"))
        self._opens = deferred(
            rf" *[这那](?:{classifiers})[^，。；：的]{{3,40}}的(?P<noun>[\u4e00-\u9fff]{{2,{_LONGEST}}})[，,]"
        )

    def find(self, draft: Draft, found: Subject | None) -> Subject | None:
        """The noun, for a figure in a later clause that names nobody, where only who stands in the qualifying clause was found.

        这家…的企业 may be one that was told of before.
        """
        sentence, figure = draft.sentence, draft.quantity.start
        opened = self._opens.match(sentence.view, sentence.start, figure)
        if opened is None or (found is not None and not opened.start() <= found.start < opened.start("noun")):
            return None
        if opened["noun"] in self._nobody:
            return None
        others = (*sentence.entities, *sentence.words.get("pronouns", ()))
        if any(opened.end() <= other.start < figure for other in others) or not is_plain(opened["noun"]):
            return None
        start, end = opened.span("noun")
        named = next((e for e in sentence.entities if e.end == end), None)
        if named is not None:
            return Subject.of(named, inherited=True)
        return Subject(start, end, opened["noun"], opened["noun"], "OTHER", inherited=True)
