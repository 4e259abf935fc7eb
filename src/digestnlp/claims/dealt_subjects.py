"""Who stands in a list that figures are dealt out over: names, also half-known ones, or noun phrases (城镇居民、农村居民收入分别为…)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from digestnlp.claims.abbreviated_places import AbbreviatedPlaces
from digestnlp.claims.dealt_periods import MARKS, PAIR, following
from digestnlp.claims.draft import Draft, Subject
from digestnlp.claims.members import LONGEST_MEMBER, OF_ONE, SHORT_NAME, Members, run_before, together
from digestnlp.claims.name_borders import is_in_kind
from digestnlp.claims.phrases import PhraseFinder
from digestnlp.claims.roles import Roles
from digestnlp.claims.scan import Sentence
from digestnlp.deferred import deferred
from digestnlp.models import Entity
from digestnlp.numerals import read_numeral
from digestnlp.rules import Rules
from digestnlp.segment import dictionary_words, part_of_speech
from digestnlp.wordlist import pattern_of

# 东、中、西通道, 第一、二、三产业: single characters with the head behind the last; and 东、中部和海岳地区.
_SINGLE = deferred(
    r"[ ，,]*(?P<prefix>第?|[\u4e00-\u9fff]{2}(?=[\u4e00-\u9fff] ?、))"
    r"(?P<first>(?:[\u4e00-\u9fff] ?[、/和与及] ?(?:(?P=prefix))?)+)[\u4e00-\u9fff]"
    r"(?![一二两三四五六七八九十])(?P<head>(?:(?![和与及])[\u4e00-\u9fff]){1,6})"
)
_PRICE = deferred("(?<=.)(?:期货|零售)?(?:价格?|限价)$")  # 汽、柴油 + 价格
_ORDINALS = frozenset("一二三四五六七八九十")
_NUMBERED = ("产业", "梯队")  # What is called the first or second of its kind.
# What a member may be whom nobody knows: Harvest Fund，L.P, M&D, 云枕.
_UNKNOWN_NAME = deferred(r"[A-Z][A-Za-z0-9&.,，·' -]{1,40}|[\u4e00-\u9fff]{2,6}")
_BRACKET = deferred(r" ?[（(][^（）()]*[)）] *$")
# What ends the words that say which of a head's kinds is meant: 股票型, 一线, 高级别.
_KINDS = frozenset("型类级线档")
_NAMED = ("COMPANY", "PRODUCT", "PERSON", "ORG", "PLACE")
_OWNING = deferred("(?:旗下|(?:全资|控股)?子公司|控股)的? ?")
_JOINS = ("和", "与", "及", "以及")
_IN_LIST = ("、", "/")
_NUMBERS = "零一两三四五六七八九十"
_THEIR_NUMBER = deferred(
    rf"(?<=[\u4e00-\u9fff]{{2}})(?P<many>[{_NUMBERS[2:]}])(?:个?(?:县|市|区|省|州|镇|乡|村|地|国|校|院|站|港|馆|库|家)|地市|县区|市县|家公司|家企业)$"
)
_INDEX = "指数"  # What ends so is a thing, too.
_ACTS = ("v", "p", "d")
_SUMMED = deferred(r" ?(?P<number>[两二三四五六七八九十]|\d{1,2}) ?大?[种类样项个款](?=[\u4e00-\u9fff])")
_GLOSS = deferred(r" ?[（(][^（）()\d]{1,12}[)）] ?(?:每[\u4e00-\u9fff]{1,3})? ?$")
_LONGEST_ACT = 20
_LONGEST_TOLD = 18  # Funds have long names.
_SINGLED_OUT = ("的有", "的是", "的为")


class DealtSubjects:
    """Finds as many members as there are figures."""

    def __init__(self, rules: Rules, phrases: PhraseFinder, roles: Roles, members: Members) -> None:
        self._phrases = phrases
        self._roles = roles
        self._between, self._coordinated, self._runs = members.between, members.coordinated, members.runs
        # 主要问题是延误和丢失, 投诉主要源于物流和售后: what is named stands behind the verb.
        sources = pattern_of(rules.words("named_sources"))
        self._naming = deferred(rf".*(?:(?:是|为|有|对|包括|依次是|分别是)(?:{sources})?|(?:{sources}))|而|其中|此外")
        self._member = deferred(rf"[^\d，。；：]{{2,{_LONGEST_TOLD}}}")
        self._openers = deferred(
            r" *(?:(?:来自|对|在(?![线售建职校岗研途])|向|从|其中|而)(?! *[，,])"
            r"|[^，。；：、\d]{2,12}?(?<!其)(?:[中里内]的|旗下的?))"  # 零售业单位中的 + 超市、便利店
        )
        # 决定将 + 汽油、柴油价格, but not 甲和乙将分别
        self._objects = deferred(rf"[^，。；：、]{{0,{_LONGEST_ACT}}}?[将把](?![和与同跟及在于向对从以为分])")
        self._reckoned = deferred(rf" *(?:{pattern_of(rules.words('reckoned_into'))})")
        self._quotation = deferred(
            rf"[“「][^“”「」，。；\d]{{1,{LONGEST_MEMBER}}}[”」][^，。；、\d]{{0,{LONGEST_MEMBER}}}"
        )
        # 国际/港澳台业务: one of several that 、 parts
        self._slashed = deferred(rf"[\u4e00-\u9fff]{{2,{LONGEST_MEMBER}}}/[\u4e00-\u9fff]{{2,{LONGEST_MEMBER}}}")
        self._compared = rules.words("comparison_openers")
        self._measure_prefixes = frozenset(rules.words("measure_prefixes"))
        self._nobody = frozenset((*rules.words("issuer_pronouns"), *rules.words("company_pronouns")))
        self._measures_end = tuple(word for word in rules.words("measure_endings") if word != _INDEX)
        self._whole_places = frozenset(rules.words("whole_places"))
        self._abbreviated = AbbreviatedPlaces(rules)
        self._total = deferred(rf"[，,； ]*(?:{pattern_of(rules.words('totals'))})")

    def find(self, group: Sequence[Draft], *, said: bool) -> list[Subject]:
        """As many names or noun phrases as there are figures; a word that deals them out lets them be what only looks like some."""
        abbreviated = self._abbreviated.find(group[0]) if said else []
        if len(abbreviated) == len(group) and not self._lists_more(group[0]) and not _is_member(group[0], abbreviated):
            return abbreviated
        return _without_their_number(self._members_of(group, said=said))

    def _members_of(self, group: Sequence[Draft], *, said: bool) -> list[Subject]:
        """The members as the text has them."""
        named = self.names(group[0], len(group))
        subjects = [] if named and _are_fractions_of(group[0], named[-1]) else [Subject.of(entity) for entity in named]
        if said:
            subjects = subjects or self._half_known(group) or self._headed_once(group)
            return subjects or self._in_phrases(group) or self._told_before(group)
        # 股票型、债券型和货币型基金平均上涨 6%、3% 和 1%
        return subjects or (self._in_phrases(group) if len(group) > PAIR or _is_priced_pair(group) else [])

    def sum_up(self, group: Sequence[Draft], drafts: Sequence[Draft]) -> None:
        """What sums up a list right behind it is of all its members: 城南仓、城西仓分别为 3 万吨和 2 万吨，合计 5 万吨."""
        members = list(dict.fromkeys(d.subject for d in group if d.subject is not None))
        draft, last = next(following(group, drafts), None), group[-1]
        if draft is None or len(members) < len(group) or draft.direction is not None:
            return
        same = draft.quantity.unit == last.quantity.unit and draft.metric.entry.key == last.metric.entry.key
        listed = all(self._coordinated(draft.sentence.view, a.end, b.start) for a, b in pairwise(members))
        if same and listed and self._total.match(draft.sentence.view, last.quantity.end, draft.quantity.start):
            draft.subject = together(draft.sentence, members)._replace(inherited=True)

    def _lists_more(self, draft: Draft) -> bool:
        """Whether something else is listed behind the subject, over which the figures may be dealt out: 京沪进口、出口分别增长…."""
        subject, (start, _) = draft.subject, draft.sentence.clause(draft.quantity.start)
        start = max(start, subject.end) if subject is not None else start
        return self._between.search(draft.sentence.view, start, draft.quantity.cue_start) is not None

    def names(self, draft: Draft, size: int) -> list[Entity]:
        """The last run of just so many names before the figure."""
        sentence = draft.sentence
        run = run_before(self._runs(sentence.view, self._entities(sentence, 0, draft.quantity.start)), size)
        owned = {a.start: b for a, b in pairwise(sentence.entities) if _OWNING.fullmatch(sentence.view, a.end, b.start)}
        return [owned.get(entity.start, entity) for entity in run]  # 甲人寿、乙集团旗下的乙人寿

    def _entities(self, sentence: Sentence, start: int, end: int) -> list[Entity]:
        """The names between the two places that can have a figure: no speaker, but those who announce together.

        甲电子、乙电子昨日公布营收，分别为 3 亿元、2 亿元
        """
        glosses = [gloss.span("name") for gloss in SHORT_NAME.finditer(sentence.view, sentence.start, end)]
        named = [e for e in sentence.entities if start <= e.start and e.end <= end and (e.start, e.end) not in glosses]
        speakers = {e.start for e in named if self._roles.speech.speaks(sentence, e)}
        for run in self._runs(sentence.view, named) if speakers else ():
            if len(run) > 1 and run[-1].start in speakers and self._roles.own_words.announces(sentence, run[-1]):
                speakers.difference_update(e.start for e in run)
        return [e for e in named if e.start not in speakers]

    def _half_known(self, group: Sequence[Draft]) -> list[Subject]:
        """As many names before the measure, of which not all are known: 甲资本、Harvest Fund，L.P、乙创投分别持有….

        甲/丙/M&D 门店分别达…: also behind slashes.
        """
        sentence, view, draft = group[0].sentence, group[0].sentence.view, group[0]
        end = max(c.start for c in sentence.words["respectively"] if c.end <= draft.quantity.start)
        if draft.metric.end is not None and draft.metric.start is not None and draft.metric.end <= end:
            end = max(draft.metric.start, sentence.clause(end)[0])
        end = min([end, *(t.start for t in sentence.times if t.end == end)])
        mark = next((mark for mark in "、/" if mark in view[sentence.start : end]), None)
        known = {e.end: e for e in sentence.entities if e.end <= end and e.label in _NAMED}
        if mark is None or not known:
            return []
        starts = [sentence.start, *(at.end() for at in deferred(mark).finditer(view, sentence.start, end))]
        spans = [*((a, b - 1) for a, b in pairwise(starts)), (starts[-1], end)]
        joined = next((e for e in known.values() if e.start > starts[-1]), None)
        if joined is not None and mark == "、" and self._coordinated(view, joined.start - 1, joined.start):
            spans[-1:] = [(starts[-1], joined.start - 1), (joined.start, end)]  # 甲、乙和丙
        if len(spans) < len(group):
            return []
        members = [self._member_named(view, *span, known) for span in spans[-len(group) :]]
        found = [member for member in members if member is not None]
        named = sum(member.end in known for member in found)
        if len(found) < len(group) or named * 2 < len(group):
            return []
        is_whole = len(spans) == len(group) and sentence.clause(found[0].start)[0] == found[0].start
        return found if found[0].end in known or is_whole else []

    @staticmethod
    def _member_named(view: str, start: int, end: int, known: Mapping[int, Entity]) -> Subject | None:
        """The name between two places of a list: a known one at its end, else all of it where it looks like one."""
        bracket = _BRACKET.search(view, start, end)
        end = bracket.start() if bracket is not None else end
        text = view[start:end].strip()
        start = view.index(text, start)
        end = start + len(text)
        if end in known:
            return Subject.of(known[end])
        return Subject(start, end, text, text, "OTHER") if _UNKNOWN_NAME.fullmatch(text) else None

    def _headed_once(self, group: Sequence[Draft]) -> list[Subject]:
        """As many single characters before the measure whose head stands behind the last alone: 东、中、西通道分别开行….

        With what stands before the first, or before each: 第一、二、三产业, 第一、第二、第三产业.
        """
        stretch = self._stretch(group[0])
        sentence = group[0].sentence
        listed = _SINGLE.match(sentence.view, *stretch) if stretch is not None else None
        if stretch is None or listed is None:
            return []
        if any(listed.start() <= q.start < listed.end() for q in sentence.quantities):
            return []  # 东、西两侧
        if len(listed["prefix"]) > 1 and listed["prefix"] not in self._whole_places:
            return []  # 国内汽、柴油, but not 云岚东、江岚西
        rest = self._rest(sentence, listed.end(), stretch[1])
        places = [at for at in range(listed.start("first"), listed.start("head")) if sentence.view[at].isalpha()]
        prefix, head = listed["prefix"], listed.end("head")
        key = group[0].metric.entry.key
        measures = [c for c in sentence.metrics if any(rule.entry.key == key for rule in c.entry)]
        told = (c.start for cues in (measures, sentence.changes, sentence.bases) for c in cues)
        head = min([head, *(at for at in told if listed.start("head") < at)])  # 第一、二产业 + 增速
        name = _PRICE.sub("", sentence.view[listed.start("head") : head].strip())
        places = [at for at in places if sentence.view[at] not in (*MARKS, prefix)]
        if name.startswith(_NUMBERED) and all(sentence.view[at] in _ORDINALS for at in places):
            prefix = "第"  # 一、二、三产业, but 一、二、三线城市
        members = [
            Subject(at, at + 1, sentence.view[at], f"{prefix}{sentence.view[at]}{name}", "OTHER") for at in places
        ]
        return [*members, *rest] if rest is not None and len(members) + len(rest) == len(group) else []

    def _rest(self, sentence: Sentence, start: int, end: int) -> list[Subject] | None:
        """The phrases that a list goes on with at the place up to its end; None where what stands there is something else."""
        found: list[Subject] = []
        while (mark := self._between.match(sentence.view, start, end)) is not None:
            after = self._between.search(sentence.view, mark.end(), end)
            start = after.start() if after is not None else end
            phrase = self._phrases.phrase(sentence, mark.end(), start)
            if phrase is None:
                return None
            found.append(phrase)
        return found if not sentence.view[start:end].strip() else None

    def _in_phrases(self, group: Sequence[Draft]) -> list[Subject]:
        """As many noun phrases that are no names before the measure: 城镇居民、农村居民人均收入分别为…."""
        stretch = self._stretch(group[0])
        if stretch is None:
            return []
        sentence, (at, head) = group[0].sentence, stretch
        phrases = []
        marks = [mark for mark in self._between.finditer(sentence.view, at, head) if not is_in_kind(sentence, mark)]
        commas = [mark for mark in marks if "、" in mark[0]]
        marks = commas if len(commas) + 1 == len(group) else marks  # 衣着、居住、生活用品及服务价格
        for mark in [*marks, None]:
            end = mark.start() if mark else head
            phrase = self._phrases.phrase(sentence, at, end) or self._quoted(sentence, at, end)
            if phrase is None:
                return []
            phrases.append(phrase)
            at = mark.end() if mark else head
        if any(_are_measures(sentence, phrases[:-1])):
            return []  # 摊薄每股收益、摊薄每股净利分别为…
        return _with_one_head(phrases) if len(phrases) == len(group) else []

    def _stretch(self, draft: Draft) -> tuple[int, int] | None:
        """Where in the clause those stand who have the measure: behind the time, up to the measure's name or 分别."""
        sentence = draft.sentence
        clause, _ = sentence.clause(draft.quantity.start)
        head = draft.metric.end if draft.metric.entry.is_subject else draft.metric.start
        named = [
            c.end
            for c in sentence.metrics
            if c.end <= draft.quantity.start and any(r.entry.is_subject for r in c.entry)
        ]
        head = max([head, *named]) if head is not None and draft.metric.entry.is_subject else head
        if head is None or not clause <= head < draft.quantity.start:
            marks = [
                c.start for c in sentence.words.get("respectively", ()) if clause <= c.start < draft.quantity.start
            ]
            moves = [c.start for c in sentence.changes if clause < c.start < draft.quantity.start]
            if not marks and not moves:
                return None
            head = min(marks or moves)
        said = [c.start for c in sentence.words.get("respectively", ()) if clause <= c.start < head]
        head = min([head, *said])  # 甲、乙分别获净买入 3 亿元、2 亿元: the measure stands behind
        start = sentence.clause(head)[0]
        head = self._without_time(sentence, start, self._before_name(draft, start, head))
        head = self._before_prefixes(sentence, start, head)
        start = max([start, *(t.end for t in sentence.times if t.end <= head)])
        head = _before_gloss(sentence.view, start, head)
        opener = self._acted_on(draft, start, head) or self._openers.match(sentence.view, start, head)
        opener = opener or self._reckoned.match(sentence.view, start, head)
        return (opener.end() if opener is not None else start), head

    def _acted_on(self, draft: Draft, start: int, head: int) -> re.Match[str] | None:
        """What stands before the things that somebody makes dearer or cheaper: 发改委决定将 + 汽油、柴油价格分别提高…."""
        acted = self._objects.match(draft.sentence.view, start, head) if draft.direction is not None else None
        if acted is None or self._between.search(draft.sentence.view, acted.end(), head) is None:
            return None
        return acted

    @staticmethod
    def _before_name(draft: Draft, start: int, end: int) -> int:
        """Where the list ends before the name of the measure that the figure is told by otherwise: 茄子、辣椒价格 + 为每斤 2 元."""
        if draft.metric.entry.is_subject:
            return end  # 纳指、道指分别走高 2% 和 1%
        at = start + len(draft.sentence.view[start:end].rstrip(" 为约达是"))
        named = (c for c in draft.sentence.metrics if start < c.start and c.end == at)
        key = draft.metric.entry.key
        return next((c.start for c in named if any(r.role == "noun" and r.entry.key == key for r in c.entry)), end)

    def _before_prefixes(self, sentence: Sentence, start: int, end: int) -> int:
        """Where the list ends before the words that the measure's name begins with: 茄子和辣椒 + 周 + 均价."""
        words = dictionary_words(sentence.view[start:end])
        while len(words) > 1 and words[-1].text in self._measure_prefixes and start + words[-1].end == end:
            end = start + words.pop().start
        return end

    def _without_time(self, sentence: Sentence, start: int, end: int) -> int:
        """Where the list between the places ends, a time behind it left out: 民营企业、国有企业全年 + 分别实现营收…."""
        time = next((t for t in sentence.times if start < t.start and t.end <= end), None)
        if time is None or time.base or sentence.view[time.end : end].strip():
            return end
        if sentence.view.endswith(self._compared, start, time.start):
            return end
        return time.start if self._between.search(sentence.view, start, time.start) is not None else end

    def _quoted(self, sentence: Sentence, start: int, end: int) -> Subject | None:
        """The words between the places where they begin with what is quoted or join two: “丝路”沿线国家, 国际/港澳台业务."""
        text = sentence.view[start:end].strip()
        if self._quotation.fullmatch(text) is None and self._slashed.fullmatch(text) is None:
            return None
        start = sentence.view.index(text, start)
        measures = (c.start - start for c in sentence.metrics if start < c.start and c.end == start + len(text))
        text = text[: next(measures, len(text))]  # 国际/港澳台 + 业务量
        return Subject(start, start + len(text), text, text, "OTHER")

    def _told_before(self, group: Sequence[Draft]) -> list[Subject]:
        """As many noun phrases in the clause before: 主要问题是延误和丢失，占比分别为…; 科研、设计增幅较大，分别增长…."""
        sentence = group[0].sentence
        clause, _ = sentence.clause(group[0].quantity.start)
        subject = group[0].subject
        if clause <= sentence.start or (subject is not None and not subject.inherited and subject.start >= clause):
            return []
        start, _ = sentence.clause(clause - 1)
        end = clause
        while end > start and sentence.view[end - 1] in "，, ":
            end -= 1
        names = self._named(sentence.view, start, end)
        if names is not None and self._between.search(sentence.view, names.end(), end) is None:
            names = None  # 黄瓜、菠菜价格 + 有 + 不同程度上涨
        # 与上月相比，上涨的有甲、乙; but none of 较甲、乙
        singled_out = names is not None and sentence.view.endswith(_SINGLED_OUT, start, names.end())
        if sentence.view.startswith(self._compared, start) and not singled_out:
            return []
        start = names.end() if names is not None else start
        marks = list(self._between.finditer(sentence.view, start, end))
        commas = [mark for mark in marks if "、" in mark[0]]
        joined = [mark for mark in marks if "、" not in mark[0] and (not commas or mark.start() > commas[-1].start())]
        # 科研、设计与服务: a word that joins may join within a member.
        marks = commas if len(commas) + 1 == len(group) else [*commas, *joined[-1:]]
        if len(marks) + 1 != len(group):
            return []
        edges = [start, *(edge for mark in marks for edge in mark.span()), end]
        told = [c.start for cues in (sentence.metrics, sentence.changes) for c in cues if edges[-2] + 1 < c.start < end]
        others = (sentence.view.find(mark, edges[-2], end) for mark in "等的")
        summed = _summed(sentence.view, edges[-2] + 1, end, len(group))
        # The last goes on with what is said of all: 设计 + 增幅较大, 设备 + 的公司被调研最多, 土豆 + 3 种蔬菜价格上涨.
        edges[-1] = min([summed or end, *told, *(at for at in others if at > edges[-2])])
        edges[-1] = self._phrases.without_adverb(sentence.view, edges[-2], edges[-1])
        spans = list(zip(edges[::2], edges[1::2], strict=True))
        texts = [sentence.view[a:b] for a, b in spans]
        moves = {cue.text for cue in sentence.changes}
        known = [self._name_at(sentence, *span) for span in spans]
        if any(text in moves or text in self._nobody or text.endswith(self._measures_end) for text in texts):
            return []
        if any(name is None and not self._member.fullmatch(text) for name, text in zip(known, texts, strict=True)):
            return []
        members = [
            Subject.of(name) if name is not None else Subject(*span, text, text, "OTHER")
            for name, span, text in zip(known, spans, texts, strict=True)
        ]
        return [] if all(_are_measures(sentence, members)) else members  # 营收和净利润均有所增长，分别为…

    @staticmethod
    def _name_at(sentence: Sentence, start: int, end: int) -> Entity | None:
        """The name that the words between the two places are, or that does something in them: 云岚集团 + 构成了第一梯队."""
        name = next((e for e in sentence.entities if e.start == start and e.end <= end and e.label in _NAMED), None)
        if name is None or name.end == end:
            return name
        behind = dictionary_words(sentence.view[name.end : end])[0].text
        return name if (part_of_speech(behind) or "n") in _ACTS else None

    def _named(self, view: str, start: int, end: int) -> re.Match[str] | None:
        """The words up to the verb behind which somebody is named; 有 in 有色金属 is none."""
        names = self._naming.search(view, start, end)
        words = dictionary_words(view[start:end])
        while names is not None and any(word.start < names.end() - start < word.end for word in words):
            names = self._naming.search(view, start, names.end() - 1)
        return names


