"""The measures that go on from what was said before a figure: from a list, from words of its sentence, from earlier figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from digestnlp.claims.counted import CountedNouns
from digestnlp.claims.draft import Draft, MetricChoice, Site
from digestnlp.claims.evidence import (
    CHANGE_IN_FORCE,
    GENERIC_WEIGHT,
    IN_FORCE,
    LIST,
    OF_ANOTHER_SENTENCE,
    POINTS,
    QUOTE,
    UNIT,
    choice,
    cues_before,
    cues_behind,
    cues_mentioned,
    is_led_to,
    weakness,
    where_none_is,
)
from digestnlp.claims.fit import (
    A_SHARE,
    GENERIC,
    LEAST_OF_A_COMPANY,
    MULTIPLE,
    OF_A_COMPANY,
    OF_PEOPLE,
    accepts,
    alike,
    changes_on,
    is_level_of_money,
    is_of_quote,
    is_of_whole,
    is_part_of_many,
    is_tenths_of_many,
    not_of_own_subject,
    obstacle_before,
    obstacle_mentioned,
    says_little,
    simplified,
)
from digestnlp.claims.moves import comes_from
from digestnlp.claims.scan import Cue, MetricCue
from digestnlp.deferred import deferred
from digestnlp.rules import Rules
from digestnlp.rules.schema import MetricEntry
from digestnlp.segment import dictionary_words, part_of_speech
from digestnlp.wordlist import pattern_of

# What is reckoned for a share of a company, besides its price.
PER_SHARE = frozenset({"eps", "dividend"})
# What one of many costs or brings, which no sum of them is.
OF_A_PIECE = frozenset({"price", "share_price", "eps"})
# What flows through a market: a company's move behind it is its share's.
FLOWS = frozenset({"net_inflow", "trading_volume"})
MOST_OF_A_SHARE = 10_000
# A company's part of a market.
MARKET_SHARE = "market_share"
# Measures that only say that something is counted or paid.
_SAYS_NOTHING = frozenset({"count", "amount"})
# What there are the more or the fewer of: 新开门店 50 家，增至 830 家.
STOCKS_OF_FLOWS = {"store_openings": "stores", "store_closures": "stores", "hires": "headcount", "layoffs": "headcount"}
# What funds and companies have, which no sentence behind it says to rise as prices do.
_OF_HOLDINGS = frozenset({"assets", "funding", "debt", "cash", "investment"})
# Between the move of a quote and its level: ，夜盘收报.
LONGEST_QUOTE_LINK = 8
# What may stand between a figure and the next of its list.
_NEAR = 2
_SHARE_OF = "占"
# Dimensions of goods that are told of in one list although not by one unit: 生产石油 3 万吨、天然气 2 亿立方米.
_OF_GOODS = frozenset({"mass", "volume", "energy", "power"})
_NEXT_GOODS = deferred(r" ?(?:、|和|及|以及|与) ?[\u4e00-\u9fff]{1,6} ?")
_OF = ("的", " 的")
# What opens the level that a measure has come from, and how much a move to the next may say: 进一步提高到.
_FROM = deferred(r"[从由自][^，。；、]{0,12}$")
_TO = deferred("[至到]")
_LONGEST_MOVE = 6
# What joins what a change has led to: 带动营收增 6%，达 21 亿元.
_REACHES = deferred(r"[，, ]*(?:达到?|约达|高达) *")
# Before a measure that opens a part of its sentence: 归母, 公司的.
_LONGEST_OWNER = 3
_LONGEST_COMPARED = 6  # 相较于
# What opens the measure that another is as much as, and who has it.
_WITH = deferred("[与跟](?:上年|去年)?(?:同期|公司)?的?$")
# How what is left out ends.
_AFTER = ("后", "之后", "以后", "影响后", "因素后")

# 、仓库 + 12 座
_LISTED_NOUN = deferred(r" ?[、和与及] ?(?P<noun>[\u4e00-\u9fff]{2,6}) ?")


class EarlierMeasures:
    """Finds them by the packs' words."""

    def __init__(self, rules: Rules, nouns: CountedNouns) -> None:
        self._nouns = nouns
        self._quotes = rules.words("quote_links")
        # 比营收, but 同比营收
        self._compared_with = deferred(rf"(?:{pattern_of(rules.words('compared_with'))}|(?<![同环占对])比)$")
        # 增长率与营业收入基本相当
        self._equal_to = deferred(
            rf"(?:{pattern_of(rules.words('equal_manners'))}|的)*(?:{pattern_of(rules.words('equal_to'))})"
        )
        # 扣除红利 + 后
        self._left_out = deferred(rf"(?:{pattern_of(rules.words('leaving_out'))})[^，。；：、\d]{{0,8}}$")
        self._contributes = rules.words("contributing_verbs")
        self._of_wholes = tuple(
            word for e in rules.of(MetricEntry) if e.key == "ratio" and says_little(e) for word in e.nouns
        )
        self._purposes = rules.words("purpose_openers")
        self._topic_ends = rules.words("topic_ends")
        self._price_moves = rules.words("price_moves")
        self._rates_of_growth = rules.words("rates_of_growth")
        self._by_unit: dict[str, set[str]] = {}
        self._by_key = {entry.key: entry for entry in reversed(rules.of(MetricEntry))}
        for entry in rules.of(MetricEntry):
            for unit in entry.units:
                self._by_unit.setdefault(unit, set()).add(entry.key)

    def options(self, site: Site, before: Sequence[Draft], in_force: Sequence[Draft]) -> Iterator[MetricChoice]:
        """The measures of the figure before in a list, of words earlier in the sentence, and of earlier figures."""
        if is_tenths_of_many(site):
            return
        yield from _dealt_points(site, before)
        yield from self._moved_share(site, before)
        yield from self._led_to(site, before)
        yield from self._from_list(site, before)
        if before and _is_of_next_goods(site, before[-1]):
            yield MetricChoice(before[-1].metric.entry, before[-1].metric.text, "list", score=LIST)
        if not _changes_a_count(site, before):
            yield from _of_same_word(site, before)
            yield from self._mentioned(site, before)
            yield from self._in_force(site, before, in_force)

    def moves_as_price(self, site: Site) -> bool:
        """Whether the change is what only prices and quotes do: 涨幅超过 20%."""
        moves = [c for c in site.sentence.changes if site.left <= c.start and c.end <= site.quantity.start]
        return bool(moves) and any(word in moves[-1].text for word in self._price_moves)

    def _tells_growth(self, site: Site) -> bool:
        """Whether a noun of growth says what the figure is, as none does of a share that has moved: 年增长率 4%."""
        moves = [c for c in site.sentence.changes if site.left <= c.start and c.end <= site.quantity.start]
        return any(move.text.endswith(self._rates_of_growth) for move in moves)

    def _moved_share(self, site: Site, before: Sequence[Draft]) -> Iterator[MetricChoice]:
        """The price of a company's share, of which was told how much was traded: 甲公司成交 3 亿元，跌 3%; turnover grows and shrinks."""
        last = before[-1] if before else None
        if last is None or last.metric.entry.key not in FLOWS or last.direction is not None or site.named:
            return
        whose = last.subject.type if last.subject is not None else None
        if whose == "COMPANY" and site.quantity.dimension == "ratio" and self.moves_as_price(site):
            yield MetricChoice(self._by_key["share_price"], None, "list", score=QUOTE)

    def _led_to(self, site: Site, before: Sequence[Draft]) -> Iterator[MetricChoice]:
        """What the level is of that the change right before it has led to: 客单价涨 12% 至 30 元."""
        if site.changes or not before:
            return
        last = before[-1]
        if last.direction is None and last.quantity.unit == site.quantity.unit == "%" and _moves_from(last, site):
            # 占比从上年的 18% 提高到 26%: both are of what has moved
            yield MetricChoice(last.metric.entry, last.metric.text, "list", score=QUOTE)
        if not is_led_to(site):
            return
        stock = self._by_key.get(STOCKS_OF_FLOWS.get(last.metric.entry.key, ""))
        if stock is not None and alike(last.quantity, site.quantity) and not comes_from(last):
            yield MetricChoice(stock, last.metric.text, "list", score=LIST + 1)  # 新开门店 50 家，增至 830 家
        if last.direction is None or says_little(last.metric.entry) or not accepts(last.metric.entry, site):
            return
        if site.sentence.cost(last.quantity.end, site.quantity.cue_start) <= _NEAR:
            yield MetricChoice(last.metric.entry, last.metric.text, "list", score=LIST)

    def _from_list(self, site: Site, before: Sequence[Draft]) -> Iterator[MetricChoice]:
        """The metric of the figure before in a list: 甲 3.1 万辆、乙 2.4 万辆; of a quote, the level that it moved to."""
        if not before:
            return
        last = before[-1]
        between = site.sentence.view[last.quantity.end : site.quantity.cue_start].strip()
        named = site.named or any(r.entry.is_subject for cue, _ in cues_before(site) for r in cue.entry)
        named = named or any(
            r.role == "noun" and r.entry.key == "market_cap" for cue, _ in cues_before(site) for r in cue.entry
        )
        quoted = between.endswith(self._quotes) and len(between) <= LONGEST_QUOTE_LINK and not named
        if (
            (last.metric.entry.is_subject or last.metric.entry.key == "share_price")
            and last.direction is not None
            and quoted
        ):
            # 沪铜跌 0.3% 报 7.4 万元/吨; 跌 64 个基点，夜盘报收 7.09: what is quoted has been named.
            yield MetricChoice(last.metric.entry, last.metric.text, "list", score=QUOTE)
        if (site.quantity.unit or "").endswith(A_SHARE) and not site.named and not _pays(site):
            # EPS 35.9 元，超过去年同期的每股 31 元
            told = [d.metric for d in reversed(before) if d.metric.entry.key in PER_SHARE]
            yield from (MetricChoice(m.entry, m.text, "list", score=QUOTE) for m in told[:1])
        of_share = self._of_a_share(site, last) if last.metric.entry.key == "eps" else None
        if of_share is not None:
            # 每股盈余 0.61 元，超越首季的获利 0.58 元: such a sum is no company's
            yield MetricChoice(last.metric.entry, of_share.text, "list", of_share.start, of_share.end, QUOTE)
        near = site.sentence.cost(last.quantity.end, site.quantity.cue_start) <= _NEAR
        if near and last.metric.entry.key == "growth" and alike(last.quantity, site.quantity) and not site.changes:
            # 增长率为 0.9%，而 2017 年为 2.3%: any measure that is named is stronger
            yield where_none_is(last.metric)
        if (
            site.quantity.unit == "pp"
            and site.changes
            and last.direction
            and last.metric.entry.key in ("growth", "other", *_SAYS_NOTHING)
        ):
            # 增加值上升 8.2%，比一季度加快 0.6 个百分点
            yield where_none_is(last.metric)
        if (
            site.changes
            and last.direction is None
            and last.metric.entry.key in _SAYS_NOTHING
            and site.quantity.unit in ("%", MULTIPLE)
        ):
            # 快件量 47 亿件，同比增长 12%: where no measure is in force, the change is of what was counted
            yield where_none_is(last.metric)
        of_own = not not_of_own_subject(site, last.metric.entry)
        if site.changes and (not changes_on(last) or (last.direction is None and is_of_whole(site, last.metric.entry))):
            return
        if self._counts_another(site, last):
            return
        if last.direction is not None and not site.changes and is_part_of_many(site):
            return  # 30 只产品涨超 8%，仅有 5% 的产品亏损
        both_move = bool(site.changes and last.direction) and {last.quantity.unit, site.quantity.unit} == {
            "%",
            MULTIPLE,
        }
        if near and of_own and (both_move or alike(last.quantity, site.quantity)) and accepts(last.metric.entry, site):
            yield MetricChoice(last.metric.entry, last.metric.text, "list", score=LIST)

    @staticmethod
    def _of_a_share(site: Site, last: Draft) -> Cue[list[MetricCue]] | None:
        """What names a sum of companies where the sum is as small as that of a share before it; None where it is not."""
        small = abs(site.quantity.value) < LEAST_OF_A_COMPANY and site.quantity.unit == last.quantity.unit
        named = next((cue for cue, _ in cues_before(site)), None) if small else None
        return named if named is not None and any(r.entry.key in OF_A_COMPANY for r in named.entry) else None

    def _mentioned(self, site: Site, before: Sequence[Draft]) -> Iterator[MetricChoice]:
        """A measure named earlier in the sentence (收入有所回落，录得 12 亿元), not one that another is compared with (弱于大盘)."""
        sentence = site.sentence
        own = _own_head(site)
        of_share = _is_of_share(site, before)
        for cue in cues_mentioned(site):
            if self._tells_of_another(site, cue):
                continue
            if before and self._counts_another(site, before[-1]):
                break
            if site.quantity.unit == "pp":
                if any(reading.entry.key == "ratio" and says_little(reading.entry) for reading in cue.entry):
                    yield choice(cue.entry[0], cue, "in_force", GENERIC_WEIGHT, placed=False)
                if sentence.view.startswith(self._of_wholes, cue.end):
                    continue  # 贷款比例有所下降: what moves by points is the share
            for reading in cue.entry:
                if self._is_no_level_of(site, reading.entry):
                    continue
                if own is not None and reading.entry.key != own:
                    continue  # 研发人员占 16%，新增研发项目超 4000 个
                if of_share and reading.entry.key in OF_A_COMPANY:
                    continue  # EPS 5 元，较去年亏损 3 元转机；甲今年估 3.8 元
                if obstacle_mentioned(site, reading, cue.start) is None:
                    score = self._worth_of_mentioned(site, cue, reading.entry, before)
                    yield choice(reading, cue, "in_force", score, placed=False)

    def _is_no_level_of(self, site: Site, entry: MetricEntry) -> bool:
        """Whether the figure is a sum, and the measure of one piece, or growth, and that a share: 占据 16% 的份额，但年增长率下滑 4%."""
        if entry.key in OF_A_PIECE and self._is_sum(site):
            return True
        return self._tells_growth(site) and is_of_whole(site, entry)

    def _adds_to_another(self, draft: Draft) -> bool:
        """Whether the figure only says what a change adds to another measure: 影响 CPI 下跌 0.1 个百分点."""
        at = draft.metric.start
        return at is not None and draft.sentence.view.endswith(self._contributes, draft.sentence.start, at)

    def is_compared_with(self, site: Site, cue: Cue[list[MetricCue]]) -> bool:
        """Whether the measure is what another is compared with: 毛利率比净利率高, 弱于大盘."""
        sentence = site.sentence
        start = max(sentence.start, cue.start - _LONGEST_COMPARED)
        if self._compared_with.search(sentence.view, start, cue.start) is not None or self._is_equalled(site, cue):
            return True
        # 比甲公司周五的收盘价高出 30%: whose it is and when say nothing more
        opened = sentence.view.rfind("比", max(site.left, sentence.clause(cue.start)[0]), cue.start)
        compared = opened >= 0 and self._compared_with.search(sentence.view, opened - 1, opened + 1) is not None
        return compared and sentence.cost(opened + 1, cue.start) == 0

    def _is_equalled(self, site: Site, cue: Cue[list[MetricCue]]) -> bool:
        """Whether another measure is said to be as much: 增长率与营业收入基本相当; 营收与净利润基本持平 tells of both."""
        sentence = site.sentence
        opened = _WITH.search(sentence.view, sentence.clause(cue.start)[0], cue.start)
        if opened is None or self._equal_to.match(sentence.view, cue.end) is None:
            return False
        joined = (r.entry.key for told in sentence.metrics if told.end == opened.start() for r in told.entry)
        return all(key in GENERIC for key in joined)

    def is_left_out(self, site: Site, cue: Cue[list[MetricCue]]) -> bool:
        """Whether the measure is only what the figure is reckoned without: 扣除红利后为 10.7 亿元."""
        view = site.sentence.view
        if not view.startswith(_AFTER, cue.end):
            return False
        return self._left_out.search(view, site.sentence.clause(cue.start)[0], cue.start) is not None

    def _tells_of_another(self, site: Site, cue: Cue[list[MetricCue]]) -> bool:
        """Whether the measure is only compared with, or what something is done for (为节省租金支出)."""
        sentence = site.sentence
        if self.is_compared_with(site, cue) or self.is_left_out(site, cue):
            return True
        if sentence.view.endswith(self._contributes, sentence.start, cue.start):
            # but 拖累营收下滑 7% 至 300 亿元
            return not (is_led_to(site) or _reaches(site, cue))
        return sentence.view.startswith(self._purposes, sentence.clause(cue.start)[0])

    def _worth_of_mentioned(
        self, site: Site, cue: Cue[list[MetricCue]], entry: MetricEntry, before: Sequence[Draft]
    ) -> int:
        if self._is_quote_of(site, entry):
            return QUOTE
        if before and entry.is_subject and _begins_anew(before[-1], cue, entry):
            return CHANGE_IN_FORCE + 1  # 恒指收报 2.7 万点；国企指数跑赢大市，涨 1.7%: the next of what is quoted
        sentence = site.sentence
        if before and site.changes and entry.key not in GENERIC and self._opens_part(before[-1], site, cue):
            return CHANGE_IN_FORCE + 1  # 营收稳步提升，复合增速为 21%；净利润持续增长，复合增速为 24%
        if entry.key not in GENERIC and sentence.view.startswith(self._topic_ends, cue.end):
            return CHANGE_IN_FORCE - 1  # 续航方面，两种配置分别是 360 km 和 570 km
        return CHANGE_IN_FORCE - 3 * (sentence.clause_index(site.quantity.start) - sentence.clause_index(cue.start))

    @staticmethod
    def _opens_part(last: Draft, site: Site, cue: Cue[list[MetricCue]]) -> bool:
        """Whether the measure stands in the part of the sentence that a semicolon opens behind the last figure, the first of it."""
        view = site.sentence.view
        part = view.rfind("；", last.quantity.end, cue.start)
        return part >= 0 and site.sentence.cost(part + 1, cue.start) <= _LONGEST_OWNER

    def _is_quote_of(self, site: Site, entry: MetricEntry) -> bool:
        """Whether a bare figure behind a verb of quotes is of the index named before: 美元指数向上，低见 101.53.

        In 岚指收报 3100，岚成指收报 9800 the next is named.
        """
        if site.quantity.unit is not None or not entry.is_subject or "index" not in entry.dimensions:
            return False
        start = site.quantity.cue_start
        is_quoted = site.sentence.view[site.left : start].rstrip().endswith(self._quotes)
        return is_quoted and not is_of_quote(site, start)

    @staticmethod
    def _is_sum(site: Site) -> bool:
        """Whether the words before the sum say that it is one: 总金额约 5000 万元."""
        named = next(((cue, gap) for cue, gap in cues_before(site)), None)
        return named is not None and named[1] == 0 and any(r.entry.key == "amount" for r in named[0].entry)

    @staticmethod
    def _is_share_of(site: Site, last: Draft, back: int) -> bool:
        """Whether a change in points is of the share right before it: 占营收的 8.7%，提升 1.2 个百分点."""
        return (
            back == 0
            and site.changes
            and site.quantity.unit == "pp"
            and last.quantity.unit == "%"
            and not last.direction
        )

    def _is_of_another(self, site: Site, last: Draft) -> bool:
        """Whether the words beside a level say that it is not of the measure of an earlier one."""
        key = last.metric.entry.key
        if key == "market_share" and is_part_of_many(site):
            return True  # 占比 38%。近九成快递员表示满意
        if last.sentence is not site.sentence and _is_part_of_what_follows(site):
            return True  # 收益率 13%。71% 的钱在股市
        if key in OF_A_PIECE and self._is_sum(site):
            return True  # 每股 25 元买入 210 万股，总金额 5000 万元
        if key == "eps" and site.quantity.value > MOST_OF_A_SHARE:
            return True  # 每股盈余 0.78 元，放款 1.2 兆元
        return self._counts_another(site, last)  # 用户 5 亿，有 698 个品牌

    def _in_force(self, site: Site, before: Sequence[Draft], in_force: Sequence[Draft]) -> Iterator[MetricChoice]:
        """The metric of an earlier figure: for a change, or for a figure of the same unit."""
        changes, unit = site.changes, site.quantity.unit
        moves = changes or unit == MULTIPLE
        if not (moves or unit):
            return
        # 收益率 13%。其中，71% 的钱在股市，27% 在债市: a sentence with another such level has left the measure before it
        told = not moves and any(alike(d.quantity, site.quantity) for d in before)
        for back, draft in enumerate([*reversed(before), *(() if told else in_force)]):
            entry = draft.metric.entry
            if changes and self._is_share_of(site, draft, back):
                yield MetricChoice(entry, draft.metric.text, "in_force", score=POINTS)
            if not (moves or alike(draft.quantity, site.quantity)):
                continue
            if (
                says_little(entry)
                or self._adds_to_another(draft)
                or not accepts(entry, site)
                or not_of_own_subject(site, entry)
                or is_level_of_money(site, entry)
                or (entry.key == "growth" and not moves)
            ):
                continue
            of_other = site.named or (back >= len(before) and self.moves_as_price(site))
            if changes and ((of_other and entry.key in FLOWS) or self._is_of_another_price(site, draft)):
                continue  # 北水净买入 16 亿元。甲公司急升 4%; 两市成交 1.4 万亿元。家电涨 2.1%
            if not moves and self._is_of_another(site, draft):
                continue
            if changes and _only_limits(draft):
                continue  # 四个县成交量下滑，云溪减少 22%
            if changes and (not changes_on(draft) or _has_its_change(draft, before, site)):
                continue
            if changes and unit == "pp" and draft.quantity.dimension != "ratio":
                continue  # what moves by points is a share or a rate
            if changes and (is_of_whole(site, entry) or set(entry.dimensions) <= {"time"}):
                continue  # what changes by a percentage is no length of time
            worth = self._worth_in_force(site, draft, back, outside=back >= len(before))
            # What was read of a weak cue is weak no more: 甲公司收 246.5 元，小跌 0.4%.
            yield MetricChoice(entry, draft.metric.text, "in_force", score=worth - weakness(entry))

    def _is_of_another_price(self, site: Site, draft: Draft) -> bool:
        """Whether what a sentence before measured has no price that could rise: 基金规模 3 亿元。1 月基金平均上涨 5%."""
        if draft.metric.entry.key not in _OF_HOLDINGS or draft.sentence is site.sentence:
            return False
        moved = next((c for c in reversed(site.sentence.changes) if c.end <= site.quantity.start), None)
        return moved is not None and any(word in moved.text for word in self._price_moves)

    def _worth_in_force(self, site: Site, draft: Draft, back: int, *, outside: bool) -> int:
        """What an earlier figure's measure is worth; right behind it more than what the unit says: 高管变更 180 人次，单月 26 人次."""
        if not site.changes and back == 0 and site.quantity.unit == draft.quantity.unit and self._is_unlike_unit(draft):
            return UNIT + 1
        moves = site.changes or site.quantity.unit == MULTIPLE
        return (CHANGE_IN_FORCE if moves else IN_FORCE) - 2 * back - (OF_ANOTHER_SENTENCE if outside else 0)

    def _is_unlike_unit(self, draft: Draft) -> bool:
        """Whether a name says that the figure is of another measure than its unit would: 高管变更 180 人次."""
        implied = self._by_unit.get(simplified(draft.quantity.unit or ""), ())
        return bool(implied) and draft.metric.text is not None and draft.metric.entry.key not in implied

    def _counts_another(self, site: Site, last: Draft) -> bool:
        """Whether the noun behind the figure says that it counts something else than the one before: 用户 5 亿，有 698 个品牌."""
        if site.quantity.unit is None and last.quantity.dimension == "money":
            # 销售额 3 亿元，带动 20 万农户增收
            heads = (r for cue, gap in cues_behind(site) if gap == 0 for r in cue.entry if r.role == "head")
            return any(set(r.entry.dimensions) == {"count"} for r in heads)
        if _are_people_and_things(last, site) or _is_listed_noun(last, site):
            return True
        noun = self._nouns.head(site) if self._nouns.is_plain(site.quantity) else None
        if noun is None:
            return False
        words = [word.text for word in dictionary_words(noun)]
        own = {word for word in words if len(word) > 1}
        nouns = {*own, *words[1:][-1:]}  # 合作 + 区
        if not any(word.isascii() or (part_of_speech(word) or "").startswith("n") for word in nouns):
            return False
        earlier = f"{last.metric.text} {self._nouns.head(last.site) or ''}"
        apart = last.sentence is not site.sentence or last.quantity.unit is None
        told = apart or self._nouns.head(last.site) is not None
        return told and not any(word in earlier for word in own)


