"""Which named subject a figure is of, where others are named beside it: families of sentences of the press, with counters."""

from __future__ import annotations

from datetime import date

import pytest

from claimed import row
from digestnlp import extract

PUBLISHED = date(2024, 9, 13)
REVIEW = "# 云岚股份2024年中报点评\n\n"
CASES = {
    "what a report calls its parts is no entry of its own": (
        f"{REVIEW}【事件】公司发布2024年中报，实现营收15亿元。\n\n【投资要点】：盈利能力稳定。公司毛利率为18.6%。",
        {"15亿元": "云岚股份", "18.6%": "云岚股份"},
    ),
    "companies of an exchange and of a board": (
        "江交所企业平均营收3.2亿元，科创板公司净利润增长6%。云岚科技营收5亿元。",
        {"3.2亿元": "江交所企业", "6%": "科创板公司", "5亿元": "云岚科技"},
    ),
    "a name in quotation marks, without them": (
        "“23江岚债01”收益率下行3bp，“23岚山债02”收益率上行2bp。",
        {"3bp": "23江岚债01", "2bp": "23岚山债02"},
    ),
    "all of a country": ("全国范围内有超过120万家餐馆歇业。", {"120万家": "中国"}),
    "whose tool it is that foretells": ("根据江交所的预测模型，铜价上涨的概率为55%。", {"55%": None}),
    "an entry of its own starts from nothing": (
        f"{REVIEW}【江岚科技：净利润增长】上半年净利润3亿元。",
        {"3亿元": "江岚科技"},
    ),
    "a sum of several, and the change behind it": (
        "云岚石油、江岚石化两公司存油合计50万吨，同比增加8%，江岚石化增加3%。",
        {"50万吨": "云岚石油、江岚石化", "8%": "云岚石油、江岚石化", "3%": "江岚石化"},
    ),
    "a stake of two together, and how it moved": (
        "云岚科技、江岚股份合计持有远山银行5%股份，较年初增加1个百分点。",
        {"5%": "云岚科技、江岚股份", "1个百分点": "云岚科技、江岚股份"},
    ),
    "members behind what singles them out": (
        "与上年同月相比，投诉上升的有退款、包装、代收货款，分别上升6.2%、3.5%、2%。",
        {"6.2%": "退款", "3.5%": "包装", "2%": "代收货款"},
    ),
    "who is named only as left out": (
        "到4月30日，除停牌的*ST云岚、*ST江岚以及新上市的*ST远山、*ST海岳共4家以外，1500家企业交出了年报。"
        "这些企业上年总计营业收入3.6万亿元，同比增长11%。",
        {"3.6万亿元": "这些企业", "11%": "这些企业"},
    ),
    "one who is left out is no part of the name": ("除云岚科技外，江岚股份净利润增长3%。", {"3%": "江岚股份"}),
    "a part that 其 goes on with": (
        "云岚集团营收30亿元，其中江岚科技营收10亿元，而其净利润为3亿元。",
        {"30亿元": "云岚集团", "10亿元": "江岚科技", "3亿元": "江岚科技"},
    ),
    "a part of no name leaves 其 to the whole": (
        "云岚集团营收30亿元，其中海外营收10亿元，其净利润为3亿元。",
        {"10亿元": "云岚集团", "3亿元": "云岚集团"},
    ),
    "whom what he does qualifies": (
        "江岚汽车上月交付6万辆。上月售出8万辆轿车的整车制造商云岚汽车超越江岚汽车，位居第一。",
        {"6万辆": "江岚汽车", "8万辆": "云岚汽车", "第一": "云岚汽车"},
    ),
    "who has done it himself": ("云岚汽车今年售出30万辆江岚汽车的产品。", {"30万辆": "云岚汽车"}),
    "by whom something is made": (
        "小米SU7由云岚汽车旗下江岚科技研发，用户达1亿。",
        {"1亿": "小米 SU7"},
    ),
    "what is made by whom a list has": ("其中，由云岚集团研发的新药销售额达3亿元。", {"3亿元": "新药"}),
    "what no list has, made by one that it has": (
        "云居储物柜由江岚科技设计，已投放3万组，覆盖用户200万。",
        {"3万组": "云居储物柜", "200万": "云居储物柜"},
    ),
    "a reason is no agent": ("理由是云岚集团去年售出3亿支疫苗，云岚集团净利润2亿元。", {"2亿元": "云岚集团"}),
    "whom another has overtaken": (
        "云岚汽车销量30万辆，超越江岚汽车位居全球第八。",
        {"30万辆": "云岚汽车", "第八": "云岚汽车"},
    ),
    "whose rate another exceeds": (
        "日本一季度手机出货量下降12%，明显高于韩国同期5%的降幅。云岚科技净利润增长8%，高于江岚科技3%的增幅。",
        {"12%": "日本", "5%": "韩国", "8%": "云岚科技", "3%": "江岚科技"},
    ),
    "what is traded at an exchange": (
        "海岳商品交易所豆粕期货主力合约今早高开。最新3105元，涨7元。",
        {"3105元": "豆粕期货主力合约", "7元": "豆粕期货主力合约"},
    ),
    "goods to be delivered": (
        "海岳商品交易所5月交割的原油期货价格上涨0.8美元。油价可能升到每桶75美元。",
        {"0.8美元": "原油期货", "75美元": "原油期货"},
    ),
    "what an exchange has itself": ("上海期货交易所去年成交额为3万亿元。", {"3万亿元": "上海期货交易所"}),
    "trade with another country": (
        "海岳国去年出口增长3%。此外，对美出口达800亿美元。",
        {"800亿美元": "海岳国"},
    ),
    "a body of the island's press": (
        "財政部上午公布海關資料，3月出口450億美元，年增12%。首季出口達1200億美元。",
        {"450億美元": "中国台湾", "12%": "中国台湾", "1200億美元": "中国台湾"},
    ),
}
HOLDERS = {
    "of the holder's party": (
        "云岚种业公告，控股股东之一致行动人江岚资产于3月4日增持股份300万股，占总股本0.6%。",
        {"300万股": "江岚资产", "0.6%": "江岚资产"},
    ),
    "one of the holders": ("云岚种业公告，公司股东之一江岚资产减持公司股份428万股。", {"428万股": "江岚资产"}),
    "whom no list has": ("云岚科技公告，公司股东远航一号基金持有公司股份88万股。", {"88万股": "远航一号基金"}),
    "with his party": (
        "云岚股份公告，某某集团及其一致行动人目前持有本公司1500万股，占比13.8%。",
        {"1500万股": "某某集团", "13.8%": "某某集团"},
    ),
    "his party after him": (
        "云岚路桥控股股东王大海及其一致行动人之王小海、李建分别质押股份50万股、240万股、300万股，合计590万股。",
        {"240万股": "王小海", "590万股": "王大海及其一致行动人之王小海、李建"},
    ),
    "the company itself": ("云岚股份公告，公司及其一致行动人目前持有江岚科技股份300万股。", {"300万股": "云岚股份"}),
    "an office without a name": (
        "云岚电气公告，实控人及其一致行动人打算出让公司 5.42% 股份。",
        {"5.42%": "云岚电气"},
    ),
    "offices alone": ("云岚电气公告，董事、高级管理人员合计持有公司股份300万股。", {"300万股": "云岚电气"}),
    "who buys from a holder": ("云岚电气公告，拟并购大股东电气控股所持的远山实业80%股权。", {"80%": "云岚电气"}),
}
# Figure → subject and scope.
PARTS = {
    "channels": (
        "云岚酒业发布中报。直营/代理渠道分别贡献营收18亿元/25亿元，分别增长13%/8%。",
        {"18亿元": "直营", "25亿元": "代理渠道", "13%": "直营", "8%": "代理渠道"},
    ),
    "goods, and the margins behind": (
        "云岚酒业发布中报。高档酒、中档酒分别实现收入10亿元、20亿元，毛利率分别为80%、60%。",
        {"10亿元": "高档酒", "20亿元": "中档酒", "80%": "高档酒", "60%": "中档酒"},
    ),
    "shares of revenue": (
        "云岚家纺发布中报。线上/直营/批发收入占比分别为40%/25%/35%。",
        {"40%": "线上", "25%": "直营", "35%": "批发"},
    ),
}


