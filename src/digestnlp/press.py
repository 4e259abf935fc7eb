"""Whose press a text in traditional script is of: Hong Kong's or Taiwan's."""

from __future__ import annotations

import functools

from digestnlp.rules import Rules
from digestnlp.wordlist import compile_words


class Press:
    """Tells it by the packs' words."""

    def __init__(self, rules: Rules) -> None:
        self._hong_kong = compile_words(rules.words("hong_kong_signs"))
        self._taiwan = compile_words(rules.words("taiwan_signs"))
        self.is_of_hong_kong = functools.lru_cache(maxsize=2)(self._is_of_hong_kong)

    def _is_of_hong_kong(self, view: str) -> bool:
        """Whether more is said of Hong Kong than of Taiwan: a Taiwanese hotel has guests from Hong Kong, too."""
        of_hong_kong = sum(1 for _ in self._hong_kong.finditer(view))
        return of_hong_kong > 0 and of_hong_kong > sum(1 for _ in self._taiwan.finditer(view))
