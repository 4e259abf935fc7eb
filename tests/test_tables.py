"""Tables: what the heads of columns and rows, the corner, the line above and the heading say of the figures in the cells."""

from pathlib import Path

import pytest

from digestnlp import explain, extract, read
from digestnlp.claims.grid import read_rows
from digestnlp.view import view

ARTICLES = Path(__file__).parents[1] / "data" / "articles"
PUBLISHED = "2025-05-20"


def facts(text, **options):
    found = extract(text, published=PUBLISHED, tagger=None, **options)
    assert all(text[f.start : f.end] == f.text for f in found)
    return found


def told(fact):
    """The row as subject, metric, value with unit, change and period, as short as they can be said."""
    value = f"{fact.value:f}" if fact.value_max is None else f"{fact.value:f}..{fact.value_max:f}"
    change = f" {fact.direction} {fact.basis}" if fact.direction else ""
    start, end = fact.period_start, fact.period_end
    return f"{fact.subject} {fact.metric} {value} {fact.unit}{change} {start}..{end}"


def rows(text, **options):
    return [told(fact) for fact in facts(text, **options)]


def one(text, figure):
    (found,) = [fact for fact in facts(text) if fact.text == figure]
    return found


APRIL, MARCH = "2025-04-01..2025-04-30", "2025-03-01..2025-03-31"
YEAR, YEAR_BEFORE = "2024-01-01..2024-12-31", "2023-01-01..2023-12-31"
NO_PERIOD = "None..None"


def test_heads_give_measure_unit_scale_and_period():
    text = """\
| 品牌 | 4 月交付量（辆） | 同比 | 营收（亿元） | 市占率（%） |
| --- | :---: | ---: | --- | --- |
| 星原汽车 | 33,120 | +41% | 101.5 | 12.5 |
| 远帆汽车 | 12,000 | -12% | 40 | 4 |
"""
    assert rows(text) == [
        f"星原汽车 deliveries 33120 辆 {APRIL}",
        f"星原汽车 deliveries 41 % increase yoy {APRIL}",
        f"星原汽车 revenue 10150000000 CNY {NO_PERIOD}",
        f"星原汽车 market_share 12.5 % {NO_PERIOD}",
        f"远帆汽车 deliveries 12000 辆 {APRIL}",
        f"远帆汽车 deliveries 12 % decrease yoy {APRIL}",
        f"远帆汽车 revenue 4000000000 CNY {NO_PERIOD}",
        f"远帆汽车 market_share 4 % {NO_PERIOD}",
    ]
    first = facts(text)[0]
    assert (first.text, first.metric_text, first.rule) == ("33,120", "交付量", "auto.deliveries")
    assert first.sentence == "| 星原汽车 | 33,120 | +41% | 101.5 | 12.5 |"


@pytest.mark.parametrize(
    ("head", "cell", "value"),
    [
        ("营收（亿元）", "3.5", "350000000 CNY"),
        ("营收(万元)", "3.5", "35000 CNY"),
        ("营收/百万美元", "3.5", "3500000 USD"),
        ("营收（人民币亿元）", "3.5", "350000000 CNY"),
        ("营收（单位：千元）", "3,500", "3500000 CNY"),
        ("营收", "3.5 亿元", "350000000 CNY"),
        ("交付量（万辆）", "12.8", "128000 辆"),
        ("交付量（辆）", "12.8万", "128000 辆"),
        ("交付量（万辆）", "**12.8**", "128000 辆"),
        ("交付量（辆）", "约 300", "300 辆"),
        ("交付量（万辆）", "3-5", "30000..50000 辆"),
        ("交付量", "33120", "33120 None"),
        ("交付量（辆）", "2024", "2024 辆"),
        ("净利润（亿元）", "-3.2", "-320000000 CNY"),
        ("净利润（亿元）", "(3.2)", "-320000000 CNY"),
        ("毛利率（%）", "18.5", "18.5 %"),
        ("门店（家）", "58", "58 家"),
        ("续航（km）", "610", "610 km"),
    ],
)
def test_bare_numbers_take_the_unit_of_their_head(head, cell, value):
    (fact,) = facts(f"| 公司 | {head} |\n|---|---|\n| 云岚科技 | {cell} |")
    assert f" {value} " in told(fact)
    assert fact.subject == "云岚科技"


