"""What may be written behind ``nandviz``."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from nandviz import installed
from nandviz.cli import values
from nandviz.cli.parser import Once, Parser
from nandviz.cli.shared_arguments import (
    add_config,
    add_outputs,
    add_pictures,
    add_reports,
    add_set,
    add_theme,
)
from nandviz.cli.study_arguments import add_find, add_plot, add_shrink, add_study, add_sweep
from nandviz.exchange.format import ImportOptions
from nandviz.exchange.registry import FOREIGN_WRITERS
from nandviz.files import Output
from nandviz.language import tr
from nandviz.scenario.problems import nearest_name
from nandviz.scenario.scenario import Breakpoint
from nandviz.teach.op_end import Case

PAGES: Final = ("op-end",)
"""What `teach` can show."""

_WATCH: Final = "--watch"
_KINDS: Final = {
    "output": "scenario",
    "save": "saved trace",
    "png": "PNG",
    "svg": "SVG",
    "html": "HTML",
    "junit": "JUnit",
}
"""What the options that name a file write."""


class Options(argparse.Namespace):
    """What was written: ``command`` is None for the window; the rest depends on it."""

    command: str | None
    file: str | None
    files: list[str]
    csv: Path | None
    png: Path | None
    svg: Path | None
    save: Path | None
    theme: str | None
    steps: int | None
    until: int | None
    overrides: list[tuple[str, str]]
    a: str
    b: str
    overrides_a: list[tuple[str, str]]
    html: Path | None
    junit: Path | None
    limit: int | None
    layout: str
    target: Path
    output: Path | None
    config: Path | None
    rounding: int | None
    to: str
    condition: Breakpoint
    page: str
    case: str | None
    lenient: bool
    watch: bool
    over: list[str]
    study: str
    measures: list[str]
    folder: Path | None
    jobs: int | None
    scheduler: str | None
    measure: str | None
    form: str | None
    log: bool | None

    def of_import(self) -> ImportOptions:
        """Return what is known beside the files that are imported."""
        found = vars(self)
        return ImportOptions(found["config"], found.get("rounding"), found["lenient"])

    def outputs(self) -> list[Output]:
        """Return what is to be written, in the order in which it will be."""
        found = vars(self)
        csv = found.get("csv")
        folder = [] if csv is None else [Output(csv, "csv", is_folder=True)]
        wanted = [(found.get(name), kind) for name, kind in _KINDS.items()]
        return folder + [Output(path, kind) for path, kind in wanted if path is not None]


def parse(arguments: Sequence[str]) -> Options:
    """Return the options; leave with code 2 and one line on stderr if they make no sense."""
    parser, commands = _parsers()
    first = next((each for each in arguments if not each.startswith("-")), None)
    options = Options(command=None, file=None, watch=False)
    if first is None or first in commands:
        return parser.parse_args(arguments, namespace=options)
    return _window(parser, arguments, commands)


def _window(parser: Parser, arguments: Sequence[str], commands: Sequence[str]) -> Options:
    """Read ``nandviz FILE``."""
    file, *rest = (each for each in arguments if each != _WATCH)
    if not file:
        parser.error(tr("argument FILE: an empty path"))
    if rest or file.startswith("-"):
        parser.error(tr("unexpected argument: {argument}", argument=rest[0] if rest else file))
    if not file.startswith("@") and not Path(file).exists():
        near = nearest_name(file, commands)
        if near:
            parser.error(
                tr("no such file or command: {file} (did you mean '{near}'?)", file=file, near=near)
            )
        parser.error(tr("no such file or command: {file}", file=file))
    return Options(command=None, file=file, watch=_WATCH in arguments)


def _parsers() -> tuple[Parser, tuple[str, ...]]:
    parser = Parser(
        prog="nandviz",
        usage=f"nandviz [FILE [{_WATCH}]]\n       nandviz COMMAND …",
        description=tr("Timeline of NAND program and erase suspend and resume."),
        epilog=tr(
            "FILE opens the window with it: a scenario, @NAME of a built-in one, a saved "
            "trace, a folder to import, or a config.yaml of nandseqgen_v2; --watch reads it again "
            "whenever it changes. Exit codes: 0 well, 1 a law is broken, 2 something given is "
            "wrong, 3 a defect."
        ),
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"nandviz {tr(installed.version())}",
        help=tr("show program's version number and exit"),
    )
    parser.add_argument("--debug", action="store_true", help=tr("show where an error came from"))
    commands = parser.add_subparsers(
        dest="command", metavar="COMMAND", prog="nandviz", parser_class=Parser
    )
    _add_commands(commands)
    return parser, tuple(commands.choices)


def _add_commands(commands: "argparse._SubParsersAction[Parser]") -> None:
    _add_run(commands.add_parser("run", help=tr("simulate without a window, write files, sum up")))
    check = commands.add_parser("check", help=tr("validate and simulate, print what is wrong"))
    check.add_argument(
        "files", metavar="FILE", nargs="+", type=values.source, help=tr("scenario, @NAME, or trace")
    )
    add_reports(check)
    _add_import(commands.add_parser("import", help=tr("read foreign traces, judge them, sum up")))
    _add_replay(commands.add_parser("replay", help=tr("make a scenario of what a trace has begun")))
    _add_export(commands.add_parser("export", help=tr("write a run as files of another program")))
    _add_diff(commands.add_parser("diff", help=tr("compare two runs, say where they part")))
    _add_convert(
        commands.add_parser(
            "convert", help=tr("make a profile or scenario of a nandseqgen_v2 config.yaml")
        )
    )
    add_sweep(commands.add_parser("sweep", help=tr("simulate with many values, measure each run")))
    add_plot(commands.add_parser("plot", help=tr("draw what a sweep has measured")))
    add_study(commands.add_parser("study", help=tr("run a sweep that is built in")))
    _add_history(
        commands.add_parser("history", help=tr("judge runs in order, say where laws broke"))
    )
    add_shrink(commands.add_parser("shrink", help=tr("find the smallest case that still does it")))
    add_find(
        commands.add_parser("find", help=tr("find the values between which something changes"))
    )
    _add_teach(commands.add_parser("teach", help=tr("show side by side what is to be understood")))
    commands.add_parser("schema", help=tr("print the JSON Schema of scenario files"))
    commands.add_parser("scenarios", help=tr("list the built-in scenarios"))


def _add_run(run: argparse.ArgumentParser) -> None:
    run.add_argument(
        "file",
        metavar="FILE",
        type=values.source,
        help=tr("scenario (- from a pipe), @NAME, saved trace, or folder to import"),
    )
    add_outputs(run)
    run.add_argument(
        "--steps", metavar="N", type=values.count, action=Once, help=tr("handle N events only")
    )
    run.add_argument(
        "--until",
        metavar="US",
        type=values.time_ns,
        action=Once,
        help=tr("end at that time, for run.until_us"),
    )
    add_set(
        run,
        "--set",
        "overrides",
        tr("change policies.KEY, workload.seed or workload.stop.KEY; may be given again"),
    )


def _add_import(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "files",
        metavar="DIR",
        type=values.name,
        nargs="+",
        help=tr("folder, or file, of nandseqgen_v2; several make one trace"),
    )
    add_outputs(command)
    add_reports(command)
    add_config(command, tr("config.yaml of the generator: its times, buses, policies are taken"))
    command.add_argument(
        "--rounding",
        metavar="NS",
        type=values.rounding,
        action=Once,
        help=tr("overlaps of up to so many ns are rounding of the files: 10 if not said"),
    )
    command.add_argument(
        _WATCH, action="store_true", help=tr("read and judge again whenever the files change")
    )


def _add_replay(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "file",
        metavar="DIR",
        type=values.name,
        help=tr("folder of nandseqgen_v2, or saved trace"),
    )
    add_config(command, tr("config.yaml of the generator: the rules that the pattern runs under"))
    command.add_argument(
        "-o",
        dest="output",
        metavar="FILE",
        type=values.path,
        action=Once,
        help=tr("write the scenario there; else it is printed"),
    )


def _add_export(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "file", metavar="FILE", type=values.source, help=tr("scenario, @NAME, or saved trace")
    )
    command.add_argument(
        "--as",
        dest="layout",
        choices=FOREIGN_WRITERS,
        required=True,
        help=tr("whose files to write"),
    )
    command.add_argument(
        "target", metavar="PATH", type=values.path, help=tr("folder or file to make")
    )


def _add_convert(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "file", metavar="FILE", type=values.name, help=tr("config.yaml of nandseqgen_v2")
    )
    command.add_argument(
        "--to",
        choices=("profile", "scenario"),
        required=True,
        help=tr("a profile of the part, or a scenario with that profile and its workload"),
    )
    command.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        type=values.path,
        action=Once,
        help=tr("write it there; if not said, to the standard output"),
    )
    command.add_argument(
        "--lenient", action="store_true", help=tr("leave out ops that are wrong, and name them")
    )


def _add_diff(command: argparse.ArgumentParser) -> None:
    command.epilog = tr("Exit codes: 0 equal, 1 different, 2 something given is wrong, 3 a defect.")
    what = tr("scenario, @NAME, saved trace, or folder to import")
    command.add_argument("a", metavar="A", type=values.source, help=what)
    command.add_argument(
        "b", metavar="B", type=values.source, help=tr("the same, to compare with it")
    )
    outputs = (
        ("--csv", "DIR", tr("write diff_ops.csv, diff_events.csv and diff_figures.csv there")),
        ("--html", "FILE", tr("write a page for a browser")),
    )
    for option, metavar, text in outputs:
        command.add_argument(option, metavar=metavar, type=values.path, action=Once, help=text)
    command.add_argument(
        "--limit",
        metavar="N",
        type=values.count,
        action=Once,
        help=tr("rows of each list: 10 if not said, 500 in the page; files hold all"),
    )
    add_set(command, "--set", "overrides", tr("change B as run --set does; may be given again"))
    add_set(command, "--set-a", "overrides_a", tr("change A likewise"))


def _add_history(command: argparse.ArgumentParser) -> None:
    command.epilog = tr("Exit codes: 0 well, 1 a law is broken in the last run, 2 something wrong.")
    command.add_argument(
        "files",
        metavar="DIR",
        type=values.name,
        nargs="+",
        help=tr("folders to import or saved traces, in order; or a folder of them, by name"),
    )
    command.add_argument(
        "--html",
        metavar="OUT.html",
        type=values.path,
        action=Once,
        help=tr("write a page for a browser"),
    )


def _add_teach(command: argparse.ArgumentParser) -> None:
    command.epilog = tr("Exit codes: 0 well, 2 something given is wrong, 3 a defect.")
    command.add_argument(
        "page",
        metavar="PAGE",
        choices=PAGES,
        help=tr("op-end: five designs of when OP_END comes, and the laws that each breaks"),
    )
    add_pictures(command, tr("draw it as PNG"), tr("draw it as SVG"))
    command.add_argument(
        "--case",
        choices=[case.value for case in Case],
        action=Once,
        help=tr("tab of --png and --svg: when the RESUME comes; after the old end (if not said)"),
    )
    add_theme(command)
