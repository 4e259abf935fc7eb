"""The command line speaks the user's language, and the library English."""

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

from digestnlp import DigestError, RuleError, load_rules
from digestnlp.cli import main
from digestnlp.errors import Message

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
    ],
)
def test_mistakes_are_said_in_chinese(arguments, message):
    result = run(*arguments, LANG="zh_CN.UTF-8")
    assert result.exit_code == 2
    assert message in result.stderr


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
    assert str(RuleError("{parts}", parts=[Message("a"), Message("b")])) == "a; b"


def test_errors_with_a_text_alone_are_said_as_they_are():
    error = DigestError("a set: {1, 2}")
    assert (str(error), error.said(str.upper)) == ("a set: {1, 2}", "A SET: {1, 2}")


def test_errors_survive_pickling():
    error = RuleError("{file}: {reason}", file=Path("a.toml"), reason=UnicodeError("x"))
    copy = pickle.loads(pickle.dumps(error))
    assert (type(copy), str(copy), copy.said(str)) == (RuleError, "a.toml: x", "a.toml: x")


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
