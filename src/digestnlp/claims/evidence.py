"""What speaks for a measure of a figure: words beside it and what each kind of evidence weighs."""

from __future__ import annotations

from collections.abc import Iterator

from digestnlp.claims.draft import MetricChoice, Site
from digestnlp.claims.scan import Cue, MetricCue
from digestnlp.deferred import deferred
from digestnlp.rules.schema import MetricEntry

# How much each kind of evidence weighs, strongest first; characters of substance between it and the figure take away from it.
DATA_PAIR = 105  # 12GB+256GB: the place in the pair, whatever measure is named before.
QUOTE = 102  # The level right behind a move of what is quoted: 沪铜跌 0.3% 报 7.4 万元/吨.
OBJECT_BEFORE = 101  # A verb whose object stands before the figure: 关闭低效门店 73 家.
NOUN_BEFORE = 100  # A measure's name before the figure: 销量达 3 万辆.
RATE_BEFORE = 99  # What ends in 率 right before a share: 闭店率约为 6.9%.
NOUN_BEHIND = 98  # A measure's name that the figure stands before: 599 美元的售价.
QUALIFIED = 101  # The noun right behind a sum that what is done with it leads to: 甲资本投资的 3000 万元融资.
VERB_BEFORE = 96  # A verb whose object the figure is: 交付 3 万辆.
HEAD_BEHIND = 94  # The noun that the classifier counts: 180 家门店.
COUNT_BEHIND = 93  # A measure's name behind a count, which its head noun outweighs: 3 万辆的销量.
VERB_BEHIND = 80  # A verb right behind the figure: 3 万辆交付.
HEAD_BEFORE = 70  # The counted noun right before the figure: 门店 180 家.
LIST = 67  # What the figure before it in a list is of: 甲 3.1 万辆、乙 2.4 万辆.
FARTHEST_BEFORE = 65  # A measure's name or verb before the figure weighs no less, however far away in the stretch.
POINTS = 63  # What a change in points is of: the share before it.
CHANGE_IN_FORCE = (
    60  # A measure named earlier in the sentence; for a change also what was measured earlier: 营收 3 亿元，增长 8%.
)
UNIT = 58  # A unit that implies its measure: 英寸, Hz.
OF_ANOTHER_SENTENCE = 6  # What a measure in force loses that no figure of the same sentence is of.
IN_FORCE = 50  # What was measured earlier in the same unit.
GENERIC_WEIGHT = 45  # Words that say little of what is measured: 金额, 比例.
FALLBACK = 10  # The dimension alone.
# What a step of priority below zero takes away: cues such as 报 and 每年 that other cues nearby outweigh.
WEAKNESS = 10
# What a cue weighs less that only explains (净亏损（未计其他收益）约 2 亿元) or is compared with (毛利率比净利率高 5 个百分点).
ASIDE = 20
# How long a verb may be between a measure and its own figure: 岁出编列 4 亿元.
LONGEST_LEAD = 2
# How many characters of substance may stand between the figure and its noun behind it.
FARTHEST_BEHIND = 8

# 毛利率 + 因汇率升值与成本上升，: why something has changed, told between its name and the change.
_CAUSE = deferred(r"(?:(?:因为?|由于|受惠于?|受益于)[^，。；：]{2,40}|受[^，。；：]{2,30}(?:影响|拖累|带动|提振))[，,]")


def cues_before(site: Site) -> Iterator[tuple[Cue[list[MetricCue]], int]]:
    """The cues between the stretch's begin and the quantity, the nearest first, with the distance."""
    for cue in reversed(site.sentence.metrics):
        # One may begin in the figure before: 1 美元兑 152 日元.
        if site.left < cue.end <= site.quantity.start and not _tells_cause(site, cue):
            yield cue, site.sentence.cost(cue.end, site.quantity.cue_start)


