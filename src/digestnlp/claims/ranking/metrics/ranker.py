"""Takes another measure than the readers did where that is likelier than all others together, and theirs is no name beside the figure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from digestnlp.claims.draft import Draft, MetricChoice, Site
from digestnlp.claims.evidence import FALLBACK, LIST, NOUN_BEHIND, choice
from digestnlp.claims.fit import GENERIC, accepts
from digestnlp.claims.moves import moves_on
from digestnlp.claims.ranking.metrics.clues import of_figure
from digestnlp.rules import Rules
from digestnlp.rules.schema import MetricEntry

if TYPE_CHECKING:
    from digestnlp.claims.ranking.metrics.classifier import Classifier

LEAST, LEAST_OF_SPOKEN = 0.5, 0.8
"""How probable another measure must be, where nothing speaks for that of the readers and where a verb, a head or a farther word does."""
MOST_OF_SPOKEN = 0.05
"""How probable theirs may be then. All were chosen on articles that the network was not learnt from."""
FAINTEST = 70
"""What words score that speak for a measure from afar; what the unit alone tells scores less."""
_SHARES = {"market_share", "ratio"}
_MOST = 16  # Measures that are looked at.
# How the readers found it where nothing in the clause speaks for it.
_IN_DOUBT = frozenset(("in_force", "fallback", "list"))
# What may stand between figures that are dealt out.
_COORDINATORS = frozenset({"、", "和", "与", "及", "以及"})


class MetricRanker:
    """Finds the likeliest measure.

    Args:
        rules: the packs in force.
        classifier: by default the package's.
    """

    def __init__(self, rules: Rules, classifier: Classifier | None = None) -> None:
        self._classifier = classifier
        self._entries: dict[str, list[MetricEntry]] = {}
        # The rule that bears the measure's name comes first: general.price, then finance.average_price.
        for entry in sorted(rules.of(MetricEntry), key=lambda entry: not entry.id.endswith(f".{entry.key}")):
            self._entries.setdefault(entry.key, []).append(entry)
        self._ids = frozenset(entry.id for entries in self._entries.values() for entry in entries)

    def choose(
        self,
        site: Site,
        options: Sequence[MetricChoice],
        chosen: MetricChoice,
        before: Sequence[Draft],
        drafts: Sequence[Draft],
    ) -> MetricChoice:
        """What the readers took, or another measure that is likely enough.

        Args:
            site: the figure in its stretch.
            options: every reading that some evidence speaks for.
            chosen: the one that the readers took.
            before: the claims before it in the sentence.
            drafts: those of the sentences before it in the block, nearest first.
        """
        doubted = in_doubt(chosen, before)
        # 2.5K 分辨率; but % is of many measures
        told_by_unit = site.quantity.dimension != "ratio" and site.quantity.unit in chosen.entry.units
        sure = told_by_unit or _grows(chosen, options)
        if not doubted and (sure or not _is_only_spoken_for(chosen)):
            return chosen
        if chosen.how == "in_force" and moves_on(site.sentence.view, site.quantity):
            return chosen  # 甲行总资产 9000 亿元。乙行由 3000 亿元增至 4000 亿元: what has moved was told before
        network = self._network()
        # What a user's pack adds is not known to the network.
        if chosen.entry.key not in network.rules or _is_dealt_out(site, chosen, before):
            return chosen
        clues = of_figure(site, options, chosen, before, drafts)
        likeliest = network.likeliest(site.sentence.states, site.quantity, clues, _MOST)
        # Nor does it bring back what a pack has switched off.
        known = [(key, odds) for key, odds in likeliest if network.rules[key] in self._ids]
        possible = [(entry, odds) for key, odds in known if (entry := self._entry(site, key)) is not None]
        if not possible:
            return chosen
        entry, odds = possible[0]
        total = sum(odds for _, odds in possible)
        if entry.key == chosen.entry.key or odds < (LEAST if doubted else LEAST_OF_SPOKEN) * total:
            return chosen
        own = sum(odds for other, odds in possible if other.key == chosen.entry.key)
        if not doubted and (own > MOST_OF_SPOKEN * total or {entry.key, chosen.entry.key} == _SHARES):
            return chosen  # 占 is of both
        return _choice(site, options, entry)._replace(weighed=True)

    def _network(self) -> Classifier:
        if self._classifier is None:
            # numpy is only loaded where something is in doubt.
            from digestnlp.claims.ranking.metrics.classifier import learnt_classifier

            self._classifier = learnt_classifier()
        return self._classifier

    def first_rules(self) -> dict[str, str]:
        """The first rule of each measure."""
        return {key: entries[0].id for key, entries in self._entries.items()}

    def possible(self, site: Site) -> list[str]:
        """The measures that the figure may be of."""
        return [key for key in self._entries if self._entry(site, key) is not None]

    def _entry(self, site: Site, key: str) -> MetricEntry | None:
        """The measure, where the figure may be of it."""
        entries = (entry for entry in self._entries.get(key, ()) if accepts(entry, site))
        return next((entry for entry in entries if not _is_share_of_change(site, entry)), None)


def in_doubt(chosen: MetricChoice, before: Sequence[Draft]) -> bool:
    """Whether the readers have nothing to go by in the clause.

    What goes on with the figure before it in the sentence does so rightly, too: 门店 200 家，同比增长 6%.
    """
    if chosen.how not in _IN_DOUBT or chosen.score > LIST:
        return False
    key = chosen.entry.key
    return key in GENERIC or not before or before[-1].metric.entry.key != key


def _is_only_spoken_for(chosen: MetricChoice) -> bool:
    """Whether a verb, a head or a farther word speaks for the measure, and no rule of few words knows what it is of."""
    is_general = chosen.entry.id.endswith(f".{chosen.entry.key}")
    return is_general and chosen.how not in _IN_DOUBT and FAINTEST <= chosen.score < NOUN_BEHIND


def _grows(chosen: MetricChoice, options: Sequence[MetricChoice]) -> bool:
    """Whether the measure's name has only a noun of growth behind it, so that it is as good as beside the figure: CPI + 涨幅为 2%."""
    nouns = (o.start for o in options if o.entry.key == "growth" and o.how == "cue_before" and o.start is not None)
    return chosen.how == "cue_before" and chosen.end is not None and any(0 <= at - chosen.end <= 1 for at in nouns)


