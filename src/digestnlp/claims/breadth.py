"""Whose shares a market report counts: 两市逾 3000 股下跌, 全市场 2600 只个股上涨、70 只涨停; never an index quoted beside them."""

from __future__ import annotations

from collections.abc import Sequence

from digestnlp.claims.draft import Draft, Subject
from digestnlp.claims.scan import Sentence
from digestnlp.deferred import deferred
from digestnlp.rules import Rules
from digestnlp.rules.schema import MetricEntry
from digestnlp.wordlist import pattern_of

_NOUN = deferred(r" ?(?P<noun>[\u4e00-\u9fffA-Z]{1,8})(?:\d+ ?(?:CM|cm|%|厘米))?")  # 8 家公司 20CM 涨停

_TRADED = "trading_volume"
_LONGEST_TIME = 8  # 昨日 + 市场成交额
_SEVERAL = 2


def counts_shares(entry: MetricEntry) -> bool:
    """Whether the measure counts how many moved one way in a day's trading."""
    return entry.key == "count" and entry.of_day


class MarketBreadth:
    """Finds the market or the shares by the packs' words."""

    def __init__(self, rules: Rules) -> None:
        self._markets = deferred(rf"(?:{pattern_of(rules.words('share_markets'))})(?![指综\d]| ?ETF)")
        # ST 板块早盘回暖，近 30 股涨停: whose shares they are that a sentence opens with.
        self._group = deferred(rf" *[\u4e00-\u9fffA-Z]{{1,8}}?(?:{pattern_of(rules.words('share_groups'))})")
        self._having = deferred(
            rf" *(?P<group>[\u4e00-\u9fffA-Z]{{1,8}}?(?:{pattern_of(rules.words('share_groups'))}|股))"
            rf"(?:{pattern_of(rules.words('links'))}|[中内里 ])*"
        )
        self._kinds = deferred(pattern_of(rules.words("kinds_of_shares")))
        self._whole = deferred(
            rf"[^，。；：\d]{{0,{_LONGEST_TIME}}}?(?P<market>市场)[\u4e00-\u9fff]{{0,6}}?(?:成交|交易|换手)"
        )

    @staticmethod
    def is_of_market(draft: Draft) -> bool:
        """Whether shares are counted, of which no company is named before the count as the first: 甲股份等 20 余股涨停."""
        if not counts_shares(draft.metric.entry):
            return False
        sentence, figure = draft.sentence, draft.quantity
        start, _ = sentence.clause(figure.start)
        return not any(e.label == "COMPANY" and start <= e.start and e.end <= figure.start for e in sentence.entities)

    def find(self, draft: Draft, before: Sequence[Draft]) -> Subject | None:
        """The market that the clause names, the shares counted, those of the count before, or the market named last."""
        sentence, figure = draft.sentence, draft.quantity
        start, _ = sentence.clause(figure.start)
        told = next((d.subject for d in reversed(before) if counts_shares(d.metric.entry)), None)
        return (
            self._last_market(sentence, start, figure.start)
            or self._group_with(draft, start)
            or self._counted(draft)
            or (told._replace(inherited=True) if told is not None else None)
            or self._last_market(sentence, sentence.start, start)
            or self._opening_group(sentence, start)
            or self._last_market(sentence, sentence.block.start, sentence.start)
        )

    def trading(self, draft: Draft, before: Sequence[Draft]) -> Subject | None:
        """The market that has traded so much, and not what was quoted last: 万得全A跌 0.5%，市场成交额 6000 亿元.

        Of two indices and more neither has traded what is told behind them: 沪指涨 1%，深指涨 2%，成交 9000 亿元.
        """
        sentence = draft.sentence
        if draft.metric.entry.key != _TRADED:
            return None
        start, _ = sentence.clause(draft.quantity.start)
        said = self._whole.match(sentence.view, start, draft.quantity.start)
        if said is not None and not _is_named(sentence, start, said.start("market")):
            place = self._market_told_of(sentence, start)
            whole = _subject(said.start("market"), said["market"])
            return whole._replace(name=place.name) if place is not None else whole
        beside = [d for d in before if d.quantity.start > sentence.view.rfind("；", sentence.start, start)]
        quoted = [d.subject for d in beside if d.metric.entry.key == "index_level" and d.subject is not None]
        if len({s.name for s in quoted}) < _SEVERAL or sentence.cost(start, draft.anchor):
            return None
        if before[-1].subject is not quoted[-1] or any(d.metric.entry.key == _TRADED for d in before):
            return None  # 沪指涨 1%，成交 4000 亿元；深指涨 2%，成交 5000 亿元
        return self._market_told_of(sentence, start) or quoted[0]._replace(inherited=True)

    def _market_told_of(self, sentence: Sentence, end: int) -> Subject | None:
        """The market that the sentence names first before the place, else the one that its paragraph has named last."""
        first = self._markets.search(sentence.view, sentence.start, end)
        if first is not None:
            return _subject(first.start(), first[0], inherited=True)
        return self._last_market(sentence, sentence.block.start, sentence.start)

    def _last_market(self, sentence: Sentence, start: int, end: int) -> Subject | None:
        """The market named last between the two places."""
        named = list(self._markets.finditer(sentence.view, start, end))
        return _subject(named[-1].start(), named[-1][0], inherited=end <= sentence.start) if named else None

    def _counted(self, draft: Draft) -> Subject | None:
        """The shares that stand between the count and what they do (130 只非 ST 股封板), or in the measure's name (上涨个股近 370 只)."""
        view, figure, at = draft.sentence.view, draft.quantity, draft.metric.start
        if at is None or draft.metric.end is None:
            return None
        if at >= figure.end:
            noun = _NOUN.fullmatch(view, figure.end, at)
            if noun is not None:
                return _subject(noun.start("noun"), noun["noun"])
            at = figure.end
        kind = self._kinds.search(view, at, draft.metric.end)
        return _subject(kind.start(), kind[0]) if kind is not None else None

    def _group_with(self, draft: Draft, start: int) -> Subject | None:
        """The group of shares that the clause says to have so many: 造纸股有 8 只个股涨停."""
        if draft.metric.start is None or draft.metric.start < draft.quantity.end:
            return None  # 上涨个股近 370 只
        group = self._having.fullmatch(draft.sentence.view, start, draft.quantity.cue_start)
        return _subject(group.start("group"), group["group"]) if group is not None else None

    def _opening_group(self, sentence: Sentence, end: int) -> Subject | None:
        """The group of shares that the sentence opens with, unless a company is named in its words: 甲公司在零售板块."""
        group = self._group.match(sentence.view, sentence.start, end)
        if group is not None and any(group.start() <= e.start < group.end() for e in sentence.entities):
            return None
        return _subject(group.start(), group[0], inherited=True) if group is not None else None


def _is_named(sentence: Sentence, start: int, end: int) -> bool:
    """Whether anything but a time stands between the two places: 海岳国 + 市场成交额."""
    return sentence.cost(start, end) > 0 or any(start <= e.start < end for e in sentence.entities)


def _subject(start: int, text: str, *, inherited: bool = False) -> Subject:
    """What is named there; it opens no topic, for the next figure may be of anybody."""
    name = text.strip()
    start += text.index(name)
    return Subject(start, start + len(name), name, name, "OTHER", inherited=inherited, unknown=True)
