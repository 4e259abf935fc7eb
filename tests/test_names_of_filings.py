"""Names of filings, brokers' notes and deal digests that no lexicon has, and whose figures they are."""

import pytest

from claimed import check
from digestnlp import find_entities
from test_entity_families import tagged


def named(text, label="COMPANY"):
    return [entity.text for entity in find_entities(text) if entity.label == label]


@pytest.mark.parametrize(
    ("text", "companies"),
    [
        ("1 月，收购Lanqi Express37%股份。", ["Lanqi Express"]),
        ("本公司拟购买Nimbus Cloud 64%的股权。", ["Nimbus Cloud"]),
        ("拟转让Orvanta的控股权，用时两月。", ["Orvanta"]),
        ("收购关联方持有的岚城实业至少58%的股权。", ["岚城实业"]),
    ],
)
def test_a_share_is_no_part_of_a_name(text, companies):
    assert named(text) == companies
    assert named(text, "PRODUCT") == []


@pytest.mark.parametrize(
    ("text", "companies"),
    [
        ("本轮由红杉中国领投，KPE、高瓴跟投。", ["红杉中国", "KPE", "高瓴"]),
        ("由Kestrel Partners、KPE和岚溪资本领投。", ["Kestrel Partners", "KPE", "岚溪资本"]),
        ("完成AI、SaaS业务的投资。", []),
        ("由GPU、高瓴跟投。", ["高瓴"]),
    ],
)
def test_an_investor_in_latin_letters_stands_in_a_list_of_investors(text, companies):
    assert named(text) == companies


@pytest.mark.parametrize(
    ("text", "companies"),
    [
        ("中粮控股的中粮期货增资。", ["中粮", "中粮期货"]),
        ("岚岭铜业控股的金瑞期货增资。", ["岚岭铜业", "金瑞期货"]),
        ("中粮控股的股价上涨。", ["中粮控股"]),
        ("中粮控股公布业绩。", ["中粮控股"]),
    ],
)
def test_holding_before_another_company_is_a_verb(text, companies):
    assert named(text) == companies


@pytest.mark.parametrize(
    ("text", "companies"),
    [
        ("股东调整为其母公司澜渡控股股份有限公司。", ["澜渡控股股份有限公司"]),
        ("澜渡（中国）的关联公司澜渡智联科技有限公司申请商标。", ["澜渡智联科技有限公司"]),
        ("后者澜渡（中国）智联信息有限公司全资持有。", ["澜渡（中国）智联信息有限公司"]),
        ("招聘网站上，当前澜渡新材料研究院（江州）有限公司在招人。", ["澜渡新材料研究院（江州）有限公司"]),
        ("公司续聘澜渡会计师事务所。", ["澜渡会计师事务所"]),
        ("现任中国联合澜渡信息集团有限公司总工。", ["中国联合澜渡信息集团有限公司"]),
        ("协会提醒会计师事务所关注风险，处罚了 46 家次会计师事务所。", []),
    ],
)
def test_a_legal_name_begins_behind_what_its_bearer_is(text, companies):
    assert [name for name in named(text) if name != "澜渡（中国）"] == companies


@pytest.mark.parametrize(
    "text",
    [
        "新建银行业金融机构 12 家。",
        "低轨卫星供应链受惠，低轨通信卫星发射增加，全球低轨卫星市占上升。",
        "《云鹿》由联合出品方推广，联合发行 7 家，大量高管离职。",
        "岚州TuringBench 基准测试得分上升。",
        "WNEX 2026 将于六月举行。",
        "受台风“格岚”影响，航班取消；热带气旋“雷岚”登陆。",
        "超百人食物中毒，完成了千万美金的融资。",
        "黑钨精矿价格下调，国有大行下调利率。",
        "美媒测算：费用上升。",
    ],
)
def test_no_company(text):
    assert named(text) == []
    assert named(text, "PRODUCT") in ([], ["云鹿"])


@pytest.mark.parametrize(
    ("text", "companies"),
    [
        ("拖走一辆特斯拉汽车。", ["特斯拉"]),
        ("五粮液酒厂产能增加。", ["五粮液酒厂"]),
        ("惠誉国际评级下调展望。", ["惠誉国际评级"]),
        ("香港上市公司中國技術集團(01999)發盈警。", ["中國技術集團"]),
        ("河北钢铁（000999）涨停。", ["河北钢铁"]),
        ("招行零售客户增加，京东零售收入上升。", ["招行", "京东零售"]),
    ],
)
def test_a_name_is_whole_and_no_more(text, companies):
    assert named(text) == companies


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("对陆宇处以 46 万元罚款。", ["陆宇"]),
        ("对刘钧、何小岚分别处以 16 万元罚款。", ["刘钧", "何小岚"]),
        ("对谢明采取市场禁入措施。", ["谢明"]),
        ("对商家处以罚款，对金融机构采取监管措施，对高管给予警告。", []),
        ("对公司处以 170 万元罚款。", []),
    ],
)
def test_who_is_fined_is_a_person(text, people):
    assert named(text, "PERSON") == people


