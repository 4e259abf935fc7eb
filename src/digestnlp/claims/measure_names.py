"""Whom a measure's own name names: 道指, 恒生指数, 我国社会融资规模, 螺纹钢期货; and whose a body's figures are that only counts."""

from __future__ import annotations

from digestnlp.claims.draft import Draft, Subject
from digestnlp.claims.fit import is_of_places, last_named
from digestnlp.claims.phrases import PhraseFinder
from digestnlp.claims.place_words import PlaceWords
from digestnlp.claims.scan import Cue, MetricCue, Sentence
from digestnlp.deferred import deferred
from digestnlp.entities.mentions import is_latin
from digestnlp.rules import Rules
from digestnlp.wordlist import compile_last, compile_words, pattern_of

_NEXT_OF_LIST = deferred("(?:、|，?以及) ?[\u4e00-\u9fff]{2,10} ?")
_SO_FAR = ("历史", "最新", "当前")  # 两市 + 历史 + 两融余额
# 将年底 + 金价
_OBJECT = deferred(r"[将把对][^，。；：、]{0,10}$")
# 5 年期以上 + LPR
_TERM = deferred(r"(?:\d{1,2}|[一二三五七十]) ?(?:年|个?月|天)期?(?:及?以[上下])? ?$")
# What before a body's name makes it another's: 海岳国央行, 省统计局.
_OF_ANOTHER = ("国", "省", "市", "县", "区", "州")


