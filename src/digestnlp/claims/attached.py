"""Whose a figure is by what stands beside it: 甲汽车（3.8 万辆）, 股本 24 亿元的甲食品, 相比乙公司的 0.9 亿单; and whom a fine is for."""

from __future__ import annotations

from collections.abc import Sequence

from digestnlp.claims.draft import Draft, Subject
from digestnlp.claims.fit import MULTIPLE
from digestnlp.claims.holders import HELD
from digestnlp.claims.phrases import PhraseFinder
from digestnlp.claims.roles import Roles
from digestnlp.claims.scan import Sentence
from digestnlp.deferred import deferred
from digestnlp.entities.mentions import STOCK_CODE
from digestnlp.models import Entity
from digestnlp.rules import Rules
from digestnlp.segment import dictionary_words, part_of_speech
from digestnlp.wordlist import pattern_of

_TRADE = 8  # Characters that say what a company is: 江州焦煤 + 龙头
_LONGEST_BASE = 16  # 是 + 目前全球最大车企
_LONGEST_KIND = 14  # 号称全球最大的载人机甲
_LONGEST = 12  # Characters of whom no list has.
_PRICED = ("price", "amount")
_SAME_TIME = "同期"
_POSSESSORS = ("COMPANY", "PRODUCT")
_IN_BRACKETS = ("COMPANY", "PRODUCT", "PLACE")


