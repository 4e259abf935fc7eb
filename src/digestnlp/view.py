r"""The text as the engine looks at it: of the source's length, so that an offset in the view *is* one in the source.

`view` gives each character one canonical form, so that rules need think of one spelling, and blanks the markup:

- Half-width: letters, digits and ``% + - . / ~ $ & = @``, also from ``％ － ． ～ − ‑ – 〜 ￥``. Fractions of Unicode,
  circled digits and the like stay.
- Latin letters without their marks (``Škoda`` is Skoda), so that a name in them is one word; ``ß`` and ``æ`` stay.
- Punctuation of Chinese is full-width: ``，；：？！（）`` stay as they are, and so become the half-width ``, ; : ? ! ( )``
  that stand beside a Chinese character (增长5%,净利润; 宁德时代(300750.SZ)), as copies of the web have them. ``1,000``,
  ``10:30`` and ``Apple, Inc. (AAPL)`` keep theirs. The dash ``―`` is ``—``. The dots ``﹒`` and ``‧`` of traditional
  texts are the decimal point between digits (５﹒６１元) and the dot of a name elsewhere, ``·``.
- Traditional characters become simplified where that is unambiguous (`data/traditional.tsv`); 著 and 乾 are not, so
  显著 and 乾照光电 stay. Radicals and compatibility ideographs, which PDF files hold for characters (⽉), become those.
- Spaces stand for every kind of space, tabs, soft hyphens, zero-width and control characters. Every line break is
  `\n` (CRLF is a space and `\n`).
- Spaces stand for images, URLs, link targets, emphasis, code marks, escapes, HTML tags and comments, and for the marks
  of headings, quotes and lists. A character entity (``&#37;``) is its character, and spaces. The ``|`` of tables stays,
  and so does ``*`` between figures (30*40 mm) and in stock names (*ST).
"""

from __future__ import annotations

import functools
import html
import importlib.resources
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from digestnlp.deferred import deferred

_CODE_POINTS = 0x10000  # The basic plane; what lies above has one form only.


class _Script(NamedTuple):
    simplified: dict[str, str]
    traditional_only: frozenset[str]
    simplified_only: frozenset[str]


@functools.cache
def _script() -> _Script:
    file = importlib.resources.files("digestnlp") / "data" / "traditional.tsv"
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    rows = [line.split("\t") for line in lines[1:]]
    return _Script(
        {traditional: simplified for traditional, simplified, _ in rows},
        frozenset(traditional for traditional, _, _ in rows),
        frozenset(simplified for _, simplified, only in rows if only == "yes"),
    )


