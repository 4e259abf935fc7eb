from __future__ import annotations

from datetime import date

import pytest

from digestnlp.batch import run
from digestnlp.engine import Engine, extract
from digestnlp.errors import ReadError, RuleError
from digestnlp.models import Article
from digestnlp.reader import UnreadArticle, parse_article

TEXT = "2024年星原汽车交付12.8万辆。"


def article(id_, text=TEXT):
    return parse_article(text, id=id_, published=date(2025, 1, 2))


def test_each_article_gives_one_result_in_order():
    results = list(run([article("b"), article("a"), article("c", "没有数字的一句话。")]))
    assert [result.article.id for result in results] == ["b", "a", "c"]
    assert [len(result.facts) for result in results] == [1, 1, 0]
    assert all(result.error is None for result in results)


def test_results_are_those_of_the_library():
    one = article("a")
    (result,) = run([one])
    assert list(result.facts) == extract(one)
    assert [entity.name for entity in result.entities] == ["星原汽车"]


def test_paths_are_read(tmp_path):
    (tmp_path / "a.md").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.jsonl").write_text('{"id": "x", "text": "没有数字"}\n', encoding="utf-8")
    assert [result.article.id for result in run([str(tmp_path)])] == ["a.md", "x"]
    assert [result.article.id for result in run([tmp_path / "b.jsonl", article("y")])] == ["x", "y"]


def test_articles_are_taken_a_few_at_a_time():
    taken = []

    def articles():
        for number in range(1000):
            taken.append(number)
            yield article(str(number))

    results = run(articles())
    assert taken == []
    next(results)
    assert 1 < len(taken) <= 50


def test_an_article_gives_the_same_alone_and_among_others():
    texts = [
        "云岚科技与望舒签约，去年营收 3 亿元。",
        "",
        "翎川动力董事长周行之说，今年交付 2 万辆。",
        "无名之辈",
        "云岚" * 3000,
    ]
    articles = [parse_article(text, id=str(number)) for number, text in enumerate(texts)]
    engine = Engine()
    assert list(run(articles)) == [engine.process(each) for each in articles] == engine.process_all(articles)


def test_results_before_an_input_that_is_not_there_come_first(tmp_path):
    results = run([article("a"), tmp_path / "missing.md"])
    assert next(results).article.id == "a"
    with pytest.raises(ReadError):
        next(results)


def test_a_tagger_that_fails_fails_each_article(monkeypatch):
    engine = Engine()
    monkeypatch.setattr(engine._entities, "_tagger", lambda texts: 1 / 0)
    assert [result.error for result in engine.process_all([article("a"), article("b")])] == [
        "a: ZeroDivisionError: division by zero",
        "b: ZeroDivisionError: division by zero",
    ]


def test_an_article_that_cannot_be_read_stops_nothing(tmp_path):
    (tmp_path / "a.md").write_bytes(b"\xff\xff\xff")
    (tmp_path / "b.md").write_text(TEXT, encoding="utf-8")
    first, second = run([tmp_path])
    assert first.article.id == "a.md"
    assert "UTF-8" in first.error
    assert (second.article.id, second.error, len(second.facts)) == ("b.md", None, 1)


def test_what_the_reader_could_not_read_is_a_failed_result():
    (result,) = run([UnreadArticle(id="a", path="a.md", error="a.md: broken")])
    assert (result.article.id, result.error, result.facts) == ("a", "a.md: broken", ())


def test_an_article_that_the_engine_fails_on_stops_nothing(monkeypatch):
    analyze = Engine.analyze

    def failing(self, each, tagged=None):
        if each.id == "a":
            raise ZeroDivisionError("by zero")
        return analyze(self, each, tagged)

    monkeypatch.setattr(Engine, "analyze", failing)
    first, second = run([article("a"), article("b")])
    assert first.error == "a: ZeroDivisionError: by zero"
    assert (first.facts, first.entities) == ((), ())
    assert second.error is None


def test_the_second_article_of_one_id_fails():
    first, second = run([article("a"), article("a", "另一篇。")])
    assert (first.error, len(first.facts)) == (None, 1)
    assert second.error == "a: an article before it in this run has this id; give each an id of its own"
    assert second.article.text == "另一篇。"


def test_files_of_one_name_in_two_folders_fail_the_second_time(tmp_path):
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.md").write_text(TEXT, encoding="utf-8")
    first, second = run([tmp_path / "x", tmp_path / "y"])
    assert first.error is None
    assert second.error is not None


def test_an_article_after_an_unread_one_of_its_id_is_processed():
    unread = UnreadArticle(id="a", path="a.md", error="a.md: broken")
    first, second = run([unread, article("a")])
    assert (first.error is None, second.error) == (False, None)


def test_an_empty_article_gives_an_empty_result():
    (result,) = run([Article(id="a", text="")])
    assert (result.facts, result.error) == ((), None)


def test_a_pack_that_is_not_valid_is_said_before_any_article(tmp_path):
    with pytest.raises(RuleError):
        run([], packs=[tmp_path / "missing"])


def test_a_path_that_is_not_there_is_an_error(tmp_path):
    with pytest.raises(ReadError, match="no such file"):
        list(run([tmp_path / "missing.md"]))
