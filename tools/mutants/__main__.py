"""Change the program in small ways, one at a time, and see whether a test notices.

usage: python tools/mutants [--count N] [--seed N] [--jobs N] [ROOM …]

A sample of all mutants of the rooms (nandviz/engine, …) is drawn by seed; a mutant keeps its place
in the draw when other code changes. Each is written into a copy of the checkout, and in a forked
process tests are run there up to the first that fails: the quickest that run the changed line,
then all of its room, the quickest first, then those of rooms that build on it. Survivors are
printed: ``file:line function: old → new``.
Exit 1 where fewer than 90 % are killed.

A survivor that no test could kill is listed in ``equivalent.txt`` beside this file with its reason,
``file function: old → new  # reason``, and is not drawn again.
"""

import argparse
import os
import shutil
import signal
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

# Before NumPy is loaded: a process with threads cannot be forked.
os.environ["OPENBLAS_NUM_THREADS"] = "1"

import judging
import numpy as np  # noqa: F401  loaded once, before the forks
import pytest
import yaml  # noqa: F401  loaded once, before the forks
from drawn import EQUIVALENT, ROOT, Mutant, listed_equivalents, mutants_of, no_mutants

DEFAULT_ROOMS = ("nandviz/engine", "nandviz/trace/laws", "nandviz/query", "nandviz/exchange")
WANTED = 0.90
NO_VERDICT = {pytest.ExitCode.USAGE_ERROR, pytest.ExitCode.NO_TESTS_COLLECTED}


def all_mutants(rooms: Iterable[str]) -> list[Mutant]:
    """Return the mutants of rooms but those listed as equivalent."""
    equivalent = listed_equivalents()
    if gone := no_mutants(equivalent):
        sys.exit("\n".join([f"{EQUIVALENT.name} lists what is no mutant:", *gone]))
    files = [path for room in rooms for path in sorted((ROOT / room).rglob("*.py"))]
    found = (mutant for path in files for mutant in mutants_of(path))
    return [mutant for mutant in found if mutant.key not in equivalent]


def sample(mutants: list[Mutant], count: int, seed: int) -> list[Mutant]:
    """Return some of them, the same for a seed, each drawn by its own key."""
    return sorted(mutants, key=lambda m: sha256(f"{seed} {m.key}".encode()).digest())[:count]


class Runner:
    """Runs tests in copies of the checkout, one process each."""

    def __init__(self, top: Path, jobs: int, tests: Iterable[str]) -> None:
        self.free = [top / str(number) for number in range(jobs)]
        self.running: dict[int, tuple[Path, Mutant]] = {}
        first, *others = self.free
        for name in ("docs", "nandviz", "resources", "tests"):
            shutil.copytree(ROOT / name, first / name)
        for name in ("README.md", "pyproject.toml"):
            shutil.copy(ROOT / name, first)
        self.known = judging.measured(first, _outermost(tests))
        for folder in others:
            shutil.copytree(first, folder)

    def judge(self, mutants: Iterable[Mutant]) -> Iterator[tuple[Mutant, bool]]:
        """Yield each mutant as it is judged, and whether it was killed."""
        for mutant in mutants:
            if not self.free:
                yield self._wait()
            folder = self.free.pop()
            (folder / mutant.file).write_bytes(mutant.mutation.source)
            nearest = self.known.tests_of(mutant.file, mutant.mutation.line)
            child = judging.start(folder, nearest, mutant.tests, self.known)
            self.running[child] = folder, mutant
        while self.running:
            yield self._wait()

    def _wait(self) -> tuple[Mutant, bool]:
        child, status = os.wait()
        folder, mutant = self.running.pop(child)
        with suppress(ProcessLookupError):
            os.killpg(child, signal.SIGKILL)  # what it started and left
        if os.WIFEXITED(status) and os.WEXITSTATUS(status) in NO_VERDICT:
            sys.exit(f"no test was run:\n{judging.output(folder).read_text()}")
        shutil.copy2(ROOT / mutant.file, folder / mutant.file)
        self.free.append(folder)
        return mutant, status != 0


def _outermost(tests: Iterable[str]) -> list[str]:
    """Leave out what lies in a folder that is there too."""
    paths = {Path(test) for test in tests}
    return sorted(str(path) for path in paths if not paths & set(path.parents))


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description="Change the program; see whether a test notices.")
    parser.add_argument("rooms", nargs="*", metavar="ROOM")
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    return parser.parse_args()


def main() -> int:
    """Draw, judge, tell."""
    asked = arguments()
    rooms = asked.rooms or [room for room in DEFAULT_ROOMS if (ROOT / room).exists()]
    mutants = sample(found := all_mutants(rooms), asked.count, asked.seed)
    print(f"{len(mutants)} of {len(found)} mutants of {', '.join(rooms)}, seed {asked.seed}")
    begin, killed = time.monotonic(), 0
    with TemporaryDirectory() as top:
        runner = Runner(
            Path(top), asked.jobs, {test for mutant in mutants for test in mutant.tests}
        )
        for judged, (mutant, is_killed) in enumerate(runner.judge(mutants), 1):
            killed += is_killed
            if not is_killed:
                print(f"survived  {mutant}  ({killed} of {judged} killed so far)", flush=True)
    share = killed / len(mutants)
    print(f"{killed} of {len(mutants)} killed, {share:.1%}, in {time.monotonic() - begin:.0f} s")
    return 0 if share >= WANTED else 1


if __name__ == "__main__":
    sys.exit(main())
