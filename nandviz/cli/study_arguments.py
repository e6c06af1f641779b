"""What may be written behind the commands that simulate many runs."""

import argparse
from typing import Final

from nandviz.cli import values
from nandviz.cli.parser import Once
from nandviz.cli.shared_arguments import add_config, add_pictures, add_set, add_theme
from nandviz.language import tr
from nandviz.scenario.problems import listed
from nandviz.study.built_in import STUDIES

PLOT_FORMS: Final = ("curve", "dots", "heat", "shares", "multiples")
"""How a sweep is drawn; `ui.plots`, which is loaded for pictures only, has them."""


def add_shrink(command: argparse.ArgumentParser) -> None:
    """Add what `shrink` takes."""
    command.description = tr(
        "Takes away whatever it can of a scenario, or of an import, while CONDITION still holds. "
        "A workload is frozen into a script first."
    )
    command.epilog = tr(
        "Interrupted, it writes the smallest that it has found so far. Exit codes: 0 well, 2 "
        "something given is wrong, or CONDITION does not hold, 3 a defect."
    )
    command.add_argument(
        "file",
        metavar="FILE",
        type=values.source,
        help=tr("scenario, @NAME, saved trace, or folder to import"),
    )
    _add_condition(command, "--while", tr("what has to hold of all that is tried"))
    command.add_argument(
        "-o",
        dest="output",
        metavar="PATH",
        type=values.path,
        action=Once,
        help=tr("write it there: a scenario, of an import a folder of such files"),
    )
    add_set(command, "--set", "overrides", tr("change FILE as run --set does"))
    add_config(command, tr("config.yaml of the generator, of an import"))


def add_find(command: argparse.ArgumentParser) -> None:
    """Add what `find` takes."""
    command.description = tr(
        "Simulates a scenario with each combination of values; where CONDITION holds of one value "
        "and not of the next, goes between them until they are 1 ns, or 1, apart."
    )
    command.epilog = tr(
        "Exit codes: 0 well, 1 CONDITION is a broken law and holds somewhere, 2 something given is "
        "wrong, 3 a defect."
    )
    command.add_argument("file", metavar="FILE", type=values.source, help=tr("scenario, or @NAME"))
    command.add_argument(
        "--over",
        metavar="PATH=VALUES",
        action="append",
        required=True,
        help=tr("script[1].at_us=0:1000:10: as sweep --over; may be given again"),
    )
    _add_condition(command, "--until", tr("what is looked for"))
    add_set(command, "--set", "overrides", tr("change FILE as run --set does"))


def _add_condition(command: argparse.ArgumentParser, option: str, text: str) -> None:
    command.add_argument(
        option,
        dest="condition",
        metavar="CONDITION",
        type=values.condition,
        action=Once,
        required=True,
        help=tr(
            "{text}: 'law 6', 'law any', 'rejected target_suspended', 'backlog dropped', "
            "'delay(3.0) > 5000', or what else a breakpoint stops at",
            text=text,
        ),
    )


def add_study(command: argparse.ArgumentParser) -> None:
    """Add what `study` takes."""
    command.epilog = tr("Exit codes: as of sweep. Ended or killed, the same command goes on.")
    command.add_argument(
        "study",
        metavar="NAME",
        choices=tuple(STUDIES),
        help=tr("which: {names}", names=listed(tuple(STUDIES))),
    )
    _add_workers(command, tr("folder of the results; one of its name if not said"))
    add_pictures(command, tr("draw its plots as PNG"), tr("draw its plots as SVG"))
    add_theme(command)
    command.set_defaults(over=[], measures=[])


def _add_workers(command: argparse.ArgumentParser, folder: str) -> None:
    command.add_argument(
        "-o", dest="folder", metavar="DIR", type=values.path, action=Once, help=folder
    )
    command.add_argument(
        "--jobs",
        metavar="N",
        type=values.jobs,
        action=Once,
        help=tr("processes of this machine; one a core if not said"),
    )
    command.add_argument(
        "--scheduler",
        metavar="ADDRESS",
        action=Once,
        help=tr("workers of a Dask cluster in place of them: tcp://host:8786"),
    )


def add_sweep(command: argparse.ArgumentParser) -> None:
    """Add what `sweep` takes."""
    command.description = tr(
        "Simulates a scenario with each combination of values and writes what is measured into "
        "DIR/results.csv. Ended or killed, the same command goes on. What is not given here is "
        "taken from the sweep section of the file."
    )
    command.epilog = tr(
        "Exit codes: 0 well, 1 a law is broken at a point where laws are measured, 2 something "
        "given is wrong, or values make no scenario together, 3 a defect."
    )
    command.add_argument("file", metavar="FILE", type=values.source, help=tr("scenario, or @NAME"))
    command.add_argument(
        "--over",
        metavar="PATH=VALUES",
        action="append",
        default=[],
        help=tr(
            "script[1].at_us=0:1000:10, workload.seed=1:100, policies.epr=true,false: what a value "
            "of the file takes; several make each combination"
        ),
    )
    command.add_argument(
        "--measure",
        metavar="NAME",
        dest="measures",
        action="append",
        default=[],
        help=tr("delay(0.0), laws, refusals, read.p99, a name of figures.csv; may be given again"),
    )
    _add_workers(command, tr("folder of the results"))
    add_set(
        command,
        "--set",
        "overrides",
        tr("change policies.KEY, workload.seed or workload.stop.KEY; may be given again"),
    )


def add_plot(command: argparse.ArgumentParser) -> None:
    """Add what `plot` takes."""
    command.epilog = tr("Exit codes: 0 well, 2 something given is wrong, 3 a defect.")
    command.add_argument(
        "file", metavar="DIR", type=values.name, help=tr("folder of the results of a sweep")
    )
    add_pictures(command, tr("draw it as PNG"), tr("draw it as SVG"))
    command.add_argument(
        "--measure",
        metavar="NAME",
        action=Once,
        help=tr("what is drawn; the first one of the sweep if not said"),
    )
    command.add_argument(
        "--form",
        choices=PLOT_FORMS,
        action=Once,
        help=tr("how; what fits the number of axes if not said"),
    )
    command.add_argument(
        "--log",
        action=argparse.BooleanOptionalAction,
        help=tr("whether values are placed by their ratio"),
    )
    add_theme(command)
