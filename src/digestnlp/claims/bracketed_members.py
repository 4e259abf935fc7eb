"""Members of a list with their figures in brackets: 增速前三的区有：东湖（16%）、北岭（12%）; 其次为家具（上升 5%）；眼镜（上升 3%）."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from digestnlp.claims.draft import Draft, MetricChoice, Subject
from digestnlp.claims.fit import GENERIC, accepts
from digestnlp.claims.scan import Sentence
from digestnlp.deferred import deferred
from digestnlp.models import Quantity
from digestnlp.rules import Rules
from digestnlp.rules.schema import MetricEntry
from digestnlp.segment import dictionary_words, part_of_speech

_OPENINGS, _CLOSINGS = ("（", "("), ("）", ")")
# What may stand between a bracket and the next member.
_JOINT = deferred(r"[）)] ?[、，,；;]? ?(?:以?及|和|与)? ?")
# The next member of a list whose marks let it be a list itself: ；食品、饮品及烟草.
_NEXT = deferred(r"[）)] ?[；;，,] ?(?:以?及)? ?(?P<name>[^，,；;：:（()）。\d]{2,20}) ?")
# The words right before a bracket, behind what opens a member.
_MEMBER = deferred(
    r"(?:^|[，,；;：:、]|以及|(?:其次|最大|最高|最多|第[一二三]|分别|依次|包括)[为是]?)"
    r" ?(?:以?及|和|与)?(?P<name>[\u4e00-\u9fffA-Za-z·]{2,12}) ?$"
)
_LONGEST = 24
_UNNAMED = GENERIC | {"growth"}
# 出货量前三位: who are ranked by what each has of the whole.
_RANKED = deferred(
    r"前 ?[\d一二三四五六七八九十]{1,3} ?(?:大|名|位|家|强)?[^，。；：\d]{0,8}?(?:为|是|有|包括|：|:) ?$"
)
# 增速超过 10% + 的区有：东湖
_HAVE = deferred(r" ?(?:以上)?的?[\u4e00-\u9fff]{0,8}?(?:有|为|是|包括)[：: ]*[\u4e00-\u9fffA-Za-z]")
# Behind the last of them, what says that they are some of those that the clause tells of.
_LISTED = deferred(r"[）)] ?(?:等|在内)")
# What the members are counted by.
_COUNTS = frozenset({"cities", "countries", *GENERIC})
_NOUNS = ("n", "vn", "j", "l", "i", "b", "s", "eng")


class BracketedMembers:
    """Reads whose such figures are, and of what."""

    def __init__(self, rules: Rules) -> None:
        self._nouns = rules.words("change_noun_ends")
        self._share, self._growth = (
            next(e for e in rules.of(MetricEntry) if e.key == key) for key in ("market_share", "growth")
        )
        self._no_subjects = frozenset(rules.words("no_subjects"))

    def member(self, draft: Draft) -> Subject | None:
        """The words right before a bracket that holds nothing but how that has changed, where it is one of several such.

        Not in 毛利率（上升 3%）, nor in 第三季度（上升 3%）.
        """
        sentence = draft.sentence
        if draft.direction is None or sum(_fills_bracket(sentence, q) for q in sentence.quantities) < 2:
            return None
        opened = _bracket(sentence, draft.quantity)
        if opened is None:
            return None
        closed = max(sentence.view.rfind(mark, sentence.start, opened) for mark in _CLOSINGS)
        found = _NEXT.fullmatch(sentence.view, closed, opened) if closed >= 0 else None
        found = found or _MEMBER.search(sentence.view, max(sentence.start, opened - _LONGEST), opened)
        if found is None or found["name"] in self._no_subjects:
            return None
        start, end = found.span("name")
        told = (sentence.entities, sentence.times, sentence.quantities, sentence.changes, sentence.bases)
        if any(item.start < end and start < item.end for group in told for item in group):
            return None
        if any(cue.end == end and any(not r.entry.is_subject for r in cue.entry) for cue in sentence.metrics):
            return None
        if not (part_of_speech(dictionary_words(found["name"])[-1].text) or "n").startswith(_NOUNS):
            return None
        return Subject(start, end, found["name"], found["name"], "OTHER")

    def assign(self, drafts: Sequence[Draft], before: Sequence[Draft]) -> None:
        """Gives the figures of a list of names what the words before it say: 增速超过 10% 的区有：东湖（16%）、北岭（12%）.

        Args:
            drafts: the sentence's.
            before: those of the sentences before in its paragraph, nearest first.
        """
        for run in _runs(drafts):
            first = run[0]
            moved = first.direction is not None and first.metric.entry.dimensions[0] != "ratio"
            unnamed = {first.metric.entry.key, *_UNNAMED} if moved else _UNNAMED
            unread = [draft for draft in run if draft.direction is None and draft.metric.entry.key in unnamed]
            if first not in unread:
                for draft in unread if first.direction is not None else ():
                    _go_on(draft, first)
                continue
            told = [*reversed(drafts[: drafts.index(first)]), *before]
            if not self._change(unread, told):
                self._ranked(unread)

    def _change(self, run: Sequence[Draft], told: Sequence[Draft]) -> bool:
        """Gives them the change that the words before them name."""
        sentence, start = run[0].sentence, _member_start(run[0])
        noun = next((c for c in reversed(sentence.changes) if c.end <= start), None)
        if noun is None:
            return _moved(run)
        if not noun.text.endswith(self._nouns) or "。" in sentence.view[noun.end : start]:
            return False
        last = next((d for d in told if d.direction is not None), None)
        for draft in run:
            if (metric := self._named(draft, noun.start)) is not None:
                draft.metric = metric
            elif last is not None:
                _go_on(draft, last)
            else:
                draft.metric = draft.metric._replace(entry=self._growth)
            draft.direction = noun.entry.direction
            bases = [b for b in sentence.bases if b.end <= start]
            draft.basis = bases[-1].entry.basis if bases else last.basis if last is not None else None
        return True

    def _ranked(self, run: Sequence[Draft]) -> None:
        """Gives them the part of the market, where they are the first by what is counted: 出货量前三位为甲（23%）、乙（12%）."""
        sentence, start = run[0].sentence, _member_start(run[0])
        if any(draft.quantity.unit != "%" for draft in run) or not _RANKED.search(sentence.view, sentence.start, start):
            return
        counted = [
            cue
            for cue in sentence.metrics
            for r in cue.entry
            if cue.end <= start and r.role == "noun" and r.entry.dimensions[0] in ("count", "money")
        ]
        for draft in run if counted else ():
            draft.metric = draft.metric._replace(entry=self._share, how="in_force")

    @staticmethod
    def _named(draft: Draft, end: int) -> MetricChoice | None:
        """The measure whose name stands right before the noun of change: 用电量增速."""
        cue = next((c for c in reversed(draft.sentence.metrics) if c.end == end), None)
        for reading in cue.entry if cue is not None else ():
            if cue is not None and reading.role == "noun" and accepts(reading.entry, draft.site):
                return MetricChoice(reading.entry, cue.text, "list", cue.start, cue.end)
        return None


def _moved(run: Sequence[Draft]) -> bool:
    """Gives them the change of a named measure behind them: 东湖（16%）、北岭（12%）等 9 个区房租同比上涨.

    Not one that has a figure of its own (等 9 个区房租上涨 3%).
    """
    sentence, last = run[0].sentence, run[-1].quantity
    listed, end = _LISTED.match(sentence.view, last.end), sentence.clause(last.end)[1]
    change = next((c for c in sentence.changes if last.end <= c.start < end), None)
    if listed is None or change is None or any(change.end <= q.start < end for q in sentence.quantities):
        return False
    site = run[0].site._replace(direction=change.entry.direction)
    named = (
        MetricChoice(reading.entry, cue.text, "in_force")
        for cue in reversed(sentence.metrics)
        if cue.end <= change.start
        for reading in cue.entry
        if reading.role == "noun" and reading.entry.key not in _COUNTS and accepts(reading.entry, site)
    )
    metric = next(named, None)
    if metric is None:
        return False
    basis = next((b.entry.basis for b in reversed(sentence.bases) if b.end <= change.start), None)
    for draft in run:
        draft.metric, draft.direction, draft.basis = metric, change.entry.direction, basis
    return True


def _go_on(draft: Draft, last: Draft) -> None:
    """Makes the figure a change of the same measure, against the same."""
    draft.metric = last.metric._replace(how="in_force", start=None, end=None)
    draft.direction, draft.basis = last.direction, last.basis


def bounds_members(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether the bound only says which members are named behind it with their figures: 增速超过 10% 的区有：东湖（16%）、北岭（12%）."""
    if quantity.relation == "eq" or _HAVE.match(sentence.view, quantity.end) is None:
        return False
    behind = [q for q in sentence.quantities if q.start > quantity.end]
    filled = [q for q in behind if q.unit == quantity.unit and _fills_bracket(sentence, q)]
    return len(filled) > 1 and behind[0] is filled[0]


