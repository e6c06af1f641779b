"""CSV of MSR Cambridge: ``time,host,disk,Read|Write,offset,size,response``.

Times count 100 ns of the Windows file time, sizes count bytes. Its hosts and disks are one device
here; how long the recorded machine took is not looked at.
"""

from typing import Final

from nandviz.language import noop
from nandviz.model.words import RequestKind
from nandviz.scenario.host_traces.clock import TIME
from nandviz.scenario.host_traces.request_row import RequestRow, TraceReader, byte_span
from nandviz.scenario.host_traces.rows import Cell, RowShape, number

_SHAPE: Final = RowShape(
    number(TIME, noop("a file time, a whole number")),
    Cell("host", r"[^,\0]+", noop("the name of a host")),
    number("disk", noop("a disk, a whole number")),
    Cell("type", "Read|Write", noop("Read or Write")),
    number("offset", noop("an offset in bytes, a whole number")),
    number("size", noop("a size in bytes, a whole number")),
    number("response", noop("a response time, a whole number")),
    gap=",",
)
_KINDS: Final = {"Read": RequestKind.READ, "Write": RequestKind.WRITE}


class MsrReader(TraceReader):
    """Reads the rows of one trace."""

    def request(self, line: str) -> RequestRow:
        """Return the request of a line."""
        row = _SHAPE.match(line)
        if row is None:
            raise _SHAPE.fault(line)
        return RequestRow(self._clock.ns(row), _KINDS[row["type"]], *byte_span(row))
