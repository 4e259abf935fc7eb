from __future__ import annotations

import io
import json
import sys
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digestnlp.errors import ReadError
from digestnlp.models import Article, Section
from digestnlp.reader import UnreadArticle, parse_article, read, read_each

DIGEST = """---
title: 早报：远望汽车交付 3.2 万辆 | 每日要闻
source: 要闻社
date: 2025-03-05
---

# 早报：远望汽车交付 3.2 万辆 | 每日要闻

![cover](https://img.example/1.png)

# 早报：远望汽车交付 3.2 万辆 | 每日要闻

小李

## 远望汽车 2 月交付 3.2 万辆

3 月 3 日消息，**远望汽车**公布 2 月交付量为 3.2 万辆。

![](https://img.example/2.png)

门店增至 210 家。（来源：车界周报）

## 蓝湾科技裁员 400 人

蓝湾科技称将裁员 400 人。

\\*图片来源：视觉网

---

**更多阅读**

[![](https://img.example/3.png)](https://a.example/3)

昨日要闻：星河售出 9 万台
"""


def blocks(article: Article) -> list[tuple[str, str]]:
    return [(b.kind, article.text[b.start : b.end]) for section in article.sections for b in section.blocks]


def parse(text: str, **known: object) -> Article:
    return parse_article(text, **({"id": "a", "published": date(2025, 3, 5)} | known))  # type: ignore[arg-type]


def only(article: Article) -> Section:
    (section,) = article.sections
    return section


# Markdown


def test_a_digest_is_read_as_sections() -> None:
    article = parse_article(DIGEST, id="digest.md")
    assert article.text == DIGEST
    assert (article.title, article.published, article.source) == (
        "早报：远望汽车交付 3.2 万辆 | 每日要闻",
        date(2025, 3, 5),
        "要闻社",
    )
    assert [(s.heading, s.published, s.source) for s in article.sections] == [
        (None, date(2025, 3, 5), "要闻社"),
        ("远望汽车 2 月交付 3.2 万辆", date(2025, 3, 3), "车界周报"),
        ("蓝湾科技裁员 400 人", date(2025, 3, 5), "要闻社"),
    ]
    assert blocks(article) == [
        ("title", article.title),
        ("title", article.title),
        ("paragraph", "小李"),
        ("heading", "远望汽车 2 月交付 3.2 万辆"),
        ("paragraph", "3 月 3 日消息，**远望汽车**公布 2 月交付量为 3.2 万辆。"),
        ("paragraph", "门店增至 210 家。"),
        ("heading", "蓝湾科技裁员 400 人"),
        ("paragraph", "蓝湾科技称将裁员 400 人。"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# 甲卖出 3 台", [("heading", "甲卖出 3 台")]),
        (
            "# 甲\n\n卖出 3 台。\n\n# 乙\n\n卖出 4 台。",
            [("heading", "甲"), ("paragraph", "卖出 3 台。"), ("heading", "乙"), ("paragraph", "卖出 4 台。")],
        ),
        ("## 甲\n\n### 乙\n丙。", [("heading", "甲"), ("heading", "乙"), ("paragraph", "丙。")]),
        ("## \n甲。\n乙。", [("paragraph", "甲。"), ("paragraph", "乙。")]),
        ("## 日程![图](a.png)\n甲。", [("heading", "日程"), ("paragraph", "甲。")]),
        (
            "甲来了。\n\n***\\*债券\\****\n\n乙走了。",
            [("paragraph", "甲来了。"), ("heading", "债券"), ("paragraph", "乙走了。")],
        ),
        (
            "甲来了。\n【乙公司裁员】\n乙走了。",
            [("paragraph", "甲来了。"), ("heading", "乙公司裁员"), ("paragraph", "乙走了。")],
        ),
        (
            "甲来了。\n\n二、经营情况\n\n很好。",
            [("paragraph", "甲来了。"), ("heading", "二、经营情况"), ("paragraph", "很好。")],
        ),
    ],
)
def test_headings(text: str, expected: list[tuple[str, str]]) -> None:
    if "【" in text:
        expected = [(kind, f"【{said}】" if kind == "heading" else said) for kind, said in expected]
    assert blocks(parse(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- 甲 3 台\n* 乙 4 台\n  + 丙", ["甲 3 台", "乙 4 台", "丙"]),
        (
            "1、**甲公司**增长 5%。\n2**、乙**持平。\n3. 丙下降。\n（4）丁。\n⑤戊。",
            ["甲公司**增长 5%。", "乙**持平。", "丙下降。", "丁。", "戊。"],
        ),
        ("1、2024 年甲增长。\n2、9 月乙下降。", ["2024 年甲增长。", "9 月乙下降。"]),
        ("1、甲增长；2、乙下降 2 成；3、丙持平。", ["甲增长；", "乙下降 2 成；", "丙持平。"]),
        ("1、甲有 3、4 家店；5、6 家在建。", ["甲有 3、4 家店；5、6 家在建。"]),
    ],
)
def test_items(text: str, expected: list[str]) -> None:
    assert blocks(parse(text)) == [("item", said) for said in expected]


