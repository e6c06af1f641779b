"""Weights of ops by what a die does, as the generator has them or makes them up from a seed.

What is left beside the overrides is shared out at random: each op that no exclusion of the state
and no override names draws once, in the order of the ops base by base.

Source: the page on the generator's files, "phase_conditional, autofill seed".
"""

import random  # noqa: TID251  a seeded generator of its own, never the global one
from collections.abc import Iterable, Mapping
from typing import Final

from nandviz.exchange.nandseqgen.config.reading import Reading
from nandviz.language import said
from nandviz.model.ops import Base, OpDef
from nandviz.scenario.fields import join
from nandviz.scenario.nodes import Mapping as MappingNode
from nandviz.scenario.nodes import Node

AUTOFILL_SEED: Final = 1729
DEFAULT: Final = "DEFAULT"
_GLOBAL: Final = "global"
_ISSUE: Final = "ISSUE"
_END: Final = "END"
_GIVEN: Final = "phase_conditional"
_OVERRIDES: Final = "phase_conditional_overrides"
_NUMBER: Final = said("a weight, a number of at least 0")

Table = dict[str, float]
"""Weight of each op that has one."""


class Weights:
    """The weights of a configuration.

    Parameters
    ----------
    excluded
        Bases that a phase key rules out.
    """

    def __init__(
        self,
        reading: Reading,
        top: MappingNode,
        bases: Iterable[Base],
        ops: Mapping[str, OpDef],
        excluded: Mapping[str, frozenset[str]],
    ) -> None:
        self._reading, self._excluded = reading, excluded
        self._bases = {base.name: base for base in bases}
        by_base: dict[str, list[str]] = {}
        for op in ops.values():
            by_base.setdefault(op.base.name, []).append(op.name)
        self._by_base = by_base
        self._base_of = {name: base for base, names in by_base.items() for name in names}
        self._given = reading.section(top, _GIVEN)
        self._overrides = reading.section(top, _OVERRIDES)

    def tables(self) -> dict[str, Table]:
        """Return the table of each phase key; one without a weight is empty."""
        given = {
            key.value: self._table(self._given.values[key.value], join(_GIVEN, key.value))
            for key in self._given.keys
        }
        self._check_overrides()
        if given.keys() - {DEFAULT}:
            return {key: self._corrected(key, table) for key, table in given.items()}
        default = given.get(DEFAULT)
        kept = {DEFAULT: self._corrected(DEFAULT, default)} if default else {}
        return self._made_up() | kept

    def _table(self, node: Node, path: str) -> Table:
        """Return a table as it stands; names that are of no op are noted."""
        table = {}
        for key, value in self._reading.pairs(node, path):
            weight = self._weight(value, join(path, key.value))
            if key.value in self._base_of:
                table[key.value] = weight
            else:
                self._note_unknown(key, path)
        return table

    def _weight(self, node: Node, path: str) -> float:
        return float(self._reading.number(node, path, said(_NUMBER)))

    def _note_unknown(self, key: Node, path: str) -> None:
        name = getattr(key, "value", "")
        what = said("{path}: neither an op nor a base, not taken over", path=join(path, name))
        self._reading.note(key, what)

    def _check_overrides(self) -> None:
        """Note what the overrides name that is not there."""
        keys = self._phase_keys()
        for key in self._overrides.keys:
            node = self._overrides.values[key.value]
            if not isinstance(node, MappingNode):
                self._check_name(key, _OVERRIDES)
                continue
            path = join(_OVERRIDES, key.value)
            if key.value not in (_GLOBAL, DEFAULT, *keys):
                what = said("{path}: no phase of this part, not taken over", path=path)
                self._reading.note(key, what)
            for name in self._reading.mapping(node, path).keys:
                self._check_name(name, path)

    def _check_name(self, key: Node, path: str) -> None:
        name = getattr(key, "value", "")
        if name not in self._base_of and name not in self._bases:
            self._note_unknown(key, path)

    def _phase_keys(self) -> list[str]:
        """Return the phase keys in the order in which they are made up."""
        return [
            f"{base.name}.{name}"
            for base in self._bases.values()
            if base.name.upper() != DEFAULT
            for name in (*(s.name for s in base.states if s.name.upper() != _ISSUE), _END)
        ]

    def _made_up(self) -> dict[str, Table]:
        draws = random.Random(AUTOFILL_SEED)
        names = [name for names in self._by_base.values() for name in names]
        tables = {}
        for key in self._phase_keys():
            gone = self._excluded.get(key, frozenset())
            candidates = [name for name in names if self._base_of[name] not in gone]
            tables[key] = self._filled(key, candidates, draws)
        if names:
            tables[DEFAULT] = self._filled(DEFAULT, names, draws)
        return tables

    def _filled(self, key: str, candidates: list[str], draws: random.Random) -> Table:
        fixed = self._fixed(key, candidates)
        left = 1.0 - sum(fixed.values())
        others = [name for name in candidates if name not in fixed]
        if left <= 0.0 or not others:
            return _shared(fixed, {})
        return _shared(fixed, {name: draws.random() for name in others})

    def _corrected(self, key: str, table: Table) -> Table:
        """Put the overrides over a table that was given: among its own ops."""
        fixed = self._fixed(key, list(table))
        return _shared(fixed, {name: w for name, w in table.items() if name not in fixed})

    def _fixed(self, key: str, candidates: list[str]) -> Table:
        """Return what the overrides say of the candidates: ops first, what a base has is shared."""
        said_of = self._layer(None) | self._layer(_GLOBAL) | self._layer(key)
        fixed = {name: w for name, w in said_of.items() if name in set(candidates)}
        for base, weight in said_of.items():
            rest = [
                name
                for name in self._by_base.get(base, ())
                if name in set(candidates) and name not in fixed
            ]
            fixed |= dict.fromkeys(rest, weight / len(rest) if rest else 0.0)
        return fixed

    def _layer(self, key: str | None) -> Table:
        """Return the overrides under a key; None: those that stand at the top."""
        path, node = _OVERRIDES, self._overrides
        if key is not None:
            path, node = join(path, key), self._reading.section(node, key, path)
        return {
            name.value: self._weight(node.values[name.value], join(path, name.value))
            for name in node.keys
            if not isinstance(node.values[name.value], MappingNode)
        }


def _shared(fixed: Table, others: Table) -> Table:
    """Return what is fixed, and the rest up to 1 shared out among others by their weights.

    What is fixed is brought down to 1 where it is more; what is left stays so where no other is.
    """
    total, rest = sum(fixed.values()), sum(others.values())
    if total >= 1.0:
        return {name: weight / total for name, weight in fixed.items() if weight}
    table = {name: w / rest * (1.0 - total) for name, w in others.items()} if rest else {}
    return {name: w for name, w in (table | fixed).items() if w}
