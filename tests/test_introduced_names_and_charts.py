"""Names behind the clause that says as what they are told of, firms behind where they are at home, charts of apps, shares told as 成."""

import pytest

from claimed import check, of
from digestnlp import extract

INTRODUCED = {
    "作为一家年营收超 50 亿元、拥有 1.2 万名员工的供应链企业，江岚物流去年新设 8 个仓。": {
        "50 亿元": "江岚物流",
        "1.2 万名": "江岚物流",
    },
    "作为一款售价仅 9.98 万元的纯电轿车，岚山 A3 的轴距达到 2.8 米。": {"9.98 万元": "岚山 A3", "2.8 米": "岚山 A3"},
    "作为年销 300 万台的家电企业，云岚科技今年要去欧洲。": {"300 万台": "云岚科技"},
    "身为一家有 3 万名员工的公司，去年江海科技招聘 2000 人。": {"3 万名": "江海科技"},
    # Counters: the clause names somebody itself, or is of whose shares they are.
    "作为云岚科技年销 5 万台的经销商，江海科技今年计划卖 8 万台。": {"5 万台": "云岚科技", "8 万台": "江海科技"},
    "作为云岚科技持股 30% 的股东，江海科技去年分得 2 亿元。": {"30%": "云岚科技"},
}
HOMES = {
    "欧洲零部件巨头 Brandt 再度宣布裁员 5500 人，约占员工总数的 4%。": {"5500 人": "Brandt"},
    "继关停两座工厂之后，欧洲家居零售商 Nordhem 宣布裁员 700 人。": {"700 人": "Nordhem"},
    # Counters: the place has its own figure, the firms are a kind.
    "美国去年出口 1500 亿美元，国内企业 Quantor 占两成。": {"1500 亿美元": "美国"},
    "欧洲车企去年销量 1200 万辆。": {"1200 万辆": "欧洲车企"},
}
CHARTS = {
    "岚聊在美国 iOS 免费榜排名第 2。": {"第 2": "岚聊"},
    "《边境纪元》在日本 iOS 畅销榜最高排名第 3。": {"第 3": "边境纪元"},
    "云岚阅读一度冲上 iOS 总榜第 5。": {"第 5": "云岚阅读"},
    # Counters: the system itself.
    "iOS 18 的安装率达到 76%。": {"76%": "iOS 18"},
    "iOS 的市场份额达到 28%。": {"28%": "iOS"},
}


@pytest.mark.parametrize("text", [*INTRODUCED, *HOMES, *CHARTS])
def test_subjects(text):
    check(text, of("subject", **{**INTRODUCED, **HOMES, **CHARTS}[text]))


def test_tenths_before_a_share():
    check("岚池科技拿下北美近三成份额。", {"三成": {"metric": "market_share", "subject": "岚池科技"}})
    check("云岚占据国内四成份额。", {"四成": {"metric": "market_share"}})
    assert [f.text for f in extract("沪深 300 成份股全部上涨。")] == []
    assert [f.text for f in extract("50 只成份股上涨。")] == ["50 只"]


def test_sales_of_a_month_in_money():
    check("该店月销售额近 200 万元。", {"200 万元": {"metric": "revenue"}})
    check("云岚超市日销售额约 6 万元。", {"6 万元": {"metric": "revenue"}})
    check("云岚汽车月销售 8000 辆。", {"8000 辆": {"metric": "sales_volume"}})
    check("云岚汽车月销量 3 万辆。", {"3 万辆": {"metric": "sales_volume"}})
