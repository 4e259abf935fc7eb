"""Files, folders, JSONL and standard input into articles with sections and blocks."""

from digestnlp.reader.article import parse_article
from digestnlp.reader.files import SUFFIXES, UnreadArticle, read, read_each

__all__ = ["SUFFIXES", "UnreadArticle", "parse_article", "read", "read_each"]