def _are_people_and_things(last: Draft, site: Site) -> bool:
    """Whether people were counted before, and this is no count of people: 员工 800 名、实验室 36 个."""
    unit = site.quantity.unit
    people = last.quantity.unit in OF_PEOPLE and last.quantity.dimension == "count"
    return people and site.quantity.dimension == "count" and unit is not None and unit not in (*OF_PEOPLE, "人次")


def _is_listed_noun(last: Draft, site: Site) -> bool:
    """Whether another noun stands between two counts of a list, by another classifier: 门店 200 家、仓库 12 座.

    Not so behind a verb, which has both: 销售汽车 3 万辆、电池 2 万组.
    """
    if last.metric.how != "cue_before" or site.sentence.view[last.metric.end : last.quantity.cue_start].strip():
        return False
    units = (last.quantity.unit, site.quantity.unit)
    if None in units or len(set(units)) < len(units) or {last.quantity.dimension, site.quantity.dimension} != {"count"}:
        return False
    listed = _LISTED_NOUN.fullmatch(site.sentence.view, last.quantity.end, site.quantity.cue_start)
    if listed is None or listed["noun"] in (last.metric.text or ""):
        return False
    words = dictionary_words(listed["noun"])
    return all((part_of_speech(word.text) or "n").startswith("n") for word in words)


