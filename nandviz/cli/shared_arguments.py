"""What may be written behind several commands."""

import argparse
from typing import Final

from nandviz.cli import values
from nandviz.cli.parser import Once
from nandviz.language import tr

PICTURE_THEMES: Final = ("light", "dark", "print")
"""Colours of a picture; `ui.theme`, which the command line loads for pictures only, has them."""


def add_outputs(command: argparse.ArgumentParser) -> None:
    """Add what says where a run is written."""
    for option, metavar, text in (
        ("--csv", "DIR", tr("write the CSV files there")),
        ("--png", "FILE", tr("draw the timeline as PNG")),
        ("--svg", "FILE", tr("draw the timeline as SVG")),
        ("--save", "FILE", tr("save the trace; nandviz FILE opens it")),
    ):
        command.add_argument(option, metavar=metavar, type=values.path, action=Once, help=text)
    add_theme(command)


def add_theme(command: argparse.ArgumentParser) -> None:
    """Add the colours of pictures."""
    command.add_argument(
        "--theme",
        choices=PICTURE_THEMES,
        action=Once,
        help=tr("colours of --png and --svg: light (if not said), dark, print (black and white)"),
    )


def add_pictures(command: argparse.ArgumentParser, png: str, svg: str) -> None:
    """Add what says where pictures are drawn that are no timeline."""
    for option, text in (("--png", png), ("--svg", svg)):
        command.add_argument(option, metavar="FILE", type=values.path, action=Once, help=text)


def add_reports(command: argparse.ArgumentParser) -> None:
    """Add what says where verdicts are written."""
    for option, metavar, text in (
        ("--junit", "OUT.xml", tr("write the verdicts for a CI: a testcase a law and expectation")),
        ("--html", "OUT.html", tr("write a page for a browser: verdicts, figures, violations")),
    ):
        command.add_argument(option, metavar=metavar, type=values.path, action=Once, help=text)


def add_config(command: argparse.ArgumentParser, text: str) -> None:
    """Add what is known beside files that are imported."""
    command.add_argument("--config", metavar="FILE", type=values.path, action=Once, help=text)
    command.add_argument(
        "--lenient",
        action="store_true",
        help=tr("leave ops of it out that are wrong, and say which"),
    )


def add_set(command: argparse.ArgumentParser, option: str, dest: str, text: str) -> None:
    """Add an option that changes values of a scenario."""
    command.add_argument(
        option,
        metavar="KEY=VALUE",
        dest=dest,
        action="append",
        type=values.setting,
        default=[],
        help=text,
    )
