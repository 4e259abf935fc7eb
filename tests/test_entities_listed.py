"""Names that a stock's code, the label of a filing or a short form in brackets decides; abbreviations that are no names."""

import pytest

from digestnlp import find_entities


def named(text: str) -> list[tuple[str, str]]:
    return [(entity.text, entity.name) for entity in find_entities(text)]


def companies(text: str) -> list[str]:
    return [entity.text for entity in find_entities(text) if entity.label in ("COMPANY", "PRODUCT")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("海光 (2038-TW) 涨 5%，海光去年营收 20 亿元。", [("海光", "海光"), ("海光", "海光")]),
        ("海光（688041.SH）涨 5%。", [("海光", "海光信息")]),
        ("亚信（3169）涨 5%。", [("亚信", "亚信")]),
        ("亚信（1675）涨 5%。", [("亚信", "亚信科技")]),
        ("比亚迪（01211.HK）涨 3%，比亚迪（1211）涨 2%。", [("比亚迪", "比亚迪"), ("比亚迪", "比亚迪")]),
        ("万科B（200002）涨 2%。", [("万科B", "万科")]),
    ],
)
def test_the_code_decides_whose_name_it_is(text, expected):
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "证券简称：溪和通\n江州市溪和通无线股份有限公司公告",
            [("溪和通", "溪和通"), ("江州市溪和通无线股份有限公司", "溪和通")],
        ),
        (
            "股票简称：云岚制药\n云岚生化制药股份有限公司公告，江州溪源控股有限公司持股 3%",
            [
                ("云岚制药", "云岚制药"),
                ("云岚生化制药股份有限公司", "云岚制药"),
                ("江州溪源控股有限公司", "江州溪源控股有限公司"),
            ],
        ),
        (
            "江州云岚生物医药股份有限公司（以下简称“云岚生物”）公告，云岚生物停牌",
            [
                (text, "江州云岚生物医药股份有限公司")
                for text in ("江州云岚生物医药股份有限公司", "云岚生物", "云岚生物")
            ],
        ),
    ],
)
def test_a_filing_ties_the_full_name_to_the_short_one(text, expected):
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("卓远电子（6549）上漲，聯電下跌。卓远今日收高。卓远的目標", ["卓远电子", "聯電", "卓远", "卓远"]),
        ("高端疫苗（6547）上漲。高端今天收高。高端產品占比提升，在高端市場成長", ["高端疫苗", "高端"]),
        ("上海银行（601229）上涨。上海今日发布政策", ["上海银行"]),
        ("银行RBC超过300%，AuM成长9%，NIM为1.8%", []),
        ("寿险公司RBC比率不变，RBC（资本适足率）达三成", []),
        ("RBC分析师预计金价上涨", ["RBC"]),
        ("高盛、RBC下调评级", ["高盛", "RBC"]),
        ("RBC资本市场预计金价上涨", ["RBC资本市场"]),
        ("Delta疫情升温，Delta变异株扩散，Delta肆虐", []),
        ("Delta宣布裁员", ["Delta"]),
        ("达美航空（Delta）扩充航线，Delta仍看好需求", ["达美航空", "Delta", "Delta"]),
        ("广发控股（香港）宣布", ["广发控股（香港）"]),
        ("岚溪证券：预计云岚科技增长", ["岚溪证券", "云岚科技"]),
        ("随着运输集团的扩张", []),
        ("云岚科技投资建设工厂", ["云岚科技"]),
        ("苏州高新宣布，苏州高新区建成", ["苏州高新"]),
        ("的高德岭风电场并网", []),
    ],
)
def test_short_forms_abbreviations_and_borders(text, expected):
    assert [name for name in companies(text) if name != "运输集团"] == expected
