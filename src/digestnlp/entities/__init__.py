"""Names in a text: companies, people, products, organisations and places.

Four sources, each of which an entity names in `found_by`: the `lexicon`, `pattern`s of names (`companies`, `people`,
`products`), a `tagger` that is handed in, and document `memory`. Names that are also common words need `context`.
"""

from digestnlp.entities.finder import EntityFinder, find_entities

__all__ = ["EntityFinder", "find_entities"]
