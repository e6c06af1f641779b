"""The program: ``nandviz`` and ``python -m nandviz``."""

import sys
from collections.abc import Sequence

from nandviz import cli, display
from nandviz.errors import NandvizError


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line says; return the exit code."""
    return cli.main(sys.argv[1:] if arguments is None else arguments, open_window)


def open_window(file: str | None) -> int:
    """Open the window, with a file in it if one is named; return its exit code.

    Raises
    ------
    NandvizError
        If no window can be shown here.
    """
    reason = display.why_none()
    if reason:
        raise NandvizError(f"no window: {reason}; 'nandviz run FILE' works without one")
    from nandviz.app import main as show  # noqa: PLC0415  everything else runs without Qt

    return show(file)


if __name__ == "__main__":
    sys.exit(main())
