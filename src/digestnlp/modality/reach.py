"""Whether a cue of a sentence is told of a figure in it: how far it reaches, and what takes the figure from it."""

from __future__ import annotations

from digestnlp.deferred import deferred
from digestnlp.modality.cues import Cue, within
from digestnlp.modality.so_now import REVISIONS, SoNow, announces, opens
from digestnlp.modality.stretch import Span, Stretch
from digestnlp.modality.verdict import AHEAD, WILLED
from digestnlp.rules import Rules
from digestnlp.wordlist import compile_words, pattern_of

# What leads from that value to the one that it is to be: 由 7% 进一步提高至 8%.
_TO_LEVEL = deferred(" *(?:大幅|小幅|逐步|进一步|逐年|再)*[\u4e00-\u9fff]{0,3}(?:至|到|为)")
# 预测由 5% 下调至 4%: what was expected before.
_REVISED = deferred(" *(?:大幅|小幅|进一步|再|又|略|微|轻微|轻微地)*(?:[上下]调|调[高升低降整]|[上下]修|修[订正改]|改)")
# What stands behind a cue in the heading of a paragraph, of more than one clause and up to its colon.
_HEADLINE = deferred("[^：。]*[，；][^：。]*(?<!其中)(?<!包括)(?<!如下)(?<!分别为)：")
# How long, and how it ends, who tells a rumour behind it: 售价 3899 元，爆料人数码闲谈透露.
_LONGEST_TELLER = 4
_TELLS = ("透露", "称", "表示", "说", "指出", "介绍", "爆料", "消息", "报道")
_BULLETS = " 　■◆●▶>*#-"
# What may stand between a figure and 目标, which is then of that figure: 5.5% 的预期 + 目标.
_OF_GOAL = deferred(r"[”」]?的[^，。；：、\d]{0,6}")
# 达到全年目标的 38%, 分别完成目标值的 80% 与 64%: how much of a goal is reached, and the goal before it.
_PART_OF_GOAL = deferred(
    r"(?: ?[\d.]+ ?[万亿]*[^\W\d]{0,3})?(?:值|总[额量数]|[上下]限)?的[约近逾超]?(?:[\d.]+[%％] ?[与和、及])*(?=[\d.]+ ?[%％])"
)
_JOINED = deferred("[与和同]")
_APART_REACH = 8
# 较某行预测低 3%
_MEASURED_BY = deferred(r"[较比][^，。；\d]{0,12}$")
_MORE_OR_LESS = tuple("高低多少好差强弱")
# 目标 + 新增就业 5 万人: a measure or a verb with it.
_MEASURE = deferred(r" ?[\u4e00-\u9fff]{2,}")
# How figures of a part end; and what says that it is of those just told of: 比例按年升 6 个百分点.
_PART = deferred("(?:[%％]|分点|成[一二三四五六七八九半]?|数)$")
_OF_THEM = deferred("(?:有关|相关|该|这一)?(?:比例|比率|占比)")
_MOVED = deferred("(?:按年|同比)(?:微|轻微|大幅)?[升跌增减]")
_POINTS = "百分点"
_NOTICES = ("预增", "预减", "预亏", "预盈", "预降")
_COUNTED_FIRMS = deferred(r" ?的?(?:公司|企业)?(?:有|达|为)? ?\d+ ?(?:家|只)")
_BRACKET = deferred(r"[（(][^（()）\n]*[）)]")
# What opens a list whose members ； parts, with the first character of the first of them.
_MEMBERS = deferred(r"[：:]|(?:包括|其中) ?(?P<first>\w)")
# What may stand before the name that opens a clause.
_JOINS = " 　而同时但另外且则，,"


