"""Judges how real a claim is (denied, rumor, target, plan, forecast, estimate, actual), by the packs' cues."""

from __future__ import annotations

import bisect
import functools
import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple, Protocol

from digestnlp.models import Block, Entity, Modality, Section, Time
from digestnlp.rules import Rules
from digestnlp.rules.schema import CueEntry
from digestnlp.verbs import VerbsAhead
from digestnlp.wordlist import compile_words, overruled, pattern_of

# Strongest first: of several cues that reach a claim, the first of these decides.
STRENGTH: tuple[Modality, ...] = ("denied", "rumor", "target", "plan", "forecast", "estimate", "actual")
# Modalities of what has not happened yet: their bare dates look ahead, and their periods are not handed on.
AHEAD: frozenset[Modality] = frozenset({"target", "plan", "forecast"})

# Modalities of what somebody wants to do.
WILLED: frozenset[Modality] = frozenset({"target", "plan"})

# What is said of a day no farther ahead may be settled already.
SOON = timedelta(31)
# How far before a denial the words may stand that say which report it denies.
ANSWER = 24
# What opens the value that something has come from, and a clause that tells from where to where something was revised.
REVISIONS = ("由", "从", "自")
# What leads from that value to the one that it is to be: 由 7% 进一步提高至 8%.
_TO_LEVEL = re.compile(" *(?:大幅|小幅|逐步|进一步|逐年|再)*[\u4e00-\u9fff]{0,3}(?:至|到|为)")
# How a verb ends that 到 leads from to its level, and to no year by which something is to be so: 下降到今年的 11.3.
_MOVED = frozenset("降升增减涨跌加少高低大小长滑落扩缩")
# What may stand behind a time that ends a clause.
OPENING_ENDS = " ，,：:末底前"
# How many lines a list may have behind the line that opens it, and how far back in its paragraph a rumour is remembered.
LONGEST_LIST, MEMORY = 100, 2000
# What stands behind a cue in the heading of a paragraph, of more than one clause and up to its colon.
_HEADLINE = re.compile("[^：。]*[，；][^：。]*(?<!其中)(?<!包括)(?<!如下)(?<!分别为)：")
_YEAR = re.compile(r"20\d\d|[2-9]\d ?年|二[〇零○]")
# How far before a cue that needs them other words may stand.
_FAR_BEHIND = 60
_BULLETS = " 　■◆●▶>*#-"
# What may stand between a figure and 目标, which is then of that figure: 5.5% 的预期 + 目标.
_OF_GOAL = re.compile(r"[”」]?的[^，。；：、\d]{0,6}")
_JOINED = re.compile("[与和同]")
_APART_REACH = 8
# Who has reported what a later sentence goes on with: 路透社 5 日报道，…。报道称，….
_REPORTED = re.compile("[^，。；：\n]{0,12}报道")
_BRACKET = re.compile(r"[（(][^（()）\n]*[）)]")
# What opens a list whose members ； parts, with the first character of the first of them.
_MEMBERS = re.compile(r"[：:]|(?:包括|其中) ?(?P<first>\w)")
# What may stand before the name that opens a clause.
_JOINS = " 　而同时但另外且则，,"
_QUOTED = re.compile(r"[“「『][^”」』\n]+[”」』]")


class Stretch(Protocol):
    """A sentence with its clauses, as `claims` cuts it."""

    view: str
    start: int
    end: int
    block: Block

    @property
    def entities(self) -> Sequence[Entity]:
        """In the order of the text."""

    @property
    def quantities(self) -> Sequence[Span]:
        """In the order of the text."""

    @property
    def times(self) -> Sequence[Time]:
        """In the order of the text."""

    def clause(self, at: int) -> tuple[int, int]:
        """The borders of the clause that holds the place."""


class Span(Protocol):
    """Anything with a place in the text."""

    @property
    def start(self) -> int: ...  # noqa: D102

    @property
    def end(self) -> int: ...  # noqa: D102


class Spell(Protocol):
    """The days that a figure is about, as `claims` finds them."""

    @property
    def start(self) -> date | None: ...  # noqa: D102

    @property
    def end(self) -> date | None: ...  # noqa: D102

    @property
    def time(self) -> Time | None: ...  # noqa: D102


