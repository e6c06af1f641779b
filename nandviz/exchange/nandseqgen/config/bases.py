"""Bases of a configuration: what each is, from its name, scope, payload and flags.

Source: the page on the generator's files, "Configuration → profile, scenario, workload".
"""

from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final

from nandviz.exchange.nandseqgen.bases import TARGETLESS, axis_of, kind_of
from nandviz.exchange.nandseqgen.config.reading import Reading
from nandviz.language import said
from nandviz.model.ops import Base, State
from nandviz.model.words import BusConflict, Kind, Scope
from nandviz.scenario.fields import join, shown
from nandviz.scenario.nodes import Mapping as MappingNode
from nandviz.scenario.nodes import Node
from nandviz.scenario.problems import Invalid, listed
from nandviz.scenario.profile_bases import MAX_STATES

SCOPES: Final = {"DIE_WIDE": Scope.DIE, "PLANE_SET": Scope.PLANE, "NONE": Scope.TARGETS}
DEFAULT_OVERLAPPING: Final = ("PLANE_READ", "PLANE_READ4K", "PLANE_CACHE_READ")
"""``single_single_allowed_bases`` where a configuration has none."""
OLD_COMMITTING: Final = ("PROGRAM_SLC", "COPYBACK_PROGRAM_SLC")
"""What writes the address state in versions that know no ``program_base_whitelist``."""
_KEYS: Final = frozenset({"scope", "affect_state", "instant_resv", "states", "sequence"})
_STATE_KEYS: Final = frozenset({"bus", "duration", "exclusion"})
_ADDRESSED: Final = (Kind.ERASE, Kind.PROGRAM, Kind.READ)
_STATUS: Final = "SR"


@dataclass(frozen=True, slots=True)
class Rules:
    """What other sections say of bases.

    Attributes
    ----------
    payload
        The fields of the payload by base; empty where a configuration has none.
    """

    committing: Collection[str]
    overlapping: Collection[str]
    payload: Mapping[str, Collection[str]] = field(default_factory=dict)


def read_rules(reading: Reading, top: MappingNode) -> Rules:
    """Return what other sections say of bases."""
    payload = {
        key.value: reading.texts(node, f"payload_by_op_base.{key.value}")
        for key, node in reading.pairs(top.values.get("payload_by_op_base"), "payload_by_op_base")
    }
    committing: Collection[str] = OLD_COMMITTING
    if "program_base_whitelist" in top.values:
        node = top.values["program_base_whitelist"]
        committing = [name.upper() for name in reading.texts(node, "program_base_whitelist")]
    else:
        names = listed(OLD_COMMITTING)
        what = said("no program_base_whitelist: {names} write the address state", names=names)
        reading.note(top, what)
    constraints = reading.section(top, "constraints")
    key = "single_single_allowed_bases"
    overlapping: Collection[str] = DEFAULT_OVERLAPPING
    if key in constraints.values:
        overlapping = reading.texts(constraints.values[key], f"constraints.{key}")
    return Rules(committing, overlapping, payload)


def read_bases(reading: Reading, top: MappingNode, rules: Rules) -> dict[str, Base | None]:
    """Return the bases by name, in file order; None for one that is wrong, which is reported."""
    reading.needed(top, "op_bases", "")
    bases: dict[str, Base | None] = {}
    for key, node in reading.pairs(top.values["op_bases"], "op_bases"):
        bases[key.value] = None
        with suppress(Invalid):
            bases[key.value] = _Base(reading, key.value, node, rules).base()
    for name in (*rules.committing, *rules.overlapping):
        if name not in bases:
            what = said("{name} is named beside the bases, but op_bases has none", name=name)
            reading.note(top.values["op_bases"], what)
    return bases


