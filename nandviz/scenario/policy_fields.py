"""Policies of a scenario file that are more than a word, a number or a time, or came later.

Source: engine specification, section 12; specifications of host traces and of policies.
"""

from collections.abc import Mapping as Map
from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from nandviz.model.setup import Policies
from nandviz.model.words import EprCheck, ResetProgram, SuspendedReads
from nandviz.scenario.fields import (
    Choice,
    FieldReader,
    Flag,
    Json,
    Micros,
    OrNone,
    TableOf,
)
from nandviz.scenario.host_fields import CUT_MODEL, PULSE_COUNT
from nandviz.scenario.nodes import Mapping, Node
from nandviz.scenario.problems import Sink
from nandviz.scenario.section import Field, Section


@dataclass(frozen=True, slots=True)
class AddressRules:
    """Which address rules hold.

    Attributes
    ----------
    on
        Whether they are asked at all.
    off
        Those that are not, where the others are.
    """

    on: bool
    off: tuple[EprCheck, ...] = ()


class Checks:
    """The address rules: true or false for all of them, or each by its name."""

    _TABLE: Final = TableOf(Flag(), [check.value for check in EprCheck])

    def read(self, node: Node, path: str, sink: Sink) -> AddressRules:
        """Return which of them hold; those that are not named do."""
        if not isinstance(node, Mapping):
            return AddressRules(Flag().read(node, path, sink))
        table = self._TABLE.read(node, path, sink)
        off = tuple(check for check in EprCheck if not table.get(check.value, (True,))[0])
        return AddressRules(on=False) if len(off) == len(EprCheck) else AddressRules(True, off)

    def json(self) -> Json:
        """Return the JSON Schema."""
        return {"anyOf": [Flag().json(), self._TABLE.json()]}


class TimesOf:
    """A table of times: what it names, each in ns, read by one reader."""

    NONE: Final[Map[str, int | None]] = MappingProxyType({})

    def __init__(self, names: Sequence[str], reader: FieldReader[Any]) -> None:
        self.names, self.reader = names, reader
        self._table = TableOf(reader, names)

    def read(self, node: Node, path: str, sink: Sink) -> Map[str, int | None]:
        """Return nanoseconds by name, of the names that are given."""
        return {name: ns for name, (ns, _) in self._table.read(node, path, sink).items()}

    def json(self) -> Json:
        """Return the JSON Schema."""
        return self._table.json()


_P = Policies()
CUT = Field(
    "cut",
    CUT_MODEL,
    _P.cut,
    doc="where a SUSPEND cuts CORE_BUSY: now, at the next edge of a pulse, or now with the pulse "
    "that has begun done again",
)
PULSES = Field("pulses", PULSE_COUNT, _P.pulses, doc="of CORE_BUSY of an erase or program, for cut")
RESET_PROGRAM = Field(
    "reset_program",
    Choice({v.value: v for v in ResetProgram}),
    _P.reset_program,
    doc="what a RESET leaves of the block of a program that it aborts",
)
RESET_KINDS: Final = ("idle", "read", "program", "erase")
RESET_US = Field(
    "reset_us",
    TimesOf(RESET_KINDS, OrNone(Micros())),
    TimesOf.NONE,
    doc="CORE_BUSY of a RESET by what it aborts; what is not named: the op's own",
)
SUSPENDED_READS = Field(
    "suspended_reads",
    Choice({v.value: v for v in SuspendedReads}),
    _P.suspended_reads,
    doc="what of a suspended program's block may not be read",
)
PENALTY_KINDS: Final = ("erase", "program")
PENALTY_US = Field(
    "resume_penalty_us",
    TimesOf(PENALTY_KINDS, Micros()),
    TimesOf.NONE,
    doc="by how much the first CORE_BUSY of each resumed part is longer; what is not named: 0",
)


def single_values(key: str, section: Section) -> dict[str, Field[Any]]:
    """Return the fields of a section that are one value by full key; of a table each of its own."""
    fields: dict[str, Field[Any]] = {}
    for name, field in section.fields.items():
        if isinstance(field.reader, TimesOf):
            names = field.reader.names
            fields |= {f"{key}.{name}.{each}": Field(each, field.reader.reader) for each in names}
        else:
            fields[f"{key}.{name}"] = field
    return fields


def times_given(given: Map[str, Any], field: Field[Map[str, int | None]]) -> dict[str, int | None]:
    """Return the times of a table that are given, there or by full key on the command line."""
    times = dict(given.get(field.key, TimesOf.NONE))
    start = f"{field.key}."
    times |= {key.removeprefix(start): ns for key, ns in given.items() if key.startswith(start)}
    return times
