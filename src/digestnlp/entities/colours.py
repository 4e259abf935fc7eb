"""Names of colours, which look like companies to a tagger: 云岚蓝、暮光森林两款配色."""

from __future__ import annotations

from digestnlp.deferred import deferred
from digestnlp.entities.mentions import is_han, one_of
from digestnlp.rules import Rules

_NUMBER_OF = r"等?[两\d一二三四五六七八九十多]+[款种个]"


class Colours:
    """Knows them by their last character and by what is said of the list that they stand in."""

    def __init__(self, rules: Rules) -> None:
        self._hues = frozenset("".join(rules.words("entities.hues")))
        kinds = one_of(rules.words("entities.colour_words"))
        self._told = deferred(rf"[^，。；\n]{{0,30}}(?:{kinds})|[+＋]|[^，。；\n、]{{0,6}}色[、和及]")
        self._counted = deferred(rf"(?:[、和及与][^，。；、\n]{{1,8}}?){{0,6}}{_NUMBER_OF}(?:{kinds})")

    def has(self, view: str, end: int, name: str) -> bool:
        """Whether the name that ends here is a colour's: 云岚蓝 + 配色, or any name in a list of 四款配色."""
        told = self._told if name[-1] in self._hues else self._counted
        return is_han(name[0]) and told.match(view, end) is not None
