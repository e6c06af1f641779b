"""The workload section of a scenario file: from checked values to the engine's workload.

Source: scenario specification; engine specification, section 3.
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any

from nandviz.language import said
from nandviz.model.ops import OpDef, Profile
from nandviz.model.setup import Policies, Workload
from nandviz.model.words import Axis, Kind, Proposal
from nandviz.scenario import op_weights
from nandviz.scenario import schema as s
from nandviz.scenario.fields import Integer, as_mapping, join
from nandviz.scenario.nodes import Node
from nandviz.scenario.problems import Invalid, Sink, listed
from nandviz.scenario.section import Values

_ADDRESSED = {
    Proposal.PROGRAM: Kind.PROGRAM,
    Proposal.READ: Kind.READ,
    Proposal.ERASE: Kind.ERASE,
}
_OTHERS = {
    Proposal.PROGRAM_SUSPEND: (Kind.SUSPEND, Axis.PROGRAM),
    Proposal.ERASE_SUSPEND: (Kind.SUSPEND, Axis.ERASE),
    Proposal.PROGRAM_RESUME: (Kind.RESUME, Axis.PROGRAM),
    Proposal.ERASE_RESUME: (Kind.RESUME, Axis.ERASE),
    Proposal.RESET: (Kind.RESET, None),
}


def workload(
    values: Values,
    overrides: Mapping[str, Any],
    until_ns: int | None,
    profile: Profile,
    policies: Policies,
    sink: Sink,
) -> Workload:
    """Return the workload, and report what is wrong with it.

    Parameters
    ----------
    overrides
        Values by full key, such as ``workload.seed``, that go over those of the file.
    until_ns
        Where the run ends: stops a workload that gives no stop of its own.
    """
    stop_ns, max_ops = _stop(values, overrides, until_ns, sink)
    hooks = _hooks(values, policies, sink)
    common = Workload(
        seed=overrides.get(s.SEED_NAME, values[s.SEED]),
        ops={},
        weights={},
        batch={},
        refill=s.Hook.QUEUE_REFILL in hooks,
        phase=s.Hook.PHASE in hooks,
        until_ns=stop_ns,
        max_ops=max_ops,
    )
    if op_weights.is_by_op(values, profile):
        return replace(common, by_op=op_weights.read(values, profile, sink))
    op_weights.refuse_chains(values, sink)
    weights = _weights(values, profile, sink)
    ops = proposed_ops(profile, values[s.WORKLOAD_CELLTYPE])
    _check_ops(values, weights, ops, profile, sink)
    return replace(common, ops=ops, weights=weights, batch=_batch_sizes(values, sink))


def _hooks(values: Values, policies: Policies, sink: Sink) -> set[s.Hook]:
    hooks = {hook for hook, _ in values[s.HOOKS] or ()} or set(s.Hook)
    if s.Hook.QUEUE_REFILL in hooks and policies.queue_refill_period_ns == 0:
        expected = said("{key} above 0", key=s.REFILL_PERIOD.key)
        got = said("queue_refill without a period")
        sink.add(values.node(s.HOOKS), "workload.hooks", got, expected)
    return hooks


def proposed_ops(profile: Profile, celltype: str) -> Mapping[Proposal, OpDef]:
    """Return the op that each proposal stands for; proposals that no op fits are left out.

    Always the first in the profile's order: an erase, program or read of the celltype with one
    target (a program that commits), a suspend or resume of the axis, a reset.
    """
    plain = [op for op in profile.ops.values() if op.celltype == celltype and not op.multi]
    plain = [op for op in plain if op.base.kind is not Kind.PROGRAM or op.base.commits]
    found: dict[Proposal, OpDef] = {}
    for proposal in Proposal:
        if proposal in _ADDRESSED:
            fitting = [op for op in plain if op.base.kind is _ADDRESSED[proposal]]
        else:
            wanted = _OTHERS.get(proposal)
            fitting = [op for op in profile.ops.values() if (op.base.kind, op.base.axis) == wanted]
        if fitting:
            found[proposal] = fitting[0]
    return found


def phase_keys(profile: Profile) -> tuple[str, ...]:
    """Return the phase keys that a workload may weigh: what a die of this part can be doing."""
    running = [
        f"{base.kind.upper()}.{state.name}"
        for base in profile.bases.values()
        for state in base.states
    ]
    return tuple(dict.fromkeys(("IDLE", "PROGRAM_SUSPENDED", "ERASE_SUSPENDED", *running)))


def _stop(
    values: Values, overrides: Mapping[str, Any], until_ns: int | None, sink: Sink
) -> tuple[int | None, int | None]:
    """Return where the workload stops, in ns and in ops."""
    stop = values[s.STOPS]
    stop_ns = overrides.get(s.STOP_UNTIL_NAME, stop[s.STOP_UNTIL] if stop is not None else None)
    max_ops = overrides.get(s.STOP_OPS_NAME, stop[s.STOP_OPS] if stop is not None else None)
    if stop_ns is None and max_ops is None:
        stop_ns = until_ns
    if stop_ns is None and max_ops is None:
        expected = said("stop: {until_us, ops}, or run.until_us")
        sink.add(values.node(s.STOPS), "workload.stop", said("no end"), expected)
    return stop_ns, max_ops


def _check_ops(
    values: Values,
    weights: Mapping[str, Mapping[Proposal, int]],
    ops: Mapping[Proposal, OpDef],
    profile: Profile,
    sink: Sink,
) -> None:
    """Report a celltype of no op, else each proposal with a weight that no op fits."""
    celltype = values[s.WORKLOAD_CELLTYPE]
    if not any(proposal in ops for proposal in _ADDRESSED):
        kinds = _ADDRESSED.values()
        known = dict.fromkeys(
            op.celltype for op in profile.ops.values() if op.base.kind in kinds and not op.multi
        )
        got, near = (
            said("no op of celltype '{celltype}'", celltype=celltype[:40]),
            sink.nearest(celltype, known),
        )
        sink.add(values.node(s.WORKLOAD_CELLTYPE), "workload.celltype", got, listed(known), near)
        return
    for phase, table in weights.items():
        for proposal, weight in table.items():
            if weight and proposal is not Proposal.NONE and proposal not in ops:
                _, node = values[s.WEIGHTS][phase][0][proposal.value]
                path = f"workload.weights.{phase}.{proposal}"
                got = said(
                    "no such op of celltype {celltype} in profile {name}",
                    celltype=celltype,
                    name=profile.name,
                )
                sink.add(node, path, got, said("weight 0"))


def _batch_sizes(values: Values, sink: Sink) -> Mapping[Proposal, tuple[int, int]]:
    sizes = dict.fromkeys(s.ADDRESSED, (1, 1))
    for name, (pair, node) in (values[s.BATCH_SIZES] or {}).items():
        (least, _), (most, _) = pair
        if least > most:
            path = f"workload.batch.{name}"
            sink.add(node, path, f"[{least}, {most}]", said("the least before the most"))
        sizes[Proposal(name)] = (least, most)
    return sizes


def _weights(values: Values, profile: Profile, sink: Sink) -> Mapping[str, Mapping[Proposal, int]]:
    known, before = phase_keys(profile), len(sink.problems)
    weights: dict[str, Mapping[Proposal, int]] = {}
    for phase, (table, node) in values[s.WEIGHTS].items():
        path = f"workload.weights.{phase}"
        if phase not in known:
            near = sink.nearest(phase, known)
            sink.add(
                node,
                path,
                said("unknown phase '{phase}'", phase=phase[:40]),
                listed(known, 6),
                near,
            )
        weights[phase] = dict(_of_proposals(table, node, path, sink))
    if len(sink.problems) == before:
        op_weights.check_any(values, weights, sink)
    return weights


def _of_proposals(
    table: Mapping[str, tuple[Node, Node]], of: Node, path: str, sink: Sink
) -> Iterator[tuple[Proposal, int]]:
    known = [proposal.value for proposal in Proposal]
    keys = {key.value: key for key in as_mapping(of, path, sink).keys}
    for name, (node, _) in table.items():
        where = join(path, name)
        if name not in known:
            near = sink.nearest(name, known)
            sink.add(
                keys[name],
                where,
                said("unknown name '{name}'", name=name[:40]),
                listed(known),
                near,
            )
            continue
        with suppress(Invalid):
            yield Proposal(name), Integer(0, s.MAX_WEIGHT).read(node, where, sink)
