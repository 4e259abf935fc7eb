"""What the command line says to people in Chinese: no sentence of it stays English, and no data become Chinese."""

import copy
import json
import os
import pickle
import re
import sqlite3
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from digestnlp import Result, load_rules, parse_article, read, render
from digestnlp.cli import main
from digestnlp.errors import LIST, Message, joined, reason_of, said
from digestnlp.reader import UnreadArticle
from digestnlp.rules.schema import MetricEntry
from digestnlp.sinks.database import _article_row
from digestnlp.translation import translation

DATA = Path(__file__).parents[1] / "data"
LOCALE = dict.fromkeys(("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG", "DIGESTNLP_LANG"))
TERMINAL = {"FORCE_COLOR": "1", "TERM": "dumb", "COLUMNS": "400"}
# What is quoted (names, values, examples of JSON, what other programs say), and the values of a row beside each other.
VALUES = {"gt", "ge", "lt", "le", "range", "increase", "decrease", *(rule.key for rule in load_rules().of(MetricEntry))}
NO_SENTENCES = re.compile(rf"'[^'\n]*'|“[^”]*”|（[^）]*）|\{{[^}}\n]*\}}|\b(?:{'|'.join(VALUES)})\b")
ENGLISH = re.compile(r"(?<![\w./])[A-Za-z]+(?: [a-z]+)+(?![\w./])")


def chinese(*arguments, code=0, **environment):
    return _run(arguments, code, LANG="zh_CN.UTF-8", **environment)


def english(*arguments, code=0, **environment):
    return _run(arguments, code, LANG="en_GB.UTF-8", **environment)


def _run(arguments, code, **environment):
    result = CliRunner().invoke(main, [str(argument) for argument in arguments], env=LOCALE | environment)
    assert result.exit_code == code, result.output
    return result


def sentences(said, *, known=""):
    """Runs of English words, but for those that stand in the articles."""
    return [run for run in ENGLISH.findall(NO_SENTENCES.sub("·", said)) if run not in known]


def test_sentences_are_found():
    assert sentences("失败：a.md：the article is empty；请补上") == ["the article is empty"]
    assert sentences("  no row    it is“不是”") == ["no row", "it is"]
    assert sentences("事实  星原 deliveries ge 3 辆，无时间，actual（market.share_price）") == []


