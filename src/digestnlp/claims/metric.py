"""Chooses the measure that a quantity is of: by cues before and behind it, its unit, or what is in force."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from digestnlp.claims.adjusted import ADJUSTED, PROFIT, AdjustedProfits
from digestnlp.claims.counted import CountedNouns, Noun
from digestnlp.claims.draft import Draft, MetricChoice, Site, Subject
from digestnlp.claims.earlier import MARKET_SHARE, EarlierMeasures
from digestnlp.claims.evidence import (
    ASIDE,
    COUNT_BEHIND,
    DATA_PAIR,
    FALLBACK,
    FARTHEST_BEFORE,
    GENERIC_WEIGHT,
    HEAD_BEFORE,
    HEAD_BEHIND,
    NOUN_BEFORE,
    NOUN_BEHIND,
    OBJECT_BEFORE,
    QUALIFIED,
    QUOTE,
    RATE_BEFORE,
    UNIT,
    VERB_BEFORE,
    VERB_BEHIND,
    choice,
    cues_before,
    cues_behind,
    weight,
    where_none_is,
)
from digestnlp.claims.fit import (
    A_SHARE,
    HIGHEST_PRICE,
    LEAST_OF_A_COMPANY,
    OF_A_COMPANY,
    WEAK_REACH,
    Obstacle,
    accepts,
    counts,
    has_no_price,
    has_object,
    is_bare_sum,
    is_part_of_sum,
    is_past_counting,
    is_tenths_of_many,
    not_of_own_subject,
    obstacle_before,
    obstacle_to_fallback,
    says_little,
    simplified,
    tells_of,
)
from digestnlp.claims.measure_behind import MeasuresBehind
from digestnlp.claims.scan import BRACKETED, Cue, MetricCue
from digestnlp.deferred import deferred
from digestnlp.models import Quantity
from digestnlp.numerals import skip_spaces
from digestnlp.rules import Rules
from digestnlp.rules.schema import MetricEntry
from digestnlp.segment import dictionary_words, part_of_speech
from digestnlp.wordlist import compile_words, pattern_of

# What opens the name of what a price is of: 每吨.
PER = "每"
# What a word of change has that says itself that goods have a price: 提价.
_OF_GOODS = "价"
_PRICE = "price"
# What stands before a sum for which something is sold: 以 3 亿元出售, 拟 3 亿元转让.
_PAYING = ("以", "拟", "将", "作价")
# What a car is counted by.
CAR = "辆"
# What is turned over on a market, and its verb, which behind a sum that is paid is the sale of one thing.
_TURNOVER, _IS_SOLD = "trading_volume", "成交"
# What a company has, and often only pays with.
CASH = "cash"
# What is raised or borrowed, and what leads to what that is for.
_RAISED, _FOR_PURPOSE = ("debt", "funding"), deferred(" ?(?:的?(?:资金|款项))?(?:主要|全部)?(?:用于|用来|用以)")
# What ports and models get through is one word.
SHIPMENTS = "shipments"
# Shops that there are, and those opened.
SHOPS, OPENED_SHOPS = "stores", "store_openings"
# What is counted by the places that something reaches.
PLACES_REACHED = ("cities", "countries")
# Nouns that are counted without a classifier, so that the one behind is none of the figure: 26 国采购网络.
_COUNTRIES = frozenset({"国", "省", "城"})
# What stands between a part and the whole that it is of.
SHARE_OF = "占"
FALLBACKS = {
    "count": "count",
    "money": "amount",
    "ratio": "ratio",
    "rank": "rank",
    "length": "dimension",
    "mass": "weight",
}


# 12GB+ before 256GB: an amount in digits with at most its unit before the plus; behind a longer word the plus ends a name (Pro+).
AMOUNT_PLUS = deferred(r"\d *[A-Za-z]{0,2} *\+ *$")
# What ends in 率: at most so many characters of its name are taken.
RATE = deferred(r"[\u4e00-\u9fff]{1,3}率")
# What stands before the ending of a number's name, as long as such names are: 参展商数量.
NUMBERED = r"(?:(?!的)[\u4e00-\u9fff]){1,4}"
_NUMBER_ENDING = 2  # Characters of what such a name ends with.
# How long what a name of a measure ends with is at most: 罚款 + 数额.
LONGEST_ENDING = 4
# A plus that no figure follows (10GB+) pairs nothing.
PLUS = deferred(r" *\+ *\d")
# What a sum is before that shares are bought back with: （含）自有资金以集中竞价方式回购.
_BOUGHT_BACK = deferred(r"(?:[（(][^（()）]*[)）])?的?[^，。；\d]{0,12}资金[^，。；\d]{0,24}?(?P<verb>回购)")
# What is bought on the market, or of oneself, is no company that is taken over: 斥资 3000 万元买入甲公司股份, 购买自家股份.
_ON_MARKET = deferred("买入|购[买入]了? ?(?:自家|自身|自己|本公司|公司) ?的?[A-Z]? ?股[份票]?")
# What before a profit's name says that it is a share's: 每股经调整摊薄 + 盈利.
_PER_SHARE = deferred(r"每[股份][^，。；：、\d]{0,10}$")
# The rest of a bracket.
_CLOSED = deferred(r"[^（()），。；]{0,24}[)）]")
# How many characters before the second amount of a pair are looked at: markup between the two is masked by spaces.
PAIR_REACH = 24


class MetricChooser:
    """Chooses metrics by the packs' rules."""

    def __init__(self, rules: Rules) -> None:
        self._quotes = rules.words("quote_links")
        self._measure_endings = rules.words("measure_endings")
        self._numbers = deferred(rf"(?:{NUMBERED}|(?<=的))(?:{pattern_of(rules.words('number_endings'))})")
        self._grown = deferred(pattern_of(rules.words("grown_numbers")))
        endings = pattern_of((*self._measure_endings, *rules.words("level_name_endings")))
        self._level_names = deferred(rf"(?P<what>[\u4e00-\u9fff](?![总计共金数])[\u4e00-\u9fff])(?P<ending>{endings})$")
        self._price_moves = rules.words("price_moves")
        self._kinds_of_shares = rules.words("kinds_of_shares")
        self._share_groups = (*rules.words("share_groups"), *self._kinds_of_shares)
        # 煤炭股, but no 港股, which is a market
        self._shares_of_a_trade = deferred(rf"(?!.*(?:{pattern_of(rules.words('stock_markets'))})$).*[^持控参入]股$")
        # 其 A 股一周涨 12%
        own_shares = (
            rf"该?(?:{pattern_of(rules.words('issuer_pronouns'))}) *(?:{pattern_of(rules.words('stock_markets'))})"
        )
        self._move_manners = deferred(rf"(?:{pattern_of(rules.words('move_manners'))}|{own_shares}|[ ，,、的])*")
        self._any_shares = frozenset(rules.words("shares_of_any_whole"))
        self._people = rules.words("people_of_a_whole")
        # 持有 320 万股，占比约 2%; 总股本 3 亿股的比例为 1%
        self._to_part = deferred(
            r"(?:股份|股票|股权)?[（(）)，,]* *(?:合计|约|分别|共|仅)?(?:占比|的)[^，。；、（()）\d]{0,6}"
        )
        self._of_no_holder = compile_words(rules.words("shares_of_no_holder"))
        self._own_holding = deferred(rf"占[^，。；、]{{0,12}}?(?:{pattern_of(rules.words('own_holdings'))})")
        # 占公司最近一期经审计净资产的 12%
        self._own_books = deferred(
            rf"占(?![^，。；、]*(?:{pattern_of(rules.words('wider_wholes'))}))"
            rf"[^，。；、]{{0,24}}?(?:{pattern_of(rules.words('own_books'))})[^，。；、\d]{{0,6}}$"
        )
        # 合计产能达全国总产能的 81%
        self._reaches_part = deferred(
            rf"(?:达到?|约为|超过)(?:{pattern_of(rules.words('wider_wholes'))})[^，。；、\d]{{1,8}}的 *$"
        )
        # 以 1.2 亿美元向乙公司出售北岛资产
        self._deal = deferred(
            rf"(?:[（(][^（()）]*[)）])?(?:现金)?(?:[向从][^，。；]{{1,16}}?)?(?P<verb>{pattern_of(rules.words('deal_verbs'))})"
            rf"[^，。；]{{0,24}}?{pattern_of(rules.words('deal_objects'))}"
        )
        self._spending = rules.words("deal_spending")
        self._adding = (*self._spending, *rules.words("adding_verbs"))
        self._built = deferred(rf"(?:，|在[^，。；]{{1,12}}?|用于)?(?:{pattern_of(rules.words('building_verbs'))})")
        # 甲（5 亿元）、乙（3 亿元）等联合领投
        among, verbs = (pattern_of(rules.words(f"entities.round_{name}")) for name in ("adverbs", "verbs"))
        self._led = deferred(rf"[)）](?:[^，。；（()）]{{1,20}}[（(][^（()）]*[)）])*(?:{among})*(?P<verb>{verbs})")
        self._leads_to = deferred(r" *[，,]? *(?:至|到|增至|降至|升至|减至|跌至|达到|达) *")
        self._goals = compile_words(rules.words("goals_of_sales"))
        self._nouns = CountedNouns(rules)
        self._behind = MeasuresBehind(rules)
        self._adjusted = AdjustedProfits(rules)
        self._earlier = EarlierMeasures(rules, self._nouns)
        entries = rules.of(MetricEntry)
        self._year_rates = rules.words("year_rates")
        self._by_key: dict[str, MetricEntry] = {}
        # What one thing costs is of no period, unlike the average of those that were sold.
        self._price_tag = next(e for e in entries if e.key == "price" and not e.inherits)
        self._commodity = next(e for e in entries if e.key == "price" and e.is_subject)
        self._named_share = next(e for e in entries if e.key == "ratio" and not says_little(e))
        self._speeds = {noun: entry for entry in entries if entry.key == "speed" for noun in entry.nouns}
        self._by_unit: dict[str, list[MetricEntry]] = {}
        for entry in entries:
            self._by_key.setdefault(entry.key, entry)
            for unit in entry.units:
                self._by_unit.setdefault(unit, []).append(entry)
        self._opened = self._by_key[OPENED_SHOPS]
        self._added = rules.words("added_shops")

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
            *self._behind.options(site),
            *self._reached_part(site),
            *self._deal_behind(site),
            *self._built_behind(site),
            *self._led_behind(site),
            *self._bought_back_behind(site),
            *self._by_its_unit(site),
        ]
        if not self._names_another(site):
            found += self._earlier.options(site, before, in_force)
        if site.changes and site.quantity.dimension == "ratio" and self._earlier.moves_as_price(site):
            found = [option for option in found if not has_no_price(option.entry)]
        found += self._fallback(site)
        if any(option.entry.key == PROFIT for option in found) and self._adjusted.holds(site):
            adjusted = self._by_key[ADJUSTED]
            found = [o._replace(entry=adjusted) if o.entry.key == PROFIT else o for o in found]
        return [self._as_stake(option) for option in found] if self._is_of_shares(site) else found

    def _cues_before(self, site: Site) -> Iterator[MetricChoice]:
        """Cues between the stretch's begin and the quantity; the nearest that fits wins, each one passed over costs."""
        passed = 0
        said = site.sentence.view[site.left : site.quantity.start]
        brackets = "）" in said or ")" in said
        for cue, gap in cues_before(site):
            if self._earlier.is_left_out(site, cue):
                continue
            fits = False
            aside = (brackets and _is_gloss(site, cue.end)) or self._earlier.is_compared_with(site, cue)
            aside = aside or _is_of_last(site, cue)
            for reading in cue.entry:
                if self._is_whole_of_share(site, cue, reading):
                    continue
                if obstacle_before(site, cue, reading, gap) or (reading.role == "head" and self._has_head(site)):
                    continue
                fits = fits or not (reading.role == "head" or aside)
                if reading.role == "head":
                    score = HEAD_BEFORE - 4 * gap
                elif says_little(reading.entry):
                    # 概率达 78%: a ratio's own name directly before it is as good as any measure's.
                    named = reading.entry.key in ("ratio", "other") and reading.role == "noun" and gap == passed == 0
                    score = NOUN_BEFORE if named else GENERIC_WEIGHT - gap
                else:
                    base = NOUN_BEFORE if reading.role == "noun" else VERB_BEFORE
                    score = max(base - 3 * gap - 15 * passed, FARTHEST_BEFORE - 5 * passed)
                    if reading.role == "verb" and has_object(reading.entry, site):
                        score = OBJECT_BEFORE
                    if aside:
                        score -= ASIDE
                how = "verb_before" if reading.role == "verb" else "cue_before"
                made = choice(reading, cue, how, score)
                if _is_for_a_share(site, reading.entry) or _is_of_shares_named(site, cue, reading.entry):
                    made = made._replace(entry=self._by_key["eps"])
                elif (reading.entry.key == "stake" and self._is_of_own_holding(site)) or self._is_of_own_books(
                    site, made
                ):
                    made = made._replace(entry=self._named_share)
                yield made
            passed += fits

    @staticmethod
    def _is_whole_of_share(site: Site, cue: Cue[list[MetricCue]], reading: MetricCue) -> bool:
        """Whether a measure that takes any figure is only the whole of which the share is a part: 占全国排放量的 7%."""
        if site.quantity.dimension != "ratio" or site.changes or reading.entry.dimensions != ("any",):
            return False
        parts = (c for c in site.sentence.metrics if site.left <= c.start and c.end <= cue.start)
        return any(c.text.endswith(SHARE_OF) or c.text.startswith(SHARE_OF) for c in parts)

    def _is_of_own_holding(self, site: Site) -> bool:
        """Whether the share is a part of what its holder has: 占其所持股份的 12%."""
        if site.quantity.unit != "%" or site.changes:
            return False
        at = site.sentence.view.rfind(SHARE_OF, site.left, site.quantity.start)
        return at >= 0 and self._own_holding.match(site.sentence.view, at, site.quantity.start) is not None

    def _is_of_own_books(self, site: Site, choice: MetricChoice) -> bool:
        """Whether a part is one of what the company's books have, and no market's: 占公司最近一期经审计净资产的 12%."""
        if site.quantity.unit != "%" or choice.entry.key != MARKET_SHARE or SHARE_OF not in (choice.text or ""):
            return False
        at = site.sentence.view.rfind(SHARE_OF, site.left, site.quantity.start)
        return at >= 0 and self._own_books.match(site.sentence.view, at, site.quantity.cue_start) is not None

    def _reached_part(self, site: Site) -> Iterator[MetricChoice]:
        """The part of a whole beyond one company that the figure comes to: 合计产能达全国总产能的 81%."""
        if site.quantity.unit == "%" and not site.changes:
            said = self._reaches_part.search(site.sentence.view, site.left, site.quantity.cue_start)
            if said is not None:
                yield MetricChoice(self._by_key[MARKET_SHARE], said[0], "cue_before", *said.span(), NOUN_BEFORE)

    def _rate_before(self, site: Site) -> Iterator[MetricChoice]:
        """A share's own name that no pack knows: 闭店率约为 6.9%, 上座率下降 2 个百分点; but not 增长率, a change itself.

        Nor the rate of a year by which another measure has changed: GDP 折年率下降 1%.
        """
        if site.quantity.dimension != "ratio":
            return
        sentence = site.sentence
        known = [*(c.end for c in sentence.metrics), *(c.end for c in sentence.changes)]
        for name in RATE.finditer(sentence.view, site.left, site.quantity.cue_start):
            of_year = bool(site.changes) and sentence.view.endswith(self._year_rates, 0, name.end())
            if not of_year and name.end() not in known and sentence.cost(name.end(), site.quantity.cue_start) == 0:
                start = _word_start(sentence.view, max(site.left, name.start() - 2), name.start(), name.end())
                text = sentence.view[start : name.end()]
                yield MetricChoice(self._by_key["ratio"], text, "cue_before", start, name.end(), RATE_BEFORE)

    def _number_before(self, site: Site) -> Iterator[MetricChoice]:
        """A number's own name that no pack knows: 参展商数量较去年增长 12%, 投资者数量 1.2 亿; or what only numbers grow of: 合作伙伴."""
        sentence, figure = site.sentence, site.quantity
        if site.changes and figure.dimension == "ratio":
            kinds = [self._numbers, self._grown]
        elif not site.changes and figure.dimension == "count" and figure.unit is None:
            kinds = [self._numbers]
        else:
            return
        known = {c.end for c in sentence.metrics if not all(says_little(r.entry) for r in c.entry)}
        for name in (found for kind in kinds for found in kind.finditer(sentence.view, site.left, figure.cue_start)):
            what = name[0][:-_NUMBER_ENDING][-2:]
            told = not site.changes and what in sentence.view[sentence.start : site.left]
            if told or name.end() in known:
                continue  # 订阅用户增加 220 万，订阅总数为 3 亿: of what was spoken of before
            if sentence.cost(name.end(), figure.cue_start) <= WEAK_REACH:
                entry = self._by_key["count"]
                yield MetricChoice(entry, name[0], "cue_before", name.start(), name.end(), RATE_BEFORE)

    def _cues_behind(self, site: Site) -> Iterator[MetricChoice]:
        """The head noun behind the classifier (180 家门店), or a noun that the quantity qualifies (599 美元的售价)."""
        of_many = is_tenths_of_many(site)
        for cue, gap in cues_behind(site):
            if of_many and gap > 0:
                return  # 超八成城市溢价率下降
            for reading in cue.entry:
                if self.obstacle_behind(site, cue, reading, gap):
                    continue
                if reading.role == "head":
                    # 关闭 12 个城市的业务: a number of cities is one whatever is done there
                    base = QUALIFIED if gap == 0 and reading.entry.key in PLACES_REACHED else HEAD_BEHIND - 4 * gap
                    made = choice(reading, cue, "head", base)
                    yield made._replace(entry=self._opened) if self._is_opened(site, made) else made
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

    def _is_opened(self, site: Site, choice: MetricChoice) -> bool:
        """Whether the shops that are counted have come to be: 新增 9 家门店, as 新增门店 9 家."""
        return choice.entry.key == SHOPS and _said_before(site).endswith(self._added)

    def _deal_behind(self, site: Site) -> Iterator[MetricChoice]:
        """What a company, a part of it or a stake is bought or sold for: 以 1.2 亿美元向乙公司出售北岛资产, 斥资 3 亿元取得乙的股权."""
        view, quantity = site.sentence.view, site.quantity
        spent = _said_before(site).endswith(self._spending)
        if quantity.dimension != "money" or not (spent or self._is_paid(site)):
            return
        end = site.sentence.clause(quantity.start)[1]
        deal = self._deal.match(view, quantity.end, end)
        if (
            deal is None
            or (quantity.unit or "").endswith(A_SHARE)
            or (spent and _ON_MARKET.match(view, deal.start("verb")))
        ):
            return
        entry = self._by_key["acquisition_price"]
        yield MetricChoice(entry, deal["verb"], "cue_behind", *deal.span("verb"), NOUN_BEHIND)

    def _built_behind(self, site: Site) -> Iterator[MetricChoice]:
        """What is spent on what is built with it, where no measure says more: 追加 5 亿元扩建工厂."""
        if site.quantity.dimension == "money" and _said_before(site).endswith(self._adding):
            built = self._built.match(site.sentence.view, site.quantity.end, site.right)
            if built is not None:
                yield MetricChoice(self._by_key["investment"], built[0], "cue_behind", *built.span(), UNIT)

    def _led_behind(self, site: Site) -> Iterator[MetricChoice]:
        """What each of a round's investors puts in, before the verb behind the last: 由甲（5 亿元）、乙（3 亿元）领投."""
        view, quantity = site.sentence.view, site.quantity
        if quantity.dimension != "money" or view[quantity.end : quantity.end + 1] not in ("）", ")"):
            return
        led = self._led.match(view, quantity.end, site.sentence.clause(quantity.start)[1])
        if led is not None:
            yield MetricChoice(self._by_key["investment"], led["verb"], "cue_behind", *led.span("verb"), QUOTE)

    def _bought_back_behind(self, site: Site) -> Iterator[MetricChoice]:
        """The money with which own shares are bought back: 使用 2 亿元自有资金以集中竞价方式回购股份."""
        view, quantity = site.sentence.view, site.quantity
        if quantity.dimension != "money" or (quantity.unit or "").endswith(A_SHARE):
            return
        bought = _BOUGHT_BACK.match(view, quantity.end, site.sentence.clause(quantity.start)[1])
        if bought is not None:
            entry = self._by_key["buyback"]
            yield MetricChoice(entry, bought["verb"], "cue_behind", *bought.span("verb"), QUALIFIED)

    def obstacle_behind(self, site: Site, cue: Cue[list[MetricCue]], reading: MetricCue, gap: int) -> Obstacle | None:
        """The first condition that keeps a reading of a cue behind the quantity from taking it; None where it may."""
        entry, role = reading.entry, reading.role
        if not accepts(entry, site) or is_part_of_sum(site):
            return "dimension"
        if entry.about and not tells_of(site.sentence, cue.start, entry.about):
            return "unnamed"
        if not_of_own_subject(site, entry):
            return "subject"
        if role == "head":
            return self._obstacle_to_head(site, cue, entry, gap)
        if self._is_another_role(site, cue, entry, gap):
            return "role"
        if role == "noun":
            return "generic" if says_little(entry) and not is_bare_sum(site.quantity, entry) else None
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

    def _obstacle_to_head(self, site: Site, cue: Cue[list[MetricCue]], entry: MetricEntry, gap: int) -> Obstacle | None:
        """What keeps a noun behind the quantity from being what it counts: 超万亿的成交量, 三家芯片工厂; None where it may."""
        if is_past_counting(site.quantity):
            return "bare"
        counts_things = gap == 0 and site.quantity.dimension == "count"
        if counts_things and self._nouns.holds(self._nouns.behind(site), cue.end):
            return "apart"
        return None if counts(entry, site.quantity) else "classifier"

    def _is_another_role(self, site: Site, cue: Cue[list[MetricCue]], entry: MetricEntry, gap: int) -> bool:
        """Whether what stands behind the figure is not what it is of, whatever it could be.

        以 612 万元成交 says for what something was sold, 投入 8 亿元现金 what it was paid with, and 26 国采购网络 counts countries.
        """
        is_sold = cue.text == _IS_SOLD and entry.key == _TURNOVER and gap == 0 and self._is_paid(site)
        counts_places = gap == 0 and site.quantity.unit in _COUNTRIES and entry.key not in PLACES_REACHED
        is_means = entry.key == CASH and self._is_spent(site)
        return is_sold or counts_places or is_means or self._is_purpose(site, cue)

    @staticmethod
    def _is_purpose(site: Site, cue: Cue[list[MetricCue]]) -> bool:
        """Whether what stands behind is only what the money is for that is raised or borrowed: 举债 3 亿元用于 + 收购."""
        if _FOR_PURPOSE.fullmatch(site.sentence.view, site.quantity.end, cue.start) is None:
            return False
        beside = ((found, reading) for found, gap in cues_before(site) if gap == 0 for reading in found.entry)
        return any(r.entry.key in _RAISED and obstacle_before(site, found, r, 0) is None for found, r in beside)

    @staticmethod
    def _is_paid(site: Site) -> bool:
        """Whether the words before the sum say that something goes for it: 以 3 亿元."""
        return _said_before(site).endswith(_PAYING)

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
            yield MetricChoice(self._price_tag, None, "unit", score=UNIT)  # 25.35 万元起
        for entry in self._by_unit.get(simplified(site.quantity.unit or ""), ()):
            if site.sentence.view.startswith(entry.not_before, skip_spaces(site.sentence.view, site.quantity.end)):
                continue  # 3 万人次 + 受灾
            if entry.about and not tells_of(site.sentence, site.quantity.start, entry.about):
                continue  # 该村现有 42 户
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

    def _has_head(self, site: Site) -> bool:
        """Whether the noun that is counted stands behind its classifier, so that it is none before: 消费者对 42 家企业提出申诉."""
        noun = self._nouns.head(site) if self._nouns.is_plain(site.quantity) else None
        words = dictionary_words(noun) if noun else ()
        return any((part_of_speech(word.text) or "").startswith("n") for word in words if len(word.text) > 1)

    def _names_another(self, site: Site) -> bool:
        """Whether a measure that no pack knows is what has changed, or has the level: 带动业绩增长 3 倍; 持仓总量为 3 万手."""
        sentence = site.sentence
        changes = [c for c in sentence.changes if site.left <= c.start and c.end <= site.quantity.start]
        at = changes[-1].start if changes else self._end_of_name(site)
        if changes:
            known = any(cue.end == at for cue in sentence.metrics)
            return not known and sentence.view.endswith(self._measure_endings, site.left, at)
        # 罚款数额 is of fines
        near = (r for cue in sentence.metrics if at - LONGEST_ENDING < cue.end <= at for r in cue.entry)
        if site.changes or any(not says_little(r.entry) and (r.role == "noun" or accepts(r.entry, site)) for r in near):
            return False
        named = self._level_names.search(sentence.view, site.left, at)
        if named is None or sentence.cost(site.left, named.start("ending")) == 0:
            return False
        # 订阅用户增加 220 万，订阅总数为 3 亿: of what was spoken of before
        return site.quantity.dimension != "count" or named["what"] not in sentence.view[sentence.start : site.left]

    @staticmethod
    def _end_of_name(site: Site) -> int:
        """Where the last characters of substance before the figure end, which links part from it."""
        at = site.quantity.cue_start
        while at > site.left and site.sentence.cost(at - 1, site.quantity.cue_start) == 0:
            at -= 1
        return at

    def _fallback(self, site: Site) -> Iterator[MetricChoice]:
        quantity = site.quantity
        if is_past_counting(quantity) and not site.changes and self._nouns.behind(site) is None:
            yield MetricChoice(self._by_key["amount"], None, "fallback", score=FALLBACK)
        if obstacle_to_fallback(quantity):
            return
        yield from self._of_level_behind(site)
        # What moves by points is a share or a rate.
        grows = site.changes and quantity.dimension == "ratio" and quantity.unit != "pp"
        key = "growth" if grows else FALLBACKS.get(quantity.dimension, "other")
        if quantity.unit == CAR and self._goals.search(site.sentence.view, *site.sentence.clause(quantity.start)):
            key = "sales_volume"  # 明年冲击 80 万辆
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
        for entry in self._by_unit.get(simplified(level.unit or ""), ()):
            if level.dimension in entry.dimensions:
                yield where_none_is(MetricChoice(entry, None, "unit"))
                return

    def of_product(self, choice: MetricChoice, quantity: Quantity) -> MetricChoice:
        """The choice for a product, of which a sum that nothing names is its price, and 吞吐量 its speed and no port's.

        S 版 4699 元、A 版 5399 元; Nova-3 的吞吐量是上一代的 3 倍.
        """
        if choice.entry.key == SHIPMENTS and choice.text in self._speeds:
            return choice._replace(entry=self._speeds[choice.text])
        starts_at = quantity.dimension == "money" and quantity.text.endswith("起")  # 订单破万，18.68 万元起
        if choice.how in ("in_force", "list") and starts_at and "count" in choice.entry.dimensions:
            return choice._replace(entry=self._by_key["price"])
        if choice.how != "fallback" or choice.entry.key != FALLBACKS["money"] or quantity.value >= HIGHEST_PRICE:
            return choice
        return choice._replace(entry=self._by_key["price"])

    def of_kind(self, choice: MetricChoice) -> MetricChoice:
        """The choice for what is no company, product or place, whose part of a whole is a mere share: 00 后占比 46%."""
        return choice._replace(entry=self._named_share) if self._is_any_share(choice) else choice

    def of_people(self, choice: MetricChoice, site: Site) -> MetricChoice:
        """The choice for a part that some people are of others, also where a company is told of: 女性员工占比 40%."""
        start = choice.start
        if start is None or not self._is_any_share(choice):
            return choice
        told = site.sentence.view.endswith(self._people, site.sentence.start, start)
        return choice._replace(entry=self._named_share) if told else choice

    def _is_of_shares(self, site: Site) -> bool:
        """Whether the figure is the part that a number of shares is of the company, right behind it: 持有 320 万股，占比 2%.

        总股本 3 亿股的 1% is one likewise; 同意 320 万股，占比 99% and 网上发行 60 万股，占比 20% are not.
        """
        figure, sentence = site.quantity, site.sentence
        last = next((q for q in reversed(sentence.quantities) if q.end <= figure.cue_start), None)
        if figure.unit != "%" or site.changes or last is None or last.unit != A_SHARE[1:]:
            return False
        if not self._to_part.fullmatch(sentence.view, last.end, figure.cue_start):
            return False
        start, _ = sentence.clause(last.start)
        return self._of_no_holder.search(sentence.view, start, last.start) is None

    def _as_stake(self, choice: MetricChoice) -> MetricChoice:
        """The choice, a stake where its words only say that something is a part."""
        ratio = choice.entry.key == "ratio" and says_little(choice.entry)
        return choice._replace(entry=self._by_key["stake"]) if ratio or self._is_any_share(choice) else choice

    def _is_any_share(self, choice: MetricChoice) -> bool:
        """Whether the words say that something is a part, and not that it is a part of a market."""
        return choice.entry.key == MARKET_SHARE and choice.text in self._any_shares

    def of_traded(self, choice: MetricChoice, site: Site, subject: Subject | None) -> MetricChoice:
        """The choice for a company or a group of shares, whose move that nothing names is that of their price.

        自 11 月以来，甲公司累计跌幅超三成; 水泥板块涨 2.7%; but not 甲公司客流大涨 35%.
        """
        if subject is not None and choice.entry.key == "share_price" and subject.text in self._commodity.nouns:
            return choice._replace(entry=self._commodity)  # 现货黄金报 3345 美元，盘中最高 3358 美元
        if subject is not None and self._moves_behind_value(choice, site, subject):
            return choice._replace(entry=self._by_key["share_price"])
        if subject is None or choice.entry.key != "growth" or not site.changes or self._names_another(site):
            return choice
        of_shares = subject.type == "COMPANY" or self._are_shares(subject)
        if not of_shares and not (subject.type == "OTHER" and subject.text.endswith(self._share_groups)):
            return choice
        key = "share_price" if of_shares else "index_level"
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

    def _moves_behind_value(self, choice: MetricChoice, site: Site, subject: Subject) -> bool:
        """Whether a company's move only follows what all its shares are worth: 总市值 3000 亿元，今日涨 8%; but not 市值涨 8%."""
        if choice.entry.key != "market_cap" or choice.how != "in_force" or subject.type != "COMPANY":
            return False
        moves = [c for c in site.sentence.changes if site.left <= c.start and c.end <= site.quantity.start]
        return bool(moves) and any(word in moves[-1].text for word in self._price_moves)

    def _are_shares(self, subject: Subject) -> bool:
        """Whether the words are for shares of a kind, which have a price and no level: 煤炭股, 上涨个股."""
        if subject.type != "OTHER":
            return False
        return subject.text.endswith(self._kinds_of_shares) or self._shares_of_a_trade.match(subject.text) is not None

    def noun(self, draft: Draft) -> Noun | None:
        """What says of what the figure is where the measure only counts it: 推出三项服务, 4 部门联合发布, 结婚登记 343 万对."""
        choice, site = draft.metric, draft.site
        counted = choice.how == "verb_before" and choice.entry.key == "count" and says_little(choice.entry)
        if not counted and choice.how != "fallback":
            return None
        noun = self._nouns.behind(site) or self._nouns.counts_itself(site)
        return noun if noun is not None or counted or site.changes else self._nouns.before(draft)


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
    elif best is not None and best.how == "cue_before" and best.entry.key == _PRICE and best.entry.takes_up:
        # CPI 同比上涨 0.3%，其中食品价格下降 1.4%: still of the index; but not 研发投入 3 亿元，固定资产投资 5 亿元
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


