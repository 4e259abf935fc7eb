"""The base lexicon holds together: parents exist, spellings are clean, every list says where it comes from."""

from digestnlp.rules import base_pack, load_rules
from digestnlp.rules.schema import LexiconEntry

ENTRIES = load_rules().of(LexiconEntry)


def test_parents_exist():
    ids = {e.id for e in ENTRIES}
    assert [e.id for e in ENTRIES if e.parent is not None and e.parent not in ids] == []


def test_spellings_are_clean():
    for entry in ENTRIES:
        for spelling in (entry.name, *entry.aliases, *entry.context_aliases):
            assert spelling == " ".join(spelling.split()), entry.id
            assert len(spelling) > 1, entry.id


def test_every_list_states_source_and_licence():
    for file in (base_pack() / "lexicon").iterdir():
        head = [line for line in file.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
        text = "\n".join(head)
        assert "Source" in text, file.name
        assert "Licence" in text, file.name


def test_how_many_names_there_are():
    labels = [e.label for e in ENTRIES]
    assert labels.count("COMPANY") > 3000
    assert labels.count("PERSON") > 600
    assert labels.count("PRODUCT") > 1000
