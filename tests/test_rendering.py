"""Pages without a browser: nothing of an article is lost or let loose, and a database is only read, within limits."""

from __future__ import annotations

import base64
import hashlib
import html.parser
import importlib.resources
import json
import random
import re
import sqlite3
import subprocess
import sys
from datetime import date
from decimal import Decimal

import pytest
from click.testing import CliRunner

from digestnlp import ReadError, explain, extract, parse_article, read, render, render_overview
from digestnlp.cli import main
from digestnlp.errors import said
from digestnlp.rendering import overview
from digestnlp.rendering.article import nearest
from digestnlp.rendering.labels import labels_in
from digestnlp.rendering.marks import Mark, ShownText, readable
from digestnlp.rendering.page import script_json
from digestnlp.rendering.rows import CSV_COLUMNS
from digestnlp.rendering.wording import figure_of, grain_of, grouped, period_of
from digestnlp.sinks import open_sink
from digestnlp.translation import translation
from digestnlp.view import view
from records import fact, result

TEXT = """---
title: 星原汽车去年交付 12.8 万辆
date: 2025-01-03
source: 晨报
---

# 星原汽车去年交付 12.8 万辆

更多内容请看下文

## 交付

1 月 2 日消息，**星原汽车**宣布去年交付 12.8 万辆，同比增长 35%，[目标](javascript:alert(1))是 2025 年 24 万辆。（来源：快讯）

1、朔风汽车 2024 年营收 3.2 亿元；2、极昼电动 2024 年净利润 1.1 亿元。

| 公司 | 2024 年交付量（辆） |
| --- | --- |
| 星原汽车 | 128000 |
| 朔风汽车 | 2.7 万 |

此外 A&amp;B 称 <b>三只松鼠</b> 的消息见 https://news.example/1?a=<2>。
"""


class Page(html.parser.HTMLParser):
    """What a page says: the texts of its elements by tag, and what the article's part shows."""

    def __init__(self, source):
        super().__init__()
        self.path, self.elements, self.shown, self.ids, self.attributes = [], [], [], [], []
        self.feed(source)

    def handle_starttag(self, tag, attrs):
        self.elements.append(tag)
        self.attributes += attrs
        self.ids += [value for name, value in attrs if name == "id"]
        if tag not in ("meta", "link", "input", "br", "col"):
            self.path.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        while self.path and self.path.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if any("data-p" in attributes for _, attributes in self.path):
            self.shown.append(data)

    @staticmethod
    def data(source):
        return json.loads(re.search(r'<script type="application/json" id="data">(.*?)</script>', source, re.S)[1])


def without_space(text):
    return "".join(text.split())


def visible(text):
    """What readers should see of a source whose markup all stands for how words look."""
    return without_space(
        "".join(c for c, seen in zip(text, view(text), strict=True) if not seen.isspace() or c.isspace())
    )


def test_every_word_of_the_article_is_on_the_page_once_and_in_order():
    shown = without_space("".join(Page(render(TEXT, tagger=None)).shown))
    source = visible(TEXT)
    for markup in ("<b>", "</b>", "https://news.example/1?a="):
        shown = shown.replace(markup, "", 1)
    table = "|公司|2024年交付量（辆）||---|---||星原汽车|128000||朔风汽车|2.7万|"
    assert table in source
    assert shown == source.replace(table, "公司2024年交付量（辆）星原汽车128000朔风汽车2.7万").replace("A&B", "A&B")
    assert "javascript:" not in shown


