"""The five files of nandseqgen_v2: how they are called and which of their columns are read.

Columns that are not listed are not read. The same names without run number, as ``nandviz run
--csv`` writes them, are read too.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from nandviz.exchange.nandseqgen import cells
from nandviz.exchange.nandseqgen.sheets import Field
from nandviz.model.words import EventKind
from nandviz.trace.codes import KIND_CODE

STATES: Final = "op_state_timeline"
EVENTS: Final = "op_event_resume"
SEQUENCE: Final = "operation_sequence"
TIMELINE: Final = "operation_timeline"
APPLIED: Final = "apply_pgm_log"

_TIME: Final = Field(cells.instant_ns, number=True, read_all=cells.instants_ns)
_NAME: Final = Field(cells.word, word=True)
_UID: Final = Field(cells.whole(0, cells.MAX_UID), number=True, ordered=True)
_DIE: Final = Field(cells.whole(0, cells.MAX_DIE), number=True, ordered=True)
_PLANE: Final = Field(cells.whole(0, cells.MAX_PLANE), number=True, ordered=True)
_BLOCK: Final = Field(cells.whole(0, cells.MAX_BLOCK), number=True, ordered=True)
_PAGE: Final = Field(cells.whole(-1, cells.MAX_PAGE), number=True, ordered=True)
_FLAG: Final = Field(cells.one_of({"True": 1, "False": 0}), number=True)
_EVENT: Final = Field(
    cells.one_of({str(each): KIND_CODE[each] for each in (EventKind.OP_START, EventKind.OP_END)}),
    number=True,
)

FIELDS: Final[Mapping[str, Mapping[str, Field]]] = MappingProxyType(
    {
        STATES: {
            "start": _TIME,
            "end": _TIME,
            "die": _DIE,
            "plane": _PLANE,
            "op_state": Field(cells.op_state, word=True),
            "duration": Field(
                cells.length_ns, number=True, required=False, read_all=cells.lengths_ns
            ),
        },
        EVENTS: {
            "op_name": _NAME,
            "op_uid": _UID,
            "die": _DIE,
            "plane": _PLANE,
            "block": _BLOCK,
            "page": _PAGE,
            "is_resumed": _FLAG,
            "event": _EVENT,
            "triggered_us": _TIME,
        },
        SEQUENCE: {
            "time": _TIME,
            "op_name": _NAME,
            "op_uid": _UID,
            "payload": Field(cells.payload),
        },
        TIMELINE: {
            "start": _TIME,
            "end": _TIME,
            "die": _DIE,
            "plane": _PLANE,
            "block": _BLOCK,
            "page": _PAGE,
            "op_name": _NAME,
            "op_base": _NAME,
            "source": Field(cells.any_text, word=True, required=False),
            "op_uid": _UID,
        },
        APPLIED: {
            "triggered_us": _TIME,
            "op_uid": _UID,
            "op_name": _NAME,
            "base": _NAME,
            "celltype": Field(cells.any_text, word=True),
            "die": _DIE,
            "plane": _PLANE,
            "block": _BLOCK,
            "page": _PAGE,
        },
    }
)
"""The columns that are read, by kind of file."""

_RUN: Final = r"(?:_(?P<run>\d{6}_\d{7}))?\.csv"
_NAMES: Final = {
    STATES: re.compile(STATES + _RUN),
    SEQUENCE: re.compile(SEQUENCE + _RUN),
    TIMELINE: re.compile(TIMELINE + _RUN),
    EVENTS: re.compile(r"op_event(?:_resume)?\.csv"),
    APPLIED: re.compile(APPLIED + r"\.csv"),
}
NUMBERED: Final = (STATES, SEQUENCE, TIMELINE)
"""The kinds of which each run has a file of its own."""


def kind_of(name: str) -> tuple[str, str] | None:
    """Return (kind of file, run) of a file's name, None if it is none of these.

    The run is empty where the name has none.
    """
    for kind, pattern in _NAMES.items():
        if found := pattern.fullmatch(name):
            return kind, found.groupdict().get("run") or ""
    return None
