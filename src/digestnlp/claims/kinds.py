"""Kinds of things that have a figure and are no entity: 中小制造企业, 全球智能手机, 南向资金, a market that a house counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from digestnlp.claims.actor_heads import ActorHeads
from digestnlp.claims.draft import Draft, Subject
from digestnlp.claims.fit import is_of_places
from digestnlp.claims.name_borders import AND
from digestnlp.claims.phrases import HOLDING, MODIFIED_HEAD, PhraseFinder, frames, on_to_measure, opens_with
from digestnlp.claims.roles import Roles
from digestnlp.claims.scan import BRACKETED, Cue, Sentence
from digestnlp.claims.topics import Topics
from digestnlp.deferred import deferred
from digestnlp.models import Entity
from digestnlp.rules import Rules
from digestnlp.segment import dictionary_words, part_of_speech
from digestnlp.wordlist import by_first, compile_words, pattern_of

# Keys of what a country makes, sells and uses: a kind of goods behind its name only says what.
_PRODUCED = frozenset({"production", "exports", "trade", "energy_consumption", "installed_capacity", "inventory"})
# Keys that only a company's accounts have, and no kind of goods.
ACCOUNTS = frozenset(
    {"net_profit", "adjusted_net_profit", "pretax_profit", "operating_profit", "eps", "revenue", "net_loss"}
)
# Keys of what shares are quoted by, which groups of them have, too: 航运股涨 3%.
_QUOTED = frozenset({"share_price", "growth", "price", "index_level", "net_inflow", "trading_volume", "market_cap"})
_TRADED, _SUM = "trading_volume", "amount"
LONGEST_TRADE = 4  # 代工厂
_LINES = ("业务", "服务")
_CALLED_AFTER = ("PLACE", "COMPANY", "ORG")
_OWN_NAME, _SHOWN = 5, ("馆", "园", "城", "医院")
_LONGEST_OWN_NAME = 8  # 冰雪 + 大世界
_NEAR = 4  # 外资 + 再 + 保险公司
# Parts of speech in the dictionary that end what stands before a trade: 转型为 + 饭店业.
_NO_MODIFIERS = ("v", "p", "c", "d", "zg")
_STANDS = "站"  # 江州站商场: no verb there, but 江州站在商场设摊
_PREDICATES = ("v", "d", "a", "b")  # What may go on behind what a clause tells of: 医药行业 + 整体承压.
_NOUNS = ("n", "j", "s", "vn")
HAN = deferred(r"[\u4e00-\u9fff]+")
_COUNTED = deferred("[\u4e00-\u9fffA-Za-z“”「」《》]+")  # “灯塔”龙头企业和
_JOINED = deferred(" ?(?:和|与|及|以及) ?")
# Behind a list: what it only qualifies, and what it adds up to.
_LISTED = deferred("(?:等[\u4e00-\u9fff]{0,4}的|、[\u4e00-\u9fff]{1,8}?[两二三四五六七八九十]大)[\u4e00-\u9fff]{0,4}$")
_TRADE_ENDS = ("业", "股")
_CLASS = "类"
# Keys of how many of some goods are sold.
_SOLD = frozenset({"shipments", "sales_volume"})
_MIXED_GOODS = deferred(r" ?(?P<goods>(?:[A-Za-z][A-Za-z0-9+/\-]{0,9} ?)?[\u4e00-\u9fff]{2,8}) ?的?")
_LATIN_GOODS = deferred(r" ?(?P<goods>[A-Za-z][A-Za-z0-9+\-]{1,11}) ?的?")


class KindFinder:
    """Finds kinds by the packs' words."""

    def __init__(self, rules: Rules, roles: Roles, phrases: PhraseFinder) -> None:
        self._roles = roles
        self._phrases = phrases
        self._actors = ActorHeads(rules)
        self._function_words = compile_words(rules.words("function_words"))
        self._issuer_pronouns = rules.words("issuer_pronouns")
        self._compared = by_first(rules.words("comparison_openers"))
        self._acts = by_first(rules.words("taking_verbs"))
        self._expecting = rules.words("expecting_verbs")
        self._markets = frozenset(rules.words("markets"))
        self._company_kinds = frozenset(rules.words("company_kinds"))
        self._whole_markets, self._dealt_in = rules.words("whole_markets"), frozenset(rules.words("dealt_in"))
        self._bodies = rules.words("ends_of_bodies")
        self._kinds = frozenset(rules.words("generic_heads"))
        self._firms = frozenset(rules.words("firms"))
        self._lent, self._lenders = rules.words("lent"), rules.words("lenders")
        self._speaking_kinds = frozenset(rules.words("speaking_kinds"))
        self._speaking = self._firms.union(self._company_kinds, self._speaking_kinds)
        self._of_others = deferred(rf"(?:{pattern_of(rules.words('kinds_of_others'))})[\u4e00-\u9fff]{{0,{_NEAR}}}$")
        self._on_to_measure = on_to_measure(rules)
        self._no_trades = rules.words("no_trades")
        self._share_units = frozenset(rules.words("share_units"))
        self._kind_measures = rules.words("kind_measures")
        self._standing = frozenset(rules.words("standing_kinds"))
        self._carried = frozenset(rules.words("carried_kinds"))
        self._no_goods = frozenset((*rules.words("scope_leads"), *rules.words("measure_compounds")))  # 美国 API 库存
        self._facilities = deferred(
            rf"[\u4e00-\u9fff]{{0,{_LONGEST_OWN_NAME}}}?(?:{pattern_of(rules.words('place_facilities'))})(?![\u4e00-\u9fff]?[站园区])"
        )
        self._groups_after = deferred(pattern_of(rules.words("groups_after_names")))
        self._channels = frozenset(rules.words("channels"))
        # 接待邻国游客, 针对上述两类消费者
        self._objects = deferred(
            rf"(?:{pattern_of(rules.words('object_openers'))})[了各]? *$"
            rf"|(?:{pattern_of(rules.words('aimed_at'))})(?:上述|以上|这|那)?\w{{0,2}}[类种名位家批]?$"
        )
        self._head_extensions = rules.words("head_extensions")
        self._exchange_endings = rules.words("exchange_endings")
        self._whole_places = frozenset(rules.words("whole_places"))
        self._parts = rules.words("part_openers")
        self._frame = frames(rules)
        self._no_subjects = frozenset(rules.words("no_subjects"))
        self._no_parts = self._no_subjects.union(rules.words("measure_prefixes"), rules.words("links"))

    def find(self, draft: Draft, start: int, before: Sequence[Draft], topics: Topics) -> Subject | None:
        """A noun phrase that is no entity (中小制造企业), where no company or product is in force or it is never one's own (南向资金)."""
        sentence = draft.sentence
        # What is counted is somebody's, where anybody is spoken of; 其中民营企业 55 家 has itself.
        somebody = bool(before or topics.block or topics.heading) and not sentence.view.startswith(self._parts, start)
        frame = self._frame.match(sentence.view, start)
        start = frame.end() if frame and frame.end() < draft.anchor else start
        start = self._behind_act(sentence.view, start, draft.anchor)
        speakers = self._speakers(sentence, draft.anchor)
        asides = [m.span() for m in BRACKETED.finditer(sentence.view, start, draft.anchor)]
        heads = [
            h
            for h in sentence.words.get("generic_heads", ())
            if start <= h.start
            and (
                h.end <= draft.anchor
                or h.start == draft.anchor  # 世界汽车销量: 汽车 is of both
                or (
                    h.text in self._standing and h.start < draft.anchor and h.end < (draft.metric.end or 0)
                )  # 小单资金净流入
            )
            and (h.end == draft.metric.start or not self._goes_on(sentence, h.end))  # 靶材 + 价格
            and not any(a < h.start and h.end < b for a, b in asides)
            and not (somebody and is_counted(draft, h.end))
            and not _is_counted_before(draft, h, before)
            and not names_an_index(sentence, h)
            and not _is_whole(sentence.view, h.end, draft.anchor)
            and h.start not in speakers
            and h.end not in speakers
        ]
        heads = self._behind_list(sentence.view, heads)
        known = {h.end for h in heads}
        trades = {trade.end: trade for trade in self._trades(draft, start)}
        heads = sorted([*heads, *(trades[end] for end in trades.keys() - known)], key=lambda h: h.start)
        owned = bool(heads) and (self.owned(sentence, start, before, topics) or is_of_line(draft, topics))
        if owned and not self.is_of_kinds(draft):
            companies = self._company_kinds if draft.quantity.dimension in ("money", "ratio") else ()
            heads = [
                h
                for h in heads
                if h.text in self._standing
                or h.text in companies
                or h.end in trades
                or draft.metric.entry.key == "penetration"  # 新能源汽车渗透率
                or (h.text in self._firms and self._is_of_others(draft, start, h))
                or self._is_market_of_goods(draft, h)
            ]
        if heads and (asset := self._asset(draft, heads[0], before)) is not None:
            return asset
        if not heads or (self.is_of_kinds(draft) and heads[-1].end < draft.anchor):
            return None  # 晶圆 is no more than a part of 晶圆代工, whose 产值 it is
        end = heads[0].end
        for head in heads[1:]:
            apart = self._function_words.search(sentence.view, end, head.start) is not None
            if head.text in self._carried or (apart and not self._is_joined(draft, end, head)):
                break  # 海安机场运输旅客 60 万人次: those whom it has, not who has them
            if draft.metric.entry.key == _TRADED and self._is_market(sentence.view[start:end], head):
                break  # 沪深两市 + 股票成交额: what is traded there
            having = self._lenders if head.text in self._lent else self._speaking
            if head.start == draft.anchor and any(h.end == end and h.text in having for h in heads):
                break  # 商业银行贷款余额: the measure of those who have it; but 企业贷款 are lent to them
            if any(end <= t.start < head.start for t in sentence.times):
                break  # 机场 2 月运输旅客 60 万人次: the time parts who has it from what is counted
            end = head.end  # 工业机器人市场, 私募证券投资基金 are one
        end = self._up_to_measure(draft, self._whole_name(draft, self._whole_word(draft, heads, end)))
        if any(e.label == "COMPANY" and self._says_what_it_is(sentence, end, e) for e in sentence.entities):
            return None
        phrase = self._phrases.noun_phrase(sentence, start, heads[0].start, end)
        if phrase is not None and (
            phrase.text in self._no_subjects
            or phrase.text.startswith(self._issuer_pronouns)
            or opens_with(phrase.text, self._compared)
            or self._does_or_suffers(sentence, phrase)
        ):
            return None
        # 居民消费价格: of what stands in the measure's name alone there is none, but 沪深两市成交额.
        within = heads[0].start == draft.anchor and heads[0].text not in self._standing
        if phrase is None or (within and phrase.start == draft.anchor):
            return None
        named_once = owned or self._goes_on(sentence, end)
        return phrase._replace(unknown=named_once)  # 半导体业平均毛利率为 31%: what follows is of the company again

    @staticmethod
    def _asset(draft: Draft, head: Cue[str], before: Sequence[Draft]) -> Subject | None:
        """The word for an asset that the kind only begins, where it stands right before its sum: 银行 + 存款 3 亿元，占比 5%.

        Behind one that does so, also the kind alone: 国债 3 亿元，占比 5%；债券 2 亿元.
        """
        metric, sentence = draft.metric, draft.sentence
        if metric.entry.key != _SUM or metric.end is None:
            return None
        if sentence.view[metric.end : draft.quantity.cue_start].strip():
            return None
        alone = head.start == metric.start and any(
            d.subject is not None
            and not d.subject.inherited
            and d.subject.end <= d.quantity.cue_start
            and not sentence.view[d.subject.end : d.quantity.cue_start].strip()
            for d in before
        )
        begins = head.end == metric.start and len(dictionary_words(sentence.view[head.start : metric.end])) == 1
        if not alone and not begins:
            return None
        text = sentence.view[head.start : metric.end]
        return Subject(head.start, metric.end, text, text, "OTHER")

    def _is_market(self, text: str, head: Cue[str]) -> bool:
        """Whether the words end with a whole market, and the head behind is what is dealt in there."""
        return head.text in self._dealt_in and text.endswith(self._whole_markets)

    def _speakers(self, sentence: Sentence, anchor: int) -> set[int]:
        """Where the kinds begin that only say what they think of others: 机构预计, 市场预期; but 企业预期销售额 is their own."""
        heads = sentence.words.get("generic_heads", ())
        last = max((h.start for h in heads if h.end <= anchor), default=0)
        return {
            h.start
            for h in heads
            if h.text in self._speaking
            and (
                self._roles.speech.speech_at(sentence, h.end)
                or (
                    sentence.view.startswith(self._expecting, h.end)
                    and (h.start < last or h.text in self._speaking_kinds)
                )
            )
        }

    def _behind_act(self, view: str, start: int, end: int) -> int:
        """Where the noun begins that an act before it qualifies: 反映需求不足的 + 企业; the place itself where none does."""
        behind = view.rfind("的", start, end) + 1
        return behind if start < behind < end and opens_with(view[start:end], self._acts) else start

    @staticmethod
    def _behind_list(view: str, heads: list[Cue[str]]) -> list[Cue[str]]:
        """The heads without those of a list that the one behind only belongs to or adds up: 煤炭等行业的 + 企业; 汽车、钢铁两大 + 产业."""
        last = next((n for n in range(len(heads) - 1, 0, -1) if _LISTED.search(view, heads[0].end, heads[n].start)), 0)
        return heads[last:]

    def _goes_on(self, sentence: Sentence, end: int) -> bool:
        """Whether the head that ends at the place only begins a longer word: 市场份额; but 机构席位周四买入."""
        timed = any(time.start == end for time in sentence.times)
        return not timed and sentence.view.startswith(self._head_extensions, end)

    def _whole_word(self, draft: Draft, heads: Sequence[Cue[str]], end: int) -> int:
        """Where the word of the dictionary ends of which the kind is only the beginning: 农民 + 工, 食品 + 饮料; but 行业 + 标准."""
        sentence, start = draft.sentence, heads[0].start
        speaks = any(h.end == end and h.text in self._speaking for h in heads)
        if end >= draft.anchor or (speaks and not sentence.view.startswith("业", end)):  # 制药企 + 业
            return end
        words = dictionary_words(sentence.view[start : draft.anchor])
        whole = next((start + w.end for w in words if start + w.start < end < start + w.end), end)
        measures = (r for cue in sentence.metrics if cue.start < whole and end < cue.end for r in cue.entry)
        return end if any(r.role == "noun" for r in measures) else whole  # 基金净值

    def _whole_name(self, draft: Draft, end: int) -> int:
        """Where the name ends of who deals with the kind, or of the goods of it before the measure: 手机 + 经销商, 手机 + SoC."""
        named = self._actors.end(draft.sentence.view, end, draft.anchor)
        goods = _LATIN_GOODS.fullmatch(draft.sentence.view, named, draft.anchor)
        if goods is None or draft.metric.how != "cue_before" or goods["goods"] in self._no_goods:
            return named
        known = any(e.start == goods.start("goods") for e in draft.sentence.entities)
        return named if known else goods.end("goods")

    def _is_joined(self, draft: Draft, end: int, head: Cue[str]) -> bool:
        """Whether the kind that ends there goes on to the head with 和, and that to the measure: 小微企业和骨干企业的出口."""
        view = draft.sentence.view
        joined = _JOINED.match(view, end, head.start)
        return (
            joined is not None
            and not draft.sentence.says("respectively", head.end, draft.quantity.start)
            and HAN.fullmatch(view, joined.end(), head.end) is not None
            and self._function_words.search(view, joined.end(), head.start) is None
            and self._on_to_measure.fullmatch(view, head.end, draft.anchor) is not None
        )

    def _up_to_measure(self, draft: Draft, end: int) -> int:
        """Where the nouns end that go on from the kind to the measure's name: 食品 + 烟酒 + 价格; the kind's end without them."""
        between = draft.sentence.view[end : draft.anchor]
        if draft.metric.how != "cue_before" or draft.metric.start != draft.anchor or HAN.fullmatch(between) is None:
            return end
        if any(cue.start < draft.anchor and end < cue.end for cue in draft.sentence.metrics):
            return end  # 两市成交额连续两日: it stops at another measure
        if any(end <= time.start < draft.anchor for time in draft.sentence.times):
            return end  # 全球零售业本年度净利润
        words = dictionary_words(between)
        words = words[:-1] if len(words) > 1 and words[-1].text == _CLASS else words  # 食品 + 烟酒 + 类 + 价格
        nouns = all(
            len(word.text) > 1 and part_of_speech(word.text) in ("n", "nz") and word.text not in self._no_parts
            for word in words
        )
        return draft.anchor if nouns else end

    def _is_of_others(self, draft: Draft, start: int, head: Cue[str]) -> bool:
        """Whether the words before the firms say that they are not the company's own; a bank has what it lends them."""
        lent = draft.metric.entry.key in ("debt", "deposit")
        goes_on = any(h.start == head.end for h in draft.sentence.words.get("generic_heads", ()))  # 机构投资者
        return not lent and not goes_on and self._of_others.search(draft.sentence.view, start, head.start) is not None

    def is_of_kinds(self, draft: Draft) -> bool:
        """Whether the measure is one that trades and kinds of things have, and no company: 晶圆代工产值."""
        return draft.metric.text is not None and draft.metric.text.endswith(self._kind_measures)

    def _trades(self, draft: Draft, start: int) -> Iterator[Cue[str]]:
        """The trades and groups of shares before the measure that nobody has a list of: 半导体业, 航运股."""
        view, end = draft.sentence.view, draft.anchor
        if not any(mark in view[start:end] for mark in _TRADE_ENDS):
            return
        quoted = draft.metric.entry.key in _QUOTED or draft.quantity.unit in self._share_units
        starts = [item.start for group in (draft.sentence.times, draft.sentence.changes) for item in group]
        words = dictionary_words(view[start:end])
        for number, word in enumerate(words):
            joined = len(word.text) == 1 and number > 0
            last = words[number - 1].text if joined else ""
            text, first = last + word.text, number - joined
            if not self._is_trade(text) or not (quoted or text.endswith("业")) or not _is_noun(text, last):
                continue
            if first and (part_of_speech(words[first - 1].text) or "n") in _NO_MODIFIERS:
                continue  # 转型为饭店业, 属于金融业
            up_to = min([end, *(at for at in starts if at >= start + word.end)])
            if self._on_to_measure.fullmatch(view, start + word.end, up_to):
                yield Cue(start + word.end - len(text), start + word.end, text, text)

    def _is_trade(self, text: str) -> bool:
        """Whether the word ends as the name of a trade or of a group of shares does: 航运业, but not 企业."""
        return len(text) > 2 and text.endswith(_TRADE_ENDS) and not text.endswith(self._no_trades)

    def in_place(self, draft: Draft, place: Entity) -> Subject | None:
        """全球智能手机出货量, 江交所企业净利润: of a place or exchange and the kind named right behind it, the kind has the figure."""
        if (called := self._facility(draft, place) or self._group(draft, place)) is not None:
            return called
        if place.label != "PLACE" and not (place.label == "ORG" and place.text.endswith(self._exchange_endings)):
            return None
        body = self._body_of(draft.sentence, place)
        if body is not None:
            return body
        produced = draft.metric.entry.key in _PRODUCED and place.text not in self._whole_places
        # 全球智能手机出货量: 手机 is of the measure as well. Who counts a market tells of it, whoever was spoken of before.
        sold = place.text in self._whole_places and draft.metric.entry.key in _SOLD
        counted = sold or any(self._roles.trades.observes(e) for e in draft.sentence.entities)
        heads = [
            h
            for h in draft.sentence.words.get("generic_heads", ())
            if place.end <= h.start
            and (
                h.end <= draft.anchor
                or (h.start == draft.anchor and self._opens_measure(draft, place, h))
                or (counted and h.start < draft.anchor and h.text[draft.anchor - h.start :] in self._kinds)
            )
            and not self._function_words.search(draft.sentence.view, place.end, h.start)
            and not is_counted(draft, h.end)
            and not names_an_index(draft.sentence, h)  # 全国居民消费价格指数
        ]
        if not heads:
            return self._latin_in_place(draft, place) or self._goods_in_place(draft, place)
        if not MODIFIED_HEAD.fullmatch(draft.sentence.view, place.end, heads[-1].end):
            return None
        if produced and heads[-1].text not in self._markets:
            return None  # 海岳国原油产量: what the country makes and sells; but 海岳国机器人市场产量
        if any(place.end <= t.start < heads[-1].start for t in draft.sentence.times):
            return None  # 美国 7 月工业产出: the time parts the place from what is measured in it
        end = self._whole_name(draft, heads[-1].end)
        if heads[-1].text not in self._markets and heads[-1].text not in self._speaking:
            end = self._up_to_measure(draft, end)  # 全球半导体 + 设备 + 销售额
        view = draft.sentence.view
        end = self._phrases.without_adverb(view, place.start, self._phrases.before_predicate(view, place.start, end))
        end = self._phrases.before_act(draft.sentence, place.start, end)
        if end <= place.end or view[place.end : end] in self._whole_places:
            return None  # 全国 + 开立银行卡
        text = view[place.start : end].strip()
        return Subject(place.start, end, text, text, "OTHER")

    def _body_of(self, sentence: Sentence, place: Entity) -> Subject | None:
        """The body of the place that looks after a kind of people or things: 云国消费者厅."""
        view = sentence.view
        for head in sentence.words.get("generic_heads", ()):
            end = next((b for b in self._bodies if head.start == place.end and view.startswith(b, head.end)), None)
            if end is not None:
                text = view[place.start : head.end + len(end)]
                return Subject(place.start, head.end + len(end), text, text, "ORG")
        return None

    def _facility(self, draft: Draft, place: Entity) -> Subject | None:
        """What is called after the place that it stands in, or its owner: 江州南站, 云岚啤酒博物馆; not 江州建成水电站 3 座."""
        view = draft.sentence.view
        named = self._facilities.match(view, place.end, draft.anchor)
        if named is None or place.label not in _CALLED_AFTER or place.text in self._whole_places:
            return None
        end = named.end()
        if place.label == "COMPANY" and end - place.end < _OWN_NAME and not view.endswith(_SHOWN, place.end, end):
            return None  # 云岚电力 + 风电场: its own, as a factory is
        first = dictionary_words(view[place.end : end])[0].text
        stands = first == _STANDS and "在" not in view[place.end : end]
        acts = not stands and (part_of_speech(first) or "n").startswith(_NO_MODIFIERS)
        if is_counted(draft, end) or acts:
            return None
        if any(place.end < e.end and e.start < end for e in draft.sentence.entities):
            return None
        return Subject(place.start, end, view[place.start : end], view[place.start : end], "OTHER")

    def _group(self, draft: Draft, entity: Entity) -> Subject | None:
        """Those who are only called after somebody: 云岚概念股, 海岳产业链公司."""
        named = self._groups_after.match(draft.sentence.view, entity.end, draft.anchor)
        if named is None or entity.label not in ("COMPANY", "PRODUCT", "ORG"):
            return None
        text = draft.sentence.view[entity.start : named.end()]
        return Subject(entity.start, named.end(), text, text, "OTHER")

    def _latin_in_place(self, draft: Draft, place: Entity) -> Subject | None:
        """Goods whose name is a word in Latin letters, between the place and the measure: 全球 PC 出货量, 中国 SUV 销量."""
        if draft.metric.how != "cue_before" or draft.metric.entry.subjects[:1] == ("PLACE",):
            return None
        if draft.metric.entry.key in _PRODUCED and place.text not in self._whole_places:
            return None
        goods = _LATIN_GOODS.fullmatch(draft.sentence.view, place.end, draft.anchor)
        if goods is None or goods["goods"] in self._no_goods:
            return None
        if any(e.start == goods.start("goods") for e in draft.sentence.entities):
            return None
        text = draft.sentence.view[place.start : goods.end("goods")]
        return Subject(place.start, goods.end("goods"), text, text, "OTHER")

    def _goods_in_place(self, draft: Draft, place: Entity) -> Subject | None:
        """Goods that no list has, of the world or a country, right before how many are sold: 全球 AI 眼镜销量, 全国腕带设备出货量."""
        metric, view = draft.metric, draft.sentence.view
        if metric.how != "cue_before" or metric.entry.key not in _SOLD or place.text not in self._whole_places:
            return None
        goods = _MIXED_GOODS.fullmatch(view, place.end, draft.anchor)
        if goods is None or any(place.end <= t.start < draft.anchor for t in draft.sentence.times):
            return None
        if any(goods.start("goods") < e.end and e.start < draft.anchor for e in draft.sentence.entities):
            return None
        heads = draft.sentence.words.get("generic_heads", ())
        if any(head.start <= draft.anchor < head.end for head in heads):
            return None  # 智能 + 手机出货量
        if self._function_words.search(view, place.end, draft.anchor) or not self._may_be_sold(goods["goods"]):
            return None
        text = view[place.start : goods.end("goods")]
        return Subject(place.start, goods.end("goods"), text, text, "OTHER")

    def _may_be_sold(self, text: str) -> bool:
        """Whether the words are nouns, and none that says of which part the goods are: 区域, 线上渠道."""
        words = [word.text for word in dictionary_words(text) if len(word.text) > 1 and HAN.match(word.text)]
        if any(word in names for word in words for names in (self._no_parts, self._no_goods, self._channels)):
            return False
        tags = [part_of_speech(word) or "n" for word in words]
        return all(tag.startswith((*_NOUNS, "v", "b", "a")) for tag in tags) and (
            not tags or tags[-1].startswith(_NOUNS)
        )

    def _opens_measure(self, draft: Draft, place: Entity, head: Cue[str]) -> bool:
        """Whether the kind that the measure's name opens with has it: 江州股市, and of the world with words before: 全球折叠手机出货量."""
        if head.text in self._standing:
            return True
        if (
            place.text not in self._whole_places
            or head.text in self._carried
            or draft.metric.entry.key == "market_share"
        ):
            return False  # 全国铁路旅客发送量, 全球总市场份额
        return HAN.fullmatch(draft.sentence.view, place.end, draft.anchor) is not None

    def counted_market(self, draft: Draft, clause_start: int) -> Subject | None:
        """The market that an earlier clause is about, where a house tells that has counted it: 全球乙市场回暖，收入达 3 亿美元."""
        sentence = draft.sentence
        if not any(self._roles.trades.observes(e) for e in sentence.entities):
            return None
        for head in sentence.words.get("generic_heads", ()):
            if head.text in self._markets and head.end <= clause_start:
                start, _ = sentence.clause(head.start)
                phrase = self._phrases.noun_phrase(sentence, start, head.start, head.end)
                return phrase._replace(inherited=True) if phrase and phrase.text not in self._no_subjects else None
        return None

    def told_of(self, sentence: Sentence, clause_start: int) -> Subject | None:
        """The trade or kind of firms that the first of the clauses before the place tells of, and that does not only speak."""
        if clause_start <= sentence.start:
            return None
        start, end = sentence.clause(sentence.start)
        for head in sentence.words.get("generic_heads", ()):
            firms = head.text in self._company_kinds or head.text.endswith("业")
            if not firms or head.end >= end or self._roles.speech.speech_at(sentence, head.end):
                continue
            timed = any(time.start == head.end for time in sentence.times)
            behind = dictionary_words(sentence.view[head.end : end])[0].text
            if behind in HOLDING:
                continue  # 央企 + 控股上市公司
            goes_on = timed or behind in self._no_parts or (part_of_speech(behind) or "n").startswith(_PREDICATES)
            if not goes_on:
                continue  # 工业领域, 光伏行业的龙头
            phrase = self._phrases.noun_phrase(sentence, start, head.start, head.end)
            words = dictionary_words(phrase.text) if phrase is not None else ()
            if phrase is not None and all(
                word.text in HOLDING or (part_of_speech(word.text) or "n").startswith(_NOUNS) for word in words
            ):
                return None if phrase.text in self._no_subjects else phrase._replace(inherited=True)
        return None

    def owned(self, sentence: Sentence, start: int, before: Sequence[Draft], topics: Topics) -> bool:
        """Whether a company or product is spoken of that can have what is measured before the place."""
        last = before[-1].subject if before else None
        in_force = (last, topics.block, topics.heading, topics.issuer, topics.sole)
        if any(map(topics.owns, in_force)):
            return last is not None or not self._is_of_body(sentence)
        clause, _ = sentence.clause(start)
        return any(
            e.end <= start
            and (
                self._roles.own_words.discloses(sentence, e) or (e.end <= clause and self._tells_of_itself(sentence, e))
            )
            for e in sentence.entities
        )

    def _is_of_body(self, sentence: Sentence) -> bool:
        """Whether one who counts others tells in the sentence, which names no company that it would tell of.

        A body of a state: 药监局披露，国内新药…; or a house: 某咨询预估，电容供应商….
        """
        tellers = [e for e in sentence.entities if self._roles.trades.governs(e) or self._roles.trades.observes(e)]
        if any(e.label in ("COMPANY", "PRODUCT") and e not in tellers for e in sentence.entities):
            return False
        return any(self._roles.speech.speaks(sentence, e) for e in tellers)

    def _tells_of_itself(self, sentence: Sentence, entity: Entity) -> bool:
        """Whether an earlier clause is about the company, or it speaks there itself or by somebody: 甲公司发言人张三表示."""
        if entity.label != "COMPANY":
            return False
        if self._roles.usable(sentence, entity):
            return True
        return self._roles.speech.speaks(sentence, entity) and self._roles.own_words.may_speak_of_itself(
            sentence, entity
        )

    def _is_market_of_goods(self, draft: Draft, head: Cue[str]) -> bool:
        """Whether the head is the market of a kind of goods, which no company has: 折叠屏手机市场; but 海外市场 may be a part of one."""
        heads = draft.sentence.words.get("generic_heads", ())
        of_goods = head.text in self._markets and any(h.end == head.start for h in heads)
        return of_goods and draft.metric.entry.key not in ACCOUNTS

    def _says_what_it_is(self, sentence: Sentence, end: int, company: Entity) -> bool:
        """Whether the kind that ends at the place is of what the company is, which is named behind it: 晶圆代工厂云岚半导体."""
        between = sentence.view[end : company.start]
        return (
            0 <= company.start - end <= LONGEST_TRADE
            and not self._function_words.search(between)
            and (not between or HAN.fullmatch(between) is not None)
        )

    def is_object(self, sentence: Sentence, start: int) -> bool:
        """Whether what begins at the place is what a verb before it takes in or carries: 接待中国游客."""
        return self._objects.search(sentence.view, max(sentence.start, start - 8), start) is not None

    def _does_or_suffers(self, sentence: Sentence, phrase: Subject) -> bool:
        """Whether something is done to it (将客户保证金利率调整为 0.15%), or its words themselves say what is done (提高贷款额度)."""
        if any(phrase.start <= c.start and c.end <= phrase.end for c in sentence.changes):
            return True
        return self.is_object(sentence, phrase.start)


