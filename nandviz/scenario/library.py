"""The built-in scenarios, studies and profiles."""

from pathlib import Path
from typing import Final

from nandviz.errors import NandvizError
from nandviz.installed import folder
from nandviz.language import said
from nandviz.scenario.problems import listed, nearest_name

_LESSONS: Final = (
    # one program, then its batch and its backlog
    "suspend-resume", "batch-of-three", "suspended-three-times", "end-while-suspended",
    "ops-behind-suspend", "half-flushed", "gap-kept", "arrivals-deferred", "retry-then-drop",
    # what goes on meanwhile, and what is refused
    "reads-while-suspended", "nested", "reset-while-suspended", "refusals", "on-blocked-reject",
    "limit-of-suspends", "resume-to-suspend", "cut-pulse-end", "cut-cancel",
    "resume-penalty-us", "suspended-reads-wordline", "reset-program-open-end", "reset-us",
    # planes, dies, the bus
    "multi-plane", "plane-reads", "backlog-scope-blocked", "backlog-scope-plane",
    "cache-program-tail", "bus-conflict-reject", "two-dies",
    # what some parts and controllers do otherwise
    "displaced-reads-advance", "gap-from-previous", "read-order-ordered", "on-flush-refused-pass",
    "retry-on-change", "drop-resubmit", "late-suspend-complete", "at-offset",
    # many ops at random
    "workload-mixed", "workload-erase-heavy", "workload-four-dies", "workload-suspend-storm",
    "workload-suspend-limits",
    # a host, and a controller that serves it
    "host-read-first", "host-suspend", "host-tpcc",
)  # fmt: skip


def _names(kind: str) -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in folder(kind).glob("*.yaml")))


def names() -> tuple[str, ...]:
    """Return the names of the built-in scenarios, sorted."""
    return _names("scenarios")


def to_learn_from() -> tuple[str, ...]:
    """Return the names of the built-in scenarios in an order that teaches, others at the end."""
    known = names()
    first = [name for name in _LESSONS if name in known]
    return (*first, *(name for name in known if name not in _LESSONS))


def path(name: str) -> Path:
    """Return the file of a built-in scenario.

    Raises
    ------
    NandvizError
        If there is none of that name; names the nearest.
    """
    known = names()
    if name not in known:
        near = nearest_name(name, known)
        if near:
            raise NandvizError(
                said("no built-in scenario '{name}' (did you mean '{near}'?)", name=name, near=near)
            )
        raise NandvizError(
            said(
                "no built-in scenario '{name}': there are {known}",
                name=name,
                known=listed(known, 30),
            )
        )
    return folder("scenarios") / f"{name}.yaml"


def study_path(name: str) -> Path:
    """Return the file of a built-in study: a scenario with a sweep."""
    return folder("studies") / f"{name}.yaml"


def profile_names() -> tuple[str, ...]:
    """Return the names of the built-in profiles, sorted."""
    return _names("profiles")


def profile_path(name: str) -> Path:
    """Return the file of a built-in profile, which must be one of ``profile_names()``."""
    return folder("profiles") / f"{name}.yaml"
