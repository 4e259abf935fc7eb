"""Whose a figure is that names nobody: land, works, groups, markets and what only stands in another's words."""

from __future__ import annotations

from datetime import date

import pytest

from digestnlp import extract

PUBLISHED = date(2025, 2, 14)
CASES = {
    "what a machine is the first to have in it": (
        "星原 S7 全球首发骁龙 8 处理器，支持 120W 快充。",
        {"120W": "星原 S7"},
    ),
    "what a maker brings out": ("云岚科技首发芯片 Nova X2，支持 120W 快充。", {"120W": "Nova X2"}),
    "what is compared with another": ("星原 S7 相比上一代星原 S5 重量增加 11 克。", {"11 克": "星原 S7"}),
    "whom is compared with another": ("云岚科技相比星帆软件营收高 30%。", {"30%": "云岚科技"}),
    "with whom another is compared": ("与云岚科技相比，星帆软件营收高 30%。", {"30%": "星帆软件"}),
    "with whom it is, behind it": ("星帆软件营收同比增长 3%，与云岚科技相比毛利率高 30%。", {"30%": "星帆软件"}),
    "parts that a machine is built of": (
        "星原 X40 厚 16 毫米。基本配置方面，骁龙 8 处理器，Windows 10 系统，提供 3 个接口。",
        {"3 个": "星原 X40"},
    ),
    "a part that is told of": ("性能方面，骁龙 8 处理器主频达 3GHz。", {"3GHz": "骁龙 8"}),
    "whom a clause concedes something of": (
        "云岚汽车、星帆汽车上月销量走高，虽然海岳汽车销量未能增长，但降幅不大，为 2.3%。",
        {"2.3%": "海岳汽车"},
    ),
    "whom it concedes nothing of": (
        "云岚科技营收增长，虽然星帆软件拖累业绩，但净利润增长 3%。",
        {"3%": "云岚科技"},
    ),
    "land that was told of before": (
        "长江实业指，集团对新区项目审慎。上述地皮面积8.3万方呎，最高可建楼面25.6万方呎，地皮去年曾推出，当时接获3份标书。",
        {"8.3万方呎": "地皮", "25.6万方呎": "地皮", "3份": "地皮"},
    ),
    "land to which something is done": (
        "新鸿基地产看好荃湾地皮。当局把该地修改后再推，单位由约300伙，增加约50%至450伙。",
        {"300伙": "地皮", "450伙": "地皮"},
    ),
    "land that opens its clause": (
        "华润置地在江州获取新地。地块总建面12万平方米，起拍价10亿元。",
        {"12万平方米": "地块"},
    ),
    "a project that is meant": ("云岚地产公布，新盘收票。有关项目共涉及340个单位。", {"340个": "项目"}),
    "a plant that is meant": ("云岚汽车关掉与江岚科技合资的江州工厂，该厂产能约17万台。", {"17万台": "江州工厂"}),
    "works and homes that are only called so": (
        "云岚汽车宣布停产，该厂产能约17万台。江岚地产宣布加推，该盘提供566伙。",
        {"17万台": "该厂", "566伙": "该盘"},
    ),
    "a project that only suffers": (
        "龙湖集团公布业绩。公司把该项目出售，裁员310人，营收下降7%。",
        {"310人": "龙湖集团", "7%": "龙湖集团"},
    ),
    "land that a company has bought": (
        "云岚地产今年拿地14宗，土地面积86万平方米。",
        {"14宗": "云岚地产", "86万平方米": "云岚地产"},
    ),
    "whoever has a counted part": (
        "云岚茶饮的商品收入占96%。作为对比，江岚茶饮的两类产品分别占81%和18%。",
        {"81%": "江岚茶饮", "18%": "江岚茶饮"},
    ),
    "a part of a part": ("云岚教育旗下江岚网校的15个中心将裁撤6个。", {"6个": "江岚网校"}),
    "a yardstick does not go on": (
        "云岚科技订单为0.7亿单，相比江岚科技的0.9亿单，增长8%。",
        {"0.9亿单": "江岚科技", "8%": "云岚科技"},
    ),
    "those who are counted behind some": (
        "云岚证券、江岚证券、海岚证券等6家券商拟分红，派发8亿元。",
        {"8亿元": "券商"},
    ),
    "counted behind one": ("江岚科技有限公司等230家企业入选，将获资金5300万元。", {"5300万元": "企业"}),
    "what a buyer pays for those counted": ("云岚科技收购江岚科技等3家公司，交易额5亿元。", {"5亿元": "云岚科技"}),
    "the total of a list": (
        "云岚证券、江岚证券、海岚证券拟进行分红，合计派息8亿元。",
        {"8亿元": "云岚证券、江岚证券、海岚证券"},
    ),
    "the total of one": ("云岚科技拟进行分红，合计派息8亿元。", {"8亿元": "云岚科技"}),
    "what a market trades": (
        "今日A股三大指数收跌，万得A500跌0.7%，市场成交额达6300亿元，此前连续4日不足6200亿元。",
        {"0.7%": "万得A500", "6300亿元": "A股", "4日": "A股", "6200亿元": "A股"},
    ),
    "what is traded behind several indices": (
        "港股反弹，恒生指数升0.8%，国企指数升1.1%，三大指数齐升，成交1270亿元。",
        {"1270亿元": "港股"},
    ),
    "what one index trades": (
        "沪指涨0.3%，成交额4100亿元；深证成指跌0.2%，成交额5200亿元。云岚科技涨3%，成交额6亿元。",
        {"4100亿元": "沪指", "5200亿元": "深证成指", "6亿元": "云岚科技"},
    ),
    "under what it came about": (
        "比亚迪发布产销快报。在比亚迪海豚的带动下，上月其轿车销量为6.3万辆。",
        {"6.3万辆": "比亚迪"},
    ),
    "what brings a company something": (
        "江岚影业参与电影《星海》。公司投资电影《星海》所产生的收益约为3100万元，来源于《星海》的收入为700万元。",
        {"3100万元": "江岚影业", "700万元": "江岚影业"},
    ),
    "what a film brings in itself": ("《星海》所产生的票房收入约为3100万元。", {"3100万元": "星海"}),
    "what a person gets for himself": (
        "演员王小明表示看好。若云岚影业收入2亿元，那么王小明个人可以拿到1.7亿元。",
        {"2亿元": "云岚影业", "1.7亿元": "王小明"},
    ),
}


