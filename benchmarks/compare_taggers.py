#!/usr/bin/env python3
"""Entity scores and speed of the built-in tagger, of none, and of spaCy pipelines, on data/gold: one JSON line each.

    benchmarks/compare_taggers.py                      # builtin, none
    benchmarks/compare_taggers.py zh_core_web_sm       # and this one; get it by: python -m spacy download zh_core_web_sm
    benchmarks/compare_taggers.py --without lexicon    # the same with the lexicon switched off (or pattern, or memory)

`alone` is what the tagger finds without the other sources, `together` what all of them find. Give the process one core
(OMP_NUM_THREADS=1) to compare speeds.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from digestnlp.entities import EntityFinder
from digestnlp.entities.mentions import SOURCES
from digestnlp.evaluation import Score, evaluate
from digestnlp.reader import read
from digestnlp.rules import load_rules
from digestnlp.segment import word_borders
from digestnlp.tagger import BUILTIN, load_tagger
from digestnlp.view import view

DATA = Path(__file__).parents[1] / "data"
ROUNDS = 3  # of which the fastest counts

Row = Mapping[str, Any]


class Taggers:
    """What each tagger scores on the gold articles."""

    def __init__(self, without: str | None) -> None:
        stems = {file.name.removesuffix(".entities.jsonl") for file in (DATA / "gold").glob("*.entities.jsonl")}
        self._articles = {stem: a for a in read(str(DATA / "articles")) for stem in stems & {a.id, Path(a.id).stem}}
        self._rules = load_rules()
        self._without = without

    def compare(self, name: str | None) -> dict[str, Any]:
        """Scores and speed of one tagger."""
        started = time.perf_counter()
        tagger = load_tagger(name)
        if tagger is not None:
            tagger(["预热"])
        loading = time.perf_counter() - started
        row: dict[str, Any] = {"tagger": name or "none", "load_seconds": round(loading, 2)}
        if tagger is not None:
            alone = EntityFinder(self._rules, word_borders, tagger, ("tagger",))
            row["alone"] = self._scores(alone)
            row["alone_characters_per_second"] = self._speed(alone)
        together = [source for source in SOURCES if source != self._without]
        finder = EntityFinder(self._rules, word_borders, tagger, together)
        row["together"] = self._scores(finder)
        row["together_characters_per_second"] = self._speed(finder)
        return row

    def _entities(self, finder: EntityFinder, stem: str) -> list[Row]:
        article = self._articles[stem]
        sections = [(section.start, section.end) for section in article.sections]
        return [entity.model_dump() for entity in finder.find(view(article.text), article.text, sections=sections)]

    def _scores(self, finder: EntityFinder) -> dict[str, dict[str, float]]:
        nothing: dict[str, list[Row]] = {stem: [] for stem in self._articles}
        found = {stem: self._entities(finder, stem) for stem in self._articles}
        report = evaluate(DATA / "gold", nothing, found, articles=DATA / "articles", rules=self._rules)
        return {label: _rounded(score) for label, score in report.entities.items()}

    def _speed(self, finder: EntityFinder) -> int:
        def once() -> float:
            began = time.perf_counter()
            for stem in self._articles:
                self._entities(finder, stem)
            return time.perf_counter() - began

        characters = sum(len(article.text) for article in self._articles.values())
        return round(characters / min(once() for _ in range(ROUNDS)))


def _rounded(score: Score) -> dict[str, float]:
    return {name: round(getattr(score, name), 3) for name in ("precision", "recall", "f1")}


def main() -> None:
    """Reads the command line and prints a line for each tagger."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pipelines", nargs="*", help="installed spaCy pipelines, or paths of some")
    parser.add_argument("--without", choices=[source for source in SOURCES if source != "tagger"])
    options = parser.parse_args()
    taggers = Taggers(options.without)
    for name in (BUILTIN, None, *options.pipelines):
        print(json.dumps(taggers.compare(name), ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main()
