"""The command line.

Exit codes: 0 all went well; 1 a law is broken; 2 a scenario, an argument or a file is wrong; 3 a
defect of nandviz; 130 interrupted; 141 whoever read the output stopped reading.

Source: command line and files specification.
"""

import os
import sys
import traceback
from collections.abc import Callable, Sequence
from typing import Final

from nandviz.cli.arguments import parse
from nandviz.cli.commands import COMMANDS
from nandviz.errors import NandvizError

DEBUG: Final = "--debug"
WRONG, DEFECT, INTERRUPTED, UNREAD = 2, 3, 130, 141


def main(arguments: Sequence[str], open_window: Callable[[str | None], int]) -> int:
    """Do what the command line says; return the exit code.

    Parameters
    ----------
    arguments
        Without the program's name.
    open_window
        Shows the window, with a file if one is named; returns the exit code.
    """
    rest = [argument for argument in arguments if argument != DEBUG]
    try:
        code = _dispatch(rest, open_window)
        sys.stdout.flush()  # here, so that a reader who has gone is noticed here
    except SystemExit as leave:  # argparse: help was asked for, or an argument is wrong
        return leave.code if isinstance(leave.code, int) else WRONG
    except KeyboardInterrupt:
        _say("interrupted")
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return UNREAD
    except Exception as error:  # noqa: BLE001  whoever calls gets a line and an exit code, never a traceback
        if len(rest) < len(arguments):
            traceback.print_exc()
        return _explain(error)
    return code


def _dispatch(arguments: Sequence[str], open_window: Callable[[str | None], int]) -> int:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a terminal without µ is no reason to fail
            stream.reconfigure(errors="replace")
    options = parse(arguments)
    if options.command is None:
        return open_window(options.file)
    return COMMANDS[options.command](options)


def _explain(error: Exception) -> int:
    """Say on stderr what went wrong, a line for each thing; return the exit code."""
    if isinstance(error, NandvizError):
        for line in str(error).splitlines():
            _say(line)
        return WRONG
    what = " ".join(str(error).split())
    _say(f"defect of nandviz: {type(error).__name__}: {what} (with {DEBUG}: where)")
    return DEFECT


def _say(line: str) -> None:
    sys.stderr.write(f"nandviz: {line}\n")