def _bracket(sentence: Sentence, figure: Quantity) -> int | None:
    """Where the bracket begins that holds nothing but the figure with its change and basis; None where there is none."""
    view = sentence.view
    if not view.startswith(_CLOSINGS, figure.end):
        return None
    opened = max(view.rfind(mark, sentence.start, figure.cue_start) for mark in _OPENINGS)
    if opened < 0:
        return None
    between = view[opened + 1 : figure.cue_start]
    told = [(c.start, c.end) for c in sentence.changes] + [(b.start, b.end) for b in sentence.bases]
    for start, end in told:
        if opened < start and end <= figure.cue_start:
            between = between.replace(view[start:end], "", 1)
    return opened if not between.strip(" +-") else None


def _fills_bracket(sentence: Sentence, figure: Quantity) -> bool:
    return figure.dimension == "ratio" and _bracket(sentence, figure) is not None


def _runs(drafts: Sequence[Draft]) -> Iterator[list[Draft]]:
    """Runs of two or more figures, each alone in a bracket behind a name, with nothing else between."""
    run: list[Draft] = []
    for draft in drafts:
        start = _member_start(draft)
        if start < 0:
            continue
        view = draft.sentence.view
        if run and (
            run[-1].quantity.unit != draft.quantity.unit or not _JOINT.fullmatch(view, run[-1].quantity.end, start)
        ):
            if len(run) > 1:
                yield run
            run = []
        run.append(draft)
    if len(run) > 1:
        yield run


def _member_start(draft: Draft) -> int:
    """Where the name begins right behind which the figure stands alone in its bracket; -1 where there is none."""
    sentence = draft.sentence
    opened = _bracket(sentence, draft.quantity) if draft.quantity.dimension == "ratio" else None
    subject = draft.subject
    if opened is None or subject is None or subject.inherited or sentence.view[subject.end : opened].strip():
        return -1
    return subject.start
