"""Ranks that are claimed: 位列第二, 排名第 3, 居前十, 榜首. Ordinals that name (第三方, 第 52 周) are none."""

from __future__ import annotations

import re
from decimal import Decimal

from digestnlp.deferred import deferred
from digestnlp.numerals import read_numeral, skip_spaces
from digestnlp.quantities.mention import Mention
from digestnlp.quantities.places_counted import HIGHEST_RANK
from digestnlp.rules import Rules
from digestnlp.wordlist import compile_words, pattern_of

_REACH = 14  # how far a link may stand before the rank, in one clause
_CLAUSE = deferred(r"[，。；！？,;：:\n]")
_LONGEST_BRACKET = 60
# 销量排名前五的车企中，: whom something is told of.
_LIMITS = deferred(r" ?[名位强]?的[^，。；、\d]{1,10}?(?:之中|当中|[中里](?=[，,])|合计|共计|总计)")
# 排在前十之外
_BEYOND = deferred("之外|以外|开外|名外")
_PANDEMIC = "疫前"
_LISTED = deferred(
    r"(?<=[\u4e00-\u9fffA-Za-z])第 ?(?P<rank>[0-9一二三四五六七八九十]+)[名位]?[，、；,;] ?(?:而|其次)?[\u4e00-\u9fffA-Za-z0-9]{2,9} ?$"
)
# 面包类 TOP1、热卖榜 TOP3: the next of a list.
_TOPS_LISTED = deferred(r"T(?:OP|op) ?\d+[、和与及][^，。；！？,;\n]{0,16}$")
_LONGEST_LIST = 24
# 第 1 位为甲，第 2 位为乙: whoever is named has it.
_NAMES = deferred(r" ?[名位](?:则|依次)?[是为]")
# 在第 2 位的是甲
_AT_PLACE = deferred(r" ?[名位](?:的|[，。；]|$)")
_PLACE = r"第 ?[0-9一二三四五六七八九十]+ ?[名位]"
_MOVED = r" ?[上下攀跃滑跌升降退掉晋提前进落冲][\u4e00-\u9fff]{0,3}?[至到为] ?"
# 从 + 第四名升至第三名
_MOVES_ON, _FROM = deferred(rf" ?[名位]{_MOVED}(?:第|前|榜首|首位)"), deferred(r"[从由][^，。；：、\d]{0,6}$")
# 由第 3 名降到 + 第 6 名
_MOVED_ON = deferred(rf"[从由][^，。；：、\d]{{0,6}}{_PLACE}{_MOVED}$")
# Whose N-th largest something is: 甲公司的.
_WHOSE = r"[^，。；、的]{1,12}"
# 前 20 大，; 前 20 大车企
_LARGEST_END = deferred(r" ?大(?=[\u4e00-\u9fff]{0,8}(?:[，。；、,;）)]|$))", re.MULTILINE)
_LIST_END = deferred(r"[名位]?(?:[，。；、,;\n]|$)")


