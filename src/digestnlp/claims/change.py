"""Tells a change from a level: 增长 35% is a change, 增长至 500 亿元 a level, and what a change is measured against."""

from __future__ import annotations

import re
from collections.abc import Sequence

from digestnlp.claims.draft import Draft, MetricChoice, Site, is_below_zero
from digestnlp.claims.opening_times import looked_at
from digestnlp.claims.scan import Cue, Sentence, inside
from digestnlp.deferred import deferred
from digestnlp.modality import REVISIONS
from digestnlp.models import Basis, Direction, Quantity, Time
from digestnlp.rules import Rules
from digestnlp.rules.schema import BasisEntry, ChangeEntry
from digestnlp.wordlist import compile_last, compile_words, pattern_of

_LONGEST_OWNER = 12  # 公司的, 各类结构性货币政策工具
OF = "的"
_WITH = ("与", "和", "同", "跟")
# 与上月相比, 与去年的出口额（3 亿元）仅相差
# 与前一年及 2019 年相比: another time may stand beside it.
_COMPARED_BEHIND = deferred(
    r"[^，。；、（(\d]{0,8}?(?:[（(][^（）()]{1,20}[)）])?(?:[及和与、] ?\d{1,4} ?[年月日])?[^，。；、\d]{0,3}?"
    r"(?:相差|相比|相较|比较|对比|持平|相当|相同|一致|一样|相近|相仿)"
)
# 与 1 月的 28 万条相比
_LEVEL_COMPARED = deferred(r"(?:同期)?的?[^，。；、（(\d]{0,10}\d[\d.,]*[^，。；、\d]{1,6}?(?:相比|相较|比较|对比)")
_JOINED_TO = deferred(r"[与和同较比][^，。；、\d]{1,10}[及和与、] ?$")
# 跌幅 + 最显著达 + 2.8%
_RANKED = r" ?(?:相对)?(?:最|较|更|偏)(?:为)?(?:大|高|小|低|快|慢|深|显著|明显|突出)(?:的|者)?[，,]? ?(?:是|为|达到?|仅|约|近|逾|超)* ?"
_AMONG_OTHERS = deferred(_RANKED)
# 涨幅江州最高为 1.9% + ，海平最低为 + 0.3%
_RANKED_BEFORE = deferred(rf"{_RANKED}$")
_NEXT_RANKED = deferred(rf"[，,；;、] ?(?:而|其次是?)?[\u4e00-\u9fff]{{2,10}}?{_RANKED}")
# The basis of a change from the period right before one of the same length.
_PLUS = "+＋"
_ORDINALS = ("第", "前", "T", "t")  # how a rank begins that is none of places counted
# How a word ends that leads to a level: 分别降至-2%.
_LEVEL_ENDS = frozenset("至到为是达于在")
# After these a share that stands alone is by how much something has grown.
_GROWS_BY = frozenset({"同比", "环比", "YoY", "QoQ", "yoy", "qoq", "YOY", "QOQ"})

# 实现 30% 的 + 线上渠道营收增长
_OF_WHAT = deferred("(?:(?![和与及并])[\u4e00-\u9fff]){4,14}")
_LIST_MARKS = " ，、；,;"
# Shares whose level is told where nothing says how they have changed: 市场份额提升 5%，乙科技 30%.
_LEVELS = frozenset(
    {"market_share", "stake", "rate", "penetration", "ratio", "gross_margin", "net_margin", "operating_margin"}
)
# Shares that themselves tell how something has changed: CPI.
_RATES_THEMSELVES = frozenset({"growth", "price_index"})
# 在 2025 年 40 万辆的基础上增长 20%: what is added to.
_ON_TOP = deferred(r"[^，。；]{0,16}?基础上")
# What lasts as long as the span before it says, and how the span itself may go on.
_LASTING = deferred("(?!至|到|左右|以|或|和)[\u4e00-\u9fff]")