class MeasureNames:
    """Finds them by the packs' words."""

    def __init__(self, rules: Rules, phrases: PhraseFinder, place_words: PlaceWords) -> None:
        self._phrases = phrases
        self._place_words = place_words
        self._market_measures = deferred(
            rf"(?P<whose>{pattern_of(rules.words('markets'))})(?:{pattern_of(rules.words('market_measures'))})"
        )
        self._whole_markets = compile_last(rules.words("whole_markets"))
        self._comparisons = frozenset(rules.words("comparison_openers"))
        self._contracts = frozenset(rules.words("contracts"))
        self._ordinals = frozenset(rules.words("ordinal_pronouns"))
        self._goods_prices = frozenset(rules.words("goods_prices"))
        self._no_subjects = frozenset(rules.words("no_subjects"))
        self._indices = frozenset(rules.words("indices_of_goods"))
        self._national_goods = rules.words("national_price_goods")
        self._own_measures = frozenset(rules.words("measures_of_bodies"))
        self._of_people = compile_words(rules.words("measures_of_peoples"))
        self._national_measures = {
            measure: nation
            for nation, *measures in map(str.split, rules.words("national_measures"))
            for measure in measures
        }

    def find(self, draft: Draft) -> Subject | None:
        """Who the measure's own name names: 道指, 恒生指数; behind it a verb may have the figure: 恒生指数收于 1.9 万点."""
        metric, sentence = draft.metric, draft.sentence
        if metric.start is None or metric.end is None:
            return self._mentioned_measure(draft)
        start, end = metric.start, metric.end
        if (rate := _rate_of_term(draft, start, end)) is not None:
            return rate
        if metric.entry.key == "price_index" and (index := self._index_of_goods(draft, start, end)) is not None:
            return index
        if metric.entry.whose and (named := last_named(sentence, start, metric.entry.whose)) is not None:
            text = sentence.view[slice(*named)]
            return Subject(*named, text, text, "OTHER", unknown=True)
        traded = self._traded(draft)
        market = self._market_measures.match(metric.text or "")
        if market is not None and draft.site.left <= start < draft.quantity.start:
            whose = self._phrases.noun_phrase(sentence, draft.site.left, start, start + market.end("whose"))
            return whose if whose is not None and whose.text not in self._no_subjects else None
        if (owner := self._owner(draft, start)) is not None:
            return owner
        if not metric.entry.is_subject:
            start, end = traded or self._named_measure(draft, metric.start)
            if start == end:
                return self._mentioned_measure(draft)
        if metric.entry.is_subject and (other := self._compared(draft, start)) is not None:
            return other
        if (surveyed := self._surveyed(draft, start)) is not None:
            return surveyed
        phrase = self._phrases.noun_phrase(sentence, min(draft.site.left, start), start, end)
        if phrase is not None and phrase.text in self._contracts:
            return self._mentioned_goods(draft) or phrase
        return phrase

    def _owner(self, draft: Draft, at: int) -> Subject | None:
        """Whose a sum is that else names itself, right before it: 我国社会融资规模, 甲证券两融余额, 两市融资融券余额."""
        sentence, entry = draft.sentence, draft.metric.entry
        if not entry.is_subject or entry.subjects[1:2] != ("PLACE",):
            return None
        labels = ("PLACE", "COMPANY") if entry.key == "amount" else ("PLACE",)
        named = next((e for e in sentence.entities if e.label in labels and e.end == at), None)
        if named is not None:
            return Subject.of(named)
        at -= next((len(word) for word in _SO_FAR if sentence.view.endswith(word, sentence.start, at)), 0)
        market = self._whole_markets.search(sentence.view, sentence.start, at)
        if market is None or entry.key != "amount":
            return None
        text = market[0].rstrip()
        return Subject(market.start(), market.start() + len(text), text, text, "OTHER", unknown=True)

    def _index_of_goods(self, draft: Draft, start: int, end: int) -> Subject | None:
        """An index of some goods' prices, which is none of the country's own: 中国塑料价格指数, SCPI; but 全国居民消费价格指数."""
        view, sentence = draft.sentence.view, draft.sentence
        name = _index_name(view, start, end)
        if name is not None:
            return name
        if view[start:end] not in self._indices:
            return None
        phrase = self._phrases.noun_phrase(sentence, min(draft.site.left, start), start, end)
        place = next((e for e in sentence.entities if phrase is not None and e.start == phrase.start), None)
        if phrase is None or any(c.end == start for c in sentence.metrics):
            return None
        goods = view[place.end if place is not None else phrase.start : start].strip()
        return phrase if len(goods) > 1 and not goods.startswith(self._national_goods) else None

    @staticmethod
    def _surveyed(draft: Draft, start: int) -> Subject | None:
        """The place that a time parts from an index of a month or quarter: 海岳国 8 月经济景气指数; but 海岳国今早道指 is of a day."""
        entry, sentence = draft.metric.entry, draft.sentence
        if not entry.is_subject or entry.of_day or "PLACE" not in entry.subjects:
            return None
        for time in sentence.times:
            if draft.site.left < time.start and time.end <= start:
                place = next(
                    (e for e in sentence.entities if e.label == "PLACE" and 0 <= time.start - e.end <= 1), None
                )
                return Subject.of(place) if place is not None else None
        return None

    @staticmethod
    def _mentioned_goods(draft: Draft) -> Subject | None:
        """The goods of a contract that an earlier clause names: 螺纹钢期货走强，主力合约报每吨 3120 元."""
        for cue in reversed(draft.sentence.metrics):
            if cue.end <= draft.site.left and any(r.entry is draft.metric.entry for r in cue.entry):
                return Subject(cue.start, cue.end, cue.text, cue.text, "OTHER", inherited=True)
        return None

    def _mentioned_measure(self, draft: Draft) -> Subject | None:
        """Who an earlier clause names whose measure the figure still is of.

        沪铜主力合约跌势不减，当天又下跌 3%; 创业板指数弱于大盘，收盘报 2710 点.
        """
        quoted = draft.metric.how == "verb_before" and draft.metric.entry.key == "index_level"
        pronouns = draft.sentence.words.get("pronouns", ())
        if any(c.text in self._ordinals and draft.site.left <= c.start < draft.quantity.start for c in pronouns):
            return None  # 道指和标普 500 指数创新高，前者涨 0.5%
        if not quoted and not (draft.metric.entry.is_subject and draft.metric.how == "in_force"):
            return None
        if _names_another(draft):
            return None
        own = None if quoted else self._own_sum(draft)
        if own is not None:
            return own
        for cue in reversed(draft.sentence.metrics):
            names = quoted and any(r.entry.is_subject and r.entry.key == "index_level" for r in cue.entry)
            if cue.end <= draft.site.left and (names or cue.text == draft.metric.text):
                start, _ = draft.sentence.clause(cue.start)
                phrase = self._phrases.noun_phrase(draft.sentence, start, cue.start, cue.end)
                phrase = self._owner(draft, cue.start) or self._compared(draft, cue.start) or phrase
                return phrase if phrase is None or phrase.text not in self._contracts else None
        return None

    def _own_sum(self, draft: Draft) -> Subject | None:
        """The sum that the words right before the figure name, of the same kind as one in force: 两融余额 1.7 万亿；资管规模 10.6 万亿."""
        site, sentence = draft.site, draft.sentence
        for cue in reversed(sentence.metrics):
            near = site.left < cue.start and cue.end <= draft.quantity.cue_start
            near = near and sentence.cost(cue.end, draft.quantity.cue_start) == 0
            if near and any(r.role == "noun" and r.entry.key == draft.metric.entry.key for r in cue.entry):
                phrase = self._phrases.noun_phrase(sentence, site.left, cue.start, cue.end)
                if phrase is None or phrase.start == cue.start or sentence.says("totals", phrase.start, cue.start):
                    return None
                return phrase
        return None

    @staticmethod
    def _named_measure(draft: Draft, verb: int) -> tuple[int, int]:
        """The name in the stretch before the verb whose own measure the verb's is; an empty range where there is none."""
        key = draft.metric.entry.key
        for cue in reversed(draft.sentence.metrics):
            near = draft.site.left <= cue.start and cue.end <= verb
            if near and any(r.entry.is_subject and r.entry.key == key for r in cue.entry):
                return cue.start, cue.end
        return verb, verb

    def _compared(self, draft: Draft, at: int) -> Subject | None:
        """Of what an earlier clause quotes, where the name at the place is only what it is compared with.

        夜期报 2.1 万点，较周二恒指收盘低 36 点.
        """
        sentence = draft.sentence
        clause, _ = sentence.clause(at)
        between = [t for t in sentence.times if clause <= t.start and t.end <= at]
        said = sentence.view[clause : between[0].start if between else at].strip(" ，,")
        if said not in self._comparisons or (between and sentence.view[between[-1].end : at].strip()):
            return None
        key = draft.metric.entry.key
        for cue in reversed(sentence.metrics):
            if cue.end <= clause and any(r.entry.is_subject and r.entry.key == key for r in cue.entry):
                start, _ = sentence.clause(cue.start)
                return self._phrases.noun_phrase(sentence, start, cue.start, cue.end)
        return None

    @staticmethod
    def _traded(draft: Draft) -> tuple[int, int] | None:
        """The index right before what is traded, by which its market is meant: 沪指成交 3900 亿元，深成指成交 5300 亿元."""
        if draft.metric.entry.key != "trading_volume":
            return None
        for cue in draft.sentence.metrics:
            beside = draft.site.left <= cue.start and cue.end == draft.metric.start
            if beside and any(r.entry.is_subject and r.entry.key == "index_level" for r in cue.entry):
                return cue.start, cue.end
        return None

    def nation(self, draft: Draft) -> Subject | None:
        """The country whose statistics office alone names a measure so, where no place is spoken of: 社会消费品零售总额."""
        for cue in reversed(draft.sentence.metrics):
            nation = self._national_measures.get(cue.text)
            if nation is not None and cue.end <= draft.quantity.start and cue.text == draft.metric.text:
                return self._place_words.known(nation, cue.start, cue.end)._replace(text=cue.text, assumed=True)
        return None

    def counted_by(self, draft: Draft, body: Subject, *, acts: bool) -> Subject:
        """Whose figure a body tells that only counts: its country's (美国劳工部：5 月 CPI), else the index's own.

        `acts`: whether it is told what the body itself does, so that only what no body has is its country's.
        """
        of_another = draft.sentence.view.endswith("国", 0, body.start)  # 海岳国央行
        counted = is_of_places(draft.metric.entry) or draft.metric.entry.key == "exports"
        if of_another or (not counted and (acts or not self._is_of_nations(draft, body))):
            return body
        return self._place_words.country_of(body) or self.index_itself(draft) or body

    def _is_of_nations(self, draft: Draft, body: Subject) -> bool:
        """Whether the figure's measure is named, and one that a body of a state counts and does not have itself: 外销订单, 新增就业.

        What is only counted is so where it is told later on: 国家统计局公布，…。15 个城市房价上涨.
        """
        metric = draft.metric
        if metric.text is None or (metric.how == "head" and body.start >= draft.sentence.start):
            return False
        return metric.entry.key not in self._own_measures or self._of_people.search(metric.text) is not None

    def of_teller(self, draft: Draft) -> Subject | None:
        """Whose trade or output a body tells that only counts, where nobody is named: 香港统计处数据显示，6 月出口 40 亿港元."""
        if not is_of_places(draft.metric.entry) and draft.metric.entry.key != "exports":
            return None
        view = draft.sentence.view
        named = (e for e in draft.sentence.entities if e.label == "ORG" and e.end <= draft.quantity.start)
        tellers = (e for e in named if not view.endswith(_OF_ANOTHER, 0, e.start))
        places = self._place_words
        return next(filter(None, (places.seat_of(e) or places.country_of(Subject.of(e)) for e in tellers)), None)

    def goods(self, draft: Draft, clause_start: int) -> Subject | None:
        """The goods whose price is one word with their name, whoever was told of before: 铜价上涨 5%; 铜价向上，将在 9 万元附近."""
        metric = draft.metric
        if metric.how != "cue_before":
            return self._price_mentioned(draft)
        at, text = metric.start, metric.text
        if at is None or at < clause_start or text not in self._goods_prices:
            return None
        return Subject(at, at + len(text), text, text, "OTHER", unknown=True)

    def moved_price(self, draft: Draft) -> Subject | None:
        """The goods whose price a house moves in its forecast, whoever that is: 海岳证券将年底金价目标上调至 3700 美元."""
        clause, _ = draft.sentence.clause(draft.quantity.start)
        at, text = draft.metric.start, draft.metric.text
        if at is None or text not in self._goods_prices or not _OBJECT.search(draft.sentence.view, clause, at):
            return None
        return Subject(at, at + len(text), text, text, "OTHER", unknown=True)

    def _price_mentioned(self, draft: Draft) -> Subject | None:
        """The goods whose price an earlier clause names, where no other name or figure stands between."""
        sentence, start = draft.sentence, draft.quantity.start
        named = next((c for c in reversed(sentence.metrics) if c.end <= start and c.text in self._goods_prices), None)
        if draft.metric.how not in ("in_force", "unit") or draft.metric.entry.key != "price" or named is None:
            return None
        figures = [q.start for q in sentence.quantities]
        names = [e.start for e in sentence.entities if e.label in ("COMPANY", "PRODUCT")]
        if any(named.end <= at < start for at in (*figures, *names)):
            return None
        return Subject(named.start, named.end, named.text, named.text, "OTHER", unknown=True)

    @staticmethod
    def goods_of(draft: Draft) -> Subject | None:
        """The kind of goods that the measure's name begins with, where nobody is spoken of: 汽车 + 销量增长 9%."""
        at = draft.metric.start if draft.metric.how == "cue_before" else None
        named = next((c for c in draft.sentence.metrics if c.start == at), None)
        goods = goods_in(draft.sentence, named) if named is not None else None
        return None if goods is None else Subject(goods.start, goods.end, goods.text, goods.text, "OTHER", unknown=True)

    def index_itself(self, draft: Draft) -> Subject | None:
        """An index of prices, where nobody says of which country it is (CPI 同比上涨 0.7%) but by the body that counts it."""
        if draft.metric.entry.key != "price_index" or not draft.metric.text:
            return None
        for cue in reversed(draft.sentence.metrics):
            if cue.end <= draft.quantity.start and cue.text == draft.metric.text:
                index = Subject(cue.start, cue.end, cue.text, cue.text, "OTHER", unknown=True)
                bodies = (Subject.of(e) for e in draft.sentence.entities if e.label == "ORG")
                home = next(filter(None, map(self._place_words.country_of, bodies)), None)
                return index if home is None else index._replace(name=home.name, type=home.type, id=home.id)
        return None


