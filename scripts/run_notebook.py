#!/usr/bin/env python3
"""Runs notebooks/tour.ipynb and stores what its cells give, without what changes from run to run.

    scripts/run_notebook.py            # runs it and writes the outputs
    scripts/run_notebook.py --check    # writes nothing; exit code 1 where a stored output is not what a cell gives

Pictures are stored, but not compared: fonts differ between machines. Needs the extra `notebook`.
"""

from __future__ import annotations

import difflib
import re
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

NOTEBOOK = Path(__file__).parents[1] / "notebooks/tour.ipynb"
PICTURE = "image/svg+xml"
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def executed(path: Path) -> nbformat.NotebookNode:
    """The notebook with the outputs of a run in its own folder."""
    notebook = nbformat.read(path, as_version=4)
    resources = {"metadata": {"path": str(path.parent)}}
    NotebookClient(notebook, timeout=120, kernel_name="python3", coalesce_streams=True, resources=resources).execute()
    notebook.metadata = nbformat.from_dict(METADATA)
    for number, cell in enumerate(notebook.cells):
        cell.id, cell.metadata = f"cell-{number:02}", {}
    return notebook


def outputs(notebook: nbformat.NotebookNode) -> list[str]:
    """What a reader sees that each cell gives, line by line."""
    lines = []
    for number, cell in enumerate(notebook.cells):
        for output in cell.get("outputs", ()):
            lines += [f"cell {number}:", *_shown(output)]
    return lines


def _shown(output: nbformat.NotebookNode) -> list[str]:
    data = output.get("data", {})
    if PICTURE in data:
        return ["a picture"]
    if "text/html" in data:
        return re.sub(r"<[^>]*>", " ", data["text/html"]).split()  # markup is the version's of spaCy
    return (output.get("text") or data.get("text/plain") or "").splitlines()


def main() -> None:
    """Runs the notebook and writes or compares its outputs."""
    check = sys.argv[1:] == ["--check"]
    if sys.argv[1:] and not check:
        raise SystemExit(__doc__)
    notebook = executed(NOTEBOOK)
    if not check:
        nbformat.write(notebook, NOTEBOOK)
        return
    stored = outputs(nbformat.read(NOTEBOOK, as_version=4))
    differences = list(difflib.unified_diff(stored, outputs(notebook), "stored", "given", lineterm=""))
    print("\n".join(differences))
    sys.exit(bool(differences))


if __name__ == "__main__":
    main()
