"""Whether a measure fits a figure: by its dimension and unit, by whose it is, and what else keeps a word from taking the figure."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from typing import Literal

from digestnlp.claims.draft import Draft, Site
from digestnlp.claims.scan import Cue, MetricCue, Sentence
from digestnlp.deferred import deferred
from digestnlp.models import Quantity
from digestnlp.rules.schema import MetricEntry
from digestnlp.view import view as view_of

# Keys that say little: any cue of another key beats them.
GENERIC = frozenset({"count", "amount", "ratio", "other", "growth"})
# A multiple is of what it multiplies: 订单同比翻番, 销量是去年的三倍.
MULTIPLE = "倍"
# How notes on shares write the multiple of a valuation, which is nobody's sales: 维持 24 年 37x.
_WEAK = -3  # The priority of rules whose words more often say something else.
_TIMES = ("x", "X")
# What is reckoned for a share of a company, besides its price.
A_SHARE = "/股"
# What is never told of one share; what one costs is its price.
NOT_PER_SHARE = frozenset({"price", "trading_volume", "buyback", "funding", "investment"})
# What moves by shares and is none.
PRICES = frozenset({"price", "share_price"})
# Sums that only companies have, and how small none of theirs is.
OF_A_COMPANY = frozenset({"net_profit", "net_loss"})
LEAST_OF_A_COMPANY = 1000
_TENTHS = "成"
# Classifiers of people, whose nouns say little of what is measured.
OF_PEOPLE = frozenset({"人", "名", "位"})
# Classifiers of those of whom a part is no share of a market: 78 家预喜，占比八成.
NO_GOODS = OF_PEOPLE | {"家", "户", "国", "省", "市", "例"}
# Keys of which no percentage is a change: 连续三日上涨，今日跌 2%.
UNCHANGING = frozenset({"streak", "interval", "rank"})
# How verbs of spans end that are the span's name, too: 耗时, 续航.
_NAMES_SPAN = ("时", "航")
# Dimensions whose quantity is a claim only where a cue says of what: 9 个月 alone places an event.
NEEDS_CUE = frozenset({"time", "index"})
# More is nobody's price, unless a word says so.
HIGHEST_PRICE = 10_000_000
# Less is no sum where neither a unit nor a measure says so.
LEAST_BARE_SUM = 100_000_000
# How many characters of substance such a cue may stand before the figure.
WEAK_REACH = 2
_WORDS_REACH = 4  # Characters before the name of a measure: 员工平均 + 薪酬.
# What no things are as many as, where no measure is named.
LEAST_PAST_COUNTING = 10**11

# Labels of those who have no measure that only places have: GDP, 失业率.
NO_PLACES = ("COMPANY", "PRODUCT", "PERSON")
# What kinds of things have, too, though countries have it first.
ENERGY_USED = "energy_consumption"

# What leads from a measure to a fraction of what it was.
_LEFT_OF = deferred(r"(?:相当于|只有|仅有|仅为|只是|仅是|不到|不足|不及|约为)(?P<when>[^，。；、\d]{2,10})的$")

# Names of sums, of which a share may be paid one way and the rest another.
_PART_OF_SUM = deferred(r"(?:对价|总?价款?|首付款|转让款|货款|尾款|款项|总额|金额)的 *$")

_LONGEST_BASIS = 8
_THEN = deferred("(?:之?[前后初]|时)(?!间)")
_COMPARED_WITH = deferred(r"(?:较|(?<![占同环对可])比(?![亚特例重]))[^，。；\d]*$")

# Why a reading does not take a quantity; `explain` says it in words.
Obstacle = Literal[
    "dimension", "subject", "unnamed", "weak", "apart", "change", "classifier", "generic", "role", "quote", "needs_cue", "bare"
]  # fmt: skip


def is_of_whole(site: Site, entry: MetricEntry) -> bool:
    """Whether a percentage or multiple is not what the measure, a share, has changed by; its whole has: 出货 3 万辆，占 38%，增长 9%."""
    return site.quantity.unit in ("%", MULTIPLE) and set(entry.dimensions) <= {"ratio", "rank"}


def obstacle_before(site: Site, cue: Cue[list[MetricCue]], reading: MetricCue, gap: int) -> Obstacle | None:
    """The first condition that keeps a reading of a cue before the quantity from taking it; None where it may."""
    entry = reading.entry
    if reading.role == "tail":
        return "role"
    if not accepts(entry, site) or (reading.role == "noun" and _is_base(site, entry)):
        return "dimension"
    if reading.role == "verb" and _takes_no_change(site, cue, entry):
        return "change"
    if is_unnamed(site, cue.start, entry):
        return "unnamed"
    if entry.priority < 0 and entry.key == "share_price" and is_of_quote(site, cue.start):
        return "subject"
    if _says_since_when(site, cue):
        return "role"
    if entry.priority < -1 and gap > WEAK_REACH:
        return "weak"
    if reading.role != "head":
        return None
    if gap > 1:
        return "apart"
    if is_past_counting(site.quantity) or _counts_nothing(site.quantity):
        return "bare"
    if site.changes and site.quantity.dimension != "count":
        return "change"  # 门市减少 3 间 counts shops all the same
    return None if counts(entry, site.quantity) else "classifier"


def _says_since_when(site: Site, cue: Cue[list[MetricCue]]) -> bool:
    """Whether the word only says with what time something is compared: 估值较上轮 + 融资 + 时翻倍."""
    view, left = site.sentence.view, max(site.sentence.start, cue.start - _LONGEST_BASIS)
    return _THEN.match(view, cue.end) is not None and _COMPARED_WITH.search(view, left, cue.start) is not None


def obstacle_mentioned(site: Site, reading: MetricCue, at: int) -> Obstacle | None:
    """The first condition that keeps a measure named earlier in the sentence from taking the quantity; None where it may."""
    if reading.role != "noun":
        return "role"
    if reading.entry.about and not tells_of(site.sentence, at, reading.entry.about):
        return "unnamed"
    if says_little(reading.entry):
        return "generic"
    if is_level_of_money(site, reading.entry) or (reading.entry.key == "growth" and not site.changes):
        return "dimension"
    if not_of_own_subject(site, reading.entry):
        return "subject"
    is_change = site.changes and site.quantity.dimension == "ratio"  # 载客量走低，11 月年减 9%
    if not is_change and not counts(reading.entry, site.quantity):
        return "classifier"
    return None if accepts(reading.entry, site) else "dimension"


def obstacle_to_fallback(quantity: Quantity) -> Obstacle | None:
    """Why the dimension alone makes no claim of the quantity; None where it may."""
    if quantity.dimension in NEEDS_CUE:
        return "needs_cue"
    return "bare" if quantity.unit is None and quantity.dimension == "count" else None


def accepts(entry: MetricEntry, site: Site) -> bool:
    """Whether the metric can be of this dimension: its own, any, a ratio for a change, or a bare figure for money."""
    quantity = site.quantity
    if quantity.dimension == "money" and not _may_cost(quantity, entry):
        return False
    if entry.most is not None and quantity.dimension != "ratio" and quantity.value > entry.most:
        return False
    if entry.not_of or entry.per:
        unit, _, per = (quantity.unit or "").partition("/")
        grows = site.changes and unit == MULTIPLE  # 进口增长 3 倍
        if (simplified(unit) in entry.not_of and not grows) or (per and entry.per and per not in entry.per):
            return False
    if "any" in entry.dimensions or quantity.dimension in entry.dimensions:
        return True
    if quantity.dimension == "ratio" and (
        site.changes or (quantity.unit == MULTIPLE and not quantity.text.endswith(_TIMES))
    ):
        is_time = not site.changes and set(entry.dimensions) <= {"time"}  # 有效申购倍数达 1400 倍
        return entry.key not in UNCHANGING and not is_time
    if quantity.unit is None and quantity.dimension == "ratio":
        return is_part_of_former(site)
    return quantity.unit is None and quantity.dimension == "count" and takes_bare(entry)


def is_part_of_former(site: Site) -> bool:
    """Whether a fraction is what is left of the measure at another time, as a multiple of it would be: 只有上月的三分之二."""
    sentence, figure = site.sentence, site.quantity
    opened = _LEFT_OF.search(sentence.view[site.left : figure.start])
    if opened is None:
        return False
    start, end = site.left + opened.start("when"), site.left + opened.end("when")
    ends = {(base.start, base.end) for base in sentence.bases} | {(time.start, time.end) for time in sentence.times}
    return any(start <= first and last == end for first, last in ends)


@functools.lru_cache(maxsize=4096)
def simplified(unit: str) -> str:
    """The unit as rules write it: 筆 of a traditional text is 笔."""
    return view_of(unit)


def _may_cost(quantity: Quantity, entry: MetricEntry) -> bool:
    """Whether the sum may be a price: what is paid for a share is a share's, and no share costs ten millions."""
    if entry.key in NOT_PER_SHARE:
        return not (quantity.unit or "").endswith(A_SHARE)
    return entry.key != "share_price" or quantity.value < HIGHEST_PRICE