@pytest.mark.parametrize("family", CASES)
def test_whose_figure(family):
    text, expected = CASES[family]
    found: dict[str, list[str | None]] = {}
    for fact in extract(text, published=PUBLISHED):
        found.setdefault(fact.text, []).append(fact.subject)
    assert {figure: found[figure][0] for figure in expected} == expected


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("由于云岚科技去年亏损3亿元，江岚集团计提减值2亿元。", ["云岚科技", "江岚集团"]),
        ("江岚集团公告，因云岚科技净利润下降30%，公司投资收益减少2亿元。", ["云岚科技", "江岚集团"]),
        ("江岚集团公告，因云岚科技持有岚海文化38%的股份，公司的控制人换人。公司营收3亿元。", ["云岚科技", "江岚集团"]),
        # The reason is no topic.
        ("江岚集团发布公告。由于云岚科技去年亏损3亿元，公司计提了减值。此外营收4亿元。", ["云岚科技", "江岚集团"]),
        # What is named only says on account of what.
        ("江岚集团公告，因云岚科技案被罚3亿元。", ["江岚集团"]),
        ("江岚集团公告，因收购云岚科技支付现金3亿元。", ["江岚集团"]),
    ],
)
def test_whose_figure_a_reason_tells(text, subjects):
    assert [fact.subject for fact in extract(text, published=PUBLISHED)] == subjects


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("云岚科技称，旗下云岚地产下滑；使得云岚科技业绩下跌。去年总营收为3亿元。", "云岚科技"),
        ("云岚地产下滑，拖累云岚科技净利润。去年总营收为3亿元。", "云岚科技"),
        ("云岚科技发布新品，令江岚科技股价下跌。去年总营收为3亿元。", "云岚科技"),
    ],
)
def test_whose_results_come_of_what_is_told(text, subject):
    assert [fact.subject for fact in extract(text, published=PUBLISHED)] == [subject]
