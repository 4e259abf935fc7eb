"""What trade a name is of, whatever its sentence says: outlets, observers, houses and bodies of a state tell of others."""

from __future__ import annotations

from digestnlp.claims.draft import Subject
from digestnlp.models import Entity
from digestnlp.rules import Rules
from digestnlp.rules.schema import LexiconEntry


class Trades:
    """Tells trades by the packs' names and endings of names."""

    def __init__(self, rules: Rules) -> None:
        self._observers = frozenset(rules.words("observers"))
        self._outlets = frozenset(rules.words("outlets"))
        self._press_endings = rules.words("press_endings")
        self._outlet_endings = rules.words("outlet_endings")
        self._observer_endings = rules.words("observer_endings")
        self._listed = frozenset(entry.id for entry in rules.of(LexiconEntry) if entry.ticker is not None)
        self._houses = frozenset(rules.words("houses"))
        self._house_endings = rules.words("house_endings")
        self._governing = rules.words("governing_endings")

    def observes(self, entity: Entity) -> bool:
        """Whether the name is of those who count what others do, and whose own figures are no news."""
        named = entity.name in self._observers or entity.text in self._observers
        if entity.label != "COMPANY" or entity.id in self._listed:
            return named  # 甲数据 with shares of its own has accounts, too
        return named or entity.text.endswith(self._observer_endings)

    def is_outlet(self, entity: Entity) -> bool:
        """Whether the name is of a newspaper, site or agency that brings the news."""
        if entity.name in self._outlets or entity.text in self._outlets:
            return True
        if entity.label not in ("COMPANY", "PRODUCT"):
            return False
        return entity.text.endswith(self._press_endings if entity.id is not None else self._outlet_endings)

    def is_house(self, entity: Entity | Subject) -> bool:
        """Whether the name is of a broker or investment bank."""
        return _ends(entity, self._house_endings) or entity.name in self._houses or entity.text in self._houses

    def governs(self, body: Entity) -> bool:
        """Whether the name is of a body of a state, whose figures are of what it governs: 财政部, 江州市教育局; no university."""
        return body.label == "ORG" and body.text.endswith(self._governing)

    def tells_of_others(self, entity: Entity) -> bool:
        """Whether the name is an outlet's or an observer's."""
        return self.observes(entity) or self.is_outlet(entity)

    def tells_for_others(self, entity: Entity) -> bool:
        """Whether what the name publishes is of others: an outlet, an observer, a house, a body."""
        return entity.label == "ORG" or self.tells_of_others(entity) or self.is_house(entity)


def _ends(entity: Entity | Subject, endings: tuple[str, ...]) -> bool:
    """Whether the name ends so, as it stands or in simplified characters: 云岚證券."""
    return entity.text.endswith(endings) or entity.name.endswith(endings)
