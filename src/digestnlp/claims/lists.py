"""Deals figures out over lists: 分别, slash pairs, modifiers of one head, levels before and after."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence

from digestnlp.claims.compared_party import ComparedParties
from digestnlp.claims.dealt_bases import DealtBases
from digestnlp.claims.dealt_bounds import DealtBounds
from digestnlp.claims.dealt_measures import DealtMeasures
from digestnlp.claims.dealt_moves import DealtMoves
from digestnlp.claims.dealt_parts import DealtParts
from digestnlp.claims.dealt_periods import DealtPeriods, are_slashed, deal_parts
from digestnlp.claims.dealt_subjects import DealtSubjects
from digestnlp.claims.draft import Draft, Subject
from digestnlp.claims.fit import GENERIC, accepts, alike
from digestnlp.claims.former_values import FormerValues
from digestnlp.claims.members import Members, run_before
from digestnlp.claims.phrases import PhraseFinder
from digestnlp.claims.roles import Roles
from digestnlp.claims.scan import Sentence
from digestnlp.claims.thresholds import further_thresholds
from digestnlp.claims.undated import UndatedTimes
from digestnlp.deferred import deferred
from digestnlp.modality import Verdict, stronger
from digestnlp.models import Quantity
from digestnlp.numerals import read_numeral
from digestnlp.rules import Rules
from digestnlp.wordlist import pattern_of

_LARGEST_STEP = 10**4  # Between figures of one list, which are of about one size.
# Between figures with a verb or measure each: 、少计利润.
_WITH_VERB = deferred(r" ?(?:、|和|及|以及) ?[^，。；、\d]{1,12}")
# 两家公司, 4 大行业: how many those are who were told of.
_SUMMED = deferred(
    r"(?:这|上述|以上)?(?P<number>[两二三四五六七八九十]|\d{1,2}) ?(?P<unit>[大家类种项])(?P<noun>[\u4e00-\u9fff]*)"
)
_HEAD = 2
_LEAST_MEMBERS = 2
# 是同业的两倍, 较去年提高 2 个百分点
_GOES_ON = deferred(r" ?(?:而?且|并且?|也|都|均|更|还|则)?(?:是|为|较|比|相比|相当|约|达|高于|低于|超过|优于|都|均)")
# Units of changes that one list may be of: 营收和毛利率分别增长 8% 和 0.7 个百分点.
_SHARES_AND_POINTS = {"%", "pp"}
_ABOVE = ("上述", "以上")
_OTHERS = ("其他", "其它", "其余")
_OF_ALL_REACH = 4  # How far before the words about a list's first figure it may be said that they are of all.


class ListReader:
    """Reads lists by the packs' coordinators."""

    def __init__(
        self,
        rules: Rules,
        phrases: PhraseFinder,
        roles: Roles,
        members: Members,
        undated: UndatedTimes,
        verdict_at: Callable[[Sentence, Quantity], Verdict],
    ) -> None:
        self._verdict_at = verdict_at
        # 分别超, 均不低于: what the words before the first figure begin with.
        self._of_all = deferred(rf"(?:{pattern_of(rules.words('of_all'))})[^\d，。；、]*$")
        self._members = members
        self._bases = DealtBases(rules, members)
        self._bounds = DealtBounds(rules)
        self._periods = DealtPeriods(members, undated, self._verdict)
        self._subjects = DealtSubjects(rules, phrases, roles, members)
        self._measures = DealtMeasures(rules, members)
        self._moves = DealtMoves(rules, self._subjects, self._measures)
        self._parts = DealtParts(rules, roles)
        self._compared_parties = ComparedParties(rules)
        self._former_values = FormerValues(rules, self._verdict)
        self._coordinated, self._runs = members.coordinated, members.runs
        self._of_before = deferred(rf"[，,；; ]*(?:而)?(?:{pattern_of(rules.words('years_before'))})(?:则)?分别")

    def deal(self, drafts: list[Draft], before: Sequence[Draft] = ()) -> list[Draft]:
        """The sentence's drafts with their lists dealt out; there may be more of them than before.

        Args:
            drafts: the sentence's.
            before: those of the sentences before in its paragraph, nearest first.
        """
        paired: set[int] = set()
        for draft, first in further_thresholds(drafts):
            draft.go_on_with(first)
            draft.direction, draft.basis = first.direction, first.basis
        self._compared_parties.assign(drafts)
        former = list(self._former_values.find(drafts))
        for _, draft in former:
            draft.comparison_base = True  # so that no change is of it
        for moves in self._moves.find(drafts):
            paired.update(self._moves.pair(moves))
        for group in self._unlike([draft for draft in drafts if id(draft) not in paired]):
            if self._measures.of_names(group):
                paired.update(map(id, group))
        for group in self._groups([draft for draft in drafts if id(draft) not in paired]):
            self._share_relation(group)
            self._bounds.give(group, drafts)
            self._compare(group)
            if self._pair(group, drafts, before):
                paired.update(map(id, group))
                self._periods.sum_up(group, drafts)
                self._subjects.sum_up(group, drafts)
        self._deal_verbs([draft for draft in drafts if id(draft) not in paired])
        for level, draft in former:
            draft.comparison_base, draft.former = False, True
            draft.go_on_with(level)
            draft.told = self._verdict(level)
        return list(self._shared(drafts, paired))

    def _shared(self, drafts: Sequence[Draft], paired: Collection[int]) -> Iterator[Draft]:
        """The drafts, those that no list has dealt out shared by their members; what goes on with a sum is of all its members too.

        甲、乙共存油 50 万吨，同比增加 8%. So is what goes on with a figure that each has: 甲、乙毛利率均为 30%，是同业的两倍.
        """
        member, whole = -1, None
        each: list[Draft] = []
        for draft in drafts:
            subject = draft.subject
            if id(draft) not in paired and _goes_on_with_each(draft, each):
                yield from (draft.twin(of.subject._replace(inherited=True)) for of in each if of.subject is not None)
                continue
            if whole is not None and subject is not None and subject.inherited and subject.start == member:
                draft.subject = whole._replace(inherited=True)
                yield draft
                continue
            twins = [draft] if id(draft) in paired else self._members.shared(draft)
            yield from twins
            each = twins
            summed = twins[0].subject if len(twins) == 1 else None
            is_sum = subject is not None and summed is not None and summed.start < subject.start < summed.end
            member, whole = (subject.start, summed) if is_sum and subject is not None else (-1, None)

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

    def _verdict(self, draft: Draft) -> Verdict:
        return stronger(draft.told, self._verdict_at(draft.sentence, draft.quantity))

    def _groups(self, drafts: Sequence[Draft]) -> list[list[Draft]]:
        """Runs of two or more figures with nothing but coordinators between: 12.4% 和 7.3%, 2 万 / 3 万元."""
        groups: list[list[Draft]] = []
        for draft in drafts:
            last = groups[-1][-1] if groups else None
            if (
                last is not None
                and (alike(last.quantity, draft.quantity) or _are_changes_dealt_out(last, draft))
                and self._goes_on(draft.sentence, last.quantity.end, draft.quantity.start)
            ):
                groups[-1].append(draft)
            else:
                groups.append([draft])
        return [g for g in groups if len(g) > 1]

    def _unlike(self, drafts: Sequence[Draft]) -> Iterator[list[Draft]]:
        """Levels in units of their own that coordinators join, which only measures may be dealt out over.

        客运量和货运量分别为 31 万人次和 5 万吨; not 增长 3% 和 5 万吨, nor what another clause has named.
        """
        run: list[Draft] = []
        for draft in (*drafts, None):
            if (
                run
                and draft is not None
                and self._coordinated(draft.sentence.view, run[-1].quantity.end, draft.quantity.start)
            ):
                run.append(draft)
                continue
            if len({d.quantity.unit for d in run}) == len(run) > 1 and not any(d.direction for d in run):
                first, named = run[0], run[0].metric.start
                if (
                    first.metric.how == "cue_before"
                    and named is not None
                    and named >= first.sentence.clause(first.quantity.start)[0]
                ):
                    yield run
            run = [] if draft is None else [draft]

    def _deal_verbs(self, drafts: Sequence[Draft]) -> None:
        """Figures with a verb each are of as many years: 2022 年、2023 年年报分别多计利润 3 亿元、少计利润 2 亿元."""
        if not drafts or "respectively" not in drafts[0].sentence.words:
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
        if self._coordinated(sentence.view, start, end):
            return True
        moved = next((c for c in sentence.changes if start < c.start and c.end <= end), None)
        if moved is None or not sentence.says("respectively", sentence.start, start):
            return False
        return self._coordinated(sentence.view, start, moved.start) and not sentence.view[moved.end : end].strip()

    def _pair(self, group: list[Draft], drafts: Sequence[Draft], told: Sequence[Draft]) -> bool:
        """Pairs the group in order with as many periods, subjects, measures or earlier figures; else says that it cannot."""
        sentence, start = group[0].sentence, group[0].quantity.start
        said = any(c.end <= start for c in sentence.words.get("respectively", ()))
        for draft in group[:-1]:
            share_unit(draft, group[-1])
        if said and self._bases.deal(group, drafts):
            return True
        if self._pair_earlier(group, drafts) or (said and self._periods.of_times(group)):
            return True
        if not said and self._periods.of_years(group):
            return True
        if said and self._pair_bases(group, drafts):
            return True
        if self._measures.of_modifiers(group):
            return True
        subjects = self._subjects.find(group, said=said)
        self._parts.give(group, subjects)
        if subjects and not group[0].metric.entry.is_subject:
            return True
        if self._measures.of_compound(group, said=said) or self._measures.of_names(group) or subjects:
            return True
        if self._pair_like_last(group, drafts, told, said=said) or (
            not said and self._periods.of_years(group, alone=True)
        ):
            return True
        if said:
            for draft in group:
                draft.flags.append("list_unpaired")
        return False

    def _pair_like_last(
        self, group: list[Draft], drafts: Sequence[Draft], told: Sequence[Draft], *, said: bool
    ) -> bool:
        """What the last list was dealt out over, or the parts of the span that is told."""
        if said and (
            self._pair_members(group, drafts) or _pair_summed(group, drafts) or _pair_those_above(group, told)
        ):
            return True
        if (said or are_slashed(group)) and self._periods.of_last(group, [draft for draft in told if not draft.former]):
            return True
        return said and deal_parts(group)

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

    def _pair_earlier(self, group: list[Draft], drafts: Sequence[Draft]) -> bool:
        """Changes of the figures just before: 营收 3 亿元，净利 1 亿元，分别增长 10% 和 20%; …，环比分别增长 2% 和 3%."""
        first = next(i for i, d in enumerate(drafts) if d is group[0])
        # 登记 1800 宗及 9 亿元，较上月的 1400 宗及 8 亿元升…
        levels = _without_changes([d for d in drafts[:first] if not d.comparison_base], len(group))
        earlier = levels[-len(group) :]
        if group[0].direction is None or len(earlier) < len(group) or any(d.direction for d in earlier):
            return False
        if any(not accepts(e.metric.entry, d.site) for e, d in zip(earlier, group, strict=True)):
            return False
        for draft, level in zip(group, earlier, strict=True):
            draft.go_on_with(level)
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


