"""Levels behind what they were moved by, denials that answer a question, ends of years, and numbers of days behind names."""

import pytest

from claimed import check
from digestnlp import find_entities, find_quantities


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("王明远身家缩水 100 亿美元至 1050 亿美元。", ["100 亿美元", "1050 亿美元"]),
        ("云岚证券上调海岳科技目标价 10 港元至 60 港元。", ["10 港元", "60 港元"]),
        ("云岚汽车下调全年目标 3 万辆至 35 万辆。", ["3 万辆", "35 万辆"]),
        ("公司扩大产能 5 万辆至 20 万辆。", ["5 万辆", "20 万辆"]),
        ("云岚手机售价区间为 1000 元至 3000 元。", ["1000 元至 3000 元"]),
        ("公司全年目标为 3 万辆至 35 万辆。", ["3 万辆至 35 万辆"]),
    ],
)
def test_a_move_and_the_level_that_it_leads_to(text, figures):
    assert [quantity.text for quantity in find_quantities(text)] == figures


@pytest.mark.parametrize(
    ("text", "figure", "modality"),
    [
        ("云岚科技融资 500 亿元？官方：不实。", "500 亿元", "denied"),
        ("海岳汽车裁员 80%？公司回应称不属实。", "80%", "denied"),
        ("“海岳汽车裁员 1 万人”的说法是假的。", "1 万人", "denied"),
        # What is asked is answered otherwise
        ("云岚科技的目标是 30 万辆？年报称，去年销量 25 万辆。", "30 万辆", "target"),
        ("海岳汽车裁员 8%？公司未予置评。名单失实。", "8%", "actual"),
        # What is over is no forecast
        ("云岚机构预计今年彩电零售量 3490 万台；2 月彩电零售量 320 万台。", "320 万台", "actual"),
        ("云岚机构预计今年彩电零售量 3490 万台；明年彩电零售量 3600 万台。", "3600 万台", "forecast"),
    ],
)
def test_how_real(text, figure, modality):
    check(text, {figure: {"modality": modality}})


@pytest.mark.parametrize(
    ("text", "figure", "period"),
    [
        # Articles of 2025-03-05
        ("云岚科技年底前在江州新增 500 根充电桩。", "500 根", "..2025-12-31"),
        ("蔚来年底前裁员 300 人。", "300 人", "..2025-12-31"),  # and no 来年
        ("去年年底前，云岚科技开设 20 家门店。", "20 家", "..2024-12-31"),
        ("年底，云岚科技有 20 家门店。", "20 家", "2024-12-31..2024-12-31"),
    ],
)
def test_by_the_end_of_the_year(text, figure, period):
    check(text, {figure: {"period": period}})


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("小米15日宣布降价。", ["小米"]),
        ("阿维塔11月销量 1.2 万辆。", ["阿维塔"]),
        ("小米15日均销量 2 万台。", ["小米15"]),
        ("小米15发布。", ["小米15"]),
        ("问界M9月销 1.2 万辆。", ["问界M9"]),
    ],
)
def test_days_and_months_behind_names(text, names):
    assert [entity.text for entity in find_entities(text, tagger=None)] == names


@pytest.mark.parametrize(
    ("text", "figure", "modality"),
    [
        # Nobody plans what is over
        ("云岚科技拟分拆海岳电子上市，海岳电子 2024 年营收 12 亿元。", "12 亿元", "actual"),
        ("云岚科技计划建设二期工厂，该工厂去年产量 3 万吨。", "3 万吨", "actual"),
        ("公司拟每 10 股派 3 元，去年净利润 12 亿元，同比增长 8%。", "8%", "actual"),
        ("云岚科技计划 2026 年开店 200 家，2027 年开店 300 家。", "300 家", "plan"),
        ("云岚科技计划年内开店 200 家。", "200 家", "plan"),
        # A denial ends what was told of in its clause
        ("云岚集团否认裁员 30% 的传闻，称员工总数为 2.1 万人。", "2.1 万人", "actual"),
        ("云岚集团否认裁员 30% 的传闻，称今年还将招聘 1500 人。", "1500 人", "plan"),
        ("市场传闻云岚集团裁员 30%，涉及 1500 人。", "1500 人", "rumor"),
    ],
)
def test_what_a_plan_and_a_denial_do_not_reach(text, figure, modality):
    check(text, {figure: {"modality": modality}})


@pytest.mark.parametrize(
    ("text", "figure", "subject"),
    [
        ("云岚科技创始人陈立身家 85 亿元。", "85 亿元", "陈立"),
        ("云岚科技创始人陈立以 85 亿元身家居首。", "85 亿元", "陈立"),
        ("云岚科技创始人陈立称，总资产达 85 亿元。", "85 亿元", "云岚科技"),
    ],
)
def test_what_a_person_owns(text, figure, subject):
    check(text, {figure: {"subject": subject}})