@pytest.mark.parametrize(
    "text", ["3.5 亿元用于研发。", "2024.1 版发布。", "-13 亿元的亏损。", "3、4 月销量下滑。", "100 家门店开业。"]
)
def test_a_number_that_opens_a_line_is_no_list_number(text: str) -> None:
    assert blocks(parse(text)) == [("paragraph", text)]


def test_a_few_characters_before_a_numbered_list_head_it() -> None:
    assert blocks(parse("总览。\n\n楼市\n\n1、甲涨。\n2、乙跌。"))[1] == ("heading", "楼市")


@pytest.mark.parametrize(
    "table",
    [
        "| 公司 | 营收（亿元） |\n|---|---:|\n| 甲 | 3.2 |\n| 乙 | 4 |",
        "公司 | 销量\n:--|--:\n甲 | 3",
        "| 甲 | 3.2 |\n| 乙 | 4 |",
    ],
)
def test_a_table_is_one_block(table: str) -> None:
    assert blocks(parse(f"如下：\n\n{table}\n\n完。")) == [
        ("paragraph", "如下："),
        ("table", table),
        ("paragraph", "完。"),
    ]


def test_a_bar_alone_makes_no_table() -> None:
    assert {kind for kind, _ in blocks(parse("甲说。\n\n文 | 小李。\n图 | 小王。"))} == {"paragraph"}


@pytest.mark.parametrize(
    "line",
    [
        "![图](https://a.example/1.png)",
        "[阅读原文](https://a.example/1)",
        "https://a.example/1",
        "---",
        "……",
        "<video src='a.mp4' controls></video>",
        "广告声明：文内链接仅供参考，节省 30 分钟。",
        "（责任编辑：小李）",
        "*图片来源：视觉网",
        "<!-- 3 台 -->",
    ],
)
def test_what_is_no_part_of_the_article(line: str) -> None:
    assert blocks(parse(f"甲来了。\n\n{line}\n\n乙走了。")) == [("paragraph", "甲来了。"), ("paragraph", "乙走了。")]


def test_a_line_that_is_bold_at_both_ends_heads_nothing() -> None:
    assert blocks(parse("甲来了。\n\n**乙**看好**丙**"))[1] == ("paragraph", "乙**看好**丙")


def test_a_sentence_about_reports_ends_nothing() -> None:
    assert len(blocks(parse("相关报道称甲卖出 3 台。\n\n乙走了。"))) == 2


def test_a_bold_link_heads_what_follows() -> None:
    assert blocks(parse("甲。\n\n**[乙公司融资](https://a.example/)**\n\n丙。"))[1] == ("heading", "乙公司融资")


def test_a_heading_ends_what_is_no_part_of_the_article() -> None:
    article = parse("## 甲\n甲来了。\n\n相关阅读\n丙 3 台\n\n## 乙\n乙走了。\n\n## 风险提示\n慎重。")
    assert [said for _, said in blocks(article)] == ["甲", "甲来了。", "乙", "乙走了。"]


# Paragraphs


def test_each_line_is_a_paragraph() -> None:
    assert [s for _, s in blocks(parse("甲的份额为 34%\n乙的份额为 24%\n丙的份额为 18%"))] == [
        "甲的份额为 34%",
        "乙的份额为 24%",
        "丙的份额为 18%",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "公司今年一季度的营业收入为 3.2 亿元，\n同比增长 12%。",
        "The plant built\nin 2024 is ready.",
        (
            "报告期内公司实现营业收入三十二亿元同比增长百分之十二主要因为海外\n市场的需求持续回升以及新产品的产能得到释放并且在下半年原材料的价\n"
            "格也有所回落。预计全年的资本开支不会超过五亿元其中三亿元用于研发\n中心的建设。"
        ),
    ],
)
def test_hard_wrapped_lines_are_one_paragraph(text: str) -> None:
    assert blocks(parse(text)) == [("paragraph", text)]


