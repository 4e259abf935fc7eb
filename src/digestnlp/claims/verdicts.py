"""How real a claim is, by what the words say and by what is claimed: a plan to bring out a phone makes its screen no plan."""

from __future__ import annotations

from collections.abc import Sequence

from digestnlp.claims.draft import Draft
from digestnlp.modality import ACTUAL, AHEAD, Judge, Verdict, stronger
from digestnlp.models import Entity, Section
from digestnlp.rules import Rules
from digestnlp.wordlist import compile_words


class Verdicts:
    """Gives them by the judge of the words and the packs' lists of measures."""

    def __init__(self, rules: Rules, judge: Judge) -> None:
        self._judge = judge
        self._wholes = compile_words(rules.words("whole_capital"))
        self._specifications = frozenset(rules.words("specifications"))

    def of(self, section: Section, draft: Draft, names: Sequence[Entity]) -> Verdict:
        """How real the text says that the claim is.

        No plan is what a product is built like that is to come out, nor the whole that a planned part is of.
        """
        judged = self._judge.judge(section, draft.sentence, draft.quantity, names, period=draft.period)
        verdict = stronger(draft.told, judged)
        if draft.comparison_base and (verdict.modality in AHEAD or verdict.modality == "estimate"):
            # The base that a forecast is compared with is so already, unless it is what was expected: 较预期值（3 亿元）增加.
            return self._judge.of_figure(draft.sentence, draft.quantity)
        if verdict.modality != "plan":
            return verdict
        is_so = draft.metric.entry.key in self._specifications or self._is_whole(draft)
        return ACTUAL if is_so else verdict

    def _is_whole(self, draft: Draft) -> bool:
        """Whether the figure is all shares, of which a plan takes a part: 拟以总股本 3 亿股为基数, 占总股本 3 亿股的 1%."""
        if draft.metric.entry.key != "shares":
            return False
        view, figure = draft.sentence.view, draft.quantity
        named = self._wholes.search(view, draft.site.left, figure.start) is not None
        return named and view[figure.end : figure.end + 4].lstrip(" ）)").startswith(("的", "为基"))