def _before_gloss(view: str, start: int, end: int) -> int:
    """Where a list ends before a gloss of it and what its measure is reckoned for: 汽油和柴油 +（全国平均）每升."""
    gloss = _GLOSS.search(view, start, end)
    return gloss.start() if gloss is not None else end


def _summed(view: str, start: int, end: int, size: int) -> int | None:
    """Where between the places it is said that as many of a kind were listed: 土豆 + 3 种蔬菜; None where it is not."""
    for summed in _SUMMED.finditer(view, start, end):
        number = read_numeral(summed["number"], 0)
        if number is not None and number.value == size:
            return summed.start()
    return None


def _are_fractions_of(draft: Draft, last: Entity) -> bool:
    """Whether the names only say what the figures are fractions of: 销量仅是甲和乙的 1/5 和 1/8."""
    figure = draft.quantity
    fraction = figure.dimension == "ratio" and figure.unit in (None, "倍")
    return fraction and draft.sentence.view[last.end : figure.cue_start].strip() == "的"


def _is_member(draft: Draft, places: Sequence[Subject]) -> bool:
    """Whether the places together are one member of a list: 国际、+ 港澳台."""
    start = places[0].start
    return draft.sentence.view[start - 1 : start] in _IN_LIST


def _are_measures(sentence: Sentence, members: Sequence[Subject]) -> Iterator[bool]:
    """Whether each ends with a measure that companies have, and so is none that has one."""
    measures = {
        c.end for c in sentence.metrics for r in c.entry if r.role == "noun" and r.entry.subjects[:1] == ("COMPANY",)
    }
    return (member.end in measures for member in members)


