"""What is counted where no measure is named: the noun behind the classifier, the classifier itself, or the noun before the figure."""

import pytest

from claimed import check

CASES = {
    "a noun before its verb": ("昨日 9 家央企共同组建创新联合体。", {"9 家": "央企"}),
    "a noun before a preposition": ("此次 26 款车通过测试。", {"26 款": "车"}),
    "a noun before an adverb": ("数百万家中文网站都能够受益。", {"数百万家": "中文网站"}),
    "a compound to its end": ("江州市将培育 10 家龙头直播电商专业服务机构。", {"10 家": "龙头直播电商专业服务机构"}),
    "an adverb in a noun": ("云岚科技推出两款全新笔记本电脑。", {"两款": "全新笔记本电脑"}),
    "a noun behind a verb that only says little": ("江州市发布五项措施。", {"五项": "措施"}),
    "a noun behind a relative clause": (
        "云岚科技建设 30 个线上线下融合的直播示范场景。",
        {"30 个": "直播示范场景"},
    ),
    "a quoted noun": ("去年有两起由商标引发的“官司”。", {"两起": "官司"}),
    "no relative clause": ("海岳研究院统计了 2000 个样本的数据。", {"2000 个": "样本"}),
    "a verb that opens a noun": ("云岚科技走访了 98 家参评企业。", {"98 家": "企业"}),
    "a classifier that is a noun": ("昨日 4 部门联合发布通知。", {"4 部门": "部门"}),
    "a place as classifier": ("昨日31省公布一季度数据。", {"31省": "省"}),
    "the last of several heads": ("云岚科技运营三家芯片工厂。", {"三家": "工厂"}),
    "in traditional script": ("雲嵐科技提供三項雲端服務。", {"三項": "雲端服務"}),
    "a noun before the figure": ("去年全国离婚登记 127 万对。", {"127 万对": "离婚登记"}),
    "a noun before a share": ("交易保证金标准为 8%。", {"8%": "交易保证金标准"}),
    "who has it is no noun of it": ("云岚科技达 8%。", {"8%": None}),
}


@pytest.mark.parametrize("case", CASES)
def test_counted_nouns(case):
    text, expected = CASES[case]
    check(text, {figure: {"metric_text": noun} for figure, noun in expected.items()})
