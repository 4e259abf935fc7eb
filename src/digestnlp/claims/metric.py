"""Chooses the measure that a quantity is of: by cues before and behind it, its unit, or what is in force."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from digestnlp.claims.draft import Draft, MetricChoice, Site
from digestnlp.claims.scan import Cue, MetricCue
from digestnlp.models import Quantity
from digestnlp.rules import Rules
from digestnlp.rules.schema import MetricEntry
from digestnlp.view import view as view_of
from digestnlp.wordlist import compile_words

# Keys that say little: any cue of another key beats them.
GENERIC = frozenset({"count", "amount", "ratio", "other", "growth"})
# Dimensions whose quantity is a claim only where a cue says of what: 9 个月 alone places an event.
NEEDS_CUE = frozenset({"time", "index"})
FALLBACKS = {
    "count": "count",
    "money": "amount",
    "ratio": "ratio",
    "rank": "rank",
    "length": "dimension",
    "mass": "weight",
}

# How much each kind of evidence weighs, strongest first; characters of substance between it and the figure take away from it.
DATA_PAIR = 105  # 12GB+256GB: the place in the pair, whatever measure is named before.
QUOTE = 102  # The level right behind a move of what is quoted: 沪铜跌 0.3% 报 7.4 万元/吨.
NOUN_BEFORE = 100  # A measure's name before the figure: 销量达 3 万辆.
NOUN_BEHIND = 98  # A measure's name that the figure stands before: 599 美元的售价.
VERB_BEFORE = 96  # A verb whose object the figure is: 交付 3 万辆.
HEAD_BEHIND = 94  # The noun that the classifier counts: 180 家门店.
COUNT_BEHIND = 93  # A measure's name behind a count, which its head noun outweighs: 3 万辆的销量.
VERB_BEHIND = 80  # A verb right behind the figure: 3 万辆交付.
HEAD_BEFORE = 70  # The counted noun right before the figure: 门店 180 家.
FARTHEST_BEFORE = 65  # A measure's name or verb before the figure weighs no less, however far away in the stretch.
LIST = 62  # What the figure before it in a list is of: 甲 3.1 万辆、乙 2.4 万辆.
CHANGE_IN_FORCE = (
    60  # A measure named earlier in the sentence; for a change also what was measured earlier: 营收 3 亿元，增长 8%.
)
UNIT = 58  # A unit that implies its measure: 英寸, Hz.
IN_FORCE = 50  # What was measured earlier in the same unit.
GENERIC_WEIGHT = 45  # Words that say little of what is measured: 金额, 比例.
FALLBACK = 10  # The dimension alone.

# What a step of priority below zero takes away: cues such as 报 and 每年 that other cues nearby outweigh.
WEAKNESS = 10
# How many characters of substance such a cue may stand before the figure.
WEAK_REACH = 2
# How many characters of substance may stand between the figure and its noun behind it.
FARTHEST_BEHIND = 8
# 12GB+ before 256GB: an amount in digits with at most its unit before the plus; behind a longer word the plus ends a name (Pro+).
AMOUNT_PLUS = re.compile(r"\d *[A-Za-z]{0,2} *\+ *$")
# A plus that no figure follows (10GB+) pairs nothing.
PLUS = re.compile(r" *\+ *\d")
NOT_CHINESE = re.compile(r"[^\u4e00-\u9fff]")
# How many characters before the second amount of a pair are looked at: markup between the two is masked by spaces.
PAIR_REACH = 24


class MetricChooser:
    """Chooses metrics by the packs' rules."""

    def __init__(self, rules: Rules) -> None:
        self._quotes = frozenset(rules.words("quote_links"))
        self._head_stops = compile_words(rules.words("head_stops"))
        entries = rules.of(MetricEntry)
        self._by_key: dict[str, MetricEntry] = {}
        self._by_unit: dict[str, list[MetricEntry]] = {}
        for entry in entries:
            self._by_key.setdefault(entry.key, entry)
            for unit in entry.units:
                self._by_unit.setdefault(unit, []).append(entry)

    def choose(self, site: Site, before: Sequence[Draft], in_force: Sequence[Draft]) -> MetricChoice | None:
        """The best reading of the quantity, or None where it makes no claim.

        Args:
            site: the quantity in its stretch of the clause.
            before: the drafts before it in the sentence.
            in_force: the drafts of the sentences before it in the block, nearest first.
        """
        options = [
            *self._cues_before(site),
            *self._cues_behind(site),
            *self._by_its_unit(site),
            *self._from_list(site, before),
            *self._mentioned(site),
            *self._in_force(site, before, in_force),
            *self._fallback(site),
        ]
        best = max(options, key=weight, default=None)
        if best is not None and best.text and best.how == "verb_before":
            # 研发经费投入保持增长，共投入 5 亿元: the verb takes up the noun that was said.
            taken_up = [
                o for o in options if o.how == "in_force" and o.text and o.text != best.text and best.text in o.text
            ]
            best = taken_up[0] if taken_up else best
        return best

    @staticmethod
    def _cues_before(site: Site) -> Iterator[MetricChoice]:
        """Cues between the stretch's begin and the quantity; the nearest that fits wins, each one passed over costs."""
        passed = 0
        for cue in reversed(site.sentence.metrics):
            if cue.end > site.quantity.start or cue.start < site.left:
                continue
            gap = site.sentence.cost(cue.end, site.quantity.cue_start)
            fits = False
            for reading in cue.entry:
                if not accepts(reading.entry, site) or (
                    reading.entry.named and not named_before(site, cue.start, reading.entry)
                ):
                    continue
                if reading.entry.priority < -1 and gap > WEAK_REACH:
                    continue
                fits = fits or reading.role != "head"
                if reading.role == "head":
                    if gap > 1 or site.changes or not counts(reading.entry, site.quantity):
                        continue
                    score = HEAD_BEFORE - 4 * gap
                elif reading.entry.key in GENERIC:
                    # 概率达 78%: a ratio's own name directly before it is as good as any measure's.
                    named = reading.entry.key == "ratio" and reading.role == "noun" and gap == passed == 0
                    score = NOUN_BEFORE if named else GENERIC_WEIGHT - gap
                else:
                    base = NOUN_BEFORE if reading.role == "noun" else VERB_BEFORE
                    score = max(base - 3 * gap - 15 * passed, FARTHEST_BEFORE - 5 * passed)
                yield choice(reading, cue, "verb_before" if reading.role == "verb" else "cue_before", score)
            passed += fits

    def _cues_behind(self, site: Site) -> Iterator[MetricChoice]:
        """The head noun behind the classifier (180 家门店), or a noun that the quantity qualifies (599 美元的售价)."""
        for cue in site.sentence.metrics:
            if cue.start < site.quantity.end or cue.end > site.right:
                continue
            gap = site.sentence.cost(site.quantity.end, cue.start)
            if gap > FARTHEST_BEHIND:
                return
            for reading in cue.entry:
                if not accepts(reading.entry, site) or not_of_own_subject(site, reading.entry):
                    continue
                if reading.role == "head" and counts(reading.entry, site.quantity):
                    yield choice(reading, cue, "head", HEAD_BEHIND - 4 * gap)
                elif reading.role == "noun" and reading.entry.key not in GENERIC:
                    base = NOUN_BEHIND if site.quantity.dimension != "count" else COUNT_BEHIND
                    yield choice(reading, cue, "cue_behind", base - 6 * gap)
                elif reading.role == "verb" and gap == 0 and not reading.entry.named:
                    if site.changes and cue.text in self._quotes:
                        continue  # 跌 1.4% 报 98 元: what is quoted comes behind
                    yield choice(reading, cue, "cue_behind", VERB_BEHIND)

    def _by_its_unit(self, site: Site) -> Iterator[MetricChoice]:
        if site.quantity.dimension == "data":
            yield from self._data_pair(site)
        for entry in self._by_unit.get(site.quantity.unit or "", ()):
            if site.quantity.dimension in entry.dimensions:
                yield MetricChoice(entry, None, "unit", score=UNIT)

    def _data_pair(self, site: Site) -> Iterator[MetricChoice]:
        """12GB+256GB: memory, then storage."""
        view, start, end = site.sentence.view, site.quantity.start, site.quantity.end
        before = view[max(site.sentence.start, start - PAIR_REACH) : start]
        sign = "+" if view.startswith("+", start) else ""  # 12GB +256GB: the plus was read as the second's own
        if AMOUNT_PLUS.search(before + sign) or before.rstrip().endswith(" +"):
            yield MetricChoice(self._by_key["storage"], None, "unit", score=DATA_PAIR)
        elif PLUS.match(view, end, site.sentence.end):
            yield MetricChoice(self._by_key["memory"], None, "unit", score=DATA_PAIR)

    def _from_list(self, site: Site, before: Sequence[Draft]) -> Iterator[MetricChoice]:
        """The metric of the figure before in a list: 甲 3.1 万辆、乙 2.4 万辆; of a quote, the level that it moved to."""
        if not before:
            return
        last = before[-1]
        between = site.sentence.view[last.quantity.end : site.quantity.cue_start].strip()
        if last.metric.entry.is_subject and last.direction is not None and between in self._quotes:
            # 沪铜跌 0.3% 报 7.4 万元/吨: what is quoted has been named.
            yield MetricChoice(last.metric.entry, last.metric.text, "list", score=QUOTE)
        near = site.sentence.cost(last.quantity.end, site.quantity.cue_start) <= 2
        of_own = not not_of_own_subject(site, last.metric.entry)
        if near and of_own and alike(last.quantity, site.quantity) and accepts(last.metric.entry, site):
            yield MetricChoice(last.metric.entry, last.metric.text, "list", score=LIST)

    @staticmethod
    def _mentioned(site: Site) -> Iterator[MetricChoice]:
        """A measure named earlier in the sentence: 收入有所回落，录得 12 亿元."""
        sentence = site.sentence
        for cue in reversed(sentence.metrics):
            if cue.end > site.left:
                continue
            for reading in cue.entry:
                if not_of_own_subject(site, reading.entry):
                    continue
                if reading.role == "noun" and reading.entry.key not in GENERIC and accepts(reading.entry, site):
                    back = sentence.clause_index(site.quantity.start) - sentence.clause_index(cue.start)
                    yield choice(reading, cue, "in_force", CHANGE_IN_FORCE - 3 * back, placed=False)

    @staticmethod
    def _in_force(site: Site, before: Sequence[Draft], in_force: Sequence[Draft]) -> Iterator[MetricChoice]:
        """The metric of an earlier figure: for a change, or for a figure of the same unit."""
        for back, draft in enumerate([*reversed(before), *in_force]):
            entry = draft.metric.entry
            if entry.key in GENERIC or not accepts(entry, site) or not_of_own_subject(site, entry):
                continue
            if site.changes and site.quantity.unit == "%" and set(entry.dimensions) <= {"ratio", "rank"}:
                continue  # a share is not what has grown by a percentage; its whole is
            if site.changes or (site.quantity.unit and alike(draft.quantity, site.quantity)):
                worth = CHANGE_IN_FORCE if site.changes else IN_FORCE
                yield MetricChoice(entry, draft.metric.text, "in_force", score=worth - 2 * back)

    def _fallback(self, site: Site) -> Iterator[MetricChoice]:
        quantity = site.quantity
        if quantity.dimension in NEEDS_CUE or (quantity.unit is None and quantity.dimension == "count"):
            return
        key = "growth" if site.changes and quantity.dimension == "ratio" else FALLBACKS.get(quantity.dimension, "other")
        entry = self._by_key.get(key)
        if entry is not None:
            yield MetricChoice(entry, self._head_noun(site), "fallback", score=FALLBACK)

    def _head_noun(self, site: Site) -> str | None:
        """The noun behind a classifier, as far as a run of Chinese characters tells: 三件大事 → 大事."""
        text = site.sentence.view[site.quantity.end : min(site.right, site.quantity.end + 6)].strip()
        run = NOT_CHINESE.split(text, maxsplit=1)[0]
        return (self._head_stops.split(run, maxsplit=1)[0] or None) if run else None


