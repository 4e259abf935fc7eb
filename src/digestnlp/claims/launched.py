"""Products that a clause introduces and those behind tell of: 云岚科技开源模型 Nova-3，覆盖 120 种语言，提供三种模式."""

from __future__ import annotations

from collections.abc import Sequence

from digestnlp.claims.draft import Draft, Subject
from digestnlp.claims.scan import Sentence
from digestnlp.claims.topics import Topics
from digestnlp.deferred import deferred
from digestnlp.models import Entity
from digestnlp.rules import Rules
from digestnlp.wordlist import pattern_of

_OTHERS = ("COMPANY", "PERSON", "ORG")
# Of a measure's subjects, a product is one of the first so many where it is as much a product's as a firm's.
_HAVE_PRODUCTS = 2


class LaunchedProducts:
    """Finds them by the packs' words."""

    def __init__(self, rules: Rules) -> None:
        self._launch = deferred(rf"(?:{pattern_of(rules.words('launching_verbs'))})[^，。；：\n]*$")
        nouns = pattern_of((*rules.words("entities.product_nouns"), *rules.words("entities.goods")))
        # 推出江岚 S3 手机，: nothing but its kind may stand between the name and the end of its clause.
        self._closes = deferred(rf"[》”」]? ?(?:[（(][^（）()\n]*[)）])?(?:{nouns})?(?:系列|版本?|等)?[\W_]*")
        self._tells = deferred(
            rf"[ ，,]*(?:{pattern_of(rules.words('clause_openers'))})?(?:{pattern_of(rules.words('adverbs_of_features'))})*"
            rf"(?:{pattern_of(rules.words('feature_verbs'))})"
        )

    def find(self, draft: Draft, before: Sequence[Draft], clause_start: int, topics: Topics) -> Subject | None:
        """The product introduced last, of which the figure's clause tells with a verb of products: 覆盖 120 种语言."""
        sentence = draft.sentence
        if "PRODUCT" not in draft.metric.entry.subjects[:_HAVE_PRODUCTS]:
            return None  # 推出 S3，拥有 300 家门店
        if self._tells.match(sentence.view, clause_start, draft.quantity.start) is None:
            return None
        product = self.introduced(sentence, clause_start)
        if product is None:
            named = any(e.end <= clause_start for e in sentence.entities)
            return None if before or named else topics.launched
        last = before[-1] if before else None
        if last is not None and product.start < last.quantity.start and not _is_of_maker(last.subject):
            return None  # whoever had the figure before has this one
        if any(product.end <= e.start and e.end <= clause_start and e.label in _OTHERS for e in sentence.entities):
            return None
        return Subject.of(product, inherited=True)

    def introduced(self, sentence: Sentence, end: int) -> Entity | None:
        """The last product before the place that ends the clause in which somebody brings it out: 云岚科技推出手表 Nova X2."""
        for entity in reversed(sentence.entities):
            if entity.label != "PRODUCT" or entity.end > end:
                continue
            start, clause_end = sentence.clause(entity.start)
            launch = self._launch.search(sentence.view, start, entity.start)
            if launch is not None:
                if any(e.label == "PRODUCT" and start <= e.start < launch.start() for e in sentence.entities):
                    return None  # S3 首发骁龙 8 处理器: what a product has in it
                closes = self._closes.fullmatch(sentence.view, entity.end, clause_end) is not None
                return entity if closes else None
        return None

    def note(self, sentence: Sentence, topics: Topics) -> None:
        """Keeps the product that the sentence introduces, until another name is told of."""
        product = self.introduced(sentence, sentence.end)
        if product is not None:
            topics.launched = Subject.of(product, inherited=True)
        elif any(e.label in ("PRODUCT", *_OTHERS) for e in sentence.entities):
            topics.launched = None


def _is_of_maker(subject: Subject | None) -> bool:
    """Whether the figure before was only given to the company in force, as a clause without a verb of products is: 把风险分为 12 个场景."""
    return subject is not None and subject.type == "COMPANY" and subject.inherited
