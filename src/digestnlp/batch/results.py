"""From sources to results, in this process or in workers."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from pathlib import Path

from digestnlp.batch.entries import Entry, entries
from digestnlp.batch.together import ARTICLES, CHARACTERS, chunks, process
from digestnlp.engine import Engine, engine_for
from digestnlp.errors import DigestError
from digestnlp.models import Article, Result
from digestnlp.reader import Inputs, UnreadArticle, articles_of
from digestnlp.rules import Rules, load_rules

# What is sent to a worker at once: enough to make little of the way there and back, little enough to hold.
CHARACTERS_SENT = 20_000
ARTICLES_SENT = 200
# How many articles a worker's share of the queue holds, read and unread; the first of them may take long.
ARTICLES_HELD = 2_000
CHARACTERS_HELD = 500_000

Source = Article | UnreadArticle | str | Path


def run(
    sources: Iterable[Source],
    *,
    packs: Iterable[str | Path] = (),
    tagger: str | None = "builtin",
    workers: int = 1,
    timeout: float | None = None,
    skip: Callable[[Article], bool] | None = None,
) -> Generator[Result, None, None]:
    """Finds the facts of articles, one by one.

    Args:
        sources: articles, what `read_each` gives, or paths of files and folders (`-` for stdin).
        packs: folders of rules to lay over the base pack, in order.
        tagger: `builtin`, the name of an installed spaCy pipeline that takes its place, or None.
        workers: how many processes read; 1 is this one. They are started with the first result that is asked for, and end
            with the last, or when the iterator is closed. In a script, call `run` with workers under
            `if __name__ == "__main__":`.
        timeout: seconds that an article may take; one that takes longer fails. It is then read in a worker in any case.
        skip: says of an article, once it is read, that it is to be left out; no result comes of it.

    Returns:
        A result for each article in the order of the sources. `Result.error` says why an article gave no facts: it could
        not be read, the engine failed on it, took too long or took its process with it, or an article before it has the
        same id.

    Raises:
        RuleError: a pack is not valid.
        TaggerError: the tagger is not installed or sets no entities; with workers, while iterating.
        ReadError: while iterating, a path that is not there.
        WorkerError: while iterating, workers cannot be started.
        ValueError: there is no such number of workers or seconds.
    """
    if workers < 1:
        raise ValueError(f"workers: {workers!r} is not allowed; give 1 or more")
    if timeout is not None and not timeout > 0:
        raise ValueError(f"timeout: {timeout!r} is not allowed; give seconds, more than 0, or None")
    # Loaded here and not in the generators: a pack that is not valid is said at once.
    packs = tuple(packs)
    rules = load_rules(*packs)
    waiting = entries(_articles(sources, rules), skip)
    if workers == 1 and timeout is None:
        return _here(engine_for(rules, tagger), waiting)
    return _in_workers(waiting, workers, packs, tagger, timeout)


def _articles(sources: Iterable[Source], rules: Rules) -> Iterator[Article | UnreadArticle]:
    for source in sources:
        if isinstance(source, (str, Path)):
            yield from articles_of(Inputs(source), rules)
        else:
            yield source


def _here(engine: Engine, waiting: Iterator[Entry]) -> Generator[Result, None, None]:
    for chunk in chunks(waiting, _characters, CHARACTERS, ARTICLES):
        results = iter(process(engine, [entry.article for entry in chunk if entry.result is None]))
        yield from (next(results) if entry.result is None else entry.result for entry in chunk)


def _in_workers(
    waiting: Iterator[Entry], workers: int, packs: tuple[str | Path, ...], tagger: str | None, timeout: float | None
) -> Generator[Result, None, None]:
    from digestnlp.batch.pool import Pool

    held: deque[Entry] = deque()
    characters = 0
    source = _Source(chunks(waiting, _characters, CHARACTERS_SENT, ARTICLES_SENT))
    with Pool(workers, packs, tagger, timeout) as pool:
        while True:
            while (
                pool.has_room()
                and len(held) < workers * ARTICLES_HELD
                and characters < workers * CHARACTERS_HELD
                and (chunk := source.take())
            ):
                held.extend(chunk)
                characters += sum(entry.characters for entry in chunk)
                if unread := [entry for entry in chunk if entry.result is None]:
                    pool.submit(unread)
            if not held:
                break
            pool.step(block=held[0].result is None)
            # Not all at once, so that no worker waits for what is done with the results.
            for _ in range(ARTICLES_SENT):
                if not held or (result := held[0].result) is None:
                    break
                characters -= held.popleft().characters
                yield result
    source.finish()


class _Source:
    """Chunks of articles, and the error that ended them, which is raised when what came before it is done."""

    def __init__(self, chunks: Iterator[list[Entry]]) -> None:
        self._chunks = chunks
        self._error: DigestError | None = None

    def take(self) -> list[Entry]:
        """The next chunk; an empty one at the end."""
        try:
            return next(self._chunks, [])
        except DigestError as error:
            self._error = error
            return []

    def finish(self) -> None:
        """Raises the error that ended the chunks, if one did."""
        if self._error is not None:
            raise self._error


def _characters(entry: Entry) -> int:
    return entry.characters
