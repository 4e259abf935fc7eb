"""Document memory: what an article once names in full, it names in short afterwards."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from digestnlp.deferred import deferred
from digestnlp.entities.lexicon import Folded, Name, NameIndex, folded_name, places
from digestnlp.entities.mentions import HAN, STOCK_CODE, Mention, is_han, one_of
from digestnlp.entities.words import OrdinaryWords
from digestnlp.rules import Rules

_CALLED = deferred(
    r" ?[（(](?:以下简称|以下称|下称|简称|又称|下文简称)[:：为]? ?[“\"「『‘]?([^”\"」』’（）()，、；。\n或]{2,12})"
)
# A full legal name, and its short form in brackets without a word about it: 甲乙生物科技有限公司（甲乙生物）, （「甲乙」或「本公司」）.
_BRACKETED = deferred(f' ?[（(](?:([{HAN}]{{2,8}})[）)]|[“「"]([{HAN}]{{2,8}})[”」"] ?[）)，或、])')
_BRACKETS = ("（", "(", " （", " (")
_FUND_CODE = deferred(r" ?[（(] ?(00\d{2,4}[A-Z]?)(?:[.\-][A-Z]{2,3})? ?[)）]")
_MARKS = tuple("《“「")
_INDEX = deferred(r" ?[A-Za-z]{0,3}\d{2,4} ?指数")
# 江州省物资集团有限公司: the group without its province or town.
_GROUP_OF_PLACE = deferred(rf"[{HAN}]{{2,5}}?[省市县区]([{HAN}]{{2,6}}?(?:集团|控股))(?:股份)?有限(?:责任)?公司$")
_LEGAL_FORM = deferred("(?:股份|集团)?有限(?:责任)?公司$")
_SHORTEST = 2
_WORD = 4  # Characters of a product's name that may be words of the language.
_SURNAME_TITLES = ("总", "先生", "女士", "博士", "教授", "院士")


class Memory:
    """Finds the short forms of an article's names again, with the same canonical name and id."""

    def __init__(self, rules: Rules, words: OrdinaryWords) -> None:
        self._words = words
        suffixes = one_of((*rules.words("entities.company_suffixes"), *rules.words("entities.legal_suffixes")))
        self._suffix = deferred(f"(?:{suffixes})+$")
        self._latin_ends = frozenset(rules.words("entities.latin_suffixes"))
        self._surnames = frozenset(rules.words("entities.surnames"))
        self._generic = frozenset(rules.words("entities.generic_cores"))
        self._parties = frozenset(rules.words("entities.parties"))
        acts = one_of((*rules.words("entities.company_acts"), *rules.words("entities.days_of_news")))
        self._acts = deferred(
            rf" ?(?:{acts}|[今昨]|\d{{1,2}} ?[月日]|第[一二三四]季|[上下]半年|[去今]年|前[一二三]季|[QH][1-4])"
        )

    def find(self, folded: Folded, mentions: Sequence[Mention], known: NameIndex) -> Iterator[Mention]:
        """Mentions of what `mentions` name, in full and in short.

        Args:
            folded: the article.
            mentions: names with evidence of their own, in order.
            known: the lexicon: what is another entity's name is no short form.
        """
        yield from self._listed(folded.view, mentions, known)
        yield from self._coded(folded.view, mentions)
        spellings = self._spellings(folded.view, mentions, known)
        if not spellings:
            return
        common = {mention.name for mention in mentions if self._is_common(mention)}
        for hit in NameIndex(spellings.items()).find(folded):
            if hit.name.name in common and folded.view[hit.start - 1 : hit.start] not in _MARKS:
                continue
            if _INDEX.match(folded.view, hit.end):
                continue  # 甲 A500 指数 is an index's name.
            if hit.end - hit.start > 2 or not self._words.crosses(folded.view, hit.start, hit.end):
                yield Mention(hit.start, hit.end, *hit.name[:4], "memory")

    def _listed(self, view: str, mentions: Sequence[Mention], known: NameIndex) -> Iterator[Mention]:
        """Listed companies by what their names begin with, though it be a word, where it opens a clause and acts: 高远今日.

        Args:
            view: the article's view, in which a stock's code shows that the company is listed: 高远疫苗（1234）.
            mentions: names with evidence of their own.
            known: the lexicon: 上海 of 上海银行（600321） stays the town.
        """
        shorts: dict[str, Mention] = {}
        for mention in mentions:
            code = mention.label == "COMPANY" and view.startswith(_BRACKETS, mention.end)
            if code and STOCK_CODE.match(view, mention.end + view.startswith(" ", mention.end)):
                written = view[mention.start : mention.end]
                core = self._suffix.sub("", written)
                if (
                    _SHORTEST <= len(core) < len(written)
                    and all(map(is_han, core))
                    and len(core) <= _WORD
                    and known.get(core) is None
                ):
                    shorts.setdefault(core, mention)
        for short, mention in shorts.items():
            for at in places(view, short):
                end = at + len(short)
                if not is_han(view[at - 1 : at]) and self._acts.match(view, end):
                    yield mention._replace(start=at, end=end, found_by="memory")

    @staticmethod
    def _coded(view: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
        """Funds by the code that stands behind their name once: 海川高股息（00999）…，00999 今年配息. No number begins with two zeros."""
        codes: dict[str, Mention] = {}
        for mention in mentions:
            code = _FUND_CODE.match(view, mention.end) if view.startswith(_BRACKETS, mention.end) else None
            if code is not None:
                codes.setdefault(code[1], mention)
        for digits, mention in codes.items():
            for at in places(view, digits):
                before, behind = view[at - 1 : at], view[at + len(digits) : at + len(digits) + 1]
                if is_han(behind) and (is_han(before) or not (before.isalnum() or before in _BRACKETS)):
                    yield mention._replace(start=at, end=at + len(digits), found_by="memory")

    def _spellings(self, view: str, mentions: Iterable[Mention], known: NameIndex) -> dict[str, Name]:
        """What the names may be called again; where two share a form, the first one has it."""
        spellings: dict[str, Name] = {}
        done: set[tuple[str, tuple[object, ...]]] = set()
        for mention in mentions:
            label, name, own_id, parent, found_by = mention[2:]
            written = view[mention.start : mention.end]
            shorts = self._introduced(view, mention)
            if (written, mention[2:]) not in done:
                done.add((written, mention[2:]))
                if found_by != "lexicon":
                    spellings.setdefault(folded_name(written), Name(label, name, own_id, parent))
                shorts = (*shorts, *self._short_forms(written, mention), *self._placed(written, mention, known))
            for short in shorts:
                spelling = folded_name(short)
                if spelling not in spellings and known.get(spelling) is None:
                    exact = short if short.isascii() else None
                    spellings[spelling] = Name(label, name, own_id, parent, exact=exact)
        return spellings

    def introduced(self, view: str, mentions: Iterable[Mention]) -> dict[str, Mention]:
        """The mention of the full name by the short form that is said to be another name for it: 甲股份有限公司（以下简称“乙”）."""
        if "称" not in view and "有限公司" not in view:
            return {}
        return {short: m for m in mentions for short in self._introduced(view, m)}

    def _introduced(self, view: str, mention: Mention) -> tuple[str, ...]:
        """The short form that stands in brackets behind a company's name."""
        if mention.label != "COMPANY" or not view.startswith(_BRACKETS, mention.end):
            return ()
        called = _CALLED.match(view, mention.end)
        if called is None and view.endswith("有限公司", mention.start, mention.end):
            called = _BRACKETED.match(view, mention.end)
        short = called[called.lastindex or 1].strip() if called is not None else ""
        return (short,) if short and short not in self._parties else ()

    def _is_common(self, mention: Mention) -> bool:
        """Whether a product's name is an ordinary word, which elsewhere means what it always does: 天气 of “天气”应用."""
        name = mention.name
        if mention.label != "PRODUCT" or mention.found_by != "pattern" or mention.parent is not None:
            return False
        ordinary = name in self._generic or self._words.is_phrase(name)
        return len(name) <= _WORD and is_han(name[0]) and ordinary

    def _short_forms(self, written: str, mention: Mention) -> Iterator[str]:
        if mention.label == "COMPANY" and mention.id is None:
            yield from self._short_company(written)
        elif mention.label == "PERSON":
            for name in dict.fromkeys((mention.name, written)):
                yield from self._short_person(name)
        elif mention.label == "PRODUCT":
            yield from _short_product(written)

    def _placed(self, written: str, mention: Mention, known: NameIndex) -> Iterator[str]:
        """The short form of a full name that opens with a place, and goes on with what is one as well: 江州岚溪矿业有限公司.

        A group's is all but the place, where its words are ordinary ones: 江州省物资集团有限公司.
        """
        group = _GROUP_OF_PLACE.match(written) if mention.label == "COMPANY" else None
        if group is not None and self._words.is_phrase(group[1]) and known.get(group[1][:-_SHORTEST]) is None:
            yield group[1]
        yield from self._without_form(written, mention, known)
        core = self._suffix.sub("", written) if mention.label == "COMPANY" and written.endswith("公司") else ""
        if len(core) != _WORD or core == written:
            return
        place, own = known.get(core[:_SHORTEST]), known.get(core[_SHORTEST:])
        if place is None or own is None or place.label != "PLACE" or own.label not in ("PLACE", "COMPANY"):
            return
        if own.parent != place.id:  # 江苏 + 镇江 is the town
            yield core

    def _without_form(self, written: str, mention: Mention, known: NameIndex) -> Iterator[str]:
        """A full name without its legal form and the place that opens it: 郭岚文化传媒 of 江州郭岚文化传媒有限公司."""
        form = _LEGAL_FORM.search(written) if mention.label == "COMPANY" and mention.id is None else None
        if form is None:
            return
        opened = (known.get(written[:size]) for size in (_SHORTEST, _SHORTEST + 1))
        places_of = [
            size
            for size, name in zip((_SHORTEST, _SHORTEST + 1), opened, strict=True)
            if name and name.label == "PLACE"
        ]
        for short in (written[size : form.start()] for size in (0, *places_of)):
            if len(short) > _WORD and all(map(is_han, short)) and self._words.is_unknown(short):
                yield short

    def _short_company(self, name: str) -> Iterator[str]:
        core = self._suffix.sub("", name).strip()
        if (
            2 <= len(core) < len(name)
            and core not in self._generic
            and (not is_han(core[0]) or (len(core) <= 4 and self._words.is_unknown(core)))
        ):
            yield core
        words = name.split(" ")
        if len(words) > 1 and words[-1] in self._latin_ends and len(words[0]) > 3:
            yield words[0]

    def _short_person(self, name: str) -> Iterator[str]:
        if "·" in name:
            yield from (part for part in name.split("·") if len(part) > 1)
        elif name.isascii():
            words = name.split(" ")
            if len(words) > 1:
                yield from (word for word in (words[0], words[-1]) if len(word) > 2 and word[0].isupper())
        elif len(name) <= 3 and name[0] in self._surnames:
            yield from (name[0] + title for title in _SURNAME_TITLES)


def _short_product(name: str) -> Iterator[str]:
    """The model without its brand (Find N5), and without its last parts (GLM-Zero of GLM-Zero-Preview) or its edition."""
    if name.endswith("ETF"):
        return  # 云岚沪深 300ETF: what index a fund follows is no short form of its name
    latin = re.search(rf"([A-Za-z0-9][A-Za-z0-9 .+\-]*?)( ?[{HAN}]{{2,6}}版)?$", name)
    if latin is None:
        return
    for model in {latin[0], latin[1]}:
        if model != name and re.search(r"[A-Za-z]", model) and re.search(r"\d", model):
            yield model
    parts = latin[1].split("-")
    if len(parts) > 2:
        yield "-".join(parts[:-1])
