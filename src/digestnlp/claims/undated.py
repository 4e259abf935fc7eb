"""Tells which times say nothing of when a figure is: of a name, a source, a record, a goal, or what the figure is measured by."""

from __future__ import annotations

from datetime import timedelta

from digestnlp.claims.draft import ONE_OFF, Draft
from digestnlp.claims.running_totals import SUMMED_ACCOUNTS
from digestnlp.deferred import deferred
from digestnlp.models import Time
from digestnlp.rules import Rules
from digestnlp.wordlist import compile_last, compile_words, pattern_of

# （括号内为 11 月数据）: what stands in brackets behind each figure.
_A_YEAR = timedelta(366)
_IN_BRACKETS = deferred(r"括[号弧](?:里|中|内)?(?:的)?(?:数据|数字)?(?:分别)?(?:为|是|系)? *$")
_OF_WHAT = deferred(r"[^，。；、\d]{0,8}[的之]")  # 去年同期的, 2020 年产能的
_EXPECTED = deferred(r" *(?:时|的)?(?:预期|预测|预估|预计)值?(?:为|是)?(?= *[-−]?[0-9零一二三四五六七八九十])")
# 以 3 月 31 日为评估基准日, 以 3 月 31 日的总股本 5 亿股为基数
_BASE_DATE = deferred(r" *为(?:本次)?(?:交易|评估|审计|定价|估值|资产)*的?(?:基准日|基准，)")
_BASE_NUMBER = deferred(r" *的?(?:公司)?(?:的)?[^，。；\d]{0,4}?总?股本?[^，。；、]{0,24}?[，]?(?:为|作为)基[数准]")
# What is agreed upon or paid out, whatever day the appraisal or the count of shares is of.
_DEALS = frozenset({"acquisition_price", "dividend", "funding", "investment", "share_price", "stake"})
# 2023 年及以后退役的军人, 2010 年之前建成的住房: which ones are told of.
_WHICH = deferred(r"[年月底末] *(?:及|或)(?:之|以)?[前后][^，。；：、\d]{1,12}?的")
TO_COME = ("将于", "将在", "拟于", "定于", "计划于", "预计于", "会在")  # 将于 14 日公布
_SUPERLATIVE = deferred(r"[^，。；、\d]{0,8}最")
_GONE_THROUGH = ("在", "继", "经", "经过", "经历", "历经")
_AFTER_IT = deferred(r"[^，。；：、]{1,14}?(?:之后|以后|后(?![来续期]))")
_DAYS_OFF = deferred(r"^\D*(?:假期|长假|连假|小长假|假日|节|暑假|寒假|清明|端午|中秋|国庆|元旦)(?:期间|因素|档期?)?$")
_AT = deferred("[”」》]? ?(?:上|现场)")
_ALL_TOLD = "累计"
# What accounts of a longer time say.
_ACCOUNTS = SUMMED_ACCOUNTS | {"eps"}
# What is so at any time, and no less on the day after somebody has said it.
_STATES = frozenset(
    {"amount", "area", "capacity", "cash", "cities", "countries", "count", "dealers", "expense", "headcount", "price",
     "ratio", "salary", "stations", "stores", "users"}
)  # fmt: skip
_WEEKEND = "周末"
# 今年 + 第三批土拍, 2025 年 + 第二期国债
_ISSUE = deferred(r" *度?第 ?[一二三四五六七八九十0-9]{1,3} ?(?:期|批次?|号)(?!财报|业绩)")
# 期间 + 生产的汽车; 生产日期在
_MADE = deferred(r" *(?:期间|之间|间|内)?[，,]?(?:所)?(?:生产|制造|出厂|组装|下线|进口)的")
_MADE_ON = deferred(r"(?:生产|制造|出厂)(?:日期|时间)(?:范围)?(?:为|在|自|从|介于|是|[：:])? *$")
_ASIDE_MORE = 4  # characters of the bracket beside the time
_NAMED = deferred(r"[^，。；！？“”「」]{1,20}[”」]")


def of_brackets(view: str, time: Time) -> bool:
    """Whether the time is that of the figures in brackets: （括号内为 11 月数据）."""
    start = max(0, time.start - 12)
    return view.find("括", start, time.start) >= 0 and _IN_BRACKETS.search(view, start, time.start) is not None


