"""What is installed is written down, for every system, and by nobody's private settings."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
LINE = re.compile(
    r"(?P<name>[a-z0-9-]+)==(?P<version>[0-9.]+)(?P<when> ; [\w. <>=!']+)? \\\n"
    r"(?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+"
)
QT = {"pyside6-essentials", "shiboken6", "pyqtgraph", "pytest-qt"}


def text(name: str) -> str:
    return (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")


def locked(name: str) -> set[tuple[str, ...]]:
    """Return the name, version and condition of each package that a lock names."""
    return {found.groups(default="") for found in LINE.finditer(text(name))}


def asked(requirements: list[str | dict[str, str]]) -> set[str]:
    found = (re.match(r"[\w-]+", each) for each in requirements if isinstance(each, str))
    return {match.group().lower() for match in found if match}


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.stem)
def test_a_lock_holds_versions_and_hashes_and_nothing_else(lock: Path) -> None:
    lines = lock.read_text(encoding="utf-8").splitlines(keepends=True)
    assert LINE.sub("", "".join(line for line in lines if not line.startswith("#"))) == ""


def test_each_lock_names_what_the_project_asks_for() -> None:
    groups = PROJECT["dependency-groups"]
    run = asked(PROJECT["project"]["dependencies"])
    assert run | asked(groups["build"]) <= {name for name, *_ in locked("run")}
    assert run | asked(groups["dev"]) <= {name for name, *_ in locked("dev")}
    assert asked(groups["build"]) | asked(groups["compile"]) <= {
        name for name, *_ in locked("compile")
    }
    assert asked(groups["lock"]) == {name for name, *_ in locked("uv")}


def test_the_lock_for_developers_holds_the_others_in_the_same_versions() -> None:
    """Under the same condition, or under none."""
    held = locked("dev")
    for each in ("run", "core", "compile"):
        left = locked(each) - held
        assert {(name, version) for name, version, _ in left} <= {
            (name, version) for name, version, when in held if not when
        }
    assert {name for name, *_ in locked("core")} & QT == set()


def test_no_tool_of_developers_is_installed_to_run_it() -> None:
    groups = PROJECT["dependency-groups"]
    tools = asked([*groups["dev"], *groups["core"], *groups["compile"]])
    assert tools & {name for name, *_ in locked("run")} == set()
