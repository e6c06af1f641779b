"""What a row of any format says of a request."""

import re
from abc import ABC, abstractmethod
from typing import Final, NamedTuple

from nandviz.language import said
from nandviz.model.host import SECTOR_BYTES
from nandviz.model.words import RequestKind
from nandviz.scenario.host_traces.clock import Clock
from nandviz.scenario.host_traces.rows import WrongRow, quoted

MAX_REQUESTS: Final = 1_000_000
"""Of one trace."""
MAX_LBA: Final = 2**55 - 1
"""Last sector: its bytes are counted in 64 bits."""
MAX_SECTORS: Final = 2**21
"""Sectors of a request: 1 GiB."""


class RequestRow(NamedTuple):
    """A request as recorded; its time in ns."""

    ns: int
    kind: RequestKind
    lba: int
    sectors: int


class TraceReader(ABC):
    """Reads the lines of one trace of a format."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    @abstractmethod
    def request(self, line: str) -> RequestRow | None:
        """Return the request of a line, None where it has none; `WrongRow` if it is wrong."""

    def rest(self) -> list[RequestRow]:
        """Return what are requests only now that all lines are read."""
        return []


def sector_span(row: re.Match[str]) -> tuple[int, int]:
    """Return the first sector and their count from the cells ``lba`` and ``sectors``."""
    lba, sectors = int(row["lba"]), int(row["sectors"])
    if lba > MAX_LBA or not 1 <= sectors <= MAX_SECTORS:
        raise _out_of_range(row, "lba", MAX_LBA, "sectors", MAX_SECTORS)
    return lba, sectors


def byte_span(row: re.Match[str]) -> tuple[int, int]:
    """Return first and count of the sectors that the cells ``offset`` and ``size`` touch."""
    offset, size = int(row["offset"]), int(row["size"])
    most_offset, most_size = MAX_LBA * SECTOR_BYTES, MAX_SECTORS * SECTOR_BYTES
    if offset > most_offset or not 1 <= size <= most_size:
        raise _out_of_range(row, "offset", most_offset, "size", most_size)
    lba = offset // SECTOR_BYTES
    return lba, (offset + size - 1) // SECTOR_BYTES - lba + 1


def _out_of_range(
    row: re.Match[str], first: str, most_first: int, count: str, most_count: int
) -> WrongRow:
    """Return what is wrong with a place or a length, which one of them is."""
    name, least, most = (
        (first, 0, most_first) if int(row[first]) > most_first else (count, 1, most_count)
    )
    expected = said("a whole number from {least} to {most}", least=least, most=most)
    return WrongRow(row.start(name), quoted(row[name]), expected)
