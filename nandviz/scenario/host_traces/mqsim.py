"""Traces of MQSim: a line a request, ``arrival device lba sectors type``, type 0 a write.

The devices of a trace are one device here.
"""

from typing import Final

from nandviz.language import noop
from nandviz.model.words import RequestKind
from nandviz.scenario.host_traces.clock import TIME
from nandviz.scenario.host_traces.request_row import RequestRow, TraceReader, sector_span
from nandviz.scenario.host_traces.rows import Cell, RowShape, number

_SHAPE: Final = RowShape(
    Cell(TIME, r"[0-9]{1,20}(?:\.[0-9]{1,20})?", noop("an arrival time, a number")),
    number("device", noop("a device, a whole number")),
    number("lba", noop("the first sector, a whole number")),
    number("sectors", noop("a count of sectors, a whole number")),
    Cell("type", "[01]", noop("0 for a write or 1 for a read")),
)
_KINDS: Final = {"0": RequestKind.WRITE, "1": RequestKind.READ}


class MqsimReader(TraceReader):
    """Reads the rows of one trace."""

    def request(self, line: str) -> RequestRow:
        """Return the request of a line."""
        row = _SHAPE.match(line)
        if row is None:
            raise _SHAPE.fault(line)
        return RequestRow(self._clock.ns(row), _KINDS[row["type"]], *sector_span(row))