class Verdict(NamedTuple):
    """How real the text says that a claim is, and the words that decided it."""

    modality: Modality = "actual"
    cue: str | None = None


# What nothing speaks against.
ACTUAL = Verdict()


class _Found(NamedTuple):
    start: int
    end: int
    text: str
    entry: CueEntry


def stronger(first: Verdict, second: Verdict) -> Verdict:
    """The verdict that decides where both are said."""
    return min(first, second, key=lambda verdict: STRENGTH.index(verdict.modality))


class Judge:
    """Judges claims by the cues of the packs."""

    def __init__(self, rules: Rules) -> None:
        self._entries: dict[str, list[CueEntry]] = {}
        for entry in rules.of(CueEntry):
            for word in entry.words:
                self._entries.setdefault(word, []).append(entry)
        self._pattern = compile_words(self._entries)
        self._verbs = VerbsAhead(rules)
        needed = {entry.behind for entry in rules.of(CueEntry) if entry.behind}
        self._behind = {name: re.compile(rf"(?:{pattern_of(rules.words(name))})[^。！？\n]*$") for name in needed}
        # Claims are judged one after another: the cues of a text and the denials of a section are looked for once.
        self._cues_of = functools.lru_cache(maxsize=2)(self._find_cues)
        self._has_rumors = functools.lru_cache(maxsize=2)(self._find_rumors)
        self._denial_cues = functools.lru_cache(maxsize=1)(self._find_denials)
        self._openers_of_goals = re.compile(rf"(?:{pattern_of(rules.words('openers_of_goals'))}) *$")
        others = pattern_of((*rules.words("houses"), *rules.words("observers")))
        endings = pattern_of((*rules.words("house_endings"), *rules.words("observer_endings")))
        self._expects_of_others = re.compile(rf"^(?:{others})|(?:{endings}|银行|集团研究|资本|国际|机构)$")
        self._to_come = compile_words(rules.words("times_to_come"))
        self._so_already = compile_words(rules.words("so_already"))
        self._willed = compile_words(rules.words("willed_verbs"))
        self._done_already = compile_words(rules.words("done_already"))
        # 前 11 个月 is over.
        self._done_openers = re.compile(
            rf"[ ，,；;]*(?:而|但)?(?:{pattern_of(rules.words('done_openers'))}|前 ?[0-9一二两三四五六七八九十])"
        )
        self._compared = compile_words(rules.words("comparisons_with_goals"))
        self._apart = compile_words(rules.words("apart_from_goals"))
        self._running = rules.words("running_terms")
        self._reached = re.compile(rf"(?:{pattern_of(rules.words('reached_already'))})[^，。；]*$")
        self._fiscal = compile_words(rules.words("fiscal_words"))
        self._official = compile_words(rules.words("official_sources"))
        self._reports = compile_words(rules.words("report_words"))
        self._anaphors = compile_words(rules.words("report_anaphors"))

    def modality_at(self, sentence: Stretch, quantity: Span) -> Modality:
        """What the sentence alone says of a quantity in it."""
        return self.verdict_at(sentence, quantity).modality

    def lies_ahead(self, sentence: Stretch, span: Span) -> bool:
        """Whether the words tell what is there as something that is still to come."""
        return self.modality_at(sentence, span) in AHEAD

    def undated_from(self, sentence: Stretch, quantity: Span) -> int | None:
        """Where the words begin that say that the claim is of no time that is told of before them: 投产后; None where none do."""
        return min((cue.start for cue in self._in_sentence(sentence, quantity) if cue.entry.undated), default=None)

    def verdict_at(self, sentence: Stretch, quantity: Span) -> Verdict:
        """The same with the words that decide it."""
        return self._strongest(self._in_sentence(sentence, quantity))

    def of_figure(self, sentence: Stretch, quantity: Span) -> Verdict:
        """What those words say that tell of the figure alone: 预期值 3 亿元."""
        return self._strongest([c for c in self._in_sentence(sentence, quantity) if c.entry.scope == "figure"])

    def judge(
        self,
        section: Section,
        sentence: Stretch,
        quantity: Span,
        names: Sequence[Entity] = (),
        *,
        period: Spell | None = None,
    ) -> Verdict:
        """What the sentence and the whole section say of a quantity in it.

        Args:
            section: the section that the sentence stands in.
            sentence: the sentence.
            quantity: the quantity.
            names: the section's names, of which no cue is a part.
            period: what the figure is about.
        """
        time = None if period is None else period.time
        found = [
            *(
                cue
                for cue in self._in_sentence(sentence, quantity)
                if time is None or not _looks_back(section, sentence, cue, time, quantity)
            ),
            *self._rumors(section, sentence),
            *self._denials(section, sentence, quantity),
            *self._lead(section, sentence),
        ]
        verdict = self._strongest(
            [c for c in found if not within(c, names) and not (c.entry.nameless and _has_source(sentence, c, names))]
        )
        if verdict.cue:
            return verdict
        verdict = self._by_then(section, sentence, quantity)
        if verdict.cue or period is None or time is None:
            return verdict
        return self._not_yet(section, sentence, quantity, time, dealt=period)

    def _not_yet(self, section: Section, sentence: Stretch, quantity: Span, time: Time, *, dealt: Spell) -> Verdict:
        """A forecast where the period that the figure is about has not begun: 2029 年市场规模将成长至 25 亿美元.

        Of years to come that are dealt out over figures (维持 24-26 年 EPS 分别为 1/2/3 元) the one that runs is expected, too.
        """
        begins, day = time.period_start, section.published
        if time.end > quantity.start or begins is None or day is None:
            return ACTUAL
        runs = dealt.start != dealt.end and dealt.end is not None and dealt.end >= day
        one_of_years = runs and dealt.start is not None and (dealt.start, dealt.end) != (begins, time.period_end)
        if begins - day <= SOON and not one_of_years:
            return ACTUAL
        if time.period_end is None or self._fiscal.search(time.text) or not self._says_when(time):
            return ACTUAL  # what holds from a day on is decided (自 12 月 1 日起); whose 财年 it is may not be known
        told = self._so_already.search(sentence.view, time.end, quantity.start)
        if told:
            return ACTUAL
        willed = self._willed.search(sentence.view, time.end, quantity.start)
        return Verdict("plan", willed[0]) if willed else Verdict("forecast", time.text)

    def _says_when(self, time: Time) -> bool:
        """Whether the time itself says that it is to come: 2029 年, 明年; a bare 11 月 is read so for the sake of its clause."""
        return bool(_YEAR.search(time.text)) or self._to_come.search(time.text) is not None

    def _by_then(self, section: Section, sentence: Stretch, quantity: Span) -> Verdict:
        """A goal where the figure is said of a year to come: 到 2027 年，装机达到 4500 万千瓦."""
        view, day = sentence.view, section.published
        for time in reversed(sentence.times):
            if time.end > quantity.start or time.period_end is None or time.instant:
                continue
            if time.text.startswith(self._running):
                continue
            opener = self._openers_of_goals.search(view, max(sentence.start, time.start - 2), time.start)
            if (
                opener
                and view[opener.start() - 1 : opener.start()] not in _MOVED
                and day
                and time.period_end - day > SOON
                and not self._so_already.search(view, time.end, quantity.start)
            ):
                return Verdict("target", view[opener.start() : time.end])
        return ACTUAL

    @staticmethod
    def _strongest(found: Sequence[_Found]) -> Verdict:
        if not found:
            return ACTUAL
        said = {f.entry.modality for f in found}
        found = [f for f in found if said.isdisjoint(f.entry.unless)]
        best = min(found, key=lambda f: STRENGTH.index(f.entry.modality))
        return Verdict(best.entry.modality, best.text)

    def _cues(self, view: str, start: int, end: int) -> list[_Found]:
        """The cues between the two places, neither of which lies in a word."""
        starts, cues = self._cues_of(view)
        last = bisect.bisect_left(starts, end)
        return cues[bisect.bisect_left(starts, start, hi=last) : last]

    def _find_cues(self, view: str) -> tuple[list[int], list[_Found]]:
        """Where cues begin, and the cues, in the order of the text."""
        cues = list(self._scan(view))
        return [cue.start for cue in cues], cues

    def _find_rumors(self, view: str) -> bool:
        """Whether the text tells any rumour."""
        return any(cue.entry.modality == "rumor" for cue in self._cues_of(view)[1])

    def _scan(self, view: str) -> Iterator[_Found]:
        for match in self._pattern.finditer(view):
            a, b = match.span()
            for entry in self._entries[match[0]]:
                if overruled(entry, view, a, b):
                    continue
                if entry.before_verb and not self._verbs.follows(view, b, entry.verbs):
                    continue
                if entry.behind and not self._behind[entry.behind].search(view, max(0, a - _FAR_BEHIND), a):
                    continue
                yield _Found(a, b, match[0], entry)

    def _in_sentence(self, sentence: Stretch, quantity: Span) -> list[_Found]:
        cues = self._cues(sentence.view, sentence.start, sentence.end)
        if not cues:
            return []
        clause = sentence.clause(quantity.start)
        found = [
            cue
            for cue in cues
            if cue.entry.modality != "denied"
            and not within(cue, sentence.entities)
            and not _only_in_title(sentence, cue, quantity)
            and (not cue.entry.after_name or _follows_name(sentence, cue))
            and self._reaches(sentence, clause, quantity, cue)
        ]
        if any(cue.entry.modality == "forecast" and clause[0] <= cue.start < quantity.start for cue in found):
            # 计划明年上市，预计售价 30 万元: the plan is of what the clause before tells
            return [cue for cue in found if cue.entry.modality != "plan" or cue.start >= clause[0]]
        return found

    def _reaches(self, sentence: Stretch, clause: tuple[int, int], quantity: Span, cue: _Found) -> bool:
        if cue.entry.scope == "figure":
            return 0 <= quantity.start - cue.end <= cue.entry.near
        if cue.entry.scope == "beside":
            return max(quantity.start - cue.end, cue.start - quantity.end) in range(cue.entry.near + 1)
        if cue.entry.scope == "heading":
            return sentence.block.kind == "heading"
        own = clause[0] <= cue.start < clause[1]
        if cue.entry.scope == "clause":
            if own and (
                self._is_told_in_brackets(sentence, quantity, cue)
                or self._is_reached(sentence, quantity, cue)
                or self._is_compared(sentence, quantity, cue)
            ):
                return False
            return own or (cue.end <= quantity.start and opens(sentence, cue))
        if cue.entry.modality == "rumor" and _tells_of_next(sentence, clause, cue):
            return False
        return cue.entry.scope != "forward" or self._reaches_forward(sentence, clause, quantity, cue)

    def _reaches_forward(self, sentence: Stretch, clause: tuple[int, int], quantity: Span, cue: _Found) -> bool:
        """Whether a cue that holds for what follows does so up to the figure."""
        own = clause[0] <= cue.start < clause[1]
        if cue.start >= quantity.end:
            return False
        if cue.entry.modality in WILLED and _comes_from(sentence, clause[0], quantity):
            return False
        near = cue.entry.near
        if near and not own and any(cue.end <= q.start <= cue.end + near for q in sentence.quantities):
            return False
        if not own and cue.entry.modality in AHEAD:
            if self._is_done(sentence, clause, quantity, cue):
                return False  # 计划改造 2 万个，1 至 4 月已改造 5000 个
            if cue.entry.modality == "forecast" and self._is_of_another(sentence, clause, cue):
                return False
        between = sentence.view[cue.end : quantity.start]
        if "）" in between or ")" in between:
            if _is_bracketed(sentence, cue, quantity):
                return False
            between = _BRACKET.sub("", between)
        if "】" in between and "【" not in between:
            return False  # what the heading of an item expects: 【甲公司预计…】5 月 3 日，甲公司公布…
        leads = not sentence.view[sentence.block.start : sentence.start].strip(_BULLETS)
        if leads and _HEADLINE.match(between):
            return False  # 手游环比下滑，预期三季度反弹；策略偏重海外：手游收入增长 19%
        return not any(word in between for word in cue.entry.terminators if word != "；" or not _lists(between))

    def _is_done(self, sentence: Stretch, clause: tuple[int, int], quantity: Span, cue: _Found) -> bool:
        """Whether the figure's clause, behind the cue's, says that it is so already, or how what is done came about."""
        view = sentence.view
        if self._done_already.search(view, clause[0], quantity.start):
            return True
        part = view.rfind("；", cue.end, quantity.start) + 1  # 预计销量翻倍；去年销量 3 万辆，增长 5%
        if any(self._done_openers.match(view, at, quantity.start) for at in {part or clause[0], clause[0]}):
            return True
        if not view.startswith(REVISIONS, clause[0]):
            return False
        # 恐已卖出近半，从 15% 降到 7%
        before = sentence.clause(max(sentence.start, clause[0] - 1))
        return before[0] > cue.start and self._done_already.search(view, *before) is not None

    def _is_of_another(self, sentence: Stretch, clause: tuple[int, int], cue: _Found) -> bool:
        """Whether a company tells what it expects of itself, and the clause of one not named before: 甲预计净利翻倍，乙营收 3 亿元."""
        teller = next((e for e in sentence.entities if e.end == cue.start), None)
        if teller is None or teller.label != "COMPANY" or self._expects_of_others.search(teller.name):
            return False
        opened = next((e for e in sentence.entities if clause[0] <= e.start), None)
        if opened is None or opened.label != "COMPANY" or sentence.view[clause[0] : opened.start].strip(_JOINS):
            return False
        return all(e.name != opened.name for e in sentence.entities if e.start < clause[0])

    def _is_reached(self, sentence: Stretch, quantity: Span, cue: _Found) -> bool:
        """Whether the figure is of a goal that has been reached: 已完成全年 50 万辆的销售目标."""
        if cue.entry.modality != "target" or cue.start < quantity.end:
            return False
        reached = (quantity.start, cue.start)  # 30 家企业实现了减排目标
        return any(self._reached.search(sentence.view, sentence.start, end) is not None for end in reached)

    def _is_compared(self, sentence: Stretch, quantity: Span, cue: _Found) -> bool:
        """Whether the goal is another figure, with which this one is compared: 3% 的增速与 5% 的预期目标仍有差距."""
        if cue.entry.modality != "target" or cue.start < quantity.end:
            return False
        goal = next((q for q in reversed(sentence.quantities) if quantity.end <= q.start and q.end < cue.start), None)
        if goal is None or not _OF_GOAL.fullmatch(sentence.view, goal.end, cue.start):
            return False
        if self._compared.search(sentence.view, quantity.end, goal.start):
            return True
        joined = _JOINED.search(sentence.view, quantity.end, goal.start)
        return joined is not None and self._apart.search(sentence.view, cue.end, cue.end + _APART_REACH) is not None

    @staticmethod
    def _is_told_in_brackets(sentence: Stretch, quantity: Span, cue: _Found) -> bool:
        """Whether the cue is of another figure, in brackets behind this one: 销量 7 万辆（未达 8 万辆的目标）."""
        if cue.start < quantity.end:
            return False
        opened = sentence.view.rfind("（", quantity.end, cue.start)
        if opened < 0:
            opened = sentence.view.rfind("(", quantity.end, cue.start)
        return opened >= 0 and any(opened < q.start < cue.start for q in sentence.quantities)

    def _lead(self, section: Section, sentence: Stretch) -> list[_Found]:
        """A line that ends in ： opens a list; what it expects or plans holds for the list's lines."""
        blocks = section.blocks
        number = bisect.bisect_right(blocks, sentence.start, key=lambda b: b.start) - 1
        for lead in reversed(blocks[max(0, number - LONGEST_LIST) : max(0, number)]):
            last = sentence.view[lead.end - 1]
            if last in "：:":
                cues = self._cues(sentence.view, lead.start, lead.end)
                return [c for c in cues if c.entry.modality in AHEAD or c.entry.modality == "estimate"]
            if last == "。" or sentence.view[sentence.end - 1] == "。":
                break
        return []

    def _rumors(self, section: Section, sentence: Stretch) -> list[_Found]:
        """A rumour told in the heading or earlier in the block holds on until somebody answers for what is said."""
        found: list[_Found] = []
        if not self._has_rumors(sentence.view):
            return found
        told = [(b, b.start, b.end) for b in section.blocks[:1] if b.kind == "heading" and b.end <= sentence.start]
        told.append((sentence.block, max(sentence.block.start, sentence.start - MEMORY), sentence.start))
        for block, start, reach in told:
            for cue in self._cues(sentence.view, start, reach):
                if cue.entry.modality != "rumor" or cue.entry.scope not in ("section", "heading"):
                    continue
                if cue.entry.scope == "heading" and block.kind != "heading":
                    continue
                if not self._official.search(sentence.view, cue.end, sentence.end):
                    found.append(cue)
        return found

    def _denials(self, section: Section, sentence: Stretch, quantity: Span) -> list[_Found]:
        """A denial behind the claim reaches back to it where the claim is told as a report; before it, to its own clause."""
        found: list[_Found] = []
        view = sentence.view
        cues = self._denial_cues(view, section.start, section.end)
        if not cues:
            return found
        reported = self._reports.search(view, sentence.start, sentence.end) is not None
        for cue in cues:
            answers = self._anaphors.search(
                view, max(section.start, cue.start - ANSWER), min(section.end, cue.end + ANSWER)
            )
            here = sentence.start <= cue.start < sentence.end
            onwards = cue.entry.scope == "forward"
            if here and cue.end <= quantity.start:
                told = view[cue.end : quantity.start]
                # 否认停产，称上月交付 2 万辆
                on = onwards and not any(word in told for word in cue.entry.terminators)
                reaches = on or sentence.clause(cue.start) == sentence.clause(quantity.start)
            elif here:
                said = [q.span() for q in _QUOTED.finditer(view, sentence.start, cue.start)]
                # 成本约 3 亿元，网传的“投资 8 亿元”并不属实: what is quoted is denied, and nothing else
                meant = not said or any(a <= quantity.start < b for a, b in said)
                reaches = meant and (not onwards or answers is not None)
            else:
                answered = (
                    cue.start >= sentence.end and answers is not None and not self._quotes_what(view, section, cue)
                )
                reaches = answered and reported and not self._later_claim(section, sentence, cue)
            if reaches:
                found.append(cue)
        return found

    @staticmethod
    def _quotes_what(view: str, section: Section, cue: _Found) -> bool:
        """Whether the cue's sentence itself quotes what is denied, so that nothing before is: 对“大股东清仓”的传闻，公司予以否认."""
        start = max(
            section.start, view.rfind("。", section.start, cue.start), view.rfind("\n", section.start, cue.start)
        )
        return _QUOTED.search(view, start, cue.start) is not None

    def _find_denials(self, view: str, start: int, end: int) -> list[_Found]:
        return [cue for cue in self._cues(view, start, end) if cue.entry.modality == "denied"]

    @staticmethod
    def _later_claim(section: Section, sentence: Stretch, cue: _Found) -> bool:
        """Whether the denial stands in a block beyond the next: then it answers something else."""
        here = bisect.bisect_right(section.blocks, sentence.start, key=lambda b: b.start)
        return bisect.bisect_right(section.blocks, cue.start, key=lambda b: b.start) - here > 1


