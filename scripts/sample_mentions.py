#!/usr/bin/env python3
"""Draws random mentions from articles and shows each in its context, for a person to judge.

    scripts/sample_mentions.py PATH… --kind quantities --count 400 --seed 1

One line a mention, in the order of the text: its number, the article and the offset, the context with the mention between 【】, and
what was read. The same articles, finder, count and seed give the same lines. It reads them once, and keeps no more articles than
mentions.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import TypeVar

from digestnlp import find_quantities, find_times
from digestnlp.models import Article, Quantity, Time
from digestnlp.reader import read

LINE_BREAK = "⏎"

Item = TypeVar("Item")
Sighting = tuple[Article, "Quantity | Time"]


def reservoir(items: Iterable[Item], count: int, rng: random.Random) -> list[Item]:
    """A uniform sample of at most `count` items, in the order they came (Algorithm R)."""
    drawn: list[tuple[int, Item]] = []
    for number, item in enumerate(items):
        if number < count:
            drawn.append((number, item))
        elif (slot := rng.randrange(number + 1)) < count:
            drawn[slot] = (number, item)
    return [item for _, item in sorted(drawn, key=lambda pair: pair[0])]


def quantities(articles: Iterable[Article]) -> Iterator[Sighting]:
    """Each quantity with its article."""
    return ((article, quantity) for article in articles for quantity in find_quantities(article.text))


def times(articles: Iterable[Article]) -> Iterator[Sighting]:
    """Each time expression with its article."""
    return ((article, time) for article in articles for time in find_times(article.text, published=article.published))


FINDERS: dict[str, Callable[[Iterable[Article]], Iterator[Sighting]]] = {"quantities": quantities, "times": times}


def shown(article: Article, mention: Quantity | Time, context: int) -> str:
    """The mention in its context, then what was read, then where it stands."""
    text = article.text
    before, after = text[max(0, mention.start - context) : mention.start], text[mention.end : mention.end + context]
    marked = f"{before}【{mention.text}】{after}".replace("\r", "").replace("\n", LINE_BREAK)
    read_as = _period(mention, article.published) if isinstance(mention, Time) else _amount(mention)
    return f"{marked} | {read_as} | {article.id}:{mention.start}"


def _amount(quantity: Quantity) -> str:
    upper = "" if quantity.value_max is None else f"..{quantity.value_max}"
    exactness = " ".join((quantity.relation, *(["approx"] if quantity.approx else []), *quantity.flags))
    return f"{quantity.value}{upper} | {quantity.unit or '-'} | {exactness}"


def _period(time: Time, published: date | None) -> str:
    kind = " ".join((time.grain, time.period_from, *(["instant"] if time.instant else [])))
    return f"{time.period_start or ''}..{time.period_end or ''} | {kind} | article of {published or '-'}"


def positive(text: str) -> int:
    """A whole number above zero, for argparse."""
    if (number := int(text)) < 1:
        raise ValueError
    return number


def sampled(paths: list[str], kind: str, count: int, seed: int, context: int) -> list[str]:
    """The numbered lines."""
    drawn = reservoir(FINDERS[kind](read(*paths)), count, random.Random(seed))  # noqa: S311 - nothing secret
    return [f"{number} | {shown(*sighting, context)}" for number, sighting in enumerate(drawn, 1)]


def main(arguments: list[str] | None = None) -> None:
    """Prints the sample."""
    about, _, details = (__doc__ or "").partition("\n\n")
    parser = argparse.ArgumentParser(
        description=about, epilog=details, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paths", nargs="+", metavar="PATH", help="files, folders, or - for standard input")
    parser.add_argument("--kind", choices=FINDERS, required=True, help="what to find")
    parser.add_argument("--count", type=positive, default=400, help="mentions to draw (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="another seed draws others (default: %(default)s)")
    parser.add_argument("--context", type=positive, default=30, help="characters on each side (default: %(default)s)")
    chosen = parser.parse_args(arguments)
    for line in sampled(chosen.paths, chosen.kind, chosen.count, chosen.seed, chosen.context):
        print(line)


if __name__ == "__main__":
    main()
