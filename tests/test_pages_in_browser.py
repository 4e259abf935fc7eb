"""Pages in a real browser: they open without a word on the console, do what they should, and let nothing of an article run."""

from __future__ import annotations

import csv
import io
import re

import pytest

from browser import accessibility_violations, find_chromium, started
from digestnlp import extract, render, render_overview
from digestnlp.batch import run
from digestnlp.reader import parse_article
from digestnlp.sinks import open_sink

pytest.importorskip("playwright", reason="playwright is not installed: pip install 'digestnlp[dev]'")
pytest.importorskip(
    "axe_playwright_python", reason="axe-playwright-python is not installed: pip install 'digestnlp[dev]'"
)
pytestmark = pytest.mark.skipif(find_chromium() is None, reason="no Chromium is installed: apt-get install chromium")

DESK, PHONE = {"width": 1360, "height": 860}, {"width": 390, "height": 844}

TEXT = """---
title: 星原汽车去年交付 12.8 万辆
date: 2025-01-03
source: 晨报
---

## 交付

1 月 2 日消息，星原汽车宣布去年交付 12.8 万辆，同比增长 35%，2025 年目标为 24 万辆。创始人陆景行说，员工有 9000 人。

## 传闻

网传朔风汽车将裁员 3000 人，朔风汽车否认。

| 公司 | 2024 年交付量（辆） |
| --- | --- |
| 星原汽车 | 128000 |
| 朔风汽车 | 27000 |
"""
# Whatever runs sets the title, and whatever is fetched is seen.
HOSTILE = """---
title: "<script>document.title='ran'</script>“标题”</title><img src=x onerror=\\"document.title='ran'\\">"
source: "</script><script>document.title='ran'</script>"
date: 2025-01-03
---

## <img src=https://evil.example/a.png onerror="document.title='ran'"> 星原汽车

<script>document.title='ran'</script>星原汽车去年交付 12.8 万辆</script><svg onload="document.title='ran'">。]]> <!-- 注释 --> 营收 3 亿元。

[星原汽车](javascript:document.title='ran')今年营收 4 亿元，"onmouseover="document.title='ran'" 利润 2 亿元。

\u202e星原汽车\u202c毛利率为 21%，{{ 7*7 }} &lt;script&gt; &#60;b&#62; <style>body{display:none}</style><iframe src="https://evil.example"></iframe>

| <b onclick="document.title='ran'">公司</b> | 2024 年营收（亿元） |
| --- | --- |
| =HYPERLINK("https://evil.example")公司 | 12 |
"""


@pytest.fixture(scope="module")
def browser():
    with started() as browser:
        yield browser


class Watched:
    """A page with what it said on the console and what it asked the network for."""

    def __init__(self, context, address):
        self.said, self.asked = [], []
        self.page = context.new_page()
        self.page.set_default_timeout(5000)
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.goto(address)
        self.address = address

    def is_quiet(self):
        return (self.said, set(self.asked)) == ([], {self.address})


@pytest.fixture
def opened(browser, tmp_path):
    """Opens a page's source as a file; it must have been quiet when the test is over."""
    contexts, pages = [], []

    def opens(source, **options):
        path = tmp_path / f"page{len(pages)}.html"
        path.write_text(source, encoding="utf-8")
        contexts.append(browser.new_context(**{"viewport": DESK, "color_scheme": "light"} | options))
        contexts[-1].grant_permissions(["clipboard-read", "clipboard-write"])
        pages.append(Watched(contexts[-1], path.as_uri()))
        return pages[-1].page

    yield opens
    for watched in pages:
        assert watched.is_quiet(), (watched.said, watched.asked)
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def article():
    return render(TEXT, tagger=None)


@pytest.fixture(scope="module")
def hostile():
    return render(HOSTILE, tagger=None)


@pytest.fixture(scope="module")
def overview(tmp_path_factory):
    path = tmp_path_factory.mktemp("database") / "facts.db"
    texts = {
        f"n{year}": f"---\ntitle: 甲\ndate: {year + 1}-01-05\n---\n\n"
        f"星原汽车 {year} 年交付 {year - 2000} 万辆，{year + 1} 年交付目标为 40 万辆。\n\n"
        f"朔风汽车 {year} 年交付 {year - 2010} 万辆。\n"
        for year in (2022, 2023, 2024)
    }
    with open_sink(str(path)) as sink:
        for result in run([parse_article(text, id=name) for name, text in texts.items()], tagger=None):
            sink.write(result)
        for result in run([parse_article(HOSTILE, id="</script>hostile")], tagger=None):
            sink.write(result)
    return render_overview(path)


