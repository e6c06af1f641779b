"""Whether a window can be shown here: tried before Qt, which ends the process where it cannot."""

import importlib
import os
import subprocess
import sys
from collections.abc import Sequence
from typing import Final

from nandviz.language import said

_PATIENCE_S: Final = 20.0
_VARIABLES: Final = ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY")
_TRY: Final = (
    "from PySide6.QtGui import QFont, QFontMetrics, QGuiApplication\n"
    "import sys\n"
    "application = QGuiApplication(['nandviz'])\n"
    "if not application.primaryScreen():\n"
    "    sys.exit(9)\n"
    "sys.exit(0 if QFontMetrics(QFont()).inFont('o') else 7)\n"
)
_NO_FONT: Final = 7
NO_FONT_WORDS: Final = said("there is no font here; install one, such as fonts-dejavu-core")


def why_none() -> str | None:
    """Return why no window can be shown, or None if one can.

    A process of its own opens the display and ends again: what is missing (a server that answers,
    a plugin, one of its libraries) ends that process, not this one. Cost: some 0.15 s of CPU time
    beside the import of Qt, which both do at the same time.
    """
    attempt = _attempt() if sys.platform.startswith("linux") else None
    missing = _qt_missing()
    if attempt is None or missing:
        if attempt is not None:
            _gone(attempt)
        return missing
    return _screen_missing(attempt)


def _qt_missing() -> str | None:
    try:
        importlib.import_module("PySide6.QtWidgets")
        importlib.import_module("pyqtgraph")
    except ImportError as error:
        return said("Qt cannot be loaded ({error})", error=error)
    return None


def _attempt(
    command: Sequence[str] = (sys.executable, "-P", "-c", _TRY),
) -> "subprocess.Popen[bytes]":
    """Begin to open the display as the program would: the same Python, environment and folder."""
    nowhere = subprocess.DEVNULL
    return subprocess.Popen(command, stdin=nowhere, stdout=nowhere, stderr=nowhere)


def _screen_missing(attempt: "subprocess.Popen[bytes]") -> str | None:
    try:
        code = attempt.wait(_PATIENCE_S)
    except subprocess.TimeoutExpired:
        return said("the display does not answer ({asked})", asked=_asked())
    finally:
        _gone(attempt)
    if code == _NO_FONT:
        return NO_FONT_WORDS
    return said("there is no display that opens ({asked})", asked=_asked()) if code else None


def _gone(attempt: "subprocess.Popen[bytes]") -> None:
    attempt.kill()
    attempt.wait()


def _asked() -> str:
    """Name the variables that choose a display."""
    given = [f"{name}={os.environ[name]}" for name in _VARIABLES if os.environ.get(name)]
    return ", ".join(given) or said("DISPLAY and WAYLAND_DISPLAY are not set")
