"""The engine as a spaCy pipeline: the same rows in `doc._.digest`, with `doc.ents` and `doc.spans` that point at them.

`load` gives a ready pipeline of a lossless jieba tokenizer and the component `digest_facts`. The component also works
behind another tokenizer: `nlp.add_pipe("digest_facts")`.

An article is read from the text that `nlp` is given, its date from front matter or title. Where the date, the id or the
sections come from elsewhere, hand over the article itself: `nlp(make_doc(nlp, article))`, in `nlp.pipe` likewise.
"""

from __future__ import annotations

import bisect
import itertools
import json
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import DummyTokenizer, filter_spans, registry
from spacy.vocab import Vocab

from digestnlp.engine import Analysis, Engine
from digestnlp.models import Article, Entity, Fact, Quantity, Record, Time
from digestnlp.reader import parse_article
from digestnlp.rules import load_rules
from digestnlp.segment import tokenize

COMPONENT = "digest_facts"
TOKENIZER = "digestnlp.tokenizer.v1"

Offsets = tuple[int, int]
Pack = dict[str, str]


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
        - `doc.spans`: `quantities`, labelled by dimension, `times`, by grain, and `facts`, by metric and with the fact's
          id as `span.id_`. Offsets in the rows are exact; a span covers whole tokens.

    Raises:
        RuleError: a pack is not valid.
        TaggerError: the tagger is not installed or sets no entities.
    """
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"@tokenizers": TOKENIZER}}})
    component: DigestFacts = nlp.add_pipe(COMPONENT, config={"tagger": tagger})  # type: ignore[assignment]
    component.use_packs(*packs)
    return nlp


def make_doc(nlp: Language, article: Article) -> Doc:
    """A tokenized document that carries what is known of the article: give it to `nlp` or `nlp.pipe`."""
    register_extensions()
    doc = nlp.make_doc(article.text)
    doc._.article = article.model_dump(mode="json", exclude={"text"})
    return doc


def register_extensions() -> None:
    """Registers `doc._.article` and `doc._.digest`; needed by itself only to read saved documents without a pipeline.

    Raises:
        ValueError: other code has registered another extension of this name.
    """
    for name in ("article", "digest"):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=None)
        elif Doc.get_extension(name) != (None, None, None, None):
            raise ValueError(
                f"doc._.{name} is registered with other settings by other code; digestnlp needs this name without a "
                "default, method, getter or setter: rename the other extension"
            )


@registry.tokenizers(TOKENIZER)  # type: ignore[untyped-decorator]
def create_tokenizer() -> Callable[[Language], WordTokenizer]:
    """Makes the tokenizer that a pipeline's config names."""

    def create(nlp: Language) -> WordTokenizer:
        return WordTokenizer(nlp.vocab)

    return create


class WordTokenizer(DummyTokenizer):
    """Words by jieba; white space is kept, so that `doc.text` is the text."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """A document of the text's words."""
        words: list[str] = []
        spaces: list[bool] = []
        at = 0
        for start, end in [*((token.start, token.end) for token in tokenize(text)), (len(text), len(text))]:
            gap = text[at:start]
            if words and gap.startswith(" "):
                spaces[-1] = True
                gap = gap[1:]
            for word in (gap, text[start:end]):
                if word:
                    words.append(word)
                    spaces.append(False)
            at = end
        return Doc(self.vocab, words=words, spaces=spaces)


@Language.factory(
    COMPONENT,
    assigns=["doc.ents", "doc.spans", "doc._.digest"],
    default_config={"tagger": "builtin", "retokenize": True},
)
def create_component(nlp: Language, name: str, tagger: str | None, retokenize: bool) -> DigestFacts:  # noqa: ARG001, FBT001 (spaCy's protocol)
    """Makes the component that a pipeline's config names."""
    return DigestFacts(tagger=tagger, retokenize=retokenize)