def _tells_of_next(sentence: Stretch, clause: tuple[int, int], cue: _Found) -> bool:
    """Whether a rumour is told in a clause behind the figure's, of a figure of its own: 电池 4000mAh，售价据传为 3899 元.

    But 正洽谈融资 5 亿美元，知情人士透露 is one of the figure before.
    """
    if cue.start < clause[1]:
        return False
    _, end = sentence.clause(cue.start)
    return any(cue.end <= q.start < end for q in sentence.quantities)


def _is_bracketed(sentence: Stretch, cue: Span, quantity: Span) -> bool:
    """Whether the cue stands in a bracket that is closed before the figure: 营收 3 亿元（预计明年达 5 亿元），净利润 1 亿元."""
    brackets = _BRACKET.finditer(sentence.view, sentence.start, quantity.start)
    return any(bracket.start() < cue.start < bracket.end() for bracket in brackets)


def _comes_from(sentence: Stretch, start: int, quantity: Span) -> bool:
    """Whether the figure is what a plan changes, which is so already: 计划将税率由 7% 提高至 8%."""
    before = sentence.view[start : quantity.start].rstrip(" 约近逾超")
    return before.endswith(REVISIONS) and _TO_LEVEL.match(sentence.view, quantity.end) is not None


def _lists(text: str) -> bool:
    """Whether ； only parts the members of a list: 拟计提 3 亿元，包括对甲计提 1 亿元；对乙计提 2 亿元."""
    opened = _MEMBERS.search(text)
    if opened is None or "；" in text[: opened.start()]:
        return False
    first = opened["first"]
    return first is None or all(member.lstrip().startswith(first) for member in text.split("；")[1:])


