"""The keys of ``host:`` and ``controller:`` in a scenario file.

Source: study specification, "Host requests and controller".
"""

from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from nandviz.language import said
from nandviz.model.host import Controller
from nandviz.model.words import ControllerOrder, CutModel, PlacePart, RequestKind
from nandviz.scenario.fields import (
    NUMBER,
    Choice,
    Integer,
    Json,
    ListOf,
    Micros,
    OrNone,
    Text,
    plain_text,
    shown,
)
from nandviz.scenario.host_traces.reading import TimeUnit, TraceFormat
from nandviz.scenario.host_traces.request_row import MAX_LBA, MAX_REQUESTS, MAX_SECTORS
from nandviz.scenario.nodes import Node
from nandviz.scenario.problems import Sink
from nandviz.scenario.section import Field, Section, optional

MAX_HOST_PAGES: Final = 4_000_000
"""Of all requests together."""
_MAX_PAGE_KIB: Final = 1024
_MAX_DIGITS: Final = 40


class Ratio:
    """A decimal number ``low <= number <= high``, read exactly; ``low`` itself only if 0 may be."""

    def __init__(self, high: int, *, above_0: bool) -> None:
        self._high, self._above_0 = high, above_0

    def read(self, node: Node, path: str, sink: Sink) -> Fraction:
        """Return the number."""
        text = plain_text(node) or ""
        if NUMBER.fullmatch(text) and len(text) <= _MAX_DIGITS and "e" not in text.lower():
            number = Fraction(Decimal(text))
            if 0 <= number <= self._high and (number or not self._above_0):
                return number
        bounds = {"high": self._high}
        expected = (
            said("a number above 0, at most {high}", **bounds)
            if self._above_0
            else said("a number 0 to {high}", **bounds)
        )
        raise sink.fail(node, path, shown(node), expected)

    def json(self) -> Json:
        """Return the JSON Schema."""
        least = "exclusiveMinimum" if self._above_0 else "minimum"
        return {"type": "number", least: 0, "maximum": self._high}


CUT_MODEL: Final = Choice({model.value: model for model in CutModel})
PULSE_COUNT: Final = Integer(1, 1_000_000)

TRACE_FILE = Field("file", Text(1, "the path of a trace"), doc="relative to this file")
TRACE_FORMAT = Field("format", Choice({each.value: each for each in TraceFormat}))
TRACE_UNIT = Field(
    "unit",
    OrNone(Choice({each.value: each for each in TimeUnit})),
    None,
    doc="of its times, where the format leaves that open",
)
TRACE_FIRST = Field(
    "first", OrNone(Integer(1, MAX_REQUESTS)), None, doc="requests that are taken of it"
)
TRACE_SPEED = Field(
    "speed", Ratio(1_000_000, above_0=True), Fraction(1), doc="how many times as fast it is played"
)
TRACE = Section(TRACE_FILE, TRACE_FORMAT, TRACE_UNIT, TRACE_FIRST, TRACE_SPEED)

REQUEST_AT = Field("at_us", Micros())
REQUEST_KIND = Field("kind", Choice({kind.value: kind for kind in RequestKind}))
REQUEST_LBA = Field("lba", Integer(0, MAX_LBA), doc="its first sector of 512 B")
REQUEST_SECTORS = Field("sectors", Integer(1, MAX_SECTORS))
HOST_REQUEST = Section(REQUEST_AT, REQUEST_KIND, REQUEST_LBA, REQUEST_SECTORS)

RANDOM_SEED = Field("seed", Integer())
RANDOM_REQUESTS = optional("requests", Integer(1, MAX_REQUESTS))
RANDOM_UNTIL = optional("until_us", Micros(), doc="in place of requests: how long they come")
RANDOM_MEAN = Field("mean_interarrival_us", Micros())
RANDOM_READ_SHARE = Field("read_share", Ratio(1, above_0=False), Fraction(1, 2))
RANDOM_SECTORS = optional(
    "sectors", ListOf(Integer(1, MAX_SECTORS), 2, 2), doc="least and most of a request"
)
RANDOM_LBA = optional("lba", ListOf(Integer(0, MAX_LBA), 2, 2), doc="least and most first sector")
RANDOM_ALIGN = Field(
    "align_sectors", Integer(1, MAX_SECTORS), 1, doc="first sectors are multiples of it"
)
RANDOM = Section(
    RANDOM_SEED,
    RANDOM_REQUESTS,
    RANDOM_UNTIL,
    RANDOM_MEAN,
    RANDOM_READ_SHARE,
    RANDOM_SECTORS,
    RANDOM_LBA,
    RANDOM_ALIGN,
    doc="random requests, of a seed",
)