def _has_its_change(draft: Draft, before: Sequence[Draft], site: Site) -> bool:
    """Whether it is told how the measure has changed, and then another, which this change is of.

    销量 3 万辆，同比下降 28%，市场份额为 36%，同比下降 5%
    """
    last = before[-1] if before else None
    key = draft.metric.entry.key
    if last is None or last.direction is not None or last.metric.how != "cue_before" or last.metric.entry.key == key:
        return False
    if _SHARE_OF in (last.metric.text or ""):
        return False  # 占比达 50%，同比增长 7%: rather of what has that share
    told = any(d.direction is not None and d.metric.entry.key == key for d in before)
    return told and not says_little(last.metric.entry) and accepts(last.metric.entry, site)


def _dealt_points(site: Site, before: Sequence[Draft]) -> Iterator[MetricChoice]:
    """The share that a change in points is of, dealt out with that of a sum: 净利 2 亿元及净利率 11%，分别增长 8% 及 0.7 个百分点."""
    levels = [draft for draft in before if draft.direction is None][-2:]
    if site.quantity.unit != "pp" or not site.changes or len(levels) < 2 or before[-1].quantity.unit != "%":
        return
    (whole, share), first = levels, before[-1]
    dealt = site.sentence.says("respectively", share.quantity.end, first.quantity.start)
    if dealt and first.direction is not None and (whole.quantity.dimension, share.quantity.unit) == ("money", "%"):
        yield MetricChoice(share.metric.entry, share.metric.text, "list", score=QUOTE)


