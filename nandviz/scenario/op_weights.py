"""A workload that weighs ops by name: phase keys of bases, and chains of ops.

Source: scenario format, "Workloads".
"""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any, Final

from nandviz.language import said
from nandviz.model.ops import Profile
from nandviz.model.setup import Chain, ChainStep, OpWeights
from nandviz.model.words import Kind, Proposal
from nandviz.scenario import schema as s
from nandviz.scenario.fields import join
from nandviz.scenario.nodes import Node
from nandviz.scenario.problems import Invalid, Sink, listed
from nandviz.scenario.section import Field, Values

DEFAULT: Final = "DEFAULT"
END: Final = "END"
_PATH: Final = "workload"
_ONLY_HERE: Final[tuple[Field[Any], ...]] = (s.CHAINS, s.CHAIN_OPS, s.MULTI_PLANES)
_NOT_HERE: Final[tuple[Field[Any], ...]] = (s.BATCH_SIZES, s.WORKLOAD_CELLTYPE)
_PROPOSALS: Final = frozenset(proposal.value for proposal in Proposal)


def is_by_op(values: Values, profile: Profile) -> bool:
    """Whether a workload weighs ops by name: one of its names or keys means nothing else."""
    tables = values[s.WEIGHTS]
    names = {name for table, _ in tables.values() for name in table}
    keys = any(key == DEFAULT or key.endswith(f".{END}") for key in tables)
    return keys or bool((names - _PROPOSALS) & profile.ops.keys())


def phase_keys(profile: Profile) -> tuple[str, ...]:
    """Return the phase keys that ops may be weighed at."""
    running = [f"{b.name}.{state.name}" for b in profile.bases.values() for state in b.states]
    return (DEFAULT, *running, *(f"{name}.{END}" for name in profile.bases))


def read(values: Values, profile: Profile, sink: Sink) -> OpWeights:
    """Return the weights, and report what is wrong with them."""
    for field in _NOT_HERE:
        if field.key in values.given():
            expected = said("no {key} where ops are weighed by name", key=field.key)
            sink.add(values.node(field), join(_PATH, field.key), field.key, expected)
    before = len(sink.problems)
    weights = _weights(values, profile, sink)
    if len(sink.problems) == before:
        check_any(values, weights, sink)
    return OpWeights(
        profile.ops,
        weights,
        _chains(values, profile, sink),
        values[s.CHAIN_OPS],
        values[s.MULTI_PLANES],
    )


def refuse_chains(values: Values, sink: Sink) -> None:
    """Report what only weights of ops by name can have."""
    for field in _ONLY_HERE:
        if field.key in values.given():
            expected = said("weights of ops by name, for {key}", key=field.key)
            sink.add(values.node(field), join(_PATH, field.key), field.key, expected)


def check_any(values: Values, weights: Mapping[str, Mapping[Any, int]], sink: Sink) -> None:
    """Report weights that are all 0."""
    if not any(weight for table in weights.values() for weight in table.values()):
        node, path = values.node(s.WEIGHTS), join(_PATH, s.WEIGHTS.key)
        sink.add(node, path, said("no weight"), said("a weight above 0"))


def _weights(values: Values, profile: Profile, sink: Sink) -> dict[str, dict[str, int]]:
    known = dict.fromkeys(phase_keys(profile))
    weights: dict[str, dict[str, int]] = {}
    for key, (table, node) in values[s.WEIGHTS].items():
        path = f"{_PATH}.{s.WEIGHTS.key}.{key}"
        if key not in known:
            near, got = sink.nearest(key, known), said("unknown phase '{phase}'", phase=key[:40])
            sink.add(node, path, got, listed(known, 6), near)
        weights[key] = _of_ops({name: w for name, (w, _) in table.items()}, path, profile, sink)
    return weights


def _of_ops(table: Mapping[str, Node], path: str, profile: Profile, sink: Sink) -> dict[str, int]:
    """Return the weights of ops by name."""
    weights = {}
    for name, node in table.items():
        if name not in profile.ops:
            near, got = sink.nearest(name, profile.ops), said("unknown op '{name}'", name=name[:60])
            sink.add(node, join(path, name), got, listed(profile.ops, 6), near)
            continue
        with suppress(Invalid):
            weights[name] = s.Weight().read(node, join(path, name), sink)
    return weights


def _chains(values: Values, profile: Profile, sink: Sink) -> dict[str, tuple[Chain, ...]]:
    chains: dict[str, tuple[Chain, ...]] = {}
    for base, (items, node) in (values[s.CHAINS] or {}).items():
        path = f"{_PATH}.{s.CHAINS.key}.{base}"
        _check_base(base, node, path, profile, sink)
        chains[base] = tuple(
            Chain(item[s.CHAIN_WEIGHT], _steps(item, f"{path}[{index}].steps", profile, sink))
            for index, (item, _) in enumerate(items)
        )
    return chains


def _steps(chain: Values, path: str, profile: Profile, sink: Sink) -> tuple[ChainStep, ...]:
    steps, items = [], chain[s.CHAIN_STEPS]
    for index, (step, _) in enumerate(items or ()):
        where = f"{path}[{index}]"
        base, node = step[s.STEP_BASE], step.node(s.STEP_BASE)
        _check_base(base, node, f"{where}.base", profile, sink)
        weights = {name: weight for name, (weight, _) in (step[s.STEP_OPS] or {}).items()}
        for name in weights.keys() - profile.ops.keys():
            near, got = sink.nearest(name, profile.ops), said("unknown op '{name}'", name=name[:60])
            sink.add(step.node(s.STEP_OPS), f"{where}.ops", got, listed(profile.ops, 6), near)
        rules = frozenset(rule for rule, _ in step[s.STEP_INHERIT] or ())
        steps.append(ChainStep(base, rules, weights))
    return tuple(steps)


def _check_base(name: str, node: Node, path: str, profile: Profile, sink: Sink) -> None:
    """Report a base that is unknown, or that can have nothing before or behind it."""
    base = profile.bases.get(name)
    if base is None:
        near, got = sink.nearest(name, profile.bases), said("unknown base '{name}'", name=name[:60])
        sink.add(node, path, got, listed(profile.bases, 6), near)
    elif base.kind is Kind.RESET:
        sink.add(node, path, said("a reset in a chain"), said("a reset alone in its batch"))
