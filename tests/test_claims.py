"""The constructions of real news, in sentences of our own: each figure with what its row must say."""

from datetime import date

import pytest

from claimed import PUBLISHED, check, row
from digestnlp import extract

CASES = {
    "a guidance that is revised": (
        "## 云岚科技公布财报\n\n公司上调 2025 年收入指引，由 415 亿元上调至 430 亿元。",
        {
            "415 亿元": {"metric": "revenue", "modality": "forecast", "period": "2025-01-01..2025-12-31"},
            "430 亿元": {"metric": "revenue", "modality": "forecast", "direction": None},
        },
    ),
    "what was expected and missed": (
        "## 该国 1 月 CPI 上涨\n\n该国统计局 4 日公布，1 月 CPI 同比上涨 2.7%，低于市场预期的 2.8%；环比上涨 0.2%。",
        {
            "2.7%": {"modality": "actual"},
            "2.8%": {"modality": "forecast", "cue": "市场预期的"},
            "0.2%": {"modality": "actual", "basis": "mom"},
        },
    ),
    "figures of a list with hedges between": (
        "港股车企午后下挫，星原汽车、南溪汽车和宏远汽车依次跌近 9%、超 4% 和近 3%。",
        {
            "9%": {"subject": "星原汽车", "metric": "share_price", "direction": "decrease"},
            "4%": {"subject": "南溪汽车", "metric": "share_price", "direction": "decrease"},
            "3%": {"subject": "宏远汽车", "metric": "share_price", "direction": "decrease"},
        },
    ),
    "the market where a company is listed": (
        "云岚科技 A 股早盘涨 10%，港股云岚科技涨幅也超 4%。",
        {"4%": {"subject": "云岚科技", "metric": "share_price", "direction": "increase"}},
    ),
    "an earlier year that is nearly reached": (
        "今年前三季度星原汽车销量逼近 2023 年全年，达 30 万辆。",
        {"30 万辆": {"metric": "sales_volume", "period": "2025-01-01..2025-09-30"}},
    ),
    "公司 opens the sentence before its partner": (
        "## 云岚科技收购一项业务\n\n公司已经和北川半导体谈妥，以 2.4 亿美元现金收购其传感器业务。",
        {"2.4 亿美元": {"subject": "云岚科技", "metric": "acquisition_price"}},
    ),
    "a change goes on with the forecast of its figure": (
        "云岚科技预告，上半年归母净利润将达3亿元，同比增长 36%。",
        {"36%": {"metric": "net_profit", "modality": "forecast", "basis": "yoy"}},
    ),
    "an authority's own message is no rumour": (
        "江州市政府发布消息称，上半年已翻修校舍 48 栋。",
        {"48 栋": {"modality": "actual"}},
    ),
    "shops that close": (
        "报告期内，北川超市关闭长期亏损门店 227 家，截至 2 月末门店总数 552 家。",
        {"227 家": {"metric": "store_closures"}, "552 家": {"metric": "stores"}},
    ),
    "his own shares": (
        "创始人李四辞去云岚科技董事长职务，并计划转让其所持 29.4% 股权。",
        {"29.4%": {"subject": "李四", "metric": "stake", "modality": "plan"}},
    ),
    "what is left out is no subject": (
        "## 美国公布物价\n\n美国 1 月剔除食品和能源的核心 CPI 同比上涨 3.1%。",
        {"3.1%": {"subject": "美国", "metric": "price_index"}},
    ),
    "公司 is the company that speaks, in the next sentence too": (
        "云岚科技表示，云岚 X1 用户已达 700 万。公司 2024 年收入 127 亿元。",
        {"127 亿元": {"subject": "云岚科技", "metric": "revenue"}},
    ),
    "what is made and what is sold": (
        "据海岳协会，2 月汽车产销分别完成 182 万辆和 183 万辆，同比分别增长 12.7% 和 12%。",
        {
            "182 万辆": {"metric": "production"},
            "183 万辆": {"metric": "sales_volume"},
            "12.7%": {"metric": "production", "direction": "increase"},
            "12%": {"metric": "sales_volume", "direction": "increase"},
        },
    ),
    "from so much on": (
        "## 星原汽车的星原 S7 上市：25.35 万元起\n\n新车今日开售。",
        {"25.35 万元起": {"metric": "price"}},
    ),
    "a market's own name in its measure": (
        "3 月 4 日沪深两市成交额 2.15 万亿元，较上一交易日放量 2694 亿元。",
        {"2.15 万亿元": {"subject": "沪深两市"}, "2694 亿元": {"metric": "trading_volume", "direction": "increase"}},
    ),
    "how far a level lies off an earlier one": (
        "云岚汽车 2 月产量 2.7 万辆，低于去年同期水平 18.6%。江州 1 月接待游客 310 万人次，高于上年同期约 7%。",
        {
            "18.6%": {
                "metric": "production",
                "direction": "decrease",
                "basis": "yoy",
                "period": "2025-02-01..2025-02-28",
            },
            "7%": {"metric": "visits", "direction": "increase", "basis": "yoy", "period": "2025-01-01..2025-01-31"},
        },
    ),
    "earlier levels that one is compared with": (
        "海岳银行 2 月息差为 15%，低于去年同期 17%。江州 2 月接待游客 310 万人次，少于上月 390 万人次。",
        {"17%": {"direction": None}, "390 万人次": {"direction": None, "period": "2025-01-01..2025-01-31"}},
    ),
    "the least that verbs say": (
        "地震至少已造成 37 人受伤，当地至少仍需赔偿 2 亿元，事后至少已有 45 家门店停业。",
        {"37 人": {"relation": "ge"}, "2 亿元": {"relation": "ge"}, "45 家": {"relation": "ge"}},
    ),
    "what comes off a price in cash": (
        "星原汽车的星原 S7 优惠现金 1.3 万元。星原汽车账上现金 60 亿元。",
        {"1.3 万元": {"metric": "subsidy"}, "60 亿元": {"metric": "cash"}},
    ),
    "indices without a unit": (
        "该国 2 月制造业 PMI 初值为 51.4，预期 50.9；服务业 PMI 为 53.8。",
        {
            "51.4": {"metric": "price_index", "modality": "actual"},
            "50.9": {"metric": "price_index", "modality": "forecast"},
            "53.8": {"metric": "price_index", "metric_text": "服务业 PMI", "modality": "actual"},
        },
    ),
    "circled numbers begin anew": (
        "①海岳银行拟发永续债，规模 240 亿元②云岚科技有 38 亿元的债务逾期未还。",
        {"240 亿元": {"modality": "plan"}, "38 亿元": {"modality": "actual", "subject": "云岚科技", "metric": "debt"}},
    ),
    "indices, respectively": (
        "盘中，纳指、标普500和道指分别走高 0.58%、1.3% 和 0.21%。",
        {
            "0.58%": {"subject": "纳指"},
            "1.3%": {"subject": "标普500"},
            "0.21%": {"subject": "道指", "metric": "index_level"},
        },
    ),
    "whoever is spoken of": (
        "海岳银行将发行 300 亿元债券。上月，金融监管总局已批准其发行 450 亿元债券。",
        {"450 亿元": {"subject": "海岳银行"}},
    ),
    "what no company has as its own": (
        "## 海岳银行获净买入居前\n\n南向资金上午净买入 21.3 亿港元。",
        {"21.3 亿港元": {"subject": "南向资金", "metric": "net_inflow"}},
    ),
    "less is made": (
        "星原汽车说，明年起减产 15%，裁员 4200 人。",
        {"15%": {"metric": "production", "direction": "decrease"}, "4200 人": {"metric": "layoffs"}},
    ),
    "what is paid above the value": (
        "星原汽车的认购价定为每股 21.6 港元，较当日市值还有 38% 溢价。",
        {"38%": {"metric": "premium", "direction": None}},
    ),
    "a change as points and as a share": (
        "恒指收报 25613 点，升 643 点或 2.58%。",
        {"643 点": {"direction": "increase"}, "2.58%": {"metric": "index_level", "direction": "increase"}},
    ),
    "points of a share": (
        "上半年云岚科技研发投入 4.3 亿元，占营业收入的比例为 8.7%，较上年同期提升 1.2 个百分点。",
        {"1.2 个百分点": {"metric": "ratio", "direction": "increase", "basis": "yoy"}},
    ),
    "who is addressed does not speak": (
        "星原汽车在港交所公告，2 月交付新车 3.07 万辆。",
        {"3.07 万辆": {"subject": "星原汽车", "speaker": "星原汽车"}},
    ),
    "a comparison by an adjective": (
        "2 月新能源车渗透率为 47.2%，比 1 月高 1.6 个百分点。",
        {"1.6 个百分点": {"metric": "penetration", "direction": "increase", "basis": "mom"}},
    ),
    "less than before": (
        "云岚科技毛利率为 24%，较上年同期低 2.1 个百分点。",
        {"2.1 个百分点": {"metric": "gross_margin", "direction": "decrease", "basis": "yoy"}},
    ),
    "a clause that only compares": (
        "与上年同期相比，云岚科技净利润增加 1.2 亿元。",
        {"1.2 亿元": {"metric": "net_profit", "direction": "increase", "basis": "yoy"}},
    ),
    "items of one list go on with its measure": (
        "## 云岚科技公布售价\n\n云岚科技公布了新品售价：\n\n- 标准版，定价 1299 元\n- 大杯版：2499 元",
        {"1299 元": {"metric": "price"}, "2499 元": {"metric": "price"}},
    ),
    "who has only counted has no figure": (
        "海岳协会统计显示，全国铁路前两个月发送旅客 4.2 亿人次。",
        {"4.2 亿人次": {"subject": "全国铁路", "metric": "visits"}},
    ),
    "a count of another kind is no count of users": (
        "云鹿课堂服务着 430 万名用户，有 1800 名老师，备有 5 万多节课程。",
        {"430 万名": {"metric": "users"}, "5 万多节": {"metric": "count"}},
    ),
    "measures that stand before the list of phrases": (
        "北川企业的云服务使用率为 41.2%，其中建筑业为 18.5%，零售业和物流业分别为 62.3% 和 48.7%。",
        {"62.3%": {"subject": "零售业"}, "48.7%": {"subject": "物流业"}},
    ),
    "a kind goes on over its parts but no function word": (
        "5 月，新登记的私募证券投资基金有 1260 只。",
        {"1260 只": {"metric": "count"}},
    ),
    "an index is no topic": (
        "上证指数涨 0.3%，北证50涨 0.8%。全天成交额 8260 亿元。",
        {"8260 亿元": {"metric": "trading_volume", "subject": None}},
    ),
    "a year by which": (
        "江州出台方案，到 2027 年新能源装机达到 4500 万千瓦，消费占比提高到 28% 左右。",
        {
            "4500 万千瓦": {"modality": "target", "cue": "到 2027 年", "period": "2027-01-01..2027-12-31"},
            "28% 左右": {"modality": "target"},
        },
    ),
    "who rates and who is rated": (
        "青枫证券给予云岚科技“买入”评级，目标价 52 港元。",
        {"52 港元": {"subject": "云岚科技", "metric": "share_price"}},
    ),
    "investors have no valuation": (
        "云岚科技完成 B 轮融资，远帆资本领投 2 亿美元，海岳基金跟投 5000 万美元，投后估值 28 亿美元。",
        {
            "2 亿美元": {"subject": "远帆资本"},
            "5000 万美元": {"subject": "海岳基金"},
            "28 亿美元": {"subject": "云岚科技", "metric": "valuation"},
        },
    ),
    "a multiple is of what it multiplies": (
        "星原汽车 2 月订单 3.2 万辆，是去年同期的两倍。",
        {"两倍": {"metric": "orders", "value": "2", "unit": "倍", "direction": None}},
    ),
    "a rate in force changes by points": (
        "云翼航空 1 月平均客座率 83.6%，同比扩大 1.9 个百分点。",
        {"1.9 个百分点": {"metric": "ratio", "metric_text": "客座率", "direction": "increase"}},
    ),
    "the company that puts it on the market has its price": (
        "云岚科技发布了售价 1480 元的眼镜。",
        {"1480 元": {"subject": "云岚科技", "metric": "price"}},
    ),
    "a counter of others' sales": (
        "Omdia：全球平板出货 1.43 亿台\n\n2024 年全球平板电脑出货量 1.43 亿台。",
        {"1.43 亿台": {"metric": "shipments"}},
    ),
    "a part opens no topic": (
        "## 远帆汽车公布销量\n\n2 月销量 10 万辆，其中远帆 X3 销量 2 万辆。出口 3 万辆。",
        {"3 万辆": {"subject": "远帆汽车", "metric": "exports"}},
    ),
    "cues within names": (
        "若愚科技的天使轮融资有 6200 万元。",
        {"6200 万元": {"modality": "actual", "subject": "若愚科技"}},
    ),
    "a plan and what is done": (
        "云岚科技计划 9 月初挂牌，已经办完扩股，注册资本增至 17 亿元。",
        {"17 亿元": {"modality": "actual", "period": ".."}},
    ),
    "a forecast takes the period of the forecast before": (
        "公司预计 2025 年净利润 2 亿元。扣除非经常性损益的净利润预计 1.8 亿元。",
        {"1.8 亿元": {"modality": "forecast", "period": "2025-01-01..2025-12-31"}},
    ),
    "a region of a company": (
        "## 云岚科技公布财报\n\n公司营收 30 亿美元。欧洲营收 8 亿美元。",
        {"8 亿美元": {"subject": "云岚科技", "scope": "欧洲", "metric": "revenue"}},
    ),
    "consensus figures are forecasts, what follows them is not": (
        "星原汽车第四季度每股收益 2.35 美元，预期 2.17 美元；营收 63 亿美元，预期 65 亿美元。",
        {
            "2.35 美元": {"metric": "eps", "modality": "actual"},
            "2.17 美元": {"metric": "eps", "modality": "forecast"},
            "63 亿美元": {"metric": "revenue", "modality": "actual", "subject": "星原汽车"},
            "65 亿美元": {"metric": "revenue", "modality": "forecast"},
        },
    ),
    "the value before, and what it was revised to": (
        "该国 1 月 PPI 同比升 4.8%，预期升 5.1%，前值自升 3.5% 修正至升 3.9%；环比升 0.7%，去年 12 月终值升 1.2%。",
        {
            "4.8%": {"metric": "price_index", "modality": "actual", "period": "2025-01-01..2025-01-31"},
            "5.1%": {"modality": "forecast", "period": "2025-01-01..2025-01-31"},
            "3.5%": {"modality": "actual", "period": "2024-12-01..2024-12-31"},
            "3.9%": {"modality": "actual", "period": "2024-12-01..2024-12-31"},
            "0.7%": {"modality": "actual", "period": "2025-01-01..2025-01-31", "basis": "mom"},
            "1.2%": {"modality": "actual", "period": "2024-12-01..2024-12-31"},
        },
    ),
    "the base of a move hands no period on": (
        "2024 年下半年，云岚科技毛利率从上年的 31.6% 降至 27.4%。",
        {"31.6%": {"period": "2023-01-01..2023-12-31"}, "27.4%": {"period": "2024-07-01..2024-12-31"}},
    ),
    "a goal by a year holds for the clauses behind it": (
        "江州印发方案，力争到 2027 年，江州港货物吞吐量增至 3.6 亿吨，集装箱吞吐量增至 940 万标箱。",
        {
            "3.6 亿吨": {"modality": "target", "period": "2027-01-01..2027-12-31"},
            "940 万标箱": {"modality": "target", "period": "2027-01-01..2027-12-31"},
        },
    ),
    "what has just ended is still expected": (
        "机构预计 2 月新能源车零售 98 万辆，7 月将达 120 万辆。",
        {"98 万辆": {"period": "2025-02-01..2025-02-28"}, "120 万辆": {"period": "2025-07-01..2025-07-31"}},
    ),
    "phrases that are no names, respectively": (
        "食品制造业、仓储服务业和家具制造业吸引外资分别增长 26.4%、18.3% 和 11.7%。",
        {
            "26.4%": {"subject": "食品制造业"},
            "18.3%": {"subject": "仓储服务业"},
            "11.7%": {"subject": "家具制造业"},
        },
    ),
    "an index before the verb of its quote": (
        "深证成指收于 11306.4 点，下跌 0.37%。",
        {"11306.4 点": {"subject": "深证成指", "metric": "index_level"}, "0.37%": {"subject": "深证成指"}},
    ),
    "firms that do something with shares are no shares": (
        "到 5 月底，做过回购的公司共 430 家，其中 58 家公司的回购金额超 8000 万元。",
        {"430 家": {"metric": "count"}, "58 家": {"metric": "count"}, "8000 万元": {"metric": "buyback"}},
    ),
    "the place of work behind a larger one": (
        "云岚科技在四川绵阳动工的两座电站，装机容量共 180 MW。",
        {"180 MW": {"subject": "云岚科技", "metric": "installed_capacity"}},
    ),
    "the whole world where a company acts": (
        "消息称云岚科技要减人，已要求全球各分部把销售人员裁减约 18%。",
        {"18%": {"subject": "云岚科技", "scope": "全球", "modality": "rumor"}},
    ),
    "a list that one climbs is no subject": (
        "这场直播登上云集带货榜第四名。",
        {"第四名": {"metric": "rank", "subject": "这场直播"}},
    ),
    "who issues it has it": (
        "武汉市发布 10 条新政，支持住房消费。",
        {"10 条": {"subject": "武汉", "metric": "count"}},
    ),
    "a streak is of no later move": (
        "星原科技连续四个交易日涨停，云岚科技上涨超过 10%。",
        {"四个交易日": {"metric": "streak"}, "10%": {"metric": "share_price", "subject": "云岚科技"}},
    ),
    "a place is no count of countries": (
        "禽流感疫情已蔓延到美国 13 个州。",
        {"13 个": {"metric": "count"}},
    ),
    "what is registered after a raise": (
        "增资后，云岚科技注册资本增至 4.75 亿元。",
        {"4.75 亿元": {"metric": "amount", "metric_text": "注册资本"}},
    ),
    "bonds name who yields": (
        "30 年期美债收益率跌 6.5 个基点报 3.914%。",
        {"6.5 个基点": {"subject": "30 年期美债收益率"}, "3.914%": {"metric": "bond_yield", "direction": None}},
    ),
    "a place before a company says where it is": (
        "新加坡云岚银行以 2.7% 的票面利率发行债券。",
        {"2.7%": {"subject": "云岚银行", "metric": "rate"}},
    ),
    "an industry has its figures": (
        "协会估算，全球零售业本年度净利润将升到 420 亿美元。",
        {"420 亿美元": {"subject": "全球零售业", "metric": "net_profit"}},
    ),
    "whose past it is": (
        "前云岚科技首席执行官陈未明创立的星原半导体估值达 7 亿美元。",
        {"7 亿美元": {"subject": "星原半导体", "metric": "valuation"}},
    ),
    "a platform shows a score": (
        "## 《群山》上映\n\n豆瓣评分为 8.3 分。",
        {"8.3 分": {"subject": "群山", "metric": "score"}},
    ),
    "what a company is, before its name": (
        "光学玻璃厂商云岚光电公告 2 月合并营收 3.4 亿元。",
        {"3.4 亿元": {"subject": "云岚光电", "metric": "revenue"}},
    ),
    "an object that changes by so much": (
        "本次减值将减少公司 2024 年度利润总额 6832.45 万元。",
        {"6832.45 万元": {"metric": "pretax_profit", "direction": "decrease"}},
    ),
    "an object that changes to a level": (
        "公司上调全年营收指引至 43 亿元。",
        {"43 亿元": {"metric": "revenue", "direction": None}},
    ),
    "a country's figure is not of the body whose head speaks": (
        "海岳国央行行长陈未明表示，今年 CPI 年增率预测值为 1.9%。",
        {"1.9%": {"subject": None, "metric": "price_index", "speaker": "陈未明"}},
    ),
    "a period that has not begun": (
        "2029 年全球微显示芯片市场规模将成长至 25 亿美元。",
        {"25 亿美元": {"modality": "forecast", "period": "2029-01-01..2029-12-31"}},
    ),
    "what holds from a day on is decided": (
        "自 12 月 1 日起，员工月薪由 15 薪改为 17 薪。",
        {"17 薪": {"modality": "actual"}},
    ),
    "what has been done of a plan": (
        "江州市今年计划改造老旧小区 250 个，1 至 2 月已改造 56 个。",
        {"250 个": {"modality": "plan"}, "56 个": {"modality": "actual"}},
    ),
    "a name, a colon, and its figure": (
        "净利润：0.8 亿元，每股收益：0.21 元。",
        {"0.8 亿元": {"metric": "net_profit"}, "0.21 元": {"metric": "eps"}},
    ),
    "at most a share of the whole": (
        "远禾集团拟减持公司股份，减持数量不超过总股本的 1%。",
        {"1%": {"metric": "stake", "relation": "le"}},
    ),
    "公司 behind a broker's name is another": (
        "## 云岚科技股价大涨\n\n高盛维持“买入”评级，中金公司则预计公司全年营收为 85 亿元。",
        {"85 亿元": {"subject": "云岚科技", "speaker": "中金公司", "modality": "forecast"}},
    ),
    "the margin is its maker's": (
        "## 云岚科技发布财报\n\n旗下云岚 X1 手机累计售出 3 万台。\n\n毛利率为 12.3%。",
        {"12.3%": {"subject": "云岚科技"}},
    ),
    "a part abroad is a scope": (
        "星原汽车 2 月交付 3 万辆，其中海外市场 0.4 万辆。",
        {"0.4 万辆": {"subject": "星原汽车", "scope": "海外市场"}},
    ),
    "who is served is no subject": (
        "机场 2 月运输旅客 60 万人次，同比增长 8%。",
        {"8%": {"metric": "visits", "subject": "机场"}},
    ),
    "a month after what has been since": (
        "云岚 X1 自去年 11 月上市以来累计售出 3 万台，2 月单月售出 8000 台。",
        {"8000 台": {"period": "2025-02-01..2025-02-28"}},
    ),
    "level and period": (
        "星原汽车 2024 年交付 3.1 万辆。",
        {
            "3.1 万辆": {
                "subject": "星原汽车",
                "metric": "deliveries",
                "value": "31000",
                "unit": "辆",
                "period": "2024-01-01..2024-12-31",
                "modality": "actual",
            }
        },
    ),
    "one metric, many subjects": (
        "1 月，星原汽车交付 3.1 万辆、云驰汽车 2.4 万辆、海岳汽车 1.9 万辆。",
        {
            "3.1 万辆": {"subject": "星原汽车", "metric": "deliveries", "period": "2025-01-01..2025-01-31"},
            "2.4 万辆": {"subject": "云驰汽车", "metric": "deliveries", "period": "2025-01-01..2025-01-31"},
            "1.9 万辆": {"subject": "海岳汽车", "metric": "deliveries", "period": "2025-01-01..2025-01-31"},
        },
    ),
    "respectively over subjects": (
        "星原汽车和云驰汽车 2024 年销量分别为 3 万辆和 2 万辆。",
        {
            "3 万辆": {"subject": "星原汽车", "metric": "sales_volume"},
            "2 万辆": {"subject": "云驰汽车", "metric": "sales_volume"},
        },
    ),
    "respectively over periods": (
        "2022 年至 2024 年，云岚科技收入分别为 1 亿元、2 亿元和 3 亿元。",
        {
            "1 亿元": {"subject": "云岚科技", "metric": "revenue", "period": "2022-01-01..2022-12-31"},
            "2 亿元": {"period": "2023-01-01..2023-12-31"},
            "3 亿元": {"period": "2024-01-01..2024-12-31"},
        },
    ),
    "respectively over metrics": (
        "云岚科技 2024 年营收和净利润分别为 50 亿元和 4 亿元。",
        {"50 亿元": {"metric": "revenue"}, "4 亿元": {"metric": "net_profit", "subject": "云岚科技"}},
    ),
    "changes of two levels": (
        "云岚科技去年营收 50 亿元，净利润 4 亿元，分别同比增长 10% 和 20%。",
        {
            "10%": {"metric": "revenue", "direction": "increase", "basis": "yoy"},
            "20%": {
                "metric": "net_profit",
                "direction": "increase",
                "basis": "yoy",
                "period": "2024-01-01..2024-12-31",
            },
        },
    ),
    "total": (
        "星原汽车和云驰汽车 2024 年合计售出 3 万台。",
        {"3 万台": {"metric": "sales_volume", "value": "30000"}},
    ),
    "level and change": (
        "云岚科技 2024 年营收 120 亿元，同比增长 35%。",
        {
            "120 亿元": {"metric": "revenue", "direction": None, "value": "12000000000", "unit": "CNY"},
            "35%": {
                "subject": "云岚科技",
                "metric": "revenue",
                "direction": "increase",
                "basis": "yoy",
                "period": "2024-01-01..2024-12-31",
            },
        },
    ),
    "change to a level": (
        "云岚科技四季度净利润下降 8% 至 3.2 亿元。",
        {
            "8%": {"metric": "net_profit", "direction": "decrease", "period": "2024-10-01..2024-12-31"},
            "3.2 亿元": {"metric": "net_profit", "direction": None, "period": "2024-10-01..2024-12-31"},
        },
    ),
    "from level to level": (
        "公司销量由 2021 年的 4 万套增长到 2024 年的 9 万套。",
        {
            "4 万套": {"metric": "sales_volume", "period": "2021-01-01..2021-12-31", "direction": None},
            "9 万套": {"metric": "sales_volume", "period": "2024-01-01..2024-12-31", "direction": None},
        },
    ),
    "base of a comparison": (
        "云岚科技 2024 年营收为 227 亿元，较 2023 年的 208 亿元增长 9%。",
        {
            "227 亿元": {"metric": "revenue", "period": "2024-01-01..2024-12-31"},
            "208 亿元": {"metric": "revenue", "period": "2023-01-01..2023-12-31", "direction": None},
            "9%": {"metric": "revenue", "direction": "increase", "basis": "yoy", "period": "2024-01-01..2024-12-31"},
        },
    ),
    "extent of a fall": (
        "受需求影响，云岚科技一月出货量同比降幅达 40%。",
        {"40%": {"metric": "shipments", "direction": "decrease", "basis": "yoy"}},
    ),
    "part and whole": (
        "云岚科技 2024 年总营收 90 亿元，其中云业务 30 亿元。",
        {"90 亿元": {"metric": "revenue"}, "30 亿元": {"metric": "revenue", "subject": "云岚科技"}},
    ),
    "share of a whole": (
        "星原汽车海外销量占整体销量约 37%。",
        {"37%": {"metric": "market_share", "approx": True}},
    ),
    "consensus": (
        "云岚科技第四季度每股收益 0.52 美元，市场预期 0.49 美元。",
        {
            "0.52 美元": {"metric": "eps", "modality": "actual", "unit": "USD"},
            "0.49 美元": {"metric": "eps", "modality": "forecast"},
        },
    ),
    "price cut": (
        "星原 X9 降价 2 万元至 18.98 万元。",
        {
            "2 万元": {"metric": "price", "direction": "decrease"},
            "18.98 万元": {"metric": "price", "direction": None, "value": "189800"},
        },
    ),
    "starting price": (
        "新机售价 2999 元起。",
        {"2999 元起": {"metric": "price", "relation": "ge"}},
    ),
    "funding": (
        "云岚科技完成 3 亿美元 B 轮融资，投后估值 20 亿美元。",
        {
            "3 亿美元": {"metric": "funding", "subject": "云岚科技"},
            "20 亿美元": {"metric": "valuation", "subject": "云岚科技"},
        },
    ),
    "share and rank": (
        "云岚科技以 18% 的份额位居第一。",
        {
            "18%": {"metric": "market_share", "subject": "云岚科技"},
            "第一": {"metric": "rank", "value": "1", "unit": None},
        },
    ),
    "subjects behind": (
        "订单量各约 20 万枚的云岚科技和海岳科技排在其后。",
        {"20 万枚": {"metric": "orders", "approx": True, "value": "200000"}},
    ),
    "heads behind classifiers": (
        "截至 2024 年底，星原汽车在 46 个城市设立了 180 家门店。",
        {
            "46 个": {"metric": "cities", "subject": "星原汽车", "period": "2024-12-31..2024-12-31"},
            "180 家": {"metric": "stores", "subject": "星原汽车", "period": "2024-12-31..2024-12-31"},
        },
    ),
    "target before": (
        "星原汽车 2025 年销量目标为 24 万辆。",
        {"24 万辆": {"metric": "sales_volume", "modality": "target", "period": "2025-01-01..2025-12-31"}},
    ),
    "target behind": (
        "星原汽车为明年定下了 40 万辆的交付目标。",
        {"40 万辆": {"metric": "deliveries", "modality": "target", "period": "2026-01-01..2026-12-31"}},
    ),
    "plan": ("云岚科技计划投资 20 亿元建厂。", {"20 亿元": {"metric": "investment", "modality": "plan"}}),
    "will": ("云岚科技将投资 20 亿元建厂。", {"20 亿元": {"metric": "investment", "modality": "plan"}}),
    "forecast": (
        "机构预计 2026 年全球手机出货量将同比下降 7%。",
        {
            "7%": {
                "metric": "shipments",
                "modality": "forecast",
                "direction": "decrease",
                "basis": "yoy",
                "period": "2026-01-01..2026-12-31",
            }
        },
    ),
    "a subscription plan is no plan": ("云岚的 Pro 计划每月 15 元。", {"15 元": {"modality": "actual"}}),
    "beyond expectations": (
        "业绩超预期，云岚科技股价大涨 6%。",
        {"6%": {"metric": "share_price", "modality": "actual", "direction": "increase"}},
    ),
    "rumour": ("知情人士透露，云岚科技估值达 40 亿美元。", {"40 亿美元": {"metric": "valuation", "modality": "rumor"}}),
    "denied later": (
        "有消息称，云岚科技计划斥资 9 亿美元收购海岳科技。云岚科技回应称，上述消息不实。",
        {"9 亿美元": {"modality": "denied"}},
    ),
    "speaker": (
        "李晨称，星原汽车 2024 年交付 3.1 万辆。",
        {"3.1 万辆": {"subject": "星原汽车", "speaker": "李晨"}},
    ),
    "traditional script": (
        "海岳電子第4季稅後純益達 59.7 億元，季增 12%、年增 31%，每股稅後純益 3.16 元。",
        {
            "59.7 億元": {"metric": "net_profit", "unit": "TWD", "period": "2024-10-01..2024-12-31"},
            "12%": {"metric": "net_profit", "direction": "increase", "basis": "qoq"},
            "31%": {"metric": "net_profit", "direction": "increase", "basis": "yoy"},
            "3.16 元": {"metric": "eps"},
        },
    ),
    "negative range": (
        "云岚股份公告，预计 2024 年净利润为-7亿元至-9亿元。",
        {
            "-7亿元至-9亿元": {
                "metric": "net_profit",
                "value": "-900000000",
                "value_max": "-700000000",
                "relation": "range",
                "modality": "forecast",
            }
        },
    ),
    "streak": ("云岚科技连续 9 个月实现盈利。", {"9 个月": {"metric": "streak", "dimension": "time"}}),
    "screen and refresh rate": (
        "该机采用 6.7 英寸 120Hz 屏幕，电池容量为 5000mAh。",
        {
            "6.7 英寸": {"metric": "screen_size", "unit": "in"},
            "120Hz": {"metric": "refresh_rate"},
            "5000mAh": {"metric": "battery_capacity"},
        },
    ),
    "slash pairs": (
        "星原汽车 X5 / X7 降价 2 万 / 3 万元。",
        {
            "2 万": {"metric": "price", "unit": "CNY", "direction": "decrease"},
            "3 万元": {"metric": "price", "unit": "CNY"},
        },
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_construction(text, expected):
    check(text, expected)


@pytest.mark.parametrize(
    "text",
    [
        "星原汽车上市 9 个月后更新了系统。",
        "会议将于 3 月 12 日 14:00 举行。",
        "第 12 届大会在云州召开，5G 手机成为焦点。",
        "股票代码 600519.SH，客服电话 400-820-1234。",
        "iOS 19.2 与 GPT-5o 同时推送。",
    ],
)
def test_no_claim(text):
    assert extract(text, published=PUBLISHED) == []


def test_paragraph_inherits_subject_and_period_from_the_heading():
    text = "## 云岚科技公布 2024 年业绩\n\n全年营收 12 亿元，同比增长 8%。\n\n共开出 72 家门店。"
    for fact in extract(text, published=PUBLISHED):
        assert (fact.subject, str(fact.period_start), str(fact.period_end)) == (
            "云岚科技",
            "2024-01-01",
            "2024-12-31",
        ), fact.text


def test_subjects_behind_give_a_row_each():
    text = "订单量各约 20 万枚的云岚科技和海岳科技排在其后。"
    facts = [f for f in extract(text, published=PUBLISHED) if f.text == "20 万枚"]
    assert {f.subject for f in facts} == {"云岚科技", "海岳科技"}


def test_anchor_is_the_dateline():
    text = "12 月 31 日消息，星原汽车今年累计交付 5 万辆，明年目标 9 万辆。"
    done, goal = extract(text, published=date(2025, 1, 2))
    assert (done.period_start, done.period_end) == (date(2024, 1, 1), date(2024, 12, 31))
    assert (goal.period_start, goal.modality) == (date(2025, 1, 1), "target")


@pytest.mark.parametrize(
    ("pair", "amounts"),
    [
        ("12GB+256GB", ["12GB", "256GB"]),
        ("12 GB + 256 GB", ["12 GB", "256 GB"]),
        ("12GB +256GB", ["12GB", "+256GB"]),
        ("12GB+ 256GB", ["12GB", "256GB"]),
        ("16GB＋1TB", ["16GB", "1TB"]),
        ("**16GB**+**512GB**", ["16GB", "512GB"]),
        ("16GB LPDDR5X + 1TB UFS 4.1", ["16GB", "1TB"]),
    ],
)
def test_amounts_of_data_with_a_plus_between_are_memory_and_storage(pair, amounts):
    text = f"云岚 X1 提供 {pair} 版本，售价 3999 元。"
    found = [(f.text, f.metric) for f in extract(text) if f.dimension == "data"]
    assert found == [(amounts[0], "memory"), (amounts[1], "storage")]


@pytest.mark.parametrize("text", ["网盘空间增至 10GB+。", "网盘附送 10GB + 会员三个月。"])
def test_a_plus_without_a_second_figure_makes_no_memory(text):
    assert row(text, "10GB").metric == "storage"


def test_each_pair_of_a_list_is_memory_and_storage():
    text = "云岚 X1 提供 12GB+256GB、16GB+512GB 和 16GB+1TB 三个版本。"
    assert [f.metric for f in extract(text) if f.dimension == "data"] == ["memory", "storage"] * 3


@pytest.mark.parametrize("text", ["云岚 X1 Pro+ 16GB 内存版本今日开售。", "云岚 X1 的内存 +16GB。"])
def test_a_plus_behind_a_word_joins_no_amounts(text):
    assert [f.metric for f in extract(text) if f.dimension == "data"] == ["memory"]


@pytest.mark.parametrize("outlet", ["云岚科技", "[云岚科技](https://news.example/item)"])
@pytest.mark.parametrize("dateline", ["3 月 4 日消息", "讯", "（本报记者）报道", "从会上获悉", "注"])
def test_the_outlet_that_opens_an_item_has_no_figure(outlet, dateline):
    text = f"{outlet}{dateline}，全年开出 12 家门店。"
    assert row(text, "12 家").subject is None


@pytest.mark.parametrize("day", ["3 月 4 日", "[3 月 4 日](https://news.example/item)"])
@pytest.mark.parametrize(("behind", "period"), [("讯", None), ("消息", None), ("", "3 月 4 日")])
def test_a_day_that_only_dates_the_news_is_no_period(day, behind, period):
    assert row(f"{day}{behind}，星原汽车开出 12 家门店。", "12 家").period_text == period


@pytest.mark.parametrize(
    "text", ["星原汽车电动皮卡售出 3 万辆。", "星原汽车注册用户新增 3 万辆。", "星原汽车讯飞版售出 3 万辆。"]
)
def test_a_word_that_only_begins_like_a_dateline_makes_no_outlet(text):
    fact = row(text, "3 万辆")
    assert fact.subject_type in ("COMPANY", "PRODUCT")
    assert fact.speaker is None


def test_a_day_before_a_word_that_begins_like_a_dateline_is_a_period():
    assert row("3 月 4 日电影票房，云岚影业收入 3 亿元。", "3 亿元").period_start == date(2025, 3, 4)


def test_a_pack_edits_the_small_words(tmp_path):
    text = "云岚科技 2024 年营收 3 亿元，自始累计交付 3 万辆。"
    assert row(text, "3 万辆").period_start == date(2024, 1, 1)
    (tmp_path / "own.toml").write_text(
        '[[words]]\nid = "lifetime"\nreplace = true\nwords = ["自始累计"]\n', encoding="utf-8"
    )
    _, fact = extract(text, published=PUBLISHED, rules=[tmp_path])
    assert fact.period_start is None


def test_a_bare_figure_takes_the_unit_of_its_list():
    text = "云岚 X1 两个版本的售价分别为 2999 和 3999 元。"
    fact = row(text, "2999")
    assert (fact.unit, fact.metric, "currency_assumed" in fact.flags) == ("CNY", "price", False)


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("星原汽车与朔风汽车公布销量。两家 4 月合计交付 7 万辆。", ["7 万辆"]),
        ("星原汽车与朔风汽车公布销量，两家均增长 8%。", ["8%"]),
        ("两款车都降价 3000 元。", ["3000 元"]),
        ("星原汽车推出两款新车。", ["两款"]),
        ("公司新开三家门店。", ["三家"]),
    ],
)
def test_a_count_that_refers_back_is_no_claim(text, spans):
    assert [fact.text for fact in extract(text, published=date(2025, 5, 20))] == spans


