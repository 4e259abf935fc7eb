"""What the patterns know of ordinary words: whether a run of characters is one, or is made of several."""

from __future__ import annotations

from collections.abc import Callable, Collection

WordBorders = Callable[[str], Collection[int]]

# Entries kept of what the segmenter said: enough for the names of an article, little enough to forget about.
_REMEMBERED = 20_000


class OrdinaryWords:
    """Asks the segmenter about short stretches of text, and remembers the answers.

    Without a segmenter nothing is known to be an ordinary word, and patterns rest on their word lists alone.
    """

    def __init__(self, word_borders: WordBorders | None) -> None:
        self._word_borders = word_borders
        self._borders: dict[str, frozenset[int]] = {}

    def borders(self, text: str) -> frozenset[int] | None:
        """The word borders of a short text; None where there is no segmenter."""
        if self._word_borders is None:
            return None
        found = self._borders.get(text)
        if found is None:
            if len(self._borders) >= _REMEMBERED:
                self._borders.clear()
            found = self._borders[text] = frozenset(self._word_borders(text))
        return found

    def is_word(self, text: str) -> bool:
        """Whether the text is one word of the dictionary."""
        return len(text) > 1 and self.borders(text) == {0, len(text)}

    def is_unknown(self, text: str) -> bool:
        """Whether the text is neither a word of the dictionary nor made of words of two characters and more alone."""
        borders = self.borders(text)
        if borders is None:
            return True
        cuts = sorted(borders)
        return any(b - a == 1 for a, b in zip(cuts, cuts[1:], strict=False))

    def unknown_end(self, text: str) -> str:
        """The single characters at the text's end that the dictionary makes no word of: 壁仞 of 芯片壁仞."""
        borders = self.borders(text)
        if borders is None:
            return ""
        start = len(text)
        while start > 0 and start - 1 in borders:
            start -= 1
        return text[start:]

    def crosses(self, text: str, start: int, end: int, reach: int = 3) -> bool:
        """Whether the span is cut out of ordinary words: 京东 of 北京东部, 大众 of 大众化.

        A name that is a word of the dictionary itself is vetoed when a word crosses either border, any other one only
        when words cross both: the dictionary would join 来 and 自 in 蔚来自, not knowing the name.
        """
        left, right = max(0, start - reach), min(len(text), end + reach)
        borders = self.borders(text[left:right])
        if borders is None:
            return False
        crossed = (start - left not in borders) + (end - left not in borders)
        return crossed == 2 or (crossed == 1 and self.is_word(text[start:end]))
