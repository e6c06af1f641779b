"""Sweeps on a real Dask cluster: a scheduler and workers as processes of this machine."""

import json
import signal
import subprocess
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from nandviz import __version__
from nandviz.errors import NandvizError
from nandviz.study.cluster import ClusterWorkers
from nandviz.study.sweep import Progress
from tests.study.sweeps import TEXT, chunk_count, run, started, sweep, until

distributed = pytest.importorskip("distributed")
dask = pytest.importorskip("dask")

OVER = ("script[1].at_us=0:400:1", "policies.on_blocked=reject,defer")
MEASURES = ("delay(0.0)", "fate(1.0)", "laws")
LOCAL = ("--host", "127.0.0.1", "--no-dashboard")


class Cluster:
    """A scheduler, and workers that are added to it."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self._file, self._stack = folder / "scheduler.json", stack
        self.workers: list[subprocess.Popen[bytes]] = []
        command = ("distributed.cli.dask_scheduler", *LOCAL, "--port", "0")
        self.scheduler = self._start(*command, "--scheduler-file", str(self._file))
        until(self._file.exists, self.scheduler)
        until(lambda: bool(self._file.read_text()), self.scheduler)
        self.address: str = json.loads(self._file.read_text())["address"]

    def _start(self, *command: str, **environment: str) -> subprocess.Popen[bytes]:
        return self._stack.enter_context(started(*command, **environment))

    def add(self, count: int, **environment: str) -> None:
        """Start workers, and wait until the scheduler knows them."""
        command = ("distributed.cli.dask_worker", self.address, "--no-nanny", "--nthreads", "1")
        for _ in range(count):
            self.workers.append(self._start(*command, *LOCAL, **environment))
        with distributed.Client(self.address) as client:
            client.wait_for_workers(len(self.workers))


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    with ExitStack() as stack:
        yield Cluster(tmp_path, stack)


def test_a_sweep_on_two_workers_of_which_one_is_killed_gives_the_same_bytes(
    cluster: Cluster, tmp_path: Path
) -> None:
    whole = run(sweep(*OVER, measures=MEASURES), tmp_path / "whole")
    cluster.add(2)
    folder, file = tmp_path / "swept", tmp_path / "story.yaml"
    file.write_text(TEXT)
    over = [word for each in OVER for word in ("--over", each)]
    measures = [word for each in MEASURES for word in ("--measure", each)]
    arguments = [str(file), *over, *measures, "-o", str(folder), "--scheduler", cluster.address]
    with started("nandviz", "sweep", *arguments) as swept:
        until(lambda: chunk_count(folder) >= 4, swept)
        cluster.workers[0].send_signal(signal.SIGKILL)
        assert not (folder / "results.csv").exists()
        assert swept.wait() == 0
    assert (folder / "results.csv").read_text("utf-8") == whole


def test_what_is_wrong_with_a_cluster_is_one_line(cluster: Cluster, tmp_path: Path) -> None:
    with pytest.raises(NandvizError, match="the scheduler has no workers"):
        ClusterWorkers(cluster.address)
    other = tmp_path / "other" / "nandviz"
    other.mkdir(parents=True)
    (other / "__init__.py").write_text("__version__ = '0.0.1'\n")
    cluster.add(1, PYTHONPATH=str(other.parent))
    with pytest.raises(NandvizError, match=f"a worker has nandviz 0.0.1; expected {__version__}"):
        ClusterWorkers(cluster.address)


def test_workers_that_lack_nandviz_are_told(cluster: Cluster, tmp_path: Path) -> None:
    none = tmp_path / "none" / "nandviz"
    none.mkdir(parents=True)
    (none / "__init__.py").write_text("raise ImportError('no such thing here')\n")
    cluster.add(1, PYTHONPATH=str(none.parent))
    with pytest.raises(NandvizError, match="a worker lacks nandviz"):
        ClusterWorkers(cluster.address)


def test_a_scheduler_that_goes_is_told_and_the_sweep_can_go_on(
    cluster: Cluster, tmp_path: Path
) -> None:
    cluster.add(1)
    planned = sweep(*OVER, measures=MEASURES)

    def tell(progress: Progress) -> None:
        if progress.done > 20:
            cluster.scheduler.kill()

    with (
        dask.config.set({"distributed.comm.timeouts.connect": "2s"}),
        pytest.raises(NandvizError, match="the scheduler has gone; start again to go on"),
    ):
        planned.run(tmp_path / "a", lambda: ClusterWorkers(cluster.address), tell, lambda: False)
    assert run(planned, tmp_path / "a") == run(planned, tmp_path / "b")


@pytest.mark.parametrize("address", ["nonsense", "tcp://", "http://127.0.0.1:1"])
def test_an_address_that_is_none_is_one_line(address: str) -> None:
    threads = set(threading.enumerate())
    with pytest.raises(NandvizError) as caught:
        ClusterWorkers(address)
    assert set(threading.enumerate()) <= threads
    assert str(caught.value).startswith(f"--scheduler {address}: no scheduler answers: ")
    assert "\n" not in str(caught.value)