def rows(page):
    return page.locator("tbody[data-row]:visible")


def first_cells(page, number=0):
    return page.locator(f"tbody[data-row]:visible tr.row > :nth-child({number + 1})").all_inner_texts()


def lit(page, slot):
    return "".join(page.locator(f"[data-p].lit.{slot}").all_text_contents())


def test_filters_narrow_the_rows_and_say_how_many_there_are(opened, article):
    page = opened(article)
    everything = rows(page).count()
    assert everything == len(extract(TEXT, tagger=None)) > 5
    page.get_by_role("combobox", name="语气").select_option("target")
    assert rows(page).count() == 1
    assert page.locator("[data-shown]").inner_text() == f"显示 1 / {everything}"
    page.get_by_role("combobox", name="语气").select_option("")
    page.get_by_role("combobox", name="指标").select_option("deliveries")
    assert 1 < rows(page).count() < everything
    page.get_by_role("searchbox").fill("朔风 交付")
    assert first_cells(page) == ["朔风汽车"]
    page.get_by_role("searchbox").fill("没有这样的词")
    assert rows(page).count() == 0
    assert page.locator("[data-nothing]").is_visible()


def test_a_head_sorts_and_says_so(opened, article):
    page = opened(article)
    button = page.get_by_role("columnheader", name="数值").get_by_role("button")
    numbers = "els => els.filter(e => e.offsetParent).map(e => Number(e.dataset.number))"
    button.click()
    assert page.locator("th[aria-sort]").get_attribute("aria-sort") == "ascending"
    up = page.eval_on_selector_all("td.value", numbers)
    assert up == sorted(up)
    button.click()
    assert page.locator("th[aria-sort]").get_attribute("aria-sort") == "descending"
    assert page.eval_on_selector_all("td.value", numbers) == sorted(up, reverse=True)
    page.get_by_role("columnheader", name="时间").get_by_role("button").click()
    assert page.locator("th[aria-sort]").count() == 1
    periods = first_cells(page, 3)
    assert periods == sorted(periods, key=lambda period: (not period, period))


def test_a_row_lights_its_words_in_the_text(opened, article):
    page = opened(article)
    row = page.locator("tbody", has_text="128,000 辆").first
    row.locator("td.metric").hover()
    slots = {slot: lit(page, slot) for slot in ("figure", "subject", "metric", "period")}
    assert slots == {"figure": "12.8 万辆", "subject": "星原汽车", "metric": "交付", "period": "去年"}
    assert lit(page, "sentence").startswith("1 月 2 日消息")
    assert "lit" in row.get_attribute("class")
    page.locator("h1").hover()
    assert page.locator(".lit").count() == 0


def test_focus_lights_as_the_pointer_does(opened, article):
    page = opened(article)
    page.locator("tbody", has_text="240,000 辆").locator("button.open").focus()
    assert (lit(page, "figure"), lit(page, "period")) == ("24 万辆", "2025 年")
    page.keyboard.press("Escape")
    assert page.locator(".lit").count() == 0


@pytest.mark.parametrize("way", ["hover", "focus"])
def test_a_figure_of_the_text_lights_its_row(opened, article, way):
    page = opened(article)
    figure = page.locator("a.mark.QUANTITY", has_text="35%")
    getattr(figure, way)()
    (row,) = page.locator("tbody.lit").all()
    assert "↑ 35 %" in row.inner_text()


def test_a_lit_row_is_brought_into_the_table_s_view_and_the_page_stays(opened, article):
    page = opened(article, viewport={"width": 1100, "height": 420})
    figure = page.locator("a.mark.QUANTITY", has_text="27000")
    figure.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    figure.hover()
    row = page.locator("tbody.lit").bounding_box()
    head = page.locator("table.facts thead tr").bounding_box()
    assert head["y"] + head["height"] <= row["y"] + 1
    assert row["y"] + row["height"] <= 421
    assert page.evaluate("scrollY") == before


