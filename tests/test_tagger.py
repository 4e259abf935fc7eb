"""Taggers by name: none, the built-in one, and a spaCy pipeline in its place, made here, so that none need be installed."""

import json

import pytest
import spacy
from click.testing import CliRunner

from digestnlp import Engine, TaggerError, extract, find_entities, load, parse_article
from digestnlp.batch import run
from digestnlp.cli import main
from digestnlp.tagger import load_tagger, tagger_version

TEXT = "望舒去年营收 3 亿元。"


@pytest.fixture
def model(tmp_path):
    nlp = spacy.blank("zh")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "ORG", "pattern": "望舒"}, {"label": "DATE", "pattern": "今天"}])
    nlp.to_disk(tmp_path / "model")
    return str(tmp_path / "model")


def test_no_tagger():
    assert load_tagger(None) is None


def test_labels_are_mapped(model):
    tag = load_tagger(model)
    assert [[span[:3] for span in spans] for spans in tag(["今天望舒发布", "", "望舒"])] == [
        [(2, 4, "COMPANY")],
        [],
        [(0, 2, "COMPANY")],
    ]


def test_the_engine_uses_it(model):
    article = parse_article(TEXT, id="x")
    (fact,) = Engine(tagger=model).analyze(article).facts
    assert (fact.subject, fact.subject_type) == ("望舒", "COMPANY")


def test_the_version_tells_taggers_apart(model):
    assert len({Engine(tagger=name).version for name in ("builtin", None, model)}) == 3
    assert tagger_version("builtin") != tagger_version("another")


def test_every_door_takes_it(model):
    assert [fact.subject for fact in extract(TEXT, tagger=model)] == ["望舒"]
    assert [fact.subject for result in run([parse_article(TEXT, id="x")], tagger=model) for fact in result.facts] == [
        "望舒"
    ]
    assert [(e.text, e.found_by) for e in find_entities(TEXT, tagger=model)] == [("望舒", "tagger")]
    assert [(ent.text, ent.label_) for ent in load(tagger=model)(TEXT).ents] == [("望舒", "COMPANY")]


def test_it_takes_the_place_of_the_built_in_one(model):
    only_builtin = "知情人士说，望舒将从翎川手中接过这笔订单。"
    assert {e.text for e in find_entities(only_builtin, tagger=model)} == {"望舒"}


def test_find_entities_takes_it_by_name(model):
    found = [(e.text, e.label, e.found_by) for e in find_entities("记者从望舒处了解到情况。", tagger=model)]
    assert found == [("望舒", "COMPANY", "tagger")]
    with pytest.raises(TaggerError, match="zh_core_web_sm_not_here"):
        find_entities("记者从望舒处了解到情况。", tagger="zh_core_web_sm_not_here")


def test_a_pipeline_that_is_not_installed():
    with pytest.raises(TaggerError, match="python -m spacy download zh_core_web_sm"):
        load_tagger("zh_core_web_sm_not_here")


def test_a_pipeline_that_tags_nothing(tmp_path):
    spacy.blank("zh").to_disk(tmp_path / "empty")
    with pytest.raises(TaggerError, match=r"sets doc\.ents"):
        load_tagger(str(tmp_path / "empty"))


def test_the_command_line_takes_it_and_none(model):
    def found(*options):
        done = CliRunner().invoke(main, ["entities", "芯片设计商榛禾完成 B 轮融资，由望舒领投。", *options])
        assert done.exit_code == 0, done.output
        return {json.loads(line)["text"] for line in done.stdout.splitlines()}

    assert "榛禾" in found()
    assert found("--tagger", "builtin") == found()
    assert "榛禾" not in found("--tagger", "none")
    assert found("--tagger", model) == {"望舒"}


def test_the_command_line_says_how_to_get_a_pipeline():
    done = CliRunner().invoke(main, ["entities", "榛禾", "--tagger", "zh_core_web_sm_not_here"])
    assert done.exit_code == 2
    assert "python -m spacy download zh_core_web_sm" in done.stderr
