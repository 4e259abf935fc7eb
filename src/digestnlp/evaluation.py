"""Scores facts and entities against gold claims: how many are right, and in which slots the others differ.

A gold folder holds `STEM.facts.jsonl` and `STEM.entities.jsonl` for each article `STEM.md` (or `.txt`). Slots of a gold
claim list every acceptable answer; `optional` claims are neither rewarded nor punished. Rows and claims pair one to one
where their spans overlap by at least half of the longer. Each level then asks for more of a pair:

- quantity: value, upper value and unit are equal;
- core: quantity, and subject and metric are acceptable;
- full: core, and period, modality, comparator and change.

The same counts are also kept for each metric and modality, where a pair is right only if it agrees in that too, and for each
rule, which is found but never wanted.
"""

from __future__ import annotations

import functools
import json
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path, PurePosixPath
from typing import Any

from digestnlp.errors import CLAUSES, EvaluationError, Message, joined, reason_of
from digestnlp.reader import read
from digestnlp.rules import Rules, load_rules
from digestnlp.rules.schema import UnitEntry

Row = Mapping[str, Any]
Mention = tuple[int, int, str]

SLOTS = ("value", "unit", "subject", "metric", "period", "modality", "comparator", "change", "speaker", "span")
LEVELS = {
    "quantity": ("value", "unit"),
    "core": ("value", "unit", "subject", "metric"),
    "full": ("value", "unit", "subject", "metric", "period", "modality", "comparator", "change"),
}
# Without these keys a row cannot be scored.
SCORED_KEYS = ("start", "end", "text", "metric", "value", "relation", "modality")
DIFFERENCES = {"wrong": Message("wrong"), "missed": Message("missed"), "spurious": Message("spurious")}
LABELS = ("COMPANY", "PERSON", "PRODUCT")

DECODER = json.JSONDecoder(parse_float=Decimal)
# The best assignment is searched for groups of at most this many pairs; a larger group is paired greedily.
LARGEST_SEARCH = 14


@dataclass(frozen=True)
class Score:
    """Counts of what was right, found and wanted; ratios are 0 where there is nothing to divide by."""

    right: int = 0
    found: int = 0
    gold: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.right + other.right, self.found + other.found, self.gold + other.gold)

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of gold that was found."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / (self.found + self.gold) if self.found + self.gold else 0.0


@dataclass(frozen=True)
class Difference:
    """One claim or mention that is not as gold has it.

    Attributes:
        kind: `wrong` (paired, some slots differ), `missed` or `spurious`.
        stem: the article.
        text: the figure or name, with the words around it where gold gives them.
        slots: for each wrong slot what was found and what is acceptable.
    """

    kind: str
    stem: str
    text: str
    slots: Mapping[str, tuple[Any, Any]] = field(default_factory=dict)

    @property
    def message(self) -> Message:
        """The difference in a line."""
        slots = [
            Message("{slot}: {found!r} not {gold!r}", slot=slot, found=found, gold=gold)
            for slot, (found, gold) in self.slots.items()
        ]
        return Message(
            "{kind:8} {stem} {text} {slots}" if slots else "{kind:8} {stem} {text}",
            kind=DIFFERENCES[self.kind],
            stem=self.stem,
            text=self.text,
            slots=joined(slots, CLAUSES),
        )

    def __str__(self) -> str:
        return self.message