def is_of_quote(site: Site, at: int) -> bool:
    """Whether what is quoted is named before the place in the stretch and no company behind it: 恒生指数 3 月 4 日终场走高 1.4%."""
    for cue in reversed(site.sentence.metrics):
        quoted = site.left <= cue.start and cue.end <= at
        if quoted and any(r.entry.is_subject and r.entry.of_day for r in cue.entry):
            return not any(e.label == "COMPANY" and cue.end <= e.end <= at for e in site.sentence.entities)
    return False


def _takes_no_change(site: Site, cue: Cue[list[MetricCue]], entry: MetricEntry) -> bool:
    """Whether a share right behind a verb of spans is the change before it: 租金增长达 12%, whose end looks like 长达.

    Of the verbs only those that name the span as well have changed (耗时缩短 12%); 持续增长 12% and 有效提升 12% only say how.
    """
    if not site.changes or site.quantity.dimension != "ratio" or not set(entry.dimensions) <= {"time"}:
        return False
    if not cue.text.endswith(_NAMES_SPAN):
        return True
    return not any(cue.end <= c.start and c.end <= site.quantity.start for c in site.sentence.changes)


def _is_base(site: Site, entry: MetricEntry) -> bool:
    """Whether the share is of the price before it, which itself is none: 补贴为销售价格的 15%."""
    of_price = entry.key in PRICES and not entry.is_subject
    return of_price and _is_share(site)


