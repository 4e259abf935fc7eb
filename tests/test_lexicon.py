"""The base lexicon holds together: parents exist, spellings are clean, every list says where it comes from."""

import re

from digestnlp.entities.lexicon import Lexicon, fold, folded_name
from digestnlp.rules import base_pack, load_rules
from digestnlp.rules.schema import LexiconEntry
from digestnlp.view import of_each, view

ENTRIES = load_rules().of(LexiconEntry)


def test_parents_exist():
    ids = {e.id for e in ENTRIES}
    assert [e.id for e in ENTRIES if e.parent is not None and e.parent not in ids] == []


def test_ids_are_clean():
    assert [e.id for e in ENTRIES if not re.fullmatch(r"[a-z_]+\.[a-z0-9_.]+", e.id)] == []


def test_spellings_are_clean():
    for entry in ENTRIES:
        for spelling in (entry.name, *entry.aliases, *entry.context_aliases):
            assert spelling == " ".join(spelling.split()), entry.id
            assert len(spelling) > 1, entry.id
            assert not set(spelling) & set("<>|;,，；@"), entry.id


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


def own(entry: LexiconEntry) -> bool:
    """Whether the entry is of a list that is kept by hand."""
    return not entry.id.startswith("a_share.")


def test_a_share_has_one_company():
    # 国泰君安 took in 海通证券 and is 国泰海通 since; the texts of before have the old name.
    seen: dict[str, str] = {}
    for entry in filter(own, ENTRIES):
        if entry.ticker:
            assert seen.setdefault(entry.ticker, entry.id) == entry.id or entry.parent == seen[entry.ticker], entry.id
    markets = {ticker.rpartition(".")[2] for ticker in seen}
    assert markets <= {"SH", "SZ", "BJ", "HK", "TW", "TWO", "T", "KS", "KQ", "US", "L", "DE", "PA", "AS", "SW"}


def test_a_spelling_is_beyond_doubt_for_one_entry_of_a_kind():
    seen: dict[tuple[str, str], str] = {}
    for entry in filter(own, ENTRIES):
        certain = entry.aliases if entry.context else (entry.name, *entry.aliases)
        for spelling in certain:
            folded = view(spelling).replace(" ", "").casefold()
            assert seen.setdefault((entry.label, folded), entry.id) == entry.id, (spelling, entry.id)


def test_every_name_is_found_whatever_was_met_before():
    lexicon = Lexicon(ENTRIES)
    names = [name for entry in ENTRIES[::7] for name in (entry.name, *entry.aliases, *entry.context_aliases)]
    folded = [name for name in (folded_name(name.strip()) for name in of_each(view, names)) if len(name) > 1]
    assert len(folded) > 5000
    assert [name for name in folded if lexicon.get(name) is None] == []


def test_of_two_that_share_a_spelling_the_first_has_it():
    one, other, word = (
        LexiconEntry(id=id_, label="COMPANY", name=name, aliases=aliases, context=context)
        for id_, name, aliases, context in (
            ("a", "《云岚》", (), False),
            ("b", "＊云岚", ("《云岚》", "Yunlan"), False),
            ("c", "Ｙunlan", (), True),
        )
    )
    for entries, owner in ([one, other, word], "a"), ([other, one, word], "b"):
        hits = [*Lexicon(entries).find(fold(view("《云岚》和 Yunlan")))]
        assert [hit.name.id for hit in hits] == [owner, "b"]
        assert not any(hit.name.context for hit in hits)
    (hit,) = Lexicon([word, other]).find(fold(view("据yunlan报道")))
    assert (hit.start, hit.end, hit.name.id) == (1, 7, "b")
