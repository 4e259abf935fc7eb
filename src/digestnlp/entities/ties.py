"""Companies by what ties them to others: parts and parents of companies, shares that are bought and sold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from digestnlp.deferred import deferred
from digestnlp.entities.mentions import HAN, Mention, one_of
from digestnlp.entities.words import OrdinaryWords
from digestnlp.rules import Rules
from digestnlp.wordlist import Opened

_NAME = rf"[{HAN}A-Za-z0-9]{{2,10}}?"
_FOUR = 4  # Characters of a name that two parts make which are no words.
_OPENS = "，。；：！？、（“\n"
_SHARE = (
    r" ?(?:合计|共计|约|的|至少|至|不少于|不低于|不超过|超过|最多|至多|逾)? ?"
    r"(?:(?<![\d.])\d[\d.]*% ?的?(?:股权|股份|权益)|(?:全部|部分|控股|多数|少数|剩余|控制)?(?:股权|控制权|控股权))"
)
_SHARES = "股权|股份|权益|控制权"
"""What all of these have in them."""
_TIME = "(?:20)?\\d\\d ?年|\\d{1,2} ?月|上半年|下半年|全年|前[一二三]季|[一二三四]季度|第[一二三四]季|[QH][1-4]"
_SUBSIDIARY = "(?:全资|控股|参股)?(?:子公司|孙公司|附属公司)"


class CompanyTies:
    """Finds companies that no ending shows: 收购甲乙 30% 的股权, 全资子公司甲乙拟…, 甲乙的控股子公司."""

    def __init__(self, rules: Rules, words: OrdinaryWords) -> None:
        self._words = words
        verbs = one_of(rules.words("entities.share_verbs"))
        kinds = one_of(rules.words("entities.owned_kinds"))
        links = one_of(rules.words("entities.owner_links"))
        nouns = one_of(rules.words("entities.company_nouns"))
        self._stop = deferred(one_of(rules.words("entities.legal_stops")))
        self._generic = frozenset(rules.words("entities.generic_cores"))
        self._suffixes = frozenset(rules.words("entities.company_suffixes"))
        self._common = deferred(one_of(rules.words("entities.owned_nouns")))
        self._patterns = (
            # Bought and sold, perhaps by way of who holds it: 收购 + 丙丁所持 + 甲乙 + 30% 的股权.
            deferred(
                rf"(?:{verbs})(?:了|(?:[{HAN}A-Za-z]{{0,8}}?(?:所持|持有)有?的?))?({_NAME})(?={_SHARE})", clue=_SHARES
            ),
            # Of a list of them: 甲乙 30% 股权、丙丁 51% 股权.
            deferred(rf"(?:股权|股份|权益)[、和及与]({_NAME})(?={_SHARE})", clue=_SHARES),
            # Part of another one, which is said before the name or behind it.
            deferred(rf"(?:{kinds})[“「]?({_NAME})(?=[，。；：、（(”」\n]|$| ?(?:{links}|{_TIME}))", clue=kinds),
        )
        owned = rf"(?:全资|控股){_SUBSIDIARY}"
        of_one = rf"(?:作为|是|系)(?=[^，。；\n]{{2,16}}{_SUBSIDIARY})"
        self._subsidiaries = (
            Opened(_OPENS, rf" *({_NAME})(?=的?{owned})", owned),
            Opened(_OPENS, rf" *({_NAME})(?={of_one})", of_one),
        )
        self._called = deferred(
            rf"一家(?:[^，。；\n]{{0,8}})?(?:名为|叫做|名叫|叫|称为) ?[“「\"]?({_NAME})[”」\"]? ?(?=的[{HAN}]{{0,6}}(?:{nouns}))",
            clue="一家",
        )

    def find(self, text: str, ends: Mapping[int, Mention]) -> Iterator[Mention]:
        """Candidates, which may overlap one another and the known mentions.

        Args:
            text: a view.
            ends: known mentions by where they end.
        """
        for match in self._called.finditer(text):
            yield Mention(match.start(1), match.end(1), "COMPANY", match[1])
        for pattern in (*self._patterns, *self._subsidiaries) if "公司" in text else self._patterns:
            for match in pattern.finditer(text):
                if self._is_name(text, match.start(1), match.end(1), ends):
                    yield Mention(match.start(1), match.end(1), "COMPANY", match[1])

    def _is_name(self, text: str, start: int, end: int, ends: Mapping[int, Mention]) -> bool:
        """Whether the span is a name of its own: no words of the dictionary, or more behind a known name or a place."""
        name = text[start:end]
        known = ends.get(end)
        if known is not None and (known.label != "PLACE" or known.start == start):
            return False
        if name in self._generic or self._common.search(name):
            return False
        stops = {
            stop[0]
            for stop in self._stop.finditer(name)
            if self._words.stands_alone(text, start + stop.start(), start + stop.end())
        }
        if stops == {"和"} and len(name) == _FOUR:
            # Two parts of a name that are no words: 和 does not join companies of one character.
            return name[2] == "和" and self._words.is_unknown(name)
        if stops:
            return False
        opening = next((ends[at] for at in range(start + 2, end) if at in ends and ends[at].start == start), None)
        rest = text[opening.end : end] if opening else name
        if known is not None and opening is None and self._is_daughter(text[start : known.start], ends):
            return True
        if opening is not None and opening.label == "COMPANY" and (len(rest) == 1 or rest in self._suffixes or known):
            return True
        return self._words.is_unknown(rest)

    @staticmethod
    def _is_daughter(brand: str, ends: Mapping[int, Mention]) -> bool:
        """Whether what stands before a place at the name's end opens a known company's name: 云岚 of 云岚 + 普定, by 云岚股份."""
        return len(brand) > 1 and any(m.label == "COMPANY" and m.name.startswith(brand) for m in ends.values())
