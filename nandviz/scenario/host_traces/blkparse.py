"""Text of blkparse in its default layout: what was queued (Q), or what was issued (D).

A row is ``device cpu sequence seconds pid action RWBS sector + count [process]``. The requests are
the Q rows; those of a file without any are its D rows, so that none is taken twice. Left out are
rows of other actions, Q and D rows that move no data (flushes, discards, packet commands), and the
summary at the end. The devices of a trace are one device here.
"""

import re
from typing import Final

from nandviz.language import noop
from nandviz.model.words import RequestKind
from nandviz.scenario.host_traces.clock import TIME, Clock
from nandviz.scenario.host_traces.request_row import (
    MAX_REQUESTS,
    RequestRow,
    TraceReader,
    sector_span,
)
from nandviz.scenario.host_traces.rows import BLANKS, Cell, RowShape, number

_HEAD: Final = (
    Cell("device", "[0-9]{1,9},[0-9]{1,9}", noop("a device such as 8,0")),
    number("cpu", noop("a CPU, a whole number")),
    number("sequence", noop("a sequence number, a whole number")),
    Cell(TIME, r"[0-9]{1,20}\.[0-9]{1,9}", noop("seconds such as 0.000000000")),
    number("pid", noop("a process, a whole number")),
)
_MOVES_DATA: Final = "F?[RW][FASM]*"
_REQUEST: Final = RowShape(
    *_HEAD,
    Cell("action", "[QD]", noop("an action of blkparse such as Q, D or C")),
    Cell("rwbs", _MOVES_DATA, noop("letters of RWBS such as R or WS")),
    number("lba", noop("the first sector, a whole number")),
    Cell("plus", r"\+", noop("a + between sector and count")),
    Cell("sectors", "[1-9][0-9]{0,19}", noop("a count of sectors, a whole number")),
    is_open=True,
)
_NO_SECTORS: Final = rf"(?:\[|[0-9]+{BLANKS}(?:\(|\+{BLANKS}0{BLANKS}))"
"""What follows the letters of a flush, or of a packet command with its bytes."""
_NO_REQUEST: Final = re.compile(
    BLANKS.join(f"(?:{cell.pattern})" for cell in _HEAD)
    + rf"{BLANKS}(?:(?:UT|[ABCFGIMPRSTUXm])(?:{BLANKS}.*)?"
    rf"|[QD]{BLANKS}(?:(?:F?[DEN]|FF|Z)[A-Z]*{BLANKS}|{_MOVES_DATA}{BLANKS}{_NO_SECTORS}).*)",
    re.DOTALL,
)
_SUMMARY: Final = re.compile(r"(?:CPU[0-9]+|Total) \(.*\):")


class BlkparseReader(TraceReader):
    """Reads the rows of one trace."""

    def __init__(self, clock: Clock) -> None:
        super().__init__(clock)
        self._issued: list[RequestRow] = []
        self._is_queued = False
        self._is_over = False

    def request(self, line: str) -> RequestRow | None:
        """Return the request of a line, None where it has none, or none yet."""
        if self._is_over:
            return None
        row = _REQUEST.match(line)
        if row is None:
            self._left_out(line)
            return None
        request = RequestRow(self._clock.ns(row), _kind(row["rwbs"]), *sector_span(row))
        if row["action"] == "Q":
            self._is_queued = True
            return request
        if not self._is_queued and len(self._issued) <= MAX_REQUESTS:
            self._issued.append(request)
        return None

    def rest(self) -> list[RequestRow]:
        """Return what are requests only now that all lines are read: D where there was no Q."""
        return [] if self._is_queued else self._issued

    def _left_out(self, line: str) -> None:
        """Pass a line that holds no request, or raise what is wrong with it."""
        text = line.strip(" \t")
        self._is_over = _SUMMARY.match(text) is not None
        if not self._is_over and not _NO_REQUEST.fullmatch(text):
            raise _REQUEST.fault(line)


def _kind(rwbs: str) -> RequestKind:
    return RequestKind.WRITE if "W" in rwbs else RequestKind.READ
