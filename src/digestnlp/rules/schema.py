"""What may stand in a rule pack: one model for each kind of table.

Every entry has an authored `id`. Unknown keys are errors (the loader says which and what comes nearest). `examples` and
`counters` are the entry's tests: in each, 【】 marks the quantity (or time, or name) that the sentence is about.
"""

from __future__ import annotations

from itertools import permutations, product
from typing import Any, Literal

from pydantic import ConfigDict, Field

from digestnlp.models import Basis, Direction, Modality, Relation, SubjectType, Trusting


class Entry(Trusting):
    """What every entry of a pack has.

    Attributes:
        id: its name in rows, errors and other packs; unique in its table.
        doc: what it is about, for people.
        replace: takes the place of the entry of this id in the packs below.
        examples: sentences in which it must hold for what stands in 【】.
        counters: sentences in which it must not.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(min_length=1)
    doc: str = ""
    replace: bool = False
    examples: tuple[str, ...] = ()
    counters: tuple[str, ...] = ()


class UnitEntry(Entry):
    """A unit of measure: `id` is the canonical form that facts carry, and one of its spellings unless `nearby` lists it.

    An example gives a quantity of this unit on its mark, alone or in a compound (km, km/L); a counter does not.

    Attributes:
        dimension: money, ratio, length, time, …
        spellings: other forms behind the number.
        prefixes: forms before the number (US$, 人民币).
        fractions: spellings of a part or a multiple, and how much of the unit one is (美分: 0.01 USD; 成: 10 %).
        nearby: spellings that mean this unit only beside one of the given words (度 is °C beside 气温, kWh beside 用电);
            of units that share a spelling, the first whose word is there. One may be of `fractions` too (分 as a cent).
        arabic: spellings that mean this unit only behind Arabic digits (三度夺冠 has no degrees).
        calendar: spellings that also name dates (3月); they are spans only behind a word of `time_span_words` (连续3月).
        not_before: words that begin like a spelling and are none of it (元旦, 年代).
        parts: parts that count only behind an amount of the unit, and how much of it one is (3 元 5 角).
        followed_by: ids of smaller units that may follow in any of their spellings, and how many make one (1 小时 20 分).
        pint: how much one is, as Pint defines a unit (`kilometer`, `500 meter`, `kelvin; offset: 273.15`), for `convert`;
            None where it is no physical unit.
        per: may stand behind a slash (元/股).
        per_only: stands behind a slash only: an amount that another unit is reckoned for (元/百公里).
    """

    dimension: str
    spellings: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    fractions: dict[str, str] = Field(default_factory=dict)
    nearby: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    arabic: tuple[str, ...] = ()
    calendar: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    parts: dict[str, str] = Field(default_factory=dict)
    followed_by: dict[str, str] = Field(default_factory=dict)
    pint: str | None = None
    per: bool = False
    per_only: bool = False


class ClassifierEntry(Entry):
    """A Chinese measure word, its own unit: 辆, 家, 名.

    An example gives a quantity of this unit on its mark; a counter does not.

    Attributes:
        dimension: always count, but for classifiers of time or rank.
        arabic: stands behind Arabic digits only (8 城; 三国 is a name).
        names_years: behind a year it names a model (2025 款) and counts nothing.
        heads: nouns that it counts; where given, the word is this classifier only right before one of them, and else what
            another entry says (8 块屏幕, but 8 块 is money).
        nearby: words beside which it is this classifier, too (出货量达 3 亿块).
        not_before: words that begin with the classifier and are none (台湾, 位于).
    """

    dimension: str = "count"
    arabic: bool = False
    names_years: bool = False
    heads: tuple[str, ...] = ()
    nearby: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()


class NumberWordEntry(Entry):
    """A word that is a figure by itself: 一半, 翻番, 双位数.

    Attributes:
        value: the figure, a decimal.
        unit: its unit, None where it has none.
        dimension: as of a unit.
        relation, approx: what the word says of it (过半: more than).
        not_before, not_after: what makes it another word (两位数 before 字, 过半 behind 通).
    """

    value: str
    unit: str | None = None
    dimension: str = "ratio"
    relation: Relation = "eq"
    approx: bool = False
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()


class MetricEntry(Entry):
    """How the text says a measure, and what the figure may then be.

    Attributes:
        key: the metric key that facts carry.
        label: its Chinese name.
        dimensions: dimensions of its level (`any` accepts all); a change of it may always be a ratio.
        nouns: names of the measure: 销量, 交付量. They govern a quantity behind them (销量达 3 万辆) or stand right behind it
            (3 万辆的销量).
        pairs: names that 兑 or 对 joins with each of `paired_with`, in either order, to one more noun: 卢比兑美元.
        verbs: verbs whose object the quantity is: 交付了 3 万辆.
        heads: nouns counted behind a classifier: 180 家门店.
        tails: verbs that have the figure right behind it and nowhere else: 以 600 万元售出, 2 亿人使用过.
        units: units that imply the metric where no word says one (英寸, Hz).
        classifiers: restricts `heads` and `tails` to these classifiers, where given.
        not_of: classifiers that no level of it has: 1380 家公司发布回购方案 are no shares bought back.
        objects: what may stand right before the figure as the verb's object, so that the verb has it still: 关闭低效门店 73 家.
        per: what an amount of it may be reckoned for, where given; one for anything else (美元/桶 of a share price) is not of it.
        most: the largest level that it can have, where given: no share costs 300 million.
        subjects: subject types that have this measure, preferred first; empty accepts all.
        not_before: words directly behind a cue that make it none (销量 before 冠军).
        not_after: words directly before a cue that make it none.
        direction: what the verb itself says of the change (降价: decrease).
        inherits: whether a figure without a time of its own is about the period in force; a property of a product and a quote
            of a day are not.
        of_day: whether it is quoted of a day, which the text before may have said.
        named: whether a cue counts only where a subject of the first type stands before it (英特尔跌 6%, not 物价跌 6%).
        whose: what has it, of which one must stand before a cue in its clause: 升值 of 新台币, not of what anybody owns.
        about: what the sentence must tell of before a cue: 交易金额 is a deal's price behind 收购.
        of_topic: whether the sentence's topic has it, not the one who had the figure before: 乙资本跟投 1 亿元，投后估值 28 亿元.
        opens_topic: whether what follows may go on with who has it; not with a holder of shares, who is told of in passing.
        takes_up: other keys whose noun, said before, its verbs take up (研发费用仍在高位，上半年投入 5 亿元), and its nouns for a
            change (CPI 上涨 0.3%，食品价格下降 2%).
        is_subject: whether the cue itself names who has the figure (道指, 恒生指数).
        priority: among cues that govern one quantity equally near, the higher wins; below zero, a cue that others nearby outweigh.
    """

    key: str
    label: str
    dimensions: tuple[str, ...]
    nouns: tuple[str, ...] = ()
    pairs: tuple[str, ...] = ()
    paired_with: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    tails: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    classifiers: tuple[str, ...] = ()
    not_of: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    per: tuple[str, ...] = ()
    most: int | None = None
    subjects: tuple[SubjectType, ...] = ()
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    direction: Direction | None = None
    inherits: bool = True
    of_day: bool = False
    named: bool = False
    whose: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    of_topic: bool = False
    opens_topic: bool = True
    takes_up: tuple[str, ...] = ()
    is_subject: bool = False
    priority: int = 0

    def model_post_init(self, _context: Any) -> None:  # noqa: ANN401 - as pydantic has it
        """Adds the nouns that the pairs make."""
        if self.pairs:
            ordered = (two for pair in product(self.pairs, self.paired_with) for two in permutations(pair))
            joined = dict.fromkeys(f"{one}{joint}{other}" for one, other in ordered if one != other for joint in "兑对")
            object.__setattr__(self, "nouns", (*self.nouns, *joined))  # it is frozen for all others


class CueEntry(Entry):
    """Words that decide how real a claim is.

    Attributes:
        scope: how far the cue reaches. `figure`: a figure within `near` characters behind it. `before`: the same before it.
            `beside`: the same on either side. `clause`: its own clause, both ways. `forward`: from the cue to the end of
            the sentence, or to a terminator. `sentence`: the whole sentence. `section`: its block, and the whole digest item
            where it stands in the heading. `heading`: counts in a heading only, for the whole item.
        unless: modalities whose cues overrule it although they are weaker (预计将增加 is a forecast, 将增加 a plan).
        terminators: words that end a forward scope (但, 而, 此前).
        near: a forward cue that a figure follows within so many characters holds for its own clause only: 预期 1.1 亿元，营收…;
            0 where it holds on: 将达 1.1 亿元，同比增长….
        not_before, not_after: words directly behind or before that make it no cue (目标 before 价 or 人群).
        before_verb: whether a verb must follow, adverbs aside: 将累计投入, but not 将 (= 把) 售价下调.
        verbs: the verbs that may follow; any of the dictionary where none is given.
        unless_done: whether it is none where a verb behind it says that it is done: 春风计划帮助了 30 万人.
        after_name: whether a name or a colon must stand right before it: 花旗料, 中金：料.
        nameless: whether it counts only where no company or body is named right before it: 消息称, but not 某社消息称.
        undated: whether what it tells of is of no time that is told of before it: 投产后.
        behind: a list of words, one of which must stand before it in the sentence: 投产后 before 可.
    """

    modality: Modality
    words: tuple[str, ...]
    scope: Literal["figure", "before", "beside", "clause", "forward", "sentence", "section", "heading"] = "forward"
    unless: tuple[Modality, ...] = ()
    terminators: tuple[str, ...] = ()
    near: int = 0
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    before_verb: bool = False
    verbs: tuple[str, ...] = ()
    unless_done: bool = False
    after_name: bool = False
    nameless: bool = False
    undated: bool = False
    behind: str | None = None


class ChangeEntry(Entry):
    """Words of growth and decline: 增长, 下滑, 跌."""

    direction: Direction
    words: tuple[str, ...]
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()


class BasisEntry(Entry):
    """Words that say what a change is measured against: 同比, 环比, 较上年."""

    basis: Basis
    words: tuple[str, ...]
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()


class WordsEntry(Entry):
    """A named list of words that the engine asks for: links, speech verbs, pronouns, distributors."""

    words: tuple[str, ...]


TimeKind = Literal[
    "era", "year", "year_in_force", "year_of_report", "quarter", "quarter_in_force", "month", "month_in_force", "week", "week_in_force",
    "ten_days_in_force", "day", "day_in_force", "half", "year_part", "quarter_part", "month_part", "whole_year", "festival", "span", "now",
    "same_period", "same_unit", "in_force", "end_in_force", "years", "annual_report", "fiscal_year", "event", "daytime", "ahead",
    "not_time",
]  # fmt: skip


class TimeEntry(Entry):
    """A family of time words and what they mean; in `examples`, `【…】 => first..last` for an article of 2025-03-05.

    Attributes:
        kind: how `times` reads the words. `year`, `quarter`, `month`, `week`, `day`: `offset` units from the anchor, and
            with `_in_force` from the period in force; `half`, `year_part`, `quarter_part`, `month_part`: the part
            between `start` and `end`; `whole_year`, `in_force`, `same_period`: the year or period in force;
            `end_in_force`: the last day of that period; `years`: whole years from `start` to `end`, counted from the
            anchor's (今明两年: 0 to 1); `annual_report`: the last year that is over; `festival`, `span`: the days of
            `dates`, or `start` and `end`; `now`: an instant; `era`: its first year is `offset` + 1; `fiscal_year`: of
            `companies`; `event`: what a span may be counted from (上市 9 个月后); `daytime`: a part of a day behind a
            date; `ahead`: says that a time near it may be to come; `not_time`: looks like a time and is none (五月天,
            每周一).
        words: the words of one reading.
        offset: how many units from the anchor (去年: -1). Of a fiscal year: the calendar year of its last day, less the
            year that it is named for.
        start, end: month-day bounds where the words name a part of a year (`01-01`, `06-30`), day bounds within a month
            (`21`, `31`), month bounds within a quarter (`3`, `3`), or ISO days of one-off spans; a day behind the
            month's end is its last. Of a fiscal year: `end` is its last day.
        base: usable as the base of a comparison (上年).
        dates: ISO first and last day by year, for movable feasts: `"2025" = ["2025-01-28", "2025-02-04"]`.
        companies: names that the entry holds for (fiscal years).
    """

    kind: TimeKind
    words: tuple[str, ...] = ()
    offset: int | None = None
    start: str | None = None
    end: str | None = None
    base: bool = False
    dates: dict[str, tuple[str, str]] = Field(default_factory=dict)
    companies: tuple[str, ...] = ()


Label = Literal["COMPANY", "PERSON", "PRODUCT", "ORG", "PLACE"]


class LexiconEntry(Entry):
    """A name that is known: one line of a lexicon TSV.

    Attributes:
        label: COMPANY, PERSON, PRODUCT, ORG or PLACE.
        name: canonical name.
        aliases: other full names, short and Latin names.
        context_aliases: aliases that are common words too and count only with context or memory (理想 for 理想汽车);
            in the TSV they stand among the aliases with `?` before them.
        ticker: stock code with market (300750.SZ).
        parent: id of the entity that it belongs to.
        context: True where `name` itself is a common word (苹果, 荣耀) and counts only with context or memory; its
            `aliases` (苹果公司) count anywhere all the same.
        traditional: whether such a name counts without context where the text is in traditional script, whose readers
            know it and whose words it is none of (聲寶); `traditional` in the TSV's column `context`.
    """

    label: Label
    name: str
    aliases: tuple[str, ...] = ()
    context_aliases: tuple[str, ...] = ()
    ticker: str | None = None
    parent: str | None = None
    context: bool = False
    traditional: bool = False


TABLES: dict[str, type[Entry]] = {
    "unit": UnitEntry,
    "classifier": ClassifierEntry,
    "number_word": NumberWordEntry,
    "metric": MetricEntry,
    "cue": CueEntry,
    "change": ChangeEntry,
    "basis": BasisEntry,
    "words": WordsEntry,
    "time": TimeEntry,
    "lexicon": LexiconEntry,
}
