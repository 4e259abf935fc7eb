"""Writes numbers out in Chinese, for tests that read them back."""

DIGITS = "零一二三四五六七八九"


def spoken(number: int) -> str:
    """The number in Chinese, as it is written in news: 10203 is 一万零二百零三."""
    if number < 10:
        return DIGITS[number]
    for scale, character in ((10**8, "亿"), (10**4, "万"), (1000, "千"), (100, "百"), (10, "十")):
        if number >= scale:
            head, rest = divmod(number, scale)
            zero = "零" if rest and rest < scale // 10 else ""
            return spoken(head) + character + (zero + spoken(rest) if rest else "")
    raise AssertionError
