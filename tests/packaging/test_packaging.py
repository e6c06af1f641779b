"""What is installed is the whole program, and runs anywhere."""

import os
import subprocess
import sys
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest

from nandviz import __version__
from nandviz.exchange.csv.files import FILES

ROOT = Path(__file__).parents[2]
LOCKS = ROOT / "requirements"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
KINDS = (".yaml", ".trace", ".svg", ".png", ".qm")


def test_every_folder_with_modules_is_a_package() -> None:
    folders = {path.parent for path in (ROOT / "nandviz").rglob("*.py")}
    assert [folder for folder in folders if not (folder / "__init__.py").exists()] == []


def test_qt_6_12_0_is_excluded() -> None:
    assert any("!=6.12.0" in each for each in PROJECT["project"]["dependencies"])


def run(*command: str | Path, cwd: Path, **more: str) -> str:
    clean = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "COV_", "COVERAGE")) and name != "VIRTUAL_ENV"
    }
    done = subprocess.run(
        command, cwd=cwd, env=clean | more, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    ignored = {".git", "build", "out"}
    for path in (ROOT / "nandviz", ROOT / "resources"):
        copy(path, source / path.name, ignored)
    (source / "tools").mkdir()
    for name in ("pyproject.toml", "setup.py", "README.md", "tools/build_backend.py"):
        (source / name).write_bytes((ROOT / name).read_bytes())
    pip = (sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation")
    run(*pip, "--wheel-dir", folder, source, cwd=folder, NANDVIZ_COMPILE="0")
    (made,) = folder.glob("nandviz-*.whl")
    return made


def copy(source: Path, target: Path, ignored: set[str]) -> None:
    target.mkdir(parents=True)
    for path in source.iterdir():
        if path.is_dir() and path.name not in ignored | {"__pycache__"}:
            copy(path, target / path.name, ignored)
        elif path.is_file():
            (target / path.name).write_bytes(path.read_bytes())


@pytest.mark.slow
def test_all_modules_and_resources_are_inside_the_wheel(wheel: Path) -> None:
    folder = wheel.parent / "source" / "resources"
    source = wheel.parent / "source"
    modules = {path.relative_to(source).as_posix() for path in (source / "nandviz").rglob("*.py")}
    wanted = {
        f"nandviz/resources/{path.relative_to(folder).as_posix()}"
        for path in folder.rglob("*")
        if path.suffix in KINDS
    }
    assert wanted
    assert wanted | modules | {"nandviz/py.typed"} <= set(zipfile.ZipFile(wheel).namelist())


@pytest.mark.slow
def test_the_wheel_in_an_empty_environment_runs_a_built_in_scenario(
    wheel: Path, tmp_path: Path
) -> None:
    home = tmp_path / "env"
    venv.create(home, with_pip=True)
    python, nandviz = home / "bin" / "python", home / "bin" / "nandviz"
    pip = (python, "-m", "pip", "install", "--quiet", "--no-deps")
    run(*pip, "--require-hashes", "--requirement", LOCKS / "run.txt", cwd=tmp_path)
    run(*pip, "--no-index", wheel, cwd=tmp_path)
    run(python, "-m", "pip", "check", cwd=tmp_path)
    assert run(nandviz, "--version", cwd=tmp_path) == f"nandviz {__version__} (plain Python)\n"
    name = run(nandviz, "scenarios", cwd=tmp_path).split()[0]
    summary = run(nandviz, "run", name, "--csv", "out", cwd=tmp_path)
    assert "law 14" in summary
    assert {path.name for path in (tmp_path / "out").glob("*.csv")} == set(FILES)
    where = run(python, "-c", "import nandviz; print(nandviz.__file__)", cwd=tmp_path)
    assert Path(where.strip()).is_relative_to(home)


@pytest.mark.slow
def test_the_checkout_runs_without_being_installed(tmp_path: Path) -> None:
    out = run(sys.executable, "-m", "nandviz", "scenarios", cwd=ROOT)
    assert run(sys.executable, "-m", "nandviz", "run", out.split()[0], cwd=ROOT)


@pytest.mark.slow
def test_no_module_of_the_core_imports_qt(tmp_path: Path) -> None:
    code = (
        "import sys, nandviz.__main__, nandviz.run;"
        "sys.exit(any(name.partition('.')[0] in ('PySide6', 'pyqtgraph') for name in sys.modules))"
    )
    run(sys.executable, "-c", code, cwd=ROOT)
