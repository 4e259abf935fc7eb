"""What the library says in other languages: catalogues of gettext, which lie in `locale`."""

from __future__ import annotations

import gettext
from collections.abc import Callable
from pathlib import Path

DOMAIN = "digestnlp"
CATALOGUES = Path(__file__).parent / "locale"


def translation(language: str) -> Callable[[str], str]:
    """What gives a template in the language, for `Message.said`; as it is, in English, where there is no catalogue."""
    return gettext.translation(DOMAIN, CATALOGUES, [language], fallback=True).gettext
