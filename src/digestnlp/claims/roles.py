"""Whether a name can have a figure, by the part it plays: no speaker, object, rater, agent or byline can (（编辑 王小明）)."""

from __future__ import annotations

from collections.abc import Sequence

from digestnlp.claims.dateline import Datelines
from digestnlp.claims.draft import Subject
from digestnlp.claims.objects import Objects
from digestnlp.claims.own_words import OwnWords
from digestnlp.claims.raters import Raters
from digestnlp.claims.scan import Sentence
from digestnlp.claims.speech import Speech
from digestnlp.claims.trades import Trades
from digestnlp.deferred import deferred
from digestnlp.models import Entity
from digestnlp.rules import Rules
from digestnlp.wordlist import compile_words, pattern_of

_LONGEST_OBSERVING = 4  # 重点 + 监测的
_LONGEST_WHOSE = 5  # 执掌 + 的 + “
_OWNED = (("COMPANY", "PERSON"), ("PERSON", "PRODUCT"))
_LONGEST_BASE = 14  # 与 + 上一代江岚 S2 + 相比
_LONGEST_BYLINE = 12  # （江州日报记者
# 〔记者 + 王小明 + ／江州报导〕, 王小明/综合报道
_REPORTS_FROM = deferred(r" ?[/／] ?[\u4e00-\u9fff]{2,8}?(?:报导|报道|电)")
_CLOCK = deferred(r" ?时间(?![表线节点段])")  # 北京时间 3 月 4 日
# 江岚 S3 手机， + 该机
_TO_PRONOUN = deferred(r"[》”」]? ?[\u4e00-\u9fff]{0,3}[，,：—]+ *")
_NOT = deferred(r"(?<![并除是若莫绝])非$")  # 非云岚手机: all but theirs


