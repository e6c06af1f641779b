"""Profile, topology and policies as the text of a file: the inverse of the loader."""

import json
import re
from collections.abc import Iterator
from typing import Final

from nandviz.model.ops import Base, OpDef, Profile, State
from nandviz.model.setup import Policies, Topology
from nandviz.model.words import NO_CELLTYPE, Kind
from nandviz.scenario import schema
from nandviz.units import us_shortest

_PLAIN: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*", re.ASCII)
_NO_TEXT: Final = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null", "none"})
"""What YAML, or a reader of this program, takes for something else than a text."""


def word(text: str) -> str:
    """Return a text as a YAML scalar on one line, in quotes where it needs them."""
    if _PLAIN.fullmatch(text) and text.lower() not in _NO_TEXT:
        return text
    # YAML knows the escapes of JSON, but no pairs of surrogates.
    escaped = not text.isprintable() and max(text) <= "\uffff"
    return json.dumps(text, ensure_ascii=escaped)


def profile_lines(profile: Profile) -> Iterator[str]:
    """Yield the lines of a profile."""
    yield "nandviz_profile: 1"
    yield f"name: {word(profile.name)}"
    yield "bases:"
    for base in profile.bases.values():
        yield f"  {word(base.name)}: {{{', '.join(_base(base))}}}"
    yield "ops:"
    for op in profile.ops.values():
        yield f"  {word(op.name)}: {{{', '.join(_op(op))}}}"


def _base(base: Base) -> Iterator[str]:
    yield f"kind: {base.kind.value}"
    if base.axis is not None:
        yield f"axis: {base.axis.value}"
    yield f"scope: {base.scope.value}"
    if base.instant:
        yield "instant: true"
    if base.plane_independent:
        yield "plane_independent: true"
    if base.kind is Kind.PROGRAM and not base.commits:
        yield "commits: false"
    if base.bus_conflict is not None:
        yield f"bus_conflict: {base.bus_conflict.value}"
    yield f"states: [{', '.join(map(_state, base.states))}]"


def _state(state: State) -> str:
    return f"{{name: {word(state.name)}{', bus: true' if state.bus else ''}}}"


def _op(op: OpDef) -> Iterator[str]:
    yield f"base: {word(op.base.name)}"
    if op.celltype != NO_CELLTYPE:
        yield f"celltype: {word(op.celltype)}"
    if op.multi:
        yield "multi: true"
    times = zip(op.base.states, op.durations_ns, strict=True)
    spent = [f"{word(state.name)}: {us_shortest(ns)}" for state, ns in times if ns]
    yield f"us: {{{', '.join(spent)}}}"


def topology_line(size: Topology) -> str:
    """Return the line of a topology."""
    return (
        f"topology: {{channels: {size.channels}, dies: {size.dies}, planes: {size.planes}, "
        f"blocks: {size.blocks}, pages: {size.pages}}}"
    )


def policy_lines(policies: Policies) -> Iterator[str]:
    """Yield a line for each policy that is not as it is by default."""
    usual = _policies(Policies())
    yield from (f"{key}: {text}" for key, text in _policies(policies).items() if text != usual[key])


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
    }
