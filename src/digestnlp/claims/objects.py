"""Names that the words around make a place, an object or an agent, which has no figure: 在甘肃酒泉, 收购甲公司, 由乙研发."""

from __future__ import annotations

import re

from digestnlp.claims.name_borders import AND, outermost
from digestnlp.claims.scan import Sentence
from digestnlp.deferred import deferred
from digestnlp.entities.mentions import STOCK_CODE
from digestnlp.models import Entity
from digestnlp.rules import Rules
from digestnlp.segment import dictionary_words, part_of_speech
from digestnlp.wordlist import pattern_of

_UNDER = deferred("(?:管内|辖内|辖下|辖区)")
_LONGEST_CARRIED = 14  # 搭载 + 甲公司磷酸铁锂 + 刀片电池
_FORMER = deferred(r"[，。；：:、\s“（(由]?前")
_LISTED_ENDS = deferred(" *[，,、；;。+]")
_LONGEST_WHOLE = 10  # 云鹿 X40 + 基本配置
_GOES_ON = deferred("[，、；：,;:和与及]")
_DONE = deferred(r"[^，。；\d]{0,14}?(?:之后|以后|后)(?![台座备排端续])")
# 在《X》游戏中, what is done in a title
_INSIDE, _CLOSED = deferred("[在于][《“「]$"), deferred("[》”」][\u4e00-\u9fff]{0,4}?[中里上内]")
# 在下月 + 王小明 + 来访时签约
_DURING, _AT_TIME = (
    deferred(r"在[^，。；：的]{0,8}$"),
    deferred(r"[^，。；：、\d]{1,10}?(?:期间|之际|时(?![间段代期尚]))(?=[\u4e00-\u9fff])"),
)
# 与收购乙公司 + 股权相关的费用
_RELATED = deferred(r"[^，。；：、\d]{0,10}?(?:相关|有关)的")
_LONGEST_SELLER = 24  # 受让 + 甲资本、乙创投 + 持有的
_LONGEST_AGENT = 24
_LONGEST_UNDER = 16
# Behind the first or the last of those who do something together: 甲资本 + 、乙创投等 + 投资的.
_WITH_OTHERS = r"(?:[、和与及][^，。；：、\d]{2,12}){0,3}?(?:等[^，。；：、\d]{0,4}?)? *"
# 投资电影《云鹿》 + 所产生的收益
_BY_WHICH = deferred(r"[》”」]?所[\u4e00-\u9fff]{1,4}的")
# 向控股股东、甲创投 + 和乙资本发行股份
_ADDRESSED = deferred(r"向(?:[^，。；：、\n]{2,24}、)*[^，。；：、\n]{2,24}[、和与及]$")
_LONGEST_ADDRESSED = 90
_CONTRASTED = tuple(f"{word}的是" for word in ("对比", "对照", "反差", "不同", "相反", "类似", "相似", "一样", "同样"))
# Where something is sold or shown: 在全球 App Store 和 Google Play.
_AT_STORE = deferred(r"(?:在|于|来自|登陆|上架|通过)[^，。；：]{0,24}$")


