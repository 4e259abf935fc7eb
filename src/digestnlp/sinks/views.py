"""The views that people would query first, as SQL that every database takes.

In braces: names of the table and of views, as they are in one database; `{number}`, the column that holds a figure as a
number; `{published_last}` and `{ended_last}`, orders in which the latest row comes first, and one without the date last.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

# Only these are "the" figure of a subject: of no part of it, and no change.
_FIGURES = """
SELECT * FROM {facts}
WHERE subject IS NOT NULL AND scope IS NULL AND direction IS NULL
"""

_LATEST_FIGURES = """
SELECT figure.* FROM {figures} AS figure
JOIN (
  SELECT id, ROW_NUMBER() OVER (
    PARTITION BY subject, metric
    ORDER BY {ended_last}, {published_last}, id
  ) AS place
  FROM {figures} WHERE modality = 'actual'
) AS ranked ON ranked.id = figure.id
WHERE ranked.place = 1
"""

# Of two articles on one period the later one counts.
_METRIC_SERIES = """
SELECT figure.* FROM {figures} AS figure
JOIN (
  SELECT id, ROW_NUMBER() OVER (
    PARTITION BY subject, metric, unit, period_start, period_end
    ORDER BY {published_last}, id
  ) AS place
  FROM {figures} WHERE modality = 'actual' AND period_end IS NOT NULL
) AS ranked ON ranked.id = figure.id
WHERE ranked.place = 1
"""

_TARGETS_AND_ACTUALS = """
SELECT
  target.subject, target.metric, target.unit, target.period_start, target.period_end, target.modality,
  target.relation AS target_relation, target.value AS target_value, actual.value AS actual_value,
  actual.{number} / NULLIF(target.{number}, 0) AS actual_of_target,
  target.sentence AS target_sentence, actual.sentence AS actual_sentence,
  target.article_id AS target_article_id, actual.article_id AS actual_article_id
FROM (
  SELECT figure.* FROM {figures} AS figure
  JOIN (
    SELECT id, ROW_NUMBER() OVER (
      PARTITION BY subject, metric, unit, period_start, period_end, modality, value
      ORDER BY {published_last}, id
    ) AS place
    FROM {figures} WHERE modality IN ('target', 'plan')
  ) AS ranked ON ranked.id = figure.id
  WHERE ranked.place = 1
) AS target
LEFT JOIN {metric_series} AS actual
  ON actual.subject = target.subject AND actual.metric = target.metric
  AND (actual.unit = target.unit OR (actual.unit IS NULL AND target.unit IS NULL))
  AND actual.period_start = target.period_start AND actual.period_end = target.period_end
"""

# In the order in which they are made, as each is of those before it.
VIEWS = {
    "figures": _FIGURES,
    "latest_figures": _LATEST_FIGURES,
    "metric_series": _METRIC_SERIES,
    "targets_and_actuals": _TARGETS_AND_ACTUALS,
}


def view_statements(named: Callable[[str], str], number: str) -> Iterator[str]:
    """The statements that make the views.

    Args:
        named: gives the name of a table or view as it is written in the database.
        number: the column of `facts` that holds the value as a number.
    """
    names = {name: named(name) for name in ("facts", *VIEWS)}
    orders = {"published_last": _latest("published"), "ended_last": _latest("period_end")}
    for name, select in VIEWS.items():
        yield f"CREATE VIEW {names[name]} AS\n{select.strip()}".format(**names, **orders, number=number)


def _latest(column: str) -> str:
    """Not NULLS LAST, which not every database knows."""
    return f"CASE WHEN {column} IS NULL THEN 1 ELSE 0 END, {column} DESC"
