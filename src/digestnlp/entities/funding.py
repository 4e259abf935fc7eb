"""Companies by a round of funding: 投资方包括甲、乙和丙, 由甲领投, 甲、乙跟投. Nothing but investors stands there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from digestnlp.deferred import deferred
from digestnlp.entities.mentions import HAN, Mention, is_han, one_of
from digestnlp.entities.words import OrdinaryWords
from digestnlp.rules import Rules

_NAME = deferred(rf"[{HAN}A-Za-z][{HAN}A-Za-z0-9&. （）()]{{1,17}}")
_LATIN = deferred(r"[A-Z][A-Za-z0-9&.'\-]+(?: [A-Z][A-Za-z0-9&.'\-]*){0,3}")
_LIST = 140  # Characters of a list.
_JOINT = deferred(r" ?(?:、|和|与|及|以及) ?")
_BORDER = deferred(r"[，。；：！？\n]|由|获得?")


class Investors:
    """Finds the members of lists of investors, whatever their form; in Latin letters also acronyms: KPE、云岚资本跟投."""

    def __init__(self, rules: Rules, words: OrdinaryWords) -> None:
        self._words = words
        investors = one_of(rules.words("entities.investor_nouns"))
        self._listed = deferred(
            rf"(?:{investors})(?:包括|为|有|包含|是|分别为)了? ?([^，。；：\n]{{2,{_LIST}}}?)(?=等|[，。；：\n]|$)"
        )
        among, verbs = (one_of(rules.words(f"entities.round_{name}")) for name in ("adverbs", "verbs"))
        self._verbs = deferred(verbs)
        self._leads = deferred(f"(?:{among})*(?:{verbs})")
        self._stop = deferred(one_of((*rules.words("entities.legal_stops"), *rules.words("entities.not_investors"))))
        suffixes = one_of(rules.words("entities.company_suffixes"))
        self._suffix = deferred(f"(?:{suffixes})+$")
        self._generic = frozenset(rules.words("entities.generic_cores"))
        self._not_latin = frozenset(rules.words("entities.not_models"))

    def find(self, text: str, ends: Mapping[int, Mention]) -> Iterator[Mention]:
        """Candidates, which may overlap one another and the known mentions.

        Args:
            text: a view.
            ends: known mentions by where they end.
        """
        if "投" not in text:
            return
        stretches = [match.span(1) for match in self._listed.finditer(text)]
        for leads in self._leads.finditer(text) if self._verbs.search(text) else ():
            limit = max(0, leads.start() - _LIST)
            borders = [border.end() for border in _BORDER.finditer(text, limit, leads.start())]
            if borders or limit == 0:
                stretches.append((borders[-1] if borders else 0, leads.start()))
        for stretch in stretches:
            for start, end in self._members(text, *stretch, ends):
                yield Mention(start, end, "COMPANY", text[start:end])

    def _members(self, text: str, start: int, end: int, ends: Mapping[int, Mention]) -> Iterator[tuple[int, int]]:
        at = start
        joints = [joint.span() for joint in _JOINT.finditer(text, start, end)]
        for border in (*joints, (end, end)):
            if border[0] in ends and ends[border[0]].start <= at:
                at = border[1]
                continue  # known as a whole
            name = text[at : border[0]]
            if self._is_name(name) or (joints and self._is_latin_name(name)):
                yield at, border[0]
            at = border[1]

    def _is_latin_name(self, name: str) -> bool:
        """Whether a member of the list is words in Latin letters that name something: KPE, Kestrel Partners."""
        return _LATIN.fullmatch(name) is not None and self._not_latin.isdisjoint(name.split(" "))

    def _is_name(self, name: str) -> bool:
        """Whether a member of the list is a name: with an ending of companies behind a core that is not generic, or no words."""
        if not _NAME.fullmatch(name) or not is_han(name[0]) or not is_han(name[-1]) or self._stop.search(name):
            return False
        core = self._suffix.sub("", name)
        if core != name:
            return len(core) > 1 and core not in self._generic and core[-2:] not in self._generic
        return self._words.is_unknown(name)
