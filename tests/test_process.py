"""What the program owes to the system: streams that are closed or full, displays, exit codes."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from nandviz import process

if os.name != "posix":
    pytest.skip("descriptors and devices of POSIX", allow_module_level=True)

DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
SCENARIO = "nandviz: 1\nscript: [{at_us: 0, op: Reset, die: 0}]\n"

pytestmark = pytest.mark.slow


@pytest.fixture
def scenario(tmp_path: Path) -> Path:
    path = tmp_path / "s.yaml"
    path.write_text(SCENARIO)
    return path


def shell(command: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a line of sh in which ``nandviz`` is the program."""
    program = f'nandviz() {{ "{sys.executable}" -m nandviz "$@"; }}\n'
    environment = {k: v for k, v in os.environ.items() if k not in DISPLAYS} | variables
    return subprocess.run(
        ["sh", "-c", program + command],
        cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("nandviz run s.yaml --csv out 2>&-", 0),
        ("nandviz run s.yaml --csv out 2>/dev/full", 0),
        ("nandviz check s.yaml 2>&-", 0),
        ("nandviz check s.yaml >&-", 0),
        ("nandviz check none.yaml 2>&-", 2),
        ("nandviz check none.yaml 2>/dev/full", 2),
        ("nandviz check none.yaml >&- 2>&- <&-", 2),
        ("nandviz --debug check none.yaml 2>/dev/full", 2),
        ("nandviz import none 2>&- >&-", 2),
        ("nandviz export s.yaml --as nandseqgen new 2>/dev/full", 0),
        ("nandviz run s.yaml --save new.nandviz >/dev/full 2>&-", 2),
        ("ulimit -f 0; nandviz run s.yaml --save new.nandviz 2>/dev/full", 2),
        ("nandviz no-such-command 2>&-", 2),
        ("nandviz no-such-command 2>/dev/full", 2),
        ("nandviz run s.yaml --steps many 2>/dev/full", 2),
    ],
)
def test_a_closed_or_full_stderr_changes_no_exit_code(
    command: str, code: int, scenario: Path
) -> None:
    done = shell(command, scenario.parent)
    assert (done.returncode, done.stderr) == (code, "")
    if "out" in command:
        assert len(list((scenario.parent / "out").iterdir())) == 14


@pytest.mark.parametrize("redirected", [">&-", ">/dev/full", "1</dev/null"])
@pytest.mark.parametrize(
    "command",
    [
        "nandviz run s.yaml",
        "nandviz schema",
        "nandviz scenarios",
        "nandviz --help",
        "nandviz --version",
        "nandviz run --help",
        "nandviz export s.yaml --as nandseqgen new",
    ],
)
def test_a_closed_or_full_stdout_is_one_line_and_code_2(
    command: str, redirected: str, scenario: Path
) -> None:
    done = shell(f"{command} {redirected}", scenario.parent)
    assert done.stderr.startswith("nandviz: cannot write to the standard output: ")
    assert done.stderr.count("\n") == 1
    assert done.returncode == process.WRONG


def test_a_descriptor_that_was_closed_is_never_that_of_a_file_of_the_user(scenario: Path) -> None:
    """A library that writes to descriptor 2 would else write into a CSV file."""
    shell("nandviz run s.yaml --csv whole", scenario.parent)
    shell("nandviz run s.yaml --csv out <&- >&- 2>&-", scenario.parent)
    whole, out = scenario.parent / "whole", scenario.parent / "out"
    assert {p.name: p.read_bytes() for p in out.iterdir()} == {
        p.name: p.read_bytes() for p in whole.iterdir()
    }


@pytest.mark.parametrize("command", ["run s.yaml", "--help", "scenarios"])
def test_a_reader_who_goes_away_is_code_141_without_a_word(command: str, scenario: Path) -> None:
    done = shell(f"(nandviz {command}; echo $? >code) | true", scenario.parent)
    assert done.stderr == ""
    assert (scenario.parent / "code").read_text() == f"{process.UNREAD}\n"


@pytest.mark.parametrize(
    "variables",
    [
        {},
        {"DISPLAY": ":no-number"},
        {"DISPLAY": ":987"},
        {"DISPLAY": "localhost:987"},
        {"WAYLAND_DISPLAY": "wayland-9"},
        {"WAYLAND_DISPLAY": "wayland-9", "DISPLAY": ":987"},
        {"QT_QPA_PLATFORM": "wayland"},
        {"QT_QPA_PLATFORM": "bogus"},
        {"QT_QPA_PLATFORM": "eglfs"},
        {"QT_QPA_PLATFORM": "linuxfb"},
        {"QT_QPA_PLATFORM": "xcb"},
        {"QT_QPA_PLATFORM": "bo\ngus"},
        {"QT_QPA_PLATFORM": "wayland;bogus;xcb", "DISPLAY": ":987"},
        {"QT_QPA_PLATFORM": "linuxfb:fb=/dev/null"},
        {"WAYLAND_DISPLAY": "/dev/null", "XDG_RUNTIME_DIR": "/none"},
        {"DISPLAY": "unix:/dev/null", "XAUTHORITY": "/dev/null"},
    ],
    ids=lambda variables: ",".join(variables.values()).replace("\n", " ") or "none",
)
def test_without_a_display_the_window_is_refused_in_one_line(
    variables: dict[str, str], scenario: Path
) -> None:
    done = shell("nandviz s.yaml", scenario.parent, **variables)
    assert done.stderr.startswith("nandviz: no window: ")
    assert done.stderr.count("\n") == 1
    assert done.returncode == process.WRONG


def test_no_window_is_opened_where_every_word_would_be_boxes(scenario: Path) -> None:
    pytest.importorskip("PySide6.QtGui", exc_type=ImportError)
    fonts = scenario.parent / "fonts.conf"
    fonts.write_text("<fontconfig></fontconfig>")
    variables = {"QT_QPA_PLATFORM": "offscreen", "FONTCONFIG_FILE": str(fonts)}
    done = shell("nandviz s.yaml", scenario.parent, **variables)
    assert done.returncode == 2
    assert done.stderr.startswith("nandviz: no window: there is no font here; install one")
    assert done.stderr.count("\n") == 1


LOST = """
import os, signal, sys, time
from nandviz import process

class Held:
    def __del__(self):
        os.kill(os.getpid(), signal.{name})
        time.sleep(0)

process.begin()
try:
    held = Held()
    del held
    ends = time.monotonic() + 20
    while time.monotonic() < ends:
        time.sleep(0.001)
except KeyboardInterrupt as error:
    sys.exit(process.end(process.interrupted(error)))
"""


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_signal_that_comes_where_nothing_can_be_raised_comes_again(name: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOST.format(name=name)], capture_output=True, text=True, check=False
    )
    number = getattr(signal, name)
    said = "interrupted" if name == "SIGINT" else f"ended by {name}"
    assert (done.returncode, done.stderr) == (128 + number, f"nandviz: {said}\n")


def test_other_exceptions_that_nothing_can_be_raised_for_are_written() -> None:
    code = "from nandviz import process\nclass Held:\n def __del__(self): 1 / 0\n"
    done = subprocess.run(
        [sys.executable, "-c", code + "process.begin(); Held()"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "ZeroDivisionError" in done.stderr
