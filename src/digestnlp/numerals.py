"""Reads one numeral of a view exactly: 12.8万, 6万8000, 两万三千, 数十亿, 九八〇亿, 一点五.

A numeral is read whole or not at all: a tail is never returned for the number it belongs to. Values are exact Decimals of at
most 18 decimals; numerals of 10^20 and more are not read. Reading is linear in the length of the numeral.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_EVEN, Context, Decimal
from typing import NamedTuple

from digestnlp.deferred import deferred

EXACT = Context(prec=120, rounding=ROUND_HALF_EVEN)
LIMIT = Decimal(10**20)
SPACES = " \t\u00a0\u3000"

_DECIMALS = 18
_LONGEST = 60  # characters of one numeral; beyond that it is no number that a text says

DIGITS = {
    digit: value
    for value, digits in enumerate(
        ("零〇○", "一壹幺", "二贰两俩", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
    )
    for digit in digits
}
_SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_TENS = {"廿": 20, "卅": 30, "卌": 40}
_WAN, _YI, _ZHAO = 10**4, 10**8, 10**12
_BIG = {"万": _WAN, "亿": _YI, "兆": _ZHAO}
SCALES = frozenset(_SMALL) | frozenset(_BIG)
NUMERAL_CHARACTERS = frozenset(DIGITS) | SCALES | frozenset(_TENS)
# 余 + 额, 余 + 下: no part of the number before.
_REST = frozenset("额下热震款量地股温料生波杭票粮债")
_OPEN_BEHIND = frozenset("多余逾几来")
_CONTINUES = NUMERAL_CHARACTERS | _OPEN_BEHIND | frozenset("个")
# Behind one digit in words, with what may stand between two parts of a numeral.
_GOES_ON = _CONTINUES | frozenset("点·・.0123456789") | frozenset(SPACES)

# Two neighbouring digits that name a span: 七八, 两三, 三五.
_PAIRS = frozenset({(n, n + 1) for n in range(1, 9)} | {(3, 5)})

# 31.2,24.6: decimals one after the other, which no comma can group.
_LISTED_DECIMALS = deferred(r"\d{1,3}\.\d{1,3},\d{1,3}\.\d{1,3}(?![\d.])")
_ARABIC = deferred(
    r"(?:[0-9]{1,3}(?:[,，][0-9]{3})+(?![0-9])|[0-9]+)?(?:(?<![0-9])\.[0-9]+|(?<=[0-9])(?:\.[0-9]+)?)(?:[eE][+-][0-9]{1,2}(?![0-9A-Za-z]))?"
)
# Nearly all numerals of news: Arabic digits, at most one decimal point and one scale, and nothing that goes on.
_PLAIN_SCALES = {"万": 4, "亿": 8, "万亿": 12, "百万": 6, "千万": 7, "百亿": 10, "千亿": 11}  # powers of ten
PLAIN_NUMBER = r"([0-9]{1,15}(?![0-9])(?:\.[0-9]{1,15})?)(?: ?(万亿?|亿|[百千][万亿]))?"
_PLAIN = deferred(PLAIN_NUMBER + rf"(?![{SPACES}]*[0-9{''.join(sorted(_CONTINUES))}]" + r"|[.,，][0-9A-Za-z]|[eE][+-])")
# Digits as they are read out over a line, where 幺, 洞, 拐, 勾 stand for 1, 0, 7, 9.
_READ_OUT = {**{digit: str(value) for digit, value in DIGITS.items()}, "洞": "0", "拐": "7", "勾": "9"}
_READ_OUT_RUN = deferred("[零〇一二两三四五六七八九幺洞拐勾壹贰叁肆伍陆柒捌玖]{3,}")
_ROOMS = tuple("房室卧")  # 3房, 2室: behind one digit, which counts them
_GROUPED = deferred(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_ARABIC_RUN = deferred(r"[0-9]+(?:[,.][0-9]+)*")
_NUMERALS = "".join(sorted(NUMERAL_CHARACTERS))
_RUN = deferred(rf"[0-9{_NUMERALS}]+(?:(?<=[0-9])[.,](?=[0-9])[0-9{_NUMERALS}]+)*")
_POINT = deferred(r"点[ ]*([零〇○一壹二贰三叁四肆五伍六陆七柒八捌九玖幺]+|[0-9]+)(?![十拾百佰千仟刻钟整半])")
# The press of Taiwan writes 一‧七% and 五．六万, without spaces; 五·一节 and “五·一” are days, and 一.三家公司 opens an item of a list.
_DOT = deferred(r"[·・.]([零〇○一二三四五六七八九]+)(?![零〇○一二三四五六七八九十百千两廿卅节·・.”」』])")
_NO_DOT_BEHIND = frozenset(("", "\n", " ", "(", "（", "·", "・", "."))
# 百, 千 and 兆 of a metric unit are no part of the number: 990百帕, 5千瓦, 3千克, 2兆赫.
_METRIC_PREFIX = deferred(r"百帕|[千兆](?:[瓦克卡伏赫焦帕米]|字节|比特|电子伏)")
# 兆 that counts millions of bits, or stands in a name, never follows a number that it could scale.
_NO_TRILLION = deferred(r"兆(?:瓦|赫|帕|欧|焦|字节|比特|易|豪|丰|宽带|光网|bit|b|B|网)")
_TRILLION_WITH_HUNDRED_MILLIONS = deferred(r"兆[零〇一二三四五六七八九两壹贰叁肆伍陆柒捌玖十百千万拾佰仟0-9]{1,24}亿")


class Numeral(NamedTuple):
    """A numeral as read.

    Attributes:
        start, end: its span; spaces may stand inside.
        value: its value; the lower one of 七八 and 三五百.
        value_max: the upper value of 七八 and 三五百, else None.
        approx: 数, 几, 上, 多, 余 stand in it, or it names a span.
        least: 上百: at least.
        scale: the 千, 万, 百万, 万亿 at its end as a factor, else 1; what a range shares.
        scaled: a 百, 千, 万, 亿 is said.
        bare: the scale has no coefficient (破万).
        arabic: begins with an Arabic digit.
        decimal: has a decimal point.
        grouped: has thousands separators.
        spelled: how many digits were read one by one (九八〇: 3), else 0.
    """

    start: int
    end: int
    value: Decimal
    value_max: Decimal | None = None
    approx: bool = False
    least: bool = False
    scale: int = 1
    scaled: bool = False
    bare: bool = False
    arabic: bool = False
    decimal: bool = False
    grouped: bool = False
    spelled: int = 0


def read_numeral(view: str, start: int, *, trillion: bool = False) -> Numeral | None:
    """The longest numeral that begins at `start`, or None where it cannot be read whole.

    Args:
        view: a view of the text (half-width digits, simplified characters).
        start: where the numeral begins; what stands before it is the caller's business.
        trillion: 兆 is 10^12 (in text in traditional script).
    """
    character = view[start : start + 1]
    if "0" <= character <= "9" or character == ".":
        return _read_plain(view, start) or _read_arabic(view, start, trillion=trillion)
    following = view[start + 1 : start + 2]
    if character == "幺" or following in ("幺", "洞", "拐"):
        return _read_out(view, start)
    if character in DIGITS and (
        following not in _GOES_ON or (following == "个" and view[start + 2 : start + 3] != "亿")
    ):
        return Numeral(start, start + 1, Decimal(DIGITS[character]))
    return _Reader(view, start, trillion=trillion).read(start)


def plain_value(digits: str, scale: str) -> Decimal:
    """12.8 and 万 multiplied out, whole where it can be: 128000, not 128000.0."""
    power = _PLAIN_SCALES[scale]
    whole, _, rest = digits.partition(".")
    if len(rest) <= power:
        return Decimal(whole + rest + "0" * (power - len(rest)))
    return Decimal(digits).scaleb(power, EXACT)


def skip_numeral(view: str, start: int) -> int:
    """The end of the run of digits and numeral characters at `start`, however little sense it makes."""
    found = _RUN.match(view, start)
    return found.end() if found else start + 1


def skip_spaces(view: str, position: int) -> int:
    """The first position from `position` on that is no space; a line break is none to skip."""
    length = len(view)
    while position < length and view[position] in SPACES:
        position += 1
    return position


def at_most_18_decimals(value: Decimal) -> Decimal:
    """The value rounded to 18 decimals; unchanged where it has no more."""
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -_DECIMALS:
        return value.quantize(Decimal(1).scaleb(-_DECIMALS), context=EXACT)
    return value


def _read_plain(view: str, start: int) -> Numeral | None:
    """12.8万 and its like, which need no adding up; None says only that the numeral is not so simple."""
    found = _PLAIN.match(view, start)
    if not found:
        return None
    digits, scale = found.groups()
    decimal = "." in digits
    if not scale:
        return Numeral(start, found.end(), Decimal(digits), arabic=True, decimal=decimal)
    value = plain_value(digits, scale)
    if value >= LIMIT:
        return None
    factor = 10 ** _PLAIN_SCALES[scale]
    return Numeral(start, found.end(), value, scale=factor, scaled=True, arabic=True, decimal=decimal)


def _read_out(view: str, start: int) -> Numeral | None:
    """Digits read out one by one, of which one at least is 幺: 幺三洞, 幺幺零."""
    found = _READ_OUT_RUN.match(view, start)
    if not found or "幺" not in found.group() or len(found.group()) > _LONGEST:
        return None
    digits = "".join(_READ_OUT[character] for character in found.group())
    value = Decimal(digits)
    return None if value >= LIMIT else Numeral(start, found.end(), value, spelled=len(digits))


def _read_arabic(view: str, start: int, *, trillion: bool) -> Numeral | None:
    found = _ARABIC.match(view, start)
    if not found or found.end() == start:
        return None
    end = found.end()
    digits = found.group()
    following = view[end : end + 2]
    if (
        following[:1] in (".", ",")
        and len(following) == 2
        and following[0]
        and following[1].isascii()
        and following[1].isalnum()
        and not (following[0] == "," and _LISTED_DECIMALS.match(view, start))
    ):
        # 1.2.3, 1,2345 and 600519.SH are no numbers; a list such as 1.营收 and a sentence that ends in a number are.
        return None
    if len(digits) > _LONGEST:
        return None
    grouped = "," in digits or "，" in digits
    value = Decimal(digits.replace(",", "").replace("，", "") if grouped else digits)
    decimal = "." in digits
    if decimal:
        value = at_most_18_decimals(value)
    position = end if following[:1] not in SPACES else skip_spaces(view, end)
    if view[position : position + 1] in _CONTINUES and position < len(view):
        reader = _Reader(view, start, trillion=trillion)
        reader.take_coefficient(value, len(digits))
        reader.decimal, reader.grouped, reader.arabic = decimal, grouped, True
        return reader.read(end)
    if value >= LIMIT:
        return None
    return Numeral(start, end, value, arabic=True, decimal=decimal, grouped=grouped)


class _Reader:
    """Adds up one numeral, character by character.

    `top`, `high`, `low` and `group` hold what has been closed by 兆, 亿, 万 and by 千 百 十; `digit` is the coefficient that
    waits for its scale.
    """

    __slots__ = (
        "approx", "arabic", "bare", "closed", "decimal", "digit", "ending", "group", "grouped", "high", "last", "least", "low",
        "scaled", "spelled", "spread", "start", "top", "trillion", "unreadable", "view", "width", "zero",
    )  # fmt: skip

    def __init__(self, view: str, start: int, *, trillion: bool) -> None:
        self.view, self.start, self.trillion = view, start, trillion
        self.top: Decimal | int = 0
        self.high: Decimal | int = 0
        self.low: Decimal | int = 0
        self.group: Decimal | int = 0
        self.digit: Decimal | int | None = None
        self.width = 0  # digits in `digit`; one alone behind a scale is short for the next lower (三万五)
        self.last = 0  # the scale read last
        self.spread = 0  # 七八: how far the upper value lies above the lower
        self.zero = False  # 零 was read since the last scale
        self.closed = False  # 多, 余 or a decimal: only a 万 or 亿 may follow
        self.approx = self.least = self.bare = self.scaled = False
        self.arabic = self.decimal = self.grouped = False
        self.spelled = 0
        self.unreadable = False
        self.ending = 1  # the scales at the end, multiplied

    def take_coefficient(self, value: Decimal, width: int) -> None:
        self.digit, self.width = value, width

    def read(self, position: int) -> Numeral | None:
        end = self._open_before(position)
        while end - self.start <= _LONGEST:
            following = skip_spaces(self.view, end) if end > self.start else end
            after = self._step(following, spaced=following > end)
            if after is None:
                break
            end = after
        else:
            return None
        if self.unreadable or end == self.start or (self.digit is None and not self.last):
            return None
        return self._finish(end)

    def _open_before(self, position: int) -> int:
        """Reads a leading 数, 几, 上 before a scale."""
        opener, scale = self.view[position : position + 1], self.view[position + 1 : position + 2]
        if (
            opener
            and ((opener in "数几" and scale in SCALES) or (opener == "上" and scale in ("百", "千", "万", "亿")))
            and scale
        ):
            self.approx, self.least = True, opener == "上"
            self.digit = 1
            return position + 1
        return position

    def _step(self, at: int, *, spaced: bool) -> int | None:
        """Reads the token at `at` and returns its end, or None where the numeral ends before it."""
        character = self.view[at : at + 1]
        if not character:
            return None
        if character in DIGITS:
            return self._chinese_digit(at, character)
        if character in SCALES:
            return at + 1 if self._scale(at, character) else None
        if "0" <= character <= "9":
            return self._arabic_digits(at, spaced=spaced)
        if character in _OPEN_BEHIND:
            return at + 1 if self._open_behind(at, character) else None
        if character in "点·・." and not self.arabic:
            return self._point(at)
        if character in _TENS:
            return at + 1 if self._tens(_TENS[character]) else None
        if character == "个" and self.view[at + 1 : at + 2] == "亿" and not self.scaled:
            # 花了 4 个亿; 4 个亿吨级油田 are four.
            return None if "级" in self.view[at + 3 : at + 6] else at + 1
        return None

    def _chinese_digit(self, at: int, character: str) -> int | None:
        if self.closed:
            return None
        value = DIGITS[character]
        if self.digit is None:
            if value == 0 and self.last:
                self.zero = True
            else:
                self.digit, self.width = value, 1
            return at + 1
        if self.arabic and not self.last:
            return None
        if self._pair(at, value):
            return at + 1
        if self.last or character in "两俩" or self.spread or self.view[at - 1] in "两俩":
            self.unreadable = True
            return None
        self.digit = self.digit * 10 + value
        self.width += 1
        self.spelled = self.width
        return at + 1

    def _pair(self, at: int, value: int) -> bool:
        if self.width != 1 or self.spread or (self.digit, value) not in _PAIRS:
            return False
        following = self.view[at + 1 : at + 2]
        if following and (following in DIGITS or following.isdigit()):
            return False
        self.spread = value - int(self.digit or 0)
        return True

    def _scale(self, at: int, character: str) -> bool:
        if character in "百千兆" and _METRIC_PREFIX.match(self.view, at) and (self.digit is not None or self.last):
            return False
        if character == "兆" and not self._is_trillion(at):
            return False
        return self._small(_SMALL[character], at) if character in _SMALL else self._large(_BIG[character])

    def _is_trillion(self, at: int) -> bool:
        if self.view[at - 1 : at] in ("千", "百", "十") or _NO_TRILLION.match(self.view, at):
            return False
        return self.trillion or _TRILLION_WITH_HUNDRED_MILLIONS.match(self.view, at) is not None

    def _small(self, scale: int, at: int) -> bool:
        if (
            self.spelled
            or (self.closed and self.last)
            or (self.last and self.last <= scale and self.last < _WAN and self.group)
        ):
            return False
        coefficient = self.digit
        if self.arabic and scale == 100 and (coefficient or 0) >= 10 and self.view[at + 1 : at + 2] not in _BIG:
            return False  # 2024百 is no number: 百度 begins there
        if not coefficient:
            if not self.last and coefficient is None:
                self.bare = scale != 10
            coefficient = 1
        self.group += (
            EXACT.multiply(Decimal(coefficient), Decimal(scale))
            if isinstance(coefficient, Decimal)
            else coefficient * scale
        )
        self.spread *= scale
        self.ending = scale
        self._scaled(scale)
        self.scaled = self.scaled or scale > 10
        return True

    def _tens(self, value: int) -> bool:
        if self.digit is not None or self.group or self.closed:
            return False
        self.group += value
        self._scaled(10)
        return True

    def _scaled(self, scale: int) -> None:
        self.digit, self.width, self.last, self.zero = None, 0, scale, False

    def _large(self, scale: int) -> bool:
        part = self._plus(self.group, self.digit or 0)
        if scale == _WAN:
            accepted = self._close_ten_thousands(part)
        elif scale == _YI:
            accepted = self._close_hundred_millions(part)
        else:
            accepted = self._close_trillions(part)
        if not accepted:
            return False
        self.spread *= scale
        self.ending = self.ending * scale if self.digit is None and self.last else scale
        self._scaled(scale)
        self.group = 0
        self.scaled, self.spelled = True, 0
        return True

    def _close_ten_thousands(self, part: Decimal | int) -> bool:
        if self.low:
            if part or self.last != _WAN:
                return False
            self.low = self._times(self.low, _WAN)  # 万万
        elif part or self.digit is not None:
            self.low = self._times(part, _WAN)
        elif not self.last:
            self.bare, self.low = True, _WAN
        else:
            return False
        return True

    def _close_hundred_millions(self, part: Decimal | int) -> bool:
        below = self._plus(self.low, part)
        if self.high:
            return False
        if not below and self.digit is None:
            if self.last:
                return False
            self.bare, below = True, 1
        self.high, self.low = self._times(below, _YI), 0
        return True

    def _close_trillions(self, part: Decimal | int) -> bool:
        below = self._plus(self._plus(self.high, self.low), part)
        if self.top:
            return False
        if not below:
            if self.last or self.digit is not None:
                return False
            self.bare, below = True, 1
        self.top, self.high, self.low = self._times(below, _ZHAO), 0, 0
        return True

    def _arabic_digits(self, at: int, *, spaced: bool) -> int | None:
        """Arabic digits behind a scale: 26万2745, 5万60, 7万5千, 2万7,318, 3亿2,500万, 3兆1405.2亿."""
        if self.digit is not None or self.closed or not self.last:
            return None
        found = _ARABIC_RUN.match(self.view, at)
        digits = found.group() if found else ""
        end = at + len(digits)
        following = self.view[skip_spaces(self.view, end) : skip_spaces(self.view, end) + 1]
        if len(digits) == 1 and following in _ROOMS:
            return None  # 1200万3房: so many rooms for the sum
        lower = {**_SMALL, **_BIG}.get(following, self.last)
        if _GROUPED.fullmatch(digits):
            digits = digits.replace(",", "")
        whole, point, decimals = digits.partition(".")
        if spaced and lower >= self.last and not self._is_rest(whole):
            return None
        readable = whole.isdigit() and len(whole) <= 8 and int(whole) < self.last
        if readable and point:
            readable = decimals.isdigit() and (lower < self.last or self._fills(whole))
        if not readable:
            self.unreadable = True
            return None
        self.digit, self.width = (Decimal(digits) if point else int(digits)), len(whole)
        self.closed = self.decimal = bool(point)
        self.zero = self.zero or digits.startswith("0")
        self.ending = 1
        return end

    def _is_rest(self, digits: str) -> bool:
        """Whether digits behind 万 and a space are the rest of the number (21 万 4000), not a number of their own."""
        return self._fills(digits) and digits[:2] not in ("19", "20")

    def _fills(self, digits: str) -> bool:
        """Whether the digits are all that 万 leaves open, so that decimals may follow: 3万7318.5."""
        return self.last == _WAN and len(digits) == 4

    def _open_behind(self, at: int, character: str) -> bool:
        """多, 余, 逾, 几, 来 behind a round number: 500多亿, 十几万, 二十余, 1500逾."""
        if self.closed and not self.decimal:
            return False
        if character == "几":
            return self._some(at)
        whole = self._sum()
        round_number = self.scaled or (not self.decimal and whole % 10 == 0 and whole > 0)
        if character == "余" and self.arabic and not self.decimal and self.view[at + 1 : at + 2] not in _REST:
            round_number = True  # 17 余坪
        if not round_number or self.zero or (self.digit is not None and self.last) or self.spread:
            return False
        if character == "来" and (self.arabic or self.last not in (10, 100)):
            return False
        if character == "逾" and self.view[at + 1 : at + 2] == "期":
            return False  # 3万逾期贷款
        self.approx = self.closed = True
        self.bare = False
        return True

    def _some(self, at: int) -> bool:
        """几 in the place of a digit: 十几, 一百几十, 30 几."""
        tens = self.arabic and not (self.scaled or self.decimal) and self._sum() % 10 == 0 and 0 < self._sum() < 100
        if tens and self.view[at + 1 : at + 2] not in _SMALL:
            self.approx = self.closed = True
            return True
        if not self.last or self.digit is not None:
            return False
        self.approx = True
        if self.view[at + 1 : at + 2] in _SMALL:
            self.digit = 1
        else:
            self.closed = True
        return True

    def _point(self, at: int) -> int | None:
        if (self.digit is None and not self.last) or self.closed or self.spread:
            return None
        found = _POINT.match(self.view, at) or self._dot(at)
        if not found or len(found.group()) > _LONGEST:
            return None
        digits = "".join(str(DIGITS.get(c, c)) for c in found[1])
        whole = self._plus(self.group, self._tail())
        value = self._plus(Decimal(whole), Decimal(f"0.{digits}"))
        self.group, self.digit, self.width = 0, at_most_18_decimals(Decimal(value)), 2
        self.closed = self.decimal = True
        self.spelled = 0
        return found.end()

    def _dot(self, at: int) -> re.Match[str] | None:
        """The decimals behind a dot: 五十三‧七万; none where the numeral only stands beside the dot of a name or a list."""
        if self.bare or self.last >= _WAN or self.view[self.start - 1 : self.start] in _NO_DOT_BEHIND:
            return None
        return _DOT.match(self.view, at)

    def _tail(self) -> Decimal | int:
        """The digit at the end; alone behind a scale it counts the next lower one (三万五, 一百二)."""
        if self.digit is None:
            return 0
        if self._short():
            return self.digit * (self.last // 10)
        return self.digit

    def _short(self) -> bool:
        return self.width == 1 and self.last > 10 and not self.zero

    def _sum(self) -> Decimal | int:
        total: Decimal | int = 0
        for part in (self.top, self.high, self.low, self.group, self._tail()):
            total = self._plus(total, part)
        return total

    def _finish(self, end: int) -> Numeral | None:
        value = at_most_18_decimals(Decimal(self._sum()))
        spread = self.spread * (self.last // 10) if self.digit is not None and self._short() else self.spread
        upper = EXACT.add(value, Decimal(spread)) if spread else None
        if (upper or value) >= LIMIT:
            return None
        return Numeral(
            self.start,
            end,
            value,
            upper,
            approx=self.approx or bool(spread),
            least=self.least,
            scale=1 if self.digit is not None else self.ending,
            scaled=self.scaled,
            bare=self.bare,
            arabic=self.arabic,
            decimal=self.decimal,
            grouped=self.grouped,
            spelled=self.spelled,
        )

    @staticmethod
    def _plus(a: Decimal | int, b: Decimal | int) -> Decimal | int:
        return a + b if isinstance(a, int) and isinstance(b, int) else EXACT.add(Decimal(a), Decimal(b))

    @staticmethod
    def _times(a: Decimal | int, b: int) -> Decimal | int:
        return a * b if isinstance(a, int) else EXACT.multiply(a, Decimal(b))
