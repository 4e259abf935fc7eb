"""Products in two scripts, craft with numbers, drugs by their stems, traded funds, and what looks alike and is none."""

import pytest

from test_entity_families import names, tagged


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("火箭“四方四号”（Astra Nine Max）载重 9 吨", ["PRODUCT:四方四号", "PRODUCT:Astra Nine Max"]),
        (
            "在建的“外轨货运系统”（Orbit Freight Vessel，简称OFV）火箭。OFV的目标",
            ["PRODUCT:外轨货运系统", "PRODUCT:Orbit Freight Vessel", "PRODUCT:OFV", "PRODUCT:OFV"],
        ),
        ("靶向药“岚达”（Landa）上市", ["PRODUCT:岚达", "PRODUCT:Landa"]),
        ("大模型“岚语”（LanGPT）开源，LanGPT有千亿参数", ["PRODUCT:岚语", "PRODUCT:LanGPT", "PRODUCT:LanGPT"]),
        ("聊天机器人 NimChat（简称NC）上线", ["PRODUCT:NimChat", "PRODUCT:NC"]),
        ("推出“岚语大模型”", ["PRODUCT:岚语大模型"]),
        ("「雲雀大模型」上線", ["PRODUCT:雲雀大模型"]),
        ("首个DLC“岚州时代”开售", ["PRODUCT:岚州时代"]),
        ("推出「通用大模型」", []),
        ("芯片“边环耦合”（edge-ring coupling，简称ERC）工艺，ERC已成熟", ["PRODUCT:边环耦合"]),
        ("他们谈到“行业大模型”的前景", []),
        ("他说“时代变了”（Times Change）", []),
        ("大模型“岚语”（Pro Max）", ["PRODUCT:岚语"]),
    ],
)
def test_products_in_two_scripts(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("岚箭二号运载火箭首飞，岚箭二号推力 500 吨", ["PRODUCT:岚箭二号", "PRODUCT:岚箭二号"]),
        ("发射“探星十三号甲”卫星", ["PRODUCT:探星十三号甲"]),
        ("望舒七号邮轮下水", ["PRODUCT:望舒七号"]),
        ("三月五号发射卫星", []),
        ("南京路四号客机展厅", []),
        ("地铁四号线无人机巡检", []),
        ("约四号飞机", []),
        ("新药奥岚替尼片（Orlantinib）获批", ["PRODUCT:奥岚替尼片", "PRODUCT:Orlantinib"]),
        ("信岚利单抗注射液上市", ["PRODUCT:信岚利单抗注射液"]),
        ("国产单抗与单抗类药物", []),
        ("他汀类药物降价", []),
    ],
)
def test_craft_and_drugs(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("岚溪台灣高息（00999）規模破百億元", ["PRODUCT:岚溪台灣高息"]),
        ("主動式 ETF「嵐溪台股優選」（00999A）", ["PRODUCT:嵐溪台股優選"]),
        ("持有嵐溪公債（00999B）", ["PRODUCT:嵐溪公債"]),
        ("嵐溪科技（00981）股價上揚", ["COMPANY:嵐溪科技"]),
        ("主打高股息，台股高股息當道", []),
        ("高股息 ETF（00998、00999）", []),
    ],
)
def test_funds_traded_in_taiwan(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("搭載 Kestrel K300 晶片", ["PRODUCT:Kestrel K300"]),
        ("推出 NX-800 伺服器", ["PRODUCT:NX-800"]),
        ("Swift14 筆電開賣", ["PRODUCT:Swift14"]),
        ("降血糖藥「嵐糖平」", ["PRODUCT:嵐糖平"]),
        ("鴻海 Model C 交車", ["PRODUCT:鴻海 Model C"]),
        ("手机 Vesta 12 Pro 搭载", ["PRODUCT:Vesta 12 Pro"]),
        ("機型 Kestrel 5 Pro Max 缺貨", ["PRODUCT:Kestrel 5 Pro Max"]),
        ("NOR Flash 晶片、HBM4 晶片、x86 伺服器、AI 伺服器、Wi-Fi 7 晶片", []),
        ("網通廠岚舒營收年增 2 成", ["COMPANY:岚舒"]),
        ("火鍋品牌展店 30 家", []),
    ],
)
def test_products_in_the_press_of_taiwan(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("增持云岚控股股份1,203,400股", ["COMPANY:云岚控股"]),
        ("质押云岚科技股份 2000 万股", ["COMPANY:云岚科技"]),
        ("云岚控股股份被冻结", ["COMPANY:云岚控股"]),
        ("收购云岚环保股份。", ["COMPANY:云岚环保"]),
        ("云岚科技股份宣布增持", ["COMPANY:云岚科技股份"]),
        ("收购方砚岚科技股份宣布完成交割", ["COMPANY:砚岚科技股份"]),
        ("持有云岚电子股份有限公司 5% 股份", ["COMPANY:云岚电子股份有限公司"]),
        ("减持云岚股份 120 万股", ["COMPANY:云岚股份"]),
        ("增持股份，转让控股股份", []),
    ],
)
def test_shares_are_no_part_of_a_name(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("云岚电力有限公司江州分公司中标", ["COMPANY:云岚电力有限公司江州分公司"]),
        ("云岚清算有限责任公司海岚分公司", ["COMPANY:云岚清算有限责任公司海岚分公司"]),
        ("云岚建设集团股份有限公司第三工程分公司承建", ["COMPANY:云岚建设集团股份有限公司第三工程分公司"]),
        ("中国移动岚州分公司", ["COMPANY:中国移动岚州分公司"]),
        ("与云岚股份有限公司各分公司签约", ["COMPANY:云岚股份有限公司"]),
        ("云岚科技有限公司分公司共有 12 家", ["COMPANY:云岚科技有限公司"]),
        ("云岚科技有限公司及其江州分公司", ["COMPANY:云岚科技有限公司"]),
    ],
)
def test_a_branch_is_one_name(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("恒生指数报 18859，恒生中国企业指数跌 1%", []),
        ("恒生科技指數報 3936", []),
        ("彭博大宗商品指数上涨", []),
        ("恒生电子净利润增长", ["COMPANY:恒生电子"]),
        ("腾讯拖累恒生指数", ["COMPANY:腾讯"]),
        ("台积电（TSM.US）、京东(JD.US)", ["COMPANY:台积电", "COMPANY:京东"]),
        ("优步（UBER）上涨", ["COMPANY:优步", "COMPANY:UBER"]),
        ("，确保公司股价稳定", []),
        ("，云岚公司股价上涨", ["COMPANY:云岚公司"]),
    ],
)
def test_indices_codes_and_verbs_are_no_companies(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "name", "label", "expected"),
    [
        ("土地出让金虽然下降", "金虽然", "PERSON", []),
        ("位于新加坡Kestrelville的厂房", "Kestrelville", "COMPANY", ["PLACE:Kestrelville"]),
        ("“月上的生活？”（Moon Life?）", "Moon Life", "COMPANY", []),
        ("云岚 Nova 開賣", "云岚 Nova", "COMPANY", ["PRODUCT:云岚 Nova"]),
        ("云岚 Nova 宣布", "云岚 Nova", "COMPANY", ["COMPANY:云岚 Nova"]),
        ("罗兰2000指数", "罗兰2000", "PRODUCT", []),
        ("（DLS）火箭升空", "DLS）火箭", "COMPANY", []),
    ],
)
def test_what_a_tagger_takes_for_a_name(text, name, label, expected):
    assert tagged(text, name, label) == expected


def test_a_short_name_is_not_how_another_one_begins():
    text = "云岚控股股份有限公司公告：云岚信息增持。云岚信息持股 5%"
    found = tagged(text, "云岚信息", "COMPANY")
    assert found == ["COMPANY:云岚信息"]
