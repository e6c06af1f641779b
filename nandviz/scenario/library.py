"""The built-in scenarios and profiles."""

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final

from nandviz.errors import NandvizError
from nandviz.scenario.problems import listed, nearest_name

_LESSONS: Final = (
    # one program, then its batch and its backlog
    "suspend-resume", "batch-of-three", "suspended-three-times", "end-while-suspended",
    "ops-behind-suspend", "half-flushed", "gap-kept", "arrivals-deferred", "retry-then-drop",
    # what goes on meanwhile, and what is refused
    "reads-while-suspended", "nested", "reset-while-suspended", "refusals", "on-blocked-reject",
    "limit-of-suspends", "resume-to-suspend",
    # planes, dies, the bus
    "multi-plane", "plane-reads", "backlog-scope-blocked", "backlog-scope-plane",
    "cache-program-tail", "bus-conflict-reject", "two-dies",
    # many ops at random
    "workload-mixed", "workload-erase-heavy", "workload-four-dies", "workload-suspend-storm",
    "workload-suspend-limits",
)  # fmt: skip


@cache
def _folder(kind: str) -> Path:
    """Return the folder of a kind of resource: of the installed package, else of the checkout."""
    package = files("nandviz")
    for root in (package / "resources", package / ".." / "resources"):
        folder = Path(str(root)).resolve() / kind
        if folder.is_dir():
            return folder
    raise NandvizError(f"nandviz is not installed whole: its folder of {kind} is missing")


def _names(kind: str) -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in _folder(kind).glob("*.yaml")))


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
        hint = f" (did you mean '{near}'?)" if near else f": there are {listed(known, 30)}"
        raise NandvizError(f"no built-in scenario '{name}'{hint}")
    return _folder("scenarios") / f"{name}.yaml"


def profile_names() -> tuple[str, ...]:
    """Return the names of the built-in profiles, sorted."""
    return _names("profiles")


def profile_path(name: str) -> Path:
    """Return the file of a built-in profile, which must be one of ``profile_names()``."""
    return _folder("profiles") / f"{name}.yaml"