def _looks_back(section: Section, sentence: Stretch, cue: _Found, time: Time, quantity: Span) -> bool:
    """Whether the figure's own time is over, and a later one stands before it of which the cue tells.

    预计今年亏损 3 亿元，而 2023 年亏损 1 亿元
    """
    end, day = time.period_end, section.published
    if cue.entry.modality not in AHEAD or end is None or day is None or day - end <= SOON:
        return False
    if not cue.end <= time.start < time.end <= quantity.start or sentence.clause(time.start)[0] <= cue.start:
        return False
    return any(
        cue.start <= t.start < time.start and t.period_end is not None and t.period_end > end for t in sentence.times
    )


def within(cue: Span, names: Sequence[Span]) -> bool:
    """Whether the cue is part of a name, the names in the order of the text: 若 in 若愚科技."""
    number = bisect.bisect_right(names, cue.start, key=lambda name: name.start) - 1
    return number >= 0 and cue.end <= names[number].end


def _has_source(sentence: Stretch, cue: Span, names: Sequence[Entity]) -> bool:
    """Whether it is named whose report the cue tells of: right before it, or in a sentence before it in the block."""
    if _is_named(sentence.view, cue, names):
        return True
    before, view = sentence.block.start, sentence.view
    return "报道" in view[before : sentence.start] and any(
        name.label in ("COMPANY", "ORG") and _REPORTED.match(view, name.end, sentence.start)
        for name in names
        if before <= name.start and name.end <= sentence.start
    )


