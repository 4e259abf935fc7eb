"""Runs the engine over many articles: one result each, in order, and no article stops a run."""

from digestnlp.batch.results import Source, run
from digestnlp.batch.together import process

__all__ = ["Source", "process", "run"]
