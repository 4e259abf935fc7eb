"""Tests marked `full` are slow or need tools beside Python; they run with DIGESTNLP_FULL=1, where a missing tool fails."""

import os

import pytest
from hypothesis import settings

# Machines differ: how fast a test is says nothing.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

# What the commands say is tested in English, whatever language the tester speaks.
os.environ["DIGESTNLP_LANG"] = "en"


def pytest_configure(config):
    config.addinivalue_line("markers", "full: slow, or needs a tool beside Python; runs with DIGESTNLP_FULL=1")


def pytest_collection_modifyitems(items):
    if os.environ.get("DIGESTNLP_FULL") == "1":
        return
    for item in items:
        if item.get_closest_marker("full"):
            item.add_marker(pytest.mark.skip(reason="runs with DIGESTNLP_FULL=1"))