class Ranks:
    """Reads ranks behind words that claim them."""

    def __init__(self, rules: Rules) -> None:
        self._links = compile_words(rules.words("rank_links"))
        self._top_links = compile_words(rules.words("rank_top_links"))
        self._no_behind = compile_words(rules.words("rank_no_behind"))
        links, scopes, steps = (
            pattern_of(rules.words(f"rank_largest_{kind}")) for kind in ("links", "scopes", "steps")
        )
        # 是全球第二大市场, 是甲公司的第二大业务; who comes to be it says so himself: 暂居我国第二大来源地, 成为第二大系统;
        # 以人口计为第四大
        self._largest = deferred(
            rf"(?:(?<![认因以])(?:{links}) *(?:(?:{scopes})[ 的]*|{_WHOSE}的 *)"
            rf"|(?:(?<![但于只要若])是|(?:{steps}))(?:{_WHOSE})的? *|(?:{steps}) *|[以按]{_WHOSE}计(?:算|，)?[是为]? *)$"
        )
        degrees, no_behind = (pattern_of(rules.words(f"rank_{kind}")) for kind in ("degrees", "no_degree"))
        self._nth_largest = deferred(rf"第 ?[0-9一二三四五六七八九十]+ ?(?:{degrees})(?!{no_behind})")
        self._names_list = deferred(rf"[名位强]? ?(?:{pattern_of(rules.words('rank_lists'))})")
        self._heads = compile_words(rules.words("rank_heads"))

    def largest(self, view: str, start: int) -> Mention | None:
        """第 N in 是全球第二大市场, which claims to be the second largest; 第二大股东 is only a name."""
        found = self._nth_largest.match(view, start)
        numeral = read_numeral(view, skip_spaces(view, start + 1)) if found else None
        if found is None or numeral is None or not self._largest.search(self._clause_before(view, start)):
            return None
        return self._rank(start, numeral.end, numeral.value)

    def ordinal(self, view: str, start: int, end: int) -> Mention | None:
        """第 N, whose number ends at `end`, where it is a rank."""
        numeral = read_numeral(view, skip_spaces(view, start + 1))
        if numeral is None or numeral.end != end or not 0 < numeral.value <= HIGHEST_RANK or numeral.decimal:
            return None
        claimed = self._links.search(self._clause_before(view, start)) or _NAMES.match(view, end)
        at_place = view[start - 1 : start] == "在" and _AT_PLACE.match(view, end) is not None
        listed = self._next(view, start, end, numeral.value)
        if not (claimed or at_place or listed or self._moves(view, start, end)):
            return None
        if view[end : end + 1] in ("名", "位") and not self._counted(view, end + 1):
            return self._rank(start, end + 1, numeral.value)
        if self._counted(view, skip_spaces(view, end)):
            return None
        return self._rank(start, end, numeral.value)

    def _moves(self, view: str, start: int, end: int) -> bool:
        """Whether the rank is one that somebody has moved from, or to: 从第四名升至第三名."""
        before = self._clause_before(view, start)
        if _MOVES_ON.match(view, end):
            return _FROM.search(before) is not None
        named = view.startswith(("名", "位"), skip_spaces(view, end))
        return named and _MOVED_ON.search(before) is not None

    @staticmethod
    def _next(view: str, start: int, end: int, value: Decimal) -> bool:
        """Whether the rank is the next of a list whose clauses end with them: 江州位居第一，海安第二，北辰第三."""
        listed = _LISTED.search(view, max(0, start - _REACH), start)
        if listed is None or not _LIST_END.match(view, end):
            return False
        before = read_numeral(view, listed.start("rank"))
        return before is not None and before.value + 1 == value

    def top(self, view: str, start: int, number_start: int) -> Mention | None:
        """前十, TOP 3: the first N."""
        if view.startswith(_PANDEMIC, start - 1):
            return None  # 回升至疫前九成
        numeral = read_numeral(view, number_start)
        if numeral is None or not 0 < numeral.value <= HIGHEST_RANK or numeral.decimal or numeral.scaled:
            return None
        listed = _TOPS_LISTED.search(view, max(0, start - _LONGEST_LIST), start)
        of_list = view.endswith(("榜", "榜 "), 0, start) if view[start] in "Tt" else False  # 收入榜 TOP7
        if not listed and not of_list and not self._top_links.search(self._clause_before(view, start)):
            return None
        end = numeral.end
        if self._names_list.match(view, end) or _LIMITS.match(view, end):
            return None  # TOP100 榜单 is a list's name
        if (largest := _LARGEST_END.match(view, end)) is not None:
            end = largest.end()
        elif view[end : end + 1] in ("名", "位", "强"):
            end += 1
        elif self._counted(view, skip_spaces(view, end)):
            return None
        beyond = _BEYOND.match(view, end)
        mention = self._rank(start, beyond.end() if beyond else end, numeral.value)
        if beyond or numeral.value > 1:
            mention.relation = "gt" if beyond else "le"
        return mention

    def head(self, view: str, start: int) -> Mention | None:
        """榜首, 居首, 首位: first, in one word."""
        found = self._heads.match(view, start)
        if not found:
            return None
        claims = found.group().startswith("居") or self._top_links.search(self._clause_before(view, start))
        if not claims or self._counted(view, found.end()):
            return None
        return self._rank(start, found.end(), Decimal(2 if found.group() == "榜眼" else 1))

    def _counted(self, view: str, position: int) -> bool:
        return self._no_behind.match(view, position) is not None

    @staticmethod
    def _clause_before(view: str, start: int) -> str:
        if view[start - 1 : start] in ("）", ")"):
            # 最佳航空公司（Best Airlines in the World）第九名
            reach = max(0, start - _LONGEST_BRACKET)
            opened = max(view.rfind("（", reach, start), view.rfind("(", reach, start))
            start = opened if opened >= 0 else start
        return _CLAUSE.split(view[max(0, start - _REACH) : start])[-1]

    @staticmethod
    def _rank(start: int, end: int, value: Decimal) -> Mention:
        return Mention(start, end, value, dimension="rank")
