"""Making something smaller in a process of its own, so that whoever waits for it can do else.

Source: study specification, section Shrinking.
"""

import multiprocessing
import signal
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Final, TypeVar

from nandviz.errors import NandvizError
from nandviz.exchange.format import AS_IT_IS, ImportOptions
from nandviz.language import Said, said
from nandviz.scenario.scenario import Breakpoint, Scenario
from nandviz.study.case import scenario_of
from nandviz.study.case_text import remarks, trace_remarks
from nandviz.study.case_text import scenario_of as smaller_scenario
from nandviz.study.condition import CancelledError
from nandviz.study.progress import ShrinkProgress
from nandviz.study.shrink import Shrinking
from nandviz.study.shrink_trace import ShrinkingTrace
from nandviz.study.workers import begin_worker, unheard
from nandviz.trace.tables import Trace

Best = TypeVar("Best")

_STOP: Final = "stop"
_WAIT_S: Final = 5.0


@dataclass(frozen=True, slots=True)
class Smaller:
    """What is left: a scenario, or of an import a trace.

    Attributes
    ----------
    remarks
        What is to be said of it, a sentence each.
    is_minimal
        Whether it was not stopped before its end.
    """

    found: Scenario | Trace
    remarks: tuple[Said, ...]
    is_minimal: bool


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be made smaller.

    Attributes
    ----------
    source
        What it is called.
    """

    found: Scenario | Trace
    what: Breakpoint
    source: str
    options: ImportOptions = AS_IT_IS


class ShrinkAside:
    """One task in a process of its own, which ends with this one.

    Attributes
    ----------
    progress
        The last that was told; None before the first.
    """

    def __init__(self, task: Task) -> None:
        context = multiprocessing.get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(theirs, task), daemon=True)
        self.progress: ShrinkProgress | None = None
        with unheard(signal.SIGINT):
            self._process.start()
        theirs.close()

    def look(self) -> Smaller | None:
        """Take what has come; return what is left once it is done.

        Raises
        ------
        NandvizError
            If the condition does not hold, or the process has died.
        """
        try:
            while self._connection.poll():
                told = self._connection.recv()
                if isinstance(told, ShrinkProgress):
                    self.progress = told
                    continue
                if isinstance(told, Exception):
                    raise told
                assert isinstance(told, Smaller)
                return told
        except (EOFError, OSError) as error:
            raise NandvizError(said("whoever looked for something smaller has died")) from error
        return None

    def stop(self) -> None:
        """Ask for the best so far, which `look` gives then."""
        try:
            self._connection.send(_STOP)
        except OSError:
            return  # it has died: `look` says so

    def close(self) -> None:
        """End the process, whatever it is doing."""
        self._process.terminate()
        self._process.join(_WAIT_S)
        self._connection.close()


def _work(connection: Connection, task: Task) -> None:
    """Do a task, and tell what comes of it."""
    begin_worker()
    try:
        told: object = _smaller(connection, task)
    except NandvizError as error:
        told = error
    connection.send(told)


def _smaller(connection: Connection, task: Task) -> Smaller:
    def between() -> None:
        if connection.poll():
            raise CancelledError

    if isinstance(task.found, Trace) and task.found.info.is_foreign:
        work = ShrinkingTrace(task.found, task.what, connection.send, between, task.options)
        try:
            left = work.run()
        except CancelledError:
            left = _needed(work.best)
        return Smaller(left.trace, tuple(trace_remarks(left)), left.is_minimal)
    scenario = scenario_of(task.found) if isinstance(task.found, Trace) else task.found
    search = Shrinking(scenario, task.what, connection.send, between)
    try:
        case = search.run()
    except CancelledError:
        case = _needed(search.best)
    made = smaller_scenario(case, task.source)
    return Smaller(made, tuple(remarks(case)), case.is_minimal)


def _needed(best: Best | None) -> Best:
    if best is None:
        raise NandvizError(said("stopped before anything smaller was found"))
    return best
