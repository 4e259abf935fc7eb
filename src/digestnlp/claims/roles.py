"""What part a name plays in its sentence: who speaks, counts others, rates, gives money, or only says where or to whom."""

from __future__ import annotations

import re
from collections.abc import Sequence

from digestnlp.claims.dateline import Datelines
from digestnlp.claims.draft import Subject
from digestnlp.claims.scan import Cue, Sentence
from digestnlp.entities.mentions import STOCK_CODE
from digestnlp.models import Entity
from digestnlp.rules import Rules
from digestnlp.rules.schema import LexiconEntry
from digestnlp.wordlist import compile_words, pattern_of

_AREA = "[\u4e00-\u9fff]"  # 甲证券电子行业分析师
_LONGEST_OBSERVING = 4  # 重点 + 监测的
_LONGEST_CARRIED = 14  # 搭载 + 甲公司磷酸铁锂 + 刀片电池
# What may stand between the line's beginning and the person who is quoted: 甲公司董事长.
_OFFICE = re.compile(r"[^，。；：:、！？\n]{0,16}")
_LONGEST_OFFICE = 8  # 党组成员、副局长
_LONGEST_RATER = 14  # 该行首次给予了对
_LONGEST_EVENT = 36  # 在昨天召开的 2026 海岳国际服装节媒体见面会上
_LONGEST_SOURCE = 12  # 据甲局网站近日所载，
_LONGEST_WHOSE = 5  # 执掌 + 的 + “
_OWNED = (("COMPANY", "PERSON"), ("PERSON", "PRODUCT"))
_LONGEST_BYLINE = 12  # （江州日报记者
_FORMER = re.compile(r"[，。；：:、\s“（(由]?前")
# Who only writes: 某报记者王小明、李大山 3 月 4 日报道.
_REPORTER = re.compile(r"(?:记者|通讯员|实习生|作者|撰稿|编辑)[ ：:]?(?:[\u4e00-\u9fff·]{2,4}[、 和])*$")
_REPORTERS = re.compile(r" *记者(?![会招节站])")
# 以下简称, 职称: 称 is no verb there.
_NOT_SAID = "(?!(?<=[简下又俗统名职])称)"
# What stands in brackets behind a name: 甲公司（1234）公告, 甲股份有限公司（以下简称“甲”）公告.
_BRACKET = re.compile(r" ?[（(][^（）()\n]{1,24}[）)]")
# What introduces a short name in the bracket behind the full one: 甲股份有限公司（简称“甲”）.
_INTRODUCED = re.compile(r"[（(](?:以?下)?简?称[：:为]? ?[“「\"]?$")
# What stands before the name that a line opens with: 央行：…, 【甲证券：…】, 3. 央行：….
_OPENS_LINE = re.compile(r"[ 　■◆●▶>*#\-•·【]*(?:\d{1,2}[、.．] *)?")
_CLOCK = re.compile(r" ?时间(?![表线节点段])")  # 北京时间 3 月 4 日
_GOES_ON = re.compile("[，、；：,;:和与及]")
_DONE = re.compile(r"[^，。；\d]{0,14}?(?:之后|以后|后)(?![台座备排端续])")
# 在《X》游戏中, what is done in a title
_INSIDE, _CLOSED = re.compile("[在于][《“「]$"), re.compile("[》”」][\u4e00-\u9fff]{0,4}?[中里上内]")
_LONGEST_SELLER = 24  # 受让 + 甲资本、乙创投 + 持有的
AND = ("、", "和", "与", "及")
_BREAKS = re.compile(r"[，。；,;、\d]")
_LONGEST_AGENT = 24
# 向控股股东、甲创投 + 和乙资本发行股份
_ADDRESSED = re.compile(r"向(?:[^，。；：、\n]{2,24}、)*[^，。；：、\n]{2,24}[、和与及]$")
_LONGEST_ADDRESSED = 90
# Where something is sold or shown: 在全球 App Store 和 Google Play.
_AT_STORE = re.compile(r"(?:在|于|来自|登陆|上架|通过)[^，。；：]{0,24}$")
# 江岚 S3 手机， + 该机
_TO_PRONOUN = re.compile(r"[》”」]? ?[\u4e00-\u9fff]{0,3}[，,：—]+ *")


