"""Finds the time that a sentence leaves in force for those behind it, whether it has figures or none."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from digestnlp.claims.change import ChangeReader
from digestnlp.claims.draft import NO_PERIOD, Draft, Period, period_of
from digestnlp.claims.opening_times import OpeningTimes
from digestnlp.claims.scan import Sentence
from digestnlp.claims.undated import UndatedTimes
from digestnlp.deferred import deferred
from digestnlp.models import Time
from digestnlp.rules import Rules
from digestnlp.times.calendar import shift
from digestnlp.wordlist import compile_words, pattern_of

# What is told of a month or more may go on for paragraphs; 月底 dates what its own sentence says.
_TOPIC_GRAINS = ("week", "month", "quarter", "half", "year")
_ACCOUNTS_GRAINS = ("month", "quarter", "half", "year", "span", "range")
_STOPS = tuple("。；！？，：:")
# How a time ends that is named for the report on it: 三季报, 中期报告.
_REPORTS = ("报", "报告")
_SOURCE = deferred(r"(?:根据|据|按照)[^，。；]{1,30}[，,]")  # 据某协会统计，一季度…


def _is_cumulative(time: Time) -> bool:
    """Whether the time is whole months from the year's first on: 前三季度, 1-9 月."""
    start, end = time.period_start, time.period_end
    if time.grain != "span" or start is None or end is None or (start.month, start.day) != (1, 1):
        return False
    return start.year == end.year and (end + timedelta(1)).day == 1


def _is_before(period: Period, other: Period) -> bool:
    """Whether the period is the same part of the year before, or one of the kind of the other that was over before that began."""
    if period.start is None or other.start is None:
        return False
    if shift(other.start, "year", -1) == period.start:
        return True
    alike = period.time is not None and other.time is not None and period.time.grain == other.time.grain
    return alike and period.end is not None and period.end < other.start


def _rolls(time: Time | None) -> bool:
    """Whether the time is so many years or months up to the day of the text."""
    return time is not None and time.grain == "span" and time.text.endswith("来")


