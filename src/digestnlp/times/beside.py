"""What stands beside a place of a text, spaces left out."""

from __future__ import annotations


def before(view: str, at: int, floor: int) -> str:
    """The character before a place, spaces left out."""
    while at > floor and view[at - 1] == " ":
        at -= 1
    return view[at - 1] if at > floor else ""


def after(view: str, at: int, end: int) -> str:
    """The character at a place, spaces left out."""
    while at < end and view[at] == " ":
        at += 1
    return view[at] if at < end else ""


def over_link(view: str, at: int, end: int) -> int:
    """The place behind the spaces and the 的 that may stand between a whole and its part (去年 的 9 月)."""
    place = at
    while place < end and place - at < 6 and view[place] == " ":
        place += 1
    return place + 1 if view.startswith("的", place) else place


def pauses(view: str, at: int, end: int) -> bool:
    """Whether a word may end at a place: 中 ends 年中 and 月中 only before a pause; else it begins 中国, 中期, 中标."""
    return at >= end or view[at] in "，。、；：,)） \n前后起至到"
