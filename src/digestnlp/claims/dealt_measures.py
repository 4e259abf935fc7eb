"""Deals the figures of a list out over measures: 营收和净利润分别为…, of one head (销售/管理/研发费用) or word (产销)."""

from __future__ import annotations

from digestnlp.claims.draft import Draft, MetricChoice
from digestnlp.claims.fit import accepts, is_unnamed
from digestnlp.claims.members import Members, run_before
from digestnlp.claims.scan import Cue, MetricCue
from digestnlp.deferred import deferred
from digestnlp.rules import Rules
from digestnlp.rules.schema import MetricEntry

_LONGEST_MODIFIER = 4  # 归母, 扣非归母
# 销售/管理/研发费用: what may be a list of modifiers with the head behind the last.
_MODIFIERS = deferred(r"(?:[\u4e00-\u9fff]{2,8} ?[/、和与及] ?)+[\u4e00-\u9fff]{4,10}$")
_MODIFIER_MARKS = deferred(" ?[/、和与及] ?")


class DealtMeasures:
    """Pairs figures with as many measures."""

    def __init__(self, rules: Rules, members: Members) -> None:
        self._runs, self._compounds = members.runs, members.compounds
        self._by_noun: dict[str, list[MetricEntry]] = {}
        for entry in rules.of(MetricEntry):
            for noun in entry.nouns:
                self._by_noun.setdefault(noun, []).append(entry)
        self._measure_endings = rules.words("measure_endings")

    def of_names(self, group: list[Draft]) -> bool:
        """营收和净利润分别为 10 亿元和 2 亿元."""
        sentence, start = group[0].sentence, group[0].quantity.start
        cues = [c for c in sentence.metrics if c.end <= start and any(r.role == "noun" for r in c.entry)]
        run = run_before(self._runs(sentence.view, cues), len(group))
        if not run:
            return False
        own = [
            next((r.entry for r in cue.entry if r.role == "noun" and self._may_be(r.entry, draft, cue)), None)
            for draft, cue in zip(group, run, strict=True)
        ]
        if None in own:
            return False  # 支持快充，存储有 6+64GB 和 6+128GB: the first measure is no one's of the list
        for draft, cue, entry in zip(group, run, own, strict=True):
            if entry is not None:
                draft.metric = MetricChoice(entry, cue.text, "list", cue.start, cue.end)
        return True

    @staticmethod
    def _may_be(entry: MetricEntry, draft: Draft, cue: Cue[list[MetricCue]]) -> bool:
        """Whether the figure may be of what the cue names, and the sentence tells of what that asks for."""
        return accepts(entry, draft.site) and not is_unnamed(draft.site, cue.start, entry)

    def of_compound(self, group: list[Draft], *, said: bool) -> bool:
        """产销分别完成 18 万辆和 19 万辆: what is made, then what is sold; 产销 18 万辆和 19 万辆 where the word has the figures itself."""
        sentence, draft = group[0].sentence, group[0]
        if not said and draft.metric.how != "cue_before":
            return False
        for cue in reversed([c for c in sentence.metrics if c.end <= draft.quantity.start]):
            parts = self._compounds.parts(cue.text)
            if len(parts) == len(group) and any(draft.metric.entry.key == part.key for part in parts):
                for figure, part in zip(group, parts, strict=True):
                    figure.metric = MetricChoice(part, cue.text, "list", cue.start, cue.end)
                return True
        return False

    def of_modifiers(self, group: list[Draft]) -> bool:
        """Modifiers of one head, which stands behind the last alone: 销售/管理/研发费用为 3/2/1 亿元; 归母、扣非净利润分别为…."""
        draft = group[0]
        sentence, end = draft.sentence, draft.metric.end
        if draft.metric.how != "cue_before" or end is None or end > draft.quantity.start:
            return False
        clause, _ = sentence.clause(end)
        listed = _MODIFIERS.search(sentence.view, clause, end)
        members = _MODIFIER_MARKS.split(listed[0])[-len(group) :] if listed is not None else []
        # 甲汽车、乙汽车销量, 民营银行、村镇银行不良率: whose they are, and no 汽车销量, no 银行贷款
        whose = [e.end for e in sentence.entities] + ([draft.subject.end] if draft.subject is not None else [])
        if any(clause < at < end and _MODIFIER_MARKS.match(sentence.view, at) for at in whose):
            return False
        if len(members) < len(group) or any(m.endswith(self._measure_endings) for m in members[:-1]):
            return False
        last = members[-1]
        for cut in range(2, len(last) - 1):
            members[-1] = last[:cut]
            choices = [self._modified(draft, member, last[cut:]) for member in members]
            if all(choices):
                for figure, chosen in zip(group, choices, strict=True):
                    figure.metric = chosen or figure.metric
                return True
        return False

    def _modified(self, draft: Draft, modifier: str, head: str) -> MetricChoice | None:
        """The measure that the modifier's last characters and the head name: one that the packs know, or the rate of one."""
        for at in range(max(0, len(modifier) - _LONGEST_MODIFIER), len(modifier) - 1):
            name = modifier[at:] + head
            for entry in self._by_noun.get(name, ()):
                if accepts(entry, draft.site):
                    return MetricChoice(entry, name, "list")
            if draft.metric.entry.key == "ratio" and name.endswith("率") and name[:-1] in self._by_noun:
                return MetricChoice(draft.metric.entry, name, "list")  # 销售费用率
        return None
