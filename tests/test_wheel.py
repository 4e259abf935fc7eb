"""The wheel holds what the library needs, and works in an environment that has nothing else."""

import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

pytestmark = pytest.mark.full


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    out = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--outdir", str(out), str(ROOT)], check=True, capture_output=True
    )
    (built,) = out.glob("*.whl")
    return built


def test_the_wheel_holds_packs_and_data(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    source = ROOT / "src"
    needed = {
        file.relative_to(source).as_posix()
        for file in (source / "digestnlp").rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    assert needed <= names


def test_the_command_runs_from_the_wheel(wheel, tmp_path):
    venv.create(tmp_path / "venv", with_pip=True)
    binaries = tmp_path / "venv" / "bin"
    subprocess.run([binaries / "pip", "install", "--quiet", str(wheel)], check=True, capture_output=True)
    done = subprocess.run(
        [binaries / "digestnlp", "run", str(ROOT / "data/articles"), "-o", "facts.db"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "facts.db").stat().st_size > 0
