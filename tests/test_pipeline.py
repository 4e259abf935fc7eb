from __future__ import annotations

import json
import pickle
from datetime import date

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup
from spacy.tokens.underscore import Underscore
from spacy.training import Example
from thinc.api import Config

from digestnlp.engine import extract, tokenize
from digestnlp.errors import RuleError, TaggerError
from digestnlp.models import Fact
from digestnlp.pipeline import COMPONENT, SCORER, DigestFacts, load, make_doc, register_extensions
from digestnlp.reader import parse_article

TEXT = """---
id: morning
title: 早报
date: 2025-01-02
---
## 星原汽车交付量公布

李晨称，去年星原汽车交付超过12.8 万辆，同比增长35.9%；  小米 SU7售价18.4万元起。
"""


CHARACTERS = {"@tokenizers": "spacy.zh.ChineseTokenizer", "segmenter": "char"}


@pytest.fixture(scope="module")
def nlp():
    return load()


@pytest.fixture(scope="module")
def doc(nlp):
    return nlp(TEXT)


@pytest.fixture
def pack(tmp_path):
    """A pack that makes 星河汽车 a company."""
    folder = tmp_path / "pack"
    (folder / "lexicon").mkdir(parents=True)
    lines = ["id\tlabel\tname\taliases", "xinghe\tCOMPANY\t星河汽车\t星河"]
    (folder / "lexicon" / "names.tsv").write_text("\n".join(lines), encoding="utf-8")
    return folder


def names(doc):
    return [(entity.text, entity.label_, entity.id_, entity.kb_id_) for entity in doc.ents]


def test_the_text_is_kept(doc):
    assert doc.text == TEXT


def test_the_digest_is_plain_json_with_the_rows_of_the_library(doc):
    digest = doc._.digest
    assert json.loads(json.dumps(digest)) == digest
    assert (digest["article_id"], digest["published"]) == ("morning", "2025-01-02")
    facts = extract(TEXT)
    assert len(facts) >= 3
    assert digest["facts"] == [fact.row() for fact in facts]
    assert [Fact.model_validate(row) for row in digest["facts"]] == facts
    for kind in ("facts", "entities", "quantities", "times"):
        assert digest[kind]
        assert all(TEXT[row["start"] : row["end"]] == row["text"] for row in digest[kind])


def test_entities_are_spans_with_name_and_id(doc):
    assert [(e.text, e.label_) for e in doc.ents] == [(r["text"], r["label"]) for r in doc._.digest["entities"]]
    assert [e.id_ for e in doc.ents] == [r["name"] for r in doc._.digest["entities"]]
    assert {"星原汽车", "李晨"} <= {e.id_ for e in doc.ents}


@pytest.mark.parametrize(
    ("group", "label"),
    [("entities", "label"), ("quantities", "dimension"), ("times", "grain"), ("facts", "metric")],
)
def test_spans_point_at_the_rows(doc, group, label):
    rows = doc._.digest[group]
    assert [(s.start_char, s.end_char, s.text, s.label_) for s in doc.spans[group]] == [
        (row["start"], row["end"], row["text"], row[label]) for row in rows
    ]


def test_fact_spans_carry_the_id_of_their_row(doc):
    assert [span.id_ for span in doc.spans["facts"]] == [row["id"] for row in doc._.digest["facts"]]


def test_every_number_time_and_name_is_one_token(doc):
    spans = [*doc.spans["quantities"], *doc.spans["times"], *doc.ents]
    assert all(len(span) == 1 for span in spans)
    assert {"12.8 万辆", "35.9%", "小米 SU7", "去年"} <= {token.text for token in doc}


def test_tokens_are_those_of_the_library_at_numbers_and_names(doc):
    ours = {(token.start, token.end) for token in tokenize(TEXT)}
    found = {(span.start_char, span.end_char) for span in (*doc.spans["quantities"], *doc.spans["times"], *doc.ents)}
    assert found <= ours
    assert found <= {(token.idx, token.idx + len(token)) for token in doc}


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "  ",
        "\n",
        " a  b ",
        "\t12.8 万辆\u3000\u3000约\r\n\r\n",
        "交付 12.8\u00a0万辆",
        "a\u2028b",
        "。，",
        "0",
        "𠮷野家 3 家店",
    ],
)
def test_any_white_space_is_kept(nlp, text):
    assert nlp(text).text == text
    assert nlp.make_doc(text).text == text


