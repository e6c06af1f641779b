"""A configuration as a profile file, or as a scenario that holds its profile.

Source: scenario format; the page on the generator's files.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from decimal import Decimal
from typing import Final

from nandviz.exchange.nandseqgen.config.configuration import Configuration
from nandviz.exchange.nandseqgen.config.weights import AUTOFILL_SEED, Table
from nandviz.model.exclusions import ExclusionKind, Exclusions
from nandviz.model.ops import Base, OpDef, Profile
from nandviz.model.setup import Chain, ChainStep, Policies, Topology
from nandviz.model.words import EprCheck, Inherit, Kind
from nandviz.text import plain
from nandviz.units import us_shortest

UNTIL_US: Final = 20_000
"""Where the workload of a scenario stops: a configuration does not say."""
_BILLION: Final = 10**9
_WORD: Final = re.compile(r"[A-Za-z_][\w.]*|[0-9][0-9A-Za-z]*_\w*[A-Za-z]\w*", re.ASCII)
_RESERVED: Final = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})


def profile_text(configuration: Configuration) -> str:
    """Return the text of a profile file."""
    return _joined([*_notes(configuration), *_profile(configuration.profile, "")])


def scenario_text(configuration: Configuration) -> str:
    """Return the text of a scenario that needs no other file: the profile stands in it."""
    name = configuration.profile.name
    head = [
        "nandviz: 1",
        f"name: {_word(name)}",
        f"description: {_quoted(f'From {configuration.path.name} of nandseqgen_v2.')}",
    ]
    return _joined(
        [
            *_notes(configuration),
            *head,
            _topology(configuration.topology),
            *_policies(configuration.policies),
            *_initial(configuration),
            *_workload(configuration),
            "profile:",
            *_profile(configuration.profile, "  "),
        ]
    )


def _notes(configuration: Configuration) -> Iterator[str]:
    """Yield what is to be said of the file, as comments."""
    yield f"# Made of {plain(configuration.path.name)} of nandseqgen_v2."
    yield from (f"# {plain(note)}" for note in configuration.notes)


def _joined(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _profile(profile: Profile, indent: str) -> Iterator[str]:
    yield f"{indent}nandviz_profile: 1"
    yield f"{indent}name: {_word(profile.name)}"
    yield f"{indent}bases:"
    for base in profile.bases.values():
        yield f"{indent}  {_word(base.name)}: {_base(base)}"
    yield f"{indent}ops:"
    for op in profile.ops.values():
        yield f"{indent}  {_word(op.name)}: {_op(op)}"
    if profile.exclusions:
        yield from _exclusions(profile.exclusions, indent)


def _base(base: Base) -> str:
    states = (
        _flow({"name": _word(state.name)} | ({"bus": "true"} if state.bus else {}))
        for state in base.states
    )
    values = {"kind": base.kind.value, "axis": base.axis and base.axis.value}
    values |= {"scope": base.scope.value, "states": f"[{', '.join(states)}]"}
    values |= {name: "true" for name in ("instant", "plane_independent") if getattr(base, name)}
    if base.kind is Kind.PROGRAM and not base.commits:
        values["commits"] = "false"
    values["bus_conflict"] = base.bus_conflict and base.bus_conflict.value
    return _flow({key: value for key, value in values.items() if value is not None})


def _op(op: OpDef) -> str:
    durations = zip(op.base.states, op.durations_ns, strict=True)
    times = {_word(state.name): us_shortest(ns) for state, ns in durations if ns}
    values = {"base": _word(op.base.name), "celltype": _word(op.celltype)}
    values |= {"multi": "true"} if op.multi else {}
    return _flow(values | {"us": _flow(times)})


def _exclusions(exclusions: Exclusions, indent: str) -> Iterator[str]:
    yield f"{indent}exclusions:"
    for kind in ExclusionKind:
        table = {w: names for w, names in exclusions.tables.items() if w.kind is kind}
        if table:
            yield f"{indent}  {kind}:"
        for when, names in table.items():
            yield f"{indent}    {when}: {_list(names)}"
    yield f"{indent}  groups:"
    for name, bases in exclusions.groups.items():
        yield f"{indent}    {_word(name)}: {_list(bases)}"


def _topology(topology: Topology) -> str:
    sizes = {field.name: str(getattr(topology, field.name)) for field in fields(topology)}
    return f"topology: {_flow(sizes)}"


def _policies(policies: Policies) -> Iterator[str]:
    yield "policies:"
    yield f"  queue_refill_period_us: {us_shortest(policies.queue_refill_period_ns)}"
    yield f"  backlog_retry_delay_us: {us_shortest(policies.backlog_retry_delay_ns)}"
    yield f"  offset_guard: {policies.offset_guard}"
    epr = "true" if policies.epr else "false"
    if policies.epr and policies.epr_off:
        checks = {check.value: _flag(check not in policies.epr_off) for check in EprCheck}
        epr = _flow(checks)
    yield f"  epr: {epr}"


def _flag(value: bool) -> str:
    return "true" if value else "false"


def _initial(configuration: Configuration) -> Iterator[str]:
    yield "initial:"
    yield "  default: dirty"
    if configuration.bad_blocks:
        yield "  blocks:"
    for die, block in configuration.bad_blocks:
        yield f"    - {{die: {die}, block: {block}, state: bad}}"


def _workload(configuration: Configuration) -> Iterator[str]:
    """Yield the workload; a script without entries where nothing weighs anything."""
    if not any(configuration.weights.values()):
        yield "script: []"
        return
    yield "workload:"
    yield f"  seed: {AUTOFILL_SEED}"
    yield f"  stop: {{until_us: {UNTIL_US}}}"
    if configuration.planes < configuration.topology.planes:
        yield f"  multi_planes: {configuration.planes}"
    yield "  weights:"
    for key, table in configuration.weights.items():
        yield f"    {_word(key)}: {_table(table)}"
    if configuration.first_fits:
        yield "  chain_ops: first"
    if configuration.chains:
        yield "  chains:"
    for base, chains in configuration.chains.items():
        yield f"    {_word(base)}:"
        yield from (f"      - {_chain(chain)}" for chain in chains)


def _table(table: Table) -> str:
    return _flow({_word(name): f"{Decimal(repr(weight)):f}" for name, weight in table.items()})


def _chain(chain: Chain) -> str:
    steps = f"[{', '.join(map(_step, chain.steps))}]"
    return _flow({"weight": _weight(chain.weight), "steps": steps})


def _step(step: ChainStep) -> str:
    values = {"base": _word(step.base)}
    if step.inherit:
        values["inherit"] = _list(rule.value for rule in Inherit if rule in step.inherit)
    if step.weights:
        values["ops"] = _flow({_word(name): _weight(w) for name, w in step.weights.items()})
    return _flow(values)


def _weight(billionths: int) -> str:
    return f"{(Decimal(billionths) / _BILLION).normalize():f}"


def _flow(values: Mapping[str, str]) -> str:
    return f"{{{', '.join(f'{key}: {value}' for key, value in values.items())}}}"


def _list(names: Iterable[str]) -> str:
    return f"[{', '.join(map(_word, names))}]"


def _word(text: str) -> str:
    """Write a word as YAML takes it for one."""
    plain = _WORD.fullmatch(text) and text.lower() not in _RESERVED
    return text if plain else _quoted(text)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
