"""Workers of a Dask cluster: machines whose scheduler is asked by its address.

The scheduler hands a chunk of a worker that died to another one by itself.
"""

import logging
from collections.abc import Callable
from concurrent.futures import Executor, Future
from importlib import import_module
from pkgutil import resolve_name
from typing import Any, Final

from nandviz import __version__
from nandviz.errors import NandvizError
from nandviz.language import said
from nandviz.study.points import other_version
from nandviz.study.workers import AHEAD

EXTRA: Final = "nandviz[cluster]"
_TIMEOUT_S: Final = 10


class ClusterWorkers:
    """The workers of a scheduler.

    Parameters
    ----------
    address
        Of the scheduler: ``tcp://host:8786``.

    Raises
    ------
    NandvizError
        If `distributed` is not installed, nobody answers, there are no workers, or one of them has
        no nandviz or another version of it.
    """

    def __init__(self, address: str) -> None:
        self._address = address
        self._distributed = _imported()
        logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what matters is raised
        self._client = self._connected()
        try:
            self._check_versions()
        except BaseException:
            self._client.close()
            raise
        self._executor: Executor = self._client.get_executor(pure=False)

    def _connected(self) -> Any:
        # Made in two steps, so that a client that cannot connect can be closed at once: left to the
        # collector, it closes itself where the next one starts, and both wait for one lock.
        client = self._distributed.Client.__new__(self._distributed.Client)
        try:
            client.__init__(self._address, timeout=_TIMEOUT_S)
        except (OSError, ValueError) as error:
            client.close()
            why = _short(error)
            raise _at(self._address, said("no scheduler answers: {why}", why=why)) from None
        return client

    def _check_versions(self) -> None:
        try:
            versions = self._client.run(resolve_name, "nandviz:__version__")
        except ImportError as error:
            raise _at(
                self._address, said("a worker lacks nandviz: {why}", why=_short(error))
            ) from None
        if not versions:
            raise _at(self._address, said("the scheduler has no workers"))
        for worker, version in sorted(versions.items()):
            if version != __version__:
                raise _at(self._address, f"{worker}: {other_version(version, __version__)}")

    @property
    def slots(self) -> int:
        """How many chunks are to be handed out at a time."""
        try:
            threads: dict[str, int] = self._client.nthreads()
        except OSError:
            raise self.gone() from None
        return AHEAD * max(1, sum(threads.values()))

    def submit(self, work: Callable[..., Any], /, *arguments: Any) -> Future[Any]:
        """Hand work out."""
        return self._executor.submit(work, *arguments)

    def is_death(self, error: BaseException) -> bool:
        """Whether work failed because each worker that did it died."""
        return isinstance(error, self._distributed.KilledWorker)

    def gone(self) -> NandvizError:
        """Return the error of work that nobody does any more: of the scheduler, that has gone."""
        return _at(self._address, said("the scheduler has gone; start again to go on"))

    def renew(self) -> None:
        """Do nothing: the cluster starts workers itself."""

    def close(self) -> None:
        """Let go of all work that was handed out, and of the scheduler."""
        self._executor.shutdown(wait=False)
        self._client.close()


def _imported() -> Any:
    """Return the library, which is loaded for clusters alone."""
    try:
        return import_module("distributed")
    except ImportError:
        raise NandvizError(
            said("--scheduler needs Dask: pip install '{extra}'", extra=EXTRA)
        ) from None


def _at(address: str, what: str) -> NandvizError:
    return NandvizError(said("--scheduler {address}: {what}", address=address[:100], what=what))


def _short(error: BaseException) -> str:
    return " ".join(str(error).split())[:200]
