"""The records that every stage hands on: frozen, typed, and with offsets into the article's text as read.

All offsets are half-open and count Unicode code points: `article.text[start:end] == text`. `Fact` is the one definition of
an output row; JSON schema, SQL tables and the CLI derive from it.
"""

from __future__ import annotations

import hashlib
import json
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer, WrapValidator

from digestnlp.errors import Message

if TYPE_CHECKING:
    from collections.abc import Callable

    from typing_extensions import Self

Relation = Literal["eq", "gt", "ge", "lt", "le", "range"]
Direction = Literal["increase", "decrease"]
Basis = Literal["yoy", "mom", "qoq", "prior", "target"]
PeriodFrom = Literal["explicit", "relative", "inherited", "none"]
Modality = Literal["actual", "target", "plan", "forecast", "estimate", "rumor", "denied"]
SubjectType = Literal["COMPANY", "PERSON", "PRODUCT", "ORG", "PLACE", "OTHER"]
Grain = Literal["day", "week", "ten_days", "month", "quarter", "half", "year", "span"]
BlockKind = Literal["title", "heading", "paragraph", "item", "table"]


def plain(value: Decimal) -> str:
    """A Decimal in plain notation: `128000`, `0.3`, never `1.28E+5` or trailing zeros."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _said(text: object, checked: Callable[[object], str]) -> str:
    return text if isinstance(text, Message) else checked(text)


# Text that stays the message that it is.
Said = Annotated[str, WrapValidator(_said)]

_new = object.__new__
# What a record consists of, set past its frozenness: its values, the names of those given, what no field knows, private ones.
_set_values, _set_given, _set_extra, _set_private = (
    vars(BaseModel)[slot].__set__
    for slot in ("__dict__", "__pydantic_fields_set__", "__pydantic_extra__", "__pydantic_private__")
)

PlainDecimal = Annotated[Decimal, PlainSerializer(plain, return_type=str, when_used="json")]


class Trusting(BaseModel):
    """A model whose values may be taken as right, where whoever gives them knows that they are."""

    # Copies of a record copy the set, so that trusted ones may share it.
    _every_field: ClassVar[set[str]]

    @classmethod
    def trusted(cls, values: dict[str, Any]) -> Self:
        """The record of values that are right by construction, one for each field: nothing is validated, which takes long.

        The record keeps the dictionary.
        """
        record = _new(cls)
        _set_values(record, values)
        _set_given(record, cls._every_field)
        _set_extra(record, None)
        _set_private(record, None)
        return record

    @classmethod
    def __pydantic_init_subclass__(cls, **_: object) -> None:
        cls._every_field = set(cls.model_fields)


class Record(Trusting):
    """A frozen record without surprises: unknown fields are errors.

    What checks its values is built when there are some to check: the engine's own records are `trusted`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Block(Record):
    """A run of text that stands on its own: a heading, a paragraph, a list item or a table (with all its rows).

    `start` and `end` exclude surrounding white space and Markdown marks (`## `, `- `).
    """

    kind: BlockKind
    start: int
    end: int


class Section(Record):
    """One item of a digest: its heading and the blocks under it, with what holds for all of them.

    Attributes:
        heading: the heading's text, or None where the section has none.
        published: the dateline's day (12 月 31 日消息), else the article's date; what relative times resolve against.
        source: the outlet in （来源：…）, else the article's.
    """

    start: int
    end: int
    heading: str | None = None
    published: date | None = None
    source: str | None = None
    blocks: tuple[Block, ...] = ()


class Article(Record):
    """An article as read.

    Attributes:
        flags: what the reader assumed or mended, such as `date_from_title`, `date_from_name`, `characters_replaced`.
    """

    id: str = Field(description="Front matter or JSONL `id`, else the POSIX path relative to the input root.")
    text: str = Field(description="The text as read, in which all offsets count.")
    title: str | None = Field(None, description="What it is headed with.")
    published: date | None = Field(None, description="The day of publication, that relative times count from.")
    source: str | None = Field(None, description="The outlet.")
    sections: tuple[Section, ...] = ()
    flags: tuple[str, ...] = ()

    @property
    def content_hash(self) -> str:
        """SHA-256 of all that an article's rows depend on but the rules: what it says, and what is said of it."""
        published = self.published and self.published.isoformat()
        content = json.dumps([self.title, published, self.source, self.text], ensure_ascii=False)
        return hashlib.sha256(content.encode("utf-8", errors="surrogatepass")).hexdigest()


class Quantity(Record):
    """A number with its unit, as said: 12.8 万辆 is 128000 辆.

    Attributes:
        value: the figure multiplied out; the lower end of a range.
        value_max: the upper end of a range, else None.
        unit: a canonical unit (`USD`, `%`, `km`), a classifier as written (`辆`), `unit/per`, or None.
        dimension: `count`, `money`, `ratio`, `length`, … ; `rank` for a rank that is claimed.
        relation, approx: from words inside the span or directly before it (超过, 约, 近, 不到).
        cue_start: where the words before the span that set relation or approx begin; `start` where there are none.
        flags: what was assumed, such as `currency_assumed`.
    """

    start: int
    end: int
    text: str
    value: PlainDecimal
    value_max: PlainDecimal | None = None
    unit: str | None = None
    dimension: str = "count"
    relation: Relation = "eq"
    approx: bool = False
    cue_start: int = 0
    flags: tuple[str, ...] = ()


