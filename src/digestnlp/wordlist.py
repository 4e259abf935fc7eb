"""Finds many words in a text at once (leftmost, longest, in one pass of a compiled prefix tree), and judges by their neighbours."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Protocol


class Bordered(Protocol):
    """An entry of a pack whose words count only between certain others."""

    @property
    def not_before(self) -> tuple[str, ...]: ...  # noqa: D102

    @property
    def not_after(self) -> tuple[str, ...]: ...  # noqa: D102


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


def overruled(entry: Bordered, view: str, start: int, end: int) -> bool:
    """Whether the words around the place make the entry's word another one: 销量 before 冠军; spaces before it do not count."""
    while start > 0 and view[start - 1] == " ":
        start -= 1
    return view.startswith(entry.not_before, end) or view.endswith(entry.not_after, 0, start)


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
