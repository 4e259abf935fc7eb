"""Names that go on beside a known company's: 云岚 + 公司, 云岚 + 汽车, 子公司 + 温州 + 云岚, 云岚 + 江州分行."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping

from digestnlp.deferred import deferred
from digestnlp.entities.branches import Branches
from digestnlp.entities.company_endings import NO_CONTROL, CompanyEndings, controls
from digestnlp.entities.mentions import HAN, Mention, is_han, one_of
from digestnlp.entities.name_starts import NameStarts
from digestnlp.entities.shares import SHARES, Shares
from digestnlp.entities.words import OrdinaryWords
from digestnlp.rules import Rules
from digestnlp.rules.schema import LexiconEntry
from digestnlp.wordlist import pattern_at

# 京东方A, 万科B: the class of its shares, as part of the name in lists of shares.
_SHARE_CLASS = deferred(r"[AB](?:(?=\d{1,2} ?月)|(?![A-Za-z0-9股轮]))")
# 云岚银行 + 零售客户: whom a part of it deals with, not the part's name.
_DEPARTMENT = deferred("(?:零售|金融)(?:客户|存款|贷款|信贷|条线|金融业务|AUM|债权|债务)")
_PIECES = tuple("辆台艘架枚部款")  # 一辆 + 云岚 + 汽车: what is counted is a thing
_ORIGIN_NAMES = frozenset(("台湾", "香港"))


class LongerCompanies:
    """Finds them by the packs' endings, towns and branches."""

    def __init__(
        self,
        rules: Rules,
        words: OrdinaryWords,
        endings: CompanyEndings,
        starts: NameStarts,
        branches: Branches,
        shares: Shares,
        home: Container[str | None],
    ) -> None:
        self._words = words
        self._endings = endings
        self._starts = starts
        self._branches = branches
        self._shares = shares
        self._home = home
        self._generic = frozenset(rules.words("entities.generic_cores"))
        self._seat = deferred(f"[（(](?:{one_of(rules.words('entities.seats'))})[）)]")
        acting = ("company_acts", "roles", "owner_links", "person_verbs")
        self._over_daughter = deferred(
            f" ?(?:[^{HAN} A-Za-z0-9]|$|[的则也将并已已与和及是]"
            f"|{pattern_at(word for name in acting for word in rules.words(f'entities.{name}'))}|主要股东)"
        )
        self._from_abroad = frozenset(
            entry.id
            for entry in rules.known("COMPANY")
            if any(map(str.isascii, entry.aliases)) and not (entry.ticker or "").endswith((".TW", ".TWO", ".HK"))
        )
        self._plain = deferred(f"(?:{one_of(rules.words('entities.plain_suffixes'))})+")
        known = one_of((*rules.words("entities.known_suffixes"), *rules.words("entities.plain_suffixes")))
        self._known = deferred(f" ?((?:{endings.no_measure}(?:{known}))+{NO_CONTROL})")
        self._full = deferred(one_of(rules.words("entities.full_name_ends")))
        daughters, seats = (one_of(rules.words(f"entities.daughter_{part}")) for part in ("trades", "seats"))
        self._daughter = deferred(rf"(?:{daughters})+(?:{seats})")
        # 江州 + 云岚 + 置业: what ends the name of a company's company in a town.
        tails = one_of(
            w for n in ("known_suffixes", "name_tails", "full_name_ends") for w in rules.words(f"entities.{n}")
        )
        self._local_tail = deferred(f"(?:{tails})+(?:集团|股份|公司)?")
        self._short_names = frozenset(entry.id for entry in rules.of(LexiconEntry) if entry.traditional)

    def find(self, text: str, company: Mention, ends: Mapping[int, Mention]) -> Iterator[Mention]:
        """The longer names that a known company's begins or stands in, by where known names end."""
        yield from self._extended(text, company, ends)
        yield from self._twice_named(text, company, ends)
        yield from self._local(text, company, ends)
        yield from self._branch(text, company)

    def _extended(self, text: str, company: Mention, ends: Mapping[int, Mention]) -> Iterator[Mention]:
        """A known company with an ending: 腾讯公司 is 腾讯 still, 甲汽车 is a company of its own."""
        if _SHARE_CLASS.match(text, company.end) and is_han(text[company.end - 1]):
            yield company._replace(end=company.end + 1, found_by="pattern")
        if (daughter := self._daughter.match(text, company.end)) and self._over_daughter.match(text, daughter.end()):
            yield Mention(
                company.start, daughter.end(), "COMPANY", text[company.start : daughter.end()], None, company.id
            )
        seat = self._seat.match(text, company.end) if company.id is not None else None
        if seat is not None:
            yield Mention(company.start, seat.end(), "COMPANY", text[company.start : seat.end()], None, company.id)
        match = self._known.match(text, company.end)
        if match is None and company.id in self._short_names:
            yield from self._in_full(text, company)
        if match is None:
            return
        whole = text.endswith("有限公司", company.end, match.end())  # over, whatever stands behind it: 持有, 转让
        if not whole and self._endings.not_behind.match(text, match.end()):
            return
        if text[company.start : company.end] in self._generic or _DEPARTMENT.match(text, company.end):
            return  # 机器人 + 公司
        if self._endings.international.match(text, match.end() - 2) or controls(text, match.end(), ends):
            return  # 甲公司 + 国际配售
        if match[1] in (SHARES, "控股") and self._shares.are_dealt(text, company.start):
            return  # 减持快狗打车 + 股份
        same = self._plain.fullmatch(match[1]) is not None
        if not same and (match[0].startswith(" ") or text[company.start - 1 : company.start] in _PIECES):
            return
        if seat := self._seat.match(text, match.end()):
            yield Mention(company.start, seat.end(), "COMPANY", text[company.start : seat.end()], None, company.id)
        name = company.name if same else text[company.start : match.end()]
        yield Mention(company.start, match.end(), "COMPANY", name, company.id if same else None, company.id)

    def _in_full(self, text: str, company: Mention) -> Iterator[Mention]:
        """A company that is known by a short name, with the ending that its full name has: 声宝 + 电子."""
        full = self._full.match(text, company.end)
        if full is not None and self._endings.over.match(text, full.end()):
            yield company._replace(end=full.end(), found_by="pattern")
        ending = self._endings.ending.match(text, company.end)
        if ending is None or self._endings.not_behind.match(text, ending.end()):
            return
        if not self._words.goes_on(text, *ending.span()) and not self._endings.is_thing(text, *ending.span()):
            yield company._replace(end=ending.end(), found_by="pattern")

    def _twice_named(self, text: str, company: Mention, ends: Mapping[int, Mention]) -> Iterator[Mention]:
        """A company's Chinese and Latin name in a row."""
        gap = text[company.start - 1 : company.start] == " "
        before = ends.get(company.start - gap)
        if (
            before is not None
            and company.id is not None
            and before.id == company.id
            and is_han(text[before.end - 1]) != is_han(text[company.start])
        ):
            yield Mention(before.start, company.end, "COMPANY", company.name, company.id, company.parent, "lexicon")

    def _local(self, text: str, company: Mention, ends: Mapping[int, Mention]) -> Iterator[Mention]:
        """A known company's company in a province or town, where it is said whose it is: 子公司 + 温州 + 甲.

        One from abroad has a daughter in Taiwan or Hong Kong that is called after it.
        """
        place = ends.get(company.start)
        common = text[company.start : company.end] in self._generic
        if common or place is None or place.label != "PLACE":
            return
        if text[place.start : place.end] in _ORIGIN_NAMES:
            shown = company.id in self._from_abroad and self._is_daughter(text, place.start, company.end)
        else:
            shown = (
                place.id in self._home
                and self._endings.takes.search(text, max(0, place.start - 6), place.start) is not None
            )
        if shown:
            yield Mention(place.start, company.end, "COMPANY", text[place.start : company.end], None, company.id)
        tail = self._local_tail.match(text, company.end) if place.id in self._home else None
        if tail is not None and self._over_daughter.match(text, tail.end()):
            yield Mention(place.start, tail.end(), "COMPANY", text[place.start : tail.end()], None, company.id)

    def _is_daughter(self, text: str, start: int, end: int) -> bool:
        """Whether place and company name its daughter there (台湾 + 家乐福 + 强调), and not its goods (台湾 + 苹果 + 手机)."""
        opens = (
            not is_han(text[start - 1 : start])
            or self._endings.takes.search(text, max(0, start - 6), start) is not None
        )
        return opens and self._over_daughter.match(text, end) is not None

    def _branch(self, text: str, company: Mention) -> Iterator[Mention]:
        """A bank's or company's branch: 甲银行 + 江州分行, where nothing between them but names tells of a place."""
        end = self._branches.end(text, company.end)
        if end > company.end:
            yield Mention(company.start, end, "COMPANY", text[company.start : end], None, company.id)

    def wider(self, text: str, remembered: Iterable[Mention], known: Iterable[Mention]) -> Iterator[Mention]:
        """The companies that the memory found in short, with 公司 behind them or the place at home before them.

        Args:
            text: a view.
            remembered: what the memory found.
            known: all that is known, in order.
        """
        ends = {mention.end: mention for mention in known}
        for mention in remembered:
            if mention.label != "COMPANY" or not is_han(text[mention.start]):
                continue
            match = self._known.match(text, mention.end)
            end = match.end() if match is not None and self._plain.fullmatch(match[1]) else mention.end
            end = self._shares.name_end(text, mention.start, end)
            ended = self._endings.ending.search(text, mention.start, mention.end)
            start = self._starts.wider(mention.start, "", ends) if ended and mention.id is None else mention.start
            if (start, end) != (mention.start, mention.end):
                yield mention._replace(start=start, end=end)