@pytest.mark.parametrize(("text", "expected"), [*CASES.values(), *HOLDERS.values()], ids=[*CASES, *HOLDERS])
def test_the_subject_is_kept(text, expected):
    facts = {f.text: f.subject for f in extract(text, published=PUBLISHED)}
    assert {figure: facts[figure] for figure in expected} == expected


@pytest.mark.parametrize(("text", "expected"), PARTS.values(), ids=PARTS)
def test_what_is_dealt_out_over_parts_is_the_companys(text, expected):
    facts = {f.text: (f.subject, f.scope) for f in extract(text, published=PUBLISHED)}
    company = text[: text.index("发布")]
    assert {figure: facts[figure] for figure in expected} == {
        figure: (company, part) for figure, part in expected.items()
    }


@pytest.mark.parametrize(
    ("text", "figure", "subject"),
    [
        ("云岚酒业发布中报。白酒行业、啤酒行业分别实现收入1000亿元、2000亿元。", "2000亿元", "啤酒行业"),
        ("云岚酒业发布中报。江岚科技、远岚科技分别实现营收10亿元、20亿元。", "10亿元", "江岚科技"),
        ("云岚科技发布报告。00后、90后占比分别为40%和30%。", "40%", "00后"),
    ],
)
def test_others_that_a_list_deals_out_have_their_own(text, figure, subject):
    assert next(f.subject for f in extract(text, published=PUBLISHED) if f.text == figure) == subject


@pytest.mark.parametrize(
    "words",
    ["于5月底在股东会回答提问时表示", "出席活动时表示", "日前接受采访时指出", "在业绩会上表示"],
)
def test_who_speaks_at_some_event(words):
    fact = next(iter(extract(f"云岚科技董事长王小明{words}，今年营收可能达到18亿元。", published=PUBLISHED)))
    assert fact.speaker == "王小明"


@pytest.mark.parametrize(
    ("text", "figure", "company"),
    [
        (
            "云岚科技发布公告。\n\n公司拟向沐光一号、江岚创投、岚山资本发行股份收购岚药生物 51% 股权。",
            "51%",
            "云岚科技",
        ),
        ("江岚集团公布年报。集团向江岚科技、岚山电子和云岚精工采购部件 3 亿元。", "3 亿元", "江岚集团"),
        ("公司向好。江岚科技、岚山电子分别盈利 3 亿元、2 亿元。", "3 亿元", "江岚科技"),
    ],
)
def test_to_whom_something_is_sold_has_no_figure(text, figure, company):
    assert row(text, figure).subject == company