class Reach:
    """Decides by the cue's scope and by the words between it and the figure."""

    def __init__(self, rules: Rules) -> None:
        self._causes = deferred(rf"[ ，,]*(?:{pattern_of(rules.words('causes'))}|鉴于|随着)")
        others = pattern_of((*rules.words("houses"), *rules.words("observers")))
        endings = pattern_of((*rules.words("house_endings"), *rules.words("observer_endings")))
        self._expects_of_others = deferred(rf"^(?:{others})|(?:{endings}|银行|集团研究|资本|国际|机构)$")
        self._so_now = SoNow(rules)
        self._done_already = compile_words(rules.words("done_already"))
        self._compared = compile_words(rules.words("comparisons_with_goals"))
        self._apart = compile_words(rules.words("apart_from_goals"))
        self._lists_goals = compile_words(rules.words("listed_goals"))
        self._done = deferred(
            rf"{pattern_of((*rules.words('done_already'), *rules.words('done_openers'), *rules.words('reaching_goals')))}|实际|股价|同比"
        )
        people = pattern_of(rules.words("surveyed"))
        self._asked = deferred(
            rf"[^，。；\d]{{1,14}}?[”」]?的(?:[^，。；\d]{{0,4}}(?:{people})(?:占|有|为|达|了|约|近|逾|超|的?比例)*"
            r"|则?占(?!比)了?[约近逾超]*) ?$"
        )
        self._some = deferred(rf" ?的?[^，。；\d]{{0,4}}(?:{people})[^，。；\d]{{0,4}}")
        self._reaches_goal = compile_words(rules.words("reaching_goals"))
        self._reached = deferred(rf"(?:{pattern_of(rules.words('reached_already'))})[^，。；]*$")

    def holds(self, sentence: Stretch, clause: tuple[int, int], quantity: Span, cue: Cue) -> bool:
        """Whether a cue of the sentence is told of the quantity, which stands in the clause."""
        return (
            not within(cue, sentence.entities)
            and not _only_in_title(sentence, cue, quantity)
            and (not cue.entry.after_name or _follows_name(sentence, cue))
            and self._reaches(sentence, clause, quantity, cue)
        )

    def _reaches(self, sentence: Stretch, clause: tuple[int, int], quantity: Span, cue: Cue) -> bool:
        if cue.entry.scope == "figure":
            near = 0 <= quantity.start - cue.end <= cue.entry.near
            return near and "，" not in sentence.view[cue.end : quantity.start]
        if cue.entry.scope == "before":
            near = 0 <= cue.start - quantity.end <= cue.entry.near
            return near and "，" not in sentence.view[quantity.end : cue.start]
        if cue.entry.scope == "beside":
            return max(quantity.start - cue.end, cue.start - quantity.end) in range(cue.entry.near + 1)
        if cue.entry.scope == "heading":
            return sentence.block.kind == "heading"
        own = clause[0] <= cue.start < clause[1]
        if cue.entry.scope == "clause":
            if own and (
                self._is_told_in_brackets(sentence, quantity, cue)
                or self._is_reached(sentence, quantity, cue)
                or self._is_compared(sentence, quantity, cue)
            ):
                return False
            return own or (
                cue.end <= quantity.start
                and (opens(sentence, cue) or self._is_listed_goal(sentence, clause, quantity, cue))
            )
        if cue.entry.modality == "rumor" and (
            _tells_of_next(sentence, clause, cue) or self._so_now.is_background(sentence, clause, cue)
        ):
            return False
        return cue.entry.scope != "forward" or self._reaches_forward(sentence, clause, quantity, cue)

    def _reaches_forward(self, sentence: Stretch, clause: tuple[int, int], quantity: Span, cue: Cue) -> bool:
        """Whether a cue that holds for what follows does so up to the figure."""
        own = clause[0] <= cue.start < clause[1]
        if cue.start >= quantity.end:
            return False
        if _is_of_what_is(sentence, clause, quantity, cue) or self._is_of_those_asked(sentence, clause, quantity, cue):
            return False
        near = cue.entry.near
        if near and not own and any(cue.end <= q.start <= cue.end + near for q in sentence.quantities):
            return False
        if not own and cue.entry.modality in AHEAD:
            if self._so_now.tells_of(sentence, clause, quantity, cue) or _is_of_its_member(sentence, quantity, cue):
                return False
            if _is_circumstance(sentence, cue):
                return False
            if cue.entry.modality == "forecast" and (
                self._is_of_another(sentence, clause, cue) or self._is_cause(sentence, clause, quantity, cue)
            ):
                return False
        between = sentence.view[cue.end : quantity.start]
        if "）" in between or ")" in between:
            if _is_bracketed(sentence, cue, quantity):
                return False
            between = _BRACKET.sub("", between)
        if "】" in between and "【" not in between:
            return False  # what the heading of an item expects: 【甲公司预计…】5 月 3 日，甲公司公布…
        leads = not sentence.view[sentence.block.start : sentence.start].strip(_BULLETS)
        if leads and _HEADLINE.match(between):
            return False  # 手游环比下滑，预期三季度反弹；策略偏重海外：手游收入增长 19%
        return not any(word in between for word in cue.entry.terminators if word != "；" or not _lists(between))

    def _is_cause(self, sentence: Stretch, clause: tuple[int, int], quantity: Span, cue: Cue) -> bool:
        """Whether the figure's clause, right behind the one that says who expects something, only says why, which is so.

        专家预测，由于 50 亿元补贴已经发完，增速将降至 2%; but of 预测亏损 3 亿元，由于计提减值 2 亿元 both are to come.
        """
        behind = sentence.clause(cue.start)[1]
        if not announces(sentence, cue) or sentence.view[behind : clause[0]].strip(" ，,"):
            return False
        caused = self._causes.match(sentence.view, clause[0], quantity.start)
        return caused is not None and clause[1] < sentence.end

    def _is_of_another(self, sentence: Stretch, clause: tuple[int, int], cue: Cue) -> bool:
        """Whether a company tells what it expects of itself, and the clause of one not named before: 甲预计净利翻倍，乙营收 3 亿元."""
        teller = next((e for e in sentence.entities if e.end == cue.start), None)
        if teller is None or teller.label != "COMPANY" or self._expects_of_others.search(teller.name):
            return False
        opened = next((e for e in sentence.entities if clause[0] <= e.start), None)
        if opened is None or opened.label != "COMPANY" or sentence.view[clause[0] : opened.start].strip(_JOINS):
            return False
        return all(e.name != opened.name for e in sentence.entities if e.start < clause[0])

    def _is_listed_goal(self, sentence: Stretch, clause: tuple[int, int], quantity: Span, cue: Cue) -> bool:
        """Whether the figure is of the next of a list of goals: 今年目标新增就业 5 万人，居民消费价格涨幅 2%，粮食产量 80 万吨.

        Not behind a goal that is only a figure (销量目标为 10 万辆，毛利率 20%) or a company's (目标增加 200 家店，市占率过半), nor where a
        time, a name or a word of what is done stands between.
        """
        first = next((q for q in sentence.quantities if q.start >= cue.end), None)
        listed = self._lists_goals.match(sentence.view, cue.start)
        if (
            cue.entry.modality != "target"
            or first is None
            or listed is None
            or "。" in sentence.view[cue.end : quantity.start]
        ):
            return False
        if not _MEASURE.match(sentence.view, listed.end(), first.start):
            return False
        if any(name.label == "COMPANY" and name.start < cue.start for name in sentence.entities):
            return False
        start = sentence.clause(first.start)[1]
        places = [*(time.start for time in sentence.times), *(name.start for name in sentence.entities)]
        named = any(start <= place < quantity.start for place in places)
        return not named and not self._done.search(sentence.view, start, clause[1])

    def _is_of_those_asked(self, sentence: Stretch, clause: tuple[int, int], quantity: Span, cue: Cue) -> bool:
        """Whether the figure is the part of those who plan or expect something, which is so: 计划外游的市民占 63%，较去年多 5 个百分点."""
        if cue.entry.modality not in AHEAD:
            return False
        first = next((q for q in sentence.quantities if q.start >= cue.end), None)
        if first is None or not _is_part(sentence, first):
            return False
        if not self._asked.match(sentence.view, cue.end, first.start):
            before = next((q for q in reversed(sentence.quantities) if q.end <= cue.start), None)
            asked = before is not None and self._some.fullmatch(sentence.view, before.end, cue.start) is not None
            told = (_OF_THEM, _MOVED) if sentence.view.endswith(_POINTS, 0, quantity.end) else (_OF_THEM,)
            return asked and any(words.match(sentence.view, clause[0], quantity.start) for words in told)
        return quantity.start == first.start or _is_part(sentence, quantity)

    def _is_reached(self, sentence: Stretch, quantity: Span, cue: Cue) -> bool:
        """Whether the figure is of a goal that has been reached: 已完成全年 50 万辆的销售目标."""
        if cue.entry.modality != "target":
            return False
        part = _PART_OF_GOAL.match(sentence.view, cue.end)
        if cue.end <= quantity.start:
            return part is not None and part.end() >= quantity.start and sentence.view[quantity.end - 1] in "%％"
        if part is not None:
            return False
        if self._reaches_goal.search(sentence.view, quantity.end, cue.start) and self._done_already.search(
            sentence.view, sentence.clause(quantity.start)[0], quantity.start
        ):
            return True  # 已连续 3 个月达成万辆目标
        reached = (quantity.start, cue.start)  # 30 家企业实现了减排目标
        return any(self._reached.search(sentence.view, sentence.start, end) is not None for end in reached)

    def _is_compared(self, sentence: Stretch, quantity: Span, cue: Cue) -> bool:
        """Whether the goal is another figure, with which this one is compared: 3% 的增速与 5% 的预期目标仍有差距."""
        if cue.entry.modality != "target" or cue.start < quantity.end:
            return False
        goal = next((q for q in reversed(sentence.quantities) if quantity.end <= q.start and q.end < cue.start), None)
        if goal is None or not _OF_GOAL.fullmatch(sentence.view, goal.end, cue.start):
            return False
        if self._compared.search(sentence.view, quantity.end, goal.start):
            return True
        joined = _JOINED.search(sentence.view, quantity.end, goal.start)
        return joined is not None and self._apart.search(sentence.view, cue.end, cue.end + _APART_REACH) is not None

    @staticmethod
    def _is_told_in_brackets(sentence: Stretch, quantity: Span, cue: Cue) -> bool:
        """Whether the cue is of another figure, in brackets behind this one: 销量 7 万辆（未达 8 万辆的目标）."""
        if cue.start < quantity.end:
            return False
        opened = sentence.view.rfind("（", quantity.end, cue.start)
        if opened < 0:
            opened = sentence.view.rfind("(", quantity.end, cue.start)
        return opened >= 0 and any(opened < q.start < cue.start for q in sentence.quantities)