@pytest.mark.parametrize("cell", ["-", "—", "--", "N/A", "持平", "", "暂无", "/", "详见附注"])
def test_cells_that_say_nothing_give_nothing(cell):
    assert rows(f"| 公司 | 交付量（辆） | 同比 |\n|---|---|---|\n| 星原汽车 | {cell} | {cell} |") == []


@pytest.mark.parametrize("head", ["代码", "序号", "备注", "成立于", "电话"])
def test_bare_numbers_without_a_measure_are_no_figures(head):
    assert rows(f"| 公司 | {head} |\n|---|---|\n| 星原汽车 | 2014 |") == []


@pytest.mark.parametrize(
    ("head", "cell", "change"),
    [
        ("同比", "+41%", "41 % increase yoy"),
        ("同比", "41%", "41 % increase yoy"),
        ("同比增长（%）", "-8.0", "8 % decrease yoy"),
        ("同比增减", "↓ 8%", "8 % decrease yoy"),
        ("环比", "▲ 3%", "3 % increase mom"),
        ("降幅", "12%", "12 % decrease None"),
        ("增速", "12%", "12 % increase None"),
        ("较上年", "增长 8%", "8 % increase yoy"),
        ("同比", "下降 8%", "8 % decrease yoy"),
        ("交付量同比", "5%", "5 % increase yoy"),
        ("同比", "翻番", "2 倍"),
    ],
)
def test_a_change_is_of_the_column_to_its_left(head, cell, change):
    text = f"| 公司 | 4 月交付量（辆） | {head} |\n|---|---|---|\n| 星原汽车 | 33,120 | {cell} |"
    assert rows(text)[1:] == [f"星原汽车 deliveries {change} {APRIL}"]


def test_nothing_has_changed_is_no_claim():
    text = "| 公司 | 交付量（辆） | 同比 |\n|---|---|---|\n| 星原汽车 | 33,120 | 0% |"
    assert [f.text for f in facts(text)] == ["33,120"]
    assert [a.reason for a in explain(text, tagger=None)] == [None, "it says that nothing has changed"]


def test_a_share_has_not_grown_by_a_percentage_but_its_whole():
    text = "| 厂商 | 出货量（万台） | 市场份额 | 同比 |\n|---|---|---|---|\n| 云岚科技 | 1,200 | 18.1% | 12.3% |"
    assert rows(text)[2] == f"云岚科技 shipments 12.3 % increase yoy {NO_PERIOD}"


def test_a_level_with_its_change_in_brackets():
    text = "| 公司 | 交付量（辆，同比） |\n|---|---|\n| 星原汽车 | 33,120（-4%） |"
    assert rows(text) == [
        f"星原汽车 deliveries 33120 辆 {NO_PERIOD}",
        f"星原汽车 deliveries 4 % decrease yoy {NO_PERIOD}",
    ]


def test_measures_as_rows_and_periods_as_columns():
    text = """\
## 星原汽车公布 2024 年业绩

单位：亿元

| 指标 | 2024 年 | 2023 年 | 同比 |
|---|---|---|---|
| 营收 | 418.2 | 320 | +30.7% |
| 净利润 | -3.2 | -12.5 | — |
| 毛利率 | 18.5% | 16.1% | 2.4 个百分点 |
| 员工（人） | 21,000 | 18,500 | 13.5% |
"""
    assert rows(text) == [
        f"星原汽车 revenue 41820000000 CNY {YEAR}",
        f"星原汽车 revenue 32000000000 CNY {YEAR_BEFORE}",
        f"星原汽车 revenue 30.7 % increase yoy {YEAR}",
        f"星原汽车 net_profit -320000000 CNY {YEAR}",
        f"星原汽车 net_profit -1250000000 CNY {YEAR_BEFORE}",
        f"星原汽车 gross_margin 18.5 % {YEAR}",
        f"星原汽车 gross_margin 16.1 % {YEAR_BEFORE}",
        f"星原汽车 gross_margin 2.4 pp increase yoy {YEAR}",
        f"星原汽车 headcount 21000 人 {YEAR}",
        f"星原汽车 headcount 18500 人 {YEAR_BEFORE}",
        f"星原汽车 headcount 13.5 % increase yoy {YEAR}",
    ]
    assert all(fact.flags == ("subject_inherited",) for fact in facts(text))


