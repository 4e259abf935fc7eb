"""Chooses the measure that a quantity is of: by cues before and behind it, its unit, or what is in force."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from digestnlp.claims.counted import CountedNouns, Noun
from digestnlp.claims.draft import Draft, MetricChoice, Site, Subject
from digestnlp.claims.scan import BRACKETED, Cue, MetricCue, Sentence
from digestnlp.models import Quantity
from digestnlp.rules import Rules
from digestnlp.rules.schema import MetricEntry
from digestnlp.segment import dictionary_words, part_of_speech
from digestnlp.view import view as view_of
from digestnlp.wordlist import pattern_of

# Keys that say little: any cue of another key beats them.
GENERIC = frozenset({"count", "amount", "ratio", "other", "growth"})
# A multiple is of what it multiplies: 订单同比翻番, 销量是去年的三倍.
MULTIPLE = "倍"
# What opens the name of what a price is of: 每吨.
PER = "每"
# What is reckoned for a share of a company, besides its price.
A_SHARE = "/股"
PER_SHARE = frozenset({"eps", "dividend"})
# What is never told of one share; what one costs is its price.
NOT_PER_SHARE = frozenset({"price", "trading_volume", "buyback", "funding"})
# What one of many costs or brings, which no sum of them is.
OF_A_PIECE = frozenset({"price", "share_price", "eps"})
# What moves by shares and is none.
PRICES = frozenset({"price", "share_price"})
# Sums that only companies have, and how small none of theirs is.
OF_A_COMPANY = frozenset({"net_profit", "net_loss"})
LEAST_OF_A_COMPANY = 1000
# What a word of change has that says itself that goods have a price: 提价.
_OF_GOODS = "价"
# What flows through a market: a company's move behind it is its share's.
FLOWS = frozenset({"net_inflow", "trading_volume"})
MOST_OF_A_SHARE = 10_000
# What a company has, and often only pays with.
CASH = "cash"
# What stands between a part and the whole that it is of.
SHARE_OF = "占"
# A company's part of a market.
MARKET_SHARE = "market_share"
# Classifiers of people, whose nouns say little of what is measured.
OF_PEOPLE = frozenset({"人", "名", "位"})
# Keys of which no percentage is a change: 连续三日上涨，今日跌 2%.
UNCHANGING = frozenset({"streak", "interval", "rank"})
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
# More is nobody's price, unless a word says so.
HIGHEST_PRICE = 10_000_000
# Less is no sum where neither a unit nor a measure says so.
LEAST_BARE_SUM = 100_000_000
# Between the move of a quote and its level: ，夜盘收报.
LONGEST_QUOTE_LINK = 8

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
# How many characters of substance such a cue may stand before the figure.
WEAK_REACH = 2
# How many characters of substance may stand between the figure and its noun behind it.
FARTHEST_BEHIND = 8
# 12GB+ before 256GB: an amount in digits with at most its unit before the plus; behind a longer word the plus ends a name (Pro+).
AMOUNT_PLUS = re.compile(r"\d *[A-Za-z]{0,2} *\+ *$")
# What ends in 率: at most so many characters of its name are taken.
RATE = re.compile(r"[\u4e00-\u9fff]{1,3}率")
# What stands before the ending of a number's name, as long as such names are: 参展商数量.
NUMBERED = r"(?:(?!的)[\u4e00-\u9fff]){1,4}"
# A plus that no figure follows (10GB+) pairs nothing.
PLUS = re.compile(r" *\+ *\d")
# What no things are as many as, where no measure is named.
LEAST_PAST_COUNTING = 10**11
# How many characters before the second amount of a pair are looked at: markup between the two is masked by spaces.
PAIR_REACH = 24

# Why a reading does not take a quantity; `explain` says it in words.
Obstacle = Literal[
    "dimension", "subject", "unnamed", "weak", "apart", "change", "classifier", "generic", "role", "quote", "needs_cue", "bare"
]  # fmt: skip


class MetricChooser:
    """Chooses metrics by the packs' rules."""

    def __init__(self, rules: Rules) -> None:
        self._quotes = rules.words("quote_links")
        self._classifiers = frozenset(rules.words("plain_classifiers"))
        self._measure_endings = rules.words("measure_endings")
        self._compared_with = rules.words("compared_with")
        self._contributes = rules.words("contributing_verbs")
        self._of_wholes = tuple(
            word for e in rules.of(MetricEntry) if e.key == "ratio" and says_little(e) for word in e.nouns
        )
        self._numbers = re.compile(rf"(?:{NUMBERED}|(?<=的))(?:{pattern_of(rules.words('number_endings'))})")
        self._purposes = rules.words("purpose_openers")
        self._topic_ends = rules.words("topic_ends")
        self._price_moves = rules.words("price_moves")
        self._share_groups = rules.words("share_groups")
        # 该公司 A 股本周累计涨 12%
        own_shares = (
            rf"该?(?:{pattern_of(rules.words('issuer_pronouns'))}) *(?:{pattern_of(rules.words('stock_markets'))})"
        )
        self._move_manners = re.compile(rf"(?:{pattern_of(rules.words('move_manners'))}|{own_shares}|[ ，,、的])*")
        self._any_shares = frozenset(rules.words("shares_of_any_whole"))
        self._own_holding = re.compile(rf"占[^，。；、]{{0,12}}?(?:{pattern_of(rules.words('own_holdings'))})")
        # 以 1.2 亿美元向乙公司出售北岛资产
        self._deal = re.compile(
            rf"(?:[（(][^（()）]*[)）])?(?:现金)?(?:[向从][^，。；]{{1,16}}?)?(?P<verb>{pattern_of(rules.words('deal_verbs'))})"
            rf"[^，。；]{{0,24}}?{pattern_of(rules.words('deal_objects'))}"
        )
        # 甲（5 亿元）、乙（3 亿元）等联合领投
        among, verbs = (pattern_of(rules.words(f"entities.round_{name}")) for name in ("adverbs", "verbs"))
        self._led = re.compile(rf"[)）](?:[^，。；（()）]{{1,20}}[（(][^（()）]*[)）])*(?:{among})*(?P<verb>{verbs})")
        self._leads_to = re.compile(r" *[，,]? *(?:至|到|增至|降至|升至|减至|跌至|达到|达) *")
        self._nouns = CountedNouns(rules)
        entries = rules.of(MetricEntry)
        self._by_key: dict[str, MetricEntry] = {}
        self._named_share = next(e for e in entries if e.key == "ratio" and not says_little(e))
        self._by_unit: dict[str, list[MetricEntry]] = {}
        for entry in entries:
            self._by_key.setdefault(entry.key, entry)
            for unit in entry.units:
                self._by_unit.setdefault(unit, []).append(entry)

    def options(self, site: Site, before: Sequence[Draft], in_force: Sequence[Draft]) -> list[MetricChoice]:
        """Every reading of the quantity that some evidence speaks for; `strongest` chooses from them.

        Args:
            site: the quantity in its stretch of the clause.
            before: the drafts before it in the sentence.
            in_force: the drafts of the sentences before it in the block, nearest first.
        """
        found = [
            *self._cues_before(site),
            *self._rate_before(site),
            *self._number_before(site),
            *self._cues_behind(site),
            *self._deal_behind(site),
            *self._led_behind(site),
            *self._by_its_unit(site),
        ]
        if not self._names_another(site):
            found += self._from_list(site, before)
            if not _changes_a_count(site, before):
                found += [*self._mentioned(site, before), *self._in_force(site, before, in_force)]
        if site.changes and site.quantity.dimension == "ratio" and self._moves_as_price(site):
            found = [option for option in found if not _has_no_price(option.entry)]
        return [*found, *self._fallback(site)]

    def _moves_as_price(self, site: Site) -> bool:
        """Whether the change is what only prices and quotes do: 涨幅超过 20%."""
        moves = [c for c in site.sentence.changes if site.left <= c.start and c.end <= site.quantity.start]
        return bool(moves) and any(word in moves[-1].text for word in self._price_moves)

    def _cues_before(self, site: Site) -> Iterator[MetricChoice]:
        """Cues between the stretch's begin and the quantity; the nearest that fits wins, each one passed over costs."""
        passed = 0
        for cue, gap in cues_before(site):
            fits = False
            for reading in cue.entry:
                if obstacle_before(site, cue, reading, gap) or (reading.role == "head" and self._has_head(site)):
                    continue
                fits = fits or reading.role != "head"
                if reading.role == "head":
                    score = HEAD_BEFORE - 4 * gap
                elif says_little(reading.entry):
                    # 概率达 78%: a ratio's own name directly before it is as good as any measure's.
                    named = reading.entry.key == "ratio" and reading.role == "noun" and gap == passed == 0
                    score = NOUN_BEFORE if named else GENERIC_WEIGHT - gap
                else:
                    base = NOUN_BEFORE if reading.role == "noun" else VERB_BEFORE
                    score = max(base - 3 * gap - 15 * passed, FARTHEST_BEFORE - 5 * passed)
                    if reading.role == "verb" and has_object(reading.entry, site):
                        score = OBJECT_BEFORE
                how = "verb_before" if reading.role == "verb" else "cue_before"
                made = choice(reading, cue, how, score)
                if _is_for_a_share(site, reading.entry):
                    made = made._replace(entry=self._by_key["eps"])
                elif reading.entry.key == "stake" and self._is_of_own_holding(site):
                    made = made._replace(entry=self._named_share)
                yield made
            passed += fits

    def _is_of_own_holding(self, site: Site) -> bool:
        """Whether the share is a part of what its holder has: 占其所持股份的 12%."""
        if site.quantity.unit != "%" or site.changes:
            return False
        at = site.sentence.view.rfind(SHARE_OF, site.left, site.quantity.start)
        return at >= 0 and self._own_holding.match(site.sentence.view, at, site.quantity.start) is not None

    def _rate_before(self, site: Site) -> Iterator[MetricChoice]:
        """A share's own name that no pack knows: 闭店率约为 6.9%, 上座率下降 2 个百分点; but not 增长率, a change itself."""
        if site.quantity.dimension != "ratio" or (site.changes and site.quantity.unit != "pp"):
            return
        sentence = site.sentence
        known = [*(c.end for c in sentence.metrics), *(c.end for c in sentence.changes)]
        for name in RATE.finditer(sentence.view, site.left, site.quantity.cue_start):
            if name.end() not in known and sentence.cost(name.end(), site.quantity.cue_start) == 0:
                start = _word_start(sentence.view, max(site.left, name.start() - 2), name.start(), name.end())
                text = sentence.view[start : name.end()]
                yield MetricChoice(self._by_key["ratio"], text, "cue_before", start, name.end(), RATE_BEFORE)

    def _number_before(self, site: Site) -> Iterator[MetricChoice]:
        """A number's own name that no pack knows, which has changed: 参展商数量较去年增长 12%, 观影人数增加 5%."""
        sentence = site.sentence
        if site.quantity.dimension != "ratio" or not site.changes:
            return
        known = {c.end for c in sentence.metrics if not all(says_little(r.entry) for r in c.entry)}
        for name in self._numbers.finditer(sentence.view, site.left, site.quantity.cue_start):
            if name.end() not in known and sentence.cost(name.end(), site.quantity.cue_start) <= WEAK_REACH:
                entry = self._by_key["count"]
                yield MetricChoice(entry, name[0], "cue_before", name.start(), name.end(), RATE_BEFORE)

    def _cues_behind(self, site: Site) -> Iterator[MetricChoice]:
        """The head noun behind the classifier (180 家门店), or a noun that the quantity qualifies (599 美元的售价)."""
        for cue, gap in cues_behind(site):
            for reading in cue.entry:
                if self.obstacle_behind(site, cue, reading, gap):
                    continue
                if reading.role == "head":
                    yield choice(reading, cue, "head", HEAD_BEHIND - 4 * gap)
                elif reading.role == "noun" and says_little(reading.entry):
                    yield choice(reading, cue, "cue_behind", GENERIC_WEIGHT - 6 * gap)
                elif reading.role == "noun":
                    is_sum = site.quantity.unit is None and "count" not in reading.entry.dimensions  # 3.6 亿票房
                    counted = site.quantity.dimension == "count" and not is_sum
                    base = COUNT_BEHIND if counted else NOUN_BEHIND
                    score = QUALIFIED if gap == 0 and _is_qualified(site) else base - 6 * gap
                    yield choice(reading, cue, "cue_behind", score)
                else:
                    yield choice(reading, cue, "cue_behind", VERB_BEHIND)

    def _deal_behind(self, site: Site) -> Iterator[MetricChoice]:
        """What a company, a part of it or a stake is bought or sold for: 以 1.2 亿美元向乙公司出售北岛资产."""
        view, quantity = site.sentence.view, site.quantity
        if quantity.dimension != "money" or not view[site.left : quantity.cue_start].rstrip().endswith("以"):
            return
        end = site.sentence.clause(quantity.start)[1]
        deal = self._deal.match(view, quantity.end, end)
        if deal is not None and not (quantity.unit or "").endswith(A_SHARE):
            entry = self._by_key["acquisition_price"]
            yield MetricChoice(entry, deal["verb"], "cue_behind", *deal.span("verb"), NOUN_BEHIND)

    def _led_behind(self, site: Site) -> Iterator[MetricChoice]:
        """What each of a round's investors puts in, before the verb behind the last: 由甲（5 亿元）、乙（3 亿元）领投."""
        view, quantity = site.sentence.view, site.quantity
        if quantity.dimension != "money" or view[quantity.end : quantity.end + 1] not in ("）", ")"):
            return
        led = self._led.match(view, quantity.end, site.sentence.clause(quantity.start)[1])
        if led is not None:
            yield MetricChoice(self._by_key["investment"], led["verb"], "cue_behind", *led.span("verb"), QUOTE)

    def obstacle_behind(self, site: Site, cue: Cue[list[MetricCue]], reading: MetricCue, gap: int) -> Obstacle | None:
        """The first condition that keeps a reading of a cue behind the quantity from taking it; None where it may."""
        entry, role = reading.entry, reading.role
        if not accepts(entry, site):
            return "dimension"
        if not_of_own_subject(site, entry):
            return "subject"
        if role == "head":
            counts_things = gap == 0 and site.quantity.dimension == "count"
            if counts_things and self._nouns.holds(self._nouns.behind(site), cue.end):
                return "apart"  # 三家芯片工厂
            return None if counts(entry, site.quantity) else "classifier"
        if entry.key == CASH and self._is_spent(site):
            return "role"
        if role == "noun":
            return "generic" if says_little(entry) and not _is_bare_sum(site.quantity, entry) else None
        if gap > 0:
            return "apart"
        if role == "tail":
            return None if counts(entry, site.quantity) else "classifier"
        if site.quantity.dimension == "money" and entry.dimensions[0] == "count":
            return "dimension"  # 以 1600 万元售出 3 套: a sum before a verb that counts is the price
        if entry.named:
            return "unnamed"
        # 跌 1.4% 报 98 元: what is quoted comes behind.
        return "quote" if site.changes and cue.text in self._quotes else None

    @staticmethod
    def _is_spent(site: Site) -> bool:
        """Whether a verb right before the sum says what it is for, so that cash only is its means: 投入 8 亿元现金."""
        return any(
            reading.role == "verb" and obstacle_before(site, cue, reading, gap) is None
            for cue, gap in cues_before(site)
            if gap == 0
            for reading in cue.entry
        )

    def _by_its_unit(self, site: Site) -> Iterator[MetricChoice]:
        if site.quantity.dimension == "data":
            yield from self._data_pair(site)
        if site.quantity.dimension == "money" and site.quantity.text.endswith("起"):
            yield MetricChoice(self._by_key["price"], None, "unit", score=UNIT)  # 25.35 万元起
        for entry in self._by_unit.get(site.quantity.unit or "", ()):
            # 每年 500 亿美元 is nobody's price
            if site.quantity.dimension in entry.dimensions and (
                entry.key != "price" or site.quantity.value < HIGHEST_PRICE
            ):
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
        near = site.sentence.cost(last.quantity.end, site.quantity.cue_start) <= 2
        if near and last.metric.entry.key == "growth" and alike(last.quantity, site.quantity) and not site.changes:
            # 增长率为 0.9%，而 2017 年为 2.3%: any measure that is named is stronger
            yield _where_none_is(last.metric)
        if (
            site.quantity.unit == "pp"
            and site.changes
            and last.direction
            and last.metric.entry.key in ("growth", "other")
        ):
            # 增加值上升 8.2%，比一季度加快 0.6 个百分点
            yield _where_none_is(last.metric)
        if (
            site.changes
            and last.direction is None
            and last.metric.entry.key in ("count", "amount")
            and site.quantity.unit == "%"
        ):
            # 快件量 47 亿件，同比增长 12%: where no measure is in force, the change is of what was counted
            yield _where_none_is(last.metric)
        of_own = not not_of_own_subject(site, last.metric.entry)
        if site.changes and (not changes_on(last) or (last.direction is None and is_of_whole(site, last.metric.entry))):
            return
        if self._counts_another(site, last):
            return
        if last.direction is not None and not site.changes and self._is_part_of_many(site):
            return  # 30 只产品涨超 8%，仅有 5% 的产品亏损
        if near and of_own and alike(last.quantity, site.quantity) and accepts(last.metric.entry, site):
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
            if self._tells_of_another(sentence, cue):
                continue
            if before and self._counts_another(site, before[-1]):
                break
            if site.quantity.unit == "pp":
                if any(reading.entry.key == "ratio" and says_little(reading.entry) for reading in cue.entry):
                    yield choice(cue.entry[0], cue, "in_force", GENERIC_WEIGHT, placed=False)
                if sentence.view.startswith(self._of_wholes, cue.end):
                    continue  # 贷款比例有所下降: what moves by points is the share
            for reading in cue.entry:
                if reading.entry.key in OF_A_PIECE and self._is_sum(site):
                    continue
                if own is not None and reading.entry.key != own:
                    continue  # 研发人员占 16%，新增研发项目超 4000 个
                if of_share and reading.entry.key in OF_A_COMPANY:
                    continue  # EPS 5 元，较去年亏损 3 元转机；甲今年估 3.8 元
                if obstacle_mentioned(site, reading) is None:
                    score = self._worth_of_mentioned(site, cue, reading.entry, before)
                    yield choice(reading, cue, "in_force", score, placed=False)

    def _adds_to_another(self, draft: Draft) -> bool:
        """Whether the figure only says what a change adds to another measure: 影响 CPI 下跌 0.1 个百分点."""
        at = draft.metric.start
        return at is not None and draft.sentence.view.endswith(self._contributes, draft.sentence.start, at)

    def _tells_of_another(self, sentence: Sentence, cue: Cue[list[MetricCue]]) -> bool:
        """Whether the measure is only compared with (弱于大盘), or what something is done for (为节省租金支出)."""
        if sentence.view.endswith((*self._compared_with, *self._contributes), sentence.start, cue.start):
            return True
        return sentence.view.startswith(self._purposes, sentence.clause(cue.start)[0])

    def _worth_of_mentioned(
        self, site: Site, cue: Cue[list[MetricCue]], entry: MetricEntry, before: Sequence[Draft]
    ) -> int:
        if self._is_quote_of(site, entry):
            return QUOTE
        if before and entry.is_subject and _begins_anew(before[-1], cue, entry):
            return CHANGE_IN_FORCE + 1  # 恒指收报 2.7 万点；国企指数跑赢大市，涨 1.7%: the next of what is quoted
        sentence = site.sentence
        if entry.key not in GENERIC and sentence.view.startswith(self._topic_ends, cue.end):
            return CHANGE_IN_FORCE  # 续航方面，两种配置分别是 360 km 和 570 km
        return CHANGE_IN_FORCE - 3 * (sentence.clause_index(site.quantity.start) - sentence.clause_index(cue.start))

    def _is_quote_of(self, site: Site, entry: MetricEntry) -> bool:
        """Whether a bare figure behind a verb of quotes is of the index named before: 美元指数向上，低见 101.53."""
        if site.quantity.unit is not None or not entry.is_subject or "index" not in entry.dimensions:
            return False
        return site.sentence.view[site.left : site.quantity.cue_start].rstrip().endswith(self._quotes)

    @staticmethod
    def _is_part_of_many(site: Site) -> bool:
        """Whether the share is that of those whose noun stands right behind it: 近九成快递员, 52% 的网点."""
        behind = site.sentence.view[site.quantity.end : site.quantity.end + 2].strip()[:1]
        return site.quantity.dimension == "ratio" and "\u4e00" <= behind <= "\u9fff"

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
        if key == "market_share" and self._is_part_of_many(site):
            return True  # 占比 38%。近九成快递员表示满意
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
        for back, draft in enumerate([*reversed(before), *in_force]):
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
                or _is_level_of_money(site, entry)
                or (entry.key == "growth" and not moves)
            ):
                continue
            of_other = site.named or (back >= len(before) and self._moves_as_price(site))
            if changes and of_other and entry.key in FLOWS:
                continue  # 北水净买入 16 亿元。甲公司急升 4%; 两市成交 1.4 万亿元。家电涨 2.1%
            if not moves and self._is_of_another(site, draft):
                continue
            if changes and not changes_on(draft):
                continue
            if changes and unit == "pp" and draft.quantity.dimension != "ratio":
                continue  # what moves by points is a share or a rate
            if changes and (is_of_whole(site, entry) or set(entry.dimensions) <= {"time"}):
                continue  # what changes by a percentage is no length of time
            worth = self._worth_in_force(site, draft, back, outside=back >= len(before))
            # What was read of a weak cue is weak no more: 甲公司收 246.5 元，小跌 0.4%.
            yield MetricChoice(entry, draft.metric.text, "in_force", score=worth - weakness(entry))

    def _worth_in_force(self, site: Site, draft: Draft, back: int, *, outside: bool) -> int:
        """What an earlier figure's measure is worth; right behind it more than what the unit says: 高管变更 180 人次，单月 26 人次."""
        if not site.changes and back == 0 and site.quantity.unit == draft.quantity.unit and self._is_unlike_unit(draft):
            return UNIT + 1
        moves = site.changes or site.quantity.unit == MULTIPLE
        return (CHANGE_IN_FORCE if moves else IN_FORCE) - 2 * back - (OF_ANOTHER_SENTENCE if outside else 0)

    def _is_unlike_unit(self, draft: Draft) -> bool:
        """Whether a name says that the figure is of another measure than its unit would: 高管变更 180 人次."""
        implied = self._by_unit.get(draft.quantity.unit or "", ())
        return (
            bool(implied) and draft.metric.text is not None and draft.metric.entry.key not in {e.key for e in implied}
        )

    def _counts_another(self, site: Site, last: Draft) -> bool:
        """Whether the noun behind the figure says that it counts something else than the one before: 用户 5 亿，有 698 个品牌."""
        if site.quantity.unit is None and last.quantity.dimension == "money":
            # 销售额 3 亿元，带动 20 万农户增收
            heads = (r for cue, gap in cues_behind(site) if gap == 0 for r in cue.entry if r.role == "head")
            return any(set(r.entry.dimensions) == {"count"} for r in heads)
        noun = self._head_noun(site) if site.quantity.unit in self._classifiers else None
        if noun is None:
            return False
        own = {word.text for word in dictionary_words(noun) if len(word.text) > 1}
        if not any(word.isascii() or (part_of_speech(word) or "").startswith("n") for word in own):
            return False
        earlier = f"{last.metric.text} {self._head_noun(last.site) or ''}"
        apart = last.sentence is not site.sentence or last.quantity.unit is None
        told = apart or self._head_noun(last.site) is not None
        return told and not any(word in earlier for word in own)

    def _has_head(self, site: Site) -> bool:
        """Whether the noun that is counted stands behind its classifier, so that it is none before: 消费者对 42 家企业提出申诉."""
        noun = self._head_noun(site) if site.quantity.unit in self._classifiers else None
        words = dictionary_words(noun) if noun else ()
        return any((part_of_speech(word.text) or "").startswith("n") for word in words if len(word.text) > 1)

    def _names_another(self, site: Site) -> bool:
        """Whether a measure that no pack knows is what has changed: 门店 1700 家，带动业绩增长 3 倍."""
        sentence = site.sentence
        changes = [c for c in sentence.changes if site.left <= c.start and c.end <= site.quantity.start]
        if not changes:
            return False
        known = any(cue.end == changes[-1].start for cue in sentence.metrics)
        return not known and sentence.view.endswith(self._measure_endings, site.left, changes[-1].start)

    def _fallback(self, site: Site) -> Iterator[MetricChoice]:
        quantity = site.quantity
        if _is_past_counting(quantity) and not site.changes and self._nouns.behind(site) is None:
            yield MetricChoice(self._by_key["amount"], None, "fallback", score=FALLBACK)
        if obstacle_to_fallback(quantity):
            return
        yield from self._of_level_behind(site)
        # What moves by points is a share or a rate.
        grows = site.changes and quantity.dimension == "ratio" and quantity.unit != "pp"
        key = "growth" if grows else FALLBACKS.get(quantity.dimension, "other")
        entry = self._by_key.get(key)
        if entry is not None:
            yield MetricChoice(entry, None, "fallback", score=FALLBACK)

    def _of_level_behind(self, site: Site) -> Iterator[MetricChoice]:
        """What the level is of that a change leads to, by its unit: 旅客减少 13%，至 50 万人次."""
        sentence, figure = site.sentence, site.quantity
        if not site.changes or figure.dimension != "ratio":
            return
        level = next((q for q in sentence.quantities if q.start >= figure.end), None)
        if level is None or not self._leads_to.fullmatch(sentence.view, figure.end, level.cue_start):
            return
        for entry in self._by_unit.get(level.unit or "", ()):
            if level.dimension in entry.dimensions:
                yield _where_none_is(MetricChoice(entry, None, "unit"))
                return

    def of_product(self, choice: MetricChoice, quantity: Quantity) -> MetricChoice:
        """The choice for a product, of which a sum that nothing names is its price: S 版 4699 元、A 版 5399 元."""
        if choice.how != "fallback" or choice.entry.key != FALLBACKS["money"] or quantity.value >= HIGHEST_PRICE:
            return choice
        return choice._replace(entry=self._by_key["price"])

    def of_kind(self, choice: MetricChoice) -> MetricChoice:
        """The choice for what is no company, product or place, whose part of a whole is a mere share: 00 后占比 46%."""
        if choice.entry.key != MARKET_SHARE or choice.text not in self._any_shares:
            return choice
        return choice._replace(entry=self._named_share)

    def of_traded(self, choice: MetricChoice, site: Site, subject: Subject | None) -> MetricChoice:
        """The choice for a company or a group of shares, whose move that nothing names is that of their price.

        自 11 月以来，甲公司累计跌幅超三成; 水泥板块涨 2.7%; but not 甲公司客流大涨 35%.
        """
        if subject is None or choice.entry.key != "growth" or not site.changes or self._names_another(site):
            return choice
        if subject.type != "COMPANY" and not (subject.type == "OTHER" and subject.text.endswith(self._share_groups)):
            return choice
        key = "share_price" if subject.type == "COMPANY" or subject.text.endswith("个股") else "index_level"
        sentence = site.sentence
        if any(_OF_GOODS in change.text for change in sentence.changes if change.end <= site.quantity.start):
            return choice  # 甲啤酒提价，涨幅 5%
        for change in sentence.changes:
            if site.left <= change.start and change.end <= site.quantity.start:
                start = subject.end if site.left < subject.end <= change.start else site.left
                said = sentence.view[start : change.start]
                for time in sentence.times:
                    if start <= time.start and time.end <= change.start:
                        said = said.replace(
                            sentence.view[time.start : time.end], ""
                        )  # 较去年 12 月大跌 is of another measure
                said = BRACKETED.sub("", said)  # 云岚股份（00123.HK），升 4%
                moves = any(word in change.text for word in self._price_moves)
                if moves and self._move_manners.fullmatch(said):
                    return choice._replace(entry=self._by_key[key])
                return choice
        return choice

    def noun(self, draft: Draft) -> Noun | None:
        """What says of what the figure is where the measure only counts it: 推出三项服务, 4 部门联合发布, 结婚登记 343 万对."""
        choice, site = draft.metric, draft.site
        counted = choice.how == "verb_before" and choice.entry.key == "count" and says_little(choice.entry)
        if not counted and choice.how != "fallback":
            return None
        noun = self._nouns.behind(site) or self._nouns.counts_itself(site)
        return noun if noun is not None or counted or site.changes else self._nouns.before(draft)

    def _head_noun(self, site: Site) -> str | None:
        """The noun behind the figure, or the words there of which none is known as a noun's end: 增程式大型 SUV."""
        noun = self._nouns.behind(site)
        return noun.text if noun is not None else self._nouns.words_behind(site)