def _tells_of_next(sentence: Stretch, clause: tuple[int, int], cue: Cue) -> bool:
    """Whether a rumour is told in a clause behind the figure's, of a figure of its own: 电池 4000mAh，售价据传为 3899 元.

    But 正洽谈融资 5 亿美元，知情人士透露 is one of the figure before.
    """
    if cue.start < clause[1]:
        return False
    _, end = sentence.clause(cue.start)
    if any(cue.end <= q.start < end for q in sentence.quantities):
        return True
    if cue.text.endswith(("称", "指")) and sentence.view[cue.end : sentence.end].strip(" ，。；"):
        return True  # 甲公司跌 5%，此前有报道称，乙公司减持
    told = sentence.view[cue.end : end].strip(" ，。；")  # 观看人数达 600 万，而据传一位明星花高价签约
    return len(told) > _LONGEST_TELLER and not told.endswith(_TELLS)


def _is_bracketed(sentence: Stretch, cue: Span, quantity: Span) -> bool:
    """Whether the cue stands in a bracket that is closed before the figure: 营收 3 亿元（预计明年达 5 亿元），净利润 1 亿元."""
    brackets = _BRACKET.finditer(sentence.view, sentence.start, quantity.start)
    return any(bracket.start() < cue.start < bracket.end() for bracket in brackets)