def test_a_figure_leads_to_its_row_and_back(opened, article):
    page = opened(article, viewport=PHONE)
    page.get_by_role("searchbox").fill("没有这样的词")
    page.locator("a.mark.QUANTITY", has_text="9000 人").click()
    focused = page.locator("button.open:focus")
    assert "9,000 人" in focused.locator("xpath=ancestor::tbody").inner_text()
    page.keyboard.press("Enter")
    page.get_by_role("link", name="回到原文").click()
    assert page.evaluate("document.activeElement.textContent") == "9000 人"


def test_a_row_opens_to_its_explanation_by_mouse_and_keyboard(opened, article):
    page = opened(article)
    row = page.locator("tbody", has_text="240,000 辆")
    row.locator("td.value").click()
    said = row.locator("tr.detail").inner_text()
    assert "auto.deliveries" in said
    assert "2025-01-01 – 2025-12-31" in said
    page.locator("#fact-0 button.open").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    second = page.locator("#fact-1")
    assert second.locator("button.open").get_attribute("aria-expanded") == "true"
    assert second.locator("tr.detail").is_visible()
    page.keyboard.press("Escape")
    assert second.locator("tr.detail").is_hidden()
    page.keyboard.press("End")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Home")
    assert page.evaluate("document.activeElement.closest('tbody').id") == "fact-0"


def test_all_that_can_be_worked_is_reached_by_tab_and_shows_it(opened, article):
    page = opened(article)
    workable = "a[href], button, select, input, summary, [tabindex='0']"
    wanted = page.eval_on_selector_all(workable, "all => all.filter(one => one.checkVisibility()).length")
    reached = set()
    for step in range(wanted):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("[...document.querySelectorAll('*')].indexOf(document.activeElement)"))
        if step:
            outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert outline != "none", page.evaluate("document.activeElement.outerHTML")
    assert len(reached) == wanted > 20
    page.locator("a.mark.QUANTITY").first.focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.textContent") == page.locator("a.mark.QUANTITY").nth(1).inner_text()


@pytest.mark.parametrize("clipboard", [True, False], ids=["clipboard", "the older way"])
def test_csv_holds_the_rows_that_are_shown(opened, article, clipboard):
    page = opened(article)
    if not clipboard:
        page.evaluate(
            "Object.defineProperty(navigator.clipboard, 'writeText', {value: () => Promise.reject(new Error('no'))})"
        )
    page.get_by_role("combobox", name="指标").select_option("deliveries")
    shown = rows(page).count()
    page.get_by_role("button", name="复制 CSV").click()
    page.get_by_text(f"已复制 {shown} 行").wait_for()
    copied = list(csv.DictReader(io.StringIO(page.evaluate("navigator.clipboard.readText()"), newline="")))
    wanted = [fact.row() for fact in extract(TEXT, tagger=None) if fact.metric == "deliveries"]
    assert len(copied) == len(wanted) == shown
    for row, fact in zip(copied, wanted, strict=True):
        assert row["sentence"].removeprefix("'") == fact["sentence"]
        assert (row["subject"], row["value"], row["unit"]) == (fact["subject"], fact["value"], fact["unit"])


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("@a", "'@a"),
        ("+a", "'+a"),
        ("＝1", "'＝1"),
        ("-12.5", "-12.5"),
        ("-12 辆", "'-12 辆"),
        ('a,"b"', '"a,""b"""'),
        ("a\nb", '"a\nb"'),
        (None, ""),
    ],
)
def test_a_cell_of_the_csv_runs_nothing_in_a_spreadsheet(opened, article, value, cell):
    page = opened(article)
    page.evaluate("value => { page.csv.rows[0] = [value]; facts.narrow({words: ''}); }", value)
    page.get_by_role("button", name="复制 CSV").click()
    page.get_by_text("已复制").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()").replace("\r\n", "\n")
    assert copied.split("\n", 1)[1].startswith(cell + "\n")


def test_the_legend_hides_a_kind(opened, article):
    page = opened(article)
    line = "getComputedStyle(document.querySelector('[data-text] .mark.COMPANY')).textDecorationLine"
    assert page.evaluate(line) == "underline"
    page.get_by_role("group", name="标注").get_by_role("button", name="公司").click()
    assert page.evaluate(line) == "none"
    assert page.locator("[data-kind=COMPANY]").get_attribute("aria-pressed") == "false"