def _reaches(site: Site, cue: Cue[list[MetricCue]]) -> bool:
    """Whether the figure is the level that the change right before it, of what the cue names, has led to: 带动营收增 6%，达 21 亿元."""
    sentence = site.sentence
    changed = next((q for q in reversed(sentence.quantities) if q.end <= site.quantity.cue_start), None)
    if changed is None or changed.start < cue.end or changed.dimension != "ratio":
        return False
    return _REACHES.fullmatch(sentence.view, changed.end, site.quantity.start) is not None


def _moves_from(last: Draft, site: Site) -> bool:
    """Whether the last figure is where a measure has come from to this one, with nothing but a move and a time between."""
    sentence, (start, end) = site.sentence, (last.quantity.end, site.quantity.cue_start)
    clause, _ = sentence.clause(last.quantity.start)
    opened = _FROM.search(sentence.view, max(clause, last.metric.end or clause), last.quantity.cue_start)
    if opened is None or _TO.search(sentence.view, start, end) is None or sentence.cost(start, end) > _LONGEST_MOVE:
        return False
    return not any(start <= cue.start < end and cue.entry[0].role == "noun" for cue in sentence.metrics)


def _of_same_word(site: Site, before: Sequence[Draft]) -> Iterator[MetricChoice]:
    """What a word of several measures meant for the level before its change: 交易量为 12 万吨，环比增加 12%."""
    last = before[-1] if before else None
    if last is None or not site.changes or site.quantity.dimension != "ratio" or last.direction is not None:
        return
    if site.quantity.unit == "pp" or is_of_whole(site, last.metric.entry):
        return
    cue = next(cues_mentioned(site), None)
    if cue is not None and cue.start == last.metric.start and len(cue.entry) > 1:
        yield choice(MetricCue("noun", last.metric.entry), cue, "in_force", CHANGE_IN_FORCE + 1, placed=False)


