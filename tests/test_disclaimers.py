"""Names in sentences in which somebody answers for nothing are of nobody whom the news is about."""

from __future__ import annotations

import pytest

from digestnlp import extract

NEWS = "集团全年表现稳健。股东应占溢利上升 1.2%。"


@pytest.mark.parametrize(
    "disclaimer",
    [
        "香港交易及结算所有限公司对本公告的内容概不负责，对其准确性亦不发表任何声明。",
        "香港交易及結算所有限公司對本公告的內容概不負責。",
        "以上内容由华泰证券整理，不构成投资建议。",
    ],
)
def test_who_disclaims_has_no_figures(disclaimer: str) -> None:
    names = {fact.subject for fact in extract(f"{disclaimer}\n\n{NEWS}", published="2025-03-20")}
    assert not names & {"香港交易及结算所有限公司", "香港交易所", "港交所", "华泰证券"}
    assert extract(f"{disclaimer}\n\n{NEWS}", published="2025-03-20")


def test_who_only_bears_no_costs_is_told_of() -> None:
    text = "海尔不承担运费。去年营收 3 亿元。"
    assert [fact.subject for fact in extract(text, published="2025-03-20")] == ["海尔"]


def test_the_company_of_the_title_is_meant_behind_a_disclaimer() -> None:
    text = (
        "---\ntitle: 华为公布全年业绩\ndate: 2025-03-20\n---\n\n"
        "香港交易及结算所有限公司对本公告的内容概不负责。\n\n公司全年净利润上升 1.2%。\n"
    )
    (fact,) = extract(text)
    assert fact.subject == "华为"
