"""Run tests in a forked process up to the first that fails: first those that run a changed line.

They are known from one run with the program unchanged, in which the interpreter tells each line
that a test is the first to run since the test began (`sys.monitoring`). A line that is run by an
import or by a fixture of another test is not known to be a test's: the rooms' tests follow.
"""

import json
import os
import resource
import signal
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from types import CodeType

import hypothesis
import pytest

ARGUMENTS = (
    *("-c", "tests/core.ini", "--rootdir", ".", "-x", "-q", "-m", "not nightly"),
    *("--tb=no", "--hypothesis-seed=0", "-W", "ignore::pytest.PytestAssertRewriteWarning"),
    *("-p", "no:cacheprovider", "-p", "no:pytest-qt", "-p", "no:xdist", "-p", "no:pytest_cov"),
    # It starts node, which wants more than MEMORY.
    *(
        "--deselect",
        "tests/exchange/test_perfetto.py::test_the_trace_processor_sees_what_the_trace_says",
    ),
)
"""As the core tests are run, but nothing is written, and failing needs no words."""
MEMORY = 8 * 1024**3
PATIENCE = 10.0
"""A test that takes this many times as long as with the program unchanged, and this many seconds
more, will not end."""


QUICKEST = 40
"""So many of the tests that run a line are tried before the others."""
TOOL = sys.monitoring.PROFILER_ID
LINE = sys.monitoring.events.LINE


@dataclass
class Known:
    """What is known of the tests from a run with the program unchanged."""

    seconds: dict[str, float] = field(default_factory=dict)
    """How long each test takes, by id."""
    lines: dict[str, dict[int, list[str]]] = field(default_factory=dict)
    """By file and line, the quickest tests that run it."""

    def tests_of(self, file: str, line: int) -> list[str]:
        """Return the quickest tests that run a line, or the one before it that is known."""
        known = self.lines.get(file, {})
        before = max((number for number in known if number <= line), default=line)
        return known.get(before, [])


class Recorder:
    """A plugin of pytest: measures tests, and keeps the lines of the program that each runs."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.lines: dict[str, set[tuple[str, int]]] = {}
        self.now: set[tuple[str, int]] = set()
        self.top = f"{Path.cwd()}/"
        sys.monitoring.use_tool_id(TOOL, "mutants")
        sys.monitoring.register_callback(TOOL, LINE, self._line)
        sys.monitoring.set_events(TOOL, LINE)

    def _line(self, code: CodeType, line: int) -> object:
        if code.co_filename.startswith(f"{self.top}nandviz/"):
            self.now.add((code.co_filename.removeprefix(self.top), line))
        return sys.monitoring.DISABLE

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Keep the lines of one test."""
        self.now = self.lines[item.nodeid] = set()
        sys.monitoring.restart_events()
        return (yield)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Add up what a test takes, its fixtures too."""
        self.seconds[report.nodeid] = self.seconds.get(report.nodeid, 0.0) + report.duration

    def known(self) -> Known:
        """Return what was seen."""
        known = Known(self.seconds)
        for test in sorted(self.lines, key=self.seconds.__getitem__):
            for file, line in self.lines[test]:
                tests = known.lines.setdefault(file, {}).setdefault(line, [])
                if len(tests) < QUICKEST:
                    tests.append(test)
        return known


class Judge:
    """A plugin of pytest: orders tests by how long they take, and ends those that do not end."""

    def __init__(self, seconds: dict[str, float]) -> None:
        self.seconds = seconds

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Put the quickest first."""
        items.sort(key=lambda item: self.seconds.get(item.nodeid, 0.0))

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Set the time at which the test is given up."""
        usual = self.seconds.get(item.nodeid, 60.0)
        # No handler: the signal ends the process, also in the midst of a long call.
        signal.setitimer(signal.ITIMER_REAL, PATIENCE * (1 + usual))
        return (yield)


def output(folder: Path) -> Path:
    """Return the file that what the tests print goes to."""
    return folder.with_suffix(".txt")


def measured(folder: Path, tests: Sequence[str]) -> Known:
    """Run tests on the program as it is: bytecode is written, and what they run is kept."""
    child = os.fork()
    if not child:
        try:
            os._exit(_measure(folder, tests))
        finally:
            os._exit(pytest.ExitCode.INTERNAL_ERROR)
    if os.waitpid(child, 0)[1] != 0:
        sys.exit(f"tests fail before anything is changed:\n{output(folder).read_text()}")
    told = json.loads(_report(folder).read_text())
    lines = {f: {int(n): tests for n, tests in known.items()} for f, known in told["lines"].items()}
    return Known(told["seconds"], lines)


def _measure(folder: Path, tests: Sequence[str]) -> int:
    _prepare(folder)
    recorder = Recorder()
    code = pytest.main([*ARGUMENTS, *tests], plugins=[recorder])
    _report(folder).write_text(json.dumps(asdict(recorder.known())))
    return code


def start(folder: Path, first: Sequence[str], tests: Sequence[str], known: Known) -> int:
    """Fork a process that runs tests in a changed copy of the checkout; return its id.

    It exits as pytest does. ``first`` are the tests that run what was changed.
    """
    child = os.fork()
    if child:
        return child
    try:
        os._exit(_judge(folder, first, tests, known.seconds))
    finally:
        os._exit(pytest.ExitCode.INTERNAL_ERROR)


def _judge(
    folder: Path, first: Sequence[str], tests: Sequence[str], seconds: dict[str, float]
) -> int:
    _prepare(folder)
    # A changed file of the same second and length must not be read from its old bytecode.
    sys.dont_write_bytecode = True
    judge = Judge(seconds)
    code: int = pytest.ExitCode.OK
    for names in (first, *([name] for name in tests)):
        code = code or (pytest.main([*ARGUMENTS, *names], plugins=[judge]) if names else 0)
    sys.stdout.flush()
    return code


def _prepare(folder: Path) -> None:
    os.setsid()
    # A shell starts what runs in the background deaf to Ctrl+C, which a test sends.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.chdir(folder)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    out = os.open(output(folder), os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    for stream in (1, 2):
        os.dup2(out, stream)
    sys.path[0] = os.environ["PYTHONPATH"] = str(folder)
    phases = [hypothesis.Phase.explicit, hypothesis.Phase.generate]
    hypothesis.settings.register_profile("mutants", database=None, phases=phases)
    hypothesis.settings.load_profile("mutants")


def _report(folder: Path) -> Path:
    return folder.with_suffix(".json")
