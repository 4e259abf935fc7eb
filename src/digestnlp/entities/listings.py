"""Which company is meant by what says so of its shares: a code behind its name, the label of its short name in a filing.

云岚（1234） is not the 云岚 of the lexicon, whose shares are 600321.SH; 证券简称：云岚 is whose full name has these characters.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from digestnlp.deferred import deferred
from digestnlp.entities.lexicon import Hit, places
from digestnlp.entities.mentions import HAN, STOCK_CODE, Mention, one_of
from digestnlp.rules import Rules
from digestnlp.rules.schema import LexiconEntry

_BRACKETS = ("（", "(", " （", " (")
_NUMBER = deferred(r"\d+")
_TAIWAN, _MAINLAND = ("TW", "TWO"), ("SH", "SZ", "BJ")
# Second classes of shares of companies that the lexicon knows by the first.
_OTHER_CLASSES = ("200", "900")
_OF_MAINLAND = 6  # Digits of a code there.
_LABEL, _LEGAL = "简称", "有限公司"


class Listings:
    """Compares codes in brackets with those of the lexicon."""

    def __init__(self, rules: Rules) -> None:
        self._tickers = {entry.id: entry.ticker for entry in rules.of(LexiconEntry) if entry.ticker}

        labels = (label for label in rules.words("issuer_labels") if label.endswith(_LABEL))
        self._short = deferred(rf"(?:{one_of(labels)}) *[：:] *(?:\*?ST ?)?([{HAN}]{{2,6}})(?![{HAN}])")

    def issuers(self, text: str) -> list[Mention]:
        """All mentions of the short names of whose filing the text is: 证券简称：云岚."""
        shorts = {match[1] for match in self._short.finditer(text)} if _LABEL in text else ()
        return [Mention(at, at + len(short), "COMPANY", short) for short in shorts for at in places(text, short)]

    @staticmethod
    def tied(
        text: str, mentions: Sequence[Mention], issuers: Iterable[Mention], shorts: Mapping[str, Mention]
    ) -> list[Mention]:
        """The mentions, with one name for what the text itself calls in full and in short.

        Args:
            text: a view.
            mentions: what is known in it, in order.
            issuers: mentions of short names by their labels.
            shorts: the full name's mention by what the text says it is called for short.
        """
        # The name that the stock exchange has stands for the full one; any other short form is no more than that.
        pairs = [(short, full, full) for short, full in shorts.items()]
        for listed in {mention.name: mention for mention in issuers}.values():
            full = next((m for m in mentions if _is_in_full(text[m.start : m.end], listed.name, m)), None)
            if full is not None and listed.name not in shorts:
                pairs.append((listed.name, full, listed))
        if not pairs:
            return list(mentions)
        same: dict[str, Mention] = {}
        for short, full, meant in pairs:
            known = next((m for m in mentions if m.id is not None and text[m.start : m.end] == short), meant)
            same[short] = same[text[full.start : full.end]] = known
        return [_as(mention, same.get(text[mention.start : mention.end])) for mention in mentions]

    def parted(self, text: str, hits: Iterable[Hit]) -> tuple[list[Mention], Sequence[Hit]]:
        """The mentions of spellings that are another company's in the text than the lexicon's, by their code, and all other hits."""
        hits = list(hits)
        others = {
            text[hit.start : hit.end]
            for hit in hits
            if text.startswith(_BRACKETS, hit.end) and hit.name.label == "COMPANY" and self._differs(text, hit)
        }
        if not others:
            return [], hits
        namesakes = [hit for hit in hits if text[hit.start : hit.end] in others]
        rest = [hit for hit in hits if hit not in namesakes]
        return [Mention(hit.start, hit.end, "COMPANY", text[hit.start : hit.end]) for hit in namesakes], rest

    def _differs(self, text: str, hit: Hit) -> bool:
        """Whether the code behind the name cannot be that of the lexicon's company, which may be listed in several places."""
        ticker = self._tickers.get(hit.name.id or "")
        code = STOCK_CODE.match(text, hit.end + text.startswith(" ", hit.end)) if ticker else None
        number = _NUMBER.search(code[0]) if code is not None else None
        if ticker is None or code is None or number is None:
            return False
        known, _, market = ticker.partition(".")
        if not known.isdecimal():
            return False
        same = int(number[0]) == int(known)
        if "TW" in code[0].upper():
            return market not in _TAIWAN or not same
        if len(number[0]) == _OF_MAINLAND:
            return market in _MAINLAND and not same and not number[0].startswith(_OTHER_CLASSES)
        bare = not any(map(str.isalpha, code[0]))
        return bare and market not in _MAINLAND and not same


def _is_in_full(written: str, short: str, mention: Mention) -> bool:
    """Whether the mention is a company's full name that has the short one's characters in their order."""
    if mention.label != "COMPANY" or not written.endswith(_LEGAL):
        return False
    rest = iter(written)
    return all(character in rest for character in short)


def _as(mention: Mention, meant: Mention | None) -> Mention:
    """The mention under the name of the company that is meant; one that the lexicon knows stays what it is."""
    if meant is None or mention.label != "COMPANY" or mention.id is not None:
        return mention
    return mention._replace(name=meant.name, id=meant.id, parent=meant.parent)
