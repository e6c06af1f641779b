"""Ops of a configuration: their times, state by state.

Only ``op_names.*.durations`` count, as in the generator; a state that is not there takes no time.

Source: the page on the generator's files, "Configuration → profile, scenario, workload".
"""

from collections.abc import Mapping
from typing import Final

from nandviz.exchange.nandseqgen.config.reading import Reading
from nandviz.language import said
from nandviz.model.ops import Base, OpDef
from nandviz.model.words import NO_CELLTYPE
from nandviz.scenario.fields import Micros, join
from nandviz.scenario.nodes import Mapping as MappingNode
from nandviz.scenario.nodes import Node, Scalar
from nandviz.scenario.problems import Invalid, listed
from nandviz.units import MAX_NS, us_sentence

ALIASES: Final[Mapping[str, tuple[str, ...]]] = {
    "DATA_OUT": ("DOUT", "DOUT4K"),
    "DATA_IN": ("DATAIN",),
}
"""Under which other names the duration of a state may stand."""
_KEYS: Final = frozenset({"base", "multi", "celltype", "durations"})
_MICROS: Final = Micros()


class Ops:
    """The ops, those that cannot be used left out.

    Attributes
    ----------
    ops
        By name, in file order.
    wrong
        Names of those that were left out, with what is wrong.
    """

    def __init__(
        self, reading: Reading, top: MappingNode, bases: Mapping[str, Base | None]
    ) -> None:
        self._reading, self._bases = reading, bases
        self._missing: dict[str, list[Scalar]] = {}
        self.ops: dict[str, OpDef] = {}
        self.wrong: list[str] = []
        reading.needed(top, "op_names", "")
        for key, node in reading.pairs(top.values["op_names"], "op_names"):
            try:
                self.ops[key.value] = self._op(key, node)
            except Invalid:
                self.wrong.append(key.value)
        for base, keys in self._missing.items():
            self._report_missing(base, keys)

    def _report_missing(self, base: str, keys: list[Scalar]) -> None:
        """Report once a base that several ops have."""
        near = self._reading.sink.nearest(base, self._bases)
        names = listed([key.value for key in keys], 3)
        got = said("{names}: no base '{base}'", names=names, base=base[:60])
        expected = said("a base of op_bases")
        self._reading.sink.add(keys[0], join("op_names", keys[0].value), got, expected, near)

    def _op(self, key: Scalar, node: Node) -> OpDef:
        reading, name = self._reading, key.value
        path = join("op_names", name)
        op = reading.mapping(node, path)
        reading.unknown(op, path, _KEYS)
        base_name = reading.text(reading.needed(op, "base", path), f"{path}.base")
        if base_name not in self._bases:
            self._missing.setdefault(base_name, []).append(key)
            raise Invalid
        base = self._bases[base_name]
        if base is None:
            raise Invalid
        multi = reading.flag(op, "multi", path, default=False)
        if multi and not base.takes_address:
            reading.note(
                key, said("{name}: multi, but {base} has no address", name=name, base=base_name)
            )
            multi = False
        celltype = op.values.get("celltype")
        return OpDef(
            name,
            base,
            NO_CELLTYPE if celltype is None else reading.text(celltype, f"{path}.celltype"),
            self._durations(key, op, path, base),
            multi,
        )

    def _durations(self, key: Scalar, op: MappingNode, path: str, base: Base) -> tuple[int, ...]:
        reading = self._reading
        path = f"{path}.durations"
        node = reading.mapping(op.values.get("durations"), path)
        given = {
            each.value: _MICROS.read(node.values[each.value], join(path, each.value), reading.sink)
            for each in node.keys
        }
        used = {state.name: _source(state.name, given) for state in base.states}
        self._note(key, base, given, used)
        durations = tuple(0 if source is None else given[source] for source in used.values())
        if not 0 < sum(durations) <= MAX_NS:
            got = said("{sum} in all", sum=us_sentence(sum(durations)))
            expected = said("more than 0, at most {most}", most=us_sentence(MAX_NS))
            raise reading.sink.fail(key, path, got, expected)
        return durations

    def _note(
        self, key: Scalar, base: Base, given: Mapping[str, int], used: Mapping[str, str | None]
    ) -> None:
        """Name each state without a duration, and each duration without a state."""
        name = key.value
        for state, source in used.items():
            if source is None:
                what = said(
                    "{name}: no duration for {state} of {base}: 0 µs",
                    name=name,
                    state=state,
                    base=base.name,
                )
                self._reading.note(key, what)
        for state in given:
            if state not in used.values():
                what = said(
                    "{name}: a duration for {state}, which {base} has not: not taken over",
                    name=name,
                    state=state,
                    base=base.name,
                )
                self._reading.note(key, what)


def _source(state: str, given: Mapping[str, int]) -> str | None:
    """Return under which name the duration of a state stands, None if under none."""
    return next((name for name in (state, *ALIASES.get(state, ())) if name in given), None)
