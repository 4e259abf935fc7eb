#!/usr/bin/env python3
"""Characters a second of each stage and of the whole, beside jieba.cut in the same run, and peak memory: one JSON line.

    benchmarks/bench.py [PATH…]                # the stages and the whole run; data/articles by default
    benchmarks/bench.py --whole [PATH…]        # only the whole run, from PATH into SQLite, with 1 and 2 workers, without tagger
    benchmarks/bench.py --whole --times 10 …   # the same over ten times the archive: does memory grow?
    benchmarks/bench.py --first 3000 …         # of so many articles only
    benchmarks/bench.py --growth [PATH…]       # how the time of find_quantities and find_times grows with the length of a line

Machines are noisy: compare the ratios to jieba.cut, never the figures of two runs. Give the process one core
(OMP_NUM_THREADS=1), as jieba.cut uses one. Linux only (peak memory in kB).
"""

from __future__ import annotations

import argparse
import contextlib
import itertools
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import jieba

from digestnlp import find_quantities, find_times, open_sink, run
from digestnlp.engine import Engine
from digestnlp.entities import EntityFinder
from digestnlp.models import Article
from digestnlp.quantities import finder
from digestnlp.reader import Inputs, articles_of, parse_article, read
from digestnlp.rules import load_rules
from digestnlp.segment import tokenize, word_borders
from digestnlp.tagger import BUILTIN, load_tagger
from digestnlp.view import view

ROUNDS = 3  # of which the fastest counts
TOGETHER = 50  # Articles that the tagger reads at once, as `run` does with short ones.
SHORT, LONG = 100_000, 1_000_000
# What could take quadratic time: pieces of markup for the view, of layout for the reader, of numbers for the finders.
MARKUP = ("[](", "![](()", "<!--", "<a ", "&", "_", "**", "http://.", "> ", "- ")
LAYOUT = ("## 甲\n", "- \n", "甲，\n", "【", "（界面）", "---\n", "来源：", "1、")
HOSTILE = ("1", "一", "亿", "（", "、", " ", "年", "1月", "1/", "1元", "约", "第一", "又", "-1", "1,", "数十", "一点")


def fastest(everything: Callable[[], object]) -> float:
    """The seconds of the fastest of a few rounds; the first of them also imports and compiles."""

    def once() -> float:
        begin = time.perf_counter()
        everything()
        return time.perf_counter() - begin

    return min(once() for _ in range(ROUNDS))


def speed(paths: list[str], first: int | None) -> dict[str, object]:
    """Characters a second by stage."""
    articles = list(itertools.islice(read(*paths), first))
    reading = fastest(lambda: list(itertools.islice(read(*paths), first)))
    characters = sum(len(a.text) for a in articles)
    rules = load_rules()
    started = time.perf_counter()
    engine = Engine(rules)
    building = time.perf_counter() - started
    entities = EntityFinder(rules, word_borders)
    all_entities = EntityFinder(rules, word_borders, load_tagger(BUILTIN))
    without_tagger = Engine(rules, tagger=None)
    cutter = jieba.Tokenizer()
    for warm_up in (tokenize, find_quantities, find_times, lambda text: list(cutter.cut(text))):
        warm_up("预热 1 元，今年")

    def seconds(stage: Callable[[int], object]) -> float:
        return fastest(lambda: [stage(number) for number in range(len(articles))])

    groups = [articles[first : first + TOGETHER] for first in range(0, len(articles), TOGETHER)]

    def engine_together() -> None:
        for group in groups:
            engine.process_all(group)

    def entities_together() -> None:
        for group in groups:
            texts = [(view(article.text), ()) for article in group]
            for (seen, _), tagged in zip(texts, all_entities.tag(texts), strict=True):
                all_entities.find(seen, tagged=tagged)

    def quantities_and_times(number: int) -> None:
        find_quantities(articles[number].text)
        find_times(articles[number].text, articles[number].published)

    taken = {
        "jieba.cut": seconds(lambda n: list(cutter.cut(articles[n].text))),
        "view": seconds(lambda n: view(articles[n].text)),
        "tokenize": seconds(lambda n: tokenize(articles[n].text)),
        "quantities": seconds(lambda n: find_quantities(articles[n].text)),
        "times": seconds(lambda n: find_times(articles[n].text, articles[n].published)),
        "quantities+times": seconds(quantities_and_times),
        "entities": seconds(lambda n: entities.find(view(articles[n].text), articles[n].text)),
        "entities with tagger": seconds(lambda n: all_entities.find(view(articles[n].text), articles[n].text)),
        "entities with tagger, as run": fastest(entities_together),
        "engine without tagger": seconds(lambda n: without_tagger.analyze(articles[n])),
        "engine": seconds(lambda n: engine.analyze(articles[n])),
        "engine, as run": fastest(engine_together),
    }
    per_second = {name: round(characters / spent) for name, spent in (("read", reading), *taken.items())}
    return {
        "articles": len(articles),
        "characters": characters,
        "compiled": not (finder.__file__ or "").endswith(".py"),
        "characters_per_second": per_second,
        "of_jieba": {name: round(value / per_second["jieba.cut"], 2) for name, value in per_second.items()},
        "engine_build_seconds": round(building, 2),
        "peak_memory_mb": own_peak(),
    }


