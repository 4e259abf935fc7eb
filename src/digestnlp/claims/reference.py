"""Counts that only refer back: in 三家合计交付 7 万辆 and 甲、乙两家公司 nothing is said of how many companies there are."""

from __future__ import annotations

from itertools import pairwise

from digestnlp.claims.bracketed_members import bounds_members
from digestnlp.claims.fit import simplified
from digestnlp.claims.joint_groups import group_before
from digestnlp.claims.phrases import bound_counts, completed_sets
from digestnlp.claims.scan import Sentence
from digestnlp.deferred import deferred
from digestnlp.models import Quantity
from digestnlp.rules import Rules
from digestnlp.wordlist import compile_words, pattern_of

_MOST = 10  # More than so many are not referred to by their number.
_MOST_AGAIN = 100  # So many are at most said again with 这 and 上述.
_OPENERS = ' “‘"（('
_QUOTES = ' “”‘’"《》「」『』'
_CLOSERS = "”’）)》"
_POINTERS = " 这此等"  # 甲、乙这两家公司; 甲、乙等两家公司


# 在全国 98 家参评企业中
_IN = deferred(r"[在于从][^，。；：、]{0,9}$")
_AMONG = deferred(r"[^，。；：、0-9]{1,12}?(?:之中|中|里|当中|内)")
# 在四家企业中 + 垫底, 位居 + 四家企业首位
_ENDS_OF_RANKING = "(?:垫底|居首|居末|领先|领跑|殿后|最[高低大小多少好差快慢])"
_RANKS_AMONG = deferred(
    rf"[^，。；：、0-9]{{1,10}}?(?:之中|当中|中|里) ?(?:[^，。；：、0-9]{{0,4}}?){_ENDS_OF_RANKING}"
)
_RANKED_BY = deferred("(?:位居|居于?|位列|名列|列|为|是)$")
_PLACE_AMONG = deferred("[^，。；：、0-9的]{1,8}?(?:之)?(?:首位|榜首|末位|首|冠|末|第[一二三])(?=[，。；、,;]|$)")
# 从至少两位供应商处获悉
_ASKED = deferred("(?:从|向|据)(?:至少|多达|超过)?$")
_HEARD = deferred("[^，。；：、0-9]{0,14}?(?:处|那里|方面)?(?:获悉|了解到|得知|证实|确认)")
_AMONG_PLACES = deferred(
    r"[^，。；：、0-9的]{0,8}(?:城市|省份|省区市|省市|地区|国家|经济体|行业|品类|大类)(?:之中|当中|中|里) *[，,]?"
)
_FROM = deferred(r"(?:距离|距|离)[^，。；：、\d]{0,4}$")
_MARK_BEHIND = deferred(" ?的?(?:整数)?(?:大关|关口|门槛|里程碑)")
_DEALT = deferred(r"(?:的|中)?[^，。；：\d]{0,12}(?:分别|依次)[^，。；：\d]{0,6}\d")
# 两项数据较去年分别增长
_FIGURES = deferred(r"(?:数据|指标|数字|数值)[^，。；：\d]{0,12}(?:分别|均|都|双双|依次)")
_NEAR = 6  # Characters between a mark and what is left to it: 只差不到.
_INCLUDED = deferred(r"[（(]含 *$")
# Dimensions of what something is reckoned for behind 每; of spans of time (每 5 天) there are claims.
_BASES = frozenset({"count", "mass", "volume", "length", "area", "money"})
_NODE_UNITS = frozenset({"nm", "μm"})
# 23 年 + 飞天茅台
_YEAR_OF_GOODS = deferred("[12][0-9] ?年")
_BEFORE_VINTAGES = ("", *"，。；：、（(和与及\n“")
# What fuel is graded by.
_HEAT, _FUEL = "kcal", deferred("[\u4e00-\u9fff]{0,4}煤")
_MARKS = " ，,；;：:。\n"
_COMMAS = ("，", ",")
_OF_PEOPLE = ("位", "名", "人")
_TICKER = deferred(r"[（(][A-Za-z0-9.: ]{2,12}[)）]")
_LONGEST_NAME = 40
# What parts nouns that are listed, and what each of them is.
_ITEMS = deferred(" ?(?:、|以及|和|与|及) ?")
_ITEM = deferred("[\u4e00-\u9fff]{2,6}")
_PAIR = 2
_LONGEST_TITLE = 8  # 创始人兼董事
# What may stand before a count that those who are named behind it share: 本次榜单中 + 三款手机甲、乙和丙.
_NAMING = ("中", "，", "以及", "其中", "对", "为", "的是")
_NO_CLASSES = frozenset({"count", "time", "ratio", "index", "rank", "temperature"})
_BOUND_ENDS = ("以上", "以下", "以内")
# 连 4 月营收也转弱: even that of April.
_EVEN = deferred(r"[^，。；：、\d]{1,12}?[也都]")
# 两款手机的销量均
_COUNTED = deferred(r" ?(?!的)[\u4e00-\u9fff]{1,8}?(?:的[\u4e00-\u9fff]{1,8}?)?$")
_AND = ("、", "和", "与", "及")
# 两款手游 + 《甲》: what stands between a count and the first of those named.
_NOUN = deferred(r" ?[^，。；：、\d]{0,8}?[ “‘《]?")
# “四个 + 坚持”: what a slogan is made of.
_SLOGAN = deferred("[\u4e00-\u9fff]{1,4}[”」』]")
_SLOGAN_UNITS = frozenset({"个", "项", "大"})
# 上映 5 天 + 累计 + 票房
_SINCE = deferred(r"(?:内|后|以来)?[，, ]*(?:即|就|便|其|的)*(?:累计|总|全球|全国|国内)* ?")
# 4×200 米接力
_LEGS = r"(?:(?: ?[×xX*] ?\d+ ?米)?(?:男子|女子|男女|混合)*)"


