"""One line on a terminal that says how far work is that takes longer than a second."""

import sys
import time
from typing import Final, Self, TextIO

from nandviz.process import complain
from nandviz.text import plain

_SILENT_S: Final = 1.0
_EVERY_S: Final = 0.1


class Meter:
    """Shows progress on stderr if that is a terminal. Use it as a context manager."""

    def __init__(self) -> None:
        stream: TextIO | None = sys.stderr
        self._is_seen = stream is not None and stream.isatty()
        self._next_s = time.monotonic() + _SILENT_S
        self._shown = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.clear()

    def tell(self, what: str, fraction: float | None = None) -> None:
        """Say what is being done, and which share of it is."""
        now_s = time.monotonic()
        if not self._is_seen or now_s < self._next_s:
            return
        self._next_s = now_s + _EVERY_S
        line = what if fraction is None else f"{what}, {fraction:.0%}"
        complain("\r" + plain(line).ljust(self._shown))
        self._shown = len(line)

    def clear(self) -> None:
        """Take the line away."""
        if self._shown:
            complain("\r" + " " * self._shown + "\r")
            self._shown = 0