_SPACES = (
    "\t\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u00a0\u00ad\u034f\u061c\u115f\u1160\u1680\u180b-\u180e\u2000-\u200f"
    "\u202a-\u202f\u205f-\u206f\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb"
)
_LINE_BREAKS = "\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029"
# Full-width forms that mean the same half-width; brackets, quotes and marks of Markdown are not among them.
_FULL_WIDTH = "０-９Ａ-Ｚａ-ｚ％＋－．／～＄＆＝＠￠￡￥￦﹩﹪﹢﹣﹦﹫"
_LIKE = {
    "−": "-",
    "‐": "-",
    "‑": "-",
    "‒": "-",
    "–": "-",
    "⁃": "-",
    "―": "—",
    "〜": "~",
    "∼": "~",
    "˜": "~",
    "∶": ":",
    "﹒": "·",
    "‧": "·",
    "丨": "|",  # The stroke that wires set between the day and the news: 3月5日丨云岚机场公布
}
# Between digits these are the decimal point: ５﹒６１元. `·` is none there: 9·18.
_DECIMAL_DOT = deferred(r"[﹒‧](?<=[0-9０-９].)(?=[0-9０-９])")
_CHINESE = "\u3400-\u9fff、。，；：？！（）《》「」『』【】“”‘’"
_FULL_WIDTH_MARKS = str.maketrans(",;:?!", "，；：？！")
# `?` and `!` only end something: Yahoo!奇摩 is one name. Behind a percentage a clause ends too: 增长5%,10月又增3%.
_MARK_OF_CHINESE = deferred(rf"[,;:?!](?:(?<=[{_CHINESE}%‰].)|(?<=[,;:])(?= *[{_CHINESE}]))")
_IS_CHINESE = deferred(f"[{_CHINESE}]")
_BRACKETS = deferred(r"\(([^()\n]*)\)")
_HALF_WIDTH_MARKS = deferred(r"[,;:?!(]")
# Latin letters that may have marks, and some whose stroke is none that Unicode takes apart.
_MARKED_LETTERS = "\u00c0-\u024f\u1e00-\u1eff"
_STROKES = {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D"}
# Kangxi and other radicals, compatibility ideographs, unit signs (Ω, K, Å): twins of ordinary characters.
_TWINS = "\u2e9f\u2ef3\u2f00-\u2fd5\uf900-\ufa6d\ufa70-\ufad9\u2126\u212a\u212b"


# What markup may begin with.
_MARKUP_STARTS = r"*_`\\#<>&\[~/w+-"


class _Forms(NamedTuple):
    """The canonical forms of characters.

    Attributes:
        plane: the basic plane with each character in its form.
        changed: finds a character that has another one.
        noticed: finds a character that has another one or may begin markup; most texts have neither.
    """

    plane: str
    changed: re.Pattern[str]
    noticed: re.Pattern[str]


@functools.cache
def _forms() -> _Forms:
    plane = "".join(map(chr, range(_CODE_POINTS)))
    simplified = _script().simplified
    twins = {c: unicodedata.normalize("NFKC", c) for c in re.findall(f"[{_FULL_WIDTH}{_TWINS}]", plane)}
    bases = {c: unicodedata.normalize("NFD", c)[0] for c in re.findall(f"[{_MARKED_LETTERS}]", plane)}
    forms: dict[str, str] = {
        **{character: twin for character, twin in twins.items() if len(twin) == 1},
        **{character: base for character, base in bases.items() if base.isascii()},
        **_STROKES,
        **dict.fromkeys(re.findall(f"[{_SPACES}]", plane), " "),
        **dict.fromkeys(re.findall(f"[{_LINE_BREAKS}]", plane), "\n"),
        **_LIKE,
        **simplified,
    }
    final: dict[str, str | int | None] = {character: simplified.get(form, form) for character, form in forms.items()}
    changed = "".join(re.escape(character) for character, form in final.items() if form != character)
    noticed = deferred(f"[{changed}{_MARKUP_STARTS}]")
    return _Forms(plane.translate(str.maketrans(final)), deferred(f"[{changed}]"), noticed)


# Every repetition stops at the character that would begin the next match: the patterns are linear on any input.
_LINK = deferred(
    r"(?P<image>!?)\[(?P<words>[^\[\]\n]*(?:\[[^\[\]\n]*\][^\[\]\n]*)*)\]"
    r"\((?P<target>[^()\n]*(?:\([^()\n]*\)[^()\n]*)*)\)"
)
_ADDRESS = deferred(r"[A-Za-z][A-Za-z0-9+.-]*:|[/#<?]|\.\.?/|$")
_TAGS = (
    "a|abbr|article|b|big|blockquote|br|caption|center|cite|code|col|colgroup|dd|del|details|div|dl|dt|em|figcaption|figure|font|"
    "footer|h[1-6]|header|hr|i|iframe|img|ins|kbd|li|main|mark|nav|ol|p|picture|pre|q|s|section|small|source|span|strike|strong|"
    "sub|summary|sup|table|tbody|td|tfoot|th|thead|tr|tt|u|ul|video|wbr"
)
# Brackets, quotes and bars end a URL, and so does a mark of punctuation that ends it.
_URL = deferred(
    r"(?:(?:[Hh][Tt][Tt][Pp][Ss]?|[Ff][Tt][Pp])://|www\.(?<![A-Za-z0-9.]www\.))[!#-'*-;=?-Z_a-z~]*[#-&/-9=@-Z_a-z~]"
)
# A class of characters, and what must stand around it: `re` runs fast over what is no member of the class.
_MARKUP = deferred(
    rf"""
    [<&\\*`~_] (?:
      (?P<tag> (?<=<) (?: /?(?i:{_TAGS})(?=[\s/>])[^<>]* | !--(?:(?!-->|<!--)[\s\S])*-- ) > )
    | (?P<entity> (?<=&) (?: [A-Za-z]{{2,8}} | \#[0-9]{{1,7}} | \#[xX][0-9A-Fa-f]{{1,6}} ) ; )
    | (?P<escape> (?<=\\) (?: [*_`\#\[\]<>\\] | (?=[!-/:-@^{{|}}~]) ) )
    | (?P<emphasis> (?<=\*) (?: \*+ | (?!S?ST\w)(?: (?<![0-9]\*)(?<![0-9][ ]\*) | (?![ ]?[0-9]) ) )
        | (?<=`)`* | (?<=~)~ | (?<=_)(?: _+ | (?<![A-Za-z0-9]_) | (?![A-Za-z0-9]) ) ) )
    """,
    re.VERBOSE,
)
_LINE_MARK = deferred(r"^ *(?:#{1,6}(?=[ \n])|>[> ]*|[-*+](?= ))", re.MULTILINE)
_MAY_BE_MARKUP = deferred(rf"[{_MARKUP_STARTS}](?:(?<![~/w+-])|(?<=~)~|(?<=/)/|(?<=w)ww\.|(?<=[+-]) )")
_NOT_A_LINE_BREAK = deferred(r"[^\n]")


@functools.lru_cache(maxsize=2)
def view(source: str) -> str:
    """The source in canonical forms and without markup; `len(view(source)) == len(source)`, always.

    Args:
        source: any text; need not be Markdown.

    Returns:
        The view: `view(source)[start:end]` is what rules see of `source[start:end]`.
    """
    forms = _forms()
    text = source
    if not forms.noticed.search(text):
        return _with_full_width_marks(text)
    if forms.changed.search(text):
        text = _DECIMAL_DOT.sub(".", text)
        text = text.replace("\r\n", " \n").translate(forms.plane)
    if _MAY_BE_MARKUP.search(text):
        text = _LINK.sub(_link_words, text)
        if "://" in text or "www." in text:
            text = _URL.sub(_without_markup, text)
        text = _LINE_MARK.sub(_without_markup, text)
        text = _MARKUP.sub(_without_markup, text)
    return _with_full_width_marks(text)


def of_each(form: Callable[[str], str], names: Sequence[str]) -> list[str]:
    """That form of each name; of all at once, because the form of one name costs little less than that of a thousand.

    Each stands between two marks, wherever it stands among them.
    """
    forms = form("、".join(("", *names, ""))).split("、")[1:-1]
    return forms if len(forms) == len(names) else [form(name) for name in names]


@functools.lru_cache(maxsize=2)
def is_traditional(source: str) -> bool:
    """Whether more of the characters are of traditional script only than of simplified script only."""
    script = _script()
    if script.traditional_only.isdisjoint(source):
        return False
    counts = Counter(source)
    traditional = sum(n for character, n in counts.items() if character in script.traditional_only)
    return traditional > sum(n for character, n in counts.items() if character in script.simplified_only)


def _with_full_width_marks(text: str) -> str:
    """The text with the marks and brackets of its Chinese in full width; `text` is without markup, where ``:`` and ``(`` mean others."""
    if not _HALF_WIDTH_MARKS.search(text):
        return text
    if "(" in text:
        text = _BRACKETS.sub(_full_width_brackets, text)
        text = _BRACKETS.sub(_full_width_brackets, text)  # Brackets around brackets.
    return _MARK_OF_CHINESE.sub(_full_width_mark, text)


def _full_width_mark(match: re.Match[str]) -> str:
    return match[0].translate(_FULL_WIDTH_MARKS)


def _full_width_brackets(match: re.Match[str]) -> str:
    beside = match.string[max(0, match.start() - 1) : match.start()]
    return f"（{match[1]}）" if _IS_CHINESE.search(beside + match[1]) else match[0]


def _blank(text: str) -> str:
    return _NOT_A_LINE_BREAK.sub(" ", text) if "\n" in text else " " * len(text)


def _link_words(match: re.Match[str]) -> str:
    if match["image"]:
        return _blank(match[0])
    if not _is_address(match["target"].strip()):
        return match[0]
    words = _LINK.sub(_link_words, match["words"])  # An image in a link; `words` holds no deeper brackets.
    return f" {words} {_blank(match['target'])}  "


def _is_address(target: str) -> bool:
    """Whether a link can lead there: 增长[2](30%) and [注](下同) are no links."""
    if _ADDRESS.match(target):
        return True
    path = target.split(" ", 1)[0]
    return path.isascii() and any(mark in path for mark in "./#") and any(map(str.isalpha, path))


def _without_markup(match: re.Match[str]) -> str:
    found = match[0]
    if match.lastgroup == "entity":
        character = html.unescape(found)
        if len(character) == 1:
            form = character.translate(_forms().plane)
            return form + " " * (len(found) - 1)
        return found if character == found else " " * len(found)
    return _blank(found)
