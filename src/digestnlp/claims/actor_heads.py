"""Who deals with a kind of things, where their name goes on from it: 汽车 + 经销商, 铁路 + 警方, 银行 + 理财公司."""

from __future__ import annotations

import re

from digestnlp.rules import Rules
from digestnlp.segment import dictionary_words, part_of_speech
from digestnlp.wordlist import pattern_of

_NOUNS = ("n", "j")
_LONGEST_BUSINESS = 4


class ActorHeads:
    """Finds them by the packs' words."""

    def __init__(self, rules: Rules) -> None:
        self._businesses = frozenset(rules.words("businesses"))
        self._heads = re.compile(
            rf"(?P<business>[\u4e00-\u9fff]{{0,{_LONGEST_BUSINESS}}}?)(?:{pattern_of(rules.words('actor_heads'))})(?![员人业债股])"
        )

    def end(self, view: str, at: int, limit: int) -> int:
        """Where the name ends that goes on from the kind that ends at the place; that place where none does."""
        found = self._heads.match(view, at, limit)
        if found is None or not self._is_business(found["business"]):
            return at
        return found.end()

    def _is_business(self, text: str) -> bool:
        """Whether the words say what those do who are named: 理财 in 银行理财公司; but 机构调研公司 tells of an act."""
        words = dictionary_words(text)
        return not words or (
            len(words) == 1 and (text in self._businesses or (part_of_speech(text) or "").startswith(_NOUNS))
        )
