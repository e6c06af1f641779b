"""What all tests share: how often Hypothesis tries, and what coverage leaves out.

How many random scenarios were run is said at the end.
"""

import os
import signal

import pytest
from hypothesis import HealthCheck, settings

from nandviz import installed

HANDLERS = {
    signal.SIGINT: signal.default_int_handler,
    signal.SIGTERM: signal.SIG_DFL,
    signal.SIGHUP: signal.SIG_DFL,
}

# A slow machine is no fault of the program.
settings.register_profile(
    "untimed",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    max_examples=600 if os.environ.get("NANDVIZ_NIGHTLY") else 60,
)
settings.load_profile("untimed")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Measure no coverage of slow tests: they go through the same lines again and again.

    It more than doubles their time. What the others do not reach is to be seen; but whole files
    of `study` are reached by slow tests alone, which start processes.
    """
    for item in items:
        if item.get_closest_marker("slow") and item.path.parent.name != "study":
            item.add_marker("no_cover")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    counts = [
        value
        for report in terminalreporter.getreports("passed") + terminalreporter.getreports("failed")
        if report.when == "call"
        for name, value in report.user_properties
        if name == "scenarios"
    ]
    if counts:
        terminalreporter.write_line(f"{sum(counts)} random scenarios judged by the laws")


def pytest_report_header() -> str:
    return f"nandviz {installed.version()}"


def pytest_configure(config: pytest.Config) -> None:
    """Refuse to test another way of running than is asked for (tools/core_tests.sh).

    Hear signals again where a shell in the background has had them ignored: the programs that
    tests start and interrupt would inherit that.
    """
    # Of pytest-cov, which mutants do without.
    config.addinivalue_line("markers", "no_cover: not measured")
    way = "compiled" if installed.is_compiled() else "plain"
    if os.environ.get("NANDVIZ_TESTED", way) != way:
        raise pytest.UsageError(f"these tests would run nandviz {installed.version()}")
    for number, handler in HANDLERS.items():
        if signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, handler)