@settings(deadline=None)  # the first document builds what the others use
@given(st.text(st.sampled_from("交付12.8 万辆\n\t，。a\u3000约去年小米")))
def test_any_text_is_kept(nlp, text):
    assert nlp(text).text == text


def test_a_date_comes_with_the_article(nlp):
    text = "去年星原汽车交付12.8万辆。"
    undated = nlp(text)._.digest
    dated = nlp(make_doc(nlp, parse_article(text, id="x", published=date(2025, 1, 2))))._.digest
    assert (undated["published"], undated["facts"][0]["period_start"]) == (None, None)
    assert (dated["article_id"], dated["published"]) == ("x", "2025-01-02")
    assert (dated["facts"][0]["period_start"], dated["facts"][0]["period_end"]) == ("2024-01-01", "2024-12-31")


def test_an_article_gives_the_rows_of_the_library(nlp):
    article = parse_article(TEXT, id="x", published=date(2025, 3, 1), source="晨报")
    assert nlp(make_doc(nlp, article))._.digest["facts"] == [fact.row() for fact in extract(article)]


@pytest.mark.parametrize("processes", [1, 2])
def test_pipe_gives_the_same_as_single_calls(nlp, doc, processes):
    texts = [TEXT, "没有数字。", TEXT]
    piped = list(nlp.pipe(texts, n_process=processes))
    assert [each.text for each in piped] == texts
    assert [each._.digest for each in piped] == [doc._.digest, nlp(texts[1])._.digest, doc._.digest]
    assert names(piped[0]) == names(doc)
    assert [span.id_ for span in piped[2].spans["facts"]] == [span.id_ for span in doc.spans["facts"]]


def test_pipe_takes_articles(nlp):
    articles = [parse_article("去年星原汽车交付12.8万辆。", id=i, published=date(2025, 1, 2)) for i in "ab"]
    piped = list(nlp.pipe((make_doc(nlp, article) for article in articles), n_process=2))
    assert [each._.digest["article_id"] for each in piped] == ["a", "b"]
    assert all(each._.digest["facts"][0]["period_from"] == "relative" for each in piped)


def test_documents_survive_bytes(nlp, doc):
    copy = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert copy._.digest == doc._.digest
    assert names(copy) == names(doc)


def test_the_pipeline_survives_bytes(nlp, doc, pack):
    assert load().from_bytes(nlp.to_bytes())(TEXT)._.digest == doc._.digest
    with_pack = load(pack)
    assert names(load().from_bytes(with_pack.to_bytes())("星河汽车")) == names(with_pack("星河汽车")) != []


def test_the_pipeline_survives_disk_without_the_folders_of_its_packs(doc, pack, tmp_path):
    load(pack).to_disk(tmp_path / "saved")
    for file in pack.rglob("*.tsv"):
        file.unlink()
    saved = spacy.load(tmp_path / "saved")
    assert saved.pipe_names == [COMPONENT]
    assert names(saved("星河发布公告")) == [("星河", "COMPANY", "星河汽车", "xinghe")]
    assert [row["value"] for row in saved(TEXT)._.digest["facts"]] == [row["value"] for row in doc._.digest["facts"]]


def test_the_component_survives_pickling(nlp, pack):
    component = pickle.loads(pickle.dumps(load(pack).get_pipe(COMPONENT)))
    assert names(component(nlp.make_doc("星河汽车"))) == [("星河汽车", "COMPANY", "星河汽车", "xinghe")]


def test_a_pack_changes_the_version_and_only_its_pipeline(nlp, pack):
    text = "星河汽车去年交付12.8万辆。"
    assert load(pack)(text)._.digest["facts"][0]["subject_id"] == "xinghe"
    assert nlp(text)._.digest["facts"][0]["subject_id"] is None


def test_files_of_a_pack_cannot_leave_it():
    with pytest.raises(ValueError, match="outside of its pack"):
        DigestFacts().from_bytes(json.dumps([{"../x.toml": ""}]).encode())


def test_the_component_works_behind_another_tokenizer(doc):
    other = spacy.blank("zh")
    other.add_pipe(COMPONENT)
    found = other(TEXT)
    assert found._.digest == doc._.digest
    assert [span.text for span in found.spans["facts"]] == [span.text for span in doc.spans["facts"]]


