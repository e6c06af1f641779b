"""One line on a terminal that says how far work is that takes longer than a second."""

import time
from typing import Final, Self, TextIO

_SILENT_S: Final = 1.0
_EVERY_S: Final = 0.1


class Meter:
    """Shows progress on a terminal; silent where there is none. Use it as a context manager."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream if stream.isatty() else None
        self._next_s = time.monotonic() + _SILENT_S
        self._shown = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.clear()

    def tell(self, what: str, fraction: float | None = None) -> None:
        """Say what is being done, and which share of it is."""
        now_s = time.monotonic()
        if self._stream is None or now_s < self._next_s:
            return
        self._next_s = now_s + _EVERY_S
        line = what if fraction is None else f"{what}, {fraction:.0%}"
        self._stream.write("\r" + line.ljust(self._shown))
        self._stream.flush()
        self._shown = len(line)

    def clear(self) -> None:
        """Take the line away."""
        if self._stream is not None and self._shown:
            self._stream.write("\r" + " " * self._shown + "\r")
            self._stream.flush()
            self._shown = 0
