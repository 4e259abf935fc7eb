"""Who is named in a list that one figure is of: each of them, all together, or the first for those who are only counted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from digestnlp.claims.abbreviated_places import AbbreviatedPlaces
from digestnlp.claims.compounds import CompoundMeasures
from digestnlp.claims.draft import Draft, MetricChoice, Subject
from digestnlp.claims.fit import accepts
from digestnlp.claims.goods_in_a_row import GoodsInARow
from digestnlp.claims.joint_groups import group_before
from digestnlp.claims.listed_names import ListedNames
from digestnlp.claims.name_borders import AND, is_in_kind
from digestnlp.claims.phrases import PhraseFinder
from digestnlp.claims.roles import Roles
from digestnlp.claims.scan import Cue, MetricCue, Sentence
from digestnlp.deferred import deferred
from digestnlp.entities.mentions import STOCK_CODE
from digestnlp.models import Entity, Time
from digestnlp.numerals import read_numeral
from digestnlp.rules import Rules
from digestnlp.rules.schema import BasisEntry
from digestnlp.segment import dictionary_words, part_of_speech
from digestnlp.wordlist import compile_at, pattern_of

LONGEST_KIND = 8  # 排名前三的 + 新能源车企 + 为
LONGEST_MEMBER = 10  # Characters of a member of a list that is told of in the clause before.
_LONGEST_JOINT = 10
_CLOSING, _OPENING = "[”」』》〉]", "[“「『《〈]"
# Parts of speech in the dictionary: adverbs; nouns and what qualifies them.
_ADVERBS = ("d", "ad", "zg")
_NOMINAL = ("n", "j", "b", "a", "vn", "s", "l", "i", "eng", "x")
# 人均消费; 公路、铁路和水路 + 共运送货物, but not 公共
_TOTAL = deferred("(?:人均|(?:一|总)?共(?<!公共)|共计|合计|累计) ?$")
_QUALIFIES = deferred("等[\u4e00-\u9fff]{0,4}?的[\u4e00-\u9fff]{2}")
# Behind a list that the next clause says something of each of: 三家车企，; 等少数个股上涨，.
_TOLD_OF_ALL = deferred(
    r" ?(?P<open>等)? ?这?(?:(?P<number>[两二三四五六七八九十]|\d{1,2}) ?[家只款个支名位])?(?P<noun>[^，。；、\d的]{0,12})[，,] *"
)
# 甲与乙是仅有的两家毛利率超过 20% 的车企
_ARE_ALL = deferred(r" ?(?:是|为|成为)[^，。；、\d]{0,6}?(?P<number>[两二三四五六七八九十]|\d{1,2}) ?[家只款个支名位]")
SHORT_NAME = deferred(r" ?[（(](?:以下)?(?:简称|称)[为：: ]?[“「\"‘]?(?P<name>[^“”「」（）()\n]{1,16})[”」\"’]?[)）]")
_WHOLE_NAME = deferred("(?:集团|控股|公司)(?=[、和与及，（(])")
_SHARE_CLASS = deferred(r"-(?:SW|W|S|B|U)(?![A-Za-z0-9])")
HEDGES = ("approx", "gt", "ge", "lt", "le")
_BRACKETS = ("（", "(", " （", " (")
# Google 母公司: no figure, and no clause.
_GLOSS = deferred(r" ?[（(][^（()），。；\n\d]{1,30}[)）]")
_NUMBER = "[-+±$€£¥\\d零〇一二三四五六七八九十百千万亿两双几数半]"

# Keys of shares of one whole, which those who have them have together, and of what only one at a time can have.
SHARED_OUT = frozenset({"market_share", "stake"})
OF_ONE = frozenset({"price", "share_price", "index_level", "eps", "dividend", "rank"})
# What two have with each other, told of the first: 我国与岚国进出口.
_MUTUAL = "trade"
_WITH = deferred("[与同跟]")

T = TypeVar("T", Entity, Time, Cue[list[MetricCue]], Cue[BasisEntry])


class Members:
    """Finds them by the packs' coordinators."""

    def __init__(self, rules: Rules, phrases: PhraseFinder, roles: Roles) -> None:
        self._phrases = phrases
        self._roles = roles
        self._goods, self._listed = GoodsInARow(rules, phrases), ListedNames(rules)
        self._abbreviated = AbbreviatedPlaces(rules)
        self.compounds = CompoundMeasures(rules)
        # 跌近 7%、超 6% 和近 5%: the words around a figure may stand between it and the coordinator.
        hedges = pattern_of(w for name in HEDGES for w in rules.words(f"quantity_{name}_before"))
        # 甲集团及其一致行动人之乙资本
        self._concert = deferred(rf"[及与和暨]其?(?:{pattern_of(rules.words('concert_parties'))})之?")
        joints = rf"{self._concert.pattern}|{pattern_of(rules.words('coordinators'))}"
        # 专业店、超市: no hedge, behind which a number stands
        self.between = deferred(rf"\s*(?:{joints})\s*(?:(?:{hedges})(?=\s*(?:{_NUMBER}|$)))?\s*")
        # 《甲》、《乙》, “甲”“乙”: marks of quotation stand around the names
        self._quoted = deferred(rf"{_CLOSING}(?:{self.between.pattern})?{_OPENING}|{self.between.pattern}")
        self._member = deferred(rf"[^\d，。；：]{{2,{LONGEST_MEMBER}}}")
        copulas = pattern_of(rules.words("copulas"))
        kind = rf"(?P<kind>[\u4e00-\u9fff]{{0,{LONGEST_KIND}}}?)"
        self._behind_of = deferred(rf"\s*(?:的\s*(?:{kind}(?:{copulas}))?|{copulas})\s*")
        self._joint = compile_at(rules.words("joint_acts"))
        self._open_ends = rules.words("open_ends")
        # 甲、乙等地局地, 甲、乙两地
        self._tail = deferred(rf"(?:{pattern_of(self._open_ends)}|[这两三四五六七八九十])")

    def coordinated(self, view: str, start: int, end: int) -> bool:
        """Whether nothing but a coordinator stands between the two places."""
        return end - start <= _LONGEST_JOINT and self._quoted.fullmatch(view, start, end) is not None

    def runs(self, view: str, items: Sequence[T]) -> list[list[T]]:
        """Cuts the items into runs of neighbours with nothing but coordinators, codes and glosses between: 甲（乙母公司）及丙."""
        runs: list[list[T]] = []
        for item in items:
            end = _behind_code(view, runs[-1][-1].end) if runs else 0
            gloss = _GLOSS.match(view, end) if runs and view.startswith(_BRACKETS, end) else None
            glossed = gloss is not None and self.between.match(view, gloss.end()) is not None
            if gloss is not None and glossed:
                if item.start < gloss.end():
                    continue  # whoever is only named within it
                end = gloss.end()
            if runs and self.coordinated(view, end, item.start):
                runs[-1].append(item)
            else:
                runs.append([item])
        return runs

    def shared(self, draft: Draft) -> list[Draft]:
        """One draft for each measure and each subject that the figure holds for."""
        return [twin for measured in self._measured(draft) for twin in self._of_each(measured)]

    def _measured(self, draft: Draft) -> list[Draft]:
        """One draft for each of the measures in a row that the figure is of: 营收、净利润均增长 30%."""
        metric, sentence, figure = draft.metric, draft.sentence, draft.quantity.start
        if metric.how != "cue_before" or metric.start is None or metric.entry.is_subject or draft.comparison_base:
            return [draft]
        each = sentence.says("distributors", metric.end or metric.start, figure)
        if not (each or _is_of_each(draft)) or sentence.says("respectively", metric.start, figure):
            return [draft]
        parts = self.compounds.parts(metric.text)
        if (
            parts and draft.direction is not None
        ):  # 产销均下降 8%; of the level 产销 3 万辆 it is not said what it is of
            return [draft.measured(metric._replace(entry=part)) for part in parts]
        clause, _ = sentence.clause(metric.start)
        named = [c for c in sentence.metrics if clause <= c.start <= metric.start and any(map(_is_noun, c.entry))]
        run = next((r for r in self.runs(sentence.view, named) if r[-1].start == metric.start), [])
        others = [choice for cue in run[:-1] if (choice := self._choice(draft, cue)) is not None]
        keys = {choice.entry.key for choice in (*others, metric)}
        if len(others) + 1 < len(run) or len(keys) < len(run):
            return [draft]
        if not each and any(choice.entry.subjects[:1] != metric.entry.subjects[:1] for choice in others):
            return [draft]  # 增加假期、底薪提高 6%
        return [draft.measured(choice) for choice in others] + [draft]

    @staticmethod
    def _choice(draft: Draft, cue: Cue[list[MetricCue]]) -> MetricChoice | None:
        """The measure that the cue names, where it accepts the figure."""
        fitting = (r.entry for r in cue.entry if _is_noun(r) and accepts(r.entry, draft.site))
        return next(
            (draft.metric._replace(entry=e, text=cue.text, start=cue.start, end=cue.end) for e in fitting), None
        )

    def _of_each(self, draft: Draft) -> list[Draft]:
        """One draft for each subject that the figure holds for."""
        behind, subject = self._behind(draft), draft.subject
        # 第二名是 + 云岚科技的 X1: its maker only says whose it is
        among = subject is None or subject.start < draft.quantity.end or any(e.start == subject.start for e in behind)
        if behind and among:
            return [draft.twin(Subject.of(e)) for e in behind]
        if subject is None:
            return [draft]
        abbreviated = self._abbreviated.find(draft)
        if abbreviated and draft.sentence.says("distributors", draft.site.left, draft.quantity.start):
            return [draft.twin(member) for member in abbreviated]  # 京沪的存款都超过 1 万亿元
        named = self._named_before(draft, subject)
        if named:
            return [draft.twin(together(draft.sentence, named))]
        told_of = self._announced(draft, subject) or self._told_of_each(draft, subject)
        if told_of:
            return [draft.twin(member) for member in told_of]
        if subject.inherited:
            return [draft]
        members, end = self._named(draft, subject)
        if len(members) < 2 or _counts(draft, end, len(members)):
            return [draft]
        if self._joint.match(draft.sentence.view, end) or _is_mutual(draft, members):
            return [draft.twin(members[0])]
        if draft.sentence.says("totals", end, draft.quantity.start) or self._is_counted(draft, end, len(members)):
            return [draft.twin(together(draft.sentence, members))]
        each = draft.sentence.says("distributors", end, draft.quantity.start)
        opened = draft.sentence.view[end : end + 2].lstrip().startswith(self._open_ends)
        if opened and not each and not _is_of_each(draft):
            # 甲、乙等 9 家央企共同组建: the first stands for those who are only counted
            return [draft.twin(members[0])] if self._counts_list(draft, end) else [draft]
        twins = [draft.twin(member) for member in members]
        for twin in twins if draft.metric.entry.is_subject else ():
            twin.metric = self._own_measure(twin, twin.subject)
        return twins

    def _named_before(self, draft: Draft, subject: Subject) -> list[Subject]:
        """The list that the clause before ends with, or that the subject is of, where the figure is the total.

        前三为甲、乙和丙，合计份额为 40%; 甲、乙和丙拟分红，合计派发 8 亿元
        """
        sentence = draft.sentence
        clause, _ = sentence.clause(draft.quantity.start)
        if clause == sentence.start or not sentence.says("totals", clause, draft.quantity.start):
            return []
        if clause <= subject.start < draft.quantity.start:
            return []
        for run in self.runs(sentence.view, [e for e in sentence.entities if e.end <= clause]):
            ends = not sentence.view[run[-1].end : clause].strip("，,等 ")
            opens = not sentence.view[sentence.clause(run[0].start)[0] : run[0].start].strip(
                " ，,"
            )  # not《甲与乙的回复》
            has_it = opens and run[0].start == subject.start and all(self._roles.usable(sentence, e) for e in run)
            if len(run) > 1 and (ends or has_it):
                return [Subject.of(e, inherited=True) for e in run]
        return []

    def _announced(self, draft: Draft, subject: Subject) -> list[Subject]:
        """Those in a row with the subject who tell what each of them does: 甲和乙相继宣布涨价 6%; …公布财报，净利润均增长 5%."""
        sentence = draft.sentence
        if subject.start < sentence.start or subject.type != "COMPANY" or not self._has_each(draft, subject):
            return []
        if draft.site.left > sentence.clause(draft.quantity.start)[0]:
            return []  # another figure stands between: 两家均增长 8%
        start = next((number for number, e in enumerate(sentence.entities) if e.start == subject.start), None)
        run = self.runs(sentence.view, sentence.entities[start:])[0] if start is not None else []
        if len(run) < 2 or any(e.label != "COMPANY" for e in run) or run[-1].end > draft.quantity.start:
            return []
        if not self._roles.own_words.announces(sentence, run[-1]):
            return []
        return [Subject.of(e)._replace(inherited=subject.inherited) for e in run]

    def _told_of_each(self, draft: Draft, subject: Subject) -> list[Subject]:
        """Those in a row whom a clause before names as all, or with others, of whom each has the figure.

        甲、乙和丙三家车企，销量均超过 4 万辆; 甲、乙等少数个股上涨，涨幅均未超 2%; 甲、乙排名靠前，均超过 5 万元; 甲与乙是仅有的
        两家毛利率超过 20% 的车企. But not 甲、乙的三款手机，售价均超过 3000 元, or 甲、乙发布新机，售价均…, which are of the phones.
        """
        sentence, figure = draft.sentence, draft.quantity.start
        if not sentence.start <= subject.start < figure:
            return []
        named = [e for e in sentence.entities if e.end <= figure]
        run = self.runs(sentence.view, named)[-1] if named else []
        if len(run) < 2 or all(e.start != subject.start for e in run) or len({e.label for e in run}) > 1:
            return []
        end = _behind_code(sentence.view, run[-1].end)
        if not self._is_told_of_each(draft, end, len(run)) or not self._roles.usable(sentence, run[0]):
            return []
        return [Subject.of(e, inherited=subject.inherited) for e in run]

    @staticmethod
    def _is_told_of_each(draft: Draft, end: int, size: int) -> bool:
        """Whether what stands behind the list that ends at the place says that the figure is of each of its members."""
        sentence, figure = draft.sentence, draft.quantity.start
        clause, clause_end = sentence.clause(figure)
        are_all = _ARE_ALL.match(sentence.view, end, figure)
        if are_all is not None:
            qualifies = sentence.view.find("的", draft.quantity.end, clause_end) > 0
            return clause <= end and qualifies and _is_number(are_all["number"], size)
        told = _TOLD_OF_ALL.match(sentence.view, end, clause)
        if any(figure < e.start < clause_end for e in sentence.entities):
            return False  # 甲、乙两款手机，均搭载 3nm 工艺的丙芯片: whose figure that may be
        if told is None or not sentence.says("distributors", clause, figure):
            return False
        if told["number"] and not told["open"] and not _is_number(told["number"], size):
            return False
        counts = told["open"] or told["number"] or not told["noun"] or _is_told_of_who(told["noun"])
        return bool(counts) and not any(told.start("noun") <= q.start < told.end() for q in sentence.quantities)

    def _named(self, draft: Draft, subject: Subject) -> tuple[list[Subject], int]:
        """Those who are named in a list with the subject, and where it ends; fewer than two where there is none."""
        members, end = self._in_a_row(draft, subject)
        if len(members) > 1 or not (listed := self._listed.find(draft, subject)):
            return members, end
        return listed, listed[-1].end

    def _in_a_row(self, draft: Draft, subject: Subject) -> tuple[list[Subject], int]:
        """The same of those whom a list or the dictionary knows, in a list that ends with the subject."""
        sentence = draft.sentence
        for run in self.runs(sentence.view, sentence.entities):
            last = run[-1]
            if len(run) > 1 and (run[0].start, last.end) == (subject.start, subject.end):
                return [], last.end  # all together are the subject already
            tailed = subject.type == "OTHER" and last.start == subject.start and last.end < subject.end
            if last.end == subject.end or (tailed and self._tail.match(sentence.view, last.end, subject.end)):
                if not self._roles.usable(sentence, run[0]):
                    return [], last.end
                return [Subject.of(e) for e in run if e.label == last.label], last.end
        if subject.type == "OTHER" and not any(
            e.start < subject.end and subject.start < e.end for e in sentence.entities
        ):
            # 煤炭、天然气及燃料 may be one thing
            alone = "、" not in subject.text
            quoted = (self._goods.find(draft) if alone else []) or self._quoted_members(draft, subject)
            return quoted or (
                self._phrase_members(draft, subject) if self._has_each(draft, subject) else []
            ), subject.end
        return [], subject.end

    def joined(self, draft: Draft) -> Subject | None:
        """The draft's subject with those in a row with it, where the figure is of all: 煤炭、钢铁产量达 3 亿吨."""
        subject = _with_group(draft) or self._with_party(draft)
        if subject is None or subject.type != "OTHER" or subject.inherited or self._has_each(draft, subject):
            return subject
        if draft.sentence.says("respectively", subject.end, draft.quantity.start):
            return subject
        members = self._phrase_members(draft, subject)
        if len(members) < 2 or not all(is_plain(member.text) for member in members):
            return subject
        end = max(members[-1].end, subject.end)  # 煤炭、钢铁 + 等行业
        text = draft.sentence.view[members[0].start : end]
        return Subject(members[0].start, end, text, text, "OTHER")

    def _with_party(self, draft: Draft) -> Subject | None:
        """The holder whose party the draft's subject is of, where no word deals out: 甲集团及其一致行动人乙资本共持有 5%."""
        sentence, subject = draft.sentence, draft.subject
        if subject is None or subject.inherited or subject.start >= draft.quantity.start:
            return subject
        concert = self._concert.search(sentence.view, sentence.start, subject.start)
        if concert is None or any(
            sentence.says(word, subject.end, draft.quantity.start) for word in ("respectively", "distributors")
        ):
            return subject
        for run in self.runs(sentence.view, sentence.entities):
            if run[0].end == concert.start() and any(e.start == subject.start for e in run):
                return Subject.of(run[0])
        return subject

    @staticmethod
    def _has_each(draft: Draft, subject: Subject) -> bool:
        """Whether each of several has the figure, as it is or is said to be."""
        return _is_of_each(draft) or draft.sentence.says("distributors", subject.end, draft.quantity.start)

    def _phrase_members(self, draft: Draft, subject: Subject) -> list[Subject]:
        """Kinds of things in a row that are no entities, where the figure can only be of each: 煤炭、钢铁等行业利润下降 10%."""
        sentence, view = draft.sentence, draft.sentence.view
        clause, _ = sentence.clause(subject.start)
        # 煤炭和钢铁产量均下降: of both, although 和 may stand within a name
        joined = self._are_told_of_each(draft, subject)
        is_first = view.startswith(AND if joined else "、", subject.end)
        is_last = view[clause : subject.start].rstrip().endswith(AND)
        is_last = is_last and (
            sentence.cost(subject.end, draft.anchor) == 0
            or view.startswith(self._open_ends, subject.end)
            or any(word in subject.text for word in self._open_ends)
        )
        within = joined and self.between.search(view, subject.start + 1, subject.end - 1) is not None
        if not (is_first or is_last or within):
            return []
        start = max([clause, *(t.end for t in sentence.times if t.end <= subject.start)])
        end = draft.anchor if is_first else subject.end
        said = [*sentence.changes, *sentence.words.get("distributors", ())]
        end = min([end, *(c.start for c in said if subject.end <= c.start and view[c.start - 1] != "人")])
        total = _TOTAL.search(view, subject.end, end) if is_first else None
        end = total.start() if total is not None else end
        if any(start < q.end and q.start < end for q in sentence.quantities):
            return []
        if any(start < e.end and e.start < end for e in sentence.entities):
            return []
        opened = next((at for word in self._open_ends if (at := view.find(word, subject.start, end)) > 0), None)
        if opened is not None and _QUALIFIES.match(view, opened, end):
            return []  # 钢铁、煤炭等行业的企业
        marks = [m for m in self.between.finditer(view, start, opened or end) if not is_in_kind(sentence, m)]
        if not marks:
            return []
        last = max((mark.end() for mark in marks if "、" in mark[0]), default=start)
        edges = [start]
        for mark in marks:
            if mark.start() >= last or "、" in mark[0]:  # 承销及保荐、审计: what only joins does so within a member
                edges += mark.span()
        edges.append(opened or end)
        members = [self._phrases.phrase(sentence, a, b) for a, b in zip(edges[::2], edges[1::2], strict=True)]
        if not all(member and self._member.fullmatch(member.text) for member in members):
            return []
        whole = all(m is None or m.start <= at for m, at in zip(members[1:], edges[2::2], strict=True))
        adverb = part_of_speech(dictionary_words(view[edges[-2] : edges[-1]])[-1].text) in _ADVERBS
        if not whole or adverb:
            return []  # 在线教育 without its 在; 数字音乐依然
        told = [*sentence.words.get("pronouns", ()), *sentence.changes]
        if any(start <= cue.start < end for cue in told):
            return []
        return [member for member in members if member is not None]

    @staticmethod
    def _are_told_of_each(draft: Draft, subject: Subject) -> bool:
        """Whether 均, or 分别 before one figure alone, says of those with one measure that each has it: not of 营收、利润均增长."""
        sentence, figure = draft.sentence, draft.quantity.start
        dealt = ("distributors",) if "list_unpaired" in draft.flags else ("distributors", "respectively")
        if not any(sentence.says(word, subject.end, figure) for word in dealt):
            return False
        named = [
            c for c in sentence.metrics if subject.end <= c.start and c.end <= figure and any(map(_is_noun, c.entry))
        ]
        return len(named) < 2

    def _quoted_members(self, draft: Draft, subject: Subject) -> list[Subject]:
        """The goods or indices whose quotes' measure is named by each: 沪锡、沪铅跌超 3%; “甲转债”“乙转债”均涨 5%."""
        metric, sentence = draft.metric, draft.sentence
        if not metric.entry.is_subject:
            return []
        members: list[Subject] = []
        floor = draft.site.left
        for cue in sentence.metrics:
            if cue.start < floor or cue.end > subject.end or not any(r.entry is metric.entry for r in cue.entry):
                continue
            joint = self._quoted.match(sentence.view, members[-1].end) if members else None
            start = joint.end() if joint is not None else floor
            member = self._phrases.noun_phrase(sentence, start, cue.start, cue.end)
            if member is None:
                return []
            members = [*members, member] if joint is not None and member.start == start else [member]
            floor = cue.end
        return members if members and members[-1].end == subject.end else []

    @staticmethod
    def _own_measure(draft: Draft, member: Subject | None) -> MetricChoice:
        """The measure as the member's own name says it."""
        metric = draft.metric
        for cue in draft.sentence.metrics:
            within = member is not None and member.start <= cue.start and cue.end <= member.end
            if within and any(r.entry is metric.entry for r in cue.entry):
                return metric._replace(text=cue.text, start=cue.start, end=cue.end)
        return metric

    @staticmethod
    def _counts_list(draft: Draft, end: int) -> bool:
        """Whether the figure counts the names of an open list right before it: 甲、乙等 9 家."""
        counted = draft.quantity.dimension == "count" and draft.quantity.start >= end
        end = _behind_code(draft.sentence.view, end)
        return counted and not draft.sentence.view[end : draft.quantity.start].strip(" 等")

    @staticmethod
    def _is_counted(draft: Draft, end: int, size: int) -> bool:
        """Whether the names are counted before the figure, which is of them together: 甲、乙和丙三家的市值达 1 万亿元."""
        sentence, figure = draft.sentence, draft.quantity.start
        counted = any(
            end <= q.start and q.end <= figure and q.value == size and not sentence.view[end : q.start].strip(" 这等")
            for q in sentence.quantities
        )
        return counted and not sentence.says("distributors", end, figure) and not _is_of_each(draft)

    def _behind(self, draft: Draft) -> list[Entity]:
        """The names that the figure stands before: 各约 23 万枚的甲和乙; 位列第二的是丙."""
        sentence, quantity = draft.sentence, draft.quantity
        link = self._behind_of.match(sentence.view, quantity.end)
        if link is None or (draft.subject is not None and not draft.subject.inherited and quantity.dimension != "rank"):
            return []
        distributed = sentence.says("distributors", draft.site.left, quantity.start)
        rank = quantity.dimension == "rank" and link[0].strip() != "的"
        if not (distributed or rank):
            return []
        end = sentence.clause(quantity.start)[1]
        runs = self.runs(sentence.view, [e for e in sentence.entities if link.end() <= e.start and e.end <= end])
        if link["kind"]:
            runs = [r for r in runs if not sentence.view[link.end() : r[0].start].strip("“《 ")]
        return next(
            (
                r for r in runs if r[0].label in ("COMPANY", "PRODUCT", "PERSON") or r[0].start == link.end()
            ),  # 第二位为韩国
            [],
        )