def test_the_first_line_of_plain_text_can_be_its_heading() -> None:
    article = parse("远望汽车 2 月交付 3.2 万辆\n\n远望汽车今日公布了数据。")
    assert article.title == only(article).heading == "远望汽车 2 月交付 3.2 万辆"
    assert blocks(parse("远望汽车今日公布了数据。\n\n门店 210 家。"))[0][0] == "paragraph"
    assert blocks(parse("只有一行"))[0][0] == "paragraph"


def test_windows_line_ends_stay() -> None:
    article = parse("## 甲\r\n\r\n- 卖出 3 台\r\n- 卖出 4 台\r\n")
    assert article.text.count("\r\n") == 4
    assert blocks(article) == [("heading", "甲"), ("item", "卖出 3 台"), ("item", "卖出 4 台")]


# Datelines, sources and dates


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3 月 4 日消息，甲", date(2025, 3, 4)),
        ("12 月 31 日消息，甲", date(2024, 12, 31)),
        ("要闻社北京 2 月 28 日电（记者小李）甲", date(2025, 2, 28)),
        ("（记者 小李）3月4日电，甲", date(2025, 3, 4)),
        ("2024年3月5日讯，甲", date(2024, 3, 5)),
        ("2024-12-30 讯 甲", date(2024, 12, 30)),
        ("【要闻社3月3日讯】甲", date(2025, 3, 3)),
        ("要闻科技讯 北京时间3月4日早间消息，甲", date(2025, 3, 4)),
        ("[要闻之家](https://a.example/) 3 月 1 日消息，甲", date(2025, 3, 1)),
        ("据远方社 3 月 2 日报道，甲", date(2025, 3, 2)),
        ("《每日要闻报》3日讯，甲", date(2025, 3, 3)),
        ("要聞社記者台北 28 日電，甲", date(2025, 2, 28)),
        ("要闻汇3月4日丨甲", date(2025, 3, 4)),
        ("3 月 6 日消息，甲", date(2025, 3, 6)),
        ("3 月 7 日消息，甲", date(2024, 3, 7)),
        ("2 月 29 日消息，甲", date(2024, 2, 29)),
        ("3 月 4 日，甲", None),
        ("3 月 4 日电影票房", None),
        ("3 月 4 日消息面平静，甲", None),
        ("据远方社去年 3 月 2 日报道，甲", None),
        ("截至 3 月 2 日消息，甲", None),
        ("13 月 40 日消息，甲", None),
        ("甲说，3 月 4 日消息", None),
    ],
)
def test_datelines(text: str, expected: date | None) -> None:
    assert only(parse(text + "卖出 3 台。")).published == (expected or date(2025, 3, 5))


def test_a_dateline_without_a_year_needs_the_date_of_the_article() -> None:
    assert only(parse("3 月 4 日消息，甲。", published=None)).published is None
    assert only(parse("2025 年 3 月 4 日消息，甲。", published=None)).published == date(2025, 3, 4)


def test_only_the_first_paragraphs_can_have_the_dateline() -> None:
    assert only(parse("甲。\n乙。\n3 月 1 日消息，丙。")).published == date(2025, 3, 5)


def test_items_with_their_own_datelines_and_sources_stand_on_their_own() -> None:
    article = parse("## 快讯\n\n1、3 月 4 日消息，甲。（要闻日报）\n\n2、3 月 3 日消息，乙。（来源：丙网）")
    assert [(s.heading, s.published, s.source) for s in article.sections] == [
        ("快讯", date(2025, 3, 4), "要闻日报"),
        ("快讯", date(2025, 3, 3), "丙网"),
    ]


