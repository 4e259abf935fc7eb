"""Whose own trade or farm a quotation without a subject tells of: “去年卖了 6 万斤，收入 20 万元。”果农王小明说."""

from __future__ import annotations

from digestnlp.claims.draft import Draft, Subject
from digestnlp.claims.fit import GENERIC
from digestnlp.claims.scan import Quotation
from digestnlp.claims.trades import Trades
from digestnlp.deferred import deferred
from digestnlp.rules import Rules
from digestnlp.wordlist import compile_words, pattern_of

_LONGEST_TRADE = 12
_OF_GOODS = "price"


class OwnAccounts:
    """Tells it by what the speaker is by trade, and what he is of."""

    def __init__(self, rules: Rules, trades: Trades) -> None:
        self._trades = trades
        # 菜农 + 何小兰, 在古城开面馆的 + 陈小勇
        self._trade = deferred(
            rf"(?:[\u4e00-\u9fff]农|{pattern_of(rules.words('own_account'))}|{pattern_of(rules.words('wage_earners'))}"
            rf"|(?:{pattern_of(rules.words('verbs_of_trade'))})[^，。；：“”\n]{{1,8}}的)$"
        )
        self._spoken_for = compile_words(
            (*rules.words("spoken_for"), *rules.words("issuer_pronouns"), *rules.words("place_pronouns"))
        )

    def find(self, draft: Draft) -> Subject | None:
        """Who is quoted with the figure; None where he tells of a village or firm, or of what is no trade of his."""
        sentence, at = draft.sentence, draft.quantity.start
        quotation = sentence.quotation(at)
        if quotation is None or quotation.speaker.label != "PERSON" or draft.metric.entry.key == _OF_GOODS:
            return None
        if self._spoken_for.search(sentence.view, quotation.start, at):
            return None  # “全村养了 300 头牛，卖了 60 万元”
        if self._has_trade(sentence.view, quotation):
            return Subject.of(quotation.speaker, inherited=True)._replace(unknown=True)  # who speaks opens no topic
        house = quotation.house
        if (
            house is None
            or self._trades.is_house(house)
            or self._trades.tells_of_others(house)
            or not _is_of_firms(draft)
        ):
            return None
        return Subject.of(house, inherited=True)

    def _has_trade(self, view: str, quotation: Quotation) -> bool:
        """Whether the speaker has a farm, a shop or wages of his own."""
        start = quotation.speaker.start
        return self._trade.search(view, start - _LONGEST_TRADE, start) is not None


def _is_of_firms(draft: Draft) -> bool:
    """Whether the measure is named, or one that only companies have: “一天能加工 3 吨。”豆香坊厂长李小波说."""
    entry = draft.metric.entry
    return (entry.key not in GENERIC or draft.metric.how == "cue_before") and "COMPANY" in entry.subjects