@pytest.mark.parametrize("seed", range(30))
def test_pieces_are_in_the_order_of_the_text_and_end_where_places_do(seed):
    chance = random.Random(seed)
    parts = [
        "## 题\n",
        "星原汽车",
        "交付 12 万辆，",
        "\n\n",
        "- 项\n",
        "1、甲；2、乙\n",
        "**粗**",
        "<i>",
        "\n",
        "（来源：快讯）\n",
        "|a|b|\n|-|-|\n|1|2|\n",
    ]
    text = "".join(chance.choices(parts, k=25))
    article = parse_article(text, id="a")
    spans = [tuple(sorted(chance.sample(range(len(text) + 1), 2))) for _ in range(8)]
    marks = [Mark(start, end, "COMPANY", "") for start, end in spans[:4]]
    shown = ShownText(article, view(text), marks, spans)
    pieces = [piece for block in (shown.opening, *shown.blocks) for run in block.in_order() for piece in run.pieces]
    starts = [piece.start for piece in pieces]
    assert starts == sorted(set(starts))
    for start, end in spans:
        found = shown.pieces_of((start, end))
        assert [n for n, at in enumerate(starts) if start <= at < end] == (list(range(*found)) if found else [])
        for piece in pieces:
            if piece.start < start:
                assert piece.start + len(piece.text.rstrip()) <= start or view(text)[piece.start : start].isspace()
    if "|" not in text:
        words = without_space("".join(piece.text for piece in pieces if not piece.markup))
        assert words == visible(text)


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("[目标](https://news.example/a?b=<c>)为 3 家", "目标为 3 家"),
        ("![图](https://news.example/a.png)**3** 家", "3 家"),
        ("见 https://news.example/a&b。", "见 https://news.example/a&b。"),
        ('**<b title="a b">三</b>**', '<b title="a b">三</b>'),
        ("A&amp;B&nbsp;&lt;i&gt;", "A&B&nbsp;<i>"),
        ("甲<!-- 注 释 -->乙", "甲<!-- 注 释 -->乙"),
        ("\u202e甲\u200b乙\u202c", "甲乙"),
    ],
)
def test_markup_is_hidden_where_it_says_how_words_look_and_shown_where_it_may_be_content(source, shown):
    assert without_space(readable(source)) == without_space(shown)


def test_places_of_a_row_are_its_words():
    source = render(TEXT, tagger=None)
    facts = extract(TEXT, tagger=None)
    page = Page(source)
    places = page.data(source)["places"]
    assert len(facts) == len(places) > 4
    for row, place in zip(facts, places, strict=True):
        for slot, words in (("figure", row.text), ("subject", row.subject_text), ("period", row.period_text)):
            assert (words is None) == (place[slot] is None)
            if words:
                assert without_space("".join(page.shown[slice(*place[slot])])) == visible(words)


def test_nearest_words_of_the_sentence_else_the_last_before_it():
    text = "星原去年交付。星原今年、星原明年交付 3 万辆，星原。"
    at = text.index("3")
    row = fact(start=at, end=at + 4, text="3 万辆", sentence_start=7, sentence_end=len(text), sentence=text[7:])
    assert nearest(text, "星原", row) == (12, 14)
    assert nearest(text, "，", row) == (23, 24)
    assert nearest(text, "去年", row) == (2, 4)
    assert nearest(text, "前年", row) is None
    assert nearest(text, None, row) is None


def test_the_policy_lets_the_page_s_own_scripts_and_styles_in_and_nothing_else():
    source = render(TEXT, tagger=None)
    policy = html.unescape(re.search(r'Content-Security-Policy" content="([^"]*)"', source)[1])
    hashes = re.findall(r"'sha256-[^']*'", policy)
    bodies = re.findall(r"<(?:script|style)>(.*?)</(?:script|style)>", source, re.S)
    assert sorted(hashes) == sorted(
        f"'sha256-{base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()}'" for body in bodies
    )
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    attributes = Page(source).attributes
    assert not [name for name, _ in attributes if name.startswith("on") or name in ("style", "src")]
    assert all(value.startswith("#") for name, value in attributes if name == "href")


def test_ids_of_a_page_are_unique():
    ids = Page(render(TEXT, tagger=None)).ids
    assert len(ids) == len(set(ids)) > 10


def test_json_in_a_script_cannot_end_it():
    hostile = {"a": "</script><!-- & \u2028\u2029 ]]>"}
    written = script_json(hostile)
    assert not set("<>&\u2028\u2029") & set(written)
    assert json.loads(written) == hostile


