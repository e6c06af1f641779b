"""`TraceInfo` as JSON values and back."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, fields
from enum import StrEnum
from typing import Any, Final, TypeVar

from nandviz.model.exclusions import Exclusions, When
from nandviz.model.ops import Base, OpDef, State
from nandviz.model.setup import MOST_PLANES, BlockState, Policies, Topology
from nandviz.model.words import Axis, BusConflict, EprCheck, Kind, Origin, Scope
from nandviz.trace.tables import TraceInfo
from nandviz.units import MAX_NS

Json = dict[str, Any]
T = TypeVar("T")

_MOST: Final = {
    "channels": 2**15 - 1,
    "dies": 2**15 - 1,
    "planes": 32,
    "blocks": 2**20 + 31,
    "pages": 2**20,
}
"""Of each part of a device: what files may give, and columns hold. Imported blocks are as many on
each plane."""


def info_to_json(info: TraceInfo) -> Json:
    """Return what `info_from_json` reads."""
    bases = {op.base.name: op.base for op in info.ops}
    return {
        "name": info.name,
        "bases": [_base_to_json(base) for base in bases.values()],
        "ops": [
            [
                op.name,
                op.base.name,
                op.celltype,
                list(op.durations_ns),
                op.multi,
                op.wordline_pages,
            ]
            for op in info.ops
        ],
        "topology": asdict(info.topology),
        "policies": asdict(info.policies) | {"epr_off": list(info.policies.epr_off)},
        "initial_default": list(info.initial_default[:3]),
        "initial": [[*where, *state[:3]] for where, state in info.initial.items()],
        "source": info.source,
        "notes": [list(note) for note in info.notes],
        "until_ns": info.until_ns,
        "drain": info.drain,
        "versions": [list(version) for version in info.versions],
        "not_judged": [list(pair) for pair in info.not_judged.items()],
        "rounding_ns": info.rounding_ns,
        "no_nominal": [list(pair) for pair in info.no_nominal.items()],
        "cut_out": list(info.cut_out),
        "exclusions": _exclusions_to_json(info.exclusions),
        "findings": list(info.findings),
    }


def _exclusions_to_json(exclusions: Exclusions) -> Json:
    return {
        "groups": {name: list(bases) for name, bases in exclusions.groups.items()},
        "tables": {when: list(groups) for when, groups in exclusions.tables.items()},
    }


def _base_to_json(base: Base) -> Json:
    values = {name: getattr(base, name) for name in (f.name for f in fields(base))}
    return values | {"states": [list(state) for state in base.states]}


def info_from_json(data: Json) -> TraceInfo:
    """Make a `TraceInfo`.

    Raises
    ------
    KeyError, TypeError, ValueError
        If something is missing or not what it should be.
    """
    bases = {base.name: base for base in map(_base, _list(data["bases"]))}
    topology = Topology(**{k: _size(k, v) for k, v in data["topology"].items()})
    if topology.dies * topology.planes > MOST_PLANES:
        raise ValueError(f"{topology.dies} dies of {topology.planes} planes")
    return TraceInfo(
        name=_is(data["name"], str),
        ops=tuple(_op(row, bases) for row in _list(data["ops"])),
        topology=topology,
        policies=_policies(data["policies"]),
        initial_default=_state(data["initial_default"]),
        initial=dict(_initial(each, topology) for each in _list(data["initial"])),
        source=Origin(data["source"]),
        notes=tuple((_count(at), _is(text, str)) for at, text in _list(data["notes"])),
        until_ns=_or_none(data["until_ns"], _count),
        drain=_is(data["drain"], bool),
        versions=tuple((_is(a, str), _is(b, str)) for a, b in _list(data["versions"])),
        not_judged={_whole(law): _is(why, str) for law, why in _list(data["not_judged"])},
        rounding_ns=_count(data.get("rounding_ns", 0)),
        no_nominal={_count(op): _is(why, str) for op, why in _list(data.get("no_nominal", []))},
        cut_out=tuple(_count(uid) for uid in _list(data.get("cut_out", []))),
        exclusions=_exclusions(data.get("exclusions", {"groups": {}, "tables": {}})),
        findings=tuple(_is(each, str) for each in _list(data.get("findings", []))),
    )


def _exclusions(data: Json) -> Exclusions:
    groups, tables = _is(data["groups"], dict), _is(data["tables"], dict)
    return Exclusions(
        {_word(name): _words(bases) for name, bases in groups.items()},
        {When(when): _words(names) for when, names in tables.items()},
    )


def _words(value: object) -> tuple[str, ...]:
    return tuple(_word(each) for each in _list(value))


def _is(value: object, kind: type[T]) -> T:
    if not isinstance(value, kind):
        raise TypeError(f"{value!r} is no {kind.__name__}")
    return value


def _whole(value: object) -> int:
    if isinstance(value, bool):
        raise TypeError(f"{value!r} is no int")
    if abs(_is(value, int)) > MAX_NS:
        raise ValueError(f"{value!r:.40} is past {MAX_NS}")
    return _is(value, int)


def _size(name: str, value: object) -> int:
    if not 1 <= _whole(value) <= _MOST[name]:
        raise ValueError(f"{value!r} of the device's {name}")
    return _whole(value)


def _count(value: object) -> int:
    if _whole(value) < 0:
        raise ValueError(f"{value!r} is below 0")
    return _whole(value)


def _least_1(value: object) -> int:
    if _whole(value) < 1:
        raise ValueError(f"{value!r} is below 1")
    return _whole(value)


def _list(value: object) -> list[Any]:
    return _is(value, list)


def _or_none(value: object, read: Callable[[object], T]) -> T | None:
    return None if value is None else read(value)


def _word(value: object) -> str:
    return _is(value, str)


def _state(value: Sequence[object]) -> BlockState:
    last, erase, program = value
    return BlockState(_whole(last), _or_none(erase, _word), _or_none(program, _word))


def _initial(row: Sequence[object], topology: Topology) -> tuple[tuple[int, int], BlockState]:
    die, block, *state = row
    if not (0 <= _whole(die) < topology.dies and 0 <= _whole(block) < topology.blocks):
        raise ValueError(f"the state of block {block!r} of die {die!r}")
    return (_whole(die), _whole(block)), _state(state)


def _base(data: Json) -> Base:
    return Base(
        name=_is(data["name"], str),
        kind=Kind(data["kind"]),
        axis=None if data["axis"] is None else Axis(data["axis"]),
        scope=Scope(data["scope"]),
        states=tuple(State(_is(n, str), bus=_is(bus, bool)) for n, bus in _list(data["states"])),
        instant=_is(data["instant"], bool),
        plane_independent=_is(data["plane_independent"], bool),
        commits=_is(data["commits"], bool),
        bus_conflict=_or_none(data.get("bus_conflict"), lambda word: BusConflict(_word(word))),
    )


def _op(row: Sequence[object], bases: dict[str, Base]) -> OpDef:
    name, base_name, celltype, durations, multi, *wordline_pages = row
    base = bases[_is(base_name, str)]
    durations_ns = tuple(_count(ns) for ns in _list(durations))
    if sum(durations_ns) > MAX_NS:
        raise ValueError(f"durations past {MAX_NS} ns")
    if len(durations_ns) != len(base.states):
        raise ValueError(f"{len(durations_ns)} durations of {len(base.states)} states")
    (pages,) = wordline_pages or (1,)
    return OpDef(
        _is(name, str), base, _is(celltype, str), durations_ns, _is(multi, bool), _least_1(pages)
    )


def _policies(data: Json) -> Policies:
    """Return the policies of a file; those that came after it was written are as by default."""
    default = Policies()
    values: Json = {}
    off = data.get("epr_off", [])
    values["epr_off"] = tuple(EprCheck(_word(word)) for word in _list(off))
    for field in fields(Policies):
        if field.name in values or field.name not in data:
            continue
        usual = getattr(default, field.name)
        value, kind = data.get(field.name, usual), type(usual)
        if issubclass(kind, StrEnum):
            values[field.name] = kind(value)
        elif kind is bool:
            values[field.name] = _is(value, bool)
        else:
            may_lack = usual is None
            values[field.name] = _or_none(value, _count) if may_lack else _count(value)
    _least_1(values.get("pulses", default.pulses))
    return Policies(**values)
