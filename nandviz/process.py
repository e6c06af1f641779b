"""What the program owes to the system that runs it: its standard streams, and signals."""

import locale
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Final, TextIO

from nandviz.errors import NandvizError, why_of
from nandviz.language import said, spoken
from nandviz.text import plain

WRONG: Final = 2
UNREAD: Final = 141
"""Exit code where whoever read the output stopped reading."""

ENDING_SIGNALS: Final = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)
_SIGNAL_BASE: Final = 128
_AGAIN_S: Final = 0.01
"""After so many seconds a signal comes again that nothing could be raised for."""
_STANDARD: Final = (0, 1, 2)


class Interrupted(KeyboardInterrupt):
    """A signal that ends the program, raised where the main thread stood."""

    def __init__(self, number: int) -> None:
        super().__init__(signal.Signals(number).name)
        self.number = number


_received: list[int] = []
"""The signals that came to end the program."""
_at_once: list[str] = []
"""What is being done that a signal ends at once; mostly nothing."""


def begin() -> None:
    """Make the process fit for work: no closed standard descriptor, every ending signal raised."""
    for descriptor in _STANDARD:
        try:
            os.fstat(descriptor)
        except OSError:
            # Else the next file that is opened gets this number, and a message goes into it.
            os.open(os.devnull, os.O_RDWR)
    for number in ENDING_SIGNALS:
        if signal.getsignal(number) is not signal.SIG_IGN:  # as nohup has it
            signal.signal(number, _raise)
    sys.unraisablehook = _raise_again


def end(code: int) -> int:
    """Let no signal disturb what is left to do; return the exit code."""
    for number in ENDING_SIGNALS:
        signal.signal(number, signal.SIG_IGN)
    return exit_code(_received[0]) if _received else code


def _raise(number: int, _frame: FrameType | None) -> None:
    """Raise once: what is put in order behind the first signal is not torn by a second."""
    if _at_once:
        os._exit(interrupted(Interrupted(number)))
    _received.append(number)
    if len(_received) == 1:
        raise Interrupted(number)


def _raise_again(lost: "sys.UnraisableHookArgs") -> None:
    """Let a signal come again where Python lost it: in a callback of its own, as of an import."""
    if not isinstance(lost.exc_value, Interrupted):
        sys.__unraisablehook__(lost)
        return
    number = lost.exc_value.number
    _received.remove(number)
    again = threading.Timer(_AGAIN_S, signal.raise_signal, [number])
    again.daemon = True
    again.start()


@contextmanager
def ended_at_once(what: str) -> Iterator[None]:
    """Let a signal end the process without a word to what is going on, such as drawing.

    For work of a library that no exception may cut: Qt ends the process where a picture goes while
    it is painted. Nothing may be done meanwhile that would have to be put in order.
    """
    _at_once.append(what)
    try:
        yield
    finally:
        _at_once.pop()


def exit_code(number: int) -> int:
    """Return the exit code of a program that a signal ended, as shells have it."""
    return _SIGNAL_BASE + number


def interrupted(error: KeyboardInterrupt) -> int:
    """Say that the program was interrupted; return the exit code."""
    number = error.number if isinstance(error, Interrupted) else int(signal.SIGINT)
    say(
        said("interrupted")
        if number == signal.SIGINT
        else said("ended by {name}", name=signal.Signals(number).name)
    )
    return exit_code(number)


def make_streams_safe() -> None:
    """Let no character be a reason to fail; a terminal that says nothing of its own gets UTF-8."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            is_ascii = stream.encoding.lower() in {"ascii", "us-ascii", "ansi_x3.4-1968", "646"}
            stream.reconfigure(encoding="utf-8" if is_ascii else None, errors="backslashreplace")


def ask_for_utf8() -> None:
    """Choose a locale in UTF-8 for the libraries: Qt takes one anyway, but complains first."""
    if locale.getencoding().lower() != "utf-8":
        os.environ["LC_ALL"] = "C.UTF-8"


def prints_to(path: Path) -> bool:
    """Whether stdout or stderr go to a regular file, and this is it."""
    if not path.is_file():
        return False
    there = path.stat()
    return any(os.path.samestat(there, os.fstat(each)) for each in (1, 2))


def out(text: str) -> None:
    """Write to the standard output at once.

    Raises
    ------
    NandvizError
        If it is closed, or cannot be written.
    BrokenPipeError
        If whoever read it has gone.
    """
    stream: TextIO | None = sys.stdout
    if stream is None:
        raise NandvizError(said("cannot write to the standard output: it is closed"))
    try:
        stream.write(text)
        stream.flush()
    except OSError as error:
        _silence(stream)
        if isinstance(error, BrokenPipeError):
            raise
        why = why_of(error)
        raise NandvizError(said("cannot write to the standard output: {why}", why=why)) from error


def say(line: str) -> None:
    """Write a line to the standard error; the exit code tells where nobody can hear it."""
    complain(f"nandviz: {plain(spoken(line))}\n")


def complain(text: str) -> None:
    """Write to the standard error, as far as that is possible."""
    stream: TextIO | None = sys.stderr
    if stream is None:
        return
    try:
        stream.write(text)
        stream.flush()
    except OSError:
        _silence(stream)


def _silence(stream: TextIO) -> None:
    """Let what a stream still holds go nowhere: Python writes it once more when it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