def _with_group(draft: Draft) -> Subject | None:
    """The draft's subject with the counted group that is joined to it, where the figure is of all: 三家运营商及中国广电."""
    sentence, subject = draft.sentence, draft.subject
    if subject is None or subject.inherited or not sentence.start <= subject.start < draft.quantity.start:
        return None
    start = group_before(sentence, subject.start)
    each = _is_of_each(draft) or any(
        sentence.says(word, subject.end, draft.quantity.start) for word in ("respectively", "distributors")
    )
    if start is None or each:
        return None
    text = sentence.view[start : subject.end]
    return Subject(start, subject.end, text, text, "OTHER")


def _is_told_of_who(text: str) -> bool:
    """Whether the words say something of those before them and name nothing else: 排名靠前, 大幅上涨; but 发布新机."""
    tags = [part_of_speech(word.text) or "n" for word in dictionary_words(text)]
    return len(tags) > 1 and not tags[-1].startswith("n") and any(tag.startswith(("v", "a")) for tag in tags)


def _is_number(text: str, size: int) -> bool:
    """Whether the numeral says that there are so many."""
    numeral = read_numeral(text, 0)
    return numeral is not None and numeral.value == size


def _behind_code(view: str, end: int) -> int:
    """Where the member of a list ends with the code, class or short name behind it: 甲科技 (1234-TW)、乙电子-W、丙（以下简称“丙”）.

    So it does with what a brand's whole name ends with: 甲 + 集团、乙 + 控股.
    """
    whole = _WHOLE_NAME.match(view, end)
    end = whole.end() if whole is not None else end
    share = _SHARE_CLASS.match(view, end)
    if share is not None:
        return share.end()
    if view[end : end + 2].lstrip()[:1] not in ("（", "("):
        return end
    code = STOCK_CODE.match(view, end + (view[end] == " ")) or SHORT_NAME.match(view, end)
    return code.end() if code is not None else end


