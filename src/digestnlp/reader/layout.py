"""Lines of an article into blocks, and blocks into the sections that stand on their own.

What Markdown says, it says in the marks that the view blanks: a block is what the view shows of a line, and its kind
follows from the marks before it. Each line is a block, but for tables and for hard-wrapped paragraphs, in which a line
break is a space.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from digestnlp.deferred import deferred
from digestnlp.models import Block, BlockKind, Section
from digestnlp.reader.datelines import Dateline, Notes, notes_of
from digestnlp.rules import Rules

_LONGEST_HEADING = 40
_LONGEST_BARE_HEADING = 12
_LONGEST_PARTING_LINE = 30
# In columns, of which a Chinese character takes two: what plain text is wrapped at.
_WRAPPED_LINE = range(56, 161)
_RAGGED_COLUMNS = 3
# A dateline further down tells of something else.
_BLOCKS_WITH_DATELINE = 2

_WORD = deferred(r"[^\W_]")
_HEADING_MARK = deferred(r"\s*(#{1,6})\s")
_LIST_MARK = deferred(r"\s*[-*+]\s")
_LINK_ALONE = deferred(r"\s*\[[^\[\]\n]*\]\([^()\n]*\)\s*")
_TABLE_RULE = deferred(r"[|:-][ |:-]*")
_NUMBER = deferred(
    r"(?P<number>\d{1,3}) *、 *|\d{1,3} *(?:[.．](?!\d)|[)）]) *|[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）] *"
    r"|[①-⑳] *|[•·●▪◆■►▶○] *"
)
_CHAPTER = deferred(r"[一二三四五六七八九十]{1,3} *、|第[一二三四五六七八九十]{1,3}[章节] ")
_NEXT_ITEM = deferred(r"[；;。] *(?P<number>\d{1,3}) *、 *")
_MARKS_BEFORE = deferred(r"[\W_]+")
_SENTENCE_ENDS = tuple("。！？；…!?;.")
_HEADING_CANNOT_END = (*_SENTENCE_ENDS, "：", ":", "，", ",", "、")
# 指导价：23 万元; 甲显卡（增长 0.4%）
_LABELLED = deferred(r"[^：:，,]{2,10}[：:] ?[约近]?\d[^，,：:]{0,20}")
_MOVED = deferred(r"[^：:，,（(]{2,24}[（(][增升涨上下降跌减+\-−][^（）()]{0,6}?[\d.]+ ?%[）)]")
_GOES_ON = tuple("，、（《“「,(")
_CLOSING = "”’」』）)】》 "


@dataclass(frozen=True, slots=True)
class Draft:
    """A block to be.

    Attributes:
        last_line: number of the line that it ends on: neighbours may be one paragraph.
        level: 1 to 6 for a Markdown heading; 0 for what only looks like one.
        number: the number of an item in a list.
    """

    kind: BlockKind
    start: int
    end: int
    last_line: int
    level: int = 0
    number: int | None = None


@dataclass(frozen=True, slots=True)
class _Line:
    """A line whose view is not blank: `begin` and `stop` are its own, `start` and `end` those of what the view shows."""

    number: int
    begin: int
    start: int
    end: int
    stop: int


def find_drafts(text: str, seen: str, body: int, rules: Rules) -> list[Draft]:
    """The blocks of the text from `body` on, in order, without boilerplate; first-level headings are still headings."""
    drafts: Iterable[Draft] = _unwrapped(_of_lines(text, seen, list(_lines(seen, body))), seen)
    drafts = [item for draft in drafts for item in _split_items(draft, seen)]
    return list(_without_boilerplate(_with_bare_headings(_with_bold_figures(drafts, seen), seen), seen, rules))


def with_first_line_as_heading(drafts: Sequence[Draft], seen: str) -> list[Draft]:
    """A plain text's first line is its heading where it is short and no sentence."""
    if len(drafts) < 2 or drafts[0].kind != "paragraph" or any(draft.level for draft in drafts):
        return list(drafts)
    first, *others = drafts
    is_heading = first.end - first.start <= 2 * _LONGEST_HEADING and _can_be_heading(seen, first.start, first.end)
    return [replace(first, kind="heading") if is_heading else first, *others]


