"""Time expressions and the days they cover, against 2025-03-05 (a Wednesday)."""

import time
from datetime import date, datetime, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digestnlp import extract, find_times, load_rules
from digestnlp.rules.schema import TimeEntry
from digestnlp.times import calendar

ANCHOR = date(2025, 3, 5)

# Times that are all that their text says of time: of a text without 【】 the whole.
ALONE = [
    ("12 月 30 日", "2024-12-30..2024-12-30"),
    ("昨日", "2025-03-04..2025-03-04"),
    ("上周三", "2025-02-26..2025-02-26"),
    ("本周", "2025-03-03..2025-03-09"),
    ("上月底", "2025-02-21..2025-02-28"),
    ("今（5）日", "2025-03-05..2025-03-05"),
    ("前两个月", "2025-01-01..2025-02-28"),
    ("1—2 月", "2025-01-01..2025-02-28"),
    ("去年前三季度", "2024-01-01..2024-09-30"),
    ("2024Q4", "2024-10-01..2024-12-31"),
    ("2025 上半年", "2025-01-01..2025-06-30"),
    ("近三年", "2022-03-05..2025-03-05"),
    ("未来五年", "2025-03-05..2030-03-05"),
    ("“十四五”期间", "2021-01-01..2025-12-31"),
    ("今年以来", "2025-01-01..2025-03-05"),
    ("截至 2 月底", "2025-02-28..2025-02-28"),
    ("截至2024年底", "2024-12-31..2024-12-31"),
    ("自 4 月 3 日上市以来", "2024-04-03..2025-03-05"),
    ("2022 年至 2024 年", "2022-01-01..2024-12-31"),
    ("2025~2027 年", "2025-01-01..2027-12-31"),
    ("第 8 周（2.17-2.23）", "2025-02-17..2025-02-23"),
    ("春节假期", "2025-01-28..2025-02-04"),
    ("民國 114 年", "2025-01-01..2025-12-31"),
    ("2024-12-31", "2024-12-31..2024-12-31"),
    ("前 11 个月", "2024-01-01..2024-11-30"),
    ("三年后", "2028-01-01..2028-12-31"),
    ("10月1日至7日", "2024-10-01..2024-10-07"),
    ("二〇二四年三月", "2024-03-01..2024-03-31"),
    ("九八年", "1998-01-01..1998-12-31"),
    ("2011.05-2013", "2011-05-01..2013-12-31"),
    ("2018至2024年前", "2018-01-01..2024-12-31"),
    ("几十年以后", "2045-01-01..2125-12-31"),
    ("一两年前", "2023-01-01..2024-12-31"),
    ("3-5年后", "2028-01-01..2030-12-31"),
    ("4年多以来", "2021-01-01..2025-03-05"),
    ("1年5个月来", "2023-10-05..2025-03-05"),
    ("今年来", "2025-01-01..2025-03-05"),
    ("2月以来", "2025-02-01..2025-03-05"),
    ("2024年大寒", "2024-01-20..2024-01-20"),
    ("去年小满", "2024-05-20..2024-05-20"),
    ("立春", "2025-02-03..2025-02-03"),
    ("2月上半月", "2025-02-01..2025-02-15"),
    ("去年冬天", "2024-12-01..2025-02-28"),
    ("去年最后一个季度", "2024-10-01..2024-12-31"),
    ("头两个月", "2025-01-01..2025-02-28"),
    ("明年六七月", "2026-06-01..2026-07-31"),
    ("截至今年2月", "2025-02-28..2025-02-28"),
    ("2025-03-04T08:30:00", "2025-03-04..2025-03-04"),
    ("十五号", "2025-02-15..2025-02-15"),
    ("去年五一", "2024-05-01..2024-05-05"),
    ("去年十月第一个星期一", "2024-10-07..2024-10-07"),
    ("1990年代", "1990-01-01..1999-12-31"),
    ("上世纪80年代", "1980-01-01..1989-12-31"),
    ("2010年到现在", "2010-01-01..2025-03-05"),
    ("2024财年上半年", "2024-01-01..2024-06-30"),
    ("2024财年全年", "2024-01-01..2024-12-31"),
    ("截至3月1日当周", "2025-02-23..2025-03-01"),
    ("截至2月28日的两周", "2025-02-15..2025-02-28"),
    ("截至2024年9月30日当季", "2024-07-01..2024-09-30"),
    ("截至2024年9月30日止九个月", "2024-01-01..2024-09-30"),
    ("截至去年6月30日止半年度", "2024-01-01..2024-06-30"),
    ("今年前四周", "2025-01-01..2025-01-28"),
    ("2月前两周", "2025-02-01..2025-02-14"),
    ("去年12月的最后一周", "2024-12-25..2024-12-31"),
    ("四季度前两个月", "2024-10-01..2024-11-30"),
    ("2024年下半年后三个月", "2024-10-01..2024-12-31"),
    ("上周前四天", "2025-02-24..2025-02-27"),
    ("2024年前 90 天", "2024-01-01..2024-03-30"),
    ("春节假期前五天", "2025-01-28..2025-02-01"),
    ("1月最后三天", "2025-01-29..2025-01-31"),
    # What the words of the clause say is to come
    ("新厂将于【3月20日】投产", "2025-03-20..2025-03-20"),
    ("新品定档 【4 月 2 日】", "2025-04-02..2025-04-02"),
    ("【4月2日】，新品有望上市", "2025-04-02..2025-04-02"),
    ("【4月2日】销量下滑，新品有望上市", "2024-04-02..2024-04-02"),
    ("气象台预报，【4月2日至5日】，南方有雨", "2025-04-02..2025-04-05"),
    ("公司宣布，【4月2日】发布新品", "2025-04-02..2025-04-02"),
    ("【4月2日】新品有望上市", "2025-04-02..2025-04-02"),
    ("预计【2月】销量回升", "2025-02-01..2025-02-28"),
    ("会议将于【3月4日】举行", "2025-03-04..2025-03-04"),
    ("公司原计划【10月】投产", "2024-10-01..2024-10-31"),
    ("自3月20日起施行", "2025-03-20.."),
    ("自10月20日起施行", "2024-10-20.."),
    ("布油【5月】合约上涨", "2025-05-01..2025-05-31"),
    ("该作暂定【5月】发布", "2025-05-01..2025-05-31"),
    ("产量较【上一月度】上涨", "2025-02-01..2025-02-28"),
    ("【5月】产量上涨", "2024-05-01..2024-05-31"),
    # A deadline is the nearer one
    ("【4月30日前】可申领补贴", "..2025-04-30"),
    ("【2月20日前】已发放", "..2025-02-20"),
    # Spans end where the words say, and are over where those say so
    ("客流【一年内】增长3倍", "2024-03-05..2025-03-05"),
    ("当地【一周内】成交 40 套", "2025-02-26..2025-03-05"),
    ("销量预计【一年内】增长三成", "2025-03-05..2026-03-05"),
    ("【三年内】要建 40 座", "2025-03-05..2028-03-05"),
    ("【2023年6月止的财年】，营收回升", "2022-07-01..2023-06-30"),
    ("【至2月21日当周】，产量回升", "2025-02-15..2025-02-21"),
    ("【2024年中期业绩】向好", "2024-01-01..2024-06-30"),
    ("上市后【第二周】销量回落", ".."),
    ("【2024年第二周】销量回落", "2024-01-08..2024-01-14"),
    ("【8 天内】共流出 12 亿元", "2025-02-26..2025-03-05"),
    ("【8 天内】完成交割", "2025-03-05..2025-03-13"),
    # What counts from an event stays open
    ("停牌【三年后】", ".."),
    ("上市【9个月后】", ".."),
    ("上市【首月】销量走高", ".."),
    ("新规实施后的【首月】销量走高", ".."),
    ("该店开业【首月】销量走高", ".."),
    ("【首月】销量走高", "2025-01-01..2025-01-31"),
    # A list number is no month; days of the lunar calendar stay open
    ("3、【8月以来】，市场回暖", "2024-08-01..2025-03-05"),
    ("农历八月十六", ".."),
    ("三月初三", ".."),
]

