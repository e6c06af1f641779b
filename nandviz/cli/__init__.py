"""The command line.

Exit codes: 0 all went well; 1 a law is broken, or two runs differ; 2 a scenario, an argument or a
file is wrong, the output cannot be written, or the memory is not there; 3 a defect of nandviz;
128 + n ended by signal n (130 by Ctrl-C); 141 whoever read the output stopped reading.

Source: command line and files specification.
"""

import traceback
from collections.abc import Callable, Sequence
from typing import Final

from nandviz import catalogue, language, process
from nandviz.cli.arguments import parse
from nandviz.cli.commands import COMMANDS
from nandviz.errors import NandvizError
from nandviz.language import tr

DEBUG: Final = "--debug"
DEFECT: Final = 3


def main(arguments: Sequence[str], open_window: Callable[..., int]) -> int:
    """Do what the command line says; return the exit code.

    Parameters
    ----------
    arguments
        Without the program's name.
    open_window
        Shows the window, with a file if one is named, which with ``watch=True`` is read again
        whenever it changes; returns the exit code.
    """
    rest = [argument for argument in arguments if argument != DEBUG]
    try:
        return _dispatch(rest, open_window)
    except SystemExit as leave:  # argparse: help was asked for, or an argument is wrong
        return leave.code if isinstance(leave.code, int) else process.WRONG
    except KeyboardInterrupt as error:
        return process.interrupted(error)
    except BrokenPipeError:
        return process.UNREAD
    except Exception as error:  # noqa: BLE001  whoever calls gets a line and an exit code, never a traceback
        if len(rest) < len(arguments):
            process.complain(traceback.format_exc())
        return _explain(error)


def _dispatch(arguments: Sequence[str], open_window: Callable[..., int]) -> int:
    process.make_streams_safe()
    catalogue.switch(language.of_environment())
    options = parse(arguments)
    if options.command is None:
        return open_window(options.file, **({"watch": True} if options.watch else {}))
    return COMMANDS[options.command](options)


def _explain(error: Exception) -> int:
    """Say on stderr what went wrong, a line for each thing; return the exit code."""
    if isinstance(error, NandvizError):
        for line in tr("{error}", error=error).splitlines():
            process.say(line)
        return process.WRONG
    if isinstance(error, MemoryError):
        process.say(tr("there is not enough memory"))
        return process.WRONG
    what = " ".join(str(error).split())
    kind = type(error).__name__
    process.say(
        tr(
            "defect of nandviz: {kind}: {what} (with {debug}: where)",
            kind=kind,
            what=what,
            debug=DEBUG,
        )
    )
    return DEFECT
