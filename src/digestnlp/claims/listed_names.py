"""Names in a row that no list has, of each of which the figure is: 云岚稳健一年持有 A、海岳价值精选和江河沪港深均超 50%."""

from __future__ import annotations

from digestnlp.claims.draft import Draft, Subject
from digestnlp.deferred import deferred
from digestnlp.rules import Rules
from digestnlp.wordlist import compile_words

_JOINT = deferred(" ?(?:、|以及|[和与及]) ?")
_NAME = deferred("[\u4e00-\u9fffA-Za-z0-9·“”「」《》 -]{2,16}")
_HELD_FOR = deferred(r"(?:\d{1,2}|[一二两三四五六九十]{1,2})(?:个月|年|天)持有期?")  # in the names of funds
_NOTHING = deferred(r"[^，。；、,;]{0,5}")  # 均 + 上涨超过 + 5%


class ListedNames:
    """Finds them by the packs' words that deal a figure out."""

    def __init__(self, rules: Rules) -> None:
        self._function_words = compile_words(rules.words("function_words"))

    def find(self, draft: Draft, subject: Subject) -> list[Subject]:
        """All of the list, one of which the subject is and right behind which 均 deals the figure out; none where there is no such list."""
        sentence, view = draft.sentence, draft.sentence.view
        dealt = (
            c for c in sentence.words.get("distributors", ()) if subject.end <= c.start < c.end <= draft.quantity.start
        )
        each = next((cue for cue in dealt if _NOTHING.fullmatch(view, cue.end, draft.quantity.start)), None)
        if each is None:
            return []
        start = max([sentence.clause(subject.start)[0], *(t.end for t in sentence.times if t.end <= subject.start)])
        spans = spans_in_row(view, start, each.start)
        if len(spans) < 3 or (subject.start, subject.end) not in spans:
            return []
        if not all(self._may_name(draft, *span) for span in spans):
            return []
        known = {(entity.start, entity.end): entity for entity in sentence.entities}
        texts = ((span, view[slice(*span)]) for span in spans)
        return [
            Subject.of(known[span]) if span in known else Subject(*span, text, text, "OTHER") for span, text in texts
        ]

    def _may_name(self, draft: Draft, start: int, end: int) -> bool:
        """Whether the words can be a name: short, without words that only join others, and no measure."""
        sentence = draft.sentence
        text = _HELD_FOR.sub("", sentence.view[start:end])
        if _NAME.fullmatch(text) is None or self._function_words.search(text):
            return False
        measured = {(cue.start, cue.end) for cue in sentence.metrics} | {
            (cue.start, cue.end) for cue in sentence.changes
        }
        return not any(start <= begin and stop == end for begin, stop in measured)


def spans_in_row(view: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the members stand that coordinators part between the two places."""
    marks = [mark.span() for mark in _JOINT.finditer(view, start, end)]
    return list(zip([start, *(after for _, after in marks)], [*(before for before, _ in marks), end], strict=True))
