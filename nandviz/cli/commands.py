"""What each command of the command line does; returns the exit code."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from nandviz.cli import sources
from nandviz.cli.arguments import Options
from nandviz.cli.diff import diff
from nandviz.cli.pictures import write_pictures
from nandviz.cli.progress import Meter
from nandviz.cli.report import import_report, report
from nandviz.cli.teach import teach
from nandviz.errors import ScenarioError, TraceError
from nandviz.exchange import registry
from nandviz.exchange.format import silent
from nandviz.exchange.registry import FOREIGN_WRITERS, WRITERS
from nandviz.language import noop, tr
from nandviz.process import complain, out
from nandviz.query.columns_asof import ColumnsAsOf
from nandviz.query.summary import summarize
from nandviz.scenario import library, loader, schema
from nandviz.text import plain
from nandviz.trace import laws
from nandviz.trace.laws.verdict import Verdict
from nandviz.trace.tables import Trace

OK, LAW_BROKEN, WRONG = 0, 1, 2


def run(options: Options) -> int:
    """Simulate a scenario, or take a trace as it is; write what is asked, sum up."""
    assert options.file is not None
    if sources.holds_trace(options.file):
        return _run_trace(Path(options.file), options)
    scenario = sources.load(options.file, dict(options.overrides))
    sources.check_targets(sources.files_read(options.file, scenario), options.outputs())
    if options.until is not None:
        scenario = replace(scenario, setup=replace(scenario.setup, until_ns=options.until))
    with Meter() as meter:
        trace = sources.simulate(scenario, meter, options.steps)
        verdicts, written = _judge_and_write(trace, options, meter)
    out(report(options.file, trace, summarize(ColumnsAsOf(trace)), verdicts, written))
    return _code(verdicts)


def _run_trace(path: Path, options: Options) -> int:
    """Judge a trace that is there already, write what is asked, sum up."""
    given = {"--steps": options.steps, "--until": options.until, "--set": options.overrides or None}
    sources.refuse_for_trace(path, [option for option, value in given.items() if value is not None])
    sources.check_targets([path], options.outputs())
    with Meter() as meter:
        meter.tell(tr("reading {name}", name=path.name))
        loaded = registry.load(path)
        verdicts, written = _judge_and_write(loaded.trace, options, meter)
    summary = summarize(ColumnsAsOf(loaded.trace))
    if loaded.trace.info.is_foreign:
        out(import_report([str(path)], loaded, summary, verdicts, written))
    else:
        out(report(str(path), loaded.trace, summary, verdicts, written, what=noop("trace")))
    return _code(verdicts)


def _judge_and_write(
    trace: Trace, options: Options, meter: Meter
) -> tuple[list[Verdict], list[Path]]:
    meter.tell(tr("checking the laws"))
    verdicts = laws.check(trace)
    return verdicts, _write(trace, verdicts, options, meter)


def _code(verdicts: Iterable[Verdict]) -> int:
    return LAW_BROKEN if any(each.violations for each in verdicts) else OK


def import_foreign(options: Options) -> int:
    """Read foreign traces into one, judge it, write what is asked, sum up."""
    paths = [Path(name) for name in options.files]
    sources.check_targets(paths, options.outputs())
    with Meter() as meter:
        imported = registry.import_foreign(paths, meter.tell)
        verdicts, written = _judge_and_write(imported.trace, options, meter)
    summary = summarize(ColumnsAsOf(imported.trace))
    out(import_report(options.files, imported, summary, verdicts, written))
    return _code(verdicts)


def export_foreign(options: Options) -> int:
    """Write a run as files of another program."""
    assert options.file is not None
    with Meter() as meter:
        path = Path(options.file)
        target = FOREIGN_WRITERS[options.layout].output(options.target)
        if sources.holds_trace(options.file):
            sources.check_targets([path], [target])
            trace = registry.load_trace(path)
        else:
            scenario = sources.load(options.file)
            sources.check_targets(sources.files_read(options.file, scenario), [target])
            trace = sources.simulate(scenario, meter)
        meter.tell("writing")
        written = WRITERS[options.layout](trace, options.target, silent)
    out("".join(f"{plain(str(path))}\n" for path in written))
    return OK


def _write(trace: Trace, verdicts: list[Verdict], options: Options, meter: Meter) -> list[Path]:
    """Write the files that are asked for; return their names."""
    written: list[Path] = []
    if options.csv is not None:
        written += WRITERS["csv"](trace, options.csv, meter.tell)
    if options.save is not None:
        written += WRITERS["nandviz"](trace, options.save, meter.tell)
    subtitle = options.file or " + ".join(options.files)
    return written + write_pictures(
        trace, verdicts, subtitle, options, lambda what: meter.tell(f"picture: {what}")
    )


def check(options: Options) -> int:
    """Validate and simulate each file, judge each trace; print what is wrong."""
    code = OK
    with Meter() as meter:
        for name in options.files:
            try:
                verdicts = laws.check(sources.trace_of(name, meter))
            except (ScenarioError, TraceError) as error:
                meter.clear()
                complain(tr("{error}", error=error) + "\n")
                code = WRONG
                continue
            meter.clear()
            complain("".join(f"{plain(f'{name}: {line}')}\n" for line in _broken(verdicts)))
            code = max(code, _code(verdicts))
    return code


def _broken(verdicts: list[Verdict]) -> list[str]:
    """Name each violation on one line."""
    return [
        tr(
            "law {law} broken at event {event}: {detail}",
            law=violation.law,
            event=violation.event,
            detail=violation.detail,
        )
        for verdict in verdicts
        for violation in verdict.violations
    ]


def print_schema(_options: Options) -> int:
    """Print the JSON Schema of scenario files."""
    out(json.dumps(schema.json_schema(), indent=2, ensure_ascii=False) + "\n")
    return OK


def list_scenarios(_options: Options) -> int:
    """List the built-in scenarios."""
    names = library.names()
    width = max(map(len, names), default=0)
    titles = {name: loader.load(library.path(name)).name for name in names}
    out("".join(f"@{name:<{width}}  {title}\n" for name, title in titles.items()))
    return OK


COMMANDS: Final[Mapping[str, Callable[[Options], int]]] = {
    "run": run,
    "check": check,
    "import": import_foreign,
    "export": export_foreign,
    "diff": diff,
    "teach": teach,
    "schema": print_schema,
    "scenarios": list_scenarios,
}