def test_measures_as_rows_and_companies_as_columns():
    text = """\
| | 星原汽车 | 远帆汽车 |
|---|---|---|
| 2024 年交付量（万辆） | 31.4 | 12 |
| 同比 | 62% | -4% |
| 门店（家） | 310 | 200 |
"""
    assert rows(text) == [
        f"星原汽车 deliveries 314000 辆 {YEAR}",
        f"远帆汽车 deliveries 120000 辆 {YEAR}",
        f"星原汽车 deliveries 62 % increase yoy {YEAR}",
        f"远帆汽车 deliveries 4 % decrease yoy {YEAR}",
        f"星原汽车 stores 310 家 {NO_PERIOD}",
        f"远帆汽车 stores 200 家 {NO_PERIOD}",
    ]


def test_a_column_of_units():
    text = "| 指标 | 单位 | 2024 年 |\n|---|---|---|\n| 交付量 | 万辆 | 31.4 |\n| 营收 | 亿元 | 418 |\n| 毛利率 | % | 18.5 |"
    assert rows(text) == [
        f"None deliveries 314000 辆 {YEAR}",
        f"None revenue 41800000000 CNY {YEAR}",
        f"None gross_margin 18.5 % {YEAR}",
    ]


def test_this_period_and_the_same_of_the_year_before():
    text = """\
## 云岚科技财报

云岚科技 2025 年一季度主要财务数据（单位：百万元，%）：

| 项目 | 本期 | 上年同期 | 变动幅度 |
|---|---|---|---|
| 营业收入 | 10,200 | 9,000 | 13.3 |
| 归母净利润 | 820 | 1,000 | (18.0) |
"""
    quarter, before = "2025-01-01..2025-03-31", "2024-01-01..2024-03-31"
    assert rows(text) == [
        f"云岚科技 revenue 10200000000 CNY {quarter}",
        f"云岚科技 revenue 9000000000 CNY {before}",
        f"云岚科技 revenue 13.3 % increase None {quarter}",
        f"云岚科技 net_profit 820000000 CNY {quarter}",
        f"云岚科技 net_profit 1000000000 CNY {before}",
        f"云岚科技 net_profit 18 % decrease None {quarter}",
    ]


def test_a_year_before_the_latest_period():
    text = "4 月交付量（辆）：\n\n| 车企 | 4 月 | 3 月 | 去年同期 | 同比 |\n|---|---|---|---|---|\n| 星原汽车 | 33 | 30 | 23 | 41% |"
    assert rows(text) == [
        f"星原汽车 deliveries 33 辆 {APRIL}",
        f"星原汽车 deliveries 30 辆 {MARCH}",
        "星原汽车 deliveries 23 辆 2024-04-01..2024-04-30",
        f"星原汽车 deliveries 41 % increase yoy {APRIL}",
    ]


def test_periods_as_rows():
    text = """\
## 星原汽车季度交付

| 季度 | 交付量（辆） | 环比 | 营收/亿元 |
|---|---|---|---|
| 2023Q4 | 80,000 | | 101 |
| 2024Q1 | 92,000 | 15% | 115.2 |
"""
    assert rows(text) == [
        "星原汽车 deliveries 80000 辆 2023-10-01..2023-12-31",
        "星原汽车 revenue 10100000000 CNY 2023-10-01..2023-12-31",
        "星原汽车 deliveries 92000 辆 2024-01-01..2024-03-31",
        "星原汽车 deliveries 15 % increase qoq 2024-01-01..2024-03-31",
        "星原汽车 revenue 11520000000 CNY 2024-01-01..2024-03-31",
    ]


def test_years_as_rows_and_quarters_as_columns():
    text = "## 星原汽车营收（亿元）\n\n| 年份 | Q1 | Q4 |\n|---|---|---|\n| 2022 | 10 | 13 |\n| 2023 | 20 | |"
    assert rows(text) == [
        "星原汽车 revenue 1000000000 CNY 2022-01-01..2022-03-31",
        "星原汽车 revenue 1300000000 CNY 2022-10-01..2022-12-31",
        "星原汽车 revenue 2000000000 CNY 2023-01-01..2023-03-31",
    ]


def test_a_head_that_ends_like_one_of_times_may_hold_figures():
    text = "## 2024 年交付量（万辆）\n\n| 公司 | 上半年 | 整年 |\n|---|---|---|\n| 星原汽车 | 14 | 31.4 |"
    assert rows(text) == [
        "星原汽车 deliveries 140000 辆 2024-01-01..2024-06-30",
        f"星原汽车 deliveries 314000 辆 {YEAR}",
    ]