def test_without_retokenizing_spans_widen_to_tokens():
    other = spacy.blank("zh", config={"nlp": {"tokenizer": {"@tokenizers": "digestnlp.tokenizer.v1"}}})
    plain = [token.text for token in other(TEXT)]
    other.add_pipe(COMPONENT, config={"retokenize": False})
    found = other(TEXT)
    assert [token.text for token in found] == plain
    for span, row in zip(found.spans["facts"], found._.digest["facts"], strict=True):
        assert row["text"] in span.text


def test_the_contract_is_declared(nlp):
    meta = nlp.get_pipe_meta(COMPONENT)
    assert meta.assigns == ["doc.ents", "doc.spans", "doc._.digest", "token.ent_type", "token.ent_iob"]
    assert (meta.requires, meta.retokenizes) == ([], True)
    assert not nlp.analyze_pipes()["problems"][COMPONENT]


@Language.component("other_marks")
def other_marks(doc):
    """A component of somebody else: an entity, and spans in a group of its own."""
    doc.ents = [doc.char_span(TEXT.index("去年"), TEXT.index("交付超过"), label="CAR", kb_id="K", span_id="I")]
    group = [doc.char_span(TEXT.index("过12"), TEXT.index("12.8") + 2, label="CUT"), doc[len(doc) - 3 : len(doc)]]
    doc.spans["other"] = SpanGroup(doc, name="other", attrs={"by": "others"}, spans=group)
    return doc


def characters(spans):
    return [(span.text, span.label_, span.kb_id_, span.id_) for span in spans]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_other_components_marked_stays(language, doc):
    other = spacy.blank(language, config={"nlp": {"tokenizer": CHARACTERS}})
    other.add_pipe("other_marks")
    other.add_pipe(COMPONENT)
    found = other(TEXT)
    assert [mark for mark in characters(found.ents) if "星原" in mark[0]] == [
        ("星原汽车", "COMPANY", "", "星原汽车"),
        ("去年星原汽车", "CAR", "K", "I"),
    ]
    assert characters(found.spans["other"]) == [("过12.8 万辆", "CUT", "", ""), ("18.4万元起。\n", "", "", "")]
    assert found.spans["other"].attrs == {"by": "others"}
    assert characters(found.spans["entities"]) == characters(doc.spans["entities"])
    assert found._.digest == doc._.digest


def test_entities_of_others_go_where_that_is_asked_for(doc):
    other = spacy.blank("zh")
    other.add_pipe("other_marks")
    other.add_pipe(COMPONENT, config={"overwrite_ents": True})
    assert characters(other(TEXT).ents) == characters(doc.ents)


def test_a_pipeline_of_many_components():
    """Sentences, an entity ruler before and after, and ours among them, which leaves their tokens alone."""
    other = spacy.blank("zh")
    other.add_pipe("sentencizer", config={"punct_chars": ["。"]})
    other.add_pipe("entity_ruler", name="before").add_patterns([{"label": "CAR", "pattern": "星原汽车"}])
    other.add_pipe(COMPONENT, config={"retokenize": False})
    other.add_pipe("entity_ruler", name="after").add_patterns([{"label": "PRICE", "pattern": "18.4万元"}])
    assert not any(other.analyze_pipes()["problems"].values())
    found = other(TEXT)
    assert {("星原汽车", "CAR"), ("李晨", "PERSON"), ("18.4万元", "PRICE")} <= {(e.text, e.label_) for e in found.ents}
    body = next(sentence for sentence in found.sents if "12.8" in sentence.text)
    assert body.text.rstrip().endswith("起。")


def test_a_config_makes_the_pipeline_again(nlp, doc):
    config = Config().from_str(nlp.config.to_str(), interpolate=False)
    assert config["components"][COMPONENT] == {
        "factory": COMPONENT,
        "tagger": "builtin",
        "retokenize": True,
        "overwrite_ents": False,
        "scorer": {"@scorers": SCORER},
    }
    again = spacy.util.load_model_from_config(config)
    assert again.config.to_str() == nlp.config.to_str()
    assert again(TEXT)._.digest == doc._.digest


def test_a_config_file_says_which_packs_are_taken(pack, tmp_path):
    config = load().config.copy()
    config["initialize"]["components"] = {COMPONENT: {"packs": [str(pack)]}}
    config.to_disk(tmp_path / "config.cfg")
    made = spacy.util.load_model_from_config(spacy.util.load_config(tmp_path / "config.cfg"))
    assert names(made("星河发布公告")) == []
    made.initialize()
    assert names(made("星河发布公告")) == [("星河", "COMPANY", "星河汽车", "xinghe")]


