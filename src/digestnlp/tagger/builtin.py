"""The tagger that comes with the package: a recurrent network over characters, run with numpy alone.

Two layers of bidirectional gated recurrent units over character embeddings, and a conditional random field over BIO tags.
`scripts/train_tagger.py` makes the model file; `docs/tagger.md` says from what.

The same text gives the same spans on every machine, although BLAS libraries add in different orders: weights are 8-bit
integers and what they are multiplied with is rounded to multiples of 1/256, so that every sum of products is an integer
below 2**24, which 32-bit floats hold exactly. All else is done number by number with + - * /, square roots and rounding,
which IEEE 754 defines to the bit; that is why the activation is not `numpy.tanh`, which differs from processor to processor.
"""

from __future__ import annotations

import functools
import hashlib
import importlib.resources
import io
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt

from digestnlp.deferred import deferred
from digestnlp.tagger.spans import GRID, STATED, Label, Tagged, TaggedSpan

if TYPE_CHECKING:
    from digestnlp.tagger.spans import States

Floats = npt.NDArray[np.float32]
Integers = npt.NDArray[np.intp]

LABELS: tuple[Label, ...] = ("COMPANY", "PERSON", "PRODUCT", "ORG", "PLACE")
TAGS = ("O", *(f"{part}-{label}" for label in LABELS for part in "BI"))
LONGEST = 40
"""Characters that are read together; a longer sentence is cut, at a comma where there is one."""

_BATCH = 64  # Sentences read at once: enough to keep the processor busy, few enough to stay in its cache.
_CODE_POINTS = 0x10000  # The basic plane; characters beyond it are unknown to the model.
_CUBIC = np.float32(0.186)  # A little more than 1/6: makes the largest error of `_squashed` the smallest.
_FORBIDDEN = np.float32(-1e4)
_SENTENCE = deferred(r"[^。！？!?；\n]*[。！？!?；\n]*")
_LETTER = deferred(r"[^\W\d_]")
_MODEL = "tagger.npz"


class _Sentence(NamedTuple):
    """Where a sentence lies: the number of its text, and half-open offsets into that."""

    text: int
    start: int
    end: int


class _Packing(NamedTuple):
    """How the characters of sentences stand in rows: all first ones, all second ones and so on, without padding.

    Attributes:
        counts: how many sentences have a first character, a second one …
        starts: the row of the first of these.
        origin: for each row, where its character stands in the sentences joined.
        mirror: for each row, the row of the same sentence's character that is as far from the end as this one from the start.
    """

    counts: list[int]
    starts: list[int]
    origin: Integers
    mirror: Integers

    @classmethod
    def of(cls, lengths: Sequence[int]) -> _Packing:
        """The packing of sentences of these lengths, the longest first."""
        sizes = np.array(lengths)
        counts = np.count_nonzero(np.arange(sizes[0])[:, None] < sizes, axis=1)
        starts = np.cumsum(counts) - counts
        step = np.repeat(np.arange(sizes[0]), counts)
        sentence = np.arange(len(step)) - starts[step]
        origin = (np.cumsum(sizes) - sizes)[sentence] + step
        mirror = starts[sizes[sentence] - 1 - step] + sentence
        return cls(counts.tolist(), starts.tolist(), origin, mirror)

    def later_steps(self) -> Iterator[tuple[int, int]]:
        """First row and count of each step but the first."""
        return zip(self.starts[1:], self.counts[1:], strict=True)


class _Layer(NamedTuple):
    """Weights of one layer; the first axis is the direction, the last the gates (reset, update, new).

    Attributes:
        inputs: (2, n, 3h) and
        states: (2, h, 3h), integers as floats.
        input_scale: (2, 1, 3h) and
        state_scale: what their products are multiplied with.
        input_bias: (2, 1, 3h).
        state_bias: (2, 1, h), of the new gate; those of the others are part of `input_bias`.
    """

    inputs: Floats
    input_scale: Floats
    input_bias: Floats
    states: Floats
    state_scale: Floats
    state_bias: Floats