def _word_start(view: str, floor: int, start: int, end: int) -> int:
    """Where the word begins that holds the place: 口 in 出口退税率 is no word's beginning."""
    words = dictionary_words(view[floor:end])
    return next((floor + w.start for w in words if floor + w.start <= start < floor + w.end), start)


def _said_before(site: Site) -> str:
    """What the stretch says before the figure."""
    return site.sentence.view[site.left : site.quantity.cue_start].rstrip()


def _is_gloss(site: Site, at: int) -> bool:
    """Whether the place is in a bracket that is closed before the figure, which only explains: 净亏损（未计其他收益）约 2 亿元."""
    return _CLOSED.match(site.sentence.view, at, site.quantity.start) is not None


def _is_for_a_share(site: Site, entry: MetricEntry) -> bool:
    """Whether a company's profit is told by the share, as the Taiwanese press does: 全年可望賺 24 元."""
    small = site.quantity.unit == "TWD" and abs(site.quantity.value) < LEAST_OF_A_COMPANY and not site.changes
    if not small or entry.key not in OF_A_COMPANY or "PRODUCT" in site.named:
        return False
    return PER not in site.sentence.view[site.left : site.quantity.start]


def _is_of_shares_named(site: Site, cue: Cue[list[MetricCue]], entry: MetricEntry) -> bool:
    """Whether words before a profit say that it is that of a share, however many stand between: 每股基本及摊薄盈利 1.2 元."""
    if entry.key not in OF_A_COMPANY or abs(site.quantity.value) >= LEAST_OF_A_COMPANY:
        return False
    return _PER_SHARE.search(site.sentence.view, site.left, cue.start) is not None


def _is_qualified(site: Site) -> bool:
    """Whether the words before a sum only say more of the noun behind it: 甲资本投资的 3000 万元融资, A 轮以 3 亿元估值完成."""
    return site.quantity.dimension == "money" and _said_before(site).endswith(("的", "以"))


def _is_of_last(site: Site, cue: Cue[list[MetricCue]]) -> bool:
    """Whether the cue stands right behind the figure before, as another does behind this one: 以 20 亿元估值完成 3 亿元融资."""
    sentence, at = site.sentence, skip_spaces(site.sentence.view, site.quantity.end)
    beside = cue.start == skip_spaces(sentence.view, site.left)
    if not beside or not any(q.end == site.left for q in sentence.quantities):
        return False
    behind = next((m for m in sentence.metrics if m.start == at and any(r.role == "noun" for r in m.entry)), None)
    return behind is not None and not any(q.cue_start == behind.end for q in sentence.quantities)