def test_months_as_rows_and_companies_as_columns():
    text = "各月交付量（辆）如下：\n\n| 月份 | 星原汽车 | 远帆汽车 |\n|---|---|---|\n| 3 月 | 30,000 | 10,100 |\n| 4 月 | 33,120 | 9,800 |"
    assert rows(text) == [
        f"星原汽车 deliveries 30000 辆 {MARCH}",
        f"远帆汽车 deliveries 10100 辆 {MARCH}",
        f"星原汽车 deliveries 33120 辆 {APRIL}",
        f"远帆汽车 deliveries 9800 辆 {APRIL}",
    ]


def test_the_line_above_gives_measure_period_and_unit():
    text = "各公司 2024 年研发投入，单位：亿元\n\n| 公司 | 金额 | 同比 |\n|---|---|---|\n| 云岚科技 | 90 | 12.5% |"
    assert rows(text) == [
        f"云岚科技 rd_expense 9000000000 CNY {YEAR}",
        f"云岚科技 rd_expense 12.5 % increase yoy {YEAR}",
    ]
    assert {fact.period_from for fact in facts(text)} == {"inherited"}


def test_a_full_sentence_above_gives_no_measure():
    text = "星原汽车 4 月交付 3 万辆。\n\n| 公司 | 数值 |\n|---|---|\n| 远帆汽车 | 12 |"
    assert [f.text for f in facts(text)] == ["3 万辆"]


def test_a_unit_that_does_not_fit_is_another_column_s():
    text = "单位：亿元\n\n| 公司 | 营收 | 门店 | 毛利率 | 交付量 |\n|---|---|---|---|---|\n| 云岚科技 | 90 | 58 | 18.5 | 1,200 |"
    assert rows(text) == [
        f"云岚科技 revenue 9000000000 CNY {NO_PERIOD}",
        f"云岚科技 stores 58 None {NO_PERIOD}",
        f"云岚科技 deliveries 1200 None {NO_PERIOD}",
    ]


def test_ranks_and_row_numbers():
    text = "| {} | 车企 | 销量（辆） |\n|---|---|---|\n| 1 | 星原汽车 | 33,120 |\n| {} | 远帆汽车 | 12,000 |"
    assert [told(f) for f in facts(text.format("排名", "第二")) if f.metric == "rank"] == [
        f"星原汽车 rank 1 None {NO_PERIOD}",
        f"远帆汽车 rank 2 None {NO_PERIOD}",
    ]
    assert [f.text for f in facts(text.format("序号", "2"))] == ["33,120", "12,000"]
    assert one(text.format("排名", "2"), "1").dimension == "rank"


def test_subjects_of_rows():
    text = """\
| 序号 | 品牌 | 车型 | 指导价（万元） | 4 月销量（辆） |
|---|---|---|---|---|
| 1 | 星原汽车 | 星原 E5 | 15.98-19.98 | 12,000 |
| 2 | 某甲 | 某甲 Z9 | 22.98 | 8,000 |
| 合计 | | | | 20,000 |
"""
    found = facts(text)
    assert [(f.subject, f.text) for f in found] == [
        ("星原 E5", "15.98-19.98"),
        ("星原 E5", "12,000"),
        ("某甲 Z9", "22.98"),
        ("某甲 Z9", "8,000"),
        (None, "20,000"),
    ]
    assert found[2].subject_type == "OTHER"
    assert told(found[0]) == f"星原 E5 price 159800..199800 CNY {NO_PERIOD}"


def test_parts_of_the_company_that_the_table_is_about_are_its_scopes():
    text = """\
## 云岚科技 2024 年分业务收入

| 业务 | 收入（亿元） | 占比 | 同比 |
|---|---|---|---|
| 手机 | 300 | 60% | 12% |
| 广告收入 | 50 | 10% | -3% |
| 合计 | 500 | 100% | 9% |
"""
    found = facts(text)
    assert {f.subject for f in found} == {"云岚科技"}
    assert [f.scope for f in found] == [*["手机"] * 3, *["广告收入"] * 3, *[None] * 3]
    assert [f.metric for f in found] == ["revenue", "market_share", "revenue"] * 3