def test_given_facts_are_shown_in_the_place_of_those_of_the_rules():
    facts = extract(TEXT, tagger=None)
    other = facts[0].model_copy(update={"id": "theirs", "rule": "their.rule"})
    source = render(TEXT, [other], tagger=None)
    assert Page.data(source)["csv"]["rows"] == [
        [" ".join(v) if k == "flags" else v for k, v in other.row().items() if k in CSV_COLUMNS]
    ]
    assert "their.rule" in source
    assert ">None<" not in source
    assert labels_in("zh")["unexplained"] in source
    with pytest.raises(ValueError, match=r"'12\.8 万辆' does not stand at 0:5"):
        render(TEXT, [facts[0].model_copy(update={"start": 0, "end": 5})], tagger=None)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_quantities_without_facts_stand_below_the_table_with_the_reason(language):
    source = render(TEXT, tagger=None, language=language)
    below = source[source.index('class="without"') :]
    without = [attempt for attempt in explain(TEXT, tagger=None) if not attempt.facts]
    assert without
    assert all(said(attempt.reason, translation(language)) in html.unescape(below) for attempt in without)


@pytest.mark.parametrize("text", ["", "没有数字。", "---\ntitle: 甲\n---\n", "1", "\n\n"])
def test_a_page_of_little_text(text):
    assert labels_in("zh")["no_facts"] in render(text, tagger=None)


def test_languages_say_the_same_things():
    def keys(labels):
        return {
            name: keys(value) if isinstance(value, dict) else str(value).count("{}") for name, value in labels.items()
        }

    assert keys(labels_in("zh")) == keys(labels_in("en"))
    with pytest.raises(ValueError, match="language 'fr' is not known; allowed: zh, en"):
        labels_in("fr")


def test_no_label_is_hidden_by_a_method_of_dict():
    def names(labels):
        for name, value in labels.items():
            yield name
            if isinstance(value, dict):
                yield from names(value)

    assert not [name for name in names(labels_in("zh")) if hasattr(dict, name)]


def test_a_page_in_english_keeps_the_article_s_language():
    source = render(TEXT, tagger=None, language="en")
    assert '<html lang="en">' in source
    assert '<article lang="zh"' in source
    assert "Copy CSV" in source


def test_the_same_article_gives_the_same_page():
    assert render(TEXT, tagger=None) == render(TEXT, tagger=None)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"value": Decimal(128000)}, "128,000 辆"),
        ({"value": Decimal("-0.35"), "unit": "%", "direction": "decrease"}, "↓ -0.35 %"),
        ({"value": Decimal(320), "value_max": Decimal(335), "relation": "range", "unit": "CNY"}, "320–335 CNY"),
        ({"value": Decimal(1234), "relation": "ge", "unit": None}, "≥ 1,234"),
        ({"value": Decimal("1234.50"), "approx": True}, "≈ 1,234.5 辆"),
    ],
)
def test_figures(changes, said):
    assert figure_of(fact(**changes)) == said


@pytest.mark.parametrize(("value", "said"), [("-1234567.8", "-1,234,567.8"), ("0", "0"), ("0.05", "0.05")])
def test_grouped(value, said):
    assert grouped(Decimal(value)) == said


PERIODS = [
    ("2024-01-01", "2024-12-31", "2024", "year"),
    ("2024-04-01", "2025-03-31", "2024-04 – 2025-03", "year"),
    ("2024-07-01", "2024-12-31", "2024 H2", "half"),
    ("2024-07-01", "2024-09-30", "2024 Q3", "quarter"),
    ("2024-02-01", "2024-02-29", "2024-02", "month"),
    ("2024-02-03", "2024-02-03", "2024-02-03", "day"),
    ("2024-02-03", "2024-03-02", "2024-02-03 – 2024-03-02", None),
    ("2024-01-01", "2024-09-30", "2024-01-01 – 2024-09-30", None),
    (None, "2024-09-30", "未定 – 2024-09-30", None),
    (None, None, "", None),
]


@pytest.mark.parametrize(("start", "end", "said", "grain"), PERIODS)
def test_periods(start, end, said, grain):
    days = [day and date.fromisoformat(day) for day in (start, end)]
    assert (period_of(*days, labels_in("zh")), grain_of(*days)) == (said, grain)


# A database.


def level(article_id, start, end, value, modality="actual", published="2025-06-01", **changes):
    """A fact of an article of its own, with a period."""
    return fact(
        article_id,
        period_start=date.fromisoformat(start),
        period_end=date.fromisoformat(end),
        value=Decimal(value),
        modality=modality,
        published=date.fromisoformat(published),
        **changes,
    )