def _counts(draft: Draft, end: int, size: int) -> bool:
    """Whether the figure itself only counts the names of the list before it: 《甲》《乙》《丙》三部."""
    figure = draft.quantity
    between = draft.sentence.view[end : figure.start] if end <= figure.start else None
    return (
        figure.dimension == "count"
        and figure.value == size
        and between is not None
        and not between.strip(" ”」』》〉这")
    )


def _is_noun(reading: MetricCue) -> bool:
    """Whether the cue is the measure's own name."""
    return reading.role == "noun" and not reading.entry.is_subject


def together(sentence: Sentence, members: Sequence[Subject]) -> Subject:
    """All that are named as one: 甲和乙合计持股 12%."""
    start, end = members[0].start, members[-1].end
    text = sentence.view[start:end]
    return Subject(start, end, text, text, "OTHER", inherited=members[0].inherited)


def is_plain(text: str) -> bool:
    """Whether the words are nouns with what qualifies them, and no verb among them: 海上风电, but not 扩大内需."""
    return all((part_of_speech(word.text) or "n").startswith(_NOMINAL) for word in dictionary_words(text))


def _is_of_each(draft: Draft) -> bool:
    """Whether the figure can only be of each of several, whose sum says nothing: a change in per cent, a rate, a price, a temperature."""
    figure, key = draft.quantity, draft.metric.entry.key
    if figure.dimension == "ratio":
        return key not in SHARED_OUT and (draft.direction is not None or (draft.metric.text or "").endswith("率"))
    return figure.dimension == "temperature" or key in OF_ONE


def run_before(runs: Sequence[list[T]], size: int) -> list[T]:
    """The last run of just this size; empty where there is none."""
    return next((r for r in reversed(runs) if len(r) == size), [])


def _is_mutual(draft: Draft, members: Sequence[Subject]) -> bool:
    """Whether the measure is of trade between the two, or of what part of something that is: 江国与岚国进出口占外贸总值的 14%."""
    sentence, (first, second) = draft.sentence, members[:2]
    if len(members) != 2 or not _WITH.fullmatch(sentence.view[first.end : second.start].strip()):
        return False
    if sentence.says("distributors", second.end, draft.quantity.start):
        return False
    named = (cue for cue in sentence.metrics if second.end <= cue.start < draft.quantity.start)
    return any(reading.entry.key == _MUTUAL for cue in named for reading in cue.entry)