# Times among others.
AMONG = [
    # No part is counted off here: the week before it, the days after it, and what no such period has
    ("【春节假期】前一周", "2025-01-28..2025-02-04"),
    ("【春节假期后】五天", "2025-02-05.."),
    ("【一季度】前五周半", "2025-01-01..2025-03-31"),
    ("【2月】前40天", "2025-02-01..2025-02-28"),
    ("【2月1日】前两天", "2025-02-01..2025-02-01"),
    # What stands before is in force
    ("2022 年增长较快，【第四季度】放缓", "2022-10-01..2022-12-31"),
    ("2024年11月23日（星期六）为【周末】", "2024-11-23..2024-11-24"),
    ("预计【5月起】增产，而不是6月", "2025-05-01.."),
    ("预计5月起增产，而不是【6月】", "2025-06-01..2025-06-30"),
    ("新厂将于【3月20日】投产。3月20日的仪式从简。", "2025-03-20..2025-03-20"),
    ("新厂将于3月20日投产。【3月20日】的仪式从简。", "2025-03-20..2025-03-20"),
    ("公司明年有望扩产，【全年】产量目标 5 万吨", "2026-01-01..2026-12-31"),
    ("新品明年1月亮相，测试版【12月】推出", "2025-12-01..2025-12-31"),
    ("甲骨文【2024财年全年】营收增长", "2023-06-01..2024-05-31"),
    ("微软【2025财年第一财季】增长，英伟达第三财季也增长，乙公司2024财年持平", "2024-07-01..2024-09-30"),
    ("微软2025财年第一财季增长，英伟达【第三财季】也增长，乙公司2024财年持平", "2024-08-01..2024-10-31"),
    ("微软2025财年第一财季增长，英伟达第三财季也增长，乙公司【2024财年】持平", "2023-02-01..2024-01-31"),
    ("2025年3月9日开始交易，时间为【当天上午】", "2025-03-09..2025-03-09"),
    ("2024年1-7月订单下降，比【上月】降得少", "2024-06-01..2024-06-30"),
    ("2025年1月的计划，公司于【上月】宣布", "2025-02-01..2025-02-28"),
    ("【截至2024年8月底的中期】利润", "2024-03-01..2024-08-31"),
    ("客流将迎来【年内】新高", "2025-01-01..2025-12-31"),
    ("【一季度内】新增 3 家", "2025-01-01..2025-03-31"),
    ("工会提出【四年内】涨薪", "2025-03-05..2029-03-05"),
    ("存量逼近【10月9日】的高点", "2024-10-09..2024-10-09"),
]