class BuiltinTagger:
    """Finds companies, people, products, organisations and places in texts.

    Args:
        arrays: the content of a model file, as `scripts/train_tagger.py` describes it.
        threshold: how much better than the next best a name must score. Higher finds fewer names and more of them right.
    """

    def __init__(self, arrays: Mapping[str, npt.NDArray[Any]], threshold: float = 0.0) -> None:
        self.threshold = threshold
        self._places = np.zeros(_CODE_POINTS, np.intp)
        self._places[arrays["characters"]] = np.arange(1, len(arrays["characters"]) + 1)
        first, *self._deeper = (_layer(arrays, number) for number in range(1, int(arrays["layers"]) + 1))
        # What the first layer makes of a character depends on nothing else, and is looked up.
        embedding = arrays["embedding"].astype(np.float32)
        scale = arrays["embedding_scale"].astype(np.float32)[:, None]
        self._looked_up: Floats = np.matmul(embedding, first.inputs) * (scale * first.input_scale) + first.input_bias
        self._first = first
        self._out = arrays["out"].astype(np.float32)
        self._out_scale = arrays["out_scale"].astype(np.float32) / np.float32(GRID)
        self._out_bias = arrays["out_bias"].astype(np.float32)
        allowed = allowed_transitions()
        transitions = np.where(allowed[1:], arrays["transitions"], _FORBIDDEN).astype(np.float32)
        self._transitions = np.stack([transitions, transitions.T])
        self._ends = np.stack([np.where(allowed[0], arrays["start"], _FORBIDDEN), arrays["end"]]).astype(np.float32)

    def __call__(self, texts: Sequence[str]) -> list[Tagged]:
        """The spans of each text, in order, and its states: those of both layers, forward and backward, side by side.

        States are none of texts of more than `STATED` characters, and 0 where there is nothing to read.
        """
        found = [Tagged(states=self._no_states(len(text))) for text in texts]
        sentences = [_Sentence(n, start, end) for n, text in enumerate(texts) for start, end in cut(text)]
        # The longest first: at each step, those that are not over stand together. What is found does not depend on it.
        sentences.sort(key=lambda sentence: sentence.start - sentence.end)
        for first in range(0, len(sentences), _BATCH):
            batch = sentences[first : first + _BATCH]
            tags, margins, states = self._read([texts[s.text][s.start : s.end] for s in batch])
            at = 0
            for sentence in batch:
                end = at + sentence.end - sentence.start
                kept = found[sentence.text].states
                if kept is not None:
                    kept[sentence.start : sentence.end] = states[at:end]
                if tags[at:end].any():
                    found[sentence.text] += self._spans(sentence, tags[at:end].tolist(), margins[at:end].tolist())
                at = end
        for spans in found:
            spans.sort()
        return found

    def _no_states(self, characters: int) -> States | None:
        return np.zeros((characters, len(self._out)), np.int16) if characters <= STATED else None

    def _read(self, sentences: Sequence[str]) -> tuple[Integers, Floats, States]:
        """The best tag of each character of the sentences, by how much it is better than the next best, and the states there.

        Args:
            sentences: the longest first.
        """
        packing = _Packing.of([len(sentence) for sentence in sentences])
        codes = np.frombuffer("".join(sentences).encode("utf-32-le", "surrogatepass"), np.uint32)
        characters = self._places[np.minimum(codes, _CODE_POINTS - 1)][packing.origin]
        looked_up = self._looked_up
        outputs = [
            _run(self._first, np.stack([looked_up[0][characters], looked_up[1][characters[packing.mirror]]]), packing)
        ]
        for layer in self._deeper:
            inputs = np.matmul(outputs[-1], layer.inputs)
            inputs *= layer.input_scale / np.float32(GRID)
            inputs += layer.input_bias
            inputs[1] = inputs[1][packing.mirror]
            outputs.append(_run(layer, inputs, packing))
        output = np.concatenate(outputs, -1)
        emissions = np.matmul(output, self._out) * self._out_scale + self._out_bias
        tags, margins = np.empty(len(codes), np.intp), np.empty(len(codes), np.float32)
        tags[packing.origin], margins[packing.origin] = self._decoded(emissions, packing)
        states = np.empty(output.shape, np.int16)
        states[packing.origin] = output
        return tags, margins, states

    def _decoded(self, emissions: Floats, packing: _Packing) -> tuple[Integers, Floats]:
        """For each character the tag on the best path, and how far the best path through another tag lies behind."""
        # The best score of a path from either end to each tag of each character.
        best = np.stack([emissions, emissions[packing.mirror]])
        best[:, : packing.counts[0]] += self._ends[:, None]
        transitions = self._transitions[:, None]
        before = 0
        for start, count in packing.later_steps():
            best[:, start : start + count] += (best[:, before : before + count, :, None] + transitions).max(2)
            before = start
        through = best[0] + best[1][packing.mirror] - emissions
        ranked = np.partition(through, -2)
        return through.argmax(-1), ranked[:, -1] - ranked[:, -2]

    def _spans(self, sentence: _Sentence, tags: list[int], margins: list[float]) -> Iterator[TaggedSpan]:
        at = 0
        while at < len(tags):
            start, tag = at, tags[at]
            at += 1
            if tag == 0:
                continue
            label = (tag - 1) // 2
            while at < len(tags) and tags[at] == 2 * label + 2:
                at += 1
            # That the name ends here is as doubtful as the tag of the character behind it.
            margin = min(margins[start : at + 1])
            if margin >= self.threshold:
                yield TaggedSpan(sentence.start + start, sentence.start + at, LABELS[label], margin)


