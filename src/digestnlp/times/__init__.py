"""Time expressions and the days they cover: 前三季度, 去年同期, 截至2月底, 第52周, 2024财年, 春节.

Reading order: `calendar` (periods, and cycles that recur), `frame` (what is in force), `grammar` (one expression, with
`fiscal` and `solar`), `spans` (counted from a day), `outlook` (what is to come), `triggers` (where one may begin), `finder`
(the scan, ranges, and the words around an expression). The words are data: `packs/base/times.toml`.
"""

from digestnlp.times.finder import TimeFinder, find_times

__all__ = ["TimeFinder", "find_times"]
