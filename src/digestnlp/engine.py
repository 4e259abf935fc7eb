"""From an article and the rules to facts: runs the stages in order and builds the rows."""

from __future__ import annotations

import contextlib
import functools
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from digestnlp import segment
from digestnlp.building import uncollected
from digestnlp.claims import LONGEST_SENTENCE, Announcement, ClaimReader, Draft, Finds, Trial, inside
from digestnlp.claims.draft import NO_PERIOD, Period, Subject
from digestnlp.claims.ranking.weights import weights_version
from digestnlp.claims.titles import is_of_chapters, titles_of
from digestnlp.claims.verdicts import Verdicts
from digestnlp.entities import EntityFinder
from digestnlp.modality import Judge
from digestnlp.models import Article, Entity, Fact, Quantity, Result, Section, Time, Token
from digestnlp.numerals import at_most_18_decimals
from digestnlp.quantities import QuantityFinder
from digestnlp.reader import parse_article
from digestnlp.rules import Rules, load_rules
from digestnlp.tagger import BUILTIN, Tagged, load_tagger, tagger_version
from digestnlp.times import TimeFinder
from digestnlp.times.calendar import anchor_day
from digestnlp.times.finder import Bias
from digestnlp.view import view
from digestnlp.wordlist import compile_words

# Characters of a name or subject; what is longer is a whole cell of a table or noise, and more than PostgreSQL looks up by.
LONGEST_NAME = 200

T = TypeVar("T")


@dataclass(frozen=True)
class Analysis:
    """Everything that was found in one article; offsets are the article's.

    Attributes:
        said: every quantity of the text; `quantities` leaves out those of names, times and what is outside the blocks.
    """

    article: Article
    view: str
    entities: tuple[Entity, ...]
    quantities: tuple[Quantity, ...]
    times: tuple[Time, ...]
    facts: tuple[Fact, ...]
    said: tuple[Quantity, ...]


