"""What speaks for or against a candidate: what it is, what stands beside it, and how it lies to the figure and its measure."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from digestnlp.claims.draft import Draft, Subject
from digestnlp.claims.ranking.subjects.candidates import IN_FORCE, Candidate, Scene
from digestnlp.claims.ranking.words import FIGURE, JOIN, MARK, NAME, NOUN, OF, TIME, Phrase, Unit
from digestnlp.claims.roles import Roles
from digestnlp.claims.scan import Sentence
from digestnlp.claims.topics import Topics
from digestnlp.segment import dictionary_words, part_of_speech

_STEPS = (0, 1, 2, 4, 8, 16, 32, 64)
_LONGEST_WORD = 4
_HEAD = 6
_OF = "的"
_OPENERS = frozenset(("在", "其中", "但", "而", "截至"))
_LINKS = frozenset((TIME, MARK, JOIN, OF, "R"))


def of_candidate(scene: Scene, candidate: Candidate, topics: Topics, roles: Roles) -> list[str]:
    """The clues that hold for every figure of the sentence."""
    subject = candidate.subject
    clues = [*candidate.marks]
    clues += [
        f"type:{subject.type}",
        f"mentions:{_step(topics.told.mentions[subject.name])}",
        f"length:{min(len(subject.text), 12)}",
    ]
    if any(character.isdigit() for character in subject.text):
        clues.append("digit")
    if _OF in subject.text:
        clues.append("of")
    for name in IN_FORCE:
        if is_same(subject, getattr(topics, name)):
            clues.append(f"is:{name}")
    if any(is_same(subject, other) for other in topics.by_type.values()):
        clues.append("is:of_type")
    if subject.type == "OTHER":
        head, tag = _head(subject.text)
        word, opening_tag = _opening(subject.text)
        clues += [f"head:{head}", f"head_tag:{tag}", f"opening:{word}", f"opening_tag:{opening_tag}"]
    if candidate.phrase is not None:
        clues += _beside(scene, candidate, candidate.phrase, roles)
    return clues


def _beside(scene: Scene, candidate: Candidate, phrase: Phrase, roles: Roles) -> list[str]:
    """What stands beside a candidate of the sentence, and how it lies in its clause."""
    sentence, entity = scene.sentence, candidate.entity
    before, two_before = _unit(scene, phrase.first - 1), _unit(scene, phrase.first - 2)
    behind, two_behind = _unit(scene, phrase.behind), _unit(scene, phrase.behind + 1)
    kind_before, kind_behind = _kind(before, "^"), _kind(behind, "$")
    clause, _ = sentence.clause(phrase.start)
    opens = _opens(scene, clause, phrase)
    side = "opens" if opens else "inside"
    label = candidate.subject.type
    clues = [
        side,
        f"before:{_word(before)}",
        f"before:{_word(before)}:{label}",
        f"behind:{_word(behind)}",
        f"behind:{_word(behind)}:{label}",
        f"between:{kind_before}{kind_behind}",
        f"between:{_word(before)}:{_word(behind)}",
        f"two_before:{_word(two_before)}",
        f"two_behind:{_word(two_behind)}",
        f"then:{kind_behind}{_kind(two_behind, '$')}",
    ]
    if opens and clause == sentence.start:
        clues.append("opens_sentence")
    if any(cue.start == phrase.end for cue in sentence.changes):
        clues.append("before_change")
    if any(cue.start == phrase.end for cue in sentence.metrics):
        clues.append("before_measure")
    if entity is not None:
        clues.append("usable" if roles.usable(sentence, entity) else "unusable")
        if roles.speech.speaks(sentence, entity):
            clues.append("speaks")
        if (phrase.run_start, phrase.run_end) != (phrase.start, phrase.end):
            clues.append("part_of_run")
        return clues
    clues.append("begins_run" if phrase.start == phrase.run_start else "within_run")
    clues.append("ends_run" if phrase.end == phrase.run_end else "run_goes_on")
    held = [e for e in sentence.entities if phrase.start <= e.start and e.end <= phrase.end]
    clues += [f"has:{label}" for label in sorted({e.label for e in held})]
    if any(e.end == phrase.end for e in held):
        clues.append("ends_with_name")
    if any(phrase.start <= q.start and q.end <= phrase.end for q in sentence.quantities):
        clues.append("has_figure")
    cues = [cue for cue in sentence.metrics if cue.start < phrase.end and phrase.start < cue.end]
    if cues:
        clues.append("has_measure")
    if any(cue.end == phrase.end for cue in cues):
        clues.append("ends_with_measure")
    return clues


def of_figure(
    scene: Scene, candidate: Candidate, draft: Draft, found: Subject | None, by: str, before: Sequence[Draft]
) -> list[str]:
    """The clues that hold for the one figure.

    Args:
        scene: the sentence.
        candidate: the candidate.
        draft: the figure's claim.
        found: whom the readers of subjects took.
        by: which readers they were.
        before: the claims before it in the sentence.
    """
    subject, entry = candidate.subject, draft.metric.entry
    label, key = subject.type, entry.key
    clues = [
        f"type:{label}:{key}",
        f"fits:{entry.subjects.index(label) if label in entry.subjects else 9 if entry.subjects else 8}",
    ]
    taken = "none" if found is None else f"{'inherited' if found.inherited else 'explicit'}:{found.type}"
    if is_same(subject, found):
        clues += [
            "taken",
            f"taken:{taken}",
            f"taken:{draft.metric.how}",
            f"taken:{by}",
            f"taken:{by}:{draft.metric.how}",
        ]
    else:
        clues += [f"not_taken:{taken}", f"not_taken:{by}"]
    if label == "OTHER":
        clues.append(f"head:{_head(subject.text)[0]}:{key}")
    last = before[-1].subject if before else None
    if last is not None:
        clues.append("last" if is_same(subject, last) else f"not_last:{last.type}")
    clues += [f"had_before:{n}" for n, d in enumerate(reversed(before[-4:])) if is_same(subject, d.subject)]
    if candidate.phrase is None:
        return [*clues, f"before:{draft.metric.how}", f"before:{'change' if draft.direction else 'level'}"]
    return clues + _to_figure(scene, candidate, candidate.phrase, draft)


def _to_figure(scene: Scene, candidate: Candidate, phrase: Phrase, draft: Draft) -> list[str]:
    """How a candidate of the sentence lies to the figure and its measure."""
    sentence, quantity, metric = scene.sentence, draft.quantity, draft.metric
    label, how, key = candidate.subject.type, metric.how, metric.entry.key
    side = "opens" if "opens" in candidate.clues else "inside"
    usable = "unusable" if "unusable" in candidate.clues else ""
    behind, before = _kind(_unit(scene, phrase.behind), "$"), _kind(_unit(scene, phrase.first - 1), "^")
    own, of = sentence.clause_index(quantity.start), sentence.clause_index(phrase.start)
    left = phrase.end <= quantity.start
    where = f"L{min(own - of, 4)}" if left else f"R{min(of - own, 2)}"
    borders = (
        NAME
        if candidate.entity is not None
        else (f"{'b' if phrase.start == phrase.run_start else '-'}{'e' if phrase.end == phrase.run_end else '-'}")
    )
    clues = [
        f"at:{where}",
        f"at:{where}:{label}",
        f"at:{where}:{how}",
        f"at:{where}:{'change' if draft.direction else 'level'}",
        f"at:{where}:{side}",
        f"at:{where}:{side}:{label}:{behind}",
        f"at:{where}:{side}:{before}:{label}",
        f"at:{where}:{side}:{how}",
        f"at:{where}:{borders}:{behind}",
        f"at:{where}:{label}:{key}",
    ]
    if usable or candidate.entity is not None:
        clues.append(f"at:{where}:{usable or 'usable'}")
    if own == of and left:
        clues.append(f"own:{side}:{borders}:{label}:{usable}")
    if not left:
        return clues
    figures = sum(phrase.end <= q.start < quantity.start for q in sentence.quantities)
    others = sum(phrase.end <= e.start and e.end <= quantity.start and e.label == label for e in sentence.entities)
    measures = sum(phrase.end <= cue.start and cue.end <= quantity.start for cue in sentence.metrics)
    gap = _step((draft.anchor if draft.anchor >= phrase.end else quantity.start) - phrase.end)
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
    if (bracket := bracket_between(sentence, phrase.start, phrase.end, quantity.start)) is not None:
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


def bracket_between(sentence: Sentence, start: int, end: int, figure: int) -> str | None:
    """Whether the candidate stands in a bracket that is closed before the figure or holds it, or the figure alone stands in one."""
    view = sentence.view
    opened = max(view.rfind(mark, sentence.start, start) for mark in "（(")
    if opened >= 0 and not any(mark in view[opened:start] for mark in "）)"):
        closed = min((at for mark in "）)" if (at := view.find(mark, end, sentence.end)) >= 0), default=sentence.end)
        return "closed" if closed < figure else "same"
    opened = max(view.rfind(mark, end, figure) for mark in "（(")
    if opened < 0:
        return None
    return "over" if any(mark in view[opened:figure] for mark in "）)") else "figure"


def _opens(scene: Scene, clause: int, phrase: Phrase) -> bool:
    """Whether only times, marks and links stand before the phrase in its clause."""
    if not scene.sentence.view[clause : phrase.start].strip(" ，,、“「《"):
        return True
    return all(
        unit.kind in _LINKS or unit.text in _OPENERS for unit in scene.units[: phrase.first] if clause <= unit.start
    )


def is_same(subject: Subject, other: Subject | None) -> bool:
    """Whether both are called alike."""
    return other is not None and (subject.name == other.name or subject.text == other.text)


def _step(number: int) -> int:
    """Which of the steps the number comes up to."""
    return next((step for step, limit in enumerate(_STEPS) if number <= limit), len(_STEPS))


def _unit(scene: Scene, number: int) -> Unit | None:
    return scene.units[number] if 0 <= number < len(scene.units) else None


def _kind(unit: Unit | None, missing: str) -> str:
    return missing if unit is None else unit.kind


def _word(unit: Unit | None) -> str:
    """The word beside, if it may say something; of names, figures, times and nouns only that they are such."""
    if unit is None:
        return "^"
    if unit.entity is not None:
        return f"{unit.kind}:{unit.entity.label}"
    if unit.kind in (NAME, FIGURE, TIME, NOUN) or len(unit.text) > _LONGEST_WORD:
        return unit.kind
    return unit.text


@functools.lru_cache(maxsize=20_000)
def _head(text: str) -> tuple[str, str]:
    """The last word and its part of speech."""
    words = dictionary_words(text[-_HEAD:])
    head = words[-1].text if words else text[-1:]
    return head, str(part_of_speech(head))


@functools.lru_cache(maxsize=20_000)
def _opening(text: str) -> tuple[str, str]:
    """The first word and its part of speech."""
    words = dictionary_words(text[:_HEAD])
    word = words[0].text if words else text[:1]
    return word, str(part_of_speech(word))