YEARS = [
    level("y23", "2023-01-01", "2023-12-31", 100),
    level("y24", "2024-01-01", "2024-12-31", 120),
    level("y24t", "2024-01-01", "2024-12-31", 150, "target", "2024-01-05"),
    level("y24t2", "2024-01-01", "2024-12-31", 160, "target", "2024-03-05"),
    level("y25t", "2025-01-01", "2025-12-31", 200, "target"),
    level("scoped", "2024-01-01", "2024-12-31", 9, scope="海外"),
    level("change", "2024-01-01", "2024-12-31", 35, direction="increase", unit="%"),
    level("denied", "2022-01-01", "2022-12-31", 7, "denied"),
    level("month", "2024-03-01", "2024-03-31", 11),
]


@pytest.fixture
def database(tmp_path):
    def written(*facts):
        path = tmp_path / "facts.db"
        with open_sink(str(path)) as sink:
            for one in facts:
                sink.write(result(one.article_id, one))
        return path

    return written


def test_series_hold_only_what_can_be_compared(database):
    data = Page.data(render_overview(database(*YEARS)))
    (series,) = data["series"]
    assert series["grain"] == "year"
    assert [(p["value"], p["in_line"]) for p in series["points"]] == [
        (100, True),
        (150, False),
        (160, False),
        (120, True),
        (200, False),
    ]


def test_targets_stand_beside_what_was_reached(database):
    source = render_overview(database(*YEARS))
    (one,) = Page.data(source)["targets"]
    assert (one["target"], one["actual"], one["reached"]) == ("160 辆", "120 辆", 0.75)
    assert source.count("data-cites") == 3 + 1  # two of the pair, one without an actual, and the script's own word


def test_an_actual_of_a_period_that_goes_on_is_said_to_be_one(database):
    facts = [
        level("t", "2025-01-01", "2025-12-31", 200, "target"),
        level("a", "2025-01-01", "2025-12-31", 50),
        level("b", "2024-01-01", "2024-12-31", 180),
    ]
    source = render_overview(database(*facts))
    assert labels_in("zh")["overview"]["so_far"] in source.partition('id="data"')[0]
    assert [p["in_line"] for p in Page.data(source)["series"][0]["points"] if p["value"] == 50] == [False]


def test_evidence_is_the_sentence_with_its_figure(database):
    source = render_overview(database(YEARS[0]))
    assert re.search(
        r'</span>星河汽车去年交付<mark>12\.8万辆</mark>，售价20万元。<span class="around"></span></p>', source
    )


def test_the_overview_is_bounded_and_says_so(database, monkeypatch):
    monkeypatch.setattr(overview, "EVIDENCE", 3)
    monkeypatch.setattr(overview, "VALUES_COUNTED", 2)
    monkeypatch.setattr(overview, "SERIES", 0)
    monkeypatch.setattr(overview, "TARGETS", 0)
    facts = [level(f"a{n}", "2024-01-01", "2024-12-31", n, metric=f"m{n}") for n in range(5)]
    source = render_overview(database(*facts))
    assert len(Page.data(source)["csv"]["rows"]) == 3
    assert "显示前 2 / 共 5" in source
    assert "显示前 3 / 共 5" in source


def test_the_overview_without_the_charting_library_has_the_tables(database, monkeypatch):
    monkeypatch.setattr(overview, "has_library", lambda: False)
    source = render_overview(database(*YEARS))
    assert "digestnlp[charts]" in source
    assert "vegaEmbed=" not in source.replace(" ", "")
    assert Page.data(source)["specs"] is None


def test_a_database_is_only_read(database):
    path = database(*YEARS)
    path.chmod(0o444)
    before = path.read_bytes()
    render_overview(path)
    assert path.read_bytes() == before
    assert sorted(other.name for other in path.parent.iterdir()) == ["facts.db"]


def test_a_file_that_is_no_database_of_facts_is_said_to_be_none(tmp_path):
    (tmp_path / "a.db").write_text("no database")
    other = sqlite3.connect(tmp_path / "b.db")
    other.execute("CREATE TABLE facts (id TEXT)")
    other.close()
    for name in ("a.db", "b.db", "c.db"):
        with pytest.raises(ReadError, match=f"{name}: this is no database of facts that can be read"):
            render_overview(tmp_path / name)