def cues_behind(site: Site) -> Iterator[tuple[Cue[list[MetricCue]], int]]:
    """The cues between the quantity and the stretch's end that are not too far behind it, with the distance."""
    for cue in site.sentence.metrics:
        if cue.start < site.quantity.end or cue.end > site.right:
            continue
        gap = site.sentence.cost(site.quantity.end, cue.start)
        # 年增 13%、净利达 1 亿元: what a mark parts from a change, or from what it led to, is the next figure's.
        # 航班 30 架次、货邮 18 吨: nor is what has a figure of its own right behind it.
        # 岁入编列 3 亿元、岁出编列 4 亿元
        parted = (site.changes or is_led_to(site) or _leads_on(site, cue, LONGEST_LEAD)) and "、" in site.sentence.view[
            site.quantity.end : cue.start
        ]
        # 销量下跌 25% 甲公司距离…: what has changed stands before its change; 大涨 20% 市值破千亿 has the next figure.
        told = (
            site.changes
            and (gap > 0 or _has_next_figure(site, cue))
            and site.quantity.dimension == "ratio"
            and any(site.left <= c.start and c.end <= site.quantity.start for c in site.sentence.changes)
        )
        if gap > FARTHEST_BEHIND or parted or told:
            return
        if _opens_bracket(site, cue.start):
            continue
        yield cue, gap


def _has_next_figure(site: Site, cue: Cue[list[MetricCue]]) -> bool:
    """Whether only links part a measure right behind the figure from the next figure: 大涨 20% 市值破千亿."""
    joined = site.sentence.view[site.quantity.end : cue.start].strip() == ""
    return joined and _leads_on(site, cue)


def _leads_on(site: Site, cue: Cue[list[MetricCue]], farthest: int = 0) -> bool:
    """Whether only links, or a verb no longer than that, part a measure behind the figure from the next: 航班 30 架次、货邮 18 吨."""
    right = next((q.cue_start for q in site.sentence.quantities if q.start >= cue.end), None)
    return right is not None and site.sentence.cost(cue.end, right) <= farthest


def is_led_to(site: Site) -> bool:
    """Whether the figure is a level that a change has led to: 下滑 8% 至 300 亿元、净利减少 4%."""
    at = site.quantity.cue_start
    return site.sentence.view[max(0, at - 2) : at].rstrip().endswith(("至", "到"))


def _opens_bracket(site: Site, end: int) -> bool:
    """Whether a bracket that opens behind the figure holds the place: 成交总金额 186 万元（不含印花税等费用）."""
    between = site.sentence.view[site.quantity.end : end]
    return between.count("（") + between.count("(") > between.count("）") + between.count(")")


def cues_mentioned(site: Site) -> Iterator[Cue[list[MetricCue]]]:
    """The cues of the sentence before the stretch, the nearest first."""
    return (cue for cue in reversed(site.sentence.metrics) if cue.end <= site.left and not _tells_cause(site, cue))


def _tells_cause(site: Site, cue: Cue[list[MetricCue]]) -> bool:
    """Whether the measure is only told of in the reason for what has become of another: 毛利率因成本上升，季减 1.2 个百分点."""
    sentence, figure = site.sentence, site.quantity.cue_start
    for measure in sentence.metrics:
        if measure.end > cue.start:
            return False
        reason = _CAUSE.match(sentence.view, measure.end, figure)
        named = reason is not None and any(reading.role == "noun" for reading in measure.entry)
        if reason is not None and named and cue.end <= reason.end():
            return True
    return False


def weight(option: MetricChoice) -> tuple[int, int]:
    """What the option is worth; priority below -1 takes away, any other only decides between equals."""
    return option.score + weakness(option.entry), option.entry.priority


def weakness(entry: MetricEntry) -> int:
    """What the priority of a metric takes away from its cues, which others outweigh; 0 or less."""
    return WEAKNESS * min(entry.priority + 1, 0)


def choice(reading: MetricCue, cue: Cue[list[MetricCue]], how: str, score: int, *, placed: bool = True) -> MetricChoice:
    """The choice that a cue makes."""
    start, end = (cue.start, cue.end) if placed else (None, None)
    return MetricChoice(reading.entry, cue.text, how, start, end, score)


def where_none_is(metric: MetricChoice) -> MetricChoice:
    """The measure of the figure before, which any that is named is stronger than, but not the dimension alone."""
    return MetricChoice(metric.entry, metric.text, "list", score=FALLBACK + 1 - weakness(metric.entry))
