"""What a section says elsewhere of a sentence's figures: the line that opens its list, rumours told before, and denials."""

from __future__ import annotations

import bisect

from digestnlp.deferred import deferred
from digestnlp.modality.cues import Cue, Cues
from digestnlp.modality.stretch import Span, Stretch
from digestnlp.modality.verdict import AHEAD
from digestnlp.models import Section
from digestnlp.rules import Rules
from digestnlp.wordlist import compile_words

# How far before a denial the words may stand that say which report it denies.
ANSWER = 24
# How many lines a list may have behind the line that opens it, and how far back in its paragraph a rumour is remembered.
LONGEST_LIST, MEMORY = 100, 2000
_NEXT_SENTENCE = deferred("[。？！?!\n]")
_QUOTED = deferred(r"[“「『][^”」』\n]+[”」』]")


class Elsewhere:
    """Finds the cues of other sentences that hold for one."""

    def __init__(self, rules: Rules, cues: Cues) -> None:
        self._cues = cues
        self._official = compile_words(rules.words("official_sources"))
        self._reports = compile_words(rules.words("report_words"))
        self._anaphors = compile_words(rules.words("report_anaphors"))

    def cues(self, section: Section, sentence: Stretch, quantity: Span) -> list[Cue]:
        """Those that hold for a quantity of the sentence; denials of the sentence itself are among them."""
        return [
            *self._rumors(section, sentence),
            *self._denials(section, sentence, quantity),
            *self._lead(section, sentence, quantity),
        ]

    def _lead(self, section: Section, sentence: Stretch, quantity: Span) -> list[Cue]:
        """A line that ends in ： opens a list; what its last sentence expects or plans holds for the list's lines."""
        if "截至" in sentence.view[sentence.start : quantity.start]:
            return []  # 拟偿还到期债务，明细如下：⏎截至 3 月底，待偿还余额 66 亿元
        blocks = section.blocks
        number = bisect.bisect_right(blocks, sentence.start, key=lambda b: b.start) - 1
        for lead in reversed(blocks[max(0, number - LONGEST_LIST) : max(0, number)]):
            last = sentence.view[lead.end - 1]
            if last in "：:":
                start = max(lead.start, sentence.view.rfind("。", lead.start, lead.end) + 1)
                cues = self._cues.between(sentence.view, start, lead.end)
                return [c for c in cues if c.entry.modality in AHEAD or c.entry.modality == "estimate"]
            if last == "。" or sentence.view[sentence.end - 1] == "。":
                break
        return []

    def _rumors(self, section: Section, sentence: Stretch) -> list[Cue]:
        """A rumour told in the heading or earlier in the block holds on until somebody answers for what is said."""
        found: list[Cue] = []
        if not self._cues.tell_rumors(sentence.view):
            return found
        told = [(b, b.start, b.end) for b in section.blocks[:1] if b.kind == "heading" and b.end <= sentence.start]
        told.append((sentence.block, max(sentence.block.start, sentence.start - MEMORY), sentence.start))
        for block, start, reach in told:
            for cue in self._cues.between(sentence.view, start, reach):
                if cue.entry.modality != "rumor" or cue.entry.scope not in ("section", "heading"):
                    continue
                if cue.entry.scope == "heading" and block.kind != "heading":
                    continue
                if not self._official.search(sentence.view, cue.end, sentence.end):
                    found.append(cue)
        return found

    def _denials(self, section: Section, sentence: Stretch, quantity: Span) -> list[Cue]:
        """A denial behind the claim reaches back to it where the claim is told as a report; before it, to its own clause."""
        found: list[Cue] = []
        view = sentence.view
        cues = self._cues.denials(view, section.start, section.end)
        if not cues:
            return found
        reported = self._reports.search(view, sentence.start, sentence.end) is not None
        for cue in cues:
            answers = self._anaphors.search(
                view, max(section.start, cue.start - ANSWER), min(section.end, cue.end + ANSWER)
            )
            here = sentence.start <= cue.start < sentence.end
            onwards = cue.entry.scope == "forward"
            if here and cue.end <= quantity.start:
                told = view[cue.end : quantity.start]
                # 否认停产，称上月交付 2 万辆
                on = onwards and not any(word in told for word in cue.entry.terminators)
                # 澄清，网传裁员 2000 人不实，公司有员工 1 万人: what is said to be untrue is all that is denied
                on = on and not any(c.entry.scope != "forward" and cue.end <= c.start < quantity.start for c in cues)
                reaches = on or sentence.clause(cue.start) == sentence.clause(quantity.start)
            elif here:
                said = [q.span() for q in _QUOTED.finditer(view, sentence.start, cue.start)]
                # 成本约 3 亿元，网传的“投资 8 亿元”并不属实: what is quoted is denied, and nothing else
                meant = not said or any(a <= quantity.start < b for a, b in said)
                reaches = meant and (not onwards or answers is not None or self._answers_rumor(sentence, cue))
            else:
                answered = (
                    cue.start >= sentence.end and answers is not None and not self._quotes_what(view, section, cue)
                )
                reaches = answered and reported and not self._later_claim(section, sentence, cue)
                reaches |= _is_asked(view, sentence, cue)
            if reaches:
                found.append(cue)
        return found

    def _answers_rumor(self, sentence: Stretch, cue: Cue) -> bool:
        """Whether a denial of nothing that stands behind it ends a sentence that tells a rumour: 盛传减资两成，公司予以否认."""
        told = any(c.entry.modality == "rumor" for c in self._cues.between(sentence.view, sentence.start, cue.start))
        return told and not sentence.view[cue.end : sentence.end].strip("。！；， ")

    @staticmethod
    def _quotes_what(view: str, section: Section, cue: Cue) -> bool:
        """Whether the cue's sentence itself quotes what is denied, so that nothing before is: 对“大股东清仓”的传闻，公司予以否认."""
        start = max(
            section.start, view.rfind("。", section.start, cue.start), view.rfind("\n", section.start, cue.start)
        )
        return _QUOTED.search(view, start, cue.start) is not None

    @staticmethod
    def _later_claim(section: Section, sentence: Stretch, cue: Cue) -> bool:
        """Whether the denial stands in a block beyond the next: then it answers something else."""
        here = bisect.bisect_right(section.blocks, sentence.start, key=lambda b: b.start)
        return bisect.bisect_right(section.blocks, cue.start, key=lambda b: b.start) - here > 1


def _is_asked(view: str, sentence: Stretch, cue: Cue) -> bool:
    """Whether the sentence asks what the very next says to be untrue: 裁员 80%？公司回应：不实."""
    asks = view[sentence.start : sentence.end].rstrip().endswith(("？", "?"))
    return asks and cue.start >= sentence.end and not _NEXT_SENTENCE.search(view, sentence.end, cue.start)
