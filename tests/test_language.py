"""The command line speaks the user's language, and the library English."""

import ast
import gettext
import importlib.util
import io
import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from digestnlp import DigestError, RuleError, load_rules, open_sink
from digestnlp.cli import main
from digestnlp.errors import Message, SinkError
from digestnlp.reader.limits import too_large
from digestnlp.sinks.base import cannot_write, lone_surrogate

ROOT = Path(__file__).parents[1]
ENGLISH, CHINESE = "Find the facts of articles", "找出文章里的事实"
LOCALE = dict.fromkeys(("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG", "DIGESTNLP_LANG"))


def run(*arguments, **environment):
    return CliRunner().invoke(main, [*arguments], env=LOCALE | environment)


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, ENGLISH),
        ({"LANG": "zh_CN.UTF-8"}, CHINESE),
        ({"LANG": "zh_TW.UTF-8"}, CHINESE),
        ({"LANG": "de_DE.UTF-8"}, ENGLISH),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C.UTF-8"}, ENGLISH),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "zh_CN.UTF-8"}, CHINESE),
        ({"LANG": "en_GB.UTF-8", "LANGUAGE": "zh:en"}, CHINESE),
        ({"LANG": "zh_CN.UTF-8", "DIGESTNLP_LANG": "en"}, ENGLISH),
        ({"LANG": "en_GB.UTF-8", "DIGESTNLP_LANG": "zh_CN"}, CHINESE),
        ({"LANG": "en_GB.UTF-8", "DIGESTNLP_LANG": "zh"}, CHINESE),
    ],
)
def test_the_locale_chooses_the_language(environment, expected):
    result = run("--help", **environment)
    assert result.exit_code == 0
    assert expected in " ".join(result.stdout.split())


def test_help_is_in_chinese_and_has_its_examples():
    shown = run("rules", "check", "--help", LANG="zh_CN.UTF-8").stdout
    assert "用法：" in shown
    assert "运行所有条目的正例和反例。" in shown
    assert "示例：\n    digestnlp rules check my_rules" in shown


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("rules", "list", "nowhere"),
            "错误：nowhere：规则包是放有 .toml 和 .tsv 文件的文件夹，而这并不存在；请给出文件夹",
        ),
        (("rules", "list", "--table", "metrik"), "错误：没有 'metrik' 这张表；可以用：unit, "),
        (("times", "去年", "--published", "x"), "'--published' 的值无效：'x' 不符合格式 '%Y-%m-%d'。"),
        (("schema", "--format", "x"), "不在可选值 'json', 'sql', 'arrow', 'md' 之中。"),
        (("extract",), "错误：缺少参数 'FILE'"),
        (("run", "a", "-o", "b.db", "--workers", "0"), "错误：'--workers' 的值无效：0 不在范围 x>=1 之内。"),
        (
            ("run", "a", "-o", "b.db", "--workers", "x"),
            "错误：'--workers' 的值无效：'x' 不是有效的数字（integer range）。",
        ),
        (("run", "a", "-o", "b.db", "--resume=x"), "错误：选项 '--resume' 不需要值。"),
    ],
)
def test_mistakes_are_said_in_chinese(arguments, message):
    result = run(*arguments, LANG="zh_CN.UTF-8")
    assert result.exit_code == 2
    assert message in result.stderr