def _are_changes_dealt_out(last: Draft, draft: Draft) -> bool:
    """Whether the two are changes of one list although of two units: 净利润和净利率分别增长 8% 和 0.7 个百分点."""
    if last.direction is None or draft.direction is None:
        return False
    if {last.quantity.unit, draft.quantity.unit} != _SHARES_AND_POINTS:
        return False
    return last.sentence.says("respectively", last.sentence.clause(last.quantity.start)[0], last.quantity.start)


def _goes_on_with_each(draft: Draft, each: Sequence[Draft]) -> bool:
    """Whether the figure goes on, in a clause that names nobody, with one that holds for each of several of whom one was taken."""
    subject, last = draft.subject, each[-1] if each else None
    if last is None or subject is None or last.sentence is not draft.sentence or last.quantity.dimension == "count":
        return False  # 甲、乙推出三款手机，售价均超过 3000 元: what is counted has it
    members = {of.subject.start for of in each if of.subject is not None}
    if len(members) < _LEAST_MEMBERS or subject.start not in members:
        return False
    sentence, start = draft.sentence, last.quantity.end
    if any(start <= e.start < draft.quantity.start for e in sentence.entities):
        return False
    opens = sentence.clause(draft.quantity.start)[0]
    said = (sentence.metrics, sentence.changes, sentence.bases, sentence.times)
    if not _GOES_ON.match(sentence.view, opens) and not any(i.start == opens for group in said for i in group):
        return False  # 同业仅为 15%
    return sentence.says("distributors", subject.start, draft.quantity.start)