def strongest(options: Sequence[MetricChoice]) -> MetricChoice | None:
    """The option that weighs most; but a verb takes up the noun that was said, if one holds it."""
    best = max(options, key=weight, default=None)
    if best is not None and best.text and best.how == "verb_before":
        # 研发经费投入保持增长，共投入 5 亿元; 研发费用仍在高位，上半年投入 5 亿元
        taken_up = [
            o
            for o in options
            if o.how == "in_force"
            and o.text
            and o.text != best.text
            and o.text
            not in o.entry.verbs  # 沪指收报 3120 点；深成指报 9800 点: another verb is no noun that 报 takes up
            and (best.text in o.text or o.entry.key in best.entry.takes_up)
        ]
        best = taken_up[0] if taken_up else best
    elif best is not None and best.how == "cue_before" and best.entry.takes_up:
        # CPI 同比上涨 0.3%，其中食品价格下降 1.4%: still of the index
        told = (
            o.entry
            for o in options
            if o.how == "in_force" and o.entry.key in best.entry.takes_up and o.text not in best.entry.nouns
        )
        best = best._replace(entry=next(told, best.entry))
    if best is not None and best.how == "cue_before" and (best.text or "").startswith(PER):
        # 镍期货主力合约报每吨 12.6 万元: what is quoted has the figure
        quoted = (o for o in options if o.how == best.how and o.entry.is_subject and o.entry.key == best.entry.key)
        best = next(quoted, best)
    return best


