"""Of times that belong to another figure (base dates, days of deals, sales since then) and of cues that are told of another clause."""

import pytest

from digestnlp import Engine, parse_article

NONE = ".."
YEAR, RUNNING = "2024-01-01..2024-12-31", "2025-01-01..2025-12-31"


@pytest.fixture(scope="module")
def nlp():
    return Engine()


def facts(nlp, body):
    """The figures of an article of 20 May 2025."""
    article = parse_article(f'---\ntitle: "快讯"\ndate: 2025-05-20\n---\n\n{body}\n', id="x")
    return nlp.process(article).facts


def periods(nlp, body):
    return {f.text: f"{f.period_start or ''}..{f.period_end or ''}" for f in facts(nlp, body)}


TIMES = {
    "the day of an appraisal": (
        "以2024年3月31日为评估基准日，霁川医疗估值2亿元。经协商，霁川医疗60%股权的交易价格为1.2亿元。",
        {"2亿元": "2024-03-31..2024-03-31", "60%": NONE, "1.2亿元": NONE},
    ),
    "what the books say on it": (
        "以2024年3月31日为基准日，霁川医疗净资产为3亿元。", {"3亿元": "2024-03-31..2024-03-31"}
    ),
    "the day of the shares that are counted": (
        "云岚科技拟以2024年12月31日的总股本5亿股为基数，每10股派发现金红利3元，合计派发1.5亿元。",
        {"5亿股": "2024-12-31..2024-12-31", "3元": NONE, "1.5亿元": NONE},
    ),
    "the day of a deal": (
        "2024年5月8日，云岚科技以3亿元收购霁川医疗60%股权。霁川医疗总资产为13亿元。",
        {"3亿元": "2024-05-08..2024-05-08", "60%": "2024-05-08..2024-05-08", "13亿元": NONE},
    ),
    "the day of a balance sheet": (
        "2024年3月31日，云岚科技总资产为13亿元。净资产为3亿元。",
        {"13亿元": "2024-03-31..2024-03-31", "3亿元": "2024-03-31..2024-03-31"},
    ),
    "a day that is to come": (
        "协会预计，到5月28日左右仍有下调空间，预计每斤价格下调1元。", {"1元": "2025-05-28..2025-05-28"}
    ),
    "a day on which it was said": ("5月9日，云岚科技公告，拟投资3亿元。", {"3亿元": NONE}),
    "a weekend on which it was said": ("商务部上周末透露，出口规模预计超过17万亿元。", {"17万亿元": NONE}),
    "a day on which a state was told of": ("王明昨日受访表示，云岚科技的门店达300家。", {"300家": NONE}),
    "a day on which it was so": (
        "王明表示，云岚科技昨日售出300辆。", {"300辆": "2025-05-19..2025-05-19"}
    ),
    "which ones are told of": ("2023年及以后退役的军人占6.3%。", {"6.3%": NONE}),
    "a month behind the year before": (
        "云岚餐饮去年营收212亿元，年增4%，8月将再开出6家新店。",
        {"212亿元": YEAR, "4%": YEAR, "6家": "2025-08-01..2025-08-31"},
    ),
    "a month in the year before": ("云岚餐饮去年9月宣布，12月将再开出6家新店。", {"6家": "2024-12-01..2024-12-31"}),
    "the quarter told of before an aside": (
        "一季度，GDP增长1%。去年四季度该指标下降2.3%。当季建筑投资下降4.1%。",
        {"1%": "2025-01-01..2025-03-31", "2.3%": "2024-10-01..2024-12-31", "4.1%": "2025-01-01..2025-03-31"},
    ),
    "holidays as reasons": ("受惠端午、暑假及中秋档期，云岚百货营收增长7%。", {"7%": NONE}),
    "a holiday itself": ("去年端午当日，云岚百货客流达7万人次。", {"7万人次": "2024-06-10..2024-06-10"}),
    "what is on sale since": (
        "春岚苑自3月开售以来售出900套。秋岚苑售出410套。", {"900套": "2025-03-01..2025-05-20", "410套": NONE}
    ),
    "the year so far": (
        "今年以来，云岚科技售出900台。星原汽车售出410辆。",
        {"900台": "2025-01-01..2025-05-20", "410辆": "2025-01-01..2025-05-20"},
    ),
    "accounts behind a day of counting": (
        "截至3月底，云岚通信的用户达1310万户。营收增长2.5%。", {"1310万户": "2025-03-31..2025-03-31", "2.5%": NONE}
    ),
    "a sum up to the end of a month": ("今年累计至4月底，云岚科技共收到64亿元。", {"64亿元": "2025-01-01..2025-04-30"}),
    "an expectation that goes on": (
        "预计2025年接待游客5.6亿人次。实现收入7200亿元，同比增长14%。",
        {"5.6亿人次": RUNNING, "7200亿元": RUNNING, "14%": RUNNING},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), TIMES.values(), ids=TIMES)
def test_times(nlp, body, expected):
    assert periods(nlp, body) == expected


MODALITIES = {
    "an expectation that goes on": (
        "预计2025年接待游客5.6亿人次。实现收入7200亿元，同比增长14%。",
        {"5.6亿人次": "forecast", "7200亿元": "forecast", "14%": "forecast"},
    ),
    "what is done behind it": (
        "预计2025年接待游客5.6亿人次。实现了收入900亿元。", {"5.6亿人次": "forecast", "900亿元": "actual"}
    ),
    "a month behind it": (
        "预计2025年接待游客5.6亿人次。1月实现收入900亿元。", {"5.6亿人次": "forecast", "900亿元": "actual"}
    ),
    "why something is expected": (
        "专家预测，由于江州发放的50亿元补贴已经用完，二季度GDP增速将降至2%。", {"50亿元": "actual", "2%": "forecast"}
    ),
    "why something expected comes": (
        "云岚科技预计亏损3亿元，由于计提减值2亿元。", {"3亿元": "forecast", "2亿元": "forecast"}
    ),
    "what a reporter has heard": ("记者了解到的消息显示，俱乐部的赞助收入超过2亿元。", {"2亿元": "actual"}),
    "news of nobody": ("有消息显示，俱乐部的赞助收入超过2亿元。", {"2亿元": "rumor"}),
    "what was generally expected": ("GDP增长1%，好于市场此前普遍预期的0.5%。", {"1%": "actual", "0.5%": "forecast"}),
    "a promise that one has got": ("云岚科技获得大股东财务支持承诺5000万元。", {"5000万元": "actual"}),
    "a promise that one gives": ("卖方承诺，霁川医疗2025年净利润不低于5亿元。", {"5亿元": "target"}),
    "a belief of another clause": ("成交量料为三年新高，其中春岚苑录得320宗。", {"320宗": "actual"}),
    "a belief": ("本月成交量料为320宗。", {"320宗": "forecast"}),
    "a circumstance": ("在厂商力求供应稳定下，预估云岚存储的合约价将上涨15%。", {"15%": "forecast"}),
    "what one strives for": ("云岚科技力求全年销量增长15%。", {"15%": "target"}),
    "what it is to be used for": ("其中3亿元将用于建设新厂，2亿元用于研发。", {"3亿元": "plan", "2亿元": "plan"}),
}  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), MODALITIES.values(), ids=MODALITIES)
def test_modality(nlp, body, expected):
    assert {f.text: f.modality for f in facts(nlp, body)} == expected
