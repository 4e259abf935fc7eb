"""Pages for people: one self-contained HTML file of an article, or of a database of facts."""

from digestnlp.rendering.article import render
from digestnlp.rendering.labels import Language
from digestnlp.rendering.overview import render_overview

__all__ = ["Language", "render", "render_overview"]
