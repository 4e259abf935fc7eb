"""Runs the engine over many articles: one result each, in order, and no article stops a run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from digestnlp.engine import Engine
from digestnlp.models import Article, Result
from digestnlp.reader import UnreadArticle, read_each
from digestnlp.rules import Rules, load_rules

Source = Article | UnreadArticle | str | Path


def run(
    sources: Iterable[Source], *, packs: Iterable[str | Path] = (), tagger: str | None = "builtin"
) -> Iterator[Result]:
    """Finds the facts of articles, one by one.

    Args:
        sources: articles, what `read_each` gives, or paths of files and folders (`-` for stdin).
        packs: folders of rules to lay over the base pack, in order.
        tagger: `builtin`, the name of an installed spaCy pipeline that takes its place, or None.

    Returns:
        A result for each article in the order of the sources. `Result.error` says why an article gave no facts: it could
        not be read, the engine failed on it, or an article before it has the same id.

    Raises:
        RuleError: a pack is not valid.
        TaggerError: the tagger is not installed or sets no entities.
        ReadError: while iterating, a path that is not there.
    """
    # Built here and not in the generator: a pack that is not valid is said at once.
    return _results(Engine(load_rules(*packs), tagger), sources)


def _results(engine: Engine, sources: Iterable[Source]) -> Iterator[Result]:
    seen: set[str] = set()
    for article in _articles(sources, engine.rules):
        if isinstance(article, UnreadArticle):
            yield Result(article=Article(id=article.id, text=""), error=article.error)
        elif article.id in seen:
            error = f"{article.id}: an article before it in this run has this id; give each an id of its own"
            yield Result(article=article, error=error)
        else:
            seen.add(article.id)
            yield engine.process(article)


def _articles(sources: Iterable[Source], rules: Rules) -> Iterator[Article | UnreadArticle]:
    for source in sources:
        if isinstance(source, (str, Path)):
            yield from read_each(source, rules=rules)
        else:
            yield source
