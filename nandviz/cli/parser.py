"""The parser of the command line: errors are one line, everything is in the language that is on."""

import argparse
from collections.abc import Iterable
from typing import Any, NoReturn

from nandviz import process
from nandviz.language import tr
from nandviz.text import plain


class _Formatter(argparse.HelpFormatter):
    """Says in the language that is on what argparse says by itself."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """Say *usage:*, unless something else is to be said."""
        super().add_usage(usage, actions, groups, tr("usage: ") if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """A parser whose errors are one line."""

    def __init__(self, **given: Any) -> None:
        super().__init__(add_help=False, formatter_class=_Formatter, **given)
        self._positionals.title = tr("positional arguments")
        self._optionals.title = tr("options")
        help_ = tr("show this help message and exit")
        self.add_argument("-h", "--help", action="help", help=help_)

    def error(self, message: str) -> NoReturn:
        """Say in one line what is wrong with the arguments; exit with 2."""
        words = tr(
            "{program}: {message} (see {program} --help)", program=self.prog, message=message
        )
        process.complain(f"{plain(words)}\n")
        self.exit(process.WRONG)

    def _print_message(self, message: str, _file: object = None) -> None:
        """Print help or the version; argparse itself keeps still where that is not possible."""
        process.out(message)


class Once(argparse.Action):
    """Keeps a value; a second one is a mistake, never the one that counts."""

    def __call__(
        self, parser: argparse.ArgumentParser, options: argparse.Namespace, value: Any, *_: Any
    ) -> None:
        """Keep the value."""
        if getattr(options, self.dest, None) is not None:
            parser.error(
                tr(
                    "argument {option}: given twice",
                    option="/".join(self.option_strings),
                )
            )
        setattr(options, self.dest, value)