@pytest.fixture
def broken(tmp_path, monkeypatch):
    """A folder with one article that can be read and many that cannot, in the folder that the command runs in."""
    monkeypatch.chdir(tmp_path)
    folder = Path("broken")
    folder.mkdir()
    (folder / "good.md").write_text("# 星原汽车\n\n星原汽车去年交付12.8万辆。\n", encoding="utf-8")
    (folder / "empty.md").touch()
    (folder / "yaml.md").write_text("---\ntitle: a: b\n---\n正文\n", encoding="utf-8")
    (folder / "list.md").write_text("---\ntitle: [a\n---\n正文\n", encoding="utf-8")
    (folder / "large.txt").write_bytes(b"a" * 2_000_001)
    (folder / "bytes.txt").write_bytes(b"\xff\xfe\xfa\x01\x99")
    (folder / "no.zip").write_bytes(b"no")
    (folder / "no.tar.gz").write_bytes(b"no")
    (folder / "gone.md").symlink_to("nowhere")
    (folder / "loop.md").symlink_to(folder.resolve(), target_is_directory=True)
    with zipfile.ZipFile(folder / "some.zip", "w") as archive:
        archive.writestr("inner.zip", "x")
        archive.writestr("none.md", "")
    lines = [
        '{"id": "a", "text": "甲"}',
        '{"id": "a", "text": "乙"}',
        "{wrong}",
        "[1]",
        '{"id": "b"}',
        '{"id": "c", "text": "丙", "titel": "丁"}',
        '{"id": "d", "text": "丙", "date": "32"}',
        '{"id": "e", "text": ["丙"]}',
    ]
    (folder / "lines.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return folder


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
@pytest.mark.parametrize("workers", [1, 2])
def test_articles_that_fail_are_said_in_chinese_and_kept_in_english(broken, workers):
    failed = chinese("run", broken, "-o", "x.db", "--workers", workers, code=3).stderr
    assert "失败：broken/empty.md：文章是空的；请补上正文，或从输入中去掉它\n" in failed
    assert "失败：broken/gone.md：无法读取文件：没有这个文件或文件夹；请检查是否有读取权限\n" in failed
    assert "失败：broken/lines.jsonl：第 3 行：不是有效的 JSON：缺少双引号括起的字段名，在第 1 行第 2 列" in failed
    assert "失败：broken/yaml.md：第 2 行：前置元数据不是有效的 YAML：这里不能再有 ': '；" in failed
    assert "失败：a：这次运行中前面已有文章用这个 id；请给每篇各取一个 id\n" in failed
    assert "失败：broken/some.zip/inner.zip：不读取压缩包里的压缩包；请先解开外层\n" in failed
    assert failed.count("失败：") == 18
    assert sentences(failed) == []
    kept = dict(sqlite3.connect("x.db").execute("SELECT id, error FROM articles WHERE error IS NOT NULL"))
    english("run", broken, "-o", "y.db", code=3)
    assert kept == dict(sqlite3.connect("y.db").execute("SELECT id, error FROM articles WHERE error IS NOT NULL"))
    assert kept["empty.md"] == "broken/empty.md: the article is empty; give it text, or take it out of the input"


@pytest.mark.parametrize("command", ["extract", "explain"])
def test_lines_that_fail_are_said_in_chinese(broken, command):
    result = chinese(command, broken / "lines.jsonl", code=3)
    assert result.stderr.count("失败：") == 7
    assert "失败：broken/lines.jsonl：前面已有文章用 'a' 这个 id；请给每篇文章各取一个 id，" in result.stderr
    assert sentences(result.stderr) == []


def test_an_article_that_cannot_be_shown_is_said_in_chinese(broken):
    said = chinese("show", broken / "empty.md", code=2).stderr
    assert said == "错误：broken/empty.md：文章是空的；请补上正文，或从输入中去掉它\n"


def test_an_explanation_in_chinese():
    text = "星原汽车去年交付12.8万辆，销量冠军的占比为12%，三家合计30万辆，均价在20至30万元"
    shown = chinese("explain", text, "--published", "2025-01-03").stdout
    assert shown.startswith(
        "“12.8万辆”（8:14）\n"
        "  规则  auto.deliveries：“交付”（6:8），动词在数前，分量 96\n"
        "  事实  星原汽车 deliveries 128000 辆，2024-01-01..2024-12-31，actual\n"
        "  主体  星原汽车（COMPANY）\n"
        "  时间  去年，relative\n\n"
    )
    assert "  未用  它指代前文提过的事物，没有新的计数\n" in shown
    assert "  相近  auto.sales_volume（“销量”（15:17））：not_before：后面是“冠军”\n" in shown
    assert "  推定  subject_inherited，period_inherited\n" in shown
    assert " 200000 至 300000 CNY，" in shown


@pytest.mark.parametrize("path", sorted((DATA / "articles").iterdir()), ids=lambda path: path.name)
def test_explanations_of_the_samples_hold_no_english(path):
    shown = chinese("explain", path).stdout
    assert "  规则  " in shown
    assert sentences(shown, known=path.read_text(encoding="utf-8")) == []


def test_pages_explain_in_their_own_language():
    (article,) = read(DATA / "articles/earnings-2025-08-20.md")
    pages = {language: render(article, language=language, tagger=None) for language in ("zh", "en")}
    reasons = {
        language: re.findall(r"</q> <small>([^<]+)</small>\n", page[page.index('class="without"') :])
        for language, page in pages.items()
    }
    assert len(reasons["zh"]) == len(reasons["en"]) > 0
    assert sentences("\n".join(reasons["zh"])) == []
    assert all(sentences(reason) for reason in reasons["en"])


@pytest.fixture
def outputs(tmp_path, monkeypatch):
    """Two outputs over the sample articles, of which the second has other metrics, other rows and lacks some."""
    monkeypatch.chdir(tmp_path)
    english("run", DATA / "articles", "-o", "old.jsonl")
    rows = Path("old.jsonl").read_text(encoding="utf-8").splitlines()
    changed = [
        *(row.replace('"deliveries"', '"sales"') for row in rows[10:100]),
        rows[0].replace('"end": ', '"end": 1'),
    ]
    Path("new.jsonl").write_text("\n".join(changed) + "\n", encoding="utf-8")
    return tmp_path


@pytest.mark.usefixtures("outputs")
def test_differences_are_said_in_chinese():
    known = "".join(path.read_text(encoding="utf-8") for path in (DATA / "articles").iterdir())
    compared = chinese("compare", "old.jsonl", "new.jsonl", "--rows")
    assert {line[:4] for line in compared.stdout.splitlines()} == {"增加  ", "丢失  ", "改变  "}
    assert sentences(compared.output, known=known) == []
    gold = (DATA / "gold", "old.jsonl", "--articles", DATA / "articles", "--errors", "--by", "rule")
    scored = chinese("evaluate", *gold, **TERMINAL)
    assert {line[:3] for line in scored.stderr.splitlines()[:-1]} == {"错误 ", "遗漏 ", "多余 "}
    assert scored.stdout.split()[:5] == ["按", "项目", "精确率", "召回率", "f1"]
    assert sentences(scored.output, known=known) == []


@pytest.fixture
def pack(tmp_path):
    """A pack with an example and a counter that fail for each kind of entry."""
    (tmp_path / "rules.toml").write_text(
        '[[metric]]\nid = "x.eggs"\nkey = "eggs"\nlabel = "蛋"\ndimensions = ["count"]\nnouns = ["鸡蛋产量"]\n'
        'examples = ["海岳【三箱】"]\ncounters = ["鸡蛋产量【3 万枚】"]\n'
        '[[unit]]\nid = "箩"\ndimension = "count"\nspellings = ["箩"]\n'
        'examples = ["有【三个】", "有【不少】"]\ncounters = ["有【三箩】"]\n',
        encoding="utf-8",
    )
    return tmp_path


def test_examples_that_fail_are_said_in_chinese(pack):
    result = chinese("rules", "check", pack, code=1, **TERMINAL)
    assert result.stdout.split()[:6] == ["表", "规则", "类型", "文本", "预期", "找到"]
    for expected in ("所标数字上的 eggs", "没有所标数字上的 eggs", "标记处的 箩", "没有标记处的 箩", "没有数量"):
        assert expected in result.stdout
    assert sentences(result.output) == []


def test_values_that_are_not_allowed_are_said_in_chinese(tmp_path):
    entry = '[[unit]]\nid = ""\ndimension = 3\nspellings = "筐"\nper = "yes"\nfractions = 3\n'
    (tmp_path / "rules.toml").write_text(entry, encoding="utf-8")
    shown = chinese("rules", "check", tmp_path, code=1).stderr
    for reason in ("至少要有一个字符；", "应为字符串；", "应为数组；", "应为 true 或 false", "应为表"):
        assert f"：{reason}" in shown
    assert sentences(shown) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("quantities", "去年交付12.8万辆"),
        ("times", "去年"),
        ("entities", "小米汽车由雷军创办"),
        ("rules", "list", "--table", "cue"),
    ],
)
def test_heads_of_tables_are_chinese(arguments):
    heads = chinese(*arguments, **TERMINAL).stdout.splitlines()[0].split()
    assert [head for head in heads if head.isascii() and head != "id"] == []


