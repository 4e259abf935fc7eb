"""Who speaks: before a colon, behind a code or a short form, for somebody, at some event; and who only brings the news."""

from datetime import date

import pytest

from digestnlp import extract

DAY = date(2025, 3, 5)


def first(text: str):
    return extract(text, published=DAY)[0]


@pytest.mark.parametrize(
    ("text", "subject", "speaker"),
    [
        # What stands behind a colon is what a body says, or a house that does not speak of itself.
        ("工信部：上半年软件业收入 6 万亿元。", "软件业", "工业和信息化部"),
        ("岚溪证券：云岚科技全年净利润 30 亿元。", "云岚科技", "岚溪证券"),
        ("高盛：云岚科技目标价 30 元。", "云岚科技", "高盛"),
        ("中信证券研报：行业增速 20%。", "行业", "中信证券"),
        ("中信证券：上半年净利润 90 亿元。", "中信证券", None),
        ("云岚科技：上半年净利润 30 亿元。", "云岚科技", None),
        ("云岚科技董事长王晓林：全年营收 30 亿元。", "云岚科技", "王晓林"),
        # A code or a short form stands between the name and its verb; 简称 is none.
        ("云岚技术（300595.SZ）公告，公司回购 2 亿元股份。", "云岚技术", "云岚技术"),
        ("云岚科技（以下简称“云岚”）表示，营收 3 亿元。", "云岚科技", "云岚科技"),
        ("云岚科技（以下简称“云岚”）营收 3 亿元。", "云岚科技", None),
        # Who speaks for somebody, and where.
        ("云岚科技相关负责人表示，营收 30 亿元。", "云岚科技", "云岚科技"),
        ("云岚科技在业绩会上表示，全年营收 30 亿元。", "云岚科技", "云岚科技"),
        # An outlet that only dates the news has not said it, but as a source it has.
        ("新浪科技讯 3 月 4 日消息，云岚科技上半年营收 3 亿元。", "云岚科技", None),
        ("据财联社报道，云岚科技营收 3 亿元。", "云岚科技", "财联社"),
        ("记者从江州市统计局获悉，1 月新增就业 1.4 万人。", None, "江州市统计局"),
        # What is forecast of somebody is no verb of his.
        ("花旗下调云岚汽车 2026 年每股盈利预测 6%。", "云岚汽车", "花旗"),
        ("云岚汽车预测今年营收增长 6%。", "云岚汽车", "云岚汽车"),
        # A report's name does not speak, but who has published it.
        ("岚为科技发布的溪行科技报告显示，智驾里程达 3 亿公里。", "溪行科技", "岚为科技"),
        ("中信证券指出，首次降息幅度或为 50 个基点。", None, "中信证券"),
        ("香港特区政府统计处数据显示，1 月出口 3000 亿港元。", "中国香港", "香港特区政府统计处"),
        ("澳门旅游局数据显示，1 月入境旅客 300 万人次。", "入境旅客", "澳门旅游局"),
    ],
)
def test_who_speaks(text, subject, speaker):
    fact = first(text)
    assert (fact.subject, fact.speaker) == (subject, speaker)


def test_what_a_house_says_in_a_title_is_no_figure_of_its_own():
    text = (
        "---\ntitle: 中信证券：信息安全需求旺盛\ndate: 2025-03-05\n---\n\n行业保持增长，前四名占超过 58% 的市场份额。\n"
    )
    assert [fact.subject for fact in extract(text)] == [None]


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("云岚科技上半年净利润 10 亿元。溪源科技预计二季度营收 30 亿元。", ["云岚科技", "溪源科技"]),
        (
            "云岚科技上半年净利润 10 亿元。溪源科技（300123）预计实现净利润 12.5 亿至 15 亿元。",
            ["云岚科技", "溪源科技"],
        ),
        ("云岚科技上半年净利润 10 亿元。溪源证券预计二季度营收 30 亿元。", ["云岚科技", "云岚科技"]),
        ("溪源科技预计，云岚科技全年营收 30 亿元，净利润 3 亿元。", ["云岚科技", "云岚科技"]),
        ("云岚科技营收 30 亿元。溪源科技预计全球手机出货将增长 3%。", ["云岚科技", "全球手机"]),
        ("云岚科技收购溪源支付 30% 股权。溪源支付承诺明年净利润不低于 3 亿元。", ["云岚科技", "溪源支付"]),
        ("云岚科技收购溪源支付 30% 股权。岚山创投承诺，溪源支付明年净利润不低于 3 亿元。", ["云岚科技", "溪源支付"]),
    ],
)
def test_a_company_expects_of_itself_and_a_house_of_others(text, subjects):
    assert [fact.subject for fact in extract(text, published=DAY)] == subjects


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("聯電上漲 3％。至於溪品（2728）下跌 5％。", ["联电", "溪品"]),
        ("聯電上漲 3％。鋼鐵股包括岐興 (2029-TW) 大漲 8％，溪鋼 (2028-TW) 也漲 5％。", ["联电", "岐兴", "溪钢"]),
        ("云岚科技营收 3 亿元，控股子公司溪庭智联营收 2 亿元。", ["云岚科技", "溪庭智联"]),
        ("云岚科技出售控股子公司溪庭智联，获得 3 亿元。", ["云岚科技"]),
        ("云岚科技向控股子公司溪庭智联增资 3 亿元。", ["云岚科技"]),
        ("云岚集团投资 30 亿元建厂。", ["云岚集团"]),
        (
            "云岚科技涨停，岚神所在席位买入 470 万元，一机构专用席位卖出 260 万元。",
            ["岚神所在席位", "一机构专用席位"],
        ),
        ("江西省瑞金市出台政策，提供 17 项补贴。", ["瑞金"]),
    ],
)
def test_whom_words_before_a_name_do_not_hide(text, subjects):
    assert [fact.subject for fact in extract(text, published=DAY)] == subjects
