"""Digits that only look like a number: dates, phone numbers, scores, identifiers, and names (SU7, GPT-5o, N+1)."""

from __future__ import annotations

from digestnlp.deferred import deferred
from digestnlp.numerals import Numeral, skip_spaces
from digestnlp.quantities.money import ENGLISH_SCALE
from digestnlp.quantities.units import UnitTable
from digestnlp.rules import Rules

_DIGITS = deferred("[0-9]+")
# What only looks like a number: phone numbers, dates, scores and times of day, and identifiers with leading zeros.
_NO_NUMBER = deferred(
    r"[0-9]+(?:-[0-9]+){2,}|[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}|[0-9]+(?::[0-9]+)+|0[0-9]+(?:-[0-9]+)?(?![.0-9])"
    r"|1[3-9][0-9]{9}(?![0-9])"
    r"|[0-9]{1,3}座[0-9]{1,3}楼"  # 售出 2座15楼A室: which flat
    r"|(?<![^\n])[0-9]{1,2}(?:\.[0-9]{1,2}){1,3}(?= ?本[\u4e00-\u9fff])"  # 10.1 本合同: a clause's number
    r"|[0-9](?:\+[0-9]){1,2}(?= ?座)"  # 2+3+2座位: how the seats stand
    r"|(?<=[“「『])[0-9]{1,2}[·・][0-9]{1,2}(?=[”」』])"  # “3·21”, what happened on that day
)
_HINTS = frozenset("-/.:·・座+")
_MOBILE_LENGTH = 11
_WORD_LETTER = deferred(r"[A-Za-z_]")
_LETTERS_BEFORE = deferred(r"[A-Za-z][A-Za-z0-9.]*[-_.]?$")
# Measures that figures with a scale stand before (1000万DAU).
_COUNTED = ("DAU", "MAU", "WAU")
# 1 万亿 MLF: so large a scale is part of no name.
_CAPITALS = deferred("[A-Z]{2,}(?![a-z0-9])")
# 3 亿 A+轮融资
_ROUND = deferred("(?:[Pp]re-?)?[A-H][0-9]?\\+* ?轮")
_WORD = deferred("(?<![A-Za-z0-9])[A-Za-z]{2,}$")
_PER_CENT = ("%", "％")
# iPhone 7/7s Plus: 7s is no time before the rest of a name.
_MODEL = deferred(r"[0-9]{1,2}s(?: ?[A-Z][a-z]+|(?= ?[/、]))")
# What a name in Latin letters is made of.
NAME_CHARACTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_./")


def counts_latin(view: str, numeral: Numeral) -> bool:
    """Whether the number counts what the Latin letters right behind it name: 1000万DAU, 1万亿MLF, 获3亿A+轮融资."""
    if not numeral.scaled:
        return False
    end = numeral.end
    return (
        view.startswith(_COUNTED, end)
        or _ROUND.match(view, end) is not None
        or (view[end - 1] == "亿" and _CAPITALS.match(view, end) is not None)
    )


class Lookalikes:
    """Tells them from numbers by their form and by the units around."""

    def __init__(self, rules: Rules, units: UnitTable) -> None:
        self._units = units
        self._kinds = frozenset(rules.words("kinds_in_letters"))
        self._no_name = frozenset(
            (*rules.words("measures_in_letters"), *(f"{word}-" for word in rules.words("changes_in_letters")))
        )

    def _is_counted(self, view: str, end: int, start: int) -> bool:
        """Whether a classifier stands behind the digits: FOF112 只."""
        hit = self._units.match(view, skip_spaces(view, end), start)
        return hit is not None and hit.unit.classifier

    def end(self, view: str, at: int) -> int:
        """The end of a date, a phone number and the like whose first digit stands at the place; 0 where there is none."""
        run = _DIGITS.match(view, at)
        assert run is not None  # noqa: S101 - a digit stands there
        end = run.end()
        if view[end : end + 1] not in _HINTS and view[at] != "0" and end - at != _MOBILE_LENGTH:
            return 0
        found = _NO_NUMBER.match(view, at)
        if found is None:
            return 0
        counted = found.end() == end and view[at] != "0" and self._units.match(view, skip_spaces(view, end), at)
        return 0 if counted else found.end()

    def in_name(self, view: str, numeral: Numeral, before: str) -> bool:
        """Digits that touch Latin letters are part of a name (SU7, GPT-5o, 5G), but for currencies (US$5), measures (EPS2 元) and units."""
        start, end = numeral.start, numeral.end
        if before == "+" and view[start - 2 : start - 1] == "N":
            return True  # N+1 months of pay
        if before in NAME_CHARACTERS:
            letters = _LETTERS_BEFORE.search(view, max(0, start - 24), start)
            if letters and view[end : end + 1] in _PER_CENT and _WORD.search(letters[0]):
                return False  # 收购 Nordwind51%的股份
            if letters and letters[0] not in self._no_name and self._units.prefix(view, start) is None:
                return letters[0] not in self._kinds or not self._is_counted(view, end, start)
        if counts_latin(view, numeral):
            return False
        if _MODEL.match(view, start):
            return True
        if not _WORD_LETTER.match(view, end) or self._units.match(view, end, start) is not None:
            return False
        return self._units.prefix(view, start) is None or ENGLISH_SCALE.match(view, end) is None
