"""The days off of a feast, and days of them that are told right before its name: 10 月 1 日至 4 日国庆假期."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from digestnlp.rules.loader import Rules
from digestnlp.times.numbers import SMALL
from digestnlp.times.spans import Found
from digestnlp.times.words import SPACES, Words, any_of, pattern

_LONGEST = timedelta(9)
_DAYS = pattern(rf"{SPACES}{SMALL}{SPACES}天(?![前后内])")


class Holidays:
    """Knows them by the packs' feasts."""

    def __init__(self, rules: Rules) -> None:
        self._feasts = pattern(any_of(Words.of(rules, "festival").entries))

    def names(self, view: str, found: Found) -> bool:
        """Whether the expression names the days off of a feast."""
        first, last = found.period.start, found.period.end
        if first is None or last is None or found.part.joined or found.part.base or found.period.grain != "span":
            return False
        lasts = timedelta(1) <= last - first <= _LONGEST
        return lasts and self._feasts.search(view, found.start, found.part.end) is not None

    def with_days(self, view: str, times: Iterator[Found]) -> Iterator[Found]:
        """The times, days and the name of a holiday right behind them as one: 10 月 1 日至 4 日国庆假期."""
        last: Found | None = None
        for said in times:
            found = self._with_their_number(view, said)
            if last is not None and self._are_days_of(view, last, found):
                last = last._replace(part=last.part._replace(end=found.part.end))
                continue
            if last is not None:
                yield last
            last = found
        if last is not None:
            yield last

    def _with_their_number(self, view: str, found: Found) -> Found:
        """The holiday with how many days it has, which are said right behind: 国庆假期 + 七天."""
        number = _DAYS.match(view, found.part.end) if self.names(view, found) else None
        return found if number is None else found._replace(part=found.part._replace(end=number.end()))

    def _are_days_of(self, view: str, days: Found, found: Found) -> bool:
        """Whether the days right before the name of a holiday say which of its days are meant."""
        if days.period.grain != "day" or days.part.instant or days.part.base or not self.names(view, found):
            return False
        first, last, whole = days.period.start, days.period.end, found.period
        if first is None or last is None or whole.start is None or whole.end is None:
            return False
        return not view[days.part.end : found.start].strip() and whole.start <= first <= last <= whole.end