def cues_before(site: Site) -> Iterator[tuple[Cue[list[MetricCue]], int]]:
    """The cues between the stretch's begin and the quantity, the nearest first, with the distance."""
    for cue in reversed(site.sentence.metrics):
        # One may begin in the figure before: 1 美元兑 152 日元.
        if site.left < cue.end <= site.quantity.start:
            yield cue, site.sentence.cost(cue.end, site.quantity.cue_start)


def cues_behind(site: Site) -> Iterator[tuple[Cue[list[MetricCue]], int]]:
    """The cues between the quantity and the stretch's end that are not too far behind it, with the distance."""
    for cue in site.sentence.metrics:
        if cue.start < site.quantity.end or cue.end > site.right:
            continue
        gap = site.sentence.cost(site.quantity.end, cue.start)
        # 年增 13%、净利达 1 亿元: what a mark parts from a change is the next figure's.
        parted = site.changes and "、" in site.sentence.view[site.quantity.end : cue.start]
        # 销量下跌 25% 甲公司距离…: what has changed stands before its change.
        told = (
            site.changes
            and gap > 0
            and site.quantity.dimension == "ratio"
            and any(site.left <= c.start and c.end <= site.quantity.start for c in site.sentence.changes)
        )
        if gap > FARTHEST_BEHIND or parted or told:
            return
        if _opens_bracket(site, cue.start):
            continue
        yield cue, gap


