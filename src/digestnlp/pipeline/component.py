"""The component `digest_facts`: the engine's rows in a document of any pipeline."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example
from spacy.util import filter_spans

from digestnlp.engine import Analysis, Engine, engine_for
from digestnlp.models import Entity, Fact, Quantity, Record, Time
from digestnlp.pipeline.documents import article_of, register_extensions
from digestnlp.pipeline.scorer import SCORER, Scores
from digestnlp.pipeline.scorer import score as score_documents
from digestnlp.pipeline.tokens import Offsets, fit_tokens
from digestnlp.rules import load_rules

COMPONENT = "digest_facts"

Pack = dict[str, str]


@Language.factory(
    COMPONENT,
    assigns=["doc.ents", "doc.spans", "doc._.digest", "token.ent_type", "token.ent_iob"],
    retokenizes=True,
    default_config={
        "tagger": "builtin",
        "retokenize": True,
        "overwrite_ents": False,
        "scorer": {"@scorers": SCORER},
    },
    default_score_weights={
        "facts_f": 1.0,
        "facts_p": 0.0,
        "facts_r": 0.0,
        "facts_per_type": None,
        "spans_facts_f": 0.0,
        "ents_f": 0.0,
    },
)
def create_component(
    nlp: Language,  # noqa: ARG001 (spaCy's protocol)
    name: str,  # noqa: ARG001 (spaCy's protocol)
    tagger: str | None,
    retokenize: bool,  # noqa: FBT001 (spaCy's protocol)
    overwrite_ents: bool,  # noqa: FBT001 (spaCy's protocol)
    scorer: Callable[..., Scores] | None,
) -> DigestFacts:
    """Makes the component that a pipeline's config names."""
    return DigestFacts(tagger=tagger, retokenize=retokenize, overwrite_ents=overwrite_ents, scorer=scorer)


class DigestFacts:
    """Finds the facts of a document and writes them to `doc._.digest`, `doc.ents` and `doc.spans`.

    Args:
        tagger: `builtin`, the name of an installed spaCy pipeline that takes its place, or None.
        retokenize: makes every number, time and name one token. Without it, spans widen to the tokens that are there.
        overwrite_ents: takes entities of other components out of `doc.ents`. Without it they stay, and ours are added
            where there is none; `doc.spans["entities"]` has all of ours either way.
        scorer: what `nlp.evaluate` scores documents with; None scores nothing.
    """

    def __init__(
        self,
        *,
        tagger: str | None = "builtin",
        retokenize: bool = True,
        overwrite_ents: bool = False,
        scorer: Callable[..., Scores] | None = score_documents,
    ) -> None:
        register_extensions()
        self.tagger = tagger
        self.retokenize = retokenize
        self.overwrite_ents = overwrite_ents
        self.scorer = scorer
        self._packs: tuple[Pack, ...] = ()
        self._engine: Engine | None = None

    @property
    def engine(self) -> Engine:
        """The engine, made when it is first asked for: spaCy makes a saved component first and loads its packs then."""
        if self._engine is None:
            self._engine = self._built()
        return self._engine

    def _built(self) -> Engine:
        with tempfile.TemporaryDirectory() as folder:
            return engine_for(load_rules(*_write_packs(self._packs, Path(folder))), self.tagger)

    def use_packs(self, *packs: str | Path) -> None:
        """Lays packs over the base pack, in place of those in use before.

        Raises:
            RuleError: a pack is not valid.
        """
        self._engine = engine_for(load_rules(*packs), self.tagger)
        self._packs = tuple(_read_pack(Path(pack)) for pack in packs)

    def initialize(
        self,
        get_examples: Callable[[], Iterable[Example]],  # noqa: ARG002 (spaCy's protocol)
        *,
        nlp: Language | None = None,  # noqa: ARG002 (spaCy's protocol)
        packs: tuple[str, ...] | None = None,  # spaCy checks configs by this annotation, and knows builtin names only
    ) -> None:
        """Takes the packs that the config's `[initialize.components.digest_facts]` names; without any, keeps those in use.

        Raises:
            RuleError: a pack is not valid.
        """
        if packs is not None:
            self.use_packs(*packs)

    def __call__(self, doc: Doc) -> Doc:
        """The document, with what was found in it."""
        analysis = self.engine.analyze(article_of(doc))
        if self.retokenize:
            fit_tokens(doc, _offsets(analysis))
        names = [_entity_span(doc, entity) for entity in analysis.entities]
        others = () if self.overwrite_ents else doc.ents
        taken = {token.i for span in others for token in span}
        doc.set_ents(
            [*others, *filter_spans([span for span in names if taken.isdisjoint(range(span.start, span.end))])]
        )
        doc.spans["entities"] = names
        doc.spans["quantities"] = [_span(doc, quantity, quantity.dimension) for quantity in analysis.quantities]
        doc.spans["times"] = [_span(doc, time, time.grain) for time in analysis.times]
        doc.spans["facts"] = [_span(doc, fact, fact.metric, id_=fact.id) for fact in analysis.facts]
        doc._.digest = _digest(analysis)
        return doc

    def score(self, examples: Iterable[Example], **settings: object) -> Scores:
        """The scores of predicted against reference documents, as `digestnlp.pipeline.scorer.score` gives them."""
        return self.scorer(examples, **settings) if self.scorer is not None else {}

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:  # noqa: ARG002 (spaCy's protocol)
        """The content of the packs in use."""
        return json.dumps(self._packs, ensure_ascii=False).encode()

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> DigestFacts:  # noqa: ARG002 (spaCy's protocol)
        """Takes packs that `to_bytes` gave."""
        self._packs = tuple(json.loads(data))
        self._engine = self._built()
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:  # noqa: ARG002 (spaCy's protocol)
        """Writes the packs in use to `PATH.json`."""
        Path(f"{path}.json").write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> DigestFacts:  # noqa: ARG002 (spaCy's protocol)
        """Takes packs that `to_disk` wrote."""
        return self.from_bytes(Path(f"{path}.json").read_bytes())

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_engine": None}

    def __setstate__(self, state: dict[str, Any]) -> None:
        register_extensions()
        self.__dict__.update(state)