@dataclass(frozen=True)
class Report:
    """What `evaluate` counted.

    Attributes:
        levels: `quantity`, `core` and `full`.
        paired: how many rows are paired with a claim that is not optional.
        agreed: for each slot how many of these agree in it; `speaker` and exact `span` count in no level.
        entities: scores by label.
        metrics, modalities: for each metric key and modality its levels. A row and a claim that agree in it count as the
            row has it; one that is missed or wrong counts as the claim's first answer says, and a wrong row as it says itself.
        rules: for each rule its levels, with nothing in `gold`: of what is missed, only the metric is known.
        differences: each miss, wrong slot and spurious row, in the order of the articles.
    """

    levels: Mapping[str, Score]
    paired: int
    agreed: Mapping[str, int]
    entities: Mapping[str, Score]
    metrics: Mapping[str, Mapping[str, Score]]
    modalities: Mapping[str, Mapping[str, Score]]
    rules: Mapping[str, Mapping[str, Score]]
    differences: tuple[Difference, ...] = ()

    @property
    def slots(self) -> Mapping[str, float]:
        """For each slot the share of paired rows that agree in it."""
        return {slot: agreed / max(self.paired, 1) for slot, agreed in self.agreed.items()}


def evaluate(
    gold: str | Path,
    facts: Mapping[str, Sequence[Row]],
    entities: Mapping[str, Sequence[Row]] | None = None,
    *,
    articles: str | Path | None = None,
    rules: Rules | None = None,
) -> Report:
    """Compares found facts and entities with a gold folder.

    Args:
        gold: the folder of gold files.
        facts: for each article's stem its rows, as `Fact.row()` gives them; an article without rows is all missed.
        entities: for each stem its mentions (start, end, text, label); None leaves entities out of the report.
        articles: the folder of the articles, where it is not the gold folder.
        rules: whose unit spellings count alike; the base pack's by default.

    Raises:
        EvaluationError: a folder without gold, an article that is not there, or a row whose text is not the article's.
    """
    folder, sources = Path(gold), Path(articles or gold)
    units = _unit_spellings(rules or load_rules())
    claims, mentions = _ClaimTally(units), _EntityTally()
    for stem in _stems(folder):
        source = _source(sources, stem)
        claims.add(stem, _in_scope(facts.get(stem, ()), source, stem), read_rows(folder / f"{stem}.facts.jsonl"))
        gold_mentions = folder / f"{stem}.entities.jsonl"
        if entities is not None and gold_mentions.exists():
            mentions.add(stem, _in_scope(entities.get(stem, ()), source, stem), read_rows(gold_mentions), source)
    return Report(
        levels=claims.levels,
        paired=claims.paired,
        agreed=claims.agreed,
        entities=mentions.scores if entities is not None else {},
        metrics=claims.by["metric"].scores,
        modalities=claims.by["modality"].scores,
        rules=claims.by["rule"].scores,
        differences=(*claims.differences, *mentions.differences),
    )


def read_rows(path: Path, needed: Sequence[str] = ()) -> list[dict[str, Any]]:
    """The rows of a JSONL file, numbers exact.

    Args:
        path: the file.
        needed: the keys that each row must have.

    Raises:
        EvaluationError: names the file, or the line that is no JSON object or has not all keys.
    """
    rows = []
    try:
        with path.open("rb") as lines:  # bytes, for a row may hold U+2028 and its like
            for number, line in enumerate(lines, 1):
                if line.strip():
                    where = Message("{path}: line {number}", path=path, number=number)
                    rows.append(_row_of(line.decode("utf-8"), needed, where))
    except FileNotFoundError as error:
        raise EvaluationError("{path}: there is no such file or folder; check the path", path=path) from error
    except (OSError, UnicodeDecodeError) as error:
        raise EvaluationError("{path}: cannot be read as UTF-8 JSON lines: {error}", path=path, error=error) from error
    return rows


def _row_of(line: str, needed: Sequence[str], where: Message) -> dict[str, Any]:
    try:
        row = DECODER.decode(line)
    except (ValueError, RecursionError) as error:
        raise EvaluationError(
            "{where} is no JSON: {error}; write one row a line", where=where, error=reason_of(error)
        ) from error
    if not isinstance(row, dict):
        raise EvaluationError("{where} is no JSON object; write one row a line", where=where)
    missing = [key for key in needed if key not in row]
    if missing:
        raise EvaluationError(
            "{where} has no {missing}; a fact row has {needed}; take what digestnlp run or extract writes",
            where=where,
            missing=", ".join(map(repr, missing)),
            needed=", ".join(needed),
        )
    return row