class Engine:
    """The stages, built once for a set of rules: pure functions of the article.

    Args:
        rules: the packs in force; the base pack where None.
        tagger: `builtin`, the name of an installed spaCy pipeline that takes its place, or None.
    """

    @uncollected()
    def __init__(self, rules: Rules | None = None, tagger: str | None = "builtin") -> None:
        self.rules = rules if rules is not None else load_rules()
        self.tagger = tagger
        self._entities = EntityFinder(self.rules, segment.word_borders, load_tagger(tagger))
        self._quantities = QuantityFinder(self.rules)
        self._times = TimeFinder(self.rules)
        self._judge = Judge(self.rules)
        self._verdicts = Verdicts(self.rules, self._judge)
        self.claims = ClaimReader(self.rules, self._judge, self._quantities)
        self._mornings = compile_words(self.rules.words("morning_titles"))

    @functools.cached_property
    def version(self) -> str:
        """A hash of all that the rows depend on but the article: package version, packs, lexicon and tagger."""
        return rules_version(self.rules, self.tagger)

    def process(self, article: Article) -> Result:
        """The article's facts and entities; a failure becomes the result's error, so that no article stops a run."""
        return self.process_all([article])[0]

    def process_all(self, articles: Sequence[Article], started: Callable[[int], None] | None = None) -> list[Result]:
        """The same for several articles, whose names the tagger reads together: faster, where they are short.

        Args:
            articles: the articles.
            started: is told the number of each, from 0, before it is read alone.
        """
        tagged: Sequence[Tagged | None] = [None] * len(articles)
        if self.tagger is not None:
            with contextlib.suppress(Exception):  # the article that it is about says so itself
                tagged = self._entities.tag([(view(article.text), _sections(article)) for article in articles])
        results = []
        for number, (article, spans) in enumerate(zip(articles, tagged, strict=True)):
            if started is not None:
                started(number)
            results.append(self._process(article, spans))
        return results

    def _process(self, article: Article, tagged: Tagged | None) -> Result:
        try:
            analysis = self.analyze(article, tagged)
        except Exception as error:  # noqa: BLE001 - one bad article never stops a run; the error is reported with its row
            message = f"{article.id}: {type(error).__name__}: {error}"
            return Result(article=article, error=message, rules_version=self.version)
        return Result.trusted(
            {
                "article": article,
                "facts": analysis.facts,
                "entities": analysis.entities,
                "error": None,
                "rules_version": self.version,
            }
        )

    def analyze(self, article: Article, tagged: Tagged | None = None, *, trials: list[Trial] | None = None) -> Analysis:
        """Everything that is found in the article.

        Args:
            article: the article.
            tagged: what the tagger says of it, where it was asked before.
            trials: gets what was weighed for each quantity of the body, for `explain`.
        """
        text = view(article.text)
        sections = _sections(article)
        if tagged is None:
            (tagged,) = self._entities.tag([(text, sections)])
        found = self._entities.find(text, article.text, sections=sections, tagged=tagged)
        entities = [entity for entity in found if len(entity.name) <= LONGEST_NAME]
        quantities: list[Quantity] = []
        times: list[Time] = []
        facts: list[Fact] = []
        said = self._quantities.find(text, article.text)
        told = self.claims.disclaimers.without(text, entities)
        announcement = self.claims.announcement(article, text, told)
        issuer = announcement.issuer if announcement else None
        topic = self.claims.topics.of_article(article, text, told)
        titles = titles_of(article)
        titled, reported = self._titled(article, text, titles, announcement)
        for section in article.sections:
            finds = self._find(article, text, section, said, told, reported)._replace(states=tagged.states)
            if titled.source == "none" and section.heading is None and is_of_chapters(article):
                titled = self.claims.told_at_first(text, section, finds)
            quantities += finds.quantities
            times += finds.times
            drafts = self.claims.read(
                text,
                article.text,
                section,
                finds,
                issuer=issuer,
                topic=topic
                if len(article.sections) == 1 or self.claims.topics.is_about(text, section, topic, finds.entities)
                else None,
                told=titled,
                titles=titles,
                alone=len(article.sections) == 1,
                morning=len(article.sections) > 1 and self._mornings.search(article.title or "") is not None,
                trials=trials,
            )
            facts += [self._fact(article, section, draft, finds.entities) for draft in drafts]
            cells = [draft.quantity for draft in drafts if draft.sentence.block.kind == "table"]
            quantities, said = with_cells(quantities, cells), with_cells(said, cells)
        return Analysis(
            article, text, tuple(entities), tuple(quantities), tuple(times), tuple(distinct(facts)), tuple(said)
        )

    def _titled(
        self, article: Article, text: str, titles: Sequence[tuple[int, int]], announcement: Announcement | None
    ) -> tuple[Period, Time | None]:
        """The period that the article's title says it tells of, and the one that it is a report on, which an announcement need not say.

        甲公司公布第三季度业绩; of an announcement: 甲股份 2024 年年度报告, 甲股份关于 2024 年担保的公告.
        """
        start, end = announcement.title if announcement else next(iter(titles), (0, 0))
        times = self._times.find(text, article.published, article.text, start=start, end=end)
        told = NO_PERIOD
        if len(article.sections) == 1 or is_of_chapters(article):
            told = self.claims.told_in_title(text, end, times, article.published)
        if announcement is None:
            return told, told.time
        return told, next((t for t in times if t.grain in ("year", "half", "quarter") and t.period_end), None)

    def _find(
        self,
        article: Article,
        text: str,
        section: Section,
        said: Sequence[Quantity],
        entities: Sequence[Entity],
        reported: Time | None,
    ) -> Finds:
        """What lies in the section: its times, read from its own dateline; no quantity inside a name or a time."""
        start, end = section.start, section.end

        def read(bias: Bias) -> list[Time]:
            return self._times.find(
                text, section.published, article.text, start=start, end=end, bias=bias, reported=reported
            )

        times = read("past")
        quantities = outside([q for b in section.blocks for q in inside(said, b.start, b.end)], times)
        names = not_begun_inside(inside(entities, start, end), quantities)
        return Finds(names, outside(quantities, names), times, _once(lambda: read("future")))

    def _fact(self, article: Article, section: Section, draft: Draft, names: Sequence[Entity]) -> Fact:
        quantity, subject, period = draft.quantity, _name(draft.subject), draft.period
        sentence, entry = draft.sentence, draft.metric.entry
        verdict = self._verdicts.of(section, draft, names)
        start, end, cut = evidence(draft)
        flags = [*article.flags, *quantity.flags, *draft.flags]
        if subject is not None and subject.inherited:
            flags.append("subject_inherited")
        if subject is not None and subject.assumed:
            flags.append("subject_assumed")
        if subject is not None and subject.weighed:
            flags.append("subject_weighed")
        if draft.metric.weighed:
            flags.append("metric_weighed")
        if period.weighed:
            flags.append("period_weighed")
        if period.source == "inherited":
            flags.append("period_inherited")
        if cut:
            flags.append("sentence_cut")
        unit, dimension = quantity.unit, quantity.dimension
        if unit is None and dimension == "count" and entry.dimensions[0] == "money":
            unit, dimension = self._quantities.currency(sentence.view, article.text, quantity.start), "money"
            flags.append("currency_assumed")
        name = subject.name if subject else None
        direction, basis = draft.direction, draft.basis if draft.direction else None
        key = [
            article.id, str(quantity.start), str(quantity.end), entry.key, str(name),
            str(period.start), str(period.end), str(direction), verdict.modality,
        ]  # fmt: skip
        return Fact.trusted(
            {
                "id": hashlib.sha256("\0".join(key).encode()).hexdigest()[:24],
                "article_id": article.id,
                "published": article.published,
                "source": section.source or article.source,
                "section": section.heading,
                "subject": name,
                "subject_text": article.text[subject.start : subject.end] if subject else None,
                "subject_type": subject.type if subject else None,
                "subject_id": subject.id if subject else None,
                "scope": _scope(article, draft),
                "metric": entry.key,
                "metric_text": self._metric_text(article, draft),
                "value": at_most_18_decimals(quantity.value),
                "value_max": None if quantity.value_max is None else at_most_18_decimals(quantity.value_max),
                "relation": quantity.relation,
                "approx": quantity.approx,
                "unit": unit,
                "dimension": dimension,
                "direction": direction,
                "basis": basis,
                "period_start": period.start,
                "period_end": period.end,
                "period_text": period.text,
                "period_from": period.source,
                "modality": verdict.modality,
                "cue": verdict.cue,
                "speaker": _as_written(article, sentence.view, self.claims.speakers.find(sentence, quantity)),
                "text": article.text[quantity.start : quantity.end],
                "start": quantity.start,
                "end": quantity.end,
                "sentence": article.text[start:end],
                "sentence_start": start,
                "sentence_end": end,
                "rule": entry.id,
                "rules_version": self.version,
                "flags": tuple(dict.fromkeys(flags)),
            }
        )

    @staticmethod
    def _metric_text(article: Article, draft: Draft) -> str | None:
        choice = draft.metric
        if draft.noun is not None and choice.how in ("fallback", "verb_before"):
            return article.text[slice(*draft.noun)]
        return article.text[choice.start : choice.end] if choice.start is not None else choice.text


