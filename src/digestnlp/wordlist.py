"""Finds many words in a text at once: leftmost, longest, in one pass of a compiled prefix tree."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any


def compile_words(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern that matches the longest of the words at a place; it never matches where there are none.

    A prefix tree keeps the cost per character almost independent of the number of words.
    """
    tree: dict[str, Any] = {}
    for word in words:
        node = tree
        for character in word:
            node = node.setdefault(character, {})
        node[""] = True
    return re.compile(_branch(tree) if tree else r"(?!)")


def _branch(node: dict[str, Any]) -> str:
    """The node's alternatives; a word that ends here makes the rest optional (greedy, hence the longest)."""
    rest = {c: child for c, child in node.items() if c}
    if not rest:
        return ""
    leaves = "".join(re.escape(c) for c, child in sorted(rest.items()) if list(child) == [""])
    options = [re.escape(c) + _branch(child) for c, child in sorted(rest.items()) if list(child) != [""]]
    if leaves:
        options.append(f"[{leaves}]" if len(leaves) > 1 else leaves)
    body = options[0] if len(options) == 1 else f"(?:{'|'.join(options)})"
    return f"(?:{body})?" if "" in node else body