def _without_changes(drafts: Sequence[Draft], size: int) -> Sequence[Draft]:
    """The drafts without the lists of changes at their end, each dealt out over as many levels before it."""
    while len(drafts) >= 2 * size and all(d.direction for d in drafts[-size:]):
        changes, levels = drafts[-size:], drafts[-2 * size : -size]
        if any(c.metric.entry.key != d.metric.entry.key for c, d in zip(changes, levels, strict=True)):
            break
        drafts = drafts[:-size]
    return drafts


def _pair_summed(group: list[Draft], drafts: Sequence[Draft]) -> bool:
    """Those who have figures before in the sentence and are summed up as so many: 甲业用煤 2 亿吨，乙业用煤 1 亿吨，两大行业占比分别为…."""
    subject = group[0].subject
    summed = _SUMMED.match(subject.text) if subject is not None and not subject.inherited else None
    number = read_numeral(summed["number"], 0) if summed is not None else None
    if summed is None or subject is None or number is None or number.value != len(group):
        return False
    kind = summed["noun"][:_HEAD] or summed["unit"]
    members: dict[str, Subject] = {}
    for draft in drafts:
        whose = draft.subject
        if whose is not None and whose.end <= subject.start and not whose.text.startswith(_OTHERS):
            named = whose.type == "COMPANY" and summed["unit"] == "家"
            if named or (whose.type == "OTHER" and whose.text.endswith(kind)):
                members.setdefault(whose.name, whose)
    if len(members) != len(group):
        return False
    for draft, member in zip(group, members.values(), strict=True):
        draft.subject = member._replace(inherited=True)
    return True