def _only_limits(draft: Draft) -> bool:
    """Whether the figure only says of how many another measure is told, right behind what they are: 四个县成交量."""
    end = draft.metric.end
    if draft.metric.how != "head" or end is None or draft.direction is not None:
        return False
    return any(c.start == end and any(r.role == "noun" for r in c.entry) for c in draft.sentence.metrics)


def _own_head(site: Site) -> str | None:
    """The measure whose counted noun stands right before a figure with a classifier for things: 研发项目超 4000 个."""
    if site.changes or site.quantity.dimension != "count" or site.quantity.unit in (None, *OF_PEOPLE):
        return None
    for cue, gap in cues_before(site):
        for reading in cue.entry:
            if reading.role == "head" and obstacle_before(site, cue, reading, gap) is None:
                return reading.entry.key
        return None
    return None


def _begins_anew(last: Draft, cue: Cue[list[MetricCue]], entry: MetricEntry) -> bool:
    """Whether the words name the next of what is quoted behind the last figure."""
    return last.quantity.end <= cue.start and last.metric.entry.key == entry.key


def _is_of_share(site: Site, before: Sequence[Draft]) -> bool:
    """Whether the figure before is of a share, and this one goes on with it or is as small."""
    if not before or before[-1].metric.entry.key != "eps":
        return False
    return site.changes or abs(site.quantity.value) < LEAST_OF_A_COMPANY


