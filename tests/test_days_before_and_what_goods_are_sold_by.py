"""The day before, the first weeks of what has begun, what goods are sold by, endings of companies that open a measure."""

import pytest

from claimed import check
from digestnlp import find_entities


@pytest.mark.parametrize(
    ("text", "figure", "period"),
    [
        # Articles of 2025-03-05
        ("前一日，云岚科技收盘价为 32 元。", "32 元", "2025-03-04..2025-03-04"),
        ("上一交易日，两市成交额为 1.2 万亿元。", "1.2 万亿元", "2025-03-04..2025-03-04"),
        ("2 月 12 日售出 80 台，前一天售出 60 台。", "60 台", "2025-02-11..2025-02-11"),
        ("前两日，云岚科技卖出 80 台。", "80 台", "2025-03-03..2025-03-05"),
        ("提前一天完成全年 80 台的目标。", "80 台", "2025-01-01..2025-12-31"),
        # Of what has begun, whose day is not said
        ("云岚 S7 上市前两周订单达 3 万辆。", "3 万辆", ".."),
        ("云岚门店开业前三个月营业额为 200 万元。", "200 万元", ".."),
        ("云岚门店前三个月营业额为 200 万元。", "200 万元", "2025-01-01..2025-03-31"),
        # When it was expected is no time of what was
        ("机构预计今年核心通胀率为 2.8%（12 月预期 2.5%）。", "2.5%", "2025-01-01..2025-12-31"),
        ("核心通胀率为 2.8%（12 月为 2.5%）。", "2.5%", "2024-12-01..2024-12-31"),
    ],
)
def test_when(text, figure, period):
    check(text, {figure: {"period": period}})


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("昨日云岚科技成交额 98 亿元，环比减少 12%。", "prior"),
        ("2 月末存栏量 32 万头，环比减少 12%。", "mom"),
        ("2 月云岚科技销量 3 万台，环比减少 12%。", "mom"),
        ("云岚科技净利润较上财年下降 12%。", "yoy"),
    ],
)
def test_against_what(text, basis):
    check(text, {"12%": {"basis": basis}})


@pytest.mark.parametrize(
    ("text", "figure", "unit"),
    [
        ("每公斤猪肉零售均价 25 元。", "25 元", "CNY/kg"),
        ("每吨白糖均价约 6200 元，同比上涨 5%。", "6200 元", "CNY/t"),
        ("每平方米均价 3.2 万元。", "3.2 万元", "CNY/m²"),
        ("每公斤原料可生产 30 万元的产品，售价 25 元。", "25 元", "CNY"),
        ("每辆车补贴 3000 元。", "3000 元", "CNY"),
    ],
)
def test_what_goods_are_sold_by(text, figure, unit):
    check(text, {figure: {"unit": unit}})


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("宁波银行资本充足率为 12%。", ["宁波银行"]),
        ("云岚科技资本公积 20 亿元。", ["云岚科技"]),
        ("云岚集团汽车销量 12 万辆。", ["云岚集团"]),
        ("小米汽车销量 13 万辆。", ["小米汽车"]),
        ("云岚科技资本投了 2 亿元。", ["云岚科技资本"]),
        # A sum behind a company, and no number of its product
        ("供货方退还小米17万元。", ["小米"]),
        ("供应商欠小米14亿元货款。", ["小米"]),
        ("小米15售价 4499 元。", ["小米15"]),
    ],
)
def test_names(text, names):
    assert [entity.text for entity in find_entities(text)] == names
