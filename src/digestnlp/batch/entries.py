"""The articles of a run as they wait for their results."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from digestnlp.errors import Message
from digestnlp.models import Article, Result
from digestnlp.reader import SeenIds, UnreadArticle


@dataclass(eq=False)
class Entry:
    """An article and, once there is one, its result."""

    article: Article
    result: Result | None = None

    @property
    def characters(self) -> int:
        """How long the article is."""
        return len(self.article.text)


def entries(articles: Iterable[Article | UnreadArticle], skip: Callable[[Article], bool] | None) -> Iterator[Entry]:
    """What is to be read or has failed already; what is skipped is left out."""
    seen = SeenIds()
    for article in articles:
        if isinstance(article, UnreadArticle):
            yield _failed(Article(id=article.id, text=""), article.error)
        elif not seen.add(article.id):
            error = Message(
                "{id}: an article before it in this run has this id; give each an id of its own", id=article.id
            )
            yield _failed(article, error)
        elif skip is None or not skip(article):
            yield Entry(article)


def _failed(article: Article, error: str) -> Entry:
    return Entry(article, Result(article=article, error=error))