def _is_part_of_what_follows(site: Site) -> bool:
    """Whether the share is of the things that 的 leads to: 72% 的资金."""
    return site.quantity.unit == "%" and site.sentence.view.startswith(_OF, site.quantity.end)


def _pays(site: Site) -> bool:
    """Whether the words before the figure say that shareholders are paid it: 末期息每股 0.2 港元."""
    return any(r.entry.key == "dividend" for cue, _ in cues_before(site) for r in cue.entry)


def _changes_a_count(site: Site, before: Sequence[Draft]) -> bool:
    """Whether the change is of what was counted right before it, whatever measure is named earlier: 新增项目 4000 个，增长 22%.

    A sum that no measure named earlier is of keeps its change, too: 营收 3 亿元；到位资金 2 亿元，下降 5%.
    """
    if not site.changes or site.quantity.dimension != "ratio" or not before:
        return False
    last = before[-1]
    named = last.metric.how == "cue_before"  # 投资者数量 1.2 亿
    level = last.direction is None and (last.quantity.unit is not None or named)
    moved = last.direction is not None and site.quantity.unit == "pp"  # 下降 16%，降幅缩小 0.4 个百分点
    counted = (last.metric.entry.key == "count" and level) or (
        last.metric.entry.key in _SAYS_NOTHING and says_little(last.metric.entry) and (level or moved)
    )
    between = site.sentence.view[last.quantity.end : site.quantity.start]
    return counted and "；" not in between and between.count("，") <= 1


def _is_of_next_goods(site: Site, last: Draft) -> bool:
    """Whether a list only goes on with other goods, by another unit: 生产石油 3 万吨、天然气 2 亿立方米."""
    if (
        site.changes
        or last.direction is not None
        or says_little(last.metric.entry)
        or not accepts(last.metric.entry, site)
    ):
        return False
    if not {site.quantity.dimension, last.quantity.dimension} <= _OF_GOODS or alike(site.quantity, last.quantity):
        return False
    between = (last.quantity.end, site.quantity.cue_start)
    return _NEXT_GOODS.fullmatch(site.sentence.view, *between) is not None and next(cues_before(site), None) is None
