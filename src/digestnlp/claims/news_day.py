"""Dates what is told of a day's trading and names no day: 恒指收市报 23718 点 in an item of 27 February is of that day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from digestnlp.claims.breadth import counts_shares
from digestnlp.claims.change import ChangeReader
from digestnlp.claims.draft import Draft, Period, period_of
from digestnlp.claims.earlier import FLOWS
from digestnlp.claims.scan import inside
from digestnlp.deferred import deferred
from digestnlp.models import Section, Time
from digestnlp.rules import Rules
from digestnlp.wordlist import compile_words

_QUOTED = deferred(r" *[，,]? *(?:现报|收报|暂报|报)(?:价)? *")
_NEAR = ("day", "ten_days", "week", "span")
_RECENT = timedelta(4)  # Monday's news may tell of Friday


def trading_day_before(day: date | None) -> date | None:
    """The last weekday before the day."""
    if day is None:
        return None
    return day - timedelta(3 if day.weekday() == 0 else 2 if day.weekday() == 6 else 1)


def _moves(draft: Draft) -> bool:
    """Whether the claim is a move of a quote, what was traded, or how many moved."""
    entry = draft.metric.entry
    moved = entry.key in ("index_level", "share_price") and draft.direction is not None
    return entry.of_day and (moved or entry.key in FLOWS or counts_shares(entry))


def _is_quote_of_move(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether it is the price to which a share has moved that day: 升 3%，报 152.6 元."""
    if draft.metric.entry.key != "share_price" or draft.direction is not None or draft.ahead:
        return False
    number = next(i for i, other in enumerate(drafts) if other is draft)
    last = drafts[number - 1] if number else None
    if last is None or last.metric.entry.key != "share_price" or last.direction is None:
        return False
    return _QUOTED.fullmatch(draft.sentence.view, last.quantity.end, draft.quantity.cue_start) is not None


def _is_quoted(drafts: Sequence[Draft]) -> bool:
    """Whether the sentence tells of a session by what a share has moved and its price behind, without a word for the session."""
    return any(_is_quote_of_move(draft, drafts) for draft in drafts)


class NewsDays:
    """Finds the day of quotes by the packs' words of trading sessions."""

    def __init__(self, rules: Rules, changes: ChangeReader) -> None:
        self._sessions = compile_words(rules.words("session_words"))
        self._acts = compile_words(rules.words("daily_acts"))
        self._act_keys = frozenset(rules.words("daily_keys"))
        self._others = compile_words(rules.words("other_days"))
        self._changes = changes

    def assign(
        self, drafts: Sequence[Draft], section: Section, times: Sequence[Time], day: date, *, goes_on: bool = False
    ) -> bool:
        """Gives the sentence's undated quotes the day of the news.

        Args:
            drafts: the sentence's claims.
            section: its section.
            times: those of the section.
            day: of the news.
            goes_on: whether a sentence before it in its paragraph was given that day, so that what only moves is of it as well:
                盘中沪指升逾 1%。家电涨 2.1%、水泥跌 0.6%。

        Returns:
            Whether the session that the sentence tells of goes on behind it.
        """
        undated = [d for d in drafts if d.period.source == "none" and not d.ahead and not d.comparison_base]
        quotes = [d for d in undated if d.metric.entry.of_day or d.metric.entry.key in self._act_keys]
        if not quotes:
            return goes_on and not any(d.period.source == "explicit" for d in drafts)
        sentence = quotes[0].sentence
        view, start, end = sentence.view, sentence.start, sentence.end
        traded = self._sessions.search(view, start, end) is not None or _is_quoted(drafts)
        acted = self._acts.search(view, start, end) is not None
        if not (traded or acted or goes_on) or self._others.search(view, start, end) is not None:
            return False
        told = [time for time in sentence.times if not self._changes.is_comparison(view, time)]
        if any(time.grain in _NEAR or time.instant for time in told):
            return False
        # 去年盈利翻倍，股价升 4%: a longer time is of its own clause
        dated = {sentence.clause(time.start) for time in told}
        quotes = [draft for draft in quotes if sentence.clause(draft.quantity.start) not in dated]
        period = self._day(view, section, times, day, heading=sentence.block.kind == "heading")
        for draft in quotes:
            of_day = draft.metric.entry.of_day and draft.metric.entry.key != "stake"
            if (
                (traded and of_day)
                or (goes_on and (_moves(draft) or _is_quote_of_move(draft, drafts)))
                or (acted and draft.metric.entry.key in self._act_keys)
            ):
                draft.period = period
                draft.flags.append("period_assumed")
        return traded or goes_on

    def _day(self, view: str, section: Section, times: Sequence[Time], published: date, *, heading: bool) -> Period:
        """The day of the news; a heading is of the day that the text below it names first: 星期三恒指收市报…."""
        body = next((b for b in section.blocks if b.kind == "paragraph"), None) if heading else None
        for time in inside(times, body.start, body.end) if body else ():
            told = time.grain == "day" and not self._changes.is_comparison(view, time)
            if told and time.period_end is not None and timedelta() <= published - time.period_end <= _RECENT:
                return period_of(time)._replace(source="inherited")
        return Period(published, published, None, "inherited")
