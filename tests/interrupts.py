"""Processes that Ctrl-C reaches, even where the tests themselves run in the background, which has it ignored."""

from __future__ import annotations

import signal
import subprocess


def interruptible(command, **options):
    """The command in a group of its own, to which a terminal would send Ctrl-C."""
    return subprocess.Popen(
        command,
        text=True,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
        **options,
    )