def _opens_bracket(site: Site, end: int) -> bool:
    """Whether a bracket that opens behind the figure holds the place: 成交总金额 186 万元（不含印花税等费用）."""
    between = site.sentence.view[site.quantity.end : end]
    return between.count("（") + between.count("(") > between.count("）") + between.count(")")


def is_of_whole(site: Site, entry: MetricEntry) -> bool:
    """Whether a percentage or multiple is not what the measure, a share, has changed by; its whole has: 出货 3 万辆，占 38%，增长 9%."""
    return site.quantity.unit in ("%", MULTIPLE) and set(entry.dimensions) <= {"ratio", "rank"}


def cues_mentioned(site: Site) -> Iterator[Cue[list[MetricCue]]]:
    """The cues of the sentence before the stretch, the nearest first."""
    return (cue for cue in reversed(site.sentence.metrics) if cue.end <= site.left)


def obstacle_before(site: Site, cue: Cue[list[MetricCue]], reading: MetricCue, gap: int) -> Obstacle | None:
    """The first condition that keeps a reading of a cue before the quantity from taking it; None where it may."""
    entry = reading.entry
    if reading.role == "tail":
        return "role"
    if not accepts(entry, site) or (reading.role == "noun" and _is_base(site, entry)):
        return "dimension"
    if reading.role == "verb" and _takes_no_change(site, cue, entry):
        return "change"
    if entry.named and not named_before(site, cue.start, entry):
        return "unnamed"
    if entry.whose and last_named(site.sentence, cue.start, entry.whose) is None:
        return "unnamed"
    if entry.priority < 0 and entry.key == "share_price" and _is_of_quote(site, cue.start):
        return "subject"
    if entry.priority < -1 and gap > WEAK_REACH:
        return "weak"
    if reading.role != "head":
        return None
    if gap > 1:
        return "apart"
    if _is_past_counting(site.quantity):
        return "bare"
    if site.changes:
        return "change"
    return None if counts(entry, site.quantity) else "classifier"