@pytest.fixture
def here(tmp_path, monkeypatch):
    """A folder with an article, rows and what is neither, in which the command runs."""
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text("# 星原汽车\n\n星原汽车去年交付12.8万辆。\n", encoding="utf-8")
    Path("two.jsonl").write_text('{"id": "a", "text": "甲"}\n{"id": "b", "text": "乙"}\n', encoding="utf-8")
    Path("wrong.jsonl").write_text("{\n", encoding="utf-8")
    Path("wrong.db").write_text("no database", encoding="utf-8")
    Path("empty").mkdir()
    return tmp_path


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("run", "nowhere", "-o", "x.db"), "错误：nowhere：没有这个文件或文件夹；请检查路径"),
        (("run", "empty", "-o", "x.db"), "错误：empty：文件夹里没有文章；可以放 .md, "),
        (("run", "a.md", "-o", "x.xyz"), "错误：x.xyz：digestnlp 不认识这种输出；请给出以 .jsonl, "),
        (("run", ".", "-o", "x.jsonl"), "错误：x.jsonl：它在输入 . 之中，那里的文件都会当作文章读取；请写到别处"),
        (("run", "a.md", "-o", "empty"), "错误：empty：digestnlp 不认识这种输出；"),
        (("run", "a.md", "-o", "x.csv", "--schema", "s"), "错误：x.csv：文件里没有表；"),
        (("run", "a.md", "-o", "x.db", "--table-prefix", "1"), "错误：表名前缀 '1'：不是所有数据库都接受的名称；"),
        (
            ("run", "a.md", "-o", "wrong.db"),
            "错误：wrong.db：这不是可以读取的 SQLite 数据库（file is not a database）；",
        ),
        (("extract", "a.md", "-o", "empty"), "错误：empty：这是文件夹；请给出文件名"),
        (("show", "nothing.db"), "错误：nothing.db：没有这个文件或文件夹；请检查路径"),
        (("show", "a.md", "-o", "a.md"), "错误：a.md：这就是输入文件；请用 -o 给页面另取一个名字"),
        (("show", "two.jsonl"), "错误：two.jsonl：这里有 2 篇文章；请用 --article ID 选一篇（有 a, b）"),
        (("show", "two.jsonl", "--article", "c"), "错误：two.jsonl：这里没有唯一一篇 id 为 'c' 的文章；"),
        (("compare", "wrong.jsonl", "wrong.jsonl"), "错误：wrong.jsonl：第 1 行不是 JSON："),
    ],
)
def test_inputs_and_outputs_that_cannot_be_used_are_said_in_chinese(arguments, message):
    result = run(*arguments, DIGESTNLP_LANG="zh")
    assert result.exit_code == 2
    assert message in result.stderr


def test_a_place_that_is_not_there_is_said_in_chinese(here):
    said = run("run", "a.md", "-o", "nowhere/x.db", DIGESTNLP_LANG="zh").stderr
    assert said.startswith("错误：nowhere/x.db：无法写入：")
    assert said.endswith(f"；没有 {here.resolve() / 'nowhere'} 这个文件夹，请先建立\n")


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("name", ["x.db", "x.jsonl"])
def test_an_output_that_another_run_writes_to_is_said_in_chinese(name):
    with open_sink(name):
        result = run("run", "a.md", "-o", name, DIGESTNLP_LANG="zh")
    assert result.exit_code == 2
    assert f"错误：{name}：另一次运行正在写入这个输出；请等它完成，或写到别处" in result.stderr


