"""Housing projects of Hong Kong by how many of their flats are sold: 「岚峰」累沽 40 伙, 与云岚合作发展的岚茵系列，累售 300 伙."""

from __future__ import annotations

from collections.abc import Iterator

from digestnlp.deferred import deferred
from digestnlp.entities.mentions import HAN, Mention, one_of
from digestnlp.rules import Rules
from digestnlp.wordlist import compile_words

_QUOTED = rf"「(?P<name>[{HAN}A-Za-z0-9·\-]{{2,10}})」"


class SoldHomes:
    """Finds them by verbs of selling with a number of flats or deals behind, and by 发展的 before."""

    def __init__(self, rules: Rules) -> None:
        deals, times = (one_of(rules.words(f"entities.estate_{part}")) for part in ("deals", "times"))
        self._no_names = deferred(one_of((*rules.words("entities.no_homes"), *rules.words("entities.generic_heads"))))
        self._deal = compile_words(rules.words("entities.estate_deals"))
        since = r"[自由]?[^，。；「」\n]{1,12}(?:以来|至今)"
        told = rf"，?(?:全盘|{since}|{times}|[则已亦共现再暂]|分别|\d{{1,2}} ?月)*(?:{deals})约? ?\d[\d,.]* ?[伙宗]"
        self._projects = (
            deferred(rf"{_QUOTED}(?:系列|项目)?(?={told})"),
            # Who develops it, before the first of several whose figures are dealt out behind the last.
            deferred(rf"发展的[{HAN}]{{0,4}}{_QUOTED}"),
            deferred(rf"发展的(?P<name>[{HAN}]{{2,6}}?(?:系列)?)(?={told})"),
        )

    def find(self, text: str) -> Iterator[Mention]:
        """Candidates, which may overlap one another and the known mentions, without what only says of what kind homes are."""
        if self._deal.search(text) is None:
            return
        for pattern in self._projects:
            for match in pattern.finditer(text):
                if self._no_names.search(match["name"]) is None:
                    yield Mention(*match.span("name"), "PRODUCT", match["name"])