def _is_priced_pair(group: Sequence[Draft]) -> bool:
    """Whether the two are of what only one thing at a time can have, and no word needs to deal them out: 猪肉和牛肉价格为 23 元和 66 元."""
    (first, *_), last = group, group[-1]
    if any(d.metric.entry.key not in OF_ONE or d.direction is not None for d in group):
        return False
    return (
        first.metric.how == "cue_before"
        and first.sentence.view[first.quantity.end : last.quantity.start].strip() in _JOINS
    )


def _without_their_number(members: list[Subject]) -> list[Subject]:
    """The members, of whom the last is set apart from how many they are: 云溪、松湖、梅山 + 三县."""
    counted = _THEIR_NUMBER.search(members[-1].text) if members else None
    if counted is None or _NUMBERS.find(counted["many"]) != len(members):
        return members
    last, text = members[-1], members[-1].text[: counted.start()]
    return [*members[:-1], last._replace(end=last.start + len(text), text=text, name=text, id=None)]


def _with_one_head(members: list[Subject]) -> list[Subject]:
    """The members with the head that stands behind the last alone, which ends the same before it: 股票型、债券型基金."""
    kind, last = members[0].text[-1], members[-1].text
    if kind not in _KINDS or any(not member.text.endswith(kind) for member in members[:-1]):
        return members
    head = last[last.find(kind) + 1 :]
    return [m._replace(name=m.name + head) if head != last else m for m in members[:-1]] + members[-1:]
