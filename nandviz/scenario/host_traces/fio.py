"""I/O logs of fio, version 3: ``time file action`` and ``time file action offset length``.

The first line says the version: only version 3 has the times of its rows. Requests are the
actions ``read`` and ``write``; ``add``, ``open`` and ``close`` of files, ``trim``, ``sync`` and
``datasync`` are left out. The files of a log are one device here.
"""

from typing import Final

from nandviz.language import noop
from nandviz.model.words import RequestKind
from nandviz.scenario.host_traces.clock import TIME, Clock
from nandviz.scenario.host_traces.request_row import RequestRow, TraceReader, byte_span
from nandviz.scenario.host_traces.rows import Cell, RowShape, WrongRow, number, quoted

_FIRST: Final = "fio version 3 iolog"
_HEAD: Final = (
    number(TIME, noop("a time, a whole number")),
    Cell("file", r"[^ \t\0]+", noop("the name of a file")),
)
_ACTION: Final = noop("read, write, trim, sync, datasync, add, open or close")
_FILE: Final = RowShape(*_HEAD, Cell("action", "add|open|close", _ACTION))
_MOVE: Final = RowShape(
    *_HEAD,
    Cell("action", "read|write|trim|sync|datasync", _ACTION),
    number("offset", noop("an offset in bytes, a whole number")),
    number("size", noop("a length in bytes, a whole number")),
)
_KINDS: Final = {"read": RequestKind.READ, "write": RequestKind.WRITE}


class FioReader(TraceReader):
    """Reads the rows of one log."""

    def __init__(self, clock: Clock) -> None:
        super().__init__(clock)
        self._has_version = False

    def request(self, line: str) -> RequestRow | None:
        """Return the request of a line, None where it has none."""
        if not self._has_version:
            self._check_version(line)
            return None
        row = _MOVE.match(line)
        if row is None:
            self._left_out(line)
            return None
        kind = _KINDS.get(row["action"])
        return None if kind is None else RequestRow(self._clock.ns(row), kind, *byte_span(row))

    def _check_version(self, line: str) -> None:
        if line.strip(" \t") != _FIRST:
            raise WrongRow(0, quoted(line), _FIRST, is_last=True)
        self._has_version = True

    def _left_out(self, line: str) -> None:
        """Pass what is done to a file, or raise what is wrong with a line."""
        if _FILE.match(line) is None:
            # What is meant is the row that the line is longer like.
            raise max(_FILE.fault(line), _MOVE.fault(line), key=lambda fault: fault.place)