def obstacle_mentioned(site: Site, reading: MetricCue) -> Obstacle | None:
    """The first condition that keeps a measure named earlier in the sentence from taking the quantity; None where it may."""
    if reading.role != "noun":
        return "role"
    if says_little(reading.entry):
        return "generic"
    if _is_level_of_money(site, reading.entry) or (reading.entry.key == "growth" and not site.changes):
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


def accepts(entry: MetricEntry, site: Site) -> bool:
    """Whether the metric can be of this dimension: its own, any, a ratio for a change, or a bare figure for money."""
    quantity = site.quantity
    if quantity.dimension == "money" and not _may_cost(quantity, entry):
        return False
    if entry.not_of or entry.per:
        unit, _, per = (quantity.unit or "").partition("/")
        grows = site.changes and unit == MULTIPLE  # 进口增长 3 倍
        if (unit in entry.not_of and not grows) or (per and entry.per and per not in entry.per):
            return False
    if "any" in entry.dimensions or quantity.dimension in entry.dimensions:
        return True
    if quantity.dimension == "ratio" and (site.changes or quantity.unit == MULTIPLE):
        is_time = not site.changes and set(entry.dimensions) <= {"time"}  # 有效申购倍数达 1400 倍
        return entry.key not in UNCHANGING and not is_time
    return quantity.unit is None and quantity.dimension == "count" and takes_bare(entry)


