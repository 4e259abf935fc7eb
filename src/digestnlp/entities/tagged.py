"""What kind of thing a tagged name is, by evidence that the tagger does not weigh, and what speaks against any name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from digestnlp.deferred import deferred
from digestnlp.entities.colours import Colours
from digestnlp.entities.mentions import HAN, TOGETHER, Mention, is_han, is_latin, one_of
from digestnlp.entities.products import PERIOD, RANKING, is_security, without_measure
from digestnlp.entities.shares import Shares
from digestnlp.entities.words import OrdinaryWords
from digestnlp.rules import Rules
from digestnlp.segment import dictionary_words, part_of_speech
from digestnlp.tagger import Label, TaggedSpan
from digestnlp.wordlist import compile_at, compile_words

# What a state pays for, which is cut: 中央财政农业 + 资金; but 中央财政 alone pays.
_TREASURY = deferred("(?:国家|中央|地方|省级|市级|县级|各级|公共)财政(?![部厅局司署])[\u4e00-\u9fff]")
_VERSION = deferred(r"[Vv]?\d+\.\d+(?:[. ]|$)")
_TERM = deferred(r"[A-Za-z0-9]+")
# 9 家银行, 第三份股份: what is counted, not named.
_COUNTED = deferred(r"第?[\d一二两三四五六七八九十百千万几数多]+(?:余|多)?[家份个款只台名条项批支种类座座位]")
_BEHIND_DIGIT = frozenset("年月日天个家份款只台名条项元时分秒周倍")  # 7 + 天Shibor
_PARTING = frozenset("将把被对从由与及是的了向在")  # No company's name begins with one of these.
_COMPARING = frozenset("比较与和跟同像对")
# A number of points is no company, as 3M is: 下行3bp.
_POINTS = deferred(r"\d+(?:\.\d+)?(?:bps?|pcts?|pp|ppts?)", re.IGNORECASE)
_NUMBERED = deferred(rf"[{HAN}]{{2,4}} ?\d\d")
_WORD = deferred(r"[A-Za-z][A-Za-z0-9\-]*")
# 韩媒, 美企, 日方: whose outlets, firms or people are told of, and which one is not said.
_OF_COUNTRY = deferred("[媒方商企国货警]们?(?:测算|报道|披露|爆料|调查|消息)?")
# 召回美逾百辆, 美遭起诉: the country alone, with what is said of it.
_SAID_OF_COUNTRY = tuple("逾超遭售拟获")
_ABROAD = tuple("在对来赴驻访")  # 在华 + 累计, 对华 + 出口
_DEGREE = deferred("[极最更很较颇][强弱高低大小快慢多少好差重深广]")  # 掌握 + 极强
_REACHING = tuple("将已可能约仅料会近或未")  # 将达 + 晶圆
_PER = tuple("日月年人")
_MANAGED = tuple("的着")
_SOURCED = deferred("[据按]")  # 据云岚网 + 数据
_DATA = "数据"
_BODIES = tuple("局办委厅署")
_IF = deferred("若[能是要按以无有不再可]")  # 若能顺利, but 若愚科技
_PHRASE = 6  # Characters of a phrase of policy.
_TEST = deferred("(?:[Bb]ench|Eval|Exam)(?![a-z])")
_FAIR = deferred(r"[A-Z]{3,6} ?20[12]\d")  # WNEX 2026
_OFFICE = "事务所"
_KIND = 24  # Characters of a kind's name on either side of a span in it.
# 超百人, 千万美金: numbers.
_NUMBER = deferred(r"[超逾近约达破]?[百千万亿数]{1,3}[人家名位只元美港欧日金]|[超逾近约破][百千万亿\d]")
_ASKED = tuple("?？!！")
_BRAND_AND_WORD = deferred(rf"[{HAN}]{{2,4}} ?[A-Z][A-Za-z]+")
_SITE = 10  # Characters before a name that say that something lies there.
_OF_PLACE = ("的", " 的", "，", "。", "、", "）")
_SOUNDS = 4  # Characters of a family name with an ending of its language.
_OPENING = "《〈“「『【（(["
_DASHES = frozenset("—–·…")  # 旗舰新品—— + 甲 X1
_CLOSING = "》〉”」』】）)]"
# Institute for Global Studies: a name in Latin letters that is cut out of a longer one.
_LATIN_PHRASE = deferred(r"[a-z ](?:and|of|for|on|in|the) $")
_CLOSING_BRACKETS = "）)]"
# [Daily] 云岚科技…: whose news it is, or of what kind, in brackets that open a line.
_BEFORE_LABEL = deferred(r"(?:^|\n)[ *#>\-•·]*(?:\d{1,3}[、.．][ *]*)?\[$")
_DAYS = "昨今"
# 甲所在行业, 某人所在席位: 所 begins a word there and ends no name.
_WHERE = deferred("所在(?:的|席|行业|地|板块|区|城|营业部|省|市|县|国|园|单位|公司|企业|部门|集团)")
_LABEL = 12  # Characters before the name that labels a line: a list's mark and number.
# 国家能源局 + 所公布: a body, and what it has published.
_TOLD = deferred("(?<=[局办委厅署])所(?:公布|发布|披露|提供|统计|公示|述|示)")
_TRADE = 4  # Characters of the end of a word for a trade.
_TRADES = ("企业", "行业", "产业")
_CUT = 3  # Characters of what is tagged where a word goes on: 惠农政 + 策.
# ■清明: a mark in it is no part of a name.
_NO_PERSON = deferred("[■□●○◆◇▲△▼★☆※→【】#*|]")
_FUNCTION_WORDS = ("c", "d", "p", "ad", "zg", "r")
_COUNTRY = "国"
_PROPER = ("nr", "ns", "nt", "nz", "j", "x", "eng")
_SAYING = tuple("vad")  # Parts of speech of what is said of things: verbs, adjectives, adverbs.
_SHORT = 2  # Characters of a Chinese person's name; what a particle ends may be a surname alone: 刘又.


class TaggedNames:
    """Corrects the tagger where word lists know better."""

    def __init__(self, rules: Rules, words: OrdinaryWords) -> None:
        self._words = words
        self._no_bodies = frozenset(rules.words("entities.no_bodies"))
        self._common_villages = rules.words("entities.common_villages")
        self._foreign = frozenset("".join(rules.words("entities.foreign_characters")))
        self._sound_endings = tuple(rules.words("entities.sound_endings"))
        self._model_words = frozenset(rules.words("entities.model_words"))
        self._not_models = frozenset(rules.words("entities.not_models")) | frozenset(
            rules.words("entities.degree_words")
        )
        self._not_works = tuple(rules.words("entities.not_works"))
        self._generic = frozenset(rules.words("entities.generic_cores"))
        self._parties = frozenset(rules.words("entities.parties"))
        self._heads = tuple(rules.words("entities.generic_heads"))
        self._sure_heads = tuple(rules.words("entities.sure_heads"))
        self._goods = tuple(rules.words("entities.goods"))
        self._events = frozenset(rules.words("entities.latin_events"))
        self._releases = frozenset(rules.words("entities.releases"))
        self._trade = deferred(f"(?:{one_of(rules.words('entities.trade_ends'))})$")
        self._named_kind = deferred(f"(?:{one_of(rules.words('entities.named_kinds'))})[“「]?$")
        # 海防装备 + 产品占比 30%, 云盾与 + 海防装备产品、智能产品: what a company makes, in a list of it.
        self._line = deferred(rf"[与和及、]?[{HAN}]{{0,6}}?产品(?:占比|、[^，。；\n]{{2,14}}产品)")
        # “云岚府”项目, 云岚轩录得 3 宗成交: flats and houses.
        self._estate = deferred(
            rf"[”」]? ?(?:的|上月|昨日|今日|单日|共|累计)*"
            rf"(?:{one_of(rules.words('entities.estates'))}|(?:{one_of(rules.words('entities.estate_deals'))})"
            rf"[^，。；\n]{{0,4}}?[\d,一二两三四五六七八九十百千]+(?:多|余)?(?:宗|伙|套|个单位)(?=[^{HAN}]|[成单新房住]))"
        )
        self._surnames = frozenset(rules.words("entities.surnames"))
        self._managing = rules.words("managing_verbs")
        self._countries = frozenset("".join(rules.words("entities.country_letters")))
        self._phrase = deferred(one_of(rules.words("entities.set_phrases")))
        self._contest = deferred(f"[{HAN}]{{0,4}}(?:{one_of(rules.words('entities.contests'))})")
        self._network = deferred(f" ?(?:{one_of(rules.words('entities.networks'))})")
        self._suffix = deferred(f"(?:{one_of(rules.words('entities.company_suffixes'))})+$")
        self._bank_kinds = frozenset(rules.words("entities.bank_kinds"))
        self._branches = deferred(one_of(rules.words("entities.branch_words")))
        self._technical = deferred(f" ?(?:{one_of(rules.words('entities.technical_words'))})")
        self._efforts = deferred(f'[”」"]? ?(?:的)?(?:{one_of(rules.words("entities.efforts"))})')
        self._not_endings = deferred(f"(?:{one_of(rules.words('entities.not_endings'))})$")
        self._honorific = deferred(f"(?:{one_of(rules.words('entities.honorifics'))})$")
        self._no_openings = deferred(one_of(rules.words("entities.not_openings")))
        # 王 + 虽然: what stands behind names ends none.
        self._behind_names = frozenset(word for word in rules.words("entities.name_ends") if len(word) == _SHORT)
        # 位于江州 Kestrelville 的厂房: what places lie in.
        self._lies_in = deferred(rf"(?:{one_of(rules.words('entities.lies_in'))})[{HAN}]{{0,5}}(?<!的) ?$")
        self._particles = frozenset("".join(rules.words("entities.person_particles")))
        self._particle = deferred(one_of(rules.words("entities.company_particles")))
        self._behind_latin = deferred(f"(?<=[A-Za-z0-9])(?:{one_of(rules.words('entities.latin_particles'))})$")
        self._predicates = deferred(one_of(rules.words("entities.predicates")))
        # 台风“云岚”: a storm's name
        self._joined_kinds = compile_words(rules.words("joined_kinds"))
        self._storm = deferred(f"(?:{one_of(rules.words('entities.storms'))})[“「]?$")
        boards = one_of(rules.words("entities.boards"))
        self._boards = deferred(boards)
        self._quarter_end = deferred(rf"(?<=[{HAN}])(?:{PERIOD.pattern})$")
        self._tests = compile_at(rules.words("entities.tests_of_models"))
        self._bonds = deferred(one_of(rules.words("entities.bonds")))
        lists = ("company_nouns", "brand_kinds", "product_nouns", "named_kinds", "investor_nouns", "media_suffixes")
        self._introducing = deferred(
            f"(?:{one_of(word for name in lists for word in rules.words(f'entities.{name}'))}|[”」》])$"
        )
        self._kind = deferred(rf"(?:{one_of(rules.words('entities.product_nouns'))}) ?(?=[A-Z][A-Za-z]*\d)")
        # 工具包 + nimbus: a tagger takes the end of the word before a name in Latin letters for its beginning.
        self._tool = deferred(rf"(?:{one_of(rules.words('entities.tools'))}) ?(?=[A-Za-z])")
        self._work_nouns = tuple(rules.words("entities.work_nouns"))
        self._sold = deferred(f" ?(?:今日|正式|已|将)?(?:{one_of(rules.words('entities.sale_verbs'))})")
        self._zones = frozenset(rules.words("entities.zone_suffixes"))
        self._shares = Shares(rules)
        self._colours = Colours(rules)
        self._technology = deferred(
            rf"(?:{one_of(rules.words('entities.technologies'))})[ -]?\d*(?:\.\d)?[A-Za-z]{{0,2}}\d?"
        )
        given = ("given_names", "given_names_of_census")
        self._given_names = frozenset(word for name in given for word in rules.words(f"entities.{name}"))
        self._index = deferred(f" ?(?:{one_of((*rules.words('entities.index_parts'), '平均', '加权', '价格'))})*指数")
        self._latin_terms = frozenset(rules.words("entities.latin_terms"))
        self._codes = tuple(rules.words("entities.code_words"))
        self._facilities = tuple(rules.words("entities.facilities"))
        self._works = deferred(one_of(self._facilities))

    def corrected(self, view: str, span: TaggedSpan) -> TaggedSpan:
        """The span without what belongs to no name at either end, under the label that its name has."""
        start, end = self._between_marks(view, span.start, span.end)
        period = PERIOD.match(view, start, end) if view[start].isdigit() else None
        start = period.end() if period is not None and is_han(view[period.end() : period.end() + 1]) else start
        title = self._honorific.search(view, start, end)
        if title is not None and title.start() - start > 1:
            return span._replace(start=start, end=title.start(), label="PERSON")
        if span.label == "COMPANY" and (manager := self._manager_end(view, start, end)) is not None:
            return span._replace(start=start, end=manager, label="PERSON")
        if span.label == "PERSON":
            end = self._person_end(view, start, end)
        elif span.label == "COMPANY":
            start, end = self._company_span(view, start, end)
        elif span.label == "PRODUCT" and view[start] in _COMPARING and is_latin(view[start + 1 : start + 2]):
            start += 1  # 比 + X5 Pro
        elif span.label == "PRODUCT" and is_han(view[start - 1 : start]):
            kind = self._kind.match(view, start, end) or self._tool.match(view, start, end)
            start = kind.end() if kind is not None else start  # 平板 + 电脑 P50
        end -= end - start > _SHORT and (_WHERE.match(view, end - 1) or _TOLD.match(view, end - 1)) is not None
        end = _without_data(view, start, end)
        end = start + len(without_measure(view[start:end]))
        works = self._works.search(view, max(start, end - _SHORT), end + _TRADE) if is_han(view[end - 1]) else None
        if works is not None and works.start() < end < works.end():
            return span._replace(start=start, end=works.end(), label="ORG")  # 岚岭风 + 电场
        if span.label == "ORG" and view.startswith("《", start - 1) and view.startswith("》", end):
            return span._replace(start=start, end=end, label="PRODUCT")  # 《疯人院》
        end -= self._behind_latin.search(view, start, end) is not None
        return span._replace(start=start, end=end, label=self._label(view, start, end, span.label))

    def _between_marks(self, view: str, start: int, end: int) -> tuple[int, int]:
        """The span without the marks around it, and without what opens or closes beyond it: 甲（乙, 乙）丙."""
        while start < end and (view[start] in _OPENING or view[start] in _DASHES):
            start += 1
        while start < end and view[end - 1] in _CLOSING and not self._is_closed(view, start, end):
            end -= 1
        closed = [
            at
            for mark in _CLOSING_BRACKETS
            if (at := view.find(mark, start, end)) >= 0 and not self._is_closed(view, start, at + 1)
        ]
        end = min(closed, default=end)
        opened = max(view.rfind(mark, start, end) for mark in _OPENING)
        if opened > start and not any(view.find(mark, opened, end) >= 0 for mark in _CLOSING):
            end = opened
        return start, end

    def _is_closed(self, view: str, start: int, end: int) -> bool:
        """Whether the mark that ends the span opens in it as well: 甲（有限合伙）."""
        return view.find(_OPENING[_CLOSING.index(view[end - 1])], start, end) >= 0

    def _person_end(self, view: str, start: int, end: int) -> int:
        """Where a tagged person's name ends without the particle of the predicate behind it: 甲乙 of 甲乙则 + 表示."""
        if TOGETHER.match(view, end - 1):
            return end - 1  # 甲乙 + 共持有
        if view.startswith("均", end) and view[end - 1] in _PER and end - start > _SHORT:
            return end - 1  # 马甲 + 日均送单 60 单
        swallowed = end - start >= _SHORT and view[end - 1] in self._particles and is_han(view[end : end + 1])
        return end - 1 if swallowed else end

    def _manager_end(self, view: str, start: int, end: int) -> int | None:
        """Where the name of a person ends behind whom stands what he or she manages: 王小明 + 管理的基金."""
        if view[end : end + 1] not in _MANAGED:
            return None
        person = end - next((len(verb) for verb in self._managing if view.endswith(verb, start, end)), 0)
        if person == end:
            return None
        return person if _SHORT <= person - start <= _SHORT + 1 and view[start] in self._surnames else None

    def _company_span(self, view: str, start: int, end: int) -> tuple[int, int]:
        """A tagged company without the verbs before its name (远超 + 甲公司), and without its 股票 behind it."""
        while (opening := self._no_openings.match(view, start, end)) and self._words.ends_word(
            view, start, opening.end()
        ):
            start = opening.end()
        if end - start > _SHORT and self._trade.search(view, max(0, start - _TRADE), start + 1):
            start += 1  # 设计厂 + 甲乙
        if (
            view[end - 1] in _DAYS
            and end - start > _SHORT
            and (is_han(view[end : end + 1]) or view[end : end + 1] in tuple("（( "))
        ):
            end -= 1  # 甲乙昨 + 公布
        board = self._boards.search(view, max(start + 1, end - _CUT), end + _CUT)
        if board is not None and board.start() < end < board.end():
            end = board.start()  # 云岚晶圆 + 科创板
        ending = self._not_endings.search(view, start, end)
        if ending and ending.start() - start > 1:
            return start, ending.start()
        particle = self._particle.search(view, start + 2, end)
        cut = particle is not None and self._words.stands_alone(view, *particle.span())
        return start, particle.start() if particle and cut else self._shares.name_end(view, start, end)

    def _label(self, view: str, start: int, end: int, label: Label) -> Label:
        """The label of a tagged name: X Pro and what a car is called are products, 科瓦列维奇 is a person, what ends in 国 a country."""
        if label != "COMPANY":
            return label
        if self._named_kind.search(view, max(0, start - _PHRASE), start):
            return "PRODUCT"
        name = view[start:end]
        if (
            is_latin(name[:1])
            and view.startswith(_OF_PLACE, end)
            and self._lies_in.search(view, max(0, start - _SITE), start)
        ):
            return "PLACE"
        if self._estate.match(view, end) is not None and self._suffix.search(name) is None:
            return "PRODUCT"
        if name.endswith(self._facilities):
            return "ORG"
        if name.endswith(_COUNTRY) and len(name) > _SHORT:
            return "PLACE"
        if _BRAND_AND_WORD.fullmatch(name) and self._sold.match(view, end):
            return "PRODUCT"
        words = name.split(" ")
        if len(words) > 1 and words[-1] in self._model_words:
            return "PRODUCT"
        if name in self._given_names:
            return "PERSON"
        sounds = len(name) >= _SOUNDS and self._foreign.issuperset(name)
        return "PERSON" if sounds and name.endswith(self._sound_endings) else label

    def abbreviates(self, view: str, mention: Mention, known: Iterable[Mention]) -> bool:
        """Whether one word in Latin letters only abbreviates the Chinese before its bracket, which is no name: 促甲乙激素（GnRH）."""
        start, end = mention.start, mention.end
        if view[start - 1 : start] not in tuple("（(") or view[end : end + 1] not in tuple("）)"):
            return False
        before = start - 1 - (view[start - 2 : start - 1] == " ")
        if not is_han(view[before - 1 : before]) or not _WORD.fullmatch(view, start, end):
            return False
        if mention.id is not None or mention.label not in ("COMPANY", "PRODUCT"):
            return False
        named = any(other.end == before for other in known)
        return not named and self._introducing.search(view, max(0, before - _PHRASE), before) is None

    def is_kind(self, name: str) -> bool:
        """Whether all words of a place's or a body's name are ordinary ones: 国家级 + 高新区, 监管 + 部门."""
        words = [word.text for word in dictionary_words(name)]
        tags = [part_of_speech(word) for word in words if word not in self._zones]
        return all(tag is not None and not tag.startswith(_PROPER) for tag in tags)

    def is_none(self, view: str, start: int, end: int, label: Label) -> bool:
        """Whether a tagged name is none: a kind of things, a technology, a law, a code name, a place cut out of other words."""
        name = view[start:end]
        if label in ("COMPANY", "PRODUCT") and (
            _POINTS.fullmatch(name) is not None
            or self._index.match(view, end) is not None
            or self._is_cut(view, start, end)
            or self._is_term(view, end, name)
            or self._is_security(view, start, end, name)
        ):
            return True
        if label in ("COMPANY", "PRODUCT") and (
            self._is_counted(view, start, name)
            or name in self._model_words  # Pro 计划
            or _NUMBER.match(name) is not None
            or self._storm.search(view, max(0, start - _PHRASE), start) is not None
            or self._colours.has(view, end, name)
        ):
            return True
        if label in ("COMPANY", "PRODUCT") and (name.startswith(self._codes) or view.endswith(self._codes, 0, start)):
            return True  # 仪器仪表制造业（代码 C40）
        if label in ("COMPANY", "PRODUCT") and is_latin(name[-1]) and self._is_measured_by(view, end, name):
            return True
        if view.startswith("所在席位", end):
            return True  # a trader's nickname: the seat is told of
        if view.startswith("]", end) and _BEFORE_LABEL.search(view, max(0, start - _LABEL), start):
            return True
        if self._is_in_kind(view, start, end) or (label in ("COMPANY", "ORG") and self._is_no_body(name)):
            return True
        if label == "PLACE":
            # 新建农村 + 公路, 省 + 内国 + 有
            cut = len(name) <= _CUT and self._words.goes_on(view, start, end)
            return cut or name.endswith(self._common_villages)
        if label == "PERSON":
            of_country = name[0] in self._countries and _OF_COUNTRY.fullmatch(name, 1) is not None  # 韩媒
            if _NO_PERSON.search(name) is not None or self._is_across(view, start, name):
                return True
            return of_country or name[1:] in self._behind_names  # 出让金 + 虽然
        if label == "COMPANY":
            return self._is_no_company(view, start, end, name)
        return label == "PRODUCT" and self._is_no_product(view, start, end, name)

    def _is_no_body(self, name: str) -> bool:
        """Whether the name is cut out of bodies, an act or money: 16 家次会计师 + 事务所, 国家组织 + 采购, 中央财政农业 + 资金."""
        return name == _OFFICE or name in self._no_bodies or _TREASURY.match(name) is not None

    def _is_in_kind(self, view: str, start: int, end: int) -> bool:
        """Whether the span is part of a kind's name that is a list itself: 名贵礼物 of 珠宝首饰、钟表及名贵礼物."""
        kinds = self._joined_kinds.finditer(view, max(0, start - _KIND), end + _KIND)
        return any(kind.start() <= start and end <= kind.end() for kind in kinds)

    @staticmethod
    def _is_across(view: str, start: int, name: str) -> bool:
        """Whether what is tagged as a person begins with the end of one function word, and the rest is another: 由 + 于尚未."""
        tags = (part_of_speech(view[start - 1 : start + 1]), part_of_speech(name[1:]))
        return start > 0 and all(tag in _FUNCTION_WORDS for tag in tags)

    def _is_measured_by(self, view: str, end: int, name: str) -> bool:
        """Whether a name in Latin letters is a test that models are measured by (TuringBench 基准测试), or a fair of a year."""
        return (
            _TEST.search(name) is not None
            or _FAIR.fullmatch(name) is not None
            or self._tests.match(view, end + (view[end : end + 1] == " ")) is not None
        )

    def _is_no_product(self, view: str, start: int, end: int, name: str) -> bool:
        """Whether what is tagged as a product is none."""
        in_marks = view[start - 1 : start] == "《" and view[end : end + 1] == "》"
        if in_marks and name.endswith(self._not_works):
            return True
        if view.startswith("《", end) and name.endswith(self._work_nouns):
            return True  # RPG 手游 + 《甲》
        if self._technology.fullmatch(name) or name in self._generic or RANKING.fullmatch(name):
            return True  # IP68, 蓝牙 5.3, 元宇宙, TOP20
        if name in self._releases or _VERSION.match(name):
            return True  # Beta, 5.0 Release: what is said of a version, without whose it is
        *words, last = name.split(" ")
        if is_han(name[0]) and (self._quarter_end.search(name) or (last in self._not_models and words)):
            return True  # 双雄Q2, 豪华 SUV
        return name.split(" ")[0] in self._not_models or self._efforts.match(view, end) is not None

    def _is_no_company(self, view: str, start: int, end: int, name: str) -> bool:
        """Whether what is tagged as a company is none."""
        if name.isascii() and view[end : end + 1] in _ASKED:
            return True  # a line of a song: (Moon Life?)
        if name.endswith("司") and not name.endswith("公司") and not self._words.is_unknown(name[:-1]):
            return True  # 可再生能源司: part of a ministry
        if RANKING.fullmatch(name) or name in self._parties:
            return True  # 本集团
        if self._contest.match(view, end) or self._predicates.search(name) or name.endswith(self._sure_heads):
            return True
        if view.startswith(_TRADES, end) and not self._words.is_unknown(name):
            return True  # 通用航空 + 企业
        if self._line.match(view, end) and not view.startswith("的", end):
            return True
        if self._is_part(view, start, name) or (len(name) <= _CUT and self._words.goes_on(view, start, end)):
            return True
        if is_han(name[-1]):
            return self._is_kind(name) or self._branches.match(view, end) is not None
        last = _WORD.search(name, name.rfind(next(filter(is_han, reversed(name)), " ")) + 1)
        if last is not None and last[0] in self._not_models and is_han(name[0]):
            return True  # 云岚PaaS
        if name in self._not_models or name in self._model_words or self._technical.match(view, end) is not None:
            return True  # QoQ+12%
        return view[:start].rstrip('“「" 为').endswith("代号")

    def _is_part(self, view: str, start: int, name: str) -> bool:
        """Whether what is tagged as a company is a list of countries (中美), or the end of a longer term in either script."""
        if self._countries.issuperset(name) or self._is_of_country(view, start, name):
            return True
        if name[0] == "达" and view[start - 1 : start] in _REACHING:
            return True
        if _DEGREE.fullmatch(name):
            return True
        if name[1] == "的" and self._words.stands_alone(view, start + 1, start + 2):
            return True  # 实的, but 美的制冷
        return is_latin(name[0]) and _LATIN_PHRASE.search(view, max(0, start - _PHRASE), start) is not None

    def _is_of_country(self, view: str, start: int, name: str) -> bool:
        """Whether a country's short form opens what is tagged, and an ordinary word or one of what is of it follows."""
        if name[0] in self._countries and name[1:] in self._generic:
            return True  # 美 + 大豆
        if name[0] not in self._countries and name[0] != "华":
            return False
        if view[start - 1 : start] in _ABROAD:
            return self._words.is_word(name[1:3]) and not self._words.is_word(name[:2])
        if name[0] == "华":
            return False
        return _OF_COUNTRY.fullmatch(name, 1) is not None or name.startswith(_SAID_OF_COUNTRY, 1)

    def _is_cut(self, view: str, start: int, end: int) -> bool:
        """Whether a name begins with a word that parts names, or is cut out of a phrase of policy."""
        if _IF.match(view, start):
            return True
        if view[start] in _PARTING and self._words.stands_alone(view, start, start + 1):
            return True
        near = self._phrase.finditer(view, max(0, start - _PHRASE), end + _PHRASE)
        return any(phrase.start() < end and start < phrase.end() for phrase in near)

    def _is_term(self, view: str, end: int, name: str) -> bool:
        """Whether a name in Latin letters is a technology's (Nano-LED, or NimCap before 现网) or an event's."""
        if not name.isascii():
            return False
        if " " in name:
            return name.rsplit(" ", 1)[1] in self._events
        parts = name.split("-")
        if len(parts) > 1 and (parts[-1] in self._not_models or self._latin_terms.issuperset(name.lower().split("-"))):
            return True
        return name.isalpha() and self._network.match(view, end) is not None

    def _is_security(self, view: str, start: int, end: int, name: str) -> bool:
        """Whether a name is a stock code or a bond's name, or opens one: 24 甲控 MTN001, 20 + 甲乙02, 甲乙 before 转债."""
        if view[start - 1 : start].isdigit() and _NUMBERED.fullmatch(name):
            return True
        return is_security(name) or self._bonds.search(name) is not None or self._bonds.match(view, end) is not None

    def _is_counted(self, view: str, start: int, name: str) -> bool:
        """Whether a name is a number with what it counts (9 家银行), or begins with the unit of the number before it."""
        if view[start - 1 : start].isdigit() and name[0] in _BEHIND_DIGIT:
            return True
        counted = _COUNTED.match(name)
        return counted is not None and len(name) > counted.end() and not self._words.is_unknown(name[counted.end() :])

    def _is_kind(self, name: str) -> bool:
        """Whether a name is a common noun: its head one of kinds, and no word of it unknown."""
        if name in self._bank_kinds or name in self._generic or self.is_said(name):
            return True
        term = _TERM.match(name)
        if term is not None and not self._not_models.isdisjoint((term[0], term[0].rstrip("0123456789"))):
            return not self._words.is_unknown(name[term.end() :].strip())  # AI 公司, 5G 基站
        ending = self._suffix.search(name)
        if ending is not None and (ending.start() == 0 or name[: ending.start()] in self._generic):
            return True
        head = next((head for head in self._heads if name.endswith(head)), "")
        opening = next((word for word in self._generic if len(word) > 1 and name.startswith(word)), "")
        if head and opening and not self._words.is_unknown(name[len(opening) :]):
            return True  # 网红 + 餐饮企业
        if head and self._countries.issuperset(name[: -len(head)]):
            return True
        return name.endswith((*self._heads, *self._goods)) and not self._words.is_unknown(name)

    def is_said(self, name: str) -> bool:
        """Whether a name is words of the dictionary that only say what is done, or how: 稳健经营, 良好管控, 顺利; not 通用智能."""
        if not self._words.is_phrase(name):
            return False
        borders = sorted({0, *(self._words.borders(name) or ()), len(name)})
        return all((part_of_speech(name[a:b]) or "n")[0] in _SAYING for a, b in pairwise(borders))


def _without_data(view: str, start: int, end: int) -> int:
    """Where a name ends before what is known of it: 据云岚网 + 数据, 云岚网 + 数据显示, 国家能源局 + 数据."""
    name_end = end - len(_DATA)
    if not view.endswith(_DATA, start, end) or name_end <= start:
        return end
    sourced = _SOURCED.match(view, start - 1) or view.startswith("显示", end) or view[name_end - 1] in _BODIES
    return start + len(view[start:name_end].rstrip()) if sourced else end
