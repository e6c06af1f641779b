"""What all tests share: how many random scenarios were run is said at the end."""

import signal

import pytest
from hypothesis import HealthCheck, settings

HANDLERS = {
    signal.SIGINT: signal.default_int_handler,
    signal.SIGTERM: signal.SIG_DFL,
    signal.SIGHUP: signal.SIG_DFL,
}

# A slow machine is no fault of the program.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


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


def pytest_configure() -> None:
    """Hear signals again where a shell in the background has had them ignored.

    The programs that tests start and interrupt would inherit that.
    """
    for number, handler in HANDLERS.items():
        if signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, handler)