def _may_cost(quantity: Quantity, entry: MetricEntry) -> bool:
    """Whether the sum may be a price: what is paid for a share is a share's, and no share costs ten millions."""
    if entry.key in NOT_PER_SHARE:
        return not (quantity.unit or "").endswith(A_SHARE)
    return entry.key != "share_price" or quantity.value < HIGHEST_PRICE


def _is_of_quote(site: Site, at: int) -> bool:
    """Whether what is quoted is named before the place in the stretch and no company behind it: 恒生指数 3 月 4 日终场走高 1.4%."""
    for cue in reversed(site.sentence.metrics):
        quoted = site.left <= cue.start and cue.end <= at
        if quoted and any(r.entry.is_subject and r.entry.of_day for r in cue.entry):
            return not any(e.label == "COMPANY" and cue.end <= e.end <= at for e in site.sentence.entities)
    return False


def _takes_no_change(site: Site, cue: Cue[list[MetricCue]], entry: MetricEntry) -> bool:
    """Whether a share right behind a verb of spans is the change before it: 租金增长达 12%, whose end looks like 长达."""
    if not site.changes or site.quantity.dimension != "ratio" or not set(entry.dimensions) <= {"time"}:
        return False
    return not any(cue.end <= c.start and c.end <= site.quantity.start for c in site.sentence.changes)


