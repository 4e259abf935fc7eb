"""What speaks for or against a candidate, whatever the figure: what it is, where it was told of, and what stands beside it."""

from __future__ import annotations

import bisect
import functools

from digestnlp.claims.draft import Subject
from digestnlp.claims.ranking.subjects.candidates import Candidate, Scene, in_force
from digestnlp.claims.ranking.words import FIGURE, JOIN, MARK, NAME, NOUN, OF, TIME, Phrase, Unit
from digestnlp.claims.roles import Roles
from digestnlp.claims.scan import Sentence
from digestnlp.claims.topics import Topics
from digestnlp.models import Entity
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
        f"mentions:{step_of(topics.told.mentions.get(subject.name, 0))}",
        f"length:{min(len(subject.text), 12)}",
    ]
    if not subject.text.isalpha() and any(map(str.isdigit, subject.text)):
        clues.append("digit")
    if _OF in subject.text:
        clues.append("of")
    clues += _in_text(scene, subject, topics)
    clues += [f"is:{name}" for name, other in in_force(topics) if is_same(subject, other)]
    if any(is_same(subject, other) for other in topics.by_type.values()):
        clues.append("is:of_type")
    if subject.type == "OTHER":
        head, tag = head_of(subject.text)
        opening, opening_tag = _opening(subject.text)
        clues += [f"head:{head}", f"head_tag:{tag}", f"opening:{opening}", f"opening_tag:{opening_tag}"]
    if candidate.phrase is not None:
        return clues + _beside(scene, candidate, candidate.phrase, roles)
    return clues + _before_sentence(scene, subject.type)


def _in_text(scene: Scene, subject: Subject, topics: Topics) -> list[str]:
    """How often the text that is read has the words, whether its title has them, and whether they are new in the sentence."""
    text, words = topics.told.text, subject.text
    kind = "thing" if subject.type == "OTHER" else "name"
    start, end = scene.sentence.start, scene.sentence.end
    called = (words,) if words == subject.name else (words, subject.name)
    count = step_of(max([text.mentions(one, start) for one in called]))
    clues = [f"in_text:{count}", f"in_text:{kind}:{count}"]
    if text.titles:
        entitled = any(map(text.is_entitled, called))
        clues += ["entitled", f"entitled:{kind}"] if entitled else [f"not_entitled:{kind}"]
    if not text.has_before(words, start):
        clues.append(f"new:{kind}")
    if not text.has_behind(words, end):
        clues.append(f"not_again:{kind}")
    if text.begins_with(words):
        clues.append(f"in_lead:{kind}")
    return clues


def _before_sentence(scene: Scene, label: str) -> list[str]:
    """What the sentence opens with, and how many names of the kind stand in it, where the candidate stands before it."""
    first, second = word_of(unit_at(scene, 0)), word_of(unit_at(scene, 1))
    names = min(sum(entity.label == label for entity in scene.sentence.entities), 2)
    return [f"told:{first}", f"told:{first}:{second}", f"told:{label}:names:{names}"]


def _beside(scene: Scene, candidate: Candidate, phrase: Phrase, roles: Roles) -> list[str]:
    """What stands beside a candidate of the sentence, and how it lies in its clause."""
    sentence, entity = scene.sentence, candidate.entity
    before, two_before = unit_at(scene, phrase.first - 1), unit_at(scene, phrase.first - 2)
    behind, two_behind = unit_at(scene, phrase.behind), unit_at(scene, phrase.behind + 1)
    kind_before, kind_behind = kind_of(before, "^"), kind_of(behind, "$")
    word_before, word_behind = word_of(before), word_of(behind)
    clause, _ = sentence.clause(phrase.start)
    opens = _opens(scene, clause, phrase)
    side = "opens" if opens else "inside"
    label = candidate.subject.type
    clues = [
        side,
        f"before:{word_before}",
        f"before:{word_before}:{label}",
        f"behind:{word_behind}",
        f"behind:{word_behind}:{label}",
        f"between:{kind_before}{kind_behind}",
        f"between:{word_before}:{word_behind}",
        f"two_before:{word_of(two_before)}",
        f"two_behind:{word_of(two_behind)}",
        f"then:{kind_behind}{kind_of(two_behind, '$')}",
    ]
    if opens and clause == sentence.start:
        clues.append("opens_sentence")
    if phrase.end in scene.changes:
        clues.append("before_change")
    if phrase.end in scene.measures:
        clues.append("before_measure")
    if behind is not None and behind.kind == NOUN and behind.start == phrase.end:
        clues.append(f"then_noun:{behind.text[:_LONGEST_WORD]}")  # 恒岳 + 商家
    if entity is not None:
        clues.append("usable" if roles.usable(sentence, entity) else "unusable")
        if roles.speech.speaks(sentence, entity):
            clues.append("speaks")
        if (phrase.run_start, phrase.run_end) != (phrase.start, phrase.end):
            clues.append("part_of_run")
        return clues
    clues += [
        f"tag_before:{part_of_speech(before.text) if before else None}",
        f"tag_behind:{part_of_speech(behind.text) if behind else None}",
    ]
    return clues + _of_phrase(scene, phrase, kind_before, kind_behind)


