#!/usr/bin/env python3
"""Learns from marked digests what speaks for a candidate as the measure, the subject or the period of a figure.

    scripts/train_rankers.py                        # writes metrics.npz, subjects.npz and periods.npz in src/digestnlp/data
    scripts/train_rankers.py --measure periods      # learns one from nine tenths and says how often it is right on the other

Each ranker is learnt with those before it at work and those behind it switched off. What a ranker takes holds for the figures behind as
well; so the digests are read twice: first without it, for one ranker from each half of them, then with that from the other half, and
what was met then is what the ranker learns. The digests are those of data/marked (docs/ranking.md says how they are marked). The same
digests, packs and code give the same weights, whatever weights were in place. It takes more than an hour on two cores and needs numpy
alone.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import sys
import tempfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar

import measure_classifier
import model_files
import numpy as np
import ranker_network
from marked_digests import DATA, Answer, read_digests
from measure_classifier import Example
from ranker_network import Choice, Learner

from digestnlp import Engine, load_rules, parse_article
from digestnlp.claims.draft import Draft, MetricChoice, Period, Site, Subject
from digestnlp.claims.ranking.metrics import ranker as metrics
from digestnlp.claims.ranking.metrics.classifier import ends_and_beside
from digestnlp.claims.ranking.metrics.clues import of_figure
from digestnlp.claims.ranking.network import Ends, Network
from digestnlp.claims.ranking.periods import ranker as periods
from digestnlp.claims.ranking.scales import ends_of_figure
from digestnlp.claims.ranking.subjects import ranker as subjects
from digestnlp.claims.ranking.subjects.standing import are_several
from digestnlp.claims.ranking.weights import CLASSIFIER, RANKED, TAKEN, Ranked, network_file
from digestnlp.claims.scan import Sentence
from digestnlp.claims.state import State
from digestnlp.claims.topics import Topics
from digestnlp.models import Quantity
from digestnlp.rules import Rules
from digestnlp.threads import one_thread_each

if TYPE_CHECKING:
    from digestnlp.tagger.spans import States

DATA_OF_PACKAGE = Path(__file__).resolve().parent.parent / "src" / "digestnlp" / "data"
Stage = Literal["metrics", "subjects", "periods"]
STAGES: tuple[Stage, ...] = ("metrics", *RANKED)
DECAYS: dict[Ranked, float] = {"subjects": 3e-5, "periods": 3e-4}
"""How large weights are held back; chosen on articles that the weights were not learnt from."""
MARGINS: dict[Ranked, float] = {"subjects": 0.0, "periods": periods.MARGIN}
"""How much more another than what the readers took must weigh."""
NETWORKS: dict[Stage, int] = {"metrics": 3, "subjects": 3, "periods": 1}
"""How many are learnt for a ranker, and stand side by side."""
TENTH = 10

Noted = TypeVar("Noted", Choice, Example)


Halves = tuple[Network, Network]
"""What a ranker has learnt from each half of the digests."""


def half_of(digest: str) -> int:
    """Which half the digest is in, 0 or 1."""
    return zlib.crc32(digest.encode()) & 1


# --- digests ------------------------------------------------------------------------------------------------------------


@dataclass
class Notes:
    """What is right in the digest that is read, and the choices met so far.

    Attributes:
        states: of the tagger, of each digest with choices.
        examples: the figures whose measures are known.
    """

    digest: str = ""
    answers: dict[int, Answer] = field(default_factory=dict)
    choices: list[Choice] = field(default_factory=list)
    states: dict[str, States] = field(default_factory=dict)
    examples: list[Example] = field(default_factory=list)

    def answer(self, figure: Quantity) -> Answer | None:
        """What is right for the figure, where a mark stands behind it or behind its next character: 3 万|多."""
        return next((self.answers[at] for at in range(figure.start + 1, figure.end + 2) if at in self.answers), None)

    def add(
        self,
        sentence: Sentence,
        figure: tuple[Ends, Ends],
        candidates: Iterable[tuple[Sequence[str], Ends | None, bool]],
        *,
        taken: bool,
    ) -> None:
        """Notes a choice.

        Args:
            sentence: in which the figure stands.
            figure: where it and its measure stand.
            candidates: of each its clues, where it stands, and whether it is right.
            taken: whether what the readers took is; another that is right as well (a part of the company) is no better then.
        """
        # Millions of clues, of few kinds.
        noted = [([sys.intern(clue) for clue in clues], place, right) for clues, place, right in candidates]
        self.choices.append(
            Choice(
                self.digest,
                [clues for clues, _, _ in noted],
                [TAKEN in clues if taken else right for clues, _, right in noted],
                taken,
                [place for _, place, _ in noted],
                figure,
            )
        )
        if sentence.states is not None:
            self.states[self.digest] = sentence.states


class SubjectRecorder(subjects.SubjectRanker):
    """Notes what could have been chosen, and changes nothing but what a ranker from the other half of the digests does."""

    notes: Notes
    halves: Sequence[subjects.SubjectRanker] = ()

    def choose(
        self, draft: Draft, found: Subject | None, by: str, before: Sequence[Draft], topics: Topics
    ) -> Subject | None:
        """Whom the readers took, or that ranker."""
        answer = self.notes.answer(draft.quantity)
        is_dealt_out = draft.metric.how == "list" or (found is not None and are_several(found, draft.sentence))
        # Where the readers are sure of one there is most to learn; of several, each gets his figure later.
        if answer is not None and not is_dealt_out:
            weighed = self.weighed(draft, found, by, before, topics)
            noted = (([*one.clues, *clues], one.place, answer.names(one.subject)) for one, clues in weighed)
            figure = ends_of_figure(draft.quantity, draft.metric)
            self.notes.add(draft.sentence, figure, noted, taken=answer.names(found))
        if not self.halves:
            return found
        return self.halves[1 - half_of(self.notes.digest)].choose(draft, found, by, before, topics)


class MetricRecorder(metrics.MetricRanker):
    """Changes nothing, and notes what is so of figures."""

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
        answer, states = self.notes.answer(site.quantity), site.sentence.states
        if answer is not None and answer.metrics is not None and states is not None:
            places = [at for ends in ends_and_beside(site.quantity, states) for at in ends]
            self.notes.examples.append(
                Example(
                    self.notes.digest,
                    [sys.intern(clue) for clue in of_figure(site, options, chosen, before, drafts)],
                    states[places],
                    self.possible(site),
                    answer.metrics,
                    chosen.entry.key,
                    metrics.in_doubt(chosen, before),
                )
            )
        return chosen


class PeriodRecorder(periods.PeriodRanker):
    """Notes what could have been chosen, and changes nothing but what a ranker from the other half of the digests does."""

    notes: Notes
    halves: Sequence[periods.PeriodRanker] = ()

    def choose(self, draft: Draft, found: Period, before: Sequence[Draft], state: State) -> Period:
        """What the readers took, or that ranker."""
        answer = self.notes.answer(draft.quantity)
        weighed = self.weighed(draft, found, before, state)
        if weighed and answer is not None and answer.periods is not None:
            noted = ((clues, one.place, answer.dates(one.period)) for one, clues in weighed)
            figure = ends_of_figure(draft.quantity, draft.metric)
            self.notes.add(draft.sentence, figure, noted, taken=answer.dates(found))
        if not self.halves:
            return found
        return self.halves[1 - half_of(self.notes.digest)].choose(draft, found, before, state)


def watched(engine: Engine, rules: Rules, of: Stage, halves: Halves | None) -> Notes:
    """Puts a recorder into the engine; the rankers before it are at work, those behind it have no weights and change nothing."""
    notes, claims = Notes(), engine.claims
    recorder: SubjectRecorder | MetricRecorder | PeriodRecorder
    if of == "metrics":
        claims.metric_ranker = recorder = MetricRecorder(rules)
        claims.subjects.ranker = subjects.SubjectRanker(rules, claims.roles, {})
    elif of == "subjects":
        claims.subjects.ranker = recorder = SubjectRecorder(rules, claims.roles, {})
        recorder.halves = [subjects.SubjectRanker(rules, claims.roles, network=half) for half in halves or ()]
    else:
        claims.period_ranker = recorder = PeriodRecorder(rules, claims.undated, claims.changes, {})
        recorder.halves = [
            periods.PeriodRanker(rules, claims.undated, claims.changes, network=half) for half in halves or ()
        ]
    if of != "periods":
        claims.period_ranker = periods.PeriodRanker(rules, claims.undated, claims.changes, {})
    recorder.notes = notes
    return notes


_halves: Halves | None = None


def _begin(halves: Halves | None) -> None:
    """Keeps what every file of a process is read with."""
    global _halves
    _halves = halves


def notes_of(file: Path, of: Stage) -> Notes:
    """What is noted of all digests of a file, read with its names in the lexicon."""
    with tempfile.TemporaryDirectory() as folder:
        lexicon = file.with_suffix(".names.tsv").read_text(encoding="utf-8")
        (Path(folder) / "names.tsv").write_text(lexicon, encoding="utf-8")
        rules = load_rules(folder)
        engine = Engine(rules)
    notes = watched(engine, rules, of, _halves)
    nobody = frozenset((*rules.words("no_candidates"), *rules.words("issuer_pronouns"), *rules.words("pronouns")))
    for digest in read_digests(file, nobody):
        notes.digest, notes.answers = digest.id, digest.answers
        result = engine.process(parse_article(digest.text, id=digest.id))
        if result.error:
            raise RuntimeError(result.error)
    sys.stderr.write(f"{file.name}: {len(notes.choices) or len(notes.examples)} {of}\n")
    notes.answers = {}
    return notes


def all_notes(of: Stage, halves: Halves | None = None) -> Notes:
    """What is noted of all files, in their order.

    Args:
        of: what is learnt.
        halves: the rankers learnt from one half of the digests each, if they are to be at work.
    """
    work = [(file, of) for file in sorted(DATA.glob("*.md"))]
    pool_of = multiprocessing.get_context("spawn").Pool
    with one_thread_each(), pool_of(os.cpu_count(), initializer=_begin, initargs=(halves,)) as pool:
        found = pool.starmap(notes_of, work, chunksize=1)
    return Notes(
        choices=[choice for notes in found for choice in notes.choices],
        states={digest: states for notes in found for digest, states in notes.states.items()},
        examples=[example for notes in found for example in notes.examples],
    )


def ranked_notes(of: Ranked) -> Notes:
    """What is noted of all files with rankers at work that have not seen the digest that they are in."""
    notes = all_notes(of)
    first, second = (
        half_learnt([one for one in notes.choices if half_of(one.digest) == half], notes.states, DECAYS[of])
        for half in (0, 1)
    )
    del notes  # several GB
    return all_notes(of, (first, second))


def half_learnt(choices: Sequence[Choice], states: Mapping[str, States], decay: float) -> Network:
    """What is learnt from one half of the digests, as a ranker uses it."""
    return Network(ranker_network.exported([ranker_network.learnt(choices, states, decay)]))


# --- learning -----------------------------------------------------------------------------------------------------------


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
    for of in [stage for stage in STAGES if stage in arguments.what] if arguments.what else STAGES:
        if of == "metrics":
            said = measures(all_notes(of).examples, only_measured=arguments.measure)
        else:
            said = weights(of, ranked_notes(of), only_measured=arguments.measure)
        sys.stdout.write(f"{of}: {said}\n")
    return 0


def measures(examples: Sequence[Example], *, only_measured: bool) -> str:
    """Learns the classifier of measures; says what was written or measured."""
    examples, kept = parted(examples) if only_measured else (examples, [])
    learners = [measure_classifier.learnt(examples, seed) for seed in range(NETWORKS["metrics"])]
    if only_measured:
        return measure_classifier.measured(learners, kept, metrics.LEAST)
    rules = metrics.MetricRanker(load_rules()).first_rules()
    model_files.write(DATA_OF_PACKAGE / CLASSIFIER, measure_classifier.exported(learners, rules))
    return f"{len(learners[0].clues)} clues, {len(learners[0].measures)} measures"


def weights(of: Ranked, notes: Notes, *, only_measured: bool) -> str:
    """Learns the weights and the networks of one ranker; says what was written or measured."""
    choices, kept = parted(notes.choices) if only_measured else (notes.choices, [])
    learners = [ranker_network.learnt(choices, notes.states, DECAYS[of], seed) for seed in range(NETWORKS[of])]
    if only_measured:
        return measure(kept, scores(learners, kept, notes.states), MARGINS[of])
    model_files.write(DATA_OF_PACKAGE / network_file(of), ranker_network.exported(learners))
    return f"{len(learners[0].clues)} clues"


def scores(
    learners: Sequence[Learner], choices: Sequence[Choice], states: Mapping[str, States]
) -> Iterator[list[float]]:
    """What several networks together give each candidate of the choices."""
    for digest in ranker_network.digests(learners[0], choices, states):
        means = np.mean([learner.scores([digest])[0] for learner in learners], 0)
        borders = np.cumsum([len(one.right) for one in digest.questions])[:-1]
        yield from (of_one.tolist() for of_one in np.split(means, borders))


def parted(noted: Sequence[Noted]) -> tuple[list[Noted], list[Noted]]:
    """What was noted in nine digests of ten, and in the tenth."""
    tenths = {name: number % TENTH for number, name in enumerate(dict.fromkeys(one.digest for one in noted))}
    return [one for one in noted if tenths[one.digest]], [one for one in noted if not tenths[one.digest]]


if __name__ == "__main__":
    sys.exit(main())