@pytest.mark.usefixtures("here")
def test_a_library_that_is_not_installed_is_said_in_chinese(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    for arguments, wanted_for in (
        (("run", "a.md", "-o", "x.parquet"), "x.parquet"),
        (("schema", "--format", "arrow"), "Arrow 表"),
    ):
        result = run(*arguments, DIGESTNLP_LANG="zh")
        assert result.exit_code == 2
        assert f"错误：{wanted_for}：没有安装 pyarrow；请运行 pip install 'digestnlp[parquet]'" in result.stderr


@pytest.mark.usefixtures("here")
def test_what_a_run_has_done_is_said_in_chinese():
    said = run("run", "a.md", "-o", "x.jsonl", DIGESTNLP_LANG="zh").stderr
    assert said.startswith("x.jsonl：1 篇文章，1 条事实，0 篇失败，用时 ")
    compared = run("compare", "x.jsonl", "x.jsonl", DIGESTNLP_LANG="zh").stderr
    assert compared == "完全相同：1 行\n"


def test_a_mistake_of_several_parts_is_said_in_chinese(tmp_path):
    (tmp_path / "wrong.toml").write_text('[[unit]]\nid = "箩"\nspeling = ["筐"]\n', encoding="utf-8")
    said = run("rules", "check", str(tmp_path), LANG="zh_CN.UTF-8").stderr
    assert "没有 'speling' 这个字段（值为 ['筐']）；是不是想写 'spellings'？；可以用：id, doc" in said
    assert "缺少字段 'dimension'；请补上" in said


def test_the_library_speaks_english_afterwards(monkeypatch):
    domain = gettext.textdomain()
    run("--help", DIGESTNLP_LANG="zh")
    assert (gettext.textdomain(), os.environ.get("LANGUAGE")) == (domain, None)
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    with pytest.raises(RuleError, match="nowhere: a rule pack is a folder"):
        load_rules("nowhere")


def test_rows_are_the_same_in_every_language():
    command = [sys.executable, "-m", "digestnlp", "quantities", "去年交付12.8万辆"]
    outputs = {
        subprocess.run(command, capture_output=True, check=True, env=os.environ | {"DIGESTNLP_LANG": language}).stdout
        for language in ("en", "zh")
    }
    assert len(outputs) == 1


def test_errors_say_their_text_in_another_language():
    error = RuleError("{file}: {reason}", file=Path("a.toml"), reason=Message("no {thing}", thing="rule"))
    german = {"{file}: {reason}": "{reason} in {file}", "no {thing}": "keine {thing}"}
    assert (str(error), error.said(german.__getitem__)) == ("a.toml: no rule", "keine rule in a.toml")


def test_errors_with_a_text_alone_are_said_as_they_are():
    error = DigestError("a set: {1, 2}")
    assert (str(error), error.said(str.upper)) == ("a set: {1, 2}", "A SET: {1, 2}")


def test_errors_survive_pickling():
    error = RuleError("{file}: {reason}", file=Path("a.toml"), reason=UnicodeError("x"))
    copy = pickle.loads(pickle.dumps(error))
    assert (type(copy), str(copy), copy.said(str)) == (RuleError, "a.toml: x", "a.toml: x")


@pytest.mark.parametrize(
    "error",
    [
        cannot_write(Path("x.db"), Path("nowhere"), OSError(2, "No such file or directory")),
        SinkError(lone_surrogate(Path("x.db"), UnicodeEncodeError("utf-8", "\ud800", 0, 1, "surrogate"))),
        too_large("a.md"),
    ],
)
def test_errors_that_are_made_by_helpers_survive_pickling(error):
    copy = pickle.loads(pickle.dumps(error))
    assert type(copy) is type(error)
    assert str(copy) == str(error)


def test_texts_of_errors_are_templates(builder):
    written = [
        f"{file.relative_to(builder.PACKAGE)}:{call.lineno}"
        for file in sorted(builder.PACKAGE.rglob("*.py"))
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call)
        and getattr(call.func, "id", None) in {*builder.MARKS, "Unusable", "_RowsError"}
        and any(isinstance(part, ast.JoinedStr) for argument in call.args[:1] for part in ast.walk(argument))
    ]
    assert written == [], "an f-string cannot be translated; give a template and its values"


@pytest.fixture(scope="module")
def builder():
    pytest.importorskip("babel", reason="Babel is not installed: pip install -e '.[dev]'")
    spec = importlib.util.spec_from_file_location("build_messages", ROOT / "scripts/build_messages.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def catalogue(builder):
    return builder.updated(builder.read_po(io.BytesIO(builder.CATALOGUE.read_bytes()), locale="zh"))


def test_every_message_has_a_translation_that_fits(builder, catalogue):
    assert len(list(catalogue)) > 80
    assert list(builder.faults(catalogue)) == [], "run scripts/build_messages.py and translate what it names"
    assert "fuzzy" not in builder.CATALOGUE.read_text(encoding="utf-8")


def test_the_catalogue_is_up_to_date(builder, catalogue):
    text, compiled = builder.written(catalogue)
    assert builder.CATALOGUE.read_bytes() == text, "run scripts/build_messages.py"
    assert builder.CATALOGUE.with_suffix(".mo").read_bytes() == compiled, "run scripts/build_messages.py"


@pytest.mark.parametrize(
    ("message", "translation", "fault"),
    [
        ("{a} is {b!r}", "{b!r}：{a}", []),
        ("{a} is {b!r}", "", ["no translation: '{a} is {b!r}'"]),
        ("{a} is {b!r}", "{a}：{b}", ["other placeholders: '{a} is {b!r}'"]),
        (("one {a}", "{n} of {b}"), ("{n} 个 {b}",), []),
        (("one {a}", "{n} of {b}"), ("一个 {a}",), ["other placeholders: 'one {a}'"]),
    ],
)
def test_faults_of_a_catalogue_are_found(builder, message, translation, fault):
    catalogue = builder.Chinese("zh", fuzzy=False)
    catalogue.add(message, translation)
    assert list(builder.faults(catalogue)) == fault
