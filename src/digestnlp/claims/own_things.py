"""Things whose name opens with another's and goes on: 云岚科技 + 储能电站项目, 云岚互动 + 《星海》, 云岚 + 「星岸」 of its flats.

So do the farms and schools of a place: 云溪县 + 禾香家庭农场.
"""

from __future__ import annotations

from digestnlp.claims.draft import Draft, Subject
from digestnlp.claims.kinds import ACCOUNTS, is_counted
from digestnlp.deferred import deferred
from digestnlp.rules import Rules
from digestnlp.segment import Word, dictionary_words, part_of_speech
from digestnlp.wordlist import compile_words, pattern_at, pattern_of

_SHORTEST_FIRM = 4
_WITHIN = 14  # Characters between the company's name and the noun that the project's ends with.
_NOTE = r"(?: ?[（(][^（）()\n]{1,12}[）)])?"
_TITLE = deferred(rf" ?《(?P<name>[^《》\n]{{1,24}})》{_NOTE}")
# 云岚北角 + 「星岸」, 云岚（0123）旗下现楼「星岸」, 云岚与江岚合作发展的 + 「星岸」
_DEVELOPED = deferred(
    r"(?:[（(]\d{1,5}[）)])?(?:[^，。；：\d]{0,16}发展的)?(?:旗下)?[\u4e00-\u9fff]{0,6}「(?P<name>[^「」\n]{1,16})」"
)
_FLATS = ("伙", "宗")
_OF = "的"
_SAID = ("，", "。", "；", ",", "\n")
# Parts of speech in the dictionary that a project's name is made of; what is done there stands last: 发电 + 项目.
_NOMINAL = ("n", "b", "j", "l", "i", "s", "vn", "eng", "x", "m", "q", "a", "f")


