"""Who says a claim and whose it is: bodies that only count, houses that tell of others, quotations, outlets that act; and how real."""

import pytest

from claimed import check, marked_row, row

STATISTICS = [
    # What a body of a state counts is its country's or of what it names; what it does is its own.
    ("經濟部昨日公布，2 月份外銷訂單為 517 億美元，年增 6%。", "517 億美元", "中国台湾", "台湾经济部"),
    ("主計總處公布，1 月失業率為 3.9%。", "3.9%", "中国台湾", "主計總處"),
    ("国家邮政局公布，2 月快递业务量 96 亿件。", "96 亿件", "中国", "国家邮政局"),
    ("商务部部长王晓林表示，去年网络零售额 14.3 万亿元。", "14.3 万亿元", "中国", "王晓林"),
    ("美国劳工部公布，2 月新增就业 21 万个。", "21 万个", "美国", "美国劳工部"),
    ("国新办今天召开新闻发布会。\n\n2024 年新登记民宿 38 万家。", "38 万家", None, None),
    ("江州市公安局通报，抓获嫌疑人 30 名。", "30 名", "江州市公安局", "江州市公安局"),
    ("江州大学校长王晓林表示，今年招生 3200 人。", "3200 人", "江州大学", "王晓林"),
    (
        "记者从云岚港航集团股份公司（下称“云港股份”）了解到，2 月江海班列开行 86 列。",
        "86 列",
        "江海班列",
        "云岚港航集团股份公司",
    ),
    ("记者从云岚汽车获悉，2 月交付新车 2.1 万辆。", "2.1 万辆", "云岚汽车", "云岚汽车"),
    # Another country's ministry; a day before the name is no part of it.
    ("韩国财政部：预计 2026 年韩国出口增幅为 3.7%。", "3.7%", "韩国", "韩国财政部"),
    ("今天国家统计局公布，2 月社会消费品零售总额 3.7 万亿元。", "3.7 万亿元", "中国", "国家统计局"),
    ("印度保险监管局最新数据：1 月新单保费 83 亿元。", "83 亿元", "印度", "印度保险监管局"),
    ("按照中国证监会《上市企业分类办法》，行业市盈率为 21 倍。", "21 倍", "行业", None),
    # The rule by which somebody counts has said nothing.
    ("德国统计局公布，根据世界卫生组织（WHO）标准折算，三季度失业率为 5.6%。", "5.6%", "德国", "德国统计局"),
    ("收购款将依据溪岚科技在境外的软件订阅收入逐年支付 3 亿元。", "3 亿元", None, None),
    ("王晓林、李明作为补偿义务人，持有云岚科技 9% 的股份。", "9%", "王晓林", None),
    # A trade's body counts as well, and both are told of again later on.
    (
        "日本连锁店协会 9 日发布的数据显示，2 月全国超市销售额为 1.2 万亿日元。",
        "1.2 万亿日元",
        "日本",
        "日本连锁店协会",
    ),
    ("中国互联网协会发布报告，网民规模达 11 亿人。", "11 亿人", "中国", "中国互联网协会"),
    (
        "国家统计局公布，70 个城市房价平稳。\n\n从同比看，18 个城市新建住宅价格下降。",
        "18 个",
        "中国",
        None,
    ),
    ("中国足球协会处罚球员 12 人。", "12 人", "中国足球协会", None),
    ("海岳国政府正在谈判，计划提供 60 亿美元的补贴。", "60 亿美元", "海岳国政府", None),
    ("公安部：关停违规网络账号 6 万个。", "6 万个", "公安部", "公安部"),
]


@pytest.mark.parametrize(("text", "figure", "subject", "speaker"), STATISTICS)
def test_a_body_that_counts(text, figure, subject, speaker):
    fact = row(text, figure)
    if subject is not None:
        assert fact.subject == subject
    assert fact.subject_type != "ORG" or subject is not None
    assert fact.speaker == speaker


