"""How filings, contracts and wires set figures and names: signs apart, clauses' numbers, particulars of firms, the issuer of a wire."""

import pytest

from claimed import check, days, of, row
from digestnlp import extract
from digestnlp.view import view

SIGNS = {
    "2021 年度，云岚科技实现净利润－ 8120.5 万元。": {"－ 8120.5 万元": -81205000},
    "云岚科技投资收益- 3 亿元，毛利率- 5%。": {"- 3 亿元": -300000000, "- 5%": -5},
    "云岚科技净利润 - 520 万元。": {"520 万元": 5200000},
    "江州- 520 公里的路段通车。": {"520 公里": 520},
    "云岚科技预计利润 3 亿元- 5 亿元。": {"3 亿元- 5 亿元": 300000000},
    "云岚科技预计今年利润变动 0%~+35%。": {"0%~+35%": 0},
    "云岚科技预计利润同比增长 10%至+30%。": {"10%至+30%": 10},
    "营收、利润同比分别增长 10%、+30%。": {"10%": 10, "+30%": 30},
}
NUMBERS = {
    "云岚科技签署合同。\n\n8.1 本合同以人民币结算。\n\n8.2 本合同价款为 3.6 亿元。": ["3.6 亿元"],
    "4.2.1 本项目总投资 5 亿元。": ["5 亿元"],
    "平均每人读书 10.1 本。": ["10.1 本"],
    "云岚出版今年印行 12 本新书。": ["12 本"],
}
SPANS = {
    "云岚科技股份有限公司关于签订合同的公告\n\n合同工期：开工之日起 420 个日历天。": {"420 个日历天": "天"},
    "工期 200 日历天。": {"200 日历天": "天"},
    "工期 365 个自然日。": {"365 个自然日": "天"},
    "共有 30 个日历。": {"30 个": "个"},
}
PERIODS = {
    "铜价自年初下跌近 8%。": {"8%": "2025-01-01..2025-03-05"},
    "铜价自年初累计上涨 9%。": {"9%": "2025-01-01..2025-03-05"},
    "铜价自年初的 3 万元一路走高。": {"3 万元": "2025-01-01..2025-02-28"},
    "铜价自 2023 年初下跌 7%。": {"7%": "2023-01-01..2023-02-28"},
    "云岚科技称，买方在 2026~2028 年三年内采购 50 万吨。": {"50 万吨": "2026-01-01..2028-12-31"},
    "云岚科技将在三年内采购 50 万吨。": {"50 万吨": "2025-03-05..2028-03-05"},
    "上一会计年度，云岚科技与海川集团的交易金额为 6400 万元。": {"6400 万元": "2024-01-01..2024-12-31"},
}
FLOWS = {
    "云岚科技目前报价 12 元。四季度收入 9 千万元，投资活动、筹资活动各自净流出，分别净流出 3.1 亿元、8 千万元。": {
        "3.1 亿元": "cash_flow",
        "8 千万元": "cash_flow",
    },
    "云岚科技三季度筹资活动净流入 2 亿元。": {"2 亿元": "cash_flow"},
    "云岚科技获主力资金净流入 2 亿元。": {"2 亿元": "net_inflow"},
    "南向资金净流出 2 亿元。": {"2 亿元": "net_inflow"},
}
FIRMS = {
    "云岚科技是江州集团和海川投资 2003 年发起设立的有限责任公司，注册资本为 3 亿元。": {"3 亿元": "云岚科技"},
    "海川集团设立的江州钠电公司，注册资本 2 亿元。": {"2 亿元": "江州钠电公司"},
    "海川集团在江州设立钠电公司，注册资本 2 亿元。": {"2 亿元": "钠电公司"},
    "云岚建设股份有限公司签约公告\n\n业主为江州城建投资有限公司，住所：江州市东湖路 9 号；法定代表人：王小明；注册资金：500 万元；"
    "经营范围：市政建设。": {"500 万元": "江州城建投资有限公司"},
    "云岚建设股份有限公司签约公告\n\n（一）发包方：江州城建投资有限公司\n\n法定代表人：王小明\n\n注册资本：人民币 20 亿元": {
        "20 亿元": "江州城建投资有限公司"
    },
    "云岚建设股份有限公司公告\n\n公司与海川集团合作，公司注册资本：3 亿元。": {"3 亿元": "云岚建设股份有限公司"},
}
WIRES = {
    "云航拟置换资产\n\n云岚社3月5日丨云航股份(600999.SH)公布，海川集团拿海川酒店的资产来换上市公司手中货运公司 51% 的股权。"
    "海川酒店资产作价 3 亿元。换股之后，公司将持有货运公司 49% 股权，上市公司 2024 年每股收益将从 0.5 元增至 0.6 元。": {
        "3 亿元": "海川酒店",
        "49%": "云航股份",
        "0.5 元": "云航股份",
        "0.6 元": "云航股份",
    },
    "云航股份(600999.SH)公布购买理财产品。年内共有 28 家上市公司认购 119 笔产品。": {"119 笔": "28 家上市公司"},
    "云航股份(600999.SH)公布收购海川科技(600998.SH)。海川科技称，公司营收 3 亿元。": {"3 亿元": "海川科技"},
    "银行理财周报\n\n海川银行研报认为，云航股份(600999.SH)有望受益。海川银行营收 3 亿元。": {"3 亿元": "海川银行"},
}


@pytest.mark.parametrize("text", SIGNS)
def test_a_sign_may_stand_apart_from_its_figure_behind_a_measure_and_before_a_second_bound(text):
    assert {figure: row(text, figure).value for figure in SIGNS[text]} == SIGNS[text]


@pytest.mark.parametrize("text", NUMBERS)
def test_the_number_of_a_clause_counts_nothing(text):
    assert [fact.text for fact in extract(text)] == NUMBERS[text]


@pytest.mark.parametrize("text", SPANS)
def test_days_of_the_calendar_are_days(text):
    check(text, {figure: {"unit": unit} for figure, unit in SPANS[text].items()})


@pytest.mark.parametrize("text", PERIODS)
def test_times_of_filings(text):
    assert {figure: days(row(text, figure)) for figure in PERIODS[text]} == PERIODS[text]


@pytest.mark.parametrize("text", FLOWS)
def test_what_activities_bring_in_is_cash_of_the_company(text):
    check(text, of("metric", **{f"_{figure}": key for figure, key in FLOWS[text].items()}))


@pytest.mark.parametrize("text", [*FIRMS, *WIRES])
def test_whose_capital_and_whose_announcement_it_is(text):
    check(text, of("subject", **{f"_{figure}": name for figure, name in (FIRMS | WIRES)[text].items()}))


def test_the_stroke_of_wires_is_a_mark_and_no_character_of_a_name():
    assert view("云岚社3月5日丨云航股份公布") == "云岚社3月5日|云航股份公布"
