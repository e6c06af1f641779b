"""Which of the two ways runs is said, and is the one that is there."""

import os
import subprocess
import sys
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path
from typing import Final

import pytest

from nandviz import __version__, installed
from nandviz.__main__ import main
from nandviz.engine import scheduler, simulation
from nandviz.trace import recorder

ROOT: Final = Path(__file__).parents[1]
WHEELS: Final = ROOT.parent / "wheels-{}.{}".format(*sys.version_info[:2])
"""Of the copy that tools/compiled.sh makes."""

SWEPT = (
    "sweep",
    "@nested",
    "--over",
    "policies.epr=true,false",
    "--measure",
    "laws",
    "--jobs",
    "2",
)


def test_the_hot_modules_are_compiled_all_or_none() -> None:
    for module in (simulation, scheduler, recorder):
        assert module.__file__ is not None
        assert module.__file__.endswith(tuple(EXTENSION_SUFFIXES)) == installed.is_compiled()


@pytest.mark.parametrize(
    ("compiled", "said"),
    [
        (True, f"nandviz {__version__} (compiled)\n"),
        (False, f"nandviz {__version__} (plain Python)\n"),
    ],
)
def test_the_version_says_which_way_runs(
    compiled: bool, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(installed, "is_compiled", lambda: compiled)
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == said


@pytest.mark.slow
@pytest.mark.skipif(not installed.is_compiled(), reason="there is no compiled wheel")
def test_the_compiled_wheel_runs_where_it_is_installed(tmp_path: Path) -> None:
    (wheel,) = WHEELS.glob("nandviz-*.whl")
    where = tmp_path / "installed"
    pip = (sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index")
    subprocess.run([*pip, "--target", where, wheel], check=True)
    environment = {**os.environ, "PYTHONPATH": str(where)}

    def run(*command: str) -> str:
        return subprocess.run(
            [sys.executable, "-m", "nandviz", *command],
            cwd=tmp_path, env=environment, capture_output=True, text=True, check=True,
        ).stdout  # fmt: skip

    assert run("--version") == f"nandviz {__version__} (compiled)\n"
    assert "law 14" in run("run", "@nested", "--csv", "csv")
    run(*SWEPT, "-o", "swept")
    assert (tmp_path / "swept" / "results.csv").read_text(encoding="utf-8").count(",ok,") == 2
