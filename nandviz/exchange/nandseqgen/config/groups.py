"""Exclusions of a configuration: groups of bases, and when each group may not start."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from nandviz.exchange.nandseqgen.config.reading import Reading
from nandviz.exchange.nandseqgen.config.settings import enabled_rules
from nandviz.language import said
from nandviz.model.ops import Base
from nandviz.scenario.fields import join
from nandviz.scenario.nodes import Mapping as MappingNode

GROUPS: Final = "exclusion_groups"
OP_STATE: Final = "exclusions_by_op_state"
KINDS: Final = {
    "suspend": (
        "ERASE_SUSPENDED",
        "NOT_ERASE_SUSPENDED",
        "PROGRAM_SUSPENDED",
        "NOT_PROGRAM_SUSPENDED",
    ),
    "cache": ("ON_CACHE_READ", "ON_CACHE_PROGRAM", "ON_ONESHOT_CACHE_PROGRAM"),
    "odt": ("ODT_DISABLE",),
    "latch": ("LATCH_ON_READ", "LATCH_ON_LSB", "LATCH_ON_CSB", "LATCH_ON_MSB"),
}
"""What each table of exclusions may ask for."""
_ALWAYS: Final = "latch"
"""The one kind that ``enabled_rules`` does not switch."""


@dataclass(frozen=True, slots=True)
class Groups:
    """What may not start when.

    Attributes
    ----------
    tables
        By kind and state: names of groups.
    groups
        Bases by the name of their group: the groups that ``tables`` name.
    excluded
        Bases by ``BASE.STATE``: what the generator does not propose then.
    """

    tables: Mapping[str, Mapping[str, tuple[str, ...]]]
    groups: Mapping[str, tuple[str, ...]]
    excluded: Mapping[str, frozenset[str]]


def read_groups(reading: Reading, top: MappingNode, bases: Mapping[str, Base | None]) -> Groups:
    """Return the exclusions; groups and bases that are not there are noted."""
    groups = _groups(reading, top, bases)
    tables = {}
    for kind, states in KINDS.items():
        table = _table(reading, top, f"exclusions_by_{kind}_state", groups)
        _note_unknown(reading, top, kind, table)
        if table and not _is_enabled(reading, top, kind):
            what = said(
                "constraints.enabled_rules leaves out exclusions_by_{kind}_state", kind=kind
            )
            reading.note(top.values[f"exclusions_by_{kind}_state"], what)
            table = {}
        tables[kind] = {state: table[state] for state in states if state in table}
    by_state = _table(reading, top, OP_STATE, groups)
    excluded = {
        key: frozenset(base for name in names for base in groups[name])
        for key, names in by_state.items()
    }
    named = {name for table in tables.values() for names in table.values() for name in names}
    return Groups(tables, {n: each for n, each in groups.items() if n in named}, excluded)


def _is_enabled(reading: Reading, top: MappingNode, kind: str) -> bool:
    rules = enabled_rules(reading, top)
    return kind == _ALWAYS or bool(rules & {"state_forbid", f"state_forbid_{kind}"})


def _note_unknown(
    reading: Reading, top: MappingNode, kind: str, table: Mapping[str, tuple[str, ...]]
) -> None:
    for state in table.keys() - set(KINDS[kind]):
        path = join(f"exclusions_by_{kind}_state", state)
        what = said("{path}: no state of nandviz, not taken over", path=path)
        reading.note(top.values[f"exclusions_by_{kind}_state"], what)


def _groups(
    reading: Reading, top: MappingNode, bases: Mapping[str, Base | None]
) -> dict[str, tuple[str, ...]]:
    node, groups = reading.section(top, GROUPS), {}
    for key in node.keys:
        path = join(GROUPS, key.value)
        names = dict.fromkeys(reading.texts(node.values[key.value], path))
        for name in names.keys() - bases.keys():
            what = said("{path}: no base '{name}', not taken over", path=path, name=name[:60])
            reading.note(key, what)
        groups[key.value] = tuple(name for name in names if name in bases)
    return groups


def _table(
    reading: Reading, top: MappingNode, section: str, groups: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    """Return names of groups by state."""
    node, table = reading.section(top, section), {}
    for key in node.keys:
        path = join(section, key.value)
        names = reading.texts(node.values[key.value], path)
        for name in names:
            if name not in groups:
                what = said("{path}: no group '{name}', not taken over", path=path, name=name[:60])
                reading.note(key, what)
        table[key.value] = tuple(name for name in names if name in groups)
    return table
