"""Where what a clause tells begins: behind its times, what joins it to the clause before, and the word for a part."""

from __future__ import annotations

from digestnlp.claims.phrases import frames
from digestnlp.claims.scan import Sentence
from digestnlp.deferred import deferred
from digestnlp.rules import Rules
from digestnlp.wordlist import compile_words, pattern_of

HAN = "\u4e00-\u9fff"


class ClauseStarts:
    """Finds it by the packs' words."""

    def __init__(self, rules: Rules) -> None:
        self._parts = compile_words(rules.words("part_openers"))
        self._behind_part = deferred(rf"(?:{pattern_of(rules.words('part_openers'))})[：:，,] *$")
        self._frame = frames(rules)
        # 而 VR 下降, 但比市场高, 此外，乳企: what only joins the clause to the one before.
        self._joins = deferred(rf"(?:{pattern_of(rules.words('clause_openers'))})(?![{HAN}]{{0,1}}$)[ ，,]*")

    def start(self, sentence: Sentence, floor: int) -> int:
        """Where what is told begins behind the place: behind times and what joins the clause to the one before."""
        return self.with_part(sentence, floor)[0]

    def opens(self, sentence: Sentence, at: int) -> bool:
        """Whether the clause that holds the place begins there, but for times and what joins it to the one before."""
        return self.start(sentence, sentence.clause(at)[0]) == at

    def with_part(self, sentence: Sentence, floor: int) -> tuple[int, bool]:
        """Behind the times that the stretch begins with; and whether it begins with the word for a part."""
        start = floor
        part = self._parts.match(sentence.view, start)
        if part is not None:
            start = part.end()
        elif self._behind_part.search(sentence.view, max(sentence.start, start - 6), start) is not None:
            part = self._parts.search(sentence.view, max(sentence.start, start - 6), start)  # 其中：商品住房 2100 套
        start = self._behind_times(sentence, floor, start)
        joined = self._joins.match(sentence.view, start)
        start = self._behind_times(sentence, floor, joined.end()) if joined else start  # 至于 + 4 月 + 楼宇登记
        frame = self._frame.match(sentence.view, start)
        return frame.end() if frame else start, part is not None

    @staticmethod
    def _behind_times(sentence: Sentence, floor: int, start: int) -> int:
        """Behind the times that stand right at the place, and the marks behind those."""
        for time in sentence.times:
            if time.start >= floor and not sentence.view[start : time.start].strip(" ，,"):
                start = max(start, time.end)
        while sentence.view[start : start + 1] in (" ", "，", ",", "、"):
            start += 1
        return start
