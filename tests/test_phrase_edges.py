"""Where noun phrases that are no entities begin and end: families of sentences of the press, with counters."""

from __future__ import annotations

from datetime import date

import pytest

from digestnlp import extract

PUBLISHED = date(2021, 9, 10)
CASES = {
    "who deals with a kind of things": (
        "7 月份汽车经销商库存系数为 1.71。江州铁路警方破获两起案件。三季度车用面板工厂开工率升到 83%。",
        {"1.71": "汽车经销商", "两起": "江州铁路警方", "83%": "车用面板工厂"},
    ),
    "firms of a place": (
        "中国汽车制造商市场份额将达 27%。海岳国芯片代工厂产能利用率降至 71%。",
        {"27%": "中国汽车制造商", "71%": "海岳国芯片代工厂"},
    ),
    "a kind before an act of its own": (
        "机构调研公司 47 次。商业银行存款利率降至 1.3%。",
        {"47 次": "机构", "1.3%": "商业银行"},
    ),
    "people of a kind": (
        "其中女性员工占比为 43%。银行员工 2.3 万人。",
        {"43%": "女性员工"},
    ),
    "goods with letters": (
        "全球平板电脑 MCU 产量减少 6%。美国原油 API 库存增加 4%。",
        {"6%": "全球平板电脑 MCU", "4%": "美国"},
    ),
    "trades of two acts": (
        "黑色金属冶炼和压延加工业均连续 5 个月上升。钢铁及其他金属加工业利润增长 13%。",
        {"13%": "钢铁及其他金属加工业"},
    ),
    "trades in a list": (
        "水产食品加工、通信器材、服装等行业 PMI 高于 51.3%。",
        {"51.3%": "水产食品加工、通信器材、服装"},
    ),
    "groups of shares": (
        "黄金股涨幅达 15%。多只航运股涨幅超 7%。",
        {"15%": "黄金股", "7%": "多只航运股"},
    ),
    "counted groups": (
        "截至 7 月末，9 家主要银行理财公司披露了半年报，14 家公募基金公司上报产品。",
        {"9 家": "主要银行理财公司", "14 家": "公募基金公司"},
    ),
    "counted groups of which more is told": (
        "30 只新股中有 13 只认购超 80 倍。两家银行预计全球油价将低于每桶 77 美元。",
        {"13 只": "30 只新股", "80 倍": "30 只新股"},
    ),
    "what suffers is counted": (
        "已有 35 家券商推荐金股，61 只金股被两家券商推荐。",
        {"35 家": "券商", "61 只": "金股"},
    ),
    "new forces in an open list": (
        "云岚汽车、海岳汽车等五家造车新势力公布了数据。",
        {"五家": "造车新势力"},
    ),
    "goods first shown in the whole world": (
        "70 余款全球首发新机在展台亮相。",
        {"70 余款": "全球首发新机"},
    ),
    "acts in front": (
        "江州已使用银行贷款 31.7 亿元。",
        {"31.7 亿元": "江州"},
    ),
    "acts in front and nobody in force": (
        "持有 A 股市值达 2.87 万亿元。购买节能电视补贴 1700 元。",
        {"2.87 万亿元": None, "1700 元": None},
    ),
    "acts within": (
        "医保部门追回医保基金 437 万元，处行政罚款 213 万元。律师机构共承揽债券项目 1723 只。",
        {"437 万元": "医保部门", "213 万元": "医保部门", "1723 只": "律师机构"},
    ),
    "acts that say which are meant": (
        "新发放小微企业贷款利率 3.27%。购买力指数为 51.7。",
        {"3.27%": "新发放小微企业贷款"},
    ),
    "firms that an act qualifies": (
        "反映订单不足的企业占比连续 5 个月上升，本月超过四成。",
        {"5 个月": "企业", "四成": "企业"},
    ),
    "funds of trades in a list": (
        "重仓半导体、光伏等行业的基金业绩下跌超 13%。",
        {"13%": "基金"},
    ),
    "where one has a share": (
        "股票在居民资产中的占比为 5.3%。保险机构在江州债券市场的持仓余额达 4.3 万亿元。",
        {"5.3%": "股票", "4.3 万亿元": "保险机构"},
    ),
    "words that end no noun": (
        "镍矿供应过剩量将扩大至 1.83 万吨。目前，暑期档仍有 23 部影片定档。",
        {"1.83 万吨": "镍矿供应过剩量", "23 部": "暑期档"},
    ),
    "words that are no noun": (
        "发行总规模 257 亿元，增至 2.33 万亿元。已披露的成交金额超过 28 亿元。每项奖金为 1300 万元。",
        {"257 亿元": None, "2.33 万亿元": None, "28 亿元": None, "1300 万元": None},
    ),
    "what a measure begins with": (
        "新报备的年金险预定利率上限 2.3%。",
        {"2.3%": "年金险"},
    ),
    "words that lead and words that hold one": (
        "年轻消费者占比达 41%。各银行存款利率降至 1.3%。",
        {"41%": "年轻消费者", "1.3%": "银行"},
    ),
    "one head of several": (
        "南、北、中部和华东地区投资分别增长 4.3%、3.3%、2.3% 和 1.3%。",
        {"4.3%": "南部", "3.3%": "北部", "2.3%": "中部", "1.3%": "华东地区"},
    ),
    "one head of several in a country": (
        "国内菜、豆油价格分别下跌 217 元、207 元。",
        {"217 元": "国内菜油", "207 元": "国内豆油"},
    ),
    "numbered industries": (
        "一、二、三产业增加值分别增长 4.3%、3.3%、2.3%。",
        {"4.3%": "第一产业", "3.3%": "第二产业", "2.3%": "第三产业"},
    ),
    "trades of which something is told": (
        "从行业分布看，纺织、家具、通信设备的公司被问及最多，分别有 17 家、12 家、11 家。",
        {"17 家": "纺织", "12 家": "家具", "11 家": "通信设备"},
    ),
    "what all of a list are": (
        "前两月，汽车、钢铁、化工三大新兴产业产值增长 11.7%。",
        {"11.7%": "三大新兴产业"},
    ),
}


@pytest.mark.parametrize("family", CASES)
def test_subject(family):
    text, expected = CASES[family]
    found = extract(text, published=PUBLISHED)
    for figure, subject in expected.items():
        assert [f.subject for f in found if f.text == figure] == [subject], figure