def read_found(
    found: Path, gold: Path, *, articles: Path | None = None
) -> tuple[dict[str, list[dict[str, Any]]], dict[str, list[dict[str, Any]]] | None]:
    """Facts and entities by stem, as `evaluate` takes them; entities are None where no file holds any.

    Args:
        found: a folder of `STEM.jsonl` and `STEM.entities.jsonl`, or one JSONL file of facts of all articles.
        gold: the folder of gold files.
        articles: the folder of the articles, where it is not the gold folder.

    Raises:
        EvaluationError: nothing of it belongs to a gold article, or it cannot be read.
    """
    stems = _stems(gold)
    if found.is_dir():
        facts = {
            stem: read_rows(found / f"{stem}.jsonl", SCORED_KEYS)
            for stem in stems
            if (found / f"{stem}.jsonl").exists()
        }
        names = {stem: found / f"{stem}.entities.jsonl" for stem in stems}
        entities = {stem: read_rows(path) for stem, path in names.items() if path.exists()}
        expected = Message("STEM.jsonl for a gold article, such as {stem}.jsonl", stem=stems[0])
    else:
        facts, entities = defaultdict(list), {}
        stem_of = {article.id: stem for stem in stems for article in read(_article_path(articles or gold, stem))}
        for row in read_rows(found, ("article_id", *SCORED_KEYS)):
            # A folder's articles are named by their path in it.
            name = row["article_id"]
            facts[stem_of.get(name, PurePosixPath(name).stem)].append(row)
        expected = Message("a row of a gold article, such as article_id {id!r}", id=next(iter(stem_of)))
    if not set(stems) & {*facts, *entities}:
        raise EvaluationError(
            "{found}: no {expected}; run digestnlp over the articles of {gold} first",
            found=found,
            expected=expected,
            gold=gold,
        )
    return dict(facts), entities or None


class _Groups:
    """Scores at each level for each value of one slot of the rows, such as each metric."""

    def __init__(self, slot: str) -> None:
        self.slot = slot
        self._scores: dict[str, dict[str, Score]] = {}

    @property
    def scores(self) -> dict[str, dict[str, Score]]:
        """By the slot's values in their order."""
        return dict(sorted(self._scores.items()))

    def add_pair(self, row: Row, claim: Row, agreed: frozenset[str]) -> None:
        """A pair is right where it agrees in the slot too; gold knows no rules."""
        wanted = claim.get(self.slot)
        if wanted is not None and self.slot not in agreed:
            self.add_found(row)
            self.add_missed(claim)
            return
        right = [level for level, needed in LEVELS.items() if agreed.issuperset(needed)]
        self._add(row.get(self.slot), found=1, gold=int(wanted is not None), right=right)

    def add_found(self, row: Row) -> None:
        """A row that is not right."""
        self._add(row.get(self.slot), found=1)

    def add_missed(self, claim: Row) -> None:
        """A claim that is not found."""
        if self.slot in claim:
            self._add(claim[self.slot][0], gold=1)

    def _add(self, value: str | None, *, found: int = 0, gold: int = 0, right: Sequence[str] = ()) -> None:
        if value is None:
            return  # rows of other makers have no rule
        scores = self._scores.setdefault(value, {level: Score() for level in LEVELS})
        for level in LEVELS:
            scores[level] += Score(int(level in right), found, gold)