def _is_base(site: Site, entry: MetricEntry) -> bool:
    """Whether the share is of the price before it, which itself is none: 补贴为销售价格的 15%."""
    of_price = entry.key in PRICES and not entry.is_subject
    return of_price and _is_share(site)


def _is_share(site: Site) -> bool:
    """Whether the figure is a part of a whole and no change."""
    return site.quantity.unit == "%" and not site.changes and site.quantity.text[0] not in "+-−＋"


def _is_level_of_money(site: Site, entry: MetricEntry) -> bool:
    """Whether a share cannot be of a measure named earlier, whose level is a sum: 批价 620 元以上，渠道利润维持在 12%."""
    return _is_share(site) and entry.dimensions[0] == "money"


def takes_bare(entry: MetricEntry) -> bool:
    """Money, scores and indices that are named are often said without their unit: 定价 8999 起, PMI 为 49.6, 市盈率 43."""
    named_index = "index" in entry.dimensions and bool(entry.nouns)
    return named_index or "money" in entry.dimensions or "score" in entry.dimensions


def counts(entry: MetricEntry, quantity: Quantity) -> bool:
    """Whether the classifier is one that counts such heads; a count without one counts any (820 万玩家)."""
    unit = quantity.unit
    return unit is None or not entry.classifiers or unit in entry.classifiers or view_of(unit) in entry.classifiers


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