HOUSES = [
    ("野村预料，明年夏天之前，全球经济下滑的可能性升至 35%。", "35%", "全球", "野村"),
    ("汇丰将印尼增长率预测上调至 5.3%。", "5.3%", "印度尼西亚", "汇丰"),
    ("世界银行将泰国 2026 年经济增幅预测调高至 3.1%。", "3.1%", "泰国", "世界银行"),
    ("亚洲开发银行维持对印度经济走势的预测，即明年增长 7.1%。", "7.1%", "印度", "亚洲开发银行"),
    ("惠誉将巴西 2026 年 GDP 增幅预期由 2.6% 下调至 2.2%。", "2.2%", "巴西", "惠誉"),
    ("高盛发表题为智能座舱的报告，指小米上季毛利增速达 18%。", "18%", "小米", "高盛"),
    ("星展银行（DBS）经济学家预测，印尼国内生产总值明年增长 4%。", "4%", "印度尼西亚", "星展"),
    ("高盛预期明年全球经济增长 3.4%。", "3.4%", "全球", "高盛"),
    ("国际货币基金组织将全球经济增长率由 3.4% 调降至 3.1%。", "3.1%", "全球", "国际货币基金组织"),
    ("世界银行维持对泰国经济增长的预测，同时把非洲地区增速下调至 3.7%。", "3.7%", "非洲", "世界银行"),
    # A company's own forecast is of itself.
    ("云岚科技预期第二季度营收环比提高 6%。", "6%", "云岚科技", "云岚科技"),
    ("云岚科技上调全年营收预测至 30 亿元。", "30 亿元", "云岚科技", "云岚科技"),
    ("中信证券上调全年净利润预测至 90 亿元。", "90 亿元", None, "中信证券"),
]


@pytest.mark.parametrize(("text", "figure", "subject", "speaker"), HOUSES)
def test_a_house_tells_of_others(text, figure, subject, speaker):
    check(text, {figure: {"subject": subject, "speaker": speaker}})


def test_a_house_is_told_of_again():
    text = (
        "---\ntitle: 大摩料云岚汽车亏损扩大\ndate: 2025-03-05\n---\n\n摩根士丹利指，云岚汽车上季交付量增长 13%。\n\n"
        "该行估计公司今年研发投入约 26 亿元。\n\n该行下调对云岚汽车全年净利润预测 8%。\n"
    )
    check(text, {figure: {"subject": "云岚汽车", "speaker": "摩根士丹利"} for figure in ("13%", "26 亿元")})
    check(text, {"8%": {"subject": "云岚汽车"}})


MARKETS = [
    # Of a company that is spoken of a place's market is a part.
    ("海岳汽车 2 月全球销量为 120 万辆。北美市场销量为 73 万辆。", "73 万辆", "海岳汽车", "北美市场"),
    ("海岳汽车 2 月全球销量为 120 万辆。北美市场销量增长 5%，欧洲市场增长 8%。", "8%", "海岳汽车", "欧洲市场"),
    ("北美市场汽车销量为 120 万辆。", "120 万辆", "北美市场", None),
    ("折叠屏手机市场出货量为 320 万部。", "320 万部", "折叠屏手机市场", None),
]


@pytest.mark.parametrize(("text", "figure", "subject", "scope"), MARKETS)
def test_whose_part_a_market_is(text, figure, subject, scope):
    check(text, {figure: {"subject": subject, "scope": scope}})


ACTORS = [
    ("CNN 曾裁员 170 人，占全体员工的 3%。", {"170 人": ("CNN", None), "3%": ("CNN", None)}),
    ("据日本《日经新闻》报道，美国有线电视新闻网（CNN）将裁员 90 人。", {"90 人": ("CNN", "日经新闻")}),
    ("美国有线电视新闻网（CNN）宣布精简财经频道人员，裁撤职位约 36 个。", {"36 个": ("CNN", "CNN")}),
    ("PwC 在法国裁员约 260 人。", {"260 人": ("普华永道", None)}),
    ("德勤在加拿大招聘 700 人。", {"700 人": ("德勤", None)}),
    ("CNN 称，云岚科技裁员 300 人。", {"300 人": ("云岚科技", "CNN")}),
    ("普华永道数据显示，云岚科技裁员 300 人。", {"300 人": ("云岚科技", "普华永道")}),
]


@pytest.mark.parametrize(("text", "rows"), ACTORS)
def test_outlets_and_observers_act_as_any_company(text, rows):
    check(text, {figure: {"subject": subject, "speaker": speaker} for figure, (subject, speaker) in rows.items()})