class Roles:
    """Tells parts by the packs' words around a name."""

    def __init__(self, rules: Rules, datelines: Datelines) -> None:
        self._platforms = rules.words("platforms")
        self._datelines = datelines
        # 披露日, 公告后: a day or a time that is named after what was said.
        self._speech = re.compile(
            rf"{_NOT_SAID}(?!{pattern_of(rules.words('speech_nouns'))}){pattern_of(rules.words('speech_verbs'))}(?!之?(?:日|期|后|前))"
        )
        self._source = re.compile(rf"(?:{pattern_of(rules.words('source_openers'))})[\s《「“]*$")
        self._expects_directly = re.compile(rf" ?预期(?!{pattern_of(rules.words('expected_things'))})")
        self._told_as = re.compile(rf"[》”」]? ?(?:{pattern_of(rules.words('told_as'))})")
        self._said_so = compile_words(rules.words("sources_said"))
        self._yardstick = re.compile(rf" ?的?[^，。；]{{0,12}}?{pattern_of(rules.words('yardsticks'))}")
        self._publishing = frozenset(rules.words("publishing_verbs"))
        self._published = re.compile(rf"(?:{pattern_of(rules.words('publishing_verbs'))})的[《“]?$")
        self._disclosing = frozenset(rules.words("disclosing_verbs"))
        self._expecting = frozenset(rules.words("expecting_verbs"))
        self._reports = compile_words(rules.words("published_reports"))
        self._own_reports = rules.words("own_reports")
        self._observers = frozenset(rules.words("observers"))
        self._outlets = frozenset(rules.words("outlets"))
        self._press_endings = rules.words("press_endings")
        self._outlet_endings = rules.words("outlet_endings")
        self._observer_endings = rules.words("observer_endings")
        self._listed = frozenset(entry.id for entry in rules.of(LexiconEntry) if entry.ticker is not None)
        self._houses = frozenset(rules.words("houses"))
        self._opinions = frozenset(rules.words("opinion_verbs"))
        self._house_endings = rules.words("house_endings")
        acts = pattern_of(rules.words("entities.entry_acts"))
        self._own_entry = re.compile(rf"[：:] ?[^，。；：\n]{{0,{_LONGEST_OFFICE}}}?{acts}")
        self._works = re.compile(rf" ?(?:最新|近日)?(?:{pattern_of(rules.words('house_works'))})")
        occasion = rf"(?:{pattern_of(rules.words('event_openers'))})[^，。；：“”\n]{{2,{_LONGEST_EVENT}}}?[上中时]"
        event = rf"{occasion}|{_AREA}{{0,4}}?{pattern_of(rules.words('briefings'))}上"
        voice = rf"{pattern_of(rules.words('spokespeople'))}|{_AREA}{{0,6}}?{pattern_of(rules.words('analysts'))}"
        self._voice = re.compile(
            rf" ?(?:{event}|{voice})(?:则|也|还|对此|此前)?{pattern_of(rules.words('voiced_verbs'))}"
        )
        self._statistics = re.compile(rf" *的?(?:最新|公布的|发布的)?(?:{pattern_of(rules.words('statistics'))})")
        self._rating_verbs = re.compile(rf" *(?:{pattern_of(rules.words('rating_verbs'))})了? *对? *")
        self._tellers = frozenset(rules.words("tellers_again"))
        self._rater_again = re.compile(rf"(?:{pattern_of(self._tellers)}){self._rating_verbs.pattern}$")
        self._next_revised = re.compile(
            rf"[ ，,；;]*(?:{pattern_of(rules.words('further_acts'))})?{self._rating_verbs.pattern}"
        )
        self._forecasts = compile_words(rules.words("revised_forecasts"))
        self._ratings = compile_words(rules.words("ratings"))
        self._revised = compile_words(rules.words("revising_verbs"))
        self._investing = re.compile(rf" *等?(?:{pattern_of(rules.words('investing_verbs'))})")
        self._locative = re.compile(
            rf"(?<![名称])(?:{pattern_of(rules.words('locatives'))})了?"  # 名为 HALO
            rf"(?:{pattern_of(rules.words('predecessors'))})?[省市县区州]?\s*$"  # 获省国资委同意
        )
        self._predecessors = frozenset(rules.words("predecessors"))
        self._openers = rules.words("clause_openers")
        self._reach = 3 + max(map(len, (*rules.words("locatives"), *rules.words("predecessors"))))
        self._analysts = re.compile(rf"(?:{_AREA}{{0,6}}?)(?:{pattern_of(rules.words('analysts'))})")
        self._supplied = re.compile(rf" *(?:{pattern_of(rules.words('supplying_verbs'))})的")
        self._carried = re.compile(
            rf"(?:{pattern_of(rules.words('carrying_verbs'))})[^，。；、]{{0,{_LONGEST_CARRIED}}}$"
        )
        self._component = re.compile(rf" *(?:[345]G ?)?(?:{pattern_of(rules.words('component_nouns'))})")
        bylines = pattern_of(rules.words("entities.bylines"))
        self._byline = re.compile(rf"[（(][^（）()\n]{{0,{_LONGEST_BYLINE}}}?(?:{bylines})[ ：:]*$")
        place = r"在[\u4e00-\u9fffA-Za-z]{1,6}?"
        adverbs = pattern_of(rules.words("adverbs_of_acts"))
        self._own_act = re.compile(
            rf"(?: ?(?:{adverbs}|{place}))* ?(?:{pattern_of(rules.words('acts_of_any_company'))})"
        )
        self._briefing = re.compile(
            rf"[^，。；：]{{0,10}}?(?:{pattern_of(rules.words('holding_events'))})[^，。；]{{0,16}}?"
            rf"(?:{pattern_of(rules.words('briefings'))})"
        )
        self._observed = re.compile(
            rf" ?{_AREA}{{0,{_LONGEST_OBSERVING}}}?(?:{pattern_of(rules.words('observing_verbs'))})的(?!数据|结果|情况|报告|信息)"
        )
        self._governing = rules.words("governing_endings")
        # 云岚科技的 + 王小明, 王小明管理的 + 岚溪成长
        self._whose = re.compile(rf"(?:{pattern_of(rules.words('managing_verbs'))})?的 ?[“「《]?")
        self._agreed = compile_words(rules.words("agreements"))
        # 甲公司 + 报告：…, which tells of others
        self._report_labels = rules.words("report_labels")
        self._buys = re.compile(
            rf"(?:{pattern_of(rules.words('buying_verbs'))})了?(?:[^，。；]{{2,{_LONGEST_SELLER}}}?持有的)?$"
        )
        # 云枕由江岚集团旗下江岚科技研发
        self._done_by = re.compile(
            rf"(?<![理自缘事])由(?P<whom>(?![于此])[^，。；：\d]{{2,{_LONGEST_AGENT}}}?){_AREA}{{0,4}}?(?:{pattern_of(rules.words('passive_verbs'))})"
        )
        self._likened = re.compile(rf" *(?:{pattern_of(rules.words('likening'))})")

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
            houses = (e for e in sentence.entities if e.name != issuer.name and self.is_house(e))
            sentence.usable.update((house.start, False) for house in houses)

    def _usable(self, sentence: Sentence, entity: Entity) -> bool:
        if self.is_rated(sentence, entity) or self.acts(sentence, entity):
            return True
        if self.invests(sentence, entity) or self._has_written(sentence, entity):
            return False
        if self._agreed.match(sentence.view, entity.end):
            clause, _ = sentence.clause(entity.start)
            if sentence.view.find("经", clause, entity.start) >= 0:
                return False  # 经发行人和云岚证券协商确定
        if self._is_outlet(entity) or self.is_of_analyst(sentence, entity) or self._has_reporters(sentence, entity):
            return False
        if (
            self.speaks(sentence, entity)
            or self._is_referred_to(sentence, entity)
            or self._likened.match(sentence.view, entity.end, sentence.end)
        ):
            return False
        if entity.label == "PLACE" and _CLOCK.match(sentence.view, entity.end):
            return False
        if any(start <= entity.start < end for start, end in sentence.excluded):
            return False
        if entity.label in ("ORG", "COMPANY") and self._observed.match(sentence.view, entity.end, sentence.end):
            return False  # 江州统计局重点监测的 12 种蔬菜
        return not (
            self._is_introduced(sentence, entity)
            or self._stands_behind(sentence, entity)
            or self._is_agent(sentence, entity)
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
        return whose and not self.speaks(sentence, entity)

    def has_owner(self, sentence: Sentence, entity: Entity) -> bool:
        """Whether the name is of a person who is told of as somebody's: 云岚科技的王小明."""
        return sentence.view[entity.start - 1 : entity.start] == "的" and any(
            self.is_whose(sentence, owner, entity) for owner in sentence.entities
        )

    def acts(self, sentence: Sentence, entity: Entity) -> bool:
        """Whether an outlet or observer is told of as any company is, behind whose name stands what it does: 某咨询在英国裁员 300 人."""
        if not self.tells_of_others(entity) or self._is_source(sentence, entity):
            return False
        end = self._behind_bracket(sentence, entity)
        return self._own_act.match(sentence.view, end, sentence.end) is not None

    def governs(self, body: Entity) -> bool:
        """Whether the name is of a body of a state, whose figures are of what it governs: 财政部, 江州市教育局; no university."""
        return body.label == "ORG" and body.text.endswith(self._governing)

    def is_of_speaker(self, sentence: Sentence, entity: Entity) -> bool:
        """Whether the name is of the body whose head speaks, who speaks of a country rather than of it: 财政部副部长张三表示."""
        return entity.label == "ORG" and any(
            other.label == "PERSON"
            and 0 < other.start - entity.end <= _LONGEST_OFFICE
            and not _BREAKS.search(sentence.view[entity.end : other.start])
            and self.speaks(sentence, other)
            for other in sentence.entities
        )

    def is_of_analyst(self, sentence: Sentence, entity: Entity) -> bool:
        """Whether the name is of the house whose analyst is named behind it and tells of others: 甲证券首席经济学家张三."""
        return entity.label == "COMPANY" and self.analyst_at(sentence, self._behind_bracket(sentence, entity))

    def analyst_at(self, sentence: Sentence, at: int) -> bool:
        """Whether behind the house whose name ends at the place its analyst is named: 首席经济学家张三."""
        return self._analysts.match(sentence.view, at, sentence.end) is not None

    def is_bought(self, sentence: Sentence, entity: Entity) -> bool:
        """Whether the name is of a company that another buys or buys into: 拟收购甲公司 51% 股权, 购买乙持有的甲公司股权."""
        if entity.label != "COMPANY":
            return False
        start = max(sentence.start, entity.start - _LONGEST_SELLER)
        return self._buys.search(sentence.view, start, entity.start) is not None

    def _stands_behind(self, sentence: Sentence, entity: Entity) -> bool:
        """Whether a word before the name makes it a place, an object or one who is addressed: 在甘肃酒泉, 收购甲公司."""
        start = self._outermost(sentence, entity)
        if self._supplied.match(sentence.view, entity.end, sentence.end):
            return True  # 甲公司供应的 6.7 英寸屏
        if entity.label == "PRODUCT" and self._carried.search(sentence.view, sentence.clause(start)[0], start):
            return True  # X1 搭载甲公司磷酸铁锂刀片电池
        if entity.label == "PRODUCT" and self._is_component(sentence, entity):
            return True
        if self._is_within_before(sentence, start, entity.end):
            return True  # 乙公司在出售子公司甲公司的股份后亏损了 3 亿元
        if _FORMER.fullmatch(sentence.view, max(sentence.start, start - 2), start):
            return True  # 前甲公司高管: somebody else's past
        if entity.text.endswith(self._platforms) and _AT_STORE.search(sentence.view, sentence.clause(start)[0], start):
            return True  # 《云鹿》在全球 App Store 和 Google Play 的收入
        if sentence.view.endswith(self._openers, sentence.start, start) or self._is_told_of(sentence, entity, start):
            return False  # 至于甲公司, 但是甲公司
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

    def _is_agent(self, sentence: Sentence, entity: Entity) -> bool:
        """Whether the name is of one by whom something is done to what is told of: 云枕由江岚科技研发, 由江岚科技研发的云枕."""
        start, end = sentence.clause(entity.start)
        done = self._passive(sentence, start, end, entity.start)
        if done is None or entity.start < done.start("whom") or done.end() < entity.end:
            return False
        opens = done.start() == start
        return not opens or sentence.view.find("的", done.end(), done.end() + _LONGEST_AGENT) > 0

    def _passive(self, sentence: Sentence, start: int, end: int, before: int) -> re.Match[str] | None:
        """The last 由 before the place with who does what, in the clause between the two places."""
        by = sentence.view.rfind("由", start, before)
        return self._done_by.match(sentence.view, by, end) if by >= 0 else None

    def done_to(self, sentence: Sentence, start: int, end: int) -> int | None:
        """Where in the clause between the two places the words end for what is done by another: 云枕 + 由江岚科技研发."""
        done = self._passive(sentence, start, end, end)
        return done.start() if done is not None and done.start() > start else None

    def _is_component(self, sentence: Sentence, entity: Entity) -> bool:
        """Whether the product is a part of one that is named before it: X1 配备了 6.4 英寸屏，骁龙 8 处理器，售价 2899 元."""
        if self._component.match(sentence.view, entity.end, sentence.end) is None:
            return False
        wholes = (e for e in sentence.entities if e.label == "PRODUCT" and e.end <= entity.start)
        return any(
            self._component.match(sentence.view, whole.end, sentence.end) is None
            and _GOES_ON.search(sentence.view, whole.end, entity.start) is not None  # 酷睿 i9 处理器 is one
            for whole in wholes
        )

    @staticmethod
    def _is_told_of(sentence: Sentence, entity: Entity, start: int) -> bool:
        """Whether it is told of the name itself, which alone is behind 包括, with its code: 钢铁股包括甲钢（1234）大涨 5%."""
        if not sentence.view.endswith("包括", sentence.start, start):
            return False
        code = STOCK_CODE.match(sentence.view, entity.end + sentence.view.startswith(" ", entity.end))
        return code is not None and not sentence.view[code.end() :].lstrip().startswith((*AND, "，", ",", "等"))

    def _has_written(self, sentence: Sentence, entity: Entity) -> bool:
        """Whether the name is of one who has made the text: （编辑 王小明）."""
        if entity.label != "PERSON":
            return False
        start = max(0, entity.start - _LONGEST_BYLINE - 8)
        return self._byline.search(sentence.view, start, entity.start) is not None

    def _is_within_before(self, sentence: Sentence, start: int, end: int) -> bool:
        """Whether the name stands in what another has done before: between its 在 and 后."""
        if _DONE.match(sentence.view, end, sentence.end) is None:
            return False
        opening = sentence.view.rfind("在", sentence.clause(start)[0], start)
        return opening >= 0 and any(e.end == opening and e.label == "COMPANY" for e in sentence.entities)

    def invests(self, sentence: Sentence, entity: Entity) -> bool:
        """Whether the name is of one who only gives money in another's round: 乙资本领投, 丙基金及丁基金等跟投."""
        end = entity.end
        for other in sentence.entities:
            if other.start > end:
                if sentence.view[end : other.start].strip() not in AND:
                    break
                end = other.end
        return self._investing.match(sentence.view, end, sentence.end) is not None

    @staticmethod
    def _outermost(sentence: Sentence, entity: Entity) -> int:
        """Where the name begins with the places or the house before it, or its list: 在甘肃酒泉, 向甲银行江州分行; 对甲公司、乙公司."""
        start = entity.start
        for other in reversed(sentence.entities):
            joins = other.end == start and (other.label == "PLACE" or other.label == entity.label == "COMPANY")
            lists = (
                other.label == entity.label
                and other.label in ("PLACE", "COMPANY")
                and sentence.view[other.end : start].strip() in AND
            )
            start = other.start if joins or lists else start
        return start

    def speaks(self, sentence: Sentence, entity: Entity) -> bool:
        """Whether a verb of speech stands behind the name (雷军称), or it is named as a source (据 IDC 数据)."""
        said = sentence.speaking.get(entity.start)
        if said is None:
            said = sentence.speaking[entity.start] = self._speaks(sentence, entity)
        return said

    def _speaks(self, sentence: Sentence, entity: Entity) -> bool:
        if self._is_introduced(sentence, entity):
            return False
        if self._is_source(sentence, entity):
            return True
        if self._only_reports(sentence, entity) or self.acts(sentence, entity):
            return False
        if self.briefs(sentence, entity) or self.opens_item(sentence, entity) or self.observes(entity):
            return True
        if self._rates(sentence, entity) or self._states(sentence, entity):
            return True
        end = self._behind_bracket(sentence, entity)
        behind = max([end, *(t.end for t in sentence.times if t.start == end)])
        if self._expects_directly.match(sentence.view, behind, sentence.end):
            return not self._stands_behind(sentence, entity)
        verb = self._speech.search(sentence.view, end, min(sentence.end, behind + 14))
        if verb is None or self._stands_behind(sentence, entity):
            return False  # 甲公司在港交所公告
        if self._published.search(sentence.view, max(sentence.start, entity.start - 5), entity.start):
            return False  # 甲公司发布的乙报告显示
        if verb[0] in self._publishing and entity.label == "COMPANY":
            _, end = sentence.clause(verb.start())
            if self._reports.search(sentence.view, verb.end(), end) is None:
                return False  # 甲公司发布了售价 1480 元的眼镜
        between = self._without_times(sentence, end, verb.start())
        others = any(entity.end <= e.start < verb.start() and e.label == "PERSON" for e in sentence.entities)
        return (
            not others
            and not _BREAKS.search(between)
            and len(between.strip()) <= (8 if entity.label == "PERSON" else 4)
        )

    @staticmethod
    def _is_introduced(sentence: Sentence, entity: Entity) -> bool:
        """Whether the name is only the short one in the bracket behind the full one."""
        return _INTRODUCED.search(sentence.view, max(sentence.start, entity.start - 6), entity.start) is not None

    def heard_of(self, sentence: Sentence, entity: Entity) -> bool:
        """Whether the news is from the company, which then is told of if nobody else is: 记者从甲汽车获悉，2 月交付 2 万辆."""
        if entity.label != "COMPANY" or self.tells_for_others(entity):
            return False
        heard = sentence.view.endswith(("从", "向"), sentence.start, entity.start)
        return heard and self._statistics.match(sentence.view, self._behind_bracket(sentence, entity)) is not None

    @staticmethod
    def _only_reports(sentence: Sentence, entity: Entity) -> bool:
        """Whether the name is of a person who writes for an outlet: 某报记者王小明、李大山 3 月 4 日报道."""
        written = entity.label == "PERSON" and _REPORTER.search(sentence.view, max(0, entity.start - 16), entity.start)
        return bool(written)

    def briefs(self, sentence: Sentence, entity: Entity) -> bool:
        """Whether the name is of a body that only invites the press: 国新办今天召开新闻发布会."""
        return self.governs(entity) and self._briefing.match(sentence.view, entity.end, sentence.end) is not None

    def _is_source(self, sentence: Sentence, entity: Entity) -> bool:
        view, end = sentence.view, self._behind_bracket(sentence, entity)
        if not self._is_referred_to(sentence, entity) or self._yardstick.match(view, end, sentence.end):
            return False
        _, clause_end = sentence.clause(entity.start)
        return clause_end - end <= _LONGEST_SOURCE or self._said_so.search(view, end, clause_end) is not None

    def _is_referred_to(self, sentence: Sentence, entity: Entity) -> bool:
        """Whether a claim is made by what the name has told or ruled: 据某局数据, 根据某会的分类."""
        return self._source.search(sentence.view, max(sentence.start, entity.start - 4), entity.start) is not None

    @staticmethod
    def _behind_bracket(sentence: Sentence, entity: Entity) -> int:
        """Where the bracket behind the name ends, with its code or short form; where the name ends if there is none."""
        if not sentence.view.startswith((" ", "（", "("), entity.end):
            return entity.end
        bracket = _BRACKET.match(sentence.view, entity.end, sentence.end)
        return bracket.end() if bracket is not None else entity.end

    @staticmethod
    def _without_times(sentence: Sentence, start: int, end: int) -> str:
        """The view between two places but for the times: 统计局 12 日公布."""
        text = sentence.view[start:end]
        for time in reversed(sentence.times):
            if start <= time.start and time.end <= end:
                text = text[: time.start - start] + text[time.end - start :]
        return text

    def _rates(self, sentence: Sentence, entity: Entity) -> bool:
        """Whether the name is of one who rates another: 甲资本给予乙公司“买入”评级，目标价 52 元."""
        verb = self._rating_verbs.match(sentence.view, self._behind_bracket(sentence, entity), sentence.end)
        if verb is None:
            return False
        _, end = sentence.clause(verb.end())
        if self._ratings.search(sentence.view, verb.end(), end) is not None:
            return True
        # 甲公司上调营收预测 tells of itself, a house or 世界银行 of others.
        of_others = entity.label == "ORG" or self.is_house(entity) or self.observes(entity)
        if of_others and self._forecasts.search(sentence.view, verb.end(), end) is not None:
            return True
        # 甲证券将乙公司每股盈利下调 3%
        named = any(e.start == verb.end() and e.label == "COMPANY" for e in sentence.entities)
        return of_others and named and self._revised.search(sentence.view, verb.end(), end) is not None

    def is_rated(self, sentence: Sentence, entity: Entity) -> bool:
        """Whether the name is of one who is rated, or of whom another revises what it expects."""
        start = self._outermost(sentence, entity)
        if self._rater_again.search(sentence.view, max(sentence.start, start - _LONGEST_RATER), start):
            return True
        if self._is_revised_next(sentence, entity):
            return True
        for other in sentence.entities:
            if other.end >= entity.start:
                return False
            if self._rates(sentence, other) and self._rating_verbs.fullmatch(
                sentence.view, self._behind_bracket(sentence, other), self._outermost(sentence, entity)
            ):
                return True
        return False

    def _is_revised_next(self, sentence: Sentence, entity: Entity) -> bool:
        """Whether a house that an earlier clause names revises what it expects of the place too: ，同时把非洲地区增速下调至 3.7%."""
        if entity.label != "PLACE":
            return False
        start, end = sentence.clause(entity.start)
        return (
            self._next_revised.fullmatch(sentence.view, start, entity.start) is not None
            and self._forecasts.search(sentence.view, entity.end, end) is not None
            and any(e.end <= start and self.tells_for_others(e) for e in sentence.entities)
        )

    def observes(self, entity: Entity) -> bool:
        """Whether the name is of those who count what others do, and whose own figures are no news."""
        named = entity.name in self._observers or entity.text in self._observers
        if entity.label != "COMPANY" or entity.id in self._listed:
            return named  # 甲数据 with shares of its own has accounts, too
        return named or entity.text.endswith(self._observer_endings)

    def tells_of_others(self, entity: Entity) -> bool:
        """Whether the name is an outlet's or an observer's."""
        return self.observes(entity) or self._is_outlet(entity)

    def tells_for_others(self, entity: Entity) -> bool:
        """Whether what the name publishes is of others: an outlet, an observer, a house, a body."""
        return entity.label == "ORG" or self.tells_of_others(entity) or self.is_house(entity)

    def _is_outlet(self, entity: Entity) -> bool:
        if entity.name in self._outlets or entity.text in self._outlets:
            return True
        if entity.label not in ("COMPANY", "PRODUCT"):
            return False
        return entity.text.endswith(self._press_endings if entity.id is not None else self._outlet_endings)

    @staticmethod
    def _has_reporters(sentence: Sentence, entity: Entity) -> bool:
        """Whether the name is an outlet's by whom it sends: 甲报记者梳理发现, but 甲公司记者会."""
        return entity.label != "PERSON" and _REPORTERS.match(sentence.view, entity.end, sentence.end) is not None

    def opens_item(self, sentence: Sentence, entity: Entity) -> bool:
        """Whether the name is the outlet's: 某网 3 月 4 日消息."""
        return entity.label != "PERSON" and self._datelines.follows_outlet(sentence.view, entity.end, sentence.end)

    def _states(self, sentence: Sentence, entity: Entity) -> bool:
        """Whether what stands behind a colon is what a body or a house says: 央行：…, 甲证券：行业前五名占 60%."""
        end = self._behind_works(sentence.view, entity)
        if not sentence.view.startswith(("：", ":"), end) or entity.label not in ("ORG", "COMPANY"):
            return False
        if not _OPENS_LINE.fullmatch(sentence.view, sentence.start, entity.start):
            return False
        if entity.label == "ORG" or sentence.view[entity.end : end].rstrip().endswith(self._report_labels):
            return True
        return self.has_opinion(sentence.view, entity, sentence.entities)

    def has_opinion(self, view: str, entity: Entity, others: Sequence[Entity] = ()) -> bool:
        """Whether the name is of a house, and no act of its own stands behind it: none is 甲证券：拟发债 5 亿元.

        What stands behind one of the others is that one's.
        """
        if not self.is_house(entity):
            return False
        own = self._own_entry.match(view, self._behind_works(view, entity))
        return own is None or any(entity.end < e.end <= own.end() for e in others)

    def _comments(self, sentence: Sentence, entity: Entity) -> bool:
        """Whether a house says what it thinks, and not what it has earned: 甲证券指出，降息幅度或为 50 个基点."""
        if not self.is_house(entity):
            return False
        end = self._behind_works(sentence.view, entity)
        behind = max([end, *(t.end for t in sentence.times if t.start == end)])
        verb = self._speech.match(sentence.view, behind, sentence.end)
        return verb is not None and verb[0] in self._opinions

    def is_house(self, entity: Entity) -> bool:
        """Whether the name is of a broker or investment bank."""
        return entity.text.endswith(self._house_endings) or entity.name in self._houses or entity.text in self._houses

    def _behind_works(self, view: str, entity: Entity) -> int:
        """Where what a house publishes ends behind its name, or those who do: 甲证券 + 研报. Where the name ends if there is none."""
        works = self._works.match(view, entity.end)
        return works.end() if works is not None else entity.end

    def tells(self, sentence: Sentence, entity: Entity) -> bool:
        """Whether the text says that it is the name's claim; of whoever only brings the news (某网 3 月 4 日消息) it does not."""
        if not self.speaks(sentence, entity):
            return self._is_quoted(sentence, entity)
        # 据某网报道, 从某局获悉: who is named as the source has said it.
        heard = sentence.view.endswith(("从", "向"), sentence.start, entity.start)
        told = self._told_as.match(sentence.view, entity.end, sentence.end) is not None  # 某社报道称
        return told or heard or not self.opens_item(sentence, entity) or self._is_source(sentence, entity)

    def _is_quoted(self, sentence: Sentence, entity: Entity) -> bool:
        """Whether the name is of a person whose words stand behind a colon, or of one for whom somebody speaks, or at some event.

        甲公司董事长王小明：今年销量翻番; 甲公司相关负责人表示; 王小明在业绩会上表示.
        """
        if entity.label == "PERSON":
            opens = _OPENS_LINE.match(sentence.view, sentence.start, entity.start)
            behind = sentence.view.startswith(("：", ":"), entity.end)
            if behind and opens is not None and _OFFICE.fullmatch(sentence.view, opens.end(), entity.start):
                return True
            if self._only_reports(sentence, entity):
                return False
        voice = self._voice.match(sentence.view, self._behind_bracket(sentence, entity), sentence.end)
        return voice is not None and not self._stands_behind(sentence, entity)

    def may_speak_of_itself(self, sentence: Sentence, entity: Entity) -> bool:
        """Whether one who speaks may speak of himself: no outlet, no observer, none that has only counted (某协会数据显示)."""
        if self.speaks_of_others(sentence, entity):
            return False
        return self._statistics.match(sentence.view, self._behind_bracket(sentence, entity), sentence.end) is None

    def discloses(self, sentence: Sentence, entity: Entity) -> bool:
        """Whether the name is of a company that makes its own figures known: 甲汽车公布，5 月新能源车销量为 3 万辆."""
        if entity.label != "COMPANY" or not self.may_speak_of_itself(sentence, entity):
            return False
        end = self._behind_bracket(sentence, entity)
        behind = max([end, *(t.end for t in sentence.times if t.start == end)])
        verb = self._speech.match(sentence.view, behind, sentence.end)
        return verb is not None and verb[0] in self._disclosing

    def announces(self, sentence: Sentence, entity: Entity) -> bool:
        """Whether the name is of a company that tells what it does itself, whatever stands between: 甲航空则在今天宣布."""
        if entity.label != "COMPANY" or not self.speaks(sentence, entity):
            return False
        end = self._behind_bracket(sentence, entity)
        verb = self._speech.search(sentence.view, end, sentence.end)
        if verb is None or not self.may_speak_of_itself(sentence, entity):
            return False
        own = sentence.view[end : verb.start()].rstrip("数据").endswith(self._own_reports)
        return verb[0] in self._disclosing or own

    def expects(self, sentence: Sentence, entity: Entity) -> bool:
        """Whether the name is of a company that says what it expects, of itself if of nobody else: 甲公司预计实现净利润 3 亿元.

        Houses expect things of those whom they cover.
        """
        if entity.label != "COMPANY" or self.is_house(entity) or not self.may_speak_of_itself(sentence, entity):
            return False
        end = self._behind_bracket(sentence, entity)
        behind = max([end, *(t.end for t in sentence.times if t.start == end)])
        verb = self._speech.match(sentence.view, behind, sentence.end)
        return verb is not None and verb[0] in self._expecting

    def reports_figure(self, sentence: Sentence, entity: Entity, figure: int) -> bool:
        """Whether the figure is what the company's verb of speech has as its object: 甲汽车报告了 20 亿元的损失."""
        if entity.label != "COMPANY" or not self.may_speak_of_itself(sentence, entity):
            return False
        verb = self._speech.match(sentence.view, entity.end, figure)
        return verb is not None and sentence.view[verb.end() : figure].strip() in ("", "了")

    def speaks_of_others(self, sentence: Sentence, entity: Entity) -> bool:
        """Whether the name is an outlet's, an observer's, an analyst's or a broker's, so that 公司 behind it is another."""
        return (
            self.opens_item(sentence, entity)
            or self._has_reporters(sentence, entity)
            or self.tells_of_others(entity)
            or (entity.label == "COMPANY" and (self._states(sentence, entity) or self._comments(sentence, entity)))
            or self.is_of_analyst(sentence, entity)
            or self._rates(sentence, entity)
        ) and not self.acts(sentence, entity)

    def tells_again(self, sentence: Sentence, pronoun: Cue[str]) -> bool:
        """Whether the word stands for a house that has told something before, and now says what it thinks of others: 该行估计."""
        if sentence.teller is None or not self.is_house(sentence.teller) or pronoun.text not in self._tellers:
            return False
        verb = self._speech.match(sentence.view, pronoun.end, sentence.end)
        rates = self._rating_verbs.match(sentence.view, pronoun.end, sentence.end) is not None
        return rates or (verb is not None and verb[0] in self._opinions)

    def behind_teller(self, sentence: Sentence, start: int, end: int) -> int:
        """Where what an observer says begins, who is named between the two places; the first place where there is none: 某咨询预估 + …."""
        for entity in sentence.entities:
            if start <= entity.start and entity.end < end and self.observes(entity) and self.speaks(sentence, entity):
                verb = self._speech.search(sentence.view, entity.end, min(end, entity.end + _LONGEST_OFFICE))
                start = verb.end() if verb is not None else start
        return start

    def speech_at(self, sentence: Sentence, at: int) -> bool:
        """Whether a verb of speech begins at the place."""
        return self._speech.match(sentence.view, at) is not None
