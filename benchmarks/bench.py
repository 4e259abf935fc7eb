#!/usr/bin/env python3
"""Characters a second of each stage and of the whole, beside jieba.cut in the same run, and peak memory: one JSON line.

    benchmarks/bench.py [PATH…]        # articles to run over; data/articles by default

Machines are noisy: compare the ratios to jieba.cut, never the figures of two runs. Linux only (peak memory in kB).
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

from digestnlp.engine import Engine
from digestnlp.entities import EntityFinder
from digestnlp.quantities import QuantityFinder
from digestnlp.reader import read
from digestnlp.rules import load_rules
from digestnlp.segment import tokenize, word_borders
from digestnlp.times import TimeFinder
from digestnlp.view import view


def main(paths: list[str]) -> None:
    """Prints the line."""
    started = time.perf_counter()
    articles = list(read(*paths))
    reading = time.perf_counter() - started
    characters = sum(len(a.text) for a in articles)
    rules = load_rules()
    started = time.perf_counter()
    engine = Engine(rules)
    building = time.perf_counter() - started
    quantities, times, entities = QuantityFinder(rules), TimeFinder(rules), EntityFinder(rules, word_borders)
    views = [view(a.text) for a in articles]
    tokenize("预热")

    def seconds(stage: Callable[[int], object]) -> float:
        begin = time.perf_counter()
        for number in range(len(articles)):
            stage(number)
        return time.perf_counter() - begin

    def whole_and_times(number: int) -> None:
        quantities.find(views[number])
        times.find(views[number], articles[number].published)

    taken = {
        "jieba.cut": seconds(lambda n: tokenize(articles[n].text)),
        "view": seconds(lambda n: view(articles[n].text)),
        "quantities+times": seconds(whole_and_times),
        "entities": seconds(lambda n: entities.find(views[n], articles[n].text)),
        "engine": seconds(lambda n: engine.analyze(articles[n])),
    }
    speed = {name: round(characters / spent) for name, spent in (("read", reading), *taken.items())}
    base = speed["jieba.cut"]
    print(
        json.dumps(
            {
                "articles": len(articles),
                "characters": characters,
                "characters_per_second": speed,
                "of_jieba": {name: round(value / base, 2) for name, value in speed.items()},
                "engine_build_seconds": round(building, 2),
                "peak_memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
            },
            ensure_ascii=False,
        )
    )


if __name__ == "__main__":
    main(sys.argv[1:] or [str(Path(__file__).parents[1] / "data/articles")])