def not_of_own_subject(site: Site, entry: MetricEntry) -> bool:
    """Whether names stand before the quantity in its stretch, and none has this measure: 港股走高，甲公司涨 5%."""
    if not site.named:
        return False
    return entry.is_subject or (bool(entry.subjects) and not any(s in site.named for s in entry.subjects))


def has_object(entry: MetricEntry, site: Site) -> bool:
    """Whether one of the entry's objects stands right before the figure."""
    before = site.sentence.view[site.left : site.quantity.cue_start].rstrip()
    return bool(entry.objects) and before.endswith(entry.objects)


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


def _word_start(view: str, floor: int, start: int, end: int) -> int:
    """Where the word begins that holds the place: 口 in 出口退税率 is no word's beginning."""
    words = dictionary_words(view[floor:end])
    return next((floor + w.start for w in words if floor + w.start <= start < floor + w.end), start)


def _begins_anew(last: Draft, cue: Cue[list[MetricCue]], entry: MetricEntry) -> bool:
    """Whether the words name the next of what is quoted behind the last figure."""
    return last.quantity.end <= cue.start and last.metric.entry.key == entry.key


def _is_of_share(site: Site, before: Sequence[Draft]) -> bool:
    """Whether the figure before is of a share, and this one goes on with it or is as small."""
    if not before or before[-1].metric.entry.key != "eps":
        return False
    return site.changes or abs(site.quantity.value) < LEAST_OF_A_COMPANY


def _is_for_a_share(site: Site, entry: MetricEntry) -> bool:
    """Whether a company's profit is told by the share, as the Taiwanese press does: 全年可望賺 24 元."""
    small = site.quantity.unit == "TWD" and abs(site.quantity.value) < LEAST_OF_A_COMPANY and not site.changes
    if not small or entry.key not in OF_A_COMPANY or "PRODUCT" in site.named:
        return False
    return PER not in site.sentence.view[site.left : site.quantity.start]


def _is_qualified(site: Site) -> bool:
    """Whether the words before a sum only say more of the noun behind it: 甲资本投资的 3000 万元融资."""
    before = site.sentence.view[site.left : site.quantity.cue_start].rstrip()
    return site.quantity.dimension == "money" and before.endswith("的")


def _where_none_is(metric: MetricChoice) -> MetricChoice:
    """The measure of the figure before, which any that is named is stronger than, but not the dimension alone."""
    return MetricChoice(metric.entry, metric.text, "list", score=FALLBACK + 1 - weakness(metric.entry))


def _pays(site: Site) -> bool:
    """Whether the words before the figure say that shareholders are paid it: 末期息每股 0.2 港元."""
    return any(r.entry.key == "dividend" for cue, _ in cues_before(site) for r in cue.entry)


def _changes_a_count(site: Site, before: Sequence[Draft]) -> bool:
    """Whether the change is of what was counted right before it, whatever measure is named earlier: 新增项目 4000 个，增长 22%."""
    if not site.changes or site.quantity.dimension != "ratio" or not before:
        return False
    last = before[-1]
    counted = last.metric.entry.key == "count" and last.direction is None and last.quantity.unit is not None
    between = site.sentence.view[last.quantity.end : site.quantity.start]
    return counted and "；" not in between and between.count("，") <= 1


def changes_on(draft: Draft) -> bool:
    """Whether a change that names no measure can be of the draft's: not of a span that nothing but its unit gave a measure."""
    return not (draft.metric.how == "unit" and draft.quantity.dimension == "time")


def _is_bare_sum(quantity: Quantity, entry: MetricEntry) -> bool:
    """Whether a number without a unit is so large that before a word for a sum it is one: 4 万亿的规模."""
    return quantity.unit is None and quantity.value >= LEAST_BARE_SUM and "money" in entry.dimensions


def _is_past_counting(quantity: Quantity) -> bool:
    """Whether a number without a unit is more than there are things, so that it is a sum: 新基金合计逾 2.6 万亿."""
    return quantity.unit is None and quantity.dimension == "count" and quantity.value >= LEAST_PAST_COUNTING


def _has_no_price(entry: MetricEntry) -> bool:
    """Whether the measure is a span, a length or a count of things or places, which no 涨 and no 跌 are of."""
    return entry.key in ("count", "cities") or set(entry.dimensions) <= {"time", "length", "data"}


def says_little(entry: MetricEntry) -> bool:
    """Whether its words say little of what is measured (金额, 数量), so that any other measure's weigh more."""
    return entry.key in GENERIC and (entry.priority < 0 or "any" in entry.dimensions)


def is_of_places(entry: MetricEntry) -> bool:
    """Whether only places and their bodies have the measure: GDP, prices, trade."""
    return entry.subjects[:1] == ("PLACE",) and "COMPANY" not in entry.subjects


def alike(a: Quantity, b: Quantity) -> bool:
    """Whether two figures can be of one list: the same dimension and unit."""
    if a.unit is None or b.unit is None:
        return a.dimension == b.dimension or "count" in (a.dimension, b.dimension)
    return a.dimension == b.dimension and a.unit == b.unit