def test_a_month_is_no_subject():
    (fact,) = extract("10月销量 3 万辆。", published=date(2025, 3, 5))
    assert (fact.subject, fact.metric) == (None, "sales_volume")


def test_the_month_of_a_contract_is_no_period():
    moves = extract("布油5月合约涨0.6%，报 71.2 美元/桶。", published=date(2025, 3, 5))
    assert [(f.subject, f.metric, f.period_start) for f in moves] == [("布油", "price", None)] * 2


ANNOUNCEMENT = """---
title: 远禾股份：2024年年度报告摘要
date: 2025-04-22
---

证券代码：600999 证券简称：远禾股份 公告编号：2025-018

# 远禾精工股份有限公司2024年年度报告摘要

本公司董事会保证本报告内容真实、准确。

## 一、经营情况

报告期内，公司实现营业收入51.2亿元。公司动力电池业务实现营业收入32.1亿元。

公司全资子公司远禾储能中标国家电网项目，中标金额约2.37亿元。公司收到政府补助1500万元。
"""


def test_an_announcement_says_whose_it_is_and_what_it_reports_on():
    rows = {fact.text: fact for fact in extract(ANNOUNCEMENT)}
    assert {text: fact.subject for text, fact in rows.items()} == {
        "51.2亿元": "远禾股份",
        "32.1亿元": "远禾股份",
        "2.37亿元": "远禾储能",
        "1500万元": "远禾股份",
    }
    assert (rows["51.2亿元"].period_start, rows["51.2亿元"].period_end) == (date(2024, 1, 1), date(2024, 12, 31))


def test_a_title_that_names_who_counted_is_no_announcement():
    text = "---\ntitle: IDC：2024年平板出货量增长8%\ndate: 2025-01-20\n---\n\n## 一、概况\n\n报告期内，出货量为 32 万台。\n"
    (fact,) = extract(text)
    assert fact.subject is None