def test_the_scheme_follows_the_system_until_it_is_chosen(opened, article):
    page = opened(article, color_scheme="dark")
    paper = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(paper)
    toggle = page.get_by_role("button", name="深浅配色")
    assert toggle.get_attribute("aria-pressed") == "true"
    toggle.click()
    assert page.evaluate(paper) == "rgb(255, 255, 255)" != dark
    page.reload()
    assert page.evaluate(paper) == "rgb(255, 255, 255)"
    page.evaluate("localStorage.clear()")


def test_a_hostile_article_runs_nothing_and_shows_its_words(opened, hostile):
    page = opened(hostile)
    page.locator("a.mark.QUANTITY").first.hover()
    for button in page.locator("button.open").all():
        button.click()
    page.locator("summary").first.click()
    assert "ran" not in page.title().replace("document.title='ran'", "")
    assert page.locator("h1").inner_text().startswith("<script>document.title='ran'</script>“标题”</title><img")
    text = page.locator("[data-text]").inner_text()
    for words in (
        "<script>document.title='ran'</script>",
        "]]>",
        "<!-- 注释 -->",
        "{{ 7*7 }}",
        "<style>",
        "<iframe",
        "onerror",
    ):
        assert words in text
    assert "\u202e" not in text
    assert page.locator("[data-text] :is(script, img, svg, iframe, style, b)").count() == 0
    assert page.locator("a:not([href^='#'])").count() == 0


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["article", "hostile", "overview"])
def test_axe_finds_nothing_wrong(opened, request, name, scheme, viewport):
    page = opened(request.getfixturevalue(name), color_scheme=scheme, viewport=viewport)
    assert accessibility_violations(page) == []
    for button in page.locator("button.open").all()[:3]:
        button.click()
    page.locator("a.mark.QUANTITY, td.value").first.hover()
    assert accessibility_violations(page) == []


@pytest.mark.parametrize("name", ["article", "hostile", "overview"])
def test_a_phone_needs_no_sideways_scrolling(opened, request, name):
    page = opened(request.getfixturevalue(name), viewport=PHONE)
    for button in page.locator("button.open").all()[:5]:
        button.click()
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def test_a_printed_page_has_the_words_and_no_controls(opened, article):
    page = opened(article, color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.locator(".filters").is_hidden()
    assert page.locator("article p.paragraph").first.is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_the_charts_are_drawn_and_follow_what_is_chosen(opened, overview):
    page = opened(overview)
    page.locator("[data-chart=series] canvas").wait_for()
    page.locator("[data-chart=targets] canvas").wait_for()
    page.locator("summary", has_text="数据表").click()
    points = page.locator("[data-series-rows] tr")
    before = points.count()
    page.get_by_role("checkbox", name="朔风汽车").uncheck()
    assert 0 < points.count() < before
    assert page.locator("[data-points]").inner_text() == f"共 {points.count()} 个点"
    drawn = "document.querySelector('[data-chart=series] canvas').toDataURL()"
    page.wait_for_function("document.querySelector('[data-chart=series] canvas')")
    light = page.evaluate(drawn)
    page.get_by_role("button", name="深浅配色").click()
    page.wait_for_function(
        "before => document.querySelector('[data-chart=series] canvas')?.toDataURL() !== before", arg=light
    )


def test_a_number_of_the_overview_leads_to_its_evidence(opened, overview):
    page = opened(overview)
    link = page.locator(".targets a[data-cites]").first
    figure = link.inner_text()
    link.click()
    row = page.locator("tbody", has=page.locator("button.open:focus"))
    assert figure in row.inner_text()
    assert re.search("交付目标为", row.locator("tr.detail").inner_text())
    assert row.locator("mark").inner_text() == "40 万辆"


def test_a_count_narrows_the_evidence(opened, overview):
    page = opened(overview)
    page.get_by_role("button", name="目标", exact=True).click()
    assert {text.strip() for text in first_cells(page, 4)} == {"目标"}
    page.get_by_role("button", name="朔风汽车", exact=True).first.click()
    assert set(first_cells(page)) == {"朔风汽车"}


def test_pages_open_in_a_second(opened, article):
    page = opened(article)
    times = []
    for _ in range(3):  # the machine may be busy with other things
        page.reload()
        times.append(page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd"))
    assert min(times) < 1000