def test_a_board_is_no_part_of_who_is_listed_there():
    assert tagged("终止岚欣晶圆科创板上市审核", "岚欣晶圆科", "COMPANY") == ["COMPANY:岚欣晶圆"]


@pytest.mark.parametrize(
    ("text", "companies"),
    [
        (
            "浙江岚郭智能装备股份有限公司公告。今天岚郭智能装备扩产。",
            ["浙江岚郭智能装备股份有限公司", "岚郭智能装备"],
        ),
        ("嵐控國際有限公司（「嵐控」或「本公司」）公佈，嵐控表示下降。", ["嵐控國際有限公司", "嵐控", "嵐控"]),
        ("江州市城市建设投资有限公司发债，城市建设投资增长。", ["江州市城市建设投资有限公司"]),
        ("已与Cloud Orva控股有限公司签约。", ["Cloud Orva控股有限公司"]),
    ],
)
def test_full_names_and_what_is_left_of_them(text, companies):
    assert named(text) == companies


def test_drug_begins_behind_its_kind():
    assert named("高选择性抑制剂岚昔替尼已获批。", "PRODUCT") == ["岚昔替尼"]


def test_gas_hub_is_no_person():
    assert named("美国Henry Hub天然气上涨。", "PERSON") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "江州证监局对刘钧处以 46 万元罚款，对陆宇处以 26 万元罚款。",
            {"46 万元": {"subject": "刘钧", "metric": "fine"}, "26 万元": {"subject": "陆宇", "metric": "fine"}},
        ),
        (
            "云岚股份拟收购岚华新材 64% 股权，标的公司净资产为 9.4 亿元。",
            {"9.4 亿元": {"subject": "岚华新材"}},
        ),
        (
            "云岚科技公告，控股股东云启控股集团持股 41%，第一大股东岚溪科技持股 36%。",
            {"41%": {"subject": "云启控股集团"}, "36%": {"subject": "岚溪科技"}},
        ),
        (
            "云岚医药公告，今年拟向控股股东安岚信息增发股份，募资不超过 4700 万元。",
            {"4700 万元": {"subject": "云岚医药"}},
        ),
        (
            "中粮控股的中粮期货净利润 4.6 亿元。",
            {"4.6 亿元": {"subject": "中粮期货"}},
        ),
        (
            "岚语智能宣布完成由云峰资本领投的 3.4 亿元 A 轮融资，KPE、岚溪创投跟投。",
            {"3.4 亿元": {"subject": "岚语智能", "metric": "funding"}},
        ),
    ],
)
def test_whose_figure(text, expected):
    check(text, expected)


@pytest.mark.parametrize(
    ("title", "company"),
    [
        ("新岚高实业公布 2024 财年中期业绩", "新岚高实业"),
        ("新岚高实业昨日公布中期业绩", "新岚高实业"),
        ("丰泽高实业发布年报", "丰泽高实业"),
        ("岚建化 2023 年年度报告摘要", "岚建化"),
        ("岚建化：2024 年半年度报告", "岚建化"),
        ("岚建化关于回购股份的公告", "岚建化"),
        ("江苏澜舍关于回购股份的公告", "江苏澜舍"),
        ("证监会公布 2023 年年度报告", None),
        ("国家统计局关于收入数据的公告", None),
        ("江州市人社厅关于补贴资金的公告", None),
        ("光伏行业 2023 年年度报告", None),
        ("白酒股公布三季度业绩", None),
        ("多家公司公布三季度业绩", None),
        ("三大运营商公布三季度业绩", None),
        ("美股巨头公布财报", None),
        ("月内将公布中期业绩", None),
        ("本公司关于回购股份的公告", None),
    ],
)
def test_a_title_opens_with_whose_accounts_it_tells(title, company):
    text = f"# {title}\n\n营业收入为 4.3 亿港元，同比下降 15%。\n"
    check(text, {"4.3 亿港元": {"subject": company}, "15%": {"subject": company}})
    assert named(text) == [company] * bool(company)


@pytest.mark.parametrize(
    ("text", "companies"),
    [
        ("江苏如意（002999）募资 20 亿元。江苏如意净利润 2 亿元。", ["江苏如意", "江苏如意"]),
        ("桑乐金（300999）净利润 3 亿元。", ["桑乐金"]),
        ("岚因数控（002999.SZ）净利润 3 亿元。", ["岚因数控"]),
        ("江苏企业（300999）净利润 3 亿元。", []),
        ("江苏云岚科技（300999）净利润 3 亿元。", ["江苏云岚科技"]),
        ("上海茅台（600519）股价上涨。", ["茅台"]),
        ("购联想（300999）3 亿元。", ["联想"]),
        ("买入云岚科技（600999）3 亿元。", ["云岚科技"]),
        ("拟向云岚（300999）投资 3 亿元。", ["云岚"]),
        ("收购岚意新材 100% 股权、岚吉 51% 股权。", ["岚意新材", "岚吉"]),
        ("持有其 100% 股权、剩余 51% 股权。", []),
    ],
)
def test_a_code_of_the_mainland_ends_a_short_name_whatever_it_holds(text, companies):
    assert named(text) == companies
