"""Where an article's titles stand, and whether its sections are chapters of one text or news of their own."""

from __future__ import annotations

from digestnlp.deferred import deferred
from digestnlp.models import Article

# An article says what it is in its title or in the lines above.
LONGEST_HEAD = 600
_CHAPTER = deferred(r"[一二三四五六七八九十]{1,3} *、")


def titles_of(article: Article) -> list[tuple[int, int]]:
    """Where the titles in its text and the one of its front matter begin and end."""
    titles = [(b.start, b.end) for s in article.sections for b in s.blocks if b.kind == "title"]
    if article.title and (start := article.text.find(article.title, 0, LONGEST_HEAD)) >= 0:
        titles.append((start, start + len(article.title)))
    return titles


def is_of_chapters(article: Article) -> bool:
    """Whether its sections are numbered 一、, 二、 behind the first lines, if any, and none has a day of its own as news has."""
    sections = article.sections
    chapters = sections[1:] if sections and sections[0].heading is None else sections
    return bool(chapters) and all(
        section.heading is not None
        and _CHAPTER.match(section.heading) is not None
        and section.published == article.published
        for section in chapters
    )
