"""How firms, bodies and people are called whom nobody lists: by a noun of the packs, and by what goes on from it (汽车 + 经销商)."""

from __future__ import annotations

import re

from digestnlp.deferred import deferred
from digestnlp.rules import Rules
from digestnlp.segment import dictionary_words, part_of_speech
from digestnlp.wordlist import pattern_of

_NOUNS = ("n", "j")
_LONGEST_BUSINESS = 4
_LONGEST_KIND = 8
# 60 只金股 + 被券商推荐, 4 家公司上会且…: what tells of those who are counted already.
_KIND = "(?:(?![被遭且])[\u4e00-\u9fffA-Z])"
_GROUP_OF_SHARES = "[\u4e00-\u9fff](?<![持控参入配增扩募招减退])股(?![份东价市权票本息民])"  # 黄金股, but no 持股
_SUFFERED = "[获被遭由]"


class ActorHeads:
    """Finds them by the packs' words."""

    def __init__(self, rules: Rules) -> None:
        businesses = rules.words("businesses")
        self._businesses = frozenset(businesses)
        # 食品加工业, 石油及其他燃料加工业, 金属冶炼和压延加工业, and in a list of trades: 食品加工、医药制造
        acts = rf"(?:{pattern_of(businesses)})"
        self._trades = deferred(
            rf"(?:{acts}[及和]{acts}*|[及和]其[他它][\u4e00-\u9fff]{{1,{_LONGEST_BUSINESS}}}?)?{acts}(?:业(?![务绩])|(?=、|等))"
        )
        self._heads = deferred(
            rf"(?P<business>[\u4e00-\u9fff]{{0,{_LONGEST_BUSINESS}}}?)(?:{pattern_of(rules.words('actor_heads'))})(?![员人业债股长会])"
        )
        self._counted, self._surveyed = (
            deferred(
                rf" *的? *(?P<noun>{_KIND}{{0,{_LONGEST_KIND}}}?(?<!{_SUFFERED})(?:{heads}))"
                rf"(?![\u4e00-\u9fff]?[人员工长]|家|业(?![务绩]))"
            )
            for heads in (
                rf"{pattern_of(rules.words('counted_actors'))}|{_GROUP_OF_SHARES}",
                pattern_of(rules.words("surveyed")),
            )
        )

    def counted(self, view: str, at: int, limit: int) -> tuple[int, int] | None:
        """Where those stand behind a count who act themselves: 10 家 + 银行, 9 家 + 银行理财公司."""
        return self._behind(self._counted, view, at, limit)

    def surveyed(self, view: str, at: int, limit: int) -> tuple[int, int] | None:
        """Where those stand of whom a share is told: 近九成 + 受访者."""
        return self._behind(self._surveyed, view, at, limit)

    def _behind(self, nouns: re.Pattern[str], view: str, at: int, limit: int) -> tuple[int, int] | None:
        found = nouns.match(view, at, limit)
        return None if found is None else (found.start("noun"), self.end(view, found.end(), limit))

    def end(self, view: str, at: int, limit: int) -> int:
        """Where the name ends that goes on from the kind that ends at the place; that place where none does."""
        trade = self._trades.match(view, at, limit)
        if trade is not None:
            return trade.end()
        found = self._heads.match(view, at, limit)
        return found.end() if found is not None and self._is_business(found["business"]) else at

    def _is_business(self, text: str) -> bool:
        """Whether the words say what those do who are named: 理财 in 银行理财公司; but 机构调研公司 tells of an act."""
        words = dictionary_words(text)
        return not words or (
            len(words) == 1 and (text in self._businesses or (part_of_speech(text) or "").startswith(_NOUNS))
        )