def test_places_have_their_figures_where_no_company_is_spoken_of():
    text = "| 地区 | GDP（亿元） | 增速（%） |\n|---|---|---|\n| 江苏 | 137,000 | 5.8 |"
    assert rows(text) == [
        f"江苏 gdp 13700000000000 CNY {NO_PERIOD}",
        f"江苏 gdp 5.8 % increase None {NO_PERIOD}",
    ]


def test_specifications_of_products_side_by_side():
    text = """\
| 参数 | 云岚 Lume 6 | 云岚 Lume 6 Pro |
|---|---|---|
| 屏幕 | 6.3 英寸 OLED | 6.7 英寸 |
| 电池 | 5000mAh | 5600mAh |
| 售价 | 2999 元起 | 3999 元 |
"""
    assert rows(text) == [
        f"云岚 Lume 6 screen_size 6.3 in {NO_PERIOD}",
        f"云岚 Lume 6 Pro screen_size 6.7 in {NO_PERIOD}",
        f"云岚 Lume 6 battery_capacity 5000 mAh {NO_PERIOD}",
        f"云岚 Lume 6 Pro battery_capacity 5600 mAh {NO_PERIOD}",
        f"云岚 Lume 6 price 2999 CNY {NO_PERIOD}",
        f"云岚 Lume 6 Pro price 3999 CNY {NO_PERIOD}",
    ]


def test_a_list_of_keys_and_values_has_no_head():
    text = "| 售价 | 2999 元 |\n|---|---|\n| 重量 | 188g |"
    assert rows(text) == [f"None price 2999 CNY {NO_PERIOD}", f"None weight 188 g {NO_PERIOD}"]


def test_targets_and_forecasts():
    text = """\
## 2025 年车企销量目标

| 车企 | 2024 年销量（万辆） | 2025 年目标（万辆） |
|---|---|---|
| 星原汽车 | 31.4 | 45 |
"""
    assert [(told(f), f.modality, f.cue) for f in facts(text)] == [
        (f"星原汽车 sales_volume 314000 辆 {YEAR}", "actual", None),
        ("星原汽车 sales_volume 450000 辆 2025-01-01..2025-12-31", "target", "目标"),
    ]
    caption = "机构预测，2026 年各车企销量（万辆）：\n\n| 公司 | 销量 |\n|---|---|\n| 星原汽车 | 60 |"
    assert [(f.modality, f.cue) for f in facts(caption)] == [("forecast", "预测")]


def test_years_that_are_estimates():
    text = (
        "机构预测如下：\n\n| 项目 | 2024A | 2025E |\n|---|---|---|\n| 营收（亿元） | 120 | 150 |\n| 增速 | 20% | 25% |"
    )
    assert [(told(f), f.modality, f.cue) for f in facts(text)] == [
        (f"None revenue 12000000000 CNY {YEAR}", "actual", None),
        ("None revenue 15000000000 CNY 2025-01-01..2025-12-31", "forecast", "2025E"),
        (f"None revenue 20 % increase None {YEAR}", "actual", None),
        ("None revenue 25 % increase None 2025-01-01..2025-12-31", "forecast", "2025E"),
    ]


def test_rumours_and_denials_hold_for_a_table():
    table = "\n\n| 月份 | 销量（辆） |\n|---|---|\n| 3 月 | 9,000 |"
    assert one("## 知情人士：远帆汽车销量腰斩" + table, "9,000").modality == "rumor"


def test_two_rows_of_heads():
    text = """\
| 公司 | 2024 年 | | 2023 年 | |
|---|---|---|---|---|
| | 营收（亿元） | 净利润（亿元） | 营收（亿元） | 净利润（亿元） |
| 星原汽车 | 418 | -3 | 320 | -12 |
"""
    assert rows(text) == [
        f"星原汽车 revenue 41800000000 CNY {YEAR}",
        f"星原汽车 net_profit -300000000 CNY {YEAR}",
        f"星原汽车 revenue 32000000000 CNY {YEAR_BEFORE}",
        f"星原汽车 net_profit -1200000000 CNY {YEAR_BEFORE}",
    ]


def test_ragged_rows_and_cells_for_several_rows():
    text = """\
| 公司 | 月份 | 交付量（辆）
|---|
| 星原汽车 | 3 月 | 30,000 | 多余 | 12 |
| | 4 月 | 33,120 |
| 远帆汽车 |
|
"""
    assert rows(text) == [f"星原汽车 deliveries 30000 辆 {MARCH}", f"星原汽车 deliveries 33120 辆 {APRIL}"]