class ChangeReader:
    """Reads direction and basis by the packs' cues."""

    def __init__(self, rules: Rules) -> None:
        approximators = pattern_of(rules.words("approximators"))
        self._level_end = deferred(rf"(?P<link>{pattern_of(rules.words('level_links'))})(?:{approximators}|\s)*$")
        moves = pattern_of(word for entry in rules.of(ChangeEntry) for word in entry.words)
        self._moves_to = deferred(
            rf" *(?:进一步)?(?:{moves})?(?:{pattern_of(rules.words('level_links'))})(?:仅|只有|约|近|不足)? *"
        )
        self._change_nouns = rules.words("change_noun_ends")
        # 增长 3%，低于上年的 5%; 3% 的增幅不及乙的 5%
        self._measured_by = deferred(
            r"(?: ?的[^，。；、\d]{0,8}?[幅速率])?[，,；; ]*"
            rf"(?:也|但|略|大幅|明显|远|均|并|仍|虽然?|尽管|稍|大大)*(?:{pattern_of(rules.words('rate_comparisons'))})"
            r"(?:[^，。；、（(\d]{0,12}?的)? *"
        )
        # 增长 3%，比上季的 4% 有所放缓
        self._slower_than = deferred(r"[，,；; ]*(?:也|但|略)?(?:比|较|相比|相较于?|对比)[^，。；、（(\d]{0,12}?的 *")
        self._slows = deferred(rf" *(?:{pattern_of(rules.words('rate_moves'))})")
        # 2023 年增长 3%，2024 年为 2%
        self._was = deferred(
            r"(?:之外|以外|外)?[、，,；; ]*(?:而|则|但)?(?:也)?(?:是|为|则为|则是|仅为|仅|只有|约为)(?:约|仅)? *"
        )
        # 上涨 1.8%，预期 1.9%，前值从 2.3% 下修至 2.2%
        sources, values = (pattern_of(rules.words(name)) for name in ("value_sources", "other_values"))
        self._other_value = deferred(
            rf"[，,；;（( ]*(?:{pattern_of(rules.words('rate_comparisons'))})?(?:{sources})*(?:{values})(?:为|是|由|从|的)? *"
        )
        # 增长预测从 3% 上调到 5%
        self._revised_to = deferred(
            rf"[，, ]*(?:此次|再|大幅|小幅|轻微|进一步)*(?:{pattern_of(rules.words('revising_verbs'))})(?:至|到|为|成)(?:约|近)? *"
        )
        self._openers = rules.words("comparison_openers")
        self._either_way = frozenset(rules.words("either_way"))
        self._unsaid = rules.words("changes_unsaid")
        self._over_years = compile_words(rules.words("over_years"))
        self._transitive = frozenset(rules.words("transitive_changes"))
        self._forecasts = frozenset(rules.words("revised_forecasts"))
        self._size_links = frozenset(rules.words("size_links"))
        self._compares = deferred(r" *(?:与|和|同(?!比)|较|比)[^，。；]{1,14}?(?:相比|比较|相较)? *[，,] *")
        above, below = (pattern_of(rules.words(f"{way}_than")) for way in ("higher", "lower"))
        than = rf"(?:(?P<more>{above})|(?P<less>{below}))"
        # 增速高于第二产业 2.7 个百分点
        self._apart = deferred(rf"{than}[^，。；、\d]{{1,14}}?(?:约|近|超|逾| )*$")
        # 产量 2.7 万辆，低于去年同期水平 18%
        times = pattern_of(rules.words("quantity_no_whole_times"))
        self._off = deferred(rf"{than}(?:{times})(?:同期)?(?:水平)?(?:约|近|超|逾| )*$")
        self._differs = deferred(
            rf"(?:{pattern_of(rules.words('comparison_openers'))})[^，。；、]{{0,14}}?"
            rf"(?:(?<!比)|(?<=[同环]比))(?<![扩放加])(?:(?P<more>{pattern_of(rules.words('more'))})|(?P<less>{pattern_of(rules.words('less'))}))"
            rf"(?:{pattern_of(rules.words('compared_verbs'))})?(?:了|出)?(?:约|近|超|逾| )*$"
        )
        # 较上月的 1062 伙少约 7.5%: what stands behind the figure that is compared with; 参数量甚至多 40%.
        self._than_figure = deferred(
            rf" *(?:仅|只|略|大幅|大|甚至|反而|还|更)?(?:(?P<more>{pattern_of(rules.words('more'))})"
            rf"|(?P<less>{pattern_of(rules.words('less'))}))(?:了|出)?(?:约|近|超|逾| )*"
        )
        self._gained, self._lost = (
            deferred(rf"(?:{pattern_of(rules.words(f'places_{way}'))})了? ?(?:约|近|逾)? ?$")
            for way in ("gained", "lost")
        )
        self._than = compile_words(rules.words("than"))
        up, down = (pattern_of(rules.words(f"limits_{way}")) for way in ("up", "down"))
        self._limit = deferred(rf" *的? *(?:(?P<up>{up})|(?:{down}))")
        # 较疫情前的 2019 年
        openers = pattern_of(rules.words("comparison_openers"))
        self._comparison = deferred(rf"(?:{openers})(?:[\u4e00-\u9fff]{{2,4}}前的)?\s*$")
        self._left_behind = deferred(rf"(?:{pattern_of(rules.words('leaving_verbs'))})了?\s*$")
        # 较上周（10 月 6 日至 12 日）: the days of what something is compared with.
        self._comparison_joined = deferred(rf"(?:{openers})[^，。；、]{{0,14}}?[及和与]$")
        self._looked_at = looked_at(rules)
        self._comparison_bracket = deferred(
            rf"(?:{pattern_of(rules.words('comparison_openers'))})[^，。；、（）()\d]{{1,6}}[（(] *$"
        )
        self._sizes = compile_words(rules.words("change_sizes"))
        self._open_sizes = rules.words("open_sizes")
        # 跌幅较低，仅为 0.84%: nothing but this stands before the figure of what the clause before names.
        self._goes_on = deferred(
            rf"[，,；; ]*(?:且|并|均|都|也|约|{pattern_of((*rules.words('change_sizes'), *rules.words('respectively')))})*"
            rf"(?:{pattern_of(rules.words('level_links'))}|仅|仅为|约为|高达|多达|是)? *"
        )
        # 8.6% 的实质升幅, 40% 的交付量增长率, but not 12% 的份额和增速
        self._to_change_noun = deferred(r" *的? *[^，。；、（）()\d的和与及且]{0,8}")
        self._coordinated = deferred(r" *(?:、|和|与|及|以及) *")
        self._deals_out = deferred(rf"[，,；; ]*(?:{pattern_of(rules.words('respectively'))})")
        self._attained = compile_last(f"{verb}{done}" for verb in rules.words("attaining_verbs") for done in ("", "了"))
        self._of_spans = frozenset(rules.words("changes_of_spans"))
        # 下降的城市有 14 个, but 下降的幅度为 5%
        sizes = pattern_of((*rules.words("change_sizes"), "比例", "比率"))
        self._modifies = deferred(rf" *的(?! *(?:{sizes}))[^，。；、的]*[^，。；、的 ] *")
        between = pattern_of(
            (*(word for entry in rules.of(BasisEntry) for word in entry.words), *rules.words("change_manners"))
        )
        # 低双位数（low teens）+ 增长
        self._to_noun = deferred(rf" *(?:[（(][^（）()\d]{{1,16}}[)）])? *的? *(?:(?:{between}) *的? *)*")

    def direction(self, site: Site) -> Direction | None:
        """Increase or decrease where a word of change governs the quantity, else None."""
        if site.quantity.dimension == "rank":
            return self._of_places(site)
        if site.quantity.dimension == "time":
            return self._of_span(site) or self._difference(site)
        return (
            self._of_rate(site)
            or self._before(site)
            or self._behind(site)
            or self._sign(site)
            or self._difference(site)
            or self._of_basis(site)
        )

    def _of_places(self, site: Site) -> Direction | None:
        """Which way somebody has moved in an order by so many places: 排名上升 3 位; 升至第 3 位 says where to."""
        if site.quantity.text.startswith(_ORDINALS):
            return None
        before = site.sentence.view[site.left : site.quantity.cue_start]
        if self._gained.search(before):
            return "increase"
        return "decrease" if self._lost.search(before) else None

    def _of_span(self, site: Site) -> Direction | None:
        """What a verb right before a span of time says that it has changed by: 工期缩短 20 天, 增加 0.2 日; but not 缩短至."""
        last = next((c for c in reversed(site.sentence.changes) if site.left <= c.start < site.quantity.start), None)
        if last is None or self._is_level(site, last):
            return None
        if last.text not in self._of_spans and site.quantity.value == site.quantity.value.to_integral_value():
            return None  # 增长 9 个月
        if _LASTING.match(site.sentence.view, site.quantity.end):
            return None  # 增加 24 小时通关服务
        near = site.sentence.cost(last.end, site.quantity.cue_start) == 0
        return last.entry.direction if near else None

    def _before(self, site: Site) -> Direction | None:
        for cue in reversed(site.sentence.changes):
            if cue.end > site.quantity.start or cue.start < site.left:
                continue
            near = site.sentence.cost(cue.end, site.quantity.cue_start) <= 2 or self._has_measure(site, cue)
            near = near or self._is_ranked(site, cue)  # 跌幅最显著达 2.8%
            if not near or _is_goal(site, cue) or self._is_level(site, cue) or self._only_modifies(site, cue):
                return None
            # 同比变动 -11.8%
            falls = cue.text in self._either_way and is_below_zero(site.quantity)
            return "decrease" if falls else cue.entry.direction
        return self._named_before(site)

    def _is_ranked(self, site: Site, cue: Cue[ChangeEntry]) -> bool:
        """Whether nothing but how large it is among others stands between a noun of change and its figure: 升幅最大，达 4%."""
        between = site.sentence.view[cue.end : site.quantity.cue_start]
        return cue.text.endswith(self._change_nouns) and _AMONG_OTHERS.fullmatch(between) is not None

    def _named_before(self, site: Site) -> Direction | None:
        """The direction of the noun of change that the clause before names: 跌幅较低，仅为 0.84%; 增幅最大，达 35%."""
        sentence, figure = site.sentence, site.quantity
        start, _ = sentence.clause(figure.start)
        if figure.dimension != "ratio" or start <= sentence.start:
            return None
        if not self._goes_on.fullmatch(sentence.view, start, figure.cue_start):
            return None
        before, _ = sentence.clause(start - 1)
        nouns = [c for c in sentence.changes if before <= c.start and c.end <= start]
        if (
            nouns
            and self._deals_out.match(sentence.view, start)
            and _moves_no_share(sentence, before, nouns[-1], start)
        ):
            return nouns[-1].entry.direction  # 营收、净利均有所增长，分别为 8% 和 5%
        # 调涨运价，幅度约 20%
        sized = self._sizes.search(sentence.view, start, figure.cue_start) is not None
        # 甲、乙两家企业增幅靠前，分别达 31% 和 27%: a count is no figure of the change
        figures = [q for q in sentence.quantities if before <= q.start < start and q.dimension != "count"]
        restated = bool(figures) and all(
            q.text.startswith(self._open_sizes) for q in figures
        )  # 两位数下跌，分别为 18% 和 14%
        # 涨幅 + 继续扩大，至 11.2%
        noun = next((c for c in reversed(nouns) if c.text.endswith(self._change_nouns)), None)
        if sized or restated:
            noun = nouns[-1] if nouns else None
        return noun.entry.direction if noun is not None and (restated or not figures) else None

    def moves_on(self, sentence: Sentence, last: Draft, quantity: Quantity) -> bool:
        """Whether a rate of growth moves from the last figure to this one: 增速由 39% 回落到 33%, 增长预测从 3% 上调到 5%."""
        if last.direction is None or last.quantity.dimension != "ratio" or quantity.dimension != "ratio":
            return False
        revised = self._revised_to.fullmatch(sentence.view, last.quantity.end, quantity.cue_start) is not None
        if revised and sentence.view[sentence.start : last.quantity.cue_start].rstrip().endswith(REVISIONS):
            return True
        nouns = [c for c in sentence.changes if c.end <= last.quantity.start and c.text.endswith(self._change_nouns)]
        if not nouns or sentence.cost(nouns[-1].end, last.quantity.cue_start) > 0:
            return False
        return self._moves_to.fullmatch(sentence.view, last.quantity.end, quantity.cue_start) is not None

    def goes_on(self, sentence: Sentence, last: Draft, quantity: Quantity) -> bool:
        """Whether the figure is how much the same has changed in another time, or was to: 2023 年增长 3%，2024 年为 2%; 预期 4%.

        What is a share itself has a level there (毛利率上升 3%，今年为 40%).
        """
        if last.direction is None or last.quantity.unit != quantity.unit:
            return False
        entry = last.metric.entry
        if self._other_value.fullmatch(sentence.view, last.quantity.end, quantity.cue_start):
            return entry.dimensions[0] != "ratio" or entry.key in _RATES_THEMSELVES
        if quantity.unit != "%" or (entry.dimensions[0] == "ratio" and entry.key != "growth"):
            return False
        said, timed = _without_times(sentence, last.quantity.end, quantity.cue_start)
        return timed and self._was.fullmatch(said) is not None

    def ranks_next(self, sentence: Sentence, last: Draft, quantity: Quantity) -> bool:
        """Whether the figure is by how much the next has changed of those that are ranked: 涨幅江州最高为 1.9%，海平最低为 0.3%.

        A measure of its own in between has its own level (增幅最高为 8%，毛利率最高为 30%).
        """
        if last.direction is None or not last.quantity.unit == quantity.unit == "%":
            return False
        if _NEXT_RANKED.fullmatch(sentence.view, last.quantity.end, quantity.start) is None:
            return False
        ranked = _RANKED_BEFORE.search(sentence.view, sentence.start, last.quantity.start) is not None
        own = any(last.quantity.end <= cue.start and cue.end <= quantity.start for cue in sentence.metrics)
        return ranked and not own

    def measured_by(self, sentence: Sentence, last: Draft, quantity: Quantity) -> bool:
        """Whether a rate of growth is compared with this one: 同比增长 3%，低于上年的 5%; 增长 3%，比上季的 4% 有所放缓."""
        if last.direction is None or last.quantity.unit != "%" or quantity.unit != "%":
            return False
        between, _ = _without_times(sentence, last.quantity.end, quantity.cue_start)
        if self._measured_by.fullmatch(between) is not None:
            return True
        slows = self._slows.match(sentence.view, quantity.end) is not None
        return slows and self._slower_than.fullmatch(between) is not None

    def _has_measure(self, site: Site, cue: Cue[ChangeEntry]) -> bool:
        """Whether the verb's object is a measure, whose name stands between it and the figure: 减少公司利润总额 6,832 万元."""
        sentence, figure = site.sentence, site.quantity.cue_start
        return cue.text in self._transitive and any(
            cue.end <= measure.start
            and any(reading.role == "noun" and reading.entry.direction is None for reading in measure.entry)
            and sentence.cost(cue.end, measure.start) <= _LONGEST_OWNER
            and measure.end <= figure
            and (sentence.cost(measure.end, figure) == 0 or self._is_forecast(sentence.view, measure.end, figure))
            for measure in sentence.metrics
        )

    def _is_forecast(self, view: str, start: int, end: int) -> bool:
        """Whether only a word for a forecast stands between the two places, which is what is revised: 下调净利润预测 9%."""
        return view[start:end].strip() in self._forecasts

    def _only_modifies(self, site: Site, cue: Cue[ChangeEntry]) -> bool:
        """Whether the word of change only says which things are counted: 租金下降的城市有 14 个."""
        counted = site.quantity.dimension == "count" and site.quantity.unit is not None
        return counted and self._modifies.fullmatch(site.sentence.view, cue.end, site.quantity.cue_start) is not None

    def _is_level(self, site: Site, cue: Cue[ChangeEntry]) -> bool:
        """增长至 500 亿元 is a level; 降幅达 40%, 增速为 5% are changes, for there the noun itself is the change."""
        if cue.text.endswith(self._change_nouns):
            return False
        link = self._level_end.search(site.sentence.view[cue.end : site.quantity.cue_start])
        if link is not None and link["link"] == "为" and _has_no_shares(site, cue):
            return False  # 产销量下降分别为 3% 和 4%
        # 减少达 63 家: what is said of the size of a change, not of what it leads to.
        of_size = site.quantity.dimension == "ratio" or (
            site.quantity.dimension == "count" and cue.text in self._transitive
        )
        return link is not None and not (of_size and link["link"] in self._size_links)

    def _difference(self, site: Site) -> Direction | None:
        """比 1 月高 1.6 个百分点: an adjective behind what is compared with."""
        found = self._differs.search(site.sentence.view, site.left, site.quantity.cue_start)
        if found is None and site.quantity.unit == "pp":
            found = self._apart.search(site.sentence.view, site.left, site.quantity.cue_start)
        if found is None and site.quantity.dimension == "ratio":
            found = self._by_how_much(site) or self._how_far_off(site)
        if found is None:
            return None
        return "increase" if found["more"] else "decrease"

    def _of_rate(self, site: Site) -> Direction | None:
        """By how much a rate of change is higher or lower than before, whichever way it goes: 增速比上月末低 1.6 个百分点."""
        if site.quantity.unit != "pp":
            return None
        found = self._differs.search(site.sentence.view, site.left, site.quantity.cue_start)
        moves = [c for c in site.sentence.changes if site.left <= c.start and c.end <= site.quantity.cue_start]
        if found is None or not moves or moves[-1].end > found.start():
            return None
        return "increase" if found["more"] else "decrease"

    def _by_how_much(self, site: Site) -> re.Match[str] | None:
        """An adjective alone before a share: 较上月的 1062 伙少约 7.5%, 收益 210 亿元，多 4%, 末期息多 20%."""
        view, left = site.sentence.view, site.left
        measure = max(
            (c.end for c in site.sentence.metrics if left <= c.start and c.end < site.quantity.start), default=left
        )
        found = self._than_figure.fullmatch(view, measure, site.quantity.cue_start)
        if found is None or measure > left:
            return found
        start, _ = site.sentence.clause(left)
        compared = self._than.search(view, start, left) is not None
        return found if compared or _follows_level(site) else None

    def _how_far_off(self, site: Site) -> re.Match[str] | None:
        """By how much of itself a level lies above or below an earlier one: 产量 2.7 万辆，低于去年同期 18%."""
        if not _follows_level(site):
            return None
        return self._off.search(site.sentence.view, site.left, site.quantity.cue_start)

    def of_verb(self, site: Site, metric: MetricChoice) -> Direction | None:
        """The direction that the metric's own verb says (降价 2 万元), but for a level (降价至 18.98 万元)."""
        if metric.how != "verb_before" or metric.end is None:
            return None
        if self._level_end.search(site.sentence.view[metric.end : site.quantity.cue_start]):
            return None
        return metric.entry.direction

    def take_up(self, draft: Draft, before: Sequence[Draft]) -> None:
        """Lets the next whose name alone stands before a share move as the one before: 甲科技跌 5%，乙科技超 3%."""
        last = before[-1] if before else None
        if last is None or last.direction is None or draft.direction is not None or draft.quantity.unit != "%":
            return
        same = last.quantity.unit == "%" and last.metric.entry.key == draft.metric.entry.key
        if not same or draft.subject is None or draft.subject.inherited or draft.metric.entry.key in _LEVELS:
            return
        view, (start, end) = draft.sentence.view, (draft.subject.start, draft.subject.end)
        between = view[last.quantity.end : start], view[end : draft.quantity.cue_start]
        if all(not text.strip(_LIST_MARKS) for text in between):
            draft.direction, draft.basis = last.direction, last.basis

    def _behind(self, site: Site) -> Direction | None:
        """A share or multiple directly before its word of change: 35% 的增长, 双位数增长, 12% 的同比增长."""
        if site.quantity.dimension != "ratio" and site.quantity.unit != "倍":
            return self._of_measure_behind(site)
        noun = self._noun_behind(site) or self._of_measure_behind(site)
        if noun is not None:
            return noun
        if self._is_compared(site) or self._is_base_of_points(site):
            return None
        limit = self._limit.match(site.sentence.view, site.quantity.end)
        if limit is not None:
            return "increase" if limit["up"] else "decrease"  # 20% 涨停
        for cue in site.sentence.changes:
            if site.quantity.end <= cue.start < site.right:
                near = self._to_noun.fullmatch(site.sentence.view, site.quantity.end, cue.start) is not None
                return cue.entry.direction if near else None
        return self._behind_next(site)

    def _noun_behind(self, site: Site) -> Direction | None:
        """What the noun of change says whose size stands before it and its measure: 40% 的交付量增长率, 8.6% 升幅, 两位数营运成长."""
        view, figure = site.sentence.view, site.quantity
        is_open = view.startswith(self._open_sizes, figure.start) and not view.startswith(OF, figure.end)
        for cue in site.sentence.changes:
            names = is_open or cue.text.endswith(self._change_nouns)
            if figure.end <= cue.start < site.right and names:
                near = self._to_change_noun.fullmatch(view, figure.end, cue.start)
                return cue.entry.direction if near is not None else None
        return None

    def _behind_next(self, site: Site) -> Direction | None:
        """What stands behind the last of a list for each of it: 分别取得 5% 和 1.8% 的增长."""
        sentence, figure = site.sentence, site.quantity
        following = [q for q in sentence.quantities if q.start >= figure.end]
        if not following or following[0].unit != figure.unit or following[0].cue_start < following[0].start:
            return None
        if not self._coordinated.fullmatch(sentence.view, figure.end, following[0].start):
            return None
        end = sentence.clause(figure.start)[1]
        right = min([end, *(q.start for q in following[1:2])])
        return self._behind(site._replace(quantity=following[0], right=right))

    def _of_measure_behind(self, site: Site) -> Direction | None:
        """What stands before its measure and the word of change: 3 亿元的利润增长, 8 亿元的成本节约, 34% 的订单量同比增长."""
        sentence, at = site.sentence, site.quantity.end
        at += sentence.view.startswith(" ", at)
        if not sentence.view.startswith(OF, at) or self._than.search(sentence.view, site.left, site.quantity.start):
            return None  # 比去年 2 万亿元的规模减少 3000 亿元
        for measure in sentence.metrics:
            if measure.start == at + len(OF) and any(reading.role == "noun" for reading in measure.entry):
                end = next((b.end for b in sentence.bases if b.start == measure.end), measure.end)
                return next((c.entry.direction for c in sentence.changes if c.start == end), None)
        return self._of_attained(site, at)

    def _of_attained(self, site: Site, at: int) -> Direction | None:
        """What ends the clause behind a share that is attained: 实现 40% 的品牌声量同比增长，."""
        sentence, end = site.sentence, site.sentence.clause(site.quantity.start)[1]
        if not self._attained.search(sentence.view, site.left, site.quantity.cue_start):
            return None
        what = _OF_WHAT.match(sentence.view, at + len(OF), end)
        return next((c.entry.direction for c in sentence.changes if what and c.end == what.end()), None)

    def _is_compared(self, site: Site) -> bool:
        """Whether the figure only is what another one has moved away from: 估值较高峰的 60 倍大幅回落."""
        view, start = site.sentence.view, site.sentence.clause(site.quantity.start)[0]
        if not view[start : site.quantity.cue_start].rstrip().endswith(OF) or view.startswith(OF, site.quantity.end):
            return False
        return self._than.search(view, max(start, site.left), site.quantity.start) is not None

    def _is_base_of_points(self, site: Site) -> bool:
        """Whether the share is what there was in the time right before it, from which points are told: 比一季度 10.1% 增加 0.3 个百分点."""
        sentence, figure = site.sentence, site.quantity
        behind = next((q for q in sentence.quantities if q.start >= figure.end), None)
        if figure.unit != "%" or behind is None or behind.unit != "pp":
            return False
        moved = any(
            not sentence.view[figure.end : c.start].strip() and sentence.cost(c.end, behind.cue_start) == 0
            for c in sentence.changes
            if figure.end <= c.start and c.end <= behind.cue_start
        )
        return moved and any(
            self.is_comparison(sentence.view, time) and not sentence.view[time.end : figure.cue_start].strip(" 的")
            for time in sentence.times
            if time.end <= figure.cue_start
        )

    @staticmethod
    def _tells_by_signs(site: Site) -> bool:
        """Whether the sentence has shares with a plus, and this one is such, or has its minus right behind what has changed."""
        plus = any(q.text[0] in _PLUS and q.dimension == "ratio" for q in site.sentence.quantities)
        if not plus or site.quantity.text[0] in _PLUS:
            return plus
        before = site.sentence.view[site.left : site.quantity.cue_start].rstrip()[-1:]
        return "\u4e00" <= before <= "\u9fff" and before not in _LEVEL_ENDS

    def _sign(self, site: Site) -> Direction | None:
        """同比 +12%, (+56%), 同比-2 亿元: a signed share beside a basis or in a bracket of its own, a sum right behind a basis.

        Behind 变动 any signed figure is one, and so is a share with a plus, and what has a minus beside it: 良率+8%、成本-3%.
        """
        sign = site.quantity.text[0]
        if sign not in "+-−＋":
            return None
        if site.sentence.view.endswith(self._unsaid, site.left, site.quantity.start):
            based, bracketed = True, False
        elif site.quantity.dimension != "ratio":
            based, bracketed = any(b.end == site.quantity.start for b in site.sentence.bases), False
        elif self._tells_by_signs(site):
            based, bracketed = True, False
        else:
            bracketed = site.sentence.view[site.left : site.quantity.start].rstrip().endswith(("(", "（"))
            based = any(site.left <= b.start and b.end <= site.quantity.start for b in site.sentence.bases)
        if not (bracketed or based):
            return None
        return "increase" if sign in _PLUS else "decrease"

    @staticmethod
    def _of_basis(site: Site) -> Direction | None:
        """A share right behind the name of a change's basis, where notes leave out that it grows: 净利润 2 亿元，同比 33%."""
        figure = site.quantity
        if figure.unit != "%" or figure.value <= 0:
            return None
        view = site.sentence.view
        bases = (b for b in site.sentence.bases if b.text in _GROWS_BY and site.left <= b.start)
        said = any(b.end <= figure.cue_start and not view[b.end : figure.cue_start].strip() for b in bases)
        return "increase" if said else None

    def basis(self, site: Site) -> Basis | None:
        """What the change is measured against: the nearest words that say so, in its stretch, its clause, or one that only compares."""
        sentence = site.sentence
        if self.is_over_years(site):
            return None
        clause, _ = sentence.clause(site.quantity.start)
        before = sentence.clause(max(sentence.start, clause - 1))[0]
        compared = self.only_compares_from(sentence, clause) < clause
        compared = compared and not sentence.view.startswith(
            self._openers, clause
        )  # 较上月减少 13 万台，较 2024 年同期…
        says_of_none = before < clause and not any(before <= q.start < clause for q in sentence.quantities)
        qualifies = sentence.view[site.quantity.end : site.quantity.end + 2].lstrip().startswith(OF)
        if qualifies and (behind := self._basis_behind(site)) is not None:
            return behind  # 12% 的同比增长和 9% 的环比增长
        for start in (site.left, clause, *([before] if compared or says_of_none else [])):
            found = [b for b in sentence.bases if start <= b.start and b.end <= site.quantity.start]
            found = [b for b in found if not self._is_cut_from_time(sentence, b)]
            if found:
                return found[-1].entry.basis
        return self._basis_behind(site)

    def only_compares_from(self, sentence: Sentence, clause: int) -> int:
        """Where the clause before begins if it only says what is compared with (与 2023 年同期比较，), else the clause itself."""
        before = sentence.clause(max(sentence.start, clause - 1))[0]
        if self._compares.fullmatch(sentence.view, before, clause) is None:
            return clause
        told = any(before <= c.start < clause for c in sentence.changes) and inside(sentence.quantities, before, clause)
        return clause if told else before  # 与去年同期相比增长 30%，…

    def _is_cut_from_time(self, sentence: Sentence, basis: Cue[BasisEntry]) -> bool:
        """Whether the word begins within the time that something is compared with: 年增 of 较 2012 年增长; but 2023 年增长 3%."""
        if not basis.text.startswith("年"):
            return False
        return any(t.start < basis.start < t.end and self.is_comparison(sentence.view, t) for t in sentence.times)

    def is_of_year_alone(self, site: Site) -> bool:
        """Whether the word for the basis is only the end of the year that the change is of, and what follows it: 今年涨 35%."""
        found = [b for b in site.sentence.bases if site.left <= b.start and b.end <= site.quantity.start]
        if not found or not found[-1].text.startswith("年"):
            return False
        return any(time.start < found[-1].start < time.end for time in site.sentence.times)

    def is_over_years(self, site: Site) -> bool:
        """Whether the rate is reckoned over several years, and compared with no one period: 年复合增长率 33%."""
        start = max(site.left, site.sentence.clause(site.quantity.start)[0])
        return self._over_years.search(site.sentence.view, start, site.quantity.start) is not None

    def _basis_behind(self, site: Site) -> Basis | None:
        """The basis that stands behind a share, before its noun of change: 12% 的同比增长, 34% 的订单量同比增长."""
        figure = site.quantity
        behind = next((b for b in site.sentence.bases if figure.end <= b.start < site.right), None)
        if behind is None or figure.dimension != "ratio" or self._behind(site) is None:
            return None
        near = self._to_noun.fullmatch(site.sentence.view, figure.end, behind.end) or self._of_measure_behind(site)
        return behind.entry.basis if near is not None else None

    def is_left_behind(self, view: str, time: Time) -> bool:
        """Whether the time is of what is over: 扭转去年四季度萎缩 0.5% 的走势, 摆脱了 2015 年巨亏的阴影."""
        return self._left_behind.search(view, max(0, time.start - 4), time.start) is not None

    def is_comparison(self, view: str, time: Time) -> bool:
        """Whether the time opens a comparison's base: 较 2023 年的 208 亿元, 由 2019 年的 4 万套."""
        if time.base:
            return True
        if view.startswith("从", time.start - 1) and self._looked_at.match(view, time.end):
            return False  # 从一季度数据来看
        if self._comparison.search(view, max(0, time.start - 9), time.start) is not None:
            return True
        if self.is_left_behind(view, time):
            return True
        if self._comparison_bracket.search(view, max(0, time.start - 14), time.start) is not None:
            return True
        led = view[max(0, time.start - 2) : time.start].rstrip()
        if led.endswith(_WITH) and _LEVEL_COMPARED.match(view, time.end):
            return True
        if view.startswith(("及", "和", "与"), time.start - 1) and view.startswith(("的", "时的"), time.end):
            # 高于预估的 0.3% 及 8 月时的 0.4%
            return self._comparison_joined.search(view, max(0, time.start - 20), time.start) is not None
        if _JOINED_TO.search(view, max(0, time.start - 14), time.start) and _COMPARED_BEHIND.match(view, time.end):
            return True  # 与前一年及 2019 年相比
        if led.endswith("在") and _ON_TOP.match(view, time.end):
            return True
        return led.endswith(_WITH) and _COMPARED_BEHIND.match(view, time.end) is not None  # 与上月相比扩大 1.8 个百分点