@pytest.mark.parametrize(
    ("end", "source", "body_end"),
    [
        ("（来源：要闻 之家）", "要闻 之家", ""),
        ("(来源: cnNews)", "cnNews", ""),
        ("（來源：要聞社）", "要聞社", ""),
        ("（消息来源：甲网）。", "甲网", ""),
        ("\n\n来源：要闻社　2025-03-05 10:00", "要闻社", ""),
        ("（要闻日报）", "要闻日报", ""),
        ("（界面）（责编网财经）", "界面", ""),
        ("（完）", None, "（完）"),
        ("（下同）", None, "（下同）"),
        ("（小李）", None, "（小李）"),
        ("（同比 3 倍）", None, "（同比 3 倍）"),
        ("甲公司（下称要闻日报）。", None, "甲公司（下称要闻日报）。"),
        ("数据来源：丁研究院", None, "数据来源：丁研究院"),
    ],
)
def test_sources(end: str, source: str | None, body_end: str) -> None:
    article = parse(f"甲卖出 3 台。{end}")
    assert only(article).source == source
    assert blocks(article) == [("paragraph", f"甲卖出 3 台。{body_end}")]


@pytest.mark.parametrize(
    ("title", "name", "published", "flags"),
    [
        ("早餐 2024年8月1日 星期四", "a.md", date(2024, 8, 1), ("date_from_title",)),
        ("早餐 2024-8-1", "2023-1-1.md", date(2024, 8, 1), ("date_from_title",)),
        ("早餐", "2024-8-29-early.md", date(2024, 8, 29), ("date_from_name",)),
        ("早餐", "news_20240829.md", date(2024, 8, 29), ("date_from_name",)),
        ("早餐", "2024-01-01/a.md", None, ()),
        ("截至2024年12月31日止年度业绩", "a.md", None, ()),
        ("2024年13月1日", "a20249999.md", None, ()),
        ("早餐 12 月 1 日", "a.md", None, ()),
    ],
)
def test_the_date_in_title_or_name_serves(
    title: str, name: str, published: date | None, flags: tuple[str, ...]
) -> None:
    article = parse_article(f"---\ntitle: {title}\n---\n甲卖出 3 台。\n", id="a", name=name)
    assert (article.published, article.flags) == (published, flags)


# Front matter


@pytest.mark.parametrize(
    "said", ["2025-03-05", "2025-03-05T20:09:09.42Z", "'2025/3/5 10:00'", "20250305", "2025年3月5日"]
)
def test_forms_of_the_date(said: str) -> None:
    assert parse_article(f"---\ndate: {said}\n---\n甲。", id="a").published == date(2025, 3, 5)


def test_front_matter_is_text_and_other_fields_are_left_alone() -> None:
    article = parse_article("---\nid: 007\ntitle: null\nsource:\ntags: [a, b]\n---\n甲。", id="a")
    assert (article.id, article.title, article.source) == ("007", None, None)


def test_what_only_looks_like_front_matter_is_text() -> None:
    assert blocks(parse("---\n甲来了。\n---\n乙走了。")) == [("paragraph", "甲来了。"), ("paragraph", "乙走了。")]
    assert blocks(parse("---\n甲来了。")) == [("paragraph", "甲来了。")]


@pytest.mark.parametrize(
    ("front", "message"),
    [
        ("title: 甲: 乙: 丙", "a.md: line 2: the front matter is not valid YAML"),
        ("title: [甲", "not valid YAML"),
        ("title: [甲, 乙]", "field 'title': ['甲', '乙'] is not allowed"),
        ("date: 昨天", "field 'date': '昨天' is no date; write it as 2025-01-02"),
        ("date: 2025-13-41", "is no date"),
        ("a: " + "[" * 5000, "not valid YAML"),
    ],
)
def test_errors_in_front_matter(front: str, message: str) -> None:
    with pytest.raises(ReadError) as raised:
        parse_article(f"---\n{front}\n---\n甲。", id="a.md")
    assert message in str(raised.value)


# Files, folders, JSONL and standard input


def jsonl(*rows: object) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


def test_jsonl(tmp_path: Path) -> None:
    file = tmp_path / "news.jsonl"
    row = {
        "id": "x1",
        "title": " 甲卖出 3 台",
        "date": "2025-03-05",
        "source": "要闻社",
        "text": "3 月 4 日消息，甲。",
        "url": 1,
    }
    file.write_text(jsonl(row, {"id": 2, "text": "乙。"}, {"title": "丙"}) + "\n", encoding="utf-8")
    first, second, third = read(file)
    assert first.text == " 甲卖出 3 台\n\n3 月 4 日消息，甲。"
    assert (first.id, first.title, first.published, first.source) == ("x1", "甲卖出 3 台", date(2025, 3, 5), "要闻社")
    assert blocks(first) == [("heading", "甲卖出 3 台"), ("paragraph", "3 月 4 日消息，甲。")]
    assert (only(first).heading, only(first).published) == ("甲卖出 3 台", date(2025, 3, 4))
    assert (second.id, second.text) == ("2", "乙。")
    assert (third.id, blocks(third)) == ("news.jsonl:3", [("heading", "丙")])