class _ClaimTally:
    """Counts claims over articles."""

    def __init__(self, units: Mapping[str, str]) -> None:
        self.units = units
        self.levels = {level: Score() for level in LEVELS}
        self.agreed = dict.fromkeys(SLOTS, 0)
        self.by = {slot: _Groups(slot) for slot in ("metric", "modality", "rule")}
        self.paired = 0
        self.differences: list[Difference] = []

    def add(self, stem: str, found: Sequence[Row], gold: Sequence[Row]) -> None:
        pairs = _best_pairs(found, gold, self.units)
        required = [pair for pair in pairs if not gold[pair.gold]["optional"]]
        for pair in required:
            self._count_pair(stem, pair, found[pair.found], gold[pair.gold])
        optional = [claim for claim in gold if claim["optional"]]
        used = {pair.found for pair in pairs}
        spurious = [
            row for i, row in enumerate(found) if i not in used and not any(_overlap(row, claim) for claim in optional)
        ]
        matched = {pair.gold for pair in pairs}
        missed = [claim for j, claim in enumerate(gold) if j not in matched and not claim["optional"]]
        self.differences += [Difference("spurious", stem, row["text"]) for row in spurious]
        self.differences += [Difference("missed", stem, _in_context(claim)) for claim in missed]
        for groups in self.by.values():
            for pair in required:
                groups.add_pair(found[pair.found], gold[pair.gold], pair.agreed)
            for row in spurious:
                groups.add_found(row)
            for claim in missed:
                groups.add_missed(claim)
        for level, needed in LEVELS.items():
            right = sum(pair.agreed.issuperset(needed) for pair in required)
            self.levels[level] += Score(right, len(required) + len(spurious), len(gold) - len(optional))

    def _count_pair(self, stem: str, pair: _Pair, row: Row, claim: Row) -> None:
        self.paired += 1
        for slot in pair.agreed:
            self.agreed[slot] += 1
        wrong = [slot for slot in LEVELS["full"] if slot not in pair.agreed]
        if wrong:
            slots = {slot: (_said(row)[slot], _figures(claim) if slot == "value" else claim[slot]) for slot in wrong}
            self.differences.append(Difference("wrong", stem, _in_context(claim), slots))


@dataclass(frozen=True)
class _Pair:
    """A found row and a gold claim, by index, and the slots in which they agree."""

    found: int
    gold: int
    agreed: frozenset[str]
    weight: int


def _best_pairs(found: Sequence[Row], gold: Sequence[Row], units: Mapping[str, str]) -> list[_Pair]:
    pairs = []
    for i, row in enumerate(found):
        for j, claim in enumerate(gold):
            if 2 * _overlap(row, claim) >= max(row["end"] - row["start"], claim["end"] - claim["start"]):
                agreed = _agreement(row, claim, units)
                level = sum(agreed.issuperset(needed) for needed in LEVELS.values())
                weight = 1 + 100 * level + len(agreed) + (0 if claim["optional"] else 50)
                pairs.append(_Pair(i, j, agreed, weight))
    return [pair for group in _groups(pairs) for pair in _assign(group)]


def _groups(pairs: Sequence[_Pair]) -> list[list[_Pair]]:
    """Pairs grouped so that no row and no claim stands in two groups."""
    group_of: dict[tuple[str, int], list[_Pair]] = {}
    for pair in pairs:
        keys = (("found", pair.found), ("gold", pair.gold))
        merged = [pair]
        for group in {id(group_of[key]): group_of[key] for key in keys if key in group_of}.values():
            merged += group
        for member in merged:
            group_of["found", member.found] = group_of["gold", member.gold] = merged
    return list({id(group): group for group in group_of.values()}.values())


def _assign(group: Sequence[_Pair]) -> list[_Pair]:
    """The one-to-one pairing of largest total weight; greedy where a group is too large to search."""
    ordered = sorted(group, key=lambda pair: -pair.weight)
    if len(ordered) <= LARGEST_SEARCH:
        return _search(ordered, 0, frozenset())[1]
    chosen: list[_Pair] = []
    for pair in ordered:
        if all(pair.found != other.found and pair.gold != other.gold for other in chosen):
            chosen.append(pair)
    return chosen


