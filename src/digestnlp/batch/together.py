"""Articles that are read together, and the one function that reads them: here, in worker processes, in Spark and Ray."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from digestnlp.engine import Engine
from digestnlp.errors import DigestError
from digestnlp.models import Article, Result

# Enough to fill the tagger's batches, little enough to wait for.
CHARACTERS = 5_000
ARTICLES = 50

Item = TypeVar("Item")


def process(
    engine: Engine, articles: Sequence[Article], started: Callable[[int | None], None] = lambda _: None
) -> list[Result]:
    """The results of the articles, in order.

    Args:
        engine: what reads them.
        articles: any number, of any length.
        started: is told the number (from 0) of each article before it is read, and None before what is done for several.
    """
    results: list[Result] = []
    for group in chunks(articles, lambda article: len(article.text), CHARACTERS, ARTICLES):
        started(None)
        first = len(results)
        results += engine.process_all(group, lambda number, first=first: started(first + number))  # type: ignore[misc]
    started(None)
    return results


def chunks(items: Iterable[Item], length: Callable[[Item], int], characters: int, most: int) -> Iterator[list[Item]]:
    """The items in lists that hold so many characters, or so many items; what came before an error comes before it."""
    chunk: list[Item] = []
    held = 0
    try:
        for item in items:
            chunk.append(item)
            held += length(item)
            if held >= characters or len(chunk) >= most:
                yield chunk
                chunk, held = [], 0
    except DigestError:
        if chunk:
            yield chunk
        raise
    if chunk:
        yield chunk
