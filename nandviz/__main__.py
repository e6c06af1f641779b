"""The program: ``nandviz`` and ``python -m nandviz``.

What it needs is imported when it is needed, so that a signal finds the program ready at once.
"""

import sys
from collections.abc import Sequence
from typing import NoReturn

from nandviz import process
from nandviz.errors import NandvizError
from nandviz.language import said


def entry() -> NoReturn:
    """Do what the command line says and leave with its exit code."""
    process.begin()
    try:
        code = main()
    except KeyboardInterrupt as error:
        code = process.interrupted(error)
    except ImportError as error:
        process.say(said("not installed whole: {error}", error=error))
        code = process.WRONG
    sys.exit(process.end(code))


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line says; return the exit code."""
    from nandviz import cli  # noqa: PLC0415

    return cli.main(sys.argv[1:] if arguments is None else arguments, open_window)


def open_window(file: str | None, *, watch: bool = False) -> int:
    """Open the window, with a file in it if one is named; return its exit code.

    With ``watch``, the file is read again whenever it changes.

    Raises
    ------
    NandvizError
        If no window can be shown here.
    """
    from nandviz import display  # noqa: PLC0415

    reason = display.why_none()
    if reason:
        raise NandvizError(
            said("no window: {reason}; 'nandviz run FILE' works without one", reason=reason)
        )
    from nandviz.app import main as show  # noqa: PLC0415  everything else runs without Qt

    return show(file, watch=watch)


if __name__ == "__main__":
    entry()
