"""People by the form of their names: behind a role, before a verb of saying, or written by sound with a middle dot."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from digestnlp.deferred import deferred
from digestnlp.entities.lexicon import DOTS
from digestnlp.entities.mentions import HAN, TOGETHER, Mention, is_han, is_latin, one_of
from digestnlp.entities.words import OrdinaryWords
from digestnlp.rules import Rules
from digestnlp.segment import part_of_speech
from digestnlp.wordlist import Opened, WordSearch

_LATIN_PERSON = (
    r"[A-Z][a-z]+(?:[A-Z][a-z]+)?(?: (?:[A-Z]\.?|[A-Z][a-z'\-]+(?:[A-Z][a-z]+)?|de|van|von|der|al|bin|the|la))*"
)
# What the name of a person in Latin letters has at least: the end of one word and the beginning of another.
_LATIN_WORDS = deferred(r"[A-Za-z.] [A-Za-z]")
_OF_FAMILIES = "de|van|von|der|den|al|bin|la|La|le|Le|du|di|da|del|dos|ter"
_FAMILY = r"[A-Z][a-z'\-]+(?:[A-Z][a-z]+)?"
_NEXT_WORD = deferred(" [A-Z][A-Za-z]+")
# A space on either side does not matter.
_DOT = deferred(rf"[ {DOTS}](?:(?<! )|[{DOTS}]) ?")
# 内森·杨森（Nathan Janzen）: the name as it is written by sound ends where the Latin one stands in brackets.
_BEFORE_LATIN = deferred(rf"[{HAN}]{{2,7}}(?= ?[（(][A-Z][a-z])")
_IN_BRACKETS = deferred(
    r" ?[（(]([A-Z][A-Za-z'\-]+(?: (?:[A-Z]\.?|[A-Z][A-Za-z'\-]+|de|van|von|der|al|bin)){1,3}) ?[)）]"
)
_SOUNDS = deferred(rf" ?[（(]([{HAN}]{{2,7}})[)）]")
_FULL = 3  # Characters of a Chinese name at most, but for those with a surname of two.
_AGAIN = 2  # Times that a name of the dictionary stands in a text that tells of the person.
_OF_PERSON = "nr"  # The dictionary's tag for names of persons.
_PART = 8  # Characters of one part of a foreign name.
_OF_FOUR = 4  # Characters of most Japanese names.
_OF_JAPAN = ("社长", "会长", "执行总监", "知事")
_FOREIGN = 4  # Characters of a foreign name that are too many for a Chinese one.
_BRACKETS = ("（", "(", " （", " (")
_NAME = deferred(r"\w+")
_CLAUSE = 26  # Characters between a clause's beginning and its verb of saying.
_CLAUSE_BORDERS = frozenset("，。；：！？、（）“”「」 \n")
_TOWARDS = frozenset("向与和对由")  # They write sounds as well, and more often stand between a word and a name.
_LINKS = 3  # How many Latin words a name has at most besides its first.


class PeoplePatterns:
    """Finds people whom the lexicon does not know."""

    def __init__(self, rules: Rules, words: OrdinaryWords) -> None:
        self._words = words
        roles = one_of(rules.words("entities.roles"))
        # 卢总 and 褚会长 are a surname with a title.
        self._titles = frozenset(
            (*rules.words("entities.roles"), *rules.words("entities.honorifics"), *"总董工导老处局")
        )
        self._role = WordSearch(
            rules.words("entities.roles"),
            rf"(?: ?[，、/兼及] ?(?:{roles}))* ?(?:{one_of(rules.words('entities.role_links'))})? ?[「“]?",
        )
        self._of_one = tuple(rules.words("entities.roles_of_one"))
        byline = one_of(rules.words("entities.bylines"))
        self._byline = deferred(
            rf"(?:^[\w ]{{0,12}}|[（(])(?:{byline})(?: ?[：:|/] ?| )(\w{{2,4}}(?:[ 、]\w{{2,4}})*)[ )）#]*$",
            re.MULTILINE,
        )
        # （记者王小明、通讯员李明华、张青）: several who have made it, in brackets.
        makers = one_of(word for word in rules.words("entities.bylines") if len(word) > 1)
        self._byline_kind = deferred(f"(?:{makers}) ?[：:]? ?")
        self._bylines = deferred(rf"[（(](?=[^（）()\n]{{0,12}}(?:{makers}))([\w 、，：:/]{{4,60}})[)）]")
        # Where and when a report was written, behind who has written it: 记者王小明江州 19 日电.
        self._dateline = deferred(r"\w{2,8}? ?\d{1,2} ?日 ?(?:专?电|讯)")
        deals = one_of((*rules.words("entities.holder_deals"), *rules.words("entities.person_verbs")))
        # What stands behind the last name of a list of people.
        self._behind_list = deferred(
            f" ?(?:[^{HAN}A-Za-z0-9{DOTS}]|$|{one_of(rules.words('entities.behind_people'))}|{deals})"
        )
        self._holder = deferred(f"(?:{one_of(rules.words('entities.parties_to_deals'))}) ?[:：为系]? ?")
        self._joined = deferred(r" ?(?:[、和与及]|以及) ?")
        self._rival = deferred(one_of(rules.words("entities.rivals")))
        self._company_noun = deferred(f"(?:{one_of(rules.words('entities.company_nouns'))})[“「]?$")
        saying = one_of(rules.words("entities.saying"))
        relatives = one_of(rules.words("entities.relatives"))
        self._relative = deferred(relatives)
        self._team = deferred(one_of(rules.words("entities.teams")))
        self._familiar = deferred(rf"阿(?<![{HAN}].)[{HAN}](?=的?(?:{relatives}))", clue="阿")
        self._asides = frozenset(rules.words("entities.asides"))
        self._aside_lengths = sorted({len(aside) for aside in self._asides}, reverse=True)
        self._saying = deferred(saying)
        self._verb = deferred(one_of((*rules.words("entities.person_verbs"), *rules.words("entities.saying"))))
        self._circumstance = deferred("在|就|对|向|于|针对|与|接受")
        self._company = deferred(
            f" ?(?:{one_of(rules.words('entities.company_suffixes'))}|{one_of(rules.words('entities.org_suffixes'))}|奖|号)"
        )
        self._honorific = deferred(one_of(rules.words("entities.honorifics")))
        self._taker = deferred(one_of(rules.words("entities.person_takers")))
        self._taken_as = deferred(one_of(rules.words("entities.person_as")))
        punished = one_of(rules.words("entities.punishing"))
        self._punishing = deferred(rf"对(?=[{HAN}、]{{2,30}}?(?:{punished}))")
        self._punished = deferred(f"[、和及]|{punished}")
        self._ends = deferred(one_of(rules.words("entities.name_ends")))
        self._links = deferred(one_of(rules.words("entities.name_links")))
        self._particles = frozenset("".join(rules.words("entities.person_particles")))
        self._late = frozenset("".join(rules.words("entities.late_particles")))
        self._sound_endings = tuple(rules.words("entities.sound_endings"))
        self._surnames = frozenset(rules.words("entities.surnames"))
        self._doubtful = frozenset(rules.words("entities.doubtful_surnames"))
        self._sure_surname = deferred(one_of(sorted(s for s in self._surnames - self._doubtful if len(s) == 1)))
        self._noun_ends = frozenset("".join(rules.words("entities.not_given_names")))
        self._not_people = frozenset(rules.words("entities.not_people"))
        self._foreign = frozenset("".join(rules.words("entities.foreign_characters")))
        self._pairs = frozenset(rules.words("entities.foreign_pairs"))
        self._latin = deferred(_LATIN_PERSON)
        self._latin_speaker = Opened(
            "，。；：！？\n据", rf" *([A-Z][a-z]+ [A-Z][a-z]+) ?(?:在[^，。\n]{{1,20}}?)?(?:{saying})"
        )
        self._latin_role = deferred(
            rf"([A-Z][a-z]+(?: (?:[A-Z][a-z]+|de|van|von|der|al|bin|the)){{1,3}}) ?(?:{one_of(rules.words('entities.roles_behind'))})"
        )
        given = one_of((*rules.words("entities.given_names"), *rules.words("entities.given_names_of_census")))
        # A second family name only where no other word in Latin letters goes on: Cecilia Marsh Romero.
        self._latin_full = deferred(
            rf"(?:[A-Z][a-z]+-)?(?:{given})(?: [A-Z]\.)?(?: (?:{_OF_FAMILIES}))* {_FAMILY}(?: {_FAMILY}(?! ?[A-Za-z0-9]))?(?![A-Za-z0-9])"
        )
        not_latin = ("not_models", "latin_suffixes", "no_family_names")
        self._not_latin = frozenset(word for name in not_latin for word in rules.words(f"entities.{name}"))

    def find(self, text: str, starts: Collection[int], ends: Collection[int]) -> Iterator[Mention]:
        """Candidates, which may overlap one another and other mentions.

        Args:
            text: a view.
            starts: where the mentions that are known begin; a name does not begin where another one does.
            ends: where they end.
        """
        roles = [
            (role.end(), role[0].rstrip("为是系：: 「“").endswith(self._of_one)) for role in self._role.finditer(text)
        ]
        yield from self._behind_roles(text, roles, starts, ends)
        yield from self._before_verbs(text, starts, ends)
        yield from self._taken(text, starts)
        yield from self._fined(text, starts)
        yield from self._holders(text, starts)
        yield from self._with_dots(text, {*ends, *(end for end, _ in roles)})
        for line in self._byline.finditer(text):
            for name in _NAME.finditer(text, *line.span(1)):
                whole = len(name[0]) <= _FULL and all(map(is_han, name[0]))
                if whole and self._surname(name[0]) and name[0] not in self._not_people:
                    yield _person(text, *name.span())
        for line in self._bylines.finditer(text):
            yield from self._in_byline(text, *line.span(1))
        yield from self._of_dictionary(text, starts)
        for familiar in self._familiar.finditer(text):
            if familiar.start() not in starts:
                yield _person(text, *familiar.span())
        for rival in self._rival.finditer(text):
            end = self._foreign_end(text, rival.end())
            if end is not None and end - rival.end() >= _FOREIGN and rival.end() not in starts:
                yield _person(text, rival.end(), end)
        if _LATIN_WORDS.search(text):
            yield from self._in_latin(text)

    def _in_byline(self, text: str, start: int, end: int) -> Iterator[Mention]:
        """The names of a byline in brackets, behind the first word for what somebody has done: 记者王小明、通讯员李明华、张青."""
        first = self._byline_kind.search(text, start, end)
        for part in _NAME.finditer(text, first.start() if first else end, end):
            kind = self._byline_kind.match(text, part.start())
            name = text[kind.end() if kind else part.start() : part.end()]
            if len(name) >= _AGAIN and self._is_name(name, doubtful=True):
                yield _person(text, part.end() - len(name), part.end())

    def _of_dictionary(self, text: str, known: Collection[int]) -> Iterator[Mention]:
        """Full names that the dictionary has as such, where a text says them again: one alone may be words by chance."""
        places: dict[str, list[int]] = {}
        for surname in self._sure_surname.finditer(text):
            places.setdefault(text[surname.start() : surname.start() + _FULL], []).append(surname.start())
        for name, starts in places.items():
            if len(starts) < _AGAIN or name in self._not_people or not all(map(is_han, name)):
                continue
            if name[-1] in self._noun_ends or self._words.is_word(name[1:]):
                continue  # 蓝筹股, 段时间: what the dictionary takes for names as well
            if part_of_speech(name) == _OF_PERSON:
                apart = (at for at in starts if at not in known and not self._words.cuts(text, at, at + len(name)))
                yield from (_person(text, at, at + len(name)) for at in apart)

    def beside(self, text: str, people: Iterable[Mention], taken: Collection[int]) -> Iterator[Mention]:
        """The names that go on a list of people's whom another source knows: 王小明、江平合计持有.

        Args:
            text: a view.
            people: mentions of people.
            taken: where known mentions begin.
        """
        for person in people:
            end = person.end if is_han(text[person.end - 1]) and person.end - person.start <= _FULL else None
            while end and (joined := self._joined.match(text, end)) is not None and joined.end() not in taken:
                start = joined.end()
                ends = (at for at in (start + _FULL, start + _FULL - 1) if self._behind_list.match(text, at))
                end = next((at for at in ends if self._is_name(text[start:at], doubtful=True)), None)
                if end:
                    yield _person(text, start, end)

    def _holders(self, text: str, starts: Collection[int]) -> Iterator[Mention]:
        """Full names behind 股东, where nothing but a person's name can end: 股东王小明和李明华分别持有."""
        for holder in self._holder.finditer(text):
            start, end = holder.end(), holder.end() + _FULL
            name = text[start:end]
            if start in starts or not self._behind_list.match(text, end) or self._words.is_word(name):
                continue
            if self._is_name(name, doubtful=False) and self._surname(name) not in self._doubtful:
                person = _person(text, start, end)
                yield person
                yield from self.beside(text, [person], starts)

    def in_brackets(self, text: str, people: Iterable[Mention]) -> Iterator[Mention]:
        """The names in brackets behind people's, in the other script: 卡萝·威金森（Carol Wilkinson）, Tom Resler（雷斯勒）."""
        for person in people:
            if person.label != "PERSON" or not text.startswith(_BRACKETS, person.end):
                continue
            sounds = _SOUNDS.match(text, person.end) if is_latin(text[person.end - 1]) else None
            if sounds is not None and self._foreign.issuperset(sounds[1]):
                yield person._replace(start=sounds.start(1), end=sounds.end(1), found_by="pattern")
            latin = _IN_BRACKETS.match(text, person.end)
            if latin is not None and self._not_latin.isdisjoint(latin[1].split(" ")):
                yield person._replace(start=latin.start(1), end=latin.end(1), found_by="pattern")

    def _in_latin(self, text: str) -> Iterator[Mention]:
        for pattern in (self._latin_speaker, self._latin_full, self._latin_role):
            for match in pattern.finditer(text):
                start, end = match.span(match.lastindex or 0)
                goes_on = _NEXT_WORD.match(text, end)  # Charles River + Laboratories
                words = (text[start:end] + (goes_on[0] if goes_on else "")).split(" ")
                if self._not_latin.isdisjoint(words) and not is_latin(text[start - 1 : start]):
                    yield _person(text, start, end)

    def _behind_roles(
        self, text: str, roles: Iterable[tuple[int, bool]], starts: Collection[int], ends: Collection[int]
    ) -> Iterator[Mention]:
        """Names behind roles, one or several.

        Args:
            text: a view.
            roles: where roles end, and whether only a person has such a role.
            starts: where the mentions that are known begin.
            ends: where they end.
        """
        for start, of_one in roles:
            if start in starts:
                # A president's name is a company's as well; it is over where the company's is.
                foreign = self._foreign_end(text, start) if of_one else None
                if foreign is not None and foreign in ends:
                    yield _person(text, start, foreign)
                elif of_one and self._fills(text, start):
                    yield _person(text, start, start + _FULL)
                continue
            line = next(
                (at for at in (start + _FULL, start + 2) if at in starts and self._dateline.match(text, at)), None
            )
            named = line is not None and self._is_name(text[start:line], doubtful=True)
            end = line if named else self._name_end(text, start)
            if end is None and text.endswith(_OF_JAPAN, 0, start):
                end = self._japanese_end(text, start)
            while end:
                yield _person(text, start, end)
                joined = self._joined.match(text, end)
                if joined is None or joined.end() in starts:
                    break
                start = joined.end()
                end = self._chinese_end(text, start)

    def _fills(self, text: str, start: int) -> bool:
        """Whether a full name fills the space up to a verb or mark, though a shorter name is known: 记者林德芬报道, not 林德."""
        over = not self._is_over(text, start + 2) and not self._links.match(text, start + 2)
        return (
            over and self._is_over(text, start + _FULL) and self._is_name(text[start : start + _FULL], doubtful=False)
        )

    def _japanese_end(self, text: str, start: int) -> int | None:
        """Where a Japanese name of four characters ends that fills the space up to a verb of saying: 社长里山雅之表示."""
        end = start + _OF_FOUR
        if not all(map(is_han, text[start:end])) or self._saying.match(text, end) is None:
            return None
        verbal = self._links.match(text, start) or self._ends.match(text, start) or text[start] in self._particles
        return end if not verbal and self._words.is_unknown(text[start:end]) else None

    def _name_end(self, text: str, start: int) -> int | None:
        foreign = self._foreign_end(text, start)
        if foreign is None or foreign - start < _FOREIGN:
            foreign = self._chinese_end(text, start) or foreign
        return foreign or self._latin_end(text, start)

    def _before_verbs(self, text: str, starts: Collection[int], ends: Collection[int]) -> Iterator[Mention]:
        """张三表示: a name that fills the space between the clause's beginning, or another name, and the verb."""
        for verb in self._verb.finditer(text):
            yield from self._ending_at(text, verb.start(), starts, ends, doubtful=False)
        for honorific in self._honorific.finditer(text):
            yield from self._ending_at(text, honorific.start(), starts, ends, doubtful=False)
        for relative in self._relative.finditer(text):
            end = relative.start() - text.endswith("的", 0, relative.start())
            yield from self._ending_at(text, end, starts, ends, doubtful=False)
        for team in self._team.finditer(text):
            for start in (team.start() - 2, team.start() - 3):
                if start in ends and self._is_name(text[start : team.start()], doubtful=True):
                    yield _person(text, start, team.start())
        for saying in self._saying.finditer(text):
            yield from self._of_body(text, saying.start(), starts, ends)
            yield from self._before_asides(text, saying.start(), starts, ends)

    def _before_asides(self, text: str, verb: int, starts: Collection[int], ends: Collection[int]) -> Iterator[Mention]:
        """张三随后还表示, 张三在内部信中表示: words or circumstances stand between the name and the verb of saying."""
        end = verb
        while length := next((n for n in self._aside_lengths if text[end - n : end] in self._asides), 0):
            end -= length
            yield from self._ending_at(text, end, starts, ends, doubtful=False)
        clause = verb
        while clause > 0 and verb - clause < _CLAUSE and text[clause - 1] not in _CLAUSE_BORDERS:
            clause -= 1
        for end in (clause + 2, clause + 3):
            if end < verb and self._circumstance.match(text, end):
                yield from self._ending_at(text, end, starts, ends, doubtful=False)

    def _of_body(self, text: str, verb: int, starts: Collection[int], ends: Collection[int]) -> Iterator[Mention]:
        """A name written by sound between the body that somebody speaks for and the verb of saying: 甲央行 + 沃伦姆斯称."""
        for start in range(verb - _PART, verb - _FOREIGN + 2):
            name = text[max(0, start) : verb]
            if start in ends and start not in starts and self._foreign.issuperset(name):
                # Family names that are often written stand in the dictionary.
                known_name = len(name) >= _FOREIGN and self._words.is_word(name)
                if (known_name or self._words.is_unknown(name)) and name not in self._not_people:
                    yield _person(text, start, verb)
                return
            if start >= 0 and start not in starts and _opens(text, start) and self._foreign.issuperset(name):
                if self._ends_by_sound(name) and name not in self._not_people:
                    yield _person(text, start, verb)
                return

    def _ending_at(
        self, text: str, end: int, starts: Collection[int], ends: Collection[int], *, doubtful: bool
    ) -> Iterator[Mention]:
        """A name that ends here, or before the one particle that ends here: 张三 of 张三则 + 表示."""
        end -= text[end - 1 : end] in self._particles or TOGETHER.match(text, end - 1) is not None
        full = end - 1 - _FULL
        if text[end - 1 : end] in self._late and full >= 0 and (full in ends or _opens(text, full)):
            end -= self._is_name(text[full : end - 1], doubtful=doubtful)
        for start in (end - 2, end - 3, end - 4):
            if start < 0 or start in starts or not (start in ends or _opens(text, start)):
                continue
            if self._is_name(text[start:end], doubtful=doubtful):
                yield _person(text, start, end)

    def _taken(self, text: str, starts: Collection[int]) -> Iterator[Mention]:
        """任命李四为: a name between a verb that takes a person and the word for what becomes of him or her."""
        for match in self._taker.finditer(text):
            start = match.end()
            if start in starts:
                continue
            for end in (start + 3, start + 2, start + 4):
                if self._taken_as.match(text, end) and self._is_name(text[start:end], doubtful=True):
                    yield _person(text, start, end)
                    break

    def _fined(self, text: str, starts: Collection[int]) -> Iterator[Mention]:
        """Names between 对 and what is done to who has broken a rule: 对王小明、江平分别处以 30 万元罚款."""
        for match in self._punishing.finditer(text):
            start = match.end()
            for end in (start + _FULL, start + _FULL - 1) if start not in starts else ():
                name = text[start:end]
                is_word = self._words.is_word(name) and part_of_speech(name) != _OF_PERSON
                if self._punished.match(text, end) and not is_word and self._is_name(name, doubtful=False):
                    person = _person(text, start, end)
                    yield person
                    yield from self.beside(text, [person], starts)
                    break

    def _is_name(self, name: str, *, doubtful: bool) -> bool:
        """Whether the text has the shape of a Chinese name and is not an ordinary word.

        Args:
            name: two to four characters.
            doubtful: whether surnames count that are mostly ordinary words.
        """
        surname = self._surname(name)
        if len(name) == 4 and len(surname) == 1 and self._has_two(name[:2]):
            surname = name[:2]
        if not surname or not 1 <= len(name) - len(surname) <= 2 or not all(map(is_han, name)):
            return False
        if name in self._not_people or name[:2] in self._not_people:
            return False
        if len(name) > 2 and name[-1] in self._particles:
            return False
        if surname in self._doubtful and ((not doubtful and len(name) < 3) or self._words.is_word(name)):
            return False
        return name[len(surname) :] not in self._titles and not self._ends.match(name, len(surname))

    def _surname(self, name: str) -> str:
        if name[:2] in self._surnames and len(name) > 2:
            return name[:2]
        return name[:1] if name[:1] in self._surnames else ""

    def _chinese_end(self, text: str, start: int) -> int | None:
        """Where the Chinese name ends that begins here, when one does."""
        surname = self._surname(text[start : start + 4])
        given = start + len(surname)
        if not surname or not is_han(text[given : given + 1]) or self._ends.match(text, given):
            return None
        end = self._given_end(text, start, given)
        name = text[start:end]
        # A surname that is mostly an ordinary word makes a name only where nothing goes on behind it.
        if surname in self._doubtful and not (self._is_over(text, end) or self._links.match(text, end)):
            return None
        return end if self._is_name(name, doubtful=True) else None

    def _given_end(self, text: str, start: int, given: int) -> int:
        """Where a given name of one or two characters ends that begins at `given`; behind two surnames in a row of three."""
        apart = self._is_over(text, start + 2) or self._is_over(text, start + 3)
        fourth = text[start + 3 : start + 4]
        two = self._has_two(text[start : given + 1]) and fourth not in self._particles
        if not apart and two and self._is_over(text, start + 4):
            return start + 4
        short, long = given + 1, given + 2
        if not is_han(text[short:long]) or self._ends.match(text, short):
            return short
        if TOGETHER.match(text, short):
            return short
        if self._links.match(text, short):
            # 在 of 雷军在 is no part of the name, 在 of 李在明 is: only where nothing can follow is it taken for one.
            return long if text[long : long + 1] in tuple("，。、；：）)") or self._saying.match(text, long) else short
        if self._is_over(text, long) or self._links.match(text, long):
            return long
        if text.count(text[start:short]) > text.count(text[start:long]):
            return short
        borders = self._words.borders(text[start : long + 4])
        return long if borders is None or long - start in borders else short

    def _has_two(self, surnames: str) -> bool:
        """Whether two surnames open a name, as of a married woman in Hong Kong and Taiwan: 陈林 of 陈林淑芬."""
        return len(surnames) == 2 and all(s in self._surnames and s not in self._doubtful for s in surnames)

    def _is_over(self, text: str, at: int) -> bool:
        """Whether no name goes on here: a verb or a punctuation mark stands here, or nothing."""
        return not is_han(text[at : at + 1]) or self._ends.match(text, at) is not None

    def _foreign_end(self, text: str, start: int) -> int | None:
        """Where a foreign name of one part ends: two to five characters that write sounds, and no name goes on behind."""
        end = start
        while end - start < _PART and text[end : end + 1] in self._foreign and text[end : end + 1]:
            end += 1
            if end - start >= 2 and (self._ends.match(text, end) or self._links.match(text, end)):
                break
        name = text[start:end]
        # The ending of a family name in its language shows that it is over: 戈洛夫琴科 + 打进.
        over = self._is_over(text, end) or self._links.match(text, end) or self._ends_by_sound(name)
        if not 2 <= end - start <= 6 or not over:
            return None
        return None if name in self._not_people or (self._words.is_word(name) and len(name) < 3) else end

    def _ends_by_sound(self, name: str) -> bool:
        """Whether a name written by sound is a family name by its ending: 戈洛夫琴科."""
        return len(name) >= _FOREIGN and name.endswith(self._sound_endings)

    def _latin_end(self, text: str, start: int) -> int | None:
        match = self._latin.match(text, start)
        if match is None:
            return None
        words = match[0].split(" ")[: _LINKS + 1]
        if self._not_latin & set(words) or len(words[0]) < 2:
            return None
        end = start + len(" ".join(words))
        following = text[end : end + 1]
        return None if following.isascii() and following.isalnum() else end

    def _with_dots(self, text: str, ends: Collection[int]) -> Iterator[Mention]:
        """埃隆·马斯克: parts written by sound around middle dots."""
        done = 0
        for match in _DOT.finditer(text):
            if match.start() < done:
                continue
            start = match.start()
            while (
                start > done
                and match.start() - start < _PART
                and self._writes_sound(text, start - 1)
                and (start == match.start() or start not in ends)
            ):
                start -= 1
            end = self._dotted_end(text, match.end())
            if start < match.start() and (whole := _BEFORE_LATIN.match(text, match.end())) is not None:
                end = max(end or 0, whole.end())
            if end and self._cuts_words(text, start, match, end):
                continue
            if text[start] in _TOWARDS and is_han(text[start - 1 : start]) and match.start() - start > 2:
                start += 1  # 代表 + 向 + 甲·乙
            if start < match.start() and end and not self._company.match(text, end):
                yield self._dotted(text, start, end)
                done = end

    def _writes_sound(self, text: str, at: int) -> bool:
        """Whether the character writes a sound of a foreign name: 卡, and 因 behind 赛."""
        if not 0 <= at < len(text):
            return False
        return (
            text[at] in self._foreign
            or text[at : at + 2] in self._pairs
            or text[max(0, at - 1) : at + 1] in self._pairs
        )

    def _cuts_words(self, text: str, start: int, dot: re.Match[str], end: int) -> bool:
        """Whether a part of one character is rather that of a word beside it: 集结赛·丽江站."""
        return (dot.start() - start == 1 and not self._words.stands_alone(text, start, start + 1)) or (
            end - dot.end() == 1 and not self._words.stands_alone(text, dot.end(), end)
        )

    def _dotted(self, text: str, start: int, end: int) -> Mention:
        """A name with a middle dot: a person's, or a company's that is named for its founders (投资机构 + 甲·乙)."""
        person = _person(text, start, end)
        of_company = self._company_noun.search(text, max(0, start - 6), start)
        return Mention(start, end, "COMPANY", person.name) if of_company else person

    def _dotted_end(self, text: str, at: int) -> int | None:
        """The end of the part that begins here and of those that follow it behind further dots."""
        while True:
            end = at
            while end - at < _PART and self._writes_sound(text, end):
                of_pair = text[end - 1 : end + 1] in self._pairs
                if end > at + 1 and not of_pair and (self._ends.match(text, end) or self._links.match(text, end)):
                    break
                end += 1
            if end == at:
                return None
            dot = _DOT.match(text, end)
            if dot is None or text[dot.end() : dot.end() + 1] not in self._foreign or dot.end() == len(text):
                return end
            at = dot.end()


def _person(text: str, start: int, end: int) -> Mention:
    return Mention(start, end, "PERSON", _DOT.sub("·", text[start:end]))


def _opens(text: str, start: int) -> bool:
    """Whether a name can begin here: behind punctuation, a space, or a word that introduces a speaker."""
    before = text[start - 1 : start]
    return not before or not (is_han(before) or before.isalnum()) or before in "据由而但让与"
