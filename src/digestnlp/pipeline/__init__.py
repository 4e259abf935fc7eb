"""The engine as a spaCy pipeline: the same rows in `doc._.digest`, with `doc.ents` and `doc.spans` that point at them.

`load` gives a ready pipeline of a lossless jieba tokenizer and the component `digest_facts`. The component also works in
pipelines of others, behind any tokenizer: `nlp.add_pipe("digest_facts")`.

An article is read from the text that `nlp` is given, its date from front matter or title. Where the date, the id or the
sections come from elsewhere, hand over the article itself: `nlp(make_doc(nlp, article))`, in `nlp.pipe` likewise.
"""

from __future__ import annotations

from pathlib import Path

import spacy
from spacy.language import Language

from digestnlp.pipeline.component import COMPONENT, DigestFacts, create_component
from digestnlp.pipeline.documents import make_doc, register_extensions
from digestnlp.pipeline.scorer import SCORER, create_scorer
from digestnlp.pipeline.tokens import TOKENIZER, create_tokenizer

__all__ = [
    "COMPONENT",
    "SCORER",
    "TOKENIZER",
    "DigestFacts",
    "create_component",
    "create_scorer",
    "create_tokenizer",
    "load",
    "make_doc",
    "register_extensions",
]


def load(*packs: str | Path, tagger: str | None = "builtin") -> Language:
    """A spaCy pipeline that finds facts.

    Args:
        packs: folders of rules to lay over the base pack, in order. Their content is saved with the pipeline.
        tagger: `builtin`, the name of an installed spaCy pipeline that takes its place, or None.

    Returns:
        A Chinese pipeline. Its documents have

        - `doc._.digest`: JSON types under `article_id`, `published`, `facts`, `entities`, `quantities` and `times`;
        - `doc.ents`: COMPANY, PERSON, PRODUCT, ORG and PLACE; `ent.id_` is the canonical name, `ent.kb_id_` the id in
          the lexicon;
        - `doc.spans`: `entities`, as in `doc.ents`, `quantities`, labelled by dimension, `times`, by grain, and `facts`,
          by metric and with the fact's id as `span.id_`. Offsets in the rows are exact; a span covers whole tokens.

    Raises:
        RuleError: a pack is not valid.
        TaggerError: the tagger is not installed or sets no entities.
    """
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"@tokenizers": TOKENIZER}}})
    component: DigestFacts = nlp.add_pipe(COMPONENT, config={"tagger": tagger})  # type: ignore[assignment]
    component.use_packs(*packs)
    return nlp
