"""Where in a text a quantity may begin."""

from __future__ import annotations

import re
from collections.abc import Iterable

from digestnlp.deferred import deferred
from digestnlp.quantities.cues import Cues
from digestnlp.quantities.units import UnitTable

# The characters of Chinese numerals that a quantity may begin with.
CHINESE = "零〇○一壹幺二贰两俩三叁四肆五伍六陆七柒八捌九玖十拾廿卅百佰千仟万亿兆"
# What may follow the first character of a Chinese numeral that counts something, besides units and marks.
_FOLLOWS = CHINESE + "0123456789点成分半多余几来又洞拐 ~—-–至到"
_FOLLOWS_ARABIC = _FOLLOWS + "×*✕和与或的而且那这兑关整大"
# The rest of a number behind its first digit, up to its end: no number passes for the digits that go on behind fewer.
_WHOLE_NUMBER = r"[0-9]*(?:\.[0-9]+(?![0-9])|(?!\.?[0-9]))"
# What stands behind the figure of a measure in Latin letters: at most a second bound, and a unit of such measures.
_RANGE_AND_UNIT = rf"(?: ?[~～—–至到-] ?[0-9]{_WHOLE_NUMBER})? ?(?:[百千]?[万亿]{{0,2}} ?[美港日欧]?元|[倍%])"
# What makes the digit before it the first of a date: 2024 年, 12 月 31 日 and its 31 日.
_DATE_BEHIND_DIGIT = (
    r"(?:(?<=1)9|(?<=2)0)[0-9]{2} ?年|[0-9]? ?月 ?[0-9]{1,2} ?[日号]|(?:(?<=月[0-9])|(?<=月 [0-9]))[0-9]? ?[日号]"
    # 9 时 30 分 15 秒: of a time of day, what stands behind the hour.
    r"|(?:(?<=[0-9][时点][0-9])|(?<=[0-9][时点] [0-9])|(?<=[0-9] [时点] [0-9]))[0-9]? ?分(?!钟)"
    r"|(?:(?<=[0-9]分[0-9])|(?<=[0-9] 分 [0-9]))[0-9]? ?秒"
)
# What makes it the first of a year or of a model's number: 2024 款, CES 2024\n, iPhone 16、17.
_NAME_BEHIND_DIGIT = (
    r"(?:(?<=1)9|(?<=2)0)[0-9]{2}(?: ?款|(?=[\n，。；、！？)）》”」]))"
    r"|(?<=[a-z] [0-9])[0-9]*(?=[\n，。；、！？)）》”」]| [A-Za-z])"
)


