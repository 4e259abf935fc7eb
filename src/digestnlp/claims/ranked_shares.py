"""The shares in brackets behind the names of those who are first by a measure: 出货量前三位分别为甲（23%）、乙（12%）."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digestnlp.claims.draft import MetricChoice, Site
from digestnlp.claims.evidence import QUOTE
from digestnlp.rules import Rules
from digestnlp.rules.schema import MetricEntry
from digestnlp.wordlist import pattern_of

# What everybody in a market has a part of.
_OF_A_MARKET = frozenset(
    {
        "shipments",
        "sales_volume",
        "deliveries",
        "registrations",
        "production",
        "orders",
        "exports",
        "revenue",
        "capacity",
    }
)
_MARKET_SHARE = "market_share"
_OPENS, _CLOSES = ("（", "("), ("）", ")")


class RankedShares:
    """Finds them by the names of measures that a market as a whole has."""

    def __init__(self, rules: Rules) -> None:
        entries = rules.of(MetricEntry)
        self._share = next(entry for entry in entries if entry.key == _MARKET_SHARE)
        nouns = pattern_of(noun for entry in entries if entry.key in _OF_A_MARKET for noun in entry.nouns)
        # 销量增速前三为甲（23%）: what follows a word of growth is none's share
        self._ranked = re.compile(
            rf"(?:{nouns})(?:排名|排行|位居|位列|居)?前(?:[二三四五六七八九十]|\d{{1,2}})[位名强大家]?(?:的[^，。；（()）]{{1,8}}?)?"
            r"(?:分别|依次)?(?:为|是)[：:]?[^，。；\d]"
        )

    def options(self, site: Site) -> Iterator[MetricChoice]:
        """A market's share, where the figure is all that a bracket behind a name of the list holds."""
        figure, view, start = site.quantity, site.sentence.view, site.sentence.start
        if figure.unit != "%" or site.changes:
            return
        alone = view.startswith(_CLOSES, figure.end) and view.endswith(_OPENS, start, figure.cue_start)
        if alone and self._ranked.search(view, start, figure.cue_start):
            yield MetricChoice(self._share, None, "list", score=QUOTE)
