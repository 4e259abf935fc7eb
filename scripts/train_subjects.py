#!/usr/bin/env python3
"""Learns from marked digests what speaks for a candidate as the subject of a figure.

    scripts/train_subjects.py               # writes src/digestnlp/data/subjects.tsv
    scripts/train_subjects.py --measure     # learns from nine tenths and says how often it is right on the other

The digests are those of data/subjects (docs/subjects.md says how they are marked). The same digests, packs and code give the same
weights. It takes a few minutes and needs numpy alone.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from digestnlp import Engine, load_rules, parse_article
from digestnlp.claims.draft import Draft, Subject
from digestnlp.claims.ranking.doubt import in_doubt
from digestnlp.claims.ranking.ranker import MARGIN, TAKEN, SubjectRanker
from digestnlp.claims.topics import Topics
from digestnlp.view import view

DATA = Path(__file__).resolve().parent.parent / "data" / "subjects"
WEIGHTS = Path(__file__).resolve().parent.parent / "src" / "digestnlp" / "data" / "subjects.tsv"
MARK = re.compile("⟦([^⟦⟧]*)⟧")
BETWEEN = "\n=====\n"
SAME = "="
FEWEST = 3
"""A clue that fewer candidates have is not learnt."""
LEAST = 0.05
"""A weight nearer to zero is left out."""
SEED, EPOCHS, BATCH, RATE, DECAY = 0, 5, 16, 0.01, 3e-5
TENTH = 10

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.intp]


class Marked(NamedTuple):
    """A digest without its marks, and where each marked figure ends with the names that are right for it."""

    id: str
    text: str
    answers: dict[int, frozenset[str]]


class Choice(NamedTuple):
    """The candidates for one figure: the clues of each, and which are right.

    Attributes:
        taken: whether the subject that the readers took is right.
    """

    digest: str
    clues: list[list[str]]
    right: list[bool]
    taken: bool


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


class Recorder(SubjectRanker):
    """Changes nothing, and keeps what could have been chosen."""

    def watch(self, answers: dict[int, frozenset[str]], digest: str) -> list[Choice]:
        """The list that gets the choices of the digest that is read next."""
        self._answers, self._digest = answers, digest
        self._choices: list[Choice] = []
        return self._choices

    def choose(
        self, draft: Draft, found: Subject | None, by: str, before: Sequence[Draft], topics: Topics
    ) -> Subject | None:
        """Whom the readers took."""
        figure = draft.quantity
        names = next((self._answers[at] for at in range(figure.start + 1, figure.end + 2) if at in self._answers), None)
        if names is not None and in_doubt(draft, found, by, before):
            weighed = self.weighed(draft, found, by, before, topics)
            taken = is_one_of(found, names)
            right = [is_one_of(candidate.subject, names) for candidate, _ in weighed]
            if taken:  # another that is right as well, such as a part of the company, is no better one
                right = [TAKEN in clues for _, clues in weighed]
            self._choices.append(Choice(self._digest, [[*one.clues, *clues] for one, clues in weighed], right, taken))
        return found


# --- digests ------------------------------------------------------------------------------------------------------------


def same(name: str) -> str:
    """What names that count as the same have in common: script, width, case, spaces and quotation marks do not part them."""
    return "".join(view(unicodedata.normalize("NFKC", name)).casefold().split()).strip('“”《》「」"')


def is_one_of(subject: Subject | None, names: frozenset[str]) -> bool:
    """Whether the subject is called by one of the names."""
    return subject is not None and (same(subject.name) in names or same(subject.text) in names)


def read_digests(file: Path, nobody: frozenset[str]) -> Iterator[Marked]:
    """The digests of a file; `nobody` are words that stand for another and are no answer."""
    for number, marked in enumerate(file.read_text(encoding="utf-8").split(BETWEEN)):
        text, answers, at, names = "", {}, 0, frozenset[str]()
        for mark in MARK.finditer(marked):
            text += marked[at : mark.start()]
            at = mark.end()
            if mark[1] != SAME:
                names = frozenset(same(name) for name in mark[1].split("|") if name not in nobody)
            answers[len(text)] = names
        yield Marked(f"{file.stem}-{number}", text + marked[at:], answers)


def choices_of(file: Path) -> list[Choice]:
    """The choices in all digests of a file, read with its names in the lexicon."""
    with tempfile.TemporaryDirectory() as folder:
        lexicon = file.with_suffix(".names.tsv").read_text(encoding="utf-8")
        (Path(folder) / "names.tsv").write_text(lexicon, encoding="utf-8")
        rules = load_rules(folder)
        engine = Engine(rules)
        recorder = Recorder(rules, engine.claims.roles, {})
        engine.claims.subjects.ranker = recorder
        nobody = frozenset((*rules.words("no_candidates"), *rules.words("issuer_pronouns"), *rules.words("pronouns")))
        found: list[Choice] = []
        for digest in read_digests(file, nobody):
            choices = recorder.watch(digest.answers, digest.id)
            result = engine.process(parse_article(digest.text, id=digest.id))
            if result.error:
                raise SystemExit(result.error)
            found += choices
        return found


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


def learn(choices: Sequence[Choice]) -> dict[str, float]:
    """The weight of each clue: those under which the right candidates together are likeliest."""
    choices = [one for one in choices if any(one.right)]
    counts = Counter(clue for one in choices for clues in one.clues for clue in set(clues))
    numbers = {clue: number for number, clue in enumerate(sorted(c for c, n in counts.items() if n >= FEWEST))}
    rows = to_rows(choices, numbers)
    weights = np.zeros(len(numbers))
    weights[numbers[TAKEN]] = 1.0
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    random = np.random.default_rng(SEED)
    step = 0
    for epoch in range(EPOCHS):
        order = random.permutation(len(choices))
        for first in range(0, len(order), BATCH):
            slopes = [_slope(rows, one, weights) for one in order[first : first + BATCH]]
            clues, values = (np.concatenate(part) for part in zip(*slopes, strict=True))
            slope = np.bincount(clues, values, len(weights)) / len(slopes) + 2 * DECAY * weights
            step += 1
            mean = 0.9 * mean + 0.1 * slope
            square = 0.999 * square + 0.001 * slope**2
            rate = RATE * (1 - epoch / EPOCHS)
            weights -= rate * mean / (1 - 0.9**step) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
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


def measure(choices: Sequence[Choice], weights: dict[str, float]) -> str:
    """How often the readers are right, and how often with the ranker."""
    taken = ranked = changed = 0
    for one in choices:
        scores = [sum(weights.get(clue, 0.0) for clue in dict.fromkeys(clues)) for clues in one.clues]
        best = max(range(len(scores)), key=scores.__getitem__, default=None)
        own = max((score for score, clues in zip(scores, one.clues, strict=True) if TAKEN in clues), default=0.0)
        stays = best is None or scores[best] < own + MARGIN
        taken += one.taken
        ranked += one.taken if stays or best is None else one.right[best]
        changed += not stays
    count = len(choices)
    return f"{count} figures in doubt: readers {taken / count:.3f}, ranked {ranked / count:.3f}, changed {changed}"


def main() -> int:
    """Runs the command line; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--measure", action="store_true", help="write nothing; learn from nine tenths and measure on the other"
    )
    arguments = parser.parse_args()
    choices: list[Choice] = []
    for file in sorted(DATA.glob("*.md")):
        choices += choices_of(file)
        sys.stderr.write(f"{file.name}: {len(choices)} figures so far\n")
    if arguments.measure:
        digests = {digest: number % TENTH for number, digest in enumerate(dict.fromkeys(one.digest for one in choices))}
        weights = learn([one for one in choices if digests[one.digest]])
        sys.stdout.write(measure([one for one in choices if not digests[one.digest]], weights) + "\n")
        return 0
    weights = learn(choices)
    WEIGHTS.write_text("".join(f"{clue}\t{weight}\n" for clue, weight in sorted(weights.items())), encoding="utf-8")
    sys.stdout.write(f"{WEIGHTS.name}: {len(weights)} clues\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