def _is_dealt_out(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a span or a count only says over what the figures behind it are dealt out: 四个季度营收分别为…, 两项数据分别增长….

    But of 连续四个季度增长，增速分别为… it is said how long.
    """
    if quantity.dimension == "count" and _FIGURES.match(sentence.view, quantity.end, sentence.end):
        return True
    if quantity.dimension != "time" or sentence.view[: quantity.start].rstrip().endswith("连续"):
        return False
    return _DEALT.match(sentence.view, quantity.end, sentence.end) is not None


class References:
    """Tells by the place and by what follows: a small count opens its clause, and a verb or a time stands behind it."""

    def __init__(self, rules: Rules) -> None:
        self._names = {
            dimension: compile_words(rules.words(f"{dimension}_names"))
            for dimension in ("class", "programme", "wafer", "abstract")
        }
        nodes = pattern_of(rules.words("node_links"))
        self._of_node = deferred(
            rf"(?:[/、和及~-] *[\d.]+ *(?:nm|纳米|微米))* *(?:{nodes})* *(?:{pattern_of(rules.words('node_wholes'))}|(?<=[程艺点]) *\d)"
        )
        self._classifiers = frozenset(rules.words("reference_classifiers"))
        self._rate_links = rules.words("rate_links")
        self._behind = compile_words(rules.words("reference_behind"))
        self._places = rules.words("kinds_of_places")
        self._appositions = frozenset((*rules.words("plain_classifiers"), *self._classifiers))
        self._anaphors = rules.words("count_anaphors")
        self._aimed_at = rules.words("aimed_at")
        self._bound_counts = bound_counts(rules)
        self._set_phrases = compile_words(rules.words("counts_in_phrases"))
        self._once_done = completed_sets(rules)
        self._bounded_kinds = deferred(
            rf" ?(?P<of>的)?(?:[\u4e00-\u9fff]{{0,2}}(?:{pattern_of(rules.words('bounded_kinds'))}))"
        )
        self._surveyed = compile_words(rules.words("surveyed_sets"))
        self._recorded = deferred("(?:[共仅只]|合共|总共|只有|仅有)?录(?:得|约|逾)?(?:约|逾|近)? *$")
        self._time_openers = rules.words("span_openers")
        self._releases = tuple(
            f"{word}{done}" for word in rules.words("release_events") for done in ("", "了", "仅", "才")
        )
        self._advises = compile_words(rules.words("advising_verbs"))
        self._vintages = deferred(
            rf" ?(?:(?![来后前的间])[\u4e00-\u9fff]){{0,4}}?(?:{pattern_of(rules.words('vintage_goods'))})"
        )
        self._sport = deferred(rf"{_LEGS}(?:{pattern_of(rules.words('sports_by_length'))})")
        self._coordinators = deferred(rf" *(?:{pattern_of(rules.words('coordinators'))}) *")

    def refers(self, sentence: Sentence, quantity: Quantity) -> bool:
        """Whether the quantity is no claim but stands for what was named before."""
        if self._names_something(sentence.view, quantity) or self._sums_up(sentence, quantity):
            return True
        if _is_distance(sentence, quantity) or _is_mark(sentence, quantity) or _is_slogan(sentence, quantity):
            return True
        if _is_condition(sentence, quantity) or self._is_base(sentence, quantity) or self._is_said(sentence, quantity):
            return True
        if self._is_bound(sentence, quantity) or self._is_set(sentence, quantity):
            return True
        if _is_dealt_out(sentence, quantity):
            return True
        tests = (self._names_its_members, self._places_event, self._bounds_class, bounds_members, _joins_group)
        if any(test(sentence, quantity) for test in tests):
            return True
        if (
            simplified(quantity.unit or "") not in self._classifiers
            or not 2 <= quantity.value <= _MOST
            or quantity.cue_start < quantity.start
        ):
            return False
        view = sentence.view
        clause, end = sentence.clause(quantity.start)
        if view[clause : quantity.start].strip(_OPENERS + "，。；：、\n"):
            return False
        at = quantity.end
        while view[at : at + 1] == " ":
            at += 1
        if any(time.start == at for time in sentence.times):
            return True
        return at < end and (self._behind.match(view, at) is not None or self._is_of_each(sentence, at, quantity, end))

    @staticmethod
    def _is_of_each(sentence: Sentence, at: int, quantity: Quantity, end: int) -> bool:
        """Whether the next figure of the clause is said to be of each of those counted: 两款手机的销量均超过 100 万部."""
        following = next((q.start for q in sentence.quantities if quantity.end < q.start < end), None)
        if following is None:
            return False
        said = [*sentence.words.get("distributors", ()), *sentence.words.get("respectively", ())]
        marks = [cue.start for cue in said if at < cue.start < following]
        return bool(marks) and _COUNTED.fullmatch(sentence.view, at, min(marks)) is not None

    def _bounds_class(self, sentence: Sentence, quantity: Quantity) -> bool:
        """Whether the bound only says which kind another figure of the clause is of: 10 万元以下车型销量占比为 27%.

        But of 收入 2000 万元以上的企业 it is said how much they have.
        """
        if quantity.dimension in _NO_CLASSES or not quantity.text.endswith(_BOUND_ENDS):
            return False
        start, end = sentence.clause(quantity.start)
        kind = self._bounded_kinds.match(sentence.view, quantity.end, end)
        if kind is None:
            return False
        if quantity.unit in _NODE_UNITS:
            return True  # 7 纳米以下先进制程
        if not any(kind.end() <= q.start < end for q in sentence.quantities):
            return False
        return not kind["of"] or all(not start <= c.start < quantity.start for c in sentence.metrics)

    def _names_its_members(self, sentence: Sentence, quantity: Quantity) -> bool:
        """Whether those who are counted are named right behind the noun: 两位创始人张三和李四, 两款手游《甲》和《乙》.

        What is not of people only where no verb says that there are so many: not 推出三款新机甲、乙和丙.
        """
        if not 2 <= quantity.value <= _MOST:
            return False
        if quantity.unit not in _OF_PEOPLE:
            return simplified(quantity.unit or "") in self._appositions and self._opens_list(sentence, quantity)
        first = next((e for e in sentence.entities if e.start >= quantity.end), None)
        if first is None or first.label != "PERSON" or first.start - quantity.end > _LONGEST_TITLE:
            return False
        return sentence.view[first.end : first.end + 1] in _AND

    def _opens_list(self, sentence: Sentence, quantity: Quantity) -> bool:
        """Whether as many names as it counts follow the noun, and the count opens its clause."""
        view, start = sentence.view, sentence.clause(quantity.start)[0]
        times = [t.end for t in sentence.times if start <= t.start and t.end <= quantity.start]
        before = view[max([start, *times]) : quantity.cue_start].strip(_OPENERS)
        if before and not before.endswith(_NAMING):
            return False
        named = [e for e in sentence.entities if e.start >= quantity.end]
        if not named or not _NOUN.fullmatch(view, quantity.end, named[0].start):
            return False
        size = 1
        for last, entity in pairwise(named):
            if not self._joins(view[last.end : entity.start]):
                break
            size += 1
        return size == quantity.value

    def _joins(self, between: str) -> bool:
        """Whether nothing but a coordinator and marks of quotation stand there."""
        bare = between.strip(_QUOTES)
        return not bare or self._coordinators.fullmatch(bare) is not None

    def _places_event(self, sentence: Sentence, quantity: Quantity) -> bool:
        """Whether a span only says when something is, or is advised: 点火后约 6 秒，…; 未来 12 小时内, 建议提前 4 小时到场.

        Or how long what is measured behind it has been there: 上映 5 天票房破 3 亿元; but 上市 3 年，服务 20 个城市.
        """
        if quantity.dimension != "time":
            return False
        view, start = sentence.view, sentence.clause(quantity.start)[0]
        paid = (q for q in sentence.quantities if q.dimension == "money" and q.end == quantity.start - 1)
        if view.startswith("/", quantity.start - 1) and any(paid):
            return True  # 2 元/20 分钟
        if view[start : quantity.start].rstrip().endswith("连") and _EVEN.match(view, quantity.end, sentence.end):
            return True
        before = view[start : quantity.cue_start].rstrip()
        if before.endswith(self._time_openers) or (before.endswith("提前") and self._advises.search(before)):
            return True
        if before.endswith(self._releases):
            nouns = (cue for cue in sentence.metrics if any(reading.role == "noun" for reading in cue.entry))
            return any(_SINCE.fullmatch(view, quantity.end, cue.start) is not None for cue in nouns)
        return before.endswith("后") and view[quantity.end : quantity.end + 1] in _COMMAS

    def _is_bound(self, sentence: Sentence, quantity: Quantity) -> bool:
        """Whether the figure only bounds those who are counted behind it: 增幅在 30% 以上的机场有 4 个."""
        if quantity.relation == "eq":
            return False
        singled_out = self._bound_counts.match(sentence.view, quantity.end, sentence.clause(quantity.start)[1])
        return singled_out is not None and any(
            q.cue_start <= singled_out.end() <= q.start and q.dimension == "count" for q in sentence.quantities
        )

    def _is_set(self, sentence: Sentence, quantity: Quantity) -> bool:
        """Whether the count is of a known set: one some of whose members are counted, or to whom something is done.

        35 个样本城市中，有 12 个城市的房租上升; 面向三类企业发放贷款; 3 个项目建成后，年产值达 4 亿元.
        """
        if quantity.dimension != "count" or quantity.unit is None or quantity.cue_start < quantity.start:
            return False
        view = sentence.view
        start, end = sentence.clause(quantity.start)
        if quantity.value <= _MOST and view[start : quantity.start].rstrip().endswith(self._aimed_at):
            return True
        opens = not view[start : quantity.start].strip(_OPENERS + _MARKS + "在待")
        if opens and self._once_done.match(view, quantity.end, end) is not None:
            return True
        among = _AMONG_PLACES.match(view, quantity.end, end)
        counted = any(quantity.end < q.start and q.dimension == "count" for q in sentence.quantities)
        # 在 19 个城市中，甲市降幅最大
        within = view[start : quantity.start].rstrip().endswith("在")
        return among is not None and opens and (counted or within)

    def _is_said(self, sentence: Sentence, quantity: Quantity) -> bool:
        """Whether the count says again how many were named: 上述 7 单票据, 甲和乙这两家公司."""
        if quantity.unit == "%":
            return sentence.view.endswith("这", sentence.start, quantity.start)  # 在这 2% 的用户中
        if quantity.dimension != "count" or quantity.unit is None or not 2 <= quantity.value <= _MOST_AGAIN:
            return False
        return sentence.view[sentence.start : quantity.start].rstrip().endswith(self._anaphors)

    def _is_base(self, sentence: Sentence, quantity: Quantity) -> bool:
        """Whether the count is of those among whom another figure ranks, or of whose figures a mean is: 在 98 家企业中排名第 12."""
        view = sentence.view
        if quantity.dimension != "count" or quantity.unit is None:
            return False
        _, end = sentence.clause(quantity.start)
        if (surveyed := self._surveyed.match(view, quantity.end)) is not None:
            right = min([end, *(q.start for q in sentence.quantities if q.start > quantity.start)])
            if right < end and self._recorded.search(view, surveyed.end(), right):
                return True  # 50 个指标屋苑上周共录 146 宗
            nouns = (c for c in sentence.metrics if quantity.end + 2 < c.end <= right and c.start > quantity.end)
            return any(reading.role == "noun" for cue in nouns for reading in cue.entry)
        if quantity.unit in self._places and quantity.text.endswith(quantity.unit):
            cues = (c for c in sentence.metrics if c.start == quantity.end and view.startswith("数据", c.end))
            return any(reading.role == "noun" for cue in cues for reading in cue.entry)  # 70 城房价数据出炉
        if self._ranks_among(sentence, quantity, end) or _is_source(view, quantity):
            return True
        among = _AMONG.match(view, quantity.end, end)
        if among is None or _IN.search(view, max(sentence.start, quantity.start - 12), quantity.start) is None:
            return False
        return any(q.start >= quantity.end and q.dimension == "rank" for q in sentence.quantities)

    @staticmethod
    def _ranks_among(sentence: Sentence, quantity: Quantity, end: int) -> bool:
        """Whether it only says among how many something is first or last: 在四家企业中垫底, 位居四家企业首位."""
        view, start = sentence.view, max(sentence.start, quantity.start - 12)
        if _RANKS_AMONG.match(view, quantity.end, end) and _IN.search(view, start, quantity.start):
            return True
        return (
            bool(_RANKED_BY.search(view, start, quantity.start))
            and _PLACE_AMONG.match(view, quantity.end, end) is not None
        )

    def _sums_up(self, sentence: Sentence, quantity: Quantity) -> bool:
        """Whether the count is of the names right before it, as many as it says: 甲、乙和丙三家公司."""
        many = quantity.value
        if (
            simplified(quantity.unit or "") not in self._appositions
            or not 2 <= many <= _MOST
            or quantity.cue_start < quantity.start
        ):
            return False
        at, names = quantity.start, 0
        of_places = quantity.unit in self._places or sentence.view.startswith(self._places, quantity.end)
        for entity in reversed([e for e in sentence.entities if e.end <= quantity.start]):
            between = sentence.view[entity.end : at]
            between = _TICKER.sub("", between)  # 甲（AB.US）和乙（CD.US）两家
            between = between if names else between.strip(_POINTERS)
            if between.strip(_OPENERS + _CLOSERS) and (names == 0 or not self._joins(between)):
                break
            if (names and not between.strip()) or (entity.label == "PLACE" and not of_places):
                break  # 湾仔及北角两家陈列室
            at, names = entity.start, names + 1
        return names == many or _lists_as_many(sentence, quantity)

    def _names_something(self, view: str, quantity: Quantity) -> bool:
        """Whether the figure is part of a name or of a base: 10 公里级试验, 五年行动计划, 每 10 股派 5 元, 12 英寸晶圆, 14nm 产能."""
        if self._names["class"].match(view, quantity.end) or self._is_of_event(view, quantity):
            return True
        if quantity.dimension == "count" and _in_title(view, quantity):
            return True
        phrases = self._set_phrases.finditer(view, max(0, quantity.start - 2), quantity.end + 3)
        if any(p.start() <= quantity.start and quantity.end <= p.end() for p in phrases):
            return True
        if quantity.text.endswith(("寸", "吋")) and self._names["wafer"].match(view, quantity.end):
            return True
        if quantity.unit in _NODE_UNITS and self._of_node.match(view, quantity.end):
            return True
        if quantity.unit == _HEAT and _FUEL.match(view, quantity.end):
            return True  # 5000 大卡动力煤
        opens = view[quantity.start - 1 : quantity.start] in _BEFORE_VINTAGES
        if opens and _YEAR_OF_GOODS.fullmatch(quantity.text) and self._vintages.match(view, quantity.end):
            return True  # 23 年飞天茅台
        if (
            quantity.dimension == "count"
            and quantity.value <= _MOST
            and self._names["abstract"].match(view, quantity.end)
        ):
            return True
        if quantity.dimension == "money" and quantity.value == 1 and self._is_unit_of_rate(view, quantity):
            return True
        if quantity.dimension == "time" and self._names["programme"].match(view, quantity.end):
            return True
        return is_base(view, quantity)

    def _is_of_event(self, view: str, quantity: Quantity) -> bool:
        """Whether a length, or a number before one, only names a sport: 100 米自由泳, 4×200 米接力."""
        return quantity.dimension == "length" and self._sport.match(view, quantity.end) is not None

    def _is_unit_of_rate(self, view: str, quantity: Quantity) -> bool:
        """Whether one unit of money is only what a rate is of: 1 美元兑 152 日元, 29 元兑 1 美元."""
        before = view[max(0, quantity.start - 2) : quantity.start].rstrip()
        return before.endswith(self._rate_links) or view[quantity.end : quantity.end + 3].lstrip().startswith(
            self._rate_links
        )


def is_base(view: str, quantity: Quantity) -> bool:
    """Whether the figure is only what another one is reckoned for: 每 10 股派 5 元, 每 50 公斤 120 元."""
    return quantity.dimension in _BASES and view[max(0, quantity.start - 2) : quantity.start].rstrip().endswith("每")


def _lists_as_many(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether the clause opens with as many nouns as are counted right behind them: 硅料、硅片、电池片、组件四个环节.

    What is longer than the others is no noun alone: 江州、海安、云溪新开三家门店 says how many.
    """
    view = sentence.view
    start = max([sentence.clause(quantity.start)[0], *(q.end for q in sentence.quantities if q.end <= quantity.start)])
    items = _ITEMS.split(view[start : quantity.start].strip(_OPENERS + _CLOSERS + _POINTERS + _MARKS))
    if len(items) != quantity.value or not all(_ITEM.fullmatch(item) for item in items):
        return False
    if any(entity.label == "PLACE" and start <= entity.start < quantity.start for entity in sentence.entities):
        return False  # 设有江州、海平、云溪三家分公司
    return len(items) > _PAIR and len(items[-1]) <= max(len(item) for item in items[:-1])


def _is_source(view: str, quantity: Quantity) -> bool:
    """Whether it only says of how many the outlet has heard something: 从至少两位供应商处获悉."""
    asked = _ASKED.search(view, max(0, quantity.start - 6), quantity.start)
    return asked is not None and _HEARD.match(view, quantity.end) is not None


def _joins_group(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether the count is of a group to which a name is joined: 三家运营商及中国广电的用户."""
    behind = (entity.start for entity in sentence.entities if entity.start >= quantity.end)
    return quantity.dimension == "count" and any(group_before(sentence, at) == quantity.start for at in behind)


def _in_title(view: str, quantity: Quantity) -> bool:
    """Whether the count is a word of a title: 《支持青年创业的九条措施》."""
    opened = view.rfind("《", max(0, quantity.start - _LONGEST_NAME), quantity.start)
    if opened < 0 or "》" in view[opened : quantity.start] or "\n" in view[opened : quantity.start]:
        return False
    return view.find("》", quantity.end, quantity.end + _LONGEST_NAME) >= 0


def _is_slogan(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether the count opens a slogan in quotation marks: 做好“四个坚持”, “三大攻坚战”."""
    if quantity.unit not in _SLOGAN_UNITS or not 2 <= quantity.value <= _MOST or quantity.text[0].isdigit():
        return False
    quoted = sentence.view.endswith(("“", "「", "『"), sentence.start, quantity.start)
    return quoted and _SLOGAN.match(sentence.view, quantity.end, sentence.end) is not None


def _is_distance(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether points only say how far a mark still is, or which: 距 3.9 万点约 25 点."""
    if quantity.dimension != "index":
        return False
    start, end = sentence.clause(quantity.start)
    points = [q for q in sentence.quantities if start <= q.start and q.end <= end and q.dimension == "index"]
    for mark, left in pairwise(points):
        if quantity in (mark, left) and _FROM.search(sentence.view, start, mark.start):
            return left.start - mark.end <= _NEAR
    return False


def _is_mark(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether the figure is a mark not reached yet: 距离 8 亿大关只差一点."""
    view = sentence.view
    if _MARK_BEHIND.match(view, quantity.end) is None:
        return False
    return _FROM.search(view, sentence.clause(quantity.start)[0], quantity.start) is not None


def _is_condition(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a span is a condition of a rule: 持股期限超过 1 年的，…; 1 年以内（含 1 年）的，…."""
    if quantity.dimension != "time":
        return False
    start, end = sentence.clause(quantity.start)
    view = sentence.view
    if not view[start:end].rstrip(_MARKS).endswith("的"):
        return False
    others = [q for q in sentence.quantities if start <= q.start < end and q.dimension == "time"]
    bound = any(q.relation != "eq" for q in others) or view.endswith("满", start, quantity.cue_start)
    return bound or any(_INCLUDED.search(view, start, q.start) for q in others)
