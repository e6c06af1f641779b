"""The real program on a screen of its own, driven by keys and mouse as a person would."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.e2e.program import Program, Screen, without_display

TOOLS = ("Xvfb", "xdotool", "openbox")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.e2e)


@pytest.fixture(scope="session")
def screen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Screen]:
    """An X server of 1600 x 900 with a window manager."""
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if missing:
        words = f"{', '.join(missing)} not found: apt-get install xvfb xdotool openbox"
        if os.environ.get("CI"):
            pytest.fail(words)
        pytest.skip(words)
    screen = Screen(tmp_path_factory.mktemp("screen"))
    yield screen
    screen.close()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home folder of its own."""
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


@pytest.fixture
def launch(screen: Screen, home: Path) -> Iterator[Callable[..., Program]]:
    """Start programs in one home folder; what still runs at the end is killed, and fails."""
    made: list[Program] = []

    def start(*arguments: str | Path, title: str = ".* – nandviz") -> Program:
        program = Program(screen, home, [str(a) for a in arguments])
        made.append(program)
        program.wait_shown(title)
        return program

    yield start
    left = [program for program in made if program.process.poll() is None]
    for program in left:
        program.kill()
    assert not left, "the program was still running at the end of the test"
    for program in made:
        assert program.said() == "", "the program wrote to stderr"


@pytest.fixture
def run_headless(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run the program without any display."""

    def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
        command = [*Program.COMMAND, *map(str, arguments)]
        return subprocess.run(
            command,
            env=without_display(),
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )

    return run