class Time(Record):
    """A time expression and the days it covers, both ends inclusive; None is an open or unresolved end.

    Attributes:
        grain: the unit it is said in; `span` for rolling spans and ranges of mixed units.
        period_from: `explicit` (2024 年), or `relative` where it was resolved against the anchor (去年, 3 月).
        instant: 截至, 目前 and the like: a state on `period_end`; then start equals end.
        base: 去年同期, 上年: usable as the base of a comparison.
    """

    start: int
    end: int
    text: str
    period_start: date | None = None
    period_end: date | None = None
    grain: Grain = "day"
    period_from: PeriodFrom = "explicit"
    instant: bool = False
    base: bool = False


class Entity(Record):
    """A mention of a company, person, product, place or organisation."""

    start: int = Field(description="Where the name begins in the article's text, in code points.")
    end: int = Field(description="Where the name ends.")
    text: str = Field(description="The name as written.")
    label: Literal["COMPANY", "PERSON", "PRODUCT", "ORG", "PLACE"] = Field(description="What kind of thing it names.")
    name: str = Field(description="The canonical name (小米汽车 for Xiaomi EV).")
    id: str | None = Field(None, description="Id in the lexicon, where it is known.")
    found_by: Literal["lexicon", "pattern", "tagger", "memory"] = Field(
        "lexicon", description="What found it: lexicon, pattern, tagger or memory."
    )


class Token(Record):
    """A word of jieba's whose borders respect the numbers, times and names that were found."""

    start: int
    end: int
    text: str


class Fact(Record):
    """One quantitative claim: who has which measure of how much, when, how real, and where the text says so."""

    id: str = Field(
        description="Hash of article, span, metric, subject, period, direction and modality: the same text gives the same id everywhere."
    )
    article_id: str = Field(description="Front matter or JSONL `id`, else the POSIX path relative to the input.")
    published: date | None = Field(
        None,
        description="The article's day: from front matter or JSONL, else from its title, else from its name (flagged).",
    )
    source: str | None = Field(None, description="The outlet: that of the section （来源：…）, else the article's.")
    section: str | None = Field(None, description="Heading of the digest item that the claim stands in.")
    subject: str | None = Field(
        None, description="Who or what has the measure, by canonical name: 小米汽车 for 它 and 该公司 alike."
    )
    subject_text: str | None = Field(None, description="The words of the article that name it.")
    subject_type: SubjectType | None = Field(None, description="What kind of subject it is.")
    subject_id: str | None = Field(None, description="Its id in the lexicon, where it is known.")
    scope: str | None = Field(None, description="Words that narrow the claim to a part: 海外, 数据中心业务.")
    metric: str = Field(
        description="The measure: a key of the packs' metrics; `count`, `amount` or `ratio` where none is named."
    )
    metric_text: str | None = Field(None, description="The words that say it: 交付, 销量.")
    value: PlainDecimal = Field(
        description="The figure, multiplied out: 12.8 万 is 128000; the lower end of a range. Never negative for a change."
    )
    value_max: PlainDecimal | None = Field(None, description="The upper end of a range.")
    relation: Relation = Field("eq", description="超过 is `gt`, 至少 `ge`, 不到 `lt`, 最高 `le`.")
    approx: bool = Field(default=False, description="约, 近, 左右, 余, 多, 几.")
    unit: str | None = Field(
        None, description="A canonical unit (`USD`, `%`, `km`), a classifier as written (`辆`), or `unit/per`."
    )
    dimension: str = Field(description="`count`, `money`, `ratio`, `length`, `time`, …")
    direction: Direction | None = Field(None, description="Of a change: growth or decline. A level has none.")
    basis: Basis | None = Field(
        None,
        description="What a change is measured against: 同比, 环比 of a month or a quarter, what was before, a target.",
    )
    period_start: date | None = Field(None, description="First day of the time that the figure is about.")
    period_end: date | None = Field(None, description="Its last day, inclusive.")
    period_text: str | None = Field(None, description="The words that it was read from.")
    period_from: PeriodFrom = Field(
        "none", description="Said in full, reckoned from the article's day, or taken over from the text before."
    )
    modality: Modality = Field("actual", description="How real the text says it is.")
    cue: str | None = Field(None, description="The words that decided the modality.")
    speaker: str | None = Field(
        None, description="Who the text says said it, in the script of the text; an outlet is the `source`."
    )
    text: str = Field(description="The figure with its unit, as written.")
    start: int = Field(description="Where `text` begins in the article, in code points.")
    end: int = Field(description="Where it ends, exclusive: `article.text[start:end] == text`.")
    sentence: str = Field(description="The sentence that is the evidence, of at most 1,000 characters.")
    sentence_start: int = Field(description="Where `sentence` begins in the article.")
    sentence_end: int = Field(description="Where it ends, exclusive.")
    rule: str = Field(description="Id of the rule that made the row.")
    rules_version: str = Field(description="Hash of package version, packs, lexicon, weights and tagger.")
    flags: tuple[str, ...] = Field(
        (),
        description="What was assumed: `subject_inherited`, `subject_weighed`, `metric_weighed`, `period_weighed`, `currency_assumed` …",
    )

    def row(self) -> dict[str, Any]:
        """The record in JSON types: Decimals as plain strings, dates as ISO strings."""
        return self.model_dump(mode="json")

    @classmethod
    def json_schema(cls) -> dict[str, Any]:
        """The JSON schema of a row, as `row` gives it and JSON lines hold it."""
        return cls.model_json_schema(mode="serialization")


class Result(Record):
    """What one article gave: its facts and entities, or the error that stopped it.

    Attributes:
        rules_version: the version of the rules that read it, as in its facts; None where the article could not be read.
    """

    article: Article
    facts: tuple[Fact, ...] = ()
    entities: tuple[Entity, ...] = ()
    error: Said | None = None
    rules_version: str | None = None
