"""What speaks for or against a candidate as the subject of one figure: its kind, who was taken, and how both lie to each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from digestnlp.claims.draft import Draft, Subject
from digestnlp.claims.ranking.subjects.candidates import Candidate, Scene
from digestnlp.claims.ranking.subjects.clues import head_of, is_same, kind_of, step_of, unit_at, word_of
from digestnlp.claims.ranking.weights import TAKEN
from digestnlp.claims.ranking.words import NAME, VERB, Phrase
from digestnlp.claims.scan import Sentence

_OF = "的"


class Figure(NamedTuple):
    """A figure and what is known of it.

    Attributes:
        draft: its claim.
        found: whom the readers of subjects took.
        by: which readers they were.
        before: the claims before it in the sentence.
        verb: the last verb before it in its clause.
        beside: the word right before it there.
        opening: the first word of its clause.
        clause: the number of that clause.
        level: whether the figure says how large something is, or by how much that changed.
    """

    draft: Draft
    found: Subject | None
    by: str
    before: Sequence[Draft]
    verb: str
    beside: str
    opening: str
    clause: int
    level: str

    @classmethod
    def of(cls, scene: Scene, draft: Draft, found: Subject | None, by: str, before: Sequence[Draft]) -> Figure:
        """The figure, with the words of its clause."""
        sentence, figure = draft.sentence, draft.quantity.start
        clause = sentence.clause_index(figure)
        start, _ = sentence.clauses[clause]
        words = [unit for unit in scene.units if start <= unit.start and unit.end <= figure]
        verb = next((unit.text for unit in reversed(words) if unit.kind == VERB), "-")
        beside, opening = (word_of(words[-1]), word_of(words[0])) if words else ("-", "-")
        level = "change" if draft.direction else "level"
        return cls(draft, found, by, before, verb, beside, opening, clause, level)


def of_figure(scene: Scene, candidate: Candidate, figure: Figure) -> list[str]:
    """The clues that hold for the one figure."""
    draft, subject = figure.draft, candidate.subject
    entry, unit = draft.metric.entry, draft.quantity.unit
    label, key = subject.type, entry.key
    clues = [
        f"type:{label}:{key}",
        f"type:{label}:{key}:{figure.level}",
        f"type:{label}:unit:{unit}",
        f"fits:{entry.subjects.index(label) if label in entry.subjects else 9 if entry.subjects else 8}",
    ]
    if label == "OTHER":
        head, _ = head_of(subject.text)
        clues += [f"head:{head}:{key}", f"head:{head}:unit:{unit}"]
    clues += _beside_taken(subject, figure)
    before = figure.before
    if before and (last := before[-1].subject) is not None:
        clues.append("last" if is_same(subject, last) else f"not_last:{last.type}")
    clues += [f"had_before:{n}" for n, d in enumerate(reversed(before[-4:])) if is_same(subject, d.subject)]
    where = "told" if candidate.phrase is None else _where(candidate.phrase, figure)
    side = "opens" if "opens" in candidate.clues else "inside"
    place = f"{where}:{side}"
    clues += [
        f"verb:{figure.verb}:{place}",
        f"verb:{figure.verb}:{place}:{label}",
        f"beside:{figure.beside}:{place}",
        f"clause:{figure.opening}:{place}",
        f"clause:{figure.opening}:{place}:{label}",
    ]
    if candidate.phrase is None:
        return [*clues, f"before:{draft.metric.how}", f"before:{figure.level}"]
    return clues + _to_figure(scene, candidate, candidate.phrase, figure, where, side)


def _beside_taken(subject: Subject, figure: Figure) -> list[str]:
    """Whether the readers took the candidate, and how it looks beside whom they took."""
    found, by, how = figure.found, figure.by, figure.draft.metric.how
    taken = "none" if found is None else f"{'inherited' if found.inherited else 'explicit'}:{found.type}"
    if is_same(subject, found):
        return [TAKEN, f"taken:{taken}", f"taken:{how}", f"taken:{by}", f"taken:{by}:{how}"]
    clues = [f"not_taken:{taken}", f"not_taken:{by}"]
    if found is not None:
        held = "within" if subject.text in found.text else "holds" if found.text in subject.text else "apart"
        clues.append(f"{held}:{subject.type}:{found.type}")
    return clues


def _where(phrase: Phrase, figure: Figure) -> str:
    """On which side of the figure a candidate stands, and how many clauses away."""
    quantity = figure.draft.quantity
    away = figure.clause - figure.draft.sentence.clause_index(phrase.start)
    return f"L{min(away, 4)}" if phrase.end <= quantity.start else f"R{min(-away, 2)}"


def _to_figure(scene: Scene, candidate: Candidate, phrase: Phrase, figure: Figure, where: str, side: str) -> list[str]:
    """How a candidate of the sentence, who stands so many clauses away, opening its own or not, lies to the figure and its measure."""
    draft, sentence = figure.draft, scene.sentence
    quantity, metric = draft.quantity, draft.metric
    label, how, key = candidate.subject.type, metric.how, metric.entry.key
    usable = "unusable" if candidate.entity is not None and "unusable" in candidate.clues else ""
    behind, before = kind_of(unit_at(scene, phrase.behind), "$"), kind_of(unit_at(scene, phrase.first - 1), "^")
    borders = (
        NAME
        if candidate.entity is not None
        else (f"{'b' if phrase.start == phrase.run_start else '-'}{'e' if phrase.end == phrase.run_end else '-'}")
    )
    clues = [
        f"at:{where}",
        f"at:{where}:{label}",
        f"at:{where}:{how}",
        f"at:{where}:{figure.level}",
        f"at:{where}:{side}",
        f"at:{where}:{side}:{label}:{behind}",
        f"at:{where}:{side}:{before}:{label}",
        f"at:{where}:{side}:{how}",
        f"at:{where}:{borders}:{behind}",
        f"at:{where}:{label}:{key}",
    ]
    if candidate.entity is not None:
        clues.append(f"at:{where}:{usable or 'usable'}")
    if where == "L0":
        clues.append(f"own:{side}:{borders}:{label}:{usable}")
    if phrase.end > quantity.start:
        return clues
    figures = sum(phrase.end <= q.start < quantity.start for q in sentence.quantities)
    others = sum(phrase.end <= e.start and e.end <= quantity.start and e.label == label for e in sentence.entities)
    measures = sum(phrase.end <= cue.start and cue.end <= quantity.start for cue in sentence.metrics)
    gap = step_of((draft.anchor if draft.anchor >= phrase.end else quantity.start) - phrase.end)
    clues += [
        f"figures:{min(figures, 4)}",
        f"figures:{where}:{side}:{min(figures, 3)}:{label}",
        f"gap:{gap}",
        f"gap:{gap}:{how}",
        f"gap:{gap}:{side}:{behind}",
        f"others:{min(others, 3)}",
        f"others:{where}:{min(others, 2)}:{label}:{side}",
        f"measures:{min(measures, 4)}",
        f"measures:{where}:{min(measures, 3)}:{side}",
    ]
    if (bracket := _bracket_between(sentence, phrase.start, phrase.end, quantity.start)) is not None:
        clues.append(f"bracket:{bracket}")
    if phrase.end == quantity.cue_start:
        clues.append("beside_figure")
    if phrase.end <= draft.site.left:
        clues.append("before_stretch")
    if metric.start is not None and metric.start < quantity.start:
        if phrase.end == metric.start:
            clues.append("beside_measure")
        if sentence.view[phrase.end : metric.start].strip() == _OF:
            clues.append("of_measure")
        if phrase.end <= metric.start and phrase.start >= draft.site.left:
            clues.append("in_stretch")
        if phrase.end > metric.start:
            clues.append("behind_measure")
    return clues


def _bracket_between(sentence: Sentence, start: int, end: int, figure: int) -> str | None:
    """Whether the candidate stands in a bracket that is closed before the figure or holds it, or the figure alone stands in one."""
    view = sentence.view
    if view.find("（", sentence.start, figure) < 0 and view.find("(", sentence.start, figure) < 0:
        return None  # what most often is so, asked quickly
    opened = max(view.rfind(mark, sentence.start, start) for mark in "（(")
    if opened >= 0 and not any(mark in view[opened:start] for mark in "）)"):
        closed = min((at for mark in "）)" if (at := view.find(mark, end, sentence.end)) >= 0), default=sentence.end)
        return "closed" if closed < figure else "same"
    opened = max(view.rfind(mark, end, figure) for mark in "（(")
    if opened < 0:
        return None
    return "over" if any(mark in view[opened:figure] for mark in "）)") else "figure"
