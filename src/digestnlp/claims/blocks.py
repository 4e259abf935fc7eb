"""What a heading, paragraph or item starts from, and what it opens: 【甲公司：…】 is an item of its own, 二季度排名如下： opens a list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from digestnlp.claims.draft import NO_PERIOD, period_of
from digestnlp.claims.left_in_force import PeriodsLeft
from digestnlp.claims.scan import ENTRY, Sentence, inside
from digestnlp.claims.state import Above, State
from digestnlp.claims.told import Text, Told
from digestnlp.claims.topics import TopicFinder, Topics
from digestnlp.claims.unlisted import UnlistedNames
from digestnlp.deferred import deferred
from digestnlp.models import Block, Entity
from digestnlp.rules import Rules
from digestnlp.wordlist import pattern_of

# 甲公司（600001.SH）3 月 4 日晚间公告，
_ANNOUNCES = deferred(
    r" *(?:[（(][^（()）\n]{1,14}[)）])? *(?:\d{1,2} *月 *\d{1,2} *日)?(?:早间|晚间?)?(?:发布)?公告[，,称]"
)
_RECENT = timedelta(7)
# 江州市则为 1875 套: the next of those that the paragraph before has told of.
_NEXT_OF_LIST = deferred(r"[ \u3000]*[^，。；：、\d\n]{1,12}则(?:为|是|达|有|仅有|仅为|约为) *约? *\d")


class Blocks:
    """Opens and closes them by the packs' labels and words for parts."""

    def __init__(self, rules: Rules, unlisted: UnlistedNames, topics: TopicFinder, left: PeriodsLeft) -> None:
        self._unlisted = unlisted
        self._topics = topics
        self._left = left
        self._of_its_parts = deferred(rf"(?:{pattern_of(rules.words('part_openers'))})[，,：:]")
        self._part_label = deferred(rf"{ENTRY}(?:{pattern_of(rules.words('section_labels'))})】")

    def open(self, state: State, view: str, source: str, block: Block, names: Sequence[Entity]) -> None:
        """Puts in force what the block starts from; an item that stands under another goes on with that one."""
        above = _above(state, source, block)
        if above is None:
            self._open_new(state, view, block, names)
        else:
            state.drafts, state.period, state.topics.block = [], above.period, above.subject

    def close(self, state: State, source: str, block: Block, sentences: Sequence[Sentence]) -> None:
        """Keeps what the block leaves for the items under it, for those of its section, or for the list that it opens."""
        if _above(state, source, block) is None:
            state.above = Above(state.topics.block, state.period) if block.kind == "item" else None
        if block.kind == "heading":
            state.heading_period = state.topic_period
        if (block.kind != "item" or state.topics.article is not None) and not state.headed:
            state.list_period = state.topic_period
        if block.kind != "item":
            self._note_lead(state, sentences)

    def _open_new(self, state: State, view: str, block: Block, names: Sequence[Entity]) -> None:
        """A new paragraph starts from the heading's subject; an item of a list is a topic of its own.

        One that goes on with parts of what the last has told of is of its time and measure: 其中，采矿业增长 8%. An
        announcement is of no other paragraph's: 甲公司公告，拟回购 1 亿元.
        """
        head, head_end = self._unlisted.head(view, block, names) or (None, 0)
        own = head is not None or self._is_entry(view, block, names)
        state.topics.block = state.topics.named = state.topics.person = None
        company = _opens_with_company(view, block, names)
        if company is not None:
            state.topics.holder = None  # 甲公司公告，购买其持有的 30% 股权: no holder of the paragraph before
        if company is not None and block.kind == "paragraph" and _ANNOUNCES.match(view, company.end, block.end):
            state.topic_period = state.heading_period
        state.is_entry = own
        state.headed = state.headed and block.kind != "item"
        tells_parts = block.kind == "paragraph" and self._of_its_parts.match(view, block.start) is not None
        if not tells_parts and (block.kind != "item" or state.topics.heading is None):
            state.drafts = []  # the items of a list under one heading go on with its measures
        goes_on = tells_parts or (block.kind == "paragraph" and _NEXT_OF_LIST.match(view, block.start, block.end))
        state.period = state.period if goes_on else NO_PERIOD
        state.ahead = NO_PERIOD
        state.trades = False
        day = state.day
        if day.time is not None and day.time.instant and day.end and state.anchor and state.anchor - day.end > _RECENT:
            state.day = NO_PERIOD  # 截至 8 月底 is no day of trading
        if (block.kind == "item" and state.topics.heading is None) or own:
            state.topics = Topics(
                issuer=state.topics.issuer,
                article=None if own else state.topics.article,
                sole=None if own else state.topics.sole,
                home=state.topics.home,
                places=() if own else state.topics.places,
                head=head,
                head_end=head_end,
                told=Told(text=Text(view, block.start, block.end)),
            )
            state.topics.note(head)
            if own and state.led is None and not (block.kind == "item" and state.opens_list):
                state.topic_period = state.heading_period
            elif not state.opens_list:
                state.topic_period = state.list_period

    def _is_entry(self, view: str, block: Block, names: Sequence[Entity]) -> bool:
        """Whether the paragraph is an item of its own: 【甲公司：上半年净利润 3 亿元】…, 甲公司：拟回购 1 亿元; not 【事件】…."""
        if view.startswith(ENTRY, block.start):
            return self._part_label.match(view, block.start) is None
        first = _opens_with_company(view, block, names)
        return first is not None and view.startswith(("：", ":"), first.end)

    def note_heading(self, state: State, sentences: Sequence[Sentence]) -> None:
        """What the whole heading is about holds for its first words too: 明年将投 9 亿美元？云岚科技回应."""
        for sentence in sentences:
            topic = self._topics.of_sentence(sentence, sentence.end)
            if topic is not None:
                state.topics.heading = topic._replace(inherited=True)
                state.topics.by_type.setdefault(topic.type, state.topics.heading)
                return

    def _note_lead(self, state: State, sentences: Sequence[Sentence]) -> None:
        """Notes whether a line opens a list, whose items are of the time that it says: 二季度排名前列的分别是：, 其他车企表现如何？."""
        state.opens_list = bool(sentences) and sentences[-1].text.rstrip().endswith(("：", ":", "？", "?"))
        if state.opens_list:
            times = sentences[-1].times
            said = self._left.topic(sentences[-1], times)
            if said.source == "none":  # 总销量排行（截至 6 月底）：
                until = (t for t in times if t.instant and t.text.startswith("截") and t.period_end is not None)
                said = next(map(period_of, until), NO_PERIOD)
            state.topic_period = said if said.source != "none" else state.topic_period
            state.led_period = said


def _above(state: State, source: str, block: Block) -> Above | None:
    """The item that the block stands under."""
    return state.above if state.above is not None and _is_nested(source, block) else None


def _is_nested(source: str, block: Block) -> bool:
    """Whether the item stands indented, as those under another do."""
    line = source.rfind("\n", 0, block.start) + 1
    return block.kind == "item" and source.startswith(("  ", "\t"), line)


def _opens_with_company(view: str, block: Block, names: Sequence[Entity]) -> Entity | None:
    """The company whose name the paragraph begins with."""
    first = next(iter(inside(names, block.start, block.end)), None)
    if first is None or first.label != "COMPANY" or view[block.start : first.start].strip():
        return None
    return first