def test_cells_with_words_of_their_own():
    text = """\
| 公司 | 净利润 | 备注 |
|---|---|---|
| 星原汽车 | 亏损 2 亿元 | 计划 2026 年开出 30 家门店 |
| 云岚科技 | 88 亿元 | 同比增长 12% |
"""
    assert rows(text) == [
        f"星原汽车 net_loss 200000000 CNY {NO_PERIOD}",
        "星原汽车 store_openings 30 家 2026-01-01..2026-12-31",
        f"云岚科技 net_profit 8800000000 CNY {NO_PERIOD}",
        f"云岚科技 net_profit 12 % increase yoy {NO_PERIOD}",
    ]
    assert one(text, "30 家").modality == "plan"


def test_traditional_script():
    text = """\
## 維舟集團上半年業績

| 項目 | 2024 年上半年（億元） | 年增 |
|---|---|---|
| 營收 | 12.3 | 23% |
| 毛利率 | 30% | |
"""
    half = "2024-01-01..2024-06-30"
    assert rows(text) == [
        f"维舟集团 revenue 1230000000 TWD {half}",
        f"维舟集团 revenue 23 % increase yoy {half}",
        f"维舟集团 gross_margin 30 % {half}",
    ]
    assert "currency_assumed" in one(text, "12.3").flags


def test_escaped_bars_part_no_cells():
    source = "| 甲\\|乙汽车 | 3 |\n|---|---|\n| a | b \\| c |"
    found = read_rows(view(source), source, 0, len(source))
    assert [[source[c.start : c.end] for c in row.cells] for row in found] == [["甲\\|乙汽车", "3"], ["a", "b \\| c"]]
    text = "| 公司 | 备注 | 交付量（辆） |\n|---|---|---|\n| 星原汽车 | 甲\\|乙 | 33,120 |"
    assert rows(text) == [f"星原汽车 deliveries 33120 辆 {NO_PERIOD}"]


def test_carriage_returns_and_emphasis_keep_offsets():
    text = "# 题\r\n\r\n单位：万辆\r\n\r\n| **公司** | `交付量` |\r\n|---|---|\r\n| **星原汽车** | **3.5** |\r\n"
    assert rows(text) == [f"星原汽车 deliveries 35000 辆 {NO_PERIOD}"]


BEFORE, BEHIND = (
    "## 星原汽车 4 月成绩\n\n星原汽车 4 月交付 33,120 辆。\n\n",
    "\n\n门店增至 310 家，全年目标为 45 万辆。",
)
TABLE = "| 品牌 | 4 月交付量（辆） | 价位 |\n|---|---|---|\n| 远帆汽车 | 12,000 | 10-15 万元 |"


def test_the_text_around_a_table_reads_on_as_without_it():
    with_table = [told(f) for f in facts(BEFORE + TABLE + BEHIND) if f.subject != "远帆汽车"]
    assert with_table == rows(BEFORE + BEHIND.strip("\n"))


@pytest.mark.parametrize("text", [BEFORE + TABLE + BEHIND, TABLE])
def test_explain_gives_the_rows_of_a_table(text):
    found = explain(text, published=PUBLISHED, tagger=None)
    assert [fact for a in found for fact in a.facts] == facts(text)
    assert [a.quantity.start for a in found] == sorted({a.quantity.start for a in found})
    (cell,) = [a for a in found if a.quantity.text == "12,000"]
    assert (cell.quantity.value, cell.quantity.unit) == (12000, "辆")
    assert (cell.chosen.rule, cell.chosen.how, cell.chosen.text) == ("auto.deliveries", "table", "交付量")
    assert "what its table says" in str(cell)
    (label,) = [a for a in found if a.quantity.text == "10-15 万元"]
    assert (label.facts, label.reason) == ((), "it names a row or a column of the table")


def test_the_table_of_the_samples():
    (article,) = read(ARTICLES / "roundup-2025-05-20.md")
    cells = [f for f in extract(article) if f.sentence.startswith("|")]
    assert [(f.text, f"{f.value:f}", f.unit, f.direction) for f in cells[:3]] == [
        ("33,120", "33120", "辆", None),
        ("+41%", "41", "%", "increase"),
        ("12.6", "126000", "辆", None),
    ]
    assert len(cells) == 9