def _digest(analysis: Analysis) -> dict[str, Any]:
    def rows(records: Sequence[Record]) -> list[dict[str, Any]]:
        return [record.model_dump(mode="json") for record in records]

    published = analysis.article.published
    return {
        "article_id": analysis.article.id,
        "published": published.isoformat() if published else None,
        "facts": rows(analysis.facts),
        "entities": rows(analysis.entities),
        "quantities": rows(analysis.quantities),
        "times": rows(analysis.times),
    }


def _entity_span(doc: Doc, entity: Entity) -> Span:
    return _span(doc, entity, entity.label, id_=entity.name, kb_id=entity.id or "")


def _span(doc: Doc, found: Entity | Quantity | Time | Fact, label: str, *, id_: str = "", kb_id: str = "") -> Span:
    span = doc.char_span(found.start, found.end, label=label, kb_id=kb_id, span_id=id_, alignment_mode="expand")
    if span is None:
        raise ValueError(
            f"{found.text!r} at {found.start}:{found.end} covers no token; the document's text was changed"
        )
    return span


def _offsets(analysis: Analysis) -> list[Offsets]:
    found: tuple[Entity | Quantity | Time, ...] = (*analysis.entities, *analysis.quantities, *analysis.times)
    return sorted({(span.start, span.end) for span in found})


def _read_pack(pack: Path) -> Pack:
    files = sorted(file for file in pack.rglob("*") if file.suffix in (".toml", ".tsv"))
    return {file.relative_to(pack).as_posix(): file.read_text(encoding="utf-8") for file in files}


def _write_packs(packs: Iterable[Pack], folder: Path) -> Iterator[Path]:
    """Writes each pack to a folder of its own, in order."""
    for number, pack in enumerate(packs):
        home = (folder / str(number)).resolve()
        home.mkdir()
        for name, text in pack.items():
            file = (home / name).resolve()
            if not file.is_relative_to(home):
                raise ValueError(f"pack file {name!r} would lie outside of its pack; this is no saved {COMPONENT!r}")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        yield home
