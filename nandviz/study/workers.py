"""Whoever runs the points of a sweep: processes of this machine, or a cluster.

Both are a ``concurrent.futures.Executor``; `Workers` adds what these do not say alike.
"""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import process
from typing import Any, Final, Protocol

_NICENESS: Final = 10
AHEAD: Final = 2
"""Chunks that are handed out for each worker, so that none waits for the next."""


class Workers(Protocol):
    """An executor, and what becomes of it when those who work for it die."""

    @property
    def slots(self) -> int:
        """How many chunks are to be handed out at a time."""
        ...

    def submit(self, work: Callable[..., Any], /, *arguments: Any) -> Future[Any]:
        """Hand work out; BrokenExecutor where a worker's death is not known yet."""
        ...

    def is_death(self, error: BaseException) -> bool:
        """Whether work failed because whoever did it died, each time."""
        ...

    def gone(self) -> Exception:
        """Return the error of work that was let go of by others."""
        ...

    def renew(self) -> None:
        """Take new workers for those that died, where nobody else does."""
        ...

    def close(self) -> None:
        """Let go of all work and workers, at once."""
        ...


def cores() -> int:
    """Return how many processes this one may run at the same time."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class LocalWorkers:
    """Processes of this machine, which end with this one.

    Parameters
    ----------
    jobs
        How many; None for one a core.
    """

    def __init__(self, jobs: int | None = None) -> None:
        self._jobs = jobs or cores()
        self._processes: set[process.BaseProcess] = set()
        self._executor = self._new()

    @property
    def slots(self) -> int:
        """How many chunks are to be handed out at a time."""
        return self._jobs * AHEAD

    def _new(self) -> Executor:
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(self._jobs, context, initializer=begin_worker)

    def submit(self, work: Callable[..., Any], /, *arguments: Any) -> Future[Any]:
        """Hand work out; BrokenExecutor where a worker's death is not known yet."""
        before = set(multiprocessing.active_children())
        with unheard(signal.SIGINT):
            future = self._executor.submit(work, *arguments)
        self._processes |= set(multiprocessing.active_children()) - before
        return future

    def is_death(self, error: BaseException) -> bool:
        """Whether work failed because a worker died."""
        return isinstance(error, BrokenExecutor)

    def gone(self) -> Exception:
        """Return the error of work that was let go of by others: nobody does so here."""
        return CancelledError()

    def renew(self) -> None:
        """Take a new pool: one of which a worker died takes no more work."""
        self.close()
        self._processes.clear()
        self._executor = self._new()

    def close(self) -> None:
        """End the processes, whatever they are doing."""
        self._executor.shutdown(wait=False, cancel_futures=True)
        for each in self._processes:
            each.terminate()
        for each in self._processes:
            each.join()  # the pool, shut down already, waits for nobody


@contextmanager
def unheard(number: signal.Signals) -> Iterator[None]:
    """Let processes that begin meanwhile be deaf to a signal, which this one hears afterwards."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {number})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def begin_worker() -> None:
    """Make a process fit to work beside others: polite, and gone with its parent."""
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    parent = multiprocessing.parent_process()
    assert parent is not None
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: process.BaseProcess) -> None:
    parent.join()
    os._exit(1)
