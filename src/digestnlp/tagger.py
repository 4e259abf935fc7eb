"""Entity models that are handed in: a function from text to tagged spans, and how to load one by name.

The engine asks nothing of a tagger but character spans. `load_tagger` imports spaCy when it is called, not when this module
is: the engine must not need spaCy where no spaCy model is asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple

from digestnlp.errors import TaggerError

Label = Literal["COMPANY", "PERSON", "PRODUCT", "PLACE"]


class TaggedSpan(NamedTuple):
    """A name that a tagger found: half-open offsets into the text that it was given, and what it is."""

    start: int
    end: int
    label: Label


Tagger = Callable[[str], list[TaggedSpan]]

# OntoNotes' labels, which spaCy's Chinese pipelines give, and ours, which a pipeline of the user's own may give.
LABELS: dict[str, Label] = {
    "ORG": "COMPANY",
    "COMPANY": "COMPANY",
    "PERSON": "PERSON",
    "PER": "PERSON",
    "PRODUCT": "PRODUCT",
    "GPE": "PLACE",
    "LOC": "PLACE",
    "PLACE": "PLACE",
}


def load_tagger(name: str | None) -> Tagger | None:
    """A tagger by name.

    Args:
        name: None for none; else the name of an installed spaCy pipeline with a component that sets `doc.ents`, such as
            `zh_core_web_sm`, or the path of one on disk.

    Returns:
        A function that runs the pipeline on a text and returns its company, person, product and place spans; None for None.

    Raises:
        TaggerError: spaCy or the pipeline is not installed or cannot be loaded.
    """
    if name is None:
        return None
    try:
        import spacy
    except ImportError as error:
        raise TaggerError(f"tagger {name!r} is a spaCy pipeline, and spaCy cannot be imported: {error}") from error
    try:
        pipeline = spacy.load(name)
    except (OSError, ImportError, ValueError) as error:
        raise TaggerError(_advice(name, error)) from error
    # Pipelines can hold several components that read doc.ents; only a pipeline that sets them is a tagger.
    if not any("doc.ents" in pipeline.get_pipe_meta(component).assigns for component in pipeline.pipe_names):
        raise TaggerError(
            f"tagger {name!r}: none of its components ({', '.join(pipeline.pipe_names) or 'it has none'}) sets doc.ents; "
            "use a pipeline with an 'ner' or 'entity_ruler' component, or None"
        )

    def tag(text: str) -> list[TaggedSpan]:
        return [
            TaggedSpan(entity.start_char, entity.end_char, LABELS[entity.label_])
            for entity in pipeline(text).ents
            if entity.label_ in LABELS
        ]

    return tag


def _advice(name: str, error: Exception) -> str:
    return (
        f"tagger {name!r}: spaCy cannot load a pipeline of this name ({error}). Get a pipeline from its makers, as in "
        "'python -m spacy download zh_core_web_sm'; do not 'pip install' it: a package zh-core-web-sm on the package index "
        "is not theirs. Allowed: the name of an installed spaCy pipeline, a path to one, or None for no tagger"
    )