def is_part_of_sum(site: Site) -> bool:
    """Whether the share is a part of the sum named right before it, and of nothing behind it: 交易对价的 50% 以股份支付."""
    return _is_share(site) and _PART_OF_SUM.search(site.sentence.view, site.left, site.quantity.cue_start) is not None


def _is_share(site: Site) -> bool:
    """Whether the figure is a part of a whole and no change."""
    return site.quantity.unit == "%" and not site.changes and site.quantity.text[0] not in "+-−＋"


def is_level_of_money(site: Site, entry: MetricEntry) -> bool:
    """Whether a share cannot be of a measure named earlier, whose level is a sum: 批价在 500 元上方，渠道利润有 9%."""
    return _is_share(site) and entry.dimensions[0] == "money"


def takes_bare(entry: MetricEntry) -> bool:
    """Money, scores and indices that are named are often said without their unit: 定价 8999 起, PMI 为 49.6, 市盈率 43.

    Not so behind words that only weakly name a price: 每年 300 万病例.
    """
    named_index = "index" in entry.dimensions and bool(entry.nouns)
    if entry.key in PRICES and entry.priority <= _WEAK:
        return False
    return named_index or "money" in entry.dimensions or "score" in entry.dimensions


def counts(entry: MetricEntry, quantity: Quantity) -> bool:
    """Whether the classifier is one that counts such heads; a count without one counts any (820 万玩家)."""
    unit = quantity.unit
    return unit is None or not entry.classifiers or unit in entry.classifiers or view_of(unit) in entry.classifiers


def is_unnamed(site: Site, at: int, entry: MetricEntry) -> bool:
    """Whether what must be named before a cue is not: who has the measure, or the deal that it is of."""
    if entry.named and not named_before(site, at, entry):
        return True
    if entry.whose and last_named(site.sentence, at, entry.whose) is None:
        return True
    return bool(entry.about) and not tells_of(site.sentence, at, entry.about)


def named_before(site: Site, at: int, entry: MetricEntry) -> bool:
    """Whether a subject of the metric's first type stands before the cue in the quantity's stretch."""
    return any(site.left <= e.start and e.end <= at and e.label == entry.subjects[0] for e in site.sentence.entities)


def last_named(sentence: Sentence, at: int, words: Sequence[str]) -> tuple[int, int] | None:
    """Where the last of the words stands before the place in its clause, the longest that ends there."""
    start, _ = sentence.clause(at)
    start = max(
        [start, *(q.end for q in sentence.quantities if start <= q.start and q.end <= at)]
    )  # 12 港元 names none
    spans = ((sentence.view.rfind(word, start, at), len(word)) for word in words)
    found = max(((at + length, length) for at, length in spans if at >= 0), default=None)
    return (found[0] - found[1], found[0]) if found else None


