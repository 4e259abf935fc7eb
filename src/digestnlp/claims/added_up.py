"""Times over which only what stands right behind them is added up: 指数涨 0.4%，周涨 2%."""

from __future__ import annotations

from digestnlp.deferred import deferred
from digestnlp.models import Time

OF_ITS_WEEK = "周"
_ADDED_UP = deferred(" ?累计")


def is_added_up_over(view: str, time: Time) -> bool:
    """Whether the time is of the move behind it alone, so that no quote beside is of it: 周涨 2%, 本月累计跌 4%."""
    return time.text == OF_ITS_WEEK or _ADDED_UP.match(view, time.end) is not None
