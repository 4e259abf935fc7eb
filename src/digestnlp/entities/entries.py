"""Companies that an entry of news opens with: 甲股份：拟回购 1 亿元, 【甲乙丙：子公司中标 3 亿元项目】, *ST 甲乙."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from digestnlp.deferred import deferred
from digestnlp.entities.lexicon import places
from digestnlp.entities.mentions import HAN, Mention, one_of
from digestnlp.rules import Rules

_LONGEST = 6  # 甲乙丙科技
# What may stand before the name: a mark of the list, a number, the bracket around the entry's title.
_OPENS = r"(?:^|\n)[ *#>\-•·]*(?:\d{1,2}[、.．][ *]*)?【?"
_OPENED = deferred(_OPENS + "$")


class EntryLabels:
    """Finds the names before the colons of entries by what is told of them."""

    def __init__(self, rules: Rules) -> None:
        acts = one_of(rules.words("entities.entry_acts"))
        told = rf"(?:： ?)(?:(?:{acts})|[^，。；：\n]{{0,8}}?(?:{acts}))"
        self._label = deferred(rf"{_OPENS}(?P<name>[{HAN}]{{2,{_LONGEST}}}[AB]?)(?={told})")
        times = one_of(rules.words("entities.entry_times"))
        self._nobody = deferred(rf"{times}|(?:{one_of(rules.words('entities.entry_nobodies'))})$")
        # *ST 甲乙, ST甲乙: shares under special treatment, of a company always.
        self._treated = deferred(
            rf"(?:S(?<![A-Za-z0-9].)(?:\*?S)?T|\*(?<![A-Za-z0-9].)ST) ?(?!板块|概念|股|个股|公司)(?P<name>[{HAN}]{{2}})"
        )

    def find(self, text: str, ends: Mapping[int, Mention]) -> Iterator[Mention]:
        """The companies that entries open with and that are under special treatment.

        Args:
            text: a view.
            ends: known mentions by where they end; a known place or body is no company.
        """
        openings = (0, *places(text, "\n")) if "：" in text else ()
        for match in filter(None, (self._label.match(text, at) for at in openings)):
            start, end = match.span("name")
            if end not in ends and not self._nobody.search(match["name"]):
                yield Mention(start, end, "COMPANY", match["name"])
        if "ST" not in text:
            return
        starts = {mention.start: mention for mention in ends.values() if mention.label == "COMPANY"}
        for match in self._treated.finditer(text):
            known = starts.get(match.start("name"))
            if known is not None:
                yield known._replace(start=match.start(), found_by="pattern")
            else:
                yield Mention(match.start(), match.end(), "COMPANY", match[0])


def opens_entry(text: str, start: int, end: int) -> bool:
    """Whether the name between the two places is all that stands before the colon of an entry."""
    return text.startswith("：", end) and _OPENED.search(text, max(0, start - 12), start) is not None
