"""Finds the cues of the packs in a text."""

from __future__ import annotations

import bisect
import functools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from digestnlp.deferred import deferred
from digestnlp.modality.stretch import Span
from digestnlp.rules import Rules
from digestnlp.rules.schema import CueEntry
from digestnlp.verbs import VerbsAhead
from digestnlp.wordlist import WordLists, overruled, pattern_of

# How far before a cue that needs them other words may stand.
_FAR_BEHIND = 60
# Characters between 现将 and 如下.
_LONGEST_NOTICE = 60


class Cue(NamedTuple):
    """Words that say how real something is, and the entry of the packs that has them."""

    start: int
    end: int
    text: str
    entry: CueEntry


class Cues:
    """The packs' cues, those of the last texts kept: the claims of a text are judged one after another."""

    def __init__(self, rules: Rules) -> None:
        self._entries: dict[str, list[CueEntry]] = {}
        for entry in rules.of(CueEntry):
            for word in entry.words:
                self._entries.setdefault(word, []).append(entry)
        self._words = WordLists({"cues": self._entries})
        self._verbs = VerbsAhead(rules)
        needed = {entry.behind for entry in rules.of(CueEntry) if entry.behind}
        self._behind = {name: deferred(rf"(?:{pattern_of(rules.words(name))})[^。！？\n]*$") for name in needed}
        # 现将有关情况公告如下: 将 is 把 there, whatever verb seems to follow it.
        self._notice = deferred(
            rf"(?:{pattern_of(rules.words('notice_openers'))})(?=[^。！？；，\n]{{1,{_LONGEST_NOTICE}}}如下)"
        )
        self._of = functools.lru_cache(maxsize=2)(self._find)
        self.tell_rumors = functools.lru_cache(maxsize=2)(self._find_rumors)
        self.denials = functools.lru_cache(maxsize=1)(self._find_denials)

    def between(self, view: str, start: int, end: int) -> list[Cue]:
        """The cues between the two places, neither of which lies in a word."""
        starts, cues = self._of(view)
        last = bisect.bisect_left(starts, end)
        return cues[bisect.bisect_left(starts, start, hi=last) : last]

    def _find(self, view: str) -> tuple[list[int], list[Cue]]:
        """Where cues begin, and the cues, in the order of the text."""
        cues = list(self._scan(view))
        if notices := [match.end() - 1 for match in self._notice.finditer(view)]:
            cues = [cue for cue in cues if cue.start not in notices]
        return [cue.start for cue in cues], cues

    def _find_rumors(self, view: str) -> bool:
        """Whether the text tells any rumour."""
        return any(cue.entry.modality == "rumor" for cue in self._of(view)[1])

    def _find_denials(self, view: str, start: int, end: int) -> list[Cue]:
        """The denials between the two places."""
        return [cue for cue in self.between(view, start, end) if cue.entry.modality == "denied"]

    def _scan(self, view: str) -> Iterator[Cue]:
        for a, b, word in self._words.find(view, 0, len(view)).get("cues", ()):
            for entry in self._entries[word]:
                if overruled(entry, view, a, b):
                    continue
                if entry.before_verb and not self._verbs.follows(view, b, entry.verbs):
                    continue
                if entry.unless_done and self._verbs.is_done(view, b):
                    continue
                if entry.behind and not self._behind[entry.behind].search(view, max(0, a - _FAR_BEHIND), a):
                    continue
                yield Cue(a, b, word, entry)


def within(cue: Span, names: Sequence[Span]) -> bool:
    """Whether the cue is part of a name, the names in the order of the text: 若 in 若愚科技."""
    number = bisect.bisect_right(names, cue.start, key=lambda name: name.start) - 1
    return number >= 0 and cue.end <= names[number].end
