"""Branches of banks and companies, whose name goes on behind theirs: 甲银行 + 江州分行, 云岚科技 + 岚溪分公司, 国网 + 江州供电公司."""

from __future__ import annotations

from digestnlp.deferred import deferred
from digestnlp.entities.mentions import HAN, one_of
from digestnlp.entities.name_stops import NameStops
from digestnlp.rules import Rules

_OF_BRANCH = 8  # Characters between a company's name and the word for its branch: 江州市 + 岚溪.
_LEGAL_NAME = 8  # Characters of 行股份有限公司, and one more.


class Branches:
    """Finds them by the packs' words."""

    def __init__(self, rules: Rules, stops: NameStops) -> None:
        self._stops = stops
        self._branch_end = deferred(rf"(\w{{2,{_OF_BRANCH}}}?)(?:{one_of(rules.words('entities.branches'))})")
        self._office_end = deferred(
            rf"([{HAN}]{{2,{_OF_BRANCH}}}?)(?:{one_of(rules.words('entities.offices_of_companies'))})"
        )

    def end(self, text: str, end: int) -> int:
        """Where the name of a branch ends whose bank's or company's ends here; here, where there is none."""
        of_bank = "行" in text[max(0, end - _LEGAL_NAME) : end]  # 海岳银行, 海岳银行股份有限公司
        pattern = self._branch_end if of_bank else self._office_end
        match = pattern.match(text, end)
        return match.end() if match is not None and self._stops.behind(text, end, match.end(1)) == end else end
