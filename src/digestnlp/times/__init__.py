"""Time expressions and the days they cover: 前三季度, 去年同期, 截至2月底, 第52周, 2024财年, 春节.

Reading order: `calendar` (periods, and cycles that recur), `frame` (what is in force), `part` (an expression as it is read);
then what an expression is made of: `years` (heads), `year_parts`, `quarters`, `months`, `weeks`, `days`, `ends` (前三季度),
`numeric` (2024-12-31), `fiscal_years` with `fiscal`, `moved` (上周三) and `named` (目前); `grammar` joins them to one expression.
`spans` are counted from a day, and `over` tells whether they have passed; `outlook` is what is to come, `framing` the words
around an expression (截至, 以来); `triggers` say where a time may begin, and `finder` does the scan and the ranges. The words are
data: `packs/base/times.toml`.
"""

from digestnlp.times.finder import TimeFinder, find_times

__all__ = ["TimeFinder", "find_times"]