class Objects:
    """Tells them by the packs' words before and behind a name."""

    def __init__(self, rules: Rules) -> None:
        self._platforms = rules.words("platforms")
        self._locative = deferred(
            rf"(?<![名称])(?:{pattern_of(rules.words('locatives'))})了?"  # 名为 HALO
            rf"(?:{pattern_of(rules.words('predecessors'))})?[省市县区州]?(?:\s*|(?<![括是为])《)$"  # 获省国资委同意
        )
        self._predecessors = frozenset(rules.words("predecessors"))
        self._openers = (*rules.words("clause_openers"), *_CONTRASTED)
        self._reach = 4 + max(map(len, (*rules.words("locatives"), *rules.words("predecessors"))))
        self._supplied = deferred(rf"{_WITH_OTHERS}(?:{pattern_of(rules.words('supplying_verbs'))})的")
        self._carried = deferred(
            rf"(?:{pattern_of(rules.words('carrying_verbs'))})[^，。；、]{{0,{_LONGEST_CARRIED}}}$"
        )
        self._component = deferred(rf" *(?:[345]G ?)?(?:{pattern_of(rules.words('component_nouns'))})")
        self._on_build = deferred(rf"[^，。；：\n]{{0,{_LONGEST_WHOLE}}}?(?:{pattern_of(rules.words('build_frames'))})")
        self._buys = deferred(
            rf"(?:{pattern_of(rules.words('buying_verbs'))})了?(?:[^，。；]{{2,{_LONGEST_SELLER}}}?持有的)?$"
        )
        # 在云枕的 + 双重助力下
        self._under = deferred(
            rf"[^，。；：\d]{{0,{_LONGEST_UNDER}}}?(?:{pattern_of(rules.words('circumstances'))})之?下(?![降跌滑行游属级调])"
        )
        self._recorded = deferred(rf" *(?:{pattern_of(rules.words('recording_verbs'))})[约逾近]? ?(?=\d)")
        self._suffered = deferred(
            rf"[^，。；：、\d]{{0,{_LONGEST_UNDER}}}?(?:{pattern_of(rules.words('sufferings'))})(?!的)"
        )
        self._received = deferred(rf"(?:{pattern_of(rules.words('receipts'))})[^，。；：]{{0,{_LONGEST_AGENT}}}$")
        self._paid = deferred(rf"{_WITH_OTHERS}(?:{pattern_of(rules.words('payments'))})的")
        # 云枕由江岚集团旗下江岚科技研发
        self._done_by = deferred(
            rf"(?<![理自缘事])由(?P<whom>(?![于此])[^，。；：\d]{{2,{_LONGEST_AGENT}}}?)[\u4e00-\u9fff]{{0,4}}?(?:{pattern_of(rules.words('passive_verbs'))})"
        )

    def holds(self, sentence: Sentence, entity: Entity) -> bool:
        """Whether a word before the name makes it a place, an object or one who is addressed: 在甘肃酒泉, 收购甲公司."""
        held = sentence.held.get(entity.start)
        if held is None:
            held = sentence.held[entity.start] = self._holds(sentence, entity)
        return held

    def _holds(self, sentence: Sentence, entity: Entity) -> bool:
        start = outermost(sentence, entity)
        under = entity.label == "ORG" and _UNDER.match(sentence.view, entity.end)  # 铁路局管内加开列车
        if under or self._supplied.match(sentence.view, entity.end, sentence.end):
            return True  # 甲公司供应的 6.7 英寸屏
        if entity.label == "PRODUCT" and self._is_carried(sentence, start):
            return True  # X1 搭载甲公司磷酸铁锂刀片电池
        if entity.label == "PRODUCT" and self._is_component(sentence, entity):
            return True
        if self._only_brings(sentence, start, entity.end) or self._pays(sentence, start, entity.end):
            return True
        if self._stands_aside(sentence, entity, start):
            return True
        if _FORMER.fullmatch(sentence.view, max(sentence.start, start - 2), start):
            return True  # 前甲公司高管: somebody else's past
        if entity.text.endswith(self._platforms) and _AT_STORE.search(sentence.view, sentence.clause(start)[0], start):
            return True  # 《云鹿》在全球 App Store 和 Google Play 的收入
        if sentence.view.endswith(self._openers, sentence.start, start) or self._is_told_of(sentence, entity, start):
            return False  # 至于甲公司, 但是甲公司, 与乙公司形成对比的是甲公司
        if _INSIDE.search(sentence.view, max(sentence.start, start - 2), start) and _CLOSED.match(
            sentence.view, entity.end
        ):
            return True
        before = self._locative.search(sentence.view, max(sentence.start, start - self._reach), start)
        if before is not None:
            return before[0] not in self._predecessors  # 控股子公司 + 甲公司
        if sentence.view[start - 1 : start] not in AND:
            return False
        floor = max(sentence.clause(start)[0], start - _LONGEST_ADDRESSED)
        return _ADDRESSED.search(sentence.view, floor, start) is not None

    def _is_carried(self, sentence: Sentence, start: int) -> bool:
        """Whether the product is only part of another: 搭载甲公司的刀片电池; not what such parts only qualify: 搭载刀片电池的 + X1."""
        clause, _ = sentence.clause(start)
        if self._carried.search(sentence.view, clause, start) is None:
            return False
        before = start - 1
        figure = any(q.end == before for q in sentence.quantities)  # 采用 5 纳米的 + 芯片
        maker = any(e.end == before and e.label != "PRODUCT" for e in sentence.entities)
        if figure or maker or sentence.view[before:start] != "的":
            return True
        words = dictionary_words(sentence.view[clause:before])
        named = any(e.end == before for e in sentence.entities)
        return not (named or (words and (part_of_speech(words[-1].text) or "n").startswith("n")))

    def _is_told_of(self, sentence: Sentence, entity: Entity, start: int) -> bool:
        """Whether it is told of the name itself, which alone is behind 包括, with its code: 钢铁股包括甲钢（1234）大涨 5%."""
        if not sentence.view.endswith("包括", sentence.start, start):
            return False
        if self._recorded.match(sentence.view, entity.end, sentence.end):
            return True  # 屋苑还包括甲花园暂录 21 宗
        code = STOCK_CODE.match(sentence.view, entity.end + sentence.view.startswith(" ", entity.end))
        return code is not None and not sentence.view[code.end() :].lstrip().startswith((*AND, "，", ",", "等"))

    def _is_within_before(self, sentence: Sentence, start: int, end: int) -> bool:
        """Whether the name stands in what another has done before: between its 在 and 后."""
        if _DONE.match(sentence.view, end, sentence.end) is None:
            return False
        opening = sentence.view.rfind("在", sentence.clause(start)[0], start)
        return opening >= 0 and any(e.end == opening and e.label == "COMPANY" for e in sentence.entities)

    def _stands_aside(self, sentence: Sentence, entity: Entity, start: int) -> bool:
        """Whether the words around the name only say when or with what another has to do what is told."""
        if entity.label == "PERSON" and self._only_dates(sentence, start, entity.end):
            return True  # 双方在王小明来访时签署 3 亿元的协议
        if self.only_relates(sentence, entity):
            return True  # 甲公司年报显示，与收购乙公司相关的费用
        return self._is_within_before(sentence, start, entity.end)  # 乙公司在出售子公司甲公司的股份后亏损了 3 亿元

    @staticmethod
    def _only_dates(sentence: Sentence, start: int, end: int) -> bool:
        """Whether what the person does only says when another has done something: 将在下月王小明来访时 + 签约."""
        clause, clause_end = sentence.clause(start)
        dates = _AT_TIME.match(sentence.view, end, clause_end)
        return dates is not None and _DURING.search(sentence.view, clause, start) is not None

    def _only_brings(self, sentence: Sentence, start: int, end: int) -> bool:
        """Whether the name is only of what a figure came about by: 甲汽车在 X1 的带动下销量大增; 公司投资《云鹿》所产生的收益."""
        if self.is_cause(sentence, start, end):
            return True
        clause, clause_end = sentence.clause(start)
        if _BY_WHICH.match(sentence.view, end) and sentence.view[clause:start].strip(" ，,《“"):
            return True
        if sentence.view.find("下", end, clause_end) < 0 or sentence.view.rfind("在", clause, start) < 0:
            return False
        return self._under.match(sentence.view, end, clause_end) is not None

    def is_cause(self, sentence: Sentence, start: int, end: int) -> bool:
        """Whether the name is only of what something came about by, between 受 and 影响: 受市场监管局调查影响 + 召回 3 次."""
        _, clause_end = sentence.clause(start)
        caused = sentence.view[start - 1 : start] == "受"
        return caused and self._suffered.match(sentence.view, end, clause_end) is not None

    def _pays(self, sentence: Sentence, start: int, end: int) -> bool:
        """Whether another has received what the name has paid: 云岚科技收到由江岚医药支付的 3 亿元; but not 江岚医药支付的 3 亿元."""
        if self._paid.match(sentence.view, end) is None:
            return False
        return self._received.search(sentence.view, sentence.clause(start)[0], start) is not None

    def _is_component(self, sentence: Sentence, entity: Entity) -> bool:
        """Whether the product is a part of one that is named before it: X1 配备了 6.4 英寸屏，骁龙 8 处理器，售价 2899 元.

        So it is in a list of parts that tells of whatever is spoken of: 配置方面，骁龙 8 处理器，5000mAh 电池.
        """
        part = self._component.match(sentence.view, entity.end, sentence.end)
        if part is None:
            return False
        built = self._on_build.match(sentence.view, sentence.start, entity.start) is not None
        if built and _LISTED_ENDS.match(sentence.view, part.end()):
            return True
        wholes = (e for e in sentence.entities if e.label == "PRODUCT" and e.end <= entity.start)
        return any(
            self._component.match(sentence.view, whole.end, sentence.end) is None
            and _GOES_ON.search(sentence.view, whole.end, entity.start) is not None  # 酷睿 i9 处理器 is one
            for whole in wholes
        )

    @staticmethod
    def only_relates(sentence: Sentence, entity: Entity) -> bool:
        """Whether the name only says with what something has to do that is told of another: 甲公司称，与乙公司诉讼有关的准备金."""
        if _RELATED.match(sentence.view, entity.end, sentence.end) is None:
            return False
        opening = sentence.view.rfind("与", sentence.clause(entity.start)[0], entity.start)
        return opening >= 0 and any(e.end <= opening and e.label == "COMPANY" for e in sentence.entities)

    def is_bought(self, sentence: Sentence, entity: Entity) -> bool:
        """Whether the name is of a company that another buys or buys into: 拟收购甲公司 51% 股权, 购买乙持有的甲公司股权."""
        if entity.label != "COMPANY":
            return False
        start = max(sentence.start, entity.start - _LONGEST_SELLER)
        return self._buys.search(sentence.view, start, entity.start) is not None

    def is_agent(self, sentence: Sentence, entity: Entity) -> bool:
        """Whether the name is of one by whom something is done to what is told of: 云枕由江岚科技研发, 由江岚科技研发的云枕."""
        start, end = sentence.clause(entity.start)
        done = self._passive(sentence, start, end, entity.start)
        if done is None or entity.start < done.start("whom") or done.end() < entity.end:
            return False
        opens = done.start() == start
        return not opens or sentence.view.find("的", done.end(), done.end() + _LONGEST_AGENT) > 0

    def done_to(self, sentence: Sentence, start: int, end: int) -> int | None:
        """Where in the clause between the two places the words end for what is done by another: 云枕 + 由江岚科技研发."""
        done = self._passive(sentence, start, end, end)
        return done.start() if done is not None and done.start() > start else None

    def _passive(self, sentence: Sentence, start: int, end: int, before: int) -> re.Match[str] | None:
        """The last 由 before the place with who does what, in the clause between the two places."""
        by = sentence.view.rfind("由", start, before)
        return self._done_by.match(sentence.view, by, end) if by >= 0 else None


def is_object_of_act(sentence: Sentence, start: int) -> bool:
    """Whether what begins at the place is what is made so much of, behind the figure and its verb: 将建设 1.2 万平方米的 + 厂房."""
    view = sentence.view
    figure = next((q for q in sentence.quantities if q.end <= start and view[q.end : start].strip() == "的"), None)
    if figure is None:
        return False
    clause, _ = sentence.clause(figure.start)
    before = view[clause : figure.cue_start].rstrip()
    nouns = [cue.end for cue in sentence.metrics if any(reading.role == "noun" for reading in cue.entry)]
    if not before or clause + len(before) in (*nouns, *(cue.end for cue in sentence.changes)):
        return False  # 价格上涨 3% 的猪肉
    last = dictionary_words(before)[-1].text
    return len(last) > 1 and part_of_speech(last) in ("v", "vn")