def _choice(site: Site, options: Sequence[MetricChoice], entry: MetricEntry) -> MetricChoice:
    """The measure as the claim would get it: as evidence speaks for it, as the nearest noun names it, or without any word."""
    spoken_for = [option for option in options if option.entry.key == entry.key]
    if spoken_for:
        return max(spoken_for, key=lambda option: option.score)
    figure = site.quantity.start
    for cue in sorted(site.sentence.metrics, key=lambda one: abs(one.start - figure)):
        for reading in cue.entry:
            if reading.role == "noun" and reading.entry.key == entry.key and accepts(reading.entry, site):
                return choice(reading, cue, "in_force", FALLBACK)
    return MetricChoice(entry, None, "fallback", score=FALLBACK)


def _is_share_of_change(site: Site, entry: MetricEntry) -> bool:
    """Whether the figure is a change by so many per cent, and the measure a share, which changes by points: 占 GDP 的 25%，增长 12%."""
    return site.changes and site.quantity.unit == "%" and entry.dimensions[0] == "ratio" and entry.key != "growth"


def _is_dealt_out(site: Site, chosen: MetricChoice, before: Sequence[Draft]) -> bool:
    """Whether the figure goes on with those that 分别 deals out, so that it is of what they are of: 分别占全市的 57% 和 70%."""
    if chosen.how != "list" or not before or before[-1].quantity.unit != site.quantity.unit:
        return False
    sentence, last = site.sentence, before[-1].quantity
    start, _ = sentence.clause(site.quantity.start)
    dealt = any(start <= cue.start and cue.end <= last.start for cue in sentence.words.get("respectively", ()))
    return dealt and sentence.view[last.end : site.quantity.cue_start].strip() in _COORDINATORS
