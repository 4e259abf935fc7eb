"""Who speaks in a sentence, is named as its source or says what he thinks: 雷军称, 据 IDC 数据, 央行：…, 该行估计."""

from __future__ import annotations

import re
from collections.abc import Sequence

from digestnlp.claims.dateline import Datelines
from digestnlp.claims.name_borders import behind_bracket
from digestnlp.claims.objects import Objects
from digestnlp.claims.raters import Raters
from digestnlp.claims.scan import Cue, Sentence
from digestnlp.claims.trades import Trades
from digestnlp.deferred import deferred
from digestnlp.models import Entity
from digestnlp.rules import Rules
from digestnlp.wordlist import compile_words, pattern_of

_EXPOSED = "曝光"
_AREA = "[\u4e00-\u9fff]"  # 甲证券电子行业分析师
# What may stand between the line's beginning and the person who is quoted: 甲公司董事长.
_OFFICE = deferred(r"[^，。；：:、！？\n]{0,16}")
_LONGEST_OFFICE = 8  # 党组成员、副局长
_LONGEST_EVENT = 36  # 在昨天召开的 2026 海岳国际服装节媒体见面会上
_LONGEST_SOURCE = 12  # 据甲局网站近日所载，
# Who only writes: 某报记者王小明、李大山 3 月 4 日报道.
_REPORTER = deferred(r"(?:记者|通讯员|实习生|作者|撰稿|编辑)[ ：:]?(?:[\u4e00-\u9fff·]{2,4}[、 和])*$")
_REPORTERS = deferred(r" *记者(?![会招节站])")
# 以下简称, 职称: 称 is no verb there.
_NOT_SAID = "(?!(?<=[简下又俗统名职])称)"
# What introduces a short name in the bracket behind the full one: 甲股份有限公司（简称“甲”）.
_INTRODUCED = deferred(r"[（(](?:以?下)?简?称[：:为]? ?[“「\"]?$")
# What stands before the name that a line opens with: 央行：…, 【甲证券：…】, 3. 央行：….
_OPENS_LINE = deferred(r"[ 　■◆●▶>*#\-•·【]*(?:\d{1,2}[、.．] *)?")
# 花旗料甲公司全年销量 20 万辆
_EXPECTS_IN_A_WORD = deferred("料(?![理号斗])|估(?![值算计价测])")
_BREAKS = deferred(r"[，。；,;、\d]")