# The examples of the pack.
OF_THE_PACK = [
    pytest.param(*example.split(" => "), id=f"{entry.id}:{number}")
    for entry in load_rules().of(TimeEntry)
    for number, example in enumerate(entry.examples, 1)
    if " => " in example
]

NO_TIME = [
    "9 个月",
    "连续 36 周",
    "2025 辆",
    "日本",
    "年轻人",
    "618",
    "600519",
    "3:1",
    "第一代",
    "٣月",
    "周期内",
    "3日达",
    "《某剧》第二季开播",
    "年终奖",
    "大雪天气",
    "连涨 4 日",
    "连续第三个季度",
    "几年内",
    "三四年",
    "发布会 2049》",
    "《流浪 2049》",
    "全天候",
    "Windows 11 24H2 的驱动",
    "该股6日斩获 3 板",
    "营收连续第二年增长",
    "2号、3号和7号机组停运",
    "5号、6号楼开盘",
    "1号和2号线开通",
    "每周二和周四开放",
]


def days_of(time):
    return f"{time.period_start or ''}..{time.period_end or ''}"


def read(marked):
    """The times of a text in which 【】 marks one, and their days, by place and words; and the key of the marked one."""
    text = marked.replace("【", "").replace("】", "")
    start = max(marked.find("【"), 0)
    said = marked[start + 1 : marked.index("】")] if "【" in marked else text
    return {(t.start, t.text): days_of(t) for t in find_times(text, ANCHOR)}, (start, said)