def _scope(article: Article, draft: Draft) -> str | None:
    """The words for the part in the text's own script, where its sentence has them."""
    sentence, scope = draft.sentence, draft.scope
    at = sentence.view.find(scope, sentence.start, sentence.end) if scope else -1
    return article.text[at : at + len(scope)] if scope and at >= 0 else scope


def _as_written(article: Article, seen: str, speaker: Entity | None) -> str | None:
    """The speaker's canonical name, in the text's own script where the text has it in full (劉大偉).

    A speaker has no column for the words of the text, as a subject has, so that they would be lost.
    """
    if speaker is None:
        return None
    in_full = seen[speaker.start : speaker.end] == speaker.name
    return article.text[speaker.start : speaker.end] if in_full else speaker.name


def _name(subject: Subject | None) -> Subject | None:
    """The subject where it is short enough to be a name."""
    return subject if subject is None or len(subject.name) <= LONGEST_NAME else None


def rules_version(rules: Rules, tagger: str | None) -> str:
    """The version of an engine of these rules, without building one."""
    parts = (rules.version, tagger_version(tagger), weights_version())
    return hashlib.sha256(" ".join(parts).encode()).hexdigest()[:16]


def _once(read: Callable[[], T]) -> Callable[[], T]:
    """What is read when it is first asked for."""
    found: list[T] = []

    def once() -> T:
        if not found:
            found.append(read())
        return found[0]

    return once


def _sections(article: Article) -> list[tuple[int, int]]:
    return [(section.start, section.end) for section in article.sections]


