"""Whose press a text in traditional script is of: Taiwan's, Hong Kong's, Macau's or the mainland's."""

from __future__ import annotations

import functools
from typing import Literal

from digestnlp.rules import Rules
from digestnlp.wordlist import compile_words

Place = Literal["taiwan", "hong_kong", "macau", "mainland"]
PLACES: tuple[Place, ...] = ("taiwan", "hong_kong", "macau", "mainland")


class Press:
    """Tells it by the packs' words."""

    def __init__(self, rules: Rules) -> None:
        self._signs = {place: compile_words(rules.words(f"{place}_signs")) for place in PLACES}
        self._cantonese = compile_words(rules.words("cantonese_signs"))
        self.place = functools.lru_cache(maxsize=2)(self._find_place)

    def _find_place(self, view: str) -> Place:
        """The place of which most is said: a Taiwanese hotel has guests from Hong Kong, too. Taiwan where nothing is said."""
        said: dict[Place, int] = {place: sum(1 for _ in signs.finditer(view)) for place, signs in self._signs.items()}
        shared = sum(1 for _ in self._cantonese.finditer(view))
        said["hong_kong"] += shared
        said["macau"] += shared
        return max(PLACES, key=lambda place: said[place])
