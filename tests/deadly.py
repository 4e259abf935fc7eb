"""What workers import as their main module in tests: an engine that some words kill or stop."""

from __future__ import annotations

import os
import re
import signal
import time

from digestnlp.engine import Engine

KILLS = "此文杀死进程"
KILLS_ONCE = "此文杀死一次"
EXITS = "此文结束进程"
SLEEPS = "此文沉睡不醒"
SPINS = "此文原地打转"
SLOW = "此文慢慢地读"
MARK = "DIGESTNLP_TEST_MARK"  # names a file that the first death leaves behind

analyze = Engine.analyze


def deadly(self, article, tagged=None, **others):
    if KILLS in article.text:
        os.kill(os.getpid(), signal.SIGKILL)
    if KILLS_ONCE in article.text and not os.path.exists(os.environ[MARK]):  # noqa: PTH110
        with open(os.environ[MARK], "w"):  # noqa: PTH123
            os.kill(os.getpid(), signal.SIGKILL)
    if EXITS in article.text:
        os._exit(7)
    if SLEEPS in article.text:
        time.sleep(1000)
    if SPINS in article.text:
        re.match(r"(a|aa)+$", "a" * 100 + "b")  # holds the interpreter's lock for longer than anybody waits
    if SLOW in article.text:
        time.sleep(0.05)
    return analyze(self, article, tagged, **others)


if __name__ == "__mp_main__":  # in a worker, not in the tests' own process
    Engine.analyze = deadly
