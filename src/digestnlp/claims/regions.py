"""Regions that only say of which part of a company its figure is: 云岚珠宝公布，零售值增长 8%。内地同店销售升 3%；江州营收 2 亿元."""

from __future__ import annotations

from collections.abc import Sequence

from digestnlp.claims.draft import Draft, Subject
from digestnlp.claims.kinds import ACCOUNTS
from digestnlp.claims.topics import Topics
from digestnlp.deferred import deferred
from digestnlp.rules import Rules
from digestnlp.wordlist import pattern_of


class Regions:
    """Tells whose the figure is by the packs' words for what only companies have."""

    def __init__(self, rules: Rules) -> None:
        self._measures = rules.words("region_measures")
        self._accounts = frozenset(rules.words("region_accounts"))
        between = pattern_of((*rules.words("links"), *rules.words("measure_prefixes"), *rules.words("scope_tails")))
        self._between = deferred(rf" *的? *(?:{between}| )*")

    def company(self, draft: Draft, found: Subject | None, before: Sequence[Draft], topics: Topics) -> Subject | None:
        """The company that is spoken of, in place of a region that has no such measure, which is its part; else the subject itself.

        Shops that are compared with themselves are a company's wherever they lie; 营收 is so right behind the region's name, but
        not 江州旅游收入.
        """
        metric, text = draft.metric, draft.metric.text or ""
        if found is None or found.type != "PLACE" or metric.start is None:
            return found
        is_own = text.endswith(self._measures)
        if not is_own and not (
            metric.entry.key in ACCOUNTS
            and text in self._accounts
            and found.end <= metric.start
            and self._between.fullmatch(draft.sentence.view, found.end, metric.start)
        ):
            return found
        last = before[-1].subject if before else None
        spoken_of = (last, topics.block, topics.heading, topics.article, topics.by_type.get("COMPANY"))
        company = next((s for s in spoken_of if s is not None and s.type == "COMPANY"), None)
        if company is None:
            return found
        draft.scope = draft.scope or found.text
        return company._replace(inherited=True)
