"""The nearest name before a figure that can have it: 甲公司营收 3 亿元; no speaker or object, and none in a bracket that is closed."""

from __future__ import annotations

from digestnlp.claims.attached import AttachedNames
from digestnlp.claims.clause import WHOLE
from digestnlp.claims.draft import Draft, Subject
from digestnlp.claims.introduced import HomesOfFirms
from digestnlp.claims.kinds import KindFinder
from digestnlp.claims.name_borders import AND
from digestnlp.claims.roles import Roles
from digestnlp.claims.scan import Sentence
from digestnlp.claims.topics import TopicFinder
from digestnlp.deferred import deferred
from digestnlp.models import Entity
from digestnlp.rules import Rules
from digestnlp.wordlist import pattern_of

# How many characters a less fitting type may stand nearer before it wins over a fitting one.
_MISFIT_COST = 12
_IN_LIST = deferred("[\u4e00-\u9fff]{0,6}[、和与及] ?")  # 云岚 + 广场、


class NearestNames:
    """Weighs names by how near they stand and how well the measure fits them."""

    def __init__(
        self, rules: Rules, roles: Roles, topics: TopicFinder, kinds: KindFinder, attached: AttachedNames
    ) -> None:
        self._roles = roles
        self._topics = topics
        self._kinds = kinds
        self._attached = attached
        self._homes = HomesOfFirms(rules)
        self._personal_measures = frozenset(rules.words("personal_measures"))
        self._personal = deferred(rf" ?的?(?:{pattern_of(self._personal_measures)})")  # 王小明身价跃升至第五位
        ranks = (*rules.words("rank_largest_links"), *rules.words("rank_largest_steps"))
        self._ranks_among = deferred(rf"(?:{pattern_of(ranks)})[^，。；]{{0,8}}$")  # 是今年全球第二大新股
        has, own = (pattern_of(rules.words(name)) for name in ("has_in_market", "own_in_market"))
        self._shops = rules.words("shop_ends")
        self._had = deferred(rf"(?:{has})|(?P<own>{own})")

    def between(self, draft: Draft, start: int, end: int) -> Subject | None:
        """The nearest fitting entity between the two places that is neither speaker nor object."""
        sentence = draft.sentence
        preferred = draft.metric.entry.subjects
        # 甲公司创始人王小明以 3 亿元身家
        owned = draft.metric.entry.key == "assets" and draft.metric.text in self._personal_measures
        best: tuple[int, Entity] | None = None
        for entity in sentence.entities:
            if entity.start < start or entity.end > end:
                continue
            if not self._roles.usable(sentence, entity) and not self._does(draft, entity):
                continue
            if self._attached.is_multiple_of(draft, entity) or _stands_aside(sentence.view, entity, end):
                continue
            if self._is_whose_rank(draft, entity) or _is_counted_before(draft, entity):
                continue
            if self._says_only_where(sentence, entity, end):
                continue
            personal = entity.label == "PERSON" and (
                owned or self._personal.match(sentence.view, entity.end) is not None
            )
            if (
                entity.label == "PERSON"
                and preferred
                and "PERSON" not in preferred
                and not personal
                and not self._roles.has_owner(sentence, entity)
            ):
                continue
            fits_best = personal or ("PRODUCT" in preferred and _is_product_beside(sentence.view, entity, end))
            misfit = preferred.index(entity.label) if entity.label in preferred else len(preferred)
            misfit = 0 if fits_best else misfit
            if entity.label in ("PLACE", "ORG") and entity.label not in preferred:
                misfit += 2
            cost = (end - entity.end) + _MISFIT_COST * misfit
            if best is None or cost <= best[0]:
                best = cost, entity
        if best is None:
            return None
        if best[1].label == "COMPANY":
            best = best[0], self._topics.made(sentence, best[1], end)
        found = self._kinds.in_place(draft, best[1]) or Subject.of(best[1])
        return self._topics.market_of(sentence, found) or found if found.type == "ORG" else found

    def _is_whose_rank(self, draft: Draft, entity: Entity) -> bool:
        """Whether the name only says among whose things something has the rank: 存储是甲公司的第一大业务, 成为甲公司第二大客户."""
        view, figure = draft.sentence.view, draft.quantity
        if figure.dimension != "rank" or view[entity.end : figure.start].strip(" 的"):
            return False
        return self._ranks_among.search(view, draft.sentence.start, entity.start) is not None

    def _says_only_where(self, sentence: Sentence, place: Entity, end: int) -> bool:
        """Whether the place's name only begins another's, or says where or whom: 海岳国云岚银行, 中国品牌的商用车, 江州二期工厂.

        An exchange's name begins that of a kind, too: 沪市 + 公司.
        """
        if place.label != "PLACE":
            return place.label == "ORG" and _begins_a_kind(sentence, place)
        return (
            any(e.start == place.end and e.label == "COMPANY" for e in sentence.entities)
            or self._homes.is_home(sentence, place)  # 海岳零部件巨头 + Brandt
            or self._is_market_of(sentence, place)
            or _begins_a_kind(sentence, place)
            or self._topics.is_facility(sentence, place, end)  # its company's
            # 海岳国接待邻国游客 8 万人次
            or (self._kinds.is_object(sentence, place.start) and not self._roles.raters.is_rated(sentence, place))
        )

    def _is_market_of(self, sentence: Sentence, place: Entity) -> bool:
        """Whether the place says where somebody has so much: 云岚 + 全港有 280 间分店, 全国自建充电桩 1800 根."""
        behind = self._had.match(sentence.view, place.end)
        if behind is None or behind["own"]:
            return behind is not None
        if any(e.end == place.start and e.label in ("COMPANY", "PRODUCT") for e in sentence.entities):
            return True
        # 海岳连锁书店 + 全台 + 有 120 家分店: a firm that no list has
        start = max([sentence.clause(place.start)[0], *(t.end for t in sentence.times if t.end <= place.start)])
        return place.text.startswith(WHOLE) and sentence.view[start : place.start].endswith(self._shops)

    def _does(self, draft: Draft, entity: Entity) -> bool:
        """Whether the verb of speech behind the name has the figure as its object: 江州市发布十条新政."""
        verb = draft.metric.start
        if verb is None or draft.metric.how != "verb_before" or verb < entity.end:
            return False
        if verb - entity.end > 1 or draft.sentence.view.startswith("的", draft.metric.end or verb):
            return False  # 甲资本领投的 1 亿元融资 is another's
        return self._roles.raters.invests(draft.sentence, entity) or self._roles.speech.speech_at(draft.sentence, verb)

    def floor(self, draft: Draft, clause_start: int) -> int:
        """Where the figure's stretch begins; a count of the names before it parts it from none of them: 甲、乙两家公司均超过 5%."""
        sentence, left = draft.sentence, draft.site.left
        counted = next((q for q in sentence.quantities if q.end == left and q.dimension == "count"), None)
        if counted is None or not sentence.says("distributors", left, draft.anchor):
            return max(left, clause_start)
        named = [e for e in sentence.entities if clause_start < e.end <= counted.start]
        if not named or sentence.view[named[-1].end : counted.start].strip(" 这等"):
            return max(left, clause_start)
        first = named[-1]
        for entity in reversed(named[:-1]):
            if sentence.view[entity.end : first.start].strip() not in AND:
                break
            first = entity
        # 对甲、乙这两只股票的持仓市值均达 7 亿元 is who holds them
        return clause_start if self._roles.usable(sentence, first) else max(left, clause_start)


