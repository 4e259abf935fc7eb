"""Compiles the finders of quantities and times with mypyc, where the machine has a C compiler.

They read each character of each text, and compiled they read one and a half times as many. The modules are plain typed
Python all the same: without a compiler, in an editable install (where what is edited must be what runs) and with
`DIGESTNLP_PURE=1` the wheel is pure Python, and does the same.
"""

from __future__ import annotations

import os
import shutil
import sys
import sysconfig
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SOURCE = Path("src")
COMPILED = ("numerals.py", "view.py", "wordlist.py", "quantities/*.py", "times/*.py")
# Waits for Pint, not for Python.
NOT_COMPILED = ("__init__.py", "conversion.py")


class CompiledFinders(BuildHookInterface):  # type: ignore[type-arg]
    """Adds the compiled modules to a wheel, beside the sources that they are made from."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Is called by hatchling before it packs the wheel."""
        if version == "editable" or os.environ.get("DIGESTNLP_PURE") or not _can_compile():
            return
        self._built = tempfile.TemporaryDirectory()
        try:
            libraries = list(_compile(Path(self.root), Path(self._built.name)))
        except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever a compiler says, the sources do without it
            print(f"digestnlp: the finders stay pure Python, as they could not be compiled: {error}", file=sys.stderr)  # noqa: T201
            return
        build_data["pure_python"] = False
        build_data["infer_tag"] = True
        for library, place in libraries:
            build_data["force_include"][str(library)] = str(place)

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Is called when the wheel is packed."""
        if built := getattr(self, "_built", None):
            built.cleanup()


def _can_compile() -> bool:
    """Whether there is a C compiler, and what it needs to make an extension of this Python."""
    compiler = os.environ.get("CC") or sysconfig.get_config_var("CC") or "cc"
    header = Path(sysconfig.get_path("include"), "Python.h")
    if sys.platform != "win32" and (not shutil.which(compiler.split()[0]) or not header.exists()):
        print(f"digestnlp: no C compiler {compiler} or no {header}, so the finders stay pure Python", file=sys.stderr)  # noqa: T201
        return False
    return True


def _compile(root: Path, temporary: Path) -> Iterator[tuple[Path, Path]]:
    """The libraries made of the modules, each with its place in the wheel."""
    from mypyc.build import mypycify
    from setuptools import Distribution

    package = root / SOURCE / "digestnlp"
    files = (path for pattern in COMPILED for path in package.glob(pattern) if path.name not in NOT_COMPILED)
    modules = sorted(str(path.relative_to(root)) for path in files)
    # The types of other packages are not needed, and reading them would take longer than all the rest.
    options = ["--config-file=", "--no-site-packages", "--ignore-missing-imports", "--follow-imports=silent"]
    here = Path.cwd()
    into = temporary / "lib"
    os.chdir(root)
    os.environ["MYPYPATH"] = str(SOURCE)
    try:
        extensions = mypycify(
            [*options, *modules],
            opt_level="2",
            debug_level="0",
            multi_file=True,
            target_dir=str(temporary),
            group_name="digestnlp",
        )
        command = Distribution({"name": "digestnlp", "ext_modules": extensions}).get_command_obj("build_ext")
        command.build_lib, command.build_temp = str(into), str(temporary / "objects")
        command.ensure_finalized()
        command.run()
    finally:
        os.chdir(here)
    for library in sorted(into.rglob("*.*")):
        yield library, library.relative_to(into)