def whole(paths: list[str], first: int | None, times: int) -> dict[str, object]:
    """The whole run by 1 and 2 workers, each in a process of its own, with the memory of that process and its largest worker."""
    options = [*(["--first", str(first)] if first else []), "--times", str(times), *paths]
    runs = {}
    for workers in (1, 2):
        command = [sys.executable, __file__, "--whole-with", str(workers), *options]
        runs[workers] = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    cutter = jieba.Tokenizer()
    list(cutter.cut("预热"))
    texts = [article.text for article in itertools.islice(read(*paths), first)]
    begin = time.perf_counter()
    for text in texts:
        list(cutter.cut(text))
    cut = round(sum(map(len, texts)) / (time.perf_counter() - begin))
    return {
        "jieba.cut": cut,
        "workers": runs,
        "of_jieba": {workers: round(found["characters_per_second"] / cut, 2) for workers, found in runs.items()},
        "two_workers_of_one": round(runs[1]["seconds"] / runs[2]["seconds"], 2),
        "cores": len(os.sched_getaffinity(0)),
    }


def own_peak() -> int:
    """The most memory that this process had, in MB; `getrusage` would begin with that of the process that started it."""
    (line,) = (line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) // 1024


def one_run(paths: list[str], first: int | None, times: int, workers: int) -> dict[str, object]:
    """One run from the paths into SQLite, as `digestnlp run --tagger none` does it."""

    def articles() -> Iterator[Article]:
        for number in range(times):
            for article in itertools.islice(articles_of(Inputs(*paths), load_rules()), first):
                yield article.model_copy(update={"id": f"{number} {article.id}"}) if times > 1 else article

    counted = characters = 0
    writing = 0.0
    begin = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        with open_sink(Path(folder) / "facts.db") as sink:
            with contextlib.closing(run(articles(), tagger=None, workers=workers)) as results:
                for result in results:
                    counted += 1
                    characters += len(result.article.text)
                    writes = time.perf_counter()
                    sink.write(result)
                    writing += time.perf_counter() - writes
            commits = time.perf_counter()
        writing += time.perf_counter() - commits
    seconds = time.perf_counter() - begin
    own, of_workers = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)

    return {
        "articles": counted,
        "seconds": round(seconds, 2),
        "characters_per_second": round(characters / seconds),
        "share_of_writing": round(writing / seconds, 3),
        # Of the cores' time, which others on the machine do not lengthen as they do the whole.
        "cpu_seconds": cpu_seconds(own),
        "cpu_seconds_of_workers": cpu_seconds(of_workers),
        "peak_memory_mb": own_peak(),
        "peak_memory_of_a_worker_mb": of_workers.ru_maxrss // 1024 if workers > 1 else None,
    }


def cpu_seconds(used: resource.struct_rusage) -> float:
    """The time of a core that was used, in this program and for it in the system."""
    return round(used.ru_utime + used.ru_stime, 2)


def growth(paths: list[str]) -> dict[str, object]:
    """How many times longer ten times the text takes: of one line of news, and of hostile lines."""
    news = " ".join(article.text.replace("\n", " ") for article in read(*paths))
    line = (news * (LONG // len(news) + 1))[:LONG]
    today = date(2025, 3, 5)

    def find(text: str) -> None:
        find_quantities(text)
        find_times(text, today)

    def ratio(stage: Callable[[str], object], short: str, long: str) -> float:
        def seconds(text: str) -> float:
            begin = time.perf_counter()
            stage(text)
            return time.perf_counter() - begin

        return round(min(seconds(long) for _ in range(ROUNDS)) / min(seconds(short) for _ in range(ROUNDS)), 1)

    def ratios(stage: Callable[[str], object], pieces: tuple[str, ...]) -> dict[str, float]:
        return {piece: ratio(stage, piece * (SHORT // 10), piece * SHORT) for piece in pieces}

    find("今年 1 元")
    return {
        "news": ratio(find, line[:SHORT], line),
        "quantities and times": ratios(find, HOSTILE),
        "view": ratios(view, MARKUP),
        "reader": ratios(lambda text: parse_article(text, id="hostile"), LAYOUT),
    }


def measured(arguments: argparse.Namespace) -> dict[str, object]:
    """What the options ask for."""
    paths, first, times = arguments.paths, arguments.first, arguments.times
    if arguments.whole_with:
        return one_run(paths, first, times, arguments.whole_with)
    if arguments.growth:
        return growth(paths)
    if arguments.whole:
        return whole(paths, first, times)
    return {**speed(paths, first), "whole": whole(paths, first, times)}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", default=[str(Path(__file__).parents[1] / "data/articles")])
    parser.add_argument("--first", type=int, help="only so many articles")
    parser.add_argument("--times", type=int, default=1, help="the archive so many times over, in the whole run")
    parser.add_argument("--whole", action="store_true", help="only the whole run")
    parser.add_argument("--growth", action="store_true", help="only how time grows with length")
    parser.add_argument("--whole-with", type=int, help=argparse.SUPPRESS)
    print(json.dumps(measured(parser.parse_args()), ensure_ascii=False))
