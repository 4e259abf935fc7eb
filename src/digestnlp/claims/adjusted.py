"""Whether a profit is told without what does not recur, which words away from its name say: 按非公认会计准则计算的净利润."""

from __future__ import annotations

from digestnlp.claims.draft import Site
from digestnlp.claims.scan import Sentence
from digestnlp.deferred import deferred
from digestnlp.rules import Rules
from digestnlp.wordlist import pattern_of

# The measure that is another one so.
PROFIT = "net_profit"
ADJUSTED = "adjusted_net_profit"
# What parts a sentence whose parts are told by standards of their own.
_PART_END = "；"


class AdjustedProfits:
    """Finds by the packs' words what says so."""

    def __init__(self, rules: Rules) -> None:
        standards, against, without, items = (
            pattern_of(rules.words(name))
            for name in ("accounting_standards", "against_standards", "leaving_out", "left_out_of_profit")
        )
        self._said = deferred(
            rf"(?P<against>(?:{against}) ?)?(?:{standards})|(?P<without>{without})[^，。；：\d]{{0,12}}?(?:{items})"
        )

    def holds(self, site: Site) -> bool:
        """Whether the figure's profit is adjusted.

        What is nearest before the figure counts: 按公认会计准则，净利润 2 亿元，按非公认会计准则为 3 亿元. It is of a profit that is
        named in the figure's own stretch where it stands there too, or before in words that name no profit themselves
        (不按照公认会计准则，甲公司净利润 3 亿元，同比增长 9%); of a profit that goes on it is anyway.
        """
        sentence, at = site.sentence, site.quantity.cue_start
        part = sentence.view.rfind(_PART_END, sentence.start, at) + 1 or sentence.start
        said = None
        for said in self._said.finditer(sentence.view, part, at):  # noqa: B007 - the last counts
            pass
        if said is None or not (said["against"] or said["without"]):
            return False
        if said.end() > site.left or not _names_profit(sentence, site.left, at):
            return True
        return not _names_profit(sentence, *sentence.clause(said.start()))


def _names_profit(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a noun for a profit stands between the places."""
    keys = (PROFIT, ADJUSTED)
    return any(
        start <= c.start and c.end <= end and any(r.entry.key in keys for r in c.entry) for c in sentence.metrics
    )
