"""The command ``nandviz check``, and what it has in common with others that judge.

Source: command line and files specification; exchange specification, section Verdicts in CI.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from nandviz.cli import sources
from nandviz.cli.arguments import Options
from nandviz.cli.progress import Meter
from nandviz.cli.report import found_rows, summary_rows
from nandviz.errors import ScenarioError, TraceError
from nandviz.exchange import registry
from nandviz.exchange.report.judged import Judged
from nandviz.exchange.report.junit import Suites
from nandviz.exchange.report.report_page import ReportPage
from nandviz.language import noop, tr
from nandviz.process import complain
from nandviz.query.columns_asof import ColumnsAsOf
from nandviz.query.expected import judge
from nandviz.query.summary import summarize
from nandviz.scenario.scenario import Scenario
from nandviz.text import plain
from nandviz.trace import laws
from nandviz.trace.laws.verdict import Status
from nandviz.trace.tables import Trace

OK, BROKEN, WRONG = 0, 1, 2


def judged(
    names: Sequence[str], trace: Trace, meter: Meter, scenario: Scenario | None = None
) -> Judged:
    """Judge the laws over a trace, and what its scenario expects of it."""
    meter.tell(tr("checking the laws"))
    verdicts = laws.check(trace)
    if scenario is None:
        return Judged(names, trace, verdicts)
    complete = not ColumnsAsOf(trace).partial
    expected = judge(scenario.expectations, trace, verdicts, complete=complete)
    return Judged(names, trace, verdicts, expected, scenario.expectation_lines)


def code(what: Judged) -> int:
    """Return the exit code for what was judged."""
    return OK if what.is_well else BROKEN


class Reports:
    """The files for others that options ask for."""

    def __init__(self, options: Options) -> None:
        self._junit, self._html = options.junit, options.html
        self._suites, self._page = Suites(), ReportPage()

    def add(self, what: Judged, summary: Callable[[], Sequence[tuple[str, str]]]) -> None:
        """Add a run that was judged, and what sums it up where that is asked for."""
        if self._junit is not None:
            self._suites.add(what)
        if self._html is not None:
            self._page.add(what, summary())

    def add_error(self, name: str, problems: Sequence[str]) -> None:
        """Add a file that could not be read."""
        self._suites.add_error(name, problems)
        self._page.add_error(name, problems)

    def write(self) -> list[Path]:
        """Write them; return their names."""
        written = []
        for target, report in ((self._junit, self._suites), (self._html, self._page)):
            if target is not None:
                report.write(target)
                written.append(target)
        return written


def check(options: Options) -> int:
    """Validate and simulate each file, judge each trace; print what is wrong, write reports."""
    found, reports = OK, Reports(options)
    inputs = [Path(name) for name in options.files]
    sources.check_targets(inputs, options.outputs())
    with Meter() as meter:
        for name in options.files:
            try:
                what, read = _checked(name, meter)
            except (ScenarioError, TraceError) as error:
                meter.clear()
                complain(tr("{error}", error=error) + "\n")
                reports.add_error(name, str(error).splitlines())
                problems = error.problems if isinstance(error, ScenarioError) else ()
                inputs += [Path(problem.file) for problem in problems]
                found = WRONG
                continue
            inputs += read
            reports.add(what, lambda: _summary(name, what))  # noqa: B023  called at once
            meter.clear()
            complain("".join(f"{plain(f'{name}: {line}')}\n" for line in _broken(what)))
            found = max(found, code(what))
        sources.check_targets(inputs, options.outputs())
        reports.write()
    return found


def _checked(name: str, meter: Meter) -> tuple[Judged, list[Path]]:
    """Return a file's run, judged, and the files that it was read from."""
    if sources.holds_trace(name):
        return judged([name], registry.load_trace(Path(name)), meter), []
    scenario = sources.load(name)
    trace = sources.simulate(scenario, meter)
    return judged([name], trace, meter, scenario), sources.files_read(name, scenario)


def _summary(name: str, what: Judged) -> list[tuple[str, str]]:
    rows = summary_rows((noop("file"), name), summarize(ColumnsAsOf(what.trace)))
    return [*rows, *found_rows(what.trace)]


def _broken(what: Judged) -> Iterator[str]:
    """Name each violation and each broken expectation on one line."""
    for verdict in what.verdicts:
        for violation in verdict.violations:
            yield tr(
                "law {law} broken at event {event}: {detail}",
                law=violation.law,
                event=violation.event,
                detail=violation.detail,
            )
    for name, line, each in what.numbered():
        if each.status is Status.BROKEN:
            yield tr("{name} (line {line}): {words}", name=name, line=line, words=each.words)