def test_initializing_keeps_packs_that_are_in_use(pack):
    made = load(pack)
    made.initialize()
    assert names(made("星河发布公告")) == [("星河", "COMPANY", "星河汽车", "xinghe")]


def reference(nlp, doc):
    """A document as somebody would mark it: names, spans and rows of `doc`."""
    gold = Doc(nlp.vocab, words=[token.text for token in doc], spaces=[bool(token.whitespace_) for token in doc])
    gold.ents = [gold.char_span(e.start_char, e.end_char, label=e.label_) for e in doc.ents]
    gold.spans["facts"] = [gold.char_span(s.start_char, s.end_char, label=s.label_) for s in doc.spans["facts"]]
    gold._.digest = {"facts": [dict(row) for row in doc._.digest["facts"]]}
    return gold


def evaluated(nlp, gold):
    return nlp.evaluate([Example(nlp.make_doc(gold.text), gold)])


def test_a_right_document_scores_one(nlp, doc):
    scores = evaluated(nlp, reference(nlp, doc))
    for key in ("ents", "spans_facts", "facts"):
        assert [scores[f"{key}_{part}"] for part in "prf"] == [1.0, 1.0, 1.0]
    assert scores["facts_per_type"].keys() == {row["metric"] for row in doc._.digest["facts"]}
    assert scores["spans_times_f"] is None


def test_a_missed_and_a_wrong_row_are_scored(nlp, doc):
    gold = reference(nlp, doc)
    first, *others = gold._.digest["facts"]
    missed = {**first, "start": 0, "end": 1}
    gold._.digest = {"facts": [{**first, "modality": "target"}, missed, *others]}
    gold.ents = gold.ents[1:]
    gold.spans["facts"] = [*gold.spans["facts"], Span(gold, 0, 1, label="count")]
    scores, found = evaluated(nlp, gold), len(others) + 1
    assert scores["facts_p"] == pytest.approx(len(others) / found)
    assert scores["facts_r"] == pytest.approx(len(others) / (found + 1))
    assert scores["facts_per_type"][first["metric"]]["p"] < 1
    assert (scores["spans_facts_p"], scores["spans_facts_r"]) == (1.0, pytest.approx(found / (found + 1)))
    assert scores["ents_p"] < scores["ents_r"] == 1.0


def test_nothing_marked_gives_no_scores(nlp):
    scores = evaluated(nlp, nlp.make_doc(TEXT))
    assert {scores[f"{key}_{part}"] for key in ("ents", "facts", "spans_facts") for part in "prf"} == {None}


def test_a_component_without_a_scorer_scores_nothing(nlp, doc):
    other = spacy.blank("zh")
    other.add_pipe(COMPONENT, config={"scorer": None})
    assert "facts_f" not in evaluated(other, reference(nlp, doc))


def test_a_pack_that_is_not_valid_is_said_at_once(tmp_path):
    with pytest.raises(RuleError, match="missing"):
        load(tmp_path / "missing")


def test_a_tagger_that_is_not_installed_is_said_at_once():
    with pytest.raises(TaggerError, match="no_such_model"):
        load(tagger="no_such_model")


def test_extensions_of_other_code_are_not_overwritten(monkeypatch):
    monkeypatch.setattr(Underscore, "doc_extensions", {"digest": ("mine", None, None, None)})
    with pytest.raises(ValueError, match=r"doc\._\.digest is registered with other settings"):
        register_extensions()
    assert Underscore.doc_extensions["digest"] == ("mine", None, None, None)


def test_extensions_are_registered_once():
    register_extensions()
    register_extensions()
    assert Doc.has_extension("digest")
    assert Doc.has_extension("article")


def test_a_blank_pipeline_finds_the_parts_by_entry_point():
    """A fresh process that never imported digestnlp: spaCy finds tokenizer and component by name."""
    import subprocess
    import sys

    code = (
        "import spacy\n"
        "nlp = spacy.blank('zh', config={'nlp': {'tokenizer': {'@tokenizers': 'digestnlp.tokenizer.v1'}}})\n"
        "nlp.add_pipe('digest_facts', config={'scorer': {'@scorers': 'digestnlp.scorer.v1'}})\n"
        "print(len(nlp('星原汽车交付12.8万辆。')._.digest['facts']))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "1\n"
