"""The pages' own words, in each language that they can be had in."""

from __future__ import annotations

import functools
import importlib.resources
from typing import Any, Literal

import tomli

Language = Literal["zh", "en"]
Labels = dict[str, Any]


@functools.cache
def _languages() -> dict[str, Labels]:
    file = importlib.resources.files("digestnlp.rendering") / "labels.toml"
    languages: dict[str, Labels] = tomli.loads(file.read_text(encoding="utf-8"))
    return languages


def labels_in(language: str) -> Labels:
    """The labels of a language: `zh` or `en`; some lie in tables, such as `column` and `kind`.

    Raises:
        ValueError: there is no such language.
    """
    languages = _languages()
    if language not in languages:
        raise ValueError(f"language {language!r} is not known; allowed: {', '.join(languages)}")
    return languages[language]
