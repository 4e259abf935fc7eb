"""Whether 股份 behind a company's name is what is held or sold of it, and no part of the name: 增持云岚控股 + 股份 300 万股."""

from __future__ import annotations

from digestnlp.deferred import deferred
from digestnlp.entities.mentions import one_of
from digestnlp.rules import Rules
from digestnlp.wordlist import pattern_at

_NAME = 16  # Characters before a name in which a deal is looked for.
_ENDING = 6  # Characters of the ending that stands before 股份.
SHARES = "股份"


class Shares:
    """Parts the names of companies from their shares."""

    def __init__(self, rules: Rules) -> None:
        self._deal = deferred(rf"(?:{one_of(rules.words('entities.share_deals'))})[^，。；\n]{{0,12}}$")
        told = pattern_at(rules.words("entities.told_of_shares"))
        self._told = deferred(rf" ?(?:\d[\d,.]* ?[万亿]? ?股|{told})")
        self._acts = deferred(f" ?(?:{pattern_at(rules.words('entities.company_acts'))})")
        endings = (ending for ending in rules.words("entities.company_suffixes") if ending != SHARES)
        self._ending = deferred(f"(?:{one_of(endings)})$")

    def are_dealt(self, text: str, start: int) -> bool:
        """Whether a deal in shares stands before the name that begins here: 减持 + 云岚."""
        return self._deal.search(text, max(0, start - _NAME), start) is not None

    def name_end(self, text: str, start: int, end: int) -> int:
        """Where the name ends without the shares: behind 控股 in 增持云岚控股股份, at the end of 云岚控股股份公告."""
        name_end = end - len(SHARES)
        if not text.endswith(SHARES, start, end) or not self._ending.search(
            text, max(start, name_end - _ENDING), name_end
        ):
            return end
        told = self._told.match(text, end) is not None
        return name_end if told or (self.are_dealt(text, start) and not self._acts.match(text, end)) else end