def weight(option: MetricChoice) -> tuple[int, int]:
    """What the option is worth; priority below -1 takes away, any other only decides between equals."""
    return option.score + WEAKNESS * min(option.entry.priority + 1, 0), option.entry.priority


def choice(reading: MetricCue, cue: Cue[list[MetricCue]], how: str, score: int, *, placed: bool = True) -> MetricChoice:
    """The choice that a cue makes."""
    start, end = (cue.start, cue.end) if placed else (None, None)
    return MetricChoice(reading.entry, cue.text, how, start, end, score)


def accepts(entry: MetricEntry, site: Site) -> bool:
    """Whether the metric can be of this dimension: its own, any, a ratio for a change, or a bare figure for money."""
    quantity = site.quantity
    if "any" in entry.dimensions or quantity.dimension in entry.dimensions:
        return True
    if site.changes and quantity.dimension == "ratio":
        return True
    return quantity.unit is None and quantity.dimension == "count" and takes_bare(entry)


def takes_bare(entry: MetricEntry) -> bool:
    """Money and scores are often said without their unit: 定价 8999 起."""
    return "money" in entry.dimensions or "score" in entry.dimensions


def counts(entry: MetricEntry, quantity: Quantity) -> bool:
    """Whether the classifier is one that counts such heads."""
    return (
        not entry.classifiers or quantity.unit in entry.classifiers or view_of(quantity.unit or "") in entry.classifiers
    )


def named_before(site: Site, at: int, entry: MetricEntry) -> bool:
    """Whether a subject of the metric's first type stands before the cue in the quantity's stretch."""
    return any(site.left <= e.start and e.end <= at and e.label == entry.subjects[0] for e in site.sentence.entities)


def not_of_own_subject(site: Site, entry: MetricEntry) -> bool:
    """Whether names stand before the quantity in its stretch, and none has this measure: 港股走高，甲公司涨 5%."""
    if not site.named:
        return False
    return entry.is_subject or (bool(entry.subjects) and not any(s in site.named for s in entry.subjects))


def alike(a: Quantity, b: Quantity) -> bool:
    """Whether two figures can be of one list: the same dimension and unit."""
    if a.unit is None or b.unit is None:
        return a.dimension == b.dimension or "count" in (a.dimension, b.dimension)
    return a.dimension == b.dimension and a.unit == b.unit
