"""Whether a window can be shown here: asked before Qt, which ends the process where it cannot."""

import importlib
import os
import socket
import sys

_CONNECT_TIMEOUT_S = 2.0


def why_none() -> str | None:
    """Return why no window can be shown, or None if nothing speaks against it.

    Cost: one connection to the X server at most.
    """
    return _qt_missing() or _screen_missing()


def _qt_missing() -> str | None:
    try:
        importlib.import_module("PySide6.QtWidgets")
        importlib.import_module("pyqtgraph")
    except ImportError as error:
        return f"Qt cannot be loaded ({error})"
    return None


def _screen_missing() -> str | None:
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return None
    display = os.environ.get("DISPLAY", "")
    if os.environ.get("WAYLAND_DISPLAY"):
        return None
    if not display:
        return "there is no display (DISPLAY and WAYLAND_DISPLAY are not set)"
    if not _answers(display):
        return f"the display {display} does not answer"
    return None


def _answers(display: str) -> bool:
    """Connect to the X server of ``host:number.screen``; no host is this machine."""
    host, _, number = display.rpartition(":")
    server = number.partition(".")[0]
    if not server.isdecimal():
        return False
    if host in ("", "unix"):
        names = (f"/tmp/.X11-unix/X{server}", f"\0/tmp/.X11-unix/X{server}")
        return any(_connects(socket.AF_UNIX, name) for name in names)
    return _connects(socket.AF_INET, (host, 6000 + int(server)))


def _connects(family: socket.AddressFamily, address: str | tuple[str, int]) -> bool:
    with socket.socket(family, socket.SOCK_STREAM) as client:
        client.settimeout(_CONNECT_TIMEOUT_S)
        return client.connect_ex(address) == 0