class Speech:
    """Tells it by the packs' verbs of speech and the words beside names.

    Attributes:
        verb: a verb of speech that is no noun there.
    """

    def __init__(self, rules: Rules, datelines: Datelines, trades: Trades, objects: Objects, raters: Raters) -> None:
        self._datelines = datelines
        self._trades = trades
        self._objects = objects
        self._raters = raters
        # 披露日, 公告后: a day or a time that is named after what was said.
        self.verb = deferred(
            rf"{_NOT_SAID}(?!{pattern_of(rules.words('speech_nouns'))}){pattern_of(rules.words('speech_verbs'))}(?!之?(?:日|期|后|前))"
        )
        self._source = deferred(rf"(?:{pattern_of(rules.words('source_openers'))})[\s《「“]*$")
        self._expects_directly = deferred(rf" ?预期(?!{pattern_of(rules.words('expected_things'))})")
        self._told_as = deferred(rf"[》”」]? ?(?:{pattern_of(rules.words('told_as'))})")
        self._said_so = compile_words(rules.words("sources_said"))
        self._yardstick = deferred(rf" ?的?[^，。；]{{0,12}}?{pattern_of(rules.words('yardsticks'))}")
        self._publishing = frozenset(rules.words("publishing_verbs"))
        self._published = deferred(rf"(?:{pattern_of(rules.words('publishing_verbs'))})的[《“]?$")
        self._reports = compile_words(rules.words("published_reports"))
        self._opinions = frozenset(rules.words("opinion_verbs"))
        acts = pattern_of(rules.words("entities.entry_acts"))
        self._own_entry = deferred(rf"[：:] ?[^，。；：\n]{{0,{_LONGEST_OFFICE}}}?{acts}")
        self._works = deferred(rf" ?(?:最新|近日)?(?:{pattern_of(rules.words('house_works'))})")
        occasion = rf"(?:{pattern_of(rules.words('event_openers'))})[^，。；：“”\n]{{2,{_LONGEST_EVENT}}}?[上中时]"
        event = rf"{occasion}|{_AREA}{{0,4}}?{pattern_of(rules.words('briefings'))}上"
        voice = rf"{pattern_of(rules.words('spokespeople'))}|{_AREA}{{0,6}}?{pattern_of(rules.words('analysts'))}"
        self._voice = deferred(
            rf" ?(?:{event}|{voice})(?:则|也|还|对此|此前)?{pattern_of(rules.words('voiced_verbs'))}"
        )
        self._analysts = deferred(rf"(?:{_AREA}{{0,6}}?)(?:{pattern_of(rules.words('analysts'))})")
        place = r"在[\u4e00-\u9fffA-Za-z]{1,6}?"
        adverbs = pattern_of(rules.words("adverbs_of_acts"))
        self._own_act = deferred(rf"(?: ?(?:{adverbs}|{place}))* ?(?:{pattern_of(rules.words('acts_of_any_company'))})")
        self._briefing = deferred(
            rf"[^，。；：]{{0,10}}?(?:{pattern_of(rules.words('holding_events'))})[^，。；]{{0,16}}?"
            rf"(?:{pattern_of(rules.words('briefings'))})"
        )
        # 甲公司 + 报告：…, which tells of others
        self._report_labels = rules.words("report_labels")
        self._facilities = rules.words("place_facilities")
        self._retinues = rules.words("retinues")
        self._tellers = frozenset(rules.words("tellers_again"))

    def speaks(self, sentence: Sentence, entity: Entity) -> bool:
        """Whether a verb of speech stands behind the name (雷军称), or it is named as a source (据 IDC 数据)."""
        said = sentence.speaking.get(entity.start)
        if said is None:
            said = sentence.speaking[entity.start] = self._speaks(sentence, entity)
        return said

    def _speaks(self, sentence: Sentence, entity: Entity) -> bool:
        if self.is_introduced(sentence, entity):
            return False
        if self._is_source(sentence, entity):
            return True
        if self._only_reports(sentence, entity) or self.acts(sentence, entity):
            return False
        if self._raters.is_rated(sentence, entity):
            return False  # 甲证券下调乙公司 2026 年预测 EPS
        if self.briefs(sentence, entity) or self.opens_item(sentence, entity) or self._trades.observes(entity):
            return True
        if self._raters.rates(sentence, entity) or self.states(sentence, entity):
            return True
        end = behind_bracket(sentence, entity)
        behind = max([end, *(t.end for t in sentence.times if t.start == end)])
        expects = self._expects_directly.match(sentence.view, behind, sentence.end) is not None
        if expects or (_EXPECTS_IN_A_WORD.match(sentence.view, behind) and self._trades.is_house(entity)):
            return not self._objects.holds(sentence, entity)
        verb = self.verb.search(sentence.view, end, min(sentence.end, behind + 14))
        if verb is None or self._objects.holds(sentence, entity):
            return False  # 甲公司在港交所公告
        if self._published.search(sentence.view, max(sentence.start, entity.start - 5), entity.start):
            return False  # 甲公司发布的乙报告显示
        if verb[0] in self._publishing and entity.label == "COMPANY":
            _, end = sentence.clause(verb.start())
            if self._reports.search(sentence.view, verb.end(), end) is None:
                return False  # 甲公司发布了售价 1480 元的眼镜
        between = self._without_times(sentence, end, verb.start())
        facility = entity.label == "PLACE" and between.strip().endswith(self._facilities)
        # 江州南站商场预计投入 3 亿元, 云岚新机曝光: what stands between does it, or has come to light
        another = facility or (verb[0] == _EXPOSED and bool(between.strip()))
        others = any(entity.end <= e.start < verb.start() and e.label == "PERSON" for e in sentence.entities)
        return (
            not (others or another)
            and not _BREAKS.search(between)
            and len(between.strip()) <= (8 if entity.label == "PERSON" else 4)
        )

    def acts(self, sentence: Sentence, entity: Entity) -> bool:
        """Whether an outlet or observer is told of as any company is, behind whose name stands what it does: 某咨询在英国裁员 300 人."""
        if not self._trades.tells_of_others(entity) or self._is_source(sentence, entity):
            return False
        end = behind_bracket(sentence, entity)
        return self._own_act.match(sentence.view, end, sentence.end) is not None

    @staticmethod
    def is_introduced(sentence: Sentence, entity: Entity) -> bool:
        """Whether the name is only the short one in the bracket behind the full one."""
        return _INTRODUCED.search(sentence.view, max(sentence.start, entity.start - 6), entity.start) is not None

    @staticmethod
    def _only_reports(sentence: Sentence, entity: Entity) -> bool:
        """Whether the name is of a person who writes for an outlet: 某报记者王小明、李大山 3 月 4 日报道."""
        written = entity.label == "PERSON" and _REPORTER.search(sentence.view, max(0, entity.start - 16), entity.start)
        return bool(written)

    def briefs(self, sentence: Sentence, entity: Entity) -> bool:
        """Whether the name is of a body that only invites the press: 国新办今天召开新闻发布会."""
        return (
            self._trades.governs(entity) and self._briefing.match(sentence.view, entity.end, sentence.end) is not None
        )

    def _is_source(self, sentence: Sentence, entity: Entity) -> bool:
        view, end = sentence.view, behind_bracket(sentence, entity)
        if not self.is_referred_to(sentence, entity) or self._yardstick.match(view, end, sentence.end):
            return False
        _, clause_end = sentence.clause(entity.start)
        return clause_end - end <= _LONGEST_SOURCE or self._said_so.search(view, end, clause_end) is not None

    def is_referred_to(self, sentence: Sentence, entity: Entity) -> bool:
        """Whether a claim is made by what the name has told or ruled: 据某局数据, 根据某会的分类."""
        return self._source.search(sentence.view, max(sentence.start, entity.start - 4), entity.start) is not None

    @staticmethod
    def _without_times(sentence: Sentence, start: int, end: int) -> str:
        """The view between two places but for the times: 统计局 12 日公布."""
        text = sentence.view[start:end]
        for time in reversed(sentence.times):
            if start <= time.start and time.end <= end:
                text = text[: time.start - start] + text[time.end - start :]
        return text

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
        return entity.label == "COMPANY" and self.analyst_at(sentence, behind_bracket(sentence, entity))

    def analyst_at(self, sentence: Sentence, at: int) -> bool:
        """Whether behind the house whose name ends at the place its analyst is named: 首席经济学家张三."""
        return self._analysts.match(sentence.view, at, sentence.end) is not None

    @staticmethod
    def has_reporters(sentence: Sentence, entity: Entity) -> bool:
        """Whether the name is an outlet's by whom it sends: 甲报记者梳理发现, but 甲公司记者会."""
        return entity.label != "PERSON" and _REPORTERS.match(sentence.view, entity.end, sentence.end) is not None

    def opens_item(self, sentence: Sentence, entity: Entity) -> bool:
        """Whether the name is the outlet's: 某网 3 月 4 日消息."""
        return entity.label != "PERSON" and self._datelines.follows_outlet(sentence.view, entity.end, sentence.end)

    def states(self, sentence: Sentence, entity: Entity) -> bool:
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
        if not self._trades.is_house(entity):
            return False
        own = self._own_entry.match(view, self._behind_works(view, entity))
        return own is None or any(entity.end < e.end <= own.end() for e in others)

    def comments(self, sentence: Sentence, entity: Entity) -> bool:
        """Whether a house says what it thinks, and not what it has earned: 甲证券指出，降息幅度或为 50 个基点."""
        if not self._trades.is_house(entity):
            return False
        end = self._behind_works(sentence.view, entity)
        verb = self.verb_behind(sentence, end)
        return verb is not None and verb[0] in self._opinions

    def _behind_works(self, view: str, entity: Entity) -> int:
        """Where what a house publishes ends behind its name, or those who do: 甲证券 + 研报. Where the name ends if there is none."""
        works = self._works.match(view, entity.end)
        return works.end() if works is not None else entity.end

    def tells(self, sentence: Sentence, entity: Entity) -> bool:
        """Whether the text says that it is the name's claim; of whoever only brings the news (某网 3 月 4 日消息) it does not."""
        if entity.label == "PERSON" and sentence.view.startswith(self._retinues, entity.end):
            return False  # 王大明团队表示, 王大明政府已宣布
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
        voice = self._voice.match(sentence.view, behind_bracket(sentence, entity), sentence.end)
        return voice is not None and not self._objects.holds(sentence, entity)

    def tells_again(self, sentence: Sentence, pronoun: Cue[str]) -> bool:
        """Whether the word stands for a house that has told something before, and now says what it thinks of others: 该行估计."""
        if sentence.teller is None or not self._trades.is_house(sentence.teller) or pronoun.text not in self._tellers:
            return False
        verb = self.verb.match(sentence.view, pronoun.end, sentence.end)
        rates = self._raters.verbs.match(sentence.view, pronoun.end, sentence.end) is not None
        return rates or (verb is not None and verb[0] in self._opinions)

    def behind_teller(self, sentence: Sentence, start: int, end: int) -> int:
        """Where what an observer says begins, who is named between the two places; the first place where there is none: 某咨询预估 + …."""
        for entity in sentence.entities:
            if (
                start <= entity.start
                and entity.end < end
                and self._trades.observes(entity)
                and self.speaks(sentence, entity)
            ):
                verb = self.verb.search(sentence.view, entity.end, min(end, entity.end + _LONGEST_OFFICE))
                start = verb.end() if verb is not None else start
        return start

    def verb_behind(self, sentence: Sentence, end: int) -> re.Match[str] | None:
        """The verb of speech right behind the name or what belongs to it, which ends at the place, and behind the time there."""
        behind = max([end, *(t.end for t in sentence.times if t.start == end)])
        return self.verb.match(sentence.view, behind, sentence.end)

    def speech_at(self, sentence: Sentence, at: int) -> bool:
        """Whether a verb of speech begins at the place."""
        return self.verb.match(sentence.view, at) is not None