def _is_counted_before(draft: Draft, entity: Entity) -> bool:
    """Whether the name only opens what is counted before the figure in a list: 拥有 20 个 + 云岚广场、8 家酒店."""
    view = draft.sentence.view
    counts = (q for q in draft.sentence.quantities if q.dimension == "count" and q.end <= entity.start)
    if not any(not view[q.end : entity.start].strip() for q in counts):
        return False
    return _IN_LIST.fullmatch(view, entity.end, draft.quantity.cue_start) is not None


def _stands_aside(view: str, entity: Entity, end: int) -> bool:
    """Whether the name stands in a bracket that is closed before the place and says more than a name: 330 万份（星港 5 独占），评分.

    Another name of who stands before it is one for itself: 云岚科技（Yunlan）营收.
    """
    closed = min((at for mark in "）)" if (at := view.find(mark, entity.end, end)) >= 0), default=-1)
    if closed < 0 or any(mark in view[entity.end : closed] for mark in "（("):
        return False
    opened = max(view.rfind(mark, 0, entity.start) for mark in "（(")
    if opened < 0 or "简称" in view[opened:closed]:
        return False
    return view[opened - 1 : opened].isdigit() or view[opened + 1 : closed].strip() != entity.text


def _begins_a_kind(sentence: Sentence, place: Entity) -> bool:
    """Whether the place's name only begins that of a kind: 中国品牌."""
    return any(h.start == place.start and h.end > place.end for h in sentence.words.get("generic_heads", ()))


def _is_product_beside(view: str, entity: Entity, end: int) -> bool:
    """Whether the name is a product's right before the place, whoever was named before: 云岚去年 S7 + 交付."""
    return entity.label == "PRODUCT" and not view[entity.end : end].strip("》”」 ")