def _pair_those_above(group: list[Draft], told: Sequence[Draft]) -> bool:
    """Those whose figures of the measure the sentence before gives: 甲银行薪酬 3 万元，乙银行 2 万元。上述银行依次提高 2 千元、1 千元."""
    subject, key = group[0].subject, group[0].metric.entry.key
    if subject is None or subject.inherited or not subject.text.startswith(_ABOVE) or not told:
        return False
    members: dict[str, Subject] = {}
    for draft in told:
        alike_told = draft.sentence is told[0].sentence and draft.metric.entry.key == key and draft.direction is None
        if alike_told and draft.subject is not None:
            members.setdefault(draft.subject.name, draft.subject)
    if len(members) != len(group):
        return False
    in_order = sorted(members.values(), key=lambda member: member.start)
    for draft, member in zip(group, in_order, strict=True):
        draft.subject = member._replace(inherited=True)
    return True


def share_unit(draft: Draft, last: Draft) -> None:
    """2 万 / 3 万元: a bare figure takes the unit that the list's last one has; no span of time: 1 分钟破千万，10 分钟破亿."""
    if draft.quantity.value > _LARGEST_STEP * last.quantity.value:
        return  # 存款超过 4000 亿，9 家银行…
    if draft.quantity.unit is None and last.quantity.unit is not None and last.quantity.dimension != "time":
        unit = {"unit": last.quantity.unit, "dimension": last.quantity.dimension}
        draft.site = draft.site._replace(quantity=draft.quantity.model_copy(update=unit))
        if accepts(last.metric.entry, draft.site) and draft.metric.entry.key in GENERIC:
            draft.metric = last.metric