def test_an_article_that_cannot_be_read_stops_nothing(tmp_path: Path) -> None:
    file = tmp_path / "news.jsonl"
    lines = [
        '{"id": "a", "text": "甲。"}',
        '{"id": "b", "te',
        '{"id": "c", "text": 3}',
        '{"id": "a", "text": "乙。"}',
        "[1]",
    ]
    lines += [
        '{"id": "e", "titel": "乙"}',
        '{"id": "f"}',
        '{"id": "g", "text": "丙。", "date": 20250101}',
        '{"id": "h", "text": "丁。"}',
    ]
    file.write_text("\n".join(lines), encoding="utf-8")
    results = list(read_each(file))
    assert [type(r) for r in results] == [Article] + [UnreadArticle] * 7 + [Article]
    unread = [r for r in results if isinstance(r, UnreadArticle)]
    assert [r.id for r in unread] == ["news.jsonl:2", "c", "a", "news.jsonl:5", "e", "f", "g"]
    assert {r.path for r in unread} == {str(file)}
    for result, message in zip(
        unread,
        [
            f"{file}: line 2: not valid JSON",
            f"{file}: line 3: field 'text': 3 is not allowed",
            f"{file}: the id 'a' is that of an article before it",
            "line 5: a line holds one JSON object with the fields id, title, date, source, text",
            "field 'titel' is not known; did you mean 'title'?",
            "fields 'title' and 'text' are missing",
            "field 'date': 20250101 is not allowed",
        ],
        strict=True,
    ):
        assert message in result.error
    with pytest.raises(ReadError, match="line 2"):
        list(read(file))


def test_folders_are_read_at_any_depth_in_order(tmp_path: Path) -> None:
    for name in ("b.md", "a/2.txt", "a/10.MARKDOWN", ".git/x.md", "a/.hidden.md", "a/pic.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("甲。", encoding="utf-8")
    assert [a.id for a in read(tmp_path)] == ["a/10.MARKDOWN", "a/2.txt", "b.md"]
    assert [a.id for a in read(tmp_path / "a" / "2.txt")] == ["2.txt"]
    assert [a.id for a in read(tmp_path / "a" / "2.txt", tmp_path / "b.md", root=tmp_path)] == ["a/2.txt", "b.md"]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("none.md", "no such file or folder"),
        ("page.html", "files of type '.html' are not read; allowed: .md, .markdown, .txt, .jsonl"),
        ("empty", "holds no articles; allowed: .md"),
    ],
)
def test_inputs_that_are_none(tmp_path: Path, name: str, message: str) -> None:
    (tmp_path / "page.html").write_text("甲", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    with pytest.raises(ReadError) as raised:
        read_each(tmp_path / name)
    assert message in str(raised.value)


def test_no_input_and_a_root_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("甲", encoding="utf-8")
    (tmp_path / "b").mkdir()
    with pytest.raises(ReadError, match="no input is given"):
        read()
    with pytest.raises(ReadError, match="not below the root"):
        read(tmp_path / "a.md", root=tmp_path / "b")


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b" \r\n\t"])
@pytest.mark.parametrize("name", ["a.md", "a.jsonl"])
def test_empty_files(tmp_path: Path, content: bytes, name: str) -> None:
    (tmp_path / name).write_bytes(content)
    (result,) = read_each(tmp_path / name)
    assert isinstance(result, UnreadArticle)
    assert "empty" in result.error or "no articles" in result.error or "not valid JSON" in result.error


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    text = "---\r\ntitle: 联通\r\n---\r\n联通新增用户 30 万户，营收 4 亿元。\r\n"
    (tmp_path / "a.md").write_bytes(text.encode(encoding))
    (article,) = read(tmp_path)
    assert article.text == text
    assert article.title == "联通"


