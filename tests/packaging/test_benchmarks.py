"""Every benchmark runs, here with next to nothing to measure, and prints figures as JSON lines."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

FOLDER: Final = Path(__file__).parents[1] / "benchmarks"

HELPERS: Final = {"exposed", "long_life"}
"""What makes runs for the others."""

RUNS: Final = {
    "compare": ["--ops 100"],
    "drag": ["--ops 20"],
    "engine": ["--ops 200"],
    "exchange": ["--ops 200"],
    "long_run": ["--ops 1 --ops 3000"],
    "policies": ["--ops 30 --seeds 1"],
    "session": ["--ops 200 --segments 1000 --segments 2000"],
    "start": ["1"],
    "two_runs": ["--ops 20 --frames 8"],
    "view": ["4 --lanes 4"],
    "ways": ["--ops 200 --mixed 30 --rounds 1"],
    "window": ["--segments 1000", "--lanes"],
}
"""The arguments of each."""


def test_every_benchmark_is_run_here() -> None:
    assert RUNS.keys() | HELPERS == {path.stem for path in FOLDER.glob("*.py")}


@pytest.mark.slow
@pytest.mark.parametrize("call", [f"{name} {each}" for name, all_ in RUNS.items() for each in all_])
def test_a_benchmark_prints_figures(call: str, tmp_path: Path) -> None:
    name, *arguments = call.split()
    done = subprocess.run(
        [sys.executable, str(FOLDER / f"{name}.py"), *arguments],
        env={
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "HOME": str(tmp_path),
            "PYTHONPATH": str(FOLDER.parents[1]),
        },
        capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert lines
    assert all(line["what"] for line in lines)


@pytest.mark.slow
def test_figures_are_kept_with_the_machine_and_compared(tmp_path: Path) -> None:
    def bench(*arguments: str | Path) -> str:
        return subprocess.run(
            [sys.executable, FOLDER.parents[1] / "tools" / "bench.py", *arguments],
            capture_output=True, text=True, check=True, timeout=300,
        ).stdout  # fmt: skip

    kept = tmp_path / "kept" / "figures.json"
    bench("exchange --ops 100", "-o", kept)
    said = json.loads(kept.read_text(encoding="utf-8"))
    assert said["machine"].keys() == {"processor", "cores", "python", "system"}
    assert [line["what"] for line in said["figures"]] == ["export", "import", "laws of the import"]
    table = bench("--compare", kept, kept).splitlines()
    rows = [line for line in table if "exchange import ops=100: s" in line]
    assert len(rows) == 1
    assert "1.00 " in rows[0]
