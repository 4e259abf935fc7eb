"""Who holds shares: 股东王某拟减持 500 万股，占总股本的 1%."""

from __future__ import annotations

from collections.abc import Sequence

from digestnlp.claims.clause import ClauseSubjects
from digestnlp.claims.draft import Draft, Subject
from digestnlp.claims.roles import Roles
from digestnlp.claims.topics import Topics
from digestnlp.deferred import deferred
from digestnlp.rules import Rules
from digestnlp.wordlist import compile_words, pattern_of

HELD = ("shares", "stake")  # Keys of what holders have.
_LONGEST_RANK = 8  # 公司第一大
_LONGEST_NAME = 12
_LETTERS = "\u4e00-\u9fffA-Za-z0-9"
_LONGEST_ADVERB = 2  # Characters that may be an adverb's that the dictionary has as a noun: 清仓减持.


class HolderFinder:
    """Finds holders by the packs' words."""

    def __init__(self, rules: Rules, roles: Roles, clauses: ClauseSubjects) -> None:
        self._roles = roles
        self._clauses = clauses
        offices = pattern_of((*rules.words("holders"), *rules.words("entities.roles")))
        in_office = rf"(?:(?:{offices})(?:之一(?!致)|[、兼及和之的（(：: ])*)+"  # 大股东之一致行动人
        self._offices = deferred(rf"(?P<party>[及与和]其)?{in_office}$")
        behind, concert = (pattern_of(rules.words(name)) for name in ("behind_holders", "concert_parties"))
        party = rf"及其(?:{concert})"
        name = rf"(?P<whom>(?!{behind}|{offices}|[及与和之的其所大会])[{_LETTERS}]{{2,{_LONGEST_NAME}}}?)"
        self._in_office = deferred(rf"{in_office}{name}(?={behind}|{party})")
        self._with_party = deferred(rf"{name}{party}")
        self._buys = compile_words(rules.words("buying_verbs"))
        # 甲公司为第一大股东，持股比例为 52%
        self._is_holder = deferred(
            rf"(?:（[^（）]{{1,12}}）)?(?:均|则|也)?(?:作为|为|是|系)[^，。；]{{0,{_LONGEST_RANK}}}?(?:{pattern_of(rules.words('holders'))})"
        )
        self._part_of_all = deferred(rf"[^，。；]*?(?:{pattern_of(rules.words('shares_of'))})")
        self._has = deferred(rf"(?:{pattern_of(rules.words('entities.honorifics'))})?所?(?:持有|持)的?(?!续|股)")
        self._goes_on = deferred(rf"[^，。；]*?(?P<verb>{pattern_of(rules.words('holding_goes_on'))})")
        self._verbs = deferred(pattern_of(rules.words("holding_verbs")))
        self._trades = rules.words("holder_verbs")

    def find(self, draft: Draft, before: Sequence[Draft], topics: Topics) -> Subject | None:
        """The holder whom the sentence names before the figure, or that it goes on with; None where it tells of no holding."""
        metric, sentence = draft.metric, draft.sentence
        if metric.entry.key not in HELD and not (metric.text or "").endswith(self._trades):
            return None
        clause, _ = sentence.clause(draft.quantity.start)
        goes_on = metric.entry.key == "stake" and bool(before) and before[-1].metric.entry.key in HELD
        if goes_on and self._part_of_all.match(sentence.view, clause, draft.quantity.start):
            return before[-1].subject  # 占其所持股份的 28.4%，占总股本的 5.6%
        for entity in reversed(sentence.entities):
            if entity.end > draft.quantity.start or entity.label not in ("COMPANY", "PERSON", "ORG"):
                continue
            part_of_own = sentence.view.endswith("占", clause, entity.start)
            if part_of_own and self._has.match(sentence.view, entity.end, draft.quantity.start):
                return Subject.of(entity)  # 占王某先生所持有的公司股份总数的 5%
            office = self._offices.search(sentence.view, max(sentence.start, entity.start - 20), entity.start)
            if office is not None and (office["party"] or self._buys.search(sentence.view, clause, office.start())):
                continue  # 李某及其一致行动人之王某共持有 is told as the first's; 收购控股股东江岚控股持有的… as the buyer's
            if office is not None:
                bought = entity.end <= clause and self._buys.search(sentence.view, clause, draft.quantity.start)
                speaks = self._roles.speech.speaks(sentence, entity)
                return None if bought or speaks else Subject.of(entity)  # 与其股东江岚科技签约，收购该公司 100% 股权
            if self._is_holder.match(sentence.view, entity.end, draft.quantity.start):
                return Subject.of(entity)
            if entity.start >= clause and self._roles.usable(sentence, entity):
                return None  # another has the clause
        if metric.entry.key not in HELD:
            return None
        named = self._named_as_holder(draft, clause) or self._unlisted(draft, clause)
        return named or self._told_of(draft, clause, before, topics)

    def _unlisted(self, draft: Draft, clause: int) -> Subject | None:
        """The holder of whom nobody has a list, up to the verb that is the measure's: 产业基金拟减持公司股份 300 万股."""
        verb = draft.metric.start
        if verb is None or self._verbs.search(draft.metric.text or "") is None:
            return None
        found = self._clauses.find(draft, clause, up_to_verb=True)
        if found is None or len(found.text) <= _LONGEST_ADVERB or self._verbs.search(found.text) is not None:
            return None
        return found

    def _named_as_holder(self, draft: Draft, clause: int) -> Subject | None:
        """The name that stands behind what it is to the company, or before its party: 股东江岚一号于近日减持, 江岚系及其一致行动人."""
        sentence, view = draft.sentence, draft.sentence.view
        end = draft.quantity.start
        named = self._in_office.search(view, clause, end) or self._with_party.match(view, clause, end)
        if named is None or self._buys.search(view, clause, named.start("whom")) is not None:
            return None  # 收购控股股东江岚一号持有的 30% 股权
        if any(e.start < named.end("whom") and named.start("whom") < e.end for e in sentence.entities):
            return None
        span, text = named.span("whom"), named["whom"]
        pronoun = any(c.start == span[0] for c in sentence.words.get("pronouns", ()))
        holds = self._verbs.search(view, span[1], end) is not None
        return Subject(*span, text, text, "OTHER") if holds and not pronoun else None

    def _told_of(self, draft: Draft, clause: int, before: Sequence[Draft], topics: Topics) -> Subject | None:
        """The holder told of last, whose holding the clause goes on to tell of: 本次质押股份占其所持股份的 12%."""
        sentence = draft.sentence
        goes_on = self._goes_on.match(sentence.view, clause, draft.quantity.start)
        if goes_on is None or any(
            clause <= cue.start < goes_on.start("verb") for cue in sentence.words.get("pronouns", ())
        ):
            return None  # 公司累计减持
        last = before[-1] if before else None
        held = last.subject if last is not None and last.metric.entry.key in HELD else None
        return held._replace(inherited=True) if held is not None else topics.holder
