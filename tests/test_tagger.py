"""A spaCy pipeline as tagger: labels mapped, errors that help; made here, so that no model is needed."""

import pytest
import spacy

from digestnlp import Engine, TaggerError, find_entities, parse_article
from digestnlp.tagger import load_tagger


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
    assert [(s.start, s.end, s.label) for s in tag("今天望舒发布")] == [(2, 4, "COMPANY")]


def test_the_engine_uses_it(model):
    article = parse_article("望舒去年营收 3 亿元。", id="x")
    with_model, without = Engine(tagger=model), Engine()
    assert [f.subject for f in with_model.analyze(article).facts] == ["望舒"]
    assert with_model.version != without.version


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
