#!/usr/bin/env python3
"""Learns from marked digests what speaks for a candidate as the measure, the subject or the period of a figure.

    scripts/train_rankers.py                        # writes src/digestnlp/data/{metrics,subjects,periods}.tsv and subjects.npz
    scripts/train_rankers.py --measure periods      # learns one from nine tenths and says how often it is right on the other

Each ranker is learnt with those before it at work and those behind it switched off. The digests are those of data/marked (docs/ranking.md
says how they are marked). The same digests, packs and code give the same weights, whatever weights were in place. It takes a quarter
of an hour on two cores and needs numpy alone.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import ranker_network
from marked_digests import DATA, Answer, read_digests

from digestnlp import Engine, load_rules, parse_article
from digestnlp.claims.draft import Draft, MetricChoice, Period, Site, Subject
from digestnlp.claims.ranking.metrics import ranker as metrics
from digestnlp.claims.ranking.periods import ranker as periods
from digestnlp.claims.ranking.subjects import ranker as subjects
from digestnlp.claims.ranking.subjects.candidates import Candidate
from digestnlp.claims.ranking.subjects.network import ends_of, ends_of_figure
from digestnlp.claims.ranking.subjects.standing import are_several
from digestnlp.claims.ranking.weights import NETWORK, RANKED, TAKEN, Ranked
from digestnlp.claims.state import State
from digestnlp.claims.topics import Topics
from digestnlp.models import Quantity
from digestnlp.rules import Rules
from digestnlp.threads import one_thread_each

WEIGHTS = Path(__file__).resolve().parent.parent / "src" / "digestnlp" / "data"
FEWEST = 3
"""A clue that fewer candidates have is not learnt."""
LEAST = 0.05
"""A weight nearer to zero is left out."""
SEED, EPOCHS, BATCH, RATE = 0, 5, 16, 0.01
AVERAGED = 2
"""Over how many of the last epochs the weights are averaged: what the order of the digests happens to do weighs less."""
DECAYS: dict[Ranked, float] = {"metrics": 3e-5, "subjects": 3e-5, "periods": 3e-4}
"""How large weights are held back; chosen on articles that the weights were not learnt from."""
MARGINS: dict[Ranked, float] = {
    "metrics": metrics.MARGIN,
    "subjects": subjects.MARGIN,
    "periods": periods.MARGIN,
}
TENTH = 10

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.intp]
States = npt.NDArray[np.int16]


class Choice(NamedTuple):
    """The candidates for one figure: the clues of each, and which are right.

    Attributes:
        taken: whether what the readers took is right.
        ends: of subjects, where the first and last character of each candidate stand, and
        figure: those of the figure and of its measure.
    """

    digest: str
    clues: list[list[str]]
    right: list[bool]
    taken: bool
    ends: Sequence[tuple[int, int] | None] = ()
    figure: tuple[int, int, int, int] = (0, 0, 0, 0)


class Rows(NamedTuple):
    """Choices as arrays.

    Attributes:
        clues: the numbers of the clues of all candidates, one candidate's behind the other's.
        firsts: where those of each candidate begin.
        right: for each candidate.
        choices: where the candidates of each choice begin, and behind the last of all.
    """

    clues: Integers
    firsts: Integers
    right: npt.NDArray[np.bool_]
    choices: Integers


# --- digests ------------------------------------------------------------------------------------------------------------


@dataclass
class Notes:
    """What is right in the digest that is read, and the choices met so far.

    Attributes:
        states: of the tagger, of each digest with choices of subjects.
    """

    digest: str = ""
    answers: dict[int, Answer] = field(default_factory=dict)
    choices: list[Choice] = field(default_factory=list)
    states: dict[str, States] = field(default_factory=dict)

    def answer(self, figure: Quantity) -> Answer | None:
        """What is right for the figure, where a mark stands behind it or behind its next character: 3 万|多."""
        return next((self.answers[at] for at in range(figure.start + 1, figure.end + 2) if at in self.answers), None)

    def add(self, clues: list[list[str]], right: list[bool], *, taken: bool) -> None:
        """Notes a choice. Where what the readers took is right, another that is right as well (a part of the company) is no better."""
        if taken:
            right = [TAKEN in held for held in clues]
        shared = [[sys.intern(clue) for clue in held] for held in clues]  # millions of them, of few kinds
        self.choices.append(Choice(self.digest, shared, right, taken))

    def place(self, candidates: Sequence[Candidate], draft: Draft) -> None:
        """Notes where those of the last choice stand."""
        ends = [ends_of(candidate) for candidate in candidates]
        self.choices[-1] = self.choices[-1]._replace(ends=ends, figure=ends_of_figure(draft))
        if draft.sentence.states is not None:
            self.states[self.digest] = draft.sentence.states


class SubjectRecorder(subjects.SubjectRanker):
    """Changes nothing, and notes what could have been chosen."""

    notes: Notes

    def choose(
        self, draft: Draft, found: Subject | None, by: str, before: Sequence[Draft], topics: Topics
    ) -> Subject | None:
        """Whom the readers took."""
        answer = self.notes.answer(draft.quantity)
        is_dealt_out = draft.metric.how == "list" or (found is not None and are_several(found, draft.sentence))
        # Where the readers are sure of one there is most to learn; of several, each gets his figure later.
        if answer is not None and not is_dealt_out:
            weighed = self.weighed(draft, found, by, before, topics)
            right = [answer.names(candidate.subject) for candidate, _ in weighed]
            clues = [[*candidate.clues, *clues] for candidate, clues in weighed]
            self.notes.add(clues, right, taken=answer.names(found))
            self.notes.place([candidate for candidate, _ in weighed], draft)
        return found


class MetricRecorder(metrics.MetricRanker):
    """Changes nothing, and notes what could have been chosen."""

    notes: Notes

    def choose(
        self,
        site: Site,
        options: Sequence[MetricChoice],
        chosen: MetricChoice,
        before: Sequence[Draft],
        drafts: Sequence[Draft],
    ) -> MetricChoice:
        """What the readers took."""
        answer = self.notes.answer(site.quantity)
        if answer is not None and answer.metrics is not None and metrics.in_doubt(chosen):
            weighed = self.weighed(site, options, chosen, before, drafts)
            right = [candidate.choice.entry.key in answer.metrics for candidate, _ in weighed]
            self.notes.add([clues for _, clues in weighed], right, taken=right[0])
        return chosen


class PeriodRecorder(periods.PeriodRanker):
    """Changes nothing, and notes what could have been chosen."""

    notes: Notes

    def choose(self, draft: Draft, found: Period, before: Sequence[Draft], state: State) -> Period:
        """What the readers took."""
        answer = self.notes.answer(draft.quantity)
        weighed = self.weighed(draft, found, before, state)
        if weighed and answer is not None and answer.periods is not None:
            right = [answer.dates(candidate.period) for candidate, _ in weighed]
            self.notes.add([clues for _, clues in weighed], right, taken=right[0])
        return found


def watched(engine: Engine, rules: Rules, of: Ranked) -> Notes:
    """Puts a recorder into the engine; the rankers before it are at work, those behind it have no weights and change nothing."""
    notes, claims = Notes(), engine.claims
    recorder: SubjectRecorder | MetricRecorder | PeriodRecorder
    if of == "metrics":
        claims.metric_ranker = recorder = MetricRecorder({})
        claims.subjects.ranker = subjects.SubjectRanker(rules, claims.roles, {})
    elif of == "subjects":
        claims.subjects.ranker = recorder = SubjectRecorder(rules, claims.roles, {})
    else:
        claims.period_ranker = recorder = PeriodRecorder(rules, claims.undated, claims.changes, {})
    if of != "periods":
        claims.period_ranker = periods.PeriodRanker(rules, claims.undated, claims.changes, {})
    recorder.notes = notes
    return notes


def choices_of(file: Path, of: Ranked) -> tuple[list[Choice], dict[str, States]]:
    """The choices in all digests of a file, read with its names in the lexicon, and the tagger's states of these."""
    with tempfile.TemporaryDirectory() as folder:
        lexicon = file.with_suffix(".names.tsv").read_text(encoding="utf-8")
        (Path(folder) / "names.tsv").write_text(lexicon, encoding="utf-8")
        rules = load_rules(folder)
        engine = Engine(rules)
    notes = watched(engine, rules, of)
    nobody = frozenset((*rules.words("no_candidates"), *rules.words("issuer_pronouns"), *rules.words("pronouns")))
    for digest in read_digests(file, nobody):
        notes.digest, notes.answers = digest.id, digest.answers
        result = engine.process(parse_article(digest.text, id=digest.id))
        if result.error:
            raise RuntimeError(result.error)
    sys.stderr.write(f"{file.name}: {len(notes.choices)} {of}\n")
    return notes.choices, notes.states


