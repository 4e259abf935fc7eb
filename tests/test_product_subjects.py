"""Products that have the figure: brought out, described, compared, made by somebody, and what is no product in force any more."""

from __future__ import annotations

from datetime import date

import pytest

from digestnlp import extract

PUBLISHED = date(2026, 9, 10)
CASES = {
    "what a clause brings out": (
        "北岚科技开源语音模型 EchoLM-Pro，覆盖 110 种语言，提供三种模式，推理约 70 毫秒。",
        {"110 种": "EchoLM-Pro", "三种": "EchoLM-Pro", "70 毫秒": "EchoLM-Pro"},
    ),
    "what a clause brings out, told of with adverbs": (
        "岚海汽车发布新款轿车岚海 L7，可提供 5 种配色，并支持 12 种驾驶模式。",
        {"5 种": "岚海 L7", "12 种": "岚海 L7"},
    ),
    "what a sentence has brought out": (
        "江岚电子带来音箱 Sound-Joy。搭载 6 个扬声器，支持 8 种语言。",
        {"6 个": "Sound-Joy", "8 种": "Sound-Joy"},
    ),
    "a name that only closes the clause": (
        "云岚科技开源智能体护栏 SafeHarbor-NXT，覆盖 32 种风险。",
        {"32 种": "SafeHarbor-NXT"},
    ),
    "a clause of another kind between": (
        "云岚科技发布护栏 SafeHarbor-NXT，把风险分为 42 个场景，覆盖 32 种语言。",
        {"42 个": "云岚科技", "32 种": "SafeHarbor-NXT"},
    ),
    "a maker with shops": (
        "岚海汽车发布岚海 L7，如今在 36 座城市有 160 家门店。",
        {"36 座": "岚海汽车", "160 家": "岚海汽车"},
    ),
    "an offer that is no product": (
        "岚海汽车推出换购补贴，覆盖 300 座城市，提供 2 亿元资金。",
        {"300 座": "岚海汽车", "2 亿元": "岚海汽车"},
    ),
    "a maker named again": (
        "小米推出电视 S Pro 98，拥有 2000 个分区。公司第二季度营收 90 亿元。",
        {"2000 个": "S Pro 98", "90 亿元": "小米"},
    ),
    "parameters before the name": (
        "星岚智能正式开源 2.1 万亿参数的大模型 Nebula-4.0，云岚科技开源 320 亿参数 Zephyr-2.0。",
        {"2.1 万亿": "Nebula-4.0", "320 亿": "Zephyr-2.0"},
    ),
    "a price before kind and name": (
        "远岚机器人那台售价 270 万元起的载人机甲 RX9 成为焦点，至今售出 3 台。",
        {"270 万元起": "RX9", "3 台": "RX9"},
    ),
    "a price that is not known by the measure's name": (
        "华为推出起售价 5900 元的 Mate 90。",
        {"5900 元": "Mate 90"},
    ),
    "sizes before the names of two": (
        "江岚电子带来分区电视Z9H，和号称最大的121吋MiniLED电视Z955 Max。",
        {"121吋": "Z955 Max"},
    ),
    "ranges before the names of two": (
        "岚海汽车以续航 810 公里的岚海 L7 和续航 910 公里的岚海 L9 打入市场。",
        {"810 公里": "岚海 L7", "910 公里": "岚海 L9"},
    ),
    "ranges behind the names of two": (
        "岚海 L7 续航 810 公里 岚海 L9 续航 910 公里",
        {"810 公里": "岚海 L7", "910 公里": "岚海 L9"},
    ),
    "a price that somebody pays": (
        "岚海 L7 亮相。王小明以 21 万元的价格买下了 Model Y。",
        {"21 万元": "岚海 L7"},
    ),
    "a part's size": (
        "岚海 L7 采用 5 纳米的骁龙 8 芯片。",
        {"5 纳米": "岚海 L7"},
    ),
    "what is counted before a name": (
        "江岚 S3 项目获得超过 120 万次 Docker 拉取。",
        {"120 万次": "江岚 S3"},
    ),
    "one that another is compared with": (
        "江岚 S3 的性能提升到标准 H200 的 3 倍，能耗降至 H200 的 30%。",
        {"3 倍": "江岚 S3", "30%": "江岚 S3"},
    ),
    "one that another's predecessor is": (
        "云岚模型 Nova-3 比 Llama 4 快 2.5 倍，显存占用比 Llama 4 低 40%。",
        {"2.5 倍": "Nova-3", "40%": "Nova-3"},
    ),
    "names in brackets": (
        "游戏《岚海行》首月销量破 330 万份（PS5独占）；媒体评分 88 分，玩家评分 8.6。",
        {"330 万份": "岚海行", "88 分": "岚海行", "8.6": "岚海行"},
    ),
    "formats in brackets": (
        "云岚 930PR 算力 1 PFLOPS（FP8）/ 2 PFLOPS（FP4），内存 96GB。",
        {"1 PFLOPS": "云岚 930PR", "2 PFLOPS": "云岚 930PR", "96GB": "云岚 930PR"},
    ),
    "another name in brackets": (
        "宁德时代（CATL）净利润 2 亿元。",
        {"2 亿元": "宁德时代"},
    ),
    "who has made and who sells a game": (
        "由北岚互娱研发、腾讯发行的《岚海行》是去年最大的手游爆款，首月流水破千万美元，目前月流水稳定破亿。",
        {"千万美元": "岚海行", "亿": "岚海行"},
    ),
    "who has made a game": (
        "网易研发的手游《岚海行》首月流水 3 亿元。",
        {"3 亿元": "岚海行"},
    ),
    "what a game brings its maker": (
        "腾讯开发的游戏《岚海行》带动公司营收增长 20%。",
        {"20%": "腾讯"},
    ),
    "a firm of a firm": (
        "阿里巴巴旗下菜鸟营收 3 亿元。",
        {"3 亿元": "菜鸟集团"},
    ),
    "plans": (
        "星岚智能推出两档会员：一是 Lite 计划，每月 20 美元；二是 Max 计划，每月 160 美元。公司营收 3 亿美元。",
        {"20 美元": "Lite 计划", "160 美元": "Max 计划", "3 亿美元": "星岚智能"},
    ),
    "a plan that is a product": (
        "OpenAI 有两种方案，一是 Plus 订阅每月 18 美元；二是 Max 计划，每月 150 美元。",
        {"18 美元": "Plus", "150 美元": "Max 计划"},
    ),
    "a model of which the clause before tells": (
        "五菱宏光MINI 8月销量 2 万辆。\n其中表现突出的是海豚 EV，该车8月售出13871辆，排名第三。",
        {"13871辆": "海豚 EV", "第三": "海豚 EV"},
    ),
    "a model that is only compared": (
        "江岚 S3 销量超过 Model 3，该车售价 20 万元。",
        {"20 万元": "江岚 S3"},
    ),
    "models that no list has": (
        "比亚迪海豚8月卖出1万辆。海狮8月卖出2.1万辆。",
        {"1万辆": "比亚迪海豚", "2.1万辆": "海狮"},
    ),
    "parts and markets of a model": (
        "小米 SU7 上周销量 2 万辆，国内上周销量 1.5 万辆。",
        {"2 万辆": "小米 SU7", "1.5 万辆": "小米 SU7"},
    ),
    "a game on a platform": (
        "游戏《岚海行》8 月 20 日上线。发售首日 Steam 在线人数突破 210 万。Steam 好评率 96%，App Store 评分 4.9。",
        {"210 万": "岚海行", "96%": "岚海行", "4.9": "岚海行"},
    ),
    "a platform itself": (
        "Steam 上周更新。Steam 同时在线人数突破 4100 万。",
        {"4100 万": "Steam"},
    ),
    "posts": (
        "Kindle 年销量 11 万台。\n该帖子的转发突破 3 万次，阅读量达 560 万次。",
        {"3 万次": "帖子", "560 万次": "帖子"},
    ),
    "models by a code and a word": (
        "代表产品Z7M Pro 86寸，搭载星曜屏。更进一步的Q8M Pro 88寸，峰值亮度拉到5100尼特。",
        {"86寸": "Z7M Pro", "88寸": "Q8M Pro", "5100尼特": "Q8M Pro"},
    ),
}


@pytest.mark.parametrize(("text", "subjects"), CASES.values(), ids=CASES)
def test_subjects(text, subjects):
    found = {fact.text: fact.subject for fact in extract(text, published=PUBLISHED)}
    assert {figure: found.get(figure) for figure in subjects} == subjects


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("江岚 S3 芯片的吞吐量提升到 H200 的 9.6 倍。", "speed"),
        ("江州港吞吐量提升到去年的 2.6 倍。", "shipments"),
    ],
)
def test_what_ports_and_models_get_through(text, metric):
    (fact,) = extract(text, published=PUBLISHED)
    assert fact.metric == metric