QUOTATIONS = [
    (
        "“我家有 20 亩土地，现在年收入约 4 万元。”村民王晓林说。",
        {"20 亩": ("王晓林", "王晓林"), "4 万元": ("王晓林", "王晓林")},
    ),
    ("“一年能卖 6 万元。我很满足。”3 日，江州的村民李大山一边装车，一边告诉记者。", {"6 万元": (None, "李大山")}),
    ("“我们有 500 家门店，”云岚科技创始人王晓林告诉记者。", {"500 家": ("云岚科技", "王晓林")}),
    ("“公司今年营收 30 亿元。员工有 3000 人。”云岚科技董事长王晓林表示。", {"3000 人": ("云岚科技", "王晓林")}),
    ("云岚科技董事长王晓林在储能论坛上说：“云岚科技份额达 17%。产能有 90GWh。”", {"90GWh": ("云岚科技", "王晓林")}),
    ("云岚科技的份额占四分之一，分析师王晓林表示。", {"四分之一": ("云岚科技", "王晓林")}),
    # What is narrated behind somebody's report or behind his words is not his.
    ("《日经亚洲》报道云岚科技拟造飞机后，股价今早升 7%。", {"7%": ("云岚科技", None)}),
    ("路透社报道称，云岚科技营收 3 亿元。", {"3 亿元": ("云岚科技", "路透社")}),
    ("“我们很满意，也有信心。”王晓林说。云岚科技营收 3 亿元。", {"3 亿元": ("云岚科技", None)}),
    ("证券时报记者王晓林 3 月 4 日报道：云岚科技营收 3 亿元。", {"3 亿元": ("云岚科技", None)}),
]


@pytest.mark.parametrize(("text", "rows"), QUOTATIONS)
def test_whose_words_are_quoted(text, rows):
    for figure, (subject, speaker) in rows.items():
        fact = row(text, figure)
        assert fact.speaker == speaker
        assert subject is None or fact.subject == subject


MODALITIES = [
    ("云岚科技发布《关于股份减持计划的公告》，股东王晓林持有【360 万股】。", "actual"),
    ("到港数量少于预期，棉花期货收涨【0.7%】。", "actual"),
    ("云岚科技末季营收可望优于去年；前 11 月营收为 27 亿元，年增【8.4%】。", "actual"),
    ("云岚科技预计全年营收 30 亿元；净利润【3 亿元】。", "forecast"),
    ("全球传感器市场规模将从 60 亿美元升至【85 亿美元】。", "forecast"),
    ("存款利率将从 2.3% 下调至【2.1%】。", "plan"),
    ("居民支出将增加【3%】。", "forecast"),
    ("项目投产后，每年可实现产值【7 亿元】。", "forecast"),
    ("该厂投产后已累计实现产值【7 亿元】。", "actual"),
    ("云岚动力 2024 年承诺的净利润不少于【3600 万元】。", "target"),
    ("若想延期，需要充值【100 元】。", "actual"),
    ("公司計畫發行【8 億股】股份。", "plan"),
    ("海岳國青年置業計畫（HYHP）借出【35 億美元】。", "actual"),
    ("联和半导体今年获利挑战【11 元】。", "target"),
    ("面对多项挑战，云岚科技营收【3 亿元】。", "actual"),
    ("云岚科技已完成全年【40 万辆】的销售目标。", "actual"),
    ("云岚科技提出全年【40 万辆】的销售目标。", "target"),
    ("上述报道称，云岚汽车净利润减少【17%】。", "actual"),
    ("有报道称，云岚汽车净利润减少【17%】。", "rumor"),
    ("云岚汽车据称裁员【300 人】。", "rumor"),
    ("路透社报道称，云岚汽车净利润减少【17%】。", "actual"),
    ("英特尔知情人士称，公司裁员【300 人】。", "rumor"),
    ("据境外媒体透露，云岚汽车裁员【6000 人】。", "rumor"),
]


@pytest.mark.parametrize(("marked", "modality"), MODALITIES)
def test_how_real(marked, modality):
    assert marked_row(marked).modality == modality


def test_what_a_plant_can_do_once_built_is_of_no_time_told_of_before():
    text = "今年前两个月，园区招商引资 6 亿元。整个园区建成投产后，可实现年产值 25 亿元。"
    check(text, {"25 亿元": {"modality": "forecast", "period": ".."}})
