"""The same scenario gives the same bytes: whatever the hash seed, whatever the Python."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SEEDS = ("0", "1", "4711", "random")
DIGESTS = """
import hashlib, json, sys
from pathlib import Path
from nandviz.scenario import library, loader
from nandviz.run import Run
from nandviz.exchange.csv import files as csv_files
from tests.strategies import RICH, random_setup, workload_setup
from tests.trace.laws.stories import simulate

folder, found = Path(sys.argv[1]), {}

def digest(name, trace):
    for path in csv_files.write(trace, folder):
        found[f"{name}/{path.name}"] = hashlib.sha256(path.read_bytes()).hexdigest()

for name in library.names():
    run = Run(loader.load(library.path(name)))
    run.steps(3000)
    run.trace.flush()
    digest(name, run.trace)
for seed in (*range(26), *RICH):
    digest(f"random {seed}", simulate(random_setup(seed)))
for seed in range(4):
    digest(f"workload {seed}", simulate(workload_setup(seed)))
print(json.dumps(found))
"""
"""Simulates the built-in scenarios and random ones; prints a hash of each file."""


def digests(python: str | Path, seed: str, folder: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    done = subprocess.run(
        [python, "-c", DIGESTS, folder],
        env={**kept, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, str] = json.loads(done.stdout)
    return found


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return digests(sys.executable, SEEDS[0], tmp_path_factory.mktemp("expected"))


def test_files_of_different_runs_are_different(expected: dict[str, str]) -> None:
    events = [value for name, value in expected.items() if name.endswith("/op_event.csv")]
    assert len(events) > 60
    assert len(set(events)) > len(events) * 0.8


@pytest.mark.slow
@pytest.mark.parametrize("seed", SEEDS[1:])
def test_no_byte_depends_on_the_hash_seed(
    seed: str, expected: dict[str, str], tmp_path: Path
) -> None:
    assert digests(sys.executable, seed, tmp_path) == expected


def environments() -> list[Path]:
    """Return the Pythons of this checkout's environments (of ``make core``) but this one."""
    found = [*ROOT.glob(".venv-core-*/.ready"), *ROOT.glob(".venv/.ready")]
    ready = sorted(path.parent / "bin" for path in found)
    return [folder / "python" for folder in ready if folder != Path(sys.executable).parent]


@pytest.mark.slow
def test_no_byte_depends_on_the_python(expected: dict[str, str], tmp_path: Path) -> None:
    others = environments()
    if not others:
        pytest.skip("no other environment: 'make core' makes one for each Python")
    for python in others:
        assert digests(python, "0", tmp_path) == expected, python


@pytest.mark.slow
def test_no_byte_of_the_files_depends_on_the_length_of_the_slices(tmp_path: Path) -> None:
    written = []
    for number, budget_ms in enumerate((0.0, 1e9)):
        code = (
            "import sys; from pathlib import Path;"
            "from nandviz.scenario import library, loader; from nandviz.run import Run;"
            "from nandviz.exchange.csv import files as csv_files;"
            "run = Run(loader.load(library.path('nested')));\n"
            f"while not run.complete: run.advance({budget_ms})\n"
            "run.trace.flush(); csv_files.write(run.trace, Path(sys.argv[1]))"
        )
        folder = tmp_path / str(number)
        subprocess.run([sys.executable, "-c", code, folder], cwd=ROOT, check=True)
        written.append(
            {path.name: hashlib.sha256(path.read_bytes()).digest() for path in folder.iterdir()}
        )
    assert written[0] == written[1]
