"""The packs load, overlay and refuse: every error names file, rule, field, value and the nearest allowed spelling."""

from collections import Counter

import pytest
from pydantic import TypeAdapter

from digestnlp.errors import RuleError
from digestnlp.rules import load_rules
from digestnlp.rules.schema import CueEntry, LexiconEntry, MetricEntry

METRIC = """
[[metric]]
id = "own.tickets"
key = "tickets"
label = "售票数"
dimensions = ["count"]
nouns = ["售票数"]
"""


def pack(tmp_path, **files):
    for name, text in files.items():
        stem, _, suffix = name.rpartition("_")
        (tmp_path / f"{stem}.{suffix}").write_text(text, encoding="utf-8")
    return tmp_path


def test_a_pack_adds_entries(tmp_path):
    rules = load_rules(pack(tmp_path, own_toml=METRIC))
    assert "own.tickets" in {m.id for m in rules.of(MetricEntry)}
    assert len(rules.of(MetricEntry)) == len(load_rules().of(MetricEntry)) + 1


def test_no_list_of_the_base_pack_has_a_word_twice():
    """A second spelling is dead weight, and hides that the word was thought of before."""
    twice = {
        (entry.id, name, word)
        for table in load_rules().tables.values()
        for entry in table.values()
        for name, value in entry
        if isinstance(value, tuple)
        for word, count in Counter(item for item in value if isinstance(item, str)).items()
        if count > 1
    }
    assert not twice


def test_the_version_follows_the_content(tmp_path):
    first = load_rules(pack(tmp_path, own_toml=METRIC)).version
    assert first == load_rules(tmp_path).version
    assert first != load_rules().version
    pack(tmp_path, own_toml=METRIC.replace("售票数", "售票量"))
    assert load_rules(tmp_path).version != first


def test_an_id_that_is_taken_needs_replace(tmp_path):
    taken = load_rules().of(MetricEntry)[0]
    text = METRIC.replace("own.tickets", taken.id)
    with pytest.raises(RuleError, match=f"own.toml.*{taken.id}.*replace = true"):
        load_rules(pack(tmp_path, own_toml=text))
    rules = load_rules(pack(tmp_path, own_toml=text + "replace = true\n"))
    assert next(m for m in rules.of(MetricEntry) if m.id == taken.id).key == "tickets"


def test_replace_needs_something_to_replace(tmp_path):
    with pytest.raises(RuleError, match="no entry of this id below"):
        load_rules(pack(tmp_path, own_toml=METRIC + "replace = true\n"))


def test_disable_takes_entries_out(tmp_path):
    gone = load_rules().of(CueEntry)[0].id
    rules = load_rules(pack(tmp_path, own_toml=f'disable = ["cue:{gone}"]\n'))
    assert gone not in {c.id for c in rules.of(CueEntry)}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (METRIC.replace("nouns", "nuons"), r"own\.toml.*own\.tickets.*'nuons'.*did you mean 'nouns'"),
        (METRIC.replace("[[metric]]", "[[metrics]]"), r"'metrics'.*did you mean 'metric'"),
        (METRIC.replace('label = "售票数"\n', ""), r"'label' is missing"),
        (
            METRIC + 'direction = "increased"\n',
            r"'direction'.*'increased'.*did you mean 'increase'.*allowed: increase, decrease",
        ),
        (METRIC + 'priority = "3"\n', r"'priority'.*'3'"),
        (METRIC.replace("[[metric]]", "[metric]"), r"array of tables"),
        ("not toml", r"own\.toml.*not valid TOML"),
        ('disable = ["cue:plan.intend"]', r"no entry 'cue:plan\.intend'.*did you mean 'plan\.intends'"),
        ("disable = 3", r"'disable'.*list of ids"),
    ],
)
def test_mistakes_are_named(tmp_path, text, said):
    with pytest.raises(RuleError, match=said):
        load_rules(pack(tmp_path, own_toml=text))


def test_a_pack_is_a_folder(tmp_path):
    with pytest.raises(RuleError, match="not there"):
        load_rules(tmp_path / "none")
    with pytest.raises(RuleError, match="a file"):
        load_rules(pack(tmp_path, own_toml=METRIC) / "own.toml")


def test_a_lexicon_adds_names(tmp_path):
    text = "# ours\nid\tlabel\tname\taliases\tcontext\nown.x\tCOMPANY\t星原汽车\t星原|Xingyuan\t\nown.y\tPRODUCT\t晨曦\t\tyes\n"
    found = {e.id: e for e in load_rules(pack(tmp_path, names_tsv=text)).of(LexiconEntry)}
    assert found["own.x"].aliases == ("星原", "Xingyuan")
    assert found["own.y"].context


def test_names_are_what_their_model_says():
    names = load_rules().of(LexiconEntry)
    assert TypeAdapter(list[LexiconEntry]).validate_python([vars(name) for name in names], strict=True) == list(names)
    assert all(list(vars(name)) == list(LexiconEntry.model_fields) for name in names)


def test_names_are_known_by_their_label():
    rules = load_rules()
    assert rules.known("PLACE") == tuple(name for name in rules.of(LexiconEntry) if name.label == "PLACE") != ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("id\tlabel\tnmae\n", r"column 'nmae'.*did you mean 'name'"),
        ("id\tlabel\n", r"column 'name' is missing"),
        ("id\tlabel\tname\na\tCOMPNY\t星原\n", r"line 2.*'COMPNY'.*did you mean 'COMPANY'"),
        ("id\tlabel\tname\tcontext\na\tCOMPANY\t星原\tmaybe\n", r"line 2.*'context'.*'maybe'"),
        ("id\tlabel\tname\na\tCOMPANY\t星原\n\tCOMPANY\t海岳\n", r"line 3.*'id' is missing"),
        ("id\tlabel\tname\na\t\t星原\n", r"line 2: 'a': field 'label' is missing"),
        ("id\tlabel\tname\na\tCOMPANY\t星原\t多\n", r"line 2.*4 cells under 3 columns"),
    ],
)
def test_lexicon_mistakes_are_named(tmp_path, text, said):
    with pytest.raises(RuleError, match=said):
        load_rules(pack(tmp_path, names_tsv=text))
