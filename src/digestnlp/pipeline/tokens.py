"""Tokens of a document: jieba's words without any loss, and borders that respect what was found."""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup
from spacy.util import DummyTokenizer, filter_spans, registry
from spacy.vocab import Vocab

from digestnlp.segment import tokenize

TOKENIZER = "digestnlp.tokenizer.v1"

Offsets = tuple[int, int]


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


def fit_tokens(doc: Doc, spans: Sequence[Offsets]) -> None:
    """Splits tokens at the borders of the spans, then makes each span one token; spans that overlap make one.

    Entities and span groups that other components set keep their characters, or widen to the tokens around them.

    Args:
        doc: the document, changed in place.
        spans: sorted offsets in characters.
    """
    # spaCy counts spans in tokens and does not move them along with the tokens.
    entities = [_Place.of(span) for span in doc.ents]
    groups = {key: [_Place.of(span) for span in group] for key, group in doc.spans.items()}
    _split(doc, sorted({border for span in spans for border in span}))
    _merge(doc, spans)
    if entities:
        doc.set_ents(filter_spans([place.span(doc) for place in entities]))
    for key, places in groups.items():
        group = doc.spans[key]
        doc.spans[key] = SpanGroup(doc, name=group.name, attrs=group.attrs, spans=[place.span(doc) for place in places])


@dataclass(frozen=True)
class _Place:
    """A span by its characters."""

    start: int
    end: int
    label: int
    kb_id: int
    span_id: int

    @classmethod
    def of(cls, span: Span) -> _Place:
        return cls(span.start_char, span.end_char, span.label, span.kb_id, span.id)

    def span(self, doc: Doc) -> Span:
        span = doc.char_span(
            self.start, self.end, label=self.label, kb_id=self.kb_id, span_id=self.span_id, alignment_mode="expand"
        )
        assert span is not None  # noqa: S101 - retokenizing changes no text
        return span


def _split(doc: Doc, borders: Sequence[int]) -> None:
    text = doc.text
    with doc.retokenize() as retokenizer:
        for token in doc:
            start, end = token.idx, token.idx + len(token)
            inner = borders[bisect.bisect_right(borders, start) : bisect.bisect_left(borders, end)]
            if inner:
                parts = [text[a:b] for a, b in itertools.pairwise([start, *inner, end])]
                # spaCy asks for syntactic heads; there is no syntax here.
                retokenizer.split(token, parts, heads=[(token, 0)] * len(parts))


def _merge(doc: Doc, spans: Sequence[Offsets]) -> None:
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
