"""Companies with names in Latin letters: behind what they are, where they report or announce, by endings, in lists and in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from digestnlp.deferred import deferred
from digestnlp.entities.mentions import STOCK_CODE, Mention, has_letters, is_han, is_latin, one_of
from digestnlp.rules import Rules
from digestnlp.wordlist import Opened, compile_words

_LATIN = 40  # Characters of a name in Latin letters that are looked at.
_LATIN_WORD = r"[A-Za-z0-9][A-Za-z0-9&.'\-]*"
LATIN_NAME = rf"[A-Za-z][A-Za-z0-9&'\-]*(?:\.[A-Za-z0-9]+)*(?: [A-Z0-9]{_LATIN_WORD[len('[A-Za-z0-9]') :]}){{0,3}}"
"""One to four words in Latin letters, the second and later ones with a capital or a digit."""

# 云岚集团（Yunlan Group）: no acronym, which may be a code or a kind of business.
_LATIN_BRACKET = deferred(
    r"(?<![（( ])(?= ?[（(])(?: ?[（(] ?)((?![A-Z]{1,5}(?:-US)? ?[)）])[A-Z][A-Za-z&'’\-]+(?: [A-Za-z&][A-Za-z&.'’\-]*){0,4}) ?[)）]"
)
_LATIN_TAIL = deferred(r"(?<![A-Za-z0-9])(?:[A-Z][A-Za-z&.\-]* ){0,3}[A-Za-z][A-Za-z0-9&.\-]*$")
_LEGAL_TAIL = deferred(r",? (?:Ltd|Inc|LLC|Corp|Limited|Incorporated)(?![A-Za-z])\.?")
_SPEAKING = "宣布|发布公告|官宣|公布|推出|披露|发布|收购|回应|起诉"
_LISTED = r"[A-Z][A-Za-z&'’\-]+(?: [A-Z][A-Za-z&'’\-]+){0,2}"
# A list of names in Latin letters: Orvanta、Nimbus、Kestrel.
_LATIN_LIST = deferred(rf"{_LISTED} ?(?:、 ?{_LISTED} ?){{2,}}(?![A-Za-z0-9])")
_OF_LIST = deferred(_LISTED)
# What shows that shares of it are held or sold: 收购 Nimbus Cloud60%股权.
_SHARE = r"(?:%| ?\d[\d.]*%)? ?的?(?:全部|部分|多数|少数|剩余|控股)?(?:股权|股份|权益|控制权)"
_ENOUGH = 2  # Known companies of such a list, that show what its others are.


class LatinCompanies:
    """Finds them by the packs' words."""

    def __init__(self, rules: Rules) -> None:
        self._not_latin = frozenset(rules.words("entities.not_models"))
        nouns = one_of((*rules.words("entities.company_nouns"), *rules.words("entities.company_origins")))
        self._noun_before = deferred(rf"(?:{nouns}) ?[「“\"]?({LATIN_NAME})")
        self._latin_suffix = deferred(
            rf"(?<![A-Za-z0-9])[A-Z]{_LATIN_WORD[len('[A-Za-z0-9]') :]}(?: (?:& )?[A-Z]{_LATIN_WORD[len('[A-Za-z0-9]') :]}){{0,4}}"
        )
        forms = rules.words("entities.latin_legal_forms")
        self._form = compile_words(forms)
        # Nimbus Foods (Shanghai) Co., Ltd.
        self._with_form = deferred(
            rf"(?<![A-Za-z0-9])[A-Z][A-Za-z0-9&'\-]+(?: [A-Z][A-Za-z0-9&'\-]*){{0,3}}(?: ?\([A-Z][A-Za-z]+\))?"
            rf",? (?:{one_of(forms)})(?![A-Za-z0-9])"
        )
        self._latin_ends = frozenset(rules.words("entities.latin_suffixes"))
        self._latin_end = deferred(f" (?:{one_of(self._latin_ends)})")
        self._reported = deferred(
            rf"(?:根据|据|来自) ?({LATIN_NAME}) ?(?:报道|数据|统计|消息|透露|援引|称|分析|估算|预测|研究|调查|发布|公布)"
        )
        days = one_of(rules.words("entities.days_of_news"))
        self._announced = Opened(
            "，。；：、！？\n",
            rf" *({LATIN_NAME}) ?(?:{days}|当地时间|方面|官方)? ?(?:{_SPEAKING})",
            _SPEAKING,
        )
        self._sold = deferred(rf"(?:{one_of(rules.words('entities.share_verbs'))})了? ?({LATIN_NAME}){_SHARE}")
        funded = one_of(rules.words("entities.funding_verbs"))
        self._funded = deferred(
            rf"(?<![A-Za-z0-9&.'\-])({LATIN_NAME})(?= *(?:{days})? *(?:宣布)? *(?:{funded})[^，。；\n]{{0,20}}融资)"
        )

    def find(self, text: str, ends: Mapping[int, Mention]) -> Iterator[Mention]:
        """Candidates, which may overlap the known mentions, by where those end."""
        if not has_letters(text):
            return
        for pattern in (self._noun_before, self._reported, self._announced):
            for match in pattern.finditer(text):
                yield from self._company(match, 1)
        for match in self._sold.finditer(text) if "股" in text or "权" in text else ():
            yield from self._company(match, 1)
        for match in self._funded.finditer(text) if "融资" in text else ():
            if match.end() not in ends:
                yield from self._company(match, 1, marks=".'-")
        for match in self._with_form.finditer(text) if self._form.search(text) else ():
            yield Mention(match.start(), match.end(), "COMPANY", match[0])
        for match in self._latin_suffix.finditer(text) if self._latin_end.search(text) else ():
            words = match[0].split(" ")
            if (
                len(words) > 1
                and words[-1].rstrip(".") in self._latin_ends
                and words[0] not in self._not_latin
                and not text.startswith("》", match.end())
            ):
                legal = _LEGAL_TAIL.match(text, match.end())  # Yunlan Foods Co. + , Ltd.
                end = legal.end() if legal is not None else match.end()
                yield Mention(match.start(), end, "COMPANY", text[match.start() : end])
        yield from self._in_lists(text, ends)

    def is_whole(self, name: str) -> bool:
        """Whether a name ends as companies' names do in Latin letters, so that 公司 behind it only says what it is."""
        *first, last = name.rstrip(" ").split(" ")
        return bool(first) and last.rstrip(".") in self._latin_ends

    def start(self, text: str, suffix: int) -> int | None:
        """Where a name in Latin letters begins that ends before the company ending: MiniMax 公司, TCL科技, Axiom Space 公司."""
        end = suffix - 1 if text[suffix - 1 : suffix] == " " else suffix
        words = _LATIN_TAIL.search(text, max(0, end - _LATIN), end)
        if words is None:
            return None
        name = words[0]
        if (
            len(name) < 2
            or name.islower()
            or any(map(str.isdigit, name))
            or not self._not_latin.isdisjoint(name.split(" "))
        ):
            return None
        return words.start()

    def in_brackets(self, text: str, known: Sequence[Mention]) -> Iterator[Mention]:
        """The Latin names in brackets behind companies' and bodies' Chinese ones, or between these and a code.

        云岚集团（Yunlan Group）, 云岚科技 YLTC（1234.HK）: also where the Latin name ends as companies' do, so that it was found
        for itself. Where the lexicon has the company by a Chinese name that is one character shorter, it is written by sound
        otherwise here.
        """
        companies = {mention.end: mention for mention in known if mention.label in ("COMPANY", "ORG")}
        for bracket in _LATIN_BRACKET.finditer(text):
            company, within = companies.get(bracket.start()), companies.get(bracket.end(1))
            unknown = within is None or (within.id is None and within.start == bracket.start(1))
            if company is not None and unknown and self._not_latin.isdisjoint(bracket[1].split(" ")):
                yield company._replace(start=bracket.start(1), end=bracket.end(1), found_by="pattern")
            shorter = companies.get(bracket.start() - 1)
            if company is not None or within is None or shorter is None:
                continue
            if within.id is not None and shorter.id == within.id and is_han(text[shorter.end]):
                yield shorter._replace(end=bracket.start(), found_by="pattern")
        for mention in companies.values():
            company = companies.get(mention.start - text.startswith(" ", mention.start - 1))
            if company is None or mention.id is not None or not is_latin(text[mention.start]):
                continue
            if is_han(text[company.end - 1]) and STOCK_CODE.match(text, mention.end):
                yield company._replace(start=mention.start, end=mention.end, found_by="pattern")

    def _in_lists(self, text: str, ends: Mapping[int, Mention]) -> Iterator[Mention]:
        """The unknown members of a list in Latin letters, of which at least two are known companies."""
        for match in _LATIN_LIST.finditer(text) if text.count("、") > 1 else ():
            names = list(_OF_LIST.finditer(text, *match.span()))
            known = [ends.get(name.end()) for name in names]
            if sum(mention is not None and mention.label == "COMPANY" for mention in known) < _ENOUGH:
                continue
            for name, mention in zip(names, known, strict=True):
                if mention is None and self._not_latin.isdisjoint(name[0].split(" ")):
                    yield Mention(name.start(), name.end(), "COMPANY", name[0])

    def _company(self, match: re.Match[str], group: int, *, marks: str = ".'-&") -> Iterator[Mention]:
        """The company that a group names, without the marks at its end, of which & may be its own (Yunlan&), or a share joined to it."""
        name = match[group].rstrip(marks)
        if match.string.startswith("%", match.end(group)):
            name = name.rstrip("0123456789. ")
        first = name.split(" ")[0]
        if len(name) >= 3 and first not in self._not_latin and not any(map(str.isdigit, name)):
            yield Mention(match.start(group), match.start(group) + len(name), "COMPANY", name)