def _search(ordered: Sequence[_Pair], at: int, used: frozenset[tuple[str, int]]) -> tuple[int, list[_Pair]]:
    if at == len(ordered):
        return 0, []
    without = _search(ordered, at + 1, used)
    pair = ordered[at]
    keys = {("found", pair.found), ("gold", pair.gold)}
    if used & keys:
        return without
    weight, rest = _search(ordered, at + 1, used | keys)
    return max((weight + pair.weight, [pair, *rest]), without, key=lambda choice: choice[0])


def _agreement(row: Row, claim: Row, units: Mapping[str, str]) -> frozenset[str]:
    """The slots in which a row agrees with a gold claim."""
    said = _said(row)
    accepted_units = {_unit(unit, units) for unit in claim["unit"]}
    unit = _unit(row.get("unit"), units)
    names = {_name(row.get("subject")), _name(row.get("subject_text"))} - {None} or {None}
    change = said["change"]
    # A gold change without a basis accepts any basis.
    open_changes = {accepted["direction"] for accepted in claim["change"] if accepted and not accepted.get("basis")}
    # Thirds and sevenths have no last decimal.
    exact = "分之" not in claim["quote"]
    same = {
        "value": all(_same_number(row.get(key), claim[key], exact=exact) for key in ("value", "value_max")),
        "unit": unit in accepted_units or (unit is not None and "/" in unit and unit.split("/")[0] in accepted_units),
        "subject": bool(names & {_name(name) for name in claim["subject"]}),
        "metric": row["metric"] in claim["metric"],
        "period": said["period"] in claim["period"],
        "modality": row["modality"] in claim["modality"],
        "comparator": bool(set(said["comparator"]) & set(claim["comparator"])),
        "change": change in claim["change"] or (change is not None and change["direction"] in open_changes),
        "speaker": _name(row.get("speaker")) in {_name(name) for name in claim["speaker"]},
        "span": (row["start"], row["end"]) == (claim["start"], claim["end"]),
    }
    return frozenset(slot for slot, agrees in same.items() if agrees)


def _said(row: Row) -> dict[str, Any]:
    """The slots of a found row in gold's shape."""
    start, end, direction = row.get("period_start"), row.get("period_end"), row.get("direction")
    comparator = ["approx"] if row.get("approx") else []
    if row["relation"] != "eq" or not comparator:
        comparator.append(row["relation"])
    return {
        "value": _figures(row),
        "unit": row.get("unit"),
        "subject": row.get("subject"),
        "metric": row["metric"],
        "period": {"start": start, "end": end} if start or end else None,
        "modality": row["modality"],
        "comparator": comparator,
        "change": {"direction": direction, "basis": row.get("basis")} if direction else None,
    }


def _figures(row: Row) -> str:
    return str(row["value"]) if row.get("value_max") is None else f"{row['value']} to {row['value_max']}"


def _same_number(a: object, b: object, *, exact: bool) -> bool:
    if a is None or b is None:
        return a is b
    try:
        left, right = Decimal(str(a)), Decimal(str(b))
    except InvalidOperation:
        return False
    return left == right if exact else abs(left - right) <= max(abs(left), abs(right)) * Decimal("0.002")


def _name(name: str | None) -> str | None:
    return None if name is None else "".join(unicodedata.normalize("NFKC", name).casefold().split())


@functools.lru_cache(maxsize=4)
def _unit_spellings(rules: Rules) -> dict[str, str]:
    spellings: dict[str, str] = {}
    for entry in rules.of(UnitEntry):
        for spelling in (entry.id, *entry.spellings, *entry.prefixes):
            spellings.setdefault(spelling, entry.id)
    return spellings


def _unit(unit: str | None, spellings: Mapping[str, str]) -> str | None:
    return "/".join(spellings.get(part.strip(), part.strip()) for part in unit.split("/")) if unit else None


def _overlap(a: Row, b: Row) -> int:
    return max(0, min(int(a["end"]), int(b["end"])) - max(int(a["start"]), int(b["start"])))


def _in_context(claim: Row) -> str:
    return f"{claim['before']}[{claim['quote']}]"