def cut(text: str) -> Iterator[tuple[int, int]]:
    """Half-open offsets of the stretches that are read together: sentences with a letter in them, cut where too long."""
    return ((start, end) for start, end in _stretches(text) if _LETTER.search(text, start, end))


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    for sentence in _SENTENCE.finditer(text):
        start, end = sentence.span()
        while end - start > LONGEST:
            comma = max(text.rfind(mark, start, start + LONGEST) for mark in "，、,")
            at = comma + 1 if comma >= start else start + LONGEST
            yield start, at
            start = at
        yield start, end


def allowed_transitions() -> npt.NDArray[np.bool_]:
    """Whether a tag may begin a sentence (first row), and follow each tag (the other rows): an I only its B or I."""
    allowed = np.ones((len(TAGS) + 1, len(TAGS)), bool)
    for number, tag in enumerate(TAGS):
        if tag.startswith("I-"):
            allowed[:, number] = False
            allowed[number : number + 2, number] = True  # Rows of its B and, one further, of itself.
    return allowed


def _layer(arrays: Mapping[str, npt.NDArray[Any]], number: int) -> _Layer:
    def array(name: str) -> Floats:
        return arrays[f"layer{number}_{name}"].astype(np.float32)

    inputs, states = array("inputs"), array("states")
    size = states.shape[1]
    # The logistic function of x is (1 + tanh(x / 2)) / 2: the inner half goes into the first two gates' scales and biases,
    # the outer one of the reset gate into what it is multiplied with.
    halves = np.ones(3 * size, np.float32)
    halves[: 2 * size] = 0.5
    input_bias, state_bias = array("input_bias"), array("state_bias")
    input_bias[:, : 2 * size] += state_bias[:, : 2 * size]
    return _Layer(
        inputs,
        (array("input_scale") * halves)[:, None],
        (input_bias * halves)[:, None],
        states,
        (array("state_scale") * np.float32(0.5 / GRID))[:, None],
        (state_bias[:, 2 * size :] * np.float32(0.5))[:, None],
    )


def _run(layer: _Layer, inputs: Floats, packing: _Packing) -> Floats:
    """The states of a layer at each character on the grid, as integers, both directions side by side: (characters, 2h).

    Args:
        layer: its weights.
        inputs: what its gates get from the input: (2, characters, 3h), packed, the backward ones mirrored.
        packing: which rows are which.
    """
    size = layer.states.shape[1]
    states = np.empty((2, inputs.shape[1], size), np.float32)
    state = np.zeros((2, packing.counts[0], size), np.float32)
    rounded = state
    for start, count in ((0, packing.counts[0]), *packing.later_steps()):
        gates = np.matmul(rounded[:, :count], layer.states)
        gates *= layer.state_scale
        given = inputs[:, start : start + count]
        switches = _squashed(gates[..., : 2 * size] + given[..., : 2 * size])
        switches += 1
        new = gates[..., 2 * size :] + layer.state_bias
        new *= switches[..., :size]
        new += given[..., 2 * size :]
        new = _squashed(new)
        state = state[:, :count] - new
        state *= switches[..., size:]
        state *= np.float32(0.5)
        state += new
        rounded = states[:, start : start + count]
        np.rint(state * np.float32(GRID), out=rounded)
    return np.concatenate([states[0], states[1][packing.mirror]], -1)


def _squashed(x: Floats) -> Floats:
    """The hyperbolic tangent to within 0.004, which is sinh(x) / sqrt(1 + sinh(x)**2), with the start of sinh's series."""
    sinh = x * x
    sinh *= _CUBIC
    sinh += 1
    sinh *= x
    root = sinh * sinh
    root += 1
    np.sqrt(root, out=root)
    sinh /= root
    return sinh


def model_bytes() -> bytes:
    """The model file of the package."""
    return (importlib.resources.files("digestnlp") / "data" / _MODEL).read_bytes()


@functools.cache
def model_version() -> str:
    """A hash of the model file."""
    return hashlib.sha256(model_bytes()).hexdigest()[:16]


@functools.cache
def builtin_tagger() -> BuiltinTagger:
    """The tagger of the package, loaded when it is first asked for."""
    with np.load(io.BytesIO(model_bytes()), allow_pickle=False) as arrays:
        return BuiltinTagger(dict(arrays))