def test_big5_is_not_mistaken_for_gb18030(tmp_path: Path) -> None:
    text = "遠望汽車二月交車三萬輛，營收年增兩成，獲利創下新高。"
    (tmp_path / "a.txt").write_bytes(text.encode("big5"))
    assert [a.text for a in read(tmp_path)] == [text]


@pytest.mark.parametrize(
    "content",
    [
        "远望汽车二月交付三万辆，同比增长两成".encode()[:-1],
        "远望汽车二月交付".encode() + b"\xff" + "三万辆，同比增长两成".encode(),
        b"\x80\xff\xfe\x00caf\xe9 30",
        b"\xef\xbb\xbf\xff",
        bytes(range(128, 256)),
    ],
)
def test_bytes_that_are_no_text(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(content)
    (result,) = read_each(tmp_path)
    assert isinstance(result, UnreadArticle)
    assert "is not text in UTF-8" in result.error
    assert "save it in UTF-8" in result.error


def test_characters_that_cannot_be_stored_are_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(
        '{"id": "a\\ud800", "title": "\\u0000甲", "text": "\\ud83d 和 \\ud83d\\ude00。"}', encoding="utf-8"
    )
    (tmp_path / "b.md").write_bytes("甲\x00乙".encode())
    first, second = read(tmp_path)
    assert (first.id, first.text, first.flags) == ("a\ufffd", "\ufffd甲\n\n\ufffd 和 😀。", ("characters_replaced",))
    assert (second.text, second.flags) == ("甲\ufffd乙", ("characters_replaced",))


@pytest.mark.parametrize(
    ("content", "ids"),
    [
        ("甲卖出 3 台。", ["stdin"]),
        ('\n{"id": "a", "text": "甲"}\n{"text": "乙"}\n', ["a", "stdin:3"]),
        ("", ["stdin"]),
    ],
)
def test_standard_input(monkeypatch: pytest.MonkeyPatch, content: str, ids: list[str]) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(content.encode())))
    results = list(read_each("-"))
    assert [r.id for r in results] == ids
    assert all(isinstance(r, Article) for r in results) == bool(content)


# Any text

LINES = st.lists(
    st.text(max_size=12)
    | st.sampled_from(
        [
            "# 甲",
            "## 乙",
            "- 3 台",
            "1、甲；2、乙",
            "| 甲 | 3 |",
            "|---|---|",
            "3 月 4 日消息，甲",
            "（来源：甲）",
            "更多阅读",
            "---",
            "**甲**",
            "![](a)",
            "<p",
            "title: 甲",
            "来源：甲",
            "一、甲",
            "",
            "\r",
            "【甲】",
            "甲，",
            "\ufeff",
            "\x00",
            "`",
            "<!--",
        ]
    ),
    max_size=12,
)


@given(LINES)
def test_any_text_gives_blocks_in_order(lines: list[str]) -> None:
    source = "\n".join(lines)
    try:
        article = parse_article(source, id="a")
    except ReadError:
        return
    end = 0
    for section in article.sections:
        assert section.start == section.blocks[0].start
        assert section.end == section.blocks[-1].end
        for block in section.blocks:
            said = article.text[block.start : block.end]
            assert end <= block.start
            assert said
            assert said == said.strip()
            end = block.end


@given(st.binary(max_size=80))
def test_any_bytes_give_articles_or_errors(data: bytes) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))
        assert all(isinstance(r, Article | UnreadArticle) for r in read_each("-"))


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "一",
        "亿",
        "（",
        "、",
        " ",
        "1、",
        "；2、",
        "| ",
        "|\n",
        "|-\n",
        "# \n",
        "# 甲\n",
        "## 甲\n",
        "- \n",
        "甲，\n",
        "甲\n",
        "**",
        "【",
        "（界面）",
        "---\n",
        "来源：",
    ],
)
@pytest.mark.parametrize("head", ["", "---\n", "1、", "3 月"])
def test_hostile_input_is_read_whole(head: str, unit: str) -> None:
    """How the time grows is measured by benchmarks/bench.py --growth."""
    text = head + unit * (30_000 // len(unit))
    article = parse_article(text, id="a")
    assert article.text == text
    assert all(0 <= section.start <= section.end <= len(text) for section in article.sections)


def test_a_line_of_ten_million_characters() -> None:
    article = parse("甲公司卖出 3 台，" * 1_000_000)
    assert only(article).end == len(article.text)