class Roles:
    """Tells it by the packs' words around a name.

    Attributes:
        trades: what a name is, whatever its sentence says.
        objects: where, to whom or by whom something is done.
        raters: who rates, invests and is rated.
        speech: who speaks.
        own_words: who tells of himself.
    """

    def __init__(self, rules: Rules, datelines: Datelines) -> None:
        self.trades = Trades(rules)
        self.objects = Objects(rules)
        self.raters = Raters(rules, self.trades)
        self.speech = Speech(rules, datelines, self.trades, self.objects, self.raters)
        self.own_words = OwnWords(rules, self.trades, self.raters, self.speech)
        bylines = pattern_of(rules.words("entities.bylines"))
        self._byline = deferred(rf"[（(〔【][^（）()〔〕【】\n]{{0,{_LONGEST_BYLINE}}}?(?:{bylines})[ ：:]*$")
        self._observed = deferred(
            rf" ?[\u4e00-\u9fff]{{0,{_LONGEST_OBSERVING}}}?(?:{pattern_of(rules.words('observing_verbs'))})的(?!数据|结果|情况|报告|信息)"
        )
        # 云岚科技的 + 王小明, 王小明管理的 + 岚溪成长
        self._whose = deferred(rf"(?:{pattern_of(rules.words('managing_verbs'))})?的 ?[“「《]?")
        self._agreed = compile_words(rules.words("agreements"))
        self._likened = deferred(rf" *(?:{pattern_of(rules.words('likening'))})")
        self._compared = deferred(rf" *(?:{pattern_of(rules.words('comparing'))})")
        self._charted = deferred(rf" ?[\u4e00-\u9fff]{{0,2}}(?:{pattern_of(rules.words('chart_kinds'))})")
        self._compared_by = deferred(rf"(?:{pattern_of(rules.words('compared_by'))})[^，。；：]{{0,{_LONGEST_BASE}}}$")

    def usable(self, sentence: Sentence, entity: Entity) -> bool:
        """Whether the entity can have a figure: it is no speaker, place of action, object or what something is likened to."""
        usable = sentence.usable.get(entity.start)
        if usable is None:
            usable = sentence.usable[entity.start] = self._usable(sentence, entity)
        return usable

    def product_before(self, sentence: Sentence, at: int) -> Subject | None:
        """The product that the clause before the place ends with, for 该车 there: 最抢眼的是江岚 S3，; but not 江岚 S3 胜过江岚 S2，."""
        products = [e for e in sentence.entities if e.label == "PRODUCT" and e.end <= at]
        if not products or _TO_PRONOUN.fullmatch(sentence.view, products[-1].end, at) is None:
            return None
        compared = not self.usable(sentence, products[-1]) and any(self.usable(sentence, e) for e in products)
        return None if compared else Subject.of(products[-1], inherited=True)

    def mark_houses(self, sentences: Sequence[Sentence], issuer: Subject) -> None:
        """Lets a house have no figure where the text is on another company: it is who has written it."""
        for sentence in sentences:
            houses = (e for e in sentence.entities if e.name != issuer.name and self.trades.is_house(e))
            sentence.usable.update((house.start, False) for house in houses)

    def _usable(self, sentence: Sentence, entity: Entity) -> bool:
        if self.raters.is_rated(sentence, entity) or self.speech.acts(sentence, entity):
            return True
        if self.raters.invests(sentence, entity) or self._has_written(sentence, entity):
            return False
        if self._agreed.match(sentence.view, entity.end):
            clause, _ = sentence.clause(entity.start)
            if sentence.view.find("经", clause, entity.start) >= 0:
                return False  # 经发行人和云岚证券协商确定
        if (
            self.trades.is_outlet(entity)
            or self.speech.is_of_analyst(sentence, entity)
            or self.speech.has_reporters(sentence, entity)
        ):
            return False
        if (
            self.speech.speaks(sentence, entity)
            or self.speech.is_referred_to(sentence, entity)
            or self._likened.match(sentence.view, entity.end, sentence.end)
            or self._is_base(sentence, entity)
        ):
            return False
        if entity.label == "PRODUCT" and self._charted.match(sentence.view, entity.end, sentence.end):
            return False  # 登上 iOS 免费榜
        if entity.label == "PLACE" and _CLOCK.match(sentence.view, entity.end):
            return False
        if any(start <= entity.start < end for start, end in sentence.excluded) or _NOT.search(
            sentence.view, max(sentence.start, entity.start - 2), entity.start
        ):
            return False
        if entity.label in ("ORG", "COMPANY") and self._observed.match(sentence.view, entity.end, sentence.end):
            return False  # 江州统计局重点监测的 12 种蔬菜
        return not (
            self.speech.is_introduced(sentence, entity)
            or self.objects.holds(sentence, entity)
            or self.objects.is_agent(sentence, entity)
            or (
                self._whose.match(sentence.view, entity.end)
                and any(self.is_whose(sentence, entity, other) for other in sentence.entities)
            )
        )

    def is_whose(self, sentence: Sentence, owner: Entity, entity: Entity) -> bool:
        """Whether the first name only says whose the second is, of whom it is told: 云岚科技的王小明, 王小明管理的岚溪成长."""
        if (owner.label, entity.label) not in _OWNED or not 0 < entity.start - owner.end <= _LONGEST_WHOSE:
            return False
        whose = self._whose.fullmatch(sentence.view, owner.end, entity.start) is not None
        return whose and not self.speech.speaks(sentence, entity)

    def has_owner(self, sentence: Sentence, entity: Entity) -> bool:
        """Whether the name is of a person who is told of as somebody's: 云岚科技的王小明."""
        return sentence.view[entity.start - 1 : entity.start] == "的" and any(
            self.is_whose(sentence, owner, entity) for owner in sentence.entities
        )

    def _is_base(self, sentence: Sentence, entity: Entity) -> bool:
        """Whether another is compared with the name: 与甲公司相比; but not 甲公司相比乙公司."""
        if self._compared.match(sentence.view, entity.end, sentence.end) is None:
            return False
        clause, _ = sentence.clause(entity.start)
        return self._compared_by.search(sentence.view, clause, entity.start) is not None

    def _has_written(self, sentence: Sentence, entity: Entity) -> bool:
        """Whether the name is of one who has made the text: （编辑 王小明）, 王小明／江州报导."""
        if entity.label != "PERSON":
            return False
        if _REPORTS_FROM.match(sentence.view, entity.end) is not None:
            return True
        start = max(0, entity.start - _LONGEST_BYLINE - 8)
        return self._byline.search(sentence.view, start, entity.start) is not None
