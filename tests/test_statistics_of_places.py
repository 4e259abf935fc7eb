"""Whose the figures are in the statistics of towns, trades and goods: clauses built alike, classes of goods, acts and public books."""

from __future__ import annotations

from datetime import date

import pytest

from digestnlp import extract

PUBLISHED = date(2024, 9, 13)
CASES = {
    "a kind before the same words": (
        "8 月，耐用品价格上涨 0.4%，服务价格下跌 0.3%；粮油类价格上涨 1.2%，畜禽类价格下跌 2.2%。",
        {"0.4%": "耐用品", "0.3%": "服务", "1.2%": "粮油类", "2.2%": "畜禽类"},
    ),
    "a kind before the same verb": (
        "前 8 月，内河港口完成 5.2 亿吨、增长 4%，沿海港口完成 8.3 亿吨、增长 2%。",
        {"5.2 亿吨": "内河港口", "4%": "内河港口", "8.3 亿吨": "沿海港口", "2%": "沿海港口"},
    ),
    "a kind before what the measure's name begins with": (
        "第二产业用电量 310 亿千瓦时，增长 6.2%；城乡居民生活用电量 57 亿千瓦时，增长 9.1%。",
        {"310 亿千瓦时": "第二产业", "57 亿千瓦时": "城乡居民", "9.1%": "城乡居民"},
    ),
    "in traditional script": (
        "上半年，耐用品價格上漲 0.4%，服務價格下跌 0.3%。",
        {"0.4%": "耐用品", "0.3%": "服务"},
    ),
    "a measure before the same link is no kind": (
        "云岚证券信息显示，云岚科技融资余额为 3.4 亿元，融券余额为 0.6 亿元。",
        {"3.4 亿元": "云岚科技", "0.6 亿元": "云岚科技"},
    ),
    "one who stands for another is no kind": (
        "实际控制人持股 61%，其配偶持股 2.5%。",
        {"2.5%": "实际控制人"},
    ),
    "a class of goods up to its last word": (
        "8 月，食品烟酒类价格上涨 0.3%，粮食类价格上涨 0.2%。",
        {"0.3%": "食品烟酒类"},
    ),
    "a member of a list that joins two itself": (
        "文具、玩具、家居用品及维修价格分别下降 1.4%、1.1% 和 0.6%，药品、婴儿用品及护理价格分别上涨 2.3% 和 0.4%。",
        {"1.4%": "文具", "1.1%": "玩具", "0.6%": "家居用品及维修", "2.3%": "药品", "0.4%": "婴儿用品及护理"},
    ),
    "a list before what the measure's name begins with": (
        "辣椒和黄瓜周均价为每公斤 4.11 元和 3.14 元，环比分别涨 2.7% 和 1.2%。",
        {"4.11 元": "辣椒", "3.14 元": "黄瓜", "2.7%": "辣椒", "1.2%": "黄瓜"},
    ),
    "who brings something about": (
        "一季度，江州完成港口旅客吞吐量 90 万人次，同比增长 2.6%。",
        {"90 万人次": "江州", "2.6%": "江州"},
    ),
    "a level of government": (
        "其中：市本级完成 44.1 亿元，增长 11%；市辖区完成 49.5 亿元，增长 9%。",
        {"44.1 亿元": "市本级", "11%": "市本级", "49.5 亿元": "市辖区", "9%": "市辖区"},
    ),
    "who receives something": (
        "沿海地区收到农险报案 460 起；收到家财险报案 210 件。",
        {"460 起": "沿海地区", "210 件": "沿海地区"},
    ),
    "over whom something goes": (
        "昨日，全国铁路发出货运列车 2180 列，跨铁路局加班列车 52 列。",
        {"2180 列": "全国铁路", "52 列": "全国铁路"},
    ),
    "public books": (
        "前 8 月，全区电缆产量 4 万千米。\n\n前 8 月，全区一般公共预算收入为 26 亿元，其中税收收入 18 亿元。"
        "一般公共预算支出 35 亿元，同比下降 12%。",
        {"26 亿元": "全区", "18 亿元": "全区", "35 亿元": "全区", "12%": "全区"},
    ),
    "what can be done with a thing": (
        "今年一季度，可再生能源发电量为 41 亿千瓦时，可穿戴设备产量达 3 万台。",
        {"41 亿千瓦时": "可再生能源", "3 万台": "可穿戴设备"},
    ),
    "by the weight": (
        "目前江州荔枝上市，每斤荔枝价格约为 12 元，每吨煤炭价格约 700 元。",
        {"12 元": "荔枝", "700 元": "煤炭"},
    ),
    "who is sold to": (
        "前 8 月，江州口岸机电产品主要出口至海岳国，前 8 月共对海岳国出口 61 亿元。",
        {"61 亿元": "江州口岸机电产品"},
    ),
    "the whole again behind its parts": (
        "上周，全国机场货邮吞吐量 28 万吨。其中，沿海机场完成 17 万吨，内陆机场完成 11 万吨。"
        "外贸货物吞吐量为 5 万吨，同比下降 22%。",
        {"17 万吨": "沿海机场", "11 万吨": "内陆机场", "5 万吨": "全国机场", "22%": "全国机场"},
    ),
    "what a thing is before its name": (
        "云岚能源宣布，我国最大海上油田——星屿油田 2023 年原油产量达到 3013 万吨，成为我国第一大原油基地。",
        {"3013 万吨": "星屿油田", "第一": "星屿油田"},
    ),
    "who moved least": (
        "四个城市成交量下滑，上海降幅最大，环比减少 30.8%，广州降幅最小，减少 6.1%。",
        {"30.8%": "上海", "6.1%": "广州"},
    ),
    "aircraft called by a number": (
        "云岚航空按机型划分，919飞机第三季度的交付量为 5 架；929客机交付量为 3 架，今年为 18 架。公司另购 100架飞机。",
        {"5 架": "919", "3 架": "929", "18 架": "929"},
    ),
    "money of a treasury": (
        "近日财政部下达中央财政农业防灾救灾资金 5.5 亿元。",
        {"5.5 亿元": "财政部"},
    ),
    "those who leave school in a year": (
        "2022 届大学生毕业三年后的创业率为 4%；2022 届中职生这一比例为 6%。",
        {"4%": "2022 届大学生"},
    ),
    "by what something came about": (
        "上半年，我国实施家电召回 35 次。受消费者投诉影响召回 9 次，涉及冰箱 12 万台。",
        {"35 次": "中国", "9 次": "中国", "12 万台": "中国"},
    ),
    "what the dictionary cuts behind a count": (
        "近年来八项国产创新药获批上市。",
        {"八项": "国产创新药"},
    ),
    "a project whose name opens with its place": (
        "江州冷链物流中心项目总投资 3 亿元，拟在石桥镇盖起两栋冷库，建成 4 条分拣线，每年可加工海鱼 60 万吨。",
        {"3 亿元": "江州冷链物流中心项目", "4 条": "江州冷链物流中心项目", "60 万吨": "江州冷链物流中心项目"},
    ),
    "a place and what it invests": ("江州总投资 3 亿元，建成 5 个项目。", {"3 亿元": "江州"}),
    "in whose reach": (
        "8 月 6 日，全国铁路加开列车 471 列，铁路局管内临客 254 列。",
        {"254 列": "全国铁路"},
    ),
    "whose measure is said again": (
        "云岚科技客单价 31 元，高于江岚科技整体客单价 28 元。",
        {"31 元": "云岚科技", "28 元": "江岚科技"},
    ),
    "what one may do": (
        "云岚科技给出三个方案：首先是转岗，每人可以领取 1800 元津贴。",
        {"1800 元": "云岚科技"},
    ),
    "who is bought from": ("我国自海岳国进口大豆 3 万吨，对海岳国出口增长 4%。", {"3 万吨": "中国", "4%": "中国"}),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_whose_figure(text, expected):
    found = {fact.text: fact.subject for fact in extract(text, published=PUBLISHED)}
    assert {figure: found.get(figure) for figure in expected} == expected
