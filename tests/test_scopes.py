"""Of which part of its subject a figure is: the words that tell figures of one subject, measure and time apart."""

import pytest

from claimed import row

PARTS = {
    "a business before its revenue, with its change and its margin": (
        "云岚科技发布年报。2024 年公司实现营业收入 52 亿元，同比增长 9%。电缆业务实现收入 21 亿元，同比增长 13%，毛利率 31%；芯片业务收入 16 亿元，占比 32%。",
        {
            "52 亿元": None,
            "9%": None,
            "21 亿元": "电缆业务",
            "13%": "电缆业务",
            "31%": "电缆业务",
            "16 亿元": "芯片业务",
            "32%": "芯片业务",
        },
    ),
    "a bare noun": (
        "宏远食品 2024 年实现整体收入 27 亿元。调味品收入分别为 12 亿元、14 亿元和 15 亿元。公司销售锅巴收入接近 6 亿元，公司净利润 3 亿元。",
        {"27 亿元": None, "12 亿元": "调味品", "15 亿元": "调味品", "6 亿元": "锅巴", "3 亿元": None},
    ),
    "channels and places": (
        "宏远食品发布半年报，上半年公司营收 11 亿元。线下渠道收入 7 亿元，线上渠道收入 4 亿元；其中直播电商收入 1 亿元，同比增长 80%。境外营业收入 2 亿元。",
        {
            "11 亿元": None,
            "7 亿元": "线下渠道",
            "4 亿元": "线上渠道",
            "1 亿元": "直播电商",
            "80%": "直播电商",
            "2 亿元": "境外",
        },
    ),
    "behind 其中, with or without a mark": (
        "云岚科技 2024 年营业收入 70 亿元。其中，海外业务收入 31 亿元，同比增长 6%。",
        {"70 亿元": None, "31 亿元": "海外业务", "6%": "海外业务"},
    ),
    "behind 其中 also other measures; the whole ends it": (
        "南湾航运公布 2 月业绩。其中海运营收 3.3 亿元，税前获利 8,300 万元，税后获利 4,100 万元，公司合计营收 9 亿元。",
        {"3.3 亿元": "海运", "8,300 万元": "海运", "4,100 万元": "海运", "9 亿元": None},
    ),
    "in traditional script as it is written": (
        "雲嵐工業 2 月營收 10 億元，電子材料營收 3 億元，年增 11%。",
        {"10 億元": None, "3 億元": "電子材料", "11%": "電子材料"},
    ),
    "people of one kind": (
        "星原科技员工总数突破 92 万人，其中技术研发人员近 12 万人。",
        {"92 万人": None, "12 万人": "技术研发人员"},
    ),
    "a part whose name begins the measure's": (
        "海岳银行 2024 年利息净收入 33 亿元，手续费及佣金净收入 5 亿元。",
        {"33 亿元": "利息", "5 亿元": "手续费及佣金"},
    ),
    "kinds of goods": (
        "星原汽车 2 月销量 3 万辆，其中插混车型销量 1.2 万辆，占比 38%，纯电车型 1.8 万辆。SUV 销量 0.9 万辆。",
        {"3 万辆": None, "1.2 万辆": "插混车型", "38%": "插混车型", "1.8 万辆": "纯电车型", "0.9 万辆": "SUV"},
    ),
    "indices of prices": (
        "日本 2 月 CPI 同比上涨 3.1%，核心 CPI 同比上涨 2.4%，前值上涨 2.2%；制造业 PMI 为 50.4，服务业 PMI 为 52.6。",
        {"3.1%": None, "2.4%": "核心", "2.2%": "核心", "50.4": "制造业", "52.6": "服务业"},
    ),
    "what a place makes": ("江州市 2024 年粮食产量 310 万吨，同比增长 2%。", {"310 万吨": "粮食", "2%": "粮食"}),
    "whom shares are held of": ("海岳基金对云岚科技的持股数量为 310 万股。", {"310 万股": "云岚科技"}),
}

VARIANTS = {
    "versions and their prices": (
        "星原 S7 正式上市，长续航版售价 23.9 万元，高性能版 29.9 万元起。",
        {"23.9 万元": "长续航版", "29.9 万元起": "高性能版"},
    ),
    "versions by their memory": (
        "云岚 X2 手机发布，12GB+256GB 版本售价 2999 元，16GB+512GB 版 3499 元。",
        {"2999 元": "12GB+256GB 版本", "3499 元": "16GB+512GB 版"},
    ),
    "a version's old and new price": (
        "8G 版云岚 X2 的合约价格由 5988 元降至 4988 元。",
        {"5988 元": "8G 版", "4988 元": "8G 版"},
    ),
    "terms of deposits": (
        "海岳银行下调利率，5 年期整存整取利率为 2.21%，3 年期为 2.31%。",
        {"2.21%": "5 年期整存整取", "2.31%": "3 年期"},
    ),
    "terms of operations": ("中国央行开展 500 亿元 7 天期逆回购操作，操作利率 1.71%。", {"1.71%": "7 天期逆回购"}),
}

WHOLES = {
    "measures with long names": (
        "云岚科技 2024 年研发费用 3.1 亿元，归母净利润 2.1 亿元，扣非净利润 1.8 亿元，综合毛利率 33%，主营业务收入 19 亿元。",
        {"3.1 亿元": None, "2.1 亿元": None, "1.8 亿元": None, "33%": None, "19 亿元": None},
    ),
    "whose the net profit is": (
        "该季度云岚科技归属于公司股东的净利润为 9700 万元，公司权益持有人应占溢利 9600 万元。",
        {"9700 万元": None, "9600 万元": None},
    ),
    "the whole behind a part": (
        "云岚科技电商业务收入 31 亿元，同比增长 21%，整体毛利率 26%，员工 3100 人。",
        {"31 亿元": "电商业务", "21%": "电商业务", "26%": None, "3100 人": None},
    ),
    "why it grew": (
        "云岚科技发布季报。受行业景气影响，公司二季度毛利率提升至 34%。得益于订单增长，营收增长 22%。",
        {"34%": None, "22%": None},
    ),
    "others and means": (
        "星原科技二季度手机出货量 310 万台，行业平均毛利率为 21%，竞争对手毛利率 15%。",
        {"310 万台": "手机", "21%": None, "15%": None},
    ),
    "all cars of a maker of cars": (
        "星原汽车 2 月交付新车 3.1 万辆。新车销量 2.2 万辆，汽车产量 2.3 万辆。",
        {"3.1 万辆": None, "2.2 万辆": None, "2.3 万辆": None},
    ),
    "its whole in other words": (
        "云岚科技公司产品毛利率 27%，旗下子公司净利润 3300 万元，其他业务毛利率 19%。",
        {"27%": None, "3300 万元": None, "19%": None},
    ),
    "versions that are counted": ("星原 X1 共推出三个版本，售价 3999 元起。", {"3999 元起": None}),
}


@pytest.mark.parametrize(
    ("text", "expected"), [*PARTS.values(), *VARIANTS.values(), *WHOLES.values()], ids=[*PARTS, *VARIANTS, *WHOLES]
)
def test_of_which_part_a_figure_is(text, expected):
    assert {figure: row(text, figure).scope for figure in expected} == expected
