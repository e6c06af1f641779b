"""Chains of a configuration: ``op_bases.*.sequence`` and ``generate_seq_rules``."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Final

from nandviz.exchange.nandseqgen.config.reading import Reading
from nandviz.language import said
from nandviz.model.ops import Base, OpDef
from nandviz.model.setup import Chain, ChainStep
from nandviz.model.words import Inherit, Kind
from nandviz.scenario.fields import join
from nandviz.scenario.nodes import Mapping as MappingNode
from nandviz.scenario.nodes import Node, Scalar

BILLION: Final = 10**9
RULES: Final = "generate_seq_rules"
_NOTHING: Final = "NONE"
_SUFFIX: Final = ".SEQ"
_SEQUENCE: Final = frozenset({"probs", "inherit"})
_RULE: Final = frozenset({"sequences", "name_weights"})
_NO_ADDRESS: Final = frozenset({"none", "same_plane", "same_reg", "same_chunk"})
"""Rules that say nothing of page, celltype or number of planes: those are kept anyway."""


class Chains:
    """What may come behind an op of each base."""

    def __init__(
        self,
        reading: Reading,
        top: MappingNode,
        bases: Mapping[str, Base | None],
        ops: Mapping[str, OpDef],
    ) -> None:
        self._reading, self._bases, self._ops = reading, bases, ops
        self._rules = reading.section(top, RULES)
        self._sequences = {key.value: self._steps_of_rule(key) for key in self._rules.keys}
        self._op_bases = reading.section(top, "op_bases")

    def by_base(self) -> dict[str, tuple[Chain, ...]]:
        """Return the chains of the bases that have any."""
        found = {}
        for name, base in self._bases.items():
            path = join("op_bases", name)
            node = self._reading.mapping(self._op_bases.values[name], path)
            if base is None or "sequence" not in node.values:
                continue
            chains = tuple(self._of_base(node.values["sequence"], join(path, "sequence")))
            if base.kind is Kind.RESET:
                self._reading.note(
                    node, said("{name}: a reset stands alone in its batch", name=name)
                )
            elif chains:
                found[name] = chains
        return found

    def _of_base(self, node: Node, path: str) -> Iterator[Chain]:
        reading = self._reading
        sequence = reading.mapping(node, path)
        reading.unknown(sequence, path, _SEQUENCE)
        inherit = {
            key.value: (key, reading.texts(rules, f"{path}.inherit.{key.value}"))
            for key, rules in reading.pairs(sequence.values.get("inherit"), f"{path}.inherit")
        }
        for key, node_of_weight in reading.pairs(sequence.values.get("probs"), f"{path}.probs"):
            where = f"{path}.probs.{key.value}"
            weight = reading.number(node_of_weight, where, said("a number of at least 0"))
            place, rules = inherit.get(key.value, (key, []))
            yield Chain(_billionths(weight), tuple(self._steps(key, place, rules, where)))

    def _steps(
        self, key: Scalar, place: Scalar, rules: Iterable[str], path: str
    ) -> Iterable[ChainStep]:
        """Return the steps that one of the ``probs`` stands for."""
        name = key.value
        if name.upper() == _NOTHING:
            return ()
        if name.endswith(_SUFFIX):
            if name not in self._sequences:
                what = said("{path}: {rules} has no such sequence", path=path, rules=RULES)
                self._reading.note(key, what)
            return self._sequences.get(name, ())
        return self._step(key, name.split(".")[0], self._inherit(place, rules), {}, path)

    def _steps_of_rule(self, key: Scalar) -> tuple[ChainStep, ...]:
        reading, path = self._reading, join(RULES, key.value)
        rule = reading.mapping(self._rules.values[key.value], path)
        reading.unknown(rule, path, _RULE)
        weights = {
            base.value: self._weights(node, f"{path}.name_weights.{base.value}")
            for base, node in reading.pairs(rule.values.get("name_weights"), f"{path}.name_weights")
        }
        steps: list[ChainStep] = []
        for index, item in enumerate(
            reading.items(rule.values.get("sequences"), f"{path}.sequences")
        ):
            where = f"{path}.sequences[{index}]"
            for base, node in reading.pairs(item, where):
                rules = self._inherit(base, reading.texts(node, join(where, base.value)))
                steps += self._step(base, base.value, rules, weights.get(base.value, {}), where)
        return tuple(steps)

    def _step(
        self,
        place: Scalar,
        base: str,
        inherit: frozenset[Inherit],
        weights: Mapping[str, int],
        path: str,
    ) -> tuple[ChainStep, ...]:
        """Return a step; none, which is noted, where its base cannot come behind another op."""
        known = self._bases.get(base)
        if known is not None and known.kind is not Kind.RESET:
            return (ChainStep(base, inherit, weights),)
        what = said("{path}: no base '{base}' to come behind another op", path=path, base=base[:60])
        self._reading.note(place, what)
        return ()

    def _weights(self, node: Node, path: str) -> dict[str, int]:
        mapping = self._reading.mapping(node, path)
        weights = {}
        for key in mapping.keys:
            where = join(path, key.value)
            number = self._reading.number(
                mapping.values[key.value], where, said("a number of at least 0")
            )
            if key.value in self._ops:
                weights[key.value] = _billionths(number)
            else:
                what = said("{path}: no such op, not taken over", path=where)
                self._reading.note(key, what)
        return weights

    def _inherit(self, place: Scalar, words: Iterable[str]) -> frozenset[Inherit]:
        rules = set()
        for word in words:
            if word in list(Inherit):
                rules.add(Inherit(word))
            elif word not in _NO_ADDRESS:
                what = said(
                    "{name}: unknown rule '{rule}', not taken over", name=place.value, rule=word
                )
                self._reading.note(place, what)
        return frozenset(rules)


def _billionths(weight: Decimal) -> int:
    return int((weight * BILLION).to_integral_value())
