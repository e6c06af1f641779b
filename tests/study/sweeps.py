"""Sweeps that tests run: small scenarios, a worker in this process, a folder's rows."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from nandviz.scenario.loader import loads
from nandviz.scenario.scenario import Scenario
from nandviz.study.axes import Axis
from nandviz.study.sweep import Sweep

TEXT = """\
nandviz: 1
name: a program that is suspended
profile: generic-tlc
topology: {dies: 1, planes: 2, blocks: 8, pages: 16}
policies: {on_blocked: reject}
script:
  - {at_us: 0, op: Page_Program_SLC, die: 0, block: 0, page: 0}
  - {at_us: 100, op: Program_Suspend, die: 0}
  - {at_us: 250, op: Page_Read_SLC, die: 0, block: 1, page: 0}
  - batch:
      - {op: Program_Resume, die: 0}
    at_us: 400
initial: {blocks: [{die: 0, block: 1, state: programmed, pages: 4, celltype: SLC}]}
"""


def scenario(text: str = TEXT) -> Scenario:
    return loads(text, "story.yaml")


def sweep(*over: str, measures: tuple[str, ...] = ("delay(0.0)",), text: str = TEXT) -> Sweep:
    return Sweep(scenario(text), tuple(map(Axis.parse, over)), measures)


class Here:
    """Does all work at once, in this process; ``before`` may let it die."""

    def __init__(self, before: Callable[[int, int], None] = lambda _first, _count: None) -> None:
        self._before = before
        self.chunks: list[tuple[int, int]] = []
        self.renewed = 0
        self.is_closed = False

    slots = 3

    def submit(self, work: Callable[..., Any], /, *arguments: Any) -> Future[Any]:
        _, first, count = arguments
        future: Future[Any] = Future()
        try:
            self._before(first, count)
            self.chunks.append((first, count))
            future.set_result(work(*arguments))
        except Exception as error:  # noqa: BLE001  as an executor has it
            future.set_exception(error)
        return future

    def is_death(self, error: BaseException) -> bool:
        return isinstance(error, Death)

    def gone(self) -> Exception:
        raise AssertionError

    def renew(self) -> None:
        self.renewed += 1

    def close(self) -> None:
        self.is_closed = True


class Death(Exception):  # noqa: N818  no error
    """Of whoever was at work."""


def run(planned: Sweep, folder: Path, workers: Here | None = None) -> str:
    those = workers or Here()
    assert planned.run(folder, lambda: those, lambda _progress: None, lambda: False)
    return (folder / "results.csv").read_text("utf-8")


# Real processes


def chunk_count(folder: Path) -> int:
    """How many chunks are in the folder of a sweep."""
    return len(list((folder / "chunks").glob("*.csv")))


def until(is_so: Callable[[], bool], process: subprocess.Popen[bytes]) -> None:
    """Wait for something that a process will do; a process that ends without is a failure."""
    while not is_so():
        assert process.poll() is None, f"{process.args} ended with {process.returncode}"
        time.sleep(0.01)


@contextmanager
def started(
    *command: str, stderr: int = subprocess.DEVNULL, **environment: str
) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", *command],
        env=os.environ | environment,
        stdout=subprocess.DEVNULL,
        stderr=stderr,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()