def _is_whole(view: str, end: int, right: int) -> bool:
    """Whether what ends there only says of what the noun behind it is one: 子行业 + 中 + 中药."""
    return view.startswith("中", end) and end + 1 < right and dictionary_words(view[end:right])[0].text == "中"


def _is_noun(text: str, last: str) -> bool:
    """Whether the dictionary has the word as a noun, or else what stands before its last character."""
    tag = part_of_speech(text) or (part_of_speech(last) if len(last) > 1 and len(text) == len(last) + 1 else "v")
    return tag is not None and tag.startswith(("n", "vn", "j"))


def is_counted(draft: Draft, end: int) -> bool:
    """Whether the noun that ends at the place is itself what the figure right behind it counts: 新设外商投资企业 2.1 万家."""
    of_thing = draft.metric.entry.key == "count" or draft.metric.how == "unit"
    return (
        of_thing
        and draft.quantity.dimension == "count"
        and not draft.sentence.view[end : draft.quantity.cue_start].strip()
    )


def _is_counted_before(draft: Draft, head: Cue[str], before: Sequence[Draft]) -> bool:
    """Whether the noun is what the count before ends with, which the next only goes on from: 5 家龙头企业和 8 家配套企业."""
    last = before[-1] if before else None
    if last is None or last.subject is None or last.quantity.dimension != "count":
        return False
    if draft.quantity.unit != last.quantity.unit or draft.metric.entry.key != last.metric.entry.key:
        return False
    between = draft.sentence.view[last.quantity.end : draft.quantity.cue_start].strip()
    if not between.endswith(AND) or last.quantity.end > head.start:
        return False  # 旅客 7 万人次及过夜旅客 5 万人次: its own
    return _COUNTED.fullmatch(between.rstrip("、")) is not None


def names_an_index(sentence: Sentence, head: Cue[str]) -> bool:
    """Whether the head is only part of the name of a measure that places have: 消费者物价指数."""
    return any(
        cue.start <= head.start and head.end < cue.end and any(is_of_places(reading.entry) for reading in cue.entry)
        for cue in sentence.metrics
    )


def is_of_line(draft: Draft, topics: Topics) -> bool:
    """Whether the accounts are those of a line of business, in an article on a company: 固网 + 服务收入, 智慧家庭 + 业务收入."""
    is_company = topics.article is not None and topics.article.type == "COMPANY"
    return is_company and draft.metric.entry.key in ACCOUNTS and (draft.metric.text or "").startswith(_LINES)
