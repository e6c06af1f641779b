"""What each command of the command line does; returns the exit code."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from nandviz.cli import judging, sources
from nandviz.cli.arguments import Options
from nandviz.cli.convert import convert
from nandviz.cli.diff import diff
from nandviz.cli.find import find
from nandviz.cli.history import history
from nandviz.cli.pictures import write_pictures
from nandviz.cli.plot import plot
from nandviz.cli.progress import Meter
from nandviz.cli.replay import replay
from nandviz.cli.report import import_report, import_rows, report
from nandviz.cli.shrink import shrink
from nandviz.cli.sweep import study, sweep
from nandviz.cli.teach import teach
from nandviz.cli.watching import watched
from nandviz.errors import NandvizError
from nandviz.exchange import registry
from nandviz.exchange.csv import files as csv_files
from nandviz.exchange.registry import FOREIGN_WRITERS, WRITERS
from nandviz.exchange.report.judged import Judged
from nandviz.language import noop, spoken, tr
from nandviz.process import complain, out
from nandviz.query.columns_asof import ColumnsAsOf
from nandviz.query.summary import summarize
from nandviz.scenario import library, loader, schema
from nandviz.text import plain

OK: Final = 0


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
        judged = judging.judged([options.file], trace, meter, scenario)
        written = _write(judged, options, meter)
    out(report(judged, summarize(ColumnsAsOf(trace)), written))
    return judging.code(judged)


def _run_trace(path: Path, options: Options) -> int:
    """Judge a trace that is there already, write what is asked, sum up."""
    given = {"--steps": options.steps, "--until": options.until, "--set": options.overrides or None}
    sources.refuse_for_trace(path, [option for option, value in given.items() if value is not None])
    sources.check_targets([path], options.outputs())
    with Meter() as meter:
        meter.tell(tr("reading {name}", name=path.name))
        loaded = registry.load(path)
        judged = judging.judged([str(path)], loaded.trace, meter)
        written = _write(judged, options, meter)
    summary = summarize(ColumnsAsOf(loaded.trace))
    if loaded.trace.info.is_foreign:
        out(import_report(judged, loaded, summary, written))
    else:
        out(report(judged, summary, written, what=noop("trace")))
    return judging.code(judged)


def import_foreign(options: Options) -> int:
    """Read foreign traces into one, judge it, write what is asked, sum up.

    With ``--watch`` again and again, whenever the files change, until it is interrupted.
    """
    if not options.watch:
        return _import_once(options)
    paths = [Path(name) for name in options.files]
    for _ in watched([*paths, *options.of_import().files]):
        try:
            _import_once(options)
        except NandvizError as error:  # of files that grow, the last row may be half written
            complain(tr("{error}", error=error) + "\n")
    return OK


def _import_once(options: Options) -> int:
    paths, known = [Path(name) for name in options.files], options.of_import()
    sources.check_targets([*paths, *known.files], options.outputs())
    reports = judging.Reports(options)
    with Meter() as meter:
        imported = registry.import_foreign(paths, meter.tell, known)
        judged = judging.judged(options.files, imported.trace, meter)
        summary = summarize(ColumnsAsOf(imported.trace))
        reports.add(judged, lambda: import_rows(options.files, imported, summary))
        written = [*_write(judged, options, meter), *reports.write()]
    out(import_report(judged, imported, summary, written))
    return judging.code(judged)


def export_foreign(options: Options) -> int:
    """Write a run as files of another program."""
    assert options.file is not None
    layout = FOREIGN_WRITERS[options.layout]
    layout.ready()
    with Meter() as meter:
        path = Path(options.file)
        target = layout.output(options.target)
        if sources.holds_trace(options.file):
            sources.check_targets([path], [target])
            trace = registry.load_trace(path)
        else:
            scenario = sources.load(options.file)
            sources.check_targets(sources.files_read(options.file, scenario), [target])
            trace = sources.simulate(scenario, meter)
        written = WRITERS[options.layout](
            trace, options.target, lambda what: meter.tell(tr("writing {what}", what=what))
        )
    out("".join(f"{plain(str(path))}\n" for path in written))
    remarks = layout.remarks(trace, trace.last_event)
    complain("".join(f"{plain(spoken(remark))}\n" for remark in remarks))
    return OK


def _write(judged: Judged, options: Options, meter: Meter) -> list[Path]:
    """Write the files that are asked for; return their names."""
    written: list[Path] = []
    trace = judged.trace
    if options.csv is not None:
        tell, expected = meter.tell, judged.expected
        written += csv_files.write(trace, options.csv, progress=tell, expected=expected)
    if options.save is not None:
        written += WRITERS["nandviz"](trace, options.save, meter.tell)
    return written + write_pictures(
        trace, judged.verdicts, judged.name, options, lambda what: meter.tell(f"picture: {what}")
    )


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
    "check": judging.check,
    "import": import_foreign,
    "replay": replay,
    "export": export_foreign,
    "diff": diff,
    "convert": convert,
    "sweep": sweep,
    "shrink": shrink,
    "find": find,
    "plot": plot,
    "study": study,
    "history": history,
    "teach": teach,
    "schema": print_schema,
    "scenarios": list_scenarios,
}
