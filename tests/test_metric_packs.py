"""The metric packs are whole: every key has its rules, every rule its examples and counters, and no two rules claim one word.

What the engine makes of the examples is checked where the engine is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

import pytest

from digestnlp.rules import load_rules
from digestnlp.rules.schema import ClassifierEntry, MetricEntry, UnitEntry
from digestnlp.view import view

# Key and dimensions of every measure that a fact can be of.
KEYS = """
deliveries count
sales_volume count mass money
shipments count mass power energy money
production count mass energy power
capacity count mass energy power
orders count money
purchases count money mass
inventory count money mass
registrations count
revenue money
gmv money
net_profit money
net_loss money
adjusted_net_profit money
operating_profit money
gross_profit money
ebitda money
eps money
dividend money
gross_margin ratio
net_margin ratio
cash money
debt money
assets money
market_cap money
valuation money
share_price money ratio
trading_volume money count
funding money
investment money
acquisition_price money
rd_expense money
capex money
cost money
expense money
fine money
compensation money
subsidy money ratio
salary money count
price money ratio
deposit money
box_office money
amount money
stake ratio
shares count
headcount count
hires count
layoffs count
stores count
store_openings count
store_closures count
stations count
cities count
countries count
users count
mau count
dau count
subscribers count
downloads count
views count
visits count
comments count
likes count
followers count
market_share ratio
penetration ratio
rank rank
score score count
growth ratio
rate ratio
range length
battery_capacity energy charge
power power
torque torque
acceleration time
speed speed frequency
energy_consumption energy volume
charging_time time
wheelbase length
dimension length
thickness length
weight mass
screen_size length
resolution count
refresh_rate frequency
brightness luminance
camera_resolution count
memory data
storage data
parameters count
context_length count
compute compute
process_node length
frequency frequency
temperature temperature
area area
distance length
duration time
streak time
interval time
casualties count
count any
ratio ratio
pretax_profit money
operating_margin ratio
cash_flow money
buyback money count
exports count money mass
dealers count
arpu money
premium ratio
index_level index count
bond_yield ratio
exchange_rate money count ratio
net_inflow money
installed_capacity power energy count
gdp money ratio
price_index ratio index
trade money
other any
"""
DIMENSIONS = {key: set(dimensions) for key, *dimensions in map(str.split, KEYS.split("\n")[1:-1])}
# Dimensions that the figure has in the text although the measure's own are others: 时速 350 公里 is a speed, 功耗 15 瓦 an
# energy consumption, 煤炭消费 3 万吨 likewise, 裁员 10% a number of people, 买超 800 张 an inflow, 得分 85% a score, 房价收入比 9 a ratio,
# 周转率 2.1 次 likewise, 3 GW 的订单 orders.
SAID_OTHERWISE = {
    "share_price": {"index"},
    "salary": {"time"},
    "speed": {"length", "ratio", "count"},
    "energy_consumption": {"power", "mass"},
    "layoffs": {"ratio"},
    "revenue": {"ratio"},
    "trade": {"mass", "volume", "count"},
    "net_inflow": {"count"},
    "score": {"ratio"},
    "ratio": {"index", "count"},
    "orders": {"power", "energy"},
    "index_level": {"ratio"},
    **{key: {"volume"} for key in ("production", "inventory")},
    "exports": {"volume", "energy"},
    "sales_volume": {"volume", "energy"},
    "exchange_rate": {"index"},
    "capacity": {"volume", "area"},
}

RULES = load_rules()
METRICS = RULES.of(MetricEntry)
CLASSIFIERS = {classifier.id for classifier in RULES.of(ClassifierEntry)}
UNITS = {unit.id: (unit.id, *unit.spellings, *unit.prefixes) for unit in RULES.of(UnitEntry)}
MARK = re.compile(r"【[^【】]+】")

each_rule = pytest.mark.parametrize("rule", METRICS, ids=lambda rule: rule.id)


def cues(rule: MetricEntry) -> tuple[str, ...]:
    return (*rule.nouns, *rule.verbs, *rule.tails, *rule.heads)


def test_every_key_has_a_rule() -> None:
    assert {rule.key for rule in METRICS} == set(DIMENSIONS)


@pytest.mark.parametrize("key", DIMENSIONS)
def test_rules_of_a_key_agree(key: str) -> None:
    rules = [rule for rule in METRICS if rule.key == key]
    assert len({rule.label for rule in rules}) == 1
    dimensions = {dimension for rule in rules for dimension in rule.dimensions}
    expected = DIMENSIONS[key] | SAID_OTHERWISE.get(key, set())
    assert dimensions == expected or expected == {"any"}


@each_rule
def test_rule_says_what_it_is(rule: MetricEntry) -> None:
    assert rule.doc
    assert cues(rule) or rule.units


@each_rule
def test_rule_is_authored_in_a_domain(rule: MetricEntry) -> None:
    assert re.fullmatch(r"(auto|device|finance|general|internet|macro|market)\.[a-z_]+", rule.id)


@each_rule
def test_rule_has_examples_and_counters(rule: MetricEntry) -> None:
    assert len(set(rule.examples)) == len(rule.examples) >= 5
    assert len(set(rule.counters)) == len(rule.counters) >= 2


@each_rule
def test_sentences_mark_one_figure(rule: MetricEntry) -> None:
    wrong = [text for text in (*rule.examples, *rule.counters) if len(MARK.findall(text)) != 1 or text.count("【") != 1]
    assert not wrong


@each_rule
def test_examples_hold_a_cue_or_a_unit(rule: MetricEntry) -> None:
    spellings = [spelling for unit in rule.units for spelling in UNITS.get(unit, (unit,))]

    def shows_rule(example: str) -> bool:
        mark = MARK.search(example)
        around = example if mark is None else example.replace("【", "").replace("】", "")
        figure = "" if mark is None else mark[0]
        return any(cue in around for cue in cues(rule)) or any(spelling in figure for spelling in spellings)

    assert [example for example in rule.examples if not shows_rule(example)] == []


@each_rule
def test_units_are_known(rule: MetricEntry) -> None:
    # A unit behind a slash may be a classifier, as in CNY/股; so may one that stands alone (人次, 户).
    bases = [unit.split("/")[0] for unit in rule.units if "/" in unit and unit not in UNITS]
    assert [base for base in bases if base not in UNITS and base not in CLASSIFIERS] == []


@each_rule
def test_words_are_as_the_view_shows_them(rule: MetricEntry) -> None:
    words = (*cues(rule), *rule.not_before, *rule.not_after)
    assert [word for word in words if view(word) != word] == []


@each_rule
def test_no_word_stands_twice_in_a_list(rule: MetricEntry) -> None:
    lists = (rule.nouns, rule.verbs, rule.heads, rule.units, rule.classifiers, rule.not_before, rule.not_after)
    assert [word for words in lists for word in words if words.count(word) > 1] == []


def overlapping() -> Iterator[tuple[str, str, str]]:
    """Words that two rules claim for figures of one dimension, in one role, at one priority."""
    holders: dict[tuple[str, str], list[MetricEntry]] = defaultdict(list)
    for rule in METRICS:
        for role, words in (("noun or verb", {*rule.nouns, *rule.verbs}), ("head", {*rule.heads})):
            for word in words:
                holders[role, word].append(rule)
    for (_, word), rules in holders.items():
        for one, other in combinations(rules, 2):
            shared = set(one.dimensions) & set(other.dimensions) or "any" in (*one.dimensions, *other.dimensions)
            if one.classifiers and other.classifiers and set(one.classifiers).isdisjoint(other.classifiers):
                continue
            if shared and one.priority == other.priority:
                yield word, one.id, other.id


def test_no_word_belongs_to_two_rules() -> None:
    assert list(overlapping()) == []


def test_no_unit_belongs_to_two_rules() -> None:
    holders = defaultdict(set)
    for rule in METRICS:
        for unit in rule.units:
            holders[unit].add(rule.id)
    assert {unit: sorted(rules) for unit, rules in holders.items() if len(rules) > 1} == {}