class AttachedNames:
    """Finds them by the packs' words."""

    def __init__(self, rules: Rules, roles: Roles, phrases: PhraseFinder) -> None:
        self._roles = roles
        self._phrases = phrases
        self._no_subjects = frozenset(rules.words("no_subjects"))
        self._personal = frozenset(rules.words("personal_measures"))
        self._penalty = deferred(
            rf"[对向给](?P<whom>[^，。；：,;]{{2,30}}?)(?:{pattern_of(rules.words('penalty_verbs'))})"
            r"|没收(?P<deprived>[^，。；：,;]{2,30}?)的?(?:全部)?违法所得|判处(?P<sentenced>[^，。；：,;\d]{2,30}?)(?:罚金|罚款)"
        )
        self._exceeds = deferred(rf"(?:{pattern_of(rules.words('exceeding'))})了? *$")
        self._of_whom = deferred(rf"(?:{pattern_of(rules.words('multiple_links'))})[^，。；\d]{{0,{_LONGEST_BASE}}}$")
        # 乙（Skylark）火箭的
        self._to_multiple = deferred(rf"[”」》]?(?:[（(][^（()）]{{1,30}}[)）])?[^，。；\d（()）]{{0,{_TRADE}}}的 *")
        holders = pattern_of(rules.words("holders"))
        # 持股 5% 的甲公司, 持股 5% 以上股东乙资本
        self._qualifies = deferred(rf" ?(?:的 ?{holders}?|{holders}) ?[《“「]?")
        # 持有 300 万股（占总股本 7%）的股东甲创投: what stands in brackets says more of it.
        self._held_by = deferred(
            rf"(?:[^（()）\n]{{0,60}}[)）])?(?: ?[（(][^（()）\n]{{1,80}}[)）])? ?的 ?{holders} ?[《“「]?"
        )
        # 总市值 200 亿元的焦煤龙头丙股份; but 以每股 8 元的价格收购甲公司
        trade = (
            rf"(?!价格|对价|代价|条件)[\u4e00-\u9fff]{{0,{_TRADE}}}?{pattern_of(rules.words('entities.company_nouns'))}"
        )
        # 增资数量最多的是纺织, and ）、食品
        self._most = deferred(
            rf"(?:{pattern_of(rules.words('singling_words'))})[^，。；：（(]{{0,{_TRADE}}}?(?:是|为|有)"
            rf"(?P<whom>[^，。；：、（）()\d]{{2,{_LONGEST}}}) *$"
        )
        self._no_rivals = rules.words("no_rivals")
        # 略高于火电（4119 万千瓦）: whom another is compared with
        self._beside = deferred(
            rf"(?:{pattern_of(rules.words('exceeding'))})了?(?P<whom>[^，。；：、（）()\d]{{2,{_LONGEST}}}) *$"
        )
        self._next = deferred(rf" *[）)] *(?:、|和|与|及|以及) *(?P<whom>[^，。；：、（）()\d]{{2,{_LONGEST}}}) *")
        # 去年交付 30 万辆电动车的汽车制造商甲汽车
        self._acts_qualify = deferred(
            rf" ?[\u4e00-\u9fff]{{0,{_TRADE}}}?的 ?(?:[\u4e00-\u9fff]{{0,{_TRADE}}}?{pattern_of(rules.words('entities.company_nouns'))})? ?"
        )
        # 参数 + 的大模型, 的载人机甲, 电视: what may stand between a figure and the product that it is of
        nouns = pattern_of((*rules.words("entities.product_nouns"), *rules.words("entities.goods")))
        told = pattern_of((*rules.words("launching_verbs"), *rules.words("no_kinds")))
        word = rf"(?!{told})[\u4e00-\u9fffA-Za-z0-9 \-]"
        self._kind_of = deferred(
            rf" ?(?P<head>{pattern_of(rules.words('heads_of_models'))})? ?"
            rf"(?:(?P<of>的) ?(?:{word}){{0,{_LONGEST_KIND}}}|(?:[\u4e00-\u9fffA-Za-z\-]{{0,{_TRADE}}}(?:{nouns}))?) ?[《“「]?"
        )
        self._belongs = deferred(rf" ?(?:{pattern_of(rules.words('facilities'))})")
        self._qualifies_trade = deferred(rf" ?的{trade} ?")

    def find(self, draft: Draft, before: Sequence[Draft]) -> Subject | None:
        """The name that the figure stands in brackets behind, qualifies, or is compared with."""
        return (
            self._bracketed(draft, before)
            or self._qualified(draft, before)
            or self._described(draft)
            or self._possessor(draft)
        )

    def fined(self, draft: Draft) -> Subject | None:
        """Whom a fine is for: 对董事长张三给予警告，并处以 60 万元罚款."""
        if draft.metric.entry.key != "fine":
            return None
        sentence = draft.sentence
        told = list(self._penalty.finditer(sentence.view, sentence.start, draft.quantity.start))
        if not told:
            return None
        start, end = told[-1].span(told[-1].lastgroup or 0)
        named = [e for e in sentence.entities if start <= e.start and e.end <= end and e.label != "PLACE"]
        if named:
            return Subject.of(named[-1])
        phrase = self._phrases.phrase(sentence, start, end)
        return None if phrase is None or phrase.text in self._no_subjects else phrase

    def _bracketed(self, draft: Draft, before: Sequence[Draft]) -> Subject | None:
        """The name that the figure stands behind in brackets, whatever part it plays: 把甲汽车（3.8 万辆）甩在身后.

        Also with the measure's own name: 领涨的是甲（涨幅 10%）.
        """
        sentence, opened = draft.sentence, self._opened(draft)
        if opened is None:
            return None
        named = (e for e in sentence.entities if not sentence.view[e.end : opened].strip() and e.end <= opened)
        entity = next((e for e in named if e.label in _IN_BRACKETS), None)
        found = Subject.of(entity) if entity is not None else self._singled_out(draft, opened, before)
        draft.in_brackets = found is not None
        return found

    @staticmethod
    def _opened(draft: Draft) -> int | None:
        """Where the bracket opens that holds the figure, with nothing before it in there but the name of its measure or change."""
        sentence, start = draft.sentence, draft.quantity.cue_start
        opened = max(sentence.view.rfind(mark, draft.site.left, start) for mark in "（(")
        inside = sentence.view[opened + 1 : start].strip()
        cues = (cue.text for cues in (sentence.changes, sentence.metrics) for cue in cues if cue.start > opened)
        return opened if opened >= 0 and (not inside or inside in cues) else None

    def _singled_out(self, draft: Draft, opened: int, before: Sequence[Draft]) -> Subject | None:
        """Whom no list has, but who is said to have the most, and those behind him: 增资最多的是纺织（27 家）、食品（19 家）."""
        view, clause = draft.sentence.view, draft.sentence.clause(draft.quantity.start)[0]
        listed = bool(before) and before[-1].in_brackets and before[-1].subject is not None
        told = self._most.search(view, clause, opened) or self._beside.search(view, clause, opened)
        told = told or (self._next.fullmatch(view, before[-1].quantity.end, opened) if listed else None)
        if told is None or any(t.start < opened and told.start("whom") < t.end for t in draft.sentence.times):
            return None  # 高于去年同期（5%）
        whom = told.span("whom")
        if told["whom"].rstrip().endswith(self._no_rivals) or any(
            whom[0] < c.end and c.start < whom[1] for c in draft.sentence.metrics
        ):
            return None  # 高于市场预期（32%）, 超过对岚国出口（90 亿元）
        found = self._phrases.phrase(draft.sentence, *told.span("whom"))
        return found._replace(unknown=True) if found is not None and found.text not in self._no_subjects else None

    def _qualified(self, draft: Draft, before: Sequence[Draft]) -> Subject | None:
        """The name that the measure with its figure stands before and qualifies: 股本 24 亿元的甲食品、49 亿元的乙食品."""
        goes_on = bool(before) and before[-1].qualifies and draft.metric.how in ("in_force", "list")
        holds = draft.metric.entry.key == "stake" and (draft.metric.text or "").startswith("持股")
        ranked = draft.metric.entry.key == "rank"  # 销量第一的甲汽车
        measured = draft.metric.how == "cue_before" and (draft.metric.entry.key not in HELD or holds)
        held = draft.metric.entry.key in HELD
        acted = self._opens_with_verb(draft)
        if not (goes_on or ranked or measured or held or acted):
            return None
        if draft.sentence.says("distributors", draft.site.left, draft.quantity.start):
            return None  # 各约 23 万枚的甲和乙: a list's
        patterns = (self._qualifies, self._qualifies_trade) if goes_on or ranked or measured else ()
        patterns = (*patterns, self._held_by) if held else patterns
        patterns = (*patterns, self._acts_qualify) if acted else patterns
        behind = {m.end() for p in patterns if (m := p.match(draft.sentence.view, draft.quantity.end)) is not None}
        named = next((e for e in draft.sentence.entities if e.start in behind), None)
        labels: tuple[str, ...] = ("COMPANY", "PERSON", "ORG") if held else ("COMPANY", "PRODUCT")
        if draft.metric.text in self._personal:
            labels = ("PERSON",)  # 身价 40 亿元的王小明
        if named is None or named.label not in labels:
            return None
        if acted and part_of_speech(dictionary_words(draft.sentence.view[named.end : named.end + 4])[0].text) == "n":
            return None  # 投资 3 亿元的甲汽车工厂
        draft.qualifies = True
        return Subject.of(named)

    def _described(self, draft: Draft) -> Subject | None:
        """The product that the figure tells of before its kind and name: 售价 260 万元起的机甲 RX9, 150 英寸的电视 Z9."""
        sentence, entry = draft.sentence, draft.metric.entry
        if entry.subjects[:1] != ("PRODUCT",) and entry.key not in _PRICED:
            return None
        _, end = sentence.clause(draft.quantity.start)
        product = next((e for e in sentence.entities if draft.quantity.end <= e.start and e.end <= end), None)
        if product is None or product.label != "PRODUCT" or not self._roles.usable(sentence, product):
            return None
        between = self._kind_of.fullmatch(sentence.view, draft.quantity.end, product.start)
        if between is None or (between["of"] is None and not self._stands_alone(draft, between["head"])):
            return None
        if self._belongs.match(sentence.view, product.end):
            return None  # 120 英寸的 Z9 展台
        draft.qualifies = True
        return Subject.of(product)

    @staticmethod
    def _stands_alone(draft: Draft, head: str | None) -> bool:
        """Whether a figure that no 的 joins to the product tells of it, and no other stands before: 开源 320 亿参数 Nova-3.

        Counts do with their head only: 3 万次 Nova-3 下载 are counted themselves.
        """
        if draft.metric.how not in ("head", "unit", "cue_behind") or draft.quantity.dimension == "money":
            return False
        if draft.quantity.dimension == "count" and head is None:
            return False
        start, _ = draft.sentence.clause(draft.quantity.start)
        return not any(
            e.label == "PRODUCT" and start <= e.start < draft.quantity.start for e in draft.sentence.entities
        )

    @staticmethod
    def _opens_with_verb(draft: Draft) -> bool:
        """Whether the clause opens with the measure's verb, so that who does it may stand behind: 去年售出 30 万辆的甲汽车."""
        metric, sentence = draft.metric, draft.sentence
        if metric.how != "verb_before" or metric.start is None:
            return False
        return sentence.cost(sentence.clause(metric.start)[0], metric.start) == 0

    def _possessor(self, draft: Draft) -> Subject | None:
        """The name right before the figure that another is compared with: 0.7 亿单，相比乙公司的 0.9 亿单; 高于丙公司 312 亿美元."""
        view, start = draft.sentence.view, draft.quantity.cue_start
        if draft.metric.entry.key in HELD or draft.quantity.dimension == "rank":
            return None  # 持有甲公司的 374 万股, 是甲公司的第一大客户
        for entity in draft.sentence.entities:
            # 领先于乙公司 13% 的份额; but 超过乙公司 2 亿元 is by how much
            behind = draft.metric.start is not None and draft.metric.start > draft.quantity.end
            behind = behind or any(c.start == draft.quantity.end + 1 for c in draft.sentence.changes)  # 2% 的降幅
            may_have = entity.label in _POSSESSORS or (behind and entity.label == "PLACE")
            if draft.site.left <= entity.start and entity.end <= start and (entity.end < start or behind) and may_have:
                code = STOCK_CODE.match(view, entity.end)
                between = view[code.end() if code else entity.end : start].strip()
                if self.is_multiple_of(draft, entity):
                    return None
                of_then = behind and between == _SAME_TIME  # 高于海岳国同期 5% 的降幅
                if between == "的" or (
                    (not between or of_then) and self._exceeds.search(view, draft.site.left, entity.start)
                ):
                    # 云岚网校的 15 个中心将裁撤 6 个: whoever is no yardstick goes on
                    draft.in_brackets = between != "的" or not self._roles.usable(draft.sentence, entity)
                    return Subject.of(entity)
        return None

    def is_multiple_of(self, draft: Draft, entity: Entity) -> bool:
        """Whether the figure says how many times the name's another's is: 甲的销量是乙的 3 倍, 仅为乙营收的一半, 降至乙的 30%."""
        if draft.quantity.unit not in (MULTIPLE, "%", None) or draft.quantity.dimension not in ("ratio", "count"):
            return False
        view, start = draft.sentence.view, draft.sentence.clause(entity.start)[0]
        entity = _outside_bracket(draft.sentence, entity)
        if self._to_multiple.fullmatch(view, entity.end, draft.quantity.cue_start) is None:
            return False
        return self._of_whom.search(view, start, entity.start) is not None


def _outside_bracket(sentence: Sentence, entity: Entity) -> Entity:
    """The name before the bracket that this one stands in as another of its names: 云雀（Skylark，简称 SK）; else this one."""
    view, clause = sentence.view, sentence.clause(entity.start)[0]
    opened = max(view.rfind(mark, clause, entity.start) for mark in "（(")
    if opened < 0 or any(mark in view[opened : entity.start] for mark in "）)"):
        return entity
    before = (e for e in sentence.entities if e.end <= opened and not view[e.end : opened].strip("”」》 "))
    return next(before, entity)
