"""Noun phrases that a reader would not cut: all that 和 joins, the noun that a list of kinds leaves out, no word that only leads."""

from __future__ import annotations

from collections.abc import Sequence

from digestnlp.claims.draft import Draft, Subject
from digestnlp.claims.members import is_plain
from digestnlp.claims.scan import Sentence
from digestnlp.deferred import deferred
from digestnlp.rules import Rules
from digestnlp.segment import dictionary_words
from digestnlp.wordlist import pattern_of

_OF = "的"
_LONGEST_PART = 12
# 云岚江州 1 号 + 风电场; no day of a month
_NUMBERED = deferred(r"(?P<name>(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2,8}(?<!月)) ?\d{1,3} ?号$")
# Not of 前 9 月, 1-9 月, which are spans.
_MONTH, _LONGEST_MONTH = deferred(r"(?<![\d前首头、至到~—–-])(?<![前首头] )(?P<month>\d{1,2} ?月份? ?)$"), 8
_PER_HEAD = deferred("每[十百千万]?[个名户位]?[\u4e00-\u9fff]{1,6}$")
# 一般的 + 占, 说不清 + 的占
_HEADLESS = deferred(r"的?占[了到据]? ?")


class WholeNouns:
    """Mends the subjects that are noun phrases, by the packs' words."""

    def __init__(self, rules: Rules) -> None:
        joins = pattern_of(rules.words("coordinators"))
        self._opens_measure = deferred(rf"(?:{pattern_of(rules.words('nouns_in_measures'))})(?=[\u4e00-\u9fff])")
        self._join_behind = deferred(rf"(?:{joins})")
        self._join_before = deferred(rf"(?P<first>[\u4e00-\u9fff]{{2,{_LONGEST_PART}}}?)(?:{joins})")
        self._total = deferred(
            rf"(?:{joins})(?P<other>[\u4e00-\u9fff]{{2,{_LONGEST_PART}}}?)(?:{pattern_of(rules.words('totals'))})"
        )
        self._reaches = deferred(rf"[已也均]?(?:{pattern_of(rules.words('reaching_verbs'))})")
        self._leads = deferred(
            rf"(?:{pattern_of((*rules.words('wholes_of_places'), *rules.words('part_openers')))})(?![级内域际直村])(?=[\u4e00-\u9fff]{{2}})"
        )

        self._contract = deferred(rf" ?合约(?!{pattern_of(rules.words('contract_other'))})")

    def of(self, draft: Draft, found: Subject | None, before: Sequence[Draft]) -> Subject | None:
        """The whole of the noun phrase that was found; whatever else was found as it is.

        Args:
            draft: the figure's claim.
            found: its subject.
            before: the claims before it in the sentence.
        """
        if found is None or found.type != "OTHER":
            return found
        sentence = draft.sentence
        if not sentence.start <= found.start < found.end <= draft.quantity.start:
            return found
        if (left_out := _left_out(draft, found, before)) is not None:
            return left_out
        if (whole := _without_per_head(sentence, found)) is not None:
            return whole
        whole = self._joined(draft, self._with_month(sentence, _with_number(sentence, found)))
        return self._without_lead(sentence, self._up_to_measure(sentence, whole))

    def with_noun_of_measure(self, draft: Draft, found: Subject | None) -> Subject | None:
        """The phrase with the noun that the measure's name begins with, and that it qualifies: 公募 + 基金规模."""
        metric = draft.metric
        if found is None or found.type != "OTHER":
            return found
        noun = self._opens_measure.match(metric.text or "")
        if metric.how != "cue_before" or metric.start != found.end or noun is None:
            return found
        return _stretched(draft.sentence, found, found.start, found.end + noun.end())

    def _with_month(self, sentence: Sentence, found: Subject) -> Subject:
        """A contract of an exchange with the month that it is named by: 9 月 + 合约; but 前 9 月 + 合约销售额."""
        if self._contract.match(sentence.view, found.start) is None:
            return found
        month = _MONTH.search(sentence.view, max(sentence.start, found.start - _LONGEST_MONTH), found.start)
        return _stretched(sentence, found, month.start("month"), found.end) if month is not None else found

    def _joined(self, draft: Draft, found: Subject) -> Subject:
        """All that is joined: 教师和 + 科研人员 1.8 万名, 外商及 + 港澳台商投资企业, 工人 + 和管理人员共 2.2 万名."""
        sentence, figure = draft.sentence, draft.quantity
        start, end = found.start, found.end
        join = self._join_behind.match(sentence.view, end)
        if (
            join is not None
            and figure.dimension == "count"
            and self._are_counted(sentence, join.end(), figure.cue_start)
        ):
            end = figure.cue_start
        elif (total := self._total.match(sentence.view, end, figure.start)) is not None:
            named = [c.start for c in sentence.metrics if total.start("other") <= c.start < total.end("other")]
            others = is_plain(total["other"]) and total.start("other") not in named  # but not 12 家房企，+ 销售额合计
            end = min([total.end("other"), *named]) if others else end
        clause, _ = sentence.clause(start)
        begin = max([clause, *(q.end for q in sentence.quantities if q.end <= start)])
        begin = max([begin, *(t.end for t in sentence.times if begin <= t.start and t.end <= start)])
        first = self._join_before.fullmatch(sentence.view, begin, start)
        if first is not None and is_plain(first["first"]) and self._is_free(sentence, begin, start):
            start = begin
        return _stretched(sentence, found, start, end)

    def _up_to_measure(self, sentence: Sentence, found: Subject) -> Subject:
        """The phrase before a measure of its own that reaches that of another: 电动车 + 产量超过汽油车的产量 3 万辆."""
        reaching = (
            cue.start
            for cue in sentence.metrics
            if found.start + 1 < cue.start and cue.end < found.end and self._reaches.match(sentence.view, cue.end)
        )
        return _stretched(sentence, found, found.start, next(reaching, found.end))

    @staticmethod
    def _are_counted(sentence: Sentence, start: int, end: int) -> bool:
        """Whether between the places there is only what is counted, and no name of a number (人数)."""
        text = sentence.view[start:end]
        named = (r.role == "noun" for c in sentence.metrics if start < c.end and c.start < end for r in c.entry)
        return 1 < len(text) <= _LONGEST_PART and is_plain(text) and not any(named)

    @staticmethod
    def _is_free(sentence: Sentence, start: int, end: int) -> bool:
        """Whether neither a name nor a measure stands there."""
        return not any(
            start < item.end and item.start < end for group in (sentence.entities, sentence.metrics) for item in group
        )

    def _without_lead(self, sentence: Sentence, found: Subject) -> Subject:
        """The phrase without the word for the whole place that has it: 全区 + 柑橘; nor 其中."""
        lead = self._leads.match(sentence.view, found.start, found.end)
        return _stretched(sentence, found, lead.end() if lead is not None else found.start, found.end)


