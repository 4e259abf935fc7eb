"""Names that are longer than what is known of them, or than a list within them lets one think; and what is cut off from them."""

from __future__ import annotations

import pytest

from claimed import check
from digestnlp import extract


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("一季度，信息传输、软件和信息技术服务业增加值增长7.6%。", {"7.6%": "信息传输、软件和信息技术服务业"}),
        (
            "1-5月，文化、体育和娱乐业投资增长3.6%，石油和天然气开采业增长2%，农副食品加工业下降1%。",
            {"3.6%": "文化、体育和娱乐业", "2%": "石油和天然气开采业", "1%": "农副食品加工业"},
        ),
        (
            "批发和零售业、住宿和餐饮业增加值分别增长3.9%和2.1%。",
            {"3.9%": "批发和零售业", "2.1%": "住宿和餐饮业"},
        ),
        ("3月，珠宝首饰、钟表及名贵礼物的销货价值上升12%。", {"12%": "珠宝首饰、钟表及名贵礼物"}),
        ("3月電腦、電子產品及光學製品業年增12%。", {"12%": "电脑、电子产品及光学制品业"}),
        # A list of kinds, and a company whose name stands in none.
        ("煤炭、钢铁行业利润分别下降10%、8%。", {"10%": "煤炭", "8%": "钢铁行业"}),
    ],
)
def test_classes_of_statistics_are_one(text, wanted):
    check(text, {figure: {"subject": subject} for figure, subject in wanted.items()})


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "云岚科技轮毂（二期）项目总投资12亿元，年产值3亿元。",
            {"12亿元": "云岚科技轮毂（二期）项目", "3亿元": "云岚科技轮毂（二期）项目"},
        ),
        ("云岚科技储能电站项目总投资3亿元。", {"3亿元": "云岚科技储能电站项目"}),
        ("近日，星原汽车零部件产业园项目开工，总投资8亿元。", {"8亿元": "星原汽车零部件产业园项目"}),
        (
            "云岚科技数据中心项目占地3万平方米。公司一季度营收13亿元。",
            {"3万平方米": "云岚科技数据中心项目", "13亿元": "云岚科技"},
        ),
        # What is the company's own.
        ("星原汽车募投项目总投资12亿元。", {"12亿元": "星原汽车"}),
        ("星原汽车中标项目12个。", {"12个": "星原汽车"}),
        ("星原汽车在建工程余额3亿元。", {"3亿元": "星原汽车"}),
        ("星原汽车营收3亿元。", {"3亿元": "星原汽车"}),
    ],
)
def test_projects_called_after_a_company(text, wanted):
    check(text, {figure: {"subject": subject} for figure, subject in wanted.items()})


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("网易《星海派对》位列榜单第6名，收入环比增长14%。", {"第6名": "星海派对", "14%": "星海派对"}),
        ("腾讯《星海突围》收入环比增长27%，位列榜单第8名。", {"27%": "星海突围", "第8名": "星海突围"}),
        ("腾讯《星海突围》（合并海外版收入）以0.9亿美元位列第三。", {"0.9亿美元": "星海突围", "第三": "星海突围"}),
        ("腾讯第三季度净收入262亿元，《王者荣耀》注册用户超5亿。", {"262亿元": "腾讯", "5亿": "王者荣耀"}),
    ],
)
def test_works_behind_their_makers(text, wanted):
    check(text, {figure: {"subject": subject} for figure, subject in wanted.items()})


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("广通铁路局加开动车组36列，西江铁路局加开临客22列。", {"36列": "广通铁路局", "22列": "西江铁路局"}),
        ("安铁楚州局集团公司预计发送旅客120万人次。", {"120万人次": "安铁楚州局集团公司"}),
        ("乾岚（北京）食品公司计划投资6亿元。", {"6亿元": "乾岚（北京）食品公司"}),
        ("其中手游收入同比增长8.1%，端游收入下降3.0%。", {"8.1%": "手游", "3.0%": "端游"}),
        ("中手游收入同比增长8.1%。", {"8.1%": "中手游"}),
        ("16-24岁劳动力、25-59岁劳动力失业率分别为14.1%、4.0%。", {"14.1%": "16-24岁劳动力", "4.0%": "25-59岁劳动力"}),
        ("18岁以下人群活跃用户数减少120万。", {"120万": "18岁以下人群"}),
        ("涨幅以航运类指数上涨5.2%为最大。", {"5.2%": "航运类指数"}),
    ],
)
def test_names_keep_what_belongs_to_them(text, wanted):
    check(text, {figure: {"subject": subject} for figure, subject in wanted.items()})


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("前三季度，广义基建投资同比增长4.2%。", {"4.2%": None}),
        ("云岚科技一季度营收3亿元，网上销售额增长12%。", {"12%": "云岚科技"}),
        ("云溪炼化加工原油3万吨。", {"3万吨": "云溪炼化"}),
        ("去年江州市新建高速公路11公里。", {"11公里": "江州市"}),
        ("全省新建住宅价格上涨2%。", {"2%": "新建住宅"}),
        ("加工贸易进出口增长3%。", {"3%": "加工贸易"}),
        ("今年发行一般债券103亿元，另外发行专项债券20亿元。", {"103亿元": None}),
        ("通过网络表决的股东52人，代表股份5万股。", {"5万股": None}),
    ],
)
def test_attributes_and_acts_are_no_subjects(text, wanted):
    check(text, {figure: {"subject": subject} for figure, subject in wanted.items()})


@pytest.mark.parametrize(
    "text",
    [
        "财联社11月19日电，前10月软件业务收入11万亿元。",
        "智通财经11月19日讯，前10月软件业务收入11万亿元。",
        "格隆汇11月19日|前10月，软件业务收入11万亿元。",
    ],
)
def test_outlets_of_datelines_have_no_figures(text):
    assert all("软件" in fact.subject for fact in extract(text))
