"""What the patterns know of ordinary words: whether a run of characters is one, or is made of several."""

from __future__ import annotations

from collections.abc import Callable, Collection

from digestnlp.entities.mentions import is_han
from digestnlp.segment import part_of_speech

WordBorders = Callable[[str], Collection[int]]

# Entries kept of what the segmenter said. News asks about the same pairs of characters again and again; the sets of borders
# are few and shared, so that an entry costs little more than its text.
_REMEMBERED = 60_000
_REACH = 3  # Characters beside a span that the segmenter sees with it.
_LINKS = frozenset(
    "和与及由对向从据被把让给为将在是如"
)  # They part from what follows them, whatever word they make with it.

_SIZES = frozenset("新老大")  # They stand before a noun, with the beginning of which they look like a name.
_IDIOM, _OF_IDIOMS = 4, "i"  # Characters of an idiom, and what the dictionary calls one (and some names).


class OrdinaryWords:
    """Asks the segmenter about short stretches of text, and remembers the answers.

    Without a segmenter nothing is known to be an ordinary word, and patterns rest on their word lists alone.
    """

    def __init__(self, word_borders: WordBorders | None) -> None:
        self._word_borders = word_borders
        self._borders: dict[str, frozenset[int]] = {}
        self._shared: dict[frozenset[int], frozenset[int]] = {}

    def borders(self, text: str) -> frozenset[int] | None:
        """The word borders of a short text; None where there is no segmenter."""
        if self._word_borders is None:
            return None
        found = self._borders.get(text)
        if found is None:
            if len(self._borders) >= _REMEMBERED:
                self._borders.clear()
            found = frozenset(self._word_borders(text))
            found = self._borders[text] = self._shared.setdefault(found, found)
        return found

    def is_word(self, text: str) -> bool:
        """Whether the text is one word of the dictionary."""
        borders = self._borders.get(text) or self.borders(text)
        return borders is not None and len(borders) == 2 and len(text) > 1

    def stands_alone(self, text: str, start: int, end: int) -> bool:
        """Whether no word of the dictionary holds the span and more: 经 in 经甲公司, but not in 经济; longer spans always do."""
        if end - start > 1:
            return True
        left = max(0, start - _REACH)
        borders = self.borders(text[left : end + _REACH])
        return borders is None or (start - left in borders and end - left in borders)

    def word_end(self, text: str, start: int, end: int) -> int:
        """Where the dictionary's word ends that holds a character: behind 力 for 能 in 能力; longer spans are words themselves."""
        if end - start > 1 or text[start] in _LINKS or not self._may_cross(text, start, end):
            return end
        left = max(0, start - _REACH)
        borders = self.borders(text[left : end + _REACH])
        return end if borders is None else left + min(border for border in borders if border >= end - left)

    def ends_word(self, text: str, start: int, end: int) -> bool:
        """Whether a word ends at `end` in what is read from `start` on: 强化 in 强化产业, but not 联合 in 联合国."""
        return not self.parts_word(text, start, end)

    def parts_word(self, text: str, start: int, end: int) -> bool:
        """Whether `end` lies within a word in what is read from `start` on: behind 化工 in 中国化工品."""
        borders = self.borders(text[start : end + _REACH])
        return borders is not None and end - start not in borders

    def goes_on(self, text: str, start: int, end: int) -> bool:
        """Whether a word of the dictionary goes on beyond the span's end: 出行 in 作出行政处罚."""
        if not is_han(text[end : end + 1]) or not self.is_word(text[end - 1 : end + 1]):
            return False
        left = max(0, start - _REACH)
        borders = self.borders(text[left : end + _REACH])
        return borders is not None and end - left not in borders

    def is_unknown(self, text: str) -> bool:
        """Whether the dictionary makes no word of at least two of the characters: 壁仞, but not 消费 or 大流量."""
        borders = self.borders(text)
        if borders is None:
            return True
        return sum(at in borders and at + 1 in borders for at in range(len(text))) > 1

    def is_phrase(self, text: str) -> bool:
        """Whether the text is words of the dictionary of several characters each: 越南制造."""
        borders = self.borders(text)
        return borders is not None and not any(at in borders and at + 1 in borders for at in range(len(text)))

    def unknown_end(self, text: str) -> str:
        """The single characters at the text's end that the dictionary makes no word of: 壁仞 of 芯片壁仞."""
        borders = self.borders(text)
        if borders is None:
            return ""
        start = len(text)
        while start > 0 and start - 1 in borders:
            start -= 1
        return text[start:]

    def crosses(self, text: str, start: int, end: int) -> bool:
        """Whether the span is cut out of ordinary words: 京东 of 北京东部, 大众 of 大众化.

        A name that is a word of the dictionary itself is vetoed when a word crosses either border. Any other one is when words
        cross both, or when one that began before it ends in it, as 增长 does in 增长和, or with it, as 北极星 with 极星; but not
        when one only goes on behind it: the dictionary would join 来 and 自 in 蔚来自, not knowing the name.
        """
        if not self._may_cross(text, start, end):
            return False
        left, right = max(0, start - _REACH), min(len(text), end + _REACH)
        borders = self.borders(text[left:right])
        if borders is None:
            return False
        crossed_left, crossed_right = start - left not in borders, end - left not in borders
        if crossed_left:
            within = not borders.isdisjoint(range(start - left + 1, end - left))
            holds = self.is_word(text[left + max(at for at in borders if at < start - left) : end])
            if crossed_right or (text[start - 1] not in _LINKS if within else holds):
                return True
        if crossed_right and text[start] in _SIZES and start + 1 - left in borders:
            after = left + min(at for at in borders if at > start + 1 - left)
            if after > end and self.is_word(text[start + 1 : after]):
                return True  # 新 + 地标
        return (crossed_left or crossed_right) and self.is_word(text[start:end])

    def cuts(self, text: str, start: int, end: int) -> bool:
        """Whether a word of the dictionary crosses either border of the span: 达新 of 达 + 新台币."""
        if not self._may_cross(text, start, end):
            return False
        left = max(0, start - _REACH)
        borders = self.borders(text[left : end + _REACH])
        return borders is not None and not {start - left, end - left} <= borders

    @staticmethod
    def is_in_idiom(text: str, start: int, end: int) -> bool:
        """Whether the span is part of an idiom that begins before it: 钉钉 of 板上钉钉; not so 微软 of 微软拼音."""
        firsts = range(max(0, end - _IDIOM), start)
        return end - start < _IDIOM and any(part_of_speech(text[at : at + _IDIOM]) == _OF_IDIOMS for at in firsts)

    def opens_word(self, text: str, start: int, end: int) -> bool:
        """Whether the span, which is no word, opens one that is a character longer: 好时 of 好时机."""
        if not is_han(text[end : end + 1]) or not self.is_word(text[start : end + 1]) or self.is_word(text[start:end]):
            return False
        left = max(0, start - _REACH)
        borders = self.borders(text[left : end + _REACH])
        return borders is not None and start - left in borders and borders.isdisjoint((end - 1 - left, end - left))

    def lies_across(self, text: str, start: int, end: int) -> bool:
        """Whether words cross both of the span's borders, or one its left border and the rest is one: 车和家 in 汽车和家电."""
        before, after = text[max(0, start - 1) : start], text[end : end + 1]
        if not (is_han(before) and self.is_word(before + text[start])):
            return False
        left = max(0, start - _REACH)
        borders = self.borders(text[left : end + _REACH])
        if borders is None or start - left in borders:
            return False
        return (is_han(after) and end - left not in borders) or self.is_word(text[start + 1 : end])

    def _may_cross(self, text: str, start: int, end: int) -> bool:
        """Whether a neighbour makes a word with the character beside it or with the span.

        Most do not, and pairs of characters recur, so that this mostly saves asking about the whole stretch.
        """
        before, after = text[max(0, start - 1) : start], text[end : end + 1]
        is_word = self.is_word
        return (is_han(before) and (is_word(before + text[start]) or is_word(before + text[start:end]))) or (
            is_han(after) and (is_word(text[end - 1] + after) or is_word(text[start:end] + after))
        )
