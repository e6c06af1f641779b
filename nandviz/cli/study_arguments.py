"""What may be written behind ``nandviz shrink`` and ``nandviz find``."""

import argparse

from nandviz.cli import values
from nandviz.cli.parser import Once
from nandviz.language import tr


def add_shrink(command: argparse.ArgumentParser) -> None:
    """Add what `shrink` alone takes."""
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


def add_find(command: argparse.ArgumentParser) -> None:
    """Add what `find` alone takes."""
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