class OwnThings:
    """Finds them by the packs' words, where the company's name alone was taken."""

    def __init__(self, rules: Rules) -> None:
        ends = pattern_of(rules.words("project_ends"))
        number = r" ?\d{1,3} ?号"  # 云岚科技 + 1 号海上风电场
        between = rf"(?P<own>(?:[\u4e00-\u9fffA-Za-z0-9]|[（(][^（）()\n]{{1,8}}[）)]|{number}){{2,{_WITHIN}}}?)"
        self._project = deferred(rf"{between}(?:{ends})+{_NOTE}")
        links, lines = (pattern_of(rules.words(name)) for name in ("links", "business_lines"))
        self._part = deferred(rf" *[\u4e00-\u9fffA-Za-z]{{2,10}}(?:{lines})(?:{links})?的? *")
        local = pattern_of(rules.words("local_firm_ends"))
        self._local = deferred(rf"(?P<own>[\u4e00-\u9fff]{{0,{_WITHIN}}}?)(?:{local})(?:新校区|分校|老校区|院区|分店)?")
        self._kinds = compile_words(rules.words("kinds_of_places_firms"))
        self._denied = deferred(pattern_of(rules.words("no_project_words")))
        self._works = deferred(rf"(?:{pattern_of(rules.words('no_works'))})$")
        told = (*rules.words("links"), *rules.words("links_of_works"))
        self._told = deferred(rf" ?(?:[，,；;：:（(]|{pattern_at(told)})")
        self._acts = deferred(rf" ?(?:{pattern_at(rules.words('project_acts'))})")

    def is_of_part(self, draft: Draft, subject: Subject | None) -> bool:
        """Whether the accounts of the company in force are told of a line of its business: 结构件产品 + 实现营业收入 7 亿元."""
        if (
            subject is None
            or subject.type != "COMPANY"
            or not subject.inherited
            or draft.metric.entry.key not in ACCOUNTS
        ):
            return False
        clause, _ = draft.sentence.clause(draft.quantity.start)
        return self._part.fullmatch(draft.sentence.view, clause, draft.anchor) is not None

    def whole(self, draft: Draft, subject: Subject | None) -> Subject | None:
        """The project or the work whose name the subject's only opens, in the figure's sentence; else the subject itself."""
        sentence = draft.sentence
        if subject is None or not sentence.start <= subject.start < sentence.end:
            return subject
        if subject.type in ("PLACE", "ORG"):
            return self._local_firm(draft, subject) or subject
        if subject.type != "COMPANY":
            return subject
        if subject.start > draft.quantity.start and sentence.view[draft.quantity.end : subject.start].strip() != _OF:
            return subject  # but 总投资 3 亿元的 + 云岚科技储能项目
        found = self._work(draft, subject) or self._project_of(draft, subject) or _homes_of(draft, subject)
        return found if found is not None else subject

    def _work(self, draft: Draft, company: Subject) -> Subject | None:
        """The work in a title right behind its maker: 云岚互动《星海》收入增长 14%; but 云岚咨询《手机报告》显示."""
        view, entry = draft.sentence.view, draft.metric.entry
        title = _TITLE.match(view, company.end, draft.quantity.start)
        if title is None or self._works.search(title["name"]) or entry.key in ACCOUNTS - {"revenue"}:
            return None
        if not self._goes_on(draft, title.end()):
            return None
        start, end = title.span("name")
        named = next((e for e in draft.sentence.entities if start - 1 <= e.start and e.end <= end + 1), None)
        if named is not None:
            return Subject.of(named, inherited=company.inherited)
        return Subject(start, end, title["name"], title["name"], "PRODUCT", inherited=company.inherited)

    def _project_of(self, draft: Draft, company: Subject) -> Subject | None:
        """The project, plant or event that is called after the company: 云岚科技储能电站项目总投资 3 亿元.

        But the company's are 云岚科技投资的项目, 云岚科技募投项目 12 个, and all that only its accounts have.
        """
        view = draft.sentence.view
        ends_at = draft.quantity.start if company.start < draft.quantity.start else draft.sentence.end
        project = self._project.match(view, company.end, ends_at)
        if project is None or self._denied.search(project["own"]) or draft.metric.entry.key in ACCOUNTS:
            return None
        if not all(map(_may_be_nominal, dictionary_words(project["own"])[:-1])):
            return None
        if is_counted(draft, project.end()) or not self._goes_on(draft, project.end()):
            return None
        text = view[company.start : project.end()].rstrip()
        return Subject(company.start, company.start + len(text), text, text, "OTHER", inherited=company.inherited)

    def _local_firm(self, draft: Draft, place: Subject) -> Subject | None:
        """The farm, works or school that is called after the place: 云溪县禾香家庭农场占地 60 亩; but 云溪县小学有 60 所."""
        view, end = draft.sentence.view, draft.quantity.start
        named = self._local.match(view, place.end, end)
        if named is None or self._denied.search(named["own"]) or self._kinds.fullmatch(named["own"]):
            return None
        if len(named[0]) < _SHORTEST_FIRM or is_counted(draft, named.end()) or not _is_nominal(named["own"]):
            return None  # 江州市投入 + 学校建设资金
        if not self._goes_on(draft, named.end()) and not self._acts_behind(view, place.end, named.end()):
            return None
        text = view[place.start : named.end()]
        return Subject(place.start, named.end(), text, text, "OTHER", inherited=place.inherited)

    @staticmethod
    def _acts_behind(view: str, start: int, end: int) -> bool:
        """Whether a verb stands behind the name, as one that the dictionary has: 江州市公交集团 + 新开."""
        behind = next((w for w in dictionary_words(view[start : end + 2]) if w.start == end - start), None)
        return behind is not None and (part_of_speech(behind.text) or "").startswith("v")

    def _goes_on(self, draft: Draft, end: int) -> bool:
        """Whether a mark, a time, a measure, a change or what is told of it stands behind the name."""
        sentence = draft.sentence
        at = end + sentence.view.startswith(" ", end)
        groups = (sentence.times, sentence.metrics, sentence.changes, sentence.bases, sentence.quantities)
        if any(item.start == at for group in groups for item in group):
            return True
        return self._told.match(sentence.view, end) is not None or self._acts.match(sentence.view, end) is not None


def _homes_of(draft: Draft, company: Subject) -> Subject | None:
    """The housing project in quotation marks behind who develops it, with its flats or deals: 云岚「星岸」累沽 410 伙."""
    sentence, quantity = draft.sentence, draft.quantity
    developed = _DEVELOPED.match(sentence.view, company.end) if quantity.unit in _FLATS else None
    if developed is None:
        return None
    start, end = developed.span("name")
    if end > quantity.start:
        return None
    homes = (e for e in sentence.entities if e.start == start and e.label == "PRODUCT")
    named = next((Subject.of(e, inherited=company.inherited) for e in homes), None)
    if named is not None or sentence.view.startswith(_SAID, developed.end()):
        return named  # 云岚表示「市况向好」，上月售出 30 伙
    return Subject(start, end, developed["name"], developed["name"], "PRODUCT", inherited=company.inherited)


def _is_nominal(text: str) -> bool:
    return all(map(_may_be_nominal, dictionary_words(text)))


def _may_be_nominal(word: Word) -> bool:
    return (part_of_speech(word.text) or "n").startswith(_NOMINAL)