def all_choices(of: Ranked) -> tuple[list[Choice], dict[str, States]]:
    """The choices in all files, in their order, and the tagger's states of the digests that they are from."""
    work = [(file, of) for file in sorted(DATA.glob("*.md"))]
    with one_thread_each(), multiprocessing.get_context("spawn").Pool(os.cpu_count()) as pool:
        found = pool.starmap(choices_of, work, chunksize=1)
    return (
        [choice for choices, _ in found for choice in choices],
        {digest: states for _, of_file in found for digest, states in of_file.items()},
    )


# --- learning -----------------------------------------------------------------------------------------------------------


def to_rows(choices: Sequence[Choice], numbers: dict[str, int]) -> Rows:
    """The choices as arrays; clues without a number are left out."""
    known = [[numbers[c] for c in dict.fromkeys(clues) if c in numbers] for one in choices for clues in one.clues]
    sizes = np.array([len(clues) for clues in known])
    return Rows(
        np.array([number for clues in known for number in clues], np.intp),
        np.cumsum(sizes) - sizes,
        np.array([right for one in choices for right in one.right]),
        np.cumsum([0, *(len(one.clues) for one in choices)]),
    )


def learn(choices: Sequence[Choice], decay: float) -> dict[str, float]:
    """The weight of each clue: those under which the right candidates together are likeliest."""
    choices = [one for one in choices if any(one.right)]
    counts = Counter(clue for one in choices for clues in one.clues for clue in set(clues))
    numbers = {clue: number for number, clue in enumerate(sorted(c for c, n in counts.items() if n >= FEWEST))}
    rows = to_rows(choices, numbers)
    weights = np.zeros(len(numbers))
    weights[numbers[TAKEN]] = 1.0
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    random = np.random.default_rng(SEED)
    step, averaged, total = 0, 0, np.zeros_like(weights)
    steps = EPOCHS * -(-len(choices) // BATCH)
    for epoch in range(EPOCHS):
        order = random.permutation(len(choices))
        for first in range(0, len(order), BATCH):
            slopes = [_slope(rows, one, weights) for one in order[first : first + BATCH]]
            clues, values = (np.concatenate(part) for part in zip(*slopes, strict=True))
            slope = np.bincount(clues, values, len(weights)) / len(slopes) + 2 * decay * weights
            step += 1
            mean = 0.9 * mean + 0.1 * slope
            square = 0.999 * square + 0.001 * slope**2
            rate = RATE * (1 - step / (steps + 1))
            weights -= rate * mean / (1 - 0.9**step) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
            if epoch >= EPOCHS - AVERAGED:
                total += weights
                averaged += 1
    weights = total / averaged
    return {clue: round(float(weights[number]), 2) for clue, number in numbers.items() if abs(weights[number]) >= LEAST}


def _slope(rows: Rows, choice: int, weights: Floats) -> tuple[Integers, Floats]:
    """How the loss of one choice changes with the weights: clues, and for each what it adds."""
    first, last = rows.choices[choice], rows.choices[choice + 1]
    begin = rows.firsts[first]
    end = rows.firsts[last] if last < len(rows.firsts) else len(rows.clues)
    clues, right = rows.clues[begin:end], rows.right[first:last]
    sizes = np.diff(np.append(rows.firsts[first:last], end))
    scores = np.bincount(np.repeat(np.arange(len(sizes)), sizes), weights[clues], len(sizes))
    shares = np.exp(scores - scores.max())
    shares /= shares.sum()
    wanted = shares * right
    return clues, np.repeat(shares - wanted / wanted.sum(), sizes)


def scored(choices: Sequence[Choice], weights: dict[str, float]) -> Iterator[list[float]]:
    """The sum of the weights of each candidate's clues, of each choice."""
    for one in choices:
        yield [sum(weights.get(clue, 0.0) for clue in dict.fromkeys(clues)) for clues in one.clues]


def measure(choices: Sequence[Choice], scores_of: Iterable[Sequence[float]], margin: float) -> str:
    """How often the readers are right, and how often with the ranker, by the scores of the candidates."""
    taken = ranked = changed = 0
    for one, scores in zip(choices, scores_of, strict=True):
        best = max(range(len(scores)), key=scores.__getitem__, default=None)
        own = max((score for score, clues in zip(scores, one.clues, strict=True) if TAKEN in clues), default=0.0)
        stays = best is None or TAKEN in one.clues[best] or scores[best] < own + margin
        taken += one.taken
        ranked += one.taken if stays or best is None else one.right[best]
        changed += not stays
    count = len(choices)
    return f"{count} figures: readers {taken / count:.3f}, ranked {ranked / count:.3f}, changed {changed}"


def main() -> int:
    """Runs the command line; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "what", nargs="*", help="what to learn: metrics, subjects, periods; all in this order by default"
    )
    parser.add_argument(
        "--measure", action="store_true", help="write nothing; learn from nine tenths and measure on the other"
    )
    arguments = parser.parse_args()
    for of in [name for name in RANKED if name in arguments.what] if arguments.what else RANKED:
        choices, states = all_choices(of)
        kept: list[Choice] = []
        if arguments.measure:
            digests = {name: number % TENTH for number, name in enumerate(dict.fromkeys(c.digest for c in choices))}
            kept = [one for one in choices if not digests[one.digest]]
            choices = [one for one in choices if digests[one.digest]]
        if of == "subjects":
            learner = ranker_network.learnt(choices, states, TAKEN, DECAYS[of])
            weights = ranker_network.weights(learner)
            if not arguments.measure:
                np.savez_compressed(WEIGHTS / NETWORK, **ranker_network.exported(learner))
            asked = ranker_network.questions(learner, kept, states)
            scores: Iterable[Sequence[float]] = (
                learner.scores([one])[0].tolist() if len(one.sizes) else [] for one in asked
            )
        else:
            weights = learn(choices, DECAYS[of])
            scores = scored(kept, weights)
        if arguments.measure:
            sys.stdout.write(f"{of}: {measure(kept, scores, MARGINS[of])}\n")
            continue
        lines = "".join(f"{clue}\t{weight}\n" for clue, weight in sorted(weights.items()))
        (WEIGHTS / f"{of}.tsv").write_text(lines, encoding="utf-8")
        sys.stdout.write(f"{of}.tsv: {len(weights)} clues\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
