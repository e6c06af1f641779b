"""A wheel holds compiled modules where they can be compiled, else plain Python, without a word."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[2]
FILES: Final = ("pyproject.toml", "setup.py", "README.md", "tools/build_backend.py")
MODULES: Final = (
    "nandviz/__init__.py",
    "nandviz/engine/__init__.py",
    "nandviz/engine/simulation.py",
)
PURE: Final = "nandviz-0.1.0-py3-none-any.whl"

FOUND: Final = """
from pathlib import Path
from setuptools import Extension

def mypycify(paths, target_dir, group_name, **_):
    assert "nandviz/engine/simulation.py" in paths, paths
    source = Path(target_dir, "made.c")
    source.write_text({text!r})
    return [Extension(f"{{group_name}}__mypyc", [str(source)])]
"""
"""Stands for mypyc, which takes minutes, and makes one small module."""

MODULE: Final = """
#include <Python.h>
static struct PyModuleDef made = {PyModuleDef_HEAD_INIT, "nandviz__mypyc"};
PyMODINIT_FUNC PyInit_nandviz__mypyc(void) { return PyModule_Create(&made); }
"""

MYPYC: Final = {
    "works": FOUND.format(text=MODULE),
    "is not there": "raise ImportError",
    "gives up": "def mypycify(*_, **__): raise SystemExit(1)",
    "breaks": "def mypycify(*_, **__): raise AssertionError",
    "makes what is no C": FOUND.format(text="no C"),
}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A checkout that is small, with a package ``mypyc`` beside it."""
    for name in (*FILES, *MODULES):
        target = tmp_path / "source" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((ROOT / name).read_bytes())
    (tmp_path / "source" / "resources").mkdir()
    return tmp_path / "source"


def unset() -> dict[str, str]:
    """Return the environment without what a wheel depends on."""
    names = os.environ.keys() - {"CC", "NANDVIZ_COMPILE"}
    return {name: os.environ[name] for name in names}


PIP: Final = ("-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "--no-index", "--quiet")
BACKEND: Final = ("-c", "import build_backend; build_backend.build_wheel('../wheels')")


def built(source: Path, mypyc: str, *, pip: bool = False, **environment: str) -> tuple[int, str]:
    """Build a wheel with a mypyc that behaves so; return the exit code and what is said."""
    package = source.parent / "modules" / "mypyc"
    package.mkdir(parents=True)
    (package / "__init__.py").touch()
    (package / "build.py").write_text(MYPYC[mypyc])
    (source.parent / "wheels").mkdir()
    command = (*PIP, "--disable-pip-version-check", "--wheel-dir", "../wheels", ".")
    paths = os.pathsep.join((str(package.parent), str(source / "tools")))
    done = subprocess.run(
        [sys.executable, *(command if pip else BACKEND)],
        env={**unset(), "PYTHONPATH": paths, **environment},
        cwd=source, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return done.returncode, done.stdout + done.stderr


def wheels(source: Path) -> list[str]:
    return [path.name for path in (source.parent / "wheels").glob("*")]


@pytest.mark.slow
def test_a_compiled_wheel_is_one_of_its_platform(source: Path) -> None:
    assert built(source, "works", pip=True) == (0, "")
    (name,) = wheels(source)
    assert "-cp" in name
    inside = zipfile.ZipFile(source.parent / "wheels" / name).namelist()
    assert [each for each in inside if each.startswith("nandviz__mypyc.")]
    assert set(MODULES) <= set(inside)


@pytest.mark.slow
def test_not_a_word_is_said_where_it_cannot_be_compiled(source: Path) -> None:
    assert built(source, "makes what is no C", pip=True) == (0, "")
    assert wheels(source) == [PURE]


@pytest.mark.slow
@pytest.mark.parametrize("mypyc", [each for each in MYPYC if each != "works"])
def test_where_mypyc_fails_the_wheel_is_plain_python(source: Path, mypyc: str) -> None:
    assert built(source, mypyc)[0] == 0
    assert wheels(source) == [PURE]


@pytest.mark.slow
@pytest.mark.parametrize("environment", [{"CC": "false"}, {"CC": "no-such-compiler"}, {"PATH": ""}])
def test_where_there_is_no_compiler_the_wheel_is_plain_python(
    source: Path, environment: dict[str, str]
) -> None:
    assert built(source, "works", **environment)[0] == 0
    assert wheels(source) == [PURE]


@pytest.mark.slow
def test_plain_python_can_be_asked_for(source: Path) -> None:
    assert built(source, "works", NANDVIZ_COMPILE="0")[0] == 0
    assert wheels(source) == [PURE]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("mypyc", "environment"),
    [
        ("is not there", {}),
        ("gives up", {}),
        ("makes what is no C", {}),
        ("works", {"CC": "false"}),
    ],
)
def test_who_insists_on_compiled_modules_gets_no_others(
    source: Path, mypyc: str, environment: dict[str, str]
) -> None:
    assert built(source, mypyc, NANDVIZ_COMPILE="1", **environment)[0] != 0
    assert wheels(source) == []


REQUIRES: Final = """
import build_backend
print(*build_backend.get_requires_for_build_wheel())
"""


@pytest.mark.parametrize(
    ("environment", "needed"),
    [
        ({"PIP_NO_INDEX": "1"}, []),
        ({"PIP_NO_INDEX": "1", "NANDVIZ_COMPILE": "1"}, ["mypy>=2"]),
        ({"CC": "false"}, []),
        ({"NANDVIZ_COMPILE": "0"}, []),
    ],
)
def test_mypy_is_asked_for_only_where_it_can_be_had_and_used(
    source: Path, environment: dict[str, str], needed: list[str]
) -> None:
    """An index without it must not end the installation."""
    done = subprocess.run(
        [sys.executable, "-c", REQUIRES],
        env={**unset(), "PYTHONPATH": str(source / "tools"), **environment},
        cwd=source, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.splitlines()[-1].split() == needed