def _of_phrase(scene: Scene, phrase: Phrase, kind_before: str, kind_behind: str) -> list[str]:
    """How a noun phrase is built, of its run of words how much it is, and which names, figures and measures it holds."""
    sentence = scene.sentence
    kinds = "".join(unit.kind for unit in scene.units[phrase.first : phrase.behind])
    clues = [f"kinds:{kinds}", f"kinds:{kind_before}{kinds}{kind_behind}"]
    clues.append("begins_run" if phrase.start == phrase.run_start else "within_run")
    clues.append("ends_run" if phrase.end == phrase.run_end else "run_goes_on")
    if held := names_in(phrase, sentence):
        clues += [f"has:{label}" for label in sorted({e.label for e in held})]
        if any(e.end == phrase.end for e in held):
            clues.append("ends_with_name")
    if any(phrase.start <= q.start and q.end <= phrase.end for q in sentence.quantities):
        clues.append("has_figure")
    cues = [cue for cue in sentence.metrics if cue.start < phrase.end and phrase.start < cue.end]
    if not cues:
        return clues
    clues.append("has_measure")
    if phrase.start in scene.measures:
        clues.append("opens_with_measure")  # 生产 + 原煤
    if any(cue.end == phrase.end for cue in cues):
        clues.append("ends_with_measure")
    return clues


def names_in(phrase: Phrase, sentence: Sentence) -> list[Entity]:
    """The names that the phrase holds."""
    return [e for e in sentence.entities if phrase.start <= e.start and e.end <= phrase.end]


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


def step_of(number: int) -> int:
    """Which of the steps the number comes up to."""
    return bisect.bisect_left(_STEPS, number)


def unit_at(scene: Scene, number: int) -> Unit | None:
    """The unit of that number, None before the first and behind the last."""
    return scene.units[number] if 0 <= number < len(scene.units) else None


def kind_of(unit: Unit | None, missing: str) -> str:
    """The kind of the unit, or what stands for a missing one."""
    return missing if unit is None else unit.kind


def word_of(unit: Unit | None) -> str:
    """The word beside, if it may say something; of names, figures, times and nouns only that they are such."""
    if unit is None:
        return "^"
    if unit.entity is not None:
        return f"{unit.kind}:{unit.entity.label}"
    if unit.kind in (NAME, FIGURE, TIME, NOUN) or len(unit.text) > _LONGEST_WORD:
        return unit.kind
    return unit.text


def head_of(text: str) -> tuple[str, str]:
    """The last word and its part of speech."""
    return _outer_words(text[-_HEAD:])[1]


def _opening(text: str) -> tuple[str, str]:
    """The first word and its part of speech."""
    return _outer_words(text[:_HEAD])[0]


@functools.lru_cache(maxsize=20_000)
def _outer_words(text: str) -> tuple[tuple[str, str], tuple[str, str]]:
    """The first and the last word, with their parts of speech; many phrases begin or end alike."""
    words = dictionary_words(text)
    first, last = (words[0].text, words[-1].text) if words else (text[:1], text[-1:])
    return (first, str(part_of_speech(first))), (last, str(part_of_speech(last)))