def tells_of(sentence: Sentence, at: int, words: Sequence[str]) -> bool:
    """Whether the sentence says one of the words before the place: 拟收购江岚医疗，交易金额为 2 亿元."""
    said = sentence.view[sentence.start : at]
    return any(word in said for word in words)


def not_of_own_subject(site: Site, entry: MetricEntry) -> bool:
    """Whether names stand before the quantity in its stretch, and none has this measure: 港股走高，甲公司涨 5%."""
    if not site.named:
        return False
    return entry.is_subject or (bool(entry.subjects) and not any(s in site.named for s in entry.subjects))


def has_object(entry: MetricEntry, site: Site) -> bool:
    """Whether one of the entry's objects stands right before the figure."""
    before = site.sentence.view[site.left : site.quantity.cue_start].rstrip()
    return bool(entry.objects) and before.endswith(entry.objects)


def changes_on(draft: Draft) -> bool:
    """Whether a change that names no measure can be of the draft's: not of a span that nothing but its unit gave a measure."""
    return not (draft.metric.how == "unit" and draft.quantity.dimension == "time")


def is_bare_sum(quantity: Quantity, entry: MetricEntry) -> bool:
    """Whether a number without a unit is so large that before a word for a sum it is one: 4 万亿的规模."""
    return quantity.unit is None and quantity.value >= LEAST_BARE_SUM and "money" in entry.dimensions


def is_past_counting(quantity: Quantity) -> bool:
    """Whether a number without a unit is more than there are things, so that it is a sum: 新基金合计逾 2.6 万亿."""
    return quantity.unit is None and quantity.dimension == "count" and quantity.value >= LEAST_PAST_COUNTING


def _counts_nothing(quantity: Quantity) -> bool:
    """Whether a number without a unit has decimals, as no number of things has: 房价收入比下降到 11.3."""
    return quantity.unit is None and quantity.value != quantity.value.to_integral_value()


def has_no_price(entry: MetricEntry) -> bool:
    """Whether the measure is a span, a length or a count of things or places, which no 涨 and no 跌 are of."""
    return entry.key in ("count", "cities") or set(entry.dimensions) <= {"time", "length", "data"}


def says_little(entry: MetricEntry) -> bool:
    """Whether its words say little of what is measured (金额, 数量), so that any other measure's weigh more."""
    return entry.key in GENERIC and (entry.priority < 0 or "any" in entry.dimensions)


def is_of_places(entry: MetricEntry) -> bool:
    """Whether only places and their bodies have the measure: GDP, prices, trade."""
    return entry.subjects[:1] == ("PLACE",) and "COMPANY" not in entry.subjects


def is_first_of_places(draft: Draft) -> bool:
    """Whether the measure is one that countries and the like have first: GDP, prices, trade; but not 食品价格, a part of them."""
    metric = draft.metric
    of_part = metric.how == "cue_before" and metric.text not in metric.entry.nouns
    return metric.entry.subjects[:1] == ("PLACE",) and not of_part


def is_only_of_places(draft: Draft) -> bool:
    """Whether the measure is one that no company, product or person has: unemployment, prices, GDP; but they use electricity."""
    entry = draft.metric.entry
    return (
        is_first_of_places(draft)
        and entry.key != ENERGY_USED
        and not any(label in NO_PLACES for label in entry.subjects)
    )


def is_part_of_many(site: Site) -> bool:
    """Whether the share is that of those whose noun stands right behind it: 近九成快递员, 52% 的网点."""
    behind = site.sentence.view[site.quantity.end : site.quantity.end + 2].strip()[:1]
    return site.quantity.dimension == "ratio" and "\u4e00" <= behind <= "\u9fff"


def is_tenths_of_many(site: Site) -> bool:
    """Whether it is told in tenths, as hardly any measure is that has a name: 超八成城市."""
    return site.quantity.text.endswith(_TENTHS) and not site.changes and is_part_of_many(site)


def is_of_words(draft: Draft, words: re.Pattern[str]) -> bool:
    """Whether one of the words stands in the name of the measure, or right before it: 人均薪酬, 员工平均 + 薪酬."""
    start, end = draft.metric.start, draft.metric.end
    if start is None or end is None:
        return False
    return words.search(draft.sentence.view, max(draft.site.left, start - _WORDS_REACH), end) is not None


def alike(a: Quantity, b: Quantity) -> bool:
    """Whether two figures can be of one list: the same dimension and unit."""
    if a.unit is None or b.unit is None:
        return a.dimension == b.dimension or "count" in (a.dimension, b.dimension)
    return a.dimension == b.dimension and a.unit == b.unit
