"""Sessions for tests: of a setup built in Python, whole or not simulated yet."""

from pathlib import Path

from nandviz.model.ops import Profile
from nandviz.model.setup import Setup
from nandviz.run import Run
from nandviz.scenario.loader import loads
from nandviz.scenario.scenario import Breakpoint, Scenario
from nandviz.session import Session
from nandviz.session.open_run import OpenRun
from tests.session.setups import OPS

TEXT = """\
nandviz: 1
name: Two programs   # the first is suspended
profile: generic-tlc
script:
  # first come the programs
  - at_us: 0
    batch:
      - {op: Page_Program_SLC, die: 0, block: 0, page: 0}
      - {op: Page_Program_SLC, die: 0, block: 0, page: 1}
  - {at_us: 100, op: Program_Suspend, die: 0}   # in CORE_BUSY
  - {at_us: 400, op: Program_Resume, die: 0}
breakpoints:
  - {event: OP_END, op_uid: 1}
"""
"""A scenario file of 3 entries: event 2 is the SUSPEND."""


_PROFILE = Profile("test", {op.base.name: op.base for op in OPS}, {op.name: op for op in OPS})


def open_text(session: Session, text: str, path: Path | None = None) -> None:
    """Open a scenario that is in no file; ``path`` is where it belongs, if anywhere."""
    session.files.open_unsaved(loads(text, str(path or "<text>"), path=path), path)


def scenario_of(setup: Setup, *breakpoints: Breakpoint, profile: Profile = _PROFILE) -> Scenario:
    return Scenario("a test", "", None, profile.name, profile, setup, breakpoints, (), (), "")


def session_of(
    setup: Setup,
    *breakpoints: Breakpoint,
    events: int | None = None,
    profile: Profile = _PROFILE,
) -> Session:
    """Return a session of a setup; only its first ``events`` are simulated, and it is cancelled."""
    session = Session()
    scenario = scenario_of(setup, *breakpoints, profile=profile)
    run = Run(scenario)
    run.steps(10**9 if events is None else events)
    session.runs.open(OpenRun(scenario, run, session.breakpoints, session._listeners.tell))
    if events is not None:
        session.run.cancel()
    return session
