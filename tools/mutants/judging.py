"""Run tests in a forked process, of each room the quickest first, up to the first that fails."""

import json
import os
import resource
import signal
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import hypothesis
import pytest

ARGUMENTS = (
    *("-c", "tests/core.ini", "--rootdir", ".", "-x", "-q", "-m", "not nightly"),
    *("--tb=no", "--hypothesis-seed=0", "-W", "ignore::pytest.PytestAssertRewriteWarning"),
    *("-p", "no:cacheprovider", "-p", "no:pytest-qt", "-p", "no:xdist", "-p", "no:pytest_cov"),
)
"""As the core tests are run, but nothing is written, and failing needs no words."""
MEMORY = 8 * 1024**3
PATIENCE = 10.0
"""A test that takes this many times as long as with the program unchanged, and this many seconds
more, will not end."""


class Judge:
    """A plugin of pytest: orders tests by how long they take, and ends those that do not end."""

    def __init__(self, seconds: dict[str, float]) -> None:
        self.seconds = seconds
        self.measured: dict[str, float] = {}

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

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Add up what a test takes, its fixtures too."""
        before = self.measured.get(report.nodeid, 0.0)
        self.measured[report.nodeid] = before + report.duration


def output(folder: Path) -> Path:
    """Return the file that what the tests print goes to."""
    return folder.with_suffix(".txt")


def report(folder: Path) -> Path:
    """Return the file that says as JSON how long each test took."""
    return folder.with_suffix(".json")


def start(folder: Path, tests: Sequence[str], seconds: dict[str, float]) -> int:
    """Fork a process that runs tests in a copy of the checkout; return its id.

    It exits as pytest does. ``seconds`` says how long tests take, by id; empty where not known.
    """
    child = os.fork()
    if child:
        return child
    try:
        os._exit(_run(folder, tests, seconds))
    finally:
        os._exit(pytest.ExitCode.INTERNAL_ERROR)


def _run(folder: Path, tests: Sequence[str], seconds: dict[str, float]) -> int:
    os.setsid()
    # A shell starts what runs in the background deaf to Ctrl+C, which a test sends.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.chdir(folder)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    out = os.open(output(folder), os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    for stream in (1, 2):
        os.dup2(out, stream)
    sys.path[0] = os.environ["PYTHONPATH"] = str(folder)
    # A changed file of the same second and length must not be read from its old bytecode.
    sys.dont_write_bytecode = bool(seconds)
    phases = [hypothesis.Phase.explicit, hypothesis.Phase.generate]
    hypothesis.settings.register_profile("mutants", database=None, phases=phases)
    hypothesis.settings.load_profile("mutants")
    judge = Judge(seconds)
    code: int = pytest.ExitCode.OK
    for name in tests:
        code = code or pytest.main([*ARGUMENTS, name], plugins=[judge])
    report(folder).write_text(json.dumps(judge.measured))
    sys.stdout.flush()
    return code