PLACE_ORDER = optional(
    "order",
    ListOf(Choice({part.value: part for part in PlacePart}), 2, 2),
    doc="over what pages are spread first",
)
ERASE_EVERY = Field(
    "erase_every",
    OrNone(Integer(1)),
    None,
    doc="programs of a die after which an erase stands in for garbage collection",
)
PLACE = Section(PLACE_ORDER, ERASE_EVERY)

_OP: Final = Text(1, "the name of an op")
OPS_READ = Field("read", _OP, "Page_Read_SLC")
OPS_PROGRAM = Field("program", _OP, "Page_Program_SLC")
OPS_ERASE = Field("erase", _OP, "Block_Erase_SLC")
OPS = Section(OPS_READ, OPS_PROGRAM, OPS_ERASE)

HOST_TRACE = optional("trace", TRACE, doc="requests from a file")
HOST_REQUESTS = optional("requests", ListOf(HOST_REQUEST, 1, MAX_REQUESTS))
HOST_RANDOM = optional("random", RANDOM)
HOST_SOURCES: Final[tuple[Field[Any], ...]] = (HOST_TRACE, HOST_REQUESTS, HOST_RANDOM)
"""Where the requests come from: exactly one of them."""
PAGE_KIB = Field("page_kib", Integer(1, _MAX_PAGE_KIB), 16)
HOST_PLACE = optional("place", PLACE)
HOST_OPS = optional("ops", OPS)
HOST = Section(*HOST_SOURCES, PAGE_KIB, HOST_PLACE, HOST_OPS, doc="what a host asks for")

_C = Controller()
ORDER = Field("order", Choice({order.value: order for order in ControllerOrder}), _C.order)
MIN_PROGRESS = Field(
    "min_progress_us",
    Micros(),
    _C.min_progress_ns,
    doc="least CORE_BUSY of an op between its resume and its next suspend",
)
SPARE = Field(
    "spare_us", Micros(), _C.spare_ns, doc="an op of which no more is left is not suspended"
)
MAX_CUTS = Field("max_suspends", OrNone(Integer()), _C.max_suspends, doc="of one op")
MAX_READS = Field("max_reads", OrNone(Integer(1)), _C.max_reads, doc="served in one suspension")
BUDGET = Field(
    "budget_us",
    OrNone(Micros()),
    _C.budget_ns,
    doc="an op whose parts before its suspends took longer is not suspended again",
)
CUT = optional("cut", CUT_MODEL, doc="as policies.cut, which it stands for")
PULSES = optional("pulses", PULSE_COUNT, doc="as policies.pulses, which it stands for")
CONTROLLER = Section(
    ORDER,
    CUT,
    PULSES,
    MIN_PROGRESS,
    SPARE,
    MAX_CUTS,
    MAX_READS,
    BUDGET,
    doc="how requests are served",
)

_H: Final = "host"
OVERRIDABLE: Final = {
    **{f"controller.{key}": field for key, field in CONTROLLER.fields.items()},
    f"{_H}.trace.first": TRACE_FIRST,
    f"{_H}.trace.speed": TRACE_SPEED,
    f"{_H}.random.seed": RANDOM_SEED,
    f"{_H}.random.requests": RANDOM_REQUESTS,
    f"{_H}.random.mean_interarrival_us": RANDOM_MEAN,
    f"{_H}.random.read_share": RANDOM_READ_SHARE,
    f"{_H}.place.erase_every": ERASE_EVERY,
}
"""Fields by full key that a value of the command line may go over."""
