"""Runs the engine over many articles: one result each, in order, and no article stops a run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from digestnlp.engine import Engine
from digestnlp.errors import DigestError
from digestnlp.models import Article, Result
from digestnlp.reader import UnreadArticle, read_each
from digestnlp.rules import Rules, load_rules

# Enough to fill the tagger's batches, little enough to wait for.
_TOGETHER = 5_000
_TOGETHER_ARTICLES = 50

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
    for group in _groups(_articles(sources, engine.rules)):
        refused = [_refused(article, seen) for article in group]
        accepted = [a for a, error in zip(group, refused, strict=True) if error is None and isinstance(a, Article)]
        results = iter(engine.process_all(accepted))
        yield from (next(results) if error is None else error for error in refused)


def _refused(article: Article | UnreadArticle, seen: set[str]) -> Result | None:
    """The result of an article that is not processed; None for others, whose ids are then among those seen."""
    if isinstance(article, UnreadArticle):
        return Result(article=Article(id=article.id, text=""), error=article.error)
    if article.id in seen:
        error = f"{article.id}: an article before it in this run has this id; give each an id of its own"
        return Result(article=article, error=error)
    seen.add(article.id)
    return None


def _groups(articles: Iterator[Article | UnreadArticle]) -> Iterator[list[Article | UnreadArticle]]:
    """Articles that are processed together; what was read before an error comes before it."""
    group: list[Article | UnreadArticle] = []
    characters = 0
    try:
        for article in articles:
            group.append(article)
            characters += 0 if isinstance(article, UnreadArticle) else len(article.text)
            if characters >= _TOGETHER or len(group) >= _TOGETHER_ARTICLES:
                yield group
                group, characters = [], 0
    except DigestError:
        if group:
            yield group
        raise
    if group:
        yield group


def _articles(sources: Iterable[Source], rules: Rules) -> Iterator[Article | UnreadArticle]:
    for source in sources:
        if isinstance(source, (str, Path)):
            yield from read_each(source, rules=rules)
        else:
            yield source
