"""What speaks for or against a time: where it was told, what kind of time it is, and how it lies to the figure and its measure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from digestnlp.claims.draft import Draft, Period
from digestnlp.claims.ranking.periods.candidates import NOTHING, Candidate
from digestnlp.claims.ranking.weights import TAKEN
from digestnlp.claims.ranking.words import FIGURE, MARK, NAME, TIME, units
from digestnlp.claims.state import State

_NEAR = timedelta(45)
_WORDS = 8  # Words before the figure in its clause that are clues.
_LONGEST_WORD = 4


def of_figure(draft: Draft, found: Period, before: Sequence[Draft], state: State) -> list[str]:
    """What is so of the figure, whatever it is of; a clue only together with what the candidate is."""
    metric, quantity, sentence = draft.metric, draft.quantity, draft.sentence
    level = draft.direction or "level"
    subject = draft.subject.type if draft.subject is not None else "nobody"
    last = before[-1] if before else state.drafts[0] if state.drafts else None
    clues = [
        f"key:{metric.entry.key}",
        f"key:{metric.entry.key}:{level}",
        f"how:{metric.how}",
        f"dimension:{quantity.dimension}:{level}",
        f"unit:{quantity.unit}",
        f"level:{level}:{draft.basis}",
        f"subject:{subject}",
        f"ahead:{draft.ahead}",
        f"found:{found.source}",
        f"block:{sentence.block.kind}",
        f"first:{not before}",
    ]
    if last is not None:
        same = last.metric.entry.key == metric.entry.key
        alike = last.subject is not None and draft.subject is not None and last.subject.name == draft.subject.name
        clues += [f"same:{same}:{alike}", f"last:{last.metric.entry.key}:{metric.entry.key}"]
    clues += [f"word:{word}" for word in _words(draft)]
    return clues


def of_candidate(draft: Draft, candidate: Candidate, state: State) -> list[str]:
    """What the candidate is, and how it lies to the figure."""
    kind = kind_of(candidate.period, state.anchor)
    clues = [*candidate.marks, f"kind:{kind}", *(f"{mark}:{kind}" for mark in candidate.marks)]
    time = candidate.time
    if time is None:
        return clues
    sentence, quantity = draft.sentence, draft.quantity
    away = sentence.clause_index(quantity.start) - sentence.clause_index(time.start)
    where = f"C{max(-1, min(away, 4))}"
    figures = min(sum(time.end <= q.start < quantity.start for q in sentence.quantities), 3)
    times = min(sum(time.end <= t.start < quantity.start for t in sentence.times), 2)
    view = sentence.view
    opens = not view[sentence.start : time.start].strip(" ，,、“「据在截至自从")
    clues += [
        f"at:{where}",
        f"at:{where}:{kind}",
        f"at:{where}:{figures}:{times}",
        f"figures:{figures}",
        f"times:{times}",
        f"opens:{opens}:{where}",
        f"grain:{time.grain}:{time.period_from}:{time.instant}",
        f"base:{time.base}",
        *(f"behind:{_on_one_line(view[time.end : time.end + length])}" for length in (1, 2)),
        *(f"before:{_on_one_line(view[max(sentence.start, time.start - length) : time.start])}" for length in (1, 2)),
    ]
    return clues


def _on_one_line(text: str) -> str:
    """The text without white space, as the file of weights has a line for each clue."""
    return "".join(text.split())


def joined(figure: Sequence[str], candidate: Candidate, kind: str) -> list[str]:
    """What is so of the figure, with what the candidate is."""
    marks = candidate.marks[:1] if candidate.marks[0] in (TAKEN, NOTHING) else []
    where = "here" if candidate.time is not None else candidate.marks[-1]
    what = sorted({*marks, NOTHING if NOTHING in candidate.marks else where, kind})
    return [f"{clue}&{one}" for clue in figure for one in what]


def kind_of(period: Period, anchor: date | None) -> str:
    """The kind of the period, and whether it is over, near or to come: quarter:near."""
    start, end = period.start, period.end
    if start is None and end is None:
        return NOTHING
    if start is None or end is None:
        return "until" if start is None else "since"
    lasts = _length(start, end)
    if anchor is None:
        return lasts
    when = (
        "now" if start <= anchor <= end else "ahead" if start > anchor else "near" if anchor - end <= _NEAR else "over"
    )
    return f"{lasts}:{when}"


def _length(start: date, end: date) -> str:
    """How long it lasts: a whole month, quarter, half or year, several, or days."""
    days = (end - start).days + 1
    if start.day != 1 or (end + timedelta(1)).day != 1:
        return "day" if days == 1 else "week" if days <= 7 else "days"
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    if months == 12:
        return "year" if start.month == 1 else "months"
    whole = {1: "month", 3: "quarter", 6: "half"}.get(months)
    if whole is None or (start.month - 1) % months:
        return "months" if months < 24 else "years"
    return whole


def _words(draft: Draft) -> list[str]:
    """The words before the figure in its clause, of which names, times, figures and long words are left out."""
    sentence, figure = draft.sentence, draft.quantity.start
    clause, _ = sentence.clause(figure)
    words = [
        unit.text
        for unit in units(sentence)
        if clause <= unit.start and unit.end <= figure and unit.kind not in (NAME, FIGURE, TIME, MARK)
    ]
    return [word for word in words if len(word) <= _LONGEST_WORD][-_WORDS:]
