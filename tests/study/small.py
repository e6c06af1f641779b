"""Scenarios of the random setups of `tests.strategies`, and whether a condition holds of them."""

from dataclasses import replace

from nandviz.model.ops import Profile
from nandviz.model.setup import Setup
from nandviz.run import Run
from nandviz.scenario.loader import loads
from nandviz.scenario.scenario import Breakpoint, Scenario
from nandviz.study.case import Case
from nandviz.study.condition import first_event, renamed
from nandviz.trace.tables import Trace


def scenario_of(setup: Setup, profile: Profile, name: str = "random") -> Scenario:
    return Scenario(name, "", None, "", profile, setup, (), (), (), "")


def whole_run(scenario: Scenario) -> Trace:
    run = Run(scenario)
    while not run.complete:
        run.steps(10_000)
    run.trace.flush()
    return run.trace


def holds(case: Case, what: Breakpoint) -> bool:
    """Whether a condition holds, asked of the whole run."""
    asked = renamed(what, case.places)
    return asked is not None and first_event(whole_run(case.scenario), asked) is not None


def is_1_minimal(case: Case, what: Breakpoint) -> bool:
    """Whether it holds, and of no case with a single entry less."""
    fewer = (
        case.with_entries([each for each in case.entries if each is not gone])
        for gone in case.entries
    )
    return holds(case, what) and not any(holds(each, what) for each in fewer)


def script(*entries: str, head: str = "") -> Scenario:
    """Return a scenario of entries, each in flow style without its braces."""
    lines = "".join(f"  - {{{entry}}}\n" for entry in entries)
    return loads(f"nandviz: 1\nname: small\n{head}script:\n{lines}", "small.yaml")


def with_notes_of_nothing(scenario: Scenario) -> Scenario:
    return replace(scenario, notes=(), breakpoints=(), expectations=())