def with_titles(drafts: Sequence[Draft], text: str, title: str | None) -> list[Draft]:
    """First-level headings that name the article become titles, and so do lines that repeat one before the first section.

    Where there are several of different wording, they head sections. Where there is nothing else, the title is all that
    the article says, and stays a heading.
    """
    firsts = {text[draft.start : draft.end] for draft in drafts if draft.level == 1} - {title}
    titles = ({title} if title else set()) | (firsts if len(firsts) == 1 else set())
    result: list[Draft] = []
    before_sections = True
    for draft in drafts:
        said = text[draft.start : draft.end]
        before_sections = before_sections and (draft.kind != "heading" or said in titles)
        if said in titles and (draft.level == 1 or (draft.kind == "paragraph" and before_sections)):
            result.append(replace(draft, kind="title"))
        else:
            result.append(draft)
    if all(draft.kind == "title" for draft in result):
        return [replace(draft, kind="heading") for draft in result]
    return result


def group(
    drafts: Sequence[Draft], text: str, seen: str, *, rules: Rules, published: date | None, source: str | None
) -> tuple[Section, ...]:
    """The sections of the blocks: a heading opens one; without headings, datelines and sources tell them apart."""
    notes = notes_of(rules)
    sections: list[Section] = []
    for chapter in _chapters(drafts):
        heading = next((text[d.start : d.end] for d in chapter if d.kind == "heading"), None)
        for dateline, part in _parts([_read_notes(draft, text, seen, notes) for draft in chapter]):
            blocks = tuple(entry.block for entry in part if entry.block)
            if not blocks:
                continue
            sections.append(
                Section.trusted(
                    {
                        "start": blocks[0].start,
                        "end": blocks[-1].end,
                        "heading": heading,
                        "published": (dateline.resolve(published) if dateline else None) or published,
                        "source": next((entry.source for entry in reversed(part) if entry.source), source),
                        "blocks": blocks,
                    }
                )
            )
    return tuple(sections)


def _lines(seen: str, body: int) -> Iterator[_Line]:
    begin = body
    for number, line in enumerate(seen[body:].split("\n")):
        stop = begin + len(line)
        if shown := line.strip():
            start = begin + line.index(shown[0])
            yield _Line(number, begin, start, start + len(shown), stop)
        begin = stop + 1


def _of_lines(text: str, seen: str, lines: Sequence[_Line]) -> Iterator[Draft]:
    index, last_number = 0, 0
    while index < len(lines):
        length = _table_length(seen, lines, index)
        if length:
            last = lines[index + length - 1]
            yield Draft("table", lines[index].start, last.end, last.number)
        elif draft := _of_line(text, seen, lines[index], last_number):
            last_number = draft.number or last_number
            yield draft
        index += length or 1


def _of_line(text: str, seen: str, line: _Line, last_number: int) -> Draft | None:
    start, end = line.start, line.end
    before, behind = text[line.begin : start], text[end : line.stop]
    if not _WORD.search(seen, start, end):
        return None
    if marks := _HEADING_MARK.match(before):
        return Draft("heading", start, end, line.number, level=len(marks[1]))
    is_item = _LIST_MARK.match(before) is not None
    if not is_item and "[" in before and _LINK_ALONE.fullmatch(text, line.begin, line.stop):
        return None
    number: int | None = None
    if mark := _item_mark(seen, start, end, last_number):
        is_item, start = True, mark.end()
        number = int(mark["number"]) if mark["number"] else None
    if is_item:
        return Draft("item", start, end, line.number, number=number) if start < end else None
    is_bold = "**" in before and "**" in behind and text.find("**", start, end) < 0
    kind: BlockKind = "heading" if _looks_like_heading(seen, start, end, is_bold=is_bold) else "paragraph"
    return Draft(kind, start, end, line.number)


def _item_mark(seen: str, start: int, end: int, last_number: int) -> re.Match[str] | None:
    """The number or bullet that opens an item. 3、4 月 begins one only where the list has come to 3."""
    mark = _NUMBER.match(seen, start, end)
    if mark and mark["number"] and seen[mark.end() : mark.end() + 1].isdigit():
        return mark if int(mark["number"]) in (1, last_number + 1) else None
    return mark


