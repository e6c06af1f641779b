"""Bases of a profile file: what each does follows from its kind, axis, scope and flags.

Source: scenario specification (profile files); engine specification, section 2.
"""

from collections.abc import Iterator
from typing import Any, Final

from nandviz.language import said
from nandviz.model.ops import Base, State
from nandviz.model.words import Axis, BusConflict, Kind, Scope
from nandviz.scenario.fields import Choice, Flag, ListOf, OrNone, Text, join
from nandviz.scenario.problems import Invalid, Sink
from nandviz.scenario.section import Field, Section, Values

MAX_STATES: Final = 16

STATE_NAME = Field("name", Text(1, "the name of a state"))
STATE_BUS = Field("bus", Flag(), False, doc="whether the state holds the channel's bus")
STATE = Section(STATE_NAME, STATE_BUS)

KIND = Field("kind", Choice({kind.value: kind for kind in Kind}))
AXIS = Field("axis", OrNone(Choice({axis.value: axis for axis in Axis})), None)
SCOPE = Field("scope", Choice({scope.value: scope for scope in Scope}))
STATES = Field("states", ListOf(STATE, 1, MAX_STATES))
INSTANT = Field("instant", Flag(), False)
PLANE_INDEPENDENT = Field("plane_independent", Flag(), False)
COMMITS = Field("commits", OrNone(Flag()), None, doc="program kinds only; true where left out")
BASE_BUS = Field(
    "bus_conflict",
    OrNone(Choice({v.value: v for v in BusConflict})),
    None,
    doc="where the bus is taken; left out: what policies.bus_conflict says",
)
BASE = Section(KIND, AXIS, SCOPE, STATES, INSTANT, PLANE_INDEPENDENT, COMMITS, BASE_BUS)


def read_base(name: str, values: Values, path: str, sink: Sink) -> Base:
    """Return the base of a name, or report what is wrong with it and raise ``Invalid``."""
    before = len(sink.problems)
    states = _states(values, path, sink)
    for field, got, expected in _base_faults(values):
        sink.add(values.node(field), join(path, field.key), got, expected)
    if len(sink.problems) > before:
        raise Invalid
    kind = values[KIND]
    commits = values[COMMITS]
    return Base(
        name,
        kind,
        values[AXIS],
        values[SCOPE],
        states,
        instant=values[INSTANT],
        plane_independent=values[PLANE_INDEPENDENT],
        commits=kind is Kind.PROGRAM and commits is not False,
        bus_conflict=values[BASE_BUS],
    )


def _states(values: Values, path: str, sink: Sink) -> tuple[State, ...]:
    states: dict[str, State] = {}
    items = values[STATES]
    for index, (state, node) in enumerate(items):
        name = state[STATE_NAME]
        if name in states:
            sink.add(
                node,
                f"{path}.states[{index}].name",
                said("a second state '{name}'", name=name),
                said("each state once"),
            )
        states[name] = State(name, state[STATE_BUS])
    return tuple(states.values())


def _base_faults(values: Values) -> Iterator[tuple[Field[Any], str, str]]:
    """Yield field, got, expected of each rule that a base breaks."""
    kind, scope, axis = values[KIND], values[SCOPE], values[AXIS]
    suspendable = kind in (Kind.ERASE, Kind.PROGRAM)
    acts_on_axis = kind in (Kind.SUSPEND, Kind.RESUME)
    if (suspendable or acts_on_axis) and axis is None:
        yield AXIS, said("no axis"), said("ERASE or PROGRAM for kind {kind}", kind=kind)
    if not (suspendable or acts_on_axis) and axis is not None:
        yield AXIS, f"axis {axis}", said("no axis for kind {kind}", kind=kind)
    if suspendable and axis is not None and axis.lower() != kind.value:
        yield AXIS, f"axis {axis}", said("{upper} for kind {kind}", upper=kind.upper(), kind=kind)
    if (acts_on_axis or kind is Kind.RESET) and scope is not Scope.DIE:
        yield SCOPE, said("scope {scope}", scope=scope), said("die for kind {kind}", kind=kind)
    if (suspendable or kind is Kind.READ) and scope is Scope.NONE:
        yield SCOPE, said("scope none"), said("die or plane for kind {kind}", kind=kind)
    if values[PLANE_INDEPENDENT] and (kind is not Kind.READ or scope is not Scope.PLANE):
        yield PLANE_INDEPENDENT, "plane_independent", said("only for kind read with scope plane")
    if values[COMMITS] is not None and kind is not Kind.PROGRAM:
        yield COMMITS, "commits", said("only for kind program")
    yield from _instant_faults(values)


def _instant_faults(values: Values) -> Iterator[tuple[Field[Any], str, str]]:
    kind, instant = values[KIND], values[INSTANT]
    if kind in (Kind.SUSPEND, Kind.RESET):
        if not instant:
            yield INSTANT, said("not instant"), said("instant: true for kind {kind}", kind=kind)
    elif instant and (values[SCOPE] is not Scope.NONE or kind is Kind.RESUME):
        yield INSTANT, "instant", said("only for kind suspend or reset, or scope none")
