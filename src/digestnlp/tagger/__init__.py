"""Finds names by what stands around them: the tagger that comes with the package, or a spaCy pipeline in its place.

The engine asks nothing of a tagger but character spans (`spans`). `load_tagger` gives one by name: `builtin` runs with numpy,
any other name is a spaCy pipeline's (`pipelines`).
"""

from __future__ import annotations

from collections.abc import Sequence

from digestnlp.tagger.spans import THRESHOLD, Label, Tagged, TaggedSpan, Tagger

BUILTIN = "builtin"

__all__ = ["BUILTIN", "THRESHOLD", "Label", "Tagged", "TaggedSpan", "Tagger", "load_tagger", "tagger_version"]


def load_tagger(name: str | None) -> Tagger | None:
    """A tagger by name.

    Args:
        name: `builtin`; None for none; else the name of an installed spaCy pipeline with a component that sets `doc.ents`,
            such as `zh_core_web_sm`, or the path of one on disk.

    Returns:
        A function from texts to the company, person, product, organisation and place spans of each; None for None. The
        built-in model is loaded when the function is first called.

    Raises:
        TaggerError: spaCy or the pipeline is not installed or cannot be loaded.
    """
    if name is None:
        return None
    if name == BUILTIN:
        return _builtin
    from digestnlp.tagger.pipelines import load_pipeline

    return load_pipeline(name)


def tagger_version(name: str | None) -> str:
    """What tells the results of one tagger from those of another: of the built-in one, a hash of its model."""
    if name != BUILTIN:
        return str(name)
    from digestnlp.tagger.builtin import model_version

    return f"{BUILTIN} {model_version()}"


def _builtin(texts: Sequence[str]) -> list[Tagged]:
    from digestnlp.tagger.builtin import builtin_tagger

    return builtin_tagger()(texts)