def _is_of_what_is(sentence: Stretch, clause: tuple[int, int], quantity: Span, cue: Cue) -> bool:
    """Whether the cue tells of something else than the figure, which is so, though nothing stands between them."""
    if cue.entry.modality == "forecast":
        if _comes_from(sentence, clause[0], quantity) and not _REVISED.match(sentence.view, quantity.end):
            return True  # 预计毛利率将从 20% 提高到 25%
        return _is_yardstick(sentence, cue) or _is_kind_of_notice(sentence, cue)
    return cue.entry.modality in WILLED and (
        _comes_from(sentence, clause[0], quantity) or _is_part_of_plan(sentence, quantity, cue)
    )


def _is_circumstance(sentence: Stretch, cue: Cue) -> bool:
    """Whether the cue stands in a circumstance, of which the figure behind it is no part: 在商家力求降价下，预计销量增长 6%."""
    start, end = sentence.clause(cue.start)
    return sentence.view[cue.end : end].rstrip(" ，,").endswith("下") and "在" in sentence.view[start : cue.start]


def _is_yardstick(sentence: Stretch, cue: Span) -> bool:
    """Whether what is so is measured by what was expected: 净利润较某行预测低 3%."""
    behind = sentence.view[cue.end : cue.end + 1]
    return behind in _MORE_OR_LESS and _MEASURED_BY.search(sentence.view, sentence.start, cue.start) is not None


