"""What all tests share: how many random scenarios were run is said at the end."""

import pytest


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
