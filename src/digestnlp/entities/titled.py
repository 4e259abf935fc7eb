"""Companies that a title opens with and whose accounts or announcement it is: 甲乙丙公布中期业绩, 甲乙丙 2023 年年度报告摘要."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from digestnlp.deferred import deferred
from digestnlp.entities.company_endings import SHORTEST_CORE, CompanyEndings
from digestnlp.entities.lexicon import places
from digestnlp.entities.mentions import HAN, Mention, one_of
from digestnlp.entities.name_stops import NUMERALS, NameStops
from digestnlp.entities.words import OrdinaryWords
from digestnlp.rules import Rules

_LONGEST = 8  # 江州甲乙丙实业
_OPENS = r"(?:title: *[\"'“]?| *)"  # The view has blanks for the marks of headings.
_YEAR = r"(?:截至)?(?:19|20)\d\d ?(?:年|财年)"


class TitledCompanies:
    """Finds them at the beginnings of lines by what companies publish."""

    def __init__(self, rules: Rules, words: OrdinaryWords, endings: CompanyEndings, stops: NameStops) -> None:
        self._words = words
        self._endings = endings
        self._stops = stops
        verbs, accounts, papers = (
            one_of(rules.words(name)) for name in ("account_tellings", "titled_accounts", "announcements")
        )
        told = (
            rf"(?:{one_of(rules.words('entities.days_of_news'))})?(?:{verbs})[^，。；：！？\n]{{0,16}}(?:{accounts})"
            rf"|[：:]? ?关于[^，。；\n]{{2,60}}(?:{papers})"
            rf"|[：:]? ?{_YEAR}[^，。；\n]{{0,8}}(?:{papers})"
        )
        self._title = deferred(rf"{_OPENS}(?P<name>[{HAN}]{{2,{_LONGEST}}}?)(?= ?(?:{told}))")
        nobodies = (f"entities.{name}" for name in ("entry_nobodies", "sure_heads", "org_suffixes"))
        self._nobody = deferred(f"(?:{one_of(word for name in nobodies for word in rules.words(name))})$")

    def find(self, text: str, ends: Mapping[int, Mention]) -> Iterator[Mention]:
        """The companies, by where known mentions end; a known place may open the name, any other mention is no part of it."""
        for at in (0, *places(text, "\n")):
            match = self._title.match(text, at + (at > 0 or text.startswith("\n")))
            if match is None:
                continue
            start, end = match.span("name")
            place = next((ends[to] for to in range(start + 1, end) if to in ends and ends[to].start == start), None)
            core = place.end if place is not None and place.label == "PLACE" else start
            known = ends.get(end)
            if known is not None and not self._endings.is_ending(text, known):
                continue
            if any(map(self._is_own, {text[core:end], match["name"]})) and not self._nobody.search(match["name"]):
                yield Mention(start, end, "COMPANY", match["name"])

    def _is_own(self, name: str) -> bool:
        """Whether the dictionary lacks what stands before a company's ending, or all of a name without one.

        With an ending one character that is no word is enough (新岚高 + 实业), since only who has accounts publishes them.
        """
        if len(name) < SHORTEST_CORE or name[0] in NUMERALS or self._stops.stop.search(name):
            return False
        ending = next((e for e in self._endings.ending.finditer(name) if e.end() == len(name)), None)
        if ending is None:
            return self._words.is_unknown(name)
        core = name[: ending.start()]
        return len(core) >= SHORTEST_CORE and not self._words.is_phrase(core)