def _stems(gold: Path) -> list[str]:
    stems = [path.name.removesuffix(".facts.jsonl") for path in sorted(gold.glob("*.facts.jsonl"))]
    if not stems:
        raise EvaluationError("{gold}: no gold here; a gold folder holds STEM.facts.jsonl files", gold=gold)
    return stems


def _article_path(folder: Path, stem: str) -> Path:
    for suffix in (".md", ".txt"):
        path = folder / f"{stem}{suffix}"
        if path.exists():
            return path
    raise EvaluationError(
        "{folder}: no article {stem}.md or {stem}.txt for the gold file {stem}.facts.jsonl",
        folder=folder,
        stem=stem,
    )


def _source(folder: Path, stem: str) -> str:
    path = _article_path(folder, stem)
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise EvaluationError("{path}: a gold article is UTF-8 text: {error}", path=path, error=error) from error


def _in_scope(rows: Sequence[Row], source: str, stem: str) -> list[Row]:
    """The rows that gold covers: front matter and first-level headings are left out."""
    for row in rows:
        start, end, text = row["start"], row["end"], row["text"]
        if source[start:end] != text:
            raise EvaluationError(
                "{stem}: {text!r} is not the article's text at {start}:{end} ({there!r}); "
                "offsets count code points of the file as read",
                stem=stem,
                text=text,
                start=start,
                end=end,
                there=source[start:end],
            )
    outside = _out_of_scope(source)
    return [row for row in rows if not any(start <= row["start"] < end for start, end in outside)]


def _out_of_scope(source: str) -> list[tuple[int, int]]:
    spans, at = [], 0
    if source.startswith("---\n") and "\n---\n" in source:
        spans.append((0, source.index("\n---\n") + 5))
    for line in source.split("\n"):
        if line.startswith("# "):
            spans.append((at, at + len(line)))
        at += len(line) + 1
    return spans


class _EntityTally:
    """Counts mentions over articles, by exact span and label."""

    def __init__(self) -> None:
        self.scores = {label: Score() for label in LABELS}
        self.differences: list[Difference] = []

    def add(self, stem: str, rows: Sequence[Row], gold_rows: Sequence[Row], source: str) -> None:
        gold = {_mention(row) for row in gold_rows if not row.get("optional")}
        optional = [row for row in gold_rows if row.get("optional")]
        found = _in_gold_form({_mention(row) for row in rows if row["label"] in LABELS}, gold, source)
        found = {
            mention
            for mention in found
            if mention in gold or not any(mention[0] < row["end"] and row["start"] < mention[1] for row in optional)
        }
        for mention in sorted(gold | found):
            start, end, label = mention
            right = mention in gold and mention in found
            self.scores[label] += Score(right, mention in found, mention in gold)
            if not right:
                kind = "missed" if mention in gold else "spurious"
                self.differences.append(Difference(kind, stem, f"{label} {source[start:end]} at {start}"))


def _mention(row: Row) -> Mention:
    return row["start"], row["end"], row["label"]


def _in_gold_form(found: set[Mention], gold: set[Mention], source: str) -> set[Mention]:
    """Found mentions, with brand and product side by side as one span or two, as gold has them."""
    for whole in found - gold:
        for brand, product in _brand_and_product(whole, gold, source):
            found = found - {whole} | {brand, product}
    for whole in gold - found:
        for brand, product in _brand_and_product(whole, found - gold, source):
            found = found - {brand, product} | {whole}
    return found


def _brand_and_product(whole: Mention, parts: set[Mention], source: str) -> list[tuple[Mention, Mention]]:
    """The pairs among the parts that are a brand and its product and together make the whole product."""
    start, end, label = whole
    if label != "PRODUCT":
        return []
    brands = [part for part in parts if part[2] == "COMPANY" and part[0] == start]
    products = [part for part in parts if part[2] == "PRODUCT" and part[1] == end]
    return [(b, p) for b in brands for p in products if b[1] <= p[0] and not source[b[1] : p[0]].strip()]
