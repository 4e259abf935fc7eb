"""Funds of the mainland by the form of their names: 岚溪成长混合A, 科创债ETF岚溪, 岚溪医药精选股票, 30 年国债ETF."""

from __future__ import annotations

from collections.abc import Iterator

from digestnlp.deferred import deferred
from digestnlp.entities.mentions import HAN, Mention, is_han, one_of
from digestnlp.rules import Rules

_NAME = 12  # Characters of a name before its kind.
_TRADED = "ETF"
_STYLED = 10  # Characters of such a name between house and style.
_NEAR = 100  # Characters on either side of it in which news of funds is looked for.
_TERM = "(?:[一两二三五六]|\\d{1,2}) ?(?:年|个月)(?:定期)?(?:持有|定开|开放|封闭)(?:期?混合)?"


class FundNames:
    """Finds them by the packs' houses and kinds."""

    def __init__(self, rules: Rules) -> None:
        houses, kinds = one_of(rules.words("entities.fund_houses")), one_of(rules.words("entities.fund_kinds"))
        whole, before = one_of(rules.words("entities.whole_fund_kinds")), one_of(rules.words("entities.before_funds"))
        self._with_class = deferred(rf"[{HAN}]{{2}}(?:{kinds})(?:[（(](?:QDII|LOF|FOF|ETF)[）)])?[A-EY](?![A-Za-z0-9])")
        self._of_house = deferred(
            rf"(?<!其)(?:{houses})(?P<name>(?:(?!{before})[{HAN}A-Z0-9]){{2,{_NAME}}}?)(?:{whole})(?![A-Za-z0-9])"
        )
        # 岚溪基金 + 海岳科创园REIT: a fund is not what its house is.
        self._of_firm = deferred(
            rf"(?<!其)(?:{houses})基金(?P<name>(?:(?!{before})[{HAN}A-Z0-9]){{2,{_NAME}}}?)(?:ETF联接|ETF|REITs?)(?![A-Za-z0-9])"
        )
        # 岚溪新锐成长, 岚溪智选 6 个月持有: by what it goes for or how long it is held, where funds are told of.
        own = rf"(?:(?!{before}|{one_of(rules.words('entities.company_suffixes'))})[{HAN}]){{0,{_STYLED}}}?"
        styles = one_of(rules.words("entities.fund_styles"))
        self._styled = deferred(
            rf"(?<!其)(?:{houses})(?:{own}(?:{styles})+(?:{_TERM}|股票)?|{own}{_TERM})[A-E]?"
            rf"(?=[^{HAN}A-Za-z0-9]|$|{one_of(rules.words('entities.behind_funds'))})"
        )
        self._news = deferred(one_of(rules.words("entities.fund_news")))
        # Behind the house stands a verb or a mark: 科创债ETF岚溪净流入 3 亿元; but 旗下科创债ETF岚溪基金 is two names.
        self._house_behind = deferred(
            rf"(?P<name>(?:\d{{1,2}} 年)?[{HAN}A-Z0-9&]{{2,{_NAME}}}){_TRADED}(?:基金)?(?:{houses})(?!基金|证券|银行|资管|[A-Za-z0-9])"
        )
        self._tenor = deferred(rf"\d{{1,2}} ?年期?(?:国债|国开债|政金债|地方债|地债|城投债){_TRADED}")
        self._any = deferred(rf"{kinds}|{whole}|{_TRADED}|{one_of(rules.words('entities.fund_news'))}")
        self._before = deferred(before)

    def find(self, text: str) -> Iterator[Mention]:
        """Candidates in a view, which may overlap one another."""
        if self._any.search(text) is None:
            return  # most texts are of no fund
        for fund in self._with_class.finditer(text):
            start = fund.start()
            while start > 0 and fund.start() - start < _NAME and is_han(text[start - 1]):
                start -= 1
            start = self._opening(text, start, fund.start() + 1)
            if fund.start() - start >= 1:
                yield _named(text, start, fund.end())
        for fund in (*self._of_house.finditer(text), *self._of_firm.finditer(text)):
            yield _named(text, *fund.span())
        if self._news.search(text) is not None:
            for fund in self._styled.finditer(text):
                if self._news.search(text, max(0, fund.start() - _NEAR), fund.end() + _NEAR):
                    yield _named(text, *fund.span())
        if _TRADED not in text:
            return
        for fund in self._house_behind.finditer(text):
            start = self._opening(text, fund.start(), fund.end("name") - 1)
            yield _named(text, start, fund.end())
        for fund in self._tenor.finditer(text):
            yield _named(text, *fund.span())

    def _opening(self, text: str, start: int, end: int) -> int:
        """Where the name begins behind the last word that stands before one: 旗下的 + 岚溪成长."""
        return max((opening.end() for opening in self._before.finditer(text, start, end)), default=start)


def _named(text: str, start: int, end: int) -> Mention:
    return Mention(start, end, "PRODUCT", text[start:end])
