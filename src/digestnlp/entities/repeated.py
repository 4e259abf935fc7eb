"""Names that nothing but the article knows: by how often they stand in it, and by what stands beside them each time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from digestnlp.deferred import deferred
from digestnlp.entities.mentions import Mention, is_han, is_latin
from digestnlp.entities.words import OrdinaryWords
from digestnlp.rules import Rules

_OFTEN = 3  # Times that a name must stand in an article to be known by that alone.
_CORE = 2  # Characters of a site's name before its ending: 云岚 + 贷.
_LETTERS = range(2, 5)  # Capitals that open a name: one alone is a class or a mark of shares.


class RepeatedNames:
    """Finds the sites and services that an article names again and again: 云岚贷, 江岚网."""

    def __init__(self, rules: Rules, words: OrdinaryWords) -> None:
        self._words = words
        endings = "".join(rules.words("entities.site_endings"))
        self._ending = deferred(f"[{endings}]")
        self._not_sites = rules.words("entities.not_sites")
        self._lone = frozenset("".join(rules.words("entities.lone_words")))

    def find(self, text: str, known: Iterable[Mention]) -> Iterator[Mention]:
        """All mentions of such names, but for those that overlap a known one.

        Args:
            text: a view.
            known: what is known in it.
        """
        at: dict[str, list[int]] = {}
        for ending in self._ending.finditer(text, _CORE):
            at.setdefault(text[ending.start() - _CORE : ending.end()], []).append(ending.end())
        for name, ends in at.items():
            if len(ends) >= _OFTEN and self._is_name(text, name, ends):
                taken = {place for mention in known for place in range(mention.start, mention.end)}
                if taken.isdisjoint(chain.from_iterable(range(end - len(name), end) for end in ends)):
                    yield from (Mention(end - len(name), end, "COMPANY", name) for end in ends)

    def _is_name(self, text: str, name: str, ends: Sequence[int]) -> bool:
        """Whether the characters make no words, and often enough stand where a subject does: behind a mark."""
        if not all(map(is_han, name)) or name[0] in self._lone or name.endswith(self._not_sites):
            return False
        starts = [end - len(name) for end in ends]
        opened = sum(not is_han(text[start - 1 : start]) for start in starts)
        if opened < _OFTEN - 1 or not self._words.is_unknown(name):
            return False
        # Its ending makes words by chance (岚贷网 + 上线), but not mostly.
        cut = sum(self._words.cuts(text, start, end) for start, end in zip(starts, ends, strict=True))
        return cut * 2 <= len(ends)


class Borders:
    """Corrects where names begin and end that only patterns, the tagger or the memory know."""

    def __init__(self, rules: Rules, words: OrdinaryWords) -> None:
        self._words = words
        self._lone = frozenset("".join(rules.words("entities.lone_words")))
        self._no_part = frozenset((*rules.words("entities.not_models"), *rules.words("entities.marks_of_shares")))

    def corrected(self, text: str, mentions: Sequence[Mention]) -> list[Mention]:
        """The mentions, with what each time stands beside a name and belongs to no word, and with capitals joined to it.

        Args:
            text: a view.
            mentions: what is known in it, in order.
        """
        new = [m for m in mentions if m.label == "COMPANY" and m.id is None and m.found_by != "lexicon"]
        if not new:
            return list(mentions)
        ends = {mention.end for mention in mentions}
        starts = {mention.start for mention in mentions}
        wider: dict[Mention, Mention] = {}
        times = Counter(text[m.start : m.end] for m in new)
        for name in times:
            same = [m for m in new if text[m.start : m.end] == name] if times[name] >= _OFTEN else []
            before, behind = self._belongs(text, same, ends, starts)
            if before or behind:
                for mention in same:
                    start, end = mention.start - before, mention.end + behind
                    wider[mention] = mention._replace(start=start, end=end, name=text[start:end])
        for mention in new:
            letters = self._letters_before(text, mention.start, ends)
            if letters and mention not in wider:
                start = mention.start - letters
                wider[mention] = mention._replace(start=start, name=text[start : mention.end])
        return [wider.get(mention, mention) for mention in mentions] if wider else list(mentions)

    def _belongs(self, text: str, same: Sequence[Mention], ends: set[int], starts: set[int]) -> tuple[bool, bool]:
        """Whether the character before, and that behind, is the same each time and no word nor part of one."""
        if not same or not (is_han(text[same[0].start]) and is_han(text[same[0].end - 1])):
            return False, False
        before = {text[m.start - 1 : m.start] for m in same}
        behind = {text[m.end : m.end + 1] for m in same}
        opens = self._may_belong(before) and all(
            m.start not in ends and self._words.stands_alone(text, m.start - 1, m.start) for m in same
        )
        closes = self._may_belong(behind) and all(
            m.end not in starts and self._words.stands_alone(text, m.end, m.end + 1) for m in same
        )
        # What is said again word by word shows no border: a title in the text below it.
        opens = opens and len({text[m.start - 2 : m.start - 1] for m in same}) > 1
        return opens, closes and len({text[m.end + 1 : m.end + 2] for m in same}) > 1

    def _may_belong(self, characters: set[str]) -> bool:
        character = next(iter(characters))
        return len(characters) == 1 and is_han(character) and character not in self._lone

    def _letters_before(self, text: str, start: int, ends: set[int]) -> int:
        """How many capitals are joined to a name that begins at the place: 2 of UT云岚."""
        if not is_han(text[start]) or start in ends:
            return 0
        at = start
        while at > 0 and "A" <= text[at - 1] <= "Z":
            at -= 1
        before = text[at - 1 : at] if at else ""
        joined = start - at in _LETTERS and not is_latin(before) and before not in tuple(".&'’/*")
        spaced = before in tuple(" -") and at > 1 and is_latin(text[at - 2])  # not the mark of a list
        return start - at if joined and not spaced and text[at:start] not in self._no_part else 0