class _Base:
    """One base on its way."""

    def __init__(self, reading: Reading, name: str, node: Node, rules: Rules) -> None:
        self._reading, self._name, self._rules = reading, name, rules
        self._path = join("op_bases", name)
        self._node = reading.mapping(node, self._path)

    def base(self) -> Base:
        reading, name = self._reading, self._name
        reading.unknown(self._node, self._path, _KEYS)
        scope = self._scope()
        kind = self._kind(scope)
        is_instant = reading.flag(self._node, "instant_resv", self._path, default=False)
        scope, is_instant = self._reserved(kind, scope, is_instant)
        never_shifts = is_instant and kind not in TARGETLESS
        return Base(
            name,
            kind,
            axis_of(name) if kind not in (Kind.READ, Kind.STATUS, Kind.OTHER) else None,
            scope,
            self._states(),
            instant=is_instant,
            plane_independent=self._is_independent(kind, scope),
            commits=kind is Kind.PROGRAM and name.upper() in self._rules.committing,
            bus_conflict=BusConflict.REJECT if never_shifts else None,
        )

    def _scope(self) -> Scope:
        node = self._reading.needed(self._node, "scope", self._path)
        word = self._reading.text(node, f"{self._path}.scope")
        if word.upper() not in SCOPES:
            near = self._reading.sink.nearest(word, SCOPES)
            expected = listed(SCOPES)
            raise self._reading.sink.fail(node, f"{self._path}.scope", shown(node), expected, near)
        return SCOPES[word.upper()]

    def _kind(self, scope: Scope) -> Kind:
        """Return what a base does: one without an address in its payload touches no cells."""
        name = self._name.upper()
        if name == _STATUS or name.startswith(f"{_STATUS}_"):
            return Kind.STATUS
        kind = Kind.READ if name.endswith("_RD") else kind_of(name)
        if kind not in _ADDRESSED:
            return kind
        payload = self._rules.payload.get(self._name)
        if payload is not None:
            return kind if "block" in payload else Kind.OTHER
        return Kind.OTHER if kind is Kind.READ and scope is not Scope.PLANE else kind

    def _reserved(self, kind: Kind, scope: Scope, is_instant: bool) -> tuple[Scope, bool]:
        """Return scope and instant as nandviz has them, and note where they are not the file's."""
        if kind in TARGETLESS:
            if (scope, is_instant) != (Scope.DIE, kind is not Kind.RESUME):
                what = said("a {kind} reserves the whole die", kind=kind)
                if kind is not Kind.RESUME:
                    what = said("a {kind} is instant and reserves the whole die", kind=kind)
                self._note(what)
            return Scope.DIE, kind is not Kind.RESUME
        if not is_instant:
            return scope, False
        if kind in _ADDRESSED:
            self._note(said("instant_resv of a {kind} is not taken over", kind=kind))
            return scope, False
        return Scope.NONE, True

    def _is_independent(self, kind: Kind, scope: Scope) -> bool:
        if self._name not in self._rules.overlapping:
            return False
        if kind is Kind.READ and scope is Scope.PLANE:
            return True
        self._note(said("single_single_allowed_bases: only for reads of scope PLANE_SET"))
        return False

    def _states(self) -> tuple[State, ...]:
        path, node = f"{self._path}.states", self._node.values.get("states")
        states: dict[str, State] = {}
        for index, item in enumerate(self._reading.items(node, path)):
            state = self._state(item, f"{path}[{index}]")
            if state.name in states:
                what = said("a second state '{name}'", name=state.name)
                raise self._reading.sink.fail(item, f"{path}[{index}]", what, said("each once"))
            states[state.name] = state
        if not 0 < len(states) <= MAX_STATES:
            got = said("{count} states", count=len(states))
            expected = said("1 to {most} states", most=MAX_STATES)
            raise self._reading.sink.fail(node or self._node, path, got, expected)
        return tuple(states.values())

    def _state(self, item: Node, path: str) -> State:
        """Return a state: ``{name: X, bus: b}``, ``{X: {bus: b}}``, or ``{X: null, bus: b}``."""
        reading, node = self._reading, self._reading.mapping(item, path)
        if not node.keys:
            raise reading.sink.fail(item, path, shown(item), said("a state and its bus"))
        known = _STATE_KEYS
        if "name" in node.values:
            name, known = reading.text(node.values["name"], f"{path}.name"), known | {"name"}
            reading.unknown(node, path, known)
            return State(name, reading.flag(node, "bus", path, default=False))
        name = node.keys[0].value
        inner = reading.mapping(node.values[name], join(path, name))
        reading.unknown(inner, join(path, name), _STATE_KEYS)
        reading.unknown(node, path, known | {name})
        where = inner if "bus" in inner.values else node
        return State(name, reading.flag(where, "bus", path, default=False))

    def _note(self, what: str) -> None:
        said_of = said("{name}: {what}", name=self._name, what=what)
        self._reading.note(self._node, said_of)
