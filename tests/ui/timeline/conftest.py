"""Traces, frames and views for the tests of the timeline."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Callable
from functools import lru_cache

import pytest

from nandviz.engine.simulation import Simulation
from nandviz.model.exclusions import Exclusions, When
from nandviz.model.ops import OpRequest, Target
from nandviz.model.setup import Policies, Setup, Submission, Topology
from nandviz.run import trace_info
from nandviz.scenario import library
from nandviz.scenario.loader import load, loads
from nandviz.session import Session
from nandviz.trace.recorder import Recorder
from nandviz.trace.tables import Trace
from nandviz.ui.commands.command import AppState, Command
from nandviz.ui.dispatcher import Dispatcher
from nandviz.ui.look_control import LookControl
from nandviz.ui.theme import LIGHT
from nandviz.ui.timeline.view import TimelineView
from nandviz.ui.viewport import ViewState
from tests.profiles import EXCLUDING
from tests.trace.laws.stories import simulate as run_of


def simulate(scenario) -> Trace:
    trace = Trace(trace_info(scenario))
    Simulation(scenario.setup, Recorder(trace)).run()
    return trace


@lru_cache(maxsize=32)
def built_in(name: str) -> Trace:
    """Return the trace of a built-in scenario, run to its end."""
    return simulate(load(library.path(name)))


def from_text(text: str) -> Trace:
    """Return the trace of a scenario's text, run to its end."""
    return simulate(loads(text))


@lru_cache(maxsize=1)
def excluding() -> Trace:
    """Return a run whose states exclude: a cache read, a cache program, ODT, latches."""
    script = (
        (0, "Cache_Read", 4, 0),
        (10, "Cache_Read", 5, 0),
        (40, "Read", 4, 1),
        (60, "Cache_Read_End", 4, 0),
        (100, "Cache_Program", 0, 0),
        (220, "Odt_Disable", None, 0),
        (300, "Odt_Enable", None, 0),
        (320, "Program", 0, 1),
    )
    submissions = []
    for at_ns, name, block, page in script:
        targets = () if block is None else (Target(block % 4, block, page),)
        submissions.append(Submission(at_ns, (OpRequest(EXCLUDING.ops[name], 0, targets),)))
    groups = {"reading": ("READ",), "erasing": ("ERASE",)}
    tables = {
        When.ON_CACHE_READ: ("reading", "erasing"),
        When.ON_CACHE_PROGRAM: ("erasing",),
        When.ODT_DISABLE: ("erasing",),
        When.LATCH_ON_READ: (),
    }
    setup = Setup(
        Topology(blocks=16, pages=8),
        Policies(epr=False),
        tuple(submissions),
        exclusions=Exclusions(groups, tables),
    )
    return run_of(setup, EXCLUDING)


@pytest.fixture
def sent() -> list[Command]:
    """The commands that a view of `show` has sent."""
    return []


@pytest.fixture
def show(qtbot, sent: list[Command]) -> Callable[..., TimelineView]:
    """Return what shows a trace in a view of 1200 by 620, as of an event.

    Those of its commands are done that concern the view.
    """

    def make(trace: Trace, k: int | None = None, theme=LIGHT) -> TimelineView:
        dispatcher, session = Dispatcher(), Session()
        dispatcher.ask(lambda: AppState(opened=True))

        def send(command: Command) -> bool:
            sent.append(command)
            return type(command) in dispatcher.kinds and dispatcher.send(command)

        view = TimelineView(ViewState(), session.marks, theme, send)
        LookControl(dispatcher, session, view)
        qtbot.addWidget(view)
        view.resize(1200, 620)
        view.show()
        qtbot.waitExposed(view)
        view.set_trace(trace)
        view.set_event(trace.last_event if k is None else k)
        view.fit()
        return view

    return make
