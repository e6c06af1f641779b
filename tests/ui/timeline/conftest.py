"""Traces, frames and views for the tests of the timeline."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Callable
from functools import lru_cache

import pytest

from nandviz.engine.simulation import Simulation
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