def _looks_like_heading(seen: str, start: int, end: int, *, is_bold: bool) -> bool:
    """A short line that is bold as a whole, stands in 【】, or is numbered as a chapter is."""
    if end - start > _LONGEST_HEADING or not _can_be_heading(seen, start, end):
        return False
    is_bracketed = seen[start] == "【" and seen.find("】", start, end) == end - 1
    return is_bold or is_bracketed or _CHAPTER.match(seen, start, end) is not None


def _can_be_heading(seen: str, start: int, end: int) -> bool:
    return not seen[start:end].rstrip(_CLOSING).endswith(_HEADING_CANNOT_END)


def _table_length(seen: str, lines: Sequence[_Line], index: int) -> int:
    """How many lines from this one on are a table: a head with a rule under it, or rows between bars."""
    head, rows = lines[index], 0
    while index + rows < len(lines):
        line = lines[index + rows]
        if line.number != head.number + rows or seen.find("|", line.start, line.end) < 0:
            break
        if rows == 1 and not _is_rule(seen, line) and not (_is_barred(seen, head) and _is_barred(seen, line)):
            break
        rows += 1
    return rows if rows > 1 else 0


def _is_rule(seen: str, line: _Line) -> bool:
    return seen.find("-", line.start, line.end) >= 0 and _TABLE_RULE.fullmatch(seen, line.start, line.end) is not None


def _is_barred(seen: str, line: _Line) -> bool:
    return line.end - line.start > 1 and seen[line.start] == "|" == seen[line.end - 1]


def _unwrapped(drafts: Iterable[Draft], seen: str) -> Iterator[Draft]:
    """Joins the lines of hard-wrapped paragraphs; in doubt, each line stays a block of its own."""
    for run in _runs(drafts):
        if len(run) > 2 and _is_wrapped(run, seen):
            yield replace(run[0], end=run[-1].end, last_line=run[-1].last_line)
            continue
        joined = run[0]
        for draft in run[1:]:
            if _goes_on(seen[joined.end - 1], seen[draft.start]):
                joined = replace(joined, end=draft.end, last_line=draft.last_line)
            else:
                yield joined
                joined = draft
        yield joined


def _runs(drafts: Iterable[Draft]) -> Iterator[list[Draft]]:
    """A paragraph or an item with the paragraphs on the lines right below; everything else alone."""
    run: list[Draft] = []
    for draft in drafts:
        is_next = run and draft.kind == "paragraph" and draft.last_line == run[-1].last_line + 1
        if is_next and run[0].kind in ("paragraph", "item"):
            run.append(draft)
            continue
        if run:
            yield run
        run = [draft]
    if run:
        yield run


def _is_wrapped(run: Sequence[Draft], seen: str) -> bool:
    """Whether the lines, but for the last, are all about as wide as a page, and break inside of sentences."""
    if max(draft.end - draft.start for draft in run) > _WRAPPED_LINE.stop:
        return False
    lines = [seen[draft.start : draft.end] for draft in run]
    widths = [len(line.encode("gb18030")) for line in lines]
    widest = max(widths)
    whole_sentences = sum(line.endswith(_SENTENCE_ENDS) for line in lines[:-1])
    return (
        widest in _WRAPPED_LINE
        and min(widths[:-1]) >= widest - _RAGGED_COLUMNS
        and lines[-1].rstrip(_CLOSING).endswith(_SENTENCE_ENDS)
        and 3 * whole_sentences <= len(lines)
    )


def _goes_on(last: str, first: str) -> bool:
    """Whether a sentence cannot end between these characters."""
    return last in _GOES_ON or (f"{last}{first}".isascii() and last.islower() and first.islower())


def _split_items(draft: Draft, seen: str) -> Iterator[Draft]:
    """Cuts a list that is told in one line (1、…；2、…) into its items."""
    number, start = draft.number, draft.start
    if draft.kind == "item" and number is not None:
        for match in _NEXT_ITEM.finditer(seen, draft.start, draft.end):
            if int(match["number"]) == number + 1 and match.end() < draft.end:
                yield replace(draft, start=start, end=match.start() + 1, number=number)
                number, start = number + 1, match.end()
    yield replace(draft, start=start, number=number)


