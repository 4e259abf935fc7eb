"""spaCy pipelines as taggers. spaCy is imported when one is asked for: the engine must not need it where none is."""

from __future__ import annotations

from collections.abc import Sequence

from digestnlp.errors import TaggerError
from digestnlp.tagger.spans import Label, TaggedSpan, Tagger

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


def load_pipeline(name: str) -> Tagger:
    """A tagger that runs a spaCy pipeline on each text.

    Args:
        name: of an installed pipeline, or the path of one on disk.

    Raises:
        TaggerError: spaCy or the pipeline is not installed or cannot be loaded, or it sets no entities.
    """
    try:
        import spacy
    except ImportError as error:
        raise TaggerError(
            "tagger {name!r} is a spaCy pipeline, and spaCy cannot be imported: {error}", name=name, error=error
        ) from error
    try:
        pipeline = spacy.load(name)
    except (OSError, ImportError, ValueError) as error:
        raise TaggerError(
            "tagger {name!r}: spaCy cannot load a pipeline of this name ({error}). Get a pipeline from its makers, as in "
            "'python -m spacy download zh_core_web_sm'; do not 'pip install' it: a package zh-core-web-sm on the package "
            "index is not theirs. Allowed: 'builtin', the name of an installed spaCy pipeline, a path to one, or None for "
            "no tagger (on the command line: none)",
            name=name,
            error=error,
        ) from error
    # Pipelines can hold several components that read doc.ents; only a pipeline that sets them is a tagger.
    if not any("doc.ents" in pipeline.get_pipe_meta(component).assigns for component in pipeline.pipe_names):
        raise TaggerError(
            "tagger {name!r}: none of its components ({components}) sets doc.ents; "
            "use a pipeline with an 'ner' or 'entity_ruler' component, 'builtin' or None",
            name=name,
            components=", ".join(pipeline.pipe_names) or "–",
        )

    def tag(texts: Sequence[str]) -> list[list[TaggedSpan]]:
        return [
            [
                TaggedSpan(entity.start_char, entity.end_char, LABELS[entity.label_])
                for entity in document.ents
                if entity.label_ in LABELS
            ]
            for document in pipeline.pipe(texts)
        ]

    return tag
