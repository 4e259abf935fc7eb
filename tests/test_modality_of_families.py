"""How real figures are: goals and estimates of whole sentences, what those asked plan, rumours of unnamed media, levels expected before."""

from datetime import date

import pytest

from digestnlp import extract

CASES = [
    ("江州今年出口确定破6000亿美元、出超有机会破【1500亿美元】。", "forecast"),
    ("参观者有机会获赠【3张】门票。", "actual"),
    ("本季云岚半导体的毛利率將落在【41%至43%】。", "forecast"),
    ("上季云岚半导体的毛利率落在【41%】。", "actual"),
    ("由于旺季并未到来，伺服器出货季增恐仅【9.2%】。", "forecast"),
    ("翠峰控股发盈警，上半年除税后溢利将较去年同期减少逾【七成】。", "forecast"),
    ("8月登记2.9万辆，较原先预估【3.4万辆】大减。", "forecast"),
    ("8月登记【2.9万辆】，较原先预估3.4万辆大减。", "actual"),
    ("云岚科技董事长原预期2025年营收站上【7亿元】。", "forecast"),
    ("根据重点企业产量估算，本旬生产粗钢3万吨；生产生铁【2万吨】。", "estimate"),
    ("根据重点企业产量估算，本旬生产粗钢3万吨。库存【2万吨】。", "actual"),
    ("该平台的日活未公开，但推测约【1亿】。", "estimate"),
    ("2025年云岚酒业规划目标为：销售额12亿元，成品酒计划销售【3万吨】，占比达到75%。", "target"),
    ("2025年云岚酒业规划目标为：销售额30亿元，其中省内占60%；果酒实现【2亿元】。", "target"),
    ("根据战略目标，2025年达到1万辆，2030年达到【200万辆】。", "target"),
    ("按照目标，公司已建成【3座】工厂。", "actual"),
    ("有媒体称，云岚出行即将完成融资，融资额超3亿美元，其中星原汽车投资【2亿美元】。", "rumor"),
    ("有媒体关注云岚出行，公司去年营收【2亿美元】。", "actual"),
    ("据该博主透露，新机包含【3颗】镜头。", "rumor"),
    ("「不打算出游」的則佔【5%】，升兩個百分點。", "actual"),
    ("「不打算出游」的則佔5%，升【兩個百分點】。", "actual"),
    ("有37%受访者预料今年消费会增加，按年升【两个百分点】。", "actual"),
    ("云岚咨询预料今年消费按年升【两个百分点】。", "forecast"),
    ("预估减少的公司占了【9.2%】。", "actual"),
    ("该活动将为选手提供【150万元】奖金。", "plan"),
    ("云岚科技将为两座工厂和一个实验室分别投入9亿元、【4亿元】和2亿元。", "plan"),
    ("云岚科技将为两座工厂和一个实验室分别投入9亿元、4亿元和【2亿元】。", "plan"),
    ("该项目将为公司带来【3亿元】收入。", "forecast"),
    ("该活动已为选手提供【150万元】奖金。", "actual"),
    ("公司将会向员工支付【16周】的工资。", "plan"),
    ("云岚科技未来三年部署逾【1000台】机器人。", "plan"),
    ("质量保证承诺信用损失降至【9.8亿元】。", "actual"),
    ("云岚半导体今年产能规划方面，预估全年产能约343万片，年增约【1%】。", "forecast"),
    ("预计2025年，江州游客约3000万人次，相当于五年前的九成。实现旅游收入约【200亿元】。", "forecast"),
    ("预计2025年，江州游客约3000万人次。2024年实现旅游收入约【200亿元】。", "actual"),
]


@pytest.mark.parametrize(("marked", "modality"), CASES)
def test_modality_of_families(marked, modality):
    start = marked.index("【")
    text = marked.replace("【", "").replace("】", "")
    found = [f.modality for f in extract(text, published=date(2025, 3, 5)) if f.start == start]
    assert found == [modality]