def _with_bold_figures(drafts: Sequence[Draft], seen: str) -> list[Draft]:
    """A line in bold type below a heading of that kind that only says a figure of it heads nothing: 指导价：23 万元."""
    result: list[Draft] = []
    for draft in drafts:
        is_heading = draft.kind == "heading" and not draft.level
        labels = is_heading and bool(result) and result[-1].kind == "heading" and not result[-1].level
        if (labels and _LABELLED.fullmatch(seen, draft.start, draft.end)) or (
            is_heading and _MOVED.fullmatch(seen, draft.start, draft.end)
        ):
            draft = replace(draft, kind="paragraph")
        result.append(draft)
    return result


def _with_bare_headings(drafts: Sequence[Draft], seen: str) -> Iterator[Draft]:
    """A few characters right before the first item of a numbered list head it, though nothing marks them."""
    for draft, following in itertools.zip_longest(drafts, drafts[1:]):
        is_bare = draft.kind == "paragraph" and draft.end - draft.start <= _LONGEST_BARE_HEADING
        heads_list = following is not None and following.number == 1
        if is_bare and heads_list and _can_be_heading(seen, draft.start, draft.end):
            yield replace(draft, kind="heading")
        else:
            yield draft


def _without_boilerplate(drafts: Iterable[Draft], seen: str, rules: Rules) -> Iterator[Draft]:
    """Drops the lines that are no part of the article, and what follows 更多阅读 up to the next Markdown heading."""
    boilerplate, end_of_article = rules.words("boilerplate"), rules.words("end_of_article")
    parted = False
    for draft in drafts:
        begin = _MARKS_BEFORE.match(seen, draft.start, draft.end)
        start = begin.end() if begin else draft.start
        said = seen[start : min(draft.end, start + 2 * _LONGEST_PARTING_LINE)].replace(" ", "").replace(":", "：")
        is_boilerplate = said.startswith(boilerplate)
        parts = len(said) <= _LONGEST_PARTING_LINE and said.startswith(end_of_article) and not said.endswith("。")
        # A heading begins anew, or begins what is no part of the article; any other line goes on with what is there.
        parted = draft.level > 1 and (parts or is_boilerplate) if draft.level else parted or parts
        if not parted and (not is_boilerplate or draft.level == 1):
            yield draft


def _chapters(drafts: Iterable[Draft]) -> Iterator[list[Draft]]:
    chapter: list[Draft] = []
    for draft in drafts:
        if draft.kind == "heading" and chapter:
            yield chapter
            chapter = []
        chapter.append(draft)
    if chapter:
        yield chapter


@dataclass(slots=True)
class _Entry:
    """A block with its own dateline and source; no block where the line was a source only."""

    block: Block | None
    dateline: Dateline | None = None
    source: str | None = None

    @property
    def is_body(self) -> bool:
        return self.block is not None and self.block.kind in ("paragraph", "item")


def _read_notes(draft: Draft, text: str, seen: str, notes: Notes) -> _Entry:
    if draft.kind not in ("paragraph", "item"):
        return _Entry(Block.trusted({"kind": draft.kind, "start": draft.start, "end": draft.end}))
    span, end = notes.source(seen, draft.start, draft.end)
    block = Block.trusted({"kind": draft.kind, "start": draft.start, "end": end}) if end > draft.start else None
    source = text[span.start : span.end] if span else None
    return _Entry(block, notes.dateline(seen, draft.start, end) if block else None, source)


def _parts(entries: Sequence[_Entry]) -> Iterator[tuple[Dateline | None, list[_Entry]]]:
    """Cuts a chapter where its items have datelines or sources of their own; each part with its dateline."""
    several_sources = len({entry.source for entry in entries if entry.source}) > 1
    part: list[_Entry] = []
    bodies, dateline = 0, None
    for entry in entries:
        is_dated_anew = dateline and entry.dateline and entry.dateline != dateline
        if is_dated_anew or (several_sources and part and part[-1].source):
            yield dateline, part
            part, bodies, dateline = [], 0, None
        part.append(entry)
        bodies += entry.is_body
        if bodies <= _BLOCKS_WITH_DATELINE:
            dateline = dateline or entry.dateline
    if part:
        yield dateline, part
