"""The small whole numbers that dates are made of: 30, 三十, 廿五, 十二, 二〇二四, 两千零四, 两三."""

from __future__ import annotations

FIGURES = "0123456789"
DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
TENS = {"十": 10, "廿": 20, "卅": 30}
# In a pattern: the characters of a Chinese numeral, and a number of days, months or years.
CHINESE = "".join(DIGITS) + "".join(TENS)
SMALL = rf"(?:\d{{1,3}}|[{CHINESE}]{{1,4}})"
# The days of a week in their order; 日 and 天 are both the last.
WEEKDAYS = "一二三四五六日天"


def small_number(text: str) -> int:
    """The value of a number below a thousand; of two digits side by side (两三) the higher, in a year or a count."""
    if text.isascii():
        return int(text)
    total, last = 0, None
    for character in text:
        if character in TENS:
            total += TENS[character] * (1 if last is None else last)
            last = None
        else:
            last = DIGITS[character]
    return total + (last or 0)


def approximate(text: str) -> int | None:
    """The lower of two digits side by side that mean one or the other (三四, 三五, 一两); None of any other number."""
    if len(text) == 2 and text[0] in DIGITS and text[1] in DIGITS and DIGITS[text[0]] < DIGITS[text[1]]:
        return DIGITS[text[0]] or None
    return None


def year_number(text: str) -> int:
    """The value of a year's digits, read one by one (二〇二四) or by place (两千零四)."""
    if text.isascii():
        return int(text)
    thousands, point, rest = text.partition("千")
    if point:
        return 1000 * DIGITS[thousands] + (small_number(rest.lstrip("零〇")) if rest else 0)
    if any(c in TENS for c in text):
        return small_number(text)
    return int("".join(str(DIGITS[c]) for c in text))


def full_year(text: str, near: int | None) -> int:
    """The year of two digits, or of four: the one that ends so nearest to `near`, at most 10 years ahead, else of 1941–2040."""
    number = year_number(text)
    if len(text) > 2:
        return number
    pivot = near if near is not None else 2030
    return number + (pivot + 10 - number) // 100 * 100


def spelled_year(text: str) -> bool:
    """Whether two digits side by side are a year's (三三年, 九八年); 三四, 三五 and 一两 are counts, about so many."""
    if text.isascii():
        return False
    tens, ones = DIGITS[text[0]], DIGITS[text[1]]
    return not (ones == tens + 1 or (tens, ones) == (3, 5) or "两" in text)