def _is_named(view: str, cue: Span, names: Sequence[Entity]) -> bool:
    """Whether the name of a company or body stands right before the cue: 新华社 + 消息称, 《某报》 + 报道称."""
    end = cue.start
    while view[end - 1 : end] in tuple("》”」 "):
        end -= 1
    number = bisect.bisect_left(names, end, key=lambda name: name.start) - 1
    return number >= 0 and names[number].end == end and names[number].label in ("COMPANY", "ORG")


def _only_in_title(sentence: Stretch, cue: Span, quantity: Span) -> bool:
    """Whether the cue is a word of a title that does not hold the figure: 发布《关于减持计划的公告》，持股 3%."""
    opened = sentence.view.rfind("《", sentence.start, cue.start)
    if opened < 0 or sentence.view.find("》", opened, cue.start) >= 0:
        return False
    closed = sentence.view.find("》", cue.end, sentence.end)
    return closed >= 0 and not opened < quantity.start < closed


def _follows_name(sentence: Stretch, cue: Span) -> bool:
    """Whether a name or a colon stands right before the cue: 花旗料, 中金：料."""
    return sentence.view[cue.start - 1 : cue.start] in ("：", ":") or any(
        name.end == cue.start for name in sentence.entities
    )


def opens(sentence: Stretch, cue: Span) -> bool:
    """Whether the cue's clause only announces what follows: 力争到 2026 年，产量达 7 亿吨; 业绩指引：营收 5 亿元."""
    start, end = sentence.clause(cue.start)
    if sentence.view[cue.end : end].strip() in ("：", ":"):
        return True
    if sentence.view.startswith(REVISIONS, end) and not any(start <= q.start < end for q in sentence.quantities):
        return True  # 上调全年指引，由 4 亿元上调至 5 亿元
    day = next((time for time in reversed(sentence.times) if cue.end <= time.start and time.end <= end), None)
    return day is not None and not sentence.view[day.end : end].strip(OPENING_ENDS)