def start_pattern(
    words: Iterable[str],
    span_words: Iterable[str],
    measures: Iterable[str],
    kinds: Iterable[str],
    moves: Iterable[str],
    only: tuple[Iterable[str], Iterable[str]],
    units: UnitTable,
    cues: Cues,
) -> re.Pattern[str]:
    """Where a quantity may begin: a character class, which lets `re` run fast over the rest, and what must stand beside it.

    Most digits of a text are no quantity: dates, and numbers with nothing behind them that could be a unit or an end.

    Args:
        words: words that are figures by themselves.
        span_words: words behind which a month or day is a span.
        measures: measures in Latin letters that figures stand right behind.
        kinds: kinds of things in Latin letters that their count stands right behind.
        moves: words of change, before which a number is a level: with decimals, or moving to one with decimals.
        only: words behind which 一 counts, and the classifiers before which it does.
        units: the units.
        cues: the words around numbers.
    """
    seconds: dict[str, str] = {}
    for word in words:
        seconds[word[0]] = seconds.get(word[0], "") + (word[1] if len(word) > 1 else "")
    behind_chinese = f"[{_class(_FOLLOWS, units.first_characters())}]|[^\\w]|$"
    # 一个半小时, 一个亿
    behind_one = f"[{_class(_FOLLOWS)}]|个[半百千万亿]|{units.beginnings_behind_one()}|[^\\w]|$"
    unit_firsts = re.sub("[A-Za-z]", "", units.first_characters())
    behind_arabic = (
        f"[{_class(_FOLLOWS_ARABIC, unit_firsts, cues.first_characters_behind())}]|[^\\w]|$"
        rf"|(?:{units.latin().pattern})(?![A-Za-z0-9])|[kKwW](?![A-Za-z0-9])|[eE][+-]"
    )
    # 3 月 and 3 日 are dates but behind words for spans (连续 3 月).
    span_ends = _class(*(word[-1] for word in span_words))
    no_span = rf"(?<![{span_ends}][0-9])(?<![{span_ends}] [0-9])"
    no_number = (
        rf"{_DATE_BEHIND_DIGIT}|{_NAME_BEHIND_DIGIT}"
        rf"|{no_span}[0-9]?(?: ?[-~～—–至到] ?[0-9]{{1,2}})? ?(?:月|日(?![元圆币]))"
    )
    digits = (
        rf"(?<=[{_class(*units.prefix_ends())}][0-9])(?:{units.behind_prefix()})"
        rf"|(?<![A-Za-z_][0-9])(?!{no_number})(?={_WHOLE_NUMBER} ?(?:{behind_arabic}))"
        # 从 16.2 降到
        rf"|(?<![A-Za-z_][0-9])(?=[0-9]*\.[0-9]+ ?[{_class(*(move[0] for move in moves))}])"
        # 从 7 月的 53 降至 50.9
        rf"|(?<=的[0-9])(?=[0-9]* ?[{_class(*(move[0] for move in moves))}][^\d，。；]{{0,4}}[0-9]+\.[0-9])"
        rf"|(?<=[A-Za-z]{{2}}[0-9])(?=[0-9.]*[%％])"  # 收购 Nordwind51%的股份
        # The press of Taiwan writes EPS2 元, EPS15～17 元, PE43 倍.
        rf"|(?:{'|'.join(f'(?<={measure}[0-9])' for measure in measures)})(?={_WHOLE_NUMBER}{_RANGE_AND_UNIT})"
        rf"|(?:{'|'.join(f'(?<={kind}[0-9])' for kind in kinds)})(?={_WHOLE_NUMBER} ?[{unit_firsts}])"
    )
    only_before, only_of = only
    others = (
        r"(?<=\.)(?=[0-9])(?<![0-9.]\.)",
        rf"(?<=[{CHINESE.replace('一', '')}])(?={behind_chinese})",
        rf"(?<=一)(?={behind_one})",
        # 一年半, 一年零三个月, 一小时 20 分
        "(?<=一)(?=(?:年|天|小时)(?:半| ?零?又? ?[0-9一二两三四五六七八九十]))",
        # 门店仅一家。; 停水逾一周
        rf"(?<=[{_class(*(word[-1] for word in only_before))}]一)(?=[{_class(*only_of)}] ?(?:[，。；！？,;\n]|$))",
        "(?<=[逾过近达]一)(?=(?:周|天|年|日|小时|个?月|个?星期|个?礼拜|个?小时))",
        f"(?<=[{_class(cues.last_characters())}][百千万亿])",
        f"(?<=[是于][{CHINESE}])",
        # 数百万, but in 个位数百分比 and 系数 it ends a word.
        "(?<=[数几])(?<![位系函]数)(?=[十百千万亿])",
        "(?<=上)(?=[百千万亿])",
        "(?<=第)(?= ?[0-9一二三四五六七八九十百])",
        "(?<=前)(?= ?[0-9一二两三四五六七八九十百])",
        "(?<=T)(?=(?:OP|op) ?[0-9])",
    )
    of_words = (f"(?<={first})" + (f"(?=[{then}])" if then else "") for first, then in sorted(seconds.items()))
    # Each kind behind a look at the first character, so that a place of one kind is not tried as all of the others.
    starts = (
        rf"(?<=[0-9])(?:{digits})",
        rf"(?<![0-9])(?:{'|'.join(others)})",
        rf"(?<=[{_class(*seconds)}])(?:{'|'.join(of_words)})",
    )
    firsts = _class("0123456789.数几上第前T", CHINESE, *seconds)
    # No quantity begins inside a run of digits; said first, so that a long number is tried once.
    return deferred(rf"[{firsts}](?<![0-9][0-9])(?:{'|'.join(starts)})")


def _class(*characters: str) -> str:
    return re.escape("".join(sorted(set("".join(characters)))))