def _opens_item(view: str, time: Time) -> bool:
    """Whether the day stands in brackets between the title of an item of news and its text: 甲公司扩产（2025-03-05）— 甲公司…."""
    if time.grain != "day" or view[time.start - 1 : time.start] not in ("（", "("):
        return False
    return view[time.end : time.end + 1] in ("）", ")") and view[time.end + 1 : time.end + 4].lstrip()[:1] in ("—", "–")


def _in_name(view: str, time: Time, figure: int) -> bool:
    """Whether the time is part of a name in quotation marks, before the figure: “当前经济形势指数”为 144 点."""
    if view[time.end : time.end + 1] in ("", "”", "」"):
        return False
    named = _NAMED.match(view, time.end)
    if named is None or named.end() > figure:
        return False
    before = view[max(0, time.start - 20) : time.start]
    return max(before.rfind("“"), before.rfind("「")) > max(before.rfind("”"), before.rfind("」"), before.rfind("，"))


def closed_bracket(view: str, at: int, start: int, end: int) -> tuple[int, int] | None:
    """Where the bracket around the place begins and ends, both between two others."""
    opened, before = (
        max(view.rfind(mark, start, at) for mark in "（("),
        max(view.rfind(mark, start, at) for mark in "）)"),
    )
    closed = min((found for mark in "）)" if (found := view.find(mark, at, end)) >= 0), default=-1)
    return (opened, closed) if opened > before and closed >= 0 else None


def _is_in_aside(draft: Draft, time: Time) -> bool:
    """Whether the time is told with more in a bracket before the figure, where another time stands before the bracket.

    3 月 5 日续做 500 亿元（含 3 月 16 日到期的部分）和逆回购 10 亿元
    """
    view, sentence = draft.sentence.view, draft.sentence
    if not (bracket := closed_bracket(view, time.start, sentence.start, draft.quantity.start)):
        return False
    opened, closed = bracket
    more = closed - opened - (time.end - time.start) >= _ASIDE_MORE
    return more and any(t.end <= opened and not t.base for t in sentence.times)


def is_base_date(draft: Draft, time: Time | None) -> bool:
    """Whether the day is that of an appraisal or of the shares that are counted, and the figure of what is agreed upon.

    以 3 月 31 日为评估基准日，估值 2 亿元。60% 股权作价 1.2 亿元; 以 3 月 31 日的总股本 5 亿股为基数，每 10 股派 3 元.
    """
    if time is None or time.grain != "day" or draft.metric.entry.key not in _DEALS:
        return False
    view, figure = draft.sentence.view, draft.quantity.start
    base = _BASE_DATE.match(view, time.end) or _BASE_NUMBER.match(view, time.end)
    return base is not None and base.end() <= figure


def is_left_behind(draft: Draft, time: Time | None) -> bool:
    """Whether the sentence has another time before it, and goes on with what is so after it: 本月需求在 4 月回升后走弱，指数为 49.1%."""
    sentence = draft.sentence
    if time is None or time.instant or time.grain not in ("week", "month", "quarter", "half", "year"):
        return False
    passed = _AFTER_IT.match(sentence.view, time.end, draft.quantity.start)
    if passed is None or not sentence.view[: time.start].rstrip().endswith(_GONE_THROUGH):
        return False
    return any(t.end <= time.start and not t.base for t in sentence.times)