@pytest.mark.usefixtures("outputs")
def test_json_is_the_same_in_every_language(pack):
    article = DATA / "articles/earnings-2025-08-20.md"
    for code, *arguments in (
        (0, "explain", article, "--json"),
        (0, "extract", article),
        (0, "compare", "old.jsonl", "new.jsonl", "--rows", "--json"),
        (0, "evaluate", DATA / "gold", "old.jsonl", "--articles", DATA / "articles", "--by", "metric", "--json"),
        (1, "rules", "check", pack),
        (0, "schema", "--format", "md"),
    ):
        said_in_chinese, said_in_english = chinese(*arguments, code=code), english(*arguments, code=code)
        assert said_in_chinese.stdout == said_in_english.stdout


# Messages


@pytest.mark.parametrize("copied", [lambda message: pickle.loads(pickle.dumps(message)), copy.deepcopy])
def test_a_message_is_english_text_that_copies_can_still_translate(copied):
    message = copied(Message("{where}: {problem}", where=Path("a.md"), problem=Message("a file")))
    assert message == "a.md: a file"
    assert json.dumps(message) == '"a.md: a file"'
    assert message.said(translation("zh")) == "a.md：是一个文件"
    assert message.said(translation("en")) == message
    assert type(str(message)) is str


def test_records_keep_their_messages():
    error = Message("{where}: {problem}", where="a", problem="b")
    result = Result(article=parse_article("甲", id="a"), error=error)
    unread = UnreadArticle(id="a", path="a.md", error=error)
    assert said(result.error, translation("zh")) == said(unread.error, translation("zh")) == "a：b"
    assert json.loads(result.model_dump_json())["error"] == "a: b"
    assert Result(article=result.article, error="plain").error == "plain"
    with pytest.raises(ValueError, match="valid string"):
        UnreadArticle(id="a", path="a.md", error=3)


def test_databases_get_plain_text():
    row = _article_row(
        Result(article=parse_article("甲", id="a"), error=Message("{where}: {problem}", where="a", problem="b"))
    )
    assert (row["error"], type(row["error"])) == ("a: b", str)


def test_a_text_without_values_is_no_template():
    assert Message("{") == Message("{").said(str) == "{"
    assert Message("").said(translation("zh")) == ""


def test_many_texts_are_joined():
    parts = [Message("a file"), "b", *map(str, range(5000))]
    assert joined(parts, LIST) == ", ".join(parts)
    assert joined(parts, LIST).said(translation("zh")) == "，".join(["是一个文件", *parts[1:]])
    assert (joined(["a"], LIST), joined([], LIST)) == ("a", "")


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (PermissionError(13, "Permission denied", "a.md"), "没有权限"),
        (OSError("what no catalogue has"), "what no catalogue has"),
        (ValueError(), "ValueError"),
    ],
)
def test_reasons_of_the_system_are_said_where_they_are_known(error, reason):
    assert reason_of(error).said(translation("zh")) == reason