def _stretched(sentence: Sentence, found: Subject, start: int, end: int) -> Subject:
    if (start, end) == (found.start, found.end):
        return found
    text = sentence.view[start:end].strip()
    return found._replace(start=start, end=end, text=text, name=text)


def _with_number(sentence: Sentence, found: Subject) -> Subject:
    """The phrase with its name and number before it: 云岚江州 1 号 + 风电场."""
    clause, _ = sentence.clause(found.start)
    named = _NUMBERED.search(sentence.view, clause, found.start)
    if named is None or not all(is_plain(word.text) for word in dictionary_words(named["name"]) if len(word.text) > 1):
        return found  # 公司投资 1 号 + 风电场
    return _stretched(sentence, found, named.start(), found.end)


def _left_out(draft: Draft, found: Subject, before: Sequence[Draft]) -> Subject | None:
    """The noun of the first of several kinds, which the others leave out: 订单充足的企业占 35%，一般的 + 占 48%.

    It has what qualifies it before it: not 女性占 55%，本科的占 6%.
    """
    view = draft.sentence.view
    end = found.end - 1 if found.text.endswith(_OF) else found.end
    if not _HEADLESS.fullmatch(view, end, draft.quantity.cue_start) or not view.startswith(_OF, end):
        return None
    whole = next(
        (
            d.subject
            for d in reversed(before)
            if d.subject is not None
            and d.subject.type == "OTHER"
            and d.quantity.unit == draft.quantity.unit
            and view.endswith(_OF, 0, d.subject.start)
        ),
        None,
    )
    return whole._replace(inherited=True) if whole is not None else None


def _without_per_head(sentence: Sentence, found: Subject) -> Subject | None:
    """Who has the figure before the words for how many it is reckoned: 江州 + 每千人口; None where no such words end the phrase."""
    per_head = _PER_HEAD.search(found.text)
    if per_head is None or not per_head.start():
        return None
    end = found.start + per_head.start()
    named = next((e for e in sentence.entities if (e.start, e.end) == (found.start, end)), None)
    text = found.text[: per_head.start()]
    return Subject.of(named) if named is not None else found._replace(end=end, text=text, name=text)