def _without_times(sentence: Sentence, start: int, end: int) -> tuple[str, bool]:
    """What stands between the two places but for times, and whether there are any."""
    between, times = sentence.view[start:end], inside(sentence.times, start, end)
    for time in reversed(times):
        between = between[: time.start - start] + between[time.end - start :]
    return between, bool(times)


def _has_no_shares(site: Site, cue: Cue[ChangeEntry]) -> bool:
    """Whether the figure is a share and no level of what is named right before the change: 产量下降为 12%, not 毛利率下降为 12%.

    Behind a basis it is none anyway: 同比增长仅为 2%.
    """
    if site.quantity.unit != "%":
        return False
    if any(site.left <= basis.start and basis.end == cue.start for basis in site.sentence.bases):
        return True
    readings = [r for m in site.sentence.metrics if site.left <= m.start and m.end == cue.start for r in m.entry]
    return any(r.role == "noun" for r in readings) and not any("ratio" in r.entry.dimensions for r in readings)


def _is_goal(site: Site, cue: Cue[ChangeEntry]) -> bool:
    """Whether the figure is the goal that more has been done than: 超额完成 30 万辆的目标; but not 超额完成 4%."""
    exceeds = any(basis.start == cue.start and basis.entry.basis == "target" for basis in site.sentence.bases)
    return exceeds and site.quantity.dimension != "ratio"


def _follows_level(site: Site) -> bool:
    """Whether the figure's stretch begins right behind a level, as Hong Kong's press says how it has moved: 收益 210 亿元，多 4%."""
    last = next((q for q in reversed(site.sentence.quantities) if q.end <= site.left), None)
    if last is None or last.dimension not in ("money", "count"):
        return False
    return not site.sentence.view[last.end : site.left].strip(" ，,")


def _moves_no_share(sentence: Sentence, start: int, change: Cue[ChangeEntry], end: int) -> bool:
    """Whether the change ends the clause, and what it moves is no share, whose level would stand behind: 毛利率上升，分别为 30%."""
    if sentence.view[change.end : end].strip(" ，,；;"):
        return False
    nouns = [r for m in sentence.metrics if start <= m.start and m.end <= change.start for r in m.entry]
    return bool(nouns) and not any(r.entry.dimensions[0] == "ratio" for r in nouns)