@pytest.mark.parametrize(("marked", "days"), ALONE)
def test_time_alone(marked, days):
    found, key = read(marked)
    assert found == {key: days}


@pytest.mark.parametrize(("marked", "days"), AMONG + OF_THE_PACK)
def test_time_among_others(marked, days):
    found, key = read(marked)
    assert found.get(key) == days


@pytest.mark.parametrize("text", NO_TIME)
def test_no_time(text):
    assert find_times(text, ANCHOR) == []


@pytest.mark.parametrize("published", [ANCHOR, datetime(2025, 3, 5, 23, 59, tzinfo=timezone.utc), "2025-03-05"])
def test_the_day_may_be_a_date_a_datetime_or_a_text(published):
    assert find_times("昨日", published)[0].period_end == date(2025, 3, 4)
    (fact,) = extract("甲公司昨日交付 300 辆电动车。", published=published)
    assert fact.period_end == date(2025, 3, 4)


@pytest.mark.parametrize("published", ["soon", "2025-02-30", 20250305])
def test_no_day(published):
    for read in (find_times, extract):
        with pytest.raises(ValueError, match=f"published: .*{published}.* is no day; give a datetime.date"):
            read("昨日", published=published)


def test_no_day_follows_the_last_of_the_calendar():
    last = calendar.days(date(9999, 12, 1), date.max, "month")
    assert calendar.end_of(last, "day", 2, tail=True) is None
    assert calendar.end_of(calendar.days(date(9998, 12, 1), date(9998, 12, 31)), "day", 32, tail=True) is None


def test_a_part_of_a_period_without_an_anchor_stays_open():
    (found,) = find_times("去年前三周")
    assert (found.text, found.period_start) == ("去年前三周", None)


def test_bias():
    assert find_times("3月12日", ANCHOR)[0].period_start == date(2024, 3, 12)
    assert find_times("3月12日", ANCHOR, bias="future")[0].period_start == date(2025, 3, 12)


def test_without_an_anchor_relative_times_stay_open():
    last, fixed = find_times("去年和 2023 年")
    assert (last.period_start, last.period_end) == (None, None)
    assert fixed.period_start == date(2023, 1, 1)


def test_instants_and_bases_are_marked():
    (now,) = find_times("截至目前", ANCHOR)
    assert now.instant
    year, base = find_times("2024 年三季度增长，去年同期", ANCHOR)
    assert base.base
    assert (base.period_start, base.period_end) == (date(2023, 7, 1), date(2023, 9, 30))
    assert not year.base


@given(st.dates(date(1990, 1, 1), date(2030, 12, 31)))
def test_dates_are_read_back(day):
    for written in (
        f"{day.year}年{day.month}月{day.day}日",
        day.isoformat(),
        f"{day.year} 年 {day.month} 月 {day.day} 日",
    ):
        (found,) = find_times(f"公司于{written}公告", ANCHOR)
        assert (found.period_start, found.period_end) == (day, day)


def test_a_feast_is_the_coming_one_in_the_weeks_before():
    for published, start in (((2025, 5, 25), 2025), ((2025, 3, 5), 2024)):
        (found,) = find_times("端午假期客流", date(*published))
        assert found.period_start is not None
        assert found.period_start.year == start


HOSTILE = [
    "1",
    "一",
    "年",
    "月",
    "（",
    "、",
    " ",
    "1月",
    "上市",
    "以来",
    "1月1日-",
    "Q1财季",
    "今（",
    "几",
    "截至",
    "3月将",
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_linear_time(unit):
    def seconds(length):
        text = (unit * length)[:length]
        taken = []
        for _ in range(3):
            begin = time.process_time()
            find_times(text, ANCHOR)
            taken.append(time.process_time() - begin)
        return min(taken)

    assert seconds(40_000) < 20 * seconds(4_000) + 0.05