class DigestFacts:
    """Finds the facts of a document and writes them to `doc._.digest`, `doc.ents` and `doc.spans`.

    Args:
        tagger: `builtin`, the name of an installed spaCy pipeline that takes its place, or None.
        retokenize: makes every number, time and name one token. Without it, spans widen to the tokens that are there.
    """

    def __init__(self, *, tagger: str | None = "builtin", retokenize: bool = True) -> None:
        register_extensions()
        self.tagger = tagger
        self.retokenize = retokenize
        self._packs: tuple[Pack, ...] = ()
        self._engine: Engine | None = None

    @property
    def engine(self) -> Engine:
        """The engine, made when it is first asked for: spaCy makes a saved component first and loads its packs then."""
        if self._engine is None:
            self._engine = Engine(load_rules(), self.tagger)
        return self._engine

    def use_packs(self, *packs: str | Path) -> None:
        """Lays packs over the base pack, in place of those in use before.

        Raises:
            RuleError: a pack is not valid.
        """
        self._engine = Engine(load_rules(*packs), self.tagger)
        self._packs = tuple(_read_pack(Path(pack)) for pack in packs)

    def __call__(self, doc: Doc) -> Doc:
        """The document, with what was found in it."""
        analysis = self.engine.analyze(_article(doc))
        if self.retokenize:
            _fit_tokens(doc, _offsets(analysis))
        doc.set_ents(filter_spans([_entity_span(doc, entity) for entity in analysis.entities]))
        doc.spans["quantities"] = [_span(doc, quantity, quantity.dimension) for quantity in analysis.quantities]
        doc.spans["times"] = [_span(doc, time, time.grain) for time in analysis.times]
        doc.spans["facts"] = [_span(doc, fact, fact.metric, id_=fact.id) for fact in analysis.facts]
        doc._.digest = _digest(analysis)
        return doc

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:  # noqa: ARG002 (spaCy's protocol)
        """The content of the packs in use."""
        return json.dumps(self._packs, ensure_ascii=False).encode()

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> DigestFacts:  # noqa: ARG002 (spaCy's protocol)
        """Takes packs that `to_bytes` gave."""
        with tempfile.TemporaryDirectory() as folder:
            self.use_packs(*_write_packs(json.loads(data), Path(folder)))
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:  # noqa: ARG002 (spaCy's protocol)
        """Writes the packs in use to `PATH.json`."""
        Path(path).with_suffix(".json").write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> DigestFacts:  # noqa: ARG002 (spaCy's protocol)
        """Takes packs that `to_disk` wrote."""
        return self.from_bytes(Path(path).with_suffix(".json").read_bytes())

    def __getstate__(self) -> dict[str, Any]:
        return {"tagger": self.tagger, "retokenize": self.retokenize, "packs": self.to_bytes()}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__init__(tagger=state["tagger"], retokenize=state["retokenize"])  # type: ignore[misc]
        self.from_bytes(state["packs"])


def _article(doc: Doc) -> Article:
    if doc._.article is None:
        return parse_article(doc.text, id="text")
    return Article.model_validate({**doc._.article, "text": doc.text})


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


def _fit_tokens(doc: Doc, spans: Sequence[Offsets]) -> None:
    """Splits tokens at the borders of the spans, then makes each span one token; spans that overlap make one."""
    text = doc.text
    borders = sorted({border for span in spans for border in span})
    with doc.retokenize() as retokenizer:
        for token in doc:
            start, end = token.idx, token.idx + len(token)
            inner = borders[bisect.bisect_right(borders, start) : bisect.bisect_left(borders, end)]
            if inner:
                parts = [text[a:b] for a, b in itertools.pairwise([start, *inner, end])]
                # spaCy asks for syntactic heads; there is no syntax here.
                retokenizer.split(token, parts, heads=[(token, 0)] * len(parts))
    with doc.retokenize() as retokenizer:
        for start, end in _united(spans):
            words = doc.char_span(start, end)
            if words is not None and len(words) > 1:
                retokenizer.merge(words)


def _united(spans: Sequence[Offsets]) -> Iterator[Offsets]:
    """Sorted spans, those that overlap joined."""
    if not spans:
        return
    start, end = spans[0]
    for next_start, next_end in spans[1:]:
        if next_start >= end:
            yield start, end
            start = next_start
        end = max(end, next_end)
    yield start, end


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
