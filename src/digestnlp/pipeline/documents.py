"""What a document carries beside spaCy's own annotations: the article that it is, and the rows that were found."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from digestnlp.models import Article
from digestnlp.reader import parse_article


def make_doc(nlp: Language, article: Article) -> Doc:
    """A tokenized document that carries what is known of the article: give it to `nlp` or `nlp.pipe`."""
    register_extensions()
    doc = nlp.make_doc(article.text)
    doc._.article = article.model_dump(mode="json", exclude={"text"})
    return doc


def article_of(doc: Doc) -> Article:
    """The article that the document carries, else the one that its text is read as."""
    if doc._.article is None:
        return parse_article(doc.text, id="text")
    return Article.model_validate({**doc._.article, "text": doc.text})


def register_extensions() -> None:
    """Registers `doc._.article` and `doc._.digest`; needed by itself only to read saved documents without a pipeline.

    Raises:
        ValueError: other code has registered another extension of this name.
    """
    for name in ("article", "digest"):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=None)
        elif Doc.get_extension(name) != (None, None, None, None):
            raise ValueError(
                f"doc._.{name} is registered with other settings by other code; digestnlp needs this name without a "
                "default, method, getter or setter: rename the other extension"
            )
