"""Names that an article alone knows, borders that it shows, phrases that only open with a name, holders after places."""

import pytest

from digestnlp import find_entities

LABELS = ("COMPANY", "PERSON", "PRODUCT")
SITE = "很快，{0}的投资者报案。据悉，{0}上线一个月。“{0}是平台”，{0}称。"


def names(text, tagger=None):
    """The companies, people and products of a text, as `label:text`, each once."""
    found = find_entities(text, tagger=tagger)
    return list(dict.fromkeys(f"{entity.label}:{entity.text}" for entity in found if entity.label in LABELS))


@pytest.mark.parametrize("name", ["岚贷网", "星岚宝", "岚砚通"])
def test_a_site_that_an_article_names_again_and_again(name):
    assert names(SITE.format(name)) == [f"COMPANY:{name}"]


@pytest.mark.parametrize("word", ["互联网", "消费贷", "云网贷", "岚电网", "余额宝", "农网"])
def test_words_that_only_end_as_sites_do(word):
    assert f"COMPANY:{word}" not in names(SITE.format(word))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("UT岚砚科技今日宣布裁员", ["COMPANY:UT岚砚科技"]),
        ("- UT岚砚科技今日宣布裁员", ["COMPANY:UT岚砚科技"]),
        ("IPO岚砚科技今日宣布上市", ["COMPANY:岚砚科技"]),
        ("XD岚砚科技今日宣布上市", ["COMPANY:岚砚科技"]),
    ],
)
def test_capitals_joined_to_a_name(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("中国移动支付市场规模达 10 亿元", []),
        ("中國移動互聯網用戶達 11 億", []),
        ("中国移动支付股息 2.4 元", ["COMPANY:中国移动"]),
        ("中国移动用户数达 10 亿户", ["COMPANY:中国移动"]),
        ("中国电信诈骗案件下降", []),
        ("中国电信营收增长", ["COMPANY:中国电信"]),
        ("按美国通用会计准则计算", []),
        ("日經平均指數收報 38256 點", []),
        ("在港華子公司裁員，旗下四子公司增資", []),
    ],
)
def test_phrases_that_only_open_with_a_name(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "公司拟向王小明、江苏源澜、启东砚力、宁波九衡发行股份",
            ["COMPANY:江苏源澜", "COMPANY:启东砚力", "COMPANY:宁波九衡"],
        ),
        ("徐州砚诚拟减持不超过 2% 的股份", ["COMPANY:徐州砚诚"]),
        ("江苏、浙江、宁波合计持有", []),
        ("上海企业合计持有 3 亿股", []),
    ],
)
def test_holders_that_are_called_after_places(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全资子公司云岚普定拟投资 50 亿元。云岚股份公告", ["COMPANY:云岚普定", "COMPANY:云岚股份"]),
        ("子公司江岚控股2019年上半年营收 3 亿元", ["COMPANY:江岚控股"]),
        ("腾讯物业香港与对方签约", ["COMPANY:腾讯物业香港"]),
        ("腾讯科技中国市场增长", ["COMPANY:腾讯科技"]),
        ("云寶投顧總監王小明指出", ["COMPANY:云寶投顧", "PERSON:王小明"]),
        ("小米国际配售获足额认购", ["COMPANY:小米"]),
    ],
)
def test_daughters_and_longer_names(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize("number", ["90 后", "00后", "80後"])
def test_a_generation_is_no_part_of_a_product(number):
    assert f"PRODUCT:抖音 {number[:2]}" not in names(f"抖音 {number}用户占八成")
    assert "PRODUCT:抖音" in names(f"抖音 {number}用户占八成")


def test_an_editor_in_brackets_is_a_person():
    assert "PERSON:王小明" in names("江岚今日公布了第三季度的财务报告，营收增长。（编辑 王小明）")


@pytest.mark.parametrize(
    ("text", "codes"),
    {
        "海川高股息（00977）今日換股。海川金控大漲 5%。00977今年績效穩健。": ["00977"],
        "海川永續高股息（00978）與江岚高股息（0057）並列，00978規模 40 億元，0057規模 35 億元。": ["00978", "0057"],
        # Counters: a code that no name had, one of a company, which may be a number, and one that is part of another.
        "00977今年績效穩健。": [],
        "海川電子（8299）三月營收年增 4%。8299股成交。": [],
        "海川高股息（00977）今日換股，編號 A00977的債券到期。": [],
    }.items(),
)
def test_a_fund_is_known_again_by_its_code(text, codes):
    entities = find_entities(text)
    assert [e.text for e in entities if e.text.isdigit()] == codes
    assert all(e.label == "PRODUCT" and not e.name.isdigit() for e in entities if e.text.isdigit())
