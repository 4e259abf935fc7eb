"""Whom a pronoun stands for: 公司, 该机, 其, 前者, 她."""

from __future__ import annotations

from digestnlp.claims.draft import Draft, Subject
from digestnlp.claims.fit import GENERIC, is_of_places
from digestnlp.claims.holders import HELD
from digestnlp.claims.roles import Roles
from digestnlp.claims.scan import Cue, Sentence
from digestnlp.claims.topics import TopicFinder, Topics
from digestnlp.claims.unnamed_issuer import UnnamedIssuer
from digestnlp.deferred import deferred
from digestnlp.models import Entity
from digestnlp.rules import Rules
from digestnlp.wordlist import compile_words, pattern_of

_KIN = ("母", "子", "孙")  # Before 公司 they say what it is to another.
_SHARES = "股"
_OWNERS = ("股东", "控制人", "实控人", "关联方", "母公司")
_LONGEST_KIND = 8  # 这家 + 海岳国智能手机 + 巨头

# 点评 + ：公司业绩符合预期
_LABEL = deferred(r"(?: *[\u4e00-\u9fff]{2,6} ?[：:])? *")
_THE = "该"
_COLON = deferred(" ?[：:] ?")


class PronounReader:
    """Resolves pronouns by the packs' words and what is in force."""

    def __init__(self, rules: Rules, roles: Roles, topics: TopicFinder) -> None:
        self._roles = roles
        self._topics = topics
        self._unnamed = UnnamedIssuer(rules)
        self._bare_pronouns = frozenset(rules.words("bare_pronouns"))
        first, second = rules.words("ordinal_pronouns")
        self._ordinals = {first: 0, second: 1}
        self._issuer_pronouns = frozenset(rules.words("issuer_pronouns"))
        self._issuer_heads = frozenset(rules.words("issuer_heads"))
        self._other_words = compile_words(rules.words("not_behind_pronouns"))
        self._shares = deferred(rf" *的?(?:部分|已发行)?(?:{pattern_of(rules.words('share_names'))})")
        self._trades = deferred(rf"(?:{pattern_of(rules.words('holding_verbs'))})了?$")
        self._parts = deferred(rf"(?:{pattern_of(rules.words('part_openers'))})[，, ]*")
        self._kin = deferred(rf"的?(?:{pattern_of(rules.words('kin'))})")
        owned = (word for word in rules.words("kin") if not word.endswith(_OWNERS))
        firm_ends = pattern_of(rules.words("owned_firms"))
        self._owned_firm = deferred(
            rf"[ ，,]*(?:其中[，,]?)?(?:{pattern_of(rules.words('issuer_pronouns'))})(?:{pattern_of(owned)})的?"
            rf"(?P<name>(?![各多两几等子孙全控参])[\u4e00-\u9fff]{{2,12}}?(?:{firm_ends}))(?![股之等和与及、]|{pattern_of(rules.words('kin'))})"
        )
        alone, others = (rules.words(name) for name in ("first_persons", "not_behind_first_persons"))
        together = (*rules.words("first_persons_together"), *self._issuer_pronouns)
        self._alone, self._together = (
            deferred(rf"(?:{pattern_of(words)})(?!{pattern_of(others)})") for words in (alone, together)
        )
        self._target = deferred(rf"(?<![“「])(?:{pattern_of(rules.words('targets'))})(?! ?的?(?:[\d.]+ ?%|股权|股份))")
        self._firm = deferred(
            # 该国企业 are all of them
            rf"(?:这家|该|这一|上述)(?![国省市县区州地类批些等系]|行业|领域)(?:(?!的)[\u4e00-\u9fffA-Z]){{0,{_LONGEST_KIND}}}?"
            rf"(?:{pattern_of(rules.words('definite_firms'))})(?![\u4e00-\u9fff]?(?:{pattern_of(rules.words('kin'))}))"
        )
        self._several = deferred(
            rf"[ ，,]*(?:{pattern_of(rules.words('clause_openers'))})?[ ，,]*"
            rf"(?P<whom>[这那]些(?:(?!的)[\u4e00-\u9fffA-Z]){{0,{_LONGEST_KIND}}}?"
            rf"(?:{pattern_of(rules.words('definite_firms'))}))(?![的之里内]|[中上](?![半期年季月周])|还?是)"
        )
        self._pronouns = {
            label: frozenset(rules.words(f"{label.lower()}_pronouns")) for label in ("COMPANY", "PRODUCT", "PERSON")
        }

    def find(self, draft: Draft, clause_start: int, topics: Topics) -> Subject | None:
        """公司 and the like: the sentence's own company or product, else the paragraph's, the heading's, the last one named."""
        heads = draft.sentence.words.get("generic_heads", ())
        for cue in draft.sentence.words.get("pronouns", ()):
            if not clause_start <= cue.start < draft.quantity.start:
                continue
            if self._is_in_word(draft.sentence, cue):
                continue
            firms = any(
                h.start < cue.start and cue.end == h.end and not self._is_issuer(draft.sentence, h) for h in heads
            )
            if firms and draft.metric.entry.key != "rank":
                continue  # 外资保险公司; but 66 家信托公司 are those among whom one has a rank
            if self._only_owns(draft.sentence, cue.end) or self._is_traded(draft, cue, clause_start):
                continue
            if self._roles.speech.analyst_at(draft.sentence, cue.end) or self._roles.speech.tells_again(
                draft.sentence, cue
            ):
                continue  # 该行经济学家预计: who tells of others
            if cue.text in self._ordinals:
                return self._of_two(draft.sentence, cue, topics)
            if cue.text in self._bare_pronouns and not self._other_words.match(draft.sentence.view, cue.end):
                return self._spoken_of(draft, cue.start, topics)
            for label, pronouns in self._pronouns.items():
                subjects = draft.metric.entry.subjects
                # 她定下的 GMV is none of hers, but shares are: 他本人持股 12%
                own = draft.metric.entry.key in HELD or subjects[:1] != ("COMPANY",)
                fits = label != "PERSON" or ("PERSON" in subjects and own)
                if fits and cue.text in pronouns:
                    return self._meant(draft.sentence, cue, clause_start, label, topics)
        return None

    def _is_issuer(self, sentence: Sentence, head: Cue[str]) -> bool:
        """Whether the noun is the issuer itself (上市公司), and no kind of firms: 28 家上市公司, 发布公告的上市公司."""
        before = sentence.view[: head.start].rstrip()
        counted = any(q.end == len(before) for q in sentence.quantities)
        return head.text in self._issuer_heads and not counted and not before.endswith("的")

    def _meant(self, sentence: Sentence, cue: Cue[str], end: int, label: str, topics: Topics) -> Subject | None:
        """Whom the pronoun stands for, of those named before the place; 公司 itself in a text that names no company."""
        is_issuer = label == "COMPANY" and cue.text in self._issuer_pronouns
        if topics.issuer is not None and is_issuer:
            return topics.issuer
        if label == "PRODUCT" and (product := self._roles.product_before(sentence, cue.start)) is not None:
            return product
        found = self._of_type(sentence, end, label, topics)
        if label == "PRODUCT" and (found is None or found.type != "PRODUCT") and cue.text.startswith(_THE):
            noun = cue.text.removeprefix(_THE)
            return Subject(cue.start + len(_THE), cue.end, noun, noun, "OTHER") if len(noun) > 1 else found
        return self._unnamed.find(sentence, cue.start, cue.end) if found is None and is_issuer else found

    @staticmethod
    def _is_in_word(sentence: Sentence, cue: Cue[str]) -> bool:
        """Whether the word is only part of a measure's name or of another's: 占公司总股本的 5%, 归属于母公司股东的净利润."""
        before = sentence.view[cue.start - 1 : cue.start] if cue.start > sentence.start else ""
        timed = any(time.end == cue.start for time in sentence.times)  # 24Q4 + 公司
        if cue.text == "公司" and not timed and (before in _KIN or before.isdigit() or before == _SHARES):
            return True  # 母公司, 上证 180 公司, 成分股公司
        return any(m.start <= cue.start and cue.end < m.end for m in sentence.metrics)

    def firm(self, draft: Draft, clause_start: int, topics: Topics) -> Subject | None:
        """The company told of last, which the clause calls by its trade, home or part in a deal: 这家海岳国巨头, 该车企, 标的公司."""
        sentence, end = draft.sentence, draft.anchor
        stretch = sentence.view[clause_start:end]
        if ("标" in stretch or "被" in stretch) and draft.metric.entry.key not in HELD:
            target = self._target.search(sentence.view, clause_start, end)
            if target is not None:
                found = self._bought_before(sentence, target.start()) or topics.target
                found = found or Subject(*target.span(), target[0], target[0], "OTHER")
                return found._replace(unknown=True)  # 公司 goes on to mean another
        if not any(word in stretch for word in "该这上"):
            return None
        said = self._firm.search(sentence.view, clause_start, end)
        if said is None or any(e.label == "COMPANY" and said.start() <= e.start < end for e in sentence.entities):
            return None  # 这家公司的竞争对手甲公司
        return self._of_type(sentence, clause_start, "COMPANY", topics)

    def owned_firm(self, draft: Draft, clause_start: int) -> Subject | None:
        """The firm of no list that the clause opens with as the company's own: 集团所属 + 江州集装箱公司 + 吞吐量."""
        sentence = draft.sentence
        start = max(
            [clause_start, *(t.end for t in sentence.times if clause_start <= t.start and t.end <= draft.anchor)]
        )
        said = self._owned_firm.match(sentence.view, start, draft.anchor)
        if said is None or any(
            said.start("name") < e.end and e.start < draft.anchor and e.label == "COMPANY" for e in sentence.entities
        ):
            return None
        return Subject(*said.span("name"), said["name"], said["name"], "COMPANY", unknown=True)

    def _bought_before(self, sentence: Sentence, at: int) -> Subject | None:
        """The company that an earlier clause of the sentence says is bought: 拟收购云岚科技 60% 股权，标的公司营收 3 亿元."""
        bought = [e for e in sentence.entities if e.end <= at and self._roles.objects.is_bought(sentence, e)]
        return Subject.of(bought[-1], inherited=True) if bought else None

    def first_person(self, draft: Draft) -> Subject | None:
        """我家, 我们 in somebody's own words: who speaks, or the house that a speaker who says 我们 is of."""
        sentence, at = draft.sentence, draft.quantity.start
        quotation = sentence.quotation(at)
        if quotation is None:
            return None
        if self._alone.search(sentence.view, quotation.start, at):
            return Subject.of(quotation.speaker, inherited=True)._replace(unknown=True)  # who speaks opens no topic
        said = self._together.search(sentence.view, max(quotation.start, sentence.start), at)
        if said is None:
            return None
        if quotation.house is not None:
            return Subject.of(quotation.house, inherited=True)
        entry = draft.metric.entry
        of_firms = entry.key not in GENERIC and entry.subjects[:1] in (("COMPANY",), ("PRODUCT",))
        if of_firms or said[0] in self._issuer_pronouns:
            return None
        return Subject.of(quotation.speaker, inherited=True)._replace(unknown=True)

    def opening(self, sentence: Sentence, topics: Topics) -> Subject | None:
        """Whom the sentence's first word stands for: 公司已和甲公司签约，将以 1 亿元收购其业务."""
        first = next(iter(sentence.words.get("pronouns", ())), None)
        if first is None or self._only_owns(sentence, first.end):
            return None
        if not _LABEL.fullmatch(sentence.view, sentence.start, first.start):
            return None
        labels = (label for label in ("COMPANY", "PRODUCT") if first.text in self._pronouns[label])
        return next((self._meant(sentence, first, first.start, label, topics) for label in labels), None)

    def of_part(self, draft: Draft, topics: Topics) -> Subject | None:
        """Whom the part of the sentence opens with: 前者为创投基金，规模为 3 亿元；后者为私募基金，规模为 2 亿元."""
        sentence, figure = draft.sentence, draft.quantity.start
        start = max(sentence.start, sentence.view.rfind("；", sentence.start, figure) + 1)
        for cue in sentence.words.get("pronouns", ()):
            if cue.text in self._ordinals and start <= cue.start < figure:
                return None if sentence.view[start : cue.start].strip(" 而") else self._of_two(sentence, cue, topics)
        return None

    def of_several(self, draft: Draft, clause_start: int) -> Subject | None:
        """The firms told of before, whom the clause opens with: 这些公司合计有 3 万户股东; not 这些公司的对手, 这些公司中."""
        sentence, view = draft.sentence, draft.sentence.view
        at = view.find("些", clause_start, draft.anchor)
        if at < 0:
            return None
        start = max([clause_start, *(t.end for t in sentence.times if clause_start <= t.start and t.end <= at)])
        said = self._several.match(view, start, draft.anchor)
        if said is None or any(said.end() <= e.start < draft.anchor for e in sentence.entities):
            return None
        text = said["whom"]
        return Subject(*said.span("whom"), text, text, "OTHER", unknown=True)

    def _of_two(self, sentence: Sentence, cue: Cue[str], topics: Topics) -> Subject | None:
        """前者, 后者: the first or second of the two companies or products named last, here or in the sentence before."""
        named = [e for e in sentence.entities if e.end <= cue.start and e.label in ("COMPANY", "PRODUCT")]
        two = [Subject.of(e, inherited=True) for e in named[-2:]] if len(named) > 1 else topics.two
        indices = [c for c in sentence.metrics if c.end <= cue.start and any(r.entry.is_subject for r in c.entry)]
        if len(named) < 2 and len(indices) > 1:
            two = [Subject(c.start, c.end, c.text, c.text, "OTHER", inherited=True) for c in indices[-2:]]
        return two[self._ordinals[cue.text]] if len(two) > 1 else None

    def _only_owns(self, sentence: Sentence, end: int) -> bool:
        """Whether the pronoun that ends at the place only says whose the one is who is named behind it: 公司全资子公司云岚科技."""
        kin = self._kin.match(sentence.view, end, sentence.end)
        return kin is not None and any(entity.start == kin.end() for entity in sentence.entities)

    def _is_traded(self, draft: Draft, cue: Cue[str], clause_start: int) -> bool:
        """Whether the company that is meant only issued the shares that another holds or trades: 累计增持公司股票 435 万股."""
        view = draft.sentence.view
        return (
            draft.metric.entry.key in HELD
            and self._shares.match(view, cue.end) is not None
            and self._trades.search(view, clause_start, cue.start) is not None
        )

    def _spoken_of(self, draft: Draft, end: int, topics: Topics) -> Subject | None:
        """其: whoever is spoken of in the sentence, else in the paragraph, else in the heading: 监管部门已同意其发行 5 亿元债券."""
        sentence = draft.sentence
        named = next((e for e in reversed(sentence.entities) if e.end <= end), None)
        firm = named is not None and named.label in ("COMPANY", "PRODUCT")
        if named is not None and firm and _COLON.fullmatch(sentence.view, named.end, end):
            return Subject.of(named, inherited=True)  # 不赚钱的是甲公司：其营收 3 亿元
        part = self._part_before(sentence, end)
        if part is not None:
            return Subject.of(part, inherited=True)  # 其中 X1 收入 5 亿元，而其在海外收入 3 亿元
        first = next((e for e in sentence.entities if e.end <= end and self._roles.usable(sentence, e)), None)
        if first is not None and first.label == "PERSON" and "PERSON" in draft.metric.entry.subjects:
            return Subject.of(first, inherited=True)
        own = self._topics.of_sentence(sentence, end, speakers=False)
        if own is None and topics.person is not None and draft.metric.entry.subjects[:1] == ("PERSON",):
            return topics.person  # 王小明的薪酬大幅增长。2023 年，其年薪为 200 万元
        if own is not None and (own.type in ("COMPANY", "PRODUCT") or is_of_places(draft.metric.entry)):
            return own._replace(inherited=True)
        teller = next(
            (e for e in sentence.entities if e.end <= end and self._roles.own_words.announces(sentence, e)), None
        )
        if teller is not None:
            return Subject.of(teller, inherited=True)  # 甲证券年报显示，其实现净利润 83 亿元
        return next((s for s in (topics.block, topics.heading) if s and s.type in ("COMPANY", "PRODUCT")), None)

    def _part_before(self, sentence: Sentence, pronoun: int) -> Entity | None:
        """The company or product that the clause right before the pronoun's tells of as a part: 其中 X1 收入 5 亿元，."""
        clause, _ = sentence.clause(pronoun)
        if clause <= sentence.start:
            return None
        part = self._parts.match(sentence.view, sentence.clause(clause - 1)[0], clause)
        if part is None:
            return None
        return next((e for e in sentence.entities if e.start == part.end() and e.label in ("COMPANY", "PRODUCT")), None)

    def _of_type(self, sentence: Sentence, end: int, label: str, topics: Topics) -> Subject | None:
        named = [e for e in sentence.entities if e.end <= end]
        for number, entity in enumerate(named):
            spoken_of = entity.label == label and not self._roles.own_words.speaks_of_others(sentence, entity)
            spoken_of = spoken_of and not self._roles.objects.is_bought(sentence, entity)  # 收购甲乙后，公司…
            if spoken_of and label != "PRODUCT":
                return Subject.of(self._topics.headed(sentence, named[number:]), inherited=True)
        in_force: tuple[Subject | None, ...] = (topics.heading, topics.block)
        if label == "COMPANY":
            in_force = (topics.block, topics.heading, topics.named, topics.article)
        for subject in in_force:
            if subject is not None and subject.type == label:
                return subject
        return topics.by_type.get(label)
