"""Unknown names of companies right before what says that their shares are traded: 甲乙丙（300123.SZ）, 甲乙-KY."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping

from digestnlp.deferred import deferred
from digestnlp.entities.company_endings import CORE, SHORTEST_CORE, CompanyEndings
from digestnlp.entities.latin import LatinCompanies
from digestnlp.entities.mentions import HAN, STOCK_CODE, Mention, is_han, is_latin, one_of
from digestnlp.entities.name_stops import NameStops
from digestnlp.entities.places import hard_border
from digestnlp.rules import Rules
from digestnlp.rules.schema import LexiconEntry
from digestnlp.segment import part_of_speech

_OF_MAINLAND = deferred(r"[（(][^\d]*\d{6}(?:\.[A-Z]{2})? ?[)）]")
# 甲乙-KY: the mark of companies that are listed in Taiwan and at home elsewhere.
_LISTED_ABROAD = deferred(rf"(?: ?- ?|(?<=[{HAN}]))KY(?![A-Za-z])", clue="KY")


class CodedNames:
    """Finds where a name begins before a stock code or mark."""

    def __init__(
        self,
        rules: Rules,
        endings: CompanyEndings,
        stops: NameStops,
        latin: LatinCompanies,
        home: Container[str | None],
    ) -> None:
        self._home = home
        self._tickers = {e.id: e.ticker.partition(".")[0] for e in rules.of(LexiconEntry) if e.ticker}
        self._endings = endings
        self._stops = stops
        self._latin = latin
        self._generic = frozenset(rules.words("entities.generic_cores"))
        self._kinds = self._generic | frozenset(rules.words("entities.generic_heads"))
        self._full = deferred(one_of(rules.words("entities.full_name_ends")))
        trades = rules.words("entities.trade_ends")
        self._trade = deferred(rf"(?<=[{HAN}A-Za-z）)])(?:{one_of(trades)})([{HAN}]{{2,4}})$")  # 微型电池厂 + 甲能高

    def find(self, text: str, ends: Mapping[int, Mention]) -> Iterator[Mention]:
        """A name right before a stock code in brackets: 甲乙丙（300123.SZ）."""
        codes = list(STOCK_CODE.finditer(text))
        for match in codes:
            end = match.start() - (text[match.start() - 1 : match.start()] == " ")
            if (
                _OF_MAINLAND.fullmatch(match[0])
                and (start := self._short_name_start(text, end, match[0], ends)) is not None
            ):
                yield Mention(start, end, "COMPANY", text[start:end])
                continue
            if end in ends and not self._endings.is_ending(text, ends[end]):
                continue
            if is_latin(text[end - 1 : end]):
                start = self._latin.start(text, end)
            else:
                start = hard_border(text, end, max(0, end - 9), ends)
                if len(codes) > 1 and end - start == SHORTEST_CORE and not is_han(text[start - 1 : start]):
                    yield Mention(start, end, "COMPANY", text[start:end])  # 、至远(1234): no room for anything else
                    continue
                if (whole := self._in_full(text, start, end, ends)) is not None:
                    yield whole
                    continue
                place = ends.get(start)
                endings = [ending for ending in self._endings.ending.finditer(text, start, end) if ending.end() == end]
                core = text[start : endings[0].start()] if endings else None
                word = text[start:end]
                plain = core in self._kinds if endings else word not in self._kinds and part_of_speech(word) is not None
                if place is not None and place.label == "PLACE" and (core == "" or plain):
                    # 河北 + 钢铁（000001）, 中国 + 技术集团（01999）, 海西 + 建设（01999）
                    yield Mention(place.start, end, "COMPANY", text[place.start : end])
                    continue
                trade = self._trade.search(text, start, end)
                start = (
                    trade.start(1) if trade else self._stops.behind(text, start, endings[0].start() if endings else end)
                )
            if start is not None and 2 <= end - start <= 8 and text[start:end] not in self._generic:
                yield Mention(start, end, "COMPANY", text[start:end])

    def _short_name_start(self, text: str, end: int, code: str, ends: Mapping[int, Mention]) -> int | None:
        """Where a short name of shares of the mainland begins that fills the clause before its code, though it holds other words.

        Those are a place at home with any two characters behind it (江州 + 如意), another's name behind one that is a noun
        (桑 + 云岚, but not 购 + 云岚), or a stop within the two before an ending (岚因 + 数控, but not 拟向 + 云岚).
        """
        start = hard_border(text, end, max(0, end - CORE - 1), ())
        if not SHORTEST_CORE < end - start <= CORE:
            return None
        known, place, own = ends.get(end), ends.get(start + SHORTEST_CORE), start + SHORTEST_CORE
        if known is not None and self._tickers.get(known.id or "", "-") in code:
            return None
        if place is not None and place.start == start and place.label == "PLACE" and place.id in self._home:
            return start if end - own == SHORTEST_CORE and text[own:end] not in self._kinds else None
        if self._stops.stop.match(text, start) is not None:
            return None
        if known is not None and known.label == "COMPANY" and known.start == start + 1:
            return start if (part_of_speech(text[start]) or "n").startswith("n") else None
        holds = self._stops.stop.fullmatch(text, start + 1, own) is not None
        return start if holds and self._endings.ending.fullmatch(text, own, end) else None

    def _in_full(self, text: str, start: int, end: int, ends: Mapping[int, Mention]) -> Mention | None:
        """The name before a code that a known company's name opens: 云岚 + 精机 (1234-TW)."""
        short = ends.get(start)
        rest = end - start
        if short is None or short.label != "COMPANY" or not is_han(text[start - 1]) or rest > CORE:
            return None
        if self._stops.stop.search(text, start, end) is not None and not self._full.fullmatch(text, start, end):
            return None
        return Mention(short.start, end, "COMPANY", text[short.start : end], None, short.id)

    def marked(self, text: str, ends: Mapping[int, Mention]) -> Iterator[Mention]:
        """A name with the mark of companies that are listed in Taiwan and at home elsewhere: 甲乙-KY."""
        for match in _LISTED_ABROAD.finditer(text):
            if match.end() in ends:
                continue
            known = ends.get(match.start())
            start = known.start if known is not None else None
            if known is None:
                border = hard_border(text, match.start(), max(0, match.start() - CORE), ends)
                start = self._stops.behind(text, border, match.start())
            if start is not None and match.start() - start >= SHORTEST_CORE:
                yield Mention(start, match.end(), "COMPANY", text[start : match.end()])