def evidence(draft: Draft) -> tuple[int, int, bool]:
    """The sentence without the white space around it, and whether it is cut; a clause beyond all measure is cut around the figure."""
    sentence, quantity = draft.sentence, draft.quantity
    start, end = trim(sentence.view, sentence.start, sentence.end)
    if end - start <= LONGEST_SENTENCE:
        return start, end, sentence.cut
    start = max(start, min(quantity.start, quantity.end - LONGEST_SENTENCE))
    return start, min(end, start + LONGEST_SENTENCE), True


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without the white space at its ends."""
    body = text[start:end]
    return start + len(body) - len(body.lstrip()), end - len(body) + len(body.rstrip())


def outside(items: Sequence[Quantity], spans: Sequence[Entity] | Sequence[Time] | Sequence[Quantity]) -> list[Quantity]:
    """The quantities that overlap none of the spans; both in the order of the text."""
    kept: list[Quantity] = []
    at = 0
    for item in items:
        while at < len(spans) and spans[at].end <= item.start:
            at += 1
        if at == len(spans) or spans[at].start >= item.end:
            kept.append(item)
    return kept


def not_begun_inside(entities: Sequence[Entity], quantities: Sequence[Quantity]) -> list[Entity]:
    """The entities that begin in no quantity: 亿欧 is none in 3.2 亿欧元, but a name may begin with a number."""
    if not quantities:
        return list(entities)
    inner = {at for q in quantities for at in range(q.start + 1, q.end)}
    return [e for e in entities if e.start not in inner]


def with_cells(found: list[Quantity], cells: Sequence[Quantity]) -> list[Quantity]:
    """The quantities with those of a table's cells, whose units stand in its heads, in the place of what overlaps them."""
    if not cells:
        return found
    return sorted([*outside(found, cells), *{q.start: q for q in cells}.values()], key=lambda q: q.start)


def distinct(facts: Sequence[Fact]) -> list[Fact]:
    """The facts without repeated ids: two readings that agree in everything that an id is made of are one row."""
    return list({fact.id: fact for fact in facts}.values())


@functools.lru_cache(maxsize=4)
def engine_for(rules: Rules, tagger: str | None) -> Engine:
    """The engine of these rules, built once."""
    return Engine(rules, tagger)


def extract(
    source: Article | str,
    *,
    published: date | str | None = None,
    rules: Rules | Sequence[str | Path] | None = None,
    tagger: str | None = "builtin",
) -> list[Fact]:
    """The facts of an article or of a text.

    Args:
        source: an `Article`, or a text that is read as one (Markdown with front matter, or plain).
        published: the day that relative times resolve against, where the text or article itself gives none.
        rules: loaded `Rules`, or folders of packs that overlay the base pack.
        tagger: `builtin`, the name of an installed spaCy pipeline that takes its place, or None.

    Raises:
        RuleError, TaggerError: a pack or tagger cannot be used.
        ValueError: `published` is no day.
    """
    engine, article = prepared(source, published, rules, tagger)
    return list(engine.analyze(article).facts)


def prepared(
    source: Article | str,
    published: date | str | None,
    rules: Rules | Sequence[str | Path] | None,
    tagger: str | None,
) -> tuple[Engine, Article]:
    """The engine and the article that `extract` and `explain` mean by their arguments."""
    loaded = rules if isinstance(rules, Rules) else load_rules(*(rules or ()))
    if isinstance(source, Article):
        article = _dated(source, anchor_day(published))
    else:
        article = parse_article(source, id="text", published=published)
    return engine_for(loaded, tagger), article


def _dated(article: Article, published: date | None) -> Article:
    """The article with the day, where it has none; the sections that have a dateline keep it."""
    if article.published is not None or published is None:
        return article
    sections = tuple(s if s.published else s.model_copy(update={"published": published}) for s in article.sections)
    return article.model_copy(update={"published": published, "sections": sections})


def tokenize(text: str, *, rules: Rules | None = None) -> list[Token]:
    """The text's words by jieba; every number with its unit, every time and every name is one token.

    Args:
        text: any text; the tokens hold all of its characters that are not white space.
        rules: the packs in force; the base pack where None.
    """
    analysis = engine_for(rules if rules is not None else load_rules(), BUILTIN).analyze(parse_article(text, id="text"))
    spans = [(i.start, i.end) for group in (analysis.quantities, analysis.times, analysis.entities) for i in group]
    return segment.tokenize(analysis.article.text, spans)
