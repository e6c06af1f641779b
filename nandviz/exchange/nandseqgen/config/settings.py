"""Topology and policies of a configuration, and what of it concerns the generator alone."""

from dataclasses import replace
from typing import Final

from nandviz.exchange.nandseqgen.config.reading import Reading
from nandviz.language import said
from nandviz.model.setup import Policies, Topology
from nandviz.model.words import EprCheck
from nandviz.scenario import schema
from nandviz.scenario.fields import Integer, Micros, is_null, join
from nandviz.scenario.nodes import Mapping as MappingNode

SECTIONS: Final = frozenset(
    {
        "topology", "celltypes", "policies", "features", "program_base_whitelist", "bootstrap",
        "op_bases", "payload_by_op_base", "exclusion_groups", "exclusions_by_op_state",
        "exclusions_by_latch_state", "exclusions_by_suspend_state", "exclusions_by_odt_state",
        "exclusions_by_cache_state", "generate_seq_rules", "latencies", "op_names", "constraints",
        "phase_conditional", "phase_conditional_overrides", "pattern_export",
    }
)  # fmt: skip
"""What a configuration may hold."""
_TOPOLOGY: Final = {
    "dies": schema.DIES,
    "planes": schema.PLANES,
    "blocks_per_die": schema.BLOCKS,
    "pages_per_block": schema.PAGES,
}
_PERIODS: Final = {
    "queue_refill_period_us": Policies().queue_refill_period_ns,
    "backlog_retry_delay_us": Policies().backlog_retry_delay_ns,
}
_READ_ELSEWHERE: Final = frozenset({"maxplanes", "split_dout_per_plane"})
_GENERATOR_ONLY: Final = frozenset(
    {
        "admission_window", "topN", "epsilon_greedy", "maxloop_seq", "maxtry_candidate",
        "sequence_gap", "hook_targets_enabled", "validate_pc",
    }
)  # fmt: skip
"""Policies of how the generator looks for ops: nandviz plans by rules of its own."""
_CONSTRAINTS: Final = frozenset(
    {"single_single_allowed_bases", "enabled_rules", "enable_epr", "epr", "rule_catalog"}
)
_EPR: Final = frozenset({"offset_guard", "debug", "disable_program_before_erase", "subcodes"})
_MICROS: Final = Micros()


def read_topology(reading: Reading, top: MappingNode) -> Topology:
    """Return the device; all dies hang on one channel."""
    node = reading.mapping(reading.needed(top, "topology", ""), "topology")
    reading.unknown(node, "topology", _TOPOLOGY)
    sizes = {
        field.key: field.reader.read(
            reading.needed(node, key, "topology"), join("topology", key), reading.sink
        )
        for key, field in _TOPOLOGY.items()
    }
    return Topology(channels=1, **sizes)


def read_policies(reading: Reading, top: MappingNode) -> Policies:
    """Return the policies; what concerns the generator alone is noted."""
    node = reading.section(top, "policies")
    known = _PERIODS.keys() | _GENERATOR_ONLY | _READ_ELSEWHERE
    reading.unknown(node, "policies", known)
    only = [key.value for key in node.keys if key.value in _GENERATOR_ONLY]
    if only:
        names = ", ".join(only)
        what = said("policies: {names}: of the generator's search, not taken over", names=names)
        reading.note(node, what)
    refill_ns, retry_ns = (
        _MICROS.read(node.values[key], f"policies.{key}", reading.sink)
        if key in node.values
        else default_ns
        for key, default_ns in _PERIODS.items()
    )
    rules = _address_rules(reading, top)
    return replace(rules, queue_refill_period_ns=refill_ns, backlog_retry_delay_ns=retry_ns)


def _address_rules(reading: Reading, top: MappingNode) -> Policies:
    """Return the policies of the address rules alone."""
    node = reading.section(top, "constraints")
    reading.unknown(node, "constraints", _CONSTRAINTS)
    epr = reading.section(node, "epr", "constraints")
    path = "constraints.epr"
    reading.unknown(epr, path, _EPR)
    guard, guard_node = 0, epr.values.get("offset_guard")
    if guard_node is not None and not is_null(guard_node):
        guard = Integer().read(guard_node, f"{path}.offset_guard", reading.sink)
    is_on = reading.flag(node, "enable_epr", "constraints", default=False)
    is_off = reading.flag(epr, "disable_program_before_erase", path, default=False)
    return Policies(
        offset_guard=guard,
        epr=is_on and "addr_dep" in enabled_rules(reading, top),
        epr_off=(EprCheck.PROGRAM_BEFORE_ERASE,) if is_off else (),
    )


def enabled_rules(reading: Reading, top: MappingNode) -> frozenset[str]:
    """Return the rules and categories that are on."""
    node = reading.section(top, "constraints")
    rules = reading.texts(node.values.get("enabled_rules"), "constraints.enabled_rules")
    return frozenset(rule.strip() for rule in rules)


def takes_first(reading: Reading, top: MappingNode) -> bool:
    """Return whether a step of a chain takes the first op that fits."""
    features = reading.section(top, "features")
    return not reading.flag(features, "uniform_subseq_sampling", "features", default=True)


def most_planes(reading: Reading, top: MappingNode, topology: Topology) -> int:
    """Return how many targets a multi-plane op gets at most."""
    node = reading.section(top, "policies").values.get("maxplanes")
    if node is None:
        return topology.planes
    return Integer(2, schema.MAX_PLANES).read(node, "policies.maxplanes", reading.sink)
