"""Where a figure stands: the stretch of its clause that is its own, and the direction that it has or shares (涨 1%，47 点)."""

from __future__ import annotations

from collections.abc import Sequence

from digestnlp.claims.change import ChangeReader
from digestnlp.claims.draft import Draft, Site, is_below_zero
from digestnlp.claims.figures import without_sign
from digestnlp.claims.members import Members
from digestnlp.claims.reference import is_base
from digestnlp.claims.scan import Sentence
from digestnlp.deferred import deferred
from digestnlp.models import Quantity
from digestnlp.rules import Rules

_ASIDE = deferred(r" *[（(][^（()）\n]{1,40}[)）] *的")
_COMMAS = ("，", ",")
_BRACKETS = (("（", "("), ("）", ")"))


class Sites:
    """Cuts stretches between figures; the reader of changes says which way they move."""

    def __init__(self, rules: Rules, changes: ChangeReader, members: Members) -> None:
        self._changes = changes
        self._members = members
        self._as_shares = frozenset(rules.words("as_shares"))
        self._or_words = frozenset(rules.words("or_words"))

    def of(self, sentence: Sentence, number: int, before: Sequence[Draft]) -> Site:
        """The quantity with the stretch of its clause, and the direction that it has itself or shares in a list."""
        quantity = sentence.quantities[number]
        left, right = sentence.clause(quantity.start)
        behind_last = (q.end for q in reversed(sentence.quantities[:number]) if not is_base(sentence.view, q))
        left = max(left, next(behind_last, left))
        # 2000 万美元（每股 16 美分）的重组支出: the figure's noun stands behind the bracket.
        aside = _ASIDE.match(sentence.view, quantity.end, right)
        past = aside.end() if aside else quantity.end
        behind = (q.start for q in sentence.quantities[number + 1 :] if "conversion" not in q.flags and q.start >= past)
        right = min(right, next(behind, right))
        before_it = [e.label for e in sentence.entities if left <= e.start and e.end <= quantity.start]
        named = tuple(label for label in before_it if label in ("COMPANY", "PRODUCT"))
        site = Site(sentence, quantity, left, right, named)
        direction = self._changes.direction(site)
        if direction is None and before and self._shares_direction(sentence, before[-1].quantity, quantity):
            direction = before[-1].direction
            if direction is not None and before[-1].quantity.text[0] in "-−":
                direction = "increase"  # 同比增长 -3.2%/15.4%: a minus is its own figure's only
        compared = bool(before) and self._changes.measured_by(sentence, before[-1], quantity)
        if direction is None and before and (compared or self._goes_on(sentence, before[-1], quantity)):
            direction = before[-1].direction
        if direction is None:
            return site
        if is_below_zero(quantity):
            direction = "decrease"  # 同比 -9.3%, 增长 -2%, but not -4% 至 1%
        return site._replace(direction=direction, compared=compared, quantity=without_sign(quantity))

    def _goes_on(self, sentence: Sentence, last: Draft, quantity: Quantity) -> bool:
        """Whether a rate of growth moves to the figure, or was so much in another time or with the next that is ranked."""
        changes = self._changes
        return any(
            goes_on(sentence, last, quantity) for goes_on in (changes.moves_on, changes.goes_on, changes.ranks_next)
        )

    def _shares_direction(self, sentence: Sentence, last: Quantity, quantity: Quantity) -> bool:
        """Whether the figure goes on with the change of the one before: 分别增长 8% 和 6%, 升 364 点或 1.74%, 涨 1%（47 点）.

        In 增长近一倍（96%） the share only says the multiple more exactly.
        """
        between = sentence.view[last.end : quantity.start].strip()
        behind = quantity.end + sentence.view.startswith("的", quantity.end)
        if between in _COMMAS and any(measure.start == behind for measure in sentence.metrics):
            return False  # 批价下跌 10 元，1499 元的 + 指导价
        if last.dimension == quantity.dimension:
            exactly = quantity.unit == "%" != last.unit and between in _BRACKETS[0]
            return exactly or self._members.coordinated(sentence.view, last.end, quantity.start)
        if last.dimension == "ratio" and between in self._or_words:
            return True  # 涨 0.5% 或 162 点
        if last.dimension == "ratio" and quantity.dimension == "index":
            return between in _BRACKETS[0] and sentence.view.startswith(_BRACKETS[1], quantity.end)
        return quantity.dimension == "ratio" and between in self._as_shares
