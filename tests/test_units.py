"""The unit table: money, physical units and classifiers, and the spellings that several of them share."""

import re
from decimal import Decimal

import pytest

from digestnlp import extract, find_quantities
from digestnlp.rules import load_rules
from digestnlp.rules.schema import ClassifierEntry, UnitEntry
from digestnlp.view import view


def read(text):
    return [(q.value, q.unit) for q in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("一张票 5 块", "5", "CNY"),
        ("一张票 5 块钱", "5", "CNY"),
        ("一颗糖 3 角", "0.3", "CNY"),
        ("便宜了 8 毛", "0.8", "CNY"),
        ("每度电便宜 4 分", "0.04", "CNY"),
        ("售价 199¥", "199", "CNY"),
        ("每月 20 刀", "20", "USD/月"),
        ("加了 60 美分", "0.6", "USD"),
        ("涨了 30 欧分", "0.3", "EUR"),
        ("涨了 75 便士", "0.75", "GBP"),
        ("派息 6 港仙", "0.06", "HKD"),
        ("缴纳 3 万 USD", "30000", "USD"),
        ("CHF 120", "120", "CHF"),
        ("耗资 4 亿尼泊尔卢比", "400000000", "NPR"),
        ("会议开了三刻钟", "45", "min"),
        ("持续两个世纪", "200", "年"),
        ("下调 15 bps", "0.15", "pp"),
        ("主摄 64MP", "64000000", "像素"),
        ("辐射剂量 2 希沃特", "2000", "mSv"),
    ],
)
def test_value(text, value, unit):
    assert read(text) == [(Decimal(value), unit)]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        # 度: energy, temperature, angle, strength of a drink, or times
        ("全家用电 310 度", "kWh"),
        ("百公里电耗 14 度", "kWh/100km"),
        ("气温 31 度", "°C"),
        ("华氏 86 度", "°F"),
        ("机翼后掠 35 度", "°"),
        ("清香型白酒 42 度", "%vol"),
        # 分: score, minute, cent
        ("客队得到 71 分", "分"),
        ("用时 9 分", "min"),
        ("人民币 7 分", "CNY"),
        # 节, 匹, 块, 桶, 帧, 卡: a unit by its context, else a classifier
        ("渡轮航速 19 节", "kn"),
        ("挂了 19 节车厢", "节"),
        ("一台 2 匹空调", "马力"),
        ("养了 20 匹马", "匹"),
        ("装了 4 块面板", "块"),
        ("画质 60 帧", "fps"),
        ("动画 700 帧", "帧"),
        ("消耗 300 卡热量", "cal"),
        ("部署 2000 卡集群", "卡"),
        # per an hour or 100 km, said before the number
        ("车速每小时 90 公里", "km/h"),
        ("每秒 11 公里", "km/s"),
        ("百公里油耗 5.8 升", "L/100km"),
        ("全长 90 公里", "km"),
        # letters
        ("套餐含 40G 流量", "GB"),
        ("颗粒容量 16Gb", "Gb"),
        ("内存 16Gb", "GB"),
        ("场强 3T 的核磁共振仪", "T"),
        ("硬盘 3T", "TB"),
        ("色温 6000K", "开尔文"),
        # compound
        ("3.2 元/千瓦时", "CNY/kWh"),
        ("61 美元/桶", "USD/桶"),
        ("2 亿元/年", "CNY/年"),
        ("4 万元/平米", "CNY/m²"),
        ("35 元/百公里", "CNY/100km"),
        ("290 美元/千立方米", "USD/千立方米"),
        ("3 美元/百万英热单位", "USD/MMBtu"),
        ("35 微克/立方米", "μg/m³"),
        ("5.6 mmol/L", "mmol/L"),
        ("80 次/分", "次/min"),
        ("210 Wh/kg", "Wh/kg"),
    ],
)
def test_shared_spelling(text, unit):
    assert read(text)[0][1] == unit


@pytest.mark.parametrize(
    "text",
    [
        "新增 4K 频道",
        "5G 网络",
        "他曾三度夺冠",
        "项目二期工程",
        "4 期临床试验",
        "2025 发布会",
        "去年 8 月度假",
        "3M 公司",
    ],
)
def test_no_unit(text):
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("3 家具备资质的企业", "3 家"),
        ("5 家人工智能企业", "5 家"),
        ("2 种植物", "2 种"),
        ("500 人参加", "500 人"),
        ("40 支队伍", "40 支"),
        ("12 个股东", "12 个"),
        ("30 台风机", "30 台"),
        ("5 次要求", "5 次"),
        ("600 架次", "600 架次"),
        ("分成 4 部分", "4 部分"),
        ("二十万片面板", "二十万片"),
    ],
)
def test_a_noun_behind_a_classifier_does_not_hide_it(text, span):
    assert [q.text for q in find_quantities(text)] == [span]


def test_every_spelling_can_be_met():
    """Spellings stand as the view writes them: half width and simplified."""
    rules = load_rules()
    spellings = [s for u in rules.of(UnitEntry) for s in (u.id, *u.spellings, *u.prefixes, *u.fractions, *u.nearby)]
    assert not [s for s in (*spellings, *(c.id for c in rules.of(ClassifierEntry))) if view(s).strip() != s]


def test_no_two_units_claim_one_spelling():
    claimed: dict[str, str] = {}
    for entry in load_rules().of(UnitEntry):
        for spelling in {entry.id, *entry.spellings, *entry.fractions, *entry.calendar, *entry.arabic} - {
            *entry.nearby
        }:
            assert claimed.setdefault(spelling, entry.id) == entry.id, spelling


def test_the_pack_is_broad():
    rules = load_rules()
    money = [u.id for u in rules.of(UnitEntry) if u.dimension == "money"]
    assert len(money) >= 30
    assert all(re.fullmatch(r"[A-Z]{3}", code) for code in money)
    assert len(rules.of(ClassifierEntry)) >= 150


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("5 千立方米", "5000", "m³"),
        ("2 百毫升", "200", "mL"),
        ("3 百万 tokens", "3000000", "token"),
        ("7 元/百万 tokens", "7", "CNY/百万token"),
        ("7 元/千 tokens", "7", "CNY/千token"),
        ("90 毫克/100毫升", "90", "mg/100mL"),
    ],
)
def test_an_amount_behind_a_slash_is_none_elsewhere(text, value, unit):
    assert read(text) == [(Decimal(value), unit)]


@pytest.mark.parametrize(
    ("text", "figure", "unit"),
    [
        ("荔枝价格降至 9 元一斤。", "9 元一斤", "CNY/斤"),
        ("黄金卖到 400 元一克。", "400 元一克", "CNY/g"),
        ("油价为 8 元一升。", "8 元一升", "CNY/L"),
        ("荔枝价格为 90 元一箱。", "90 元", "CNY"),
        ("花了 9 元一斤半的荔枝。", "9 元", "CNY"),
        ("9 元一吨级卡车。", "9 元", "CNY"),
        ("住宿价格为 300 元一天。", "300 元", "CNY"),
    ],
)
def test_what_a_sum_buys_one_of_is_what_it_is_for(text, figure, unit):
    facts = [fact for fact in extract(text) if fact.dimension == "money"]
    assert [(fact.text, fact.unit) for fact in facts] == [(figure, unit)]
