"""What is still to come by its time alone: a year that has not begun, a day by which something is to be so."""

from __future__ import annotations

from datetime import date, timedelta

from digestnlp.deferred import deferred
from digestnlp.modality.stretch import Span, Spell, Stretch
from digestnlp.modality.verdict import ACTUAL, Verdict
from digestnlp.models import Section, Time
from digestnlp.rules import Rules
from digestnlp.wordlist import compile_words, pattern_of

# What is said of a day no farther ahead may be settled already.
SOON = timedelta(31)
# How a verb ends that 到 leads from to its level, and to no year by which something is to be so: 下降到今年的 11.3, 达到全年目标的 40%.
_MOVED = frozenset("降升增减涨跌加少高低大小长滑落扩缩达")
# How times open that are counted from the day of the news.
_YEARS_FROM_NOW = ("未来", "今后", "接下来")
# What may stand between the day from which something is so and 至: 国庆节前夕至今年年底.
_RANGE = 2
_YEAR = deferred(r"20\d\d|[2-9]\d ?年|二[〇零○]")


class StillToCome:
    """Judges figures that no cue tells of."""

    def __init__(self, rules: Rules) -> None:
        self._openers_of_goals = deferred(rf"(?:{pattern_of(rules.words('openers_of_goals'))}) *$")
        self._to_come = compile_words(rules.words("times_to_come"))
        self._so_already = compile_words(rules.words("so_already"))
        self._willed = compile_words(rules.words("willed_verbs"))
        self._running = rules.words("running_terms")
        self._fiscal = compile_words(rules.words("fiscal_words"))

    def verdict(self, section: Section, sentence: Stretch, quantity: Span, period: Spell | None) -> Verdict:
        """A goal or a forecast where the times say so."""
        verdict = self._by_then(section, sentence, quantity, None if period is None else period.time)
        if verdict.cue or period is None or period.time is None:
            return verdict
        return self._not_yet(section, sentence, quantity, period.time, dealt=period)

    def _by_then(self, section: Section, sentence: Stretch, quantity: Span, own: Time | None) -> Verdict:
        """A goal where the figure is said of a year to come: 到 2027 年，装机达到 4500 万千瓦; but not 2023 年为 3000 万千瓦 behind it."""
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
                and not _turns_back(time, own, day)
                and not any(0 <= opener.start() - t.end <= _RANGE for t in sentence.times)  # 国庆节前夕至今年年底
                and time.period_end - day > SOON
                and not self._so_already.search(view, time.end, quantity.start)
            ):
                return Verdict("target", view[opener.start() : time.end])
        return ACTUAL

    def _not_yet(self, section: Section, sentence: Stretch, quantity: Span, time: Time, *, dealt: Spell) -> Verdict:
        """A forecast where the period that the figure is about has not begun: 2029 年市场规模将成长至 25 亿美元.

        Of years to come that are dealt out over figures (维持 24-26 年 EPS 分别为 1/2/3 元) the one that runs is expected, too.
        """
        begins, day = time.period_start, section.published
        if time.end > quantity.start or begins is None or day is None:
            return ACTUAL
        runs = dealt.start != dealt.end and dealt.end is not None and dealt.end >= day
        one_of_years = runs and dealt.start is not None and (dealt.start, dealt.end) != (begins, time.period_end)
        counted = time.text.startswith(_YEARS_FROM_NOW) and time.period_end is not None and time.period_end - day > SOON
        if begins - day <= SOON and not one_of_years and not counted:
            return ACTUAL
        if time.period_end is None or self._fiscal.search(time.text) or not self._says_when(time):
            return ACTUAL  # what holds from a day on is decided (自 12 月 1 日起); whose 财年 it is may not be known
        told = self._so_already.search(sentence.view, time.end, quantity.start)
        if told:
            return ACTUAL
        willed = self._willed.search(sentence.view, time.end, quantity.start)
        if willed:
            return Verdict("plan", willed[0])
        # 未来三年投资 5 亿元 is planned, but the loan of 未来三年 5 亿元的授信 is so already
        return ACTUAL if counted and not one_of_years else Verdict("forecast", time.text)

    def _says_when(self, time: Time) -> bool:
        """Whether the time itself says that it is to come: 2029 年, 明年; a bare 11 月 is read so for the sake of its clause."""
        return bool(_YEAR.search(time.text)) or self._to_come.search(time.text) is not None


def _turns_back(goal: Time, own: Time | None, day: date) -> bool:
    """Whether the figure's own time, said behind the one that a goal is for, is over."""
    return own is not None and own.start >= goal.end and own.period_end is not None and day - own.period_end > SOON
