"""Funds that are traded on the exchange of Taiwan: 云岚台湾高息（00999）, 云岚优选（00999A）."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from digestnlp.deferred import deferred
from digestnlp.entities.mentions import HAN, Mention, is_han, one_of
from digestnlp.rules import Rules

_NAME = 16  # Characters of a name before its code.
_LEAST = 4
_CLOSING = ("”", "」")
# Codes of companies in Hong Kong begin with zeros too; a letter is what only a fund's has behind it.
_CODE = deferred(r" ?[（(] ?(?:00\d{2}|00\d{3}([A-Z])?|\d{5}[A-Z])(?:[.\-]TWO?)? ?[)）]")
_WRITTEN = deferred(rf"[{HAN}A-Za-z0-9+&]+(?: [A-Z0-9+&]+)*$")


class TradedFunds:
    """Finds them by their codes, and by how the names of such funds end behind an issuer's."""

    def __init__(self, rules: Rules) -> None:
        words = rules.words("entities.traded_fund_ends")
        ends = one_of(words)
        self._end = deferred(f"(?:{ends})$")
        # Without a code a figure may be of anything, and ETF is what kind of fund it is.
        spoken = one_of(word for word in words if is_han(word[0]))
        self._behind_issuer = deferred(rf"([{HAN}A-Z0-9]{{2,8}}?)(?:{spoken})(?![{HAN}A-Za-z0-9])")
        stops = (word for word in rules.words("entities.company_stops") if len(word) > 1)
        self._stop = deferred(rf"ETF|{one_of((*stops, *rules.words('entities.before_funds')))}")
        self._paid = deferred(one_of(rules.words("entities.payouts")))

    def find(self, text: str, known: Mapping[int, Mention]) -> Iterator[Mention]:
        """Candidates, which may overlap one another and other mentions.

        Args:
            text: a view.
            known: mentions by where they end; the companies among them may be issuers.
        """
        for code in _CODE.finditer(text):
            end = code.start() - text.endswith(_CLOSING, 0, code.start())
            written = _WRITTEN.search(text, max(0, end - _NAME), end)
            if written is None:
                continue
            ending = self._end.search(text, written.start(), end)
            before = end if ending is None else ending.start()
            start = max(
                (stop.end() for stop in self._stop.finditer(text, written.start(), before)), default=written.start()
            )
            if end - start >= _LEAST and (ending is not None or code[1]):
                yield Mention(start, end, "PRODUCT", text[start:end])
        for issuer in known.values():
            fund = self._behind_issuer.match(text, issuer.end) if issuer.label == "COMPANY" else None
            if fund is not None and self._stop.search(fund[1]) is None and self._paid.search(fund[1]) is None:
                yield Mention(issuer.start, fund.end(), "PRODUCT", text[issuer.start : fund.end()], None, issuer.id)
