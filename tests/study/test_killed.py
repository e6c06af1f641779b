"""Sweeps as real processes that are killed, with their workers: what goes on is the same."""

import os
import secrets
import signal
import subprocess
import time
from pathlib import Path

import numpy as np
import pytest

from tests.study.sweeps import TEXT, chunk_count, run, started, sweep, until

OVER = ("script[1].at_us=0:400:1", "policies.on_blocked=reject,defer")
MEASURES = ("delay(0.0)", "fate(1.0)", "laws")
KILLS = 20
MARK = "NANDVIZ_TEST_SWEEP"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> str:
    return run(sweep(*OVER, measures=MEASURES), tmp_path_factory.mktemp("whole"))


@pytest.fixture
def command(tmp_path: Path) -> list[str]:
    file = tmp_path / "story.yaml"
    file.write_text(TEXT)
    over = [word for each in OVER for word in ("--over", each)]
    measures = [word for each in MEASURES for word in ("--measure", each)]
    folder = str(tmp_path / "swept")
    return ["nandviz", "sweep", str(file), *over, *measures, "-o", folder, "--jobs", "2"]


def marked(mark: str) -> list[int]:
    """The processes that were started with a mark in their environment."""
    found, wanted = [], f"{MARK}={mark}".encode()
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if wanted in (process / "environ").read_bytes().split(b"\0"):
                found.append(int(process.name))
        except OSError:
            continue
    return found


@pytest.mark.slow
def test_a_sweep_that_is_killed_twenty_times_at_random_gives_the_same_bytes(
    tmp_path: Path, whole: str, command: list[str]
) -> None:
    chance, folder, mark = np.random.default_rng(7), tmp_path / "swept", secrets.token_hex(8)
    for _ in range(KILLS):
        wanted = chunk_count(folder) + int(chance.choice([0, 0, 1, 2]))
        with started(*command, **{MARK: mark}) as swept:
            until((folder / "sweep.json").exists, swept)
            until(lambda wanted=wanted: chunk_count(folder) >= wanted, swept)
            time.sleep(chance.random() * 0.5)
            assert swept.poll() is None, "done before it was killed often enough"
    with started(*command, **{MARK: mark}) as swept:
        assert swept.wait() == 0
    assert (folder / "results.csv").read_text("utf-8") == whole
    assert not [path.name for path in folder.rglob("*") if path.name.startswith(".nandviz-")]
    while marked(mark):  # no worker outlives the sweep that it worked for
        time.sleep(0.05)


def test_workers_that_are_killed_are_replaced(
    tmp_path: Path, whole: str, command: list[str]
) -> None:
    folder, mark = tmp_path / "swept", secrets.token_hex(8)
    with started(*command, **{MARK: mark}) as swept:
        for wanted in (4, 6, 8):
            until(lambda wanted=wanted: chunk_count(folder) >= wanted, swept)
            workers = [
                pid
                for pid in marked(mark)
                if b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()
            ]
            os.kill(workers[0], signal.SIGKILL)
        assert swept.wait() == 0
    assert (folder / "results.csv").read_text("utf-8") == whole


def test_ctrl_c_leaves_a_folder_that_can_be_gone_on_from_and_says_so(
    tmp_path: Path, whole: str, command: list[str]
) -> None:
    folder, mark = tmp_path / "swept", secrets.token_hex(8)
    with started(*command, stderr=subprocess.PIPE, **{MARK: mark}) as swept:
        until(lambda: chunk_count(folder) >= 4, swept)
        for pid in marked(mark):  # as a terminal does: to all of them
            os.kill(pid, signal.SIGINT)
        _, said = swept.communicate()
    assert swept.returncode == 130
    assert said.decode().splitlines() == [
        f"nandviz: what is done is in {folder}; the same command goes on from there",
        "nandviz: interrupted",
    ]
    assert not (folder / "results.csv").exists()
    assert not marked(mark)
    with started(*command) as swept:
        assert swept.wait() == 0
    assert (folder / "results.csv").read_text("utf-8") == whole
