"""Files, folders, archives and standard input into articles with sections and blocks."""

from digestnlp.reader.article import article_from_row, parse_article
from digestnlp.reader.files import UnreadArticle, articles_of, read, read_each
from digestnlp.reader.inputs import SUFFIXES, Inputs
from digestnlp.reader.seen import SeenIds

__all__ = [
    "SUFFIXES",
    "Inputs",
    "SeenIds",
    "UnreadArticle",
    "article_from_row",
    "articles_of",
    "parse_article",
    "read",
    "read_each",
]
