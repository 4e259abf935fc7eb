"""Deals figures out over lists: 分别, slash pairs, modifiers of one head, levels before and after."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from digestnlp.claims.dealt_periods import MARKS, PAIR, SHORTEST_YEAR, DealtPeriods, are_slashed, deal_parts
from digestnlp.claims.draft import Draft, MetricChoice, Subject
from digestnlp.claims.fit import GENERIC, accepts, alike
from digestnlp.claims.members import LONGEST_MEMBER, SHARED_OUT, Members, run_before
from digestnlp.claims.phrases import PhraseFinder
from digestnlp.claims.roles import Roles
from digestnlp.claims.scan import Sentence
from digestnlp.modality import AHEAD, Verdict, stronger
from digestnlp.models import Entity, Quantity
from digestnlp.rules import Rules
from digestnlp.rules.schema import MetricEntry
from digestnlp.wordlist import pattern_of

LONGEST_MODIFIER = 4  # 归母, 扣非归母
_LARGEST_STEP = 10**4  # Between figures of one list, which are of about one size.
# 销售/管理/研发费用: what may be a list of modifiers with the head behind the last.
_MODIFIERS = re.compile(r"(?:[\u4e00-\u9fff]{2,8} ?[/、和与及] ?)+[\u4e00-\u9fff]{4,10}$")
# 东、中、西通道, 第一、二、三产业: single characters with the head behind the last.
_SINGLE = re.compile(
    r"[ ，,]*(?P<prefix>第?)(?P<first>(?:[\u4e00-\u9fff] ?[、/和与及] ?(?:(?P=prefix))?)+)[\u4e00-\u9fff]"
    r"(?![一二两三四五六七八九十])(?P<head>[\u4e00-\u9fff]{1,6})"
)
# What a member may be whom nobody knows: Harvest Fund，L.P, M&D, 云枕.
_UNKNOWN_NAME = re.compile(r"[A-Z][A-Za-z0-9&.,，·' -]{1,40}|[\u4e00-\u9fff]{2,6}")
# Between figures with a verb or measure each: 、少计利润.
_WITH_VERB = re.compile(r" ?(?:、|和|及|以及) ?[^，。；、\d]{1,12}")
_BRACKET = re.compile(r" ?[（(][^（）()]*[)）] *$")
# What ends the words that say which of a head's kinds is meant: 股票型, 一线, 高级别.
_KINDS = frozenset("型类级线档")
_NAMED = ("COMPANY", "PRODUCT", "PERSON", "ORG", "PLACE")
_MODIFIER_MARKS = re.compile(" ?[/、和与及] ?")
_SINGLED_OUT = ("的有", "的是", "的为")
_OF_ALL_REACH = 4  # How far before the words about a list's first figure it may be said that they are of all.


class ListReader:
    """Reads lists by the packs' coordinators."""

    def __init__(
        self,
        rules: Rules,
        phrases: PhraseFinder,
        roles: Roles,
        members: Members,
        verdict_at: Callable[[Sentence, Quantity], Verdict],
    ) -> None:
        self._phrase_finder = phrases
        self._roles = roles
        self._verdict_at = verdict_at
        # 分别超, 均不低于: what the words before the first figure begin with.
        self._of_all = re.compile(rf"(?:{pattern_of(rules.words('of_all'))})[^\d，。；、]*$")
        self._former = re.compile(rf" ?[（(](?:{pattern_of(rules.words('former_in_brackets'))})[：: ]*")
        self._members = members
        self._periods = DealtPeriods(members, self._verdict)
        self._between, self.coordinated, self._runs = members.between, members.coordinated, members.runs
        self._moved_to = re.compile(r"[\u4e00-\u9fff]{0,4}[至到] ?")
        self._next_move = re.compile(rf"\s*(?:{pattern_of(rules.words('coordinators'))}|[；;])\s*[从由自]?\s*")
        # 主要问题是延误和丢失: what is named stands behind the verb.
        self._naming = re.compile(r".*(?:是|为|有|对|包括|依次是|分别是)|而|其中|此外")
        self._member = re.compile(rf"[^\d，。；：]{{2,{LONGEST_MEMBER}}}")
        self._openers = re.compile(
            r" *(?:(?:来自|对|在|向|从|其中|而)(?! *[，,])"
            r"|[^，。；：、\d]{2,12}?(?<!其)(?:[中里内]的|旗下的?))"  # 零售业单位中的 + 超市、便利店
        )
        self._quotation = re.compile(
            rf"[“「][^“”「」，。；\d]{{1,{LONGEST_MEMBER}}}[”」][^，。；、\d]{{0,{LONGEST_MEMBER}}}"
        )
        self._compared = rules.words("comparison_openers")
        self._of_before = re.compile(rf"[，,；; ]*(?:而)?(?:{pattern_of(rules.words('years_before'))})(?:则)?分别")
        self._compounds = {
            word: tuple(keys) for word, *keys in (line.split(" ") for line in rules.words("compound_measures"))
        }
        self._by_key: dict[str, MetricEntry] = {}
        for entry in rules.of(MetricEntry):
            self._by_key.setdefault(entry.key, entry)
        self._by_noun: dict[str, list[MetricEntry]] = {}
        for entry in rules.of(MetricEntry):
            for noun in entry.nouns:
                self._by_noun.setdefault(noun, []).append(entry)
        self._measure_endings = rules.words("measure_endings")
        self._shares_of_any = frozenset(rules.words("shares_of_any_whole"))

    def deal(self, drafts: list[Draft], before: Sequence[Draft] = ()) -> list[Draft]:
        """The sentence's drafts with their lists dealt out; there may be more of them than before.

        Args:
            drafts: the sentence's.
            before: those of the sentences before in its paragraph, nearest first.
        """
        paired: set[int] = set()
        former = list(self._former_values(drafts))
        for _, draft in former:
            draft.comparison_base = True  # so that no change is of it
        for moves in self._moves(drafts):
            paired.update(self._pair_moves(moves))
        for group in self._groups([draft for draft in drafts if id(draft) not in paired]):
            self._share_relation(group)
            self._compare(group)
            if self._pair(group, drafts, before):
                paired.update(map(id, group))
                self._periods.sum_up(group, drafts)
        if drafts:
            self._deal_verbs(drafts)
        for level, draft in former:
            draft.comparison_base, draft.former = False, True
            draft.metric, draft.subject, draft.period, draft.scope = (
                level.metric,
                level.subject,
                level.period,
                level.scope,
            )
            draft.told = self._verdict(level)
        return list(self._shared(drafts, paired))

    def _shared(self, drafts: Sequence[Draft], paired: Collection[int]) -> Iterator[Draft]:
        """The drafts, those that no list has dealt out shared by their members; what goes on with a sum is of all its members too.

        甲、乙共存油 50 万吨，同比增加 8%.
        """
        member, whole = -1, None
        for draft in drafts:
            subject = draft.subject
            if whole is not None and subject is not None and subject.inherited and subject.start == member:
                draft.subject = whole._replace(inherited=True)
                yield draft
                continue
            twins = [draft] if id(draft) in paired else self._members.shared(draft)
            yield from twins
            summed = twins[0].subject if len(twins) == 1 else None
            is_sum = subject is not None and summed is not None and summed.start < subject.start < summed.end
            member, whole = (subject.start, summed) if is_sum and subject is not None else (-1, None)

    def _names(self, draft: Draft, size: int) -> list[Entity]:
        """The last run of just so many names before the figure."""
        sentence = draft.sentence
        return run_before(self._runs(sentence.view, self._entities(sentence, 0, draft.quantity.start)), size)

    def _pair_moves(self, moves: Sequence[tuple[Draft, Draft]]) -> list[int]:
        """Which of the figures were dealt out over as many names or measures."""
        firsts = [first for first, _ in moves]
        names, metric = self._names(firsts[0], len(moves)), firsts[0].metric
        for (first, second), name in zip(moves, names, strict=False):
            for draft in (first, second):
                draft.subject, draft.metric = Subject.of(name), metric
        if not names:
            if not self._pair_metrics(firsts):
                return []
            for first, second in moves:
                second.metric, second.subject = first.metric, firsts[0].subject
        return [id(draft) for pair in moves for draft in pair]

    def _moves(self, drafts: Sequence[Draft]) -> Iterator[list[tuple[Draft, Draft]]]:
        """Runs of two or more levels before and after that are dealt out: 分别从 10 元升至 12 元，20 元升至 23 元."""
        if len(drafts) < 4 or "respectively" not in drafts[0].sentence.words:
            return
        view, moves = drafts[0].sentence.view, list[tuple[Draft, Draft]]()
        for first, second in pairwise(drafts):
            a, b = first.quantity, second.quantity
            if not alike(a, b) or not self._moved_to.fullmatch(view, a.end, b.start):
                continue
            if moves and not self._next_move.fullmatch(view, moves[-1][1].quantity.end, a.start):
                if len(moves) > 1:
                    yield moves
                moves = []
            if moves or first.sentence.says("respectively", first.site.left, a.start):
                moves.append((first, second))
        if len(moves) > 1:
            yield moves

    def _share_relation(self, group: Sequence[Draft]) -> None:
        """What stands before a list that is dealt out is said of all of it: 分别不低于 2,000 万元、2,600 万元."""
        first = group[0].quantity
        if first.relation in ("eq", "range") and not first.approx:
            return
        if not self._of_all.search(group[0].sentence.view, max(0, first.cue_start - _OF_ALL_REACH), first.start):
            return
        for draft in group[1:]:
            figure = draft.quantity
            if figure.relation == "eq" and not figure.approx and figure.cue_start == figure.start:
                said = {"relation": first.relation, "approx": first.approx}
                draft.site = draft.site._replace(quantity=figure.model_copy(update=said))

    def _former_values(self, drafts: Sequence[Draft]) -> Iterator[tuple[Draft, Draft]]:
        """Figures with those that they had before: 24.3/27.5（前值 18.9/21.1）亿元; 预计 2025 年营收 24.3 亿元（前值 18.9 亿元）.

        With a unit before the bracket only those expected, of no month: of a month's 前值 is the month before.
        """
        for first in range(1, len(drafts)):
            last, quantity = drafts[first - 1].quantity, drafts[first].quantity
            view = drafts[first].sentence.view
            if not self._former.fullmatch(view, last.end, quantity.start):
                continue
            if not last.text[-1:].isdigit() and not self._is_outlook(drafts[first - 1]):
                continue
            closed = min(end for mark in "）)" if (end := view.find(mark, quantity.end)) >= 0)
            told = [draft for draft in drafts[first:] if draft.quantity.start < closed]
            yield from zip(drafts[max(0, first - len(told)) : first], told, strict=False)

    def _is_outlook(self, draft: Draft) -> bool:
        """Whether it is a forecast of a whole year or more, or of no time: 目标价 27 元."""
        start, end = draft.period.start, draft.period.end
        dated = start is not None or end is not None
        if dated and (start is None or end is None or (end - start).days < SHORTEST_YEAR):
            return False
        return self._verdict(draft).modality in AHEAD

    def _verdict(self, draft: Draft) -> Verdict:
        return stronger(draft.told, self._verdict_at(draft.sentence, draft.quantity))

    def _groups(self, drafts: Sequence[Draft]) -> list[list[Draft]]:
        """Runs of two or more figures with nothing but coordinators between: 12.4% 和 7.3%, 2 万 / 3 万元."""
        groups: list[list[Draft]] = []
        for draft in drafts:
            last = groups[-1][-1] if groups else None
            if (
                last is not None
                and alike(last.quantity, draft.quantity)
                and self._goes_on(draft.sentence, last.quantity.end, draft.quantity.start)
            ):
                groups[-1].append(draft)
            else:
                groups.append([draft])
        return [g for g in groups if len(g) > 1]

    def _deal_verbs(self, drafts: Sequence[Draft]) -> None:
        """Figures with a verb each are of as many years: 2022 年、2023 年年报分别多计利润 3 亿元、少计利润 2 亿元."""
        if "respectively" not in drafts[0].sentence.words:
            return
        run: list[Draft] = []
        for draft in drafts:
            if draft.sentence.says("respectively", draft.site.left, draft.quantity.start):
                run = [draft]
            elif run and _WITH_VERB.fullmatch(draft.sentence.view, run[-1].quantity.end, draft.quantity.start):
                run.append(draft)
        if len(run) > 1 and len({d.period.time for d in run}) == 1:
            self._periods.of_times(run)

    def _goes_on(self, sentence: Sentence, start: int, end: int) -> bool:
        """Whether nothing but a coordinator stands between the figures, or one and which way the next moves: 高开 1%、低开 2%."""
        if self.coordinated(sentence.view, start, end):
            return True
        moved = next((c for c in sentence.changes if start < c.start and c.end <= end), None)
        if moved is None or not sentence.says("respectively", sentence.start, start):
            return False
        return self.coordinated(sentence.view, start, moved.start) and not sentence.view[moved.end : end].strip()

    def _pair(self, group: list[Draft], drafts: Sequence[Draft], told: Sequence[Draft]) -> bool:
        """Pairs the group in order with as many periods, subjects, measures or earlier figures; else says that it cannot."""
        sentence, start = group[0].sentence, group[0].quantity.start
        said = any(c.end <= start for c in sentence.words.get("respectively", ()))
        for draft in group[:-1]:
            share_unit(draft, group[-1])
        if self._pair_earlier(group, drafts) or (said and self._periods.of_times(group)):
            return True
        if not said and self._periods.of_years(group):
            return True
        if said and self._pair_bases(group, drafts):
            return True
        if self._pair_modifiers(group):
            return True
        subjects = self._each_of(group, said=said)
        self._give(group, subjects)
        if subjects and not group[0].metric.entry.is_subject:
            return True
        if (said and self._pair_compound(group)) or self._pair_metrics(group) or subjects:
            return True
        if self._pair_like_last(group, drafts, told, said=said):
            return True
        if said:
            for draft in group:
                draft.flags.append("list_unpaired")
        return False

    def _pair_like_last(
        self, group: list[Draft], drafts: Sequence[Draft], told: Sequence[Draft], *, said: bool
    ) -> bool:
        """What the last list was dealt out over, or the parts of the span that is told."""
        if said and self._pair_members(group, drafts):
            return True
        if (said or are_slashed(group)) and self._periods.of_last(group, [draft for draft in told if not draft.former]):
            return True
        return said and deal_parts(group)

    def _whole_of(self, draft: Draft, parts: Sequence[Subject]) -> Subject | None:
        """The company in force whose accounts those are that only its parts are dealt out of: 直营、代理渠道分别贡献营收…."""
        subject, entry = draft.subject, draft.metric.entry
        if not parts or subject is None or not subject.inherited or subject.type != "COMPANY":
            return None
        if draft.direction is not None:
            return None  # how parts move is told of them
        if entry.subjects[:1] != ("COMPANY",) or entry.key in GENERIC or any(part.type != "OTHER" for part in parts):
            return None
        return None if entry.key in SHARED_OUT and draft.metric.text in self._shares_of_any else subject

    def _each_of(self, group: Sequence[Draft], *, said: bool) -> list[Subject]:
        """As many names or noun phrases as there are figures; a word that deals them out lets them be what only looks like some."""
        subjects = [Subject.of(entity) for entity in self._names(group[0], len(group))]
        if said:
            subjects = subjects or self._half_known(group) or self._headed_once(group)
            return subjects or self._phrases(group) or self._told_before(group)
        # 股票型、债券型和货币型基金平均上涨 6%、3% 和 1%
        return subjects or (self._phrases(group) if len(group) > PAIR else [])

    @staticmethod
    def _pair_members(group: list[Draft], drafts: Sequence[Draft]) -> bool:
        """The members of the sentence's last list: 甲、乙净利润分别为 3 亿元、2 亿元；不良率分别为 1%、2%."""
        subject, size = group[0].subject, len(group)
        first = next(i for i, d in enumerate(drafts) if d is group[0])
        run = [d for d in drafts[:first] if not d.comparison_base][-size:]
        members = [d.subject for d in run if d.subject is not None]
        told_apart = {(draft.subject.name, draft.scope) for draft in run if draft.subject is not None}
        if len(members) < size or len(told_apart) < size or (subject is not None and not subject.inherited):
            return False
        if len({(d.metric.entry.key, d.direction) for d in run}) > 1:
            return False
        for draft, member, told in zip(group, members, run, strict=True):
            draft.subject, draft.scope = member._replace(inherited=True), told.scope
        return True

    def _give(self, group: Sequence[Draft], subjects: Sequence[Subject]) -> None:
        """Gives each figure its subject, or whose part it is: 甲公司国内、国外收入分别为…, 甲公司上海、北京门店分别达…."""
        owner = self._owner(group[0].sentence, subjects) if subjects else None
        teller = self._teller(group[0], subjects) if owner is None else None
        whole = self._whole_of(group[0], subjects) if owner is None and teller is None else None
        for draft, subject in zip(group, subjects, strict=False):
            draft.subject = subject
            if owner is not None:
                draft.subject = Subject.of(owner)
                draft.scope = draft.sentence.view[max(owner.end, subject.start) : subject.end].strip()
            elif teller is not None:
                draft.subject, draft.scope = Subject.of(teller, inherited=True), subject.text
            elif whole is not None:
                draft.subject, draft.scope = whole, subject.text
            if accepts(group[0].metric.entry, draft.site):
                draft.metric = group[0].metric  # 分别跌 7%、6%: the verb stands before the first alone

    def _teller(self, draft: Draft, members: Sequence[Subject]) -> Entity | None:
        """The company that tells of its accounts in places: 甲公司公布，中国和港澳的零售值分别增长 24%、下跌 6%."""
        if not members or any(m.type != "PLACE" for m in members) or draft.metric.entry.subjects[:1] != ("COMPANY",):
            return None
        sentence = draft.sentence
        told = (
            e
            for e in sentence.entities
            if e.label == "COMPANY"
            and e.end <= members[0].start
            and self._roles.speaks(sentence, e)
            and self._roles.may_speak_of_itself(sentence, e)
        )
        return next(told, None)

    @staticmethod
    def _owner(sentence: Sentence, members: Sequence[Subject]) -> Entity | None:
        """The company whose name the first member begins with or stands right behind; None where they are none's parts."""
        first = members[0]
        for entity in sentence.entities:
            begins = entity.label == "COMPANY" and entity.start <= first.start <= entity.end < first.end
            if begins and "\u4e00" <= sentence.view[max(first.start, entity.end)] <= "\u9fff":
                named = [e for e in sentence.entities if e.label == "COMPANY" and e.start > entity.end]
                others = any(m.start <= e.start and e.end <= m.end for e in named for m in members)
                return None if others or first.type not in ("OTHER", "PLACE") else entity
        return None

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
        starts = [sentence.start, *(at.end() for at in re.compile(mark).finditer(view, sentence.start, end))]
        spans = [*((a, b - 1) for a, b in pairwise(starts)), (starts[-1], end)]
        joined = next((e for e in known.values() if e.start > starts[-1]), None)
        if joined is not None and mark == "、" and self.coordinated(view, joined.start - 1, joined.start):
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
        listed = _SINGLE.fullmatch(sentence.view, *stretch) if stretch is not None else None
        if listed is None or any(listed.start() <= q.start < listed.end() for q in sentence.quantities):
            return []  # 东、西两侧
        places = [at for at in range(listed.start("first"), listed.start("head")) if sentence.view[at].isalpha()]
        prefix, head = listed["prefix"], listed.end("head")
        told = (c.start for cues in (sentence.metrics, sentence.changes) for c in cues)
        head = min([head, *(at for at in told if listed.start("head") < at)])  # 第一、二产业 + 增速
        name = sentence.view[listed.start("head") : head].strip()
        places = [at for at in places if sentence.view[at] not in (*MARKS, prefix)]
        members = [
            Subject(at, at + 1, sentence.view[at], f"{prefix}{sentence.view[at]}{name}", "OTHER") for at in places
        ]
        return members if len(members) == len(group) else []

    def _phrases(self, group: Sequence[Draft]) -> list[Subject]:
        """As many noun phrases that are no names before the measure: 城镇居民、农村居民人均收入分别为…."""
        stretch = self._stretch(group[0])
        if stretch is None:
            return []
        sentence, (at, head) = group[0].sentence, stretch
        phrases = []
        for mark in [*self._between.finditer(sentence.view, at, head), None]:
            end = mark.start() if mark else head
            phrase = self._phrase_finder.phrase(sentence, at, end) or self._quoted(sentence, at, end)
            if phrase is None:
                return []
            phrases.append(phrase)
            at = mark.end() if mark else head
        # 摊薄每股收益、摊薄每股净利分别为…: what ends in a measure that companies have is none that has it
        measures = {
            c.end
            for c in sentence.metrics
            for r in c.entry
            if r.role == "noun" and r.entry.subjects[:1] == ("COMPANY",)
        }
        if any(phrase.end in measures for phrase in phrases[:-1]):
            return []
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
        start = max([sentence.clause(head)[0], *(t.end for t in sentence.times if t.end <= head)])
        opener = self._openers.match(sentence.view, start, head)
        return (opener.end() if opener is not None else start), head

    def _quoted(self, sentence: Sentence, start: int, end: int) -> Subject | None:
        """The words between the places where they begin with what is quoted: “丝路”沿线国家."""
        text = sentence.view[start:end].strip()
        if self._quotation.fullmatch(text) is None:
            return None
        start = sentence.view.index(text, start)
        return Subject(start, start + len(text), text, text, "OTHER")

    def _told_before(self, group: Sequence[Draft]) -> list[Subject]:
        """As many noun phrases in the clause before: 主要问题是延误和丢失，占比分别为…; 科研、设计增幅较大，分别增长…."""
        sentence = group[0].sentence
        clause, _ = sentence.clause(group[0].quantity.start)
        subject = group[0].subject
        if clause <= sentence.start or (subject is not None and not subject.inherited):
            return []
        start, _ = sentence.clause(clause - 1)
        end = clause
        while end > start and sentence.view[end - 1] in "，, ":
            end -= 1
        names = self._naming.search(sentence.view, start, end)
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
        others = sentence.view.find("等", edges[-2], end)
        edges[-1] = min(
            [end, *told, *([others] if others > edges[-2] else [])]
        )  # the last goes on with what is said of all: 设计 + 增幅较大
        edges[-1] = self._phrase_finder.without_adverb(sentence.view, edges[-2], edges[-1])
        spans = list(zip(edges[::2], edges[1::2], strict=True))
        texts = [sentence.view[a:b] for a, b in spans]
        moves = {cue.text for cue in sentence.changes}
        if any(not self._member.fullmatch(text) or text in moves for text in texts):
            return []
        return [Subject(a, b, text, text, "OTHER") for (a, b), text in zip(spans, texts, strict=True)]

    def _pair_earlier(self, group: list[Draft], drafts: Sequence[Draft]) -> bool:
        """Changes of the figures just before: 营收 3 亿元，净利 1 亿元，分别增长 10% 和 20%."""
        first = next(i for i, d in enumerate(drafts) if d is group[0])
        levels = [
            d for d in drafts[:first] if not d.comparison_base
        ]  # 登记 1800 宗及 9 亿元，较上月的 1400 宗及 8 亿元升…
        earlier = levels[-len(group) :]
        if group[0].direction is None or len(earlier) < len(group) or any(d.direction for d in earlier):
            return False
        if any(not accepts(e.metric.entry, d.site) for e, d in zip(earlier, group, strict=True)):
            return False
        for draft, level in zip(group, earlier, strict=True):
            draft.metric, draft.subject, draft.period, draft.scope = (
                level.metric,
                level.subject,
                level.period,
                level.scope,
            )
            draft.told = stronger(draft.told, self._verdict(level))
        return True

    def _pair_bases(self, group: list[Draft], drafts: Sequence[Draft]) -> bool:
        """The same measures a year before: 净利润 3 亿元，每股收益 0.2 元；上年同期分别为 2 亿元和 0.1 元."""
        sentence, start = group[0].sentence, group[0].quantity.start
        clause, _ = sentence.clause(start)
        first = next(i for i, d in enumerate(drafts) if d is group[0])
        earlier = drafts[max(0, first - len(group)) : first]
        if self._of_before.match(sentence.view, clause, start) is None or len(earlier) < len(group):
            return False
        if len({d.metric.entry.key for d in earlier}) < len(group) or any(d.direction for d in (*earlier, *group)):
            return False
        if any(not accepts(e.metric.entry, d.site) for e, d in zip(earlier, group, strict=True)):
            return False
        for draft, level in zip(group, earlier, strict=True):
            draft.metric, draft.subject, draft.scope = level.metric, level.subject, level.scope
        return True

    def _compare(self, group: list[Draft]) -> None:
        """What each of as many changes is measured against: 营收同比/环比分别增长 8%、3%."""
        sentence, start = group[0].sentence, group[0].quantity.start
        if len(sentence.bases) < len(group) or any(d.direction is None for d in group):
            return
        bases = [b for b in sentence.bases if group[0].site.left <= b.start and b.end <= start]
        run = run_before(self._runs(sentence.view, bases), len(group))
        for draft, base in zip(group, run, strict=False):
            quarterly = draft.basis == "qoq" and base.entry.basis == "mom"
            draft.basis = "qoq" if quarterly else base.entry.basis

    def _pair_compound(self, group: list[Draft]) -> bool:
        """产销分别完成 18 万辆和 19 万辆: what is made, then what is sold."""
        sentence, draft = group[0].sentence, group[0]
        for cue in reversed([c for c in sentence.metrics if c.end <= draft.quantity.start]):
            keys = self._compounds.get(cue.text, ())
            if len(keys) == len(group) and draft.metric.entry.key in keys:
                for figure, key in zip(group, keys, strict=True):
                    figure.metric = MetricChoice(self._by_key[key], cue.text, "list", cue.start, cue.end)
                return True
        return False

    def _pair_metrics(self, group: list[Draft]) -> bool:
        """营收和净利润分别为 10 亿元和 2 亿元."""
        sentence, start = group[0].sentence, group[0].quantity.start
        cues = [c for c in sentence.metrics if c.end <= start and any(r.role == "noun" for r in c.entry)]
        run = run_before(self._runs(sentence.view, cues), len(group))
        if not run:
            return False
        own = [
            next((reading.entry for reading in cue.entry if accepts(reading.entry, draft.site)), None)
            for draft, cue in zip(group, run, strict=True)
        ]
        if None in own:
            return False  # 支持快充，存储有 6+64GB 和 6+128GB: the first measure is no one's of the list
        for draft, cue, entry in zip(group, run, own, strict=True):
            if entry is not None:
                draft.metric = MetricChoice(entry, cue.text, "list", cue.start, cue.end)
        return True

    def _pair_modifiers(self, group: list[Draft]) -> bool:
        """Modifiers of one head, which stands behind the last alone: 销售/管理/研发费用为 3/2/1 亿元; 归母、扣非净利润分别为…."""
        draft = group[0]
        sentence, end = draft.sentence, draft.metric.end
        if draft.metric.how != "cue_before" or end is None or end > draft.quantity.start:
            return False
        clause, _ = sentence.clause(end)
        listed = _MODIFIERS.search(sentence.view, clause, end)
        members = _MODIFIER_MARKS.split(listed[0])[-len(group) :] if listed is not None else []
        # 甲汽车、乙汽车销量, 民营银行、村镇银行不良率: whose they are, and no 汽车销量, no 银行贷款
        whose = [e.end for e in sentence.entities] + ([draft.subject.end] if draft.subject is not None else [])
        if any(clause < at < end and _MODIFIER_MARKS.match(sentence.view, at) for at in whose):
            return False
        if len(members) < len(group) or any(m.endswith(self._measure_endings) for m in members[:-1]):
            return False
        last = members[-1]
        for cut in range(2, len(last) - 1):
            members[-1] = last[:cut]
            choices = [self._modified(draft, member, last[cut:]) for member in members]
            if all(choices):
                for figure, chosen in zip(group, choices, strict=True):
                    figure.metric = chosen or figure.metric
                return True
        return False

    def _modified(self, draft: Draft, modifier: str, head: str) -> MetricChoice | None:
        """The measure that the modifier's last characters and the head name: one that the packs know, or the rate of one."""
        for at in range(max(0, len(modifier) - LONGEST_MODIFIER), len(modifier) - 1):
            name = modifier[at:] + head
            for entry in self._by_noun.get(name, ()):
                if accepts(entry, draft.site):
                    return MetricChoice(entry, name, "list")
            if draft.metric.entry.key == "ratio" and name.endswith("率") and name[:-1] in self._by_noun:
                return MetricChoice(draft.metric.entry, name, "list")  # 销售费用率
        return None

    def _entities(self, sentence: Sentence, start: int, end: int) -> list[Entity]:
        """The names between the two places that can have a figure: no speaker, but those who announce together.

        甲电子、乙电子昨日公布营收，分别为 3 亿元、2 亿元
        """
        named = [e for e in sentence.entities if start <= e.start and e.end <= end]
        speakers = {e.start for e in named if self._roles.speaks(sentence, e)}
        for run in self._runs(sentence.view, named) if speakers else ():
            if len(run) > 1 and run[-1].start in speakers and self._roles.announces(sentence, run[-1]):
                speakers.difference_update(e.start for e in run)
        return [e for e in named if e.start not in speakers]


def _with_one_head(members: list[Subject]) -> list[Subject]:
    """The members with the head that stands behind the last alone, which ends the same before it: 股票型、债券型基金."""
    kind, last = members[0].text[-1], members[-1].text
    if kind not in _KINDS or any(not member.text.endswith(kind) for member in members[:-1]):
        return members
    head = last[last.find(kind) + 1 :]
    return [m._replace(name=m.name + head) if head != last else m for m in members[:-1]] + members[-1:]


def share_unit(draft: Draft, last: Draft) -> None:
    """2 万 / 3 万元: a bare figure takes the unit that the list's last one has; no span of time: 1 分钟破千万，10 分钟破亿."""
    if draft.quantity.value > _LARGEST_STEP * last.quantity.value:
        return  # 存款超过 4000 亿，9 家银行…
    if draft.quantity.unit is None and last.quantity.unit is not None and last.quantity.dimension != "time":
        unit = {"unit": last.quantity.unit, "dimension": last.quantity.dimension}
        draft.site = draft.site._replace(quantity=draft.quantity.model_copy(update=unit))
        if accepts(last.metric.entry, draft.site) and draft.metric.entry.key in GENERIC:
            draft.metric = last.metric
