"""Profile, topology and policies as the text of a file: the inverse of the loader."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Final

from nandviz.model.exclusions import ExclusionKind, Exclusions
from nandviz.model.ops import Base, OpDef, Profile
from nandviz.model.setup import Policies, Topology
from nandviz.model.words import Kind
from nandviz.scenario import policy_fields, schema
from nandviz.units import us_shortest

_WORD: Final = re.compile(r"[A-Za-z_][\w.]*|[0-9][0-9A-Za-z]*_\w*[A-Za-z]\w*", re.ASCII)
_RESERVED: Final = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})


def flow(values: Mapping[str, str]) -> str:
    """Write a mapping on one line, given its values as they are written."""
    return f"{{{', '.join(f'{key}: {value}' for key, value in values.items())}}}"


def listed(names: Iterable[str]) -> str:
    """Write a list of words on one line."""
    return f"[{', '.join(map(word, names))}]"


def word(text: str) -> str:
    """Write a word as YAML takes it for one."""
    plain = _WORD.fullmatch(text) and text.lower() not in _RESERVED
    return text if plain else quoted(text)


def quoted(text: str) -> str:
    """Write a text in quotes, on one line."""
    # YAML knows the escapes of JSON, but no pairs of surrogates.
    escaped = not text.isprintable() and max(text) <= "\uffff"
    return json.dumps(text, ensure_ascii=escaped)


def profile_lines(profile: Profile, indent: str = "") -> Iterator[str]:
    """Yield the lines of a profile."""
    yield f"{indent}nandviz_profile: 1"
    yield f"{indent}name: {word(profile.name)}"
    yield f"{indent}bases:"
    for base in profile.bases.values():
        yield f"{indent}  {word(base.name)}: {_base(base)}"
    yield f"{indent}ops:"
    for op in profile.ops.values():
        yield f"{indent}  {word(op.name)}: {_op(op)}"
    if profile.exclusions:
        yield from _exclusions(profile.exclusions, indent)


def _base(base: Base) -> str:
    states = (
        flow({"name": word(state.name)} | ({"bus": "true"} if state.bus else {}))
        for state in base.states
    )
    values = {"kind": base.kind.value, "axis": base.axis and base.axis.value}
    values |= {"scope": base.scope.value, "states": f"[{', '.join(states)}]"}
    values |= {name: "true" for name in ("instant", "plane_independent") if getattr(base, name)}
    if base.kind is Kind.PROGRAM and not base.commits:
        values["commits"] = "false"
    values["bus_conflict"] = base.bus_conflict and base.bus_conflict.value
    return flow({key: value for key, value in values.items() if value is not None})


def _op(op: OpDef) -> str:
    durations = zip(op.base.states, op.durations_ns, strict=True)
    times = {word(state.name): us_shortest(ns) for state, ns in durations if ns}
    values = {"base": word(op.base.name), "celltype": word(op.celltype)}
    values |= {"multi": "true"} if op.multi else {}
    pages = {} if op.wordline_pages == 1 else {"wordline_pages": str(op.wordline_pages)}
    return flow(values | {"us": flow(times)} | pages)


def _exclusions(exclusions: Exclusions, indent: str) -> Iterator[str]:
    yield f"{indent}exclusions:"
    for kind in ExclusionKind:
        table = {w: names for w, names in exclusions.tables.items() if w.kind is kind}
        if table:
            yield f"{indent}  {kind}:"
        for when, names in table.items():
            yield f"{indent}    {when}: {listed(names)}"
    yield f"{indent}  groups:"
    for name, bases in exclusions.groups.items():
        yield f"{indent}    {word(name)}: {listed(bases)}"


def topology_line(topology: Topology) -> str:
    """Return the line of a topology."""
    sizes = {field.name: str(getattr(topology, field.name)) for field in fields(topology)}
    return f"topology: {flow(sizes)}"


def policy_lines(policies: Policies) -> Iterator[str]:
    """Yield a line for each policy that is not as it is by default."""
    usual = _policies(Policies())
    yield from (f"{key}: {text}" for key, text in _policies(policies).items() if text != usual[key])


def _times(policies: Policies, table: str, names: Iterable[str]) -> str:
    """Write a table of times, as far as they are given."""
    found = {name: getattr(policies, f"{table}_{name}_ns") for name in names}
    given = (f"{name}: {us_shortest(ns)}" for name, ns in found.items() if ns is not None)
    return f"{{{', '.join(given)}}}"


def _policies(policies: Policies) -> dict[str, str]:
    checks = ", ".join(f"{check.value}: false" for check in policies.epr_off)
    epr = f"{{{checks}}}" if checks else "true"
    return {
        schema.SEQUENCE_GAP.key: us_shortest(policies.sequence_gap_ns),
        schema.BUS_CONFLICT.key: policies.bus_conflict,
        schema.ON_BLOCKED.key: policies.on_blocked,
        schema.BACKLOG_SCOPE.key: policies.backlog_scope,
        schema.RETRY_DELAY.key: us_shortest(policies.backlog_retry_delay_ns),
        schema.RETRY_LIMIT.key: str(policies.backlog_retry_limit),
        schema.MAX_SUSPENDS.key: str(policies.max_suspends_per_op).lower(),
        schema.MIN_RESUME.key: us_shortest(policies.min_resume_to_suspend_ns),
        schema.OFFSET_GUARD.key: str(policies.offset_guard),
        schema.EPR.key: epr if policies.epr else "false",
        schema.REFILL_PERIOD.key: us_shortest(policies.queue_refill_period_ns),
        policy_fields.CUT.key: policies.cut,
        policy_fields.PULSES.key: str(policies.pulses),
        policy_fields.RESET_PROGRAM.key: policies.reset_program,
        policy_fields.RESET_US.key: _times(policies, "reset", policy_fields.RESET_KINDS),
        policy_fields.SUSPENDED_READS.key: policies.suspended_reads,
        policy_fields.PENALTY_US.key: _times(
            policies, "resume_penalty", policy_fields.PENALTY_KINDS
        ),
    }
