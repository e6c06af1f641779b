"""The built-in scenarios and profiles."""

from functools import cache
from importlib.resources import files
from pathlib import Path

from nandviz.errors import NandvizError
from nandviz.scenario.problems import listed, nearest_name


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