def _is_kind_of_notice(sentence: Stretch, cue: Cue) -> bool:
    """Whether the word names a kind of notice, of which companies are counted: 预增 210 家，略增 35 家."""
    return cue.text in _NOTICES and _COUNTED_FIRMS.match(sentence.view, cue.end) is not None


def _is_part(sentence: Stretch, figure: Span) -> bool:
    return _PART.search(sentence.view, figure.start, figure.end) is not None


def _is_part_of_plan(sentence: Stretch, quantity: Span, cue: Span) -> bool:
    """Whether the figure is how much of a plan is done: 占年初计划的 83%."""
    part = _PART_OF_GOAL.match(sentence.view, cue.end)
    return part is not None and part.end() >= quantity.start and sentence.view[quantity.end - 1] in "%％"


def _comes_from(sentence: Stretch, start: int, quantity: Span) -> bool:
    """Whether the figure is what a plan changes, which is so already: 计划将税率由 7% 提高至 8%."""
    before = sentence.view[start : quantity.start].rstrip(" 约近逾超")
    return before.endswith(REVISIONS) and _TO_LEVEL.match(sentence.view, quantity.end) is not None


def _is_of_its_member(sentence: Stretch, quantity: Span, cue: Span) -> bool:
    """Whether the cue, behind a figure of its own member, opens no list, and ； stands before the figure.

    甲厂产能 3 万吨，预计年产值 2 亿元；乙厂产能 5 万吨
    """
    if "；" not in sentence.view[cue.end : quantity.start]:
        return False
    member = max(sentence.view.rfind("；", sentence.start, cue.start), sentence.start)
    return any(member <= q.start < cue.start for q in sentence.quantities)


def _lists(text: str) -> bool:
    """Whether ； only parts the members of a list: 拟计提 3 亿元，包括对甲计提 1 亿元；对乙计提 2 亿元."""
    opened = _MEMBERS.search(text)
    if opened is None or "；" in text[: opened.start()]:
        return False
    first = opened["first"]
    return first is None or all(member.lstrip().startswith(first) for member in text.split("；")[1:])


def _only_in_title(sentence: Stretch, cue: Span, quantity: Span) -> bool:
    """Whether the cue is a word of a title that does not hold the figure: 发布《关于减持计划的公告》，持股 3%."""
    opened = sentence.view.rfind("《", sentence.start, cue.start)
    if opened < 0 or sentence.view.find("》", opened, cue.start) >= 0:
        return False
    closed = sentence.view.find("》", cue.end, sentence.end)
    return closed >= 0 and not opened < quantity.start < closed


def _follows_name(sentence: Stretch, cue: Span) -> bool:
    """Whether a name or a colon stands right before the cue: 花旗料, 中金：料."""
    end = cue.start - sentence.view.endswith(" ", 0, cue.start)
    return sentence.view[end - 1 : end] in ("：", ":") or any(name.end == end for name in sentence.entities)
