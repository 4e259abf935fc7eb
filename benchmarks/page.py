#!/usr/bin/env python3
"""How fast a page opens in headless Chromium, how large it is, and what axe-core finds wrong with it: one JSON line each.

    benchmarks/page.py FILE|DATABASE…   # articles or databases to make pages of

Needs Chromium (apt-get install chromium) and the extra `dev`. Times are milliseconds from the start of the navigation to
the end of the load event, and to the first paint with words in it; the median of several openings, each in a new profile.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from browser import SCHEMES, accessibility_violations, started

OPENINGS = 5
_TIMES = """() => [
  performance.getEntriesByType('navigation')[0].loadEventEnd,
  performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null,
]"""


def measured(page_file: Path) -> dict[str, object]:
    """The figures of one page."""
    address = page_file.as_uri()
    loads, paints, violations = [], [], {}
    with started() as browser:
        for _ in range(OPENINGS):
            with browser.new_context() as context:
                page = context.new_page()
                page.goto(address)
                page.wait_for_timeout(200)  # the first paint may come after the load
                load, paint = page.evaluate(_TIMES)
                loads.append(load)
                paints.append(paint)
        for scheme in SCHEMES:
            with browser.new_context(color_scheme=scheme) as context:
                page = context.new_page()
                page.goto(address)
                violations[scheme] = len(accessibility_violations(page))
    return {
        "bytes": page_file.stat().st_size,
        "load_ms": round(statistics.median(loads)),
        "first_paint_ms": round(statistics.median(paints)),
        "slowest_load_ms": round(max(loads)),
        "violations": violations,
    }


def main(sources: list[str]) -> None:
    """Prints the figures of each source's page."""
    with tempfile.TemporaryDirectory() as folder:
        for source in sources:
            page = Path(folder) / "page.html"
            began = time.perf_counter()
            subprocess.run(
                [sys.executable, "-m", "digestnlp", "show", source, "-o", str(page)],
                check=True,
                stderr=subprocess.DEVNULL,
            )
            seconds = time.perf_counter() - began
            print(json.dumps({"source": Path(source).name, "made_in_s": round(seconds, 2), **measured(page)}))


if __name__ == "__main__":
    if not sys.argv[1:]:
        sys.exit(__doc__)
    main(sys.argv[1:])