class PeriodsLeft:
    """Finds it by the packs' words of accounts; the reader of changes says which times open a comparison."""

    def __init__(self, rules: Rules, changes: ChangeReader, undated: UndatedTimes, openings: OpeningTimes) -> None:
        self._openings = openings
        self._changes = changes
        self._undated = undated
        self._cumulative = compile_words(rules.words("cumulative"))
        self._accounts = deferred(rf" *的?[^，。；\d]{{0,6}}?(?:{pattern_of(rules.words('accounts'))})")
        # 发布 7 月邮政业消费者申诉情况通告
        papers = pattern_of(rules.words("statistics_papers"))
        self._papers = deferred(rf" *(?:份|度)?的?[^，。；\d]{{0,20}}?(?:{papers})")
        self._published = tuple(rules.words("paper_verbs"))
        measures, moves = (pattern_of(rules.words(f"accounts_{name}")) for name in ("measures", "moves"))
        self._moves = deferred(rf" *的?[^，。；\d]{{0,8}}?(?:{measures})[^，。；\d]{{0,12}}?(?:{moves})")
        self._contrasts = deferred(rf" *(?:{pattern_of(rules.words('contrasts'))})")
        self._long_ago = (*rules.words("long_ago"), *(f"{word} " for word in rules.words("long_ago")))
        self._acts = compile_words(rules.words("single_acts"))
        self._measured = compile_words([*rules.words("accounts"), *rules.words("accounts_measures")])
        self._report_days = deferred(pattern_of(rules.words("time_report_days")))
        self._parts_told = deferred(rf" *(?:{pattern_of(rules.words('parts_of_time'))})")

    def is_one_of_parts(self, sentence: Sentence) -> bool:
        """Whether the sentence tells of each part of the time in force, which goes on behind it: 分季度看，一季度增长 5.4%…."""
        return self._parts_told.match(sentence.view, sentence.start) is not None

    def leads_on(self, draft: Draft, drafts: Sequence[Draft]) -> bool:
        """Whether what is told next is of the draft's time, too: not of a base behind its figure, nor of what is summed up.

        净利率提升至 2.8%，去年上半年为 0.2%; 用户 310 万，而去年三季度为 250 万; 第二季营收 3 亿元，累计上半年营收 5 亿元
        """
        if draft.metric.entry.key == "rank" and draft.period.end is not None and _rolls(draft.period.time):
            return False  # 过去 30 年来排名第 7
        if draft is drafts[0]:
            return True
        first = draft.period.time.start if draft.period.time is not None else draft.site.left
        if self._cumulative.search(draft.sentence.view, max(draft.sentence.start, first - 3), draft.quantity.start):
            return False
        return not self.shows_before(draft, drafts)

    def shows_before(self, draft: Draft, drafts: Sequence[Draft]) -> bool:
        """Whether the figure only shows what the measure of one before it was earlier: 用户 310 万，而去年三季度为 250 万."""
        if draft.direction is not None or draft.period.start is None or draft.period.time is None:
            return False
        before = drafts[: drafts.index(draft)]
        if any(d.period.start == draft.period.start for d in before):
            return False  # 今明两年营收为 3 亿元和 4 亿元，净利润为 1 亿元和 2 亿元
        start = draft.sentence.clause(draft.period.time.start)[0]
        contrasted = self._contrasts.match(draft.sentence.view, start) is not None
        return any(
            d.metric.entry.key == draft.metric.entry.key
            and d.direction is None
            and (_is_before(draft.period, d.period) or (contrasted and d.period.source == "none"))
            for d in before
        )

    def is_of_act(self, sentence: Sentence, time: Time) -> bool:
        """Whether the sentence tells of one act then, and of nothing that is measured: 2021 年，甲公司成立子公司."""
        if time.grain not in ("year", "month"):
            return False  # 上半年，公司推出新品: quarters and halves are told of for their accounts
        acted = self._acts.search(sentence.view, time.end, sentence.end)
        return acted is not None and self._measured.search(sentence.view, sentence.start, sentence.end) is None

    def topic(self, sentence: Sentence, times: Sequence[Time]) -> Period:
        """What a heading or a sentence without figures sets as the period of what follows: 车企公布 8 月成绩单."""
        for time in times:
            if self.looks_back(sentence.view, time):
                continue
            if sentence.block.kind != "heading" and self.is_of_act(sentence, time):
                continue
            heading = sentence.block.kind == "heading"
            coarse = time.grain in _TOPIC_GRAINS or _is_cumulative(time) or heading
            # 二、上年同期业绩情况
            of_base = heading and time.base and self._names_paper(sentence.view, time, sentence.end)
            if coarse and not time.instant and (of_base or not self._changes.is_comparison(sentence.view, time)):
                others = sentence.block.kind != "heading" and any(
                    t.grain == time.grain and t.start > time.end and t.period_start != time.period_start for t in times
                )
                return NO_PERIOD if others else period_of(time)  # 2023 年市场低迷，进入 2024 年则走强
        return NO_PERIOD

    def looks_back(self, view: str, time: Time) -> bool:
        """Whether the time is told of as one long gone, which no other paragraph is of: 早在 2013 年，甲公司就投了乙公司."""
        return view.endswith(self._long_ago, 0, time.start)

    def opening(self, sentence: Sentence) -> Period | None:
        """What a sentence without figures sets as the time of its paragraph, by opening with it: 一季度，多国旅游业回暖。."""
        for time in sentence.times:
            fits = time.grain != "day" and not time.instant and not self._changes.is_comparison(sentence.view, time)
            if fits and not self._undated.dates_nothing(sentence.view, time):
                before = sentence.view[sentence.start : time.start].strip(" 　")
                return None if before and not _SOURCE.fullmatch(before) else period_of(time)
        return None

    def turns_to(self, sentence: Sentence) -> Period | None:
        """What a sentence without figures, further down in a paragraph, goes on to by opening with it: 进入三季度，业绩承压。.

        A month or year may as well tell of one act of the past.
        """
        for time in sentence.times[:1]:
            accounts = time.grain in ("quarter", "half") or _is_cumulative(time)
            if accounts and not time.instant and self._openings.leads(sentence, time):
                return None if self._changes.is_comparison(sentence.view, time) else period_of(time)
        return None

    def titled(self, view: str, end: int, times: Sequence[Time], anchor: date | None) -> Period:
        """The period that is over and whose accounts or statistics a title says are out: 甲公司公布第三季度业绩, 1-5 月行业运行情况.

        Args:
            view: the view of the article.
            end: where the title ends.
            times: the title's.
            anchor: the day of the article.
        """
        for time in times:
            if time.grain not in _ACCOUNTS_GRAINS or time.instant or self._changes.is_comparison(view, time):
                continue
            over = time.period_end is not None and anchor is not None and time.period_end < anchor
            if over and self._names_paper(view, time, end):
                return period_of(time)
        return NO_PERIOD

    def heads(self, sentence: Sentence) -> bool:
        """Whether the sentence is a heading, or an item that only names accounts of a time: （一）2022 年度主要财务数据."""
        block = sentence.block
        if block.kind != "item":
            return block.kind == "heading"
        alone = not sentence.view[block.start : sentence.start].strip() and sentence.end == block.end
        return alone and not sentence.text.rstrip().endswith(_STOPS) and self.reports(sentence)

    def reports(self, sentence: Sentence) -> bool:
        """Whether the sentence names accounts or statistics of a period: 1-5 月行业数据公布."""
        return any(self._names_paper(sentence.view, time, sentence.end) for time in sentence.times)

    def _names_paper(self, view: str, time: Time, end: int) -> bool:
        """Whether accounts or statistics of the time are named behind it, or by its own last words: 三季报透视."""
        if self._is_report(view, time):
            return True
        return (self._accounts.match(view, time.end, end) or self._papers.match(view, time.end, end)) is not None

    def _is_report(self, view: str, time: Time) -> bool:
        """Whether the time names a report itself: 公司公布年报; not 三季报披露前, which is a time of its own."""
        return view.endswith(_REPORTS, time.start, time.end) and self._report_days.match(view, time.end) is None

    def reported(self, sentence: Sentence) -> Period | None:
        """The period whose accounts or statistics a sentence without figures says are out: 昨日，公司发布了第二季度财报。."""
        for time in sentence.times:
            if time.grain == "day" or time.instant:
                continue
            published = sentence.view[: time.start].rstrip().endswith(self._published)
            if self._is_report(sentence.view, time) or (self._papers if published else self._accounts).match(
                sentence.view, time.end
            ):
                return period_of(time)
        return None

    def told_in_words(self, sentence: Sentence) -> Period | None:
        """The period whose growth or decline a sentence without figures tells of: 前三季度的收入和利润双双下滑。."""
        for time in sentence.times:
            if time.grain in _ACCOUNTS_GRAINS and not time.instant and self._moves.match(sentence.view, time.end):
                return None if self._changes.is_comparison(sentence.view, time) else period_of(time)
        return None
