"""Exclusions of a configuration: groups of bases, and when each group may not start."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from nandviz.exchange.nandseqgen.config.reading import Reading
from nandviz.exchange.nandseqgen.config.settings import enabled_rules
from nandviz.language import said
from nandviz.model.exclusions import ExclusionKind, Exclusions, When
from nandviz.model.ops import Base
from nandviz.scenario.fields import join
from nandviz.scenario.nodes import Mapping as MappingNode

GROUPS: Final = "exclusion_groups"
OP_STATE: Final = "exclusions_by_op_state"


@dataclass(frozen=True, slots=True)
class Groups:
    """What may not start when.

    Attributes
    ----------
    exclusions
        By the states that nandviz keeps.
    excluded
        Bases by ``BASE.STATE``: what the generator does not propose then.
    """

    exclusions: Exclusions
    excluded: Mapping[str, frozenset[str]]


def read_groups(reading: Reading, top: MappingNode, bases: Mapping[str, Base | None]) -> Groups:
    """Return the exclusions; groups and bases that are not there are noted."""
    groups = _groups(reading, top, bases)
    tables: dict[When, tuple[str, ...]] = {}
    for kind in ExclusionKind:
        tables |= _of_kind(reading, top, kind, groups)
    named = {name for names in tables.values() for name in names}
    kept = {name: names for name, names in groups.items() if name in named}
    excluded = {
        key: frozenset(base for name in names for base in groups[name])
        for key, names in _table(reading, top, OP_STATE, groups).items()
    }
    return Groups(Exclusions(kept, tables), excluded)


def _of_kind(
    reading: Reading, top: MappingNode, kind: ExclusionKind, groups: Mapping[str, tuple[str, ...]]
) -> dict[When, tuple[str, ...]]:
    """Return the groups of one kind by their state; none where the file switches it off."""
    section = f"exclusions_by_{kind}_state"
    table = _table(reading, top, section, groups)
    rules = enabled_rules(reading, top)
    # The generator has no switch for latches.
    is_on = kind is ExclusionKind.LATCH or rules & {"state_forbid", f"state_forbid_{kind}"}
    if table and not is_on:
        what = said("constraints.enabled_rules switches {section} off", section=section)
        reading.note(top.values[section], what)
        return {}
    known = {when.value: when for when in When if when.kind is kind}
    for state in table.keys() - known.keys():
        what = said("{path}: no such state, not taken over", path=join(section, state))
        reading.note(top.values[section], what)
    return {known[state]: names for state, names in table.items() if state in known}


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
