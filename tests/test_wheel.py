"""The wheel holds what the library needs, and works in an environment that has nothing else."""

import os
import shutil
import subprocess
import sys
import sysconfig
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


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """The `bin` of an environment that has the wheel and what it depends on."""
    folder = tmp_path_factory.mktemp("venv")
    venv.create(folder, with_pip=True)
    subprocess.run([folder / "bin/pip", "install", "--quiet", str(wheel)], check=True, capture_output=True)
    return folder / "bin"


def test_the_wheel_holds_packs_and_data(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    source = ROOT / "src"
    needed = {
        file.relative_to(source).as_posix()
        for file in (source / "digestnlp").rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    assert needed <= names
    assert {
        "digestnlp/py.typed",
        "digestnlp/data/tagger.npz",
        "digestnlp/packs/base/units.toml",
        "digestnlp/packs/base/lexicon/companies.tsv",
        "digestnlp/locale/zh/LC_MESSAGES/digestnlp.mo",
    } <= needed


@pytest.mark.skipif(not shutil.which("cc"), reason="without a C compiler the wheel is pure Python")
def test_the_finders_are_compiled(installed, tmp_path):
    code = "import digestnlp.quantities.finder as q, digestnlp.times.finder as t; print(q.__file__); print(t.__file__)"
    done = subprocess.run([installed / "python", "-c", code], cwd=tmp_path, capture_output=True, text=True)
    suffix = sysconfig.get_config_var("EXT_SUFFIX")
    assert [Path(line).name for line in done.stdout.split()] == [f"finder{suffix}"] * 2, done.stderr


@pytest.mark.parametrize("environment", [{"DIGESTNLP_PURE": "1"}, {"CC": "/no/such/compiler"}])
def test_without_a_compiler_or_by_request_the_wheel_is_pure_python(environment, tmp_path):
    command = [sys.executable, "-m", "build", "--wheel", "--outdir", str(tmp_path), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, **environment})
    (built,) = tmp_path.glob("*-py3-none-any.whl")
    assert not [name for name in zipfile.ZipFile(built).namelist() if name.endswith((".so", ".pyd"))]


def test_the_command_runs_from_the_wheel(installed, tmp_path):
    done = subprocess.run(
        [installed / "digestnlp", "run", str(ROOT / "data/articles"), "-o", "facts.db"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "facts.db").stat().st_size > 0


def test_the_command_of_the_wheel_speaks_chinese(installed):
    environment = {**os.environ, "DIGESTNLP_LANG": "zh"}
    done = subprocess.run([installed / "digestnlp", "--help"], capture_output=True, encoding="utf-8", env=environment)
    assert "用法：" in done.stdout


def test_spacy_finds_the_parts_of_the_wheel(installed, tmp_path):
    code = "import spacy; nlp = spacy.blank('zh'); nlp.add_pipe('digest_facts'); print(nlp.config['components'])"
    done = subprocess.run([installed / "python", "-c", code], cwd=tmp_path, capture_output=True, text=True)
    assert "digestnlp.scorer.v1" in done.stdout, done.stderr


def test_a_program_that_uses_the_wheel_is_typed(installed, tmp_path):
    """Strictly: what the library gives has types, and a mistake in its use is found."""
    command = [
        sys.executable,
        "-m",
        "mypy",
        "--strict",
        "--python-executable",
        installed / "python",
        "--no-incremental",
    ]
    program = ROOT / "tests/typed_program.py"
    right = subprocess.run([*command, program], cwd=tmp_path, capture_output=True, text=True)
    assert right.returncode == 0, right.stdout
    wrong = tmp_path / "wrong.py"
    wrong.write_text("from digestnlp import extract\n\nvalue: str = extract('')[0].value\n", encoding="utf-8")
    found = subprocess.run([*command, wrong], cwd=tmp_path, capture_output=True, text=True)
    assert 'expression has type "Decimal"' in found.stdout