class UndatedTimes:
    """Finds them by the packs' words of contracts, goals, reports, foundings and records."""

    def __init__(self, rules: Rules) -> None:
        goods, contracts = (pattern_of(rules.words(f"contract_{name}")) for name in ("goods", "words"))
        other = pattern_of(rules.words("contract_other"))
        founding = pattern_of(rules.words("founding_verbs"))
        # 布油 10 月合约: the month names the contract; 2024 年款: the year the model; 上周基数较小: what is
        # compared with; 2015 年成立的: when it began.
        self._no_period_behind = deferred(
            rf" *(?:(?:{goods})?(?:{contracts})(?!{other})|(?:交货|交割|到期)的?[^，。；\d]{{0,10}}?(?:{contracts})"
            rf"|(?<=年)款(?![项待])|(?:的|同期的?)?(?:基数|低基数|高基数)|(?:{pattern_of(rules.words('dated_names'))})|(?:{founding})(?:的|[，,]))"
        )
        # 年初定下的 50 万辆目标: when something was said.
        self._set_then = deferred(rf" *(?:{pattern_of(rules.words('setting_verbs'))})的")
        # 创办于 1952 年
        self._founded = deferred(rf"(?<!先)(?:{founding})(?:于|时间为|时间是) *$")  # no 生于 in 王先生于 2016 年
        self._founded_reach = max(map(len, rules.words("founding_verbs")), default=0) + len("先时间为")
        # 甲机构 3 月 3 日预测; 周一发布报告显示; 2 月份的公告里; （1 月预期为 5.1%）
        self._before_this = tuple(rules.words("told_before_this"))
        told_in = pattern_of(rules.words("told_in"))
        self._told_then = deferred(
            rf" *(?:{pattern_of(rules.words('told_then'))}"
            r"|(?:又|再)?(?:发表|发布|公布|刊发)了?[^，。；\d]{0,12}?(?:报告|声明|研报|数据|公报|文章)[^，。；\d]{0,6}?(?:显示|说|称|指|表示))"
        )
        done = pattern_of(rules.words("done_at_events"))
        self._told_in = deferred(
            rf" *的(?:一[份则项次场])?[^，。；\d]{{0,10}}?(?:{told_in})(?:上|中|里)(?![，,]?[^，。；\d]{{0,6}}?(?:{done}))"
        )
        # 3 月 5 日，据某报消息; 3 月 5 日晚间，外媒报道; 某报周四援引
        reports, media = (pattern_of(rules.words(name)) for name in ("day_of_report", "outlets_unnamed"))
        self._reported = deferred(
            rf"[，,]? *(?:又|再)?(?:{reports}|(?:据|根据|按|有)[^，。；\d]{{1,18}}?(?:{reports})|(?:{media})[^，。；]{{0,24}}?(?:{reports})"
            rf"|(?<=[，,])[^，。；\d]{{1,8}}?(?:{pattern_of(rules.words('day_of_finding'))}))"
        )
        self._spoke = deferred(rf" *(?:{pattern_of(rules.words('day_of_speaking'))})")
        self._said = deferred(rf" *(?:{pattern_of(rules.words('day_of_saying'))})")
        self._causes = deferred(
            rf"[，,；;]? *(?:但)?(?:{pattern_of((*rules.words('causes'), *rules.words('favours')))})(?:正值|恰逢|适逢|逢|遇|为|是)? *"
        )
        papers = pattern_of([*rules.words("accounts"), *rules.words("statistics_papers"), *rules.words("surveys")])
        parts = pattern_of(rules.words("parts_published"))
        # 目前 25 家券商的 7 月业绩悉数出炉
        self._out = deferred(
            rf" *的?[^，。；\d]{{0,4}}?(?:{papers})[^，。；\d]{{0,6}}?(?:{pattern_of(rules.words('publishing'))})"
        )
        self._puts_out = deferred(rf"(?:{pattern_of(rules.words('publishing'))})了?[^，。；\d]{{0,4}}$")
        self._paper = deferred(rf" *的?[^，。；\d]{{0,4}}?(?:{papers})")
        # 8 月 20 日，甲公司公告，拟以 2 亿元回购
        told = pattern_of(rules.words("day_of_saying"))
        self._announced = deferred(
            rf"(?:[早晚午]间|上午|下午|盘后)?[，,]? *(?P<who>[^，。；\d]{{1,14}}?)(?:{told})(?:称|表示|显示|说)?(?=[，,：:])"
        )
        # 昨日，甲公司公布季度业绩; 甲公司昨公布半年纯利
        self._publishes = deferred(
            rf"[，,]?[^，。；\d]{{0,12}}?(?:{pattern_of(rules.words('publishing'))})了?(?:[^，。；\d]{{0,16}}?(?:{papers})|{parts})"
        )
        # 甲公司今日公布净利润为 3 亿元
        self._put_out = deferred(
            rf"[，,]?[^，。；\d]{{0,12}}?(?:{pattern_of(rules.words('publishing'))})了?[^，。；\d]{{0,4}}"
        )
        self._events = deferred(rf" *的?[^，。；：、]{{0,24}}?(?:{pattern_of(rules.words('event_names'))})")
        self._released = deferred(rf" *(?:{pattern_of(rules.words('release_verbs'))})的")
        self._bought = deferred(rf"[^，。；]{{0,24}}?(?:{pattern_of(rules.words('purchases'))})")
        self._resold = compile_words(rules.words("resales"))
        self._recalls = compile_words(rules.words("recalls"))
        self._reports = deferred(rf" *(?:{pattern_of(rules.words('yearly_reports'))})")
        self._acts = tuple(rules.words("act_papers"))
        self._of_capital = deferred(rf" *(?:公司)?(?:的)?(?:{pattern_of(rules.words('whole_capital'))})")
        self._levels = deferred(rf" *(?:{pattern_of(rules.words('levels_reached'))})")
        self._levels_before = tuple(rules.words("levels_reached_before"))
        # 2023 年以来首次回到两位数: since when it is the first.
        self._since_when = deferred(rf" *(?:{pattern_of(rules.words('record_words'))})")
        # 创自 2020 年 1 月疫情后新高
        self._record_since = deferred(rf"[^，。；：、\d]{{0,10}}?(?:{pattern_of(rules.words('record_words'))})")
        self._shares_of = compile_last(rules.words("levels_of_before"))
        self._by_vintage = deferred(rf"[^，。；：]{{0,16}}?(?:{pattern_of(rules.words('vintage_prices'))})")
        self._part_of = compile_last(rules.words("parts_of_before"))
        self._reached_of = compile_last(rules.words("reached_of_before"))

    def is_of_purchase(self, draft: Draft, time: Time | None) -> bool:
        """Whether only what was paid is of the time, and the figure of the sale since: 1993 年以 80 万元购入，账面获利 300 万元."""
        view, figure = draft.sentence.view, draft.quantity.start
        if time is None or time.instant or not draft.sentence.start <= time.start < time.end <= figure:
            return False
        if not (bought := self._bought.match(view, time.end, figure)):
            return False
        return self._resold.search(view, bought.end(), figure) is not None

    def skips(self, draft: Draft, time: Time) -> bool:
        """Whether the time does not date the draft's figure."""
        view = draft.sentence.view
        return (
            self.dates_nothing(view, time)
            or _in_name(view, time, draft.quantity.start)
            or self._is_measured_by(draft, time)
            or self._is_vintage(draft, time)
            or self._is_of_report(draft, time)
            or self._is_of_publishing(draft, time)
            or self.is_of_publishers(draft, time)
            or self._is_of_cause(draft, time)
            or self._is_in_title(draft, time)
            or self._is_of_event(draft, time)
            or self._is_of_release(draft, time)
            or _is_in_aside(draft, time)
            or is_base_date(draft, time)
            or is_left_behind(draft, time)
            or self.is_of_purchase(draft, time)
            or self._is_of_making(draft, time)
        )

    def _is_of_making(self, draft: Draft, time: Time) -> bool:
        """Whether the time only says which goods are called back: 召回 2023 年 3 月至 2024 年 5 月期间生产的汽车 3200 辆."""
        sentence = draft.sentence
        if self._recalls.search(sentence.view, sentence.start, sentence.end) is None:
            return False
        made = _MADE.match(sentence.view, time.end) or _MADE_ON.search(sentence.view, sentence.start, time.start)
        return made is not None

    def _is_of_report(self, draft: Draft, time: Time) -> bool:
        """Whether the year is that of the report which tells a plan: 在 2024 年年报中透露经营计划."""
        return draft.ahead and time.grain == "year" and self._reports.match(draft.sentence.view, time.end) is not None

    def _is_of_cause(self, draft: Draft, time: Time) -> bool:
        """Whether the clause before the figure's only says that days off were the reason: 由于五一假期，新发基金仅 4 只."""
        sentence = draft.sentence
        start, end = sentence.clause(time.start)
        if (
            end > draft.quantity.start
            or time.grain not in ("span", "day")
            or not _DAYS_OFF.search(sentence.view[time.start : time.end])
        ):
            return False
        # 4 月因逢清明假期，出货减少一成; 受惠春节及元宵假期，营收增长 7%
        told = [t for t in sentence.times if start <= t.start and t.end <= time.start]
        off = [t for t in told if _DAYS_OFF.search(sentence.view[t.start : t.end])]
        caused = self._causes.match(sentence.view, max([start, *(t.end for t in told if t not in off)]), time.start)
        return caused is not None and (bool(off) or not sentence.view[caused.end() : time.start].strip())

    def _is_of_publishing(self, draft: Draft, time: Time) -> bool:
        """Whether accounts or statistics were only out on the day, and the figure is what these say of a longer time.

        昨日，甲公司公布季度业绩，营收 3 亿元; 今日公布净利润为 3 亿元; but 昨日公布业绩，股价跌 5% and 昨日宣布回购 3 亿元
        """
        if time.grain != "day" or time.instant or not draft.metric.entry.inherits or draft.metric.entry.key in ONE_OFF:
            return False
        view, figure = draft.sentence.view, draft.quantity.start
        if self._publishes.match(view, time.end, figure):
            return True
        return any(
            time.end < cue.start < figure
            and cue.entry[0].entry.key in _ACCOUNTS
            and self._put_out.fullmatch(view, time.end, cue.start)
            for cue in draft.sentence.metrics
        )

    def is_of_publishers(self, draft: Draft, time: Time | None) -> bool:
        """Whether by now reports on a time are out, and the figure is what these say of it: 目前 8 家券商的 7 月业绩出炉，合计营收 3 亿元.

        How many have reported is itself of now.
        """
        sentence, figure = draft.sentence, draft.quantity.start
        if time is None or time.grain != "day" or not draft.metric.entry.inherits:
            return False
        start, end = sentence.clause(time.start)
        if time.text.startswith("截"):
            end = sentence.clause(end)[1] if not sentence.view[time.end : end].strip(" ，,") else end
        return end <= figure and any(
            time.end <= told.start < end
            and told.grain in ("month", "quarter", "half", "year")
            and (
                self._out.match(sentence.view, told.end, end)
                or (
                    self._puts_out.search(sentence.view, start, told.start)
                    and self._paper.match(sentence.view, told.end, end)
                )
            )
            for told in sentence.times
        )

    def only_tells(self, draft: Draft, time: Time) -> bool:
        """Whether the day is that of a report, or of the saying of what is to come.

        3 月 5 日，据某报消息，甲公司融资 3 亿元; 甲公司周三表示，将裁员 300 人. A quote is of the day of its report, too.
        """
        view = draft.sentence.view
        days = time.grain == "day" or view.endswith(_WEEKEND, time.start, time.end)  # 上周末透露，规模将超过 17 万亿元
        if not days or time.instant or time.end > draft.quantity.start:
            return False
        if draft.ahead and self._said.match(view, time.end) and not view.endswith(TO_COME, 0, time.start):
            return True
        if draft.ahead and not view[draft.sentence.start : time.start].strip() and self._tells_of_plan(draft, time):
            return True
        if self._is_said_of_state(draft, time):
            return True
        return not draft.metric.entry.of_day and self._reported.match(view, time.end) is not None

    def _is_said_of_state(self, draft: Draft, time: Time) -> bool:
        """Whether somebody only says on the day, in a clause before the figure's, what is so at any time: 昨受访指出，门店有 300 家."""
        entry, sentence = draft.metric.entry, draft.sentence
        if draft.direction is not None or entry.of_day or entry.key in ONE_OFF or entry.key not in _STATES:
            return False
        if sentence.clause(time.start)[1] > draft.quantity.start:
            return False
        return self._spoke.match(sentence.view, time.end) is not None

    def _tells_of_plan(self, draft: Draft, time: Time) -> bool:
        """Whether somebody says on the day, in clauses before the figure's, what is to come: 8 月 20 日，甲公司公告，拟回购 3 亿元."""
        said = self._announced.match(draft.sentence.view, time.end, draft.quantity.start)
        return said is not None and draft.sentence.clause(said.start("who"))[1] <= draft.quantity.start

    def _is_in_title(self, draft: Draft, time: Time) -> bool:
        """Whether the time is in the title of an act that another time of the sentence dates: 3 月 5 日发布《甲公司 2024 年采购公示》."""
        view, sentence = draft.sentence.view, draft.sentence
        opened = view.rfind("《", sentence.start, time.start)
        closed = view.find("》", time.end, draft.quantity.start) if opened >= 0 else -1
        if closed < 0 or view.find("》", opened, time.start) >= 0 or not view.endswith(self._acts, opened, closed):
            return False
        return any(t.end <= opened for t in sentence.times)

    def _is_of_event(self, draft: Draft, time: Time) -> bool:
        """Whether the time is in the name of an event at which something is said, or that a day before it dates.

        在 2025 年江州车展上，云岚汽车宣布累计交付 20 万辆; 8 日，江州举行三季度项目开工仪式，开工项目 9 个
        """
        sentence = draft.sentence
        if time.instant or time.grain not in ("year", "half", "quarter", "month"):
            return False
        named = self._events.match(sentence.view, time.end, draft.quantity.start)
        if named is None or named.end() > sentence.clause(time.start)[1]:
            return False
        if _AT.match(sentence.view, named.end()) and not self._paper.match(sentence.view, time.end):
            return True  # but 2024 年业绩说明会上
        return any(t.end <= time.start and t.grain == "day" and not t.base for t in sentence.times)

    def _is_of_release(self, draft: Draft, time: Time) -> bool:
        """Whether the time only says since when there is a thing whose figure is summed up: 2006 年发售的云岚One累计销量 3 万台."""
        if time.instant or not self._released.match(draft.sentence.view, time.end):
            return False
        return _ALL_TOLD in draft.sentence.view[time.end : draft.quantity.start]

    def dates_nothing(self, view: str, time: Time) -> bool:
        """Whether the time names a contract, says when a goal was set, or since when something is the first or highest."""
        if self._no_period_behind.match(view, time.end) or _opens_item(view, time):
            return True
        if self._set_then.match(view, time.end) and not _is_of_years(time):
            return True
        if time.instant and self._of_capital.match(view, time.end):
            return True
        if _WHICH.match(view, time.end - 1) or (time.grain == "year" and _ISSUE.match(view, time.end)):
            return True
        if of_brackets(view, time) or self._says_when(view, time):
            return True
        at = time.start
        while at and view[at - 1] == " ":
            at -= 1
        if self._founded.search(view, max(0, at - self._founded_reach), at):
            return True
        if time.text.endswith(("今", "为止")) and _SUPERLATIVE.match(view, time.end):
            return True  # 迄今为止最大的一单
        since = view[at - 1 : at] == "自" or time.text[:1] == "自"
        if since and self._record_since.match(view, time.end):
            return True
        if view.endswith(self._levels_before, 0, at) and self._levels.match(view, time.end):
            return True
        # 近两年高点 is compared with two years, 单月新高 with every month
        looks_back = time.text.endswith("来") or time.text.startswith(("近", "最近", "单"))
        return looks_back and self._since_when.match(view, time.end) is not None

    def _is_vintage(self, draft: Draft, time: Time) -> bool:
        """Whether the year is that of the goods, whose price is of a day: 20 年和 21 年陈酿散瓶行情价下跌 60 元/瓶."""
        if draft.metric.entry.key != "price" or time.instant or not time.text.endswith("年"):
            return False
        return self._by_vintage.match(draft.sentence.view, time.end, draft.quantity.start) is not None

    def _says_when(self, view: str, time: Time) -> bool:
        """Whether the time only says when something was said or expected: 周一发布报告显示, 2 月份的公告里, （10 月预期为 3%）."""
        if time.grain == "day" and not time.instant and self._told_then.match(view, time.end):
            return True
        if time.grain in ("day", "month", "ten_days") and self._told_in.match(view, time.end):
            return True
        if time.grain == "month" and view.endswith(self._before_this, 0, time.start):
            return self._told_then.match(view, time.end) is not None  # 上次七月预测
        return view[time.start - 1 : time.start] in tuple("（(") and _EXPECTED.match(view, time.end) is not None

    def _is_measured_by(self, draft: Draft, time: Time) -> bool:
        """Whether the figure is a share or multiple of what there was at the time.

        恢复到 2018 年同期的 62%, 是去年的 85%, 2019 年产能的 8 倍
        """
        view, quantity = draft.sentence.view, draft.quantity
        between = view[time.end : quantity.cue_start].strip()
        if quantity.unit == "倍":
            return _OF_WHAT.fullmatch(between) is not None
        if quantity.unit is None and quantity.dimension == "ratio":
            return between == "的"  # 十年前的一半
        if quantity.unit != "%":
            return False
        before = max(draft.sentence.start, time.start - 6)
        if _OF_WHAT.fullmatch(between) and self._part_of.search(view, before, time.start):
            # 进口 3 万吨（占去年进口量的六成）: another time dates what is compared
            return any(t.end <= before and t.period_start != time.period_start for t in draft.sentence.times)
        if _OF_WHAT.fullmatch(between) and self._reached_of.search(view, before, time.start):
            return True  # 已达去年全年营收之八成
        return between == "的" and self._shares_of.search(view, before, time.start) is not None


def _is_of_years(time: Time) -> bool:
    """Whether the time is longer than a year, in which nothing is only set or promised: 2025 年至 2027 年承诺的净利润."""
    start, end = time.period_start, time.period_end
    return start is not None and end is not None and end - start > _A_YEAR