def test_an_empty_database_gives_a_page(database):
    source = render_overview(database())
    assert labels_in("zh")["overview"]["targets_none"] in source
    assert labels_in("zh")["no_facts"] in source


# The command.


def show(*arguments, **options):
    return CliRunner().invoke(main, ["show", *map(str, arguments)], **options)


@pytest.fixture
def article(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "news.md"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_show_writes_the_page_of_an_article(article):
    done = show("news.md", "--tagger", "none")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr.startswith("news.html: ")
    assert article.with_suffix(".html").read_text(encoding="utf-8") == render(next(iter(read(article))), tagger=None)


def test_show_writes_to_stdout_and_reads_stdin(article):
    done = show("-", "-o", "-", "--tagger", "none", "--language", "en", input=TEXT)
    assert done.exit_code == 0
    assert done.stdout.startswith("<!doctype html>")


def test_show_opens_the_page_where_asked_to(article, monkeypatch):
    opened = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    assert show("news.md", "-o", "p.html", "--open", "--tagger", "none").exit_code == 0
    assert opened == [article.with_name("p.html").as_uri()]


def test_show_of_a_database_is_its_overview_or_one_of_its_articles(article):
    assert CliRunner().invoke(main, ["run", "news.md", "-o", "facts.db", "--tagger", "none"]).exit_code == 0
    assert show("facts.db").exit_code == 0
    assert labels_in("zh")["overview"]["title"] in article.with_name("facts.html").read_text(encoding="utf-8")
    done = show("facts.db", "--article", "news.md", "-o", "one.html", "--tagger", "none")
    assert done.exit_code == 0, done.stderr
    assert show("news.md", "-o", "file.html", "--tagger", "none").exit_code == 0
    stored, read = (
        Page.data(article.with_name(name).read_text(encoding="utf-8")) for name in ("one.html", "file.html")
    )
    assert stored == read
    missing = show("facts.db", "--article", "b.md")
    assert (missing.exit_code, "no article has the id 'b.md'" in missing.stderr) == (2, True)


def test_show_needs_one_article(article):
    (article.parent / "two.jsonl").write_text(
        '{"id": "a", "text": "甲"}\n{"id": "b", "text": "乙"}\n', encoding="utf-8"
    )
    several = show("two.jsonl")
    assert (several.exit_code, "2 articles; choose one by --article ID (of a, b)" in several.stderr) == (2, True)
    assert show("two.jsonl", "--article", "b", "-o", "b.html").exit_code == 0
    none = show("two.jsonl", "--article", "c")
    assert (none.exit_code, "no one article with the id 'c'" in none.stderr) == (2, True)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["none.md"], "none.md"),
        (["news.md", "-o", "news.md"], "this is the input"),
        (["news.md", "-o", "-", "--open"], "--open needs a file"),
        (["news.md", "-o", "none/p.html"], "none/p.html"),
    ],
)
def test_what_show_cannot_do_is_said(article, arguments, said):
    done = show(*arguments)
    assert (done.exit_code, said in done.stderr) == (2, True)
    assert article.read_text(encoding="utf-8") == TEXT


def test_the_pages_files_are_in_the_package():
    folder = importlib.resources.files("digestnlp.rendering")
    assert {p.name for p in folder.iterdir()} >= {
        "page.css",
        "facts.js",
        "article.js",
        "overview.js",
        "labels.toml",
        "base.html",
    }


def test_importing_the_library_imports_no_template_engine():
    code = "import sys, digestnlp, digestnlp.engine; print([m for m in ('jinja2', 'vl_convert') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_every_label_is_used():
    folder = importlib.resources.files("digestnlp.rendering")
    code = "".join(p.read_text(encoding="utf-8") for p in folder.iterdir() if p.name.endswith((".py", ".html", ".js")))
    labels = labels_in("zh")
    names = [name for name, value in (labels | labels["overview"]).items() if isinstance(value, str)]
    assert [name for name in names if not re.search(rf'(says?|overview)\.{name}\b|"{name}"', code)] == []