def _rate_of_term(draft: Draft, start: int, end: int) -> Subject | None:
    """The rate that is told for a term, which has no name of its own: 5 年期以上 LPR; but 云岚银行存款利率 is the bank's."""
    view = draft.sentence.view
    if draft.metric.entry.key != "rate" or draft.metric.how != "cue_before" or not view[start:end].isascii():
        return None
    term = _TERM.search(view, draft.sentence.clause(start)[0], start)
    text = view[term.start() : end] if term is not None else ""
    return Subject(end - len(text), end, text, text, "OTHER", unknown=True) if text else None


def goods_in(sentence: Sentence, named: Cue[list[MetricCue]]) -> Cue[str] | None:
    """The kind of goods that a measure's name begins with: 汽车 + 销量, 新能源汽车 + 销量; None where it names none."""
    for head in sentence.words.get("generic_heads", ()):
        if head.start <= named.start < head.end < named.end:
            measure = sentence.view[head.end : named.end]
            return head if any(measure in reading.entry.nouns for reading in named.entry) else None
    return None


def _index_name(view: str, start: int, end: int) -> Subject | None:
    """The word in Latin letters whose end the index's name only is, and that names another: SCPI, which is no CPI."""
    if not is_latin(view[start]) or not start or not is_latin(view[start - 1]):
        return None
    while start and is_latin(view[start - 1]):
        start -= 1
    name = view[start:end]
    return Subject(start, end, name, name, "OTHER", unknown=True) if name[0].isalpha() else None


def _names_another(draft: Draft) -> bool:
    """Whether the next of a list stands right before the change, whose it is: 鸡蛋涨 12%、旅馆住宿费 + 涨 7%."""
    sentence = draft.sentence
    change = next((c for c in sentence.changes if draft.quantity.cue_start - c.end in (0, 1)), None)
    if change is None or _NEXT_OF_LIST.fullmatch(sentence.view, draft.site.left, change.start) is None:
        return False
    groups = (sentence.times, sentence.bases)
    return not any(draft.site.left <= item.start < change.start for group in groups for item in group)
