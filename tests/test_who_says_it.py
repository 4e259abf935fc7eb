"""Who says a claim and whose it is: bodies that only count, houses that tell of others, quotations, outlets that act; and how real."""

import pytest

from claimed import check, row

STATISTICS = [
    # What a body of a state counts is its country's or of what it names; what it does is its own.
    ("經濟部今天公布 2 月外銷訂單金額 340 億美元，年減 4%。", "340 億美元", "中国台湾", "台湾经济部"),
    ("主計總處公布，1 月失業率為 3.3%。", "3.3%", "中国台湾", "主計總處"),
    ("国家邮政局公布，1 月快递业务量 143 亿件。", "143 亿件", "中国", "国家邮政局"),
    ("商务部部长王晓林表示，去年网络零售额 15 万亿元。", "15 万亿元", "中国", "王晓林"),
    ("美国劳工部公布，2 月新增就业 14 万个。", "14 万个", "美国", "美国劳工部"),
    ("国新办今日举行新闻发布会。\n\n2024 年城镇新增就业 1256 万人。", "1256 万人", None, None),
    ("江州市公安局通报，抓获嫌疑人 30 名。", "30 名", "江州市公安局", "江州市公安局"),
    ("江州大学校长王晓林表示，今年招生 3200 人。", "3200 人", "江州大学", "王晓林"),
    (
        "记者从云岚铁路集团有限公司（以下简称“云铁集团”）获悉，1 月中欧班列开行 5210 列。",
        "5210 列",
        "中欧班列",
        "云岚铁路集团有限公司",
    ),
    ("记者从云岚汽车获悉，2 月交付新车 2.1 万辆。", "2.1 万辆", "云岚汽车", "云岚汽车"),
    # Another country's ministry; a day before the name is no part of it.
    ("泰国财政部：预计 2025 年泰国 GDP 增速为 2.4%。", "2.4%", "泰国", "泰国财政部"),
    ("今天国家统计局公布，2 月社会消费品零售总额 4 万亿元。", "4 万亿元", "中国", "国家统计局"),
    ("印度保险监管局最新数据：2 月新单保费 47 亿元。", "47 亿元", "印度", "印度保险监管局"),
    ("根据中国证监会《国民经济行业分类》，行业市盈率为 38 倍。", "38 倍", "行业", None),
    # The rule by which somebody counts has said nothing.
    ("法国统计局公布，根据国际劳工组织（ILO）标准计算，四季度失业率为 7.3%。", "7.3%", "法国", "法国统计局"),
    ("交易对价将依据溪岚科技在海外的产品销售收入分期支付 3 亿元。", "3 亿元", None, None),
    ("王晓林、李明作为业绩承诺方，持有云岚科技 6% 的股份。", "6%", "王晓林", None),
]


@pytest.mark.parametrize(("text", "figure", "subject", "speaker"), STATISTICS)
def test_a_body_that_counts(text, figure, subject, speaker):
    fact = row(text, figure)
    if subject is not None:
        assert fact.subject == subject
    assert fact.subject_type != "ORG" or subject is not None
    assert fact.speaker == speaker


HOUSES = [
    ("摩根大通预料，今年底前，全球经济衰退可能性升至 60%。", "60%", "全球", "摩根大通"),
    ("汇丰将越南增长率预测上调至 6.6%。", "6.6%", "越南", "汇丰"),
    ("世界银行将中国 2025 年经济增速预测上调至 4.8%。", "4.8%", "中国", "世界银行"),
    ("亚洲开发银行维持对越南经济增长的预测，即今年增长 6.5%。", "6.5%", "越南", "亚洲开发银行"),
    ("惠誉将越南 2025 年 GDP 增长预期由 2.1% 下调至 1.8%。", "1.8%", "越南", "惠誉"),
    ("高盛发表题为新零售的研究报告，指阿里巴巴上季收入增速达 30%。", "30%", "阿里巴巴", "高盛"),
    ("星展银行（DBS）经济学家预测，越南国内生产总值今年增长 6%。", "6%", "越南", "星展"),
    ("高盛预期今年全球经济增长 2.7%。", "2.7%", "全球", "高盛"),
    # A company's own forecast is of itself.
    ("云岚科技预期第二季度收入环比增长 11%。", "11%", "云岚科技", "云岚科技"),
    ("云岚科技上调全年营收预测至 30 亿元。", "30 亿元", "云岚科技", "云岚科技"),
    ("中信证券上调全年净利润预测至 90 亿元。", "90 亿元", None, "中信证券"),
]


