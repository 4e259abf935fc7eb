"""Offices of provinces and towns, people by their trade, buildings that 项目 or 场馆 goes on with, and how many they hold."""

import pytest

from claimed import check
from digestnlp import extract, parse_article
from digestnlp.engine import Engine

OFFICES = {
    "江州市发展和改革委员会安排 90 项工程。": "江州市发展和改革委员会",
    "江州市人力资源和社会保障局发放补贴 3 亿元。": "江州市人力资源和社会保障局",
    "江州省文化和旅游厅发放补贴 3 亿元。": "江州省文化和旅游厅",
    "云溪县住房和城乡建设局新建住房 900 套。": "云溪县住房和城乡建设局",
    "省财政厅下达资金 3 亿元。": "省财政厅",
    "区教育局新建学校 12 所。": "区教育局",
    "云溪县水利局投资 3 亿元。": "云溪县水利局",
    # Counters: departments that are no office, and two bodies of which one acts on the other.
    "全市应急管理部门处置火灾 90 起。": "应急管理部门",
    "海岳国起诉世界银行，索赔 3 亿美元。": "海岳国",
    "江州商会拖欠联合国会费超过 12 万美元。": "江州商会",
}
SPEAKERS = {
    "市统计局数据显示，全市 GDP 为 900 亿元。": "市统计局",
    "记者从市财政局获悉，全市发放补贴 3 亿元。": "市财政局",
    "省住房和城乡建设厅发布，全省开工 90 万套。": "省住房和城乡建设厅",
    "国家统计局公布，9 月 CPI 上涨 0.3%。": "国家统计局",
}
PEOPLE = {
    "种植大户李建国流转土地 600 亩，年收入 60 万元。": {"600 亩": "李建国", "60 万元": "李建国"},
    "养殖户张志强存栏生猪 800 头。": {"800 头": "张志强"},
    "果农周建华今年种了 20 亩葡萄，亩产 2000 斤，收入 12 万元。": {
        "20 亩": "周建华",
        "2000 斤": "周建华",
        "12 万元": "周建华",
    },
    "店主王敏说，每天能卖出 200 碗面。": {"200 碗": "王敏"},
    "快递员赵磊每天送货 200 件。": {"200 件": "赵磊"},
    # What a village has is not the villager's who tells of it.
    "村党支部书记刘德福介绍，全村种植脐橙 3000 亩。": {"3000 亩": "全村"},
}
BUILDINGS = {
    "近日，江州职业学校新实训楼已通过竣工验收。项目位于东湖路，占地 6 千平方米，楼高 11 层，可容纳 3000 余名师生。": {
        "6 千平方米": "江州职业学校新实训楼",
        "11 层": "江州职业学校新实训楼",
        "3000 余名": "江州职业学校新实训楼",
    },
    "江州中学新图书馆正式投入使用。场馆建筑面积 1.2 万平方米，藏书 30 万册。": {
        "1.2 万平方米": "江州中学新图书馆",
        "30 万册": "江州中学新图书馆",
    },
    "云溪养老中心昨日揭牌。项目总投资 3 亿元，设床位 300 张。": {"3 亿元": "云溪养老中心", "300 张": "云溪养老中心"},
    "云岚体育馆建筑面积 8 万平方米，可容纳 1.2 万名观众。": {"8 万平方米": "云岚体育馆", "1.2 万名": "云岚体育馆"},
    "云岚科技馆建筑面积 3 万平方米。": {"3 万平方米": "云岚科技馆"},
    "该剧场设座席 900 个，能容纳 800 名观众。": {"900 个": "该剧场", "800 名": "该剧场"},
    # Counters: a company's project is its own, and a meeting is no building.
    "云岚科技与江州市签约。项目总投资 30 亿元。": {"30 亿元": "云岚科技"},
    "会议通过新方案。工程预计投资 30 亿元。": {"30 亿元": "工程"},
    "云岚体育去年营收 3 亿元。": {"3 亿元": "云岚体育"},
}


@pytest.mark.parametrize(("text", "office"), OFFICES.items())
def test_an_office_is_named_in_full(text, office):
    facts = extract(text, published="2025-03-05")
    assert [f.subject for f in facts] == [office]


@pytest.mark.parametrize(("text", "office"), SPEAKERS.items())
def test_an_office_of_a_place_is_not_the_country_s(text, office):
    (fact,) = extract(text, published="2025-03-05")
    assert fact.speaker == office


@pytest.mark.parametrize(("text", "subjects"), PEOPLE.items())
def test_people_by_their_trade_have_their_figures(text, subjects):
    check(text, {figure: {"subject": subject} for figure, subject in subjects.items()})


@pytest.mark.parametrize(("text", "subjects"), BUILDINGS.items())
def test_buildings_have_what_the_next_sentence_tells(text, subjects):
    check(text, {figure: {"subject": subject} for figure, subject in subjects.items()})


@pytest.mark.parametrize(
    ("text", "name"),
    {"外卖骑手孙强日均送单 60 单。": "孙强", "王晓林月均通话 30 次。": "王晓林"}.items(),
)
def test_a_name_ends_before_a_span_of_time(text, name):
    result = Engine().process(parse_article(text, id="t", published="2025-03-05"))
    assert [e.text for e in result.entities if e.label == "PERSON"] == [name]
