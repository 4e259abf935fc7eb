"""The tour runs, and gives what is stored in it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
NOTEBOOK = ROOT / "notebooks/tour.ipynb"

for tool in ("nbclient", "ipykernel", "altair", "vl_convert"):
    pytest.importorskip(tool, reason="the notebook's tools are not installed: pip install -e '.[notebook]'")


def run_notebook(*arguments):
    script = ROOT / "scripts/run_notebook.py"
    return subprocess.run(
        [sys.executable, script, *arguments], capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_the_stored_outputs_are_those_of_a_run():
    before = NOTEBOOK.read_bytes()
    done = run_notebook("--check")
    assert done.returncode == 0, f"run scripts/run_notebook.py\n{done.stdout}{done.stderr}"
    assert NOTEBOOK.read_bytes() == before


def test_it_holds_a_chart_and_marked_text_and_nothing_of_the_machine():
    notebook = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    outputs = [output for cell in notebook["cells"] for output in cell.get("outputs", ())]
    kinds = {kind for output in outputs for kind in output.get("data", {})}
    assert {"image/svg+xml", "text/html"} <= kinds
    assert not [output for output in outputs if output["output_type"] == "error" or output.get("name") == "stderr"]
    assert notebook["metadata"].keys() == {"kernelspec", "language_info"}
    assert {tuple(cell["metadata"]) for cell in notebook["cells"]} == {()}