@pytest.mark.parametrize(("text", "figure", "subject", "speaker"), HOUSES)
def test_a_house_tells_of_others(text, figure, subject, speaker):
    check(text, {figure: {"subject": subject, "speaker": speaker}})


def test_a_house_is_told_of_again():
    text = (
        "---\ntitle: 大摩料阿里巴巴亏损扩大\ndate: 2025-03-05\n---\n\n摩根士丹利指，阿里巴巴上季收入增长 10%。\n\n"
        "该行估计公司首财季投资约 110 亿元。\n\n该行下调对阿里巴巴全年净利润预测 11%。\n"
    )
    check(text, {figure: {"subject": "阿里巴巴", "speaker": "摩根士丹利"} for figure in ("10%", "约 110 亿元"[2:])})
    check(text, {"11%": {"subject": "阿里巴巴"}})


ACTORS = [
    ("BBC 曾裁员 2800 人，占员工总数的 12%。", {"2800 人": ("BBC", None), "12%": ("BBC", None)}),
    ("据英国《金融时报》报道，英国广播公司（BBC）将裁员 2000 人。", {"2000 人": ("BBC", "金融时报")}),
    ("英国广播公司（BBC）宣布削减新闻部门员工，削减职位约 450 个。", {"450 个": ("BBC", "BBC")}),
    ("PwC 在美裁员约 1500 人。", {"1500 人": ("普华永道", None)}),
    ("德勤在英国招聘 3000 人。", {"3000 人": ("德勤", None)}),
    ("BBC 称，云岚科技裁员 300 人。", {"300 人": ("云岚科技", "BBC")}),
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
    ("云岚科技董事长王晓林在电池大会上说：“云岚科技份额达 34%。产能有 400GWh。”", {"400GWh": ("云岚科技", "王晓林")}),
    ("云岚科技的份额占四分之一，分析师王晓林表示。", {"四分之一": ("云岚科技", "王晓林")}),
    # What is narrated behind somebody's report or behind his words is not his.
    ("《华尔街日报》报道云岚科技拟造芯片后，股价今早升 15%。", {"15%": ("云岚科技", None)}),
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
    ("云岚科技发布《关于股份减持计划的公告》，股东王晓林持有【2095 万股】。", "actual"),
    ("播种面积少于预期，玉米期货收涨【1.1%】。", "actual"),
    ("云岚科技四季度营收可望超越去年；前 11 月营收为 149 亿元，年增【3.2%】。", "actual"),
    ("云岚科技预计全年营收 30 亿元；净利润【3 亿元】。", "forecast"),
    ("全球传感器市场规模将从 22 亿美元升至【29 亿美元】。", "forecast"),
    ("存款利率将从 1.5% 下调至【1.4%】。", "plan"),
    ("企业投资将增加【1%】。", "forecast"),
    ("项目投产后，每年可实现销售收入【18 亿元】。", "forecast"),
    ("该厂投产后已累计实现销售收入【18 亿元】。", "actual"),
    ("云岚动力 2024 年承诺的净利润不低于【7000 万元】。", "target"),
    ("若想延期，需要充值【100 元】。", "actual"),
    ("公司計畫發行【8 億股】股份。", "plan"),
    ("銀行定期融資計畫（BTFP）借出【119 億美元】。", "actual"),
    ("联和半导体今年获利挑战【7 元】。", "target"),
    ("面对多项挑战，云岚科技营收【3 亿元】。", "actual"),
    ("云岚科技已完成全年【50 万辆】的销售目标。", "actual"),
    ("云岚科技提出全年【50 万辆】的销售目标。", "target"),
    ("上述报道称，云岚汽车净利润减少【26%】。", "actual"),
    ("有报道称，云岚汽车净利润减少【26%】。", "rumor"),
    ("云岚汽车据称裁员【300 人】。", "rumor"),
    ("路透社报道称，云岚汽车净利润减少【26%】。", "actual"),
    ("英特尔知情人士称，公司裁员【300 人】。", "rumor"),
    ("据海外媒体透露，云岚汽车裁员【3 万人】。", "rumor"),
]


@pytest.mark.parametrize(("marked", "modality"), MODALITIES)
def test_how_real(marked, modality):
    start = marked.index("【")
    figure = marked[start + 1 : marked.index("】")]
    fact = row(marked.replace("【", "").replace("】", ""), figure)
    assert fact.modality == modality


def test_what_a_plant_can_do_once_built_is_of_no_time_told_of_before():
    text = "今年前两个月，园区招商引资 10 亿元。全部建成投产后，可实现销售收入 18 亿元。"
    check(text, {"18 亿元": {"modality": "forecast", "period": ".."}})
